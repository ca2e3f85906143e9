"""A file that holds several originals, split where that is plain: each with its number or title label.

An original begins with the number or the label of the title of another one, below a text; the lines of a head
directly above go with it. The parts keep the numbers of their lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from replydesk.importing.originals.cells import cells_of
from replydesk.importing.originals.heads import RepeatedHead, is_below_appendix, repeated_head
from replydesk.importing.originals.labels import Field, field_of, labelled
from replydesk.importing.originals.running_head import is_subject, is_whole_subject, read_running_head
from replydesk.importing.originals.tail import is_tail_line
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.text.note import Note

_LEAST = 40  # characters of text between the beginnings of two originals
_SHORT = 60  # characters of a line of a head
_NEAR = 8  # lines below a number in which the title is
_MOST = 300  # originals of one file; what follows stays with the last
_HEADS = (Field.NUMBER, Field.SUBJECT)


def part_originals(source: Source) -> tuple[Source, ...]:
    """Return a part of the source for each original in it, the source itself if there is one."""
    starts = list(_starts(source.lines))[:_MOST]
    if len(starts) < 2:
        return (_told(source, 0, len(source.lines)),)
    bounds = [0, *starts[1:], len(source.lines)]
    count = len(bounds) - 1
    return tuple(
        _told(
            replace(
                source,
                notes=(Note(f"文件里有 {count} 份原件；这是第 {number} 份"), *source.notes),
                left_out=source.left_out if number == 1 else (),
            ),
            begin,
            end,
        )
        for number, (begin, end) in enumerate(pairwise(bounds), 1)
    )


def _told(source: Source, begin: int, end: int) -> Source:
    """Return a part of a source; lines that read as the head of another original stay apart, with a note."""
    lines, notes, has_text = list(source.lines[begin:end]), list(source.notes), False
    done = 0
    for index, line in enumerate(lines):
        if index >= done and has_text and (head := repeated_head(lines, index)):
            done = head.end
            lines[index:done] = [replace(each, is_paragraph=True) for each in lines[index:done]]
            shown = line.text.strip()[:20]
            notes.append(Note(f"“{shown}”像是另一份原件的开头，没有分开，请核对"))
        has_text = has_text or _is_prose(line)
    return replace(source, lines=tuple(lines), notes=tuple(notes))


def _starts(lines: Sequence[SourceLine]) -> Iterator[int]:
    """Yield the index of the first line of each original."""
    size, begun = _LEAST, -1
    first: RepeatedHead | None = None
    for index, line in enumerate(lines):
        head = repeated_head(lines, index) if size else None
        is_repeated = bool(
            head
            and (head.repeats(first) or (begun < 0 and head.has_people))
            and not is_below_appendix(lines, index)
        )
        first = first or head
        if is_repeated or (size >= _LEAST and _begins(lines, index)):
            start = _with_head_above(lines, index, begun)
            yield start
            begun, size = index, 0
        elif begun >= 0:
            size += len(line.text.strip()) + sum(map(len, line.cells)) if _is_prose(line) else 0


def _is_prose(line: SourceLine) -> bool:
    texts = line.cells or (line.text,)
    return any(len(text.strip()) >= _NEAR and not _is_of_head(text) for text in texts)


def _is_of_head(text: str) -> bool:
    found = labelled(text)
    return bool(found and found[0].field not in (Field.BODY, Field.PART)) or is_subject(text)


def _begins(lines: Sequence[SourceLine], index: int) -> bool:
    """Return True if a line has the number or the title of an original, and the title is near."""
    field = _first_field(lines[index])
    if field is Field.SUBJECT:
        return True
    text = lines[index].text.strip()
    is_numbered = field is Field.NUMBER or (
        field is None and not lines[index].cells and len(text) < _SHORT and _has_number(text)
    )
    below = [line for line in lines[index + 1 :][: 2 * _NEAR] if line.text.strip() or line.cells][:_NEAR]
    if is_numbered:
        texts = [line.text.strip() for line in below]
        broken = (one + other for one, other in pairwise(texts))
        return any(_first_field(line) is Field.SUBJECT for line in below) or any(
            map(_is_title, (*texts, *broken))
        )
    return _is_title(text) and _is_below_tail(lines, index) and any(map(_is_head_line, below[:3]))


def _has_number(text: str) -> bool:
    found = read_running_head(text)
    return bool(found.number) and len(found.rest) < 4 and "。" not in text


def _is_title(text: str) -> bool:
    return text.strip().lstrip("《").startswith("关于") and is_subject(text) and is_whole_subject(text)


def _is_below_tail(lines: Sequence[SourceLine], index: int) -> bool:
    """Return True if the line above, blank ones aside, ends an original: a date, a signature, a contact."""
    above = next((line for line in reversed(lines[:index]) if line.text.strip() or line.cells), None)
    return above is not None and not above.cells and is_tail_line(above.text.strip())


def _is_head_line(line: SourceLine) -> bool:
    found = labelled(line.text)
    return bool(found and found[0].field not in (Field.BODY, Field.PART)) or line.text.strip().endswith(
        ("：", ":")
    )


def _first_field(line: SourceLine) -> Field | None:
    """Return NUMBER or SUBJECT if a line has it among its labels and begins with a label."""
    if cells := cells_of(line):
        fields = [field_of(cell) for cell in cells if cell.strip()]
    else:
        fields = [each.field for each in labelled(line.text)]
    if not fields or fields[0] is None:
        return None
    return next((field for field in _HEADS if field in fields[:3]), None)


def _with_head_above(lines: Sequence[SourceLine], index: int, begun: int) -> int:
    """Return the first of the lines of a head directly above: session, kind; blank ones between them."""
    start = index
    for above in range(index - 1, begun, -1):
        text = lines[above].text.strip()
        if lines[above].cells or (text and not _is_above(text)):
            break
        start = above if text else start
    return start


def _is_above(text: str) -> bool:
    if len(text) > _SHORT or is_tail_line(text):
        return False
    found = read_running_head(text)
    return bool(found.session or found.kind or found.number) and len(found.rest) < 4
