"""The import fed with N random inputs: `python -m scripts.fuzz_import [N] [FIRST] [PDF]`.

Each is recognised, formatted as a draft file and parsed again. Any result but the same draft or a refusal is
printed with the seed of its input, and so is an input that takes more than a second of processor time. `PDF`
is the number of damaged PDF files read besides.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing import Pool

from tests.support.mutations import anything, changed_pdf
from tests.support.replies import starter_stock

from replydesk.draft.file import format_draft, parse_draft
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.reading import foreign_kind, read_content
from replydesk.importing.replies.recognise import recognise

SECONDS = 1.0
_CHUNK = 200


def main(arguments: list[str]) -> int:
    """Read the inputs and print the outcomes."""
    inputs, first, pdfs = (int(word) for word in (*arguments, *("100000", "0", "500")[len(arguments) :]))
    found: Counter[str] = Counter()
    started = time.perf_counter()
    with Pool() as pool:
        seeds = range(first, first + inputs)
        for seed, outcome in pool.imap_unordered(_any, seeds, chunksize=_CHUNK):
            _note(found, outcome, f"anything({seed})")
        for seed, outcome in pool.imap_unordered(_pdf, range(first, first + pdfs)):
            _note(found, outcome, f"changed_pdf({seed})")
    for what, times in found.most_common():
        print(f"{times:8}  {what}")
    print(f"{inputs + pdfs} inputs in {time.perf_counter() - started:.0f} s")
    return int(any(what.startswith("!") for what in found))


def _note(found: Counter[str], what: str, source: str) -> None:
    found[what] += 1
    if what.startswith("!") and found[what] <= 3:
        print(f"{source}: {what}", flush=True)


def _any(seed: int) -> tuple[int, str]:
    return seed, _outcome(anything, seed)


def _pdf(seed: int) -> tuple[int, str]:
    return seed, _outcome(changed_pdf, seed)


def _outcome(make: Callable[[int], bytes], seed: int) -> str:
    """Return the outcome of an input, with `!` before one that is a fault."""
    data = make(seed)
    if foreign_kind(data):
        return "for LibreOffice, not read"
    started = time.process_time()
    try:
        draft = recognise(read_content(data), starter_stock()).draft
        is_same = parse_draft(format_draft(draft)).draft == draft
        said = "read" if is_same else "! another draft in its file"
    except Unreadable as error:
        said = f"refused: {str(error).partition('，')[0]}"[:60]
    except Exception as error:
        said = f"! {type(error).__name__}: {error}"
    return (
        f"! took {time.process_time() - started:.1f} s" if time.process_time() - started > SECONDS else said
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
