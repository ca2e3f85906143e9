"""Rows of the head of page 1 and of the foot (imprint) of the last page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from replydesk.layout.head import MARKS, Head
from replydesk.layout.lines import Typesetter, width_in_twips
from replydesk.layout.pages import Line, Row
from replydesk.layout.sheet import SQUARE
from replydesk.letter.model import Letter, Role
from replydesk.letter.print_options import Format, SignerForm

_LEFT = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)
_RIGHT = (Role.RESULT_CLASS, Role.PUBLICITY)
_MARKS = (Role.NUMBER, Role.SIGNER, *_LEFT, *_RIGHT)
HEAD = (Role.LETTERHEAD, *_MARKS)  # Roles in the head of page 1 (版头)


class Edges:
    """The rows of the head and the foot of one letter."""

    def __init__(self, letter: Letter, setter: Typesetter) -> None:
        self.letter = letter
        self.setter = setter
        self.setup = setter.setup

    def head(self, head: Head) -> list[Row]:
        """Return the rows of page 1 taken by the head, the marks below it, and marks longer than a line."""
        over = [(line,) for line in self.lines(*_MARKS) if not self._is_whole(line)]
        rows: list[Row] = [()] * head.rows
        rows[head.letterhead_row] = tuple(self._marks(Role.LETTERHEAD))
        left, right = self._marks(*_LEFT), self._marks(*_RIGHT)
        number, signer = self._marks(Role.NUMBER), self._marks(Role.SIGNER)
        if self.setup.format is Format.DOCUMENT:
            marks = self._side_by_side(left, right)
            rows[: len(marks[:MARKS])] = marks[:MARKS]
            rows[head.number_row], *below = self._number_and_signer(number, signer)
            return [*rows, *below, *marks[MARKS:], *over]
        beside = self.setup.signer is SignerForm.BESIDE_NUMBER
        left += [line._replace(left=0) for line in signer if beside]
        right = [*number, *(line for line in signer if not beside), *right]
        marks = self._side_by_side(left, right)
        marks.sort(key=lambda row: bool(number) and number[0] not in row)  # the number is next to the rule
        rows[head.number_row :] = marks or [()]
        return [*rows, *over]

    def foot(self) -> list[Row]:
        """Return the rows of the foot (版记): cc, then printing office and date."""
        imprint = self._side_by_side(self.lines(Role.IMPRINT), self.lines(Role.PRINT_DATE))
        return [*((line,) for line in self.lines(Role.CC)), *imprint]

    def lines(self, *roles: Role) -> list[Line]:
        """Return the lines of `roles`, role by role."""
        return [
            line
            for index in self.letter.places(*roles)
            for line in self.setter.lines(self.letter.blocks[index], index)
        ]

    def _marks(self, *roles: Role) -> list[Line]:
        """Return the lines of `roles` in the head that fit on one line."""
        return [line for line in self.lines(*roles) if self._is_whole(line)]

    def _is_whole(self, line: Line) -> bool:
        """Return True if a line holds all of its block."""
        return line.start == 0 and line.end == len(self.letter.blocks[line.block].text)

    def _side_by_side(self, left: Sequence[Line], right: Sequence[Line]) -> list[Row]:
        """Return left and right lines in the same rows; in rows of their own if they would overlap."""
        rows: list[Row] = []
        for one, other in zip_longest(left, right):
            if one and other and one.left + self._width(one) >= other.left:
                rows += [(one,), (other,)]
            else:
                rows.append(tuple(line for line in (one, other) if line))
        return rows

    def _number_and_signer(self, number: Sequence[Line], signer: Sequence[Line]) -> list[Row]:
        """Return the number centred, or on the left if there is a signer on the right (7.2.5, 7.2.6)."""
        if not signer:
            return [tuple(number)]
        right = self.setup.sheet.measure - SQUARE
        placed = signer[0]._replace(left=max(right - self._width(signer[0]), 0))
        return self._side_by_side([line._replace(left=SQUARE) for line in number], [placed])

    def _width(self, line: Line) -> int:
        block = self.letter.blocks[line.block]
        return width_in_twips(block.text[line.start : line.end], block.role, self.setup)
