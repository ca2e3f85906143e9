from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import filelock
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk import append_file, files
from replydesk.desk.desk_folder import Desk, init_desk, read_draft, save_draft
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.stock_files import read_stock
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.letter.kinds import own_phrases
from replydesk.letter.phrases import APPROVALS, USUAL_APPROVAL
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Level
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.text.characters import file_name
from replydesk.text.errors import UserError

DRAFT = Draft((("案由", "关于某事的建议"), ("编号", "0033")), preamble=(Paragraph("我厅高度重视。"),))
OTHER = Draft((("案由", "关于另一件事的建议"),))
TEXT = "---\n案由: 关于某事的建议\n编号: 0033\n---\n\n我厅高度重视。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "答复-张某某代表.md"


def complaint(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return str(caught.value)


def names_in(folder: Path) -> list[str]:
    """Return the files of a folder without the lock."""
    return sorted(each.name for each in folder.iterdir() if each.name != ".replydesk.lock")


def fail_with(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


# reading


@pytest.mark.parametrize(
    ("encoding", "notes"),
    [
        ("utf-8", []),
        ("utf-8-sig", []),
        ("gb18030", ["原为 GB18030 编码，存盘时改为 UTF-8"]),
        ("utf-16", ["原为 UTF-16 编码，存盘时改为 UTF-8"]),
    ],
)
def test_a_file_in_another_encoding_is_read_with_a_note(path: Path, encoding: str, notes: list[str]) -> None:
    path.write_bytes(TEXT.encode(encoding))
    stored = read_draft(path)
    assert stored.draft == DRAFT
    assert [str(note) for note in stored.notes] == notes


def test_a_file_from_another_system_is_read(path: Path) -> None:
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert read_draft(path).draft == DRAFT


def test_an_empty_file_is_a_new_draft(path: Path) -> None:
    path.write_bytes(b"")
    stored = read_draft(path)
    assert stored.draft == Draft()
    assert [str(note) for note in stored.notes] == ["文件是空的，已当作新稿打开"]


def test_control_characters_are_kept_and_noted_with_their_line(path: Path) -> None:
    path.write_bytes(TEXT.replace("高度", "高\x07度").encode())
    stored = read_draft(path)
    assert stored.draft.preamble == (Paragraph("我厅高\x07度重视。"),)
    assert [note.line for note in stored.notes] == [6]


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04\x14\x00\x06\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xff\xff",
        b"\xff\xfe\x00",
        TEXT.encode("utf-16-le"),
    ],
    ids=["docx", "png", "doc", "bytes", "half a character", "no mark of its encoding"],
)
def test_a_file_that_is_no_text_is_refused(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert complaint(lambda: read_draft(path)) == f"{path}：不是文本文件，打不开；请用 UTF-8 编码的文本文件"
    assert path.read_bytes() == data


def test_a_file_of_10_mb_is_refused_unread(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(b"a" * 10_000_000)
    monkeypatch.setattr(os, "read", fail_with(errno.EIO))
    said = f"{path}：有 10.0 MB，超过 4 MB，不像一份答复，没有打开；请核对文件"
    assert complaint(lambda: read_draft(path)) == said


def test_a_missing_file_is_reported(path: Path) -> None:
    assert complaint(lambda: read_draft(path)) == f"{path}：没有找到这个文件或文件夹，请核对路径"


def test_a_folder_is_no_draft(tmp_path: Path) -> None:
    assert complaint(lambda: read_draft(tmp_path)) == f"{tmp_path}：这是文件夹，不是文件"


def test_an_unreadable_file_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr(os, "open", fail_with(errno.EACCES))
    assert (
        complaint(lambda: read_draft(path))
        == f"{path}：没有权限，请检查文件夹是否只读、文件是否正在别的程序里打开"
    )


# writing


def test_a_draft_is_saved_and_read_again(path: Path) -> None:
    digest = save_draft(path, DRAFT)
    assert path.read_bytes() == TEXT.encode()
    assert (read_draft(path).draft, read_draft(path).digest) == (DRAFT, digest)
    assert names_in(path.parent) == [path.name]


def test_saving_makes_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "新" / "drafts" / "甲.md"
    save_draft(path, DRAFT)
    assert read_draft(path).draft == DRAFT


def test_saving_again_keeps_the_rights_of_the_file(path: Path) -> None:
    save_draft(path, DRAFT)
    path.chmod(0o600)
    save_draft(path, OTHER)
    assert path.stat().st_mode & 0o777 == 0o600 or os.name == "nt"


REFUSALS = [
    (errno.ENOSPC, "磁盘已满，没有存上；请腾出空间后再试"),
    (errno.EDQUOT, "磁盘配额已用完，没有存上；请腾出空间后再试"),
    (errno.EACCES, "没有权限，请检查文件夹是否只读"),
    (errno.EROFS, "这个位置是只读的，请换一个位置"),
    (errno.EIO, "系统不允许"),
]


@pytest.mark.parametrize("step", ["fsync", "replace", "fdopen"])
@pytest.mark.parametrize(("code", "said"), REFUSALS)
def test_a_disk_error_is_reported_and_the_old_file_is_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int, said: str
) -> None:
    save_draft(path, DRAFT)
    monkeypatch.setattr(os, step, fail_with(code))
    assert complaint(lambda: save_draft(path, OTHER)).startswith(f"{path}：{said}")
    assert path.read_bytes() == TEXT.encode()
    assert names_in(path.parent) == [path.name]


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_read_only_folder_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    monkeypatch.setattr(files, "create_temporary_file", fail_with(code))
    assert "只读" in complaint(lambda: save_draft(path, DRAFT))
    assert names_in(path.parent) == []


def test_a_folder_that_cannot_be_locked_is_reported(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filelock.FileLock, "acquire", fail_with(errno.EROFS))
    assert complaint(lambda: save_draft(path, DRAFT)) == f"{path}：这个位置是只读的，请换一个位置"


def test_a_path_through_a_file_is_reported(path: Path) -> None:
    path.write_bytes(b"")
    assert complaint(lambda: save_draft(path / "甲.md", DRAFT)).endswith(
        ("已有同名的文件，请换一个名字", "请核对")
    )


def test_a_name_too_long_is_reported(tmp_path: Path) -> None:
    assert complaint(lambda: save_draft(tmp_path / ("甲" * 200), DRAFT)).endswith("文件名太长，请缩短")


def test_a_draft_changed_on_disk_is_not_written_over(path: Path) -> None:
    known = save_draft(path, DRAFT)
    path.write_text("别处改过", encoding="utf-8")
    with pytest.raises(ChangedOnDisk, match="这份稿子在别处改过了"):
        save_draft(path, OTHER, known)
    assert path.read_text(encoding="utf-8") == "别处改过"


def test_a_draft_can_be_saved_again_and_again(path: Path) -> None:
    known = save_draft(path, DRAFT)
    known = save_draft(path, OTHER, known)
    assert save_draft(path, DRAFT, known) == read_draft(path).digest


def test_another_program_that_wrote_the_same_is_no_change(path: Path) -> None:
    known = save_draft(path, DRAFT)
    path.write_bytes(format_draft(OTHER).encode())
    save_draft(path, OTHER, known)
    assert read_draft(path).draft == OTHER


def test_a_draft_deleted_elsewhere_is_written_again(path: Path) -> None:
    known = save_draft(path, DRAFT)
    path.unlink()
    save_draft(path, OTHER, known)
    assert read_draft(path).draft == OTHER


def test_while_another_program_saves_the_clerk_is_asked_to_wait(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = filelock.FileLock
    monkeypatch.setattr(filelock, "FileLock", lambda file, **_: real(file, timeout=0))
    with real(path.parent / ".replydesk.lock"):
        said = complaint(lambda: save_draft(path, DRAFT))
    assert said == f"{path.parent}：另一个程序正在存盘，请稍后再试"
    assert not path.exists()


def test_what_no_file_can_hold_does_not_stop_saving(path: Path) -> None:
    save_draft(path, Draft(preamble=(Paragraph("半个\ud800字"),)))
    assert read_draft(path).draft.preamble == (Paragraph("半个?字"),)


# names


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("关于某事的建议", "关于某事的建议"),
        ("  关于《某事》的建议.  ", "关于《某事》的建议"),
        ('甲/乙\\丙:丁*戊?己"庚<辛>壬|癸', "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"),
        ("甲\n\t乙", "甲 乙"),
        ("...", "未命名"),
        ("", "未命名"),
        ("甲" * 100, "甲" * 60),
        ("𠮷" * 100, "𠮷" * 45),
        ("甲" * 59 + "a. 乙", "甲" * 59 + "a"),
    ],
)
def test_a_title_becomes_a_name_that_every_system_allows(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_mark_behind_a_name_is_never_cut_off() -> None:
    assert file_name("甲" * 100, "（二稿）") == "甲" * 56 + "（二稿）"
    assert file_name("...", " 2") == "未命名 2"


@given(st.text())
def test_a_name_is_a_name_already(title: str) -> None:
    name = file_name(title)
    assert file_name(name) == name
    assert 0 < len(name.encode()) <= 180


# the desk


@pytest.fixture
def place(tmp_path: Path) -> Desk:
    init_desk(tmp_path)
    return Desk.open(tmp_path)


def test_a_desk_is_laid_out_with_drafts_phrases_and_profiles(place: Desk) -> None:
    assert len(place.drafts()) >= 4
    assert place.stock.profiles and place.stock.phrases.names("开头语")
    assert not place.stock.notes


def test_laying_out_again_keeps_what_is_there(place: Desk, tmp_path: Path) -> None:
    changed = place.drafts()[0]
    changed.write_text("改过", encoding="utf-8")
    assert init_desk(tmp_path) == []
    assert changed.read_text(encoding="utf-8") == "改过"


def test_a_desk_is_laid_out_without_samples_if_they_are_not_wanted(tmp_path: Path) -> None:
    init_desk(tmp_path / "桌", samples=False)
    place = Desk.open(tmp_path / "桌")
    assert place.drafts() == [] and place.drafts_folder.name == "drafts"
    assert not place.stock.profiles and place.stock.phrases.names("开头语")
    assert (place.templates / "单位档案").is_dir() and not place.stock.has_own_unit


def test_the_fictional_units_are_offered_until_there_is_one_of_ones_own(place: Desk) -> None:
    assert not place.stock.has_own_unit
    assert [unit.label for unit in place.stock.units][:1] == ["云川省民政厅　样例"]
    (place.templates / "单位档案" / "本局.yaml").write_text("名称: 吉川市教育局\n", "utf-8")
    assert place.refresh() and place.stock.has_own_unit
    assert [unit.label for unit in place.stock.units] == ["吉川市教育局"]
    assert place.stock.profile_of("云川省民政厅").self_name == "我厅"


def test_a_fictional_profile_with_numbers_of_ones_own_is_no_sample(place: Desk) -> None:
    path = place.templates / "单位档案" / "云川省民政厅.yaml"
    path.write_text(path.read_text("utf-8").replace("云民复议字", "川民复字"), "utf-8")
    assert [unit.label for unit in place.stock.units] == ["云川省民政厅"]


def test_the_units_of_the_program_are_not_offered_on_a_desk_without_templates(tmp_path: Path) -> None:
    stock = Desk.open(tmp_path).stock
    assert not stock.units and not stock.has_own_unit
    assert stock.profile_of("云川省民政厅").self_name == "我厅"
    assert not stock.new_draft(Draft()).get(Key.UNIT)


def test_two_profiles_with_one_name_are_told_apart_by_their_files(tmp_path: Path) -> None:
    for file, text in (
        ("甲", "名称: 某局\n自称: 甲局"),
        ("乙", "名称: 某局\n自称: 乙局"),
        ("丙", "名称: 丙局"),
    ):
        (tmp_path / "单位档案").mkdir(exist_ok=True)
        (tmp_path / "单位档案" / f"{file}.yaml").write_text(text, "utf-8")
    stock = read_stock(tmp_path)
    assert [unit.label for unit in stock.units] == ["丙局", "某局（乙.yaml）", "某局（甲.yaml）"]
    assert [stock.profile_of(unit.key) for unit in stock.units] == [unit.profile for unit in stock.units]
    (note,) = stock.notes
    assert "有 2 个单位档案的名称都是“某局”：乙.yaml、甲.yaml" in note.text


@given(st.dictionaries(st.sampled_from("甲乙丙丁"), st.sampled_from("甲乙丙丁"), min_size=1))
def test_every_unit_is_found_by_its_key(names: dict[str, str]) -> None:
    stock = Stock(profiles={file: Profile(name, short_name=file) for file, name in names.items()})
    for unit in stock.units:
        assert stock.profile_of(unit.key) is unit.profile and stock.key_of(unit.profile) == unit.key
    labels = [unit.label for unit in stock.units]
    assert len(set(labels)) == len(labels)


def test_laying_out_in_a_read_only_place_is_reported(tmp_path: Path) -> None:
    (tmp_path / "templates").write_bytes(b"")
    assert complaint(lambda: init_desk(tmp_path)).startswith(str(tmp_path / "templates"))


def test_a_folder_of_drafts_is_a_desk_with_the_phrases_of_the_program(tmp_path: Path) -> None:
    save_draft(tmp_path / "甲.md", DRAFT)
    place = Desk.open(tmp_path)
    assert place.drafts() == [tmp_path / "甲.md"]
    assert place.stock.phrases.names("开头语")


@pytest.mark.parametrize("folder", ["drafts", "."])
def test_the_desk_of_a_draft_is_found(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "甲.md"
    save_draft(path, DRAFT)
    assert Desk.of(path).root == tmp_path


def test_drafts_are_listed_by_name_without_what_is_no_draft(tmp_path: Path) -> None:
    for name in ("乙.md", "甲.md", "README.md", "README.zh-CN.md", "CHANGELOG.md", "甲.docx", "甲.txt"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "文件夹.md").mkdir()
    assert [path.name for path in Desk.open(tmp_path).drafts()] == sorted(["乙.md", "甲.md", "文件夹.md"])


def test_a_missing_desk_is_reported(tmp_path: Path) -> None:
    said = complaint(lambda: Desk.open(tmp_path / "没有").drafts())
    assert said == f"{tmp_path / '没有'}：没有找到这个文件或文件夹，请核对路径"


def test_a_new_draft_needs_a_free_name(tmp_path: Path) -> None:
    place = Desk.open(tmp_path)
    path = place.new("关于 某事/的建议", DRAFT)
    assert path == tmp_path / "关于 某事 的建议.md"
    assert complaint(lambda: place.new("关于 某事/的建议", OTHER)) == f"{path}：已有同名的稿子，请换一个名字"
    assert read_draft(path).draft == DRAFT


def test_a_free_name_is_found(tmp_path: Path) -> None:
    place = Desk.open(tmp_path)
    names = [place.free_name("新答复") for _ in range(3) if place.new(place.free_name("新答复"), DRAFT)]
    assert names == ["新答复2", "新答复3", "新答复4"]


def test_phrases_and_profiles_are_read_by_folder_and_name(tmp_path: Path) -> None:
    for name, text in {"感谢/甲.j2": "甲", "感谢/乙.j2": "乙", "单位档案/某局.yaml": "名称: 某局"}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(text.encode("gb18030"))
    stock = read_stock(tmp_path)
    assert stock.phrases.sources["感谢"] == {"甲": "甲", "乙": "乙"}
    own = {*own_phrases(), (APPROVALS, USUAL_APPROVAL)}
    others = {
        (part, name) for part, names in stock.phrases.sources.items() for name in names if part != "感谢"
    }
    assert others == own and stock.phrases.sources.keys() == {"感谢", *(part for part, _ in own)}
    assert stock.profiles["某局"].name == "某局"
    assert not stock.notes


def test_a_template_that_cannot_be_used_is_named_and_the_others_serve(tmp_path: Path) -> None:
    broken, bad, good = tmp_path / "感谢/甲.j2", tmp_path / "单位档案/某局.yaml", tmp_path / "感谢/乙.j2"
    for path, data in ((broken, b"\0"), (bad, "名称: 某局\n传真: 1\n".encode()), (good, "乙".encode())):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
    stock = read_stock(tmp_path)
    assert stock.phrases.names("感谢") == ("乙",)
    assert stock.profiles["某局"].name == "某局"
    assert [str(note) for note in stock.notes] == [
        f"{broken}：不是文本文件，打不开；请用 UTF-8 编码的文本文件",
        f"{bad}：单位档案里没有“传真”这一项，已略过",
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\0", "甲"),
        (b"", "甲"),
        ("名称: 某局\n格式 文件\n自称: 我局".encode(), "某局"),
        ("简称 局\n甲".encode(), "甲"),
    ],
)
def test_a_profile_that_cannot_be_read_is_marked_unreadable(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / "单位档案").mkdir()
    (tmp_path / "单位档案/甲.yaml").write_bytes(data)
    stock = read_stock(tmp_path)
    profile = stock.profiles["甲"]
    assert (profile.name, profile.unreadable) == (name, True)
    assert len(profile.notes) == len(stock.notes) == 1
    reply = make_reply(Draft((("单位", name),)), stock)
    assert any(each.level is Level.ERROR and "读不出来" in each.message for each in reply.findings)


def test_phrases_and_profiles_are_read_again_only_when_a_file_has_changed(tmp_path: Path) -> None:
    profile = tmp_path / "templates/单位档案/某局.yaml"
    profile.parent.mkdir(parents=True)
    profile.write_text("名称: 某局", "utf-8")
    place = Desk.open(tmp_path)
    assert not place.refresh()
    before = place.stock
    assert not place.refresh() and place.stock is before
    profile.write_text("名称: 某某局", "utf-8")
    assert place.refresh() and place.stock.profiles["某局"].name == "某某局"
    (tmp_path / "templates/感谢").mkdir()
    (tmp_path / "templates/感谢/甲.j2").write_text("甲", "utf-8")
    assert place.refresh() and place.stock.phrases.names("感谢") == ("甲",)
    profile.unlink()
    assert place.refresh() and not place.stock.profiles


def test_a_partial_append_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "记录.jsonl"
    append_file.append(path, b"1\n", settled=False)
    monkeypatch.setattr(os, "fsync", fail_with(errno.ENOSPC))
    append_file.append(path, b"2\n", settled=False)
    with pytest.raises(UserError, match="磁盘已满"):
        append_file.append(path, b"3\n")
    assert path.read_bytes() == b"1\n2\n"


def test_a_phrase_is_kept_on_the_desk_and_used_from_then_on(tmp_path: Path) -> None:
    init_desk(tmp_path)
    place = Desk.open(tmp_path)
    names = place.stock.phrases.names("下一步")
    assert place.keep_phrase("下一步", "分步/实施", ["甲。", "乙。"]) == "分步 实施"
    assert place.refresh()
    assert set(place.stock.phrases.names("下一步")) == {*names, "分步 实施"}
    with pytest.raises(UserError, match="已有叫“分步 实施”的下一步套用语"):
        place.keep_phrase("下一步", "分步 实施", ["丙。"])


def test_a_desk_without_its_own_templates_keeps_no_phrase(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="没有 templates 文件夹"):
        Desk.open(tmp_path).keep_phrase("下一步", "甲", ["甲。"])
