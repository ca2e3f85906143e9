"""Commands where a draft is written, and of its parts."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import REMARKS

ON_DRAFT = of(
    "draft",
    Command("f2,ctrl+b", "上一项", "turn_step(-1)", "到前一步", what="previous-step"),
    Command("f4,ctrl+n", "下一项", "turn_step(1)", "到后一步", in_footer=True, what="next-step"),
    Command("f5", "检查", "check", "列出问题，回车到那里去改；也可以略过", in_footer=True),
    Command("f17", "下一处", "next_words", "到下一处有问题的词句，选中它"),
    Command("ctrl+k", "批注", "remark", "给选中的词句、光标所在的一句或一格写批注；也可以写改成什么"),
    *REMARKS,
    Command("ctrl+r", "旧复", "past", "找像这件建议、像选中词句的旧答复，取一句、一段、一节过来"),
    Command("f24", "核对无误", "confirm_taken", "取过来的年份、数字、名称，核对无误；到下一处"),
    Command("ctrl+d", "逐条", "points", "建议提了哪几条，各答在哪里、答了没有；从写的这一段到它答的那一条"),
    Command("f6", "版面", "page", "窄窗口里在编辑和版面之间切换；宽窗口里到版面上翻页", in_footer=True),
    Command("ctrl+e", "取号", "take_number", "签发以后取文号：登记下一个空号，并写进稿子"),
    Command("ctrl+f", "查找替换", "find", "在整份稿子里查找、替换；已打开的，到找到的地方去写"),
    Command("f14", "换单位", "unit", "换成另一个单位的稿子；从单位档案来的跟着换，写的不动"),
    Command(
        "f22",
        "原件",
        "original",
        "看这份稿子答的建议、提案；再按换回版面，宽窗口里和版面并排",
    ),
    Command("f3,ctrl+l", "修整断行", "mend", "紧缩断得不好的行；再按一次取消"),
    Command("f7", "导出", "export", "导出为 Word 文件", in_footer=True),
    Command("f8,ctrl+s", "存盘", "save", "立即存盘（停笔一秒后也会自动存）"),
    Command("f19", "读回审阅稿", "review", "读回 Word 里改过的这份稿子：改动一处一处采纳，批注收进来"),
    Command("ctrl+o", "历史版本", "versions", "看这份稿子存过的样子和改动，可以恢复"),
    Command("f20", "改了哪些", "changes", "从上次通过、退回到现在（没有办过的从打开算起）改了哪些，谁改的"),
    Command("ctrl+z", "撤销", "undo", "撤销上一次改动，哪一步里的都可以"),
    Command("ctrl+y", "重做", "redo", "恢复撤销的改动"),
    Command("escape", "返回", "back", "从编辑处回到步骤，再按回到桌面", priority=False),
)

IN_STEPS = of(
    "steps",
    Command("up,left", "上一步", "choose(-1)", "到上一步", priority=False, what="up"),
    Command("down,right", "下一步", "choose(1)", "到下一步", priority=False, what="down"),
    Command("enter", "进去写", "enter", "到这一步里去写", priority=False),
)

IN_PASSAGE = of(
    "passage",
    Command("down", "挑套用语", "to_phrases", "在文字末尾按：到下面的套用语里；回车选用", priority=False),
    Command("up", "回到文字", "to_text", "在套用语的第一句上按：回到正在写的文字", priority=False),
    Command("ctrl+g", "存为套用语", "keep", "把正在写的这一段存为本单位的套用语", priority=False),
)

IN_OUTLINE = of(
    "outline",
    Command("enter", "写这一节", "write", "到下面写这一节的内容（双击也一样）", priority=False),
    Command("insert,plus", "加一节", "ask('add')", "在这一节后面加一节", priority=False),
    Command("delete", "删除", "ask('remove')", "删除这一节，连同下一级的各节（可撤销）", priority=False),
    Command("shift+up", "上移", "ask('up')", "连同下一级的各节往上移（用鼠标拖也可以）", priority=False),
    Command("shift+down", "下移", "ask('down')", "连同下一级的各节往下移", priority=False),
    Command("shift+left", "升一级", "ask('raise')", "连同下一级的各节升一级", priority=False),
    Command("shift+right", "降一级", "ask('lower')", "连同下一级的各节降一级", priority=False),
    Command(
        "left",
        "收起",
        "fold(True)",
        "收起下一级的各节（点 ▾ 也一样）；再按到上一级",
        priority=False,
        what="fold",
    ),
    Command("right", "展开", "fold(False)", "展开下一级的各节（点 ▸ 也一样）", priority=False, what="unfold"),
)

_FIND_ENDS = (
    Command("ctrl+g", "不分全半角", "find_loosely", "全角半角、大写小写当作一样，或者分开", priority=False),
    Command(
        "ctrl+f", "到这里写", "find_write", "关上查找，到这一处去写", priority=False, instead="draft.find"
    ),
    Command(
        "escape", "回到原处", "find_close", "关上查找，回到原来的地方", priority=False, instead="draft.back"
    ),
)

IN_FIND = of(
    "find",
    Command("enter", "下一处", "find_step(1)", "到下一处（↓ 也一样）", priority=False, what="next"),
    Command("up", "上一处", "find_step(-1)", "到上一处", priority=False, what="previous"),
    Command("tab", "换成", "find_to_new", "到“换成”那一格", priority=False),
    *_FIND_ENDS,
)

IN_REPLACE = of(
    "replace",
    Command("enter", "换这一处", "find_replace", "换这一处，到下一处", priority=False),
    Command("down", "跳过", "find_step(1)", "这一处不换，到下一处", priority=False, what="next"),
    Command(
        "ctrl+r",
        "全部换",
        "find_replace_all",
        "全部换，一次撤销",
        priority=False,
        instead="draft.past",
    ),
    *_FIND_ENDS,
)
