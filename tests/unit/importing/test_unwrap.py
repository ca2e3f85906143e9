from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.importing.replies.joining.page_frame import is_site, without_pages
from replydesk.importing.replies.joining.unwrap import join_lines
from replydesk.importing.replies.source import SourceLine

FIRST = (
    "截至2025年底，全省共建成社区居家养老服务站点，覆盖所有街道和乡镇，运营情况总体平稳有序，群众反映良好。"
    * 2
)
SECOND = (
    "针对反映的问题，我厅会同有关部门逐条研究，制定了改进措施，明确了责任单位和完成时限，正在抓紧推进落实之中。"
    * 3
)
THIRD = "各地结合实际细化任务，按季度报送进展情况，对推进缓慢的及时提醒督促。" * 4


def wrapped(text: str, columns: int, indent: str) -> list[str]:
    """Return a paragraph as lines of `columns` characters, the first with an indent of two."""
    text = f"　　{text}"
    lines = [text[at : at + columns] for at in range(0, len(text), columns)]
    return [indent + lines[0][2:], *lines[1:]]


def joined(lines: list[str]) -> list[str]:
    return [para.text for para in join_lines(without_pages([SourceLine(line) for line in lines]).lines)]


@pytest.mark.parametrize("columns", range(20, 41))
@pytest.mark.parametrize("between", [[], [""]], ids=["lines", "blank lines"])
@pytest.mark.parametrize("indent", ["", "　　", "    "], ids=["lost", "kept", "spaces"])
def test_paragraphs_come_back_from_lines_of_any_length(columns: int, between: list[str], indent: str) -> None:
    texts = [FIRST, SECOND, THIRD]
    if not indent and any((len(text) + 2) % columns == 0 for text in texts[:-1]):
        pytest.skip("a last line that is full: nothing tells it from the others")
    lines = [row for text in texts for line in wrapped(text, columns, indent) for row in (line, *between)]
    assert joined(lines) == texts


@pytest.mark.parametrize("number", ["— 3 —", "－3－", "3/7", "- 3 -", "第3页 共7页", "第 3 页", "·3·"])
def test_a_page_number_in_the_middle_of_a_sentence_goes(number: str) -> None:
    lines = wrapped(SECOND, 30, "")
    assert joined([*lines[:3], "", number, "", "", *lines[3:]]) == [SECOND]


def test_a_bare_number_is_a_page_only_if_it_counts_on() -> None:
    lines = [SourceLine(text) for text in ("甲。", "", "1", "", "乙。", "", "2", "", "丙。", "", "9", "")]
    framed = without_pages(lines)
    assert [text for _, text in framed.left_out] == ["1", "2"]


def test_lines_that_are_paragraphs_stay_as_they_are() -> None:
    texts = [FIRST, SECOND, "一、工作情况", THIRD]
    assert joined(texts) == texts


def test_a_heading_is_not_joined_to_the_text_below_it() -> None:
    lines = ["一、工作开展情况", *wrapped(FIRST, 30, ""), "（一）健全制度", *wrapped(SECOND, 30, "")]
    assert joined(lines) == ["一、工作开展情况", FIRST, "（一）健全制度", SECOND]


def test_a_long_heading_is_joined() -> None:
    heading = "一、关于进一步完善农村公路养护资金投入长效保障机制有关问题的答复"
    lines = [heading[:22], heading[22:], *wrapped(FIRST, 24, ""), *wrapped(SECOND, 24, "")]
    assert joined(lines) == [heading, FIRST, SECOND]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Quality", "Management"], "Quality Management"),
        (["GB/T", "9704-2012"], "GB/T 9704-2012"),
        (["1", "047家"], "1047家"),
        (["平台APP", "等"], "平台APP等"),
    ],
)
def test_a_seam_has_a_space_only_between_words(lines: list[str], text: str) -> None:
    columns = next(
        n for n in range(24, 40) if not any(row[0] in "，。、；" for row in wrapped(SECOND, n, ""))
    )
    begun = FIRST[:40]
    rows = [
        *wrapped(SECOND, columns, "　　"),
        f"　　{begun[: columns - 3 - len(lines[0]) // 2]}，{lines[0]}",
        f"{lines[1]}，已完成。",
    ]
    assert joined(rows)[-1].endswith(f"，{text}，已完成。")


@pytest.mark.parametrize(
    "text",
    [
        "首页 > 政务公开",
        "【打印本页】【关闭窗口】",
        "来源：某网",
        "浏览次数： 12",
        "上一篇：甲",
        "字体：[大 中 小]",
    ],
)
def test_lines_of_a_site_are_reported(text: str) -> None:
    assert is_site(text)


@pytest.mark.parametrize(
    "text",
    [
        "张某某代表：",
        "中小学专兼职教师",
        "适老化改造",
        "无障碍设施",
        "打印机共享",
        "关闭小煤矿12处",
        "一、情况",
    ],
)
def test_lines_of_a_letter_are_not(text: str) -> None:
    assert not is_site(text)


@given(st.lists(st.text(max_size=45), max_size=25))
def test_joining_loses_no_character(lines: list[str]) -> None:
    framed = without_pages([SourceLine(line) for line in lines])
    kept = "".join(para.text for para in join_lines(framed.lines))
    left_out = "".join(text for _, text in framed.left_out)
    assert sorted("".join((kept + left_out).split())) == sorted("".join("".join(lines).split()))


def test_a_number_that_a_short_line_cuts_is_one() -> None:
    lines = [
        *wrapped(SECOND, 30, "")[:3],
        "季度巡回不少于一次，县级机构全部参加。202",
        "",
        "4年全省累计服务三千人次。",
    ]
    assert "2024年全省" in "".join(joined(lines)) and len(joined(lines)) == 1


def test_thanks_begin_a_paragraph_below_a_line_that_lost_its_full_stop() -> None:
    thanks = "感谢您对民政工作的关心和支持，欢迎继续提出意见。"
    lines = wrapped(SECOND, 30, "")[:2]
    full = "明确了责任单位和完成时限，正在抓紧推进落实之中并按季度报进展"
    assert joined([*lines, full, thanks])[-1] == thanks
    assert f"衷心{thanks}" in joined([*lines, f"{full[:28]}衷心", thanks])[-1]
