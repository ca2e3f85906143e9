"""Replies for the tests: made with the phrases and profiles that come with the program."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import count, islice
from pathlib import Path
from typing import Any

from replydesk.desk import desk_folder, stock_files
from replydesk.draft.locations import typed_texts
from replydesk.draft.model import MENDED, Attachment, Draft, Key, Paragraph, Section
from replydesk.draft.place import with_texts
from replydesk.export.outputs import Product, ProductKind, products
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SHEETS
from replydesk.letter.model import Letter
from replydesk.letter.print_options import (
    LATIN_FACES,
    PUBLICITY,
    URGENCY,
    ClassForm,
    ContactForm,
    Format,
    PublicityForm,
    Seal,
    SignerForm,
)
from replydesk.letter.profile import Profile
from replydesk.render import docx
from replydesk.reply.reply import Reply, make_reply
from replydesk.reply.stock import Stock
from replydesk.text.dates import parse_day

SAMPLES = sorted((stock_files.starter_folder() / "drafts").glob("*.md"))
# A draft of every kind of letter that the samples have none of.
KIND_DRAFTS = sorted((Path(__file__).parents[1] / "fixtures" / "kinds" / "drafts").glob("*.md"))

_CLAUSES = (
    "我厅会同有关部门认真研究",
    "印发《关于进一步做好有关工作的通知》",
    "截至2025年底，全省共建成站点1206个",
    "覆盖率由2022年的71.5%提高到93.2%",
    "对符合条件的每年给予2万元～6万元补助",
    "2023年—2025年累计投入18.6亿元",
    "推行“一窗受理、一次办结”服务",
    "开通APP、微信小程序和12345热线",
    "执行GB/T 9704-2012等标准",
    "逐步健全省—市—县三级网络……",
    "各地（含省直管县）均已落实",
    "做到应保尽保、应助尽助",
    "其中：农村地区占60%以上",
    "责任单位按季度报送进展",
    "落实“三个清单”“两项制度”",
    "按照“党建+服务”“互联网＋养老”思路",
    "参照ISO 9001:2015和Quality Management方法",
    "出台《〈养老服务条例〉实施细则》（试行）",
    "从0.8‰降到0.35‰",
    "组织“3·15”“12·4”等活动——覆盖11个市、94个县",
    "个别地方还存在‘重建轻管’现象",
    "计划2026年6月30日前完成12处",
)

_BODIES = ("云川省财政厅", "云川省教育厅", "云川省人力资源和社会保障厅", "云川省发展和改革委员会")
_TITLE = "关于对{}第{}号关于进一步加强农村公路养护和老旧小区改造工作的建议的答复"
_TABLE_HEAD = ("| 序号 | 项目名称 | 数量（个） | 责任单位 |", "| ---: | --- | ---: | :---: |")
_TABLE_ROWS = (
    "| {} | 社区养老服务站改造提升工程 | 3860 | 省民政厅 |",
    "| {} | 老年助餐点 | 2.8万 | 省民政厅、省财政厅、省自然资源厅 |",
    "| {} |  | 1206 | GB/T 9704-2012 |",
    "| {} | “一窗受理”窗口（含自助终端） | 60%～90% | 各市 |",
)


@cache
def starter_stock() -> Stock:
    """The phrases and profiles that come with the program."""
    return stock_files.read_stock(stock_files.starter_folder() / "templates")


def sample(path: Path) -> Reply:
    """One of the samples with everything made of it."""
    return make_reply(desk_folder.read_draft(path).draft, starter_stock())


def varied(seed: int) -> Draft:
    """A draft like those people write; another one for every seed, the same for the same one."""
    chance = random.Random(seed)
    base = replace(desk_folder.read_draft(chance.choice(SAMPLES)).draft, attachments=())
    most = chance.choice((1, 1, 2, 4, 12))
    names = [f"{family}某某" for family in chance.sample("赵钱孙李周吴郑王冯陈褚卫", chance.randint(1, most))]
    draft = base.with_field(Key.PROPOSERS, tuple(names))
    subject = (
        f"关于{'进一步' * chance.randint(0, 2)}加强{chance.choice(('农村公路养护', '老旧小区改造'))}的建议"
    )
    draft = draft.with_field(Key.SUBJECT, subject)
    if chance.random() < 0.3:
        attachments = tuple(f"第{n}项工作情况统计表（2023年—2025年）" for n in range(chance.randint(1, 4)))
        draft = draft.with_field(Key.ATTACHMENTS, attachments)
    draft = replace(
        draft,
        preamble=_paragraphs(chance, 2),
        sections=tuple(_section(chance) for _ in range(chance.choice((0, 2, 5, 9, 14)))),
        next_steps=_paragraphs(chance, 2),
    )
    return _in_own_words(draft)


def _in_own_words(draft: Draft) -> Draft:
    """Return a draft in which its unit calls itself 我局, if it is one."""
    end = draft.get(Key.UNIT)[-1:]
    texts = {place: text.replace("我厅", f"我{end}") for place, text in typed_texts(draft) if "我厅" in text}
    return with_texts(draft, texts) if end == "局" else draft


def featured(seed: int) -> Draft:
    """A varied draft with some of what few letters have: marks, tables, joint signatures, attached texts."""
    chance = random.Random(-1 - seed)
    draft = _with_fields(varied(seed), chance)
    names = draft.names(Key.ATTACHMENTS)
    texts = tuple(
        Attachment((*_paragraphs(chance, 2), *_table(chance, 0.6)), (_section(chance),))
        for _ in names[: chance.choice((0, 1, 4, 4))]
    )
    return replace(draft, preamble=(*draft.preamble, *_table(chance, 0.2)), attachments=texts)


def varied_stock(seed: int) -> Stock:
    """The stock of the tests, printing in another way for every seed; 24 have every format, sheet and seal,
    in the Chinese face alone and with Times New Roman."""
    chance = random.Random(seed)
    latin = LATIN_FACES[seed // 12 % 2]

    def changed(profile: Profile) -> Profile:
        return replace(
            profile,
            format=list(Format)[seed % 2],
            sheet=list(SHEETS)[seed // 2 % 2],
            seal=list(Seal)[seed // 4 % 3],
            letterhead=profile.name + "文件" * (seed % 4 == 1),
            two_sided=chance.random() < 0.3,
            imprint_on_even_page=chance.random() < 0.3,
            bold_leads=chance.random() < 0.3,
            post="厅长",
            class_form=chance.choice(list(ClassForm)),
            publicity_form=chance.choice(list(PublicityForm)),
            signer_form=chance.choice(list(SignerForm)),
            contact_form=chance.choice(list(ContactForm)),
            fonts={**profile.fonts, "西文": latin},
        )

    return stock_with(changed)


def varied_reply(seed: int) -> Reply:
    """A featured draft printed with a varied stock."""
    return make_reply(featured(seed), varied_stock(seed))


def stock_with(changed: Callable[[Profile], Profile]) -> Stock:
    """The stock of the tests with its profiles changed."""
    stock = starter_stock()
    return replace(stock, profiles={name: changed(profile) for name, profile in stock.profiles.items()})


def form_of(path: Path, **special: Any) -> Product:
    """The feedback form that goes with a sample, its unit's profile changed."""
    chosen = {"feedback_form": "通用", **special}
    stock = stock_with(lambda profile: replace(profile, **chosen))
    made = products(make_reply(sample(path).draft, stock), stock).made
    (form,) = (each for each in made if each.kind is ProductKind.FORM)
    return form


def printable(replies: int) -> Iterator[tuple[int, Reply]]:
    """Varied replies, by their seeds."""
    return _first(replies, ((seed, varied_reply(seed)) for seed in count()))


def mended(replies: int) -> Iterator[tuple[int, Reply]]:
    """Varied replies with paragraphs that are condensed for better breaks, by their seeds."""
    found = ((seed, _mended(seed)) for seed in count(1000))
    return _first(replies, (each for each in found if each[1].pages.condensed))


def squeezed(replies: int) -> Iterator[tuple[int, Reply]]:
    """Varied replies with paragraphs that are condensed for the signature to fit, by their seeds."""
    found = ((seed, varied_reply(seed)) for seed in count(2000))
    return _first(
        replies, (each for each in found if each[1].pages.condensed and not each[1].pages.setup.mends)
    )


def _first(replies: int, found: Iterator[tuple[int, Reply]]) -> Iterator[tuple[int, Reply]]:
    return islice((each for each in found if is_clear(each[1])), replies)


def word_file(reply: Reply) -> bytes:
    """Return the .docx of a reply's letter."""
    profile, day = reply.profile, parse_day(reply.draft.get(Key.DATE))
    return docx.render(reply.pages, profile.fonts, profile.name, day)


def is_clear(reply: Reply) -> bool:
    """Return True if every line would be the same with a type area 0.1 pt wider or narrower.

    LibreOffice sets each piece of a line in whole twips, and cannot judge a line nearer to the edge.
    """
    ends = {_ends(reply.letter, reply.pages.setup, less) for less in (-2, 0, 2)}
    return len(ends) == 1


def _ends(letter: Letter, setup: Setup, less: int) -> tuple[tuple[int, int], ...]:
    """The ends of all lines in a type area that is some twips narrower."""
    sheet = setup.sheet._replace(right=setup.sheet.right + less)
    pages = lay_out(letter, setup._replace(sheet=sheet))
    return tuple((line.block, line.end) for line in pages.lines)


def _mended(seed: int) -> Reply:
    return make_reply(featured(seed).with_field(Key.MENDING, MENDED), varied_stock(seed))


def _with_fields(draft: Draft, chance: random.Random) -> Draft:
    """The draft with some of the fields that few letters have."""
    title = _TITLE.format(draft.get(Key.SESSION), draft.get(Key.ITEM_NUMBER))
    optional: tuple[tuple[float, Key, str | tuple[str, ...]], ...] = (
        (0.2, Key.TITLE, title),
        (0.2, Key.COPY_NUMBER, f"{chance.randint(1, 999):06}"),
        (0.15, Key.SECRECY, "机密★1年"),
        (0.2, Key.URGENCY, chance.choice(URGENCY)),
        (0.5, Key.RESULT_CLASS, chance.choice("ABC")),
        (0.5, Key.PUBLICITY, chance.choice(PUBLICITY)),
        (0.5, Key.SIGNER, "赵某某"),
        (0.15, Key.SIGNATURE, (draft.get(Key.UNIT), *chance.sample(_BODIES, chance.randint(1, 3)))),
        (0.15, Key.MENDING, MENDED),
    )
    for likely, key, value in optional:
        if chance.random() < likely:
            draft = draft.with_field(key, value)
    return draft


def _table(chance: random.Random, likely: float) -> tuple[Paragraph, ...]:
    """A table of up to 30 rows, perhaps without a head."""
    if chance.random() >= likely:
        return ()
    head = _TABLE_HEAD if chance.random() < 0.8 else ()
    rows = [chance.choice(_TABLE_ROWS).format(number) for number in range(1, chance.choice((3, 6, 30)))]
    return tuple(map(Paragraph, (*head, *rows)))


def long_last_paragraph() -> Draft:
    """A draft whose last paragraph ends a page and is too long to go whole to the signature's."""
    base = desk_folder.read_draft(SAMPLES[0]).draft.with_field(Key.THANKS, "无").with_field(Key.CLOSING, "无")
    texts = (Paragraph("我厅高度重视。"), Paragraph("认真办理" * 188 + "。"))
    return replace(base, preamble=texts, sections=(), next_steps=(), thanks=(), closing=())


def _section(chance: random.Random) -> Section:
    ends = "。" if chance.random() < 0.6 else ""
    heading = f"关于{chance.choice(('加强组织领导', '健全工作机制', '加大资金投入力度'))}{ends}"
    return Section(chance.choice((1, 2, 2, 2, 3, 4)), heading, _paragraphs(chance, 4))


def _paragraphs(chance: random.Random, most: int) -> tuple[Paragraph, ...]:
    texts = []
    for _ in range(chance.randint(0, most)):
        clauses = chance.choices(_CLAUSES, k=chance.randint(1, 14))
        texts.append(Paragraph("，".join(clauses) + "。", is_item=chance.random() < 0.2))
    return tuple(texts)
