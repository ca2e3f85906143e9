"""The text against itself: what replies really write is silent; one changed mark or number is found."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Attachment, Draft, Paragraph, Section
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.rule import Case, DraftLook, TextLook
from replydesk.reply.rules.within.looks import LOOKS
from replydesk.text.numerals import chinese_numeral
from tests.support.clean_reply import clean_draft
from tests.support.replies import starter_stock

_IN_DRAFT = tuple(look for look in LOOKS if isinstance(look, DraftLook))
_IN_TEXT = tuple(look for look in LOOKS if isinstance(look, TextLook))


def found_in(draft: Draft) -> list[Finding]:
    case = Case(DraftFacts(draft, starter_stock().profile(draft)), Letter(()))
    return [*(each for look in _IN_DRAFT for each in look.look(case)), *find_in_texts(case, _IN_TEXT)]


def with_text(*paragraphs: str) -> Draft:
    return replace(clean_draft(), sections=(Section(1, "工作情况", tuple(map(Paragraph, paragraphs))),))


def hits(*paragraphs: str, rule: str = "") -> list[Hit]:
    return [hit for each in found_in(with_text(*paragraphs)) if rule in ("", each.rule) for hit in each.hits]


SILENT = [
    # parts that are not all, overlap, are rounded, or are shares too
    "全年共办理建议57件，其中：城建方面18件，环保方面13件，科教方面11件，农业方面6件，人社方面5件，自然资源方面2件，其他2件。",
    "已经解决的43件（甲类），占总数的75.4%；正在解决的13件（乙类），占总数的22.8%；暂时不能解决的1件（丙类），占1.8%。",
    "共收到建议128件，分为四类：一是经济类40件，占31.3%；二是城建类32件，占25%；三是农业类44件，占34.4%；四是其他12件，占9.4%。",
    "今年共承办建议6件、提案11件，均为主办件，其中A类6件，占35%，含建议3件、提案3件；B类11件，占65%。",
    "全县共有村卫生室138个，其中公有产权的96个；村医201名，其中60岁以上的占38%。",
    "共投入资金3.2亿元，新建学校12所、改扩建学校30所，新增学位1.8万个。",
    "全市共有公办幼儿园120所，普惠性民办幼儿园85所，普惠率达到89.6%。",
    "总投资约4.6亿元，其中申请中央资金2.1亿元，省级配套1.2亿元，其余由市县自筹。",
    "2025年共检查单位1206家次，发现隐患302处，已整改298处，处罚12家，罚款15万元。",
    "共有床位5000张，其中护理型床位3200张，占64%，较上年提高5个百分点。",
    "现有教师1250人，其中本科以上学历1100人、高级职称320人、35岁以下480人。",
    "项目全长12.5公里，其中桥梁3座、隧道2座，路基宽12米，设计速度60公里。",
    "城乡低保对象87.3万人，其中城市低保12.6万人、农村低保74.7万人。",
    "全省老年助餐点4280个，其中农村2310个，日均服务9.6万人次。",
    "办理建议提案195件，其中市建议34件（主办10件、会办24件），市提案144件（主办39件、会办105件），省建议5件，省提案12件。",
    "现有学校35所，其中城区学校30所、乡镇学校5所，开展课后服务的34所，其中乡镇学校5所均已开展。",
    "共下达资金17726万元，其中，2019年下达2165万元、2020年下达2899万元、2021年下达3057万元，其余年度另行安排。",
    "实施项目39个，面积28.97万亩（含增发国债项目5万亩），占全县耕地面积68.24万亩的42.45%。",
    "全市1100余所学校开展服务，参与教师5.2万人，参与率85.58%，受益学生91.56万人，参与率87.9%。",
    "本次检查了3家：甲公司罚款2万元，乙公司罚款3万元，另有1家停业。",
    "建设内容：道路5公里，管网8公里，桥梁3座，总投资2.6亿元。",
    # growth
    "覆盖率由2022年底的71.5%提高到93.2%，办理时限由30个工作日缩短至18个工作日，材料由9项减少到4项。",
    "床位从1.2万张增加到1.5万张，年均增长8%；每万人拥有数由5.2张提高到6.8张，居全省前列。",
    "2025年安排2.96亿元，比上年增加2600万元，增长9.6%；优良天数比例由85.2%上升到87.9%，提高2.7个百分点。",
    "从3个试点县扩大到12个县，从2人增加到5人，总量由全省第8位上升至第3位。",
    # numbering
    "我局一是加强领导，二是健全机制，三是强化考核。",
    "重点开展四项工作。一是摸排；二是整治；三是验收；四是巩固。在此基础上，一是建章立制，二是常态监管。",
    "根据《条例》第十二条第（二）项、第（四）项的规定，一、二级医院，第一、第三产业均在其中。",
    "（一）全面排查。（二）分类整治。第一步，摸底；第二步，整改。",
    "万一是雨天，统一是前提，之一是资金，第一是安全，第二是质量。",
    "①受理；②审核；③办结。同时，①公示；②备案。",
    "第一步首先摸清底数，第二步分类实施。",
    # marks
    "推行“‘一窗’受理”，出台《〈养老条例〉实施办法（试行）》，按照“先急后缓、量力而行”的原则办理（见附件）。",
    "包括：1）摸底；2）整改；（3）验收；a）公示。",
    "坚持“党建+服务”，打造“15分钟”生活圈，落实‘双随机’要求。",
    "其中，“十四五”期间“三河一湖”治理投入2.5亿元（含中央资金1.2亿元）。",
    # placeholders
    "张某某代表、李某某委员和王某某局长到某社区、某企业调研，走访了X光室和CT室。",
    "采购X射线机3台，规格2×3米，A×B型号不限，投资5×10亿元的测算已完成。",
    "发放宣传册（请扫描二维码填写）1.2万份，公布电话12345（24小时）。",
    "具体时间由省政府确定，待条件成熟后再行研究；待定级结果公布后兑现奖励。",
    "这项工作谁来办？怎么办？请各地研究。",
    # repeated on purpose
    "进一步加大投入，进一步健全机制，进一步强化考核。",
    "县级每年安排500万元，市级每年安排800万元，省级每年安排2000万元。",
    "目前，全省已建成三级网络。由于涉及用地调整，目前暂不具备条件；同时，加强宣传。",
    # names, dashes, days
    "经商省住房和城乡建设厅、省人力资源社会保障厅，省住房城乡建设厅、省人社厅均表示支持。",
    "市教育局、市体育局、市农业农村局、市自然资源局、市交通运输局、市文化和旅游局参加。",
    "健全省—市—县—乡四级网络，2023年—2025年投入8亿元，每人2万元～6万元，拨打0871-12345678。",
    "3月5日至12日，5号楼、8号线和第3号令均已公布，五一期间开放。",
    "我厅会同本省各部门研究，我省、我市和我们共同推进，本办法自公布之日起施行。",
    # ends
    "……真正做到件件有回音。",
    "这是全体代表的共同心愿和工作的目的",
    "具体工作如下：",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_real_replies_write_is_silent(text: str) -> None:
    assert [str(each) for each in found_in(with_text(text))] == []


def test_a_number_before_a_year_is_one() -> None:
    assert hits("1.2023年印发方案，明确任务。", "2.我局落实资金。", "3.各地开展检查。") == []


FOUND = [
    ("印发了《关于加强养老服务的意见，明确目标。", "标点不成对", "《关于加强养老服务的意见"),
    ("您提出的关于加强养老服务的建议》收悉。", "标点不成对", "》"),
    ("推行【一窗受理服务，群众满意。", "标点不成对", "【一窗"),
    ("按照“先急后缓的原则办理。", "标点不成对", "“先急后缓"),
    ("各县（市、区均已落实。", "标点不成对", "（市、区"),
    ("印发《〈养老条例〉实施办法，逐项落实。", "标点不成对", "《"),
    ("落实“三个清单’要求。", "标点不成对", "’"),
    ("各地(含省直管县均已落实。", "标点不成对", "(含"),
    ("于XX年XX月XX日完成。", "留空未填", "XX年XX月XX日"),
    ("于2026年×月×日完成。", "留空未填", "×月×日"),
    ("第×号文件已印发。", "留空未填", "×"),
    ("投入资金（待核实）万元。", "留空未填", "（待核实）"),
    ("投入资金【此处填数】万元。", "留空未填", "【此处填数】"),
    ("由[请填写单位名称]负责。", "留空未填", "[请填写单位名称]"),
    ("建成站点____个。", "留空未填", "____"),
    ("建成站点xx个。", "疑似留空", "xx"),
    ("由某某公司承建。", "疑似留空", "某某"),
    ("由某某县负责。", "疑似留空", "某某"),
    ("经与×××公司协商，同意办理。", "疑似留空", "×××"),
    ("建成站点***个。", "疑似留空", "***"),
    ("建成站点……个。", "疑似留空", "……"),
    ("第一，加强领导；第二，健全机制；第四，强化考核。", "序号不连续", "第四"),
    ("（1）摸底；（2）整改；（4）验收。", "序号不连续", "（4）"),
    ("①摸底；②整改；②验收。", "序号不连续", "②"),
    ("其一，摸底；其三，验收。", "序号不连续", "其三"),
    ("全县共有学校18所，其中小学12所、初中8所。", "分项与总数不符", "18所"),
    ("城市低保12.6万人，农村低保74.7万人，共计88.3万人。", "分项与总数不符", "88.3万人"),
    ("三类分别占40%、40%、30%。", "占比之和不符", "30%"),
    ("材料由9项减少到14项。", "增减方向不符", "14项"),
    ("站点由100个增加到150个，增长60%。", "增幅不符", "60%"),
    ("您提出的关于《关于加强养老的建议》收悉。", "关于重复", "关于《关于"),
    ("您提出的《关于加强养老的提案》的提案收悉。", "建议重复", "提案》的提案"),
    ("、并列入年度重点工作。", "段落残缺", "、"),
    ("我厅将会同有关部门研究制定", "段末", ""),
    ("建成甲县－乙县—丙县公路。", "连接号混用", "－"),
    ("印发《意见》、《方案》。", "并列项间的顿号", "》、《"),
    ("3月5日开会，5月8号调研。", "日期写法不一", "号"),
    ("我厅很重视，本厅将办好，我厅会跟进。", "自称不一", "本厅"),
]


@pytest.mark.parametrize(("text", "rule", "words"), [each for each in FOUND if each[2]])
def test_faults_are_found_at_their_words(text: str, rule: str, words: str) -> None:
    assert any(words in hit.words or hit.words in words for hit in hits(text, rule=rule))


PAIRS = ("《》", "“”", "（）", "【】")
_WORDS = st.text("的养老服务建设工作机制", min_size=1, max_size=5)
_BALANCED = st.recursive(
    _WORDS,
    lambda inner: st.lists(st.tuples(st.sampled_from(PAIRS), inner), min_size=1, max_size=3).map(
        lambda parts: "，".join(f"{pair[0]}{words}{pair[1]}" for pair, words in parts)
    ),
    max_leaves=6,
)


@given(_BALANCED)
def test_marks_in_pairs_are_silent(text: str) -> None:
    assert hits(f"开展{text}。", rule="标点不成对") == []


@given(_BALANCED, st.data())
def test_a_mark_without_the_other_one_is_found(text: str, data: st.DataObject) -> None:
    places = [at for at, char in enumerate(text) if char in "".join(PAIRS)]
    if places:
        at = data.draw(st.sampled_from(places))
        assert hits(f"开展{text[:at]}{text[at + 1 :]}。", rule="标点不成对")


_FORMS = ("{}是加强。", "第{}，加强。", "（{}）加强。", "其{}，加强。")


@given(st.integers(2, 12), st.sampled_from(_FORMS), st.booleans())
def test_numbers_in_order_are_silent(last: int, form: str, in_paragraphs: bool) -> None:
    parts = [form.format(chinese_numeral(number)) for number in range(1, last + 1)]
    assert hits(*(parts if in_paragraphs else ["".join(parts)])) == []


@given(st.integers(3, 12), st.sampled_from(_FORMS), st.booleans(), st.data())
def test_one_wrong_number_is_found_and_put_right(
    last: int, form: str, in_paragraphs: bool, data: st.DataObject
) -> None:
    numbers = list(range(1, last + 1))
    at = data.draw(st.integers(1, last - 2))
    wrong = data.draw(st.integers(2, 12).filter(lambda number: number != at + 1))
    numbers[at] = wrong
    parts = [form.format(chinese_numeral(number)) for number in numbers]
    found = hits(*(parts if in_paragraphs else ["".join(parts)]), rule="序号不连续")
    right = form.format(chinese_numeral(at + 1)).rstrip("加强。，")
    assert [(hit.words, hit.right) for hit in found] == [
        (right.replace(chinese_numeral(at + 1), chinese_numeral(wrong)), right)
    ]


@given(st.lists(st.integers(1, 900), min_size=2, max_size=6), st.data())
def test_parts_make_up_their_total(parts: list[int], data: st.DataObject) -> None:
    names = [f"{name}方面{number}件" for name, number in zip("城建交通农业教育卫生", parts, strict=False)]
    total = sum(parts)
    text = "全年共办理建议{}件（" + "、".join(names) + "）。"
    assert hits(text.format(total)) == []
    wrong = data.draw(st.integers(total * 4 // 5 + 1, total * 6 // 5 + 1).filter(lambda each: each != total))
    assert hits(text.format(wrong), rule="分项与总数不符")


def test_a_quotation_may_go_on_through_paragraphs() -> None:
    assert hits("您提出：“一是加大投入。", "二是加强监管。”我厅认真研究。", rule="标点不成对") == []


def test_the_whole_answer_twice_is_one_error() -> None:
    sections = (
        Section(1, "工作情况", (Paragraph("我厅印发工作方案，明确责任单位，逐项推动落实，各地积极行动。"),)),
        Section(1, "下一步", (Paragraph("我厅将加强督促检查，确保各项任务按期完成，让群众满意。"),)),
    )
    found = found_in(replace(clean_draft(), sections=sections * 2))
    assert [(each.rule, each.level) for each in found] == [("正文重复", Level.ERROR)]


def test_a_short_answer_twice_is_an_error() -> None:
    text = "我厅印发工作方案，明确责任单位和完成时限，逐项推动落实，各地正在积极行动，年底前完成。"
    (found,) = found_in(with_text(text, text))
    assert (found.rule, found.level) == ("正文重复", Level.ERROR)


def test_items_are_as_many_as_is_said() -> None:
    items = (Paragraph("摸清底数。", True), Paragraph("分类整治。", True), Paragraph("健全机制。", True))
    for said, found in (("采取了五项措施：", ["五项"]), ("采取了三项措施：", []), ("开展工作。", [])):
        sections = (Section(1, "工作情况", (Paragraph(said), *items)),)
        told = found_in(replace(clean_draft(), sections=sections))
        assert [hit.words for each in told for hit in each.hits] == found


def test_a_table_in_an_attachment_is_added_up() -> None:
    rows = ("| 地区 | 站点 |", "| --- | --- |", "| 甲 | 12 |", "| 乙 | 18 |", "| 合计 | 31 |")
    draft = replace(clean_draft(), attachments=(Attachment(tuple(map(Paragraph, rows))),))
    (found,) = found_in(draft)
    assert found.rule == "表格合计不符" and [hit.words for hit in found.hits] == ["31", "12", "18"]


def test_a_paragraph_before_a_table_is_looked_at() -> None:
    text = "全县共建成站点12个，其中城市5个、农村8个，项目总投资（此处填写金额）万元："
    rows = ("| 地区 | 站点 |", "| 城市 | 待定 |")
    assert {hit.words for hit in hits(text, *rows)} == {"12个", "5个", "8个", "（此处填写金额）", "待定"}


def test_a_table_that_differs_from_the_text_is_worth_a_look() -> None:
    rows = ("| 设施 | 数量 |", "| --- | --- |", "| 社区养老服务站 | 3680个 |", "| 家庭养老床位 | 2.8万张 |")
    draft = with_text("2025年，全省建成社区养老服务站3860个、家庭养老床位2.8万张。")
    (found,) = found_in(replace(draft, attachments=(Attachment(tuple(map(Paragraph, rows))),)))
    assert found.rule == "数字前后不一" and [hit.words for hit in found.hits] == ["3680个", "3860个"]


_ANY = st.text(
    "一二三是第（）《》“”‘’【】12.,%万亿元个共其中合计由增加到XX某—-|、，。；： \u3000年月日号局市",
    max_size=60,
)


@given(st.lists(_ANY.filter(str.strip), min_size=1, max_size=5))
def test_any_text_can_be_looked_at(texts: list[str]) -> None:
    for finding in found_in(with_text(*texts)):
        for hit in finding.hits:
            text = next(text for text in texts if hit.words in text)
            assert hit.words and text
