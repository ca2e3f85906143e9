"""The command `check`."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key, Paragraph
from tests.support.clean_reply import clean_draft
from tests.unit.cli.test_program import Output, run


@pytest.fixture
def desk(tmp_path: Path, capsys: Output) -> Path:
    assert run(capsys, "init", str(tmp_path), "--no-samples")[0] == 0
    return tmp_path


def put(desk: Path, name: str, draft: Draft) -> str:
    path = desk / "drafts" / f"{name}.md"
    desk_folder.save_draft(path, draft)
    return str(path)


def clean(**fields: str) -> Draft:
    return clean_draft().with_fields([(Key.UNIT, "某局"), (Key.SIGNATURE, "某局"), *fields.items()])


def with_text(*texts: str) -> Draft:
    (section,) = clean().sections
    return replace(clean(), sections=(section._replace(paragraphs=tuple(map(Paragraph, texts))),))


def test_every_words_found_are_an_entry(capsys: Output, desk: Path) -> None:
    path = put(desk, "甲", with_text("我局高度重视,认真研究,落实。"))
    code, out, err = run(capsys, "check", path, "--json", "--level", "疑似")
    (draft,) = json.loads(out)
    assert (code, err, draft["稿子"]) == (0, "", path)
    assert list(draft["问题"][0].values()) == [
        "半角标点",
        "疑似",
        "国标 GB/T 15834-2011",
        "答复内容",
        ",",
        "中文里用了半角标点：“……局高度重视,认真研究,……”；请改为全角标点",
        "，",
    ]
    assert [each["原文"] for each in draft["问题"]] == [",", ","]


def test_errors_are_the_exit_code_and_fields_without_words_are_named(capsys: Output, desk: Path) -> None:
    path = put(desk, "甲", clean(案由="", 成文日期="2026年2月30日"))
    code, out, _ = run(capsys, "check", path, "--json", "--level", "错误")
    found = {each["规则"]: (each["字段"], each["原文"], each["改为"]) for each in json.loads(out)[0]["问题"]}
    assert code == 1
    assert found == {"必填未填": ("案由", "", ""), "日期不存在": ("成文日期", "2026年2月30日", "")}


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        ("错误", {"错误"}),
        ("疑似", {"错误", "疑似"}),
        ("提示", {"错误", "疑似", "提示", "待定"}),
        ("", {"错误", "疑似", "提示", "待定"}),
    ],
)
def test_a_level_shows_itself_and_what_is_worse(
    capsys: Output, desk: Path, level: str, levels: set[str]
) -> None:
    draft = with_text("我局高度重视,认真 研究。").with_fields(
        [(Key.DATE, "2026年　月　日"), (Key.SUBJECT, "")]
    )
    words = ("--level", level) if level else ()
    code, out, _ = run(capsys, "check", put(desk, "甲", draft), "--json", *words)
    assert code == 1 and {each["级别"] for each in json.loads(out)[0]["问题"]} == levels


def test_what_is_passed_over_is_listed_and_does_not_count(capsys: Output, desk: Path) -> None:
    draft = clean(成文日期="2026年2月30日").with_field(
        Key.PASSED_OVER, ("日期不存在「2026年2月30日」 张某某 2026-11-29 10:05",)
    )
    path = put(desk, "甲", draft)
    code, out, err = run(capsys, "check", path, "--level", "错误")
    assert code == 0 and err == "1 份：没有问题（已略过 1 处）\n"
    assert "已略过·错误" in out and "本稿 张某某 2026-11-29 10:05" in out
    assert json.loads(run(capsys, "check", path, "--level", "错误", "--json")[1])[0]["问题"] == []


def test_a_folder_is_checked_draft_by_draft_with_sources(capsys: Output, desk: Path) -> None:
    put(desk, "甲", clean(发文字号="某复字[2026]3号"))
    put(desk, "乙", clean())
    code, out, err = run(capsys, "check", str(desk), "--level", "疑似")
    assert code == 1 and err.startswith("2 份：错误 1")
    line = next(line for line in out.splitlines() if "文号写法" in line)
    assert "甲.md" in line and "国标 GB/T 9704-2012 7.2.5" in line and "请改为“某复字〔2026〕3号”" in line


def test_a_draft_that_cannot_be_read_is_named(capsys: Output, desk: Path) -> None:
    put(desk, "甲", clean())
    code, _, err = run(capsys, "check", str(desk / "drafts" / "没有.md"), str(desk), "--level", "错误")
    assert code == 1 and "没有.md" in err and "1 份：没有问题" in err


def test_an_unknown_level_is_refused_in_chinese(capsys: Output, desk: Path) -> None:
    code, _, err = run(capsys, "check", str(desk), "--level", "严重")
    assert code == 2 and "严重" in err and "错误" in err


def test_the_table_has_the_worst_first_and_counts_the_places_passed_over(capsys: Output, desk: Path) -> None:
    draft = with_text("我局高度重视,认真研究,落实。您们的建议，，很好。").with_fields(
        [(Key.DATE, "2026-2-30"), (Key.PASSED_OVER, ("半角标点「,」 张某某 2026-11-29 10:05",))]
    )
    code, out, err = run(capsys, "check", put(desk, "甲", draft))
    sorts = [line.split()[1] for line in out.splitlines()[1:]]
    assert code == 1 and "已略过 2 处" in err and "错误" in sorts
    assert sorts == sorted(sorts, key=["错误", "疑似", "提示", "未填", "待定", "已略过·疑似"].index)


def test_open_remarks_are_told_as_a_hint(capsys: Output, desk: Path) -> None:
    line = "〔3f2a〕2026-05-28 16:40 李某某（版本 不详）主送 整项「」：请填"
    path = put(desk, "甲", with_text("我局已办理。").with_field(Key.REMARKS, (line,)))
    (told,) = [
        each for each in json.loads(run(capsys, "check", path, "--json")[1])[0]["问题"] if "批注" in str(each)
    ]
    assert "还有 1 条批注没有处理（李某某：请填）" in str(told) and "提示" in str(told)
