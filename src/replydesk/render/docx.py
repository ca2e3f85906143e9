"""The pages as a Word file (GB/T 9704-2012).

Word breaks the lines itself; this module makes sure that they break as in `layout`: blank lines are real
paragraphs, text moved to the page of the signature begins with a page break, the lines of titles are fixed.
Head and foot are in text frames (`docx_head_foot`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from itertools import takewhile

from replydesk.layout.lines import TITLES, typesetter
from replydesk.layout.pages import Line, Page, Pages, Row
from replydesk.layout.sheet import FONTS, STYLES
from replydesk.letter.model import HEADINGS, Block, Role
from replydesk.render.docx_head_foot import HeadFoot
from replydesk.render.docx_package import Package, pack
from replydesk.render.docx_styles import run_in_style_id, style_id
from replydesk.render.docx_table import table
from replydesk.render.docx_text import Writer
from replydesk.render.docx_xml import MINUTE, exact

# Begins a page that has only the foot, or a blank page before it.
_TO_NEXT_PAGE = f"<w:p><w:pPr><w:pageBreakBefore/>{exact(MINUTE)}</w:pPr></w:p>"


def render(pages: Pages, fonts: Mapping[str, str], name: str, day: date | None) -> bytes:
    """Return the .docx of a letter. The same arguments give the same bytes.

    `fonts` are the unit's fonts, keyed as `layout.sheet.FONTS`. The file's properties have the letter's date,
    `day`, and the unit's `name` as author if there is no signature.
    """
    return pack(package_of(pages, fonts, name, day))


def package_of(
    pages: Pages,
    fonts: Mapping[str, str],
    name: str,
    day: date | None,
    writer: Callable[[Pages, Mapping[str, str]], Writer] = Writer,
) -> Package:
    """Return the package that `render` packs, written by another writer for other kinds of files."""
    faces = {**FONTS, **fonts}
    body = _Body(writer(pages, faces))
    text, unnumbered = body.texts()
    return Package(
        text,
        frozenset(body.writer.used_styles),
        pages.setup,
        tuple(faces.items()),
        pages.letter.text_of(Role.TITLE),
        pages.letter.text_of(Role.SIGNATURE) or name,
        day,
        unnumbered,
    )


class _Body:
    """The paragraphs of one letter as WordprocessingML."""

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.pages = writer.pages
        self.tables: set[int] = set()

    def texts(self) -> tuple[str, str]:
        """Return the paragraphs of the numbered pages, and of the last pages if they are unnumbered."""
        around = HeadFoot(self.writer)
        text = "".join((*around.head(), *(each for page in self.pages.pages for each in self._page(page))))
        missing = self._empty_pages()
        if missing > 1 and not self.pages.pages[-1].is_numbered:  # the section's end leads to the first
            return text, "".join((_TO_NEXT_PAGE * (missing - 1), *around.foot()))
        return "".join((text, _TO_NEXT_PAGE * missing or self._below_table(), *around.foot())), ""

    def _page(self, page: Page) -> list[str]:
        """Return the paragraphs that begin on a page, with the blank lines between them."""
        found: list[str] = []
        blank, at_top = 0, page.number > 1
        for row in page.rows[self.pages.head.rows if page.number == 1 else 0 :]:
            if not row:
                blank += 1
            elif row[0].start and not self._is_moved(row[0]):  # continues the row above
                at_top = False
            elif not self.pages.is_foot(row):
                if blank:
                    found.append(self._blank(blank, at_top=at_top))
                blank, at_top = 0, False
                found.append(self._row(row, at_top=page.number > 1 and row is page.rows[0]))
        return found

    def _blank(self, lines: int, *, at_top: bool) -> str:
        """Return blank lines; at the top of a page the first has a page break."""
        if not at_top:
            return "<w:p/>" * lines
        return "<w:p><w:pPr><w:pageBreakBefore/></w:pPr></w:p>" + "<w:p/>" * (lines - 1)

    def _row(self, row: Row, *, at_top: bool) -> str:
        """Return the content of a row: a table, lines side by side, a paragraph or its moved end."""
        number = self.pages.table(row)
        if number is not None:
            if number in self.tables:
                return ""
            self.tables.add(number)
            return table(self.writer, number)
        if len(row) > 1:
            return self.writer.row(row)
        return self._block(row[0], at_top=at_top) if row[0].start == 0 else self._rest(row[0])

    def _is_moved(self, line: Line) -> bool:
        return line.block == self.pages.moved and line.start == self.pages.moved_from

    def _rest(self, line: Line) -> str:
        """Return the end of a paragraph that moves to the signature's page, as a separate paragraph."""
        properties = '<w:pageBreakBefore/><w:ind w:firstLineChars="0" w:firstLine="0"/>'
        block = self.pages.block(line)
        runs = self.writer.runs(line._replace(end=len(block.text)))
        return self.writer.paragraph(block.role, properties, runs)

    def _block(self, line: Line, *, at_top: bool) -> str:
        """Return the paragraph of a block, given its first line."""
        block = self.pages.block(line)
        properties = self.writer.placing(block, line)
        if at_top and self._needs_break(block, line):
            properties = f"<w:pageBreakBefore/>{properties}"
        if block.role in TITLES:
            return self.writer.paragraph(block.role, properties, self._title(line.block))
        end = self.pages.moved_from if line.block == self.pages.moved else 0
        runs = self.writer.runs(Line(line.block, 0, end or len(block.text), 0))
        runs = self.writer.beginning(line.block) + runs
        return self.writer.paragraph(block.role, properties, runs, self._style(block))

    def _needs_break(self, block: Block, line: Line) -> bool:
        """Return True if a block at the top of a page needs a page break to be there."""
        is_set_off = STYLES[block.role].blank_before > 0 or block.role is Role.ATTACHMENT
        return is_set_off or self._is_moved(line)

    def _style(self, block: Block) -> str:
        runs_in = len(block.spans) > 1 and block.spans[0].role in HEADINGS
        return run_in_style_id(block.spans[0].role) if runs_in else style_id(block.role)

    def _title(self, index: int) -> str:
        lines = typesetter(self.pages.setup).lines(self.pages.letter.blocks[index], index)
        runs = "".join(
            self.writer.line_break(index) * bool(line.start) + self.writer.plain_run(line) for line in lines
        )
        return self.writer.marked(self.writer.whole(index), runs)

    def _below_table(self) -> str:
        """Return the paragraph needed between a table on the last page and the foot."""
        is_table = self.pages.table(self.pages.pages[-1].rows[-1]) is not None
        return f"<w:p><w:pPr>{exact(MINUTE)}</w:pPr></w:p>" if is_table else ""

    def _empty_pages(self) -> int:
        """Return the number of last pages with the foot only, or empty; page 1 is never counted."""
        return len(list(takewhile(self._is_empty, reversed(self.pages.pages[1:]))))

    def _is_empty(self, page: Page) -> bool:
        """Return True if a page has no text except the foot."""
        return not any(row and not self.pages.is_foot(row) for row in page.rows)
