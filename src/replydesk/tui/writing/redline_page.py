"""Opens the 花脸稿 of a draft's states over a screen."""

from __future__ import annotations

from collections.abc import Sequence

from replydesk.draft.authorship import DraftState
from replydesk.reply.stock import Stock
from replydesk.tui.kit.host import Host


def open_redline(host: Host, name: str, states: Sequence[DraftState], stock: Stock) -> None:
    """Show what changed from the first state to the last one on the page; `name` is the draft's."""
    host.say("花脸稿的版面还没有接上；这里列出的就是全部改动", is_trouble=True)
