"""The office of a draft at step 7: chosen from the profile's, with its contact; typed where it lists none."""

from __future__ import annotations

from pathlib import Path

from replydesk.draft.model import Key
from replydesk.tui.kit.one_of import OneOf
from tests.support.workbench import SAMPLE, Size, both_sizes, lay_out, running, sample

OFFICES = """
承办处室:
  基层治理处:
    联系人: 陈某某
    电话: 0000-00000001
  养老服务处:
    联系人: 赵某某
    电话: 0000-00000002
"""
NOTE = "（联系人：赵某某　电话：0000-00000002）"


def lay_out_offices(folder: Path) -> Path:
    """A desk whose first unit has two offices."""
    place = lay_out(folder)
    path = place / "templates" / "单位档案" / "云川省民政厅.yaml"
    path.write_text(path.read_text("utf-8").rstrip() + OFFICES, "utf-8")
    return place


def type_in(place: Path, line: str) -> None:
    """Write a line into the head of the sample draft."""
    path = place / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("案由:", f"{line}\n案由:"), "utf-8")


@both_sizes
async def test_an_office_is_chosen_and_its_contact_printed(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out_offices(tmp_path), size) as driver:
        await driver.go_to(7)
        assert driver.app.focused and driver.app.focused.id == "field-contact"
        await driver.press("up")
        assert isinstance(driver.app.focused, OneOf)
        assert "● 不分处室" in driver.text and "养老服务处赵某某0000-00000002" in driver.joined
        await driver.press("right", "right")
        await driver.settle()
        assert driver.draft.get(Key.OFFICE) == "养老服务处" and "● 养老服务处" in driver.text
        assert NOTE in driver.letter and "←承办处室" in driver.text
        await driver.press("ctrl+z")
        await driver.settle()
        assert "● 不分处室" in driver.text and NOTE not in driver.letter
        await driver.press("ctrl+y", "down")
        await driver.paste("孙某某")
        await driver.settle()
        assert "（联系人：孙某某　电话：0000-00000002）" in driver.letter
        await driver.press("up", "left")
        await driver.settle()
        assert "（联系人：孙某某　电话：0000-00000001）" in driver.letter
        assert driver.status.startswith("联系人是稿子里写的，没有跟着换")


async def test_a_contact_that_is_the_profiles_follows_the_office(tmp_path: Path) -> None:
    place = lay_out_offices(tmp_path)
    type_in(place, "联系人: 王某某\n电话: 0000-00000000")
    async with sample(place) as driver:
        await driver.go_to(7)
        await driver.press("up", "left")
        await driver.settle()
        assert NOTE in driver.letter and not driver.draft.get(Key.CONTACT)
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.CONTACT) == "王某某" and "王某某" in driver.text


async def test_an_office_that_the_profile_does_not_list_stays_and_is_told(tmp_path: Path) -> None:
    place = lay_out_offices(tmp_path)
    type_in(place, "承办处室: 老龄处")
    async with sample(place) as driver:
        await driver.go_to(7)
        assert "● 老龄处" in driver.text and "单位档案里没有“老龄处”" in driver.joined
        await driver.press("up", "right")
        assert "● 不分处室" in driver.text and driver.draft.get(Key.OFFICE) == ""


async def test_an_office_is_typed_where_the_unit_lists_none(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    async with sample(place) as driver:
        await driver.go_to(7)
        assert "承办处室" not in driver.text
    type_in(place, "承办处室: 老龄处")
    async with sample(place) as driver:
        await driver.go_to(7)
        assert "承办处室    老龄处" in driver.text
        await driver.press("up", "一")
        assert driver.draft.get(Key.OFFICE) == "老龄处一"


async def test_a_new_draft_starts_with_the_office_of_the_last_one(tmp_path: Path) -> None:
    place = lay_out_offices(tmp_path)
    type_in(place, "承办处室: 养老服务处")
    async with running(place) as driver:
        await driver.press("shift+tab")
        await driver.paste("承办处室:养老")
        assert [path.stem for path in driver.desk.drafts.paths] == [SAMPLE]
        await driver.press("f2", "enter")
        await driver.settle()
        assert driver.draft.get(Key.UNIT) == "云川省民政厅"
        assert driver.draft.get(Key.OFFICE) == "养老服务处"
