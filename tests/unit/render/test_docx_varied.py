"""The Word files of varied replies: valid, complete, small and reproducible."""

from __future__ import annotations

from collections import Counter
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from replydesk.letter.model import Role
from tests.support.effort import seeds
from tests.support.replies import varied_reply, word_file

SEEDS = range(40)
LARGEST, PAGES = 14_000, 7

HEAD = (Role.LETTERHEAD, Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY, Role.NUMBER, Role.SIGNER)
# roles of the head, whose order depends on the format and the forms of the unit
MARKS = (*HEAD, Role.RESULT_CLASS, Role.PUBLICITY)


@cache
def _rendered(seed: int) -> bytes:
    return word_file(varied_reply(seed))


def _paragraphs(seed: int) -> list[str]:
    """Return the text of every paragraph of the body, tables included, in file order."""
    with ZipFile(BytesIO(_rendered(seed))) as package:
        body: Any = etree.fromstring(package.read("word/document.xml"))
    return ["".join(text.text or "" for text in each.iter(qn("w:t"))) for each in body.iter(qn("w:p"))]


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_file_is_valid(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "reply.docx"
    path.write_bytes(_rendered(seed))
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_nothing_of_the_letter_is_lost(seed: int) -> None:
    reply = varied_reply(seed)
    written = "".join(_paragraphs(seed))
    assert Counter(written) == Counter("".join(block.text for block in reply.letter.blocks))
    for block in reply.letter.blocks:
        if block.role in MARKS:
            assert block.text in written
    text = "".join(block.text for block in reply.letter.blocks if block.role not in MARKS)
    assert written.endswith(text)


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_same_reply_gives_the_same_bytes(seed: int) -> None:
    assert word_file(varied_reply(seed)) == _rendered(seed)


def test_a_long_reply_is_small() -> None:
    assert max(len(_rendered(s)) for s in SEEDS if len(varied_reply(s).pages.pages) <= PAGES) <= LARGEST


def test_the_replies_are_of_every_kind() -> None:
    setups = [varied_reply(seed).pages.setup for seed in SEEDS]
    assert len({(each.format, each.sheet, each.seal, bool(each.latin)) for each in setups}) == 24
