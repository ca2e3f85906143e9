"""The clerk's own settings: read line by line, changed in one line, never fatal."""

from __future__ import annotations

import getpass
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.settings import (
    MOST_PLACES,
    TEMPLATE,
    THEMES,
    Settings,
    parse_settings,
    read_settings,
    remember_columns,
    remember_place,
    remember_theme,
    reviewer_name,
    settings_path,
    with_columns,
    with_place,
    with_theme,
    write_settings_file,
)
from replydesk.text.errors import UserError

WHOLE = """\
姓名: 张某某   # 科长
配色：浅色
按键:
  下一项: F4、Ctrl + N
  "draft.save": [Ctrl+S, F8]
  打开： 回车
"""


def test_name_colours_and_keys_are_read_as_clerks_write_them() -> None:
    settings = parse_settings(WHOLE)
    assert (settings.name, settings.theme, settings.notes) == ("张某某", "浅色", ())
    assert settings.keys == {
        "下一项": ("F4", "Ctrl+N"),
        "draft.save": ("Ctrl+S", "F8"),
        "打开": ("回车",),
    }


def test_the_file_that_is_laid_out_changes_nothing() -> None:
    assert parse_settings(TEMPLATE) == Settings()


def test_every_line_of_the_explanations_holds_when_its_mark_is_taken_away() -> None:
    lines = [
        line.removeprefix("# ") for line in TEMPLATE.splitlines() if line.startswith("# ") and ": " in line
    ]
    settings = parse_settings("\n".join([*lines[:3], "按键:", *(f"  {line.strip()}" for line in lines[3:])]))
    assert settings.notes == () and settings.name and settings.keys["下一项"] == ("F4", "Ctrl+N")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("配色: 红色", "第 1 行：没有“红色”这种配色，没有采用；请写 深色、浅色、高对比"),
        ("字号: 3", "第 1 行：没有“字号”这一项，没有采用；可以设的是 姓名、配色、栏目、旧复文件夹、按键"),
        ("深色", "第 1 行：“深色”看不懂，没有采用；应写成“配色: 深色”"),
        ("按键: F4", "第 1 行：“按键”后面不写内容；请在下面每行写一个命令，前面空两格，如“  存盘: Ctrl+S”"),
    ],
)
def test_a_slip_is_reported_and_costs_its_line_only(line: str, said: str) -> None:
    settings = parse_settings(f"{line}\n姓名: 李某某\n按键:\n  存盘: F8\n")
    assert [str(note) for note in settings.notes] == [said]
    assert (settings.name, settings.keys) == ("李某某", {"存盘": ("F8",)})


@given(st.text())
def test_no_text_stops_the_program(text: str) -> None:
    assert parse_settings(text).theme in THEMES


@given(
    st.lists(
        st.sampled_from(["姓名: 张某某", "# 说明", "", "配色: 浅色", "按键:", "  存盘: F8"]), unique=True
    ),
    st.sampled_from(THEMES),
)
def test_remembered_colours_change_one_line_and_no_other(lines: list[str], theme: str) -> None:
    before = "\n".join(lines)
    after = with_theme(before, theme)
    assert parse_settings(after).theme == theme
    assert [line for line in after.splitlines() if line not in lines] in ([f"配色: {theme}"], [])
    assert with_theme(after, theme) == after
    assert parse_settings(after).keys == parse_settings(before).keys


def test_each_system_keeps_settings_in_its_own_place() -> None:
    home = Path("/home/zhang").absolute()
    usual = home / ".config" / "replydesk" / "设置.yaml"
    assert settings_path({}, home, is_windows=False) == usual
    assert settings_path({"XDG_CONFIG_HOME": "不是全的路径"}, home, is_windows=False) == usual
    other = home / "conf"
    assert settings_path({"XDG_CONFIG_HOME": str(other)}, home, is_windows=False).parent.parent == other
    on_windows = settings_path({}, home, is_windows=True)
    assert PureWindowsPath(on_windows).parts[-4:] == ("AppData", "Roaming", "replydesk", "设置.yaml")
    assert settings_path({"APPDATA": str(other)}, home, is_windows=True).parent.parent == other


def test_without_a_file_everything_is_as_usual(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "设置.yaml") == Settings()


def test_a_file_that_is_no_text_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    path.write_bytes(b"\x00\xff\xfe\x01")
    (note,) = read_settings(path).notes
    assert str(note).startswith(f"设置没有读入：{path}：不是文本文件")


def test_colours_are_remembered_in_a_file_that_need_not_exist_yet(tmp_path: Path) -> None:
    path = tmp_path / "config" / "replydesk" / "设置.yaml"
    remember_theme(path, "浅色")
    assert read_settings(path).theme == "浅色"
    path.write_text(WHOLE, "utf-8")
    remember_theme(path, "高对比")
    assert path.read_text("utf-8") == WHOLE.replace("配色：浅色", "配色: 高对比")
    path.write_text("姓名: 张某某\n", "gb18030")
    remember_theme(path, "浅色")
    assert read_settings(path) == Settings("张某某", "浅色")


def test_colours_that_cannot_be_remembered_are_reported(tmp_path: Path) -> None:
    (tmp_path / "挡路").write_text("")
    with pytest.raises(UserError, match="挡路"):
        remember_theme(tmp_path / "挡路" / "设置.yaml", "浅色")


def test_the_file_is_laid_out_once(tmp_path: Path) -> None:
    path = tmp_path / "replydesk" / "设置.yaml"
    assert write_settings_file(path) and path.read_text("utf-8") == TEMPLATE
    path.write_text("姓名: 张某某\n", "utf-8")
    assert not write_settings_file(path) and path.read_text("utf-8") == "姓名: 张某某\n"


def test_a_reviewer_has_the_name_set_or_the_login_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "wang")
    assert reviewer_name(Settings(name="张某某")) == "张某某"
    assert reviewer_name(Settings()) == "wang"

    def nobody() -> str:
        raise OSError("no such user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert reviewer_name(Settings()) == "未知"


def test_folders_are_noted_with_the_last_one_first_and_other_lines_kept() -> None:
    text = WHOLE
    for number in range(MOST_PLACES + 3):
        text = with_place(text, f"/家/旧 答复{number}")
    text = with_place(text, "/家/旧 答复5")
    settings = parse_settings(text)
    assert settings.places == tuple(f"/家/旧 答复{number}" for number in (5, 10, 9, 8, 7, 6, 4, 3))
    assert text.startswith(WHOLE) and settings.notes == ()
    assert settings.keys == parse_settings(WHOLE).keys


@pytest.mark.parametrize("place", ["/甲 # 乙", "“甲”", " /甲", "/甲\n乙", ""])
def test_a_folder_whose_name_the_file_cannot_hold_is_left_out(place: str) -> None:
    assert parse_settings(with_place("", place)).places == ()
    assert parse_settings(with_place(with_place("", "/好"), place)).places == ("/好",)


def test_the_first_folder_is_noted_below_the_explanations(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    remember_place(path, "/家/旧答复")
    assert path.read_text("utf-8").startswith(TEMPLATE)
    assert read_settings(path) == Settings(places=("/家/旧答复",))


COLUMN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8)


@given(
    st.lists(
        st.sampled_from(["姓名: 张某某", "# 说明", "", "栏目：文号，案由", "按键:\n  存盘: F8"]),
        unique=True,
    ),
    st.lists(COLUMN | st.sampled_from(["编号", "责任科室", "甲、乙", "# 甲", "“甲”", "[甲]"]), unique=True),
)
def test_remembered_columns_change_one_line_and_no_other(lines: list[str], columns: list[str]) -> None:
    before = "\n".join(lines)
    after = with_columns(before, columns)
    held = parse_settings(after).columns
    assert [each for each in columns if each in held] == list(held)
    assert {"编号", "责任科室"}.intersection(columns) <= set(held)
    others = [line for line in after.splitlines() if not line.startswith("栏目")]
    assert others == [line for line in before.splitlines() if not line.startswith("栏目")]
    assert with_columns(after, columns) == after and parse_settings(after).notes == ()


def test_columns_are_remembered_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "设置.yaml"
    remember_columns(path, ())
    assert not path.exists()
    remember_columns(path, ("编号", "案由"))
    assert path.read_text("utf-8") == "栏目: 编号、案由\n"
    assert parse_settings("栏目: [编号, 案由]").columns == ("编号", "案由")
    remember_columns(path, ())
    assert read_settings(path) == Settings()


@pytest.mark.parametrize(
    ("text", "folders"),
    [
        ("旧复文件夹:\n  1: /资料/历年\n  2: D:\\旧答复\n姓名: 甲", ("/资料/历年", "D:\\旧答复")),
        ("旧复文件夹:\n  - /资料/历年\n  - D:\\旧答复", ("/资料/历年", "D:\\旧答复")),
        ("旧复文件夹:\n  /资料/历年", ("/资料/历年",)),
        ("旧复文件夹: /甲、/乙", ("/甲", "/乙")),
        ("旧复文件夹:\n", ()),
    ],
)
def test_folders_of_past_replies_are_read_however_they_are_listed(
    text: str, folders: tuple[str, ...]
) -> None:
    settings = parse_settings(text)
    assert settings.past_folders == folders and settings.notes == ()
