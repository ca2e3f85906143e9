"""Comments of a returned copy, and notes on it, as remarks: each is one of its own."""

from datetime import datetime

from replydesk.draft.file import parse_draft
from replydesk.draft.place import Place
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.drafting.to_draft import theirs_draft
from replydesk.importing.review.model import DocAnchor, DocComment, DocReply
from replydesk.importing.review.remarks.from_comments import (
    NotedWords,
    Returned,
    ReturnedComment,
    with_comments,
    with_note,
)
from tests.support.replies import SAMPLES, starter_stock
from tests.support.returned import as_sent, at, base_of

WHEN = datetime(2026, 5, 28, 16, 40)
BY = VerdictBy("张某某", WHEN)
DRAFT = parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft
PLACE = Place("答复内容", 0, 0)


def test_comments_of_one_person_are_all_kept_however_they_end() -> None:
    base = base_of(DRAFT, starter_stock())
    sent = as_sent(base)
    state = Returned(theirs_draft(base, sent), sent)
    on_text, nowhere = DocAnchor(at(sent, "收悉"), 0, 3), DocAnchor(len(sent), 0, 0)
    comments = [
        DocComment("1", "李某某", WHEN, "同意", (on_text,)),
        DocComment("2", "李某某", WHEN, "日期：同意", (nowhere,), (DocReply("3", "王某某", WHEN, "好"),)),
        DocComment("4", "李某某", WHEN, "请核对：", (nowhere,)),
    ]
    returned = [ReturnedComment(each, "", "") for each in comments]
    draft = with_comments(DRAFT, returned, [lambda: state], BY, "")
    assert {each.text.rpartition("）")[2] for each in remarks_of(draft)} == {each.text for each in comments}
    [answered] = [each for each in remarks_of(draft) if each.answers]
    assert answered.text == "日期：同意"
    assert with_comments(draft, returned, [lambda: state], BY, "") == draft


def test_a_comment_is_not_taken_for_one_that_ends_like_it() -> None:
    base = base_of(DRAFT, starter_stock())
    sent = as_sent(base)
    state = Returned(theirs_draft(base, sent), sent)
    where = (DocAnchor(at(sent, "收悉"), 0, 3),)
    draft = DRAFT
    for text in ("不同意", "同意", ""):
        returned = [ReturnedComment(DocComment("1", "李某某", None, text, where), "", "")]
        draft = with_comments(draft, returned, [lambda: state], BY, "")
        assert with_comments(draft, returned, [lambda: state], BY, "") == draft
    assert len(remarks_of(draft)) == 3


def test_equal_notes_on_other_words_of_a_paragraph_are_kept() -> None:
    text = DRAFT.sections[0].paragraphs[0].text
    words = NotedWords(PLACE, text[2:6], 2), NotedWords(PLACE, text[10:14], 10)
    draft = with_note(
        with_note(DRAFT, words[0], "审阅稿删去了这里", BY, ""), words[1], "审阅稿删去了这里", BY, ""
    )
    assert [each.anchor.words for each in remarks_of(draft)] == [each.words for each in words]
    assert with_note(draft, words[0], "审阅稿删去了这里", BY, "") == draft
    first = with_note(DRAFT, words[0], "两边都改了“甲”这里，审阅稿是：（删去）", BY)
    both = with_note(first, words[1], "两边都改了“乙”这里，审阅稿是：（删去）", BY)
    assert len(remarks_of(both)) == 2


def test_a_note_on_another_line_is_kept_although_it_ends_alike() -> None:
    title = NotedWords(Place("标题"))
    draft = DRAFT
    for line in ("（联系人：王某某　电话：0000）", "（承办人：王某某　电话：0000）"):
        draft = with_note(draft, title, f"审阅稿里“{line}”改过，没有收进来", BY)
    assert len(remarks_of(draft)) == 2
