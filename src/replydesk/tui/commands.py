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
    Command("ctrl+f", "查找替换", "find", "在整份稿子里查找、替换；已打开的，到找到的地方去写"),
    Command("f3,ctrl+l", "修整断行", "mend", "紧缩断得不好的行；再按一次取消"),
    Command("f7", "导出", "export", "导出为 Word 文件", in_footer=True),
    Command("f8,ctrl+s", "存盘", "save", "立即存盘（停笔一秒后也会自动存）"),
    Command("ctrl+z", "撤销", "undo", "撤销上一次改动，哪一步里的都可以"),
    Command("ctrl+y", "重做", "redo", "恢复撤销的改动"),
    Command("escape", "返回", "back", "从编辑处回到步骤，再按回到桌面", priority=False),
)

IN_OUTLINE = (
    Command("enter", "写这一节", "write", "到下面写这一节的内容（双击也一样）", priority=False),
    Command("insert,plus", "加一节", "ask('add')", "在这一节后面加一节", priority=False),
    Command("delete", "删除", "ask('remove')", "删除这一节，连同下一级的各节（可撤销）", priority=False),
    Command("shift+up", "上移", "ask('up')", "连同下一级的各节往上移（用鼠标拖也可以）", priority=False),
    Command("shift+down", "下移", "ask('down')", "连同下一级的各节往下移", priority=False),
    Command("shift+left", "升一级", "ask('raise')", "连同下一级的各节升一级", priority=False),
    Command("shift+right", "降一级", "ask('lower')", "连同下一级的各节降一级", priority=False),
    Command("left", "收起", "fold(True)", "收起下一级的各节（点 ▾ 也一样）；再按到上一级", priority=False),
    Command("right", "展开", "fold(False)", "展开下一级的各节（点 ▸ 也一样）", priority=False),
)

_FIND_ENDS = (
    Command("ctrl+g", "不分全半角", "find_loosely", "全角半角、大写小写当作一样，或者分开", priority=False),
    Command("ctrl+f", "到这里写", "find_write", "关上查找，到这一处去写", priority=False),
    Command("escape", "回到原处", "find_close", "关上查找，回到原来的地方", priority=False),
)

IN_FIND = (
    Command("enter", "下一处", "find_step(1)", "到下一处（↓ 也一样）", priority=False),
    Command("up", "上一处", "find_step(-1)", "到上一处", priority=False),
    Command("tab", "换成", "find_to_new", "到“换成”那一格", priority=False),
    *_FIND_ENDS,
)

IN_REPLACE = (
    Command("enter", "换这一处", "find_replace", "换这一处，到下一处", priority=False),
    Command("down", "跳过", "find_step(1)", "这一处不换，到下一处", priority=False),
    Command("ctrl+r", "全部换", "find_replace_all", "全部换，一次撤销", priority=False),
    *_FIND_ENDS,
)

IN_FORM = (
    Command("down", "下一格", "focus_next", "到下一格（按回车、Tab 也一样）", priority=False),
    Command("up", "上一格", "focus_previous", "到上一格", priority=False),
)

IN_PASSAGE = (
    Command("down", "挑套用语", "to_phrases", "在文字末尾按：到下面的套用语里；回车选用", priority=False),
    Command("up", "回到文字", "to_text", "在套用语的第一句上按：回到正在写的文字", priority=False),
    Command("ctrl+g", "存为套用语", "keep", "把正在写的这一段存为本单位的套用语", priority=False),
)

_KEY_NAMES = {
    "escape": "Esc",
    "enter": "回车",
    "space": "空格",
    "tab": "Tab",
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
    "shift+left": "Shift+←",
    "shift+right": "Shift+→",
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
