from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key, Nested, Value
from replydesk.letter.facts import (
    DraftFacts,
    item_number,
    people,
    pronoun,
    proposer_names,
    proposers,
    subject,
)
from replydesk.letter.kinds import NOTHING, PROPOSAL, SUGGESTION, kind_of
from replydesk.letter.profile import Profile

PROFILE = Profile(
    name="云川省民政厅",
    short_name="省民政厅",
    self_name="我厅",
    field_of_work="民政工作",
    contact="王某某",
    phone="0000-00000000",
    cc={"代表建议": ("省人大常委会", "省政府办公厅"), "政协提案": ("省政协提案委员会",)},
)


def draft(**fields: Value) -> Draft:
    return Draft(tuple(fields.items()))


@pytest.mark.parametrize(
    ("typed", "kind"),
    [("代表建议", SUGGESTION), ("政协提案", PROPOSAL), ("提案", PROPOSAL), ("", SUGGESTION)],
)
def test_the_kind_is_a_suggestion_unless_it_contains_proposal(typed: str, kind: object) -> None:
    assert kind_of(draft(类型=typed)) is kind


@pytest.mark.parametrize(
    ("kind", "names", "addressed", "expected"),
    [
        ("代表建议", "张某某", "张某某代表", "您"),
        ("政协提案", "张某某", "张某某委员", "您"),
        ("代表建议", ("李某某", "王某某"), "李某某、王某某代表", "你们"),
        ("政协提案", "李某某、王某某、赵某某", "李某某、王某某、赵某某委员", "你们"),
        ("代表建议", "张某某代表", "张某某代表", "您"),
        ("政协提案", "李某某委员、王某某委员", "李某某委员、王某某委员", "你们"),
        ("代表建议", "李某某、王某某代表", "李某某代表、王某某代表", "你们"),
        ("政协提案", "李某某等3位", "李某某等3位委员", "你们"),
        ("政协提案", "李某某等3位委员", "李某某等3位委员", "你们"),
        ("代表建议", "李某某等10名代表", "李某某等10名代表", "你们"),
        ("代表建议", "李某某（等10位）", "李某某（等10位）代表", "你们"),
        ("代表建议", "李某某（等10位）代表", "李某某（等10位）代表", "你们"),
        ("代表建议", "李某某等", "李某某等代表", "你们"),
        ("代表建议", "李某某等代表", "李某某等代表", "你们"),
        ("代表建议", "桂花镇代表团", "桂花镇代表团", "你们"),
        ("代表建议", "第三代表小组", "第三代表小组", "你们"),
        ("政协提案", "甸沙代委员组", "甸沙代委员组", "你们"),
        ("政协提案", "县政协社会和法制委员会", "县政协社会和法制委员会", "你们"),
        ("政协提案", "民革南屏市委", "民革南屏市委", "你们"),
        ("政协提案", "市工商联", "市工商联", "你们"),
        ("代表建议", "东屏区政府", "东屏区政府", "你们"),
        ("政协提案", "九三学社", "九三学社", "你们"),
        ("政协提案", "民盟", "民盟", "你们"),
        ("政协提案", "农工党南屏市委", "农工党南屏市委", "你们"),
        ("代表建议", "张建党", "张建党代表", "您"),
        ("代表建议", "李某某、桂花镇代表团", "李某某代表、桂花镇代表团", "你们"),
        ("代表建议", "张某某等12人", "张某某等12位代表", "你们"),
        ("政协提案", "张某某、李某某等5人", "张某某、李某某等5位委员", "你们"),
        ("政协提案", "张某某等十二人", "张某某等十二位委员", "你们"),
        ("代表建议", "张某某等人", "张某某等代表", "你们"),
        ("代表建议", "", "", "您"),
        ("代表建议", Nested(" {甲: 乙}"), "", "您"),
    ],
)
def test_the_form_of_address_depends_on_kind_and_number(
    kind: str, names: Value, addressed: str, expected: str
) -> None:
    typed = draft(类型=kind, 提出人=names)
    assert (people(typed), pronoun(proposers(typed))) == (addressed, expected)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "经济界",
            "工商联界别",
            "经济界别",
            "农业界",
            "文化艺术界",
            "新的社会阶层人士界",
            "无党派人士",
            "特邀人士",
        ),
        *(
            "教育界别小组",
            "科技界别委员小组",
            "第一界别小组",
            "桂花镇委员活动组",
            "提案委",
            "经济委",
            "市政协文史委",
        ),
        *("社会和法制委员会", "人口资源环境委员会", "第一代表团", "省直代表团", "第二联组", "第一联络组"),
        *(
            "民进某市委会",
            "民盟南屏总支",
            "九三学社南屏支社",
            "台盟某市支部",
            "共青团界",
            "市妇联",
            "县总工会",
        ),
        *("县科协", "南屏市青联", "市侨联", "清禾县文联", "桂花街道人大工委", "城关镇代表小组", "南屏商会"),
    ],
)
def test_a_group_is_addressed_by_its_name_and_as_several(name: str) -> None:
    assert (people(draft(类型="政协提案", 提出人=name)), pronoun((name,))) == (name, "你们")


@pytest.mark.parametrize(
    "name", ["张国会", "李建社", "王世界", "陈联", "赵团", "欧阳建会", "司马大局", "周大委", "钱文部", "孙协"]
)
def test_a_person_whose_name_ends_like_a_groups_is_one(name: str) -> None:
    assert (people(draft(类型="政协提案", 提出人=name)), pronoun((name,))) == (f"{name}委员", "您")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0033", "0033"),
        ("第0033号", "0033"),
        ("温36号", "温36"),
        ("DH0271", "DH0271"),
        ("来信", "来信"),
        ("", ""),
    ],
)
def test_an_item_number_is_stripped_of_its_marks(typed: str, number: str) -> None:
    assert item_number(draft(编号=typed)) == number


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("关于某事的建议", "关于某事的建议"),
        ("《关于某事的建议》", "关于某事的建议"),
        ("关于落实《某条例》的建议", "关于落实《某条例》的建议"),
        ("《某条例》和《某办法》", "《某条例》和《某办法》"),
    ],
)
def test_a_subject_loses_the_marks_around_the_whole_of_it(typed: str, title: str) -> None:
    assert subject(draft(案由=typed)) == title


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        (Key.SIGNATURE, "云川省民政厅"),
        (Key.CONTACT, "王某某"),
        (Key.PHONE, "0000-00000000"),
        (Key.CC, "省人大常委会、省政府办公厅"),
        (Key.SUBJECT, ""),
    ],
)
def test_an_empty_field_is_filled_from_the_profile(key: Key, shown: str) -> None:
    assert DraftFacts(Draft(), PROFILE).filled(key) == shown
    assert DraftFacts(draft(**{key: " 另填 "}), PROFILE).filled(key) == "另填"
    assert DraftFacts(draft(**{key: NOTHING}), PROFILE).filled(key) == ""


def test_the_cc_depends_on_the_kind() -> None:
    assert DraftFacts(draft(类型="政协提案"), PROFILE).filled(Key.CC) == "省政协提案委员会"


def test_every_slot_is_filled_from_the_fields_and_the_profile() -> None:
    typed = draft(
        类型="政协提案",
        届次="市政协六届五次会议",
        编号="第118号",
        案由="《关于某事的提案》",
        提出人="李某某、王某某",
        会商单位=("市财政局", "市住房城乡建设局"),
    )
    assert DraftFacts(typed, PROFILE).slots == {
        "类型": "提案",
        "类型全称": "提案",
        "称谓": "委员",
        "您": "你们",
        "届次": "市政协六届五次会议",
        "编号": "118",
        "案由": "关于某事的提案",
        "提出人": "李某某、王某某委员",
        "会商单位": "市财政局、市住房城乡建设局",
        "单位": "云川省民政厅",
        "简称": "省民政厅",
        "自称": "我厅",
        "工作": "民政工作",
        "原答复": "",
        "主办单位": "",
        "你单位": "你单位",
    }


@pytest.mark.parametrize("self_name", ["我局", ""])
def test_a_profile_without_its_work_leaves_no_gap_in_a_sentence(self_name: str) -> None:
    """A profile of a few lines, written by hand, printed 感谢您对的关心和支持."""
    names = DraftFacts(draft(), Profile(self_name=self_name)).slots
    own = self_name or "我单位"
    assert (names["自称"], names["工作"]) == (own, f"{own}工作")


def test_without_a_profile_the_signature_is_the_name_of_the_unit() -> None:
    names = DraftFacts(draft(落款="某县教育局"), Profile()).slots
    assert (names["单位"], names["简称"], names["自称"]) == ("某县教育局", "", "我单位")


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"交办日期": "2026年3月15日"}, "2026-06-15"),
        ({"交办日期": "2026年11月30日"}, "2027-02-28"),
        ({"交办日期": "2026年3月15日", "类型": "政协提案"}, "2026-08-15"),
        ({"交办日期": "2026年3月15日", "期限": "2026年5月1日"}, "2026-05-01"),
        ({"交办日期": "9999年12月1日"}, "None"),
        ({"交办日期": "三月"}, "None"),
        ({"期限": "2026年2月30日"}, "None"),
        ({}, "None"),
    ],
)
def test_the_deadline_is_typed_or_some_months_from_handing_over(fields: dict[str, str], day: str) -> None:
    assert str(DraftFacts(draft(**fields), Profile(months={"政协提案": "5"})).deadline) == day


@pytest.mark.parametrize(
    ("typed", "named"),
    [
        ("魏某代表", "魏某"),
        ("李某某委员、王某某代表；李某某", "李某某、王某某"),
        (("李某某 委员", "桂花镇代表团"), "李某某、桂花镇代表团"),
        ("张某某等12位代表", "张某某等12位代表"),
        ("经济界委员", "经济界委员"),
        ("全体代表", "全体代表"),
        ("部分代表", "部分代表"),
        ("张代表", "张代表"),
        ("代表", "代表"),
        (("魏某\t代表",), "魏某"),
    ],
)
def test_lists_name_people_without_what_they_are(typed: Value, named: str) -> None:
    assert proposer_names(draft(提出人=typed)) == named
    assert named and proposer_names(draft(提出人=named)) == named


def test_lists_name_those_who_joined_too() -> None:
    assert proposer_names(draft(提出人="魏某代表", 联名=("钱某某代表", "魏某"))) == "魏某、钱某某"


def test_a_title_is_one_line() -> None:
    assert subject(draft(案由="《关于甲的\n建议》")) == "关于甲的　建议"
