"""The command line: its words. What they do is in `jobs`, loaded when one of them is given."""

from __future__ import annotations

import gc
import sys
from argparse import ArgumentParser
from collections.abc import Sequence

from replydesk import __version__
from replydesk.argparse_zh import ChineseParser

COMMANDS = ("open", "init", "new", "list", "preview", "export")


def program() -> int:
    """The program as a process of its own; returns the exit code.

    What a command loads and makes stays until it ends: looking through it for refuse meanwhile, and at the
    end once more, would take a sixth of the time of an export.
    """
    gc.set_threshold(50_000)
    try:
        return main()
    finally:
        gc.freeze()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words.insert(0, "open")
    options = _parser().parse_args(words)
    from replydesk import jobs
    from replydesk.disk import DeskError, reason

    try:
        return jobs.run(options)
    except DeskError as error:
        return jobs.fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        return jobs.DONE
    except OSError as error:
        return jobs.fail(f"{error.filename or ''}：{reason(error)}")
    except KeyboardInterrupt:
        return jobs.fail("已中断")


def _parser() -> ChineseParser:
    parser = ChineseParser(
        prog="replydesk",
        description="人大代表建议、政协提案答复工作台：起草、看版面、导出 Word。",
        epilog="不带命令时打开工作台：replydesk [文件夹]",
    )
    parser.add_argument("--version", action="version", version=f"replydesk {__version__}", help="显示版本")
    commands = parser.add_subparsers(title="命令", metavar="<命令>", required=True, dest="job")
    _add_open(commands.add_parser("open", help="打开工作台（可省略 open）"))
    _add_init(commands.add_parser("init", help="在文件夹里放好套用语、单位档案和样稿"))
    _add_new(commands.add_parser("new", help="新建一份答复"))
    _add_list(commands.add_parser("list", help="列出各稿的文号、收件人、状态和页数"))
    _add_preview(commands.add_parser("preview", help="在终端看印出来的样子"))
    _add_export(commands.add_parser("export", help="导出 Word 文件（.docx）"))
    return parser


def _add_folder(parser: ArgumentParser) -> None:
    parser.add_argument("folder", nargs="?", default=".", metavar="文件夹", help="默认为当前文件夹")


def _add_open(parser: ArgumentParser) -> None:
    _add_folder(parser)


def _add_init(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="文件夹", help="没有就新建；已有的文件不动")


def _add_new(parser: ArgumentParser) -> None:
    _add_folder(parser)
    parser.add_argument("--name", default="新答复", metavar="名称", help="文件名，不带 .md")
    parser.add_argument("--unit", default="", metavar="单位", help="单位档案的名称")


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
    parser.add_argument("-o", "--output", default=".", metavar="文件夹", help="放 Word 文件的文件夹")
    parser.add_argument("--force", action="store_true", help="有错误也导出")


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; show what it cannot as “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
