"""The screens with their commands, and the parts of screens as the help shows them."""

from __future__ import annotations

from replydesk.tui.command import Command
from replydesk.tui.commands.desk import IN_BIN, IN_COLUMNS, IN_LIST, IN_REGISTER, ON_BIN, ON_DESK
from replydesk.tui.commands.everywhere import EVERYWHERE
from replydesk.tui.commands.originals import IN_ORIGINAL, IN_ORIGINALS, ON_ORIGINAL, ON_ORIGINALS
from replydesk.tui.commands.past import IN_PAST, IN_PAST_TEXT, ON_PAST
from replydesk.tui.commands.points import IN_POINT, IN_POINTS, ON_POINTS, ON_POINTS_READ
from replydesk.tui.commands.reading import IN_LINES, ON_PAGES, ON_READING
from replydesk.tui.commands.redlines import ON_REDLINE
from replydesk.tui.commands.reviewing import IN_DECISIONS, ON_CLASHES, ON_REVIEW
from replydesk.tui.commands.shared import IN_CHOICE, IN_FORM, IN_PAGE, IN_REMARK, IN_SELECTION, IN_TEXT
from replydesk.tui.commands.units import IN_PICK, IN_RULES, ON_PROFILE
from replydesk.tui.commands.versions import IN_VERSIONS, ON_CHANGES, ON_CONFLICT, ON_VERSIONS
from replydesk.tui.commands.writing import IN_FIND, IN_OUTLINE, IN_PASSAGE, IN_REPLACE, IN_STEPS, ON_DRAFT

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
