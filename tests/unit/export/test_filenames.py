from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Key
from replydesk.export.filenames import (
    KNOWN,
    Pattern,
    PatternError,
    file_marks,
    file_names,
    file_stems,
    rival_stems,
)
from replydesk.export.outputs import ProductKind
from tests.support.strategies import DRAFTS, TEXTS

RECORD = Draft(
    (
        ("单位", "云川省民政厅"),
        ("类型", "代表建议"),
        ("编号", "第0033号"),
        ("案由", "《关于某事的建议》"),
        ("提出人", "张某某"),
        ("发文字号", "云民复议字〔2026〕　号"),
    )
)
LETTER = ProductKind.LETTER
ODD = st.sampled_from(
    ["", "甲", "甲-张某某代表", "甲（2）", "CON", "aux.1", "é", "e\u0301", "É", "ß", "..", "长" * 90]
)
NAMES = st.one_of(ODD, TEXTS)
RECIPIENTS = st.lists(st.one_of(st.sampled_from(["", "张某某代表", "张某某代表团" * 9]), TEXTS), max_size=4)
_LEGAL = re.compile(r'[^\\/:*?"<>|\x00-\x1f]+')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(\..*)?", re.IGNORECASE)


def same(name: str) -> str:
    """Return the form in which a system compares names."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).casefold())


@pytest.mark.parametrize(
    ("pattern", "title"),
    [
        ("{稿子}", "旧稿"),
        ("{编号}-{收件人}", "0033-张某某代表"),
        ("{类型}_{案由}", "代表建议_关于某事的建议"),
        ("（{单位}）{文号}", "（云川省民政厅）云民复议字〔2026〕　号"),
    ],
)
def test_a_pattern_is_filled_from_the_draft(pattern: str, title: str) -> None:
    assert Pattern(pattern).title("旧稿", RECORD) == title


def test_many_recipients_are_counted() -> None:
    draft = RECORD.with_field(Key.JOINT, ("李某某", "王某某", "赵某某"))
    assert Pattern("{收件人}").title("旧稿", draft) == "张某某等4位代表"


def test_an_empty_field_leaves_no_dash_and_empty_fields_give_the_name_of_the_draft() -> None:
    assert Pattern("{编号}-{收件人}").title("旧稿", RECORD.with_field(Key.ITEM_NUMBER, "")) == "张某某代表"
    assert Pattern("答复{编号}").title("旧稿", Draft()) == "旧稿"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{收文号}", "文件名样式里没有“{收文号}”，可用：{稿子} {文号} {编号} {收件人} {案由} {类型} {单位}"),
        ("{单位}/{编号}", "文件名样式里不能有“/”"),
        ("{编号", "文件名样式里不能有“{”"),
        ("..\\{编号}", "文件名样式里不能有“\\”"),
        ("答复", "文件名样式里要有填空"),
    ],
)
def test_an_invalid_pattern_is_reported(pattern: str, said: str) -> None:
    with pytest.raises(PatternError, match=re.escape(said)):
        Pattern(pattern)


def test_the_second_of_a_name_has_a_number_that_no_other_has() -> None:
    assert file_stems(["甲", "乙", "甲", "甲（2）", "甲"]) == ("甲", "乙", "甲（3）", "甲（2）", "甲（4）")


def test_names_that_some_system_takes_for_one_are_two() -> None:
    assert file_stems(["Reply", "reply", "é", "e\u0301"]) == ("Reply", "reply（2）", "é", "e\u0301（2）")


def test_a_long_name_is_cut_before_its_number() -> None:
    first, second = file_stems(["长" * 70] * 2)
    assert (first, second) == ("长" * 60, "长" * 57 + "（2）")


def test_the_only_letter_has_no_mark_and_each_of_several_its_recipient() -> None:
    assert file_marks([(LETTER, "")]) == ("",)
    assert file_marks([(LETTER, "张某某代表"), (LETTER, "李某某代表")]) == ("-张某某代表", "-李某某代表")
    assert file_marks([(LETTER, "张某某代表"), (LETTER, "张某某代表")]) == ("-张某某代表", "-张某某代表（2）")


def test_a_letter_never_has_the_name_of_another_draft() -> None:
    given_stems = file_stems(["甲", "甲-张某某代表", "乙"])
    others = rival_stems(given_stems)
    assert others == (("甲-张某某代表",), (), ())
    marked = ("-张某某代表", "-李某某代表")
    assert file_names("甲", others[0], marked) == ("甲（2）-张某某代表", "甲-李某某代表")


@given(st.lists(st.tuples(NAMES, RECIPIENTS), max_size=8))
def test_whatever_is_exported_the_names_are_legal_short_and_no_two_are_one(
    drafts: list[tuple[str, list[str]]],
) -> None:
    given_stems = file_stems([title for title, _ in drafts])
    names: list[str] = []
    for stem, others, (_, recipients) in zip(given_stems, rival_stems(given_stems), drafts, strict=True):
        marked = file_marks((LETTER, recipient) for recipient in recipients or [""])
        names += file_names(stem, others, marked)
    assert len({same(name) for name in names}) == len(names)
    for name in names:
        assert _LEGAL.fullmatch(name) and name[-1] not in " ." and not _RESERVED.fullmatch(name)
        assert name.strip(" .") == name
        assert len(f"{name}（Word改过）.docx".encode()) <= 255


@given(DRAFTS, st.lists(st.sampled_from(KNOWN), min_size=1, max_size=3))
def test_every_draft_gets_a_name_whatever_is_in_its_fields(draft: Draft, fields: list[str]) -> None:
    (stem,) = file_stems([Pattern("-".join(fields)).title("旧稿", draft)])
    assert _LEGAL.fullmatch(stem) and len(stem.encode()) <= 180
