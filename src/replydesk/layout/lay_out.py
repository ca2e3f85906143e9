"""Layout of the whole letter: head, text, signature, attachments and foot on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replydesk.layout.flow_units import units_of
from replydesk.layout.head import NO_HEAD, head_of
from replydesk.layout.head_and_foot import HEAD, Edges
from replydesk.layout.lines import typesetter
from replydesk.layout.pages import FOOT, Page, Pages, Row
from replydesk.layout.paginate import Filled, add_rows, fill
from replydesk.layout.setup import Setup
from replydesk.layout.signature import signature_rows
from replydesk.layout.signature_fit import Fit, Fitting
from replydesk.layout.tightening import Condensed
from replydesk.letter.model import Letter, Role
from replydesk.letter.print_options import Format
from replydesk.text.note import Note

# Roles that do not flow with the text.
_APART = frozenset((*HEAD, Role.SIGNATURE, Role.POST, Role.DATE, Role.CONTACT, *FOOT))


def lay_out(letter: Letter, setup: Setup) -> Pages:
    """Break the letter into lines and pages.

    Total: every character is on exactly one line, except for table heads, which are repeated on every page of
    their table.
    """
    condensed = _condensed_runs(letter, setup) if setup.mends else {}
    return _Layout(letter, setup, condensed).result()


def _condensed_runs(letter: Letter, setup: Setup) -> dict[int, Condensed]:
    """Return the condensed runs of each paragraph that leave fewer of its lines ending badly."""
    condensing = typesetter(setup).condensing
    places = letter.places(Role.SALUTATION, Role.BODY)
    found = {i: condensing(letter.blocks[i].text, letter.blocks[i].role, letter.names) for i in places}
    return {index: condensed for index, condensed in found.items() if condensed}


class _Layout:
    """One run of `lay_out`: the lines of every block, then the pages they are on."""

    def __init__(self, letter: Letter, setup: Setup, condensed: Mapping[int, Condensed]) -> None:
        self.letter = letter
        self.setup = setup
        self.height = setup.sheet.lines
        self.condensed = condensed
        setter = typesetter(setup)
        attached = letter.places(Role.ATTACHMENT)
        start = attached[0] if attached else len(letter.blocks)
        flow = [i for i, block in enumerate(letter.blocks) if block.role not in _APART]
        self.text = units_of(letter, setter, [i for i in flow if i < start], condensed)
        self.attached = units_of(letter, setter, [i for i in flow if i >= start], condensed)
        edges = Edges(letter, setter)
        self.head = head_of(letter.text_of(Role.LETTERHEAD), setup) if letter.has_head else NO_HEAD
        first = edges.head(self.head) if letter.has_head else []
        self.fitting = Fitting(letter, setter, first, self.text.units, condensed)
        contact: list[Row] = [(line,) for line in edges.lines(Role.CONTACT)]
        self.tail = [*signature_rows(letter, setter), *contact]
        self.foot = edges.foot()

    def result(self) -> Pages:
        fit = self._fitted()
        pages = fit.pages
        alone = bool(self.tail) and len(pages) > 1 and not self.fitting.has_text(pages[-1])
        add_rows(pages, [*[()] * fit.gap, *self.tail], self.height)
        fill(pages, self.attached.units, self.height)
        before = len(pages)
        unnumbered = self._put_foot(pages)
        done = [] if alone else [fit.done]
        if len(pages) > before and self.setup.imprint_on_even_page:
            done.append(f"版记排在双页，为此加了 {len(pages) - before} 页")
        wrong = [Note("落款只能单独成页：它和附注、抄送占的行数太多；请缩短")] if alone else []
        return Pages(
            self.letter,
            self.setup,
            self.head,
            self._numbered(pages, unnumbered),
            fit.gap,
            fit.moved,
            fit.moved_from,
            {**self.condensed, **fit.condensed},
            {**self.text.tables, **self.attached.tables},
            tuple(map(Note, filter(None, done))),
            (*self.text.notes, *self.attached.notes, *wrong),
        )

    def _fitted(self) -> Fit:
        """Return the pages of the text, with room on the last for the rows below it."""
        if not self.tail:
            return self.fitting.without_signature()
        foot = 0 if self.attached.units else len(self.foot) + bool(self.foot)  # plus a blank row above it
        return self.fitting.with_room(len(self.tail) + foot)

    def _put_foot(self, pages: Filled) -> set[int]:
        """Put the foot at the bottom of the last page, or of an even page if the setup asks for one.

        Return the pages without a page number, because a blank page comes before the foot's page (7.5).
        """
        if not self.foot:
            return set()
        is_pushed = bool(pages[-1]) and len(pages[-1]) + len(self.foot) >= self.height
        if is_pushed:
            pages.append([])
        unnumbered = set()
        if self.setup.imprint_on_even_page and len(pages) % 2 == 1:
            unnumbered = {len(pages), len(pages) + 1} if is_pushed else set()
            pages.append([])
        blank = max(self.height - len(pages[-1]) - len(self.foot), 0)
        add_rows(pages, [*[()] * blank, *self.foot], self.height)
        return unnumbered

    def _numbered(self, pages: Iterable[list[Row]], unnumbered: set[int]) -> tuple[Page, ...]:
        """Return the pages filled up with blank rows; the first of a letter has no page number (10.1)."""
        if self.setup.format is Format.LETTER:
            unnumbered = {1, *unnumbered}
        empty: list[Row] = [()]
        return tuple(
            Page(number, (*rows, *empty * (self.height - len(rows))), number not in unnumbered)
            for number, rows in enumerate(pages, 1)
        )
