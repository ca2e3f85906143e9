"""The command that makes Word files."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from replydesk import desk, disk
from replydesk.check import has_errors, problems
from replydesk.export import export
from replydesk.jobs.talk import DONE, FINDINGS, Offices, read, say
from replydesk.office import Reply


def export_drafts(options: Namespace) -> int:
    output = Path(options.output)
    failed = 0
    taken: dict[Path, Path] = {}
    offices = Offices()
    drafts = _drafts_of(options.drafts)
    for draft in drafts:
        target = output / f"{draft.stem}.docx"
        try:
            if target in taken:
                raise disk.DeskError(f"{draft}：与 {taken[target]} 同名，没有导出；请改名")
            reply = read(draft, offices)
            said = reply.findings if len(drafts) == 1 else problems(reply.findings)
            for finding in said:
                say(f"{draft}：{finding}")
            exported = _export_one(draft, reply, output, options.force)
        except disk.DeskError as error:
            say(str(error))
            exported = False
        taken.setdefault(target, draft)
        failed += not exported
    if failed:
        say(f"有 {failed} 份没有导出")
    return FINDINGS if failed or not drafts else DONE


def _export_one(draft: Path, reply: Reply, output: Path, force: bool) -> bool:
    """Export a draft; False if its findings forbid it."""
    if has_errors(reply.findings) and not force:
        say(f"{draft}：没有导出；改好后再试，或加 --force 照样导出")
        return False
    exported = export(reply, draft, output)
    if exported.kept:
        say(str(exported))
    print(exported.path)
    return True


def _drafts_of(names: list[str]) -> list[Path]:
    paths: list[Path] = []
    for name in names:
        path = Path(name)
        paths += desk.Desk(path).drafts() if path.is_dir() else [path]
    if not paths:
        say("没有可导出的稿子")
    return paths
