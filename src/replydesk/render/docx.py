"""The pages as a Word file in letter format (信函格式, GB/T 9704-2012, 10.1).

Word breaks the lines itself; this module writes what it needs to break them where `layout` does: blank
lines are real paragraphs, a page turned for the signature's sake begins with a page break, the lines of
the title are fixed. Letterhead, rules, number and cc stand in frames, placed from the page's edges,
and remain text that people can edit.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from html import escape

from replydesk.layout.breaking import width
from replydesk.layout.pages import Line, Pages, hanging_indent
from replydesk.layout.sheet import (
    HEAD_LINES,
    HEAD_TOP,
    MAX_LETTERHEAD,
    NUMBER_BELOW_RULE,
    RULE_ABOVE_EDGE,
    RULE_BELOW_LETTERHEAD,
    RULE_HEIGHT,
    RULE_LENGTH,
    STYLES,
)
from replydesk.letter import HEADINGS, Block, Role
from replydesk.profile import Profile
from replydesk.record import parse_date
from replydesk.render.docx_package import pack
from replydesk.render.docx_styles import character_style_id, exact, run_in_style_id, style_id

FRAMED_LINE = 1.2
"""Height of a framed line, in sizes of its text: with this one it is the same whether a program centres the
text of an exact line or puts its baseline at four fifths, as LibreOffice does in frames."""

_RED = 'w:color="FF0000" w:space="0"'
_THICK, _THIN = f'w:val="single" w:sz="18" {_RED}', f'w:val="single" w:sz="6" {_RED}'
_MARGIN_FRAME = (
    '<w:framePr w:w="{width}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
    ' w:xAlign="center" w:yAlign="bottom"/>'
)


def render(pages: Pages, profile: Profile) -> bytes:
    """The .docx of a letter. The same pages and profile give the same bytes."""
    body = _Body(pages)
    return pack(
        body.xml,
        body.used_styles,
        pages.sheet,
        profile.fonts,
        pages.letter.text_of(Role.TITLE),
        pages.letter.text_of(Role.SIGNATURE) or profile.name,
        _day(pages),
    )


def _day(pages: Pages) -> date | None:
    """The letter's date, None while it is open."""
    written = parse_date(pages.letter.text_of(Role.DATE))
    try:
        return date(*(int(part) for part in written)) if written else None
    except ValueError:
        return None


class _Body:
    """The paragraphs of one letter as WordprocessingML."""

    def __init__(self, pages: Pages) -> None:
        self.pages = pages
        self.sheet = pages.sheet
        self.used_styles: set[str] = set()

    @cached_property
    def xml(self) -> str:
        return "".join((*self._head(), *self._flow(), *self._foot()))

    def _head(self) -> Iterator[str]:
        """Letterhead, first double rule, number and second double rule, in frames on the page."""
        name = self.pages.letter.text_of(Role.LETTERHEAD)
        size = self._letterhead_size(name)
        rule = HEAD_TOP + size * 20 + RULE_BELOW_LETTERHEAD
        number = rule + RULE_HEIGHT + NUMBER_BELOW_RULE
        flow = self.sheet.top + HEAD_LINES * self.sheet.line
        line, above = _framed_line(size)
        frame = self._page_frame(RULE_LENGTH, line, HEAD_TOP - above)
        yield self._paragraph(Role.LETTERHEAD, frame + exact(line), self._run(name, properties=_size(size)))
        yield self._rule(rule, _THICK, _THIN)
        line, above = _framed_line(STYLES[Role.NUMBER].size)
        frame = self._page_frame(self.sheet.measure, flow - number + above, number - above)
        number_text = self.pages.letter.text_of(Role.NUMBER)
        yield self._paragraph(Role.NUMBER, frame + exact(line), self._run(number_text))
        yield self._rule(self.sheet.height - RULE_ABOVE_EDGE - RULE_HEIGHT, _THIN, _THICK)

    def _letterhead_size(self, name: str) -> int:
        """Points of the letterhead: the largest up to 初号 that keeps it on one line."""
        return max(min(MAX_LETTERHEAD, RULE_LENGTH // 10 // max(width(name), 1)), 1)

    def _page_frame(self, wide: int, high: int, top: int) -> str:
        left = self.sheet.left + (self.sheet.measure - wide) // 2
        return (
            f'<w:framePr w:w="{wide}" w:h="{high}" w:hRule="exact" w:wrap="notBeside"'
            f' w:vAnchor="page" w:hAnchor="page" w:x="{left}" w:y="{top}"/>'
        )

    def _rule(self, top: int, above: str, below: str) -> str:
        """A double rule: an empty framed paragraph between two borders of different weight."""
        frame = self._page_frame(RULE_LENGTH, RULE_HEIGHT, top)
        borders = f"<w:pBdr><w:top {above}/><w:bottom {below}/></w:pBdr>"
        return f"<w:p><w:pPr>{frame}{borders}{exact(20)}</w:pPr></w:p>"

    def _flow(self) -> Iterator[str]:
        """The blocks in the order of reading, with the blank lines that stand between them."""
        for page in self.pages.pages:
            blank, at_top = 0, page.number > 1
            start = HEAD_LINES if page.number == 1 else 0
            for row in page.rows[start:]:
                if row is None:
                    blank += 1
                elif self.pages.block(row).role is not Role.CC:
                    yield from self._blank(blank, at_top=at_top)
                    blank, at_top = 0, False
                    if row.start == 0:
                        yield self._block(row, at_top=row is page.rows[0])
                    elif self._is_turned(row):
                        yield self._rest(row)

    def _blank(self, lines: int, *, at_top: bool) -> Iterator[str]:
        """Blank lines; those at the top of a page begin it."""
        for line in range(lines):
            breaks = at_top and line == 0
            yield "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>" if breaks else "<w:p/>"

    def _is_turned(self, line: Line) -> bool:
        return line.block == self.pages.turned and line.start == self.pages.turned_at

    def _rest(self, line: Line) -> str:
        """The end of a paragraph that goes to a new page with the signature: a paragraph of its own."""
        properties = '<w:pageBreakBefore/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
        block = self.pages.block(line)
        return self._paragraph(block.role, properties, self._runs(line._replace(end=len(block.text))))

    def _block(self, line: Line, at_top: bool) -> str:
        """The paragraph of a block, given its first line."""
        block = self.pages.block(line)
        breaks = at_top and (STYLES[block.role].blank_before or self._is_turned(line))
        properties = "<w:pageBreakBefore/>" if breaks else ""
        properties += self._placing(block, line)
        if block.role is Role.TITLE:
            return self._paragraph(Role.TITLE, properties, self._title(line.block))
        end = self.pages.turned_at if line.block == self.pages.turned else 0
        runs = self._runs(line._replace(end=end or len(block.text)))
        return self._paragraph(block.role, properties, runs, self._style(block))

    def _style(self, block: Block) -> str:
        head = block.spans[0].role
        runs_in = len(block.spans) > 1 and head in HEADINGS
        return run_in_style_id(head) if runs_in else style_id(block.role)

    def _placing(self, block: Block, line: Line) -> str:
        """The indent a block needs beside its style's, in twips."""
        style = STYLES[block.role]
        half = style.pitch / 2
        if block.role in (Role.SIGNATURE, Role.DATE):
            # counted in squares from the right edge: the grid is a little narrower than the measure
            right = self.sheet.half_squares * half - line.left - width(self.pages.text(line)) * half
            return f'<w:ind w:right="{max(round(right), 0)}"/>'
        hanging = hanging_indent(block, style)
        if block.role is Role.CONTACT or hanging:
            first = style.indent - hanging
            return f'<w:ind w:left="{round(hanging * half)}"' + (
                f' w:hanging="{round(-first * half)}"/>' if first else "/>"
            )
        return ""

    def _title(self, index: int) -> str:
        lines = [
            self.pages.text(row)
            for page in self.pages.pages
            for row in page.rows
            if row is not None and row.block == index
        ]
        return "<w:r><w:br/></w:r>".join(map(self._run, lines))

    def _runs(self, part: Line) -> str:
        """The runs of a part of a block, given as if it were one line."""
        role = self.pages.block(part).role
        runs = []
        for span in self.pages.spans(part):
            own = span.role if span.role in HEADINGS and span.role is not role else None
            runs.append(self._run(span.text, style=self._character_style(own) if own else ""))
        return "".join(runs)

    def _character_style(self, heading: Role) -> str:
        self.used_styles |= {character_style_id(heading), style_id(heading)}
        return f'<w:rStyle w:val="{character_style_id(heading)}"/>'

    def _foot(self) -> Iterator[str]:
        """The cc at the foot of the last page, in a frame that hangs on a last, minute paragraph."""
        blocks = [block for block in self.pages.letter.blocks if block.role is Role.CC]
        for block in blocks:
            frame = _MARGIN_FRAME.format(width=self.sheet.measure)
            style = STYLES[Role.CC]
            half = style.pitch // 2
            hanging = hanging_indent(block, style)
            indent = (
                f'<w:ind w:left="{hanging * half}" w:right="{style.indent * half}"'
                f' w:hanging="{(hanging - style.indent) * half}"/>'
            )
            yield self._paragraph(Role.CC, frame + indent, self._run(block.text))
        if blocks:
            yield f"<w:p><w:pPr>{exact(20)}</w:pPr></w:p>"

    def _paragraph(self, role: Role, properties: str, runs: str, style: str = "") -> str:
        style = style or style_id(role)
        self.used_styles.add(style)
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{runs}</w:p>'

    @staticmethod
    def _run(text: str, *, style: str = "", properties: str = "") -> str:
        """A run; the hint keeps “ ” … — in the Chinese face."""
        return (
            f'<w:r><w:rPr>{style}<w:rFonts w:hint="eastAsia"/>{properties}</w:rPr>'
            f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
        )


def _framed_line(points: float) -> tuple[int, int]:
    """Height of a framed line of text of this size, and how much of it is above the text (twips)."""
    line = round(points * 20 * FRAMED_LINE)
    return line, round(line - points * 20) // 2


def _size(points: int) -> str:
    return f'<w:sz w:val="{points * 2}"/>'
