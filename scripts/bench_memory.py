"""The memory of past replies: how often it is right, how fast, how large: `python -m scripts.bench_memory`.

A desk of made replies in families of likeness (`tests/support/past_families.py`), a third of them with the
suggestion they answer, is read into an index; new suggestions ask for replies like them. Right is a reply of
the same family. Times are of the processor, and of the clock in brackets: other programs may be running.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.support.past_families import Family, Member, again, members, questions

from replydesk.desk.desk_folder import Desk, encode_draft
from replydesk.draft.model import Draft, Key, Paragraph
from replydesk.draft.original import format_original
from replydesk.past.past import Past

_WITH_ORIGINAL = 3  # every third reply
T = TypeVar("T")


def main() -> None:
    """Build, ask, change, and print the table."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        desk_folder = Path(folder) / "desk"
        made = _lay_out(desk_folder, options.replies, options.seed)
        past = Past(Desk.open(desk_folder), (), Path(folder) / "目录")
        print(f"{options.replies} replies of {_characters(made)} characters, {len(_counts(made))} families")
        print(f"built in {_timed(past.upkeep)}")
        print(f"looked through again, nothing changed: {_timed(past.upkeep)}")
        print(f"index {_size(past) / 1e6:.1f} MB")
        _ask(past, made, options)
        _ask_for_the_same(past, made, options)
        _change(desk_folder, made, options.changed)
        print(f"{options.changed} changed drafts read again in {_timed(past.upkeep)}")
        past.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=10_000)
    parser.add_argument("--queries", type=int, default=400)
    parser.add_argument("--changed", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _lay_out(folder: Path, count: int, seed: int) -> list[tuple[Path, Member]]:
    """Write a desk of made replies; return them with their files."""
    drafts = folder / "drafts"
    (drafts / "原件").mkdir(parents=True)
    (folder / "templates").mkdir()
    made = []
    for number, each in enumerate(members(count, seed)):
        path = drafts / f"{number:05}.md"
        path.write_bytes(encode_draft(each.draft))
        if number % _WITH_ORIGINAL == 0:
            (drafts / "原件" / f"{number:05}.txt").write_text(format_original(each.original), "utf-8")
        made.append((path, each))
    return made


def _characters(made: Sequence[tuple[Path, Member]]) -> int:
    texts = [text.text for _, each in made for section in each.draft.sections for text in section.paragraphs]
    return sum(map(len, texts)) // len(made)


def _counts(made: Sequence[tuple[Path, Member]]) -> Counter[Family]:
    return Counter(each.family for _, each in made)


def _timed(work: Callable[[], object]) -> str:
    clock, used = time.perf_counter(), time.process_time()
    work()
    return f"{time.process_time() - used:.2f} s ({time.perf_counter() - clock:.2f} s)"


def _size(past: Past) -> int:
    file = past.file
    assert file
    return sum(each.stat().st_size for each in file.parent.glob(f"{file.name}*") if each.is_file())


def _ask(past: Past, made: Sequence[tuple[Path, Member]], options: argparse.Namespace) -> None:
    """Ask for replies like new suggestions, and for those that fit some words; print how it went."""
    families = {path: each.family for path, each in made}
    asked = list(questions(_counts(made), options.queries, options.seed + 1))
    past.to_words("预热")  # the words of rjieba are loaded once
    found = [_clocked(partial(past.similar, _only_head(each), each.original)) for each in asked]
    ranks = [
        next((at for at, hit in enumerate(hits) if families[hit.reply.path] == each.family), 99)
        for each, (hits, _, _) in zip(asked, found, strict=True)
    ]
    _tell("like a suggestion", ranks, [used for _, used, _ in found], [took for _, _, took in found])
    titles = [_clocked(partial(past.to_words, each.original.subject)) for each in asked]
    ranks = [
        next((at for at, hit in enumerate(hits) if families[hit.reply.path].thing == each.family.thing), 99)
        for each, (hits, _, _) in zip(asked, titles, strict=True)
    ]
    _tell(
        "title as words, right thing", ranks, [used for _, used, _ in titles], [took for _, _, took in titles]
    )


def _only_head(member: Member) -> Draft:
    """Return a draft as made from an assigned list: no text yet."""
    return Draft().with_field(Key.SUBJECT, member.original.subject)


def _clocked(work: Callable[[], T]) -> tuple[T, float, float]:
    clock, used = time.perf_counter(), time.process_time()
    result = work()
    return result, 1000 * (time.process_time() - used), 1000 * (time.perf_counter() - clock)


def _tell(name: str, ranks: Sequence[int], used: Sequence[float], took: Sequence[float]) -> None:
    first = sum(rank == 0 for rank in ranks) / len(ranks)
    five = sum(rank < 5 for rank in ranks) / len(ranks)
    times = "  ".join(
        f"p50 {statistics.median(each):.0f} p95 {statistics.quantiles(each, n=20)[-1]:.0f} ms{word}"
        for each, word in ((used, ""), (took, " (clock)"))
    )
    print(f"{name}: first {first:.3f}, in five {five:.3f}; {times}")


def _ask_for_the_same(past: Past, made: Sequence[tuple[Path, Member]], options: argparse.Namespace) -> None:
    """Ask for the same suggestion as was made before, and with new ones; print how many are told."""
    random = Random(options.seed + 2)
    before = random.sample([pair for at, pair in enumerate(made) if at % _WITH_ORIGINAL == 0], 200)
    hits = 0
    for path, each in before:
        told = past.same_item(_only_head(each), again(each.original, random))
        hits += any(one.reply.path == path for one in told)
    asked = list(questions(_counts(made), 200, options.seed + 3))
    wrong = sum(bool(past.same_item(_only_head(each), each.original)) for each in asked)
    print(
        f"the same suggestion again: told {hits / len(before):.3f}; "
        f"of new ones, some with a title of before: {wrong / len(asked):.3f}"
    )


def _change(folder: Path, made: Sequence[tuple[Path, Member]], count: int) -> None:
    """Write some drafts again with a paragraph more."""
    for path, each in made[:: max(len(made) // count, 1)][:count]:
        last = each.draft.sections[-1]
        more = last._replace(paragraphs=(*last.paragraphs, Paragraph("另有一段后来补写的话。")))
        sections = (*each.draft.sections[:-1], more)
        path.write_bytes(encode_draft(Draft(each.draft.fields, sections=sections)))


if __name__ == "__main__":
    main()
