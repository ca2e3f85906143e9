from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.title_marks import bare_title, taken_out, with_inner_marks, with_own_marks

# A title as it stands alone, from its parts: the titles in it have 《》, those in them 〈〉.
_WORDS = st.text("关于条例实施的建议“”（）", max_size=6)
_TITLES = st.recursive(
    _WORDS,
    lambda inner: st.lists(st.tuples(_WORDS, inner), max_size=3).map(lambda parts: [*parts]),
    max_leaves=8,
)


def written(title: object, depth: int = 0) -> str:
    if isinstance(title, str):
        return title
    assert isinstance(title, list)
    opening, closing = "《》" if depth % 2 == 0 else "〈〉"
    return "".join(f"{words}{opening}{written(inner, depth + 1)}{closing}" for words, inner in title)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("对《关于实施《养老条例》的建议》的答复", "对《关于实施〈养老条例〉的建议》的答复"),
        ("《《条例》修改建议》", "《〈条例〉修改建议》"),
        ("《关于《甲》和《乙》的建议》", "《关于〈甲〉和〈乙〉的建议》"),
        ("《关于《〈条例〉办法》的建议》", "《关于〈《条例》办法〉的建议》"),
        ("《关于《《条例》办法》的建议》", "《关于〈《条例》办法〉的建议》"),
        ("《甲》《乙》", "《甲》《乙》"),
        ("《关于〈甲〉的建议》", "《关于〈甲〉的建议》"),
        ("〈甲〉和《乙》", "〈甲〉和《乙》"),
        ("《关于《甲的建议》", "《关于《甲的建议》"),
        ("甲》《乙《丙》", "甲》《乙《丙》"),
        ("", ""),
    ],
)
def test_a_title_inside_a_title_has_single_marks(text: str, printed: str) -> None:
    assert with_inner_marks(text) == printed
    assert with_inner_marks(printed) == printed


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("提出的《关于〈甲〉的建议》和《〈乙〉》", "提出的《关于《甲》的建议》和《《乙》》"),
        ("《关于〈《条例》办法〉的建议》", "《关于《〈条例〉办法》的建议》"),
        ("《关于《甲》的建议》", "《关于《甲》的建议》"),
        ("关于〈甲〉的建议", "关于〈甲〉的建议"),
        ("《关于〈甲的建议》", "《关于〈甲的建议》"),
    ],
)
def test_a_title_taken_out_of_its_marks_has_double_ones_inside(text: str, own: str) -> None:
    assert with_own_marks(text) == own


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("《关于〈甲〉的建议》", "关于《甲》的建议"),
        ("《关于《甲》的建议》", "关于《甲》的建议"),
        ("《甲》", "甲"),
        ("《甲》和《乙》", "《甲》和《乙》"),
        ("《甲》的建议", "《甲》的建议"),
        ("《甲", "《甲"),
        ("》甲《", "》甲《"),
    ],
)
def test_marks_around_the_whole_of_a_title_are_taken_off(text: str, bare: str) -> None:
    assert bare_title(text) == bare


@given(_TITLES)
def test_a_title_put_in_marks_comes_back_as_it_was(title: object) -> None:
    own = written(title)
    printed = with_inner_marks(f"《{own}》")
    assert printed == f"《{written(title, 1)}》"
    assert bare_title(printed) == taken_out(printed[1:-1]) == own


def test_two_titles_taken_out_of_their_marks_stay_two() -> None:
    assert taken_out("关于〈甲〉的建议》和《关于〈乙〉的建议") == "关于《甲》的建议》和《关于《乙》的建议"


@given(st.text("《》〈〉甲"))
def test_marks_are_changed_in_their_places_only(text: str) -> None:
    for changed in (with_inner_marks(text), with_own_marks(text)):
        assert changed.translate(str.maketrans("〈〉", "《》")) == text.translate(
            str.maketrans("〈〉", "《》")
        )
    assert with_inner_marks(with_inner_marks(text)) == with_inner_marks(text)
