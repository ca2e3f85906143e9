"""What is read of web pages, whatever they are called."""

from __future__ import annotations

import pytest

from replydesk.importing.readers.html import read_html
from replydesk.importing.source import Side

PAGE = """<html><head><title>题</title><style>p {{}}</style><meta charset="{0}"></head>
<body><!-- <p>注</p> --><h1 align="center">关于第0033号<br/>建议的答复</h1><p>张某某&nbsp;代表：</p>
<p style="text-align: right">云川省民政厅<br>2026年5月29日</p><script>var a = "<p>码</p>";</script>
<table><tr><td>项目</td><td><p>数量</p></td></tr><tr><td>只一格</td><td></td></tr></table>
a < b &amp; c</body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312", "gb18030"])
def test_paragraphs_rows_and_sides(encoding: str) -> None:
    source = read_html(PAGE.format(encoding).encode(encoding))
    found = [("|".join(line.cells) or line.text, line.side, line.level) for line in source.lines]
    assert found == [
        ("关于第0033号", Side.CENTRE, 1),
        ("建议的答复", Side.CENTRE, 0),
        ("张某某\xa0代表：", Side.LEFT, 0),
        ("云川省民政厅", Side.RIGHT, 0),
        ("2026年5月29日", Side.RIGHT, 0),
        ("项目|数量", Side.UNKNOWN, 0),
        ("只一格", Side.UNKNOWN, 0),
        ("a < b & c", Side.LEFT, 0),
    ]
    assert "网页" in source.notes[0].text


@pytest.mark.parametrize("text", ["<p>甲<", "<p>甲<b", "<p>甲<!-- 乙"])
def test_what_is_cut_off_in_a_tag_is_not_lost(text: str) -> None:
    assert read_html(text.encode()).lines[0].text.startswith("甲")
