"""A source as JSON, as the readers in processes of their own hand it over."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from replydesk.importing.replies.readers.limits import Unreadable, broken
from replydesk.importing.replies.source import Side, Source, SourceLine
from replydesk.text.note import Note

_PLAIN = ("text", "is_paragraph", "indent", "level", "number", "table", "page")


def result_of(read: Callable[[bytes], Source], data: bytes) -> dict[str, object]:
    """Return the source that `read` makes of a file, or the reason why it is not read."""
    try:
        source = read(data)
    except Unreadable as error:
        return {"reason": str(error)}
    return {
        "lines": [_written(line) for line in source.lines],
        "notes": [note.text for note in source.notes],
        "left_out": list(source.left_out),
    }


def _written(line: SourceLine) -> dict[str, object]:
    found: dict[str, object] = {name: getattr(line, name) for name in _PLAIN}
    kept = {name: value for name, value in found.items() if value or name in ("text", "indent")}
    return {**kept, "side": line.side.value, "cells": line.cells}


def source_of(output: Mapping[str, Any], what: str) -> Source:
    """Return the source from such a result; `what` names the kind of file. Raises Unreadable."""
    if isinstance(reason := output.get("reason"), str):
        raise Unreadable(reason)
    lines, notes, left_out = (output.get(name) for name in ("lines", "notes", "left_out"))
    if not (isinstance(lines, list) and isinstance(notes, list) and isinstance(left_out, list)):
        raise broken(f"{what}已损坏")
    return Source(tuple(map(_line, lines)), tuple(map(Note, notes)), tuple(left_out))


def _line(written: Mapping[str, Any]) -> SourceLine:
    plain = {name: written[name] for name in _PLAIN if name in written}
    return SourceLine(**plain, side=Side(written["side"]), cells=tuple(written["cells"]))
