"""Reading of a review copy (.docx of Word, WPS or LibreOffice) with its tracked changes and remarks."""

from __future__ import annotations

from replydesk.importing.review.model import ReviewFile


def read_review(data: bytes) -> ReviewFile:
    """Return the content of a review copy. Raises ReviewRefused, and nothing else."""
    raise NotImplementedError
