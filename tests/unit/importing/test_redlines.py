"""A 花脸稿 is known by its bookmark, its keyword, or the line at the head of its pages, and not read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.reading import read_content
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import Setup
from replydesk.letter.model import Letter, Role
from replydesk.letter.redline import REDLINE, REDLINE_HEAD, LetterStep, redline
from replydesk.render import docx_redline
from tests.support.letters import block


def _file(**changed: bytes) -> bytes:
    """A redline with parts of it replaced."""
    steps = [LetterStep(Letter((block(Role.BODY, text),))) for text in ("投入三百万元。", "投入五百万元。")]
    found = redline(steps)
    data = docx_redline.render(lay_out(found.letter, Setup()), found, {}, "", None)
    made = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            key = name.rpartition("/")[2].partition(".")[0]
            new.writestr(name, part.replace(REDLINE.encode(), changed.get(key, REDLINE.encode())))
    return made.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        _file(),
        _file(core="某".encode()),
        _file(document="某".encode()),
        f"{REDLINE_HEAD}\n某某厅\n关于某事的答复\n".encode(),
    ],
    ids=["as written", "without keyword", "without bookmark", "as text"],
)
def test_a_redline_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="这是花脸稿"):
        read_content(data)


def test_a_letter_about_redlines_is_read() -> None:
    text = f"某某厅\n关于{REDLINE}的答复\n张某某代表：\n关于{REDLINE}的建议收悉。\n"
    assert len(read_content(text.encode()).lines) == 4
