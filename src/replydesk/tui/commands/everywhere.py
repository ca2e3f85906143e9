"""Commands of every screen."""

from __future__ import annotations

from replydesk.tui.command import Command

EVERYWHERE = (
    Command("f1", "帮助", "help", "看这里能做什么、按什么键", in_footer=True),
    Command("f9,ctrl+p", "命令", "commands", "列出全部命令，可按名称查找", in_footer=True),
    Command("f12,ctrl+t", "切换配色", "turn_colours", "深色、浅色、高对比，轮流换；下次打开还是它"),
    Command("f11", "设置", "settings", "看设置文件在哪里：姓名、配色、栏目、按键"),
    Command("f23", "单位档案", "profile", "看、改单位档案：名称、代字、联系人、抄送、各种写法"),
    Command("", "检查规则", "rules", "检查规则都有哪些，依据是什么（在 F9 里选）"),
    Command("f10,ctrl+q", "退出", "leave", "存盘并退出，不用确认"),
)
