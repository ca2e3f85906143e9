"""The table of all rules, and the check of a draft by them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from replydesk.letter.facts import DraftFacts
from replydesk.reply.findings import Finding, Level
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
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.laws import looks as law_looks
from replydesk.reply.rules.marks import looks as mark_looks
from replydesk.reply.rules.people import looks as people_looks
from replydesk.reply.rules.record import looks as record_looks
from replydesk.reply.rules.rule import Case, DraftLook, Look, Rule, TextLook
from replydesk.reply.rules.shapes import looks as shape_looks
from replydesk.reply.rules.within import looks as within_looks
from replydesk.reply.rules.words import looks as word_looks


def _of_facts(look: Callable[[DraftFacts], Iterator[Finding]]) -> DraftLook:
    """Return the look of a check that is not declared by rules yet."""
    return DraftLook((), lambda case: look(case.facts))


# Every look, in the order of the letter. A new theme module holds `LOOKS` of its own, put in here.
LOOKS: tuple[Look, ...] = (
    *map(
        _of_facts,
        (
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
        ),
    ),
    DraftLook((), lambda case: bodies.consulted_rule(case.facts, case.letter)),
    *record_looks.LOOKS,
    *shape_looks.LOOKS,
    *within_looks.LOOKS,
    *mark_looks.LOOKS,
    *word_looks.LOOKS,
    *law_looks.LOOKS,
    *people_looks.LOOKS,
)
RULES: tuple[Rule, ...] = tuple(dict.fromkeys(rule for look in LOOKS for rule in look.rules))
_IN_DRAFT = tuple(look for look in LOOKS if isinstance(look, DraftLook))
_IN_TEXT = tuple(look for look in LOOKS if isinstance(look, TextLook))


def check(case: Case) -> tuple[Finding, ...]:
    """Return all findings of a draft, in the order of the letter."""
    found = [finding for look in _IN_DRAFT for finding in look.look(case)]
    found += find_in_texts(case, _IN_TEXT)
    unfilled = [Finding(Level.ERROR, each.kind, each.text, "请改选或修改") for each in case.letter.unfilled]
    return (*found, *unfilled)
