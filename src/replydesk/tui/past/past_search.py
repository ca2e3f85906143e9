"""Searching past replies: the field, what is asked as one types, the title, how far the memory is built."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.events import Key as KeyPress
from textual.timer import Timer
from textual.widgets import Input, Static

from replydesk.tui.kit.past_source import PastSource
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.past.past_acts import PastActs, PastFound
from replydesk.tui.past.past_entries import past_entries
from replydesk.tui.past.past_field import PastField
from replydesk.tui.past.past_list import PastList

if TYPE_CHECKING:
    from replydesk.past.past import Past


SEARCH_AFTER = 0.2  # seconds after a key in the field until it is searched

LOOKING = "正在找……"
NOTHING_LIKE = "没有找到像的旧复"


class PastSearch(WorkScreen):
    """A screen with a list of past replies that are like the suggestion, or like the words in its field."""

    def __init__(self, source: PastSource, acts: PastActs, words: str = "") -> None:
        """Look for what is like some words, else for what is like the suggestion."""
        super().__init__()
        self._source = source
        self._acts = acts
        self._words = " ".join(words.split())
        self._found = PastFound()
        self._asked = self._answered = 0  # questions; only the last counts
        self._reads = self._read = 0  # replies asked for, and shown; only the last counts
        self._typed: Timer | None = None
        self._state = ""
        self._done = -1  # how many files were read when it was last searched

    @property
    def is_busy(self) -> bool:
        """Return True while something is searched or read."""
        return self._typed is not None or self._answered < self._asked or self._read < self._reads

    @cached_property
    def replies(self) -> PastList:
        """Return the list."""
        return PastList()

    @cached_property
    def field(self) -> PastField:
        """Return the field for words to be found."""
        return PastField(self._words)

    def _search(self) -> None:
        """Ask for what is like the words in the field, else like the suggestion."""
        self._typed = None
        self._asked += 1
        job, words, acts = self._asked, self.field.value.strip(), self._acts

        def question(past: Past) -> tuple[int, PastFound]:
            done = past.state.done  # known once the memory is open
            return done, acts.find(past, words) if job == self._asked else PastFound()

        def answered(found: tuple[int, PastFound] | None, error: BaseException | None) -> None:
            self.call_later(self._have_found, job, found, error)

        self._source.ask(question, answered)
        self._show_title()

    def _have_found(self, job: int, found: tuple[int, PastFound] | None, error: BaseException | None) -> None:
        self._answered = max(job, self._answered)
        if error is not None:
            raise error
        if job == self._asked and found is not None:
            self._done, self._found = found
            self.replies.show(past_entries(self._found.hits, self._found.same))
            self._show_title()

    def _show_title(self) -> None:
        words = self.field.value.strip()
        what = (
            f"说到“{words}”的"
            if words
            else f"像“{self._acts.subject}”的"
            if self._acts.subject
            else "像这件的"
        )
        count = len(past_entries(self._found.hits, self._found.same))
        said = LOOKING if self._answered < self._asked else f"{count} 份" if count else NOTHING_LIKE
        title = Text(f"旧复　{what}　{said}", no_wrap=True, overflow="ellipsis")
        self.query_one("#past-title", Static).update(title)

    def _look_at_state(self) -> None:
        """Say how far the memory is built; search again when more is read, not while one reads a reply."""
        state = self._source.state
        failed = f"{len(state.failed)} 个文件没读成（{self.key('past.unread')} 看）" if state.failed else ""
        words = "　".join(filter(None, (state.words, failed)))
        if words != self._state:
            self._state = words
            self.query_one("#past-state", Static).update(Text(words))
        has_more = state.done != self._done and not state.is_building
        if has_more and not self.is_busy and self._reads <= 1 and not self.has_class("-reading"):
            self._search()

    @on(Input.Changed)
    def _words_typed(self) -> None:
        if self._typed is not None:
            self._typed.stop()
        self._typed = self.set_timer(SEARCH_AFTER, self._search)

    @on(Input.Submitted)
    @on(PastField.Left)
    def _words_done(self) -> None:
        """Search at once, and go to the list."""
        if self._typed is not None:
            self._typed.stop()
            self._search()
        self.replies.focus()

    def on_key(self, event: KeyPress) -> None:
        """Type into the field while the list has the focus."""
        if self.replies.has_focus:
            self.field.take_key(event)
