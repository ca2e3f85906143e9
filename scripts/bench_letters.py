"""The letters that are measured: the longest sample, other lengths of it, and texts never seen before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.layout.lay_out import lay_out as lay_out_on
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.letter.compose import compose as compose_with
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter

PLACE = desk_folder.Desk.open(desk_folder.starter_folder())
_FILLER = 160  # characters of a paragraph that brings a draft to a length


def longest() -> Path:
    """The file of the longest sample."""
    return max(PLACE.drafts(), key=lambda path: path.stat().st_size)


def longest_draft() -> Draft:
    """The draft in it, without its attachment: the tables of a peer would be another program."""
    draft = desk_folder.read_draft(longest()).draft.with_field(Key.ATTACHMENTS, "")
    return replace(draft, attachments=())


def compose(draft: Draft) -> Letter:
    """The letter of a draft, with the phrases and profiles that come with the program."""
    return compose_with(DraftFacts(draft, PLACE.stock.profile(draft)), PLACE.stock.phrases)


def lay_out(letter: Letter) -> Pages:
    """The letter's pages, on the usual sheet."""
    return lay_out_on(letter, Setup())


def characters(draft: Draft) -> int:
    """The number of characters of the draft's letter."""
    return sum(len(block.text) for block in compose(draft).blocks)


def of_length(draft: Draft, wanted: int) -> Draft:
    """The draft made longer: its sections again and again, then a little more under the last."""
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
    """The draft with another document number."""
    return draft.with_field(Key.DOCUMENT_NUMBER, f"云民复议字〔2026〕{number}号")


def unseen(draft: Draft, number: int) -> Draft:
    """The draft with the first characters changed of all that is typed, the item and its subject.

    No two of its paragraphs are alike, nor like those of another number; only phrases that are the same
    in all letters are left for a cache to know.
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
    """The draft after some keystrokes in the paragraph in its middle."""
    middle = len(draft.sections) // 2
    at = next(i for i in range(middle, len(draft.sections)) if draft.sections[i].paragraphs)

    def longer(section: Section) -> Section:
        first, *rest = section.paragraphs
        half = len(first.text) // 2
        text = first.text[:half] + "字" * keystrokes + first.text[half:]
        return section._replace(paragraphs=(first._replace(text=text), *rest))

    sections = (*draft.sections[:at], longer(draft.sections[at]), *draft.sections[at + 1 :])
    return replace(draft, sections=sections)


Writer = Callable[[int, Path], object]
"""Makes the document of a number and writes it to a path."""
