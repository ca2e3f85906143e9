"""Protocols of the draft's screen for its helpers and commands."""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

from textual.widget import Widget

from replydesk.desk.desk_folder import Desk
from replydesk.desk.session import Change, Session
from replydesk.draft.model import Draft
from replydesk.reply.find_replace import Match
from replydesk.reply.findings import Finding
from replydesk.reply.judged import Judged
from replydesk.reply.stock import Stock
from replydesk.text.note import Note
from replydesk.tui.kit.host import Host, TimedHost
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.writing.editors.base import StepEditor
from replydesk.tui.writing.original_steps import PutSteps
from replydesk.tui.writing.saving import Saving


class EditorHost(Protocol):
    """A screen that shows the editor of one step at a time; steps are indexes of `STEPS`."""

    @property
    def editor(self) -> StepEditor: ...
    @property
    def current(self) -> int: ...
    @property
    def focused(self) -> Widget | None: ...
    def set_focus(self, widget: Widget | None) -> None: ...
    async def go_to(self, index: int, *, enter: bool = True) -> None: ...


class JudgingHost(TimedHost, Protocol):
    """A host whose draft is judged after each change; not displayed while it is being removed."""

    @property
    def display(self) -> bool: ...
    @property
    def desk(self) -> Desk: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def session(self) -> Session: ...


class PagedHost(EditorHost, TimedHost, Protocol):
    """A host with the printed page beside the editor."""

    @property
    def page(self) -> PageView: ...
    @property
    def judged(self) -> Judged: ...
    @property
    def is_to_repaint(self) -> bool: ...


class SearchedHost(EditorHost, Protocol):
    """A host whose draft can be searched."""

    @property
    def stock(self) -> Stock: ...
    @property
    def session(self) -> Session: ...
    def edit(self, change: Change, place: str) -> Draft: ...
    def show_editor(self) -> None: ...
    async def add_below_editor(self, widget: Widget) -> None: ...


class OriginalGuide(Protocol):
    """The original of the open draft."""

    @property
    def steps(self) -> PutSteps: ...


class UndoingHost(EditorHost, Host, Protocol):
    """A host whose last change can be undone."""

    @property
    def session(self) -> Session: ...
    @property
    def originals(self) -> OriginalGuide: ...
    def show_other_state(self) -> None: ...


class DraftHost(UndoingHost, Protocol):
    """A host with the open draft, its file and the stock of its desk."""

    @property
    def desk(self) -> Desk: ...
    @property
    def stock(self) -> Stock: ...
    @property
    def saving(self) -> Saving: ...
    @property
    def judged(self) -> Judged: ...
    @property
    def notes(self) -> Sequence[Note]: ...
    def edit(self, change: Change, place: str) -> Draft: ...
    def judge(self, draft: Draft | None = None) -> Judged: ...
    def use_stock(self, stock: Stock) -> None: ...
    async def go_to_field(self, key: str) -> None: ...


class WalkedHost(EditorHost, Host, Protocol):
    """A host that can select words of its draft."""

    @property
    def judged(self) -> Judged: ...
    @property
    def session(self) -> Session: ...
    async def select(self, match: Match) -> None: ...


class TakingHost(DraftHost, Protocol):
    """A host that can select words, and whose changes are undone one by one."""

    def end_merging(self) -> None: ...
    async def select(self, match: Match) -> None: ...


class PastHost(TakingHost, TimedHost, Protocol):
    """A host for which past replies are looked at."""

    @property
    def message(self) -> str: ...


class RemarkedHost(DraftHost, Protocol):
    """A host whose draft has remarks."""

    @property
    def strip(self) -> RemarkStrip: ...
    def set_class(self, add: bool, *class_names: str) -> object: ...
    async def select(self, match: Match) -> None: ...
    async def select_words(self, match: Match) -> None: ...
    def back_to_writing(self) -> None: ...


class HitGuide(Protocol):
    """The way from one place of wrong words to the next."""

    @property
    def finding(self) -> Finding | None: ...
    async def go_to(self, finding: Finding) -> None: ...
    async def go_on(self) -> bool: ...


class RemarkGuide(Protocol):
    """The way to the remarks."""

    async def go_to_first(self) -> None: ...


class PointGuide(Protocol):
    """The way to the points."""

    def open_for(self, rule: str) -> None: ...


class CheckedHost(DraftHost, Protocol):
    """A host whose findings are listed and gone to."""

    @property
    def walk(self) -> HitGuide: ...
    @property
    def remarks(self) -> RemarkGuide: ...
    @property
    def points(self) -> PointGuide: ...


class PastingHost(DraftHost, Protocol):
    """A host that takes no keys while a pasted text is read."""

    is_ready: bool

    def run_worker(self, work: Coroutine[Any, Any, None]) -> object: ...
