from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.body_names import is_named_in, is_short_for

SHORT_FORMS = {
    "南屏市住房和城乡建设局": [
        "市住建局", "住建局", "南屏住建局", "南屏市住建局", "市住房城乡建设局", "云川省南屏市住建局",
        "市住房和城乡建设局", "市城乡建设局", " 市 住建局", "市建设局",
    ],
    "云川省发展和改革委员会": ["省发改委", "发改委", "省发展改革委", "云川省发改委", "省发展和改革委"],
    "南屏市卫生健康委员会": ["市卫健委", "市卫生健康委", "卫健委"],
    "清禾县人力资源和社会保障局": ["县人社局", "人社局", "清禾县人社局", "县人力资源社会保障局"],
    "清禾县文化广电和旅游局": ["县文旅局", "县文广旅局", "文广旅局", "县文化和旅游局"],
    "南屏市市场监督管理局": ["市市监局", "市监局", "市市场监管局", "市场监管局", "南屏市市场监管局"],
    "清禾县市场监督管理局": ["县市监局", "市监局", "县市场监管局"],
    "南屏市城市管理局": ["市城管局", "城管局"],
    "南屏市城市管理综合行政执法局": ["市城管局", "市城管执法局", "市综合行政执法局"],
    "南屏市自然资源和规划局": ["市自规局", "市资规局", "市自然资源局"],
    "南屏市工业和信息化局": ["市工信局"],
    "南屏市科学技术局": ["市科技局"],
    "清禾县教育体育局": ["县教体局"],
    "南屏市退役军人事务局": ["市退役军人局"],
    "南屏市医疗保障局": ["市医保局"],
    "南屏市林业和草原局": ["市林草局"],
    "南屏市国有资产监督管理委员会": ["市国资委"],
    "南屏市残疾人联合会": ["市残联", "残联"],
    "南屏市妇女联合会": ["市妇联"],
    "南屏市工商业联合会": ["市工商联"],
    "南屏市供销合作社联合社": ["市供销社"],
    "南屏市科学技术协会": ["市科协"],
    "中共南屏市委机构编制委员会办公室": ["市委编办", "南屏市委编办"],
    "中共南屏市委组织部": ["市委组织部"],
    "中共南屏市纪律检查委员会": ["市纪委"],
    "共青团南屏市委员会": ["团市委", "共青团南屏市委"],
    "南屏市人民政府": ["市政府", "南屏市政府"],
    "南屏市人民政府办公室": ["市政府办", "市政府办公室"],
    "南屏市中级人民法院": ["市中院", "市中级法院"],
    "南屏市住房公积金管理中心": ["市公积金中心", "市住房公积金中心"],
    "南屏市清泉区教育局": ["区教育局", "清泉区教育局", "教育局"],
    "云川省民政厅": ["省民政厅", "民政厅"],
    "云岭自治州交通运输局": ["州交通局", "州交通运输局"],
}  # fmt: skip


@pytest.mark.parametrize("full", SHORT_FORMS)
def test_the_short_forms_in_use_stand_for_the_full_name(full: str) -> None:
    assert {short: is_short_for(short, full) for short in SHORT_FORMS[full]} == dict.fromkeys(
        SHORT_FORMS[full], True
    )


@pytest.mark.parametrize("full", SHORT_FORMS)
def test_a_short_form_with_its_level_stands_for_no_other_body(full: str) -> None:
    mine = {
        "市场监管局",
        "市监局",
        *SHORT_FORMS[full],
    }  # the first two are said in a city and in its counties
    shorts = {each for forms in SHORT_FORMS.values() for each in forms if each[0] in "省市县州"}
    assert [short for short in shorts - mine if is_short_for(short, full)] == []


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("县住建局", "南屏市住房和城乡建设局"),
        ("清泉区教育局", "南屏市教育局"),
        ("南屏市清泉区教育局", "南屏市教育局"),
        ("东平市教育局", "南屏市教育局"),
        ("东平教育局", "南屏市教育局"),
        ("省教育局", "南屏市教育局"),
        ("市教育厅", "南屏市教育局"),
        ("管理局", "南屏市城市管理局"),
        ("市管理局", "南屏市城市管理局"),
        ("市局", "南屏市教育局"),
        ("局", "南屏市教育局"),
        ("教育", "南屏市教育局"),
        ("市民政局", "南屏市民族宗教事务局"),
        ("市公安局", "南屏市公安局交通警察支队"),
        ("市教育局考试中心", "南屏市教育局"),
        ("市信访局", "南屏市工业和信息化局"),
        ("市房管局", "南屏市住房和城乡建设局"),
        ("", "南屏市教育局"),
        ("市教育局", ""),
    ],
)
def test_other_names_do_not(short: str, full: str) -> None:
    assert not is_short_for(short, full)


@given(st.text("省市县区局委南屏教育和人民政府办公室委员会", max_size=12), st.text(max_size=12))
def test_any_texts_are_compared_and_a_name_stands_for_itself(name: str, other: str) -> None:
    assert is_short_for(name, name) is bool(name)
    assert is_short_for(name, other) in (True, False)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("南屏市财政局", "经商市财政局，现答复如下："),
        ("市财政局", "经会同南屏市财政局研究，"),
        ("财政局", "市财政局认为"),
        ("市住建局", "会同市住房和城乡建设局研究"),
        ("南屏市住房和城乡建设局", "并征求了市住建局、市财政局的意见"),
        ("省发展和改革委员会", "经商省发展改革委、省财政厅，"),
        ("市财政局", "财政部门已将其列入预算。"),
        ("市卫生健康委员会", "市卫健委负责"),
        ("清禾县人民政府", "清禾县政府已"),
        ("省财政厅", "经商省 财政厅"),
    ],
)
def test_a_body_is_named_in_a_text_by_any_of_its_names(body: str, text: str) -> None:
    assert is_named_in(body, text)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("市财政局", "经商市教育局，现答复如下："),
        ("市民政局", "市民族宗教事务局、市财政局"),
        ("市财政局", "加大财政投入，市教育局"),
        ("省财政厅", "市财政局"),
        ("市城市管理局", "由市综合管理局负责"),
        ("市住建局", "市住房公积金管理中心"),
        ("市财政局", ""),
    ],
)
def test_a_body_that_a_text_does_not_name_is_not_found(body: str, text: str) -> None:
    assert not is_named_in(body, text)
