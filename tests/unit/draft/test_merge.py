"""Two changes of one draft merged, conflicts and what becomes of them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.file import parse_draft
from replydesk.draft.lines import DraftLine, draft_lines, with_lines
from replydesk.draft.merge import ClashChoice, merge_drafts, settle
from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, text_at
from tests.support.strategies import DRAFTS

_SAMPLE = parse_draft(Path("drafts/居家养老-张某某代表.md").read_text(encoding="utf-8")).draft


@given(DRAFTS, DRAFTS)
def test_what_one_side_left_alone_is_the_other_side(base: Draft, other: Draft) -> None:
    assert merge_drafts(base, base, other).draft == other
    assert merge_drafts(base, other, base).draft == other
    assert merge_drafts(base, other, other).draft == other
    assert not merge_drafts(base, other, other).conflicts


@given(DRAFTS, DRAFTS, DRAFTS)
def test_no_words_of_any_drafts_are_lost(base: Draft, ours: Draft, theirs: Draft) -> None:
    merged = merge_drafts(base, ours, theirs)
    said = Counter("".join(line.text for line in draft_lines(merged.draft)))
    for conflict in merged.conflicts:
        said += Counter(conflict.theirs)
    for side in (ours, theirs):
        before = Counter("".join(line.text for line in draft_lines(base)))
        added = Counter("".join(line.text for line in draft_lines(side))) - before
        assert all(char.isspace() or char in said for char in added)


@st.composite
def _edited(draw: st.DrawFn) -> Draft:
    """Return the sample with some lines removed, reworded, added and of another kind."""
    lines = list(draft_lines(_SAMPLE))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = draw(st.integers(0, len(line.text)))
        changed = line._replace(
            text=line.text[:cut] + draw(st.text("新增改动", max_size=3)) + line.text[cut + 2 :]
        )
        added = DraftLine(
            line.part, draw(st.text("另外补充", min_size=1, max_size=4)), draw(st.integers(0, 2))
        )
        lines[at : at + 1] = draw(
            st.sampled_from([[], [changed], [line, added], [line._replace(is_item=True)]])
        )
    return with_lines(_SAMPLE, lines)


@given(_edited(), _edited())
def test_each_way_to_settle_conflicts_holds_what_it_says(ours: Draft, theirs: Draft) -> None:
    merged = merge_drafts(_SAMPLE, ours, theirs)
    for choice in ClashChoice:
        settled = settle(merged, {each.id: choice for each in merged.conflicts})
        said = Counter("".join(line.text for line in draft_lines(settled)))
        for conflict in merged.conflicts:
            words = conflict.ours if choice is ClashChoice.OURS else conflict.theirs
            assert all(
                char in said for char in words if char not in "\n［］· " and char in "新增改动另外补充"
            )
    assert settle(merged, {}) == merged.draft


@given(_edited(), _edited())
def test_a_conflict_stands_where_our_words_are(ours: Draft, theirs: Draft) -> None:
    merged = merge_drafts(_SAMPLE, ours, theirs)
    for conflict in merged.conflicts:
        first = conflict.ours.partition("\n")[0].removeprefix("· ").rpartition("］")[2]
        text = text_at(merged.draft, conflict.place)
        if text is not None and first:
            assert text[conflict.start :].startswith(first)


def _draft(*texts: str, **fields: str | tuple[str, ...]) -> Draft:
    return Draft(tuple(fields.items()), preamble=tuple(map(Paragraph, texts)))


def test_a_conflict_names_both_wordings_and_keeps_ours() -> None:
    merged = merge_drafts(
        _draft("今年投入三百万元。"), _draft("今年投入四百万元。"), _draft("今年投入五百万元。")
    )
    [conflict] = merged.conflicts
    assert conflict[1:5] == (Place(Part.ANSWER, -1, 0), "三", "四", "五")
    assert (conflict.before, conflict.after) == ("今年投入", "百万元。")
    assert merged.draft == _draft("今年投入四百万元。")
    assert settle(merged, {conflict.id: "theirs"}) == _draft("今年投入五百万元。")
    assert settle(merged, {conflict.id: "both"}) == _draft("今年投入四五百万元。")


def test_fields_merge_by_value_and_lists_by_entry() -> None:
    base = _draft(标题="旧", 抄送=("甲局", "乙局"), 联系人="张某某")
    ours = _draft(标题="旧", 抄送=("甲局", "乙局", "丙局"), 联系人="张某某", 成文日期="2026年5月1日")
    theirs = _draft(标题="新", 抄送=("乙局",), 联系人="张某某")
    merged = merge_drafts(base, ours, theirs)
    assert not merged.conflicts
    assert merged.draft.get(Key.TITLE) == "新"
    assert merged.draft.get(Key.DATE) == "2026年5月1日"
    assert merged.draft.raw(Key.CC) == ("乙局", "丙局")


def test_contact_and_telephone_are_one_conflict() -> None:
    base = _draft(联系人="张某某", 电话="1")
    merged = merge_drafts(base, _draft(联系人="李某某", 电话="1"), _draft(联系人="张某某", 电话="2"))
    [conflict] = merged.conflicts
    assert (conflict.ours, conflict.theirs) == ("联系人：李某某；电话：1", "联系人：张某某；电话：2")
    assert settle(merged, {conflict.id: "theirs"}) == _draft(联系人="张某某", 电话="2")


def test_a_title_typed_after_what_we_changed_is_a_conflict() -> None:
    base = _draft(案由="修路")
    merged = merge_drafts(base, _draft(案由="架桥"), _draft(案由="修路", 标题="关于修路的复函"))
    [conflict] = merged.conflicts
    assert (conflict.place, conflict.ours, conflict.theirs) == (Place(Key.TITLE), "", "关于修路的复函")
    assert merged.draft == _draft(案由="架桥")
    assert settle(merged, {conflict.id: "theirs"}).get(Key.TITLE) == "关于修路的复函"


def test_a_removed_field_and_one_that_both_changed() -> None:
    base, ours = _draft(标题="甲", 落款="乙"), _draft(标题="丙", 落款="乙")
    assert merge_drafts(base, ours, _draft(标题="甲")).draft == _draft(标题="丙")
    merged = merge_drafts(base, ours, _draft(标题="丁", 落款="乙"))
    assert merged.draft.get(Key.TITLE) == "丙"
    assert settle(merged, {merged.conflicts[0].id: "theirs"}).get(Key.TITLE) == "丁"
    assert settle(merged, {merged.conflicts[0].id: "both"}).get(Key.TITLE) == "丙、丁"


def test_a_passage_of_phrases_changed_by_both_is_a_conflict() -> None:
    base = _draft(结束语="欢迎监督")
    theirs = replace(base, closing=(Paragraph("感谢支持。"),))
    merged = merge_drafts(base, _draft(结束语="欢迎批评"), theirs)
    assert [each.theirs for each in merged.conflicts] == ["感谢支持。"]
    assert not merged.draft.closing


def test_kinds_of_paragraphs_merge_beside_their_words() -> None:
    base = Draft(sections=(Section(1, "情况", (Paragraph("甲乙丙丁"),)),))
    ours = Draft(sections=(Section(2, "情况", (Paragraph("甲乙丙丁"),)),))
    theirs = Draft(sections=(Section(1, "有关情况", (Paragraph("甲乙丙丁", is_item=True),)),))
    merged = merge_drafts(base, ours, theirs)
    assert not merged.conflicts
    assert merged.draft == Draft(sections=(Section(2, "有关情况", (Paragraph("甲乙丙丁", is_item=True),)),))


def test_names_of_conflicts_stay_when_other_changes_come() -> None:
    base, ours = _draft("甲甲甲一乙。", "丙丙丙"), _draft("甲甲甲二乙。", "丙丙丙")
    one = merge_drafts(base, ours, _draft("甲甲甲三乙。", "丙丙丙"))
    other = merge_drafts(base, ours, _draft("甲甲甲三乙。", "丙丁丙"))
    assert [each.id for each in one.conflicts] == [each.id for each in other.conflicts]
