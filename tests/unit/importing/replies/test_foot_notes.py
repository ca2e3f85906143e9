"""Below a letter: publicity, class, cc, attachments, the suggestion itself, forms, what the deputy said."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from tests.unit.importing.replies.foot_letter import BODY, DAY, NAME, THANKS, below, others, signed, texts


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("注：“主动公开”。", Key.PUBLICITY, "主动公开"),
        ("（注：此件可公开）", Key.PUBLICITY, "主动公开"),
        ("附注：同意公开", Key.PUBLICITY, "主动公开"),
        ("是否公开：是", Key.PUBLICITY, "主动公开"),
        ("公开情况：依申请公开", Key.PUBLICITY, "依申请公开"),
        ("（此回复件公开）", Key.PUBLICITY, "主动公开"),
        ("此件不宜公开。", Key.PUBLICITY, "不予公开"),
        ("办理结果：B", Key.RESULT_CLASS, "B"),
        ("B类", Key.RESULT_CLASS, "B"),
        ("办复类别：A", Key.RESULT_CLASS, "A"),
        ("（办理结果：已解决）", Key.RESULT_CLASS, "已解决"),
    ],
)
def test_class_and_publicity_are_read_below_and_above_the_signature(text: str, key: Key, value: str) -> None:
    for result in (signed(text), below(text, NAME, DAY)):
        assert result.draft.get(key) == value
        assert [each.text for each in result.draft.thanks] == [THANKS.strip()]
        assert result.draft.get(Key.SIGNATURE) == NAME


def test_a_lone_letter_below_the_date_is_the_class() -> None:
    assert signed("B").draft.get(Key.RESULT_CLASS) == "B"


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("抄送：县人大常委会、县政府办公室。",), "县人大常委会、县政府办公室"),
        (("抄  报：县人大常委会",), "县人大常委会"),
        (("抄送单位：县人大常委会、县政府督查室（2份）",), "县人大常委会、县政府督查室（2份）"),
        (("抄送 县人大常委会、县政府办公室",), "县人大常委会、县政府办公室"),
        (("（抄送：县人大常委会）",), "县人大常委会"),
        (("抄报：县人大常委会", "抄送：县政府办公室，县财政局。"), "县人大常委会、县政府办公室、县财政局"),
        (("报：县人大常委会", "送：县政府办公室"), "县人大常委会、县政府办公室"),
        (("抄送：县人大常委会", "书香大厅办公", "供稿：办公室"), "县人大常委会"),
        (("抄送：县人大常委会", "中国政府网 | 省政府 | 市政府"), "县人大常委会"),
    ],
)
def test_copies_are_read_in_every_form(lines: tuple[str, ...], names: str) -> None:
    assert signed(*lines).draft.get(Key.CC) == names


def test_an_imprint_keeps_its_date_and_loses_what_the_printers_note() -> None:
    result = signed(
        "主题词：交通 建议 答复", "抄送：县人大常委会。", f"{NAME}办公室　　2021年6月4日印发", "（共印6份）"
    )
    assert (result.draft.get(Key.CC), result.draft.get(Key.PRINT_DATE)) == ("县人大常委会", "2021年6月4日")
    assert result.left_out == ("主题词：交通 建议 答复", "（共印6份）")


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (("附件：1.便民桥工程量清单", "　　　2.资金安排表", NAME, DAY), ("便民桥工程量清单", "资金安排表")),
        (
            ("附件：1.便民桥工程量清单", "　　　2.意见征询表", "联系人：李某某"),
            ("便民桥工程量清单", "意见征询表"),
        ),
        (("附：便民桥照片3张", NAME, DAY), ("便民桥照片3张",)),
        ((NAME, DAY, "附件：便民桥工程量清单"), ("便民桥工程量清单",)),
        ((NAME, DAY, "附件：便民桥工程量清单.docx"), ("便民桥工程量清单",)),
        ((NAME, DAY, "附件：1.便民桥资金表.PDF（12KB）"), ("便民桥资金表",)),
        ((NAME, DAY, "附件：关于第12号建议的答复.docx"), ()),
        ((NAME, DAY, "附件：20260529.pdf"), ()),
        ((NAME, DAY, "便民桥工程量清单.docx"), ()),
        ((NAME, DAY, "附件："), ()),
        ((NAME, DAY, "附件下载："), ()),
    ],
)
def test_attachments_are_the_letters_and_links_the_pages(
    lines: tuple[str, ...], names: tuple[str, ...]
) -> None:
    result = below(*lines)
    assert result.draft.names(Key.ATTACHMENTS) == names and not result.unplaced
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("附：3.标题：关于修桥的建议", "内容：我村群众出行不便，建议修桥。", "代表：张某某"), "原建议"),
        (("附原建议：", "　　我村群众出行不便，建议修桥。"), "原建议"),
        (("附：张某某代表建议原文", "　　我村群众出行不便，建议修桥。"), "原建议"),
        (("建议内容：我村群众出行不便，建议修桥。",), "原建议"),
        (("代表建议办理情况征询意见表", "对办理结果：满意□ 不满意□", "　　请填写后寄回县人大。"), "表格"),
        (("建议办理回执", "代表签名："), "表格"),
    ],
)
def test_the_suggestion_and_a_form_behind_the_letter_are_left_out_and_named(
    lines: tuple[str, ...], what: str
) -> None:
    result = signed(*lines)
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
    assert result.left_out == tuple(map(str.strip, lines)) and not result.unplaced
    assert any(f"信后附的{what}" in note.text for note in result.notes)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("（代表对办理结果表示满意。）", {"满意情况": "代表对办理结果表示满意。"}),
        ("代表意见：满意", {"代表意见": "满意"}),
        ("委员评价：非常满意", {"委员评价": "非常满意"}),
    ],
)
def test_what_the_deputy_said_is_kept_and_not_printed(text: str, kept: dict[str, str]) -> None:
    result = signed(text)
    assert others(result.draft) == kept
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
