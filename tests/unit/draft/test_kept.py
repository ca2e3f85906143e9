from __future__ import annotations

from replydesk.draft.kept import filled_fields, kept_fields, kept_words
from replydesk.draft.model import Draft, Key, Nested

DRAFT = Draft(
    (
        ("#", " 说明"),
        (Key.SUBJECT, "关于甲的建议"),
        ("责任科室", "规划科、城建科"),
        ("领导签批", "  "),
        ("表", Nested("[[1]]")),
        ("责任科室", "另一个"),
    )
)


def test_fields_that_the_program_does_not_know_are_kept_with_their_names() -> None:
    assert kept_fields(DRAFT) == {"责任科室": "规划科、城建科", "领导签批": "  "}
    assert filled_fields(DRAFT) == {"责任科室": "规划科、城建科"}


def test_a_kept_field_is_found_whole_and_by_each_of_its_names_with_either_colon() -> None:
    lines = kept_words(DRAFT).split("\n")
    assert {"责任科室:规划科、城建科", "责任科室:城建科", "责任科室：规划科"} <= set(lines)
