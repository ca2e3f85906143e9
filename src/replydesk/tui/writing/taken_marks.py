"""Figures taken over from past replies: gone to one by one, and confirmed."""

from __future__ import annotations

from replydesk.desk.settings import reviewer_name
from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at
from replydesk.draft.taken.confirming import confirm, mark_at, next_mark
from replydesk.draft.taken.model import StaleMark
from replydesk.draft.taken.reading import stale_marks
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.find_replace import Match
from replydesk.tui.writing.host import TakingHost

NONE_TAKEN = "没有要核对的：取过来的年份、数字、名称都核对了"
_MOST_WORDS = 16  # characters of a figure in a message


class TakenMarks:
    """The figures of the draft on a screen that wait to be confirmed."""

    def __init__(self, screen: TakingHost) -> None:
        self._screen = screen
        self._at = ""  # the id of the figure at the cursor when it was last looked

    @property
    def _draft(self) -> Draft:
        return self._screen.session.draft

    async def confirm(self) -> None:
        """Confirm the figure at the cursor, and go to the next; without one, only go."""
        screen, mark = self._screen, self._here()
        place, offset = self._cursor()
        said = ""
        if mark is not None:
            by = VerdictBy(reviewer_name(screen.workbench.settings), screen.workbench.clock())
            screen.end_merging()
            screen.edit(lambda draft: confirm(draft, mark.id, by), "")
            said = f"核对了{_words(mark)}；"
            place, offset = mark.anchor.place, mark.anchor.start
        following = next_mark(self._draft, place, offset)
        if following is None:
            screen.say(f"{said}都核对完了" if said else NONE_TAKEN)
            return
        await self.go_to(following)
        screen.say(f"{said}还有 {len(stale_marks(self._draft))} 处，{self._told(following)}")

    async def go_to(self, mark: StaleMark) -> None:
        """Select a figure in its editor."""
        place, start, end = mark.anchor[:3]
        await self._screen.select(Match(place, start, end, text_at(self._draft, place) or ""))

    def facts(self) -> tuple[str, ...]:
        """Return what the status line says of the figure at the cursor."""
        mark = self._here()
        self._at = mark.id if mark else ""
        return (self._told(mark),) if mark else ()

    def has_moved(self) -> bool:
        """Return True if the cursor is at another figure than when `facts` was called."""
        mark = self._here()
        return (mark.id if mark else "") != self._at

    def _told(self, mark: StaleMark) -> str:
        key = self._screen.key("draft.confirm-taken")
        return f"{_words(mark)}对就按 {key}，不对就改；取自 {mark.source.label}"

    def _here(self) -> StaleMark | None:
        """Return the figure that the cursor is at."""
        if not stale_marks(self._draft):
            return None
        found = self._screen.editor.selected(self._draft)
        if found is None or found.span is None:
            return None
        return mark_at(self._draft, found.place, found.span[0])

    def _cursor(self) -> tuple[Place, int]:
        found = self._screen.editor.selected(self._draft)
        if found is None:
            return self._screen.editor.place(), -1
        return found.place, found.span[0] - 1 if found.span else -1


def _words(mark: StaleMark) -> str:
    words = " ".join(mark.anchor.words.split())
    return f"「{words[:_MOST_WORDS]}{'……' * (len(words) > _MOST_WORDS)}」"
