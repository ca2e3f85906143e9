from __future__ import annotations

import getpass
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files
from replydesk.desk.desk_folder import Desk
from replydesk.desk.desk_home import REGISTERS
from replydesk.desk.numbering import (
    GivenNumber,
    assign_number,
    note_exports,
    numbers_beside,
    plan_numbers,
    read_numbers,
    register_file,
    register_files,
    return_number,
    stamp_now,
)
from replydesk.desk.register_repair import repair_register
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import NUMBERED
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.reply.findings import Level
from replydesk.reply.registers.agreement import check_numbers, draft_findings
from replydesk.reply.registers.model import NumberState, Stamp
from replydesk.text.errors import UserError
from tests.unit.reply.test_model import BY

SERIES = "云民复议字〔2026〕"
OPEN = Draft(((Key.UNIT, "云川省民政厅"), (Key.KIND, "代表建议"), (Key.DATE, "2026年5月29日")))


@pytest.fixture
def place(tmp_path: Path) -> Desk:
    desk_folder.init_desk(tmp_path)
    for path in (tmp_path / "drafts").glob("*.md"):
        path.unlink()
    return Desk.open(tmp_path)


def add(place: Desk, name: str, number: str = "") -> Path:
    path = place.drafts_folder / f"{name}.md"
    desk_folder.save_draft(path, OPEN.with_field(Key.DOCUMENT_NUMBER, number) if number else OPEN)
    return path


def carried(path: Path) -> str:
    return desk_folder.read_draft(path).draft.get(Key.DOCUMENT_NUMBER)


def give(place: Desk, path: Path) -> GivenNumber:
    return assign_number(place, path, read_numbers(place), BY)


def test_a_draft_gets_its_number_registered_and_written(place: Desk) -> None:
    path = add(place, "甲")
    assert give(place, path) == GivenNumber(f"{SERIES}1号", is_new=True)
    assert carried(path) == f"{SERIES}1号"
    assert (place.root / "发文字号" / f"{SERIES}.txt").is_file()
    assert give(place, path) == GivenNumber(f"{SERIES}1号")


def test_a_number_written_into_a_draft_and_taken_out_is_a_version_of_the_person(place: Desk) -> None:
    path = add(place, "甲")
    number = DocumentNumber.parse(assign_number(place, path, read_numbers(place), BY, "张某某").number)
    assert number is not None and not return_number(place, number, BY, author="李某某").refusal
    versions = VersionFile(path).read()
    assert [each.who for each in versions] == ["", "张某某", "李某某"]
    assert versions[-1].text == path.read_text("utf-8") and versions[1].why == NUMBERED


def test_a_desk_that_is_a_plain_folder_has_its_registers_inside(tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    desk_folder.save_draft(path, OPEN)
    give(Desk.of(path), path)
    assert (tmp_path / "发文字号" / f"{SERIES}.txt").is_file()
    assert Desk.open(tmp_path).drafts() == [path]


def test_a_number_typed_into_a_draft_is_registered_and_never_given_to_another(place: Desk) -> None:
    typed, other = add(place, "甲", f"{SERIES}33号"), add(place, "乙")
    given = give(place, other)
    assert given.number == f"{SERIES}34号"
    assert given.note == "新建了登记，接在已有的 33 号之后"
    assert give(place, typed) == GivenNumber(f"{SERIES}33号", is_new=True)
    assert read_numbers(place).registers[SERIES].held_by("甲") == 33


def test_if_the_draft_cannot_be_saved_its_number_stays_with_it(
    place: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = add(place, "甲"), add(place, "乙")
    with monkeypatch.context() as patch:

        def changed(*_: object) -> None:
            raise files.ChangedOnDisk(f"{path}：这份稿子在别处改过了")

        patch.setattr(desk_folder, "save_draft", changed)
        with pytest.raises(files.ChangedOnDisk):
            give(place, path)
    assert carried(path) == ""
    assert give(place, other).number == f"{SERIES}2号"
    assert give(place, path).number == f"{SERIES}1号"
    assert carried(path) == f"{SERIES}1号"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("三十三号", "“三十三号”不是发文字号；请改成“某复字〔2026〕  号”，或者清空"),
        (f"{SERIES}9号", f"{SERIES}9号也写在“乙”里；请先改好其中一份"),
    ],
)
def test_a_draft_that_cannot_have_a_number_gets_the_reason(place: Desk, number: str, said: str) -> None:
    path = add(place, "甲", number)
    add(place, "乙", f"{SERIES}9号")
    assert give(place, path) == GivenNumber(refusal=said)
    assert carried(path) == number


def test_a_unit_without_a_code_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    desk_folder.save_draft(path, Draft(((Key.UNIT, "某局"),)))
    assert give(Desk.of(path), path).refusal.startswith("不知道用哪个代字")


@pytest.mark.parametrize("code", ["../../别处", "云/民", "云|民", "x" * 200])
def test_a_code_that_makes_no_file_name_is_refused(place: Desk, code: str) -> None:
    path = add(place, "甲", f"{code}〔2026〕  号")
    with pytest.raises(UserError, match="不能作代字和年份"):
        give(place, path)
    assert not (place.root / "发文字号").exists()


def test_a_plan_gives_what_would_be_given_and_writes_nothing(place: Desk) -> None:
    paths = [add(place, name) for name in "丙甲乙"]
    drafts = {path: desk_folder.read_draft(path).draft for path in paths}
    plan = plan_numbers(place, drafts, read_numbers(place), BY)
    assert not (place.root / "发文字号").exists()
    assert {path: give(place, path) for path in paths} == plan
    assert [given.number for given in plan.values()] == [f"{SERIES}{each}号" for each in (1, 2, 3)]


def test_a_number_given_back_leaves_its_draft(place: Desk) -> None:
    path = add(place, "甲")
    give(place, path)
    return_number(place, DocumentNumber("云民复议字", "2026", 1), BY, "暂不印发")
    assert carried(path) == f"{SERIES}  号"
    entry = read_numbers(place).registers[SERIES].entries[1]
    assert (entry.state, entry.reason) == (NumberState.FREE, "暂不印发")
    assert give(place, add(place, "乙")).number == f"{SERIES}1号"


def test_giving_back_what_nobody_has_changes_nothing(place: Desk) -> None:
    refusal = return_number(place, DocumentNumber("云民复议字", "2026", 7), BY).refusal
    assert refusal == f"{SERIES}7号没有登记过，不用退回"


def test_files_are_noted_with_the_number_they_were_exported_for(place: Desk) -> None:
    give(place, add(place, "甲"))
    exports = {
        f"{SERIES}1号": ["张.docx", "李.docx"],
        "没有登记〔2026〕1号": ["x.docx"],
        f"{SERIES}  号": ["y"],
    }
    assert note_exports(place, exports, BY) == []
    assert note_exports(place, {f"{SERIES}8号": ["z.docx"]}, BY) == [
        f"{SERIES}8号没有取号，导出的文件没有登记"
    ]
    assert read_numbers(place).registers[SERIES].entries[1].files == ("张.docx", "李.docx")


def test_a_text_file_that_is_no_register_is_reported(place: Desk) -> None:
    give(place, add(place, "甲"))
    for name in ("说明", f"{SERIES} (1)", "云民复议字[2026]"):
        (place.root / "发文字号" / f"{name}.txt").write_text("x", encoding="utf-8")
    found, notes = register_files(place)
    assert [file.series for file in found] == [SERIES]
    assert len(notes) == 3 and "可能是同步时留下的副本" in notes[0].text
    assert give(place, add(place, "乙")).number == f"{SERIES}2号"


def test_the_numbers_of_a_desk_are_read_from_the_heads_of_its_drafts(place: Desk) -> None:
    add(place, "甲", f"{SERIES}3号")
    (place.drafts_folder / "乙.md").write_bytes("发文字号：某复字〔2026〕4号\n\n正文".encode("gb18030"))
    (place.drafts_folder / "丙.md").write_bytes(b"\x00\x01")
    drafts = read_numbers(place).drafts
    assert {name: typed.number for name, typed in drafts.items()} == {
        "甲": f"{SERIES}3号",
        "乙": "某复字〔2026〕4号",
        "丙": "",
    }
    assert not drafts["丙"].is_read and drafts["乙"].is_read
    assert drafts["甲"].date == "2026年5月29日"


SPELLINGS = {
    "as it should be": ("云民复议字〔2026〕33号", "utf-8"),
    "full-width": ("云民复议字［２０２６］第３3号", "utf-8"),
    "with a zero": ("云民复议字(2026)033号", "utf-8"),
    "as YAML escapes": ('"云民复议字〔2026〕\\x33\\u0033号"', "utf-8"),
    "in GB18030": ("云民复议字〔２０２６〕３３号", "gb18030"),
    "in UTF-16": ("云民复议字〔2026〕33号", "utf-16"),
}


@pytest.mark.parametrize("fence", ["---\n", "---\r\n", ""])
@pytest.mark.parametrize(("number", "encoding"), SPELLINGS.values(), ids=SPELLINGS)
def test_another_draft_with_the_same_number_is_found_however_it_is_written(
    place: Desk, number: str, encoding: str, fence: str
) -> None:
    path = add(place, "甲", f"{SERIES}33号")
    add(place, "丙", f"{SERIES}34号")
    text = f"{fence}发文字号: {number}\n{fence}\n正文\n"
    (place.drafts_folder / "乙.md").write_bytes(text.encode(encoding))
    beside, everything = numbers_beside(place, path), read_numbers(place)
    same = DocumentNumber("云民复议字", "2026", 33)
    assert beside.carriers[same] == everything.carriers[same] == ("乙", "甲")
    assert beside.drafts.keys() == everything.drafts.keys()
    mine = desk_folder.read_draft(path).draft.get(Key.DOCUMENT_NUMBER)
    assert list(draft_findings(mine, "甲", beside)) == list(draft_findings(mine, "甲", everything)) != []


def test_of_a_draft_that_cannot_carry_the_same_number_only_the_name_is_known(place: Desk) -> None:
    path = add(place, "甲", f"{SERIES}33号")
    add(place, "乙", f"{SERIES}4号")
    assert numbers_beside(place, path).drafts["乙"].number == ""


def test_who_and_when_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "王某某")
    monkeypatch.setattr("socket.gethostname", lambda: "pc1")
    assert stamp_now(datetime(2026, 5, 29, 10, 12, 3)) == Stamp("王某某@pc1", "2026-05-29 10:12:03")

    def nobody() -> str:
        raise KeyError("no such user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert stamp_now(datetime(2026, 5, 29)).by == "未知@pc1"


def test_a_register_is_found_by_its_number(place: Desk) -> None:
    assert register_file(place, DocumentNumber("云民复议字", "2026")).path == (
        place.root / REGISTERS / f"{SERIES}.txt"
    )


def test_the_number_of_a_draft_that_cannot_be_read_is_not_given_to_another(place: Desk) -> None:
    path = add(place, "甲")
    give(place, path)
    path.write_bytes(b"PK\x00")
    given = give(place, add(place, "乙", f"{SERIES}1号"))
    assert "“甲”" in given.refusal and given.number == ""
    assert next((each.draft, each.message) for each in check_numbers(read_numbers(place))) == (
        "甲",
        "打不开，看不到写的是哪个号",
    )
    assert "这份稿子却不在了" not in "".join(each.message for each in check_numbers(read_numbers(place)))


# one draft, one key


BLANK_NAMES = ("甲", "甲 ", " 甲", "甲\t", "甲\u200b")
ODD_NAMES = (*BLANK_NAMES, "e\u0301", "\u00e9", "A", "a", "Ａ", "\udcbc\udcd7", '"甲"', "甲.md")


def test_drafts_whose_names_look_alike_each_get_a_number_of_their_own(place: Desk) -> None:
    paths = [add(place, name) for name in ODD_NAMES]
    given = [give(place, path) for path in paths]
    assert [each.number for each in given] == [f"{SERIES}{at}号" for at in range(1, len(paths) + 1)]
    assert "看上去一样" in given[1].note and '"甲\\{20}"' in given[1].note
    assert [give(place, path).number for path in paths] == [each.number for each in given]
    register = read_numbers(place).registers[SERIES]
    assert [register.held_by(name) for name in ODD_NAMES] == list(range(1, len(paths) + 1))
    assert [each.level for each in check_numbers(read_numbers(place)) if each.level is Level.ERROR] == []


def test_a_register_of_an_earlier_version_in_which_two_drafts_had_one_key_is_sorted_out(place: Desk) -> None:
    one = add(place, "甲")
    give(place, one)
    other = add(place, "甲 ", f"{SERIES}1号")  # both had got it
    messages = [each.message for each in check_numbers(read_numbers(place))]
    assert "文号与“甲 ”重复" in messages and "文号与“甲”重复" in messages
    assert "也写在“甲”里" in give(place, other).refusal
    desk_folder.save_draft(other, OPEN)
    assert give(place, other).number == f"{SERIES}2号"


# one desk, one register


def test_a_draft_outside_the_desk_is_refused(place: Desk, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("别处") / "丙.md"
    desk_folder.save_draft(elsewhere, OPEN)
    with pytest.raises(UserError, match="不在工作台的稿子里"):
        give(place, elsewhere)
    inside = place.drafts_folder / "旧件"
    inside.mkdir()
    desk_folder.save_draft(inside / "丁.md", OPEN)
    with pytest.raises(UserError, match="不在工作台的稿子里"):
        give(Desk.of(inside / "丁.md"), inside / "丁.md")
    assert not (place.root / "发文字号").exists()


def test_a_link_to_a_draft_is_refused_and_its_number_counts_once(place: Desk) -> None:
    path = add(place, "甲")
    link = place.drafts_folder / "连过来.md"
    link.symlink_to(path)
    with pytest.raises(UserError, match="是链接，指到 "):
        give(place, link)
    give(place, path)
    assert check_numbers(read_numbers(place)) == ()


def test_two_names_of_one_file_get_no_number(place: Desk) -> None:
    path = add(place, "甲")
    twin = place.drafts_folder / "乙.md"
    twin.hardlink_to(path)
    for each in (path, twin):
        with pytest.raises(UserError, match="是同一个文件（硬链接）"):
            give(place, each)


@pytest.mark.parametrize("name", ["甲.txt", ".甲.md", "甲"])
def test_a_file_that_is_no_draft_gets_no_number(place: Desk, name: str) -> None:
    path = place.drafts_folder / name
    desk_folder.save_draft(path, OPEN)
    with pytest.raises(UserError, match="不是工作台的稿子"):
        give(place, path)


def test_a_second_register_of_an_earlier_version_stops_until_it_is_merged(place: Desk) -> None:
    give(place, add(place, "甲"))
    stray = place.drafts_folder / "发文字号"
    (place.root / "发文字号").rename(stray)
    (place.root / ".答复工作台" / f"{SERIES}.登记").unlink()
    with pytest.raises(UserError, match="登记里没有"):
        give(place, add(place, "乙"))
    numbers = read_numbers(place)
    assert list(numbers.damaged) == [SERIES] and "不在这里" in numbers.notes[0].text
    told = repair_register(place, register_files(place)[0][0], numbers, BY)
    assert f"用了：{SERIES}.txt 1 条、稿子里的 1 个号" in told
    assert give(place, add(place, "丙")).number == f"{SERIES}2号"
    assert [path.name for path in stray.iterdir() if path.suffix != ".lock"] == [f"{SERIES}.txt.已并入"]


def test_one_damaged_register_does_not_keep_the_others_from_being_read(place: Desk) -> None:
    give(place, add(place, "甲"))
    (place.root / "发文字号" / "云民复提字〔2026〕.txt").write_bytes(b"\0" * 99)
    numbers = read_numbers(place)
    assert list(numbers.registers) == [SERIES] and list(numbers.damaged) == ["云民复提字〔2026〕"]
    assert give(place, add(place, "乙")).number == f"{SERIES}2号"
    planned = plan_numbers(
        place, {add(place, "丙"): OPEN.with_field(Key.DOCUMENT_NUMBER, "云民复提字〔2026〕  号")}, numbers, BY
    )
    assert "登记损坏" in next(iter(planned.values())).refusal


def test_a_register_beside_a_link_to_the_drafts_is_found(place: Desk, tmp_path: Path) -> None:
    give(place, add(place, "甲"))
    elsewhere = tmp_path.with_name(f"{tmp_path.name}-别处")
    elsewhere.mkdir()
    place.drafts_folder.rename(elsewhere / "稿子")
    place.drafts_folder.symlink_to(elsewhere / "稿子")
    moved = Desk.open(tmp_path)
    assert moved.home == elsewhere / "稿子"
    path = elsewhere / "稿子" / "乙.md"
    desk_folder.save_draft(path, OPEN)
    with pytest.raises(UserError, match="登记里没有"):
        give(moved, place.drafts_folder / "乙.md")

    with pytest.raises(UserError, match="登记里没有"):  # as the commands name it: by the draft's folder
        give(Desk.of(place.drafts_folder / "乙.md"), place.drafts_folder / "乙.md")


def test_a_year_that_a_link_leads_out_of_the_desk_gets_no_number(tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path / "办件")
    shutil.rmtree(tmp_path / "办件" / "drafts")
    (tmp_path / "办件" / "2025").mkdir()
    (tmp_path / "别处").mkdir()
    (tmp_path / "办件" / "2026").symlink_to("../别处")
    paths = [tmp_path / "办件" / year / "甲.md" for year in ("2025", "2026")]
    for path in paths:
        desk_folder.save_draft(path, OPEN)
    with pytest.raises(UserError, match=r"不在工作台 .* 里，号会登记成两本"):
        give(Desk.of(paths[1]), paths[1])
    assert not (tmp_path / "别处" / "发文字号").exists()
    assert give(Desk.of(paths[0]), paths[0]).number == f"{SERIES}1号"


def test_years_of_a_desk_share_one_register(tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path)
    shutil.rmtree(tmp_path / "drafts")
    given = []
    for year, name in (("2025", "甲"), ("2026", "甲"), ("2026", "乙")):
        (tmp_path / year / "drafts").mkdir(parents=True, exist_ok=True)
        path = tmp_path / year / "drafts" / f"{name}.md"
        desk_folder.save_draft(path, OPEN)
        given.append(give(Desk.open(tmp_path / year), path).number)
    assert given == [f"{SERIES}{at}号" for at in (1, 2, 3)]
    assert [path.parent.parent for path in tmp_path.rglob(f"{SERIES}.txt")] == [tmp_path]
    register = read_numbers(Desk.open(tmp_path)).registers[SERIES]
    assert register.by_draft == {"2025/drafts/甲": (1,), "2026/drafts/甲": (2,), "2026/drafts/乙": (3,)}
