"""The block of facts that a website puts above a letter serves where the letter says nothing itself."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key
from tests.support.importing import imported

_TEXT = "李某某委员：\n您提出的《关于扩建校区的提案》收悉，现答复如下：\n已列入计划，明年开工。\n"
_TITLE = "关于县政协三届二次会议第068号提案的答复"

BLOCKS = {
    "a line for each": "索引号：000/2023-01\n发文机关：青石县教育局\n"
    "文号：青教函〔2023〕8号\n成文日期：2023-05-04",
    "blanks in labels": "索 引 号： 000/2023-01\n发文机关： 青石县教育局\n"
    "文  号： 青教函〔2023〕8号\n成文日期： 2023年05月04日",
    "several on a line": "索引号：000 发文机关：青石县教育局\n"
    "文号：青教函〔2023〕8号 成文日期：2023-05-04 有效性：有效",
    "gaps for colons": "索引号  000/2023-01  发文机关  青石县教育局\n"
    "文号  青教函〔2023〕8号  成文日期  2023-05-04",
    "cells": "索引号\t000\t发文机关\t青石县教育局\n文号\t青教函〔2023〕8号\t成文日期\t2023-05-04",
    "bars": "| 索引号 | 000 | 发文机关 | 青石县教育局 |\n"
    "| 文号 | 青教函〔2023〕8号 | 成文日期 | 2023-05-04 |",
    "values below": "索引号\n000\n发文机关\n青石县教育局\n文号\n青教函〔2023〕8号\n成文日期\n2023-05-04",
    "rows of labels and values": "索引号\t发文机关\t文号\t成文日期\n"
    "000\t青石县教育局\t青教函〔2023〕8号\t2023-05-04",
    "in corner brackets": "【发文机关】青石县教育局\n【文号】青教函〔2023〕8号\n"
    "【成文日期】2023-05-04 【时效】有效",
    "nothing between": "发文机关青石县教育局\n文号青教函〔2023〕8号\n成文日期2023年05月04日\n时效性现行有效",
    "bullets": "• 发文机关：青石县教育局\n• 文号：青教函〔2023〕8号\n• 成文日期：2023-05-04",
    "a label nobody knows": "去向甲：全网 发文机关：青石县教育局\n批次乙：1 文号：青教函〔2023〕8号\n"
    "成文日期：2023-05-04",
    "other labels of the same": "制发机关：青石县教育局\n发文字号：青教函〔2023〕8号\n"
    "印发日期：2023-05-04 10:30",
}


def draft_of(block: str, text: str = _TEXT) -> Draft:
    return imported(f"{block}\n{_TITLE}\n{text}").draft


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_facts_fill_what_the_letter_does_not_say(block: str) -> None:
    draft = draft_of(block)
    found = [draft.get(key) for key in (Key.UNIT, Key.DOCUMENT_NUMBER, Key.DATE)]
    assert found == ["青石县教育局", "青教函〔2023〕8号", "2023年5月4日"]
    assert draft.get(Key.ITEM_NUMBER) == "068"


@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_the_letter_itself_wins(block: str) -> None:
    text = f"青教提复〔2023〕9号\n{_TEXT}青石县教育和体育局\n2023年6月1日\n"
    draft = draft_of(block, text)
    found = [draft.get(key) for key in (Key.UNIT, Key.DOCUMENT_NUMBER, Key.DATE)]
    assert found == ["青石县教育和体育局", "青教提复〔2023〕9号", "2023年6月1日"]


def test_labels_with_nothing_behind_them_fill_nothing() -> None:
    draft = draft_of("发文机关\n文号\n成文日期\n")
    assert [draft.get(key) for key in (Key.UNIT, Key.DOCUMENT_NUMBER, Key.DATE)] == ["", "", ""]


def test_a_value_that_is_none_is_not_taken() -> None:
    draft = draft_of("发文机关：一级\n文号：无\n成文日期：长期\n公开方式：面向社会")
    known = [draft.get(key) for key in (Key.UNIT, Key.DOCUMENT_NUMBER, Key.DATE, Key.PUBLICITY)]
    assert known == ["", "", "", ""]


def test_what_the_facts_fill_is_told() -> None:
    notes = [note.text for note in imported(f"{BLOCKS['bars']}\n{_TITLE}\n{_TEXT}").notes]
    assert "信里没有写成文日期，按网页信息栏填“2023年5月4日”" in notes


@pytest.mark.parametrize("label", ["信息名称：", "标题\n", "【名称】", "文件标题  "])
def test_the_facts_have_the_title_that_a_letter_lacks(label: str) -> None:
    draft = imported(f"索引号：000\n{label}{_TITLE}\n发布日期：2023-06-01\n{_TEXT}").draft
    assert (draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER)) == ("县政协三届二次会议", "068")


def test_session_and_number_below_each_other_without_labels_serve_the_letter() -> None:
    draft = imported(
        "关于扩建校区的建议的答复\n县十届人大二次会议\n16\n建议人：李某某\n主办单位：青石县教育局\n"
        "答复时间：2023-05-04\n• 答复内容\n• 建议内容\n"
        "李某某代表：\n您提出的《关于扩建校区的建议》收悉，现答复如下：\n已列入计划，明年开工。\n"
        "青石县教育局\n2023年5月4日"
    ).draft
    assert draft.get(Key.SESSION) == "县十届人大二次会议" and draft.get(Key.ITEM_NUMBER) == "16"


def test_signer_and_class_among_the_cells_of_a_site_are_the_letters() -> None:
    draft = imported(
        "名称 | 关于扩建校区的建议 | | |\n办理部门 | 青石县教育局 | 处理状态 | 已办结 |\n"
        "签发人 | 王某某 | 签发日期 | 2023-05-04 | 类别 | B |\n正文 |\n"
        "李某某代表提出的《关于扩建校区的建议》。\n| |\n回复 |\n已列入计划，明年开工。 |"
    ).draft
    assert draft.get(Key.SIGNER) == "王某某" and draft.get(Key.RESULT_CLASS) == "B"
    assert draft.get(Key.UNIT) == "青石县教育局" and draft.names(Key.PROPOSERS) == ("李某某",)
    assert "回复 |" not in [each.text for each in draft.preamble]


def test_the_signer_beside_a_damaged_number_is_read() -> None:
    draft = imported(
        f"A类）\n青教函〔202327          签发人：王某某\n{_TITLE}\n{_TEXT}青石县教育局\n2023年5月4日"
    ).draft
    assert draft.get(Key.SIGNER) == "王某某" and draft.get(Key.RESULT_CLASS) == "A"
    assert not draft.get(Key.DOCUMENT_NUMBER)


@pytest.mark.parametrize(("month", "day"), [("2023年4月", ""), ("2023年5月", "2023年5月4日")])
def test_a_sites_day_in_another_month_is_not_the_letters(month: str, day: str) -> None:
    text = f"{_TEXT}承办人：王某某\n联系电话：1234567\n{month}\n（此件主动公开）"
    draft = draft_of("发文机关：青石县教育局\n发文时间：2023-05-04", text)
    assert draft.get(Key.DATE) == day and draft.get(Key.PHONE) == "1234567"


def test_a_list_of_values_without_labels_names_the_unit() -> None:
    block = "• 123456789/2023-00017\n• 青石县教育局\n• 综合,提案\n• 2023-05-04\n• 2023-05-04"
    draft = draft_of(block, _TEXT)
    assert draft.get(Key.UNIT) == "青石县教育局"
    signed = draft_of(block, f"{_TEXT}青石县体育局\n2023年5月4日")
    assert signed.get(Key.UNIT) == "青石县体育局"


@pytest.mark.parametrize("kind", ["类别：提案", "类别：政协提案", "类型 建议", "类别：信息公开"])
def test_a_kind_of_document_is_no_class(kind: str) -> None:
    read = imported(f"来源：某局 发布时间：2023-05-04\n{kind}\n{_TITLE}\n{_TEXT}")
    assert read.draft.get(Key.RESULT_CLASS) == ""
    assert kind in read.left_out


@pytest.mark.parametrize(
    ("own", "page"), [("县政协三届次会议", "县政协三届二次会议"), ("县届二次会议", "县三届政协第二次会议")]
)
def test_a_whole_session_of_the_page_s_title_wins(own: str, page: str) -> None:
    draft = imported(
        f"2023年{page}《关于扩建校区的提案》（68号）的答复\n浏览：12次\n对{own}第68号提案答复\n{_TEXT}"
    ).draft
    assert (draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER)) == (page, "68")


def test_the_page_s_title_of_another_item_tells_nothing() -> None:
    text = f"关于县政协三届二次会议第12号提案的答复\n来源：某局\n对县政协提案的答复\n{_TEXT}"
    draft = imported(text).draft
    assert (draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER)) == ("", "")


def test_the_subject_is_taken_from_the_page_s_title_where_the_letter_has_none() -> None:
    titles = "关于扩建校区的建议提案的答复\n关于对县政协三届二次会议第68号提案答复的函"
    text = "李某某委员：\n\n提案收悉，感谢您的关心。现答复如下：\n\n已列入计划，明年开工。"
    draft = imported(f"{titles}\n\n{text}").draft
    assert (draft.get(Key.SUBJECT), draft.get(Key.ITEM_NUMBER)) == ("关于扩建校区的建议", "68")
