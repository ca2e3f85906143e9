"""The answers of the memory of past replies (旧复): replies, how they are alike, and why. Pure data."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from replydesk.draft.place import Place


class PastReply(NamedTuple):
    """A reply of the unit as it was when it was last read; `text_of` of `Past` reads its text again.

    `key` is its file and, of a file with several letters, which one: it stays while the file keeps its path.
    `year` has four digits or is "". `day` is 成文日期 as typed, "" if there is none. `digest` is of the
    reply's text: two replies with the same text have the same.
    """

    key: str
    path: Path
    label: str  # 2025年 第0055号 王某某 关于……
    title: str = ""  # the 案由, else the file's name
    number: str = ""  # of the item, as typed
    session: str = ""
    year: str = ""
    people: str = ""  # as lists name them: 王某某、李某某
    result_class: str = ""
    kind: str = ""  # 类型 as typed in drafts
    stage: str = ""  # 拟稿, 已签, 已发 …; "" for a letter that is no draft of the desk
    day: str = ""
    digest: str = ""
    place: int = 0  # of the letter in its file, from 0

    def named_in(self, home: Path) -> str:
        """Return its file as a draft of this desk names it: from the desk, else with its folder only.

        Folders above are the machine's, and mean nothing to others who open the draft.
        """
        path = self.path
        near = path.relative_to(home) if path.is_relative_to(home) else Path(path.parent.name, path.name)
        return near.as_posix() + (f"#{self.place}" if self.place else "")

    @property
    def is_final(self) -> bool:
        """Return True for a reply that was signed or sent, or is a letter kept in another folder."""
        return self.stage in FINAL


FINAL = ("", "已签", "已发")  # stages of replies that were given, not drafts of them


class PastPassage(NamedTuple):
    """A paragraph or heading of a past reply; its place is that in `Past.text_of`.

    `shared` are the words that both have, the telling ones first. `place` is None for the item's title.
    """

    place: Place | None
    text: str
    shared: tuple[str, ...] = ()
    score: float = 0.0


class PastHit(NamedTuple):
    """A past reply that is like something, with the reasons; the higher the score, the more alike.

    `shared` are the words that both have, the telling ones first; `passages` the likest ones, best first.
    `is_far` if little of what is asked for is in it: 不太像.
    """

    reply: PastReply
    score: float
    shared: tuple[str, ...] = ()
    passages: tuple[PastPassage, ...] = ()
    is_far: bool = False


class SameItem(NamedTuple):
    """A past reply to the same suggestion, of another year or other people.

    `share` is how much of both suggestions is the same (0.8 to 1). `promise` are the sentences of the reply
    that say what is to be done, or until when. `is_this_year` if both are of one session or year: 并案.
    `is_by_title` if the text of one of them is not known, so that only the titles were compared.
    """

    reply: PastReply
    share: float
    promise: tuple[str, ...] = ()
    is_this_year: bool = False
    is_by_title: bool = False


class PastState(NamedTuple):
    """How far the memory is built: `done` of `total` files are read; `trouble` is why it is not, if so.

    `failed` are the files that could not be read, with the reasons.
    """

    done: int = 0
    total: int = 0
    is_building: bool = False
    trouble: str = ""
    failed: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> str:
        """Return the state in words for the clerk, "" if there is nothing to say."""
        if self.is_building:
            return f"旧复还在读：{self.done:,}/{self.total:,}" if self.total else "旧复还在读"
        return self.trouble
