"""Extreme drafts: they are laid out sensibly and nothing is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import MENDED, Attachment, Draft, Key, Paragraph
from replydesk.layout.pages import Pages
from replydesk.letter.model import Role
from replydesk.letter.print_options import Format, Seal
from replydesk.render import docx as renderer
from replydesk.render import plain
from replydesk.reply.findings import Level
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from tests.support.effort import examples
from tests.support.replies import SAMPLES, sample, starter_stock, varied_reply, varied_stock
from tests.support.strategies import DRAFTS

BASE = replace(sample(SAMPLES[1]).draft.with_field(Key.ATTACHMENTS, ""), attachments=())
URL = "https://example.gov.cn/" + "path/to?page=1&x=2;" * 16
ROW, WIDE = Paragraph("| 一 | 二 |"), Paragraph("|" + " 很宽的列 |" * 30)


def with_text(*texts: str) -> Draft:
    return replace(BASE, preamble=tuple(map(Paragraph, texts)), sections=())


EXTREMES = {
    "a title of 200 characters": BASE.with_field(Key.TITLE, "关于" + "推进养老服务高质量发展" * 18),
    "40 recipients": BASE.with_field(Key.PROPOSERS, tuple(f"张某{chr(0x4E00 + n)}" for n in range(40))),
    "400 recipients": BASE.with_field(Key.PROPOSERS, tuple(f"张某{chr(0x4E00 + n)}" for n in range(400))),
    "an address of 300 characters": with_text(f"网址：{URL}。"),
    "a table wider than the page": replace(BASE, preamble=(WIDE, WIDE)),
    "a row higher than the page": with_text(f"| 一 | {'很长' * 500} |"),
    "a table as the only text": with_text("| 一 | 二 |", "| --- | --- |", "| 三 | 四 |"),
    "no text": replace(BASE, preamble=(), sections=(), next_steps=()),
    "nothing": Draft(),
    "300 pages": replace(BASE, sections=BASE.sections * 55),
    "one paragraph of 100 pages": with_text("认真办理" * 15_000),
    "500 copies": BASE.with_field(Key.CC, tuple(f"某某第{n}局" for n in range(500))),
    "20 bodies": BASE.with_field(Key.SIGNATURE, tuple(f"某某第{n}局" for n in range(20))),
    "400 attachments": BASE.with_field(Key.ATTACHMENTS, tuple(f"某某第{n}表" for n in range(400))),
    "a number of 150 characters": BASE.with_field(Key.DOCUMENT_NUMBER, "云民复议字" * 30),
    "a class of 120 characters": BASE.with_field(Key.RESULT_CLASS, "特别长的类别" * 20),
    "marks longer than a line": BASE.with_field(Key.SECRECY, "秘密★" * 40),
    "an attachment of 20 pages": replace(
        BASE.with_field(Key.ATTACHMENTS, ("某某表",)),
        attachments=(Attachment((ROW, Paragraph("认真办理" * 3000), *[ROW] * 90)),),
    ),
}
FORMATS = [
    pytest.param(
        form, seal, marks=[] if (form, seal) == (Format.LETTER, Seal.SEALED) else [pytest.mark.thorough]
    )
    for form in Format
    for seal in Seal
]


def made(draft: Draft, form: Format, seal: Seal, letterhead: str = "") -> Reply:
    stock = starter_stock()
    profiles = {
        name: replace(each, format=form, seal=seal, post="厅长", letterhead=letterhead or each.letterhead)
        for name, each in stock.profiles.items()
    }
    return make_reply(draft, replace(stock, profiles=profiles))


def assert_whole(reply: Reply) -> None:
    """Assert that every character of the letter is on its pages and in the Word file, once and in order."""
    pages = reply.pages
    for index, block in enumerate(pages.letter.blocks):
        lines = dict.fromkeys(line for line in pages.lines if line.block == index)
        assert "".join(block.text[line.start : line.end] for line in lines) == block.text
    for line, times in Counter(pages.lines).items():
        assert times == 1 or pages.block(line).role is Role.CELL_HEAD
    for page in pages.pages:
        assert len(page.rows) == pages.sheet.lines
        assert max(Counter(line for row in page.rows for line in row).values(), default=1) == 1
    assert_tables_are_whole(pages)
    body = docx.Document(
        BytesIO(renderer.render(pages, reply.profile.fonts, reply.profile.name, None))
    ).element.body
    printed = "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    for block in pages.letter.blocks:
        assert block.text.replace(" ", "") in printed.replace(" ", "")
    assert sum(map(len, printed.split())) == sum(len("".join(b.text.split())) for b in pages.letter.blocks)


def assert_tables_are_whole(pages: Pages) -> None:
    """Assert that no table row is split by a page end."""
    seen: dict[tuple[int, int], set[int]] = {}
    for page in pages.pages:
        for row in page.rows:
            cell = pages.block(row[0]).cell if row else None
            if cell and pages.table(row) and pages.role(row) is Role.CELL:
                seen.setdefault((cell.table, cell.row), set()).add(page.number)
    assert all(len(numbers) == 1 for numbers in seen.values())


@pytest.mark.parametrize(("form", "seal"), FORMATS)
@pytest.mark.parametrize("name", EXTREMES)
def test_an_extreme_draft_is_laid_out_and_loses_nothing(name: str, form: Format, seal: Seal) -> None:
    reply = made(EXTREMES[name], form, seal)
    assert_whole(reply)
    assert len(plain.render(reply.pages).split("\f")) == len(reply.pages.pages)


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("length", [60, 600])
def test_a_letterhead_of_60_characters_stays_on_its_line(form: Format, length: int) -> None:
    reply = made(BASE, form, Seal.SEALED, "云" * length)
    assert_whole(reply)
    assert reply.pages.head.size * length <= 482 or reply.pages.head.size == 1  # 170 mm in points


def test_what_cannot_be_set_as_it_is_meant_is_reported() -> None:
    for name in ("a table wider than the page", "a row higher than the page", "500 copies", "20 bodies"):
        found = made(EXTREMES[name], Format.LETTER, Seal.SEALED).findings
        assert any(each.level is Level.ERROR and each.remedy == "见版面" for each in found), name


@examples(80)
@given(st.sampled_from(list(EXTREMES.values())), st.integers(0, 10_000), st.booleans())
def test_no_choice_of_a_unit_loses_a_character(draft: Draft, seed: int, mends: bool) -> None:
    if len(draft.sections) < 100:
        draft = draft.with_field(Key.MENDING, MENDED if mends else "")
        assert_whole(make_reply(draft, varied_stock(seed)))


@examples(80)
@given(st.integers(0, 10_000))
def test_no_varied_reply_loses_a_character(seed: int) -> None:
    assert_whole(varied_reply(seed))


@examples(50)
@given(DRAFTS)
def test_no_draft_loses_a_character(draft: Draft) -> None:
    assert_whole(make_reply(draft, Stock()))
