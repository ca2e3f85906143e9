"""Remarks as comments of the review copy: on their very words where these are printed, else beside."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.review_comments import comments_of
from replydesk.draft.anchors.model import Anchor
from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, field_text, text_at
from replydesk.draft.remarks.actions import add_remark, settle_remark
from replydesk.draft.remarks.model import Outcome, Remark
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.workflow import VerdictBy
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.recipients import first_copy
from replydesk.render.review_marks import ReviewRemark
from replydesk.reply.reply import pages_of
from replydesk.text.table_rows import cells_of, is_row, is_rule
from tests.support.replies import SAMPLES, featured, sample, starter_stock

WHEN = datetime(2026, 5, 28, 16, 40)


def letter_of(draft: Draft) -> Letter:
    stock = starter_stock()
    return pages_of(first_copy(DraftFacts(draft, stock.profile(draft))), stock).letter


def remark(place: Place, start: int, end: int, words: str, text: str = "请核对", **more: object) -> Remark:
    anchor = Anchor(place, start, end, words)
    made = Remark("3f2a", WHEN, "李某某", "8c1d22e0", anchor, text, put_on=words)
    return made._replace(**more)  # type: ignore[arg-type]


def commented(letter: Letter, comment: ReviewRemark) -> str:
    """Return the printed words a comment is on."""
    last = comment.block if comment.last is None else comment.last
    texts = [block.text for block in letter.blocks[comment.block : last + 1]]
    texts[-1] = texts[-1][: comment.end]
    texts[0] = texts[0][comment.start :]
    return "".join(texts)


def only(draft: Draft, made: Remark) -> tuple[str, str, int]:
    """Return the words and the text of the comment for one remark, and whether it is beside its words."""
    letter = letter_of(draft)
    (comment,), beside = comments_of([made], letter, draft)
    assert (comment.who, comment.when) == ("李某某", WHEN)
    return commented(letter, comment), comment.text, beside


DRAFT = replace(
    sample(SAMPLES[0]).draft,
    preamble=(
        Paragraph("我厅投入三百万元用于养护。"),
        Paragraph("逐项落实。", is_item=True),
        Paragraph("抓好整改。", is_item=True),
    ),
    sections=(
        Section(1, "抓好落实。", (Paragraph("各县都已经完成任务。"),)),
        Section(
            2,
            "关于经费",
            (Paragraph("|项目|数量|责任单位|"), Paragraph("|---|---:|---|"), Paragraph("|道路|12|某局|")),
        ),
    ),
)


def test_a_comment_is_on_the_words_of_a_sentence() -> None:
    made = remark(Place(Part.ANSWER, -1, 0), 4, 8, "三百万元")
    assert only(DRAFT, made) == ("三百万元", "请核对", 0)


def test_numbers_that_the_program_prints_are_not_commented() -> None:
    for place in (Place(Part.ANSWER, -1, 1), Place(Part.ANSWER, 0, -1), Place(Part.ANSWER, 1, -1)):
        typed = text_at(DRAFT, place) or ""
        assert only(DRAFT, remark(place, 0, len(typed), typed)) == (typed, "请核对", 0)


def test_a_paragraph_that_runs_into_its_heading_has_its_own_comment() -> None:
    assert only(DRAFT, remark(Place(Part.ANSWER, 0, 0), 0, 2, "各县"))[0] == "各县"


def test_a_comment_may_be_on_one_cell_or_go_over_several() -> None:
    place = Place(Part.ANSWER, 1, 2)
    assert only(DRAFT, remark(place, 1, 3, "道路")) == ("道路", "请核对", 0)
    assert only(DRAFT, remark(place, 1, 6, "道路|12")) == ("道路12", "请核对", 0)
    assert only(DRAFT, remark(place, 0, 10, "|道路|12|某局|")) == ("道路12某局", "请核对", 0)
    assert only(DRAFT, remark(place, 3, 5, "|1")) == ("1", "请核对", 0)
    assert only(DRAFT, remark(Place(Part.ANSWER, 1, 1), 0, 5, "|---|"))[2] == 1
    assert only(DRAFT, remark(place, 3, 4, "|"))[2] == 1


def test_every_typed_text_of_a_varied_draft_is_commented_on_its_words() -> None:
    rows = 0
    for seed in range(6):
        draft = featured(seed)
        letter = letter_of(draft)
        for place, text in typed_texts(draft):
            if "您" in text or "你们" in text or (is_row(text) and is_rule(cells_of(text))):
                continue
            (comment,), beside = comments_of([remark(place, 0, len(text), text)], letter, draft)
            rows += is_row(text)
            words = "".join(cells_of(text)) if is_row(text) else text
            assert (commented(letter, comment), beside) == (words, 0)
    assert rows > 10


@given(st.integers(0, 20), st.data())
def test_a_stretch_of_a_paragraph_is_commented_on_its_very_words(seed: int, data: st.DataObject) -> None:
    draft = featured(seed % 4)
    texts = [(place, text) for place, text in typed_texts(draft) if "|" not in text and "您" not in text]
    place, text = data.draw(st.sampled_from(texts))
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    letter = letter_of(draft)
    (comment,), beside = comments_of([remark(place, start, end, text[start:end])], letter, draft)
    assert (commented(letter, comment), beside) == (text[start:end], 0)


def test_a_field_is_commented_where_it_is_printed() -> None:
    number = field_text(DRAFT, Key.DOCUMENT_NUMBER)
    assert only(DRAFT, remark(Place(Key.DOCUMENT_NUMBER), 0, len(number), number)) == (number, "请核对", 0)


def test_a_field_that_other_texts_are_made_of_is_commented_there_with_its_name() -> None:
    subject = field_text(DRAFT, Key.SUBJECT)
    made = remark(Place(Key.SUBJECT), 0, len(subject), subject)
    assert only(DRAFT, made) == (subject, "（批注的是“案由”）\n请核对", 0)


def test_a_remark_on_what_is_not_printed_is_beside_and_says_what_it_is_about() -> None:
    draft = DRAFT.with_field(Key.DEADLINE, "2026-06-30")
    words, text, beside = only(draft, remark(Place(Key.DEADLINE), 0, 10, "2026-06-30"))
    assert beside == 1 and words
    assert text == "（批注的是“期限”「2026-06-30」）\n请核对"


def test_a_remark_whose_words_are_gone_is_beside_its_paragraph() -> None:
    place = Place(Part.ANSWER, -1, 0)
    words, text, beside = only(DRAFT, remark(place, 0, 0, "高度重视", is_lost=True))
    assert (words, beside) == ("我厅投入三百万元用于养护。", 1)
    assert text == "（原来批注的文字「高度重视」已经不在稿子里）\n请核对"


def test_a_remark_on_a_place_that_is_gone_is_on_the_text_before_it() -> None:
    made = remark(Place(Part.ANSWER, 7, 3), 0, 0, "旧的一段", is_lost=True)
    assert only(DRAFT, made)[0] == "某局"


def test_a_proposed_wording_and_the_answers_are_in_the_comment() -> None:
    by, place = VerdictBy("李某某", WHEN), Place(Part.ANSWER, -1, 0)
    draft = add_remark(DRAFT, place, 4, 8, "写全", by, proposed="300万元")
    (given,) = open_remarks(draft)
    draft = settle_remark(draft, given.id, Outcome.REPLIED, VerdictBy("张某某", WHEN), "已问财务").draft
    (given,) = open_remarks(draft)
    assert only(draft, given) == ("三百万元", "建议改为：300万元\n写全\n张某某 回复：已问财务", 0)
    assert only(DRAFT, remark(place, 4, 8, "三百万元", "", proposed=""))[1] == "建议删去"


def test_no_remark_of_an_empty_draft_is_lost() -> None:
    draft = Draft()
    (comment,), beside = comments_of([remark(Place(Key.SUBJECT), 0, 0, "")], letter_of(draft), draft)
    assert beside == 1 and comment.text.endswith("请核对")
