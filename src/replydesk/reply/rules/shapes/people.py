"""The shape of fields that name people: 提出人, 联名, 签发人, 联系人."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, split_names
from replydesk.letter.addressees import bare_name, is_group, is_several, odd_in_name
from replydesk.letter.kinds import Kind
from replydesk.letter.people import read_people
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import HAN, Fault, put_in_order

_EXPECTED = "请写姓名，如“张某某”，或单位、界别、代表团的名称；几位之间用顿号"

PEOPLE = Rule(
    "提出人写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像姓名，也不像单位、界别、代表团",
    _EXPECTED,
    "提出人、联名",
    fires=tuple(
        Example(fields=((Key.PROPOSERS, typed),), words=words or typed, right=right)
        for typed, words, right in (
            ("李四，王五 赵六;钱七", "", "李四、王五、赵六、钱七"),
            ("李四;王五", "", "李四、王五"),
            ("李四,王五", "", "李四、王五"),
            ("李四 王五", "", "李四、王五"),
            ("李某 某", "", "李某某"),
            ("李某某abc", "", ""),
            ("李", "", ""),
            ("李某某、", "", "李某某"),
            ("李某某张某某王某某", "", ""),
            ("李某某，您好", "您好", ""),
            ("李某某同志提出了很好的意见", "", ""),
            ("阿依古丽•买买提", "", "阿依古丽·买买提"),
            ("阿依古丽.买买提", "", "阿依古丽·买买提"),
            ("李某某。", "", "李某某"),
            ("李某某、李某某", "李某某、李某某", "李某某"),
            ("代表", "", ""),
            ("李某某和张某某", "", "李某某、张某某"),
            ("李某某张某某", "", "李某某、张某某"),
            ("李某某同志", "", "李某某"),
            ("李某某、、张某某", "", "李某某、张某某"),
            ("省十四届人大四次会议", "", ""),
            ("李某某 汉族", "", ""),
            ("由李某某代表领衔，请按时答复。", "请按时答复", ""),
            ("李某某主任", "", "李某某"),
            ("欧阳某某副局长", "", "欧阳某某"),
        )
    ),
    passes=tuple(
        Example(fields=((Key.PROPOSERS, typed),))
        for typed in (
            "李某某、王某、欧阳某某",
            "阿依古丽·买买提",
            "阿不都热合曼",
            "拉巴次仁、次仁央金",
            "张某某等12人",
            "张某某代表",
            "桂花镇代表团",
            "民革南屏市委",
            "九三学社云川省委员会",
            "经济界",
            "县政协社会和法制委员会",
            "中国国民党革命委员会云川省委员会",
            "农业和农村委员会",
            "云川大学",
            "南屏市公共交通集团有限公司",
            "全体代表",
            "青石坡村",
            "𠮷某某",
            "司马某某",
            "阿的江",
            "由某某",
            "李\U000323a0某",
            "李\ue863某",
            "王张某某",
            "李××、王XX",
        )
    ),
)
PERSON = Rule(
    "姓名写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像姓名",
    "请写姓名，如“王某某”；电话等请写到各自的格子里",
    "联系人、签发人",
    fires=(
        Example(fields=((Key.CONTACT, "王某某0000-00000000"),), words="0000-00000000"),
        Example(fields=((Key.CONTACT, "王3"),), words="王3"),
        Example(fields=((Key.CONTACT, "wang某某"),), words="wang"),
        Example(fields=((Key.SIGNER, "王某某(厅长)"),), words="王某某(厅长)", right="王某某（厅长）"),
        Example(fields=((Key.SIGNER, "王　某"),), words="王　某", right="王某"),
        Example(fields=((Key.CONTACT, "请与办公室联系。"),), words="请与办公室联系。"),
        Example(fields=((Key.SIGNER, "王"),), words="王"),
        Example(fields=((Key.SIGNER, "同意"),), words="同意"),
        Example(fields=((Key.CONTACT, "联系人：王某某"),), words="联系人：王某某", right="王某某"),
        Example(fields=((Key.CONTACT, "王某某,李某某"),), words="王某某,李某某", right="王某某、李某某"),
        Example(fields=((Key.CONTACT, "2026年5月29日"),), words="2026年5月29日"),
        Example(fields=((Key.SIGNER, "王某 某"),), words="王某 某", right="王某某"),
    ),
    passes=(
        Example(fields=((Key.CONTACT, "王某某、李某某"),)),
        Example(fields=((Key.CONTACT, "养老服务处王某某"),)),
        Example(fields=((Key.CONTACT, "王某某（养老服务处）"),)),
        Example(fields=((Key.CONTACT, "办公室"),)),
        Example(fields=((Key.SIGNER, "阿依古丽·买买提"),)),
        Example(fields=((Key.CONTACT, "无"),)),
        Example(fields=((Key.CONTACT, "12345热线办 王某某"),)),
    ),
)

_NAME = rf"(?:{HAN}|[Xx*×○]){{2,6}}"  # minority names without · have up to six characters
_DOTTED = rf"(?:{HAN}|×){{1,10}}(?:·(?:{HAN}|×){{1,10}}){{1,4}}"
_WRONG_DOT = rf"(?<={HAN})[•・．.‧∙⋅・](?={HAN})"
_BODY_END = "[团会委组党盟社厅局院站室部队协联司校园村镇乡县市区州旗店厂行所办处科中心学界]$"
_COMMON_ENDS = ("街道", "公司", "社区", "集团", "党支部", "工作者", "代表们", "委员们")
_SENTENCE = "[。！？：:]|提出|收悉|您|建议|的(?=.{4})|届[人政第]|次会议|^尊敬|^请|^由.{2,}代表|答复|办理"
_BLANK = r"(?<=\S)[ \u3000\xa0]+(?=\S)"
_OTHER_MARK = rf"[，,；;/|]|(?<={HAN})[。.+](?={HAN})|、{{2,}}|^、|[、。]$"
_LAST_PLANE = "\U0001ffff"  # what is above are Chinese characters
_PRIVATE, _LAST_PRIVATE = "\udfff", "\uf900"  # told by a rule of their own
_NOBODY = "(?:代表|委员|等|等人|您|你们|男|女|.{1,3}族)"
_STRAY = "、，,；;。.？?！! "
_COURTESY = (
    "(?<=..)(?:先生|女士|同志|[副总]?(?:主任|局长|厅长|处长|科长|书记|主席|院长|校长|市长|县长|区长|镇长|乡长|主委|委员长)"
    "|(?:副?董事长|副?总经理|副?教授))$"
)
# Surnames that begin hardly any word.
_SURNAMES = "王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓彭吕蒋蔡魏薛潘戴邹谭姚廖崔邱"
_LONGEST_GROUP = 40  # characters


def people_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what is wrong with the names of those who put an item forward.

    Names with figures, brackets or other marks are found by another rule.
    """
    whole = text.strip()
    bare = whole.strip(_STRAY)
    if whole and not bare:
        yield Fault(whole)
    elif _is_dotted(whole):
        dotted = re.sub(_WRONG_DOT, "·", whole)
        yield Fault(whole, dotted, f"“{whole}”里的间隔号应是“·”")
    elif bare != whole and not _wrong_names(bare) and not _has_other_marks(bare):
        yield Fault(whole, bare, f"“{whole}”前后有多余的标点", level=Level.HINT)
    else:
        yield from _of_names(whole, kind)


def _of_names(whole: str, kind: Kind) -> Iterator[Fault]:
    names = split_names(Key.PROPOSERS, whole.rstrip("。"))
    wrong = _wrong_names(whole.rstrip("。"))
    if not wrong and len(set(names)) == len(names) and not _has_other_marks(whole):
        return
    spaced = [name for name in wrong if re.search(_BLANK, name) and not _is_sentence(name)]
    listed = "、".join(dict.fromkeys(_listed(whole, kind)))
    is_right = listed != whole and all(map(_is_name, split_names(Key.PROPOSERS, listed)))
    if is_right and not any(map(odd_in_name, names)) and (wrong or _has_other_marks(whole)):
        message = f"“{whole}”里有空格，几位之间应用顿号" if spaced else f"“{whole}”几位之间一般用顿号"
        yield Fault(whole, listed, message, level=_level_of_marks(spaced))
        return
    for name in wrong:
        yield Fault(name, level=Level.ERROR if _is_sentence(name) else None)
    if not wrong and len(set(names)) < len(names):
        yield Fault(whole, listed, "有人写了两次", level=Level.HINT)


def _wrong_names(text: str) -> list[str]:
    """Return the names in a text that are none, without those that other rules tell."""
    names = split_names(Key.PROPOSERS, text)
    return [name for name in names if not (odd_in_name(name) or _is_name(name) or _is_title(name))]


def _is_title(name: str) -> bool:
    """Return True for the title of an item: another rule tells that it is no name."""
    return name.startswith("关于") or name.endswith(("的建议", "的提案", "的议案"))


def _is_dotted(text: str) -> bool:
    """Return True for a name with another dot than · between its parts."""
    return all(
        not re.search(_WRONG_DOT, name) or max(map(len, re.split(_WRONG_DOT, name))) > 2
        for name in split_names(Key.PROPOSERS, text)
    ) and bool(re.search(_WRONG_DOT, text))


def _listed(text: str, kind: Kind) -> list[str]:
    """Return the names in a text with whatever between them; as it is if it is not understood."""
    tidy = put_in_order(Key.PROPOSERS, text, kind)
    if tidy == text and not odd_in_name(text):
        people = read_people(text)
        is_clear = not (people.joint or people.dropped or people.phones or people.lead or people.delegations)
        tidy = "、".join(people.names) if is_clear and people.names else text
    tidy = "、".join(_parted(name) for name in split_names(Key.PROPOSERS, tidy))
    return split_names(Key.PROPOSERS, tidy) or [text]


def _parted(name: str) -> str:
    """Return two names of three characters written as one with 、 between them; any other as it is."""
    bare = re.sub(_COURTESY, "", name)
    is_two = len(bare) == 6 and bare[0] in _SURNAMES and bare[3] in _SURNAMES and not is_group(bare)
    return f"{bare[:3]}、{bare[3:]}" if is_two else bare


def _has_other_marks(text: str) -> bool:
    return bool(re.search(_OTHER_MARK, text))


def _level_of_marks(spaced: list[str]) -> Level:
    """Return ERROR if two names are printed as one, HINT if only the field looks odd."""
    if not spaced:
        return Level.HINT
    is_two = any(min(map(len, name.split())) > 1 for name in spaced)
    return Level.ERROR if is_two else Level.SUSPECTED


def _is_name(name: str) -> bool:
    bare = _with_common(bare_name(name))
    if is_several(bare) and not is_group(bare):
        bare = re.sub("[（(]?等.{0,10}$", "", bare)
    if re.fullmatch(_NOBODY, bare) or re.search("[A-WYZa-wyz]", bare) or re.search(_COURTESY, bare):
        return False
    if _parted(bare) != bare:
        return False
    if re.fullmatch(_NAME, bare) or re.fullmatch(_DOTTED, bare):
        return not _is_sentence(bare)
    is_body = is_group(bare) or bool(re.search(_BODY_END, bare)) or bare.endswith(_COMMON_ENDS)
    return is_body and 1 < len(bare) <= _LONGEST_GROUP and not re.search("[。！？\\s]", bare)


def _with_common(name: str) -> str:
    """Return a name with 某 for characters that this version of Python may not know as letters."""
    if name.isalpha():
        return name
    return "".join("某" if char > _LAST_PLANE or _PRIVATE < char < _LAST_PRIVATE else char for char in name)


def _is_sentence(name: str) -> bool:
    return bool(re.search(_SENTENCE, name))


# --- 联系人, 签发人

_FIGURES = r"[0-9０-９][-0-9０-９ －]{6,}"
_LETTERS = "[A-Za-zａ-ｚＡ-Ｚ]{2,}"
_LONGEST_PERSON = 24  # characters, with an office
_NO_PERSON = "[。！？；?!@#=]|^请|^已|联系$|同意|收悉|[年月日号]$"
_OFFICE = "热线|[办室科处组队股站所局委院]"
_BETWEEN_PERSONS = "(?<! ) *+[,/]+ *|、{2,}"
_HALF_BRACKETS = str.maketrans("()", "（）")


def person_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what is wrong with the name of a contact or a signer."""
    whole = text.strip()
    if found := re.search(_FIGURES, whole):
        yield Fault(found[0], message=f"写进了号码“{found[0]}”", remedy="电话请写在“电话”一格")
    elif len(whole) > _LONGEST_PERSON or re.search(_NO_PERSON, whole):
        yield Fault(whole)
    elif len(whole) == 1 and whole != "无":
        yield Fault(whole, message=f"“{whole}”只有一个字")
    elif found := re.search(_LETTERS, whole):
        yield Fault(found[0], message=f"“{whole}”里有字母")
    elif re.search("[0-9０-９]", whole) and not re.search(_OFFICE, whole):
        yield Fault(whole, message=f"“{whole}”里有数字")
    elif re.search("[()]", whole):
        yield Fault(whole, whole.translate(_HALF_BRACKETS), f"“{whole}”里有半角括号", level=Level.HINT)
    elif not whole.isalpha() and (right := _person_in_order(whole, kind)) != whole:
        yield Fault(whole, right, f"“{whole}”一般写“{right}”", level=Level.HINT)


_SPACED_NAME = rf"{HAN}{{1,2}}(?:\s+{HAN}{{1,2}}){{1,2}}"


def _person_in_order(text: str, kind: Kind) -> str:
    """Return a name without blanks and labels, several with 、 between them."""
    tidy = put_in_order(Key.CONTACT, put_in_order(Key.SIGNER, text, kind), kind)
    return re.sub(_BETWEEN_PERSONS, "、", _without_blanks(tidy)).strip("、")


def _without_blanks(text: str) -> str:
    """Return a name of two or three characters without the blanks in it."""
    whole = "".join(text.split())
    return whole if re.fullmatch(_SPACED_NAME, text) and len(whole) < 4 else text
