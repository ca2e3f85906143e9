"""A reader in a process of its own: whatever it does, the caller gets its result or a fault, and goes on."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from replydesk.importing.child import Allowance, ChildFault, run_child

ALLOWANCE = Allowance(seconds=1.0, memory=120_000_000, output=100_000)
WORKER = "from replydesk.importing.child import serve\nimport os, sys\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    paths = [str(tmp_path), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    return tmp_path


def ran(folder: Path, code: str, data: bytes = b"abc") -> dict[str, object]:
    (folder / "worker.py").write_text(WORKER + code)
    return run_child("worker", data, ALLOWANCE)


def test_the_result_comes_back(folder: Path) -> None:
    code = "serve(lambda data: {'size': len(data), 'text': '甲\\ud800'})"
    assert ran(folder, code, b"x" * 3_000_000) == {"size": 3_000_000, "text": "甲?"}


@pytest.mark.parametrize(
    "code",
    [
        "def f(d):\n  while True: pass\nserve(f)",
        "serve(lambda d: {'a': len(bytearray(10**9))})",
        "serve(lambda d: {'a': 'x' * 200_000})",
        "while True: os.write(1, b'x' * 9999)",
        "serve(lambda d: os.abort())",
        "serve(lambda d: [1])",
        "serve(lambda d: 1 / 0)",
        "print('no JSON')",
        "print('[' * 5000)",
        "print('{}'); sys.exit(3)",
        "os.close(0); print('no JSON')",
        "",
    ],
)
def test_whatever_else_it_does_is_a_fault(code: str, folder: Path) -> None:
    with pytest.raises(ChildFault) as caught:
        ran(folder, code, b"x" * 1_000_000)
    assert not caught.value.is_ours


def test_a_python_that_does_not_start_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(ChildFault) as caught:
        run_child("worker", b"", ALLOWANCE)
    assert caught.value.is_ours
