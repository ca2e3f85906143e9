"""The desk's actions on the files of drafts; what they do is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from replydesk.text.errors import UserError
from replydesk.tui.kit.work_screen import WorkScreen, opens_dialog

if TYPE_CHECKING:
    from replydesk.tui.desk.host import DeskHost


class FileActions(WorkScreen):
    """A screen of drafts of which some are selected."""

    def _selected(self) -> list[Path]:
        """Return the drafts a command applies to."""
        raise NotImplementedError

    @property
    def _host(self) -> DeskHost:
        return cast("DeskHost", self)

    async def _do(self, act: Callable[[DeskHost, list[Path]], Awaitable[None]]) -> None:
        if paths := self._selected():
            await self._tell(act(self._host, paths))
        else:
            self.say("没有选中的稿子")

    async def _tell(self, work: Awaitable[None]) -> None:
        """Do some work; say why it cannot go on if it cannot."""
        try:
            await work
        except UserError as error:
            self.say(str(error), is_trouble=True)

    @opens_dialog
    async def action_delete(self) -> None:
        """Move the selected drafts into the bin."""
        from replydesk.tui.desk.file_commands import delete_drafts

        await self._do(delete_drafts)

    @opens_dialog
    async def action_rename(self) -> None:
        """Give the selected drafts other names, one after the other."""
        from replydesk.tui.desk.file_commands import rename_drafts

        await self._do(rename_drafts)

    @opens_dialog
    async def action_copy(self) -> None:
        """Copy the selected drafts for similar replies."""
        from replydesk.tui.desk.file_commands import copy_drafts

        await self._do(copy_drafts)

    @opens_dialog
    async def action_bin(self) -> None:
        """Show the deleted drafts."""
        from replydesk.tui.desk.file_commands import show_bin

        await self._tell(show_bin(self._host))

    @opens_dialog
    async def action_open_word(self) -> None:
        """Open the Word files that the selected drafts were exported to."""
        from replydesk.tui.desk.outside_commands import open_word_files

        await self._do(open_word_files)

    @opens_dialog
    async def action_open_folder(self) -> None:
        """Open the folder of the drafts."""
        from replydesk.tui.desk.outside_commands import open_folder

        await self._tell(open_folder(self._host))

    @opens_dialog
    async def action_print(self) -> None:
        """Print the selected drafts, or make PDFs of them."""
        from replydesk.tui.desk.print_commands import print_drafts

        await self._do(print_drafts)

    @opens_dialog
    async def action_save_as(self) -> None:
        """Write copies of the selected drafts, or of their Word files, somewhere else."""
        from replydesk.tui.desk.save_as import save_elsewhere

        await self._do(save_elsewhere)
