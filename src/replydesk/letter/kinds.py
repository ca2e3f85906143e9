"""The kinds of letter (类型), one declaration each: what differs between them follows from this table.

A kind has the base kind of its item, whose 代字 and 抄送 hold where the profile has none for the kind itself.
A kind that names a phrase for a part takes only phrases marked for it there: their comment begins with the
kind's name, as in {# 会办意见：最常用 #}.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from replydesk.draft.model import Draft, Key, Part

T = TypeVar("T")

NOTHING = "无"  # typed into a field to leave it out though the profile would fill it

# The phrases used if neither draft, profile nor kind chooses one.
DEFAULT_PHRASES: Mapping[str, str] = {Key.TITLE: "对某件的答复", Part.OPENING: "收悉"}

# What the check asks for of the record of most items.
_RECORD = (Key.SESSION, Key.ITEM_NUMBER)


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of letter; `title`, `opening`, `thanks` and `closing` name its own phrases.

    Where one is "", the common phrases are used; 无 is for none.
    """

    name: str
    noun: str = "建议"  # the item in running text
    title_noun: str = "代表建议"  # the item in the title of the letter
    member: str = "代表"  # the author
    congress: str = "人大"  # the body whose session it is
    family: str = ""  # the name shared with the same kind of the other congress
    base: str = ""  # the name of the base kind, "" if it is one
    to_lead: bool = False  # written to the body that leads (主办单位), not to the proposers
    months: int = 0  # months to answer, if fewer than the unit has for its base kind
    title: str = ""
    opening: str = ""
    thanks: str = ""
    closing: str = ""
    asked: tuple[Key, ...] = _RECORD  # fields the check asks for, besides those of every letter
    time: str = ""  # said behind the session: 闭会期间
    short: str = ""  # the name in narrow lists, if neither family nor noun

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names under which a profile may have settings for this kind itself."""
        return (self.name, self.family) if self.family else (self.name,)

    @property
    def label(self) -> str:
        """Return the name in narrow lists, at most four characters: 建议, 会办意见, 闭会建议."""
        return self.short or self.family or self.noun

    @property
    def letter(self) -> str:
        """Return what a letter of this kind is called: 代表建议的答复, 代表建议会办意见."""
        return self.name if self.family else f"{self.name}的答复"

    def phrase(self, part: str) -> str:
        """Return this kind's own phrase for 标题 or a part, "" if it takes the common ones, 无 for none."""
        own: dict[str, str] = {
            Key.TITLE: self.title,
            Part.OPENING: self.opening,
            Part.THANKS: self.thanks,
            Part.CLOSING: self.closing,
        }
        return own.get(part, "")

    def setting(self, values: Mapping[str, T]) -> T | None:
        """Return a unit's setting for this kind, by its names, else that of its base kind; None if none."""
        return next((values[name] for name in (*self.names, self.base) if name in values), None)


SUGGESTION = Kind("代表建议")
PROPOSAL = Kind("政协提案", noun="提案", title_noun="提案", member="委员", congress="政协")


def _assisting(base: Kind) -> Kind:
    """Return the opinion of a body that assists, sent to the body that leads and answers for all."""
    return replace(
        base,
        name=f"{base.name}会办意见",
        family="会办意见",
        base=base.name,
        to_lead=True,
        months=1,
        title="对某件的会办意见",
        opening="提出会办意见",
        thanks=NOTHING,
        closing="供统一答复参考",
    )


def _second(base: Kind) -> Kind:
    """Return the second reply, to those whom the first one did not satisfy."""
    return replace(
        base,
        name=f"{base.name}再次答复",
        family="再次答复",
        base=base.name,
        months=1,
        title="对某件的再次答复",
        opening="进一步研究",
        asked=(*_RECORD, Key.FIRST_REPLY),
    )


KINDS = (
    SUGGESTION,
    PROPOSAL,
    _assisting(SUGGESTION),
    _assisting(PROPOSAL),
    _second(SUGGESTION),
    _second(PROPOSAL),
    Kind(
        "议案转建议",
        title_noun="议案转建议",
        base=SUGGESTION.name,
        title="对某件转建议的答复",
        opening="议案转建议",
        asked=(),
        short="转建议",
    ),
    Kind(
        "闭会期间建议",
        base=SUGGESTION.name,
        opening="闭会期间提出",
        asked=(),
        time="闭会期间",
        short="闭会建议",
    ),
)
KIND_NAMES = tuple(kind.name for kind in KINDS)
FAMILIES = tuple(dict.fromkeys(kind.family for kind in KINDS if kind.family))
SETTING_NAMES = (*KIND_NAMES, *FAMILIES)  # the names by which a profile may have settings for kinds

# The same without those that a family's name stands for: what a clerk may write, as named in messages.
SHORT_NAMES = tuple(dict.fromkeys(kind.family or kind.name for kind in KINDS))

_BY_NAME = {kind.name: kind for kind in KINDS}
_PARTS = (Key.TITLE, Part.OPENING, Part.THANKS, Part.CLOSING)  # what a kind may have own phrases for

# Words that tell a family in a value typed by hand; 协办 is another word for 会办.
_FAMILY_WORDS = re.compile("(?P<会办意见>[会协]办)|(?P<再次答复>再次)")


def kind_of(draft: Draft) -> Kind:
    """Return the kind of a draft's letter; a suggestion's reply if the field names none.

    A family typed alone (会办意见) is that of the congress in 届次, else of the proposer's title.
    """
    typed = draft.get(Key.KIND)
    if typed in _BY_NAME:
        return _BY_NAME[typed]
    found = _FAMILY_WORDS.search(typed)
    is_proposal = "提案" in typed or bool(found and _is_of_proposal(draft))
    base = PROPOSAL if is_proposal else SUGGESTION
    return related(base, str(found.lastgroup)) if found else base


def _is_of_proposal(draft: Draft) -> bool:
    session = draft.get(Key.SESSION)
    if "政协" in session or "人大" in session:
        return "政协" in session
    return draft.get(Key.PROPOSERS).endswith(PROPOSAL.member)


def is_known(typed: str) -> bool:
    """Return True if a value of 类型 is a kind's name, or a family's."""
    return typed in SETTING_NAMES


def related(kind: Kind, family: str) -> Kind:
    """Return the kind of a family that has the same item; its base kind if there is none."""
    base = _BY_NAME[kind.base or kind.name]
    return next((each for each in KINDS if each.base == base.name and each.family == family), base)


def counterpart(kind: Kind) -> Kind:
    """Return the same kind of letter on an item of the other congress."""
    other = SUGGESTION if kind.congress == PROPOSAL.congress else PROPOSAL
    return related(other, kind.family) if kind.family else other


def kinds_named(word: str) -> tuple[Kind, ...]:
    """Return the kinds that a word of a selection names: a kind, a family, or all of an item's noun."""
    return tuple(kind for kind in KINDS if word in (*kind.names, kind.noun))


def default_phrase(kind: Kind, part: str, chosen: Mapping[str, str]) -> str:
    """Return the phrase a unit takes for 标题 or a part of such a letter; "" or 无 if none.

    `chosen` are the phrases of its profile: those for the kind, then the kind's own, then the common ones.
    """
    of_kind = next((chosen[f"{name}{part}"] for name in kind.names if chosen.get(f"{name}{part}")), "")
    return of_kind or kind.phrase(part) or chosen.get(part) or DEFAULT_PHRASES.get(part, "")


def phrase_fits(kind: Kind, part: str, hint: str) -> bool:
    """Return True if a phrase may be offered for a kind, by the comment at its start."""
    marked = marked_for(hint)
    return bool(set(kind.names) & set(marked)) if marked else not kind.phrase(part)


def marked_for(hint: str) -> tuple[str, ...]:
    """Return the names of the kinds for which a phrase is marked by its comment, () if for none."""
    names = re.split("[、，]", hint.partition("：")[0].strip())
    return tuple(names) if all(name in SETTING_NAMES for name in names) else ()


def own_phrases() -> Iterator[tuple[str, str]]:
    """Yield part and name of every phrase that a kind takes by itself; some come more than once."""
    for kind in KINDS:
        for part in _PARTS:
            if (name := kind.phrase(part)) not in ("", NOTHING):
                yield part, name
