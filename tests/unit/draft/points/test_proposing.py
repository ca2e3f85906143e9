"""Proposed ties: which passages likely answer a point, and which points have no answer."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at
from replydesk.draft.points.actions import add_point, set_state, tie
from replydesk.draft.points.model import PointState
from replydesk.draft.points.proposing import likely_ties, proposed_ties, surely_answered
from tests.support.answered.judging import TieTally, is_right, tally
from tests.support.answered.letters import letter_cases
from tests.support.answered.made import SHAPES, made_cases
from tests.support.answered.pairs import PAIR_FILES, pair_cases, varied_cases

POINTS = ("加大财政投入，提高补贴标准", "加强护理人员培训", "把助餐点建到村里")
_TEXTS = st.text(alphabet="加强资金培训建设村里第一条建议，。；：一是（）1关于的“”\u3000 ", max_size=40)


def _place(section: int, paragraph: int = -1) -> Place:
    return Place(Part.ANSWER, section, paragraph)


def _section(heading: str, *texts: str) -> Section:
    return Section(1, heading, tuple(map(Paragraph, texts)))


def _plain(*texts: str) -> Draft:
    return Draft(preamble=tuple(map(Paragraph, texts)))


def test_a_heading_that_names_a_point_is_proposed_for_its_whole_section() -> None:
    draft = Draft(
        sections=(
            _section("关于加大财政投入的建议。", "去年安排两千万元。", "今年再增加三成。"),
            _section("关于护理人员培训的建议。", "办班十二期。"),
            _section("关于村级助餐点的建议。", "已建成四十处。"),
        )
    )
    assert likely_ties(POINTS, draft) == ((_place(0),), (_place(1),), (_place(2),))


def test_of_an_answer_that_is_too_long_to_compare_nothing_is_proposed() -> None:
    short = _plain(*["加大财政投入，提高补贴标准。"] * 20)
    assert any(likely_ties(POINTS, short))
    assert not any(likely_ties(POINTS, _plain(*["加大财政投入，提高补贴标准。"] * 3_000)))
    assert not any(likely_ties(POINTS, _plain("加大财政投入。" * 20_000)))


def test_headings_are_found_in_another_order() -> None:
    draft = Draft(
        sections=(
            _section("村级助餐点", "已建成四十处。"),
            _section("护理人员培训", "办班十二期。"),
            _section("财政投入和补贴", "去年安排两千万元。"),
        )
    )
    assert likely_ties(POINTS, draft) == ((_place(2),), (_place(1),), (_place(0),))


def test_a_number_names_the_point() -> None:
    draft = _plain(
        "关于第三条建议，已经全部落实。",
        "关于您提出的第1条建议，明年列入计划。",
        "针对第二点建议，我厅已有安排。",
    )
    assert likely_ties(POINTS, draft) == ((_place(-1, 1),), (_place(-1, 2),), (_place(-1, 0),))


def test_several_numbers_in_a_heading_name_their_points() -> None:
    draft = Draft(
        sections=(
            _section("关于建议第三条", "已经全部落实。"),
            _section("关于第一、二条建议", "去年安排补贴两千万元。", "办班十二期，培训护理人员。"),
        )
    )
    assert likely_ties(POINTS, draft) == ((_place(1, 0),), (_place(1, 1),), (_place(0),))


def test_words_of_offices_answer_everyday_words() -> None:
    points = ("给小巷装上路灯", "老人食堂要便宜", "门口早晨堵得厉害")
    draft = _plain(
        "照明设施由养护单位逐条里弄增设。",
        "助餐点套餐定价控制在十二元以内。",
        "早晚高峰增派警力疏导，优化信号配时。",
    )
    assert likely_ties(points, draft) == ((_place(-1, 0),), (_place(-1, 1),), (_place(-1, 2),))


def test_of_what_was_done_and_what_comes_next_both_are_proposed() -> None:
    draft = Draft(
        sections=(
            _section(
                "一、工作开展情况",
                "安排财政资金两千万元，补贴标准提高两成。",
                "护理人员培训办班十二期。",
                "建成村级助餐点四十处。",
            ),
            _section("二、存在问题", "一些地方重视不够，进展不平衡。"),
            _section(
                "三、下一步打算",
                "继续加大财政投入，补贴标准逐年提高。",
                "护理人员培训扩大到所有乡镇。",
                "助餐点建到所有行政村。",
            ),
        )
    )
    assert likely_ties(POINTS, draft) == tuple((_place(0, at), _place(2, at)) for at in range(3))


def test_only_what_speaks_much_of_a_point_surely_answers_it() -> None:
    draft = Draft(
        sections=(
            _section(
                "关于加大财政投入、提高补贴标准的建议。", "去年安排财政资金两千万元，补贴标准提高两成。"
            ),
            _section("练好内功", "每年集中学习两周，考核合格方可上岗。"),
            _section("助餐点建设", "年内把助餐点建到所有行政村。"),
        )
    )
    for text in POINTS:
        draft = add_point(draft, text)
    assert set(proposed_ties(draft)) == {1, 2, 3}
    assert surely_answered(draft) == {1, 3}


def test_an_article_of_a_law_is_no_number_of_a_point() -> None:
    draft = _plain("根据条例第二条，本省行政区域内适用。")
    assert likely_ties(POINTS, draft) == ((), (), ())


def test_an_answer_without_a_word_of_the_point_is_found_between_its_neighbours() -> None:
    draft = Draft(
        sections=(
            _section("财政投入", "补贴标准提高两成。"),
            _section("练好内功", "每年集中学习两周，考核合格方可上岗。"),
            _section("助餐点建设", "年内建到所有行政村。"),
        )
    )
    assert likely_ties(POINTS, draft)[1] == (_place(1),)


def test_a_paragraph_that_answers_two_points_is_proposed_for_both() -> None:
    draft = _plain(
        "我厅开展了以下工作：一是加大财政投入，补贴标准提高两成；二是加强护理人员培训，办班十二期。",
        "关于助餐点，年内建到所有行政村。",
    )
    assert likely_ties(POINTS, draft) == ((_place(-1, 0),), (_place(-1, 0),), (_place(-1, 1),))


def test_a_point_that_nothing_speaks_of_has_no_proposal() -> None:
    draft = Draft(
        sections=(
            _section("关于加大财政投入的建议。", "去年安排两千万元，补贴标准提高两成。"),
            _section("关于村级助餐点的建议。", "年内把助餐点建到所有村。"),
        )
    )
    assert likely_ties(POINTS, draft) == ((_place(0),), (), (_place(1),))


def test_a_draft_without_text_has_no_proposals() -> None:
    assert likely_ties(POINTS, Draft()) == ((), (), ())
    assert likely_ties((), _plain("财政投入")) == ()


def test_points_with_a_state_or_a_passage_are_left_alone() -> None:
    draft = _plain("关于财政投入，提高了补贴标准。", "关于护理人员培训，办班十二期。", "助餐点已建到村里。")
    for text in POINTS:
        draft = add_point(draft, text)
    assert set(proposed_ties(draft)) == {1, 2, 3}
    draft = tie(draft, 1, _place(-1, 2))
    draft = set_state(draft, 2, PointState.OPEN).draft
    assert set(proposed_ties(draft)) == {3}


def test_too_many_points_have_no_proposals() -> None:
    draft = _plain("关于财政投入，提高了补贴标准。")
    assert likely_ties(("加大财政投入",) * 100, draft) == ((),) * 100


@given(st.lists(_TEXTS, max_size=6), st.lists(_TEXTS, max_size=6), st.lists(_TEXTS, max_size=4))
def test_proposed_places_have_text(points: list[str], texts: list[str], headings: list[str]) -> None:
    paragraphs = tuple(Paragraph(each) for each in texts if each.strip())
    sections = tuple(Section(at % 3 + 1, each, paragraphs[at:]) for at, each in enumerate(headings))
    draft = Draft(preamble=paragraphs, sections=sections)
    ties = likely_ties(points, draft)
    assert len(ties) == len(points)
    assert all(text_at(draft, place) is not None for places in ties for place in places)


def _together(counts: dict[str, TieTally]) -> tuple[float, float]:
    """Return the share of points tied rightly, and the share of those without answer that are claimed."""
    of = [each.counts for each in counts.values()]
    right, wrong, missed, claimed, none = (
        sum(each[name] for each in of) for name in ("right", "wrong", "missed", "claimed", "none")
    )
    return right / (right + wrong + missed), claimed / (claimed + none)


def test_nine_of_ten_proposals_are_right_on_made_replies() -> None:
    right, claimed = _together(tally(made_cases(8 * len(SHAPES))))
    assert right >= 0.92 and claimed <= 0.2


def test_most_proposals_are_right_on_letters_written_for_another_purpose() -> None:
    right, claimed = _together(tally(letter_cases()))
    assert right >= 0.92 and claimed <= 0.2


def test_what_counts_as_right() -> None:
    one, two, three = (_place(-1, at) for at in range(3))
    assert is_right(frozenset({one}), frozenset({one, two}))
    assert not is_right(frozenset({one, three}), frozenset({one}))
    assert not is_right(frozenset({one}), frozenset({one, two, three}))


def test_most_proposals_are_right_on_pairs_of_everyday_and_office_words() -> None:
    right, claimed = _together(tally(each for path in PAIR_FILES for each in pair_cases(path)))
    assert right >= 0.8 and claimed <= 0.3


def test_of_points_without_answer_few_are_taken_as_surely_answered() -> None:
    for cases in (made_cases(8 * len(SHAPES)), varied_cases(130)):
        counts = tally(cases, "all")["all"].counts
        assert counts["softened"] <= 0.1 * (counts["claimed"] + counts["none"])
