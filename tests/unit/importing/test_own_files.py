"""Letters of our own, exported and read in again: the same drafts, and the same pages from these."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.model import MENDED, Draft, Key, Paragraph, Section, Value
from replydesk.importing.replies.recognise import recognise
from replydesk.importing.replies.source import Source
from replydesk.letter.print_options import Format, Seal
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from tests.support.effort import seeds
from tests.support.importing import printed
from tests.support.replies import (
    SAMPLES,
    featured,
    sample,
    starter_stock,
    stock_with,
    varied_reply,
    varied_stock,
)


def reread(reply: Reply, stock: Stock) -> Draft:
    """Return the draft read from a reply's Word file, after checking that it exports the same pages."""
    result = recognise(printed(reply), stock)
    assert (result.unplaced, result.left_out) == ((), ())
    assert result.characters == result.recovered
    assert make_reply(result.draft, stock).pages == reply.pages
    return result.draft


def as_it_comes_back(reply: Reply) -> Draft:
    """Return the draft of a reply in the form, and with only the content, that can be read back."""
    draft = reply.draft
    texts = "".join(block.text for block in reply.letter.blocks)
    lost = {Key.LEAD_BODY, Key.HANDED_OVER, Key.DEADLINE}
    if reply.profile.seal is Seal.STAMP:
        lost.add(Key.SIGNATURE)
    kept = ((key, _single(value)) for key, value in draft.fields if key not in lost)
    draft = replace(draft, fields=tuple(kept))
    if f"第{draft.get(Key.ITEM_NUMBER)}号" not in texts:  # its own title has another number
        draft = draft.with_field(Key.ITEM_NUMBER, "0033")
    return draft


def _single(value: Value) -> Value:
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_as_it_was(path: Path) -> None:
    assert reread(sample(path), starter_stock()) == desk_folder.read_draft(path).draft


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_comes_back_from_the_other_format_and_mended(path: Path) -> None:
    stock = stock_with(lambda profile: replace(profile, format=Format.DOCUMENT))
    draft = desk_folder.read_draft(path).draft.with_field(Key.MENDING, MENDED)
    reply = make_reply(draft, stock)
    assert reread(reply, stock) == draft


@pytest.mark.parametrize("seed", seeds(range(100)))
def test_a_varied_letter_comes_back_as_the_draft_it_was(seed: int) -> None:
    reply = varied_reply(seed)
    assert reread(reply, varied_stock(seed)) == as_it_comes_back(reply)


@pytest.mark.parametrize("seed", seeds(range(12)))
def test_a_mended_letter_comes_back_as_a_mended_draft(seed: int) -> None:
    stock = varied_stock(seed)
    reply = make_reply(featured(seed).with_field(Key.MENDING, MENDED), stock)
    again = reread(reply, stock)
    assert again == as_it_comes_back(reply)
    assert again.get(Key.MENDING) == MENDED


def test_what_is_not_printed_does_not_come_back_and_nothing_else_is_missing() -> None:
    unprinted = {Key.LEAD_BODY: "省教育厅", Key.HANDED_OVER: "2026年2月1日", Key.DEADLINE: "2026年5月1日"}
    draft = sample(SAMPLES[0]).draft
    full = draft
    for key, value in unprinted.items():
        full = full.with_field(key, value)
    assert reread(make_reply(full, starter_stock()), starter_stock()) == draft


@pytest.mark.parametrize(
    "subject",
    [
        "关于实施《云川省养老服务条例》的建议",
        "《云川省养老服务条例》修改建议",
        "《甲条例》和《乙条例》",
        "关于落实《〈甲条例〉实施办法》的建议",
        "关于落实《〈甲条例〉实施办法》和《乙办法》的建议",
    ],
)
@pytest.mark.parametrize(
    ("number", "opening"), [("", "收悉"), ("0033", "收悉"), ("0033", "带编号"), ("0033", "会商")]
)
def test_titles_in_the_title_of_an_item_come_back(subject: str, number: str, opening: str) -> None:
    draft = sample(SAMPLES[0]).draft.with_field(Key.SUBJECT, subject)
    draft = replace(draft, fields=tuple(each for each in draft.fields if each[0] != Key.ITEM_NUMBER))
    draft = draft.with_field(Key.ITEM_NUMBER, number) if number else draft
    draft = draft.with_field(Key.OPENING, opening)
    reply = make_reply(draft, starter_stock())
    again = reread(reply, starter_stock())
    assert again.get(Key.SUBJECT) == subject
    assert again.get(Key.OPENING) == opening
    assert again.get(Key.TITLE) == ""
    assert not again.opening


def test_who_put_an_item_forward_together_comes_back_as_proposers() -> None:
    draft = sample(SAMPLES[0]).draft.with_field(Key.JOINT, ("李某某", "王某某"))
    again = reread(make_reply(draft, starter_stock()), starter_stock())
    assert again.names(Key.PROPOSERS) == (*draft.names(Key.PROPOSERS), "李某某", "王某某")
    assert again.raw(Key.JOINT) is None


def test_passages_that_only_the_clerk_could_tell_apart_come_back() -> None:
    base = sample(SAMPLES[0]).draft
    for key in (Key.NEXT_STEPS, Key.THANKS, Key.CLOSING):
        base = replace(base, fields=tuple(each for each in base.fields if each[0] != key))
    texts = [(Paragraph(text),) for text in ("开头。", "正文。", "今后办好。", "谢谢。", "就这样。")]
    opening, preamble, next_steps, thanks, closing = texts
    draft = replace(
        replace(base, fields=tuple(each for each in base.fields if each[0] != Key.OPENING)),
        opening=opening,
        preamble=preamble,
        sections=(),
        next_steps=next_steps,
        thanks=thanks,
        closing=closing,
        attachments=(),
    )
    again = reread(make_reply(draft, starter_stock()), starter_stock())
    assert [again.opening, again.preamble, again.next_steps, again.thanks, again.closing] == texts


@pytest.mark.parametrize(
    "names", [("1.5万户名单",), ("改造1.5万户名单", "第2.0版目录"), ("1.5万户名单", "2.表")], ids="、".join
)
def test_digits_in_the_name_of_an_attachment_are_no_number(names: tuple[str, ...]) -> None:
    draft = replace(sample(SAMPLES[0]).draft, attachments=()).with_field(Key.ATTACHMENTS, names)
    assert reread(make_reply(draft, starter_stock()), starter_stock()).names(Key.ATTACHMENTS) == names


def test_a_heading_of_two_sentences_runs_in_where_it_did() -> None:
    section = Section(1, "健全制度。抓好落实。", (Paragraph("已印发。"), Paragraph("一、这是正文。")))
    draft = replace(sample(SAMPLES[0]).draft, sections=(section,))
    assert reread(make_reply(draft, starter_stock()), starter_stock()).sections == (section,)


def test_without_its_bookmarks_a_letter_is_read_by_its_words() -> None:
    reply = sample(SAMPLES[0])
    source = printed(reply)
    bare = Source(tuple(replace(line, bookmarks=()) for line in source.lines))
    assert recognise(bare, starter_stock()).draft == reply.draft


def test_a_heading_s_number_changed_in_word_is_reported_and_not_doubled() -> None:
    lines = printed(sample(SAMPLES[0])).lines
    changed = tuple(replace(line, text=line.text.replace("二、", "三、", 1)) for line in lines)
    result = recognise(Source(changed), starter_stock())
    assert result.draft.sections == sample(SAMPLES[0]).draft.sections
    assert any("原写作“三、”" in note.text for note in result.notes)
