"""Mistakes of section 记录: the text says something else than the record of the item."""

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
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted, Spot
from tests.support.planting.slips import other_character, other_digit, other_numeral
from tests.support.planting.stock import planting_stock
from tests.support.planting.tools import (
    added,
    changed,
    field_planted,
    in_field,
    in_part,
    pattern,
    typed_out,
    with_others,
    with_sentence,
    words,
)

SECTION = "记录"
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


def _asks_alone(draft: Draft) -> bool:
    return pronoun(_facts(draft).proposers) == "您" and not kind_of(draft).to_lead


def _ask_together(draft: Draft) -> bool:
    return pronoun(_facts(draft).proposers) == "你们" and not kind_of(draft).to_lead


def _is_suggestion(draft: Draft) -> bool:
    return kind_of(draft).name == "代表建议"


def _is_proposal(draft: Draft) -> bool:
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


def _lost_in_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    """Yield the loss of one character of the item's title."""
    for found in re.finditer("《关于([^》]{6,})的(?:建议|提案|议案)》", text):
        at = random.randrange(found.start(1), found.end(1) - 1)
        yield at, at + 1, ""


def _wrong_in_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    for found in re.finditer("《关于([^》]{6,})的(?:建议|提案|议案)》", text):
        at = random.randrange(found.start(1), found.end(1))
        yield at, at + 1, other_character(text[at], random)


def _other_title(text: str, random: Random) -> Iterable[tuple[int, int, str]]:
    for found in re.finditer("《(关于[^》]+)》", text):
        yield *found.span(1), random.choice(_OTHER_SUBJECTS)


def _subject_for_person(draft: Draft, random: Random) -> Planted | None:
    """Put the subject where the person stands: 关于……的建议在省……上提出的."""
    typed = typed_out(draft, Part.OPENING)
    text, you = typed.opening[0].text, pronoun(_facts(draft).proposers)
    if not text.startswith(you):
        return None
    return changed(typed, Place(Part.OPENING), (0, len(you), draft.get(Key.SUBJECT)))


_NOUNS = {"代表建议": "提案", "提案": "代表建议"}
_CC = {
    "人大": ("{0}政协提案委员会", "{0}政府办公室"),
    "政协": ("{0}人大常委会代表工作委员会", "{0}政府办公室"),
}


def _wrong_cc(draft: Draft, random: Random) -> Planted | None:
    level = draft.get(Key.SESSION)[:1]
    names = "、".join(_CC[kind_of(draft).congress]).format(level)
    right = _facts(draft).filled(Key.CC)
    return field_planted(draft.with_field(Key.CC, right), Key.CC, names)


def _filled(key: Key, change: Callable[[str, Random], str], *also: Key) -> Plant:
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


def _signed_by_other(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.name
    typed = draft.with_field(Key.SIGNATURE, own)
    return field_planted(typed, Key.SIGNATURE, _other_unit(draft, random), (Key.UNIT,))


def _other_in_text(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.name
    sentence = f"{own}将按季度通报上述工作的进展情况。"
    before, place, at = with_sentence(draft, random, sentence)
    other = random.choice(("临江", "东岭", "松坪")) + own[2:]  # of the same kind, in another place
    return changed(before, place, (at, at + len(own), other))


def _other_self_name(draft: Draft, random: Random) -> Planted | None:
    own = _facts(draft).profile.self_name
    if own not in ("我厅", "我局", "我委"):
        return None
    sentence = f"对此，{own}已作出专门安排。"
    before, place, at = with_sentence(draft, random, sentence)
    wrong = random.choice([each for each in ("我厅", "我局", "我委", "我办") if each != own])
    return changed(before, place, (at + 3, at + 5, wrong))


def _unnamed_consulted(draft: Draft, random: Random) -> Planted | None:
    """Add a body to 会商单位 that the text, typed before, does not name."""
    if kind_of(draft).to_lead:
        return None
    typed = typed_out(draft, Part.OPENING)
    level = draft.get(Key.SESSION)[:1]
    name = level + random.choice(("气象局", "档案馆", "总工会", "烟草专卖局", "地方志办公室"))
    names = "、".join((*draft.names(Key.CONSULTED), name))
    planted = field_planted(typed, Key.CONSULTED, names)
    return planted and planted._replace(spots=(*planted.spots, Spot(Place(Part.OPENING), 0, 400)))


def _consulted_otherwise(draft: Draft, random: Random) -> Planted | None:
    """Name another body in the opening than the record's."""
    names = draft.names(Key.CONSULTED)
    typed = typed_out(draft, Part.OPENING)
    if not names or names[0] not in typed.opening[0].text:
        return None
    if any(names[0] in text for _, text in _facts(draft).texts if text != typed.opening[0].text):
        return None
    at = typed.opening[0].text.index(names[0])
    other = names[0][:1] + random.choice(("气象局", "档案馆", "总工会", "烟草专卖局"))
    planted = changed(typed, Place(Part.OPENING), (at, at + len(names[0]), other))
    return planted and with_others(planted, (Key.CONSULTED,))


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


def _class_without(letter: str, end: str) -> Plant:
    def plant(draft: Draft, random: Random) -> Planted | None:
        if kind_of(draft).family or draft.get(Key.RESULT_CLASS) == "":
            return None
        done = _with_plain_text(draft, "A", "目前，这项工作已经完成。")
        after = _with_plain_text(draft, letter, end)
        at = Place(Part.ANSWER, 0, len(_PLAIN))
        return Planted(done, after, (Spot(Place(Key.RESULT_CLASS), 0, 1), Spot(at, 0, len(end))))

    return plant


def _twice(text: str, random: Random) -> str | None:
    names = text.split("、")
    return f"{text}、{names[0]}" if "某" in names[0] else None


def _year_before(text: str, random: Random) -> str | None:
    return re.sub(r"20(\d\d)", lambda found: f"20{int(found[1]) - 1}", text, count=1)


def _number_of_other_kind(draft: Draft, random: Random) -> Planted | None:
    codes = _facts(draft).profile.codes
    pair = (codes.get("代表建议", ""), codes.get("政协提案", ""))
    text = draft.get(Key.DOCUMENT_NUMBER)
    own = next((code for code in pair if code and text.startswith(f"{code}〔")), "")
    other = pair[1] if own == pair[0] else pair[0]
    if not own or not other:
        return None
    return field_planted(draft, Key.DOCUMENT_NUMBER, other + text.removeprefix(own), (Key.KIND,))


def _other_congress(text: str, random: Random) -> str | None:
    if "政协" in text:
        return re.sub(r"政协(.*?届)", r"\1人大", text)
    return re.sub(r"(.)(.*?届)人大", r"\1政协\2", text) if "人大" in text else None


def _near_name(text: str, random: Random) -> str | None:
    """Return people of which one has another surname's character."""
    names = text.split("、")
    if "某" not in names[0] or "等" in names[0]:
        return None
    return "、".join((other_character(names[0][0], random) + names[0][1:], *names[1:]))


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind(
        "开头语届次不符",
        SECTION,
        "开头语的次数与届次不同",
        S,
        True,
        in_part(Part.OPENING, pattern("([一二三四五六七八九])次会议", other_numeral), Key.SESSION),
    ),
    Kind(
        "开头语届数不符",
        SECTION,
        "开头语的届数与届次不同",
        S,
        True,
        in_part(Part.OPENING, pattern("十?([一二三四五六七八九])届", other_numeral), Key.SESSION),
    ),
    Kind(
        "开头语编号不符",
        SECTION,
        "开头语的编号与编号栏不同",
        S,
        True,
        in_part(
            Part.OPENING, pattern("(?<=第)([0-9]+)(?=号)", other_digit, everywhere=True), Key.ITEM_NUMBER
        ),
    ),
    Kind(
        "开头语案由漏字",
        SECTION,
        "开头语里的题目漏了一个字",
        S,
        True,
        in_part(Part.OPENING, _lost_in_title, Key.SUBJECT),
    ),
    Kind(
        "开头语案由错字",
        SECTION,
        "开头语里的题目错了一个字",
        S,
        True,
        in_part(Part.OPENING, _wrong_in_title, Key.SUBJECT),
    ),
    Kind(
        "开头语案由是别件的",
        SECTION,
        "开头语里是另一件的题目",
        S,
        True,
        in_part(Part.OPENING, _other_title, Key.SUBJECT),
    ),
    Kind("案由写在人的位置", SECTION, "开头语开头应是人，写成了案由", S, False, _subject_for_person),
    Kind(
        "标题编号不符",
        SECTION,
        "手写的标题编号与编号栏不同",
        S,
        True,
        in_title(pattern("(?<=第)([0-9]+)(?=号)", other_digit), Key.ITEM_NUMBER),
    ),
    Kind(
        "标题届次不符",
        SECTION,
        "手写的标题次数与届次不同",
        S,
        True,
        in_title(pattern("([一二三四五六七八九])次会议", other_numeral), Key.SESSION),
    ),
    Kind(
        "标题建议提案相混",
        SECTION,
        "手写的标题把建议写成提案，或者相反",
        S,
        False,
        in_title(pattern("(?<=号)(代表建议|提案)", lambda found: _NOUNS[found[0]]), Key.KIND),
    ),
    Kind(
        "主送姓名不符",
        SECTION,
        "手写的主送姓氏与提出人不同",
        S,
        False,
        only(
            lambda draft: "某" in draft.get(Key.PROPOSERS)[:3] and not kind_of(draft).to_lead,
            in_salutation(lambda text, random: other_character(text[0], random) + text[1:]),
        ),
    ),
    Kind(
        "主送代表委员相混",
        SECTION,
        "手写的主送把代表写成委员，或者相反",
        S,
        False,
        only(
            lambda draft: "某" in draft.get(Key.PROPOSERS) and not kind_of(draft).to_lead,
            in_salutation(
                lambda text, random: re.sub(
                    "代表|委员", lambda found: "委员" if found[0] == "代表" else "代表", text, count=1
                )
            ),
        ),
    ),
    Kind(
        "建议误作提案",
        SECTION,
        "答复代表，正文称提案",
        S,
        False,
        only(
            _is_suggestion,
            added(
                (
                    "办理过程中，我们就建议内容与有关方面作了充分沟通。",
                    "该建议由分管负责同志牵头办理。",
                    "建议中提到的几个具体地点均已实地查看。",
                ),
                words([("建议", "提案")]),
            ),
        ),
    ),
    Kind(
        "提案误作议案",
        SECTION,
        "答复委员，正文称议案",
        S,
        False,
        only(
            _is_proposal,
            added(
                (
                    "办理过程中，我们就提案内容与有关方面作了充分沟通。",
                    "该提案由分管负责同志牵头办理。",
                    "提案中提到的几个具体地点均已实地查看。",
                ),
                words([("提案", "议案")]),
            ),
        ),
    ),
    Kind(
        "建议误作议案",
        SECTION,
        "答复代表，正文称议案",
        S,
        False,
        only(
            _is_suggestion,
            added(
                ("该建议由分管负责同志牵头办理。", "建议中提到的几个具体地点均已实地查看。"),
                words([("建议", "议案")]),
            ),
        ),
    ),
    Kind(
        "代表误作委员",
        SECTION,
        "答复代表，正文称委员",
        S,
        False,
        only(
            _is_suggestion,
            added(
                (
                    "竣工后将邀请代表到现场查看。",
                    "办理期间，我们与代表保持了经常联系。",
                    "代表反映的其他问题也已一并研究。",
                ),
                words([("代表", "委员")]),
            ),
        ),
    ),
    Kind(
        "委员误作代表",
        SECTION,
        "答复委员，正文称代表",
        S,
        False,
        only(
            _is_proposal,
            added(
                (
                    "竣工后将邀请委员到现场查看。",
                    "办理期间，我们与委员保持了经常联系。",
                    "委员反映的其他问题也已一并研究。",
                ),
                words([("委员", "代表")]),
            ),
        ),
    ),
    Kind(
        "一人称你们",
        SECTION,
        "答复一人，称你们",
        S,
        True,
        only(
            _asks_alone,
            added(
                (
                    "您反映的情况，我们已经逐项核实。",
                    "对您的意见，我们将认真吸收。",
                    "工作进展将及时向您通报。",
                ),
                words([("您", "你们")]),
            ),
        ),
    ),
    Kind(
        "几人称您",
        SECTION,
        "答复几人，称您",
        S,
        True,
        only(
            _ask_together,
            added(
                (
                    "你们反映的情况，我们已经逐项核实。",
                    "对你们的意见，我们将认真吸收。",
                    "工作进展将及时向你们通报。",
                ),
                words([("你们", "您")]),
            ),
        ),
    ),
    Kind(
        "称您们",
        SECTION,
        "称您们",
        S,
        True,
        only(
            _ask_together,
            added(
                ("你们反映的情况，我们已经逐项核实。", "感谢你们的理解，工作进展将及时向你们通报。"),
                words([("你们", "您们")]),
            ),
        ),
    ),
    Kind(
        "一人称你",
        SECTION,
        "答复一人，称你",
        S,
        True,
        only(
            _asks_alone,
            added(
                (
                    "您反映的情况，我们已经逐项核实。",
                    "对您的意见，我们将认真吸收。",
                    "工作进展将及时向您通报。",
                ),
                words([("您", "你")]),
            ),
        ),
    ),
    Kind("自称不符", SECTION, "厅自称我局，等等", S, True, _other_self_name),
    Kind("正文是别的单位", SECTION, "正文里本单位的名称是另一单位的", S, False, _other_in_text),
    Kind("落款是别的单位", SECTION, "落款是另一单位", S, False, _signed_by_other),
    Kind("会商单位未提", SECTION, "会商单位多一家，文中没有提到", S, False, _unnamed_consulted),
    Kind("开头语会商单位不符", SECTION, "开头语写的会商单位与栏里不同", S, False, _consulted_otherwise),
    Kind(
        "文号年份不符",
        SECTION,
        "文号的年份是上一年",
        S,
        True,
        in_field(Key.DOCUMENT_NUMBER, _year_before, Key.DATE),
    ),
    Kind("文号代字不符", SECTION, "建议用了提案的代字，或者相反", S, False, _number_of_other_kind),
    Kind(
        "届次与类型不符",
        SECTION,
        "建议的届次写了政协，或者相反",
        S,
        False,
        only(lambda draft: not kind_of(draft).base, in_field(Key.SESSION, _other_congress, Key.KIND)),
    ),
    Kind(
        "抄送给了另一方",
        SECTION,
        "建议抄送了政协，提案抄送了人大",
        S,
        False,
        only(lambda draft: draft.get(Key.SESSION)[:1] in ("省", "市", "县", "区"), _wrong_cc),
    ),
    Kind(
        "联系人与档案不符",
        SECTION,
        "联系人的姓与单位档案不同",
        H,
        True,
        _filled(Key.CONTACT, lambda text, random: other_character(text[0], random) + text[1:]),
    ),
    Kind(
        "电话与档案不符",
        SECTION,
        "电话有一位与单位档案不同",
        H,
        True,
        _filled(Key.PHONE, lambda text, random: text[:-1] + str((int(text[-1]) + 3) % 10)),
    ),
    Kind("提出人重复", SECTION, "同一提出人写了两遍", S, True, in_field(Key.PROPOSERS, _twice)),
    Kind(
        "B类没有时限",
        SECTION,
        "B类答复没有说什么时候办成",
        H,
        False,
        _class_without("B", "该项工作已列入计划，将逐步推进。"),
    ),
    Kind(
        "C类没有原因",
        SECTION,
        "C类答复没有说为什么办不了",
        H,
        False,
        _class_without("C", "该项意见暂不办理，留作参考。"),
    ),
    Kind(
        "列入计划没有时限",
        SECTION,
        "列入计划，没有说哪一年",
        H,
        False,
        added(("该项目已列入2027年度建设计划。", "道路拓宽已列入2027年建设计划。"), pattern("2027年度?", "")),
    ),
    Kind(
        "开头语姓名不符",
        SECTION,
        "会办意见开头语的姓名与提出人不同",
        S,
        True,
        in_part(
            Part.OPENING,
            pattern("(.)(?=某某(?:代表|委员|[、等]))", lambda found: "詹" if found[0] != "詹" else "龚"),
            Key.PROPOSERS,
        ),
    ),
    Kind(
        "原答复文号是本文号",
        SECTION,
        "原答复写成了本文的文号",
        S,
        False,
        only(
            lambda draft: kind_of(draft).family == "再次答复" and "　" not in draft.get(Key.DOCUMENT_NUMBER),
            lambda draft, random: field_planted(
                draft, Key.FIRST_REPLY, draft.get(Key.DOCUMENT_NUMBER), (Key.DOCUMENT_NUMBER,)
            ),
        ),
    ),
)
