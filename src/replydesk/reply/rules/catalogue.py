"""The table of all rules, and the check of a draft by them."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.findings import Finding, Level, as_typed
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.laws import looks as law_looks
from replydesk.reply.rules.marks import looks as mark_looks
from replydesk.reply.rules.marks import typed_text
from replydesk.reply.rules.number_rules import NUMBER_RULES
from replydesk.reply.rules.people import looks as people_looks
from replydesk.reply.rules.printed.page_rules import PAGE_RULES
from replydesk.reply.rules.public.public_copy import PUBLIC_RULES
from replydesk.reply.rules.record import assisting, kind_words, pronouns
from replydesk.reply.rules.record import looks as record_looks
from replydesk.reply.rules.rule import Case, DraftLook, Look, Rule, TextLook, Theme
from replydesk.reply.rules.shapes import attachments, days, document_number, single_fields, unseen
from replydesk.reply.rules.shapes import looks as shape_looks
from replydesk.reply.rules.unit import profile
from replydesk.reply.rules.unknown import UNKNOWN_LINE, unknown_lines
from replydesk.reply.rules.within import headings, long_texts, unfilled
from replydesk.reply.rules.within import looks as within_looks
from replydesk.reply.rules.words import looks as word_looks

# Every look, in the order of the letter. A new theme module holds `LOOKS` of its own, put in here.
LOOKS: tuple[Look, ...] = (
    *unseen.UNSEEN_LOOKS,
    *profile.PROFILE_LOOKS,
    *single_fields.KIND_LOOKS,
    *assisting.NAME_LOOKS,
    *single_fields.ITEM_LOOKS,
    *document_number.FIRST_REPLY_LOOKS,
    *days.HANDLING_LOOKS,
    *single_fields.MARK_LOOKS,
    *document_number.NUMBER_LOOKS,
    *profile.CLASS_LOOKS,
    *single_fields.PUBLICITY_LOOKS,
    *headings.ANSWER_LOOKS,
    *pronouns.PRONOUN_LOOKS,
    *kind_words.KIND_WORD_LOOKS,
    *typed_text.LOOKS,
    *attachments.ATTACHMENT_LOOKS,
    *single_fields.SIGNATURE_LOOKS,
    *profile.SIGNER_LOOKS,
    *days.DATE_LOOKS,
    *profile.OFFICE_LOOKS,
    *single_fields.CC_LOOKS,
    *days.PRINT_DATE_LOOKS,
    *assisting.CONSULTED_LOOKS,
    *record_looks.LOOKS,
    *shape_looks.LOOKS,
    *within_looks.LOOKS,
    *mark_looks.LOOKS,
    *word_looks.LOOKS,
    *law_looks.LOOKS,
    *people_looks.LOOKS,
    *unfilled.UNFILLED_LOOKS,
    *long_texts.LONG_TEXT_LOOKS,
)
# Every rule: those of looks, and those whose findings need more than a `Case` (see `reply.make_reply`).
RULES: tuple[Rule, ...] = tuple(
    dict.fromkeys(
        (
            *(rule for look in LOOKS for rule in look.rules),
            *(UNKNOWN_LINE, *PUBLIC_RULES, *NUMBER_RULES, *PAGE_RULES),
        )
    )
)
_OF_FIELDS, _OF_RECORD = (
    frozenset(rule.id for rule in RULES if rule.theme is theme) for theme in (Theme.FIELDS, Theme.RECORD)
)
_IN_DRAFT = tuple(look for look in LOOKS if isinstance(look, DraftLook))
_IN_TEXT = tuple(look for look in LOOKS if isinstance(look, TextLook))


def check(case: Case) -> tuple[Finding, ...]:
    """Return all findings of a draft, in the order of the letter; those of single texts behind the others."""
    found = [as_typed(finding, case.draft) for look in _IN_DRAFT for finding in look.look(case)]
    return (*_without_echoes(found), *find_in_texts(case, _IN_TEXT), *unknown_lines(case, RULES))


def _without_echoes(found: list[Finding]) -> Iterator[Finding]:
    """Yield the findings but those that compare the text with a field of the record that is wrong itself."""
    wrong = {each.key for each in found if each.level is Level.ERROR and each.rule in _OF_FIELDS}
    for each in found:
        if each.rule not in _OF_RECORD or wrong.isdisjoint(hit.place.key for hit in each.hits):
            yield each
