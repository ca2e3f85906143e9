"""Verdicts written into the files of several drafts at once, and the undoing of what was done on the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.draft.workflow import Verdict, VerdictBy, give_verdict
from replydesk.text.errors import UserError

_GONE = "稿子不在原处了（删了或改了名）"


class _Written(NamedTuple):
    """A file's bytes before a verdict, and the digest of its bytes after it."""

    path: Path
    before: bytes
    digest: str


class Done(NamedTuple):
    """The drafts changed, the refusals with their reasons, and what else the clerk should know.

    `fate` says what became of the drafts changed, "" if what was done says it.
    """

    paths: tuple[Path, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    note: str = ""
    fate: str = ""

    def words(self, what: str) -> str:
        """Report to the clerk the drafts changed by `what`, and the first refusal with its reason."""
        parts = []
        if self.paths:
            count = f"{len(self.paths)} {'份稿子' if self.fate else '件'}"
            which = self.paths[0].stem if len(self.paths) == 1 else count
            parts.append(f"{what}：{which}{self.fate}")
        if self.refused:
            name, why = self.refused[0]
            more = f"（这样的共 {len(self.refused)} 件）" if len(self.refused) > 1 else ""
            parts.append(f"没有动：{name}，{why}{more}")
        parts += [self.note] if self.note else []
        return "；".join(parts)


class Act(NamedTuple):
    """An act on drafts that can be undone: its name, "" for a verdict, and what undoes it."""

    name: str
    undo: Callable[[], Done]


@dataclass
class Reviewing:
    """The verdicts of one reviewer; `who` and `clock` are called at each verdict.

    Whatever else is done to drafts on the desk and can be undone is noted here, too: the last act of all is
    the one that is undone.
    """

    clock: Callable[[], datetime]
    who: Callable[[], str]
    _acts: list[Act] = field(default_factory=list)

    def note(self, name: str, undo: Callable[[], Done]) -> None:
        """Note an act that was done, to be undone."""
        self._acts.append(Act(name, undo))

    @property
    def last(self) -> str:
        """Return the name of the act that would be undone, "" for a verdict or if there is none."""
        return self._acts[-1].name if self._acts else ""

    def give(
        self,
        drafts: Iterable[desk_folder.Stored | Path],
        verdict: Verdict,
        reason: str = "",
        digest: str = "",
    ) -> Done:
        """Write a verdict into drafts, given as read or by path; report refusals, changes since, failures."""
        by = VerdictBy(self.who(), self.clock())
        act, refused = [], []
        for each in drafts:
            path = each if isinstance(each, Path) else each.path
            try:
                stored = desk_folder.read_draft(path) if isinstance(each, Path) else each
                draft, refusal = give_verdict(stored.draft, verdict, by, reason, digest)
                refusal = refusal if path.exists() else _GONE
                if not refusal:
                    after = desk_folder.save_draft(path, draft, stored.digest)
                    act.append(_Written(path, stored.data, after))
            except files.ChangedOnDisk:
                refusal = "刚刚在别处改过；请看过再办"
            except UserError as error:
                refusal = str(error).removeprefix(f"{path}：")
            refused += [(path.stem, refusal)] if refusal else []
        if act:
            self.note("", partial(_restore, act))
        return Done(tuple(each.path for each in act), tuple(refused))

    def take_back(self) -> Done | None:
        """Undo the last act, except in drafts changed since; None if there is no act."""
        return self._acts.pop().undo() if self._acts else None


def _restore(act: Iterable[_Written]) -> Done:
    """Write the bytes of drafts before a verdict again, except in those changed since."""
    paths, refused = [], []
    for path, before, after in act:
        if not path.exists():
            refused.append((path.stem, _GONE))
            continue
        try:
            desk_folder.put_draft(path, before, after)
            paths.append(path)
        except files.ChangedOnDisk:
            refused.append((path.stem, "后来又改过"))
        except UserError as error:
            refused.append((path.stem, str(error).removeprefix(f"{path}：")))
    return Done(tuple(paths), tuple(refused))
