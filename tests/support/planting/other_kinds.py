"""Mistakes of sections 法规, 人员, 日期 and 附件."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part
from replydesk.draft.place import Place, field_text
from replydesk.reply.findings import Level
from replydesk.text.dates import parse_day
from tests.support.planting.model import Kind, Plant, Planted, Spot
from tests.support.planting.tools import (
    Change,
    added,
    changed,
    field_planted,
    in_field,
    listed,
    pattern,
    with_attachment,
    with_others,
    with_sentence,
    words,
)

_LAW_FRAMES = (
    "根据《中华人民共和国{}》的规定，相关程序正在办理。",
    "我们严格执行《中华人民共和国{}》，加大了检查力度。",
    "《中华人民共和国{}》对此有明确规定，应当遵照执行。",
)
_LAWS = listed(
    """
    教育法 义务教育法 食品安全法 道路交通安全法 水法 城乡规划法 土地管理法 老年人权益保障法
    未成年人保护法 消费者权益保护法 特种设备安全法 安全生产法 环境保护法 传染病防治法
    农产品质量安全法 乡村振兴促进法 防洪法 残疾人保障法 家庭教育促进法 电子商务法 反电信网络诈骗法
    劳动合同法 社会保险法 非物质文化遗产法
    """
)
_REPEALED = ("婚姻法", "继承法", "收养法", "合同法", "物权法", "侵权责任法", "民法通则", "担保法", "民法总则")
_REGULATIONS = (
    ("依据《物业管理条例》开展监管。", "《物业管理条例》", "《物业管理条列》"),
    ("按照《信访工作条例》办理。", "《信访工作条例》", "《信访条例》"),
    (
        "依照《国有土地上房屋征收与补偿条例》执行。",
        "《国有土地上房屋征收与补偿条例》",
        "《城市房屋拆迁管理条例》",
    ),
)


def _laws() -> list[str]:
    return [frame.format(law) for frame in _LAW_FRAMES for law in _LAWS]


def _in_law(change: str) -> Plant:
    """Return the planting of a lost, wrong or doubled character into the title of a law."""

    def find(text: str, random: Random) -> Iterator[Change]:
        for found in re.finditer("《中华人民共和国([^》]{3,})法》", text):
            begin, end = found.span(1)
            at = random.randrange(begin, end)
            if change == "漏":
                yield at, at + 1, ""
            elif change == "错":
                yield at, at + 1, random.choice("规制务保全管民")
            else:
                yield at, at, text[at]

    return added(_laws(), find)


def _repealed(draft: Draft, random: Random) -> Planted | None:
    sentence = random.choice(_LAW_FRAMES).format("民法典")
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("民法典")
    return changed(before, place, (begin, begin + 3, random.choice(_REPEALED)))


def _table(rows: tuple[tuple[str, str, str], ...]) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        sentence, right, wrong = random.choice(rows)
        before, place, at = with_sentence(draft, random, sentence)
        begin = at + sentence.index(right)
        return changed(before, place, (begin, begin + len(right), wrong))

    return plant


_PEOPLE = (
    "4月中旬，厅长欧阳秉礼带队到现场调研。",
    "欧阳秉礼厅长主持召开专题会议，研究办理意见。",
    "局长宋屿川多次听取汇报，要求按时办结。",
    "宋屿川局长到现场督办，推动问题解决。",
)
_NEAR = (("欧阳秉礼", "欧阳秉理"), ("欧阳秉礼", "欧阳炳礼"), ("宋屿川", "宋屿州"), ("宋屿川", "宋与川"))
_FORMER = (("欧阳秉礼", "韩砚秋"), ("宋屿川", "罗汀兰"))
_SWAPPED_POST = (
    ("厅长欧阳秉礼", "局长欧阳秉礼"),
    ("欧阳秉礼厅长", "欧阳秉礼局长"),
    ("局长宋屿川", "厅长宋屿川"),
    ("宋屿川局长", "宋屿川厅长"),
)


def _day_text(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _no_such_day(found: re.Match[str]) -> str:
    return f"{found[1]}年{({4: '4月31日', 6: '6月31日', 2: '2月30日', 9: '9月31日'})[int(found[2])]}"


_WEEKDAYS = "一二三四五六日"


def _weekday(draft: Draft, random: Random) -> Planted | None:
    day = date(2026, 3, 2) + timedelta(random.randint(0, 60))
    word = random.choice(("星期", "周"))
    right = _WEEKDAYS[day.weekday()]
    sentence = f"座谈会于{_day_text(day)}（{word}{right}）召开。"
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("）") - 1
    wrong = _WEEKDAYS[(day.weekday() + random.randint(1, 6)) % 7]
    made = changed(before, place, (begin, begin + 1, wrong))
    return made and made._replace(spots=(Spot(place, at + 4, begin + 1),))


def _handling(handed: int, answered: int) -> Plant:
    """Return the planting of a day of handing over and a deadline, so many days before and after the date."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        day = parse_day(draft.get(Key.DATE))
        if day is None:
            return None
        right = draft.with_field(Key.HANDED_OVER, _day_text(day - timedelta(40)))
        right = right.with_field(Key.DEADLINE, _day_text(day + timedelta(30)))
        wrong = right.with_field(Key.HANDED_OVER, _day_text(day + timedelta(handed)))
        wrong = wrong.with_field(Key.DEADLINE, _day_text(day + timedelta(answered)))
        key, other = (Key.HANDED_OVER, Key.DATE) if handed > 0 else (Key.DEADLINE, Key.HANDED_OVER)
        spots = tuple(Spot(Place(each), 0, len(field_text(wrong, each))) for each in (key, other))
        return Planted(right, wrong, spots)

    return plant


def _old_date(text: str, random: Random) -> str | None:
    return text.replace("2026年", "2025年") if text.startswith("2026年") else None


def _cited_too_far(draft: Draft, random: Random) -> Planted | None:
    """Cite 附件3 where there are two."""
    if draft.names(Key.ATTACHMENTS):
        return None
    rows = ("| 地区 | 数量 |", "| --- | ---: |", "| 城区 | 12个 |")
    draft, _ = with_attachment(draft, "城区设施分布表", rows)
    draft, _ = with_attachment(draft, "郊区设施分布表", rows)
    sentence = "设施分布情况见附件1，郊区的情况见附件2。"
    before, place, at = with_sentence(draft, random, sentence)
    begin = at + sentence.index("附件2")
    planted = changed(before, place, (begin, begin + 3, random.choice(("附件3", "附件5"))))
    return planted and with_others(planted, (Key.ATTACHMENTS,))


def _cited_without(draft: Draft, random: Random) -> Planted | None:
    """Cite an attachment where there is none."""
    if draft.names(Key.ATTACHMENTS):
        return None
    sentence = "具体安排已在前文说明。"
    before, place, at = with_sentence(draft, random, sentence)
    return changed(
        before, place, (at, at + len(sentence) - 1, random.choice(("具体安排见附件", "具体名单详见附件1")))
    )


def _with_two(change: str) -> Plant:
    """Return the planting into the names of two attachments."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        if draft.names(Key.ATTACHMENTS):
            return None
        right = draft.with_field(Key.ATTACHMENTS, ("城区设施分布表", "郊区设施分布表"))
        first, second = {
            "重复": ("城区设施分布表", "城区设施分布表"),
            "句号": ("城区设施分布表。", "郊区设施分布表"),
            "书名号": ("《城区设施分布表》", "郊区设施分布表"),
            "序号": ("城区设施分布表", "2.郊区设施分布表"),
            "分号": ("城区设施分布表；", "郊区设施分布表"),
        }[change]
        return field_planted(right, Key.ATTACHMENTS, f"{first}\n{second}")

    return plant


def _text_without_name(draft: Draft, random: Random) -> Planted | None:
    if draft.names(Key.ATTACHMENTS):
        return None
    text = Attachment((Paragraph("2026年任务按季度分解，每季度完成四分之一。"),))
    before = replace(draft.with_field(Key.ATTACHMENTS, ("年度任务分解表",)), attachments=(text,))
    after = before.with_field(Key.ATTACHMENTS, "")
    length = len(text.preamble[0].text)
    return Planted(
        before, after, (Spot(Place("附件1", -1, 0), 0, length), Spot(Place(Key.ATTACHMENTS), 0, 0))
    )


def _ragged(draft: Draft, random: Random) -> Planted | None:
    """Lose a cell of a table."""
    if draft.names(Key.ATTACHMENTS):
        return None
    rows = [
        "| 地区 | 数量 | 完成时间 |",
        "| --- | ---: | --- |",
        "| 城区 | 12个 | 6月底 |",
        "| 郊区 | 8个 | 9月底 |",
    ]
    before, key = with_attachment(draft, "任务分解表", rows)
    row = rows[3]
    at = row.index(" 9月底 |")
    planted = changed(before, Place(key, -1, 3), (at, len(row), ""))
    return planted and planted._replace(spots=(Spot(Place(key, -1, 3), 0, at),))


def _form_missing(draft: Draft, random: Random) -> Planted | None:
    """Ask for the attached form where none is attached."""
    if draft.names(Key.ATTACHMENTS) or draft.passage(Part.CLOSING):
        return None
    before = draft.with_passage(Part.CLOSING, (Paragraph("特此答复。"),))
    sentence = "请填写所附征询意见表并寄回我单位。"
    after = before.with_passage(Part.CLOSING, (Paragraph(sentence),))
    return Planted(before, after, (Spot(Place(Part.CLOSING), 0, len(sentence)),))


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("法名漏字", "法规", "法律名称漏一个字", S, True, _in_law("漏")),
    Kind("法名错字", "法规", "法律名称错一个字", S, True, _in_law("错")),
    Kind("法名重字", "法规", "法律名称一个字打了两遍", S, True, _in_law("重")),
    Kind(
        "国名漏字",
        "法规",
        "中华人民共和国漏字",
        S,
        True,
        added(_laws(), pattern("中华人民共和国", "中华人共和国", everywhere=True)),
    ),
    Kind(
        "国名颠倒",
        "法规",
        "中华人民共和国两个字反了",
        S,
        True,
        added(_laws(), pattern("中华人民共和国", "中华民人共和国", everywhere=True)),
    ),
    Kind("已废止的法", "法规", "引用已被民法典取代的法", S, False, _repealed),
    Kind("条例误写", "法规", "条例名称写错，或者已被取代", H, False, _table(_REGULATIONS)),
    Kind(
        "法名后半书名号",
        "法规",
        "法的书名号位置错了",
        S,
        True,
        added(_laws(), pattern("法》", "》法", everywhere=True)),
    ),
    Kind("人名错字", "人员", "名册里的人名错一个字", S, True, added(_PEOPLE, words(_NEAR))),
    Kind("已离任的人", "人员", "名册里已经离任的人仍称现职", S, False, added(_PEOPLE, words(_FORMER))),
    Kind("职务不合", "人员", "名册里的人配了别的职务", S, True, added(_PEOPLE, words(_SWAPPED_POST))),
    Kind(
        "正文没有这一天",
        "日期",
        "正文的日期不存在",
        S,
        False,
        added(
            (
                "该办法自2026年4月30日起施行。",
                "项目于2025年6月28日开工。",
                "系统于2026年2月26日上线。",
                "2025年9月18日通过验收。",
            ),
            pattern(r"(\d{4})年(\d+)月\d+日", _no_such_day),
        ),
    ),
    Kind(
        "正文没有这个月",
        "日期",
        "正文的月份不存在",
        S,
        False,
        added(("该办法自2026年11月30日起施行。", "项目于2025年12月28日开工。"), pattern(r"1[12]月", "13月")),
    ),
    Kind(
        "成文日期没有这一天",
        "日期",
        "成文日期不存在",
        E,
        False,
        in_field(
            Key.DATE,
            lambda text, random: (
                f"2026年{random.choice(('2月30日', '6月31日', '4月31日', '13月5日', '5月32日'))}"
            ),
        ),
    ),
    Kind("星期不合", "日期", "日期后的星期不对", S, True, _weekday),
    Kind("成文早于交办", "日期", "交办日期在成文日期之后", S, False, _handling(9, 60)),
    Kind("期限早于交办", "日期", "期限在交办日期之前", S, False, _handling(-40, -60)),
    Kind(
        "成文年份是去年",
        "日期",
        "成文日期的年份是去年",
        S,
        True,
        in_field(Key.DATE, _old_date, Key.DOCUMENT_NUMBER),
    ),
    Kind(
        "截至将来",
        "日期",
        "截至将来某日已经完成",
        H,
        False,
        added(
            ("截至2025年底，已建成站点36个。", "截至2026年3月底，已完成投资8.2亿元。"),
            pattern(r"202[56](?=年(底|3月底))", "2028"),
        ),
    ),
    Kind(
        "将于过去",
        "日期",
        "将于已过去的日子完成",
        H,
        False,
        added(("该工程将于2027年6月底前完工。", "计划于2027年9月开工建设。"), pattern("2027", "2024")),
    ),
    Kind(
        "起止日期倒置",
        "日期",
        "从后一日到前一日",
        S,
        False,
        added(
            ("整治时间为2026年7月1日至2026年9月30日。", "2023年—2025年累计投入6.3亿元。"),
            pattern(
                "2026年9月30日|2025年累计",
                lambda found: found[0].replace("2026年9月30日", "2026年5月30日").replace("2025", "2021"),
            ),
        ),
    ),
    Kind("引用附件过头", "附件", "只有两个附件，文中见附件3", S, False, _cited_too_far),
    Kind("引用没有的附件", "附件", "没有附件，文中见附件", S, False, _cited_without),
    Kind("附件名重复", "附件", "两个附件同名", S, False, _with_two("重复")),
    Kind("附件名有句号", "附件", "附件名后有句号", S, True, _with_two("句号")),
    Kind("附件名有书名号", "附件", "附件名加了书名号", H, True, _with_two("书名号")),
    Kind("附件名有序号", "附件", "附件名自带序号", S, True, _with_two("序号")),
    Kind("附件名有分号", "附件", "附件名后有分号", S, True, _with_two("分号")),
    Kind("附件没有名称", "附件", "有附件正文，没有附件名", S, False, _text_without_name),
    Kind("表格少一格", "附件", "附件表格有一行少一格", H, False, _ragged),
    Kind("没有附上的表", "附件", "请填所附的表，却没有附", H, False, _form_missing),
)
