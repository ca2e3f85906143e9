"""Reading PDF files: printed lines with their places, without page numbers."""

from __future__ import annotations

import pytest

from replydesk.importing.child import ChildFault
from replydesk.importing.replies.readers import pdf as pdf_reader
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.pdf import read_pdf
from replydesk.importing.replies.readers.pdf_glyphs import Glyph, Paper
from replydesk.importing.replies.readers.pdf_lines import source_of_pages
from replydesk.importing.replies.source import Side
from tests.support.pdf_files import Placed, face, pdf, placed, printed, stream

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


UNICODE = stream(b"begincmap 3 beginbfchar <7532> <7532> <4e59> <4e59> <0041> <0041> endbfchar endcmap")
SONG_IN_GBK = b"<</Type/Font/Subtype/TrueType/BaseFont/#CB#CE#CC#E5/Encoding/WinAnsiEncoding>>"


@pytest.mark.parametrize(
    ("font", "coding"),
    [
        (face("STSong-Light", "UniGB-UTF16-H", "GB1"), "utf-16-be"),
        (face("SimSun", "GBK-EUC-H", "GB1"), "gbk"),
        (face("MSung-Light", "UniCNS-UTF16-H", "CNS1"), "utf-16-be"),
        (face("HeiseiMin-W3", "UniJIS-UTF16-H", "Japan1"), "utf-16-be"),
        (face("HYSMyeongJo-Medium", "UniKS-UTF16-H", "Korea1"), "utf-16-be"),
        (face("FangSong", "Identity-H", "Identity", "/ToUnicode 6 0 R"), "utf-16-be"),
        (face("Helvetica", "UniGB-UTF16-H", "GB1"), "utf-16-be"),
        (SONG_IN_GBK, "gbk"),
    ],
    ids=["GB1", "GBK", "CNS1", "Japan1", "Korea1", "Identity", "held for Latin only", "TrueType"],
)
def test_single_characters_in_a_font_that_no_one_has_are_read_at_their_places(
    font: bytes, coding: str
) -> None:
    shown = [(80, "甲"), (176, "乙"), (320, "A")]
    content = [f"BT /F 16 Tf {at} 700 Td <{text.encode(coding).hex()}> Tj ET" for at, text in shown]
    source = read_pdf(pdf(["\n".join(content).encode()], font=font, extra=[UNICODE]))
    assert [each.text for each in source.lines] == ["甲" + 5 * "\u3000" + "乙" + 8 * "\u3000" + "A"]


def test_latin_text_in_a_font_that_no_one_has_keeps_its_stated_widths() -> None:
    font = (
        b"<</Type/Font/Subtype/TrueType/BaseFont/Verdana/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
    )
    font += b"/Widths[%s]>>" % (b"500 " * 224)
    content = b"BT /F 16 Tf 80 700 Td (\\326\\320W) Tj ET BT /F 16 Tf 112 700 Td (i) Tj ET"
    assert [each.text for each in read_pdf(pdf([content], font=font)).lines] == ["ÖÐW i"]


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

    monkeypatch.setattr(pdf_reader, "run_child", failed)
    with pytest.raises(Unreadable, match=said):
        read_pdf(b"%PDF-")


LETTER = [
    (FULL, 0.0),
    *((FULL[:20] + f"{count}", 2.0) for count in range(9)),
    ("云川市教育局", 18.0),
    ("2026年5月29日", 17.0),
]


def letter_page() -> bytes:
    return b"".join(placed(left, baseline, text) for left, baseline, text in page(*LETTER))


def read_over(*more: bytes, pages: int = 1) -> tuple[list[str], tuple[str, ...], str]:
    """The lines, the texts set aside and the notes of pages on which more is printed."""
    source = read_pdf(pdf([letter_page() + b"".join(more)] * pages))
    return [each.text for each in source.lines], source.left_out, "".join(note.text for note in source.notes)


PALE, RED = "0.8 0.8 0.8", "0.9 0 0"


@pytest.mark.parametrize(
    "mark",
    [
        placed(200, 300, "内部资料", size=60, angle=45),
        placed(200, 300, "内部资料", size=16, angle=-30, colour=PALE),
        placed(100, 440, "内部资料", size=50, colour=PALE),
        placed(330, 455, "内部资料", size=16, colour="1 0.8 0.8"),
        placed(366, 745 - 29 * 10, "内部资料", size=14, colour=RED),
        b"/G gs " + placed(100, 440, "内部资料", size=30),
    ],
    ids=["slanted", "slanted and pale", "pale", "pale red", "a stamp on the signature", "half seen through"],
)
def test_watermarks_and_seals_are_set_aside_and_told(mark: bytes) -> None:
    resources = b"/ExtGState<</G<</ca 0.3>>>>"
    source = read_pdf(pdf([letter_page() + mark], resources=resources))
    assert [each.text for each in source.lines] == [text for text, _ in LETTER]
    assert source.left_out == ("内部资料",)
    assert "水印、印章" in source.notes[0].text and "“内部资料”" in source.notes[0].text


def test_a_watermark_of_every_page_is_known_by_its_place() -> None:
    found, aside, said = read_over(placed(100, 250, "样张", size=40), pages=3)
    assert found == [text for text, _ in LETTER] * 3
    assert aside == ("样张",) * 3 and said.count("样张") == 1


@pytest.mark.parametrize(
    "more",
    [
        placed(120, 300, "云川市教育局文件", size=30, colour=RED),
        placed(120, 300, "详见网站", colour="0 0 1"),
        placed(120, 300, "未尽事宜", colour="0.4 0.4 0.4"),
        placed(120, 300, "看不见的一层", mode=3, colour="1 1 1"),
    ],
    ids=["red", "blue", "grey", "under a scan"],
)
def test_coloured_text_and_the_layer_under_a_scan_are_read(more: bytes) -> None:
    found, aside, _ = read_over(more)
    assert len(found) == len(LETTER) + 1 and not aside


def test_a_file_that_is_pale_as_a_whole_is_read() -> None:
    source = read_pdf(pdf([placed(80, 700, FULL, colour=PALE)]))
    assert [each.text for each in source.lines] == [FULL]


@pytest.mark.parametrize(
    "number",
    ["— 2 —", "- 2 -", "― 2 ―", "一 2 一", "·2·", "~ 2 ~", "（2）", "Page 2 of 3", "第 2 页，共 3 页"],
)
def test_page_numbers_of_any_form_are_set_aside(number: str) -> None:
    source = read_pdf(printed([*page((FULL, 0)), (280, 60, number)]))
    assert [each.text for each in source.lines] == [FULL]
    assert len(source.left_out) == 1


def test_running_heads_are_set_aside() -> None:
    pages = [
        [(200.0, 800.0, "某某市某某局便函"), *page((f"{FULL}{n}", 0)), (280.0, 60.0, f"{n}")] for n in (1, 2)
    ]
    source = read_pdf(printed(*pages))
    assert [each.text for each in source.lines] == [f"{FULL}1", f"{FULL}2"]
    assert source.left_out == ("某某市某某局便函", "1", "某某市某某局便函", "2")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [(80.0, 700.0 - 25 * row, f"左栏第{row}行的文字满满一行") for row in range(9)]
    right = [(330.0, 700.0 - 25 * row, f"右栏第{row}行的文字满满一行") for row in range(8)]
    title = (120.0, 760.0, "云川市教育局关于第十二号建议办理情况的答复意见")
    source = read_pdf(printed([*right, title, *left]))
    assert [each.text for each in source.lines] == [text for _, _, text in (title, *left, *right)]
    assert {each.indent for each in source.lines[1:]} == {0.0}


def test_a_table_is_read_in_rows() -> None:
    rows = [[(80.0, 700.0 - 25 * row, "项目"), (330.0, 700.0 - 25 * row, f"{row}万元")] for row in range(9)]
    source = read_pdf(printed([each for row in rows for each in row]))
    assert len(source.lines) == 9 and source.lines[3].text.endswith("3万元")
