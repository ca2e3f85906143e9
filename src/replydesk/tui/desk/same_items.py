"""Tells which of some new drafts are about a suggestion that was answered before, or has another draft."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replydesk.desk.desk_folder import read_draft
from replydesk.desk.originals import original_of
from replydesk.draft.model import Key
from replydesk.past.model import SameItem
from replydesk.tui.desk.host import DeskHost

if TYPE_CHECKING:
    from replydesk.past.past import Past

ASK_AGAIN = 1.0  # seconds until the memory is asked again while it is being read
_NAMED = 5  # drafts named


class _Told(NamedTuple):
    """A new draft as the message names it, and the replies to the same item."""

    name: str
    same: tuple[SameItem, ...] = ()


def tell_same_items(screen: DeskHost, paths: Sequence[Path], said: str) -> None:
    """Ask the memory about each new draft in turn; then add to the message which are the same.

    Between two of them other questions are answered, and nothing waits. While the memory is being read,
    it is asked later.
    """
    past = screen.workbench.past
    if not past.is_kept_up or not paths:
        return
    if past.is_read:
        _ask(screen, list(paths), said, [])
    elif not past.state.trouble:
        screen.set_timer(ASK_AGAIN, partial(tell_same_items, screen, paths, said))


def _ask(screen: DeskHost, left: list[Path], said: str, found: list[_Told]) -> None:
    def answered(told: _Told | None, _: BaseException | None) -> None:
        screen.app.call_later(_have, screen, left[1:], said, [*found, told] if told and told.same else found)

    screen.workbench.past.ask(partial(_look_up, left[0]), answered)


def _have(screen: DeskHost, left: list[Path], said: str, found: list[_Told]) -> None:
    if left:
        _ask(screen, left, said, found)
    elif found:
        screen.say(f"{said}；{same_items_words(found, screen.key('draft.past'))}")


def _look_up(path: Path, past: Past) -> _Told:
    draft = read_draft(path).draft
    name = draft.get(Key.ITEM_NUMBER) or path.stem
    return _Told(name, past.same_item(draft, original_of(path), own=path))


def same_items_words(found: Sequence[_Told], key: str) -> str:
    """Return which new drafts are about something known."""
    named = "、".join(each.name for each in found[:_NAMED]) + "等" * (len(found) > _NAMED)
    return f"其中 {len(found)} 件像是答过的或者可以并案：{named}（打开后 {key} 对照）"
