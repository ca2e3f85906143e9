"""The find bar at the foot of the editor."""

from __future__ import annotations

from collections.abc import Callable

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.message import Message
from textual.widgets import Input, Label

from replydesk.desk.session import Change
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.reply.find_replace import (
    Match,
    Replaced,
    Wanted,
    describe_place,
    find_matches,
    first_match_from,
    replace_matches,
)
from replydesk.reply.stock import Stock
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_FIND, IN_REPLACE
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.status import Words
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.editors.fields import LineField

AROUND = 12  # characters shown before and behind a match


class FindField(LineField):
    """A field of the bar; the arrow keys go from match to match."""

    def __init__(self, bar: FindBar, name: str, typed: Callable[[LineField], None], placeholder: str) -> None:
        super().__init__(typed, id=name, placeholder=placeholder)
        self._bar = bar

    def entered(self) -> None:
        """Select all, so that typing replaces it."""
        self.action_select_all()

    def action_focus_next(self) -> None:
        """Go to the next match."""
        self._bar.action_find_step(1)

    def action_focus_previous(self) -> None:
        """Go to the previous match."""
        self._bar.action_find_step(-1)


class FindBar(Vertical):
    """The texts to find and to replace it with, and the current match.

    The draft can be edited while the bar is open; `update` must be called with every change.
    """

    BINDINGS = bindings(
        tuple(each for each in (*IN_FIND, *IN_REPLACE) if each.keys.startswith(("ctrl", "esc")))
    )

    class MatchReached(Message):
        """The current match is to be shown in its editor."""

        def __init__(self, match: Match) -> None:
            super().__init__()
            self.match = match

    class Closed(Message):
        """The bar was closed; `match` is where to write on, None to return to the former place."""

        def __init__(self, match: Match | None = None) -> None:
            super().__init__()
            self.match = match

    def __init__(self, stock: Stock, edit: Callable[[Change, str], Draft]) -> None:
        super().__init__(id="find")
        self._stock = stock
        self._edit = edit
        self._draft = Draft()
        self._matches: tuple[Match, ...] = ()
        self._at = 0
        self._is_loose = False
        self._from = Place("")

    def compose(self) -> ComposeResult:
        with Horizontal(classes="find-fields"):
            yield Label("查找 ")
            yield FindField(self, "find-what", self._query_typed, "要找的字")
            yield Label(" 换成 ")
            yield FindField(self, "find-new", lambda _: None, "空着就是删去")
        yield Words(id="find-place")
        yield KeyLine(IN_FIND, id="find-keys")
        yield KeyLine(IN_REPLACE, id="replace-keys")

    def begin(self, draft: Draft, place: Place, selected: str) -> None:
        """Open the bar, searching from a place on for the selected text, else for the last one."""
        self.display = True
        self._draft, self._from = draft, place
        what = self.query_one("#find-what", LineField)
        if selected and "\n" not in selected:
            what.show_text(selected)
        what.focus()
        what.entered()
        self._search()

    def update(self, draft: Draft) -> None:
        """Search a changed draft again; stay at the current match, or go to the next."""
        if self.display and draft is not self._draft:
            self._draft = draft
            place = self._matches[self._at].place if self._matches else Place("")
            kept = self._at
            self._matches = find_matches(draft, self._stock, self._wanted)
            is_there = kept < len(self._matches) and self._matches[kept].place == place
            self._at = kept if is_there else first_match_from(self._matches, place)
            self._show()

    @property
    def _wanted(self) -> Wanted:
        return Wanted(self.query_one("#find-what", LineField).value, self._is_loose)

    def _query_typed(self, _: LineField) -> None:
        self._search()

    def _search(self) -> None:
        self._matches = find_matches(self._draft, self._stock, self._wanted)
        self._at = first_match_from(self._matches, self._from)
        self._go()

    def _go(self) -> None:
        self._show()
        if self._matches:
            self.post_message(self.MatchReached(self._matches[self._at]))

    def _show(self) -> None:
        text = Text()
        loosely = "　不分全半角、大小写" if self._is_loose else ""
        if self._matches:
            match = self._matches[self._at]
            text.append(f"{self._at + 1}/{len(self._matches)}", "bold")
            text.append(f"　{describe_place(self._draft, match.place)}{loosely}\n")
            left, found, right = match.context(AROUND, AROUND)
            text.append(left, "dim").append(found, "bold reverse").append(right, "dim")
        elif self._wanted.text:
            text.append(f"没有找到“{self._wanted.text}”{loosely}")
        self.query_one("#find-place", Words).show(text)

    @on(DescendantFocus)
    def _turned(self) -> None:
        """Show the keys of the focused field."""
        is_new = self.query_one("#find-new").has_focus
        self.query_one("#find-keys").display = not is_new
        self.query_one("#replace-keys").display = is_new

    @on(Input.Submitted, "#find-what")
    def _next(self) -> None:
        self.action_find_step(1)

    @on(Input.Submitted, "#find-new")
    def action_find_replace(self) -> None:
        """Replace the current match, and go to the next."""
        if not self._matches:
            return
        match, new = self._matches[self._at], self._new
        done = self._replace((match,), new)
        if not done.places:
            self.post_message(StepEditor.Notice("附件名称不能空着，没有换"))
        behind = match.start + len(new)
        later = (
            i
            for i, each in enumerate(self._matches)
            if i >= self._at and not (each.place == match.place and each.start < behind)
        )
        self._at = next(later, 0)
        self._go()

    def action_find_replace_all(self) -> None:
        """Replace all matches as one change."""
        if self._matches:
            done = self._replace(self._matches, self._new)
            self._go()
            self.post_message(StepEditor.Notice(f"换了 {done.places} 处　（Ctrl+Z 撤销）"))

    @property
    def _new(self) -> str:
        return self.query_one("#find-new", LineField).value

    def _replace(self, matches: tuple[Match, ...], new: str) -> Replaced:
        done = replace_matches(self._draft, self._stock, matches, new)
        self._edit(lambda _: done.draft, "")
        self._draft = done.draft
        self._matches = find_matches(done.draft, self._stock, self._wanted)
        return done

    def action_find_step(self, by: int) -> None:
        """Go to the next or previous match, cyclically."""
        if self._matches:
            self._at = (self._at + by) % len(self._matches)
            self._go()

    def action_find_loosely(self) -> None:
        """Switch between exact search and one that ignores width and case."""
        self._is_loose = not self._is_loose
        self._search()
        how = "不分全角半角、大小写" if self._is_loose else "要完全一样"
        self.post_message(StepEditor.Notice(f"查找：{how}"))

    def action_find_write(self) -> None:
        """Close, and continue writing at the current match."""
        self.post_message(self.Closed(self._matches[self._at] if self._matches else None))

    def action_find_to_new(self) -> None:
        """Go to the replacement field."""
        self.query_one("#find-new").focus()

    def action_find_close(self) -> None:
        """Close, and return to the former place."""
        self.post_message(self.Closed())
