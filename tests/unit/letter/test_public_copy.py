from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section, Value
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter, Role
from replydesk.letter.offices import Office
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import ContactForm, SignerForm
from replydesk.letter.profile import Profile
from replydesk.letter.public_copy import public_copy
from replydesk.text.redaction.model import BLOT
from tests.attacks import privacy
from tests.support.replies import SAMPLES, sample, starter_stock
from tests.support.strategies import DRAFTS

UNIT = Profile(name="甲局", contact="王某某", phone="0000-00000000")


def draft(**fields: Value) -> Draft:
    return Draft((("公开属性", "主动公开"), *fields.items()))


def made(typed: Draft, profile: Profile = UNIT, phrases: Phrases | None = None) -> tuple[Letter, list[str]]:
    """Return the letter for publication, and the notes."""
    copy = public_copy(DraftFacts(typed, profile), phrases or Phrases())
    assert copy.letter is not None
    return copy.letter, list(map(str, copy.notes))


def text_of(letter: Letter) -> str:
    return "\n".join(block.text for block in letter.blocks)


@pytest.mark.parametrize("form", ContactForm)
def test_the_contact_is_left_out_in_every_form(form: ContactForm) -> None:
    letter, notes = made(draft(提出人="张某某"), replace(UNIT, contact_form=form))
    assert "王某某" not in text_of(letter) and "0000" not in text_of(letter) and "联系" not in text_of(letter)
    assert notes == ["公开件：去掉了联系人“王某某”", "公开件：去掉了电话“0000-00000000”"]


def test_the_contact_of_an_office_is_left_out_too() -> None:
    unit = replace(UNIT, offices=(Office("养老处", "赵某某", "0000-11111111"),))
    letter, notes = made(draft(提出人="张某某", 承办处室="养老处"), unit)
    assert not any(word in text_of(letter) for word in ("赵某某", "王某某", "0000", "联系", "养老处"))
    assert notes == ["公开件：去掉了联系人“赵某某”", "公开件：去掉了电话“0000-11111111”"]


@pytest.mark.parametrize("form", SignerForm)
def test_the_signer_is_left_out_in_every_form(form: SignerForm) -> None:
    letter, notes = made(draft(提出人="张某某", 签发人="赵某某"), Profile(name="甲局", signer_form=form))
    assert (
        "赵某某" not in text_of(letter) and "签" not in text_of(letter) and "张某某代表：" in text_of(letter)
    )
    assert notes == ["公开件：去掉了签发人“赵某某”"]


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"公开属性": "不予公开"}, "公开属性"),
        ({"公开属性": "依申请公开"}, "主动公开"),
        ({"公开属性": "不同意公开"}, "公开属性"),
        ({"密级": "秘密"}, "密级"),
    ],
)
def test_a_reply_that_must_not_be_published_gives_the_reason_and_no_copy(
    fields: dict[str, str], why: str
) -> None:
    copy = public_copy(DraftFacts(Draft(tuple(fields.items())), UNIT), Phrases())
    assert copy.letter is None and why in str(copy.notes[0])


def test_a_reply_without_publicity_gives_a_note() -> None:
    copy = public_copy(DraftFacts(Draft(), Profile()), Phrases())
    assert copy.letter is not None and "没有填“公开属性”" in str(copy.notes[-1])


def test_numbers_are_blotted_out_wherever_they_are_printed_with_a_note_each() -> None:
    typed = replace(
        draft(附件="名单", 发文字号="甲复〔2026〕3号"),
        preamble=(Paragraph("咨询请拨0431-88888888，投诉请拨12345。"),),
        sections=(Section(1, "关于热线13800138000。", (Paragraph("详见附件。"),)),),
        closing=(Paragraph("此复函已经赵某某审签。"), Paragraph("特此答复。")),
        attachments=(Attachment((Paragraph("邮箱a@b.cn"),)),),
    )
    letter, notes = made(typed, Profile(name="甲局"))
    text = text_of(letter)
    assert f"咨询请拨{BLOT}，投诉请拨12345。" in text and f"关于热线{BLOT}。详见附件。" in text
    assert f"邮箱{BLOT}" in text and "赵某某" not in text and "特此答复。" in text and "〔2026〕3号" in text
    assert [note for note in notes if "0431-88888888" in note] == [
        f"公开件：“咨询请拨0431-888……”里的“0431-88888888”改成了“{BLOT}”"
    ]
    assert len(notes) == 4


def test_phrases_are_searched_too() -> None:
    phrases = Phrases({"结束语": {"热线": "咨询请拨88886666。"}})
    letter, _ = made(draft(结束语="热线"), Profile(), phrases)
    assert letter.text_of(Role.BODY) == f"咨询请拨{BLOT}。"


def test_a_cell_is_searched_together_with_its_labels() -> None:
    rows = (
        "| 地区 | 联系人 | 办公电话 |",
        "| --- | --- | --- |",
        "| 东屏区 | 孙某某 | 88886666 |",
        "| 合计 | 2 | 860 |",
    )
    typed = replace(
        draft(), preamble=(*map(Paragraph, rows), Paragraph("甲"), Paragraph("| 电话 | 8888-7777 |"))
    )
    letter, _ = made(typed, Profile())
    cells = [block.text for block in letter.blocks if block.cell]
    assert cells == ["地区", "联系人", "办公电话", "东屏区", BLOT, BLOT, "合计", "2", "860", "电话", BLOT]


EVERY = [97, pytest.param(11, marks=pytest.mark.thorough)]


@pytest.mark.parametrize("every", EVERY)
def test_no_spelling_of_private_text_is_published_from_any_place(every: int) -> None:
    assert privacy.spellings_everywhere(1, every).faults == ()


@pytest.mark.parametrize("rounds", [3, pytest.param(100, marks=pytest.mark.thorough)])
def test_numbers_over_cells_and_paragraphs_are_not_published(rounds: int) -> None:
    assert privacy.split_numbers(1, rounds).faults == ()


DOUBTFUL = replace(draft(提出人="张某某"), preamble=(Paragraph("服务车（吉A12345）另见（88905324）。"),))


def test_doubtful_text_is_left_out_and_told_until_it_is_decided() -> None:
    letter, notes = made(DOUBTFUL, Profile())
    assert letter.text_of(Role.BODY) == f"服务车（{BLOT}）另见（{BLOT}）。"
    assert [note for note in notes if "“公开保留”" in note] == [
        f"公开件：“服务车（吉A12345）……”里的“吉A12345”像车牌号，先改成了“{BLOT}”；"
        "能公开的，请在“检查”里定为保留，或记入稿子的“公开保留”",
        f"公开件：“服务车（吉A12345）……”里的“88905324”像电话号码，先改成了“{BLOT}”；"
        "能公开的，请在“检查”里定为保留，或记入稿子的“公开保留”",
    ]


@pytest.mark.parametrize("kept", ["吉A12345", "吉Ａ·12345", ("另一处", "吉a 12345")])
def test_doubtful_text_that_is_kept_by_decision_is_published(kept: Value) -> None:
    letter, notes = made(
        DOUBTFUL.with_field(Key.KEPT_PUBLIC, kept).with_field(Key.LEFT_OUT, "8890 5324"), Profile()
    )
    assert letter.text_of(Role.BODY) == f"服务车（吉A12345）另见（{BLOT}）。"
    assert len(notes) == 1 and "像" not in notes[0]


def test_certain_private_text_is_left_out_whatever_is_decided() -> None:
    typed = replace(draft(公开保留="13800138000"), preamble=(Paragraph("请拨13800138000。"),))
    letter, _ = made(typed, Profile())
    assert letter.text_of(Role.BODY) == f"请拨{BLOT}。"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_lose_only_their_contact(path: Path) -> None:
    reply = sample(path)
    copy = public_copy(DraftFacts(reply.draft, reply.profile), starter_stock().phrases)
    assert copy.letter is not None
    kept = [block for block in reply.letter.blocks if block.role is not Role.CONTACT]
    assert [b.text for b in copy.letter.blocks if b.role is not Role.CONTACT] == [b.text for b in kept]
    assert not re.search(r"联系人：|\d{3,4}-\d{7,8}", text_of(copy.letter))


@given(DRAFTS)
def test_nothing_changes_without_a_note(typed: Draft) -> None:
    typed = typed.with_field(Key.SECRECY, "").with_field(Key.PUBLICITY, "主动公开")
    letter, notes = made(typed, Profile(name="甲局"))
    bare = typed.with_field(Key.SIGNER, "").with_field(Key.CONTACT, "").with_field(Key.PHONE, "")
    whole = compose(DraftFacts(bare, Profile(name="甲局")), Phrases())
    for published, block in zip(letter.blocks, whole.blocks, strict=True):
        pieces = map(re.escape, published.text.split(BLOT))
        assert re.fullmatch(".+".join(pieces), block.text, re.DOTALL)
        if published.text != block.text:
            assert any(BLOT in note for note in notes)
