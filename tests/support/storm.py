"""Many clerks on one register, some of them killed: each a process of its own that takes number after number.

A clerk writes every number into a file of its own before it takes the next; a killed one is replaced.
Run as a program this is one clerk: FOLDER, WHICH, HOW MANY NUMBERS.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from replydesk.desk.register_file import RegisterFile
from replydesk.reply.registers.actions import assign
from replydesk.reply.registers.model import HELD, Register, Stamp, gaps

SERIES = "云民复议字〔2026〕"


@dataclass(frozen=True)
class Storm:
    """The result of a storm: the register, the numbers the clerks were given, and how it went."""

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
    words = [sys.executable, __file__, str(folder), str(clerk), str(upto)]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def _told(folder: Path) -> dict[str, int]:
    """Return the numbers the clerks wrote down; a line cut off by a kill was given to nobody."""
    found = {}
    for path in folder.glob("*.told"):
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            draft, number = line.split("\t")
            found[draft] = int(number)
    return found


if __name__ == "__main__":
    take(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
