"""Lines joined where a word, a number, an address or a pair of marks goes on below."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.joining.page_frame import without_pages
from replydesk.importing.replies.joining.seams import blank_between, cuts_sentence, latin_words
from replydesk.importing.replies.joining.unwrap import join_lines
from replydesk.importing.replies.source import SourceLine
from tests.support.importing import imported


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("企业已通过 ISO", "14001 认证", "企业已通过 ISO 14001 认证"),
        ("严格执行 GB/T", "33000 标准", "严格执行 GB/T 33000 标准"),
        ("严格执行 GB", "/T 33000 标准", "严格执行 GB/T 33000 标准"),
        ("引进 Smart", "City 平台", "引进 Smart City 平台"),
        ("平台已升级到 V3.", "2版本", "平台已升级到 V3.2版本"),
        ("沿线改造国道G", "320线", "沿线改造国道G320线"),
        ("年均浓度PM2.", "5为28微克", "年均浓度PM2.5为28微克"),
        ("开展co-", "working试点", "开展co-working试点"),
        ("接入5", "G基站", "接入5G基站"),
        ("全年投资6.", "7亿元", "全年投资6.7亿元"),
        ("全年补助2,", "350万元", "全年补助2,350万元"),
        ("覆盖率达到91", ".4%", "覆盖率达到91.4%"),
        ("覆盖率达到91.4", "%以上", "覆盖率达到91.4%以上"),
        ("计划于2027", "年6月建成", "计划于2027年6月建成"),
        ("计划于2027年", "6月建成", "计划于2027年6月建成"),
        ("每日开放至17:", "30止", "每日开放至17:30止"),
        ("请登录 https:", "//www.example.org/x", "请登录 https://www.example.org/x"),
        ("请登录 www.exam", "ple.org 查询", "请登录 www.example.org 查询"),
        ("请登录 www.example", ".org/a 查询", "请登录 www.example.org/a 查询"),
        ("来信请寄 office@mail", ".example.org 邮箱", "来信请寄 office@mail.example.org 邮箱"),
        ("印发了《关于推进 Wi-Fi", "进校园的通知》。", "印发了《关于推进 Wi-Fi进校园的通知》。"),
        ("印发了《关于做好防汛工作", "的紧急通知》。", "印发了《关于做好防汛工作的紧急通知》。"),
        ("已完成总量的一半", "，进展顺利", "已完成总量的一半，进展顺利"),
        ("统筹教育、卫生、", "养老三方面", "统筹教育、卫生、养老三方面"),
    ],
)
def test_what_a_line_end_cuts_is_joined_with_the_blank_it_replaced(above: str, below: str, text: str) -> None:
    assert cuts_sentence(above, below)
    assert above + blank_between(above, below, latin_words([above, below])) + below == text


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("已全部办结。", "2026年，我局将继续推进。"),
        ("已全部办结。", "《某条例》规定了有关要求。"),
        ("已全部办结。", "APP已上线运行。"),
        ("主要做法：", "1.健全制度"),
        ("一是完善制度，", "二是加大投入"),
        ("主要有以下几项，", "（二）资金方面"),
        ("共3类", "1.道路"),
        ("12", "13"),
        ("工作开展情况", "今年以来，我局高度重视"),
    ],
)
def test_what_may_begin_a_paragraph_is_not_joined_by_its_marks_alone(above: str, below: str) -> None:
    assert not cuts_sentence(above, below)


def test_a_word_that_stands_elsewhere_whole_was_cut() -> None:
    words = latin_words(["本项目依托Blockchain平台"])
    assert (blank_between("接入Block", "chain节点", words), blank_between("接入Open", "Data", words)) == (
        "",
        " ",
    )


BODY = (
    "2024年以来，全县累计投入资金3.6亿元，支持12家企业通过ISO 9001认证，"
    "引进Smart Factory系统5套，企业满意率达到97.5%。",
    "APP注册用户已达1.2万人，群众可登录www.example.org/service/list查询，也可发送邮件至office@example.org咨询。",
    "《云某县产业发展规划（2025—2030年）》已经印发，明确到2027年6月底前建成标准厂房4.5万平方米，"
    "严格执行GB/T 50378标准。",
)


@pytest.mark.parametrize("columns", range(19, 43, 2))
@pytest.mark.parametrize("indent", ["　　", "    ", "\t"])
@pytest.mark.parametrize("gap", [0, 1, 2])
def test_paragraphs_with_numbers_and_latin_come_back_from_any_cut(
    columns: int, indent: str, gap: int
) -> None:
    lines: list[str] = []
    for text in BODY:
        cut = [
            text[: columns - 2],
            *(text[at : at + columns] for at in range(columns - 2, len(text), columns)),
        ]
        for place, line in enumerate(cut):
            lines += [(indent if place == 0 else "") + line, *[""] * gap]
    framed = without_pages([SourceLine(line) for line in lines])
    joined = [para.text for para in join_lines(framed.lines)]
    assert ["".join(text.split()) for text in joined] == ["".join(text.split()) for text in BODY]


def test_one_paragraph_a_line_stays_so() -> None:
    lines = [SourceLine(text) for text in (*BODY, "一、下一步工作", BODY[0])]
    assert [para.text for para in join_lines(without_pages(lines).lines)] == [each.text for each in lines]


def test_a_ragged_copy_comes_back_whole() -> None:
    text = (
        "乙某某代表：\n您在县三届人大四次会议上提出的《关于推广 Green\nTravel 理念的建议》收悉。"
        "现答复如下：\n我县公交全部达到 GB\n17691 排放标准，新购 BYD\nK9 纯电动车 45 \n辆，"
        "投资 1.\n8亿元，占总量的 62.\n5%。"
        "时刻可在 bus.example\n.org/line 查询。\n感谢您对交通工作的关心。\n云某县交通运输局\n2025年3月9日\n"
    )
    (only,) = imported(text).draft.preamble
    assert only.text.replace(" ", "") == (
        "我县公交全部达到GB17691排放标准，新购BYDK9纯电动车45辆，投资1.8亿元，占总量的62.5%。"
        "时刻可在bus.example.org/line查询。"
    )
    assert "GB 17691" in only.text and "BYD K9" in only.text


@pytest.mark.parametrize("below", ["办理进度：正在解决", "点赞 (12)", "微信扫一扫分享"])
def test_a_telephone_number_is_whole_above_another_line(below: str) -> None:
    text = (
        "乙某某代表：\n　　您提出的《关于修路的建议》收悉，现答复如下：\n　　我县已将该路列入年度改造计划，"
        "明确由县交通\n运输局负责实施，年底前完工。\n　　感谢您的关心。\n云某县人民政府\n2025年3月9日\n"
        f"　　联系人：丙某　联系电话：0000-1234567\n{below}\n"
    )
    assert imported(text).draft.get("电话") == "0000-1234567"
