"""Lines of 逐条 read back as they were, whatever is in them; those that cannot be read are kept and noted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.points.lines import (
    AnyLine,
    PointLine,
    StateLine,
    TieLine,
    format_point_line,
    parse_point_line,
)
from replydesk.draft.points.model import Point, PointSource, PointState
from replydesk.draft.points.placing import MOST_POINTS
from replydesk.draft.points.reading import point_lines_of, point_notes, points_of

_ODD = st.sampled_from(
    [
        "「",
        "】",
        "\\",
        "〔1〕",
        "：",
        "\n",
        "\u3000",
        "\x00",
        "答在 ",
        "不采纳",
        "已答",
        "（原件第3段第1至2字）",
    ]
)
_TEXTS = st.lists(_ODD | st.characters(), max_size=12).map("".join)
_IDS = st.integers(1, 999_999)
_SOURCES = st.none() | st.builds(
    lambda paragraph, start, more: PointSource(paragraph, start, start + more),
    st.integers(0, 999),
    st.integers(0, 9998),
    st.integers(1, 500),
)
_PLACES = st.builds(
    Place, st.sampled_from([*map(str, Part), "附件1"]), st.integers(-1, 99), st.integers(0, 99)
)
_ANCHORS = st.builds(
    lambda place, words, is_lost: WrittenAnchor(place, words, is_whole=True, is_lost=is_lost),
    _PLACES,
    _TEXTS,
    st.booleans(),
)
_LINES = st.one_of(
    st.builds(PointLine, _IDS, _TEXTS.filter(str.strip), _SOURCES),
    st.builds(TieLine, _IDS, _ANCHORS),
    st.builds(StateLine, _IDS, st.sampled_from(PointState), _TEXTS),
)


@given(_LINES)
def test_a_line_of_points_reads_back_as_it_was_written(line: AnyLine) -> None:
    text = format_point_line(line)
    assert parse_point_line(text) == line
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("〔1〕加大补贴（原件第3段第1至4字）", PointLine(1, "加大补贴", PointSource(2, 0, 4))),
        ("〔1〕加大补贴（原件第3段）", PointLine(1, "加大补贴", PointSource(2, 0, 0))),
        ("〔12〕另设电话", PointLine(12, "另设电话")),
        ("〔2〕不采纳：省里已有渠道", StateLine(2, PointState.DECLINED, "省里已有渠道")),
        ("〔2〕已答", StateLine(2, PointState.ANSWERED)),
        ("〔2〕已答复过的事", PointLine(2, "已答复过的事")),
        ("2. 加大补贴", None),
        ("〔a〕加大补贴", None),
        ("〔1〕", None),
        ("〔1〕答在 某处", None),
    ],
)
def test_a_line_that_a_person_wrote_is_read(line: str, expected: AnyLine | None) -> None:
    assert parse_point_line(line) == expected


ANSWER = Draft(sections=(Section(1, "关于补贴的建议。", (Paragraph("每餐补助三元。"),)),))


def _pointed(*lines: str) -> Draft:
    return ANSWER.with_field(Key.POINTS, lines)


def test_points_stand_in_the_order_of_their_lines_with_states_and_passages() -> None:
    draft = _pointed(
        "〔2〕另设电话",
        "〔1〕加大补贴（原件第3段第1至4字）",
        "〔2〕不采纳：已有热线",
        "〔1〕答在 答复内容 第1节 标题 整段「关于补贴的建议。」",
        "〔1〕答在 原在答复内容 第9段 整段「没了」",
    )
    phone, subsidy = points_of(draft)
    assert phone == Point(2, "另设电话", None, PointState.DECLINED, "已有热线", number=1)
    assert [each.place for each in subsidy.ties] == [Place("答复内容", 0, -1)]
    assert (subsidy.number, subsidy.lost, subsidy.standing) == (2, 1, PointState.ANSWERED)
    assert point_notes(draft) == ()


def test_a_set_state_counts_more_than_passages() -> None:
    draft = _pointed(
        "〔1〕加大补贴", "〔1〕部分：还在定", "〔1〕答在 答复内容 第1节 第1段 整段「每餐补助三元。」"
    )
    assert points_of(draft)[0].standing is PointState.PARTLY
    assert points_of(_pointed("〔1〕加大补贴"))[0].standing is PointState.OPEN


def test_points_with_one_number_get_numbers_of_their_own() -> None:
    draft = _pointed("〔1〕加大补贴", "〔1〕另设电话", "〔4〕延长时间")
    assert [each.id for each in points_of(draft)] == [1, 5, 4]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("第一条", "逐条第 2 行看不懂"),
        ("〔7〕已答", "没有这一条"),
        ("〔7〕答在 案由 整项「无」", "没有这一条"),
    ],
)
def test_lines_that_are_of_no_use_are_noted_and_kept(line: str, said: str) -> None:
    draft = _pointed("〔1〕加大补贴", line)
    text = format_draft(draft)
    parsed = parse_draft(text)
    assert any(said in note.text for note in parsed.notes)
    assert point_lines_of(parsed.draft) == ("〔1〕加大补贴", line) and format_draft(parsed.draft) == text


def test_points_of_another_shape_are_noted() -> None:
    draft = ANSWER.with_field(Key.POINTS, Nested("{一: 二}"))
    assert points_of(draft) == () and "不是一条一行" in point_notes(draft)[0].text


def test_very_many_points_are_noted() -> None:
    draft = _pointed(*(f"〔{number}〕第{number}件事" for number in range(1, MOST_POINTS + 2)))
    assert len(points_of(draft)) == MOST_POINTS
    assert f"只用前 {MOST_POINTS} 条" in point_notes(draft)[0].text
