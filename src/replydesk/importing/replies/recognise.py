"""Conversion of an old reply to a draft: every part in its field, and nothing lost.

Text that exactly matches a phrase of the templates becomes that phrase; any other passage is kept word for
word. Fields that the letter lacks and the profile would fill in become 无, so that the draft makes the same
letter again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from replydesk.draft.model import Draft, Key
from replydesk.importing.replies.accounting import Account, account_for, notes_of_losses, weigh
from replydesk.importing.replies.assembling import assemble_draft
from replydesk.importing.replies.body import read_answer
from replydesk.importing.replies.foot.foot import split_foot
from replydesk.importing.replies.foot.footlines import begin_foot
from replydesk.importing.replies.head.head import ReplyHead, read_reply_head
from replydesk.importing.replies.head.salutation import end_of_head, find_salutation, inline_salutation
from replydesk.importing.replies.joining.page_frame import is_site, without_pages
from replydesk.importing.replies.joining.paragraphs import Para, TextLine, with_tables
from replydesk.importing.replies.joining.spacing import UNSEEN, has_artefacts, without_artefacts
from replydesk.importing.replies.joining.unwrap import join_lines
from replydesk.importing.replies.own_files import is_mended, is_styled, read_styled, read_styled_answer
from replydesk.importing.replies.parting.flattened import NOTE as FLATTENED
from replydesk.importing.replies.parting.flattened import unfold
from replydesk.importing.replies.parting.second_copy import without_second_copy
from replydesk.importing.replies.parts import Parts
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.reply.stock import Stock
from replydesk.text.note import Note


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft made from an old reply, and the account of its text.

    `characters` are those of the whole file, without white space and characters of no width; `recovered` of
    them are printed unchanged by the draft, `outside` are left out as not part of the letter, `missing` are
    lost, and the rest (`changed`) is kept in another form. `unplaced` are the lines that fit nowhere, added
    to the end of the answer; `left_out` the lines that are not in the draft (page numbers, a website's
    lines), `lost` those of them that are sentences; `reworded` the lines that the draft prints in another
    form; `from_site` the fields filled from a website's facts. Every character of the source is in the
    draft, in `left_out` or in `reworded`. `others` counts the letters below it in a pasted text, which are
    lost.
    """

    draft: Draft
    notes: tuple[Note, ...] = ()
    characters: int = 0
    recovered: int = 0
    unplaced: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    reworded: tuple[str, ...] = ()
    outside: int = 0
    missing: int = 0
    lost: tuple[str, ...] = ()
    others: int = 0
    from_site: tuple[Key, ...] = ()

    @property
    def changed(self) -> int:
        """The number of characters that the draft keeps in another form."""
        return self.characters - self.recovered - self.outside - self.missing


def recognise(source: Source, stock: Stock, unit: str = "") -> Imported:
    """Return the draft of an old reply. Pure and total: any text gives a draft.

    `unit` is the name of the body that replied; "" leaves it to the letter.
    """
    parts = _styled(source) if is_styled(source.lines) else _plain(source, stock)
    parts.unit = unit
    assembled = assemble_draft(parts, stock)
    account = account_for(assembled, stock)
    return _imported(
        source, assembled.draft if account.draft is None else account.draft, assembled.notes, account, parts
    )


def _imported(source: Source, draft: Draft, notes: list[Note], account: Account, parts: Parts) -> Imported:
    dropped = sorted([*parts.left_out, *parts.head.frame, *parts.foot.frame])
    weights = weigh(source, dropped, account, draft)
    left_out = [*((0, text) for text in source.left_out), *dropped]
    first = notes_of_losses(weights)
    others = [*source.notes, *notes, *account.notes]
    if outside := [each for each in left_out if each not in weights.lost]:
        some = "、".join(f"“{text[:20]}”" for _, text in outside[:4])
        amount = f"共 {len(outside)} 行、{weights.outside} 字"
        others.append(Note(f"信外的文字没有收进来，{amount}：{some}{' 等' * (len(outside) > 4)}"))
    return Imported(
        draft,
        (*first, *sorted(others, key=lambda note: note.line or 1 << 30)),
        weights.characters,
        weights.recovered,
        tuple(account.unplaced),
        tuple(text for _, text in left_out),
        tuple(account.reworded),
        weights.outside,
        weights.missing,
        tuple(text for _, text in weights.lost),
        from_site=tuple(parts.from_site),
    )


def _styled(source: Source) -> Parts:
    head, text, foot = read_styled(source.lines)
    return Parts(head, foot, text, read_styled_answer, is_exact=True, is_mended=is_mended(source.lines))


def _plain(source: Source, stock: Stock) -> Parts:
    """Return the parts of a letter recognised by its text alone."""
    lines, unseen = _without_unseen(source.lines)
    framed = without_pages(lines)
    unfolded, is_flat = unfold(framed.lines)
    once = without_second_copy(unfolded)
    letter = once.lines
    units = _names_of(stock)
    flat = list(map(_flat, letter))
    span = find_salutation(flat)
    first, behind = span or (end_of_head(flat),) * 2
    head = read_reply_head(flat[:first], units)
    head.salutation = without_artefacts("".join(each.source.text.strip() for each in flat[first:behind]))
    below = letter[behind:]
    starts = begin_foot(below)
    marked = [line._replace(starts=True) if each else line for line, each in zip(below, starts, strict=True)]
    paras = join_lines(marked)
    paras, spaces = paras_without_artefacts(with_tables(paras))
    if not span:
        paras = _split_salutation(head, paras)
    text, foot = split_foot(paras, units)
    parts = Parts(head, foot, text, answer=read_answer, left_out=[*framed.left_out, *once.left_out])
    parts.notes += once.notes
    if is_flat:
        parts.notes.append(Note(FLATTENED))
    if unseen:
        parts.notes.append(Note(f"看不见的字符（软连字符、零宽空格等）已去掉，共 {unseen} 个"))
    if spaces:
        parts.notes.append(Note(f"数字和标点前后的多余空格已去掉，共 {spaces} 处"))
    return parts


def _flat(line: TextLine) -> TextLine:
    """Return a line as read above the text, where tables are only layout: their rows become lines."""
    if not line.source.cells:
        return line
    text = "\t".join(" ".join(cell.split()) for cell in line.source.cells if cell.strip())
    return line._replace(source=replace(line.source, text=text, cells=(), table=0))


def _without_unseen(lines: Sequence[SourceLine]) -> tuple[Sequence[SourceLine], int]:
    """Return the lines without characters of no width, which split words and hide dates, and their count."""
    if not any(UNSEEN.search(line.text) for line in lines):
        return lines, 0
    seen = [UNSEEN.subn("", line.text) for line in lines]
    cleaned = [replace(line, text=text) for line, (text, _) in zip(lines, seen, strict=True)]
    return cleaned, sum(count for _, count in seen)


def _names_of(stock: Stock) -> list[str]:
    """Return the names under which the known units may sign."""
    profiles = stock.profiles.values()
    return [name for each in profiles for name in (each.name, each.letterhead, each.short_name) if name]


def _split_salutation(head: ReplyHead, paras: list[Para]) -> list[Para]:
    """Split a salutation off the first paragraph into `head` and return the paragraphs."""
    found = inline_salutation(paras[0].text) if paras and not paras[0].cells else None
    if not found:
        return paras
    head.salutation = found[0]
    return [replace(paras[0], text=found[1]), *paras[1:]]


def paras_without_artefacts(paras: list[Para]) -> tuple[list[Para], int]:
    """Return the paragraphs without the spaces a PDF leaves, and the count of these."""
    beside_words = sum(has_artefacts(para.text) for para in paras) > 1
    texts = [
        para.text if is_site(para.text) else without_artefacts(para.text, beside_words=beside_words)
        for para in paras
    ]
    pairs = list(zip(paras, texts, strict=True))
    cleaned = [para if para.text == text else replace(para, text=text) for para, text in pairs]
    return cleaned, sum(len(para.text) - len(text) for para, text in pairs)
