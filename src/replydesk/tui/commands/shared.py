"""Commands of parts that several screens have: lists, forms, texts, pages, remarks."""

from __future__ import annotations

from replydesk.tui.command import Command, of


def list_moves(row: str) -> tuple[Command, ...]:
    """Return the commands that move in a list; `row` is the measure word of its rows."""
    return (
        Command("up", f"上一{row}", "move(-1)", f"到上一{row}", priority=False, what="up"),
        Command("down", f"下一{row}", "move(1)", f"到下一{row}", priority=False, what="down"),
        Command("pageup", "上一页", "move(-1000)", "往前一屏", priority=False, what="page-up"),
        Command("pagedown", "下一页", "move(1000)", "往后一屏", priority=False, what="page-down"),
        Command("home", f"第一{row}", "end(False)", f"到第一{row}", priority=False, what="first"),
        Command("end", f"末一{row}", "end(True)", f"到最后一{row}", priority=False, what="last"),
    )


REMARKS = (  # of a draft, on the screens where it is written and read
    Command("f16", "下一条批注", "next_remark(1)", "到下一条没有处理的批注", what="next-remark"),
    Command("f15", "上一条批注", "next_remark(-1)", "到上一条没有处理的批注", what="previous-remark"),
    Command("f18", "全部批注", "remarks", "列出全部批注，处理过的也在；回车到那里"),
)

IN_FORM = of(
    "form",
    Command("down", "下一格", "focus_next", "到下一格（按回车、Tab 也一样）", priority=False),
    Command("up", "上一格", "focus_previous", "到上一格", priority=False),
)

IN_CHOICE = of(
    "choice",
    Command("right,space", "选后一个", "choose(1)", "选后面的一个", priority=False, what="next"),
    Command("left", "选前一个", "choose(-1)", "选前面的一个", priority=False, what="previous"),
    Command("down", "下一格", "app.focus_next", "到下一格", priority=False, what="down"),
    Command("up", "上一格", "app.focus_previous", "到上一格", priority=False, what="up"),
)

IN_TEXT = of(
    "text",
    Command("ctrl+home", "到开头", "go_to_end(True)", "到这一格文字的开头", priority=False, what="begin"),
    Command("ctrl+end", "到末尾", "go_to_end(False)", "到这一格文字的末尾", priority=False, what="end"),
)

IN_SELECTION = of(
    "selection",
    Command(
        "shift+right",
        "选中",
        "cursor_right(True)",
        "按住 Shift 按方向键、Home、End；鼠标拖也可以",
        priority=False,
        what="select",
    ),
    Command("ctrl+a", "全选", "select_all", "选中这一格的全部文字", priority=False),
    Command("ctrl+c", "复制", "copy", "复制选中的文字；多数终端里，别的程序也能贴", priority=False),
    Command("ctrl+x", "剪切", "cut", "复制选中的文字，再从这里去掉", priority=False),
    Command(
        "ctrl+v",
        "粘贴",
        "paste",
        "贴上在这里复制的；别处复制的，按终端的粘贴（多是右键）",
        priority=False,
    ),
)

IN_PAGE = of(
    "page",
    Command("pageup", "上一屏", "page_up", "往前翻一屏", priority=False),
    Command("pagedown", "下一屏", "page_down", "往后翻一屏", priority=False),
    Command("up", "往上", "scroll_up", "往上一行", priority=False),
    Command("down", "往下", "scroll_down", "往下一行", priority=False),
    Command("home", "到第一页", "scroll_home", "到第一页", priority=False),
    Command("end", "到末页", "scroll_end", "到最后一页", priority=False),
)

IN_REMARK = of(
    "remark",
    Command("1", "采纳", "settle('已采纳')", "换成提出的词句（可撤销）", priority=False, what="take"),
    Command("2", "已改", "settle('已改')", "已经照着改好了", priority=False, what="done"),
    Command("3", "不改", "settle('不改')", "不照着改，要写理由", priority=False, what="decline"),
    Command("4", "回复", "settle('回复')", "回一句话，批注还留着", priority=False, what="reply"),
    Command("5", "重开", "settle('重开')", "处理过的，再提出来", priority=False, what="reopen"),
    Command("enter", "回去", "leave_remark", "回到这条批注说的文字，接着写", priority=False),
    Command("down", "下一条", "turn(1)", "到下一条没有处理的批注", priority=False, what="down"),
    Command("up", "上一条", "turn(-1)", "到上一条没有处理的批注", priority=False, what="up"),
    Command("pagedown", "往下看", "page_down", "批注长，往下看", priority=False),
    Command("pageup", "往上看", "page_up", "批注长，往上看", priority=False),
)
