"""The command `history`: list the versions of a draft, compare one with the draft, or restore one."""

from __future__ import annotations

import re
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from replydesk.cli.talk import DONE, Stocks, put, put_json, put_lines, put_new_file, say
from replydesk.desk import desk_folder
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.version_file import VersionFile
from replydesk.desk.version_log import judged_version, states_of
from replydesk.desk.versions import Version
from replydesk.draft.authorship import AuthoredLine, attributed, of_person
from replydesk.draft.change_text import BREAK, UNKNOWN, change_lines, counts_text, line_mark, name_of
from replydesk.draft.diff import ChangeKind, count_changes
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.reply.reply import make_reply
from replydesk.text.errors import UsageError, UserError

Row = dict[str, str | int]


def history(options: Namespace) -> int:
    """List, show or restore versions of a draft; of a folder, list deleted drafts."""
    path = Path(options.draft)
    if path.is_dir():
        return _list_gone(desk_folder.Desk.open(path).drafts_folder)
    versions = VersionFile(path).read()
    if not versions:
        raise UserError(_why_none(path))
    if options.restore is not None:
        return _restore(_numbered(versions, options.restore), options.output)
    who = _person(versions, options.who)
    if options.redline:
        return _redline(path, versions, who, options)
    if options.show is None:
        return _list(path, versions, who, is_json=options.json)
    return _show(path, versions, options.show, who, is_json=options.json)


def _numbered(versions: Sequence[Version], number: int) -> Version:
    if not 1 <= number <= len(versions):
        raise UsageError(f"没有第 {number} 版，这份稿子有 {len(versions)} 版")
    return versions[number - 1]


def _person(versions: Sequence[Version], name: str | None) -> str | None:
    """Return the person asked for, "" for versions of nobody known, None for all. Raises UsageError."""
    if name is None:
        return None
    who = "" if name == UNKNOWN else name
    people = dict.fromkeys(each.who for each in versions)
    if who and who not in people:
        raise UsageError(f"没有“{name}”写的版本；写过的有：{'、'.join(map(name_of, people))}")
    return who


def _why_none(path: Path) -> str:
    """Return why a draft has no versions, and where they are if it was deleted."""
    in_bin = [each.file for each in deleted_drafts(path.parent) if each.path == path and each.is_in_bin]
    if in_bin and not path.exists():
        return f"{path}：已经删了，在回收站里；看它的历史版本：replydesk history {in_bin[0]}"
    return f"{path}：没有历史版本；在工作台里写过、存过的稿子才有"


def _list(path: Path, versions: Sequence[Version], who: str | None, *, is_json: bool) -> int:
    stock = Stocks().of(desk_folder.Desk.of(path))
    drafts = [parse_draft(version.text).draft for version in versions]
    befores = [Draft(), *drafts]
    rows: list[Row] = []
    for number, (before, draft, version) in enumerate(zip(befores, drafts, versions, strict=False), 1):
        if who is not None and version.who != who:
            continue
        reply = make_reply(draft, stock)
        rows.append(
            {
                "版": number,
                "时间": f"{version.when:%Y-%m-%d %H:%M:%S}",
                "谁": version.who,
                "为什么": version.why,
                "字数": reply.characters,
                "改动": str(count_changes(before, draft)) if number > 1 else "最早的一版",
                "页数": len(reply.pages.pages),
            }
        )
    if is_json:
        put_json(rows)
    elif not rows:
        say("没有不知道是谁写的版本")
    else:
        from replydesk.cli.tables import print_table

        print_table(rows, {}, sys.stdout)
    return DONE


def _show(path: Path, versions: Sequence[Version], wanted: str, who: str | None, *, is_json: bool) -> int:
    """Print what changed from a version to another one, or to the current draft, a line per paragraph."""
    first, last = _range(versions, wanted)
    now = None
    if last is None and path.exists():
        now = desk_folder.read_draft(path).draft
    lines = attributed(states_of(versions[first - 1 : last], now))
    if who is not None:
        lines = of_person(lines, who)
    changed = [line for line in lines if line.kind is not ChangeKind.SAME]
    if is_json:
        put_json([_change_row(line) for line in changed])
    else:
        if changed:
            put_lines(change_lines(changed))
        say(counts_text(lines) or f"{'' if who is None else name_of(who)}没有改动")
    return DONE


def _redline(path: Path, versions: Sequence[Version], who: str | None, options: Namespace) -> int:
    """Show the redline of a range of versions, else of all since the last verdict, else of all."""
    from replydesk.cli.commands.redlines import put_redline

    now = desk_folder.read_draft(path).draft if path.exists() else None
    first, last = 1, None
    if options.show is not None:
        first, last = _range(versions, options.show)
    elif now is not None and (at := judged_version(now, versions)[1]) is not None:
        first = at + 1
    states = states_of(versions[first - 1 : last], now if last is None else None)
    return put_redline(path, states, who, options.output, is_plain=options.plain)


def _range(versions: Sequence[Version], wanted: str) -> tuple[int, int | None]:
    """Return the numbers in N or N..M, the second one None for the draft as it is now. Raises UsageError."""
    found = re.fullmatch(r"(\d{1,9})(?:(?:\.\.|…|-|—|－)(\d{0,9}))?", "".join(wanted.split()))
    if not found:
        raise UsageError(f"--show 后面写版的号，或者从哪一版到哪一版，如 3 或 3..5；不能是“{wanted}”")
    first, last = int(found[1]), int(found[2]) if found[2] else None
    for number in (first, last):
        if number is not None:
            _numbered(versions, number)
    if last is not None and last < first:
        first, last = last, first
    return first, last


def _change_row(line: AuthoredLine) -> dict[str, object]:
    """Return a changed paragraph for JSON: its pieces, with who changed them and when."""
    pieces = [
        {
            "字": piece.text.replace("\n", BREAK),
            "改动": piece.kind.value.strip(),
            "谁": piece.who,
            "时间": f"{piece.when:%Y-%m-%d %H:%M:%S}" if piece.when else "",
        }
        for piece in (*line.pieces, *((line.end,) if line.end.kind is not ChangeKind.SAME else ()))
    ]
    return {"段": line_mark(line), "各处": pieces}


def _restore(version: Version, output: str | None) -> int:
    """Write a version to a new file; an existing file is never overwritten."""
    if not output:
        raise UsageError("--restore 还要写明存到哪里：-o 文件；原来的稿子不动")
    put_new_file(Path(output), version.text.encode("utf-8", "replace"))
    return DONE


def _list_gone(drafts: Path) -> int:
    """Print deleted drafts: those in the bin where they are now, the others where they were."""
    gone = deleted_drafts(drafts)
    for each in gone:
        put(each.file)
    in_bin = sum(each.is_in_bin for each in gone)
    found = [f"{in_bin} 份在回收站里，在工作台里按 Ctrl+U 放回"] if in_bin else []
    left = len(gone) - in_bin
    found += [f"{left} 份稿子已不在，历史版本还在"] if left else []
    none = "没有删掉的稿子，也没有稿子已不在、而历史版本还在的"
    say(f"{'；'.join(found) or none}；replydesk history 稿子，看一份稿子的各版")
    return DONE
