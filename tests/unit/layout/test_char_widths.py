from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from replydesk.layout.char_widths import TIMES, UNITS, advances, length
from replydesk.letter.print_options import LATIN_FACES

SERIF = Path("/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf")
NEW_ROMAN = "Times New Roman"


def twips(text: str, size: float = 16, spacing: int = -5, latin: str = "") -> float:
    return length(text, advances(size, spacing, latin)) / UNITS


@pytest.mark.parametrize(
    ("text", "size", "spacing", "wide"),
    [
        ("张", 16, -5, 315),
        ("9", 16, -5, 155),
        ("张" * 28, 16, -5, 28 * 315),
        ("张某某2026", 16, -5, 3 * 315 + 4 * 155),
        ("张", 16, -17, 303),
        ("张", 14, 0, 280),
        ("a", 14, 0, 140),
        ("张", 22, 0, 440),
        ("张", 10.5, 0, 210),
        ("“”‘’……——·％～℃　", 16, 0, 13 * 320),
        (" \xa0", 16, 0, 320),
        ("é²𠮷", 16, 0, 3 * 320),
        ("a\u0301\u200b\u2060", 16, -5, 155),
        ("", 16, -5, 0),
    ],
)
def test_a_length_is_the_sum_of_what_the_characters_take(
    text: str, size: float, spacing: int, wide: float
) -> None:
    assert twips(text, size, spacing) == wide


def test_28_characters_or_57_ascii_ones_fill_156_millimetres() -> None:
    assert twips("张" * 28) <= 8844 < twips("张" * 29)
    assert twips("5" * 57) <= 8844 < twips("5" * 58)


@pytest.mark.parametrize(
    ("text", "ems_2048"),
    [
        ("2026", 4096),
        (" ", 512),
        ("\xa0", 512),
        ("A", 1479),
        ("W", 1933),
        ("i", 569),
        ("~", 1108),
        ("a张", 2957),
    ],
)
def test_a_latin_face_has_its_own_widths_for_ascii(text: str, ems_2048: int) -> None:
    assert length(text, advances(16, 0, NEW_ROMAN)) == 5 * ems_2048
    assert length(text, advances(16, -5, NEW_ROMAN)) == 5 * ems_2048 - 5 * UNITS * len(text)


def test_the_table_of_times_is_whole() -> None:
    assert "".join(TIMES) == "".join(map(chr, range(0x20, 0x7F)))
    assert sum(TIMES.values()) == 99_243
    pangram = "The quick brown fox jumps over the lazy dog."
    assert sum(TIMES[char] for char in pangram) == 37_936


@pytest.mark.skipif(not SERIF.exists(), reason="Liberation Serif is not installed")
def test_the_table_of_times_is_that_of_its_metric_twin() -> None:
    from fontTools.ttLib import TTFont

    font = TTFont(SERIF)
    glyphs, metrics = font.getBestCmap(), font["hmtx"]
    assert font["head"].unitsPerEm == 2048
    assert {char: metrics[glyphs[ord(char)]][0] for char in TIMES} == TIMES


@pytest.mark.parametrize("latin", LATIN_FACES)
def test_no_character_is_wider_than_a_square_and_the_unseen_take_nothing(latin: str) -> None:
    widths = advances(16, -5, latin)
    for char in map(chr, range(0x3100)):
        unseen = unicodedata.category(char) in ("Mn", "Me", "Cf")
        assert widths[char] == 0 if unseen else 0 < widths[char] <= widths.square


def test_an_unknown_face_is_refused() -> None:
    with pytest.raises(KeyError):
        advances(16, -5, "Comic Sans")


def test_the_same_advances_are_made_once_and_others_are_not_equal() -> None:
    assert advances(16, -5) is advances(16, -5)
    assert len({advances(16, -5), advances(16, -6), advances(16, -5, NEW_ROMAN)}) == 3
    assert advances(11, 0) != advances(12, 0)
