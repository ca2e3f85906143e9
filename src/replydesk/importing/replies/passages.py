"""Passages of an old letter: opening, next steps, thanks, closing."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from replydesk.draft.model import Part
from replydesk.importing.replies.body import Answer
from replydesk.importing.replies.joining.paragraphs import Para, match_heading_number

_ANSWERS = re.compile(
    r"(?:如下|如下(?:办理|会办|协办)?(?:答复|回复|函复|意见|说明)|答复为)\s*[：:。]?$|(?:答复|回复|函复|办复|汇报|报告|说明|反馈|意见)如下[：:，。]"
)
# The announcement of an answer that follows in the same paragraph.
RUNS_ON = re.compile(r"如下(?:办理|会办|协办)?(?:答复|回复|函复|意见|说明)?\s?[：:]\s*(?=[^\s，。]{2})")
_RECEIVED = re.compile(r"收悉|收到|提出的|已交")
_THANKS = re.compile(
    r"(?:最后|在此|同时|另外|诚然)?[，,]?(?:再次|再一次|我[局厅委办]|我们|我单位)?(?:对您|向您)?(?:表示)?(?:再次|衷心|诚挚|真诚|由衷|非常|十分|特别|深深|万分)?(?:地|的)?(?:感谢|谢谢)"
    r"|[^。]{0,60}(?:表示|致以)[^。，]{0,10}(?:感谢|谢意)[。！!]?$"
)
_CLOSING = re.compile(
    r"专此|特此|此复|此致|敬礼|[敬谨恭并]?祝(?:您|你|贵|愿|各位|大家|身体|工作|生活|事业|履职|万事|阖家|安|好)|顺(?:致|祝|颂)|以上(?:是|答复|意见|回复|情况|内容|为|(?:会办|协办|办理|处理)(?:意见|情况|结果))"
    r"|(?:对|关于)于?(?:以上|上述|我[^，。]{1,4}的)(?:办理)?(?:答复|意见|回复|情况)|上述(?:答复|意见)|附(?:寄|送|上)|随(?:函|信|文)附"
    r"|(?:您|你们|贵.)?如(?:您|你们|果您|对|有|需|仍)|(?:也|并|衷心|同时|诚挚|热忱)?(?:希望|欢迎|恳请|敬请|期待|期盼|盼|请)(?:您|你们|各位|贵|对|一如既往|继续|今后|在今后|将|填写|予以|多)"
    r"|(?:您|你们)(?:如|对|若)"
)
_NEXT = re.compile(
    r"(?:在)?(?:下一步|下步|下一阶段|下阶段|接下来|今后|未来|后续)(?!.{0,4}[一二三四五六七八九十]是)"
)
_NEXT_HEADING = re.compile(r"下一?步|下阶段|今后|打算|计划|工作方向|工作安排|措施")
MAX_ENDING = 220  # Longest paragraph of thanks or closing, in characters
MAX_NEXT_STEPS = 12  # Most paragraphs of next steps, counted from the end of the text


@dataclass(frozen=True, slots=True)
class Endings:
    """The paragraphs of a text without its last passages, and these passages."""

    text: list[Para]
    thanks: list[Para]
    closing: list[Para]


IsKnown = Callable[[Part, str], bool]  # Returns True if a paragraph is the first of a phrase of a part


def split_opening(paras: Sequence[Para]) -> tuple[list[Para], list[Para]]:
    """Return the opening, up to the paragraph that announces the answer, and the rest."""
    end = 0
    for place, para in enumerate(paras[:5]):
        if para.cells or match_heading_number(para.number + para.text) or para.level:
            break
        runs_on = RUNS_ON.search(para.text)
        if _ANSWERS.search(para.text) or (runs_on and _RECEIVED.search(para.text, 0, runs_on.start())):
            announced, rest = _split_announced(para)
            return [*paras[:place], announced], [*rest, *paras[place + 1 :]]
        if _RECEIVED.search(para.text) and not end:
            end = place + 1
    return list(paras[:end]), list(paras[end:])


def _split_announced(para: Para) -> tuple[Para, list[Para]]:
    """Return the paragraph up to 如下：, and the answer that follows it in the same paragraph."""
    found = RUNS_ON.search(para.text)
    if not found:
        return para, []
    return replace(para, text=para.text[: found.end()].rstrip()), [Para(para.text[found.end() :], para.line)]


def split_endings(paras: Sequence[Para], is_known: IsKnown) -> Endings:
    """Return thanks and closing at the end of a text; if they are in another order, all is closing."""
    kinds: list[str] = []
    first = len(paras)
    while first and len(kinds) < 6:
        kind = _kind(paras[first - 1], is_known)
        if not kind:
            break
        if first == 1 and _answers_too(paras[0].text):
            break
        kinds.insert(0, kind)
        first -= 1
    thanked = 0
    while thanked < len(kinds) and kinds[thanked] == "感谢":
        thanked += 1
    return Endings(list(paras[:first]), list(paras[first : first + thanked]), list(paras[first + thanked :]))


def _answers_too(text: str) -> bool:
    """Return True if the only paragraph of an answer begins with thanks and goes on with the answer."""
    sentences = [each for each in text.split("。")[1:] if each]
    return any(not _CLOSING.match(each) and not _THANKS.match(each) for each in sentences)


def _kind(para: Para, is_known: IsKnown) -> str:
    text = para.text
    if para.cells or para.level or not text or len(text) > MAX_ENDING:
        return ""
    if is_known(Part.THANKS, text) or (_THANKS.match(text) and not _ANSWERS.search(text)):
        return Part.THANKS
    if is_known(Part.CLOSING, text) or _CLOSING.match(text):
        return Part.CLOSING
    return ""


def take_next_steps(answer: Answer, is_known: IsKnown, *, is_exact: bool = False) -> list[Para]:
    """Remove the next steps from the end of an answer and return them: from the paragraph with 下一步 on.

    Text directly under a heading, or under a heading about plans, belongs to the heading. In our own letters,
    read by style (`is_exact`), a heading that ends in 。 has no plain text below it, as that would run in.
    """
    paras = answer.last()
    least = 0
    if answer.sections:
        _, heading, runs_in, _ = answer.sections[-1]
        if is_exact and heading.endswith("。") and not runs_in and paras and _is_plain(paras[0]):
            taken = paras[:]
            paras.clear()
            return taken
        if _NEXT_HEADING.search(answer.sections[-1][1]):
            return []
        least = 1
    for place in range(least, len(paras)):
        text = paras[place].text
        if paras[place].cells:
            continue
        if (_NEXT.match(text) or is_known(Part.NEXT_STEPS, text)) and len(paras) - place <= MAX_NEXT_STEPS:
            taken = paras[place:]
            del paras[place:]
            return taken
    return []


def _is_plain(para: Para) -> bool:
    return not para.cells and not para.text.startswith("一是")
