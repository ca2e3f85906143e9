"""The record against the text: whole kinds of mistakes, and the ways of writing that are none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.locations import apply_edits
from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.draft.workflow import Stage
from replydesk.reply.findings import Finding
from replydesk.reply.rules.record.people import is_like_name
from replydesk.reply.rules.record.sessions import sessions_in
from replydesk.reply.rules.record.wording import difference
from replydesk.reply.rules.rule import Example
from replydesk.text.dates import valid_day
from replydesk.text.numerals import chinese_numeral
from tests.support.clean_reply import clean_draft, judged, with_example

_SUBJECT = "关于加强社区养老服务的建议"
_FORMS = {
    "人大": (
        "{level}{term}届人大{nth}次会议",
        "云川{level}{term}届人大{nth}次会议",
        "{level}第{term}届人民代表大会第{nth}次会议",
        "云川{level}第{term}届人民代表大会第{nth}次会议",
        "{level}人大{term}届{nth}次会议",
        "云川{level}人大第{term}届{nth}次全体会议",
    ),
    "政协": (
        "{level}政协{term}届{nth}次会议",
        "政协{level}{term}届{nth}次会议",
        "{level}{term}届政协{nth}次会议",
        "政协云川{level}第{term}届委员会第{nth}次会议",
        "政协第{term}届云川{level}委员会第{nth}次会议",
        "政协云川{level}委员会{term}届{nth}次会议",
    ),
}
_KINDS = {"人大": "代表建议", "政协": "政协提案"}

terms, meetings, forms = st.integers(2, 20), st.integers(1, 6), st.integers(0, 5)
congresses, levels = st.sampled_from(("人大", "政协")), st.sampled_from("省市县区州")


def session(congress: str, form: int, level: str, term: int, nth: int, *, in_figures: bool = False) -> str:
    numeral = str if in_figures else chinese_numeral
    return _FORMS[congress][form].format(level=level, term=numeral(term), nth=numeral(nth))


def opened(recorded: str, typed: str, congress: str = "人大") -> Draft:
    draft = clean_draft().with_fields(((Key.SESSION, recorded), (Key.KIND, _KINDS[congress])))
    text = f"您在{typed}上提出的《{_SUBJECT}》收悉，现答复如下："
    return draft.with_passage(Part.OPENING, [Paragraph(text)])


def of_rules(draft: Draft, *rules: str, name: str = "") -> list[Finding]:
    return [each for each in judged(draft, name).findings if each.rule in rules]


@given(
    congresses, levels, terms, meetings, st.integers(0, 5), st.integers(0, 5), st.booleans(), st.booleans()
)
def test_one_session_may_be_named_in_any_two_ways(
    congress: str, level: str, term: int, nth: int, one: int, other: int, figures: bool, others: bool
) -> None:
    recorded = session(congress, one, level, term, nth, in_figures=figures)
    typed = session(congress, other, level, term, nth, in_figures=others)
    (found,) = sessions_in(typed)
    assert (found.term.value, found.meeting and found.meeting.value) == (term, nth)
    assert of_rules(opened(recorded, typed, congress), "届次不符", "会议层级不符") == []


@given(congresses, levels, terms, meetings, terms, meetings, forms, forms)
def test_another_session_is_found_at_the_numerals_that_differ(
    congress: str, level: str, term: int, nth: int, term2: int, nth2: int, one: int, other: int
) -> None:
    recorded = session(congress, one, level, term, nth)
    typed = session(congress, other, level, term2, nth2)
    draft = opened(recorded, typed, congress)
    found = of_rules(draft, "届次不符")
    hits = [(hit.words, hit.right) for each in found for hit in each.hits if hit.place.key == Part.OPENING]
    pairs = ((term2, term), (nth2, nth))
    assert hits == [(chinese_numeral(a), chinese_numeral(b)) for a, b in pairs if a != b]
    assert any(hit.place.key == Key.SESSION for each in found for hit in each.hits) == bool(hits)


@pytest.mark.parametrize("typed", ["市十四届人大四次会议", "省政协十四届四次会议", "十四届全国人大四次会议"])
def test_another_congress_or_level_is_found(typed: str) -> None:
    assert of_rules(opened("省十四届人大四次会议", typed), "届次不符", "会议层级不符")


@pytest.mark.parametrize(
    "text",
    [
        "省十四届人大常委会第八次会议通过了条例",
        "党的二十届三中全会作出部署",
        "第三届养老服务博览会在南屏市举办",
        "《政协南屏市六届五次会议提案汇编》",
        "省委十二届六次全会作出部署",
        "市第十三次党代会提出目标",
    ],
)
def test_other_meetings_are_no_sessions_of_a_congress(text: str) -> None:
    assert sessions_in(text) == ()


@pytest.mark.parametrize(
    ("recorded", "typed", "rule"),
    [
        ("0033", "0033", ""),
        ("第0033号", "0033", ""),
        ("A-12", "A-12", ""),
        ("闭12", "闭12", ""),
        ("15-3-118", "15-3-118", ""),
        ("0033、0058", "0058", ""),
        ("温36", "温36", ""),
        ("0033", "33", "编号写法不同"),
        ("20260033", "33", "编号写法不同"),
        ("0033", "0034", "编号不符"),
        ("0033", "0303", "编号不符"),
        ("0033", "00333", "编号不符"),
        ("A-12", "A-13", "编号不符"),
    ],
)
def test_numbers_of_items(recorded: str, typed: str, rule: str) -> None:
    title = f"对省十四届人大四次会议第{typed}号代表建议的答复"
    draft = clean_draft().with_fields(((Key.ITEM_NUMBER, recorded), (Key.TITLE, title)))
    found = [each.rule for each in of_rules(draft, "编号不符", "编号写法不同")]
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize("mark", ["《{}》", "“{}”"])
@pytest.mark.parametrize("at", range(2, len(_SUBJECT) - 4))
def test_a_character_lost_changed_or_doubled_in_the_title_of_the_item_is_found(mark: str, at: int) -> None:
    for wrong in (
        _SUBJECT[:at] + _SUBJECT[at + 1 :],
        _SUBJECT[:at] + "某" + _SUBJECT[at + 1 :],
        _SUBJECT[:at] + _SUBJECT[at] * 2 + _SUBJECT[at + 1 :],
    ):
        text = f"您提出的{mark.format(wrong)}收悉，现答复如下："
        found = of_rules(with_example(Example(text, part=Part.OPENING)), "案由抄错")
        (hit,) = (hit for each in found for hit in each.hits if hit.place.key == Part.OPENING)
        assert text[: hit.begin] + hit.right + text[hit.end :] == text.replace(wrong, _SUBJECT)


@given(st.text("关于加强社区养老", max_size=8), st.text("关于加强社区养老", max_size=8))
def test_a_difference_put_right_gives_the_right_text(wrong: str, right: str) -> None:
    if wrong and wrong != right:
        begin, end, new = difference(wrong, right)
        assert end > begin
        assert wrong[:begin] + new + wrong[end:] == right


@given(st.dates(date(1990, 1, 1), date(2050, 12, 31)), st.integers(0, 6), st.sampled_from(("星期", "周")))
def test_weekdays_are_told_from_the_calendar(day: date, weekday: int, word: str) -> None:
    names = "一二三四五六日"
    text = f"{day.year}年{day.month}月{day.day}日（{word}{names[weekday]}）召开会议。"
    found = of_rules(with_example(Example(text)), "星期不符")
    rights = [hit.right for each in found for hit in each.hits]
    assert rights == ([] if weekday == day.weekday() else [word + names[day.weekday()]])


@given(st.integers(2000, 2040), st.integers(1, 12), st.integers(0, 40))
def test_days_that_no_calendar_has_are_found(year: int, month: int, day: int) -> None:
    is_day = valid_day(year, month, day) is not None
    for text in (f"{year}年{month}月{day}日，我厅召开会议。", f"{year}-{month:02}-{day:02}验收。"):
        found = of_rules(with_example(Example(text)), "没有这一天")
        assert bool(found) != is_day or ("-" in text and not 0 < day < 32)


@pytest.mark.parametrize("listed", range(1, 4))
@pytest.mark.parametrize("cited", range(1, 6))
def test_an_attachment_that_is_cited_is_listed(listed: int, cited: int) -> None:
    names = (Key.ATTACHMENTS, "\n".join(f"统计表{number}" for number in range(listed)))
    for text in (f"主要数据见附件{cited}。", f"主要数据见附件1—{cited}。", f"主要数据见附件1、附件{cited}。"):
        found = of_rules(with_example(Example(text, fields=(names,))), "没有这个附件")
        assert bool(found) == (cited > listed)


@pytest.mark.parametrize(
    ("one", "other", "is_like"),
    [
        ("张建国", "张建囯", True),
        ("章建国", "张建国", True),
        ("张国建", "张建国", True),
        ("张建国", "张建国", False),
        ("李某某", "张某某", False),
        ("张三", "张四", True),
        ("李三", "张三", False),
        ("张建", "张建国", False),
        ("李大伟", "张建国", False),
    ],
)
def test_names_that_are_taken_for_one_with_a_slip(one: str, other: str, is_like: bool) -> None:
    assert is_like_name(one, other) is is_like


@pytest.mark.parametrize("self_name", ["我局", "我委", "我办", "我院", "我中心", "我站", "本局"])
@pytest.mark.parametrize("part", [Part.OPENING, Part.ANSWER, Part.NEXT_STEPS, Part.THANKS])
def test_the_name_another_unit_has_for_itself_is_found_and_mended(self_name: str, part: Part) -> None:
    draft = with_example(Example(f"{self_name}将认真落实。", part=part))
    found = of_rules(draft, "自称不符")
    assert [hit.words for each in found for hit in each.hits] == [self_name]
    mended = apply_edits(draft, [edit for each in found for edit in each.fix])
    assert of_rules(mended, "自称不符") == []


def test_a_reply_sent_before_it_was_handed_over_is_found() -> None:
    fields = (
        (Key.HANDED_OVER, "2026年6月2日"),
        (Key.DATE, "2026年6月20日"),
        (Key.STAGE, str(Stage.SENT)),
        (Key.REVIEWS, "2026-05-29 10:32 签发 发出 王某某"),
    )
    (found,) = of_rules(clean_draft().with_fields(fields), "早于交办")
    assert "2026-05-29" in found.message


def test_what_the_record_does_not_say_contradicts_nothing() -> None:
    empty = ((Key.SESSION, ""), (Key.ITEM_NUMBER, ""), (Key.SUBJECT, ""), (Key.PROPOSERS, ""))
    title = "对市十三届人大二次会议第0101号代表建议的答复"
    draft = clean_draft().with_fields((*empty, (Key.TITLE, title)))
    text = "您在市十三届人大二次会议上提出的《关于修建便民桥的建议》（第0101号）收悉，现答复如下："
    found = judged(draft.with_passage(Part.OPENING, [Paragraph(text)])).findings
    contradicted = {"届次不符", "会议层级不符", "编号不符", "案由不符", "案由抄错", "主送不符"}
    assert not contradicted & {each.rule for each in found}


_SCRAPS = (
    *("您在", "省十四届人大", "四次会议", "届", "第", "号", "提案", "建议", "议案", "委员", "代表"),
    *("《", "》", "“", "”", "（", "）", "附件", "见附件", "1", "2月30日", "2026年", "我局", "本厅", "我市"),
    *("截至", "〔2030〕", "列入计划", "经商", "省教育厅", "、", "，", "。", "：", "张某木", "青石省民政厅"),
    *("感谢您对", "的工作", "联系电话"),
)


@given(st.lists(st.sampled_from(_SCRAPS), max_size=30).map("".join), st.sampled_from((*Key, *Part)))
def test_any_text_anywhere_can_be_checked(text: str, where: Key | Part) -> None:
    draft = clean_draft()
    if isinstance(where, Part) and where is not Part.ANSWER:
        draft = draft.with_passage(where, [Paragraph(text)] if text.strip() else [])
    elif isinstance(where, Key):
        draft = draft.with_field(where, text)
    else:
        draft = with_example(Example(text))
    for finding in judged(draft, text).findings:
        for hit in finding.hits:
            assert isinstance(hit.words, str)
