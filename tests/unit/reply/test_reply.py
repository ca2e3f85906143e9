from __future__ import annotations

import pytest
from hypothesis import given

from replydesk.draft.model import Draft, Key, Value
from replydesk.letter.profile import Profile
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from tests.support.effort import examples
from tests.support.replies import starter_stock as shipped
from tests.support.strategies import DRAFTS

STOCK = Stock(profiles={"甲": Profile(name="甲局"), "乙县": Profile(name="乙局", sheet="撑满版心")})


def draft(**fields: Value) -> Draft:
    return Draft(tuple(fields.items()))


@pytest.mark.parametrize(
    ("unit", "profile"),
    [
        ("", Profile()),
        ("乙局", Profile(name="乙局", sheet="撑满版心")),
        ("乙县", Profile(name="乙局", sheet="撑满版心")),
        ("丙局", Profile(name="丙局")),
    ],
)
def test_a_draft_names_its_profile_by_name_or_file(unit: str, profile: Profile) -> None:
    assert STOCK.profile(draft(单位=unit)) == profile


def test_without_profiles_a_draft_gets_an_empty_one() -> None:
    assert Stock().profile(Draft()) == Profile()


def test_a_new_draft_begins_with_what_the_unit_usually_takes() -> None:
    new = shipped().new_draft(draft(单位="清禾县交通运输局"))
    assert new.get(Key.UNIT) == "清禾县交通运输局"
    assert new.get(Key.KIND) == "代表建议"
    assert new.get(Key.THANKS) == "感谢并请监督"


def test_a_new_draft_keeps_what_is_typed() -> None:
    typed = draft(单位="清禾县交通运输局", 类型="政协提案", 感谢="")
    assert shipped().new_draft(typed) == typed


def test_the_profile_chooses_the_sheet() -> None:
    assert make_reply(draft(单位="乙局"), STOCK).pages.sheet.name == "撑满版心"
    assert make_reply(draft(单位="甲局"), STOCK).pages.sheet.name == "常用"
    odd = Stock(profiles={"甲": Profile(name="甲局", sheet="没有的")})
    assert make_reply(Draft(), odd).pages.sheet.name == "常用"


def test_characters_are_counted_without_spaces() -> None:
    typed = draft(标题="答 复", 落款="甲局", 开头语="无")
    assert make_reply(typed, Stock(profiles={"甲": Profile()})).characters == len("答复甲局")


@examples(50)
@given(DRAFTS)
def test_a_reply_can_be_made_of_any_draft(draft: Draft) -> None:
    reply = make_reply(draft, shipped())
    assert reply.state in ("有误", "草稿", "可签发")
