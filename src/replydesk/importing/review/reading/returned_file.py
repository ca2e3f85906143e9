"""A file that came back, read whole."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk.desk.files import digest, read_up_to
from replydesk.desk.versions import ID_DIGITS, READ_BACK
from replydesk.importing.review.model import ReviewFile
from replydesk.importing.review.reading.review_file import read_review

MOST = 64_000_000  # bytes of a file that is read
SUFFIXES = (".docx", ".docm")


class ReturnedFile(NamedTuple):
    """A file that came back: its name, the digest of its bytes, and what is in it."""

    name: str
    digest: str
    content: ReviewFile

    @property
    def why(self) -> str:
        """Return the reason of the version with what is taken; a file is known again by it."""
        return f"{READ_BACK}、文件 {self.digest[:ID_DIGITS]}"


def read_copy(path: Path) -> ReturnedFile:
    """Return a file that came back. Raises ReviewRefused, and UserError if it cannot be read."""
    data = read_up_to(path, MOST, "一份审阅稿")
    return ReturnedFile(path.name, digest(data), read_review(data))
