"""What is printed to be measured: a specimen with every element, the samples, and varied drafts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from replydesk import desk
from replydesk.draft import Draft, Key, Paragraph, Section
from replydesk.layout.sheet import SHEETS
from replydesk.office import Office, Reply, make_reply

from ..replies import SAMPLES, office, varied
from .prints import Print, print_all

SPECIMEN = "specimen"
VARIED = 14


def specimen() -> Draft:
    """A draft with every element of the letter, several pages long, and no number to break a line at."""
    draft = desk.read(SAMPLES[0]).draft
    bodies = ("某某委员会办公室", "某某政府办公厅", "某某发展和改革委员会", "某某财政厅", "某某自然资源厅")
    draft = draft.with_field(Key.CC, bodies)
    draft = draft.with_field(Key.ATTACHMENTS, ("有关工作情况统计表", "有关工作任务分工表"))
    text = Paragraph("全面落实有关规定要求" * 14 + "。")
    levels = (1, 2, 3, 4, 2, 3, 4, 1, 2, 2)
    run_in = [Section(level, "加强组织领导。", (text, text)) for level in levels]
    own_line = [Section(level, "健全工作机制", (text,)) for level in (1, 2, 3, 4)]
    return replace(draft, preamble=(text,), sections=(*run_in, *own_line))


def replies() -> dict[str, Reply]:
    """What is measured, by the name of its file: the specimen, samples and varied drafts, on every sheet."""
    drafts = {SPECIMEN: specimen()}
    drafts |= {path.stem: desk.read(path).draft for path in SAMPLES}
    drafts |= {f"varied {seed}": varied(seed) for seed in range(VARIED)}
    return {
        f"{name} {sheet}": make_reply(draft, _on_sheet(sheet))
        for sheet in SHEETS
        for name, draft in drafts.items()
    }


def _on_sheet(sheet: str) -> Office:
    """The office of the tests, printing on this sheet."""
    stock = office()
    profiles = {name: replace(profile, sheet=sheet) for name, profile in stock.profiles.items()}
    return replace(stock, profiles=profiles)


def print_replies(work: Path, fonts: Path) -> list[Print]:
    """All that is measured, printed in one call. `work` is a folder of this call alone."""
    return print_all(replies(), work, fonts)


def is_specimen(page: Print) -> bool:
    """Whether a print is the specimen's: it has room for everything."""
    return page.name.startswith(SPECIMEN)
