"""Anchors of remarks move with the text, whatever is done to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft import outline
from replydesk.draft.anchors.anchoring import CERTAIN
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.lines import DraftLine, draft_lines, placed_lines, with_lines
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at, with_field_text, with_texts
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.remarks.model import Remark
from replydesk.draft.remarks.moving import move_remarks
from replydesk.draft.remarks.reading import lines_of, remarks_of
from replydesk.draft.workflow import VerdictBy
from tests.support.strategies import DRAFTS

BY = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40))
FIRST = Place(Part.ANSWER, 0, 0)
Step = Callable[[Draft], Draft]


def simple(*paragraphs: str) -> Draft:
    return Draft(sections=(Section(1, "工作情况", tuple(map(Paragraph, paragraphs))), Section(1, "下一步")))


def noted(draft: Draft, words: str, place: Place = FIRST) -> Draft:
    at = (text_at(draft, place) or "").index(words)
    return add_remark(draft, place, at, at + len(words), "请核对", BY)


def only(draft: Draft) -> Remark:
    (remark,) = remarks_of(draft)
    return remark


def changed(draft: Draft, *steps: Step) -> Draft:
    for step in steps:
        draft = move_remarks(draft, step(draft))
    return draft


def retyped(text: str, place: Place = FIRST) -> Step:
    return lambda draft: with_texts(draft, {place: text})


def paragraphs(*texts: str) -> Step:
    return lambda draft: outline.with_paragraphs(draft, 0, tuple(map(Paragraph, texts)))


def test_typing_before_the_words_moves_them() -> None:
    draft = changed(
        noted(simple("我厅投入三百万元用于养老"), "三百万元"), retyped("2025年，我厅共投入三百万元用于养老")
    )
    assert only(draft).anchor[1:4] == (11, 15, "三百万元")


def test_words_that_are_changed_stay_the_words_of_the_remark() -> None:
    draft = changed(
        noted(simple("我厅投入三百万元用于养老"), "三百万元"),
        retyped("我厅投入三百五十万元用于养老"),
        retyped("我厅投入四百五十万元用于养老"),
        retyped("我厅投入450万元用于养老"),
    )
    remark = only(draft)
    assert (remark.anchor.words, remark.put_on, remark.is_changed) == ("450万元", "三百万元", True)


def test_words_typed_behind_do_not_belong_to_the_remark() -> None:
    draft = changed(noted(simple("一句。"), "一句"), retyped("一句话。"), retyped("一句话很长。"))
    assert only(draft).anchor.words == "一句"


def test_of_equal_words_those_remarked_on_are_kept() -> None:
    text = "的的的的的的的的的的的的的的的的的的的的的的的的"
    draft = add_remark(simple(text), Place(Part.ANSWER, 0, 0), 12, 13, "多了", BY)
    assert only(draft).anchor[1:3] == (12, 13)
    assert only(parse_draft(format_draft(draft)).draft).anchor[1:3] == (12, 13)


def test_a_split_paragraph_keeps_the_remark_on_its_half() -> None:
    draft = noted(simple("前半段话。后半段说了三百万元。"), "三百万元")
    split = changed(draft, paragraphs("前半段话。", "后半段说了三百万元。"))
    assert only(split).anchor.place == Place(Part.ANSWER, 0, 1) and only(split).anchor.words == "三百万元"
    joined = changed(split, paragraphs("前半段话。后半段说了三百万元。"))
    assert only(joined).anchor == only(draft).anchor


def test_a_remark_on_words_that_are_divided_is_on_the_longer_piece() -> None:
    draft = noted(simple("我厅高度重视，认真研究办理。"), "高度重视，认真研究办理")
    assert only(changed(draft, paragraphs("我厅高度重视，", "认真研究办理。"))).anchor.words == "认真研究办理"


def test_a_moved_section_takes_its_remarks_along() -> None:
    draft = replace(
        simple("甲段文字。"),
        sections=(*simple("甲段文字。").sections[:1], Section(1, "乙", (Paragraph("乙段"),))),
    )
    moved = changed(noted(draft, "甲段"), lambda each: outline.moved(each, 0, 1))
    assert only(moved).anchor.place == Place(Part.ANSWER, 1, 0) and only(moved).anchor.words == "甲段"


def test_a_renamed_heading_keeps_its_remark() -> None:
    place = Place(Part.ANSWER, 0, -1)
    draft = add_remark(simple("文字。"), place, 0, 0, "太长", BY)
    renamed = changed(draft, retyped("主要做法和成效", place))
    assert only(renamed).anchor == (place, 0, 7, "主要做法和成效", "", "")


def test_deleted_words_are_lost_and_stand_at_the_end() -> None:
    draft = noted(noted(simple("甲处重视。", "乙处办理。"), "重视"), "乙处", Place(Part.ANSWER, 0, 1))
    after = changed(draft, retyped("甲处。"))
    assert [each.is_lost for each in remarks_of(after)] == [False, True]
    assert remarks_of(after)[1].anchor.words == "重视"


def test_words_cut_out_and_pasted_elsewhere_have_their_remark_again() -> None:
    draft = noted(simple("第一段说了三百万元的事。", "第二段。"), "三百万元")
    cut = changed(draft, paragraphs("第二段。"))
    assert only(cut).is_lost
    pasted = changed(cut, paragraphs("第二段。", "第一段说了三百万元的事。"))
    assert only(pasted).anchor.place == Place(Part.ANSWER, 0, 1)


def test_the_other_of_two_equal_paragraphs_does_not_get_the_remark_of_the_deleted_one() -> None:
    draft = noted(simple("同样的一段文字。", "中间一段。", "同样的一段文字。"), "样的一段文")
    gone = changed(draft, paragraphs("中间一段。", "同样的一段文字。"))
    assert only(gone).is_lost and "原在" in lines_of(gone)[0]
    assert only(parse_draft(format_draft(gone)).draft).is_lost
    back = changed(gone, paragraphs("中间一段。", "同样的一段文字。", "同样的一段文字。"))
    assert not only(back).is_lost and "原在" not in lines_of(back)[0]


def test_a_line_is_written_anew_only_where_it_would_not_be_found() -> None:
    draft = noted(simple("我厅投入三百万元用于养老"), "三百万元")
    typed = changed(draft, retyped("我厅投入三百二十万元用于养老"))
    assert lines_of(typed) == lines_of(draft)


def test_a_remark_on_a_field() -> None:
    draft = Draft(((Key.SUBJECT, "关于推进养老的建议"), (Key.CC, ("甲局", "乙局"))))
    draft = add_remark(draft, Place(Key.SALUTATION), 0, 0, "没有写主送", BY)
    draft = noted(noted(draft, "推进", Place(Key.SUBJECT)), "乙局", Place(Key.CC))
    after = changed(
        draft,
        lambda each: with_field_text(each, Key.SUBJECT, "关于加快推进养老的建议"),
        lambda each: with_field_text(each, Key.CC, "丙局、甲局、乙局"),
        lambda each: with_field_text(each, Key.SALUTATION, "张某某代表"),
    )
    assert [each.anchor.words for each in remarks_of(after)] == ["推进", "张某某代表", "乙局"]


def test_a_remark_on_a_passage_made_of_phrases_is_on_its_field() -> None:
    draft = Draft(((Key.OPENING, "会商"),))
    draft = add_remark(draft, Place(Part.OPENING, -1, 2), 0, 0, "换一个", BY)
    assert only(draft).anchor == (Place(Part.OPENING), 0, 2, "会商", "", "")
    typed = changed(draft, lambda each: each.with_passage(Part.OPENING, (Paragraph("您提出的建议收悉。"),)))
    assert only(typed).anchor.words == "您提出的建议收悉。"
    assert only(changed(typed, lambda each: each.with_passage(Part.OPENING, ()))).anchor.words == "会商"


def test_remarks_on_an_attachment_and_on_a_row_of_a_table() -> None:
    rows = "正文。\n<!-- 附件1 -->\n# 表\n| 项目 | 金额 |\n| --- | --- |\n| 站点 | 412个 |\n"
    draft = parse_draft(f"---\n编号: 1\n---\n{rows}").draft
    place = next(place for line, place in placed_lines(draft) if "412" in line.text)
    draft = noted(draft, "412个", place)
    read = parse_draft(format_draft(draft)).draft
    assert only(read).anchor == only(draft).anchor and only(read).anchor.place.key == "附件1"
    more = parse_draft(format_draft(draft).replace("\n| 站点 |", "\n| 床位 | 30张 |\n| 站点 |")).draft
    assert only(more).anchor.words == "412个" and only(move_remarks(draft, more)).anchor.words == "412个"


def test_another_program_moves_and_changes_paragraphs() -> None:
    draft = noted(simple("我厅投入三百万元用于养老。", "别的话。"), "三百万元")
    text = format_draft(draft).replace("# 工作情况\n", "# 总的情况\n\n新的一段。\n\n# 工作情况\n")
    assert only(parse_draft(text).draft).anchor[:4] == (Place(Part.ANSWER, 1, 0), 4, 8, "三百万元")
    text = format_draft(draft).replace("三百万元用于养老。", "四百万元用于养老。")
    assert only(parse_draft(text).draft).anchor.words == "四百万元"
    text = format_draft(draft).replace("\n我厅投入三百万元用于养老。\n", "")
    assert only(parse_draft(text).draft).is_lost


@st.composite
def _edited(draw: st.DrawFn, draft: Draft) -> Draft:
    """Draw a draft with lines edited, removed, added, split, joined or moved."""
    lines = list(draft_lines(draft))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, max(len(lines) - 1, 0)))
        what = draw(st.sampled_from(["type", "cut", "split", "join", "move", "add", "drop"]))
        if not lines:
            return with_lines(draft, [DraftLine(Part.ANSWER, "新写的")])
        line = lines[at]
        start = draw(st.integers(0, len(line.text)))
        end = draw(st.integers(start, len(line.text)))
        match what:
            case "type":
                added = draw(st.text("新写的话数", max_size=4))
                lines[at] = line._replace(text=line.text[:start] + added + line.text[end:])
            case "cut":
                lines[at] = line._replace(text=line.text[:start] + line.text[end:])
            case "split":
                lines[at : at + 1] = [
                    line._replace(text=line.text[:start]),
                    DraftLine(line.part, line.text[start:]),
                ]
            case "join" if at:
                lines[at - 1 : at + 1] = [lines[at - 1]._replace(text=lines[at - 1].text + line.text)]
            case "move":
                last = draw(st.integers(at, min(at + 3, len(lines))))
                block = lines[at:last]
                del lines[at:last]
                to = draw(st.integers(0, len(lines)))
                lines[to:to] = block
            case "add":
                lines.insert(at, DraftLine(line.part, draw(st.text("新添的段", min_size=1, max_size=6))))
            case "drop":
                del lines[at]
    return with_lines(draft, lines)


@st.composite
def _remarked(draw: st.DrawFn, drafts: st.SearchStrategy[Draft]) -> Draft:
    draft = draw(drafts)
    places = [(place, line.text) for line, place in placed_lines(draft)]
    places += [(Place(key), text_at(draft, Place(key)) or "") for key in (Key.SUBJECT, Key.CC, Key.OPENING)]
    for number in range(draw(st.integers(1, 4))):
        place, text = draw(st.sampled_from(places))
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        draft = add_remark(draft, place, start, end, f"意见{number}", BY)
    return draft


def _holds(draft: Draft) -> None:
    for remark in remarks_of(draft):
        place, start, end, words, before, after = remark.anchor
        if not remark.is_lost:
            text = text_at(draft, place)
            assert text is not None and text[start:end] == words and 0 <= start <= end <= len(text)
            assert text[:start].endswith(before) and text[end:].startswith(after)


@given(st.data())
def test_whatever_is_done_the_words_are_those_at_the_place_or_lost(data: st.DataObject) -> None:
    draft = data.draw(_remarked(DRAFTS))
    count = len(remarks_of(draft))
    assert count and not any(each.is_lost for each in remarks_of(draft))
    _holds(draft)
    for _ in range(data.draw(st.integers(1, 3))):
        draft = move_remarks(draft, data.draw(_edited(draft)))
        _holds(draft)
        assert len(remarks_of(draft)) == count
        assert lines_of(parse_draft(format_draft(draft)).draft) == lines_of(draft)


def _of_different_characters() -> Draft:
    """Return a draft in which every character occurs once: where one is, is never in doubt."""
    codes = iter(range(0x4E00, 0x9FFF))
    return Draft(
        sections=tuple(
            Section(1, _run(codes, 5), tuple(Paragraph(_run(codes, 30)) for _ in range(3))) for _ in range(3)
        )
    )


def _run(codes: object, count: int) -> str:
    return "".join(chr(next(codes)) for _ in range(count))  # type: ignore[call-overload]


@given(st.data())
def test_a_remark_follows_its_characters(data: st.DataObject) -> None:
    draft = data.draw(_remarked(st.just(_of_different_characters())))
    before = {each.id: each.anchor for each in remarks_of(draft)}
    after = move_remarks(draft, data.draw(_edited(draft)))
    lines = [line.text for line in draft_lines(after)]
    for remark in remarks_of(after):
        words = before[remark.id].words
        if len(words) >= CERTAIN and any(words in line for line in lines):
            assert not remark.is_lost and words in remark.anchor.words
