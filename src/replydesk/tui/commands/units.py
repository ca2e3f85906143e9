"""Commands of the unit profile as a form."""

from __future__ import annotations

from replydesk.tui.command import Command, of

ON_PROFILE = of(
    "profile",
    Command("f2,ctrl+b", "上一组", "turn_group(-1)", "到前一组", what="previous-group"),
    Command("f4,ctrl+n", "下一组", "turn_group(1)", "到后一组", what="next-group", in_footer=True),
    Command("f6", "版面", "page", "窄窗口里换成版面，再按回来；宽窗口里到版面上翻页", in_footer=True),
    Command("ctrl+z", "取消改动", "undo", "档案变回上一次改动以前", in_footer=True),
    Command("escape", "返回", "back", "存好，回到原来的地方", in_footer=True, priority=False),
)

IN_PICK = of(
    "pick",
    Command("enter,space", "挑一句", "pick", "列出套用语，按印出来的样子挑", priority=False),
    Command("down", "下一格", "app.focus_next", "到下一格", priority=False, what="down"),
    Command("up", "上一格", "app.focus_previous", "到上一格", priority=False, what="up"),
)

IN_RULES = of(
    "rules",
    Command("space", "查或不查", "switch", "本单位查这一条，或者不查", priority=False),
    Command("right", "轻一级", "weigh(1)", "惯例：错误改疑似，疑似改提示", priority=False, what="lighter"),
    Command("left", "重一级", "weigh(-1)", "惯例：提示改疑似，疑似改错误", priority=False, what="heavier"),
)
