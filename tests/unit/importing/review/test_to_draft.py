"""The draft that the paragraphs of a returned copy make: only what was changed is typed anew."""

from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.draft.alignment import aligned
from replydesk.draft.diff import draft_paragraphs
from replydesk.draft.file import parse_draft
from replydesk.draft.lines import draft_lines
from replydesk.draft.model import Draft, Key, Paragraph, Part, Value
from replydesk.draft.place import Place, text_at
from replydesk.importing.review.base.review_base import ReviewBase
from replydesk.importing.review.drafting.lines import retyped
from replydesk.importing.review.drafting.to_draft import theirs_draft
from replydesk.importing.review.model import DocCell, ResolvedParagraph
from replydesk.letter.model import Role
from replydesk.reply.stock import Stock
from tests.support.replies import KIND_DRAFTS, SAMPLES, featured, starter_stock, varied_stock
from tests.support.returned import added, as_sent, at, base_of, reworded

_PAGES = ("<!-- 附件1 -->", "一。", "<!-- 附件2 -->", "二。")
_TWO = "附件:\n- 甲表\n- 乙表\n"
_TABLE = ("| 项目 | 数量 |", "| --- | ---: |", "| 站点 | 12个 |", "| 床位 | 300张 |")


def _draft(*lines: str, head: str = "") -> Draft:
    body = "\n\n".join(lines).replace("|\n\n|", "|\n|")
    return parse_draft(f"---\n类型: 代表建议\n提出人: 张某某\n案由: 修路\n{head}---\n\n{body}\n").draft


def _came_back(base: ReviewBase, paragraphs: list[ResolvedParagraph]) -> list[str]:
    """Return what differs of the draft that came back, as - and + lines."""
    return _differences(base.draft, theirs_draft(base, paragraphs).draft)


def _differences(before: Draft, after: Draft) -> list[str]:
    old, new = draft_paragraphs(before), draft_paragraphs(after)
    found = []
    for is_same, i, j, k, l in aligned(old, new):  # noqa: E741
        if not is_same:
            found += [*(f"-{text}" for text in old[i:j]), *(f"+{text}" for text in new[k:l])]
    return found


def _texts(base: ReviewBase, paragraphs: list[ResolvedParagraph]) -> list[tuple[int, bool, str]]:
    draft = theirs_draft(base, paragraphs).draft
    return [(each.level, each.is_item, each.text) for each in draft_lines(draft) if each.part == Part.ANSWER]


@pytest.mark.parametrize("path", [*SAMPLES, *KIND_DRAFTS], ids=lambda path: path.stem)
def test_a_copy_that_was_not_changed_is_the_draft(path: Path) -> None:
    base = base_of(parse_draft(path.read_text(encoding="utf-8")).draft, starter_stock())
    back = theirs_draft(base, as_sent(base))
    assert back.draft == base.draft
    assert not back.untaken


@pytest.mark.parametrize("seed", range(6))
def test_a_copy_of_any_unit_that_was_not_changed_is_the_draft(seed: int) -> None:
    base = base_of(featured(seed), varied_stock(seed))
    assert theirs_draft(base, as_sent(base)).draft == base.draft


_STOCK: Stock = starter_stock()


def test_words_are_changed_in_their_paragraph_only() -> None:
    base = base_of(_draft("# 情况", "投入三百万元。", "已经完工。"), _STOCK)
    assert _came_back(base, reworded(as_sent(base), "三百", "五百")) == ["-投入三百万元。", "+投入五百万元。"]


def test_numbers_are_taken_off_and_counted_again() -> None:
    base = base_of(_draft("# 情况", "甲。", "## 做法", "1. 修路。", "2. 架桥。", "# 打算"), _STOCK)
    sent = as_sent(base)
    changed = reworded(reworded(sent, "（一）做法", "(二) 主要做法"), "二是架桥", "三是架大桥")
    changed = reworded(changed, "二、打算", "三、下步打算")
    assert _texts(base, changed) == [
        (1, False, "情况"),
        (0, False, "甲。"),
        (2, False, "主要做法"),
        (0, True, "修路。"),
        (0, True, "架大桥。"),
        (1, False, "下步打算"),
    ]


def test_an_item_without_its_number_is_text_and_text_with_one_an_item() -> None:
    base = base_of(_draft("1. 修路。", "2. 架桥。", "另外，巡查。"), _STOCK)
    changed = reworded(reworded(as_sent(base), "二是架桥", "架桥"), "另外，巡查", "二是巡查")
    assert _texts(base, changed) == [(0, True, "修路。"), (0, False, "架桥。"), (0, False, "二是巡查。")]
    changed = reworded(as_sent(base), "另外，巡查", "三是巡查")
    assert _texts(base, changed)[2] == (0, True, "巡查。")


def test_a_list_interrupted_by_a_paragraph_goes_on_as_it_is_printed() -> None:
    base = base_of(_draft("1. 修路。", "2. 架桥。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "二是架桥")
    changed = [*sent[:place], added("路已修好。"), *sent[place:]]
    assert _texts(base, changed) == [(0, True, "修路。"), (0, False, "路已修好。"), (0, False, "二是架桥。")]


def test_new_headings_are_known_by_style_or_by_their_number() -> None:
    base = base_of(_draft("# 情况", "甲。", "乙。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "乙。")
    news = [
        added("（一）修路", Role.HEADING_2, 2),
        added("（二）架桥。已经开工。"),
        added("二、打算"),
        added("五、不是标题"),
        added("1.路很长，去年以来多次坍塌，群众出行不便，反映强烈，沿线各村都盼着早日修好，今年必须开工。"),
    ]
    assert _texts(base, [*sent[:place], *news, *sent[place:]])[2:] == [
        (2, False, "修路"),
        (2, False, "架桥。"),
        (0, False, "已经开工。"),
        (1, False, "打算"),
        (0, False, "五、不是标题"),
        (0, False, news[4].text),
        (0, False, "乙。"),
    ]


def test_a_sentence_typed_behind_a_heading_is_text_in_spite_of_its_style() -> None:
    base = base_of(_draft("# 情况", "甲。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "甲。")
    new = added("去年以来，又建了一批站点。", Role.HEADING_1, 1)
    assert _texts(base, [*sent[:place], new, *sent[place:]])[1] == (0, False, new.text)


def test_text_behind_a_headings_full_stop_runs_in() -> None:
    base = base_of(_draft("# 情况", "## 修路。\n去年开工。今年完工。", "## 架桥", "已经建成。"), _STOCK)
    sent = as_sent(base)
    assert _came_back(base, reworded(sent, "去年开工", "前年开工"))[1:] == ["+前年开工。今年完工。"]
    assert _came_back(base, reworded(sent, "修路。去年", "修路架桥。去年")) == [
        "-［二级标题］修路。",
        "+［二级标题］修路架桥。",
    ]
    place = at(sent, "（二）架桥")
    joined = replace(sent[place], text="（二）架桥。已经建成。", bases=(place, place + 1))
    assert _texts(base, [*sent[:place], joined, *sent[place + 2 :]])[3:] == [
        (2, False, "架桥。"),
        (0, False, "已经建成。"),
    ]


def test_paragraphs_are_split_and_joined() -> None:
    base = base_of(_draft("甲甲。乙乙。", "丙丙。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "甲甲")
    one, other = sent[place : place + 2]
    split = [replace(one, text="甲甲。"), replace(one, text="乙乙。", is_rest=True), other]
    assert [text for *_, text in _texts(base, [*sent[:place], *split, *sent[place + 2 :]])] == [
        "甲甲。",
        "乙乙。",
        "丙丙。",
    ]
    joined = replace(one, text="甲甲。乙乙。丙丙。", bases=(place, place + 1))
    assert [text for *_, text in _texts(base, [*sent[:place], joined, *sent[place + 2 :]])] == [joined.text]


def test_moved_paragraphs_belong_where_they_stand() -> None:
    base = base_of(_draft("# 情况", "甲。", "# 打算", "乙。", "<!-- 下一步 -->", "丙。"), _STOCK)
    sent = as_sent(base)
    place, last = at(sent, "甲。"), at(sent, "丙。")
    moved = [*sent[:place], *sent[place + 1 : last + 1], sent[place], *sent[last + 1 :]]
    draft = theirs_draft(base, moved).draft
    assert [each.text for each in draft_lines(draft)] == ["情况", "打算", "乙。", "丙。", "甲。"]
    assert draft.next_steps == (Paragraph("丙。"), Paragraph("甲。"))


def test_phrases_stay_phrases_unless_they_were_changed() -> None:
    base = base_of(_draft("# 情况", "甲。"), _STOCK)
    sent = as_sent(base)
    assert not theirs_draft(base, reworded(sent, "甲。", "乙。")).draft.opening
    opening = next(each for each in base.letter.blocks if each.place.key == Part.OPENING).text
    back = theirs_draft(base, reworded(sent, "收悉", "收到")).draft
    assert [each.text for each in back.opening] == [opening.replace("收悉", "收到")]
    gone = [each for each in sent if "收悉" not in each.text]
    assert theirs_draft(base, gone).draft.get(Key.OPENING) == "无"


def test_a_new_paragraph_beside_phrases_is_of_the_typed_part() -> None:
    base = base_of(_draft("甲。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "甲。")
    assert [text for *_, text in _texts(base, [*sent[:place], added("新。"), *sent[place:]])] == [
        "新。",
        "甲。",
    ]


def test_cells_are_changed_in_their_row_and_rows_come_and_go() -> None:
    base = base_of(_draft(*_TABLE, "甲。"), _STOCK)
    sent = as_sent(base)
    assert _came_back(base, reworded(sent, "12个", "15个")) == ["-| 站点 | 12个 |", "+| 站点 | 15个 |"]
    assert _came_back(base, [each for each in sent if each.text not in ("站点", "12个")]) == [
        "-| 站点 | 12个 |"
    ]
    place = at(sent, "床位")
    cell = sent[place].cell
    assert cell
    row = [
        replace(added(text, "表格"), cell=DocCell(cell.table, 3, column))
        for column, text in enumerate(("床|垫", "9"))
    ]
    assert _came_back(base, [*sent[: place + 2], *row, *sent[place + 2 :]]) == ["+| 床\\|垫 | 9 |"]
    assert _came_back(base, [each for each in sent if each.text not in ("项目", "数量")]) == [
        "-| 项目 | 数量 |",
        "-| --- | ---: |",
    ]
    assert _came_back(base, [each for each in sent if not each.cell]) == [f"-{row}" for row in _TABLE]


def test_an_empty_cell_is_filled_and_a_column_added() -> None:
    base = base_of(_draft("| 站点 |  |", "| 床位 | 3 |", "甲。"), _STOCK)
    sent = as_sent(base)
    place = at(sent, "站点")
    filled = [*sent[: place + 1], replace(sent[place + 1], text="5"), *sent[place + 2 :]]
    assert _came_back(base, filled) == ["-| 站点 |  |", "+| 站点 | 5 |"]
    first, second = sent[place].cell, sent[at(sent, "床位")].cell
    assert first and second
    wider = [
        *sent[: place + 2],
        replace(added("新"), cell=first._replace(column=2)),
        *sent[place + 2 : place + 4],
    ]
    wider += [replace(added("列"), cell=second._replace(column=2)), *sent[place + 4 :]]
    added_rows = [line for line in _came_back(base, wider) if line.startswith("+")]
    assert added_rows == ["+| 站点 |  | 新 |", "+| 床位 | 3 | 列 |"]


@pytest.mark.parametrize(
    ("old", "new", "key", "value"),
    [
        ("〔2026〕33号", "〔2026〕35号", Key.DOCUMENT_NUMBER, "云民复议字〔2026〕35号"),
        ("张某某代表：", "尊敬的张某某代表：", Key.SALUTATION, "尊敬的张某某代表"),
        ("2026年5月29日", "2026年6月1日", Key.DATE, "2026年6月1日"),
        ("王某某", "李某某", Key.CONTACT, "李某某"),
        ("0000-00000000", "0000-11111111", Key.PHONE, "0000-11111111"),
        ("、省政府办公厅", "、省政协", Key.CC, ("省人大常委会人事代表选举工作委员会", "省政协")),
    ],
)
def test_fields_are_read_where_their_print_was_changed(old: str, new: str, key: Key, value: Value) -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    back = theirs_draft(base, reworded(as_sent(base), old, new))
    assert back.draft.raw(key) == value
    assert back.draft.with_fields([]) == base.draft.with_field(key, value)  # nothing else
    assert not back.untaken


def test_titles_of_letter_and_attachment_are_read() -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    sent = as_sent(base)
    back = theirs_draft(base, reworded(sent, "代表建议的答复", "号建议的复函")).draft
    assert back.get(Key.TITLE) == "对省十四届人大四次会议第0033号号建议的复函"
    place = next(place for place, each in enumerate(sent) if each.style == Role.ATTACHMENT_TITLE)
    changed = [*sent[:place], replace(sent[place], text="设施一览表"), *sent[place + 1 :]]
    assert theirs_draft(base, changed).draft.names(Key.ATTACHMENTS) == ("设施一览表",)


def test_what_the_profile_prints_is_said_to_be_not_taken() -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    back = theirs_draft(base, reworded(as_sent(base)[:3], "云川省民政厅", "某某厅") + as_sent(base)[3:])
    assert back.untaken == ("某某厅",)
    assert back.draft == base.draft


def test_a_changed_line_that_no_field_takes_is_said_although_another_was_taken() -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    dated = reworded(as_sent(base), "2026年5月29日", "2026年6月1日")
    place = next(n for n, each in enumerate(dated) if each.style == Role.ATTACHMENT)
    other = [*dated[:place], replace(dated[place], text="㐀㐁"), *dated[place + 1 :]]
    assert theirs_draft(base, other).untaken == ("㐀㐁",)
    head = replace(dated[0], text="某某局", bases=())
    assert theirs_draft(base, [head, *dated[1:]]).untaken == ("某某局", dated[0].text)


def test_names_of_attachments_changed_in_list_and_page_are_both_taken() -> None:
    base = base_of(_draft("# 情况", "已经完工。", *_PAGES, head=_TWO), _STOCK)
    sent = as_sent(base)
    first, second = (n for n, each in enumerate(sent) if each.style == Role.ATTACHMENT_TITLE)
    paged = [*sent[:first], replace(sent[first], text="甲新表"), *sent[first + 1 :]]
    listed = reworded(paged, "2.乙表", "2.乙另表")
    assert theirs_draft(base, listed).draft.names(Key.ATTACHMENTS) == ("甲新表", "乙另表")
    place = at(sent, "2.乙表")
    new = added("丙表", style=Role.ATTACHMENTS_NEXT)
    back = theirs_draft(base, [*sent[:place], new, *sent[place:]]).draft
    assert back.names(Key.ATTACHMENTS) == ("甲表", "丙表", "乙表")
    short = [*sent[:first], *sent[first + 1 :]]  # without the title of the first page
    assert second and theirs_draft(base, short).draft.names(Key.ATTACHMENTS) == ("甲表", "乙表")


def test_a_label_with_a_half_width_colon_is_a_label() -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    sent = reworded(reworded(as_sent(base), "附件：", "附件:"), "抄送：", "抄送:")
    assert theirs_draft(base, sent).draft == base.draft


def test_fields_without_text_are_not_filled_in_again() -> None:
    base = base_of(parse_draft(SAMPLES[1].read_text(encoding="utf-8")).draft, _STOCK)
    sent = [each for each in as_sent(base) if each.style not in (Role.CC, Role.CONTACT, Role.TITLE)]
    back = theirs_draft(base, sent).draft
    assert [back.get(key) for key in (Key.CC, Key.TITLE, Key.CONTACT)] == ["无", "无", "无"]


def test_words_are_found_in_the_draft() -> None:
    base = base_of(_draft("# 情况", "## 修路。\n去年开工。", "1. 架桥。", *_TABLE), _STOCK)
    sent = reworded(as_sent(base), "去年开工", "前年就开工")
    back = theirs_draft(base, sent)
    for words in ("年就开工", "架桥", "12个", "情况"):
        place = next(place for place, each in enumerate(sent) if words in each.text)
        start = sent[place].text.index(words)
        spot = back.spot(place, start, start + len(words))
        assert spot and (text_at(back.draft, spot.place) or "")[spot.start : spot.end] == words
    place = at(sent, "收悉")
    spot = back.spot(place, 0, 3)
    assert spot and spot.place == Place(Part.OPENING, -1, 0)


def test_words_of_a_letter_to_one_of_several_stay_as_typed() -> None:
    assert retyped("感谢您的支持。", "感谢你们的支持。", "衷心感谢您的支持。") == "衷心感谢你们的支持。"
