from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from replydesk.desk.listing import (
    Grouping,
    ListedDraft,
    Order,
    deadline_text,
    entry_of,
    group_drafts,
    matches,
    sort_drafts,
    stage_word,
    summary,
    unread_entry,
    with_facts,
)
from replydesk.draft.model import Draft, Paragraph, Section
from replydesk.letter.profile import Profile
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock

TODAY = date(2026, 6, 1)


def entry(name: str, modified: float = 0, **fields: str) -> ListedDraft:
    draft = Draft(tuple(fields.items()), sections=(Section(1, "设施", (Paragraph("正文里的字"),)),))
    return entry_of(Path(f"{name}.md"), modified, draft, Profile())


def names(entries: list[ListedDraft]) -> list[str]:
    return [each.path.stem for each in entries]


def test_words_are_found_in_head_and_body() -> None:
    one = entry("甲", 提出人="张某某", 案由="关于道路的建议")
    assert matches(one, ["张某", "道路"], in_body=False)
    assert not matches(one, ["张某", "正文"], in_body=False)
    assert matches(one, ["张某", "正文", "设施"], in_body=True)


def test_rows_say_what_the_letter_prints() -> None:
    one = entry("甲", 提出人="魏某代表、李某某委员", 案由="《关于道路的建议》")
    assert (one.proposers, one.subject) == ("魏某、李某某", "关于道路的建议")
    for typed in ("魏某、李某某", "魏某代表、李某", "《关于道路", "关于道路的建议"):
        assert matches(one, [typed], in_body=False), typed
    assert entry("道路-魏某代表").subject == "道路-魏某代表"


def test_further_columns_are_those_with_a_value() -> None:
    bodies = {"主办单位": "某局、某办", "会商单位": "某委", "其他会办单位": "某厅"}
    one = entry("甲", 0, 承办处室="", 责任科室="城建\n科", **bodies)
    assert dict(one.more) == {"主办": "某局、某办", "会办": "某委、某厅", "责任科室": "城建　科"}
    assert entry("乙", 承办处室="养老处", 主办="").more == (("承办处室", "养老处"),)
    assert entry("丙").more == ()


def test_kept_columns_and_numbers_with_other_zeros_are_found() -> None:
    one = entry("甲", 编号="55", 责任科室="规划科、城建科", 重点督办="是")
    for typed in ("责任科室:城建科", "责任科室：规划科", "城建科", "重点督办:是", "055", "0055", "55"):
        assert matches(one, [typed], in_body=False), typed
    assert not matches(one, ["责任科室:办公室"], in_body=True) and not matches(one, ["550"], in_body=True)


def test_an_office_is_searched_by_either_name_of_its_column() -> None:
    one = entry("甲", 承办处室="养老服务处、老龄处")
    for typed in ("承办处室:养老", "承办处室：老龄处", "责任科室:养老服务处", "处室:养老", "老龄"):
        assert matches(one, [typed], in_body=False)
    assert not matches(one, ["承办处室:城建"], in_body=True)


def test_drafts_are_sorted_and_those_without_a_value_come_last() -> None:
    every = [
        entry("丙", 3, 发文字号="甲复〔2026〕9号", 期限="2026年7月1日"),
        entry("乙", 1, 发文字号="甲复〔2026〕10号"),
        entry("甲", 2, 期限="2026年6月3日"),
    ]
    assert names(sort_drafts(every, Order.NAME)) == sorted("丙乙甲")
    assert names(sort_drafts(every, Order.ITEM)) == sorted("丙乙甲")
    assert names(sort_drafts(every, Order.NUMBER)) == ["丙", "乙", "甲"]
    assert names(sort_drafts(every, Order.DEADLINE)) == ["甲", "丙", "乙"]
    assert names(sort_drafts(every, Order.MODIFIED)) == ["丙", "甲", "乙"]


def test_drafts_are_sorted_by_number_and_not_by_text() -> None:
    every = [
        unread_entry(Path("坏.md"), 0, "坏.md：不是文本文件"),
        entry("甲10", 编号="第055号"),
        entry("甲9", 编号="55", 类型="代表建议会办意见"),
        entry("乙", 编号="100", 届次="省十四届人大四次会议"),
        entry("丙", 编号="9", 届次="省第十四届人大第五次会议"),
        entry("丁", 编号="2", 届次="市政协六届五次会议", 类型="政协提案"),
    ]
    assert names(sort_drafts(every, Order.ITEM)) == ["丙", "甲10", "甲9", "乙", "丁", "坏"]
    assert names(sort_drafts(every, Order.NAME))[:3] == ["丁", "丙", "乙"]
    assert names(sort_drafts(every, Order.NAME))[-2:] == ["甲9", "甲10"]


def test_a_draft_not_read_yet_is_placed_by_the_number_in_its_name() -> None:
    every = [unread_entry(Path(f"{name}.md"), 0) for name in ("养老", "100-甲", "9-乙")]
    assert names(sort_drafts(every, Order.ITEM)) == ["9-乙", "100-甲", "养老"]


def test_what_needs_most_work_comes_first() -> None:
    stock = Stock(profiles={"甲": Profile(name="甲局")})
    typed = Draft((("提出人", "张某某"),))
    wrong = with_facts(entry("错"), make_reply(typed, stock), stock)
    order = sort_drafts(
        [entry("未看"), wrong, unread_entry(Path("坏.md"), 0, "坏.md：不是文本文件")], Order.PROBLEMS
    )
    assert names(order) == ["坏", "错", "未看"]


@pytest.mark.parametrize(
    ("day", "said", "group"),
    [
        ("2026年5月30日", "5月30日 逾2天", "逾期"),
        ("2026年6月1日", "6月1日 今天", "七日内"),
        ("2026年6月8日", "6月8日 剩7天", "七日内"),
        ("2026年7月1日", "7月1日 剩30天", "一个月内"),
        ("2026年12月1日", "12月1日 剩183天", "以后"),
        ("", "", "没有期限"),
    ],
)
def test_a_deadline_is_shown_in_days(day: str, said: str, group: str) -> None:
    one = entry("甲", 期限=day)
    assert deadline_text(one, TODAY, with_day=True) == said
    assert deadline_text(one, TODAY, with_day=False) == said.partition(" ")[2]
    assert [name for name, _ in group_drafts([one], Grouping.DEADLINE, TODAY)] == [group]


def test_the_sum_counts_deadlines_stages_and_states() -> None:
    every = [
        entry("甲", 期限="2026年5月1日", 环节="核稿"),
        entry("乙", 期限="2026年6月5日", 环节="签发"),
        entry("丙", 期限="2026年5月1日", 环节="已发"),
        entry("丁"),
    ]
    assert summary(every, TODAY) == "共 4 件　逾期 1　七日内 1　待核稿 1　待签发 1"
    assert summary([], TODAY) == "共 0 件"


def test_a_letter_that_is_out_has_no_days_left() -> None:
    one = entry("甲", 期限="2026年5月1日", 环节="已发")
    assert (
        deadline_text(one, TODAY, with_day=True) == "5月1日"
        and deadline_text(one, TODAY, with_day=False) == ""
    )
    assert [name for name, _ in group_drafts([one], Grouping.DEADLINE, TODAY)] == ["已发"]


@pytest.mark.parametrize(
    ("deadline", "sent", "wide", "narrow"),
    [
        ("2026年6月12日", "2026-06-12 23:59", "6月12日 按时", "按时"),
        ("2026年6月12日", "2026-06-10 09:00", "6月12日 按时", "按时"),
        ("2026年6月12日", "2026-06-13 00:00", "6月12日 逾期1天", "逾期1天"),
        ("2026年6月12日", "2026-07-02 09:00", "6月12日 逾期20天", "逾20天"),
        ("", "2026-07-02 09:00", "7月2日发出", ""),
    ],
)
def test_a_letter_that_is_out_shows_whether_it_was_in_time(
    deadline: str, sent: str, wide: str, narrow: str
) -> None:
    records = ("2026-06-01 09:00 签发 通过 王某某", f"{sent} 签发 发出 张某某")
    draft = Draft((("期限", deadline), ("环节", "已发"), ("阅稿记录", records)))
    one = entry_of(Path("甲.md"), 0, draft, Profile())
    for today in (TODAY, date(2027, 1, 1)):
        assert deadline_text(one, today, with_day=True) == wide
        assert deadline_text(one, today, with_day=False) == narrow


RETURNED = ("2026-05-28 16:40 核稿 退回 李某某：请核对",)
SIGNED = ("2026-05-28 16:40 签发 通过 王某某",)


def reviewed(name: str, stage: str, *lines: str) -> ListedDraft:
    draft = Draft((("环节", stage), ("阅稿记录", lines)))
    return entry_of(Path(f"{name}.md"), 0, draft, Profile())


def test_drafts_are_grouped_by_stage_in_the_order_of_the_way_out() -> None:
    every = [
        entry("己", 环节="已发"),
        reviewed("戊", "签发", *SIGNED),
        entry("丁", 环节="签发"),
        entry("丙", 环节="核稿"),
        entry("乙"),
        reviewed("甲", "拟稿", *RETURNED),
        unread_entry(Path("坏.md"), 0, "坏.md：不是文本文件"),
    ]
    groups = [(name, names(members)) for name, members in group_drafts(every, Grouping.STAGE, TODAY)]
    assert groups == [
        ("退回", ["甲"]),
        ("拟稿", ["乙"]),
        ("核稿", ["丙"]),
        ("签发", ["丁"]),
        ("已签", ["戊"]),
        ("已发", ["己"]),
        ("打不开", ["坏"]),
    ]


def test_a_stage_is_found_by_its_name() -> None:
    signed = reviewed("甲", "签发", *SIGNED)
    assert matches(signed, ["签发"], in_body=False) and matches(signed, ["已签", "甲"], in_body=False)
    assert not matches(signed, ["核稿"], in_body=False) and not matches(signed, ["签"], in_body=False)


def test_a_text_changed_after_it_was_passed_shows_in_the_list() -> None:
    stock = Stock()
    typed = Draft((("环节", "签发"), ("阅稿记录", ("2026-05-28 16:40 核稿 通过 李某某（文本 00000000）",))))
    one = entry_of(Path("甲.md"), 0, typed, Profile())
    assert stage_word(one) == "签发"
    assert stage_word(with_facts(one, make_reply(typed, stock), stock)) == "签发改"


def test_open_remarks_are_counted() -> None:
    lines = tuple(
        f"〔3f2{number}〕2026-05-28 16:40 李某某（版本 不详）主送 整项「」：请填" for number in range(3)
    )
    one = entry_of(
        Path("甲.md"), 0, Draft((("批注", (*lines, "〔3f21〕2026-05-29 09:10 张某某 已改")),)), Profile()
    )
    assert one.remarks == 2 and entry("乙").remarks == 0
