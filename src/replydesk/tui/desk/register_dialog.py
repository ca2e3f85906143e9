"""The dialog of the number registers: search numbers, reserve them, give them back, make them void."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input, Label, OptionList, Static
from textual.widgets.option_list import Option

from replydesk.desk import desk_folder, numbering
from replydesk.draft.document_number import DocumentNumber
from replydesk.reply.registers.actions import Decision
from replydesk.reply.registers.agreement import Numbers, check_numbers
from replydesk.reply.registers.model import Register, Stamp, gaps, next_free
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_REGISTER
from replydesk.tui.desk.reservation import AskReservation, Wish, reservable_series
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import ListDialog
from replydesk.tui.kit.entry_field import entry_field
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.kit.wrapping import Wrapped

MOST = 200  # numbers listed at once; the search finds the others


class NumberLine(NamedTuple):
    """A line of the list; its number is None for a range of unrecorded numbers."""

    number: DocumentNumber | None
    text: str


def number_lines(register: Register, words: Sequence[str] = ()) -> list[NumberLine]:
    """Return the lines of a register that have all words, the latest number first.

    A range of unrecorded numbers is one line; a serial of it among the words gets a line of its own.
    """
    series, asked = register.series, {int(word) for word in map(_without_suffix, words) if word.isdecimal()}
    lines = {serial: _line(register, serial) for serial in register.entries}
    for row in gaps(register):
        alone = asked.intersection(row) if len(row) > 1 else set(row)
        lines |= {
            serial: NumberLine(DocumentNumber.in_series(series, serial), f"{series}{serial}号　没有登记")
            for serial in alone
        }
        if len(row) > 1:
            lines.setdefault(row[-1], NumberLine(None, f"{series}{row[0]}～{row[-1]}号　没有登记"))
    found = (lines[serial] for serial in sorted(lines, reverse=True))
    return [line for line in found if all(_without_suffix(word) in line.text for word in words)]


def _without_suffix(word: str) -> str:
    """Return a search word, without 号 if it is a serial."""
    return word.removesuffix("号") if word.removesuffix("号").isdecimal() else word


def _line(register: Register, serial: int) -> NumberLine:
    entry = register.entries[serial]
    files = f"{len(entry.files)} 个文件" if entry.files else ""
    parts = (str(entry.state), entry.draft, entry.reason, files, entry.stamp.when[5:10])
    return NumberLine(
        DocumentNumber.in_series(register.series, serial),
        "　".join(filter(None, (register.full_number(serial), *parts))),
    )


class RegisterDialog(ListDialog[None]):
    """Lists the numbers of a desk; `draft` is the one a number may be reserved for."""

    BINDINGS = bindings(IN_REGISTER)

    def __init__(
        self, place: desk_folder.Desk, draft: Path | None, by: Callable[[], Stamp], author: str = ""
    ) -> None:
        super().__init__(name="registers")
        self._desk = place
        self._draft = draft
        self._by = by
        self._author = author
        self._numbers = Numbers()
        self._shown: list[NumberLine] = []

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label("文号登记", classes="title")
            yield Words(id="next-numbers")
            yield entry_field("键入文字查找：号、稿子、原因")
            yield OptionList(id="numbers")
            with VerticalScroll(id="number-troubles"):
                yield Words(classes="findings")
            yield Words(id="number-message")
            with Horizontal(id="number-keys"):
                yield Static("↑↓ 挑一个号")
                yield KeyLine(IN_REGISTER)
                yield Static("Esc 返回")

    def on_mount(self) -> None:
        self.read()

    def read(self) -> None:
        """Read drafts and registers, and list the numbers."""
        try:
            self._numbers = numbering.read_numbers(self._desk)
        except UserError as error:
            self._say(str(error))
        registers = sorted(self._numbers.registers.items())
        following = [
            f"{series}　下一个：{next_free(register, self._numbers.taken(series))}号"
            for series, register in registers
        ]
        said = "　".join(following) or "还没有登记；取一个号，或者预留一个，就会建立"
        self.query_one("#next-numbers", Words).show(Text(said, "bold"))
        troubles = [str(trouble) for trouble in check_numbers(self._numbers)]
        head = [f"要看一看的 {len(troubles)} 条（Tab 到这里，↑↓ 翻看）"] if troubles else []
        self.query_one("#number-troubles").can_focus = bool(troubles)
        self.query_one(".findings", Words).show(Text("\n".join([*head, *troubles])), hang=4)
        self._list()

    @on(Input.Changed)
    def _list(self) -> None:
        wanted, options = self.query_one(Input).value.split(), self.query_one("#numbers", OptionList)
        found = [
            line for _, each in sorted(self._numbers.registers.items()) for line in number_lines(each, wanted)
        ]
        at = options.highlighted or 0
        self._shown = found[:MOST]
        options.clear_options()
        options.add_options([Option(Wrapped(Text(line.text), hang=4)) for line in self._shown])
        if len(found) > MOST:
            more = Text(f"（还有 {len(found) - MOST} 个号，键入文字查找）", "dim")
            options.add_option(Option(more, disabled=True))
        options.highlighted = min(at, len(self._shown) - 1) if self._shown else None
        options.display = bool(found)
        self.query_one(".dialog").set_class(bool(self._numbers.registers), "-full")

    @on(KeyLine.Clicked)
    async def _run_clicked(self, event: KeyLine.Clicked) -> None:
        await self.run_action(event.command.action)

    def _number(self) -> DocumentNumber | None:
        """Return the number under the cursor; complain if it is none or a range."""
        at = self.query_one("#numbers", OptionList).highlighted
        line = self._shown[at] if at is not None and at < len(self._shown) else None
        if line is None:
            self._say("没有号可选；先取号或者预留")
        elif line.number is None:
            self._say("这里有好几个号；请键入序号，挑出一个")
        return line.number if line else None

    def action_reserve(self) -> None:
        """Ask for a number and its purpose, and reserve it."""
        every, note = reservable_series(self._desk, self._draft, self._numbers, self._by().when[:4])
        if not every:
            self._say("不知道用哪个代字；请在单位档案的“代字”里写上")
            return

        def reserve(wish: Wish | None) -> None:
            if wish:
                self._perform(
                    "已预留",
                    wish.number,
                    lambda: numbering.reserve_number(
                        self._desk, wish.number, self._numbers, self._by(), wish.draft, wish.reason
                    ),
                )

        name = ""
        if self._draft and not note:
            try:
                name = self._desk.key(self._desk.own_draft(self._draft))
            except UserError as error:
                note = str(error)
        self.app.push_screen(AskReservation(every, self._numbers, name, note), reserve)

    def action_give_back(self) -> None:
        """Ask for the reason, and give the number back."""
        if number := self._number():
            self._ask_why(
                f"退回 {number}",
                "原因（可以空着）",
                lambda why: self._perform(
                    "已退回，下次先用它：",
                    number,
                    lambda: numbering.return_number(self._desk, number, self._by(), why, self._author),
                ),
            )

    def action_void(self) -> None:
        """Ask for the reason, and make the number void."""
        if number := self._number():
            self._ask_why(
                f"作废 {number}",
                "",
                lambda why: self._perform(
                    "已作废，不再使用：",
                    number,
                    lambda: numbering.void_number(self._desk, number, self._by(), why),
                ),
            )

    def _ask_why(self, title: str, optional: str, then: Callable[[str], None]) -> None:
        def answered(why: str | None) -> None:
            if why is not None:
                then(why)

        asked, needed = (optional, "") if optional else ("原因，记入登记", "要写明原因")
        self.app.push_screen(AskLine(title, asked, "回车登记   Esc 不动", needed=needed), answered)

    def _perform(self, said: str, number: DocumentNumber, act: Callable[[], Decision]) -> None:
        """Perform an action on a number, and report its outcome."""
        try:
            decision = act()
        except UserError as error:
            self._say(str(error))
            return
        self.read()
        named = DocumentNumber(number.code, number.year, decision.number)
        done = f"{said}{named}" if decision.event else f"{named}已经是这样，没有改动"
        self._say(decision.refusal or done)

    def _say(self, message: str) -> None:
        self.query_one("#number-message", Words).show(Text(message, "bold"))
