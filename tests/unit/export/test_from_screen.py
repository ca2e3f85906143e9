from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder, numbering
from replydesk.desk.desk_folder import Desk
from replydesk.draft.model import Key
from replydesk.export.from_screen import export_draft
from tests.unit.export.test_batch import GOOD
from tests.unit.reply.test_model import BY

NUMBER = "某复字〔2026〕3号"


@pytest.mark.parametrize("way", [".", "drafts", "../链接", "drafts/.."])
def test_a_number_held_twice_stops_the_export_however_the_desk_was_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    folder = tmp_path / "桌"
    desk_folder.init_desk(folder, samples=False)
    (tmp_path / "链接").symlink_to(folder)
    for name in ("甲", "乙"):
        desk_folder.save_draft(folder / "drafts" / f"{name}.md", GOOD.with_field(Key.DOCUMENT_NUMBER, NUMBER))
    monkeypatch.chdir(folder)
    desk = Desk.open(Path(way))
    message, is_good = export_draft(desk, desk.drafts_folder / "甲.md", numbering.read_numbers(desk), BY)
    assert not is_good and "有错误，没有导出" in message
