"""Keeping a memory up while the workbench runs: little in a thread, much in a process of its own."""

from __future__ import annotations

from threading import Event
from time import thread_time

from replydesk.past.builder import build
from replydesk.past.index import IndexFault
from replydesk.past.past import Past
from replydesk.past.upkeep import Changes

LOOK = 5.0  # seconds between two looks at the folders
_REST = 100  # the pause before the next look, as a multiple of what the last took of the processor
_FEW = 20  # changed drafts that are read in the thread, one after the other
_BETWEEN = 0.02  # seconds of rest between them: a key waits for one at most
_AFTER_FAILURE = 300.0  # seconds before a process that failed is started again


def keep_up(past: Past, has_ended: Event) -> None:
    """Read what is new, changed or gone again and again, until ended. Never raises."""
    while not has_ended.is_set():
        has_ended.wait(_look(past, has_ended))


def _look(past: Past, has_ended: Event) -> float:
    """Look once, and read what has changed; return the seconds until the next look."""
    start = thread_time()
    try:
        found = past.changes(has_ended.is_set)
    except IndexFault:
        found = None  # upkeep mends the index, or says why not
    pause = max(LOOK, _REST * (thread_time() - start))
    if has_ended.is_set():
        return 0.0
    if found is not None and past.is_kept and not _is_little(found):
        is_built = build(past, has_ended)
        return pause if is_built else _AFTER_FAILURE
    if found is None or found.size or past.state.is_building or not past.state.total:
        past.upkeep(should_stop=has_ended.is_set, rest=_BETWEEN)
    return pause


def _is_little(found: Changes) -> bool:
    return len(found.to_read) <= _FEW and all(each.is_draft for each in found.to_read)
