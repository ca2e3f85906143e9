"""Makes the open draft that of another unit, and lists what has followed and what stayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rich.cells import cell_len
from rich.text import Text

from replydesk.draft.model import Draft
from replydesk.reply.stock import Unit
from replydesk.reply.unit_change import FieldOutcome, UnitChange, change_unit
from replydesk.tui.kit.dialogs import Choice, Pick, Read
from replydesk.tui.writing.host import DraftHost

NAMES_WIDE = 14  # cells of the column of names


def ask_unit(screen: DraftHost) -> None:
    """Ask for the unit and change it."""
    if screen.desk.refresh():
        screen.use_stock(replace(screen.desk.stock, numbers=screen.stock.numbers))
    now = screen.stock.profile(screen.session.draft)
    others = [unit for unit in screen.stock.units if unit.profile is not now]
    if not others:
        screen.say("没有别的单位档案，没有可换的")
        return

    def chosen(index: int | None) -> None:
        if index is not None:
            _change(screen, others[index])

    title = f"换单位：现在是“{now.name}”" if now.name else "换单位"
    screen.app.push_screen(
        Pick(title, [Choice(unit.label) for unit in others], "回车换成它   Esc 不换"), chosen
    )


def _change(screen: DraftHost, unit: Unit) -> None:
    changes: list[UnitChange] = []

    def change(draft: Draft) -> Draft:
        changes.append(change_unit(draft, screen.stock, unit.key))
        return changes[-1].draft

    screen.edit(change, "")
    screen.say(f"已换成“{unit.profile.name}”；Ctrl+Z 换回来")
    screen.app.push_screen(Read("换了单位", unit_change_text(changes[-1]), NAMES_WIDE + 2))


def unit_change_text(change: UnitChange) -> Text:
    """Return what has followed and what stayed, as a text."""
    text = Text()
    _list(text, "跟着换的", change.followed)
    _list(text, "您写的没有动", change.stayed)
    text.append("要换回来，关上这里按 Ctrl+Z", "dim")
    return text


def _list(text: Text, title: str, parts: Sequence[FieldOutcome]) -> None:
    text.append(f"{title}\n", "bold underline")
    for name, after in parts:
        text.append(f"  {name}" + " " * max(NAMES_WIDE - cell_len(name), 1), "bold").append(f"{after}\n")
    if not parts:
        text.append("  没有\n")
