"""The right reading of an original in an odd form, the makers of its file, and the judge of its reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import NamedTuple

from replydesk.draft.original import Original
from replydesk.draft.points.finding.found import found_points
from replydesk.importing.originals.reading import original_of_text, read_original
from replydesk.letter.original_fields import is_same_session, plain_number

Rows = Sequence[Sequence[str]]
LEFT, ABOVE = "←", "↑"  # a cell merged with the one on its left, above it


@dataclass(frozen=True)
class DirtyOriginal:
    """A file (`name`, `data`; pasted if `name` is ""), and what is right of it.

    `points` has words of each point asked for, in order; `kept` is in the text, `apart` is elsewhere,
    `beside` is of the page it is shown on; `more` are the originals behind it in the same file.
    """

    what: str
    name: str
    data: bytes
    kind: str = ""
    session: str = ""
    number: str = ""
    subject: str = ""
    first: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    seconded: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    more: tuple[DirtyOriginal, ...] = ()


class DirtyVerdict(NamedTuple):
    """How an original was read: the fields judged and those wrong, what of the text is wrong, the points."""

    fields: tuple[str, ...]
    wrong: tuple[str, ...]
    lost: tuple[str, ...]
    mixed_in: tuple[str, ...]
    are_points_right: bool
    points: tuple[str, ...]


def word_file(*parts: str | Rows) -> bytes:
    """Return a Word file of paragraphs and tables; cells may be merged with LEFT and ABOVE."""
    from docx import Document

    document = Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=len(part), cols=max(map(len, part)))
        for row, texts in enumerate(part):
            for column, text in enumerate(texts):
                cell = table.cell(row, column)
                if text == LEFT:
                    table.cell(row, column - 1).merge(cell)
                elif text == ABOVE:
                    table.cell(row - 1, column).merge(cell)
                elif text:
                    first, *others = text.split("\n")
                    cell.paragraphs[0].text = first
                    for other in others:
                        cell.add_paragraph(other)
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def hard_wrapped(text: str, width: int = 35, between: str = "\n\n", indent: str = "　　") -> str:
    """Return paragraphs with line ends at a width and blank lines between them."""
    wrapped = (indent + para for para in text.strip().split("\n"))
    return between.join(
        "\n".join(para[at : at + width] for at in range(0, len(para), width)) for para in wrapped
    )


def read_dirty(dirty: DirtyOriginal) -> tuple[Original, ...]:
    """Return the originals read of a file, or of a pasted text."""
    if not dirty.name:
        return (original_of_text(dirty.data.decode()),)
    return read_original(dirty.data, dirty.name)


def judged_dirty(dirty: DirtyOriginal) -> tuple[DirtyVerdict, ...]:
    """Judge how the originals of a file are read; one that was not found has all its fields wrong."""
    found = read_dirty(dirty)
    wanted = (dirty, *dirty.more)
    verdicts = [_judged(each, found[at] if at < len(found) else Original()) for at, each in enumerate(wanted)]
    if len(found) > len(wanted):
        verdicts[0] = verdicts[0]._replace(wrong=(*verdicts[0].wrong, f"split into {len(found)}"))
    return tuple(verdicts)


def _judged(wanted: DirtyOriginal, read: Original) -> DirtyVerdict:
    fields = ("kind", "session", "number", "subject", "first", "joint", "seconded")
    wrong = [
        f"{name}: {getattr(read, name)!r}, not {getattr(wanted, name)!r}"
        for name in fields
        if not _is_right(name, getattr(read, name), getattr(wanted, name))
    ]
    text = _bare("".join(read.text))
    everything = text + _bare("".join((*read.contact, *(note.text for note in read.notes), read.subject)))
    people = _bare("".join((*read.first, *read.joint, *read.seconded)))
    lost = [each for each in wanted.kept if _bare(each) not in text]
    mixed = [each for each in (*wanted.apart, *wanted.beside) if _bare(each) in text]
    mixed += [f"nowhere: {each}" for each in wanted.apart if _bare(each) not in everything + people]
    points = tuple(each.text for each in found_points(read))
    are_right = len(points) == len(wanted.points) and all(
        _bare(part) in _bare(point) for part, point in zip(wanted.points, points, strict=True)
    )
    return DirtyVerdict(fields, tuple(wrong), tuple(lost), tuple(mixed), are_right, points)


def _is_right(name: str, read: object, wanted: object) -> bool:
    if name == "session" and read and wanted:
        return is_same_session(str(read), str(wanted))
    if name == "number":
        return plain_number(str(read)) == plain_number(str(wanted))
    return read == wanted


def _bare(text: str) -> str:
    return "".join(text.split())
