"""Reading PDF files: printed lines with their places, without page numbers."""

from __future__ import annotations

import pytest

from replydesk.importing.child import ChildFault
from replydesk.importing.replies.readers import pdf
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.pdf import read_pdf
from replydesk.importing.replies.readers.pdf_glyphs import Glyph, Paper
from replydesk.importing.replies.readers.pdf_lines import source_of_pages
from replydesk.importing.replies.source import Side
from tests.support.pdf_files import Placed, printed

LEFT = 80.0
FULL = "我厅高度重视会同有关部门认真研究逐条办理现将有关情况答复"  # 28 squares: a full line


def line(row: int, text: str, squares: float = 0) -> Placed:
    """A text in a row of the page, so many squares in."""
    return LEFT + 16 * squares, 740 - 29 * row, text


def page(*texts: tuple[str, float]) -> list[Placed]:
    return [line(row, text, squares) for row, (text, squares) in enumerate(texts)]


def test_lines_have_text_page_indent_and_side() -> None:
    first = page(("关于第0033号建议的答复", 7), ("张某某代表：", 0), (FULL[:26], 2), (FULL, 0))
    second = page(("云川省民政厅", 18), ("2026年5月29日", 16.5), ("（联系人：张某某）", 2))
    lines = read_pdf(printed(first, second)).lines
    assert [(each.text, each.indent, each.side, each.page) for each in lines] == [
        ("关于第0033号建议的答复", 7.0, Side.CENTRE, 1),
        ("张某某代表：", 0.0, Side.LEFT, 1),
        (FULL[:26], 2.0, Side.LEFT, 1),
        (FULL, 0.0, Side.LEFT, 1),
        ("云川省民政厅", 18.0, Side.RIGHT, 2),
        ("2026年5月29日", 16.5, Side.RIGHT, 2),
        ("（联系人：张某某）", 2.0, Side.LEFT, 2),
    ]
    assert not any(each.is_paragraph for each in lines)


@pytest.mark.parametrize("number", ["— 3 —", "－3－", "3", "3/7", "第3页 共7页"])
def test_page_numbers_at_the_edge_are_left_out(number: str) -> None:
    source = read_pdf(printed([*page((FULL, 0), ("2026", 0)), (280, 60, number)]))
    assert [each.text for each in source.lines] == [FULL, "2026"]


def test_the_order_is_that_of_the_page_not_of_the_file() -> None:
    source = read_pdf(printed([line(2, "丙"), line(0, FULL), line(1, "乙", 3), line(1, "甲")]))
    assert [each.text for each in source.lines] == [FULL, "甲　　乙", "丙"]


def test_bold_that_is_printed_twice_is_read_once() -> None:
    left, baseline, text = line(0, "一、工作情况")
    source = read_pdf(printed([(left, baseline, text), (left + 0.4, baseline, text), line(1, FULL)]))
    assert source.lines[0].text == "一、工作情况"


def glyphs(text: str, *, wide: float = 16, gap: float = 0) -> tuple[Glyph, ...]:
    return tuple(
        Glyph(char, 80 + (wide + gap) * index, 80 + (wide + gap) * index + wide, 500, 16)
        for index, char in enumerate(text)
    )


@pytest.mark.parametrize(
    ("given", "expected"),
    [("of\ufb01ce", "office"), ("⽂件", "文件"), ("甲\ue123", "甲\ufffd"), ("甲\0", "甲\ufffd")],
)
def test_characters_are_those_that_are_meant(given: str, expected: str) -> None:
    source = source_of_pages([Paper(595, 842, glyphs(given))])
    assert source.lines[0].text == expected
    assert bool(source.notes) == ("\ufffd" in expected)


def test_words_get_their_spaces_back() -> None:
    words = (
        *glyphs("Quality", wide=8),
        *(Glyph(c, 140 + 8 * n, 148 + 8 * n, 500, 16) for n, c in enumerate("of")),
    )
    assert source_of_pages([Paper(595, 842, words)]).lines[0].text == "Quality of"


def test_justified_characters_are_not_torn_apart() -> None:
    assert source_of_pages([Paper(595, 842, glyphs("认真研究", gap=6))]).lines[0].text == "认真研究"


def test_a_page_without_text_among_others_is_reported() -> None:
    source = source_of_pages([Paper(595, 842, glyphs("甲")), Paper(595, 842, ())])
    assert "第 2 页没有文字" in source.notes[0].text


@pytest.mark.parametrize(("is_ours", "said"), [(False, "已损坏"), (True, "没有启动")])
def test_a_worker_that_fails_is_a_refusal(is_ours: bool, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(*_: object) -> dict[str, object]:
        raise ChildFault(is_ours)

    monkeypatch.setattr(pdf, "run_child", failed)
    with pytest.raises(Unreadable, match=said):
        read_pdf(b"%PDF-")
