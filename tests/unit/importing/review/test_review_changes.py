"""Changes of a review copy: what is one decision, what was not tracked, what is left of each paragraph."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from replydesk.importing.review.comparing.changes import changes_of, resolved
from replydesk.importing.review.model import (
    DocCell,
    KeptText,
    PlacedComment,
    ReviewChange,
    ReviewFile,
    ReviewKind,
)
from replydesk.importing.review.reading.review_file import read_review
from replydesk.render.docx_review import render_review
from replydesk.render.review_marks import CopySource
from tests.support.replies import SAMPLES, sample
from tests.support.review_files import DIGEST, comment, parts_of, review_file
from tests.support.word_files import packed, run

_AT = 'w:id="9" w:date="2026-05-28T16:40:00Z" w:author="{}"'


def ins(text: str, who: str = "李某某") -> str:
    return f"<w:ins {_AT.format(who)}>{run(text)}</w:ins>"


def cut(text: str, who: str = "李某某") -> str:
    return f"<w:del {_AT.format(who)}>{run(text).replace('w:t', 'w:delText')}</w:del>"


def para(*runs: str, mark: str = "", who: str = "李某某", name: str = "") -> str:
    """Return a paragraph of runs or of plain texts; `mark` is ins or del, `name` its bookmark."""
    own = f"<w:pPr><w:rPr><w:{mark} {_AT.format(who)}/></w:rPr></w:pPr>" if mark else ""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    if name:
        inside = f'<w:bookmarkStart w:id="7{name}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="7{name}"/>'
    return f"<w:p>{own}{inside}</w:p>"


def rows(*cells: tuple[str, ...], changed: dict[int, str] | None = None) -> str:
    """Return a table; some rows are marked as inserted or deleted."""
    found = ""
    for number, row in enumerate(cells):
        kind = (changed or {}).get(number, "")
        own = f"<w:trPr><w:{kind} {_AT.format('李某某')}/></w:trPr>" if kind else ""
        found += f"<w:tr>{own}{''.join(f'<w:tc>{para(cell)}</w:tc>' for cell in row)}</w:tr>"
    return f"<w:tbl>{found}</w:tbl>"


def both(base: str, theirs: str, **parts: str) -> tuple[ReviewFile, ReviewFile]:
    return read_review(review_file(base)), read_review(review_file(theirs, **parts))


def told(changes: tuple[ReviewChange, ...]) -> list[tuple[str, str, str, str]]:
    return [(each.kind, each.who, each.removed, each.added) for each in changes]


def changes(base: str, theirs: str) -> list[tuple[str, str, str, str]]:
    return told(changes_of(*both(base, theirs)))


LI = "李某某"


@pytest.mark.parametrize(
    ("base", "theirs", "expected"),
    [
        (para("我厅重视"), para("我厅", ins("高度"), "重视"), [("插入", LI, "", "高度")]),
        (para("我厅高度重视"), para("我厅", cut("高度"), "重视"), [("删除", LI, "高度", "")]),
        (
            para("我厅高度重视"),
            para("我厅", cut("高度"), ins("很"), "重视"),
            [("替换", LI, "高度", "很")],
        ),
        (
            para("我厅高度重视"),
            para("我厅", cut("高度"), ins("很", "张某某"), "重视"),
            [("删除", LI, "高度", ""), ("插入", "张某某", "", "很")],
        ),
        (para("前文后文"), para("前文", mark="ins") + para("后文"), [("分段", LI, "", "\r")]),
        (para("前文") + para("后文"), para("前文", mark="del") + para("后文"), [("并段", LI, "\r", "")]),
        # a new paragraph typed at the end of one, and before the next
        (
            para("前文") + para("后文"),
            para("前文", mark="ins") + para(ins("新文")) + para("后文"),
            [("加一段", LI, "", "\r新文")],
        ),
        (
            para("前文") + para("后文"),
            para("前文") + para(ins("新文"), mark="ins") + para("后文"),
            [("加一段", LI, "", "新文\r")],
        ),
        (
            para("前文") + para("后文"),
            para("前文") + para(ins("甲"), mark="ins") + para(ins("乙"), mark="ins") + para("后文"),
            [("加一段", LI, "", "甲\r"), ("加一段", LI, "", "乙\r")],
        ),
        (
            para("前文旧词") + para("后文"),
            para("前文", cut("旧词"), ins("新词"), mark="ins") + para(ins("甲")) + para("后文"),
            [("替换", LI, "旧词", "新词"), ("加一段", LI, "", "\r甲")],
        ),
        (
            para("前文") + para("中文") + para("后文"),
            para("前文") + para(cut("中文"), mark="del") + para("后文"),
            [("删一段", LI, "中文\r", "")],
        ),
        (
            para("前文") + para("中文") + para("后文"),
            para("前文", mark="del") + para(cut("中文")) + para("后文"),
            [("删一段", LI, "\r中文", "")],
        ),
        (
            para("前文") + para("中文") + para("后文"),
            para("前文") + para(cut("中文"), mark="del") + para(ins("换成的"), mark="ins") + para("后文"),
            [("替换", LI, "中文\r", "换成的\r")],
        ),
        # what another person deleted of what was added
        (
            para("前后"),
            para("前", f"<w:ins {_AT.format(LI)}>{cut('多', '张某某')}</w:ins>", "后"),
            [("插入", LI, "", "多"), ("删除", "张某某", "多", "")],
        ),
        # what one person added and deleted again
        (para("前后"), para("前", f"<w:ins {_AT.format(LI)}>{cut('多')}</w:ins>", "后"), []),
    ],
)
def test_one_decision_settles_what_belongs_together(
    base: str, theirs: str, expected: list[tuple[str, str, str, str]]
) -> None:
    assert changes(base, theirs) == expected


def test_a_move_is_one_change_with_both_its_ends() -> None:
    base = para("甲甲甲") + para("乙乙乙") + para("丙丙丙")
    way = '<w:move{0}RangeStart w:id="{1}" w:name="移"/><w:move{0} {2}>{3}</w:move{0}>'
    way += '<w:move{0}RangeEnd w:id="{1}"/>'
    moved = [
        way.format(end, number, _AT.format(LI), run("甲甲甲")) for number, end in enumerate(("From", "To"))
    ]
    own = "<w:pPr><w:rPr><w:move{} " + _AT.format(LI) + "/></w:rPr></w:pPr>"
    theirs = f"<w:p>{own.format('From')}{moved[0]}</w:p>" + para("乙乙乙")
    theirs += f"<w:p>{own.format('To')}{moved[1]}</w:p>" + para("丙丙丙")
    pair = both(base, theirs)
    assert told(changes_of(*pair)) == [("移动", LI, "甲甲甲\r", "甲甲甲\r")]
    assert [each.text for each in resolved(*pair, {1})] == ["乙乙乙", "甲甲甲", "丙丙丙"]
    assert [each.bases for each in resolved(*pair, {1})] == [(1,), (), (2,)]


def test_rows_that_stand_together_are_one_change() -> None:
    base = rows(("甲", "1"), ("乙", "2"), ("丙", "3"))
    theirs = rows(
        ("甲", "1"),
        ("新", "9"),
        ("新", "8"),
        ("乙", "2"),
        ("丙", "3"),
        changed={1: "ins", 2: "ins", 4: "del"},
    )
    pair = both(base + para(), theirs + para())
    assert told(changes_of(*pair)) == [
        ("表格", LI, "", "新\t9\t新\t8\t"),
        ("表格", LI, "丙\t3\t", ""),
    ]
    after = resolved(*pair, {1})
    assert [(each.text, each.cell) for each in after[:4]] == [
        ("甲", DocCell(0, 0, 0)),
        ("1", DocCell(0, 0, 1)),
        ("新", DocCell(0, 1, 0)),
        ("9", DocCell(0, 1, 1)),
    ]
    assert after[6].cell == DocCell(0, 3, 0) and after[8].text == "丙"


# not tracked


@pytest.mark.parametrize(
    ("base", "theirs", "expected"),
    [
        (para("我厅高度重视"), para("我厅非常重视"), [("替换", "", "高度", "非常")]),
        (
            para("我厅高度重视这项工作") + para("后文"),
            para("我厅高度重视") + para("这项工作") + para("后文"),
            [("分段", "", "", "\r")],
        ),
        (
            para("我厅高度重视") + para("这项工作很好"),
            para("我厅高度重视这项工作很好"),
            [("并段", "", "\r", "")],
        ),
        (
            para("第一段文字在此") + para("第三段文字在此"),
            para("第一段文字在此") + para("全新的另一件事") + para("第三段文字在此"),
            [("加一段", "", "", "全新的另一件事\r")],
        ),
        (
            para("第一段文字在此") + para("全然不同的内容") + para("第三段文字在此"),
            para("第一段文字在此") + para("第三段文字在此"),
            [("删一段", "", "全然不同的内容\r", "")],
        ),
        (
            para("被移动的一整段") + para("第二段文字在此") + para("第三段文字在此"),
            para("第二段文字在此") + para("第三段文字在此") + para("被移动的一整段"),
            [("移动", "", "被移动的一整段\r", "被移动的一整段\r")],
        ),
        (
            rows(("甲", "1"), ("乙", "2")) + para(),
            rows(("甲", "1"), ("乙", "3"), ("丙", "4")) + para(),
            [("替换", "", "2", "3"), ("表格", "", "", "丙\t4\t")],
        ),
        # words between changed ones that nobody would call kept
        (para("认真研究落实"), para("仔真讨落实"), [("替换", "", "认真研究", "仔真讨")]),
    ],
)
def test_what_was_not_tracked_is_found_by_comparing(
    base: str, theirs: str, expected: list[tuple[str, str, str, str]]
) -> None:
    found = changes_of(*both(base, theirs))
    assert told(found) == expected
    assert not any(each.who for each in found)


def test_a_text_deleted_from_one_paragraph_into_another_is_found() -> None:
    base = para("截至去年底，全省建成站点。累计投入资金。") + para("中间一整段")
    base += para("下一步，我厅将会同有关部门，把短板补齐。")
    pair = both(base, para("截至去年底，全省建成站点，把短板补齐。"))
    kept = resolved(*pair, {each.id for each in changes_of(*pair)})
    assert [each.bases for each in kept] == [(0, 2)]


def test_bookmarks_say_which_paragraph_was_written_anew() -> None:
    base = para("甲乙丙丁", name="段1") + para("戊己庚辛", name="段2")
    theirs = para("子丑寅卯", name="段1") + para("辰巳午未", name="段2")
    assert changes(base, theirs) == [
        ("替换", "", "甲乙丙丁", "子丑寅卯"),
        ("替换", "", "戊己庚辛", "辰巳午未"),
    ]


def test_words_count_more_than_a_bookmark_that_went_astray() -> None:
    base = para("甲乙丙丁", name="段1") + para("戊己庚辛", name="段2")
    theirs = para("新写的话", name="段1") + para("甲乙丙丁") + para("戊己庚辛", name="段2")
    assert changes(base, theirs) == [("加一段", "", "", "新写的话\r")]


def test_a_change_has_its_time_place_and_the_words_before_it() -> None:
    (change,) = changes_of(*both(para() + para("我厅已经重视"), para() + para("我厅", cut("已经"), "重视")))
    assert (change.paragraph, change.before, change.id) == (1, "我厅", 1)
    assert change.when is not None and change.when.minute == 40


# what is left


def test_paragraphs_know_where_they_are_from() -> None:
    base = para("前文后文", name="段1") + para("末段", name="段2")
    theirs = (
        para("前文", mark="ins", name="段1")
        + para("后", ins("加"), "文", mark="del")
        + para("末段", name="段2")
    )
    pair = both(base, theirs)
    split, joined = changes_of(*pair)[0].id, changes_of(*pair)[-1].id
    assert [(each.bases, each.is_rest, each.bookmark) for each in resolved(*pair, {split})] == [
        ((0,), False, "段1"),
        ((0,), True, "段1"),
        ((1,), False, "段2"),
    ]
    (whole,) = resolved(*pair, {joined})
    assert whole.bases == (0, 1) and whole.text == "前文后文末段"
    assert whole.kept == (KeptText(0, 4, 0, 0), KeptText(4, 6, 1, 0))


def test_a_paragraph_before_a_table_never_runs_into_it() -> None:
    base = para("前文") + rows(("格",)) + para("后文")
    theirs = para("前文", mark="del") + rows(("格",)) + para("后文")
    pair = both(base, theirs)
    assert [each.text for each in resolved(*pair, {1})] == ["前文", "格", "后文"]


def test_what_is_new_in_a_table_is_in_its_cell() -> None:
    pair = both(
        rows(("甲乙",)) + para(),
        f"<w:tbl><w:tr><w:tc>{para('甲', mark='ins')}{para('乙')}</w:tc></w:tr></w:tbl>" + para(),
    )
    assert [(each.text, each.cell) for each in resolved(*pair, {1})][:2] == [
        ("甲", DocCell(0, 0, 0, is_last=False)),
        ("乙", DocCell(0, 0, 0)),
    ]


def remarked(words: str, number: int = 0) -> str:
    return (
        f'<w:commentRangeStart w:id="{number}"/>{words}<w:commentRangeEnd w:id="{number}"/>'
        f'<w:r><w:commentReference w:id="{number}"/></w:r>'
    )


@pytest.mark.parametrize(
    ("words", "accepted", "text", "expected"),
    [
        (run("高度"), set(), "我厅高度重视", "高度"),
        (cut("高度"), set(), "我厅高度重视", "高度"),
        (cut("高度"), {1}, "我厅重视", ""),
        (cut("高度") + ins("非常"), set(), "我厅高度重视", "高度"),
        (cut("高度") + ins("非常"), {1}, "我厅非常重视", "非常"),
    ],
)
def test_remarks_follow_their_words(words: str, accepted: set[int], text: str, expected: str) -> None:
    pair = both(para("我厅高度重视"), para("我厅", remarked(words), "重视"), comments=comment(0, "意见"))
    (found,) = resolved(*pair, accepted)
    (place,) = found.comments
    assert (found.text, found.text[place.start : place.end]) == (text, expected)


def test_a_remark_on_words_not_taken_is_on_those_they_would_replace() -> None:
    theirs = para("我厅", cut("高度"), remarked(ins("非常")), "重视")
    pair = both(para("我厅高度重视"), theirs, comments=comment(0, "意见"))
    assert resolved(*pair, set())[0].comments == (PlacedComment("0", 2, 4),)
    pair = both(
        para("我厅高度重视"), para("我厅", remarked(run("非常")), "重视"), comments=comment(0, "意见")
    )
    assert resolved(*pair, set())[0].comments == (PlacedComment("0", 2, 4),)


def test_a_remark_on_a_paragraph_that_is_gone_is_where_it_was() -> None:
    theirs = para("前文") + para(remarked(cut("中文")), mark="del") + para("后文")
    pair = both(para("前文") + para("中文") + para("后文"), theirs, comments=comment(0, "意见"))
    after = resolved(*pair, {1})
    assert [each.comments for each in after] == [(), (PlacedComment("0", 0, 0),)]


# a whole letter


@cache
def letter() -> bytes:
    reply = sample(SAMPLES[1])
    return render_review(reply.pages, reply.profile.fonts, "厅", None, CopySource(DIGEST, "稿"))


def edited(change: Callable[[str], str]) -> ReviewFile:
    parts = parts_of(letter())
    text = parts["word/document.xml"].decode()
    changed = change(text)
    assert changed != text
    return read_review(packed({**parts, "word/document.xml": changed.encode()}))


def test_a_letter_that_was_not_touched_has_no_changes() -> None:
    base = read_review(letter())
    assert changes_of(base, read_review(letter())) == ()
    after = resolved(base, read_review(letter()), frozenset())
    assert [each.text for each in after] == [each.text for each in base.paragraphs]
    assert [each.bases for each in after] == [(number,) for number in range(len(after))]
    assert [each.cell for each in after] == [each.cell for each in base.paragraphs]
    assert [each.style for each in after] == [each.style for each in base.paragraphs]


def test_changes_of_a_letter_are_found_beside_what_was_kept() -> None:
    base = read_review(letter())
    theirs = edited(
        lambda text: text.replace("现答复如下：", "现答复如下，请审：").replace("收悉。", "收悉，")
    )
    assert told(changes_of(base, theirs)) == [("替换", "", "。", "，"), ("插入", "", "", "，请审")]
    assert {each.kind for each in changes_of(base, theirs)} <= set(ReviewKind)
    assert len(SAMPLES) > 1 and isinstance(SAMPLES[1], Path)
