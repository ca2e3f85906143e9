"""The Word files of a draft found again, and what has become of draft and files since."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.numbering import read_numbers
from replydesk.draft.model import Key
from replydesk.export.exported import Freshness, brought_up_to_date, exported
from replydesk.export.from_screen import export_draft
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from tests.support.workbench import SAMPLE, lay_out

BY = Stamp("王某某@pc1", "2026-05-29 10:32:00")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk.open(lay_out(tmp_path))


def test_what_has_become_of_exported_files_is_known(desk: Desk) -> None:
    path = desk.drafts_folder / f"{SAMPLE}.md"
    numbers = read_numbers(desk)
    assert exported(desk, path, numbers).freshness is Freshness.NONE
    export_draft(desk, path, numbers, BY)
    found = exported(desk, path, numbers)
    assert found.freshness is Freshness.SAME and found.pages == 2
    assert found.files == (desk.exports / f"{SAMPLE}.docx",)
    draft = desk_folder.read_draft(path).draft
    desk_folder.save_draft(path, draft.with_field(Key.STAGE, "核稿"))
    assert exported(desk, path, numbers).freshness is Freshness.SAME  # the letter is the same
    desk_folder.save_draft(path, draft.with_field(Key.SUBJECT, "关于改了的建议"))
    assert exported(desk, path, numbers).freshness is Freshness.CHANGED
    assert brought_up_to_date(desk, path, numbers, BY).freshness is Freshness.SAME


def test_a_file_edited_in_word_is_left_alone(desk: Desk) -> None:
    path, numbers = desk.drafts_folder / f"{SAMPLE}.md", read_numbers(desk)
    (word,) = brought_up_to_date(desk, path, numbers, BY).files
    files.write_whole(word, b"PK edited")
    assert brought_up_to_date(desk, path, numbers, BY).freshness is Freshness.EDITED
    assert word.read_bytes() == b"PK edited"


def test_a_draft_with_errors_is_refused_by_name(desk: Desk) -> None:
    with pytest.raises(UserError, match="“缺项”有错误"):
        brought_up_to_date(desk, desk.drafts_folder / "缺项.md", read_numbers(desk), BY)


def test_a_draft_that_cannot_be_read_is_told(desk: Desk) -> None:
    with pytest.raises(UserError, match="不是文本文件"):
        exported(desk, desk.drafts_folder / "打不开的.md", read_numbers(desk))
