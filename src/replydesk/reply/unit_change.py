"""The change of a draft's unit: what came from the old profile follows, what was typed stays."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from replydesk.draft.document_number import as_standard, standard_parts
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.place import with_field_text
from replydesk.letter.compose import compose
from replydesk.letter.draft_office import CONTACT_KEYS
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import Letter, Role
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.profile import CHOICES, PROFILE_KEYS
from replydesk.reply.stock import Stock

_FROM_PROFILE = (Key.SIGNATURE, *CONTACT_KEYS, Key.CC)  # fields that the profile fills in


class FieldOutcome(NamedTuple):
    """A part of a letter, and what has become of it."""

    name: str
    text: str


@dataclass(frozen=True)
class UnitChange:
    """A draft of another unit, what in it has followed, and what was typed and stayed as it was."""

    draft: Draft
    followed: tuple[FieldOutcome, ...]
    stayed: tuple[FieldOutcome, ...]


def change_unit(draft: Draft, stock: Stock, unit: str) -> UnitChange:
    """Return a draft made that of another unit, named as drafts name it.

    Values equal to those of the old profile give way to those of the new one, and so do typed sentences that
    read word for word as a phrase of the desk filled in for the old unit.
    """
    old = DraftFacts(draft, stock.profile(draft))
    changed = draft.with_field(Key.UNIT, unit)
    changed = _with_office(changed, old, stock)
    new = DraftFacts(changed, stock.profile(changed))
    changed = _with_number(changed, old, new)
    for key in _FROM_PROFILE:
        changed = _with_field(changed, key, old.default(key), new.default(key))
    for part in PASSAGES:
        changed = _with_phrases(changed, part, old, new)
        changed = _with_sentences(changed, part, stock.phrases, old, new)
    changed = _with_title(changed, old, stock)
    new = DraftFacts(changed, new.profile)
    return UnitChange(changed, tuple(_followed(old, new, stock.phrases)), tuple(_stayed(old, new)))


def _with_office(changed: Draft, old: DraftFacts, stock: Stock) -> Draft:
    """Return the draft without an office of the old unit that the new one has not."""
    new = DraftFacts(changed, stock.profile(changed))
    return with_field_text(changed, Key.OFFICE, "") if old.office and not new.office else changed


def _with_number(draft: Draft, old: DraftFacts, new: DraftFacts) -> Draft:
    """Return the draft with the 代字 of the new unit in its number, if it had the old one's."""
    typed = draft.get(Key.DOCUMENT_NUMBER)
    code, year, serial = standard_parts(typed) or (typed, "", "")
    if not code or code != old.code or not new.code:
        return draft
    number = as_standard(new.code, year, serial) if code != typed else new.code
    return draft.with_field(Key.DOCUMENT_NUMBER, number)


def _with_field(draft: Draft, key: Key, before: str, after: str) -> Draft:
    """Return the draft with a field that has the old profile's value as the new one has it."""
    if not before or before == after:
        return draft
    if draft.get(key) == before:
        return with_field_text(draft, key, after)
    names = draft.names(key)
    if key is Key.SIGNATURE and len(names) > 1 and before in names and after:  # of several bodies
        now = tuple(after if name == before else name for name in names)
        return draft.with_field(key, now if isinstance(draft.raw(key), tuple) else "、".join(now))
    return draft


def _with_phrases(draft: Draft, part: Part, old: DraftFacts, new: DraftFacts) -> Draft:
    """Return the draft with the phrase that the new unit takes, where it had that of the old one."""
    before, after = old.default_phrase(part), new.default_phrase(part)
    if draft.passage(part) or draft.get(part) != before or not before or before == after:
        return draft
    return with_field_text(draft, Key(part), "" if after == NOTHING else after)


def _with_sentences(draft: Draft, part: Part, phrases: Phrases, old: DraftFacts, new: DraftFacts) -> Draft:
    """Return the draft with typed paragraphs that are phrases for the old unit as for the new one."""
    typed = draft.passage(part)
    if not typed:
        return draft
    filled = dict(_filled(phrases, part, old, new))
    return draft.with_passage(part, (each._replace(text=filled.get(each.text, each.text)) for each in typed))


def _filled(phrases: Phrases, part: Part, old: DraftFacts, new: DraftFacts) -> Iterator[tuple[str, str]]:
    """Yield every paragraph of the phrases of a part for the old unit, and the same for the new one."""
    for name in phrases.names(part):
        with suppress(PhraseError):
            before, after = (phrases.fill(part, name, facts.slots) for facts in (old, new))
            if len(before) == len(after):
                yield from zip(before, after, strict=True)


def _with_title(draft: Draft, old: DraftFacts, stock: Stock) -> Draft:
    """Return the draft with the usual title of the new unit, if it has that of the old one typed."""
    typed = draft.get(Key.TITLE)
    if typed in ("", NOTHING):
        return draft
    before, after = (
        compose(DraftFacts(each.with_field(Key.TITLE, ""), stock.profile(each)), stock.phrases)
        for each in (old.draft, draft)
    )
    return _with_field(draft, Key.TITLE, before.text_of(Role.TITLE), after.text_of(Role.TITLE))


def _followed(old: DraftFacts, new: DraftFacts, phrases: Phrases) -> Iterator[FieldOutcome]:
    """Yield what reads otherwise in the letter of the new unit than in that of the old one."""
    before, after = compose(old, phrases), compose(new, phrases)
    for name, key, role in _SHOWN:
        text = _text(after, key, role)
        if text != _text(before, key, role):
            yield FieldOutcome(name, text.removeprefix(f"{name}：") or "空着")
    if old.code != new.code and not new.draft.get(Key.DOCUMENT_NUMBER):
        yield FieldOutcome("代字", new.code or "空着")
    if old.draft.get(Key.OFFICE) != new.draft.get(Key.OFFICE):
        yield FieldOutcome(Key.OFFICE, f"新单位没有“{old.draft.get(Key.OFFICE)}”，空着了")
    forms = [key for key in CHOICES if _value(old, key) != _value(new, key)]
    if forms:
        yield FieldOutcome("版面和写法", "、".join(forms))


def _value(facts: DraftFacts, key: str) -> object:
    return getattr(facts.profile, PROFILE_KEYS[key])


# Parts of the letter that may follow: their names, the places and the roles of their blocks.
_SHOWN = (
    ("信头", Key.UNIT, Role.LETTERHEAD),
    ("文号", Key.DOCUMENT_NUMBER, Role.NUMBER),
    ("标题", Key.TITLE, Role.TITLE),
    *((str(part), part, Role.BODY) for part in PASSAGES),
    ("落款", Key.SIGNATURE, Role.SIGNATURE),
    ("附注", Key.CONTACT, Role.CONTACT),
    ("抄送", Key.CC, Role.CC),
    ("印发机关", Key.PRINT_DATE, Role.IMPRINT),
)


def _text(letter: Letter, key: str, role: Role) -> str:
    return " ".join(each.text for each in letter.blocks if each.place.key == key and each.role is role)


def _stayed(old: DraftFacts, new: DraftFacts) -> Iterator[FieldOutcome]:
    """Yield what was typed and stayed though it may belong to the old unit."""
    draft = new.draft
    for key in (Key.DOCUMENT_NUMBER, Key.TITLE, Key.OFFICE, *_FROM_PROFILE):
        typed = draft.get(key)
        if typed and draft.raw(key) == old.draft.raw(key) and typed != new.default(key):
            yield FieldOutcome(key, draft.get(key))
    code, _, serial = standard_parts(draft.get(Key.DOCUMENT_NUMBER)) or ("", "", "")
    if serial and old.code != new.code == code:
        yield FieldOutcome("文号的序号", f"{serial} 是原单位的号，请核对，或者重新取号")
    mark = draft.get(Key.RESULT_CLASS)
    if mark and new.profile.result_classes and mark not in new.profile.result_classes:
        yield FieldOutcome(
            Key.RESULT_CLASS, f"{mark}：新单位没有这一类，可填{'、'.join(new.profile.result_classes)}"
        )
    names = ((facts.profile.name, facts.profile.short_name, facts.profile.self_name) for facts in (old, new))
    for before, after in zip(*names, strict=True):
        count = sum(text.count(before) for _, text in new.texts) if before and before != after else 0
        if count:
            yield FieldOutcome(f"文字里的“{before}”", f"{count} 处，可以查找替换成“{after}”")
