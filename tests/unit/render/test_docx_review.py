"""The review copy: the letter's file with bookmarks and comments, and nothing else that differs."""

from __future__ import annotations

import random
from copy import deepcopy
from dataclasses import replace
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import OpenXmlValidator

from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import Setup
from replydesk.letter.model import Letter, Role
from replydesk.render.docx_package import is_unedited
from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import DRAFT, VERSION, CopySource, ReviewRemark
from replydesk.reply.reply import Reply, make_reply
from replydesk.text.dates import parse_day
from tests.support.effort import seeds
from tests.support.replies import (
    KIND_DRAFTS,
    SAMPLES,
    long_last_paragraph,
    sample,
    starter_stock,
    varied_reply,
    word_file,
)

SOURCE = CopySource("0123456789abcdef0123456789abcdef", "2026/drafts/甲 & <乙>")
WHEN = datetime(2026, 5, 28, 16, 40)
SEEDS = range(24)
_MARKS = ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")


def review_file(reply: Reply, remarks: list[ReviewRemark] | None = None) -> bytes:
    day = parse_day(reply.draft.get("成文日期"))
    return render_review(
        reply.pages, reply.profile.fonts, reply.profile.name, day, SOURCE, remarks if remarks else ()
    )


def some_remarks(reply: Reply, seed: int) -> list[ReviewRemark]:
    """Remarks on stretches of a letter, some within and across others."""
    chance = random.Random(seed)
    blocks = reply.letter.blocks
    chosen = [chance.randrange(len(blocks)) for _ in range(8)]
    chosen += chosen[:4]
    return [
        ReviewRemark(block, *_stretch(chance, len(blocks[block].text)), f"意见{n}\n第二行", "李某某", WHEN)
        for n, block in enumerate(chosen)
    ]


def _stretch(chance: random.Random, length: int) -> tuple[int, int]:
    start = chance.randint(0, length)
    return start, chance.randint(start, length)


def every_remark(reply: Reply) -> list[ReviewRemark]:
    """A remark on each block as a whole."""
    return [
        ReviewRemark(number, 0, len(block.text), f"第{number}段", "李某某", WHEN)
        for number, block in enumerate(reply.letter.blocks)
    ]


@cache
def _case(seed: int) -> tuple[Reply, bytes]:
    reply = varied_reply(seed)
    return reply, review_file(reply, some_remarks(reply, seed))


def body_of(packed: bytes) -> Any:
    with ZipFile(BytesIO(packed)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def plain(body: Any) -> bytes:
    """Return the text part without bookmarks and comment marks, its split runs joined."""
    for mark in list(body.iter(*(qn(f"w:{each}") for each in _MARKS))):
        mark.getparent().remove(mark)
    for mark in list(body.iter(qn("w:commentReference"))):
        mark.getparent().getparent().remove(mark.getparent())
    for run in list(body.iter(qn("w:r"))):
        _join_following(run)
    etree.cleanup_namespaces(body)
    return bytes(etree.tostring(body, method="c14n"))


def _join_following(run: Any) -> None:
    """Join a run with those behind it that have its properties."""
    while (after := run.getnext()) is not None and _look(run) is not None and _look(run) == _look(after):
        run.find(qn("w:t")).text += after.find(qn("w:t")).text
        after.getparent().remove(after)


def _look(run: Any) -> bytes | None:
    """Return a run without its text, None if it is no run of one text."""
    if run.tag != qn("w:r") or run.find(qn("w:t")) is None:
        return None
    copy = deepcopy(run)
    copy.find(qn("w:t")).text, copy.tail = "", None
    return bytes(etree.tostring(copy))


def commented(packed: bytes) -> dict[str, str]:
    """Return the words that each comment is on, by the comment's text."""
    document = docx.Document(BytesIO(packed))
    found = {}
    for comment in document.comments:
        words, is_inside = [], False
        for element in document.element.body.iter():
            if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == str(
                comment.comment_id
            ):
                is_inside = True
            elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == str(
                comment.comment_id
            ):
                break
            elif is_inside and element.tag == qn("w:t"):
                words.append(element.text or "")
        else:
            raise AssertionError(f"no range of comment {comment.text}")
        found[comment.text] = "".join(words)
    return found


def bookmarked(packed: bytes) -> dict[str, str]:
    """Return the texts of the bookmarks 段…, by name."""
    found: dict[str, str] = {}
    for start in body_of(packed).iter(qn("w:bookmarkStart")):
        name = start.get(qn("w:name"))
        if not name.startswith("段"):
            continue
        assert name not in found
        found[name] = ""
        for each in start.itersiblings():
            if each.tag == qn("w:bookmarkEnd") and each.get(qn("w:id")) == start.get(qn("w:id")):
                break
            found[name] += "".join(text.text or "" for text in each.iter(qn("w:t")))
        else:
            raise AssertionError(f"{name} is not closed in its paragraph")
    return found


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_nothing_but_marks_differs_from_the_letter(seed: int) -> None:
    reply, made = _case(seed)
    assert plain(body_of(made)) == plain(body_of(word_file(reply)))


@pytest.mark.parametrize("path", [*SAMPLES, *KIND_DRAFTS], ids=lambda path: path.stem)
def test_samples_differ_in_nothing_but_marks(path: Path) -> None:
    reply = sample(path)
    for remarks in ([], every_remark(reply)):
        assert plain(body_of(review_file(reply, remarks))) == plain(body_of(word_file(reply)))


def test_parts_of_the_letter_that_are_not_text_stay_as_they_are() -> None:
    reply, made = _case(0)
    with ZipFile(BytesIO(made)) as theirs, ZipFile(BytesIO(word_file(reply))) as ours:
        for name in ours.namelist():
            if name.startswith(("word/footer", "word/fontTable")):
                assert etree.tostring(etree.fromstring(theirs.read(name))) == etree.tostring(
                    etree.fromstring(ours.read(name))
                )
        more = set(theirs.namelist()) - set(ours.namelist())
        assert more - {"word/_rels/document.xml.rels"} == {"word/comments.xml", "docProps/custom.xml"}


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_each_block_has_a_bookmark_with_its_text(seed: int) -> None:
    reply, made = _case(seed)
    marks = bookmarked(made)
    for number, block in enumerate(reply.letter.blocks):
        assert marks.pop(f"段{number}") + marks.pop(f"段{number}续", "") == block.text
    assert not marks


def test_the_end_moved_to_the_page_of_the_signature_has_its_own_bookmark() -> None:
    reply = make_reply(long_last_paragraph(), starter_stock())
    moved, at = reply.pages.moved or 0, reply.pages.moved_from
    text = reply.letter.blocks[moved].text
    remark = ReviewRemark(moved, at - 2, at + 3, "跨页", "李某某", WHEN)
    made = review_file(reply, [remark])
    marks = bookmarked(made)
    assert (marks[f"段{moved}"], marks[f"段{moved}续"]) == (text[:at], text[at:])
    assert commented(made) == {"跨页": text[at - 2 : at + 3]}
    assert plain(body_of(made)) == plain(body_of(word_file(reply)))


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_comments_are_on_their_very_words(seed: int) -> None:
    reply, made = _case(seed)
    found = commented(made)
    for remark in some_remarks(reply, seed):
        text = reply.letter.blocks[remark.block].text
        words = text[remark.start : remark.end] or text
        if words.strip(" "):
            assert found[remark.text] == words or reply.letter.blocks[remark.block].role is Role.TITLE
        assert found[remark.text]


def test_a_comment_has_author_initials_and_time() -> None:
    reply = sample(SAMPLES[0])
    remark = ReviewRemark(5, 0, 2, "数字请核对 <&>\n第二行\x01", "李某某", WHEN)
    (comment,) = docx.Document(BytesIO(review_file(reply, [remark]))).comments
    assert (comment.author, comment.initials) == ("李某某", "李某某")
    assert comment.text == "数字请核对 <&>\n第二行␁"
    assert comment.timestamp is not None
    assert comment.timestamp.replace(tzinfo=None) == WHEN


def test_a_comment_may_be_without_author_and_time() -> None:
    reply = sample(SAMPLES[0])
    remark = ReviewRemark(5, 0, 2, "看", "", None)
    (comment,) = docx.Document(BytesIO(review_file(reply, [remark]))).comments
    assert (comment.author, comment.initials, comment.timestamp) == ("", "", None)


def test_a_comment_may_go_on_in_other_blocks() -> None:
    reply = sample(SAMPLES[0])
    texts = [block.text for block in reply.letter.blocks]
    remark = ReviewRemark(5, 3, 4, "两段", "李某某", WHEN, last=7)
    words = commented(review_file(reply, [remark]))["两段"]
    assert words == texts[5][3:] + texts[6] + texts[7][:4]


def test_changes_are_tracked_and_the_settings_stay_in_order(tmp_path: Path) -> None:
    for seed in (0, 1):
        reply, made = _case(seed)
        with ZipFile(BytesIO(made)) as package:
            settings = etree.fromstring(package.read("word/settings.xml"))
        names = [etree.QName(each).localname for each in settings]
        place = names.index("trackRevisions")
        assert set(names[:place]) <= {"zoom", "mirrorMargins"}
        assert names.count("trackRevisions") == 1
        with ZipFile(BytesIO(word_file(reply))) as package:
            letters = etree.fromstring(package.read("word/settings.xml"))
        assert [name for name in names if name != "trackRevisions"] == [
            etree.QName(each).localname for each in letters
        ]


def test_the_properties_name_version_and_draft() -> None:
    made = review_file(sample(SAMPLES[0]))
    assert docx.Document(BytesIO(made)).core_properties.identifier == SOURCE.version
    with ZipFile(BytesIO(made)) as package:
        custom = etree.fromstring(package.read("docProps/custom.xml"))
        everything = b"".join(package.read(name) for name in package.namelist())
    assert {each.get("name"): each[0].text for each in custom} == {
        VERSION: SOURCE.version,
        DRAFT: SOURCE.draft,
    }
    assert b"python" not in everything.lower()


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_the_file_is_valid(seed: int, tmp_path: Path) -> None:
    path = tmp_path / "review.docx"
    path.write_bytes(_case(seed)[1])
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


@pytest.mark.parametrize("seed", seeds(SEEDS))
def test_numbers_of_marks_are_unique(seed: int) -> None:
    body = body_of(_case(seed)[1])
    numbers = [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]
    assert len(set(numbers)) == len(numbers)
    assert sorted(numbers) == sorted(each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkEnd")))


def test_the_same_remarks_give_the_same_bytes() -> None:
    reply, made = _case(3)
    assert review_file(reply, some_remarks(reply, 3)) == made


@pytest.mark.parametrize("seed", [0, 1])
def test_a_copy_is_known_to_be_unedited_until_another_program_saves_it(seed: int) -> None:
    made = _case(seed)[1]
    assert is_unedited(BytesIO(made)) and is_unedited(BytesIO(review_file(_case(seed)[0])))
    saved = BytesIO()
    docx.Document(BytesIO(made)).save(saved)
    assert not is_unedited(saved)


def test_a_remark_on_a_letter_without_text_is_left_out() -> None:
    reply = replace(sample(SAMPLES[0]), pages=lay_out(Letter((), has_head=False), Setup()))
    made = review_file(reply, [ReviewRemark(0, 0, 0, "无处可放", "李某某", WHEN)])
    assert commented(made) == {}
