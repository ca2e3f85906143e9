"""A small season for the story of originals: files as they are handed over, drafts, and last year's reply.

Three suggestions have a draft, one has none; all words and names are our own.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from replydesk.desk.desk_folder import read_draft, save_draft
from replydesk.draft.workflow import VerdictBy, sign_on_paper
from tests.support.word_files import docx, paragraph, table

MEALS = "农村老年助餐-张某某代表"
LAST_YEAR = "老年助餐-李某某代表（2025年）"
SESSION = "省十四届人大四次会议"
POINTS = (
    "新建一批农村老年助餐点，优先覆盖独居、高龄老人多的村",
    "对助餐点的日常运营给予补助，让它办得下去",
    "加强食品安全监管，定期检查后厨",
    "发动志愿者为行动不便的老人送餐上门",
    "把助餐点的位置和菜单在网上公布，方便老人和子女查询",
)
# What the clerk types for the points after the first, each in a section of its own.
ANSWERS = (
    "我厅会同省财政厅调整补助办法，由主要补建设转为主要补运营，考核合格的助餐点按服务人次给予奖补。",
    "我厅联合省市场监管局每季度开展一次专项检查，发现问题当场督促整改。",
    "我厅依托村组干部和志愿者建立送餐队伍，为行动不便的老人送餐到家。",
    "我厅将在2026年9月底前把助餐点的位置和菜单在省级养老服务信息平台上公布。",
)
_NUMERALS = "一二三四五"
_PLAIN = "近年来，各地做了不少工作，但离群众的期盼还有差距。\n建议尽快研究解决。"

_LAST_REPLY = """---
单位: 云川省民政厅
类型: 代表建议
届次: 省十四届人大三次会议
编号: 0088
案由: 关于发展农村老年助餐服务的建议
提出人: 李某某
发文字号: 云民复议字〔2025〕88号
成文日期: 2025年5月30日
---

# 关于增加农村助餐点。

2025年，省财政安排资金1200万元，支持各地新建农村老年助餐点180个，优先覆盖独居、高龄老人较多的村。截至4月底，已建成76个，年底前全部投入运营。

# 关于助餐点的运营。

我厅会同省财政厅研究运营补助办法，将于2025年底前印发。

<!-- 下一步 -->

下一步，我厅将继续加强农村老年助餐服务。
"""


def lay_out_story(desk: Path, files: Path) -> None:
    """Put the drafts on an empty desk, and the files as they are handed over into a new folder."""
    _draft(desk, MEALS, "0126", "关于发展农村老年助餐服务的建议", "", "云民复议字〔2026〕126号")
    _draft(desk, "留守儿童-陈某某代表", "0058", "关于加强农村留守儿童关爱服务的建议", "陈某某")
    _draft(desk, "社区工作者-王某某代表", "", "关于提高社区工作者待遇的建议", "王某某")
    _last_year(desk / "drafts" / f"{LAST_YEAR}.md")
    files.mkdir()
    (files / "第0126号.docx").write_bytes(_form())
    (files / "0058 留守儿童.docx").write_bytes(
        _letter("0058", "关于加强农村留守儿童关爱服务的建议", "陈某某")
    )
    for name, number, subject, person in (
        ("社区工作者.txt", "0143", "关于提高社区工作者待遇的建议", "王某某"),
        ("第0151号.txt", "0151", "关于规范乡村公益性公墓建设的建议", "赵某某"),
    ):
        text = f"{SESSION}\n第{number}号建议\n题目：{subject}\n提出人：{person}\n\n{_PLAIN}\n"
        (files / name).write_text(text, encoding="utf-8")


def _last_year(path: Path) -> None:
    """Write last year's reply, signed on paper."""
    path.write_text(_LAST_REPLY, encoding="utf-8")
    by = VerdictBy("陈某某", datetime(2025, 5, 30, 10, 0))
    save_draft(path, sign_on_paper(read_draft(path).draft, "李某某", by).draft)


def _draft(desk: Path, name: str, number: str, subject: str, people: str, document: str = "") -> None:
    """Write a draft as it is made from an assigned list; that with a document number is complete but for
    its answer.
    """
    fields = {"单位": "云川省民政厅", "类型": "代表建议", "届次": SESSION, "编号": number, "案由": subject}
    fields |= {"提出人": people, "发文字号": document}
    if document:
        fields |= {"成文日期": "2026年5月29日", "联系人": "王某某", "电话": "0000-00000000"}
    head = "".join(f"{key}: {value}\n" for key, value in fields.items() if value)
    tail = "<!-- 下一步 -->\n\n下一步，我厅将继续加强农村老年助餐服务。\n" if document else ""
    (desk / "drafts" / f"{name}.md").write_text(f"---\n{head}---\n\n{tail}", encoding="utf-8")


def _form() -> bytes:
    """Return the suggestion with five points, in Word with a table of fields above its text."""
    rows = [("编号", "0126"), ("案由", "关于发展农村老年助餐服务的建议"), ("领衔代表", "张某某")]
    rows += [("联名代表", "何某某、林某某"), ("联系电话", "0000-00000000")]
    texts = [
        "农村老人多，年轻人外出务工，做饭吃饭成了老人的一件难事。去年我走访了11个村，办起食堂的只有两个。"
    ]
    texts += ["为此建议："]
    texts += [f"{numeral}是{point}。" for numeral, point in zip(_NUMERALS, POINTS, strict=True)]
    head = paragraph(f"{SESSION}代表建议")
    return docx(head + table(*rows) + "".join(map(paragraph, texts)))


def _letter(number: str, subject: str, person: str) -> bytes:
    """Return a suggestion in Word with running heads."""
    head = (f"{SESSION}", f"第{number}号建议", f"题目：{subject}", f"提出人：{person}")
    return docx("".join(map(paragraph, (*head, *_PLAIN.splitlines()))))
