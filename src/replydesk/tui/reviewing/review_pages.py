"""The pages of a review: what was changed, marked by person on the printed page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from replydesk.layout.pages import Pages
from replydesk.letter.facts import DraftFacts
from replydesk.letter.recipients import first_copy
from replydesk.letter.source_map import Printed
from replydesk.reply.reply import pages_of
from replydesk.reply.stock import Stock
from replydesk.tui.kit.printed_marks import PrintedMarks
from replydesk.tui.reviewing.plan import Plan


class ReviewPages(NamedTuple):
    """Pages, the marks on them, and where each change and comment is printed, by its id."""

    pages: Pages
    marks: PrintedMarks
    spots: Mapping[int | str, Printed]


def review_pages(plan: Plan, accepted: frozenset[int], stock: Stock) -> ReviewPages:
    """Lay out the letter with some changes of a review marked."""
    draft = plan.result(accepted, {})
    pages = pages_of(first_copy(DraftFacts(draft, stock.profile(draft))), stock)
    return ReviewPages(pages, {}, {})
