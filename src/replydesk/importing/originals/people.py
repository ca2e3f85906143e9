"""The people of an original, from the values of labels and the lines that they sign."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.letter.addressees import bare_name, is_group
from replydesk.letter.people import read_people

_ONE_NAME = re.compile(
    r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·•][\u3400-\u9fff]{1,10}){1,3}|[\u4e00-\u9fff]{0,3}[×xX某*＊○]{1,3}"
)
_SIGNED_BY = re.compile(
    r"^[—－\-（(\s]*(?:(?:本文)?(?:作者|提案人|提案者|建议人|提出人|执笔人?)[：:系为是\s]*)?"
    r"(?:[\u4e00-\u9fff]{0,12}?(?:人大代表|政协委员|代表|委员)(?:[：:、，\s]+|(?<=人大代表)|(?<=政协委员)))?"
)
_NAMES_NOBODY = re.compile(r"^(?:无|同上|略|详见.*|见附.*|签名|盖章|[/／—-]+)$")
_WITH_OTHERS = re.compile(r"(?P<name>[^等]{2,12})等(?P<count>[\d一二三四五六七八九十]{0,3})[名位人]?")
_TITLE_APART = re.compile(
    r"(?<=[\u4e00-\u9fff])[ \t\u3000]{1,8}(?:代表|委员)(?=[ \t\u3000]{0,8}(?:$|[、，,；;\n]))"
)
_PHONE_BEHIND = re.compile(
    r"[ \t\u3000]{1,40}(?:联系)?(?:电话|手机|方式)(?:号码?)?[：: \t\u3000]{0,8}(?=[\d(（+])"
)
_OFFICE_NAME = re.compile(r"(?:办公?室|[科处股]室?|委员?会|编辑部|管理员|宣传部|中心|站|网)$")


# 市政协委员、市文旅局办公室主任　张某某: the post between what one is and one's name.
_WITH_POST = re.compile(
    r"(?:[\u4e00-\u9fff]{0,12}(?:人大代表|政协委员))[、，, ]?[\u4e00-\u9fff]{2,24}"
    r"[ \t\u3000]{1,40}(?P<name>[\u4e00-\u9fff]{2,4})"
)

# One more name below the first, with a unit and mostly a telephone: 张某某（县教研室）0000.
_WITH_UNIT = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4})[ \t\u3000]{0,4}[（(][^（）()]{2,30}[）)][ \t\u3000]{0,4}[\d\-*]{0,20}"
)
_PARTIES = ("民革", "民盟", "民建", "民进", "农工党", "农工民主党", "致公党", "九三学社", "台盟")


class Names(NamedTuple):
    """The names in a value, those said to have joined, and whether the value says more than names."""

    names: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    has_more: bool = False


def names_in(text: str) -> Names:
    """Return the names of people and groups in the value of a label."""
    if not text.strip() or _NAMES_NOBODY.match(text.strip()) or len(text) > 1_500 or "。" in text:
        return Names(has_more=bool(text.strip()))
    text = _PHONE_BEHIND.sub(" ", _TITLE_APART.sub("", text))
    people = read_people(" ".join(text.split("\n")) if "、" in text else text)
    names = tuple(filter(None, map(_name, people.names)))
    joint = tuple(filter(None, map(_name, people.joint)))
    is_whole = len(names) == len(people.names) and len(joint) == len(people.joint)
    has_more = bool(people.dropped or people.phones or people.delegations) or not is_whole
    return Names(names, joint, has_more)


def _name(text: str) -> str:
    """Return a name as drafts have it, "" if it is none."""
    bare = bare_name(text.strip(" :：-—（()）"))
    if len(bare) > 4 and bare.endswith(("代表", "委员")) and is_group(bare[:-2]):
        bare = bare[:-2]
    if (others := _WITH_OTHERS.fullmatch(bare)) and _ONE_NAME.fullmatch(bare_name(others["name"])):
        return (
            f"{bare_name(others['name'])}等{others['count']}人" if others["count"] else f"{others['name']}等"
        )
    return bare if _ONE_NAME.fullmatch(bare) or is_group(bare) else ""


def signers(text: str) -> Names:
    """Return the names of a line without a label that people sign: ——市政协委员　张某某."""
    bare = text.strip().strip("（()）—－- ")
    if posted := _WITH_POST.fullmatch(bare):
        return Names((posted["name"],), has_more=True)
    return names_in(_SIGNED_BY.sub("", bare, count=1) or bare)


def is_with_post(text: str) -> bool:
    """Return True for a line that names one member with a post: 市政协委员、市文旅局科长　张某某."""
    return bool(_WITH_POST.fullmatch(text.strip()))


def name_with_unit(text: str) -> str:
    """Return the name in a line that has one with a unit behind it: 张某某（县教研室）0000."""
    found = _WITH_UNIT.fullmatch(text.strip())
    return found["name"] if found else ""


def is_of_cppcc(name: str) -> bool:
    """Return True for a party or a 界别, which put forward proposals: 民盟南屏市委."""
    return name.startswith(_PARTIES) or "政协" in name or name.endswith(("界", "界别", "工商联"))


def is_author(name: str) -> bool:
    """Return True if the author of a web page may be the one who put the item forward."""
    found = names_in(name)
    return len(found.names) >= 1 and not _OFFICE_NAME.search(name.strip())
