"""The registers of a desk, in 发文字号/ beside drafts/: giving numbers to drafts, and recording who asked."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from replydesk.desk import desk_folder, files, sidecar
from replydesk.desk.desk_folder import Desk
from replydesk.desk.desk_home import REGISTERS, has_folder, named_home
from replydesk.desk.version_file import note_change
from replydesk.desk.versions import NUMBERED
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.file import parse_head
from replydesk.draft.model import Draft, Key
from replydesk.reply.registers.agreement import Numbers, TypedNumber, wanted_number
from replydesk.reply.registers.model import Register, Stamp, with_event
from replydesk.text.characters import file_name
from replydesk.text.dates import naive_time
from replydesk.text.errors import UserError
from replydesk.text.note import Note

if TYPE_CHECKING:
    from replydesk.desk.register_file import Decide, RegisterFile
    from replydesk.reply.registers.actions import Decision


# The registers of the desks that are open: of a long one only the lines added since are read again.
_FILES: WeakKeyDictionary[Desk, dict[str, RegisterFile]] = WeakKeyDictionary()


def stamp_now(clock: datetime) -> Stamp:
    """Return who is at the keyboard, and the time."""
    import socket

    return Stamp(f"{files.user_name()}@{socket.gethostname()}", f"{clock:%Y-%m-%d %H:%M:%S}")


def register_file(place: Desk, number: DocumentNumber) -> RegisterFile:
    """Return the register of a number; it may not exist yet. Raises UserError if it makes no file name."""
    series = number.series
    if not number.code or file_name(series) != series:
        raise UserError(f"“{series}”不能作代字和年份；请核对单位档案的“代字”和稿子里的发文字号")
    return _file(place, series)


def _file(place: Desk, series: str, strays: tuple[Path, ...] | None = None) -> RegisterFile:
    """Return a register of a desk, with what was read of it before."""
    from replydesk.desk.register_file import RegisterFile

    kept = _FILES.setdefault(place, {})
    if series not in kept:
        kept[series] = RegisterFile(place.home, series)
    kept[series].strays = stray_folders(place) if strays is None else strays
    return kept[series]


def stray_folders(place: Desk) -> tuple[Path, ...]:
    """Return the folders of registers that the desk has in wrong places, as it could in earlier versions."""
    with files.disk_errors(place.home):
        beside = [place.drafts_folder, *place.other_folders()]
        inside = [Path(os.path.realpath(folder)) for folder in beside]
        around = [each for folder in inside for each in (folder, folder.parent)]
        near = [folder for folder in around if folder.is_relative_to(place.home)]
        named = named_home(place.home, place.drafts_folder)
        linked = [named] if named and has_folder(named, place.drafts_folder) else []
        found = dict.fromkeys([*near, Path(os.path.realpath(place.root)), *linked])
        return tuple(each / REGISTERS for each in found if each != place.home and (each / REGISTERS).is_dir())


def keeps_registers(place: Desk) -> bool:
    """Return True if a desk has a folder for registers."""
    return (place.home / REGISTERS).is_dir()


def register_files(place: Desk) -> tuple[list[RegisterFile], list[Note]]:
    """Return the registers of a desk by name, lost ones included, and notes on files that are none."""
    home = place.home
    with files.disk_errors(home):
        kept = sidecar.backed_up(home)
        folders = stray_folders(place)
    unread: list[Note] = []
    paths = _in(home / REGISTERS, unread)
    strays = [path for folder in folders for path in _in(folder, unread)]
    texts = [path for path in paths if path.suffix == ".txt"]
    names = {path.stem for path in (*texts, *strays)} | kept
    found = sorted(name for name in names if _is_series(name))
    left = [path for path in texts if path.stem not in found]
    notes = [Note(f"{path}：不是登记文件，可能是同步时留下的副本，里面的号没有读") for path in left]
    notes += [Note(f"{path}：这个工作台的登记在 {home / REGISTERS}，不在这里") for path in strays]
    return [_file(place, series, folders) for series in found], [*notes, *unread]


def _in(folder: Path, unread: list[Note]) -> list[Path]:
    """Return the files in a folder by name, hidden ones left out; none, with a note, if it cannot be read."""
    try:
        with files.disk_errors(folder):
            names = os.listdir(folder) if folder.is_dir() else []
    except UserError as error:
        unread.append(Note(f"{error}；里面的登记没有读"))
        return []
    return sorted(folder / name for name in names if not name.startswith("."))


def _is_series(name: str) -> bool:
    number = DocumentNumber.parse(f"{name}号")
    return bool(number and number.code and not number.serial and number.series == name)


def read_numbers(place: Desk) -> Numbers:
    """Read the numbers in the heads of all drafts, unreadable ones included, and the registers of a desk."""
    return numbers_with(place, {place.key(path): _typed_in(path) for path in place.every_draft()})


def numbers_elsewhere(place: Desk) -> dict[str, TypedNumber]:
    """Return the numbers in the drafts of a desk's other years."""
    found = (path for folder in place.other_folders() for path in Desk.open(folder).drafts())
    return {place.key(path): _typed_in(path) for path in found if not path.is_symlink()}


def numbers_beside(place: Desk, path: Path) -> Numbers:
    """Return the numbers needed to check one draft, faster than `read_numbers`.

    Of the other drafts only those that may carry the same number are read; the rest are listed by name.
    """
    name, every = place.key(path), {place.key(each): each for each in place.every_draft()}
    drafts = dict.fromkeys(every, TypedNumber())
    with suppress(UserError):
        drafts[name] = _typed(files.read_bytes(path), path)
    number = DocumentNumber.parse(drafts[name].number) if name in drafts else None
    if number and number.serial:
        may_carry = _pattern_of(number.serial)
        for other, file in every.items():
            if other == name:
                continue
            with suppress(UserError):
                data = files.read_bytes(file)
                if data.startswith(files.UTF_16) or may_carry.search(_head(data)):
                    drafts[other] = _typed(data, file)
    return numbers_with(place, drafts)


def _typed_in(path: Path) -> TypedNumber:
    try:
        return _typed(files.read_bytes(path), path)
    except UserError:
        return TypedNumber(is_read=False)


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


def numbers_with(place: Desk, drafts: Mapping[str, TypedNumber]) -> Numbers:
    """Return the numbers in some drafts with the registers as they are now. Raises UserError."""
    found, notes = register_files(place)
    registers: dict[str, Register] = {}
    damaged: dict[str, str] = {}
    for file in found:
        try:
            registers[file.series] = file.read()
        except UserError as error:
            damaged[file.series] = str(error)
    return Numbers(drafts, registers, tuple(notes), damaged)


def note_exports(place: Desk, exports: Mapping[str, Iterable[str]], by: Stamp) -> list[str]:
    """Record which files were exported for which full numbers; return the failures, with reasons.

    A number without a register, or without a serial, is skipped. One line and one fsync per register,
    however many numbers.
    """
    series: dict[str, list[tuple[DocumentNumber, tuple[str, ...]]]] = {}
    kept = {file.series for file in register_files(place)[0]} if exports else set()
    for typed, names in exports.items():
        number = DocumentNumber.parse(typed)
        if number and number.serial and number.series in kept:
            series.setdefault(number.series, []).append((number, tuple(names)))
    refusals = []
    for rows in series.values():
        decides = [_exported(number, names, by) for number, names in rows]
        try:
            decisions = register_file(place, rows[0][0]).record(*decides)
        except UserError as error:
            refusals.append(f"导出的文件没有登记：{error}")
            continue
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
    note: str = ""  # what the clerk should know of it


def give_number(place: Desk, path: Path, draft: Draft, numbers: Numbers, by: Stamp) -> GivenNumber:
    """Give a draft its number in the register; the caller writes it into the draft.

    A draft that holds a number gets it again; one that carries a number already has it registered. Raises
    UserError if the draft is not the desk's, or the register cannot be written.
    """
    name = place.key(place.own_draft(path))
    number, refusal = _wanted(place, name, draft, numbers, by)
    if number is None:
        return GivenNumber(refusal=refusal)
    file, taken = register_file(place, number), taken_serials(place, number, numbers, name)
    decision = file.record(_request(name, number, numbers, by, taken))[0]
    return _given(draft, number, decision, _remarks(name, number, numbers, taken))


def plan_numbers(
    place: Desk, drafts: Mapping[Path, Draft], numbers: Numbers, by: Stamp
) -> dict[Path, GivenNumber]:
    """Return what `give_number` would give some drafts in a row; nothing is written."""
    registers: dict[str, Register] = {}
    plan = {}
    for path, draft in drafts.items():
        try:
            plan[path] = _planned(place, path, draft, numbers, registers, by)
        except UserError as error:
            plan[path] = GivenNumber(refusal=str(error).removeprefix(f"{path}："))
    return plan


def _planned(
    place: Desk, path: Path, draft: Draft, numbers: Numbers, registers: dict[str, Register], by: Stamp
) -> GivenNumber:
    """Plan for one draft; `registers` are those after the plans before. Raises UserError."""
    name = place.key(place.own_draft(path))
    number, refusal = _wanted(place, name, draft, numbers, by)
    if number is None:
        return GivenNumber(refusal=refusal)
    register = registers.get(number.series) or numbers.register(number.series)
    taken = taken_serials(place, number, numbers, name)
    decision = _request(name, number, numbers, by, taken)(register)
    registers[number.series] = with_event(register, decision.event) if decision.event else register
    return _given(draft, number, decision, _remarks(name, number, numbers, taken))


def taken_serials(place: Desk, number: DocumentNumber, numbers: Numbers, name: str = "") -> frozenset[int]:
    """Return the serials that drafts carry; before a register is begun, also those of exported files."""
    taken = numbers.taken(number.series, name)
    if number.series in numbers.registers:
        return taken
    from replydesk.desk.exported_numbers import exported_numbers

    return taken | exported_numbers(place, number.series).keys()


def _remarks(name: str, number: DocumentNumber, numbers: Numbers, taken: frozenset[int]) -> str:
    """Return what the clerk should know when a draft gets a number; "" if nothing."""
    found = [numbers.look_alike_note(name)]
    if taken and not number.serial and number.series not in numbers.registers:
        found.append(f"新建了登记，接在已有的 {max(taken)} 号之后")
    return "；".join(filter(None, found))


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


def _request(name: str, number: DocumentNumber, numbers: Numbers, by: Stamp, taken: frozenset[int]) -> Decide:
    """Return a draft's request to its register: to adopt its number, or to assign the next one."""
    from replydesk.reply.registers.actions import adopt, assign

    def decide(register: Register) -> Decision:
        if number.serial and register.held_by(name) != number.serial:
            return adopt(register, by, name, number.serial, numbers.gone(register))
        return assign(register, by, name, taken=taken)

    return decide


def _given(draft: Draft, number: DocumentNumber, decision: Decision, note: str) -> GivenNumber:
    if decision.refusal:
        return GivenNumber(refusal=decision.refusal)
    full = str(DocumentNumber(number.code, number.year, decision.number))
    is_new = decision.event is not None or full != draft.get(Key.DOCUMENT_NUMBER)
    return GivenNumber(full, is_new=is_new, note=note)


def assign_number(place: Desk, path: Path, numbers: Numbers, by: Stamp, author: str = "") -> GivenNumber:
    """Give a draft its number and write it into its file: first the register, then the draft.

    `author` is noted with the draft's version.

    If the draft cannot be saved, the number stays assigned, and asking again gives the same one. Raises
    UserError, including ChangedOnDisk.
    """
    path = place.own_draft(path)
    stored = desk_folder.read_draft(path)
    given = give_number(place, path, stored.draft, numbers, by)
    if given.number:
        signed = stored.draft.with_field(Key.DOCUMENT_NUMBER, given.number)
        if signed != stored.draft:
            _save(stored, signed, by, author)
    return given


def reserve_number(
    place: Desk, wanted: DocumentNumber, numbers: Numbers, by: Stamp, draft: str = "", reason: str = ""
) -> Decision:
    """Reserve a number for a draft's name or a purpose, the next for a serial of 0. Raises UserError."""
    from replydesk.reply.registers.actions import reserve

    taken = taken_serials(place, wanted, numbers, draft)
    decide: Decide = lambda register: reserve(register, by, draft, reason, wanted.serial, taken)  # noqa: E731
    return register_file(place, wanted).record(decide)[0]


def void_number(place: Desk, number: DocumentNumber, by: Stamp, reason: str) -> Decision:
    """Void a number, with the reason. Raises UserError if the register cannot be written."""
    from replydesk.reply.registers.actions import void

    return register_file(place, number).record(lambda register: void(register, by, number.serial, reason))[0]


def _save(stored: desk_folder.Stored, draft: Draft, by: Stamp, author: str) -> None:
    """Write a draft whose number has changed, and keep it as a version. Raises UserError."""
    desk_folder.save_draft(stored.path, draft, stored.digest)
    with suppress(UserError, ValueError):
        before, when = files.decode(stored.data, stored.path)[0], naive_time(by.when)
        after = desk_folder.encode_draft(draft).decode()
        note_change(stored.path, before, after, when, NUMBERED, author)


def return_number(
    place: Desk, number: DocumentNumber, by: Stamp, reason: str = "", author: str = ""
) -> Decision:
    """Give a number back, after removing it from the draft that carries it. Raises UserError."""
    from replydesk.reply.registers.actions import give_back

    file = register_file(place, number)
    decision = give_back(file.read(), by, number.serial, reason)
    if decision.event is None:
        return decision
    for path in place.every_draft():
        if place.key(path) == decision.event.draft:
            stored = desk_folder.read_draft(path)
            if DocumentNumber.parse(stored.draft.get(Key.DOCUMENT_NUMBER)) == number:
                opened = str(DocumentNumber(number.code, number.year))
                draft = stored.draft.with_field(Key.DOCUMENT_NUMBER, opened)
                _save(stored, draft, by, author)
    return file.record(lambda register: give_back(register, by, number.serial, reason))[0]
