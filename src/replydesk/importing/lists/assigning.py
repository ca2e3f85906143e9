"""One item of a list, made of the texts of its row and of what is said above the table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from replydesk.draft.model import Key
from replydesk.importing.lists import columns as column
from replydesk.importing.lists.above_table import AboveTable
from replydesk.importing.lists.assignment import Assignment
from replydesk.importing.lists.bodies import NOBODY, Bodies, Duty, duty_in, joined, read_bodies
from replydesk.importing.lists.cells import (
    contact_and_phone,
    kind_in,
    kind_of_people,
    result_class,
    short,
    single_line,
    special_kind,
)
from replydesk.importing.lists.days import read_day, read_deadline
from replydesk.importing.lists.item_identity import make_item
from replydesk.importing.lists.item_numbers import number_trouble
from replydesk.importing.lists.remarks import ListRemark, change, loss, plain
from replydesk.importing.lists.sheets import ListSheet
from replydesk.letter.addressees import is_several, odd_in_name
from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.letter.people import People, read_people
from replydesk.letter.print_options import PUBLICITY
from replydesk.text.dates import format_day
from replydesk.text.full_width import with_plain_digits
from replydesk.text.title_marks import bare_title

AS_TYPED = "提出人原文"  # The cell of people, kept in a draft if some of it is left out of the names
_LONG_SUBJECT = 100  # Characters; a longer subject is more likely the text of the item
_NO_NUMBER = frozenset(("无", "无编号", "无号", "暂无", "-", "—", "——", "/", "\\"))
_LONG_NAME = re.compile("[\u4e00-\u9fff]{5,}")
_INNER = re.compile("(?!.+[局厅])(?![省市州县区]|.*(?:政府|委员会)).{0,7}[科股处室]")


@dataclass(frozen=True, slots=True)
class RowContext:
    """What holds for a row: its sheet, what is said above the table, the kind, and which columns there are.

    `duty` is what titles and small headings say that the list's own body has to do; `unit` is that of bare
    numbers in the column of deadlines.
    """

    sheet: ListSheet
    above: AboveTable
    kind: str
    special: str
    duty: Duty | None
    unit: str
    fields: frozenset[str]


def assign(context: RowContext, row: int, texts: Mapping[str, str], more: Mapping[str, str]) -> Assignment:
    """Return the item in a row of a sheet; `texts` are its cells by field, `more` by the keys of drafts."""
    get = texts.get
    notes: list[ListRemark] = []
    kept = dict(more)
    people, joint = _people(texts, kept, notes)
    title = bare_title(single_line(get(Key.SUBJECT, "")))
    kind, session = _kind_and_session(context, texts, notes)
    number = _number(get(Key.ITEM_NUMBER, ""), notes)
    handed_over, deadline = _days(context, texts, kept, notes)
    contact, phone = contact_and_phone(get(Key.CONTACT, ""), get(Key.PHONE, ""))
    bodies = _bodies(context, texts, kept, notes)
    special = special_kind(get(Key.KIND, "")) or special_kind(session) or context.special
    base = kind or _kind_by_title(context, title)
    notes += _lacks(number or special, title, people.names, base)
    publicity, is_open = single_line(get(Key.PUBLICITY, "")), get(column.OPEN, "")
    names = people.names
    return Assignment(
        sheet=context.sheet.name,
        row=row,
        place=context.sheet.place(row),
        item=make_item(base or SUGGESTION.name, session, number, title, next(iter((*names, *joint)), "")),
        kind=special if special and base != PROPOSAL.name else base,
        session=session,
        number=number,
        subject=title,
        proposers=names,
        joint=joint,
        bodies=bodies,
        own_duty=None if column.HANDLERS in texts else duty_in(get(column.DUTY, "")) or context.duty,
        has_bodies=bool(context.fields & {Key.LEAD_BODY, column.HANDLERS, column.SEPARATE}),
        handed_over=handed_over,
        deadline=deadline,
        contact=contact,
        phone=phone,
        proposer_phone=single_line(get(column.PROPOSER_PHONE, "")) or "、".join(people.phones),
        result_class=result_class(get(Key.RESULT_CLASS, "")),
        publicity=publicity or (is_open if is_open in PUBLICITY else ""),
        document_number=single_line(get(Key.DOCUMENT_NUMBER, "")),
        remark=single_line(get(column.REMARK, "")),
        more=tuple((key, text) for key, text in kept.items() if text),
        notes=tuple(notes),
    )


def _kind_by_title(context: RowContext, title: str) -> str:
    """Return the kind by the noun of a title, "" for 建议 in a list of both kinds: proposals have it, too."""
    told = kind_in(title[-3:])
    return "" if context.above.has_both and told == SUGGESTION.name else told


def _number(typed: str, notes: list[ListRemark]) -> str:
    """Return an item's number, "" for a word that says there is none; 55 for 55.0."""
    number = with_plain_digits(single_line(typed))
    if whole := re.fullmatch(r"(\d{1,8})\.0{1,4}", number):
        notes.append(change(f"编号“{number}”按“{whole[1]}”理解"))
        return whole[1]
    return "" if number in _NO_NUMBER else number


def _kind_and_session(
    context: RowContext, texts: Mapping[str, str], notes: list[ListRemark]
) -> tuple[str, str]:
    """Return the kind of an item, "" if unknown, and its session: of the row, else of the table.

    Who put it forward tells the kind of a row in a list of both kinds; in any other it may contradict.
    """
    session = single_line(texts.get(Key.SESSION, ""))
    people = texts.get(Key.PROPOSERS, "")
    kind = kind_in(texts.get(Key.KIND, "")) or kind_in(session) or context.kind
    told = kind_of_people(people) or kind_of_people(texts.get(column.DELEGATION, ""))
    if kind and told and told != kind:
        notes.append(loss(f"提出人“{short(people)}”像是{told}的，清单里是{kind}，照清单起草"))
    kind = kind or told
    if not session and kind_in(context.above.session) in ("", kind):
        session = context.above.session
    return kind, session


def _people(
    texts: Mapping[str, str], kept: dict[str, str], notes: list[ListRemark]
) -> tuple[People, tuple[str, ...]]:
    """Return those who put the item forward, and the names of those who joined."""
    first = texts.get(Key.PROPOSERS, "") or texts.get(column.DELEGATION, "")
    people = read_people(first)
    if not people.names and first and (group := texts.get(column.DELEGATION, "")):
        notes.append(change(f"提出人只写了“{short(first)}”，用代表团或界别一列的“{short(group)}”"))
        people = read_people(group)
    others = read_people(texts.get(Key.JOINT, ""))
    names = (people.lead,) if people.lead else people.names
    rest = (*people.names, *people.joint, *others.names, *others.joint)
    joint = tuple(name for name in dict.fromkeys(rest) if name not in people.names or people.lead)
    joint = tuple(name for name in joint if name not in names)
    dropped = dict.fromkeys((*people.dropped, *others.dropped))
    if dropped or people.phones:
        kept[AS_TYPED] = single_line("；".join(filter(None, (first, texts.get(Key.JOINT, "")))))
    if people.delegations:
        where = "、".join(each.strip("（）") for each in people.delegations)
        key = column.DELEGATION if re.search("[团组区]$", where) else column.CIRCLE
        kept.setdefault(key, where)
        notes.append(plain(f"的提出人旁边写了{key}，不印进称呼，记在“{key}”里"))
    notes += _notes_on_people(people, others, tuple(dropped), names, joint)
    notes += _count_of_joined(texts.get(column.JOINED, ""), joint)
    return People(names, joint, phones=people.phones), joint


def _notes_on_people(
    people: People, others: People, dropped: tuple[str, ...], names: tuple[str, ...], joint: tuple[str, ...]
) -> Iterator[ListRemark]:
    for each in dropped:
        if not names:
            yield loss(f"提出人只写了“{short(each)}”，没有写是谁")
        elif each.startswith("（"):
            yield change(f"名字后面括号里的字不印进称呼，原文记在“{AS_TYPED}”里")
        else:
            yield change(f"名字后面的“{short(each)}”不印进称呼")
    if people.is_short or others.is_short:
        yield loss("名单里有“等”，没有写全，请补上其余的人")
    if people.is_joint_guessed:
        yield change("提出人后面括号里的名字当作联名")
    for name in (*names, *joint):
        if odd := odd_in_name(name):
            yield loss(f"名字“{short(name)}”里有{odd}，会照样印出来，请改")
        elif _LONG_NAME.fullmatch(name) and not is_several(name):
            yield loss(f"“{short(name)}”不像姓名，也不像单位、界别，会照样印出来，请核对")


def _count_of_joined(text: str, joint: tuple[str, ...]) -> Iterator[ListRemark]:
    """Yield a remark if a list counts more or fewer people than it names."""
    found = re.search(r"\d{1,4}", text)
    count = int(found[0]) if found else 0
    if count and count != len(joint) and not any("等" in name for name in joint):
        said = f"只写了 {len(joint)} 个名字" if joint else "没有写名字"
        yield loss(f"附议 {count} 人，{said}，请补上其余的人")


def _bodies(
    context: RowContext, texts: Mapping[str, str], kept: dict[str, str], notes: list[ListRemark]
) -> Bodies:
    """Return the bodies that handle an item, from all columns that name some."""
    get = texts.get
    given = duty_in(get(column.DUTY, ""))
    default = given or (Duty.LEAD if Key.CONSULTED in context.fields else None)
    lead_default = Duty.ASSIST if column.HANDLERS in texts and Key.LEAD_BODY in texts else default
    parts = [
        read_bodies(get(Key.LEAD_BODY, ""), Duty.SEPARATE if given is Duty.SEPARATE else Duty.LEAD),
        read_bodies(get(column.SEPARATE, ""), Duty.SEPARATE),
        read_bodies(get(column.HANDLERS, ""), lead_default, of_item=True),
        read_bodies(get(Key.CONSULTED, ""), Duty.ASSIST),
    ]
    for at, key in ((0, Key.LEAD_BODY), (2, column.HANDLERS)):
        if parts[at].all and all(map(_INNER.fullmatch, parts[at].all)):
            kept.setdefault(Key.OFFICE, single_line(get(key, "")))
            parts[at] = NOBODY
    found = joined(parts)
    if found.is_guessed:
        notes.append(change(f"“{column.HANDLERS}”里有几个单位，没有写谁主办，第一个当作主办，其余当作会办"))
    if found.is_short:
        notes.append(loss("主办、会办单位里有“等”，没有写全，请补上"))
    notes += (change(f"单位后面的“{short(each)}”没有写进稿子") for each in found.dropped)
    return found


def _days(
    context: RowContext, texts: Mapping[str, str], kept: dict[str, str], notes: list[ListRemark]
) -> tuple[str, str]:
    """Return the day of handing over and the deadline, as written in a draft."""
    above, from_1904 = context.above, context.sheet.from_1904
    typed, start = texts.get(Key.HANDED_OVER, ""), above.start
    if typed:
        told = read_day(typed, from_1904, above.year)
        start = told.day
        notes += [loss(f"交办日期{told.trouble}，稿子里照抄，请改")] * bool(told.trouble)
        notes += [change(f"交办日期“{short(typed)}”{told.meaning}")] * bool(told.meaning)
    elif start:
        notes.append(change(f"没有交办日期，用表上方写的{format_day(start)}"))
    if (filed := kept.get(column.FILED)) and (day := read_day(filed, from_1904).day):
        kept[column.FILED] = format_day(day)
    deadline = texts.get(Key.DEADLINE, "")
    end = _deadline(context, deadline or above.deadline, start, notes)
    if not deadline and end:
        notes.append(change(f"没有期限，用表上方写的“{short(above.deadline)}”"))
    return (
        format_day(start) if start else single_line(typed),
        format_day(end) if end else single_line(deadline),
    )


def _deadline(context: RowContext, text: str, start: date | None, notes: list[ListRemark]) -> date | None:
    if not text:
        return None
    above = context.above
    year = start.year if start else above.year
    told = read_deadline(text, start or above.only_day, context.unit, context.sheet.from_1904, year)
    if told.trouble:
        notes.append(loss(f"期限{told.trouble}，稿子里照抄，请改"))
    elif told.meaning:
        notes.append(change(f"期限“{short(text)}”{told.meaning}"))
    elif start is None and above.only_day and read_deadline(text, None, context.unit).day is None:
        notes.append(change(f"期限“{short(text)}”从表上方的日期{format_day(above.only_day)}算起"))
    return told.day


def _lacks(number: str, title: str, proposers: tuple[str, ...], kind: str) -> Iterator[ListRemark]:
    """Yield remarks on facts that the clerk has to add to the draft, or to look at."""
    facts = {Key.ITEM_NUMBER: number, Key.SUBJECT: title, Key.PROPOSERS: proposers}
    lacking = [key for key, value in facts.items() if not value]
    if lacking:
        yield loss(f"没有{'、'.join(lacking)}，稿子里要补上")
    yield from map(loss, number_trouble(number))
    if not kind:
        yield loss(f"看不出是建议还是提案，先当作{SUGGESTION.name}")
    if len(title) > _LONG_SUBJECT:
        yield loss(f"案由有 {len(title)} 个字，像是正文，请核对")
