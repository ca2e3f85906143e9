"""The registers of a desk, in 发文字号/ beside drafts/: giving numbers to drafts, and recording who asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.file import parse_head
from replydesk.draft.model import Draft, Key
from replydesk.reply.registers.agreement import Numbers, TypedNumber, wanted_number
from replydesk.reply.registers.model import Register, Stamp, with_event
from replydesk.text.characters import file_name, one_line
from replydesk.text.errors import UserError
from replydesk.text.note import Note

if TYPE_CHECKING:
    from replydesk.desk.register_file import Decide, RegisterFile
    from replydesk.reply.registers.actions import Decision

FOLDER = "发文字号"  # the folder of a desk with its registers


def name_of(path: Path) -> str:
    """Return the name of a draft in the register: its file's without .md, the same on every system."""
    return unicodedata.normalize("NFC", one_line(path.stem))


def stamp_now(clock: datetime) -> Stamp:
    """Return who is at the keyboard, and the time."""
    import socket

    return Stamp(f"{files.user_name()}@{socket.gethostname()}", f"{clock:%Y-%m-%d %H:%M:%S}")


def register_file(place: Desk, number: DocumentNumber) -> RegisterFile:
    """Return the register of a number; it may not exist yet. Raises UserError if it makes no file name."""
    series = number.series
    if not number.code or file_name(series) != series:
        raise UserError(f"“{series}”不能作代字和年份；请核对单位档案的“代字”和稿子里的发文字号")
    from replydesk.desk.register_file import RegisterFile

    return RegisterFile(place.root / FOLDER, series)


def keeps_registers(place: Desk) -> bool:
    """Return True if a desk has a folder for registers."""
    return (place.root / FOLDER).is_dir()


def register_files(place: Desk) -> tuple[list[RegisterFile], list[Note]]:
    """Return the registers of a desk by name, and notes on text files among them that are none."""
    if not keeps_registers(place):
        return [], []
    from replydesk.desk.register_file import RegisterFile

    folder = place.root / FOLDER
    found, notes = [], []
    with files.disk_errors(folder):
        paths = sorted(path for path in folder.iterdir() if path.suffix == ".txt")
    for path in paths:
        number = DocumentNumber.parse(f"{unicodedata.normalize('NFC', path.stem)}号")
        if number and number.code and not number.serial and number.series == path.stem:
            found.append(RegisterFile(folder, path.stem))
        elif not path.name.startswith("."):
            notes.append(Note(f"{path}：不是登记文件，可能是同步时留下的副本，没有读"))
    return found, notes


def read_numbers(place: Desk) -> Numbers:
    """Read the numbers in the heads of all drafts, unreadable ones included, and the registers of a desk."""
    drafts: dict[str, TypedNumber] = {}
    for path in place.drafts():
        drafts[name_of(path)] = TypedNumber(is_read=False)
        with suppress(UserError):
            drafts[name_of(path)] = _typed(files.read_bytes(path), path)
    return _with_registers(place, drafts)


def numbers_beside(place: Desk, path: Path) -> Numbers:
    """Return the numbers needed to check one draft, faster than `read_numbers`.

    Of the other drafts only those that may carry the same number are read; the rest are listed by name.
    """
    name = name_of(path)
    drafts = dict.fromkeys(map(name_of, place.drafts()), TypedNumber())
    with suppress(UserError):
        drafts[name] = _typed(files.read_bytes(path), path)
    number = DocumentNumber.parse(drafts[name].number) if name in drafts else None
    if number and number.serial:
        may_carry = _pattern_of(number.serial)
        for other in place.drafts():
            if name_of(other) == name:
                continue
            with suppress(UserError):
                data = files.read_bytes(other)
                if data.startswith(files.UTF_16) or may_carry.search(_head(data)):
                    drafts[name_of(other)] = _typed(data, other)
    return _with_registers(place, drafts)


def _typed(data: bytes, path: Path) -> TypedNumber:
    """Return the number and date in the head of a draft's file. Raises UserError."""
    head = parse_head(desk_folder.draft_text(data, path)[0], (Key.DOCUMENT_NUMBER, Key.DATE))
    return TypedNumber(head.get(Key.DOCUMENT_NUMBER), head.get(Key.DATE))


def _head(data: bytes) -> bytes:
    """Return the head of a draft's file, or the whole file if its head is not delimited."""
    end = data.find(b"\n---\n") if data.startswith(b"---\n") else -1
    return data if end < 0 else data[:end]


def _pattern_of(serial: int) -> re.Pattern[bytes]:
    """Return a pattern found in the bytes of every head with a serial: its digits, in ASCII, full-width UTF-8
    or GB18030; or a backslash, with which YAML can write any character.
    """
    wide = {digit: chr(ord("０") + int(digit)) for digit in str(serial)}
    ways = {digit: (digit.encode(), each.encode(), each.encode("gb18030")) for digit, each in wide.items()}
    return re.compile(rb"\\|" + b"".join(b"(?:%b|%b|%b)" % ways[digit] for digit in str(serial)))


def _with_registers(place: Desk, drafts: Mapping[str, TypedNumber]) -> Numbers:
    found, notes = register_files(place)
    return Numbers(drafts, {file.series: file.read() for file in found}, tuple(notes))


def note_exports(place: Desk, exports: Mapping[str, Iterable[str]], by: Stamp) -> list[str]:
    """Record which files were exported for which full numbers; return the failures, with reasons.

    A number without a register, or without a serial, is skipped. One line and one fsync per register,
    however many numbers.
    """
    series: dict[str, list[tuple[DocumentNumber, tuple[str, ...]]]] = {}
    kept = {file.series for file in register_files(place)[0]}
    for typed, names in exports.items():
        number = DocumentNumber.parse(typed)
        if number and number.serial and number.series in kept:
            series.setdefault(number.series, []).append((number, tuple(names)))
    refusals = []
    for rows in series.values():
        decides = [_exported(number, names, by) for number, names in rows]
        decisions = register_file(place, rows[0][0]).record(*decides)
        refusals += [decision.refusal for decision in decisions if decision.refusal]
    return refusals


def _exported(number: DocumentNumber, names: tuple[str, ...], by: Stamp) -> Decide:
    from replydesk.reply.registers.actions import note_export

    return lambda register: note_export(register, by, number.serial, names)


class GivenNumber(NamedTuple):
    """The result for a draft that asked for its number: the full number, or why it has none."""

    number: str = ""
    refusal: str = ""
    is_new: bool = False  # True if the register or the draft has changed


def give_number(place: Desk, name: str, draft: Draft, numbers: Numbers, by: Stamp) -> GivenNumber:
    """Give a draft its number in the register; the caller writes it into the draft.

    A draft that holds a number gets it again; one that carries a number already has it registered. Raises
    UserError if the register cannot be written.
    """
    number, refusal = _wanted(place, name, draft, numbers, by)
    if number is None:
        return GivenNumber(refusal=refusal)
    file = register_file(place, number)
    return _given(draft, number, file.record(_request(name, number, numbers, by))[0])


def plan_numbers(
    place: Desk, drafts: Mapping[str, Draft], numbers: Numbers, by: Stamp
) -> dict[str, GivenNumber]:
    """Return what `give_number` would give some drafts in a row, by draft name; nothing is written."""
    registers = dict(numbers.registers)
    plan = {}
    for name, draft in drafts.items():
        number, refusal = _wanted(place, name, draft, numbers, by)
        if number is None:
            plan[name] = GivenNumber(refusal=refusal)
            continue
        register = registers.get(number.series, Register(number.series))
        decision = _request(name, number, numbers, by)(register)
        registers[number.series] = with_event(register, decision.event) if decision.event else register
        plan[name] = _given(draft, number, decision)
    return plan


def _wanted(
    place: Desk, name: str, draft: Draft, numbers: Numbers, by: Stamp
) -> tuple[DocumentNumber | None, str]:
    """Return the number a draft carries or asks for, or why it can have none."""
    number = wanted_number(draft, place.stock.profile(draft), by.when[:4])
    if number is None:
        typed = draft.get(Key.DOCUMENT_NUMBER)
        return None, f"“{typed}”不是发文字号；请改成“某复字〔2026〕  号”，或者清空"
    if not number.code:
        return None, "不知道用哪个代字；请在单位档案的“代字”里写上，或在稿子里写“某复字〔2026〕  号”"
    others = [other for other in numbers.carriers.get(number, ()) if other != name]
    if others:
        return None, f"{number}也写在“{others[0]}”里；请先改好其中一份"
    return number, ""


def _request(name: str, number: DocumentNumber, numbers: Numbers, by: Stamp) -> Decide:
    """Return a draft's request to its register: to adopt its number, or to assign the next one."""
    from replydesk.reply.registers.actions import adopt, assign

    def decide(register: Register) -> Decision:
        if number.serial and register.held_by(name) != number.serial:
            return adopt(register, by, name, number.serial, numbers.gone(register))
        return assign(register, by, name, taken=numbers.taken(number.series, name))

    return decide


def _given(draft: Draft, number: DocumentNumber, decision: Decision) -> GivenNumber:
    if decision.refusal:
        return GivenNumber(refusal=decision.refusal)
    full = str(DocumentNumber(number.code, number.year, decision.number))
    is_new = decision.event is not None or full != draft.get(Key.DOCUMENT_NUMBER)
    return GivenNumber(full, is_new=is_new)


def assign_number(place: Desk, path: Path, numbers: Numbers, by: Stamp) -> GivenNumber:
    """Give a draft its number and write it into its file: first the register, then the draft.

    If the draft cannot be saved, the number stays assigned, and asking again gives the same one. Raises
    UserError, including ChangedOnDisk.
    """
    stored = desk_folder.read_draft(path)
    given = give_number(place, name_of(path), stored.draft, numbers, by)
    if given.number:
        signed = stored.draft.with_field(Key.DOCUMENT_NUMBER, given.number)
        if signed != stored.draft:
            desk_folder.save_draft(path, signed, stored.digest)
    return given


def reserve_number(
    place: Desk, wanted: DocumentNumber, numbers: Numbers, by: Stamp, draft: str = "", reason: str = ""
) -> Decision:
    """Reserve a number for a draft's name or a purpose, the next for a serial of 0. Raises UserError."""
    from replydesk.reply.registers.actions import reserve

    taken = numbers.taken(wanted.series, draft)
    decide: Decide = lambda register: reserve(register, by, draft, reason, wanted.serial, taken)  # noqa: E731
    return register_file(place, wanted).record(decide)[0]


def void_number(place: Desk, number: DocumentNumber, by: Stamp, reason: str) -> Decision:
    """Void a number, with the reason. Raises UserError if the register cannot be written."""
    from replydesk.reply.registers.actions import void

    return register_file(place, number).record(lambda register: void(register, by, number.serial, reason))[0]


def return_number(place: Desk, number: DocumentNumber, by: Stamp, reason: str = "") -> Decision:
    """Give a number back, after removing it from the draft that carries it. Raises UserError."""
    from replydesk.reply.registers.actions import give_back

    file = register_file(place, number)
    decision = give_back(file.read(), by, number.serial, reason)
    if decision.event is None:
        return decision
    for path in place.drafts():
        if name_of(path) == decision.event.draft:
            stored = desk_folder.read_draft(path)
            if DocumentNumber.parse(stored.draft.get(Key.DOCUMENT_NUMBER)) == number:
                opened = str(DocumentNumber(number.code, number.year))
                draft = stored.draft.with_field(Key.DOCUMENT_NUMBER, opened)
                desk_folder.save_draft(path, draft, stored.digest)
    return file.record(lambda register: give_back(register, by, number.serial, reason))[0]
