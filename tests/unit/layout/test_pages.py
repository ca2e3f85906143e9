from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.layout.lay_out import lay_out
from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START, may_break
from replydesk.layout.lines import width_in_twips
from replydesk.layout.pages import Line, Page, Pages
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import DATE_RIGHT, SHEETS, SQUARE, STYLES
from replydesk.letter.model import HEADINGS, Block, Letter, Role, Span
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from tests.support.effort import examples
from tests.support.replies import SAMPLES, sample, starter_stock, varied
from tests.support.strategies import DRAFTS, LETTERS

SETUP = Setup()
SHEET = SETUP.sheet
LINES = SHEET.lines
ATTACHED = (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT)
VARIED = st.integers(0, 10_000).map(lambda seed: make_reply(varied(seed), starter_stock()).pages)
LAID_OUT = LETTERS.map(lambda letter: lay_out(letter, SETUP))


def block(role: Role, text: str) -> Block:
    return Block(role, (Span(text, role),), Place(""))


def filling(lines: int) -> Block:
    """Return a paragraph of that many lines."""
    return block(Role.BODY, "文" * (lines * 28 - 2))


HEAD = (block(Role.LETTERHEAD, "某局"), block(Role.NUMBER, "某复字〔2026〕33号"))
HEADING = block(Role.HEADING_1, "一、工作情况")
SIGNATURE, DATE = block(Role.SIGNATURE, "云川省民政厅"), block(Role.DATE, "2026年5月29日")
CC = block(Role.CC, "抄送：省政府办公厅。")


def laid_out(*blocks: Block) -> Pages:
    return lay_out(Letter((*HEAD, *blocks)), SETUP)


def printed(pages: Pages) -> list[Line]:
    return list(pages.lines)


def roles(pages: Pages, page: Page) -> list[Role | None]:
    return [pages.role(row) for row in page.rows]


def rows_of(pages: Pages, role: Role) -> list[tuple[int, int]]:
    """Return the positions of a role's rows: page from 1, row from 0."""
    return [
        (page.number, index)
        for page in pages.pages
        for index, row in enumerate(page.rows)
        if pages.role(row) is role
    ]


@examples(60)
@given(DRAFTS)
def test_no_character_of_any_draft_is_lost_on_the_way_to_the_pages(draft: Draft) -> None:
    pages = make_reply(draft, Stock()).pages
    for index, each in enumerate(pages.letter.blocks):
        lines = [line for line in printed(pages) if line.block == index]
        assert "".join(each.text[line.start : line.end] for line in lines) == each.text
        assert "".join(span.text for line in lines for span in pages.spans(line)) == each.text
        assert all(pages.text(line) == each.text[line.start : line.end].rstrip(" ") for line in lines)


@examples(60)
@given(st.one_of(VARIED, LAID_OUT, DRAFTS.map(lambda draft: make_reply(draft, Stock()).pages)))
def test_every_line_fits_its_page_and_every_page_has_22_rows(pages: Pages) -> None:
    for page in pages.pages:
        assert len(page.rows) == LINES
    for line in printed(pages):
        role = pages.block(line).role
        less = sum(twips for *_, twips in pages.condensed.get(line.block, ()))
        across = width_in_twips(pages.text(line), role, pages.setup) - less * len(pages.text(line))
        assert line.left + across <= SHEET.measure + 1 or role is Role.LETTERHEAD  # a twip of rounding


@examples(40)
@given(VARIED)
def test_no_printed_line_begins_or_ends_with_a_forbidden_mark_unless_it_must(pages: Pages) -> None:
    for line in printed(pages):
        text = pages.block(line).text
        starts_wrong = line.start > 0 and text[line.start] in NO_LINE_START
        ends_wrong = line.end < len(text) and text[line.end - 1] in NO_LINE_END
        if starts_wrong or ends_wrong:
            assert not any(may_break(text, at) for at in range(line.start + 1, line.end))


@examples(80)
@given(st.one_of(VARIED, LAID_OUT))
def test_a_heading_is_never_last_on_a_page(pages: Pages) -> None:
    pages_of_text = [page for page in pages.pages if any(row and not pages.is_foot(row) for row in page.rows)]
    for page in pages_of_text[:-1]:
        last = [role for role in roles(pages, page) if role][-1]
        assert last not in HEADINGS


@examples(80)
@given(st.one_of(VARIED, LAID_OUT))
def test_the_page_of_the_signature_has_text_on_it_or_a_note_says_so(pages: Pages) -> None:
    for page in pages.pages[1:]:
        found = set(roles(pages, page)) - {None}
        if Role.SIGNATURE in found:
            alone = found <= {Role.SIGNATURE, Role.DATE, Role.CONTACT, Role.CC, *ATTACHED}
            assert alone is bool(pages.notes)


@examples(80)
@given(st.one_of(VARIED, LAID_OUT))
def test_signature_date_and_contact_end_the_text_and_copies_the_letter(
    pages: Pages,
) -> None:
    apart = rows_of(pages, Role.ATTACHMENT)  # attachments have pages of their own behind the signature
    last = apart[0][0] - 1 if apart else len(pages.pages)
    for role in (Role.SIGNATURE, Role.DATE, Role.CONTACT):
        assert all(page == last for page, _ in rows_of(pages, role))
    assert all(page == len(pages.pages) for page, _ in rows_of(pages, Role.CC))
    assert all(row == LINES - 1 for _, row in rows_of(pages, Role.CC)[-1:])


@examples(80)
@given(LAID_OUT)
def test_there_is_a_blank_line_or_two_above_the_signature(pages: Pages) -> None:
    for page, row in rows_of(pages, Role.SIGNATURE):
        above = roles(pages, pages.pages[page - 1])[:row]
        blank = next((i for i, role in enumerate(reversed(above)) if role), row)
        assert blank >= pages.gap >= 1 and pages.gap <= 2


@examples(80)
@given(LAID_OUT)
def test_the_lines_of_a_letter_come_in_their_order(pages: Pages) -> None:
    lines = printed(pages)
    assert lines == sorted(lines)


def test_the_head_takes_three_rows_and_the_title_follows_two_blank_ones() -> None:
    pages = laid_out(block(Role.TITLE, "关于某事的答复"), block(Role.SALUTATION, "张某某代表："), filling(1))
    assert roles(pages, pages.pages[0])[:9] == [
        Role.LETTERHEAD,
        None,
        Role.NUMBER,
        None,
        None,
        Role.TITLE,
        None,
        Role.SALUTATION,
        Role.BODY,
    ]


def test_a_letter_without_a_number_keeps_its_row_free() -> None:
    pages = lay_out(Letter((HEAD[0], filling(1))), SETUP)
    assert roles(pages, pages.pages[0])[:4] == [Role.LETTERHEAD, None, None, Role.BODY]


def test_a_paragraph_runs_on_to_the_next_page() -> None:
    pages = laid_out(filling(19 + 22 + 1))
    assert [sum(map(bool, page.rows)) for page in pages.pages] == [2 + 19, 22, 1]


@pytest.mark.parametrize(("before", "page"), [(17, 1), (18, 2), (19, 2)])
def test_a_heading_stays_with_the_first_line_of_its_text(before: int, page: int) -> None:
    pages = laid_out(filling(before), HEADING, filling(5))
    assert [number for number, _ in rows_of(pages, Role.HEADING_1)] == [page]


def test_headings_in_a_row_stay_together_with_the_text() -> None:
    second = block(Role.HEADING_2, "（一）做法")
    pages = laid_out(filling(17), HEADING, second, filling(5))
    assert rows_of(pages, Role.HEADING_1) == [(2, 0)]
    assert rows_of(pages, Role.HEADING_2) == [(2, 1)]


def test_blank_lines_above_a_block_are_dropped_at_the_top_of_a_page() -> None:
    pages = laid_out(filling(19), block(Role.ATTACHMENTS, "附件：甲表"))
    assert rows_of(pages, Role.ATTACHMENTS) == [(2, 0)]


@pytest.mark.parametrize(
    ("lines", "page", "gap"),
    [
        (14, 1, 2),  # 3 rows of head, 14 of text, 2 blank, signature, date: 21
        (15, 1, 2),
        (16, 1, 1),
        (17, 2, 2),
    ],
)
def test_the_gap_above_the_signature_gives_way_before_a_page_is_turned(
    lines: int, page: int, gap: int
) -> None:
    pages = laid_out(filling(lines - 2), filling(2), SIGNATURE, DATE)
    assert rows_of(pages, Role.SIGNATURE)[0][0] == page
    assert pages.gap == gap


def test_the_last_paragraph_goes_along_so_that_the_signature_is_not_alone() -> None:
    pages = laid_out(filling(15), filling(4), SIGNATURE, DATE)
    assert roles(pages, pages.pages[1])[:8] == [*[Role.BODY] * 4, None, None, Role.SIGNATURE, Role.DATE]
    assert pages.moved == 3
    assert not pages.notes


def test_a_heading_goes_along_with_the_last_paragraph() -> None:
    pages = laid_out(filling(14), HEADING, filling(4), SIGNATURE, DATE)
    assert roles(pages, pages.pages[1])[:5] == [Role.HEADING_1, *[Role.BODY] * 4]
    assert pages.moved == 3


@pytest.mark.parametrize("lines", [15, 16, 17, 18])
def test_text_goes_along_with_the_names_of_attachments(lines: int) -> None:
    attached = (block(Role.ATTACHMENTS, "附件：1.甲表"), block(Role.ATTACHMENTS_NEXT, "2.乙表"))
    pages = laid_out(filling(lines), filling(1), *attached, SIGNATURE, DATE)
    assert rows_of(pages, Role.BODY)[-1] == (2, 0)
    assert rows_of(pages, Role.SIGNATURE)[0][0] == 2
    assert not pages.notes


def test_of_a_last_paragraph_too_long_to_go_along_two_lines_do() -> None:
    pages = laid_out(filling(19 + 22), SIGNATURE, DATE)
    assert len(pages.pages) == 3
    assert roles(pages, pages.pages[2])[:6] == [
        *[Role.BODY] * 2,
        *[None] * 2,
        Role.SIGNATURE,
        Role.DATE,
    ]
    first = next(row[0] for row in pages.pages[2].rows if row)
    assert (first.block, first.start) == (pages.moved, pages.moved_from)
    assert not pages.notes


@pytest.mark.parametrize("lines", [18, 19, 20, 41, 42])
def test_without_a_signature_no_page_is_turned(lines: int) -> None:
    pages = laid_out(filling(lines))
    assert len(pages.pages) == (1 if lines <= 19 else 2 if lines <= 41 else 3)
    assert pages.moved is None and not pages.notes


def test_the_copies_are_at_the_foot_with_a_free_row_above() -> None:
    pages = laid_out(filling(13), SIGNATURE, DATE, CC)
    assert roles(pages, pages.pages[0])[-5:] == [None, Role.SIGNATURE, Role.DATE, None, Role.CC]
    pages = laid_out(filling(3), SIGNATURE, DATE, CC)
    assert rows_of(pages, Role.CC) == [(1, LINES - 1)]


def test_copies_and_contact_longer_than_a_page_are_all_there() -> None:
    pages = laid_out(filling(3), SIGNATURE, DATE, block(Role.CC, "抄送：" + "某局、" * 500 + "某局。"))
    assert all(len(page.rows) == LINES for page in pages.pages)
    assert sum(line.end - line.start for line in printed(pages)) == sum(
        len(each.text) for each in pages.letter.blocks
    )


def test_the_title_is_centred_and_the_number_is_at_the_right_edge() -> None:
    pages = laid_out(block(Role.TITLE, "关于某事的答复"))
    _, number, title = printed(pages)
    for line, share in ((number, 1.0), (title, 0.5)):
        each = pages.block(line)
        spare = SHEET.measure - width_in_twips(each.text, each.role, SETUP)
        assert abs(line.left - spare * share) <= 1


@pytest.mark.parametrize(
    "name", ["某局", "云川省民政厅", "南屏市住房和城乡建设局", "云川省人力资源和社会保障厅办公室甲乙丙"]
)
def test_the_name_is_centred_on_the_date_and_both_are_inside(name: str) -> None:
    pages = laid_out(filling(2), block(Role.SIGNATURE, name), DATE)
    signature, date = (row for row in printed(pages) if pages.block(row).role in (Role.SIGNATURE, Role.DATE))
    widths = [width_in_twips(pages.text(line), pages.block(line).role, SETUP) for line in (signature, date)]
    centres = [line.left + across / 2 for line, across in zip((signature, date), widths, strict=True)]
    assert abs(centres[0] - centres[1]) <= 2
    for line, across in zip((signature, date), widths, strict=True):
        assert line.left >= 0
        assert line.left + across <= SHEET.measure


def test_the_date_is_four_characters_from_the_edge() -> None:
    pages = laid_out(filling(2), SIGNATURE, DATE)
    date = next(row for row in printed(pages) if pages.block(row).role is Role.DATE)
    right = SHEET.measure - date.left - width_in_twips(DATE.text, Role.DATE, SETUP)
    assert abs(right - DATE_RIGHT) <= 1 and DATE_RIGHT == 4 * SQUARE


@pytest.mark.parametrize(
    ("role", "text", "lefts"),
    [
        (Role.BODY, "文" * 40, [4, 0]),
        (Role.SALUTATION, "张某某、" * 10, [0, 0]),
        (Role.CONTACT, "（" + "联系人" * 12 + "）", [4, 4]),
        (Role.ATTACHMENTS, "附件：" + "甲" * 30, [4, 10]),
        (Role.ATTACHMENTS, "附件：1." + "甲" * 30, [4, 12]),
        (Role.ATTACHMENTS_NEXT, "2." + "甲" * 30, [10, 12]),
        (Role.CC, "抄送：" + "甲" * 40, [2, 8]),
    ],
)
def test_a_second_line_begins_where_it_should(role: Role, text: str, lefts: list[int]) -> None:
    pages = laid_out(block(role, text))
    half = STYLES[role].pitch / 2
    found = [row.left for row in printed(pages) if pages.block(row).role is role]
    assert found == [pytest.approx(left * half, abs=6) for left in lefts]  # half-squares but for digits


def test_the_copies_keep_one_character_free_on_both_sides() -> None:
    pages = laid_out(block(Role.CC, "抄送：" + "某局、" * 40 + "某局。"))
    style = STYLES[Role.CC]
    lines = [row for row in printed(pages) if pages.block(row).role is Role.CC]
    edges = [line.left + width_in_twips(pages.text(line), Role.CC, SETUP) for line in lines]
    assert SHEET.measure - 3 * style.pitch < max(edges) <= SHEET.measure - style.pitch


def test_an_empty_letter_is_one_empty_page() -> None:
    pages = lay_out(Letter(()), SETUP)
    assert [page.rows for page in pages.pages] == [((),) * LINES]


@pytest.mark.parametrize("name", SHEETS)
def test_both_sheets_have_the_same_lines(name: str) -> None:
    for path in SAMPLES:
        reply = sample(path)
        assert lay_out(reply.letter, Setup(SHEETS[name])).pages == reply.pages.pages


def test_four_thousand_characters_are_laid_out_on_their_pages() -> None:
    pages = laid_out(*(filling(10) for _ in range(15)), SIGNATURE, DATE)
    assert len(pages.pages) == 8
