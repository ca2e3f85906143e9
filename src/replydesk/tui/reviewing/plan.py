"""Protocols of a file that came back from review, as the screens use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from datetime import datetime
from typing import Protocol

from replydesk.draft.model import Draft

Choices = Mapping[str, str]  # by a conflict's id: one of OURS, THEIRS, BOTH
OURS, THEIRS, BOTH = "ours", "theirs", "both"


class Changed(Protocol):
    """A change in the file; `who` is "" if it was made without tracking."""

    @property
    def id(self) -> str: ...
    @property
    def who(self) -> str: ...
    @property
    def when(self) -> datetime | None: ...
    @property
    def kind(self) -> str: ...
    @property
    def removed(self) -> str: ...
    @property
    def added(self) -> str: ...


class Answered(Protocol):
    """A comment, or an answer to one."""

    @property
    def who(self) -> str: ...
    @property
    def when(self) -> datetime | None: ...
    @property
    def text(self) -> str: ...


class Commented(Answered, Protocol):
    """A comment in the file with its answers."""

    @property
    def id(self) -> str: ...
    @property
    def replies(self) -> Sequence[Answered]: ...
    @property
    def is_resolved(self) -> bool: ...


class Clash(Protocol):
    """Words that were changed on both sides."""

    @property
    def id(self) -> str: ...
    @property
    def base(self) -> str: ...
    @property
    def ours(self) -> str: ...
    @property
    def theirs(self) -> str: ...


class Plan(Protocol):
    """What a file brings to a draft. Changes are in the order of the letter; nothing of it is random.

    `notes` say what of the file is not read. `ours` is the draft it was planned for.
    """

    @property
    def ours(self) -> Draft: ...
    @property
    def changes(self) -> Sequence[Changed]: ...
    @property
    def comments(self) -> Sequence[Commented]: ...
    @property
    def notes(self) -> Sequence[object]: ...
    def where(self, change: Changed) -> str: ...
    def words_of(self, comment: Commented) -> str: ...
    def clashes(self, accepted: Set[str]) -> Sequence[Clash]: ...
    def place_of(self, clash: Clash) -> str: ...
    def result(self, accepted: Set[str], choices: Choices) -> Draft: ...
