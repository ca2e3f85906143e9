"""A reply that is pasted into a draft: what goes where, what stays, and the draft filled in.

Nothing that is written is replaced unless that is asked for. If the reply answers another item than the
draft, only what is true of any letter is filled in: not its number, date, title, recipient or opening.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.outline import paragraphs, with_paragraphs
from replydesk.importing.replies.paragraphs import squeezed
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.kinds import NOTHING
from replydesk.text.full_width import with_plain_digits

# Fields and passages that may be taken from the reply to another item.
_OF_ANY_LETTER = (Key.SIGNATURE, Key.CONTACT, Key.PHONE, Key.CC, Key.ATTACHMENTS, *PASSAGES[1:])
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
    """A field or passage with the reply's text, and the draft's own if that differs."""

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


def plan_filling(draft: Draft, reply: Imported) -> Filling:
    """Compare a draft with the reply that is to be pasted into it."""
    is_other = _is_other_item(draft, reply.draft)
    new: list[FilledField] = []
    kept: list[FilledField] = []
    for name in _names(reply.draft):
        own, text = _text(draft, name), _text(reply.draft, name)
        if own and squeezed(own) != squeezed(text):
            kept.append(FilledField(name, text, own))
        elif not own and is_other and name not in _OF_ANY_LETTER:
            kept.append(FilledField(name, text))
        elif not own:
            new.append(FilledField(name, text))
    return Filling(reply, tuple(new), tuple(kept), _compare_bodies(draft, reply.draft), is_other)


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
