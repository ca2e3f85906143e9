"""Hypothesis strategies for drafts: every draft that the data model can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from replydesk.draft import Draft, Key, Paragraph, Section, Value

LINE_BREAKS = "\r\n"
_FORMAT_MARKS = "#-—.:：“”\\ <>[]{}()&*!|'\"%@`,，。、~=+0123456789?\t\u3000\u2028\u0085\ufeff\x07"
CHARACTERS = st.one_of(
    st.sampled_from("张某某代表关于推进养老服务的建议收悉"),
    st.sampled_from(_FORMAT_MARKS),
    st.characters(exclude_categories=("Cs",), exclude_characters=LINE_BREAKS),
)
_LOOKS_LIKE_MARK = ["# 一", "1. 一", "2) 二", "---", "<!-- 下一步 -->", "\\# 一", "1\\. 一", "12\\\\", "#"]
LINES = st.one_of(st.text(CHARACTERS, max_size=40), st.sampled_from(_LOOKS_LIKE_MARK))
TEXTS = st.one_of(LINES, st.lists(LINES, max_size=4).map("\n".join), st.just("甲\r乙\r\n"))
PARAGRAPHS = st.lists(st.builds(Paragraph, LINES.filter(str.strip), st.booleans()), max_size=5).map(tuple)
SECTIONS = st.lists(st.builds(Section, st.integers(1, 4), LINES, PARAGRAPHS), max_size=5).map(tuple)
VALUES: st.SearchStrategy[Value] = st.one_of(TEXTS, st.lists(TEXTS, max_size=4).map(tuple))
KEYS = st.one_of(st.sampled_from([str(key) for key in Key]), TEXTS)
FIELDS = st.lists(st.tuples(KEYS, VALUES), max_size=6).map(tuple)
DRAFTS = st.builds(Draft, FIELDS, PARAGRAPHS, PARAGRAPHS, SECTIONS, PARAGRAPHS, PARAGRAPHS, PARAGRAPHS)
