"""The desk's search finds the words of originals beside those of the drafts."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.listing import ListedDraft
from replydesk.desk.originals import put_original
from replydesk.draft.original import Original
from replydesk.tui.desk.desk_search import DeskSearch


def _found(search: DeskSearch, words: str, entries: list[ListedDraft]) -> list[str]:
    search.begin(words, entries)
    while not search.step(1.0):
        pass
    return [each.name for each in search.found(entries)]


def test_words_of_originals_are_found(tmp_path: Path) -> None:
    entries = [
        ListedDraft(tmp_path / f"{name}.md", name, 0.0, head=name, body="本局已办。") for name in ("甲", "乙")
    ]
    search = DeskSearch(lambda: 0.0, tmp_path)
    assert _found(search, "悬空", entries) == []
    put_original(tmp_path / "甲.md", Original(text=("老人成了“悬空”户。",)))
    assert _found(search, "悬空", entries) == ["甲"]
    assert _found(search, "悬空 已办", entries) == ["甲"]
    assert _found(search, "悬空 未办", entries) == []
    assert _found(search, "已办", entries) == ["甲", "乙"]
