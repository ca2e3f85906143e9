"""The printed page in millimetres, beside the official page: what is measured, against which clause.

Positions come from the PDF: glyphs by their origin, rules by the lines that are drawn (vectors: a 300-dpi
picture shows the same edges to a dot of 0.085 mm). They count from the upper left corner of the paper.

A glyph's upper and lower edge are those of its *box*, one em high, 0.859 em above the baseline and 0.141 em
below it as in the office faces: the standard counts in characters and lines (3.1, 3.2), so its 字 is the box
and not the ink. The ink of a letterhead of 42 pt begins 1.4 mm below its box in the stand-in face, which sits
0.06 em lower on its baseline than the office faces do.

The second double rule is "20 mm from the paper's lower edge" (10.1). Its *lower* edge is: the first rule is
placed by the edge that faces the letterhead, so the second by the edge that faces the paper's. Placed by its
upper edge it would be 1.4 mm lower.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pdfplumber

from replydesk import desk
from replydesk.draft import Draft, Key, Paragraph, Section
from replydesk.layout.sheet import HEAD_LINES, SEAL_GAP, SHEETS, SQUARE, Sheet
from replydesk.letter import HEADINGS, Block, Role
from replydesk.office import Office, Reply, make_reply
from replydesk.render import docx

from ..replies import SAMPLES, office, varied
from .fonts import ASCENT, EM, FACES
from .office import MM_PER_POINT, PAPER_END_MM, TEXT_END_MM, Glyph, lines_of, render

MM_PER_TWIP = 25.4 / 1440
TOLERANCE_MM = 0.5
EXACT_MM = 0.05  # for what is itself a fraction of a millimetre, or a count

TYPE_TOP_MM, TYPE_END_MM = 37.0, 262.0  # 5.2.1: upper white 37 mm, type area 225 mm high
TYPE_LEFT_MM, TYPE_RIGHT_MM = 28.0, 184.0  # 5.2.1: left white 28 mm, type area 156 mm wide
CENTRE_MM = (TYPE_LEFT_MM + TYPE_RIGHT_MM) / 2
SQUARE_MM = SQUARE * MM_PER_TWIP  # one character of 3号, condensed to fill the measure
SIZE_4_MM = 14 * MM_PER_POINT  # one character of 4号
SEVEN_EIGHTHS_MM = 14 * MM_PER_POINT  # 7/8 of a character of 3号 (16 pt)
FRAME_BASELINE = 0.8  # LibreOffice's baseline in an exact line outside the line grid, from its top

IN_FLOW = frozenset(Role) - {Role.LETTERHEAD, Role.NUMBER, Role.CC}
"""Roles whose lines stand on the rows of the page; the others are in frames."""

SPECIMEN = "specimen"
VARIED = 14


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line in millimetres; `top` and `bottom` are its edges."""

    page: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def thickness(self) -> float:
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A printed line and the block of the letter it belongs to."""

    block: int
    role: Role
    is_first: bool
    is_last: bool
    glyphs: tuple[Glyph, ...]

    @property
    def page(self) -> int:
        return self.glyphs[0].page

    @property
    def left(self) -> float:
        return self.glyphs[0].x_mm

    @property
    def right(self) -> float:
        return self.glyphs[-1].right_mm

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def baseline(self) -> float:
        return self.glyphs[0].baseline_mm

    @property
    def top(self) -> float:
        """Upper edge of the glyph box."""
        return self.bottom - self.size

    @property
    def bottom(self) -> float:
        """Lower edge of the glyph box."""
        return self.baseline + (1 - ASCENT / EM) * self.size

    @property
    def size(self) -> float:
        return self.glyphs[0].size_pt * MM_PER_POINT


@dataclass(frozen=True)
class Print:
    """One reply as LibreOffice prints it."""

    name: str
    sheet: Sheet
    blocks: tuple[Block, ...]
    papers: tuple[tuple[float, float], ...]
    """Width and height of every page."""
    lines: tuple[PrintedLine, ...]
    """Every line but the page numbers, in the order of reading."""
    numbers: tuple[tuple[Glyph, ...], ...]
    """The page number of every page, empty where there is none."""
    rules: tuple[Rule, ...]

    @property
    def pitch(self) -> float:
        """Height of a row of this sheet."""
        return self.sheet.line * MM_PER_TWIP

    @cached_property
    def flow(self) -> list[PrintedLine]:
        """The lines that stand on rows."""
        return [line for line in self.lines if line.role in IN_FLOW]

    def of(self, *roles: Role) -> list[PrintedLine]:
        """The lines of some roles."""
        return [line for line in self.lines if line.role in roles]

    def row_top(self, line: PrintedLine) -> float:
        """Upper edge of the row a line stands in: the glyph box is in the middle of its row."""
        return (line.top + line.bottom - self.pitch) / 2

    def row(self, line: PrintedLine) -> int:
        """The row a line stands in, 0 for the first of a page."""
        return round((self.row_top(line) - self.sheet.top * MM_PER_TWIP) / self.pitch)

    def full_pages(self) -> Iterator[list[PrintedLine]]:
        """The lines of pages whose last row is taken."""
        for page in range(1, len(self.papers) + 1):
            lines = [line for line in self.flow if line.page == page]
            if lines and self.row(lines[-1]) == self.sheet.lines - 1:
                yield lines

    def blank_rows(self, role: Role, *above: Role) -> Iterator[float]:
        """Millimetres of blank rows between the first block of a role and the line above it.

        At the top of a page there is none; `above` are the roles the line above may have (any without).
        """
        for before, line in pairwise(self.flow):
            first = line.role is role and line.is_first and before.role is not role
            if first and before.page == line.page and (not above or before.role in above):
                yield self.row_top(line) - self.row_top(before) - self.pitch


def read_print(name: str, reply: Reply, pdf: Path) -> Print:
    """The print of a reply, its lines told apart by the text they carry."""
    with pdfplumber.open(pdf) as document:
        papers = tuple((page.width * MM_PER_POINT, page.height * MM_PER_POINT) for page in document.pages)
        rules = tuple(rule for page in document.pages for rule in _rules(page))
    pages = lines_of(pdf)
    numbers = tuple(tuple(glyph for line in page if _below(line) for glyph in line) for page in pages)
    text = (line for page in pages for line in page if not _below(line))
    blocks = reply.letter.blocks
    lines = tuple(_told_apart(blocks, text))
    return Print(name, reply.pages.sheet, blocks, papers, lines, numbers, rules)


def _below(line: Sequence[Glyph]) -> bool:
    """Whether a line is below the text: a page number."""
    return line[0].baseline_mm > TEXT_END_MM


def _rules(page: Any) -> Iterator[Rule]:
    """The horizontal lines of a page of pdfplumber, top to bottom: stroked lines or filled boxes."""
    found = []
    for drawn in (*page.lines, *page.rects):
        half = drawn["linewidth"] / 2 if drawn["object_type"] == "line" else 0
        edges = (drawn["x0"], drawn["x1"], drawn["top"] - half, drawn["bottom"] + half)
        found.append(Rule(page.page_number, *(edge * MM_PER_POINT for edge in edges)))
    yield from sorted(found, key=lambda rule: rule.top)


def _told_apart(blocks: Sequence[Block], lines: Iterable[Sequence[Glyph]]) -> Iterator[PrintedLine]:
    """Each line with the block it belongs to. What is printed has to be the letter, in its order."""
    texts = ["".join(block.text.split()) for block in blocks]
    index, at = 0, 0
    for line in lines:
        text = "".join(glyph.text for glyph in line)
        if not texts[index].startswith(text, at):
            raise AssertionError(f"printed {text!r} where the letter has {texts[index][at:]!r}")
        end = at + len(text)
        is_last = end == len(texts[index])
        yield PrintedLine(index, blocks[index].role, at == 0, is_last, tuple(line))
        index, at = (index + 1, 0) if is_last else (index, end)
    if index < len(texts):
        raise AssertionError(f"not printed: {texts[index][at:]!r}")


def specimen() -> Draft:
    """A draft with every element of the letter, several pages long, and no number to break a line at."""
    draft = desk.read(SAMPLES[0]).draft
    bodies = ("某某委员会办公室", "某某政府办公厅", "某某发展和改革委员会", "某某财政厅", "某某自然资源厅")
    draft = draft.with_field(Key.CC, bodies)
    draft = draft.with_field(Key.ATTACHMENTS, ("有关工作情况统计表", "有关工作任务分工表"))
    text = Paragraph("全面落实有关规定要求" * 14 + "。")
    levels = (1, 2, 3, 4, 2, 3, 4, 1, 2, 2)
    run_in = [Section(level, "加强组织领导。", (text, text)) for level in levels]
    own_line = [Section(level, "健全工作机制", (text,)) for level in (1, 2, 3, 4)]
    return replace(draft, preamble=(text,), sections=(*run_in, *own_line))


def replies() -> dict[str, Reply]:
    """What is measured, by the name of its file: the specimen, samples and varied drafts, on every sheet."""
    drafts = {SPECIMEN: specimen()}
    drafts |= {path.stem: desk.read(path).draft for path in SAMPLES}
    drafts |= {f"varied {seed}": varied(seed) for seed in range(VARIED)}
    return {
        f"{name} {sheet}": make_reply(draft, _on_sheet(sheet))
        for sheet in SHEETS
        for name, draft in drafts.items()
    }


def _on_sheet(sheet: str) -> Office:
    """The office of the tests, printing on this sheet."""
    stock = office()
    profiles = {name: replace(profile, sheet=sheet) for name, profile in stock.profiles.items()}
    return replace(stock, profiles=profiles)


def print_replies(work: Path, fonts: Path) -> list[Print]:
    """Export the replies, print them in one call, read the prints. `work` is a folder of this call alone."""
    made = replies()
    paths = []
    for name, reply in made.items():
        paths.append(work / f"{name}.docx")
        paths[-1].write_bytes(docx.render(reply.pages, reply.profile))
    pdfs = render(paths, work, fonts, for_lines=False)
    return [read_print(name, reply, pdf) for (name, reply), pdf in zip(made.items(), pdfs, strict=True)]


@dataclass(frozen=True, slots=True)
class Element:
    """One number of the official page: a row of the report."""

    name: str
    clause: str
    """Of GB/T 9704-2012, or "practice"."""
    wanted: float | Callable[[Sheet], float]
    """Millimetres, or what `unit` says."""
    measure: Callable[[Print], Iterable[float]]
    """Every value found in a print."""
    how: str
    """How it is measured, where the name does not say it."""
    unit: str = "mm"
    tolerance: float = TOLERANCE_MM
    format: str = ""
    """The format it belongs to (信函), "" for every format."""

    def wanted_on(self, sheet: Sheet) -> float:
        return self.wanted(sheet) if callable(self.wanted) else self.wanted


@dataclass(frozen=True, slots=True)
class Measured:
    """The value farthest from the wanted one in all prints on a sheet, and the print it is from."""

    wanted: float
    value: float
    where: str

    @property
    def difference(self) -> float:
        return self.value - self.wanted


def measured(element: Element, prints: Iterable[Print], sheet: str) -> Measured:
    """Measure an element in all prints on a sheet."""
    wanted = element.wanted_on(SHEETS[sheet])
    values = [
        (value, page.name) for page in prints if page.sheet.name == sheet for value in element.measure(page)
    ]
    if not values:
        raise AssertionError(f"no print on {sheet} has: {element.name}")
    value, where = max(values, key=lambda found: abs(found[0] - wanted))
    return Measured(wanted, value, where)


def _pitch(sheet: Sheet) -> float:
    return sheet.line * MM_PER_TWIP


def _rows_end(sheet: Sheet) -> float:
    """Lower edge of the area the rows are in: 262 mm, or 264.4 mm with half a gap below the text."""
    return (sheet.height - sheet.bottom) * MM_PER_TWIP


def _fills(sheet: Sheet) -> bool:
    """Whether the glyphs and not the rows end on the edges of the type area (撑满版心)."""
    return sheet.top * MM_PER_TWIP < TYPE_TOP_MM - TOLERANCE_MM


def _above_title(page: Print) -> Iterator[float]:
    above = page.of(Role.RESULT_CLASS)
    end = page.sheet.top * MM_PER_TWIP + HEAD_LINES * page.pitch
    if above:
        end = page.row_top(above[-1]) + page.pitch
    for line in page.of(Role.TITLE)[:1]:
        yield page.row_top(line) - end


def _head(page: Print) -> tuple[PrintedLine, list[Rule]]:
    """The letterhead, and the four lines of the two double rules from the top."""
    return page.of(Role.LETTERHEAD)[0], list(page.rules[:4])


def _first_line_top(page: Print) -> Iterator[float]:
    """Of every page whose first row is taken, but the first page: its rows begin under the head."""
    for number in range(2, len(page.papers) + 1):
        first = next(line for line in page.lines if line.page == number)
        if first.role in IN_FLOW and page.row(first) == 0:
            yield first.top if _fills(page.sheet) else page.row_top(first)


def _most_lines(page: Print) -> Iterator[float]:
    counts = Counter(line.page for line in page.flow if line.page > 1)
    if len(page.papers) > 3:
        yield max(counts.values())


def _last_line_bottom(page: Print) -> Iterator[float]:
    for lines in page.full_pages():
        yield lines[-1].bottom if _fills(page.sheet) else page.row_top(lines[-1]) + page.pitch


def _pitches(page: Print) -> Iterator[float]:
    """Distances of baselines of 3号 lines, each divided by the number of rows they are apart."""
    for above, line in pairwise(page.flow):
        rows = page.row(line) - page.row(above)
        if above.page == line.page and above.size == line.size and rows > 0:
            yield (line.baseline - above.baseline) / rows


def _on_rows(page: Print) -> Iterator[float]:
    for line in page.flow:
        yield page.row_top(line) - page.row(line) * page.pitch - page.sheet.top * MM_PER_TWIP


def _first_indents(page: Print) -> Iterator[float]:
    for line in page.of(Role.BODY, *HEADINGS):
        if line.is_first:
            yield line.left - TYPE_LEFT_MM


def _wrapped_cc(page: Print) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Each second and later line of the cc, with its first line."""
    first = None
    for line in page.of(Role.CC):
        first = line if line.is_first else first
        if first is not None and not line.is_first:
            yield first, line


def _glyph_after(line: PrintedLine, mark: str) -> Glyph:
    """The first glyph after a mark, of the whole line if it has none."""
    text = [glyph.text for glyph in line.glyphs]
    return line.glyphs[text.index(mark) + 1 if mark in text else 0]


def _cc_bottom(page: Print) -> Iterator[float]:
    for line in page.of(Role.CC)[-1:]:
        yield line.baseline + (1 - FRAME_BASELINE) * page.pitch


def _is_specimen(page: Print) -> bool:
    return page.name.startswith(SPECIMEN)


def _attachment_names(page: Print) -> Iterator[float]:
    """How far later attachments stand from the first one's number."""
    first = next(iter(page.of(Role.ATTACHMENTS)), None)
    for line in page.of(Role.ATTACHMENTS_NEXT):
        if first is not None and line.is_first:
            yield line.left - _glyph_after(first, "：").x_mm


def _signed(page: Print, wide: bool | None = None) -> Iterator[tuple[PrintedLine, PrintedLine]]:
    """Signature and date; `wide` for those with a name that, centred on the date, would leave less than two
    characters on its right."""
    names, dates = page.of(Role.SIGNATURE), page.of(Role.DATE)
    if len(names) == len(dates) == 1:
        over = (names[0].right - names[0].left - dates[0].right + dates[0].left) / 2
        if wide is None or wide == (over > 2 * SQUARE_MM):
            yield names[0], dates[0]


def _page_numbers(page: Print, odd: bool) -> Iterator[tuple[Glyph, ...]]:
    for number, drawn in enumerate(page.numbers, 1):
        if drawn and number % 2 == odd:
            yield drawn


def _dashes(page: Print) -> Iterator[float]:
    """Millimetres from the type area to the dash: the middle of its glyph box."""
    for drawn in filter(None, page.numbers):
        size = drawn[0].size_pt * MM_PER_POINT
        yield drawn[0].baseline_mm - (ASCENT / EM - 0.5) * size - TYPE_END_MM


def _in_head(measure: Callable[[PrintedLine, list[Rule]], float]) -> Callable[[Print], list[float]]:
    """A measure of one number of the letterhead and the double rules."""
    return lambda page: [measure(*_head(page))]


PAPER = (
    Element("paper, width", "5.1", 210, lambda page: [wide for wide, _ in page.papers], "every page"),
    Element(
        "paper, height", "5.1", PAPER_END_MM, lambda page: [high for _, high in page.papers], "every page"
    ),
)

_LETTER = (
    Element(
        "letterhead, upper edge",
        "10.1",
        30,
        _in_head(lambda letterhead, _: letterhead.top),
        "glyph box, from the paper's edge",
    ),
    Element(
        "letterhead, middle",
        "10.1",
        CENTRE_MM,
        _in_head(lambda letterhead, _: letterhead.centre),
        "centred in the type area (28–184 mm)",
    ),
    Element(
        "first double rule, below the letterhead",
        "10.1",
        4,
        _in_head(lambda letterhead, rules: rules[0].top - letterhead.bottom),
        "glyph box to the thick line's upper edge",
    ),
    Element(
        "double rules, length",
        "10.1",
        170,
        lambda page: [rule.right - rule.left for rule in _head(page)[1]],
        "each of the four lines",
    ),
    Element(
        "double rules, middle",
        "10.1",
        CENTRE_MM,
        lambda page: [(rule.left + rule.right) / 2 for rule in _head(page)[1]],
        "centred in the type area",
    ),
    Element(
        "first double rule, thick line above",
        "10.1; practice 2.25 pt",
        2.25 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[0].thickness),
        "upper line",
        tolerance=EXACT_MM,
    ),
    Element(
        "first double rule, thin line below",
        "10.1; practice 0.75 pt",
        0.75 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[1].thickness),
        "lower line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, thin line above",
        "10.1; practice 0.75 pt",
        0.75 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[2].thickness),
        "upper line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, thick line below",
        "10.1; practice 2.25 pt",
        2.25 * MM_PER_POINT,
        _in_head(lambda _, rules: rules[3].thickness),
        "lower line",
        tolerance=EXACT_MM,
    ),
    Element(
        "second double rule, above the paper's edge",
        "10.1",
        20,
        _in_head(lambda _, rules: PAPER_END_MM - rules[3].bottom),
        "the thick line's lower edge",
    ),
    Element(
        "lines on page 1",
        "10.1",
        4,
        lambda page: [sum(rule.page == 1 for rule in page.rules)],
        "two double rules",
        unit="lines",
        tolerance=EXACT_MM,
    ),
    Element(
        "lines on later pages",
        "10.1",
        0,
        lambda page: [sum(rule.page > 1 for rule in page.rules)],
        "",
        unit="lines",
        tolerance=EXACT_MM,
    ),
    Element(
        "document number, right edge",
        "10.1",
        TYPE_RIGHT_MM,
        lambda page: [line.right for line in page.of(Role.NUMBER)],
        "the last character's box",
    ),
    Element(
        "document number, below the rule",
        "10.1",
        SEVEN_EIGHTHS_MM,
        lambda page: [line.top - _head(page)[1][1].bottom for line in page.of(Role.NUMBER)],
        "7/8 of a 3号 character, thin line's lower edge to glyph box",
    ),
    Element(
        "title, blank lines above",
        "7.3.1, 10.1",
        lambda sheet: 2 * _pitch(sheet),
        _above_title,
        "two rows below the three of the head, or below the result class",
    ),
    Element(
        "cc, lower edge",
        "10.1",
        _rows_end,
        _cc_bottom,
        "last row's lower edge; LibreOffice sets glyphs in frames 1.3 mm lower in their row than in the text",
    ),
    Element(
        "no number on page 1",
        "10.1",
        0,
        lambda page: [len(page.numbers[0])],
        "",
        unit="glyphs",
        tolerance=EXACT_MM,
    ),
)

LETTER = tuple(replace(element, format="信函") for element in _LETTER)
"""What only the letter format has; the ordinary format's own elements go beside it."""

TEXT = (
    Element(
        "title, size",
        "7.3.1",
        22,
        lambda page: [glyph.size_pt for line in page.of(Role.TITLE) for glyph in line.glyphs],
        "2号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "title, middle of each line",
        "7.3.1",
        CENTRE_MM,
        lambda page: [line.centre for line in page.of(Role.TITLE)],
        "centred in the type area",
    ),
    Element(
        "salutation, blank lines above",
        "7.3.2",
        _pitch,
        lambda page: page.blank_rows(Role.SALUTATION, Role.TITLE),
        "one row below the title",
    ),
    Element(
        "salutation, left edge",
        "7.3.2",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(Role.SALUTATION)],
        "flush left",
    ),
    Element("body, first-line indent", "7.3.3", 2 * SQUARE_MM, _first_indents, "body and headings"),
    Element(
        "body, left edge",
        "5.2.1",
        TYPE_LEFT_MM,
        lambda page: [line.left for line in page.of(Role.BODY) if not line.is_first],
        "second and later lines",
    ),
    Element(
        "body, right edge",
        "5.2.1",
        TYPE_RIGHT_MM,
        lambda page: [line.right for line in page.of(Role.BODY) if not line.is_last],
        "all but last lines; LibreOffice stretches by whole twips per character only",
    ),
    Element("line pitch", "5.2.3", _pitch, _pitches, "baseline to baseline"),
    Element("lines on their rows", "5.2.3", 0, _on_rows, "farthest from its row, every line of every page"),
    Element(
        "page, first line's upper edge",
        "5.2.1",
        TYPE_TOP_MM,
        _first_line_top,
        "常用: the row; 撑满版心: the glyph box",
    ),
    Element(
        "page, last line's lower edge",
        "5.2.1",
        TYPE_END_MM,
        _last_line_bottom,
        "full pages; 常用: the row; 撑满版心: the glyph box",
    ),
    Element(
        "page, lines",
        "5.2.3",
        22,
        _most_lines,
        "the most on a later page, letters of four pages and more",
        unit="lines",
        tolerance=EXACT_MM,
    ),
    Element(
        "attachments, blank line above",
        "7.3.4",
        _pitch,
        lambda page: page.blank_rows(Role.ATTACHMENTS),
        "one row below the body",
    ),
    Element(
        "attachments, left edge",
        "7.3.4",
        TYPE_LEFT_MM + 2 * SQUARE_MM,
        lambda page: [line.left for line in page.of(Role.ATTACHMENTS) if line.is_first],
        "two characters in",
    ),
    Element("attachments, later numbers", "7.3.4", 0, _attachment_names, "from below the first number"),
    Element(
        "signature, room above",
        "practice",
        lambda sheet: SEAL_GAP * _pitch(sheet),
        lambda page: page.blank_rows(Role.SIGNATURE) if _is_specimen(page) else (),
        "two rows for a seal of 42 mm, where there is room",
    ),
    Element(
        "signature, middle on the date's",
        "7.3.5.1",
        0,
        lambda page: [name.centre - date.centre for name, date in _signed(page)],
        "",
    ),
    Element(
        "date, right edge",
        "7.3.5.1",
        TYPE_RIGHT_MM - 4 * SQUARE_MM,
        lambda page: [date.right for _, date in _signed(page, wide=False)],
        "four characters in",
    ),
    Element(
        "wide signature, right edge",
        "practice",
        TYPE_RIGHT_MM - 2 * SQUARE_MM,
        lambda page: [name.right for name, _ in _signed(page, wide=True)],
        "two characters in, the date moves to its middle",
    ),
    Element(
        "contact, left edge",
        "7.3.6",
        TYPE_LEFT_MM + 2 * SQUARE_MM,
        lambda page: [line.left for line in page.of(Role.CONTACT) if line.is_first],
        "two characters in",
    ),
    Element(
        "cc, size",
        "7.4.2",
        14,
        lambda page: [glyph.size_pt for line in page.of(Role.CC) for glyph in line.glyphs],
        "4号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "cc, left edge",
        "7.4.2",
        TYPE_LEFT_MM + SIZE_4_MM,
        lambda page: [line.left for line in page.of(Role.CC) if line.is_first],
        "one 4号 character in",
    ),
    Element(
        "cc, fullest line's right edge",
        "7.4.2",
        TYPE_LEFT_MM + (1 + 29) * SIZE_4_MM,
        lambda page: [max(line.right for line in page.of(Role.CC))] if _is_specimen(page) else (),
        "29 whole characters fit between indents of one character",
    ),
    Element(
        "cc, later lines",
        "7.4.2",
        0,
        lambda page: [line.left - _glyph_after(first, "：").x_mm for first, line in _wrapped_cc(page)],
        "from below the first character after the colon",
    ),
    Element(
        "page number, size",
        "7.5",
        14,
        lambda page: [glyph.size_pt for drawn in page.numbers for glyph in drawn],
        "4号",
        unit="pt",
        tolerance=EXACT_MM,
    ),
    Element(
        "page number, dash below the type area",
        "7.5",
        7,
        _dashes,
        "from 262 mm to the middle of the glyph box (the stand-in's ink is 0.3 mm lower)",
    ),
    Element(
        "page number, odd: right edge",
        "7.5",
        TYPE_RIGHT_MM - SIZE_4_MM,
        lambda page: [drawn[-1].right_mm for drawn in _page_numbers(page, odd=True)],
        "one 4号 character in",
    ),
    Element(
        "page number, even: left edge",
        "7.5",
        TYPE_LEFT_MM + SIZE_4_MM,
        lambda page: [drawn[0].x_mm for drawn in _page_numbers(page, odd=False)],
        "one 4号 character in",
    ),
)

ELEMENTS = (*PAPER, *LETTER, *TEXT)
"""The report's rows, in the order of the page."""


@dataclass(frozen=True, slots=True)
class Face:
    """The face a part of the letter is set in: the clause's kind, by the office's font of that kind."""

    name: str
    clause: str
    wanted: str
    found: Callable[[Print], Iterable[Glyph]]


def _glyphs_of(page: Print, role: Role) -> Iterator[Glyph]:
    """The glyphs of the spans of a role, run-in headings too."""
    printed: dict[int, list[Glyph]] = {}
    for line in page.lines:
        printed.setdefault(line.block, []).extend(line.glyphs)
    for index, block in enumerate(page.blocks):
        at = 0
        for span in block.spans:
            end = at + len("".join(span.text.split()))
            if span.role is role:
                yield from printed[index][at:end]
            at = end


def _face(name: str, clause: str, wanted: str, role: Role) -> Face:
    return Face(name, clause, wanted, lambda page: _glyphs_of(page, role))


FACES_WANTED = (
    _face("letterhead", "10.1", "方正小标宋简体", Role.LETTERHEAD),
    _face("document number", "5.2.2", "仿宋_GB2312", Role.NUMBER),
    _face("title", "7.3.1", "方正小标宋简体", Role.TITLE),
    _face("salutation", "5.2.2", "仿宋_GB2312", Role.SALUTATION),
    _face("body", "7.3.3", "仿宋_GB2312", Role.BODY),
    _face("heading 一、", "7.3.3", "黑体", Role.HEADING_1),
    _face("heading （一）", "7.3.3", "楷体_GB2312", Role.HEADING_2),
    _face("heading 1.", "7.3.3", "仿宋_GB2312", Role.HEADING_3),
    _face("heading （1）", "7.3.3", "仿宋_GB2312", Role.HEADING_4),
    _face("attachments", "5.2.2", "仿宋_GB2312", Role.ATTACHMENTS),
    _face("signature", "5.2.2", "仿宋_GB2312", Role.SIGNATURE),
    _face("date", "5.2.2", "仿宋_GB2312", Role.DATE),
    _face("contact", "5.2.2", "仿宋_GB2312", Role.CONTACT),
    _face("cc", "7.4.2", "仿宋_GB2312", Role.CC),
    Face("page number", "7.5", "宋体", lambda page: [each for drawn in page.numbers for each in drawn]),
)
"""The faces of the letter, roles as in the profile that comes with the program."""


def faces_found(face: Face, prints: Iterable[Print], sheet: str) -> set[str]:
    """The office faces whose stand-ins a part is printed with, on a sheet."""
    office_face = {Path(file).stem: name for name, (file, _) in FACES.items()}
    return {
        office_face.get(glyph.font, glyph.font)
        for page in prints
        if page.sheet.name == sheet
        for glyph in face.found(page)
    }
