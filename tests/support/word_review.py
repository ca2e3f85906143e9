"""A review copy as people edit it in Word: changes tracked or not, remarks, answers, written into its XML."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
DOCUMENT, COMMENTS, EXTENDED = "word/document.xml", "word/comments.xml", "word/commentsExtended.xml"


def w(name: str) -> str:
    """Return a qualified name of WordprocessingML."""
    return f"{{{W}}}{name}"


class Person:
    """Who edits, and when; without a name the changes are not tracked."""

    def __init__(self, name: str, when: datetime) -> None:
        self.name, self.when = name, when

    @property
    def is_tracked(self) -> bool:
        return bool(self.name)


class WordReview:
    """An open review copy. Offsets count the characters that are seen with all changes accepted."""

    def __init__(self, data: bytes) -> None:
        with ZipFile(BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.document = etree.fromstring(self.parts[DOCUMENT])
        self.body = self.document.find(w("body"))
        self.next_id = 90_000
        self.comments = self._comments()
        self.threads: list[tuple[str, str, bool]] = []  # paragraph id, parent's, is settled

    def data(self) -> bytes:
        """Return the file."""
        self.parts[DOCUMENT] = _source(self.document)
        if len(self.comments):
            self._put_comments()
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_DEFLATED) as package:
            for name, content in self.parts.items():
                package.writestr(name, content)
        return packed.getvalue()

    def paragraphs(self) -> list[Any]:
        """Return the paragraphs in the flow of the text that have words and are there still."""
        found = [
            p for p in self.body.iter(w("p")) if self.text(p).strip() and p.find(f".//{w('br')}") is None
        ]
        return [p for p in found if p.find(f"{w('pPr')}/{w('framePr')}") is None and not _is_gone(p)]

    def runs(self, paragraph: Any) -> list[Any]:
        """Return the runs of a paragraph that are not removed."""
        found = paragraph.iter(w("r"))
        return [r for r in found if r.find(w("t")) is not None and not _within(r, "del", "moveFrom")]

    def text(self, paragraph: Any) -> str:
        """Return the words of a paragraph with all changes accepted."""
        return "".join(run.find(w("t")).text or "" for run in self.runs(paragraph))

    def insert(self, paragraph: Any, at: int, text: str, by: Person) -> None:
        """Type text before a character."""
        self._cut(paragraph, at)
        before = self._before(paragraph, at)
        runs = self.runs(paragraph)
        run = _run(text, before if before is not None else runs[0])
        place = before if before is not None else runs[0]
        while place.getparent() is not paragraph:
            place = place.getparent()
        new = self._mark("ins", by, run) if by.is_tracked else run
        if before is None:
            place.addprevious(new)
        elif place.tag in (w("ins"), w("moveTo")) and before is not _last_run(place):
            before.addnext(run)  # within what somebody else has typed
        else:
            place.addnext(new)

    def delete(self, paragraph: Any, start: int, end: int, by: Person) -> None:
        """Delete the characters from `start` to `end`."""
        self._cut(paragraph, start)
        self._cut(paragraph, end)
        at = 0
        for run in self.runs(paragraph):
            size = len(run.find(w("t")).text or "")
            if start <= at < end:
                self._delete_run(run, by)
            at += size

    def replace(self, paragraph: Any, start: int, end: int, text: str, by: Person) -> None:
        """Put other words in."""
        self.insert(paragraph, end, text, by)
        self.delete(paragraph, start, end, by)

    def split(self, paragraph: Any, at: int, by: Person) -> Any:
        """Press Enter before a character; return the paragraph that ends there."""
        self._cut(paragraph, at)
        before = self._before(paragraph, at)
        place = before
        while place.getparent() is not paragraph:
            place = place.getparent()
        if place is not before and before is not _last_run(place):
            return paragraph  # within what somebody else has typed: Word splits that, too
        first = etree.Element(w("p"))
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            first.append(deepcopy(properties))
        children = [child for child in paragraph if child.tag != w("pPr")]
        for child in children[: children.index(place) + 1]:
            first.append(child)
        paragraph.addprevious(first)
        if by.is_tracked:
            self._mark_paragraph(first, "ins", by)
        return first

    def join(self, paragraph: Any, by: Person) -> bool:
        """Delete the end of a paragraph; return False if no other one follows."""
        other = paragraph.getnext()
        if other is None or other.tag != w("p") or not self.text(other) or _is_gone(other):
            return False
        if other.find(f"{w('pPr')}/{w('framePr')}") is not None or paragraph.getparent() is not self.body:
            return False
        if by.is_tracked:
            self._mark_paragraph(paragraph, "del", by)
            return True
        for child in [child for child in other if child.tag != w("pPr")]:
            paragraph.append(child)
        self.body.remove(other)
        return True

    def add_paragraph(self, after: Any, text: str, by: Person, style: str = "") -> Any:
        """Type a paragraph behind another one."""
        new = etree.Element(w("p"))
        properties = after.find(w("pPr"))
        if properties is not None:
            new.append(deepcopy(properties))
            for old in new.iter(w("rPr"), w("pageBreakBefore"), w("ind")):
                if old.getparent().tag == w("pPr"):
                    old.getparent().remove(old)
            if style:
                new.find(f"{w('pPr')}/{w('pStyle')}").set(w("val"), style)
        run = _run(text, self.runs(after)[-1])
        for old in run.iter(w("rStyle")):
            old.getparent().remove(old)
        new.append(self._mark("ins", by, run) if by.is_tracked else run)
        if by.is_tracked:
            self._mark_paragraph(new, "ins", by)
        after.addnext(new)
        return new

    def remove_paragraph(self, paragraph: Any, by: Person) -> None:
        """Delete a paragraph with its end."""
        if not by.is_tracked:
            for mark in list(paragraph.iter(w("commentRangeStart"))):
                self._forget(mark.get(w("id")))
            paragraph.getparent().remove(paragraph)
            return
        for run in self.runs(paragraph):
            self._delete_run(run, by)
        self._mark_paragraph(paragraph, "del", by)

    def remarks(self) -> set[str]:
        """Return the ids of the remarks that are there."""
        return {str(each.get(w("id"))) for each in self.comments}

    def _forget(self, number: str) -> None:
        """Take a remark away whose words are gone, as Word does."""
        for each in [each for each in self.comments if each.get(w("id")) == number]:
            self.comments.remove(each)

    def move_paragraph(self, paragraph: Any, after: Any, by: Person) -> None:
        """Drag a paragraph behind another one."""
        if not by.is_tracked:
            after.addnext(paragraph)
            return
        self.next_id += 1
        name = f"move{self.next_id}"
        copy = deepcopy(paragraph)
        for mark in list(copy.iter(w("bookmarkStart"), w("bookmarkEnd"))):
            mark.getparent().remove(mark)
        for mark in list(copy.iter(w("commentRangeStart"), w("commentRangeEnd"))):
            mark.getparent().remove(mark)
        for run in [r for r in copy.iter(w("r")) if r.find(w("commentReference")) is not None]:
            run.getparent().remove(run)
        after.addnext(copy)
        for element, kind in ((paragraph, "moveFrom"), (copy, "moveTo")):
            for run in self.runs(element):
                self._wrap(run, kind, by)
            self._mark_paragraph(element, kind, by)
            self.next_id += 1
            start, end = (etree.Element(w(f"{kind}Range{edge}")) for edge in ("Start", "End"))
            for edge in (start, end):
                edge.set(w("id"), str(self.next_id))
            start.set(w("name"), name)
            start.set(w("author"), by.name)
            start.set(w("date"), _date(by.when))
            element.addprevious(start)
            element.addnext(end)

    def rows(self) -> list[Any]:
        """Return the rows of all tables that are there still."""
        return [row for row in self.body.iter(w("tr")) if row.find(f"{w('trPr')}/{w('del')}") is None]

    def remove_row(self, row: Any, by: Person) -> None:
        """Delete a row of a table."""
        if not by.is_tracked:
            row.getparent().remove(row)
            return
        for paragraph in row.iter(w("p")):
            for run in self.runs(paragraph):
                self._delete_run(run, by)
        row.find(w("trPr")).append(self._stamp("del", by))

    def add_row(self, after: Any, texts: list[str], by: Person) -> Any:
        """Put a row behind another one."""
        row = deepcopy(after)
        for mark in list(row.iter(w("bookmarkStart"), w("bookmarkEnd"), w("ins"), w("del"), w("tblHeader"))):
            mark.getparent().remove(mark)
        for mark in list(row.iter(w("commentRangeStart"), w("commentRangeEnd"))):
            mark.getparent().remove(mark)
        for cell, text in zip(row.iter(w("tc")), texts, strict=False):
            paragraph = cell.find(w("p"))
            for child in [child for child in paragraph if child.tag != w("pPr")]:
                paragraph.remove(child)
            run = _run(text, None)
            paragraph.append(self._mark("ins", by, run) if by.is_tracked else run)
        if by.is_tracked:
            row.find(w("trPr")).append(self._stamp("ins", by))
        after.addnext(row)
        return row

    def comment(self, paragraph: Any, start: int, end: int, text: str, by: Person) -> str:
        """Put a remark on words; return its id."""
        self._cut(paragraph, start)
        self._cut(paragraph, end)
        runs, at = [], 0
        for run in self.runs(paragraph):
            if start <= at < end:
                runs.append(run)
            at += len(run.find(w("t")).text or "")
        number = self._add_comment(text, by)
        first, last = runs[0], runs[-1]
        for edge, name in (("Start", "commentRangeStart"), ("End", "commentRangeEnd")):
            mark = etree.Element(w(name))
            mark.set(w("id"), number)
            first.addprevious(mark) if edge == "Start" else last.addnext(mark)
            if edge == "End":
                reference = etree.SubElement(etree.Element(w("r")), w("commentReference"))
                reference.set(w("id"), number)
                mark.addnext(reference.getparent())
        return number

    def answer(self, number: str, text: str, by: Person) -> None:
        """Answer a remark, as in a thread."""
        own = self._add_comment(text, by)
        self.threads.append((self._paragraph_of(own), self._paragraph_of(number), False))
        if not any(each[0] == self._paragraph_of(number) for each in self.threads):
            self.threads.append((self._paragraph_of(number), "", False))
        for mark in list(self.body.iter(w("commentRangeStart"), w("commentRangeEnd"))):
            if mark.get(w("id")) == number:
                other = deepcopy(mark)
                other.set(w("id"), own)
                mark.addnext(other)
        for mark in list(self.body.iter(w("commentReference"))):
            if mark.get(w("id")) == number:
                run = deepcopy(mark.getparent())
                run.find(w("commentReference")).set(w("id"), own)
                mark.getparent().addnext(run)

    def settle(self, number: str) -> None:
        """Mark a remark as settled."""
        own = self._paragraph_of(number)
        self.threads = [each for each in self.threads if each[0] != own]
        self.threads.append((own, "", True))

    def stop_tracking(self) -> None:
        """Switch the tracking of changes off."""
        settings = etree.fromstring(self.parts["word/settings.xml"])
        for each in settings.findall(w("trackRevisions")):
            settings.remove(each)
        self.parts["word/settings.xml"] = _source(settings)

    def _before(self, paragraph: Any, at: int) -> Any:
        """Return the run that ends before a character, None for the first character."""
        size = 0
        for run in self.runs(paragraph):
            size += len(run.find(w("t")).text or "")
            if size >= at > 0:
                return run
        return None

    def _cut(self, paragraph: Any, at: int) -> None:
        """Split the run in which a character is, before it."""
        start = 0
        for run in self.runs(paragraph):
            text = run.find(w("t"))
            size = len(text.text or "")
            if start < at < start + size:
                rest = deepcopy(run)
                text.text, rest.find(w("t")).text = text.text[: at - start], text.text[at - start :]
                for each in (text, rest.find(w("t"))):
                    each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                run.addnext(rest)
                return
            start += size

    def _delete_run(self, run: Any, by: Person) -> None:
        parent = run.getparent()
        is_own = parent.tag == w("ins") and parent.get(w("author")) == by.name
        if not by.is_tracked or is_own:
            parent.remove(run)
            if parent.tag == w("ins") and not len(parent):
                parent.getparent().remove(parent)
            return
        for text in run.iter(w("t")):
            text.tag = w("delText")
        self._wrap(run, "del", by)

    def _wrap(self, run: Any, kind: str, by: Person) -> None:
        mark = self._stamp(kind, by)
        run.addprevious(mark)
        mark.append(run)

    def _mark(self, kind: str, by: Person, run: Any) -> Any:
        mark = self._stamp(kind, by)
        mark.append(run)
        return mark

    def _stamp(self, kind: str, by: Person) -> Any:
        self.next_id += 1
        mark = etree.Element(w(kind))
        mark.set(w("id"), str(self.next_id))
        mark.set(w("author"), by.name)
        mark.set(w("date"), _date(by.when))
        return mark

    def _mark_paragraph(self, paragraph: Any, kind: str, by: Person) -> None:
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        look = properties.find(w("rPr"))
        if look is None:
            look = etree.SubElement(properties, w("rPr"))
        look.insert(0, self._stamp(kind, by))

    def _comments(self) -> Any:
        if COMMENTS in self.parts:
            return etree.fromstring(self.parts[COMMENTS])
        return etree.Element(w("comments"), nsmap={"w": W, "w14": W14})

    def _add_comment(self, text: str, by: Person) -> str:
        self.next_id += 1
        number = str(self.next_id)
        comment = etree.SubElement(self.comments, w("comment"))
        for name, value in (
            ("id", number),
            ("author", by.name),
            ("date", _date(by.when)),
            ("initials", "某"),
        ):
            comment.set(w(name), value)
        paragraph = etree.SubElement(comment, w("p"))
        paragraph.set(f"{{{W14}}}paraId", f"{self.next_id:08X}")
        paragraph.append(_run(text, None))
        return number

    def _paragraph_of(self, number: str) -> str:
        """Return the id of the last paragraph of a remark, by which threads name it."""
        comment = next(each for each in self.comments if each.get(w("id")) == number)
        paragraph = comment.findall(w("p"))[-1]
        if not paragraph.get(f"{{{W14}}}paraId"):
            self.next_id += 1
            paragraph.set(f"{{{W14}}}paraId", f"{self.next_id:08X}")
        return str(paragraph.get(f"{{{W14}}}paraId"))

    def _put_comments(self) -> None:
        is_new = COMMENTS not in self.parts
        self.parts[COMMENTS] = _source(self.comments)
        if is_new:
            self._relate("comments.xml", f"{_OFFICE}/comments", f"{_WORD}.comments+xml")
        if self.threads:
            root = etree.Element(f"{{{W15}}}commentsEx", nsmap={"w15": W15})
            for own, parent, is_settled in self.threads:
                each = etree.SubElement(root, f"{{{W15}}}commentEx")
                each.set(f"{{{W15}}}paraId", own)
                if parent:
                    each.set(f"{{{W15}}}paraIdParent", parent)
                each.set(f"{{{W15}}}done", str(int(is_settled)))
            if EXTENDED not in self.parts:
                self._relate("commentsExtended.xml", _EXTENDED, f"{_WORD}.commentsExtended+xml")
            self.parts[EXTENDED] = _source(root)

    def _relate(self, name: str, kind: str, content: str) -> None:
        types = etree.fromstring(self.parts["[Content_Types].xml"])
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/word/{name}", ContentType=content)
        self.parts["[Content_Types].xml"] = _source(types)
        path = "word/_rels/document.xml.rels"
        relations = etree.fromstring(self.parts[path])
        etree.SubElement(
            relations, f"{{{_RELATIONS}}}Relationship", Id=f"rId9{len(relations)}", Type=kind, Target=name
        )
        self.parts[path] = _source(relations)


def _run(text: str, like: Any) -> Any:
    run = etree.Element(w("r"))
    look = like.find(w("rPr")) if like is not None else None
    if look is not None:
        run.append(deepcopy(look))
    words = etree.SubElement(run, w("t"))
    words.text = text
    words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def _source(root: Any) -> bytes:
    found: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _date(when: datetime) -> str:
    return f"{when:%Y-%m-%dT%H:%M:%SZ}"


def _within(element: Any, *names: str) -> bool:
    return any(each.tag in {w(name) for name in names} for each in element.iterancestors())


def _is_gone(paragraph: Any) -> bool:
    look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return look is not None and any(look.find(w(name)) is not None for name in ("del", "moveFrom"))


def _last_run(element: Any) -> Any:
    runs = list(element.iter(w("r")))
    return runs[-1] if runs else None


def accepted_text(data: bytes) -> list[str]:
    """Return the paragraphs of a file with all its changes accepted, found by nothing but its marks."""
    review = WordReview(data)
    found: list[str] = []
    open_text = ""
    for paragraph in review.body.iter(w("p")):
        row = next((each for each in paragraph.iterancestors(w("tr"))), None)
        if row is not None and row.find(f"{w('trPr')}/{w('del')}") is not None:
            continue
        open_text += "".join(
            _seen(run) for run in paragraph.iter(w("r")) if not _within(run, "del", "moveFrom")
        )
        if _is_gone(paragraph):
            continue
        found.append(open_text)
        open_text = ""
    return [each for each in [*found, open_text] if each.strip()]


def _seen(run: Any) -> str:
    marks = {w("tab"): "\t", w("br"): ""}
    return "".join(each.text or "" if each.tag == w("t") else marks.get(each.tag, "") for each in run)
