"""Mistakes of section 前后: the text contradicts itself, stands twice, or is not finished."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from replydesk.draft.locations import part_texts
from replydesk.draft.model import Draft, Part, Section
from replydesk.draft.place import Place, text_at
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted, Spot
from tests.support.planting.tools import (
    Change,
    Find,
    added,
    changed,
    in_texts,
    pattern,
    sections_of,
    with_attachment,
    with_paragraphs,
    with_sentence,
)

SECTION = "前后"


def _plain_places(draft: Draft, least: int = 40) -> list[tuple[Place, str]]:
    """Return the paragraphs of the answer that are long enough, and not rows or items."""
    found = part_texts(draft, Part.ANSWER)
    return [(p, t) for p, t in found if not p.is_heading and len(t) >= least and not t.startswith("|")]


def _paragraph_twice(draft: Draft, random: Random) -> Planted | None:
    return _repeated(draft, random, lambda text: text)


def _nearly_twice(draft: Draft, random: Random) -> Planted | None:
    def other(text: str) -> str:
        at = random.randrange(len(text) // 2, len(text) - 2)
        return text[:at] + text[at + 1 :]

    return _repeated(draft, random, other, least=80)


def _repeated(draft: Draft, random: Random, other: Callable[[str], str], least: int = 40) -> Planted | None:
    places = _plain_places(draft, least)
    if not places:
        return None
    first, text = random.choice(places)
    after, place = with_paragraphs(draft, random, [other(text)])
    added_text = text_at(after, place) or ""
    spots = (Spot(place, 0, len(added_text)), Spot(first, 0, len(text)))
    return Planted(draft, after, spots)


def _section_twice(draft: Draft, random: Random) -> Planted | None:
    filled = [each for each in sections_of(draft) if len(each[1].paragraphs[0].text) > 30]
    if not filled:
        return None
    index, section = random.choice(filled)
    sections = (*draft.sections, section)
    after = replace(draft, sections=sections)
    return Planted(draft, after, tuple(_spots_of(sections, (len(sections) - 1, index))))


def _body_twice(draft: Draft, random: Random) -> Planted | None:
    if not draft.sections:
        doubled = draft.preamble * 2
        after = replace(draft, preamble=doubled)
        spots = [Spot(Place(Part.ANSWER, -1, n), 0, len(p.text)) for n, p in enumerate(doubled)]
        return Planted(draft, after, tuple(reversed(spots))) if draft.preamble else None
    after = replace(draft, sections=draft.sections * 2)
    half = len(draft.sections)
    order = (*range(half, 2 * half), *range(half))
    return Planted(draft, after, tuple(_spots_of(after.sections, order)))


def _spots_of(sections: tuple[Section, ...], indices: tuple[int, ...]) -> Iterator[Spot]:
    for index in indices:
        yield Spot(Place(Part.ANSWER, index, -1), 0, len(sections[index].heading))
        for number, paragraph in enumerate(sections[index].paragraphs):
            yield Spot(Place(Part.ANSWER, index, number), 0, len(paragraph.text))


def _sentence_twice(draft: Draft, random: Random) -> Planted | None:
    offers = [
        (place, text, found)
        for place, text in _plain_places(draft)
        for found in re.finditer("[^。；：]{20,80}。", text)
    ]
    if not offers:
        return None
    place, _text, found = random.choice(offers)
    return changed(draft, place, (found.end(), found.end(), found[0]))


def _heading_twice(draft: Draft, random: Random) -> Planted | None:
    """Give a section the heading of the one before it on its level."""
    pairs = [
        (first, second)
        for first, second in zip(range(len(draft.sections)), range(1, len(draft.sections)), strict=False)
        if draft.sections[first].level == draft.sections[second].level
    ]
    if not pairs:
        return None
    first, second = random.choice(pairs)
    heading = draft.sections[first].heading
    sections = list(draft.sections)
    sections[second] = sections[second]._replace(heading=heading)
    spots = tuple(Spot(Place(Part.ANSWER, index, -1), 0, len(heading)) for index in (second, first))
    return Planted(draft, replace(draft, sections=tuple(sections)), spots)


_SERIES = (
    "主要采取了以下措施：一是完善制度，二是加强监管，三是强化宣传，四是严格考核。",
    "具体有四个方面：一是摸清底数；二是分类施策；三是压实责任；四是跟踪问效。",
    "工作中把握四点：一是因地制宜，二是量力而行，三是群众自愿，四是确保安全。",
)
_ORDER = (
    "第一，做好前期论证；第二，落实建设资金；第三，加快施工进度；第四，严把质量关。",
    "拟分步实施：（1）开展调查；（2）编制方案；（3）组织实施；（4）检查验收。",
    "工作步骤为：①宣传发动；②摸底登记；③集中整治；④总结提高。",
)


def _skipped(text: str, random: Random) -> Iterator[Change]:
    """Yield the number of a series that is one too high, from there on not mended."""
    for old, new in (
        ("三是", "四是"),
        ("二是", "三是"),
        ("第三，", "第四，"),
        ("（3）", "（4）"),
        ("③", "④"),
    ):
        if old in text:
            at = text.index(old)
            yield at, at + len(old), new


def _stays(text: str, random: Random) -> Iterator[Change]:
    for old, new in (("三是", "二是"), ("第三，", "第二，"), ("（3）", "（2）"), ("③", "②")):
        if old in text:
            at = text.index(old)
            yield at, at + len(old), new


def _sum(random: Random) -> str:
    a, b = random.randint(11, 60), random.randint(11, 60)
    nouns = random.choice(
        (
            ("全县共建成便民服务点{}个，其中城区{}个、乡镇{}个。"),
            ("今年共排查房屋{}栋，其中城镇{}栋、农村{}栋。"),
            ("共发放宣传手册{}册，其中学校{}册，社区{}册。"),
            ("共有专职人员{}名，其中市级{}名、县级{}名。"),
        )
    )
    return nouns.format(a + b, a, b)


def _three(random: Random) -> str:
    a, b, c = (random.randint(11, 60) for _ in range(3))
    text = "截至目前，累计受理申请{}件，其中已办结{}件、正在办理{}件、不予受理{}件。"
    return text.format(a + b + c, a, b, c)


def _total_off(text: str, random: Random) -> Iterator[Change]:
    """Yield a part of a sum that is off by some."""
    numbers = list(re.finditer(r"\d+", text))
    for found in numbers[1:]:
        yield *found.span(), str(int(found[0]) + random.randint(2, 9))


def _with_all(plant: Plant, regex: str) -> Plant:
    """Let a mistake be told at any of the numbers that contradict each other: those of its sentence."""

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        place, begin, end = made.spots[0]
        text = text_at(made.after, place) or ""
        first, last = text.rfind("。", 0, begin) + 1, text.find("。", end)
        others = [
            Spot(place, *each.span()) for each in re.finditer(regex, text) if first <= each.start() < last
        ]
        return made._replace(spots=(made.spots[0], *(each for each in others if each != made.spots[0])))

    return planted


def _shares(random: Random) -> str:
    a, b = random.randint(20, 45), random.randint(15, 30)
    text = random.choice(
        (
            "按资金来源分，中央、省级、市县分别占{}%、{}%和{}%。",
            "受访群众中，满意、基本满意、不满意的分别占{}%、{}%和{}%。",
        )
    )
    return text.format(a, b, 100 - a - b)


def _growth(random: Random) -> str:
    base, rate = random.choice((200, 400, 500, 800)), random.choice((10, 15, 20, 25, 30, 40))
    text = random.choice(
        (
            "服务站点由{}个增加到{}个，增长{}%。",
            "床位由去年的{}张增加到今年的{}张，增长{}%。",
        )
    )
    return text.format(base, base + base * rate // 100, rate)


def _points(random: Random) -> str:
    old, more = random.randint(60, 80), random.randint(3, 15)
    return f"覆盖率由{old}%提高到{old + more}%，提高{more}个百分点。"


_COUNTED = (
    "主要采取了四项措施：一是完善制度，二是加强监管，三是强化宣传，四是严格考核。",
    "工作中坚持三条原则：一是因地制宜，二是量力而行，三是群众自愿。",
    "具体有四个方面：一是摸清底数；二是分类施策；三是压实责任；四是跟踪问效。",
)


def _two_names(draft: Draft, random: Random) -> Planted | None:
    right, wrong = random.choice(
        (
            ("市退役军人事务局", "市退役军人事物局"),
            ("市残疾人联合会", "市残疾人联合协会"),
            ("市住房公积金管理中心", "市住房公积金管理总心"),
            ("市生态环境局", "市生态环镜局"),
            ("市应急管理局", "市应急管理居"),
            ("市人力资源和社会保障局", "市人力资源与社会保障局"),
            ("市自然资源和规划局", "市自然资源与规划局"),
        )
    )
    first = f"上述措施由{right}牵头组织实施。"
    draft, _, _ = with_sentence(draft, random, first)
    before, place, at = with_sentence(draft, random, f"目前，{right}已制定工作方案。")
    planted = changed(before, place, (at + 3, at + 3 + len(right), wrong))
    if planted is None:
        return None
    others = [
        Spot(where, text.index(right), text.index(right) + len(right))
        for where, text in part_texts(planted.after, Part.ANSWER)
        if right in text
    ]
    return planted._replace(spots=(*planted.spots, *others))


def _two_figures(draft: Draft, random: Random) -> Planted | None:
    count = random.randint(120, 900)
    noun, unit = random.choice(
        (("村级便民服务站", "个"), ("公共法律服务窗口", "个"), ("乡镇综合文化站", "座"))
    )
    draft, _, _ = with_sentence(draft, random, f"截至2025年底，全省共有{noun}{count}{unit}。")
    first = next(
        Spot(where, text.index(f"{noun}{count}"), text.index(f"{noun}{count}") + len(noun) + 3)
        for where, text in part_texts(draft, Part.ANSWER)
        if f"{noun}{count}" in text
    )
    again = f"{noun}{count}{unit}全部实现联网，运行平稳。"
    before, place, at = with_sentence(draft, random, again)
    begin = at + again.index(str(count))
    planted = changed(before, place, (begin, begin + 3, str(count + random.randint(11, 60))))
    return planted and planted._replace(spots=(*planted.spots, first))


def _table_off(draft: Draft, random: Random) -> Planted | None:
    a, b, c = (random.randint(12, 90) for _ in range(3))
    name = random.choice(("各县任务分配表", "项目资金安排表", "设施分布情况表"))
    rows = ["| 地区 | 数量 |", "| --- | ---: |", f"| 城区 | {a} |", f"| 郊区 | {b} |", f"| 山区 | {c} |"]
    total = f"| 合计 | {a + b + c} |"
    before, key = with_attachment(draft, name, [*rows, total])
    numbers = (str(a + b + c), str(a + b + c + random.randint(1, 9)))
    place = Place(key, -1, 5)
    at = total.index(numbers[0])
    return changed(before, place, (at, at + len(numbers[0]), numbers[1]))


def _placeholder(*rows: tuple[str, str, str]) -> Plant:
    """Return the planting of a gap into a sentence: the sentence, what fills it, what is left there."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        sentence, right, left = random.choice(rows)
        gap = random.choice(_GAPS[left]) if left in _GAPS else left
        before, place, at = with_sentence(draft, random, sentence.format(right))
        begin = at + sentence.index("{}")
        return changed(before, place, (begin, begin + len(right), gap))

    return plant


_GAPS = {"叉": ("××", "XX", "xx", "X"), "线": ("____", "＿＿", "___")}
_GAP_SENTENCES = ("今年共安排资金{}万元。", "目前已完成{}个村的改造任务。", "项目预计{}月底前竣工。")


def _gap(words: str) -> Plant:
    return _placeholder(*((each, "12", words) for each in _GAP_SENTENCES))


def _cut_off(draft: Draft, random: Random) -> Planted | None:
    """Lose the second half of a paragraph, in the middle of a clause."""
    places = _plain_places(draft, 60)
    if not places:
        return None
    place, text = random.choice(places)
    at = random.randrange(len(text) // 2, len(text) - 6)
    if text[at - 1] in "，。；：、！？”）》" or text[at] in "，。；：、！？”）》":
        return None
    planted = changed(draft, place, (at, len(text), ""))
    return planted and planted._replace(spots=(Spot(place, at - 1, at),))


_QUOTED = (
    "我们将推行“一窗受理、集成服务”模式，让群众少跑腿。",
    "落实“四个不摘”要求，保持政策稳定。",
    "开展“敬老月”系列活动，营造良好氛围。",
)
_TITLED = (
    "根据《云川省城乡社区服务体系建设规划》，相关任务正在推进。",
    "我们印发了《关于规范项目管理的通知》，明确了流程。",
    "依照《云川省志愿服务条例》，开展培训和激励。",
)
_BRACKETED = (
    "全省各县（市、区）均已制定方案。",
    "乡镇（街道）设立了服务窗口，方便群众办事。",
    "有关部门（单位）各负其责，协同推进。",
)


def _lose(mark: str) -> Find:
    def find(text: str, random: Random) -> Iterator[Change]:
        at = text.index(mark)
        yield at, at + 1, ""

    return find


def _unpaired(texts: tuple[str, ...], mark: str) -> Plant:
    """Return the planting of a lost mark; it may be told at the one that is left."""
    plant = added(texts, _lose(mark))
    left = {"《": "》", "》": "《", "“": "”", "”": "“", "（": "）", "）": "（"}[mark]

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        place, begin, _ = made.spots[0]
        text = text_at(made.after, place) or ""
        at = text.rfind(left, 0, begin) if left in "《“（" else text.find(left, begin)
        return made._replace(spots=(made.spots[0], Spot(place, at, at + 1)))

    return planted


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("整段重复", SECTION, "一段在另一处又出现", S, False, _paragraph_twice),
    Kind("一段几乎重复", SECTION, "一段少一个字又出现", S, False, _nearly_twice),
    Kind("整节重复", SECTION, "一节在末尾又出现", S, False, _section_twice),
    Kind("全文重复", SECTION, "正文粘贴了两遍", S, False, _body_twice),
    Kind("句子重复", SECTION, "一句话连着出现两遍", S, True, _sentence_twice),
    Kind("标题重复", SECTION, "相邻两节标题相同", S, False, _heading_twice),
    Kind("序号跳号", SECTION, "一是、二是之后跳了一个", S, True, added(_SERIES, _skipped)),
    Kind("序号重号", SECTION, "三是写成又一个二是", S, True, added(_SERIES, _stays)),
    Kind("第一（1）①跳号", SECTION, "第一、（1）、①的序号跳了一个", S, True, added(_ORDER, _skipped)),
    Kind("第一（1）①重号", SECTION, "第一、（1）、①的序号重复", S, True, added(_ORDER, _stays)),
    Kind(
        "其中两项不合",
        SECTION,
        "共多少，其中两项加起来不对",
        S,
        False,
        _with_all(added(_sum, _total_off), r"\d+"),
    ),
    Kind(
        "其中三项不合",
        SECTION,
        "共多少，其中三项加起来不对",
        S,
        False,
        _with_all(added(_three, _total_off), r"\d+"),
    ),
    Kind(
        "分别占不合",
        SECTION,
        "分别占的百分比加起来不是100",
        S,
        False,
        _with_all(added(_shares, _total_off), r"\d+"),
    ),
    Kind(
        "增长率不合",
        SECTION,
        "由多少到多少，增长的百分比不对",
        S,
        False,
        _with_all(added(_growth, pattern(r"(?<=增长)\d+", lambda found: str(int(found[0]) + 7))), r"\d+"),
    ),
    Kind(
        "百分点不合",
        SECTION,
        "由百分之几到几，提高的百分点不对",
        S,
        True,
        _with_all(added(_points, pattern(r"(?<=，提高)\d+", lambda found: str(int(found[0]) + 2))), r"\d+"),
    ),
    Kind(
        "项数不合",
        SECTION,
        "四项措施写成五项",
        S,
        True,
        added(_COUNTED, pattern("[三四](?=项措施|条原则|个方面)", "五")),
    ),
    Kind("表格合计不合", SECTION, "附件表格的合计不对", S, False, _table_off),
    Kind("单位两种写法", SECTION, "同一单位前后差一个字", S, False, _two_names),
    Kind("数字前后不同", SECTION, "同一个数字前后不同", H, False, _two_figures),
    Kind("留着叉", SECTION, "数字处留着××", S, False, _gap("叉")),
    Kind("留着横线", SECTION, "数字处留着____", S, False, _gap("线")),
    Kind(
        "留着待定",
        SECTION,
        "数字处写着待定",
        S,
        False,
        _placeholder(
            ("今年共安排资金{}。", "260万元", "待定"),
            ("目前完成{}。", "36项", "待补充"),
            ("竣工时间为{}。", "2027年9月", "（待核实）"),
        ),
    ),
    Kind(
        "留着填写说明",
        SECTION,
        "留着请填写之类的说明",
        S,
        False,
        _placeholder(
            ("项目总投资{}万元。", "480", "（此处填写金额）"),
            ("服务群众{}万人次。", "26", "【请补充数据】"),
            ("完成投资{}万元。", "730", "（数字请业务处室核）"),
        ),
    ),
    Kind(
        "留着20XX年",
        SECTION,
        "年份留着20XX",
        S,
        False,
        added(("该工程将于2027年建成。", "方案自2025年起执行。"), pattern("20(25|27)(?=年)", "20XX")),
    ),
    Kind(
        "留着X月X日",
        SECTION,
        "日期留着X月X日",
        S,
        False,
        added(("我们于4月12日召开了座谈会。", "现场会定于9月10日举行。"), pattern(r"\d+月\d+日", "X月X日")),
    ),
    Kind("书名号缺后", SECTION, "书名号丢了后一半", S, True, _unpaired(_TITLED, "》")),
    Kind("书名号缺前", SECTION, "书名号丢了前一半", S, True, _unpaired(_TITLED, "《")),
    Kind("引号缺后", SECTION, "引号丢了后一半", S, True, _unpaired(_QUOTED, "”")),
    Kind("引号缺前", SECTION, "引号丢了前一半", S, True, _unpaired(_QUOTED, "“")),
    Kind("括号缺后", SECTION, "括号丢了后一半", S, True, _unpaired(_BRACKETED, "）")),
    Kind("括号缺前", SECTION, "括号丢了前一半", S, True, _unpaired(_BRACKETED, "（")),
    Kind(
        "书名号里套书名号",
        SECTION,
        "书名号里又用《》",
        S,
        True,
        added(
            (
                "出台了《〈云川省志愿服务条例〉实施细则》，细化了条款。",
                "印发了《〈城市更新规划〉任务分解方案》。",
            ),
            pattern("〈([^〉]+)〉", r"《\1》", everywhere=True),
        ),
    ),
    Kind(
        "引号里套引号",
        SECTION,
        "双引号里又用双引号",
        H,
        True,
        added(
            (
                "有群众反映“窗口的‘一次告知’做得好”，我们将继续保持。",
                "座谈会上提到“要把‘最后一公里’走好”，很有道理。",
            ),
            pattern("‘([^’]+)’", r"“\1”", everywhere=True),
        ),
    ),
    Kind(
        "关于《关于",
        SECTION,
        "书名号前又写了一个关于",
        S,
        True,
        added(
            ("对照《关于推进城市更新的意见》，逐项落实。", "按照《关于规范收费的通知》要求执行。"),
            pattern("(?=《关于)", "关于", everywhere=True),
        ),
    ),
    Kind(
        "《建议》的建议",
        SECTION,
        "书名号后又写了一个的建议",
        S,
        True,
        added(
            ("《关于增设公交站点的建议》已经办结。", "《关于改造农贸市场的建议》也提出了相近意见。"),
            pattern("(?<=》)(?=已|也)", "的建议", everywhere=True),
        ),
    ),
    Kind(
        "破折号混用",
        SECTION,
        "一串地名的连接号不一样",
        S,
        True,
        added(
            ("新线路走向为云门山—柳树湾—石板沟—青石坡。", "建立省—市—县—乡四级网络。"),
            pattern("(?<=沟|县)—(?=青|乡)", "-"),
        ),
    ),
    Kind(
        "引号间顿号",
        SECTION,
        "并列的引号之间用了顿号",
        H,
        True,
        added(
            ("推行“一窗受理”“一网通办”“一次办结”，方便群众。", "开展“送政策”“送岗位”活动。"),
            pattern("”(?=“)", "”、", everywhere=True),
        ),
    ),
    Kind(
        "书名号间顿号",
        SECTION,
        "并列的书名号之间用了顿号",
        H,
        True,
        added(
            (
                "先后出台《城市更新办法》《物业管理细则》《停车管理规定》等文件。",
                "修订《志愿服务办法》《慈善募捐规定》。",
            ),
            pattern("》(?=《)", "》、", everywhere=True),
        ),
    ),
    Kind(
        "段首是逗号",
        SECTION,
        "段落从逗号开始",
        S,
        True,
        in_texts(lambda text, random: [(0, 0, "，")] if len(text) > 30 else []),
    ),
    Kind("段落没写完", SECTION, "段落在半句处断了", H, False, _cut_off),
)
