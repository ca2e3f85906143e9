"""Places remarks: their lines are parsed, their words found in the draft; notes on what cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from replydesk.draft.anchors.anchoring import Texts, found_anchor
from replydesk.draft.anchors.model import CUT, Anchor
from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.field_lines import unread_line_notes
from replydesk.draft.model import Draft, Key, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.draft.remarks.lines import EXAMPLE, AnswerLine, RemarkLine, parse_line
from replydesk.draft.remarks.model import Outcome, Remark, RemarkAnswer
from replydesk.text.note import Note

MOST = 1000  # remarks and lines that cannot be read, which are looked at; the last ones of more
NESTED = f"批注不是一条一行，没有用它；{EXAMPLE}"


@lru_cache(maxsize=4)  # a repaint, the check and the desk ask for those of one state
def placed_remarks(lines: tuple[str, ...], draft: Draft) -> tuple[Remark, ...]:
    """Return the remarks of some lines in the order of the letter, those whose words are gone at the end."""
    parsed = [each for line in lines if (each := parse_line(line))]
    answers: dict[str, list[AnswerLine]] = {}
    for each in parsed:
        if isinstance(each, AnswerLine):
            answers.setdefault(each.id, []).append(each)
    texts = Texts(draft)
    heads = [each for each in parsed if isinstance(each, RemarkLine)][-MOST:]
    found = (_remark(each, found_anchor(each.at, texts), answers.get(each.id, ())) for each in heads)
    return tuple(sorted(found, key=_order))


def line_notes(lines: tuple[str, ...]) -> Iterator[Note]:
    """Yield notes on lines that cannot be read and are kept as they are."""
    parsed = [parse_line(line) for line in lines]
    odd = [(at, lines[at - 1]) for at, each in enumerate(parsed, 1) if not each and lines[at - 1].strip()]
    yield from unread_line_notes(Key.REMARKS, odd, EXAMPLE)
    if (heads := sum(isinstance(each, RemarkLine) for each in parsed)) > MOST:
        yield Note(f"批注有 {heads} 条，只用最后 {MOST} 条，别的原样留着")


def _remark(line: RemarkLine, anchor: Anchor | None, answers: Iterable[AnswerLine]) -> Remark:
    ordered = tuple(RemarkAnswer(*each[1:]) for each in sorted(answers, key=lambda each: each.when))
    settled = [each.outcome for each in ordered if each.outcome is not Outcome.REPLIED]
    return Remark(
        line.id,
        line.when,
        line.who,
        line.version,
        anchor or lost_anchor(line.at),
        line.text,
        line.proposed,
        settled[-1] if settled else None,
        anchor is None,
        ordered,
        line.put_on,
    )


def lost_anchor(at: WrittenAnchor) -> Anchor:
    """Return the anchor of words that are gone."""
    if at.is_whole:
        return Anchor(at.place, 0, 0, at.words + (f"{CUT}{at.after}" if at.is_cut else ""))
    return Anchor(at.place, 0, 0, at.words, at.before, at.after)


_PARTS = tuple(Part)
_BEFORE_TEXT = tuple(key for key in Key if tuple(Key).index(key) < tuple(Key).index(Key.OPENING))
_KEYS = tuple(map(str, Key))


def _order(remark: Remark) -> tuple[object, ...]:
    return (remark.is_lost, *_rank(remark.anchor.place), remark.anchor.start, remark.when, remark.id)


def _rank(place: Place) -> tuple[int, int, int, int]:
    """Return the rank of a place: fields above the text, the parts, fields below it, attachments."""
    if place.key in _PARTS:
        return 1, _PARTS.index(Part(place.key)), place.section, place.paragraph
    if number := attachment_number(place.key):
        return 3, number, place.section, place.paragraph
    return 0 if place.key in _BEFORE_TEXT else 2, _KEYS.index(place.key), 0, 0
