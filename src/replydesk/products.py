"""What is exported of one draft: its letters, one or more, each with its pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from replydesk.copies import copies
from replydesk.layout.pages import Pages
from replydesk.office import Office, Reply, make_reply
from replydesk.profile import Profile


class ProductKind(StrEnum):
    """What a product is; the values are shown in lists and names of files."""

    LETTER = "答复"


@dataclass(frozen=True)
class Product:
    """One Word file to be made: what it is, whom it goes to ("" for the only letter), its pages."""

    kind: ProductKind
    recipient: str
    pages: Pages
    profile: Profile


def products(reply: Reply, office: Office) -> tuple[Product, ...]:
    """Everything exported of a reply; at least its letter."""
    letters = copies(reply.draft, reply.profile)
    first = Product(ProductKind.LETTER, letters[0].recipient, reply.pages, reply.profile)
    others = (
        Product(ProductKind.LETTER, letter.recipient, make_reply(letter.draft, office).pages, reply.profile)
        for letter in letters[1:]
    )
    return (first, *others)
