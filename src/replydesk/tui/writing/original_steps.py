"""Originals put in one change with the open draft: undo and redo move their files as well."""

from __future__ import annotations

from dataclasses import dataclass

from replydesk.desk.originals import Moved, has_original, undo_put
from replydesk.draft.model import Draft
from replydesk.text.errors import UserError


@dataclass(frozen=True, slots=True)
class PutStep:
    """A change of the draft, from `old` to `new`, and the files that were moved with it."""

    old: Draft
    new: Draft
    moved: Moved


class PutSteps:
    """The steps of one draft, as long as it is open. Files are only put aside, never deleted."""

    def __init__(self) -> None:
        self._steps: list[PutStep] = []

    def note(self, step: PutStep) -> None:
        """Keep a step; one that leaves the draft as it is cannot be undone, nor can those before it."""
        if step.old == step.new:
            self.forget()
        else:
            self._steps.append(step)

    def forget(self) -> None:
        """Leave the files alone from now on: they were changed without the draft."""
        self._steps.clear()

    def follow(self, before: Draft, now: Draft) -> str:
        """Move the files if undo or redo has led back over a step; return what was done, "" if nothing."""
        step = next((each for each in self._steps if (each.new, each.old) == (before, now)), None)
        if step is None:
            return ""
        try:
            moved = undo_put(step.moved)
        except UserError as error:
            return f"；原件的文件没有动：{error}"
        self._steps[self._steps.index(step)] = PutStep(step.new, step.old, moved)
        return "；原件也换了回来" if has_original(moved.draft) else "；原件也拿掉了"
