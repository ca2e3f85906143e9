"""Lists that have a column for each body, with marks for what it has to do: √ 主办, ○ 会办."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from replydesk.importing.lists.bodies import Duty, duty_in, is_only_duty
from replydesk.importing.lists.columns import ListColumn

_MARK = "[√✓✔☑○●◎△▲☆★*＊■□◆◇]"
_IS_MARK = re.compile(_MARK)
_BODY = re.compile(
    r"(?:承办|办理|主办|会办|责任)?(?:单位|部门)?((?!承办|办理|主办|会办|协办|牵头)\w{1,20}[局厅委办院会部府联队])"
)
_LEGEND = re.compile(rf"({_MARK})[^√✓✔☑○●◎△▲☆★，,。；;、]{{0,6}}?(主办|牵头|会办|协办|配合|分办)")
_LEGEND_BEHIND = re.compile(rf"(主办|牵头|会办|协办|配合|分办)[^√✓✔☑○●◎△▲☆★，,。；;、]{{0,8}}?({_MARK})")
_STRONGER = "★●▲■◆√✔✓☑"  # of two marks without a legend, these lead, in this order


@dataclass(frozen=True, slots=True)
class BodyMatrix:
    """The columns of bodies by index, and what each mark in them means, None if that is not told."""

    bodies: Mapping[int, str]
    meanings: Mapping[str, Duty | None]

    def cell(self, row: Sequence[str]) -> str:
        """Return the bodies marked in a row, as a cell of a list would name them: 主办：某局；会办：某局."""
        found: dict[Duty | None, list[str]] = {}
        for at, body in self.bodies.items():
            if at < len(row) and row[at]:
                duty = self.meanings[row[at]] if row[at] in self.meanings else duty_in(row[at])
                found.setdefault(duty, []).append(body)
        parts = (f"{duty}：{'、'.join(names)}" if duty else "、".join(names) for duty, names in found.items())
        return "；".join(parts)


def body_matrix(
    columns: Iterable[ListColumn], rows: Sequence[Sequence[str]], notes: Iterable[str]
) -> BodyMatrix:
    """Return the matrix of bodies in some rows, without columns if there is none.

    `notes` are texts beside the table, which may tell what the marks mean.
    """
    bodies: dict[int, str] = {}
    marks: set[str] = set()
    for column in columns:
        named = _BODY.fullmatch("".join(column.heading.split()))
        cells = {row[column.at] for row in rows if len(row) > column.at and row[column.at]}
        if (
            not column.field
            and named
            and all(_IS_MARK.fullmatch(cell) or is_only_duty(cell) for cell in cells)
        ):
            bodies[column.at] = named[1]
            marks |= {cell for cell in cells if _IS_MARK.fullmatch(cell)}
    if len(bodies) < 2 or not any(row[at] for row in rows for at in bodies if at < len(row)):
        return BodyMatrix({}, {})
    return BodyMatrix(bodies, _meanings(marks, "\n".join(notes)))


def _meanings(marks: set[str], said: str) -> dict[str, Duty | None]:
    told = {mark: duty_in(word) for word, mark in _LEGEND_BEHIND.findall(said)}
    told |= {mark: duty_in(word) for mark, word in _LEGEND.findall(said)}
    if marks & told.keys():
        return {mark: told.get(mark) for mark in marks}
    first = next((mark for mark in _STRONGER if mark in marks), "")
    if len(marks) == 2 and first:
        return {mark: Duty.LEAD if mark == first else Duty.ASSIST for mark in marks}
    return dict.fromkeys(marks)
