"""The processor time of remarks, of who changed what, of redlines and review copies, on a sample reply.

python -m scripts.bench_review
"""

from __future__ import annotations

import statistics
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from tests.support.planting.pool import written
from tests.support.processor_time import milliseconds
from tests.support.replies import starter_stock

from replydesk.desk.review_copies import review_copy
from replydesk.draft.authorship import DraftState, attributed
from replydesk.draft.lines import placed_lines
from replydesk.draft.model import Draft
from replydesk.draft.place import Place, text_at, with_texts
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.moving import move_remarks
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.comparison import compare_states

REMARKS, STATES, STEPS, RUNS = 50, 200, 20, 9
WHEN = datetime(2026, 5, 28, 9)
VERSION = "0" * 32  # digest of the file that a copy is made of


def main() -> None:
    """Print the table."""
    draft = next(each.draft for each in written() if each.name.startswith("居家养老"))
    places = [place for _, place in placed_lines(draft)]
    characters = sum(len(line.text) for line, _ in placed_lines(draft))
    print(f"a sample of {characters:,} characters, {len(places)} paragraphs; median of {RUNS}, ms")
    remarked = with_remarks(draft, places)
    _row(f"a key with {REMARKS} remarks", partial(move_remarks, remarked, edited(remarked, places[1], 0)))
    states = [
        DraftState(each, "甲乙丙"[n % 3], WHEN + timedelta(days=n)) for n, each in enumerate(history(draft))
    ]
    _row(f"who changed what, {STATES} versions", partial(attributed, states))
    stock = starter_stock()
    _row(f"redline of {STEPS} versions, laid out", partial(compare_states, states[:STEPS], stock))
    _row("review copy", partial(review_copy, draft, stock, "居家养老", VERSION))
    _row(f"review copy with {REMARKS} remarks", partial(review_copy, remarked, stock, "居家养老", VERSION))


def _row(name: str, run: Callable[[], object]) -> None:
    run()
    print(f"{name:<40}{statistics.median(milliseconds(run) for _ in range(RUNS)):>8.2f}")


def with_remarks(draft: Draft, places: list[Place]) -> Draft:
    """Return the draft with remarks on words all over its paragraphs."""
    for number in range(REMARKS):
        place = places[number % len(places)]
        start = number // len(places)
        by = VerdictBy("李某某", WHEN + timedelta(minutes=number))
        draft = add_remark(draft, place, start, start + 4, f"第{number}条", by)
    return draft


def history(draft: Draft) -> list[Draft]:
    """Return the draft as it becomes by small edits, one paragraph after the other."""
    found = [draft]
    places = [place for _, place in placed_lines(draft)]
    for number in range(STATES - 1):
        found.append(edited(found[-1], places[number % len(places)], number % 7))
    return found


def edited(draft: Draft, place: Place, at: int) -> Draft:
    """Return the draft with a character put into one of its texts."""
    text = text_at(draft, place) or ""
    return with_texts(draft, {place: f"{text[:at]}又{text[at:]}"})


if __name__ == "__main__":
    main()
