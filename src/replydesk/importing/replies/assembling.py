"""Assembly of an old letter's parts into the fields and passages of a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from replydesk.draft.model import PASSAGES, Attachment, Draft, Key, Paragraph, Part, Value
from replydesk.importing.replies.body import Answer, as_paragraphs
from replydesk.importing.replies.fields import listed, read_fields
from replydesk.importing.replies.joining.paragraphs import Para, squeezed
from replydesk.importing.replies.joining.spacing import half_width
from replydesk.importing.replies.lines.marks import approver
from replydesk.importing.replies.parts import Parts
from replydesk.importing.replies.passages import IsKnown, split_endings, take_next_steps
from replydesk.importing.replies.phrase_match import FilledPhrases, slots_in
from replydesk.letter.facts import addressees
from replydesk.letter.kinds import NOTHING
from replydesk.letter.print_options import SignerForm
from replydesk.letter.profile import Profile
from replydesk.reply.stock import Stock
from replydesk.text.note import Note
from replydesk.text.title_marks import taken_out


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
    notes = list(parts.notes)
    opening, rest = parts.opening()
    draft, profile = read_fields(parts, opening, stock, notes)
    lines = list(_lines_of(parts))
    draft, filled = _with_opening(draft, profile, stock, opening)
    draft = _with_head(draft, filled, parts)
    draft, rest = _with_approval(draft, profile, rest)
    answer, passages = _split_passages(parts, rest, filled.begins)
    for part, paras in passages.items():
        draft = _with_passage(draft, filled, part, as_paragraphs(paras))
    preamble, sections = answer.parts()
    attachments = _attachments(parts, answer)
    draft = replace(draft, preamble=preamble, sections=sections, attachments=attachments)
    draft = with_added(draft, as_paragraphs(parts.foot.tables))
    return Assembled(draft, profile, notes + answer.notes, lines, list(parts.foot.unplaced), answer.reworded)


def with_added(draft: Draft, added: Sequence[Paragraph]) -> Draft:
    """Return the draft with paragraphs added to the end of its answer."""
    if not draft.sections:
        return replace(draft, preamble=(*draft.preamble, *added))
    last = draft.sections[-1]
    return replace(
        draft, sections=(*draft.sections[:-1], last._replace(paragraphs=(*last.paragraphs, *added)))
    )


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
    yield from ((para.line, "".join(para.cells)) for para in foot.tables)
    yield from foot.mark_lines
    for head_line, page in foot.pages:
        yield head_line.line, head_line.text
        yield from ((para.line, "".join(para.cells) or para.number + para.text) for para in page)


def _with_approval(draft: Draft, profile: Profile, paras: list[Para]) -> tuple[Draft, list[Para]]:
    """Return the draft with the signer named in the last sentence, if the unit's form has him there."""
    is_open = profile.signer_form is SignerForm.APPROVED and paras and draft.raw(Key.SIGNER) is None
    name = approver(paras[-1].text) if is_open else ""
    return (draft.with_field(Key.SIGNER, name), paras[:-1]) if name else (draft, paras)


def _with_opening(
    draft: Draft, profile: Profile, stock: Stock, opening: list[Para]
) -> tuple[Draft, FilledPhrases]:
    """Return the draft with its opening: a phrase with its slots filled if one fits, else as typed."""
    texts = [para.text for para in opening]
    for guess in slots_in(stock.phrases, Part.OPENING, "\n".join(texts)) if texts else ():
        session = guess.get(Key.SESSION, "")
        if not re.search("[届会]|^$", session) or (session and session in draft.get(Key.SESSION)[1:]):
            continue  # the text before a number need not be a session, nor a whole one: （建议第34号）
        if session.endswith("上"):
            continue  # a phrase for 闭会期间 has no 上 behind it
        tried = draft
        for key in (Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.CONSULTED):
            value: Value = guess.get(key, "")
            if isinstance(value, str) and key is Key.CONSULTED:
                value = listed(tuple(value.split("、"))) if value else ""
            if isinstance(value, str) and key is Key.ITEM_NUMBER:
                value = half_width(value)  # an opening with other digits stays as typed
            if isinstance(value, str) and key is Key.SUBJECT:
                value = taken_out(value)
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
    if addressees(draft) != salutation:
        draft = draft.with_field(Key.SALUTATION, salutation or NOTHING)
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
        return draft.with_field(part, listed(names))
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
