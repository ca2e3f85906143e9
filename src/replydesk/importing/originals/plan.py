"""The plan of originals that are taken in: each with its draft, a new draft, or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from replydesk.desk.files import digest, read_up_to
from replydesk.draft.original import Original
from replydesk.importing.originals.matching import DraftCandidate, OriginalMatch
from replydesk.importing.replies.readers.limits import MAX_BYTES
from replydesk.text.errors import UserError


class OriginalFile(NamedTuple):
    """The file an original was read from; empty for pasted text.

    Of several originals in one file, `place` counts them from 0, and there are `of`. `content` are its bytes
    as they were read, b"" if they are not kept in memory; then `digest` is theirs.
    """

    name: str = ""
    path: Path | None = None
    place: int = 0
    of: int = 1
    content: bytes = b""
    digest: str = ""

    @property
    def data(self) -> bytes:
        """Return its bytes, read again if they are not kept. Raises UserError, also if they have changed."""
        if self.content or not self.path:
            return self.content
        data = read_up_to(self.path, MAX_BYTES, "一份原件")
        if digest(data) != self.digest:
            raise UserError(f"{self.path}：读过以后这个文件又变了，原件没有放；请再添加一次")
        return data

    @property
    def suffix(self) -> str:
        """Return its suffix: .docx."""
        return Path(self.name).suffix


class Fate(NamedTuple):
    """The clerk's decision about an original: a draft, a new draft, or left out (neither)."""

    draft: Path | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class PlannedOriginal:
    """An original with what matching found, and what becomes of it.

    `replaces` is True if its draft has another original, which is put aside; `is_kept` if it has this very
    one already.
    """

    file: OriginalFile
    match: OriginalMatch
    fate: Fate
    replaces: bool = False
    is_kept: bool = False

    @property
    def original(self) -> Original:
        """Return the original."""
        return self.match.original

    @property
    def why(self) -> str:
        """Return why it belongs to its draft, or why it has none: 编号、案由相同."""
        return self.match.why

    @property
    def others(self) -> tuple[DraftCandidate, ...]:
        """Return other drafts it may belong to, the likeliest first."""
        return self.match.others

    @property
    def is_open(self) -> bool:
        """Return True if nothing becomes of it as long as the clerk does not decide."""
        return self.fate == Fate()

    @property
    def title(self) -> str:
        """Return it in a few words: 第0033号 关于…的建议（张某某）; without these its file's name."""
        original = self.original
        number = f"第{original.number}号" if original.number else ""
        people = f"（{'、'.join(original.first)}）" if original.first else ""
        words = " ".join(filter(None, (number, original.subject))) + people
        return words or self.file.name or "".join(original.text)[:20]


@dataclass(frozen=True, slots=True)
class OriginalsPlan:
    """All originals read, those without a draft first; files that could not be read, with the reasons.

    `passed` are the names of files not looked at: drafts, temporary files, folders inside folders.
    """

    planned: tuple[PlannedOriginal, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    passed: tuple[str, ...] = ()
    kept: frozenset[Path] = frozenset()  # drafts that have an original

    def with_fate(self, index: int, fate: Fate) -> OriginalsPlan:
        """Return the plan with another fate of one original; another one of that draft is left out then."""
        made = list(self.planned)
        for place, each in enumerate(made):
            if fate.draft and place != index and each.fate.draft == fate.draft:
                made[place] = replace(each, fate=Fate(), replaces=False, is_kept=False)
        made[index] = replace(made[index], fate=fate, replaces=fate.draft in self.kept, is_kept=False)
        return replace(self, planned=tuple(made))

    @property
    def to_write(self) -> tuple[PlannedOriginal, ...]:
        """Return those that become something."""
        return tuple(each for each in self.planned if not each.is_open and not each.is_kept)

    @property
    def summary(self) -> str:
        """Return the counts in words: 3 份原件对上稿子，1 份没有对上，1 个文件没有读入."""
        kept = sum(each.is_kept for each in self.planned)
        matched = sum(bool(each.fate.draft) for each in self.planned) - kept
        new = sum(each.fate.is_new for each in self.planned)
        open_ones = sum(each.is_open for each in self.planned)
        counts = (
            (matched, "份原件对上稿子"),
            (new, "份另建新稿"),
            (kept, "份已经放好"),
            (open_ones, "份没有对上"),
            (len(self.unread), "个文件没有读入"),
        )
        return "，".join(f"{count} {words}" for count, words in counts if count) or "没有原件"


@dataclass(frozen=True, slots=True)
class ReadOriginals:
    """The originals read from some files, not matched yet."""

    found: tuple[tuple[OriginalFile, Original], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    passed: tuple[str, ...] = ()

    def originals(self) -> Iterator[Original]:
        """Yield the originals."""
        return (original for _, original in self.found)
