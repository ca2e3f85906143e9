"""Composition of a letter from the fields, phrases and profile of a draft, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, attachment_key
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import HEADINGS, Block, Cell, Letter, Role, Span, Unfilled
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.print_options import (
    WHERE_AT_FOOT,
    ClassForm,
    Format,
    PublicityForm,
    Seal,
    SignerForm,
    class_text,
    contact_lines,
    publicity_text,
    signer_text,
)
from replydesk.letter.profile import Profile
from replydesk.text.characters import one_line
from replydesk.text.numerals import chinese_numeral, heading_numbers
from replydesk.text.table_rows import cells_of, is_rule, side_of

TITLE_PHRASES = "标题"  # kind of phrase for titles

_LEFT_MARKS = {Role.COPY_NUMBER: Key.COPY_NUMBER, Role.SECRECY: Key.SECRECY, Role.URGENCY: Key.URGENCY}
_CLASS_ELSEWHERE = (ClassForm.AFTER_NUMBER, ClassForm.AT_END)

Texts = tuple[Paragraph, ...]

_BODY_NAME = re.compile(r"[局厅委会办室府院部站所队社团处行校馆台署]$|中心$|公司$")


def compose(facts: DraftFacts, phrases: Phrases) -> Letter:
    """Return the letter of a draft. Never fails; phrases that cannot be filled in are listed in it."""
    return next(compose_each((facts,), phrases))


def compose_each(copies: Iterable[DraftFacts], phrases: Phrases) -> Iterator[Letter]:
    """Yield the letters of one draft to several recipients; all share head and foot."""
    head: list[Block] = []
    feet: dict[int, list[Block]] = {}  # by the number of tables above
    for facts in copies:
        composer = _Composer(facts, phrases)
        head = head or _printed(composer.head())
        text = _printed(composer.text())
        tables = composer.tables
        if tables not in feet:
            feet[tables] = _printed(composer.foot())
        yield Letter((*head, *text, *feet[tables]), tuple(composer.unfilled), composer.names())


def _printed(blocks: Iterable[Block]) -> list[Block]:
    return [block for block in blocks if block.text]


def passage(draft: Draft, profile: Profile, phrases: Phrases, part: Part) -> tuple[Paragraph, ...]:
    """Return a part outside the sections: as typed, else made of its phrases."""
    return _Composer(DraftFacts(draft, profile), phrases).passage(part)


def salutation(facts: DraftFacts) -> str:
    """Return the recipients with a full-width colon, "" if there are none or 主送 is 无."""
    named = facts.draft.get(Key.SALUTATION).rstrip("：:") or facts.addressees
    return f"{named}：" if named and named != NOTHING else ""


def chosen_phrases(draft: Draft, profile: Profile, part: Part) -> tuple[str, ...]:
    """Return the names of the phrases that make up a part while no text is typed into it."""
    names = draft.names(part)
    if not names and part is Part.OPENING:
        names = (DraftFacts(draft, profile).default_phrase(part),)
    return tuple(name for name in names if name != NOTHING)


class _Composer:
    """One run of `compose`: the facts of a draft, the phrases, and those that could not be filled in."""

    def __init__(self, facts: DraftFacts, phrases: Phrases) -> None:
        self.facts = facts
        self.draft = facts.draft
        self.profile = facts.profile
        self.phrases = phrases
        self.unfilled: list[Unfilled] = []
        self.tables = 0

    def head(self) -> Iterator[Block]:
        """Yield the blocks above the title."""
        yield _block(Role.LETTERHEAD, self.profile.letterhead or self.profile.name, Key.UNIT)
        for role, key in _LEFT_MARKS.items():
            yield _block(role, self.draft.get(key), key)
        yield self._number()
        if self.profile.signer_form in (SignerForm.BESIDE_NUMBER, SignerForm.BELOW_NUMBER):
            yield self._signer()
        yield from self._marks()

    def text(self) -> Iterator[Block]:
        """Yield title, salutation, text, and the list of attachments below it."""
        yield _block(Role.TITLE, self.title(), Key.TITLE)
        yield _block(Role.SALUTATION, salutation(self.facts), Key.PROPOSERS)
        yield from self._body(self.passage(Part.OPENING), (), Part.OPENING)
        yield from self._body(self.draft.preamble, self.draft.sections, Part.ANSWER)
        for part in (Part.NEXT_STEPS, Part.THANKS, Part.CLOSING):
            yield from self._body(self.passage(part), (), part)
        if self.profile.signer_form is SignerForm.APPROVED:
            yield _block(Role.BODY, self._signer_text(), Key.SIGNER)
        yield from _attachments(self.draft.names(Key.ATTACHMENTS))

    def foot(self) -> Iterator[Block]:
        """Yield the blocks below the text."""
        if self.profile.seal is Seal.STAMP:
            yield _block(Role.POST, self.profile.post, Key.SIGNER)
        else:
            yield from (_block(Role.SIGNATURE, name, Key.SIGNATURE) for name in self.bodies())
        yield _block(Role.DATE, self.draft.get(Key.DATE), Key.DATE)
        yield from self._notes()
        for number, attachment in enumerate(self.draft.attachments):
            yield from self._attachment(number, attachment)
        if cc := self.facts.filled(Key.CC):
            yield _block(Role.CC, f"抄送：{cc.rstrip('。')}。", Key.CC)
        if self.profile.format is Format.DOCUMENT:
            yield from self._imprint()

    def bodies(self) -> list[str]:
        """Return the signing bodies: several if listed, or if all names between 、 are bodies."""
        names = self.draft.names(Key.SIGNATURE)
        if isinstance(self.draft.raw(Key.SIGNATURE), tuple) and names:
            return list(names)
        signed = self.facts.filled(Key.SIGNATURE)
        parts = signed.split("、")
        return parts if all(map(_BODY_NAME.search, parts)) else [signed]

    def names(self) -> tuple[str, ...]:
        """Return the names of people, which should not be broken across lines."""
        named = [*self.facts.proposers, self.facts.filled(Key.CONTACT), self.draft.get(Key.SIGNER)]
        bare = (name.removesuffix("代表").removesuffix("委员") for name in named)
        return tuple(dict.fromkeys(name for name in bare if 2 <= len(name) <= 4))

    def _number(self) -> Block:
        """Return the document number, followed by the result class if the profile puts it there."""
        spans = [Span(one_line(self.draft.get(Key.DOCUMENT_NUMBER)), Role.NUMBER)]
        if self.profile.class_form is ClassForm.AFTER_NUMBER and (mark := self._class_mark()):
            spans.append(Span(f"\u3000{mark}", Role.RESULT_CLASS))
        return Block(Role.NUMBER, tuple(spans), Place(Key.DOCUMENT_NUMBER))

    def _class_mark(self) -> str:
        return class_text(self.profile.class_form, self.draft.get(Key.RESULT_CLASS))

    def _publicity(self) -> str:
        return publicity_text(self.profile.publicity_form, self.draft.get(Key.PUBLICITY))

    def _marks(self) -> Iterator[Block]:
        """Yield result class and publicity on lines of their own below the number."""
        form = self.profile.publicity_form
        mark = "" if self.profile.class_form in _CLASS_ELSEWHERE else self._class_mark()
        if form is PublicityForm.BESIDE_CLASS:
            mark = "\u3000".join(filter(None, (mark, self._publicity())))
        yield _block(Role.RESULT_CLASS, mark, Key.RESULT_CLASS)
        if form is PublicityForm.QUESTION:
            yield _block(Role.PUBLICITY, self._publicity(), Key.PUBLICITY)

    def _signer_text(self) -> str:
        return signer_text(self.profile.signer_form, self.draft.get(Key.SIGNER))

    def _signer(self) -> Block:
        """Return the signer beside or below the number, the name in its own face (7.2.6)."""
        text = self._signer_text()
        colon = text.find("：") + 1
        spans = (Span(text[:colon], Role.SIGNER), Span(one_line(text[colon:]), Role.SIGNER_NAME))
        return Block(Role.SIGNER, spans if text else (), Place(Key.SIGNER))

    def _notes(self) -> Iterator[Block]:
        """Yield the lines below the date: signer, contact, result class, publicity, as the profile orders."""
        if self.profile.signer_form in WHERE_AT_FOOT:
            yield _block(Role.CONTACT, self._signer_text(), Key.SIGNER)
        name, phone = self.facts.filled(Key.CONTACT), self.facts.filled(Key.PHONE)
        for text in contact_lines(self.profile.contact_form, name, phone):
            yield _block(Role.CONTACT, text, Key.CONTACT)
        if self.profile.class_form is ClassForm.AT_END:
            yield _block(Role.CONTACT, self._class_mark(), Key.RESULT_CLASS)
        if self.profile.publicity_form not in (PublicityForm.BESIDE_CLASS, PublicityForm.QUESTION):
            yield _block(Role.CONTACT, self._publicity(), Key.PUBLICITY)

    def _attachment(self, index: int, attachment: Attachment) -> Iterator[Block]:
        """Yield an attachment on its own page: number, title, text (7.3.7)."""
        if attachment == Attachment():
            return
        names = self.draft.names(Key.ATTACHMENTS)
        number = str(index + 1) if len(names) > 1 else ""
        yield _block(Role.ATTACHMENT, f"附件{number}", Key.ATTACHMENTS)
        yield _block(Role.ATTACHMENT_TITLE, names[index] if index < len(names) else "", Key.ATTACHMENTS)
        yield from self._body(attachment.preamble, attachment.sections, attachment_key(index + 1))

    def _imprint(self) -> Iterator[Block]:
        """Yield the printing body and the printing date (7.4.3)."""
        issuer = self.profile.issuer or self.profile.name or self.facts.filled(Key.SIGNATURE)
        yield _block(Role.IMPRINT, issuer, Key.PRINT_DATE)
        day = self.draft.get(Key.PRINT_DATE) or self.draft.get(Key.DATE)
        yield _block(Role.PRINT_DATE, f"{day}印发" if day else "", Key.PRINT_DATE)

    def title(self) -> str:
        """Return the title: as typed, else made of its phrase; "" for 无."""
        typed = self.draft.get(Key.TITLE)
        if typed:
            return "" if typed == NOTHING else typed
        name = self.facts.default_phrase(TITLE_PHRASES)
        return "".join(self._fill(TITLE_PHRASES, (name,) if name != NOTHING else ()))

    def passage(self, part: Part) -> tuple[Paragraph, ...]:
        """Return a part as typed (also a sentence typed in its field), else made of its phrases."""
        if typed := self.draft.passage(part):
            return typed
        sentence = self.draft.get(part)
        if sentence.endswith(("。", "：", "！", "？")) and sentence not in self.phrases.names(part):
            return (Paragraph(sentence),)
        names = chosen_phrases(self.draft, self.profile, part)
        return tuple(map(Paragraph, self._fill(part, names)))

    def _fill(self, kind: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return the paragraphs of some phrases; one that cannot be filled in is left out and recorded."""
        lines: list[str] = []
        for name in names:
            try:
                lines += self.phrases.fill(kind, name, self.facts.slots)
            except PhraseError as error:
                self.unfilled.append(Unfilled(str(kind), str(error)))
        return tuple(lines)

    def _body(self, preamble: Texts, sections: tuple[Section, ...], key: str) -> tuple[Block, ...]:
        """Return the blocks of a text, and count its tables."""
        blocks, self.tables = _body_blocks(preamble, sections, key, self.profile.bold_leads, self.tables)
        return blocks


@lru_cache(maxsize=32)  # letters to many recipients share texts: composing 40 takes half the time
def _body_blocks(
    preamble: Texts, sections: tuple[Section, ...], key: str, bold_leads: bool, tables: int
) -> tuple[tuple[Block, ...], int]:
    """Return the blocks of paragraphs and sections, and `tables` plus the number of tables in them."""
    found = _paragraphs(preamble, Place(key), 0, bold_leads, tables)
    tables = _tables(found, tables)
    numbers = heading_numbers(section.level for section in sections)
    for index, (number, section) in enumerate(zip(numbers, sections, strict=True)):
        blocks = _section(section, number, Place(key, index, -1), bold_leads, tables)
        tables = _tables(blocks, tables)
        found += blocks
    return tuple(found), tables


def _tables(blocks: Iterable[Block], before: int) -> int:
    """Return the number of tables up to the end of some blocks."""
    return max((block.cell.table for block in blocks if block.cell), default=before)


def _section(section: Section, number: str, place: Place, bold_leads: bool, tables: int) -> list[Block]:
    """Return the blocks of a section: its heading and its paragraphs."""
    spans: tuple[Span, ...] = (Span(number + one_line(section.heading), HEADINGS[section.level - 1]),)
    role = spans[0].role
    runs_in = section.runs_in
    if runs_in:
        spans, role = (*spans, Span(one_line(section.paragraphs[0].text), Role.BODY)), Role.BODY
    below = _paragraphs(section.paragraphs, place, int(runs_in), bold_leads, tables)
    return [Block(role, spans, place), *below]


def _paragraphs(paragraphs: Texts, of: Place, start: int, bold_leads: bool, tables: int) -> list[Block]:
    """Return the blocks of the paragraphs from `start` on; `tables` is the number of tables before them."""
    found: list[Block] = []
    item = 0
    table: list[tuple[str, Place]] = []
    for index, paragraph in enumerate(paragraphs[start:], start):
        place = Place(of.key, of.section, index)
        item = item + 1 if paragraph.is_item else 0
        if paragraph.is_row:
            tables += not table
            table.append((paragraph.text, place))
            continue
        if table:
            found += _table(table, tables)
            table = []
        found.append(Block(Role.BODY, _text(item, one_line(paragraph.text), bold_leads), place))
    return [*found, *_table(table, tables)]


def _text(item: int, text: str, bold_leads: bool) -> tuple[Span, ...]:
    """Return the spans of a paragraph. An item begins with 一是 …; its first sentence may be bold."""
    if not item:
        return (Span(text, Role.BODY),)
    number = f"{chinese_numeral(item)}是"
    if not bold_leads:
        return (Span(number + text, Role.BODY),)
    lead, stop, rest = text.partition("。")
    if not rest:  # the paragraph is one sentence
        return Span(number, Role.LEAD), Span(text, Role.BODY)
    return Span(number + lead + stop, Role.LEAD), Span(rest, Role.BODY)


def _table(rows: list[tuple[str, Place]], table: int) -> Iterator[Block]:
    """Yield the cells of a table, row by row; a row of dashes below the first row makes that the head."""
    if not rows:
        return
    cells = [cells_of(text) for text, _ in rows]
    has_head = len(cells) > 1 and is_rule(cells[1])
    sides = [side_of(dashes) for dashes in cells[1]] if has_head else []
    kept = [(row, rows[i][1]) for i, row in enumerate(cells) if not (has_head and i == 1)]
    columns = max((len(row) for row, _ in kept), default=0)
    sides += ["left"] * columns
    for number, (row, place) in enumerate(kept):
        role = Role.CELL_HEAD if has_head and number == 0 else Role.CELL
        texts = row if any(row) else ["\u3000"]  # an empty row is printed, to be filled in by hand
        for column, text in enumerate(texts):
            side = "center" if role is Role.CELL_HEAD else sides[column]
            cell = Cell(table, columns, number, column, side)
            yield Block(role, (Span(one_line(text) or text, role),), place, cell)


def _attachments(names: tuple[str, ...]) -> Iterator[Block]:
    """Yield the list of attachments, one block per name; numbered if there are several (7.3.4)."""
    for number, name in enumerate(names, 1):
        counted = f"{number}.{name}" if len(names) > 1 else name
        role = Role.ATTACHMENTS if number == 1 else Role.ATTACHMENTS_NEXT
        yield _block(role, f"附件：{counted}" if number == 1 else counted, Key.ATTACHMENTS)


def _block(role: Role, text: str, key: str) -> Block:
    return Block(role, (Span(one_line(text), role),), Place(key)) if text else _BLANK


_BLANK = Block(Role.BODY, (), Place(""))  # blocks without text are not printed
