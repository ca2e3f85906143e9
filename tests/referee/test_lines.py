"""The pages of the preview are the pages that are printed: line by line, as LibreOffice renders them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from replydesk.office import Reply, make_reply
from replydesk.render import docx, plain

from ..replies import SAMPLES, long_last_paragraph, office, sample, varied
from . import RefereeMissing
from .fonts import stand_in_fonts
from .office import TEXT_END_MM, pages_of, render

pytestmark = pytest.mark.office

VARIED = 24


def _replies() -> dict[str, Reply]:
    replies = {path.stem: sample(path) for path in SAMPLES}
    replies["long last paragraph"] = make_reply(long_last_paragraph(), office())
    return replies | {f"varied {seed}": make_reply(varied(seed), office()) for seed in range(VARIED)}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The printed lines of every page of every reply, spaces left out; all rendered in one call."""
    folder = tmp_path_factory.mktemp("referee")
    paths = []
    for name, reply in _replies().items():
        paths.append(folder / f"{name}.docx")
        paths[-1].write_bytes(docx.render(reply.pages, reply.profile))
    try:
        pdfs = render(paths, folder, stand_in_fonts())
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
    return {path.stem: pages_of(path, TEXT_END_MM) for path in pdfs}


@pytest.mark.parametrize("name", list(_replies()))
def test_every_line_is_printed_where_the_preview_has_it(
    name: str, printed: dict[str, list[list[str]]]
) -> None:
    preview = plain.render(_replies()[name].pages)
    wanted = [
        ["".join(line.split()) for line in page.split("\n") if line.strip()] for page in preview.split("\f")
    ]
    assert printed[name] == wanted


def test_no_number_on_page_one_and_one_on_every_other(tmp_path: Path) -> None:
    reply = sample(SAMPLES[0])
    path = tmp_path / "reply.docx"
    path.write_bytes(docx.render(reply.pages, reply.profile))
    try:
        pages = pages_of(render([path], tmp_path, stand_in_fonts())[0])
    except RefereeMissing as missing:
        if os.environ.get("CI"):
            raise
        pytest.skip(str(missing))
    assert [page[-1] for page in pages[1:]] == [f"—{n}—" for n in range(2, len(pages) + 1)]
    assert "—" not in pages[0][-1]
