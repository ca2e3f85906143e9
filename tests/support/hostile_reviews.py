"""Review copies that were made to hurt, each with a word of the reason given; "" if the file is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from replydesk.importing.review.comparing.changes import changes_of, resolved
from replydesk.importing.review.model import ReviewFile, ReviewRefused
from replydesk.importing.review.reading.review_file import read_review
from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import CopySource
from tests.support.replies import SAMPLES, sample
from tests.support.review_files import DIGEST, comment, review_file
from tests.support.word_files import paragraph, run, table

Case = tuple[Callable[[], bytes], str]


def review_cases(scale: int = 1) -> dict[str, Case]:
    """Return every case by its name; 1 is for the fast tests, 100 as large as the limits let pass."""
    return {**_changes(scale), **_stretches(scale), **_texts(scale)}


@cache
def sent() -> ReviewFile:
    """Return a review copy as it was sent."""
    reply = sample(SAMPLES[1])
    return read_review(render_review(reply.pages, reply.profile.fonts, "厅", None, CopySource(DIGEST, "稿")))


def review_outcome(data: bytes) -> str:
    """Return the reason why a file is refused; a line that begins with “!” if what is taken is not exact."""
    base = sent()
    try:
        theirs = read_review(data)
    except ReviewRefused as error:
        return str(error)
    every = {change.id for change in changes_of(base, theirs)}
    if [each.text for each in resolved(base, theirs, set())] != [each.text for each in base.paragraphs]:
        return "!none taken is not the base"
    if [each.text for each in resolved(base, theirs, every)] != list(accepted_texts(theirs)):
        return "!all taken is not the file"
    return ""


def accepted_texts(file: ReviewFile) -> Iterator[str]:
    """Yield the paragraphs of a file with its tracked changes taken."""
    pending, cell, is_open = "", None, False
    for each in file.paragraphs:
        if each.row_removed:
            continue
        text = "".join(piece.text for piece in each.pieces if not piece.removed)
        is_last = each.cell is not None and each.cell.is_last
        is_marked = is_last or not each.mark_removed
        if is_open and (text or is_marked) and cell != (each.cell and each.cell[:3]):
            yield pending
            pending, is_open = "", False
        pending, is_open = pending + text, is_open or bool(text)
        cell = each.cell and each.cell[:3]
        if is_marked:
            yield pending
            pending, is_open = "", False
    if is_open:
        yield pending


def _changes(scale: int) -> dict[str, Case]:
    many = 100 * scale
    return {
        "many insertions": (lambda: _file(_insertions(many)), ""),
        "insertions of many people": (lambda: _file(_insertions(many, people=many)), ""),
        "insertions in insertions": (lambda: _file(_nested(90)), ""),
        "moves of one name": (lambda: _file(_moves(many // 2)), ""),
        "moves without end": (lambda: _file(_open_moves(many)), ""),
        "fields without end": (lambda: _file(paragraph(runs=_BEGIN * many + run("正文"))), ""),
        "rows of a table, all new": (lambda: _file(_new_rows(many // 4)), ""),
        "a row of many cells": (lambda: _file(table(tuple("格" for _ in range(30 * scale)))), ""),
    }


def _stretches(scale: int) -> dict[str, Case]:
    many = 20 * scale
    whole = "".join(paragraph(f"第{number}段") for number in range(many))
    numbers = range(20 * scale)
    starts = "".join(f'<w:commentRangeStart w:id="{number}"/>' for number in numbers)
    ends = "".join(
        f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        for number in numbers
    )
    marks = "".join(f'<w:bookmarkStart w:id="{number}" w:name="段{number}"/>' for number in numbers)
    closing = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number in numbers)
    notes = "".join(comment(number, "意见", paragraph=f"{number:08X}") for number in numbers)
    circle = "".join(
        f'<w15:commentEx w15:paraId="{number:08X}" w15:paraIdParent="{(number + 1) % len(numbers):08X}"/>'
        for number in numbers
    )
    words = paragraph(runs=starts + (_insertion(0, "字") + _insertion(1, "词")) * many + ends)
    return {
        "comments on everything": (
            lambda: review_file(starts + whole + paragraph(runs=ends), comments=notes),
            "",
        ),
        "comments on the same changes": (lambda: review_file(words, comments=notes), ""),
        "answers in a circle": (lambda: review_file(words, comments=notes, threads=circle), ""),
        "bookmarks on everything": (lambda: review_file(marks + whole + closing), ""),
    }


def _texts(scale: int) -> dict[str, Case]:
    return {
        "one paragraph again and again": (lambda: _file(paragraph("我厅高度重视。") * 90 * scale), ""),
        "paragraphs all alike": (
            lambda: _file(
                "".join(paragraph(f"第{number}项，我厅高度重视。") for number in range(90 * scale))
            ),
            "",
        ),
        "a very long paragraph": (lambda: _file(paragraph("我厅高度重视，逐项落实。" * 400 * scale)), ""),
        "many characters": (lambda: _file(paragraph("某" * 600_000)), "万字以上"),
        "many paragraphs": (lambda: _file("<w:p/>" * 25_000), "段以上"),
        "many marks": (lambda: _file("<w:p><w:r>" + "<w:tab/>" * 500_000 + "</w:r></w:p>"), "标记太多"),
        "deep nesting": (lambda: _file("<w:ins>" * 200 + "</w:ins>" * 200), "层以上"),
        "long comments": (
            lambda: review_file(paragraph("文"), comments=comment(0, "长" * 600_000)),
            "批注太长",
        ),
    }


_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'


def _file(body: str) -> bytes:
    return review_file(body)


def _insertion(number: int, text: str) -> str:
    return f'<w:ins w:id="{number}" w:author="某{number}" w:date="2026-05-28T16:40:00Z">{run(text)}</w:ins>'


def _insertions(many: int, people: int = 2) -> str:
    return paragraph(runs="".join(_insertion(number % people, "字") for number in range(many)))


def _nested(depth: int) -> str:
    kinds = ["ins" if number % 2 else "del" for number in range(depth)]
    opening = "".join(f'<w:{kind} w:author="某{at}">' for at, kind in enumerate(kinds))
    closing = "".join(f"</w:{kind}>" for kind in reversed(kinds))
    return paragraph(runs=f"{opening}{run('字')}{closing}")


def _moves(many: int) -> str:
    each = (
        '<w:moveFromRangeStart w:id="1" w:name="甲"/><w:moveFrom w:author="某">' + run("字") + "</w:moveFrom>"
        '<w:moveFromRangeEnd w:id="1"/>' + run("留")
    )
    return paragraph(runs=each * many) + paragraph(runs=each.replace("From", "To") * many)


def _open_moves(many: int) -> str:
    return paragraph(
        runs="".join(
            f'<w:moveToRangeStart w:id="{number}" w:name="移{number}"/>'
            f'<w:moveTo w:author="某">{run("字")}</w:moveTo>'
            for number in range(many)
        )
    )


def _new_rows(many: int) -> str:
    row = "<w:tr><w:trPr><w:ins w:author='某'/></w:trPr>" + f"<w:tc>{paragraph('格')}</w:tc>" * 3 + "</w:tr>"
    return f"<w:tbl>{row * many}</w:tbl>"
