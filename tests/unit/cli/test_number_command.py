"""The command `number` with its actions."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.cli.commands import numbers
from replydesk.desk import desk_folder
from replydesk.draft.model import Key
from replydesk.draft.workflow import VerdictBy, sign_on_paper
from tests.unit.cli.test_program import GOOD, Output, run, written

SERIES = "云民复议字〔2026〕"
UNIT = GOOD.with_field(Key.UNIT, "云川省民政厅").with_field(Key.DOCUMENT_NUMBER, "〔2026〕  号")
CLERK = VerdictBy("张某某", datetime(2026, 5, 29, 10, 32))
SIGNED = sign_on_paper(UNIT, "王某某", CLERK).draft


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    desk_folder.init_desk(tmp_path)
    for path in (tmp_path / "drafts").glob("*.md"):
        path.unlink()
    for name in ("甲", "乙", "丙"):
        written(tmp_path / "drafts" / f"{name}.md", SIGNED)
    return tmp_path


def draft(folder: Path, name: str) -> str:
    return str(folder / "drafts" / f"{name}.md")


def number_of(folder: Path, name: str) -> str:
    return desk_folder.read_draft(Path(draft(folder, name))).draft.get(Key.DOCUMENT_NUMBER)


def number(capsys: Output, *words: str) -> tuple[int, str, str]:
    return run(capsys, "number", *words)


@pytest.mark.parametrize("action", ["assign", "reserve"])
def test_drafts_get_their_numbers_in_the_order_of_their_items(
    capsys: Output, folder: Path, action: str
) -> None:
    for name, item in (("甲", "100"), ("乙", "第012号"), ("丙", "9")):
        written(Path(draft(folder, name)), UNIT.with_field(Key.ITEM_NUMBER, item))
    words = [draft(folder, name) for name in "甲乙丙"]
    code, out, err = number(capsys, action, *words)
    assert (code, err) == (0, "")
    assert [line.split("\t")[0] for line in out.splitlines()] == [f"{SERIES}{at}号" for at in (1, 2, 3)]
    rows = json.loads(number(capsys, "list", str(folder), "--json")[1])
    assert [row["稿件"] for row in rows] == ["丙", "乙", "甲"]


def test_drafts_of_one_number_or_none_get_theirs_in_the_order_they_are_named(
    capsys: Output, folder: Path
) -> None:
    words = [draft(folder, name) for name in ("丙", "甲")]
    code, out, err = number(capsys, "assign", *words)
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"{SERIES}{at}号\t{word}" for at, word in enumerate(words, 1)]
    assert number_of(folder, "丙") == f"{SERIES}1号"
    assert number(capsys, "assign", *words)[1] == out


def test_a_dry_run_says_the_numbers_and_writes_nothing(capsys: Output, folder: Path) -> None:
    code, planned, _ = number(capsys, "assign", str(folder), "--dry-run")
    assert code == 0 and not (folder / "发文字号").exists()
    assert number(capsys, "assign", str(folder))[1] == planned
    assert len({line.split("\t")[0] for line in planned.splitlines()}) == 3


def test_one_draft_that_cannot_have_a_number_does_not_stop_the_others(capsys: Output, folder: Path) -> None:
    written(Path(draft(folder, "甲")), UNIT.with_field(Key.DOCUMENT_NUMBER, "三号"))
    gone = draft(folder, "没有")
    code, out, err = number(capsys, "assign", gone, draft(folder, "甲"), draft(folder, "乙"))
    assert (code, out) == (1, f"{SERIES}1号\t{draft(folder, '乙')}\n")
    assert "没有找到这个文件" in err and "“三号”不是发文字号" in err
    code, _, err = number(capsys, "assign", gone, draft(folder, "丙"), "--dry-run")
    assert code == 1 and "没有找到这个文件" in err


def test_the_next_number_is_shown_and_not_taken(capsys: Output, folder: Path) -> None:
    words = ("next", str(folder), "--code", "云民复议字", "--year", "2026")
    assert number(capsys, *words) == number(capsys, *words) == (0, f"{SERIES}1号\n", "")
    assert f"云民复提字〔{numbers._now():%Y}〕1号" in number(capsys, "next", str(folder))[1].splitlines()


def test_a_number_is_kept_for_a_draft(capsys: Output, folder: Path) -> None:
    assert number(capsys, "reserve", draft(folder, "乙")) == (0, f"{SERIES}1号\n", "")
    assert number_of(folder, "乙") == "〔2026〕  号"
    number(capsys, "assign", draft(folder, "甲"), draft(folder, "乙"))
    assert (number_of(folder, "甲"), number_of(folder, "乙")) == (f"{SERIES}2号", f"{SERIES}1号")


def test_a_number_is_kept_for_a_purpose(capsys: Output, folder: Path) -> None:
    where = ("--code", "云民复议字", "--year", "2026")
    words = ("reserve", str(folder), "--reason", "留用", *where, "--number", "120")
    assert number(capsys, *words) == (0, f"{SERIES}120号\n", "")
    assert number(capsys, "next", str(folder), *where)[1] == f"{SERIES}121号\n"


@pytest.mark.parametrize(
    ("words", "exit_code", "said"),
    [
        (["reserve", "DIR"], 2, "给用途预留要写明用途：--reason 用途"),
        (["reserve", "DIR", "--reason", "留用"], 2, "有几个代字：云民复议字、云民复提字"),
        (["reserve", "DIR/drafts/甲.md", "--year", "26"], 2, "--year 26：年份要写四位数字"),
        (["next", "DIR", "--year", "26"], 2, "--year 26：年份要写四位数字"),
        (["return", "33", "--desk", "DIR"], 1, "33：没有这份稿子，登记里也没有这个号"),
        (["void", "33", "--reason", "错", "--desk", "DIR"], 1, "33：没有这份稿子"),
        (["return", "DIR/drafts/甲.md"], 1, "登记里没有这份稿子的号"),
    ],
)
def test_impossible_requests_are_reported(
    capsys: Output, folder: Path, words: list[str], exit_code: int, said: str
) -> None:
    code, out, err = number(capsys, *(word.replace("DIR", str(folder)) for word in words))
    assert (code, out) == (exit_code, "")
    assert said in err


def test_a_number_that_two_registers_have_is_wrong_usage_and_stops_no_other(
    capsys: Output, folder: Path
) -> None:
    for letters in ("云民复议字", "云民复提字", "云民复议字"):
        number(capsys, "reserve", str(folder), "--reason", "留", "--code", letters, "--year", "2026")
    code, out, err = number(capsys, "return", "1", "2", "3", "--desk", str(folder))
    assert (code, out) == (2, f"{SERIES}2号\n")
    assert err.startswith("1：") and "里都有这个号；请写全" in err


@pytest.mark.parametrize("target", ["1", "1号", f"{SERIES}1号", "云民复议字[2026]1号", "draft"])
def test_a_number_is_given_back_however_it_is_named(capsys: Output, folder: Path, target: str) -> None:
    number(capsys, "assign", draft(folder, "甲"))
    named = draft(folder, "甲") if target == "draft" else target
    assert number(capsys, "return", named, "--desk", str(folder)) == (0, f"{SERIES}1号\n", "")
    assert number_of(folder, "甲") == f"{SERIES}  号"
    assert number(capsys, "assign", draft(folder, "乙"))[1].startswith(f"{SERIES}1号\t")


def test_a_void_number_keeps_its_reason_and_is_not_given_again(capsys: Output, folder: Path) -> None:
    number(capsys, "assign", draft(folder, "甲"))
    assert number(capsys, "void", "1", "--reason", "印错", "--desk", str(folder))[0] == 0
    assert number(capsys, "assign", draft(folder, "乙"))[1].startswith(f"{SERIES}2号")
    rows = json.loads(number(capsys, "list", str(folder), "--json")[1])
    assert [(row["文号"], row["状态"], row["说明"]) for row in rows] == [
        (f"{SERIES}1号", "作废", "印错"),
        (f"{SERIES}2号", "签发", ""),
    ]


def test_one_number_that_is_none_does_not_stop_the_others(capsys: Output, folder: Path) -> None:
    number(capsys, "assign", draft(folder, "甲"), draft(folder, "乙"))
    code, out, err = number(capsys, "return", "1", "9", "2", "--desk", str(folder))
    assert (code, out) == (1, f"{SERIES}1号\n{SERIES}2号\n")
    assert err.startswith("9：没有这份稿子")


def test_void_without_a_reason_is_wrong_usage(capsys: Output, folder: Path) -> None:
    code, _, err = number(capsys, "void", "1", "--desk", str(folder))
    assert code == 2 and "缺少：--reason" in err


def test_the_list_is_a_table(capsys: Output, folder: Path) -> None:
    assert number(capsys, "list", str(folder))[::2] == (
        0,
        "还没有登记；replydesk number assign 稿子 就会建立\n",
    )
    number(capsys, "assign", draft(folder, "甲"))
    heads, row = number(capsys, "list", str(folder))[1].splitlines()
    assert heads.split() == ["文号", "状态", "稿件", "经办人", "时间", "说明", "份数", "文件"]
    assert row.split()[:3] == [f"{SERIES}1号", "签发", "甲"]


def test_check_finds_disagreements_and_adopts_numbers_typed_by_hand(capsys: Output, folder: Path) -> None:
    number(capsys, "assign", draft(folder, "甲"))
    written(Path(draft(folder, "乙")), UNIT.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}2号"))
    written(Path(draft(folder, "丙")), UNIT.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}1号"))
    code, out, _ = number(capsys, "check", str(folder))
    assert code == 1
    assert f"[提示] 乙　{SERIES}2号：登记里没有这个号" in out
    assert f"[错误] 丙　{SERIES}1号：文号与“甲”重复" in out
    code, out, err = number(capsys, "check", str(folder), "--adopt", "--json")
    assert f"乙.md：已补登 {SERIES}2号" in err
    assert {row["稿件"] for row in json.loads(out)} == {"甲", "丙"}
    written(Path(draft(folder, "丙")), UNIT)
    assert number(capsys, "check", str(folder)) == (0, "", "稿子里的文号和登记一致\n")


def test_a_duplicate_stops_the_export_of_that_draft_only(capsys: Output, folder: Path) -> None:
    number(capsys, "assign", draft(folder, "甲"))
    written(Path(draft(folder, "乙")), UNIT.with_field(Key.DOCUMENT_NUMBER, f"{SERIES}1号"))
    code, out, err = run(capsys, "export", draft(folder, "甲"), draft(folder, "乙"), "-o", str(folder / "出"))
    assert (code, Path(out.splitlines()[0])) == (1, folder / "出" / "甲.docx")
    assert not (folder / "出" / "乙.docx").exists()
    assert "文号与“甲”重复" in err
    states = {row["文件"]: row["状态"] for row in json.loads(run(capsys, "list", str(folder), "--json")[1])}
    assert (states[draft(folder, "甲")], states[draft(folder, "乙")]) == ("可签发", "有误")
    assert run(capsys, "export", draft(folder, "乙"), "-o", str(folder / "出"), "--force")[0] == 0


def test_a_desk_without_drafts_has_nothing_to_assign(capsys: Output, tmp_path: Path) -> None:
    assert number(capsys, "assign", str(tmp_path)) == (1, "", "没有可编号的稿子\n")


def test_only_signable_drafts_of_a_folder_get_numbers(capsys: Output, folder: Path) -> None:
    written(Path(draft(folder, "没有日期")), SIGNED.with_field(Key.DATE, ""))
    code, out, err = number(capsys, "assign", str(folder))
    assert code == 0 and out and "没有日期" not in out
    assert f"{draft(folder, '没有日期')}：有错误，没有取号" in err


def test_a_damaged_register_is_told_and_repaired(capsys: Output, folder: Path) -> None:
    number(capsys, "assign", *(draft(folder, name) for name in ("甲", "乙")))
    register = folder / "发文字号" / f"{SERIES}.txt"
    register.write_bytes(bytes(100))
    remedy = f"登记没有动，先不取号。请修复：replydesk number check --repair {folder}"
    said = f"{register}：登记损坏：全是零；{remedy}"
    assert number(capsys, "assign", draft(folder, "丙")) == (1, "", f"{said}\n")
    assert number(capsys, "list", str(folder)) == (1, "", f"{said}\n")
    code, out, _ = number(capsys, "check", str(folder))
    assert code == 1 and f"[错误] {SERIES}：{said}" in out
    code, out, err = number(capsys, "check", str(folder), "--repair")
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        f"{SERIES}：用了：登记 0 条、备份 2 条、稿子里的 2 个号",
        f"{SERIES}：原来的登记留在 {folder / '发文字号' / SERIES}.损坏",
        f"{SERIES}：登记已修复",
        "稿子里的文号和登记一致",
    ]
    assert number(capsys, "assign", draft(folder, "丙"))[1].startswith(f"{SERIES}3号")
    assert number(capsys, "check", str(folder), "--repair")[2].startswith("登记没有损坏，不用修复")


def test_a_draft_with_errors_gets_its_number_when_named_and_that_is_told(
    capsys: Output, folder: Path
) -> None:
    written(Path(draft(folder, "空")), UNIT.with_field(Key.PROPOSERS, "").with_field(Key.SUBJECT, ""))
    code, out, err = number(capsys, "assign", draft(folder, "空"), draft(folder, "甲"))
    assert code == 0 and len(out.splitlines()) == 2
    assert err.startswith(f"{draft(folder, '空')}：有错误，按写明的取号") and len(err.splitlines()) == 1


def test_long_lists_of_numbers_read_as_short_ones_do(
    capsys: Output, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number(capsys, "assign", draft(folder, "乙"), draft(folder, "甲"))
    run(capsys, "export", draft(folder, "甲"), "-o", str(folder / "出"))
    short = number(capsys, "list", str(folder))[1]
    monkeypatch.setattr("replydesk.cli.tables._MANY", 1)
    long = number(capsys, "list", str(folder))[1]
    assert [line.split() for line in long.splitlines()] == [line.split() for line in short.splitlines()]
    text = number(capsys, "list", str(folder), "--json")[1]
    assert text == json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def test_unsigned_drafts_of_a_folder_get_no_numbers_unless_the_unit_numbers_at_any_time(
    capsys: Output, folder: Path
) -> None:
    written(Path(draft(folder, "乙")), UNIT)
    code, out, err = number(capsys, "assign", str(folder), "--dry-run")
    assert code == 0
    assert {line.split("\t")[1] for line in out.splitlines()} == {draft(folder, "甲"), draft(folder, "丙")}
    assert f"{draft(folder, '乙')}：还在拟稿，没有签发；" in err and "没有取号；一定要取，请写明这一份" in err
    profile = folder / "templates" / "单位档案" / "云川省民政厅.yaml"
    profile.write_text(profile.read_text("utf-8") + "编号时机: 随时\n", "utf-8")
    assert len(number(capsys, "assign", str(folder))[1].splitlines()) == 3


def test_an_unsigned_draft_gets_its_number_when_named(capsys: Output, folder: Path) -> None:
    written(Path(draft(folder, "乙")), UNIT)
    assert number(capsys, "assign", draft(folder, "乙"))[1].startswith(f"{SERIES}1号")
