"""Round trips of review copies: sent out, edited by several people in Word, meanwhile by us, and read back.

Every text that is typed has characters that occur nowhere else, so that one that is lost is missed.
"""

from __future__ import annotations

import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from replydesk.desk.review_copies import review_copy
from replydesk.draft.file import parse_draft
from replydesk.draft.lines import DraftLine, draft_lines, placed_lines, with_lines
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import is_text_key, with_texts
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.reading import remarks_of
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.review.model import ReviewFile
from replydesk.importing.review.planning.new_plan import plan_of
from replydesk.importing.review.planning.plan import ReviewPlan
from replydesk.importing.review.reading.returned_file import ReturnedFile
from replydesk.importing.review.reading.review_file import read_review
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import HEADINGS, Role
from replydesk.letter.recipients import first_copy
from replydesk.render.docx_styles import style_id
from replydesk.reply.stock import Stock
from replydesk.text.delta import difference
from replydesk.text.numerals import HEADING_NUMBERS
from tests.support.replies import KIND_DRAFTS, SAMPLES, featured, starter_stock, varied_stock
from tests.support.word_review import Person, WordReview, accepted_text, w

PEOPLE = ("李某某", "王某某", "赵某某")
WHEN = datetime(2026, 5, 28, 9, 0)
BY = VerdictBy("张某某", datetime(2026, 6, 1, 8, 30))
_LEAD = re.compile(f"(?:{'|'.join(HEADING_NUMBERS)}|[一二三四五六七八九十]{{1,3}}是)")
_RARE = 0x3400  # characters that no draft of ours has
_BLANK = re.compile(r"\s+")


class Put(NamedTuple):
    """A remark put on words of the file."""

    who: str
    text: str
    words: str


@dataclass
class Trip:
    """A draft as sent, as it is now, and the file that came back."""

    seed: int
    base: Draft
    stock: Stock
    ours: Draft
    data: bytes
    remarks: list[Put]
    done: list[str]
    text: list[str]  # of the file with all its changes accepted, as it was when they had edited it

    def saved_as(self, data: bytes) -> Trip:
        """Return the trip with the file as another program saved it."""
        return replace(self, data=data)


class _Words:
    """Texts that occur nowhere else."""

    def __init__(self) -> None:
        self._next = _RARE

    def take(self, many: int = 2) -> str:
        found = "".join(chr(self._next + n) for n in range(many))
        self._next += many
        return found


def make_trip(seed: int, *, edits_ours: bool = True) -> Trip:
    """Return a round trip; the same seed gives the same."""
    chance = random.Random(seed)
    words = _Words()
    base, stock = _base(seed, chance)
    file = WordReview(review_copy(base, stock, "甲", "0" * 32).data)
    done: list[str] = []
    remarks: list[Put] = []
    tracking = chance.choice(("on", "on", "on", "off", "mixed"))
    if tracking == "off":
        file.stop_tracking()
    hand = _Hand(chance, file, words, tracking, remarks)
    for _ in range(chance.randrange(2, 10)):
        done += hand.act()
    remarks = [put for number, put in zip(hand.put, remarks, strict=True) if number in file.remarks()]
    data = file.data()
    text = accepted_text(data)
    ours = _edited(base, chance, words, "".join(text)) if edits_ours and chance.random() < 0.7 else base
    return Trip(seed, base, stock, ours, data, remarks, done, text)


def _base(seed: int, chance: random.Random) -> tuple[Draft, Stock]:
    paths = [*SAMPLES, *KIND_DRAFTS]
    if seed % 3 == 2:
        draft, stock = featured(seed), varied_stock(seed)
    else:
        draft = parse_draft(paths[seed % len(paths)].read_text(encoding="utf-8")).draft
        stock = starter_stock()
    lines = [(line, place) for line, place in placed_lines(draft) if len(line.text) > 12]
    for number in range(chance.randrange(3) if lines else 0):
        line, place = chance.choice(lines)
        start = chance.randrange(len(line.text) - 6)
        by = VerdictBy("孙某某", WHEN - timedelta(days=1, minutes=number))
        draft = add_remark(draft, place, start, start + chance.randrange(2, 6), f"请核对{number}", by)
    return draft, stock


class _Hand:
    """People at one file: what they do, one after another."""

    def __init__(
        self, chance: random.Random, file: WordReview, words: _Words, tracking: str, remarks: list[Put]
    ) -> None:
        self.chance, self.file, self.words, self.tracking, self.remarks = (
            chance,
            file,
            words,
            tracking,
            remarks,
        )
        self.minutes = 0
        self.put: list[str] = []

    def act(self) -> list[str]:
        """Do one thing; return what was done, [] if it could not be done."""
        acts: list[Callable[[], str]] = [
            self._insert,
            self._insert,
            self._delete,
            self._delete,
            self._replace,
            self._replace,
            self._replace,
            self._split,
            self._join,
            self._add,
            self._add,
            self._remove,
            self._move,
            self._row,
            self._cell,
            self._remark,
            self._remark,
            self._answer,
        ]
        self.minutes += 1
        did = self.chance.choice(acts)()
        return [did] if did else []

    def _by(self, *, named: bool = False) -> Person:
        is_off = self.tracking == "off" or (self.tracking == "mixed" and self.chance.random() < 0.4)
        name = "" if is_off and not named else self.chance.choice(PEOPLE)
        return Person(name, WHEN + timedelta(minutes=self.minutes))

    def _texts(self, least: int = 10) -> list[Any]:
        """Return paragraphs of the text, not of head and foot, tables or titles."""
        return [p for p in self.file.paragraphs() if _is_text(p) and len(self.file.text(p)) >= least]

    def _one(self, least: int = 10) -> tuple[Any, str]:
        found = self._texts(least)
        paragraph = self.chance.choice(found) if found else None
        return paragraph, self.file.text(paragraph) if paragraph is not None else ""

    def _stretch(self, text: str, most: int = 8) -> tuple[int, int]:
        """Return a stretch behind the number of a heading."""
        low = found.end() + 1 if (found := _LEAD.match(text)) else 1
        start = self.chance.randrange(low, max(len(text) - 2, low + 1))
        return start, min(start + self.chance.randrange(1, most), len(text) - 1)

    def _insert(self) -> str:
        paragraph, text = self._one()
        if paragraph is None:
            return ""
        at, _ = self._stretch(text)
        new = self.words.take()
        self.file.insert(paragraph, at, new, self._by())
        return f"insert {new} before {text[at : at + 6]}"

    def _delete(self) -> str:
        paragraph, text = self._one()
        if paragraph is None:
            return ""
        start, end = self._stretch(text)
        self.file.delete(paragraph, start, end, self._by())
        return f"delete {text[start:end]}"

    def _replace(self) -> str:
        paragraph, text = self._one()
        if paragraph is None:
            return ""
        start, end = self._stretch(text)
        new = self.words.take()
        self.file.replace(paragraph, start, end, new, self._by())
        return f"replace {text[start:end]} by {new}"

    def _split(self) -> str:
        paragraph, text = self._one(24)
        at = text.find("。", 14) + 1 if paragraph is not None else 0
        if not 0 < at < len(text) - 4:
            return ""
        self.file.split(paragraph, at, self._by())
        return f"split before {text[at : at + 6]}"

    def _join(self) -> str:
        paragraph, text = self._one()
        following = paragraph.getnext() if paragraph is not None else None
        if following is None or not _is_text(following):
            return ""
        return f"join behind {text[-6:]}" if self.file.join(paragraph, self._by()) else ""

    def _add(self) -> str:
        paragraph, text = self._one()
        if paragraph is None:
            return ""
        new = f"另外，{self.words.take(4)}已经办好。"
        self.file.add_paragraph(paragraph, new, self._by(), _BODY if _has_style(self.file, _BODY) else "")
        return f"add {new} behind {text[-6:]}"

    def _remove(self) -> str:
        paragraph, text = self._one()
        if paragraph is None or len(self._texts()) < 4 or self._is_alone(paragraph):
            return ""
        self.file.remove_paragraph(paragraph, self._by())
        return f"remove {text[:8]}"

    def _move(self) -> str:
        found = [p for p in self._texts() if not _LEAD.match(self.file.text(p)) and not self._is_alone(p)]
        if len(found) < 3:
            return ""
        paragraph, other = self.chance.sample(found, 2)
        text = self.file.text(paragraph)
        self.file.move_paragraph(paragraph, other, self._by())
        return f"move {text[:8]} behind {self.file.text(other)[-6:]}"

    def _is_alone(self, paragraph: Any) -> bool:
        """Return True if no text is beside a paragraph: without it an attachment would have no page."""
        beside = (each for each in (paragraph.getprevious(), paragraph.getnext()) if each is not None)
        return not any(_is_text(each) and self.file.text(each) for each in beside)

    def _row(self) -> str:
        rows = self.file.rows()
        if len(rows) < 3:
            return ""
        row = self.chance.choice(rows[1:])
        if self.chance.random() < 0.5:
            self.file.remove_row(row, self._by())
            return "remove a row"
        texts = [self.words.take() for _ in range(9)]
        self.file.add_row(row, texts, self._by())
        return "add a row"

    def _cell(self) -> str:
        found = [p for p in self.file.paragraphs() if _in_table(p) and len(self.file.text(p)) > 1]
        if not found:
            return ""
        paragraph = self.chance.choice(found)
        text = self.file.text(paragraph)
        new = self.words.take()
        self.file.replace(paragraph, 1, len(text), new, self._by())
        return f"cell {text} to {new}"

    def _remark(self) -> str:
        paragraph, text = self._one()
        if paragraph is None:
            return ""
        start, end = self._stretch(text)
        by = self._by(named=True)
        said = f"意见{self.words.take()}"
        self.put.append(self.file.comment(paragraph, start, end, said, by))
        self.remarks.append(Put(by.name, said, text[start:end]))
        return f"remark {said} on {text[start:end]}"

    def _answer(self) -> str:
        there = [number for number in self.put if number in self.file.remarks()]
        if not there:
            return ""
        number = self.chance.choice(there)
        if self.chance.random() < 0.3:
            self.file.settle(number)
            return "settle a remark"
        self.file.answer(number, f"同意{self.words.take()}", self._by(named=True))
        return "answer a remark"


def _is_text(paragraph: Any) -> bool:
    """Return True for a paragraph of the text outside tables, by its style."""
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    if style is None or _in_table(paragraph):
        return False
    name = style.get(w("val"))
    return name in _TEXT_STYLES or name.endswith("RunIn")


def _in_table(paragraph: Any) -> bool:
    return any(True for _ in paragraph.iterancestors(w("tbl")))


_BODY = style_id(Role.BODY)
_TEXT_STYLES = frozenset((_BODY, *map(style_id, HEADINGS)))


def _has_style(file: WordReview, name: str) -> bool:
    return f'w:styleId="{name}"'.encode() in file.parts["word/styles.xml"]


def _edited(base: Draft, chance: random.Random, words: _Words, theirs: str) -> Draft:
    """Return the draft as we have gone on writing it, half of the time where they have, too."""
    for _ in range(chance.randrange(1, 5)):
        lines = list(draft_lines(base))
        found = [at for at, line in enumerate(lines) if len(line.text) > 8 and not line.text.startswith("|")]
        if not found:
            return base
        shared = [at for at in found if lines[at].text not in theirs]
        at = chance.choice(shared if shared and chance.random() < 0.5 else found)
        line = lines[at]
        start = chance.randrange(1, len(line.text) - 4)
        kind = chance.randrange(6)
        if kind < 3:
            text = f"{line.text[:start]}{words.take()}{line.text[start + kind :]}"
            place = [place for _, place in placed_lines(base)][at]
            base = with_texts(base, {place: text})
        elif kind == 3:
            lines.insert(at + 1, DraftLine(line.part, f"我们加的{words.take(4)}。"))
            base = with_lines(base, lines)
        elif kind == 4 and len(found) > 4 and not line.level:
            base = with_lines(base, lines[:at] + lines[at + 1 :])
        elif kind == 5:
            base = base.with_field(Key.DATE, "2026年6月2日")
    return base


def problems(trip: Trip, file: ReviewFile | None = None) -> list[str]:
    """Return what is wrong with reading a trip back."""
    file = file or read_review(trip.data)
    plan = plan_of(returned_file(file), trip.base, trip.stock, trip.ours, BY)
    whole = plan.result(plan.every, {})
    found = [*_none_taken(trip, plan), *_all_taken(trip, file), *_merged(trip, plan, whole)]
    found += [*_remarks(trip, plan, whole), *_again(trip, file, whole), *_parts(plan)]
    return [f"{trip.seed}: {each}" for each in found]


def returned_file(content: ReviewFile) -> ReturnedFile:
    return ReturnedFile("甲.docx", "0" * 32, content)


def _none_taken(trip: Trip, plan: ReviewPlan) -> Iterator[str]:
    none = plan.result(frozenset(), {})
    if draft_lines(none) != draft_lines(trip.ours):
        yield "not taking anything changes the text"
    if _without_remarks(none) != _without_remarks(trip.ours):
        yield "not taking anything changes fields"


def _without_remarks(draft: Draft) -> tuple[tuple[str, object], ...]:
    return tuple(each for each in draft.fields if each[0] != Key.REMARKS)


def _all_taken(trip: Trip, file: ReviewFile) -> Iterator[str]:
    """Taken into the draft that was sent, all changes make the file's text."""
    plan = plan_of(returned_file(file), trip.base, trip.stock, trip.base, BY)
    draft = plan.result(plan.every, {})
    untaken = plan.back(plan.every).untaken
    said = "".join(each.text for each in remarks_of(draft))
    if untaken and not all(line in said for line in untaken):
        yield f"not said to be not taken: {untaken}"
    one, other = _printed(draft, trip.stock), _of_file(accepted_text(trip.data))
    if not untaken and (wrong := _difference(one, other)):
        yield f"taking all is not the file's text: {wrong}"
    if plan.clashes(plan.every):
        yield "a clash although we changed nothing"


def _printed(draft: Draft, stock: Stock) -> list[tuple[str, bool]]:
    """Return the texts of a letter, and whether they are of its text, not of head and foot."""
    facts = first_copy(DraftFacts(draft, stock.profile(draft)))
    blocks = compose(facts, stock.phrases).blocks
    return [(_bare(block.text), is_text_key(block.place.key)) for block in blocks]


def _of_file(texts: list[str]) -> list[str]:
    return [_bare(part) for text in texts for part in text.split("\t") if part.strip()]


def _difference(letter: list[tuple[str, bool]], file: list[str]) -> str:
    """Return how the texts differ: those of head and foot in any order, for they stand in frames."""
    rest = list(file)
    for text, is_body in letter:
        if not is_body and text in rest:
            rest.remove(text)
        elif not is_body:
            return f"no {text}"
    one, other = "".join(text for text, is_body in letter if is_body), "".join(rest)
    if one == other:
        return ""
    change = difference(other, one)
    return f"at {change.at} -{change.removed[:40]} +{change.added[:40]}"


def _bare(text: str) -> str:
    """Return a text without blanks and the number that the program prints before it."""
    lead = _LEAD.match(text)
    return _BLANK.sub("", text[lead.end() :] if lead else text)


def _merged(trip: Trip, plan: ReviewPlan, whole: Draft) -> Iterator[str]:
    text = "".join(line.text for line in draft_lines(whole))
    said = _said(whole)
    theirs = {char for line in trip.text for char in line if _is_rare(char)}
    ours = {char for line in draft_lines(trip.ours) for char in line.text if _is_rare(char)}
    if lost := ours - set(text):
        yield f"ours is lost: {''.join(sorted(lost))}"
    if lost := theirs - set(said):
        yield f"theirs is lost: {''.join(sorted(lost))}"
    base = Counter(line.text for line in draft_lines(trip.base))
    mine = Counter(line.text for line in draft_lines(trip.ours))
    other = Counter(line.text for line in draft_lines(plan.back(plan.every).draft))
    result = Counter(line.text for line in draft_lines(whole))
    for each, number in base.items():  # of equal lines each side may have changed another one
        if result[each] < min(mine[each] + other[each] - number, number):
            yield f"what nobody changed is gone: {each[:20]}"


def _said(draft: Draft) -> str:
    """Return the words of a draft's text, fields and remarks."""
    texts = [line.text for line in draft_lines(draft)]
    fields = [str(value) for _, value in _without_remarks(draft)]
    remarks = [f"{each.text}{each.proposed or ''}" for each in remarks_of(draft)]
    return "".join((*texts, *fields, *remarks))


def _is_rare(char: str) -> bool:
    return _RARE <= ord(char) < 0x4DB0


def _remarks(trip: Trip, plan: ReviewPlan, whole: Draft) -> Iterator[str]:
    remarks = remarks_of(whole)
    text = "\n".join(line.text for line in draft_lines(whole))
    answers = {(each.who, each.text) for remark in remarks for each in remark.answers}
    apart = [put for put in trip.remarks if (put.who, put.text) not in answers]  # not on words of another
    for put in apart:
        found = [each for each in remarks if each.who == put.who and each.text.endswith(put.text)]
        if len(found) != 1:
            yield f"remark {put.text} is there {len(found)} times"
        elif found[0].text != put.text:
            continue  # on words of a phrase or a field, which it quotes
        elif text.count(put.words) == 1 and found[0].anchor.words != put.words and len(put.words) > 1:
            yield f"remark {put.text} on {put.words} is on {found[0].anchor.words[:20]}"
    had = {each.id for each in remarks_of(trip.ours)}
    if gone := had - {each.id for each in remarks}:
        yield f"remarks of ours are gone: {gone}"
    if len(remarks) < len(had) + len(apart):
        yield "remarks are missing"


def _again(trip: Trip, file: ReviewFile, whole: Draft) -> Iterator[str]:
    """Reading a file twice adds nothing."""
    plan = replace(plan_of(returned_file(file), trip.base, trip.stock, whole, BY, BY.when), was_taken=True)
    again = plan.result(plan.every, {})
    if draft_lines(again) != draft_lines(whole):
        yield "reading it again changes the text"
    if len(remarks_of(again)) != len(remarks_of(whole)):
        yield f"reading it again makes {len(remarks_of(again))} remarks of {len(remarks_of(whole))}"


def _parts(plan: ReviewPlan) -> Iterator[str]:
    """What one person added is there if it is taken."""
    for who in plan.people:
        taken = plan.ids_of(who)
        draft = plan.result(taken, {})
        said = _said(draft)
        own = {char for each in plan.changes if each.id in taken for char in each.added if _is_rare(char)}
        gone = {char for each in plan.changes if each.id in taken for char in each.removed}
        if lost := own - gone - set(said):
            yield f"of {who} is lost: {''.join(sorted(lost))}"


def seconds(trip: Trip) -> float:
    """Return the processor time of reading a trip back: read, planned, all taken."""
    started = time.process_time()
    plan = plan_of(returned_file(read_review(trip.data)), trip.base, trip.stock, trip.ours, BY)
    plan.result(plan.every, {})
    return time.process_time() - started


def clashes(trip: Trip) -> int:
    """Return how many words both sides changed."""
    plan = plan_of(returned_file(read_review(trip.data)), trip.base, trip.stock, trip.ours, BY)
    return len(plan.clashes(plan.every))
