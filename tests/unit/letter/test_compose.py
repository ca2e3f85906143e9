from __future__ import annotations

from dataclasses import replace

import pytest

from replydesk.draft.model import PASSAGES, Draft, Key, Paragraph, Part, Section, Value
from replydesk.draft.place import Place
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import HEADINGS, Letter, Role, Unfilled
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile

PROFILE = Profile(
    name="云川省民政厅", letterhead="云川省民政厅办公室", contact="王某某", phone="0000-00000000"
)
PHRASES = Phrases(
    {
        "标题": {"对某件的答复": "对第{{编号}}号{{类型全称}}的答复"},
        "开头语": {"收悉": "{{您}}提出的《{{案由}}》收悉：", "两段": "甲。\n乙。"},
        "下一步": {"继续推进": "下一步，继续推进。"},
        "感谢": {"关心和支持": "感谢{{您}}。"},
        "结束语": {"专此答复": "专此答复。"},
    }
)


def draft(**fields: Value) -> Draft:
    return Draft(tuple(fields.items()))


def letter(typed: Draft, profile: Profile = PROFILE) -> Letter:
    return compose(DraftFacts(typed, profile), PHRASES)


def text(typed: Draft, role: Role, profile: Profile = PROFILE) -> str:
    return letter(typed, profile).text_of(role)


def body(typed: Draft) -> list[str]:
    return [block.text for block in letter(typed).blocks if block.role in (Role.BODY, *HEADINGS)]


def sections(*parts: Section) -> list[str]:
    return body(replace(draft(开头语=NOTHING), sections=parts))


FULL = replace(
    draft(
        类型="代表建议",
        编号="0033",
        案由="关于某事的建议",
        提出人="张某某",
        发文字号="云民复议字〔2026〕33号",
        办理类别="A",
        附件=("甲表", "乙表"),
        成文日期="2026年5月29日",
        抄送="省政府办公厅",
        下一步="继续推进",
        感谢="关心和支持",
        结束语="专此答复",
    ),
    preamble=(Paragraph("总的情况如下。"),),
    sections=(Section(1, "工作情况", (Paragraph("我厅……"),)),),
)


def test_a_letter_is_in_the_order_of_reading() -> None:
    assert [(block.role, block.text) for block in letter(FULL).blocks] == [
        (Role.LETTERHEAD, "云川省民政厅办公室"),
        (Role.NUMBER, "云民复议字〔2026〕33号"),
        (Role.RESULT_CLASS, "类别：A"),
        (Role.TITLE, "对第0033号代表建议的答复"),
        (Role.SALUTATION, "张某某代表："),
        (Role.BODY, "您提出的《关于某事的建议》收悉："),
        (Role.BODY, "总的情况如下。"),
        (Role.HEADING_1, "一、工作情况"),
        (Role.BODY, "我厅……"),
        (Role.BODY, "下一步，继续推进。"),
        (Role.BODY, "感谢您。"),
        (Role.BODY, "专此答复。"),
        (Role.ATTACHMENTS, "附件：1.甲表"),
        (Role.ATTACHMENTS_NEXT, "2.乙表"),
        (Role.SIGNATURE, "云川省民政厅"),
        (Role.DATE, "2026年5月29日"),
        (Role.CONTACT, "（联系人：王某某\u3000电话：0000-00000000）"),
        (Role.CC, "抄送：省政府办公厅。"),
    ]


def test_one_field_changes_title_salutation_and_opening_together() -> None:
    typed = FULL.with_field(Key.KIND, "政协提案").with_field(Key.PROPOSERS, ("李某某", "王某某"))
    assert text(typed, Role.TITLE) == "对第0033号提案的答复"
    assert text(typed, Role.SALUTATION) == "李某某、王某某委员："
    assert text(typed, Role.BODY) == "你们提出的《关于某事的建议》收悉："


def test_an_empty_draft_is_a_letter_of_the_unit_alone() -> None:
    roles = [block.role for block in letter(Draft()).blocks]
    assert roles == [
        Role.LETTERHEAD,
        Role.TITLE,
        Role.BODY,
        Role.SIGNATURE,
        Role.CONTACT,
    ]


def test_a_letter_without_any_text_has_no_blocks() -> None:
    typed = draft(标题=NOTHING, 开头语=NOTHING)
    assert compose(DraftFacts(typed, Profile()), Phrases()) == Letter(())


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"标题": "关于某事的复函", "编号": "1"}, "关于某事的复函"),
        ({"标题": NOTHING, "编号": "1"}, ""),
        ({"编号": "第0033号"}, "对第0033号代表建议的答复"),
    ],
)
def test_a_title_is_as_typed_or_made_from_the_fields(fields: dict[str, Value], title: str) -> None:
    assert text(draft(**fields), Role.TITLE) == title


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("尊敬的张某某代表", "尊敬的张某某代表："),
        ("张某某代表：", "张某某代表："),
        ("张某某代表:", "张某某代表："),
    ],
)
def test_a_typed_salutation_gets_one_full_width_colon(typed: str, shown: str) -> None:
    assert text(draft(主送=typed, 提出人="李某某"), Role.SALUTATION) == shown


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ([1, 1, 1], ["一、", "二、", "三、"]),
        ([1, 2, 2, 1, 2], ["一、", "（一）", "（二）", "二、", "（一）"]),
        ([1, 2, 3, 4, 4, 3], ["一、", "（一）", "1.", "（1）", "（2）", "2."]),
        ([2, 2], ["（一）", "（二）"]),
        ([1, 3, 1, 3], ["一、", "1.", "二、", "1."]),
        ([3, 1, 3], ["1.", "一、", "1."]),
    ],
)
def test_headings_are_numbered_by_level(levels: list[int], numbers: list[str]) -> None:
    assert sections(*(Section(level, "甲") for level in levels)) == [f"{number}甲" for number in numbers]


def test_a_heading_that_runs_in_is_one_block_with_two_faces() -> None:
    section = Section(2, "加强领导。", (Paragraph("我厅……"), Paragraph("同时……")))
    blocks = letter(replace(draft(开头语=NOTHING), sections=(section,))).blocks
    first, second = [block for block in blocks if block.role is Role.BODY]
    assert [(span.role, span.text) for span in first.spans] == [
        (Role.HEADING_2, "（一）加强领导。"),
        (Role.BODY, "我厅……"),
    ]
    assert first.place == Place(Part.ANSWER, 0, -1)
    assert second.place == Place(Part.ANSWER, 0, 1)


def test_items_are_numbered_from_one_again_after_a_paragraph() -> None:
    paragraphs = tuple(Paragraph(name, name != "丙") for name in "甲乙丙丁")
    assert sections(Section(1, "头", paragraphs)) == ["一、头", "一是甲", "二是乙", "丙", "一是丁"]


def test_a_list_of_items_can_be_long() -> None:
    row = tuple(Paragraph("甲", True) for _ in range(21))
    assert sections(Section(1, "头", row))[-1] == "二十一是甲"


@pytest.mark.parametrize("part", PASSAGES)
def test_a_typed_passage_wins_over_the_chosen_phrase(part: Part) -> None:
    typed = FULL.with_passage(part, [Paragraph("自己写的。")])
    assert "自己写的。" in body(typed)
    phrase = next(iter(PHRASES.sources[part].values())).partition("{")[0]
    assert not any(line.startswith(phrase) for line in body(typed) if phrase)


def test_several_phrases_can_be_chosen_for_a_passage() -> None:
    assert body(draft(开头语="两段、收悉", 案由="某事")) == ["甲。", "乙。", "您提出的《某事》收悉："]


def test_the_profile_chooses_the_opening_of_a_draft_that_does_not() -> None:
    profile = replace(PROFILE, phrases={"开头语": "两段"})
    assert text(Draft(), Role.BODY, profile) == "甲。"


def test_a_phrase_that_cannot_be_filled_in_is_left_out_and_listed() -> None:
    composed = letter(draft(感谢="没有的", 开头语="收悉"))
    assert [block.text for block in composed.blocks if block.role is Role.BODY] == ["您提出的《》收悉："]
    assert composed.unfilled == (
        Unfilled("感谢", "没有名为“没有的”的套用语，templates/感谢 里有：关心和支持"),
    )


@pytest.mark.parametrize(
    ("fields", "note"),
    [
        ({}, "（联系人：王某某\u3000电话：0000-00000000）"),
        ({"联系人": "赵某某"}, "（联系人：赵某某\u3000电话：0000-00000000）"),
        ({"联系人": NOTHING}, "（联系电话：0000-00000000）"),
        ({"电话": NOTHING}, "（联系人：王某某）"),
        ({"联系人": NOTHING, "电话": NOTHING}, ""),
    ],
)
def test_the_contact_is_a_note_in_parentheses(fields: dict[str, Value], note: str) -> None:
    assert text(draft(**fields), Role.CONTACT) == note


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("甲局、乙局", "抄送：甲局、乙局。"),
        ("甲局，乙局。", "抄送：甲局，乙局。"),
        (("甲局", "乙局"), "抄送：甲局、乙局。"),
        (NOTHING, ""),
    ],
)
def test_the_cc_ends_with_one_full_stop(typed: Value, shown: str) -> None:
    assert text(draft(抄送=typed), Role.CC) == shown


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("征询意见表", ["附件：征询意见表"]),
        (("甲表", "乙表", "丙表"), ["附件：1.甲表", "2.乙表", "3.丙表"]),
        ("", []),
    ],
)
def test_attachments_are_numbered_when_there_are_several(typed: Value, lines: list[str]) -> None:
    blocks = letter(draft(附件=typed)).blocks
    assert [block.text for block in blocks if block.role.startswith("附件")] == lines


def test_the_letterhead_is_the_profile_s_or_the_unit_s_name() -> None:
    assert text(Draft(), Role.LETTERHEAD) == "云川省民政厅办公室"
    assert text(Draft(), Role.LETTERHEAD, Profile(name="某局")) == "某局"


def test_a_control_character_is_shown_and_margins_are_not() -> None:
    typed = replace(draft(开头语=NOTHING), preamble=(Paragraph("\u3000\u3000甲\x07\t乙 "),))
    assert body(typed) == ["甲␇\u3000乙"]


def test_every_block_has_its_place_in_the_draft() -> None:
    places = {block.text: block.place for block in letter(FULL).blocks}
    assert places["张某某代表："] == Place(Key.PROPOSERS)
    assert places["您提出的《关于某事的建议》收悉："] == Place(Part.OPENING)
    assert places["总的情况如下。"] == Place(Part.ANSWER)
    assert places["一、工作情况"] == Place(Part.ANSWER, 0, -1)
    assert places["我厅……"] == Place(Part.ANSWER, 0, 0)


def test_a_sentence_typed_in_place_of_a_phrase_name_is_printed() -> None:
    assert body(draft(开头语="您提出的建议收悉，现答复如下：")) == ["您提出的建议收悉，现答复如下："]
    assert letter(draft(开头语="没有的，名字")).unfilled != ()
