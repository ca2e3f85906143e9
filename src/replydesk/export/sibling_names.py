"""Names of the drafts in a folder, to tell those apart that would be exported under one file name.

A file name cannot end in a blank, and case or composed letters make no difference in it on some systems. Of
drafts whose names differ by such things only, each has the same file name in every run, alone or with others.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path

from replydesk.export.filenames import file_stems
from replydesk.text.characters import file_name

_NOT_CHINESE = re.compile("[^\u4e00-\u9fff]+")
_COMPARED = 20  # Chinese characters at the beginning; a longer name may be cut in a file name


class SiblingNames:
    """The names of drafts by folder; each folder is listed once."""

    def __init__(self) -> None:
        self._folders: dict[Path, dict[str, list[str]]] = {}

    def stem(self, path: Path) -> str:
        """Return the name of a draft, numbered if one before it in its folder makes the same file name."""
        stems = self._listed(path.parent).get(_chinese(path.stem), [])
        if len(stems) < 2 or path.stem not in stems:
            return path.stem
        stems.sort(key=lambda stem: (stem != file_name(stem), stem))  # a name that stays as it is comes first
        given = file_stems(stems)[stems.index(path.stem)]
        return path.stem if given == file_name(path.stem) else given

    def _listed(self, folder: Path) -> dict[str, list[str]]:
        """Return the names of a folder's drafts by what is the same in all that make the same file name."""
        if folder not in self._folders:
            found = self._folders[folder] = {}
            with suppress(OSError):
                for name in os.listdir(folder):
                    if name.endswith(".md") and not name.startswith("."):
                        stem = name.removesuffix(".md")
                        found.setdefault(_chinese(stem), []).append(stem)
        return self._folders[folder]


def _chinese(name: str) -> str:
    """Return the first Chinese characters of a name: the same in all that make one file name."""
    return _NOT_CHINESE.sub("", name)[:_COMPARED]
