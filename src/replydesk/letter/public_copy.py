"""The copy of a reply for publication (公开件), without signer, contact and private numbers.

The letter is composed without signer and contact; what is private in it is blotted out, and so is what may be
until the clerk has decided. Nothing else changes: the names of deputies and the unit's facts stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from replydesk.draft.model import Draft, Key
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING, kind_of
from replydesk.letter.model import Block, Letter
from replydesk.letter.phrases import Phrases
from replydesk.letter.print_options import PUBLICITY
from replydesk.letter.private_parts import excerpt_of, private_parts, without_parts
from replydesk.letter.profile import Profile
from replydesk.text.note import Note
from replydesk.text.redaction.find import without_private_text
from replydesk.text.redaction.model import BLOT, PrivateText


@dataclass(frozen=True, slots=True)
class PublicCopy:
    """The letter for publication, None if forbidden; notes on what was removed, or why it is forbidden."""

    letter: Letter | None
    notes: tuple[Note, ...]


def public_copy(facts: DraftFacts, phrases: Phrases) -> PublicCopy:
    """Return the public copy of a letter. Never fails."""
    draft = facts.draft
    if why := why_forbidden(draft):
        return PublicCopy(None, (Note(f"没有做公开件：{why}"),))
    bare, notes = _without_contact(facts)
    letter = compose(DraftFacts(bare, facts.profile), phrases)
    parts = private_parts(letter.blocks, facts).parts
    blocks = []
    for block, found in zip(letter.blocks, parts, strict=True):
        notes += _removal_notes(block, found)
        blocks.append(without_parts(block, found))
    if not draft.get(Key.PUBLICITY):
        notes.append(Note("公开件：没有填“公开属性”，请核对能否公开"))
    return PublicCopy(replace(letter, blocks=tuple(block for block in blocks if block.text)), tuple(notes))


def why_forbidden(draft: Draft) -> str:
    """Return why a letter must not be published, "" if it may be (政府信息公开条例, arts. 13–16).

    What one body writes to another is published only if the draft says so.
    """
    if secrecy := draft.get(Key.SECRECY):
        return f"标了密级“{secrecy}”"
    publicity = draft.get(Key.PUBLICITY)
    if "不" in publicity or "依申请" in publicity:
        return f"“公开属性”是“{publicity}”；要公开的，请先改为“主动公开”"
    if kind_of(draft).to_lead and publicity != PUBLICITY[0]:
        return f"{kind_of(draft).family}给主办单位参考，一般不公开；要公开的，请先填“主动公开”"
    return ""


def public_profile(profile: Profile) -> Profile:
    """Return a profile without private text in what a file's properties and styles take from it."""
    return replace(profile, name=without_private_text(profile.name), fonts=_public_fonts(profile.fonts))


def _public_fonts(fonts: Mapping[str, str]) -> dict[str, str]:
    return {key: face for key, face in fonts.items() if without_private_text(face) == face}


def _without_contact(facts: DraftFacts) -> tuple[Draft, list[Note]]:
    """Return the draft without signer and contact, and notes of what was removed."""
    draft, notes = facts.draft, []
    for key, nothing in ((Key.SIGNER, ""), (Key.CONTACT, NOTHING), (Key.PHONE, NOTHING)):
        value = draft.get(key) if key is Key.SIGNER else facts.filled(key)
        if value:
            draft = draft.with_field(key, nothing)
            notes.append(Note(f"公开件：去掉了{key}“{value}”"))
    return draft, notes


def _removal_notes(block: Block, found: list[PrivateText]) -> Iterator[Note]:
    """Yield a note for each private part of a block."""
    for each in found:
        done = f"改成了“{BLOT}”" if each.instead else "去掉了"
        text = block.text[each.start : each.end]
        if each.is_certain:
            yield Note(f"公开件：“{excerpt_of(block)}”里的“{text}”{done}")
        else:
            remedy = f"能公开的，请在“检查”里定为保留，或记入稿子的“{Key.KEPT_PUBLIC}”"
            yield Note(f"公开件：“{excerpt_of(block)}”里的“{text}”像{each.what}，先{done}；{remedy}")
