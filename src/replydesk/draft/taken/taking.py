"""Takes lines of a past reply over into a draft: one change, with where from and each figure in them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from replydesk.draft.anchors.anchoring import anchor_of
from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.field_lines import with_more_lines
from replydesk.draft.lines import DraftLine, placed_lines, with_lines
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.place import Place, attachment_number, text_at, with_texts
from replydesk.draft.taken.figures import figures_in
from replydesk.draft.taken.known_names import NAMES, KnownNames
from replydesk.draft.taken.lines import MarkLine, TakenLine, TakenSourceLine, format_taken_line, taker_name
from replydesk.draft.taken.merging import new_source_id
from replydesk.draft.taken.model import StaleKind, TakenFrom
from replydesk.draft.taken.placing import place_order, written_figure
from replydesk.draft.workflow import VerdictBy


class TakenStretch(NamedTuple):
    """The characters of a text that were taken over."""

    place: Place
    start: int
    end: int


def take_over(
    draft: Draft,
    at: Place,
    lines: Sequence[DraftLine],
    source: TakenFrom,
    by: VerdictBy,
    splice: int | tuple[int, int] | None = None,
    about: str = "",
) -> Draft:
    """Return the draft with lines of a past reply, and with a mark on each figure in them: one change.

    With `splice`, the offset or the stretch of the text at the place, the texts are put into that text: a
    sentence. Otherwise paragraphs come behind it, and what begins with a heading comes behind its section.
    A place that has no text yet is the beginning of its section or part. The parts of the lines do not count,
    nor do blank texts. Names of places and bodies that the draft has, or `about`, what else is known of it,
    are not marked. A draft whose place is a field, or with nothing to take, is returned as it is.
    """
    kept = [each for each in lines if each.text.strip()]
    if not kept or not _takes_text(at):
        return draft
    if splice is not None and (text := text_at(draft, at)) is not None and _is_typed(draft, at):
        after, stretches = _spliced(draft, at, text, kept, splice)
    else:
        after, stretches = _inserted(draft, at, kept)
    return with_marks(after, stretches, source, by, KnownNames(draft, about))


def _takes_text(place: Place) -> bool:
    return place.key in tuple(Part) or attachment_number(place.key) is not None


def _is_typed(draft: Draft, place: Place) -> bool:
    return place.key not in PASSAGES or bool(draft.passage(Part(place.key)))


def _spliced(
    draft: Draft, at: Place, text: str, lines: Sequence[DraftLine], splice: int | tuple[int, int]
) -> tuple[Draft, list[TakenStretch]]:
    start, end = (splice, splice) if isinstance(splice, int) else splice
    start = max(0, min(start, len(text)))
    end = max(start, min(end, len(text)))
    added = "".join(each.text for each in lines)
    after = with_texts(draft, {at: f"{text[:start]}{added}{text[end:]}"})
    return after, [TakenStretch(at, start, start + len(added))]


def _inserted(draft: Draft, at: Place, lines: Sequence[DraftLine]) -> tuple[Draft, list[TakenStretch]]:
    """Return the draft with lines behind those at a place, and where they are."""
    placed = list(placed_lines(draft))
    row = bisect_right([place_order(place) for _, place in placed], place_order(at))
    rows = [(line, False) for line, _ in placed]
    head = next((index for index, each in enumerate(lines) if each.level), len(lines))
    if at.key in PASSAGES:
        added, head = [each._replace(part=at.key, level=0) for each in lines], len(lines)
    else:
        added = [each._replace(part=at.key) for each in lines]
    if sections := added[head:]:
        far = _behind_section(placed, row, at.key, sections[0].level)
        above = [line.level for line, _ in placed[:far] if line.level and line.part == at.key]
        by = max(sections[0].level - (above[-1] if above else 0) - 1, 0)
        sections = [each._replace(level=max(each.level - by, 1) if each.level else 0) for each in sections]
        rows[far:far] = [(each, True) for each in sections]
    rows[row:row] = [(each, True) for each in added[:head]]
    rows = [each for each in rows if each[0].level or each[0].text.strip()]
    after = with_lines(draft, (line for line, _ in rows))
    found = zip(placed_lines(after), rows, strict=True)
    return after, [TakenStretch(place, 0, len(line.text)) for (line, place), (_, is_new) in found if is_new]


def _behind_section(placed: Sequence[tuple[DraftLine, Place]], row: int, key: str, level: int) -> int:
    """Return the row behind the section that a row is in, and behind those of lower level in it."""
    while row < len(placed) and placed[row][0].part == key and not 0 < placed[row][0].level <= level:
        row += 1
    return row


def with_marks(
    draft: Draft, stretches: Iterable[TakenStretch], source: TakenFrom, by: VerdictBy, known: KnownNames
) -> Draft:
    """Return the draft with the lines of 旧复 for stretches that were taken over."""
    when = by.when.replace(second=0, microsecond=0, tzinfo=None)
    found = list(_figures(draft, stretches, source.people, known))
    number = new_source_id(draft, when, by.who, source.label, found)
    lines: list[TakenLine] = [TakenSourceLine(number, when, taker_name(by.who), source._replace(people=()))]
    for count, (at, kind) in enumerate(found, 1):
        lines.append(MarkLine(f"{number}-{count}", kind, at))
    return with_more_lines(draft, Key.TAKEN, map(format_taken_line, lines))


def _figures(
    draft: Draft, stretches: Iterable[TakenStretch], people: Sequence[str], known: KnownNames
) -> Iterator[tuple[WrittenAnchor, StaleKind]]:
    for place, start, end in stretches:
        text = text_at(draft, place) or ""
        for figure in figures_in(text, people):
            is_taken = figure.start < end and figure.end > start
            is_known = figure.kind in NAMES and known.has(text[figure.start : figure.end])
            if is_taken and not is_known and (anchor := anchor_of(draft, place, figure.start, figure.end)):
                yield written_figure(anchor, text), figure.kind
