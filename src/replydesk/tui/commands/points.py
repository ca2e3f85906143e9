"""Commands of the points of an original (逐条)."""

from __future__ import annotations

from replydesk.tui.command import Command, of

_PAGE = Command("f6", "版面", "page", "窄窗口里在逐条和版面之间切换；宽窗口里到版面上翻页", in_footer=True)
_BACK = Command("escape,ctrl+d", "返回", "back", "回到原来的地方", in_footer=True, priority=False)

ON_POINTS = of(
    "points",
    Command("f2", "答在光标处", "tie_here", "打开逐条时光标所在的那一段，答的是这一条"),
    Command("f3", "挑段落", "tie_picked", "挑一段、一节：答的是这一条"),
    Command("f4", "改写", "reword", "改这一条的字"),
    Command("f5", "拆开", "split", "把这一条拆成两条；答在哪里留给前一条"),
    Command("f7", "并下一条", "join", "把下一条并进来，答在哪里也并进来"),
    Command(
        "f8", "一条一节", "sections", "没有段落的，每条添一节“关于……的建议。”，照条的先后", in_footer=True
    ),
    Command("f14", "哪段没答", "answering_none", "列出没有答哪一条的段落；回车到那里", in_footer=True),
    Command("ctrl+f", "从原件找", "find", "从原件里找出各条；已有的不动，只添没有的"),
    _PAGE,
    Command("ctrl+z", "撤销", "undo", "撤销上一次改动"),
    Command("ctrl+y", "重做", "redo", "恢复撤销的改动"),
    _BACK,
)

ON_POINTS_READ = of("pointview", _PAGE, _BACK)

IN_POINTS = of(
    "pointlist",
    Command("enter", "到那里", "go", "到答这一条的段落；再按 Ctrl+D 回到这一条", priority=False),
    Command("up", "往上", "move(-1)", "到上一行", priority=False, what="up"),
    Command("down", "往下", "move(1)", "到下一行", priority=False, what="down"),
    Command("pageup", "上一页", "move(-1000)", "往前一屏", priority=False, what="page-up"),
    Command("pagedown", "下一页", "move(1000)", "往后一屏", priority=False, what="page-down"),
    Command("home", "第一条", "end(False)", "到第一条", priority=False, what="first"),
    Command("end", "末一条", "end(True)", "到最后一行", priority=False, what="last"),
)

IN_POINT = of(
    "point",
    Command("space", "认下", "settle", "“像是”的认下，到下一条；在条上，它下面的都认下", priority=False),
    Command("1", "已答", "mark('已答')", "这一条答了", priority=False, what="answered"),
    Command("2", "部分", "mark('部分')", "答了一部分；可以写明差在哪里", priority=False, what="partly"),
    Command("3", "未答", "mark('未答')", "这一条还没有答", priority=False, what="open"),
    Command("4", "不采纳", "mark('不采纳')", "不采纳，要写理由", priority=False, what="declined"),
    Command("5", "不记", "mark('')", "不记了：有段落就是已答", priority=False, what="unset"),
    Command("insert", "加一条", "add", "在这一条后面加一条", priority=False),
    Command("delete", "去掉", "remove", "在条上去掉这一条，在段落上只去掉“答在”（可撤销）", priority=False),
    Command("shift+up", "上移", "shift(-1)", "这一条往前移", priority=False, what="up"),
    Command("shift+down", "下移", "shift(1)", "这一条往后移", priority=False, what="down"),
)
