"""Opens the profile of a unit to be changed; of several, asks which."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from replydesk.desk.desk_folder import Desk
from replydesk.desk.profile_files import profile_path, read_profile_file
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.kit.host import Host
from replydesk.tui.units.profile_editing import ProfileEditing
from replydesk.tui.units.profile_screen import ProfileScreen


def open_profile(screen: Host, desk: Desk, unit: str, key: str, changed: Callable[[], None]) -> None:
    """Show the profile of a unit over a screen, at a setting; `changed` is called when it is closed.

    The unit's own is the first in the list of those that can be chosen; one that is asked for by a setting
    is shown at once.
    """
    desk.refresh()
    stems = _stems(desk.stock, unit)
    if not stems:
        new = screen.key("desk.new")
        screen.say(f"还没有单位档案；在桌面上按 {new} 新建答复，先建本单位的档案", is_trouble=True)
        return

    try:
        paths = [profile_path(desk, stem) for stem in stems]
    except UserError as error:
        screen.say(str(error), is_trouble=True)
        return

    def show(index: int | None) -> None:
        if index is not None:
            _show(screen, desk.stock, paths[index], key, changed)

    if len(stems) == 1 or key:
        show(0)
    else:
        choices = [_choice(desk.stock, stem, is_own=stem == _stem_of(desk.stock, unit)) for stem in stems]
        screen.app.push_screen(Pick("改哪个单位的档案", choices, name="profile"), show)


def _show(screen: Host, stock: Stock, path: Path, key: str, changed: Callable[[], None]) -> None:
    try:
        file = read_profile_file(path)
    except UserError as error:
        screen.say(str(error), is_trouble=True)
        return
    if file.profile.unreadable:
        screen.say(f"{file.path.name} 读不出来：{file.profile.notes[0]}；请用记事本改好", is_trouble=True)
        return
    form = ProfileScreen(stock, ProfileEditing(file), key)

    def closed(_: None) -> None:
        changed()
        if form.parting_words:
            screen.say(form.parting_words)

    screen.app.push_screen(form, closed)


def _stem_of(stock: Stock, unit: str) -> str:
    """Return the file of the profile that a draft names, "" if there is none."""
    profile = stock.profile_of(unit)
    return next((stem for stem, each in stock.profiles.items() if each is profile), "")


def _stems(stock: Stock, unit: str) -> list[str]:
    """Return the files of the profiles that can be changed, that of a unit first."""
    offered = [each.file for each in stock.units] or list(stock.profiles)
    first = _stem_of(stock, unit)
    return list(dict.fromkeys(([first] if first else []) + offered))


def _choice(stock: Stock, stem: str, *, is_own: bool) -> Choice:
    name = stock.profiles[stem].name
    file = "" if stem == name else f"{stem}.yaml"
    return Choice(name, "　".join(filter(None, (file, "这份稿子的单位" if is_own else ""))))
