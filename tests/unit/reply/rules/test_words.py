"""The rules of words: their lists, what they find in slips of the hand, and what they leave alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level, apply_all_fixes
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import Example, Theme
from replydesk.reply.rules.words import doubled, fixed, lists, near, nearly, particles, typing
from replydesk.text import segments
from tests.support.clean_reply import judged, with_example

LOOKS = (fixed.LOOK, doubled.LOOK, nearly.LOOK, particles.LOOK, typing.LOOK)
OF_WORDS = {rule.id for rule in RULES if rule.theme is Theme.WORDS}
HAN = re.compile("[\u4e00-\u9fff]+")


def told(text: str, fields: tuple[tuple[Key, str], ...] = ()) -> list[Finding]:
    findings = judged(with_example(Example(text, fields=fields))).findings
    return [each for each in findings if each.rule in OF_WORDS]


def words_told(text: str, fields: tuple[tuple[Key, str], ...] = ()) -> list[str]:
    return [hit.words for each in told(text, fields) for hit in each.hits]


def test_the_lists_are_long_enough() -> None:
    assert len(list(lists.lines_of("fixed.tsv"))) >= 1500
    assert len(lists.proposed_words()) >= 4000


def test_every_entry_of_the_list_has_a_level_a_wrong_word_and_another_right_one() -> None:
    seen = set()
    for line in lists.lines_of("fixed.tsv"):
        level, wrong, right, *unless = line.split("\t")
        assert level in ("错误", "疑似", "提示") and len(unless) <= 1
        assert HAN.fullmatch(wrong.strip("#")) and HAN.fullmatch(right.strip("#")), line
        assert wrong != right and wrong not in seen, line
        assert (wrong[0] == "#", wrong[-1] == "#") == (right[0] == "#", right[-1] == "#"), line
        assert all(wrong.strip("#") in row for row in " ".join(unless).split()), line
        seen.add(wrong)


def test_no_right_word_is_listed_as_a_wrong_one() -> None:
    wrong = {line.split("\t")[1] for line in lists.lines_of("fixed.tsv")}
    assert wrong & set(lists.words_in("common.txt")) == set()
    assert wrong & set(lists.words_in("terms.txt")) == set()


@pytest.mark.parametrize("name", ["common.txt", "terms.txt", "statutes.txt", "general.txt", "turned.txt"])
def test_lists_of_words_hold_words_only(name: str) -> None:
    assert [word for word in lists.words_in(name) if not HAN.fullmatch(word) or len(word) < 2] == []


def test_a_traditional_character_is_none_of_the_simplified_ones() -> None:
    pairs = lists.words_in("traditional.txt")
    assert all(len(pair) == 2 and pair[0] != pair[1] for pair in pairs)
    assert {pair[0] for pair in pairs} & {pair[1] for pair in pairs} == set()


# Slips of the kinds people make, written down for this test alone: the text, and its right form.
SLIPS = [
    ("建立健全长效几制。", "建立健全长效机制。"),
    ("优化营商环竟。", "优化营商环境。"),
    ("落实帮扶错施。", "落实帮扶措施。"),
    ("完善公共服务社施。", "完善公共服务设施。"),
    ("加大资金头入。", "加大资金投入。"),
    ("推进义务叫育均衡发展。", "推进义务教育均衡发展。"),
    ("保障群众合法权义。", "保障群众合法权益。"),
    ("提高医疗服务水苹。", "提高医疗服务水平。"),
    ("开展专项整冶行动。", "开展专项整治行动。"),
    ("我局已会同有关部们研究。", "我局已会同有关部门研究。"),
    ("加强事中事后监菅。", "加强事中事后监管。"),
    ("纳入年度计戈。", "纳入年度计划。"),
    ("积极争取上级资全支持。", "积极争取上级资金支持。"),
    ("不断完善基础施设。", "不断完善基础设施。"),
    ("实现义务教育均衡发发展。", "实现义务教育均衡发展。"),
    ("全面落实乡村振振兴战略。", "全面落实乡村振兴战略。"),
    ("加快补齐短短板。", "加快补齐短板。"),
    ("推进城镇老旧小改造。", "推进城镇老旧小区改造。"),
    ("完善养老服体系。", "完善养老服务体系。"),
    ("进一步明确责仁分工。", "进一步明确责任分工。"),
    ("统筹协凋各方力量。", "统筹协调各方力量。"),
    ("截止今年6月底，已完工。", "截至今年6月底，已完工。"),
    ("对项目进行竣工验收收。", "对项目进行竣工验收。"),
    ("依法依规处埋。", "依法依规处理。"),
    ("强化监督捡查。", "强化监督检查。"),
]
FOUND_AT_LEAST = 23  # of these


def test_most_slips_are_found_and_put_right() -> None:
    found = [right for wrong, right in SLIPS if words_told(wrong)]
    assert len(found) >= FOUND_AT_LEAST, {right for _, right in SLIPS} - set(found)


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_what_is_told_of_a_slip_touches_it(wrong: str, right: str) -> None:
    first = next((at for at, (old, new) in enumerate(zip(wrong, right, strict=False)) if old != new), 0)
    for each in told(wrong):
        for hit in each.hits:
            assert hit.begin - 2 <= first <= hit.end + 1, hit


@pytest.mark.parametrize(
    "right",
    [
        *(right for _, right in SLIPS),
        "您在省十四届人大四次会议上提出的《关于加强农村公路养护的建议》（第0033号）收悉。",
        "经商省财政厅、省教育厅，现答复如下：",
        "截至2025年底，全省共建成县级中心12个、乡镇站点206个，覆盖率达到93.2%。",
        "一是健全工作机制，二是压实主体责任，三是强化要素保障，做到件件有着落、事事有回音。",
        "王家坪村、石子岭村和月亮湾社区的道路已经硬化，由镇政府负责管护。",
        "请各位代表、委员一如既往地关心和支持我们的工作。",
        "常务委员会报告、协会报名、工程成本、收入如下表，均已核对。",
        "依托县医共体、村卫生室和家庭医生，开展助餐、助浴、助洁、助医服务。",
    ],
)
def test_right_sentences_pass(right: str) -> None:
    assert [(each.rule, each.message) for each in told(right)] == []


def test_titles_quotations_and_the_words_of_the_record_pass() -> None:
    assert words_told("《按装布署手册》已印发，俗称“贯撤”手册。") == []
    fields = ((Key.SUBJECT, "关于布署养老工作的建议"), (Key.PROPOSERS, "布署青"))
    assert words_told("您提出布署工作。", fields) == []
    assert words_told("布署青代表提出了意见，已经贯撤。", fields) == ["贯撤"]


def test_what_may_be_a_name_is_not_changed_along_with_the_rest() -> None:
    (finding,) = told("社会保彰制度日益健全。")
    assert finding.level is Level.SUSPECTED and finding.fix == ()
    assert [ruling.name for ruling in finding.rulings] == ["改为“保障”"]
    draft = with_example(Example("社会保彰制度日益健全，布署落实。"))
    changed, _ = apply_all_fixes(draft, lambda each: told_of(each))
    assert "保彰" in str(changed) and "布署" not in str(changed)


def told_of(draft: object) -> list[Finding]:
    return [each for each in judged(draft).findings if each.rule in OF_WORDS]  # type: ignore[arg-type]


def test_a_lost_term_is_offered_whole() -> None:
    assert [(each.word, each.way) for each in near.near_words("提请省人民代大会审议。")] == [
        ("人民代表大会", near.Way.ORDER)
    ]


@given(st.text(max_size=60))
def test_any_text_can_be_judged(text: str) -> None:
    for look in LOOKS:
        spots = list(look.look(text))
        assert all(0 <= spot.begin < spot.end <= len(text) for spot in spots)


@given(st.text("的地得和关注意见建议工作一二村管理〔〕《》“”0123abkfuw", max_size=60))
def test_what_is_told_of_one_rule_does_not_overlap(text: str) -> None:
    for look in LOOKS:
        last: dict[str, int] = {}
        for spot in sorted(look.look(text), key=lambda each: each.begin):
            assert spot.begin >= last.get(spot.rule.id, 0)
            last[spot.rule.id] = spot.end


def test_words_are_offsets_of_the_text() -> None:
    text = "加快推进工作"
    assert [text[begin:end] for begin, end in segments.words_of(text)] == ["加快", "推进", "工作"]
    assert segments.splits_at(text, 1, 3) is None
    assert segments.beside(text, 2, 4) == ("加快", "工作")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("社会保彰有力。", Level.SUSPECTED),  # of a word that nearly every letter has
        ("完成招镖工作。", Level.HINT),
        ("完成招镖工作，公布招标结果。", Level.SUSPECTED),  # of a word of the same letter
    ],
)
def test_what_only_sounds_like_a_word_is_suspected_where_the_word_belongs(text: str, level: Level) -> None:
    assert [(each.rule, each.level) for each in told(text)] == [("疑似别字", level)]


@pytest.mark.parametrize(
    "text",
    [
        "项目获批后，对康养产业、对沼渣利用给予补助。",
        "排查偷排直排，落实巡河巡库，推进诉源治理。",
        "提质扩容课后服务，企业入驻率稳步提高。",
        "更换灰口管和立管，建成智管平台。",
    ],
)
def test_new_words_of_letters_are_left_alone(text: str) -> None:
    assert told(text) == []


def test_half_of_a_pair_parts_words_and_hurts_no_rule() -> None:
    assert segments.words_of("加快\ud83d推进")[-1] == (3, 5)
    told("全区现有校外供餐单\ud83d7家，规范眼视光市场。")
