"""Originals made by a seed: suggestions and proposals in the shapes in which offices hand them over.

All words, names and numbers are our own. `made_original(seed)` returns a file with what is right in it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

SURNAMES = "张王李赵陈刘杨黄吴周徐孙马朱胡林何郭高罗"
GIVEN = ("某某", "某", "小云", "明远", "建国", "秀兰", "一帆", "思源", "海燕", "文博", "立冬", "晓雯", "子昂")
DOUBLE = ("欧阳某某", "司马某", "阿依·买买某", "诸葛一帆")
GROUPS = {
    "代表建议": ("桂花镇代表团", "南屏市代表团", "第三代表团"),
    "政协提案": ("民革南屏市委", "九三学社南屏市委", "市工商联", "农工党云川省委", "市政协教科卫体委员会"),
}
WHAT = (
    "社区居家养老服务",
    "农村留守儿童关爱",
    "既有住宅加装电梯",
    "校门口交通秩序整治",
    "乡村道路养护",
    "城市内涝治理",
    "公共充电设施建设",
    "基层医疗人才培养",
    "老旧小区物业管理",
    "小微企业融资服务",
    "非遗工坊保护利用",
    "高标准农田管护",
    "托育服务体系",
    "零工市场建设",
    "夜间公交线路优化",
    "秸秆综合利用",
    "河道岸线保护",
    "数字乡村应用",
)
VERBS = ("推进", "加强", "完善", "规范", "加快推进", "进一步做好", "支持")
TAILS = ("", "、破解群众急难愁盼问题", "促进城乡协调发展", "工作")
REASONS = (
    "近年来，我市在这方面做了大量工作，群众的感受有了改善，但一些地方仍然存在短板。",
    "据走访了解，全市有近三成的乡镇没有专门的人员，遇到问题往往无人过问。",
    "一些设施建成以后缺少管护，用了不到两年就闲置下来，既浪费了投入，也伤了群众的心。",
    "有的部门各管一段，信息不通，群众办一件事要跑四五个地方，盖七八个章。",
    "随着人口流动加快，原来的服务办法已经跟不上变化，亟须重新布局。",
)
ASKED = (
    "加大投入力度，把经费列入财政预算，并逐年提高",
    "建立部门联席会议制度，每季度通报一次进展",
    "选派专业人员驻点指导，对基层工作人员开展轮训",
    "开展一次全面摸底，建立台账，一户一策解决问题",
    "鼓励社会力量参与，对表现突出的给予以奖代补",
    "完善考核办法，把群众满意度作为主要指标",
    "加强宣传引导，利用村村响和短视频讲清楚政策",
)
LEVELS = {"省": "云川省", "市": "南屏市", "县": "青石县", "区": "东屏区"}
NUMERALS = "零一二三四五六七八九十"


@dataclass(frozen=True)
class MadeOriginal:
    """A file made of a seed (`name`, `data`; pasted if `name` is ""), and the fields that are right."""

    shape: str
    name: str
    data: bytes
    kind: str
    session: str
    number: str
    subject: str
    first: tuple[str, ...]
    joint: tuple[str, ...] = ()
    seconded: tuple[str, ...] = ()
    text: tuple[str, ...] = ()


def _numeral(count: int) -> str:
    return NUMERALS[count] if count <= 10 else f"十{NUMERALS[count - 10]}" if count < 20 else str(count)


class _Item:
    """The facts of one item, drawn from a random source."""

    def __init__(self, draw: random.Random, kind: str = "") -> None:
        self.draw = draw
        self.kind = kind or draw.choice(("代表建议", "政协提案"))
        self.is_proposal = self.kind == "政协提案"
        self.level = draw.choice(tuple(LEVELS))
        self.term, self.time = draw.randint(5, 18), draw.randint(1, 6)
        body = "政协" if self.is_proposal else "人大"
        middle = f"政协{_numeral(self.term)}届" if self.is_proposal else f"{_numeral(self.term)}届人大"
        self.session = f"{self.level}{middle}{_numeral(self.time)}次会议"
        assert body in self.session
        count = draw.randint(1, 900)
        self.number = draw.choice((str(count), f"{count:04}", f"2026{count:03}"))
        noun = "提案" if self.is_proposal else "建议"
        about = f"{draw.choice(VERBS)}{draw.choice(WHAT)}{draw.choice(TAILS)}"
        self.subject = f"关于{about}的{noun}"
        self.noun, self.member = noun, "委员" if self.is_proposal else "代表"
        self.first, self.joint, self.seconded = self._people()
        self.text = self._text()
        self.phone = "0000-" + "".join(draw.choice("0123456789") for _ in range(7))

    def _name(self) -> str:
        if self.draw.random() < 0.08:
            return self.draw.choice(DOUBLE)
        return self.draw.choice(SURNAMES) + self.draw.choice(GIVEN)

    def _names(self, most: int, taken: Sequence[str] = ()) -> tuple[str, ...]:
        names: list[str] = []
        for _ in range(self.draw.randint(0, most)):
            if (name := self._name()) not in (*names, *taken):
                names.append(name)
        return tuple(names)

    def _people(self) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        if self.draw.random() < 0.12:
            return (self.draw.choice(GROUPS[self.kind]),), (), ()
        first = (self._name(),)
        joint = self._names(5, first)
        return first, joint, self._names(4, (*first, *joint))

    def _text(self) -> tuple[str, ...]:
        draw = self.draw
        reasons = draw.sample(REASONS, draw.randint(1, 3))
        asked = draw.sample(ASKED, draw.randint(2, 4))
        style = draw.randint(0, 3)
        if style == 0:
            points = [f"{_numeral(i)}、{each}。" for i, each in enumerate(asked, 1)]
            return (*reasons, "为此，建议：", *points)
        if style == 1:
            points = [f"{_numeral(i)}是{each}" for i, each in enumerate(asked, 1)]
            return ("".join(reasons), f"建议：{'；'.join(points)}。")
        if style == 2:
            points = [f"（{_numeral(i)}）{each}。" for i, each in enumerate(asked, 1)]
            return ("一、存在的主要问题", *reasons, "二、对策建议", *points)
        return (*reasons, *(f"{i}.{each}。" for i, each in enumerate(asked, 1)))

    def full_session(self) -> str:
        """Return the session as it is printed above originals, in one of its forms."""
        place, term, time = LEVELS[self.level], _numeral(self.term), _numeral(self.time)
        forms: tuple[str, ...]
        if self.is_proposal:
            forms = (
                f"政协{place}第{term}届委员会第{time}次会议",
                f"政协第{term}届{place}委员会第{time}次会议",
                f"中国人民政治协商会议第{term}届{place}委员会第{time}次会议",
                f"{self.level}政协{term}届{time}次会议",
                f"政协{place}{term}届{time}次会议",
            )
        else:
            forms = (
                f"{place}第{term}届人民代表大会第{time}次会议",
                f"{self.level}{term}届人大{time}次会议",
                f"{place}{term}届人大{time}次会议",
            )
        return self.draw.choice(forms)

    def made(
        self, shape: str, name: str, data: bytes, text: tuple[str, ...] = (), **more: object
    ) -> MadeOriginal:
        fields = {
            "kind": self.kind,
            "session": self.session,
            "number": self.number,
            "subject": self.subject,
            "first": self.first,
            "joint": self.joint,
            "seconded": self.seconded,
            "text": text or self.text,
        }
        return MadeOriginal(shape, name, data, **{**fields, **more})  # type: ignore[arg-type]


def _wrapped(text: str, width: int, indent: str = "　　") -> list[str]:
    line = indent + text
    return [line[i : i + width] for i in range(0, len(line), width)]


def _letter(item: _Item) -> MadeOriginal:
    """A running letter in a text file: lines broken at a width, signature and date below."""
    draw = item.draw
    lines = []
    if draw.random() < 0.7:
        lines += [f"{item.full_session()}{item.noun}", f"第{item.number}号", ""]
    else:
        lines += [item.full_session(), f"编号：{item.number}", ""]
    subject = item.subject
    lines += (
        [f"　　　　{subject[:14]}", f"　　　　{subject[14:]}", ""]
        if len(subject) > 22 and draw.random() < 0.4
        else [f"　　{subject}", ""]
    )
    text = item.text
    if draw.random() < 0.4:
        text = ("市政协提案委员会：" if item.is_proposal else "市人大常委会：", *text)
    width = draw.choice((28, 34, 40))
    for para in text:
        lines += _wrapped(para, width, "" if para.endswith("会：") else "　　")
    lines.append("")
    who = "提案人" if item.is_proposal else draw.choice(("建议人", "领衔代表"))
    lines.append(f"{who}：{'、'.join(item.first)}")
    if item.joint:
        lines.append(f"联名{item.member}：{'、'.join(item.joint)}")
    if item.seconded:
        lines.append(f"附议人：{'　'.join(item.seconded)}")
    if draw.random() < 0.6:
        lines.append(f"联系电话：{item.phone}")
    lines.append("2026年1月15日")
    return item.made("letter", "原件.txt", "\n".join(lines).encode(draw.choice(("utf-8", "gb18030"))), text)


def _pasted(item: _Item) -> MadeOriginal:
    """A text copied from a mail or a chat, a paragraph a line."""
    draw = item.draw
    people = "、".join(item.first)
    head = draw.choice(
        (
            f"{item.subject}\n{item.full_session()}第{item.number}号{item.noun}\n{people}{item.member}",
            f"【{item.full_session()}】第{item.number}号{item.noun}\n案由：{item.subject}\n{item.noun}人：{people}",
            f"案　　由: {item.subject}\n编　　号: {item.number}\n届　　次: {item.full_session()}\n"
            f"{item.noun}者: {people}",
        )
    )
    body = "\n".join(item.text)
    return item.made("pasted", "", f"{head}\n{body}\n".encode(), joint=(), seconded=())


def _page(item: _Item) -> MadeOriginal:
    """A web page of a site, with its own lines around the item; the author may stand in the byline."""
    draw = item.draw
    people = "、".join(item.first)
    facts = [f"<p>{item.full_session()}　第{item.number}号{item.noun}</p>"]
    byline = f"<div>发布时间：2026-02-01　来源：{item.level}政协　浏览次数：{draw.randint(5, 900)}</div>"
    if draw.random() < 0.4 and len(item.first) == 1 and people not in GROUPS[item.kind]:
        byline = f"<div>发布时间：2026-02-01 10:20　来源：提案委　作者：{people}　字体：大 中 小</div>"
    else:
        facts.append(f"<p>{item.noun}{draw.choice('人者')}：{people}</p>")
    if item.joint:
        facts.append(f"<p>联名{draw.choice(('人', item.member))}：{'、'.join(item.joint)}</p>")
    body = "".join(f"<p>　　{para}</p>" for para in item.text)
    page = (
        f"<!DOCTYPE html><html><head><title>{item.subject}-提案选登</title></head><body>"
        "<ul><li><a href='/'>首页</a></li><li><a href='/t'>提案工作</a></li>"
        "<li><a href='/w'>委员风采</a></li></ul>"
        f"<div>您现在的位置：首页 &gt; 提案工作 &gt; 提案选登</div><h1>{item.subject}</h1>{byline}"
        f"<div class='c'>{''.join(facts)}{body}</div>"
        "<p><a href='/1'>上一篇：关于某事的提案</a></p><p>【打印】【关闭】</p>"
        "<div>版权所有：南屏市某某办公室　ICP备00000000号</div></body></html>"
    )
    return item.made("page", "页面.html", page.encode(), seconded=())


def _table_rows(item: _Item) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return the rows of a form, and the text as it stands in it."""
    draw = item.draw
    people = "、".join(item.first)
    body = "\n".join(item.text)
    if item.is_proposal:
        rows = [
            ["案号", item.number, "类别", draw.choice(("社会事业", "城乡建设"))],
            ["案由", item.subject],
            [draw.choice(("提案者", "第一提案人", "提案人")), people, "联系电话", item.phone],
            ["通讯地址", f"{LEVELS[item.level]}青石路{draw.randint(1, 99)}号", "邮政编码", "000000"],
        ]
        rows += [["联名人", "、".join(item.joint)]] if item.joint else []
        rows += [["附议人", "、".join(item.seconded)]] if item.seconded else []
        rows += [
            [draw.choice(("提案内容", "内容")), body],
            ["审查意见", "拟由市民政局办理"],
            ["承办单位", "市民政局"],
        ]
        return rows, item.text
    rows = [
        ["建议编号", f"第{item.number}号", "提出日期", "2026年1月16日"],
        ["建议题目", item.subject],
        ["领衔代表", people, "代表团", "南屏市代表团", "代表证号", f"{draw.randint(1, 500):04}"],
        ["工作单位", "南屏市某某中学", "联系电话", item.phone],
    ]
    if item.joint and draw.random() < 0.4:
        rows.append(["联名代表", "姓名", "所在代表团", "联系电话"])
        rows += [[str(i), name, "桂花镇代表团", "0000-0000000"] for i, name in enumerate(item.joint, 1)]
    elif item.joint:
        rows.append(["联名代表", draw.choice(("、", "　", "\n")).join(item.joint)])
    rows += [["附议代表", "　".join(item.seconded)]] if item.seconded else []
    rows += [
        ["建议内容", body],
        ["主办单位", "市教育局", "会办单位", "市财政局"],
        ["交办意见", "请于3个月内答复代表"],
    ]
    return rows, item.text


def _docx_form(item: _Item) -> MadeOriginal:
    """A form in Word: a title, then a table of labels and values, the text in one cell."""
    from docx import Document

    rows, text = _table_rows(item)
    document = Document()
    document.add_paragraph(item.full_session())
    document.add_paragraph("提案表" if item.is_proposal else "代表建议、批评和意见")
    table = document.add_table(rows=0, cols=max(map(len, rows)))
    for row in rows:
        cells = table.add_row().cells
        if len(row) == 2:
            cells[1].merge(cells[-1])
        for cell, words in zip(cells, row, strict=False):
            first, *others = words.split("\n")
            cell.paragraphs[0].text = first
            for other in others:
                cell.add_paragraph(other)
    data = BytesIO()
    document.save(data)
    return item.made("form", "表.docx", data.getvalue(), text)


def _page_form(item: _Item) -> MadeOriginal:
    """A web page with the item as a table, as the systems of assemblies show it."""
    rows, text = _table_rows(item)
    widest = max(map(len, rows))
    made = ""
    for row in rows:
        last = f" colspan='{widest - len(row) + 1}'" if len(row) < widest else ""
        cells = "".join(
            f"<td{last if place == len(row) - 1 else ''}>{'<br>'.join(words.split(chr(10)))}</td>"
            for place, words in enumerate(row)
        )
        made += f"<tr>{cells}</tr>"
    page = f"<html><body><h2>{item.full_session()}{item.noun}</h2><table>{made}</table></body></html>"
    return item.made("page form", "系统导出.htm", page.encode(), text)


def _docx_letter(item: _Item) -> MadeOriginal:
    """A Word file without a table: labelled lines, then the text."""
    from docx import Document

    draw = item.draw
    document = Document()
    document.add_paragraph(f"{item.full_session()}")
    document.add_paragraph(
        f"{item.noun}第{item.number}号" if draw.random() < 0.5 else f"（第{item.number}号）"
    )
    who = ("提案人", "提案者")[draw.randint(0, 1)] if item.is_proposal else "提出人"
    document.add_paragraph(f"案由：{item.subject}" if draw.random() < 0.5 else item.subject)
    document.add_paragraph(f"{who}：{'、'.join(item.first)}　　联系电话：{item.phone}")
    if item.joint:
        document.add_paragraph(f"联名{item.member}：{' '.join(item.joint)}")
    if item.seconded:
        document.add_paragraph(f"附议人：{'、'.join(item.seconded)}")
    for para in item.text:
        document.add_paragraph(para)
    document.add_paragraph("2026年1月")
    data = BytesIO()
    document.save(data)
    return item.made("Word letter", "建议.docx", data.getvalue())


SHAPES: tuple[Callable[[_Item], MadeOriginal], ...] = (
    _letter,
    _pasted,
    _page,
    _docx_form,
    _page_form,
    _docx_letter,
)


def made_original(seed: int) -> MadeOriginal:
    """Return an original of a seed; the shapes take turns."""
    return SHAPES[seed % len(SHAPES)](_Item(random.Random(seed)))


def several(seeds: Sequence[int]) -> tuple[str, list[MadeOriginal]]:
    """Return one text with several letters below each other, and what is right of each."""
    made = [_letter(_Item(random.Random(seed))) for seed in seeds]
    return "\n\n".join(_text_of(each.data) for each in made), made


def _text_of(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("gb18030")
