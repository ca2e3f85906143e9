from __future__ import annotations

from replydesk.draft.model import Paragraph, Section
from replydesk.importing.replies.body import read_answer
from replydesk.importing.replies.joining.paragraphs import Para
from replydesk.importing.replies.source import Side


def parts(*texts: str) -> tuple[tuple[Paragraph, ...], tuple[Section, ...]]:
    return read_answer([Para(text) for text in texts]).parts()


def test_numbers_of_all_levels_make_headings() -> None:
    _, sections = parts("一、总体情况", "（一）制度", "1.文件", "（1）细则", "正文。", "二、下一步")
    assert [(section.level, section.heading) for section in sections] == [
        (1, "总体情况"),
        (2, "制度"),
        (3, "文件"),
        (4, "细则"),
        (1, "下一步"),
    ]


def test_numbers_in_other_forms_are_reported() -> None:
    answer = read_answer([Para("一.总体情况"), Para("(一)制度"), Para("已印发。"), Para("二.打算")])
    assert [section[:2] for section in answer.sections] == [(1, "总体情况"), (2, "制度"), (1, "打算")]
    assert answer.reworded == ["一.", "(一)", "二."]
    assert "原写作“一.”，按统一写法印成“一、”" in answer.notes[0].text


def test_a_number_that_is_not_due_stays_in_the_text() -> None:
    preamble, sections = parts("三、总体情况", "五、其他")
    assert sections == ()
    assert preamble == (Paragraph("三、总体情况"), Paragraph("五、其他"))


def test_sentences_with_numbers_stay_sentences() -> None:
    texts = ("主要做法：", "1.完成改造任务12处，涉及群众1.2万人；", "2.新建站点，覆盖全部街道。")
    assert parts(*texts) == (tuple(map(Paragraph, texts)), ())


def test_a_heading_runs_into_its_paragraph() -> None:
    _, sections = parts("（一）健全制度。已印发文件。", "（二）抓好落实。已完成。")
    assert sections == (
        Section(2, "健全制度。", (Paragraph("已印发文件。"),)),
        Section(2, "抓好落实。", (Paragraph("已完成。"),)),
    )


def test_a_heading_may_begin_with_a_year() -> None:
    _, sections = parts("1.2025年工作", "已完成。", "2.2026年打算")
    assert [section.heading for section in sections] == ["2025年工作", "2026年打算"]


def test_rows_of_leads_become_items() -> None:
    preamble, _ = parts("总体平稳。", "一是健全制度。", "二是抓好落实。", "一是另起。二是同段。")
    assert [each.is_item for each in preamble] == [False, True, True, False]
    assert preamble[1].text == "健全制度。"


def test_rows_of_cells_become_a_table() -> None:
    rows = [Para("", cells=("项目", "数量"), table=1), Para("", cells=("甲|乙", "12"), table=1)]
    texts = [each.text for each in read_answer(rows).parts()[0]]
    assert texts == ["| 项目 | 数量 |", "| --- | ---: |", "| 甲\\|乙 | 12 |"]


def test_a_number_made_by_word_is_written_out_where_it_makes_no_heading() -> None:
    answer = read_answer([Para("完成改造；", number="1."), Para("新建站点。", number="2.")])
    assert [para.text for para in answer.preamble] == ["1.完成改造；", "2.新建站点。"]
    assert len(answer.notes) == 2


def named(*heads: tuple[str, int, str]) -> list[tuple[int, str]]:
    """Return level and text of the headings among paragraphs of text, level in the file and Word's number."""
    answer = read_answer([Para(text, level=level, number=number) for text, level, number in heads])
    return [(level, heading) for level, heading, *_ in answer.sections]


def test_numbers_that_word_makes_are_those_of_headings() -> None:
    assert named(
        ("总体情况", 1, "一、"), ("制度", 2, "（一）"), ("已印发。", 0, ""), ("打算", 1, "二、")
    ) == [(1, "总体情况"), (2, "制度"), (1, "打算")]


def test_a_heading_of_the_file_without_a_number_is_one_and_its_number_is_reported() -> None:
    paras = [Para("总体情况", 3, level=2), Para("已印发。"), Para("制度", level=3), Para("打算", level=2)]
    answer = read_answer(paras)
    assert [section[:2] for section in answer.sections] == [(1, "总体情况"), (2, "制度"), (1, "打算")]
    assert str(answer.notes[0]) == "第 3 行：标题“总体情况”原来没有序号，印出时有“一、”"


def test_numbers_typed_below_headings_without_restart_under_each() -> None:
    assert named(
        ("情况", 1, ""), ("（一）制度", 0, ""), ("（二）设施", 0, ""), ("打算", 1, ""), ("（一）人员", 0, "")
    ) == [(1, "情况"), (2, "制度"), (2, "设施"), (1, "打算"), (2, "人员")]


def test_a_number_of_another_form_is_reported_with_the_one_that_is_printed() -> None:
    answer = read_answer([Para("情况", level=1, number="第一部分"), Para("制度", level=2, number="1.1")])
    assert [section[:2] for section in answer.sections] == [(1, "情况"), (2, "制度")]
    assert answer.reworded == ["第一部分", "1.1"]
    assert "原写作“1.1”，按统一写法印成“（一）”" in answer.notes[1].text


def test_a_heading_that_would_change_typed_numbers_stays_in_the_text_and_is_reported() -> None:
    answer = read_answer([Para("一、情况"), Para("综述", level=1), Para("二、打算")])
    assert [section[:2] for section in answer.sections] == [(1, "情况"), (1, "打算")]
    assert [note.text for note in answer.notes] == ["标题“综述”的序号接不上，按正文读入"]


def test_a_number_by_word_before_text_is_written_into_it() -> None:
    answer = read_answer([Para("甲；", number="1)"), Para("乙。", number="2)")])
    assert answer.preamble[0].text == "1)甲；"
    assert answer.notes[0].text == "自动编号“1)”已写进正文"


def test_columns_have_the_side_their_cells_have() -> None:
    sides = (Side.LEFT, Side.CENTRE, Side.RIGHT)
    rows = [
        Para("", cells=("项目", "单位", "备注"), table=1, sides=(Side.CENTRE,) * 3),
        Para("", cells=("甲", "个", "乙"), table=1, sides=sides),
        Para("", cells=("丙", "个", "丁"), table=1, sides=sides),
    ]
    preamble, _ = read_answer(rows).parts()
    assert preamble[1] == Paragraph("| --- | :---: | ---: |")
