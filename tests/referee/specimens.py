"""The printed replies to be measured: specimens that together have every element, and the samples.

Their lines have few changes between Chinese and digits: LibreOffice makes lines with many too long, which is
corrected only where lines are compared.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from replydesk.desk import desk_folder
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section
from replydesk.layout.sheet import FONTS, SHEETS
from replydesk.letter.print_options import ClassForm, Format, PublicityForm, Seal, SignerForm
from replydesk.reply.reply import Reply, make_reply
from tests.referee.prints import Print, print_all
from tests.support.replies import SAMPLES, stock_with

SPECIMEN = "specimen"
TIMES = "Times New Roman"

_TEXT = Paragraph("全面落实有关规定要求" * 14 + "。")
_BODIES = ("云川省民政厅", "云川省财政厅", "云川省教育厅", "云川省水利厅")
_TABLE = tuple(
    map(
        Paragraph,
        (
            "| 序号 | 项目名称 | 责任单位 |",
            "| --- | --- | ---: |",
            *(
                f"| {row} | 社区养老服务站改造提升工程 | 省民政厅、省财政厅、省自然资源厅 |"
                for row in range(1, 25)
            ),
        ),
    )
)


def specimens() -> dict[str, tuple[Draft, Mapping[str, Any]]]:
    """Return the measured drafts, each with the special settings of its unit's profile."""
    draft = _specimen()
    short = replace(draft, sections=draft.sections[:2]).with_field(Key.ATTACHMENTS, "")
    marked = short.with_field(Key.COPY_NUMBER, "000012").with_field(Key.SECRECY, "机密★1年")
    marked = marked.with_field(Key.URGENCY, "特急").with_field(Key.SIGNER, "赵某某")
    marked = marked.with_field(Key.RESULT_CLASS, "B").with_field(Key.PUBLICITY, "主动公开")
    table = replace(short, preamble=(_TEXT, *_TABLE, _TEXT))
    enclosed = draft.with_field(Key.ATTACHMENTS, ("有关工作情况统计表", "有关工作任务分工表"))
    texts = (Attachment((_TEXT, *_TABLE)), Attachment((_TEXT,), draft.sections[:2]))
    long_name = {"name": "云川省人民政府办公厅政务信息公开工作领导小组", "letterhead": "云川省人民政府办公厅"}
    return {
        SPECIMEN: (draft, {}),
        "marks": (marked, {"class_form": ClassForm.OWN_LINE}),
        "other marks": (
            marked,
            {"signer_form": SignerForm.BELOW_NUMBER, "publicity_form": PublicityForm.QUESTION},
        ),
        "no seal": (short, {"seal": Seal.BARE}),
        "no seal, long date": (short.with_field(Key.SIGNATURE, "某某局"), {"seal": Seal.BARE}),
        "stamp": (short, {"seal": Seal.STAMP, "post": "厅长"}),
        "wide signature": (short, long_name),
        "two sign": (short.with_field(Key.SIGNATURE, _BODIES[:2]), {}),
        "four sign": (short.with_field(Key.SIGNATURE, _BODIES), {}),
        "table": (table, {}),
        "attachments": (replace(enclosed, attachments=texts), {}),
        "times": (marked, {"fonts": {**FONTS, "西文": TIMES}, "bold_leads": True}),
        "two-sided": (replace(draft, sections=draft.sections[:8]), {"two_sided": True}),
    }


def _specimen() -> Draft:
    """Return a draft with most elements of the letter, several pages long, without digits at line breaks."""
    draft = desk_folder.read_draft(SAMPLES[0]).draft
    bodies = ("某某委员会办公室", "某某政府办公厅", "某某发展和改革委员会", "某某财政厅", "某某自然资源厅")
    draft = draft.with_field(Key.CC, bodies)
    draft = draft.with_field(Key.ATTACHMENTS, ("有关工作情况统计表", "有关工作任务分工表"))
    levels = (1, 2, 3, 4, 2, 3, 4, 1, 2)
    run_in = [Section(level, "加强组织领导。", (_TEXT, _TEXT)) for level in levels]
    own_line = [Section(level, "健全工作机制", (_TEXT,)) for level in (1, 2, 3, 4)]
    items = Section(1, "突出重点任务", (Paragraph("健全制度。" + _TEXT.text, is_item=True),) * 2)
    return replace(draft, preamble=(_TEXT,), sections=(*own_line, items, *run_in))


def replies() -> dict[str, Reply]:
    """Return the measured replies by file name: specimens and samples, in both formats on every sheet."""
    drafts = specimens()
    drafts |= {path.stem: (desk_folder.read_draft(path).draft, {}) for path in SAMPLES}
    return {
        f"{name} {form} {sheet}": make_reply(
            draft,
            stock_with(lambda profile: replace(profile, format=form, sheet=sheet, **special)),  # noqa: B023
        )
        for form in Format
        for sheet in SHEETS
        for name, (draft, special) in drafts.items()
    }


def print_replies(work: Path, fonts: Path) -> list[Print]:
    """Print all measured replies in one call; `work` must not be used by another call."""
    return print_all(replies(), work, fonts)


def is_specimen(page: Print) -> bool:
    """Return True if a print is of the specimen with all elements."""
    return page.name.startswith(SPECIMEN)
