"""The unit's stock (phrases and profiles), and a reply made with it: draft in, pages and findings out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from replydesk.draft.model import Draft, Key
from replydesk.draft.workflow import AT_SIGNING, text_digest
from replydesk.letter.compose import compose
from replydesk.letter.facts import SUGGESTION, DraftFacts, proposers
from replydesk.letter.model import Letter
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.letter.recipients import first_copy
from replydesk.reply.registers.agreement import Numbers, draft_findings
from replydesk.reply.rules.catalogue import Finding, check, has_errors, state
from replydesk.text.characters import count_characters
from replydesk.text.note import Note

if TYPE_CHECKING:
    from replydesk.layout.pages import Pages


@dataclass(frozen=True)
class Office:
    """The phrases and profiles of a desk, what was wrong with their files, and who holds which number."""

    phrases: Phrases = field(default_factory=Phrases)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)

    def profile(self, draft: Draft) -> Profile:
        """Return the profile that a draft names."""
        return self.profile_of(draft.get(Key.UNIT))

    def profile_of(self, unit: str) -> Profile:
        """Return the profile of a unit, given its name or its file's; for "" the only one there is.

        A unit without a profile gets an empty one under its own name.
        """
        if not unit:
            only = list(self.profiles.values())
            return only[0] if len(only) == 1 else Profile()
        by_name = {profile.name: profile for profile in self.profiles.values()}
        return self.profiles.get(unit) or by_name.get(unit) or Profile(name=unit)

    def new_draft(self, draft: Draft) -> Draft:
        """A draft to begin with: the unit, the kind, and the phrases the unit usually takes."""
        if not draft.get(Key.UNIT) and self.profiles:
            draft = draft.with_field(Key.UNIT, next(iter(self.profiles.values())).name)
        profile = self.profile(draft)
        for key, value in (
            (Key.UNIT, profile.name),
            (Key.KIND, SUGGESTION.name),
            (Key.THANKS, profile.phrases.get(Key.THANKS, "")),
            (Key.CLOSING, profile.phrases.get(Key.CLOSING, "")),
        ):
            if value and draft.raw(key) is None:
                draft = draft.with_field(key, value)
        return draft


@dataclass(frozen=True)
class Reply:
    """Everything that is shown of one draft. `first` has the facts of the letter to the first recipient."""

    facts: DraftFacts
    first: DraftFacts
    letter: Letter
    pages: Pages
    findings: tuple[Finding, ...]

    @property
    def draft(self) -> Draft:
        """The draft as typed."""
        return self.facts.draft

    @property
    def profile(self) -> Profile:
        """The profile of its unit."""
        return self.facts.profile

    @property
    def state(self) -> str:
        """有误, 草稿 or 可签发."""
        return state(self.findings)

    @property
    def characters(self) -> int:
        """The 字数 of the letter, as `count_characters` counts."""
        return sum(count_characters(block.text) for block in self.letter.blocks)


def is_to_be_numbered(draft: Draft, office: Office) -> bool:
    """Return True if a draft can be signed as it is, but for its number."""
    found = make_reply(draft, office).findings
    return not has_errors(tuple(each for each in found if each.key != Key.DOCUMENT_NUMBER))


def letter_digest(draft: Draft, office: Office) -> str:
    """Return a digest of a letter's text and recipients, without what is filled in at signing."""
    fields = tuple(field for field in draft.fields if field[0] not in AT_SIGNING)
    facts = DraftFacts(replace(draft, fields=fields), office.profile(draft))
    blocks = compose(first_copy(facts), office.phrases).blocks
    return text_digest((*proposers(draft), *(block.text for block in blocks)))


def make_reply(draft: Draft, office: Office, name: str = "") -> Reply:
    """Compose, lay out and check one draft. Pure and total.

    Letter and pages are those of the first recipient, where each gets a letter. Under its `name` the
    draft's number is checked against the register and the other drafts.
    """
    from replydesk.reply.rules.pages import check_pages  # the desk's first screen does without

    facts = DraftFacts(draft, office.profile(draft))
    first = first_copy(facts)
    pages = pages_of(first, office)
    findings = check(facts, pages.letter)
    numbering = draft_findings(draft.get(Key.DOCUMENT_NUMBER), name, office.numbers) if name else ()
    return Reply(facts, first, pages.letter, pages, (*findings, *numbering, *check_pages(pages)))


def pages_of(facts: DraftFacts, office: Office) -> Pages:
    """Compose and lay out one letter without checking it."""
    from replydesk.layout.lay_out import lay_out  # the desk's first screen does without
    from replydesk.layout.setup import setup_of

    return lay_out(compose(facts, office.phrases), setup_of(facts.draft, facts.profile))
