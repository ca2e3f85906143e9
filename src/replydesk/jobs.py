"""What the commands of the command line do.

Standard output is data, standard error is talk. Exit codes: 0 done, 1 findings or some drafts failed,
2 wrong usage.
"""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from replydesk import desk
from replydesk.check import has_errors, problems
from replydesk.draft import Draft, Key
from replydesk.export import export
from replydesk.office import Office, Reply, make_reply

DONE, FINDINGS, USAGE = 0, 1, 2

LONG_CELLS = {"收件人": 39, "案由": 39}
"""The columns of the list that can be long, and the most cells they get; what is over is cut."""


def _open(options: Namespace) -> int:
    folder = Path(options.folder)
    if not folder.is_dir():
        return fail(f"{folder}：没有这个文件夹，也没有这个命令；replydesk --help 看用法", USAGE)
    from replydesk.tui import run

    return run(folder)


def _init(options: Namespace) -> int:
    folder = Path(options.folder)
    written = desk.init(folder)
    for path in written:
        print(path)
    _say(f"已放好 {len(written)} 个文件；打开工作台：replydesk {folder}")
    return DONE


def _new(options: Namespace) -> int:
    place = desk.Desk(Path(options.folder))
    draft = Draft().with_field(Key.UNIT, options.unit) if options.unit else Draft()
    units = [profile.name for profile in place.office.profiles.values()]
    if options.unit and options.unit not in (*units, *place.office.profiles):
        raise desk.DeskError(f"没有“{options.unit}”的单位档案，有：{'、'.join(units) or '一个也没有'}")
    print(place.new(options.name, place.office.new_draft(draft)))
    return DONE


def _list(options: Namespace) -> int:
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
        "问题": len(problems(reply.findings)),
        "文件": str(path),
    }


def _print_table(rows: list[dict[str, str | int]]) -> None:
    from rich.console import Console, JustifyMethod
    from rich.table import Table

    if not rows:
        _say("没有稿子；replydesk new 新建一份，replydesk init 放入样稿")
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name, value in rows[0].items():
        number = isinstance(value, int)
        side: JustifyMethod = "right" if number else "left"
        most = LONG_CELLS.get(name)
        table.add_column(name, justify=side, overflow="ellipsis", no_wrap=True, max_width=most)
    for row in rows:
        table.add_row(*(str(value) for value in {**row, "文件": Path(str(row["文件"])).name}.values()))
    wide = None if sys.stdout.isatty() else 400
    Console(highlight=False, markup=False, width=wide).print(table)


def _preview(options: Namespace) -> int:
    reply = _read(Path(options.draft), _Offices())
    pages = reply.pages.pages
    if options.page is not None:
        if not 1 <= options.page <= len(pages):
            return fail(f"没有第 {options.page} 页，这份答复共 {len(pages)} 页", USAGE)
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


def _export(options: Namespace) -> int:
    output = Path(options.output)
    failed = 0
    taken: dict[Path, Path] = {}
    offices = _Offices()
    drafts = _drafts_of(options.drafts)
    for draft in drafts:
        target = output / f"{draft.stem}.docx"
        try:
            if target in taken:
                raise desk.DeskError(f"{draft}：与 {taken[target]} 同名，没有导出；请改名")
            reply = _read(draft, offices)
            said = reply.findings if len(drafts) == 1 else problems(reply.findings)
            for finding in said:
                _say(f"{draft}：{finding}")
            exported = _export_one(draft, reply, output, options.force)
        except desk.DeskError as error:
            _say(str(error))
            exported = False
        taken.setdefault(target, draft)
        failed += not exported
    if failed:
        _say(f"有 {failed} 份没有导出")
    return FINDINGS if failed or not drafts else DONE


def _export_one(draft: Path, reply: Reply, output: Path, force: bool) -> bool:
    """Export a draft; False if its findings forbid it."""
    if has_errors(reply.findings) and not force:
        _say(f"{draft}：没有导出；改好后再试，或加 --force 照样导出")
        return False
    exported = export(reply, draft, output)
    if exported.kept:
        _say(str(exported))
    print(exported.path)
    return True


def _drafts_of(names: list[str]) -> list[Path]:
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        paths += desk.Desk(path).drafts() if path.is_dir() else [path]
    if not paths:
        _say("没有可导出的稿子")
    return paths


class _Offices(dict[Path, Office]):
    """The stock of each templates folder, read once; what is wrong with its files is said once."""

    def of(self, draft: Path) -> Office:
        """The stock that goes with a draft."""
        place = desk.Desk.of(draft)
        if place.templates not in self:
            self[place.templates] = place.office
            for note in place.office.notes:
                _say(str(note))
        return self[place.templates]


def _read(path: Path, offices: _Offices) -> Reply:
    """One draft with everything made of it; what was noticed while reading is said."""
    stored = desk.read(path)
    for note in stored.notes:
        _say(f"{path}：{note}")
    return make_reply(stored.draft, offices.of(path))


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def fail(text: str, code: int = FINDINGS) -> int:
    """Say that a command could not be carried out; gives the exit code."""
    _say(f"replydesk：{text}")
    return code


JOBS: dict[str, Callable[[Namespace], int]] = {
    "open": _open,
    "init": _init,
    "new": _new,
    "list": _list,
    "preview": _preview,
    "export": _export,
}
"""The commands by their names in `cli`."""
