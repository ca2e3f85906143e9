"""The unit profile as a form: each setting shown as it prints, saved at once, nobody's lines overwritten."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from replydesk.draft.model import Key
from replydesk.letter.offices import Office
from replydesk.letter.profile import Profile, parse_profile
from replydesk.letter.profile_text import SettingKey
from replydesk.reply.profile_form import GROUPS, SettingField, Shape, value_of
from replydesk.reply.rules.catalogue import RULES
from replydesk.tui.units.rule_switches import RuleSwitches
from replydesk.tui.writing.editors.fields import TextField
from tests.support.readable import english
from tests.support.workbench import LARGE, SMALL, WIDE, Driver, Size, every_size, lay_out, running, sample

SHIFT_F11, SHIFT_F2 = "f23", "f14"
OURS = "云川省民政厅"


def path_of(folder: Path, name: str = OURS) -> Path:
    return folder / "templates" / "单位档案" / f"{name}.yaml"


def profile_in(folder: Path, name: str = OURS) -> Profile:
    return parse_profile(path_of(folder, name).read_text("utf-8"))


@asynccontextmanager
async def form(folder: Path, size: Size = LARGE, group: str = "名称") -> AsyncIterator[Driver]:
    """The workbench with the form of a unit open at a group."""
    async with running(folder, size) as driver:
        await driver.press(SHIFT_F11)
        await driver.paste(OURS)
        await driver.press("enter")
        await go_to_group(driver, group)
        yield driver


async def seen(driver: Driver, text: str) -> None:
    """Wait until a text is on the screen."""
    await driver.until(lambda: text in driver.text)


async def go_to_group(driver: Driver, name: str) -> None:
    for _ in range([group.name for group in GROUPS].index(name)):
        await driver.press("f4")
    await driver.settle()


@every_size
async def test_every_group_can_be_read(tmp_path: Path, size: Size) -> None:
    async with form(lay_out(tmp_path), size) as driver:
        for group in GROUPS:
            await driver.settle()
            assert f"● {group.name}" in driver.text
            assert group.hint[:10] in driver.text
            assert english(driver.text) <= {"Times", "New", "Roman"}
            await driver.press("f4")


@every_size
async def test_a_choice_is_shown_as_it_prints_and_saved_at_once(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    before = path_of(folder).read_text("utf-8")
    async with form(folder, size, "写法") as driver:
        assert "● 类别：B" in driver.text and "办理结果：B" in driver.text
        await driver.press("right", "right")
        await seen(driver, "印出来　办理结果：B")
        await driver.until(lambda: profile_in(folder).class_form == "办理结果")
        await driver.press("ctrl+z")
        await driver.until(lambda: path_of(folder).read_text("utf-8") == before)
        await seen(driver, "● 类别：B")


async def test_the_contact_forms_show_the_contact_that_is_typed(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "联系") as driver:
        await driver.press("ctrl+a", "backspace")
        await driver.paste("欧阳某某")
        await seen(driver, "○ 联系人及电话：欧阳某某　0000-00000000")
        await driver.press("escape")
        assert profile_in(folder).contact == "欧阳某某"


async def test_the_format_is_shown_as_a_head_where_the_page_is_not(tmp_path: Path) -> None:
    async with form(lay_out(tmp_path), SMALL, "版面") as driver:
        await seen(driver, "═════")
        await driver.press("right")
        await seen(driver, "━━━━━")
        assert "═════" not in driver.text
        await driver.press("f6")
        await seen(driver, "张某某、李某某代表：")
        await driver.press("f6")
        await seen(driver, "● 文件")


@pytest.mark.parametrize(
    ("group", "downs", "typed", "said"),
    [
        ("代字", 0, "云民 复字", "代字中间有空格，请删去"),
        ("代字", 0, "云民〔2026〕", "年份、序号和括号由稿子里填"),
        ("期限", 0, "20", "只能写 1 到 12"),
        ("联系", 1, "0871-abc", "电话里有“a”"),
        ("名称", 0, "", "名称不能空着"),
        ("类别", 0, "所提问题已经解决", "前面少了类别的字母"),
        ("名称", 1, "省" * 200, "超过 100 字"),
    ],
)
async def test_a_wrong_value_is_told_at_its_field_and_not_saved(
    tmp_path: Path, group: str, downs: int, typed: str, said: str
) -> None:
    folder = lay_out(tmp_path)
    before = path_of(folder).read_bytes()
    async with form(folder, SMALL, group) as driver:
        await driver.press(*["down"] * downs, "ctrl+a", "backspace")
        await driver.paste(typed)
        await seen(driver, said)
        await driver.press("escape")
        assert "没有存；改好它，或者再按 Esc" in driver.status
        await driver.press("escape")
        await driver.settle()
        assert driver.desk
    assert path_of(folder).read_bytes() == before


async def test_bodies_are_typed_one_to_a_line_or_with_commas(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "抄送") as driver:
        await driver.press("ctrl+a", "backspace")
        await driver.paste("省人大常委会办公厅\n省政府办公厅、省财政厅")
        await driver.press("escape")
    assert profile_in(folder).cc["代表建议"] == ("省人大常委会办公厅", "省政府办公厅", "省财政厅")


async def test_a_phrase_is_picked_as_it_prints_also_for_one_kind_of_letter(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, LARGE, "套用语") as driver:
        await driver.press("down", "down", "down", "enter")
        await driver.paste("再次感谢")
        await driver.press("enter")
        await seen(driver, "▾ 再次感谢")
        await driver.press("up", "up", "up", "right", "right", "right", "down", "enter")
        await driver.paste("对某件的会办意见")
        await driver.press("enter", "escape")
    phrases = profile_in(folder).phrases
    assert phrases["感谢"] == "再次感谢"
    assert "会办意见" in phrases["会办意见标题"]


async def test_what_someone_else_changed_meanwhile_stays(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "联系") as driver:
        theirs = path_of(folder).read_text("utf-8").replace("自称: 我厅", "自称: 本厅")
        path_of(folder).write_text(theirs + "# 别处写的\n", "utf-8")
        await driver.paste("、赵某某")
        await driver.until(lambda: "两边的改动都存上了" in driver.status)
        assert (profile_in(folder).self_name, profile_in(folder).contact) == ("本厅", "王某某、赵某某")
        path_of(folder).write_text(path_of(folder).read_text("utf-8").replace("赵某某", "钱某某"), "utf-8")
        await driver.press("x")
        await driver.until(lambda: "用了别处的" in driver.status)
        assert "“王某某、赵某某x”没有存" in driver.status
        await seen(driver, "钱某某")
    assert path_of(folder).read_text("utf-8").endswith("# 别处写的\n")


async def test_a_file_that_someone_else_spoilt_is_told_and_what_is_typed_stays(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "联系") as driver:
        whole = path_of(folder).read_text("utf-8")
        path_of(folder).write_text("名称: [", "utf-8")
        await driver.paste("、赵某某")
        await driver.until(lambda: "读不了" in driver.status)
        assert path_of(folder).read_text("utf-8") == "名称: ["
        await seen(driver, "王某某、赵某某")
        path_of(folder).write_text(whole, "utf-8")
        await driver.press("x")
        await driver.until(lambda: profile_in(folder).contact == "王某某、赵某某x")


async def test_a_unit_that_is_renamed_keeps_its_drafts(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder) as driver:
        await driver.press(SHIFT_F11, "enter")
        await driver.press("end", *["backspace"] * 1)
        await driver.paste("局")
        await driver.press("escape")
        await driver.settle()
        assert driver.is_writing and driver.draft.get(Key.UNIT) == OURS
        assert driver.writing.judged.reply.profile.name == "云川省民政局"
        assert "云川省民政局" in driver.letter
    assert profile_in(folder).other_names == (OURS,)


@every_size
async def test_the_open_draft_uses_the_changed_profile_at_once(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press(SHIFT_F11)
        assert "这份稿子的单位" in driver.text
        await driver.press("enter", "f4", "f4", "ctrl+a", "backspace")
        await driver.paste("孙某某")
        await driver.press("escape")
        await driver.settle()
        assert "联系人：孙某某" in driver.letter


async def test_what_is_typed_is_saved_when_the_program_is_left(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "联系") as driver:
        await driver.press("ctrl+a", "backspace")
        await driver.paste("周某某")
        await driver.press("f10")
    assert profile_in(folder).contact == "周某某"


async def test_the_profiles_that_come_with_the_program_cannot_be_changed(tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    async with running(tmp_path, WIDE) as driver:
        await driver.press(SHIFT_F11)
        await driver.settle()
        assert driver.desk and "单位档案" in driver.status


@every_size
async def test_the_offices_of_a_unit_are_typed_one_to_a_line(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, size, "联系") as driver:
        await driver.press("down", "down", "down", "ctrl+a", "backspace")
        await driver.paste("养老服务处 赵某某 0000-00000002\n社会救助处，钱某某，0000-abc")
        await seen(driver, "社会救助处的电话里有“a”")
        await driver.press("backspace", "backspace", "backspace", "3")
        await driver.press("escape")
    found = profile_in(folder).offices
    assert found == (
        Office("养老服务处", "赵某某", "0000-00000002"),
        Office("社会救助处", "钱某某", "0000-3"),
    )


async def test_keys_keep_their_order_at_any_speed(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    async with form(folder, SMALL, "写法") as driver:
        await driver.burst("right", "right", "right", "down", "right", "f4", "f4", "f2", "f2", "escape")
        await driver.settle()
        assert driver.desk
    assert (profile_in(folder).class_form, profile_in(folder).publicity_form) == ("括号", "此件主动公开")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("０５５５－１２３４５６７", "0555-1234567"), ("0555 1234567", "0555-1234567"), ("1234567", "1234567")],
)
def test_telephones_are_kept_as_the_letter_prints_them(typed: str, kept: str) -> None:
    assert value_of(SettingField(SettingKey("电话")), typed) == kept
    office = value_of(
        SettingField(SettingKey("承办处室"), Shape.OFFICES), f"公路股，李某某，{typed.replace(' ', '-')}"
    )
    assert office == (Office("公路股", "李某某", kept),)


RULE = next(each.id for each in RULES if each.level.value == "提示" and str(each.source) == "惯例")


async def go_to_rule(driver: Driver, rule: str) -> RuleSwitches:
    """Put the focus on the rules, and the cursor on one of them."""
    switches = driver.app.screen.query_one(RuleSwitches)
    switches.focus()
    switches.highlighted = [each.id if each else "" for each in switches._rules].index(rule)
    await driver.settle()
    return switches


@every_size
async def test_a_rule_is_switched_off_and_on_and_its_level_changed(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    before = path_of(folder).read_text("utf-8")
    async with form(folder, size, "检查") as driver:
        await go_to_rule(driver, RULE)
        assert f"● {RULE}" in driver.text and "惯例" in driver.text
        await driver.press("space")
        await seen(driver, f"○ {RULE}")
        await driver.until(lambda: profile_in(folder).checks == {RULE: "不查"})
        await driver.press("space", "left")
        await driver.until(lambda: profile_in(folder).checks == {RULE: "疑似"})
        await seen(driver, "疑似（原为提示）")
        now = path_of(folder).read_text("utf-8")
        assert [line for line in before.splitlines() if line not in now.splitlines()] == []
        await driver.press("right")
        await driver.until(lambda: profile_in(folder).checks == {})
        await driver.press("left", "ctrl+z")
        await driver.until(lambda: profile_in(folder).checks == {})


async def test_the_level_of_a_rule_of_a_standard_stays(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    fixed = next((rule for rule in RULES if str(rule.source) != "惯例"), None)
    async with form(folder, LARGE, "检查") as driver:
        if fixed is not None:
            await go_to_rule(driver, fixed.id)
            await driver.press("left", "right")
            await driver.settle()
            assert profile_in(folder).checks == {}
            await driver.press("space")
            await driver.until(lambda: profile_in(folder).checks == {fixed.id: "不查"})


async def test_what_the_unit_passes_over_is_listed_and_a_line_taken_away(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    lines = ("标点重复「，，」 张某某 2026-05-01 08:00", "标点重复「。。」 张某某 2026-05-01 08:00")
    text = path_of(folder).read_text("utf-8")
    path_of(folder).write_text(text + "略过:\n" + "".join(f"  - {each}\n" for each in lines), "utf-8")
    async with form(folder, LARGE, "检查") as driver:
        assert lines[0][:8] in driver.text and lines[1][:8] in driver.text
        area = driver.app.screen.query_one("TextField")
        assert isinstance(area, TextField)
        area.focus()
        area.text = lines[1]
        area._typed(area)
        await driver.until(lambda: profile_in(folder).passed_over == lines[1:])


@every_size
async def test_all_rules_can_be_read_without_a_key_of_their_own(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        await driver.press("f9")
        await driver.paste("检查规则")
        await driver.press("enter")
        await driver.settle()
        assert ("来源" in driver.text and str(RULES[0].theme) in driver.text) or len(RULES) > 20
        assert f"共 {len(RULES)} 条" in driver.text
        await driver.press("escape")
