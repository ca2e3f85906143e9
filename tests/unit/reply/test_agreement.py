from __future__ import annotations

from dataclasses import replace

import pytest

from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Level
from replydesk.reply.registers.agreement import (
    Numbers,
    Trouble,
    TypedNumber,
    check_numbers,
    draft_findings,
    wanted_number,
)
from replydesk.reply.registers.lines import format_event, format_head, parse_register
from replydesk.reply.registers.model import Action, Register
from replydesk.reply.reply import make_reply
from replydesk.reply.rules.number_rules import (
    DUPLICATE,
    NOT_COMPARED,
    OF_OTHER,
    TO_REGISTER,
    UNREGISTERED,
    VOID,
)
from replydesk.reply.rules.rule import Rule
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.text.note import Note
from tests.unit.reply.test_model import event, made_of

SERIES = "云民复议字〔2026〕"
REGISTER = made_of(
    event(1, Action.ASSIGN, "甲"),
    event(2, Action.ASSIGN, "乙"),
    event(2, Action.VOID, "乙", "印错"),
    event(3, Action.ASSIGN, "丙"),
    event(3, Action.GIVE_BACK, "丙"),
    event(4, Action.RESERVE, "丁"),
    event(5, Action.RESERVE, "", "厅办公室留用"),
)


def numbers(*registers: Register, **drafts: str) -> Numbers:
    """Build the numbers of a desk from registers and drafts; a serial alone is completed."""
    typed = {
        name: TypedNumber(f"{SERIES}{text}号" if text.isdecimal() else text) for name, text in drafts.items()
    }
    return Numbers(typed, {register.series: register for register in registers})


def troubles(*registers: Register, **drafts: str) -> list[tuple[Level, str, str]]:
    return [(each.level, each.draft, each.message) for each in check_numbers(numbers(*registers, **drafts))]


def test_drafts_and_register_that_agree_give_no_findings() -> None:
    assert troubles(REGISTER, 甲="1", 丁=f"{SERIES}  号") == [
        (Level.OPEN, "丁", "登记里已有 云民复议字〔2026〕4号，稿子里还没有写"),
    ]


@pytest.mark.parametrize(
    ("draft", "serial", "level", "message"),
    [
        ("戊", "1", Level.ERROR, "登记里已签发给“甲”"),
        ("戊", "2", Level.ERROR, "这个号已作废（印错）"),
        ("戊", "3", Level.HINT, "登记里这个号已退回"),
        ("戊", "4", Level.ERROR, "登记里已预留给“丁”"),
        ("丁", "4", Level.OPEN, "云民复议字〔2026〕4号登记的是“预留”，还没有签发"),
        ("戊", "5", Level.ERROR, "登记里已预留给厅办公室留用"),
        ("戊", "6", Level.HINT, "登记里没有这个号"),
        ("甲", "6", Level.ERROR, "登记给这份稿子的是 云民复议字〔2026〕1号"),
    ],
)
def test_a_number_is_held_against_the_register(draft: str, serial: str, level: Level, message: str) -> None:
    others = {"甲": f"{SERIES}1号", "丁": f"{SERIES}  号"} | {draft: f"{SERIES}{serial}号"}
    wrong = [
        finding
        for finding in draft_findings(f"{SERIES}{serial}号", draft, numbers(REGISTER, **others))
        if "重复" not in finding.message
    ]
    assert [(each.level, each.message, each.key) for each in wrong] == [(level, message, Key.DOCUMENT_NUMBER)]


def test_two_drafts_with_one_number_are_both_wrong_however_they_write_it() -> None:
    assert troubles(甲="7", 乙="云民复议字[2026]第7号")[::2] == [
        (Level.ERROR, "乙", "文号与“甲”重复"),
        (Level.ERROR, "甲", "文号与“乙”重复"),
    ]


def test_of_two_drafts_with_one_number_the_registered_one_gets_only_a_warning() -> None:
    found = {
        (level, draft) for level, draft, message in troubles(REGISTER, 甲="1", 戊="1") if "重复" in message
    }
    assert found == {(Level.HINT, "甲"), (Level.ERROR, "戊")}


def test_a_desk_without_a_register_is_left_in_peace_unless_it_is_checked() -> None:
    assert list(draft_findings(f"{SERIES}7号", "甲", numbers(甲="7"))) == []
    assert troubles(甲="7") == [(Level.HINT, "甲", "登记里没有这个号")]


def test_a_draft_that_is_gone_or_was_renamed_is_reported() -> None:
    found = troubles(REGISTER, 新名="1", 丁=f"{SERIES}  号")
    assert (Level.HINT, "新名", "登记给了“甲”，那份稿子已不在") in found
    assert (Level.HINT, "甲", "已签发，这份稿子却不在了") in found


def test_a_signed_draft_without_its_number_is_reported() -> None:
    assert (Level.HINT, "甲", "已签发，稿子里却没有写文号") in troubles(REGISTER, 甲="", 丁="")


def test_the_year_of_the_number_is_that_of_the_date() -> None:
    desk = Numbers({"甲": TypedNumber(f"{SERIES}1号", "2025年12月30日")}, {SERIES: made_of(REGISTER_EVENT)})
    assert [each.message for each in check_numbers(desk)] == ["文号是 2026 年，成文日期是 2025 年"]


REGISTER_EVENT = event(1, Action.ASSIGN, "甲")


def test_gaps_are_reported_with_their_likely_reason() -> None:
    register = made_of(event(3, Action.ASSIGN, "甲"), event(6, Action.ASSIGN, "乙"))
    found = [
        (each.level, each.number, each.message) for each in check_numbers(numbers(register, 甲="3", 乙="6"))
    ]
    assert found == [
        (Level.INFO, f"{SERIES}1～2号", "共 2 个号没有登记，登记从 3 号开始"),
        (Level.HINT, f"{SERIES}4～5号", "共 2 个号没有登记"),
    ]
    found_typed = troubles(register, 甲="3", 乙="6", 丙="4")
    assert (Level.HINT, "", "共 2 个号没有登记，其中 1 个写在稿子里") in found_typed


def test_oddities_in_a_register_file_are_reported() -> None:
    events = (event(1, Action.ASSIGN, "甲"), event(1, Action.ASSIGN, "乙"))
    lines = "".join(format_event(each, SERIES, at) for at, each in enumerate(events, 1))
    register = parse_register((format_head(SERIES) + lines).encode(), SERIES)
    damaged = {"南建议复〔2026〕": "登记损坏"}
    found = check_numbers(Numbers({}, {SERIES: register}, (Note("某.txt：不是登记文件"),), damaged))
    assert [(each.level, each.number) for each in found] == [
        (Level.ERROR, "南建议复〔2026〕"),
        (Level.HINT, "登记"),
        (Level.HINT, f"{SERIES}.txt"),
        (Level.HINT, f"{SERIES}1号"),
    ]


def test_a_damaged_register_is_neither_read_nor_taken_for_a_new_one() -> None:
    desk = Numbers({"甲": TypedNumber(f"{SERIES}7号")}, {}, (), {SERIES: "某.txt：登记损坏"})
    with pytest.raises(UserError, match="登记损坏"):
        desk.register(SERIES)
    assert desk.register("别的〔2026〕") == Register("别的〔2026〕")
    assert [each.message for each in draft_findings(f"{SERIES}7号", "甲", desk)] == [
        "登记损坏，没有核对这个号"
    ]


def test_names_that_look_alike_are_told_with_what_tells_them_apart() -> None:
    desk = Numbers({name: TypedNumber() for name in ("甲", "甲 ", "乙", "A丙", "ａ丙")})
    assert [str(trouble) for trouble in check_numbers(desk)] == [
        "[提示] A丙：名字 “A丙” 和另一份稿子 “ａ丙” 看上去一样；各有各的号；请改一个名字",
        '[提示] 甲：名字 “甲” 和另一份稿子 "甲\\{20}" 看上去一样；各有各的号；请改一个名字',
        '[提示] 甲 ：名字 "甲\\{20}" 和另一份稿子 “甲” 看上去一样；各有各的号；请改一个名字',
        "[提示] ａ丙：名字 “ａ丙” 和另一份稿子 “A丙” 看上去一样；各有各的号；请改一个名字",
    ]


def test_registers_that_look_alike_are_told() -> None:
    series = "云民复议\u200b字〔2026〕"
    found = check_numbers(Numbers({}, {name: Register(name) for name in (SERIES, series)}))
    assert ["看上去一样" in trouble.message for trouble in found] == [True]


def test_a_trouble_is_one_line() -> None:
    trouble = Trouble(Level.ERROR, "甲", f"{SERIES}1号", "这个号已作废", "请另取一个")
    assert str(trouble) == "[错误] 甲　云民复议字〔2026〕1号：这个号已作废；请另取一个"


def test_numbers_in_other_drafts_are_taken() -> None:
    desk = numbers(甲="7", 乙="8", 丙="8")
    assert desk.taken(SERIES) == {7, 8}
    assert desk.taken(SERIES, "甲") == {8}
    assert desk.taken(SERIES, "乙") == {7, 8}
    assert desk.taken("别的〔2026〕") == frozenset()


PROFILE = Profile(codes={"代表建议": "云民复议字", "政协提案": "云民复提字"})


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({}, DocumentNumber("云民复议字", "2026")),
        ({"类型": "政协提案"}, DocumentNumber("云民复提字", "2026")),
        ({"成文日期": "2025年12月　日"}, DocumentNumber("云民复议字", "2025")),
        ({"成文日期": "2025年1月1日", "发文字号": "〔2027〕  号"}, DocumentNumber("云民复议字", "2027")),
        ({"发文字号": "别字〔〕  号"}, DocumentNumber("别字", "2026")),
        ({"发文字号": "别字〔2026〕3号"}, DocumentNumber("别字", "2026", 3)),
        ({"发文字号": "三号"}, None),
    ],
)
def test_a_draft_asks_for_a_number_by_its_kind_and_date(
    fields: dict[str, str], wanted: DocumentNumber | None
) -> None:
    assert wanted_number(Draft(tuple(fields.items())), PROFILE, "2026") == wanted


def test_a_reply_is_checked_against_the_register_under_its_name() -> None:
    draft = Draft(((Key.DOCUMENT_NUMBER, f"{SERIES}1号"),))
    stock = Stock(numbers=numbers(REGISTER, 甲="1", 戊="1"))
    messages = [finding.message for finding in make_reply(draft, stock, "戊").findings]
    assert "登记里已签发给“甲”" in messages and "文号与“甲”重复" in messages
    assert not any("登记" in finding.message for finding in make_reply(draft, stock).findings)


@pytest.mark.parametrize(
    ("draft", "typed", "rule"),
    [
        ("戊", "1", OF_OTHER),
        ("戊", "2", VOID),
        ("戊", "3", UNREGISTERED),
        ("戊", "9", UNREGISTERED),
        ("甲", "7", OF_OTHER),
        ("丁", "4", TO_REGISTER),
        ("丁", f"{SERIES}  号", TO_REGISTER),
    ],
)
def test_a_disagreement_is_of_a_rule_at_the_number(draft: str, typed: str, rule: Rule) -> None:
    desk = numbers(REGISTER, **({"甲": "", "丁": ""} | {draft: typed}))
    text = desk.drafts[draft].number
    (found,) = draft_findings(text, draft, desk)
    assert (found.rule, found.source) == (rule.id, str(rule.source))
    assert [(hit.place.key, hit.words) for hit in found.hits] == [(Key.DOCUMENT_NUMBER, text)]


def test_duplicates_and_damaged_registers_are_of_rules_too() -> None:
    desk = numbers(甲="8", 乙="8")
    (found,) = draft_findings(desk.drafts["甲"].number, "甲", desk)
    assert found.rule == DUPLICATE.id
    damaged = replace(numbers(甲="8"), damaged={SERIES: "读不出来"})
    (found,) = draft_findings(desk.drafts["甲"].number, "甲", damaged)
    assert found.rule == NOT_COMPARED.id
