"""The Word file: complete, in order, valid and reproducible."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from openxml_audit import OpenXmlValidator

from replydesk.export.write import write_word_file
from replydesk.layout.lay_out import lay_out
from replydesk.layout.pages import Line, Page
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter, Role
from replydesk.render import docx as renderer
from replydesk.reply.reply import Reply, make_reply
from tests.support.effort import seeds
from tests.support.replies import (
    KIND_DRAFTS,
    SAMPLES,
    long_last_paragraph,
    sample,
    starter_stock,
    varied,
    word_file,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(reply: Reply) -> Any:
    return docx.Document(BytesIO(word_file(reply)))


@pytest.fixture(params=[*SAMPLES, *KIND_DRAFTS], ids=lambda path: path.stem)
def reply(request: pytest.FixtureRequest) -> Reply:
    path: Path = request.param
    return sample(path)


def test_every_character_of_the_letter_is_in_the_body_in_order(reply: Reply) -> None:
    written = "".join(node.text or "" for node in opened(reply).element.body.iter(f"{W}t"))
    assert written == "".join(block.text for block in reply.letter.blocks)


@pytest.mark.parametrize("seed", seeds(range(12)))
def test_no_draft_loses_a_character_in_word(seed: int) -> None:
    reply = make_reply(varied(seed), starter_stock())
    written = "".join(node.text or "" for node in opened(reply).element.body.iter(f"{W}t"))
    assert written == "".join(block.text for block in reply.letter.blocks)


def test_the_file_is_valid(reply: Reply, tmp_path: Path) -> None:
    path = tmp_path / "reply.docx"
    path.write_bytes(word_file(reply))
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


def test_fields_are_closed(reply: Reply) -> None:
    with ZipFile(BytesIO(word_file(reply))) as package:
        for name in package.namelist():
            kinds = re.findall(r'fldCharType="(\w+)"', package.read(name).decode("utf-8", "ignore"))
            assert kinds.count("begin") == kinds.count("end")


def test_the_same_reply_gives_the_same_bytes(reply: Reply) -> None:
    assert word_file(reply) == word_file(reply)


def test_styles_are_named_in_chinese_and_all_are_used(reply: Reply) -> None:
    document = opened(reply)
    references = (f"{W}pStyle", f"{W}rStyle")
    ids = {node.get(f"{W}val") for node in document.element.body.iter(*references)}
    used = {style.name for style in document.styles if style.style_id in ids}
    linked = {name.removesuffix(" 字符") for name in used}
    names = {style.name for style in document.styles} - {"Normal", "Default Paragraph Font"}
    assert names <= used | linked
    assert Role.BODY in names


def test_headings_have_outline_levels(reply: Reply) -> None:
    levels = {style.name: style.element.find(f".//{W}outlineLvl") for style in opened(reply).styles}
    for name, level in levels.items():
        if name.startswith("一级标题") and not name.endswith("字符"):
            assert level.get(f"{W}val") == "0"
        if name.startswith("二级标题") and not name.endswith("字符"):
            assert level.get(f"{W}val") == "1"


def test_properties_name_the_letter_and_nothing_of_a_tool(reply: Reply) -> None:
    properties = opened(reply).core_properties
    assert properties.title == reply.letter.text_of(Role.TITLE)
    assert properties.author == reply.letter.text_of(Role.SIGNATURE)
    assert properties.comments == properties.last_modified_by == ""
    with ZipFile(BytesIO(word_file(reply))) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    assert b"python" not in everything.lower()
    assert b"replydesk" not in everything.lower()


def test_page_numbers_begin_on_page_two(reply: Reply) -> None:
    section = opened(reply).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_footer.paragraphs[0].text == ""
    assert section.footer.paragraphs[0].text.startswith("— ")
    assert section.footer.paragraphs[0].alignment != section.even_page_footer.paragraphs[0].alignment


def test_a_long_reply_is_small() -> None:
    assert max(len(word_file(sample(path))) for path in SAMPLES) <= 14_000


def test_a_file_edited_in_word_is_kept_when_exporting_again(tmp_path: Path) -> None:
    reply = sample(SAMPLES[0])
    first = write_word_file(tmp_path / "某件.docx", word_file(reply))
    assert (first.path.name, first.kept) == ("某件.docx", None)
    assert write_word_file(tmp_path / "某件.docx", word_file(reply)).kept is None
    document = docx.Document(str(first.path))
    document.add_paragraph("在 Word 里补的一句")
    document.save(str(first.path))
    again = write_word_file(tmp_path / "某件.docx", word_file(reply))
    assert again.kept == tmp_path / "某件（Word改过）.docx"
    assert docx.Document(str(again.kept)).paragraphs[-1].text == "在 Word 里补的一句"
    assert again.path.read_bytes() == word_file(reply)


def test_the_end_of_a_long_last_paragraph_moves_to_the_page_of_the_signature() -> None:
    reply = make_reply(long_last_paragraph(), starter_stock())
    assert reply.pages.moved_from and reply.state == "可签发"
    written = [paragraph.text for paragraph in opened(reply).paragraphs]
    end = reply.letter.blocks[reply.pages.moved or 0].text[reply.pages.moved_from :]
    assert end in written
    assert "".join(written).replace("\n", "") == "".join(block.text for block in reply.letter.blocks)


def test_a_letterhead_of_any_length_has_a_size_word_allows() -> None:
    base = sample(SAMPLES[0])
    profile = replace(base.profile, letterhead="某" * 600)
    pages = lay_out(compose(DraftFacts(base.draft, profile), starter_stock().phrases), base.pages.setup)
    with ZipFile(BytesIO(renderer.render(pages, profile.fonts, profile.name, None))) as package:
        assert 'w:sz w:val="0"' not in package.read("word/document.xml").decode()


def test_only_the_top_of_a_page_breaks_it() -> None:
    base = sample(SAMPLES[0])
    foot = [block for block in base.letter.blocks if block.role in (Role.SIGNATURE, Role.DATE, Role.CONTACT)]
    page = Page(2, ((), (Line(0, 0, 1, 0),), (), (Line(1, 0, 1, 0),), *[()] * 18))
    pages = replace(base.pages, letter=Letter(tuple(foot)), pages=(Page(1, ((),) * 22), page))
    with ZipFile(BytesIO(renderer.render(pages, base.profile.fonts, base.profile.name, None))) as package:
        assert package.read("word/document.xml").decode().count("pageBreakBefore") == 1
