"""The account of an import: every character of the file is printed, kept otherwise, left out or lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft
from replydesk.importing.replies.accounting import Account, weigh
from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.importing.replies.source import Source, SourceLine
from tests.support.corpus.forms import FORMS
from tests.support.importing import imported
from tests.support.replies import starter_stock

LETTER = """\
对市七届人大二次会议第8号建议的答复

甲某某代表：

您提出的《关于增设夜间公交的建议》收悉，现答复如下：

我局已开通夜间公交3条，明年再开2条。

感谢您对交通工作的关心。

云某市交通运输局
2025年7月1日
"""


def amounts(read: Imported) -> tuple[int, int, int, int]:
    return read.recovered, read.changed, read.outside, read.missing


def test_a_letter_alone_is_printed_whole() -> None:
    read = imported(LETTER)
    assert amounts(read) == (read.characters, 0, 0, 0)
    assert read.characters == len("".join(LETTER.split()))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("首页 > 政务公开 > 建议提案\n", ""),
        ("", "【打印本页】\n【关闭窗口】\n"),
        ("来源：市交通运输局\n", "扫一扫在手机打开当前页\n版权所有：某市政府，未经许可不得转载。\n"),
    ],
)
def test_the_figure_is_of_the_whole_file_and_a_site_is_named_apart(above: str, below: str) -> None:
    read = imported(above + LETTER + below)
    assert read.characters == len("".join((above + LETTER + below).split()))
    assert read.recovered == len("".join(LETTER.split()))
    assert read.outside == len("".join((above + below).split())) and not read.lost
    lines = (above + below).count("\n")
    assert any(f"共 {lines} 行、{read.outside} 字" in note.text for note in read.notes)


@pytest.mark.parametrize(
    "text",
    [
        "我局还将与公安部门会商，力争年内完成。",
        "　　二是压实责任；三是加强督导，确保按期办结。",
        "时间：2025年3月至9月，分两批实施。",
    ],
)
def test_a_sentence_left_out_is_lost(text: str) -> None:
    lines = [SourceLine("打印"), SourceLine(text)]
    weights = weigh(Source(tuple(lines)), [(1, "打印"), (2, text)], Account(), Draft())
    amount = len("".join(text.split()))
    assert weights.lost == ((2, text),)
    assert (weights.outside, weights.missing, weights.recovered) == (2, amount, 0)


def test_a_sentence_left_out_that_is_printed_elsewhere_is_not_lost() -> None:
    text = "我局已开通夜间公交3条，明年再开2条。"
    weights = weigh(Source((SourceLine(text),) * 2), [(2, text)], Account(printed=text), Draft())
    assert (weights.lost, weights.outside, weights.recovered) == ((), len(text), len(text))


def test_a_character_that_nothing_holds_is_lost() -> None:
    weights = weigh(Source((SourceLine("甲乙丙，"),)), [], Account(printed="甲"), Draft())
    assert (weights.recovered, weights.missing) == (1, 2)


@pytest.mark.parametrize("seed", range(1, 31))
@pytest.mark.parametrize("form", FORMS)
def test_no_character_of_a_generated_file_is_lost(form: str, seed: int) -> None:
    _, data = FORMS[form](seed)
    read = recognise(read_plain(data), starter_stock())
    assert min(amounts(read)) >= 0 and sum(amounts(read)) == read.characters
    assert read.missing == len("".join("".join(read.lost).split()))


_LINES = st.lists(
    st.sampled_from([*LETTER.splitlines(), "首页 > 甲", "浏览次数：3", "1", "联系人：乙某某 12345678", "A类"])
    | st.text(max_size=30),
    max_size=25,
)


@given(_LINES)
def test_the_amounts_add_up(lines: list[str]) -> None:
    read = recognise(Source(tuple(map(SourceLine, lines))), starter_stock())
    assert min(amounts(read)) >= 0 and sum(amounts(read)) == read.characters
    assert set(read.lost) <= set(read.left_out)
