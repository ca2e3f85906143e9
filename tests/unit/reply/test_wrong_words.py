"""The words of findings by place."""

from __future__ import annotations

from replydesk.draft.model import Part
from replydesk.draft.place import Place
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.wrong_words import WrongWords, wrong_words

ONE, OTHER = Place(Part.ANSWER, 0, 0), Place(Part.ANSWER, 1, 2)


def found(level: Level, *hits: Hit) -> Finding:
    return Finding(level, Part.ANSWER, "错了", "请改", hits=hits)


def test_words_are_sorted_by_place_with_the_worst_last() -> None:
    words = wrong_words(
        [
            found(Level.ERROR, Hit(ONE, "甲", 3), Hit(OTHER, "乙", 0)),
            found(Level.HINT, Hit(ONE, "丙丁", 3)),
            found(Level.SUSPECTED, Hit(ONE, "丁", 4), Hit(ONE, "", 5)),
            found(Level.HINT),
        ]
    )
    assert [(each.words, each.level) for each in words[ONE]] == [
        ("丙丁", Level.HINT),
        ("丁", Level.SUSPECTED),
        ("甲", Level.ERROR),
    ]
    assert words[OTHER] == (WrongWords(0, "乙", Level.ERROR),)


def test_words_are_in_a_text_only_where_they_were_found() -> None:
    words = WrongWords(2, "，，", Level.HINT)
    assert words.end == 4 and words.is_in("重视，，好")
    assert not words.is_in("很重视，，好") and not words.is_in("重")
