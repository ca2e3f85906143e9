"""The eight steps: the fields of each, and the texts filled in automatically."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.model import Draft, Key, Part
from replydesk.letter.offices import Office
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import Format
from replydesk.letter.profile import Profile
from replydesk.reply.judged import judge
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.steps import STEPS, automatic_source, automatic_text, is_printed, is_shown, step_of
from replydesk.reply.stock import Stock

STOCK = Stock(
    Phrases({"标题": {"对某件的答复": "对{{类型}}的答复"}, "开头语": {"收悉": "{{您}}好。"}}),
    {"某厅": Profile("某厅", contact="王某某", cc={"代表建议": ("省政府办公厅",)})},
)


def reply(**fields: str) -> Reply:
    return make_reply(Draft(tuple((Key[name], value) for name, value in fields.items())), STOCK)


def test_eight_steps_in_the_order_of_the_letter() -> None:
    names = ["收件人", "发文字号", "开头语", "答复内容", "下一步", "落款", "联系方式", "抄送"]
    assert [step.name for step in STEPS] == names


def test_every_field_and_part_is_written_in_one_step() -> None:
    written = [key for step in STEPS for key in (*step.fields, *step.parts)]
    assert len(written) == len(set(written))
    assert set(Part) <= set(written)
    chosen = {Key.OPENING, Key.NEXT_STEPS, Key.THANKS, Key.CLOSING}
    decided = {Key.KEPT_PUBLIC, Key.LEFT_OUT, Key.PASSED_OVER, Key.REMARKS, Key.POINTS, Key.TAKEN}
    elsewhere = {Key.UNIT, Key.LEAD_BODY, Key.MENDING, Key.STAGE, Key.REVIEWS, *chosen, *decided}
    assert set(Key) - set(written) <= elsewhere


def test_every_finding_of_an_empty_draft_leads_to_a_step() -> None:
    empty = judge(Draft(), STOCK)
    assert RULES and empty.reply.findings
    assert sum(map(len, empty.findings)) == len(empty.reply.findings)


def test_a_key_of_no_step_leads_to_the_first() -> None:
    assert step_of("没有这一项") == 0 and step_of(Key.CC) == 7 and step_of(Part.THANKS) == 4


def test_what_fills_in_by_itself_and_from_where() -> None:
    made = reply(KIND="代表建议", PROPOSERS="张某某")
    assert (
        automatic_text(made, Key.SALUTATION) == "张某某代表"
        and automatic_source(made, Key.SALUTATION) == "提出人"
    )
    assert automatic_text(made, Key.TITLE) == "对建议的答复" and automatic_source(made, Key.TITLE) == "套用语"
    assert automatic_text(made, Key.CC) == "省政府办公厅" and automatic_source(made, Key.CC) == "单位档案"
    assert automatic_text(made, Key.PHONE) == "" and automatic_source(made, Key.PHONE) == ""


def test_contact_and_telephone_come_from_the_office_where_it_has_them() -> None:
    unit = Profile("某厅", contact="王某某", phone="0000", offices=(Office("老龄处", "赵某某"),))
    stock = replace(STOCK, profiles={"某厅": unit})
    made = make_reply(Draft(((Key.OFFICE, "老龄处"),)), stock)
    assert automatic_text(made, Key.CONTACT) == "赵某某"
    assert automatic_source(made, Key.CONTACT) == "承办处室"
    assert automatic_text(made, Key.PHONE) == "0000" and automatic_source(made, Key.PHONE) == "单位档案"
    assert is_shown(made, Key.OFFICE) and not is_shown(reply(), Key.OFFICE)
    assert is_shown(reply(OFFICE="城建科"), Key.OFFICE)


def test_the_texts_of_attachments_are_written_with_their_names() -> None:
    assert step_of("附件2") == step_of(Key.ATTACHMENTS) == 5


def test_the_day_of_printing_is_that_of_the_reply_where_it_is_printed() -> None:
    letter = reply(DATE="2026年5月29日")
    profile = replace(letter.profile, format=Format.DOCUMENT)
    document = replace(letter, facts=replace(letter.facts, profile=profile))
    assert not is_printed(letter, Key.PRINT_DATE) and automatic_text(letter, Key.PRINT_DATE) == ""
    assert is_printed(document, Key.PRINT_DATE) and is_printed(letter, Key.CC)
    assert automatic_text(document, Key.PRINT_DATE) == "2026年5月29日"
    assert automatic_source(document, Key.PRINT_DATE) == "成文日期"
