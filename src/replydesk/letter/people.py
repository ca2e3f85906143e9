"""Those who put an item forward, as written in a field or a list: people, people with others, and groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from replydesk.letter.addressees import is_group
from replydesk.text.numerals import numeral_value

_REMEMBERED = 4096  # Cells: the same people put many items forward

_LEADS = "领衔|第一|执笔|主提|牵头"
_JOINS = "附议|联名|联署|共同|其他|其它|成员|参与|附名|附署"
_WHO = "(?:代表|委员|提案人|提案者|提出人|建议人|附议人|联名人|人员|人|者)"
_LABEL = rf"(?:(?:{_LEADS}|{_JOINS}){_WHO}*+|{_WHO}|(?<!\w)(?:界别|党派|团体|代表团|小组|单位|姓名))[:：]"
_COUNT = r"[等共计]{0,3}(?:\d{1,5}|[一二三四五六七八九十]{1,3})[名位人个](?:代表|委员|人)?"
_TOKENS = re.compile(
    rf"(?P<label>{_LABEL})|(?P<bracket>[（(【\[〔][^（(【\[〔）)】\]〕]{{0,2000}}[）)】\]〕])|(?P<star>[*＊★])"
    rf"|(?P<mark>[、，,；;/／|\n。+])|(?P<space>\s+)"
    rf"|(?P<name>(?:(?!{_LABEL})[^（(【\[〔）)】\]〕、，,；;/／|\n。+*＊★\s])+)|(?P<other>.)"
)
_WHOLE_COUNT = re.compile(rf"{_COUNT}|等(?:人|代表|委员)?")
_COUNTED = re.compile(rf"(?:等(?:人|代表|委员)?|[等共]{_COUNT})$")
_TITLE = re.compile("(?<=.)(?<!全体)(?<!各位)(?:人大代表|政协委员|代表|委员|先生|女士|同志)(?=等|共|$)")
_TITLE_BEFORE = re.compile(r"^[省市县区]?(?:人大代表|政协委员|代表|委员)(?=[^\W\d_]{2,4}$)")
_TOGETHER = re.compile("(?:联合|联名|共同)(?:提出|提案|建议)?$")
_ALL_OF = re.compile(r"(?<=..)[共计等]{1,2}(\d{1,3}|[两二三四五六七八九十]{1,3})[名位人](?:代表|委员)?$")
_COURTESY = re.compile("(?:先生|女士|同志)(?=等|$)")
_COLLECTIVE = "(?:集体|党派|团体|界别|小组|联组|专委会|会议)(?:提案|建议)"
_COLLECTIVES = re.compile(
    rf"[（(【\[]\s*(?:{_COLLECTIVE}|集体)\s*[）)】\]]|{_COLLECTIVE}\s*[:：]?|^\s*(?:集体|党派|团体)\s*$|集体\s*(?=[:：（(])[:：]?"
)
_WHOLE_BRACKET = re.compile(r"\s*[（(【\[](.*)[）)】\]]\s*", re.DOTALL)
_TWO = re.compile(r"(\S{2,3})[和与及并](\S{2,3})")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.．、)）]|[①-⑳])")
_SUM = re.compile(
    r"(?<=..)(?<![等共\d一二三四五六七八九十两])[一二三四五六七八九十两\d]{1,3}[位名](?:代表|委员)?$"
)  # of those named
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}[-－ ]?\d{7,8})(?!\d)")
_NAMES_INSIDE = re.compile(r"[一-鿿·]{2,4}(?:[、，, ]+[一-鿿·]{2,4})+(?:等.{0,6})?")
_LEAD_MARK = re.compile(rf"(?:{_LEADS}){_WHO}*+")
_JOINT_MARK = re.compile(rf"(?:{_JOINS}){_WHO}*+|{_WHO}")
_JOINT_ALONE = re.compile(rf"(?:{_JOINS}){_WHO}*+")
_CIRCLE = re.compile("[界团组]$|^(?:民革|民盟|民建|民进|农工党|致公党|九三学社|九三|台盟|无党派人?士?)$")
_DELEGATION = re.compile(r".{0,12}(?:团|代表组|小组|选区)$")


@dataclass(frozen=True, slots=True)
class People:
    """The names of a cell in order: those who put the item forward, and those said to have joined.

    `lead` is the name marked as the first, "" if none is. `dropped` are texts left out of the names;
    `delegations` those of them that name where a person belongs; `phones` are telephone numbers. `is_short`
    is True if names are left out (等3人), `is_joint_guessed` if names in brackets are taken as joining.
    """

    names: tuple[str, ...] = ()
    joint: tuple[str, ...] = ()
    lead: str = ""
    dropped: tuple[str, ...] = ()
    delegations: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    is_short: bool = False
    is_joint_guessed: bool = False


@lru_cache(_REMEMBERED)
def read_people(text: str) -> People:
    """Return the names in a cell, separated by marks or spaces; the space within 张　某 is removed."""
    collective = _COLLECTIVES.search(text)
    rest = _COLLECTIVES.sub("", text).strip(" ：:、，,") if collective else text
    if collective and (whole := _WHOLE_BRACKET.fullmatch(rest)):
        rest = whole[1]
    cell = _CellOfPeople()
    cell.phones = _PHONE.findall(rest)
    cell.read(_PHONE.sub(" ", rest) if cell.phones else rest)
    if collective and not cell.names:
        cell.dropped.append(collective[0].strip(" ：:"))
    return cell.people()


@dataclass
class _CellOfPeople:
    """A cell while it is being read; `words` are names that spaces separate, or parts of one."""

    names: list[str] = field(default_factory=list)
    joint: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    delegations: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    lead: str = ""
    is_short: bool = False
    is_joint_guessed: bool = False
    to_joint: bool = False  # names belong to those who joined
    is_led: bool = False  # the next name leads

    def people(self) -> People:
        """Return what was read."""
        names = tuple(dict.fromkeys(self.names))
        joint = tuple(each for each in dict.fromkeys(self.joint) if each not in names)
        return People(
            names,
            joint,
            self.lead,
            tuple(dict.fromkeys(self.dropped)),
            tuple(dict.fromkeys(self.delegations)),
            tuple(dict.fromkeys(self.phones)),
            self.is_short,
            self.is_joint_guessed,
        )

    def read(self, text: str) -> None:
        """Add the names of a text."""
        for token in _TOKENS.finditer(text):
            kind = token.lastgroup
            if kind == "name":
                self.words += _TWO.sub(r"\1 \2", token[0]).split() if _TWO.fullmatch(token[0]) else [token[0]]
            elif kind != "space":
                self._end()
            if kind == "label":
                self.to_joint = bool(re.match(_JOINS, token[0]))
                self.is_led = bool(re.match(_LEADS, token[0])) and not self.lead
            elif kind == "bracket":
                self._bracket(token[0][1:-1].strip())
            elif kind == "star":
                self._mark_lead()
        self._end()

    def _end(self) -> None:
        """Add the names read so far, which spaces may separate."""
        names = _join_names(self.words)
        if len(names) == 2 and sum(map(_is_circle, names)) == 1 and not all(map(is_group, names)):
            self.delegations += filter(_is_circle, names)  # 王某某 中共界
            names = [name for name in names if not _is_circle(name)]
        for name in names:
            self._add(name)
        self.words = []

    def _add(self, name: str) -> None:
        name = _SUM.sub("", _NUMBERED.sub("", name))
        target = self.joint if self.to_joint else self.names
        if _WHOLE_COUNT.fullmatch(name):
            self._count(name, target)
            return
        if is_group(whole := _TOGETHER.sub("", name)):
            name = whole
        else:
            self.dropped += _COURTESY.findall(name)
            name = _TITLE_BEFORE.sub("", _TITLE.sub("", name))
        if (all_of := _ALL_OF.search(name)) and numeral_value(all_of[1]) == len(target) + 1:
            name = name[: all_of.start()]  # 张某某、李某某共2人
        self.is_short |= bool(_COUNTED.search(name))
        if name:
            target.append(name)
            if self.is_led and not self.lead and not self.to_joint:
                self.lead = name
            self.is_led = False

    def _count(self, name: str, target: list[str]) -> None:
        """Add 等12人 to the name before it."""
        self.is_short = True
        if target and not _COUNTED.search(target[-1]):
            number = name.lstrip("等共计")
            target[-1] += name if name.startswith("等") else f"等{number}"

    def _mark_lead(self) -> None:
        if self.names and not self.lead:
            self.lead = self.names[-1]

    def _bracket(self, text: str) -> None:
        """Read what stands in brackets behind a name."""
        label, _, inside = text.partition("：") if "：" in text else text.partition(":")
        head = self.names[-1] if self.names and not self.to_joint else ""
        if _LEAD_MARK.fullmatch(text):
            self.is_led = not self.names
            self._mark_lead()
        elif _JOINT_ALONE.fullmatch(text):
            self.joint += self.names[-1:] if not self.to_joint else []
            self.names = self.names[:-1] if not self.to_joint else self.names
        elif _WHOLE_COUNT.fullmatch(text):
            self._count(text, self.joint if self.to_joint else self.names)
        elif inside and _LEAD_MARK.fullmatch(label) and not head:
            self._inside(inside, to_joint=False)
        elif (
            inside and _JOINT_MARK.fullmatch(label) and (not is_group(head) or not re.fullmatch(_WHO, label))
        ):
            self._inside(inside, to_joint=True)
        elif found := re.match(rf"(?:{_JOINS}){_WHO}*+\s*(?=..)", text):
            self._inside(text[found.end() :], to_joint=True)
            if _WHOLE_COUNT.fullmatch(text[found.end() :]):
                self.dropped.append(f"（{text}）")
        elif head and not is_group(head) and _NAMES_INSIDE.fullmatch(text):
            self.is_joint_guessed = True
            self._inside(text, to_joint=True)
        elif not head and is_group(text):
            self.names.append(text)
        elif text:
            (self.delegations if _DELEGATION.fullmatch(text) else self.dropped).append(f"（{text}）")

    def _inside(self, text: str, to_joint: bool) -> None:
        before, self.to_joint = self.to_joint, to_joint
        self.read(text)
        self.to_joint = before


def _is_circle(name: str) -> bool:
    """Return True for what a person beside it belongs to: 经济界, 农工党, 城关镇代表团."""
    return is_group(name) and bool(_CIRCLE.search(name))


def _join_names(words: list[str]) -> list[str]:
    """Return the names in words separated by spaces: 张　某 is one name, 张某某 李某某 are two."""
    names: list[str] = []
    is_open = False  # True if the last name is only a surname so far
    for is_single, run in groupby(words, key=lambda word: len(word) == 1):
        parts = list(run)
        if is_single and len(parts) > 1:
            names += _split_characters(parts)
        elif names and (is_single or is_open or parts[0].startswith("等")):
            names[-1] += parts[0]
            names += parts[1:]
        elif " ".join(parts).isascii():
            names.append(" ".join(parts))
        else:
            names += parts
        is_open = is_single and len(parts) == 1
    return names


def _split_characters(characters: list[str]) -> list[str]:
    """Return single characters between spaces as one name of up to three, or as names of two each."""
    size = 2 if len(characters) > 3 else len(characters)
    return ["".join(characters[at : at + size]) for at in range(0, len(characters), size)]
