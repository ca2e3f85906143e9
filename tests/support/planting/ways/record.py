"""Ways to let a text say something else than the record of the item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from random import Random

from replydesk.draft.model import Draft, Key, Paragraph, Part, Section
from replydesk.draft.place import Place, field_text
from replydesk.letter.compose import compose, salutation
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.kinds import kind_of
from replydesk.letter.model import Role
from tests.support.planting.model import Plant, Planted, Spot
from tests.support.planting.slips import other_character, other_digit, other_numeral
from tests.support.planting.stock import planting_stock
from tests.support.planting.tools import (
    changed,
    field_planted,
    typed_out,
    with_others,
    with_sentence,
)

_OTHER_SUBJECTS = (
    "关于加强湿地保护的建议",
    "关于发展夜间经济的提案",
    "关于规范共享单车停放的建议",
    "关于扶持中药材种植的建议",
    "关于建设城市书房的提案",
)


def _facts(draft: Draft) -> DraftFacts:
    return DraftFacts(draft, planting_stock().profile(draft))


def only(is_fit: Callable[[Draft], bool], plant: Plant) -> Plant:
    """Return a planting for some drafts alone."""
    return lambda draft, random: plant(draft, random) if is_fit(draft) else None


def asks_alone(draft: Draft) -> bool:
    return pronoun(_facts(draft).proposers) == "您" and not kind_of(draft).to_lead


def ask_together(draft: Draft) -> bool:
    return pronoun(_facts(draft).proposers) == "你们" and not kind_of(draft).to_lead


def is_suggestion(draft: Draft) -> bool:
    return kind_of(draft).name == "代表建议"


def is_proposal(draft: Draft) -> bool:
    return kind_of(draft).name == "政协提案"


def in_title(find: Callable[[str, Random], Iterable[tuple[int, int, str]]], *also: Key) -> Plant:
    """Return the planting of a change into the title, typed out for it."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        title = compose(_facts(draft), planting_stock().phrases).text_of(Role.TITLE)
        typed = draft.with_field(Key.TITLE, title)
        offers = list(find(title, random))
        planted = changed(typed, Place(Key.TITLE), random.choice(offers)) if offers else None
        return planted and with_others(planted, also)

    return plant


def in_salutation(change: Callable[[str, Random], str]) -> Plant:
    """Return the planting of a change into 主送, typed out for it."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        typed = draft.with_field(Key.SALUTATION, salutation(_facts(draft)).rstrip("："))
        new = change(field_text(typed, Key.SALUTATION), random)
        return field_planted(typed, Key.SALUTATION, new, (Key.PROPOSERS,))

    return plant


def lost_in_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    """Yield the loss of one character of the item's title."""
    for found in re.finditer("《关于([^》]{6,})的(?:建议|提案|议案)》", text):
        at = random.randrange(found.start(1), found.end(1) - 1)
        yield at, at + 1, ""


def wrong_in_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    for found in re.finditer("《关于([^》]{6,})的(?:建议|提案|议案)》", text):
        at = random.randrange(found.start(1), found.end(1))
        yield at, at + 1, other_character(text[at], random)


def other_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    for found in re.finditer("《(关于[^》]+)》", text):
        yield *found.span(1), random.choice(_OTHER_SUBJECTS)


def subject_for_person(draft: Draft, random: Random) -> Planted | None:
    """Put the subject where the person stands: 关于……的建议在省……上提出的."""
    typed = typed_out(draft, Part.OPENING)
    text, you = typed.opening[0].text, pronoun(_facts(draft).proposers)
    if not text.startswith(you):
        return None
    return changed(typed, Place(Part.OPENING), (0, len(you), draft.get(Key.SUBJECT)))


NOUNS = {"代表建议": "提案", "提案": "代表建议"}
_CC = {
    "人大": ("{0}政协提案委员会", "{0}政府办公室"),
    "政协": ("{0}人大常委会代表工作委员会", "{0}政府办公室"),
}


def wrong_cc(draft: Draft, random: Random) -> Planted | None:
    level = draft.get(Key.SESSION)[:1]
    names = "、".join(_CC[kind_of(draft).congress]).format(level)
    right = _facts(draft).filled(Key.CC)
    return field_planted(draft.with_field(Key.CC, right), Key.CC, names)


def in_filled(key: Key, change: Callable[[str, Random], str], *also: Key) -> Plant:
    """Return the planting of a mistake into a field that the profile fills in."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        right = _facts(draft).filled(key)
        if not right:
            return None
        return field_planted(draft.with_field(key, right), key, change(right, random), also)

    return plant


def _other_unit(draft: Draft, random: Random) -> str:
    """Return another unit of the stock."""
    own = _facts(draft).profile.name
    return random.choice([each.name for each in planting_stock().profiles.values() if each.name != own])


def signed_by_other(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.name
    typed = draft.with_field(Key.SIGNATURE, own)
    return field_planted(typed, Key.SIGNATURE, _other_unit(draft, random), (Key.UNIT,))


def other_in_text(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.name
    sentence = f"{own}将按季度通报上述工作的进展情况。"
    before, place, at = with_sentence(draft, random, sentence)
    other = random.choice(("临江", "东岭", "松坪")) + own[2:]  # of the same kind, in another place
    return changed(before, place, (at, at + len(own), other))


def other_self_name(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.self_name
    if own not in ("我厅", "我局", "我委"):
        return None
    sentence = f"对此，{own}已作出专门安排。"
    before, place, at = with_sentence(draft, random, sentence)
    wrong = random.choice([each for each in ("我厅", "我局", "我委", "我办") if each != own])
    return changed(before, place, (at + 3, at + 5, wrong))


def unnamed_consulted(draft: Draft, random: Random) -> Planted | None:
    """Add a body to 会商单位 that the text, typed before, does not name."""
    if kind_of(draft).to_lead:
        return None
    typed = typed_out(draft, Part.OPENING)
    level = draft.get(Key.SESSION)[:1]
    name = level + random.choice(("气象局", "档案馆", "总工会", "烟草专卖局", "地方志办公室"))
    names = "、".join((*draft.names(Key.CONSULTED), name))
    planted = field_planted(typed, Key.CONSULTED, names)
    return planted and planted._replace(spots=(*planted.spots, Spot(Place(Part.OPENING), 0, 400)))


def consulted_otherwise(draft: Draft, random: Random) -> Planted | None:
    """Name another body in the opening than the record's."""
    names = draft.names(Key.CONSULTED)
    typed = typed_out(draft, Part.OPENING)
    if not names or names[0] not in typed.opening[0].text:
        return None
    at = typed.opening[0].text.index(names[0])
    other = names[0][:1] + random.choice(("气象局", "档案馆", "总工会", "烟草专卖局"))
    planted = changed(typed, Place(Part.OPENING), (at, at + len(names[0]), other))
    return planted and with_others(planted, (Key.CONSULTED,))


def in_sentence_of_record(key: Key, sentence: str, wrong: Callable[[str], str]) -> Plant:
    """Return the planting into a sentence that names a value of the record."""

    def plant(draft: Draft, random: Random) -> Planted | None:
        value = draft.get(key)
        if not value or wrong(value) == value:
            return None
        right = sentence.format(value)
        before, place, at = with_sentence(draft, random, right)
        begin = at + sentence.index("{")
        planted = changed(before, place, (begin, begin + len(value), wrong(value)))
        return planted and with_others(planted, (key,))

    return plant


def other_session(text: str) -> str:
    """Return a session of the year before: 三次 for 四次."""
    return re.sub("([二三四五六七八九])次", lambda found: other_numeral(found), text)


def other_number(text: str) -> str:
    """Return a number with its last digit one higher."""
    return re.sub(r"[0-9]+$", other_digit, text)


def too_many(draft: Draft, random: Random) -> Planted | None:
    """Address one more person than asked: 张某某等4位代表 for three."""
    names, member = draft.names(Key.PROPOSERS), kind_of(draft).member
    if len(names) < 2 or kind_of(draft).to_lead:
        return None
    right = draft.with_field(Key.SALUTATION, f"{names[0]}等{len(names)}位{member}")
    return field_planted(right, Key.SALUTATION, f"{names[0]}等{len(names) + 1}位{member}", (Key.PROPOSERS,))


def other_file(draft: Draft, random: Random) -> Planted | None:
    """Name the draft's file after another person."""
    names, member = draft.names(Key.PROPOSERS), kind_of(draft).member
    if len(names) != 1 or not names[0].endswith("某某"):
        return None
    topic = draft.get(Key.SUBJECT)[2:8]
    right, wrong = (f"{topic}-{name}{member}" for name in (names[0], f"{random.choice('楚欧闵')}某某"))
    fields = (Key.PROPOSERS, Key.SUBJECT, Key.ITEM_NUMBER, Key.KIND, Key.UNIT)
    spots = tuple(Spot(Place(key), 0, len(draft.get(key))) for key in fields)
    return Planted(draft, draft, spots, files=(right, wrong))


_PLAIN = (
    "收到您的意见后，我们认真作了研究，并与有关方面进行了沟通。",
    "您所反映的情况与我们掌握的基本一致。",
    "对于这一问题，有关方面的看法较为一致，工作思路也比较清楚。",
)


def _with_plain_text(draft: Draft, key_class: str, end: str) -> Draft:
    """Return the draft with a plain answer that names neither time nor reason."""
    you = pronoun(_facts(draft).proposers)
    texts = [text.replace("您", you) for text in (*_PLAIN, end)]
    section = Section(1, "有关情况", tuple(map(Paragraph, texts)))
    draft = replace(draft, preamble=(), sections=(section,), next_steps=(), attachments=())
    draft = draft.with_fields([(Key.NEXT_STEPS, ""), (Key.ATTACHMENTS, ""), (Key.CONSULTED, "")])
    return draft.with_field(Key.RESULT_CLASS, key_class)


def class_without(letter: str, end: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        if kind_of(draft).family or draft.get(Key.RESULT_CLASS) == "":
            return None
        done = _with_plain_text(draft, "A", "目前，这项工作已经完成。")
        after = _with_plain_text(draft, letter, end)
        at = Place(Part.ANSWER, 0, len(_PLAIN))
        return Planted(done, after, (Spot(Place(Key.RESULT_CLASS), 0, 1), Spot(at, 0, len(end))))

    return plant


def named_twice(text: str, random: Random) -> str | None:
    names = text.split("、")
    return f"{text}、{names[0]}" if "某" in names[0] else None


def year_before(text: str, random: Random) -> str | None:
    return re.sub(r"20(\d\d)", lambda found: f"20{int(found[1]) - 1}", text, count=1)


def number_of_other_kind(draft: Draft, random: Random) -> Planted | None:
    codes = _facts(draft).profile.codes
    pair = (codes.get("代表建议", ""), codes.get("政协提案", ""))
    text = draft.get(Key.DOCUMENT_NUMBER)
    own = next((code for code in pair if code and text.startswith(f"{code}〔")), "")
    other = pair[1] if own == pair[0] else pair[0]
    if not own or not other:
        return None
    return field_planted(draft, Key.DOCUMENT_NUMBER, other + text.removeprefix(own), (Key.KIND,))


def other_congress(text: str, random: Random) -> str | None:
    if "政协" in text:
        return re.sub(r"政协(.*?届)", r"\1人大", text)
    return re.sub(r"(.)(.*?届)人大", r"\1政协\2", text) if "人大" in text else None


def _near_name(text: str, random: Random) -> str | None:
    """Return people of which one has another surname's character."""
    names = text.split("、")
    if "某" not in names[0] or "等" in names[0]:
        return None
    return "、".join((other_character(names[0][0], random) + names[0][1:], *names[1:]))
