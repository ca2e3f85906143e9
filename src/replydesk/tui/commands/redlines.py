"""Commands of the redline (花脸稿)."""

from __future__ import annotations

from replydesk.tui.command import Command, of

ON_REDLINE = of(
    "redline",
    Command("f2,left", "上一处", "turn_change(-1)", "到上一处改动", what="previous"),
    Command(
        "f3,right",
        "下一处",
        "turn_change(1)",
        "到下一处改动（点版面上的一处也行）",
        in_footer=True,
        what="next",
    ),
    Command("f4", "只看一人", "person", "只看一个人改的；再按换一个人，最后回到全部", in_footer=True),
    Command(
        "f7",
        "存为 Word",
        "save",
        "存成带修订的 Word 文件，和导出的放在一起；它不能当正式答复",
        in_footer=True,
    ),
    Command("escape", "返回", "back", "回到原来的地方", in_footer=True, priority=False),
)
