"""The rows below the answer: thanks, closing, attachments, signature, date, contact, cc, marks."""

from __future__ import annotations

from random import Random

from replydesk.text.numerals import chinese_numeral
from tests.support.corpus import words
from tests.support.corpus.attached import attachment_pages
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth, Where

_THANKS = (
    "感谢{you}对{work}工作的关心和支持。",
    "感谢{you}对{work}工作的关心和支持！",
    "感谢{you}对我们工作的关心、理解和支持，希望{you}今后多提宝贵意见。",
    "衷心感谢{you}长期以来对{work}事业的关注与支持！",
    "最后，感谢{you}对{place}{work}工作的关注，欢迎{you}继续监督{we}的工作。",
    "再次感谢{you}对{work}工作的支持，恳请一如既往地提出宝贵意见。",
    "诚挚感谢{you}提出的宝贵意见。",
    "再次感谢！",
    "非常感谢{you}的关心与支持。",
    "在此，对{you}给予{work}工作的关心表示衷心的感谢。",
)
_CLOSINGS = (
    "专此答复。",
    "特此答复。",
    "特此函复。",
    "此复。",
    "专此函复，请予审阅。",
    "以上答复，{you}如有不同意见，请及时与{we}联系。",
    "对以上答复{you}有什么意见，请填写回执并寄回{we}。",
    "以上是{we}对该{noun}的答复。",
    "如对以上答复有不同意见，请及时反馈。",
    "请{you}填写《征询意见表》，反馈至{we}。",
    "希望{you}继续关注{work}工作，多提意见和建议。",
    "欢迎{you}对{we}工作多提宝贵意见。",
)
_OPINION = ("以上意见供你单位统一答复{member}时参考。", "以上意见，请在答复{member}时一并考虑。")


def ending(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return the rows below the next steps, in order."""
    rows = closing_rows(random, item, truth, mistakes)
    rows += attachment_note(random, item, truth)
    contact = contact_rows(random, item, truth)
    signed = signature_rows(random, item, truth, mistakes)
    early = bool(signed) and random.random() < 0.08
    rows += [*contact, *signed] if early else [*signed, *contact]
    rows += mark_rows(random, truth)
    pages = attachment_pages(random, item, truth) if truth.attachments and random.random() < 0.5 else []
    cc = cc_rows(random, item, truth)
    return [*rows, *pages, *cc] if random.random() < 0.5 else [*rows, *cc, *pages]


def closing_rows(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return thanks and closing."""
    you = {True: "您", False: "您们"}[item.is_several] if "E8" in mistakes else item.you
    noun = "建议" if "E5" in mistakes and item.is_proposal else "提案" if "E5" in mistakes else item.noun
    slots = {
        "you": you,
        "we": item.we,
        "work": random.choice(words.FIELDS)[0],
        "place": item.place,
        "noun": noun,
        "member": item.member,
    }
    texts = []
    if item.is_opinion:
        texts.append(random.choice(_OPINION))
    elif random.random() < 0.78:
        texts.append(random.choice(_THANKS))
    form = random.random()
    if not item.is_opinion and form < 0.33:
        texts.insert(random.choice((0, len(texts), len(texts))), random.choice(_CLOSINGS))
    elif not item.is_opinion and form < 0.36:
        texts += ["此致", "敬礼！"]
    if random.random() < 0.04 and not truth.signer:
        texts.append("此复函已经王某某审签。")
        truth.signer = None
    truth.ending = tuple(text.format(**slots) for text in texts)
    return [Row(text) for text in truth.ending]


def attachment_note(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the note of the attachments' names."""
    if random.random() > 0.12:
        return []
    names = (
        "建议提案办理沟通联系表",
        "答复征询意见表",
        f"{item.thing.strip('“”')}项目清单",
        "2026年度任务分解表",
    )
    chosen = truth.attachments = tuple(random.sample(names, random.choice((1, 1, 2))))
    if len(chosen) == 1:
        return [Row(f"附件：{chosen[0]}")]
    return [Row(f"附件：1.{chosen[0]}"), Row(f"{random.choice(('', '　　　'))}2.{chosen[1]}")]


def signature_rows(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> list[Row]:
    """Return signature and date."""
    form = random.random()
    day = _date(random, item, truth, mistakes)
    if form < 0.1:
        return [Row(day, Where.RIGHT)] if day else []
    truth.signature = (item.body,)
    if form < 0.86 or not day:
        return [Row(item.body, Where.RIGHT), *([Row(day, Where.RIGHT)] if day else [])]
    if form < 0.93:
        other = item.place + random.choice(words.CONSULTED)
        truth.signature = (item.body, other)
        if random.random() < 0.5:
            return [Row(f"{item.body}　　{other}", Where.RIGHT), Row(day, Where.RIGHT)]
        return [Row(name, Where.RIGHT) for name in (*truth.signature, day)]
    return [Row(f"{item.body}{random.choice(('　', '  ', '    '))}{day}", Where.RIGHT)]


def _date(random: Random, item: Item, truth: Truth, mistakes: set[str]) -> str:
    month, day = random.randint(1, 12), random.randint(1, 28)
    form = random.random()
    if "E17" in mistakes:
        zero = random.choice("〇0○O零")
        year = "".join(
            zero if digit == "0" else "〇一二三四五六七八九"[int(digit)] for digit in str(item.year)
        )
        truth.date = f"{year}年{chinese_numeral(month)}月{chinese_numeral(day)}日"
    elif form < 0.09:
        return ""
    elif form < 0.12:
        truth.date = f"{item.year}年{month}月  日"
    elif form < 0.15:
        truth.date = f"{item.year}年{month:02d}月{day:02d}日"
    else:
        truth.date = f"{item.year}年{month}月{day}日"
    return truth.date


def contact_rows(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the contact and the telephone."""
    form = random.random()
    if form < 0.42:
        return []
    name, phone = words.person(random), f"0000-{random.randint(0, 99999999):08d}"
    if random.random() < 0.12:
        phone = f"100{random.randint(0, 99999999):08d}"
    truth.contact, truth.phone = name, phone
    gap = random.choice(("　", "  ", "，", "；", "    ", ", "))
    call = random.choice(("电话", "联系电话"))
    if form < 0.62:
        colon = random.choice(("：", "：", "：", ":"))
        return [Row(f"（联系人{colon}{name}{gap}{call}{colon}{phone}）")]
    if form < 0.76:
        return [Row(f"联系人：{name}"), Row(f"联系电话：{phone}")]
    if form < 0.84:
        return [Row(f"联系人：{name}{random.choice(('　　', '    ', '  '))}{call}：{phone}")]
    if form < 0.91:
        return [Row(f"联系人及电话：{name}{random.choice(('　', '  ', '，', ' '))}{phone}")]
    if form < 0.95 and truth.signer == "":
        _keep_leader(truth, "赵某某")
        return [
            Row("承办负责人：赵某某", aside=True),
            Row(f"承办人及联系电话：{name}{random.choice(('　', ' '))}{phone}"),
        ]
    if form < 0.97 and truth.signer == "":
        _keep_leader(truth, "陈某")
        return [Row("领导签发：陈某", aside=True), Row(f"联系人：{name}"), Row(f"联系电话：{phone}")]
    if form < 0.985:
        truth.phone = ""
        return [Row(f"（联系人：{name}）")]
    return [Row(f"联 系 人：{name}"), Row(f"电    话：{phone}")]


def _keep_leader(truth: Truth, name: str) -> None:
    """Note a leader named at the foot: kept, and not sure to be the signer beside the number."""
    truth.kept = (*truth.kept, name)
    truth.open.add("签发人")


def mark_rows(random: Random, truth: Truth) -> list[Row]:
    """Return class and publicity, if the place has them below the text."""
    rows = []
    if not truth.result_class and random.random() < 0.04:
        truth.result_class = random.choice("ABC")
        rows.append(Row(f"办复类别：{truth.result_class}"))
    if not truth.publicity and random.random() < 0.16:
        text, truth.publicity = random.choice(
            (
                ("（此件公开发布）", "主动公开"),
                ("（此件主动公开）", "主动公开"),
                ("公开方式：主动公开", "主动公开"),
                ("（此件不予公开）", "不予公开"),
                ("公开属性：依申请公开", "依申请公开"),
            )
        )
        rows.append(Row(text))
    return rows


def cc_rows(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the row of the copies."""
    if random.random() > 0.4:
        return []
    rank = item.rank
    mine = f"{rank}政协提案委员会" if item.is_proposal else f"{rank}人大常委会代表工作委员会"
    names = [mine, f"{rank}政府办公室", f"{rank}政府督查室", f"{rank}财政局"][
        : random.choice((1, 2, 2, 2, 3, 4))
    ]
    truth.cc = tuple(names)
    word = random.choice(("抄送",) * 12 + ("抄报",))
    joint = random.choice(("、", "、", "，", "，", "  ", "　", ","))
    end = random.choice(("。", "。", ""))
    rows = [Row(f"{word}{random.choice(('：', '：', '：', ':'))}{joint.join(names)}{end}", Where.FLUSH)]
    if random.random() < 0.12 and truth.date:
        rows.append(Row(f"{item.body}办公室　　　　{item.year}年6月30日印发", Where.RIGHT))
    return rows
