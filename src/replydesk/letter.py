"""What the recipient reads: the draft composed into an ordered row of blocks with roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from replydesk.characters import one_line
from replydesk.draft import Draft, Key, Paragraph, Part, Section
from replydesk.numerals import chinese, heading_numbers
from replydesk.phrases import PhraseError, Phrases
from replydesk.profile import Profile
from replydesk.record import NOTHING, filled, people, slots

TITLE_PHRASES = "标题"
"""The kind of phrase that titles are made from."""

DEFAULT_PHRASES = {TITLE_PHRASES: "对某件的答复", Part.OPENING: "收悉"}
"""What is taken where neither draft nor profile says anything."""


class Role(StrEnum):
    """What a block is in the letter; the values are the names of the styles in Word."""

    LETTERHEAD = "发文机关标志"
    NUMBER = "发文字号"
    RESULT_CLASS = "办理类别"
    TITLE = "公文标题"
    SALUTATION = "主送"
    BODY = "公文正文"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    ATTACHMENTS = "附件说明"
    ATTACHMENTS_NEXT = "附件说明续"
    SIGNATURE = "落款"
    DATE = "成文日期"
    CONTACT = "附注"
    CC = "抄送"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the draft a block comes from: a field or part, and for the answer where in it.

    `section` is -1 outside the sections, `paragraph` -1 for a heading.
    """

    key: str
    section: int = -1
    paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in the face of a role."""

    text: str
    role: Role


@dataclass(frozen=True)
class Block:
    """One paragraph of the letter. A heading that runs in is the first of two spans."""

    role: Role
    spans: tuple[Span, ...]
    place: Place

    @cached_property
    def text(self) -> str:
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A phrase that could not be filled in: its kind (开头语, 标题 …) and why."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The blocks in the order of reading, and what could not be filled in."""

    blocks: tuple[Block, ...]
    unfilled: tuple[Unfilled, ...] = ()

    def text_of(self, role: Role) -> str:
        """The text of the first block of a role, "" without one."""
        return next((block.text for block in self.blocks if block.role is role), "")


def compose(draft: Draft, profile: Profile, phrases: Phrases) -> Letter:
    """The letter of a draft. Never fails: what cannot be filled in is left out, and told."""
    composer = _Composer(draft, profile, phrases)
    blocks = (*composer.head(), *composer.text(), *composer.foot())
    return Letter(tuple(block for block in blocks if block.text), tuple(composer.unfilled))


def passage(draft: Draft, profile: Profile, phrases: Phrases, part: Part) -> tuple[Paragraph, ...]:
    """One of the parts outside the sections: as typed, else what its phrases can be filled in to."""
    return _Composer(draft, profile, phrases).passage(part)


def salutation(draft: Draft) -> str:
    """The recipients with a full-width colon, "" when nobody is named."""
    named = draft.get(Key.SALUTATION).rstrip("：:") or people(draft)
    return f"{named}：" if named else ""


def chosen_phrases(draft: Draft, profile: Profile, part: Part) -> tuple[str, ...]:
    """The names of the phrases a part is made of while nothing is typed into it."""
    names = draft.names(part)
    if not names and part is Part.OPENING:
        names = (profile.phrases.get(part, DEFAULT_PHRASES[part]),)
    return tuple(name for name in names if name != NOTHING)


class _Composer:
    """One run of `compose`: a draft, what its body has in stock, and what could not be filled in."""

    def __init__(self, draft: Draft, profile: Profile, phrases: Phrases) -> None:
        self.draft = draft
        self.profile = profile
        self.phrases = phrases
        self.unfilled: list[Unfilled] = []

    def head(self) -> Iterator[Block]:
        """What stands above the text."""
        yield _block(Role.LETTERHEAD, self.profile.letterhead or self.profile.name, Key.UNIT)
        yield _block(Role.NUMBER, self.draft.get(Key.DOCUMENT_NUMBER), Key.DOCUMENT_NUMBER)
        if result_class := self.draft.get(Key.RESULT_CLASS):
            yield _block(Role.RESULT_CLASS, f"类别：{result_class}", Key.RESULT_CLASS)
        yield _block(Role.TITLE, self.title(), Key.TITLE)
        yield _block(Role.SALUTATION, salutation(self.draft), Key.PROPOSERS)

    def text(self) -> Iterator[Block]:
        """The text, and the note of the attachments below it."""
        yield from _paragraphs(self.passage(Part.OPENING), Part.OPENING)
        yield from _paragraphs(self.draft.preamble, Part.ANSWER)
        yield from _sections(self.draft.sections)
        for part in (Part.NEXT_STEPS, Part.THANKS, Part.CLOSING):
            yield from _paragraphs(self.passage(part), part)
        yield from _attachments(self.draft.names(Key.ATTACHMENTS))

    def foot(self) -> Iterator[Block]:
        """What stands below the text."""
        yield _block(Role.SIGNATURE, self._filled(Key.SIGNATURE), Key.SIGNATURE)
        yield _block(Role.DATE, self.draft.get(Key.DATE), Key.DATE)
        yield _block(Role.CONTACT, self.contact(), Key.CONTACT)
        if cc := self._filled(Key.CC):
            yield _block(Role.CC, f"抄送：{cc.rstrip('。')}。", Key.CC)

    def title(self) -> str:
        """The letter's title: as typed, else from the record; 无 is a letter without one."""
        typed = self.draft.get(Key.TITLE)
        if typed:
            return "" if typed == NOTHING else typed
        name = self.profile.phrases.get(TITLE_PHRASES, DEFAULT_PHRASES[TITLE_PHRASES])
        return "".join(self._fill(TITLE_PHRASES, (name,)))

    def passage(self, part: Part) -> tuple[Paragraph, ...]:
        """A part as typed, a sentence in its field instead of a name too, else made of its phrases."""
        if typed := self.draft.passage(part):
            return typed
        sentence = self.draft.get(part)
        if sentence.endswith(("。", "：", "！", "？")) and sentence not in self.phrases.names(part):
            return (Paragraph(sentence),)
        names = chosen_phrases(self.draft, self.profile, part)
        return tuple(map(Paragraph, self._fill(part, names)))

    @cached_property
    def slots(self) -> dict[str, str]:
        """What the names in the phrases stand for."""
        return slots(self.draft, self.profile)

    def contact(self) -> str:
        """The contact as a note in parentheses (GB/T 9704-2012, 7.3.6)."""
        name, phone = self._filled(Key.CONTACT), self._filled(Key.PHONE)
        parts = [f"联系人：{name}"] if name else []
        parts += [f"电话：{phone}" if name else f"联系电话：{phone}"] if phone else []
        return "（" + "\u3000".join(parts) + "）" if parts else ""

    def _filled(self, key: Key) -> str:
        return filled(self.draft, self.profile, key)

    def _fill(self, kind: str, names: Iterable[str]) -> tuple[str, ...]:
        """The paragraphs of some phrases; one that cannot be filled in is left out, and told."""
        lines: list[str] = []
        for name in names:
            try:
                lines += self.phrases.fill(kind, name, self.slots)
            except PhraseError as error:
                self.unfilled.append(Unfilled(str(kind), str(error)))
        return tuple(lines)


def _attachments(names: tuple[str, ...]) -> Iterator[Block]:
    """The note of the attachments, one block to a name; numbered if there are several (7.3.4)."""
    for number, name in enumerate(names, 1):
        counted = f"{number}.{name}" if len(names) > 1 else name
        role = Role.ATTACHMENTS if number == 1 else Role.ATTACHMENTS_NEXT
        yield _block(role, f"附件：{counted}" if number == 1 else counted, Key.ATTACHMENTS)


def _sections(sections: tuple[Section, ...]) -> Iterator[Block]:
    numbers = heading_numbers(section.level for section in sections)
    for index, (number, section) in enumerate(zip(numbers, sections, strict=True)):
        head = Span(number + one_line(section.heading), HEADINGS[section.level - 1])
        place = Place(Part.ANSWER, index, -1)
        if section.runs_in:
            text = Span(one_line(section.paragraphs[0].text), Role.BODY)
            yield Block(Role.BODY, (head, text), place)
        else:
            yield Block(head.role, (head,), place)
        yield from _paragraphs(section.paragraphs, Part.ANSWER, index, int(section.runs_in))


def _paragraphs(
    paragraphs: tuple[Paragraph, ...], key: str, section: int = -1, start: int = 0
) -> Iterator[Block]:
    row = 0
    for index, paragraph in enumerate(paragraphs[start:], start):
        row = row + 1 if paragraph.is_item else 0
        lead = f"{chinese(row)}是" if row else ""
        text = lead + one_line(paragraph.text)
        yield Block(Role.BODY, (Span(text, Role.BODY),), Place(key, section, index))


def _block(role: Role, text: str, key: str) -> Block:
    return Block(role, (Span(one_line(text), role),), Place(key))
