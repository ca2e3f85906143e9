"""The rules of typed text: each finds its fault, and its fix corrects that and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.draft.locations import apply_edits, typed_texts
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding
from replydesk.reply.rules.in_text import find_in_texts
from replydesk.reply.rules.marks import typed_text as rules
from replydesk.reply.rules.record.kind_words import words_of_other_kind
from replydesk.reply.rules.rule import Case, Rule
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

PROFILE = Profile("某厅")
FINE = "我局会同有关部门，在2025年底前建成12.5万平方米，占30%。"


def text_findings(draft: Draft) -> list[Finding]:
    return list(find_in_texts(Case(DraftFacts(draft, PROFILE), Letter(())), rules.LOOKS))


def kind_findings(draft: Draft) -> list[Finding]:
    return list(words_of_other_kind(DraftFacts(draft, PROFILE)))


def found(draft: Draft) -> list[str]:
    return [str(each) for each in text_findings(draft)]


def put_right(text: str) -> str:
    """Return a paragraph with all its fixes applied, one after the other."""
    draft = Draft(preamble=(Paragraph(text),))
    while findings := text_findings(draft):
        draft = apply_edits(draft, findings[0].fix)
    return draft.preamble[0].text


EXAMPLES = {
    rules.BRACKETS_OF_NUMBER: ("印发了云民发[2024]第5号文件。", "印发了云民发〔2024〕5号文件。"),
    rules.HALF_WIDTH_MARK: (
        '我局,会同有关部门(含3个县)出台"意见":增长1,206万元.',
        "我局，会同有关部门（含3个县）出台“意见”：增长1,206万元。",
    ),
    rules.FULL_WIDTH_FIGURE: ("新增１２．５万张床位，ＧＤＰ增长。", "新增12.5万张床位，GDP增长。"),
    rules.DAY_IN_FIGURES: (
        "2026.3.5召开会议，2026-04-01起施行。",
        "2026年3月5日召开会议，2026年4月1日起施行。",
    ),
    rules.SPACE: ("截至 2025 年底，共 建成 GB/T 9704 示范点。", "截至2025年底，共建成GB/T 9704示范点。"),
    rules.TITLE_IN_TITLE: (
        "对《关于实施《养老条例》的建议》作了研究。",
        "对《关于实施〈养老条例〉的建议》作了研究。",
    ),
    rules.NO_STOP: ("我局高度重视，认真研究", "我局高度重视，认真研究。"),
    rules.MARK_BEHIND_HEADING: ("工作开展情况：", "工作开展情况"),
}


def test_every_rule_has_an_example_here() -> None:
    assert list(EXAMPLES) == [rule for look in rules.LOOKS for rule in look.rules]


@pytest.mark.parametrize("rule", EXAMPLES, ids=lambda rule: rule.id)
def test_every_rule_puts_its_example_right_and_finds_nothing_in_it_then(rule: Rule) -> None:
    wrong, right = EXAMPLES[rule]
    is_heading = rule is rules.MARK_BEHIND_HEADING
    place = Draft(sections=(Section(1, wrong),)) if is_heading else Draft(preamble=(Paragraph(wrong),))
    finding = next(each for each in text_findings(place) if each.message.startswith(rule.message))
    fixed = apply_edits(place, finding.fix)
    assert [text for _, text in typed_texts(fixed)] == [right]
    assert not any(each.message.startswith(rule.message) for each in text_findings(fixed))
    assert finding.remedy == rule.remedy and finding.key == Part.ANSWER


@pytest.mark.parametrize(
    "text",
    [
        FINE,
        "增长1,206万元，会议于10:30召开，见www.example.cn，用GB/T 9704-2012。",
        "他说：“好。”",
        "（联系人：王某某　电话：0000-00000000）",
        "单位：万元",
        "建成（含续建）3个项目……共计2023年—2025年的任务。",
        "第1.2节所列的f(x)不变。",
    ],
)
def test_good_text_is_left_alone(text: str) -> None:
    assert found(Draft(preamble=(Paragraph(text),))) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("我局高度重视,认真研究;落实", "我局高度重视，认真研究；落实。"),
        ('出台"若干意见"(试行)', "出台“若干意见”（试行）"),
        ("增长5%,同比多2.5个点.", "增长5%，同比多2.5个点。"),
        ("养老、托育。。。等服务.", "养老、托育……等服务。"),
        ("云川省--南屏市一线已通车.", "云川省——南屏市一线已通车。"),
        ("截至 2025 年 12 月，共 ３ 个", "截至2025年12月，共3个。"),
        ("依据云政发[2024]12号文件，", "依据云政发〔2024〕12号文件，"),
    ],
)
def test_several_mistakes_are_put_right_one_after_the_other(wrong: str, right: str) -> None:
    assert put_right(wrong) == right


def test_a_finding_names_the_first_place_and_counts_the_rest() -> None:
    draft = Draft(preamble=(Paragraph("我局高度重视养老服务工作,认真研究。"), Paragraph("甲,乙。")))
    message = "中文里用了半角标点：“……老服务工作,认真研究。”等 2 处"
    assert found(draft) == [f"[疑似] 答复内容：{message}；请改为全角标点"]


def test_each_part_has_its_own_finding() -> None:
    text = Attachment((Paragraph("甲,乙。"),))
    draft = Draft(opening=(Paragraph("甲,乙。"),), preamble=(Paragraph("丙,丁。"),), attachments=(text,))
    keys = [(each.key, each.fix[0].place.key) for each in text_findings(draft)]
    assert keys == [
        (Part.OPENING, Part.OPENING),
        (Part.ANSWER, Part.ANSWER),
        (Key.ATTACHMENTS, "附件1"),
    ]


def test_tables_and_the_captions_above_them_are_skipped() -> None:
    rows = tuple(map(Paragraph, ("2025年全省设施建设情况，共计 3 类", "| 甲,乙 | １ |", "| --- | --- |")))
    assert found(Draft(preamble=rows)) == []


@pytest.mark.parametrize(
    ("kind", "wrong", "right"),
    [
        ("代表建议", "感谢委员对工作的支持。您所提提案收悉。", "感谢代表对工作的支持。您所提建议收悉。"),
        ("政协提案", "该代表建议收悉。尊敬的代表：", "该提案收悉。尊敬的委员："),
    ],
)
def test_the_item_and_its_author_are_called_by_the_words_of_their_kind(
    kind: str, wrong: str, right: str
) -> None:
    draft = Draft((("类型", kind),), preamble=(Paragraph(wrong),))
    (finding,) = kind_findings(draft)
    assert apply_edits(draft, finding.fix).preamble == (Paragraph(right),)
    other = replace(draft, fields=(("类型", "政协提案" if kind == "代表建议" else "代表建议"),))
    assert kind_findings(other) == []


@pytest.mark.parametrize(
    "text",
    ["我局共承办人大建议、政协提案120件。", "省政协提案委员会", "《关于某事的提案》", "此提案办理工作"],
)
def test_other_items_and_bodies_keep_their_names(text: str) -> None:
    assert kind_findings(Draft((("类型", "代表建议"),), preamble=(Paragraph(text),))) == []


@examples(100)
@given(DRAFTS)
def test_a_fix_changes_only_the_texts_of_its_finding(draft: Draft) -> None:
    for finding in (*text_findings(draft), *kind_findings(draft)):
        assert finding.fix and all(edit.before != edit.after for edit in finding.fix)
        changed = apply_edits(draft, finding.fix)
        assert changed != draft and changed.fields == draft.fields
        about = {edit.place: edit.after for edit in finding.fix}
        if all(map(str.strip, about.values())):
            assert dict(typed_texts(changed)) == {**dict(typed_texts(draft)), **about}


@examples(200)
@given(st.text('我局的，。,.;:()"-…“”　 12０ａA号第[]〔〕、年', min_size=1, max_size=16).filter(str.strip))
@example("我..")
def test_mending_ends(text: str) -> None:
    draft = Draft(preamble=(Paragraph(text),))
    for _ in range(20):
        findings = text_findings(draft)
        if not findings:
            return
        draft = apply_edits(draft, findings[0].fix)
    raise AssertionError(f"{text} → {draft}")


@pytest.mark.parametrize(
    "text",
    [
        "2026.3.5-3.8开会。",
        "2026.3.5－8日开会。",
        "增长2026.3.5.1倍。",
        "见a/2026/3/5/b。",
        "2026.13.5开会。",
        "投入2026.3万元。",
    ],
)
def test_ranges_and_figures_that_are_no_day_are_left(text: str) -> None:
    assert put_right(text) == text


def test_days_in_figures_are_written_out_whatever_marks_are_typed() -> None:
    assert (
        put_right("２０２６．３．５，2025/04/07日和2024-1-2.") == "2026年3月5日，2025年4月7日和2024年1月2日。"
    )
