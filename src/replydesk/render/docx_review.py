"""The review copy (审阅稿): the letter's Word file with bookmarks, comments and tracked changes switched on.

Nothing that is printed differs from the letter. The bookmarks say which block each paragraph is, the
properties which version of which draft the copy was made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import docx as word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part as OpaquePart
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.run import Run

from replydesk.layout.pages import Line, Pages
from replydesk.render.docx import package_of
from replydesk.render.docx_package import CUSTOM, MAX_PROPERTY, pack
from replydesk.render.docx_styles import space_characters
from replydesk.render.docx_text import Writer
from replydesk.render.docx_xml import escaped, quoted
from replydesk.render.review_marks import BOOKMARK, DRAFT, REST, VERSION, CopySource, ReviewRemark
from replydesk.render.zipping import QUICK, archive, part
from replydesk.text.characters import one_line
from replydesk.text.marks import in_letter

MAX_INITIALS = 9  # characters, by the schema

_END = 1 << 30  # behind the end of every block
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of custom properties, by the standard (22.3)
_BEFORE_TRACKING = frozenset((qn("w:zoom"), qn("w:mirrorMargins")))  # settings before w:trackRevisions


def render_review(
    pages: Pages,
    fonts: Mapping[str, str],
    name: str,
    day: date | None,
    source: CopySource,
    remarks: Sequence[ReviewRemark] = (),
) -> bytes:
    """Return the .docx of a letter for review; the first arguments are those of `docx.render`.

    The same arguments give the same bytes. A remark on a block without text is put on the one before it.
    """
    document = word.Document(BytesIO(pack(package_of(pages, fonts, name, day, _BookmarkingWriter))))
    runs = _Runs(document, [block.text for block in pages.letter.blocks])
    if remarks:
        _add_comment_styles(document.styles)
    for remark in remarks:
        _add_comment(document, runs, remark)
    _track_changes(document.settings.element)
    _note_source(document, source)
    saved = BytesIO()
    document.save(saved)
    with ZipFile(saved) as package:
        return archive(part(each, package.read(each), QUICK) for each in package.namelist())


class _BookmarkingWriter(Writer):
    """A writer that sets a bookmark around the text of every block."""

    def __init__(self, pages: Pages, faces: Mapping[str, str]) -> None:
        super().__init__(pages, faces)
        self._next = 2 * len(pages.letter.blocks)  # the numbers before are those of `Writer.beginning`
        self._written: dict[int, int] = {}  # parts of each block

    def marked(self, part: Line, runs: str) -> str:
        """Return runs with a bookmark around them."""
        count = self._written[part.block] = self._written.get(part.block, 0) + 1
        name = f"{BOOKMARK}{part.block}" + (REST if count > 1 else "") + (str(count) if count > 2 else "")
        self._next += 1
        start = f'<w:bookmarkStart w:id="{self._next}" w:name="{name}"/>'
        return f'{start}{runs}<w:bookmarkEnd w:id="{self._next}"/>'


class _Runs:
    """The runs of each block in the file, split where comments begin and end."""

    def __init__(self, document: Any, texts: Sequence[str]) -> None:
        self._texts = texts
        self._starts: dict[int, list[Any]] = {}  # the bookmarks of each block
        for start in document.element.body.iter(qn("w:bookmarkStart")):
            name = start.get(qn("w:name"))
            if name.startswith(BOOKMARK):
                block = int(name.removeprefix(BOOKMARK).partition(REST)[0])
                self._starts.setdefault(block, []).append(start)

    def of(self, block: int, start: int, end: int) -> tuple[Any, Any] | None:
        """Return the first and last run of characters of a block, of all if there are none between them.

        A block without text has those of the nearest one before it, else behind it; None if no block has any.
        """
        if not self._of(block):
            every = range(len(self._texts))
            nearest = (each for each in (*reversed(every[:block]), *every[block:]) if self._of(each))
            block, start, end = next(nearest, -1), 0, 0
            if block < 0:
                return None
        chosen = [at for at in self._characters(block) if start <= at[0] < end] or self._characters(block)
        _, last, behind = chosen[-1]
        _split(last, behind + 1)
        _, first, before = chosen[0]
        rest = _split(first, before)
        return rest, rest if first is last else last

    def _characters(self, block: int) -> list[tuple[int, Any, int]]:
        """Return the characters of a block: offset in its text, run, and offset in the run.

        Blanks at the ends of title lines are in the text only.
        """
        found = []
        text, at = self._texts[block], 0
        for run in self._of(block):
            for place, char in enumerate(run.text):
                while at < len(text) and text[at] != char:
                    at += 1
                found.append((at, run, place))
                at += 1
        return found

    def _of(self, block: int) -> list[Any]:
        """Return the runs of a block that have text."""
        return [run for start in self._starts.get(block, ()) for run in _runs_in(start)]


def _runs_in(start: Any) -> Iterator[Any]:
    """Yield the runs with text of a bookmark."""
    for element in start.itersiblings():
        if element.tag == qn("w:bookmarkEnd") and element.get(qn("w:id")) == start.get(qn("w:id")):
            return
        if element.tag == qn("w:r") and element.find(qn("w:t")) is not None:
            yield element


def _split(run: Any, at: int) -> Any:
    """Split a run before one of its characters; return the run that begins with it."""
    text = run.find(qn("w:t"))
    if at <= 0 or at >= len(text.text):
        return run
    rest = deepcopy(run)
    text.text, rest.find(qn("w:t")).text = text.text[:at], text.text[at:]
    run.addnext(rest)
    return rest


def _add_comment(document: Any, runs: _Runs, remark: ReviewRemark) -> None:
    """Put a remark as a comment on its words."""
    last = remark.block if remark.last is None else remark.last
    found = runs.of(remark.block, remark.start, remark.end if last == remark.block else _END)
    if found is None:
        return
    first, end = found
    if last != remark.block and (more := runs.of(last, 0, remark.end)):
        end = more[1]
    who = one_line(remark.who)[:MAX_PROPERTY]
    comment = document.add_comment(
        [Run(first, document), Run(end, document)], in_letter(remark.text), who, who[:MAX_INITIALS]
    )
    element = comment._comment_elm
    del element.attrib[qn("w:date")]
    if remark.when:  # Word writes and shows the local time, although it puts Z behind it
        element.set(qn("w:date"), f"{remark.when.replace(tzinfo=None):%Y-%m-%dT%H:%M:%SZ}")


def _add_comment_styles(styles: Any) -> None:
    """Add the styles that comments have, with the names and ids of Word."""
    text = styles.add_style("annotation text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    text.style_id, text.base_style = "CommentText", styles["Normal"]
    text.paragraph_format.line_spacing = 1.0
    text.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    space_characters(text.font, 0)
    text.font.size = Pt(10.5)
    mark = styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.style_id = "CommentReference"
    mark.font.size = Pt(10.5)


def _track_changes(settings: Any) -> None:
    """Switch on the tracking of changes."""
    place = sum(each.tag in _BEFORE_TRACKING for each in settings)
    settings.insert(place, OxmlElement("w:trackRevisions"))


def _note_source(document: Any, source: CopySource) -> None:
    """Note in the properties what the file was made of; programs that drop some keep the others."""
    document.core_properties.identifier = source.version
    package = document.part.package
    content = _custom_properties(((VERSION, source.version), (DRAFT, source.draft))).encode()
    custom = OpaquePart(PackURI(f"/{CUSTOM}"), CT.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(custom, RT.CUSTOM_PROPERTIES)


def _custom_properties(texts: Iterable[tuple[str, str]]) -> str:
    properties = "".join(
        f'<property fmtid="{_FORMAT}" pid="{number}" name={quoted(name)}>'
        f"<vt:lpwstr>{escaped(in_letter(text))}</vt:lpwstr></property>"
        for number, (name, text) in enumerate(texts, 2)  # 0 and 1 are reserved
    )
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<Properties xmlns="{_TYPES}/custom-properties" xmlns:vt="{_TYPES}/docPropsVTypes">'
        f"{properties}</Properties>"
    )
