"""What is asked of the same lines again is worked out once, and no long line is kept for it."""

from __future__ import annotations

from replydesk.importing.replies.joining.remembered import remembered


def test_a_line_is_judged_once() -> None:
    asked: list[str] = []

    @remembered
    def size(text: str) -> int:
        asked.append(text)
        return len(text)

    assert [size("县水利局"), size("县水利局"), size("县教体局")] == [4, 4, 4]
    assert asked == ["县水利局", "县教体局"]


def test_a_very_long_line_is_judged_again_instead_of_being_kept() -> None:
    asked: list[int] = []

    @remembered
    def size(text: str) -> int:
        asked.append(len(text))
        return len(text)

    long = "水" * 5_000
    assert size(long) == size(long) == 5_000
    assert asked == [5_000, 5_000]
