"""The list of laws and regulations, and titles that are nearly one of it."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.reply.rules.laws.cited import cited_titles, law_of, nearest
from replydesk.reply.rules.laws.title_list import COUNTRY, LawTitle, title_list
from replydesk.reply.rules.laws.titles import LOOKS
from replydesk.reply.rules.rule import TextLook

KNOWN = title_list()
LAWS = [each for each in KNOWN.titles if each.is_law and not each.until and each.title.startswith(COUNTRY)]
TEXT_LOOKS = [look for look in LOOKS if isinstance(look, TextLook)]


def found_in(text: str) -> list[tuple[str, str | None]]:
    return [(text[spot.begin : spot.end], spot.right) for look in TEXT_LOOKS for spot in look.look(text)]


def test_the_list_has_the_laws_and_the_commonest_regulations_once() -> None:
    assert len(LAWS) > 280
    assert sum(not each.is_law and not each.until for each in KNOWN.titles) > 200
    assert [title for title, count in Counter(each.title for each in KNOWN.titles).items() if count > 1] == []


def test_what_took_the_place_of_a_repealed_one_is_in_the_list() -> None:
    for each in KNOWN.titles:
        assert not each.successor or each.successor in KNOWN.by_title
        assert bool(each.until) == (each.last_day is not None)


def test_no_title_of_the_list_is_told() -> None:
    for each in KNOWN.titles:
        assert found_in(f"根据《{each.title}》的规定，参照〈{each.title}〉办理。") == []


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.title)
def test_a_law_with_a_character_left_out_doubled_or_changed_over_is_told(law: LawTitle) -> None:
    title, places = law.title, range(len(law.title) - 1)
    wrongs = {
        *(title[:at] + title[at + 1 :] for at in places),
        *(title[:at] + title[at] + title[at:] for at in places),
        *(title[:at] + title[at + 1] + title[at] + title[at + 2 :] for at in places),
    }
    for wrong in sorted(each for each in wrongs if law_of(each) is None):
        assert [words for words, _ in found_in(f"根据《{wrong}》的规定办理。")] == [wrong]


@given(st.sampled_from([each for each in LAWS if len(each.title) > len(COUNTRY) + 4]), st.data())
def test_a_law_with_another_character_is_mended(law: LawTitle, data: st.DataObject) -> None:
    at = data.draw(st.integers(len(COUNTRY), len(law.title) - 2))
    before, behind = law.title[:at], law.title[at + 1 :]
    alike = {each.title for each in LAWS if len(each.title) == len(law.title)}  # 民事诉讼法, 刑事诉讼法
    assert nearest(f"{before}某{behind}") in {
        each for each in alike if each.startswith(before) and each.endswith(behind)
    }


@given(st.text(st.sampled_from("《》〈〉“”中华人民共和国安全生产法条例（）2021年修正草案，。"), max_size=60))
def test_titles_stand_in_the_text(text: str) -> None:
    for each in cited_titles(text):
        assert text[each.begin : each.end] == each.title
    found_in(text)
