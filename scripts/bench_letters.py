"""The measured letters: the longest sample, other lengths of it, and texts without repetition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from replydesk.desk import desk_folder, stock_files
from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.layout.lay_out import lay_out as lay_out_on
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.letter.compose import compose as compose_with
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter

PLACE = desk_folder.Desk.open(stock_files.starter_folder())
_FILLER = 160  # characters of a paragraph that fills a draft up to a length


def longest() -> Path:
    """Return the file of the longest sample."""
    return max(PLACE.drafts(), key=lambda path: path.stat().st_size)


def longest_draft() -> Draft:
    """Return the longest sample without its attachment, whose tables the peers do not write."""
    draft = desk_folder.read_draft(longest()).draft.with_field(Key.ATTACHMENTS, "")
    return replace(draft, attachments=())


def compose(draft: Draft) -> Letter:
    """Return the letter of a draft, with the starter phrases and profiles."""
    return compose_with(DraftFacts(draft, PLACE.stock.profile(draft)), PLACE.stock.phrases)


def lay_out(letter: Letter) -> Pages:
    """Return the pages of a letter with the default set-up."""
    return lay_out_on(letter, Setup())


def characters(draft: Draft) -> int:
    """Return the number of characters of the draft's letter."""
    return sum(len(block.text) for block in compose(draft).blocks)


def of_length(draft: Draft, wanted: int) -> Draft:
    """Return the draft made `wanted` characters long by repeating sections and filling the last."""
    once, twice = (characters(replace(draft, sections=draft.sections * times)) for times in (1, 2))
    times = 1 + (wanted - once) // (twice - once)
    draft = replace(draft, sections=draft.sections * times)
    while (missing := wanted - characters(draft)) > 0:
        last = draft.sections[-1]
        text = Paragraph(("从严从实" * _FILLER)[: min(missing, _FILLER)])
        longer = last._replace(paragraphs=(*last.paragraphs, text))
        draft = replace(draft, sections=(*draft.sections[:-1], longer))
    return draft


def numbered(draft: Draft, number: int) -> Draft:
    """Return the draft with another document number."""
    return draft.with_field(Key.DOCUMENT_NUMBER, f"云民复议字〔2026〕{number}号")


def unseen(draft: Draft, number: int) -> Draft:
    """Return the draft with the first characters of all typed text changed, and the item and its subject.

    No two paragraphs are alike, here or in drafts of other numbers, so that only phrases can be cached.
    """
    mark = chr(ord("一") + number)
    draft = draft.with_field(Key.ITEM_NUMBER, f"{number:04}")
    draft = draft.with_field(Key.SUBJECT, f"关于{mark}项工作的建议")
    sections = (
        section._replace(
            heading=_marked(mark, index, section.heading),
            paragraphs=_all_marked(mark, index, section.paragraphs),
        )
        for index, section in enumerate(draft.sections, 1)
    )
    return replace(
        draft,
        preamble=_all_marked(mark, 0, draft.preamble),
        sections=tuple(sections),
        next_steps=_all_marked(mark, 0, draft.next_steps),
    )


def _all_marked(mark: str, place: int, texts: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    return tuple(each._replace(text=_marked(mark, place, each.text)) for each in texts)


def _marked(mark: str, place: int, text: str) -> str:
    return mark + chr(ord("一") + place) + text[2:]


def typed_into(draft: Draft, keystrokes: int) -> Draft:
    """Return the draft after some keystrokes in the middle paragraph."""
    middle = len(draft.sections) // 2
    at = next(i for i in range(middle, len(draft.sections)) if draft.sections[i].paragraphs)

    def longer(section: Section) -> Section:
        first, *rest = section.paragraphs
        half = len(first.text) // 2
        text = first.text[:half] + "字" * keystrokes + first.text[half:]
        return section._replace(paragraphs=(first._replace(text=text), *rest))

    sections = (*draft.sections[:at], longer(draft.sections[at]), *draft.sections[at + 1 :])
    return replace(draft, sections=sections)


Writer = Callable[[int, Path], object]  # writes the document of a number to a path
