from __future__ import annotations

from replydesk.reply.registers.lines import format_event, format_head, parse_register
from replydesk.reply.registers.model import Action, Event, NumberState, Register
from replydesk.reply.registers.salvage import Evidence, read_source, rebuild
from tests.unit.reply.test_model import BY, event

SERIES = "云民复议字〔2026〕"
NOTHING = Evidence({}, {})
FOUR = (
    event(1, Action.ASSIGN, "甲"),
    event(2, Action.ASSIGN, "乙"),
    event(2, Action.GIVE_BACK, "乙"),
    event(3, Action.VOID, "", "印错"),
)


def lines(*events: Event, first: int = 1) -> list[str]:
    return [format_event(each, SERIES, at) for at, each in enumerate(events, first)]


def rebuilt(*texts: str, evidence: Evidence = NOTHING) -> tuple[Register, list[str]]:
    sources = [read_source(f"第{at}份", text.encode(), SERIES) for at, text in enumerate(texts, 1)]
    made = rebuild(SERIES, sources, evidence, BY)
    return parse_register(made.data, SERIES), made.told


def states(register: Register) -> dict[int, str]:
    return {number: str(entry.state) for number, entry in sorted(register.entries.items())}


WHOLE = format_head(SERIES) + "".join(lines(*FOUR))


def test_a_whole_source_is_taken_as_it_is() -> None:
    register, told = rebuilt("\0" * 50, WHOLE)
    assert states(register) == {1: "签发", 2: "空出", 3: "作废"} and told == []
    assert rebuilt(WHOLE, WHOLE[:200])[0] == register


def test_two_halves_make_a_whole_of_which_the_end_is_uncertain() -> None:
    rows = lines(*FOUR)
    register, told = rebuilt("".join(rows[:2]), "".join(rows[2:]))
    assert states(register) == {1: "签发", 2: "待核", 3: "作废"}
    assert told == [
        "登记末尾是否还缺，无法知道；请核对最后发出的号",
        "2 号：登记不全，退回以后有没有再给出，不知道，先作待核；用过的请签发或作废，没有用过的请退回",
    ]


def test_lines_that_are_lost_are_told() -> None:
    rows = lines(*FOUR, *(event(at, Action.ASSIGN, f"稿{at}") for at in range(4, 9)))
    told = rebuilt(rows[0] + "".join(rows[6:]))[1]
    assert told[0] == "第 2 条起共 5 条哪里也没有找到，那几条里的号请核对"


def test_what_two_machines_wrote_at_one_place_counts_both() -> None:
    common = format_head(SERIES) + lines(FOUR[0])[0]
    mine = common + lines(event(2, Action.ASSIGN, "丙"), event(3, Action.ASSIGN, "丁"), first=2)[0]
    theirs = common + lines(event(2, Action.ASSIGN, "戊"), first=2)[0]
    register, told = rebuilt(mine, theirs)
    assert register.held_by("丙") == 2 and register.held_by("戊") == 0
    assert told[0] == "第 2 条起有 1 条几处写的不一样，都算上了，请核对"
    assert "2 号已给“丙”，这一行又给“戊”，没有算；请核对" in told


def test_a_repair_that_was_interrupted_adds_nothing_when_repeated() -> None:
    rows = lines(*FOUR)
    first = rebuild(SERIES, [read_source("", (rows[0] + rows[2] + rows[3]).encode(), SERIES)], NOTHING, BY)
    again, told = rebuilt(first.data.decode(), rows[0] + rows[2] + rows[3])
    assert again == parse_register(first.data, SERIES) and told == []


def test_numbers_in_changed_lines_are_in_doubt_unless_the_line_is_found_elsewhere() -> None:
    changed = WHOLE.replace("2\t2\t签发", "2\t7\t签发")
    assert states(rebuilt(changed, WHOLE)[0]) == {1: "签发", 2: "空出", 3: "作废"}
    assert states(rebuilt(changed)[0]) == {1: "签发", 2: "待核", 3: "作废", 7: "待核"}
    far = rebuilt(WHOLE.replace("2\t2\t签发", "2\t77777\t签发"))
    assert 77777 not in far[0].entries and any(line.startswith("77777 号：") for line in far[1])


def test_numbers_that_only_drafts_and_exported_files_know_are_kept() -> None:
    evidence = Evidence({5: ("丙",), 6: ("丁", "戊"), 1: ("甲",)}, {9: "目录.xlsx", 5: "某.docx"})
    register, told = rebuilt(WHOLE, evidence=evidence)
    assert states(register) == {1: "签发", 2: "空出", 3: "作废", 5: "签发", 6: "待核", 9: "待核"}
    assert register.held_by("丙") == 5 and register.entries[6].state is NumberState.UNSURE
    assert "5 号：写在“丙”里，已补登" in told and any("导出过（目录.xlsx）" in line for line in told)


def test_a_line_of_a_later_version_leaves_its_number_in_doubt() -> None:
    from zlib import crc32

    body = "5\t8\t移交\t己\t王\t今天\t"
    line = f"{body}\t{crc32(f'{SERIES}{body}'.encode()):08x}\n"
    assert states(rebuilt(WHOLE + line)[0])[8] == "待核"
