"""The remarks of a draft in the order of its letter, and what of 批注 cannot be read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from replydesk.draft.model import Draft, Key, Nested, Part
from replydesk.draft.place import Place, attachment_number
from replydesk.draft.remarks.anchoring import Texts, found_anchor
from replydesk.draft.remarks.lines import EXAMPLE, AnswerLine, RemarkLine, WrittenAnchor, parse_line
from replydesk.draft.remarks.model import CUT, Anchor, Outcome, Remark, RemarkAnswer
from replydesk.text.characters import one_line
from replydesk.text.note import Note

_NAMED, _LONGEST = 3, 20  # remarks named in a message, and characters of each
MOST = 1000  # remarks and lines that cannot be read, which are looked at; the last ones of more


def lines_of(draft: Draft) -> tuple[str, ...]:
    """Return the lines of 批注 as in the file, in a list or in a text."""
    value = draft.raw(Key.REMARKS)
    if isinstance(value, str):
        return tuple(line for line in value.split("\n") if line.strip())
    return value if isinstance(value, tuple) else ()


def remarks_of(draft: Draft) -> tuple[Remark, ...]:
    """Return the remarks of a draft in the order of the letter, at the end those whose words are gone."""
    return _remarks(draft) if lines_of(draft) else ()


@lru_cache(maxsize=4)  # a repaint, the check and the desk ask for those of one state
def _remarks(draft: Draft) -> tuple[Remark, ...]:
    parsed = [each for line in lines_of(draft) if (each := parse_line(line))]
    answers: dict[str, list[AnswerLine]] = {}
    for each in parsed:
        if isinstance(each, AnswerLine):
            answers.setdefault(each.id, []).append(each)
    texts = Texts(draft)
    heads = [each for each in parsed if isinstance(each, RemarkLine)][-MOST:]
    found = (_remark(each, found_anchor(each.at, texts), answers.get(each.id, ())) for each in heads)
    return tuple(sorted(found, key=_order))


def open_remarks(draft: Draft) -> tuple[Remark, ...]:
    """Return the remarks that wait to be settled."""
    return tuple(each for each in remarks_of(draft) if each.is_open)


def count_remarks(remarks: tuple[Remark, ...]) -> str:
    """Return the number of open remarks and the first of them; "" if there are none."""
    if not remarks:
        return ""
    named = "；".join(map(_words, remarks[:_NAMED])) + "……" * (len(remarks) > _NAMED)
    return f"还有 {len(remarks)} 条批注没有处理（{named}）"


def _words(remark: Remark) -> str:
    said = one_line(remark.text) or f"改成“{one_line(remark.proposed or '')}”"
    return f"{remark.who}：{said if len(said) <= _LONGEST else said[:_LONGEST] + '……'}"


def remark_notes(draft: Draft) -> tuple[Note, ...]:
    """Return notes on what of 批注 cannot be read and is kept as it is."""
    if isinstance(draft.raw(Key.REMARKS), Nested):
        return (Note(f"批注不是一条一行，没有用它；{EXAMPLE}"),)
    lines = lines_of(draft)
    parsed = [parse_line(line) for line in lines]
    odd = [(at, lines[at - 1]) for at, each in enumerate(parsed, 1) if not each and lines[at - 1].strip()]
    notes = [
        Note(f"批注第 {at} 条看不懂，原样留着：“{line[:_SHOWN]}”；{EXAMPLE}") for at, line in odd[:_NOTED]
    ]
    if len(odd) > _NOTED:
        notes.append(Note(f"批注共有 {len(odd)} 条看不懂，都原样留着"))
    if (heads := sum(isinstance(each, RemarkLine) for each in parsed)) > MOST:
        notes.append(Note(f"批注有 {heads} 条，只用最后 {MOST} 条，别的原样留着"))
    return tuple(notes)


_NOTED = 20  # lines noted one by one
_SHOWN = 60  # characters of a line in a note


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
