"""Remarks on a draft under review: put on printed words, gone through, settled, listed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from rich.text import Text
from textual.widget import Widget

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark, settle_remark
from replydesk.draft.remarks.model import SETTLED, Outcome, Remark
from replydesk.draft.remarks.reading import open_remarks, remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.letter.source_map import LetterSpot, Printed, printed_at
from replydesk.reply.find_replace import describe_place
from replydesk.reply.reply import Reply
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.host import Host
from replydesk.tui.kit.remark_dialog import RemarkDialog, TypedRemark
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.kit.remark_target import Target, is_typed
from replydesk.tui.kit.remark_words import count_words, listed, told, words_dialog, words_of
from replydesk.tui.reading.line_bar import LineBar
from replydesk.tui.reading.line_walk import LineWalk
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.reading_facts import Reading

NONE, NONE_LEFT = "这份稿子没有批注", "批注都处理了"
UNREADABLE = "打不开的稿子不能批注"


class ReadingHost(Host, Protocol):
    """The reading screen, as far as remarks need it."""

    @property
    def reading(self) -> Reading | None: ...
    @property
    def pair(self) -> PagePair: ...
    @property
    def line_bar(self) -> LineBar: ...
    @property
    def strip(self) -> RemarkStrip: ...
    @property
    def who(self) -> str: ...
    def set_focus(self, widget: Widget | None) -> None: ...
    def call_after_refresh(self, callback: Callable[..., object], *args: object) -> bool: ...
    def write_remark(self, make: Callable[[Draft], Draft], seen: Draft | None = None) -> bool: ...


class ReadingRemarks:
    """The remarks of the draft on a reading screen."""

    def __init__(self, screen: ReadingHost) -> None:
        self._screen = screen
        self._gone_to = ""  # the id of the remark in the strip
        self._spot: LetterSpot | None = None  # where one pointed last
        self._kept: dict[tuple[Place, int, int], TypedRemark] = {}  # typed, but not written

    @property
    def _reply(self) -> Reply | None:
        return self._screen.reading.reply if self._screen.reading else None

    # pointing

    def begin(self, at: Printed | None = None) -> None:
        """Begin to point at words: those clicked, where one pointed last, or the first in sight."""
        screen = self._screen
        if (reply := self._reply) is None:
            screen.say(UNREADABLE, is_trouble=True)
            return
        walk = LineWalk(reply)
        if walk.is_empty:
            screen.say("这份稿子还没有可以批注的文字")
            return
        self.close_strip()
        is_there = walk.go_to(at) if at else bool(self._spot and walk.go_to_spot(self._spot))
        in_sight = is_there and screen.pair.is_in_sight(*walk.stop[:2])
        if not is_there or (at is None and not in_sight):
            walk.go_to_page(*screen.pair.first_row)
        screen.say("")
        screen.set_class(True, "-pointing")
        screen.line_bar.show(walk)
        screen.set_focus(screen.line_bar)

    def show_picked(self) -> None:
        """Mark the words pointed at on the page; the bar may have taken rows from it."""
        if (walk := self._screen.line_bar.walk) is not None:
            self._spot = walk.spot
            self._screen.pair.pick(*walk.printed)
            self._screen.call_after_refresh(self._see)

    def _see(self) -> None:
        if (walk := self._screen.line_bar.walk) is not None:
            self._screen.pair.pick(*walk.printed)

    def close_lines(self) -> None:
        """Stop pointing."""
        if self._screen.line_bar.display:
            self._screen.set_class(False, "-pointing")
            self._screen.line_bar.close()
            self._screen.pair.unpick()
            self._screen.set_focus(self._screen.pair)

    def ask(self) -> None:
        """Ask for a remark on the words pointed at."""
        screen, walk, reading = self._screen, self._screen.line_bar.walk, self._screen.reading
        if walk is None or reading is None:
            return
        target = walk.target
        key = target[:3]

        def answered(answer: TypedRemark | None) -> None:
            if answer is not None:
                self._kept.pop(key, None)
                self._write(reading, target, answer)

        put_by = partial(self._kept.__setitem__, key)
        where = describe_place(reading.reply.draft, target.place)
        screen.app.push_screen(RemarkDialog(target, where, self._kept.get(key), put_by), answered)

    def _write(self, reading: Reading, target: Target, answer: TypedRemark) -> None:
        """Write a remark on words of the draft as it was read; its file may have changed since."""
        screen, (text, proposed) = self._screen, answer
        version, by = reading.stored.digest[:8], self._by()
        self.close_lines()
        if screen.write_remark(
            lambda seen: add_remark(seen, *target[:3], text, by, version, proposed), reading.reply.draft
        ):
            screen.say(
                f"批注了{target.sort}，共 {len(self._open)} 条；接着批注按 {screen.key('reading.remark')}"
            )

    def _by(self) -> VerdictBy:
        return VerdictBy(self._screen.who, self._screen.workbench.clock())

    # going through them

    def turn(self, by: int) -> None:
        """Show the next (1) or the previous (-1) open remark."""
        remarks = self._open
        if not remarks:
            has_any = self._reply and remarks_of(self._reply.draft)
            self._screen.say(NONE_LEFT if has_any else NONE)
            return
        ids = [each.id for each in remarks]
        at = ids.index(self._gone_to) + by if self._gone_to in ids else 0 if by > 0 else -1
        self.go_to(remarks[at % len(remarks)])

    def go_to(self, remark: Remark) -> None:
        """Show a remark below the page, and its words on it."""
        screen, reply = self._screen, self._reply
        if reply is None:
            return
        self.close_lines()
        self._gone_to = remark.id
        left = open_remarks(reply.draft)
        number = f" {left.index(remark) + 1}/{len(left)}" if remark in left else ""
        screen.say("")
        where = describe_place(reply.draft, remark.anchor.place)
        screen.strip.show(told(remark, number, where), remark, has_next=len(left) > 1)
        screen.set_focus(screen.strip)
        self._show_words(remark)
        screen.call_after_refresh(self._show_words, remark)

    def _show_words(self, remark: Remark) -> None:
        reply = self._reply
        if reply is not None and (printed := printed_stretch(reply, remark)) is not None:
            self._screen.pair.pick(*printed)
        else:
            self._screen.pair.unpick()

    def close_strip(self) -> None:
        """Show no remark below the page."""
        if self._screen.strip.display:
            self._screen.strip.show(Text())
            self._screen.pair.unpick()
            self._screen.set_focus(self._screen.pair)

    def show_list(self) -> None:
        """List all remarks, and show the one picked."""
        remarks = remarks_of(self._reply.draft) if self._reply else ()
        if not remarks or self._reply is None:
            self._screen.say(NONE)
            return
        draft = self._reply.draft

        def picked(index: int | None) -> None:
            if index is not None:
                self.go_to(remarks[index])

        choices = [Choice(*listed(each, describe_place(draft, each.anchor.place))) for each in remarks]
        self._screen.app.push_screen(
            Pick(f"批注：{count_words(remarks)}", choices, "回车到那里   Esc 返回", what="批注"), picked
        )

    # settling

    def settle(self, remark: Remark, outcome: Outcome) -> None:
        """Settle a remark in a way; 不改 asks for the reason, the words are changed where one writes."""
        if outcome is Outcome.TAKEN:
            self._screen.say(f"采纳要改文字，请按 {self._screen.key('reading.write')} 改稿", is_trouble=True)
        elif outcome in (Outcome.KEPT, Outcome.REPLIED):
            self._screen.app.push_screen(
                words_dialog(remark, outcome),
                lambda words: None if words is None else self._settled(remark, outcome, words),
            )
        else:
            self._settled(remark, outcome)

    def _settled(self, remark: Remark, outcome: Outcome, words: str = "") -> None:
        """Write what became of a remark, and show the next open one."""
        screen, by, before = self._screen, self._by(), self._open
        refusals: list[str] = []

        def settle(draft: Draft) -> Draft:
            done = settle_remark(draft, remark.id, outcome, by, words)
            refusals[:] = [done.refusal] if done.refusal else []
            return done.draft

        if not screen.write_remark(settle):
            return
        if refusals:
            screen.say(refusals[0], is_trouble=True)
            return
        left = self._open
        if outcome in SETTLED and left:
            at = before.index(remark) if remark in before else 0
            self.go_to(left[min(at, len(left) - 1)])
        elif outcome in SETTLED:
            self.close_strip()
        count = f"；还有 {len(left)} 条" if left else f"；{NONE_LEFT}"
        screen.say(f"{outcome}：{words_of(remark.anchor.words)}{count}")

    @property
    def _open(self) -> tuple[Remark, ...]:
        return open_remarks(self._reply.draft) if self._reply else ()

    def renew(self) -> None:
        """Point at the same words, or show the same remark, in a draft that was read again."""
        bar, reply = self._screen.line_bar, self._reply
        if bar.display and reply is not None and not (walk := LineWalk(reply)).is_empty:
            if not (self._spot and walk.go_to_spot(self._spot)):
                walk.go_to_page(*self._screen.pair.first_row)
            bar.show(walk)
        elif bar.display:
            self.close_lines()
        elif self._screen.strip.display:
            remarks = remarks_of(reply.draft) if reply else ()
            remark = next((each for each in remarks if each.id == self._gone_to), None)
            self.close_strip() if remark is None else self.go_to(remark)

    def close(self) -> None:
        """Point at nothing and show no remark: another draft is shown."""
        self.close_lines()
        self.close_strip()
        self._gone_to, self._spot = "", None


def printed_stretch(reply: Reply, remark: Remark) -> tuple[int, int, int] | None:
    """Return the block of a remark's words, their first character and the one behind; None if not printed."""
    place, start, _, words = remark.anchor[:4]
    if remark.is_lost:
        return None
    blocks = reply.letter.blocks
    if not is_typed(reply.draft, place):
        of_key = [index for index, each in enumerate(blocks) if each.place.key == place.key and each.text]
        return (of_key[0], 0, len(blocks[of_key[0]].text)) if of_key else None
    at = printed_at(reply.letter, reply.draft, LetterSpot(place, start))
    return (at.block, at.offset, min(at.offset + len(words), len(blocks[at.block].text))) if at else None
