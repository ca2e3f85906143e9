"""The letter poured into pages: headings kept with their text, the signature never alone.

Where the signature does not fit under the text, more is done step by step: the gap above it is squeezed, then
the spacing of characters, then text is pulled over to its page (GB/T 9704-2012, 7.3.5.5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from replydesk.forms import Format, SignerForm
from replydesk.layout.disliked import condensed as least_condensing
from replydesk.layout.disliked import to_save_line
from replydesk.layout.head import head_of
from replydesk.layout.lines import lines_of, rooms, wide
from replydesk.layout.pages import FOOT, Line, Page, Pages, Row, roles_in
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SQUARE, STYLES
from replydesk.layout.signature import GAPS, signature_rows
from replydesk.layout.units import Unit, units_of
from replydesk.letter import Letter, Role
from replydesk.notes import Note

CARRIED = 2
"""Lines of a long last paragraph that go with the signature where the whole of it cannot."""

MOST_SAVED = 3
"""Lines that are saved by closer spacing before text is pulled over to the signature instead."""

_ATTACHED = (Role.ATTACHMENTS, Role.ATTACHMENTS_NEXT)
_LEFT = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)
_RIGHT = (Role.RESULT_CLASS, Role.PUBLICITY)
_HEAD = (Role.LETTERHEAD, Role.NUMBER, Role.SIGNER, *_LEFT, *_RIGHT)
_SIGNED = (Role.SIGNATURE, Role.POST, Role.DATE)


def lay_out(letter: Letter, setup: Setup) -> Pages:
    """Break the letter into lines and pages. Total: every character is on exactly one line, but for the
    heads of tables, which stand on every page of their table."""
    condensed = _mended(letter, setup) if setup.mends else {}
    return _Layout(letter, setup, condensed).result()


def _mended(letter: Letter, setup: Setup) -> dict[int, int]:
    """The twips by which each paragraph is condensed so that fewer of its lines end badly."""
    found = {}
    for index, block in enumerate(letter.blocks):
        if block.role is Role.BODY:
            style = STYLES[block.role]
            first, rest = rooms(block, setup)
            less = least_condensing(
                block.text, first, rest, letter.names, style.size, style.spacing, setup.latin
            )
            if less:
                found[index] = less
    return found


class _Fit(NamedTuple):
    """Pages whose last one has room for the signature, and what was done for that."""

    pages: list[list[Row]]
    gap: int
    done: str = ""
    turned: int | None = None
    turned_at: int = 0
    condensed: Mapping[int, int] = {}


class _Layout:
    """One run of `lay_out`: the lines of every block, then the pages they fall on."""

    def __init__(self, letter: Letter, setup: Setup, condensed: Mapping[int, int]) -> None:
        self.letter = letter
        self.setup = setup
        self.height = setup.sheet.lines
        self.condensed = condensed
        roles = [block.role for block in letter.blocks]
        start = roles.index(Role.ATTACHMENT) if Role.ATTACHMENT in roles else len(roles)
        apart = {*_HEAD, *_SIGNED, Role.CONTACT, *FOOT}
        flow = [i for i, role in enumerate(roles) if role not in apart]
        text = units_of(letter, setup, [i for i in flow if i < start], condensed)
        enclosed = units_of(letter, setup, [i for i in flow if i >= start], condensed)
        self.text, self.enclosed = text.units, enclosed.units
        self.tables = {**text.tables, **enclosed.tables}
        self.notes = [*text.notes, *enclosed.notes]
        self.head = head_of(letter.text_of(Role.LETTERHEAD), setup)
        self.first = self._head_rows()
        self.tail = [*signature_rows(letter, setup), *self._rows_of(Role.CONTACT)]
        self.foot = self._foot_rows()

    def result(self) -> Pages:
        foot = 0 if self.enclosed else len(self.foot) + bool(self.foot)  # a free row above it
        fit = self._fitted(len(self.tail) + foot)
        pages = fit.pages
        alone = bool(self.tail) and len(pages) > 1 and not self._has_text(pages[-1])
        if alone:
            self.notes.append(Note("落款只能单独成页：它和附注、抄送占的行数太多；请缩短"))
        self._pour(pages, [*[()] * fit.gap, *self.tail])
        self._fill(pages, self.enclosed)
        last = len(pages)
        unnumbered = self._put_foot(pages)
        done = [Note(fit.done)] if fit.done and not alone else []
        if len(pages) > last and self.setup.imprint_on_even_page:
            done.append(Note(f"版记排在双页，为此加了第 {'、'.join(map(str, range(last + 1, len(pages) + 1)))} 页"))
        return Pages(
            self.letter,
            self.setup,
            self.head,
            self._numbered(pages, unnumbered),
            fit.gap,
            fit.turned,
            fit.turned_at,
            {**self.condensed, **fit.condensed},
            self.tables,
            tuple(done),
            tuple(self.notes),
        )

    # What stands above and below the text

    def _rows_of(self, *roles: Role) -> list[Row]:
        """The lines of some roles, one below the other."""
        return [(line,) for role in roles for line in self._lines_of(role)]

    def _lines_of(self, *roles: Role) -> list[Line]:
        return [
            line
            for role in roles
            for index, block in enumerate(self.letter.blocks)
            if block.role is role
            for line in lines_of(block, index, self.setup)
        ]

    def _head_rows(self) -> list[Row]:
        """The rows of page 1 that the head takes up, and the marks below it."""
        is_letter = self.setup.format is Format.LETTER
        letterhead, number = self._lines_of(Role.LETTERHEAD), self._lines_of(Role.NUMBER)
        signer = self._lines_of(Role.SIGNER)
        left, right = self._lines_of(*_LEFT), self._lines_of(*_RIGHT)
        rows: list[Row] = [()] * self.head.rows
        rows[self.head.letterhead_row] = tuple(letterhead)
        if not is_letter:
            marks = self._side_by_side(left, right)[: self.head.letterhead_row]
            rows[: len(marks)] = marks
            rows[self.head.number_row] = self._number_and_signer(number, signer)
            return rows
        beside = self.setup.signer is SignerForm.BESIDE_NUMBER
        left += [line._replace(left=0) for line in signer if beside]
        right = [*number, *(line for line in signer if not beside), *right]
        rows[self.head.number_row :] = self._side_by_side(left, right) or [()]
        return rows

    def _side_by_side(self, left: Sequence[Line], right: Sequence[Line]) -> list[Row]:
        """Lines at the left edge and at the right one in the same rows; below each other where both are long."""
        rows: list[Row] = []
        for one, other in zip_longest(left, right):
            if one and other and one.left + self._wide(one) >= other.left:
                rows += [(other,), (one,)]
            else:
                rows.append(tuple(line for line in (one, other) if line))
        return rows

    def _number_and_signer(self, number: list[Line], signer: list[Line]) -> Row:
        """The number of a document in the middle, or at the left of the signer (7.2.5, 7.2.6)."""
        if not signer:
            return tuple(number[:1])
        right = self.setup.sheet.measure - SQUARE
        placed = signer[0]._replace(left=max(right - self._wide(signer[0]), 0))
        return (*(line._replace(left=SQUARE) for line in number[:1]), placed)

    def _wide(self, line: Line) -> int:
        block = self.letter.blocks[line.block]
        return wide(block.text[line.start : line.end], block.role, self.setup)

    def _foot_rows(self) -> list[Row]:
        imprint = self._side_by_side(self._lines_of(Role.IMPRINT), self._lines_of(Role.PRINT_DATE))
        return [*self._rows_of(Role.CC), *imprint]

    def _put_foot(self, pages: list[list[Row]]) -> set[int]:
        """Set the foot at the bottom of the last page, of an even one where it has to; the pages that are not
        numbered because a blank one is among them."""
        if not self.foot:
            return set()
        pushed = len(pages[-1]) + len(self.foot) >= self.height and bool(pages[-1])
        if pushed:
            pages.append([])
        blank = []
        if self.setup.imprint_on_even_page and len(pages) % 2 == 1 and any(pages[-1] or [pushed]):
            if pushed:
                blank = [len(pages), len(pages) + 1]
            pages.append([])
        self._pour(pages, [*[()] * max(self.height - len(pages[-1]) - len(self.foot), 0), *self.foot])
        return set(blank)

    # Room for the signature

    def _fitted(self, needed: int) -> _Fit:
        """The pages of the text, with room for the gap and `needed` rows on the last."""
        if not self.tail:
            pages = self._filled(self.text)
            return _Fit(pages, 0)
        return (
            self._as_it_is(needed)
            or self._with_spacing(needed)
            or self._with_paragraph_turned(needed)
            or self._with_end_turned(needed)
            or _Fit([*self._filled(self.text), []], self._gaps[0])
        )

    @property
    def _gaps(self) -> range:
        return range(GAPS[self.setup.seal], 0, -1)

    def _as_it_is(self, needed: int) -> _Fit | None:
        pages = self._filled(self.text)
        gap = self._gap(pages[-1], needed)
        if gap is None or len(pages) > 1 and not self._has_text(pages[-1]):
            return None
        squeezed = gap < self._gaps[0]
        return _Fit(pages, gap, f"落款上方的空行减为 {gap} 行，使印章和正文同页" if squeezed else "")

    def _with_spacing(self, needed: int) -> _Fit | None:
        """With the last paragraphs condensed so that they take fewer lines."""
        pages = self._filled(self.text)
        missing = len(pages[-1]) + self._gaps[-1] + needed - self.height
        if not 0 < missing <= MOST_SAVED or not self._has_text(pages[-1]):
            return None
        shown = {line.block for row in pages[-1] for line in row}
        savings = sorted((less, index) for index in shown if (less := self._saving(index)) is not None)[:missing]
        if len(savings) < missing:
            return None
        condensed = {index: less for less, index in savings}
        units = [self._condensed(unit, condensed.get(unit.block)) for unit in self.text]
        again = self._filled(units)
        gap = self._gap(again[-1], needed)
        if gap is None or len(again) != len(pages) or not self._has_text(again[-1]):
            return None
        most = max(condensed.values()) / 20
        done = f"最后一页有 {len(condensed)} 段的字距紧缩了 {most:g} 磅以内，使印章和正文同页"
        return _Fit(again, gap, done, condensed=condensed)

    def _saving(self, index: int) -> int | None:
        """The twips by which a paragraph has to be condensed to take a line less."""
        block = self.letter.blocks[index]
        if block.role is not Role.BODY or index in self.condensed:
            return None
        style = STYLES[block.role]
        return to_save_line(block.text, *rooms(block, self.setup), style.size, style.spacing, self.setup.latin)

    def _condensed(self, unit: Unit, less: int | None) -> Unit:
        if less is None:
            return unit
        block = self.letter.blocks[unit.block]
        return unit._replace(rows=[(line,) for line in lines_of(block, unit.block, self.setup, less)])

    def _with_paragraph_turned(self, needed: int) -> _Fit | None:
        """With the last paragraphs moved to a new page."""
        for back in range(1, len(self.text)):
            turned = self.text[-back]
            if self.text[-back - 1].keeps_with_next or turned.is_whole:
                continue
            pages = self._filled(self.text, turned.block)
            gap = self._gap(pages[-1], needed)
            if gap is None or pages[-1][0] != turned.rows[0]:
                return None
            if self._has_text(pages[-1]):
                done = f"“{self._beginning(turned)}”一段移到第 {len(pages)} 页，使印章和正文同页"
                return _Fit(pages, gap, done, turned.block)
        return None

    def _with_end_turned(self, needed: int) -> _Fit | None:
        """With the last lines of the last long paragraph on a page with what follows."""
        long = [unit for unit in self.text if len(unit.rows) >= 2 * CARRIED and not unit.is_whole]
        if not long:
            return None
        pages = self._filled(self.text, long[-1].block, CARRIED)
        gap = self._gap(pages[-1], needed)
        if gap is None or not self._has_text(pages[-1]):
            return None
        done = f"“{self._beginning(long[-1])}”一段的末 {CARRIED} 行移到第 {len(pages)} 页，使印章和正文同页"
        return _Fit(pages, gap, done, long[-1].block, long[-1].rows[-CARRIED][0].start)

    def _beginning(self, unit: Unit) -> str:
        text = self.letter.blocks[unit.block].text
        return text if len(text) <= 10 else f"{text[:10]}……"

    def _gap(self, rows: list[Row], needed: int) -> int | None:
        """The largest gap that leaves `needed` rows on a page, None if none does."""
        return next((gap for gap in self._gaps if len(rows) + gap + needed <= self.height), None)

    def _has_text(self, rows: list[Row]) -> bool:
        """Whether a page has more of the letter on it than the names of attachments."""
        return bool(roles_in(self.letter, rows).difference(_ATTACHED))

    # Pages

    def _filled(self, units: Sequence[Unit], turned: int | None = None, carried: int = 0) -> list[list[Row]]:
        """The pages of the text from the head on; unit `turned` begins a new page.

        With `carried` only that many of its last lines do.
        """
        pages: list[list[Row]] = [list(self.first)]
        self._fill(pages, units, turned, carried)
        return pages

    def _fill(
        self, pages: list[list[Row]], units: Sequence[Unit], turned: int | None = None, carried: int = 0
    ) -> None:
        held: list[Row] = []
        for unit in units:
            if unit.starts_page or unit.block == turned and not carried:
                pages.append([])
            rows = [*held, *([()] * unit.blank_before), *unit.rows]
            if unit.keeps_with_next and len(rows) < self.height:
                held = rows
                continue
            kept = rows[: len(rows) - carried] if unit.block == turned else rows
            first = len(rows) if unit.is_whole else len(rows) - len(unit.rows) + 1
            self._put(pages, kept, first, unit.head)
            if len(kept) < len(rows):
                pages.append(rows[len(kept) :])
            held = []
        self._put(pages, held, len(held))

    def _put(self, pages: list[list[Row]], rows: list[Row], together: int, head: Sequence[Row] = ()) -> None:
        """Add rows to the last page and new ones; the first `together` stay on one page, below `head` if that
        is a new one."""
        if rows and len(pages[-1]) + together > self.height:
            pages.append(list(head))
        if not pages[-1]:
            rows = rows[next((i for i, row in enumerate(rows) if row), 0) :]
        self._pour(pages, rows)

    def _pour(self, pages: list[list[Row]], rows: list[Row]) -> None:
        """Add rows to the last page and as many new ones as they take."""
        while rows:
            room = self.height - len(pages[-1])
            pages[-1] += rows[:room]
            rows = rows[room:]
            if rows:
                pages.append([])

    def _numbered(self, pages: Iterable[list[Row]], unnumbered: set[int]) -> tuple[Page, ...]:
        if self.setup.format is Format.LETTER:
            unnumbered = {1, *unnumbered}
        empty: list[Row] = [()]
        return tuple(
            Page(number, (*rows, *empty * (self.height - len(rows))), number not in unnumbered)
            for number, rows in enumerate(pages, 1)
        )
