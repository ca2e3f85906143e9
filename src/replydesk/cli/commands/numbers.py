"""The commands about document numbers: list, next, reserve, assign, return, void, check."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

from replydesk.cli.tables import print_table
from replydesk.cli.talk import DONE, FINDINGS, code_of, put, put_lines, put_rows, say
from replydesk.desk import desk_folder, numbering
from replydesk.desk.settings import own_name
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft
from replydesk.reply.findings import Level
from replydesk.reply.registers.actions import Decision
from replydesk.reply.registers.agreement import Numbers, check_numbers, wanted_number
from replydesk.reply.registers.model import NumberEntry, Register, Stamp, gaps, next_free
from replydesk.reply.reply import is_to_be_numbered
from replydesk.reply.stage_needs import number_hindrance
from replydesk.text.errors import UsageError, UserError

LONG = {"稿件": 250, "经办人": 20, "说明": 60, "文件": 400}  # long columns, and the most cells they get


def list_numbers(options: Namespace) -> int:
    """Print all registered numbers; report missing serials."""
    numbers = numbering.read_numbers(desk_folder.Desk.open(Path(options.folder)))
    registers = numbers.registers
    found = [(register, entry) for _, register in sorted(registers.items()) for entry in _entries(register)]
    if options.json:
        rows = [{**_row(register, entry), "文件": list(entry.files)} for register, entry in found]
        put_rows(rows)
    elif found:
        table = [{**_row(register, entry), "文件": "、".join(entry.files)} for register, entry in found]
        print_table(table, LONG, sys.stdout)
    elif not numbers.damaged:
        say("还没有登记；replydesk number assign 稿子 就会建立")
    for register in registers.values():
        for row in gaps(register):
            say(f"{register.series}：{_span(row)} 没有登记")
        for note in register.notes:
            say(f"{register.series}.txt：{note}")
    for why in numbers.damaged.values():
        say(why)
    return FINDINGS if numbers.damaged else DONE


def _entries(register: Register) -> list[NumberEntry]:
    return [register.entries[number] for number in sorted(register.entries)]


def _row(register: Register, entry: NumberEntry) -> dict[str, str | int]:
    return {
        "文号": register.full_number(entry.number),
        "状态": str(entry.state),
        "稿件": entry.draft,
        "经办人": entry.stamp.by,
        "时间": entry.stamp.when,
        "说明": entry.reason,
        "份数": len(entry.files),
    }


def show_next(options: Namespace) -> int:
    """Print the next free number of each register asked for."""
    _check_year(options.year)
    place = desk_folder.Desk.open(Path(options.folder))
    numbers = numbering.read_numbers(place)
    for each in _asked(options, place, numbers):
        register = numbers.register(each.series)
        put(register.full_number(next_free(register, numbering.taken_serials(place, each, numbers))))
    return DONE


def _asked(options: Namespace, place: desk_folder.Desk, numbers: Numbers) -> list[DocumentNumber]:
    """Return the registers asked for: of the given code and year, else of the unit profiles this year."""
    year = options.year or f"{_now():%Y}"
    profiles = [unit.profile for unit in place.stock.units]
    codes = [options.code] if options.code else [code for each in profiles for code in each.codes.values()]
    if not codes:
        raise UsageError("不知道用哪个代字；请加 --code 代字，或在单位档案的“代字”里写上")
    return [DocumentNumber(code, year) for code in dict.fromkeys(codes)]


def _check_year(year: str) -> None:
    """Raise UsageError for a year that is neither "" nor four digits."""
    if year and not (len(year) == 4 and year.isdecimal()):
        raise UsageError(f"--year {year}：年份要写四位数字，如 2026")


def reserve(options: Namespace) -> int:
    """Reserve a number for each draft, in the order of their items, or for a purpose in a folder."""
    _check_year(options.year)
    places = desk_folder.in_item_order(map(Path, options.places))
    return _one_by_one(map(str, places), lambda place: _reserve_one(options, Path(place)))


def _one_by_one(names: Iterable[str], act: Callable[[str], bool]) -> int:
    """Act on each name, reporting errors; return the worst exit code. `act` returns True for a failure."""
    code = DONE
    for name in names:
        try:
            code = max(code, FINDINGS if act(name) else DONE)
        except UserError as error:
            say(str(error))
            code = max(code, code_of(error))
    return code


def _reserve_one(options: Namespace, path: Path) -> bool:
    place = desk_folder.Desk.open(path) if path.is_dir() else desk_folder.Desk.of(path)
    numbers = numbering.read_numbers(place)
    wanted = _for_purpose(options, place, numbers) if path.is_dir() else _for_draft(options, path, place)
    draft = "" if path.is_dir() else place.key(place.own_draft(path))
    wanted, by = wanted._replace(serial=options.number), numbering.stamp_now(_now())
    decision = numbering.reserve_number(place, wanted, numbers, by, draft, options.reason)
    return _print_decision(path, decision, DocumentNumber(wanted.code, wanted.year, decision.number))


def _for_purpose(options: Namespace, place: desk_folder.Desk, numbers: Numbers) -> DocumentNumber:
    if not options.reason:
        raise UsageError("给用途预留要写明用途：--reason 用途；给稿子预留请写稿子的文件名")
    asked = _asked(options, place, numbers)
    if len(asked) > 1:
        codes = "、".join(each.code for each in asked)
        raise UsageError(f"有几个代字：{codes}；请用 --code 写明用哪一个")
    return asked[0]


def _for_draft(options: Namespace, path: Path, place: desk_folder.Desk) -> DocumentNumber:
    draft = desk_folder.read_draft(path).draft
    wanted = wanted_number(draft, place.stock.profile(draft), f"{_now():%Y}")
    if wanted is None or wanted.serial:
        raise UserError(f"{path}：稿子里已写了文号；用 assign 登记，或先清空")
    code, year = options.code or wanted.code, options.year or wanted.year
    if not code:
        raise UsageError(f"{path}：不知道用哪个代字；请加 --code 代字")
    return DocumentNumber(code, year)


def assign(options: Namespace) -> int:
    """Give each draft its number, in the order of their items."""
    by, named = numbering.stamp_now(_now()), {Path(name) for name in options.drafts}
    desks: dict[Path, tuple[desk_folder.Desk, list[Path]]] = {}
    for path in (each for name in options.drafts for each in _to_be_numbered(Path(name))):
        place = desk_folder.Desk.of(path)
        desks.setdefault(place.home, (place, []))[1].append(path)
    if not desks:
        say("没有可编号的稿子")
    failed = not desks
    author = own_name()
    for place, named_paths in desks.values():
        paths = desk_folder.in_item_order(named_paths)
        numbers = numbering.read_numbers(place)
        assigned = partial(numbering.assign_number, place, numbers=numbers, by=by, author=author)
        act = _planned(place, paths, numbers, by) if options.dry_run else assigned
        for path in paths:
            is_refused = _print_given(path, act)
            failed |= is_refused
            if not is_refused and path in named and not _is_ready(path, place):
                say(f"{path}：有错误，按写明的取号；发出以前请先改好（哪里有错，replydesk export 会说）")
    return FINDINGS if failed else DONE


def _to_be_numbered(path: Path) -> list[Path]:
    """Return the given draft, or a folder's drafts that are to be numbered; report the rest."""
    if not path.is_dir():
        return [path]
    place = desk_folder.Desk.open(path)
    ready = []
    for draft in place.drafts():
        try:
            why = _hindrance(desk_folder.read_draft(draft).draft, place)
        except UserError as error:
            say(str(error))
            continue
        ready += [] if why else [draft]
        if why:
            say(f"{draft}：{why}，没有取号；一定要取，请写明这一份")
    return ready


def _hindrance(draft: Draft, place: desk_folder.Desk) -> str:
    """Return why a draft of a folder is not numbered: it is not signed, or has errors; "" if it is."""
    is_ready = is_to_be_numbered(draft, place.stock)
    return number_hindrance(draft, place.stock) or ("" if is_ready else "有错误")


def _is_ready(path: Path, place: desk_folder.Desk) -> bool:
    """Return True if a draft has no errors, or cannot be read, which is told elsewhere."""
    try:
        return is_to_be_numbered(desk_folder.read_draft(path).draft, place.stock)
    except UserError:
        return True


def _planned(
    place: desk_folder.Desk, paths: list[Path], numbers: Numbers, by: Stamp
) -> Callable[[Path], numbering.GivenNumber]:
    drafts = {}
    for path in paths:
        with suppress(UserError):
            drafts[path] = desk_folder.read_draft(path).draft
    plan = numbering.plan_numbers(place, drafts, numbers, by)

    def planned(path: Path) -> numbering.GivenNumber:
        desk_folder.read_draft(path)  # raises the error of a file that has no plan
        return plan[path]

    return planned


def _print_given(path: Path, act: Callable[[Path], numbering.GivenNumber]) -> bool:
    """Print the number given to a draft; return True if there is none."""
    try:
        given = act(path)
    except UserError as error:
        say(str(error))
        return True
    if given.refusal:
        say(f"{path}：{given.refusal}")
        return True
    put(given.number, path)
    if given.note:
        say(f"{path}：{given.note}")
    return False


def give_back(options: Namespace) -> int:
    """Return numbers to their registers."""
    by = numbering.stamp_now(_now())

    def act(place: desk_folder.Desk, number: DocumentNumber) -> Decision:
        return numbering.return_number(place, number, by, options.reason, own_name())

    return _each(options, act)


def void(options: Namespace) -> int:
    """Mark numbers as not to be used again."""
    by = numbering.stamp_now(_now())

    def act(place: desk_folder.Desk, number: DocumentNumber) -> Decision:
        return numbering.void_number(place, number, by, options.reason)

    return _each(options, act)


def _each(options: Namespace, act: Callable[[desk_folder.Desk, DocumentNumber], Decision]) -> int:
    """Act on every number given on the command line."""

    def act_on(target: str) -> bool:
        path = Path(target)
        place = desk_folder.Desk.of(path) if path.is_file() else desk_folder.Desk.open(Path(options.desk))
        number = _target(target, place)
        return _print_decision(target, act(place, number), number)

    return _one_by_one(options.targets, act_on)


def _target(text: str, place: desk_folder.Desk) -> DocumentNumber:
    """Find a number by its full text, its serial alone, or the draft that holds it."""
    numbers = numbering.read_numbers(place)
    path = Path(text)
    if path.is_file():
        return _number_of(place.key(path), numbers, text)
    number = DocumentNumber.parse(text)
    if number and number.serial and number.code:
        return number
    serial = int(text.removesuffix("号")) if text.removesuffix("号").isdecimal() else 0
    having = [series for series, register in numbers.registers.items() if serial in register.entries]
    if len(having) == 1:
        return DocumentNumber.in_series(having[0], serial)
    if serial and having:
        raise UsageError(f"{text}：{'、'.join(having)}里都有这个号；请写全，如 {having[0]}{serial}号")
    raise UserError(f"{text}：没有这份稿子，登记里也没有这个号；文号请写全，如 云民复议字〔2026〕33号")


def _number_of(name: str, numbers: Numbers, text: str) -> DocumentNumber:
    held = {series: register.held_by(name) for series, register in numbers.registers.items()}
    found = [DocumentNumber.in_series(series, serial) for series, serial in held.items() if serial]
    carried = numbers.parsed.get(name)
    if carried in found:
        return carried
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{text}：有几个号，请写明文号")
    raise UserError(f"{text}：登记里没有这份稿子的号")


def _print_decision(about: object, decision: Decision, number: DocumentNumber) -> bool:
    """Print the number of a decision, or report its refusal; return True if it was refused."""
    if decision.refusal:
        say(f"{about}：{decision.refusal}")
        return True
    if decision.event is None:
        say(f"{about}：{number}已经是这样，没有改动")
    put(number)
    return False


def check(options: Namespace) -> int:
    """Compare the numbers in the drafts with the registers."""
    place = desk_folder.Desk.open(Path(options.folder))
    if options.repair:
        _repair(place)
    if options.adopt:
        _adopt(place)
    troubles = check_numbers(numbering.read_numbers(place))
    if options.json:
        keys = ("级别", "稿件", "文号", "问题", "办法")
        values = [(each.level.value, each.draft, each.number, each.message, each.remedy) for each in troubles]
        put_rows([dict(zip(keys, row, strict=True)) for row in values])
    else:
        if troubles:
            put_lines(map(str, troubles))
        remedy = "取号：replydesk number assign 稿子；全部补登：replydesk number check --adopt"
        say(remedy if troubles else "稿子里的文号和登记一致")
    return FINDINGS if any(each.level in (Level.ERROR, Level.HINT) for each in troubles) else DONE


def _repair(place: desk_folder.Desk) -> None:
    """Make damaged registers again, and say what was used and what is uncertain."""
    from replydesk.desk.register_repair import repair_register

    numbers = numbering.read_numbers(place)
    by = numbering.stamp_now(_now())
    for file in numbering.register_files(place)[0]:
        if file.series not in numbers.damaged:
            continue
        try:
            for told in repair_register(place, file, numbers, by):
                say(f"{file.series}：{told}")
            say(f"{file.series}：登记已修复")
        except UserError as error:
            say(str(error))
    if not numbers.damaged:
        say("登记没有损坏，不用修复")


def _adopt(place: desk_folder.Desk) -> None:
    """Register the full document numbers in drafts that are not registered yet."""
    numbers = numbering.read_numbers(place)
    by = numbering.stamp_now(_now())
    paths = {place.key(path): path for path in place.every_draft()}
    for number, names in numbers.carriers.items():
        if not number.code or not number.year:
            continue
        path = paths[names[0]]
        try:
            given = numbering.give_number(place, path, desk_folder.read_draft(path).draft, numbers, by)
        except UserError as error:
            given = numbering.GivenNumber(refusal=str(error).removeprefix(f"{path}："))
        if given.refusal:
            say(f"{path}：没有补登：{given.refusal}")
        elif given.is_new:
            say(f"{path}：已补登 {given.number}")


def _now() -> datetime:
    return datetime.now()


def _span(row: range) -> str:
    return f"{row[0]} 号" if len(row) == 1 else f"{row[0]}～{row[-1]} 号"
