"""Verdicts written into the files of several drafts at once; the last act can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
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
    """The names of the drafts changed, and the refusals with their reasons."""

    paths: tuple[Path, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()

    def words(self, what: str) -> str:
        """Report to the clerk the drafts changed by `what`, and the first refusal with its reason."""
        parts = []
        if self.paths:
            which = self.paths[0].stem if len(self.paths) == 1 else f"{len(self.paths)} 件"
            parts.append(f"{what}：{which}")
        if self.refused:
            name, why = self.refused[0]
            more = f"（这样的共 {len(self.refused)} 件）" if len(self.refused) > 1 else ""
            parts.append(f"没有动：{name}，{why}{more}")
        return "；".join(parts)


@dataclass
class Reviewing:
    """The verdicts of one reviewer; `who` and `clock` are called at each verdict."""

    clock: Callable[[], datetime]
    who: Callable[[], str]
    _acts: list[list[_Written]] = field(default_factory=list)

    def give(
        self,
        drafts: Iterable[desk_folder.Stored | Path],
        verdict: Verdict,
        reason: str = "",
        digest: str = "",
    ) -> Done:
        """Write one verdict into drafts: as they were read, or, given by path, as they are on disk.

        One that is refused, was changed since it was read, or cannot be written is reported and left.
        """
        by = VerdictBy(self.who(), self.clock())
        act, refused = [], []
        for each in drafts:
            path = each if isinstance(each, Path) else each.path
            try:
                stored = desk_folder.read_draft(path) if isinstance(each, Path) else each
                draft, refusal = give_verdict(stored.draft, verdict, by, reason, digest)
                refusal = refusal if path.exists() else _GONE
                if not refusal:
                    act.append(
                        _Written(path, stored.data, desk_folder.save_draft(path, draft, stored.digest))
                    )
            except files.ChangedOnDisk:
                refusal = "刚刚在别处改过；请看过再办"
            except UserError as error:
                refusal = str(error).removeprefix(f"{path}：")
            refused += [(path.stem, refusal)] if refusal else []
        self._acts += [act] if act else []
        return Done(tuple(each.path for each in act), tuple(refused))

    def take_back(self) -> Done | None:
        """Undo the last act, except in drafts changed since; None if there is no act."""
        if not self._acts:
            return None
        paths, refused = [], []
        for path, before, after in self._acts.pop():
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
