"""The whole way by LibreOffice: a review copy edited by two people, half of it taken, the letter exported."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.cli.program import main
from replydesk.desk import libreoffice
from replydesk.desk.desk_folder import init_desk, read_draft, save_draft
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import ReviewKind
from tests.support.office_macro import edited
from tests.support.review_files import parts_of
from tests.support.word_review import Person, WordReview, accepted_text, w

pytestmark = pytest.mark.office

LI, WANG = "李某某", "王某某"
NOTE = """
  Dim noon As New com.sun.star.util.DateTime
  noon.Year = 2026 : noon.Month = 5 : noon.Day = 28 : noon.Hours = 12
  note = doc.createInstance("com.sun.star.text.textfield.Annotation")
  note.Author = "李某某" : note.Content = "与附件一致吗" : note.DateTimeValue = noon
  body.insertTextContent(Find(doc, "3860个"), note, True)
"""
OF_LI = """
  place = Find(doc, "412个") : place.String = "420个"
  place = Find(doc, "，问题分析透彻") : place.String = ""
  cursor = body.createTextCursorByRange(Find(doc, "4月上旬").End)
  body.insertString(cursor, "已", False)
  cursor = body.createTextCursorByRange(Find(doc, "收到建议后").Start)
  body.insertControlCharacter(cursor, 0, False)
"""
OF_WANG = """
  cursor = body.createTextCursorByRange(Find(doc, "更大力气加以解决。").End)
  body.insertControlCharacter(cursor, 0, False)
  body.insertString(cursor, "对这些问题，已逐项列出清单。", False)
  place = Find(doc, "暂不具备条件") : place.String = "条件还不成熟"
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """The draft of a desk, with a remark of ours on its words."""
    if libreoffice.find() is None and not os.environ.get("CI"):
        pytest.skip("soffice is not installed")
    init_desk(tmp_path / "桌面")
    (path,) = (tmp_path / "桌面" / "drafts").glob("居家养老*.md")
    made = read_draft(path).draft
    place = Place("答复内容", 0, 0)
    start = made.sections[0].paragraphs[0].text.index("1126万人")
    by = VerdictBy("孙某某", datetime(2026, 5, 28, 9, 0))
    save_draft(path, add_remark(made, place, start, start + 6, "请注明出处", by))
    return path


def test_a_copy_that_two_people_edited_comes_back_and_half_of_it_is_printed(
    draft: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sent, out = tmp_path / "送审", tmp_path / "导出"
    assert main(["export", str(draft), "-o", str(sent), "--review"]) == 0
    data = edited(
        (sent / f"{draft.stem}（审阅稿）.docx").read_bytes(), OF_LI + NOTE, LI, _made(tmp_path / "li")
    )
    returned = tmp_path / "改过的.docx"
    returned.write_bytes(edited(_answered(data), OF_WANG, WANG, _made(tmp_path / "wang")))
    capsys.readouterr()

    before = draft.read_bytes()
    assert main(["review", str(returned), "--desk", str(draft.parents[1])]) == 1
    assert draft.read_bytes() == before
    assert _listed(capsys.readouterr().out) == LISTED

    assert main(["review", str(returned), "--desk", str(draft.parents[1]), "--accept", LI]) == 0
    assert main(["export", str(draft), "-o", str(out)]) == 0
    (letter,) = out.glob("*.docx")
    parts = parts_of(letter.read_bytes())
    text = "\n".join(accepted_text(letter.read_bytes()))
    assert not any("comments" in name for name in parts)
    assert not any(mark in parts["word/document.xml"] for mark in (b"<w:ins ", b"<w:del ", b"<w:comment"))
    for words in ("养老服务中心420个", "立足基层实际，对策", "4月上旬已与您", "很有帮助。\n收到建议后"):
        assert words in text
    assert "暂不具备条件" in text and "已逐项列出清单" not in text and "412个\n" in text  # the table's
    ours, theirs = sorted(remarks_of(read_draft(draft).draft), key=lambda each: each.who)
    assert (ours.who, ours.text, ours.anchor.words) == ("孙某某", "请注明出处", "1126万人")
    assert (theirs.who, theirs.text, theirs.anchor.words) == (LI, "与附件一致吗", "3860个")
    assert [(each.who, each.text) for each in theirs.answers] == [(WANG, "一致，已核")]


LISTED = {
    (LI, "替换"): 1,
    (LI, "删除"): 1,
    (LI, "插入"): 1,
    (LI, "分段"): 1,
    (WANG, "加一段"): 1,
    (WANG, "替换"): 1,
}


def _answered(data: bytes) -> bytes:
    """Return the file after Wang answered Li's remark as Word does: a macro of LibreOffice 7.4 cannot."""
    file = WordReview(data)
    number = next(each.get(w("id")) for each in file.comments if "与附件" in "".join(each.itertext()))
    file.answer(number, "一致，已核", Person(WANG, datetime(2026, 5, 29, 9, 0)))
    return file.data()


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _listed(out: str) -> Mapping[tuple[str, str], int]:
    """Return how many changes of each person and kind are listed."""
    kinds = set(map(str, ReviewKind))
    rows = [line.split() for line in out.splitlines() if line.startswith((LI, WANG))]
    return Counter((row[0], row[3]) for row in rows if row[3] in kinds)
