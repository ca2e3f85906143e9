"""The command `settings`: the path of the clerk's settings file, the values in force, the keys."""

from __future__ import annotations

import sys
from argparse import Namespace

from replydesk.cli.talk import DONE, FINDINGS, put, say
from replydesk.desk.settings import own_path, read_settings, write_settings_file


def settings(options: Namespace) -> int:
    """Print the path of the settings and the values in force; create the file first with --new."""
    from replydesk.tui.keymap import keymap_of, settings_in_force

    path = own_path()
    if options.new:
        is_new = write_settings_file(path)
        say(f"{path}：{'已建好，打开照里面的说明改' if is_new else '已有这个文件，没有动'}")
    found = read_settings(path)
    keymap, troubles = keymap_of(found.keys)
    if options.keys:
        _print_keys(keymap)
    else:
        put(path)
        for name, value in settings_in_force(found, keymap):
            say(f"{name}：{value}")
    notes = (*found.notes, *troubles)
    for note in notes:
        say(f"{path}：{note}")
    return FINDINGS if notes else DONE


def _print_keys(keymap: dict[str, str]) -> None:
    """Print the id, name and keys of every command of the workbench."""
    from replydesk.cli.tables import print_table
    from replydesk.tui.command import remapped
    from replydesk.tui.commands import every_command
    from replydesk.tui.key_names import all_keys

    commands = remapped(every_command(), keymap)
    rows = [{"代号": each.id, "名称": each.name, "按键": all_keys(each.keys)} for each in commands]
    print_table(rows, {}, sys.stdout)
