"""Commands where a review copy is taken in (读回审阅稿)."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import list_moves

ON_REVIEW = of(
    "review",
    Command(
        "enter,f8", "写进稿子", "take", "采纳的写进稿子，批注收进去；一次撤销", in_footer=True, priority=False
    ),
    Command("f2", "此人全采纳", "take_person", "这个人的都采纳；再按都不采纳", in_footer=True),
    Command("f3", "全部采纳", "take_all", "所有人的都采纳；再按都不采纳", in_footer=True),
    Command("f4", "下一处没定", "next_open", "到下一处还没有定的改动"),
    Command("f5", "看写成什么样", "view", "版面上换着看：所有的改动，或者只有采纳的"),
    Command("f6", "版面", "page", "窄窗口里在改动和版面之间切换；宽窗口里到版面上翻页", in_footer=True),
    Command("escape", "返回", "back", "稿子不变，回到原来的地方", priority=False),
)

IN_DECISIONS = of(
    "decisions",
    Command("space", "采纳", "decide", "采纳这一处，再按是不采纳；到下一处", priority=False),
    Command("delete", "不采纳", "refuse", "不采纳这一处，到下一处", priority=False),
    *list_moves("处"),
)

ON_CLASHES = of(
    "clashes",
    Command("f2", "我们的", "choose('ours')", "这一处留我们的", in_footer=True),
    Command("f3", "他的", "choose('theirs')", "这一处用他的", in_footer=True),
    Command("f4", "两样都留", "choose('both')", "我们的在前，他的接在后面", in_footer=True),
    Command("up,left", "上一处", "move(-1)", "到上一处", priority=False, what="up"),
    Command("down,right", "下一处", "move(1)", "到下一处", priority=False, what="down"),
    Command("enter,f8", "写进稿子", "take", "照选的写进稿子", in_footer=True, priority=False),
    Command("escape", "返回", "back", "回到改动的列表，稿子不变", priority=False),
)
