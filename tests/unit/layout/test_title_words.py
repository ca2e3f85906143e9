from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from replydesk.layout.title_words import WORDS, words_in

PATTERN = re.compile("|".join(sorted(WORDS, key=len, reverse=True)))


@given(st.lists(st.sampled_from(sorted(WORDS)) | st.text("关于进一步医疗保障1 ，", max_size=3)).map("".join))
def test_words_are_found_as_by_a_pattern_of_all_of_them(text: str) -> None:
    assert list(words_in(text)) == [found.span() for found in PATTERN.finditer(text)]


def test_the_longest_word_is_found_where_there_are_several() -> None:
    assert list(words_in("医疗保障机制")) == [(0, 4), (4, 6)]
