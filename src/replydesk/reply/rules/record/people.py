"""The rules of the people: salutation and text name those of 提出人 and 联名."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part, split_names
from replydesk.draft.place import Place, field_text
from replydesk.letter.addressees import bare_name, is_group, is_several
from replydesk.letter.kinds import NOTHING
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.record.wording import (
    field_hit,
    findings_of_hits,
    opening_texts,
    outside_quotations,
    typed_title,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme
from replydesk.text.full_width import normalized_without_spaces

_OPENING = "收悉，现答复如下："
_PEOPLE = (Key.PROPOSERS, "陈建国")

NOT_A_NAME = Rule(
    "提出人是题目",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "提出人一栏填的是题目，不是姓名",
    "请填提出人的姓名，题目填在“案由”里",
    "提出人、联名、主送",
    fires=(
        Example(words="《关于修建便民桥的提案》", fields=((Key.PROPOSERS, "《关于修建便民桥的提案》"),)),
        Example(words="关于加强社区养老服务的建议", fields=((Key.SALUTATION, "关于加强社区养老服务的建议"),)),
        Example(
            "关于加强社区养老服务的建议在省十四届人大四次会议上提出的《关于加强社区养老服务的建议》收悉，现答复如下：",
            "关于加强社区养老服务的建议",
            part=Part.OPENING,
        ),
    ),
    passes=(
        Example(fields=((Key.PROPOSERS, "关山月"),)),
        Example(fields=((Key.PROPOSERS, "南屏市代表团"),)),
        Example(fields=((Key.SALUTATION, "关某某代表"),)),
        Example("关于您提出的《关于加强社区养老服务的建议》，现答复如下：", part=Part.OPENING),
    ),
)

OTHER_RECIPIENT = Rule(
    "主送不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "主送的人不是“提出人”",
    "请核对主送和提出人；主送空着时由程序按提出人写",
    "主送、开头语的称呼",
    fires=(
        Example(words="李四海", fields=((Key.PROPOSERS, "张某某"), (Key.SALUTATION, "李四海代表"))),
        Example("李四海代表：", "李四海", part=Part.OPENING),
        Example("感谢李四海代表对民政工作的关心。", "李四海", part=Part.THANKS),
        Example(
            "现就詹某某代表在省十四届人大四次会议上提出的《关于加强社区养老服务的建议》提出会办意见如下：",
            "詹某某",
            part=Part.OPENING,
            fields=((Key.KIND, "代表建议会办意见"), (Key.LEAD_BODY, "省教育厅")),
        ),
        Example(
            words="赵大伟", fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某、赵大伟代表"))
        ),
    ),
    passes=(
        Example(fields=((Key.SALUTATION, "张某某代表"),)),
        Example(fields=((Key.SALUTATION, "尊敬的张某某代表："),)),
        Example(fields=((Key.SALUTATION, "张某某省人大代表"),)),
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某等2位代表"))),
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某、李某某代表"))),
        Example(fields=((Key.PROPOSERS, "张某某等5人"), (Key.SALUTATION, "张某某（等5位）代表"))),
        Example(fields=((Key.SALUTATION, "各位代表"),)),
        Example(fields=((Key.SALUTATION, "张某某代表并转各位附议代表"),)),
        Example("感谢各位代表对民政工作的关心，感谢人大代表的支持。", part=Part.THANKS),
        Example(fields=((Key.PROPOSERS, "张某某、李某某"), (Key.SALUTATION, "张某某并李某某代表"))),
        Example(fields=((Key.SALUTATION, "省人大常委会代表工作委员会"),)),
    ),
)

LIKE_NAME = Rule(
    "姓名相近",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "姓名与“提出人”只差一个字",
    "请核对姓名，哪一处写错了",
    "主送、手写的标题、各段文字",
    fires=(
        Example(words="张某木", right="张某某", fields=((Key.SALUTATION, "张某木代表"),)),
        Example("陈建囯代表提出的意见很有针对性。", "陈建囯", "陈建国", fields=(_PEOPLE,)),
        Example("我厅与陈国建代表当面沟通。", "陈国建", "陈建国", fields=(_PEOPLE,)),
        Example("感谢程建国代表的关心。", "程建国", "陈建国", fields=(_PEOPLE,)),
        Example("您好！陈建代表提出的意见很有针对性。", "陈建", "陈建国", fields=(_PEOPLE,)),
    ),
    passes=(
        Example("陈建国代表提出的意见很有针对性。", fields=(_PEOPLE,)),
        Example("李某某代表和王某某代表参加了调研。"),
        Example("我厅邀请李建华代表参加调研。", fields=(_PEOPLE,)),
        Example("我厅与陈建国、陈建军代表座谈。", fields=((Key.PROPOSERS, "陈建国、陈建军"),)),
        Example("村民代表和业主代表参加座谈。", fields=((Key.PROPOSERS, "村某"),)),
    ),
)


_NAME = (
    "(?!你|您|我|贵|代表|委员|人大|政协|关于|各位|感谢|收到|全体|部分|有关|两位|几位)[\u4e00-\u9fff·]{2,12}"
)
# Those who are called representatives of others, and no deputies: 村民代表.
_OF_OTHERS = (
    "(?:村民|居民|市民|农民|牧民|渔民|群众|业主|住户|商户|企业|行业|职工|工人|员工|家长|学生|教师|师生|党员|干部|专家"
    "|媒体|单位|部门|各界|基层|老人|青年|妇女|机构|协会|社区)$"
)


def typed_recipients(typed: str) -> list[str]:
    """Return the bare names of people that a salutation addresses; groups are left out."""
    plain = re.sub(r"^(?:尊敬的|各位)", "", typed.strip().rstrip("：:"))
    plain = re.sub("(?<=代表|委员)(?:并|和|及|与).*$", "", plain)  # 并转各位附议代表
    plain = re.sub("(?<=.{2})(?:全国|[省市县区州镇乡])?(?:人大|政协)(?=代表|委员)", "", plain)
    plain = re.sub(r"[（(]?等[^、，]{0,6}[）)]?(?=代表|委员|$)", "", plain)
    plain = re.sub("(?<=.{2})[并和及与](?=.{2})", "、", plain)
    names = [bare_name(name) for name in split_names(Key.PROPOSERS, plain)]
    return [name for name in names if re.fullmatch(_NAME, name) and not is_several(name)]


# The title where the people should be: 关于……的建议在省十四届人大四次会议上提出的.
_TITLE_AS_PERSON = (
    "([《“]?关于[^，。；《》“”]{2,60}?(?:建议|提案|议案)[》”]?(?:代表|委员)?)"
    "(?:在[^，。；]{2,40})?(?:上|期间)?(?:提出|对我|所提)"
)


def _not_a_name(case: Case) -> Iterator[Finding]:
    for place, text in opening_texts(case):
        if found := re.match(_TITLE_AS_PERSON, text):
            said = "开头语里本应写人的地方写了题目"
            hits = (Hit(place, found[1], 0),)
            yield NOT_A_NAME.found(Part(place.key), said, "请写“您”或提出人，题目写在“提出的”后面", hits=hits)
    for key in (Key.PROPOSERS, Key.JOINT, Key.SALUTATION):
        plain = normalized_without_spaces(field_text(case.draft, key))
        typed = plain.strip("《》“”：:")
        is_about = typed.startswith("关于") and len(typed) > 5
        if typed and (is_about or re.search("的(?:建议|提案|议案)(?:代表|委员)?$", typed)):
            yield NOT_A_NAME.found(key, hits=(field_hit(case, key),))


# People named at the start of the opening: 张某某代表：, 现就张某某代表在……上提出的.
NAMED_FIRST = (
    r"(?:现[就将对]|收到|尊敬的)?((?:[\u4e00-\u9fff·]{2,6}、){0,12}[\u4e00-\u9fff·]{2,6}?(?:代表|委员))"
    r"(?:[：:]|，?您|在|所?提)"
)


_THANKED_NAME = "感谢((?!各位|全体|广大)[\u4e00-\u9fff·]{2,4}?(?:代表|委员))(?=对|一直|长期|的)"


def _recipients(case: Case) -> Iterator[Finding]:
    people = named_people(case)
    if not people:
        return
    typed = "" if case.facts.kind.to_lead else case.draft.get(Key.SALUTATION)
    if typed and typed != NOTHING and re.search("(?:代表|委员)[：:]?$", typed):
        yield from _others_addressed(case, Place(Key.SALUTATION), typed, people)
    for place, text in case.typed_texts:
        if place.key in (Part.THANKS, Part.CLOSING) and (found := re.search(_THANKED_NAME, text)):
            yield from _others_addressed(case, place, found[1], people)
    for place, text in opening_texts(case):
        if found := re.match(NAMED_FIRST, text):
            yield from _others_addressed(case, place, found[1], people)


def named_people(case: Case) -> tuple[str, ...]:
    """Return the bare names of the proposers; () if one of them is a group or no name."""
    names = tuple(re.sub("等.{0,6}$", "", bare_name(name)) for name in case.facts.proposers)
    is_known = all(2 <= len(name) <= 12 and not is_group(name) for name in names)
    return names if is_known else ()


def _others_addressed(case: Case, place: Place, typed: str, people: tuple[str, ...]) -> Iterator[Finding]:
    raw = field_text(case.draft, Key.SALUTATION) if place.key == Key.SALUTATION else typed
    others = [name for name in typed_recipients(typed) if name not in people]
    for name in others:
        if not any(is_like_name(name, own) for own in people) and name in raw:
            message = f"写给“{name}”，提出人却是“{'、'.join(people)}”"
            hits = (Hit(place, name, raw.index(name)), field_hit(case, Key.PROPOSERS))
            key = Key.SALUTATION if place.key == Key.SALUTATION else Part(place.key)
            yield OTHER_RECIPIENT.found(key, message, hits=hits)


def _like_names(case: Case) -> Iterator[Finding]:
    people = tuple(name for name in named_people(case) if len(name) < 5)
    if not people:
        return
    salutation = field_text(case.draft, Key.SALUTATION)
    fields = ((Place(Key.SALUTATION), salutation), (Place(Key.TITLE), typed_title(case)))
    texts = (*fields, *case.typed_texts)
    hits = [hit for place, text in texts for hit in _like_in(place, text, people)]
    yield from findings_of_hits(LIKE_NAME, hits, case, remedy=f"“提出人”是“{'、'.join(people)}”，请核对")


def _like_in(place: Place, text: str, people: tuple[str, ...]) -> Iterator[Hit]:
    if "代表" not in text and "委员" not in text:
        return
    plain = outside_quotations(text)
    for found in re.finditer("(?:代表|委员)(?![会团性作])|、", plain):
        before = plain[max(found.start() - 5, 0) : found.start()]
        if any(before.endswith(name) for name in people):
            continue
        for name in people:
            if (like := _like_at_end(before, name)) and (found[0] != "、" or _is_list(plain, found.end())):
                yield Hit(place, like, found.start() - len(like), name)
                break


def _is_list(text: str, at: int) -> bool:
    """Return True if names follow, up to 代表 or 委员: 陈建国、李某某代表."""
    return (
        re.match(r"(?:[\u4e00-\u9fff·]{2,4}、){0,20}[\u4e00-\u9fff·]{2,4}?(?:代表|委员)", text[at : at + 120])
        is not None
    )


def _like_at_end(before: str, name: str) -> str:
    """Return what a text ends in if it is a name like this one, "" if it is not."""
    whole = before[-len(name) :]
    if len(whole) == len(name) and is_like_name(whole, name):
        return whole
    short = before[1 - len(name) :] if len(name) > 2 else ""
    is_alone = before[: len(before) - len(short)][-1:] in ("", *"，。；：、！？对与和向的为由请及")
    return short if short and is_alone and short in (name[:-1], name[0] + name[2:]) else ""


def is_like_name(one: str, other: str) -> bool:
    """Return True for names of equal length with one other character, or two that changed places.

    The surname may be another one only if what is left tells a person: 某某 does not.
    """
    if one == other or len(one) != len(other) or not re.fullmatch(_NAME, one) or re.search(_OF_OTHERS, one):
        return False
    differ = [at for at, (mine, yours) in enumerate(zip(one, other, strict=True)) if mine != yours]
    if differ == [0]:
        return len(one) > 2 and "某" not in other and "、" not in one
    if len(differ) == 1:
        return True
    return len(differ) == 2 and differ[0] > 0 and sorted(one) == sorted(other)


LOOKS = (
    DraftLook((NOT_A_NAME,), _not_a_name),
    DraftLook((OTHER_RECIPIENT,), _recipients),
    DraftLook((LIKE_NAME,), _like_names),
)
