"""Hypothesis strategies for drafts: every draft that the data model can hold."""

from __future__ import annotations

from hypothesis import strategies as st

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section, Value
from replydesk.draft.place import Place
from replydesk.letter.model import HEADINGS, Block, Letter, Role, Span

LINE_BREAKS = "\r\n"
_FORMAT_MARKS = "#-—.:：“”\\ <>[]{}()&*!|'\"%@`,，。、~=+0123456789?\t\u3000\u2028\u0085\ufeff\x07"
CHARACTERS = st.one_of(
    st.sampled_from("张某某代表关于推进养老服务的建议收悉"),
    st.sampled_from(_FORMAT_MARKS),
    st.characters(codec="utf-8", exclude_characters=LINE_BREAKS),
)
_LOOKS_LIKE_MARK = [
    "# 一",
    "1. 一",
    "2) 二",
    "---",
    "<!-- 下一步 -->",
    "\\# 一",
    "1\\. 一",
    "12\\\\",
    "#",
    "１. 一",
]
_LOOKS_LIKE_MARK += ["<!-- 附件 -->", "<!--附件2-->", "<!-- 附件99 -->", "| 甲 | 乙 |", "| --- | ---: |"]
LINES = st.one_of(st.text(CHARACTERS, max_size=40), st.sampled_from(_LOOKS_LIKE_MARK))
TEXTS = st.one_of(LINES, st.lists(LINES, max_size=4).map("\n".join), st.just("甲\r乙\r\n"))
PARAGRAPHS = st.lists(st.builds(Paragraph, LINES.filter(str.strip), st.booleans()), max_size=5).map(tuple)
SECTIONS = st.lists(st.builds(Section, st.integers(1, 4), LINES, PARAGRAPHS), max_size=5).map(tuple)
VALUES: st.SearchStrategy[Value] = st.one_of(TEXTS, st.lists(TEXTS, max_size=4).map(tuple))
KEYS = st.one_of(st.sampled_from([str(key) for key in Key]), TEXTS)
FIELDS = st.lists(st.tuples(KEYS, VALUES), max_size=6).map(tuple)
ATTACHED = st.builds(Attachment, PARAGRAPHS, SECTIONS)
ATTACHMENTS = (
    st.lists(ATTACHED, max_size=4).map(tuple).filter(lambda each: not each or each[-1] != Attachment())
)
DRAFTS = st.builds(
    Draft, FIELDS, PARAGRAPHS, PARAGRAPHS, SECTIONS, PARAGRAPHS, PARAGRAPHS, PARAGRAPHS, ATTACHMENTS
)

_FLOW = st.one_of(
    st.tuples(st.just(Role.BODY), st.integers(1, 26)),
    st.tuples(st.sampled_from([*HEADINGS, Role.SALUTATION]), st.just(1)),
)
_ATTACHED = st.lists(st.tuples(st.just(Role.ATTACHMENTS_NEXT), st.just(1)), max_size=4)
_TAIL = st.lists(st.sampled_from([Role.SIGNATURE, Role.DATE, Role.CONTACT, Role.CC]), unique=True)


def _letter(flow: list[tuple[Role, int]], attached: list[tuple[Role, int]], tail: list[Role]) -> Letter:
    ends = [(role, 1) for role in sorted(tail, key=list(Role).index)]
    blocks = [(Role.LETTERHEAD, 1), (Role.NUMBER, 1), *flow, *attached, *ends]
    return Letter(
        tuple(
            Block(role, (Span("文" * (lines * 28 - 8), role),), Place("")) if lines > 1 else _short(role)
            for role, lines in blocks
        )
    )


def _short(role: Role) -> Block:
    return Block(role, (Span("某某", role),), Place(""))


LETTERS = st.builds(_letter, st.lists(_FLOW, max_size=12), _ATTACHED, _TAIL)
"""Letters of all lengths, with and without signature: what matters to paging and nothing else."""
