"""The documents exported from one draft: letters, feedback forms and the public copy."""

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
    """The kinds of exported documents; the values are shown in lists and file names."""

    LETTER = "答复"
    FORM = "征询意见表"
    PUBLIC = "公开件"


class Product(NamedTuple):
    """One Word file to be made; `recipient` is "" for the only letter."""

    kind: ProductKind
    recipient: str
    pages: Pages
    profile: Profile


class Products(NamedTuple):
    """The documents of a reply, and notes on them."""

    made: tuple[Product, ...]
    notes: tuple[Note, ...] = ()


def products(reply: Reply, stock: Stock, *, public: bool = False) -> Products:
    """Return the documents of a reply.

    There is at least one letter; a form for each if the unit has one; a public copy, made from the first
    letter, if `public` and the draft allow it.
    """
    sent = list(copies(reply.facts, reply.first))
    made = [Product(ProductKind.LETTER, sent[0].recipient, reply.pages, reply.profile)]
    letters = compose_each((copy.facts for copy in sent[1:]), stock.phrases)
    for copy, letter in zip(sent[1:], letters, strict=True):
        pages = lay_out(letter, reply.pages.setup)
        made.append(Product(ProductKind.LETTER, copy.recipient, pages, reply.profile))
    notes: list[Note] = []
    for copy in sent if reply.facts.feedback_form else ():
        made += _form(copy, stock, notes)
    if public:
        made += _public(reply.first, stock, notes)
    return Products(tuple(made), tuple(dict.fromkeys(notes)))


def _form(copy: Copy, stock: Stock, notes: list[Note]) -> Iterator[Product]:
    """Yield the form of a letter; it has no head, whatever the format of the letter."""
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
        pages_used = f"{ProductKind.FORM}有 {len(pages.pages)} 页，一般只用 1 页"
        notes.append(Note(f"{pages_used}；请删减 {where}"))
    yield Product(ProductKind.FORM, copy.recipient, pages, facts.profile)


def _on_one_page(form: Letter, setup: Setup) -> Pages:
    """Lay out a form, with fewer lines to write on where it is longer than a page."""
    from replydesk.letter.printed_form import with_one_line_less

    pages = lay_out(form, setup)
    while len(pages.pages) > 1 and (shorter := with_one_line_less(pages.letter)):
        pages = lay_out(shorter, setup)
    return pages


def _public(first: DraftFacts, stock: Stock, notes: list[Note]) -> Iterator[Product]:
    from replydesk.letter.public_copy import public_copy, public_profile

    copy = public_copy(first, stock.phrases)
    notes += copy.notes
    if copy.letter is not None:
        pages = lay_out(copy.letter, setup_of(first.draft, first.profile))
        yield Product(ProductKind.PUBLIC, "", pages, public_profile(first.profile))
