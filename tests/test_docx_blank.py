"""The texts that Word files are made from are those python-docx puts together today."""

from __future__ import annotations

import re

from replydesk.render import docx_blank
from replydesk.render.docx_assembly import blank


def test_the_blank_is_what_python_docx_makes_today() -> None:
    made = blank()
    assert list(docx_blank.PARTS.items()) == list(made.parts.items()), "make blank"
    assert made.numbered == docx_blank.NUMBERED
    assert made.unnumbered == docx_blank.UNNUMBERED
    assert made.dates == docx_blank.DATES


def test_every_place_where_letters_differ_has_a_mark() -> None:
    texts = (*docx_blank.PARTS.values(), docx_blank.NUMBERED, docx_blank.DATES)
    assert set(re.findall("@([^@]+)@", "".join(texts))) == {
        *("body", "section", "styles", "mirrored", "fonts", "title", "author", "dates", "day", "页码"),
        *("top", "bottom", "left", "right", "width", "height", "line", "title page"),
    }
