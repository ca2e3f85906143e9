"""Clean replies, in which every finding is a false alarm; docs/check-accuracy.md says how they were made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import count, islice
from pathlib import Path
from random import Random
from typing import NamedTuple

from replydesk.desk import desk_folder
from replydesk.draft.model import Draft, Key, Paragraph, Part
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import kind_of, phrase_fits
from replydesk.reply.stock import Stock
from tests.support.corpus.distort import plain
from tests.support.corpus.generate import sample
from tests.support.importing import imported
from tests.support.planting.stock import CLEAN, planting_stock
from tests.support.replies import KIND_DRAFTS, SAMPLES


class Clean(NamedTuple):
    """A clean reply: where it comes from, its draft, its file's name and the stock it is judged with."""

    origin: str
    draft: Draft
    name: str
    stock: Stock


WRITTEN, GENERATED, IMPORTED, OLD = "写成的", "生成的", "导入的", "旧式的"
IMPORTS = CLEAN.parent / "imports"


@cache
def written() -> tuple[Clean, ...]:
    """Return the replies that were written: samples, one of every kind, and those for this measurement."""
    paths = (*SAMPLES, *KIND_DRAFTS, *sorted(CLEAN.glob("*.md")))
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Clean:
    return Clean(WRITTEN, desk_folder.read_draft(path).draft, path.stem, planting_stock())


def generated(number: int, first: int = 0) -> Iterator[Clean]:
    """Yield generated replies, by their seeds."""
    return (_generated(seed) for seed in range(first, first + number))


_SURNAMES = "陆虞骆葛卢阮管嵇乔聂翟阎党匡边"
_SESSION_PHRASES = ("带编号",)  # phrases that need both 届次 and 编号


def _generated(seed: int) -> Clean:
    """Return a written reply with other people, number, day and phrases, and without some of its text."""
    random = Random(f"generated {seed}")
    base = random.choice(written())
    draft = _with_phrases(_with_record(base.draft, random), random)
    return Clean(GENERATED, _with_less_text(draft, random), "", base.stock)


def _with_record(draft: Draft, random: Random) -> Draft:
    """Return the draft with another number, and another person where one asked it alone."""
    number = draft.get(Key.ITEM_NUMBER)
    if number.isdigit() and not draft.get(Key.TITLE) and not draft.opening:  # these may name it
        other = str(random.randint(1, 399)).zfill(len(number))[: max(len(number), 3)]
        draft = draft.with_field(Key.ITEM_NUMBER, other)
    names = draft.names(Key.PROPOSERS)
    if all(name.endswith("某某") and len(name) == 3 for name in names):
        others = tuple(f"{family}某某" for family in random.sample(_SURNAMES, len(names)))
        draft = draft.with_field(Key.PROPOSERS, others if len(others) > 1 else others[0])
    return draft


def _with_phrases(draft: Draft, random: Random) -> Draft:
    """Return the draft with phrases of its kind for the parts that are not typed."""
    kind, phrases = kind_of(draft), planting_stock().phrases
    for part in (Part.OPENING, Part.THANKS):
        if draft.passage(part) or (part is Part.THANKS and not draft.get(Key(part))):
            continue
        names = [name for name in phrases.names(part) if phrase_fits(kind, part, phrases.hint(part, name))]
        draft = draft.with_field(Key(part), random.choice(names)) if names else draft
    return draft


def _with_less_text(draft: Draft, random: Random) -> Draft:
    """Return the draft without one of its sections, if enough are left, and perhaps with a plain sentence."""
    tops = [index for index, section in enumerate(draft.sections) if section.level == 2]
    if len(tops) > 3 and not draft.names(Key.ATTACHMENTS):
        gone = random.choice(tops)
        draft = replace(draft, sections=(*draft.sections[:gone], *draft.sections[gone + 1 :]))
    if not draft.next_steps and "会办" not in kind_of(draft).name:
        own = DraftFacts(draft, planting_stock().profile(draft)).profile.self_name
        text = random.choice(_NEXT_STEPS).format(own=own)
        draft = replace(draft, next_steps=(Paragraph(text),))
    return draft


_NEXT_STEPS = (
    "下一步，{own}将对上述措施的落实情况开展跟踪检查，确保按期完成。",
    "今后工作中，{own}将加强调查研究，认真听取基层意见，不断改进工作。",
    "下一步，{own}将把答复事项列入年度重点工作，按月调度，按季通报。",
    "{own}将以办理此件为契机，进一步完善制度、强化管理、提升服务。",
)


def from_imports(number: int, first: int = 0) -> Iterator[Clean]:
    """Yield generated replies as the import reads their printed texts, those that it reads whole."""
    found = (_imported(seed) for seed in count(first))
    return islice((each for each in found if each), number)


@cache
def _imported(seed: int) -> Clean | None:
    """Return a generated reply read back from its text; None for one with tables, whose text has none."""
    stock, origin = planting_stock(), _generated(seed + _FAR).draft
    if origin.names(Key.ATTACHMENTS) or not origin.get(Key.ITEM_NUMBER):
        return None
    letter = compose(DraftFacts(origin, stock.profile(origin)), stock.phrases)
    draft = imported("\n".join(block.text for block in letter.blocks), stock).draft
    is_whole = all(draft.get(key) == origin.get(key) for key in _TAKEN)
    return Clean(IMPORTED, draft, "", stock) if is_whole else None


_FAR = 100_000  # the seeds of imports are far from those of generated replies
_TAKEN = (Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.DOCUMENT_NUMBER, Key.DATE)


def old_forms(number: int) -> Iterator[Clean]:
    """Yield invented old letters of many forms as the import reads them.

    They are not clean: they have the slips of old letters, and sentences put together by chance.
    """
    for path in sorted(IMPORTS.glob("*.txt")):
        yield Clean(OLD, imported(path.read_text(encoding="utf-8")).draft, path.stem, planting_stock())
    for seed in range(number):
        draft = imported(plain(sample(seed)).decode()).draft
        yield Clean(OLD, draft, f"{seed}", planting_stock())


def pool(generated_ones: int = 60, imports: int = 40) -> list[Clean]:
    """Return clean replies of all origins."""
    return [*written(), *generated(generated_ones), *from_imports(imports)]
