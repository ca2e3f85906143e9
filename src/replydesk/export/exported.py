"""The Word files that a draft was exported to, and whether they are what it would be exported to now."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import NamedTuple

from replydesk.desk import files
from replydesk.desk.desk_folder import Desk
from replydesk.draft.document_number import DocumentNumber
from replydesk.export import batch
from replydesk.export.export_log import draft_key
from replydesk.export.export_one import Exporter, ExportSettings, Task
from replydesk.export.filenames import Pattern
from replydesk.export.from_screen import export_draft
from replydesk.export.write import is_unedited
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError


class Freshness(Enum):
    """How exported files compare with their draft."""

    NONE = "not exported"
    SAME = "exported, and nothing has changed since"
    CHANGED = "the draft, its phrases or its profile have changed since"
    EDITED = "a file was edited in Word since"


class ExportedDraft(NamedTuple):
    """The files a draft was exported to, letters first, their state, and the pages of all."""

    draft: Path
    files: tuple[Path, ...]
    freshness: Freshness
    pages: int = 0


def exported(place: Desk, path: Path, numbers: Numbers) -> ExportedDraft:
    """Return the files in the desk's export folder that a draft was exported to. Raises UserError."""
    (task,) = batch.plan_exports(batch.drafts_of([path]), Pattern())
    exporter = Exporter(ExportSettings(place.exports, keeps_log=False), {place.home: numbers})
    pages, digests = 0, {}
    for product, name, data in exporter.documents(task):
        digests[place.exports / name] = files.digest(data)
        pages += len(product.pages.pages)
    there = tuple(each for each in digests if each.is_file())
    if not there:
        older = _older(place, task, numbers)
        return ExportedDraft(path, older, Freshness.CHANGED if older else Freshness.NONE, pages)
    if all(files.digest_of(each) == digests[each] for each in digests):
        return ExportedDraft(path, there, Freshness.SAME, pages)
    is_edited = not all(map(is_unedited, there))
    return ExportedDraft(path, there, Freshness.EDITED if is_edited else Freshness.CHANGED, pages)


def brought_up_to_date(place: Desk, path: Path, numbers: Numbers, by: Stamp) -> ExportedDraft:
    """Return the files of a draft as it is now, exported if need be; one edited in Word is left as it is.

    Raises UserError if it cannot be exported.
    """
    found = exported(place, path, numbers)
    if found.freshness in (Freshness.SAME, Freshness.EDITED):
        return found
    message, is_good = export_draft(place, path, numbers, by)
    if not is_good:
        raise UserError(message)
    return exported(place, path, numbers)


def _older(place: Desk, task: Task, numbers: Numbers) -> tuple[Path, ...]:
    """Return files of earlier exports under other names, as the log and the registers know them."""
    entry = batch.read_log(place.exports)[0].get(draft_key(task.place))
    names = [each.name for each in entry.files] if entry else []
    name = place.key(task.path)
    typed = numbers.drafts[name].number if name in numbers.drafts else ""
    number = DocumentNumber.parse(typed)
    if number and number.series in numbers.registers:
        kept = numbers.registers[number.series].entries.get(number.serial)
        names += kept.files if kept and kept.draft == name else ()
    paths = (place.exports / each for each in dict.fromkeys(names))
    return tuple(each for each in paths if each.is_file())
