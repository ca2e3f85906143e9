from __future__ import annotations

import pytest

from replydesk.draft.document_number import as_standard, standard_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("云民复议字〔2026〕33号", ("云民复议字", "2026", "33")),
        ("云民复议字〔2026〕  号", ("云民复议字", "2026", "")),
        ("云民复议字〔2026〕　号", ("云民复议字", "2026", "")),
        ("〔2026〕号", ("", "2026", "")),
        ("云民复议字〔〕号", ("云民复议字", "", "")),
    ],
)
def test_a_document_number_is_parsed(text: str, parts: tuple[str, str, str]) -> None:
    assert standard_parts(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "云民复议字[2026]33号",
        "云民复议字【2026】33号",
        "云民复议字〔2026〕第33号",
        "云民复议字〔2026〕33",
        "云民复议字：〔2026〕33号",
        "云民复议字〔２０２６〕３３号",
        "33号",
        "",
    ],
)
def test_other_forms_are_no_document_number(text: str) -> None:
    assert standard_parts(text) is None


@pytest.mark.parametrize("text", ["云民复议字〔2026〕33号", "云民复议字〔2026〕  号"])
def test_a_document_number_is_formatted_as_it_was(text: str) -> None:
    assert as_standard(*(standard_parts(text) or ("", "", ""))) == text
