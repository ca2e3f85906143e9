"""Head and foot of the letter in Word: editable paragraphs in frames with fixed positions on the page.

A frame is as high as the distance to the next one, so that the text begins where the head ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.layout.lines import hanging_indent
from replydesk.layout.pages import Row
from replydesk.layout.sheet import (
    DOUBLE_RULE,
    DOUBLE_RULE_ABOVE_EDGE,
    DOUBLE_RULE_LENGTH,
    FOOT_RULES,
    RED_RULE,
    RULE_LINE,
    STYLES,
    TYPE_END,
)
from replydesk.letter.model import Role
from replydesk.letter.print_options import Format
from replydesk.render.docx_text import HINT, Writer
from replydesk.render.docx_xml import MINUTE, exact

# Height of a framed line, in sizes of its text. At this height it does not matter whether a program centres
# the text of an exact line or puts its baseline at four fifths, as LibreOffice does in frames.
FRAMED_LINE = 1.2
RED, BLACK = 'w:color="FF0000" w:space="0"', 'w:color="000000" w:space="0"'
_THICK, _THIN = f'w:val="single" w:sz="18" {RED}', f'w:val="single" w:sz="6" {RED}'
_MARGIN_FRAME = (
    '<w:framePr w:w="{width}" w:wrap="notBeside" w:vAnchor="margin" w:hAnchor="margin"'
    ' w:xAlign="center" w:yAlign="bottom"/>'
)


class HeadFoot:
    """The framed paragraphs of one letter's head and foot."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.pages = writer.pages
        self.sheet = writer.pages.sheet
        self.page_head = writer.pages.head

    def head(self) -> Iterator[str]:
        """Yield the head of page 1, from top to bottom, if it has one."""
        if not self.pages.letter.has_head:
            return
        if self.pages.setup.format is Format.LETTER:
            yield from self._letter_head()
        else:
            yield from self._document_head()

    def foot(self) -> Iterator[str]:
        """Yield the foot of the last page, and the paragraph its frames are anchored to."""
        rows = self._foot_rows()
        if not rows:
            return
        if self.pages.setup.format is Format.LETTER:
            yield self._cc(_MARGIN_FRAME.format(width=self.sheet.measure))
        else:
            yield from self._imprint(rows)
        yield f"<w:p><w:pPr>{exact(MINUTE)}</w:pPr></w:p>"

    def _foot_rows(self) -> list[Row]:
        """Return the rows of the foot; a very long one begins before the last page."""
        rows: list[Row] = []
        for page in reversed(self.pages.pages):
            found = [row for row in page.rows if self.pages.is_foot(row)]
            if not found:
                break
            rows = found + rows
        return rows

    def _letter_head(self) -> Iterator[str]:
        """Yield letterhead, first double rule, number and second double rule (10.1)."""
        head = self.page_head
        yield self._letterhead(DOUBLE_RULE_LENGTH, None)
        yield self._double_rule(head.rule, _THICK, _THIN)
        yield self._line(self.pages.pages[0].rows[head.number_row], head.number, head.end)
        bottom = self.sheet.height - DOUBLE_RULE_ABOVE_EDGE - DOUBLE_RULE
        # "through", since LibreOffice would not split a table above a frame that text wraps around
        yield self._double_rule(bottom, _THIN, _THICK).replace("notBeside", "through")

    def _document_head(self) -> Iterator[str]:
        """Yield marks, letterhead, number and red rule (7.2), without room for text between them."""
        head, rows = self.page_head, self.pages.pages[0].rows
        marks = [row for row in rows[: head.letterhead_row] if row] or [()]
        line, gap = self.sheet.line, self.sheet.above_glyphs
        tops = [self.sheet.top + index * line + gap for index in range(len(marks))]
        ends = [*(top - gap for top in tops[1:]), head.letterhead]
        for row, top, end in zip(marks, tops, ends, strict=True):
            yield self._line(row, top, end)
        number = rows[head.number_row]
        yield self._letterhead(self.sheet.measure, head.number)
        yield self._line(number, head.number, head.rule)
        border = f'<w:top w:val="single" w:sz="{RED_RULE * 8 // 20}" {RED}/>'
        yield self._rule(self.sheet.measure, head.rule, RED_RULE, border)

    def _letterhead(self, width: int, end: int | None) -> str:
        """Return the letterhead, in a frame as high as its line, or down to the characters at `end`."""
        size = self.page_head.size
        line, above = framed_line(size)
        top = self.page_head.letterhead - above
        high = line if end is None else end - framed_line(STYLES[Role.NUMBER].size)[1] - top
        look = f'{HINT}<w:sz w:val="{size * 2}"/>'
        run = "".join(self._plain(index, look) for index in self.pages.letter.places(Role.LETTERHEAD)[:1])
        return self.writer.paragraph(Role.LETTERHEAD, self._frame(width, high, top) + exact(line), run)

    def _plain(self, block: int, look: str = HINT) -> str:
        """Return a block as one run of these properties."""
        part = self.writer.whole(block)
        return self.writer.marked(part, self.writer.plain_run(part, look))

    def _line(self, row: Row, top: int, end: int) -> str:
        """Return one line whose characters begin at `top`, in a frame that ends at `end` (twips)."""
        line, above = framed_line(STYLES[self.pages.role(row) or Role.NUMBER].size)
        frame = self._frame(self.sheet.measure, end - top + above, top - above)
        if not row:
            return self.writer.paragraph(Role.NUMBER, frame + exact(line), "")
        if len(row) == 1 and self.pages.role(row) is Role.NUMBER:
            centred = '<w:jc w:val="center"/>' if self.pages.setup.format is Format.DOCUMENT else ""
            runs = self.writer.runs(self.writer.whole(row[0].block))
            return self.writer.paragraph(Role.NUMBER, frame + exact(line) + centred, runs)
        return self.writer.row(row, frame, exact(line))

    def _frame(self, wide: int, high: int, top: int) -> str:
        left = self.sheet.left + (self.sheet.measure - wide) // 2
        is_foot = self.pages.setup.format is Format.DOCUMENT and top > TYPE_END // 2
        if is_foot and self._is_even_and_mirrored():
            left = self.sheet.right
        return (
            f'<w:framePr w:w="{wide}" w:h="{high}" w:hRule="exact" w:wrap="notBeside"'
            f' w:vAnchor="page" w:hAnchor="page" w:x="{left}" w:y="{top}"/>'
        )

    def _is_even_and_mirrored(self) -> bool:
        return self.pages.setup.two_sided and len(self.pages.pages) % 2 == 0

    def _rule(self, wide: int, top: int, thickness: int, borders: str, *, line_above: bool = False) -> str:
        """Return a rule: an empty framed paragraph of minimal height with a border above or below."""
        frame = self._frame(wide, thickness + RULE_LINE, top - RULE_LINE * line_above)
        return f"<w:p><w:pPr>{frame}<w:pBdr>{borders}</w:pBdr>{exact(RULE_LINE)}</w:pPr></w:p>"

    def _double_rule(self, top: int, above: str, below: str) -> str:
        borders = f"<w:top {above}/><w:bottom {below}/>"
        frame = self._frame(DOUBLE_RULE_LENGTH, DOUBLE_RULE, top)
        return f"<w:p><w:pPr>{frame}<w:pBdr>{borders}</w:pBdr>{exact(RULE_LINE)}</w:pPr></w:p>"

    def _cc(self, frame: str) -> str:
        """Return the cc, one character in from both edges, its lines hanging under the first name (7.4.2)."""
        index = self.pages.letter.places(Role.CC)[0]
        block = self.pages.letter.blocks[index]
        one = STYLES[Role.CC].indent_twips
        hanging = hanging_indent(block.text, block.role, self.pages.setup)
        indent = f'<w:ind w:left="{hanging}" w:right="{one}" w:hanging="{hanging - one}"/>'
        return self.writer.paragraph(Role.CC, frame + indent, self._plain(index))

    def _imprint(self, rows: list[Row]) -> Iterator[str]:
        """Yield cc and imprint between rules, the last of them on the type area's lower edge (7.4)."""
        outer, inner = FOOT_RULES
        line = self.sheet.line
        copies = sum(self.pages.role(row) is Role.CC for row in rows)
        others = rows[copies:]
        top = TYPE_END - len(rows) * line
        yield self._foot_rule(top, outer)
        if copies:
            yield self._cc(self._copies_frame(top, copies))
        if copies and others:
            yield self._foot_rule(top + copies * line, inner)
        for number, row in enumerate(others, copies):
            yield self._imprint_line(row, self._in_row(top + number * line))
        yield self._foot_rule(TYPE_END - outer, outer, line_above=False)

    def _copies_frame(self, top: int, lines: int) -> str:
        """Return the frame of the cc above the imprint, for a single line like the imprint's."""
        if lines > 1:
            high = lines * self.sheet.line - 2 * RULE_LINE
            return self._frame(self.sheet.measure, high, top + FOOT_RULES[1])
        line, above = framed_line(STYLES[Role.CC].size)
        return self._frame(self.sheet.measure, line, self._in_row(top) - above) + exact(line)

    def _in_row(self, top: int) -> int:
        """Return the top of a foot row's characters, centred in the row that begins at `top` (twips)."""
        return top + (self.sheet.line - round(STYLES[Role.CC].size * 20)) // 2

    def _imprint_line(self, row: Row, glyphs: int) -> str:
        line, above = framed_line(STYLES[Role.IMPRINT].size)
        frame = self._frame(self.sheet.measure, line, glyphs - above)
        if len(row) > 1:
            return self.writer.row(row, frame, exact(line))
        side = "left" if self.pages.role(row) is Role.IMPRINT else "right"
        indent = f'<w:ind w:{side}="{STYLES[Role.IMPRINT].indent_twips}"/>'
        role = self.pages.block(row[0]).role
        return self.writer.paragraph(role, frame + exact(line) + indent, self.writer.runs(row[0]))

    def _foot_rule(self, top: int, thickness: int, *, line_above: bool = True) -> str:
        side = "bottom" if line_above else "top"
        border = f'<w:{side} w:val="single" w:sz="{thickness * 8 // 20}" {BLACK}/>'
        return self._rule(self.sheet.measure, top, thickness, border, line_above=line_above)


def framed_line(points: float) -> tuple[int, int]:
    """Return the height of a framed line of this size, and the part of it above the text (twips)."""
    line = round(points * 20 * FRAMED_LINE)
    return line, round(line - points * 20) // 2
