"""Fields that no letter prints: columns of an assigned list, roles at the foot of an old reply."""

from __future__ import annotations

from pathlib import Path

from replydesk.tui.writing.editors.kept_fields import HEAD, KeptField
from tests.support.workbench import SAMPLE, Size, both_sizes, lay_out, running, sample

KEPT = "责任科室: 城建科\n办理难度[甲]: 难\n"


def lay_out_kept(folder: Path) -> Path:
    place = lay_out(folder)
    path = place / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("案由:", f"{KEPT}案由:"), "utf-8")
    return place


@both_sizes
async def test_kept_fields_are_shown_and_typed_in_but_never_printed(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out_kept(tmp_path), size) as driver:
        await driver.go_to(1)
        office, difficulty = driver.app.screen.query(KeptField)
        assert (office.kept_name, office.value) == ("责任科室", "城建科") and difficulty.value == "难"
        office.focus()
        await driver.settle()
        assert HEAD in driver.text and "办理难度[甲]" in driver.text
        await driver.press("二")
        assert driver.draft.get("责任科室") == "城建科二" and "城建科" not in driver.letter
        await driver.go_to(4)
        await driver.press("ctrl+z")
        assert driver.draft.get("责任科室") == "城建科"
        assert [field.value for field in driver.app.screen.query(KeptField)] == ["城建科", "难"]


async def test_a_draft_without_kept_fields_has_no_line_for_them(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.go_to(1)
        assert HEAD not in driver.text and not driver.app.screen.query(KeptField)


async def test_the_desk_is_filtered_by_a_kept_column(tmp_path: Path) -> None:
    async with running(lay_out_kept(tmp_path)) as driver:
        await driver.press("shift+tab")
        await driver.paste("责任科室:城建科")
        assert [path.stem for path in driver.desk.drafts.paths] == [SAMPLE]
