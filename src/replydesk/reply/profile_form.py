"""The unit profile as a form: groups of fields, their texts, and what is wrong with a typed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from enum import Enum

from replydesk.draft.model import Key, Part
from replydesk.layout.sheet import FONTS
from replydesk.letter.kinds import KINDS, SHORT_NAMES, Kind
from replydesk.letter.offices import CONTACT_WORDS, OFFICES, PHONE_WORDS, Office
from replydesk.letter.profile import CHECKS, CHOICES, INNER_KEYS, MONTHS, PASSED_OVER, Profile
from replydesk.letter.profile_text import Setting, SettingKey, setting_at
from replydesk.letter.typed_values import tidied_phones
from replydesk.text.full_width import with_plain_digits

FORMS = "征询意见表"  # the folder of the forms, and the setting that names one


class Shape(Enum):
    """How a field is filled in."""

    LINE = "line"
    NAMES = "names"  # a list: one to a line, or with 、 between them
    CHOICE = "choice"  # one of a few, shown as printed
    CLASSES = "classes"  # a mark and its meaning to a line
    PHRASE = "phrase"  # one of the desk's phrases
    OFFICES = "offices"  # name, contact and telephone to a line
    RULES = "rules"  # the rules of the check, with what the unit sets for them
    LINES = "lines"  # a text to a line


@dataclass(frozen=True, slots=True)
class SettingField:
    """One field of the form; `hint` is shown while it is empty."""

    path: SettingKey
    shape: Shape = Shape.LINE
    hint: str = ""

    @property
    def label(self) -> str:
        """Return the name beside the field."""
        return self.path.inner or self.path.key


@dataclass(frozen=True, slots=True)
class SettingGroup:
    """Fields that are shown together: the keys of a profile, those with parts below them last."""

    name: str
    keys: tuple[str, ...]
    hint: str


GROUPS = (
    SettingGroup(
        "名称",
        ("名称", "简称", "自称", "信头", "工作", "别名"),
        "全称用于落款和标题；信头是首页上方的红字；自称、工作用在套用语里",
    ),
    SettingGroup("代字", ("代字",), "建议、提案、会办意见各用各的代字；空着的随灰字"),
    SettingGroup(
        "联系",
        ("联系人", "电话", "联系样式", OFFICES),
        "写入附注；几个处室各有联系人的，写在承办处室里，一行一个，用空格隔开",
    ),
    SettingGroup("抄送", ("抄送",), "按类型自动填写；几家用顿号隔开，或者一行一家"),
    SettingGroup("期限", ("办理月数",), "从交办之日起几个月内答复，用来算期限"),
    SettingGroup(
        "版面",
        ("格式", "用印", "签发职务", "页面", "双面", "版记双页", "印发机关", "领起语加粗"),
        "左右键选，右边（窄窗口按 F6）就是印出来的样子",
    ),
    SettingGroup(
        "写法",
        ("类别样式", "公开样式", "签发样式", "联名答复", "编号时机", FORMS),
        "各单位写法、做法不同的几处：照本地的要求选，下面就是印出来的字",
    ),
    SettingGroup("类别", ("类别",), "一行一类：先写字母，空一格写含义；以当地规定为准"),
    SettingGroup("套用语", ("套用语",), "新建答复时先选好的一句；回车挑，挑了可以再换"),
    SettingGroup("字体", ("字体",), "应与本机已安装的字体名称一致；空着的随灰字"),
    SettingGroup(
        "检查",
        (CHECKS, PASSED_OVER),
        "空格：查或者不查；来源是惯例的，左右键改级别。下面是全单位略过的，删去一行就又查它",
    ),
)

PHRASE_PARTS = (str(Key.TITLE), Part.OPENING, Part.THANKS, Part.CLOSING)  # those with a usual phrase
ALL_KINDS = "各类都用"

_HINTS = {
    "名称": "单位全称，如 某省民政厅",
    "自称": "厅写我厅，局写我局，委写我委",
    "工作": "如 民政工作",
    "别名": "清单里的其他叫法，如 民政口；没有就空着",
    "联系人": "承办人姓名，如 王某某",
    "电话": "如 0000-00000000",
    "签发职务": "用签名章的才写，如 厅长",
    PASSED_OVER: "没有；在检查（F5）里按 Shift+F6 全单位略过",
    "类别": "A 所提问题已经解决或者基本解决",
    OFFICES: "如 养老服务处 王某某 0000-00000000",
}


_SHAPES = {
    "类别": Shape.CLASSES,
    OFFICES: Shape.OFFICES,
    CHECKS: Shape.RULES,
    PASSED_OVER: Shape.LINES,
}


def fields_of(group: SettingGroup, profile: Profile, kind: str = ALL_KINDS) -> list[SettingField]:
    """Return the fields of a group; those of phrases for one kind of letter."""
    return [field for key in group.keys for field in _fields(key, profile, kind)]


def _fields(key: str, profile: Profile, kind: str) -> Iterator[SettingField]:
    if key == "套用语":
        mark = "" if kind == ALL_KINDS else kind
        yield from (SettingField(SettingKey(key, f"{mark}{part}"), Shape.PHRASE) for part in PHRASE_PARTS)
    elif key in _SHAPES:
        yield SettingField(SettingKey(key), _SHAPES[key], _HINTS.get(key, ""))
    elif key in INNER_KEYS:
        for inner in _inner_names(key, profile):
            shape = Shape.NAMES if key == "抄送" else Shape.LINE
            shape = Shape.CHOICE if inner == "西文" else shape
            yield SettingField(SettingKey(key, inner), shape, _inner_hint(key, inner, profile))
    else:
        shape = Shape.CHOICE if key in (*CHOICES, FORMS) else Shape.LINE
        yield SettingField(SettingKey(key), Shape.NAMES if key == "别名" else shape, _hint(key, profile))


def _inner_names(key: str, profile: Profile) -> tuple[str, ...]:
    """Return the names below a key: the usual ones, and others that the profile has."""
    usual = SHORT_NAMES if key != "字体" else tuple(INNER_KEYS[key])
    has = (path for path in INNER_KEYS[key] if setting_at(profile, SettingKey(key, path)))
    return tuple(dict.fromkeys((*usual, *has)))


def _hint(key: str, profile: Profile) -> str:
    if key in ("简称", "信头", "印发机关"):
        return profile.name
    return _HINTS.get(key, "")


def _inner_hint(key: str, inner: str, profile: Profile) -> str:
    """Return what holds while a setting for a kind of letter is empty."""
    if key == "字体":
        return FONTS[inner]
    kind = kind_named(inner)
    if key == "办理月数":
        return str(kind.months or profile.months.get(kind.base) or MONTHS)
    congress = "省政协提案委员会" if kind.congress == "政协" else "省人大常委会代表工作委员会"
    example = {"代字": "如 某民复议字", "抄送": f"如 {congress}；没有就空着"}[key]
    if inner in ("会办意见", "再次答复"):
        return "空着就随代表建议、政协提案"
    return f"空着就随{kind.base}" if kind.base else example


def kind_named(name: str) -> Kind:
    """Return a kind of letter by its name or its family's; the first one if there is none."""
    return next((kind for kind in KINDS if name in kind.names), KINDS[0])


def kind_of_field(field: SettingField) -> Kind:
    """Return the kind of letter that shows what a field does."""
    inner = field.path.inner
    names = sorted((name for kind in KINDS for name in kind.names if inner.startswith(name)), key=len)
    return kind_named(names[-1] if names else "")


def typed_text(profile: Profile, field: SettingField) -> str:
    """Return the text of a field that is typed."""
    value = setting_at(profile, field.path)
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        offices = [" ".join(filter(None, astuple(each))) for each in value if isinstance(each, Office)]
        between = "\n" if field.shape is Shape.LINES else "、"
        return "\n".join(offices) or between.join(map(str, value))
    return "\n".join(f"{mark} {meaning}".rstrip() for mark, meaning in value.items())


def value_of(field: SettingField, text: str) -> Setting:
    """Return the setting that a typed text means."""
    match field.shape:
        case Shape.NAMES:
            return tuple(name for each in re.split("[、，,；;\n]", text) if (name := each.strip()))
        case Shape.CLASSES:
            return dict(_class_of(line) for line in text.split("\n") if line.strip())
        case Shape.RULES:
            return dict(line.split("\t", 1) for line in text.split("\n") if line)
        case Shape.LINES:
            return tuple(line for each in text.split("\n") if (line := each.strip()))
        case Shape.OFFICES:
            return tuple(_office_of(line) for line in text.split("\n") if line.strip())
    line = " ".join(text.split("\n")).strip()
    if field.path.key == "电话":
        return tidied_phones(line)
    return with_plain_digits(line) if field.path.key == "办理月数" else line


def _class_of(line: str) -> tuple[str, str]:
    """Split a line into the mark of a class and its meaning."""
    found = re.fullmatch(r"\s*([^\s:：、.．，,]+)[\s:：、.．，,]*(.*)", line)
    return (found[1], found[2].strip()) if found else (line.strip(), "")


def _office_of(line: str) -> Office:
    """Split a line into the name of an office, its contact and its telephone, which has digits."""
    name, *rest = re.split(r"[\s，,；;]+", line.strip())
    phone = tidied_phones(rest.pop()) if rest and re.search("[0-9０-９]", rest[-1]) else ""
    return Office(name.rstrip("：:"), " ".join(rest), phone)


_NO_PHONE = re.compile(r"[^0-9+*#\-－—–()（）、，,；;/\s转分机内线]")
_NO_CODE = re.compile(r"[0-9〔〕\[\]［］（）()]")
LONGEST_LINE, LONGEST_LIST = 100, 3000  # characters of a text; the file may not grow without limit
MARK_WIDE = 4  # characters of the mark of a class


def fault_of(field: SettingField, text: str) -> str:
    """Return what is wrong with the text of a field, and the remedy; "" if nothing is."""
    if field.shape in (Shape.RULES, Shape.LINES):
        return ""
    most = LONGEST_LINE if field.shape is Shape.LINE else LONGEST_LIST
    if len(text) > most:
        return f"这一格有 {len(text)} 字，超过 {most} 字，请缩短"
    value, key = value_of(field, text), field.path.key
    if key == "名称" or key == "自称":
        return f"{key}不能空着，请写{_HINTS[key]}" if not value else _blank(key, text)
    if key == "代字":
        if found := _NO_CODE.search(with_plain_digits(text)):
            return f"代字里不写“{found[0]}”：年份、序号和括号由稿子里填"
        return _blank(key, text)
    if key == "电话" and (found := _NO_PHONE.search(str(value))):
        return f"电话里有“{found[0]}”，只写数字、短横，分机前写“转”"
    if key == "办理月数" and value and not re.fullmatch("[1-9]|1[0-2]", str(value)):
        return f"办理月数写的是“{value}”，只能写 1 到 12；空着就按 {field.hint}"
    if key == OFFICES:
        return _fault_of_offices(text)
    return _fault_of_classes(text) if field.shape is Shape.CLASSES else ""


def _blank(key: str, text: str) -> str:
    return f"{key}中间有空格，请删去" if re.search(r"\s", text.strip()) else ""


def _fault_of_classes(text: str) -> str:
    marks = [_class_of(line)[0] for line in text.split("\n") if line.strip()]
    if long := next((mark for mark in marks if len(mark) > MARK_WIDE), ""):
        return f"“{long}”这一行前面少了类别的字母，应写成“A 所提问题已经解决”"
    twice = next((mark for mark in marks if marks.count(mark) > 1), "")
    return f"“{twice}”类写了两行，请删去一行" if twice else ""


def _fault_of_offices(text: str) -> str:
    offices = [_office_of(line) for line in text.split("\n") if line.strip()]
    names = [office.name for office in offices]
    for office in offices:
        if re.match("[0-9０-９]", office.name) or office.name in (*CONTACT_WORDS, *PHONE_WORDS):
            return f"“{office.name}”这一行前面少了处室的名称"
        if names.count(office.name) > 1:
            return f"“{office.name}”写了两行，请删去一行"
        if found := _NO_PHONE.search(office.phone):
            return f"{office.name}的电话里有“{found[0]}”，只写数字、短横，分机前写“转”"
    return ""
