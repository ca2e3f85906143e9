from __future__ import annotations

import pytest

from replydesk.text.dates import parse_date


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2026年5月29日", ("2026", "5", "29")),
        (" 2026年05月09日 ", ("2026", "05", "09")),
        ("2026年　月　日", ("2026", "", "")),
        ("2026年5月  日", ("2026", "5", "")),
        ("26年5月29日", ("26", "5", "29")),
        ("二〇二六年五月二十九日", None),
        ("２０２６年５月２９日", None),
        ("2026-05-29", None),
        ("2026.5.29", None),
        ("99999999999年1月1日", None),
        ("", None),
    ],
)
def test_a_date_is_parsed(text: str, parts: tuple[str, str, str] | None) -> None:
    assert parse_date(text) == parts
