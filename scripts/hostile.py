"""Hostile files, each read in a separate process: the reason for its refusal, time and memory.

`python -m scripts.hostile [WORD]` prints the table (of the cases whose names have the word) and exits with 1
if a file is not refused with the right reason, or read, within 2 seconds of processor time and 200 MB: the
program and the process of its reader together, without the start of Python. Replies are read and made into a
draft, lists are read and understood, review copies are read and compared with what was sent. Wall time is
printed too. Files are made in separate processes, since a child's memory includes its parent's. Linux only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.hostile_files import cases
from tests.support.hostile_lists import list_cases
from tests.support.hostile_reviews import review_cases

SCALE = 100
SECONDS, MEGABYTES = 2.0, 200.0

_MAKE = """
import sys
from pathlib import Path
from tests.support.hostile_files import cases
from tests.support.hostile_lists import list_cases
from tests.support.hostile_reviews import review_cases
made = {"reply": cases, "list": list_cases, "review": review_cases}[sys.argv[1]](int(sys.argv[4]))
Path(sys.argv[3]).write_bytes(made[sys.argv[2]][0]())
"""

_READ = {
    "reply": """
from replydesk.importing.replies.importer import import_paths
from tests.support.replies import starter_stock
stock = starter_stock()
def read(path):
    ((_, outcome),) = import_paths([path], stock)
    read = outcome.imported
    return f"{read.characters} characters" if read else outcome.reason.rpartition("：")[2]
""",
    "list": """
from replydesk.importing.lists.intake import read_list
def read(path):
    understood = read_list(path)
    return f"{len(understood.assignments)} rows"
""",
    "review": """
from tests.support.hostile_reviews import review_outcome, sent
sent()
def read(path):
    return review_outcome(path.read_bytes())
""",
}

_ONE = """
import json, os, re, resource, sys, time
from pathlib import Path
from replydesk.text.errors import UserError
started, used = time.perf_counter(), sum(os.times()[:4])
try:
    said = read(Path(sys.argv[1]))
except UserError as error:
    said = str(error).removeprefix(sys.argv[1]).removeprefix("：")
seconds, used = time.perf_counter() - started, sum(os.times()[:4]) - used
own = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
most = own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([said, seconds, used, most / 1024]))
"""


def main() -> int:
    """Read every case and print the table."""
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for kind, made in (
            ("reply", cases(SCALE)),
            ("list", list_cases(SCALE)),
            ("review", review_cases(SCALE)),
        ):
            for name, (_, reason) in made.items():
                if word not in f"{kind} {name}":
                    continue
                path = Path(folder, "file.xlsx" if kind == "list" else "file.docx")
                command = [sys.executable, "-c", _MAKE, kind, name, str(path), str(SCALE)]
                subprocess.run(command, check=True)
                said, seconds, used, most = _read(kind, path)
                is_right = reason in said and used <= SECONDS and 0 < most <= MEGABYTES
                failures += not is_right
                size = path.stat().st_size / 1e6
                figures = f"{size:.1f} MB | {seconds:.2f} s | {used:.2f} s | {most:.0f} MB"
                print(f"| {kind} | {name} | {figures} | {said} | {'' if is_right else '!'}", flush=True)
    return int(failures > 0)


def _read(kind: str, path: Path) -> tuple[str, float, float, float]:
    command = [sys.executable, "-c", _READ[kind] + _ONE, str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    except subprocess.TimeoutExpired:
        return "did not end", 60.0, 60.0, 0.0
    if done.returncode:
        return f"ended by {done.returncode}: {done.stderr.decode()[-200:]}", 0.0, 0.0, 0.0
    said, seconds, used, most = json.loads(done.stdout)
    return said, seconds, used, most


if __name__ == "__main__":
    sys.exit(main())
