"""Commands of a draft's versions, its changes, and of two drafts in conflict."""

from __future__ import annotations

from replydesk.tui.command import Command, of

ON_VERSIONS = of(
    "versions",
    Command("enter", "恢复到这一版", "restore", "稿子变回这一版（可撤销）", in_footer=True, priority=False),
    Command("f6", "换一种比法", "compare", "和现在比，或者和前一版比；标记的去掉", in_footer=True),
    Command("f4", "只看一人", "person", "只看一个人改的；再按换一个人，最后回到全部", in_footer=True),
    Command("f20", "花脸稿", "redline", "两版之间的改动，印在版面上看"),
    Command("escape", "返回", "back", "回到稿子，什么也不变", in_footer=True, priority=False),
)

IN_VERSIONS = of(
    "history",
    Command("space", "标记", "mark", "标记这一版，再到别的一版就和它比；再按去掉", priority=False),
    Command("up", "新一版", "move(-1)", "到新一些的一版", priority=False, what="up"),
    Command("down", "旧一版", "move(1)", "到旧一些的一版", priority=False, what="down"),
    Command("pageup", "上一页", "move(-1000)", "往新的一屏", priority=False, what="page-up"),
    Command("pagedown", "下一页", "move(1000)", "往旧的一屏", priority=False, what="page-down"),
    Command("home", "最新", "end(False)", "到最新的一版", priority=False, what="newest"),
    Command("end", "最早", "end(True)", "到最早的一版", priority=False, what="oldest"),
)

ON_CHANGES = of(
    "changes",
    Command("f4", "只看一人", "person", "只看一个人改的；再按换一个人，最后回到全部", in_footer=True),
    Command("f20", "花脸稿", "redline", "这些改动，印在版面上看", in_footer=True),
    Command("escape", "返回", "back", "回到稿子，什么也不变", in_footer=True, priority=False),
)

ON_CONFLICT = of(
    "conflict",
    Command("f2", "留我的", "settle('ours')", "存成我的；别处的留在历史版本里", in_footer=True),
    Command("f3", "用别处的", "settle('theirs')", "换成别处的；我的留在历史版本里", in_footer=True),
    Command("f4", "两份都留", "settle('both')", "别处的不动，我的另存一份，接着写", in_footer=True),
    Command(
        "escape",
        "以后再说",
        "settle('')",
        "接着写，先不存；按 F8 再选",
        in_footer=True,
        priority=False,
        what="later",
    ),
)
