"""All commands of the workbench, declared once; footer, help and command list are derived from them."""

from __future__ import annotations

from replydesk.tui.command import Command, of


def _moves(row: str) -> tuple[Command, ...]:
    """Return the commands that move in a list; `row` is the measure word of its rows."""
    return (
        Command("up", f"上一{row}", "move(-1)", f"到上一{row}", priority=False, what="up"),
        Command("down", f"下一{row}", "move(1)", f"到下一{row}", priority=False, what="down"),
        Command("pageup", "上一页", "move(-1000)", "往前一屏", priority=False, what="page-up"),
        Command("pagedown", "下一页", "move(1000)", "往后一屏", priority=False, what="page-down"),
        Command("home", f"第一{row}", "end(False)", f"到第一{row}", priority=False, what="first"),
        Command("end", f"末一{row}", "end(True)", f"到最后一{row}", priority=False, what="last"),
    )


EVERYWHERE = (
    Command("f1", "帮助", "help", "看这里能做什么、按什么键", in_footer=True),
    Command("f9,ctrl+p", "命令", "commands", "列出全部命令，可按名称查找", in_footer=True),
    Command("f12,ctrl+t", "切换配色", "turn_colours", "深色、浅色、高对比，轮流换；下次打开还是它"),
    Command("f11", "设置", "settings", "看设置文件在哪里：姓名、配色、栏目、按键"),
    Command("f23", "单位档案", "profile", "看、改单位档案：名称、代字、联系人、抄送、各种写法"),
    Command("", "检查规则", "rules", "检查规则都有哪些，依据是什么（在 F9 里选）"),
    Command("f10,ctrl+q", "退出", "leave", "存盘并退出，不用确认"),
)

ON_DESK = of(
    "desk",
    Command("enter", "打开", "open", "打开选中的稿子", in_footer=True, priority=False),
    Command("f2", "新建", "new", "新建一份答复", in_footer=True),
    Command("ctrl+d", "复制一份", "copy", "照选中的再写一份：不带文号的序号、日期、期限和办理记录"),
    Command("f6", "改名", "rename", "给稿子换名字；历史版本、文号登记跟着走"),
    Command("delete", "删除", "delete", "把选中的稿子放进回收站，可以放回", priority=False),
    Command("ctrl+u", "回收站", "bin", "看删掉的稿子，放回来"),
    Command("f3,ctrl+l", "导入清单", "import_list", "从交办清单（Excel、CSV）建稿子"),
    Command(
        "ctrl+o", "导入旧答复", "import_replies", "把以前的答复（Word、PDF、网页、文本，或文件夹）变成稿子"
    ),
    Command(
        "f22",
        "添加原件",
        "originals",
        "把建议、提案的原件（Word、PDF、网页、文本，或文件夹）配给稿子",
    ),
    Command("f4,ctrl+y", "阅稿", "read", "逐件看印出来的样子，通过或者退回；可以先选几件", in_footer=True),
    Command("f5,ctrl+s", "环节", "stage", "把选中的稿子送核、送签、记为已签、记为已发，或者收回"),
    Command("f7", "导出", "export", "把选中的稿子导出为 Word 文件；选了几件就导出几件", in_footer=True),
    Command("ctrl+f", "查找", "find", "到查找框：按文号、收件人、案由、正文找"),
    Command("ctrl+k", "连公开件导出", "export_public", "导出，再各做一份公开件：没有电话、联系人、签发人"),
    Command(
        "f20",
        "导出审阅稿",
        "export_review",
        "给领导在 Word 里改的：版面同答复，带批注，记修订；改好可以读回",
    ),
    Command("f16", "发文稿纸", "export_approval", "做随稿子送核、送签的审批单：已有的意见填好，空着的手写"),
    Command("ctrl+w", "用 Word 打开", "open_word", "打开选中的稿子导出的 Word 文件"),
    Command("ctrl+n", "打开文件夹", "open_folder", "打开稿子所在的文件夹"),
    Command("ctrl+b", "打印", "print", "打印选中的稿子，或者存成 PDF；改过的先导出"),
    Command("ctrl+x", "另存", "save_as", "把稿子或者导出的 Word 另存到别处", priority=False),
    Command("f8", "文号登记", "numbers", "看文号登记：用了哪些号，哪些空着，哪里重号；预留、退回、作废"),
    Command("ctrl+e", "取号", "take_number", "给签发了的稿子取文号，登记并写进稿子"),
    Command("ctrl+r", "排序", "sort", "按编号、稿子、文号、期限、修改时间、问题轮换"),
    Command("f18", "栏目", "columns", "挑列表里显示哪些栏目，排先后"),
    Command("ctrl+g", "分组", "group", "按环节、期限、状态分组，或者不分组"),
    Command("ctrl+a", "全选", "mark_all", "选中列出的全部稿子；再按一次都不选"),
    Command("f19", "读回审阅稿", "review", "读回 Word 里改过的审阅稿：改动一处一处采纳，批注收进稿子"),
    Command("insert", "再选上", "mark_again", "办完就不再选中；再选上刚才办的那几件", priority=False),
    Command(
        "ctrl+z", "取消办理", "undo", "取消刚才的送核、退回、删除、改名、复制、新建、导入；后来改过的稿子不动"
    ),
    Command("escape", "回到列表", "back", "不再查找，列出全部稿子", priority=False),
)

IN_LIST = of(
    "list",
    Command("space", "选中", "mark", "选中或不选这一件，到下一件", priority=False),
    Command("enter", "打开", "open", "打开这一件", priority=False),
    *_moves("件"),
)

ON_BIN = of(
    "bin",
    Command(
        "enter", "放回", "put_back", "把选中的放回桌面；没有选，就放这一份", in_footer=True, priority=False
    ),
    Command("f6", "看内容", "page", "窄窗口里在列表和内容之间切换；宽窗口里到内容上翻页", in_footer=True),
    Command("ctrl+a", "全选", "mark_all", "选中全部；再按一次都不选"),
    Command("escape", "返回", "back", "回到桌面", in_footer=True, priority=False),
)

IN_BIN = of(
    "deleted",
    Command("space", "选中", "mark", "选中或不选这一份，到下一份", priority=False),
    *_moves("份"),
)

_REMARKS = (  # of a draft, on the screens where it is written and read
    Command("f16", "下一条批注", "next_remark(1)", "到下一条没有处理的批注", what="next-remark"),
    Command("f15", "上一条批注", "next_remark(-1)", "到上一条没有处理的批注", what="previous-remark"),
    Command("f18", "全部批注", "remarks", "列出全部批注，处理过的也在；回车到那里"),
)

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
    *_REMARKS,
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

ON_DRAFT = of(
    "draft",
    Command("f2,ctrl+b", "上一项", "turn_step(-1)", "到前一步", what="previous-step"),
    Command("f4,ctrl+n", "下一项", "turn_step(1)", "到后一步", in_footer=True, what="next-step"),
    Command("f5", "检查", "check", "列出问题，回车到那里去改；也可以略过", in_footer=True),
    Command("f17", "下一处", "next_words", "到下一处有问题的词句，选中它"),
    Command("ctrl+k", "批注", "remark", "给选中的词句、光标所在的一句或一格写批注；也可以写改成什么"),
    *_REMARKS,
    Command("ctrl+r", "旧复", "past", "找像这件建议、像选中词句的旧答复，取一句、一段、一节过来"),
    Command("f24", "核对无误", "confirm_taken", "取过来的年份、数字、姓名，核对无误；到下一处"),
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

ON_VERSIONS = of(
    "versions",
    Command("enter", "恢复到这一版", "restore", "稿子变回这一版（可撤销）", in_footer=True, priority=False),
    Command("f6", "换一种比法", "compare", "和现在比，或者和前一版比；标记的去掉", in_footer=True),
    Command("f4", "只看一人", "person", "只看一个人改的；再按换一个人，最后回到全部", in_footer=True),
    Command("f20", "花脸稿", "redline", "两版之间的改动，印在版面上看"),
    Command("escape", "返回", "back", "回到稿子，什么也不变", in_footer=True, priority=False),
)

ON_CHANGES = of(
    "changes",
    Command("f4", "只看一人", "person", "只看一个人改的；再按换一个人，最后回到全部", in_footer=True),
    Command("f20", "花脸稿", "redline", "这些改动，印在版面上看", in_footer=True),
    Command("escape", "返回", "back", "回到稿子，什么也不变", in_footer=True, priority=False),
)

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
    *_moves("处"),
)

_POINTS_PAGE = Command(
    "f6", "版面", "page", "窄窗口里在逐条和版面之间切换；宽窗口里到版面上翻页", in_footer=True
)
_POINTS_BACK = Command("escape,ctrl+d", "返回", "back", "回到原来的地方", in_footer=True, priority=False)

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
    _POINTS_PAGE,
    Command("ctrl+z", "撤销", "undo", "撤销上一次改动"),
    Command("ctrl+y", "重做", "redo", "恢复撤销的改动"),
    _POINTS_BACK,
)

ON_POINTS_READ = of("pointview", _POINTS_PAGE, _POINTS_BACK)

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
    *_moves("份"),
)

IN_PAST_TEXT = of(
    "taking",
    Command("enter", "取过来", "take", "把亮着的取到稿子里；里面的年份、数字、姓名要核对", priority=False),
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

ON_PROFILE = of(
    "profile",
    Command("f2,ctrl+b", "上一组", "turn_group(-1)", "到前一组", what="previous-group"),
    Command("f4,ctrl+n", "下一组", "turn_group(1)", "到后一组", what="next-group", in_footer=True),
    Command("f6", "版面", "page", "窄窗口里换成版面，再按回来；宽窗口里到版面上翻页", in_footer=True),
    Command("ctrl+z", "取消改动", "undo", "档案变回上一次改动以前", in_footer=True),
    Command("escape", "返回", "back", "存好，回到原来的地方", in_footer=True, priority=False),
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

IN_FORM = of(
    "form",
    Command("down", "下一格", "focus_next", "到下一格（按回车、Tab 也一样）", priority=False),
    Command("up", "上一格", "focus_previous", "到上一格", priority=False),
)

IN_PASSAGE = of(
    "passage",
    Command("down", "挑套用语", "to_phrases", "在文字末尾按：到下面的套用语里；回车选用", priority=False),
    Command("up", "回到文字", "to_text", "在套用语的第一句上按：回到正在写的文字", priority=False),
    Command("ctrl+g", "存为套用语", "keep", "把正在写的这一段存为本单位的套用语", priority=False),
)

IN_STEPS = of(
    "steps",
    Command("up,left", "上一步", "choose(-1)", "到上一步", priority=False, what="up"),
    Command("down,right", "下一步", "choose(1)", "到下一步", priority=False, what="down"),
    Command("enter", "进去写", "enter", "到这一步里去写", priority=False),
)

IN_CHOICE = of(
    "choice",
    Command("right,space", "选后一个", "choose(1)", "选后面的一个", priority=False, what="next"),
    Command("left", "选前一个", "choose(-1)", "选前面的一个", priority=False, what="previous"),
    Command("down", "下一格", "app.focus_next", "到下一格", priority=False, what="down"),
    Command("up", "上一格", "app.focus_previous", "到上一格", priority=False, what="up"),
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
    *_moves("份"),
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

IN_REGISTER = of(
    "register",
    Command("f2", "预留", "reserve", "给稿子或者用途留一个号", priority=False),
    Command("f3", "退回", "give_back", "号空出来，下次先用它；稿子里的也清空", priority=False),
    Command("f4", "作废", "void", "号不再使用，要写明原因", priority=False),
)

IN_COLUMNS = of(
    "columns",
    Command("space", "显示", "switch", "显示或不显示这一栏", priority=False),
    Command("shift+up", "往前", "shift(-1)", "往左移一栏", priority=False, what="before"),
    Command("shift+down", "往后", "shift(1)", "往右移一栏", priority=False, what="after"),
    Command("f2", "照原样", "reset", "回到原来的栏目：各栏都是，没有内容的不显示", priority=False),
)

SCREENS = (  # the commands of each screen, then of its parts; a part's work while it has the focus
    (ON_DESK, IN_LIST),
    (ON_BIN, IN_BIN),
    (ON_READING, ON_PAGES, IN_LINES, IN_REMARK, IN_ORIGINAL),
    (
        *(ON_DRAFT, IN_STEPS, IN_FORM, IN_CHOICE, IN_PASSAGE, IN_OUTLINE),
        *((*IN_ORIGINAL, *ON_ORIGINAL), IN_TEXT, IN_SELECTION, IN_PAGE, IN_FIND, IN_REPLACE, IN_REMARK),
    ),
    (ON_VERSIONS, IN_VERSIONS),
    (ON_REVIEW, IN_DECISIONS, IN_PAGE),
    (ON_POINTS, IN_POINTS, IN_POINT, IN_PAGE),
    (ON_POINTS_READ, IN_POINTS, IN_PAGE),
    (ON_ORIGINALS, IN_ORIGINALS, IN_ORIGINAL),
    (ON_CLASHES,),
    (ON_PAST, IN_PAST, IN_PAST_TEXT),
    (ON_CHANGES,),
    (ON_REDLINE, IN_PAGE),
    (ON_CONFLICT,),
    (ON_PROFILE, IN_FORM, IN_CHOICE, IN_PICK, IN_RULES, IN_TEXT, IN_PAGE),
    (IN_REGISTER,),
    (IN_COLUMNS,),
)

PARTS = {  # the parts of screens: name and purpose as the help shows them
    "history": ("历史版本", "新的在前；旁边是和现在比、和前一版比、和标记的一版比的不同"),
    "deleted": ("删掉的稿子", "最近删的在前；放回去，历史版本也跟着回来"),
    "incoming": ("要添加的原件", "？ 没有对上，＋ 对上了，新 建新稿子，－ 不要，· 已经放好，！ 读不了"),
    "decisions": ("改动", "✓ 采纳，✗ 不采纳，？ 还没有定；下面是这一处的全文，版面是花脸稿"),
    "replies": ("旧复", "最像的在前，同一件的在最前；都说到的词，写在下面一行；键入文字就按词句找"),
    "taking": ("旧复的文字", "亮着的就是要取的；鼠标点一下，也到那里"),
    "point": ("逐条", "一行一条，下面是答它的段落；✓ 已答，… 部分，○ 未答，✗ 不采纳"),
    "pointlist": ("逐条", "一行一条，下面是答它的段落；✓ 已答，… 部分，○ 未答，✗ 不采纳"),
    "list": ("稿子列表", "每行一份稿子；直接键入文字就是查找"),
    "steps": ("步骤", "答复的八步，按 1 到 8 直接到一步；✓ 写好了，… 留着没定，○ 还没有写，！ 有错误"),
    "form": ("填写", "灰色的字是自动填上的；要不一样才写"),
    "choice": ("选一个", "●是选中的；键入第几个的数字，或者里面的字，就选它"),
    "passage": ("写一段", "上面是文字，下面是套用语；可以挑，可以改"),
    "find": ("查找", "在整份稿子里找；写了就列出有几处"),
    "replace": ("换成", "要换成的文字；空着就是删去"),
    "outline": ("标题表", "答复内容的各节；序号由程序编"),
    "original": ("原件", "这份稿子答的建议、提案；只能看、选、复制、引用"),
    "remark": ("批注", "一条一条看；采纳、改好了、不改，都在这里办"),
    "lines": ("批注哪里", "亮着的就是要批注的词句；鼠标点一下，也到那里"),
    "rules": ("检查规则", "●是查的，○是不查的；改了就存"),
    "pick": ("套用语", "灰色的字是印出来的样子"),
    "text": ("写正文", "一行就是一段；行首写“一是”，后面的二是、三是跟着变"),
    "selection": ("选中的文字", "复制、剪切、粘贴"),
    "page": ("版面", "就是印出来的样子；点一处，就到那里"),
}


def every_command() -> tuple[Command, ...]:
    """Return all commands of the program."""
    here = (command for screen in SCREENS for part in screen for command in part)
    return (*EVERYWHERE, *dict.fromkeys(here))  # some parts are on several screens


def footer(here: tuple[Command, ...]) -> tuple[Command, ...]:
    """Return the commands shown at the foot of a screen with these commands."""
    first, *others = (each for each in EVERYWHERE if each.in_footer)
    return (first, *(each for each in here if each.in_footer), *others)
