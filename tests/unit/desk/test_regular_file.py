"""Files that are no files: each is refused at once, with a sentence that says what to do."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path

import pytest

from replydesk.desk import append_file, files
from replydesk.desk.regular_file import opened
from replydesk.text.errors import UserError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these lie behind names on Unix")


def fifo(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("没有")


def folder(path: Path) -> None:
    path.mkdir()


def closed(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the path of a socket has at most some hundred bytes
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(path.name)
    os.chdir(here)


KINDS = [
    (fifo, "管道"),
    (endless, "设备"),
    (closed, "不是普通文件"),
    (circle, "绕成了圈"),
    (folder, "文件夹"),
    (dangling, "没有找到"),
]


@pytest.mark.parametrize(("make", "words"), KINDS, ids=[make.__name__ for make, _ in KINDS])
def test_what_is_no_file_is_refused(make: object, words: str, tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    make(path)  # type: ignore[operator]
    with pytest.raises(UserError, match=words) as raised:
        files.read_bytes(path)
    assert str(path) in str(raised.value)
    assert files.digest_of(path) == ""


@pytest.mark.parametrize("make", [fifo, endless, circle, folder])
def test_nothing_is_appended_to_what_is_no_file(make: object, tmp_path: Path) -> None:
    path = tmp_path / "甲.历史"
    make(path)  # type: ignore[operator]
    with pytest.raises(UserError):
        append_file.append(path, b"1")


def test_nothing_is_appended_through_a_link(tmp_path: Path) -> None:
    target, path = tmp_path / "别人的", tmp_path / "甲.历史"
    target.write_bytes(b"0")
    path.symlink_to(target)
    with pytest.raises(UserError, match="链接"):
        append_file.append(path, b"1")
    assert target.read_bytes() == b"0"


def test_a_link_to_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "原件").write_bytes(b"0")
    (tmp_path / "甲.md").symlink_to("原件")
    assert files.read_bytes(tmp_path / "甲.md") == b"0"


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="no /proc")
def test_a_file_whose_size_is_said_to_be_nothing_is_read_up_to_the_limit() -> None:
    path = Path("/proc/self/maps")
    assert path.stat().st_size == 0 < len(files.read_up_to(path, 10_000_000, "一份答复"))
    with pytest.raises(UserError, match="超过"):
        files.read_up_to(path, 100, "一份答复")


@pytest.mark.parametrize("size", [99, 100, 101])
def test_the_limit_is_the_last_size_read(size: int, tmp_path: Path) -> None:
    path = tmp_path / "甲.md"
    path.write_bytes(b"0" * size)
    if size <= 100:
        assert len(files.read_up_to(path, 100, "一份答复")) == size
    else:
        with pytest.raises(UserError, match="不像一份答复"):
            files.read_up_to(path, 100, "一份答复")


def test_a_part_is_read_in_any_order(tmp_path: Path) -> None:
    path = tmp_path / "甲.docx"
    path.write_bytes(b"0123456789")
    with opened(path) as file:
        file.seek(-3, os.SEEK_END)
        assert file.read() == b"789"
    assert append_file.read_from(path, 7)[0] == b"789"
