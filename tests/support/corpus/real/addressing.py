"""Salutations in the forms found: without colon, with names taken out, with blanks, with a greeting."""

from __future__ import annotations

from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where

# Salutations without a name.
_NAMELESS = (
    "{member}您好",
    "{member}",
    "尊敬的{member}",
    "{body}{member}",
    "尊敬的{body}{member}",
    "{member}同志",
)
_LONG_NAMES = ("阿某古丽·买某", "欧阳某某", "司马某", "才某卓玛", "巴某·木某", "慕容某某", "扎某多吉")
# Groups as recipients, by what their members are called.
_GROUPS = {
    "代表": (
        "第三代表团",
        "石桥镇代表团",
        "{rank}人大城建环资委",
        "河湾代表小组",
        "东屏代表联络站",
        "解放军代表团",
    ),
    "委员": (
        "民进{rank}委会",
        "农工党{rank}总支",
        "工商联界别",
        "经济界委员小组",
        "致公党{rank}委员会",
        "{rank}政协文化文史委",
        "无党派人士界",
        "九三学社{rank}委",
        "{rank}妇联",
        "台盟{rank}支部",
    ),
}


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
            addressed, people = random.choice(_NAMELESS).format(member=member, body=item.congress), ()
            truth.also["主送"] = (addressed.removesuffix("您好"), member, f"尊敬的{member}")
        case "您好":
            truth.also["主送"] = (addressed,)
            addressed += (
                random.choice(("您好", "，您好", "您好！", " 您好")) if not item.is_several else "你们好"
            )
            truth.also["主送"] += (addressed.rstrip("！"), addressed.replace(" ", ""))
            truth.open.add("开头语")
        case "人大在后":
            level = random.choice(("", "区", "县", "市"))
            people = (names[0],)
            addressed = f"{names[0]}{level}{'人大' if member == '代表' else '政协'}{member}"
        case "尊敬":
            addressed = f"尊敬{addressed}"
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
        case "长名":
            name = random.choice(_LONG_NAMES)
            addressed, people = f"{name}{member}", (name,)
        case "集体":
            group = random.choice(_GROUPS[member]).format(rank=item.rank)
            addressed, people = group, (group,)
        case _ if random.random() < 0.15:
            addressed = f"尊敬的{addressed}"
    truth.salutation, truth.people = addressed, people
    return Row(addressed + colon, random.choice((Where.FLUSH,) * 5 + (Where.INDENTED,)))
