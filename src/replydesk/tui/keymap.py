"""Key names as clerks write them in the settings, and the key map made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from replydesk.desk.settings import COLUMNS, KEYS, NAME, PAST_FOLDERS, THEME, Settings, reviewer_name
from replydesk.text.full_width import normalized_without_spaces
from replydesk.text.note import Note
from replydesk.tui.command import Command, Keymap, remapped
from replydesk.tui.commands import EVERYWHERE, SCREENS, every_command
from replydesk.tui.key_names import all_keys, key_name

_ALIASES = {  # clerks' names of keys that differ from Textual's
    "esc": "escape",
    "return": "enter",
    "回车": "enter",
    "空格": "space",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "ins": "insert",
    "del": "delete",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    "上": "up",
    "下": "down",
    "左": "left",
    "右": "right",
}

_NAMED = {"escape", "enter", "space", "tab", "pageup", "pagedown", "insert", "delete", "home", "end"}
_ARROWS = {"up", "down", "left", "right"}
_FUNCTION = re.compile(r"f([1-9]|1[0-2])")

RESERVED_KEYS = {  # keys with a meaning in every field, or that a terminal cannot tell apart
    "tab": "到下一格",
    "ctrl+c": "复制",
    "ctrl+x": "剪切",
    "ctrl+v": "粘贴",
    "ctrl+i": "Tab 键",
    "ctrl+m": "回车",
    "ctrl+j": "回车",
    "ctrl+h": "退格键",
}


def key_of(written: str) -> str:
    """Return Textual's name of a key written as Ctrl+S, F4, 回车 or PgUp; "" if there is no such key.

    Terminals report Shift with a function key as the twelfth function key after it.
    """
    text = normalized_without_spaces(written).lower()
    *modifiers, key = text.split("+")
    key = _ALIASES.get(key, key)
    function = _FUNCTION.fullmatch(key)
    match modifiers:
        case [] if function or key in _NAMED | _ARROWS or re.fullmatch("[1-9]", key):
            return key
        case ["shift"] if function:
            return f"f{int(function[1]) + 12}"
        case ["shift"] if key in _ARROWS:
            return f"shift+{key}"
        case ["ctrl"] if re.fullmatch("[a-z]", key) or key in _ARROWS | {"home", "end", "pageup", "pagedown"}:
            return f"ctrl+{key}"
    return ""


def keymap_of(entries: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, str], tuple[Note, ...]]:
    """Return the keys by command id, from entries by id or Chinese name, and notes on faulty entries.

    An entry by name applies to all commands of that name. If two entries give a key to two commands of one
    screen, the later is dropped.
    """
    notes: list[Note] = []
    good: dict[str, str] = {}
    for name, written in entries.items():
        fault = _fault(name, written)
        if fault:
            notes.append(Note(f"按键“{name}”{fault}；没有采用"))
        else:
            good[name] = ",".join(dict.fromkeys(map(key_of, written)))
    while clash := next(_clashes(good), None):
        entry, fault = clash
        del good[entry]
        notes.append(Note(f"按键“{entry}”{fault}；没有采用，请换一个键"))
    return _by_id(good), tuple(notes)


def settings_in_force(settings: Settings, keymap: Keymap) -> list[tuple[str, str]]:
    """Return the settings in force with their names: reviewer, colours, keys that were changed."""
    changed = [f"{each.name} {all_keys(keymap[each.id])}" for each in every_command() if each.id in keymap]
    return [
        (NAME, reviewer_name(settings) + ("" if settings.name else "（电脑的用户名）")),
        (THEME, settings.theme),
        (COLUMNS, "、".join(settings.columns) or "照原样"),
        *([(PAST_FOLDERS, "、".join(settings.past_folders))] if settings.past_folders else []),
        (KEYS, "；".join(dict.fromkeys(changed)) or "都照原样"),
    ]


def _called(name: str) -> list[Command]:
    return [each for each in every_command() if name in (each.id, each.name)]


def _fault(name: str, written: tuple[str, ...]) -> str:
    """Return the fault of a single entry and its remedy, "" if there is none."""
    commands = _called(name)
    if not commands:
        return "：没有这个命令；名称要和帮助（F1）里的一样"
    if not all(each.keys for each in commands):
        return "：这个命令没有键，请按 F9 在命令里选"
    if not written:
        return "没有写键，每个命令都要留一个键；请写上，如 F4"
    for each in written:
        key = key_of(each)
        if not key:
            return f"：没有“{each}”这个键；请写 F4、Ctrl+S、回车、PgUp 这样的键"
        if key in RESERVED_KEYS:
            return f"：{key_name(key)} 就是{RESERVED_KEYS[key]}，不能改作别用；请换一个键"
        if any(command.priority for command in commands) and not _is_for_screens(key):
            return f"：{key_name(key)} 是写字用的键，整屏的命令不能用；请用 F1～F12 或 Ctrl 加字母"
        if key == "space" and any(
            command.place not in ("list", "outline", "columns", "rules", "incoming") for command in commands
        ):
            return "：空格是要写的字；请换一个键"
        if key.isdecimal() and any(command.place != "remark" for command in commands):
            return f"：{key} 是要写的字；请换一个键"
    return ""


def _is_for_screens(key: str) -> bool:
    """Return True if a key neither types nor moves, so that it can be a command while one types."""
    return bool(re.fullmatch(r"f\d+|ctrl\+[a-z]", key))


def _by_id(entries: Mapping[str, str]) -> dict[str, str]:
    """Return the keys by command id; entries by id override those by name."""
    by_name = {each.id: keys for name, keys in entries.items() for each in _called(name) if name == each.name}
    by_id = {each.id: keys for name, keys in entries.items() for each in _called(name) if name == each.id}
    return by_name | by_id


def _clashes(entries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield entries that give a command a key of another command, each with its fault."""
    keymap = _by_id(entries)
    order = list(entries)
    for scope in _scopes():
        holders: dict[str, Command] = {}
        for command in remapped(scope, keymap):
            for key in command.keys.split(","):
                other = holders.setdefault(key, command)
                if other.name == command.name or other.id == command.instead:
                    continue
                entry = max(
                    (name for name in order for each in (other, command) if name in (each.id, each.name)),
                    key=order.index,
                )
                kept = other if entry in (command.id, command.name) else command
                yield entry, f"：{key_name(key)} 已经是“{kept.name}”"


def _scopes() -> Iterator[tuple[Command, ...]]:
    """Yield the commands that are available together: everywhere, on a screen, in one of its parts."""
    for own, *parts in SCREENS:
        for part in parts or [()]:
            yield (*EVERYWHERE, *own, *part)
