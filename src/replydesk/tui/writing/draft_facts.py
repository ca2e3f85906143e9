"""The facts of the open draft shown above and below it."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from replydesk.draft.model import Key
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.tui.writing.line_mending import is_mended


def status_facts(judged: Judged, page: int, saved: str) -> tuple[str, ...]:
    """Return number, length, visible page, problems by kind, and save state."""
    reply = judged.reply
    kinds = Counter("未填" if each.is_missing else each.level.value for each in judged.problems)
    counted = "　".join(f"{kind} {count}" for kind, count in kinds.items())
    return (
        reply.draft.get(Key.DOCUMENT_NUMBER) or "未编号",
        f"{reply.characters} 字",
        f"第 {page} 页，共 {len(reply.pages.pages)} 页",
        counted or "没有问题",
        saved,
    )


def title_line(name: str, reply: Reply) -> Text:
    """Return the names of draft and unit, and a note if line mending is on."""
    return Text(f"{name}　{reply.profile.name}{'　断行修整' if is_mended(reply.draft) else ''}")
