"""Document numbers as found: with blanks, with class or signer glued to them, below a red head."""

from __future__ import annotations

from random import Random

from tests.support.corpus.head import number_rows as usual
from tests.support.corpus.item import Item
from tests.support.corpus.real.slots import gapped
from tests.support.corpus.truth import Row, Truth, Where

_CODES = ("教字", "函", "复字", "建复", "提字", "办函", "议复字")


def document_number(random: Random, item: Item) -> str:
    """Return a document number of the item's body."""
    code = item.place[0] + item.body[len(item.place)] + random.choice(_CODES)
    return f"{code}〔{item.year}〕{random.randint(1, 260)}号"


def number_rows(random: Random, item: Item, truth: Truth, trouble: str, slips: set[str]) -> list[Row]:
    """Return the rows of the document number and of what stands beside it."""
    if not trouble:
        return usual(random, item, truth, slips)
    number = truth.document_number = document_number(random, item)
    where = random.choice((Where.CENTRED, Where.FLUSH, Where.RIGHT))
    match trouble:
        case "字间空":
            shown = gapped(random, number)
            if random.random() < 0.4:
                truth.signer = "李某某"
                shown += (
                    f"{' ' * random.randint(4, 20)}签发人{random.choice(('：', ' : ', ' ：'))}{truth.signer}"
                )
            return [Row(shown, Where.FLUSH)]
        case "类别粘连":
            truth.result_class = random.choice("ABC")
            tail = random.choice(
                ("（{}）类", "{}类", "（{}类）", " {}", "（{}）", "【{}类】", "({})类", "　类别：{}")
            )
            return [Row(number + tail.format(truth.result_class), where, aside=True)]
        case "类别独行":
            truth.result_class = random.choice("ABC")
            mark = random.choice(
                (
                    "{}",
                    "  {}",
                    "{}类",
                    "类 别:{}",
                    "类别： {}类",
                    "办理结果: {}",
                    "办理结果：（{}）",
                    "（{}）",
                    "答复类别：{}",
                    "办理类型：{}类",
                )
            )
            rows = [Row(number, where), Row(mark.format(truth.result_class), Where.FLUSH)]
            return rows if random.random() < 0.6 else rows[::-1]
        case "同行签发人":
            truth.signer = random.choice(("李某某", "王某"))
            gap = random.choice(("　　　　", "        ", "  ", "\t"))
            word = random.choice(("签发人：", "签发人 : ", "签发人:", "签发：", "签 发 人："))
            return [Row(f"{number}{gap}{word}{truth.signer}", Where.FLUSH)]
    if trouble == "异形":
        return [Row(_odd(random, item, truth), where)]
    head = random.choice(
        (
            f"{item.body}文件",
            f"{item.place}人民政府（{item.body}）文件",
            f"{item.body}（函）",
            f"{item.body}便函",
        )
    )
    return [Row(head, Where.CENTRED), Row(number, where)]


def _odd(random: Random, item: Item, truth: Truth) -> str:
    """Return a document number in another form, and put it into the truth."""
    code, year, serial = truth.document_number.partition("〔")[0], item.year, random.randint(1, 99)
    shown = random.choice(
        (
            f"{code}〔{year}〕第{serial}号",
            f"{code}[{year}]{serial}号",
            f"{code}（{year}）{serial}号",
            f"{code}〔{year}〕建{serial}号",
            f"（{year}）{code}第{serial}号",
            f"{code}〔{year}〕{serial}",
        )
    )
    truth.document_number = shown
    truth.also["发文字号"] = (f"{code}〔{year}〕{serial}号", shown.replace("[", "〔").replace("]", "〕"))
    return shown
