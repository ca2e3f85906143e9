from __future__ import annotations

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.layout.char_widths import advances
from replydesk.layout.line_breaks import NO_LINE_END, NO_LINE_START, may_break
from replydesk.layout.title import MAX_LINES, break_title
from replydesk.layout.title_words import WORDS, words_in
from replydesk.text.width import width
from tests.support.effort import examples

# Half-squares of a title's line: 22 pt in 442 pt.
ROOM = 40

WIDTHS = advances(22)


def lines(text: str, room: int = ROOM) -> list[str]:
    ends = break_title(text, room * WIDTHS.square // 2, WIDTHS)
    return [text[start:end] for start, end in zip([0, *ends[:-1]], ends, strict=True)]


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("对市政协六届五次会议第118号提案的答复函", ["对市政协六届五次会议第118号提案的答复函"]),
        (
            "对省十四届人大四次会议第0033号代表建议的答复",
            ["对省十四届人大四次会议", "第0033号代表建议的答复"],
        ),
        (
            "云川省民政厅关于省十四届人大四次会议第0033号代表建议答复的函",
            ["云川省民政厅关于省十四届人大四次会议", "第0033号代表建议答复的函"],
        ),
        (
            "关于政协南屏市委员会六届五次会议第118号提案办理情况的答复",
            ["关于政协南屏市委员会六届五次会议", "第118号提案办理情况的答复"],
        ),
        (
            "对《关于推进社区居家养老服务的建议》的答复",
            ["对《关于推进社区居家", "养老服务的建议》的答复"],
        ),
        (
            "关于《云川省社区居家养老服务条例》贯彻落实情况的答复",
            ["关于《云川省社区居家养老服务条例》", "贯彻落实情况的答复"],
        ),
        (
            "关于进一步加强农村留守儿童关爱服务体系建设推动乡村全面振兴的建议的答复",
            ["关于进一步加强农村留守儿童关爱服务", "体系建设推动乡村全面振兴的建议的答复"],
        ),
        (
            "云川省人力资源和社会保障厅关于进一步完善就业创业政策的建议的答复",
            ["云川省人力资源和社会保障厅", "关于进一步完善就业创业政策的建议的答复"],
        ),
        (
            "关于落实《某某条例》和《某某办法》有关情况的答复",
            ["关于落实《某某条例》和", "《某某办法》有关情况的答复"],
        ),
        ("", [""]),
    ],
)
def test_a_title_breaks_by_sense(title: str, broken: list[str]) -> None:
    assert lines(title) == broken


@pytest.mark.parametrize(
    "congress", ["省十四届人大四次会议", "南屏市第六届人民代表大会第五次会议", "闭会期间"]
)
@pytest.mark.parametrize("number", ["第0033号", "第1321169号", "第DH0271号"])
@pytest.mark.parametrize("issuer", ["", "云川省民政厅", "南屏市住房和城乡建设局"])
def test_a_number_a_kind_and_the_reply_stay_whole(issuer: str, congress: str, number: str) -> None:
    title = f"{issuer}关于{congress}{number}代表建议的答复"
    broken = lines(title)
    for whole in (number, "代表建议", "答复"):
        assert any(whole in line for line in broken)
    assert not any(line.startswith("的") for line in broken)
    assert not is_odd_beside_others(broken)


@pytest.mark.parametrize("more", range(12))
def test_no_line_of_a_title_is_a_scrap(more: int) -> None:
    for title in (
        f"对《关于{'加强养老服务体系建设'[:more]}农村留守儿童关爱的建议》的答复",
        "甲" * (15 + more),
    ):
        assert all(width(line) >= 8 for line in lines(title))


SUBJECTS = (
    "关于优化提升属地就医管理的建议",
    "关于加强农村留守儿童关爱的建议",
    "关于规范殡葬用品价格管理的提案",
    "统筹农村留守儿童关爱服务的建议",
    "关于加快推进河道采砂问题的提案",
)
FORMS = (
    *(
        "对《{}》的答复",
        "对《{}》的答复函",
        "对《{}》的再次答复",
        "对《{}》的会办意见",
        "对《{}》转建议的答复",
    ),
    *("关于《{}》会办意见的函", "关于《{}》再次答复的函", "云川省民政厅关于《{}》会办意见的函"),
)
VERBS = ("加强", "进一步加强", "优化提升", "加快推进", "尽快修复", "切实解决", "规范", "增设", "加大对")
OBJECTS = (
    *(
        "农村留守儿童关爱服务",
        "属地就医管理",
        "青石坡村道",
        "既有住宅加装电梯",
        "婚姻登记“跨省通办”",
        "小水电退出补偿",
    ),
    *(
        "中小学校园食品安全",
        "清禾县城区停车难问题",
        "12345热线",
        "红色旅游",
        "殡葬改革",
        "县域医共体",
        "托育",
        "G318国道养护",
    ),
)
PARTS = st.tuples(st.sampled_from(VERBS), st.sampled_from(OBJECTS)).map("".join)
WRITTEN = st.builds(
    "{}{}{}".format,
    st.sampled_from(("关于", "")),
    st.lists(PARTS, min_size=1, max_size=4).map("、".join),
    st.sampled_from(("的建议", "的提案", "", "工作的意见建议")),
).filter(lambda text: 4 <= len(text) <= 60)


def is_odd_beside_others(broken: list[str]) -> bool:
    """Return True if a line has three characters or fewer, or less than a third of the longest."""
    widths = list(map(width, broken))
    return len(broken) > 1 and (min(widths) < 8 or min(widths) * 3 < max(widths))


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("form", FORMS)
def test_no_line_of_a_title_with_a_subject_is_left_alone(form: str, subject: str) -> None:
    broken = lines(form.format(subject))
    assert not is_odd_beside_others(broken)
    assert not any(line.startswith(("的", "》")) for line in broken)


def test_a_title_with_a_subject_breaks_inside_it_rather_than_before_it() -> None:
    assert lines("对《关于优化提升属地就医管理的建议》的答复") == [
        "对《关于优化提升属地",
        "就医管理的建议》的答复",
    ]


@examples(300)
@given(st.sampled_from(FORMS), WRITTEN)
def test_no_line_of_a_written_title_is_left_alone_and_no_known_word_is_split(form: str, subject: str) -> None:
    title = form.format(subject)
    broken = lines(title)
    assert not is_odd_beside_others(broken)
    assert len(broken) <= MAX_LINES
    inside = {at for start, end in words_in(title) for at in range(start + 1, end)}
    assert not inside & set(accumulate(map(len, broken)))


@pytest.mark.parametrize("more", range(20))
def test_no_line_of_a_title_too_long_to_be_balanced_is_left_alone(more: int) -> None:
    broken = lines("推进养老服务" * 20 + "甲" * more)
    assert len(broken) > MAX_LINES
    assert min(map(width, broken)) >= 8


TITLES = st.text(
    st.one_of(st.sampled_from("关于推进养老服务的建议答复第号会议"), st.sampled_from("《》“”（）、0123a")),
    max_size=130,
)


@examples(150)
@given(TITLES)
def test_every_line_of_a_title_fits_and_nothing_is_lost(title: str) -> None:
    broken = lines(title)
    assert "".join(broken) == title
    assert all(width(line.rstrip(" ")) <= ROOM for line in broken)
    assert len(broken) == 1 or all(broken)


@examples(150)
@given(TITLES)
def test_no_line_of_a_title_begins_or_ends_with_a_forbidden_mark_unless_it_must(title: str) -> None:
    start = 0
    for end in break_title(title, ROOM * WIDTHS.square // 2, WIDTHS)[:-1]:
        if title[end] in NO_LINE_START or title[end - 1] in NO_LINE_END:
            assert not any(may_break(title, at) for at in range(start + 1, end))
        start = end


def test_a_title_takes_no_more_lines_than_it_needs() -> None:
    assert [len(lines("推进养老服务" * count)) for count in (3, 4, 7, 10, 14)] == [1, 2, 3, 3, 5]


def test_a_text_that_is_no_title_is_filled_line_by_line() -> None:
    broken = lines("推进养老服务" * 700)
    assert len(broken) > MAX_LINES
    assert {width(line) for line in broken[:-1]} == {ROOM}


@given(st.lists(st.sampled_from(sorted(WORDS)), min_size=8, max_size=26))
def test_a_title_made_of_known_words_breaks_between_them(words: list[str]) -> None:
    title = "".join(words)
    places = set(accumulate(map(len, words)))
    found = {each.end() for each in re.finditer("|".join(sorted(WORDS, key=len, reverse=True)), title)}
    if width(title) <= MAX_LINES * (ROOM - 8):
        assert set(break_title(title, ROOM * WIDTHS.square // 2, WIDTHS)) <= places | found
