from __future__ import annotations

import pytest

from replydesk.layout.lines import width_in_twips
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE
from replydesk.letter.model import Block, Role
from replydesk.letter.print_options import Format, SignerForm
from tests.support.letters import block, filling, laid_out, line_of, texts

LETTER, DOCUMENT = Setup(), Setup(format=Format.DOCUMENT)
LETTERHEAD, NUMBER = block(Role.LETTERHEAD, "某局"), block(Role.NUMBER, "某复〔2026〕3号")
COPY, SECRET, URGENT = (
    block(Role.COPY_NUMBER, "000012"),
    block(Role.SECRECY, "秘密★1年"),
    block(Role.URGENCY, "加急"),
)
SIGNER, CLASS = block(Role.SIGNER, "签发人：赵某某"), block(Role.RESULT_CLASS, "类别：B")
CC = block(Role.CC, "抄送：某办公室。")
IMPRINT, PRINTED = block(Role.IMPRINT, "某局办公室"), block(Role.PRINT_DATE, "2026年5月29日印发")


def page_1(*blocks: Block, setup: Setup = LETTER) -> list[str]:
    pages = laid_out(LETTERHEAD, *blocks, filling(1), setup=setup)
    return texts(pages, pages.pages[0])


def test_marks_and_number_of_a_letter_are_under_the_rule_from_the_left_and_the_right() -> None:
    rows = page_1(COPY, SECRET, URGENT, NUMBER, CLASS)
    assert rows[:5] == ["某局", "", "000012|某复〔2026〕3号", "秘密★1年|类别：B", "加急"]


def test_the_first_mark_is_beside_the_number() -> None:
    assert page_1(URGENT, NUMBER)[2] == "加急|某复〔2026〕3号"


@pytest.mark.parametrize(
    ("form", "rows"),
    [
        (SignerForm.BESIDE_NUMBER, ["签发人：赵某某|某复〔2026〕3号", "类别：B"]),
        (SignerForm.BELOW_NUMBER, ["某复〔2026〕3号", "签发人：赵某某", "类别：B"]),
    ],
)
def test_the_signer_of_a_letter_is_beside_or_below_the_number(form: SignerForm, rows: list[str]) -> None:
    found = page_1(NUMBER, SIGNER, CLASS, setup=Setup(signer=form))
    assert found[2 : 2 + len(rows)] == rows


def test_a_document_has_its_marks_above_the_letterhead_and_its_number_below() -> None:
    pages = laid_out(LETTERHEAD, COPY, SECRET, URGENT, NUMBER, filling(1), setup=DOCUMENT)
    rows, head = texts(pages, pages.pages[0]), pages.head
    assert rows[:3] == ["000012", "秘密★1年", "加急"]
    assert (rows[head.letterhead_row], rows[head.number_row]) == ("某局", "某复〔2026〕3号")
    assert rows[head.letterhead_row + 1 : head.number_row] == ["", ""]
    assert rows[head.rule_row] == "" and rows[head.rows].startswith("文")


def test_the_number_of_a_document_is_centred_or_at_the_left_of_the_signer() -> None:
    alone = laid_out(LETTERHEAD, NUMBER, filling(1), setup=DOCUMENT)
    number = line_of(alone, Role.NUMBER)
    measure = DOCUMENT.sheet.measure
    across = width_in_twips(NUMBER.text, Role.NUMBER, DOCUMENT)
    assert number.left + across / 2 == pytest.approx(measure / 2, abs=1)
    both = laid_out(LETTERHEAD, NUMBER, SIGNER, filling(1), setup=DOCUMENT)
    assert line_of(both, Role.NUMBER).left == SQUARE
    assert line_of(both, Role.SIGNER).left == pytest.approx(measure - SQUARE - 7 * SQUARE, abs=2)


@pytest.mark.parametrize("setup", [LETTER, DOCUMENT], ids=["letter", "document"])
@pytest.mark.parametrize("role", [Role.NUMBER, Role.SECRECY, Role.RESULT_CLASS, Role.SIGNER])
def test_a_mark_longer_than_a_line_is_below_the_head_and_loses_nothing(role: Role, setup: Setup) -> None:
    pages = laid_out(LETTERHEAD, block(role, "很长" * 60), filling(1), setup=setup)
    lines = [line for line in pages.lines if pages.block(line).role is role]
    assert "".join(map(pages.text, lines)) == "很长" * 60
    assert all(not row for row in pages.pages[0].rows[pages.head.letterhead_row + 1 : pages.head.rows])


def test_a_document_ends_with_cc_and_imprint_on_the_last_rows() -> None:
    pages = laid_out(LETTERHEAD, filling(3), CC, IMPRINT, PRINTED, setup=DOCUMENT)
    assert texts(pages, pages.pages[0])[-2:] == ["抄送：某办公室。", "某局办公室|2026年5月29日印发"]
    assert all(map(pages.is_foot, pages.pages[0].rows[-2:]))


def test_an_issuer_too_long_for_the_date_beside_it_is_above_it() -> None:
    pages = laid_out(LETTERHEAD, filling(1), block(Role.IMPRINT, "某" * 24), PRINTED, setup=DOCUMENT)
    assert texts(pages, pages.pages[0])[-2:] == ["某" * 24, "2026年5月29日印发"]


EVEN = Setup(format=Format.DOCUMENT, imprint_on_even_page=True)


def document(lines: int) -> Pages:
    return laid_out(LETTERHEAD, filling(lines), CC, IMPRINT, setup=EVEN)


def test_an_imprint_stays_on_an_even_page() -> None:
    pages = document(13 + 10)
    assert len(pages.pages) == 2 and not pages.done
    assert all(page.is_numbered for page in pages.pages)


def test_an_imprint_goes_on_from_an_odd_page_to_an_even_one_and_says_so() -> None:
    pages = document(5)
    assert len(pages.pages) == 2
    assert texts(pages, pages.pages[1])[:20] == [""] * 20
    assert "版记排在双页" in pages.done[-1].text


def test_neither_a_blank_page_before_the_imprint_nor_the_imprint_s_is_numbered() -> None:
    pages = document(13 + 22)
    assert [page.is_numbered for page in pages.pages] == [True, True, False, False]
    assert not any(pages.pages[2].rows) and any(pages.pages[3].rows)


def test_the_first_page_of_a_letter_is_not_numbered_and_that_of_a_document_is() -> None:
    for setup, numbered in ((LETTER, [False, True]), (DOCUMENT, [True, True])):
        pages = laid_out(LETTERHEAD, filling(25), setup=setup)
        assert [page.is_numbered for page in pages.pages] == numbered
