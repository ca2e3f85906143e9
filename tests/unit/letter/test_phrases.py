from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft
from replydesk.letter.approval_form import approval_slots
from replydesk.letter.facts import DraftFacts
from replydesk.letter.feedback_form import FORMS, form_slots
from replydesk.letter.model import Letter
from replydesk.letter.phrases import MAX_COMPILED, MAX_PHRASE, PhraseError, Phrases, phrase_source
from replydesk.letter.profile import Profile
from tests.support.replies import starter_stock

SLOTS = {"您": "您", "案由": "关于某事的建议", "编号": ""}


def fill(source: str) -> tuple[str, ...]:
    return Phrases({"开头语": {"试写": source}}).fill("开头语", "试写", SLOTS)


def complaint(source: str) -> str:
    with pytest.raises(PhraseError) as caught:
        fill(source)
    return str(caught.value)


@pytest.mark.parametrize(
    ("source", "paragraphs"),
    [
        ("{{您}}提出的《{{ 案由 }}》收悉。", ("您提出的《关于某事的建议》收悉。",)),
        ("{# 常用 #}\n  甲。  \n\n\n乙。\n", ("甲。", "乙。")),
        ("{% if 编号 %}第{{编号}}号{% else %}来信{% endif %}收悉。", ("来信收悉。",)),
        ("{% if not 编号 and 案由 != '无' %}\n甲\n{% endif %}乙", ("甲", "乙")),
        ("{{ 编号 or '来信' }}收悉。", ("来信收悉。",)),
        ("{{ '第' ~ 编号 ~ '号' if 编号 else '来信' }}收悉。", ("来信收悉。",)),
        ("{% if 编号 %}甲{% endif %}", ()),
        ("", ()),
        ("{%- if 案由 -%} 甲 {% endif +%}\n乙", ("甲", "乙")),
        ("甲{#- 注 -#} 乙{##}\n丙\r\n丁", ("甲乙丙", "丁")),
        ("甲{# {{ 编号 }} {% if #}\n\n乙", ("甲", "乙")),
        ("{% raw %}{{ 编号 }}{% endraw %}", ("{{ 编号 }}",)),
        ("{{ '{{ 案由 }}' }}", ("{{ 案由 }}",)),
        ("<b>&", ("<b>&",)),
    ],
)
def test_a_phrase_is_filled_in_paragraph_by_paragraph(source: str, paragraphs: tuple[str, ...]) -> None:
    assert fill(source) == paragraphs


def test_the_text_of_a_slot_is_never_read_as_a_phrase() -> None:
    phrases = Phrases({"开头语": {"试写": "{{案由}}"}})
    assert phrases.fill("开头语", "试写", {"案由": "{{ 7 * 7 }}{% x %}"}) == ("{{ 7 * 7 }}{% x %}",)


@pytest.mark.parametrize("source", ["{{ 案油 }}", "{% if 编号 %}{{ 案油 }}{% endif %}", "{{ 案油 or 案由 }}"])
def test_an_unknown_name_is_reported_even_in_an_unused_branch(source: str) -> None:
    assert complaint(source) == ("套用语 templates/开头语/试写.j2 用了没有的名字“案油”；可用：您、案由、编号")


@pytest.mark.parametrize("name", ["cycler", "dict", "lipsum", "namespace", "range", "self", "loop", "caller"])
def test_no_builtin_of_jinja_is_accessible(name: str) -> None:
    assert f"没有的名字“{name}”" in complaint(f"{{{{ {name} }}}}")


@pytest.mark.parametrize(
    "source",
    [
        "{{ 案由.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ 案由['__class__'] }}",
        "{{ 案由|attr('__class__') }}",
        "{{ 案由.format(您) }}",
        "{{ cycler.__init__.__globals__.os.system('true') }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends '别的' %}",
        "{% set 案由 = '别的' %}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_phrase_can_only_fill_in_names_and_use_conditions(source: str) -> None:
    assert complaint(source) == ("套用语 templates/开头语/试写.j2 第 1 行用了不许用的写法，只能用填空和判断")


@pytest.mark.parametrize(
    "source",
    [
        "{% for a in range(10 ** 9) %}{% endfor %}",
        "{% for a in 案由 %}{% for b in 案由 %}甲{% endfor %}{% endfor %}",
        "{% macro 甲() %}{{ 甲() }}{% endmacro %}{{ 甲() }}",
        "{{ '甲' * 10 ** 9 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ 案由|center(10 ** 9) }}",
    ],
)
def test_a_phrase_cannot_loop_or_grow(source: str) -> None:
    assert "用了不许用的写法" in complaint(f"甲\n{source}")
    assert "第 2 行" in complaint(f"甲\n{source}")


def test_a_phrase_has_a_largest_length() -> None:
    assert fill("甲" * MAX_PHRASE) == ("甲" * MAX_PHRASE,)
    assert f"超过 {MAX_PHRASE} 字" in complaint("甲" * MAX_PHRASE + "{{ 案由 }}")


@pytest.mark.parametrize(
    "source", ["{{ 您", "{% if 编号 %}甲", "{% endif %}", "{{ }}", "{% 判断 %}", "{{ 您 您 }}"]
)
def test_an_unclosed_phrase_is_reported_with_its_line(source: str) -> None:
    assert complaint(f"甲\n{source}") == (
        "套用语 templates/开头语/试写.j2 第 2 行写法不对，请核对 {{ }} 和 {% %} 是否成对"
    )


@pytest.mark.parametrize("depth", [101, 400, 900])
def test_deeply_nested_conditions_give_no_traceback(depth: int) -> None:
    assert "写法不对" in complaint("{% if 案由 %}" * depth + "甲" + "{% endif %}" * depth)


@pytest.mark.parametrize("depth", [1000])
def test_a_very_long_condition_gives_no_traceback(depth: int) -> None:
    assert "写法不对" in complaint("{{ " + "not " * depth + "案由 }}")
    assert "写法不对" in complaint("{{ " + " and ".join(["案由"] * depth) + " }}")


def test_a_condition_that_fails_gives_no_traceback() -> None:
    assert complaint("{% if 编号 > 3 %}甲{% endif %}") == (
        "套用语 templates/开头语/试写.j2 填不出来，请核对写法"
    )


def test_a_missing_phrase_is_reported_with_the_existing_ones() -> None:
    phrases = Phrases({"感谢": {"甲": "", "乙": ""}})
    with pytest.raises(PhraseError, match="没有名为“丙”的套用语，templates/感谢 里有：甲、乙"):
        phrases.fill("感谢", "丙", SLOTS)
    with pytest.raises(PhraseError, match="templates/结束语 里有：一个也没有"):
        phrases.fill("结束语", "丙", SLOTS)


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("{# 最常用 #}\n甲", "最常用"),
        ("{#- 分两行\n   写 -#}甲", "分两行 写"),
        ("\n  {# 前有空行 #}甲", "前有空行"),
        ("甲{# 不在开头 #}", ""),
        ("甲", ""),
    ],
)
def test_the_hint_of_a_phrase_is_the_comment_at_its_start(source: str, hint: str) -> None:
    assert Phrases({"感谢": {"甲": source}}).hint("感谢", "甲") == hint


def test_phrases_keep_their_order() -> None:
    assert Phrases({"感谢": {"乙": "", "甲": ""}}).names("感谢") == ("乙", "甲")
    assert Phrases().names("感谢") == ()


@pytest.mark.parametrize(
    "text", ["{{案由}}", "{% if %}", "{# 注 #}", "{{{", "甲{乙}", "{{ '{' }}", "100%{", "\\n"]
)
def test_a_text_kept_as_a_phrase_fills_in_to_itself(text: str) -> None:
    assert fill(phrase_source([text, "第二段。"])) == (text, "第二段。")


@given(st.lists(st.text(st.sampled_from("{}%#'\" 甲案由\\-"), min_size=1).filter(str.strip), max_size=3))
def test_any_text_can_be_kept_as_a_phrase(lines: list[str]) -> None:
    assert fill(phrase_source(lines)) == tuple(line.strip() for line in lines)


def test_a_phrase_follows_its_slots_however_often_it_is_filled_in() -> None:
    phrases = Phrases({"开头语": {"试写": "{{ 您 }}好。"}})
    filled = [phrases.fill("开头语", "试写", SLOTS | {"您": word}) for word in ("您", "你们", "您")]
    assert filled == [("您好。",), ("你们好。",), ("您好。",)]


def test_every_phrase_of_a_large_desk_can_be_filled_in() -> None:
    names = [f"套{number}" for number in range(MAX_COMPILED + 10)]
    phrases = Phrases({"感谢": {name: f"{{{{您}}}}{name}" for name in names}})
    for _ in range(2):
        assert [phrases.fill("感谢", name, SLOTS) for name in names] == [(f"您{name}",) for name in names]


@pytest.mark.parametrize("number", ["", "0033"])
def test_the_phrases_that_come_with_the_program_can_be_filled_in(number: str) -> None:
    draft = Draft((("编号", number), ("案由", "关于某事的建议"), ("提出人", "张某某")))
    facts = DraftFacts(draft, Profile())
    words = {**facts.slots, **form_slots(facts), **approval_slots(facts, Letter(()), "")}
    phrases = starter_stock().phrases
    for kind, named in phrases.sources.items():
        for name in named:
            phrases.fill(kind, name, words)


# conditions, by a reference

Made = tuple[str, str]
"""A piece of a phrase, and its filled-in text."""

WORDS = {"您": "您", "案由": "关于{{编号}}的\n建议", "编号": "", "会商单位": " 省财政厅\n\n"}
white = st.sampled_from(["", " ", "\n", "\u3000", "\r\n"])
blank = st.sampled_from([" ", "  ", "\n"])


@st.composite
def condition_of_names(draw: st.DrawFn) -> tuple[str, bool]:
    """Draw a condition of names joined by not, and, or; and its value."""
    rows, sources = [], []
    for _ in range(draw(st.integers(1, 3))):
        terms = draw(
            st.lists(st.tuples(st.integers(0, 2), st.sampled_from(list(WORDS))), min_size=1, max_size=3)
        )
        rows.append(all(bool(WORDS[name]) is (nots % 2 == 0) for nots, name in terms))
        sources.append(f"{draw(blank)}and ".join("not " * nots + name for nots, name in terms))
    return f"{draw(blank)}or ".join(sources), any(rows)


@st.composite
def choice(draw: st.DrawFn, inner: st.SearchStrategy[Made]) -> Made:
    source, chosen = "", None
    for word in ("if", *draw(st.lists(st.just("elif"), max_size=2))):
        condition, holds = draw(condition_of_names())
        text, filled = draw(inner)
        source += f"{{%{draw(white)}{word} {condition}{draw(white)}%}}{text}"
        chosen = filled if chosen is None and holds else chosen
    if draw(st.booleans()):
        text, filled = draw(inner)
        source += f"{{% else %}}{text}"
        chosen = filled if chosen is None else chosen
    return f"{source}{{% endif{draw(white)}%}}", chosen or ""


def joined(pieces: list[Made]) -> Made:
    return "".join(source for source, _ in pieces), "".join(filled for _, filled in pieces)


plain: st.SearchStrategy[Made] = st.one_of(
    st.sampled_from(["文字。", " ", "}", "%}", "}}", "#", "<b>&", "  甲\n", "乙\n\n"]).map(
        lambda text: (text, text)
    ),
    st.sampled_from(list(WORDS)).map(lambda name: (f"{{{{ {name}}}}}", WORDS[name])),
    st.sampled_from(["{# 注 #}", "{##}", "{# {{ 编号 }} {% if #}"]).map(lambda comment: (comment, "")),
)
phrase = st.lists(
    st.recursive(plain, lambda inner: choice(st.lists(inner, max_size=3).map(joined)), max_leaves=8),
    max_size=4,
).map(joined)


@given(phrase)
def test_names_are_filled_in_and_conditions_choose(made: Made) -> None:
    source, filled = made
    found = Phrases({"开头语": {"试写": source}}).fill("开头语", "试写", WORDS)
    assert found == tuple(line.strip() for line in filled.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{#" + " " * 20_000, "超过 20000 字"),
        ("{#" + " " * 19_000, "第 1 行写法不对"),
        ("甲" * 4_000_000, "超过 20000 字"),
        ("甲\n{{ " + "9" * 5_000 + " }}", "第 2 行写法不对"),
        ("{{ 9**9**9 }}", "第 1 行用了不许用的写法"),
        ("{{ 'x' * 10**9 }}", "第 1 行用了不许用的写法"),
        ("甲\n{{ 案由|center(10**9) }}", "第 2 行用了不许用的写法"),
        ("{{ 案由 }}" * 600, "填空超过 500 处"),
        ("{{" + "(" * 9_000 + "}}", "写法不对"),
    ],
)
def test_a_phrase_is_bounded_before_it_is_filled_in(source: str, said: str) -> None:
    phrases = Phrases({"感谢": {"甲": source}})
    with pytest.raises(PhraseError, match=f"templates/感谢/甲.j2 .*{said}"):
        phrases.fill("感谢", "甲", {"案由": "乙"})
    assert phrases.hint("感谢", "甲") == ""


def test_a_phrase_with_slots_that_are_too_long_is_not_filled_in() -> None:
    phrases = Phrases({"感谢": {"甲": "{{ 案由 ~ 案由 }}" * 200}})
    with pytest.raises(PhraseError, match="填出来太长"):
        phrases.fill("感谢", "甲", {"案由": "乙" * 100_000})


def test_a_title_inside_the_title_of_an_item_has_single_marks_in_every_phrase() -> None:
    phrases = starter_stock().phrases
    given = {"案由": "关于落实《〈甲条例〉实施办法》的建议", "届次": "某会议", "编号": ""}
    slots = defaultdict[str, str](lambda: "某", given)
    filled = {
        (kind, name): "".join(phrases.fill(kind, name, slots))
        for kind in phrases.sources
        for name in phrases.names(kind)
    }
    titled = [text for (kind, _), text in filled.items() if "甲条例" in text and kind != FORMS]
    assert len(titled) > 20
    assert all("《关于落实〈《甲条例》实施办法〉的建议》" in text for text in titled)
    assert all(
        "关于落实《〈甲条例〉实施办法》的建议" in text for (kind, _), text in filled.items() if kind == FORMS
    )
