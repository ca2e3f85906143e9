"""The process that reads many past replies: its own program, and how it is started.

It shares nothing with the workbench but the index, so that no key waits for it; what a hostile file does to
it stays there. It tells how far it is in lines of JSON, and ends with the workbench.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from replydesk.desk.desk_folder import Desk
from replydesk.desk.processes import end_all, end_process
from replydesk.past.model import PastState
from replydesk.past.past import Past
from replydesk.text.json_line import json_line

_NICENESS = 10  # below the workbench, and all that people wait for
_GRACE = 1.0  # seconds to end what it has started
_MOST_LINE = 1_000_000  # characters of what it tells at once
_FAILED = "旧复没有读完，过一会儿再读"


def build(past: Past, has_ended: Event) -> bool:
    """Have a process take up all changes; note in the memory how far it is. False if it failed.

    Nothing of it is left once `has_ended` is set, but what it has read.
    """
    desk = past.desk
    words = [str(each) for each in (desk.root, desk.drafts_folder, desk.home, past.file, *past.folders)]
    command = [sys.executable, "-P", "-m", "replydesk.past.builder", *words]
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,  # closed when this program ends, however it does
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError):
        past.tell(past.state._replace(is_building=False, trouble=_FAILED))
        return False
    watch = Thread(target=_end_with, args=(process, has_ended), daemon=True)
    watch.start()
    _listen(process, past)  # not killed with this program: it ends what it has started when its input ends
    code = process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()
    if code and not has_ended.is_set():
        past.tell(past.state._replace(is_building=False, trouble=_FAILED))
    return not code


def _end_with(process: subprocess.Popen[bytes], has_ended: Event) -> None:
    """End the process when the workbench ends: its input closes, so that it ends what it has started, too."""
    while process.poll() is None:
        if has_ended.wait(0.2):
            with suppress(OSError):
                if process.stdin:
                    process.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                process.wait(_GRACE)
            process.kill()
            return


def _listen(process: subprocess.Popen[bytes], past: Past) -> None:
    """Note what the process tells, until it ends."""
    while process.stdout and (line := process.stdout.readline(_MOST_LINE)):
        with suppress(ValueError, TypeError):
            done, total, is_building, trouble, failed = json.loads(line)
            pairs = tuple((str(name), str(reason)) for name, reason in failed)
            past.tell(PastState(int(done), int(total), bool(is_building), str(trouble), pairs))


def _main(words: list[str]) -> None:
    """Take up all changes of a desk, in this process, and tell how far it is."""
    Thread(target=_end_with_parent, daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(_NICENESS)
    root, drafts, home, file, *folders = map(Path, words)
    past = Past(Desk(root, drafts, home), folders, file)
    _tell(past.upkeep(_tell, is_thorough=True))
    past.close()
    end_process(0)  # the thread that waits for the end of the parent is not waited for


def _end_with_parent() -> None:
    """End this process when the one that started it has gone: a write that is not whole is undone."""
    sys.stdin.buffer.read()
    end_all()  # LibreOffice, and the readers of hostile files
    end_process(0)


def _tell(state: PastState) -> None:
    sys.stdout.write(json_line(state) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _main(sys.argv[1:])
