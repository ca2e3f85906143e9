"""Steps of several drafts at once: looked at first, then written into their files, and undone.

Whatever moves a draft between stages goes through `Reviewing.take`: what a step needs binds every screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import desk_folder, files
from replydesk.desk.numbering import read_numbers
from replydesk.desk.version_file import note_change
from replydesk.desk.versions import JUDGED, STAGED, make_version
from replydesk.draft.stages import StageStep
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.stage_needs import Prospect, look_at, take_step
from replydesk.text.errors import UserError

_GONE = "稿子不在原处了（删了或改了名）"


class Candidate(NamedTuple):
    """A draft looked at before a step, as read then; without a prospect, why it could not be read."""

    path: Path
    stored: desk_folder.Stored | None = None
    prospect: Prospect | None = None
    trouble: str = ""

    def refusal(self, reason: str = "") -> str:
        """Return why the step is not taken with this reason, "" if it is."""
        return self.prospect.refusal(reason) if self.prospect else self.trouble

    @property
    def waits_for_reason(self) -> bool:
        """Return True if nothing but a reason is missing."""
        return bool(self.prospect and self.refusal() and not self.refusal("有"))


def look_over(
    place: desk_folder.Desk, paths: Iterable[Path], step: StageStep, numbers: Numbers
) -> tuple[Candidate, ...]:
    """Look at drafts before a step is taken; nothing is written."""
    stock = replace(place.stock, numbers=numbers)
    found = []
    for path in paths:
        try:
            stored = desk_folder.read_draft(path)
        except UserError as error:
            found.append(Candidate(path, trouble=str(error).removeprefix(f"{path}：")))
            continue
        found.append(Candidate(path, stored, look_at(stored.draft, stock, step, place.key(path))))
    return tuple(found)


def look_again(place: desk_folder.Desk, candidates: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Look at drafts as they were read once more, with all numbers as they are now.

    While the clerk read what can be done, a number may have been made void, or used by another draft. Raises
    UserError.
    """
    stock = replace(place.stock, numbers=read_numbers(place))
    found = []
    for each in candidates:
        if each.stored and each.prospect:
            prospect = look_at(each.stored.draft, stock, each.prospect.step, place.key(each.path))
            found.append(each._replace(prospect=prospect))
        else:
            found.append(each)
    return tuple(found)


class _Written(NamedTuple):
    """A file's bytes before a verdict or a remark, and after it."""

    path: Path
    before: bytes
    after: bytes


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
    """An act on drafts that can be undone: its name, "" for a verdict of a reader, and what undoes it."""

    name: str
    undo: Callable[[], Done]


@dataclass
class Reviewing:
    """The steps one person takes; `who` and `clock` are called at each.

    Whatever else is done to drafts on the desk and can be undone is noted here, too: the last act of all is
    the one that is undone.
    """

    clock: Callable[[], datetime]
    who: Callable[[], str]
    _acts: list[Act] = field(default_factory=list)

    def note(self, name: str, undo: Callable[[], Done]) -> None:
        """Note an act that was done, to be undone."""
        self._acts.append(Act(name, undo))

    def note_written(self, path: Path, before: bytes, after: bytes) -> None:
        """Note what a reader wrote into a draft: its file as it was, and as it is."""
        self.note("", partial(self._restore, [_Written(path, before, after)]))

    @property
    def last(self) -> str:
        """Return the name of the act that would be undone, "" for a reader's verdict or if there is none."""
        return self._acts[-1].name if self._acts else ""

    def take(
        self, candidates: Iterable[Candidate], reason: str = "", signer: str = "", name: str = ""
    ) -> Done:
        """Take a step of drafts that were looked at; report refusals, changes since, failures.

        With a name the act is one of the desk, which only the desk undoes.
        """
        by = VerdictBy(self.who(), self.clock())
        act, refused = [], []
        for each in candidates:
            refusal = each.refusal(reason)
            if each.stored and each.prospect and not refusal:
                written, refusal = _write(each.stored, each.prospect, by, reason, signer)
                act += [written] if written else []
            refused += [(each.path.stem, refusal)] if refusal else []
        if act:
            self.note(name, partial(self._restore, act))
        return Done(tuple(each.path for each in act), tuple(refused))

    def take_back(self) -> Done | None:
        """Undo the last act, except in drafts changed since; None if there is no act."""
        return self._acts.pop().undo() if self._acts else None

    def _restore(self, act: Iterable[_Written]) -> Done:
        """Write the bytes of drafts before a verdict again, except in those changed since."""
        by = VerdictBy(self.who(), self.clock())
        paths, refused = [], []
        for each in act:
            refusal = _write_back(each, by)
            paths += [] if refusal else [each.path]
            refused += [(each.path.stem, refusal)] if refusal else []
        return Done(tuple(paths), tuple(refused))


def _write(
    stored: desk_folder.Stored, prospect: Prospect, by: VerdictBy, reason: str, signer: str
) -> tuple[_Written | None, str]:
    """Take a step of a draft and write it; return what was written, or None and why it was not."""
    path = stored.path
    try:
        text = files.decode(stored.data, path)[0]
        version = make_version(text, by.when, JUDGED)
        draft, refusal = take_step(stored.draft, prospect, by, reason, signer, version.id)
        refusal = refusal if path.exists() else _GONE
        if refusal:
            return None, refusal
        desk_folder.save_draft(path, draft, stored.digest)
        after = desk_folder.encode_draft(draft)
        note_change(path, text, after.decode(), by.when, STAGED, by.who, JUDGED)
        return _Written(path, stored.data, after), ""
    except files.ChangedOnDisk:
        return None, "刚刚在别处改过；请看过再办"
    except UserError as error:
        return None, str(error).removeprefix(f"{path}：")


def _write_back(written: _Written, by: VerdictBy) -> str:
    """Write the bytes of a draft before a verdict again; return why that was not done, "" if it was."""
    path, before, after = written
    if not path.exists():
        return _GONE
    try:
        desk_folder.put_draft(path, before, files.digest(after))
    except files.ChangedOnDisk:
        return "后来又改过"
    except UserError as error:
        return str(error).removeprefix(f"{path}：")
    text = files.decode(before, path)[0]
    note_change(path, after.decode(), text, by.when, STAGED, by.who)
    return ""
