"""Many clerks on one desk, some of them killed: each a process of its own that takes number after number.

Each names the desk in a way of its own, and gives its drafts names that look like those of others. A clerk
writes every number into a file of its own before it takes the next; a killed one is replaced. Run as a
program this is one clerk: FOLDER, WHICH, HOW MANY NUMBERS.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from replydesk.desk import numbering
from replydesk.desk.desk_folder import Desk, save_draft
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Draft, Key
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import HELD, Register, Stamp, gaps
from replydesk.reply.registers.names import name_cell, name_in_cell

SERIES = "云民复议字〔2026〕"
NUMBER = DocumentNumber("云民复议字", "2026")
DRAFT = Draft(((Key.DOCUMENT_NUMBER, f"{SERIES}  号"),))

# What is put behind a name so that it looks the same, or nearly so, and is that of another file.
_BLANKS = ("", " ", "\t", "\u3000", "\u00a0", "\u200b", "\u00ad")
LOOKS = (*_BLANKS, ".", "e\u0301", "\u00e9", "A", "a", "Ａ", "\udce9")


def desk_of(folder: Path) -> Path:
    """Return the desk that a storm in a folder is on."""
    return folder / "办件"


def lay_out(folder: Path) -> Path:
    """Lay out an empty desk in a folder, with a link to it, and return it."""
    desk = desk_of(folder)
    (desk / "drafts").mkdir(parents=True)
    (desk / "templates").mkdir()
    if not (folder / "链接").is_symlink():
        (folder / "链接").symlink_to(desk, target_is_directory=True)
    return desk


def ways(folder: Path) -> tuple[Path, ...]:
    """Return five ways to name the desk; the last is for a program whose current folder is the drafts'."""
    desk = desk_of(folder)
    return desk, desk / "drafts", folder / "链接", desk / "drafts" / ".." / "templates" / "..", Path()


@dataclass(frozen=True)
class Storm:
    """The result of a storm: the register, the numbers the clerks were given, and how it went."""

    register: Register
    told: dict[str, int]
    seconds: float
    kills: int
    failures: tuple[str, ...] = ()
    registers: int = 1  # files in which numbers were registered

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
    os.chdir(desk_of(folder) / "drafts")
    place = Desk.open(ways(folder)[clerk % len(ways(folder))])
    register = numbering.register_file(place, NUMBER)
    stamp = Stamp(f"经办{clerk}@机{clerk}", "2026-05-29 10:12:03")
    count = 0
    with (folder / f"{clerk}.told").open("w", encoding="utf-8") as told:
        while register.read().highest < upto:
            stem = f"稿{clerk}-{count // len(LOOKS)}{LOOKS[count % len(LOOKS)]}"
            path = place.drafts_folder / f"{stem}.md"
            save_draft(path, DRAFT)
            given = numbering.assign_number(place, path, Numbers(), stamp)
            number = DocumentNumber.parse(given.number)
            told.write(f"{name_cell(stem)}\t{number.serial if number else given.refusal}\n")
            told.flush()
            count += 1


def storm(folder: Path, processes: int, numbers: int, kills: int, seed: int = 1) -> Storm:
    """Let clerks take numbers at once, kill some of them now and then, and gather what they were told."""
    luck = random.Random(seed)
    desk = lay_out(folder)
    register = numbering.register_file(Desk.open(desk), NUMBER)
    started = time.monotonic()
    clerks = [_hire(folder, each, numbers) for each in range(processes)]
    killed = 0
    failures: list[str] = []
    while clerks:
        time.sleep(luck.uniform(0.001, 0.01))
        if killed < kills and register.read().highest > numbers * killed / (kills + 1):
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
    found = numbering.register_file(Desk.open(desk), NUMBER).read()
    made = len(list(folder.rglob(f"{SERIES}*.txt")))
    return Storm(found, _told(folder), seconds, killed, tuple(failures), made)


def _hire(folder: Path, clerk: int, upto: int) -> subprocess.Popen[bytes]:
    words = [sys.executable, __file__, str(folder), str(clerk), str(upto)]
    return subprocess.Popen(words, stderr=subprocess.PIPE)


def _told(folder: Path) -> dict[str, int]:
    """Return the numbers the clerks wrote down; a line cut off by a kill was given to nobody."""
    found = {}
    for path in folder.glob("*.told"):
        for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
            draft, number = line.split("\t")
            found[name_in_cell(draft)] = int(number)
    return found


if __name__ == "__main__":
    take(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
