"""Reading of review copies: traces, remarks and marks as Word, WPS and LibreOffice write them; refusals."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from replydesk.importing.review.model import ChangeStamp, DocPiece, ReviewFile, ReviewRefused
from replydesk.importing.review.reading.review_file import read_review
from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import CopySource, ReviewRemark
from tests.support.hostile_reviews import review_cases
from tests.support.replies import SAMPLES, sample
from tests.support.review_files import AUTHORS, DIGEST, comment, parts_of, review_file
from tests.support.word_files import packed, paragraph, run

WHEN = datetime(2026, 5, 28, 16, 40)
CASES = review_cases()
_ATTRIBUTES = 'w:id="9" w:author="李某某" w:date="2026-05-28T16:40:00Z"'
LI = ChangeStamp("李某某", WHEN)


def ins(text: str) -> str:
    return f"<w:ins {_ATTRIBUTES}>{run(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {_ATTRIBUTES}>{run(text).replace('w:t', 'w:delText')}</w:del>"


def read(*paragraphs: str, **parts: str) -> ReviewFile:
    return read_review(review_file("".join(paragraphs), **parts))


def anchored(number: int, text: str, *, start: bool = True, end: bool = True) -> str:
    """Return words with a comment."""
    before = f'<w:commentRangeStart w:id="{number}"/>' if start else ""
    after = f'<w:commentRangeEnd w:id="{number}"/>' if end else ""
    return f'{before}{run(text)}{after}<w:r><w:commentReference w:id="{number}"/></w:r>'


def words(file: ReviewFile, number: int = 0) -> list[str]:
    """Return the words that a comment is on, paragraph by paragraph."""
    return [file.paragraphs[at].text[start:end] for at, start, end in file.comments[number].where]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_review_copy_that_was_not_touched_is_read_as_it_was_written(path: Path) -> None:
    reply = sample(path)
    blocks = reply.letter.blocks
    long = next(number for number, block in enumerate(blocks) if len(block.text) > 60)
    remarks = [ReviewRemark(long, 3, 9, "数字请核对\n第二行", "李某某", WHEN)]
    data = render_review(reply.pages, reply.profile.fonts, "厅", None, CopySource(DIGEST, path.stem), remarks)
    file = read_review(data)
    assert (file.version, file.draft, file.is_tracking) == (DIGEST, path.stem, True)
    assert not file.has_tracked and not file.notes
    texts = {
        mark.name: each.text[mark.start : mark.end] for each in file.paragraphs for mark in each.bookmarks
    }
    for number, block in enumerate(blocks):
        whole = texts[f"段{number}"] + texts.get(f"段{number}续", "")
        assert re.sub(r"\s", "", whole) == re.sub(r"\s", "", block.text)
    (found,) = file.comments
    assert (found.who, found.when, found.text) == ("李某某", WHEN, "数字请核对\n第二行")
    assert words(file) == [blocks[long].text[3:9]]
    assert {each.style for each in file.paragraphs if each.text} <= {
        *(str(block.role) for block in blocks),
        *(f"{block.spans[0].role}接排" for block in blocks),
    }


def test_insertions_and_deletions_have_author_and_time() -> None:
    file = read(paragraph(runs=run("我厅") + ins("已") + deleted("高度") + run("重视")))
    assert file.paragraphs[0].pieces == (
        DocPiece("我厅"),
        DocPiece("已", LI),
        DocPiece("高度", None, LI),
        DocPiece("重视"),
    )
    assert file.people == ("李某某",) and file.has_tracked


def test_what_one_person_added_another_may_have_deleted() -> None:
    nested = f"<w:ins {_ATTRIBUTES}>{deleted('投入').replace('李某某', '张某某')}</w:ins>"
    assert read(paragraph(runs=nested)).paragraphs[0].pieces == (
        DocPiece("投入", LI, ChangeStamp("张某某", WHEN)),
    )


def test_marks_of_paragraphs_are_added_deleted_and_moved() -> None:
    file = read(
        *(
            paragraph("一段", f"<w:rPr><w:{kind} {_ATTRIBUTES}/></w:rPr>")
            for kind in ("ins", "del", "moveFrom", "moveTo")
        )
    )
    found = [(each.mark_added, each.mark_removed) for each in file.paragraphs]
    assert found == [(LI, None), (None, LI), (None, LI), (LI, None)]


def _moved(way: str, text: str, name: str = "移1", *, is_inside: bool = False) -> str:
    start = f'<w:move{way}RangeStart {_ATTRIBUTES} w:name="{name}"/>'
    end = f'<w:move{way}RangeEnd w:id="9"/>'
    if is_inside:
        return f"<w:move{way} {_ATTRIBUTES}>{start}{run(text)}</w:move{way}>{end}"
    return f"{start}<w:move{way} {_ATTRIBUTES}>{run(text)}</w:move{way}>{end}"


def test_both_ends_of_a_move_have_its_name_in_word_and_in_libreoffice() -> None:
    word = paragraph(runs=_moved("From", "先")) + paragraph(runs=_moved("To", "先"))
    office = paragraph(runs=_moved("From", "后", "移2_Copy_1", is_inside=True)) + paragraph(
        runs=_moved("To", "后", "移2", is_inside=True)
    )
    file = read(word, office)
    pieces = [piece for each in file.paragraphs for piece in each.pieces]
    first, second = LI._replace(move="移1"), LI._replace(move="移2")
    assert [piece[1:] for piece in pieces] == [(None, first), (first, None), (None, second), (second, None)]


def test_a_mark_within_a_move_belongs_to_it_however_it_is_written() -> None:
    start = f'<w:moveFromRangeStart {_ATTRIBUTES} w:name="移1"/>'
    moved = f"<w:moveFrom {_ATTRIBUTES}>{run('先')}</w:moveFrom>"
    properties = f"<w:rPr><w:del {_ATTRIBUTES}/></w:rPr>"
    file = read(start, paragraph(runs=moved, properties=properties), '<w:moveFromRangeEnd w:id="9"/>')
    assert file.paragraphs[0].mark_removed == LI._replace(move="移1")
    properties = f"<w:rPr><w:moveFrom {_ATTRIBUTES}/></w:rPr>"
    file = read(paragraph(runs=start + moved + '<w:moveFromRangeEnd w:id="9"/>', properties=properties))
    assert file.paragraphs[0].mark_removed == LI._replace(move="移1")


def test_rows_and_cells_are_added_and_deleted() -> None:
    cell = "<w:tc>{}" + paragraph("格") + "</w:tc>"
    rows = (
        f"<w:tr><w:trPr><w:ins {_ATTRIBUTES}/></w:trPr>{cell.format('')}</w:tr>"
        f"<w:tr><w:trPr><w:del {_ATTRIBUTES}/></w:trPr>{cell.format('')}</w:tr>"
        f"<w:tr>{cell.format('')}{cell.format(f'<w:tcPr><w:cellIns {_ATTRIBUTES}/></w:tcPr>')}</w:tr>"
        f"<w:ins {_ATTRIBUTES}><w:tr>{cell.format('')}</w:tr></w:ins>"
    )
    found = [
        (each.cell and each.cell[:3], each.row_added, each.row_removed)
        for each in read(f"<w:tbl>{rows}</w:tbl>").paragraphs
    ]
    assert found == [
        ((0, 0, 0), LI, None),
        ((0, 1, 0), None, LI),
        ((0, 2, 0), None, None),
        ((0, 2, 1), LI, None),
        ((0, 3, 0), LI, None),
    ]


def test_a_row_of_ours_is_not_new_where_libreoffice_says_so() -> None:
    mark = '<w:bookmarkStart w:id="1" w:name="段7"/><w:bookmarkEnd w:id="1"/>'
    cells = f"<w:tc>{paragraph(runs=mark + run('格'))}</w:tc><w:tc>{paragraph(runs=ins('加'))}</w:tc>"
    file = read(f"<w:tbl><w:tr><w:trPr><w:ins {_ATTRIBUTES}/></w:trPr>{cells}</w:tr></w:tbl>")
    assert [each.row_added for each in file.paragraphs] == [None, None]
    assert file.paragraphs[1].pieces[0].added == LI


def test_text_in_links_controls_fields_and_tags_is_text() -> None:
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{rest}'
        for kind, rest in (
            ("begin", "<w:r><w:instrText>DATE</w:instrText></w:r>"),
            ("separate", run("今天")),
            ("end", ""),
        )
    )
    runs = (
        f"<w:hyperlink>{run('链')}</w:hyperlink><w:smartTag>{ins('签')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run('控')}</w:sdtContent></w:sdt>{field}"
        "<w:r><w:tab/><w:t>行</w:t><w:br/><w:noBreakHyphen/></w:r>"
    )
    assert read(paragraph(runs=runs)).paragraphs[0].text == "链签控今天\t行\n-"


def test_a_field_without_an_end_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert read(paragraph(runs=begin + run("正文")), paragraph("下一段")).paragraphs[1].text == "下一段"


def test_page_breaks_are_layout() -> None:
    breaks = '<w:r><w:br w:type="page"/></w:r>'
    file = read(paragraph(runs=run("前") + breaks), paragraph(runs=breaks + run("后")))
    assert [each.text for each in file.paragraphs] == ["前", "后"]


def test_formatting_alone_is_counted_and_left() -> None:
    changed = f"<w:pPr><w:pPrChange {_ATTRIBUTES}><w:pPr/></w:pPrChange></w:pPr>"
    bold = f"<w:r><w:rPr><w:b/><w:rPrChange {_ATTRIBUTES}><w:rPr/></w:rPrChange></w:rPr><w:t>粗</w:t></w:r>"
    file = read(f"<w:p>{changed}{bold}</w:p>")
    assert not file.has_tracked
    assert [note.text for note in file.notes] == ["有 2 处只改了格式，没有读回"]


def test_strict_files_are_read() -> None:
    data = review_file(
        paragraph(runs=ins("正文")), namespace="http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read_review(data).paragraphs[0].pieces == (DocPiece("正文", LI),)


def test_a_nameless_author_and_a_senseless_time_are_kept_as_such() -> None:
    change = '<w:ins w:author=" " w:date="2026-13-45T99:00:00Z">' + run("字") + "</w:ins>"
    assert read(paragraph(runs=change)).paragraphs[0].pieces[0].added == ChangeStamp("未署名")


def test_times_are_local_whatever_is_behind_them() -> None:
    for written in ("2026-05-28T16:40:00Z", "2026-05-28T16:40:00", "2026-05-28T16:40:00+08:00"):
        change = f'<w:ins w:author="李某某" w:date="{written}">{run("字")}</w:ins>'
        assert read(paragraph(runs=change)).paragraphs[0].pieces[0].added == LI


# remarks


def test_remarks_are_on_their_words_across_paragraphs_and_on_deleted_text() -> None:
    body = (
        paragraph(runs=run("甲") + '<w:commentRangeStart w:id="0"/>' + run("乙") + deleted("丙")),
        '<w:commentRangeEnd w:id="0"/>',
        paragraph(runs='<w:r><w:commentReference w:id="0"/></w:r>' + run("丁")),
        '<w:commentRangeStart w:id="1"/>',
        paragraph(runs=run("戊")),
        paragraph(runs=run("己") + '<w:commentRangeEnd w:id="1"/>' + run("庚")),
    )
    file = read(*body, comments=comment(0, "一") + comment(1, "二"))
    assert words(file, 0) == ["乙丙"] and words(file, 1) == ["戊", "己"]


def test_remarks_without_a_start_or_an_end_are_where_the_rest_of_their_marks_is() -> None:
    body = paragraph(runs=run("前") + anchored(0, "字", end=False) + run("后"))
    file = read(body, comments=comment(0, "一"))
    assert words(file) == ["字"]
    body = paragraph(runs=run("前") + anchored(0, "字", start=False) + run("后"))
    assert read(body, comments=comment(0, "一")).comments[0].where == ((0, 2, 2),)
    body = paragraph(runs=run("前") + anchored(0, "字", start=False, end=False) + run("后"))
    assert read(body, comments=comment(0, "一")).comments[0].where == ((0, 2, 2),)
    body = paragraph(runs=run("前") + '<w:commentRangeStart w:id="0"/>' + run("后"))
    assert read(body, comments=comment(0, "一")).comments[0].where == ((0, 1, 1),)
    assert read(paragraph("前"), comments=comment(0, "一")).comments[0].where == ((0, 0, 0),)


def test_answers_are_with_what_they_answer_and_settled_ones_are_known() -> None:
    body = paragraph(runs=anchored(0, "甲") + anchored(1, "甲") + anchored(2, "乙"))
    notes = comment(0, "请核对", paragraph="0A") + comment(1, "已核对", "张某某", "0B")
    threads = (
        '<w15:commentEx w15:paraId="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A" w15:done="1"/>'
        '<w15:commentEx w15:paraId="0C" w15:done="0"/>'
    )
    file = read(body, comments=notes + comment(2, "另一条", paragraph="0C"), threads=threads)
    first, second = file.comments
    assert (first.text, first.is_resolved, second.text, second.is_resolved) == (
        "请核对",
        True,
        "另一条",
        False,
    )
    assert [(reply.who, reply.text) for reply in first.replies] == [("张某某", "已核对")]


def test_where_nothing_says_what_answers_what_the_same_words_do() -> None:
    both = "".join(f'<w:commentRange{end} w:id="{number}"/>' for end in ("Start",) for number in (0, 1))
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in (0, 1)
    )
    body = paragraph(runs=both + run("字") + ends)
    later = comment(1, "二", AUTHORS[1]).replace("T16:", "T17:")
    for notes in (comment(0, "一") + later, later + comment(0, "一")):  # LibreOffice turns them round
        (found,) = read(body, comments=notes).comments
        assert found.text == "一" and [reply.text for reply in found.replies] == ["二"]


def test_answers_in_a_circle_are_remarks_of_their_own() -> None:
    body = paragraph(runs=anchored(0, "甲") + anchored(1, "乙"))
    threads = (
        '<w15:commentEx w15:paraId="0A" w15:paraIdParent="0B"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/>'
    )
    notes = comment(0, "一", paragraph="0A") + comment(1, "二", paragraph="0B")
    assert len(read(body, comments=notes, threads=threads).comments) == 2


# refusals


@pytest.mark.parametrize(
    ("settings", "is_refused"),
    [
        ('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', True),
        ('<w:documentProtection w:edit="forms" w:enforcement="true"/>', True),
        ('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', False),
        ('<w:documentProtection w:edit="trackedChanges" w:enforcement="1"/>', False),
        ('<w:documentProtection w:edit="comments" w:enforcement="1"/>', False),
    ],
)
def test_a_locked_file_is_refused(settings: str, is_refused: bool) -> None:
    data = review_file(paragraph("字"), settings=settings)
    if not is_refused:
        assert not read_review(data).is_tracking
        return
    with pytest.raises(ReviewRefused, match="文件被锁定"):
        read_review(data)


_BOX = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
)


def test_text_in_boxes_is_refused_unless_it_was_in_ours() -> None:
    with pytest.raises(ReviewRefused, match=r"文本框.*请领导审") as refused:
        read(_BOX.format(paragraph("请领导审")))
    assert refused.value.can_import
    mark = '<w:bookmarkStart w:id="1" w:name="段0"/>' + run("云川省民政厅") + '<w:bookmarkEnd w:id="1"/>'
    file = read(_BOX.format(paragraph(runs=mark) + paragraph()), paragraph("正文"))
    assert [each.text for each in file.paragraphs] == ["云川省民政厅", "", "", "正文"]


def test_a_redline_is_refused() -> None:
    for name in ("花脸稿", "花脸稿_Copy_1"):
        with pytest.raises(ReviewRefused, match="这是花脸稿") as refused:
            read(paragraph(runs=f'<w:bookmarkStart w:id="1" w:name="{name}"/>' + run("字")))
        assert not refused.value.can_import


def core(name: str, text: str) -> bytes:
    """Return a file with a property that every file may have."""
    parts = parts_of(review_file(paragraph("字"), property_name=""))
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
    relation = f'<Relationship Id="c" Type="{kind}" Target="docProps/core.xml"/></Relationships>'
    rels = parts["_rels/.rels"].decode().replace("</Relationships>", relation)
    content = f'<c:coreProperties xmlns:c="urn:c"><c:{name}>{text}</c:{name}></c:coreProperties>'
    return packed({**parts, "_rels/.rels": rels.encode(), "docProps/core.xml": content.encode()})


def test_the_properties_of_every_file_are_looked_at_too() -> None:
    assert read_review(core("identifier", DIGEST)).version == DIGEST
    with pytest.raises(ReviewRefused, match="这是花脸稿"):
        read_review(core("keywords", "花脸稿"))
    with pytest.raises(ReviewRefused, match="不是审阅稿"):
        read_review(core("identifier", "ISBN 7-101-00000-0"))


def test_a_file_without_our_marks_is_no_review_copy() -> None:
    with pytest.raises(ReviewRefused, match="不是审阅稿") as refused:
        read_review(review_file(paragraph("字"), property_name=""))
    assert refused.value.can_import
    mark = '<w:bookmarkStart w:id="1" w:name="段3"/><w:bookmarkEnd w:id="1"/>'
    file = read_review(review_file(paragraph(runs=mark + run("字")), property_name=""))
    assert file.version == ""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "空的"),
        (b"%PDF-1.7\n", "PDF 文件"),
        (rb"{\rtf1 a}", "rtf 文件"),
        ("我厅".encode(), "这是文本文件"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"PK\x03\x04" + bytes(100), "已损坏"),
        (review_file("")[:-40], "已损坏"),
    ],
)
def test_other_files_are_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(ReviewRefused, match=reason):
        read_review(data)


@pytest.mark.parametrize("name", CASES)
def test_hostile_files_are_read_or_refused_with_the_reason(name: str) -> None:
    make, reason = CASES[name]
    if not reason:
        read_review(make())
        return
    with pytest.raises(ReviewRefused, match=reason):
        read_review(make())
