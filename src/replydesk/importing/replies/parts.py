"""The parts of an old letter, as they are found in its lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from replydesk.draft.model import Key, Part
from replydesk.importing.replies.body import Answer
from replydesk.importing.replies.foot.foot import Foot
from replydesk.importing.replies.head.head import ReplyHead
from replydesk.importing.replies.joining.paragraphs import Para
from replydesk.importing.replies.passages import split_opening
from replydesk.text.note import Note


@dataclass
class Parts:
    """The parts of a letter."""

    head: ReplyHead
    foot: Foot
    text: list[Para]
    answer: Callable[[Sequence[Para]], Answer]  # Reads headings, by number or by Word style
    is_exact: bool = False
    is_mended: bool = False
    unit: str = ""  # The body that replied, "" if only the letter names it
    left_out: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    from_site: list[Key] = field(default_factory=list)  # Fields filled from a website's facts

    @property
    def is_marked(self) -> bool:
        """Return True if the file says which passage each paragraph belongs to."""
        return any(para.part for para in self.text)

    def opening(self) -> tuple[list[Para], list[Para]]:
        """Return the opening, and the rest of the text."""
        if not self.is_marked:
            return split_opening(self.text)
        first = [para for para in self.text if para.part == Part.OPENING]
        return first, [para for para in self.text if para.part != Part.OPENING]
