"""The table of all rules, and the check of a draft by them."""

from __future__ import annotations

from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.reply.findings import Finding, Level, Rule
from replydesk.reply.rules import (
    attachments,
    bodies,
    body,
    fields,
    number_and_dates,
    pronouns,
    typed_text,
    unit,
    unseen,
)

# Every rule, in the order of the letter.
RULES: tuple[Rule, ...] = (
    unseen.unseen_rule,
    unit.unit_rule,
    unit.letterhead_rule,
    fields.kind_rule,
    fields.kind_fits_rule,
    fields.recipient_rule,
    bodies.names_rule,
    fields.joint_rule,
    fields.subject_rule,
    fields.item_rule,
    number_and_dates.first_reply_rule,
    number_and_dates.handling_rule,
    fields.copy_number_rule,
    fields.secrecy_rule,
    fields.urgency_rule,
    number_and_dates.number_rule,
    unit.result_class_rule,
    fields.publicity_rule,
    body.answer_rule,
    body.leftovers_rule,
    body.typed_headings_rule,
    pronouns.pronoun_rule,
    typed_text.kind_words_rule,
    typed_text.text_rules,
    attachments.attachment_names_rule,
    attachments.attachment_texts_rule,
    fields.signature_rule,
    unit.signer_rule,
    unit.post_rule,
    number_and_dates.date_rule,
    number_and_dates.year_rule,
    unit.office_rule,
    fields.cc_rule,
    number_and_dates.print_date_rule,
)


def check(facts: DraftFacts, letter: Letter) -> tuple[Finding, ...]:
    """Return all findings of a draft, in the order of the letter."""
    found = [finding for rule in RULES for finding in rule(facts)]
    found += bodies.consulted_rule(facts, letter)
    unfilled = [Finding(Level.ERROR, each.kind, each.text, "请改选或修改") for each in letter.unfilled]
    return (*found, *unfilled)
