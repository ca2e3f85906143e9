from __future__ import annotations

import pytest

from replydesk.draft.model import Draft
from replydesk.draft.stages import STATE_WORDS
from replydesk.export.selection import Selection

RECORD = Draft(
    (
        ("类型", "代表建议"),
        ("编号", "0033"),
        ("案由", "关于某事的建议"),
        ("提出人", "张某某"),
        ("联名", "李某某"),
    )
)


def test_nothing_asked_is_everything() -> None:
    assert Selection.of([]).takes("甲", Draft()) and Selection.of([""]).takes_state("有误")


@pytest.mark.parametrize("word", ["建议", "代表建议", "0033", "某事", "李某某", "甲稿", "甲*", "?稿"])
def test_a_draft_is_found_by_kind_number_subject_recipient_and_name(word: str) -> None:
    assert Selection.of([word]).takes("甲稿", RECORD)


@pytest.mark.parametrize("word", ["提案", "0034", "王某某", "甲?稿", "*乙"])
def test_a_draft_that_has_nothing_of_it_is_not_taken(word: str) -> None:
    assert not Selection.of([word]).takes("甲稿", RECORD)


def test_a_draft_is_selected_by_a_column_that_its_list_had() -> None:
    draft = Draft((("责任科室", "规划科、城建科"),))
    assert Selection.of(["责任科室:城建科"]).takes("甲", draft)
    assert not Selection.of(["责任科室:办公室"]).takes("甲", draft)
    draft = Draft((("承办处室", "养老服务处"),))
    assert Selection.of(["承办处室:养老"]).takes("甲", draft)


def test_one_of_a_sort_is_enough_and_every_sort_must_hold() -> None:
    assert Selection.of(["0033", "0034"]).takes("甲", RECORD)
    assert not Selection.of(["0033", "提案"]).takes("甲", RECORD)
    states = Selection.of(["可签发", "草稿"])
    assert [state for state in ("可签发", "草稿", "有误") if states.takes_state(state)] == ["可签发", "草稿"]


HEADS = {
    "退回": ("拟稿", "2026-05-28 16:40 核稿 退回 李某某：理由"),
    "拟稿": ("", ""),
    "核稿": ("核稿", ""),
    "签发": ("签发", ""),
    "已签": ("签发", "2026-05-28 16:40 签发 通过 王某某（文本 0a1b2c3d）"),
    "已发": ("已发", ""),
}


@pytest.mark.parametrize("word", STATE_WORDS)
def test_a_draft_is_selected_by_its_stage(word: str) -> None:
    drafts = {name: Draft((("环节", stage), ("阅稿记录", line))) for name, (stage, line) in HEADS.items()}
    assert [name for name, draft in drafts.items() if Selection.of([word]).takes("甲", draft)] == [word]
    assert not Selection.of([word]).is_by_state
    both = Selection.of([word, "提案"])
    assert not any(both.takes("甲", draft) for draft in drafts.values())


def test_a_draft_that_has_changed_since_it_was_passed_is_selected_as_such() -> None:
    changed = Selection.of(["改过"])
    assert changed.takes("甲", RECORD, lambda: True) and not changed.takes("甲", RECORD, lambda: False)
    assert Selection.of(["改过", "拟稿"]).takes("甲", RECORD, lambda: False)
