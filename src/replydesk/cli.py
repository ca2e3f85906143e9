"""The command line: its words. What they do is in `jobs`, loaded when one of them is given."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence

from replydesk import __version__
from replydesk.argparse_zh import ChineseParser
from replydesk.collecting import collect_seldom

_ONLY = (
    "只导出这些：可签发、草稿、有误；建议、提案；或文件名、文号、编号、收件人、案由里的字"
    "（*、? 用于整个文件名）。可以写几次：同一类的有一个符合就行，几类要都符合"
)
_NAMES = "文件名的样式，可用 {稿子} {文号} {编号} {收件人} {案由} {类型} {单位}，默认 {稿子}"


def program() -> int:
    """The program as a process of its own; returns the exit code.

    At its end, memory is not looked through once more.
    """
    collect_seldom()
    try:
        return main()
    finally:
        gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or words[0] == "--read" or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words.insert(0, "open")
    options = _parser(words[0]).parse_args(words)
    from replydesk import jobs
    from replydesk.disk import reason
    from replydesk.errors import UserError

    try:
        return jobs.run(options)
    except UserError as error:
        return jobs.fail(error)
    except BrokenPipeError:
        sys.stderr.close()
        return jobs.DONE
    except OSError as error:
        return jobs.fail(f"{error.filename}：{reason(error)}" if error.filename else reason(error))
    except KeyboardInterrupt:
        return jobs.fail("已中断")


def _parser(given: str) -> ChineseParser:
    """The parser of a command line that begins with a word: of its command only, if it is one."""
    parser = ChineseParser(
        prog="replydesk",
        description="人大代表建议、政协提案答复工作台：起草、看版面、导出 Word。",
        epilog="不带命令时打开工作台：replydesk [文件夹]",
    )
    parser.add_argument("--version", action="version", version=f"replydesk {__version__}", help="显示版本")
    commands = parser.add_subparsers(
        title="命令", metavar="<命令>", required=True, dest="job", prog=parser.prog
    )
    for name in (given,) if given in COMMANDS else COMMANDS:
        says, add_words = COMMANDS[name]
        add_words(commands.add_parser(name, help=says))
    return parser


def _add_folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="默认为当前文件夹")


def _add_open(parser: ArgumentParser) -> None:
    _add_folder(parser)
    says = "阅稿：逐件看核稿、签发的稿子（一件也没有就看全部），通过或者退回；文件夹处也可以写一份稿子"
    parser.add_argument("--read", action="store_true", help=says)


def _add_init(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="文件夹", help="没有就新建；已有的文件不动")
    parser.add_argument("--no-samples", action="store_true", help="不放样稿：正式办件的文件夹")


def _add_new(parser: ArgumentParser) -> None:
    _add_folder(parser)
    parser.add_argument("--name", default="新答复", metavar="名称", help="文件名，不带 .md")
    parser.add_argument("--unit", default="", metavar="单位", help="单位档案的名称")
    parser.add_argument(
        "--from", dest="list", metavar="清单", help="交办清单（.xlsx .xls .ods .csv）：一行一份稿子"
    )
    parser.add_argument("--sheet", default="", metavar="工作表", help="只读清单里的这张工作表")
    parser.add_argument("--yes", action="store_true", help="看过预览不再问，直接写入")
    parser.add_argument("--dry-run", action="store_true", help="只看清单读成什么样，不写入")
    parser.add_argument("--json", action="store_true", help="输出 JSON（与 --from 同用）")
    parser.epilog = (
        "例：replydesk new 我的文件夹 --from 交办清单.xlsx\n"
        "清单要有表头（编号、案由、提出人……，次序不限）。先看读成什么样，再问写不写入；"
        "已有稿子的件不动，清单添了行可以再运行一次。"
    )


def _add_list(parser: ArgumentParser) -> None:
    _add_folder(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def _add_preview(parser: ArgumentParser) -> None:
    parser.add_argument("draft", metavar="稿子")
    parser.add_argument("--page", type=int, metavar="N", help="只看第 N 页")
    plain = "纯文本，一行就是印出的一行，换页处是换页符"
    parser.add_argument("--plain", action="store_true", help=plain)


def _add_export(parser: ArgumentParser) -> None:
    parser.add_argument("drafts", nargs="+", metavar="稿子", help="稿子或文件夹")
    output = "放 Word 文件的文件夹，默认为当前文件夹"
    parser.add_argument("-o", "--output", default=".", metavar="文件夹", help=output)
    parser.add_argument("--force", action="store_true", help="有错误也导出")
    parser.add_argument("--only", action="append", default=[], metavar="条件", help=_ONLY)
    parser.add_argument("--names", default="{稿子}", metavar="样式", help=_NAMES)
    parser.add_argument("--jobs", type=int, metavar="N", help="同时用 N 个进程；不写则按稿子多少和机器自定")
    parser.add_argument("--resume", action="store_true", help="接着上次做：没有变的不再导出")
    parser.add_argument("--public", action="store_true", help="再各做一份公开件：没有电话、联系人和签发人")
    parser.add_argument("--pdf", action="store_true", help="再用本机的 LibreOffice 各转一份 PDF")
    parser.add_argument("--report", metavar="文件", help="把每份的结果写成 JSON")
    parser.epilog = (
        "例：replydesk export 我的文件夹 -o 发出 --report 报告.json\n"
        "几份稿子一起导出时另有一份 目录.xlsx。"
        "Ctrl-C 做完手上的一份就停，已写的文件都是完整的；再加 --resume 接着做。"
    )


def _add_import(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="文件", help="以前的答复，或放它们的文件夹（不含下级）")
    folder = "放稿子的文件夹；是工作台文件夹就放进它的 drafts"
    parser.add_argument("-o", "--output", required=True, metavar="文件夹", help=folder)
    parser.add_argument("--unit", default="", metavar="单位", help="都是这个单位的答复；不写则看落款")
    parser.add_argument("--report", metavar="文件", help="把每份的结果写成 JSON")
    parser.epilog = "读 .docx .pdf .txt .htm；装有 LibreOffice 时也读 .doc .wps .rtf .odt。"
    parser.epilog += "稿子与来文同名，已有的文件不动。"


def _add_number(parser: ArgumentParser) -> None:
    parser.epilog = (
        "例：replydesk number assign 我的文件夹/drafts/甲.md（签发时取号）\n"
        "　　replydesk number void 33 --desk 我的文件夹 --reason 印错\n"
        "登记在“发文字号”文件夹里，每个代字每年一个文本文件。"
    )
    actions = parser.add_subparsers(title="做什么", metavar="<做什么>", required=True, dest="action")
    listed = actions.add_parser("list", help="列出登记的号、归谁、导出了哪些文件")
    following = actions.add_parser("next", help="下一个号是多少（只看，不占用）")
    reserved = actions.add_parser("reserve", help="预留号：给稿子，或者给某个用途")
    assigned = actions.add_parser("assign", help="签发：给稿子编号，登记并写入稿子")
    returned = actions.add_parser("return", help="退回：号空出来，下次先用它")
    voided = actions.add_parser("void", help="作废：号不再使用，写明原因")
    checked = actions.add_parser("check", help="核对稿子里的文号和登记")
    for each in (listed, following, checked):
        _add_folder(each)
    for each in (listed, checked):
        each.add_argument("--json", action="store_true", help="输出 JSON")
    reserved.add_argument("places", nargs="+", metavar="稿子", help="稿子；给用途预留时写文件夹")
    reserved.add_argument("--number", type=int, default=0, metavar="N", help="指定序号，不取下一个")
    for each in (following, reserved):
        each.add_argument("--code", default="", metavar="代字", help="机关代字，默认按单位档案")
        each.add_argument("--year", default="", metavar="年", help="四位年份，默认今年")
    assigned.add_argument("drafts", nargs="+", metavar="稿子", help="稿子或文件夹，按写的次序编号")
    assigned.add_argument("--dry-run", action="store_true", help="只看会给什么号，不登记也不写入")
    for each in (returned, voided):
        each.add_argument(
            "targets", nargs="+", metavar="稿子或文号", help="如 甲.md、云民复议字〔2026〕33号、33"
        )
        each.add_argument("--desk", default=".", metavar="文件夹", help="工作台文件夹，默认为当前文件夹")
    for each in (reserved, returned):
        each.add_argument("--reason", default="", metavar="文字", help="用途或原因，记入登记")
    voided.add_argument("--reason", required=True, metavar="文字", help="作废的原因，记入登记")
    checked.add_argument("--adopt", action="store_true", help="把稿子里手写的、没有登记的号补登")


def _add_settings(parser: ArgumentParser) -> None:
    parser.add_argument("--new", action="store_true", help="还没有设置文件就建一个，里面有说明")
    parser.add_argument("--keys", action="store_true", help="列出工作台的全部命令和按键，改按键时照着写")
    parser.epilog = "可以设：姓名（阅稿、审核时署的）、配色（深色、浅色、高对比）、按键。"


def _add_history(parser: ArgumentParser) -> None:
    parser.add_argument("draft", metavar="稿子", help="稿子；写文件夹则列出已不在、还有历史的稿子")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--show", type=int, metavar="N", help="从第 N 版到现在，删了、增了哪些段")
    one.add_argument("--restore", type=int, metavar="N", help="把第 N 版写到 -o 的文件，原来的稿子不动")
    parser.add_argument("-o", "--output", metavar="文件", help="恢复到哪个文件，不能是已有的")
    parser.epilog = "例：replydesk history 我的文件夹/drafts/甲.md --restore 3 -o 甲-第3版.md"


COMMANDS: dict[str, tuple[str, Callable[[ArgumentParser], None]]] = {
    "open": ("打开工作台（可省略 open）", _add_open),
    "init": ("在文件夹里放好套用语、单位档案和样稿", _add_init),
    "new": ("新建一份答复，或按交办清单新建多份", _add_new),
    "list": ("列出各稿的文号、收件人、状态和页数", _add_list),
    "preview": ("在终端看印出来的样子", _add_preview),
    "export": ("导出 Word 文件（.docx）", _add_export),
    "import": ("把以前的答复（Word、PDF、文本）变成稿子", _add_import),
    "history": ("稿子的历史版本：列出、比较、恢复", _add_history),
    "number": ("发文字号：登记、取号、退号、作废、核对", _add_number),
    "settings": ("自己的设置：在哪个文件里，现在是什么", _add_settings),
}
"""The commands: what is said of each, and what adds the words it takes."""


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; show what it cannot as “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
