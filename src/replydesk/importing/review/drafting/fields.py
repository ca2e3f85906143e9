"""The fields of a returned copy, read as those of any letter of the program where their print was changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from replydesk.draft.model import Key, Value
from replydesk.importing.replies.fields import listed
from replydesk.importing.replies.foot.contact_fields import fields_of
from replydesk.importing.replies.foot.foot_names import field_of_copies
from replydesk.importing.replies.lines.marks import foot_marks
from replydesk.importing.replies.own_files import read_styled
from replydesk.importing.replies.source import SourceLine
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.lines import retyped
from replydesk.importing.review.model import DocParagraph, ResolvedParagraph
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import Role
from replydesk.letter.print_options import WHERE_AT_FOOT, signer_text
from replydesk.text.char_diff import text_edits
from replydesk.text.characters import one_line

# Fields that the profile or the record fills if they are empty: without text they are 无.
_FILLED = (Key.TITLE, Key.SALUTATION, Key.SIGNATURE, Key.CONTACT, Key.PHONE, Key.CC)
_OF_PROFILE = (Role.LETTERHEAD, Role.IMPRINT, Role.POST)
_KEYS = frozenset(map(str, Key))
_PAGES = "附件标题"  # no field: the names of attachments as their pages repeat them
_SIGNER_LABELS = tuple(signer_text(form, "\n").partition("：")[0] for form in WHERE_AT_FOOT)


class BackFields(NamedTuple):
    """Fields that were changed, None for one that is gone, and printed lines that no field takes."""

    values: tuple[tuple[str, Value | None], ...]
    untaken: tuple[str, ...] = ()


def back_fields(base: ReviewBase, paragraphs: Sequence[ResolvedParagraph]) -> BackFields:
    """Return the fields that other print than the copy had makes different."""
    own = enumerate(base.file.paragraphs)
    before, _ = _read([_before(base, n, each) for n, each in own if each.text.strip() and not base.part(n)])
    lines = [each for each in paragraphs if each.text.strip()]
    after, unplaced = _read([_after(each) for each in lines if not _is_odd(base, each)])
    changed = [key for key in dict.fromkeys((*before, *after)) if before.get(key) != after.get(key)]
    values = {key: _typed(base, key, before.get(key), after.get(key)) for key in changed if key in _KEYS}
    if _PAGES in changed:
        listed_now = _listed(after.get(Key.ATTACHMENTS)) if Key.ATTACHMENTS in changed else None
        names = base.draft.names(Key.ATTACHMENTS) if listed_now is None else listed_now
        values[str(Key.ATTACHMENTS)] = _renamed(names, before.get(_PAGES), after.get(_PAGES))
    unplaced += [_on_one_line(each.text) for each in lines if _is_odd(base, each)]
    taken = [word for key in changed for word in _listed(values.get(key))]
    return BackFields(tuple(values.items()), (*unplaced, *_untaken(base, lines, taken, unplaced)))


def _is_odd(base: ReviewBase, each: ResolvedParagraph) -> bool:
    """Return True for a line below the letter that says nothing that a field holds."""
    blocks = [block for number in each.bases if (block := base.block(number))]
    is_note = each.style == Role.CONTACT and not any(b.place.key == Key.PUBLICITY for b in blocks)
    return is_note and not foot_marks(each.text)


def _renamed(names: Sequence[str], before: Value | None, after: Value | None) -> Value | None:
    """Return the names of attachments, those changed as the titles of their pages were."""
    one, other = _listed(before), _listed(after)
    new = {a: b for a, b in zip(one, other, strict=True) if a != b} if len(one) == len(other) else {}
    return listed(tuple(new.get(name, name) for name in names)) or None


def _listed(value: Value | None) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,) if isinstance(value, str) else ()


def _before(base: ReviewBase, number: int, paragraph: DocParagraph) -> SourceLine:
    """Return a paragraph as it was sent out, a part's bookmark for the sentence that names the signer."""
    block = base.block(number)
    is_signer = block is not None and block.place.key == Key.SIGNER and block.role is Role.BODY
    return SourceLine(
        _on_one_line(paragraph.text), style=paragraph.style, bookmarks=(str(Key.SIGNER),) if is_signer else ()
    )


def _after(paragraph: ResolvedParagraph) -> SourceLine:
    is_text = paragraph.style == Role.BODY  # of the paragraphs of fields only the signer's sentence is
    return SourceLine(
        _on_one_line(paragraph.text), style=paragraph.style, bookmarks=(str(Key.SIGNER),) if is_text else ()
    )


def _on_one_line(text: str) -> str:
    return text.replace("\n", "").replace("\r", "").replace("\x0c", "")


def _read(lines: Sequence[SourceLine]) -> tuple[dict[str, Value], list[str]]:
    """Return the fields that the lines above and below a letter's text print, and the lines that fit none."""
    head, text, foot = read_styled(lines)
    signer = next((mark.value for mark in foot.marks if mark.key in _SIGNER_LABELS), "")
    marks = [mark for mark in foot.marks if mark.key not in _SIGNER_LABELS]
    titles = ("".join(para.text for para in page) for _, page in foot.pages)
    values: dict[str, Value] = {
        **({Key.SIGNER: signer} if signer else {}),
        **fields_of(marks),
        **{mark.key: mark.value for mark in reversed(head.marks) if mark.key},
        Key.TITLE: head.title,
        Key.SALUTATION: head.salutation.strip().rstrip("：:").strip(),
        Key.ATTACHMENTS: listed(tuple(foot.attachments)),
        Key.SIGNATURE: listed(tuple(foot.signatures)),
        Key.DATE: foot.date,
        Key.CC: field_of_copies(foot.cc),
        Key.PRINT_DATE: foot.print_date,
        _PAGES: listed(tuple(filter(None, titles))),
    }
    others = [
        f"{key}：{value}" for key, value in values.items() if value and key not in _KEYS and key != _PAGES
    ]
    unplaced = [*(para.text for para in text), *(line for _, line in foot.unplaced)]
    return {str(key): value for key, value in values.items() if value}, unplaced + others


def _typed(base: ReviewBase, key: str, before: Value | None, after: Value | None) -> Value | None:
    """Return what a field becomes; in the words of the draft where the copy had other signs."""
    if after is None:
        facts = base.facts
        return NOTHING if key in _FILLED and (key in _FILLED[:2] or facts.default(Key(key))) else None
    typed = base.draft.raw(key)
    if isinstance(before, str) and isinstance(after, str) and isinstance(typed, str):
        return retyped(before, one_line(typed), after) if one_line(typed) != before else after
    return after


def _untaken(
    base: ReviewBase, lines: Sequence[ResolvedParagraph], taken: Sequence[str], said: Sequence[str]
) -> Iterator[str]:
    """Yield changed lines that print what the unit's profile holds, or nothing that any field does."""
    whole = "\n".join(map(_bare, (*taken, *said)))
    for each in lines:
        before = "".join(base.file.paragraphs[number].text for number in each.bases)
        is_fixed = any(_is_fixed(base, number) for number in each.bases)
        if each.text != before and not _is_taken(before, each.text, whole, is_fixed=is_fixed):
            yield _shown(each.text)
    kept = {number for each in lines for number in each.bases}
    for number, paragraph in enumerate(base.file.paragraphs):
        if number not in kept and paragraph.text.strip() and _is_fixed(base, number):
            yield _shown(paragraph.text)


def _is_fixed(base: ReviewBase, number: int) -> bool:
    """Return True if a paragraph of the copy prints what the unit's profile holds."""
    return any(base.letter.blocks[found.block].role in _OF_PROFILE for found in base.stretches(number))


def _is_taken(before: str, now: str, whole: str, *, is_fixed: bool) -> bool:
    """Return True if what is new in a line is in the values of fields, two characters of it at least.

    What a line lacks has been taken from a field, unless it is of the profile.
    """
    new = _bare("\n".join(edit.added for edit in text_edits(before, now)))
    if not new or new.isdigit():
        return bool(whole) and not (is_fixed and not new)
    return any(new[at : at + 2] in whole for at in range(max(len(new) - 1, 1)))


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _shown(text: str) -> str:
    return _on_one_line(text).replace("\t", "\u3000").strip()
