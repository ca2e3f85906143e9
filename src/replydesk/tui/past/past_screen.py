"""The screen of past replies: those like the suggestion or like words, one of them beside, taking over."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.events import Paste
from textual.widgets import Label, Static

from replydesk.draft.model import Draft
from replydesk.past.model import PastReply
from replydesk.text.errors import UserError
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_PAST_TEXT, ON_PAST, footer
from replydesk.tui.kit.dialogs import Choice, Pick, Read
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.past_source import PastSource
from replydesk.tui.kit.status import StatusLine, Words
from replydesk.tui.kit.work_screen import TOO_SMALL
from replydesk.tui.kit.wrapping import Wrapped, cut
from replydesk.tui.past.past_acts import PastActs
from replydesk.tui.past.past_entries import PastEntry, entry_details
from replydesk.tui.past.past_lines import past_lines, row_at
from replydesk.tui.past.past_list import PastList
from replydesk.tui.past.past_search import NOTHING_LIKE, PastSearch
from replydesk.tui.past.past_text import ReplyText
from replydesk.tui.past.past_walk import PastReach

if TYPE_CHECKING:
    from replydesk.past.past import Past

WAIT_AT_MOST = 3.0  # seconds that keys wait for the first list, or for a reply which is to be opened
LOOK_AT_STATE = 0.5  # seconds between looks at how far the memory is built

TRY_WORDS = "键入几个字，就找说到这些字的"
OTHER_WORDS = "换几个字，或者少写几个，再找"
NO_TEXT = "这份旧复没有可以看的正文"
NOTHING_YET = "还没有旧复：这个桌面的稿子、设置里“旧复文件夹”里的旧答复，都算"

_TAKING = tuple(
    each
    for name in ("take", "widen", "extend(1)", "move_paragraph(1)", "move_sentence(1)")
    for each in IN_PAST_TEXT
    if each.action == name
)


class PastScreen(PastSearch):
    """Past replies beside the text of one; what is taken over goes into the draft of the screen below."""

    CSS_PATH = "past.tcss"
    COMMANDS_HERE = ON_PAST
    BINDINGS = bindings(ON_PAST)

    def __init__(self, source: PastSource, acts: PastActs, words: str = "") -> None:
        """Look for what is like some words, else for what is like the suggestion."""
        super().__init__(source, acts, words)
        self._shown: PastReply | None = None
        self._is_to_open = False  # Enter was pressed before there was something to read
        self._waits = 0  # times that keys waited; only the last counts

    @cached_property
    def text(self) -> ReplyText:
        """Return the text of the reply under the cursor."""
        return ReplyText()

    def compose(self) -> ComposeResult:
        yield Static(id="past-title", classes="top")
        with Horizontal(id="past-find"):
            yield Label("找 ")
            yield self.field
            yield Static(id="past-state")
        with Horizontal(id="main"):
            with Vertical(id="past-found"):
                yield self.replies
                with VerticalScroll(id="past-words", can_focus=False):
                    yield Static(id="past-details")
            yield self.text
        with Vertical(id="past-bar"):
            yield Words(id="past-taken")
            yield KeyLine(_TAKING, id="past-keys")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_PAST), id="keys")

    def on_mount(self) -> None:
        self.replies.focus()
        self._source.keep_up()
        self._wait()
        self._search()
        self._look_at_state()
        self.set_interval(LOOK_AT_STATE, self._look_at_state)

    def on_paste(self, event: Paste) -> None:
        """Put pasted words into the field; over the text there is none."""
        if self.replies.has_focus:
            self.field.focus()
            self.field.insert_text_at_cursor(" ".join(event.text.split()))
        else:
            self._missed()

    # one reply

    @on(PastList.Pointed)
    def _pointed(self) -> None:
        self.say("")
        entry = self.replies.current
        details = entry_details(entry) if entry else Text(self._what_to_try)
        self.query_one("#past-details", Static).update(Wrapped(details, hang=2))
        self.query_one("#past-words").scroll_to(y=0, animate=False)
        if entry is None:
            self._shown = None
            is_empty = not self._source.state.is_building and not self._source.state.done
            self.text.show((), message=NOTHING_YET if is_empty else self._source.state.words or NOTHING_LIKE)
            self._arrived()
        else:
            self._read_reply(entry)

    @property
    def _what_to_try(self) -> str:
        """Return what is said below an empty list, "" while something is still to come."""
        if self._answered < self._asked or not self._source.state.done:
            return ""
        return OTHER_WORDS if self.field.value.strip() else TRY_WORDS

    def _read_reply(self, entry: PastEntry) -> None:
        self._reads += 1
        job = self._reads

        def question(past: Past) -> Draft | None:
            return past.text_of(entry.reply) if job == self._reads else None

        def answered(draft: Draft | None, error: BaseException | None) -> None:
            self.call_later(self._have_reply, job, entry, draft, error)

        self._source.ask(question, answered)

    def _have_reply(
        self, job: int, entry: PastEntry, draft: Draft | None, error: BaseException | None
    ) -> None:
        self._read = max(job, self._read)
        if job != self._reads:
            return
        if error is not None and not isinstance(error, UserError):
            raise error
        self._shown = None if draft is None else entry.reply
        lines = past_lines(draft) if draft else ()
        self.text.show(lines, entry.shared, row_at(lines, entry.at), str(error or NO_TEXT))
        self._arrived()

    @on(PastList.Opened)
    def action_read(self) -> None:
        """Go to the text of the reply; keys wait for it."""
        if self.is_busy:
            self._is_to_open = True
            self._wait()
        elif self._shown is not None:
            self.add_class("-reading")
            self.text.focus()

    def _wait(self) -> None:
        """Let keys wait until there is something to read."""
        self.is_ready = False
        self._waits += 1
        self.set_timer(WAIT_AT_MOST, partial(self._waited_enough, self._waits))

    def _waited_enough(self, wait: int) -> None:
        if wait == self._waits:
            self._is_to_open, self.is_ready = False, True

    def _arrived(self) -> None:
        """Let waiting keys go on, and open what is to be opened, now that it is there."""
        if not self.is_ready and not self.is_busy:
            is_to_open = self._is_to_open
            self._waited_enough(self._waits)
            if is_to_open:
                self.action_read()

    # taking over

    @on(ReplyText.Moved)
    def _walked(self) -> None:
        self.say("")
        self._show_target()

    def _show_target(self) -> None:
        """Say what would be taken, and where it would go."""
        bar, text = self.query_one("#past-bar"), self.text
        bar.display = text.has_focus and not text.walk.is_empty
        if bar.display:
            words = "".join(each.text for each in text.walk.taken())
            head = Text(f"取{text.walk.words} → {self._acts.place.words}：", "bold").append(words, "not bold")
            self.query_one("#past-taken", Words).show(cut(head, max(self.size.width - 2, 20)))

    @on(ReplyText.Wanted)
    def _wanted(self) -> None:
        """Take over what is pointed at; the next goes behind it."""
        if self._shown is not None:
            walk = self.text.walk
            is_sentence = walk.target.reach is PastReach.SENTENCE
            message, is_done = self._acts.take(walk.taken(), self._shown, is_sentence=is_sentence)
            self.say(message, is_trouble=not is_done)
            self._show_target()

    @on(ReplyText.Missed)
    def _missed(self) -> None:
        self.say(f"没有写上：这里是旧复；{self.key('past.back')} 回去再写", is_trouble=True)

    def action_aim(self) -> None:
        """Choose where taken words go."""
        places = self._acts.places()

        def picked(index: int | None) -> None:
            if index is not None:
                self._acts.aim(places[index].place)
                self.say(f"取过来的，放到 {self._acts.place.words}")
                self._show_target()

        choices = [Choice(each.words) for each in places]
        self.app.push_screen(Pick("写到哪里", choices, "回车选定   Esc 返回", what="写到哪里"), picked)

    def action_find(self) -> None:
        """Go to the field for words."""
        self.remove_class("-reading")
        self.field.focus()

    def action_unread(self) -> None:
        """Show what could not be read."""
        failed = self._source.state.failed
        if failed:
            lines = "\n".join(f"{name}：{why}" for name, why in failed)
            self.app.push_screen(Read(f"没读成的 {len(failed)} 个文件", Text(lines), 2))
        else:
            self.say("没有读不成的文件")

    def action_undo(self) -> None:
        """Undo what was taken over last."""
        self.say(self._acts.undo())
        self._show_target()

    def action_page(self) -> None:
        """Switch between the list and the text."""
        if self.text.has_focus:
            self._to_list()
        else:
            self.action_read()

    def _to_list(self) -> None:
        self.remove_class("-reading")
        self.replies.focus()

    def action_back(self) -> None:
        """Go back to the list, else to the draft."""
        if self.text.has_focus:
            self._to_list()
        elif self.field.has_focus and self.field.value:
            self.field.value = ""
            self.replies.focus()
        else:
            self.dismiss(None)
