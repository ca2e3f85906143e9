"""The columns of the desk's list: which fit, which are chosen, what is remembered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.listing import entry_of
from replydesk.desk.settings import read_settings
from replydesk.draft.model import Draft
from replydesk.letter.profile import Profile
from replydesk.tui.desk.columns import (
    GAP,
    NAMES,
    SUBJECT,
    WHERE_USED,
    Chosen,
    cell_text,
    columns_in_use,
    possible_columns,
)
from tests.support.workbench import (
    SAMPLE,
    SMALL,
    WIDE,
    Driver,
    Size,
    every_size,
    lay_out,
    running,
    screen_lines,
)

KEPT = ("责任科室", "重点督办")


def shown(chosen: Chosen, width: int) -> list[str]:
    return [column.name for column, _ in chosen.fitted(width)]


names = st.lists(st.sampled_from([*NAMES, *KEPT, "没有的一栏"]), unique=True)


@given(names, st.sets(st.sampled_from([*WHERE_USED, *KEPT])), st.integers(20, 300))
def test_columns_fill_the_width_in_their_order(own: list[str], used: set[str], width: int) -> None:
    chosen = columns_in_use(own, sorted(used))
    fitted = chosen.fitted(width)
    wanted = [name for name in chosen.names if name in {column.name for column, _ in fitted}]
    assert [column.name for column, _ in fitted] == wanted and SUBJECT in wanted
    cells = sum(cells + GAP for _, cells in fitted)
    assert cells == max(width, 8 + cells - {column.name: cells for column, cells in fitted}[SUBJECT])


@given(names, st.sets(st.sampled_from([*WHERE_USED, *KEPT])), st.integers(20, 300))
def test_a_wider_list_loses_no_column(own: list[str], used: set[str], width: int) -> None:
    chosen = columns_in_use(own, sorted(used))
    assert set(shown(chosen, width)) <= set(shown(chosen, width + 1))


@pytest.mark.parametrize(
    ("width", "missing"),
    [
        (76, {"承办处室", "主办", "类型", "页", "修改时间"}),
        (92, {"主办", "类型", "页", "修改时间"}),
        (116, {"类型", "修改时间"}),
        (170, set()),
    ],
)
def test_columns_give_way_to_the_title_one_by_one(width: int, missing: set[str]) -> None:
    usual = columns_in_use((), ("编号", "承办处室", "主办"))
    assert set(usual.names) - set(shown(usual, width)) == missing


def test_a_column_that_was_chosen_fits_the_smallest_window() -> None:
    for name in ("承办处室", "主办", "会办", *KEPT):
        own = columns_in_use((*columns_in_use((), ("编号",)).names, name), KEPT)
        assert name in shown(own, 76)


def test_columns_without_a_value_are_shown_only_if_chosen() -> None:
    assert not {*WHERE_USED, *KEPT} & set(columns_in_use((), ()).names)
    assert set(WHERE_USED) < set(columns_in_use((), (*WHERE_USED, *KEPT)).names)
    assert columns_in_use(("会办", SUBJECT, "责任科室"), ()).names == ("会办", SUBJECT)
    assert columns_in_use(("问题", "责任科室"), KEPT).names == ("问题", "责任科室", SUBJECT)
    assert possible_columns(("问题", "责任科室"), KEPT)[:2] == ["问题", "责任科室"]
    assert sorted(possible_columns(("问题",), KEPT)) == sorted((*NAMES, *KEPT))


def test_cells_are_one_line_of_what_the_letter_prints() -> None:
    fields = {
        "提出人": "魏某代表",
        "案由": "《关于甲的建议》",
        "责任科室": "城建\n科",
        "发文字号": "甲复〔2026〕9号",
    }
    one = entry_of(Path("甲.md"), 0, Draft(tuple(fields.items())), Profile())

    def cell(name: str, cells: int = 13) -> str:
        return cell_text(name, one, date(2026, 6, 1), cells)

    assert [cell(name) for name in ("提出人", "案由", "责任科室", "会办")] == [
        "魏某",
        "关于甲的建议",
        "城建　科",
        "",
    ]
    assert (cell("文号"), cell("文号", 22)) == ("〔2026〕9号", "甲复〔2026〕9号")


def desk_with_offices(folder: Path) -> Path:
    place = lay_out(folder)
    path = place / "drafts" / f"{SAMPLE}.md"
    extra = "---\n承办处室: 养老服务处\n责任科室: 机构科\n"
    path.write_text(path.read_text("utf-8").replace("---\n", extra, 1), "utf-8")
    return place


def head(driver: Driver) -> list[str]:
    return screen_lines(driver.app)[2].partition("┌")[0].split()


async def test_an_office_has_a_column_where_a_draft_has_one(tmp_path: Path) -> None:
    async with running(desk_with_offices(tmp_path)) as driver:
        assert "承办处室" in head(driver) and "主办" not in head(driver)
        assert "养老服务处" in driver.text and "机构科" not in driver.text
        path = driver.file(SAMPLE)
        path.write_text(path.read_text("utf-8").replace("承办处室: 养老服务处\n", ""), "utf-8")
        driver.desk.read_all()
        await driver.settle()
        assert "承办处室" not in head(driver)


@every_size
async def test_columns_are_chosen_by_keys_and_remembered(tmp_path: Path, size: Size) -> None:
    folder, settings = desk_with_offices(tmp_path), tmp_path / "设置.yaml"
    settings.write_text("姓名: 张某某\n", "utf-8")
    async with running(folder, size, settings=settings) as driver:
        await driver.press("f18", "end", "space", *["shift+up"] * 13, "enter")
        assert head(driver)[:3] == ["编号", "责任科室", "文号"] and "机构科" in driver.text
        assert driver.status == "栏目已经换好"
        await driver.press("f18", "home", "space", "escape")
        assert "编号" in head(driver)
    assert settings.read_text("utf-8").startswith("姓名: 张某某\n栏目: 编号、责任科室、文号、提出人、案由、")
    async with running(folder, size, settings=settings) as driver:
        assert head(driver)[:3] == ["编号", "责任科室", "文号"]
        await driver.press("f18", "f2", "enter")
        assert "责任科室" not in head(driver) and driver.status == "栏目照原样"
    assert read_settings(settings).columns == ()


async def test_a_column_that_has_no_room_is_said_to_wait_for_it(tmp_path: Path) -> None:
    async with running(desk_with_offices(tmp_path), SMALL) as driver:
        await driver.press("f18")
        assert "● 承办处室　窗口再宽些才放得下" in driver.text
        await driver.press("down", "down", "down", "space")
        assert "● 案由" in driver.text  # it takes the rest
        await driver.press("end", "up", "up", "up", "space")
        assert "● 承办处室 " in driver.text.replace("│", " ")


async def test_settings_that_cannot_be_written_hold_for_this_time(tmp_path: Path) -> None:
    (tmp_path / "挡路").write_text("")
    async with running(desk_with_offices(tmp_path), settings=tmp_path / "挡路" / "设置.yaml") as driver:
        await driver.press("f18", "space", "enter")
        assert "编号" not in head(driver)
        assert "下次打开不会记得" in driver.status and "挡路" in driver.status


async def test_the_page_beside_leaves_its_room_to_the_columns(tmp_path: Path) -> None:
    async with running(desk_with_offices(tmp_path), WIDE) as driver:
        assert head(driver)[:5] == ["编号", "文号", "提出人", "案由", "承办处室"]


async def test_open_remarks_have_a_column_where_a_draft_has_some(tmp_path: Path) -> None:
    place = lay_out(tmp_path)
    path = place / "drafts" / f"{SAMPLE}.md"
    async with running(place, WIDE) as driver:
        assert "批注" not in head(driver)
        line = "〔3f2a〕2026-05-28 16:40 李某某（版本 不详）主送 整项「」：请填"
        path.write_text(path.read_text("utf-8").replace("---\n", f"---\n批注:\n- {line}\n", 1), "utf-8")
        driver.desk.read_all()
        await driver.settle()
        assert "批注" in head(driver)
        assert "　批注 1" in driver.status
