"""Originals find their drafts by number, title and people; what is not certain is shown, not guessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.importing.originals.matching import DraftHead, OriginalMatch, head_of, match_originals

_ORIGINAL = Original(
    kind="代表建议",
    session="省十四届人大四次会议",
    number="0033",
    subject="关于推进社区居家养老服务的建议",
    first=("张某某",),
)


def _head(name: str = "甲", **values: str) -> DraftHead:
    usual = {
        "KIND": "代表建议",
        "SESSION": "省十四届人大四次会议",
        "ITEM_NUMBER": "33",
        "SUBJECT": "关于推进社区居家养老服务的建议",
        "PROPOSERS": "张某某",
    }
    draft = Draft().with_fields((str(Key[key]), value) for key, value in {**usual, **values}.items() if value)
    return head_of(Path(f"{name}.md"), draft)


def _match(original: Original, *heads: DraftHead) -> OriginalMatch:
    return match_originals([original], heads)[0]


@pytest.mark.parametrize(
    ("original", "values", "why"),
    [
        (_ORIGINAL, {}, "编号、案由、提出人相同"),
        (replace(_ORIGINAL, number=""), {}, "案由、提出人相同"),
        (replace(_ORIGINAL, subject=""), {}, "编号、提出人相同"),
        (replace(_ORIGINAL, first=()), {"ITEM_NUMBER": ""}, "案由相同"),
        (_ORIGINAL, {"SUBJECT": "", "PROPOSERS": ""}, "编号相同"),
        (
            replace(_ORIGINAL, subject="关于大力推进社区居家养老服务的建议"),
            {"ITEM_NUMBER": ""},
            "提出人相同，案由相近",
        ),
        (_ORIGINAL, {"KIND": "代表建议会办意见"}, "编号、案由、提出人相同"),
        (_ORIGINAL, {"SESSION": "", "KIND": ""}, "编号、案由、提出人相同"),
    ],
)
def test_a_draft_of_the_item_is_found(original: Original, values: dict[str, str], why: str) -> None:
    found = _match(original, _head(**values), _head("乙", ITEM_NUMBER="34", SUBJECT="关于甲的建议"))
    assert (found.draft, found.why) == (Path("甲.md"), why)


@pytest.mark.parametrize(
    "values",
    [
        {"KIND": "政协提案", "SESSION": "省政协十四届四次会议"},
        {"SESSION": "省十四届人大三次会议", "SUBJECT": "关于甲的建议"},
        {"ITEM_NUMBER": "34", "SUBJECT": "关于甲的建议"},
        {"ITEM_NUMBER": "", "SUBJECT": "关于甲的建议"},
    ],
)
def test_a_draft_of_another_item_is_not(values: dict[str, str]) -> None:
    found = _match(_ORIGINAL, _head(**values))
    assert (found.draft, found.others, found.why) == (None, (), "没有对得上的稿子")


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"ITEM_NUMBER": "34"}, "只是案由、提出人相同，编号不同，请核对"),
        ({"SUBJECT": "关于整治河道的建议", "PROPOSERS": "李某"}, "只是编号相同，案由不同，请核对"),
        ({"ITEM_NUMBER": "", "PROPOSERS": "李某"}, "只是案由相同，请核对"),
    ],
)
def test_a_doubtful_draft_is_shown_and_not_taken(values: dict[str, str], why: str) -> None:
    found = _match(_ORIGINAL, _head(**values))
    assert (found.draft, [each.path.name for each in found.others], found.why) == (None, ["甲.md"], why)


def test_of_two_drafts_that_fit_alike_none_is_taken() -> None:
    found = _match(_ORIGINAL, _head("甲"), _head("乙", KIND="代表建议会办意见"))
    assert (found.draft, found.why) == (None, "有 2 份稿子都对得上，请选")
    assert {each.path.name for each in found.others} == {"甲.md", "乙.md"}


def test_the_draft_that_fits_better_is_taken_and_the_other_named() -> None:
    found = _match(_ORIGINAL, _head("甲"), _head("乙", ITEM_NUMBER="", PROPOSERS=""))
    assert found.draft == Path("甲.md")
    assert [each.path.name for each in found.others] == ["乙.md"]


def test_of_two_originals_of_one_draft_none_is_taken() -> None:
    found = match_originals([_ORIGINAL, replace(_ORIGINAL, text=("甲",))], [_head()])
    assert [each.draft for each in found] == [None, None]
    assert all("另一份原件" in each.why and each.others for each in found)


def test_the_original_that_fits_better_gets_the_draft() -> None:
    found = match_originals([replace(_ORIGINAL, number="", first=()), _ORIGINAL], [_head()])
    assert [each.draft for each in found] == [None, Path("甲.md")]


_NUMBERS = st.sampled_from(("", "1", "2", "0002"))
_TITLES = st.sampled_from(("", "关于甲乙丙的建议", "关于甲乙丁的建议", "关于戊己的建议"))
_PEOPLE = st.sampled_from(("", "张某某", "李某"))


@given(
    st.lists(st.tuples(_NUMBERS, _TITLES, _PEOPLE), max_size=6),
    st.lists(st.tuples(_NUMBERS, _TITLES, _PEOPLE), max_size=6),
)
def test_no_draft_is_given_to_two_originals(
    originals: list[tuple[str, str, str]], drafts: list[tuple[str, str, str]]
) -> None:
    heads = [
        _head(str(place), ITEM_NUMBER=number, SUBJECT=title, PROPOSERS=person)
        for place, (number, title, person) in enumerate(drafts)
    ]
    items = [
        Original(number=number, subject=title, first=(person,) if person else ())
        for number, title, person in originals
    ]
    taken = [match.draft for match in match_originals(items, heads) if match.draft]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize(
    ("original", "values", "why", "differs"),
    [
        (
            _ORIGINAL,
            {"SESSION": "省十四届人大三次会议"},
            "只是编号、案由、提出人相同，届次不同，请核对",
            "届次稿子是“省十四届人大三次会议”，原件是“省十四届人大四次会议”",
        ),
        (
            _ORIGINAL,
            {"ITEM_NUMBER": "34"},
            "只是案由、提出人相同，编号不同，请核对",
            "编号稿子是“34”，原件是“33”",
        ),
    ],
)
def test_a_draft_that_differs_in_one_is_named_with_what_differs(
    original: Original, values: dict[str, str], why: str, differs: str
) -> None:
    found = _match(original, _head(**values))
    assert (found.draft, found.why) == (None, why)
    assert [(each.path, each.differs) for each in found.others] == [(Path("甲.md"), differs)]


@pytest.mark.parametrize(
    "session", ["十四届四次", "第十四届第四次", "14届4次会议", "2026年", "省第十四届人民代表大会第四次会议"]
)
def test_short_spellings_of_a_session_are_no_difference(session: str) -> None:
    for original, head in (
        (replace(_ORIGINAL, session=session), _head()),
        (_ORIGINAL, _head(SESSION=session)),
    ):
        assert _match(original, head).draft == Path("甲.md")


def test_last_years_item_of_the_same_title_is_no_candidate() -> None:
    head = _head(SESSION="省十四届人大三次会议", ITEM_NUMBER="71")
    assert not _match(_ORIGINAL, head).others
