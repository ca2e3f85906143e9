"""The letter laid out: head, text, signature, attachments and foot on their pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from replydesk.layout.flow_units import units_of
from replydesk.layout.head import NO_HEAD, head_of
from replydesk.layout.head_and_foot import HEAD, Edges
from replydesk.layout.lines import typesetter
from replydesk.layout.pages import FOOT, Page, Pages, Row
from replydesk.layout.paginate import Filled, fill, pour
from replydesk.layout.setup import Setup
from replydesk.layout.signature import signature_rows
from replydesk.layout.signature_fit import Fit, Fitting
from replydesk.layout.tightening import Condensed
from replydesk.letter.model import Letter, Role
from replydesk.letter.print_options import Format
from replydesk.text.note import Note

_APART = frozenset((*HEAD, Role.SIGNATURE, Role.POST, Role.DATE, Role.CONTACT, *FOOT))
"""What does not flow with the text."""


def lay_out(letter: Letter, setup: Setup) -> Pages:
    """Break the letter into lines and pages. Total: every character is on exactly one line, but for the
    heads of tables, which stand on every page of their table."""
    condensed = _mended(letter, setup) if setup.mends else {}
    return _Layout(letter, setup, condensed).result()


def _mended(letter: Letter, setup: Setup) -> dict[int, Condensed]:
    """What of each paragraph is condensed so that fewer of its lines end badly."""
    mended = typesetter(setup).mended
    places = letter.places(Role.SALUTATION, Role.BODY)
    found = {i: mended(letter.blocks[i].text, letter.blocks[i].role, letter.names) for i in places}
    return {index: condensed for index, condensed in found.items() if condensed}


class _Layout:
    """One run of `lay_out`: the lines of every block, then the pages they fall on."""

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
        pour(pages, [*[()] * fit.gap, *self.tail], self.height)
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
            fit.turned,
            fit.turned_at,
            {**self.condensed, **fit.condensed},
            {**self.text.tables, **self.attached.tables},
            tuple(map(Note, filter(None, done))),
            (*self.text.notes, *self.attached.notes, *wrong),
        )

    def _fitted(self) -> Fit:
        """The pages of the text, with room for what stands below it on the last."""
        if not self.tail:
            return self.fitting.without_signature()
        foot = 0 if self.attached.units else len(self.foot) + bool(self.foot)  # a free row above it
        return self.fitting.with_room(len(self.tail) + foot)

    def _put_foot(self, pages: Filled) -> set[int]:
        """Set the foot at the bottom of the last page, of an even one where it has to be; the pages that bear
        no number because a blank one stands before the foot's (7.5)."""
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
        pour(pages, [*[()] * blank, *self.foot], self.height)
        return unnumbered

    def _numbered(self, pages: Iterable[list[Row]], unnumbered: set[int]) -> tuple[Page, ...]:
        """The pages filled up with blank rows; the first of a letter bears no number (10.1)."""
        if self.setup.format is Format.LETTER:
            unnumbered = {1, *unnumbered}
        empty: list[Row] = [()]
        return tuple(
            Page(number, (*rows, *empty * (self.height - len(rows))), number not in unnumbered)
            for number, rows in enumerate(pages, 1)
        )
