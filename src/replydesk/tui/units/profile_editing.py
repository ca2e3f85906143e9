"""A unit profile while it is changed: its text, undo, and its file, saved without questions."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from replydesk.desk.files import ChangedOnDisk
from replydesk.desk.profile_files import ProfileFile, read_profile_file, save_profile_file
from replydesk.letter.profile import Profile, parse_profile
from replydesk.letter.profile_text import Setting, SettingKey, merge, setting_at, with_setting
from replydesk.text.errors import UserError

_NAME, _OTHER_NAMES = SettingKey("名称"), SettingKey("别名")

_parsed = lru_cache(maxsize=4)(parse_profile)


class ProfileEditing:
    """The text of a profile and the steps back; changes of one setting in a row are one step."""

    def __init__(self, file: ProfileFile) -> None:
        self._file = file
        self._text = file.text
        self._steps: list[tuple[SettingKey, str]] = []  # the setting changed, the text before
        self._first_name = file.profile.name

    @property
    def file_name(self) -> str:
        """Return the name of the file, without its suffix."""
        return self._file.path.stem

    @property
    def profile(self) -> Profile:
        """Return the profile as it is now."""
        return _parsed(self._text)

    @property
    def is_saved(self) -> bool:
        """Return True if the file has what was changed."""
        return self._text == self._file.text

    def put(self, path: SettingKey, value: Setting) -> None:
        """Change a setting. Raises UserError if its line cannot be changed."""
        if setting_at(self.profile, path) == value:
            return
        text = with_setting(self._text, path, value)
        text = self._with_former_name(text) if path == _NAME else text
        if not self._steps or self._steps[-1][0] != path:
            self._steps.append((path, self._text))
        self._text = text

    def _with_former_name(self, text: str) -> str:
        """Keep the name that drafts of the desk still have among 别名."""
        profile, first = parse_profile(text), self._first_name
        if not first or first in self._file.profile.other_names:
            return text
        names = tuple(name for name in profile.other_names if name != first)
        return with_setting(text, _OTHER_NAMES, names if profile.name == first else (*names, first))

    def undo(self) -> SettingKey | None:
        """Take the last change back; return its setting, None if there is none."""
        if not self._steps:
            return None
        path, self._text = self._steps.pop()
        return path

    def save(self) -> str:
        """Write the file if anything has changed; return a message, "" if there is nothing to tell.

        Changes that someone else made meanwhile are taken in; of a setting that both have changed theirs
        stays. Raises UserError if the file cannot be written, or read.
        """
        if self.is_saved:
            return ""
        try:
            self._file = save_profile_file(replace(self._file, text=self._text))
        except ChangedOnDisk:
            return self._save_with_theirs()
        return ""

    def _save_with_theirs(self) -> str:
        theirs, ours = read_profile_file(self._file.path), self.profile
        if parse_profile(theirs.text).unreadable and not ours.unreadable:
            raise UserError("这份档案在别处改得读不了了，您的改动没有存；请改好那个文件，或者取消别处的改动")
        merged = merge(self._file.text, self._text, theirs.text)
        self._file = save_profile_file(replace(theirs, text=merged.text))
        self._text, self._steps = merged.text, []
        if not merged.clashes:
            return "别处也改了这份档案，两边的改动都存上了"
        lost = "，".join(f"您写的{path.name}“{_words(ours, path)}”没有存" for path in merged.clashes)
        return f"别处也改了同一项，用了别处的：{lost}"


def _words(profile: Profile, path: SettingKey) -> str:
    value = setting_at(profile, path)
    return value if isinstance(value, str) else "、".join(map(str, value))
