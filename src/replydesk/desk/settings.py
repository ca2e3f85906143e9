r"""A clerk's own settings: reviewer's name, colours, keys, columns, folders. One optional file for all desks.

It is `~/.config/replydesk/设置.yaml`, or under `$XDG_CONFIG_HOME`; on Windows
`%APPDATA%\replydesk\设置.yaml`. It is read line by line, so that a slip costs only its own line.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import files
from replydesk.text.errors import UserError
from replydesk.text.key_value import key_value
from replydesk.text.note import Note

THEMES = ("深色", "浅色", "高对比")  # the names of the colour themes, the default first; F12 cycles

NAME, THEME, KEYS, COLUMNS = "姓名", "配色", "按键", "栏目"  # The keys of the settings file
PLACES = "去过的文件夹"  # The key under which the program notes folders
MOST_PLACES = 8
PAST_FOLDERS = "旧复文件夹"  # The key of the folders with past replies

# The file written for a clerk who wants to change something.
TEMPLATE = """\
# 答复工作台的设置。行首有“#”的是说明；要用哪一行，就删去它行首的“#”。存盘后重新打开工作台。

# 阅稿、审核时署的姓名；不写就用电脑的用户名
# 姓名: 张某某

# 深色、浅色、高对比；在工作台里按 F12 也能换，换了会记在这里
# 配色: 深色

# 桌面上的栏目，从左到右；在工作台里按 Shift+F6 挑，挑了会记在这里
# 栏目: 编号、文号、提出人、案由、环节、期限、问题

# 旧复：工作台以外还有以前的答复的文件夹（连同下级），Word、PDF、网页、文本都读；一行一个，前面空两格
# 旧复文件夹:
#   1: /资料/历年答复

# 改按键：左边是命令的名称（按 F1 能看到），右边是键；几个键用顿号隔开。前面空两格
# 按键:
#   下一项: F4、Ctrl+N
#   存盘: Ctrl+S
"""

_KEYS_APART = re.compile(r"[,，、\s]+|或")
_NAMES_APART = re.compile("[,，、;；]")
_FOLDERS_APART = re.compile("[、;；]")
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True)
class Settings:
    """The settings. `keys` maps commands to their keys, both as typed; `notes` list problems.

    `columns` are the names of the desk's columns, () for the usual ones.
    `places` are the folders that files were taken from, the last one first; `past_folders` those with past
    replies.
    """

    name: str = ""
    theme: str = THEMES[0]
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    columns: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    past_folders: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()


def settings_path(environment: Mapping[str, str], home: Path, *, is_windows: bool) -> Path:
    """Return the path of the settings file for this environment and home folder."""
    folder = environment.get("APPDATA" if is_windows else "XDG_CONFIG_HOME", "")
    usual = home / "AppData" / "Roaming" if is_windows else home / ".config"
    return (Path(folder) if Path(folder).is_absolute() else usual) / "replydesk" / "设置.yaml"


def own_path() -> Path:
    """Return the path of the settings file of the current user."""
    return settings_path(os.environ, Path.home(), is_windows=os.name == "nt")


def parse_settings(text: str) -> Settings:
    """Read settings; never fails. An unusable value keeps its default, with a note."""
    found: dict[str, str] = {}
    keys: dict[str, tuple[str, ...]] = {}
    places: list[str] = []
    folders: list[str] = []
    notes: list[Note] = []
    for row in _rows(text):
        if PAST_FOLDERS in (row.parent, row.key):
            folders += _folders(row)
        elif not row.key:
            notes.append(Note(f"“{row.value}”看不懂，没有采用；应写成“{THEME}: {THEMES[0]}”", row.line))
        elif row.parent == KEYS:
            keys[row.key] = _keys(row.value)
        elif PLACES in (row.parent, row.key):
            places += [row.value] * bool(row.parent and row.value)
        elif row.parent or row.key not in (NAME, THEME, COLUMNS, KEYS):
            known = "、".join((NAME, THEME, COLUMNS, PAST_FOLDERS, KEYS))
            notes.append(Note(f"没有“{row.key}”这一项，没有采用；可以设的是 {known}", row.line))
        elif row.key == THEME and row.value not in THEMES:
            notes.append(Note(f"没有“{row.value}”这种{THEME}，没有采用；请写 {'、'.join(THEMES)}", row.line))
        elif row.key == KEYS and row.value:
            message = f"“{KEYS}”后面不写内容；请在下面每行写一个命令，前面空两格，如“  存盘: Ctrl+S”"
            notes.append(Note(message, row.line))
        else:
            found[row.key] = row.value
    return Settings(
        found.get(NAME, ""),
        found.get(THEME, THEMES[0]),
        keys,
        _names(found.get(COLUMNS, "")),
        tuple(places[:MOST_PLACES]),
        tuple(dict.fromkeys(folders)),
        tuple(notes),
    )


def _names(value: str) -> tuple[str, ...]:
    """Return the names of columns typed in a line, with or without brackets around it."""
    return tuple(dict.fromkeys(filter(None, map(str.strip, _NAMES_APART.split(value.strip("[]"))))))


def _keys(value: str) -> tuple[str, ...]:
    """Return the keys typed for a command, brackets and spaces around + removed."""
    joined = re.sub(r"(?<!\s)\s*+[+＋]\s*", "+", value.strip("[]"))
    return tuple(filter(None, _KEYS_APART.split(joined)))


def _folders(row: _Row) -> list[str]:
    """Return the folders in a row of 旧复文件夹: after a number, a dash, or nothing; or some in one row."""
    if row.key == PAST_FOLDERS and not row.parent:
        return list(filter(None, map(str.strip, _FOLDERS_APART.split(row.value))))
    whole = row.value if not row.key or row.key.isdecimal() else f"{row.key}:{row.value}"
    return [bare] if (bare := whole.removeprefix("-").strip().strip(_QUOTES)) else []


class _Row(NamedTuple):
    """A line with content; `parent` is the key it is indented under, `key` is "" if not understood."""

    line: int
    parent: str
    key: str
    value: str


def _rows(text: str) -> Iterator[_Row]:
    parent = ""
    for number, line in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = re.sub(r"(^|\s)#.*", "", line)
        if not line.strip():
            continue
        row = key_value(line)
        if not row:
            yield _Row(number, parent, "", line.strip())
            continue
        key = row.key.strip(_QUOTES)
        if not row.indent:
            parent = ""
        yield _Row(number, parent, key, row.value.strip().strip(_QUOTES))
        if not row.indent:
            parent = key


def with_theme(text: str, theme: str) -> str:
    """Return the text of a settings file with its theme changed; other lines are kept as they are."""
    return _with_line(text, THEME, f"{THEME}: {theme}")


def with_columns(text: str, columns: Sequence[str]) -> str:
    """Return the text of a settings file with the desk's columns changed, none for the usual ones.

    Other lines are kept. A column whose name the file cannot hold is left out.
    """
    held = [each for each in columns if parse_settings(_columns_line([each])).columns == (each,)]
    return _with_line(text, COLUMNS, _columns_line(held))


def _columns_line(columns: Sequence[str]) -> str:
    return f"{COLUMNS}: {'、'.join(columns)}".rstrip()


def _with_line(text: str, key: str, new: str) -> str:
    """Return the text with the line of a key replaced, or added at the end."""
    lines = text.split("\n")
    changed = [new if _sets(line, key) else line for line in lines]
    if any(_sets(line, key) for line in lines):
        return "\n".join(changed)
    end = "\n" if text and not text.endswith("\n") else ""
    return f"{text}{end}{new}\n"


def _sets(line: str, key: str) -> bool:
    row = key_value(line)
    return bool(row and row.key == key and not row.indent)


def read_settings(path: Path) -> Settings:
    """Read a settings file; the defaults if there is none. Problems are in the notes."""
    if not path.exists():
        return Settings()
    try:
        return parse_settings(files.read_any_encoding(path))
    except UserError as error:
        return Settings(notes=(Note(f"设置没有读入：{error}"),))


def remember_theme(path: Path, theme: str) -> None:
    """Write the theme to the settings file. Raises UserError."""
    text = files.read_any_encoding(path) if path.exists() else ""
    if parse_settings(text).theme != theme or not text:
        files.write_whole(path, with_theme(text, theme).encode())


def remember_columns(path: Path, columns: Sequence[str]) -> None:
    """Write the desk's columns to the settings file, none for the usual ones. Raises UserError."""
    text = files.read_any_encoding(path) if path.exists() else ""
    if parse_settings(text).columns != tuple(columns):
        files.write_whole(path, with_columns(text, columns).encode())


def with_place(text: str, place: str) -> str:
    """Return the text of a settings file with a folder noted as the last one; other lines are kept.

    A folder whose name the file cannot hold is left out.
    """
    known = parse_settings(text).places
    rows = {row.line for row in _rows(text) if PLACES in (row.parent, row.key)}
    lines = text.splitlines(keepends=True)
    kept = "".join(line for number, line in enumerate(lines, 1) if number not in rows).rstrip("\r\n")
    wanted = [place, *(each for each in known if each != place)][:MOST_PLACES]
    held = [each for each in wanted if parse_settings(_block([each])).places == (each,)]
    return f"{kept}\n{_block(held)}".lstrip("\n")


def _block(places: Sequence[str]) -> str:
    rows = "".join(f"  {count}: {place}\n" for count, place in enumerate(places, 1))
    return f"{PLACES}:\n{rows}"


def remember_place(path: Path, place: str) -> None:
    """Write a folder to the settings file as the last one that was used. Raises UserError."""
    text = files.read_any_encoding(path) if path.exists() else TEMPLATE
    changed = with_place(text, place)
    if parse_settings(changed).places != parse_settings(text).places:
        files.write_whole(path, changed.encode())


def write_settings_file(path: Path) -> bool:
    """Write `TEMPLATE` unless the file exists; True if written. Raises UserError."""
    if path.exists():
        return False
    files.write_whole(path, TEMPLATE.encode())
    return True


def reviewer_name(settings: Settings) -> str:
    """Return the reviewer's name: the one set, else the system user name."""
    return settings.name or files.user_name()


def own_name() -> str:
    """Return the name of the person at the keyboard as in the settings, else the system's."""
    return reviewer_name(read_settings(own_path()))
