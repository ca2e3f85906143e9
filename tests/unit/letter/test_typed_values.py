"""Values as people type or paste them into fields become what the letter prints, and lose nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Key
from replydesk.letter.kinds import PROPOSAL, SUGGESTION, Kind
from replydesk.letter.typed_values import tidied
from replydesk.text.dates import format_day
from replydesk.text.full_width import normalized, widening_table
from replydesk.text.numerals import chinese_numeral

# Typed values and what becomes of them; "" for those that stay as they are.
PEOPLE = {
    "魏某代表": "魏某",
    "魏某 代表": "魏某",
    "魏某代表：": "魏某",
    "李某、王某代表:": "李某、王某",
    "魏某某代表等3人": "魏某某等3人",
    "省人大代表魏某": "魏某",
    "李某、王某": "",
    "李某 王某": "李某、王某",
    "李某  王某": "李某、王某",
    "李某\t王某": "李某、王某",
    "李某，王某": "李某、王某",
    "李某;王某": "李某、王某",
    "李某和王某": "李某、王某",
    "李某、": "李某",
    "李　某": "李某",
    "李 某、王某某": "李某、王某某",
    "李某代表、王某代表": "李某、王某",
    "提出人：魏某": "魏某",
    "民盟云川省委": "",
    "南屏市代表团": "",
    "民盟云川省委、李某": "",
    "李某某等人": "",
    "魏某委员": "",  # of the other congress: the check asks which is wrong
    "魏某先生": "",
    "陈代表": "",
    "李某、李某": "",
    "1.李某 2.王某": "",
    "李某（附议：王某）": "",
    "李某、王某2位代表": "",
}
SESSIONS = {
    "十四届三次会议": "十四届人大三次会议",
    "第十四届第3次": "十四届人大三次会议",
    "14届3次": "十四届人大三次会议",
    "省第十四届人大第三次会议": "省十四届人大三次会议",
    "三亚市八届四次会议": "三亚市八届人大四次会议",
    "届次：省十四届人大三次会议": "省十四届人大三次会议",
    "省十四届人大三次会议": "",
    "省人大十四届三次会议": "",
    "省14届人大3次会议。": "省十四届人大三次会议",
    "省十四届人大三次会议期间": "省十四届人大三次会议",
    "省十四届人大第三次会议上": "省十四届人大三次会议",
    "省十四届人大三次会议闭会期间": "",
    "省十四届人大": "",
    "省第十四届人民代表大会第三次会议": "",
    "政协云川省第十三届委员会第四次会议": "",
}
NUMBERS = {
    "第0033号": "0033",
    "33号": "33",
    "编号33": "33",
    "编号：0033": "0033",
    "００３３": "0033",
    "第 33 号": "33",
    "第33号建议": "33",
    "第33号。": "33",
    "（0033）": "0033",
    "[第33号]": "33",
    "【33、34】": "33、34",
    "（33": "",
    "提案第5号": "5",
    "第33、34号": "33、34",
    "第33号、第34号": "33、34",
    "0033": "",
    "A33": "",
    "33 34": "",
    "33-34": "",
}
SUBJECTS = {
    "《关于加强养老的建议》": "关于加强养老的建议",
    "“关于加强养老的建议”": "关于加强养老的建议",
    "关于《关于加强养老的建议》的建议": "关于加强养老的建议",
    "《关于加强养老的建议》的建议": "关于加强养老的建议",
    "关于关于加强养老的建议的建议": "关于加强养老的建议",
    "关于加强养老的建议。": "关于加强养老的建议",
    "案由：关于加强养老的建议": "关于加强养老的建议",
    "《关于修订〈办法〉的建议》": "关于修订《办法》的建议",
    "《关于修订〈办法〉的建议》的建议": "关于修订《办法》的建议",
    "“关于修订《办法》的建议”": "关于修订《办法》的建议",
    "关于修订《办法》的建议": "",
    "《甲》和《乙》": "",
}
DAYS = {
    "2026-3-5": "2026年3月5日",
    "2026.03.05": "2026年3月5日",
    "2026/3/5": "2026年3月5日",
    "20260305": "2026年3月5日",
    "２０２６年３月５日": "2026年3月5日",
    "二〇二六年三月五日": "2026年3月5日",
    "二Ｏ二六年三月五日": "2026年3月5日",
    "二O二六年三月五日": "2026年3月5日",
    "二0二六年三月五日": "2026年3月5日",
    "2026—3—5": "2026年3月5日",
    "2026–3–5": "2026年3月5日",
    "2026年3月5日。": "2026年3月5日",
    "2026年3月5日 星期四": "2026年3月5日",
    "2026年3月5日（星期四）": "2026年3月5日",
    "2026-03-05T00:00:00": "2026年3月5日",
    "2026-3-5 10:30": "",
    "2026年3月5日印发": "",
    "2026 年 3 月 5 日": "2026年3月5日",
    "2026年03月05号": "2026年3月5日",
    "2026-03-05 00:00:00": "2026年3月5日",
    "2026年3月5日": "",
    "2026年　月　日": "",
    "2026-2-30": "",
    "2026年3月5日前": "",
    "3月5日": "",
    "26.3.5": "",
    "46086": "",
}
PHONES = {
    "０８７１－６５１２３４５６": "0871-65123456",
    "0871 6512 3456": "0871-65123456",
    "(0871)65123456": "0871-65123456",
    "0871—65123456": "0871-65123456",
    "139 1234 5678": "13912345678",
    "6512 3456": "65123456",
    "0871-65123456 转 8001": "0871-65123456转8001",
    "65123456/65123457": "65123456、65123457",
    "电话：0871-65123456": "0871-65123456",
    "0871-65123456": "",
    "张某 65123456": "",
    "无": "",
}
COPIES = {
    "抄送：省人大常委会代工委、省政府办公厅。": "省人大常委会代工委、省政府办公厅",
    "省人大常委会代工委 省政府办公厅": "省人大常委会代工委、省政府办公厅",
    "省人大常委会代工委,省政府办公厅": "省人大常委会代工委，省政府办公厅",
    "省人大常委会代工委\n省政府办公厅": "省人大常委会代工委、省政府办公厅",
    "省人大常委会代工委，省政府办公厅": "",
    "无": "",
}
ATTACHMENTS = {
    "附件：1.方案": "方案",
    "附件：1.方案\n2.清单": "方案\n清单",
    "附件1：方案": "方案",
    "附件：1.甲方案　2.乙清单": "甲方案\n乙清单",
    "1、甲；2、乙": "甲\n乙",
    "1.2026年方案\n2.2025年清单": "2026年方案\n2025年清单",
    "1、2026年方案 2、2025年清单": "2026年方案\n2025年清单",
    "附件：2025年工作方案": "2025年工作方案",
    "附件：《办法》。": "《办法》",
    "1.5米标准": "",
    "2025年工作方案": "",
}
OTHERS = [
    (Key.CONSULTED, "省财政厅，省教育厅", "省财政厅、省教育厅"),
    (Key.CONSULTED, "省财政厅 省教育厅", "省财政厅、省教育厅"),
    (Key.LEAD_BODY, "主办单位：市财政局", "市财政局"),
    (Key.SIGNATURE, "甲厅，乙厅", "甲厅、乙厅"),
    (Key.SIGNATURE, "云川省民政厅 办公室", ""),
    (Key.FIRST_REPLY, "某复字[2025]第33号", "某复字〔2025〕33号"),
    (Key.FIRST_REPLY, "33号", ""),
    (Key.DEADLINE, "2026-6-15之前", "2026年6月15日"),
    (Key.DEADLINE, "三个月", ""),
    (Key.SIGNER, "李　某", "李某"),
    (Key.CONTACT, "联系人：张　某", "张某"),
    (Key.TITLE, "关于某事的答复", ""),
]
TABLES = {
    Key.PROPOSERS: PEOPLE,
    Key.SESSION: SESSIONS,
    Key.ITEM_NUMBER: NUMBERS,
    Key.SUBJECT: SUBJECTS,
    Key.DATE: DAYS,
    Key.PHONE: PHONES,
    Key.CC: COPIES,
    Key.ATTACHMENTS: ATTACHMENTS,
}
CASES = [
    *((key, typed, right) for key, table in TABLES.items() for typed, right in table.items()),
    *OTHERS,
]


def put(key: Key, typed: str, kind: Kind = SUGGESTION) -> str:
    return tidied(key, typed, kind).text


@pytest.mark.parametrize(("key", "typed", "right"), CASES)
def test_a_value_becomes_what_is_printed(key: Key, typed: str, right: str) -> None:
    assert put(key, typed) == (right or typed)
    assert put(key, f"　{typed} ") in (right or typed, f"　{typed} ")


def test_a_value_of_a_proposal_is_put_in_the_words_of_the_cppcc() -> None:
    assert put(Key.PROPOSERS, "魏某某委员等3人", PROPOSAL) == "魏某某等3人"
    assert put(Key.PROPOSERS, "魏某代表", PROPOSAL) == "魏某代表"
    assert put(Key.SESSION, "十三届四次", PROPOSAL) == "政协十三届四次会议"
    assert put(Key.SESSION, "省十三届四次会议", PROPOSAL) == "省政协十三届四次会议"


def test_what_is_understood_in_part_is_told() -> None:
    assert "没有年份" in tidied(Key.DATE, "3月5日", SUGGESTION).remark
    assert "请补省、市" in tidied(Key.SESSION, "十四届三次", SUGGESTION).remark
    assert "电话" in tidied(Key.CONTACT, "张某 65123456", SUGGESTION).remark
    assert not tidied(Key.DATE, "2026-3-5", SUGGESTION).remark


@pytest.mark.parametrize("typed", ["26-3-5", "26.3.5", "26/3/5", "26年3月5日", "5/3/2026"])
def test_a_day_with_a_short_year_is_not_said_to_have_none(typed: str) -> None:
    assert "四位" in tidied(Key.DATE, typed, SUGGESTION).remark


WAYS_OF_A_DAY = [
    "{0}-{1}-{2}",
    "{0}.{1:02}.{2:02}",
    "{0}/{1}/{2}",
    "{0}年{1}月{2}日",
    "{0} 年{1} 月 {2}号",
    "{0}{1:02}{2:02}",
]


@given(st.dates(date(1949, 1, 1)), st.sampled_from(WAYS_OF_A_DAY), st.booleans())
def test_every_day_is_read_in_every_way(day: date, way: str, is_wide: bool) -> None:
    typed = way.format(day.year, day.month, day.day)
    typed = typed.translate(widening_table("0123456789")) if is_wide else typed
    assert put(Key.DATE, typed) == format_day(day)


@given(st.dates(date(1949, 1, 1)))
def test_every_day_is_read_in_chinese_numerals(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(figure)] for figure in str(day.year))
    typed = f"{year}年{chinese_numeral(day.month)}月{chinese_numeral(day.day)}日"
    assert put(Key.DATE, typed) == format_day(day)


# What each field may lose of a typed value, said here a second time.
LOST = {
    Key.PROPOSERS: r"[\s、，,；;/／|。+和与及并：]|[省市县区]?(人大代表|政协委员|代表|委员)(?![团会])|提出人",
    Key.JOINT: r"[\s、，,；;/／|。+和与及并：]|[省市县区]?(人大代表|政协委员|代表|委员)(?![团会])|联名",
    Key.SUBJECT: r"[《》〈〉“”。：\s]|关于|的建议|的提案|案由",
    Key.CC: r"[\s、，,；;。：]|抄送",
    Key.CONSULTED: r"[\s、，,；;。：]|会商单位",
    Key.ATTACHMENTS: r"附\s?件\s?[0-9一二三]*\s?[：]|[0-9.．、（()）。；;：\s]",
    Key.ITEM_NUMBER: r"[\s第号、,，和：。.()\[\]【】〔〕]|编号|建议|提案|代表|议案|案号",
    Key.PHONE: r"[\s、,，;；/()—–：-]|电话|联系电话",
    Key.SESSION: r"[\s第：。，,；;]|期间|上|人大|政协|会议|会|届次|[0-9一二三四五六七八九十]",
}
PIECES = """
张某 李某某 王某 代表 委员 代表团 民盟云川省委 、 ， ； 和 等3人 关于 的建议 《 》 “ ” 。 第 号 届 次会议
十四 三 人大 政协 省 0033 33 34 2026 年 月 日 - . 〔 〕 抄送： 提出人： 附件： 附件1： 1. 2. ３ （ ） 方案
0871 65123456 13912345678 转 电话： 无 前 省财政厅 省教育厅
"""
BLANKS = [" ", "\u3000", "\t", "\n"]
typed_values = st.lists(st.sampled_from(PIECES.split() + BLANKS), max_size=7).map("".join) | st.text(
    max_size=12
)


@given(st.sampled_from(sorted(LOST)), typed_values, st.sampled_from([SUGGESTION, PROPOSAL]))
def test_nothing_is_lost_but_declared_marks(key: Key, typed: str, kind: Kind) -> None:
    def kept(text: str) -> str:
        return re.sub(LOST[key], "", normalized(text).replace(":", "："))

    result = put(key, typed, kind)
    assert result == typed or kept(result) == kept(typed)


@given(st.sampled_from(list(Key)), typed_values, st.sampled_from([SUGGESTION, PROPOSAL]))
def test_a_value_in_order_stays(key: Key, typed: str, kind: Kind) -> None:
    once = put(key, typed, kind)
    assert put(key, once, kind) == once
    assert bool(once.strip()) == bool(typed.strip())
