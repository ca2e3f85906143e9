"""Bad files of a desk: each spoils itself only, is told by name, and is not written over."""

from __future__ import annotations

import base64
import os
import zlib
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from replydesk.desk import desk_folder, sidecar
from replydesk.desk.session import Session
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import MAX_TOTAL, Version, parse_versions, read_versions
from replydesk.draft.model import Draft, Key
from replydesk.draft.size import MAX_CHARACTERS, MAX_LINES
from replydesk.text.dates import local_time
from replydesk.text.delta import checked_line
from replydesk.text.errors import UserError
from tests.attacks import desk_files
from tests.support.hostile_desk import DRAFTS

CLOCK = datetime(2026, 5, 29, 10, 32)
WHEN = "2026-05-29 10:32:05"
DRAFT = Draft(((Key.SUBJECT, "甲"),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "drafts" / "甲.md"
    desk_folder.save_draft(path, DRAFT)
    return path


def opened(path: Path) -> Session:
    return Session.open(desk_folder.read_draft(path), path.parents[1] / "家")


def journal(path: Path) -> Path:
    made = sidecar.path_of(path, sidecar.WRITING)
    made.parent.mkdir(exist_ok=True)
    return made


@pytest.mark.parametrize(
    "lines",
    [
        [["始", "", "", "甲" * (MAX_CHARACTERS + 1), 0, WHEN]],
        [["始", "", "", "甲", 0]],
        [["始", "", "", "甲", 0, WHEN], ["改", 1, "", WHEN, 0, "乙", "丙"]],
        [["始", 1, 2, 3, 4, 5]],
        [[[[[]]]]],
    ],
)
def test_a_journal_that_cannot_be_used_is_set_aside_and_named(path: Path, lines: list[Any]) -> None:
    data = b"".join(map(checked_line, lines))
    journal(path).write_bytes(data)
    session = opened(path)
    assert session.draft == DRAFT
    (aside,) = session.store.set_aside
    assert aside.read_bytes() == data and aside.name == "甲.写作.读不懂1"
    session.apply(lambda draft: draft.with_field(Key.SUBJECT, "乙"), "", 0.0)
    session.save(CLOCK)
    session.close(CLOCK)
    assert opened(path).store.set_aside == [] and aside.exists()


@pytest.mark.parametrize("data", [b"[" * 1_000_000, b"\0" * 1_000, b"\xff\n\xff\n"])
def test_a_journal_that_is_no_journal_is_set_aside(path: Path, data: bytes) -> None:
    journal(path).write_bytes(data)
    assert [each.read_bytes() for each in opened(path).store.set_aside] == [data]


def test_a_journal_of_deep_nesting_with_a_right_checksum_is_set_aside(path: Path) -> None:
    data = b"[" * 100_000
    journal(path).write_bytes(b"%x %08x %s\n" % (len(data), zlib.crc32(data), data))
    assert len(opened(path).store.set_aside) == 1


@pytest.mark.parametrize("when", ["", "0000-00-00 00:00:00", "9" * 5_000, "2026-05-29T10:32:05+08:00", "甲"])
@pytest.mark.parametrize("known", ["", "0" * 32])
def test_a_journal_with_an_odd_time_is_continued(path: Path, when: str, known: str) -> None:
    text = desk_folder.encode_draft(DRAFT).decode() + "\n没有存的一段。\n"
    journal(path).write_bytes(checked_line(["始", "", known, text, 0, when]))
    undo = sidecar.path_of(path, sidecar.UNDO)
    undo.write_bytes(checked_line(["始", "", known, text + "\n另一段。\n", 0, when]))
    session = opened(path)
    texts = [
        *(each.text for each in session.draft.preamble),
        *(each.text for each in session.store.versions()),
    ]
    assert any("没有存的一段。" in each for each in texts)
    session.save_or_rescue(CLOCK)
    session.close(CLOCK)


def test_a_step_that_does_not_fit_is_not_redone(path: Path) -> None:
    text = desk_folder.read_draft(path).data.decode()
    lines = [["始", "", "", text, 0, WHEN], ["改", 1, "", WHEN, 0, "乙", "丙"], ["到", 0, WHEN]]
    journal(path).write_bytes(b"".join(map(checked_line, lines)))
    session = opened(path)
    assert session.history.redo() is None and session.draft == DRAFT
    assert session.apply(lambda draft: draft.with_field(Key.SUBJECT, "丙"), "", 0.0)
    assert session.history.undo() is not None


def packed(text: bytes) -> str:
    return base64.b85encode(zlib.compress(text, 9)).decode()


def test_a_version_that_unpacks_to_more_than_a_draft_is_passed_over() -> None:
    bomb = checked_line(["全", WHEN, "存盘", "0", packed(bytes(50_000_000))])
    good = checked_line(["全", WHEN, "存盘", "1", packed("甲".encode())])
    found, lost = read_versions(bomb * 3 + good)
    assert [each.text for each in found] == ["甲"] and lost == 3


def test_of_versions_that_are_too_much_together_the_newest_are_read() -> None:
    text = "甲" * 300_000
    first: list[Any] = ["全", WHEN, "存盘", "0", packed(text.encode())]
    rows = [["变", WHEN, "存盘", f"{n + 1}", f"{n}", 0, "", f"{n % 10}"] for n in range(120)]
    found = parse_versions(b"".join(map(checked_line, [first, *rows])))
    assert found[-1].digest == "120" and sum(len(each.text) for each in found) <= MAX_TOTAL


@pytest.mark.parametrize("when", ["2026-05-29T10:32:05+08:00", "0001-01-01", "9999-12-31 23:59:59"])
def test_versions_of_odd_times_are_read_and_thinned(path: Path, when: str) -> None:
    file = VersionFile(path)
    file.path.parent.mkdir()
    file.path.write_bytes(checked_line(["全", when, "存盘", "0", packed(b"1")]) * 30)
    file.thin(CLOCK)
    assert file.read()


def test_lines_that_cannot_be_read_are_not_dropped_by_thinning(path: Path) -> None:
    file = VersionFile(path)
    for number in range(60):
        when = CLOCK - timedelta(days=400, minutes=number)
        file.add(Version(when, "存盘", f"{number}", f"{number}"))
    with file.path.open("ab") as added:
        added.write(b"later version's line\n")
    before = file.path.read_bytes()
    file.thin(CLOCK)
    assert file.path.read_bytes() == before


def test_a_history_that_is_a_link_is_not_written_through(path: Path, tmp_path: Path) -> None:
    file = VersionFile(path)
    file.path.parent.mkdir()
    (tmp_path / "别人的").write_bytes(b"0\n")
    file.path.symlink_to(tmp_path / "别人的")
    VersionFile(path).add(Version(CLOCK, "存盘", "1", "甲"))
    assert (tmp_path / "别人的").read_bytes() == b"0\n"
    assert [each.text for each in VersionFile(path).read()] == ["甲"]


def test_a_history_that_is_too_large_is_set_aside(path: Path) -> None:
    file = VersionFile(path)
    file.path.parent.mkdir()
    file.path.write_bytes(b"0\n")
    os.truncate(file.path, 3_000_000_000)
    with pytest.raises(UserError, match="超过 64 MB"):
        file.read()
    file.add(Version(CLOCK, "存盘", "1", "甲"))
    assert [each.text for each in file.read()] == ["甲"]
    assert [each.name for each in file.path.parent.glob("*读不懂*")] == ["甲.历史.读不懂1"]


@pytest.mark.parametrize(
    ("text", "said"),
    [("甲" * (MAX_CHARACTERS + 1), "字"), ("甲\n" * (MAX_LINES + 1), "行"), ("|" * (MAX_LINES + 1), "行")],
)
def test_a_draft_longer_than_any_letter_is_refused(path: Path, text: str, said: str) -> None:
    path.write_text(text, "utf-8")
    for read in (desk_folder.read_draft, desk_folder.read_head):
        with pytest.raises(UserError, match=f"{said}.*不像一份答复"):
            read(path)


def test_a_name_that_is_not_utf_8_has_files_of_its_own(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    names = [Path(os.fsdecode(folder + b"/" + name + b".md")) for name in (b"\xff", b"\xfe", b"\xff" * 210)]
    assert len({sidecar.path_of(name, sidecar.WRITING) for name in names}) == 3
    for name in names:
        desk_folder.save_draft(name, DRAFT)
        session = opened(name)
        session.apply(lambda draft: draft.with_field(Key.SUBJECT, "乙"), "", 0.0)
        session.save(CLOCK)
        session.close(CLOCK)
    assert {each.draft.get(Key.SUBJECT) for each in map(desk_folder.read_draft, names)} == {"乙"}


@pytest.mark.parametrize("seconds", [-1e30, 1e30, float("nan"), float("inf"), 2**62 / 1e9])
def test_a_moment_that_no_calendar_has_is_shown_as_some_day(seconds: float) -> None:
    assert local_time(seconds).year >= 1970


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("size", [3_000, pytest.param(60_000, marks=pytest.mark.thorough)])
def test_a_hostile_draft_is_read_and_written_back(name: str, size: int, tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    path.write_text(DRAFTS[name](size), "utf-8")
    try:
        draft = desk_folder.read_draft(path).draft
    except UserError as error:
        assert "不像一份答复" in str(error)
        return
    desk_folder.save_draft(path, draft)
    assert desk_folder.read_draft(path).draft == draft


# the attacks, with few tries

PAIRS = [(kind, name) for kind in desk_files.KINDS for name in desk_files.CHANGES]
FEW = Random(5).sample(PAIRS, 12)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("model")
    desk_files.lay_out(folder)
    return folder


@pytest.mark.parametrize(
    ("kind", "name"),
    [pytest.param(*each, marks=[] if each in FEW else [pytest.mark.thorough]) for each in PAIRS],
)
def test_a_bad_file_stops_no_command(model: Path, kind: str, name: str) -> None:
    with desk_files.desk_from(model) as place:
        desk_files.damage(place, kind, name, Random(f"{kind} {name}"))
        assert list(desk_files.faults_of(place, kind)) == []


def test_what_is_no_draft_stops_no_command() -> None:
    assert desk_files.with_neighbours(1).faults == ()


@pytest.mark.parametrize("kind", ["register", "backup of the register"])
@pytest.mark.parametrize("what", ["FIFO", "folder", "circle", "dangling link", "endless"])
def test_a_register_that_is_no_file_is_named_and_spoils_no_draft(
    tmp_path: Path, kind: str, what: str
) -> None:
    place = desk_files.lay_out(tmp_path)
    path = desk_files.files_of(place)[kind]
    desk_files.CHANGES[what](Random(1), path)

    assert not list(desk_files.faults_of(place, kind))
    for name in ("list", "number check", "export"):
        said = desk_files.run(desk_files.commands(place)[name])
        assert str(path) in said.err + said.out
    refused = desk_files.run(["number", "assign", str(place / "drafts" / f"{desk_files.BAD}.md")])
    assert refused.code
    assert "请移开" in refused.err


def test_a_folder_of_registers_that_cannot_be_listed_spoils_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = desk_files.lay_out(tmp_path)
    listdir = os.listdir

    def refuse(folder: Any = ".") -> list[Any]:
        if Path(os.fsdecode(folder)).name == desk_files.REGISTERS:
            raise PermissionError(13, "Permission denied", str(folder))
        return listdir(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    said = desk_files.run(["list", str(place)])
    assert desk_files.GOOD[:4] in said.out
    assert str(place / desk_files.REGISTERS) in said.err
