"""Completion of sentences by their beginning, the most useful first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.reply import completion
from replydesk.reply.completion import (
    SHORTEST,
    Sentences,
    offered_texts,
    phrase_texts,
    sentences_of,
    unfinished_sentence,
)

THANKS = "感谢您对民政工作的关心和支持。"
ASKED = "感谢您对民政工作提出的宝贵意见。"


def known(*drafts: str) -> Sentences:
    found = Sentences()
    for text in drafts:
        found.learn([text])
    return found


def test_a_sentence_is_completed_once_it_has_begun() -> None:
    sentences = known(f"我厅会同有关部门研究。{THANKS}")
    assert sentences.rest_of("感谢您") == THANKS.removeprefix("感谢您")
    assert sentences.rest_of("收悉。　感谢您对") == THANKS.removeprefix("感谢您对")
    assert sentences.rest_of("感谢") == "" and sentences.rest_of("") == ""


def test_nothing_is_offered_for_what_was_never_written_or_is_whole() -> None:
    sentences = known(THANKS)
    assert sentences.rest_of("感谢你们的") == ""
    assert sentences.rest_of(THANKS) == ""
    assert sentences.rest_of(THANKS.removesuffix("。")) == "。"


def test_the_sentence_of_most_drafts_comes_first_then_the_last_one() -> None:
    assert known(THANKS, ASKED).rest_of("感谢您对民政") == ASKED.removeprefix("感谢您对民政")
    assert known(THANKS, THANKS, ASKED).rest_of("感谢您对民政") == THANKS.removeprefix("感谢您对民政")
    assert known(ASKED, ASKED + THANKS + THANKS).rest_of("感谢您对民政工作").startswith("提出")


def test_the_sentences_met_longest_ago_are_forgotten(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(completion, "MOST", 2)
    sentences = known("第一句话。", "第二句话。", "第三句话。")
    assert sentences.rest_of("第一句") == ""
    assert sentences.rest_of("第二句") == sentences.rest_of("第三句") == "话。"


def test_a_sentence_that_reaches_a_person_is_not_offered() -> None:
    assert sentences_of("请与张某某联系，电话0000-00000000。感谢您的支持。") == ["感谢您的支持。"]


def test_a_draft_that_is_not_for_everybody_gives_no_sentence() -> None:
    draft = Draft(preamble=(Paragraph(THANKS),), sections=(Section(1, "题", (Paragraph(ASKED),)),))
    draft = draft.with_passage(Part.THANKS, [Paragraph("谢谢您的建议。")])
    assert offered_texts(draft) == [THANKS, ASKED, "谢谢您的建议。"]
    assert offered_texts(draft.with_field(Key.PUBLICITY, "主动公开")) == offered_texts(draft)
    for key, value in ((Key.PUBLICITY, "依申请公开"), (Key.PUBLICITY, "不予公开"), (Key.SECRECY, "秘密")):
        assert offered_texts(draft.with_field(key, value)) == []


def test_rows_of_tables_are_no_sentences() -> None:
    draft = Draft(preamble=(Paragraph("| 甲。 | 乙。 |"),))
    assert offered_texts(draft) == []


def test_phrases_are_offered_as_they_read_in_the_draft(tmp_path: Path) -> None:
    desk_folder.init_desk(tmp_path, samples=False)
    stock = desk_folder.Desk.open(tmp_path).stock
    draft = stock.new_draft(Draft()).with_field(Key.SUBJECT, "关于加强基层服务的建议")
    texts = list(phrase_texts(draft, stock.profile(draft), stock.phrases))
    assert any("《关于加强基层服务的建议》" in text for text in texts)
    assert not any("{{" in text for text in texts)
    bare = replace(stock, phrases=replace(stock.phrases, sources={Part.THANKS: {"坏": "{{ 没有 }}。"}}))
    assert list(phrase_texts(draft, stock.profile(draft), bare.phrases)) == []


@given(st.lists(st.text("感谢您，。；", max_size=20), max_size=6), st.text("感谢您，。", max_size=8))
def test_what_is_offered_completes_a_sentence_that_was_written(drafts: list[str], line: str) -> None:
    rest = known(*drafts).rest_of(line)
    begun = unfinished_sentence(line)
    written = {each for text in drafts for each in sentences_of(text)}
    could = {each for each in written if each.startswith(begun) and each != begun}
    assert bool(rest) == (len(begun) >= SHORTEST and bool(could))
    assert not rest or begun + rest in could
