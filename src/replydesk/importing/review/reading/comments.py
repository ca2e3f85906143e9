"""Remarks of a review copy: their texts, the words they are on, the answers to them, and which are settled.

An answer names the paragraph of what it answers in commentsExtended (Word, WPS, LibreOffice) or a like part
of later versions. Programs that write no such part put an answer on the very words of the remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import MAX_CHARACTERS, too_much
from replydesk.importing.replies.readers.package import ZipPackage
from replydesk.importing.replies.readers.word_names import P, W
from replydesk.importing.replies.readers.word_styles import Styles
from replydesk.importing.replies.readers.word_text import Extras
from replydesk.importing.review.model import DocAnchor, DocComment, DocParagraph, DocReply
from replydesk.importing.review.reading.traced_text import DocSpot, Marked, TracedReader, name_of, time_of

_THREADS = ("commentsExtended", "commentsIds", "commentsExtensible")
_TRUE = frozenset(("1", "true", "on"))
_MOST_STRETCHES = 10_000  # of all marks together; beyond, a mark has only its first paragraph


@dataclass
class _Note:
    """A comment of comments.xml, with the ids of its paragraphs."""

    id: str
    who: str
    when: datetime | None
    text: str
    paragraphs: tuple[str, ...]


@dataclass
class _Threads:
    """Which comment answers which, and which are settled, by the ids of their paragraphs."""

    parents: dict[str, str] = field(default_factory=dict)
    settled: dict[str, bool] = field(default_factory=dict)


def read_comments(
    package: ZipPackage, main: str, paragraphs: Sequence[DocParagraph], reader: TracedReader
) -> tuple[DocComment, ...]:
    """Return the comments in the order of their words; `reader` has read the paragraphs."""
    notes = list(_notes(package, main))
    places = {mark.name: mark for mark in reader.marked["commentRange"]}
    for key, spot in reader.references.items():
        places.setdefault(key, Marked(key, spot, spot))
    threads = _threads(package, main)
    roots = _roots(notes, threads, places)
    by_root: dict[str, list[_Note]] = {}
    for note in notes:
        if roots[note.id] != note.id:
            by_root.setdefault(roots[note.id], []).append(note)
    stretches = Stretches(paragraphs)
    last = DocSpot(max(len(paragraphs) - 1, 0), 0)
    found = [
        DocComment(
            note.id,
            note.who,
            note.when,
            note.text,
            tuple(stretches.of(places.get(note.id, Marked("", last, last)))),
            tuple(DocReply(each.id, each.who, each.when, each.text) for each in by_root.get(note.id, ())),
            any(threads.settled.get(key, False) for key in note.paragraphs),
        )
        for note in notes
        if roots[note.id] == note.id
    ]
    return tuple(sorted(found, key=lambda comment: comment.where[0]))


class Stretches:
    """The stretches of paragraphs that a mark covers; those of many long marks are cut short."""

    def __init__(self, paragraphs: Sequence[DocParagraph]) -> None:
        self._lengths = [sum(len(piece.text) for piece in each.pieces) for each in paragraphs]
        self._left = _MOST_STRETCHES

    def of(self, mark: Marked) -> Iterator[DocAnchor]:
        """Yield the stretches of a mark: at least one, without the empty ones at its ends if it has words."""
        start, end = sorted((self._within(mark.start), self._within(mark.end)))
        last = min(end.paragraph, start.paragraph + self._left)
        self._left -= last - start.paragraph
        found = [
            DocAnchor(
                at,
                start.offset if at == start.paragraph else 0,
                end.offset if at == end.paragraph else self._lengths[at],
            )
            for at in range(start.paragraph, last + 1)
            if at < len(self._lengths)
        ]
        worded = [each for each in found if each.end > each.start]
        yield from worded or found[:1] or [DocAnchor(0, 0, 0)]

    def _within(self, spot: DocSpot) -> DocSpot:
        """Return a place that exists: marks behind the last paragraph belong to its end."""
        if spot.paragraph < len(self._lengths):
            return spot
        last = max(len(self._lengths) - 1, 0)
        return DocSpot(last, self._lengths[last] if self._lengths else 0)


def _notes(package: ZipPackage, main: str) -> Iterator[_Note]:
    left = MAX_CHARACTERS
    seen: set[str] = set()
    for part in package.related(main, "comments")[:1]:
        for each in package.xml(part):
            key = each.get(f"{W}id", "")
            if each.tag != f"{W}comment" or key in seen:
                continue
            seen.add(key)
            texts = list(each.iter(P))
            text = "\n".join(_text(texts)).strip("\n")
            left -= len(text)
            if left < 0:
                raise too_much("文件里的批注太长")
            ids = tuple(filter(None, (_attribute(paragraph, "paraId") for paragraph in texts)))
            yield _Note(key, name_of(each), time_of(each), text, ids)


def _text(paragraphs: Iterable[Element]) -> Iterator[str]:
    """Yield the paragraphs of a comment, with the changes tracked in it taken."""
    reader = TracedReader(Styles(), Extras())
    for each in paragraphs:
        yield "".join(piece.text for piece in reader.pieces(each) if not piece.removed)


def _threads(package: ZipPackage, main: str) -> _Threads:
    """Return what the parts beside comments.xml say; their namespaces differ from version to version."""
    threads = _Threads()
    for part in (name for kind in _THREADS for name in package.related(main, kind)[:1]):
        for each in package.xml(part):
            own = _attribute(each, "paraId")
            if not own:
                continue
            if parent := _attribute(each, "paraIdParent"):
                threads.parents.setdefault(own, parent)
            if (done := _attribute(each, "done")) or part.endswith("commentsextended.xml"):
                threads.settled[own] = done in _TRUE
    return threads


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without the namespace."""
    end = f"}}{name}"
    return next((given for key, given in element.items() if key == name or key.endswith(end)), "")


def _roots(notes: Sequence[_Note], threads: _Threads, places: Mapping[str, Marked]) -> dict[str, str]:
    """Return for each comment the one at the beginning of its thread, itself if it answers none."""
    owners = {key: note.id for note in notes for key in note.paragraphs}
    parents: dict[str, str] = {}
    first_on: dict[tuple[DocSpot, DocSpot], str] = {}
    for note in sorted(notes, key=lambda each: each.when or datetime.max):  # LibreOffice changes the order
        known = [key for key in note.paragraphs if key in threads.parents or key in threads.settled]
        answered = (owners.get(threads.parents.get(key, ""), "") for key in known)
        if parent := next(filter(None, answered), ""):
            parents[note.id] = parent
        elif not known and (place := places.get(note.id)) and place.start < place.end:
            first = first_on.setdefault(place[1:], note.id)
            if first != note.id:
                parents[note.id] = first
    return {note.id: _root(note.id, parents) for note in notes}


def _root(key: str, parents: Mapping[str, str]) -> str:
    """Return the beginning of a thread; in a circle, the comment itself."""
    at, seen = key, {key}
    while (parent := parents.get(at, "")) and len(seen) < 100:
        if parent in seen:
            return key
        seen.add(parent)
        at = parent
    return at
