"""What is exported of one draft: its letters, the form that goes with each, the copy that is published."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from replydesk.copies import Copy, copies
from replydesk.draft import Draft
from replydesk.forms import Format
from replydesk.layout.flow import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup, setup_of
from replydesk.letter import Letter
from replydesk.notes import Note
from replydesk.office import Office, Reply, make_reply
from replydesk.profile import Profile


class ProductKind(StrEnum):
    """What a product is; the values are shown in lists and names of files."""

    LETTER = "答复"
    FORM = "征询意见表"
    PUBLIC = "公开件"


class Product(NamedTuple):
    """One Word file to be made: what it is, whom it goes to ("" for the only letter), its pages."""

    kind: ProductKind
    recipient: str
    pages: Pages
    profile: Profile


class Products(NamedTuple):
    """Everything to be made of a reply, and what was noticed while making it."""

    made: tuple[Product, ...]
    notes: tuple[Note, ...] = ()


def products(reply: Reply, office: Office, *, public: bool = False) -> Products:
    """Everything exported of a reply: its letters, at least one; a form with each, if the unit has one; and
    the copy to be published, if it is asked for and may be made. That one is a copy of the first letter."""
    profile = reply.profile
    sent = copies(reply.draft, profile)
    made = [Product(ProductKind.LETTER, sent[0].recipient, reply.pages, profile)]
    for letter in sent[1:]:
        pages = make_reply(letter.draft, office).pages
        made.append(Product(ProductKind.LETTER, letter.recipient, pages, profile))
    notes: list[Note] = []
    for letter in sent if profile.feedback_form else ():
        made += _form(letter, profile, office, notes)
    if public:
        made += _public(sent[0].draft, profile, office, notes)
    return Products(tuple(made), tuple(dict.fromkeys(notes)))


def _form(letter: Copy, profile: Profile, office: Office, notes: list[Note]) -> Iterator[Product]:
    """The form that goes with a letter: without a head, and so without what a document has above its text."""
    from replydesk.feedback import feedback_form

    form = feedback_form(letter.draft, profile, office.phrases)
    notes += form.notes
    if form.letter is None:
        return
    setup = setup_of(letter.draft, profile)._replace(format=Format.LETTER)
    pages = _on_one_page(form.letter, setup)
    notes += (Note(f"{ProductKind.FORM}：{note.text}") for note in pages.notes)
    if len(pages.pages) > 1:
        where = f"templates/{ProductKind.FORM}/{profile.feedback_form}.j2"
        said = f"{ProductKind.FORM}有 {len(pages.pages)} 页，一般只用 1 页；请删减 {where}"
        notes.append(Note(said))
    yield Product(ProductKind.FORM, letter.recipient, pages, profile)


def _on_one_page(form: Letter, setup: Setup) -> Pages:
    """A form laid out: where it is longer than a page, with fewer lines to write on."""
    from replydesk.feedback import with_less_room

    pages = lay_out(form, setup)
    while len(pages.pages) > 1 and (shorter := with_less_room(pages.letter)):
        pages = lay_out(shorter, setup)
    return pages


def _public(draft: Draft, profile: Profile, office: Office, notes: list[Note]) -> Iterator[Product]:
    from replydesk.publiccopy import public_copy

    copy = public_copy(draft, profile, office.phrases)
    notes += copy.notes
    if copy.letter is not None:
        pages = lay_out(copy.letter, setup_of(draft, profile))
        yield Product(ProductKind.PUBLIC, "", pages, profile)
