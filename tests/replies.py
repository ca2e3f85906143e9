"""Replies for the tests: made with the phrases and profiles that come with the program."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from pathlib import Path

from replydesk import desk
from replydesk.draft import Draft, Key, Paragraph, Section
from replydesk.office import Office, Reply, make_reply

SAMPLES = sorted((desk.starter() / "drafts").glob("*.md"))

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
)


@cache
def office() -> Office:
    """The phrases and profiles that come with the program."""
    return desk.read_office(desk.starter() / "templates")


def sample(path: Path) -> Reply:
    """One of the samples with everything made of it."""
    return make_reply(desk.read(path).draft, office())


def varied(seed: int) -> Draft:
    """A draft like those people write; another one for every seed, the same for the same one."""
    chance = random.Random(seed)
    base = desk.read(chance.choice(SAMPLES)).draft
    names = [f"{family}某某" for family in chance.sample("赵钱孙李周吴郑王冯陈", chance.randint(1, 4))]
    draft = base.with_field(Key.PROPOSERS, tuple(names))
    subject = (
        f"关于{'进一步' * chance.randint(0, 2)}加强{chance.choice(('农村公路养护', '老旧小区改造'))}的建议"
    )
    draft = draft.with_field(Key.SUBJECT, subject)
    if chance.random() < 0.3:
        attachments = tuple(f"第{n}项工作情况统计表（2023年—2025年）" for n in range(chance.randint(1, 4)))
        draft = draft.with_field(Key.ATTACHMENTS, attachments)
    return replace(
        draft,
        preamble=_paragraphs(chance, 2),
        sections=tuple(_section(chance) for _ in range(chance.randint(0, 14))),
        next_steps=_paragraphs(chance, 2),
    )


def long_last_paragraph() -> Draft:
    """A draft whose last paragraph ends a page and is too long to go whole to the signature's."""
    base = desk.read(SAMPLES[0]).draft.with_field(Key.THANKS, "无").with_field(Key.CLOSING, "无")
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
