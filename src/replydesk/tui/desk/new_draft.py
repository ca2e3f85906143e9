"""Starts new drafts: asks for name, kind and unit, and who one writes for where the desk has no unit."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from replydesk.desk.last_used import with_last_office
from replydesk.desk.units import create_unit, latest_unit, unknown_unit
from replydesk.draft.model import Draft, Key
from replydesk.letter.kinds import KIND_NAMES
from replydesk.reply.stock import Unit
from replydesk.text.characters import file_name
from replydesk.text.errors import UserError
from replydesk.tui.desk.file_commands import NEW, note_made
from replydesk.tui.desk.host import DeskHost
from replydesk.tui.desk.own_unit_dialog import OwnUnitDialog
from replydesk.tui.kit.asking import DraftAnswer, NewDraft

NO_UNIT = "先不写单位"
OWN_UNIT = "＋ 建本单位的档案…"
ANOTHER_UNIT = "＋ 建另一个单位的档案…"


async def start_draft(screen: DeskHost) -> None:
    """Ask for name, kind and unit of a new draft, and open it; without a unit, ask for that first."""
    desk = screen.desk
    await units_offered(screen)
    answer = DraftAnswer(desk.free_name("新答复"), KIND_NAMES[0], first_unit(screen))
    trouble = ""
    while True:
        units = desk.stock.units
        more = ANOTHER_UNIT if desk.stock.has_own_unit else OWN_UNIT
        labels = [*(unit.label for unit in units), *([] if units else [NO_UNIT]), more]
        given = await screen.app.push_screen_wait(NewDraft(answer, KIND_NAMES, labels, trouble))
        if given is None:
            return
        answer, trouble = given, ""
        if answer.unit == len(labels) - 1:
            is_later = await ask_own_unit(screen) is None
            answer = replace(answer, unit=first_unit(screen))
            if is_later:
                continue
        if not (trouble := _make(screen, answer)):
            return


def _make(screen: DeskHost, answer: DraftAnswer) -> str:
    """Write and open a new draft; return why it cannot be made, "" if it is."""
    desk, units = screen.desk, screen.desk.stock.units
    if (free := desk.free_name(answer.name)) != file_name(answer.name):
        return f"“{answer.name}”：已有同名的稿子，请换一个名字，如“{free}”"
    unit = units[answer.unit] if answer.unit < len(units) else None
    draft = Draft(((Key.UNIT, unit.key),) if unit else ()).with_field(Key.KIND, answer.kind)
    try:
        path = desk.new(answer.name, with_last_office(desk, desk.stock.new_draft(draft)))
    except UserError as error:
        return str(error)
    screen.units.used(unit)
    note_made(screen, NEW, [path])
    screen.open(path)
    return ""


async def units_offered(screen: DeskHost) -> tuple[Unit, ...]:
    """Return the units to choose from; if there is none, ask for one's own first, but only once."""
    if not screen.desk.stock.units and not screen.units.is_declined:
        screen.units.is_declined = await ask_own_unit(screen) is None
    return screen.desk.stock.units


def first_unit(screen: DeskHost) -> int:
    """Return the index of the unit that is preselected: the one used last, else that of the last draft."""
    units = screen.desk.stock.units
    last = screen.desk.stock.unit_named(screen.units.last) or latest_unit(screen.desk)
    return units.index(last) if last else 0


async def ask_own_unit(screen: DeskHost) -> Unit | None:
    """Ask who one writes for, and write the profile; return the unit, None if that is left for later."""
    kept = screen.units.answers
    if not kept and not screen.desk.stock.has_own_unit and (guess := unknown_unit(screen.desk)):
        kept["name"] = guess
    path = await screen.app.push_screen_wait(OwnUnitDialog(partial(create_unit, screen.desk), kept))
    if path is None:
        return None
    kept.clear()
    screen.read_all(screen.drafts.cursor)
    unit = next((each for each in screen.desk.stock.units if each.file == path.stem), None)
    screen.units.used(unit)
    screen.say(f"已建好单位档案：{path}")
    return unit
