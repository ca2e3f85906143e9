from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.export.batch import drafts_of, plan_exports
from replydesk.export.filenames import Pattern

NAMES = (" 甲", "甲", "甲 ", "甲（2）", "甲A", "甲a", "é", "e\u0301", "乙")


def stems(*paths: Path) -> list[str]:
    return [task.stem for task in plan_exports(drafts_of(paths), Pattern())]


@pytest.fixture
def paths(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{name}.md" for name in NAMES]
    for path in found:
        path.write_text("", encoding="utf-8")
    return found


def test_drafts_exported_one_by_one_have_the_names_they_have_together(paths: list[Path]) -> None:
    alone = [stem for path in paths for stem in stems(path)]
    assert alone == stems(*paths)
    assert len(set(map(str.casefold, alone))) == len(NAMES)
    assert (alone[1], alone[3], alone[8]) == ("甲", "甲（2）", "乙")


def test_a_draft_that_is_not_there_keeps_its_name(tmp_path: Path) -> None:
    assert stems(tmp_path / "没有" / "甲.md") == ["甲"]
