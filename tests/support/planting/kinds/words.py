"""Mistakes of section 字词: what a typist leaves behind, by sound, by shape, or by a slip of the hand.

All words were written down for this measurement; none is taken from the check's lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from replydesk.draft.model import Draft
from replydesk.reply.findings import Level
from tests.support.planting.model import Kind, Plant, Planted
from tests.support.planting.stock import OWN_WORDS
from tests.support.planting.tools import Change, Find, added, in_texts, listed, pairs, pattern, words

SECTION = "字词"


_OFFICIAL = pairs("""
    部署/布署 账户/帐户 安装/按装 坐落/座落 筹划/筹化 贯彻/贯撤 松弛/松驰 竣工/峻工 迁徙/迁徒 糅合/揉和
    磋商/搓商 赔偿/陪偿 报销/报消 账目/帐目 宣布/宣部 松懈/松泄 辐射/幅射 篇幅/篇辐 妨碍/防碍 干扰/干挠
    融洽/融恰 抢修/抡修 欠缺/欠却 诊疗/珍疗 粗略/粗掠
""")
_SHAPES = pairs("""
    已经/己经 未来/末来 期末/期未 提拔/提拨 拨付/拔付 贷款/货款 辖区/辖驱 栽种/裁种 候车/侯车 气候/气侯
    治理/冶理 待遇/侍遇 堤防/提防 汛期/讯期 检修/捡修 住宅/住宇 幼儿园/幻儿园 农村/衣村 土地/士地
    人员/入员 投入/投人 进入/进人 干部/千部 天然/夭然 今年/令年 日常/曰常 失业/矢业 水库/水厍 免费/兔费
""")
_SOUNDS = pairs("""
    落实/落石 机制/机治 统筹/统愁 协调/协条 推进/推近 完善/完膳 覆盖/复该 设施/设失 措施/措失 保障/保樟
    方案/方按 标准/标谆 规范/规犯 排查/排察 补助/补住 调研/调妍 群众/群终 服务/服物 建设/健设 管理/管里
    责任/责仁 督促/督触 质量/质亮 配套/配淘 投资/投姿 改造/改照 试点/事点 评估/平估 印发/印法
""")
_REAL = pairs("""
    实施/实时 提出/剔除 意见/一件 问题/文体 资金/自尽 公里/公立 机制/极致 情况/清况 项目/像木 指导/知道
    进行/金星 培训/陪训 政策/侦测 教师/教室 企业/起夜 经费/惊飞 工程/攻城 期间/其间 医疗/一聊 社区/摄取
    启动/气动 需求/虚求 符合/负荷 实际/十几 体系/替席 部门/布满 建成/坚成 交通/焦通
""")
_TERMS = listed(
    """
    人民代表大会 政治协商会议 国民经济 高质量发展 乡村振兴 基层治理 公共服务 社会保障 义务教育
    医疗保险 生态环境 基础设施 营商环境 安全生产 应急管理 市场监管 住房公积金 公平竞争 知识产权
    精神文明
    """
)
_TERM_SENTENCES = (
    "我们将进一步加强{}工作。",
    "近年来，{}取得了新的进展。",
    "对{}中的突出问题，正在逐项研究。",
    "围绕{}，有关部门出台了一批措施。",
)
_IDIOMS = pairs("""
    因地制宜/因地治宜 再接再厉/再接再励 一如既往/一如继往 迫不及待/迫不急待 按部就班/按步就班
    脱颖而出/脱颍而出 走投无路/走头无路 川流不息/穿流不息 名副其实/名付其实 相辅相成/相辅相承
    应接不暇/应接不瑕 不遗余力/不遗于力 循序渐进/循序见进 统筹兼顾/统筹监顾 齐抓共管/齐抓共官
    有的放矢/有的放失 无微不至/无微不致 集思广益/集思广议 责无旁贷/责无旁怠 刻不容缓/克不容缓
    立竿见影/立杆见影 举一反三/举一返三 与时俱进/与时具进
""")
_IDIOM_SENTENCES = ("工作中坚持{}，注重实效。", "有关方面{}，取得了成效。", "实践证明，这种做法{}。")
_COMMON = listed(
    """
    建设 服务 管理 工作 推进 落实 加强 提升 保障 开展 改造 安排 组织 检查 研究 协调 资金 项目 政策
    措施 群众 部门 标准 制度 培训 监督 完成 投入 问题 意见 方案 责任 质量 安全 农村 社区 学校 医疗
    """
)


def _sentences(words_: Iterable[str], frames: Iterable[str]) -> list[str]:
    return [frame.format(word) for frame in frames for word in words_]


def _swapped(text: str, random: Random) -> Iterator[Change]:
    for word in _COMMON:
        if (at := text.find(word)) >= 0 and word[0] != word[1]:
            yield at, at + 2, word[::-1]


def _shortened(text: str, random: Random) -> Iterator[Change]:
    for word in _COMMON:
        if (at := text.find(word)) >= 0:
            gone = at + random.randrange(2)
            yield gone, gone + 1, ""


def _doubled(text: str, random: Random) -> Iterator[Change]:
    for word in _COMMON:
        if (at := text.find(word)) >= 0:
            yield at + 2, at + 2, word


def _doubled_character(text: str, random: Random) -> Iterator[Change]:
    for word in _COMMON:
        if (at := text.find(word)) >= 0:
            yield at + 1, at + 1, word[0]


def _of_terms(change: Find) -> Plant:
    sentences = _sentences(_TERMS, _TERM_SENTENCES)
    return added(sentences, change)


def _lost(text: str, random: Random) -> Iterator[Change]:
    for term in _TERMS:
        if (at := text.find(term)) >= 0:
            gone = random.randrange(1, len(term) - 1)
            yield at + gone, at + gone + 1, ""


def _turned(text: str, random: Random) -> Iterator[Change]:
    for term in _TERMS:
        if (at := text.find(term)) >= 0:
            where = at + random.randrange(len(term) - 1)
            yield where, where + 2, text[where : where + 2][::-1]


def _more(text: str, random: Random) -> Iterator[Change]:
    for term in _TERMS:
        if (at := text.find(term)) >= 0:
            where = at + random.randrange(1, len(term))
            yield where, where, text[where]


def _residue(text: str, random: Random) -> Iterator[Change]:
    for found in re.finditer("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", text):
        yield found.start(), found.start(), random.choice("abdghjklmnswxyz")


def _pinyin(text: str, random: Random) -> Iterator[Change]:
    for word, sound in (("工作", "gongzuo"), ("建设", "jianshe"), ("落实", "luoshi"), ("服务", "fuwu")):
        if (at := text.find(word)) >= 0:
            yield at, at + 2, sound


def _wide(find: Find) -> Plant:
    """Return the planting where a change is narrow: it may be told at the whole word around it."""
    plant = in_texts(find)

    def planted(draft: Draft, random: Random) -> Planted | None:
        made = plant(draft, random)
        if made is None:
            return None
        _, begin, end = made.spots[0]
        return made._replace(spots=(made.spots[0]._replace(begin=max(begin - 2, 0), end=end + 2),))

    return planted


def _in_sentences(table: list[tuple[str, str]], frames: Iterable[str]) -> Plant:
    return added(_sentences([right for right, _ in table], frames), words(table))


_FRAMES = (
    "有关部门对{}情况作了专题研究。",
    "我们将继续做好{}方面的工作。",
    "针对{}中的不足，已提出改进意见。",
)
_DE = (
    ("我们认真地研究了这一问题。", "认真地", "认真的"),
    ("要积极地推动项目落地。", "积极地", "积极的"),
    ("有关部门及时地作出了调整。", "及时地", "及时的"),
    ("各地切实地履行了职责。", "切实地", "切实的"),
    ("这项工作完成得很好。", "得很好", "的很好"),
    ("整治推进得较快。", "得较快", "的较快"),
    ("良好的秩序正在形成。", "良好的", "良好地"),
    ("这是有效的办法。", "有效的", "有效地"),
)
_USAGE = (
    ("作出了新的安排。", "作出", "做出"),
    ("其他问题也在研究。", "其他", "其它"),
    ("按照计划执行。", "按照", "安照"),
    ("截至2025年底，任务全部完成。", "截至", "截止"),
    ("反映的问题已经核实。", "反映", "反应"),
    ("已制定实施方案。", "制定", "制钉"),
    ("保障群众的合法权利。", "权利", "权力"),
    ("不符合规定的，不予受理。", "不予", "不于"),
    ("以致影响通行。", "以致", "已致"),
    ("工作人员必须持证上岗。", "必须", "必需"),
    ("涉及3个乡镇。", "涉及", "涉急"),
    ("启用新的系统。", "启用", "起用"),
    ("请予支持。", "请予", "请与"),
    ("给予适当补助。", "给予", "给于"),
)


def _table(rows: Iterable[tuple[str, str, str]]) -> Plant:
    listed = tuple(rows)
    sentences = [sentence for sentence, _, _ in listed]
    return added(sentences, words((right, wrong) for _, right, wrong in listed))


_TRADITIONAL = pairs("""
    发展/發展 农村/農村 实施/實施 环境/環境 责任/責任 经费/經費 问题/問題 医疗/醫療 学校/學校
""")


def _same_sound(of: str) -> list[tuple[str, str]]:
    """Return words with a character or word of the same sound in their place.

    They were drawn by a program from a table of sounds (docs/check-accuracy.md), not from lists of mistakes.
    """
    path = Path(__file__).parents[1] / f"same_sound_{of}.txt"
    return pairs(path.read_text(encoding="utf-8"))


S, H = Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("公文常见误写", SECTION, "布署、座落之类", S, True, _in_sentences(_OFFICIAL, _FRAMES)),
    Kind("形近字", SECTION, "已写成己，未写成末", S, True, _in_sentences(_SHAPES, _FRAMES)),
    Kind("文中形近字", SECTION, "原文里的词写成形近字", S, True, in_texts(words(_SHAPES))),
    Kind("同音别字", SECTION, "拼音选错一个字，不成词", S, True, _in_sentences(_SOUNDS, _FRAMES)),
    Kind("文中同音别字", SECTION, "原文里的词选错一个字，不成词", S, True, in_texts(words(_SOUNDS))),
    Kind("同音词", SECTION, "拼音选错词，仍是一个词或者读来不通", S, True, in_texts(words(_REAL))),
    Kind(
        "按音错字", SECTION, "一个字换成同音字，不成词", S, True, in_texts(words(_same_sound("characters")))
    ),
    Kind("按音错词", SECTION, "一个词换成同音的另一个词", S, True, in_texts(words(_same_sound("words")))),
    Kind("成语错字", SECTION, "四字词语错一个字", S, True, _in_sentences(_IDIOMS, _IDIOM_SENTENCES)),
    Kind("常用词颠倒", SECTION, "两个字的次序反了", S, True, in_texts(_swapped)),
    Kind("词漏一个字", SECTION, "常用词丢了一个字", H, False, in_texts(_shortened)),
    Kind("词重复", SECTION, "一个词打了两遍", S, True, in_texts(_doubled)),
    Kind("字重复", SECTION, "一个字打了两遍", S, True, _wide(_doubled_character)),
    Kind(
        "的字重复",
        SECTION,
        "的、了、和打了两遍",
        S,
        True,
        in_texts(pattern("(?<=[\u4e00-\u9fff])([的了和将对为])(?=[\u4e00-\u9fff])", r"\1\1")),
    ),
    Kind("固定词漏字", SECTION, "四字以上的固定词漏一个字", S, True, _of_terms(_lost)),
    Kind("固定词颠倒", SECTION, "四字以上的固定词两个字反了", S, True, _of_terms(_turned)),
    Kind("固定词多字", SECTION, "四字以上的固定词多一个字", S, True, _of_terms(_more)),
    Kind("的地得", SECTION, "的、地、得用错", H, True, _table(_DE)),
    Kind("近义误用", SECTION, "反映、截至、权利等用错", H, True, _table(_USAGE)),
    Kind("字母残留", SECTION, "汉字之间残留一个字母", S, True, _wide(_residue)),
    Kind("拼音残留", SECTION, "一个词没有转成汉字", S, False, in_texts(_pinyin)),
    Kind("繁体字", SECTION, "混入繁体字", S, True, in_texts(words(_TRADITIONAL))),
    Kind(
        "量词重复",
        SECTION,
        "12个个、8处处",
        S,
        True,
        added(
            ("今年新建站点12个。", "整改隐患8处。", "新聘人员30名。"), pattern(r"(?<=\d)([个处名])", r"\1\1")
        ),
    ),
    Kind(
        "本单位的词",
        SECTION,
        "词表里不让用的写法",
        S,
        True,
        added(
            _sentences([each.right for each in OWN_WORDS], _FRAMES),
            words((each.right, each.wrong) for each in OWN_WORDS),
        ),
    ),
)
