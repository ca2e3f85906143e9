"""Names for the files of an export: made from a pattern, allowed on every system, never two alike.

Every draft has a stem of its own; its files are the stem and a mark that says which of them it is. Stems are
given before anything is written, so that names do not depend on who is done first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice, takewhile

from replydesk.draft.model import Draft, Key
from replydesk.export.outputs import ProductKind
from replydesk.letter.facts import item_number, kind_of, people, proposers, subject
from replydesk.text.characters import file_name, folded_name

MAX_MARK_BYTES = 51
"""The longest mark: with 180 bytes of a stem, a number, .docx and 16 bytes of （Word改过） under 255."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f{}]')
_MARK_BEGINS = ("-", "（")
_NAMED = 3  # more recipients than these are counted, not named


class PatternError(ValueError):
    """A pattern that no name can be made of, said to a clerk."""


def _recipients(draft: Draft) -> str:
    names = proposers(draft)
    if len(names) <= _NAMED:
        return people(draft)
    return f"{names[0]}等{len(names)}位{kind_of(draft).member}"


FIELDS: dict[str, Callable[[Draft], str]] = {
    "文号": lambda draft: draft.get(Key.DOCUMENT_NUMBER),
    "编号": item_number,
    "收件人": _recipients,
    "案由": subject,
    "类型": lambda draft: draft.get(Key.KIND),
    "单位": lambda draft: draft.get(Key.UNIT),
}
"""The placeholders that are filled from a draft."""

DRAFT = "稿子"
"""The placeholder for the name of the draft's file."""

KNOWN = tuple(f"{{{name}}}" for name in (DRAFT, *FIELDS))
"""All placeholders, as they are written in a pattern."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """How stems are made: text with placeholders, such as {编号} {收件人}. Raises PatternError."""

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
        """Whether the drafts must be read before their stems are known."""
        return set(_PLACEHOLDER.findall(self.text)) != {DRAFT}

    def title(self, name: str, draft: Draft) -> str:
        """What a draft is called; `name` is that of its file, and all there is if its fields are empty."""
        values = {DRAFT: name} | {key: fill(draft) for key, fill in FIELDS.items()}
        used = _PLACEHOLDER.findall(self.text)
        if not any(values[key].strip() for key in used):
            return name
        return _PLACEHOLDER.sub(lambda found: values[found[1]], self.text).strip(" \u3000-_—·")


def stems(titles: Sequence[str]) -> tuple[str, ...]:
    """A stem for each title, at most 180 bytes, no two of them alike; the second of a name has （2）."""
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


def rivals(given: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """For each stem the others, folded, that a marked name of it could begin with: 甲 has 甲-张某某代表."""
    order = sorted(range(len(given)), key=lambda index: folded_name(given[index]))
    keys = [folded_name(given[index]) for index in order]
    found: list[tuple[str, ...]] = [()] * len(given)
    for place, index in enumerate(order):
        own = keys[place]
        longer = _begun_with(own, islice(keys, place + 1, None))
        found[index] = tuple(key for key in longer if key[len(own) :].startswith(_MARK_BEGINS))
    return tuple(found)


def _begun_with(own: str, keys: Iterable[str]) -> Iterator[str]:
    return takewhile(lambda key: key.startswith(own), keys)


def marks(products: Iterable[tuple[ProductKind, str]]) -> tuple[str, ...]:
    """What is put behind the stem for each product of a draft, given its kind and whom it goes to.

    Nothing for the only letter; 51 bytes at most, no two alike.
    """
    found: dict[str, str] = {}
    for kind, recipient in products:
        word = "" if kind is ProductKind.LETTER else f"（{kind}）"
        mark = _cut(word + (f"-{file_name(recipient)}" if recipient else ""))
        numbers = (_cut(mark, f"（{number}）") for number in count(2))
        while folded_name(mark) in found:
            mark = next(numbers)
        found[folded_name(mark)] = mark
    return tuple(found.values())


def product_names(stem: str, rival: Sequence[str], marked: Iterable[str]) -> tuple[str, ...]:
    """The names without suffix of a draft's products; `rival` are the stem's own of `rivals`.

    A name that begins with another draft's stem could be one of that draft's, so its stem is numbered.
    """

    def is_free(name: str) -> bool:
        return not folded_name(name).startswith(tuple(rival))

    def named(mark: str) -> str:
        tries = (f"{stem}（{number}）{mark}" for number in count(2))
        return stem + mark if is_free(stem + mark) else next(filter(is_free, tries))

    return tuple(map(named, marked))


def _cut(text: str, tail: str = "") -> str:
    room = MAX_MARK_BYTES - len(tail.encode())
    return text.encode("utf-8", "ignore")[:room].decode("utf-8", "ignore").rstrip(" .") + tail
