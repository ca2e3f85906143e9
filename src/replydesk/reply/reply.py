"""A draft composed, laid out and checked with the stock of its desk."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import AT_SIGNING, text_digest
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts, proposers
from replydesk.letter.model import Letter
from replydesk.letter.profile import Profile
from replydesk.letter.recipients import first_copy
from replydesk.reply.findings import Finding, Level, state_of
from replydesk.reply.passed_over import Passed, settle
from replydesk.reply.registers.agreement import draft_findings
from replydesk.reply.stock import Stock
from replydesk.text.characters import count_characters

if TYPE_CHECKING:
    from replydesk.layout.pages import Pages


@dataclass(frozen=True)
class Reply:
    """One draft with its letter, pages and findings; `first`: the facts of the first recipient's letter.

    `passed` are the findings passed over, at their levels: an error among them, too.
    """

    facts: DraftFacts
    first: DraftFacts
    letter: Letter
    pages: Pages
    findings: tuple[Finding, ...]
    passed: tuple[Passed, ...] = ()

    @property
    def draft(self) -> Draft:
        """Return the draft as typed."""
        return self.facts.draft

    @property
    def profile(self) -> Profile:
        """Return the unit's profile."""
        return self.facts.profile

    @property
    def state(self) -> str:
        """Return 有误, 草稿 or 可签发."""
        return state_of(self.findings)

    @property
    def characters(self) -> int:
        """Return the 字数 of the letter, as counted by `count_characters`."""
        return sum(count_characters(block.text) for block in self.letter.blocks)


def faults_before_number(draft: Draft, stock: Stock) -> tuple[Finding, ...]:
    """Return the errors for which a draft cannot be signed as it is, apart from its number."""
    found = make_reply(draft, stock).findings
    return tuple(each for each in found if each.level is Level.ERROR and each.key != Key.DOCUMENT_NUMBER)


def is_to_be_numbered(draft: Draft, stock: Stock) -> bool:
    """Return True if a draft can be signed as it is, apart from its number."""
    return not faults_before_number(draft, stock)


def letter_digest(draft: Draft, stock: Stock) -> str:
    """Return a digest of a letter's text and recipients, without the fields filled in at signing."""
    fields = tuple(field for field in draft.fields if field[0] not in AT_SIGNING)
    facts = DraftFacts(replace(draft, fields=fields), stock.profile(draft))
    blocks = compose(first_copy(facts), stock.phrases).blocks
    return text_digest((*proposers(draft), *(block.text for block in blocks)))


def make_reply(draft: Draft, stock: Stock, name: str = "", *, asks: bool = True) -> Reply:
    """Compose, lay out and check one draft. Pure and total.

    If each recipient gets a letter, letter and pages are those of the first. With `name`, the draft's number
    is checked against the registers and the other drafts. Unless it `asks`, the questions on the public copy
    are left out.
    """
    from replydesk.reply.rules.catalogue import check  # the desk's first screen does without rules
    from replydesk.reply.rules.printed.pages import check_pages
    from replydesk.reply.rules.public.public_copy import public_copy_findings
    from replydesk.reply.rules.rule import Case

    facts = DraftFacts(draft, stock.profile(draft))
    first = first_copy(facts)
    pages = pages_of(first, stock)
    findings = check(Case(facts, pages.letter, stock.lists, name))
    findings += tuple(public_copy_findings(facts, pages.letter)) if asks else ()
    numbering = draft_findings(draft.get(Key.DOCUMENT_NUMBER), name, stock.numbers) if name else ()
    settled = settle((*findings, *numbering, *check_pages(pages)), draft, facts.profile)
    return Reply(facts, first, pages.letter, pages, settled.findings, settled.passed)


def pages_of(facts: DraftFacts, stock: Stock) -> Pages:
    """Compose and lay out one letter without checking it."""
    from replydesk.layout.lay_out import lay_out  # the desk's first screen does without
    from replydesk.layout.setup import setup_of

    return lay_out(compose(facts, stock.phrases), setup_of(facts.draft, facts.profile))
