"""The pages of the preview compared with the pages printed by LibreOffice, line by line."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache

import pytest

from replydesk.draft.model import Key
from replydesk.export.approval_form import approval_form
from replydesk.layout.pages import Pages
from replydesk.letter.print_options import Format
from replydesk.letter.profile import Profile
from replydesk.render import docx, plain
from replydesk.reply.reply import Reply, make_reply
from tests.referee import RefereeMissing
from tests.referee.fonts import stand_in_fonts
from tests.referee.office import pages_of, render
from tests.referee.specimens import specimens
from tests.support.replies import (
    SAMPLES,
    form_of,
    long_last_paragraph,
    mended,
    printable,
    sample,
    squeezed,
    starter_stock,
    stock_with,
    varied_reply,
)

pytestmark = pytest.mark.office

VARIED, CONDENSED = 48, 6


@cache
def _printed() -> dict[str, tuple[Pages, Profile]]:
    """Return the printed replies by file name."""
    replies: dict[str, Reply] = {path.stem: sample(path) for path in SAMPLES}
    replies["long last paragraph"] = make_reply(long_last_paragraph(), starter_stock())
    replies["long letterhead"] = make_reply(
        varied_reply(3).draft, stock_with(lambda profile: replace(profile, letterhead="某" * 24))
    )
    for number, (name, (draft, special)) in enumerate(specimens().items()):
        form = list(Format)[number % 2]
        stock = stock_with(lambda profile: replace(profile, format=form, **special))  # noqa: B023
        replies[name] = make_reply(draft, stock)
    replies |= {f"varied {seed}": reply for seed, reply in printable(VARIED)}
    replies |= {f"mended {seed}": reply for seed, reply in mended(CONDENSED)}
    replies |= {f"squeezed {seed}": reply for seed, reply in squeezed(CONDENSED)}
    printed = {name: (reply.pages, reply.profile) for name, reply in replies.items()}
    forms = {f"form {path.stem}": form_of(path) for path in SAMPLES}
    printed |= {name: (each.pages, each.profile) for name, each in forms.items()}
    return printed | {f"approval {path.stem}": _approval(sample(path)) for path in SAMPLES}


def _approval(reply: Reply) -> tuple[Pages, Profile]:
    """Return the approval form of a reply that was returned once and passed."""
    verdicts = (
        "核稿 退回 李某某：2025年的数字请核对",
        "核稿 通过 李某某",
        "签发 通过 王某某：同意，请尽快发出",
    )
    records = tuple(f"2026-05-{day} 16:40 {verdict}" for day, verdict in enumerate(verdicts, 27))
    draft = reply.draft.with_field(Key.STAGE, "签发").with_field(Key.REVIEWS, records)
    return approval_form(draft, starter_stock()), reply.profile


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Return the printed lines of every page of every reply, without spaces; rendered in one call."""
    folder = tmp_path_factory.mktemp("referee")
    paths = []
    for name, (pages, profile) in _printed().items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(docx.render(pages, profile.fonts, profile.name, None))
    try:
        pdfs = render(paths, folder, stand_in_fonts())
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
    return {path.stem: pages_of(path) for path in pdfs}


def _is_number(line: str) -> bool:
    return line.strip("—").isdecimal() and line.startswith("—")


@pytest.mark.parametrize("name", list(_printed()))
def test_every_line_is_printed_where_the_preview_has_it(
    name: str, printed: dict[str, list[list[str]]]
) -> None:
    preview = plain.render(_printed()[name][0])
    wanted = [
        ["".join(line.split()) for line in page.split("\n") if line.strip()] for page in preview.split("\f")
    ]
    assert [[line for line in page if not _is_number(line)] for page in printed[name]] == wanted


@pytest.mark.parametrize("name", list(_printed()))
def test_pages_bear_their_numbers_where_the_format_has_them(
    name: str, printed: dict[str, list[list[str]]]
) -> None:
    wanted = [f"—{page.number}—" if page.is_numbered else "" for page in _printed()[name][0].pages]
    assert [next(filter(_is_number, page), "") for page in printed[name]] == wanted
