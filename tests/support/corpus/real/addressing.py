"""Salutations in the forms found: without colon, with names taken out, with blanks, with a greeting."""

from __future__ import annotations

from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where


def salutation_row(random: Random, item: Item, truth: Truth, trouble: str) -> Row:
    """Return the row of the recipients, and put them into the truth."""
    addressed, people = item.addressed, item.people
    member, colon = item.member, random.choice(("：",) * 10 + (":",))
    names = [random.choice(words.SURNAMES) + given for given in ("某某", "某", "某某")]
    match trouble:
        case "二位":
            count = random.choice((2, 3))
            people = tuple(dict.fromkeys(names[:count]))
            word = {1: "", 2: random.choice(("二位", "两位", "2位")), 3: random.choice(("三位", "3位"))}[
                len(people)
            ]
            addressed = f"{'、'.join(people)}{word}{member}"
        case "无冒号":
            colon = ""
            addressed = random.choice(("", "", "尊敬的")) + addressed
        case "隐名":
            mark = random.choice(("××", "XX", "×××", "XXX", "**", "某某", "***", "□□", "＊＊"))
            addressed, people = f"{mark}{member}", ()
            truth.also["提出人"] = ((mark,), ("××",), ("某某",))
        case "只有委员":
            addressed, people = random.choice((f"{member}您好", member, f"{member}您好")), ()
            truth.also["主送"] = (f"{member}您好", member, f"尊敬的{member}")
        case "您好":
            truth.also["主送"] = (addressed,)
            addressed += (
                random.choice(("您好", "，您好", "您好！", " 您好")) if not item.is_several else "你们好"
            )
            truth.also["主送"] += (addressed.rstrip("！"), addressed.replace(" ", ""))
            truth.open.add("开头语")
        case "名中空":
            name = random.choice(words.SURNAMES)
            addressed, people = f"{name}{random.choice((' ', '  ', '　'))}某{member}", (f"{name}某",)
        case "空格隔开":
            people = tuple(dict.fromkeys(names))
            gap = random.choice((" ", "  ", "　", "，", "、 "))
            addressed = gap.join(people) + random.choice(("", gap.strip("，、"))) + member
        case "各位":
            addressed, people = f"各位{member}", ()
            truth.also["提出人"] = ((f"各位{member}",), ("各位",))
        case _ if random.random() < 0.15:
            addressed = f"尊敬的{addressed}"
    truth.salutation, truth.people = addressed, people
    return Row(addressed + colon, random.choice((Where.FLUSH,) * 5 + (Where.INDENTED,)))
