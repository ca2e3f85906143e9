"""Unexpected shapes of old replies; each of these was once read wrongly."""

from __future__ import annotations

from replydesk.draft.model import Key, Paragraph
from replydesk.importing.replies.recognise import Imported
from replydesk.letter import facts
from tests.support.importing import imported

_TITLE = "对县十届人大二次会议第12号建议的答复"
_OPENING = "　　您提出的《关于修建便民桥的建议》收悉，现答复如下："
_BODY = "　　便民桥已于去年建成通车，工程质量经验收合格。"


def letter(
    *lines: str, head: str = _TITLE, salutation: str = "张某某代表：", opening: str = _OPENING
) -> Imported:
    """Return the import of a letter with some lines of its own."""
    return imported("\n".join((head, salutation, opening, *lines)))


def test_marks_that_take_no_room_hide_nothing() -> None:
    result = letter(_BODY, "清禾县交通\u200b运输局", "\u00ad2025年6月\u20603日")
    assert result.draft.get(Key.SIGNATURE) == "清禾县交通运输局"
    assert result.draft.get(Key.DATE) == "2025年6月3日"
    assert any("看不见的字符" in note.text for note in result.notes)


def test_a_suggestion_put_forward_during_a_session_names_the_session() -> None:
    opening = "　　您在县十届人大二次会议期间提出的《关于修建便民桥的建议》收悉，现答复如下："
    assert letter(_BODY, opening=opening).draft.get(Key.SESSION) == "县十届人大二次会议"


def test_a_session_that_is_closed_stays_one() -> None:
    title = "对省十届人大二次会议闭会期间第云34号代表建议的答复"
    opening = "　　您提出的《关于修建便民桥的建议》（建议第云34号）收悉。经商省财政厅，现答复如下："
    draft = letter(_BODY, head=title, opening=opening).draft
    assert draft.get(Key.SESSION) == "省十届人大二次会议闭会期间"
    assert draft.get(Key.ITEM_NUMBER) == "云34"


def test_a_suggestion_named_without_marks_is_found_behind_its_number() -> None:
    opening = "　　您提出的第12号建议关于发展“互联网+”的建议已收悉，现答复如下："
    assert letter(_BODY, opening=opening).draft.get(Key.SUBJECT) == "关于发展“互联网+”的建议"


def test_of_two_titles_the_one_put_forward_is_the_subject() -> None:
    opening = "　　《关于办理代表建议的通知》及张某某代表提出的《关于修建便民桥的建议》收悉，现答复如下："
    assert letter(_BODY, opening=opening).draft.get(Key.SUBJECT) == "关于修建便民桥的建议"


def test_an_opinion_is_addressed_to_a_body_with_a_colon_or_without() -> None:
    opening = "　　李某某代表提出的《关于修建便民桥的建议》收悉。现提出会办意见如下："
    for salutation in ("县发展改革委：", "县财政局"):
        draft = letter(_BODY, salutation=salutation, opening=opening).draft
        assert facts.lead_bodies(draft) == (salutation.rstrip("："),)
        assert facts.proposers(draft) == ("李某某",)
        assert draft.get(Key.KIND) == "代表建议会办意见"


def test_thanks_at_the_end_of_a_sentence_are_thanks() -> None:
    text = "在此，对您关心交通工作表示衷心的感谢。"
    assert letter(_BODY, f"　　{text}").draft.thanks == (Paragraph(text),)


def test_a_last_paragraph_without_its_full_stop_is_no_signature() -> None:
    last = "已建成停车位26个。其余36个将于年底前建成"
    draft = letter(f"　　{last}", "清禾县交通运输局", "2025年6月3日").draft
    assert draft.preamble == (Paragraph(last),)
    assert draft.get(Key.SIGNATURE) == "清禾县交通运输局"


def test_a_paragraph_without_its_full_stop_ends_where_the_next_is_indented() -> None:
    draft = letter(
        "　　经现场查看，该桥确实存在安全隐患，已设置警示标志", "　　感谢您对交通工作的关心和支持。"
    ).draft
    assert draft.preamble == (Paragraph("经现场查看，该桥确实存在安全隐患，已设置警示标志"),)


def test_attachments_without_a_date_above_them_are_attachments() -> None:
    foot = (
        "　　附件：桥梁情况表",
        "清禾县交通运输局",
        "附件",
        "桥梁情况表",
        "名称\t长度\t宽度",
        "东门桥\t20\t5",
    )
    draft = letter(_BODY, *foot).draft
    assert draft.names(Key.ATTACHMENTS) == ("桥梁情况表",)
    assert [each.text for each in draft.attachments[0].preamble] == [
        "| 名称 | 长度 | 宽度 |",
        "| --- | ---: | ---: |",
        "| 东门桥 | 20 | 5 |",
    ]


def test_the_name_of_the_second_attachment_may_begin_with_a_digit() -> None:
    draft = letter(_BODY, "附件：1.任务分解表", "2.5G基站清单", "清禾县交通运输局", "2025年6月3日").draft
    assert draft.names(Key.ATTACHMENTS) == ("任务分解表", "5G基站清单")


def test_the_day_below_a_title_is_the_date_where_there_is_no_other() -> None:
    draft = letter(_BODY, "清禾县交通运输局", head=f"{_TITLE}\n( 2025年6月3日)").draft
    assert draft.get(Key.DATE) == "2025年6月3日"
    assert draft.get(Key.TITLE) in ("", _TITLE)


def test_the_number_of_the_item_may_be_on_a_line_of_its_own() -> None:
    draft = letter(_BODY, head="建议编号：第0158号\n关于修建便民桥的建议的答复").draft
    assert draft.get(Key.ITEM_NUMBER) == "0158"


def test_dates_with_dots_and_days_left_open_are_dates() -> None:
    for date in ("2019.6.3", "2022年5月×日"):
        draft = letter(_BODY, f"清禾县交通运输局  {date}").draft
        assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == ("清禾县交通运输局", date)


def test_a_title_set_apart_for_the_eye_is_closed_up() -> None:
    draft = letter(_BODY, head="关于县十届人大二次会议第12号建议的\n答 复 函").draft
    assert draft.get(Key.TITLE) == "关于县十届人大二次会议第12号建议的答复函"


def test_a_sentence_that_ends_in_a_half_width_stop_is_no_heading() -> None:
    draft = letter("　　一、该桥已列入计划.", "　　二、资金已经落实.").draft
    assert [each.text for each in draft.preamble] == ["一、该桥已列入计划.", "二、资金已经落实."]


def test_bare_page_numbers_that_count_pages_are_left_out() -> None:
    lines = [f"　　{place}办结第{place}批，共修复路面若干处。" for place in "甲乙丙丁戊己庚辛壬癸"]
    result = letter(*lines[:8], "1", *lines[8:], *lines, "2")
    assert result.left_out == ("1", "2")


def test_the_table_of_a_site_above_a_letter_is_none_of_it() -> None:
    result = letter(_BODY, head=f"索引号\t000-2022\t主题分类\t建议\n文号\t无\t有效性\t有效\n\n{_TITLE}")
    assert len(result.left_out) == 2
    assert result.unplaced == ()
