"""Assembly of an old letter's parts into the fields and passages of a draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from replydesk.draft.model import MENDED, PASSAGES, Attachment, Draft, Key, Paragraph, Part, Value
from replydesk.importing.replies.body import Answer, as_paragraphs
from replydesk.importing.replies.contact_fields import fields_of
from replydesk.importing.replies.foot import Foot
from replydesk.importing.replies.foot_names import field_of_copies
from replydesk.importing.replies.footlines import SEAL
from replydesk.importing.replies.head import ReplyHead, without_stray_spaces
from replydesk.importing.replies.item_record import (
    ItemRecord,
    kind_of_texts,
    named_in_salutation,
    record_of_opening,
    record_of_title,
)
from replydesk.importing.replies.marks import approver
from replydesk.importing.replies.paragraphs import Para, squeezed
from replydesk.importing.replies.passages import IsKnown, split_endings, split_opening, take_next_steps
from replydesk.importing.replies.phrase_match import FilledPhrases, slots_in
from replydesk.importing.replies.spacing import half_width
from replydesk.letter.facts import DraftFacts, people
from replydesk.letter.kinds import NOTHING
from replydesk.letter.print_options import WHERE_AT_FOOT, Seal, SignerForm, signer_text
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.note import Note

_MEANT_TO_FILL = (Key.SIGNATURE, Key.CONTACT, Key.PHONE, Key.CC)  # Filled in from the profile if absent
_OWN = frozenset(map(str, Key))
_NUMERIC = (Key.DOCUMENT_NUMBER, Key.DATE, Key.PHONE, Key.ITEM_NUMBER, Key.PRINT_DATE)


@dataclass
class Parts:
    """The parts of a letter."""

    head: ReplyHead
    foot: Foot
    text: list[Para]
    answer: Callable[[Sequence[Para]], Answer]  # Reads headings, by number or by Word style
    is_exact: bool = False
    is_mended: bool = False
    unit: str = ""  # The body that replied, "" if only the letter names it
    left_out: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def is_marked(self) -> bool:
        """Return True if the file says which passage each paragraph belongs to."""
        return any(para.part for para in self.text)

    def opening(self) -> tuple[list[Para], list[Para]]:
        """Return the opening, and the rest of the text."""
        if not self.is_marked:
            return split_opening(self.text)
        first = [para for para in self.text if para.part == Part.OPENING]
        return first, [para for para in self.text if para.part != Part.OPENING]


@dataclass
class Assembled:
    """The draft assembled from the parts; `lines` are all numbered lines of the letter, for the account."""

    draft: Draft
    profile: Profile
    notes: list[Note]
    lines: list[tuple[int, str]]
    unplaced: list[tuple[int, str]]
    reworded: list[str]


def assemble_draft(parts: Parts, stock: Stock) -> Assembled:
    """Return the draft assembled from a letter's parts."""
    lines = list(_lines_of(parts))
    notes = list(parts.notes)
    opening, rest = parts.opening()
    draft, profile = _fields(parts, opening, stock, notes)
    draft, filled = _with_opening(draft, profile, stock, opening)
    draft = _with_head(draft, filled, parts)
    draft, rest = _with_approval(draft, profile, rest)
    answer, passages = _split_passages(parts, rest, filled.begins)
    for part, paras in passages.items():
        draft = _with_passage(draft, filled, part, as_paragraphs(paras))
    preamble, sections = answer.parts()
    attachments = _attachments(parts, answer)
    draft = replace(draft, preamble=preamble, sections=sections, attachments=attachments)
    unplaced = [*parts.head.unplaced, *parts.foot.unplaced]
    return Assembled(draft, profile, notes + answer.notes, lines, unplaced, answer.reworded)


def _split_passages(
    parts: Parts, rest: list[Para], is_known: IsKnown
) -> tuple[Answer, dict[Part, list[Para]]]:
    """Return the answer and the passages after it: by bookmarks if there are any, else by their wording."""
    kinds = (Part.NEXT_STEPS, Part.THANKS, Part.CLOSING)
    if parts.is_marked:
        answer = parts.answer([para for para in rest if para.part not in kinds])
        return answer, {part: [para for para in rest if para.part == part] for part in kinds}
    endings = split_endings(rest, is_known)
    answer = parts.answer(endings.text)
    next_steps = take_next_steps(answer, is_known, is_exact=parts.is_exact)
    return answer, dict(zip(kinds, (next_steps, endings.thanks, endings.closing), strict=True))


def _lines_of(parts: Parts) -> Iterator[tuple[int, str]]:
    """Yield every paragraph of the letter with its first line's number (0 if not needed)."""
    head, foot = parts.head, parts.foot
    yield from head.mark_lines
    yield from ((0, text) for text in (head.letterhead, head.title, head.salutation))
    for para in parts.text:
        yield para.line, "".join(para.cells) if para.cells else para.number + para.text
    if not parts.is_exact:
        yield from foot.changed
        changed = squeezed("".join(text for _, text in foot.changed))
        yield from ((0, text) for text in (*foot.signatures, foot.date) if squeezed(text) not in changed)
    else:
        yield from ((0, text) for text in (*foot.attachments, *foot.signatures, foot.date))
        yield from ((0, text) for text in (foot.issuer, foot.print_date, *(text for _, text in foot.cc)))
        yield from foot.changed
    yield from foot.mark_lines
    for head_line, page in foot.pages:
        yield head_line.line, head_line.text
        yield from ((para.line, "".join(para.cells) or para.number + para.text) for para in page)


def _fields(parts: Parts, opening: list[Para], stock: Stock, notes: list[Note]) -> tuple[Draft, Profile]:
    """Return a draft with the facts of the short lines, and the profile it is printed under."""
    head, foot = parts.head, parts.foot
    title = record_of_title(head.title)
    opening_text = "".join(para.text for para in opening)
    above = {
        mark.key: mark.value for mark in reversed(list(map(without_stray_spaces, head.marks))) if mark.value
    }
    marks = fields_of(foot.marks) | above
    copies = field_of_copies(foot.cc)
    unit, code = _unit(parts, title, marks, stock), marks.get(Key.DOCUMENT_NUMBER, "").partition("〔")[0]
    cc = "、".join(copies) if isinstance(copies, tuple) else copies
    kind = kind_of_texts(head.salutation, head.title, opening_text, code, cc)
    record = _merge_records(record_of_opening(opening_text), title)
    fields: dict[str, Value] = {
        Key.UNIT: unit,
        Key.KIND: kind.name,
        Key.SESSION: record.session,
        Key.ITEM_NUMBER: record.number,
        Key.SUBJECT: record.subject,
        Key.PROPOSERS: _list(named_in_salutation(head.salutation)),
        **marks,
        Key.CONSULTED: _list(tuple(record.consulted.split("、"))),
        Key.ATTACHMENTS: _list(tuple(foot.attachments)),
        Key.SIGNATURE: _list(tuple(foot.signatures)),
        Key.DATE: foot.date or marks.get(Key.DATE, ""),
        Key.CC: copies,
        Key.PRINT_DATE: foot.print_date,
        Key.MENDING: MENDED if parts.is_mended else "",
    }
    _fill_from_weak_marks(fields, parts, opening_text)
    known = {key: _normal(key, value, parts, notes) for key, value in fields.items() if value}
    others = tuple((key, value) for key, value in known.items() if key not in _OWN)
    draft = Draft((*((str(key), known[key]) for key in Key if key in known), *others))
    profile = stock.profile(draft)
    draft = _with_signer(draft, profile, is_exact=parts.is_exact)
    _note_others(draft, foot, notes)
    if parts.is_exact and draft.get(Key.PRINT_DATE) == draft.get(Key.DATE):
        draft = replace(draft, fields=tuple(each for each in draft.fields if each[0] != Key.PRINT_DATE))
    for key in _MEANT_TO_FILL:
        is_stamped = key is Key.SIGNATURE and profile.seal is Seal.STAMP
        if draft.raw(key) is None and DraftFacts(draft, profile).default(key) and not is_stamped:
            draft = draft.with_field(key, NOTHING)
    return draft, profile


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


def _fill_from_weak_marks(fields: dict[str, Value], parts: Parts, opening: str) -> None:
    """Fill empty fields from weak marks; a mark that contradicts the rest of the letter is unplaced."""
    for line, text, mark in parts.head.weak_marks:
        texts = (value for value in fields.values() if isinstance(value, str))
        held = map(squeezed, (parts.head.title, parts.head.salutation, opening, *texts))
        if not fields[mark.key]:
            fields[mark.key] = (
                _list(named_in_salutation(mark.value)) if mark.key == Key.PROPOSERS else mark.value
            )
        elif not any(squeezed(mark.value) in each for each in held):
            parts.head.unplaced.append((line, text))


def _with_approval(draft: Draft, profile: Profile, paras: list[Para]) -> tuple[Draft, list[Para]]:
    """Return the draft with the signer named in the last sentence, if the unit's form has him there."""
    is_open = profile.signer_form is SignerForm.APPROVED and paras and draft.raw(Key.SIGNER) is None
    name = approver(paras[-1].text) if is_open else ""
    return (draft.with_field(Key.SIGNER, name), paras[:-1]) if name else (draft, paras)


def _list(names: tuple[str, ...]) -> Value:
    return names[0] if len(names) == 1 else tuple(names)


def _normal(key: str, value: Value, parts: Parts, notes: list[Note]) -> Value:
    """Return a number or a date in ASCII digits, a date without spaces."""
    if key not in _NUMERIC or not isinstance(value, str) or parts.is_exact:
        return value
    normal = half_width(value)
    if key in (Key.DATE, Key.PRINT_DATE):
        closed = squeezed(normal.strip("（）()"))
        normal = closed if re.search(r"年[^年月]+月[^日]", closed) else normal.strip("（）()")
    if squeezed(normal) != squeezed(value):
        notes.append(Note(f"{key}原写作“{value}”，已按“{normal}”填写"))
    return normal


def _merge_records(from_opening: ItemRecord, title: ItemRecord) -> ItemRecord:
    """Return the facts of opening and title together; the opening wins, except for the number."""
    return ItemRecord(
        from_opening.session or title.session,
        title.number or from_opening.number,
        from_opening.subject or title.subject,
        from_opening.consulted,
        title.issuer,
    )


def _unit(parts: Parts, title: ItemRecord, marks: dict[str, str], stock: Stock) -> str:
    """Return the body that replies: a known one if possible, else the signing name."""
    if parts.unit:
        return parts.unit
    head, foot = parts.head, parts.foot
    letterhead = squeezed(head.letterhead).removesuffix("文件")
    named = [letterhead, *(SEAL.sub("", squeezed(name)) for name in foot.signatures), title.issuer]
    number = marks.get(Key.DOCUMENT_NUMBER, "")
    for name in filter(None, named):
        for profile in stock.profiles.values():
            letterheads = (profile.letterhead, profile.letterhead.removesuffix("文件"))
            if name in (profile.name, profile.short_name, *letterheads):
                return profile.name
    for profile in stock.profiles.values():
        if not any(named) and any(code and number.startswith(f"{code}〔") for code in profile.codes.values()):
            return profile.name
    return next(filter(None, named), "")


def _with_opening(
    draft: Draft, profile: Profile, stock: Stock, opening: list[Para]
) -> tuple[Draft, FilledPhrases]:
    """Return the draft with its opening: a phrase with its slots filled if one fits, else as typed."""
    texts = [para.text for para in opening]
    for guess in slots_in(stock.phrases, Part.OPENING, "\n".join(texts)) if texts else ():
        if not re.search("[届会]|^$", guess.get(Key.SESSION, "")):
            continue  # the text before a number need not be a session: （建议第34号）
        tried = draft
        for key in (Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.CONSULTED):
            value: Value = guess.get(key, "")
            if isinstance(value, str) and key is Key.CONSULTED:
                value = _list(tuple(value.split("、"))) if value else ""
            if isinstance(value, str) and key is Key.ITEM_NUMBER:
                value = half_width(value)  # an opening with other digits stays as typed
            if value:
                tried = tried.with_field(key, value)
        filled = FilledPhrases(tried, profile, stock.phrases)
        if names := filled.matching(Part.OPENING, texts):
            return tried.with_field(Key.OPENING, names[0]), filled
    filled = FilledPhrases(draft, profile, stock.phrases)
    if not texts:
        return draft.with_field(Key.OPENING, NOTHING), filled
    return draft.with_passage(Part.OPENING, as_paragraphs(opening)), filled


def _with_head(draft: Draft, filled: FilledPhrases, parts: Parts) -> Draft:
    """Return the draft with its own title and salutation where the default ones differ."""
    title, salutation = parts.head.title, parts.head.salutation.strip().rstrip("：:").strip()
    if not title:
        draft = draft.with_field(Key.TITLE, NOTHING)
    elif title != filled.title():
        draft = draft.with_field(Key.TITLE, title)
    if salutation and people(draft) != salutation:
        draft = draft.with_field(Key.SALUTATION, salutation)
    return draft


def _with_passage(
    draft: Draft, filled: FilledPhrases, part: Part, paragraphs: tuple[Paragraph, ...]
) -> Draft:
    """Return the draft with a passage: the phrases it consists of, else as typed."""
    assert part in PASSAGES
    if not paragraphs:
        return draft
    texts = [] if any(each.is_item for each in paragraphs) else [each.text for each in paragraphs]
    if names := filled.matching(part, texts):
        return draft.with_field(part, _list(names))
    return draft.with_passage(part, paragraphs)


def _attachments(parts: Parts, answer: Answer) -> tuple[Attachment, ...]:
    """Return the attachments' texts, each at the number in its head; the heads are printed automatically."""
    found: dict[int, Attachment] = {}
    names = [squeezed(name) for name in parts.foot.attachments]
    for order, (head, page) in enumerate(parts.foot.pages):
        counted = re.search(r"\d+", half_width(head.text))
        index = int(counted[0]) - 1 if counted and 0 < int(counted[0]) <= 50 else order
        if index in found:
            index = max(found) + 1
        kept = list(page)
        title = "".join(squeezed(para.text) for para in kept[:1])
        if index < len(names) and title == names[index]:
            kept = kept[1:]
        elif index < len(names) and title and names[index].startswith(title):
            joined = "".join(squeezed(para.text) for para in kept[:2])
            kept = kept[2:] if joined == names[index] else kept
        read = parts.answer(kept)
        answer.notes += read.notes
        preamble, sections = read.parts()
        found[index] = Attachment(preamble, sections)
    last = max((index for index, each in found.items() if each != Attachment()), default=-1)
    return tuple(found.get(index, Attachment()) for index in range(last + 1))
