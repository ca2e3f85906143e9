"""Reading web pages, whatever their names."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.child import ChildFault
from replydesk.importing.replies.readers import html
from replydesk.importing.replies.readers.html import read_html
from replydesk.importing.replies.readers.html_source import page_source
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.source import Side

PAGE = """<html><head><title>题</title><style>p {{}}</style><meta charset="{0}"></head>
<body><!-- <p>注</p> --><h1 align="center">关于第0033号<br/>建议的答复</h1><p>张某某&nbsp;代表：</p>
<p style="text-align: right">云川省民政厅<br>2026年5月29日</p><script>var a = "<p>码</p>";</script>
<table><tr><td>项目</td><td><p>数量</p></td></tr><tr><td>只一格</td><td></td></tr></table>
a < b &amp; c</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
def test_paragraphs_rows_and_sides(encoding: str) -> None:
    source = page_source(PAGE.format(encoding).encode(encoding))
    found = [("|".join(line.cells) or line.text, line.side, line.level) for line in source.lines]
    assert found == [
        ("关于第0033号", Side.CENTRE, 1),
        ("建议的答复", Side.CENTRE, 1),
        ("张某某\xa0代表：", Side.LEFT, 0),
        ("云川省民政厅", Side.RIGHT, 0),
        ("2026年5月29日", Side.RIGHT, 0),
        ("项目|数量", Side.UNKNOWN, 0),
        ("只一格|", Side.UNKNOWN, 0),
        ("a < b & c", Side.LEFT, 0),
    ]
    assert "网页" in source.notes[0].text


@pytest.mark.parametrize("text", ["<p>甲<", "<p>甲<b", "<p>甲<!-- 乙"])
def test_what_is_cut_off_in_a_tag_is_not_lost(text: str) -> None:
    assert page_source(text.encode()).lines[0].text.startswith("甲")


def texts(page: str) -> list[str]:
    """The lines of a page, those of tables with | between their cells."""
    return ["|".join(line.cells) or line.text for line in page_source(page.encode()).lines]


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>甲</p><script>for(i=0;i<n;i++){a='<p>';}</script><p>乙</p>", ["甲", "乙"]),
        ("<p>甲</p><style>a>b{}</style><script src=x />丙<p>乙</p>", ["甲", "丙", "乙"]),
        ('<p title="a>b">甲<a href=\'c>d\' rel="">乙</a></p>', ["甲乙"]),
        ("甲<!-- <p>注</p> -->乙<!---->丙<!-- > -->丁", ["甲乙丙丁"]),
        ("<p>甲<!-- 没有结束的注释><p>乙</p>", ["甲", "乙"]),
        ("甲<![CDATA[乙]]>丙<![if !mso]>丁<![endif]>戊<![odd[己]>庚", ["甲丙丁戊庚"]),
        ("<!DOCTYPE html><?xml version='1.0'?><html>甲", ["甲"]),
        ("甲&lt;乙&gt;&amp;&#20013;&#x4e2d;&ldquo;&nbsp;&nosuch;&#0;", ["甲<乙>&中中“\xa0&nosuch;\ufffd"]),
        ("甲<br>乙<BR/>丙<br/>丁", ["甲", "乙", "丙", "丁"]),
        ("<div>甲<div>乙<p>丙</div>丁</div>戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("<p>甲<p>乙<li>丙<b>丁", ["甲", "乙", "丙丁"]),
        ("<html><head><title>题</title><body><p>甲", ["甲"]),
        ("<table><tr><td>甲<td>乙<tr><td>丙<td>丁</table><p>戊", ["甲|乙", "丙|丁", "戊"]),
        ("<table><tr><td>甲</td><td/><td>乙<br>丙</td></tr></table>", ["甲||乙\n丙"]),
        ("<table><tr><td>甲</td><td><table><tr><td>乙</td><td>丙</td></tr></table></table>", ["甲", "乙|丙"]),
        ("1 < 2 > 0 <3 <> </ >甲", ["1 < 2 > 0 <3 <> 甲"]),
        ('<p title="没有结束的引号>甲</p><p>乙</p>', ["甲", "乙"]),
        ("<textarea>甲<p>乙</textarea>丙<select><option>丁</select>戊", ["丙", "戊"]),
    ],
)
def test_pages_however_they_are_written(page: str, found: list[str]) -> None:
    assert texts(page) == found


def test_the_side_of_a_paragraph_goes_with_its_lines_and_not_further() -> None:
    page = "<p align=Center valign=top>甲<br/>乙</p>丙<p style='x:y;TEXT-ALIGN : right'>丁</p><p align>戊</p>"
    sides = [line.side for line in page_source(page.encode()).lines]
    assert sides == [Side.CENTRE, Side.CENTRE, Side.LEFT, Side.RIGHT, Side.LEFT]


HOSTILE = {
    "angles": "<" * 200_000,
    "tags without an end": "<a " * 20_000,
    "ends without an end": "</" * 20_000,
    "quotes around the ends": '<a x=">" ' * 20_000,
    "comments without an end": "<!--x>" * 20_000,
    "sections without an end": "<![CDATA[ >" * 20_000,
    "unknown sections": "<![x[ >" * 20_000,
    "scripts": "<script></" * 20_000,
    "deep": "<div><b>" * 20_000,
    "deep tables": "<table><tr><td>" * 20_000,
    "entities": "&#" * 20_000,
    "long entities": "&#" + "9" * 400_000 + ";" + "&" + "a" * 400_000,
    "blanks in a tag": ("<p align=" + " " * 1_000) * 2_000,
    "blanks after a name": "<p align" + " " * 2_000_000 + ">",
    "one long tag": "<p" + " a" * 900_000 + ">",
    "quotes without an end": "<p title='" * 100_000 + ">",
    "ends of comments": "<!--" + "--" * 900_000 + ">",
    "equals": "<p " + "=" * 900_000 + ">",
}


@pytest.mark.parametrize("page", HOSTILE.values(), ids=HOSTILE)
def test_a_page_made_to_hurt_is_read_in_one_pass(page: str) -> None:
    started = time.process_time()
    assert len(page_source(page.encode()).lines) <= 40_000
    assert time.process_time() - started < 5  # a tenth of a second; quadratic ones take minutes


def test_a_row_without_its_table_is_a_row_of_a_table() -> None:
    _, row, _ = page_source("<p>甲</p><tr><td>乙<td>丙</tr><p>丁".encode()).lines
    assert row.cells == ("乙", "丙") and row.table


def test_a_page_of_too_many_tags_is_refused() -> None:
    with pytest.raises(Unreadable, match="标记太多"):
        read_html(b"<p>" * 400_001)


@given(st.lists(st.sampled_from([*"<>/!-[]\"'=& 甲", "<p", "<td>", "</", "<!--", "<![", "<script>", "]]>"])))
def test_no_page_is_a_fault(pieces: list[str]) -> None:
    with suppress(Unreadable):
        page_source("".join(pieces).encode())


@pytest.mark.parametrize("is_ours", [False, True])
def test_a_worker_that_fails_is_a_refusal(is_ours: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def failed(*_: object) -> dict[str, object]:
        raise ChildFault(is_ours)

    monkeypatch.setattr(html, "run_child", failed)
    with pytest.raises(Unreadable, match="没有启动" if is_ours else "已损坏"):
        read_html(b"<p>")


def test_the_process_hands_over_what_it_reads() -> None:
    data = PAGE.format("utf-8").encode()
    assert read_html(data) == page_source(data)


def test_merged_cells_leave_the_others_in_their_columns() -> None:
    page = (
        "<table><tr><td rowspan=2>甲<td>乙<td>1<tr><td>丙<td>2<tr><td colspan=2>合计<td>3"
        "<tr><td rowspan=9>丁<td rowspan=x>戊<td colspan=999999999>己</table>"
    )
    rows = [line.cells for line in page_source(page.encode()).lines]
    assert rows[:3] == [("甲", "乙", "1"), ("", "丙", "2"), ("合计", "", "3")]
    assert rows[3] == ("丁", "戊", "己")
