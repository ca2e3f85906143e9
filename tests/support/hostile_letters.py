"""Letters whose reading could take far more than linear time or memory; each with a word of the reason.

The reason is "" if the letter is read. Sizes go with `scale`, up to the limits of the readers.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tests.support.pdf_files import pdf, pdf_file, shows
from tests.support.word_files import docx, paragraph, run

Case = tuple[Callable[[], bytes], str]

_LETTER = """云川省民政厅
云民复议字〔2026〕33号
关于省十四届人大四次会议第0033号建议的答复
张某某代表：
您提出的《关于推进养老服务的建议》收悉。经研究，现答复如下：
一、工作情况
（一）完善制度。我厅高度重视，会同有关部门认真研究，逐条办理。
下一步，我们将继续努力。
附件：1.某某方案
云川省民政厅
2026年5月29日
（联系人：李某某　联系电话：0000-0000000）
抄送：省人大常委会人事代表选举委员会，省政府办公厅。
""".splitlines()
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_SEPARATE = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
_NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
_MANY = "标记太多"


def letter_cases(scale: int = 1) -> dict[str, Case]:
    """Every case by its name: what makes its bytes, and a word of the reason."""
    return {**_pages(scale), **_words(scale), **_amplified(scale), **_plain(scale), **_more_pdfs(scale)}


def _pages(scale: int) -> dict[str, Case]:
    many = 1_000 * scale
    pages = {
        "comments": "<!--x-->" * 40,
        "comments and blanks": "<!-- -->\n" * 120,
        "comments without an end": "<p>甲" + "<!--x>" * many,
        "comments without an end, many dashes": "<p>甲" + "<!--" + "--" * many * 10 + ">",
        "blanks in tags": ("<p align=" + " " * 1_000) * (many // 30),
        "blanks after an attribute": "<p align" + " " * many * 30 + ">甲",
        "quotes without an end": "<p>甲" + "<p title='" * (many // 2) + ">",
        "ends within quotes": "<p>甲" + '<a x=">" ' * (many // 2),
        "attributes": "<p" + " a=b" * many * 5 + ">甲",
        "sections": "<p>甲" + "<![CDATA[>" * many,
        "open tags": "<div><b>" * many + "甲",
        "open tables": "<table><tr><td>" * many + "甲",
        "spans of columns": "<table>"
        + "<tr><td colspan=100000 rowspan=100000>甲<td>乙" * (many // 10)
        + "</table>",
        "cells": "<table><tr>" + "<td>甲" * many + "</table>",
        "lines of one cell": "<table><tr><td>" + "甲<br>" * many + "</table>",
        "entities": "<p>" + "&#x;" * many + "&#" + "9" * many + ";甲",
        "names of entities": "<p>甲" + "&" + "a" * many + "&a" * many,
        "blanks": "<p>甲" + " " * many * 30 + "乙",
        "charset": "<meta charset=" + " " * 3_900 + "><p>甲",
        "declaration": "<?xml" + " " * 1_900 + "?><p>甲",
    }
    refused = {} if scale == 1 else {"cells": "段以上", "lines of one cell": "段以上"}
    refused["spans of columns"] = "万格以上"
    return {f"page of {name}": (page.encode, refused.get(name, "")) for name, page in pages.items()} | {
        "page of characters": (
            lambda: b"<p>" + b"a" * 6_000 * min(scale, 600),
            "" if scale == 1 else "万字以上",
        ),
        "page of tags": (lambda: b"<p>" * 450_000, _MANY),
        "page of openings": (lambda: ("<p>现将甲收悉，答复如下：" * 90 * scale).encode(), ""),
        "page of links": (
            lambda: ("<p>" + "<a href=x>甲</a><p>" * many).encode(),
            "" if scale == 1 else _MANY,
        ),
        **_archives(scale),
    }


def _archives(scale: int) -> dict[str, Case]:
    many = 100 * scale
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    page = b"--a\nContent-Type: text/html\n\n<p>" + "甲".encode()
    coded = b"--a\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\n"
    return {
        "archive of pages": (lambda: head + (page + b"\n") * many, "太多"),
        "archive of pictures": (lambda: head + page + b"\n" + (coded + b"QUJD\n" * 1_000 * scale) * 20, ""),
        "archive of archives": (
            lambda: head + b"--a\nContent-Type: multipart/mixed; boundary=a\n\n" * many,
            "太多",
        ),
        "archive of headers": (
            lambda: head + b"--a\nContent-Type: text/html" + b';x="' * 20 * many + b"\n\n<p>a",
            "太多",
        ),
        "archive of other headers": (
            lambda: head + b"--a\n" + b"X: =?utf-8?Q?a?=\n =?\n" * 30 * many + b"\n<p>a",
            "",
        ),
        "archive of ends": (lambda: head + page + b"\n--a--\n--a\n" * 900 * scale, ""),
        "archive of damaged letters": (
            lambda: (
                head
                + b"--a\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>a"
                + b"=E" * 1_900 * scale
            ),
            "",
        ),
    }


def _words(scale: int) -> dict[str, Case]:
    many = 200 * scale
    full = "" if scale == 1 else _MANY
    levels = "".join(f'<w:lvl w:ilvl="{n}"><w:pStyle w:val="S"/></w:lvl>' for n in range(many))
    links = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:numStyleLink w:val="L{n}"/></w:abstractNum>'
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>'
        for n in range(1, many // 2)
    )
    link_styles = "".join(
        f'<w:style w:type="numbering" w:styleId="L{n}"><w:pPr><w:numPr>'
        f'<w:numId w:val="{n + 1}"/></w:numPr></w:pPr></w:style>'
        for n in range(1, many // 2)
    )
    listed = '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:basedOn w:val="S{n + 1}"/></w:style>'
        for n in range(many * 2)
    )
    indents = "".join(f' w:a{n}="1"' for n in range(many * 5))
    styled = '<w:style w:type="paragraph" w:styleId="S"><w:pPr><w:ind{0}/></w:pPr></w:style>'
    in_style = '<w:p><w:pPr><w:pStyle w:val="S"/><w:ind w:left="1"/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>'
    deleted = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>甲乙丙丁</w:t></w:r></w:p>"
    return {
        "latent styles": (lambda: docx("", styles="<w:latentStyles a>" * many * 10), "不合格式"),
        "latent styles without an end": (
            lambda: docx(paragraph("甲"), styles='<w:latentStyles w:a="">' * 90 + "</w:latentStyles>" * 90),
            "",
        ),
        "open fields": (lambda: docx("<w:p>" + _BEGIN * many * 2 + run("甲") * many * 2 + "</w:p>"), ""),
        "open fields with results": (
            lambda: docx("<w:p>" + (_BEGIN + _SEPARATE + run("甲") * 2) * min(many, 20_000) + "</w:p>"),
            "",
        ),
        "levels of a list": (
            lambda: docx(
                listed * min(many, 9_000),
                numbering=f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
                '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>',
            ),
            "",
        ),
        "lists linked to lists": (
            lambda: docx(listed * min(many, 9_000), numbering=links, styles=link_styles),
            "",
        ),
        "styles based on styles": (
            lambda: docx(
                "".join(paragraph("甲", f'<w:pStyle w:val="S{n}"/>') for n in range(min(many, 9_000))),
                styles=chain,
            ),
            "",
        ),
        "attributes of a style": (
            lambda: docx(in_style * min(many, 9_000), styles=styled.format(indents)),
            "",
        ),
        "deleted ends": (lambda: docx(deleted * min(many, 9_000)), ""),
        "very many deleted ends": (lambda: docx(deleted * 12_000), "段以上"),
        "names of tags in all parts": (lambda: _in_all_parts([f"<x{n}/>" for n in range(many * 14)]), full),
        "attributes in all parts": (
            lambda: _in_all_parts([f'<a b{n}="{n}"/>' for n in range(many * 7)]),
            full,
        ),
        "tags without namespaces": (lambda: docx("<x/>" * many * 5), ""),
    }


def _in_all_parts(tags: list[str]) -> bytes:
    xml = "".join(tags)
    kinds = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")
    return docx(f"<w:p>{_NOTE}</w:p>{xml}", **dict.fromkeys(kinds, xml))


def _amplified(scale: int) -> dict[str, Case]:
    many = 20 * scale
    long = paragraph("某" * 2_000)
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="100000"/></w:tcPr>' + paragraph("甲") + "</w:tc>"
    notes = f'<w:footnote w:id="1">{long}</w:footnote>'
    nested = paragraph("甲")
    for _ in range(12):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc>{wide}</w:tr></w:tbl>"
    in_paragraphs = "<w:p>" * 40 + run("某" * 4_000 * min(scale, 20)) + "</w:p>" * 40
    box = f"<w:drawing><w:txbxContent>{long}</w:txbxContent></w:drawing>"
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{both}</mc:AlternateContent>"
    return {
        "a note referred to often": (lambda: docx(f"<w:p>{_NOTE * many * 10}</w:p>", footnotes=notes), ""),
        "notes that refer to themselves": (
            lambda: docx(
                f"<w:p>{_NOTE}</w:p>",
                footnotes=f'<w:footnote w:id="1"><w:p>{_NOTE * many}</w:p></w:footnote>',
            ),
            "",
        ),
        "spans of columns": (
            lambda: docx(f"<w:tbl><w:tr>{wide}{wide}</w:tr></w:tbl>" * many),
            "" if scale == 1 else "万格以上",
        ),
        "tables in tables": (lambda: docx(nested), ""),
        "paragraphs in a paragraph of a header": (lambda: docx(paragraph("甲"), header=in_paragraphs), ""),
        "text boxes in two forms": (
            lambda: docx(f"<w:p><w:r>{both * min(many, 400)}</w:r></w:p>"),
            "" if scale == 1 else "万字以上",
        ),
        "bookmarks": (
            lambda: docx("<w:p>" + '<w:bookmarkStart w:name="a"/>' * many * 20 + run("甲") + "</w:p>"),
            "",
        ),
        "soft breaks": (lambda: docx(f"<w:p><w:r>{'<w:br/>' * many * 4}</w:r></w:p>"), ""),
    }


def _plain(scale: int) -> dict[str, Case]:
    """A letter with 10,000 or more characters of a kind in one of its lines, or as many short lines."""
    length = 1_000 * min(scale, 30)
    pumps = {
        "blanks": " ",
        "wide blanks": "\u3000",
        "tabs": "\t",
        "digits": "0",
        "ends": "）",
        "beginnings": "（",
    }
    pumps |= {"titles": "《", "quotes": "“", "commas": "、", "years": "年", "bars": "|", "backslashes": "\\"}
    pumps |= {
        "names": "张某某、",
        "labels": "联系人：",
        "attachments": "附件",
        "numbers": "1.",
        "heads": "一、",
    }
    found: dict[str, Case] = {}
    for name, pump in pumps.items():
        texts = [
            "\n".join([*_LETTER[:at], line + pump * (length // len(pump)), *_LETTER[at + 1 :]])
            for at, line in enumerate(_LETTER)
        ]
        for at, text in enumerate(texts):
            found[f"{name} in line {at + 1}"] = (partial(str.encode, text), "")
    for line in _LETTER:
        found[f"lines “{line[:6]}”"] = (
            partial(str.encode, "\n".join([*_LETTER, *[line] * (95 * min(scale, 100)), *_LETTER])),
            "",
        )
    return found | {
        "form feeds": (lambda: ("甲" + "\f" * 4_900 * min(scale, 90)).encode(), ""),
        "characters of every kind": (lambda: "a\u0600".encode() * 1_000 * min(scale, 200), ""),
    }


def _more_pdfs(scale: int) -> dict[str, Case]:
    deep = 300 * scale
    tree = [b"<</Type/Catalog/Pages 2 0 R>>"]
    tree += [b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (number + 3) for number in range(deep)]
    tree.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
    spread = b"".join(b"BT /F1 9 Tf %d 9 Td %s ET " % (n * 200, b"(a) Tj") for n in range(60 * scale))
    return {
        "PDF of a deep tree of pages": (lambda: pdf_file(tree), "PDF"),
        "PDF of a page that says it is many": (
            lambda: pdf_file(
                [
                    b"<</Type/Catalog/Pages 2 0 R>>",
                    b"<</Type/Pages/Kids[3 0 R]/Count 2000000000>>",
                    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
                ]
            ),
            "PDF",
        ),
        "PDF of characters at one place": (
            lambda: pdf([shows(b"x") * 1_000 * min(scale, 100)]),
            "" if scale == 1 else "PDF",
        ),
        "PDF of characters far apart": (lambda: pdf([spread]), ""),
        "PDF of dictionaries in dictionaries": (lambda: pdf([b"<<" * 10_000 * scale]), "PDF"),
    }
