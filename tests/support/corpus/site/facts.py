"""The block of facts that a site prints above a letter: labels and values in the forms that occur."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.support.corpus.site.invented import label as invented_label

# What a label stands for, and its wordings.
LABELS = {
    "index": ("索引号", "索 引 号", "索引编码", "信息索引号", "目录编号"),
    "org": (
        "发布机构",
        "发文机关",
        "发文单位",
        "公开机构",
        "责任部门",
        "发布单位",
        "制发机关",
        "公开责任部门",
    ),
    "topic": ("主题分类", "组配分类", "体裁分类", "信息分类", "所属栏目", "公开目录", "服务对象"),
    "made": ("成文日期", "发文日期", "生成日期", "制发日期", "产生日期"),
    "shown": ("发布日期", "公开日期", "发布时间", "公布日期", "上网日期"),
    "number": ("文号", "发文字号", "文 号", "文　　号", "文件编号"),
    "title": ("名称", "标题", "信息名称", "标 题", "名 称", "公文名称", "文件标题"),
    "valid": ("有效性", "时效性", "效力状态", "是否有效", "效力级别", "时 效"),
    "ends": ("生效时间", "终止时间", "废止日期", "有效期", "失效日期", "施行日期"),
    "public": ("公开方式", "公开形式", "公开属性", "公开范围", "公开时限", "公开程序"),
    "words": ("关键词", "主题词", "内容概述", "摘要", "关键字"),
    "form": ("语种", "载体类型", "信息格式", "体裁", "来源", "浏览次数", "字号"),
}

_ISSUERS = ("发文机关", "发文单位", "制发机关")
_DATES = ("成文日期", "发文日期")
_TOPICS = (
    "建议提案",
    "综合政务",
    "其他",
    "人大代表建议办理",
    "教育",
    "通知,函",
    "政协提案办理、公开",
    "公民、企业",
)
_FORMS = ("网页", "中文", "函", "文本", "电子", "HTML")


@dataclass(slots=True)
class Facts:
    """What a block says of the letter, as the letter's fields would have it."""

    org: str = ""
    made: str = ""
    number: str = ""
    title: str = ""
    publicity: str = ""
    # True if the body is named as the one that issued the letter, not only as one that shows it.
    is_issued: bool = False
    # True if the date is surely the letter's own, not that of its entry.
    is_dated: bool = False
    lines: list[str] = field(default_factory=list)


def facts_block(random: Random, body: str, year: int, title: str, number: str) -> Facts:
    """Return a block of facts; `title` and `number` are the letter's, "" to leave them out."""
    facts = Facts()
    chosen = random.sample(list(LABELS), random.randint(3, 9))
    if number and "number" not in chosen:
        chosen.append("number")
    chosen.sort(key=list(LABELS).index)
    if random.random() < 0.3:
        random.shuffle(chosen)
    pairs = [
        (random.choice(LABELS[name]), _value(random, facts, name, body, year, title, number))
        for name in chosen
    ]
    for _ in range(random.choice((0, 0, 1, 2))):
        pairs.insert(random.randint(1, len(pairs)), invented_label(random))
    facts.is_issued = any(name in _ISSUERS and value == facts.org for name, value in pairs)
    facts.is_dated = any(name in _DATES for name, _ in pairs)
    facts.lines = _laid_out(random, pairs)
    return facts


def _value(random: Random, facts: Facts, name: str, body: str, year: int, title: str, number: str) -> str:
    month, day = random.randint(1, 12), random.randint(1, 28)
    written = random.choice(
        (f"{year}-{month:02d}-{day:02d}", f"{year}年{month}月{day}日", f"{year}/{month}/{day}")
    )
    match name:
        case "index":
            return random.choice(
                (
                    f"{random.randint(10**8, 10**9 - 1)}/{year}-{random.randint(1, 99999):05d}",
                    f"-{year}-00481",
                    f"lz{random.randint(100, 999)}/{year}-0000035",
                    f"0000-A0{random.randint(1, 99):02d}-{year}",
                )
            )
        case "org":
            facts.org = random.choice((body, body, body[-3:] if len(body) < 7 else body))
            return facts.org
        case "made":
            facts.made = f"{year}年{month}月{day}日"
            return written
        case "shown":
            return random.choice((written, f"{year}-{month:02d}-{day:02d} {random.randint(8, 18):02d}:30"))
        case "number":
            facts.number = number
            return number
        case "title":
            facts.title = title
            return title
        case "public":
            word = random.choice(("主动公开", "主动公开", "依申请公开", "面向社会", "长期公开"))
            facts.publicity = word if word.endswith("公开") else ""
            return word
        case "valid":
            return random.choice(("有效", "现行有效", "是", "", "部门规范性文件"))
        case "ends":
            return random.choice(("", "", written, "长期有效"))
        case "topic":
            return random.choice(_TOPICS)
        case "words":
            return random.choice(("", "建议 答复", "提案；办理", "教育,答复"))
    return random.choice(_FORMS)


def _laid_out(random: Random, pairs: list[tuple[str, str]]) -> list[str]:
    """Return the lines of a block in one of the forms that sites have."""
    form = random.choice(
        ("lines", "lines", "alternate", "several", "bullets", "values", "bars", "brackets", "glued", "table")
    )
    colon = random.choice(("：", "：", "： ", ":", " : "))
    match form:
        case "lines":
            return [f"{name}{colon}{value}".rstrip() for name, value in pairs]
        case "alternate":
            end = random.choice(("", "：", ":"))
            return [text for name, value in pairs for text in (name + end, value) if text]
        case "several":
            return _by_twos(random, [f"{name}{colon}{value}" for name, value in pairs])
        case "bullets":
            mark, indent = random.choice(("• ", "· ", "● ", "- ", "▪ ")), random.choice(("", "  "))
            return [f"{indent}{mark}{name}{colon}{value}".rstrip() for name, value in pairs]
        case "values":
            return [f"{random.choice(('', '  '))}• {value}" for _, value in pairs if value]
        case "bars":
            cells = [f"| {name} | {value} " for name, value in pairs]
            return [*(f"{a}{b}|" for a, b in zip(cells[::2], [*cells[1::2], ""], strict=False)), "| | | |"]
        case "brackets":
            cells = [f"| [ {name} ] | {value} " for name, value in pairs]
            return [f"{a}{b}|" for a, b in zip(cells[::2], [*cells[1::2], ""], strict=False)]
        case "glued":
            return [f"{name}{value}" for name, value in pairs if value]
    return [f"{name}\t{value}" for name, value in pairs]


def _by_twos(random: Random, cells: list[str]) -> list[str]:
    gap, size = random.choice(("  ", "　　", "\t", "    ")), random.choice((2, 2, 3, 4, 12))
    return [gap.join(cells[start : start + size]) for start in range(0, len(cells), size)]
