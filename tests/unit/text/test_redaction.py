from __future__ import annotations

import itertools
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.text.redaction.find import find_private_text, find_private_texts, without_private_text
from replydesk.text.redaction.model import BLOT, SearchedText
from tests.attacks import privacy
from tests.support.processor_time import without_collector

published = without_private_text


@pytest.mark.parametrize(
    "number",
    [
        *("13800138000", "138 0013 8000", "138-0013-8000", "1380-013-8000", "１３８００１３８０００"),
        *("+86 13800138000", "8613800138000", "＋86－138－0013－8000"),
        *("0000-00000000", "0431-88888888", "0431—88888888", "0431－8888－8888", "010-88888888"),
        *(
            "（0431）88888888",
            "(0431) 8888 8888",
            "043188888888",
            "0431　88888888",
            "０４３１—８８８８８８８",
        ),
        *("0431-88888888-801", "0431-88888888转801", "+86 431 8888 8888", "0086-431-88888888"),
        *("220102199001011234", "22010219900101123X", "某ab.c-d@example.gov.cn"[1:], "ａｂ＠ｘ．ｃｎ"),
    ],
)
def test_personal_numbers_are_blotted_out_and_the_sentence_stays(number: str) -> None:
    assert published(f"如有疑问，请联系{number}，我们将答复。") == f"如有疑问，请联系{BLOT}，我们将答复。"
    assert published(number) == BLOT


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("联系电话：88886666。", f"联系电话：{BLOT}。"),
        ("联系电话为8888-6666、88887777", f"联系电话为{BLOT}、{BLOT}"),
        ("电话（0431）88888888、88887777", f"电话{BLOT}、{BLOT}"),
        ("监督热线12345、88886666", f"监督热线12345、{BLOT}"),
        ("微信：13800138000 2025年启用", f"微信：{BLOT} 2025年启用"),
        ("联系人：王某某，科长", f"联系人：{BLOT}，科长"),
        ("（联系人：王某某　电话：0000-00000000）", f"（联系人：{BLOT}　电话：{BLOT}）"),
        ("承办人及联系电话：王某某、李某某 88886666", f"承办人及联系电话：{BLOT}、{BLOT} {BLOT}"),
        ("特此答复。此复函已经赵某某审签。", "特此答复。"),
    ],
)
def test_a_number_is_recognised_by_the_word_before_it(text: str, printed: str) -> None:
    assert published(text) == printed


@pytest.mark.parametrize(
    "text",
    [
        *("拨打12345热线", "举报电话12388", "拨打110、119、120", "热线95598", "平台96333、12328"),
        *("客服热线400-812-3456", "热线4008123456", "服务热线800-810-1234"),
        *("投资13800138000元", "13800138000.50元", "共13,800,138,000元", "0.13800138000", "15亿元"),
        *("电话受理量达12345678次", "开通电话12345678部", "联网手机1234567万部"),
        *("第1321169号建议", "第20260033号建议", "云民复议字〔2026〕33号"),
        *("2023年—2025年", "2018-2019年", "2026-05-29", "20260529", "1-5月", "60%～93.2%"),
        *("GB/T 9704-2012", "ISO 9001:2015", "邮编130000", "统一社会信用代码91220101MA13800138"),
        *("张某某代表：", "联系人大代表、政协委员", "承办人：各市州民政部门及有关单位", "建立联系人制度"),
    ],
)
def test_public_numbers_amounts_years_and_names_stay(text: str) -> None:
    assert find_private_text(text) == []


@pytest.mark.parametrize(
    ("text", "looks_like"),
    [
        ("第13800138000号建议", "电话号码"),
        ("云民复议字〔2026〕88905324号", "电话号码"),
        ("（88905324）", "电话号码"),
        ("8890-5323", "电话号码"),
        ("吉A12345", "车牌号"),
        ("E12345678", "证件号码"),
        ("微信 zhangsan", "微信或QQ号"),
        ("信访人张某某", "姓名"),
        ("张某某，0431-88905323", "姓名"),
        ("138、1234、5678", "电话号码"),
    ],
)
def test_what_only_looks_private_is_found_as_doubtful(text: str, looks_like: str) -> None:
    assert [each.what for each in find_private_text(text) if not each.is_certain] == [looks_like]


def test_invisible_characters_and_marks_are_taken_out_with_the_number() -> None:
    assert published("请拨138\u200b·1234\u00ad5678。") == f"请拨{BLOT}。"
    assert published("请拨⑩⑩。") == "请拨⑩⑩。"


def test_texts_are_read_together() -> None:
    over_two = find_private_texts((SearchedText("联系电话：138"), SearchedText("00138000，谢谢")))
    assert [[(each.start, each.end, each.instead) for each in found] for found in over_two] == [
        [(5, 8, BLOT)],
        [(0, 8, "")],
    ]
    cells = (SearchedText("138", ("电话",), 1), SearchedText("00138000", ("",), 1))
    assert [len(found) for found in find_private_texts(cells)] == [1, 1]
    figures = tuple(
        SearchedText(text, (head,), 1) for text, head in (("156", "村"), ("4521", "户"), ("9876", "人"))
    )
    assert find_private_texts(figures) == [[], [], []]


HOSTILE = (
    *(
        "1",
        "1 ",
        "1 1 1 1 1 1 1 字",
        "138-0013-8000，",
        "a@",
        "@",
        "联系人",
        "联系人：张",
        "qq  ",
        "微 信：",
        "一 ",
        "1.",
    ),
    *(
        "0431-88905323、",
        "家住",
        "a a ",
        "a.",
        "a at b dot ",
        "\u200b1",
        "⑩",
        "电话1",
        "张 ",
        "此复函经",
        "86",
        "+1",
    ),
)


@pytest.mark.parametrize("unit", HOSTILE)
def test_four_times_the_text_takes_about_four_times_as_long(unit: str) -> None:
    def cost(length: int) -> float:
        text = (unit * length)[:length]
        with without_collector():
            begin = time.process_time()
            find_private_text(text)
            return time.process_time() - begin

    cost(100)
    assert min(cost(24_000) for _ in range(3)) < 16 * max(cost(6_000), 0.005)


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.thorough)])
def test_ordinary_sentences_stay_whole(seed: int) -> None:
    tried = privacy.ordinary_sentences(seed, 2_000)
    assert len(tried.faults) <= tried.tries / 200, tried.faults


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
FIXED = st.tuples(
    st.from_regex(r"0[0-9]{2,3}", fullmatch=True),
    st.sampled_from(["-", "—", "－", " ", "　", "", " - "]),
    st.from_regex(r"[2-9][0-9]{6,7}", fullmatch=True),
).map("".join)
NUMBERS = st.one_of(
    MOBILES,
    FIXED,
    MOBILES.map(lambda text: text.translate({48 + n: 0xFF10 + n for n in range(10)})),
    st.from_regex(r"[a-z]{1,5}@[a-z]{1,5}\.(com|gov\.cn)", fullmatch=True),
)
WORDS = st.text(st.sampled_from("我局已会同关部门研究办理，请拨打。：“”"), max_size=12)


@given(st.lists(st.tuples(WORDS, NUMBERS), max_size=5), WORDS)
def test_nothing_but_the_numbers_changes(pieces: list[tuple[str, str]], last: str) -> None:
    typed = "".join(f"{words}我{number}。" for words, number in pieces) + last
    wanted = "".join(f"{words}我{BLOT}。" for words, _ in pieces) + last
    assert published(typed) == wanted


@given(
    st.text(st.sampled_from("0123456789０１-— 　（）()转电话：、，元年第号+86@.ax联系人王某"), max_size=60)
)
def test_findings_are_ordered_and_leave_no_telephone_number(text: str) -> None:
    found = find_private_text(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert not re.search(r"(?<![\d第〕A-Za-z.,０-９])1[3-9]\d{9}(?![\d.,元号 ０-９])", published(text))
