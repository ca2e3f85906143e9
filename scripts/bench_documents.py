"""Documents per CPU second: the longest sample as .docx on the disk, by the program and by its peers.

Every variant runs in a process of its own, `python scripts/bench_documents.py VARIANT FOLDER`, and tells
its figures as JSON. Each document has another number, so that none can be written twice.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench_letters import PLACE, Writer, compose, lay_out, longest_draft, numbered, unseen

WARM_UP, DOCUMENTS = 5, 200
BASE = "python-docx"


def main() -> None:
    """Print the table."""
    found = {name: _measured_apart(name) for name in VARIANTS}
    base = found[BASE]["per_second"]
    head = f"{f'one long reply as .docx, {DOCUMENTS} documents':<52}{'docs/CPU-s':>12}"
    print(f"\n{head}{f'× {BASE}':>16}{'peak MB':>10}{'bytes':>9}")
    for name, figures in found.items():
        speed, memory, size = figures["per_second"], figures["peak_mb"], figures["bytes"]
        print(f"{name:<52}{speed:>12.1f}{speed / base:>16.1f}{memory:>10.0f}{size:>9.0f}")


def _measured_apart(name: str) -> dict[str, float]:
    """The figures of a variant, from a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, name, folder]
        done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def measured(name: str, folder: Path) -> dict[str, float]:
    """The figures of a variant, in this process: user and system time of the documents after the first."""
    write = VARIANTS[name](folder)
    paths = [folder / f"{number}.docx" for number in range(WARM_UP + DOCUMENTS)]
    start = 0.0
    for number, path in enumerate(paths):
        if number == WARM_UP:
            start = time.process_time()
        write(number, path)
    taken = time.process_time() - start
    size = statistics.median(path.stat().st_size for path in paths)
    return {"per_second": DOCUMENTS / taken, "peak_mb": _peak_mb(), "bytes": size}


def _peak_mb() -> float:
    """The most memory this process has held; 0 where the system does not tell (it is not Linux).

    Not `ru_maxrss`, which a process inherits from the one that started it.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.is_file() else None
    return int(found[1]) / 1024 if found else 0.0


def _from_draft(_: Path) -> Writer:
    from replydesk import disk
    from replydesk.render import docx

    draft = longest_draft()
    profile = PLACE.office.profile(draft)

    def write(number: int, path: Path) -> None:
        pages = lay_out(compose(numbered(draft, number)))
        disk.write_whole(path, docx.render(pages, profile))

    return write


def _from_text(*, new: bool) -> Callable[[Path], Writer]:
    """All that export does to a draft file but reading it; `new`: no paragraph was ever there before."""

    def prepare(_: Path) -> Writer:
        from replydesk.draftfile import format as format_draft
        from replydesk.draftfile import parse
        from replydesk.export import export
        from replydesk.office import make_reply

        draft = longest_draft()
        drafts = [unseen(draft, number) if new else draft for number in range(WARM_UP + DOCUMENTS)]
        texts = [format_draft(numbered(each, number)) for number, each in enumerate(drafts)]

        def write(number: int, path: Path) -> None:
            export(make_reply(parse(texts[number]).draft, PLACE.office), path, path.parent)

        return write

    return prepare


def _by_python_docx(_: Path) -> Writer:
    import bench_peers as peers

    letter = compose(longest_draft())
    return lambda number, path: peers.by_python_docx(peers.paragraphs(letter, f"第{number}号"), path)


def _by_docxtpl(folder: Path) -> Writer:
    import bench_peers as peers

    letter = compose(longest_draft())
    template = folder / "template.docx"
    peers.save_template(peers.paragraphs(letter, ""), template)
    return lambda number, path: peers.by_docxtpl(template, peers.paragraphs(letter, f"第{number}号"), path)


VARIANTS: dict[str, Callable[[Path], Writer]] = {
    "replydesk, from the draft": _from_draft,
    "replydesk, from the file's text, checked": _from_text(new=False),
    "replydesk, the same, every paragraph never seen": _from_text(new=True),
    BASE: _by_python_docx,
    "docxtpl": _by_docxtpl,
}
"""What makes the writer of a variant, given a folder for what it needs."""


if __name__ == "__main__":
    print(json.dumps(measured(sys.argv[1], Path(sys.argv[2]))))
