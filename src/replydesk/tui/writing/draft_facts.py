"""The facts of the open draft shown above and below it."""

from __future__ import annotations

from rich.text import Text

from replydesk.desk.listing import day_text
from replydesk.draft.model import Draft, Key
from replydesk.draft.stages import Stage
from replydesk.draft.workflow import Record, workflow_state
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.reply.stage_needs import is_changed_since_signed
from replydesk.reply.stock import Stock
from replydesk.tui.writing.line_mending import is_mended

# What is said of a signed and of a sent letter: as long as it is as it was signed, and once it has changed.
_IF_SIGNED = ("文字再改，就要重新签发", "签发以后改过，要重新签发；不是有意改的，按 Ctrl+Z 改回来")
_IF_SENT = ("再改，就和发出的不一样了", "签发以后改过，和签发的不一样；不是有意改的，按 Ctrl+Z 改回来")


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


def stage_words(draft: Draft, stock: Stock) -> Text:
    """Return what who writes must know of the stage: why it was returned, that it is signed or sent.

    Empty for a draft on its way to being signed.
    """
    state = workflow_state(draft)
    if state.is_returned and state.last:
        return Text.assemble((f"退回（{_by(state.last)}）：", "bold"), state.last.reason)
    if state.stage is Stage.SENT:
        name, words = f"已经发出{f'（{day_text(state.sent)}）' if state.sent else ''}", _IF_SENT
    elif state.signed:
        name, words = f"已经签发（{_by(state.signed)}）", _IF_SIGNED
    else:
        return Text()
    return Text.assemble((f"{name}：", "bold"), words[is_changed_since_signed(draft, stock)])


def _by(record: Record) -> str:
    return f"{day_text(record.when.date())} {record.who}"


def last_words(judged: Judged, check: str, export: str, next_step: str) -> str:
    """Return what is said behind the last step, given the keys of what comes next."""
    is_open = bool(judged.problems)
    found = f"还有 {judged.counted}，{check} 检查" if is_open else f"{judged.counted}，{check} 再看一遍"
    return f"写完了：{found}，{export} 导出；再按 {next_step} 回到第 1 步"
