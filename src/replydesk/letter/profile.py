"""The unit profile (单位档案): name, printed forms and phrases of one body, used in all its replies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

from replydesk.letter.kinds import SETTING_NAMES, SHORT_NAMES
from replydesk.letter.offices import OFFICES, Office, read_offices
from replydesk.letter.print_options import (
    LATIN_FACES,
    ClassForm,
    ContactForm,
    Format,
    JointForm,
    PublicityForm,
    Seal,
    SignerForm,
)
from replydesk.letter.profile_repair import repair_profile_text, unreadable_note
from replydesk.text.marks import without_forbidden
from replydesk.text.note import Note
from replydesk.text.yaml_text import MappingNode, Node, NotYaml, compose_yaml, yaml_data

FACES = ("标题", "正文", "一级标题", "二级标题", "页码", "西文")  # Parts of the letter whose font can be set
MONTHS = 3  # Months to answer an item, unless the profile sets them (代表法, art. 51).
SHEET_NAMES = ("常用", "撑满版心")  # Names of the page set-ups
YES_OR_NO = ("否", "是")
CHECKS, PASSED_OVER = "检查", "略过"  # Keys of the check
NOT_CHECKED = "不查"
CHECK_LEVELS = (NOT_CHECKED, "错误", "疑似", "提示")  # What a unit can set for a rule
NUMBER_WHEN = ("签发后", "随时")  # When drafts get their numbers


@dataclass(frozen=True, slots=True)
class Profile:
    """The profile of one body; `PROFILE_KEYS` maps the keys of its file to these fields.

    `other_names` are further names by which lists mean the body. `codes`, `cc` and `months` (in which to
    answer) are keyed by `SETTING_NAMES`, `fonts` by `FACES`, `phrases` (the default phrase) by kind of
    phrase, also for one kind of letter (会办意见标题). `offices` may have contacts of their own. `issuer`
    prints the copies and `post` is the signer's post, where the format names them; `feedback_form` is the
    form sent with each reply, "" if none. `checks` has the level of rules of the check, or `NOT_CHECKED`;
    `passed_over` the findings that its drafts are not told, a line each. `unreadable` is set if the file
    could not be read; `notes` list what was wrong with it.
    """

    name: str = ""
    short_name: str = ""
    other_names: tuple[str, ...] = ()
    self_name: str = "我单位"
    letterhead: str = ""
    field_of_work: str = ""
    codes: Mapping[str, str] = field(default_factory=dict)
    contact: str = ""
    phone: str = ""
    offices: tuple[Office, ...] = ()
    cc: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sheet: str = "常用"
    format: Format = Format.LETTER
    two_sided: bool = False
    imprint_on_even_page: bool = False
    issuer: str = ""
    seal: Seal = Seal.SEALED
    post: str = ""
    class_form: ClassForm = ClassForm.OWN_LINE
    publicity_form: PublicityForm = PublicityForm.RELEASED
    signer_form: SignerForm = SignerForm.BESIDE_NUMBER
    contact_form: ContactForm = ContactForm.NOTE
    bold_leads: bool = False
    joint_form: JointForm = JointForm.TOGETHER
    feedback_form: str = ""
    months: Mapping[str, str] = field(default_factory=dict)
    number_when: str = NUMBER_WHEN[0]
    fonts: Mapping[str, str] = field(default_factory=dict)
    result_classes: Mapping[str, str] = field(default_factory=dict)
    phrases: Mapping[str, str] = field(default_factory=dict)
    checks: Mapping[str, str] = field(default_factory=dict)
    passed_over: tuple[str, ...] = ()
    unreadable: bool = False
    notes: tuple[Note, ...] = field(default=(), compare=False)


PROFILE_KEYS = {
    "名称": "name",
    "简称": "short_name",
    "别名": "other_names",
    "自称": "self_name",
    "信头": "letterhead",
    "工作": "field_of_work",
    "代字": "codes",
    "联系人": "contact",
    "电话": "phone",
    OFFICES: "offices",
    "抄送": "cc",
    "页面": "sheet",
    "格式": "format",
    "双面": "two_sided",
    "版记双页": "imprint_on_even_page",
    "印发机关": "issuer",
    "用印": "seal",
    "签发职务": "post",
    "类别样式": "class_form",
    "公开样式": "publicity_form",
    "签发样式": "signer_form",
    "联系样式": "contact_form",
    "领起语加粗": "bold_leads",
    "联名答复": "joint_form",
    "征询意见表": "feedback_form",
    "办理月数": "months",
    "编号时机": "number_when",
    "字体": "fonts",
    "类别": "result_classes",
    "套用语": "phrases",
    CHECKS: "checks",
    PASSED_OVER: "passed_over",
}


def parse_profile(text: str) -> Profile:
    """Read a profile; never fails. An unusable value is replaced by its default, with a note."""
    text, notes = repair_profile_text(text, PROFILE_KEYS, PARENTS)
    try:
        node = compose_yaml(text)
        data = yaml_data(node) if isinstance(node, MappingNode) else None
    except NotYaml as error:
        return _unreadable_profile(text, unreadable_note(error))
    if node is None or data is None:
        return _unreadable_profile(text, Note("单位档案是空的，或不是“名称: 某某厅”的写法"))
    notes += _repeated_keys(node)
    values: dict[str, Any] = {}
    nodes = {str(key.value): value for key, value in node.value}
    for key, value in data.items():
        if key not in PROFILE_KEYS:
            notes.append(Note(f"单位档案里没有“{key}”这一项，已略过"))
            continue
        name, clean = PROFILE_KEYS[key], _without_forbidden(value)
        read = read_offices(nodes[key], notes) if key == OFFICES else _field_value(name, clean)
        if read is None:
            notes.append(Note(f"单位档案的“{key}”写法不对，已略过"))
            continue
        if clean != value:
            notes.append(Note(f"单位档案的“{key}”里有不能用的字符，已删去；请重写"))
        values[name] = _known_parts(key, read, notes)
    return Profile(**values, notes=tuple(notes))


def _unreadable_profile(text: str, note: Note) -> Profile:
    """Build an unreadable profile, with the unit's name if a line has it."""
    name = re.search(r"(?m)^名称: *(\w[\w（）()]*) *$", text)
    return Profile(name=name[1] if name else "", unreadable=True, notes=(note,))


def _repeated_keys(node: Node, levels: int = 2) -> Iterator[Note]:
    """Yield a note for every key repeated on one level of so many, with the line of the repetition."""
    if not levels or not isinstance(node, MappingNode):
        return
    seen = set()
    for key, value in node.value:
        if (name := str(key.value)) in seen:
            yield Note(f"“{name}”写了两遍，已按后一个", key.start_mark.line + 1)
        seen.add(name)
        yield from _repeated_keys(value, levels - 1)


# Values of keys; the first is the default.
CHOICES: Mapping[str, Sequence[str]] = {
    "页面": SHEET_NAMES,
    "格式": list(Format),
    "双面": YES_OR_NO,
    "版记双页": YES_OR_NO,
    "用印": list(Seal),
    "类别样式": list(ClassForm),
    "公开样式": list(PublicityForm),
    "签发样式": list(SignerForm),
    "联系样式": list(ContactForm),
    "领起语加粗": YES_OR_NO,
    "联名答复": list(JointForm),
    "编号时机": NUMBER_WHEN,
}

# Keys allowed below a key.
INNER_KEYS = {"代字": SETTING_NAMES, "抄送": SETTING_NAMES, "办理月数": SETTING_NAMES, "字体": FACES}

PARENTS = (*INNER_KEYS, "类别", "套用语", CHECKS)  # Keys that have lines below them

# Fields that hold mappings of texts.
_MAPPINGS = frozenset(each.name for each in fields(Profile) if str(each.type).startswith("Mapping"))

# Warnings for keys left empty by mistake.
_EMPTY = {"名称": "是空的，已用文件名；应写单位全称", "信头": "是空的，已用名称；应写红色发文机关标志"}


def _known_parts(key: str, value: Any, notes: list[Note]) -> Any:
    """Return the value without unknown parts, which are noted."""
    if key in CHOICES:
        return _choice(key, value, notes)
    if key in _EMPTY and not value:
        notes.append(Note(f"“{key}”{_EMPTY[key]}"))
    if key == CHECKS:
        return _levels(value, notes)
    if key not in INNER_KEYS:
        return value
    known = "、".join(FACES if key == "字体" else SHORT_NAMES)
    unknown = [inner for inner in value if inner not in INNER_KEYS[key]]
    notes += (Note(f"“{key}”下面没有“{inner}”，可写：{known}；已略过") for inner in unknown)
    kept = {inner: text for inner, text in value.items() if inner in INNER_KEYS[key] and text}
    if key == "办理月数":
        return _months(kept, notes)
    if kept.get("西文", "") not in LATIN_FACES:
        notes.append(Note(f"西文字体只有“{LATIN_FACES[1]}”可选；已随正文字体"))
        del kept["西文"]
    return kept


def _without_forbidden(value: Any) -> Any:
    """Return a value as it is read: a text, a list or mapping of those, without what Word does not allow."""
    if isinstance(value, str):
        return without_forbidden(value)
    if isinstance(value, list):
        return list(map(_without_forbidden, value))
    if isinstance(value, dict):
        return {without_forbidden(key): _without_forbidden(each) for key, each in value.items()}
    return value


def _months(typed: dict[str, str], notes: list[Note]) -> dict[str, str]:
    """Return the months of each kind; anything but 1 to 12 is noted and dropped."""
    right = {kind: text for kind, text in typed.items() if re.fullmatch("[1-9]|1[0-2]", text)}
    for kind in typed.keys() - right.keys():
        said = f"“办理月数”的“{kind}”写的是“{typed[kind]}”，只能写 1 到 12；先按 {MONTHS}"
        notes.append(Note(said))
    return right


def _levels(typed: dict[str, str], notes: list[Note]) -> dict[str, str]:
    """Return the levels of rules; any other word is noted and dropped."""
    for rule, level in typed.items():
        if level and level not in CHECK_LEVELS:
            said = f"“{CHECKS}”的“{rule}”写的是“{level}”，只能写{_one_of(CHECK_LEVELS)}；已略过"
            notes.append(Note(said))
    return {rule: level for rule, level in typed.items() if level in CHECK_LEVELS}


def _choice(key: str, value: str, notes: list[Note]) -> str | bool:
    """Return a choice of a key, as a bool for 是 and 否; note any other value and return the default."""
    choices = CHOICES[key]
    if value not in choices:
        written = f"写的是“{value}”" if value else "空着"
        notes.append(Note(f"{key}{written}，只能写{_one_of(choices)}；先按“{choices[0]}”"))
        value = choices[0]
    if choices is YES_OR_NO:
        return value == YES_OR_NO[1]
    return choices[choices.index(value)]


def _one_of(choices: Sequence[str]) -> str:
    """Return the choices as in a sentence: “是”或者“否”."""
    *others, last = (f"“{each}”" for each in (choices[::-1] if choices is YES_OR_NO else choices))
    return f"{'、'.join(others)}或者{last}"


def _field_value(name: str, value: Any) -> str | tuple[str, ...] | dict[str, Any] | None:
    """Return a value in the type of its field, None if it has another shape."""
    if name == "cc" and isinstance(value, dict):
        lists = {kind: [bodies] if isinstance(bodies, str) else bodies for kind, bodies in value.items()}
        if all(isinstance(bodies, list) for bodies in lists.values()) and all(
            isinstance(body, str) for bodies in lists.values() for body in bodies
        ):
            return {str(kind): tuple(bodies) for kind, bodies in lists.items()}
        return None
    if name in ("other_names", "passed_over"):
        names = value
        if isinstance(value, str):
            names = re.split("[、，,；;]", value) if name == "other_names" else value.split("\n")
        is_list = isinstance(names, list) and all(isinstance(each, str) for each in names)
        return tuple(filter(None, map(str.strip, names))) if is_list else None
    if name not in _MAPPINGS:
        return value.strip() if isinstance(value, str) else None
    if isinstance(value, dict) and all(isinstance(text, str) for text in value.values()):
        return {str(key): text.strip() for key, text in value.items()}
    return None
