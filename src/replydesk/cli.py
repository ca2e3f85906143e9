"""The command line: its words. What they do is in `jobs`, loaded when one of them is given."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from replydesk import __version__
from replydesk.argparse_zh import ChineseParser

COMMANDS = ("init", "new", "list", "preview", "export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words.insert(0, "open")
    options = _parser().parse_args(words)
    from replydesk import jobs
    from replydesk.desk import DeskError

    try:
        return jobs.JOBS[options.job](options)
    except DeskError as error:
        return jobs.fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        return jobs.DONE
    except KeyboardInterrupt:
        return jobs.fail("已中断")


def _parser() -> ChineseParser:
    parser = ChineseParser(
        prog="replydesk",
        description="人大代表建议、政协提案答复工作台：起草、看版面、导出 Word。",
        epilog="不带命令时打开工作台：replydesk [文件夹]",
    )
    parser.add_argument("--version", action="version", version=f"replydesk {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="<命令>", required=True)

    opening = commands.add_parser("open", help="打开工作台（可省略 open）")
    opening.add_argument(
        "folder", nargs="?", default=".", metavar="文件夹", help="工作台的文件夹，默认为当前文件夹"
    )
    opening.set_defaults(job="open")

    starting = commands.add_parser("init", help="在文件夹里放好套用语、单位档案和样稿")
    starting.add_argument("folder", metavar="文件夹")
    starting.set_defaults(job="init")

    new = commands.add_parser("new", help="新建一份答复")
    new.add_argument("folder", nargs="?", default=".", metavar="文件夹")
    new.add_argument("--name", default="新答复", metavar="名称", help="文件名，不带 .md")
    new.add_argument("--unit", default="", metavar="单位", help="单位档案的名称")
    new.set_defaults(job="new")

    listing = commands.add_parser("list", help="列出各稿的文号、收件人、状态和页数")
    listing.add_argument("folder", nargs="?", default=".", metavar="文件夹")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(job="list")

    preview = commands.add_parser("preview", help="在终端看印出来的样子")
    preview.add_argument("draft", metavar="稿子")
    preview.add_argument("--page", type=int, metavar="N", help="只看第 N 页")
    preview.add_argument("--plain", action="store_true", help="纯文本，一行就是印出的一行，换页处是换页符")
    preview.set_defaults(job="preview")

    exporting = commands.add_parser("export", help="导出 Word 文件（.docx）")
    exporting.add_argument("drafts", nargs="+", metavar="稿子", help="稿子或文件夹")
    exporting.add_argument("-o", "--output", default=".", metavar="文件夹", help="放 Word 文件的文件夹")
    exporting.add_argument("--force", action="store_true", help="有错误也导出")
    exporting.set_defaults(job="export")
    return parser


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; show what it cannot as “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
