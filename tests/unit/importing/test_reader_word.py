"""Reading of Word files: numbers, headings, breaks, tables, boxes, changes, and the parts left out."""

from __future__ import annotations

from io import BytesIO

import docx as python_docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt

from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.word import read_word
from replydesk.importing.replies.readers.word_numbers import format_count
from replydesk.importing.replies.source import Side, Source
from tests.support.word_files import document, docx, packed, paragraph, relations, run, table

BREAK = "<w:r><w:br/></w:r>"


def texts(source: Source) -> list[str]:
    """Return every line as its number and text."""
    return [line.number + line.text for line in source.lines]


def said(source: Source) -> str:
    return "\n".join(note.text for note in source.notes)


def read(body: str, **parts: str) -> Source:
    return read_word(docx(body, **parts))


def level(number: int, form: str, text: str, more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "chineseCountingThousand", "%1、")
    + level(1, "chineseCounting", "（%2）")
    + level(2, "decimal", "%1.%3", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def item(text: str, of: int = 0, use: int = 1) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{of}"/><w:numId w:val="{use}"/></w:numPr>')


def test_numbers_that_word_makes_are_beside_the_text() -> None:
    body = (
        item("健全制度") + item("完善办法", 1) + item("压实责任", 1) + item("加大投入") + item("安排资金", 1)
    )
    source = read(body + paragraph("不在列中"), numbering=NUMBERING)
    assert [line.number for line in source.lines] == ["一、", "（一）", "（二）", "二、", "（一）", ""]
    assert source.lines[0].text == "健全制度"


def test_a_list_can_start_elsewhere_and_count_in_digits_throughout() -> None:
    source = read(item("甲") + item("乙", use=2) + item("丙", use=2) + item("丁", 2, 2), numbering=NUMBERING)
    assert [line.number for line in source.lines] == ["一、", "五、", "六、", "6.1"]


def test_a_style_can_number_its_paragraphs_at_the_level_linked_to_it() -> None:
    numbering = NUMBERING.replace('（%2）"/>', '（%2）"/><w:pStyle w:val="Sub"/>')
    styles = (
        '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="小节"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("完善办法", '<w:pStyle w:val="Sub"/>') + paragraph("压实责任", '<w:pStyle w:val="Sub"/>')
    assert texts(read(body, numbering=numbering, styles=styles)) == ["（一）完善办法", "（二）压实责任"]
    out = paragraph("不编号", '<w:pStyle w:val="Sub"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert texts(read(out, numbering=numbering, styles=styles)) == ["不编号"]


def test_lists_through_styles_of_lists_are_found_and_circles_are_not_followed() -> None:
    link = '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="{}"/></w:abstractNum>'
    use = '<w:num w:numId="3"><w:abstractNumId w:val="8"/></w:num>'
    style = (
        '<w:style w:type="numbering" w:styleId="{}"><w:pPr><w:numPr><w:numId w:val="{}"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    found = read(item("甲", use=3), numbering=NUMBERING + link.format("L") + use, styles=style.format("L", 1))
    assert texts(found) == ["一、甲"]
    circle = read(
        item("甲", use=3), numbering=NUMBERING + link.format("L") + use, styles=style.format("L", 3)
    )
    assert texts(circle) == ["甲"]


@pytest.mark.parametrize(
    ("form", "count", "number"),
    [
        ("chineseCounting", 12, "十二"),
        ("chineseCounting", 101, "一〇一"),
        ("chineseCountingThousand", 101, "一百零一"),
        ("japaneseCounting", 20, "二十"),
        ("ideographTraditional", 3, "丙"),
        ("ideographZodiac", 1, "子"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("decimalEnclosedCircle", 21, "㉑"),
        ("decimalEnclosedParen", 2, "⑵"),
        ("decimalFullWidth", 12, "１２"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 28, "bb"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("unknown", 4, "4"),
    ],
)
def test_counts_are_written_in_the_forms_of_word(form: str, count: int, number: str) -> None:
    assert format_count(count, form) == number


HEADINGS = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
    '<w:rPr><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="一级"/><w:basedOn w:val="2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="2"><w:name w:val="二"/><w:basedOn w:val="a"/>'
    '<w:pPr><w:jc w:val="right"/><w:ind w:firstLine="640"/><w:outlineLvl w:val="1"/></w:pPr></w:style>'
)


@pytest.mark.parametrize(
    ("properties", "expected"),
    [
        ('<w:pStyle w:val="1"/>', ("heading 1", 1)),
        ('<w:pStyle w:val="x"/>', ("一级", 2)),
        ('<w:pStyle w:val="x"/><w:outlineLvl w:val="9"/>', ("一级", 0)),
        ('<w:outlineLvl w:val="2"/>', ("Normal", 3)),
        ("", ("Normal", 0)),
    ],
)
def test_headings_have_the_level_of_their_style(properties: str, expected: tuple[str, int]) -> None:
    line = read(paragraph("工作情况", properties), styles=HEADINGS).lines[0]
    assert (line.style, line.level) == expected


def test_styles_based_on_each_other_in_a_circle_are_read() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{one}"><w:name w:val="{one}"/><w:basedOn w:val="{other}"/>'
        "</w:style>"
        for one, other in (("A", "B"), ("B", "A"), ("C", "C"))
    )
    body = paragraph("甲", '<w:pStyle w:val="A"/>') + paragraph("乙", '<w:pStyle w:val="C"/>')
    assert [line.style for line in read(body, styles=styles).lines] == ["A", "C"]


@pytest.mark.parametrize(
    ("properties", "indent"),
    [
        ('<w:ind w:firstLineChars="200" w:firstLine="643"/>', 2.0),
        ('<w:ind w:firstLine="640"/>', 2.0),
        ('<w:ind w:left="640" w:hanging="640"/>', 0.0),
        ('<w:ind w:leftChars="1500" w:left="4800"/>', 15.0),
        ('<w:ind w:start="32pt"/>', 2.0),
        ('<w:pStyle w:val="x"/>', 2.0),
        ('<w:pStyle w:val="x"/><w:ind w:firstLine="0"/>', 0.0),
        ("", 0.0),
    ],
)
def test_the_indent_is_given_in_squares(properties: str, indent: float) -> None:
    assert read(paragraph("我厅", properties), styles=HEADINGS).lines[0].indent == indent


def test_the_indent_counts_in_the_size_of_the_characters() -> None:
    body = paragraph(properties='<w:ind w:firstLine="560"/>', runs=run("我厅", '<w:sz w:val="28"/>'))
    assert read(body, styles=HEADINGS).lines[0].indent == 2.0


def test_the_side_comes_from_the_paragraph_or_its_style() -> None:
    body = (
        paragraph("题", '<w:jc w:val="center"/>')
        + paragraph("名", '<w:jc w:val="end"/>')
        + paragraph("名", '<w:pStyle w:val="x"/>')
        + paragraph("文", '<w:jc w:val="both"/>')
    )
    sides = [line.side for line in read(body, styles=HEADINGS).lines]
    assert sides == [Side.CENTRE, Side.RIGHT, Side.RIGHT, Side.LEFT]


def test_a_title_with_soft_breaks_is_one_title() -> None:
    runs = run("关于对第0033号代表建议") + BREAK + run("的答复") + BREAK + run("（A类）")
    source = read(paragraph(properties='<w:jc w:val="center"/>', runs=runs))
    assert texts(source) == ["关于对第0033号代表建议的答复", "（A类）"]
    assert texts(read(paragraph(properties='<w:jc w:val="center"/>', runs=runs[: -len(run("（A类）"))]))) == [
        "关于对第0033号代表建议的答复"
    ]


def test_other_soft_breaks_end_lines_of_which_the_first_alone_has_number_and_indent() -> None:
    runs = run("云川省民政厅") + BREAK + run("2026年5月29日")
    source = read(paragraph(properties='<w:jc w:val="right"/>', runs=runs))
    assert [(line.text, line.is_paragraph, line.indent) for line in source.lines] == [
        ("云川省民政厅", False, 0.0),
        ("2026年5月29日", False, None),
    ]


def test_page_breaks_end_lines_and_leave_none_of_their_own() -> None:
    page = '<w:r><w:br w:type="page"/></w:r>'
    source = read(
        paragraph(runs=run("附件") + page) + paragraph(runs=page + run("表")) + paragraph(runs=page)
    )
    assert texts(source) == ["附件", "表", ""]


def test_tabs_hyphens_and_symbols_are_characters() -> None:
    runs = (
        run("办理")
        + "<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/></w:r>"
        + '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    )
    source = read(paragraph(runs=runs))
    assert texts(source) == ["办理\t-☑□"]
    assert "1 个符号认不出" in said(source)


def test_rows_have_cells_and_tables_are_counted() -> None:
    source = read(table(("序号", "项目"), ("1", "站点")) + paragraph("另") + table(("甲", "乙")))
    assert [(line.cells, line.table) for line in source.lines] == [
        (("序号", "项目"), 1),
        (("1", "站点"), 1),
        ((), 0),
        (("甲", "乙"), 2),
    ]


def test_spanned_columns_are_empty_cells() -> None:
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + paragraph("合计") + "</w:tc>"
    body = f"<w:tbl><w:tr>{cell}<w:tc>{paragraph('9')}</w:tc></w:tr></w:tbl>"
    assert read(body).lines[0].cells == ("合计", "", "9")


def test_a_table_for_the_layout_is_text() -> None:
    letter = "".join(paragraph(f"第{number}段") for number in range(12))
    assert texts(read(table((letter, "旁注"))))[:2] == ["第0段", "第1段"]
    assert texts(read(table(("云川省民政厅文件",), ("云民〔2026〕3号",)))) == [
        "云川省民政厅文件",
        "云民〔2026〕3号",
    ]
    imprint = read(table(("抄送：省政府办公厅。", ""), ("云川省民政厅办公室", "2026年5月29日印发")))
    assert texts(imprint) == ["抄送：省政府办公厅。", "云川省民政厅办公室\t2026年5月29日印发"]


def test_a_table_in_a_table_is_text_of_its_cell() -> None:
    source = read(table(("项目", table(("甲", "乙"), ("丙", "丁")) + paragraph("注")), ("1", "2")))
    assert source.lines[0].cells == ("项目", "甲　乙\n丙　丁\n注")
    assert "套在别的表格里" in said(source)


def box(text: str) -> str:
    """Return a text box as Word writes it: in two forms, of which one is shown."""
    content = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>'
        f"{content}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>"
        f"{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def test_text_boxes_are_read_once_before_the_text_or_behind_it() -> None:
    body = paragraph(runs=box("云川省民政厅") + run("标题")) + paragraph(
        runs=box("抄送：省政府。") + run("正文")
    )
    assert texts(read(body)) == ["云川省民政厅", "标题", "正文", "抄送：省政府。"]


def test_boxes_of_old_files_and_wordart_are_read() -> None:
    content = f"<v:textbox><w:txbxContent>{paragraph('甲')}</w:txbxContent></v:textbox>"
    old = f"<w:r><w:pict><v:shape>{content}</v:shape></w:pict></w:r>"
    art = '<w:r><w:pict><v:shape><v:textpath string="云川省民政厅文件"/></v:shape></w:pict></w:r>'
    assert texts(read(paragraph(runs=art + old))) == ["云川省民政厅文件", "甲", ""]


def test_pictures_are_reported() -> None:
    source = read(paragraph(runs="<w:r><w:drawing/></w:r>" + run("正文")))
    assert texts(source) == ["正文"]
    assert "1 幅图片" in said(source)


def field(code: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    inside = f"<w:r><w:instrText>{code}</w:instrText></w:r>"
    return mark("begin") + inside + mark("separate") + result + mark("end")


def test_of_fields_the_result_is_read_and_no_page_numbers() -> None:
    nested = field(" REF a ", run("见") + field(" DATE ", run("今日")))
    simple = f'<w:fldSimple w:instr=" PAGE ">{run("4")}</w:fldSimple>'
    runs = run("甲") + nested + field(" PAGE ", run("3")) + simple + run("乙")
    assert texts(read(paragraph(runs=runs))) == ["甲见今日乙"]


def test_a_field_may_go_over_paragraphs_and_one_that_never_ends_loses_nothing_in_silence() -> None:
    over = field(" TOC ", run("一") + "</w:p><w:p>" + run("二"))
    assert texts(read(paragraph(runs=over) + paragraph("三"))) == ["一", "二", "三"]
    endless = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + run("丢失的字")
    assert "丢失的字" in said(read(paragraph(runs=endless)))


def test_links_smart_tags_and_controls_are_text() -> None:
    wrapped = "".join(
        f"<w:{name}>{run(text)}</w:{name}>"
        for name, text in (("hyperlink", "甲"), ("smartTag", "乙"), ("bdo", "丙"))
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('丁')}</w:sdtContent></w:sdt>"
    empty = (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('单击此处')}</w:sdtContent></w:sdt>"
    )
    block = f"<w:sdt><w:sdtContent>{paragraph('戊')}</w:sdtContent></w:sdt>"
    source = read(paragraph(runs=wrapped + control + empty) + block)
    assert texts(source) == ["甲乙丙丁", "戊"]
    assert "内容控件" in said(source)


def test_changes_are_read_as_accepted() -> None:
    runs = (
        run("原文")
        + f"<w:ins>{run('新增')}</w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
    )
    joined = paragraph("前半", "<w:rPr><w:del/></w:rPr>") + paragraph("后半")
    row = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删行')}</w:tc></w:tr></w:tbl>"
    source = read(paragraph(runs=runs) + joined + row)
    assert texts(source) == ["原文新增移来", "前半后半"]
    assert "修订" in said(source)


def test_comments_and_hidden_text_are_left_out_and_reported() -> None:
    style = (
        '<w:style w:type="character" w:styleId="H"><w:name w:val="隐"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    runs = (
        run("正文")
        + '<w:r><w:commentReference w:id="1"/></w:r>'
        + run("藏", "<w:vanish/>")
        + run("隐", '<w:rStyle w:val="H"/>')
        + run("见", '<w:vanish w:val="0"/>')
    )
    source = read(paragraph(runs=runs), styles=style)
    assert texts(source) == ["正文见"]
    assert "1 条批注" in said(source)
    assert "2 个字是隐藏文字" in said(source)


def test_footnotes_are_at_the_end_in_the_order_of_their_marks() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>' for n, text in ((1, "后"), (2, "先"))
    )
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    source = read(paragraph(runs=run("文") + mark.format(2) + mark.format(1)), footnotes=notes)
    assert texts(source) == ["文", "[1]先", "[2]后"]
    assert "2 条脚注" in said(source)


def test_headers_are_left_out_and_reported_if_they_hold_more_than_a_number() -> None:
    number = paragraph(runs=run("— ") + field(" PAGE ", run("1")) + run(" —"))
    assert read(paragraph("文"), footer=number).notes == ()
    source = read(paragraph("文"), header=paragraph("内部资料 注意保存"))
    assert "页眉里的文字没有读入：内部资料 注意保存" in said(source)
    assert (texts(source), source.left_out) == (["文"], ("内部资料 注意保存",))


def test_a_letterhead_in_the_header_and_an_imprint_in_the_footer_are_read() -> None:
    head = paragraph("云川省民政厅文件") + paragraph(runs=box("云民复〔2026〕3号"))
    foot = paragraph("抄送：省政府办公厅。") + paragraph(runs=field(" PAGE ", run("1")))
    source = read(paragraph("正文"), header=head, footer=foot)
    assert texts(source) == ["云川省民政厅文件", "云民复〔2026〕3号", "正文", "抄送：省政府办公厅。"]
    assert not source.notes
    assert texts(read(paragraph("云川省民政厅"), header=paragraph("云川省 民政厅"))) == ["云川省民政厅"]


def test_tables_that_lay_out_head_and_foot_are_lines() -> None:
    assert texts(read(table(("云民复〔2026〕3号", "签发人：张某某")))) == [
        "云民复〔2026〕3号\t签发人：张某某"
    ]
    assert texts(read(table(("", "云川省民政厅"), ("", "2026年5月29日")))) == [
        "云川省民政厅",
        "2026年5月29日",
    ]
    both = table(("云川省民政厅", "云川省教育厅"), ("2026年5月29日", ""))
    assert texts(read(both)) == ["云川省民政厅\t云川省教育厅", "2026年5月29日"]
    opening = "您提出的《关于甲的建议》收悉。现答复如下："
    letter = "".join(map(paragraph, ("张某某代表：", opening, "我厅高度重视。")))
    assert texts(read(table(("栏目", letter)))) == ["栏目", "张某某代表：", opening, "我厅高度重视。"]


@pytest.mark.parametrize(
    "rows",
    [
        (("时间", "2026年5月29日"), ("地点", "某地")),
        (("单位", "日期"), ("云川省民政厅", "2026年5月29日")),
        (("序号", "内容", "完成情况"), ("1", "制定方案。", "已印发云民发〔2026〕3号文件。")),
    ],
)
def test_tables_of_facts_stay_tables(rows: tuple[tuple[str, ...], ...]) -> None:
    assert [line.cells for line in read(table(*rows)).lines] == list(rows)


def test_frames_and_controls_hold_text_of_the_letter() -> None:
    framed = paragraph("云川省民政厅", '<w:framePr w:w="9000" w:hAnchor="page"/>')
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph('张某某代表：')}</w:sdtContent></w:sdt>"
    in_box = "".join(map(paragraph, ("甲", "乙"))) + table(("项目", "数量"))
    boxed = f"<w:r><w:pict><v:textbox><w:txbxContent>{in_box}</w:txbxContent></v:textbox></w:pict></w:r>"
    source = read(framed + control + paragraph(runs=boxed))
    assert ["|".join(line.cells) or line.text for line in source.lines] == [
        "云川省民政厅",
        "张某某代表：",
        "",
        "甲",
        "乙",
        "项目|数量",
    ]


def test_of_ruby_the_base_is_read_and_of_formulas_the_text() -> None:
    ruby = f"<w:ruby><w:rt>{run('yun')}</w:rt><w:rubyBase>{run('云')}</w:rubyBase></w:ruby>"
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    source = read(paragraph(runs=f"<w:r>{ruby}</w:r>{formula}"))
    assert texts(source) == ["云x=1"]
    assert "拼音" in said(source) and "公式" in said(source)


def test_strict_files_and_parts_of_any_name_are_read() -> None:
    strict = document(paragraph("严格")).replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    parts = {
        "_rels/.rels": relations({"officeDocument": "/wps/main9.xml"}).replace(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
        "wps\\main9.xml": strict,
    }
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        data = packed({name: text.encode(encoding) for name, text in parts.items()})
        assert texts(read_word(data)) == ["严格"]


def test_text_is_kept_to_the_blank() -> None:
    assert texts(read(paragraph("　　联系人：张某某  电话 "))) == ["　　联系人：张某某  电话 "]
    assert texts(read("<w:p><w:r><w:t>\n  甲\n乙 </w:t></w:r></w:p>")) == ["甲 乙"]


def test_a_file_of_a_common_library_is_read_as_it_was_written() -> None:
    made = python_docx.Document()
    title = made.add_heading("关于对第0033号建议的答复", 0)
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    made.add_heading("一、工作情况", 1)
    body = made.add_paragraph("我厅高度重视，")
    body.paragraph_format.first_line_indent = Pt(32)
    body.add_run("认真研究。").font.size = Pt(16)
    body.runs[0].font.size = Pt(16)
    made.add_table(2, 2).cell(1, 1).text = "末格"
    buffer = BytesIO()
    made.save(buffer)
    lines = read_word(buffer.getvalue()).lines
    assert [(line.text, line.style, line.level) for line in lines[:3]] == [
        ("关于对第0033号建议的答复", "Title", 0),
        ("一、工作情况", "heading 1", 1),
        ("我厅高度重视，认真研究。", "Normal", 0),
    ]
    assert lines[2].indent == 2.0
    assert lines[-1].text == "末格"


def test_a_missing_styles_part_is_no_fault_and_a_missing_body_is() -> None:
    assert texts(read(paragraph("文", '<w:pStyle w:val="none"/>'))) == ["文"]
    with pytest.raises(Unreadable, match="不是 Word"):
        read_word(packed({"a": b"b"}))
