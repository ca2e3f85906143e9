"""Web pages of replies as browsers and offices save them, in a dozen shapes: a letter and a site around it.

Sites, names and numbers are invented. Every text of the site's own has 站 in it, so that none of it may be
found in a letter.
"""

from __future__ import annotations

import base64
import quopri
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

_TOPICS = ("校车安全", "老旧小区加装电梯", "乡村道路养护", "社区养老服务", "农贸市场改造", "城区停车难")
_BODIES = ("青岚县教育局", "云川市住房和城乡建设局", "白沙区民政局", "松岭县交通运输局")
_SENTENCES = (
    "我局高度重视，成立由主要负责同志任组长的专班，逐条研究，与您当面沟通两次。",
    "截至目前，全县已完成改造36处，投入资金1280.5万元，受益群众2.3万人。",
    "一是加强统筹，会同有关部门制定三年计划；二是加大投入，争取上级资金；三是强化监管，定期通报进展。",
    "按照《条例》第十二条的规定，有关设施由产权单位负责管护，所需费用列入年度预算。",
    "“十四五”期间，我县将新建公办幼儿园12所，新增学位3600个，基本满足就近入学需要。",
    "目前存在的主要困难是点多面广、历史欠账较多，部分项目用地尚未落实，需要分年度逐步解决。",
)


_OPENINGS = (
    "您提出的{}收悉。经研究，现答复如下：",
    "您在会上提出的{}已收悉，现将办理情况答复如下：",
    "首先感谢您对我县工作的关心。您提出的{}，已交由我局研究办理，现将办理情况答复如下：",
    "现就您提出的{}办理情况函复如下：",
    "{}收悉。经会同有关部门认真研究，现答复如下。",
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply: its title, and its lines from the salutation to the date or the contact below it."""

    title: str
    lines: tuple[str, ...]
    body: str
    date: str


def letter(chance: random.Random) -> Letter:
    """A reply drawn by chance, with two to twelve paragraphs of text."""
    body, topic = chance.choice(_BODIES), chance.choice(_TOPICS)
    number, term = chance.randint(1, 400), chance.choice("四五六七八九")
    is_deputy = chance.random() < 0.5
    what = "建议" if is_deputy else "提案"
    where = f"县{term}届人大三次会议" if is_deputy else f"县政协{term}届三次会议"
    title = f"关于对{where}第{number}号{what}的{chance.choice(('答复', '复函', '答复函'))}"
    text: list[str] = []
    for count in range(chance.randint(1, 4)):
        if chance.random() < 0.7:
            text.append(f"{'一二三四'[count]}、{chance.choice(('工作情况', '存在的困难', '下一步打算'))}")
        text += (
            "".join(chance.sample(_SENTENCES, chance.randint(1, 3))) for _ in range(chance.randint(1, 3))
        )
    date = f"20{chance.randint(16, 25)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日"
    who = chance.choice(("张某某", "李某", "王某某", "张某某、李某某"))
    title_of = f"《关于{topic}的{what}》"
    lines = (
        f"{chance.choice(('', '尊敬的'))}{who}{'代表' if is_deputy else '委员'}：",
        *(("您好！",) if chance.random() < 0.15 else ()),
        chance.choice(_OPENINGS).format(title_of),
        *text,
        f"感谢您对{topic}工作的关心和支持。",
        body,
        date,
        *((f"（联系人：赵某某，联系电话：0000-{number:07}）",) if chance.random() < 0.3 else ()),
    )
    return Letter(title, lines, body, date)


def _page(head: str, body: str) -> str:
    return f"<!DOCTYPE html>\n<html lang=zh><head>{head}</head>\n<body>{body}</body></html>"


def _nav(chance: random.Random) -> str:
    names = ("站首页", "站务公开", "站内新闻", "办事站台", "互动站", "专题站")
    items = "".join(f'<li><a href="/{n}">{name}</a></li>' for n, name in enumerate(names))
    path = '<div class=pos>您现在的位置：<a href="/">站首页</a> &gt; <a href="/a">站务公开</a></div>'
    hidden = '<div style="display:none">站内隐藏的话，现答复如下：</div>' if chance.random() < 0.5 else ""
    return f"<div id=top><img src=logo.png><ul>{items}</ul>{hidden}</div>{path}"


def _foot(chance: random.Random) -> str:
    related = "".join(
        f'<li><a href="{n}.html">站内另一件：关于县人大第{n}号建议的答复</a><span>2021-01-0{n}</span></li>'
        for n in range(1, chance.randint(3, 9))
    )
    return (
        f"<div class=rel><h3>站内相关</h3><ul>{related}</ul></div>"
        "<div class=footer><p>版权所有：某站 主办：某站办公室</p><p>站备0000000号 网站标识码0000000000</p>"
        "<p>本站未经授权，任何单位和个人不得转载本站的任何内容，转载须注明来源为本站。</p></div>"
        "<script>document.write('<p>站的脚本。</p>')</script><noscript>站要脚本</noscript>"
    )


def _paragraphs(lines: Sequence[str], form: str = "<p>{}</p>\n") -> str:
    return "".join(form.format(escape(line)) for line in lines)


def _facts(found: Letter) -> str:
    """A table of facts as sites put it beside or above a letter."""
    return (
        "<table border=0 class=xxgk><tr><td>索 引 号：</td><td>000-2021-0001</td>"
        "<td>主题分类：</td><td>其他</td></tr>"
        f"<tr><td>发布机构：</td><td>{found.body}</td><td>发布日期：</td><td>2021-03-02</td></tr>"
        f"<tr><td>名　　称：</td><td colspan=3>{found.title}</td></tr></table>"
    )


def _toolbar() -> str:
    return (
        "<div class=bar>发布时间：2021-03-02 09:10 来源：某站 浏览次数：<span id=n>12</span> "
        '字体：[<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>] '
        '<a href="javascript:p()">打印</a></div>'
    )


def divs(found: Letter, chance: random.Random) -> str:
    """Of our days: blocks with classes, the title a heading, the letter in paragraphs."""
    inner = _paragraphs(found.lines, '<p style="text-indent:2em"><span>{}</span></p>\n')
    return _page(
        f"<meta charset=utf-8><title>{found.title}_某站</title>",
        f"{_nav(chance)}<div class=article><h1>{found.title}</h1>{_toolbar()}"
        f"<div id=zoom>{inner}</div></div>{_foot(chance)}",
    )


def breaks(found: Letter, chance: random.Random) -> str:
    """Lines ended by <br>, indented by blanks of no break."""
    inner = "<br>\n".join("&nbsp;" * chance.choice((0, 4, 8)) + escape(line) for line in found.lines)
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<div class=c><center><b>{found.title}</b></center>{inner}</div>{_foot(chance)}",
    )


def old_tables(found: Letter, chance: random.Random) -> str:
    """Of former days: tables in tables, the site's menu in the cell to the left of the letter."""
    menu = "".join(f"<tr><td><a href=/{n}>站的栏目{n}</a></td></tr>" for n in range(8))
    inner = _paragraphs(found.lines, "<P><FONT face=仿宋 size=4>{}</FONT></P>\n")
    return _page(
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><title>某站</title>",
        f"{_nav(chance)}<table width=900><tr><td width=160><table>{menu}</table></td><td>"
        f"<table width=100%><tr><td align=center><b>{found.title}</b></td></tr>"
        f"<tr><td>{_toolbar()}</td></tr><tr><td>{inner}</td></tr></table></td></tr></table>{_foot(chance)}",
    )


def facts_above(found: Letter, chance: random.Random) -> str:
    """An office's open register: the table of facts above, the title in a cell."""
    inner = _paragraphs(found.lines, "<p>　　{}</p>\n")
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<div class=w>{_facts(found)}<div class=t>{found.title}</div>"
        f"<div class=TRS_Editor>{inner}</div></div>{_foot(chance)}",
    )


def facts_beside(found: Letter, chance: random.Random) -> str:
    """The facts as a list in a column behind the letter."""
    inner = _paragraphs(found.lines)
    facts = f"<ul><li>索引号：000-1</li><li>发布机构：{found.body}</li><li>有效性：有效</li></ul>"
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<main><section><h2>{found.title}</h2>{inner}</section>"
        f"<aside>{facts}</aside></main>{_foot(chance)}",
    )


def title_in_meta(found: Letter, chance: random.Random) -> str:
    """The title only in the head of the page."""
    return _page(
        f'<meta charset=utf-8><meta name="ArticleTitle" content="{found.title}">'
        '<meta name="PubDate" content="2021-03-02 09:10"><title>某站 - 站务公开</title>',
        f"{_nav(chance)}<div>{_paragraphs(found.lines)}</div>{_foot(chance)}",
    )


def title_in_window(found: Letter, chance: random.Random) -> str:
    """The title only that of the window, with the site's name behind."""
    mark = chance.choice((" - ", "_", " | ", "-"))
    return _page(
        f"<meta charset=utf-8><title>{found.title}{mark}某站</title>",
        f"{_nav(chance)}<article>{_paragraphs(found.lines)}</article>{_foot(chance)}",
    )


def word_html(found: Letter, chance: random.Random) -> str:
    """Word's filtered HTML: lines of the file broken anywhere, conditional marks, empty paragraphs."""
    style = "style='text-indent:32.0pt'"
    form = f"<p class=MsoNormal {style}><span\nlang=ZH-CN>{{}}</span><o:p></o:p></p>\n"

    def wrapped(text: str) -> str:
        return "\n".join(text[at : at + 30] for at in range(0, len(text), 30))

    inner = "".join(form.format(wrapped(escape(line))) for line in (found.title, *found.lines))
    return _page(
        "<meta http-equiv=Content-Type content='text/html; charset=gb2312'><style><!-- p {} --></style>",
        "<!--[if gte mso 9]><xml><w:View>站</w:View></xml><![endif]--><div class=WordSection1>"
        f"<![if !supportLists]>{inner}<![endif]><p class=MsoNormal>&nbsp;</p></div>",
    )


def font_soup(found: Letter, chance: random.Random) -> str:
    """Words cut by marks, entities for every other character, marks that never end."""

    def soup(text: str) -> str:
        cut = chance.randint(0, len(text))
        coded = "".join(f"&#{ord(c)};" if chance.random() < 0.3 else escape(c) for c in text[cut:])
        return f"<font color=#000><b>{escape(text[:cut])}</b><span lang=EN-US>{coded}</span>"

    inner = "".join(f"<div align=justify>{soup(line)}</div>" for line in found.lines)
    return _page(
        "<title>x</title>",
        f"{_nav(chance)}<form action=/><input value=站><select><option>站点</select></form>"
        f"<div><p align=center>{soup(found.title)}</p>{inner}</div>{_foot(chance)}",
    )


def one_cell(found: Letter, chance: random.Random) -> str:
    """The letter in one cell, its lines ended by <br>, the site's links in the cell beside it."""
    inner = "<br><br>".join(escape(line) for line in found.lines)
    return _page(
        "<meta charset=gbk>",
        f"<table><tr><td colspan=2>{found.title}</td></tr><tr><td>{inner}</td>"
        f"<td><a href=/a>站一</a><br><a href=/b>站二</a></td></tr></table>{_foot(chance)}",
    )


def linked_whole(found: Letter, chance: random.Random) -> str:
    """A link that was never ended holds the whole letter."""
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<h1>{found.title}</h1><div><a href=/x>"
        f"{_paragraphs(found.lines, '<div>{}</div>')}</div>",
    )


def foot_apart(found: Letter, chance: random.Random) -> str:
    """Signature and date in blocks of their own, to the right; a feedback form below."""
    at = found.lines.index(found.body)
    text, foot = found.lines[:at], found.lines[at:]
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<div class=d><h1>{found.title}</h1><div class=txt>{_paragraphs(text)}</div>"
        f"<div class=sign style='text-align:right'>{_paragraphs(foot)}</div></div>"
        f"<form>站的评价：<input type=radio>满意站<textarea>站</textarea></form>{_foot(chance)}",
    )


def register_form(found: Letter, chance: random.Random) -> str:
    """A register of proposals: a form of labels and values, one of which is the letter."""
    rows = (("案　　由", found.title), ("办理单位", found.body), ("答复内容", _paragraphs(found.lines)))
    cells = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    return _page("<meta charset=utf-8>", f"{_nav(chance)}<table border=1>{cells}</table>{_foot(chance)}")


def abstract_above(found: Letter, chance: random.Random) -> str:
    """The beginning of the letter also as an abstract above it; the heading in two lines, and a link."""
    cut = found.title.index("第")
    title = f"{found.title[:cut]}<br>{found.title[cut:]}"
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<div><h1><a href=/x>{title}</a></h1>"
        f"<div class=sum>【内容概述】：{''.join(found.lines[:2])}</div>"
        f"<div class=con>{_paragraphs(found.lines)}</div></div>{_foot(chance)}",
    )


def kept_breaks(found: Letter, chance: random.Random) -> str:
    """The letter as the text of a <pre>, its lines those of the file."""
    text = "\n\n".join("    " + escape(line) for line in found.lines)
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<h2>{found.title}</h2><pre>\n{text}\n</pre>{_foot(chance)}",
    )


def answered_below(found: Letter, chance: random.Random) -> str:
    """The suggestion itself above, in a block of its own, and the opinion of others below."""
    return _page(
        "<meta charset=utf-8>",
        f"{_nav(chance)}<h1>{found.title}</h1><div class=q>"
        "<p>站友来信：希望本站所在的地方多修几条路，方便大家出行。</p>"
        "<p>站友建议：一是多修路，二是修好路，三是养好路，请有关单位一并考虑。</p></div>"
        f"<div class=a>{_paragraphs(found.lines)}</div>"
        f"<div class=c><p>站友评论：很好，希望早日办成，大家都等着呢，谢谢。</p></div>{_foot(chance)}",
    )


SHAPES: tuple[Callable[[Letter, random.Random], str], ...] = (
    divs,
    breaks,
    old_tables,
    facts_above,
    facts_beside,
    title_in_meta,
    title_in_window,
    word_html,
    font_soup,
    one_cell,
    linked_whole,
    foot_apart,
    register_form,
    abstract_above,
    kept_breaks,
    answered_below,
)


def encoded(page: str, chance: random.Random) -> bytes:
    """A page as it lies on the disk: in one of the encodings, whatever it says itself."""
    return page.encode(chance.choice(("utf-8", "utf-8-sig", "gb18030", "utf-16")))


def archive(pages: Sequence[str], how: str = "quoted-printable", encoding: str = "utf-8") -> bytes:
    """A web archive of pages, the first of which is its root, and a picture."""
    parts = [_part(page.encode(encoding), f"text/html; charset={encoding}", how) for page in pages]
    parts.append(_part(b"\x89PNG" + bytes(range(256)) * 40, "image/png", "base64"))
    head = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: http://127.0.0.1/a.html\r\n"
        b"Subject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----=_B"\r\n\r\n'
    )
    return head + b"".join(b"\r\n------=_B\r\n" + part for part in parts) + b"\r\n------=_B--\r\n"


def _part(content: bytes, kind: str, how: str) -> bytes:
    text = base64.encodebytes(content) if how == "base64" else quopri.encodestring(content)
    head = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: {how}\r\nContent-Location: http://127.0.0.1/x\r\n\r\n"
    return head.encode() + text.replace(b"\n", b"\r\n")
