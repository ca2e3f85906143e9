"""The bodies named in the cells of a list, and what each has to do: 主办, 会办 or 分办."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache

from replydesk.text.full_width import normalized_without_spaces


class Duty(StrEnum):
    """What a body has to do for an item: answer for all, tell the lead its opinion, or answer by itself."""

    LEAD = "主办"
    ASSIST = "会办"
    SEPARATE = "分办"


_IN_ORDER = (Duty.LEAD, Duty.ASSIST, Duty.SEPARATE)
_WORDS = {
    Duty.LEAD: {"主承办", "主办", "牵头", "主责", "独办", "单办", "主管", "承办"},
    Duty.ASSIST: {"会协办", "会办", "协办", "协助", "配合", "会同", "参与", "参加", "协同", "会商"},
    Duty.SEPARATE: {"分别办理", "分别答复", "分办"},
}
_DUTY = "|".join(
    sorted((word for words in _WORDS.values() for word in words), key=lambda each: (-len(each), each))
)
_ANY_DUTY = re.compile(_DUTY)
_SHORT = {"主": Duty.LEAD, "协": Duty.ASSIST, "会": Duty.ASSIST, "分": Duty.SEPARATE}  # 主：某局 协：某局
_TOGETHER = "(?:共同|联合|均)?"
_ROLE = rf"(?:{_DUTY})(?:办理|落实)?(?:单位|部门|机关|方)?"
_LABEL = rf"(?:{_ROLE}|(?<![^\W局厅府])[主协会分])\s*+[:：]"
_TOKENS = re.compile(
    rf"(?P<label>{_LABEL})"
    r"|(?P<bracket>[（(【\[〔][^（(【\[〔）)】\]〕]{0,200}[）)】\]〕])"
    r"|(?P<stop>[；;。\n])|(?P<comma>[，,])|(?P<mark>[、/／|+＋])|(?P<space>\s)"
    rf"|(?P<name>(?:(?!{_LABEL})[^（(【\[〔）)】\]〕；;。\n，,、/／|+＋\s])+)|(?P<other>.)"
)
_ONLY_ROLE = re.compile(rf"[为由]?{_TOGETHER}({_DUTY}|[主协会分])(?:办理|落实)?(?:单位|部门|机关|方)?")
_ONLY_DUTIES = re.compile(rf"(?:(?:{_DUTY}|主会办|单独办理|联合办理)(?:单位|部门|件)?[、/，, ]?){{1,3}}")
_BEFORE = re.compile(rf"^(?:由)?({_DUTY})(?:办理|落实)?(?:单位|部门|机关|方)?(?:为|是)?(?=..)")
_BEHIND = re.compile(rf"(?:为|是)?{_TOGETHER}({_DUTY})(?:办理|落实|单位|部门)?$")
_LAST = "局厅委办院会处部社团府联心队司站所校行区县市镇乡协公"  # characters a body's name ends in
_ENDS = re.compile(f"..[{_LAST}]$")
_WORK = re.compile(
    "(?<=..)(?:按照?(?:各自)?(?:职责|职能)?(?:分工)?)?(?:共同|联合|分别|单独)?(?:办理|负责|落实)$"
)
_WITH = re.compile("(?<=[局厅委办院会府部])(?:牵头)?(?:会同|协同|配合)(?=..)")
_AND = re.compile("(?<=[局厅委办院会府])[和及与](?=[^和及与]{2,30}[局厅委办院会府](?:$|[和及与]))")
_AND_OTHERS = re.compile(r"(?:(?<=.{2})|^)等(?:有关|相关)?(?:\d+[个家])?(?:单位|部门)?$")
_REMARK = re.compile("[的第首]")  # in a name that is none
_STAR = re.compile("[*＊★☆▲△●◎]")  # marks the body that leads
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．)）]|[①-⑳])")
_MARKS = re.compile(r"[、，,；;/\n]")
_LEVELS = re.compile("[（(][省市州县区旗乡镇街道、，,各]{1,20}[）)]")  # 各县（市、区）政府
_NONE = frozenset(("无", "没有", "-", "—", "——", "－", "/", "\\", "暂无", "无会办单位", "无协办单位"))


@dataclass(frozen=True, slots=True)
class Bodies:
    """The bodies of an item by what they have to do.

    `is_guessed` is True if several were named without saying which leads; `dropped` are brackets left out;
    `is_short` is True if some are not named (等单位).
    """

    lead: tuple[str, ...] = ()
    assisting: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    is_guessed: bool = False
    dropped: tuple[str, ...] = ()
    is_short: bool = False

    @property
    def all(self) -> tuple[str, ...]:
        """Return all bodies, the leading ones first."""
        return (*self.lead, *self.separate, *self.assisting)


NOBODY = Bodies()


@dataclass
class _CellOfBodies:
    """A cell while it is being read: names with their duties, None where the cell does not tell."""

    names: list[str] = field(default_factory=list)
    duties: list[Duty | None] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    is_short: bool = False
    label: Duty | None = None
    clause: int = 0  # index of the first name of this clause
    in_front: bool = False  # duties stand in brackets in front of the names: 【主办】某局【会办】某局

    def read(self, text: str, inner: Duty | None = None) -> None:
        """Add the names of a text; `inner` is the duty of names in brackets that tell none."""
        after_name = after_space = False
        for token in _TOKENS.finditer(_LEVELS.sub(_kept_levels, text)):
            kind = token.lastgroup
            if kind == "label":
                self.label, self.clause = duty_in(token[0].rstrip(" :：")), len(self.names)
            elif kind == "bracket":
                self._bracket(token[0][1:-1].strip(), after_name, inner)
            elif kind == "stop" or (kind == "comma" and any(self.duties[self.clause :])):
                self.clause = len(self.names)
            elif kind == "name":
                self._name(token[0].translate(_BACK), after_space)
            after_space = kind == "space" and after_name
            after_name = kind == "name" or (kind == "space" and after_name)

    def _name(self, text: str, joins: bool) -> None:
        if joins and self.names and not _BEFORE.match(text) and not _ENDS.search(self.names[-1]):
            text, self.duties = self.names.pop() + text, self.duties[:-1]  # a blank within a name
        if only := _ONLY_ROLE.fullmatch(text):
            if len(self.names) > self.clause:
                self._mark(duty_in(only[1]))
            else:
                self.label = duty_in(only[1])
            return
        if both := _WITH.search(text):  # 由某局会同某局办理
            self._name(f"{text[: both.start()]}牵头", joins=False)
            self.label, text = Duty.ASSIST, text[both.end() :]
        duty = Duty.LEAD if _STAR.search(text) else None
        text = _NUMBERED.sub("", _STAR.sub("", text))
        if before := _BEFORE.match(text):
            self.label, text = duty_in(before[1]), text[before.end() :]
        elif (behind := _BEHIND.search(text)) and behind.start() > 1:
            duty, text = duty_in(behind[1]), text[: behind.start()].removeprefix("由")
        for each in _AND.split(_WORK.sub("", text)):
            self.is_short |= bool(_AND_OTHERS.search(each))
            if (name := _AND_OTHERS.sub("", each)) and name not in _NONE and not name.isdecimal():
                self.names.append(name)
                self.duties.append(self.label)
        if duty:
            self._mark(duty)

    def _mark(self, duty: Duty | None) -> None:
        """Give the names of this clause without a duty one, and begin another clause."""
        for at in range(self.clause, len(self.names)):
            self.duties[at] = self.duties[at] or duty
        self.clause = len(self.names)

    def _bracket(self, text: str, after_name: bool, inner: Duty | None) -> None:
        if only := _ONLY_ROLE.fullmatch(text):
            self.in_front |= not self.names
            if after_name and re.match("共同|联合|均", text):
                self._mark(duty_in(only[1]))
            elif after_name and self.names and not self.in_front:
                self.duties[-1] = duty_in(only[1])
                self.clause = len(self.names)
            else:
                self.label = duty_in(only[1])
        elif duty_in(text) or (inner and text.endswith(tuple(_LAST)) and len(text) > 2):
            part = _CellOfBodies(label=None if duty_in(text) else inner)
            part.read(text)
            if any(map(_REMARK.search, part.names)):  # 排在第一的主办
                self.dropped.append(f"（{text}）")
                return
            self.names += part.names
            self.duties += [duty or Duty.ASSIST for duty in part.duties]
            self.clause = len(self.names)
        elif text:
            self.dropped.append(f"（{text}）")


_TO_PRIVATE = str.maketrans("（(、，,）)", "\ue000\ue000\ue001\ue001\ue001\ue002\ue002")
_BACK = str.maketrans("\ue000\ue001\ue002", "（、）")


def _kept_levels(found: re.Match[str]) -> str:
    """Return 各县（市、区） as characters that separate nothing."""
    return found[0].translate(_TO_PRIVATE)


@lru_cache(1024)
def duty_in(text: str) -> Duty | None:
    """Return the one duty a text names, None if it names none or several: 会办, 主办单位, 独办."""
    plain = normalized_without_spaces(text)
    if plain in _SHORT:
        return _SHORT[plain]
    if re.search("主[、/和]?[会协分]", plain):  # 主会办: the item has both
        return None
    words = set(_ANY_DUTY.findall(plain))
    if len(words) > 1:
        words.discard("承办")
    found = [duty for duty in _IN_ORDER if words & _WORDS[duty]]
    return found[0] if len(found) == 1 else None


def with_duties(names: str, duties: str) -> str:
    """Return a cell of bodies with the duties of the cell beside it: one for all, or as many as bodies."""
    told = [duty for each in _MARKS.split(duties) if (duty := duty_in(each))]
    bodies = [each for each in _MARKS.split(names) if each.strip()]
    if len(told) == len(bodies) > 1:
        return "；".join(f"{duty}：{name}" for duty, name in zip(told, bodies, strict=True))
    return f"{duty}：{names}" if (duty := duty_in(duties)) else names


def is_only_duty(text: str) -> bool:
    """Return True if a text names duties and nothing else: 主办, 会办单位, 主办/会办."""
    return bool(_ONLY_DUTIES.fullmatch(text.strip()))


@lru_cache(4096)
def read_bodies(text: str, default: Duty | None, of_item: bool = False) -> Bodies:
    """Return the bodies of a cell. `default` is the duty of those that it tells nothing of.

    Without `default` the first of several leads, which is a guess, except for those in brackets behind it in
    a column of all bodies (`of_item`).
    """
    cell = _CellOfBodies()
    cell.read(text.strip(), Duty.ASSIST if of_item else None)
    has_lead = Duty.LEAD in cell.duties
    unmarked = [name for name, duty in zip(cell.names, cell.duties, strict=True) if duty is None]
    first = default or Duty.LEAD
    others = Duty.ASSIST if default is None or (default is Duty.LEAD and has_lead) else default
    found: dict[Duty, list[str]] = {duty: [] for duty in Duty}
    for name, duty in zip(cell.names, cell.duties, strict=True):
        is_first = bool(unmarked) and name == unmarked[0] and not has_lead
        found[duty or (first if is_first else others)].append(name)
    lead, assisting, separate = (tuple(dict.fromkeys(found[duty])) for duty in _IN_ORDER)
    return Bodies(
        lead,
        assisting,
        separate,
        is_guessed=default is None and not has_lead and len(unmarked) > 1,
        dropped=tuple(dict.fromkeys(cell.dropped)),
        is_short=cell.is_short,
    )


def joined(parts: Iterable[Bodies]) -> Bodies:
    """Return the bodies of several cells of one item; one that has two duties keeps the first."""
    parts = tuple(parts)
    lead = dict.fromkeys(name for part in parts for name in part.lead)
    separate = dict.fromkeys(name for part in parts for name in part.separate if name not in lead)
    known = {*lead, *separate}
    assisting = dict.fromkeys(name for part in parts for name in part.assisting if name not in known)
    return Bodies(
        tuple(lead),
        tuple(assisting),
        tuple(separate),
        any(part.is_guessed for part in parts),
        tuple(dict.fromkeys(each for part in parts for each in part.dropped)),
        any(part.is_short for part in parts),
    )
