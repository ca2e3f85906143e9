"""Commands of past replies (旧复)."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import list_moves

ON_PAST = of(
    "past",
    Command("f6", "看旧复", "page", "在列表和旧复的文字之间切换", in_footer=True),
    Command("f4", "写到哪里", "aim", "选取过来的放在哪一节、哪一段后面", in_footer=True),
    Command("ctrl+f", "找词句", "find", "键入词句找旧复；空着就是找像这件建议的", in_footer=True),
    Command("f5", "没读成的", "unread", "列出没有读成的旧复文件和原因"),
    Command("ctrl+z", "撤销取用", "undo", "撤销刚才取过来的"),
    Command("escape", "返回", "back", "从旧复回到列表，再按回到稿子", in_footer=True, priority=False),
)

IN_PAST = of(
    "replies",
    Command("enter", "看这份", "open_past", "看这份旧复，取词句", priority=False),
    *list_moves("份"),
)

IN_PAST_TEXT = of(
    "taking",
    Command("enter", "取过来", "take", "把亮着的取到稿子里；里面的年份、数字、名称要核对", priority=False),
    Command("space", "多取一些", "widen", "从这句到这段、这一节、全部标题，再回到这句", priority=False),
    Command("shift+down", "连下一段", "extend(1)", "连下面一段一起取", priority=False, what="more"),
    Command("shift+up", "少一段", "extend(-1)", "少取一段", priority=False, what="less"),
    Command("down", "下一段", "move_paragraph(1)", "到下一段", priority=False, what="down"),
    Command("up", "上一段", "move_paragraph(-1)", "到上一段", priority=False, what="up"),
    Command("right", "下一句", "move_sentence(1)", "到下一句", priority=False, what="right"),
    Command("left", "上一句", "move_sentence(-1)", "到上一句", priority=False, what="left"),
    Command("pagedown", "下一屏", "move_page(1)", "往后一屏", priority=False, what="page-down"),
    Command("pageup", "上一屏", "move_page(-1)", "往前一屏", priority=False, what="page-up"),
    Command("home", "开头", "move_end(False)", "到第一段", priority=False, what="first"),
    Command("end", "末尾", "move_end(True)", "到最后一段", priority=False, what="last"),
)
