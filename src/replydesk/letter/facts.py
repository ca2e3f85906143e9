"""Facts that follow from the fields of a draft and the profile of its unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key, Nested, split_names
from replydesk.draft.place import Place
from replydesk.letter.addressees import bare_name, is_addressed, is_several, with_member
from replydesk.letter.kinds import NOTHING, Kind, default_phrase, kind_of
from replydesk.letter.offices import Office, find_office
from replydesk.letter.print_options import JointForm
from replydesk.letter.profile import MONTHS, Profile
from replydesk.text.characters import one_line
from replydesk.text.dates import months_after, parse_day
from replydesk.text.title_marks import bare_title

# A number as lists have it: 议案第5号.
_NOUN_BEFORE = re.compile(r"^(?:代表)?(?:建议|提案|议案)(?=第?\d)")


def proposers(draft: Draft) -> tuple[str, ...]:
    """Return all proposers of the item, 提出人 before 联名, without duplicates."""
    if isinstance(draft.raw(Key.PROPOSERS), Nested):
        return ()
    return tuple(dict.fromkeys((*draft.names(Key.PROPOSERS), *draft.names(Key.JOINT))))


def people(draft: Draft) -> str:
    """Return the proposers of the item in their form of address."""
    return form_of_address(proposers(draft), kind_of(draft))


def proposer_names(draft: Draft) -> str:
    """Return the proposers as lists name them, without 代表 or 委员: 张某某、李某某、桂花镇代表团."""
    return one_line("、".join(dict.fromkeys(map(bare_name, proposers(draft)))))


def lead_bodies(draft: Draft) -> tuple[str, ...]:
    """Return the bodies that lead, to which a body that assists writes: those of 主送, else 主办单位."""
    typed = draft.get(Key.SALUTATION).rstrip("：:")
    return draft.names(Key.LEAD_BODY) if typed in ("", NOTHING) else tuple(split_names(Key.SALUTATION, typed))


def addressees(draft: Draft) -> str:
    """Return those to whom the letter is written, as addressed unless 主送 says otherwise."""
    return "、".join(lead_bodies(draft)) if kind_of(draft).to_lead else people(draft)


def form_of_address(names: Sequence[str], kind: Kind) -> str:
    """Return the form of address: 张某某代表 / 李某某、王某某委员 / 桂花镇代表团."""
    if not names:
        return ""
    if not any(map(is_addressed, names)):
        return with_member("、".join(names), kind.member)
    return "、".join(name if is_addressed(name) else with_member(name, kind.member) for name in names)


def body_pronoun(names: Sequence[str]) -> str:
    """Return how a body that leads is addressed: 你单位, several as 各单位."""
    return "各单位" if len(names) > 1 else "你单位"


def pronoun(names: Sequence[str]) -> str:
    """Return 您 for one person, 你们 for several people or a group."""
    return "你们" if len(names) > 1 or any(map(is_several, names)) else "您"


def item_number(draft: Draft) -> str:
    """Return the item's number without 第 and 号: 0033 for 第0033号."""
    return bare_number(draft.get(Key.ITEM_NUMBER))


def bare_number(text: str) -> str:
    """Return an item's number without what stands around it in lists: 5 for 议案第5号, 提案5 and 第5号."""
    return _NOUN_BEFORE.sub("", text).removeprefix("第").removesuffix("号").strip()


def subject(draft: Draft) -> str:
    """Return the title of the item in one line, without 《》 around the whole of it."""
    return bare_title(one_line(draft.get(Key.SUBJECT)))


@dataclass(frozen=True)
class DraftFacts:
    """Facts that follow from a draft's fields and its unit's profile, computed once; one object a letter."""

    draft: Draft
    profile: Profile

    @cached_property
    def kind(self) -> Kind:
        """Return the kind of the letter."""
        return kind_of(self.draft)

    @cached_property
    def proposers(self) -> tuple[str, ...]:
        """Return all proposers of the item."""
        return proposers(self.draft)

    @cached_property
    def people(self) -> str:
        """Return the proposers in their form of address."""
        return people(self.draft)

    @cached_property
    def joint_form(self) -> JointForm:
        """Return who gets a letter of a joint item; TOGETHER if there is only one letter to send."""
        is_one = len(self.proposers) < 2 or self.kind.to_lead or bool(self.draft.get(Key.SALUTATION))
        return JointForm.TOGETHER if is_one else self.profile.joint_form

    @cached_property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Return all typed texts except fields, with their places, in the order of the letter."""
        return tuple(typed_texts(self.draft))

    def texts_of(self, key: str) -> Iterator[tuple[Place, str]]:
        """Return the typed texts of one part or attachment, headings included."""
        return (each for each in self.texts if each[0].key == key)

    @cached_property
    def subject(self) -> str:
        """Return the title of the item without 《》 around the whole of it."""
        return subject(self.draft)

    @cached_property
    def deadline(self) -> date | None:
        """Return 期限, else the profile's months after 交办日期 (代表法, art. 51: three); None if unknown."""
        if typed := self.draft.get(Key.DEADLINE):
            return parse_day(typed)
        start = parse_day(self.draft.get(Key.HANDED_OVER))
        if start is None:
            return None
        return months_after(start, self._months())

    def _months(self) -> int:
        """Return the months to answer: the unit's for the kind, else the kind's, else those of its item."""
        months, kind = self.profile.months, self.kind
        own = next((months[name] for name in kind.names if name in months), "")
        return int(own or kind.months or months.get(kind.base) or MONTHS)

    @property
    def addressees(self) -> str:
        """Return those to whom the letter is written, as addressed unless 主送 says otherwise."""
        return addressees(self.draft)

    @property
    def code(self) -> str:
        """Return the unit's 代字 for letters of this kind, "" if it has none."""
        return code_of(self.profile, self.kind)

    @cached_property
    def office(self) -> Office | None:
        """Return the office of the unit that handles the item, None if 承办处室 names none of its profile."""
        return self.office_named(self.draft.get(Key.OFFICE))

    def office_named(self, typed: str) -> Office | None:
        """Return the office of the unit that is meant by a text, None if it is none of its profile."""
        profile = self.profile
        bodies = (profile.name, profile.short_name, *profile.other_names, profile.self_name)
        return find_office(profile.offices, typed, bodies)

    @property
    def feedback_form(self) -> str:
        """Return the name of the form sent with the letter, "" if there is none."""
        return "" if self.kind.to_lead else self.profile.feedback_form

    def default_phrase(self, part: str) -> str:
        """Return the phrase the unit takes for 标题 or a part of such a letter; "" or 无 if none."""
        return default_phrase(self.kind, part, self.profile.phrases)

    def default(self, key: Key) -> str:
        """Return the text of the office or the profile for a field left empty, "" if there is none."""
        return self._of_office.get(key) or self._defaults.get(key, "")

    def is_of_office(self, key: Key) -> bool:
        """Return True if the office, and not the whole unit, has a text for a field."""
        return bool(self._of_office.get(key))

    def filled(self, key: Key) -> str:
        """Return a field as printed: as typed, else from the office or the profile; "" for 无."""
        text = self.draft.get(key) or self.default(key)
        return "" if text == NOTHING else text

    @cached_property
    def _of_office(self) -> dict[Key, str]:
        office = self.office
        return {Key.CONTACT: office.contact, Key.PHONE: office.phone} if office else {}

    @cached_property
    def _defaults(self) -> dict[Key, str]:
        profile = self.profile
        return {
            Key.UNIT: profile.name,
            Key.SIGNATURE: profile.name,
            Key.CONTACT: profile.contact,
            Key.PHONE: profile.phone,
            Key.CC: "、".join(self.kind.setting(profile.cc) or ()),
        }

    @cached_property
    def slots(self) -> dict[str, str]:
        """Return the slots of phrases: the allowed names and their texts in this draft."""
        draft, profile = self.draft, self.profile
        lead = lead_bodies(draft)
        self_name = profile.self_name or "我单位"
        words = {
            "类型": self.kind.noun,
            "类型全称": self.kind.title_noun,
            "称谓": self.kind.member,
            "您": body_pronoun(lead) if self.kind.to_lead else pronoun(self.proposers),
            "届次": self._session(),
            "编号": item_number(draft),
            "案由": self.subject,
            "提出人": self.people,
            "会商单位": draft.get(Key.CONSULTED),
            "单位": profile.name or draft.get(Key.SIGNATURE),
            "简称": profile.short_name or profile.name,
            "自称": self_name,
            "工作": profile.field_of_work or f"{self_name}工作",
            "原答复": draft.get(Key.FIRST_REPLY),
            "主办单位": "、".join(draft.names(Key.LEAD_BODY)),
            "你单位": body_pronoun(lead),
        }
        return {name: one_line(text) for name, text in words.items()}

    def _session(self) -> str:
        """Return the session as printed, with what the kind says behind it."""
        session = self.draft.get(Key.SESSION)
        return session if self.kind.time in session else session + self.kind.time


def code_of(profile: Profile, kind: Kind) -> str:
    """Return a unit's 代字 for letters of a kind, "" if it has none."""
    return kind.setting(profile.codes) or ""
