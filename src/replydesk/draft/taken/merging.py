"""Two people's lines of 旧复 on one draft, merged: no figure is lost, and none confirmed comes back."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.anchors.moving import AnchorMove
from replydesk.draft.field_lines import line_digest, with_more_lines, with_odd_value_of
from replydesk.draft.model import Draft, Key
from replydesk.draft.taken.lines import (
    ConfirmedLine,
    MarkLine,
    TakenLine,
    TakenSourceLine,
    format_taken_line,
    parse_taken_line,
)
from replydesk.draft.taken.moving import FigureMove
from replydesk.draft.taken.reading import taken_lines_of


def merge_taken(ours: Draft, theirs: Draft, base: Draft | None = None) -> Draft:
    """Return our draft with all lines of 旧复 of theirs that it lacks, on the same words.

    What is in both is on our words. Lines that were in `base`, of which both were made, and that we have no
    longer, are not brought back.
    """
    ours = with_odd_value_of(ours, theirs, Key.TAKEN)
    ours_lines = taken_lines_of(ours)
    have = {*ours_lines, *(taken_lines_of(base) if base else ())}
    lacking = [line for line in taken_lines_of(theirs) if line not in have]
    if not lacking:
        return ours
    added = dict.fromkeys(_added(lacking, ours, theirs))
    return with_more_lines(ours, Key.TAKEN, (line for line in added if line not in ours_lines))


def _added(lacking: list[str], ours: Draft, theirs: Draft) -> Iterator[str]:
    """Yield the lines to add; an id that another line of ours has becomes another one."""
    known = {_key(each) for line in taken_lines_of(ours) if (each := parse_taken_line(line))}
    known_ids = {each[:2] for each in known}
    parsed = [(line, parse_taken_line(line)) for line in lacking]
    ids = _new_ids([each for _, each in parsed if each], known, known_ids)
    move = FigureMove(AnchorMove(theirs, ours))
    for line, each in parsed:
        if each is None:
            yield line
            continue
        here = _renamed(each, ids)
        if _key(here) in known:
            continue
        if isinstance(each, MarkLine) and isinstance(here, MarkLine):
            here = (move.line(each, line) or each)._replace(id=here.id)
        yield line if here == each else format_taken_line(here)


def _key(line: TakenLine) -> tuple[str, ...]:
    """Return what a line is known by: its form, its id, and what it says apart from the place."""
    if isinstance(line, ConfirmedLine):
        return "", line.id
    if isinstance(line, MarkLine):
        return "-", line.id, line.kind, line.words
    return "=", line.id, f"{line.when}", line.who, line.source.label


def _new_ids(
    lines: list[TakenLine], known: set[tuple[str, ...]], known_ids: set[tuple[str, ...]]
) -> dict[str, str]:
    """Return other ids for those of sources and figures that are others among ours."""
    ids: dict[str, str] = {}
    taken = {each[1] for each in known_ids} | {each.id for each in lines}
    for each in lines:
        if isinstance(each, ConfirmedLine) or _key(each) in known or _key(each)[:2] not in known_ids:
            continue
        if isinstance(each, TakenSourceLine):
            ids[each.id] = f"{each.id}{line_digest(repr(_key(each)))[:4]}"
        else:
            head, number = each.id.split("-")
            ids[each.id] = next(
                free for count in range(int(number) + 1, 10**6) if (free := f"{head}-{count}") not in taken
            )
            taken.add(ids[each.id])
    return ids


def _renamed(line: TakenLine, ids: dict[str, str]) -> TakenLine:
    head, dash, number = line.id.partition("-")
    if isinstance(line, TakenSourceLine) or head in ids:
        return line._replace(id=f"{ids.get(head, head)}{dash}{number}")
    return line._replace(id=ids.get(line.id, line.id))


def new_source_id(draft: Draft, *parts: object) -> str:
    """Return an id of eight or more hexadecimal digits that no source of the draft has."""
    taken = {each.id for line in taken_lines_of(draft) if (each := parse_taken_line(line))}
    turn = 0
    while (found := line_digest(repr((*parts, turn)))[:8]) in taken:
        turn += 1
    return found
