"""Saves a passage as a phrase of the unit, under a name that is asked for."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text
from textual.widgets import Static

from replydesk.draft.model import Part
from replydesk.letter.kinds import kind_of
from replydesk.text.errors import UserError
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.writing.host import DraftHost


def ask_to_keep(
    screen: DraftHost, part: Part, lines: tuple[str, ...], name: str = "", trouble: str = ""
) -> None:
    """Ask for a name and save the paragraphs under it, until that succeeds or is cancelled."""

    def named(given: str | None) -> None:
        if not given:
            return
        try:
            kind = kind_of(screen.session.draft)
            mark = (kind.family or kind.name) if kind.phrase(part) else ""
            kept = screen.desk.keep_phrase(part, given, lines, mark)
        except UserError as error:
            ask_to_keep(screen, part, lines, given, str(error))
            return
        screen.desk.refresh()
        screen.use_stock(replace(screen.desk.stock, numbers=screen.stock.numbers))
        screen.say(f"已存为{part}的套用语“{kept}”")

    screen.app.push_screen(
        AskLine(
            f"存为{part}的套用语",
            "起个名字，如 分步实施",
            "回车存下   Esc 返回",
            above=Static(Text("\n".join(lines), style="dim"), classes="kept"),
            needed="请起个名字",
            typed=name,
            trouble=trouble,
        ),
        named,
    )
