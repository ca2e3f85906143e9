"""Commands on the open draft: check, mend, take a number, export, restore a version."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from replydesk.desk.numbering import give_number, numbers_with, read_numbers, stamp_now
from replydesk.desk.versions import EXPORTED, Version
from replydesk.draft.beside import with_review_of
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Key
from replydesk.export.export_one import SIGNED_BEFORE
from replydesk.export.from_screen import export_draft
from replydesk.reply.findings import Level, has_errors
from replydesk.reply.stage_needs import is_changed_since_signed, number_hindrance
from replydesk.text.errors import UserError
from replydesk.tui.kit.dialogs import Choice, Pick
from replydesk.tui.writing import draft_check, line_mending
from replydesk.tui.writing.changes_screen import ChangesScreen, since_opened, since_verdict
from replydesk.tui.writing.host import CheckedHost, DraftHost
from replydesk.tui.writing.versions_screen import VersionsScreen


def check(screen: CheckedHost) -> None:
    """List the findings; go to the one picked, or correct it."""
    draft_check.check(screen, partial(open_profile, screen, Key.UNIT))


async def go_to_next_words(screen: CheckedHost) -> None:
    """Go to the next words that a finding is about."""
    if not await screen.walk.go_on():
        screen.say(f"没有标出来的词句；{screen.key('draft.check')} 看全部问题")


# The settings of the unit profile that fill in fields.
_SETTINGS = {Key.SIGNATURE: "名称", Key.CONTACT: "联系人", Key.PHONE: "电话", Key.CC: "抄送"}


def open_profile(screen: DraftHost, key: Key) -> None:
    """Open the unit profile at the setting that fills in a field."""
    screen.workbench.edit_profile(screen.session.draft.get(Key.UNIT), _SETTINGS.get(key, ""))


def mend_lines(screen: DraftHost) -> None:
    """Turn the condensing of lines that end badly on or off."""
    before = screen.judge().reply
    screen.edit(line_mending.toggle_mending, "")
    after = screen.judged.reply
    is_on = line_mending.is_mended(after.draft)
    message = line_mending.describe_mending(
        before.pages, after.pages, screen.key("draft.mend"), screen.key("draft.check")
    )
    screen.say(message if is_on else "已取消修整断行")


def take_number(screen: DraftHost) -> None:
    """Take the draft's number from the register, and write it in."""
    path, by = screen.session.path, stamp_now(screen.workbench.clock())
    if why := number_hindrance(screen.session.draft, screen.stock):
        screen.say(f"没有取号：{why}", is_trouble=True)
        return
    try:
        numbers = read_numbers(screen.desk)
        given = give_number(screen.desk, path, screen.session.draft, numbers, by)
        numbers = numbers_with(screen.desk, numbers.drafts)
    except UserError as error:
        screen.say(f"没有取到号：{error}", is_trouble=True)
        return
    if given.refusal:
        screen.say(f"没有取到号：{given.refusal}", is_trouble=True)
        return
    screen.use_stock(replace(screen.stock, numbers=numbers))
    screen.edit(lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, given.number), "")
    message = "已登记" if given.is_new else "登记里本来就是它"
    note = f"；{given.note}" if given.note else ""
    screen.say(f"文号 {given.number}，{message}{note}")


def export(screen: CheckedHost) -> None:
    """Export the draft; if it has errors, or has changed since it was signed, say so first."""
    if not screen.saving.save():
        return
    is_changed = is_changed_since_signed(screen.session.draft, screen.stock)
    if not has_errors(screen.judged.problems) and not is_changed:
        _export(screen, force=False)
        return

    async def answered(index: int | None) -> None:
        if index == len(choices) - 1:
            _export(screen, force=True)
        elif index is not None and index < len(errors):
            await draft_check.go_to(screen, errors[index])

    errors = [each for each in screen.judged.problems if each.level is Level.ERROR]
    choices = [
        Choice(f"{each.key}：{each.message}", f"{each.remedy}　{each.source}".rstrip()) for each in errors
    ]
    choices += [Choice(SIGNED_BEFORE, "重新签发以后再导出")] * is_changed
    left = "；".join(["错误留在文件里"] * bool(errors) + ["文件名写明签发后改过"] * is_changed)
    choices.append(Choice("照样导出", left))
    title = "有错误，改好再导出" if errors else f"{SIGNED_BEFORE}，重新签发再导出"
    screen.app.push_screen(Pick(title, choices, "回车选定   Esc 返回"), answered)


def _export(screen: DraftHost, *, force: bool) -> None:
    by, numbers = stamp_now(screen.workbench.clock()), screen.stock.numbers
    message, is_good = export_draft(screen.desk, screen.session.path, numbers, by, force=force)
    if is_good:
        screen.saving.save(EXPORTED)
    screen.say(message, is_trouble=not is_good)


def show_versions(screen: DraftHost) -> None:
    """Show the versions of the draft, and restore the one picked."""
    if screen.saving.save():
        versions = screen.session.store.versions()
        screen.app.push_screen(
            VersionsScreen(screen.session, screen.stock, versions, partial(_restore, screen))
        )


def show_changes(screen: DraftHost) -> None:
    """Show what changed since the last verdict, else since the draft was opened."""
    if not screen.saving.save():
        return
    store, draft = screen.session.store, screen.session.draft
    versions = store.versions()
    since = since_verdict(draft, versions)
    if since is None or not since.states:
        note = f"{since.name.strip()}的时候是哪一版，没有记下" if since else ""
        since = since_opened(draft, versions, store.opened)._replace(note=note)
    screen.app.push_screen(ChangesScreen(screen.session.path, since, screen.stock))


def _restore(screen: DraftHost, version: Version) -> None:
    """Continue with the text of an earlier version; the current one is saved and can be reached by undo.

    The stage stays: a draft that was returned since is not signed again by it. So do all remarks.
    """
    screen.edit(lambda draft: with_review_of(parse_draft(version.text).draft, draft), "")
    screen.saving.save()
    screen.say(f"已恢复到 {version.when:%m-%d %H:%M:%S} 的样子；Ctrl+Z 可以回来")
