"""The rows above the text: number, marks, title, salutation, in the orders and forms that occur."""

from __future__ import annotations

from random import Random

from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where

_CODES = ("复议字", "建复字", "复字", "建议复", "议复", "函", "复函", "建函")
_PROPOSAL_CODES = ("复提字", "提复字", "提复", "提函", "复函", "函", "协提复")
_CLASSES = ("A", "B", "B", "C", "A", "B", "甲", "D")
_PUBLIC = {"同意公开": "主动公开", "不同意公开": "不予公开", "依申请公开": "依申请公开"}


def head(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return the rows above the opening, and put their facts into the truth."""
    number = number_rows(random, item, truth, mistakes)
    marks = mark_rows(random, truth)
    title = title_rows(random, item, truth)
    rows = ordered(random, number, marks, title)
    if (
        random.random() < 0.06 and number and rows[0] is number[0]
    ):  # directly above a title it would be read as its first line
        rows = [Row(f"{item.body}{random.choice(('', '', '文件'))}", Where.CENTRED), *rows]
    return [*rows, salutation_row(random, item, truth, mistakes)]


def ordered(random: Random, number: list[Row], marks: list[Row], title: list[Row]) -> list[Row]:
    """Return number, marks and title in one of the orders found."""
    order = random.random()
    if order < 0.55:
        return [*number, *marks, *title]
    if order < 0.75:
        return [*marks, *number, *title]
    if order < 0.9:
        return [*title, *number, *marks]
    return [*marks, *title, *number]


def number_rows(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return the document number, sometimes with class, publicity or signer beside it."""
    if random.random() < 0.4:
        return []
    codes = _PROPOSAL_CODES if item.is_proposal else _CODES
    code = item.place[0] + item.body[len(item.place)] + random.choice(codes)
    serial = str(random.randint(1, 260))
    brackets = "〔〕"
    if "E1" in mistakes:
        brackets = random.choice(("【】", "[]", "［］", "﹝﹞", "（）"))
    if "E2" in mistakes:
        serial = serial.zfill(3)
    colon = "：" if "E4" in mistakes else ""
    truth.document_number = f"{code}{colon}{brackets[0]}{item.year}{brackets[1]}{serial}号"
    text = truth.document_number
    if random.random() < 0.12 and not truth.result_class:
        truth.result_class = random.choice("ABC")
        text += random.choice(("　", "  ", "      ")) + f"{truth.result_class}类"
        if random.random() < 0.5:
            text += random.choice(("　", "  ")) + "同意公开"
            truth.publicity = "主动公开"
    elif random.random() < 0.1:
        truth.signer = "王某某"
        text += random.choice(("　　　　", "        ", "  ")) + f"签发人：{truth.signer}"
    elif random.random() < 0.06:
        truth.signer = "李某"
        return [
            Row(text, Where.FLUSH),
            Row(f"签发人：{truth.signer}", random.choice((Where.RIGHT, Where.FLUSH))),
        ]
    return [Row(text, random.choice((Where.CENTRED, Where.FLUSH, Where.RIGHT)))]


def mark_rows(random: Random, truth: Truth) -> list[Row]:
    """Return the result class on a line of its own, sometimes with the publicity of the reply."""
    if truth.result_class or random.random() < 0.72:
        return []
    mark = truth.result_class = random.choice(_CLASSES)
    text = random.choice(
        (
            f"类别：{mark}",
            f"办理结果：{mark}",
            f"（{mark}类）",
            f"{mark}类",
            f"类别：{mark}类",
            f"办理类别：{mark}",
            f"({mark}类)",
        )
    )
    where = random.choice((Where.RIGHT, Where.FLUSH, Where.RIGHT))
    form = random.random()
    if form < 0.2:
        said, truth.publicity = random.choice(list(_PUBLIC.items()))
        return [Row(f"{text}{random.choice(('　', '  ', '    '))}{said}", where)]
    if form < 0.4:
        answer, truth.publicity = random.choice((("是", "主动公开"), ("否", "不予公开")))
        return [Row(text, where), Row(f"是否同意公开：{answer}", where)]
    return [Row(text, where)]


def title_rows(random: Random, item: Item, truth: Truth) -> list[Row]:
    if random.random() < 0.12:
        return []
    noun = item.noun if item.is_proposal else random.choice(("建议", "代表建议"))
    named = f"第{item.number}号{noun}"
    about = random.random()
    if item.is_opinion:
        end = random.choice(("的会办意见", "协办意见的函", "的协办意见", "会办意见的函"))
    else:
        end = random.choice(
            ("的答复",) * 6
            + ("答复的函", "的复函", "的回复", "办理情况的答复", "的答复函", "答复", "的办理答复")
        )
    lead = random.choice(("对",) * 4 + ("关于",) * 4 + ("关于对",))
    if random.random() < 0.35:
        lead = item.body + random.choice(("关于", "关于对", "对"))
    if about < 0.68:
        truth.session, truth.item_number = item.session, item.number
        truth.title = f"{lead}{item.session}{named}{end}"
    elif about < 0.78:
        truth.item_number, truth.session = item.number, item.session
        truth.subject = item.subject
        truth.title = f"{lead}{item.session}{named}《{item.subject}》{end}"
    elif about < 0.9:
        truth.subject = item.subject
        truth.title = f"{lead}《{item.subject}》{end}"
    else:
        truth.item_number = item.number
        truth.title = f"{lead}第{item.number}号{noun}{end}"
    return [Row(truth.title, Where.CENTRED)]


def salutation_row(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> Row:
    addressed = item.addressed
    if random.random() < 0.15 and not item.is_opinion:
        addressed = f"尊敬的{addressed}"
    truth.salutation, truth.people = addressed, item.people
    mark = "" if "E16" in mistakes else random.choice(("：",) * 12 + (":",))
    return Row(addressed + mark, random.choice((Where.FLUSH,) * 5 + (Where.INDENTED,)))
