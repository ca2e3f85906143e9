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
from replydesk.desk.remarks import put_remark
from replydesk.desk.reviews import Candidate, Done, Reviewing
from replydesk.desk.version_file import VersionFile
from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.stages import Verdict
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.stage_needs import Prospect
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import BETWEEN_DRAFTS, BETWEEN_PAGES, ON_PAGES, ON_READING, footer
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.dialogs import Choice, Pick, Read
from replydesk.tui.kit.host import Host
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.point_marks import printed_points
from replydesk.tui.kit.printed_marks import printed_marks
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import SMALLEST, TOO_SMALL, WorkScreen, opens_dialog
from replydesk.tui.kit.wrapping import Wrapped, cut
from replydesk.tui.originals.original_text import OriginalText
from replydesk.tui.reading.line_bar import LineBar
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.reading_facts import (
    NAMES_WIDE,
    Reading,
    approval_text,
    facts_line,
    facts_text,
    found_lines,
    printed_at,
    printed_headings,
    read_for_review,
    signature_line,
    stage_after,
    title_line,
)
from replydesk.tui.reading.reading_original import ReadingOriginal
from replydesk.tui.reading.reading_points import ReadPoints, printed_passage
from replydesk.tui.reading.reading_remarks import ReadingRemarks
from replydesk.tui.writing.changes_screen import ChangesScreen, since_verdict

WATCH = 2.0  # seconds between looks at the draft's file

# Offered below a remark while something else has the focus.
_ELSEWHERE = tuple(
    each for name in ("next_remark(1)", "remark", "remarks") for each in ON_READING if each.action == name
)


class WritesIn(Protocol):
    """Opens a draft for writing over a host; `back` is called with its path when it is closed."""

    def __call__(self, over: Host, stored: desk_folder.Stored, back: Callable[[Path], None]) -> None: ...


class ReadScreen(WorkScreen):
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
        super().__init__()
        self._write_in = write_in
        self.desk = place
        self._paths = list(paths)
        self._index = self._paths.index(at)
        self._numbers = numbers
        self._reviewing = reviewing
        self._message_pages = (0, 0)
        self.reading: Reading | None = None
        self.remarks = ReadingRemarks(self)
        self.original = ReadingOriginal(self)

    @property
    def path(self) -> Path:
        """Return the path of the current draft."""
        return self._paths[self._index]

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
        self._load()

    @property
    def pair(self) -> PagePair:
        """Return the view of the pages."""
        return self.query_one(PagePair)

    @property
    def strip(self) -> RemarkStrip:
        """Return the strip with a remark."""
        return self.query_one(RemarkStrip)

    @property
    def line_bar(self) -> LineBar:
        """Return the bar of the words pointed at."""
        return self.query_one(LineBar)

    @property
    def who(self) -> str:
        """Return the name of the one who reads."""
        return self._reviewing.who()

    def _load(self, page: int = 1) -> None:
        """Read the draft again and show it from a page on."""
        try:
            self.reading = read_for_review(self.path, self.desk, self._numbers)
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
        self._load(self.pair.in_sight[0])

    def _show_facts(self) -> None:
        today = self.workbench.clock().date()
        at = f"第 {self._index + 1} 件，共 {len(self._paths)} 件　"
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
            self._load(self.pair.in_sight[0])
            if was_read:
                self.say("这份稿子在别处改过，已经换成新的", is_trouble=True)

    def action_turn_draft(self, step: int) -> None:
        """Show the next (1) or the previous (-1) draft."""
        index = self._index + step
        if 0 <= index < len(self._paths):
            self._index = index
            self.say("")
            self.remarks.close()
            self._load()
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

    def action_facts(self) -> None:
        """Show all facts of the draft."""
        if self.reading:
            text = facts_text(self.reading, self.workbench.clock().date())
            self.app.push_screen(Read(self.path.stem, text, NAMES_WIDE))

    def action_remark(self) -> None:
        """Begin to point at the words for a remark."""
        self.remarks.begin()

    def action_next_remark(self, by: int) -> None:
        """Show the next (1) or the previous (-1) open remark."""
        self.remarks.turn(by)

    def action_remarks(self) -> None:
        """List all remarks."""
        self.remarks.show_list()

    def action_points(self) -> None:
        """Show the points, and turn to the passage picked."""
        from replydesk.tui.points.points_view import PointsView

        if (reading := self.reading) is None:
            self.say("打不开的稿子没有逐条", is_trouble=True)
            return
        points = PointsView(ReadPoints(self.path, reading))

        def closed(_: object) -> None:
            place = points.picked
            if place and self.reading and (printed := printed_passage(self.reading.reply, place)):
                self.remarks.close()
                self.pair.pick(*printed)

        self.app.push_screen(points, closed)

    @on(PagePair.Pointed)
    def _pointed(self, event: PagePair.Pointed) -> None:
        self.remarks.begin(event.at)

    @on(LineBar.Moved)
    def _line_moved(self) -> None:
        self.remarks.show_picked()

    @on(LineBar.Chosen)
    def _line_chosen(self) -> None:
        self.remarks.ask()

    @on(LineBar.Closed)
    def _lines_closed(self) -> None:
        self.remarks.close_lines()

    @on(LineBar.Missed)
    def _typed_on_page(self) -> None:
        self.say("没有写上：先按回车，再写批注", is_trouble=True)

    @on(RemarkStrip.Turned)
    def _remark_turned(self, event: RemarkStrip.Turned) -> None:
        self.remarks.turn(event.by)

    @on(RemarkStrip.Settled)
    def _remark_settled(self, event: RemarkStrip.Settled) -> None:
        self.remarks.settle(event.remark, event.outcome)

    @on(RemarkStrip.Left)
    def _remark_left(self) -> None:
        self.remarks.close_strip()

    @on(RemarkStrip.Missed)
    def _remark_missed(self, event: RemarkStrip.Missed) -> None:
        self.say(event.text, is_trouble=True)

    def write_remark(self, make: Callable[[Draft], Draft], seen: Draft | None = None) -> bool:
        """Change the remarks of the draft in its file, and show it; report why that cannot be done.

        `seen` is the draft that was read, where `make` is about its words.
        """
        try:
            before = desk_folder.read_draft(self.path)
            after = put_remark(self.path, make, self.workbench.clock(), seen, self._reviewing.who())
        except UserError as error:
            self.say(f"没有写上：{error}", is_trouble=True)
            return False
        is_all = after.draft == merge_remarks(before.draft, make(seen or before.draft))
        if is_all and after.digest != before.digest:  # else somebody wrote at the same moment
            self._reviewing.note_written(self.path, before.data, after.data)
        self._load(self.pair.in_sight[0])
        return True

    @opens_dialog
    async def action_headings(self) -> None:
        """List the headings, and turn to the one picked."""
        found = list(printed_headings(self.reading.reply.pages)) if self.reading else []
        if not found:
            self.say("这份稿子没有标题")
            return
        choices = [Choice(text, f"第 {page} 页") for text, page, _ in found]
        picked = await self.app.push_screen_wait(Pick("标题", choices, "回车翻到那里   Esc 返回"))
        if picked is not None:
            self.pair.turn_to(*found[picked][1:])

    @opens_dialog
    async def action_check(self) -> None:
        """List the problems and what is passed over, and turn to where the one picked is printed."""
        reading = self.reading
        lines = found_lines(reading) if reading else []
        if reading is None or not lines:
            self.say("没有发现问题")
            return
        title = f"问题：{reading.judged.counted}"
        choices = [Choice(line.text, line.aside) for line in lines]
        picked = await self.app.push_screen_wait(Pick(title, choices, "回车翻到那里   Esc 返回"))
        if picked is not None and lines[picked].finding.key == Key.POINTS:
            self.action_points()
        elif picked is not None:
            self.pair.turn_to(*printed_at(reading.reply, lines[picked].finding))

    def action_changes(self) -> None:
        """Show what changed since the last verdict on the text, and by whom."""
        if self.reading is None:
            self.say("打不开的稿子不能比", is_trouble=True)
            return
        try:
            versions = VersionFile(self.path).read()
        except UserError as error:
            self.say(str(error), is_trouble=True)
            return
        since = since_verdict(self.reading.reply.draft, versions)
        if since is None:
            self.say(f"还没有人办过，没有可比的；各版按 {self.key('reading.write')} 改稿，再看历史版本")
        elif not since.states:
            self.say(f"{since.name.strip()}的时候是哪一版，没有记下，没有可比的", is_trouble=True)
        else:
            self.app.push_screen(ChangesScreen(self.path, since, self.desk.stock))

    @opens_dialog
    async def action_approve(self) -> None:
        """Pass the draft, with an optional remark; with errors, after naming them, for a reason."""
        if (found := self._reviewable(Verdict.PASSED)) is None:
            return
        reading, prospect = found
        standing = reading.standing
        heading = f"通过：{standing.stage} → {stage_after(standing)}"
        asked, needed = "意见，可以不写", ""
        if prospect.blocks:
            what = "有错误" if prospect.errors else "旧复没有核对完"
            asked, needed = f"{what}还要通过的理由", f"{what}，写明理由才能通过；或者按 Esc，再退回"
        text = approval_text(reading, prospect, self._signed)
        reason = await self.app.push_screen_wait(_reason_dialog(heading, text, asked, needed))
        if reason is not None:
            self._take(reading, prospect, reason, heading)

    @opens_dialog
    async def action_return(self) -> None:
        """Return the draft to its writer, with a reason."""
        if (found := self._reviewable(Verdict.RETURNED)) is None:
            return
        reading, prospect = found
        heading = f"退回：{reading.standing.stage} → 拟稿"
        dialog = _reason_dialog(
            heading,
            f"{title_line(reading)}\n{self._signed}",
            "理由，拟稿人照着改",
            "请写明理由，拟稿人照着改",
        )
        reason = await self.app.push_screen_wait(dialog)
        if reason is not None:
            self._take(reading, prospect, reason, heading)

    @property
    def _signed(self) -> str:
        return signature_line(self._reviewing.who(), is_set=bool(self.workbench.settings.name))

    def _reviewable(self, verdict: Verdict) -> tuple[Reading, Prospect] | None:
        """Return the draft and its prospect if a verdict is possible, else report why not."""
        if self.reading is None:
            self.say("打不开的稿子不能办", is_trouble=True)
            return None
        prospect = self.reading.prospect(verdict)
        if refusal := prospect.refusal("待写"):
            self.say(refusal, is_trouble=True)
            return None
        return self.reading, prospect

    def _take(self, reading: Reading, prospect: Prospect, reason: str, heading: str) -> None:
        candidate = Candidate(reading.stored.path, reading.stored, prospect)
        self._show_done(self._reviewing.take([candidate], reason), f"{heading}（Ctrl+Z 取消）")

    def _show_done(self, done: Done, what: str) -> None:
        """Reload the draft, and report what was done."""
        self.remarks.close_lines()
        self._load(self.pair.in_sight[0])
        self.say(done.words(what), is_trouble=bool(done.refused))

    def action_undo(self) -> None:
        """Undo the last verdict, and show its draft."""
        if name := self._reviewing.last:
            self.say(f"上一步是在桌面上{name}；要取消请回桌面按 Ctrl+Z", is_trouble=True)
            return
        done = self._reviewing.take_back()
        if done is None:
            self.say("没有可以取消的办理")
            return
        if done.paths and done.paths[0] in self._paths:
            self._index = self._paths.index(done.paths[0])
        self._show_done(done, "已取消")

    def action_write(self) -> None:
        """Open the draft for writing; return to it here."""
        if self.reading is None:
            self.say("打不开的稿子不能改", is_trouble=True)
            return
        page = self.pair.in_sight[0]

        def back(_: Path) -> None:
            self._load(page)
            self.say("")

        self._write_in(self, self.reading.stored, back)

    def action_back(self) -> None:
        """Stop showing a remark; else go back to the desk."""
        if self.strip.display:
            self.remarks.close_strip()
        else:
            self.dismiss(None)


def _reason_dialog(heading: str, text: str, asked: str, needed: str = "") -> AskLine:
    above = Static(Wrapped(Text(f"{text}\n")))
    keys = f"回车{heading[:2]}   Esc 不办"
    return AskLine(heading, asked, keys, above=above, needed=needed, box="")
