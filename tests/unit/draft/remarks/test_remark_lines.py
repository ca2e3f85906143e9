"""Lines of 批注 read back as they were, whatever is in them."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.anchors.written import WrittenAnchor
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Draft, Key, Nested, Part
from replydesk.draft.place import Place
from replydesk.draft.remarks.lines import (
    AnswerLine,
    RemarkLine,
    format_line,
    parse_line,
    signed_name,
)
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.placing import MOST
from replydesk.draft.remarks.reading import lines_of, remark_notes, remarks_of

_ODD = st.sampled_from(
    "「」【】\\〔〕：\n\r\t \u3000\x00\x07\u2028\u200b\ud800\ufffe……改为原在第1处整段n（版本 不详）"
)
_WORDS = st.text(st.one_of(_ODD, st.characters()), max_size=30)
_SOME = _WORDS.filter(bool)
_IDS = st.text("0123456789abcdef", min_size=4, max_size=12)
_TIMES = st.datetimes(datetime(1, 1, 1), datetime(9999, 12, 31)).map(
    lambda when: when.replace(second=0, microsecond=0)
)
_NAMES = _WORDS.map(signed_name)
_PART_KEYS = tuple(map(str, Part))
_NUMBERS = st.integers(0, 9998)
_PLACES = st.one_of(
    st.sampled_from([Place(str(key)) for key in Key if key not in _PART_KEYS]),
    st.builds(Place, st.sampled_from([*map(str, Part), "附件1", "附件50"]), st.integers(-1, 999), _NUMBERS),
    st.builds(Place, st.just("答复内容"), _NUMBERS, st.just(-1)),
)
_WRITTEN = st.one_of(
    st.tuples(
        _PLACES, _SOME, _WORDS, _WORDS, st.integers(1, 999), st.just(False), st.just(False), st.booleans()
    ),
    st.tuples(_PLACES, _WORDS, *map(st.just, ("", "", 1, True, False)), st.booleans()),
    st.tuples(_PLACES, _SOME, st.just(""), _SOME, *map(st.just, (1, True, True)), st.booleans()),
).map(lambda parts: WrittenAnchor(*parts))
_VERSIONS = st.one_of(st.just(""), st.text("0123456789abcdef", min_size=8, max_size=8))
_MAYBE = st.none() | _WORDS
_REMARKS = st.builds(RemarkLine, _IDS, _TIMES, _NAMES, _VERSIONS, _WRITTEN, _WORDS, _MAYBE, _MAYBE)
_ANSWERS = st.builds(AnswerLine, _IDS, _TIMES, _NAMES, st.sampled_from(Outcome), _WORDS)


@given(_REMARKS | _ANSWERS)
def test_a_line_reads_back_as_it_was_written(line: RemarkLine | AnswerLine) -> None:
    text = format_line(line)
    assert parse_line(text) == line
    assert len(text.splitlines()) == 1
    draft = Draft(((Key.REMARKS, (text,)),))
    assert lines_of(parse_draft(format_draft(draft)).draft) == (text,)


@pytest.mark.parametrize(
    "line",
    [
        "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）答复内容 第2节 第1段「投入【三百】用于」：请核",
        "〔9b10〕2026-05-28 16:41 李某某（版本 不详）答复内容 第1段 第2处「【高度重视】」改为「研究」：更实",
        "〔77aa〕2026-05-28 16:43 李某某（版本 8c1d22e0）答复内容 第3节 第2段 整段「下一【……】落实。」",
        "〔77ab〕2026-05-28 16:43 李某某（版本 8c1d22e0）原在答复内容 第3节 标题 整段「目标」：太短",
        "〔77ac〕2026-05-28 16:43 李某某（版本 8c1d22e0）案由 整项「关于……的建议」改为「」",
        "〔77ad〕2026-05-28 16:43 李某某（版本 不详）案由「【投】入」原为「厅投」改为「投」：短",
        "〔3f2a〕2026-05-29 09:10 张某某 已改",
        "〔9b10〕2026-05-29 09:12 张某某 不改：上级文件原话",
    ],
)
def test_lines_as_people_read_them(line: str) -> None:
    parsed = parse_line(line)
    assert parsed is not None and format_line(parsed) == line
    assert f"- {line}\n" in format_draft(Draft(((Key.REMARKS, (line,)),)))


@pytest.mark.parametrize(
    "line",
    [
        "数字请核对",
        "〔3f2a〕2026-05-28 李某某 已改",
        "〔3f2a〕2026-13-28 16:40 李某某 已改",
        "〔3f2a〕2026-05-28 16:40 李某某 好的",
        "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）某某栏「【字】」：请核对",
        "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）案由「没有括号」：请核对",
        "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）案由「甲【乙】丙【丁】」：请核对",
        "〔3f2a〕2026-05-28 16:40 李某某（版本 8c1d22e0）案由「【乙」：请核对",
        "〔〕",
    ],
)
def test_a_line_that_cannot_be_read_is_kept_and_noted(line: str) -> None:
    draft = Draft(((Key.REMARKS, (line,)),))
    parsed = parse_draft(format_draft(draft))
    assert parsed.draft == draft and remarks_of(draft) == ()
    assert [note.text for note in parsed.notes if "批注第 1 条看不懂" in note.text]


def test_a_value_that_has_no_lines_is_noted() -> None:
    draft = Draft(((Key.REMARKS, Nested(" {甲: 乙}")),))
    assert remarks_of(draft) == () and "不是一条一行" in remark_notes(draft)[0].text


def test_a_text_is_read_line_by_line() -> None:
    line = "〔77ac〕2026-05-28 16:43 李某某（版本 不详）案由 整项「关于」：不清楚"
    draft = Draft(((Key.SUBJECT, "关于"), (Key.REMARKS, line)))
    assert [each.text for each in remarks_of(draft)] == ["不清楚"]
    draft = draft.with_field(Key.REMARKS, f"{line}\n〔77ac〕2026-05-29 9:43 张某某 已改\n")
    assert [each.outcome for each in remarks_of(draft)] == [Outcome.MENDED]


def test_of_too_many_remarks_the_last_are_used() -> None:
    head = "〔{:04x}〕2026-05-28 16:43 李某某（版本 不详）案由 整项「关于」：第{}条"
    lines = tuple(head.format(number, number) for number in range(MOST + 5))
    draft = Draft(((Key.SUBJECT, "关于"), (Key.REMARKS, lines)))
    assert len(remarks_of(draft)) == MOST and remarks_of(draft)[-1].text == f"第{MOST + 4}条"
    assert f"只用最后 {MOST} 条" in remark_notes(draft)[0].text


@given(_WORDS)
def test_a_name_is_safe_for_a_line(who: str) -> None:
    name = signed_name(who)
    assert name and signed_name(name) == name
