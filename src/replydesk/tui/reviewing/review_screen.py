"""The screen for a file that came back from review: what to take of it, beside the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import NamedTuple

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Static

from replydesk.tui.command import bindings
from replydesk.tui.commands import ON_REVIEW, footer
from replydesk.tui.kit.background import Background
from replydesk.tui.kit.dialogs import Agree
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen, opens_dialog
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.reviewing.brought import Brought, Choices
from replydesk.tui.reviewing.change_list import ChangeList
from replydesk.tui.reviewing.clash_screen import ClashScreen
from replydesk.tui.reviewing.decisions import ChangeState, Decisions
from replydesk.tui.reviewing.details import progress, row_details, totals
from replydesk.tui.reviewing.marked_page import MarkedPage
from replydesk.tui.reviewing.review_pages import ReviewPages
from replydesk.tui.reviewing.rows import UNTRACKED


class Taken(NamedTuple):
    """The decisions of the clerk: the ids of the changes taken, the choices at conflicts."""

    accepted: frozenset[int]
    choices: Choices


# Lays out the pages of a plan with the changes of these ids marked
LayOut = Callable[[Brought, frozenset[int]], ReviewPages]


class ReviewScreen(WorkScreen):
    """Changes by person, comments and notes; `taken` is what was decided, None if it was left."""

    CSS_PATH = "reviewing.tcss"
    COMMANDS_HERE = ON_REVIEW
    BINDINGS = bindings(ON_REVIEW)

    def __init__(self, name: str, plan: Brought, lay_out: LayOut) -> None:
        """Show the plan of a file with this name."""
        super().__init__()
        self._file = name
        self._plan = plan
        self._lay_out = lay_out
        self._background = Background()
        self._jobs = self._done = 0  # pages asked for, and shown; only the last ones count
        self._is_of_taken = False
        self.decisions = Decisions()
        self.taken: Taken | None = None

    @property
    def is_busy(self) -> bool:
        """Return True while pages are being laid out."""
        return self._done < self._jobs

    @cached_property
    def changes(self) -> ChangeList:
        """Return the list."""
        return ChangeList(self._plan, lambda: self.decisions)

    def compose(self) -> ComposeResult:
        yield Static(Text(self._title, no_wrap=True, overflow="ellipsis"), classes="top")
        with Horizontal(id="main"):
            with Vertical(id="review"):
                yield self.changes
                with VerticalScroll(id="change-words", can_focus=False):
                    yield Static(id="change-text")
            yield MarkedPage(self._decision_on)
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_REVIEW), id="keys")

    def _decision_on(self, change: int) -> ChangeState:
        return self.decisions.of(change)

    @property
    def _title(self) -> str:
        return f"读回审阅稿　{totals(self._plan)}　{self._file}"

    @property
    def _ids(self) -> list[int]:
        return [each.id for each in self._plan.changes]

    @property
    def page(self) -> MarkedPage:
        """Return the view of the pages."""
        return self.query_one(MarkedPage)

    def on_mount(self) -> None:
        self.changes.focus()
        self._show()
        self._ask_for_pages()

    def on_unmount(self) -> None:
        self._background.end()

    def _ask_for_pages(self) -> None:
        """Lay out the pages in a thread: each person's changes are merged for them."""
        self._jobs += 1
        job, plan = self._jobs, self._plan
        wanted = self.decisions.taken if self._is_of_taken else frozenset(self._ids)

        def done(pages: object, error: BaseException | None) -> None:
            self.call_later(self._have_pages, job, pages, error)

        self._background.later(lambda: self._lay_out(plan, wanted), done)

    def _have_pages(self, job: int, pages: object, error: BaseException | None) -> None:
        self._done = max(job, self._done)
        if error is not None:
            raise error
        if job == self._jobs and isinstance(pages, ReviewPages):
            self.changes.clashing = pages.clashing
            self.changes.refresh()
            self.page.show_review(pages)
            self._show()

    def _turn_page(self) -> None:
        """Have the change or the words of the comment under the cursor in sight."""
        row = self.changes.current
        if row.comment:
            self.page.point_at(self._plan.words_of(row.comment), self._plan.place_of_comment(row.comment))
        elif row.change:
            self.page.point(row.change.id, self._plan.place_of_change(row.change))

    @on(ChangeList.Pointed)
    def _show(self) -> None:
        """Show the row under the cursor in full, and how far one is."""
        text = row_details(self.changes.current, self._plan, self.decisions, self.changes.clashing)
        change = self.changes.current.change
        if change and not self.decisions.is_decided(change.id):
            text.append(
                f"\n{self.key('decisions.decide')} 采纳，{self.key('decisions.refuse')} 不采纳", "dim"
            )
        self.query_one("#change-text", Static).update(Wrapped(text, hang=2))
        self.query_one("#change-words").scroll_to(y=0, animate=False)
        seen = "版面上只有采纳的" if self._is_of_taken else ""
        comments = f"批注 {len(self._plan.comments)} 条" if self._plan.comments else ""
        self.query_one(StatusLine).facts(seen, comments, progress(self.decisions, self._plan.changes))
        self._turn_page()

    @on(PageView.Pointed)
    def _pointed(self, event: PageView.Pointed) -> None:
        """Go to the change that was clicked on the page."""
        if (change := self.page.change_at(event.at)) is not None:
            self.changes.go_to_change(change)

    def _decide(self, decisions: Decisions, message: str = "") -> None:
        self.decisions = decisions
        self.changes.refresh()
        self._show()
        self.say(message)
        if self._is_of_taken:
            self._ask_for_pages()

    @on(ChangeList.Toggled)
    def _toggled(self) -> None:
        if change := self.changes.current.change:
            self._decide(self.decisions.toggle([change.id]))
            self.changes.action_move(1)
        elif self.changes.current.comment:
            self.say("批注都收进稿子；处理的时候再定改不改")

    @on(ChangeList.Refused)
    def _refused(self) -> None:
        if change := self.changes.current.change:
            self._decide(self.decisions.leave([change.id]))
            self.changes.action_move(1)

    def action_take_person(self) -> None:
        """Take all changes of the person under the cursor; leave them if all are taken."""
        who = self.changes.person
        if who is None:
            self.say("光标不在改动上")
            return
        self._toggle_all([each.id for each in self._plan.changes if each.who == who], who or UNTRACKED)

    def action_take_all(self) -> None:
        """Take all changes; leave them if all are taken."""
        self._toggle_all(self._ids, "全部")

    def _toggle_all(self, ids: list[int], name: str) -> None:
        decisions = self.decisions.toggle(ids)
        what = "采纳" if decisions.taken.issuperset(ids) else "不采纳"
        self._decide(decisions, f"{name}：{what} {len(ids)} 处" if ids else "没有改动")

    def action_next_open(self) -> None:
        """Go to the next change that is open, from the top behind the last."""
        ids = self._ids
        row = self.changes.current.change
        at = ids.index(row.id) + 1 if row else 0
        is_open = [each for each in (*ids[at:], *ids[:at]) if not self.decisions.is_decided(each)]
        if is_open:
            self.changes.go_to_change(is_open[0])
        else:
            self.say("都定了；回车写进稿子")

    def action_view(self) -> None:
        """Show all changes on the page, or only those taken."""
        self._is_of_taken = not self._is_of_taken
        self._show()
        self._ask_for_pages()

    def action_page(self) -> None:
        """Switch between the list and the page, or go to the page beside the list."""
        is_to_list = self.page.has_focus
        self.set_class(not is_to_list, "-reading")
        (self.changes if is_to_list else self.page).focus()

    @opens_dialog
    async def action_take(self) -> None:
        """Close with what is taken, once open changes and conflicts are settled."""
        accepted = self.decisions.taken
        if not accepted and not self._plan.comments:
            self.say("没有采纳的，也没有批注：没有要写的；空格采纳")
            return
        if not await self._is_agreed():
            return
        clashes = self._plan.clashes(accepted)
        choices: Choices | None = {}
        if clashes:
            settling = ClashScreen(self._file, clashes, self._plan.result(accepted, {}))
            await self.app.push_screen_wait(settling)
            choices = settling.choices
        if choices is not None:
            self.taken = Taken(accepted, choices)
            self.dismiss(None)

    async def _is_agreed(self) -> bool:
        """Ask about changes that are open; return True if there are none, or they may be left."""
        count = sum(not self.decisions.is_decided(each) for each in self._ids)
        if not count:
            return True
        said = f"还有 {count} 处没有定。\n照不采纳办：这几处稿子不变。"
        keys = "回车写进稿子   Esc 回去再定"
        agreed = await self.app.push_screen_wait(Agree("写进稿子", Text(said), keys))
        return bool(agreed)

    @opens_dialog
    async def action_back(self) -> None:
        """Go back to the list, else leave the draft as it was; ask if something is decided."""
        if self.page.has_focus:
            self.action_page()
            return
        if not self.decisions.is_empty:
            said = f"{progress(self.decisions, self._plan.changes)}\n这些还没有写进稿子。"
            keys = "回车不写，回去   Esc 接着定"
            agreed = await self.app.push_screen_wait(Agree("不写进稿子", Text(said), keys))
            if not agreed:
                return
        self.dismiss(None)
