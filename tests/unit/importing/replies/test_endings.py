"""The last passages of an old reply: what belongs to its closing, whatever its words."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import recognise
from tests.support.replies import starter_stock

LETTER = """张某某代表：
您提出的《关于补充教师的建议》收悉。现答复如下：
我局已列入计划，明年招聘。
{}
清禾县教育局
2026年5月6日
"""


@pytest.mark.parametrize(
    "text",
    [
        "顺颂时祺！",
        "顺祝工作顺利！",
        "以上会办意见，供贵局答复时参考。",
        "以上办理情况，请提出宝贵意见。",
        "对我局的答复，您有何意见，请及时反馈。",
        "附寄征询意见表一份，请填写后寄回。",
        "如仍有疑问，请与我局联系。",
    ],
)
def test_a_last_paragraph_to_the_reader_is_the_closing(text: str) -> None:
    draft = recognise(read_plain(LETTER.format(text).encode()), starter_stock()).draft
    assert [each.text for each in draft.closing] == [text]
    assert [each.text for each in draft.preamble] == ["我局已列入计划，明年招聘。"]


@pytest.mark.parametrize("text", ["附近三所学校已改造完成。", "以上三项已全部落实。", "祝塘中学已列入计划。"])
def test_a_last_paragraph_of_the_answer_stays_in_it(text: str) -> None:
    draft = recognise(read_plain(LETTER.format(text).encode()), starter_stock()).draft
    assert [each.text for each in draft.preamble] == ["我局已列入计划，明年招聘。", text]
