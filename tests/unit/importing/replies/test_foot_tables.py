"""Tables below the signature: those of data belong to the letter, forms and a page's tables do not."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.importer import import_file
from replydesk.importing.replies.recognise import Imported
from tests.support.replies import starter_stock

_LETTER = """<p>张某某代表：</p><p>您提出的《关于增加停车位的建议》（第12号）收悉。现答复如下：</p>
<p>全县已建停车场十二处。</p><p>感谢您的关心和支持。</p><p>柳溪县住房和城乡建设局</p><p>2026年5月29日</p>"""


def _table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row.split()) for row in rows)
    return "<table border=1>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _read(below: str) -> Imported:
    page = f"<html><meta charset=utf-8><body><div>{_LETTER}{below}</div></body></html>"
    imported = import_file(page.encode(), "旧.htm", starter_stock()).imported
    assert imported
    return imported


def _rows(read: Imported) -> list[str]:
    sections = read.draft.sections
    paragraphs = [*read.draft.preamble, *(each for section in sections for each in section.paragraphs)]
    return [each.text for each in paragraphs if each.is_row]


@pytest.mark.parametrize(
    "above", ["", "<p>抄送：县政府办公室。</p>", "<p>联系人：李某某，电话：0000-7777777</p>"]
)
@pytest.mark.parametrize(
    "rows",
    [("街道 停车位", "东街 320", "西街 145"), ("事项 牵头单位 时限", "选址 规划股 6月", "施工 工程股 9月")],
)
def test_a_table_of_data_is_kept_at_the_end_of_the_answer(above: str, rows: tuple[str, ...]) -> None:
    read = _read(above + _table(*rows))
    kept = [row for row in _rows(read) if "---" not in row]
    assert kept == [f"| {' | '.join(row.split())} |" for row in rows]
    assert not read.left_out and not read.missing
    assert any(f"信后的表格（{len(rows)} 行）已放在答复内容末尾" in note.text for note in read.notes)


@pytest.mark.parametrize(
    "rows",
    [
        ("代表姓名 张某某", "对办理结果 □满意□基本满意□不满意", "签名 年月日"),
        ("上一篇：关于修路的答复 下一篇：没有了", "版权所有：柳溪县人民政府 网站标识码：0000000000"),
    ],
)
def test_a_form_and_a_table_of_a_page_are_left_out(rows: tuple[str, ...]) -> None:
    read = _read(_table(*rows))
    assert not _rows(read) and read.left_out
