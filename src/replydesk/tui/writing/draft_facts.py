"""The facts of the draft that is being written, as the lines above and below it show them."""

from __future__ import annotations

from collections import Counter

from rich.text import Text

from replydesk.draft.model import Key
from replydesk.reply.judged import Judged
from replydesk.reply.reply import Reply
from replydesk.tui.writing.line_mending import is_mended


def status(judged: Judged, page: int, saved: str) -> tuple[str, ...]:
    """Return number, length, the page in sight, the problems by their kinds, and how far it is saved."""
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


def heading(name: str, reply: Reply) -> Text:
    """Return the name of the draft and of its unit, and whether bad line ends are mended."""
    return Text(f"{name}　{reply.profile.name}{'　断行修整' if is_mended(reply.draft) else ''}")
