"""The 花脸稿 as a Word file: the merged letter, with tracked changes by those who made them.

Made all, they leave the last state of the letter, unmade all, the first. What only the layout needs (the
lines of a changed title, the end of a paragraph moved to the signature's page) is both inserted and deleted,
so that it goes either way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import count

from replydesk.draft.change_text import name_of
from replydesk.layout.pages import Line, Pages
from replydesk.letter.model import Role
from replydesk.letter.redline import REDLINE, REDLINE_HEAD, Redline, RedlineMark
from replydesk.letter.redline_parts import accepted
from replydesk.render.docx import package_of
from replydesk.render.docx_package import MAX_PROPERTY, pack
from replydesk.render.docx_text import HINT, Writer, bookmark, run_of
from replydesk.render.docx_xml import MINUTE, exact, quoted
from replydesk.text.marks import without_marked

# Two tables that touch would be one in Word.
_BETWEEN_TABLES = f"</w:tbl><w:p><w:pPr>{exact(MINUTE)}</w:pPr></w:p><w:tbl>"
_OF_LAYOUT = REDLINE  # the author of what only the layout needs


def render(pages: Pages, redline: Redline, fonts: Mapping[str, str], name: str, day: date | None) -> bytes:
    """Return the .docx of a redline laid out on `pages`; the other arguments are those of `docx.render`."""
    package = package_of(pages, fonts, name, day, partial(_RedlineWriter, redline))
    text, unnumbered = (
        each.replace("</w:tbl><w:tbl>", _BETWEEN_TABLES) for each in (package.text, package.unnumbered)
    )
    title = accepted(redline).text_of(Role.TITLE)
    return pack(
        package._replace(
            text=text.replace("</w:pPr>", f"</w:pPr>{bookmark(0, REDLINE)}", 1),
            unnumbered=unnumbered,
            title=f"（{REDLINE}）{title}",
            head=REDLINE_HEAD,
            keywords=REDLINE,
        )
    )


_RED, _UNDERLINED, _STRUCK = '<w:color w:val="FF0000"/>', '<w:u w:val="single"/>', "<w:strike/>"
_FACE, _LOOK_END = "<w:rFonts ", "</w:rPr>"


def _painted(tracked: str, *, is_added: bool) -> str:
    """Return tracked runs in red, underlined or struck out: in frames LibreOffice tracks nothing."""
    before, *runs = tracked.split(_FACE)
    return _FACE.join((before, *(_painted_run(run, is_added) for run in runs)))


def _painted_run(run: str, is_added: bool) -> str:
    """Return a run, given from its face on, in the order that the schema asks for."""
    face, end, rest = run.partition("/>")
    if is_added:
        return f"{face}{end}{_RED}{rest.replace(_LOOK_END, _UNDERLINED + _LOOK_END, 1)}"
    return f"{face}{end}{_STRUCK}{_RED}{rest}"


class _RedlineWriter(Writer):
    """A writer of the parts of a redline."""

    def __init__(self, redline: Redline, pages: Pages, faces: Mapping[str, str]) -> None:
        super().__init__(pages, faces)
        self._redline = redline
        self._ends = {**redline.whole, **redline.breaks}
        self._ids = count(1)
        # written since the last paragraph, and so in the next one: parts of blocks, tracked runs
        self._parts: list[Line] = []
        self._changed: list[tuple[str, bool]] = []

    def runs(self, part: Line, face: str = "") -> str:
        self._parts.append(part)
        write = super().runs
        return "".join(self._tracked(write(piece, face), mark) for piece, mark in self._pieces(part))

    def plain_run(self, part: Line, look: str = HINT) -> str:
        self._parts.append(part)
        text = self.pages.letter.blocks[part.block].text
        return "".join(
            self._tracked(run_of(text[piece.start : piece.end], look), mark)
            for piece, mark in self._pieces(part)
        )

    def beginning(self, block: int) -> str:
        return ""

    def line_break(self, block: int) -> str:
        plain = super().line_break(block)
        if block not in self._redline.marks:
            return plain
        return f"<w:ins{self._of_layout()}><w:del{self._of_layout()}>{plain}</w:del></w:ins>"

    def paragraph(self, role: Role, properties: str, runs: str, style: str = "") -> str:
        parts, self._parts = self._parts, []
        changed, self._changed = self._changed, []
        for tracked, is_added in changed if "<w:framePr" in properties else ():
            runs = runs.replace(tracked, _painted(tracked, is_added=is_added))
        return super().paragraph(role, properties + self._end_of(parts), runs, style)

    def row_mark(self, blocks: Iterable[int]) -> str:
        marks = [self._redline.whole.get(each) for each in blocks]
        mark = marks[0]
        is_whole = mark is not None and all(each and each.is_added is mark.is_added for each in marks)
        return self._mark(mark) if mark and is_whole else ""

    def _pieces(self, part: Line) -> Iterator[tuple[Line, RedlineMark | None]]:
        """Yield the pieces of a part of a block between its changes, each with its mark."""
        at = part.start
        for mark in self._redline.marks.get(part.block, ()):
            first, last = max(mark.start, part.start), min(mark.end, part.end)
            if first >= last:
                continue
            if at < first:
                yield part._replace(start=at, end=first), None
            yield part._replace(start=first, end=last), mark
            at = last
        if at < part.end:
            yield part._replace(start=at), None

    def _tracked(self, runs: str, mark: RedlineMark | None) -> str:
        if mark is None or not runs:
            return runs
        if mark.is_added:
            tracked = f"<w:ins{self._by(mark)}>{runs}</w:ins>"
        else:
            deleted = runs.replace("<w:t xml", "<w:delText xml").replace("</w:t>", "</w:delText>")
            tracked = f"<w:del{self._by(mark)}>{deleted}</w:del>"
        self._changed.append((tracked, mark.is_added))
        return tracked

    def _end_of(self, parts: list[Line]) -> str:
        """Return the property of a paragraph whose end was added or removed with the blocks it holds."""
        if not parts:
            return ""
        last = parts[-1]
        if last.end < len(self.pages.letter.blocks[last.block].text):  # goes on in the next paragraph
            return f"<w:rPr><w:ins{self._of_layout()}/><w:del{self._of_layout()}/></w:rPr>"
        ends = [self._ends.get(part.block) for part in parts]
        if any(end is None or ends[0] is None or end.is_added is not ends[0].is_added for end in ends):
            return ""
        return f"<w:rPr>{self._mark(ends[-1])}</w:rPr>" if ends[-1] else ""

    def _mark(self, mark: RedlineMark) -> str:
        return f"<w:{'ins' if mark.is_added else 'del'}{self._by(mark)}/>"

    def _by(self, mark: RedlineMark) -> str:
        author = name_of(without_marked(mark.who)[:MAX_PROPERTY])
        when = f' w:date="{mark.when:%Y-%m-%dT%H:%M:%SZ}"' if mark.when else ""
        return f' w:id="{next(self._ids)}" w:author={quoted(author)}{when}'

    def _of_layout(self) -> str:
        return f' w:id="{next(self._ids)}" w:author="{_OF_LAYOUT}"'
