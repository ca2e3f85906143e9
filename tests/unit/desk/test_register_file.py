from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import filelock
import pytest

from replydesk.desk import append_file, files, register_file
from replydesk.desk.register_file import RegisterFile
from replydesk.reply.registers.actions import Decision, assign, give_back, reserve
from replydesk.reply.registers.lines import format_event
from replydesk.reply.registers.model import Action, NumberState, Register
from replydesk.text.errors import UserError
from tests.support.storm import storm
from tests.unit.reply.test_model import BY, event

SERIES = "云民复议字〔2026〕"
MEMORY = Path("/dev/shm")


@pytest.fixture
def file(tmp_path: Path) -> RegisterFile:
    return RegisterFile(tmp_path, SERIES)


def asks(draft: str) -> Callable[[Register], Decision]:
    return lambda register: assign(register, BY, draft)


def sign(file: RegisterFile, *drafts: str) -> list[int]:
    return [file.record(asks(draft))[0].number for draft in drafts]


def again(file: RegisterFile) -> RegisterFile:
    """Return the same file as opened by another clerk's program."""
    return RegisterFile(file.home, SERIES)


def complaint(act: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        act()
    return str(caught.value)


def test_a_register_that_is_not_there_is_empty_and_not_made_by_reading(file: RegisterFile) -> None:
    assert file.read() == Register(SERIES)
    assert not file.path.exists()


def test_the_first_number_makes_the_file(file: RegisterFile) -> None:
    assert sign(file, "甲", "乙", "甲") == [1, 2, 1]
    text = file.path.read_text(encoding="utf-8")
    assert text.startswith(f"# 发文字号登记：{SERIES}\n")
    assert [line.split("\t")[:4] for line in text.splitlines()[3:]] == [
        ["1", "1", "签发", "甲"],
        ["2", "2", "签发", "乙"],
    ]


def test_two_clerks_see_each_others_numbers(file: RegisterFile) -> None:
    other = again(file)
    assert [sign(each, draft)[0] for draft, each in zip("甲乙丙丁", [file, other] * 2, strict=True)] == [
        1,
        2,
        3,
        4,
    ]
    assert file.read().by_draft == other.read().by_draft == again(file).read().by_draft


def test_a_refusal_writes_nothing(file: RegisterFile) -> None:
    decision = file.record(lambda register: give_back(register, BY, 7))[0]
    assert decision.refusal and not file.path.exists()


def test_several_actions_are_written_in_one_go_each_upon_the_one_before(file: RegisterFile) -> None:
    decisions = file.record(asks("甲"), lambda register: give_back(register, BY, 1), asks("乙"), asks("丙"))
    assert [decision.number for decision in decisions] == [1, 1, 1, 2]
    assert again(file).read().by_draft == {"乙": (1,), "丙": (2,)}
    assert again(file).read().notes == ()


def test_only_what_was_added_is_read_again(file: RegisterFile, monkeypatch: pytest.MonkeyPatch) -> None:
    sign(file, *(f"稿{each}" for each in range(200)))
    sizes = []
    real = append_file.read_from

    def read_from(path: Path, start: int) -> tuple[bytes, append_file.Extent]:
        data, extent = real(path, start)
        sizes.append(len(data))
        return data, extent

    monkeypatch.setattr(append_file, "read_from", read_from)
    sign(file, "甲", "乙")
    assert max(sizes) < 400
    sign(again(file), "丙")
    assert sign(file, "丁") == [204]


# what a crash does to the file


def torn(file: RegisterFile, text: bytes) -> None:
    """Leave a line cut short at the end of the register, as a program killed while writing does."""
    with file.path.open("ab") as raw:
        raw.write(text)


@pytest.mark.parametrize("text", [b"5", b"5\t5\t\xe7", "5\t5\t签发\t戊\t王某某@pc1".encode(), b"\0\0\0\0"])
def test_a_line_that_nobody_was_told_of_becomes_a_comment(file: RegisterFile, text: bytes) -> None:
    assert sign(file, *"甲乙丙丁") == [1, 2, 3, 4]
    torn(file, text)
    assert (
        file.read().by_draft
        == again(file).read().by_draft
        == {"甲": (1,), "乙": (2,), "丙": (3,), "丁": (4,)}
    )
    assert sign(again(file), "戊") == [5]
    assert "# 没有写完的一行，没有算：" in file.path.read_text(encoding="utf-8")
    assert sign(file, "己") == [6] and file.backup.read_bytes() == file.path.read_bytes()


def test_wherever_the_last_two_lines_are_cut_no_number_is_given_again(file: RegisterFile) -> None:
    sign(file, *"甲乙丙丁")
    data = file.path.read_bytes()
    starts = [at + 1 for at, byte in enumerate(data) if byte == 10]
    for cut in range(starts[-3], len(data) - 1):
        file.path.write_bytes(data[:cut])
        for clerk in (again(file), file):
            assert "登记损坏：" in complaint(lambda clerk=clerk: sign(clerk, "戊"))  # type: ignore[misc]
        assert file.path.read_bytes() == data[:cut]
    file.path.write_bytes(data[:-1])  # an editor took the last line's end
    assert sign(again(file), "戊") == [5]


def test_a_program_killed_before_its_backup_leaves_it_to_the_next(file: RegisterFile) -> None:
    sign(file, "甲")
    before = file.backup.read_bytes()
    sign(file, "乙", "丙")
    file.backup.write_bytes(before)
    assert sign(again(file), "丁") == [4]
    assert file.backup.read_bytes() == file.path.read_bytes()
    file.backup.unlink()
    assert sign(again(file), "戊") == [5] and sign(file, "己") == [6]
    assert file.backup.read_bytes() == file.path.read_bytes()


def test_a_register_of_an_earlier_version_gets_its_backup_with_the_first_number(file: RegisterFile) -> None:
    sign(file, "甲")
    file.backup.unlink()
    assert again(file).read().held_by("甲") == 1 and not file.backup.exists()
    sign(again(file), "乙")
    assert file.backup.read_bytes() == file.path.read_bytes()


# what a person or another program does to the file


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_file_saved_by_an_editor_in_another_encoding_continues_in_utf_8(
    file: RegisterFile, encoding: str
) -> None:
    sign(file, "甲", "乙")
    text = file.path.read_text(encoding="utf-8").replace("\n", "\r\n")
    file.path.write_bytes(text.encode(encoding))
    assert again(file).read().by_draft == {"甲": (1,), "乙": (2,)}
    assert sign(file, "丙") == [3]
    file.path.read_bytes().decode("utf-8")
    assert again(file).read().by_draft == {"甲": (1,), "乙": (2,), "丙": (3,)}
    assert file.backup.read_bytes() == file.path.read_bytes()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: bytes(len(data)), "全是零"),
        (lambda data: data[:30], "第 1 行：登记的开头不全"),
        (lambda data: b"", "是空的"),
        (lambda data: data[: data.rindex(b"3\t3")], "备份里有第 3 条，登记里没有"),
        (lambda data: data[: data.rindex(b"2\t2")], "备份里有第 2～3 条中的 2 条，登记里没有"),
        (lambda data: data.replace(b"3\t3", b"3\t8"), "第 6 行：校验不符"),
        (lambda data: data + b"\xff\xfe\xfd\n", "第 7 行：校验不符"),
        (lambda data: data + data[data.rindex(b"3\t3") :], "第 7 行：第 3 条重复"),
        (lambda data: data[data.index(b"1\t1") :], "第 1 行：不是"),
    ],
)
def test_a_damaged_register_is_refused_with_file_line_and_remedy(
    file: RegisterFile, damage: Callable[[bytes], bytes], said: str
) -> None:
    sign(file, "甲", "乙", "丙")
    damaged = damage(file.path.read_bytes())
    file.path.write_bytes(damaged)
    for clerk in (file, again(file)):
        message = complaint(lambda clerk=clerk: sign(clerk, "丁"))  # type: ignore[misc]
        assert message.startswith(f"{file.path}：登记损坏：") and said in message
        assert message.endswith(f"请修复：replydesk number check --repair {file.home}")
        assert complaint(clerk.read) == message
    assert file.path.read_bytes() == damaged


def test_a_register_that_is_gone_is_not_begun_again_while_its_backup_is_there(file: RegisterFile) -> None:
    sign(file, "甲")
    file.path.unlink()
    assert "登记文件不见了，备份还在" in complaint(lambda: sign(file, "乙"))
    assert "登记文件不见了" in complaint(lambda: sign(again(file), "乙"))
    assert not file.path.exists()


def test_a_copy_with_lines_of_another_machine_is_not_passed_over(file: RegisterFile) -> None:
    sign(file, "甲")
    older = file.path.read_bytes()
    copy = file.path.with_name(f"{SERIES}（冲突副本）.txt")
    copy.write_bytes(older)
    assert sign(file, "乙") == [2]  # a copy with nothing of its own does no harm
    copy.write_bytes(older + format_event(event(2, Action.ASSIGN, "丙"), SERIES, 2).encode())
    assert "（冲突副本）.txt里有第 2 条，登记里没有" in complaint(lambda: sign(file, "丁"))
    copy.unlink()
    assert sign(file, "丁") == [3]


def test_a_file_that_was_shortened_or_replaced_is_read_from_the_start(file: RegisterFile) -> None:
    sign(file, "甲", "乙", "丙")
    lines = file.path.read_bytes().splitlines(keepends=True)
    file.path.write_bytes(b"".join(lines[:-1]))
    assert "登记里没有" in complaint(file.read)
    files.write_whole(file.path, b"".join(lines))
    assert file.read().by_draft == {"甲": (1,), "乙": (2,), "丙": (3,)}
    changed = b"".join(lines).replace("乙".encode(), "丁".encode())
    file.path.write_bytes(changed)
    os.utime(file.path, ns=(1, 1))
    assert "第 5 行：校验不符" in complaint(file.read)


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_no_register(file: RegisterFile, kind: str) -> None:
    file.path.parent.mkdir()
    if kind == "folder":
        file.path.mkdir()
    elif hasattr(os, "mkfifo"):
        os.mkfifo(file.path)
    else:
        pytest.skip("no pipes here")
    assert str(file.path) in complaint(file.read)
    assert str(file.path) in complaint(lambda: sign(file, "甲"))


# what the system refuses


def fail_with(code: int) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return fail


def test_when_the_disk_is_full_nothing_is_left_of_the_line(
    file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(file, "甲")
    before = file.path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail_with(errno.ENOSPC))
        assert complaint(lambda: sign(file, "乙")) == f"{file.path}：磁盘已满，没有存上；请腾出空间后再试"
    assert file.path.read_bytes() == before
    assert sign(file, "丙") == [2]
    assert again(file).read().notes == ()


def test_a_register_that_is_a_link_is_not_written(file: RegisterFile, tmp_path: Path) -> None:
    """In a shared folder it could lead to any file of the clerk's."""
    file.path.parent.mkdir()
    (tmp_path / "别的").write_bytes(b"")
    file.path.symlink_to(tmp_path / "别的")
    with pytest.raises(UserError, match="这是链接"):
        append_file.append(file.path, b"1\n")
    assert (tmp_path / "别的").read_bytes() == b""


@pytest.mark.parametrize("code", [errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_a_file_system_has_no_locks_nothing_is_written(
    file: RegisterFile, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    monkeypatch.setattr(filelock.FileLock, "acquire", fail_with(code))
    said = f"{file.path.parent}：这个位置不能给文件加锁，请换到本机的文件夹"
    assert complaint(lambda: sign(file, "甲")) == said
    assert not file.path.exists()


def test_a_lock_that_is_only_a_mark_on_the_disk_is_not_taken_for_one(
    file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filelock, "FileLock", filelock.SoftFileLock)
    assert "不能给文件加锁" in complaint(lambda: sign(file, "甲"))
    assert not file.path.exists()
    monkeypatch.undo()
    assert sign(file, "甲") == [1]


def test_while_another_clerk_holds_the_lock_the_clerk_is_asked_to_wait(
    file: RegisterFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_file, "PATIENCE", 0)
    sign(file, "甲")
    with filelock.FileLock(file.path.parent / ".replydesk.lock"):
        assert "另一个程序正在存盘" in complaint(lambda: sign(file, "乙"))
    assert sign(file, "丙") == [2]


# many clerks


@pytest.fixture(params=["disk", "memory"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """Yield a folder on the disk of the tests, and one in memory, which is another file system."""
    if request.param == "disk":
        yield tmp_path
        return
    if not MEMORY.is_dir():
        pytest.skip("no /dev/shm here")
    import tempfile

    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield Path(folder)


def test_no_number_is_given_twice_or_lost_while_clerks_are_killed(place: Path) -> None:
    result = storm(place, processes=4, numbers=120, kills=4)
    assert result.failures == () and result.kills == 4
    assert len(result.told) >= 110
    assert (result.twice, result.unregistered, result.unaccounted, result.registers) == ([], [], 0, 1)
    assert len(result.untold) <= result.kills
    assert all(entry.state is not NumberState.UNSURE for entry in result.register.entries.values())


def test_a_number_reserved_by_one_clerk_is_signed_by_another(file: RegisterFile) -> None:
    file.record(lambda register: reserve(register, BY, "甲"))
    sign(file, "乙")
    assert sign(again(file), "甲") == [1]
    assert file.read().entries[1].state is NumberState.ASSIGNED
