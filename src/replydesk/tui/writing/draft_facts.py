"""The facts of the open draft shown above and below it."""

from __future__ import annotations

from rich.text import Text

from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import workflow_state
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.tui.writing.line_mending import is_mended


def status_facts(judged: Judged, page: int, saved: str) -> tuple[str, ...]:
    """Return number, length, visible page, problems by kind, and save state."""
    reply = judged.reply
    return (
        reply.draft.get(Key.DOCUMENT_NUMBER) or "未编号",
        f"{reply.characters} 字",
        f"第 {page} 页，共 {len(reply.pages.pages)} 页",
        judged.counted,
        saved,
    )


def title_line(name: str, reply: Reply) -> Text:
    """Return the names of draft and unit, and a note if line mending is on."""
    return Text(f"{name}　{reply.profile.name}{'　断行修整' if is_mended(reply.draft) else ''}")


def returned_words(draft: Draft) -> Text:
    """Return why a draft was returned, and by whom, until it is sent again; empty if it was not."""
    state = workflow_state(draft)
    if not state.is_returned or state.last is None:
        return Text()
    last = state.last
    who = f"{last.when.month}月{last.when.day}日 {last.who}"
    return Text.assemble((f"退回（{who}）：", "bold"), last.reason)


def last_words(judged: Judged, check: str, export: str, next_step: str) -> str:
    """Return what is said behind the last step, given the keys of what comes next."""
    is_open = bool(judged.problems)
    found = f"还有 {judged.counted}，{check} 检查" if is_open else f"{judged.counted}，{check} 再看一遍"
    return f"写完了：{found}，{export} 导出；再按 {next_step} 回到第 1 步"
