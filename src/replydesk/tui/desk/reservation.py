"""The dialog that reserves a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from replydesk.desk import desk_folder
from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.agreement import Numbers, wanted_number
from replydesk.reply.registers.model import next_free
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.status import Words


@dataclass(frozen=True, slots=True)
class Wish:
    """A number to reserve (serial 0: the next one) for a draft, or for the purpose in `reason`."""

    number: DocumentNumber
    draft: str
    reason: str


def reservable_series(
    place: desk_folder.Desk, draft: Path | None, numbers: Numbers, year: str
) -> tuple[tuple[DocumentNumber, ...], str]:
    """Return the series to reserve in, the draft's first, and why none can be reserved for the draft.

    They come from the registers and, with this year, from the unit profiles.
    """
    found: list[DocumentNumber] = []
    note = ""
    if draft:
        try:
            text = desk_folder.read_draft(draft).draft
            wanted = wanted_number(text, place.stock.profile(text), year)
        except UserError as error:
            wanted, note = None, str(error)
        if wanted is None or wanted.serial:
            note = note or f"“{draft.stem}”里已写了文号，不用预留；请用取号登记它"
        elif wanted.code:
            found.append(wanted)
    codes = [code for unit in place.stock.units for code in unit.profile.codes.values()]
    found += [DocumentNumber(code, year) for code in codes]
    found += [DocumentNumber.in_series(series, 0) for series in numbers.registers]
    return tuple(dict.fromkeys(found)), note


def next_serial(numbers: Numbers, series: str) -> str:
    """Return the next serial of a series, "" while its register is damaged."""
    try:
        return str(next_free(numbers.register(series), numbers.taken(series)))
    except UserError:
        return ""


class AskReservation(Dialog[Wish]):
    """Asks for the number to reserve and its purpose."""

    def __init__(self, every: Sequence[DocumentNumber], numbers: Numbers, draft: str, note: str) -> None:
        super().__init__(name="reservation")
        self._every = every
        self._numbers = numbers
        self._draft = draft
        self._note = note

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog small"):
            yield Label("预留文号", classes="title")
            yield OneOf([each.series for each in self._every], id="series")
            yield Label("序号（空着就是下一个）", classes="name")
            yield entry_field(id="serial")
            if self._draft:
                yield OneOf([f"给“{self._draft}”", "给别的用途"], id="whom")
            yield Label("用途（给稿子预留的可以空着）" if self._draft else "用途", classes="name")
            yield entry_field(id="reason")
            yield Words(classes="findings")
            yield Static("Tab 到下一格   回车预留   Esc 不动", classes="hint")

    def on_mount(self) -> None:
        self._show_next()
        self.query_one("#serial").focus()
        self.query_one(".findings", Words).show(Text(self._note))

    @on(OneOf.Changed, "#series")
    def _show_next(self) -> None:
        series = self._series.series
        self.query_one("#serial", Input).placeholder = next_serial(self._numbers, series)

    @property
    def _series(self) -> DocumentNumber:
        return self._every[self.query_one("#series", OneOf).chosen]

    @on(Input.Submitted)
    def _entered(self) -> None:
        serial = self.query_one("#serial", Input).value.strip().removesuffix("号")
        reason = self.query_one("#reason", Input).value.strip()
        is_for_draft = bool(self._draft) and self.query_one("#whom", OneOf).chosen == 0
        if serial and not serial.isdecimal():
            self._refuse(f"序号应是数字，不是“{serial}”", "#serial")
        elif not reason and not is_for_draft:
            self._refuse("给用途预留要写明用途", "#reason")
        else:
            number = self._series._replace(serial=int(serial or 0))
            self.dismiss(Wish(number, self._draft if is_for_draft else "", reason))

    def _refuse(self, why: str, field: str) -> None:
        self.query_one(".findings", Words).show(Text(why))
        self.query_one(field).focus()
