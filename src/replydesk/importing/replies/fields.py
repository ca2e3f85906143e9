"""The fields of a draft, from the parts of an old letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from replydesk.draft.model import MENDED, Draft, Key, Value
from replydesk.importing.replies.foot.contact_fields import fields_of
from replydesk.importing.replies.foot.foot import Foot
from replydesk.importing.replies.foot.foot_names import field_of_copies
from replydesk.importing.replies.foot.footlines import SEAL
from replydesk.importing.replies.foot.office import with_office
from replydesk.importing.replies.head.head import without_stray_spaces
from replydesk.importing.replies.head.item_record import (
    ItemRecord,
    first_reply_number,
    record_of_opening,
    record_of_title,
)
from replydesk.importing.replies.head.letter_people import (
    ASSISTING,
    SECOND,
    is_to_body,
    item_of_letter,
    kind_of_letter,
    named_in_opening,
    named_in_salutation,
    outside,
    salutation_says,
)
from replydesk.importing.replies.joining.paragraphs import Para, squeezed
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.bodies import is_authority
from replydesk.importing.replies.parts import Parts
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING
from replydesk.letter.print_options import WHERE_AT_FOOT, Seal, signer_text
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.note import Note

_MEANT_TO_FILL = (Key.SIGNATURE, Key.CONTACT, Key.PHONE, Key.CC)  # Filled in from the profile if absent
_OFFICES = ("承办单位", "答复单位", "办理单位", "主办单位", "联系单位")  # Labels of the body that answers
_INNER_OFFICE = re.compile("[科处股室组]$|办公室$|[局厅府委]办$")
_CLOSING_LINES = 3  # Last paragraphs searched for what tells the kind of letter
_OPEN_SESSION = re.compile("(?<![一二三四五六七八九十0-9])次(?:全体)?会议|(?<![一二三四五六七八九十0-9])届")
_OWN = frozenset(map(str, Key))
_EIGHT_DIGITS = re.compile(r"\A((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\Z")  # 20190603
_NUMERIC = (Key.DOCUMENT_NUMBER, Key.DATE, Key.PHONE, Key.ITEM_NUMBER, Key.PRINT_DATE)


def read_fields(parts: Parts, opening: list[Para], stock: Stock, notes: list[Note]) -> tuple[Draft, Profile]:
    """Return a draft with the facts of the short lines, and the profile it is printed under."""
    head, foot = parts.head, parts.foot
    title = record_of_title(head.title)
    opening_text = "".join(para.text for para in opening)
    above = {
        mark.key: mark.value for mark in reversed(list(map(without_stray_spaces, head.marks))) if mark.value
    }
    named = (*foot.signatures, head.letterhead.removesuffix("文件"), title.issuer, parts.unit)
    own = {squeezed(SEAL.sub("", name)) for name in named if name}
    marks = fields_of(foot.marks, own) | above
    copies = field_of_copies(foot.cc)
    record = _merge_records(record_of_opening(opening_text), title)
    record = _completed(record, [record_of_title(other) for other in head.page_titles])
    fields: dict[str, Value] = {
        Key.UNIT: _unit(parts, title, marks, stock),
        Key.SESSION: record.session,
        Key.ITEM_NUMBER: record.number,
        Key.SUBJECT: record.subject,
        **_kind_and_people(parts, opening_text, marks, notes),
        **marks,
        Key.CONSULTED: listed(record.consulted),
        Key.ATTACHMENTS: listed(tuple(foot.attachments)),
        Key.SIGNATURE: listed(tuple(foot.signatures)),
        Key.DATE: foot.date or marks.get(Key.DATE, ""),
        Key.CC: copies,
        Key.PRINT_DATE: foot.print_date,
        Key.MENDING: MENDED if parts.is_mended else "",
    }
    _fill_from_weak_marks(fields, parts, opening_text, notes)
    _fill_from_site(fields, parts, notes)
    known = {key: _normal(key, value, parts, notes) for key, value in fields.items() if value}
    others = tuple((key, value) for key, value in known.items() if key not in _OWN)
    draft = Draft((*((str(key), known[key]) for key in Key if key in known), *others))
    profile = stock.profile(draft)
    draft = with_office(_with_signer(draft, profile, is_exact=parts.is_exact), profile, notes)
    _note_others(draft, foot, notes)
    if parts.is_exact and draft.get(Key.PRINT_DATE) == draft.get(Key.DATE):
        draft = replace(draft, fields=tuple(each for each in draft.fields if each[0] != Key.PRINT_DATE))
    return _without_automatic(draft, profile), profile


def _without_automatic(draft: Draft, profile: Profile) -> Draft:
    """Return the draft with 无 in the fields the letter leaves out and the profile would fill in."""
    for key in _MEANT_TO_FILL:
        is_stamped = key is Key.SIGNATURE and profile.seal is Seal.STAMP
        if draft.raw(key) is None and DraftFacts(draft, profile).default(key) and not is_stamped:
            draft = draft.with_field(key, NOTHING)
    return draft


def _kind_and_people(
    parts: Parts, opening: str, marks: dict[str, str], notes: list[Note]
) -> dict[str, Value]:
    """Return 类型 and 提出人, and what only some kinds have: the body that leads, the first reply."""
    title, salutation = parts.head.title, parts.head.salutation
    code = marks.get(Key.DOCUMENT_NUMBER, "").partition("〔")[0]
    copies = field_of_copies(parts.foot.cc)
    cc = "、".join(copies) if isinstance(copies, tuple) else copies
    ending = "".join(para.text for para in parts.text[-_CLOSING_LINES:])
    kind = kind_of_letter(salutation, title, f"{opening}\n{ending}", code, cc)
    addressed = named_in_salutation(salutation)
    is_others = is_to_body(salutation, opening) or not salutation.strip()
    people = named_in_opening(opening) if is_others else addressed
    fields: dict[str, Value] = {Key.KIND: kind, Key.PROPOSERS: listed(people or addressed)}
    if kind.endswith(ASSISTING):
        fields |= {Key.LEAD_BODY: listed(addressed), Key.PROPOSERS: listed(people)}
    if kind.endswith(SECOND):
        fields |= {Key.FIRST_REPLY: first_reply_number(opening)}
    said = salutation_says(salutation)
    if said and said != item_of_letter("", title, "", "", "") and re.search("人大|政协|提案", outside(title)):
        notes.append(Note(f"称呼和标题说的不是同一类，类型按“{kind}”填写，请核对"))
    return fields


def _with_signer(draft: Draft, profile: Profile, *, is_exact: bool) -> Draft:
    """Return the draft with who signed at the foot as its signer, if the unit prints the signer there.

    Anywhere else, 领导签发 and 承办负责人 below a letter are not the signer beside its number.
    """
    forms = WHERE_AT_FOOT if is_exact else (profile.signer_form,)
    labels = [signer_text(form, "\n").partition("：")[0] for form in forms if form in WHERE_AT_FOOT]
    found = next((label for label in labels if draft.get(label)), "")
    if not found or draft.raw(Key.SIGNER) is not None:
        return draft
    fields = tuple(each for each in draft.fields if each[0] != found)
    return replace(draft, fields=fields).with_field(Key.SIGNER, draft.get(found))


def _note_others(draft: Draft, foot: Foot, notes: list[Note]) -> None:
    """Note what stands below the letter and has no field: it is kept in the draft, and never printed."""
    notes += foot.notes
    if others := [f"{key}：{draft.get(key)}" for key, _ in draft.fields if key not in _OWN]:
        notes.append(Note(f"信末写着“{'”“'.join(others)}”，没有对应的栏，留在稿子里，不印出来"))


def _fill_from_weak_marks(fields: dict[str, Value], parts: Parts, opening: str, notes: list[Note]) -> None:
    """Fill empty fields from weak marks; a mark that contradicts the rest of the letter is left out."""
    for line, text, mark in parts.head.weak_marks:
        texts = (value for value in fields.values() if isinstance(value, str))
        held = map(squeezed, (parts.head.title, parts.head.salutation, opening, *texts))
        if not fields[mark.key]:
            fields[mark.key] = (
                listed(named_in_salutation(mark.value)) if mark.key == Key.PROPOSERS else mark.value
            )
        elif not any(squeezed(mark.value) in each for each in held):
            parts.head.frame.append((line, text))
            parts.head.mark_lines.remove((line, text))
            notes.append(Note(f"信前的“{text}”与信中写的不一样，没有采用", line))


def _fill_from_site(fields: dict[str, Value], parts: Parts, notes: list[Note]) -> None:
    """Fill fields that the letter does not have from the website's facts above it, and say so."""
    facts = parts.head.facts
    found = {
        Key.UNIT: facts.unit,
        Key.SESSION: facts.session,
        Key.ITEM_NUMBER: facts.item,
        Key.DOCUMENT_NUMBER: facts.number,
        Key.DATE: facts.date,
        Key.PUBLICITY: facts.publicity,
    }
    for key, value in found.items():
        if key is Key.DATE and not _may_be_day(value, parts.foot.unread_date):
            continue
        if value and not fields.get(key):
            fields[key] = value
            parts.from_site.append(key)
            notes.append(Note(f"信里没有写{key}，按网页信息栏填“{value}”"))


def _may_be_day(day: str, unread: str) -> bool:
    """Return True unless a letter's date, of which the day is missing, names another month."""
    month = re.match(r"(\d{4})年(\d{1,2})月", half_width(squeezed(unread)))
    return not month or day.startswith(f"{month[1]}年{int(month[2])}月")


def listed(names: tuple[str, ...]) -> Value:
    """Return names as a field has them: one as text."""
    return names[0] if len(names) == 1 else tuple(names)


def _normal(key: str, value: Value, parts: Parts, notes: list[Note]) -> Value:
    """Return a number or a date in ASCII digits, a date without spaces."""
    if key not in _NUMERIC or not isinstance(value, str) or parts.is_exact:
        return value
    normal = half_width(value)
    if key in (Key.DATE, Key.PRINT_DATE):
        closed = squeezed(normal.strip("（）()"))
        normal = closed if re.search(r"年[^年月]+月[^日]", closed) else normal.strip("（）()")
        normal = _EIGHT_DIGITS.sub(lambda day: f"{day[1]}年{int(day[2])}月{int(day[3])}日", normal)
    if squeezed(normal) != squeezed(value):
        notes.append(Note(f"{key}原写作“{value}”，已按“{normal}”填写"))
    return normal


def _merge_records(from_opening: ItemRecord, title: ItemRecord) -> ItemRecord:
    """Return the facts of opening and title together; the opening wins, except for the number."""
    session = from_opening.session
    return ItemRecord(
        title.session if session in title.session else session,
        title.number or from_opening.number,
        from_opening.subject or title.subject,
        from_opening.consulted,
        title.issuer,
    )


def _completed(record: ItemRecord, others: Sequence[ItemRecord]) -> ItemRecord:
    """Return the facts with what only the title of the page says of the same item.

    A session without its number (县政协九届次会议) gives way to a whole one beside the same item number; a
    subject is also taken from a title that names no item, if it is the only one.
    """
    same = [each for each in others if each.number and each.number == record.number]
    sessions = (each.session for each in same if not _OPEN_SESSION.search(each.session))
    is_open = not record.session or bool(_OPEN_SESSION.search(record.session))
    subjects = {each.subject for each in others if each.subject and each.number in ("", record.number)}
    return replace(
        record,
        session=next(filter(None, sessions), record.session) if is_open else record.session,
        subject=record.subject or (subjects.pop() if len(subjects) == 1 else ""),
    )


def _unit(parts: Parts, title: ItemRecord, marks: dict[str, str], stock: Stock) -> str:
    """Return the body that replies: a known one if possible, else the signing name."""
    if parts.unit:
        return parts.unit
    head, foot = parts.head, parts.foot
    letterhead = squeezed(head.letterhead).removesuffix("文件")
    if within := re.search("（(.{4,30})）$", letterhead):  # 某县人民政府（某县水利局）
        letterhead = within[1]
    answering = [*(SEAL.sub("", squeezed(name)) for name in foot.signatures), title.issuer]
    is_own = parts.is_exact or not any(answering)
    is_own = is_own or any(letterhead in name or name in letterhead for name in answering if name)
    named = [letterhead if is_own else "", *answering]  # Another body above the letter is the site's
    number = marks.get(Key.DOCUMENT_NUMBER, "")
    for name in filter(None, named):
        for profile in stock.profiles.values():
            letterheads = (profile.letterhead, profile.letterhead.removesuffix("文件"))
            if name in (profile.name, profile.short_name, *letterheads):
                return stock.key_of(profile)
    for profile in stock.profiles.values():
        if not any(named) and any(code and number.startswith(f"{code}〔") for code in profile.codes.values()):
            return stock.key_of(profile)
    offices = (squeezed(marks.get(label, "")) for label in _OFFICES)
    return next(filter(None, (*named, *filter(_is_whole, offices))), "")


def _is_whole(name: str) -> bool:
    """Return True if an office named below a letter is a body that writes letters, not a part of one."""
    return is_authority(name) and not _INNER_OFFICE.search(name)
