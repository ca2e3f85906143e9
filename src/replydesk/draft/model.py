"""What the clerk typed: the draft of one reply, as frozen data.

A draft is a list of named fields (the front matter of its file), the sections of the answer, four passages
of their own (opening, next steps, thanks, closing), and the texts of attachments. Nothing here is computed:
what follows from the fields (title, salutation, defaults of the unit) is made by `record` and `compose`.
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
    """The fields a draft can have; the values are the keys of its file."""

    UNIT = "单位"
    KIND = "类型"
    SESSION = "届次"
    ITEM_NUMBER = "编号"
    SUBJECT = "案由"
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
    CONSULTED = "会商单位"
    OPENING = "开头语"
    NEXT_STEPS = "下一步"
    THANKS = "感谢"
    CLOSING = "结束语"
    ATTACHMENTS = "附件"
    SIGNATURE = "落款"
    SIGNER = "签发人"
    DATE = "成文日期"
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


MENDED = "修整"  # the value of 断行 under which lines that end badly are condensed


class Part(StrEnum):
    """The parts of a draft's text, in the order of the letter; the values mark them in the file."""

    OPENING = "开头语"
    ANSWER = "答复内容"
    NEXT_STEPS = "下一步"
    THANKS = "感谢"
    CLOSING = "结束语"


# The parts that are plain paragraphs, typed or chosen from the phrases of the same name.
PASSAGES = (Part.OPENING, Part.NEXT_STEPS, Part.THANKS, Part.CLOSING)

# Fields of which one of a few words is chosen.
CHOSEN = (Key.KIND, Key.RESULT_CLASS, Key.PUBLICITY, Key.URGENCY)


@dataclass(frozen=True, slots=True)
class Nested:
    """A field's value that is neither text nor a list of texts, kept as the YAML it was."""

    yaml: str


# A field's value: text as typed, a list of texts, or YAML kept as it is.
Value = str | tuple[str, ...] | Nested


class Paragraph(NamedTuple):
    """One paragraph: not blank, no line break. An item is one of a row of 一是, 二是 …"""

    text: str
    is_item: bool = False

    @property
    def is_row(self) -> bool:
        """True if this is a row of a table; consecutive rows are one table."""
        return not self.is_item and is_row(self.text)


class Section(NamedTuple):
    """A heading of level 1 to 4, as typed and without its number, and the paragraphs under it."""

    level: int
    heading: str
    paragraphs: tuple[Paragraph, ...] = ()

    @property
    def runs_in(self) -> bool:
        """Whether heading and first paragraph are one paragraph of the letter."""
        first = self.paragraphs[0] if self.paragraphs else None
        return bool(first and self.heading.rstrip().endswith("。") and not (first.is_item or first.is_row))


class Attachment(NamedTuple):
    """What is printed of an attachment, on a page of its own; its name is in the field 附件."""

    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Draft:
    """One reply as typed. `fields` keep the order of the file and keys the program does not know.

    A field whose key is "#" is a comment of the front matter.
    """

    fields: tuple[tuple[str, Value], ...] = ()
    opening: tuple[Paragraph, ...] = ()
    preamble: tuple[Paragraph, ...] = ()
    sections: tuple[Section, ...] = ()
    next_steps: tuple[Paragraph, ...] = ()
    thanks: tuple[Paragraph, ...] = ()
    closing: tuple[Paragraph, ...] = ()
    # In the order of their names; an empty one is bound apart. The last one is not empty.
    attachments: tuple[Attachment, ...] = ()

    def get(self, key: str) -> str:
        """The field as one stripped text ("" when it is missing); a list is joined by 、."""
        return self._texts.get(key, "")

    def names(self, key: str) -> tuple[str, ...]:
        """The field as a list: one typed as text is parted as `split_names` does."""
        if key not in self._names:
            self._names[key] = _names(key, self.raw(key))
        return self._names[key]

    def raw(self, key: str) -> Value | None:
        """The field's value as it stands in the file, None when it is missing."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Value]:
        """The fields by their keys; of a key that is there twice the first counts."""
        return dict(reversed(self.fields))

    @cached_property
    def _texts(self) -> dict[str, str]:
        """The fields as texts, worked out once: a reply is checked and composed by asking for them often."""
        return {key: _text(key, value) for key, value in self._by_key.items()}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        """The fields as lists, those that have been asked for."""
        return {}

    def with_field(self, key: str, value: Value) -> Draft:
        """This draft with one field set; a new field goes where the order of `Key` puts it."""
        if self.raw(key) == value:
            return self
        fields = list(self.fields)
        names = [name for name, _ in fields]
        if key in names:
            fields[names.index(key)] = (key, value)
        else:
            fields.insert(_place_of(key, names), (key, value))
        return replace(self, fields=tuple(fields))

    def passage(self, part: Part) -> tuple[Paragraph, ...]:
        """The typed paragraphs of one of `PASSAGES`."""
        paragraphs: tuple[Paragraph, ...] = getattr(self, _ATTRIBUTE[part])
        return paragraphs

    def with_passage(self, part: Part, paragraphs: Iterable[Paragraph]) -> Draft:
        """This draft with one of `PASSAGES` replaced."""
        changes: dict[str, Any] = {_ATTRIBUTE[part]: tuple(paragraphs)}
        return replace(self, **changes)


_ATTRIBUTE = {
    Part.OPENING: "opening",
    Part.NEXT_STEPS: "next_steps",
    Part.THANKS: "thanks",
    Part.CLOSING: "closing",
}

_SEPARATORS = re.compile(r"[、，,；;\n]+")


def _text(key: str, value: Value) -> str:
    if isinstance(value, tuple):
        return "、".join(_names(key, value))
    return value.strip() if isinstance(value, str) else ""


def _names(key: str, value: Value | None) -> tuple[str, ...]:
    if isinstance(value, str):
        value = tuple(split_names(key, value))
    return tuple(item.strip() for item in value if item.strip()) if isinstance(value, tuple) else ()


def split_names(key: str, text: str) -> list[str]:
    """The names in the text of a field, blanks left out.

    They are parted at 、 ， ； and commas; attachments, whose names can hold such marks, at line breaks.
    """
    parts = text.split("\n") if key == Key.ATTACHMENTS else _SEPARATORS.split(text)
    return [name.strip() for name in parts if name.strip()]


_ORDER = tuple(Key)


def _place_of(key: str, names: list[str]) -> int:
    """Where a new field belongs among `names`: behind the nearest known field before it."""
    if key not in _ORDER:
        return len(names)
    for earlier in reversed(_ORDER[: _ORDER.index(Key(key))]):
        if earlier in names:
            return names.index(earlier) + 1
    return 0
