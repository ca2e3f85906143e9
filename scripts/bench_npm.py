"""The same letter written by the npm library docx in one Node process; left out without npm."""

from __future__ import annotations

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import bench_peers as peers

from replydesk.letter.model import Letter, Role

NAME = "npm docx"
VERSION = "9"
_HERE = Path(__file__).resolve().parent
_CACHE = _HERE.parent / ".cache" / "npm"
MISSING = "it needs node and npm, and a package index to install it from once"


@cache
def prepared() -> bool:
    """Return True if the library can be run; install it into .cache/ the first time."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return False
    if not (_CACHE / "node_modules" / "docx").is_dir():
        _CACHE.mkdir(parents=True, exist_ok=True)
        command = [npm, "install", "--silent", "--no-audit", "--no-fund", f"docx@{VERSION}"]
        (_CACHE / "package.json").write_text('{"private": true}\n', encoding="utf-8")
        return subprocess.run(command, cwd=_CACHE, capture_output=True).returncode == 0
    return True


def command(letter: Letter, folder: Path, warm_up: int, documents: int) -> list[str]:
    """Return the command that measures the library; write the letter as JSON for it to `folder`."""
    runs = [
        [{"text": run.text, "role": run.role.name} for run in texts] for texts in peers.paragraphs(letter, "")
    ]
    looks = {
        role.name: {**look._asdict(), "align": look.align.name.lower()} for role, look in peers.LOOKS.items()
    }
    given = {"paragraphs": runs, "looks": looks, "number": Role.NUMBER.name}
    source = folder / "letter.json"
    source.write_text(json.dumps({**given, "warmUp": warm_up, "documents": documents}), encoding="utf-8")
    return ["node", str(_HERE / "bench_npm.mjs"), str(_CACHE / "package.json"), str(source), str(folder)]
