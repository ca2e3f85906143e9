"""The workbench of the tests judges at once on any machine; `test_pasting` tests the other way."""

from __future__ import annotations

import pytest

from replydesk.tui.writing import judging


@pytest.fixture(autouse=True)
def judged_at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no draft judged beside the typing because the machine is busy."""
    if "test_pasting" not in request.node.nodeid:
        monkeypatch.setattr(judging, "SLOW", float("inf"))
