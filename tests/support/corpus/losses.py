"""What a draft has lost of a letter, and what it prints that is not the letter's."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from replydesk.draft.file import format_draft
from replydesk.draft.model import Key
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.reply.stock import Stock
from tests.support.corpus.body import printed
from tests.support.corpus.scoring import bare
from tests.support.corpus.truth import Sample


def lost(sample: Sample, imported: Imported, stock: Stock) -> Counter[str]:
    """Return the characters of the letter that are neither printed by the draft nor reported."""
    kept = [*_blocks(imported, stock), *imported.unplaced, *imported.reworded]
    kept += ["、".join(imported.draft.names(key)) for key in (Key.ATTACHMENTS, Key.CC)]
    text = "".join(row.text for row in sample.rows if not row.aside)
    return Counter(bare(text)) - Counter(bare("".join(kept)))


def sentences_lost(sample: Sample, imported: Imported, stock: Stock) -> list[str]:
    """Return the sentences of opening, answer and ending that the draft neither prints nor reports."""
    truth = sample.truth
    kept = bare("".join((*_blocks(imported, stock), *imported.unplaced, *imported.reworded)))
    texts = (*truth.opening, *printed(truth.body), *truth.next_steps, *truth.ending)
    sentences = [each for text in texts for each in re.split(r"(?<=[。！？；：])", bare(text)) if each]
    return [each for each in sentences if _without_number(each) not in kept]


def frame_printed(sample: Sample, imported: Imported, stock: Stock) -> list[str]:
    """Return the lines around the letter that the draft prints."""
    blocks = list(map(bare, _blocks(imported, stock)))
    truth = sample.truth
    # A unit that only the page's facts name is the letter's, and stands in its letterhead.
    letter = bare(sample.text + truth.title + truth.document_number + truth.date + (truth.unit or ""))
    told = {"主动公开", "依申请公开"} if "公开属性" in truth.open else set()
    lines = {bare(line) for line in sample.frame} - {""} - told
    return sorted(
        line
        for line in lines
        if line not in letter and any(line == block or (len(line) > 2 and line in block) for block in blocks)
    )


def dropped(sample: Sample, imported: Imported) -> list[str]:
    """Return the names and telephones without a field that are in no field, note or account of the draft."""
    account = (*imported.unplaced, *imported.left_out, *imported.reworded, *map(str, imported.notes))
    kept = bare(format_draft(imported.draft) + "".join(account))
    return [name for name in sample.truth.kept if bare(name) not in kept]


def mangled(sample: Sample, imported: Imported, stock: Stock) -> list[str]:
    """Return the Latin words, addresses and numbers that the draft prints with other blanks."""
    text = unicodedata.normalize("NFKC", "\n".join(_blocks(imported, stock)))
    return [word for word in sample.truth.exact if unicodedata.normalize("NFKC", word) not in text]


def _blocks(imported: Imported, stock: Stock) -> list[str]:
    letter = compose(DraftFacts(imported.draft, stock.profile(imported.draft)), stock.phrases)
    return [block.text for block in letter.blocks]


def _without_number(text: str) -> str:
    """Return a sentence without its number, which the draft may print in another form."""
    return re.sub(
        r"^(?:[（(]?\d{1,2}[）)、.]+(?!\d)|[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十]{1,3}[）)])",
        "",
        text,
    )
