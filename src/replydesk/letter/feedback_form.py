"""The feedback form (征询意见表) sent with a reply, made from a template of the unit (`printed_form`)."""

from __future__ import annotations

from replydesk.draft.model import Key
from replydesk.letter.facts import DraftFacts, form_of_address
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.printed_form import Form, form_letter
from replydesk.text.characters import one_line
from replydesk.text.note import Note

FORMS = "征询意见表"  # kind of phrase for forms: a folder of `templates/`


def feedback_form(facts: DraftFacts, phrases: Phrases) -> Form:
    """Return the form sent with a reply, if its unit has one. Never fails."""
    name = facts.feedback_form
    if not name:
        return Form()
    try:
        letter = form_letter(FORMS, phrases.fill(FORMS, name, form_slots(facts)))
    except PhraseError as error:
        return Form(notes=(Note(f"没有做{FORMS}：{error}"),))
    if not letter.blocks:
        said = f"没有做{FORMS}：templates/{FORMS}/{name}.j2 里没有文字"
        return Form(notes=(Note(said),))
    return Form(letter)


def form_slots(facts: DraftFacts) -> dict[str, str]:
    """Return the slots of forms: those of phrases and more facts; bars are escaped, not to split cells."""
    names = facts.proposers
    more = {
        "文号": facts.draft.get(Key.DOCUMENT_NUMBER),
        "成文日期": facts.draft.get(Key.DATE),
        "承办单位": facts.filled(Key.SIGNATURE),
        "领衔": form_of_address(names[:1], facts.kind),
        "联名": "是" if len(names) > 1 else "",
        "联系人": facts.filled(Key.CONTACT),
        "电话": facts.filled(Key.PHONE),
    }
    words = facts.slots | {name: one_line(text) for name, text in more.items()}
    return {name: text.replace("|", "\\|") for name, text in words.items()}
