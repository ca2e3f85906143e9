"""Reading of the rows of one sheet as items."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from replydesk.draft.model import Key
from replydesk.importing.lists.assignment import Assignment, RejectedRow
from replydesk.importing.lists.cells import (
    contact_and_phone,
    is_class,
    kind_in,
    people_of,
    result_class,
    short,
    single_line,
)
from replydesk.importing.lists.columns import (
    PHONE_OF_SOMEONE,
    PROPOSER_PHONE,
    REMARK,
    SORT,
    ListColumn,
    field_of_heading,
)
from replydesk.importing.lists.days import read_day, read_deadline
from replydesk.importing.lists.headings import Headings
from replydesk.importing.lists.item_identity import make_item
from replydesk.importing.lists.people import read_bodies, read_roles
from replydesk.importing.lists.sheets import ListSheet, letter
from replydesk.letter.facts import bare_title
from replydesk.letter.kinds import SUGGESTION
from replydesk.text.dates import format_day
from replydesk.text.note import Note

_LONG_SUBJECT = 100  # Characters; a longer subject is more likely the text of the item
_ORDINAL = "[一二三四五六七八九十0-9]{1,3}"
_SESSION = re.compile(
    rf"[^\W\da-zA-Z_年月日届次会关于交办印发的转]{{0,6}}第?{_ORDINAL}届"
    rf"(?:人大|政协|人民代表大会|委员会)?第?{_ORDINAL}次(?:全体)?会议"
)
_ASIDE = re.compile(
    r"[(（]?(?:注|备注|说明|附注|填表|制表|填报|审核|经办|联系|单位负责人|第.{1,4}页|打印|截至|统计)"
    r".{0,8}?[:：]|注\d?[.、]|说明$"
)
_TOTAL = re.compile(r"(?:合|总|小|共)\s*计.{0,20}|共\s*\d+\s*[件条份项].{0,10}")
_SECTION = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）]?[、.．]?.{2,30}")
_MOST_REPEATED = 2_000_000  # Characters that one merged cell gives all its rows
_MANY = (Key.JOINT, Key.CONSULTED)  # Fields that several columns and rows can fill together


class SheetReader:
    """One sheet during reading: its columns, and the facts that hold for all its rows."""

    def __init__(self, sheet: ListSheet, headings: Headings) -> None:
        self.sheet = sheet
        self.begin = headings.begin
        self.columns = tuple(self._decide_columns(headings.columns))
        self.at: dict[str, list[int]] = {}
        for column in sorted(self.columns, key=lambda each: each.rank):
            self.at.setdefault(column.field, []).append(column.at)
        self.counters = {each.at for each in self.columns if each.is_counter}
        self.heads = {cell for row in sheet.rows[: self.begin - 1] for cell in row}
        self.unit = next((each.unit for each in self.columns if each.field == Key.DEADLINE), "")
        above = [" ".join(row) for row in sheet.rows[: self.begin - 1]]
        found = [match[0] for text in (*above, sheet.name) if (match := _SESSION.search(text))]
        self.session = found[0] if found else ""
        names = [each.heading for each in self.columns if each.field in (Key.ITEM_NUMBER, Key.PROPOSERS)]
        hints = (*names, sheet.name, self.session, *above)
        self.kind = next(filter(None, map(kind_in, hints)), "")
        self.unrepeated: list[str] = []  # Merged cells too long for all their rows
        self._spans, self.tops = self._merged()

    def _decide_columns(self, found: Sequence[ListColumn]) -> Iterator[ListColumn]:
        """Yield the columns; ambiguous headings are decided by the values or the neighbouring columns."""
        at = {column.field: column.at for column in reversed(found)}
        for column in found:
            if column.field == SORT:
                yield replace(column, field=self._field_of_sort(column.at))
            elif column.field == PHONE_OF_SOMEONE:
                ours = column.at > at.get(Key.CONTACT, column.at)
                ours = ours and not at[Key.CONTACT] < at.get(Key.PROPOSERS, -1) < column.at
                yield replace(column, field=Key.PHONE if ours else PROPOSER_PHONE, rank=9)
            else:
                yield column

    def _field_of_sort(self, at: int) -> str:
        """Return the field that an ambiguous 类别 column fills, by its first values."""
        values = [row[at] for row in self.sheet.rows[self.begin - 1 : self.begin + 99] if len(row) > at]
        if any(map(kind_in, values)):
            return Key.KIND
        return Key.RESULT_CLASS if any(map(is_class, values)) else ""

    def remarks(self) -> Iterator[Note]:
        """Yield notes on unused columns, and on fields that no column fills."""
        name = f"工作表“{self.sheet.name}”：" if self.sheet.name else ""
        ignored = [str(each) for each in self.columns if not each.field and not each.is_counter]
        if ignored:
            yield Note(f"{name}没有用到的列：{'、'.join(ignored)}")
        missing = [key for key in (Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS) if key not in self.at]
        if missing:
            yield Note(f"{name}没有这些列：{'、'.join(missing)}；稿子里要补上")
        if self.unrepeated:
            yield Note(f"{name}合并的单元格字太多，只算在第一行：{'、'.join(self.unrepeated[:10])}")
        if any("分办" in each.heading for each in self.columns if each.field == Key.CONSULTED):
            yield Note(f"{name}“分办”的单位写进了会商单位；分别答复、不会商的，请在稿子里删去")

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
                item.add(self._texts(here, row))
                yield self._skip(here, f"与第 {item.row} 行是合并的一件，名字和会办单位已并入")
                continue
            if item:
                yield self._assignment(item.row, item.texts())
            item, reason = None, self._aside(here, row)
            if reason:
                yield self._skip(here, reason)
            elif any(row):
                item = _Item(here, self._texts(here, row))
        if item:
            yield self._assignment(item.row, item.texts())

    def _skip(self, number: int, reason: str) -> RejectedRow:
        return RejectedRow(self.sheet.name, number, self.sheet.place(number), reason)

    def _texts(self, number: int, row: tuple[str, ...]) -> dict[str, str]:
        """Return the texts of a row by field: of several columns the first filled one, of names all."""
        found: dict[str, str] = {}
        for field, places in self.at.items():
            texts = [row[at] if at < len(row) and row[at] else self._filled(number, at) for at in places]
            texts = [text for text in texts if text]
            if texts and field:
                found[field] = "、".join(texts) if field in _MANY else texts[0]
        return found

    def _aside(self, here: int, row: tuple[str, ...]) -> str:
        """Return why a row is no item (a note, a total, a section, headings again), "" if it is one."""
        cells = [cell for cell in row if cell]
        if not cells:
            return ""
        first = cells[0]
        if (len(cells) <= 2 and _ASIDE.match(first)) or _TOTAL.fullmatch(first):
            return f"“{short(first)}”不是一件，略过"
        if len(cells) == 1 and _SECTION.fullmatch(first) and self._is_section(first):
            self.kind = kind_in(first)
            return f"“{short(first)}”是小标题，下面的当作{self.kind}"
        if len(cells) <= len(self.counters) and all(
            not cell or at in self.counters for at, cell in enumerate(row)
        ):
            return "只有序号，略过"
        if len(cells) > 1 and (
            (here == self.begin and all(map(field_of_heading, cells))) or self.heads.issuperset(cells)
        ):
            return "又是表头，略过"
        return ""

    def _is_section(self, text: str) -> bool:
        return bool(kind_in(text)) and not text.startswith("关于") and not re.search("的(?:建议|提案)$", text)

    def _assignment(self, number: int, texts: dict[str, str]) -> Assignment:
        get = texts.get
        notes: list[str] = []
        proposers, joint = people_of(get(Key.PROPOSERS, ""), get(Key.JOINT, ""), notes)
        lead, assisting = read_roles(get(Key.LEAD_BODY, ""))
        handed_over, deadline = self._days(get(Key.HANDED_OVER, ""), get(Key.DEADLINE, ""), notes)
        contact, phone = contact_and_phone(get(Key.CONTACT, ""), get(Key.PHONE, ""))
        title = bare_title(single_line(get(Key.SUBJECT, "")))
        session = single_line(get(Key.SESSION, ""))
        kind = kind_in(get(Key.KIND, "")) or kind_in(session) or self.kind or kind_in(title[-3:])
        if not session and kind_in(self.session) in ("", kind):
            session = self.session
        item_number = single_line(get(Key.ITEM_NUMBER, ""))
        notes += _lacks(item_number, title, proposers, kind)
        first = next(iter((*proposers, *joint)), "")
        return Assignment(
            sheet=self.sheet.name,
            row=number,
            place=self.sheet.place(number),
            item=make_item(kind or SUGGESTION.name, session, item_number, title, first),
            kind=kind,
            session=session,
            number=item_number,
            subject=title,
            proposers=proposers,
            joint=joint,
            lead=lead,
            consulted=tuple(dict.fromkeys((*assisting, *read_bodies(get(Key.CONSULTED, ""))))),
            handed_over=handed_over,
            deadline=deadline,
            contact=contact,
            phone=phone,
            proposer_phone=single_line(get(PROPOSER_PHONE, "")),
            result_class=result_class(get(Key.RESULT_CLASS, "")),
            publicity=single_line(get(Key.PUBLICITY, "")),
            document_number=single_line(get(Key.DOCUMENT_NUMBER, "")),
            remark=single_line(get(REMARK, "")),
            notes=tuple(notes),
        )

    def _days(self, handed_over: str, deadline: str, notes: list[str]) -> tuple[str, str]:
        """Return the day of handing over and the deadline, as written in a draft."""
        start = end = None
        if handed_over:
            term = read_day(handed_over, self.sheet.from_1904)
            start = term.day
            notes += [f"交办日期{term.trouble}，稿子里照抄，请改"] * bool(term.trouble)
        if deadline:
            term = read_deadline(deadline, start, self.unit, self.sheet.from_1904)
            end = term.day
            notes += [f"期限{term.trouble}，稿子里照抄，请改"] * bool(term.trouble)
        return (
            format_day(start) if start else single_line(handed_over),
            format_day(end) if end else single_line(deadline),
        )


class _Item:
    """The texts of one item by field, from its first row and the rows merged with it."""

    def __init__(self, row: int, texts: dict[str, str]) -> None:
        self.row = row
        self._first = texts
        self._more: dict[str, dict[str, None]] = {}

    def add(self, texts: dict[str, str]) -> None:
        """Add the facts in a further row: proposers, and assisting bodies."""
        for field, target in (
            (Key.PROPOSERS, Key.JOINT),
            (Key.JOINT, Key.JOINT),
            (Key.CONSULTED, Key.CONSULTED),
        ):
            if (text := texts.get(field)) and text != self._first.get(field):
                self._more.setdefault(target, {})[text] = None

    def texts(self) -> dict[str, str]:
        """Return all texts; those of a field that several rows fill are joined."""
        joined = {
            field: "、".join(filter(None, (self._first.get(field), *more)))
            for field, more in self._more.items()
        }
        return {**self._first, **joined}


def _lacks(number: str, title: str, proposers: tuple[str, ...], kind: str) -> Iterator[str]:
    """Yield notes on facts that the clerk has to add to the draft."""
    facts = {Key.ITEM_NUMBER: number, Key.SUBJECT: title, Key.PROPOSERS: proposers}
    lacking = [key for key, value in facts.items() if not value]
    if lacking:
        yield f"没有{'、'.join(lacking)}，稿子里要补上"
    if not kind:
        yield f"看不出是建议还是提案，先当作{SUGGESTION.name}"
    if len(title) > _LONG_SUBJECT:
        yield f"案由有 {len(title)} 个字，像是正文，请核对"
