"""Takes a file that came back from review into the open draft: asked for, read, shown, written in."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple, Protocol

from rich.text import Text

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import nearby
from replydesk.desk.session import Change, Session
from replydesk.desk.settings import reviewer_name
from replydesk.desk.versions import READ_BACK
from replydesk.draft.authorship import DraftState
from replydesk.draft.model import Draft
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import ReviewRefused
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.tui.kit.asking import ask_for_file
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.file_picker import AskedFile, FoundFiles
from replydesk.tui.kit.host import Host
from replydesk.tui.reviewing import reading
from replydesk.tui.reviewing.brought import Brought
from replydesk.tui.reviewing.review_pages import review_pages
from replydesk.tui.reviewing.review_screen import ReviewScreen, Taken

ASK_REVIEW = AskedFile("读回审阅稿（Word 里改过的那份）", reading.SUFFIXES)
NEARBY = 12  # most files offered


class Planned(NamedTuple):
    """The plan of a file; None if the clerk wants it imported as an old reply."""

    plan: Brought | None


class Keeper(Protocol):
    """The saving of the open draft; `why` is the reason of the version."""

    def save(self, why: str = "") -> bool: ...
    def keep_states(self, states: Iterable[DraftState], why: str) -> None: ...


class ReviewHost(Host, Protocol):
    """A host with an open draft that a review can be written into."""

    @property
    def desk(self) -> Desk: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def session(self) -> Session: ...
    @property
    def saving(self) -> Keeper: ...
    def edit(self, change: Change, place: str) -> Draft: ...


def reviews_nearby(place: Desk, home: Path) -> FoundFiles:
    """Return Word files with their modification times: in the desk, above it, in downloads."""
    return nearby(place.root, home, reading.SUFFIXES, NEARBY)


async def read_back(screen: ReviewHost) -> None:
    """Ask for a file, show what it brings, and write into the draft what is taken."""
    found = partial(reviews_nearby, screen.desk, screen.workbench.home)
    asked = await ask_for_file(screen, ASK_REVIEW, found, screen.desk.root, partial(_planned, screen))
    if asked is not None:
        await _show(screen, *asked)


async def read_file(screen: ReviewHost, path: Path, more: str = "") -> bool:
    """Show what a file brings to the draft; return True if something was written in.

    `more` is said behind what was done.
    """
    planned = await _planned(screen, path)
    return planned is not None and await _show(screen, path, planned, more)


async def _planned(screen: ReviewHost, path: Path) -> Planned | None:
    """Return what a file brings to the draft, None to ask for another file."""
    if not screen.session.is_saved:  # what was typed here is a version of its own
        screen.saving.save()
    screen.say(f"正在读 {path.name}……")
    try:
        return Planned(await asyncio.to_thread(_plan, screen, path))
    except UserError as refusal:
        screen.say("")
        return Planned(None) if await offers_import(screen, path, refusal) else None
    finally:
        screen.say("")


def _plan(screen: ReviewHost, path: Path) -> Brought:
    by = VerdictBy(reviewer_name(screen.workbench.settings), screen.workbench.clock())
    return reading.read_plan(path, screen.desk, screen.session.path, screen.session.draft, by)


async def offers_import(screen: Host, path: Path, refusal: UserError) -> bool:
    """Say why a file is not read back; return True if it is to be imported as an old reply."""
    is_reply = isinstance(refusal, ReviewRefused) and refusal.can_import
    keys = "回车当作旧答复导入，另建一份稿子   Esc 返回" if is_reply else "Esc 返回"
    text = Text(f"{refusal}\n稿子没有变。")
    agreed = await screen.app.push_screen_wait(Agree(f"没有读回：{path.name}", text, keys))
    return bool(agreed) and is_reply


async def _show(screen: ReviewHost, path: Path, planned: Planned, more: str = "") -> bool:
    """Show what a file brings; return True if something was written into the draft."""
    plan = planned.plan
    if plan is None:
        await screen.workbench.import_reply(path)
        return False
    lay_out = partial(review_pages, stock=screen.stock)
    review = ReviewScreen(path.name, plan, lay_out)
    await screen.app.push_screen_wait(review)
    if review.taken is None:
        return False
    try:
        if screen.session.draft != plan.ours:  # another program changed it meanwhile
            plan = await asyncio.to_thread(_plan, screen, path)
    except UserError as error:
        screen.say(f"没有写：稿子刚才在别处改过，再读时：{error}", is_trouble=True)
        return False
    return _write(screen, plan, review.taken, more)


def _write(screen: ReviewHost, plan: Brought, taken: Taken, more: str) -> bool:
    """Write what is taken into the draft, as one change, and say what was done."""
    before = screen.session.draft
    after = screen.edit(lambda _: plan.result(taken.accepted, taken.choices), "")
    if after == before:
        screen.say("采纳的稿子里都已经有了，没有变")
        return False
    screen.saving.keep_states(plan.states(taken.accepted, taken.choices), READ_BACK)
    is_saved = screen.saving.save(plan.why)
    said = taken_words(plan, taken)
    if is_saved:
        screen.say(f"{said}；{screen.key('draft.undo')} 一次撤回{more}")
    return True


def taken_words(plan: Brought, taken: Taken) -> str:
    """Return how many changes were taken and left, and how many remarks there are now."""
    accepted = sum(each.id in taken.accepted for each in plan.changes)
    left = len(plan.changes) - accepted
    unsettled = sum(each.id not in taken.choices for each in plan.clashes(taken.accepted))
    parts = [f"采纳 {accepted} 处", f"没有采纳 {left} 处" if left else ""]
    parts += [f"收进批注 {len(plan.comments)} 条" if plan.comments else ""]
    parts += [f"{unsettled} 处两边都改了，留了我们的，他的记成批注" if unsettled else ""]
    return "，".join(filter(None, parts))
