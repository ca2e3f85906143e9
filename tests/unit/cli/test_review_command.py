"""The command `review`: shows what came back, takes whose changes it is told, writes nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from replydesk.cli.program import main
from replydesk.desk.desk_folder import Desk, read_draft, save_draft
from replydesk.desk.files import digest
from replydesk.desk.recycle_bin import delete
from replydesk.desk.review_copies import keep_version, review_copy
from replydesk.desk.version_file import VersionFile
from replydesk.desk.version_log import states_of
from replydesk.draft.authorship import attributed
from replydesk.draft.diff import ChangeKind
from replydesk.draft.file import parse_draft
from replydesk.draft.lines import draft_lines, with_lines
from replydesk.draft.model import WRITTEN_BY_PROGRAM
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.registers.model import Stamp
from tests.support.word_review import Person, WordReview

WHEN = datetime(2026, 5, 28, 16, 40)
LI, WANG, UNTRACKED = Person("李某某", WHEN), Person("王某某", WHEN), Person("", WHEN)
TEXT = """---
类型: 代表建议
编号: 0033
案由: 关于修路的建议
提出人: 张某某
成文日期: 2026年5月29日
---

# 工作开展情况

今年投入三百万元用于修路。

高度重视养护工作，成立了专班。
"""

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A draft with a remark of ours."""
    path = tmp_path / "drafts" / "修路.md"
    made = parse_draft(TEXT).draft
    by = VerdictBy("孙某某", WHEN)
    save_draft(path, add_remark(made, Place("答复内容", 0, 0), 4, 8, "数字请核对", by))
    return path


def came_back(draft: Path, edit: Callable[[WordReview], object], name: str = "修路（审阅稿）.docx") -> Path:
    """Export the review copy of a draft, edit it, and return the file."""
    stored = read_draft(draft)
    version = keep_version(stored, WHEN)
    place = Desk.of(draft)
    file = WordReview(review_copy(stored.draft, place.stock, place.key(draft), version.digest).data)
    edit(file)
    path = draft.parents[1] / name
    path.write_bytes(file.data())
    return path


def paragraph(file: WordReview, words: str) -> Any:
    return next(each for each in file.paragraphs() if words in file.text(each))


def two_people(file: WordReview) -> None:
    first = paragraph(file, "三百万")
    file.replace(first, 4, 5, "五", LI)
    second = paragraph(file, "高度重视")
    file.replace(second, 0, 4, "认真做好", WANG)
    file.comment(second, 10, 15, "专班是否还在", WANG)


def review(draft: Path, *words: str | Path) -> int:
    return main(["review", *map(str, words), "--desk", str(draft.parents[1])])


def texts(draft: Path) -> list[str]:
    return [each.text for each in read_draft(draft).draft.sections[0].paragraphs]


OURS = ["今年投入三百万元用于修路。", "高度重视养护工作，成立了专班。"]


def test_changes_are_listed_by_person_and_nothing_is_written(draft: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    before = draft.read_bytes()
    assert review(draft, file) == 1
    shown = capsys.readouterr()
    assert draft.read_bytes() == before
    lines = shown.out.splitlines()
    assert [line.split()[0] for line in lines] == ["谁", "李某某", "王某某", "谁", "王某某"]
    assert "替换" in lines[1] and "三" in lines[1] and "五" in lines[1] and "专班是否还在" in lines[4]
    assert "李某某 1 处，王某某 1 处；批注 1 条" in shown.err and "什么也没有写" in shown.err


def test_all_changes_are_taken_as_one_version(draft: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    assert review(draft, file, "--accept", "all") == 0
    assert texts(draft) == ["今年投入五百万元用于修路。", "认真做好养护工作，成立了专班。"]
    [own, new] = remarks_of(read_draft(draft).draft)
    assert own.anchor.words == "五百万元"
    assert (new.who, new.when, new.text, new.anchor.words) == (
        "王某某",
        WHEN,
        "专班是否还在",
        "立了专班。",
    )
    last = VersionFile(draft).read()[-1]
    assert last.why == f"审阅稿读回、文件 {digest(file.read_bytes())[:8]}" and last.who
    assert "采纳 2 处；加批注 1 条" in capsys.readouterr().err


def test_who_changed_what_tells_the_people_that_changed_the_file(draft: Path) -> None:
    assert review(draft, came_back(draft, two_people), "--accept", "all") == 0
    lines = attributed(states_of(VersionFile(draft).read()), WRITTEN_BY_PROGRAM)
    added = {each.who: each.text for line in lines for each in line.changes if each.kind is ChangeKind.ADDED}
    assert added == {"李某某": "五", "王某某": "认真做好"}


def test_one_persons_changes_are_taken(draft: Path) -> None:
    assert review(draft, came_back(draft, two_people), "--accept", "王某某") == 0
    assert texts(draft) == [OURS[0], "认真做好养护工作，成立了专班。"]


def test_only_the_remarks_are_taken(draft: Path) -> None:
    assert review(draft, came_back(draft, two_people), "--accept", "none") == 0
    assert texts(draft) == OURS
    assert len(remarks_of(read_draft(draft).draft)) == 2


def test_a_dry_run_writes_nothing(draft: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    before = draft.read_bytes()
    assert review(draft, file, "--accept", "all", "--dry-run") == 0
    assert draft.read_bytes() == before
    assert "只看，没有写入" in capsys.readouterr().err


def test_somebody_who_changed_nothing_is_a_wrong_word(draft: Path, capsys: Capture) -> None:
    assert review(draft, came_back(draft, two_people), "--accept", "赵某某") == 2
    assert "改过的有：李某某、王某某" in capsys.readouterr().err


def test_the_same_file_twice_brings_nothing_twice(draft: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    assert review(draft, file, "--accept", "all") == 0
    before = draft.read_bytes()
    assert review(draft, file, "--accept", "all") == 0
    assert draft.read_bytes() == before
    assert "读回过" in capsys.readouterr().err
    assert review(draft, file) == 0


def test_what_clashes_with_the_half_that_was_taken_before_is_proposed(draft: Path, capsys: Capture) -> None:
    def edit(file: WordReview) -> None:
        line = paragraph(file, "三百万")
        file.insert(line, 6, "㐀㐁㐂㐃", LI)
        file.delete(line, 8, 9, WANG)

    file = came_back(draft, edit)
    assert review(draft, file, "--accept", "李某某") == 0
    assert review(draft, file, "--accept", "all") == 0
    assert "㐀㐁㐂㐃" in texts(draft)[0]
    remarks = remarks_of(read_draft(draft).draft)
    assert [each.proposed for each in remarks if "两边" in each.text] == ["㐀㐁㐃"]
    before = draft.read_bytes()
    assert review(draft, file, "--accept", "all") == 0
    assert draft.read_bytes() == before


def test_a_file_read_twice_does_not_undo_what_was_changed_here(draft: Path) -> None:
    file = came_back(draft, lambda file: file.join(paragraph(file, "三百万"), LI))
    stored = read_draft(draft)
    lines = draft_lines(stored.draft)
    halves = [lines[1]._replace(text=text) for text in ("今年投入三百万元", "用于修路。")]
    save_draft(draft, with_lines(stored.draft, [lines[0], *halves, *lines[2:]]), stored.digest)
    for _ in range(3):
        assert review(draft, file, "--accept", "all") == 0
        assert texts(draft) == ["今年投入三百万元", "用于修路。高度重视养护工作，成立了专班。"]


def test_what_was_changed_here_after_all_was_taken_stays_when_the_file_is_read_again(draft: Path) -> None:
    file = came_back(draft, two_people)
    assert review(draft, file, "--accept", "all") == 0
    stored = read_draft(draft)
    head, first, second = draft_lines(stored.draft)
    own = [second._replace(text="养护。"), first._replace(text="今年五月投入五百万元。"), first]
    save_draft(draft, with_lines(stored.draft, [head, *own]), stored.digest)
    assert review(draft, file, "--accept", "all") == 0
    assert texts(draft) == [each.text for each in own]


def test_what_was_undone_is_taken_when_the_file_is_read_again(draft: Path) -> None:
    file = came_back(draft, two_people)
    before = draft.read_bytes()
    assert review(draft, file, "--accept", "all") == 0
    after = texts(draft)
    draft.write_bytes(before)
    assert texts(draft) != after
    assert review(draft, file, "--accept", "all") == 0
    assert texts(draft) == after


def test_untracked_changes_are_found_and_said(draft: Path, capsys: Capture) -> None:
    def edit(file: WordReview) -> None:
        file.stop_tracking()
        file.replace(paragraph(file, "三百万"), 4, 5, "五", UNTRACKED)

    file = came_back(draft, edit)
    assert review(draft, file) == 1
    assert "没有开修订" in capsys.readouterr().err
    assert review(draft, file, "--accept", "未修订") == 0
    assert texts(draft)[0] == "今年投入五百万元用于修路。"


def _go_on(draft: Path, old: str, new: str) -> None:
    stored = read_draft(draft)
    section = stored.draft.sections[0]
    paragraphs = tuple(each._replace(text=each.text.replace(old, new)) for each in section.paragraphs)
    changed = replace(stored.draft, sections=(section._replace(paragraphs=paragraphs),))
    save_draft(draft, changed, stored.digest)


def test_what_both_changed_stays_ours_and_theirs_is_a_remark(draft: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    _go_on(draft, "三百", "四百")
    assert review(draft, file, "--accept", "all", "--json") == 0
    assert texts(draft) == ["今年投入四百万元用于修路。", "认真做好养护工作，成立了专班。"]
    remark = next(each for each in remarks_of(read_draft(draft).draft) if each.proposed is not None)
    assert (remark.who, remark.anchor.words, remark.proposed) == ("李某某", "四", "五")
    [facts] = json.loads(capsys.readouterr().out)
    assert [each["theirs"] for each in facts["两边都改了"]] == ["五"]


def test_our_remark_is_not_doubled_and_its_answer_is_an_answer(draft: Path) -> None:
    def edit(file: WordReview) -> None:
        file.answer("0", "核对过了", LI)
        file.settle("0")

    assert review(draft, came_back(draft, edit), "--accept", "none") == 0
    [remark] = remarks_of(read_draft(draft).draft)
    assert remark.outcome is Outcome.MENDED
    assert (remark.answers[0].who, remark.answers[0].text) == ("李某某", "核对过了")


def test_a_renamed_draft_is_found(draft: Path) -> None:
    file = came_back(draft, two_people)
    _go_on(draft, "修路", "修桥")
    VersionFile(draft).path.rename(VersionFile(draft.with_name("改名.md")).path)
    draft = draft.rename(draft.with_name("改名.md"))
    assert review(draft, file, "--accept", "all") == 0
    assert texts(draft)[0] == "今年投入五百万元用于修桥。"


def test_refusals_name_the_reason_and_change_nothing(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    file = came_back(draft, two_people)
    other = draft.with_name("别的.md")
    save_draft(other, parse_draft(TEXT).draft)
    assert review(draft, file, "--draft", other, "--accept", "all") == 1
    assert "是“修路”的，不是“别的”的" in capsys.readouterr().err
    delete(draft, Stamp("2026-05-29 09:00", "张某某"))
    assert review(draft, file, "--accept", "all") == 1
    assert "“修路”已经删除" in capsys.readouterr().err
    assert main(["review", str(file), "--desk", str(tmp_path / "另一处"), "--accept", "all"]) in (1, 2)


def test_no_review_copy_is_offered_as_an_import(draft: Path, tmp_path: Path, capsys: Capture) -> None:
    letter = tmp_path / "信.docx"
    letter.write_bytes(b"PK not a Word file")
    assert review(draft, letter) == 1
    place = Desk.of(draft)
    stored = read_draft(draft)
    unknown = review_copy(stored.draft, place.stock, "修路", "f" * 32).data
    letter.write_bytes(unknown)
    assert review(draft, letter) == 1
    shown = capsys.readouterr().err
    assert "没有导出它的那一版稿子" in shown and "replydesk import" in shown


def test_several_files_of_one_draft_are_all_taken(draft: Path) -> None:
    def add(file: WordReview) -> None:
        file.insert(paragraph(file, "专班"), 14, "，配齐人手", WANG)

    one = came_back(draft, lambda file: file.replace(paragraph(file, "三百万"), 4, 5, "五", LI), "一.docx")
    other = came_back(draft, add, "二.docx")
    assert review(draft, one, other, "--accept", "all") == 0
    assert texts(draft) == ["今年投入五百万元用于修路。", "高度重视养护工作，成立了专班，配齐人手。"]


def test_a_change_behind_a_heading_in_its_paragraph_is_in_the_text(draft: Path, capsys: Capture) -> None:
    draft.write_text(TEXT.replace("# 工作开展情况", "# 关于修路。"), "utf-8")

    def edit(file: WordReview) -> None:
        runs_on = paragraph(file, "三百万")
        file.replace(runs_on, file.text(runs_on).index("三百"), file.text(runs_on).index("万"), "五百", LI)
        file.replace(runs_on, file.text(runs_on).index("修路"), file.text(runs_on).index("。"), "筑路", WANG)

    assert review(draft, came_back(draft, edit)) == 1
    found = {line.split()[0]: line for line in capsys.readouterr().out.splitlines() if "替换" in line}
    assert "第一节标题" not in found["李某某"] and "第一节" in found["李某某"]
    assert "第一节标题" in found["王某某"]
