"""The text of an original: read, searched, selected, never changed; the numbers of its points beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.events import Key, Paste
from textual.message import Message
from textual.strip import Strip
from textual.widgets.text_area import Selection

from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_ORIGINAL, IN_SELECTION, ON_ORIGINAL
from replydesk.tui.kit.copying import copy_text
from replydesk.tui.kit.row_area import RowArea
from replydesk.tui.kit.textual_privates import Rows
from replydesk.tui.kit.word_marks import WORD_LOOKS, WordMark
from replydesk.tui.originals.original_words import PointSpot, sentence_at

MARGIN = 4  # cells before the text: the number of a point that begins on the row, and a blank
POINT = "original--point"  # the look of a point's words
_SELECTING = tuple(each for each in IN_SELECTION if each.keys in ("shift+right", "ctrl+a", "ctrl+c"))
_READ_ONLY = "没有写上：这里看原件，只能看、选、复制"


class OriginalText(RowArea):
    """The paragraphs of an original."""

    BINDINGS = [*bindings(IN_ORIGINAL), *bindings(_SELECTING)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {*WORD_LOOKS, POINT}

    class Left(Message):
        """The clerk wants to go back."""

    class FindWanted(Message):
        """Words are to be found."""

    class Missed(Message):
        """Something was typed or asked for that is not possible here."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    class Pasted(Message):
        """A text was pasted."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(self) -> None:
        super().__init__(id="original-text")
        self.read_only = True
        self._shown: tuple[PointSpot, ...] = ()
        self._spots: dict[int, list[PointSpot]] = {}  # the same by their paragraphs

    @property
    def gutter_width(self) -> int:
        """The cells before the text."""
        return MARGIN

    def show(self, paragraphs: Sequence[str], spots: Sequence[PointSpot]) -> None:
        """Show the paragraphs and the points found in them; the cursor stays if the text does."""
        text = "\n".join(each.replace("\t", " ") for each in paragraphs)
        if text != self.text:
            self.load_text(text)
            self.scroll_home(animate=False)
        elif tuple(spots) == self._shown:
            return
        self._shown, self._spots = tuple(spots), {}
        for each in spots:
            self._spots.setdefault(each.paragraph, []).append(each)
        self.show_marks(
            {
                self.document[at]: tuple(WordMark(each.start, each.end, POINT) for each in found)
                for at, found in self._spots.items()
                if at < self.document.line_count
            }
        )
        self.refresh()

    @property
    def chosen(self) -> str:
        """Return the selected words, else the sentence of the cursor."""
        if self.selected_text:
            return self.selected_text
        row, column = self.cursor_location
        start, end = sentence_at(self.document[row], column)
        return str(self.document[row][start:end])

    def choose(self, paragraph: int, start: int, end: int) -> None:
        """Select characters of a paragraph, and show them."""
        self.selection = Selection((paragraph, start), (paragraph, end))
        self.scroll_cursor_visible()

    def _number_on(self, y: int) -> str:
        """Return the number of the point that begins on a visible row, 1-2 of several, "" if none does."""
        rows, at = self.wrapped_document, y + self.scroll_offset.y
        if not isinstance(rows, Rows) or at >= rows.height:
            return ""
        paragraph, row = rows.row_at(at)
        start, end = rows.bounds(paragraph, row)
        begun = [each for each in self._spots.get(paragraph, ()) if start <= each.start < end]
        numbers = "-".join(str(each.number) for each in dict.fromkeys((*begun[:1], *begun[-1:])))
        return numbers if len(numbers) < MARGIN else f"{begun[0].number}+"

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        base = self.styles_in_use.base_style or self.rich_style
        number = f"{self._number_on(y):>{MARGIN - 1}} "
        look = self.get_component_rich_style(POINT, partial=True) + Style(bold=True)
        return Strip.join([Strip([Segment(number, base + look)]), strip]).crop(0, self.size.width)

    async def on_key(self, event: Key) -> None:
        if event.character == "/":
            event.stop()
            self.action_find_in_original()
        elif event.is_printable:
            event.stop()
            self.post_message(self.Missed(_READ_ONLY))

    async def on_paste(self, event: Paste) -> None:
        event.stop()
        event.prevent_default()
        self.post_message(self.Pasted(event.text))

    def action_copy(self) -> None:
        """Copy the selected words."""
        copy_text(self, self.selected_text)

    def action_find_in_original(self) -> None:
        """Ask for words to be found."""
        self.post_message(self.FindWanted())

    def action_leave_original(self) -> None:
        """Ask to go back."""
        self.post_message(self.Left())


class OriginalOfDraft(OriginalText):
    """The original where a draft is written: its words can be quoted, it can be put and taken off."""

    BINDINGS = bindings(ON_ORIGINAL)

    class Quoted(Message):
        """Words are to be quoted in the draft."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class PutWanted(Message):
        """An original is to be put, or another one in its place."""

    class OffWanted(Message):
        """The original is to be taken off."""

    def action_quote_original(self) -> None:
        """Ask for the selected words, else the sentence of the cursor, to be quoted."""
        self.post_message(self.Quoted(self.chosen) if self.text else self.PutWanted())

    def action_put_original(self) -> None:
        """Ask for an original."""
        self.post_message(self.PutWanted())

    def action_take_off_original(self) -> None:
        """Ask for the original to be taken off."""
        self.post_message(self.OffWanted())
