"""Tests of changes in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given

from replydesk.draft import outline
from replydesk.draft.change import describe_change
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.draft.remarks.actions import add_remark, settle_remark, take_proposal
from replydesk.draft.remarks.model import Outcome
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

TEXTS = (Paragraph("我局高度重视。"), Paragraph("健全。", is_item=True), Paragraph("保障。", is_item=True))
DRAFT = Draft(
    ((Key.SUBJECT, "养老"),),
    preamble=(Paragraph("说明如下。"),),
    sections=(
        Section(1, "工作情况", TEXTS),
        Section(2, "健全制度"),
        Section(1, "下一步打算", (Paragraph("继续推进。"),)),
    ),
)


def at(draft: Draft, *texts: str, section: int) -> Draft:
    return outline.with_paragraphs(draft, section, tuple(map(Paragraph, texts)))


@pytest.mark.parametrize(
    ("changed", "words", "place"),
    [
        (
            at(DRAFT, "继续。", section=2),
            "答复内容第二节里删去的“推进”",
            (Place(Part.ANSWER, 2, 0), 4),
        ),
        (at(DRAFT, "继续大力推进。", section=2), "答复内容第二节里写的“大力”", (Place(Part.ANSWER, 2, 0), 2)),
        (
            outline.with_paragraphs(DRAFT, 0, (*TEXTS[:2], Paragraph("保证。", is_item=True))),
            "答复内容第一节里由“障”改成的“证”",
            (Place(Part.ANSWER, 0, 2), 2),
        ),
        (
            at(DRAFT, "“新”写。", section=1),
            "答复内容第一节（一）里写的“‘新’写。”",
            (Place(Part.ANSWER, 1, 0), 0),
        ),
        (at(DRAFT, "新写。", section=1), "答复内容第一节（一）里写的“新写。”", (Place(Part.ANSWER, 1, 0), 0)),
        (at(DRAFT, section=-1), "答复内容标题前的正文里删去的“说明如下。”", (Place(Part.ANSWER, -1, 0), 5)),
        (
            outline.with_heading(DRAFT, 2, "打算"),
            "答复内容第二节的标题里删去的“下一步”",
            (Place(Part.ANSWER, 2, -1), 3),
        ),
        (outline.removed(DRAFT, 1), "删去的“（一）健全制度”一节", (Place(Part.ANSWER, 1, -1), 0)),
        (outline.removed(DRAFT, 0), "删去的“一、工作情况”等 2 节", (Place(Part.ANSWER, 0, -1), 0)),
        (outline.added(DRAFT, 0), "加的“二、”一节", (Place(Part.ANSWER, 1, -1), 0)),
        (
            outline.with_headings(DRAFT, {(0, 1): (2, "健全")}),
            "加的“（一）健全”一节",
            (Place(Part.ANSWER, 0, 1), 0),
        ),
        (outline.moved(DRAFT, 0, 1), "移动的“一、下一步打算”等节", (Place(Part.ANSWER, 0, -1), 0)),
        (outline.levelled(DRAFT, 2, 1), "降了一级的“二、下一步打算”", (Place(Part.ANSWER, 2, -1), 0)),
        (DRAFT.with_field(Key.SUBJECT, ""), "案由里删去的“养老”", (Place(Key.SUBJECT), 2)),
        (DRAFT.with_field(Key.MENDING, "修整"), "修整断行", (Place(Key.MENDING), 0)),
        (
            DRAFT.with_passage(Part.THANKS, [Paragraph("谢。")]).with_field(Key.CC, "某局"),
            "抄送里写的“某局”等 2 处",
            (Place(Key.CC), 0),
        ),
        (
            replace(DRAFT, attachments=(Attachment(TEXTS[:1]),)),
            "附件1正文里写的“我局高度重视。”",
            (Place("附件1"), 0),
        ),
    ],
)
def test_what_is_taken_back_is_named_with_its_place(
    changed: Draft, words: str, place: tuple[Place, int]
) -> None:
    found = describe_change(DRAFT, changed, DRAFT)
    assert found is not None and found.words == words
    assert (found.place, found.offset) == place


def test_what_was_done_to_remarks_is_named_unless_they_only_follow_the_text() -> None:
    by = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
    place = Place(Part.ANSWER, 0, 0)
    draft = at(DRAFT, "我局高度重视。", section=0)
    put = add_remark(draft, place, 2, 6, "更实", by, proposed="认真研究")
    found = describe_change(draft, put, draft)
    assert found is not None and found[:2] == ("写的批注“更实”", place)
    number = remarks_of(put)[0].id
    found = describe_change(put, settle_remark(put, number, Outcome.MENDED, by).draft, put)
    assert found is not None and found == ("已改的批注“更实”", place, 6)
    found = describe_change(put, take_proposal(put, number, by).draft, put)
    assert found is not None and found == ("采纳的批注“更实”", place, 6)


@examples(100)
@given(DRAFTS, DRAFTS)
def test_every_change_has_words_and_a_place(before: Draft, after: Draft) -> None:
    for shown in (before, after):
        found = describe_change(before, after, shown)
        if found is None:
            assert replace(before, fields=()) == replace(after, fields=())
        else:
            assert found.words and found.offset >= 0
            assert found.place.section < max(len(shown.sections), 1)
    assert describe_change(before, before, before) is None
