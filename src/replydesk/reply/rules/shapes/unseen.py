"""The rule of characters that are not seen, turn text round or cannot be printed, and its correction."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from replydesk.draft.locations import Edit
from replydesk.draft.model import PASSAGES, WRITTEN_BY_PROGRAM, Key
from replydesk.draft.place import Place, attachment_name, field_text, form_key
from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts
from replydesk.text.changes import changes
from replydesk.text.marks import in_letter, named, on_one_line, without_marked

_FIELDS = tuple(key for key in Key if key not in (*WRITTEN_BY_PROGRAM, *PASSAGES))
_NEVER_PRINTED = (Key.JOINT, Key.LEAD_BODY, Key.HANDED_OVER, Key.DEADLINE)
_AROUND = 5  # characters shown on both sides of the first one

UNSEEN = Rule(
    "看不见的字符",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "有看不见的字符",
    "请删去",
    "各栏、各段文字；印不出来的为提示",
    fires=(
        Example("我厅高度\u202e重视。", "度\u202e", "度"),
        Example(fields=((Key.SUBJECT, "关于\u200b道路的建议"),), words="于\u200b", right="于"),
        Example("已\x07办。", "已\x07", "已"),
        Example("已\x1b[31m办。", "已\x1b[31m", "已"),
    ),
    passes=(Example("我厅高度重视。"), Example("覆盖A\u3000B两类。")),
)

_COLOUR_CODE = r"\x1b\[[0-9;]{0,20}m"  # of a terminal: what is behind its sign goes with it


@lru_cache(maxsize=2048)  # a keystroke changes one text
def _right(text: str) -> str:
    return without_marked(re.sub(_COLOUR_CODE, "", text) if "\x1b" in text else text)


def unseen_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that no field and no text has such characters: one finding per field, part or attachment."""
    fields = ((Place(key), field_text(facts.draft, key)) for key in _FIELDS if facts.draft.get(key))
    by_key: dict[str, list[Edit]] = {}
    for place, text in (*fields, *facts.texts):
        if (right := _right(text)) != text:
            by_key.setdefault(place.key, []).append(Edit(place, text, right))
    for key, edits in by_key.items():
        yield _finding(key, tuple(edits))


def _finding(key: str, edits: tuple[Edit, ...]) -> Finding:
    texts = "".join(edit.before for edit in edits)
    is_printed = key not in _NEVER_PRINTED and in_letter(texts) != texts
    level = Level.ERROR if is_printed else Level.HINT
    outcome = "，会印成“␦”一类的记号" if is_printed else ""
    count = f"等 {len(edits)} 段" if len(edits) > 1 else ""
    message = f"{attachment_name(key)}有看不见的字符{outcome}：“{_around(edits[0])}”{count}"
    hits = [
        Hit(edit.place, edit.before[begin:end], begin, right)
        for edit in edits
        for begin, end, right in changes(edit.before, edit.after)
    ]
    return UNSEEN.found(form_key(key), message, f"请删去 {named(texts)}", hits=hits, fix=edits, level=level)


def _around(edit: Edit) -> str:
    """Return the text around the first such character, marked."""
    before, after = edit.before, edit.after
    at = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(after))
    return on_one_line(before[max(at - _AROUND, 0) : at + _AROUND])


UNSEEN_LOOKS = (of_facts((UNSEEN,), unseen_rule),)
