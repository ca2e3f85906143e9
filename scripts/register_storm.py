"""Many clerks on one register, some of them killed: what the register is worth when all is over.

    python scripts/register_storm.py [--processes 16] [--numbers 10000] [--kills 100] [--folder DIR]

Every clerk is a process of its own that takes number after number, and writes each into a file of its own
before it takes the next. A killed one is replaced. At the end every number told to anybody is compared with
the register; exits with 1 if one was told twice, one told is not registered, or one is not accounted for.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from replydesk.register import HELD, Register, Stamp, State, gaps
from replydesk.registeractions import assign
from replydesk.registerfile import RegisterFile

SERIES = "云民复议字〔2026〕"


@dataclass(frozen=True)
class Storm:
    """What a storm left: the register, what the clerks were told, and how it went."""

    register: Register
    told: dict[str, int]
    seconds: float
    kills: int
    failures: tuple[str, ...] = ()

    @property
    def twice(self) -> list[int]:
        """Numbers told to more than one draft."""
        return [number for number, times in Counter(self.told.values()).items() if times > 1]

    @property
    def unregistered(self) -> list[str]:
        """Drafts that were told a number the register does not give them."""
        return [draft for draft, number in self.told.items() if self.register.held_by(draft) != number]

    @property
    def untold(self) -> list[int]:
        """Numbers of the register whose clerk was killed before it could tell anybody."""
        told = set(self.told.values())
        held = (entry.number for entry in self.register.entries.values() if entry.state in HELD)
        return [number for number in held if number not in told]

    @property
    def unaccounted(self) -> int:
        """Numbers up to the highest that nobody holds, nobody gave back and nobody made void."""
        return sum(len(row) for row in gaps(self.register))


def take(folder: Path, clerk: int, upto: int) -> None:
    """Be one clerk: take numbers until the register has so many."""
    file = RegisterFile(folder, SERIES)
    stamp = Stamp(f"经办{clerk}@机{clerk}", "2026-05-29 10:12:03")
    count = 0
    with (folder / f"{clerk}.told").open("w", encoding="utf-8") as told:
        while file.read().highest < upto:
            draft = f"稿{clerk}-{count}"
            decision = file.record(lambda register, draft=draft: assign(register, stamp, draft))[0]  # type: ignore[misc]
            told.write(f"{draft}\t{decision.number}\n")
            told.flush()
            count += 1


def storm(folder: Path, processes: int, numbers: int, kills: int, seed: int = 1) -> Storm:
    """Let clerks take numbers at once, kill some of them now and then, and gather what they were told."""
    luck = random.Random(seed)
    file = RegisterFile(folder, SERIES)
    started = time.monotonic()
    clerks = [_hire(folder, each, numbers) for each in range(processes)]
    killed = 0
    failures: list[str] = []
    while clerks:
        time.sleep(luck.uniform(0.001, 0.01))
        if killed < kills and file.read().highest > numbers * killed / (kills + 1):
            victim = clerks.pop(luck.randrange(len(clerks)))
            victim.kill()
            victim.wait()
            killed += 1
            clerks.append(_hire(folder, processes + killed, numbers))
        for clerk in [each for each in clerks if each.poll() is not None]:
            clerks.remove(clerk)
            if clerk.returncode:
                failures.append((clerk.stderr.read() if clerk.stderr else b"").decode("utf-8", "replace"))
    seconds = time.monotonic() - started
    return Storm(RegisterFile(folder, SERIES).read(), _told(folder), seconds, killed, tuple(failures))


def _hire(folder: Path, clerk: int, upto: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, __file__, "--clerk", str(clerk), "--numbers", str(upto), "--folder", str(folder)]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def _told(folder: Path) -> dict[str, int]:
    """What the clerks wrote down; a line cut off by a kill was told to nobody."""
    found = {}
    for path in folder.glob("*.told"):
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            draft, number = line.split("\t")
            found[draft] = int(number)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--processes", type=int, default=16)
    parser.add_argument("--numbers", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--folder", type=Path, help="where to make the register; its file system is tested")
    parser.add_argument("--clerk", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.clerk is not None:
        take(options.folder, options.clerk, options.numbers)
        return 0
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        return _report(storm(Path(folder), options.processes, options.numbers, options.kills))


def _report(result: Storm) -> int:
    register = result.register
    states = Counter(entry.state for entry in register.entries.values())
    rate = register.highest / result.seconds
    print(f"numbers: {register.highest} in {result.seconds:.1f} s, {rate:.0f} a second")
    print(f"killed with SIGKILL: {result.kills}; clerks that failed: {len(result.failures)}")
    print(f"told to a clerk: {len(result.told)}; told twice: {len(result.twice)}")
    print(f"told, but not so in the register: {len(result.unregistered)}")
    print(f"in the register, its clerk killed before it was told: {len(result.untold)} {result.untold[:20]}")
    print(f"lines that were cut short: {len(register.notes)}, numbers in doubt: {states[State.UNSURE]}")
    print(f"numbers nobody accounts for: {result.unaccounted}")
    for failure in result.failures:
        print(failure, file=sys.stderr)
    return 1 if result.twice or result.unregistered or result.unaccounted or result.failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
