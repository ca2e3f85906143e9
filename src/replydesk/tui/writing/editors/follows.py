"""What follows from a form's fields: lines below the form, worded as in the letter."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from rich.cells import cell_len

from replydesk.draft.model import Key, Part
from replydesk.letter.model import Role
from replydesk.letter.offices import Office
from replydesk.letter.print_options import class_text, contact_lines, publicity_text, signer_text
from replydesk.reply.reply import Reply
from replydesk.reply.steps import is_shown

NAMES_WIDE = 12  # cells of the column of names


def follows(reply: Reply, fields: Collection[Key]) -> list[str]:
    """Return the lines to show below a form with some fields."""
    shown = [pair for key in fields for pair in _following(key, reply)]
    lines = [_entry(name, text) for name, text in shown if text]
    if Key.PROPOSERS in fields:
        opening = "".join(each.text for each in reply.letter.blocks if each.place.key == Part.OPENING)
        lines.append(_entry(Part.OPENING, opening))
    if Key.RESULT_CLASS in fields and is_shown(reply, Key.RESULT_CLASS):
        lines += [_entry(f"{mark} 类", sense) for mark, sense in reply.profile.result_classes.items()]
    return lines


def _entry(name: str, text: str) -> str:
    return name + " " * (NAMES_WIDE - cell_len(name)) + text


def _described(office: Office) -> str:
    """Return an office with what it gives to a letter."""
    given = [each for each in (office.contact, office.phone) if each]
    return "\u3000".join([office.name, *(given or ["联系人、电话用单位的"])])


def _following(key: Key, reply: Reply) -> Iterator[tuple[str, str]]:
    """Yield name and text of what depends on a field."""
    draft, profile = reply.draft, reply.profile
    match key:
        case Key.DOCUMENT_NUMBER:
            yield "文号", reply.letter.text_of(Role.NUMBER)
        case Key.RESULT_CLASS:
            yield "类别", class_text(profile.class_form, draft.get(key))
        case Key.PUBLICITY:
            yield "公开", publicity_text(profile.publicity_form, draft.get(key))
        case Key.SIGNER:
            yield "签发", signer_text(profile.signer_form, draft.get(key))
        case Key.CONTACT:
            name, phone = map(reply.facts.filled, (key, Key.PHONE))
            yield "附注", "\u3000".join(contact_lines(profile.contact_form, name, phone))
            for index, office in enumerate(profile.offices):
                yield "" if index else "各处室", _described(office)
        case Key.CC:
            yield "版记", reply.letter.text_of(Role.CC)
