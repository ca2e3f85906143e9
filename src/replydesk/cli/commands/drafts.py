"""The commands init, new, list and preview."""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from replydesk.cli.tables import print_rows, print_table
from replydesk.cli.talk import (
    DONE,
    FINDINGS,
    Stocks,
    no_unit,
    put,
    put_json,
    put_text,
    read_reply,
    refuse_unknown,
    say,
)
from replydesk.desk import desk_folder
from replydesk.desk.listing import day_text, days_left_text, is_changed_since_passed, sending_text
from replydesk.desk.numbering import read_numbers
from replydesk.draft.kept import filled_fields
from replydesk.draft.model import Draft, Key
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.stages import Stage
from replydesk.draft.workflow import WorkflowState, workflow_state
from replydesk.export.selection import Selection
from replydesk.letter.facts import item_number, lead_bodies, proposer_names
from replydesk.letter.item_order import item_order
from replydesk.letter.kinds import SHORT_NAMES, is_known, kind_of
from replydesk.reply.findings import problems
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.characters import one_line
from replydesk.text.dates import format_day
from replydesk.text.errors import UsageError, UserError

# The columns of the table, before that of the file.
_COLUMNS = ["编号", "文号", "类型", "收件人", "案由", "环节", "期限", "类别", "状态", "页数", "问题"]
LONG = {"收件人": 39, "案由": 39, "文件": 250}  # long columns, and the most cells they get


def init(options: Namespace) -> int:
    """Lay out a desk: phrases, unit profiles and, unless --no-samples, sample drafts."""
    folder = Path(options.folder)
    written = desk_folder.init_desk(folder, samples=not options.no_samples)
    for path in written:
        put(path)
    say(f"已放好 {len(written)} 个文件；打开工作台：replydesk {folder}")
    return DONE


def new(options: Namespace) -> int:
    """Create a draft, or the drafts of an assigned list."""
    if options.list:
        from replydesk.cli.commands.lists import new_from_list

        return new_from_list(options)
    from replydesk.desk.last_used import with_last_office

    place = desk_folder.Desk.open(Path(options.folder))
    draft = Draft()
    for key, value in ((Key.UNIT, options.unit), (Key.KIND, _kind_named(options.kind))):
        draft = draft.with_field(key, value) if value else draft
    refuse_unknown(options.unit, place)
    put(place.new(options.name, with_last_office(place, place.stock.new_draft(draft))))
    if not options.unit and not place.stock.units:
        say(f"{no_unit(place)}，这份稿子先没有写单位")
    return DONE


def _kind_named(word: str) -> str:
    """Return a kind of letter as typed for --kind. Raises UsageError if there is none."""
    if word and not is_known(word):
        raise UsageError(f"没有“{word}”这种类型，可写：{'、'.join(SHORT_NAMES)}")
    return word


def list_drafts(options: Namespace) -> int:
    """Print the drafts of a desk with their states and pages."""
    place = desk_folder.Desk.open(Path(options.folder))
    numbers = read_numbers(place)
    for why in numbers.damaged.values():
        say(why)
    stock = replace(place.stock, numbers=numbers)
    selection = Selection.of(options.only)
    replies, failed = [], False
    for path in place.drafts():
        try:
            draft = desk_folder.read_draft(path).draft
        except UserError as error:
            failed = True
            say(str(error))
            continue
        changed = partial(is_changed_since_passed, workflow_state(draft), draft, stock)
        if selection.takes(path.stem, draft, changed):
            replies.append((path, make_reply(draft, stock, place.key(path))))
    chosen = [(path, reply) for path, reply in replies if selection.takes_state(reply.state)]
    chosen.sort(key=lambda each: item_order(each[1].draft))
    if options.json:
        put_json(
            [
                {**_row(path, reply), **_handling(reply, stock), **_unprinted(reply.draft)}
                for path, reply in chosen
            ]
        )
    elif chosen:
        print_table([_listed(path, reply, stock) for path, reply in chosen], LONG, sys.stdout)
    elif options.only:
        say(f"没有符合 --only 的稿子：{'、'.join(options.only)}")
    else:
        say("没有稿子；replydesk new 新建一份，replydesk init 放入样稿")
    return FINDINGS if failed else DONE


def _row(path: Path, reply: Reply) -> dict[str, str | int]:
    return {
        "编号": item_number(reply.draft),
        "文号": one_line(reply.draft.get(Key.DOCUMENT_NUMBER)),
        "类型": reply.facts.kind.name,
        "收件人": _recipients(reply.draft),
        "案由": reply.facts.subject,
        "状态": reply.state,
        "页数": len(reply.pages.pages),
        "问题": len(problems(reply.findings)),
        "文件": str(path),
    }


def _handling(reply: Reply, stock: Stock) -> dict[str, str | bool | int]:
    """Return how far a draft is: stage, open remarks, deadline, day of sending, class."""
    state, deadline = workflow_state(reply.draft), reply.facts.deadline
    return {
        "环节": state.word,
        "改过": is_changed_since_passed(state, reply.draft, stock),
        "批注": len(open_remarks(reply.draft)),
        "期限": format_day(deadline) if deadline else "",
        "时限": _term(state, deadline),
        "发出日期": format_day(state.sent) if state.sent else "",
        "办理类别": one_line(reply.draft.get(Key.RESULT_CLASS)),
    }


def _term(state: WorkflowState, deadline: date | None) -> str:
    """Return the days left, or of a letter that is out whether it was in time; "" if that is not known."""
    if deadline is None or state.stage is Stage.SENT:
        return sending_text(deadline, state.sent)
    return days_left_text((deadline - date.today()).days)


def _listed(path: Path, reply: Reply, stock: Stock) -> dict[str, str | int]:
    """Return the row of a draft in the table."""
    how = _handling(reply, stock)
    term = " ".join(filter(None, (day_text(reply.facts.deadline), str(how["时限"]))))
    stage = f"{how['环节']}{'改' if how['改过'] else ''}"
    cells = {**_row(path, reply), "环节": stage, "期限": term, "类别": str(how["办理类别"])}
    return {name: cells[name] for name in _COLUMNS} | {"文件": path.name}


def _unprinted(draft: Draft) -> dict[str, str | dict[str, str]]:
    """Return what a draft keeps and no letter prints: its office, and fields not of the program."""
    return {str(Key.OFFICE): draft.get(Key.OFFICE), "其他": filled_fields(draft)}


def _recipients(draft: Draft) -> str:
    """Return the names of those to whom a letter is written, as the desk lists them."""
    return "、".join(lead_bodies(draft)) if kind_of(draft).to_lead else proposer_names(draft)


def preview(options: Namespace) -> int:
    """Print the pages of a draft, framed or as plain text."""
    reply = read_reply(Path(options.draft), Stocks())
    pages = reply.pages.pages
    if options.page is not None:
        if not 1 <= options.page <= len(pages):
            raise UsageError(f"没有第 {options.page} 页，这份答复共 {len(pages)} 页")
        pages = pages[options.page - 1 : options.page]
    if options.plain:
        from replydesk.render import plain

        put_text(plain.render(reply.pages, pages))
        return DONE
    from replydesk.render import terminal

    rows = (row for page in pages for row in terminal.page_rows(reply.pages, page))
    print_rows(rows, terminal.frame_width(reply.pages), sys.stdout)
    return DONE
