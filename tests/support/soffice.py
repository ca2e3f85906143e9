"""A stand-in for LibreOffice that converts by copying, and fails where a test wants it to."""

from __future__ import annotations

import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from replydesk.desk import libreoffice

needs_scripts = pytest.mark.skipif(sys.platform == "win32", reason="a script cannot stand in for the program")


def stand_in(folder: Path, name: str = "soffice", result: bytes = b"") -> Path:
    """Write a program that is called as LibreOffice is; `calls` reads how many files each call had.

    A file hangs with 停, crashes with 崩 and is passed over with 坏 among its first bytes.
    The result of any other is `result` followed by the file's own bytes.
    """
    program = folder / name
    program.write_text(
        textwrap.dedent(f"""\
        #!{sys.executable}
        import sys, pathlib, subprocess, time
        words = sys.argv[1:]
        assert words[0].startswith("-env:UserInstallation=file:///") and words[1] == "--headless"
        kind = words[words.index("--convert-to") + 1]
        out = pathlib.Path(words[words.index("--outdir") + 1])
        files = words[words.index("--outdir") + 2:]
        out.mkdir(parents=True, exist_ok=True)
        with open({str(folder / "calls")!r}, "a") as calls:
            calls.write(f"{{len(files)}} ")
        for name in files:
            file = pathlib.Path(name)
            data = file.read_bytes()
            told = data[:6].decode("utf-8", "ignore")
            if "停" in told:
                child = subprocess.Popen(["sleep", "600"])
                pathlib.Path({str(folder / "child")!r}).write_text(str(child.pid))
                with open({str(folder / "hangs")!r}, "a") as hangs:
                    hangs.write("1")
                child.wait()
            if "崩" in told:
                sys.exit(77)
            if "坏" not in told:
                out.joinpath(f"{{file.stem}}.{{kind}}").write_bytes({result!r} + data)
        """),
        encoding="utf-8",
    )
    program.chmod(0o755)
    return program


def calls(folder: Path) -> list[int]:
    """Return the number of files of each call of the stand-in in a folder."""
    return [int(word) for word in (folder / "calls").read_text().split()]


def hangs(folder: Path) -> int:
    """Return how often the stand-in in a folder has hung."""
    file = folder / "hangs"
    return file.stat().st_size if file.exists() else 0


def let_time_pass_while_it_hangs(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hand the runner a clock that moves only when the stand-in hangs."""
    clock = SimpleNamespace(monotonic=lambda: 1e6 * hangs(folder))
    monkeypatch.setattr(libreoffice, "time", clock)
