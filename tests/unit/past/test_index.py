"""The index of past replies: what it keeps, and that nothing wrong with its file is ever an error."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Part
from replydesk.draft.place import Place
from replydesk.past.grams import grams_of
from replydesk.past.index import FileRecord, Index, IndexFault, Torn
from replydesk.past.model import PastReply
from replydesk.past.texts import RememberedLine, RememberedText, is_formula, packed, unpacked


def a_text(path: Path, *lines: str, asked: tuple[str, ...] = ()) -> RememberedText:
    reply = PastReply(str(path), path, "2025年 第55号 王某某 关于电梯的建议", title="关于电梯的建议")
    return RememberedText(
        reply, tuple(RememberedLine(Place(Part.ANSWER, -1, at), line) for at, line in enumerate(lines)), asked
    )


def record(path: Path, *lines: str, stamp: str = "1") -> FileRecord:
    return FileRecord(path, stamp, "", (a_text(path, *lines),))


def found(index: Index, term: str) -> list[str]:
    return [each.reply.path.name for each in index.load(index.with_term(term)).values()]


def test_words_of_two_characters_are_terms() -> None:
    assert grams_of("加装电梯，2025年 ＡＢ") == ["加装", "装电", "电梯", "2025", "年", "ab"]


@given(st.text())
def test_no_term_means_anything_to_a_query(text: str) -> None:
    index = Index(None)
    for term in grams_of(text):
        assert index.with_term(term) == []
        assert index.with_term(term, is_prefix=True) == []
    index.close()


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1)))
def test_lines_come_back_from_one_text(texts: list[str]) -> None:
    lines = tuple(RememberedLine(Place(Part.ANSWER, at, at - 1), text) for at, text in enumerate(texts))
    assert unpacked(packed(lines)) == lines


def test_formulas_are_left_out() -> None:
    assert is_formula("感谢您对养老工作的关心和支持，欢迎继续提出宝贵意见。")
    assert is_formula("您提出的建议收悉。经研究，现答复如下：")
    assert not is_formula("去年全市为老旧小区加装电梯一百二十台，每台补助二十万元。")


def test_a_file_read_again_replaces_what_was_known_of_it(tmp_path: Path) -> None:
    index = Index(tmp_path / "目录")
    index.put([record(Path("/甲.md"), "加装电梯"), record(Path("/乙.md"), "修复道路")])
    index.put([record(Path("/甲.md"), "助餐点", stamp="2")], gone=["/乙.md"])
    assert found(index, "电梯") == found(index, "道路") == []
    assert found(index, "助餐") == ["甲.md"]
    assert index.stamps() == {"/甲.md": "2"}
    assert index.count() == 1
    index.close()


def test_the_index_is_there_again_when_opened_again(tmp_path: Path) -> None:
    index = Index(tmp_path / "目录")
    index.put(
        [FileRecord(Path("/甲.md"), "1", "", (a_text(Path("/甲.md"), "加装\ud800电梯", asked=("请求",)),))]
    )
    index.put([FileRecord(Path("/坏.docx"), "1", "文件已损坏")])
    index.close()
    again = Index(tmp_path / "目录")
    assert found(again, "电梯") == ["甲.md"]
    assert again.load([1])[1].asked == ("请求",)
    assert again.failed() == (("/坏.docx", "文件已损坏"),)
    again.close()


def spoil_nothing(path: Path) -> None:
    path.write_bytes(b"")


def spoil_text(path: Path) -> None:
    path.write_text("这不是目录" * 5_000)


def spoil_end(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 7])


def spoil_middle(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:120] + b"\xff" * 4_000 + data[4_120:])


def spoil_version(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()


def spoil_schema(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TRIGGER x AFTER INSERT ON files BEGIN DELETE FROM replies; END")
    db.close()


def spoil_by_a_view(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("DROP TABLE files")
        db.execute(
            "CREATE VIEW files AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x FROM n) SELECT * FROM n"
        )
    db.close()


def spoil_a_name(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data.replace(b"CREATE INDEX", b"CREATE \xff\x8cDEX"))


def spoil_a_stamp(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE files SET stamp = CAST(x'8cff' AS TEXT)")
    db.close()


def spoil_a_path(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE files SET path = 7 WHERE path = (SELECT path FROM files LIMIT 1)")
        db.execute("UPDATE replies SET path = 7, facts = 7")
    db.close()


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_nothing,
        spoil_text,
        spoil_end,
        spoil_middle,
        spoil_version,
        spoil_schema,
        spoil_by_a_view,
        spoil_a_name,
        spoil_a_stamp,
        spoil_a_path,
    ],
)
def test_a_torn_or_foreign_file_is_rebuilt(tmp_path: Path, spoil) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "目录"
    index = Index(file)
    index.put([record(Path(f"/{number}.md"), f"加装电梯{number}") for number in range(200)])
    index.tidy()
    index.close()
    spoil(file)
    again = Index(file)
    try:
        again.check()
        again.stamps()
        again.load(again.with_term("电梯"))
    except Torn:
        again.rebuild()
    again.put([record(Path("/甲.md"), "修复道路")])
    assert found(again, "道路") == ["甲.md"]
    assert again.path == file
    again.close()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be deleted there")
def test_a_file_that_was_deleted_or_rebuilt_meanwhile_is_opened_again(tmp_path: Path) -> None:
    file = tmp_path / "目录"
    index = Index(file)
    index.put([record(Path("/甲.md"), "加装电梯")])
    for suffix in ("", "-wal", "-shm"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
    other = Index(file)
    other.put([record(Path("/乙.md"), "修复道路")])
    index.open_again()
    assert found(index, "道路") == ["乙.md"]
    assert found(index, "电梯") == []
    index.open_again()
    assert found(index, "道路") == ["乙.md"]
    index.close()
    other.close()


def put_folder(path: Path) -> None:
    path.mkdir()


def put_link(path: Path) -> None:
    path.with_name("别处").write_text("别人的文件")
    path.symlink_to("别处")


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
@pytest.mark.parametrize("put", [put_folder, put_link, put_pipe])
def test_what_is_no_file_is_left_alone(tmp_path: Path, put) -> None:  # type: ignore[no-untyped-def]
    put(tmp_path / "目录")
    index = Index(tmp_path / "目录")
    index.put([record(Path("/甲.md"), "加装电梯")])
    assert index.path is None
    assert found(index, "电梯") == ["甲.md"]
    index.close()
    if put is put_link:
        assert (tmp_path / "别处").read_text() == "别人的文件"


def test_without_a_folder_it_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("")
    index = Index(tmp_path / "文件" / "目录")
    assert index.path is None
    assert index.count() == 0
    index.close()


def test_a_full_disk_is_told_and_what_was_read_stays(tmp_path: Path) -> None:
    index = Index(tmp_path / "目录")
    index.put([record(Path("/甲.md"), "加装电梯")])
    index._connection.execute("PRAGMA max_page_count = 1")
    odd = "".join(map(chr, range(0x4E00, 0x6000)))
    with pytest.raises(IndexFault, match="磁盘已满") as raised:
        index.put([record(Path(f"/{number}.md"), odd) for number in range(50)])
    assert not isinstance(raised.value, Torn)
    assert found(index, "电梯") == ["甲.md"]
    index.close()


def test_two_programs_write_one_after_the_other(tmp_path: Path) -> None:
    one, other = Index(tmp_path / "目录"), Index(tmp_path / "目录")
    for number in range(5):
        one.put([record(Path(f"/甲{number}.md"), "加装电梯")])
        other.put([record(Path(f"/乙{number}.md"), "加装电梯")])
    assert len(found(one, "电梯")) == len(found(other, "电梯")) == 10
    one.close()
    other.close()
