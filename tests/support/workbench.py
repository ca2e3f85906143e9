"""Driving the workbench in tests: keys go in as a terminal sends them, the screen is read as text."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from textual._compositor import Compositor
from textual.events import Key as KeyEvent
from textual.events import Paste
from textual.keys import _character_to_key
from textual.message_pump import MessagePump
from textual.pilot import Pilot
from textual.timer import Timer, TimerCallback

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy, sign_on_paper
from replydesk.tui.app import Workbench
from replydesk.tui.desk import desk_screen, page_beside, schedule
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.desk.export_dialog import ExportDialog
from replydesk.tui.desk.import_dialog import ImportDialog
from replydesk.tui.kit.file_picker import FilePicker
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.originals.reading_dialog import ReadingDialog
from replydesk.tui.past import past_search
from replydesk.tui.past.past_screen import PastScreen
from replydesk.tui.reviewing.review_screen import ReviewScreen
from replydesk.tui.units import profile_screen
from replydesk.tui.units.profile_screen import ProfileScreen
from replydesk.tui.writing import judging, page_tie
from replydesk.tui.writing.draft_screen import DraftScreen
from replydesk.tui.writing.editors.outline_tree import Outline

FIXTURE = Path(__file__).parents[1] / "fixtures" / "workbench"
SAMPLE = "养老服务-张某某代表"
Size = tuple[int, int]
LARGE, SMALL, WIDE = (120, 40), (80, 24), (160, 45)


def at_sizes(*sizes: Size) -> pytest.MarkDecorator:
    """Run a test in windows of these sizes: of the smallest always, of the others in a thorough run."""
    return pytest.mark.parametrize(
        "size",
        [
            pytest.param(
                size, id=f"{size[0]}x{size[1]}", marks=[pytest.mark.thorough] if size > SMALL else []
            )
            for size in sizes
        ],
    )


three_sizes = pytest.mark.parametrize("size", [WIDE, LARGE, SMALL], ids=lambda size: f"{size[0]}x{size[1]}")
both_sizes, every_size = at_sizes(LARGE, SMALL), at_sizes(WIDE, LARGE, SMALL)
NOW, YESTERDAY = datetime(2026, 5, 29, 10, 32), datetime(2026, 5, 28, 9, 5)


SOON = 0.001  # seconds: a test waits for what a pause of a clerk brings about, not for the pause
PAUSES = (
    (judging, "REPAINT_AFTER"),
    (profile_screen, "REPAINT_AFTER"),
    (profile_screen, "SAVE_AFTER"),
    (page_tie, "MARK_AFTER"),
    (past_search, "SEARCH_AFTER"),
    (page_beside, "PAGE_AFTER"),
    (schedule, "CALM"),
    (schedule, "STALE"),
)


def lay_out(folder: Path) -> Path:
    """A desk in a folder: two finished drafts, one that lacks much, one that is no text."""
    place = folder / "桌面"
    shutil.copytree(FIXTURE, place)
    (place / "drafts" / "打不开的.md").write_bytes(b"\x00\x01\x02\xff\xfe")
    for path in (place / "drafts").glob("*.md"):
        os.utime(path, (YESTERDAY.timestamp(),) * 2)
    return place


def sign(place: Path, *names: str) -> None:
    """Have drafts of a desk signed on paper."""
    for name in names:
        path = place / "drafts" / f"{name}.md"
        signed = sign_on_paper(desk_folder.read_draft(path).draft, "王某某", VerdictBy("张某某", YESTERDAY))
        desk_folder.save_draft(path, signed.draft)
        os.utime(path, (YESTERDAY.timestamp(),) * 2)


def empty_desk(folder: Path) -> Path:
    """A desk with phrases and profiles and no draft."""
    place = lay_out(folder)
    for path in (place / "drafts").glob("*.md"):
        path.unlink()
    return place


def screen_lines(app: Workbench) -> list[str]:
    """Return the lines on the screen without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


def text_of(path: Path) -> str:
    """Every character of a Word file's paragraphs, headers and tables left out."""
    return "\n".join(paragraph.text for paragraph in Document(str(path)).paragraphs)


def draw_nothing(compositor: Compositor, **_: object) -> None:
    """In place of drawing what has changed: the tests read the whole screen when they want to know."""
    compositor._dirty_regions.clear()


SET_TIMER = MessagePump.set_timer


def set_timer(
    pump: MessagePump,
    delay: float,
    callback: TimerCallback | None = None,
    *,
    name: str | None = None,
    pause: bool = False,
) -> Timer:
    """Set a timer that fires however late its turn comes; Textual's own is lost if that is past its delay."""
    timer = SET_TIMER(pump, delay, callback, name=name, pause=pause)
    timer._skip = False
    return timer


def key_event(name: str) -> KeyEvent:
    """The event of a key, named as Textual names it, or of a character."""
    if len(name) == 1:
        return KeyEvent(_character_to_key(name), name)
    return KeyEvent(name, {"enter": "\r", "tab": "\t", "space": " "}.get(name))


def _is_busy(screen: object) -> bool:
    """Return True while a screen has to repaint or mark a page, or to read drafts."""
    if isinstance(screen, DeskScreen):
        at_work = any(not worker.is_finished for worker in screen.workers) and screen.is_active
        return at_work or (screen.is_active and screen.is_busy)
    if isinstance(screen, FilePicker):
        return screen.is_reading
    if isinstance(screen, ExportDialog | ImportDialog | ReadingDialog):
        return not screen.is_done
    if isinstance(screen, ProfileScreen):
        return screen.is_to_repaint
    if isinstance(screen, ReviewScreen | PastScreen):
        return screen.is_busy
    if isinstance(screen, DraftScreen):
        waits = not screen.is_ready and not screen.is_active  # for what a command of it has opened
        return screen.is_busy and not waits
    return False


@dataclass
class Driver:
    """A running workbench and the hands on it."""

    app: Workbench
    pilot: Pilot[None]
    folder: Path

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the one before has done its work."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.calm()

    async def paste(self, text: str) -> None:
        """Paste, or commit from an input method, a text of any length at once."""
        self.app.post_message(Paste(text))
        await self.calm()

    async def burst(self, *what: str) -> None:
        """Send keys, and pastes marked by a leading “=”, in one breath, as a fast hand or a script does."""
        for each in what:
            self.app.post_message(Paste(each[1:]) if each.startswith("=") else key_event(each))
        await self.settle()

    async def calm(self) -> None:
        """Wait until all that was sent has been taken in and what follows from it stands on the screen."""
        await self.quiet()
        if not self.has_left:
            self.app.screen._on_timer_update()
            await self.quiet()

    async def quiet(self) -> None:
        """Wait until the program has taken in what was sent, and only waits for timers, keys or threads."""
        ready = getattr(asyncio.get_running_loop(), "_ready")  # noqa: B009 - private to asyncio
        taken_in = asyncio.Event()
        if not self.app.call_later(taken_in.set):
            return
        while (ready or not taken_in.is_set() or not self.app.input.is_empty) and not self.has_left:
            await asyncio.sleep(0 if ready else SOON)

    async def settle(self) -> None:
        """Wait until the page has been repainted, and nothing that came of it is still to be done."""
        await self.calm()
        while self.is_busy:
            while self.is_busy:
                await asyncio.sleep(0.005)
            await self.calm()  # what a thread has read may ask for something else to be read
        if not self.has_left:
            await self.app.animator.wait_until_complete()  # a scrolled page moves at the next beat
        await self.calm()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that comes by itself, as a save or another look at the disk."""
        while not holds():
            await asyncio.sleep(0.005)
            await self.settle()

    async def click(self, text: str) -> None:
        """Click where a text stands on the screen."""
        for y, line in enumerate(screen_lines(self.app)):
            if text in line:
                x = sum(2 if ord(char) > 0x2E7F else 1 for char in line[: line.index(text)])
                await self.pilot.click(offset=(x + 1, y))
                await self.settle()
                return
        raise AssertionError(f"{text} is not on the screen:\n{self.text}")

    async def fill(self, *texts: str) -> None:
        """Fill in fields in their order, beginning at the one with the focus; "" leaves one alone."""
        for number, text in enumerate(texts):
            if number:
                await self.press("tab")
            if text:
                await self.paste(text)

    async def go_to(self, step: int) -> None:
        """Go to a step of the walk, 1 to 8."""
        await self.press("escape", str(step), "enter")

    async def go_to_outline(self) -> None:
        """Go to the first section in the outline of step 4."""
        await self.go_to(4)
        self.app.screen.set_focus(self.app.screen.query_one(Outline))
        await self.press("home", "down")

    async def point(self, name: str) -> None:
        """Go to a draft in the desk's list."""
        await self.press("home")
        while (at := self.desk.drafts.cursor) is None or at.stem != name:
            before = self.desk.drafts.at
            await self.press("down")
            assert self.desk.drafts.at != before, name

    async def see(self, text: str) -> bool:
        """Return True if a text is on the screen once everything is repainted."""
        await self.settle()
        return text in self.text

    @property
    def is_busy(self) -> bool:
        """Return True while a screen has something to read, judge or repaint."""
        return not self.has_left and any(map(_is_busy, self.app.screen_stack))

    @property
    def has_left(self) -> bool:
        """Return True if the program is ending."""
        return self.app._exit

    def end(self) -> None:
        """End the work still going on, as leaving the program does; run_test only takes the screens away."""
        if not self.has_left:
            self.app.exit()
        self.app.workers.cancel_all()

    @property
    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(screen_lines(self.app))

    @property
    def joined(self) -> str:
        """The left part of the screen without blanks and line breaks."""
        page = self.app.screen.query_one("#page").region
        strips = self.app.screen._compositor.render_strips()
        lines = (strip.crop(0, page.x).text if page else strip.text for strip in strips)
        return "".join("".join(lines).split())

    @property
    def letter(self) -> str:
        """The text of the letter as it is on the page, without line breaks."""
        reply = self.writing.judged.reply
        return "\n".join(block.text for block in reply.letter.blocks)

    @property
    def status(self) -> str:
        """Return the line at the foot."""
        return str(self.app.screen.query_one(StatusLine).render())

    @property
    def desk(self) -> DeskScreen:
        """The screen with the list."""
        screen = self.app.screen
        assert isinstance(screen, DeskScreen)
        return screen

    @property
    def writing(self) -> DraftScreen:
        """The screen on which a draft is written, whatever is over it."""
        return next(each for each in self.app.screen_stack if isinstance(each, DraftScreen))

    @property
    def is_writing(self) -> bool:
        """Return True if a draft is open with nothing over it."""
        return isinstance(self.app.screen, DraftScreen)

    @property
    def draft(self) -> Draft:
        """The draft that is being written."""
        return self.writing.session.draft

    @property
    def on_disk(self) -> Draft:
        """The same draft as its file has it."""
        return desk_folder.read_draft(self.writing.session.path).draft

    def file(self, name: str) -> Path:
        """The file of a draft."""
        return self.folder / "drafts" / f"{name}.md"


@asynccontextmanager
async def running(
    folder: Path,
    size: Size = LARGE,
    *,
    clock: datetime = NOW,
    settings: Path | None = None,
    to_read: Sequence[Path] = (),
) -> AsyncIterator[Driver]:
    """The workbench on a desk, its clock standing still and the clerk's home beside the desk."""
    app = Workbench.open(folder, settings, to_read)
    app.home = folder.parent / "home"
    stands: Callable[[], datetime] = lambda: clock  # noqa: E731
    setattr(app, "clock", stands)  # noqa: B010 - a method is replaced
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", draw_nothing)
        patch.setattr(MessagePump, "set_timer", set_timer)
        for module, name in PAUSES:
            patch.setattr(module, name, SOON)
        patch.setattr(desk_screen, "freeze_objects", lambda: None)  # a test process ends many workbenches
        async with app.run_test(size=size) as pilot:
            driver = Driver(app, pilot, folder)
            try:
                await driver.settle()
                yield driver
            finally:
                driver.end()


@asynccontextmanager
async def new_draft(folder: Path, size: Size = LARGE) -> AsyncIterator[Driver]:
    """The workbench with a new draft of the first unit open."""
    async with running(folder, size) as driver:
        await driver.press("f2", "enter")
        await driver.settle()
        yield driver


@asynccontextmanager
async def sample(folder: Path, size: Size = LARGE, name: str = SAMPLE) -> AsyncIterator[Driver]:
    """The workbench with one of the drafts open."""
    async with running(folder, size) as driver:
        driver.desk.open(driver.file(name))
        await driver.settle()
        yield driver
