"""What the workbench remembers of the clerk's units while it runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from replydesk.reply.stock import Unit


@dataclass
class UnitMemory:
    """The unit chosen last, as drafts write it; whether the clerk has left the question for later.

    `answers` are what was typed about a new unit so far, by the fields of the dialog.
    """

    last: str = ""
    is_declined: bool = False
    answers: dict[str, str] = field(default_factory=dict)

    def used(self, unit: Unit | None) -> None:
        """Remember a unit that was chosen; without one the last stays."""
        self.last = unit.key if unit else self.last
