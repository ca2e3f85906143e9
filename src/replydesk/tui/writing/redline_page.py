"""Opens the 花脸稿 of a draft's states over a screen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from replydesk.draft.authorship import DraftState
from replydesk.reply.stock import Stock
from replydesk.tui.kit.host import Host


def open_redline(host: Host, path: Path, states: Sequence[DraftState], stock: Stock) -> None:
    """Show what changed from the first state to the last one on the page; `path` is the draft's."""
    from replydesk.reply.comparison import compare_states
    from replydesk.tui.redlines.redline_screen import RedlineScreen

    comparison = compare_states(states, stock)
    if not comparison.redline.marks and not comparison.redline.breaks:
        host.say("印出来的没有改动；改的都是不印的")
        return
    host.app.push_screen(RedlineScreen(path, comparison))
