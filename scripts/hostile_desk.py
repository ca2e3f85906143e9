"""Hostile files of a desk, each in a separate process: what becomes of it, time and memory.

`python -m scripts.hostile_desk` prints the table and exits with 1 if a file takes more than 2 seconds of
processor time or 200 MB, without the start of Python: a draft is read, judged, formatted and searched, a
phrase filled in, a profile, settings, a journal and a history are read. Linux only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.hostile_desk import files

SIZE = 10_000_000  # characters asked for of a file
SECONDS, MEGABYTES = 2.0, 200.0

_ONE = """
import json, os, re, sys, time
from pathlib import Path
from tests.support import hostile_desk
hostile_desk.load()
started = sum(os.times()[:4])
said = hostile_desk.read(sys.argv[1], Path(sys.argv[2]))
used = sum(os.times()[:4]) - started
most = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
print(json.dumps([said, used, most / 1024]))
"""
_MAKE = """
import sys
from pathlib import Path
from tests.support.hostile_desk import files
Path(sys.argv[2]).write_bytes(files()[sys.argv[1]](int(sys.argv[3])))
"""


def main() -> int:
    """Read every file and print the table."""
    failures = 0
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        for name in files():
            for size in (SIZE, *((1_200_000, 450_000, 110_000) if name.startswith("draft") else ())):
                if wanted and not any(each in name for each in wanted):
                    continue
                path = Path(folder, "甲.md")
                subprocess.run([sys.executable, "-c", _MAKE, name, str(path), str(size)], check=True)
                said, used, most = _read(name, path)
                is_right = used <= SECONDS and most <= MEGABYTES and "Traceback" not in said
                failures += not is_right
                figures = f"{path.stat().st_size / 1e6:.1f} MB | {used:.2f} s | {most:.0f} MB"
                print(f"| {name} | {figures} | {said} | {'' if is_right else '!'}", flush=True)
    return int(failures > 0)


def _read(name: str, path: Path) -> tuple[str, float, float]:
    command = [sys.executable, "-c", _ONE, name, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if done.returncode:
        return f"ended by {done.returncode}: Traceback {done.stderr.decode()[-200:]}", 0.0, 0.0
    said, used, most = json.loads(done.stdout)
    return said, used, most


if __name__ == "__main__":
    sys.exit(main())
