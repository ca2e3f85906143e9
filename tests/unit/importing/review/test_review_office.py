"""Review copies that LibreOffice changed or saved again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from replydesk.desk import libreoffice
from replydesk.importing.review.comparing.changes import changes_of, resolved
from replydesk.importing.review.model import ReviewFile
from replydesk.importing.review.reading.review_file import read_review
from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import CopySource, ReviewRemark
from tests.support.office_macro import edited
from tests.support.replies import SAMPLES, sample
from tests.support.review_files import DIGEST, comment, review_file
from tests.support.word_files import paragraph, run

pytestmark = pytest.mark.office

CARE = next(path for path in SAMPLES if "居家养老" in path.stem)  # has a table


@cache
def sent() -> bytes:
    reply = sample(CARE)
    long = next(number for number, block in enumerate(reply.letter.blocks) if len(block.text) > 200)
    remarks = [
        ReviewRemark(long, 3, 9, "数字请核对", "张某某", None),
        ReviewRemark(long + 1, 0, 9, "跨两段", "张某某", None, last=long + 2),
    ]
    return render_review(reply.pages, reply.profile.fonts, "厅", None, CopySource(DIGEST, "稿"), remarks)


def saved_again(data: bytes, folder: Path) -> bytes:
    program = libreoffice.find()
    assert program is not None
    file = folder / "稿.docx"
    file.write_bytes(data)
    ((_, result),) = [
        (each, Path(str(found)).read_bytes()) for each, found in libreoffice.convert(program, [file], "docx")
    ]
    return result


def told(base: ReviewFile, theirs: ReviewFile) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.who, each.removed, each.added) for each in changes_of(base, theirs)]


def test_a_copy_that_was_only_saved_again_has_no_changes(tmp_path: Path) -> None:
    base, theirs = read_review(sent()), read_review(saved_again(sent(), tmp_path))
    assert changes_of(base, theirs) == () and not theirs.notes
    assert (theirs.version, theirs.draft, theirs.is_tracking) == (DIGEST, "稿", True)
    assert theirs.comments == base.comments
    for ours, other in zip(base.paragraphs, theirs.paragraphs, strict=True):
        assert (ours.text, ours.style, ours.level, ours.cell) == (
            other.text,
            other.style,
            other.level,
            other.cell,
        )
        assert {mark.name for mark in ours.bookmarks} == {mark.name for mark in other.bookmarks}


EDITS = """
  place = Find(doc, "现答复如下") : place.String = "现将办理情况答复如下"
  cursor = body.createTextCursorByRange(Find(doc, "收到建议后").Start)
  body.insertControlCharacter(cursor, 0, False)
  cursor = body.createTextCursorByRange(Find(doc, "一、工作开展情况").End)
  body.insertControlCharacter(cursor, 0, False)
  body.insertString(cursor, "新写的一段话。", False)
  cursor = body.createTextCursorByRange(Find(doc, "（三）丰富服务供给。").Start)
  cursor.gotoEndOfParagraph(True) : cursor.goRight(1, True) : cursor.String = ""
  cursor = body.createTextCursorByRange(Find(doc, "（四）补齐农村短板。").Start)
  cursor.gotoEndOfParagraph(False) : cursor.goRight(1, True) : cursor.String = ""
  table = doc.TextTables.getByIndex(doc.TextTables.Count - 1)
  table.Rows.insertByIndex(2, 1)
  table.getCellByName("A3").String = "新行"
  doc.RecordChanges = False
  place = Find(doc, "认真贯彻") : place.String = "深入贯彻"
  doc.RecordChanges = True
"""


def test_what_was_changed_in_libreoffice_is_found_change_by_change(tmp_path: Path) -> None:
    base, theirs = read_review(sent()), read_review(edited(sent(), EDITS, "王某", tmp_path))
    found = told(base, theirs)
    gone = found[4][2]
    assert gone.startswith("（三）丰富服务供给。") and gone.endswith("\r")
    assert found == [
        ("替换", "王某", "现答复如下", "现将办理情况答复如下"),
        ("加一段", "王某", "", "\r新写的一段话。"),
        ("替换", "", "认真", "深入"),
        ("分段", "王某", "", "\r"),
        ("删一段", "王某", gone, ""),
        ("并段", "王某", "\r", ""),
        ("表格", "王某", "", "新行\t\t\t"),
    ]
    assert [each.text for each in resolved(base, theirs, set())] == [each.text for each in base.paragraphs]
    assert [each.text for each in theirs.comments] == [each.text for each in base.comments]
    for ours, other in zip(base.comments, theirs.comments, strict=True):
        assert _words(base, ours.where) == _words(theirs, other.where)


def _words(file: ReviewFile, where: tuple[tuple[int, int, int], ...]) -> str:
    return "".join(file.paragraphs[at].text[start:end] for at, start, end in where)


def test_answers_and_settled_remarks_outlast_libreoffice(tmp_path: Path) -> None:
    marks = '<w:commentRange{0} w:id="0"/><w:commentRange{0} w:id="1"/>'
    ends = "".join(f'<w:r><w:commentReference w:id="{number}"/></w:r>' for number in (0, 1))
    body = paragraph(runs=marks.format("Start") + run("我厅") + marks.format("End") + ends + run("重视"))
    notes = comment(0, "请核对", paragraph="0000000A") + comment(1, "已核对", "张某某", "0000000B")
    threads = (
        '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="1"/>'
    )
    theirs = read_review(saved_again(review_file(body, comments=notes, threads=threads), tmp_path))
    first, *others = sorted(theirs.comments, key=lambda each: each.text != "请核对")
    assert (first.text, first.is_resolved, _words(theirs, first.where)) == ("请核对", True, "我厅")
    # LibreOffice 7.4 keeps no threads: an answer is then a remark on the same words
    answers = [(reply.who, reply.text) for reply in first.replies] + [
        (each.who, each.text) for each in others
    ]
    assert answers == [("张某某", "已核对")]
    assert all(each.where == first.where for each in others)
