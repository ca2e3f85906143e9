"""A letter flattened to one line or a few is parted where its parts surely meet."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.parting.flattened import NOTE
from tests.support.importing import imported

TITLE = "对县五届人大二次会议第17号建议的答复"
SALUTATION = "丙某某代表："
OPENING = "您提出的《关于改造农村电网的建议》收悉，现答复如下："
HEADS = ("一、工作开展情况", "二、下一步打算")
TEXTS = ("我局已完成12个村的电网改造，惠及群众三千余户。", "我局将在明年改造其余8个村。")
THANKS = "感谢您对电力工作的关心和支持。"
FOOT = ("云某县发展和改革局", "2025年8月6日")
ALL = (TITLE, SALUTATION, OPENING, HEADS[0], TEXTS[0], HEADS[1], TEXTS[1], THANKS, *FOOT)


def check(text: str) -> None:
    read = imported(text)
    draft = read.draft
    assert (draft.get(Key.TITLE) or TITLE) == TITLE
    assert draft.names(Key.PROPOSERS) == ("丙某某",)
    assert draft.get(Key.SUBJECT) == "关于改造农村电网的建议"
    headings = [section.heading for section in draft.sections]
    assert headings == ["工作开展情况", "下一步打算"]
    assert [each.text for section in draft.sections for each in section.paragraphs] == list(TEXTS)
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == FOOT
    assert any(note.text == NOTE for note in read.notes)
    assert read.missing == 0 and read.recovered == read.characters


@pytest.mark.parametrize("gap", [" ", "  ", "　　", "\xa0\xa0"])
def test_a_whole_letter_on_one_line(gap: str) -> None:
    check(gap.join(ALL))


@pytest.mark.parametrize("gap", [" ", "　　"])
def test_head_text_and_foot_on_a_line_each(gap: str) -> None:
    check(f"{TITLE}\n{gap.join(ALL[1:8])}\n{gap.join(FOOT)}\n")


@pytest.mark.parametrize("gap", [" ", "　　"])
def test_text_and_foot_on_one_line(gap: str) -> None:
    check(f"{TITLE}\n\n{SALUTATION}\n{gap.join(ALL[2:])}\n")


def test_no_blank_at_all_between_the_parts() -> None:
    body = f"{TEXTS[0]}{TEXTS[1]}{THANKS}{FOOT[0]}{FOOT[1]}"
    draft = imported(f"{TITLE}\n{SALUTATION}{OPENING}{body}\n").draft
    assert draft.names(Key.PROPOSERS) == ("丙某某",)
    assert [each.text for each in draft.preamble] == ["".join(TEXTS)]
    assert [each.text for each in draft.thanks] == [THANKS] or draft.get("感谢")
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == FOOT


def test_points_on_one_line_are_parted_if_they_count_on() -> None:
    points = "（一）已完成规划。（二）已落实资金。（三）已确定施工单位。"
    text = f"{TITLE}\n{SALUTATION}\n{OPENING}{points}{THANKS}\n"
    draft = imported(text).draft
    kept = [*(each.text for each in draft.preamble), *(each.heading for each in draft.sections)]
    assert [each.lstrip("（一二三）") for each in kept] == [
        "已完成规划。",
        "已落实资金。",
        "已确定施工单位。",
    ]


def test_a_sentence_is_never_cut() -> None:
    text = f"{SALUTATION}{OPENING}我局一、二期工程均已完工，并感谢您在会上的发言。明年继续。"
    assert [each.text for each in imported(text).draft.preamble] == [
        "我局一、二期工程均已完工，并感谢您在会上的发言。明年继续。"
    ]


def test_an_ordinary_letter_is_left_as_it_is() -> None:
    read = imported("\n".join(ALL))
    assert not any(note.text == NOTE for note in read.notes)


@pytest.mark.parametrize("words", ["现答复如下：", "现答复如下:", "现回复如下： ", "现作如下答复："])
def test_an_answer_behind_the_opening_is_the_answer(words: str) -> None:
    opening = OPENING.removesuffix("现答复如下：") + words
    read = imported(f"{TITLE}\n{SALUTATION}\n{opening}{TEXTS[0]}\n{THANKS}\n{FOOT[0]}\n{FOOT[1]}\n")
    assert [each.text for each in read.draft.preamble] == [TEXTS[0]]
    assert read.draft.get(Key.SUBJECT) == "关于改造农村电网的建议" and read.recovered == read.characters


@pytest.mark.parametrize("gap", ["", " ", "　　"])
def test_a_foot_behind_the_last_sentence_is_the_foot(gap: str) -> None:
    lines = (TITLE, SALUTATION, OPENING, TEXTS[0], f"{TEXTS[1]}{THANKS}{gap}{FOOT[0]}{gap}{FOOT[1]}")
    read = imported("\n".join(lines))
    assert [each.text for each in read.draft.preamble] == list(TEXTS)
    assert (read.draft.get(Key.SIGNATURE), read.draft.get(Key.DATE)) == FOOT
    assert [each.text for each in read.draft.thanks] == [THANKS] and read.recovered == read.characters


def test_a_number_and_a_contact_on_the_line_of_the_letter_go_to_their_fields() -> None:
    parts = ("云发改函〔2025〕3号", *ALL, "（联系人：子某　电话：0000-1234567）")
    draft = imported(" ".join(parts)).draft
    assert draft.get(Key.DOCUMENT_NUMBER) == parts[0] and draft.get(Key.CONTACT) == "子某"
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == FOOT


def test_thanks_amid_the_answer_stay_there() -> None:
    text = f"感谢您对农网工作的关注。{TEXTS[0]}{TEXTS[1]}"
    draft = imported(f"{TITLE} {SALUTATION} {OPENING}{text} {' '.join(FOOT)}").draft
    assert [each.text for each in draft.preamble] == [text] and not draft.thanks


def test_cells_of_a_table_before_title_and_salutation_are_no_part_of_them() -> None:
    foot = "".join(FOOT)
    text = f"名称 | {TITLE} |\n正文 | {SALUTATION} {OPENING} {TEXTS[0]} {THANKS} {foot} |"
    draft = imported(text).draft
    assert draft.names(Key.PROPOSERS) == ("丙某某",)
    assert draft.get(Key.TITLE) in ("", TITLE)
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == FOOT
