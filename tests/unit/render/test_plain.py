"""The pages as plain text. `UPDATE_GOLDEN=1 pytest tests/unit/render/test_plain.py` rewrites the samples'."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.render.plain import render
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from tests.support.effort import examples
from tests.support.replies import SAMPLES, sample, starter_stock, varied
from tests.support.strategies import LETTERS

GOLDEN = Path(__file__).parents[2] / "golden"
LAID_OUT = st.one_of(
    st.integers(0, 10_000).map(lambda seed: make_reply(varied(seed), starter_stock()).pages),
    LETTERS.map(lambda letter: lay_out(letter, Setup())),
)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_printed_as_it_always_was(path: Path) -> None:
    golden = GOLDEN / f"{path.stem}.txt"
    printed = render(sample(path).pages)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(printed, encoding="utf-8", newline="\n")
    assert printed == golden.read_text(encoding="utf-8")


def test_every_golden_text_belongs_to_a_sample() -> None:
    assert {path.stem for path in GOLDEN.glob("*.txt")} == {path.stem for path in SAMPLES}


@examples(60)
@given(LAID_OUT)
def test_one_line_of_text_is_one_printed_line(pages: Pages) -> None:
    texts = render(pages).split("\f")
    assert len(texts) == len(pages.pages)
    for text, page in zip(texts, pages.pages, strict=True):
        lines = text.split("\n")[:-1]
        rows = ["".join(map(pages.text, row)) for row in page.rows]
        assert ["".join(line.split()) for line in lines] == [
            "".join(row.split()) for row in rows[: len(lines)]
        ]
        assert not any(rows[len(lines) :])


def test_indents_are_full_width_spaces_and_half_a_square_is_a_space() -> None:
    fields = (
        ("标题", "关于某事的答复"),
        ("主送", "张某某代表"),
        ("落款", "某局"),
        ("成文日期", "2026年5月29日"),
    )
    draft = Draft((*fields, ("发文字号", "某复字〔2026〕3号"), ("开头语", "无"), ("抄送", "某办公室")))
    text = render(make_reply(draft, Stock()).pages)
    assert text.rstrip("\n").split("\n") == [
        "",
        "",
        "\u3000" * 19 + " 某复字〔2026〕3号",
        "",
        "",
        "\u3000" * 10 + " 关于某事的答复",
        "",
        "张某某代表：",
        "",
        "",
        "\u3000" * 20 + "某局",
        "\u3000" * 17 + " 2026年5月29日",
        *[""] * 9,
        "\u3000抄送：某办公室。",
    ]


def test_chosen_pages_are_rendered_alone() -> None:
    pages = sample(SAMPLES[0]).pages
    whole = render(pages).split("\f")
    assert render(pages, pages.pages[1:2]) == whole[1]
