"""The approval form (发文稿纸) of a draft laid out, on one page where there is room."""

from __future__ import annotations

from replydesk.draft.model import Draft
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup, setup_of
from replydesk.letter.approval_form import approval_lines
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.phrases import APPROVALS, PhraseError
from replydesk.letter.print_options import Format
from replydesk.letter.printed_form import form_letter, with_one_line_less
from replydesk.letter.recipients import first_copy
from replydesk.reply.reply import letter_digest
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError


def approval_form(draft: Draft, stock: Stock) -> Pages:
    """Return the pages of a draft's approval form. Raises UserError if its template cannot be filled in."""
    facts = DraftFacts(draft, stock.profile(draft))
    letter = compose(first_copy(facts), stock.phrases)
    try:
        lines = approval_lines(facts, letter, stock.phrases, letter_digest(draft, stock))
    except PhraseError as error:
        raise UserError(str(error)) from error
    setup = setup_of(draft, facts.profile)._replace(format=Format.LETTER)
    pages = _on_one_page(form_letter(APPROVALS, lines), setup)
    if pages.notes:  # a row is higher than a page
        pages = _on_one_page(form_letter(APPROVALS, lines, has_row_a_line=True), setup)
    return pages


def _on_one_page(form: Letter, setup: Setup) -> Pages:
    """Lay out a form, with fewer lines to write on, one in each row, if it is on one page then."""
    whole = pages = lay_out(form, setup)
    while len(pages.pages) > 1 and (shorter := with_one_line_less(pages.letter, least=1)):
        pages = lay_out(shorter, setup)
    return pages if len(pages.pages) == 1 else whole
