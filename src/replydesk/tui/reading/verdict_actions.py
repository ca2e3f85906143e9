"""The actions that judge the draft that is read: pass it, return it, undo that."""

from __future__ import annotations

from rich.text import Text
from textual.widgets import Static

from replydesk.desk.reviews import Candidate, Done
from replydesk.draft.stages import Verdict
from replydesk.reply.stage_needs import Prospect
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.reading.read_base import ReadBase
from replydesk.tui.reading.reading_facts import (
    Reading,
    approval_text,
    signature_line,
    stage_after,
    title_line,
)


class VerdictActions(ReadBase):
    """A reading screen on which verdicts are given."""

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

    def action_undo(self) -> None:
        """Undo the last verdict, and show its draft."""
        if name := self.reviewing.last:
            self.say(f"上一步是在桌面上{name}；要取消请回桌面按 Ctrl+Z", is_trouble=True)
            return
        done = self.reviewing.take_back()
        if done is None:
            self.say("没有可以取消的办理")
            return
        if done.paths and done.paths[0] in self.paths:
            self.index = self.paths.index(done.paths[0])
        self._show_done(done, "已取消")

    @property
    def _signed(self) -> str:
        return signature_line(self.reviewing.who(), is_set=bool(self.workbench.settings.name))

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
        self._show_done(self.reviewing.take([candidate], reason), f"{heading}（Ctrl+Z 取消）")

    def _show_done(self, done: Done, what: str) -> None:
        """Reload the draft, and report what was done."""
        self.remarks.close_lines()
        self.load_again()
        self.say(done.words(what), is_trouble=bool(done.refused))


def _reason_dialog(heading: str, text: str, asked: str, needed: str = "") -> AskLine:
    above = Static(Wrapped(Text(f"{text}\n")))
    keys = f"回车{heading[:2]}   Esc 不办"
    return AskLine(heading, asked, keys, above=above, needed=needed, box="")
