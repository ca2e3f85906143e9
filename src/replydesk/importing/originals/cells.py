"""Rows of forms: labels with the values beside them, lists of people below a row of labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from replydesk.importing.originals.labels import PEOPLE, Field, Labelled, field_of, is_label_row
from replydesk.importing.replies.source import SourceLine

_WIDE_GAP = re.compile(r"[ \t]{2,80}|[ \t]{0,4}\u3000{1,40}[ \t\u3000]{0,40}")
_COUNT = re.compile(r"\d{1,2}")  # 序号 of a row
_MEMBER = ("代表", "委员")  # a label in the first cell of a row
_OF_ITEM = (Field.NUMBER, Field.SUBJECT, Field.SESSION)
_OF_FORMS = (Field.NUMBER, Field.SUBJECT, Field.SESSION, *PEOPLE, Field.CONTACT, Field.ABOUT)


class FormRow(NamedTuple):
    """A row of a table: labelled values, texts without a label, or only labels (`heading`)."""

    values: tuple[Labelled, ...] = ()
    texts: tuple[str, ...] = ()
    heading: tuple[Field | None, ...] = ()


def cells_of(line: SourceLine, columns: int = 0) -> tuple[str, ...]:
    """Return the cells of a row, also of one that a reader has made a line with tabs; () for a line.

    Below a row of labels with so many `columns`, a line with as many tabs is a row.
    """
    if line.cells:
        return line.cells
    parts = tuple(part.strip() for part in _columns(line.text))
    if len(parts) < 2:
        return _apart_by_gaps(line.text.strip(), columns)
    return parts if len(parts) == columns or any(map(field_of, parts)) else ()


def _columns(text: str) -> list[str]:
    """Return the columns of a line that tabs or, at its edges too, strokes separate: | 案由 | 关于… |."""
    bare = text.strip()
    if "\t" not in bare and bare.count("|") > 1 and (bare.startswith("|") or bare.endswith("|")):
        return bare.strip("|").split("|")
    return text.split("\t")


def _apart_by_gaps(text: str, columns: int) -> tuple[str, ...]:
    """Return labels and values that wide gaps separate: 领衔代表　　张某某　　联系电话　0000; () for text."""
    if "：" in text or ":" in text or "。" in text or not _WIDE_GAP.search(text):
        return ()
    parts = tuple(_WIDE_GAP.split(text))
    fields = [field_of(part) for part in parts]
    if None not in fields:
        return parts if Field.NAME in fields else ()
    is_form = fields[0] in _OF_FORMS and sum(field in _OF_FORMS for field in fields) > 1
    return parts if is_form or len(parts) == columns else ()


def read_row(cells: Sequence[str], heading: Sequence[Field | None], role: Field | None) -> FormRow:
    """Read a row; `heading` are the fields of the columns above it, `role` whom its 姓名 is about."""
    if is_label_row(cells) and (Field.NAME in map(field_of, cells) or len(set(filter(None, cells))) > 2):
        return FormRow(heading=tuple(field_of(cell) if cell.strip() else None for cell in cells))
    if not any(field_of(cell) for cell in cells):
        return _listed(cells, heading, role) if len(cells) == len(heading) else FormRow(texts=_texts(cells))
    values: list[Labelled] = []
    loose: list[str] = []
    for at, cell in enumerate(cells):
        if field := Field.FIRST if not at and cell in _MEMBER else field_of(cell):
            values.append(Labelled(field, cell, ""))
        elif values and cell.strip():
            last = values[-1]
            gap = "、" if last.field in (*PEOPLE, Field.NAME) else " "
            values[-1] = last._replace(value=f"{last.value}{gap}{cell}" if last.value else cell)
        elif cell.strip():
            loose.append(cell)
    return FormRow(_with_roles(values, role), tuple(loose))


def _texts(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell for cell in cells if cell.strip())


def _with_roles(values: Sequence[Labelled], role: Field | None) -> tuple[Labelled, ...]:
    """Return the values, 姓名 as that of the label before it: 领衔代表 | 姓名 | 张某某."""
    made: list[Labelled] = []
    for each in values:
        if each.field in PEOPLE:
            role = each.field
        made.append(each._replace(field=role) if each.field is Field.NAME and role else each)
    return tuple(made)


def _listed(cells: Sequence[str], heading: Sequence[Field | None], role: Field | None) -> FormRow:
    """Return a row of a list of people: the name by its column, the rest as it is."""
    has_names = Field.NAME in heading
    named = next((field for field in heading if field in PEOPLE), None) if has_names else None
    own = next((field_of(cell) for cell in cells if field_of(cell) in PEOPLE), named or role) or Field.FIRST
    values: list[Labelled] = []
    for cell, field in zip(cells, heading, strict=True):
        if not cell.strip():
            continue
        if field is Field.NAME:
            values.append(Labelled(own, "", cell))
        elif (field in PEOPLE and field is not None and not has_names) or (
            field in _OF_ITEM and field is not None and not _COUNT.fullmatch(cell.strip())
        ):
            values.append(Labelled(field, "", cell))
        else:
            values.append(Labelled(Field.CONTACT, "", cell))
    return FormRow(tuple(values))
