"""The clerk's own settings: who reviews, the colours, the keys. One text file, for all desks of this person.

It stands in the folder where the system keeps settings: `~/.config/replydesk/设置.yaml`, or under
`$XDG_CONFIG_HOME`; on Windows `%APPDATA%\\replydesk\\设置.yaml`. Nobody needs one. It is read line by line,
so that a slip in one line costs that line only.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from replydesk import disk
from replydesk.notes import Note

THEMES = ("深色", "浅色", "高对比")
"""The names of the colours, the first by default; F12 goes through them in this order."""

NAME, THEME, KEYS = "姓名", "配色", "按键"
"""What can be set."""

TEMPLATE = """\
# 答复工作台的设置。行首有“#”的是说明；要用哪一行，就删去它行首的“#”。存盘后重新打开工作台。

# 阅稿、审核时署的姓名；不写就用电脑的用户名
# 姓名: 张某某

# 深色、浅色、高对比；在工作台里按 F12 也能换，换了会记在这里
# 配色: 深色

# 改按键：左边是命令的名称（按 F1 能看到），右边是键；几个键用顿号隔开。前面空两格
# 按键:
#   下一项: F4、Ctrl+N
#   存盘: Ctrl+S
"""
"""The file as it is laid out for a clerk who wants to change something."""

_ROW = re.compile(r"(?P<indent>[ \t\u3000]*)(?P<key>[^:：]+?)[ \t\u3000]*[:：](?P<value>.*)")
_KEYS_APART = re.compile(r"[,，、\s]+|或")
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True)
class Settings:
    """What is set. `keys` are the keys of commands, both as written; `notes` tell what was not understood."""

    name: str = ""
    theme: str = THEMES[0]
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def settings_path(environment: Mapping[str, str], home: Path, *, is_windows: bool) -> Path:
    """Where the settings of the person with this environment and home stand."""
    folder = environment.get("APPDATA" if is_windows else "XDG_CONFIG_HOME", "")
    usual = home / "AppData" / "Roaming" if is_windows else home / ".config"
    return (Path(folder) if Path(folder).is_absolute() else usual) / "replydesk" / "设置.yaml"


def own_path() -> Path:
    """Where the settings of whoever runs the program stand."""
    return settings_path(os.environ, Path.home(), is_windows=os.name == "nt")


def parse_settings(text: str) -> Settings:
    """Read settings; never fails. What cannot be used is left at its default, with a note."""
    found: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    notes: list[Note] = []
    for row in _rows(text):
        if not row.key:
            notes.append(Note(f"“{row.value}”看不懂，没有采用；应写成“{THEME}: {THEMES[0]}”", row.line))
        elif row.parent == KEYS:
            keys[row.key] = _keys(row.value)
        elif row.parent or row.key not in (NAME, THEME, KEYS):
            known = "、".join((NAME, THEME, KEYS))
            notes.append(Note(f"没有“{row.key}”这一项，没有采用；可以设的是 {known}", row.line))
        elif row.key == THEME and row.value not in THEMES:
            notes.append(Note(f"没有“{row.value}”这种{THEME}，没有采用；请写 {'、'.join(THEMES)}", row.line))
        elif row.key == KEYS and row.value:
            said = f"“{KEYS}”后面不写内容；请在下面每行写一个命令，前面空两格，如“  存盘: Ctrl+S”"
            notes.append(Note(said, row.line))
        else:
            found[row.key] = row.value
    return Settings(found.get(NAME, ""), found.get(THEME, THEMES[0]), keys, tuple(notes))


def _keys(value: str) -> tuple[str, ...]:
    """The keys written behind a command, some of them perhaps in brackets or with spaces inside."""
    joined = re.sub(r"\s*[+＋]\s*", "+", value.strip("[]"))
    return tuple(filter(None, _KEYS_APART.split(joined)))


class _Row(NamedTuple):
    """A line that says something: key and value, and the key it stands below. No key: not understood."""

    line: int
    parent: str
    key: str
    value: str


def _rows(text: str) -> Iterator[_Row]:
    parent = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        said = re.sub(r"(^|\s)#.*", "", line).rstrip()
        if not said.strip():
            continue
        found = _ROW.fullmatch(said)
        key = found["key"].strip(_QUOTES) if found else ""
        value = found["value"].strip().strip(_QUOTES) if found else said.strip()
        if found and not found["indent"]:
            parent = ""
        yield _Row(number, parent, key, value)
        if found and not found["indent"]:
            parent = key


def with_theme(text: str, theme: str) -> str:
    """The text of a settings file with these colours set; every other line stays as it is."""
    line = f"{THEME}: {theme}"
    end = "\n" if text and not text.endswith("\n") else ""
    changed, times = re.subn(rf"(?m)^{THEME}[ \t\u3000]*[:：].*$", line, text)
    return changed if times else f"{text}{end}{line}\n"


def read_settings(path: Path) -> Settings:
    """The settings of a file, the usual ones if there is none. What is wrong with it is in the notes."""
    if not path.exists():
        return Settings()
    try:
        return parse_settings(disk.text_of(path))
    except disk.DeskError as error:
        return Settings(notes=(Note(f"设置没有读入：{error}"),))


def remember_theme(path: Path, theme: str) -> None:
    """Keep the colours for the next time. Raises DeskError."""
    text = disk.text_of(path) if path.exists() else ""
    if parse_settings(text).theme != theme or not text:
        disk.write_whole(path, with_theme(text, theme).encode())


def write_settings_file(path: Path) -> bool:
    """Write the file with its explanations, unless there is one; whether it was written. Raises DeskError."""
    if path.exists():
        return False
    disk.write_whole(path, TEMPLATE.encode())
    return True


def reviewer_name(settings: Settings) -> str:
    """The name under which a review is kept: the one that is set, else the user's of the system."""
    return settings.name or disk.user()
