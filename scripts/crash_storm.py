"""A program killed many times while text is typed into it, and the text that is lost.

    python -m scripts.crash_storm [--kills 200] [--jobs 2] [--seed 1] [--folder DIR]

Exits with 1 if text typed more than a second before a kill or text on the disk is missing, or if a file
is broken.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.support.crash import Loss, at_once


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2, help="programs at once")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the desk is; its file system is tested")
    options = parser.parse_args()
    started = time.monotonic()
    jobs = options.jobs
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        shares = [options.kills // jobs + (each < options.kills % jobs) for each in range(jobs)]
        places = [Path(folder) / f"{each}" for each in range(jobs)]
        losses = at_once(places, shares, options.seed)
    return _report(losses, time.monotonic() - started)


def _report(losses: list[Loss], seconds: float) -> int:
    kinds = "、".join(f"{how} {count}" for how, count in Counter(loss.how for loss in losses).items())
    typed = sum(loss.typed - loss.start for loss in losses)
    missing = sorted(loss.typed - loss.kept for loss in losses)
    print(f"killed {len(losses)} times in {seconds:.0f} s: {kinds}")
    print(f"characters typed: {typed}")
    print(
        f"missing after a kill, of those of the last second: median {missing[len(missing) // 2]}, "
        f"at most {missing[-1]}"
    )
    bad = [loss for loss in losses if loss.is_bad or loss.is_late]
    print(f"kills after which something older is missing or a file is broken: {len(bad)}")
    for loss in bad:
        print(loss)
    return 1 if bad else 0


if __name__ == "__main__":
    raise SystemExit(main())
