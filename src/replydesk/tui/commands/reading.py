"""Commands where drafts are read and approved (阅稿)."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import REMARKS

ON_READING = of(
    "reading",
    Command("f2,ctrl+b", "标题", "headings", "列出标题和页码，选一个就翻到那里"),
    Command("f3,ctrl+l", "情况", "facts", "收件人、期限、环节和每次阅稿的意见"),
    Command("f4,ctrl+n", "改稿", "write", "打开这份稿子来写；按 Esc 回到阅稿", in_footer=True),
    Command("f5,ctrl+k", "问题", "check", "列出问题、依据和略过的，回车翻到那一页"),
    Command("f6,ctrl+r", "退回", "return", "退回拟稿，要写理由", in_footer=True),
    Command(
        "f7,ctrl+e",
        "批注",
        "remark",
        "挑一行、一句、一段写批注，也可以写改成什么；点一下也行",
        in_footer=True,
    ),
    Command("f8,ctrl+g", "通过", "approve", "核稿通过转到签发，签发通过就是已签；可以写意见", in_footer=True),
    Command("f20", "改了哪些", "changes", "从上次通过、退回到现在改了哪些，谁改的"),
    Command("ctrl+d", "逐条", "points", "一条一条看：建议提了哪几条，答了没有，答在哪里"),
    Command("f22,ctrl+o", "原件", "original", "看答的建议、提案；再按换回版面，宽窗口里和版面并排"),
    *REMARKS,
    Command("ctrl+z", "取消办理", "undo", "取消刚才的通过、退回、批注；后来改过的稿子不动"),
    Command("escape", "返回", "back", "回到桌面", priority=False),
)

BETWEEN_DRAFTS = of(
    "pages",
    Command("left", "上一件", "turn_draft(-1)", "到上一件", priority=False, what="previous-draft"),
    Command("right", "下一件", "turn_draft(1)", "到下一件", priority=False, what="next-draft"),
)

BETWEEN_PAGES = of(
    "pages",
    Command("pageup", "上一页", "previous_page", "往前翻；并排两页时翻两页", priority=False),
    Command("pagedown,space", "下一页", "next_page", "往后翻；并排两页时翻两页", priority=False),
)

ON_PAGES = (
    *BETWEEN_PAGES,
    *BETWEEN_DRAFTS,
    *of(
        "pages",
        Command("home", "第一页", "first_page", "到第一页", priority=False),
        Command("end", "末一页", "last_page", "到最后一页", priority=False),
        Command("up", "上移", "scroll_line(-1)", "往上移一行", priority=False, what="line-up"),
        Command("down", "下移", "scroll_line(1)", "往下移一行", priority=False, what="line-down"),
    ),
)

IN_LINES = of(
    "lines",
    Command("enter", "写批注", "write_remark", "给这几个字写批注", priority=False),
    Command("down", "下一行", "move_line(1)", "到下一行", priority=False, what="down"),
    Command("up", "上一行", "move_line(-1)", "到上一行", priority=False, what="up"),
    Command("right", "下一句", "move_sentence(1)", "到下一句", priority=False, what="right"),
    Command("left", "上一句", "move_sentence(-1)", "到上一句", priority=False, what="left"),
    Command("space", "宽一些", "widen", "从这句到这段、这一节的标题，再回到这句", priority=False),
    Command("pagedown", "下一页", "move_page(1)", "到下一页的第一行", priority=False, what="page-down"),
    Command("pageup", "上一页", "move_page(-1)", "到上一页的第一行", priority=False, what="page-up"),
    Command("escape", "不批注", "close_lines", "不写了，接着看", priority=False, instead="reading.back"),
)
