"""Rules of the check, each declared once: from it come F5, the marks, `replydesk check`, docs/rules.md, help.

A rule says what is wrong and where that is laid down. A *look* finds it: `TextLook` in one text alone, whose
findings are kept while the text stays; `DraftLook` in the whole reply. A look may serve several rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.locations import Edit
from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.place import Place, attachment_number, field_text
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.unit_lists import UnitLists


class Theme(StrEnum):
    """What a rule is about; the values are the headings of docs/rules.md."""

    RECORD = "记录与文字"
    FIELDS = "各栏的写法"
    ITSELF = "前后是否一致"
    MARKS = "标点和数字"
    WORDS = "字词"
    LAWS = "法规名称"
    PEOPLE = "人员和职务"
    UNIT = "单位档案"
    PUBLIC = "公开件"
    NUMBERS = "文号登记"
    PAGES = "版面"


class SourceKind(StrEnum):
    """Where a rule is laid down; the wording of its message follows it."""

    STANDARD = "国标"  # only with a clause that was read
    LAW = "法规"
    CUSTOM = "惯例"
    UNIT = "本单位"


class RuleSource(NamedTuple):
    """Where a rule is laid down: the kind, and its document with clause or article, "" for a custom."""

    kind: SourceKind
    where: str = ""

    def __str__(self) -> str:
        return f"{self.kind} {self.where}".strip()


CUSTOM = RuleSource(SourceKind.CUSTOM)
OF_UNIT = RuleSource(SourceKind.UNIT)


def standard(where: str) -> RuleSource:
    """Return a national standard as a source, with its clause: GB/T 9704-2012 7.2.5."""
    return RuleSource(SourceKind.STANDARD, where)


def law(where: str) -> RuleSource:
    """Return a law or regulation as a source, with its article."""
    return RuleSource(SourceKind.LAW, where)


class Example(NamedTuple):
    """A case of a rule: fields set and text put into a clean reply, and what is found there.

    `text` holds paragraphs of a part or attachment (附件1), one a line, 一级标题 after `# `, items after
    `- `. `words` are the words found, "" if none are shown; `right` is what is proposed for them, "" for
    nothing. `profile` are settings of the unit, by the keys of its file; `name` is the draft's file name.
    """

    text: str = ""
    words: str = ""
    right: str = ""
    fields: tuple[tuple[Key, str], ...] = ()
    part: str = Part.ANSWER
    profile: tuple[tuple[str, str], ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A rule: `id`, unique and Chinese; what is wrong in general (`message`), what to do (`remedy`).

    `where` names the fields, parts or 版面 it looks at. `fires` and `passes` are run as tests.
    """

    id: str
    theme: Theme
    level: Level
    source: RuleSource
    message: str
    remedy: str
    where: str
    fires: tuple[Example, ...] = ()
    passes: tuple[Example, ...] = ()

    def found(
        self,
        key: str,
        message: str = "",
        remedy: str = "",
        *,
        hits: Iterable[Hit] = (),
        places: tuple[Place, ...] = (),
        fix: tuple[Edit, ...] = (),
        level: Level | None = None,
        is_missing: bool = False,
    ) -> Finding:
        """Return a finding of this rule; message and remedy are the rule's own unless given."""
        return Finding(
            level or self.level,
            key,
            message or self.message,
            remedy or self.remedy,
            is_missing,
            places,
            fix,
            (),
            self.id,
            str(self.source),
            tuple(hits),
        )


class Spot(NamedTuple):
    """Words of one text that break a rule: offsets, what they should be (None if that is not known).

    `message` and `remedy` take the place of the rule's own.
    """

    rule: Rule
    begin: int
    end: int
    right: str | None = None
    message: str = ""
    remedy: str = ""


_SENTENCE_ENDS = ("。", "：", "！", "？")


@dataclass(frozen=True)
class Case:
    """What looks look at: the facts of a draft, its letter, the unit's lists, and the draft's file name."""

    facts: DraftFacts
    letter: Letter
    lists: UnitLists = field(default_factory=UnitLists)
    name: str = ""

    @property
    def draft(self) -> Draft:
        """Return the draft as typed."""
        return self.facts.draft

    @property
    def profile(self) -> Profile:
        """Return the unit's profile."""
        return self.facts.profile

    @property
    def texts(self) -> tuple[tuple[Place, str], ...]:
        """Return all typed texts except fields, with their places, in the order of the letter."""
        return self.facts.texts

    @cached_property
    def typed_texts(self) -> tuple[tuple[Place, str], ...]:
        """Return `texts` without attachments, with sentences typed into the field of a passage."""
        found = [each for each in self.texts if attachment_number(each[0].key) is None]
        for part in PASSAGES:
            typed = self.draft.get(part)
            if typed.endswith(_SENTENCE_ENDS) and not self.draft.passage(part):
                found.append((Place(part), field_text(self.draft, part)))
        return tuple(found)


class DraftLook(NamedTuple):
    """A look at the whole reply for some rules: it yields their findings."""

    rules: tuple[Rule, ...]
    look: Callable[[Case], Iterator[Finding]]


def of_facts(rules: tuple[Rule, ...], look: Callable[[DraftFacts], Iterator[Finding]]) -> DraftLook:
    """Return a look that needs the facts of a draft only."""
    return DraftLook(rules, lambda case: look(case.facts))


class TextLook(NamedTuple):
    """A look at one typed text alone, for some rules: it yields spots, from left to right for each rule.

    It sees no table rows and no captions above them, unless `of_rows`.
    """

    rules: tuple[Rule, ...]
    look: Callable[[str], Iterator[Spot]]
    of_headings: bool = True
    of_paragraphs: bool = True
    of_attachments: bool = True
    of_rows: bool = False


Look = DraftLook | TextLook
