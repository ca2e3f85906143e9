"""Where the index of a desk lies: in the user's own cache folder, named by where the desk is."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from time import time

from replydesk.desk import sidecar

_FOLDER = "旧复"
_SUFFIX = ".目录"
_KEPT = 200  # days after its last use for which the index of a desk is kept


def cache_folder(environment: Mapping[str, str], home: Path, *, is_windows: bool) -> Path:
    r"""Return the folder of all indexes: ~/.cache/replydesk/旧复, on Windows below %LOCALAPPDATA%."""
    folder = environment.get("LOCALAPPDATA" if is_windows else "XDG_CACHE_HOME", "")
    usual = home / "AppData" / "Local" if is_windows else home / ".cache"
    return (Path(folder) if Path(folder).is_absolute() else usual) / "replydesk" / _FOLDER


def index_path(desk_home: Path) -> Path | None:
    """Return the path of the index of the desk at a real path; None for a user without a home."""
    name = blake2b(os.fsencode(desk_home), digest_size=10).hexdigest()
    with suppress(RuntimeError):
        return cache_folder(os.environ, Path.home(), is_windows=os.name == "nt") / f"{name}{_SUFFIX}"
    return None


def sweep(folder: Path) -> None:
    """Remove indexes that no program has used for long: their desks are gone, or were moved."""
    oldest = time() - _KEPT * 86_400
    with suppress(OSError), os.scandir(folder) as found:
        for each in found:
            with suppress(OSError):
                if _SUFFIX in each.name and each.stat(follow_symlinks=False).st_mtime < oldest:
                    sidecar.remove(Path(each.path))
