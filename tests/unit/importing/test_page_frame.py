"""Text at the edges of pages is not part of the letter."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.joining.page_frame import without_pages
from replydesk.importing.replies.joining.paragraphs import PAGE_GAP
from replydesk.importing.replies.source import SourceLine


def kept(*texts: str) -> list[str]:
    return [line.source.text for line in without_pages([SourceLine(text) for text in texts]).lines]


def test_a_line_at_the_head_of_every_page_goes() -> None:
    head = "南屏市教育局办公室"
    pages = ["甲。", "— 1 —", head, "乙。", "— 2 —", head, "丙。", "— 3 —", head, "丁。"]
    assert kept(*pages) == ["甲。", "乙。", "丙。", "丁。"]


def test_a_line_at_the_foot_of_every_page_goes() -> None:
    foot = "内部资料　注意保管"
    assert kept("甲。", foot, "— 1 —", "乙。", foot, "— 2 —", "丙。") == ["甲。", "乙。", "丙。"]


def test_what_a_browser_prints_around_pages_goes() -> None:
    head = "2025/8/20 10:22 对第3号建议的答复"
    address = "https://www.example.cn/t1.html"
    pages = [head, "甲", f"{address} 1/3", head, "乙。", f"{address} 2/3", head, "丙。", f"{address} 3/3"]
    assert kept(*pages)[1:] == ["甲", "乙。", "丙。"]


def test_below_a_line_that_went_a_page_begins() -> None:
    lines = [SourceLine(text) for text in ("甲", "— 1 —", "页眉文字", "乙", "— 2 —", "页眉文字", "丙")]
    assert [line.gap for line in without_pages(lines).lines] == [0, PAGE_GAP, PAGE_GAP]


@pytest.mark.parametrize("again", ["南屏市教育局", "2024　480　100%"])
def test_a_signature_and_rows_of_a_table_at_the_head_of_a_page_stay(again: str) -> None:
    pages = [again, "甲。", "— 1 —", "乙。", "— 2 —", again, "2025年7月3日", "— 3 —"]
    assert kept(*pages).count(again) == 2


def test_a_page_that_says_it_has_no_text_says_nothing() -> None:
    assert kept("甲。", "（此页无正文）", "南屏市教育局") == ["甲。", "南屏市教育局"]
