"""A clerk's whole season: a list of 300 rows, drafts, answers, numbers, exports; and its troubles.

Each trouble is said in words, none ends the season, and in the end list, drafts, register, report and files
agree.
"""

from __future__ import annotations

import errno
import html
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook

from replydesk.cli.program import main
from replydesk.desk import desk_folder, stock_files
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.export.file_list import NAME as LIST
from replydesk.export.write import is_unedited
from replydesk.letter.addressees import odd_in_name
from replydesk.letter.facts import people, pronoun, proposers
from replydesk.letter.kinds import kind_of
from replydesk.letter.recipients import addressed_to
from replydesk.text.natural_order import natural_key
from tests.e2e.test_export_command import Export

PROVINCE, CITY = "云川省民政厅", "南屏市住房和城乡建设局"
SURNAMES = "张李王赵陈刘杨黄周吴徐孙胡朱高林何郭马罗"
WORKS = ("推进社区居家养老服务", "加强农村留守儿童关爱", "完善社会救助体系", "规范地名管理", "发展慈善事业")
HANDED_OVER = date(2026, 3, 15)
ANSWERED = "2026年5月29日"

ROWS = {"代表建议": 200, "政协提案": 100}
BESIDE = 12  # rows of a third sheet, with two items each

# what the list has besides plain rows, by the last two digits of the number of a suggestion, or of a proposal
ASSISTING = (5, 25, 45, 65, 85)  # 省财政厅 leads
MIXED = (7, 47)  # said in one cell, with the duties
OF_OTHERS = (9, 59)
OF_GROUPS = {
    13: "桂花镇代表团",
    33: "第二联组",
    53: "经济界",
    73: "集体提案（民进某市委会）",
    93: "工商联界别",
}
IN_BRACKETS = {
    15: "陈某某（附议：甲某、乙某）",
    35: "陈某某（第一代表团）",
    55: "陈某某等12人",
    75: "陈某某代表",
}
SHORT_FORMS = ("市住建局", "南屏市住建局", "市住房城乡建设局")

DRAFTS = sum(ROWS.values()) - 2 - len(OF_OTHERS) * 3 + 2 * BESIDE

# where in the list the troubles are, by item
SAME_TWICE = "0011"
NO_SUCH_DAY = "0021"
NOBODY = "0031"
STRANGE_TITLE = "0041"
# and on the desk
NO_TEXT = "0051"
BROKEN_PHRASE = "0061"
TYPED_BY_HAND = "0071"
VOIDED = "0081"
IN_THE_WAY = "0092"


@dataclass
class Season:
    """The desk of the season, where its files go, and what the last command said."""

    root: Path
    capsys: pytest.CaptureFixture[str]
    out: list[str] = field(default_factory=list)
    said: str = ""

    @property
    def place(self) -> Path:
        return self.root / "工作台"

    @property
    def output(self) -> Path:
        return self.root / "发出"

    @property
    def report(self) -> Path:
        return self.root / "报告.json"

    def run(self, *words: str | Path) -> int:
        """Give a command; gives its exit code."""
        code = main([str(word) for word in words])
        out, self.said = self.capsys.readouterr()
        self.out = out.splitlines()
        assert "Traceback" not in self.said
        return code

    def export(self) -> int:
        return self.run("export", self.place, "-o", self.output, "--jobs", "1", *self.options)

    @property
    def options(self) -> tuple[str, ...]:
        return ("--resume", "--public", "--report", str(self.report))

    def drafts(self) -> list[Path]:
        return desk_folder.Desk.open(self.place).drafts()

    def draft(self, number: str) -> Path:
        (path,) = (self.place / "drafts").glob(f"{number}-*.md")
        return path

    def change(self, number: str, key: Key, value: str) -> None:
        """Type a value into a field, as a clerk does."""
        path = self.draft(number)
        desk_folder.save_draft(path, desk_folder.read_draft(path).draft.with_field(key, value))

    def number(self, number: str) -> str:
        return desk_folder.read_draft(self.draft(number)).draft.get(Key.DOCUMENT_NUMBER)

    def told(self) -> dict[str, dict[str, Any]]:
        """The report's part of each draft, by the item's number."""
        drafts = json.loads(self.report.read_text(encoding="utf-8"))["稿子"]
        return {Path(each["稿子"]).name.partition("-")[0]: each for each in drafts}

    def register(self) -> list[dict[str, Any]]:
        self.run("number", "list", self.place, "--json")
        rows: list[dict[str, Any]] = json.loads("\n".join(self.out))
        return rows

    def letters(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.output.glob("*.docx") if path.is_file()}


def test_a_season_of_three_hundred_items_survives_its_troubles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    season = Season(tmp_path, capsys)
    the_desk_is_laid(season)
    the_list_becomes_drafts(season)
    the_list_is_read_again(season)
    answers_are_written(season)
    numbers_are_given(season)
    accidents_happen(season)
    if sys.platform != "win32":
        the_first_export_is_killed(season)
    the_disk_is_full(season, monkeypatch)
    letters_are_edited_in_word(season)
    what_can_go_goes(season)
    the_clerk_mends_the_rest(season)
    the_season_is_whole(season)


# the steps


def the_desk_is_laid(season: Season) -> None:
    """Two bodies: one writes to each deputy, with a form; one to all together, with a form that is broken."""
    desk_folder.init_desk(season.place)
    for sample in (season.place / "drafts").glob("*.md"):
        sample.unlink()
    edited(season.place, f"{stock_files.PROFILES}/{PROVINCE}.yaml", "联名答复: 同函", "联名答复: 分送")
    edited(season.place, f"{stock_files.PROFILES}/{PROVINCE}.yaml", '征询意见表: ""', "征询意见表: 通用")
    edited(season.place, f"{stock_files.PROFILES}/{CITY}.yaml", "页面: 常用", "页面: 常用\n征询意见表: 坏表")
    (season.place / "templates" / "征询意见表" / "坏表.j2").write_text("# {{没有这个}}", encoding="utf-8")
    (season.place / "templates" / stock_files.PROFILES / "旧档案.yaml").write_text(
        "名称: [某局", encoding="utf-8"
    )
    (season.place / "templates" / "感谢" / "坏.j2").write_text("感谢{{称谓", encoding="utf-8")


def the_list_becomes_drafts(season: Season) -> None:
    table = season.root / "交办清单.xlsx"
    table.write_bytes(assigned_list())
    assert season.run("new", season.place, "--from", table, "--yes") == 1
    assert "没有编号，也没有案由，不知道是哪一件" in season.said
    assert "编号“0011”与工作表“代表建议”第 14 行的“0011”相同，案由却不同" in season.said
    assert "期限没有“2026年6月31日”这一天，稿子里照抄，请改" in season.said
    assert "没有提出人，稿子里要补上" in season.said
    said = f"新稿子 {DRAFTS} 份，已有 0 份，不能用 2 行，没有起草 {len(OF_OTHERS) * 3} 行"
    assert said in season.said
    assert f"{len((*ASSISTING, *MIXED)) * 3} 件由本单位会办" in season.said
    assert all(f"“{name}”当作“{CITY}”" in season.said for name in SHORT_FORMS[:2])
    assert [Path(line) for line in sorted(season.out)] == season.drafts()
    order = [Path(line).name.partition("-")[0] for line in season.out]
    assert order == sorted(order, key=lambda number: (number.startswith("提"), natural_key(number)))
    record_is_as_listed(season)
    strange = season.draft(STRANGE_TITLE)
    assert not re.search(r'[\\/:*?"<>|]', strange.name) and strange.parent == season.place / "drafts"
    assert desk_folder.read_draft(strange).draft.get(Key.SUBJECT) == TITLE_WITH_TRICKS
    assert not (season.root / "偷放").exists()


def the_list_is_read_again(season: Season) -> None:
    """Run the list again: existing drafts are not touched, and nothing is drafted twice."""
    before = {path: path.read_bytes() for path in season.drafts()}
    season.run("new", season.place, "--from", season.root / "交办清单.xlsx", "--yes")
    assert f"新稿子 0 份，已有 {DRAFTS} 份，不能用 2 行" in season.said
    assert f"已有稿子，没有动，{DRAFTS} 行" in season.said
    assert {path: path.read_bytes() for path in season.drafts()} == before


def answers_are_written(season: Season) -> None:
    """Every draft gets its text, its date, and whether it is public."""
    for path in season.drafts():
        draft = desk_folder.read_draft(path).draft
        for key, value in ((Key.DATE, ANSWERED), (Key.PUBLICITY, "主动公开")):
            draft = draft.with_field(key, value)
        desk_folder.save_draft(path, replace(draft, preamble=(Paragraph(answer(draft)),)))
    season.change(BROKEN_PHRASE, Key.THANKS, "坏")
    season.draft(NO_TEXT).write_bytes(b"PK\x03\x04\x14\x00\x06\x00word/document.xml\x00")


def numbers_are_given(season: Season) -> None:
    """All at once, each number once; only what is no draft gets none."""
    assert season.run("number", "assign", *sorted((season.place / "drafts").glob("*.md"))) == 1
    assert f"{season.draft(NO_TEXT)}：不是文本文件" in season.said
    given = dict(line.split("\t")[::-1] for line in season.out)
    assert len(given) == len(set(given.values())) == DRAFTS - 1
    counted = Counter(number.partition("〔")[0] for number in given.values())
    wanted = Counter(CODES[draft.get(Key.UNIT), draft.get(Key.KIND)] for draft in listed(season))
    wanted[CODES[PROVINCE, "代表建议"]] -= 1  # what is no draft
    assert counted == wanted and sum(counted[code] for code in ("云民会办字", "南建会办")) == 21
    for path, number in given.items():
        assert desk_folder.read_draft(Path(path)).draft.get(Key.DOCUMENT_NUMBER) == number


def accidents_happen(season: Season) -> None:
    """A number typed by hand is another's, one is void, and where a file belongs is a folder."""
    season.change(TYPED_BY_HAND, Key.DOCUMENT_NUMBER, season.number("0001"))
    assert season.run("number", "check", season.place) == 1
    assert any(f"{season.draft(TYPED_BY_HAND).stem}　" in line and "重复" in line for line in season.out)
    target = season.draft(VOIDED)
    assert season.run("number", "void", target, "--reason", "印错") == 0
    (season.output / f"{season.draft(IN_THE_WAY).stem}.docx").mkdir(parents=True)


def the_first_export_is_killed(season: Season) -> None:
    """As by a power cut: nothing but whole files is left."""
    export = Export(season.place, season.output, "--jobs", "2", *season.options)
    export.waits_for(lambda: sum(path.is_file() for path in season.output.glob("*.docx")) >= 40)
    export.process.kill()
    export.process.communicate(timeout=60)
    names = list(season.letters())
    assert 40 <= len(names) < 500 and all(is_unedited(season.output / name) for name in names)


def the_disk_is_full(season: Season, monkeypatch: pytest.MonkeyPatch) -> None:
    """The run ends early and says so; what was there stays."""
    before = season.letters()
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", full_after(100))
        assert season.export() == 1
    assert "磁盘已满，先腾出空间；做完" in season.said and "加 --resume" in season.said
    assert season.letters().items() >= before.items()
    assert not list(season.output.glob(".*.tmp"))


def letters_are_edited_in_word(season: Season) -> None:
    with ZipFile(season.output / f"{season.draft('0001').stem}.docx", "a") as document:
        document.writestr("改.txt", "处长改过")
    season.change("0001", Key.RESULT_CLASS, "A")


def what_can_go_goes(season: Season) -> None:
    """Every trouble is told where it is, and everything else is done."""
    assert season.export() == 1
    told = season.told()
    assert {number for number, each in told.items() if each["结果"] == "失败"} == set(FAILURES)
    for number, reason in FAILURES.items():
        words = json.dumps([told[number]["原因"], told[number]["问题"]], ensure_ascii=False)
        assert reason in words and reason in season.said, number
    assert told[NO_SUCH_DAY]["结果"] == "未变"  # a day that is not printed is told, and stops nothing
    assert "旧档案.yaml：" in season.said
    assert "没有做征询意见表：套用语 templates/征询意见表/坏表.j2 用了没有的名字“没有这个”" in season.said
    aside = f"{season.draft('0001').stem}（Word改过）.docx"
    assert aside in season.said
    assert "处长改过".encode() in ZipFile(season.output / aside).read("改.txt")
    written = {Path(file["文件"]).name for each in told.values() for file in each["文件"]}
    noted = {name for row in season.register() if row["状态"] == "签发" for name in row["文件"]}
    assert written <= noted  # those too of the run that was killed


def the_clerk_mends_the_rest(season: Season) -> None:
    """Each trouble has its remedy; then the same command comes to its end."""
    season.change(NO_SUCH_DAY, Key.DEADLINE, "2026年6月30日")
    season.change(NOBODY, Key.PROPOSERS, "张某某")
    season.change(BROKEN_PHRASE, Key.THANKS, "关心和支持")
    season.draft(NO_TEXT).unlink()
    season.run("new", season.place, "--from", season.root / "交办清单.xlsx", "--yes")
    assert [Path(line).name for line in season.out] == [season.draft(NO_TEXT).name]
    path = season.draft(NO_TEXT)
    draft = desk_folder.read_draft(path).draft.with_field(Key.DATE, ANSWERED)
    desk_folder.save_draft(path, replace(draft, preamble=(Paragraph(answer(draft)),)))
    season.change(TYPED_BY_HAND, Key.DOCUMENT_NUMBER, "")
    season.change(VOIDED, Key.DOCUMENT_NUMBER, "")
    again = [season.draft(number) for number in (NO_TEXT, TYPED_BY_HAND, VOIDED)]
    assert season.run("number", "assign", *again) == 0
    (season.output / f"{season.draft(IN_THE_WAY).stem}.docx").rmdir()
    edited(season.place, f"{stock_files.PROFILES}/{CITY}.yaml", "坏表", "通用")
    (season.place / "templates" / stock_files.PROFILES / "旧档案.yaml").unlink()
    assert season.export() == 0, season.said


def the_season_is_whole(season: Season) -> None:
    """List, drafts, register, report and files say the same."""
    told = season.told()
    reported = sorted(Path(each["文件"]).name for draft in told.values() for each in draft["文件"])
    rows = catalogue(season.output / LIST)
    there = {name for name in season.letters() if "（Word改过）" not in name}
    assert reported == sorted(row["文件"] for row in rows) == sorted(there)
    assert len(told) == DRAFTS and len(there) > 850
    registered(season, rows)
    for path in season.drafts():
        sent_to_everybody(season, desk_folder.read_draft(path).draft, told[path.name.partition("-")[0]])
    assert [row["序号"] for row in rows] == list(range(1, len(rows) + 1))


def registered(season: Season, rows: Sequence[dict[str, Any]]) -> None:
    """Every number belongs to one draft and its files; the void one says why."""
    numbers = {each["文号"]: each for each in season.register()}
    files: dict[str, set[str]] = {}
    for row in rows:
        files.setdefault(row["发文字号"], set()).add(row["文件"])
    signed = {number: set(each["文件"]) for number, each in numbers.items() if each["状态"] == "签发"}
    assert signed.keys() == files.keys() and len(files) == DRAFTS
    assert all(signed[number] >= files[number] for number in files)
    assert [each["说明"] for each in numbers.values() if each["状态"] == "作废"] == ["印错"]
    assert season.run("number", "check", season.place) == 0, season.out


def sent_to_everybody(season: Season, draft: Draft, told: dict[str, Any]) -> None:
    """Each of those who are answered has a letter with the right salutation and pronoun, and a form.

    A body that leads gets one letter and no form.
    """
    if kind_of(draft).to_lead:
        opinion_for_the_lead(draft, told)
        return
    is_each = draft.get(Key.UNIT) == PROVINCE and len(proposers(draft)) > 1
    due = [addressed_to(draft, name) for name in proposers(draft)] if is_each else [draft]
    found: dict[str, list[dict[str, Any]]] = {}
    for each in told["文件"]:
        found.setdefault(each["种类"], []).append(each)
    assert [len(found[kind]) for kind in ("答复", "征询意见表", "公开件")] == [len(due), len(due), 1]
    for letter, file in zip(due, found["答复"], strict=True):
        text = printed(Path(file["文件"]))
        assert people(letter) in text and f"{pronoun(proposers(letter))}提出的意见很有价值" in text
        assert draft.get(Key.DOCUMENT_NUMBER) in text.replace(" ", "")
    public = printed(Path(found["公开件"][0]["文件"]))
    assert "0000-00000000" not in public and "联系人" not in public


def opinion_for_the_lead(draft: Draft, told: dict[str, Any]) -> None:
    (letter,) = (file for file in told["文件"] if file["种类"] == "答复")
    assert not [file for file in told["文件"] if file["种类"] == "征询意见表"]
    text = printed(Path(letter["文件"]))
    assert "省财政厅：" in text and draft.get(Key.LEAD_BODY) == "省财政厅"
    assert f"{people(draft)}：" not in text and "感谢" not in text


def listed(season: Season) -> list[Draft]:
    return [
        desk_folder.read_draft(path).draft for path in season.drafts() if path != season.draft(NO_TEXT)
    ] + [Draft(((Key.UNIT, PROVINCE), (Key.KIND, "代表建议")))]


def record_is_as_listed(season: Season) -> None:
    """People, bodies and further columns are where they belong, and nothing but names in the salutation."""
    seen = [desk_folder.read_draft(path).draft for path in season.drafts()]
    assert not [name for draft in seen for name in proposers(draft) if odd_in_name(name)]
    proposers_of = {draft.get(Key.ITEM_NUMBER): draft for draft in seen}
    joint = proposers_of["0015"]
    assert (joint.get(Key.PROPOSERS), joint.get(Key.JOINT)) == ("陈某某", "甲某、乙某")
    assert proposers_of["0035"].get("代表团") == "第一代表团"
    assert people(proposers_of["0055"]) == "陈某某等12位代表"
    assert (
        people(proposers_of["提73"]) == "民进某市委会" and pronoun(proposers(proposers_of["提73"])) == "你们"
    )
    assert people(proposers_of["提53"]) == "经济界"
    assert proposers_of["0047"].get(Key.KIND) == "代表建议会办意见"
    assert proposers_of["提5"].get(Key.KIND) == "政协提案会办意见"
    assert {draft.get("专题") for draft in seen} == {"民生", ""}
    beside = [draft for draft in seen if draft.get(Key.ITEM_NUMBER).startswith("补")]
    assert len(beside) == 2 * BESIDE and all(draft.get(Key.UNIT) == PROVINCE for draft in beside)


CODES = {
    (PROVINCE, "代表建议"): "云民复议字",
    (PROVINCE, "政协提案"): "云民复提字",
    (CITY, "代表建议"): "南建议复",
    (CITY, "政协提案"): "南建提复",
    **{(PROVINCE, f"{kind}会办意见"): "云民会办字" for kind in ROWS},
    **{(CITY, f"{kind}会办意见"): "南建会办" for kind in ROWS},
}

FAILURES = {
    NOBODY: "没有收件人",
    NO_TEXT: "不是文本文件",
    BROKEN_PHRASE: "套用语 templates/感谢/坏.j2",
    TYPED_BY_HAND: "登记给这份稿子的是",
    VOIDED: "这个号已作废（印错）",
    IN_THE_WAY: "这是文件夹，不是文件",
}
"""The drafts that cannot be exported, and what is said of each."""


# the list


TITLE_WITH_TRICKS = '关于“../../../偷放/”和C:\\共享|"资料":<*?>的建议'
HEADS = (
    ("序号", "编号", "案由", "提出人", "", "承办单位", "", "届次", "交办日期", "办理期限", "专题"),
    ("", "", "", "领衔", "联名", "主办", "会办", "", "", "", ""),
)


def assigned_list() -> bytes:
    """Two sheets, with a title above heads of two rows, merged as offices do."""
    written = BytesIO()
    with xlsxwriter.Workbook(written) as book:
        day = book.add_format({"num_format": "yyyy/m/d"})
        for kind, count in ROWS.items():
            sheet = book.add_worksheet(kind)
            heads(sheet, kind)
            for at, row in enumerate(rows_of(kind, count), 3):
                for column, value in enumerate(row):
                    is_day = isinstance(value, date)
                    sheet.write_datetime(at, column, value, day) if is_day else sheet.write(at, column, value)
        beside = book.add_worksheet("补交")
        for at, row in enumerate(rows_beside()):
            beside.write_row(at, 0, row)
    return written.getvalue()


def heads(sheet: Any, kind: str) -> None:
    sheet.merge_range(0, 0, 0, 10, f"2026年省{kind}交办清单（共 {ROWS[kind]} 件）")
    for column, (upper, lower) in enumerate(zip(*HEADS, strict=True)):
        if lower:
            sheet.write(2, column, lower)
        if upper and not lower:
            sheet.merge_range(1, column, 2, column, upper)
        elif upper:
            sheet.merge_range(1, column, 1, column + 1, upper)


def rows_of(kind: str, count: int) -> Iterator[list[Any]]:
    """The rows of a sheet: days as days, as serial numbers and as text; joint items, and assisting bodies.

    Some are for others, or for a body that assists; some are of groups, or have more than names.
    """
    is_suggestion = kind == "代表建议"
    noun, session = ("建议", "省十四届人大四次会议") if is_suggestion else ("提案", "省政协十三届四次会议")
    for at in range(1, count + 1):
        name = f"{SURNAMES[at % 20]}某某"
        joint = "、".join(f"{SURNAMES[(at + step) % 20]}某" for step in range(1, 4)) if at % 7 == 0 else ""
        lead = (CITY, *SHORT_FORMS)[at // 3 % 4] if at % 3 == 0 else "省民政厅"
        day = (HANDED_OVER, (HANDED_OVER - date(1899, 12, 30)).days, "2026.3.15", "2026年3月15日")[at % 4]
        number = f"{at:04}" if is_suggestion else f"提{at}"
        title = f"关于{WORKS[at % 5]}（{at}）的{noun}"
        due: Any = HANDED_OVER + timedelta(90) if at % 2 else "3个月"
        assisting = "省财政厅" if at % 5 == 0 else ""
        if at % 100 in ASSISTING:
            lead, assisting = "省财政厅", f"{lead}、省教育厅"
        elif at % 100 in MIXED:
            lead, assisting = f"主办：省财政厅；会办：{lead}、省教育厅", ""
        elif at % 100 in OF_OTHERS:
            lead = "省教育厅"
        if special := (OF_GROUPS | IN_BRACKETS).get(at % 100):
            name, joint = special, ""
        topic = "民生" if at % 2 else ""
        yield with_trouble([at, number, title, name, joint, lead, assisting, session, day, due, topic])


def rows_beside() -> Iterator[list[str]]:
    """The rows of the last sheet: two tables beside each other."""
    yield ["编号", "案由", "提出人", "届次"] * 2
    for at in range(1, BESIDE + 1):
        items = ((f"补{2 * at + side}", f"关于补交事项{2 * at + side}的建议") for side in (-1, 0))
        yield [text for item in items for text in (*item, "张某某", "省十四届人大四次会议")]


def with_trouble(row: list[Any]) -> list[Any]:
    """Return a row of the first sheet with its fault, if it is to have one."""
    changes: dict[str, dict[int, Any]] = {
        NO_SUCH_DAY: {9: "2026年6月31日"},
        NOBODY: {3: "", 4: ""},
        STRANGE_TITLE: {2: TITLE_WITH_TRICKS},
        "0199": {1: "", 2: ""},
        "0200": {1: SAME_TWICE},
    }
    for column, value in changes.get(row[1], {}).items():
        row[column] = value
    return row


# what the clerk does by hand, and what is read afterwards


def answer(draft: Draft) -> str:
    if kind_of(draft).to_lead:
        return "我们认真作了研究，已在职责内列入今年的工作安排。"
    word = pronoun(proposers(draft))
    return f"我们高度重视，逐条作了研究。{word}提出的意见很有价值，已列入今年的工作安排。"


def edited(place: Path, name: str, before: str, after: str) -> None:
    """Change a text in a file of the templates."""
    path = place / "templates" / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def full_after(files: int) -> Any:
    """The system's `replace` on a disk that has room for so many more files."""
    left = [files]
    really = os.replace

    def replace_if_room(source: Any, target: Any) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        really(source, target)

    return replace_if_room


def catalogue(path: Path) -> list[dict[str, Any]]:
    head, *rows = load_workbook(path, read_only=True).active.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rows]


def printed(path: Path) -> str:
    """The text of a document."""
    with ZipFile(path) as package:
        document = package.read("word/document.xml").decode("utf-8")
    return html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", document)))
