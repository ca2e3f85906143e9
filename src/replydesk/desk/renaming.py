"""Names of drafts as a clerk types them: checked, given to drafts with their numbers, to copies of drafts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from replydesk.desk import desk_folder, draft_files, numbering
from replydesk.desk.desk_folder import Desk
from replydesk.draft.reuse import fresh_copy
from replydesk.reply.registers.actions import adopt, give_back, reserve
from replydesk.reply.registers.model import NumberEntry, NumberState, Stamp
from replydesk.reply.registers.names import looks
from replydesk.text.characters import MAX_NAME_BYTES, file_name
from replydesk.text.errors import UserError
from replydesk.text.marks import without_unseen

if TYPE_CHECKING:
    from replydesk.desk.register_file import Decide, RegisterFile

_MARK = "（副本）"  # what the proposed name of a copy ends with
_BAD_IN_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f]')
_COPY_MARK = re.compile(rf"{_MARK}\d{{0,6}}\Z")


class Renamed(NamedTuple):
    """A draft under its new name, and what the clerk should know of its number."""

    path: Path
    note: str = ""


def plain_name(typed: str) -> str:
    """Return a name as typed without blanks at its ends, and without .md."""
    name = typed.strip()
    return name[:-3].rstrip() if name.lower().endswith(".md") else name


def name_trouble(place: Desk, name: str, path: Path | None = None) -> str:
    """Return why a draft cannot have a name, with the remedy; "" if it can. `path` is its present file."""
    if path and name == _stem(path):
        return ""
    if trouble := _form_trouble(name):
        return trouble
    if not place.is_draft_name(f"{name}.md"):
        return f"“{name}”是说明文件的名字，不能用来叫稿子；请换一个名字"
    others = [_stem(other) for other in place.drafts() if other != path]
    if name in others:
        return f"已有叫“{name}”的稿子；请换一个名字"
    shown = looks(name)
    like = next((other for other in others if looks(other) == shown), None)
    return f"和已有的“{like}”看上去一样，容易认错；请换一个名字" if like is not None else ""


def _form_trouble(name: str) -> str:
    """Return why some system cannot have a file of this name, "" if all can."""
    if not name:
        return "请写上名字"
    if bad := _BAD_IN_NAME.search(name):
        return (
            f"名字里不能有“{bad[0]}”；请去掉或换成别的字"
            if bad[0].isprintable()
            else "名字里有看不见的字符；请重写"
        )
    if without_unseen(name) != name:
        return "名字里有看不见的字符；请重写"
    if len(name.encode("utf-8", "replace")) > MAX_NAME_BYTES:
        return f"名字太长（{len(name)} 字），请缩到 {MAX_NAME_BYTES // 3} 个汉字以内"
    if name[0] == "." or name[-1] == ".":
        return "名字的头尾不能是“.”；请去掉"
    if file_name(name) != name:
        kept = file_name(name)
        return f"这个名字有的电脑上存不了；可以写“{kept}”"
    return ""


def _stem(path: Path) -> str:
    return path.name.removesuffix(".md")


def rename_draft(place: Desk, path: Path, name: str, by: Stamp) -> Renamed:
    """Give a draft another name; its versions, undo history and numbers follow.

    Raises UserError, then it has its old name. The number follows last: until then the register names a
    draft that is gone, and asking for the number again mends that.
    """
    if trouble := name_trouble(place, name, path):
        raise UserError(trouble)
    target = path.with_name(f"{name}.md")
    if target == path:
        return Renamed(path)
    with draft_files.held_alone(path, by.by), draft_files.held_alone(target, by.by):
        draft_files.move_draft(path, target)
    return Renamed(target, _move_numbers(place, place.key(path), place.key(target), by))


def _move_numbers(place: Desk, old: str, new: str, by: Stamp) -> str:
    """Register the numbers of a draft under its new name; return what could not be done, "" if all was."""
    try:
        found = numbering.register_files(place)[0]
    except UserError as error:
        return f"文号登记没有改：{error}"
    troubles = [trouble for file in found if (trouble := _move_in(file, old, new, by))]
    return f"文号登记还记着旧名：{troubles[0]}" if troubles else ""


def _move_in(file: RegisterFile, old: str, new: str, by: Stamp) -> str:
    """Register the numbers of one register under a new name; return what could not be done."""
    try:
        register = file.read()
        for serial in register.by_draft.get(old, ()):
            decisions = file.record(*_moves(register.entries[serial], old, new, by))
            if refusal := next((each.refusal for each in decisions if each.refusal), ""):
                return refusal
    except UserError as error:
        return str(error)
    return ""


def _moves(entry: NumberEntry, old: str, new: str, by: Stamp) -> list[Decide]:
    """Return the actions by which a number goes to a draft's new name.

    An assigned one is adopted by it; a reserved one is given back and reserved again, in one go.
    """
    number = entry.number
    if entry.state is NumberState.ASSIGNED:
        return [lambda register: adopt(register, by, new, number, {old})]
    return [
        lambda register: give_back(register, by, number, f"“{old}”改名为“{new}”"),
        lambda register: reserve(register, by, new, entry.reason, number),
    ]


def copy_name(place: Desk, path: Path) -> str:
    """Return the name proposed for a copy of a draft: free, and marked as a copy."""
    stem = _COPY_MARK.sub("", _stem(path))
    return place.free_name(file_name(stem, _MARK))


def copy_draft(place: Desk, path: Path, name: str, year: str) -> Path:
    """Write a copy of a draft for a similar reply under a new name. Raises UserError."""
    if trouble := name_trouble(place, name):
        raise UserError(trouble)
    return place.new(name, fresh_copy(desk_folder.read_draft(path).draft, year))
