"""The actions on the open draft itself: checked, exported, numbered, reviewed, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.writing import commands, undoing
from replydesk.tui.writing.draft_base import DraftBase

if TYPE_CHECKING:
    from replydesk.tui.writing.host import CheckedHost


class DraftActions(DraftBase):
    """A screen with an open draft that is checked, exported, numbered, reviewed."""

    @property
    def _host(self) -> CheckedHost:
        return cast("CheckedHost", self)

    def action_check(self) -> None:
        """List the findings."""
        self.catch_up()
        commands.check(self._host)

    async def action_next_words(self) -> None:
        """Go to the next words that a finding is about."""
        self.catch_up()
        await commands.go_to_next_words(self._host)

    def action_export(self) -> None:
        """Export the draft."""
        self.catch_up()
        commands.export(self._host)

    def action_take_number(self) -> None:
        """Take the draft's number from the register."""
        self.catch_up()
        commands.take_number(self._host)

    def action_unit(self) -> None:
        """Make the draft that of another unit."""
        from replydesk.tui.writing.unit_switch import ask_unit

        ask_unit(self._host)

    def action_mend(self) -> None:
        """Turn the condensing of lines that end badly on or off."""
        self.catch_up()
        commands.mend_lines(self._host)

    @opens_dialog
    async def action_review(self) -> None:
        """Take in a file that came back from review."""
        from replydesk.tui.reviewing.opening import read_back

        self.catch_up()
        await read_back(self._host)

    def action_versions(self) -> None:
        """Show the versions of the draft."""
        self.catch_up()
        commands.show_versions(self._host)

    def action_changes(self) -> None:
        """Show what changed since the last verdict, and by whom."""
        self.catch_up()
        commands.show_changes(self._host)

    async def action_undo(self) -> None:
        """Undo the last change, wherever it was made."""
        await undoing.go_back(self._host)

    async def action_redo(self) -> None:
        """Redo the change last undone."""
        await undoing.go_on(self._host)
