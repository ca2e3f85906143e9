"""Where a desk lies: from a folder of drafts to the one folder that has its phrases and its registers.

    DESK/templates  DESK/drafts/甲.md                             a desk
    ALL/templates   ALL/2025/drafts/甲.md  ALL/2026/drafts/乙.md   years of one desk, one register for all
    DRAFTS/甲.md                                                  a folder of drafts alone

It depends on the real folder of the drafts only, not on how that is named: by links, `..`, `.` or itself.
A number belongs to the unit whose profile gives its code, so the registers lie beside `templates/`.
"""

from __future__ import annotations

import os
from pathlib import Path
from unicodedata import normalize

from replydesk.text.errors import UserError

REGISTERS = "发文字号"  # the folder of a desk with its registers

_ABOVE = 3  # folders above the drafts in which `templates/` is looked for
_NO_DRAFTS = {"templates", "导出", "原件", REGISTERS}  # folders of a desk that hold no drafts


def home_of(drafts: Path) -> Path:
    """Return the real folder that has the phrases and registers of a folder of drafts. Raises OSError."""
    real = Path(os.path.realpath(drafts))
    for above in (real, *real.parents[:_ABOVE]):
        if _has_templates(above):
            return above
    return real.parent if real.name == "drafts" else real


def _has_templates(folder: Path) -> bool:
    """Return True if a folder has the `templates/` of a desk; that of a user's home may be something else."""
    templates = folder / "templates"
    return templates.is_dir() and (folder != Path.home() or (templates / "单位档案").is_dir())


def draft_folders(home: Path) -> list[Path]:
    """Return the real folders whose drafts share a home's registers. Raises OSError.

    They are `drafts`, or else the `drafts` of its years and the drafts in the home itself, or else folders
    with drafts in them.
    """
    if (home / "drafts").is_dir():
        return [home / "drafts"]
    if not (home / "templates").is_dir():
        return [home]
    inner = _inner_folders(home)
    inner += [each for folder in inner if not (folder / "drafts").is_dir() for each in _inner_folders(folder)]
    years = [folder / "drafts" for folder in inner if (folder / "drafts").is_dir()]
    own = [home] if _has_drafts(home) else []
    return own + years or [folder for folder in inner if _has_drafts(folder)] or [home]


def _inner_folders(folder: Path) -> list[Path]:
    """Return the folders in a folder that can be years of it: no links, no desks of their own."""
    try:
        with os.scandir(folder) as found:
            names = sorted(each.name for each in found if each.is_dir(follow_symlinks=False))
    except PermissionError:
        return []
    kept = (name for name in names if not name.startswith(".") and name not in _NO_DRAFTS)
    return [folder / name for name in kept if not (folder / name / "templates").is_dir()]


def _has_drafts(folder: Path) -> bool:
    try:
        return any(name.endswith(".md") and not _is_hidden(name) for name in os.listdir(folder))
    except PermissionError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name.lower().startswith(("readme", "changelog"))


def prefix_of(home: Path, folder: Path) -> str:
    """Return what precedes the names of a folder's drafts in registers: "" for a desk's only folder."""
    real = Path(os.path.realpath(folder))
    if real in (home, home / "drafts"):
        return ""
    return (real.relative_to(home) if real.is_relative_to(home) else real).as_posix() + "/"


def named_home(home: Path, folder: Path) -> Path | None:
    """Return the real desk in which a folder lies by its name, if a link in it leads out of that desk."""
    named = folder if folder.is_absolute() else Path.cwd() / folder
    found = next((above for above in (named, *named.parents[:_ABOVE]) if _has_templates(above)), None)
    real = Path(os.path.realpath(found)) if found else home
    return None if real == home else real


def has_folder(home: Path, folder: Path) -> bool:
    """Return True if a folder, or what a link of that name leads to, holds drafts of a desk."""
    return os.path.realpath(folder) in map(os.path.realpath, draft_folders(home))


def refuse_foreign(home: Path, path: Path) -> None:
    """Raise UserError unless a path names a draft in the desk itself, and no link."""
    if path.is_symlink():
        target = os.path.realpath(path)
        raise UserError(f"{path}：是链接，指到 {target}；文号只给稿子本身，请对那一份取号")
    named = named_home(home, path.parent)
    if named and not has_folder(named, path.parent):
        real = os.path.realpath(path.parent)
        raise UserError(
            f"{path}：链接指到 {real}，不在工作台 {named} 里，号会登记成两本；请把那个文件夹本身移进工作台"
        )
    if not has_folder(home, path.parent):
        where = "、".join(map(str, draft_folders(home)[:3]))
        raise UserError(f"{path}：不在工作台的稿子里（{where}），不能取号；请先把它移进去")
    if not path.name.endswith(".md") or path.name.startswith("."):
        raise UserError(f"{path}：不是工作台的稿子，不能取号；稿子的文件名以 .md 结尾")
    if twins := _same_file(path):
        raise UserError(f"{path}：和 {twins[0]} 是同一个文件（硬链接），不能各取一个号；请只留一份")


def _same_file(path: Path) -> list[Path]:
    """Return the other drafts in the folder that are the same file."""
    try:
        status = path.stat()
    except OSError:
        return []  # reading it says why
    if status.st_nlink < 2:
        return []
    with os.scandir(path.parent) as found:
        twins = [each.name for each in found if each.name.endswith(".md") and each.inode() == status.st_ino]
    return [path.parent / name for name in sorted(twins) if not _is_same_name(path, name)]


def _is_same_name(path: Path, name: str) -> bool:
    return listed_name(path).name == name


def listed_name(path: Path) -> Path:
    """Return a file's path with its name as the folder lists it: some systems find it under others too."""
    try:
        there = path.stat()
        others = {path.name.swapcase(), normalize("NFC", path.name), normalize("NFD", path.name)} - {
            path.name
        }
        if not any(_is_at(path.with_name(name), there) for name in others):
            return path
        names = os.listdir(path.parent)
    except (OSError, ValueError):
        return path
    same = [] if path.name in names else [name for name in names if _is_at(path.with_name(name), there)]
    return path.with_name(same[0]) if same else path


def _is_at(path: Path, there: os.stat_result) -> bool:
    """Return True if a path leads to a file already seen."""
    try:
        return os.path.samestat(path.stat(), there)
    except OSError:
        return False
