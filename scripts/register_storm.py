"""Many clerks at one desk, some of them killed, and the state of the register afterwards.

They name the desk in five ways, and their drafts have names that look alike.

    python -m scripts.register_storm [--processes 16] [--numbers 10000] [--kills 200] [--folder DIR]

Every number given to a clerk is compared with the register; exits with 1 if a number was given twice, is not
registered, or is not accounted for.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.support.storm import Storm, storm

from replydesk.reply.registers.model import NumberState


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--processes", type=int, default=16)
    parser.add_argument("--numbers", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--folder", type=Path, help="where to make the register; its file system is tested")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return _report(storm(Path(folder), options.processes, options.numbers, options.kills))


def _report(result: Storm) -> int:
    register = result.register
    states = Counter(entry.state for entry in register.entries.values())
    rate = register.highest / result.seconds
    print(f"numbers: {register.highest} in {result.seconds:.1f} s, {rate:.0f} a second")
    print(f"killed with SIGKILL: {result.kills}; clerks that failed: {len(result.failures)}")
    print(f"given to a clerk: {len(result.told)}; given twice: {len(result.twice)}")
    print(f"given, but not registered: {len(result.unregistered)}")
    print(f"in the register, its clerk killed before it was given: {len(result.untold)} {result.untold[:20]}")
    print(f"registers: {result.registers}, numbers in doubt: {states[NumberState.UNSURE]}")
    print(f"numbers nobody accounts for: {result.unaccounted}")
    for failure in result.failures:
        print(failure, file=sys.stderr)
    faults = result.twice or result.unregistered or result.unaccounted or result.failures
    return 1 if faults or result.registers != 1 else 0


if __name__ == "__main__":
    raise SystemExit(main())
