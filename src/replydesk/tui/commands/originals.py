"""Commands of an original: beside the page, and where originals are taken in."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import list_moves

IN_ORIGINAL = of(  # wherever an original is shown
    "original",
    Command(
        "ctrl+f",
        "找词句",
        "find_in_original",
        "在原件里找（按 / 也行）；回车、↓ 下一处，↑ 上一处",
        priority=False,
        instead="draft.find",
        what="find",
    ),
    Command("escape", "返回", "leave_original", "回到原来的地方", priority=False, what="back"),
)

ON_ORIGINAL = of(  # where a draft is written
    "original",
    Command(
        "enter",
        "引用",
        "quote_original",
        "选中的（没有选，就是光标所在的一句）加上引号，放到刚才写的地方",
        priority=False,
        what="quote",
    ),
    Command(
        "insert",
        "添加原件",
        "put_original",
        "选一个文件当原件，或者换一份；把原件的文字粘贴到这里也行",
        priority=False,
        what="put",
    ),
    Command(
        "delete",
        "拿掉原件",
        "take_off_original",
        "这份稿子不要这份原件，挪到“换下的”",
        priority=False,
        what="take-off",
    ),
)

ON_ORIGINALS = of(  # taken in on the desk
    "originals",
    Command(
        "enter", "选稿子", "choose", "这份原件是哪份稿子的：挑，或者键入字找", in_footer=True, priority=False
    ),
    Command("f8", "放好", "keep", "照配好的放：原件放进“原件”文件夹，稿子的空栏填上", in_footer=True),
    Command("f2", "建新稿子", "make", "给这份原件建一份新稿子；再按不建"),
    Command("f3", "都建新稿子", "make_all", "没有对上的都建新稿子；再按都不建", in_footer=True),
    Command("f4", "下一份没对上", "next_open", "到下一份没有对上稿子的"),
    Command("f6", "看原文", "page", "到原件的文字里看、找；再按回到列表"),
    Command("escape", "返回", "back", "什么也不放，回到桌面", in_footer=True, priority=False),
)

IN_ORIGINALS = of(
    "incoming",
    Command("space", "不要", "leave_out", "这一份不要，再按还要；到下一份", priority=False),
    *list_moves("份"),
)
