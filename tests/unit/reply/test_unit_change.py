"""The unit of a draft is changed: what came from the profile follows, what was typed stays, all is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.stock_files import read_stock
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import KIND_NAMES
from replydesk.letter.offices import Office
from replydesk.reply.stock import Stock
from replydesk.reply.unit_change import UnitChange, change_unit

TEMPLATES = Path(__file__).parents[3] / "templates"
PROVINCE, CITY, COUNTY = "云川省民政厅", "南屏市住房和城乡建设局", "清禾县交通运输局"
STOCK = read_stock(TEMPLATES)
CITY_PROFILE = STOCK.profiles[CITY]
OLD_CC = "省人大常委会人事代表选举工作委员会、省政府办公厅"
OLD_TITLE = "对十四届人大四次会议第0033号代表建议的答复"

RECORD = (
    (Key.KIND, "代表建议"),
    (Key.SESSION, "十四届人大四次会议"),
    (Key.ITEM_NUMBER, "0033"),
    (Key.SUBJECT, "关于某事的建议"),
    (Key.PROPOSERS, "张某某"),
    (Key.DATE, "2026年5月29日"),
)


def draft(*fields: tuple[Key, str]) -> Draft:
    return STOCK.new_draft(Draft(((Key.UNIT, PROVINCE), *RECORD)).with_fields(fields))


def changed(before: Draft, unit: str = CITY) -> UnitChange:
    return change_unit(before, STOCK, unit)


def names(told: tuple[tuple[str, str], ...]) -> list[str]:
    return [name for name, _ in told]


def letter(of: Draft) -> str:
    return "\n".join(block.text for block in compose(DraftFacts(of, STOCK.profile(of)), STOCK.phrases).blocks)


def test_what_was_never_typed_follows_by_itself_and_is_told() -> None:
    change = changed(draft())
    assert letter(change.draft).startswith(CITY) and PROVINCE not in letter(change.draft)
    assert {"信头", "落款", "附注", "抄送", "感谢", "标题", "开头语", "代字"} <= set(names(change.followed))
    assert change.stayed == ()


@pytest.mark.parametrize(
    ("key", "old", "new"),
    [
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号", "南建议复〔2026〕33号"),
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕  号", "南建议复〔2026〕  号"),
        (Key.DOCUMENT_NUMBER, "云民复议字", "南建议复"),
        (Key.SIGNATURE, PROVINCE, CITY),
        (Key.SIGNATURE, f"云川省财政厅、{PROVINCE}", f"云川省财政厅、{CITY}"),
        (Key.CONTACT, "王某某", "吴某某"),
        (
            Key.CC,
            "省人大常委会人事代表选举工作委员会、省政府办公厅",
            "市人大常委会代表工作委员会、市政府办公室",
        ),
        (
            Key.TITLE,
            "对十四届人大四次会议第0033号代表建议的答复",
            "对十四届人大四次会议第0033号代表建议的答复函",
        ),
    ],
)
def test_a_value_that_is_the_old_profiles_follows(key: Key, old: str, new: str) -> None:
    change = changed(draft((key, old)))
    assert change.draft.get(key) == new
    assert key not in names(change.stayed)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        (Key.DOCUMENT_NUMBER, "云办函〔2026〕33号"),
        (Key.SIGNATURE, "云川省民政厅办公室"),
        (Key.CONTACT, "钱某某"),
        (Key.PHONE, "0000-9"),
        (Key.CC, "省财政厅"),
        (Key.TITLE, "关于某事的答复"),
    ],
)
def test_what_was_typed_stays_and_is_told(key: Key, typed: str) -> None:
    change = changed(draft((key, typed)))
    assert change.draft.get(key) == typed
    assert (key, typed) in change.stayed


def test_the_serial_of_a_number_stays_and_is_told() -> None:
    change = changed(draft((Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号")))
    assert ("文号的序号", "33 是原单位的号，请核对，或者重新取号") in change.stayed


def test_the_usual_phrase_follows_and_a_chosen_one_stays() -> None:
    assert changed(draft(), COUNTY).draft.get(Key.THANKS) == "感谢并请监督"
    assert changed(draft((Key.THANKS, "再次感谢")), COUNTY).draft.get(Key.THANKS) == "再次感谢"


def test_a_sentence_of_the_program_follows_and_one_of_the_clerks_own_stays() -> None:
    before = draft()
    thanks = compose(DraftFacts(before, STOCK.profile(before)), STOCK.phrases)
    sentence = next(block.text for block in thanks.blocks if block.place.key == Part.THANKS)
    own = "下一步，我厅将抓好落实，我厅还将报告。"
    typed = replace(before, thanks=(Paragraph(sentence), Paragraph(own)))
    change = changed(typed)
    assert [each.text for each in change.draft.thanks] == [sentence.replace("民政", "住房和城乡建设"), own]
    assert ("文字里的“我厅”", "2 处，可以查找替换成“我局”") in change.stayed


def test_the_office_of_the_old_unit_gives_way() -> None:
    profile = STOCK.profiles[PROVINCE]
    office = Office("养老服务处", "赵某某", "0000-2")
    stock = Stock(STOCK.phrases, {**STOCK.profiles, PROVINCE: replace(profile, offices=(office,))})
    change = change_unit(draft((Key.OFFICE, "养老服务处"), (Key.CONTACT, "赵某某")), stock, CITY)
    assert change.draft.get(Key.OFFICE) == "" and change.draft.get(Key.CONTACT) == "吴某某"
    assert Key.OFFICE in names(change.followed)


TYPED = st.sampled_from(["", "我厅的话。", "王某某", PROVINCE, "云民复议字〔2026〕33号", "甲、乙", "无"])
FIELDS = (Key.DOCUMENT_NUMBER, Key.SIGNATURE, Key.CONTACT, Key.PHONE, Key.CC, Key.TITLE, Key.THANKS)


@given(
    st.sampled_from(KIND_NAMES),
    st.dictionaries(st.sampled_from(FIELDS), TYPED),
    st.lists(TYPED.filter(bool).map(Paragraph), max_size=3),
)
def test_there_and_back_is_the_same_letter_and_answers_are_never_touched(
    kind: str, fields: dict[Key, str], paragraphs: list[Paragraph]
) -> None:
    before = Draft(((Key.UNIT, PROVINCE), *RECORD), sections=(Section(1, "我厅的标题", tuple(paragraphs)),))
    before = before.with_fields(((Key.KIND, kind), *fields.items()))
    there = change_unit(before, STOCK, CITY)
    assert there.draft.sections == before.sections
    for key, text in fields.items():
        if there.draft.get(key) == text.strip() and text and key not in (Key.THANKS,):
            assert key in names(there.stayed) or text == DraftFacts(there.draft, CITY_PROFILE).default(key)
    back = change_unit(there.draft, STOCK, PROVINCE).draft
    assert letter(back) == letter(before) or fields, format_draft(back)
