"""The command `history`: list the versions of a draft, compare one with the draft, or restore one."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from replydesk.cli.talk import DONE, Stocks, put, put_json, say
from replydesk.desk import desk_folder, files
from replydesk.desk.recycle_bin import deleted_drafts
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import Version
from replydesk.draft.diff import changed_rows, compare_drafts, count_changes
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
    wanted = options.show if options.restore is None else options.restore
    if wanted is None:
        return _list(path, versions, is_json=options.json)
    if not 1 <= wanted <= len(versions):
        raise UsageError(f"没有第 {wanted} 版，这份稿子有 {len(versions)} 版")
    version = versions[wanted - 1]
    if options.restore is not None:
        return _restore(version, options.output)
    return _show(path, version)


def _why_none(path: Path) -> str:
    """Return why a draft has no versions, and where they are if it was deleted."""
    in_bin = [each.file for each in deleted_drafts(path.parent) if each.path == path and each.is_in_bin]
    if in_bin and not path.exists():
        return f"{path}：已经删了，在回收站里；看它的历史版本：replydesk history {in_bin[0]}"
    return f"{path}：没有历史版本；在工作台里写过、存过的稿子才有"


def _list(path: Path, versions: list[Version], *, is_json: bool) -> int:
    stock = Stocks().of(desk_folder.Desk.of(path))
    drafts = [parse_draft(version.text).draft for version in versions]
    befores = [Draft(), *drafts]
    rows: list[Row] = []
    for number, (before, draft, version) in enumerate(zip(befores, drafts, versions, strict=False), 1):
        reply = make_reply(draft, stock)
        rows.append(
            {
                "版": number,
                "时间": f"{version.when:%Y-%m-%d %H:%M:%S}",
                "为什么": version.why,
                "字数": reply.characters,
                "改动": str(count_changes(before, draft)) if number > 1 else "最早的一版",
                "页数": len(reply.pages.pages),
            }
        )
    if is_json:
        put_json(rows)
    else:
        from replydesk.cli.tables import print_table

        print_table(rows, {}, sys.stdout)
    return DONE


def _show(path: Path, version: Version) -> int:
    """Print the changes from a version to the current draft, a line per paragraph."""
    now = desk_folder.read_draft(path).draft if path.exists() else Draft()
    for each in changed_rows(compare_drafts(parse_draft(version.text).draft, now), around=0):
        if each is not None:
            put(f"{each.kind.value} {each.text}")
    return DONE


def _restore(version: Version, output: str | None) -> int:
    """Write a version to a new file; an existing file is never overwritten."""
    if not output:
        raise UsageError("--restore 还要写明存到哪里：-o 文件；原来的稿子不动")
    target = Path(output)
    try:
        files.create_whole(target, version.text.encode("utf-8", "replace"))
    except FileExistsError as error:
        raise UserError(f"{target}：已有同名的文件，没有写；请换一个名字") from error
    put(target)
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
