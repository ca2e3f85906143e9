"""Remarks on the open draft: put on words, gone through one by one, settled, listed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from replydesk.desk import files
from replydesk.desk.settings import reviewer_name
from replydesk.draft.anchors.anchoring import anchor_of
from replydesk.draft.file import format_draft
from replydesk.draft.model import PASSAGES, Draft, Key
from replydesk.draft.place import Place, attachment_number, text_at
from replydesk.draft.remarks.actions import RemarkResult, add_remark, settle_remark, take_proposal
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.find_replace import Match, describe_place
from replydesk.reply.reply import Reply
from replydesk.reply.steps import STEPS, automatic_text, step_of
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.remark_dialog import RemarkDialog, TypedRemark
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.kit.remark_target import Target, is_typed, sentence_target, stretch_target, whole_target
from replydesk.tui.kit.remark_words import FEW_WORDS, count_words, listed, said, told, words_dialog, words_of
from replydesk.tui.writing.editors.selected import Selected
from replydesk.tui.writing.host import RemarkedHost

MOST_SELECTED = 30  # characters selected of the words of a remark
MOST_LISTED = 3  # remarks of the step listed while the cursor is at none
NOT_HERE = "这里不能写批注，请先把光标放到要批注的文字里"
NO_WORDS = "这里还没有字，没有批注的；请先把光标放到要批注的文字里"
NONE_LEFT = "批注都处理了"
NONE = "这份稿子没有批注"


class Remarks:
    """The remarks of the draft on a screen; the strip beside the editor shows the one gone to."""

    def __init__(self, screen: RemarkedHost) -> None:
        self._screen = screen
        self._gone_to = ""  # the id of the remark in the strip while it has the focus
        self._kept: dict[tuple[Place, int, int], TypedRemark] = {}  # typed, but not written

    @property
    def _draft(self) -> Draft:
        return self._screen.session.draft

    @property
    def _strip(self) -> RemarkStrip:
        return self._screen.strip

    @property
    def _is_in_strip(self) -> bool:
        return self._screen.focused is self._strip  # its `has_focus` is set some messages later

    @property
    def _all(self) -> list[Remark]:
        """Return all remarks in the order of the steps, those whose words are gone at the end."""
        return sorted(remarks_of(self._draft), key=_rank)

    @property
    def _open(self) -> list[Remark]:
        return [each for each in self._all if each.is_open]

    # putting one

    def put(self) -> None:
        """Ask for a remark on what is selected, else on the sentence or the field of the cursor."""
        screen = self._screen
        if (target := self._target()) is None:
            screen.say(NOT_HERE, is_trouble=True)
            return
        draft, key = self._draft, target[:3]
        if anchor_of(draft, *key) is None:
            screen.say(NO_WORDS, is_trouble=True)
            return

        def answered(answer: TypedRemark | None) -> None:
            if answer is not None:
                self._kept.pop(key, None)
                self._write(draft, target, answer)

        where = describe_place(self._draft, target.place)
        put_by = partial(self._kept.__setitem__, key)
        screen.app.push_screen(RemarkDialog(target, where, self._kept.get(key), put_by), answered)

    def _target(self) -> Target | None:
        screen, draft = self._screen, self._draft
        is_in_editor = screen.focused is not None and screen.editor in screen.focused.ancestors
        if not is_in_editor or (found := screen.editor.selected(draft)) is None:
            return None
        place, span = found
        if text_at(draft, place) is None and place.section >= 0:  # an empty section: its heading
            place, span = place._replace(paragraph=-1), None
        if span is None or not is_typed(draft, place):
            return whole_target(draft, place, _printed(self._screen.judged.reply, place))
        if span[0] < span[1]:
            return stretch_target(draft, place, *span)
        return sentence_target(draft, place, span[0]) or whole_target(draft, place)

    def _write(self, draft: Draft, target: Target, answer: TypedRemark) -> None:
        """Write a remark on words of a draft, which may have changed since."""
        version = files.digest(format_draft(draft).encode())[:8]
        put = add_remark(draft, *target[:3], answer.text, self._by(), version, answer.proposed)
        self._screen.edit(lambda now: merge_remarks(now, put), "")
        self._screen.say(f"批注了{target.sort}（{self._screen.key('draft.undo')} 撤销）")

    def _by(self) -> VerdictBy:
        workbench = self._screen.workbench
        return VerdictBy(reviewer_name(workbench.settings), workbench.clock())

    # going to one

    async def turn(self, by: int) -> None:
        """Go to the next (1) or the previous (-1) open remark; from the text, first to that of the cursor."""
        remarks = self._open
        if not remarks:
            self._screen.say(NONE_LEFT if self._all else NONE)
            return
        await self.go_to(remarks[self._index(remarks, by) % len(remarks)])

    def _index(self, remarks: list[Remark], by: int) -> int:
        ids = [each.id for each in remarks]
        if self._is_in_strip and self._gone_to in ids:
            return ids.index(self._gone_to) + by
        if (here := self._here()) is not None:
            return ids.index(here.id)
        at = self._cursor()
        behind = [index for index, each in enumerate(remarks) if _rank(each) >= at]
        first = behind[0] if behind else len(remarks)
        return first if by > 0 else first - 1

    async def go_to_first(self) -> None:
        """Go to the first open remark."""
        if remarks := self._open:
            await self.go_to(remarks[0])

    async def go_to(self, remark: Remark) -> None:
        """Select the words of a remark in their editor, and show it in the strip."""
        screen, anchor = self._screen, remark.anchor
        screen.say("")
        self._gone_to = remark.id
        if remark.is_lost:
            await screen.go_to_field(anchor.place.key)
        else:
            await screen.select_words(self._match(remark))
        self._strip.display = True
        screen.set_focus(self._strip)
        self.update()

    def entered(self) -> None:
        """Stay at the remark shown: the strip has the focus."""
        if (shown := self._strip.remark) is not None:
            self._gone_to = shown.id
        self.update()

    def show_list(self) -> None:
        """List all remarks, and go to the one picked."""
        remarks = self._all
        if not remarks:
            self._screen.say(NONE)
            return

        async def picked(index: int | None) -> None:
            if index is not None:
                await self.go_to(remarks[index])

        choices = [Choice(*listed(each, describe_place(self._draft, each.anchor.place))) for each in remarks]
        self._screen.app.push_screen(
            Pick(f"批注：{count_words(remarks)}", choices, "回车到那里   Esc 返回", what="批注"), picked
        )

    def _match(self, remark: Remark) -> Match:
        """Return the words to be selected; of many only the first, so that typing does not replace them."""
        place, start, end = remark.anchor[:3]
        end = end if end - start <= MOST_SELECTED else start
        return Match(place, start, end, text_at(self._draft, place) or "")

    async def leave(self) -> None:
        """Go back from the strip to the words."""
        remark = next((each for each in self._open if each.id == self._gone_to), None)
        self._gone_to = ""
        if remark is None or remark.is_lost:
            self._screen.back_to_writing()
        else:
            await self._screen.select(self._match(remark))
        self.update()

    # settling one

    async def settle(self, remark: Remark, outcome: Outcome) -> None:
        """Settle a remark in a way; 不改 asks for the reason."""
        by = self._by()
        if outcome is Outcome.TAKEN:
            await self._settled(remark, outcome, lambda draft: take_proposal(draft, remark.id, by))
        elif outcome in (Outcome.KEPT, Outcome.REPLIED):
            self._ask_words(remark, outcome)
        else:
            await self._settled(remark, outcome, lambda draft: settle_remark(draft, remark.id, outcome, by))

    def _ask_words(self, remark: Remark, outcome: Outcome) -> None:
        async def answered(words: str | None) -> None:
            if words is not None:
                by = self._by()
                await self._settled(
                    remark, outcome, lambda draft: settle_remark(draft, remark.id, outcome, by, words)
                )

        self._screen.app.push_screen(words_dialog(remark, outcome), answered)

    async def _settled(self, remark: Remark, outcome: Outcome, make: Callable[[Draft], RemarkResult]) -> None:
        """Write what became of a remark, and go to the next open one."""
        screen, at = self._screen, [each.id for each in self._open]
        done = make(self._draft)
        if done.refusal:
            screen.say(done.refusal, is_trouble=True)
            return
        index = at.index(remark.id) if remark.id in at else 0
        screen.edit(lambda draft: make(draft).draft, "")
        if outcome in (Outcome.REOPENED, Outcome.REPLIED):
            self.update()
        elif left := self._open:
            await self.go_to(left[min(index, len(left) - 1)])
        else:
            await self.leave()
        count = f"；还有 {len(self._open)} 条" if self._open else f"；{NONE_LEFT}"
        words = words_of(remark.anchor.words, FEW_WORDS)
        screen.say(f"{outcome}：{words}{count}（{screen.key('draft.undo')} 撤销）")

    # showing them

    def update(self) -> None:
        """Show the remark gone to, that of the cursor, or those of the step, in the strip."""
        strip, remarks = self._strip, self._all
        if strip.display or remarks:
            self._show_among(remarks)
            self._screen.set_class(strip.display, "has-remarks")

    def _show_among(self, remarks: list[Remark]) -> None:
        gone_to = next((each for each in remarks if each.id == self._gone_to), None)
        if shown := (gone_to if self._is_in_strip else None) or self._here():
            self._show(shown)
        else:
            self._strip.show_lines(self._overview())

    def _show(self, remark: Remark) -> None:
        left = self._open
        number = f" {left.index(remark) + 1}/{len(left)}" if remark in left else ""
        self._strip.show(told(remark, number), remark, has_next=len(left) > 1)

    def _overview(self) -> list[str]:
        """Return the open remarks of the step, a line each; how many there are elsewhere."""
        left, step = self._open, self._screen.current
        here = [each for each in left if step_of(each.anchor.place.key) == step]
        lines = [f"· {each.who}：{said(each)}" for each in here[:MOST_LISTED]]
        others = len(left) - len(here[:MOST_LISTED])
        if others:
            steps = sorted({step_of(each.anchor.place.key) for each in left} - {step})
            where = "、".join(STEPS[each].name for each in steps)
            lines.append(f"批注还有 {others} 条没有处理" + f"：{where}" * bool(where))
        return lines

    def _here(self) -> Remark | None:
        """Return the open remark that the cursor is at."""
        found = self._screen.editor.selected(self._draft) if self._open else None
        if found is None:
            return None
        at = [each for each in self._open if _is_at(each, found)]
        return min(at, key=lambda each: each.anchor.end - each.anchor.start, default=None)

    def _cursor(self) -> tuple[int, ...]:
        found = self._screen.editor.selected(self._draft)
        place, span = found or Selected(self._screen.editor.place())
        return (0, *place_rank(place), span[0] if span else 0)


def _rank(remark: Remark) -> tuple[int, ...]:
    return (remark.is_lost, *place_rank(remark.anchor.place), remark.anchor.start)


def place_rank(place: Place) -> tuple[int, ...]:
    """Return the rank of a place in the order in which the steps are gone through."""
    step = STEPS[step_of(place.key)]
    keys = (*step.fields, *step.parts)
    index = keys.index(place.key) if place.key in keys else len(keys) + (attachment_number(place.key) or 0)
    return step_of(place.key), index, place.section, place.paragraph


def _is_at(remark: Remark, found: Selected) -> bool:
    """Return True if the cursor is at the words of a remark."""
    place, start, end = remark.anchor[:3]
    if remark.is_lost or not _is_same(place, found.place):
        return False
    return found.span is None or start == end or start <= found.span[0] <= end


def _is_same(place: Place, written: Place) -> bool:
    """Return True if a remark's place is the one written in; one on phrases is on all of their passage."""
    return place == written or (
        place.key in PASSAGES and place.key == written.key and place == Place(place.key)
    )


def _printed(reply: Reply, place: Place) -> str:
    """Return what is printed of a place where nothing is typed."""
    if place.key in PASSAGES:
        return "".join(block.text for block in reply.letter.blocks if block.place.key == place.key)
    return automatic_text(reply, Key(place.key)) if place.key in tuple(Key) else ""
