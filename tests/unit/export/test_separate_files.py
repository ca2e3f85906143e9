"""Review copies and approval forms: which drafts get one, its name, what is kept and said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from replydesk.cli.program import main
from replydesk.desk import desk_folder, files
from replydesk.desk.review_copies import review_copy
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import REVIEWED
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Key, Paragraph, Part
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark, settle_remark
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.workflow import VerdictBy
from replydesk.export import batch
from replydesk.export.filenames import Pattern
from replydesk.export.selection import Selection
from replydesk.export.separate_files import APPROVAL_FORM, REVIEW_COPY, FileResult, summary, write_files
from replydesk.letter.print_options import JointForm
from replydesk.render.review_marks import DRAFT, VERSION
from tests.support.replies import stock_with
from tests.unit.export.test_batch import GOOD
from tests.unit.render.test_docx_review import commented

NOW = datetime(2026, 5, 29, 10, 32, 5)


@pytest.fixture
def desk(tmp_path: Path) -> desk_folder.Desk:
    """A desk with two drafts, 乙 with errors."""
    folder = tmp_path / "桌"
    desk_folder.init_desk(folder, samples=False)
    desk_folder.save_draft(folder / "drafts" / "甲.md", GOOD)
    desk_folder.save_draft(folder / "drafts" / "乙.md", GOOD.with_field(Key.PROPOSERS, ""))
    return desk_folder.Desk.open(folder)


def written(place: desk_folder.Desk, *names: str, only: tuple[str, ...] = ()) -> list[FileResult]:
    paths = [place.drafts_folder / f"{name}.md" for name in names] or list(place.drafts())
    tasks = batch.plan_exports(batch.drafts_of(paths), Pattern())
    return list(write_files(REVIEW_COPY, tasks, place.exports, lambda: NOW, Selection.of(only)))


def custom_properties(path: Path) -> dict[str, str]:
    with ZipFile(path) as package:
        return {
            each.get("name"): each[0].text for each in etree.fromstring(package.read("docProps/custom.xml"))
        }


def test_every_draft_gets_a_copy_with_errors_too(desk: desk_folder.Desk) -> None:
    results = written(desk)
    assert sorted(path.name for path in desk.exports.iterdir()) == ["乙（审阅稿）.docx", "甲（审阅稿）.docx"]
    assert [each.refusal for each in results] == ["", ""]
    message, is_good = summary(REVIEW_COPY, results)
    assert message.startswith(f"做了 2 份审阅稿，在 {desk.exports}") and is_good


def test_the_version_that_the_copy_names_is_kept_and_gives_the_same_copy(desk: desk_folder.Desk) -> None:
    (done,) = written(desk, "甲")
    assert done.file is not None
    path = desk.drafts_folder / "甲.md"
    named = custom_properties(done.file.path)
    assert named[DRAFT] == "甲"
    desk_folder.save_draft(path, GOOD.with_field(Key.SUBJECT, "关于后来改了的建议"))
    (version,) = (each for each in VersionFile(path).read() if each.digest == named[VERSION])
    assert (version.why, version.when) == (REVIEWED, NOW) and version.is_milestone
    again = review_copy(parse_draft(version.text).draft, desk.stock, named[DRAFT], named[VERSION])
    assert again.data == done.file.path.read_bytes()


def test_a_draft_in_another_encoding_has_its_version_kept(desk: desk_folder.Desk) -> None:
    path = desk.drafts_folder / "甲.md"
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))
    (done,) = written(desk, "甲")
    assert done.file is not None
    (version,) = VersionFile(path).read()
    assert custom_properties(done.file.path)[VERSION] == version.digest
    assert version.digest == files.digest(path.read_bytes().decode("gb18030").encode())


def test_a_copy_edited_in_word_is_kept(desk: desk_folder.Desk) -> None:
    written(desk, "甲")
    assert summary(REVIEW_COPY, written(desk, "甲"))[0] == f"审阅稿：{desk.exports / '甲（审阅稿）.docx'}"
    document = docx.Document(str(desk.exports / "甲（审阅稿）.docx"))
    document.save(str(desk.exports / "甲（审阅稿）.docx"))
    message, is_good = summary(REVIEW_COPY, written(desk, "甲"))
    assert is_good and "Word 里改过的旧文件留在 甲（审阅稿）（Word改过）.docx" in message


def test_what_is_noted_of_one_file_comes_before_its_path(desk: desk_folder.Desk) -> None:
    (result,) = written(desk, "甲")
    message, is_good = summary(REVIEW_COPY, [result._replace(notes=("带 2 条批注",))])
    assert is_good and message == f"审阅稿（带 2 条批注）：{desk.exports / '甲（审阅稿）.docx'}"


def test_a_draft_that_cannot_be_read_is_refused_and_the_rest_go_on(desk: desk_folder.Desk) -> None:
    (desk.drafts_folder / "丙.md").write_bytes(b"\x00\x01\xff\xfe")
    results = written(desk)
    refused = [each for each in results if each.refusal]
    assert [each.draft.stem for each in refused] == ["丙"] and len(results) == 3
    message, is_good = summary(REVIEW_COPY, results)
    assert not is_good and "“丙”没有做审阅稿：不是文本文件" in message


def test_no_copy_is_made_whose_version_cannot_be_kept(desk: desk_folder.Desk) -> None:
    VersionFile(desk.drafts_folder / "甲.md").path.mkdir(parents=True)
    (done,) = written(desk, "甲")
    assert done.file is None and done.refusal.startswith("没有做审阅稿：")
    assert not list(desk.exports.glob("*.docx"))


def test_only_selected_drafts_get_one(desk: desk_folder.Desk) -> None:
    assert [each.draft.stem for each in written(desk, only=("有误",))] == ["乙"]
    assert [each.draft.stem for each in written(desk, only=("甲*",))] == ["甲"]
    assert written(desk, only=("没有这样的",)) == []


def test_no_list_and_no_log_name_a_copy(desk: desk_folder.Desk) -> None:
    written(desk)
    assert {path.suffix for path in desk.exports.iterdir()} == {".docx"}


def test_the_command_prints_the_files_and_what_they_hold(
    desk: desk_folder.Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "出"
    assert main(["export", "--review", str(desk.root), "-o", str(output)]) == 0
    out, told = capsys.readouterr()
    assert sorted(out.splitlines()) == sorted(str(output / f"{name}（审阅稿）.docx") for name in ("甲", "乙"))
    assert told.endswith("审阅稿 2 份\n")


@pytest.mark.parametrize("other", ["--public", "--pdf", "--resume", "--force"])
def test_options_of_letters_are_refused(
    desk: desk_folder.Desk, capsys: pytest.CaptureFixture[str], other: str
) -> None:
    assert main(["export", "--review", other, str(desk.root)]) == 2
    assert f"--review 不能和 {other} 一起用" in capsys.readouterr().err


def test_a_selection_that_takes_no_draft_is_said(
    desk: desk_folder.Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--review", str(desk.root), "--only", "没有这样的"]) == 1
    assert "没有符合 --only 的稿子：没有这样的" in capsys.readouterr().err


def test_a_letter_that_each_recipient_gets_is_copied_for_the_first_and_that_is_said(
    desk: desk_folder.Desk,
) -> None:
    stock = stock_with(lambda profile: replace(profile, joint_form=JointForm.EACH))
    draft = GOOD.with_field(Key.PROPOSERS, ("张某某", "李某某"))
    made = review_copy(draft, stock, "甲", "0" * 32)
    assert [str(note) for note in made.notes] == ["分送 2 份，审阅稿是第一份（给张某某代表）"]
    text = "\n".join(each.text for each in docx.Document(BytesIO(made.data)).paragraphs)
    assert "张某某代表" in text and "李某某" not in text


def test_open_remarks_are_comments_on_their_words_and_settled_ones_are_not(desk: desk_folder.Desk) -> None:
    by, path = VerdictBy("李某某", NOW), desk.drafts_folder / "甲.md"
    draft = replace(GOOD, preamble=(Paragraph("我厅投入三百万元用于养护。"),))
    place = Place(Part.ANSWER, -1, 0)
    draft = add_remark(draft, place, 4, 8, "数字请核对", by, proposed="300万元")
    draft = add_remark(draft, place, 0, 2, "称谓", by)
    (settled,) = (each for each in open_remarks(draft) if each.text == "称谓")
    desk_folder.save_draft(path, settle_remark(draft, settled.id, Outcome.MENDED, by).draft)
    (done,) = written(desk, "甲")
    assert done.file is not None and done.notes == ("带 1 条批注",)
    assert commented(done.file.path.read_bytes()) == {"建议改为：300万元\n数字请核对": "三百万元"}
    copied = docx.Document(str(done.file.path))
    assert [
        (each.author, each.timestamp and each.timestamp.replace(tzinfo=None)) for each in copied.comments
    ] == [("李某某", NOW.replace(second=0))]


def test_an_imported_copy_is_the_draft_that_the_letter_would_give(desk: desk_folder.Desk) -> None:
    (done,) = written(desk, "甲")
    assert done.file is not None
    (desk.drafts_folder / "乙.md").unlink()  # it has the same number
    assert main(["export", str(desk.drafts_folder / "甲.md"), "-o", str(desk.exports)]) == 0
    drafts: list[str] = []
    for name in ("甲（审阅稿）", "甲"):
        output = desk.root / f"读入{len(drafts)}"
        assert main(["import", str(desk.exports / f"{name}.docx"), "-o", str(output), "--force"]) == 0
        (path,) = output.glob("*.md")
        drafts.append(path.read_text("utf-8"))
    assert drafts[0] == drafts[1]


def approval_text(path: Path) -> str:
    (table,) = docx.Document(str(path)).tables
    return "\n".join(cell.text for row in table.rows for cell in row.cells)


def test_the_command_makes_the_approval_form_of_each_draft(
    desk: desk_folder.Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--approval", str(desk.root), "-o", str(tmp_path / "出")]) == 0
    out, told = capsys.readouterr()
    assert sorted(Path(line).name for line in out.splitlines()) == [
        "乙（发文稿纸）.docx",
        "甲（发文稿纸）.docx",
    ]
    assert told.endswith("发文稿纸 2 份\n")
    assert GOOD.get(Key.SUBJECT) in approval_text(tmp_path / "出" / "甲（发文稿纸）.docx").replace("\n", "")
    assert not VersionFile(desk.drafts_folder / "甲.md").path.exists()


def test_a_form_of_the_units_own_goes_before_the_usual_one(desk: desk_folder.Desk) -> None:
    path = desk.drafts_folder / "甲.md"
    own = desk.own_templates / "发文稿纸" / f"{GOOD.get(Key.UNIT)}.j2"
    own.write_text("# 本厅的\n| 题目 | {{标题}} |\n", "utf-8")
    place = desk_folder.Desk.open(desk.root)
    (desk.own_templates / "单位档案" / "厅.yaml").write_text(f"名称: {GOOD.get(Key.UNIT)}\n", "utf-8")
    tasks = batch.plan_exports(batch.drafts_of([path]), Pattern())
    (done,) = write_files(APPROVAL_FORM, tasks, place.exports, lambda: NOW)
    assert done.file is not None
    assert docx.Document(str(done.file.path)).paragraphs[0].text == "本厅的"


def test_a_desk_of_an_earlier_program_has_the_usual_form(desk: desk_folder.Desk) -> None:
    shutil.rmtree(desk.own_templates / "发文稿纸")
    place = desk_folder.Desk.open(desk.root)
    tasks = batch.plan_exports(batch.drafts_of([desk.drafts_folder / "甲.md"]), Pattern())
    (done,) = write_files(APPROVAL_FORM, tasks, place.exports, lambda: NOW)
    assert done.file is not None and "核稿" in approval_text(done.file.path)


def test_a_fault_of_the_form_is_said_for_each_draft(desk: desk_folder.Desk) -> None:
    (desk.own_templates / "发文稿纸" / "通用.j2").write_text("# 表\n{% for n in 标题 %}", "utf-8")
    tasks = batch.plan_exports(batch.drafts_of([desk.drafts_folder]), Pattern())
    results = list(write_files(APPROVAL_FORM, tasks, desk.exports, lambda: NOW))
    assert all(
        each.refusal.startswith("没有做发文稿纸：套用语 templates/发文稿纸/通用.j2 第 2 行")
        for each in results
    )
    message, is_good = summary(APPROVAL_FORM, results)
    assert not is_good and message.endswith("（这样的共 2 条）")
