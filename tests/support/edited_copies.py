"""Review copies edited as Word does it: tracked changes by several people, comments, text typed untracked."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from lxml.etree import _Element

WHEN = datetime(2026, 5, 28, 16, 40)


class EditedCopy:
    """A review copy that is being edited; words are given as they are printed, within one run."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._document: WordDocument = Document(str(path))
        self._count = 9000

    def replace(self, who: str, removed: str, added: str = "", when: datetime = WHEN) -> EditedCopy:
        """Replace words with tracking on."""
        run = self._run(removed)
        self._count += 1
        gone = self._traced("w:del", who, when)
        run._r.addprevious(gone)
        gone.append(run._r)
        for text in run._r.findall(qn("w:t")):
            text.tag = qn("w:delText")
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if added:
            new = self._traced("w:ins", who, when)
            gone.addnext(new)
            put_in = OxmlElement("w:r")
            if run._r.rPr is not None:
                put_in.append(deepcopy(run._r.rPr))
            text = OxmlElement("w:t")
            text.text = added
            put_in.append(text)
            new.append(put_in)
        return self

    def replace_untracked(self, removed: str, added: str) -> EditedCopy:
        """Replace words with tracking off."""
        self._run(removed).text = added
        return self

    def comment(self, who: str, words: str, text: str) -> EditedCopy:
        """Put a comment on words."""
        comment = self._document.add_comment(self._run(words), text=text, author=who)
        comment._comment_elm.set(qn("w:date"), f"{WHEN:%Y-%m-%dT%H:%M:%S}Z")
        return self

    def save(self, path: Path | None = None) -> Path:
        """Write the file, at its own place or another; return where."""
        data = BytesIO()
        self._document.save(data)
        target = path or self._path
        target.write_bytes(data.getvalue())
        return target

    def _traced(self, tag: str, who: str, when: datetime) -> _Element:
        self._count += 1
        element = OxmlElement(tag)
        element.set(qn("w:id"), f"{self._count}")
        element.set(qn("w:author"), who)
        element.set(qn("w:date"), f"{when:%Y-%m-%dT%H:%M:%S}Z")
        return element

    def _run(self, words: str) -> Run:
        """Return a run with just these words, divided from what is around them."""
        for paragraph in self._document.paragraphs:
            for run in paragraph.runs:
                if words in run.text:
                    return _divided(paragraph, run, words)
        raise AssertionError(f"{words} is in no run of {self._path.name}")


def _divided(paragraph: Paragraph, run: Run, words: str) -> Run:
    before, _, after = run.text.partition(words)
    found = deepcopy(run._r)
    behind = deepcopy(run._r)
    run._r.addnext(found)
    found.addnext(behind)
    parts = (run, Run(found, paragraph), Run(behind, paragraph))
    for part, text in zip(parts, (before, words, after), strict=True):
        part.text = text
        if not text:
            part._r.getparent().remove(part._r)
    return parts[1]
