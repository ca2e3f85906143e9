"""What a whole unit passes over of the check: lines of 略过 in its profile, changed at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.profile_files import profile_path, read_profile_file, save_profile_file
from replydesk.letter.profile import PASSED_OVER, Profile
from replydesk.letter.profile_text import SettingKey, with_setting
from replydesk.text.errors import UserError

_TRIES = 5  # when other programs change the file at the same moment

Lines = tuple[str, ...]


def profile_file_of(desk: Desk, profile: Profile) -> Path:
    """Return the file of a profile of the desk. Raises UserError if it has none that can be changed."""
    stems = (stem for stem, each in desk.stock.profiles.items() if each is profile)
    if not (stem := next(stems, "")):
        raise UserError("这份稿子的单位没有单位档案，没有地方记全单位略过的")
    return profile_path(desk, stem)


def change_unit_passes(path: Path, change: Callable[[Lines], Lines]) -> None:
    """Change the lines of 略过 in a profile's file as it is now; all else in it stays.

    Raises UserError if it cannot be read, or written.
    """
    for _ in range(_TRIES):
        file = read_profile_file(path)
        lines = file.profile.passed_over
        if (changed := change(lines)) == lines:
            return
        text = with_setting(file.text, SettingKey(PASSED_OVER), changed)
        try:
            save_profile_file(replace(file, text=text))
        except ChangedOnDisk:
            continue
        return
    raise UserError(f"{path}：别处正在改这份单位档案，没有存上；请再试一次")
