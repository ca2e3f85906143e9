"""The 花脸稿 on the page: what was removed and added, by whom, change by change."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from replydesk.desk.desk_folder import Desk
from replydesk.draft.change_text import BREAK, name_of
from replydesk.export.redline_file import save_redline
from replydesk.letter.redline import REDLINE, Redline
from replydesk.letter.redline_parts import LetterChange, changes_in, of_person, tallies
from replydesk.letter.source_map import Printed
from replydesk.render.terminal import ADDED, REMOVED
from replydesk.reply.comparison import Comparison
from replydesk.reply.redline_words import change_words, counts_of, what_changed
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_REDLINE, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.redlines.redline_view import RedlineView

HANG = 3  # cells by which the lines of a change are indented: 删：


class RedlineScreen(WorkScreen):
    """The redline of a draft's states; nothing is changed here."""

    CSS_PATH = "redline.tcss"
    AUTO_FOCUS = "#page"
    COMMANDS_HERE = ON_REDLINE
    BINDINGS = bindings(ON_REDLINE)

    def __init__(self, path: Path, comparison: Comparison) -> None:
        super().__init__()
        self._path = path
        self._comparison = comparison
        self._people = (None, *(each.who for each in tallies(comparison.redline)))
        self._who: str | None = None
        self._at = 0
        self._show_only(None)

    def compose(self) -> ComposeResult:
        title = f"{self._path.stem}　{REDLINE}"
        yield Static(Text(title, no_wrap=True, overflow="ellipsis"), classes="top")
        with Horizontal(id="main"):
            yield RedlineView()
            with VerticalScroll(id="redline-facts", can_focus=False):
                yield Static(id="redline-fact")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_REDLINE), id="keys")

    def on_mount(self) -> None:
        self._show()

    def on_resize(self) -> None:
        """Keep the change at hand visible."""
        super().on_resize()
        self.call_after_refresh(self._show_change)

    @cached_property
    def _view(self) -> RedlineView:
        return self.query_one(RedlineView)

    def _show_only(self, who: str | None) -> None:
        """Take up the changes of one person, None for all."""
        whole = self._comparison.redline
        self._who, self._at = who, 0
        self._redline: Redline = whole if who is None else of_person(whole, who)
        self._pages = self._comparison.pages(self._redline)
        self._changes = changes_in(self._redline)

    def _show(self) -> None:
        self.say("")
        self._view.show_redline(self._pages, self._redline)
        self._show_change()

    def _show_change(self) -> None:
        """Show the change at hand, and turn to it."""
        if self._changes:
            change = self._changes[self._at]
            block = self._redline.letter.blocks[change.block]
            spot = Printed(change.block, min(change.start, len(block.text) - 1))
            self._view.reveal(block.place, spot)
        self.query_one("#redline-fact", Static).update(Wrapped(self._facts(), HANG))
        self.query_one("#redline-facts").scroll_to(y=0, animate=False)
        self._show_place()

    @on(PageView.Turned)
    def _show_place(self) -> None:
        who = "" if self._who is None else f"只看{name_of(self._who)}改的，别人改的都算改好了"
        page = f"第 {self._view.page_in_sight} 页，共 {len(self._pages.pages)} 页"
        self.query_one(StatusLine).facts(*filter(None, (who, page)))

    def _facts(self) -> Text:
        """Return the change at hand in words, those of each person in numbers, and the signs."""
        text = Text()
        if self._changes:
            change = self._changes[self._at]
            place = f"第 {self._at + 1} 处，共 {len(self._changes)} 处，在第 {self._page_of(change)} 页"
            text.append(f"{place}\n", "bold").append_text(self._change(change)).append("\n")
        for line in counts_of(self._redline):
            text.append(f"{line}\n")
        text.append("\n").append("删的", REMOVED).append("划去，").append("增的", ADDED)
        return text.append(f"加下划线；{BREAK} 是分段、并段")

    def _page_of(self, change: LetterChange) -> int:
        """Return the number of the page on which a change begins."""
        return next(
            page.number
            for page in self._pages.pages
            for line in chain.from_iterable(page.rows)
            if line.block == change.block
            and (change.start < line.end or line.end == len(self._pages.block(line).text))
        )

    def _change(self, change: LetterChange) -> Text:
        text = Text(f"{change_words(change)}\n")
        removed, added = what_changed(self._redline, change)
        for name, words, style in (("删：", removed, REMOVED), ("增：", added, ADDED)):
            if words:
                text.append(name).append(f"{words}\n", style)
        return text

    @on(PageView.Pointed)
    def _point(self, event: PageView.Pointed) -> None:
        """Show the change that was clicked, or the next one behind."""
        event.stop()
        at = (event.at.block, event.at.offset)
        behind = (
            n for n, each in enumerate(self._changes) if (each.block, max(each.end - 1, each.start)) >= at
        )
        self._go_to(next(behind, len(self._changes) - 1))

    def _go_to(self, at: int) -> None:
        if 0 <= at < len(self._changes):
            self._at = at
            self.say("")
            self._show_change()

    def action_turn_change(self, step: int) -> None:
        """Show the next (1) or the previous (-1) change."""
        at = self._at + step
        if 0 <= at < len(self._changes):
            self._go_to(at)
        else:
            self.say("已经是第一处" if step < 0 else "已经是最后一处")

    def action_person(self) -> None:
        """Show the changes of the next person only, then of all."""
        self._show_only(self._people[(self._people.index(self._who) + 1) % len(self._people)])
        self._show()

    def action_save(self) -> None:
        """Write what is shown as a Word file beside the exported ones."""
        stem = self._path.stem if self._who is None else f"{self._path.stem}-{name_of(self._who)}"
        try:
            written = save_redline(Desk.of(self._path).exports, stem, self._comparison, self._redline)
        except UserError as error:
            self.say(f"没有存成：{error}", is_trouble=True)
        else:
            self.say(f"已存成：{written}")

    def action_back(self) -> None:
        """Go back."""
        self.dismiss(None)
