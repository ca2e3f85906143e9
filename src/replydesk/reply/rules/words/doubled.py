"""The rule of words and characters typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme
from replydesk.reply.rules.words import lists
from replydesk.text import segments

_HAN = "[\u4e00-\u9fff]"
_WORD_TWICE = rf"(?=({_HAN}{{2,12}})\1)"
_CHARACTER_TWICE = rf"({_HAN})\1"
_WITH_SELF = rf"({_HAN})[和与及]\1(?={_HAN})"  # 关和关注

_GRAMMAR = frozenset("的了和与在对为是将及把被于并由从向让使等以其该各所能可会应要也已而或但")
# Characters that are said twice as a word: 家家户户, 层层, 方方面面.
_IN_PAIRS = frozenset(
    "人天年月日时处事件条层级村户家乡镇县个种样次回步步代辈辈口声点滴方面面大小多少好早慢快轻深浅常往刚渐"
    "略微稍仅单统通纷偏恰默静牢紧满实真切认处时爸妈爷奶哥姐弟妹叔婶公婆娃宝星熊谢看想说谈听走问试等尝讲"
    "聊管查用学做写读数遍座片块批班排行堆股丝条道项桩笔份套类组队岁朝夜分秒刻本字句段页篇站校园厂店店栋"
    "楼门窗街路巷区市省国郁葱茫苍滚滔源勃蒸欣济津孜兢业战念耿勤恳洋睽斤碌密麻林总形色原家户千万三两七八"
)
# Things and places named by one character: 村和村民.
_THINGS = frozenset(
    "省市县区州旗盟乡镇村组屯党政军团人民农工商学医药法税书报刊厂矿企校院所站点馆园店房屋楼门街路桥河湖江海库"
    "渠井塘水电气热煤油粮菜果茶林草田土山沙石车船机港站城家国族班队科股处室局厅部委办会庙寺书画诗歌舞戏剧影视"
    "网课岗证票卡钱款物货品猪牛羊鸡鸭鱼虾蜂蚕花树木竹棉麻糖盐酒烟茶衣鞋帽米面肉蛋奶东南西北内外上下前后左右"
)
# What may stand before or behind a word with the same character: 有有关部门, 国旗 behind 该国.
_BEFORE_WORDS = frozenset(
    "的有和对以在为是可会要能等将与及不中上下内外后前最较多很都也还就又再其此该每各某国司部界年章任改补开打老岁份块"
    "标地墓县市区乡镇村省州党军人站厂馆院股税船室班山路金机家童月日天时把只件"
)
_UNITS = frozenset("个处名件条项人户座所台辆间块张份期届次种类批家位栋层亩吨米元年月日天")
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿")
_COUNTED = "[一0-9]$"  # before a word that is said twice: 一批批

DOUBLED = Rule(
    "字词重复",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "字词重复",
    "请删去多余的",
    "正文各段、标题",
    fires=(
        Example("加快现代现代农业建设。", "现代现代", "现代"),
        Example("我局和和省财政厅共同研究。", "和和", "和"),
        Example("感谢您对养老服务的的关心。", "的的", "的"),
        Example("感谢您对养老工作的关和关注。", "关和关", "关"),
        Example("进一步加强加强基层治理。", "加强加强", "加强"),
        Example("高质质量发展取得进展。", "质质", "质"),
        Example("下一步，我局将我局将继续推进。", "我局将我局将", "我局将"),
    ),
    passes=(
        Example("家家户户参与，层层落实，渐渐形成一个个示范点。"),
        Example("各部门要多研究研究，人大代表代表人民行使权力。"),
        Example("制定项目的目的是改善条件，目的的实现靠大家。"),
        Example("开通中学学生专线，统一慢特病病种，居民民主议事。"),
        Example("工作作风不断改进，建设设施农业，村和村民共同出资。"),
        Example("中国国家博物馆展出，报告告知了群众，年年有余。"),
        Example("每天天不亮就出发，大街小巷干干净净，多次次数。"),
        Example("到去年年底，个旧中学学生增加到三千人。"),
    ),
)


def _doubled(text: str) -> Iterator[Spot]:
    """Yield what is typed twice, from left to right."""
    last = 0
    for begin, end, right in sorted((*_words(text), *_characters(text), *_with_itself(text))):
        if begin >= last:
            yield Spot(DOUBLED, begin, end, right)
            last = end


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield words and rows of words that follow themselves."""
    for found in re.finditer(_WORD_TWICE, text):
        word, begin = found[1], found.start()
        middle, end = begin + len(word), begin + 2 * len(word)
        if word in lists.words_in("twice.txt") or word[0] == "一" or len(set(word)) == 1:
            continue
        parts = segments.splits_at(text, begin, middle)
        is_word = parts is not None and (len(word) > 2 or (parts == [word] and word in lists.known_words()))
        if is_word and segments.begins_at(text, middle):
            yield begin, end, word


def _characters(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield characters that follow themselves, one of them belonging to no word."""
    for found in re.finditer(_CHARACTER_TWICE, text):
        begin, end = found.span()
        if found[1] in _NUMERALS:
            continue
        if found[1] in _UNITS and text[begin - 1 : begin].isdigit():
            yield begin, end, found[1]
            continue
        are_two = _are_two_words(text, begin)
        is_left_over = not are_two and _is_left_over(text, begin, end, found[1])
        if is_left_over or _splits_a_term(text, begin, shortest=4 if are_two else 3):
            yield begin, end, found[1]


def _are_two_words(text: str, begin: int) -> bool:
    """Return True if a known word ends with the first and one begins with the second: 中学|学生."""
    known = lists.known_words()
    ends = any(text[max(begin - more, 0) : begin + 1] in known for more in (1, 2, 3))
    return ends and text[begin + 1 : begin + 3] in known


def _splits_a_term(text: str, begin: int, shortest: int) -> bool:
    """Return True if a long word is there once a character is taken out: 高质质量发展."""
    start = max(begin - 5, 0)
    without, at = text[start:begin] + text[begin + 1 : begin + 9], begin - start
    return any(
        without[first:last] in lists.known_words()
        for first in range(at)
        for last in range(at + 2, min(first + 8, len(without)) + 1)
        if last - first >= shortest
    )


def _is_left_over(text: str, begin: int, end: int, character: str) -> bool:
    """Return True if just one of the two belongs to a longer word: 占占用, 监督督."""
    first = segments.splits_at(text, begin, begin + 1) is not None
    second = segments.splits_at(text, end - 1, end) is not None
    if first and second:
        return character in _GRAMMAR
    if first == second:
        return False
    return character not in _BEFORE_WORDS and not re.search(_COUNTED, text[max(begin - 2, 0) : begin])


def _with_itself(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield a word that was begun, broken off and begun again: 关和关注."""
    for found in re.finditer(_WITH_SELF, text):
        begin, end = found.start(), found.end()
        if found[1] in _THINGS or found[1] in _IN_PAIRS or found[1] in _GRAMMAR:
            continue
        if segments.splits_at(text, begin, begin + 1) and segments.splits_at(text, end - 1, end) is None:
            yield begin, end, found[1]


LOOK = TextLook((DOUBLED,), _doubled)
