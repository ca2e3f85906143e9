"""People, offices and telephones below a letter: the contact has its fields, nobody vanishes."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.foot.contact_fields import fields_of
from replydesk.importing.replies.lines.contacts import labelled
from replydesk.letter.offices import Office
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from tests.support.importing import imported
from tests.unit.importing.replies.foot_letter import DAY, LETTER, NAME, below, others, signed, texts

_CASES: list[tuple[str, str, str, dict[str, str]]] = [
    ("联系人：李某某 0000-1234567", "李某某", "0000-1234567", {}),
    ("联系人：李某某0000-1234567", "李某某", "0000-1234567", {}),
    ("（联系人：李某某联系电话：0000-1234567", "李某某", "0000-1234567", {}),
    ("（联系人　李某某　电话　0000-1234567）", "李某某", "0000-1234567", {}),
    ("联系人：李某某（办公室主任），0000-1234567", "李某某（办公室主任）", "0000-1234567", {}),
    ("联系人：李某某，电话0000-1234567", "李某某", "0000-1234567", {}),
    ("联系人（电话）：李某某　0000-1234567", "李某某", "0000-1234567", {}),
    ("联系人电话：李某某 0000-1234567", "李某某", "0000-1234567", {}),
    ("单位联系电话：0000-1234567 联系人：李某某", "李某某", "0000-1234567", {}),
    ("联系人：李某某 电话：1234567 王某某 电话：7654321", "李某某、王某某", "1234567、7654321", {}),
    (
        "联系人：李某某 0000-1234567\n　　　　王某某 0000-7654321",
        "李某某、王某某",
        "0000-1234567、0000-7654321",
        {},
    ),
    (
        "联系单位及联系人：柳溪县公路局     李某某\n联系电话：1234567",
        "李某某",
        "1234567",
        {"联系单位": "柳溪县公路局"},
    ),
    (
        "承办人及联系电话：李某某  0000-1234567\n王某某  0000-7654321",
        "李某某、王某某",
        "0000-1234567、0000-7654321",
        {},
    ),
    ("联系人及电话李某某1234567", "李某某", "1234567", {}),
    (
        "分管领导：王某\n分管单位：城建股\n承办人：李某某  联系方式：1234567",
        "李某某",
        "1234567",
        {"分管领导": "王某", "分管单位": "城建股"},
    ),
    ("联系人\n李某某\n联系电话：\n0000-1234567", "李某某", "0000-1234567", {}),
    ("联系人\t李某某\n联系电话\t0000-1234567", "李某某", "0000-1234567", {}),
    ("（承办股室及电话：公路股李某某0000-1234567）", "李某某", "0000-1234567", {"承办股室": "公路股"}),
    (
        "（承办科室及联系人：养护中心李某某，0000-1234567）",
        "李某某",
        "0000-1234567",
        {"承办科室": "养护中心"},
    ),
    ("联系单位：柳溪县公路局\n联 系 人：李某某 1234567", "李某某", "1234567", {"联系单位": "柳溪县公路局"}),
    ("承办科室：公路股\n电话：0000-1234567", "公路股", "0000-1234567", {}),
    ("承办单位联系人姓名及电话：李某某1234567 |", "李某某", "1234567", {}),
    ("联系单位：柳溪县交通运输局\n电话：1234567", "", "1234567", {"联系单位": "柳溪县交通运输局"}),
    ("联系单位及电话：柳溪县交通运输局1234567", "", "1234567", {"联系单位": "柳溪县交通运输局"}),
    ("领导签批：王  某\n承 办 人：李某某\n联系方式：1234567", "李某某", "1234567", {"领导签批": "王  某"}),
    ("主管领导：王某\n经办人及电话：李某某：0000—1234567", "李某某", "0000—1234567", {"主管领导": "王某"}),
    ("领导签发：王某\n联系人：李某某", "李某某", "", {"领导签发": "王某"}),
    ("审签人：王某　拟稿：李某某　电话：1234567", "李某某", "1234567", {"审签人": "王某"}),
    (
        "分管副局长：王某　科室负责人：赵某　承办人：李某某\n电话：1234567",
        "李某某",
        "1234567",
        {"分管副局长": "王某", "科室负责人": "赵某"},
    ),
    (
        "分管领导：王某 电话：7654321\n承办人：李某某 电话：1234567",
        "李某某",
        "1234567",
        {"分管领导": "王某　7654321"},
    ),
    ("承办人：李某某　分管领导：王某\n联系电话：1234567", "李某某", "1234567", {"分管领导": "王某"}),
    ("承办负责人（签字）：王某\n承办人：李某某", "李某某", "", {"承办负责人": "王某"}),
    ("单位联系电话：7654321\n联系人：李某某 手机：1234567", "李某某", "1234567", {"单位联系电话": "7654321"}),
    ("承办人：王某\n联系人：李某某　电话：1234567", "李某某", "1234567", {"承办人": "王某"}),
    (
        "联系人：李某某\n邮 政 编 码：600000\n地址：柳溪县建设路8号",
        "李某某",
        "",
        {"邮政编码": "600000", "地址": "柳溪县建设路8号"},
    ),
    ("联系人：李某某；电话：1234567；传真：7654321。", "李某某", "1234567", {"传真": "7654321"}),
    ("联系人：李某某　E-mail：jtj@example.com", "李某某", "", {"E-mail": "jtj@example.com"}),
    (
        "包案领导：王某\n责任科室：公路股\n经办人：李某某",
        "李某某",
        "",
        {"包案领导": "王某", "责任科室": "公路股"},
    ),
    ("领导签批：\n承 办 人：\n联系电话：", "", "", {}),
    ("承办单位（公章）　承办负责人（签字）", "", "", {}),
]


@pytest.mark.parametrize(("text", "contact", "phone", "kept"), _CASES)
@pytest.mark.parametrize("is_early", [False, True])
def test_people_are_read_behind_the_signature_and_before_it(
    text: str, contact: str, phone: str, kept: dict[str, str], *, is_early: bool
) -> None:
    result = below(text, NAME, DAY) if is_early else signed(text)
    draft = result.draft
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == (contact, phone)
    assert others(draft) == kept
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE), draft.get(Key.SIGNER)) == (NAME, DAY, "")
    assert not result.unplaced and len(texts(draft)) == 2
    note = "".join(note.text for note in result.notes if "没有对应的栏" in note.text)
    assert all(f"{key}：{value}" in note for key, value in kept.items())


def test_who_signs_at_the_foot_is_the_signer_of_a_unit_that_prints_it_there() -> None:
    facts = labelled("领导签发：王某某") or []
    assert fields_of(facts) == {"领导签发": "王某某"}


@pytest.mark.parametrize(
    "text", ["　　责任单位：县交通局\n　　完成时限：2021年12月", "　　我局与承办单位：县公路局联合行动。"]
)
def test_a_list_in_a_text_names_no_contact(text: str) -> None:
    draft = below(text).draft
    assert draft.get(Key.CONTACT) == "" and texts(draft)[-1] == text.split("\n")[-1].strip()


@pytest.mark.parametrize("count", [4000, 40000])
def test_labels_are_found_in_linear_time(count: int) -> None:
    for text in ("联系人：", "单位", " ", "（", "局长", "承办人及"):
        labelled(text * (count // len(text)))


def test_a_body_beside_a_person_signs() -> None:
    draft = below(f"领导签名：王某某 {NAME}", f"联 系 人：李 某 {DAY}", "联系电话：1234567").draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (NAME, DAY)
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == ("李 某", "1234567")
    assert others(draft) == {"领导": "王某某"}


@pytest.mark.parametrize(("office", "unit"), [(NAME, NAME), ("公路股", ""), ("柳溪县交通运输局建管科", "")])
def test_the_office_to_ask_is_the_unit_of_an_unsigned_letter(office: str, unit: str) -> None:
    draft = below(DAY, f"联系单位：{office}", "联系电话：1234567 联系人：李某某").draft
    assert draft.get(Key.UNIT) == unit
    assert draft.get(Key.CONTACT) == "李某某"


@pytest.mark.parametrize("gap", [" ", "     ", "　　"])
def test_people_beside_the_bodies_that_get_a_copy(gap: str) -> None:
    draft = signed(
        f"抄 报：县政府办 县政协提案委{gap}联系单位： 县教育局", f"经 办 人： 王某某{gap}联系电话： 1234567"
    ).draft
    assert draft.get(Key.CC) == "县政府办 县政协提案委"
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == ("王某某", "1234567")
    assert others(draft) == {"联系单位": "县教育局"}


_UNIT = Profile(
    name=NAME, short_name="县交通运输局", offices=(Office("公路股", "王某某", "7654321"), Office("运输股"))
)


@pytest.mark.parametrize(
    ("text", "office", "kept"),
    [
        ("联系股室：公路股\n联系人：李某某　联系电话：0000-1234567", "公路股", {}),
        ("承办科室：县交通运输局公路股\n经办人：李某某　电话：0000-1234567", "公路股", {}),
        ("承办处室：公路股　联系人：李某某　电话：0000-1234567", "公路股", {}),
        ("责任科室：路政队\n联系人：李某某\n电话：0000-1234567", "", {"责任科室": "路政队"}),
        ("承办处室：路政队\n联系人：李某某\n电话：0000-1234567", "路政队", {}),
    ],
)
def test_an_office_of_the_unit_below_a_letter_fills_its_field(
    text: str, office: str, kept: dict[str, str]
) -> None:
    result = imported("\n".join((*LETTER, NAME, DAY, text)), Stock(profiles={NAME: _UNIT}))
    draft = result.draft
    assert (draft.get(Key.OFFICE), others(draft)) == (office, kept)
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == ("李某某", "0000-1234567")
    assert any("不印出来" in note.text for note in result.notes)


def test_an_office_that_stands_for_the_contact_stays_it() -> None:
    stock = Stock(profiles={NAME: _UNIT})
    draft = imported("\n".join((*LETTER, NAME, DAY, "承办科室：公路股\n电话：0000-1234567")), stock).draft
    assert (draft.get(Key.OFFICE), draft.get(Key.CONTACT)) == ("公路股", "公路股")
