"""The draft of one reply as the clerk typed it, as frozen data.

A draft consists of named fields (the front matter of its file), the sections of the answer, four passages
outside the sections (opening, next steps, thanks, closing), and the texts of attachments. Nothing here is
computed: title, salutation and defaults of the unit are derived in `letter.facts` and `letter.compose`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from typing import Any, NamedTuple

from replydesk.text.table_rows import is_row


class Key(StrEnum):
    """The fields of a draft; the values are the keys in its file."""

    UNIT = "单位"
    KIND = "类型"
    SESSION = "届次"
    ITEM_NUMBER = "编号"
    SUBJECT = "案由"
    FIRST_REPLY = "原答复"
    PROPOSERS = "提出人"
    JOINT = "联名"
    SALUTATION = "主送"
    TITLE = "标题"
    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    DOCUMENT_NUMBER = "发文字号"
    RESULT_CLASS = "办理类别"
    PUBLICITY = "公开属性"
    KEPT_PUBLIC = "公开保留"
    LEFT_OUT = "公开去掉"
    CONSULTED = "会商单位"
    OPENING = "开头语"
    NEXT_STEPS = "下一步"
    THANKS = "感谢"
    CLOSING = "结束语"
    ATTACHMENTS = "附件"
    SIGNATURE = "落款"
    SIGNER = "签发人"
    DATE = "成文日期"
    OFFICE = "承办处室"
    CONTACT = "联系人"
    PHONE = "电话"
    CC = "抄送"
    PRINT_DATE = "印发日期"
    MENDING = "断行"
    LEAD_BODY = "主办单位"
    HANDED_OVER = "交办日期"
    DEADLINE = "期限"
    STAGE = "环节"
    REVIEWS = "阅稿记录"
    REMARKS = "批注"
    POINTS = "逐条"
    TAKEN = "旧复"
    PASSED_OVER = "略过"


MENDED = "修整"  # the value of 断行 that condenses lines with bad endings


class Part(StrEnum):
    """The parts of a draft's text in the order of the letter; the values are their marks in the file."""

    OPENING = "开头语"
    ANSWER = "答复内容"
    NEXT_STEPS = "下一步"
    THANKS = "感谢"
    CLOSING = "结束语"


# The parts without headings, typed or made of chosen phrases of the same name.
PASSAGES = (Part.OPENING, Part.NEXT_STEPS, Part.THANKS, Part.CLOSING)

# Fields with one text a line, which may hold commas and 、
LINED = (
    Key.ATTACHMENTS,
    Key.KEPT_PUBLIC,
    Key.LEFT_OUT,
    Key.PASSED_OVER,
    Key.REMARKS,
    Key.POINTS,
    Key.TAKEN,
)

# Fields that the program writes, or a choice of it: what people type is elsewhere.
WRITTEN_BY_PROGRAM = (
    Key.MENDING,
    Key.STAGE,
    Key.REVIEWS,
    Key.REMARKS,
    Key.POINTS,
    Key.TAKEN,
    Key.PASSED_OVER,
    Key.KEPT_PUBLIC,
    Key.LEFT_OUT,
)

COMMENT = "#"  # the key under which a comment of the front matter is kept as a field

# Fields whose value is chosen from a few words.
CHOSEN = (Key.KIND, Key.RESULT_CLASS, Key.PUBLICITY, Key.URGENCY, Key.OFFICE)


@dataclass(frozen=True, slots=True)
class Nested:
    """A field value that is neither text nor a list of texts, kept as YAML source."""

    yaml: str


Value = str | tuple[str, ...] | Nested  # A field value: text as typed, a list of texts, or YAML source


class Paragraph(NamedTuple):
    """A paragraph: not blank, no line break. Consecutive items are numbered 一是, 二是 …"""

    text: str
    is_item: bool = False

    @property
    def is_row(self) -> bool:
        """Return True if this is a table row; consecutive rows form one table."""
        return not self.is_item and is_row(self.text)


class Section(NamedTuple):
    """A heading of level 1 to 4, as typed and without number, and its paragraphs."""

    level: int
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def leads_in(self) -> bool:
        """Return True if plain text right below the heading is printed behind it."""
        return self.heading.rstrip().endswith("。")

    @property
    def runs_in(self) -> bool:
        """Return True if heading and first paragraph are printed as one paragraph."""
        first = self.paragraphs[0] if self.paragraphs else None
        return bool(first and self.leads_in and not (first.is_item or first.is_row))


class Attachment(NamedTuple):
    """The text of an attachment, printed on its own page; its name is in the field 附件."""

    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One reply as typed; `fields` keep order and unknown keys of the file, comments under the key "#"."""

    fields: tuple[tuple[str, Value], ...] = ()
    opening: tuple[Paragraph, ...] = ()
    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    next_steps: tuple[Paragraph, ...] = ()
    thanks: tuple[Paragraph, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    # In the order of their names; an empty one is a separate document. The last one is not empty.
    attachments: tuple[Attachment, ...] = ()

    def get(self, key: str) -> str:
        """Return a field as stripped text, "" if it is missing; a list is joined by 、."""
        text = self._texts.get(key)
        if text is None:
            text = self._texts[key] = _text(key, self._by_key.get(key))
        return text

    def names(self, key: str) -> tuple[str, ...]:
        """Return a field as a list of names; text is split by `split_names`."""
        return _names(key, self.raw(key))

    def raw(self, key: str) -> Value | None:
        """Return a field's value as in the file, None if it is missing."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Value]:
        """Return the fields by key; the first of equal keys counts."""
        return dict(reversed(self.fields))

    @cached_property
    def _texts(self) -> dict[str, str]:
        """Return the fields asked for so far as texts; checks and composition read them often."""
        return {}

    def with_field(self, key: str, value: Value) -> Draft:
        """Return the draft with one field set; a new field is inserted in the order of `Key`."""
        return self if self.raw(key) == value else self.with_fields([(key, value)])

    def with_fields(self, values: Iterable[tuple[str, Value]]) -> Draft:
        """Return the draft with several fields set, each as by `with_field`."""
        fields = list(self.fields)
        names = [name for name, _ in fields]
        for key, value in values:
            if key in names:
                fields[names.index(key)] = (key, value)
            else:
                place = _place_of(key, names)
                fields.insert(place, (key, value))
                names.insert(place, key)
        return replace(self, fields=tuple(fields))

    def passage(self, part: Part) -> tuple[Paragraph, ...]:
        """Return the typed paragraphs of one of `PASSAGES`."""
        paragraphs: tuple[Paragraph, ...] = getattr(self, _ATTRIBUTE[part])
        return paragraphs

    def with_passage(self, part: Part, paragraphs: Iterable[Paragraph]) -> Draft:
        """Return the draft with one of `PASSAGES` replaced."""
        changes: dict[str, Any] = {_ATTRIBUTE[part]: tuple(paragraphs)}
        return replace(self, **changes)


_ATTRIBUTE = {
    Part.OPENING: "opening",
    Part.NEXT_STEPS: "next_steps",
    Part.THANKS: "thanks",
    Part.CLOSING: "closing",
}

_SEPARATORS = re.compile(r"[、，,；;\n]+")


def _text(key: str, value: Value | None) -> str:
    if isinstance(value, tuple):
        return "、".join(_names(key, value))
    return value.strip() if isinstance(value, str) else ""


def _names(key: str, value: Value | None) -> tuple[str, ...]:
    if isinstance(value, str):
        value = tuple(split_names(key, value))
    return tuple(item.strip() for item in value if item.strip()) if isinstance(value, tuple) else ()


def split_names(key: str, text: str) -> list[str]:
    """Return the names in the text of a field, without blanks.

    They are split at 、 ， ； and commas; those of `LINED`, which may hold these, only at line breaks.
    """
    parts = text.split("\n") if key in LINED else _SEPARATORS.split(text)
    return [name.strip() for name in parts if name.strip()]


_RANKS = {str(key): rank for rank, key in enumerate(Key)}


def _place_of(key: str, names: list[str]) -> int:
    """Return the index at which to insert a new field: after the nearest known field before it."""
    rank = _RANKS.get(key)
    if rank is None:
        return len(names)
    place, nearest = 0, -1
    for index, name in enumerate(names, 1):
        if nearest < _RANKS.get(name, -1) < rank:
            place, nearest = index, _RANKS[name]
    return place
