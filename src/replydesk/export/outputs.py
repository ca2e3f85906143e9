"""What is exported of one draft: its letters, the form that goes with each, the copy that is published."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup, setup_of
from replydesk.letter.compose import compose_each
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.print_options import Format
from replydesk.letter.profile import Profile
from replydesk.letter.recipients import Copy, copies
from replydesk.reply.reply import Reply
from replydesk.reply.stock import Stock
from replydesk.text.note import Note


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


def products(reply: Reply, stock: Stock, *, public: bool = False) -> Products:
    """Return everything exported of a reply: its letters, a form with each, the copy to be published.

    There is at least one letter; a form if the unit has one; a copy, made of the first letter, if it is asked
    for and allowed.
    """
    sent = list(copies(reply.facts, reply.first))
    made = [Product(ProductKind.LETTER, sent[0].recipient, reply.pages, reply.profile)]
    letters = compose_each((copy.facts for copy in sent[1:]), stock.phrases)
    for copy, letter in zip(sent[1:], letters, strict=True):
        pages = lay_out(letter, reply.pages.setup)
        made.append(Product(ProductKind.LETTER, copy.recipient, pages, reply.profile))
    notes: list[Note] = []
    for copy in sent if reply.profile.feedback_form else ():
        made += _form(copy, stock, notes)
    if public:
        made += _public(reply.first, stock, notes)
    return Products(tuple(made), tuple(dict.fromkeys(notes)))


def _form(copy: Copy, stock: Stock, notes: list[Note]) -> Iterator[Product]:
    """Yield the form that goes with a letter: without a head, and so without what stands above a text."""
    from replydesk.letter.feedback_form import feedback_form

    facts = copy.facts
    form = feedback_form(facts, stock.phrases)
    notes += form.notes
    if form.letter is None:
        return
    setup = setup_of(facts.draft, facts.profile)._replace(format=Format.LETTER)
    pages = _on_one_page(form.letter, setup)
    notes += (Note(f"{ProductKind.FORM}：{note.text}") for note in pages.notes)
    if len(pages.pages) > 1:
        where = f"templates/{ProductKind.FORM}/{facts.profile.feedback_form}.j2"
        said = f"{ProductKind.FORM}有 {len(pages.pages)} 页，一般只用 1 页；请删减 {where}"
        notes.append(Note(said))
    yield Product(ProductKind.FORM, copy.recipient, pages, facts.profile)


def _on_one_page(form: Letter, setup: Setup) -> Pages:
    """A form laid out: where it is longer than a page, with fewer lines to write on."""
    from replydesk.letter.feedback_form import with_one_line_less

    pages = lay_out(form, setup)
    while len(pages.pages) > 1 and (shorter := with_one_line_less(pages.letter)):
        pages = lay_out(shorter, setup)
    return pages


def _public(first: DraftFacts, stock: Stock, notes: list[Note]) -> Iterator[Product]:
    from replydesk.letter.public_copy import public_copy

    copy = public_copy(first, stock.phrases)
    notes += copy.notes
    if copy.letter is not None:
        pages = lay_out(copy.letter, setup_of(first.draft, first.profile))
        yield Product(ProductKind.PUBLIC, "", pages, first.profile)
