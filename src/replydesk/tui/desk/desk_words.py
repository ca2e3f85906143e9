"""The words around the desk's list: its title, how it is arranged, what is found and marked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from rich.cells import cell_len
from rich.text import Text

from replydesk.desk.listing import ListedDraft, last_verdict_text
from replydesk.tui.desk.arrangement import Arrangement
from replydesk.tui.desk.desk_search import DeskSearch
from replydesk.tui.desk.draft_list import DraftList
from replydesk.tui.kit.wrapping import cut

BETWEEN = " · "


def title(root: Path, summary: str, width: int) -> Text:
    """Return the line above the list: the desk's path, cut if need be, and the summary, never cut."""
    room = max(width - cell_len(summary) - 2, 0)
    place = cut(Text(f"答复工作台　{root.resolve()}"), room)
    place.pad_right(room - place.cell_len + 2)
    return place.append(summary)


def arranged(arrangement: Arrangement, *, is_filtered: bool) -> str:
    """Return how the list is filtered, sorted and grouped."""
    parts = ["只列出找到的，Esc 全列"] if is_filtered else []
    parts.append(f"按{arrangement.order.value}排序")
    parts += [f"按{arrangement.grouping.value}分组"] if arrangement.is_grouped else []
    return BETWEEN.join(parts)


def marked(count: int, hidden: int) -> str:
    """Return how many drafts are marked, and how many of them the list does not show; "" for none."""
    if not hidden:
        return f"已选 {count} 件" if count else ""
    return f"已选 {count} 件，{'这里都' if hidden == count else f'其中 {hidden} 件这里'}没有列出"


def found(search: DeskSearch, shown: int, *, is_reading: bool) -> str:
    """Return what the search has found, "" if there is none."""
    if not search.words:
        return ""
    if shown or is_reading:
        return f"找到 {shown} 件"
    return f"没有找到“{' '.join(search.words)}”；按 Esc 回到全部稿子"


def empty(key: Callable[[str], str]) -> str:
    """Return how to begin on an empty desk, given the key of a command by its id."""
    return f"还没有稿子；按 {key('desk.new')} 新建，或者按 {key('desk.import-list')} 导入交办清单"


def facts(drafts: DraftList, entries: Mapping[Path, ListedDraft], around: str) -> str:
    """Return the numbers of marked and found drafts, and what the list omits of the one at the cursor."""
    entry = entries.get(drafts.cursor) if drafts.cursor else None
    remarks = [f"批注 {entry.remarks}"] if entry and entry.remarks else []
    here = [f"▸ {entry.name}", *remarks, *last_verdict_text(entry.standing)] if entry else []
    return "　".join(filter(None, (marked(len(drafts.marked), len(drafts.hidden)), around, *here)))
