"""Who changed what between two states of a draft: no character lost or doubled, each with its author."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft import authorship
from replydesk.draft.authorship import (
    AuthoredLine,
    DraftState,
    attributed,
    changed_rows,
    of_person,
    people_in,
)
from replydesk.draft.diff import ChangeCount, ChangeKind, draft_paragraphs
from replydesk.draft.model import Draft, Key, Paragraph, Section
from tests.support.strategies import DRAFTS

NOW = datetime(2026, 5, 29, 10, 32)
LONG = "我厅会同有关部门印发养老服务设施规划，明确建设标准和完成时限。"
OTHER = "今年安排专项资金，支持社区食堂和日间照料中心改造。"


def body(*texts: str) -> Draft:
    return Draft(preamble=tuple(map(Paragraph, texts)))


def compare_drafts(before: Draft, after: Draft) -> tuple[AuthoredLine, ...]:
    """Return what differs between two drafts, without authors."""
    return attributed((DraftState(before), DraftState(after)))


def walked(*states: tuple[str, Draft]) -> tuple[AuthoredLine, ...]:
    """Return what persons made of a draft, one minute after the other."""
    return attributed(
        [DraftState(each, who, NOW + timedelta(minutes=at)) for at, (who, each) in enumerate(states)]
    )


def shown(lines: tuple[AuthoredLine, ...]) -> list[str]:
    """Return lines with their changes as 甲[-…-], 甲{+…+}; a divided or joined paragraph has ¶."""
    marks = {
        ChangeKind.SAME: "{1}",
        ChangeKind.REMOVED: "{0}[-{1}-]",
        ChangeKind.ADDED: "{0}{{+{1}+}}",
    }
    rows = []
    for line in lines:
        pieces = [*line.pieces] + [line.end._replace(text="¶")] * (line.kind is None)
        rows.append("".join(marks[each.kind].format(each.who, each.text) for each in pieces).rstrip("¶"))
    return rows


def one_side(lines: tuple[AuthoredLine, ...], left_out: ChangeKind) -> tuple[str, ...]:
    """Return the paragraphs of the first (without what was added) or the last state."""
    pieces = (piece for line in lines for piece in (*line.pieces, line.end))
    text = "".join(piece.text for piece in pieces if piece.kind is not left_out)
    return tuple(text.split("\n")[:-1])


PEOPLE = st.sampled_from(["", "张某某", "李某某"])
TEXTS = st.text(st.sampled_from("甲乙丙丁"), min_size=1, max_size=12)
BODIES = st.lists(TEXTS, max_size=6).map(lambda texts: body(*texts))


def holds(lines: tuple[AuthoredLine, ...], first: Draft, last: Draft) -> None:
    assert one_side(lines, ChangeKind.ADDED) == draft_paragraphs(first)
    assert one_side(lines, ChangeKind.REMOVED) == draft_paragraphs(last)


@given(st.lists(st.tuples(PEOPLE, DRAFTS), min_size=1, max_size=4))
def test_both_states_can_be_rebuilt(states: list[tuple[str, Draft]]) -> None:
    holds(walked(*states), states[0][1], states[-1][1])


@given(st.lists(st.tuples(PEOPLE, BODIES), min_size=2, max_size=6))
def test_no_character_is_lost_or_doubled_on_the_way(states: list[tuple[str, Draft]]) -> None:
    holds(walked(*states), states[0][1], states[-1][1])


@st.composite
def edited(draw: st.DrawFn) -> list[tuple[str, Draft]]:
    """Return states of a text, each made from the one before: typed in, divided, joined, moved."""
    texts = draw(st.lists(st.sampled_from([LONG, OTHER, "小结。"]), min_size=1, max_size=4))
    states = [("", body(*texts))]
    for who in draw(st.lists(PEOPLE, min_size=1, max_size=6)):
        at = draw(st.integers(0, len(texts) - 1))
        middle = draw(st.integers(1, len(texts[at]) - 1))
        one, other = texts[at][:middle], texts[at][middle:]
        ways = [
            [*texts[:at], one, other, *texts[at + 1 :]],
            [*texts[:at], f"{one}新写{other}", *texts[at + 1 :]],
            [*texts[:at], one, *texts[at + 1 :]],
            [*texts[:at], *texts[at + 1 :], texts[at]],
            ["".join(texts[:2]), *texts[2:]],
        ]
        texts = [text for text in draw(st.sampled_from(ways)) if len(text) > 1] or ["小结。"]
        states.append((who, body(*texts)))
    return states


@given(edited())
def test_divided_joined_and_moved_paragraphs_keep_all_characters(states: list[tuple[str, Draft]]) -> None:
    lines = walked(*states)
    holds(lines, states[0][1], states[-1][1])
    people = {who for who, _ in states[1:]}
    assert set(people_in(lines)) <= people
    for who in people:
        mine = of_person(lines, who)
        assert set(people_in(mine)) <= {who}
        assert sum(people_in(mine).values(), ()) == sum((people_in(lines).get(who, ()),), ())


OWN = {"张某某": "甲乙丙丁", "李某某": "子丑寅卯", "王某某": "鼠牛虎兔"}  # the characters each person types


@st.composite
def signed(draw: st.DrawFn) -> list[tuple[str, Draft]]:
    """Return states of a text to which each person adds characters of his own, and removes any.

    No paragraph is written anew: of one that is, all characters are the last person's.
    """
    texts = [LONG, OTHER, f"小结如下：{OTHER}"]
    states = [("", body(*texts))]
    for who in draw(st.lists(st.sampled_from(sorted(OWN)), min_size=1, max_size=8)):
        at = draw(st.sampled_from([at for at, text in enumerate(texts) if len(text) >= 16] or [-1]))
        if at < 0:
            break
        start = draw(st.integers(0, len(texts[at])))
        end = draw(st.integers(start, min(len(texts[at]), start + 3)))
        typed = draw(st.text(st.sampled_from(OWN[who]), min_size=1, max_size=6))
        text = f"{texts[at][:start]}{typed}{texts[at][end:]}"
        ways = [
            [*texts[:at], text, *texts[at + 1 :]],
            [*texts[:at], texts[at][:start] or typed, texts[at][start:] or typed, *texts[at + 1 :]],
            [*texts[:at], typed * 3, *texts[at:]],
            [*texts[:at], *texts[at + 1 :], texts[at]],
        ]
        texts = draw(st.sampled_from(ways))
        states.append((who, body(*texts)))
    return states


@given(signed())
def test_nobody_gets_what_another_typed(states: list[tuple[str, Draft]]) -> None:
    lines = walked(*states)
    holds(lines, states[0][1], states[-1][1])
    owners = {character: who for who, characters in OWN.items() for character in characters}
    for piece in (piece for line in lines for piece in line.changes if piece.kind is ChangeKind.ADDED):
        assert {owners.get(character, piece.who) for character in piece.text} <= {piece.who}


def test_each_change_has_its_author_and_time() -> None:
    lines = walked(
        ("", body("我厅印发办法。")),
        ("张某某", body("我厅已经印发办法。")),
        ("李某某", body("我厅已经印发规定。")),
    )
    assert shown(lines) == ["我厅张某某{+已经+}印发李某某[-办法-]李某某{+规定+}。"]
    added = next(lines[0].changes)
    assert (added.who, added.when) == ("张某某", NOW + timedelta(minutes=1))


def test_what_was_added_and_removed_meanwhile_is_not_shown() -> None:
    first = body(LONG)
    lines = walked(("", first), ("张某某", body(LONG, OTHER)), ("李某某", body(f"{LONG}好。")))
    assert shown(lines) == [f"{LONG}李某某{{+好。+}}"]
    assert shown(walked(("", first), ("张某某", body(OTHER)), ("李某某", first))) == [LONG]


def test_what_one_removed_and_another_put_back_is_unchanged() -> None:
    first = body(LONG, OTHER, "小结。")
    lines = walked(
        ("", first), ("张某某", body(LONG, "小结。")), ("李某某", body(LONG, f"{OTHER}好。", "小结。"))
    )
    assert shown(lines) == [LONG, f"{OTHER}李某某{{+好。+}}", "小结。"]


def test_a_divided_paragraph_is_one_change_and_so_are_joined_ones() -> None:
    halves = LONG[:16], LONG[16:]
    assert shown(walked(("", body(LONG)), ("张某某", body(*halves)))) == [
        f"{halves[0]}张某某{{+¶+}}",
        halves[1],
    ]
    assert shown(walked(("", body(*halves)), ("张某某", body(LONG)))) == [
        f"{halves[0]}张某某[-¶-]",
        halves[1],
    ]


def test_a_moved_paragraph_keeps_what_others_wrote_in_it() -> None:
    lines = walked(
        ("", body(LONG, OTHER, "小结。")),
        ("张某某", body(LONG, f"{OTHER}已经开工。", "小结。")),
        ("李某某", body(f"{OTHER}已经开工。", LONG, "小结。")),
    )
    assert shown(lines) == [
        f"李某某{{+{OTHER}+}}张某某{{+已经开工。+}}",
        LONG,
        f"李某某[-{OTHER}-]",
        "小结。",
    ]


def test_paragraphs_are_paired_by_likeness_and_not_by_position() -> None:
    lines = compare_drafts(body(LONG, OTHER), body("新的一段说明。", f"{LONG}并已公布。", OTHER))
    assert shown(lines) == ["{+新的一段说明。+}", f"{LONG}{{+并已公布。+}}", OTHER]


def test_a_field_is_paired_with_itself_and_lists_line_by_line() -> None:
    before = Draft(((Key.SUBJECT, "甲"), (Key.REVIEWS, ("一条记录",))))
    after = Draft(((Key.SUBJECT, "乙"), (Key.REVIEWS, ("一条记录", "又一条记录"))))
    assert shown(compare_drafts(before, after)) == [
        "案由：[-甲-]{+乙+}",
        "阅稿记录：一条记录",
        "{+阅稿记录：又一条记录+}",
    ]
    states = [DraftState(before), DraftState(after)]
    assert shown(attributed(states, (Key.REVIEWS,))) == ["案由：[-甲-]{+乙+}"]


def test_a_changed_level_is_shown_as_such() -> None:
    before = Draft(sections=(Section(1, "工作情况"),))
    after = Draft(sections=(Section(2, "工作情况"),))
    assert shown(compare_drafts(before, after)) == ["［[-一-]{+二+}级标题］工作情况"]


def test_the_changes_of_one_person_leave_out_what_others_did() -> None:
    lines = walked(
        ("", body("我厅印发办法。", "小结如下。")),
        ("张某某", body("我厅已经印发办法。", "小结如下。")),
        ("李某某", body("我厅已经印发规定。")),
    )
    assert people_in(lines) == {"张某某": ChangeCount(2, 0), "李某某": ChangeCount(2, 7)}
    assert shown(of_person(lines, "张某某")) == ["我厅张某某{+已经+}印发规定。"]
    assert shown(of_person(lines, "李某某")) == [
        "我厅已经印发李某某[-办法-]李某某{+规定+}。",
        "李某某[-小结如下。-]",
    ]


def test_of_equal_paragraphs_only_the_neighbours_of_changes_are_shown() -> None:
    lines = compare_drafts(body("题。", "前。", "甲。", "后。"), body("题。", "前。", "乙丙丁。", "后。"))
    rows = [each.text if each else "…" for each in changed_rows(lines)]
    assert rows == ["…", "前。", "甲。", "乙丙丁。", "后。"]
    assert changed_rows(compare_drafts(body("甲"), body("甲"))) == [None]


def test_large_drafts_of_unlike_paragraphs_are_compared_whole() -> None:
    before, after = (body(*(f"{number}{text}" for number in range(150))) for text in ("甲乙", "丙丁"))
    holds(compare_drafts(before, after), before, after)


def test_of_very_many_long_states_the_last_of_each_person_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ("甲乙丙丁", "甲乙丙丁戊", "甲乙丙丁戊己", "甲乙丙丁戊己庚")
    states = list(zip(("", "张某某", "张某某", "李某某"), map(body, texts), strict=True))
    exact = walked(*states)
    monkeypatch.setattr(authorship, "MOST_WALKED", 10)
    rough = walked(*states)
    assert shown(exact) == ["甲乙丙丁张某某{+戊+}张某某{+己+}李某某{+庚+}"]
    assert shown(rough) == ["甲乙丙丁张某某{+戊己+}李某某{+庚+}"]
