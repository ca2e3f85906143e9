"""The last rows of a letter: copies with their numbers, reports upward, results of the handling, imprint."""

from __future__ import annotations

from random import Random

from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where


def last_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows at the very end, and put their facts into the truth."""
    organs = ("政协提案委", "政协提案法制委") if item.is_proposal else ("人大联工委", "人大常委会代工委")
    names = [item.rank + name for name in (random.choice(organs), "政府办", "政府督查室")]
    names = names[: random.choice((2, 3))]
    match trouble:
        case "抄送份数":
            form = random.choice(("（{}）", "（{}份）", "({})"))
            texts = [name + form.format(random.randint(1, 3)) for name in names]
            truth.cc, truth.also["抄送"] = tuple(texts), (names,)
            joint, end = random.choice(("，", "、")), random.choice(("。", ""))
            return [Row(f"抄送：{joint.join(texts)}{end}", Where.FLUSH, aside=True)]
        case "抄报抄送":
            truth.cc, truth.also["抄送"] = tuple(names), (names[1:], names[:1])
            truth.kept = (*truth.kept, *names)
            rest = "、".join(names[1:])
            return [
                Row(f"抄报：{names[0]}", Where.FLUSH, aside=True),
                Row(f"抄送：{rest}", Where.FLUSH, aside=True),
            ]
        case "办理结果":
            result = random.choice(("正在解决", "已解决", "列入计划", "留作参考", "已采纳"))
            label = random.choice(("办理结果", "办理情况", "办复结果", "办理进度"))
            truth.kept = (*truth.kept, result)
            truth.open.add("办理类别")
            return [Row(f"{label}：{result}", aside=True)]
        case "类别" if not truth.result_class:
            truth.result_class = random.choice("ABC")
            text = random.choice(("办理结果：{}", "答复类别：{}类", "（{}类）", "办复类别：{}类", "类别：{}"))
            return [Row(text.format(truth.result_class), aside=True)]
        case "印发":
            truth.cc = tuple(names)
            gap = random.choice(("　　　　", "  ", "        "))
            date = f"{item.year}年6月{random.randint(1, 30)}日"
            return [
                Row(f"抄送：{'、'.join(names)}。", Where.FLUSH),
                Row(f"{item.body}办公室{gap}{date}印发", Where.RIGHT, aside=True),
            ]
    return []
