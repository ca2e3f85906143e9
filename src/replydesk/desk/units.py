"""The units of a desk: the one used last, and a new one of one's own."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from replydesk.desk.desk_folder import Desk, lay_out_templates
from replydesk.desk.files import create_whole, make_folder, read_any_encoding
from replydesk.desk.last_used import latest_heads
from replydesk.desk.stock_files import PROFILES, starter_folder
from replydesk.draft.model import Key
from replydesk.letter.new_profile import new_profile_text
from replydesk.letter.own_unit import OwnUnit, profile_values, unit_trouble
from replydesk.reply.stock import Unit
from replydesk.text.characters import file_name
from replydesk.text.errors import UserError

SAMPLE = "云川省民政厅"  # the program's profile in which every setting is explained


def latest_unit(desk: Desk) -> Unit | None:
    """Return the unit of the draft written last that has an offered one; None if none of the last few has."""
    named = (desk.stock.unit_named(head.get(Key.UNIT)) for head in latest_heads(desk, Key.UNIT))
    return next(filter(None, named), None)


def unknown_unit(desk: Desk) -> str:
    """Return the unit that the drafts written last name though it has no profile, "" if they name none."""
    known = desk.stock.profiles.values()
    named = (head.get(Key.UNIT) for head in latest_heads(desk, Key.UNIT))
    return next((name for name in named if name and desk.stock.profile_of(name) not in known), "")


def is_to_be_asked(desk: Desk) -> bool:
    """Return True if the desk has no unit of the clerk's own and nothing that would do for the time being."""
    if desk.stock.has_own_unit:
        return False
    try:
        return not (desk.drafts() and desk.stock.profiles)
    except UserError:
        return False


def create_unit(desk: Desk, unit: OwnUnit) -> Path:
    """Write the profile of a new unit, and the program's phrases if the desk has no templates; return it.

    No file is replaced. Raises UserError for values that cannot be used, and a unit that is there already.
    """
    field, why = unit_trouble(unit)
    if field:
        raise UserError(why)
    values = profile_values(unit)
    name = str(values["名称"])
    desk.refresh()
    if known := next((each for each in desk.stock.units if each.profile.name == name), None):
        path = desk.templates / PROFILES / f"{known.file}.yaml"
        raise UserError(f"已有“{name}”的单位档案：{path}；要改就改那一份")
    if not desk.own_templates.is_dir():
        lay_out_templates(desk.own_templates, samples=False)
    sample = read_any_encoding(starter_folder() / "templates" / PROFILES / f"{SAMPLE}.yaml")
    path = _write_new(desk.own_templates / PROFILES, name, new_profile_text(sample, values))
    desk.refresh()
    return path


def _write_new(folder: Path, name: str, text: str) -> Path:
    """Write a profile under the unit's name, numbered if there is such a file. Raises UserError."""
    make_folder(folder)
    for number in count(1):
        path = folder / f"{file_name(name, str(number) if number > 1 else '')}.yaml"
        try:
            create_whole(path, text.encode("utf-8", "replace"))
            break
        except FileExistsError:
            continue
    return path
