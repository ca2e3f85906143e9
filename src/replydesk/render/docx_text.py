"""Paragraphs and runs of WordprocessingML in the styles of their roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from itertools import groupby, pairwise

from replydesk.draft.model import MENDED, Key, Part
from replydesk.layout.head_and_foot import HEAD
from replydesk.layout.lines import hanging_indent, is_centred, width_in_twips
from replydesk.layout.pages import Line, Pages, Row
from replydesk.layout.sheet import SQUARE, STYLES, Align
from replydesk.letter.model import HEADINGS, Block, Role, Span
from replydesk.render.docx_styles import INLINE, character_style_id, style_id
from replydesk.render.docx_xml import escaped, face_name, faces_of

HINT = '<w:rFonts w:hint="eastAsia"/>'  # keeps “ ” … — in the Chinese face


def run_of(text: str, look: str = HINT) -> str:
    """Return a run with some properties; "" if there is no text."""
    if not text:
        return ""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def bookmark(number: int, name: str) -> str:
    """Return a bookmark without text; its number must be unique in the file."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


_UNPLACED = frozenset((Role.BODY, *HEADINGS))  # Need only their style: most of a letter
_TEXT = frozenset((*_UNPLACED, Role.CELL, Role.CELL_HEAD))

# Parts of the text whose beginnings are bookmarked, since they cannot be seen on the page.
BEGINNINGS = frozenset((*map(str, Part), str(Key.SIGNER)))
MENDS = f"{Key.MENDING}_{MENDED}"  # bookmark of a letter whose lines were mended


@lru_cache(maxsize=512)  # letters of a batch share paragraphs
def _whole_runs(spans: tuple[Span, ...], role: Role) -> tuple[str, frozenset[str]]:
    """Return the runs of a whole block, and the character styles they use."""
    styles = [_character_style(span.role, role) for span in spans]
    runs = [run_of(span.text, _styled(style) + HINT) for span, style in zip(spans, styles, strict=True)]
    return "".join(runs), frozenset(filter(None, styles))


def _character_style(own: Role, role: Role) -> str:
    """Return the style of a run of role `own` in a block of `role`; "" if it needs none."""
    return character_style_id(own) if own is not role and own in INLINE else ""


def _styled(style: str) -> str:
    return f'<w:rStyle w:val="{style}"/>' if style else ""


class Writer:
    """A writer of the parts of one letter that collects the styles in use."""

    def __init__(self, pages: Pages, faces: Mapping[str, str]) -> None:
        self.pages = pages
        self.faces = faces
        self.used_styles: set[str] = set()
        self._looks: dict[tuple[Role, Role, int, str], str] = {}

    def cells(self, table: int) -> list[int]:
        """Return the indexes of a table's blocks in the letter."""
        return self._cells[table]

    def table_rows(self, table: int) -> list[list[Row]]:
        """Return the printed rows of a table, page by page."""
        return self._table_rows[table]

    @cached_property
    def _cells(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for index, block in enumerate(self.pages.letter.blocks):
            if block.cell:
                found.setdefault(block.cell.table, []).append(index)
        return found

    @cached_property
    def _table_rows(self) -> dict[int, list[list[Row]]]:
        found: dict[int, list[list[Row]]] = {}
        for page in self.pages.pages:
            for table, rows in groupby(page.rows, key=self.pages.table):
                if table is not None:
                    found.setdefault(table, []).append(list(rows))
        return found

    def paragraph(self, role: Role, properties: str, runs: str, style: str = "") -> str:
        """Return a paragraph; `properties` are the children of its pPr after the style."""
        style = style or style_id(role)
        self.used_styles.add(style)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'

    def row(self, row: Row, before: str = "", spacing: str = "") -> str:
        """Return lines side by side as a paragraph with tabs; `before` and `spacing` go into its pPr."""
        first = self.pages.block(row[0])
        tabs = "".join(map(self._tab, row[1:]))
        properties = before + (f"<w:tabs>{tabs}</w:tabs>" if tabs else "") + spacing
        face = STYLES[first.role].face
        runs = "<w:r><w:tab/></w:r>".join(self.runs(line, face) for line in row)
        if len(row) == 1:
            return self.paragraph(first.role, properties + self.placing(first, row[0]), runs)
        indent = f'<w:ind w:left="{row[0].left}" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
        if len(row) > 1 and STYLES[first.role].align is Align.RIGHT and first.role is Role.SIGNATURE:
            runs, tab = f"<w:r><w:tab/></w:r>{runs}", self._tab(row[0])
            properties = f"{before}<w:tabs>{tab}{tabs}</w:tabs>{spacing}"
            indent = '<w:ind w:left="0" w:right="0" w:firstLineChars="0" w:firstLine="0"/>'
        return self.paragraph(first.role, f'{properties}{indent}<w:jc w:val="left"/>', runs)

    def _tab(self, line: Line) -> str:
        """Return the tab stop of a line: centred for a signature, else at the right edge of its text."""
        block = self.pages.block(line)
        across = width_in_twips(self.pages.text(line), block.role, self.pages.setup)
        if block.role is Role.SIGNATURE:
            return f'<w:tab w:val="center" w:pos="{line.left + across // 2}"/>'
        return f'<w:tab w:val="right" w:pos="{line.left + across}"/>'

    def runs(self, part: Line, face: str = "") -> str:
        """Return the runs of a part of a block, given as one line; `face` is the paragraph's, if another."""
        return self.marked(part, self._runs(part, face))

    def marked(self, part: Line, runs: str) -> str:
        """Return the finished runs of a part of a block with what is to stand around them: nothing."""
        return runs

    def _runs(self, part: Line, face: str) -> str:
        block = self.pages.block(part)
        if part.block in self.pages.condensed:
            return "".join([self._run(span, block.role, less, face) for span, less in self._stretches(part)])
        if not face and part.start == 0 and part.end == len(block.text):
            runs, styles = _whole_runs(block.spans, block.role)
            self.used_styles |= styles
            return runs
        return "".join([self._run(span, block.role, 0, face) for span in self.pages.spans(part)])

    def plain_run(self, part: Line, look: str = HINT) -> str:
        """Return a part of a block as one run with some properties, without the spaces at its end."""
        return run_of(self.pages.text(part), look)

    def line_break(self, block: int) -> str:
        """Return the break between two lines of a title."""
        return "<w:r><w:br/></w:r>"

    def row_mark(self, blocks: Iterable[int]) -> str:
        """Return what ends the properties of a table row with these blocks."""
        return ""

    def _run(self, span: Span, role: Role, less: int, face: str) -> str:
        """Return the run of a span in a block of a role, condensed by `less` twips."""
        key = (span.role, role, less, face)
        if key not in self._looks:
            self._looks[key] = self._look(*key)
        return run_of(span.text, self._looks[key])

    def _look(self, own: Role, role: Role, less: int, face: str) -> str:
        """Return the properties of a run of role `own` in a block of `role`."""
        style = _character_style(own, role)
        self.used_styles |= {style} - {""}
        place = STYLES[own].face
        fonts = faces_of(*face_name(place, self.faces)) if face and place != face and not style else HINT
        spacing = f'<w:spacing w:val="{STYLES[role].spacing - less}"/>' if less else ""
        return f"{_styled(style)}{fonts}{spacing}"

    def _stretches(self, part: Line) -> Iterator[tuple[Span, int]]:
        """Yield the spans of a part of a block, split where condensing begins and ends, with its twips."""
        runs = self.pages.condensed[part.block]
        marks = sorted({part.start, part.end, *(at for run in runs for at in run[:2])})
        for start, end in pairwise(at for at in marks if part.start <= at <= part.end):
            less = next((twips for first, last, twips in runs if first <= start < last), 0)
            yield from ((span, less) for span in self.pages.spans(part._replace(start=start, end=end)))

    def beginning(self, block: int) -> str:
        """Return the bookmarks of a block that begins a part of the text; "" for any other block.

        They do not print. With them a letter that is imported again gets its passages back.
        """
        names = self._beginnings.get(block, ())
        return "".join(bookmark(2 * block + place, name) for place, name in enumerate(names))

    @cached_property
    def _beginnings(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, tuple[str, ...]] = {}
        last = ""
        for index, block in enumerate(self.pages.letter.blocks):
            if block.role in _TEXT and block.place.key != last and block.place.key in BEGINNINGS:
                last = block.place.key
                found[index] = (str(last), MENDS) if not found and self.pages.setup.mends else (str(last),)
        return found

    def whole(self, block: int) -> Line:
        """Return a block as one line."""
        return Line(block, 0, len(self.pages.letter.blocks[block].text), 0)

    def placing(self, block: Block, line: Line) -> str:
        """Return the indent a block needs beside its style's, given its first line."""
        if block.role in _UNPLACED:
            return ""
        style, setup = STYLES[block.role], self.pages.setup
        if block.role in (Role.SIGNATURE, Role.DATE, Role.POST):
            right = setup.sheet.measure - line.left - width_in_twips(self.pages.text(line), block.role, setup)
            return f'<w:ind w:right="{max(right, 0)}"/>'
        if style.align is Align.RIGHT and block.role in HEAD and not is_centred(block.role, setup):
            right = setup.sheet.measure - line.left - width_in_twips(self.pages.text(line), block.role, setup)
            return "" if right < SQUARE else f'<w:ind w:left="{line.left}"/><w:jc w:val="left"/>'
        hanging = hanging_indent(block.text, block.role, setup)
        if not hanging:
            return ""
        first = hanging - style.indent_twips
        return f'<w:ind w:left="{hanging}"' + (f' w:hanging="{first}"/>' if first else "/>")
