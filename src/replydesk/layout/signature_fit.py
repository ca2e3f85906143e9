"""Room for the signature on a page that also has text, made in steps (GB/T 9704-2012, 7.3.5.5).

First the gap above the signature is reduced, then the character spacing; then text is moved to the
signature's page: the last paragraph or, if that is long, its last lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from replydesk.layout.flow_units import FlowUnit
from replydesk.layout.lines import Typesetter, face_of, line_rooms
from replydesk.layout.pages import Row, roles_in
from replydesk.layout.paginate import Filled, fill_pages
from replydesk.layout.signature import GAPS
from replydesk.layout.tightening import Condensed, condense_all, condensing_to_save_line
from replydesk.letter.model import HEADINGS, Letter, Role

CARRIED = 2  # Lines of a long last paragraph moved to the signature's page if the whole paragraph cannot be
MOST_SAVED = 3  # Most lines saved by closer spacing; beyond that, text is moved to the signature's page
_ATTACHED = (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT)


class Fit(NamedTuple):
    """The pages of a text whose last one has room for the signature, and the measures taken for that."""

    pages: Filled
    gap: int  # Blank lines above the signature
    done: str = ""
    moved: int | None = None  # The block that begins the signature's page, from character `moved_from` on
    moved_from: int = 0
    condensed: Mapping[int, Condensed] = {}  # The condensed runs, by block


class Fitting:
    """The text of one letter, to be fitted to the rows below it.

    `first` are the rows above the text on page 1; the blocks in `condensed` are already condensed.
    """

    def __init__(
        self,
        letter: Letter,
        setter: Typesetter,
        first: Sequence[Row],
        text: Sequence[FlowUnit],
        condensed: Mapping[int, Condensed],
    ) -> None:
        self.letter = letter
        self.setter = setter
        self.first = first
        self.text = text
        self.condensed = condensed
        self.height = setter.setup.sheet.lines
        self.gaps = range(GAPS[setter.setup.seal], 0, -1)

    def without_signature(self) -> Fit:
        """Return the pages of the text alone."""
        return Fit(self._filled(self.text), 0)

    def with_room(self, needed: int) -> Fit:
        """Return the text with room for a gap and `needed` rows on the last page, which may be empty."""
        pages = self._filled(self.text)
        return (
            self._as_it_is(pages, needed)
            or self._with_spacing(pages, needed)
            or self._with_paragraph_moved(needed)
            or self._with_end_moved(needed)
            or Fit([*pages, []], self.gaps[0])
        )

    def has_text(self, rows: Sequence[Row]) -> bool:
        """Return True if a page has more of the letter than the names of attachments."""
        return bool(roles_in(self.letter, rows).difference(_ATTACHED))

    def _as_it_is(self, pages: Filled, needed: int) -> Fit | None:
        gap = self._gap(pages[-1], needed)
        if gap is None or (len(pages) > 1 and not self.has_text(pages[-1])):
            return None
        squeezed = gap < self.gaps[0]
        return Fit(pages, gap, f"落款上方的空行减为 {gap} 行，使落款和正文同页" if squeezed else "")

    def _with_spacing(self, pages: Filled, needed: int) -> Fit | None:
        """Condense paragraphs of the last page so that they take fewer lines."""
        missing = len(pages[-1]) + self.gaps[-1] + needed - self.height
        if not 0 < missing <= MOST_SAVED or not self.has_text(pages[-1]):
            return None
        shown = {line.block for row in pages[-1] for line in row}
        savings = sorted((less, index) for index in shown if (less := self._saving(index)) is not None)
        if len(savings) < missing:
            return None
        chosen = savings[:missing]
        condensed = {index: condense_all(self.letter.blocks[index].text, less) for less, index in chosen}
        again = self._filled([self._condensed(unit, condensed.get(unit.block)) for unit in self.text])
        gap = self._gap(again[-1], needed)
        if gap is None or len(again) != len(pages) or not self.has_text(again[-1]):
            return None
        most = chosen[-1][0] / 20
        done = f"最后一页有 {len(condensed)} 段的字距紧缩了，最多 {most:g} 磅，使落款和正文同页"
        return Fit(again, gap, done, condensed=condensed)

    def _saving(self, index: int) -> int | None:
        """Return the twips by which a paragraph must be condensed to take one line less."""
        block = self.letter.blocks[index]
        if block.role is not Role.BODY or index in self.condensed:
            return None
        setup = self.setter.setup
        room = line_rooms(block.text, block.role, setup)
        return condensing_to_save_line(block.text, *room, face_of(block.role, setup))

    def _condensed(self, unit: FlowUnit, less: Condensed | None) -> FlowUnit:
        if less is None:
            return unit
        block = self.letter.blocks[unit.block]
        return unit._replace(rows=self.setter.rows(block.text, block.role, unit.block, less))

    def _with_paragraph_moved(self, needed: int) -> Fit | None:
        """Move the last paragraphs to a new page."""
        for back in range(1, len(self.text)):
            moved = self.text[-back]
            if self.text[-back - 1].keeps_with_next or moved.is_whole:
                continue
            pages = self._filled(self.text, moved.block)
            gap = self._gap(pages[-1], needed)
            if gap is None or pages[-1][0] != moved.rows[0] or not self._begins_on_page_1(pages):
                return None
            if self.has_text(pages[-1]):
                done = f"“{self._beginning(moved)}”一段移到第 {len(pages)} 页，使落款和正文同页"
                return Fit(pages, gap, done, moved.block)
        return None

    def _begins_on_page_1(self, pages: Filled) -> bool:
        """Return True if page 1 shows some of the text (7.3.3)."""
        return bool(roles_in(self.letter, pages[0]) & {Role.BODY, *HEADINGS})

    def _with_end_moved(self, needed: int) -> Fit | None:
        """Move the last lines of a long last paragraph to the page of the rows below."""
        paragraphs = [unit for unit in self.text if self._role(unit) not in _ATTACHED]
        last = paragraphs[-1] if paragraphs else None
        if last is None or self._role(last) is not Role.BODY or len(last.rows) < 2 * CARRIED:
            return None
        pages = self._filled(self.text, last.block, CARRIED)
        gap = self._gap(pages[-1], needed)
        if gap is None or pages[-1][0] != last.rows[-CARRIED]:
            return None
        done = f"“{self._beginning(last)}”一段的末 {CARRIED} 行移到第 {len(pages)} 页，使落款和正文同页"
        return Fit(pages, gap, done, last.block, last.rows[-CARRIED][0].start)

    def _role(self, unit: FlowUnit) -> Role:
        return self.letter.blocks[unit.block].role

    def _filled(self, units: Sequence[FlowUnit], moved: int | None = None, carried: int = 0) -> Filled:
        return fill_pages(self.first, units, self.height, moved, carried)

    def _beginning(self, unit: FlowUnit) -> str:
        text = self.letter.blocks[unit.block].text
        return text if len(text) <= 10 else f"{text[:10]}……"

    def _gap(self, rows: list[Row], needed: int) -> int | None:
        """Return the largest gap that leaves `needed` rows on a page, None if none does."""
        return next((gap for gap in self.gaps if len(rows) + gap + needed <= self.height), None)
