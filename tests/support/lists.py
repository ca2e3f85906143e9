"""Assigned lists made for tests: workbooks as bytes, and sheets as read."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

from replydesk.importing.lists.sheets import ListSheet
from replydesk.importing.lists.understanding import Understood, understand

HEAD = ("编号", "案由", "提出人", "届次", "交办日期")
ROW = ("0033", "关于推进养老服务的建议", "张某某", "省十四届人大四次会议", "2026-03-15")


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a package with one part changed."""
    file = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for part in before.namelist():
            content = before.read(part)
            after.writestr(part, change(content) if part == name else content)
    return file.getvalue()


def sheet(*rows: Sequence[str], name: str = "") -> ListSheet:
    """Return a sheet as read."""
    return ListSheet(name, tuple(tuple(row) for row in rows))


def understood(*rows: Sequence[str], name: str = "") -> Understood:
    """Return the result of reading a list of one sheet."""
    return understand([sheet(*rows, name=name)])


def workbook(
    sheets: dict[str, Sequence[Sequence[Any]]],
    merged: Sequence[tuple[str, str]] = (),
    hidden: Sequence[str] = (),
    **options: Any,
) -> bytes:
    """Return a workbook; `merged` are ranges of its first sheet with their texts."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            page = book.add_worksheet(name)
            if name in hidden:
                page.hide()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        page.write_datetime(at, column, value, day)
                    elif isinstance(value, str):
                        page.write_string(at, column, value)
                    elif value is not None:
                        page.write(at, column, value)
        for place, text in merged:
            book.worksheets()[0].merge_range(place, text)
    return file.getvalue()


# lists as offices write them, with what should be read


OWN = "南屏市住房和城乡建设局"
_OWN_FORMS = (OWN, "市住建局", "南屏市住建局", "住建局", "市住房城乡建设局", "市住房和城乡建设局")
_LEADS = (
    "市财政局",
    "市交通运输局",
    "市教育局",
    "市发展和改革委员会",
    "市卫健委",
    "市委宣传部",
    "清禾县人民政府",
)
_OTHERS = ("市公安局", "市人社局", "市自然资源局", "市残联", "市国资委", "市水利局", "市编办", "市文广旅局")
_TITLES = (
    "关于加快老旧小区改造的建议",
    "关于完善物业管理的建议",
    "关于规范城区停车的建议",
    "关于整治内涝的建议",
)
_NAMES = ("张某某", "李某某", "王某", "欧阳某某", "赵某某", "陈某", "刘某某", "孙某某", "吴某某", "郑某")
_DELEGATIONS = ("桂花镇代表团", "第二代表团", "开发区代表组")
_SECTORS = (
    "经济界",
    "工商联界别",
    "教育界别小组",
    "市政协提案委",
    "民进某市委会",
    "市工商联",
)  # of the CPPCC
_GROUPS = (
    "桂花镇代表团",
    "第二联组",
    "经济界",
    "工商联界别",
    "教育界别小组",
    "市政协提案委",
    "民进某市委会",
    "县妇联",
)


@dataclass(frozen=True)
class Truth:
    """What a row of a made list says: the fields of its draft, or {} if it is for others."""

    number: str
    fields: dict[str, str]


@dataclass(frozen=True)
class MadeList:
    """The rows of one made list, and what should become of them, by number."""

    rows: tuple[tuple[str, ...], ...]
    truths: tuple[Truth, ...]


def made_list(seed: int) -> MadeList:
    """Return a list in one of the shapes in which offices send them."""
    return _ListMaker(random.Random(seed)).list()


class _ListMaker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.is_suggestion = chance.random() < 0.6
        self.shape = chance.choice(("columns", "roles", "marks", "duty", "own", "separate", "no bodies"))
        self.term = chance.choice(list(_TERMS))
        self.is_beside = chance.random() < 0.2
        self.is_mixed = chance.random() < 0.15  # a list of both kinds, which only the people tell apart

    def list(self) -> MadeList:
        count = self.chance.randint(3, 8)
        numbers = self.chance.sample(range(1, 400), count)
        made = [self.row(number) for number in numbers]
        noun = "代表建议" if self.is_suggestion else "政协提案"
        session = "南屏市五届人大三次会议" if self.is_suggestion else "政协南屏市五届委员会三次会议"
        if self.is_mixed:
            session, noun = "", self.chance.choice(("人大代表建议、政协提案", "建议提案", "人大建议政协提案"))
        title = (f"{session}{noun}交办清单（交办时间：2026年3月16日）",)
        head = self.head()
        if self.is_beside:
            pairs = [made[at : at + 2] for at in range(0, len(made), 2)]
            rows = tuple(tuple(cell for row, _ in pair for cell in row) for pair in pairs)
            return MadeList((title, (*head, *head), *rows), tuple(truth for _, truth in made))
        return MadeList((title, head, *(row for row, _ in made)), tuple(truth for _, truth in made))

    def head(self) -> tuple[str, ...]:
        pick = self.chance.choice
        number = pick(("编号", "建议号" if self.is_suggestion else "提案号", "件号"))
        people = pick(("领衔代表", "代表姓名") if self.is_suggestion else ("提案人", "第一提案人", "提案者"))
        if self.is_mixed:
            number, people = pick(("编号", "件号")), pick(("提出人", "姓名", "代表、委员"))
        bodies = {
            "columns": (pick(("主办单位", "牵头单位")), pick(("会办单位", "协办单位", "会（协）办单位"))),
            "roles": (pick(("承办单位", "主（会）办单位", "主/协办单位", "责任单位")),),
            "marks": (pick(("承办单位", "办理单位", "主办单位")),),
            "duty": ("承办单位", pick(("承办方式", "办理方式"))),
            "own": ("主办单位", pick(("承办方式", "办理形式", "主办或会办"))),
            "separate": ("主办单位", "分办单位"),
            "no bodies": (),
        }[self.shape]
        return (
            number,
            pick(("案由", "标题", "题目")),
            people,
            *bodies,
            pick(("办理期限", "答复时限")),
            "专题",
        )

    def row(self, number: int) -> tuple[tuple[str, ...], Truth]:
        if self.is_mixed:
            self.is_suggestion = self.chance.random() < 0.5
        title = f"{self.chance.choice(_TITLES)}（{number}）"
        shown = self.chance.choice((f"{number}", f"{number:04}", f"第{number}号"))
        people, proposers, joint = self.people()
        cells, fields = self.bodies()
        if fields:
            base = "代表建议" if self.is_suggestion else "政协提案"
            kind = fields.pop("类型", base)
            record = {"类型": base if kind == base else f"{base}{kind}", "编号": shown, "案由": title}
            record |= {"提出人": proposers, "联名": joint, "期限": _TERMS[self.term], "专题": "民生"}
            fields = record | {"交办日期": "2026年3月16日"} | fields
        return (shown, title, people, *cells, self.term, "民生"), Truth(str(number), fields)

    def people(self) -> tuple[str, str, str]:
        """Return a cell of people, and the names that it means."""
        first, second, third = self.chance.sample(_NAMES, 3)
        group = self.chance.choice(_GROUPS)
        member = "代表" if self.is_suggestion else "委员"
        if self.is_mixed:
            group = self.chance.choice(_DELEGATIONS if self.is_suggestion else _SECTORS)
            told = [(f"{first}{member}", first, ""), (group, group, "")]
            told.append((f"{first}{member}、{second}{member}", f"{first}、{second}", ""))
            if not self.is_suggestion:
                told.append((f"集体提案（{group}）", group, ""))
            return self.chance.choice(told)
        return self.chance.choice(
            (
                (first, first, ""),
                (f"{first[0]}　{first[1:]}", first, ""),
                (f"{first}{member}", first, ""),
                (f"{first}（附议：{second}、{third}）", first, f"{second}、{third}"),
                (f"{first}（{member}：{second}、{third}）", first, f"{second}、{third}"),
                (f"领衔：{first} 附议：{second}、{third}", first, f"{second}、{third}"),
                (f"{first}（领衔）{second}", first, second),
                (f"{second}、{first}（领衔）、{third}", first, f"{second}、{third}"),
                (f"{first}、{second}", f"{first}、{second}", ""),
                (f"{first}等12人", f"{first}等12人", ""),
                (f"{first}（等5人）", f"{first}等5人", ""),
                (f"{first}（第一代表团）", first, ""),
                (f"{first}（民盟）", first, ""),
                (f"{first}先生", first, ""),
                (group, group, ""),
                (f"集体提案（{group}）", group, ""),
                (f"{group}（集体提案）", group, ""),
                (f"{group}（执笔：{first}）", group, ""),
            )
        )

    def bodies(self) -> tuple[tuple[str, ...], dict[str, str]]:
        """Return the cells of bodies, and the fields that follow; {} if the item is for others."""
        own = self.chance.choice(_OWN_FORMS)
        lead = self.chance.choice(_LEADS)
        others = self.chance.sample(_OTHERS, self.chance.randint(0, 2))
        duty = self.chance.choice(("主办", "会办", "会办", "无关"))
        if self.shape == "no bodies":
            return (), {"会商单位": ""}
        if self.shape == "own":
            assists = duty != "主办"
            told = {"类型": "会办意见", "主办单位": lead} if assists else {"会商单位": ""}
            return (lead if assists else "", "会办" if assists else "主办"), told
        if self.shape == "duty":
            if duty == "会办":  # the list names one body in a row, and here not the one that leads
                return (own, self.chance.choice(("会办", "协办"))), {"类型": "会办意见", "主办单位": ""}
            chosen = own if duty == "主办" else lead
            return (chosen, self.chance.choice(("主办", "独办"))), {"会商单位": ""} if duty == "主办" else {}
        if self.shape == "separate":
            return self._separate(own, lead, others, duty)
        leader = own if duty == "主办" else lead
        assisting = [*others, own] if duty == "会办" else others
        self.chance.shuffle(assisting)
        fields = {
            "主办": {"会商单位": "、".join(others)},
            "会办": {"类型": "会办意见", "主办单位": lead, "会商单位": ""},
            "无关": {},
        }[duty]
        return self._written(leader, assisting), fields

    def _separate(
        self, own: str, lead: str, others: Sequence[str], duty: str
    ) -> tuple[tuple[str, ...], dict[str, str]]:
        if duty == "主办":
            return (own, "、".join(others)), {"会商单位": ""}
        names = [*others, own] if duty == "会办" else others
        return ("" if names else lead, "、".join(names)), {"会商单位": ""} if own in names else {}

    def _written(self, lead: str, assisting: Sequence[str]) -> tuple[str, ...]:
        names = "、".join(assisting)
        if self.shape == "columns":
            return lead, names or self.chance.choice(("", "无", "—"))
        marked = "、".join(f"{name}（{self.chance.choice(('会办', '协办'))}）" for name in assisting)
        roles = (
            f"主办：{lead}；会办：{names}",
            f"主办单位:{lead}\n协办单位:{names}",
            f"【主办】{lead}【会办】{names}",
            f"{lead}主办，{names}会办",
            f"{lead}牵头，{names}配合",
            f"主办：{lead} 会办：{names}",
        )
        marks = (f"{lead}（主办）、{marked}", f"{lead}（主办）、{names}（会办）", f"{lead}（牵头）{marked}")
        if not assisting:
            return (f"主办：{lead}" if self.shape == "roles" else f"{lead}（主办）",)
        return (self.chance.choice(roles if self.shape == "roles" else marks),)


_TERMS = {
    "3个月": "2026年6月16日",
    "收到之日起3个月内": "2026年6月16日",
    "自交办之日起三个月内办结": "2026年6月16日",
    "6月底前": "2026年6月30日",
    "8月31日前": "2026年8月31日",
    "2026.6.15": "2026年6月15日",
    "30个工作日": "2026年4月28日",
    "交办后两个月": "2026年5月16日",
}
