"""Agreement of drafts and registers: duplicate, void and unregistered numbers, and gaps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, TypeVar

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place
from replydesk.letter.facts import code_of
from replydesk.letter.kinds import kind_of
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.registers.model import HELD, NumberEntry, NumberState, Register, gaps
from replydesk.reply.registers.names import alike, name_cell
from replydesk.reply.rules.number_rules import (
    DUPLICATE,
    NOT_COMPARED,
    OF_OTHER,
    TO_REGISTER,
    UNREGISTERED,
    VOID,
)
from replydesk.reply.rules.rule import Rule
from replydesk.text.dates import parse_date
from replydesk.text.errors import UserError
from replydesk.text.note import Note

T = TypeVar("T")

_ADOPT = "确是这个号的，请取号补登；不是的，改稿子里的文号"


class TypedNumber(NamedTuple):
    """The document number and the date typed in a draft."""

    number: str = ""
    date: str = ""
    is_read: bool = True  # False if the draft could not be read: its number is unknown


@dataclass(frozen=True)
class Numbers:
    """A snapshot of a desk: the numbers typed in its drafts, by draft name, and its registers, by series."""

    drafts: Mapping[str, TypedNumber] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()  # on files in the register folder that are no registers
    damaged: Mapping[str, str] = field(default_factory=dict)  # why a register cannot be used, by series

    def register(self, series: str) -> Register:
        """Return the register of a series, empty if there is none. Raises UserError if it is damaged."""
        if series in self.damaged:
            raise UserError(self.damaged[series])
        return self.registers.get(series) or Register(series)

    @cached_property
    def parsed(self) -> Mapping[str, DocumentNumber]:
        """Return the numbers that can be parsed, by draft name; serials can be open."""
        found = ((name, DocumentNumber.parse(typed.number)) for name, typed in self.drafts.items())
        return {name: number for name, number in found if number}

    @cached_property
    def carriers(self) -> Mapping[DocumentNumber, tuple[str, ...]]:
        """Return the names of the drafts that carry each full number."""
        found: dict[DocumentNumber, tuple[str, ...]] = {}
        for name in sorted(self.parsed):
            if (number := self.parsed[name]).serial:
                found[number] = (*found.get(number, ()), name)
        return found

    @cached_property
    def look_alikes(self) -> Mapping[str, tuple[str, ...]]:
        """Return for each draft whose name looks like others' the names of those."""
        groups = alike(self.drafts)
        return {name: tuple(each for each in group if each != name) for group in groups for name in group}

    def look_alike_note(self, draft: str) -> str:
        """Return which drafts have names like this one's; "" if none has."""
        if others := self.look_alikes.get(draft):
            named = "、".join(map(_quoted, others[:3])) + ("等" if len(others) > 3 else "")
            return f"名字 {_quoted(draft)} 和另一份稿子 {named} 看上去一样"
        return ""

    def taken(self, series: str, draft: str = "") -> frozenset[int]:
        """Return the serials of a series that drafts carry, without one that only `draft` carries."""
        others = (number for number, names in self.carriers.items() if names != (draft,))
        return frozenset(number.serial for number in others if number.series == series)

    def gone(self, register: Register) -> frozenset[str]:
        """Return the drafts in a register that no longer exist under that name."""
        return frozenset(register.by_draft) - self.drafts.keys()


class Trouble(NamedTuple):
    """One disagreement: its level, the draft and the number concerned ("" if none), and the remedy."""

    level: Level
    draft: str
    number: str
    message: str
    remedy: str
    rule: Rule | None = None  # of a draft's own check

    def __str__(self) -> str:
        about = "　".join(text for text in (self.draft, self.number) if text)
        return f"[{self.level.value}] {about}：{self.message}；{self.remedy}"


def draft_findings(typed: str, name: str, numbers: Numbers) -> Iterator[Finding]:
    """Yield findings about the document number typed in a draft, against registers and other drafts.

    A desk without registers gets none.
    """
    number = DocumentNumber.parse(typed)
    if number is None or not number.code:
        return
    for trouble in _draft_troubles(name, number, numbers):
        rule = trouble.rule or NOT_COMPARED
        hits = (Hit(Place(Key.DOCUMENT_NUMBER), typed),)
        yield rule.found(Key.DOCUMENT_NUMBER, trouble.message, trouble.remedy, level=trouble.level, hits=hits)


def check_numbers(numbers: Numbers) -> tuple[Trouble, ...]:
    """Return all disagreements of a desk: draft by draft, then register by register."""
    found = [
        Trouble(Level.ERROR, "", series, why, "修好以前不取号") for series, why in _sorted(numbers.damaged)
    ]
    found += [Trouble(Level.HINT, "", "登记", str(note), "请移开或改名") for note in numbers.notes]
    for group in alike([*numbers.registers, *numbers.damaged]):
        message = f"有几本登记的名字看上去一样：{'、'.join(map(_quoted, group))}"
        found.append(Trouble(Level.HINT, "", "登记", message, "请核对稿子和单位档案里的代字"))
    for name in sorted(numbers.look_alikes):
        found.append(Trouble(Level.HINT, name, "", numbers.look_alike_note(name), "各有各的号；请改一个名字"))
    for name in sorted(name for name, typed in numbers.drafts.items() if not typed.is_read):
        message = "打不开，看不到写的是哪个号"
        found.append(Trouble(Level.HINT, name, "", message, "请先让它能打开，再核对一次"))
    for name, number in sorted(numbers.parsed.items()):
        found += _draft_troubles(name, number, numbers)
        found += _year_troubles(name, number, numbers.drafts[name].date)
        if number.serial and number.series not in (*numbers.registers, *numbers.damaged):
            found.append(Trouble(Level.HINT, name, str(number), "登记里没有这个号", _ADOPT))
    for _, register in _sorted(numbers.registers):
        found += _register_troubles(register, numbers)
    return tuple(found)


def _sorted(found: Mapping[str, T]) -> list[tuple[str, T]]:
    return sorted(found.items(), key=lambda each: each[0])


def _quoted(name: str) -> str:
    """Return a draft's name in quotes, with what cannot be seen in it as codes."""
    cell = name_cell(name)
    return cell if cell != name else f"“{name}”"


def wanted_number(draft: Draft, profile: Profile, year: str) -> DocumentNumber | None:
    """Return the number a draft carries or asks for; code and year default to profile and date.

    `year` is for drafts without a date. None if the field holds text that is no document number.
    """
    typed = draft.get(Key.DOCUMENT_NUMBER)
    number = DocumentNumber.parse(typed) if typed else DocumentNumber("", "")
    if number is None:
        return None
    dated = (parse_date(draft.get(Key.DATE)) or ("",))[0]
    code = number.code or code_of(profile, kind_of(draft))
    return DocumentNumber(code, number.year or (dated if len(dated) == 4 else year), number.serial)


def _draft_troubles(name: str, number: DocumentNumber, numbers: Numbers) -> Iterator[Trouble]:
    register = numbers.registers.get(number.series)
    if not number.serial:
        if register and (held := register.held_by(name)):
            message = f"登记里已有 {register.full_number(held)}，稿子里还没有写"
            yield Trouble(Level.OPEN, name, str(number), message, "签发时取号，就会写入", TO_REGISTER)
        return
    others = [other for other in numbers.carriers.get(number, ()) if other != name]
    if others:
        is_its_own = register is not None and register.held_by(name) == number.serial
        level = Level.HINT if is_its_own else Level.ERROR
        message = f"文号与“{'”“'.join(others[:3])}”{'等' if len(others) > 3 else ''}重复"
        remedy = f"登记给的是“{name}”，请改别的稿子" if is_its_own else "请核对，其中只能有一份用这个号"
        yield Trouble(level, name, str(number), message, remedy, DUPLICATE)
    if register:
        yield from _register_conflicts(name, number, register, numbers)
    elif number.series in numbers.damaged:
        why = numbers.damaged[number.series]
        yield Trouble(Level.HINT, name, str(number), NOT_COMPARED.message, why, NOT_COMPARED)


def _register_conflicts(
    name: str, number: DocumentNumber, register: Register, numbers: Numbers
) -> Iterator[Trouble]:
    """Yield the disagreements between a draft's number and its register."""
    entry = register.entries.get(number.serial)
    held = register.held_by(name)
    if entry and entry.state in HELD and entry.draft == name:
        if entry.state is not NumberState.ASSIGNED:
            message = f"{number}登记的是“{entry.state}”，还没有签发"
            yield Trouble(Level.OPEN, name, str(number), message, "签发时取号，就会登记", TO_REGISTER)
    elif held:
        message = f"登记给这份稿子的是 {register.full_number(held)}"
        yield Trouble(Level.ERROR, name, str(number), message, OF_OTHER.remedy, OF_OTHER)
    elif entry is None or entry.state is NumberState.FREE:
        message = "登记里这个号已退回" if entry else "登记里没有这个号"
        yield Trouble(Level.HINT, name, str(number), message, _ADOPT, UNREGISTERED)
    elif entry.state is NumberState.VOID:
        message = f"这个号已作废（{entry.reason}）" if entry.reason else "这个号已作废"
        yield Trouble(Level.ERROR, name, str(number), message, VOID.remedy, VOID)
    elif entry.state is NumberState.UNSURE and not entry.draft:
        yield Trouble(Level.HINT, name, str(number), f"这个号{entry.reason}", _ADOPT, UNREGISTERED)
    elif entry.draft and entry.draft in numbers.gone(register):
        message = f"登记给了“{entry.draft}”，那份稿子已不在"
        remedy = f"改过文件名的照样可用；{_ADOPT}"
        yield Trouble(Level.HINT, name, str(number), message, remedy, UNREGISTERED)
    else:
        message = f"登记里已{entry.state}给{entry.holder}"
        remedy = "请改稿子里的文号，或先退回那一个"
        yield Trouble(Level.ERROR, name, str(number), message, remedy, OF_OTHER)


def _year_troubles(name: str, number: DocumentNumber, typed: str) -> Iterator[Trouble]:
    written = parse_date(typed)
    if written and len(written[0]) == 4 and written[0] != number.year:
        message = f"文号是 {number.year} 年，成文日期是 {written[0]} 年"
        yield Trouble(Level.HINT, name, str(number), message, "请核对哪一个写错了")


def _register_troubles(register: Register, numbers: Numbers) -> Iterator[Trouble]:
    where = f"{register.series}.txt"
    for note in register.notes:
        yield Trouble(Level.HINT, "", where, str(note), "文件在“发文字号”文件夹里")
    for entry in sorted(register.entries.values(), key=lambda each: each.number):
        yield from _entry_troubles(entry, register, numbers)
    for row in gaps(register):
        yield _gap_trouble(row, register, numbers)


def _entry_troubles(entry: NumberEntry, register: Register, numbers: Numbers) -> Iterator[Trouble]:
    name = register.full_number(entry.number)
    if entry.state is NumberState.UNSURE:
        remedy = "用过的请签发或作废，没有用过的请退回"
        yield Trouble(Level.HINT, entry.draft, name, entry.reason, remedy)
    if entry.state not in HELD or not entry.draft:
        return
    carried = numbers.parsed.get(entry.draft)
    if entry.draft not in numbers.drafts:
        remedy = "改过文件名的用 check --adopt 补登；不用的请退回或作废"
        yield Trouble(Level.HINT, entry.draft, name, f"已{entry.state}，这份稿子却不在了", remedy)
    elif not numbers.drafts[entry.draft].is_read:
        return
    elif entry.state is NumberState.ASSIGNED and not (carried and carried.serial):
        message = "已签发，稿子里却没有写文号"
        yield Trouble(Level.HINT, entry.draft, name, message, "再取一次号就会写入")


def _gap_trouble(row: range, register: Register, numbers: Numbers) -> Trouble:
    """Report a range of unregistered numbers, and the likely reason."""
    typed = [each for each in row if DocumentNumber.in_series(register.series, each) in numbers.carriers]
    count = f"共 {len(row)} 个号没有登记"
    name = register.full_number(row[0]) if len(row) == 1 else f"{register.series}{row[0]}～{row[-1]}号"
    if row[0] == 1:
        return Trouble(Level.INFO, "", name, f"{count}，登记从 {row[-1] + 1} 号开始", "以前手工登记的不用管")
    if typed:
        message = f"{count}，其中 {len(typed)} 个写在稿子里"
        return Trouble(Level.HINT, "", name, message, "请给这些稿子取号补登")
    return Trouble(Level.HINT, "", name, count, "没有用过的请预留补用，用过的请作废，写明原因")
