"""Ways to give a field another form than it should have."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import DraftFacts
from tests.support.planting.model import Plant, Planted
from tests.support.planting.stock import planting_stock
from tests.support.planting.tools import field_planted, in_field

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章"
    "云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
)
EMOJI = "😀👍✅🌟❤"
PRIVATE = "\ue004\ue5e5\uf8ff"
UNSEEN = "\u200b\u200e\u2060\ufeff"


def sub(regex: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str, Random], str | None]:
    """Return the change of the first match of a pattern, None if there is none."""
    return lambda text, random: re.sub(regex, new, text, count=1) if re.search(regex, text) else None


def inside(characters: str) -> Callable[[str, Random], str | None]:
    """Return the insertion of one of some characters into a text, not at its ends."""

    def change(text: str, random: Random) -> str | None:
        if len(text) < 2:
            return None
        at = random.randint(1, len(text) - 1)
        return text[:at] + random.choice(characters) + text[at:]

    return change


def of_profile(key: Key, change: Callable[[str, Random], str | None]) -> Plant:
    """Return the planting into a field that the profile fills in if the draft does not."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        right = DraftFacts(draft, planting_stock().profile(draft)).filled(key)
        new = change(right, random) if right else None
        return None if new is None else field_planted(draft.with_field(key, right), key, new)

    return plant


def people(change: Callable[[str, Random], str | None]) -> Plant:
    """Return the planting into 提出人 where people are named."""
    plant = in_field(Key.PROPOSERS, change)
    return lambda draft, random: plant(draft, random) if "某" in draft.get(Key.PROPOSERS)[:3] else None


def new_field(key: Key, right: str, *wrong: str) -> Plant:
    """Return the planting into a field that few replies have: a right value first, then a wrong one."""
    return lambda draft, random: field_planted(draft.with_field(key, right), key, random.choice(wrong))


def mixed_people(draft: Draft, random: Random) -> Planted | None:
    """Part four people by all kinds of marks."""
    names = draft.names(Key.PROPOSERS)
    if len(names) < 2 or not all("某" in name for name in names):
        return None
    first, second, third, fourth = random.sample(SURNAMES, 4)
    right = f"{first}四、{second}五、{third}六、{fourth}七"
    wrong = f"{first}四，{second}五 {third}六;{fourth}七"
    planted = field_planted(draft.with_field(Key.PROPOSERS, right), Key.PROPOSERS, wrong)
    return planted and planted._replace(files=("", ""))


def year_number(text: str, random: Random) -> str | None:
    found = re.fullmatch(r"(.+)〔(\d{4})〕(\d+)号", text)
    return f"{found[1]}〔{found[2][2:]}〕{found[3]}号" if found else None


def brackets(left: str, right: str) -> Callable[[str, Random], str | None]:
    return sub(r"〔(\d{4})〕", rf"{left}\1{right}")
