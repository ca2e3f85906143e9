"""Where a change of a returned copy is, as a clerk calls it."""

from __future__ import annotations

from replydesk.draft.change import section_name
from replydesk.draft.model import Draft, Part
from replydesk.draft.place import Place
from replydesk.importing.review.base.review_base import ReviewBase, blocks_of
from replydesk.importing.review.model import ReviewFile


def place_of_paragraph(base: ReviewBase, file: ReviewFile, number: int) -> Place | None:
    """Return the place of a paragraph of the file; of a new one, that of the one before it."""
    for paragraph in reversed(file.paragraphs[: number + 1]):
        if blocks := blocks_of(paragraph, len(base.letter.blocks)):
            return base.letter.blocks[blocks[0]].place
    return None


def place_of_words(base: ReviewBase, file: ReviewFile, number: int, words: str) -> Place | None:
    """Return the place of words of a paragraph: of a heading with text behind it, the one of the two."""
    place = place_of_paragraph(base, file, number)
    block = next((each for each in base.letter.blocks if each.place == place), None)
    if place is None or block is None or not place.is_heading or len(block.spans) < 2:
        return place
    return place if words in block.spans[0].text else place._replace(paragraph=0)


def place_name(draft: Draft, place: Place | None) -> str:
    """Return the name of a place: 发文字号, 答复内容第二节（一）第2段, 答复内容第一节标题; "" for none."""
    if place is None:
        return ""
    if place.key != Part.ANSWER or not 0 <= place.section < len(draft.sections):
        return str(place.key)
    name, paragraphs = section_name(draft, place.section), draft.sections[place.section].paragraphs
    if place.is_heading:
        return f"{name}标题"
    return f"{name}第{place.paragraph + 1}段" if len(paragraphs) > 1 else name
