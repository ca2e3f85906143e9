"""The screen for reviewing drafts as printed: pass them, return them, or only read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Static

from replydesk.desk import desk_folder, files
from replydesk.desk.reviews import Reviewing
from replydesk.draft.model import Key
from replydesk.reply.registers.agreement import Numbers
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import BETWEEN_DRAFTS, BETWEEN_PAGES, ON_PAGES, ON_READING, footer
from replydesk.tui.kit.host import Host
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.point_marks import printed_points
from replydesk.tui.kit.printed_marks import printed_marks
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import SMALLEST, TOO_SMALL
from replydesk.tui.kit.wrapping import Wrapped, cut
from replydesk.tui.originals.original_text import OriginalText
from replydesk.tui.reading.line_bar import LineBar
from replydesk.tui.reading.lookup_actions import LookupActions
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.reading_facts import (
    NAMES_WIDE,
    facts_line,
    facts_text,
    read_for_review,
    title_line,
)
from replydesk.tui.reading.reading_original import ReadingOriginal
from replydesk.tui.reading.reading_remarks import ReadingRemarks
from replydesk.tui.reading.remark_actions import ReadingRemarkActions
from replydesk.tui.reading.verdict_actions import VerdictActions

WATCH = 2.0  # seconds between looks at the draft's file

# Offered below a remark while something else has the focus.
_ELSEWHERE = tuple(
    each for name in ("next_remark(1)", "remark", "remarks") for each in ON_READING if each.action == name
)


class WritesIn(Protocol):
    """Opens a draft for writing over a host; `back` is called with its path when it is closed."""

    def __call__(self, over: Host, stored: desk_folder.Stored, back: Callable[[Path], None]) -> None: ...


class ReadScreen(LookupActions, VerdictActions, ReadingRemarkActions):
    """The pages of some drafts; only verdicts write to their files."""

    CSS_PATH = "reading.tcss"
    AUTO_FOCUS = "#pair"
    COMMANDS_HERE = (*ON_READING, *ON_PAGES)
    BINDINGS = bindings((*ON_READING, *ON_PAGES))
    HORIZONTAL_BREAKPOINTS = [
        (0, "-tiny"),
        (SMALLEST[0], "-one-above"),  # one page, a line of facts above it
        (96, "-one-beside"),  # one page, the facts beside it
        (130, "-two-above"),
        (158, "-two-beside"),
    ]

    def __init__(
        self,
        place: desk_folder.Desk,
        paths: Sequence[Path],
        at: Path,
        numbers: Numbers,
        reviewing: Reviewing,
        write_in: WritesIn,
    ) -> None:
        super().__init__(place, paths, at, numbers, reviewing)
        self._write_in = write_in
        self._message_pages = (0, 0)
        self.remarks = ReadingRemarks(self)
        self.original = ReadingOriginal(self)

    def compose(self) -> ComposeResult:
        with Horizontal(id="read-top"):
            yield Static(id="read-title")
            yield KeyLine(BETWEEN_DRAFTS, id="read-drafts")
        yield Static(id="read-brief")
        with Horizontal(id="main"):
            yield PagePair()
            with VerticalScroll(id="read-facts", can_focus=False):
                yield Static()
        yield RemarkStrip(_ELSEWHERE, can_take=False)
        yield LineBar()
        yield Static(TOO_SMALL, id="too-small")
        with Horizontal(id="read-foot"):
            yield StatusLine()
            yield KeyLine(BETWEEN_PAGES, id="read-pages")
        yield KeyLine(footer(ON_READING), id="keys")

    def on_mount(self) -> None:
        self.set_interval(WATCH, self._watch)
        self.load()

    def load(self, page: int = 1) -> None:
        """Read the draft again and show it from a page on."""
        try:
            self.reading = read_for_review(self.path, self.desk, self.numbers)
        except UserError as error:
            self.reading = None
            self.pair.show(None, f"{error}。按 → 看下一件。")
        else:
            reply, words = self.reading.reply, printed_marks(self.reading.judged)
            self.pair.show(reply.pages, page=page, words=words, points=printed_points(reply))
        self.remarks.renew()
        self.original.renew()
        self._show_facts()

    @property
    def unit(self) -> str:
        """Return the unit of the draft."""
        return self.reading.reply.draft.get(Key.UNIT) if self.reading else ""

    def profiles_changed(self) -> None:
        """Show the draft with the profiles as they are now."""
        self.load_again()

    def _show_facts(self) -> None:
        today = self.workbench.clock().date()
        at = f"第 {self.index + 1} 件，共 {len(self.paths)} 件　"
        name = title_line(self.reading) if self.reading else self.path.stem
        self._fit("#read-title", Text(at + name, "bold"))
        self._fit("#read-brief", facts_line(self.reading, today) if self.reading else Text("打不开"))
        text = (
            facts_text(self.reading, today, self.key("reading.points"))
            if self.reading
            else Text(self.path.name)
        )
        self.query_one("#read-facts Static", Static).update(Wrapped(text, NAMES_WIDE))
        self._show_place()

    def _fit(self, name: str, text: Text) -> None:
        line = self.query_one(name, Static)
        line.update(cut(text, line.content_size.width), layout=False)

    def _show_place(self) -> None:
        first, last = self.pair.in_sight
        pages = f"第 {first} 页" if first == last else f"第 {first}–{last} 页"
        self.query_one(StatusLine).facts(f"{pages}，共 {self.pair.count} 页" if self.reading else "")

    def on_resize(self) -> None:
        self.original.resized()
        self.call_after_refresh(self._show_facts)

    async def action_original(self) -> None:
        """Go to the original, or back from it."""
        await self.original.toggle()
        self.call_after_refresh(self._show_facts)

    @on(OriginalText.Left)
    def _original_left(self) -> None:
        self.original.leave()
        self.call_after_refresh(self._show_facts)

    @on(OriginalText.Missed)
    def _original_missed(self, event: OriginalText.Missed) -> None:
        self.say(event.text, is_trouble=True)

    @on(OriginalText.Pasted)
    def _pasted_on_original(self) -> None:
        key = self.key("reading.write")
        self.say(f"没有贴上：阅稿时原件只能看；要添加，按 {key} 改稿", is_trouble=True)

    def say(self, message: str, *, is_trouble: bool = False) -> None:
        super().say(message, is_trouble=is_trouble)
        self._message_pages = self.pair.in_sight

    @on(PagePair.Turned)
    def _turned(self) -> None:
        """Show the page numbers; a message stays as long as they are the same."""
        self._show_place()
        if self.pair.in_sight != self._message_pages:
            self.say("")

    def _watch(self) -> None:
        """Reload the draft if another program has changed it."""
        known = self.reading.stored.digest if self.reading else ""
        if self.is_active and files.digest_of(self.path) != known:
            was_read = self.reading is not None
            self.load_again()
            if was_read:
                self.say("这份稿子在别处改过，已经换成新的", is_trouble=True)

    def action_turn_draft(self, step: int) -> None:
        """Show the next (1) or the previous (-1) draft."""
        index = self.index + step
        if 0 <= index < len(self.paths):
            self.index = index
            self.say("")
            self.remarks.close()
            self.load()
        else:
            self.say("已经是第一件" if index < 0 else "已经是最后一件")

    def action_previous_page(self) -> None:
        """Turn back."""
        self.pair.turn(-1)

    def action_next_page(self) -> None:
        """Turn forward."""
        self.pair.turn(1)

    def action_first_page(self) -> None:
        """Turn to the first page."""
        self.pair.turn_to(1)

    def action_last_page(self) -> None:
        """Turn to the last page."""
        self.pair.turn_to_end()

    def action_scroll_line(self, rows: int) -> None:
        """Scroll some lines down, or up if negative."""
        self.pair.move(rows)

    def action_write(self) -> None:
        """Open the draft for writing; return to it here."""
        if self.reading is None:
            self.say("打不开的稿子不能改", is_trouble=True)
            return
        page = self.pair.in_sight[0]

        def back(_: Path) -> None:
            self.load(page)
            self.say("")

        self._write_in(self, self.reading.stored, back)

    def action_back(self) -> None:
        """Stop showing a remark; else go back to the desk."""
        if self.strip.display:
            self.remarks.close_strip()
        else:
            self.dismiss(None)
