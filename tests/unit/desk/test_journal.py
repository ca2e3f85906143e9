"""The journal of a draft: all typing can be read back, wherever the file was cut short."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.journal import (
    Journal,
    JournalWorth,
    UndoStep,
    compare_with_file,
    format_events,
    format_journal,
    format_saved,
    parse_journal,
)
from replydesk.desk.undo import MAX_STEPS, History, draft_text
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft, Key
from replydesk.text.delta import Delta
from tests.support.strategies import DRAFTS

WHEN = "2026-05-29 10:32:05"
PLACES = st.sampled_from(["", Key.SUBJECT, Key.TITLE])
MOVES = st.sampled_from(["undo", "redo"])
DEEDS = st.lists(st.one_of(st.tuples(DRAFTS, PLACES), MOVES), max_size=12)


def do(history: History, deed: tuple[Draft, str] | str, now: float = 0.0) -> None:
    if deed == "undo":
        history.undo()
    elif deed == "redo":
        history.redo()
    elif not isinstance(deed, str):
        history.record(deed[0], deed[1], now)


def walked(history: History) -> list[str]:
    """Return the texts of all states of a history, leaving it at its present one."""
    back = 0
    while history.undo() is not None:
        back += 1
    texts = [draft_text(history.draft)]
    while history.redo() is not None:
        texts.append(draft_text(history.draft))
    for _ in range(len(texts) - 1 - back):
        history.undo()
    return texts


@given(DRAFTS, DEEDS, st.lists(st.integers(0, 11)))
def test_a_history_read_back_has_the_same_states(
    draft: Draft, deeds: list[tuple[Draft, str] | str], flushes: list[int]
) -> None:
    history = History(draft)
    data = format_journal(history.journal("甲.md", "摘", WHEN))
    for number, deed in enumerate(deeds):
        do(history, deed, number * 0.6)
        if number in flushes:
            data += format_events(history.pending_events(), WHEN)
    data += format_events(history.pending_events(), WHEN)
    journal = parse_journal(data)
    assert journal is not None and journal.text == draft_text(history.draft)
    again = History(parse_draft(journal.text).draft, journal)
    assert walked(again) == walked(history)
    assert again.journal("甲.md", "摘", WHEN) == history.journal("甲.md", "摘", WHEN)


@given(DRAFTS, DEEDS, st.lists(st.floats(0, 1), min_size=1, max_size=10))
def test_a_journal_cut_short_anywhere_holds_a_state_that_was(
    draft: Draft, deeds: list[tuple[Draft, str] | str], cuts: list[float]
) -> None:
    history = History(draft)
    head = format_journal(history.journal("甲.md", "摘", WHEN))
    lines, states = [], [draft_text(draft)]
    for deed in deeds:
        do(history, deed)
        lines.append(format_events(history.pending_events(), WHEN))
        states.append(draft_text(history.draft))
    data = b"".join(lines)
    done = [len(b"".join(lines[:number])) for number in range(len(lines) + 1)]
    ends = {round(cut * len(data)) for cut in cuts}
    for end in {*ends, *done, *(max(length - 1, 0) for length in done)}:
        journal = parse_journal(head + data[:end])
        whole = max(number for number, length in enumerate(done) if length <= end)
        assert journal is not None and journal.text in states[whole : whole + 2]


def test_a_small_journal_cut_short_after_every_byte_holds_a_state_that_was() -> None:
    first, second = (Draft(((Key.SUBJECT, text),)) for text in ("关于甲", "关于甲乙"))
    history = History(first)
    head = format_journal(history.journal("甲.md", "摘", WHEN))
    history.record(second, Key.SUBJECT, 0.0)
    data = format_events(history.pending_events(), WHEN)
    for end in range(len(data) + 1):
        journal = parse_journal(head + data[:end])
        assert journal is not None
        assert journal.text == draft_text(second if end == len(data) else first)


@given(DRAFTS, DEEDS)
def test_a_journal_written_again_is_the_same(draft: Draft, deeds: list[tuple[Draft, str] | str]) -> None:
    history = History(draft)
    for deed in deeds:
        do(history, deed)
    journal = history.journal("甲.md", "摘", WHEN)
    assert parse_journal(format_journal(journal)) == journal


def test_undo_reads_back_a_thousand_steps() -> None:
    history = History(Draft())
    data = format_journal(history.journal())
    for number in range(MAX_STEPS + 300):
        history.record(Draft(((Key.SUBJECT, f"{number}"),)), "", 0.0)
        data += format_events(history.pending_events(), WHEN)
    journal = parse_journal(data)
    assert journal is not None
    again = History(history.draft, journal)
    for number in range(MAX_STEPS + 298, MAX_STEPS + 298 - 500, -1):
        again.undo()
        assert again.draft.get(Key.SUBJECT) == f"{number}"


def test_the_file_is_known_by_what_was_last_saved() -> None:
    head = format_journal(Journal("甲.md", "旧", "文"))
    journal = parse_journal(head + format_saved("新"))
    assert journal is not None and journal.known == "新"


def test_a_line_that_does_not_follow_ends_the_journal() -> None:
    base = Journal("甲.md", "旧", "文", steps=(UndoStep("", Delta(0, "", "前")),), at=1)
    far = base._replace(first=5, at=6)
    journal = parse_journal(format_journal(base) + format_journal(far).split(b"\n", 1)[1])
    assert journal == base


def test_what_is_no_journal_is_none() -> None:
    assert parse_journal(b"") is None
    assert parse_journal("随便写的字\n".encode()) is None
    assert parse_journal(format_journal(Journal("甲.md", "", "文"))[:-1]) is None


def test_a_journal_is_worth_what_the_file_lacks() -> None:
    journal = Journal("甲.md", "存过的", "文")
    assert compare_with_file(journal, "现在的", "现在的") is JournalWorth.SAME
    assert compare_with_file(journal, "存过的", "现在的") is JournalWorth.NEWER
    assert compare_with_file(journal, "别人的", "存过的") is JournalWorth.STALE
    assert compare_with_file(journal, "别人的", "现在的") is JournalWorth.CLASH


AMENDING = st.lists(st.one_of(st.tuples(DRAFTS, PLACES), MOVES, DRAFTS), max_size=12)


@given(DRAFTS, AMENDING)
def test_an_amended_state_takes_the_place_of_the_present_one(
    draft: Draft, deeds: list[tuple[Draft, str] | str | Draft]
) -> None:
    history = History(draft)
    states, at = [draft_text(draft)], 0
    for number, deed in enumerate(deeds):
        if isinstance(deed, Draft):
            history.amend(deed)
            states[at] = draft_text(deed)
        else:
            before = history.draft
            do(history, deed, number * 10.0)
            if deed == "undo":
                at = max(at - 1, 0)
            elif deed == "redo":
                at = min(at + 1, len(states) - 1)
            elif history.draft != before:
                states[at + 1 :] = [draft_text(history.draft)]
                at += 1
        if number % 3 == 1:
            history.pending_events()
        assert history.text == states[at]
    read = parse_journal(format_journal(history.journal("甲.md", "摘", WHEN)))
    assert read is not None and read.text == states[at]
    again = History(parse_draft(read.text).draft, read)
    if all(draft_text(parse_draft(text).draft) == text for text in states):
        assert walked(history) == walked(again) == states
