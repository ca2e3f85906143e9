"""Tests of the mapping between typed and printed characters."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place
from replydesk.letter.profile import Profile
from replydesk.letter.source_map import LetterSpot, Printed, printed_at, spot_of, typed_at
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock

TABLE = ("| 项目 | 数量 |", "| --- | ---: |", "| 站点 | 412个 |")
DRAFT = Draft(
    (
        (Key.UNIT, "云川省民政厅"),
        (Key.SUBJECT, "关于加强基层服务的建议"),
        (Key.PROPOSERS, "张某某"),
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕33号"),
        (Key.SIGNATURE, "云川省民政厅"),
        (Key.DATE, "2026年5月29日"),
        (Key.CONTACT, "李某某"),
        (Key.CC, "省政府办公厅"),
        (Key.ATTACHMENTS, "工作台账"),
    ),
    preamble=(Paragraph("近年来，我厅健全制度。"),),
    sections=(
        Section(1, "工作情况", (Paragraph("健全制度。", True), Paragraph("完善设施。", True))),
        Section(2, "关于投入。", (Paragraph("安排资金1.5亿元。"), *map(Paragraph, TABLE))),
    ),
    thanks=(Paragraph("感谢您的支持。"),),
    attachments=(Attachment((Paragraph("台账如下。"),), (Section(1, "站点", (Paragraph("共412个。"),)),)),),
)
REPLY = make_reply(DRAFT, Stock())


def character(reply: Reply, at: Printed | None) -> str:
    assert at is not None
    return reply.letter.blocks[at.block].text[at.offset]


def places() -> list[Place]:
    """Return the places of all texts of the draft except fields."""
    found = [Place(Part.ANSWER), Place(Part.THANKS), Place("附件1")]
    for index, section in enumerate(DRAFT.sections):
        found += [Place(Part.ANSWER, index, at) for at in range(-1, len(section.paragraphs))]
    return [*found, Place("附件1", 0, -1), Place("附件1", 0, 0)]


def test_every_typed_character_is_mapped_to_its_print_and_back() -> None:
    for place in places():
        text = typed_at(DRAFT, place)
        assert text
        for offset, char in enumerate(text):
            at = printed_at(REPLY.letter, DRAFT, LetterSpot(place, offset))
            if at is None:
                assert "---" in text
            elif char not in "| " or "|" not in text:
                assert character(REPLY, at) == char, (place, offset)
                assert spot_of(REPLY.letter, DRAFT, at) == LetterSpot(place, offset)


@given(st.sampled_from(range(len(REPLY.letter.blocks))), st.data())
def test_every_printed_character_is_mapped_to_a_place_printed_there(index: int, data: st.DataObject) -> None:
    block = REPLY.letter.blocks[index]
    offset = data.draw(st.integers(0, len(block.text) - 1))
    spot = spot_of(REPLY.letter, DRAFT, Printed(index, offset))
    assert spot.place.key == block.place.key and spot.offset >= 0
    at = printed_at(REPLY.letter, DRAFT, spot)
    assert at is not None and REPLY.letter.blocks[at.block].place == block.place


def test_a_field_is_mapped_within_the_added_words() -> None:
    for key, offset in ((Key.CC, 2), (Key.CONTACT, 1), (Key.DATE, 5), (Key.DOCUMENT_NUMBER, 3)):
        at = printed_at(REPLY.letter, DRAFT, LetterSpot(Place(key), offset))
        assert character(REPLY, at) == DRAFT.get(key)[offset]
        assert at is not None and spot_of(REPLY.letter, DRAFT, at) == LetterSpot(Place(key), offset)


def test_the_words_before_a_field_are_mapped_to_its_beginning() -> None:
    at = printed_at(REPLY.letter, DRAFT, LetterSpot(Place(Key.CC)))
    assert at is not None and at.offset == len("抄送：")
    assert spot_of(REPLY.letter, DRAFT, at._replace(offset=0)) == LetterSpot(Place(Key.CC), 0)


def test_the_end_of_a_text_is_mapped_to_its_last_character() -> None:
    place = Place(Part.ANSWER)
    at = printed_at(REPLY.letter, DRAFT, LetterSpot(place, len(typed_at(DRAFT, place))))
    assert character(REPLY, at) == "。"


def test_a_passage_made_of_phrases_counts_as_typed() -> None:
    blocks = REPLY.letter.blocks
    index = next((i for i, block in enumerate(blocks) if block.place.key == Part.OPENING), None)
    if index is not None:
        spot = spot_of(REPLY.letter, DRAFT, Printed(index, 3))
        assert spot == LetterSpot(blocks[index].place, 3)
        assert printed_at(REPLY.letter, DRAFT, spot) == Printed(index, 3)


def test_an_unprinted_field_has_no_printed_position() -> None:
    assert printed_at(REPLY.letter, DRAFT, LetterSpot(Place(Key.SIGNER))) is None
    assert typed_at(DRAFT, Place(Part.ANSWER, 9, 0)) == typed_at(DRAFT, Place("附件7")) == ""


def test_a_copy_with_another_pronoun_is_mapped_too() -> None:
    text = "您提出的意见很好，我们照办。"
    draft = replace(DRAFT, preamble=(Paragraph(text),))
    letter = make_reply(replace(draft, preamble=(Paragraph(text.replace("您", "你们")),)), Stock()).letter
    at = printed_at(letter, draft, LetterSpot(Place(Part.ANSWER), len(text) - 2))
    assert at is not None and letter.blocks[at.block].text[at.offset] == "办"


def test_a_bold_lead_is_part_of_its_paragraph() -> None:
    profile = Profile(name="云川省民政厅", bold_leads=True)
    reply = make_reply(DRAFT, Stock(profiles={"厅": profile}))
    for offset, char in enumerate("健全制度。"):
        at = printed_at(reply.letter, DRAFT, LetterSpot(Place(Part.ANSWER, 0, 0), offset))
        assert character(reply, at) == char
