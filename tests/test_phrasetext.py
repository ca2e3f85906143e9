"""The plain form of phrases is filled in exactly as by Jinja2, and what is not of it is left to Jinja2."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from replydesk import phrasetext
from replydesk.phrases import PhraseError, Phrases

from .replies import office

NAMES = ("您", "案由", "编号", "会商单位", "没有的")
SLOTS = {"您": "您", "案由": "关于{{编号}}的\n建议", "编号": "", "会商单位": " 省财政厅\n\n"}

white = st.sampled_from(["", "", " ", "  ", "\n", "\t", "\u3000", "\r\n", "\x1c"])
name = st.sampled_from(NAMES)
data = st.sampled_from(
    ["文字。", " ", "\n", "\r\n", "\r", "\n\n", "\u2028", "{", "}", "%}", "}}", "#", "<b>&", "  甲\n"]
)


@st.composite
def term(draw: st.DrawFn) -> str:
    return "".join(f"not{draw(white) or ' '}" for _ in range(draw(st.integers(0, 2)))) + draw(name)


@st.composite
def condition(draw: st.DrawFn) -> str:
    text = draw(term())
    for word in draw(st.lists(st.sampled_from(["and", "or"]), max_size=3)):
        text += f"{draw(white) or ' '}{word}{draw(white) or ' '}{draw(term())}"
    return text


@st.composite
def slot(draw: st.DrawFn) -> str:
    return f"{{{{{draw(white)}{draw(name)}{draw(white)}}}}}"


comment = st.sampled_from(["{# 注 #}", "{##}", "{#\n#}", "{# {{ 编号 }} {% if #}", "{# 注 #}\n"])


def choice(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    @st.composite
    def draw_choice(draw: st.DrawFn) -> str:
        tests = ["if", *draw(st.lists(st.just("elif"), max_size=2))]
        text = "".join(
            f"{{%{draw(white)}{word} {draw(condition())}{draw(white)}%}}{draw(inner)}" for word in tests
        )
        if draw(st.booleans()):
            text += f"{{%{draw(white)}else{draw(white)}%}}{draw(inner)}"
        return text + f"{{%{draw(white)}endif{draw(white)}%}}"

    return draw_choice()


def joined(piece: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(piece, max_size=4).map("".join)


plain = joined(st.recursive(data | slot() | comment, lambda inner: choice(joined(inner)), max_leaves=8))
anything = st.lists(
    st.sampled_from(
        [
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "+",
            " ",
            "\n",
            "if",
            "elif",
            "else",
            "endif",
            "not",
            "and",
            "or",
        ]
        + [
            "raw",
            "endraw",
            "in",
            "is",
            "~",
            "(",
            ")",
            "'",
            "文字",
            "{% if 编号 %}",
            "{% endif %}",
            "{% else %}",
            *NAMES,
        ]
    ),
    max_size=16,
).map("".join)


def outcome(source: str) -> tuple[str, ...] | str:
    try:
        return Phrases({"开头语": {"试写": source}}).fill("开头语", "试写", SLOTS)
    except PhraseError as error:
        return str(error)


def by_jinja(source: str) -> tuple[str, ...] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phrasetext, "parse", lambda source: None)
        return outcome(source)


@given(plain)
@example("{% if not 编号 and 案由 or not not 您 %}\n甲{% elif 编号 %}乙{% else %}\r\n丙{% endif %}\n\n")
@example("甲{# 注 #}\n\n乙\n\n")
@example("{{{编号}}}}")
def test_the_plain_form_is_filled_in_as_by_jinja(source: str) -> None:
    assert outcome(source) == by_jinja(source)


@given(anything)
@example("{% if 编号 %}甲{% else %}乙{% else %}丙{% endif %}")
@example("{% if 编号 %}甲{% else %}乙{% elif 您 %}丙{% endif %}")
@example("{%- if 编号 -%} 甲 {% endif +%}\n")
@example("{#- 注 -#} 甲")
@example("{# 注 -#} 甲")
@example("{% raw %}{{ 编号 }}{% endraw %}")
@example("{{ not }}")
@example("{% if 编号 %}" * 21 + "甲" + "{% endif %}" * 21)
def test_whatever_is_written_comes_out_as_by_jinja(source: str) -> None:
    assert outcome(source) == by_jinja(source)


@given(plain)
def test_what_is_written_in_the_plain_form_needs_no_jinja(source: str) -> None:
    assume(not re.search(r"\{\{[{%#]", source))
    assert phrasetext.parse(source)


@pytest.mark.parametrize(
    "source",
    [
        "{{ 编号 or 您 }}",
        "{{ 编号",
        "{% if 编号 %}甲",
        "{% endif %}",
        "{% else %}",
        "{% if 编号 == '1' %}甲{% endif %}",
        "{% if (编号) %}甲{% endif %}",
        "{% set 编号 = 1 %}",
        "{{ abc }}",
        "{{-编号-}}",
        "{{ 编号.upper() }}",
    ],
)
def test_what_is_not_of_the_plain_form_is_left_alone(source: str) -> None:
    assert phrasetext.parse(source) is None


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, each in office().phrases.sources.items() for name in each]
)
def test_the_phrases_that_come_with_the_program_are_of_the_plain_form(kind: str, name: str) -> None:
    source = office().phrases.sources[kind][name]
    parsed = phrasetext.parse(source)
    assert parsed
    for empty in ("", "某某"):
        slots = {**dict.fromkeys(parsed.names, "某某"), **dict.fromkeys(("编号", "会商单位", "届次"), empty)}
        with pytest.MonkeyPatch.context() as patch:
            quick = Phrases({kind: {name: source}}).fill(kind, name, slots)
            patch.setattr(phrasetext, "parse", lambda source: None)
            assert quick == Phrases({kind: {name: source}}).fill(kind, name, slots)
