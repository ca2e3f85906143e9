"""Fields of every shape: what people and the form itself write passes, what nobody writes is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Key, Value
from replydesk.letter.kinds import KINDS, SUGGESTION, Kind
from replydesk.letter.typed_values import tidied
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.shapes import fields
from replydesk.reply.rules.shapes.item_number import item_number_faults
from replydesk.reply.rules.shapes.phone import phone_faults
from replydesk.reply.rules.shapes.session import session_faults
from replydesk.text.numerals import chinese_numeral
from tests.support.clean_reply import clean_draft, judged
from tests.support.strategies import TEXTS, VALUES

RULES = {rule.id for rule in fields.RULES}
KEYS = [key for key in Key if key is not Key.KIND]
PLACES = ["省", "市", "县", "区", "云川省", "南屏市", "清禾县", "青石坡自治州", "城关镇"]


def found_in(key: Key, value: Value) -> list[Finding]:
    draft = clean_draft().with_field(key, value)
    return [each for each in judged(draft).findings if each.key == key and each.rule in RULES]


@st.composite
def sessions(draw: st.DrawFn) -> str:
    """A session in one of the forms that replies have."""
    place, term, time = draw(st.sampled_from(PLACES)), draw(st.integers(1, 22)), draw(st.integers(1, 9))
    first, second = chinese_numeral(term), chinese_numeral(time)
    form = draw(
        st.sampled_from(
            [
                "{p}{t}届人大{n}次会议",
                "{p}第{t}届人民代表大会第{n}次会议",
                "第{t}届{p}人民代表大会第{n}次会议",
                "{p}政协{t}届{n}次会议",
                "政协{p}委员会{t}届{n}次会议",
                "政协{p}第{t}届委员会第{n}次会议",
                "{p}{t}届{n}次会议",
                "{t}届全国人大{n}次会议",
                "全国政协{t}届{n}次会议",
            ]
        )
    )
    end = draw(st.sampled_from(["", "期间", "闭会期间", "（闭会期间）"]))
    return form.format(p=place, t=first, n=second) + end


@given(sessions(), st.sampled_from(KINDS))
def test_a_session_as_replies_write_it_passes(session: str, kind: Kind) -> None:
    assert list(session_faults(session, kind)) == []


@given(sessions(), st.data())
def test_a_session_with_a_character_too_much_or_too_few_is_told(session: str, data: st.DataObject) -> None:
    at = data.draw(st.sampled_from([session.index("届"), session.index("次")]))
    without = session[:at] + session[at + 1 :]
    assert list(session_faults(without, SUGGESTION))


@given(st.integers(1, 20260999), st.sampled_from(["", "第{}号", "{}号", "A-{}", "闭{}", "第闭{}号", "DH{}"]))
def test_an_item_number_passes(number: int, form: str) -> None:
    assert list(item_number_faults(form.format(number) if form else f"{number:04d}", SUGGESTION)) == []


NUMBERS = r"0[1-9][0-9]{1,2}-[2-8][0-9]{6,7}(-[0-9]{2,4})?|1[3-9][0-9]{9}|400-[0-9]{3}-[0-9]{4}"


@given(st.from_regex(NUMBERS, fullmatch=True))
def test_a_telephone_passes(number: str) -> None:
    assert list(phone_faults(number, SUGGESTION)) == []


@given(st.from_regex(r"0[1-9][0-9]{2}-[2-8][0-9]{6}", fullmatch=True), st.sampled_from("aOl?@汉-"))
def test_a_telephone_with_another_character_in_it_is_told(number: str, char: str) -> None:
    assert list(phone_faults(f"{number[:7]}{char}{number[7:]}{char}", SUGGESTION))


@given(st.sampled_from(KEYS), VALUES)
def test_no_value_of_a_field_makes_the_look_fail(key: Key, value: Value) -> None:
    for each in found_in(key, value):
        assert each.message and each.remedy and each.hits


@given(st.sampled_from(KEYS), TEXTS)
def test_words_found_stand_in_the_field(key: Key, text: str) -> None:
    for each in found_in(key, text):
        for hit in each.hits:
            assert text[hit.begin : hit.end] == hit.words


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        (Key.SESSION, "省14届人大第4次会议期间"),
        (Key.ITEM_NUMBER, "建议编号：第0033号"),
        (Key.SUBJECT, "《关于加强社区养老服务的建议》。"),
        (Key.PROPOSERS, "李四代表，王五 赵六;钱七"),
        (Key.PHONE, "（０５５５）１２３４ ５６７８"),
        (Key.CONSULTED, "省财政厅 省教育厅，省卫生健康委。"),
        (Key.CC, "省人大常委会代工委 省政府办公厅"),
        (Key.SIGNER, "王　某"),
        (Key.SIGNATURE, "云川省民政厅，云川省财政厅"),
        (Key.DATE, "2026.5.29"),
    ],
)
def test_what_the_form_writes_passes(key: Key, typed: str) -> None:
    assert found_in(key, tidied(key, typed, SUGGESTION).text) == []


SURROGATE = "\ud83d"


PRINTED = [Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS, Key.PHONE, Key.CC, Key.SIGNER]


@pytest.mark.parametrize("key", PRINTED)
@pytest.mark.parametrize("char", ["😀", "\ufffd", "\x1b", SURROGATE, "❤", "\u2421"])
def test_a_character_that_no_letter_holds_is_an_error_in_every_field(key: Key, char: str) -> None:
    typed = clean_draft().get(key) or "王某某"
    draft = clean_draft().with_field(key, typed[:2] + char + typed[2:])
    assert [each for each in judged(draft).findings if each.key == key and each.level is Level.ERROR]


@pytest.mark.parametrize(
    ("key", "typed", "right"),
    [
        (Key.SUBJECT, "关于加强社区養老服务的建议", "关于加强社区养老服务的建议"),
        (Key.DOCUMENT_NUMBER, "云民複议字〔2026〕33号", "云民复议字〔2026〕33号"),
    ],
)
def test_traditional_characters_of_a_field_are_mended(key: Key, typed: str, right: str) -> None:
    (found,) = [each for each in found_in(key, typed) if each.rule == "繁体字"]
    assert [edit.after for edit in found.fix] == [right]


def test_a_name_keeps_its_old_characters() -> None:
    assert [each for each in found_in(Key.PROPOSERS, "張某某") if each.rule == "繁体字"] == []
