"""Two changes of one text brought together, and what is never lost."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.three_way import Clash, Piece, merge_texts

_MARKS = "¶§"
_BASE = [chr(0x4E00 + number) for number in range(40)]  # each character occurs once, so that it can be missed
_OURS = [chr(0x5E00 + number) for number in range(40)]
_THEIRS = [chr(0x6E00 + number) for number in range(40)]


def _cut(characters: Sequence[str], breaks: set[int]) -> str:
    return "".join(("¶" if at in breaks else "") + char for at, char in enumerate(characters))


@st.composite
def _changed(draw: st.DrawFn, own: Sequence[str]) -> str:
    """Return the base with stretches removed, moved and put in, and its paragraphs cut elsewhere."""
    text: list[str] = list(draw(_BASES))
    fresh = iter(own)
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(1, len(text)))
        many = draw(st.integers(0, 5))
        taken, text[at : at + many] = text[at : at + many], []
        put = (
            taken if draw(st.booleans()) and taken else [next(fresh) for _ in range(draw(st.integers(0, 3)))]
        )
        place = draw(st.integers(1, len(text)))
        text[place:place] = put if draw(st.booleans()) else ["¶", *put] if put else []
    return "".join(text)


_BASES = st.shared(st.sets(st.integers(1, 39), max_size=6).map(lambda breaks: "¶" + _cut(_BASE, breaks)))


def _all_of(pieces: Sequence[Piece]) -> str:
    return "".join(each if isinstance(each, str) else each.ours + each.theirs for each in pieces)


def _ours(pieces: Sequence[Piece]) -> str:
    return "".join(each if isinstance(each, str) else each.ours for each in pieces)


@given(_BASES, _changed(_OURS), _changed(_THEIRS))
def test_no_character_is_lost(base: str, ours: str, theirs: str) -> None:
    merged = merge_texts(base, ours, theirs, _MARKS)
    added = (set(ours) | set(theirs)) - set(base)
    kept = set(base) & set(ours) & set(theirs)
    assert added | kept <= set(_all_of(merged))
    assert set(ours) - set(base) <= set(_ours(merged))


@given(_BASES, _changed(_OURS))
def test_what_one_side_left_alone_is_the_other_side(base: str, changed: str) -> None:
    assert "".join(map(str, merge_texts(base, base, changed, _MARKS))) == changed
    assert "".join(map(str, merge_texts(base, changed, base, _MARKS))) == changed
    assert "".join(map(str, merge_texts(base, changed, changed, _MARKS))) == changed


@given(_BASES, _changed(_OURS), _changed(_THEIRS))
def test_a_clash_holds_what_each_side_has(base: str, ours: str, theirs: str) -> None:
    merged = merge_texts(base, ours, theirs, _MARKS)
    assert all(each.ours != each.theirs for each in merged if isinstance(each, Clash))


def test_changes_of_different_words_are_both_made() -> None:
    assert merge_texts(
        "我局高度重视，认真办理。", "我局十分重视，认真办理。", "我局高度重视，及时办理。"
    ) == ("我局十分重视，及时办理。",)


def test_one_amount_is_one_word() -> None:
    merged = merge_texts("投入三百万元资金", "投入五百万元资金", "投入三百亿元资金")
    assert merged == ("投入", Clash("三百万", "五百万", "三百亿"), "元资金")


def test_words_beside_each_other_clash_but_not_across_paragraphs() -> None:
    assert merge_texts("甲乙丙丁", "甲一丙丁", "甲乙二丁")[1] == Clash("乙丙", "一丙", "乙二")
    assert merge_texts("¶甲乙¶丙丁", "¶甲一¶丙丁", "¶甲乙¶二丁", "¶") == ("¶甲一¶二丁",)


def test_paragraphs_added_at_one_place_both_stay() -> None:
    merged = merge_texts("¶甲。¶乙。", "¶甲。¶投入经费。¶乙。", "¶甲。¶下一步将跟进。¶乙。", "¶")
    assert merged == ("¶甲。¶投入经费。¶下一步将跟进。¶乙。",)
    merged = merge_texts("¶甲。¶乙。", "¶甲。¶投入经费一万。¶乙。", "¶甲。¶投入经费两万。¶乙。", "¶")
    assert merged[1] == Clash("", "¶投入经费一万。", "¶投入经费两万。")


def test_a_paragraph_that_one_side_moved_has_the_other_sides_words() -> None:
    base, moved = (
        "¶第一段说道路。¶第二段说桥梁。¶第三段说隧道。",
        "¶第二段说桥梁。¶第三段说隧道。¶第一段说道路。",
    )
    changed = base.replace("道路", "公路")
    assert merge_texts(base, changed, moved, "¶") == (moved.replace("道路", "公路"),)
    assert merge_texts(base, moved, changed, "¶") == (moved.replace("道路", "公路"),)


def test_a_paragraph_that_both_split_is_there_once_though_ours_changed_the_one_moved_before_it() -> None:
    base = "¶先修路面。¶再架桥梁。后通隧道。¶资金列入明年计划。"
    theirs = "¶先修路面。¶资金列入明年计划。¶再架桥梁。¶后通隧道。"
    ours = theirs.replace("明年", "后年")
    assert merge_texts(base, ours, theirs, "¶") == (ours,)
    assert merge_texts(base, theirs, ours, "¶") == (ours,)


def test_paragraphs_moved_and_taken_over_are_not_added_again() -> None:
    one, two, three, four = (
        "¶第一，修通了乡村的道路。",
        "¶第二，架起了三座新桥梁。",
        "¶群众反映的停车难问题得到缓解。",
        "¶下一步将争取更多资金支持。",
    )
    head, last = "¶全省的情况如下。", "¶考核结果已公布。"
    rest = "¶各地都已经验收完毕了。¶资金由省市县三级分担。¶审计没有发现问题。¶媒体作过多次报道。"
    base = f"{head}{one}{two}{three}{four}{rest}{last}"
    theirs = f"{head}{rest}{four}{one}{two}{three}{last}"
    ours = theirs.replace("三座", "五座")
    assert merge_texts(base, ours, theirs, "¶") == (ours,)
    assert merge_texts(base, theirs, ours, "¶") == (ours,)


def test_a_paragraph_moved_beside_a_new_one_like_it_is_kept() -> None:
    base = "¶第一，修通了乡村的道路。¶全省的情况如下。"
    ours, theirs = base + "¶第二，修通了乡村的公路。", "¶全省的情况如下。¶第一，修通了乡村的道路。"
    pieces = merge_texts(base, ours, theirs, "¶")
    said = "".join(each if isinstance(each, str) else each.ours + each.theirs for each in pieces)
    assert "¶第一，修通了乡村的道路。" in said and "¶第二，修通了乡村的公路。" in said


def test_a_removed_paragraph_takes_no_words_added_to_it() -> None:
    merged = merge_texts("¶甲甲甲。¶乙乙乙。", "¶甲甲甲。", "¶甲甲甲。¶乙乙乙。另有丙。", "¶")
    assert Clash("¶乙乙乙。", "", "¶乙乙乙。另有丙。") in merged


def test_a_paragraph_that_one_side_removed_is_not_joined_to_the_one_before_it() -> None:
    base, theirs = "¶甲甲甲。¶乙乙乙。¶丙丙丙。", "¶甲甲甲。¶乙乙丁乙。丙丙丙。"
    merged = merge_texts(base, "¶甲甲甲。¶丙丙丙。", theirs, "¶")
    assert _ours(merged) == "¶甲甲甲。¶丙丙丙。" and any(isinstance(each, Clash) for each in merged)
    assert _ours(merge_texts(base, theirs, "¶甲甲甲。¶丙丙丙。", "¶")) == theirs


def test_an_amount_that_both_have_changed_is_one_word() -> None:
    assert merge_texts("共412个站", "共415个站", "共420个站") == ("共", Clash("412", "415", "420"), "个站")
    assert merge_texts("1.5亿元", "1.6亿元", "1.75亿元") == (Clash("1.5", "1.6", "1.75"), "亿元")
