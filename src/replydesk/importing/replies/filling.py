"""A reply that is pasted into a draft: what goes where, what stays, and the draft filled in.

Nothing that is written is replaced unless that is asked for; what a new draft has without being written, its
usual phrases and the kind of an item not named yet, gives way to the reply. If the reply answers another
item than the draft, only what is true of any letter is filled in: not its number, date, title, recipient or
opening.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.outline import paragraphs, with_paragraphs
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.pasted import read_reply
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.kinds import NOTHING, SUGGESTION, default_phrase, kind_of
from replydesk.reply.stock import Stock
from replydesk.text.full_width import with_plain_digits

# Fields and passages that may be taken from the reply to another item.
_OF_ANY_LETTER = (Key.SIGNATURE, Key.OFFICE, Key.CONTACT, Key.PHONE, Key.CC, Key.ATTACHMENTS, *PASSAGES[1:])
# Fields that say which item a draft answers; without them its kind and unit are not settled yet.
_OF_ITEM = (Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS, Key.TITLE, Key.SALUTATION)
_NO_SUBJECT = re.compile(r"[\W_]|关于|的?(?:建议|提案|议案)$")


class Body(Enum):
    """The answer of a draft, beside that of the reply pasted into it."""

    NONE = "none"  # the reply has none
    EMPTY = "empty"
    SAME = "same"  # it holds all of the reply's
    MOSTLY = "mostly"  # it holds more than half of it
    OTHER = "other"


class Mode(Enum):
    """What becomes of the answer, and of fields that are written already."""

    ADD = "add"  # the reply's answer goes behind the one that is there
    KEEP = "keep"  # the answer stays as it is
    OVER = "over"  # everything is replaced by the reply's


@dataclass(frozen=True, slots=True)
class FilledField:
    """A field or passage with the reply's text, "" if it has none, and the draft's own if that differs."""

    name: str
    text: str
    own: str = ""


@dataclass(frozen=True, slots=True)
class Filling:
    """The comparison of a draft with a reply pasted into it.

    `new` are the fields and passages that the reply fills in, `kept` those that stay unless `Mode.OVER` is
    chosen; `is_other_item` is True if the reply answers another item.
    """

    reply: Imported
    new: tuple[FilledField, ...]
    kept: tuple[FilledField, ...]
    body: Body
    is_other_item: bool

    @property
    def is_there(self) -> bool:
        """Return True if the draft holds the whole reply already."""
        return not (self.new or self.kept) and self.body in (Body.NONE, Body.SAME)


def read_reply_for(draft: Draft, text: str, stock: Stock) -> Imported | None:
    """Return the reply that a text pasted into a draft is, None if it is ordinary text.

    It is read as one of the draft's unit, or of the desk's unit that signed it if the draft names no item.
    """
    unit = draft.get(Key.UNIT)
    reply = read_reply(text, stock, unit)
    signer = reply.draft.get(Key.SIGNATURE) if reply else ""
    is_own = any(signer == profile.name for profile in stock.profiles.values())
    if is_own and signer != stock.profile_of(unit).name and not any(map(draft.get, _OF_ITEM)):
        return read_reply(text, stock, signer)
    return reply


def plan_filling(draft: Draft, reply: Imported, stock: Stock) -> Filling:
    """Compare a draft with the reply that is to be pasted into it."""
    is_other = _is_other_item(draft, reply.draft)
    body = _compare_bodies(draft, reply.draft)
    new: list[FilledField] = []
    kept: list[FilledField] = []
    for name in _names(reply.draft):
        own, text = _text(draft, name), _text(reply.draft, name)
        if own and squeezed(own) == squeezed(text):
            continue
        is_kept = own and not _gives_way(draft, name, reply.draft, stock)
        is_others = is_other and name not in _OF_ANY_LETTER
        (kept if is_kept or is_others else new).append(FilledField(name, text, own))
    if body is Body.EMPTY and not is_other:
        new += _usual_ones_missing(draft, reply.draft, stock)
    return Filling(reply, tuple(new), tuple(kept), body, is_other)


def _usual_ones_missing(draft: Draft, theirs: Draft, stock: Stock) -> list[FilledField]:
    """Return the usual phrases of a draft for passages that the letter does not have."""
    names = (key for key in map(Key, PASSAGES) if _text(theirs, key) in ("", NOTHING))
    own = ((key, _text(draft, key)) for key in names if _is_usual(draft, key, stock))
    return [FilledField(key, "", text) for key, text in own if text != NOTHING]


def _gives_way(draft: Draft, name: str, theirs: Draft, stock: Stock) -> bool:
    """Return True if a field of a draft is as a new draft has it, and nothing that was written."""
    if name in PASSAGES:
        return _is_usual(draft, name, stock)
    if name == Key.DOCUMENT_NUMBER:
        number = DocumentNumber.parse(draft.get(name))
        return number is not None and not number.serial
    if name not in (Key.KIND, Key.UNIT) or any(map(draft.get, _OF_ITEM)):
        return False
    return name == Key.UNIT or _may_change_kind(draft, theirs)


def _is_usual(draft: Draft, name: str, stock: Stock) -> bool:
    """Return True if a passage has the phrase that the unit usually takes."""
    usual = default_phrase(kind_of(draft), name, stock.profile(draft).phrases)
    return bool(usual) and not draft.passage(Part(name)) and draft.get(name) == usual


def _may_change_kind(draft: Draft, theirs: Draft) -> bool:
    """Return True if the reply shows its kind; a narrower kind that was chosen for the same item stays."""
    own, other = kind_of(draft), kind_of(theirs)
    said = theirs.get(Key.SESSION) + theirs.get(Key.SUBJECT) + theirs.get(Key.TITLE)
    is_shown = other.name != SUGGESTION.name or bool(re.search("人大|人民代表大会|建议", said))
    return is_shown and (not own.base or own.congress != other.congress)


def fill(draft: Draft, filling: Filling, mode: Mode) -> Draft:
    """Return the draft with the reply filled in."""
    theirs = filling.reply.draft
    entries = (*filling.new, *filling.kept) if mode is Mode.OVER else filling.new
    for entry in entries:
        draft = _with(draft, entry.name, theirs)
    if filling.body is Body.NONE or (filling.body is Body.SAME and mode is not Mode.OVER):
        return draft
    if filling.body is Body.EMPTY or mode is Mode.OVER:
        return replace(draft, preamble=theirs.preamble, sections=theirs.sections)
    return draft if mode is Mode.KEEP else _with_answer_added(draft, theirs)


def _with_answer_added(draft: Draft, theirs: Draft) -> Draft:
    last = len(draft.sections) - 1
    longer = with_paragraphs(draft, last, (*paragraphs(draft, last), *theirs.preamble))
    return replace(longer, sections=(*longer.sections, *theirs.sections))


def _names(reply: Draft) -> list[Key]:
    """Return the fields and passages that the reply has, in the order of the draft file."""
    return [key for key in Key if _text(reply, key) not in ("", NOTHING)]


def _text(draft: Draft, name: str) -> str:
    """Return a field as text, or the typed text of a passage or the names of its phrases."""
    if name in PASSAGES and (typed := draft.passage(Part(name))):
        return "\n".join(each.text for each in typed)
    if name == Key.ATTACHMENTS and draft.attachments and not draft.get(name):
        return "\n".join(text for each in draft.attachments for text, _ in each.preamble)
    return draft.get(name)


def _with(draft: Draft, name: str, theirs: Draft) -> Draft:
    """Return the draft with one field or passage as the reply has it."""
    value = theirs.raw(name)
    if value is None:
        draft = replace(draft, fields=tuple(each for each in draft.fields if each[0] != name))
    else:
        draft = draft.with_field(name, value)
    if name in PASSAGES:
        return draft.with_passage(Part(name), theirs.passage(Part(name)))
    return replace(draft, attachments=theirs.attachments) if name == Key.ATTACHMENTS else draft


def _is_other_item(draft: Draft, theirs: Draft) -> bool:
    """Return True if number or subject say that the reply answers another item."""
    numbers = {_number(each) for each in (draft, theirs)} - {""}
    own, other = _subject(draft), _subject(theirs)
    return len(numbers) > 1 or bool(own and other and own not in other and other not in own)


def _number(draft: Draft) -> str:
    return with_plain_digits(squeezed(draft.get(Key.ITEM_NUMBER))).strip("第号").lstrip("0")


def _subject(draft: Draft) -> str:
    return _NO_SUBJECT.sub("", _NO_SUBJECT.sub("", draft.get(Key.SUBJECT)))


def _compare_bodies(draft: Draft, reply: Draft) -> Body:
    own, theirs = _texts(draft), _texts(reply)
    if not theirs or not own:
        return Body.EMPTY if theirs else Body.NONE
    missing = theirs - own
    if not missing:
        return Body.SAME
    return Body.MOSTLY if _size(missing) * 2 < _size(theirs) else Body.OTHER


def _texts(draft: Draft) -> Counter[str]:
    """Return the paragraphs and headings of the answer, without white space."""
    texts = [each.text for each in draft.preamble]
    for section in draft.sections:
        texts += (section.heading, *(each.text for each in section.paragraphs))
    return Counter(filter(None, map(squeezed, texts)))


def _size(texts: Counter[str]) -> int:
    return sum(len(text) * count for text, count in texts.items())
