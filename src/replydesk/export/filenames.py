"""Unique names for exported files, made from a pattern and allowed on every system.

A file name is the stem of its draft and a mark for the file's kind and recipient. Stems are decided before
anything is written, so that names do not depend on which worker is done first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, takewhile

from replydesk.draft.model import Draft, Key
from replydesk.export.outputs import ProductKind
from replydesk.letter.facts import addressees, item_number, proposers, subject
from replydesk.letter.kinds import kind_of
from replydesk.text.characters import file_name, folded_name

CHANGED = "（签发后改过）"
MAX_MARK_BYTES = 51  # With 180 of a stem, a number, .docx and 16 of （Word改过） a name stays under 255
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f{}]')
_MARK_BEGINS = ("-", "（")
_NAMED = 3  # recipients up to which all are named


class PatternError(ValueError):
    """An invalid pattern; the message is for the clerk."""


def _recipients(draft: Draft) -> str:
    names = proposers(draft)
    if len(names) <= _NAMED or kind_of(draft).to_lead:
        return addressees(draft)
    return f"{names[0]}等{len(names)}位{kind_of(draft).member}"


# placeholders filled from a draft
FIELDS: dict[str, Callable[[Draft], str]] = {
    "文号": lambda draft: draft.get(Key.DOCUMENT_NUMBER),
    "编号": item_number,
    "收件人": _recipients,
    "案由": subject,
    "类型": lambda draft: kind_of(draft).name if draft.get(Key.KIND) else "",
    "单位": lambda draft: draft.get(Key.UNIT),
}
DRAFT = "稿子"  # placeholder for the name of the draft's file
KNOWN = tuple(f"{{{name}}}" for name in (DRAFT, *FIELDS))  # all placeholders, as written in a pattern


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern for stems: text with placeholders such as {编号} {收件人}. Raises PatternError."""

    text: str = f"{{{DRAFT}}}"

    def __post_init__(self) -> None:
        names = _PLACEHOLDER.findall(self.text)
        if unknown := [name for name in names if name not in (DRAFT, *FIELDS)]:
            raise PatternError(f"文件名样式里没有“{{{unknown[0]}}}”，可用：{' '.join(KNOWN)}")
        if wrong := _FORBIDDEN.search(_PLACEHOLDER.sub("", self.text)):
            raise PatternError(f"文件名样式里不能有“{wrong[0]}”；可用的填空：{' '.join(KNOWN)}")
        if not names:
            raise PatternError(f"文件名样式里要有填空，不然各份都是一个名字；可用：{' '.join(KNOWN)}")

    @property
    def needs_fields(self) -> bool:
        """Return True if drafts must be read for their stems."""
        return set(_PLACEHOLDER.findall(self.text)) != {DRAFT}

    def title(self, name: str, draft: Draft) -> str:
        """Return the title of a draft; `name`, its file's, if the fields used are all empty."""
        values = {DRAFT: name} | {key: fill(draft) for key, fill in FIELDS.items()}
        used = _PLACEHOLDER.findall(self.text)
        if not any(values[key].strip() for key in used):
            return name
        return _PLACEHOLDER.sub(lambda found: values[found[1]], self.text).strip(" \u3000-_—·")


def file_stems(titles: Sequence[str]) -> tuple[str, ...]:
    """Return a unique stem for each title, at most 180 bytes; the second of a name has （2）."""
    plain = [file_name(title) for title in titles]
    taken = {folded_name(name) for name in plain}
    owned: dict[str, int] = {}
    found = []
    for title, name in zip(titles, plain, strict=True):
        key = folded_name(name)
        if key in owned:
            numbers = ((number, file_name(title, f"（{number}）")) for number in count(owned[key] + 1))
            owned[key], name = next(pair for pair in numbers if folded_name(pair[1]) not in taken)
            taken.add(folded_name(name))
        owned.setdefault(key, 1)
        found.append(name)
    return tuple(found)


def rival_stems(given: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return for each stem the others, folded, that its marked names can begin with: 甲 has 甲-张某某代表."""
    order = sorted(range(len(given)), key=lambda index: folded_name(given[index]))
    keys = [folded_name(given[index]) for index in order]
    found: list[tuple[str, ...]] = [()] * len(given)
    for place, index in enumerate(order):
        own = keys[place]
        longer = _starting_with(own, islice(keys, place + 1, None))
        found[index] = tuple(key for key in longer if key[len(own) :].startswith(_MARK_BEGINS))
    return tuple(found)


def _starting_with(own: str, keys: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda key: key.startswith(own), keys)


def file_marks(products: Iterable[tuple[ProductKind, str]], *, is_changed: bool = False) -> tuple[str, ...]:
    """Return a unique mark of at most 51 bytes for each kind and recipient; "" for the only letter.

    The marks of a draft that has changed since it was signed say so.
    """
    found: dict[str, str] = {}
    for kind, recipient in products:
        word = "" if kind is ProductKind.LETTER else f"（{kind}）"
        word += CHANGED if is_changed else ""
        mark = _cut(word + (f"-{file_name(recipient)}" if recipient else ""))
        numbers = (_cut(mark, f"（{number}）") for number in count(2))
        while folded_name(mark) in found:
            mark = next(numbers)
        found[folded_name(mark)] = mark
    return tuple(found.values())


def file_names(stem: str, rivals: Sequence[str], marks: Iterable[str]) -> tuple[str, ...]:
    """Return the names of a draft's files without suffix; `rivals` is the stem's entry in `rival_stems`.

    A name that begins with a rival could be another draft's, so its stem is numbered.
    """

    def is_free(name: str) -> bool:
        return not folded_name(name).startswith(tuple(rivals))

    def named(mark: str) -> str:
        tries = (f"{stem}（{number}）{mark}" for number in count(2))
        return stem + mark if is_free(stem + mark) else next(filter(is_free, tries))

    return tuple(map(named, marks))


def _cut(text: str, tail: str = "") -> str:
    room = MAX_MARK_BYTES - len(tail.encode())
    return text.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore").rstrip(" .") + tail
