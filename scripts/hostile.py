"""Hostile files, each read in a separate process: the reason for its refusal, time and memory.

`python -m scripts.hostile` prints the table and exits with 1 if a file is not refused with the right reason
within 2 seconds of processor time and 200 MB: reader and PDF process together, without the start of Python.
Wall time is printed too. Files are made in separate processes, since a child's memory includes its parent's.
Linux only.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.hostile_files import cases

SCALE = 100
SECONDS, MEGABYTES = 2.0, 200.0

_MAKE = """
import sys
from pathlib import Path
from tests.support.hostile_files import cases
Path(sys.argv[2]).write_bytes(cases(int(sys.argv[3]))[sys.argv[1]][0]())
"""

_ONE = """
import json, os, re, resource, sys, time
from pathlib import Path
from replydesk.desk.files import read_up_to
from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable
from replydesk.importing.replies.readers.reading import read_source
from replydesk.text.errors import UserError
started, used = time.perf_counter(), sum(os.times()[:4])
try:
    path = Path(sys.argv[1])
    data = read_up_to(path, MAX_BYTES, "一份答复")
    said = f"{len(read_source(data, path.name).lines)} lines"
except (UserError, Unreadable) as error:
    said = str(error).partition("：")[2]
seconds, used = time.perf_counter() - started, sum(os.times()[:4]) - used
own = int(re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
most = own + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps([said, seconds, used, most / 1024]))
"""


def main() -> int:
    """Read every case and print the table."""
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, (_, reason) in cases(SCALE).items():
            path = Path(folder, "file.docx")
            subprocess.run([sys.executable, "-c", _MAKE, name, str(path), str(SCALE)], check=True)
            said, seconds, used, most = _read(path)
            is_right = reason in said and used <= SECONDS and most <= MEGABYTES
            failures += not is_right
            size = path.stat().st_size / 1e6
            figures = f"{size:.1f} MB | {seconds:.2f} s | {used:.2f} s | {most:.0f} MB"
            print(f"| {name} | {figures} | {said} | {'' if is_right else '!'}")
    return int(failures > 0)


def _read(path: Path) -> tuple[str, float, float, float]:
    command = [sys.executable, "-c", _ONE, str(path)]
    done = subprocess.run(command, capture_output=True, timeout=60, check=False)
    if done.returncode:
        return f"ended by {done.returncode}: {done.stderr.decode()[-200:]}", 0.0, 0.0, 0.0
    said, seconds, used, most = json.loads(done.stdout)
    return said, seconds, used, most


if __name__ == "__main__":
    sys.exit(main())
