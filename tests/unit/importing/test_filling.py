"""A reply pasted into a draft: what is filled in, what stays, and that nothing is there twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.importing.replies.filling import Body, Filling, Mode, fill, plan_filling, read_reply_for
from replydesk.importing.replies.pasted import read_reply
from replydesk.letter.profile import Profile
from tests.support.replies import starter_stock

UNIT = "云川省民政厅"
LETTER = """云民复议字〔2025〕7号
对省十四届人大三次会议第0007号代表建议的答复
张某某代表：
　　您提出的《关于推进社区养老服务的建议》收悉。经研究，现答复如下：
　　一、工作进展
　　全省已有站点412个，按月调度进展。
　　二、下一步打算
　　继续推进站点建设。
　　感谢您对民政工作的关心和支持。
　　　　　　　　云川省民政厅
　　　　　　　　2025年5月29日
"""
OF_MEMBERS = """对省政协十三届三次会议第0015号提案的答复
张某某、李某某委员：
　　您提出的《关于推进社区养老服务的提案》收悉。经研究，现答复如下：
　　一、工作进展
　　全省已有站点412个，按月调度进展。
　　衷心感谢您对民政工作的理解，欢迎多提意见！
　　　　　　　　云川省民政厅
　　　　　　　　2025年5月29日
"""


def planned(draft: Draft, text: str = LETTER) -> Filling:
    reply = read_reply(text, starter_stock(), draft.get(Key.UNIT))
    assert reply is not None
    return plan_filling(draft, reply, starter_stock())


def names(filling: Filling) -> set[str]:
    return {each.name for each in filling.new}


def test_an_empty_draft_gets_every_part_of_the_reply() -> None:
    filling = planned(Draft(((Key.UNIT, UNIT),)))
    draft = fill(Draft(((Key.UNIT, UNIT),)), filling, Mode.ADD)
    assert (filling.body, filling.kept) == (Body.EMPTY, ())
    assert draft.get(Key.ITEM_NUMBER) == "0007" and draft.get(Key.PROPOSERS) == "张某某"
    assert draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2025〕7号"
    assert [each.heading for each in draft.sections] == ["工作进展", "下一步打算"]
    assert draft.get(Key.CONTACT) == ""  # the letter has none: the unit's own is printed


def test_the_same_reply_again_has_nothing_to_fill_in() -> None:
    empty = Draft(((Key.UNIT, UNIT),))
    draft = fill(empty, planned(empty), Mode.ADD)
    again = planned(draft)
    assert again.is_there and again.body is Body.SAME
    assert fill(draft, again, Mode.KEEP) == draft == fill(draft, again, Mode.ADD)


def test_what_is_written_stays_unless_asked_for() -> None:
    written = Draft(((Key.UNIT, UNIT), (Key.DATE, "2026年6月1日")))
    filling = planned(written)
    assert [(each.name, each.own) for each in filling.kept] == [(Key.DATE, "2026年6月1日")]
    assert fill(written, filling, Mode.ADD).get(Key.DATE) == "2026年6月1日"
    assert fill(written, filling, Mode.OVER).get(Key.DATE) == "2025年5月29日"


@pytest.mark.parametrize(("key", "value"), [(Key.ITEM_NUMBER, "0033"), (Key.SUBJECT, "关于修路的建议")])
def test_the_reply_to_another_item_gives_neither_number_nor_recipient(key: Key, value: str) -> None:
    written = Draft(((Key.UNIT, UNIT), (key, value)))
    filling = planned(written)
    assert filling.is_other_item
    assert not names(filling) & {Key.DOCUMENT_NUMBER, Key.DATE, Key.PROPOSERS, Key.TITLE, Key.OPENING}
    draft = fill(written, filling, Mode.ADD)
    assert draft.get(key) == value and draft.get(Key.DOCUMENT_NUMBER) == "" and draft.sections


@pytest.mark.parametrize(
    ("key", "value"), [(Key.ITEM_NUMBER, "7"), (Key.SUBJECT, "推进社区养老服务"), (Key.SUBJECT, "")]
)
def test_another_way_to_write_the_item_is_the_same_item(key: Key, value: str) -> None:
    assert not planned(Draft(((Key.UNIT, UNIT), (key, value)))).is_other_item


def test_an_answer_that_is_there_is_kept_added_to_or_replaced() -> None:
    section = Section(1, "已经写的", (Paragraph("写了一段。"),))
    written = Draft(((Key.UNIT, UNIT),), sections=(section,))
    filling = planned(written)
    assert filling.body is Body.OTHER
    headings = [
        [each.heading for each in fill(written, filling, mode).sections]
        for mode in (Mode.ADD, Mode.KEEP, Mode.OVER)
    ]
    new = ["工作进展", "下一步打算"]
    assert headings == [["已经写的", *new], ["已经写的"], new]


def test_an_answer_that_was_edited_after_pasting_is_mostly_there() -> None:
    empty = Draft(((Key.UNIT, UNIT),))
    draft = fill(empty, planned(empty), Mode.ADD)
    last = draft.sections[-1]._replace(paragraphs=(Paragraph("改过了。"),))
    edited = Draft(draft.fields, draft.opening, draft.preamble, (*draft.sections[:-1], last))
    assert planned(edited).body is Body.MOSTLY


@pytest.mark.parametrize(
    "text",
    [
        "一、工作进展\n全省已有站点412个，按月调度进展，覆盖率达到百分之九十。\n二、下一步打算\n继续推进站点建设。",
        "您提出的《关于推进社区养老服务的建议》收悉。经研究，现答复如下：\n全省已有站点412个，按月调度进展。",
        "云川省民政厅\n2025年5月29日",
        "对省十四届人大三次会议第0007号代表建议的答复",
        "感谢您对民政工作的关心和支持。希望您继续关注民政工作，多提意见和建议。\n专此答复。\n以上是我厅的答复。",
    ],
)
def test_a_part_of_a_reply_is_ordinary_text(text: str) -> None:
    assert read_reply(text, starter_stock(), UNIT) is None


@pytest.mark.parametrize("without", [(0,), (1,), (0, 1), (9, 10), (0, 1, 9, 10), (3,), (2, 8)])
def test_a_reply_that_lacks_a_part_is_a_reply(without: tuple[int, ...]) -> None:
    lines = [line for place, line in enumerate(LETTER.splitlines()) if place not in without]
    assert read_reply("\n".join(lines), starter_stock(), UNIT) is not None


def test_passages_are_filled_in_with_their_phrases() -> None:
    filling = planned(Draft(((Key.UNIT, UNIT),)))
    assert {Part.OPENING, Part.THANKS} <= names(filling)


def new_draft(*fields: tuple[str, str]) -> Draft:
    return starter_stock().new_draft(Draft(fields))


@pytest.mark.parametrize("kind", ["代表建议", "政协提案"])
@pytest.mark.parametrize(("letter", "its_kind"), [(LETTER, "代表建议"), (OF_MEMBERS, "政协提案")])
def test_what_a_new_draft_has_gives_way_to_the_reply(kind: str, letter: str, its_kind: str) -> None:
    draft = new_draft((Key.KIND, kind))
    filling = planned(draft, letter)
    filled = fill(draft, filling, Mode.ADD)
    assert filling.kept == () and filled.get(Key.KIND) == its_kind
    assert filled.thanks == fill(Draft(((Key.UNIT, UNIT),)), filling, Mode.OVER).thanks
    assert planned(filled, letter).is_there


def test_usual_phrases_for_passages_that_the_reply_has_not_are_not_printed() -> None:
    letter = LETTER.replace("　　感谢您对民政工作的关心和支持。\n", "")
    draft = new_draft()
    assert draft.get(Part.THANKS)
    assert fill(draft, planned(draft, letter), Mode.ADD).get(Part.THANKS) in ("", "无")
    written = new_draft((Key.SUBJECT, "关于修路的建议"))
    assert fill(written, planned(written, letter), Mode.ADD).get(Part.THANKS) == draft.get(Part.THANKS)


@pytest.mark.parametrize(
    ("key", "value"),
    [(Key.SESSION, "省十四届人大三次会议"), (Key.ITEM_NUMBER, "15"), (Key.PROPOSERS, "张某某")],
)
def test_the_kind_of_an_item_that_is_named_stays(key: Key, value: str) -> None:
    draft = new_draft((key, value))
    assert fill(draft, planned(draft, OF_MEMBERS), Mode.ADD).get(Key.KIND) == "代表建议"


def test_a_narrower_kind_that_was_chosen_stays() -> None:
    draft = new_draft((Key.KIND, "代表建议再次答复"))
    assert fill(draft, planned(draft), Mode.ADD).get(Key.KIND) == "代表建议再次答复"


def test_a_phrase_or_sentence_chosen_instead_of_the_usual_one_stays() -> None:
    draft = new_draft((Part.THANKS, "另一句"))
    assert [each.name for each in planned(draft, OF_MEMBERS).kept] == [Part.THANKS]


def test_a_number_without_its_serial_gives_way() -> None:
    draft = new_draft((Key.DOCUMENT_NUMBER, "云民复议字〔2026〕号"))
    assert fill(draft, planned(draft), Mode.ADD).get(Key.DOCUMENT_NUMBER) == "云民复议字〔2025〕7号"


def test_a_new_draft_takes_the_unit_of_the_desk_that_signed() -> None:
    stock, other = starter_stock(), "云川省财政厅"
    stock = replace(stock, profiles={**stock.profiles, other: Profile(name=other)}, samples=frozenset())
    for fields, unit in (((), other), (((Key.ITEM_NUMBER, "7"),), UNIT)):
        draft = stock.new_draft(Draft(fields))
        reply = read_reply_for(draft, LETTER.replace("　云川省民政厅", f"　{other}"), stock)
        assert reply is not None
        assert fill(draft, plan_filling(draft, reply, stock), Mode.ADD).get(Key.UNIT) == unit


def test_the_fields_that_only_a_website_says_are_known() -> None:
    reply = planned(new_draft(), f"索引号：00-11    公开方式：主动公开\n{LETTER}").reply
    assert reply.from_site == (Key.PUBLICITY,)
