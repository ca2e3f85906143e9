"""The looks of the record against the text."""

from __future__ import annotations

from replydesk.reply.rules.record import (
    all_people,
    attached,
    cited_attachments,
    consulted,
    contacts,
    copies,
    days,
    family,
    file_name,
    head_count,
    item_number,
    item_session,
    item_title,
    kind_words,
    open_remarks,
    other_units,
    own_days,
    own_name,
    people,
    pronouns,
    results,
    told_days,
)
from replydesk.reply.rules.rule import Look

LOOKS: tuple[Look, ...] = (
    *item_session.LOOKS,
    *item_number.LOOKS,
    *item_title.LOOKS,
    *kind_words.LOOKS,
    *family.LOOKS,
    *people.LOOKS,
    *all_people.LOOKS,
    *head_count.LOOKS,
    *pronouns.LOOKS,
    *own_name.LOOKS,
    *other_units.LOOKS,
    *consulted.LOOKS,
    *copies.LOOKS,
    *contacts.LOOKS,
    *cited_attachments.LOOKS,
    *attached.LOOKS,
    *results.LOOKS,
    *own_days.LOOKS,
    *told_days.LOOKS,
    *days.LOOKS,
    *file_name.LOOKS,
    *open_remarks.LOOKS,
)
