"""The desk's actions on drafts; what they do is loaded when it is first used."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from replydesk.text.errors import UserError
from replydesk.tui.kit.work_screen import WorkScreen, opens_dialog

if TYPE_CHECKING:
    from replydesk.tui.desk.host import DeskHost


class DeskActions(WorkScreen):
    """A screen of drafts of which some are selected."""

    async def selected(self, what: str, otherwise: Sequence[Path] = ()) -> list[Path] | None:
        """Return the drafts a command named `what` applies to, None if the clerk wants none of them."""
        raise NotImplementedError

    @property
    def _host(self) -> DeskHost:
        return cast("DeskHost", self)

    async def _do(self, what: str, act: Callable[[DeskHost, list[Path]], Awaitable[None]]) -> None:
        paths = await self.selected(what)
        if paths:
            await self._tell(act(self._host, paths))
        elif paths is not None:
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

        await self._do("删除", delete_drafts)

    @opens_dialog
    async def action_rename(self) -> None:
        """Give the selected drafts other names, one after the other."""
        from replydesk.tui.desk.file_commands import rename_drafts

        await self._do("改名", rename_drafts)

    @opens_dialog
    async def action_copy(self) -> None:
        """Copy the selected drafts for similar replies."""
        from replydesk.tui.desk.file_commands import copy_drafts

        await self._do("复制", copy_drafts)

    @opens_dialog
    async def action_bin(self) -> None:
        """Show the deleted drafts."""
        from replydesk.tui.desk.file_commands import show_bin

        await self._tell(show_bin(self._host))

    @opens_dialog
    async def action_open_word(self) -> None:
        """Open the Word files that the selected drafts were exported to."""
        from replydesk.tui.desk.outside_commands import open_word_files

        await self._do("打开导出的 Word", open_word_files)

    @opens_dialog
    async def action_open_folder(self) -> None:
        """Open the folder of the drafts."""
        from replydesk.tui.desk.outside_commands import open_folder

        await self._tell(open_folder(self._host))

    @opens_dialog
    async def action_print(self) -> None:
        """Print the selected drafts, or make PDFs of them."""
        from replydesk.tui.desk.print_commands import print_drafts

        await self._do("打印", print_drafts)

    @opens_dialog
    async def action_save_as(self) -> None:
        """Write copies of the selected drafts, or of their Word files, somewhere else."""
        from replydesk.tui.desk.save_as import save_elsewhere

        await self._do("另存", save_elsewhere)

    @opens_dialog
    async def action_export(self) -> None:
        """Export the selected drafts."""
        await self._export(public=False)

    @opens_dialog
    async def action_export_public(self) -> None:
        """Export the selected drafts, each with a copy for publication."""
        await self._export(public=True)

    async def _export(self, *, public: bool) -> None:
        from replydesk.tui.desk import commands

        if paths := await self.selected("导出"):
            await commands.export_drafts(self._host, paths, public=public)

    @opens_dialog
    async def action_export_review(self) -> None:
        """Make review copies of the selected drafts."""
        from replydesk.tui.desk.separate_file_commands import make_review_copies

        await self._do("导出审阅稿", make_review_copies)

    @opens_dialog
    async def action_export_approval(self) -> None:
        """Make approval forms for the selected drafts."""
        from replydesk.tui.desk.separate_file_commands import make_approval_forms

        await self._do("发文稿纸", make_approval_forms)

    @opens_dialog
    async def action_import_list(self) -> None:
        """Create drafts from an assigned list."""
        from replydesk.tui.desk import import_commands

        await import_commands.import_list(self._host)

    @opens_dialog
    async def action_import_replies(self) -> None:
        """Create drafts from old replies."""
        from replydesk.tui.desk import import_commands

        await import_commands.import_replies(self._host)

    @opens_dialog
    async def action_originals(self) -> None:
        """Take in originals."""
        from replydesk.tui.desk.original_commands import add_originals

        await self._tell(add_originals(self._host))

    @opens_dialog
    async def action_review(self) -> None:
        """Take files that came back from review into their drafts, one after the other."""
        from replydesk.tui.desk.review_commands import read_reviews

        await self._tell(read_reviews(self._host))

    @opens_dialog
    async def action_take_number(self) -> None:
        """Assign numbers to the selected drafts."""
        from replydesk.tui.desk import commands

        if paths := await self.selected("取号"):
            await commands.take_numbers(self._host, paths)

    @opens_dialog
    async def action_stage(self) -> None:
        """Send the selected drafts on, or take them back."""
        if paths := await self.selected("环节"):
            from replydesk.tui.desk import workflow_commands

            await workflow_commands.change_stage(self._host, paths)

    def action_undo(self) -> None:
        """Undo what was done last on the desk."""
        from replydesk.tui.desk import workflow_commands

        workflow_commands.undo_last(self._host)

    def action_numbers(self) -> None:
        """Show the registers."""
        from replydesk.tui.desk import commands

        commands.show_numbers(self._host)
