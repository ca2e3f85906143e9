"""The dialog that asks who one writes for: three answers, and the profile that follows from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from replydesk.letter.own_unit import OwnUnit, own_unit, unit_trouble
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.status import Words

# The rows of the dialog: the label and the field of `OwnUnit` of each entry, and its placeholder.
_ASKED = (
    (("单位全称", "name", "如 南屏市教育局"),),
    (("代字", "code", "文号里年份前面的字，如 南教复议字；可以空着"),),
    (("联系人", "contact", "承办人姓名"), ("电话", "phone", "承办人办公电话")),
)
_FOLLOWING = (
    (("简称", "short_name", ""), ("自称", "self_name", "")),
    (("信头", "letterhead", "首页上方的红字"),),
    (("工作", "field_of_work", "感谢您对……的关心和支持"),),
    (("建议代字", "suggestion_code", ""), ("提案代字", "proposal_code", "")),
    (("建议抄送", "suggestion_cc", "几个单位用顿号隔开"),),
    (("提案抄送", "proposal_cc", "几个单位用顿号隔开"),),
)
_ENTER_GOES_ON = ("name", "code", "contact")

_WHY = "信头、落款、文号、联系人都从单位档案来，填这几项就有了："
_FOLLOWS = "照名称自动填好的，请看一看，不对就改（以后还能改）："
_KEYS = "回车到下一格，在“电话”或下面各格按回车就建好   ↑↓ 到别的格   Esc 以后再说"


class OwnUnitDialog(Dialog[Path]):
    """Asks for name, 代字 and contact of the clerk's unit; returns the profile's file, None for later.

    What follows from the answers is shown as they are typed, until it is changed by hand. `write` writes the
    profile; its UserError is shown. `kept` are the answers of an earlier time by their fields, and then those
    of this one.
    """

    BINDINGS = [
        Binding("down", "app.focus_next"),
        Binding("up", "app.focus_previous"),
    ]

    def __init__(self, write: Callable[[OwnUnit], Path], kept: dict[str, str]) -> None:
        super().__init__(name="own-unit")
        self._kept = kept
        self._write = write
        self._filled: dict[str, str] = {}  # what was filled in by itself, by the fields' ids

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog", id="own-unit"):
            yield Label("本单位", classes="title")
            yield Label(_WHY)
            yield from map(_row, _ASKED)
            yield Label(_FOLLOWS, id="follows")
            yield from map(_row, _FOLLOWING)
            yield Words(classes="findings")
            yield Static(_KEYS, classes="hint")

    def on_mount(self) -> None:
        for field, value in self._kept.items():
            self._put(field, value)

    def _put(self, field: str, value: str) -> None:
        entry = self.query_one(f"#{field}", Input)
        entry.value = value
        entry.cursor_position = len(value)

    def _typed(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    @property
    def _following(self) -> OwnUnit:
        """Return what follows from the answers."""
        name, code, contact = map(self._typed, ("name", "code", "contact"))
        return own_unit(name, code, contact, self._own_phone)

    @property
    def _own_phone(self) -> str:
        phone = self._typed("phone")
        return "" if phone == self._filled.get("phone") else phone

    @property
    def _unit(self) -> OwnUnit:
        """Return the unit as typed in the dialog."""
        fields = [field for row in _FOLLOWING for _, field, _ in row]
        following = self._following
        return OwnUnit(
            name=following.name,
            contact=following.contact,
            phone=self._typed("phone"),
            **{field: self._typed(field) for field in fields},
        )

    @on(Input.Changed)
    def _follow(self, event: Input.Changed) -> None:
        """Fill in what follows from the answers, but nothing that was changed by hand."""
        self.query_one(".findings", Words).show(Text())
        following = self._following
        for field in ("phone", *(field for row in _FOLLOWING for _, field, _ in row)):
            entry, new = self.query_one(f"#{field}", Input), getattr(following, field)
            if entry is event.input or entry.value != self._filled.get(field, ""):
                continue
            if entry.value != new:
                self._filled[field] = new
                self._put(field, new)
        self._keep()

    def _keep(self) -> None:
        """Keep what was typed, should the dialog be closed by Esc or another command."""
        self._kept.clear()
        for entry in self.query(Input):
            if entry.id and entry.value != self._filled.get(entry.id, ""):
                self._kept[entry.id] = entry.value

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        field, why = unit_trouble(self._unit)
        if event.input.id in _ENTER_GOES_ON and event.input.id != field:
            self.focus_next()
        elif field:
            self._refuse(field, why)
        else:
            self._make()

    def _refuse(self, field: str, why: str) -> None:
        self.query_one(".findings", Words).show(Text(why))
        self.query_one(f"#{field}").focus()

    def _make(self) -> None:
        try:
            self.dismiss(self._write(self._unit))
        except UserError as error:
            self.query_one(".findings", Words).show(Text(f"没有建成：{error}"))


def _row(entries: tuple[tuple[str, str, str], ...]) -> Horizontal:
    parts: list[Widget] = []
    for label, field, placeholder in entries:
        entry = entry_field(placeholder, id=field)
        entry.select_on_focus = False
        parts += [Label(label, classes="name"), entry]
    return Horizontal(*parts, classes="own-row")
