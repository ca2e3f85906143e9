from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from replydesk.draft import Draft, Paragraph, Section
from replydesk.office import Office, make_reply
from replydesk.overview import (
    Entry,
    Grouping,
    Order,
    entry_of,
    grouped,
    in_order,
    matches,
    summary,
    term,
    unread,
    with_facts,
)
from replydesk.profile import Profile

TODAY = date(2026, 6, 1)


def entry(name: str, modified: float = 0, **fields: str) -> Entry:
    draft = Draft(tuple(fields.items()), sections=(Section(1, "设施", (Paragraph("正文里的字"),)),))
    return entry_of(Path(f"{name}.md"), modified, draft, Profile())


def names(entries: list[Entry]) -> list[str]:
    return [each.path.stem for each in entries]


def test_words_are_found_in_head_and_body() -> None:
    one = entry("甲", 提出人="张某某", 案由="关于道路的建议")
    assert matches(one, ["张某", "道路"], in_body=False)
    assert not matches(one, ["张某", "正文"], in_body=False)
    assert matches(one, ["张某", "正文", "设施"], in_body=True)


def test_drafts_are_sorted_and_those_that_say_nothing_come_last() -> None:
    every = [
        entry("丙", 3, 发文字号="甲复〔2026〕9号", 期限="2026年7月1日"),
        entry("乙", 1, 发文字号="甲复〔2026〕10号"),
        entry("甲", 2, 期限="2026年6月3日"),
    ]
    assert names(in_order(every, Order.NAME)) == sorted("丙乙甲")
    assert names(in_order(every, Order.NUMBER)) == ["丙", "乙", "甲"]
    assert names(in_order(every, Order.DEADLINE)) == ["甲", "丙", "乙"]
    assert names(in_order(every, Order.MODIFIED)) == ["丙", "甲", "乙"]


def test_what_needs_most_work_comes_first() -> None:
    office = Office(profiles={"甲": Profile(name="甲局")})
    typed = Draft((("提出人", "张某某"),))
    wrong = with_facts(entry("错"), make_reply(typed, office))
    order = in_order([entry("未看"), wrong, unread(Path("坏.md"), 0, "坏.md：不是文本文件")], Order.PROBLEMS)
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
def test_a_deadline_is_told_in_days(day: str, said: str, group: str) -> None:
    one = entry("甲", 期限=day)
    assert term(one, TODAY, with_day=True) == said
    assert term(one, TODAY, with_day=False) == said.partition(" ")[2]
    assert [name for name, _ in grouped([one], Grouping.DEADLINE, TODAY)] == [group]


def test_the_foot_counts_states_and_deadlines() -> None:
    every = [entry("甲", 期限="2026年5月1日"), entry("乙", 期限="2026年6月5日"), entry("丙")]
    assert summary(every, TODAY) == "共 3 件　可签发 0　草稿 0　有误 0　逾期 1　七日内到期 1"
