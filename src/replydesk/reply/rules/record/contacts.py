"""The rules of contact and telephone: they belong together in the profile, and are those in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from replydesk.draft.model import Key
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.people import is_like_name
from replydesk.reply.rules.record.wording import field_hit, findings_of_hits
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

PHONE = Rule(
    "电话不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "电话不是单位档案里这位联系人的",
    "请核对联系人和电话",
    "联系人、电话、正文里的联系电话",
    fires=(
        Example(
            words="0000-00000001",
            right="0000-00000002",
            fields=((Key.CONTACT, "赵某某"), (Key.PHONE, "0000-00000001")),
        ),
        Example(
            words="0000-00000009",
            right="0000-00000001",
            fields=(
                (Key.OFFICE, "基层政权和社区治理处"),
                (Key.PHONE, "0000-00000009"),
                (Key.CONTACT, "陈某某"),
            ),
        ),
        Example("如有疑问请与我厅联系（联系电话：0000-00000008）。", "0000-00000008"),
    ),
    passes=(
        Example(fields=((Key.CONTACT, "赵某某"), (Key.PHONE, "0000-00000002"))),
        Example(fields=((Key.CONTACT, "孙某某"), (Key.PHONE, "0000-00000009"))),
        Example(fields=((Key.CONTACT, "王某某、赵某某"), (Key.PHONE, "0000-00000000、0000-00000002"))),
        Example("如有疑问请与我厅联系（联系电话：0000-00000000），服务热线12345。"),
    ),
)

CONTACT = Rule(
    "联系人不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "联系人与单位档案里这个处室、这个电话的联系人不同",
    "请核对承办处室、联系人和电话",
    "承办处室、联系人、电话",
    fires=(
        Example(
            words="陈某木", right="陈某某", fields=((Key.CONTACT, "陈某木"), (Key.PHONE, "0000-00000001"))
        ),
        Example(
            words="赵某某",
            right="陈某某",
            fields=(
                (Key.OFFICE, "基层政权和社区治理处"),
                (Key.CONTACT, "赵某某"),
                (Key.PHONE, "0000-00000002"),
            ),
        ),
    ),
    passes=(
        Example(fields=((Key.CONTACT, "陈某某"), (Key.PHONE, "0000-00000001"))),
        Example(
            fields=(
                (Key.OFFICE, "基层政权和社区治理处"),
                (Key.CONTACT, "孙某某"),
                (Key.PHONE, "0000-00000005"),
            )
        ),
    ),
)


class _NamedPerson(NamedTuple):
    """A contact of the unit: the office, "" for the whole unit, name and telephone."""

    office: str
    name: str
    phone: str


def _known(profile: Profile) -> tuple[_NamedPerson, ...]:
    offices = tuple(_NamedPerson(each.name, each.contact, each.phone) for each in profile.offices)
    return tuple(each for each in (_NamedPerson("", profile.contact, profile.phone), *offices) if each.name)


def _figures(phone: str) -> str:
    return re.sub(r"\D", "", phone)


def _contacts(case: Case) -> Iterator[Finding]:
    draft, known = case.draft, _known(case.profile)
    name, phone = case.facts.filled(Key.CONTACT), case.facts.filled(Key.PHONE)
    is_typed = bool(draft.get(Key.CONTACT) or draft.get(Key.PHONE))
    if not is_typed or not name or not phone or re.search("[、，,；]", name + phone):
        return
    of_name = [each for each in known if each.name == name]
    of_phone = [each for each in known if _figures(each.phone) == _figures(phone)]
    office = case.facts.office
    if office and office.contact and of_name and office.contact != name:
        message = f"承办处室是“{office.name}”，联系人却是“{of_name[0].office or '全单位'}”的“{name}”"
        hits = (field_hit(case, Key.CONTACT, office.contact), field_hit(case, Key.OFFICE))
        yield CONTACT.found(Key.CONTACT, message, hits=hits)
    elif of_name and not any(each in of_phone or not each.phone for each in of_name):
        right = of_name[0].phone if len(of_name) == 1 else ""
        phones = "、".join(each.phone for each in of_name)
        message = f"电话是“{phone}”，单位档案里“{name}”的电话是“{phones}”"
        hits = (field_hit(case, Key.PHONE, right), field_hit(case, Key.CONTACT))
        yield PHONE.found(Key.PHONE, message, hits=[each for each in hits if each.words])
    elif not of_name and len(of_phone) == 1:
        right = of_phone[0].name
        message = f"联系人是“{name}”，单位档案里这个电话的联系人是“{right}”"
        is_like = is_like_name(name, right)
        level = Level.SUSPECTED if is_like else Level.HINT  # another name may be a new colleague's
        hit = field_hit(case, Key.CONTACT, right)
        yield CONTACT.found(Key.CONTACT, message, hits=(hit,) if hit.words else (), level=level)


_TYPED_PHONE = "(?:联系电话|联系人电话|承办电话|经办电话)[：:为是]?\\s{0,2}([0-9][0-9 ()（）—－-]{5,20}[0-9])"


def _phones_in_text(case: Case) -> Iterator[Finding]:
    phone = case.facts.filled(Key.PHONE)
    own = {_figures(each) for each in re.split("[、，,；]", phone)}
    own |= {_figures(each.phone) for each in _known(case.profile)}
    if not phone:
        return
    hits = []
    for place, text in case.typed_texts:
        found = re.search(_TYPED_PHONE, text) if "电话" in text else None
        if found and not any(_figures(found[1]).endswith(each[-7:]) for each in own if each):
            hits.append(Hit(place, found[1], found.start(1)))
    yield from findings_of_hits(PHONE, hits, case, f"附注的电话是“{phone}”，文中写的是")


LOOKS = (DraftLook((CONTACT, PHONE), _contacts), DraftLook((PHONE,), _phones_in_text))
