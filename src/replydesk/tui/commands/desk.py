"""Commands of the desk, its dialogs and the recycle bin."""

from __future__ import annotations

from replydesk.tui.command import Command, of
from replydesk.tui.commands.shared import list_moves

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
    *list_moves("件"),
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
    *list_moves("份"),
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
