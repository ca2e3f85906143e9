"""Titles in the wordings found, with the session, number, subject or class that each tells."""

from __future__ import annotations

from random import Random

from tests.support.corpus.item import Item
from tests.support.corpus.real.slots import gapped, told
from tests.support.corpus.truth import Row, Truth, Where

_USUAL = (
    "对{session}第{number}号{noun}的答复",
    "关于{session}第{number}号{noun}的答复",
    "关于对{session}第{number}号{noun}的答复",
    "{body}关于{session}第{number}号{noun}答复的函",
    "{body}对{session}第{number}号{noun}的答复函",
    "关于{session}第{number}号{noun}的复函",
    "关于{session}第{number}号{noun}办理情况的答复",
    "对{session}第{number}号{noun}的回复",
    "{body}关于{session}第{number}号{noun}的办理意见",
    "关于对{session}第{number}号{noun}办理情况的回复",
    "对{session}第{number}号{noun}的回复意见",
)
_WORDINGS = {
    "关于答复": (
        "关于答复{session}第{number}号{noun}的函",
        "{body}关于答复{session}第{number}号{noun}的函",
        "答复{session}第{number}号{noun}的函",
        "关于答复{session}第{number}号{noun}的报告",
    ),
    "无对": (
        "{session}第{number}号{noun}的答复",
        "{session}第{number}号{noun}答复",
        "{body}{session}第{number}号{noun}的答复函",
        "{session}第{number}号{noun}办理答复",
    ),
    "办理": (
        "对办理{session}第{number}号{noun}的答复",
        "{body}对办理{session}第{number}号{noun}的答复",
        "关于办理{session}第{number}号{noun}情况的答复",
        "关于办理{session}第{number}号{noun}的复函",
        "关于{session}第{number}号{noun}办理情况的复函",
    ),
    "号在后": (
        "对{session}{noun}第{number}号的答复",
        "关于{session}{noun}第{number}号的答复函",
        "关于{session}{noun}{number}号的回复",
        "{body}对{session}{noun}第{number}号的答复",
        "关于{session}{noun}（第{number}号）的答复",
    ),
    "无号字": (
        "{body}关于{session}第{number}{noun}的答复函",
        "关于{session}第{number}{noun}的答复",
        "对{session}第{number}件{noun}的答复",
        "关于{session}{number}号{noun}的答复",
    ),
    "号加引号": (
        "关于{session}“第{number}号{noun}”的答复",
        "对{session}“第{number}号”{noun}的答复",
        "关于{session}“{number}号”{noun}的复函",
    ),
    "案由尾": (
        "对{session}第{number}号{noun}的答复：{subject}",
        "关于{session}第{number}号{noun}的答复——{subject}",
        "对{session}第{number}号{noun}《{subject}》的答复",
    ),
    "号带类": (
        "关于{session}第{number}号（社会管理类112号）提案答复的函",
        "{body}关于{session}第{number}号（农业水利类008号）{noun}的答复",
    ),
    "年份在前": (
        "{year}年{short}对{session}第{number}号{noun}答复的函",
        "{year}年{short}关于{session}第{number}号{noun}的答复",
        "{year}年{session}第{number}号{noun}答复",
    ),
    "案由为题": (
        "关于{subject}的答复",
        "关于“{subject}”的答复",
        "对《{subject}》的答复函",
        "{body}关于《{subject}》的复函",
        "对“{subject}”的答复",
        "关于《{subject}》的办理情况答复",
    ),
    "案由带号": (
        "关于“{subject}”的答复（{year}年{congress}{number}号）",
        "关于《{subject}》（第{number}号）的答复",
        "对{session}第{number}号《{subject}》{noun}的答复",
        "关于《{subject}》（{session}第{number}号）的答复",
    ),
}


# What stands behind an item's number where proposals are numbered within their class too.
_CLASSED = ("（社会管理类112号）", "（农业水利类008号）")


def title_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows of the title."""
    if trouble == "无标题":
        return []
    short = item.rank + item.body.removeprefix(item.place)
    wording = random.choice(_WORDINGS.get(trouble, _USUAL))
    if item.subject.startswith("关于"):
        wording = wording.replace("关于{subject}", "{subject}")
    truth.title = told(truth, item, wording, short=short)
    if trouble == "案由尾" and truth.title.endswith(item.subject):
        truth.also["标题"] = (truth.title.removesuffix(item.subject).rstrip("：—"),)
    if trouble == "号带类":
        truth.also["编号"] = tuple(f"{item.number}{more}{name}" for name in _CLASSED for more in ("", "号"))
    printed = _with_tail(random, item, truth, trouble)
    if trouble == "字间空":
        return _broken(random, gapped(random, printed))
    return [Row(printed, Where.CENTRED, aside=printed != truth.title)]


def _with_tail(random: Random, item: Item, truth: Truth, trouble: str) -> str:
    """Return the title with the department or the class behind it."""
    if trouble == "部门尾":
        dept = item.rank + item.body.removeprefix(item.place)
        tail = random.choice((f"（{dept}）", f"（{dept}办）", f" {dept}", f"（{dept}主办）"))
        truth.also["标题"] = ("".join((truth.title + tail).split()),)
        return truth.title + tail
    if trouble == "类别尾" and not truth.result_class:
        truth.result_class = random.choice("ABC")
        tail = random.choice(("（{}类）", "（{}）", "({}类)", " {}类", "【{}类】", "（{}）类"))
        return truth.title + tail.format(truth.result_class)
    return truth.title


def _broken(random: Random, text: str) -> list[Row]:
    """Return a title of blanks on one line, or broken after the session or before its last words."""
    places = [text.find(mark) + len(mark) for mark in ("会议", "会 议", "议") if mark in text][:1]
    places += [text.rfind("答")] * (text.rfind("答") > 8)
    if places and random.random() < 0.6:
        place = random.choice(places)
        return [Row(part.strip(), Where.CENTRED) for part in (text[:place], text[place:]) if part.strip()]
    return [Row(text, Where.CENTRED)]
