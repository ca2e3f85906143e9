"""The command line. Standard output is data, standard error is talk.

Exit codes: 0 done, 1 findings or some drafts failed, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from replydesk import __version__, desk
from replydesk.argparse_zh import ChineseParser
from replydesk.check import has_errors
from replydesk.draft import Draft, Key
from replydesk.export import export
from replydesk.office import Reply, make_reply

DONE, FINDINGS, USAGE = 0, 1, 2

COMMANDS = ("init", "new", "list", "preview", "export")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code."""
    _speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        words.insert(0, "open")
    options = _parser().parse_args(words)
    try:
        return int(options.run(options))
    except desk.DeskError as error:
        return _fail(str(error))
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return _fail("已中断")


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
    opening.set_defaults(run=_open)

    starting = commands.add_parser("init", help="在文件夹里放好套用语、单位档案和样稿")
    starting.add_argument("folder", metavar="文件夹")
    starting.set_defaults(run=_init)

    new = commands.add_parser("new", help="新建一份答复")
    new.add_argument("folder", nargs="?", default=".", metavar="文件夹")
    new.add_argument("--name", default="新答复", metavar="名称", help="文件名，不带 .md")
    new.add_argument("--unit", default="", metavar="单位", help="单位档案的名称")
    new.set_defaults(run=_new)

    listing = commands.add_parser("list", help="列出各稿的文号、收件人、状态和页数")
    listing.add_argument("folder", nargs="?", default=".", metavar="文件夹")
    listing.add_argument("--json", action="store_true", help="输出 JSON")
    listing.set_defaults(run=_list)

    preview = commands.add_parser("preview", help="在终端看印出来的样子")
    preview.add_argument("draft", metavar="稿子")
    preview.add_argument("--page", type=int, metavar="N", help="只看第 N 页")
    preview.add_argument("--plain", action="store_true", help="纯文本，一行就是印出的一行，换页处是换页符")
    preview.set_defaults(run=_preview)

    exporting = commands.add_parser("export", help="导出 Word 文件（.docx）")
    exporting.add_argument("drafts", nargs="+", metavar="稿子", help="稿子或文件夹")
    exporting.add_argument("-o", "--output", default=".", metavar="文件夹", help="放 Word 文件的文件夹")
    exporting.add_argument("--force", action="store_true", help="有错误也导出")
    exporting.set_defaults(run=_export)
    return parser


def _open(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    if not folder.is_dir():
        return _fail(f"{folder}：没有这个文件夹，也没有这个命令；replydesk --help 看用法", USAGE)
    from replydesk.tui import run

    return run(folder)


def _init(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    written = desk.init(folder)
    for path in written:
        print(path)
    _say(f"已放好 {len(written)} 个文件；打开工作台：replydesk {folder}")
    return DONE


def _new(options: argparse.Namespace) -> int:
    place = desk.Desk(Path(options.folder))
    draft = Draft().with_field(Key.UNIT, options.unit) if options.unit else Draft()
    print(place.new(options.name, place.office.new_draft(draft)))
    return DONE


def _list(options: argparse.Namespace) -> int:
    folder = Path(options.folder)
    place = desk.Desk(folder)
    rows, failed = [], False
    for path in place.drafts():
        try:
            rows.append(_row(path, make_reply(desk.read(path).draft, place.office)))
        except desk.DeskError as error:
            failed = True
            _say(str(error))
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _print_table(rows)
    return FINDINGS if failed else DONE


def _row(path: Path, reply: Reply) -> dict[str, str | int]:
    return {
        "文号": reply.draft.get(Key.DOCUMENT_NUMBER),
        "收件人": reply.draft.get(Key.PROPOSERS),
        "案由": reply.draft.get(Key.SUBJECT),
        "状态": reply.state,
        "页数": len(reply.pages.pages),
        "问题": len(reply.findings),
        "文件": str(path),
    }


def _print_table(rows: list[dict[str, str | int]]) -> None:
    from rich.console import Console
    from rich.table import Table

    if not rows:
        _say("没有稿子；replydesk new 新建一份，replydesk init 放入样稿")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, value in rows[0].items():
        number = isinstance(value, int)
        table.add_column(name, justify="right" if number else "left", overflow="ellipsis", no_wrap=True)
    for row in rows:
        table.add_row(*(str(value) for value in {**row, "文件": Path(str(row["文件"])).name}.values()))
    wide = None if sys.stdout.isatty() else 400
    Console(highlight=False, markup=False, width=wide).print(table)


def _preview(options: argparse.Namespace) -> int:
    reply = _read(Path(options.draft))
    pages = reply.pages.pages
    if options.page is not None:
        if not 1 <= options.page <= len(pages):
            return _fail(f"没有第 {options.page} 页，这份答复共 {len(pages)} 页", USAGE)
        pages = pages[options.page - 1 : options.page]
    if options.plain:
        from replydesk.render import plain

        sys.stdout.write(plain.render(reply.pages, pages))
        return DONE
    from rich.console import Console

    from replydesk.render import terminal

    width = terminal.frame_width(reply.pages)
    console = Console(highlight=False, markup=False, width=width)
    for page in pages:
        for row in terminal.page_rows(reply.pages, page):
            console.print(row)
    return DONE


def _export(options: argparse.Namespace) -> int:
    output = Path(options.output)
    failed = 0
    taken: dict[Path, Path] = {}
    for draft in _drafts_of(options.drafts):
        target = output / f"{draft.stem}.docx"
        try:
            if target in taken:
                raise desk.DeskError(f"{draft}：与 {taken[target]} 同名，没有导出；请改名")
            exported = _export_one(draft, output, options.force)
        except desk.DeskError as error:
            _say(str(error))
            exported = False
        taken.setdefault(target, draft)
        failed += not exported
    if failed:
        _say(f"有 {failed} 份没有导出")
    return FINDINGS if failed else DONE


def _export_one(draft: Path, output: Path, force: bool) -> bool:
    """Export a draft; False if its findings forbid it."""
    reply = _read(draft)
    for finding in reply.findings:
        _say(f"{draft}：{finding}")
    if has_errors(reply.findings) and not force:
        _say(f"{draft}：没有导出；改好后再试，或加 --force 照样导出")
        return False
    print(export(reply, draft, output))
    return True


def _drafts_of(names: list[str]) -> list[Path]:
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        paths += desk.Desk(path).drafts() if path.is_dir() else [path]
    if not paths:
        _say("没有可导出的稿子")
    return paths


def _read(path: Path) -> Reply:
    """One draft with everything made of it; what was noticed while reading is said."""
    stored = desk.read(path)
    office = desk.Desk.of(path).office
    for note in (*office.notes, *stored.notes):
        _say(f"{path}：{note}")
    return make_reply(stored.draft, office)


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _fail(text: str, code: int = FINDINGS) -> int:
    _say(f"replydesk：{text}")
    return code


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page is; show what it cannot as “?”."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
