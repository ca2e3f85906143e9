"""The actions on the remarks of the draft that is read, and what their strip and the bar of words ask for."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from replydesk.desk import desk_folder
from replydesk.desk.remarks import put_remark
from replydesk.draft.model import Draft
from replydesk.draft.remarks.merging import merge_remarks
from replydesk.text.errors import UserError
from replydesk.tui.kit.remark_strip import RemarkStrip
from replydesk.tui.reading.line_bar import LineBar
from replydesk.tui.reading.page_pair import PagePair
from replydesk.tui.reading.read_base import ReadBase


class ReadingRemarkActions(ReadBase):
    """A reading screen on which remarks are put and settled."""

    @property
    def strip(self) -> RemarkStrip:
        """Return the strip with a remark."""
        return self.query_one(RemarkStrip)

    @property
    def line_bar(self) -> LineBar:
        """Return the bar of the words pointed at."""
        return self.query_one(LineBar)

    @property
    def who(self) -> str:
        """Return the name of the one who reads."""
        return self.reviewing.who()

    def action_remark(self) -> None:
        """Begin to point at the words for a remark."""
        self.remarks.begin()

    def action_next_remark(self, by: int) -> None:
        """Show the next (1) or the previous (-1) open remark."""
        self.remarks.turn(by)

    def action_remarks(self) -> None:
        """List all remarks."""
        self.remarks.show_list()

    def write_remark(self, make: Callable[[Draft], Draft], seen: Draft | None = None) -> bool:
        """Change the remarks of the draft in its file, and show it; report why that cannot be done.

        `seen` is the draft that was read, where `make` is about its words.
        """
        try:
            before = desk_folder.read_draft(self.path)
            after = put_remark(self.path, make, self.workbench.clock(), seen, self.reviewing.who())
        except UserError as error:
            self.say(f"没有写上：{error}", is_trouble=True)
            return False
        is_all = after.draft == merge_remarks(before.draft, make(seen or before.draft))
        if is_all and after.digest != before.digest:  # else somebody wrote at the same moment
            self.reviewing.note_written(self.path, before.data, after.data)
        self.load_again()
        return True

    @on(PagePair.Pointed)
    def _pointed(self, event: PagePair.Pointed) -> None:
        self.remarks.begin(event.at)

    @on(LineBar.Moved)
    def _line_moved(self) -> None:
        self.remarks.show_picked()

    @on(LineBar.Chosen)
    def _line_chosen(self) -> None:
        self.remarks.ask()

    @on(LineBar.Closed)
    def _lines_closed(self) -> None:
        self.remarks.close_lines()

    @on(LineBar.Missed)
    def _typed_on_page(self) -> None:
        self.say("没有写上：先按回车，再写批注", is_trouble=True)

    @on(RemarkStrip.Turned)
    def _remark_turned(self, event: RemarkStrip.Turned) -> None:
        self.remarks.turn(event.by)

    @on(RemarkStrip.Settled)
    def _remark_settled(self, event: RemarkStrip.Settled) -> None:
        self.remarks.settle(event.remark, event.outcome)

    @on(RemarkStrip.Left)
    def _remark_left(self) -> None:
        self.remarks.close_strip()

    @on(RemarkStrip.Missed)
    def _remark_missed(self, event: RemarkStrip.Missed) -> None:
        self.say(event.text, is_trouble=True)
