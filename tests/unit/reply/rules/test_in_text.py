"""Which texts the looks at single texts see: all paragraphs, but no rows and no captions above them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replydesk.draft.model import Attachment, Draft, Key, Paragraph
from tests.support.clean_reply import clean_draft, judged

ROWS = (Paragraph("| 地区 | 数量 |"), Paragraph("| --- | ---: |"), Paragraph("| 城区 | 12个 |"))


def told(draft: Draft) -> set[str]:
    return {hit.words for each in judged(draft).findings for hit in each.hits}


def above_rows(text: str) -> Draft:
    (section,) = clean_draft().sections
    return replace(clean_draft(), sections=(section._replace(paragraphs=(Paragraph(text), *ROWS)),))


@pytest.mark.parametrize(
    "text", ["今年安排资金５４００万元，比上年增加。", "安排资金５４００万元。各地分配情况如下："]
)
def test_a_paragraph_above_a_table_is_seen(text: str) -> None:
    assert "５４００" in told(above_rows(text))


def test_the_last_paragraph_is_no_caption_of_an_attached_table() -> None:
    (section,) = clean_draft().sections
    paragraph = Paragraph("今年安排资金５４００万元，比上年增加")
    draft = clean_draft().with_field(Key.ATTACHMENTS, ("资金分配表",)).with_field(Key.THANKS, "无")
    attached = (Attachment(ROWS),)
    draft = replace(draft, sections=(section._replace(paragraphs=(paragraph,)),), attachments=attached)
    assert "５４００" in told(draft)


def test_a_caption_is_not_seen() -> None:
    assert told(above_rows("各地资金分配情况表（２０２６年）")) == told(
        above_rows("各地资金分配情况表（2026年）")
    )
