"""The points of a draft beside its page, to be read: each with its state and the passages that answer it."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Protocol

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from replydesk.draft.model import Draft
from replydesk.draft.original import Original
from replydesk.draft.place import Place
from replydesk.draft.points.coverage import answered_by
from replydesk.draft.points.reading import points_of
from replydesk.letter.source_map import LetterSpot, printed_at, spot_of
from replydesk.reply.judged import Judged
from replydesk.tui.command import Command, bindings
from replydesk.tui.commands import ON_POINTS_READ, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.point_marks import printed_points
from replydesk.tui.kit.printed_marks import printed_marks
from replydesk.tui.kit.status import StatusLine, Words
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.points.details import row_text
from replydesk.tui.points.point_list import PointList
from replydesk.tui.points.points_text import counted_points
from replydesk.tui.points.rows import Proposals, is_passage

NOWHERE = Place("")
NO_POINTS = "这份稿子还没有逐条。"


class PointsHost(Protocol):
    """The draft whose points are shown: as judged, its original, its name."""

    @property
    def judged(self) -> Judged: ...
    @property
    def original(self) -> Original | None: ...
    @property
    def title(self) -> str: ...


class PointsView(WorkScreen):
    """The points and the page; `picked` is the passage to go to when it closes, None for none."""

    CSS_PATH = "points.tcss"
    COMMANDS_HERE = ON_POINTS_READ
    BINDINGS = bindings(ON_POINTS_READ)
    LIST: ClassVar[type[PointList]] = PointList
    ACTS: ClassVar[tuple[Command, ...]] = ()  # offered below the list

    def __init__(self, host: PointsHost, point: int = 0, at: Place | None = None) -> None:
        """Show the points, the one with the id `point` first, in it the passage `at`."""
        super().__init__()
        self._host = host
        self._begin_at = (point, at)
        self.picked: Place | None = None

    def compose(self) -> ComposeResult:
        yield Words(classes="top")
        with Horizontal(id="main"):
            with Vertical(id="points-pane"):
                yield self.points
                if self.ACTS:
                    yield KeyLine(self.ACTS, id="point-keys")
                with VerticalScroll(id="point-words", can_focus=False):
                    yield Static(id="point-text")
            yield PageView()
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(self.COMMANDS_HERE), id="keys")

    @cached_property
    def points(self) -> PointList:
        """Return the list."""
        return self.LIST()

    @property
    def page(self) -> PageView:
        """Return the view of the pages."""
        return self.query_one(PageView)

    @property
    def draft(self) -> Draft:
        """Return the draft as judged last."""
        return self._host.judged.reply.draft

    @property
    def proposals(self) -> Proposals:
        """Return the likely passages to list."""
        return {}

    def on_mount(self) -> None:
        self.points.focus()
        self.look_again()
        point, at = self._begin_at
        if point:
            self.points.go_to_point(point, at)

    def look_again(self) -> None:
        """Show the draft as it is now."""
        judged = self._host.judged
        reply = judged.reply
        self.page.show(reply.pages, printed_marks(judged), printed_points(reply))
        counted = counted_points(reply.draft)
        self.query_one(".top", Words).show(Text(f"逐条　{counted}　　{self._host.title}"))
        self.points.show(reply.draft, self.proposals)
        self._show_row()

    @on(PointList.Walked)
    def _forget_said(self) -> None:
        """Say no more of what was done at another row."""
        self.say("")

    @on(PointList.Pointed)
    def _show_row(self) -> None:
        """Show the row under the cursor in full, and its passage on the page."""
        row = self.points.current
        text = row_text(row, self.draft, self._host.original) if row else Text(self.empty_words)
        self.query_one("#point-text", Static).update(Wrapped(text, hang=2))
        self.query_one("#point-words").scroll_to(y=0, animate=False)
        place, reply = self.place_here or NOWHERE, self._host.judged.reply
        self.page.reveal(place, printed_at(reply.letter, reply.draft, LetterSpot(place)))
        self._show_place()

    @property
    def empty_words(self) -> str:
        return NO_POINTS

    @property
    def place_here(self) -> Place | None:
        """Return the passage of the row under the cursor, of a point its first, also if only likely."""
        row = self.points.current
        if row is None or row.place is not None:
            return row.place if row else None
        ties = [each.place for each in row.point.ties]
        return next(iter((*ties, *self.proposals.get(row.point.id, ()))), None)

    @on(PageView.Turned)
    def _show_place(self) -> None:
        page = f"第 {self.page.page_in_sight} 页，共 {len(self._host.judged.reply.pages.pages)} 页"
        self.query_one(StatusLine).facts(*self._facts, page)

    @property
    def _facts(self) -> tuple[str, ...]:
        return ()

    @on(PageView.Pointed)
    def _page_clicked(self, event: PageView.Pointed) -> None:
        """Go to the point that the clicked paragraph answers."""
        reply = self._host.judged.reply
        place = spot_of(reply.letter, reply.draft, event.at).place
        if is_passage(place):
            self.point_to(place)

    def point_to(self, place: Place) -> None:
        """Put the cursor on the point that a passage answers; say so if it answers none."""
        numbers = answered_by(self.draft).get(place, ())
        found = [each for each in points_of(self.draft) if each.number in numbers]
        if found:
            self.points.go_to_point(found[0].id, place)
        self.say("" if found else "这一段没有答哪一条")

    @on(PointList.Gone)
    def _go(self) -> None:
        """Close, and go to the passage under the cursor."""
        if (place := self.place_here) is None:
            self.say(self._no_passage if self.points.current else self.empty_words)
        else:
            self.leave_for(place)

    @property
    def _no_passage(self) -> str:
        return "这一条没有段落"

    def leave_for(self, place: Place) -> None:
        """Close, and go to a passage."""
        self.picked = place
        self.dismiss(None)

    @property
    def point(self) -> int:
        """Return the id of the point under the cursor, 0 if there is none."""
        return self.points.current.point.id if self.points.current else 0

    def action_page(self) -> None:
        """Switch between the list and the page, or go to the page beside the list."""
        is_to_list = self.page.has_focus
        self.set_class(not is_to_list, "-reading")
        (self.points if is_to_list else self.page).focus()

    def action_back(self) -> None:
        """Go back to the list, else to where one was."""
        if self.page.has_focus:
            self.action_page()
        else:
            self.dismiss(None)
