from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.letter.body_kind import take_apart
from replydesk.letter.new_profile import new_profile_text
from replydesk.letter.own_unit import OwnUnit, codes_of, own_unit, profile_values, unit_trouble
from replydesk.letter.profile import parse_profile
from tests.support.effort import examples

SAMPLE = """\
# 单位全称
名称: 甲省乙厅
# 缩写
别名: [乙口]
代字:
  # 建议的
  代表建议: 甲乙复议字
联系人: 王某某
承办处室:
  一处: {联系人: 李某某}
# 页面
页面: 撑满版心
# 机关
印发机关: 甲省乙厅办公室
字体:
  # 正文的
  正文: 仿宋
"""

TYPED = st.text(max_size=30) | st.sampled_from(["甲市乙局", "复议字〔2026〕1号", ": #", '"', "[甲, 乙]"])


@pytest.mark.parametrize(
    ("name", "short", "own", "work"),
    [
        ("云川省民政厅", "省民政厅", "我厅", "民政工作"),
        ("南屏市住房和城乡建设局", "市住房城乡建设局", "我局", "住房和城乡建设工作"),
        ("清禾县交通运输局", "县交通运输局", "我局", "交通运输工作"),
        ("吉川市卫生健康委员会", "市卫生健康委", "我委", "卫生健康工作"),
        ("云川省发展和改革委员会", "省发展改革委", "我委", "发展改革工作"),
        ("湖州市市场监督管理局", "市市场监管局", "我局", "市场监管工作"),
        ("甲乙自治区民政厅", "自治区民政厅", "我厅", "民政工作"),
        ("甲山丙族自治州农业农村局", "州农业农村局", "我局", "农业农村工作"),
        ("南屏市青云区城市管理局", "区城市管理局", "我局", "城市管理工作"),
        ("通州区水务局", "区水务局", "我局", "水务工作"),
        ("单县水利局", "县水利局", "我局", "水利工作"),
        ("云川省人民政府办公厅", "省政府办公厅", "我厅", "政府工作"),
        ("清禾县人民政府", "县政府", "我县", "政府工作"),
        ("清禾县白石镇人民政府", "镇政府", "我镇", "政府工作"),
        ("南屏市人民政府办公室", "市政府办公室", "我办", "政府工作"),
        ("中国共产党南屏市委员会组织部", "市委组织部", "我部", "组织工作"),
        ("共青团南屏市委员会", "团市委", "我委", "共青团工作"),
        ("国家税务总局南屏市税务局", "市税务局", "我局", "税务工作"),
        ("南屏市人民法院", "市人民法院", "我院", "法院工作"),
        ("南屏市总工会", "市总工会", "我会", "工会工作"),
        ("锡林盟行政公署", "盟行政公署", "我署", "我署工作"),
        ("南屏开发区管理委员会", "南屏开发区管委会", "我委", "南屏开发区管理工作"),
        ("南屏市财政局（南屏市国资委）", "市财政局", "我局", "财政工作"),
        ("云川大学", "云川大学", "我校", "我校工作"),
        ("城市管理局", "城市管理局", "我局", "城市管理工作"),
        ("某某小组", "某某小组", "我单位", "我单位工作"),
    ],
)
def test_a_name_tells_short_name_own_word_and_work(name: str, short: str, own: str, work: str) -> None:
    unit = own_unit(name)
    assert (unit.name, unit.letterhead) == (name, name)
    assert (unit.short_name, unit.self_name, unit.field_of_work) == (short, own, work)


@pytest.mark.parametrize(
    ("name", "suggestion", "proposal"),
    [
        ("云川省民政厅", "省人大常委会代表工作委员会、省政府办公厅", "省政协提案委员会、省政府办公厅"),
        ("南屏市民政局", "市人大常委会代表工作委员会、市政府办公室", "市政协提案委员会、市政府办公室"),
        ("南屏市青云区民政局", "区人大常委会代表工作委员会、区政府办公室", "区政协提案委员会、区政府办公室"),
        ("上海市民政局", "市人大常委会代表工作委员会、市政府办公厅", "市政协提案委员会、市政府办公厅"),
        ("清禾县人民政府", "县人大常委会代表工作委员会", "县政协提案委员会"),
        ("白石镇人民政府", "", ""),
        ("民政局", "", ""),
    ],
)
def test_the_usual_copies_follow_from_the_level(name: str, suggestion: str, proposal: str) -> None:
    unit = own_unit(name)
    assert (unit.suggestion_cc, unit.proposal_cc) == (suggestion, proposal)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("", ("", "")),
        ("云民复议字", ("云民复议字", "云民复提字")),
        ("云民复提字", ("云民复议字", "云民复提字")),
        ("南建议复", ("南建议复", "南建提复")),
        ("清交建复", ("清交建复", "清交提复")),
        ("湘民建议字", ("湘民建议字", "湘民提案字")),
        ("吉住建函", ("吉住建函", "吉住建函")),
        ("吉卫复字〔2025〕33号", ("吉卫复字", "吉卫复字")),
        ("吉卫复议字［２０２５］", ("吉卫复议字", "吉卫复提字")),
        ("云民提复，云民议复", ("云民议复", "云民提复")),
        ("甲字 乙字", ("甲字", "乙字")),
        ("〔2026〕5号", ("", "")),
    ],
)
def test_a_code_or_a_whole_number_gives_both_codes(typed: str, codes: tuple[str, str]) -> None:
    assert codes_of(typed) == codes


def test_a_telephone_typed_behind_the_contact_is_taken_apart() -> None:
    unit = own_unit("甲市乙局", contact="王某某　０000-00000000")
    assert (unit.contact, unit.phone) == ("王某某", "0000-00000000")
    unit = own_unit("甲市乙局", contact="王某某、李某某", phone="0000-00000000")
    assert (unit.contact, unit.phone) == ("王某某、李某某", "0000-00000000")


@pytest.mark.parametrize(
    "typed", ["南屏市 教育局", "　南屏市教育局\u200b", "南屏市\t教育局", "南屏市教育局 "]
)
def test_blanks_and_unseen_characters_are_no_part_of_a_name(typed: str) -> None:
    assert own_unit(typed).name == "南屏市教育局"


def test_what_cannot_be_a_name_is_refused() -> None:
    assert unit_trouble(OwnUnit())[0] == "name"
    assert unit_trouble(OwnUnit("　"))[0] == "name"
    assert unit_trouble(OwnUnit("12-34"))[0] == "name"
    assert "太长" in unit_trouble(OwnUnit("局" * 61))[1]
    assert unit_trouble(OwnUnit("局" * 60)) == ("", "")
    assert unit_trouble(OwnUnit("甲局", field_of_work="工" * 500))[0] == "field_of_work"


def test_a_new_profile_is_the_sample_with_the_values_of_the_unit() -> None:
    unit = own_unit("丙市丁局", "丙丁复议字", "赵某某")
    text = new_profile_text(SAMPLE, profile_values(unit))
    assert text.startswith("# 单位全称\n名称: 丙市丁局\n# 缩写\n别名: []\n代字:\n  代表建议: 丙丁复议字\n")
    assert "页面: 撑满版心" in text and "  # 正文的\n  正文: 仿宋" in text
    assert '# 机关\n印发机关: ""' in text
    assert "联系人: 赵某某\n承办处室:\n# 页面\n" in text
    assert not any(word in text for word in ("甲省", "乙口", "王某某", "李某某", "一处"))


@examples(200)
@example("H\xa8", "", "", "")
@given(
    *[st.text(max_size=30) | st.sampled_from(["甲市乙局", "复议字〔2026〕1号", ": #", '"', "[甲, 乙]"])] * 4
)
def test_whatever_is_typed_gives_a_profile_that_says_it(
    name: str, code: str, contact: str, phone: str
) -> None:
    unit = own_unit(name, code, contact, phone)
    assert own_unit(unit.name).name == unit.name
    assert unit.name.endswith(take_apart(unit.name).rest)
    values = profile_values(unit)
    profile = parse_profile(new_profile_text(SAMPLE, values))
    if unit_trouble(unit) == ("", ""):
        assert not profile.notes and not profile.unreadable
        assert (profile.name, profile.contact, profile.phone) == (unit.name, unit.contact, unit.phone)
        assert [*profile.codes.values()] == [code for code in codes_of(code) if code]
        assert ["、".join(each) for each in profile.cc.values()] == list(filter(None, copies(unit)))


def copies(unit: OwnUnit) -> tuple[str, str]:
    return unit.suggestion_cc, unit.proposal_cc


@pytest.mark.parametrize(
    ("contact", "phone", "wanted"),
    [
        ("王某某", "０５５５－１２３４５６７", "0555-1234567"),
        ("王某某 ０５５５－１２３４５６７", "", "0555-1234567"),
        ("王某某", "(0555) 1234567", "0555-1234567"),
        ("王某某", "总机转办公室", "总机转办公室"),
    ],
)
def test_telephones_are_kept_as_the_letter_prints_them(contact: str, phone: str, wanted: str) -> None:
    values = profile_values(own_unit("甲市乙局", "", contact, phone))
    assert (values["联系人"], values["电话"]) == ("王某某", wanted)
