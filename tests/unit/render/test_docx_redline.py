"""The 花脸稿 as a Word file: valid, by its authors, and both states of the letter come out of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from replydesk.draft.model import Key
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup, setup_of
from replydesk.letter.model import Letter, Role
from replydesk.letter.print_options import Seal
from replydesk.letter.redline import REDLINE, LetterStep, Redline, redline
from replydesk.render import docx_package, docx_redline
from tests.support.edits import PEOPLE, START, letter_of, steps_of
from tests.support.effort import seeds
from tests.support.letters import block, table
from tests.support.replies import featured, long_last_paragraph, varied, varied_stock
from tests.support.tracked import paragraphs

SEEDS = range(40)
_HEAD_AND_FOOT = (
    *(Role.LETTERHEAD, Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.NUMBER, Role.SIGNER),
    *(Role.RESULT_CLASS, Role.PUBLICITY, Role.SIGNATURE, Role.POST, Role.DATE, Role.CC),
    *(Role.IMPRINT, Role.PRINT_DATE),
)


def written(found: Redline, setup: Setup | None = None) -> bytes:
    pages = lay_out(found.letter, setup or Setup())
    return docx_redline.render(pages, found, {}, "云川省财政厅", date(2026, 5, 28))


@cache
def _made(seed: int) -> tuple[Sequence[LetterStep], Pages, bytes]:
    """A letter that several people edited, with its redline."""
    draft = featured(seed) if seed % 2 else varied(seed)
    steps = steps_of(draft, random.Random(seed), 5)
    found = redline(steps)
    setup = setup_of(draft, varied_stock(seed).profile(draft))._replace(mends=seed % 5 == 0)
    pages = lay_out(found.letter, setup)
    return steps, pages, docx_redline.render(pages, found, {}, "", None)


def errors_of(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    return [error for error in errors if not error.endswith("/theme' is missing.")]


def assert_says(data: bytes, letter: Letter, *, accept: bool) -> None:
    """Check that the paragraphs of a file are the blocks of a letter, those of the text in their order."""
    texts = [text for each in paragraphs(data, accept=accept) for text in each.split("\t") if text]
    assert Counter(texts) == Counter(each.text for each in letter.blocks if each.text.strip())
    apart = Counter(each.text for each in letter.blocks if each.role in _HEAD_AND_FOOT)
    order = [each.text for each in letter.blocks if each.text.strip() and each.text not in apart]
    assert [text for text in texts if text not in apart] == order


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_file_is_valid(seed: int, tmp_path: Path) -> None:
    assert errors_of(_made(seed)[2], tmp_path / "redline.docx") == []


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_last_state_is_left_when_all_changes_are_made(seed: int) -> None:
    steps, _, data = _made(seed)
    assert_says(data, steps[-1].letter, accept=True)


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_first_state_is_left_when_all_changes_are_unmade(seed: int) -> None:
    steps, _, data = _made(seed)
    assert_says(data, steps[0].letter, accept=False)


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_changes_are_tracked_by_those_who_made_them_under_numbers_of_their_own(seed: int) -> None:
    body = docx.Document(BytesIO(_made(seed)[2])).element.body
    marks = [*body.iter(qn("w:ins")), *body.iter(qn("w:del"))]
    assert {mark.get(qn("w:author")) for mark in marks} <= {*PEOPLE, REDLINE}
    assert len({mark.get(qn("w:id")) for mark in marks}) == len(marks)


def test_the_end_of_a_paragraph_moved_to_the_signature_s_page_goes_back_to_it(tmp_path: Path) -> None:
    draft = long_last_paragraph()
    before, after = letter_of(draft), letter_of(draft.with_field(Key.DATE, "2026年6月1日"))
    found = redline([LetterStep(before), LetterStep(after)])
    pages = lay_out(found.letter, Setup())
    assert pages.moved is not None and pages.moved_from
    data = docx_redline.render(pages, found, {}, "", None)
    assert_says(data, after, accept=True)
    assert_says(data, before, accept=False)
    assert errors_of(data, tmp_path / "redline.docx") == []


@pytest.mark.parametrize("seal", Seal)
def test_two_dates_in_different_places_are_both_printed(seal: Seal, tmp_path: Path) -> None:
    end = [block(Role.SIGNATURE, "云川省财政厅"), block(Role.DATE, "2026年6月1日")]
    page = [block(Role.ATTACHMENT, "附件"), block(Role.BODY, "附件的内容。")]
    before = Letter((block(Role.BODY, "投入三百万元。"), *end, *page))
    other = [block(Role.SIGNATURE, "清禾县交通局"), block(Role.DATE, "五月")]
    after = Letter((block(Role.BODY, "投入三百万元。"), *page, *other))
    found = redline([LetterStep(before), LetterStep(after)])
    assert [each.role for each in found.letter.blocks].count(Role.DATE) == 2
    data = written(found, Setup()._replace(seal=seal))
    assert_says(data, after, accept=True)
    assert_says(data, before, accept=False)
    assert errors_of(data, tmp_path / "redline.docx") == []


def test_a_change_has_its_author_and_time_and_text() -> None:
    steps = [LetterStep(Letter((block(Role.BODY, "投入三百万元。"),)))]
    steps.append(LetterStep(Letter((block(Role.BODY, "投入五百万元。"),)), "李某某", START))
    body: Any = docx.Document(BytesIO(written(redline(steps)))).element.body
    removed, added = body.find(f".//{qn('w:del')}"), body.find(f".//{qn('w:ins')}")
    assert [each.get(qn("w:author")) for each in (removed, added)] == ["李某某"] * 2
    assert removed.get(qn("w:date")) == "2026-05-28T09:00:00Z"
    assert (removed.find(f".//{qn('w:delText')}").text, added.find(f".//{qn('w:t')}").text) == ("三", "五")


def test_changes_in_the_head_are_seen_where_frames_are_not_tracked(tmp_path: Path) -> None:
    steps = [
        LetterStep(Letter((block(Role.NUMBER, text),)))
        for text in ("云民复〔2026〕33号", "云民函〔2026〕33号")
    ]
    data = written(redline(steps))
    body: Any = docx.Document(BytesIO(data)).element.body
    (removed,), (added,) = (list(body.iter(qn(tag))) for tag in ("w:del", "w:ins"))
    assert removed.find(f".//{qn('w:strike')}") is not None and added.find(f".//{qn('w:u')}") is not None
    assert errors_of(data, tmp_path / "redline.docx") == []


def test_rows_of_a_table_come_and_go_whole() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", "12"), ("桥梁", "3"))))
    after = Letter(tuple(table(("项目", "数量"), ("桥梁", "3"), ("隧洞", "8"))))
    body: Any = docx.Document(BytesIO(written(redline([LetterStep(before), LetterStep(after)])))).element.body
    rows = [[child.tag for child in row.find(qn("w:trPr"))][-1] for row in body.iter(qn("w:tr"))]
    assert rows == [qn("w:tblHeader"), qn("w:del"), qn("w:trHeight"), qn("w:ins")]


def test_tables_that_replace_each_other_do_not_run_together() -> None:
    before = Letter(tuple(table(("项目", "数量"), ("公路", "12"))))
    after = Letter(tuple(table(("项目", "数量", "单位"), ("公路", "12", "里"))))
    body: Any = docx.Document(BytesIO(written(redline([LetterStep(before), LetterStep(after)])))).element.body
    tags = [child.tag for child in body]
    assert tags.count(qn("w:tbl")) == 2
    assert qn("w:p") in tags[tags.index(qn("w:tbl")) + 1 : len(tags) - tags[::-1].index(qn("w:tbl"))]


def test_each_page_says_what_it_is_and_no_line_moves() -> None:
    steps = [
        LetterStep(Letter((block(Role.TITLE, "关于甲的答复"),))),
        LetterStep(Letter((block(Role.TITLE, "关于乙的答复"),))),
    ]
    document = docx.Document(BytesIO(written(redline(steps))))
    section = document.sections[0]
    for head in (section.header, section.first_page_header, section.even_page_header):
        assert head.paragraphs[0].text.startswith(REDLINE)
    assert section.top_margin and section.header_distance
    assert section.top_margin - section.header_distance > 16 * 12700  # a line of 16 pt
    assert document.core_properties.keywords == REDLINE
    assert document.core_properties.title == f"（{REDLINE}）关于乙的答复"
    assert f'w:name="{REDLINE}"' in document.element.xml


def test_the_file_counts_as_not_edited_by_another_program() -> None:
    steps = [
        LetterStep(Letter((block(Role.BODY, "甲。"),))),
        LetterStep(Letter((block(Role.BODY, "乙。"),)), "张某某", datetime(2026, 5, 1)),
    ]
    assert docx_package.is_unedited(BytesIO(written(redline(steps))))
    assert written(redline(steps)) == written(redline(steps))


def test_a_name_that_word_cannot_hold_is_mended(tmp_path: Path) -> None:
    steps = [
        LetterStep(Letter((block(Role.BODY, "甲。"),))),
        LetterStep(Letter((block(Role.BODY, "乙。"),)), 'A\x07"<&>' * 90),
    ]
    assert errors_of(written(redline(steps)), tmp_path / "redline.docx") == []
