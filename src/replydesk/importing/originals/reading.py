"""An original read from a file or a pasted text: its fields, and the text of reasons and suggestions."""

from __future__ import annotations

from replydesk.draft.original import Original
from replydesk.importing.replies.readers.reading import read_source
from replydesk.importing.replies.source import Source


def read_original(data: bytes, name: str) -> tuple[Original, ...]:
    """Return the originals in a file, mostly one; `name` is its name. Raises Unreadable."""
    return originals_in(data, name, read_source(data, name))


def originals_in(data: bytes, name: str, source: Source) -> tuple[Original, ...]:
    """Return the originals in a source that was read of a file."""
    return (
        Original(source=name, text=tuple(line.text.strip() for line in source.lines if line.text.strip())),
    )


def original_of_text(text: str) -> Original:
    """Return the original that a pasted text is. Never fails."""
    return Original(text=tuple(line.strip() for line in text.splitlines() if line.strip()))
