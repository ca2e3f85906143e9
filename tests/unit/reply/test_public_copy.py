from __future__ import annotations

from dataclasses import replace

import pytest

from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.locations import apply_edits
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, apply_all_fixes
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock

STOCK = Stock(Phrases(), {"甲": Profile(name="甲局")})
TYPED = Draft(
    (("提出人", "张某某"), ("公开属性", "主动公开")),
    preamble=(Paragraph("服务车（吉A12345）另见（88905324），请拨13800138000。"),),
)


def asked(draft: Draft) -> list[Finding]:
    return [each for each in make_reply(draft, STOCK).findings if each.rulings]


def settled(draft: Draft, question: int, way: int) -> Draft:
    """Return the draft after a decision, as it is read from its file again."""
    changed = apply_edits(draft, asked(draft)[question].rulings[way].edits)
    again = parse_draft(format_draft(changed)).draft
    assert again == changed
    return again


def test_each_doubtful_text_is_a_question_that_leads_to_it() -> None:
    found = asked(TYPED)
    assert [each.message for each in found] == [
        "“服务车（吉A12345）……”里的“吉A12345”像车牌号，公开件里先去掉",
        "“服务车（吉A12345）……”里的“88905324”像电话号码，公开件里先去掉",
    ]
    assert all(each.level is Level.HINT and each.where[0].key == "答复内容" for each in found)
    assert [ruling.name for ruling in found[0].rulings] == ["去掉", "保留"]


def test_a_decision_is_kept_in_the_draft_and_can_be_taken_back() -> None:
    draft = settled(settled(TYPED, 0, 1), 1, 0)
    assert (draft.get(Key.KEPT_PUBLIC), draft.get(Key.LEFT_OUT)) == ("吉A12345", "88905324")
    assert [(each.level, each.message) for each in asked(draft)] == [
        (Level.INFO, "公开件里保留“吉A12345”，已定"),
        (Level.INFO, "公开件里去掉“88905324”，已定"),
    ]
    draft = settled(settled(draft, 0, 0), 1, 0)
    assert [each.level for each in asked(draft)] == [Level.HINT] * 2


def test_a_decision_may_hold_commas() -> None:
    draft = replace(TYPED, preamble=(Paragraph("138、1234、5678"), Paragraph("吉A12345")))
    draft = settled(settled(draft, 0, 1), 1, 1)
    assert draft.names(Key.KEPT_PUBLIC) == ("138、1234、5678", "吉A12345")
    assert all(each.level is Level.INFO for each in asked(draft))


def test_correcting_all_decides_nothing() -> None:
    draft, _ = apply_all_fixes(TYPED, lambda draft: make_reply(draft, STOCK).findings)
    assert len(asked(draft)) == 2 and not draft.get(Key.KEPT_PUBLIC) and not draft.get(Key.LEFT_OUT)


@pytest.mark.parametrize("fields", [{"公开属性": "不予公开"}, {"公开属性": "依申请公开"}, {"密级": "秘密"}])
def test_nothing_is_asked_of_a_reply_that_is_not_published(fields: dict[str, str]) -> None:
    draft = TYPED
    for key, value in fields.items():
        draft = draft.with_field(key, value)
    assert asked(draft) == []


def test_an_export_does_not_ask() -> None:
    assert not any(each.rulings for each in make_reply(TYPED, STOCK, asks=False).findings)


def test_a_very_long_letter_is_not_read_at_every_key() -> None:
    long = replace(TYPED, preamble=(*TYPED.preamble, Paragraph("文" * 200_000)))
    assert asked(long) == []
    assert any("太长" in each.message for each in make_reply(long, STOCK).findings)
