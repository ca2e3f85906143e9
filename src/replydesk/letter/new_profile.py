"""The text of a new unit profile: the explained sample file with the values of another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from replydesk.text.yaml_text import format_scalar

# A setting as in the file: a text, a list, or one of them for each kind of letter.
Setting = str | Sequence[str] | Mapping[str, str] | Mapping[str, Sequence[str]]

# Settings of the sample that say who the unit is: left out unless the other unit has a value of its own.
_SAID_OF_UNIT = (
    *("名称", "简称", "别名", "自称", "信头", "工作", "代字", "联系人", "电话", "抄送"),
    *("印发机关", "签发职务"),
)
# Settings that are left blank with their explanations, to be filled in.
_LEFT_BLANK: Mapping[str, Setting] = {"别名": (), "承办处室": {}, "印发机关": "", "签发职务": ""}

_SETTING_LINE = re.compile(r"([^\s#:]{1,20}):(?: |$)")


def new_profile_text(sample: str, values: Mapping[str, Setting]) -> str:
    """Return the text of a profile file with these values, by the keys of the file, explained as the sample.

    `sample` is the text of a profile with a comment above each setting.
    """
    given = {**_LEFT_BLANK, **values}
    written = []
    for key, block in _blocks(sample):
        if key in given:
            comments = [line for line in block if line.startswith("#")]
            written += [*comments, *setting_lines(key, given.pop(key))]
        elif key not in _SAID_OF_UNIT:
            written += block
    for key, value in given.items():
        written += setting_lines(key, value)
    return "\n".join(written) + "\n"


def _blocks(sample: str) -> Iterator[tuple[str, list[str]]]:
    """Yield each setting of a profile: its key, and its lines with the comments above it."""
    key, block = "", list[str]()
    for line in sample.splitlines():
        found = _SETTING_LINE.match(line)
        is_next = bool(found) or line.startswith("#")
        if key and is_next:
            yield key, block
            key, block = "", []
        key = found[1] if found else key
        block.append(line)
    if key:
        yield key, block


def setting_lines(key: str, value: Setting) -> list[str]:
    """Return the lines of a setting in a profile file."""
    if isinstance(value, Mapping):
        return [f"{key}:", *(f"  {inner}: {_one_value(text)}" for inner, text in value.items())]
    return [f"{key}: {_one_value(value)}"]


def _one_value(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return format_scalar(value) or '""'
    return f"[{', '.join(map(_one_value, value))}]"
