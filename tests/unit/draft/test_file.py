from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.draft.editor_lines import show_paragraphs
from replydesk.draft.file import (
    format_draft,
    parse_draft,
    parse_head,
    parse_paragraphs,
)
from replydesk.draft.model import PASSAGES, Attachment, Draft, Nested, Paragraph, Part, Section
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

HEAD = "---\n类型: 代表建议\n---\n"

FRAGMENTS = st.one_of(
    st.text("张某某代表", min_size=1, max_size=6),
    st.text(max_size=5),
    st.sampled_from(
        [
            "---\n",
            "\n",
            "\n",
            "单位: ",
            "提出人:\n",
            "- ",
            "# ",
            "1. ",
            "案由：",
            "<!-- 下一步 -->\n",
            "<!-- 附件2 -->\n",
            "| 张 | 某 |\n",
            "\t",
            "  ",
        ]
    ),
    st.sampled_from(
        ["'", '"', "[", "]", "{", "}", "|\n", "&a ", "*a", "!b ", "? ", ": ", "%", "@", "`", "#"]
    ),
    st.sampled_from(["\r", "\r\n", "\ufeff", "\x00", "\u2028", "\x85", "\\", "<<: ", ", "]),
)
FILES = st.lists(FRAGMENTS, max_size=20).map("".join)


def body(text: str) -> Draft:
    return parse_draft(HEAD + text).draft


def texts(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]


@given(DRAFTS)
@example(Draft((("#", ()), ("", "甲"), ("#", "甲\n乙"))))
@example(Draft((("案由", "关于 #1 的建议"),)))
def test_every_draft_survives_its_file(draft: Draft) -> None:
    assert parse_draft(format_draft(draft)).draft == draft


@examples(200)
@given(FILES)
@example("?")
def test_any_text_is_read_and_written_back_stably(text: str) -> None:
    draft = parse_draft(text).draft
    assert parse_draft(format_draft(draft)).draft == draft


@pytest.mark.parametrize(
    "text",
    ['---\na: "\ud800"\n', "---\na: " + "[" * 5000, "---\na: &a [*a]\n", "---\n\x00: \x01\n", "\ufeff"],
)
def test_nonsense_never_makes_reading_fail(text: str) -> None:
    assert isinstance(parse_draft(text).draft, Draft)


@examples(200)
@given(FILES)
@example("单位: !b")
@example("单位: &a 张某某")
@example("单位: > # 张某某")
def test_no_name_in_a_file_is_ever_lost(text: str) -> None:
    written = Counter(format_draft(parse_draft(text).draft))
    typed = Counter(text.replace("代表建议", ""))
    assert all(written[char] >= typed[char] for char in "张某代表")


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_break_separates_paragraphs(line_break: str) -> None:
    lines = line_break.join(["---", "编号: 0033", "---", "甲", "", "乙"])
    assert parse_draft(lines).draft == Draft((("编号", "0033"),), preamble=(Paragraph("甲"), Paragraph("乙")))
    assert texts(parse_paragraphs(line_break.join(["甲", "", "乙"]))) == ["甲", "乙"]


def test_a_byte_order_mark_is_ignored() -> None:
    assert parse_draft("\ufeff" + HEAD + "甲\n") == parse_draft(HEAD + "甲\n")


def test_the_four_levels_are_one_to_four_hashes() -> None:
    sections = body("# 一级\n## 二级\n### 三级\n#### 四级\n甲\n").sections
    assert sections == (
        Section(1, "一级"),
        Section(2, "二级"),
        Section(3, "三级"),
        Section(4, "四级", (Paragraph("甲"),)),
    )


@pytest.mark.parametrize(
    "line",
    [
        "##### 五级",
        "**加粗**、*斜体*、`代码`、[链接](http://example.com)",
        "> 引文",
        "- 横线",
        "<b>甲</b> &amp; <!-- 备注 -->",
        "$x^2$ 和 C:\\目录\\文件",
        "2026年。",
        "1.5倍",
        "1、甲",
        "100. 甲",
    ],
)
def test_nothing_else_is_markup(line: str) -> None:
    assert body(f"{line}\n") == Draft((("类型", "代表建议"),), preamble=(Paragraph(line),))


def test_typed_indents_stay_in_the_paragraph() -> None:
    assert texts(body("　　我厅高度重视。\n").preamble) == ["　　我厅高度重视。"]


@pytest.mark.parametrize("mark", [".", ")"])
def test_an_ordered_list_is_read_as_items(mark: str) -> None:
    assert body(f"前言\n\n1{mark} 甲\n2{mark} 乙\n\n3{mark} 丙\n后语\n").preamble == (
        Paragraph("前言"),
        Paragraph("甲", is_item=True),
        Paragraph("乙", is_item=True),
        Paragraph("丙", is_item=True),
        Paragraph("后语"),
    )


def test_a_list_continues_whatever_its_numbers_are() -> None:
    assert body("1. 甲\n1. 乙\n7. 丙\n").preamble == tuple(Paragraph(text, True) for text in "甲乙丙")


def test_a_list_that_does_not_begin_with_one_is_text() -> None:
    assert body("2. 甲\n").preamble == (Paragraph("2. 甲"),)


def test_a_list_is_written_with_numbers_in_order() -> None:
    row = (Paragraph("甲", True), Paragraph("乙", True), Paragraph("丙"), Paragraph("丁", True))
    assert format_draft(Draft(preamble=row)).endswith("\n1. 甲\n2. 乙\n\n丙\n\n1. 丁\n")


@pytest.mark.parametrize(
    "text", ["# 甲", "1. 甲", "１. 甲", "2) 甲", "<!-- 感谢 -->", "<!-- 附件1 -->", "\\# 甲", "12\\. 甲"]
)
def test_text_that_would_read_as_a_mark_is_escaped(text: str) -> None:
    written = show_paragraphs((Paragraph(text),))
    assert written != text and written in format_draft(Draft(preamble=(Paragraph(text),)))
    assert parse_paragraphs(written) == (Paragraph(text),)


def test_the_parts_may_be_in_any_order() -> None:
    draft = body("<!-- 结束语 -->\n丁\n<!-- 开头语 -->\n甲\n<!-- 答复内容 -->\n乙\n<!--下一步-->\n丙\n")
    assert [texts(draft.passage(part)) for part in PASSAGES] == [["甲"], ["丙"], [], ["丁"]]
    assert texts(draft.preamble) == ["乙"]


def test_after_a_return_to_the_answer_text_continues_the_last_section() -> None:
    draft = body("# 一\n甲\n<!-- 感谢 -->\n谢\n<!-- 答复内容 -->\n乙\n")
    assert draft.sections == (Section(1, "一", (Paragraph("甲"), Paragraph("乙"))),)


def test_a_heading_in_a_passage_is_kept_as_text_with_a_note() -> None:
    parsed = parse_draft(HEAD + "<!-- 下一步 -->\n# 甲\n")
    assert texts(parsed.draft.next_steps) == ["# 甲"]
    assert [str(note) for note in parsed.notes] == ["第 5 行：“下一步”里不能有标题，已作为一段文字保留"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("", "文件是空的，已当作新稿打开"),
        (" \n\n\u3000\n", "文件是空的，已当作新稿打开"),
        ("我局高度重视。\n", "第 1 行：没有文件头（两行“---”之间的各项），全文已放进答复内容"),
        ("编号: 1\n---\n甲\n", "第 1 行：文件头前面少了一行“---”，已照有理解"),
        ("---\n编号: 1\n\n甲\n", "第 2 行：文件头后面少了一行“---”，已在第一个空行处断开"),
        (HEAD + "甲\n乙\x07丙\n", "第 5 行：有看不见的控制字符，版面上显示为“␇”“␦”一类的符号，请删去"),
    ],
)
def test_problems_are_noted_with_their_line(text: str, note: str) -> None:
    assert [str(each) for each in parse_draft(text).notes] == [note]


@pytest.mark.parametrize("fence", ["---", "--- ", "...", "——", "———", "－－－"])
def test_a_fence_may_be_typed_with_chinese_dashes(fence: str) -> None:
    parsed = parse_draft(f"{fence}\n编号: 1\n{fence}\n甲\n")
    assert parsed.draft == Draft((("编号", "1"),), preamble=(Paragraph("甲"),))
    assert not parsed.notes


def test_a_head_without_fences_is_recognised() -> None:
    draft = parse_draft("案由：关于某事的建议\n编号: 0033\n\n# 一\n").draft
    assert draft.get("案由") == "关于某事的建议"
    assert draft.get("编号") == "0033"
    assert draft.sections == (Section(1, "一"),)


def test_a_text_without_a_head_is_all_answer() -> None:
    draft = parse_draft("您好：\n\n# 一\n甲\n").draft
    assert draft == Draft(preamble=(Paragraph("您好："),), sections=(Section(1, "一", (Paragraph("甲"),)),))


def test_unreadable_head_lines_are_put_before_the_body_with_a_note() -> None:
    parsed = parse_draft("---\n编号: 1\n这不是一项\n---\n甲\n")
    assert texts(parsed.draft.preamble) == ["这不是一项", "甲"]
    assert [note.line for note in parsed.notes] == [3]


def test_a_file_is_readable_without_the_program() -> None:
    draft = Draft(
        fields=(
            ("类型", "代表建议"),
            ("编号", "0033"),
            ("抄送", ("甲局", "乙局")),
            ("备注", Nested(" {a: b}")),
        ),
        opening=(Paragraph("来信收悉。"),),
        preamble=(Paragraph("总的情况如下。"),),
        sections=(
            Section(1, "工作情况", (Paragraph("健全机制。", True), Paragraph("强化保障。", True))),
            Section(2, "完善制度。", (Paragraph("我厅……"), Paragraph("同时……"))),
        ),
        thanks=(Paragraph("感谢您的关心。"),),
    )
    assert format_draft(draft) == (
        "---\n类型: 代表建议\n编号: 0033\n抄送:\n- 甲局\n- 乙局\n备注: {a: b}\n---\n"
        "\n<!-- 开头语 -->\n\n来信收悉。\n\n<!-- 答复内容 -->\n\n总的情况如下。\n"
        "\n# 工作情况\n\n1. 健全机制。\n2. 强化保障。\n"
        "\n## 完善制度。\n我厅……\n\n同时……\n"
        "\n<!-- 感谢 -->\n\n感谢您的关心。\n"
    )


@pytest.mark.parametrize("part", PASSAGES)
def test_every_passage_has_a_mark(part: Part) -> None:
    assert texts(body(f"<!-- {part} -->\n甲\n").passage(part)) == ["甲"]


def test_an_attachment_is_written_like_the_answer() -> None:
    draft = body("甲\n<!-- 附件1 -->\n# 目标\n1. 乙\n<!-- 答复内容 -->\n丙\n<!-- 附件2 -->\n丁\n")
    assert texts(draft.preamble) == ["甲", "丙"]
    assert draft.attachments == (
        Attachment(sections=(Section(1, "目标", (Paragraph("乙", is_item=True),)),)),
        Attachment((Paragraph("丁"),)),
    )


@pytest.mark.parametrize("mark", ["<!-- 附件 -->", "<!--附件1-->", "<!-- 附件 １ -->", "<!-- 附件01 -->"])
def test_the_first_attachment_needs_no_number(mark: str) -> None:
    assert body(f"{mark}\n甲\n{mark}\n乙\n").attachments == (Attachment((Paragraph("甲"), Paragraph("乙"))),)


def test_an_attachment_without_text_is_not_written() -> None:
    assert body("<!-- 附件1 -->\n\n<!-- 附件2 -->\n").attachments == ()
    draft = Draft(attachments=(Attachment(), Attachment((Paragraph("甲"),))))
    assert format_draft(draft) == "---\n---\n\n<!-- 附件2 -->\n\n甲\n"


@pytest.mark.parametrize("number", ["0", "51", "999", "999999999"])
def test_a_number_no_attachment_has_is_text_with_a_note(number: str) -> None:
    mark = f"<!-- 附件{number} -->"
    parsed = parse_draft(f"{HEAD}{mark}\n甲\n")
    assert texts(parsed.draft.preamble) == [mark, "甲"] and not parsed.draft.attachments
    assert [str(each) for each in parsed.notes] == [
        "第 4 行：附件的序号应在 1 到 50 之间，已作为一段文字保留"
    ]


def test_the_rows_of_a_table_have_no_blank_lines_between_them() -> None:
    table = ("| 项目 | 金额 |", "| --- | ---: |", "| 甲 | 320 |")
    paragraphs = tuple(map(Paragraph, ("见下表：", *table, "如上。")))
    written = format_draft(Draft(preamble=paragraphs))
    assert written == "---\n---\n\n见下表：\n\n" + "\n".join(table) + "\n\n如上。\n"
    assert parse_draft(written).draft.preamble == paragraphs


# the head alone


@given(DRAFTS)
def test_fields_are_read_from_the_head_alone_as_with_the_whole_file(draft: Draft) -> None:
    keys = ("发文字号", "成文日期", "案由")
    read = parse_draft(format_draft(draft)).draft
    found = parse_head(format_draft(draft), keys)
    assert found.fields == tuple(field for field in read.fields if field[0] in keys)


@pytest.mark.parametrize(
    "text",
    [
        "---\n发文字号: 某复字〔2026〕3号\n---\n\n发文字号: 正文里的\n",
        "\ufeff---\r\n案由: 甲\r\n发文字号：某复字〔2026〕3号\r\n---\r\n正文\r\n\r\n---\r\n",
        "发文字号: 某复字〔2026〕3号\n\n正文",
        "---\n'发文字号': \"某复字〔2026〕3号\"\n案由:\n  - 甲\n---\n",
        "---\n案由: 甲\n发文字号: >\n  某复字〔2026〕3号\n---\n",
    ],
)
def test_a_number_is_read_from_the_head_however_it_is_written(text: str) -> None:
    assert parse_head(text, ("发文字号",)).fields == (("发文字号", "某复字〔2026〕3号"),)
