from __future__ import annotations

import json
import os
import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from rich.cells import cell_len

from replydesk import __version__
from replydesk.cli.commands import drafts
from replydesk.cli.program import main
from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.export.file_list import NAME as LIST
from replydesk.render.plain import render
from tests.support.replies import SAMPLES, sample

GOOD = Draft(
    fields=(
        ("单位", "云川省民政厅"),
        ("类型", "代表建议"),
        ("案由", "关于某事的建议"),
        ("提出人", "张某某"),
        ("发文字号", "某复字〔2026〕3号"),
        ("落款", "云川省民政厅"),
        ("成文日期", "2026年5月29日"),
    ),
    preamble=(Paragraph("我厅高度重视。"),),
)


class June(date):
    """A calendar whose today is a day in June."""

    @classmethod
    def today(cls) -> June:
        return cls(2026, 6, 10)


Output = pytest.CaptureFixture[str]


def written(path: Path, draft: Draft) -> str:
    desk_folder.save_draft(path, draft)
    return str(path)


def numbered(serial: int) -> Draft:
    return GOOD.with_field(Key.DOCUMENT_NUMBER, f"某复字〔2026〕{serial}号")


def run(capsys: Output, *words: str) -> tuple[int, str, str]:
    """Run a command; return exit code, standard output and standard error."""
    try:
        code = main(words)
    except SystemExit as stop:
        code = int(stop.code or 0)
    out, err = capsys.readouterr()
    return code, out, err


# words


@pytest.mark.parametrize(
    "words", [["--help"], ["-h"], *([name, "--help"] for name in ("list", "preview", "export"))]
)
def test_help_is_in_chinese(capsys: Output, words: list[str]) -> None:
    code, out, err = run(capsys, *words)
    assert (code, err) == (0, "")
    assert "用法：" in out and "显示这份说明" in out
    for english in ("usage", "options", "positional", "optional", "show this", "argument"):
        assert english not in out


@pytest.mark.parametrize("columns", [60, 120])
@pytest.mark.parametrize("name", ["new", "export", "number"])
def test_help_is_aligned_by_cells(
    capsys: Output, monkeypatch: pytest.MonkeyPatch, name: str, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    _, out, _ = run(capsys, name, "--help")
    assert max(map(cell_len, out.splitlines())) <= columns
    rows = [line for line in out.splitlines() if line.startswith("  -")]
    begins = {cell_len(found[0]) for line in rows if (found := re.match(r"  .*?\S {2,}(?=\S)", line))}
    assert len(begins) <= 1


def test_help_names_every_command(capsys: Output) -> None:
    _, out, _ = run(capsys, "--help")
    assert all(f"\n    {name} " in out for name in ("open", "init", "new", "list", "preview", "export"))


def test_the_version_is_printed(capsys: Output) -> None:
    assert run(capsys, "--version") == (0, f"replydesk {__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["export"], "缺少：稿子"),
        (["preview"], "缺少：稿子"),
        (["list", "--bogus"], "不认得：--bogus"),
        (["preview", "甲.md", "--page", "二"], "--page 应为数字，不是 '二'"),
        (["export", "甲.md", "-o"], "-o/--output 后面缺少内容"),
        (["export", "甲.md", "--jobs", "0"], "--jobs 应为 1 以上的数字，不是 0"),
        (["export", "甲.md", "--names", "{收文号}"], "文件名样式里没有“{收文号}”，可用：{稿子} {文号}"),
        (["没有的"], "没有的：没有这个文件夹，也没有这个命令；replydesk --help 看用法"),
        (["--bogus"], "缺少：<命令>"),
    ],
)
def test_wrong_usage_is_reported_in_chinese(capsys: Output, words: list[str], said: str) -> None:
    code, out, err = run(capsys, *words)
    assert (code, out) == (2, "")
    assert said in err and "error" not in err


# init, new, list


def test_init_lays_out_a_desk_and_prints_its_files(capsys: Output, tmp_path: Path) -> None:
    folder = tmp_path / "桌"
    code, out, err = run(capsys, "init", str(folder))
    assert code == 0
    assert all(Path(line).is_file() for line in out.splitlines())
    assert err == f"已放好 {len(out.splitlines())} 个文件；打开工作台：replydesk {folder}\n"
    assert run(capsys, "init", str(folder))[:2] == (0, "")


def test_new_writes_a_draft_and_prints_its_file(capsys: Output, tmp_path: Path) -> None:
    code, out, err = run(capsys, "new", str(tmp_path), "--name", "甲", "--unit", "清禾县交通运输局")
    assert (code, out, err) == (0, f"{tmp_path / '甲.md'}\n", "")
    draft = desk_folder.read_draft(tmp_path / "甲.md").draft
    assert (draft.get(Key.UNIT), draft.get(Key.THANKS)) == ("清禾县交通运输局", "感谢并请监督")


def test_new_starts_with_the_office_last_named(capsys: Output, tmp_path: Path) -> None:
    written(tmp_path / "甲.md", GOOD.with_field(Key.OFFICE, "养老服务处"))
    assert run(capsys, "new", str(tmp_path), "--name", "乙", "--unit", GOOD.get(Key.UNIT))[0] == 0
    assert desk_folder.read_draft(tmp_path / "乙.md").draft.get(Key.OFFICE) == "养老服务处"


def test_new_never_takes_a_name_that_exists(capsys: Output, tmp_path: Path) -> None:
    path = tmp_path / "新答复.md"
    path.write_text("甲", encoding="utf-8")
    assert run(capsys, "new", str(tmp_path)) == (1, "", f"replydesk：{path}：已有同名的稿子，请换一个名字\n")
    assert path.read_text(encoding="utf-8") == "甲"


def test_new_makes_a_draft_of_a_kind_and_lists_it_to_whom_it_goes(capsys: Output, tmp_path: Path) -> None:
    words = ("--name", "甲", "--kind", "会办意见", "--unit", "清禾县交通运输局")
    code, out, err = run(capsys, "new", str(tmp_path), *words)
    assert (code, err) == (0, "")
    path = Path(out.strip())
    draft = desk_folder.read_draft(path).draft
    assert draft.get(Key.CLOSING) == "供统一答复参考" and not draft.get(Key.THANKS)
    written(path, draft.with_field(Key.PROPOSERS, "张某某").with_field(Key.LEAD_BODY, "市财政局"))
    (row,) = json.loads(run(capsys, "list", str(tmp_path), "--json")[1])
    assert (row["类型"], row["收件人"]) == ("代表建议会办意见", "市财政局")


def test_new_says_what_to_do_on_a_desk_without_a_unit(capsys: Output, tmp_path: Path) -> None:
    for folder in (tmp_path / "空", tmp_path / "桌"):
        folder.mkdir()
    run(capsys, "init", str(tmp_path / "桌"), "--no-samples")
    for folder in (tmp_path / "空", tmp_path / "桌"):
        code, out, err = run(capsys, "new", str(folder))
        assert code == 0 and f"还没有单位档案；打开工作台（replydesk {folder}）填几项就建好" in err
        assert "单位" not in [key for key, _ in desk_folder.read_draft(Path(out.strip())).draft.fields]
    code, _, err = run(capsys, "new", str(tmp_path / "桌"), "--unit", "某局", "--name", "乙")
    assert code == 2 and "没有“某局”的单位档案，这里还没有单位档案；打开工作台" in err


def test_new_names_the_file_of_one_of_two_units_with_a_name(capsys: Output, tmp_path: Path) -> None:
    run(capsys, "init", str(tmp_path), "--no-samples")
    for file in ("甲", "乙"):
        (tmp_path / "templates" / "单位档案" / f"{file}.yaml").write_text(
            f"名称: 某局\n信头: {file}", "utf-8"
        )
    code, _, err = run(capsys, "new", str(tmp_path), "--unit", "丙")
    assert code == 2 and "有：某局、甲" in err
    code, out, err = run(capsys, "new", str(tmp_path), "--unit", "甲")
    assert desk_folder.read_draft(Path(out.strip())).draft.get(Key.UNIT) == "甲"


def test_new_refuses_a_kind_there_is_not(capsys: Output, tmp_path: Path) -> None:
    code, _, err = run(capsys, "new", str(tmp_path), "--kind", "议案")
    assert code == 2 and "没有“议案”这种类型，可写：代表建议、政协提案、会办意见" in err


def test_list_shows_number_people_state_and_pages(capsys: Output, tmp_path: Path) -> None:
    written(tmp_path / "甲.md", GOOD)
    written(tmp_path / "乙.md", GOOD.with_field(Key.DOCUMENT_NUMBER, "某复字〔2026〕  号"))
    written(tmp_path / "丙.md", numbered(4).with_field(Key.DATE, "2026年　月　日"))
    written(tmp_path / "丁.md", numbered(5).with_field(Key.DATE, ""))
    code, out, err = run(capsys, "list", str(tmp_path))
    assert (code, err) == (0, "")
    heads, *rows = (line.split() for line in out.splitlines())
    assert heads == [
        *("编号", "文号", "类型", "收件人", "案由", "环节", "期限", "类别"),
        *("状态", "页数", "问题", "文件"),
    ]
    assert {row[-1]: row[-4] for row in rows} == {
        "甲.md": "可签发",
        "乙.md": "草稿",
        "丙.md": "草稿",
        "丁.md": "有误",
    }


def test_list_shows_stage_deadline_and_class(
    capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "date", June)
    handled = GOOD.with_field(Key.DEADLINE, "2026年6月12日").with_field(Key.RESULT_CLASS, "B")
    written(tmp_path / "甲.md", handled)
    records = ("2026-06-08 10:32 签发 通过 王某某（文本 00000000）", "2026-06-15 10:32 签发 发出 张某某")
    signed = numbered(4).with_field(Key.REVIEWS, records[:1]).with_field(Key.STAGE, "签发")
    written(tmp_path / "乙.md", signed.with_field(Key.DEADLINE, "2026年6月8日"))
    sent = numbered(5).with_field(Key.REVIEWS, records).with_field(Key.STAGE, "已发")
    written(tmp_path / "丙.md", sent.with_field(Key.DEADLINE, "2026年6月12日"))
    out = run(capsys, "list", str(tmp_path), "--only", "拟稿")[1]
    assert out.splitlines()[1].split()[4:9] == ["拟稿", "6月12日", "剩2天", "B", "可签发"]
    shown = json.loads(run(capsys, "list", str(tmp_path), "--json")[1])
    keys = ("环节", "改过", "期限", "时限", "发出日期", "办理类别")
    assert {Path(row["文件"]).stem: tuple(row[key] for key in keys) for row in shown} == {
        "甲": ("拟稿", False, "2026年6月12日", "剩2天", "", "B"),
        "乙": ("已签", True, "2026年6月8日", "逾2天", "", ""),
        "丙": ("已发", True, "2026年6月12日", "逾期3天", "2026年6月15日", ""),
    }
    for words, found in {("改过",): "丙乙", ("已签",): "乙", ("已签", "已发"): "丙乙", ("退回",): ""}.items():
        asked = [each for word in words for each in ("--only", word)]
        told = json.loads(run(capsys, "list", str(tmp_path), "--json", *asked)[1])
        assert sorted(Path(row["文件"]).stem for row in told) == sorted(found)


def test_list_as_json_is_data(capsys: Output, tmp_path: Path) -> None:
    draft = GOOD.with_field(Key.SESSION, "省十四届人大四次会议").with_field(Key.ITEM_NUMBER, "第055号")
    kept = (
        draft.with_field("责任科室", "城建科").with_field("办理难度", "").with_field("承办处室", "养老服务处")
    )
    path = written(tmp_path / "甲.md", kept)
    code, out, _ = run(capsys, "list", str(tmp_path), "--json")
    assert code == 0
    assert json.loads(out) == [
        {
            "编号": "055",
            "文号": "某复字〔2026〕3号",
            "类型": "代表建议",
            "收件人": "张某某",
            "案由": "关于某事的建议",
            "状态": "可签发",
            "页数": 1,
            "问题": 0,
            "文件": path,
            "环节": "拟稿",
            "改过": False,
            "批注": 0,
            "期限": "",
            "时限": "",
            "发出日期": "",
            "办理类别": "",
            "承办处室": "养老服务处",
            "其他": {"责任科室": "城建科"},
        }
    ]


def test_list_is_in_the_order_of_the_items_and_may_be_of_some(capsys: Output, tmp_path: Path) -> None:
    for number, office in (("100", "城建科"), ("055", "规划科、城建科"), ("9", "办公室"), ("56", "城建科")):
        draft = GOOD.with_field(Key.ITEM_NUMBER, number).with_field("责任科室", office)
        written(tmp_path / f"{number}.md", draft)

    def listed(*only: str) -> list[str]:
        words = [word for each in only for word in ("--only", each)]
        out = run(capsys, "list", str(tmp_path), *words, "--json")[1]
        return [row["编号"] for row in json.loads(out)]

    assert listed() == ["9", "055", "56", "100"]
    assert listed("责任科室:城建科") == ["055", "56", "100"]
    assert listed("责任科室：办公室", "有误") == listed("责任科室：办公室")
    assert run(capsys, "list", str(tmp_path), "--only", "没有的")[2] == "没有符合 --only 的稿子：没有的\n"


def test_long_cells_of_the_list_are_cut_but_not_those_of_json(capsys: Output, tmp_path: Path) -> None:
    subject = "关于推进某事的建议" * 8
    people = "、".join(f"张某{each}" for each in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申")
    draft = GOOD.with_field(Key.SUBJECT, subject).with_field(Key.PROPOSERS, people)
    written(tmp_path / "长.md", draft)
    out = run(capsys, "list", str(tmp_path))[1]
    assert f"{subject[:19]}…" in out and f"{people[:19]}…" in out
    (row,) = json.loads(run(capsys, "list", str(tmp_path), "--json")[1])
    assert (row["案由"], row["收件人"]) == (subject, people)


def test_list_of_no_drafts_suggests_commands(capsys: Output, tmp_path: Path) -> None:
    assert run(capsys, "list", str(tmp_path)) == (
        0,
        "",
        "没有稿子；replydesk new 新建一份，replydesk init 放入样稿\n",
    )
    assert run(capsys, "list", str(tmp_path), "--json")[1] == "[]\n"


# preview


@pytest.mark.parametrize("path", SAMPLES[:2], ids=lambda path: path.stem)
def test_preview_plain_is_the_printed_lines_and_nothing_else(capsys: Output, path: Path) -> None:
    assert run(capsys, "preview", str(path), "--plain") == (0, render(sample(path).pages), "")


def test_preview_can_show_one_page(capsys: Output) -> None:
    pages = render(sample(SAMPLES[0]).pages).split("\f")
    assert run(capsys, "preview", str(SAMPLES[0]), "--plain", "--page", "2") == (0, pages[1], "")


@pytest.mark.parametrize("page", ["0", "5", "-1"])
def test_preview_of_a_page_that_is_not_there_is_wrong_usage(capsys: Output, page: str) -> None:
    code, out, err = run(capsys, "preview", str(SAMPLES[0]), f"--page={page}")
    assert (code, out, err) == (2, "", f"replydesk：没有第 {page} 页，这份答复共 4 页\n")


def test_preview_draws_pages_in_frames(capsys: Output) -> None:
    code, out, err = run(capsys, "preview", str(SAMPLES[0]))
    assert (code, err) == (0, "")
    assert out.count("┌") == out.count("└") == 4
    assert "— 2 —" in out


# export


def test_export_names_each_file_as_its_draft_and_prints_it(capsys: Output, tmp_path: Path) -> None:
    names = ("甲", "乙（二稿）")
    drafts = [written(tmp_path / f"{name}.md", numbered(at)) for at, name in enumerate(names, 1)]
    output = tmp_path / "导出"
    code, out, _ = run(capsys, "export", *drafts, "-o", str(output))
    assert code == 0
    assert out.splitlines() == [str(output / name) for name in ("甲.docx", "乙（二稿）.docx", LIST)]
    for line in out.splitlines()[:2]:
        assert "word/document.xml" in ZipFile(BytesIO(Path(line).read_bytes())).namelist()


def test_export_of_a_folder_is_of_all_its_drafts(capsys: Output, tmp_path: Path) -> None:
    for at, name in enumerate("甲乙", 1):
        written(tmp_path / f"{name}.md", numbered(at))
    code, out, _ = run(capsys, "export", str(tmp_path), "-o", str(tmp_path / "导出"))
    assert code == 0
    assert sorted(Path(line).name for line in out.splitlines()) == sorted(["甲.docx", "乙.docx", LIST])


def test_export_stops_at_errors_and_names_field_and_remedy(capsys: Output, tmp_path: Path) -> None:
    good = written(tmp_path / "甲.md", GOOD)
    bad = written(tmp_path / "乙.md", GOOD.with_field(Key.DOCUMENT_NUMBER, "某复字[2026]4号"))
    code, out, err = run(capsys, "export", bad, good, "-o", str(tmp_path))
    assert (code, out.splitlines()) == (1, [str(tmp_path / name) for name in ("甲.docx", LIST)])
    assert f"{bad}：[错误] 发文字号：" in err and "请改为“某复字〔2026〕4号”" in err
    assert "有 1 份没有导出" in err
    assert not (tmp_path / "乙.docx").exists()


def test_export_with_force_ignores_errors(capsys: Output, tmp_path: Path) -> None:
    bad = written(tmp_path / "乙.md", Draft())
    code, out, err = run(capsys, "export", bad, "-o", str(tmp_path), "--force")
    assert (code, out) == (0, f"{tmp_path / '乙.docx'}\n")
    assert "[错误]" in err


@pytest.mark.parametrize(
    ("key", "typed"), [(Key.DOCUMENT_NUMBER, "某复字〔2026〕  号"), (Key.DATE, "2026年　月　日")]
)
def test_fields_left_open_for_signing_are_exported_as_they_are(
    capsys: Output, tmp_path: Path, key: Key, typed: str
) -> None:
    draft = written(tmp_path / "甲.md", GOOD.with_field(key, typed))
    code, out, err = run(capsys, "export", draft, "-o", str(tmp_path))
    assert (code, out) == (0, f"{tmp_path / '甲.docx'}\n")
    assert "[待定]" in err and "[错误]" not in err


def test_two_drafts_of_one_name_are_not_written_over_each_other(capsys: Output, tmp_path: Path) -> None:
    drafts = [written(tmp_path / folder / "甲.md", GOOD) for folder in ("一", "二")]
    code, out, _ = run(capsys, "export", *drafts, "-o", str(tmp_path))
    assert (code, out.splitlines()) == (
        0,
        [str(tmp_path / name) for name in ("甲.docx", "甲（2）.docx", LIST)],
    )


def test_an_output_that_is_a_file_is_reported(capsys: Output, tmp_path: Path) -> None:
    draft = written(tmp_path / "甲.md", GOOD)
    code, out, err = run(capsys, "export", draft, "-o", draft)
    assert (code, out) == (1, "")
    assert f"{Path(draft) / '甲.docx'}：" in err


def test_a_full_disk_is_reported(capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    draft = written(tmp_path / "甲.md", GOOD)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    code, out, err = run(capsys, "export", draft, "-o", str(tmp_path))
    assert (code, out) == (1, "")
    assert f"{tmp_path / '甲.docx'}：磁盘已满，没有存上；请腾出空间后再试" in err


# bad input

BAD = {
    "不存在": None,
    "二进制": b"PK\x03\x04\x00\x00",
    "十兆": b"a" * 10_000_000,
}
ODD = {
    "国标编码": ("---\n编号: 1\n---\n我局\n".encode("gb18030"), "原为 GB18030 编码"),
    "空": (b"", "文件是空的"),
    "坏头": ("---\n编号: 1\n案由\n---\n我局\n".encode(), "第 3 行：看不懂“案由”"),
    "全角冒号": ("---\n编号：1\n---\n我局\n".encode(), "第 2 行：“编号”后面是全角冒号，应写“编号: ”"),
    "制表符": ("---\n编号:\t1\n---\n我局\n".encode(), "第 2 行：有制表符"),
    "控制字符": ("---\n编号: 1\n---\n我\x07局\n".encode(), "第 4 行：有看不见的控制字符"),
}


@pytest.mark.parametrize("command", ["preview", "export", "list"])
@pytest.mark.parametrize("name", BAD)
def test_a_file_that_cannot_be_read_is_named_without_a_traceback(
    capsys: Output, tmp_path: Path, command: str, name: str
) -> None:
    path = tmp_path / f"{name}.md"
    data = BAD[name]
    if data is not None:
        path.write_bytes(data)
    target = tmp_path / "没有" if data is None else tmp_path
    code, out, err = run(capsys, command, str(target if command == "list" else path))
    assert (code, out.strip()) == (1, "")
    assert str(target if command == "list" else path) in err
    assert "Traceback" not in err and "Error" not in err


@pytest.mark.parametrize("name", ODD)
def test_notes_on_a_file_are_reported_with_file_and_line(capsys: Output, tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.md"
    data, said = ODD[name]
    path.write_bytes(data)
    code, out, err = run(capsys, "preview", str(path), "--plain")
    assert code == 0
    assert f"{path}：{said}" in err
    assert "我" in out or not data
    assert path.read_bytes() == data


def test_a_phrase_with_an_unknown_name_is_an_error_of_the_draft(capsys: Output, tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path)
    (tmp_path / "templates" / "开头语" / "自拟.j2").write_text("{{ 案油 }}收悉。", encoding="utf-8")
    draft = written(tmp_path / "drafts" / "甲.md", GOOD.with_field(Key.OPENING, "自拟"))
    code, _, err = run(capsys, "export", draft, "-o", str(tmp_path))
    assert code == 1
    assert "套用语 templates/开头语/自拟.j2 用了没有的名字“案油”；可用：" in err


def test_an_unreadable_template_is_reported_with_the_draft(capsys: Output, tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path)
    broken = tmp_path / "templates" / "感谢" / "坏.j2"
    broken.write_bytes(b"\0")
    draft = written(tmp_path / "drafts" / "甲.md", GOOD)
    code, _, err = run(capsys, "export", draft, "-o", str(tmp_path))
    assert code == 0
    assert f"{broken}：不是文本文件" in err


def test_stopping_the_program_is_no_traceback(capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk_folder, "read_draft", stop)
    assert run(capsys, "preview", "甲.md") == (130, "", "replydesk：已中断\n")


def test_a_file_never_changes_by_being_looked_at(capsys: Output, tmp_path: Path) -> None:
    copy = tmp_path / SAMPLES[0].name
    shutil.copyfile(SAMPLES[0], copy)
    run(capsys, "list", str(tmp_path))
    run(capsys, "preview", str(copy))
    run(capsys, "export", str(copy), "-o", str(tmp_path / "导出"))
    assert copy.read_bytes() == SAMPLES[0].read_bytes()


def test_list_counts_open_remarks(capsys: Output, tmp_path: Path) -> None:
    line = "〔3f2a〕2026-05-28 16:40 李某某（版本 不详）案由 整项「关于」：请核对"
    written(tmp_path / "甲.md", GOOD.with_field(Key.REMARKS, (line, "看不懂的一行")))
    assert json.loads(run(capsys, "list", str(tmp_path), "--json")[1])[0]["批注"] == 1
