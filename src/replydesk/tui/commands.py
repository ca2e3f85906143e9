"""Every command of the workbench, declared once: keys, footer, help and the list of F9 follow."""

from __future__ import annotations

import re
from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a clerk can do. `action` is a Textual action; the first of `keys` is shown."""

    keys: str
    name: str
    action: str
    help: str
    in_footer: bool = False
    priority: bool = True

    @property
    def binding(self) -> Binding:
        """The command as a key binding, with an id by which it can be remapped."""
        return Binding(
            self.keys,
            f"behind_keys({self.action!r})" if self.priority else self.action,
            self.name,
            show=self.in_footer,
            priority=self.priority,
            id=re.sub(r"\W+", "-", self.action).strip("-"),
            key_display=key_name(self.keys),
        )


EVERYWHERE = (
    Command("f1", "帮助", "help", "看这里能做什么、按什么键", in_footer=True),
    Command("f9,ctrl+p", "命令", "commands", "列出全部命令，可按名称查找", in_footer=True),
    Command("f12,ctrl+t", "切换深浅色", "turn_colours", "深色底和浅色底之间切换"),
    Command("f10,ctrl+q", "退出", "leave", "存盘并退出，不用确认"),
)

ON_DESK = (
    Command("enter", "打开", "open", "打开选中的稿子", in_footer=True, priority=False),
    Command("f2", "新建", "new", "新建一份答复", in_footer=True),
    Command("f3,ctrl+l", "导入清单", "import_list", "从交办清单（Excel、CSV）建稿子", in_footer=True),
    Command("ctrl+o", "导入旧答复", "import_replies", "把以前的答复（Word、PDF、文本，或文件夹）变成稿子"),
    Command("f7", "导出", "export", "把选中的稿子导出为 Word 文件；选了几件就导出几件", in_footer=True),
    Command(
        "ctrl+f",
        "连公开件导出",
        "export_public",
        "导出，再各做一份公开件：没有电话、联系人、签发人",
    ),
    Command("f8", "文号登记", "numbers", "看文号登记：用了哪些号，哪些空着，哪里重号"),
    Command("ctrl+e", "取号", "take_number", "签发时给选中的稿子取文号，登记并写进稿子"),
    Command("ctrl+r", "排序", "sort", "按稿子、文号、期限、修改时间、问题轮换"),
    Command("ctrl+g", "分组", "group", "按状态、期限分组，或者不分组"),
    Command("ctrl+a", "全选", "mark_all", "选中列出的全部稿子；再按一次都不选"),
    Command("escape", "回到列表", "back", "从查找框回到列表", priority=False),
)

IN_LIST = (
    Command("space", "选中", "mark", "选中或不选这一件，到下一件", priority=False),
    Command("enter", "打开", "open", "打开这一件", priority=False),
    Command("up", "上一件", "move(-1)", "到上一件", priority=False),
    Command("down", "下一件", "move(1)", "到下一件", priority=False),
    Command("pageup", "上一页", "move(-1000)", "往前一屏", priority=False),
    Command("pagedown", "下一页", "move(1000)", "往后一屏", priority=False),
    Command("home", "第一件", "end(False)", "到第一件", priority=False),
    Command("end", "末一件", "end(True)", "到最后一件", priority=False),
)

ON_DRAFT = (
    Command("f2,ctrl+b", "上一项", "previous_step", "到前一步"),
    Command("f4,ctrl+n", "下一项", "next_step", "到后一步", in_footer=True),
    Command("f5", "检查", "check", "列出问题，回车到那一步去改", in_footer=True),
    Command("f6", "版面", "page", "窄窗口里在编辑和版面之间切换；宽窗口里到版面上翻页", in_footer=True),
    Command("ctrl+e", "取号", "take_number", "签发时取文号：登记下一个空号，并写进稿子"),
    Command("f3,ctrl+l", "修整断行", "mend", "紧缩断得不好的行；再按一次取消"),
    Command("f7", "导出", "export", "导出为 Word 文件", in_footer=True),
    Command("f8,ctrl+s", "存盘", "save", "立即存盘（停笔一秒后也会自动存）"),
    Command("ctrl+z", "撤销", "undo", "撤销上一次改动，哪一步里的都可以"),
    Command("ctrl+y", "重做", "redo", "恢复撤销的改动"),
    Command("escape", "返回", "back", "从编辑处回到步骤，再按回到桌面", priority=False),
)

IN_OUTLINE = (
    Command("enter", "写这一节", "select", "到下面写这一节的内容", priority=False),
    Command("insert,plus", "加一节", "ask('add')", "在这一节后面加一节", priority=False),
    Command("delete", "删除", "ask('remove')", "删除这一节（可撤销）", priority=False),
    Command("shift+up", "上移", "ask('up')", "与上一节换位置", priority=False),
    Command("shift+down", "下移", "ask('down')", "与下一节换位置", priority=False),
    Command("left", "升一级", "ask('raise')", "标题升一级", priority=False),
    Command("right", "降一级", "ask('lower')", "标题降一级", priority=False),
)

IN_FORM = (
    Command("down", "下一格", "focus_next", "到下一格（按回车、Tab 也一样）", priority=False),
    Command("up", "上一格", "focus_previous", "到上一格", priority=False),
)

IN_PASSAGE = (
    Command("down", "挑套用语", "to_phrases", "在文字末尾按：到下面的套用语里；回车选用", priority=False),
    Command("up", "回到文字", "to_text", "在套用语的第一句上按：回到正在写的文字", priority=False),
)

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "回车",
    "space": "空格",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "insert": "Insert",
    "delete": "Delete",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "shift+up": "Shift+↑",
    "shift+down": "Shift+↓",
}


def key_name(keys: str) -> str:
    """The first of a command's keys as a clerk reads it: F4, Ctrl+Z, 回车."""
    first = keys.split(",")[0]
    if first in _KEY_NAMES:
        return _KEY_NAMES[first]
    return "+".join(part.capitalize() for part in first.split("+"))


def all_keys(keys: str) -> str:
    """All keys of a command: F4 或 Ctrl+N."""
    return " 或 ".join(key_name(key) for key in keys.split(",") if key != "plus")


def footer(here: tuple[Command, ...]) -> tuple[Command, ...]:
    """The commands shown at the foot of a screen with these commands of its own."""
    first, *others = (each for each in EVERYWHERE if each.in_footer)
    return (first, *(each for each in here if each.in_footer), *others)


def bindings(commands: tuple[Command, ...]) -> list[BindingType]:
    """The key bindings of some commands."""
    return [command.binding for command in commands]
