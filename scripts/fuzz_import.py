"""The import fed with N random inputs: `python -m scripts.fuzz_import [N] [FIRST] [PDF] [LISTS]`.

Each is recognised, formatted as a draft file and parsed again. Any result but the same draft or a refusal is
printed with the seed of its input, and so is an input that takes more than a second of processor time. `PDF`
and `LISTS` are the numbers of damaged PDF files and of damaged lists (.xlsx, .ods, .xls, .csv) read besides:
a list must be understood, with every filled row below its head accounted for, or refused.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from multiprocessing import Pool

from tests.support.mutations import anything, changed_list, changed_pdf
from tests.support.outcomes import list_outcome, reply_outcome

_CHUNK = 200


def main(arguments: list[str]) -> int:
    """Read the inputs and print the outcomes."""
    usual = ("100000", "0", "500", "3000")
    inputs, first, pdfs, lists = (int(word) for word in (*arguments, *usual[len(arguments) :]))
    found: Counter[str] = Counter()
    started = time.perf_counter()
    with Pool() as pool:
        seeds = range(first, first + inputs)
        for seed, outcome in pool.imap_unordered(_any, seeds, chunksize=_CHUNK):
            _note(found, outcome, f"anything({seed})")
        for seed, outcome in pool.imap_unordered(_pdf, range(first, first + pdfs)):
            _note(found, outcome, f"changed_pdf({seed})")
        for seed, outcome in pool.imap_unordered(_list, range(first, first + lists), chunksize=10):
            _note(found, outcome, f"changed_list({seed})")
    for what, times in found.most_common():
        print(f"{times:8}  {what}")
    print(f"{inputs + pdfs + lists} inputs in {time.perf_counter() - started:.0f} s")
    return int(any(what.startswith("!") for what in found))


def _note(found: Counter[str], what: str, source: str) -> None:
    found[what] += 1
    if what.startswith("!") and found[what] <= 3:
        print(f"{source}: {what}", flush=True)


def _any(seed: int) -> tuple[int, str]:
    return seed, reply_outcome(anything, seed)


def _pdf(seed: int) -> tuple[int, str]:
    return seed, reply_outcome(changed_pdf, seed)


def _list(seed: int) -> tuple[int, str]:
    return seed, list_outcome(changed_list(seed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
