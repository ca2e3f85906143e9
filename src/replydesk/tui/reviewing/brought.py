"""The content of a file that came back from review, as the screens use it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Protocol

from replydesk.draft.authorship import DraftState
from replydesk.draft.merge import Conflict
from replydesk.draft.model import Draft
from replydesk.draft.place import Place
from replydesk.importing.review.model import DocComment, ReviewChange
from replydesk.text.note import Note

Choices = Mapping[str, str]  # by a conflict's id: the value of a `ClashChoice`


class Brought(Protocol):
    """Changes in the order of the letter, and comments. `ours` is the draft they were planned for.

    `notes` say what of the file is not read, `why` is the reason of the version with what is taken.
    """

    @property
    def ours(self) -> Draft: ...
    @property
    def why(self) -> str: ...
    @property
    def changes(self) -> Sequence[ReviewChange]: ...
    @property
    def comments(self) -> Sequence[DocComment]: ...
    @property
    def notes(self) -> Sequence[Note]: ...
    def place_of_change(self, change: ReviewChange) -> Place | None: ...
    def where(self, change: ReviewChange) -> str: ...
    def words_of(self, comment: DocComment) -> str: ...
    def place_of_comment(self, comment: DocComment) -> Place | None: ...
    def clashes(self, accepted: Set[int]) -> Sequence[Conflict]: ...
    def result(self, accepted: Set[int], choices: Choices) -> Draft: ...
    def states(self, accepted: Set[int], choices: Choices) -> Iterable[DraftState]: ...
