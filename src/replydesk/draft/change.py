"""A change of a draft in a few words, and the character it was made at: what undo takes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from replydesk.draft import outline
from replydesk.draft.editor_lines import show_paragraphs
from replydesk.draft.model import COMMENT, PASSAGES, Attachment, Draft, Key, Nested, Paragraph, Part
from replydesk.draft.place import Place, attachment_key, field_text, text_at
from replydesk.draft.points.changes import point_changes
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.taken.reading import marks_of
from replydesk.text.common_start import common_start
from replydesk.text.delta import difference
from replydesk.text.numerals import chinese_numeral

_INNER = str.maketrans("“”", "‘’")  # quotation marks within a quotation
QUOTED = 16  # characters of a quotation


class Change(NamedTuple):
    """A change: its words, and the place and the offset of the character behind it in the later draft."""

    words: str
    place: Place
    offset: int = 0


def describe_change(before: Draft, after: Draft, shown: Draft) -> Change | None:
    """Describe a change, with its place in `shown`, which is one of both drafts; None if they are equal."""
    texts, remarks = list(_changes(before, after, shown)), list(_remarks(before, after, shown))
    taken = [each for each in remarks if each.words.startswith(f"{Outcome.TAKEN}的")]
    if texts and len(taken) == 1:
        return texts[0]._replace(words=taken[0].words.removeprefix("已"))  # its words were put in
    changes = (
        texts
        or remarks
        or [Change(each, Place(Key.POINTS)) for each in point_changes(before, after)]
        or list(_confirmed(before, after, shown))
    )
    if not changes:
        return None
    more = f"等 {len(changes)} 处" if len(changes) > 1 else ""
    return changes[0]._replace(words=changes[0].words + more)


def _changes(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    yield from _fields(before, after, shown)
    yield from _passages(before, after, shown)
    yield from _sections(before, after, shown)
    yield from _attachments(before, after, shown)


def _fields(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    keys = dict.fromkeys(key for draft in (before, after) for key, _ in draft.fields if key != COMMENT)
    for key in keys:
        if before.raw(key) == after.raw(key) or key in (Key.REMARKS, Key.POINTS, Key.TAKEN):
            continue
        one, other = (_field(draft, key) for draft in (before, after))
        words = "修整断行" if key == Key.MENDING else f"{key}里{_words(one, other)}"
        yield Change(words, Place(key), _end(one, other, is_new=shown is after))


def _remarks(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    """Yield what was done to remarks; with a change of the text their lines only follow it."""
    if before.raw(Key.REMARKS) == after.raw(Key.REMARKS):
        return
    old, new = ({each.id: each for each in remarks_of(draft)} for draft in (before, after))
    shown_ones = new if shown is after else old
    for number, remark in (old | new).items():
        if old.get(number) == new.get(number):
            continue
        answers = new[number].answers[len(old[number].answers) :] if number in old and number in new else ()
        what = f"{answers[-1].outcome}的" if answers else "写的" if number in new else "删去的"
        said = remark.text or remark.proposed or ""
        anchor = shown_ones.get(number, remark).anchor
        is_there = text_at(shown, anchor.place) is not None
        place, end = (anchor.place, anchor.end) if is_there else (Place(Key.REMARKS), 0)
        yield Change(f"{what}批注{_quoted(said)}", place, end)
    if old == new:
        yield Change("批注里的字", Place(Key.REMARKS))


def _confirmed(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    """Yield which figures of past replies were confirmed; the text shows what was taken over."""
    if before.raw(Key.TAKEN) == after.raw(Key.TAKEN):
        return
    old = {each.id for each in marks_of(before) if each.is_confirmed}
    new = {each.id for each in marks_of(after) if each.is_confirmed}
    for mark in marks_of(shown):
        if mark.id in old ^ new:
            yield Change(f"核对无误的{_quoted(mark.words)}", mark.anchor.place, mark.anchor.end)
    if old == new:
        yield Change("旧复里的字", Place(Key.TAKEN))


def _field(draft: Draft, key: str) -> str:
    raw = draft.raw(key)
    return raw.yaml if isinstance(raw, Nested) else field_text(draft, key)


def _passages(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    for part in PASSAGES:
        yield from _texts(part, Place(part), before.passage(part), after.passage(part), shown is after)


def _attachments(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    for number in range(1, max(len(before.attachments), len(after.attachments)) + 1):
        one, other = (_lines_of(draft.attachments[number - 1 : number]) for draft in (before, after))
        key = attachment_key(number)
        for change in _texts(f"{key}正文", Place(key), one, other, shown is after):
            yield change._replace(place=Place(key), offset=0)


def _lines_of(attachments: Sequence[Attachment]) -> tuple[Paragraph, ...]:
    """Return all lines of an attachment, if there is one, as paragraphs."""
    return tuple(
        line
        for preamble, sections in attachments
        for line in (*preamble, *(each for s in sections for each in (Paragraph(s.heading), *s.paragraphs)))
    )


def _sections(before: Draft, after: Draft, shown: Draft) -> Iterator[Change]:
    if len(before.sections) != len(after.sections):
        yield _count(before, after, shown)
        return
    heads = [[(each.level, each.heading) for each in draft.sections] for draft in (before, after)]
    if sorted(heads[0]) == sorted(heads[1]) and heads[0] != heads[1]:
        at = common_start(*heads)
        yield Change(f"移动的“{outline.title(after, at)}”等节", Place(Part.ANSWER, at, -1))
        return
    is_new = shown is after
    yield from _texts("答复内容标题前的正文", Place(Part.ANSWER, -1), before.preamble, after.preamble, is_new)
    for at, (one, other) in enumerate(zip(before.sections, after.sections, strict=True)):
        where = section_name(before, at)
        if one.level != other.level:
            how = "降" if other.level > one.level else "升"
            yield Change(f"{how}了一级的“{outline.title(before, at)}”", Place(Part.ANSWER, at, -1))
        if one.heading != other.heading:
            end = _end(one.heading, other.heading, is_new=is_new)
            words = f"{where}的标题里{_words(one.heading, other.heading)}"
            yield Change(words, Place(Part.ANSWER, at, -1), end)
        yield from _texts(where, Place(Part.ANSWER, at), one.paragraphs, other.paragraphs, is_new)


def _count(before: Draft, after: Draft, shown: Draft) -> Change:
    """Describe sections added or removed."""
    at = common_start(before.sections, after.sections)
    by = len(after.sections) - len(before.sections)
    longer = after if by > 0 else before
    last = min(at, len(longer.sections) - 1)
    # a heading made of a line, or split, takes text from the section before it
    begins = next((i for i in range(at, len(longer.sections)) if _is_new(longer, i, before, after)), last)
    more = f"等 {abs(by)} 节" if abs(by) > 1 else "一节"
    words = f"{'加' if by > 0 else '删去'}的“{outline.title(longer, begins)}”{more}"
    if shown is longer:
        return Change(words, Place(Part.ANSWER, begins, -1))
    above = min(begins, len(shown.sections)) - 1
    one, other = outline.paragraphs(before, above), outline.paragraphs(after, above)
    row = common_start(one, other)  # a line that was a heading, or nothing
    has_row = one != other and row < len(outline.paragraphs(shown, above))
    return Change(words, Place(Part.ANSWER, above, row if has_row else -int(above >= 0)))


def _is_new(longer: Draft, at: int, before: Draft, after: Draft) -> bool:
    """Return True if the other draft has no section of this heading."""
    other = before if longer is after else after
    head = longer.sections[at][:2]
    return all(each[:2] != head for each in other.sections)


def section_name(draft: Draft, at: int) -> str:
    """Return the name of a section as one speaks of it: 答复内容第二节（一）."""
    numbers = outline.numbers(draft)
    top, *below = [*reversed(list(outline.parents(draft, at))), at]
    first = sum(section.level == draft.sections[top].level for section in draft.sections[: top + 1])
    return f"答复内容第{chinese_numeral(first)}节" + "".join(numbers[each].rstrip(".、") for each in below)


def _texts(
    where: str, place: Place, before: Sequence[Paragraph], after: Sequence[Paragraph], is_new: bool
) -> Iterator[Change]:
    """Yield the change of some paragraphs, if there is one."""
    if tuple(before) == tuple(after):
        return
    one, other = show_paragraphs(before), show_paragraphs(after)
    shown = after if is_new else before
    row, offset = _spot((other if is_new else one), _end(one, other, is_new=is_new), shown)
    yield Change(f"{where}里{_words(one, other)}", place._replace(paragraph=row), offset)


def _spot(text: str, end: int, paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return paragraph and offset of a character of the paragraphs' lines."""
    lines = text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))[: len(lines)]
    row = max(at for at, start in enumerate(starts) if start <= end)
    lead = len(lines[row]) - len(paragraphs[row].text) if row < len(paragraphs) else 0
    return row, max(end - starts[row] - lead, 0)


def _end(before: str, after: str, *, is_new: bool) -> int:
    """Return the offset behind the difference of two texts, in the later or the earlier one."""
    change = difference(before, after)
    return change.at + len(change.added if is_new else change.removed)


def _words(before: str, after: str) -> str:
    """Say how a text was changed: 删去的“…”, 写的“…”, 把“…”改成的“…”."""
    change = difference(before, after)
    removed, added = _quoted(change.removed), _quoted(change.added)
    if not change.removed.strip() and not change.added.strip():
        return "改的分段"
    if not change.added:
        return f"删去的{removed}"
    return f"由{removed}改成的{added}" if change.removed else f"写的{added}"


def _quoted(text: str) -> str:
    words = " ".join(text.split("\n")).strip().translate(_INNER)
    return f"“{words if len(words) <= QUOTED else words[:QUOTED] + '……'}”"
