"""A list of remarks made to take long: the time grows with its length, and no faster."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, with_texts
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.draft.remarks.moving import move_remarks
from replydesk.draft.remarks.reading import remark_notes, remarks_of
from tests.support.processor_time import least_seconds

_HEAD = "〔{:04x}〕2026-05-28 16:43 李某某（版本 8c1d22e0）"
_MANY, _LONG = 5_000, 100_000
_AT = "答复内容 第1节 第1段"
_LISTS = {
    "on equal words": [f"{_HEAD.format(n)}{_AT}「的的【的】的的」：{n}" for n in range(_MANY)],
    "on the last of equal words": [
        f"{_HEAD.format(n)}{_AT} 第999处「的【的】的」：{n}" for n in range(_MANY)
    ],
    "on words that are gone": [f"{_HEAD.format(n)}{_AT}「的的【不在文中】的的」：{n}" for n in range(_MANY)],
    "on texts that are gone": [f"{_HEAD.format(n)}{_AT} 整段「的不【……】是」：{n}" for n in range(_MANY)],
    "not to be read": [f"第{n}条" for n in range(20 * _MANY)],
    "answers": [f"〔0001〕2026-05-28 16:43 李某某 已改：{n}" for n in range(_MANY)],
    "one long name": ["〔0001〕2026-05-28 16:43 " + "（版本 8c1d22e0）" * _LONG],
    "a long name": ["〔0001〕2026-05-28 16:43 李某某" + " 已改" * _LONG + "x"],
    "open brackets": [_HEAD.format(1) + "案由「" + "【" * _LONG],
    "backslashes": [_HEAD.format(1) + "案由「" + "\\" * (_LONG + 1) + "」：太长"],
    "proposals": [_HEAD.format(1) + "案由「" + "【」改为「" * _LONG],
    "long words": [_HEAD.format(1) + "案由「" + "字" * _LONG + "【字】」：太长"],
}


@pytest.mark.parametrize("lines", _LISTS.values(), ids=_LISTS)
def test_a_long_list_takes_no_longer_than_its_length(lines: list[str]) -> None:
    text = "的" * 100_000
    draft = Draft(
        ((Key.SUBJECT, "字"), (Key.REMARKS, tuple(lines))),
        sections=(Section(1, "标题", (Paragraph(text), Paragraph("第二段"))),),
    )
    typed = with_texts(
        draft, {Place(Part.ANSWER, 0, 0): f"{text[:99]}新{text[99:]}", Place(Part.ANSWER, 0, 1): "二"}
    )

    def work() -> None:
        remarks_of(draft)
        remark_notes(draft)
        move_remarks(draft, typed)
        merge_remarks(typed, draft.with_field(Key.REMARKS, tuple(f"{line}。" for line in lines)))

    assert least_seconds(work, 2.0) < 20
