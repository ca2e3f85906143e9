"""The printed pages of a review: removed words struck out, added ones underlined, one change in reverse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.text import Text

from replydesk.draft.place import Place
from replydesk.layout.pages import Pages, Row
from replydesk.letter.redline import RedlineMark
from replydesk.letter.source_map import Printed
from replydesk.render.terminal import with_changes
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.kit.printed_marks import PrintedMarks, mark_words
from replydesk.tui.kit.word_marks import WordMark
from replydesk.tui.reviewing.decisions import ChangeState
from replydesk.tui.reviewing.review_pages import ReviewPages

HERE, LEFT = "change--here", "change--left"


class MarkedPage(PageView):
    """Pages with changes; `decision_on` says what was decided on each, by its id."""

    COMPONENT_CLASSES = {"page-mark", HERE, LEFT}

    def __init__(self, decision_on: Callable[[int], ChangeState]) -> None:
        super().__init__()
        self._decision_on = decision_on
        self._shown: ReviewPages | None = None
        self._here: int | None = None

    @property
    def changes_shown(self) -> set[int]:
        """Return the ids of the changes on the pages."""
        return set(self._shown.spots) if self._shown else set()

    def change_at(self, at: Printed) -> int | None:
        """Return the change whose words are printed there, None if there is none."""
        return self._shown.change_at(at) if self._shown else None

    def show_review(self, review: ReviewPages) -> None:
        """Show the pages of a review."""
        self._shown = review
        self.show(review.pages)

    def point(self, change: int, place: Place | None) -> None:
        """Show a change in reverse, and scroll to it, or to its place if it leaves nothing on the page."""
        self._here = change
        self._repaint("", place)

    def point_at(self, words: str, place: Place | None) -> None:
        """Scroll to the words that a comment is on."""
        self._here = None
        self._repaint(words, place)

    def _repaint(self, words: str, place: Place | None) -> None:
        """Show the change that is pointed at, and decisions as they are now."""
        if self._shown is None:
            return
        self.show(self._shown.pages)
        spot = next(iter(self._spots_here), None) or self._shown.spot_of(words, place)
        if spot is not None:
            self._reveal_spot(spot)

    def _reveal_spot(self, spot: Printed) -> None:
        assert self._shown is not None
        self.reveal(self._shown.pages.letter.blocks[spot.block].place, spot)

    def _with_words(self, pages: Pages, drawn: Text, row: Row) -> Text:
        """Return a drawn row with its changes marked."""
        if self._shown is None:
            return drawn
        drawn = with_changes(pages, drawn, row, self._shown.redline)
        drawn = mark_words(pages, drawn, row, self._with_look(row, LEFT, self._is_left), self)
        return mark_words(pages, drawn, row, self._with_look(row, HERE, self._is_here), self)

    def _changes_on(self, row: Row) -> Iterator[tuple[int, Sequence[RedlineMark]]]:
        """Yield the marks of the blocks on a row."""
        marks = self._shown.redline.marks if self._shown else {}
        yield from ((block, marks[block]) for block in {line.block for line in row} if block in marks)

    def _with_look(self, row: Row, look: str, has_it: Callable[[int, RedlineMark], bool]) -> PrintedMarks:
        """Return the changes on a row that have a look of their own."""
        return {
            block: tuple(WordMark(each.start, each.end, look) for each in marks if has_it(block, each))
            for block, marks in self._changes_on(row)
        }

    def _is_left(self, _: int, mark: RedlineMark) -> bool:
        return self._decision_on(int(mark.who)) is ChangeState.LEFT

    def _is_here(self, block: int, mark: RedlineMark) -> bool:
        return Printed(block, mark.start) in self._spots_here

    @property
    def _spots_here(self) -> tuple[Printed, ...]:
        """Return where the change is printed that is shown in reverse."""
        return self._shown.spots.get(self._here, ()) if self._shown and self._here is not None else ()
