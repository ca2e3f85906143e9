"""The actions that look something up in the draft that is read: facts, headings, problems, points."""

from __future__ import annotations

from replydesk.desk.version_file import VersionFile
from replydesk.draft.model import Key
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Choice, Pick, Read
from replydesk.tui.kit.work_screen import opens_dialog
from replydesk.tui.reading.read_base import ReadBase
from replydesk.tui.reading.reading_facts import (
    NAMES_WIDE,
    facts_text,
    found_lines,
    printed_at,
    printed_headings,
)
from replydesk.tui.reading.reading_points import ReadPoints, printed_passage
from replydesk.tui.writing.changes_screen import ChangesScreen, since_verdict


class LookupActions(ReadBase):
    """A reading screen on which one looks up what the draft has, mostly to turn to it."""

    def action_facts(self) -> None:
        """Show all facts of the draft."""
        if self.reading:
            text = facts_text(self.reading, self.workbench.clock().date())
            self.app.push_screen(Read(self.path.stem, text, NAMES_WIDE))

    @opens_dialog
    async def action_headings(self) -> None:
        """List the headings, and turn to the one picked."""
        found = list(printed_headings(self.reading.reply.pages)) if self.reading else []
        if not found:
            self.say("这份稿子没有标题")
            return
        choices = [Choice(text, f"第 {page} 页") for text, page, _ in found]
        picked = await self.app.push_screen_wait(Pick("标题", choices, "回车翻到那里   Esc 返回"))
        if picked is not None:
            self.pair.turn_to(*found[picked][1:])

    @opens_dialog
    async def action_check(self) -> None:
        """List the problems and what is passed over, and turn to where the one picked is printed."""
        reading = self.reading
        lines = found_lines(reading) if reading else []
        if reading is None or not lines:
            self.say("没有发现问题")
            return
        title = f"问题：{reading.judged.counted}"
        choices = [Choice(line.text, line.aside) for line in lines]
        picked = await self.app.push_screen_wait(Pick(title, choices, "回车翻到那里   Esc 返回"))
        if picked is not None and lines[picked].finding.key == Key.POINTS:
            self.action_points()
        elif picked is not None:
            self.pair.turn_to(*printed_at(reading.reply, lines[picked].finding))

    def action_points(self) -> None:
        """Show the points, and turn to the passage picked."""
        from replydesk.tui.points.points_view import PointsView

        if (reading := self.reading) is None:
            self.say("打不开的稿子没有逐条", is_trouble=True)
            return
        points = PointsView(ReadPoints(self.path, reading))

        def closed(_: object) -> None:
            place = points.picked
            if place and self.reading and (printed := printed_passage(self.reading.reply, place)):
                self.remarks.close()
                self.pair.pick(*printed)

        self.app.push_screen(points, closed)

    def action_changes(self) -> None:
        """Show what changed since the last verdict on the text, and by whom."""
        if self.reading is None:
            self.say("打不开的稿子不能比", is_trouble=True)
            return
        try:
            versions = VersionFile(self.path).read()
        except UserError as error:
            self.say(str(error), is_trouble=True)
            return
        since = since_verdict(self.reading.reply.draft, versions)
        if since is None:
            self.say(f"还没有人办过，没有可比的；各版按 {self.key('reading.write')} 改稿，再看历史版本")
        elif not since.states:
            self.say(f"{since.name.strip()}的时候是哪一版，没有记下，没有可比的", is_trouble=True)
        else:
            self.app.push_screen(ChangesScreen(self.path, since, self.desk.stock))
