"""Reading of the rows of one sheet as items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from operator import itemgetter

from replydesk.draft.model import Key
from replydesk.importing.lists.above_table import read_above
from replydesk.importing.lists.assigning import RowContext, assign
from replydesk.importing.lists.assignment import Assignment, RejectedRow
from replydesk.importing.lists.bodies import Duty, with_duties
from replydesk.importing.lists.body_matrix import body_matrix
from replydesk.importing.lists.cells import kind_in, short, single_line, special_kind
from replydesk.importing.lists.columns import (
    CIRCLE,
    DUTY,
    HANDLERS,
    KEPT,
    SEPARATE,
    field_of_heading,
    kept_key,
)
from replydesk.importing.lists.combined import taken_apart
from replydesk.importing.lists.deciding import decided, duty_told, ticked
from replydesk.importing.lists.headings import Headings
from replydesk.importing.lists.sheets import ListSheet, letter
from replydesk.importing.lists.small_headings import is_plain_heading, is_section, is_topic
from replydesk.text.note import Note

_ASIDE = re.compile(
    r"[(（]?(?:注|备注|说明|附注|填表|制表|填报|审核|经办|联系|单位负责人|第.{1,4}页|打印|截至|统计)"
    r".{0,8}?[:：]|注\d?[.、]|说明$"
)
_TOTAL = re.compile(r"(?:合|总|小|共)\s*计.{0,20}|共\s*\d+\s*[件条份项].{0,10}")
_NO_TICKS = ("否", "×", "-", "无")
_ACROSS = 3  # Columns that a text over the columns takes at least
_MOST_REPEATED = 2_000_000  # Characters that one merged cell gives all its rows
_MANY = (Key.LEAD_BODY, Key.JOINT, Key.CONSULTED, SEPARATE)  # Fields that several columns can fill together
_IN_FURTHER_ROWS = {  # Fields that further rows of an item add to, with the mark between
    Key.PROPOSERS: "、",
    Key.JOINT: "、",
    Key.CONSULTED: "、",
    Key.LEAD_BODY: "；",
    HANDLERS: "；",
    SEPARATE: "、",
}


class SheetReader:
    """One sheet during reading: its columns, and the facts that hold for all its rows."""

    def __init__(self, sheet: ListSheet, headings: Headings) -> None:
        self.sheet = sheet
        self.begin = headings.begin
        items = sheet.rows[self.begin - 1 :]
        lone = (" ".join(row) for row in sheet.rows if sum(map(bool, row)) < 3)
        self.matrix = body_matrix(headings.columns, items, lone)
        self.columns = tuple(decided(headings.columns, items, self.matrix.bodies))
        self.ticked = ticked(self.columns, items)
        self.at: dict[str, list[int]] = {}
        for column in sorted(self.columns, key=lambda each: each.rank):
            self.at.setdefault("" if column.at in self.ticked else column.field, []).append(column.at)
        self.counters = {each.at for each in self.columns if each.is_counter}
        self.not_kept = self.counters | self.matrix.bodies.keys()  # columns that a draft does not keep
        self.keys = {each.at: kept_key(each) for each in self.columns}
        self.heads = {cell for row in sheet.rows[: self.begin - 1] for cell in row}
        self.unit = next((each.unit for each in self.columns if each.field == Key.DEADLINE), "")
        names = [each.heading for each in self.columns if each.field in (Key.ITEM_NUMBER, Key.PROPOSERS)]
        self.above = read_above(sheet.rows[: self.begin - 1], sheet.name, names)
        self.kind = self.above.kind
        titles = [" ".join(row) for row in sheet.rows[: self.begin - 1] if sum(map(bool, row)) == 1]
        self.special = next(filter(None, map(special_kind, (sheet.name, *titles))), "")
        self.fields = frozenset(self.at) - {""}
        self._contexts: dict[tuple[str, str, Duty | None], RowContext] = {}  # by what small headings tell
        self._duty_level: bool | None = None  # of the small heading that told the duty: in brackets or not
        self.duty = next(filter(None, map(duty_told, (sheet.name, *titles))), None)
        self.unrepeated: list[str] = []  # Merged cells too long for all their rows
        self._spans, self.tops = self._merged()
        self._wide = {(each.top, each.left) for each in sheet.merges if each.right - each.left >= _ACROSS - 1}

    def remarks(self) -> Iterator[Note]:
        """Yield notes on fields that no column fills, and on cells that are not repeated."""
        name = f"工作表“{self.sheet.name}”：" if self.sheet.name else ""
        known = {*self.at}
        if any("号" in each.heading for each in self.columns if each.field == Key.SUBJECT):
            known.add(Key.ITEM_NUMBER)  # 建议号及标题: both in one cell
        missing = [key for key in (Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS) if key not in known]
        if missing:
            yield Note(f"{name}没有这些列：{'、'.join(missing)}；稿子里要补上")
        if any("分办" in each.heading for each in self.columns if each.field == Key.CONSULTED):
            yield Note(f"{name}“会办/分办”一列没有分开写的，都当作会办；分别答复的，请在稿子里从会商单位删去")
        if self.unrepeated:
            yield Note(f"{name}合并的单元格字太多，只算在第一行：{'、'.join(self.unrepeated[:10])}")

    def kept_columns(self) -> list[str]:
        """Return the columns that a draft keeps under their headings, because no field is theirs."""
        return [str(each) for each in self.columns if not each.field and not each.is_counter]

    def _merged(self) -> tuple[dict[int, list[tuple[int, int]]], dict[int, int]]:
        """Return the first and last rows of each column's merged cells, and the first row of merged items."""
        spans: dict[int, list[tuple[int, int]]] = {at: [] for places in self.at.values() for at in places}
        tops: dict[int, int] = {}
        own = next((self.at[key][0] for key in (Key.ITEM_NUMBER, Key.SUBJECT) if key in self.at), -1)
        done: dict[int, int] = {}
        for each in sorted(self.sheet.merges, key=lambda each: each.top):
            if not self.begin <= each.top <= len(self.sheet.rows) or each.top <= done.get(each.left, 0):
                continue
            if each.left not in spans:
                continue
            done[each.left] = each.bottom
            rows = range(each.top + 1, min(each.bottom, len(self.sheet.rows)) + 1)
            text = self._cell(each.top, each.left)
            if len(text) * len(rows) > _MOST_REPEATED:  # a small file would make thousands of large drafts
                self.unrepeated.append(f"{letter(each.left)}{each.top}")
                continue
            spans[each.left].append((each.top, each.bottom))
            if each.left == own and text:
                tops.update(dict.fromkeys(rows, each.top))
        return spans, tops

    def _filled(self, number: int, at: int) -> str:
        """Return the text that a merged cell gives a row below its first, "" if there is none."""
        spans = self._spans[at]
        if not spans:
            return ""
        index = bisect_right(spans, number, key=itemgetter(0)) - 1
        if index < 0 or not spans[index][0] < number <= spans[index][1]:
            return ""
        return self._cell(spans[index][0], at)

    def _cell(self, number: int, at: int) -> str:
        row = self.sheet.rows[number - 1]
        return row[at] if at < len(row) else ""

    def rows(self) -> Iterator[Assignment | RejectedRow]:
        """Yield an assignment or a rejection for every row that is not blank."""
        item: _Item | None = None
        for here, row in enumerate(self.sheet.rows[self.begin - 1 :], self.begin):
            if item and self.tops.get(here) == item.row:
                if any(row):
                    item.add(*self._texts(here, row))
                    yield self._skip(here, f"与第 {item.row} 行是合并的一件，名字和承办单位已并入")
                continue
            if item:
                yield self._assignment(item)
            item, reason = None, self._aside(here, row)
            if reason:
                yield self._skip(here, reason)
            elif any(row):
                item = _Item(here, *self._texts(here, row))
        if item:
            yield self._assignment(item)

    def _skip(self, number: int, reason: str) -> RejectedRow:
        return RejectedRow(self.sheet.name, number, self.sheet.place(number), reason)

    def _assignment(self, item: _Item) -> Assignment:
        told = (self.kind, self.special, self.duty)
        if told not in self._contexts:
            self._contexts[told] = RowContext(self.sheet, self.above, *told, self.unit, self.fields)
        return assign(self._contexts[told], item.row, item.texts, item.more)

    def _texts(self, number: int, row: tuple[str, ...]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the texts of a row by field, of several columns the first filled one, of names all.

        The second are those that a draft keeps: of other columns, and of those that filled no field.
        """
        found: dict[str, str] = {}
        kept: dict[int, str] = {at: cell for at, cell in enumerate(row) if cell and at not in self.keys}
        for field, places in self.at.items():
            texts: dict[int, str] = {}
            for at in places:
                if text := (row[at] if at < len(row) else "") or self._filled(number, at):
                    texts[at] = text
            if not texts:
                continue
            used = list(texts)[: None if field in _MANY else 1] if field else []
            if used:
                found[field] = "、".join([texts[at] for at in used])
            if field not in KEPT:
                texts = {at: text for at, text in texts.items() if at not in used}
            kept |= {at: text for at, text in texts.items() if at not in self.not_kept}
        if self.matrix.bodies and (marked := self.matrix.cell(row)):
            found[HANDLERS] = marked
        for at in self.ticked.keys() & kept.keys():
            if kept.pop(at) not in _NO_TICKS:
                found[DUTY] = self.ticked[at]
        if HANDLERS in found and DUTY in found:
            found[HANDLERS] = with_duties(found[HANDLERS], found[DUTY])
        return taken_apart(found), self._by_key(kept, found)

    def _by_key(self, kept: dict[int, str], found: dict[str, str]) -> dict[str, str]:
        """Return cells by the keys of a draft; those of one key are joined."""
        more: dict[str, str] = {}
        used = set(found.values())
        for at, cell in sorted(kept.items()):
            if (
                self.keys.get(at) in (*KEPT, CIRCLE) or cell not in used
            ):  # an item's number may stand in two columns
                _add(more, self.keys.get(at, f"{letter(at)}列"), single_line(cell))
        return more

    def _aside(self, here: int, row: tuple[str, ...]) -> str:
        """Return why a row is no item (a note, a total, a section, headings again), "" if it is one."""
        cells = [cell for cell in row if cell]
        if not cells:
            return ""
        first = cells[0]
        if (len(cells) <= 2 and _ASIDE.match(first)) or _TOTAL.fullmatch(first):
            return f"“{short(first)}”不是一件，略过"
        is_lone = len(cells) == 1 or (len(cells) >= _ACROSS and len(set(cells)) == 1)
        if is_lone and is_section(first):
            return self._told_section(first)
        if is_lone and (is_topic(first) or (is_plain_heading(first) and self._is_across(here, row))):
            self._begin_section(first)
            return "小标题，略过"
        if len(cells) <= len(self.counters) and all(
            not cell or at in self.counters for at, cell in enumerate(row)
        ):
            return "只有序号，略过"
        if len(cells) > 1 and (
            (here == self.begin and all(map(field_of_heading, cells))) or self.heads.issuperset(cells)
        ):
            return "又是表头，略过"
        return ""

    def _told_section(self, text: str) -> str:
        """Take what a small heading tells of the rows below it; return it in words."""
        self.kind, self.special = kind_in(text) or self.kind, special_kind(text)
        self._begin_section(text)
        told = "、".join(filter(None, (self.special or self.kind, self.duty)))
        return f"“{short(text)}”是小标题，下面的当作{told}"

    def _begin_section(self, text: str) -> None:
        """Take the duty that a small heading tells; one beside it that tells none ends it."""
        duty, level = duty_told(text), bool(re.match("[(（]", text))
        if duty or level == self._duty_level:
            self.duty, self._duty_level = duty, level if duty else None

    def _is_across(self, here: int, row: tuple[str, ...]) -> bool:
        """Return True if a row's only text stands over the columns, or before those of subject and people."""
        own = [at for key in (Key.SUBJECT, Key.PROPOSERS, Key.JOINT) for at in self.at.get(key, ())]
        if not own or any(self._filled(here, at) for at in own):
            return False
        at = next(at for at, cell in enumerate(row) if cell)
        return sum(map(bool, row)) > 1 or (here, at) in self._wide or at < min(own)


class _Item:
    """The texts of one item by field, and by keys of a draft, from its first row and those merged with it."""

    def __init__(self, row: int, texts: dict[str, str], more: dict[str, str]) -> None:
        self.row = row
        self.texts = texts
        self.more = more
        self._first = dict(texts)
        self._added: set[tuple[str, str]] = set()

    def add(self, texts: dict[str, str], more: dict[str, str]) -> None:
        """Add the facts in a further row: people, who join the first, and bodies; and what a draft keeps."""
        for field, mark in _IN_FURTHER_ROWS.items():
            text = texts.get(field, "")
            if not text or text == self._first.get(field) or (field, text) in self._added:
                continue
            self._added.add((field, text))
            target = Key.JOINT if field == Key.PROPOSERS else field
            self.texts[target] = mark.join(filter(None, (self.texts.get(target), text)))
        for key, text in more.items():
            if ("", text) not in self._added and text != self.more.get(key):
                self._added.add(("", text))
                _add(self.more, key, text)


def _add(more: dict[str, str], key: str, text: str) -> None:
    more[key] = f"{more[key]}；{text}" if more.get(key) else text
