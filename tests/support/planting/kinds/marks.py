"""Mistakes of section 标点: punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from replydesk.reply.findings import Level
from tests.support.planting.model import Kind
from tests.support.planting.tools import Change, Find, added, in_texts, pattern

SECTION = "标点"
_HAN = "[\u4e00-\u9fff]"


def _between(mark: str, new: str) -> Find:
    """Return the finder of a mark between Chinese characters."""
    return pattern(f"(?<={_HAN}){mark}(?={_HAN})", new)


def _last(new: str) -> Find:
    """Return the finder of the full stop at a paragraph's end."""

    def find(text: str, random: Random) -> Iterator[Change]:
        if text.endswith("。") and len(text) > 30:
            yield len(text) - 1, len(text), new

    return find


_QUOTED = (
    "我们将推行“一窗受理、集成服务”模式，让群众少跑腿。",
    "落实“四个不摘”要求，保持政策稳定。",
    "开展“敬老月”系列活动，营造良好氛围。",
    "以“十五五”规划编制为契机，统筹谋划项目。",
)
_LISTS = (
    "覆盖教育、医疗、养老等领域，受益面较广。",
    "涉及供水、供电、供气等管线，需要统筹安排。",
    "有关街道、社区、物业等共同参与，效果较好。",
)
_COLONS = (
    "主要原因有三个方面：资金不足、人手紧张、用地受限。",
    "具体情况如下：前期工作已经完成，施工单位已经进场。",
    "对此作如下说明：该路段不在本次改造范围内。",
)


def _mirrored(text: str, random: Random) -> Iterator[Change]:
    for found in re.finditer("“([^“”]+)”", text):
        yield *found.span(), f"”{found[1]}“"


E, S, H = Level.ERROR, Level.SUSPECTED, Level.HINT
KINDS = (
    Kind("半角逗号", SECTION, "逗号用了半角", H, True, in_texts(_between("，", ","))),
    Kind("半角句号", SECTION, "句号写成半角的点", H, True, in_texts(_between("。", "."))),
    Kind("半角分号", SECTION, "分号用了半角", H, True, in_texts(_between("；", ";"))),
    Kind("半角冒号", SECTION, "冒号用了半角", H, True, added(_COLONS, _between("：", ":"))),
    Kind(
        "半角括号",
        SECTION,
        "括号用了半角",
        H,
        True,
        in_texts(pattern(f"（({_HAN}+)）", r"(\1)", everywhere=True)),
    ),
    Kind(
        "半角问号",
        SECTION,
        "问号用了半角",
        H,
        True,
        added(("问题出在哪里？我们作了分析。", "为什么推不动？主要是资金不足。"), pattern("？", "?")),
    ),
    Kind(
        "半角叹号",
        SECTION,
        "叹号用了半角",
        H,
        True,
        added(("感谢理解！我们将继续努力。",), pattern("！", "!")),
    ),
    Kind(
        "括号一全一半",
        SECTION,
        "括号一边全角一边半角",
        S,
        True,
        in_texts(pattern(f"（({_HAN}+)）", r"（\1)", everywhere=True)),
    ),
    Kind("逗号重复", SECTION, "逗号打了两个", S, True, in_texts(_between("，", "，，"))),
    Kind("句号重复", SECTION, "句号打了两个", S, True, in_texts(_between("。", "。。"))),
    Kind("顿号重复", SECTION, "顿号打了两个", S, True, in_texts(_between("、", "、、"))),
    Kind("冒号重复", SECTION, "冒号打了两个", S, True, added(_COLONS, _between("：", "：："))),
    Kind("分号重复", SECTION, "分号打了两个", S, True, in_texts(_between("；", "；；"))),
    Kind("逗号加句号", SECTION, "逗号和句号打在一起", S, True, in_texts(_between("。", "，。"))),
    Kind("句号加逗号", SECTION, "句号和逗号打在一起", S, True, in_texts(_between("，", "。，"))),
    Kind("顿号加逗号", SECTION, "顿号和逗号打在一起", S, True, in_texts(_between("，", "、，"))),
    Kind("分号加句号", SECTION, "分号和句号打在一起", S, True, in_texts(_between("。", "；。"))),
    Kind(
        "和前顿号",
        SECTION,
        "和字前有顿号",
        H,
        True,
        added(("经费由县级和乡级共同承担。", "加强宣传和培训，提高能力。"), pattern("(?=和)", "、")),
    ),
    Kind("等前顿号", SECTION, "等字前有顿号", S, True, added(_LISTS, pattern("(?=等)", "、"))),
    Kind("省略号加等", SECTION, "省略号后又有等", H, True, added(_LISTS, pattern("(?=等)", "……"))),
    Kind(
        "省略号是句号",
        SECTION,
        "省略号写成几个句号",
        S,
        True,
        added(
            ("建立市—县—乡网络……各级各负其责。", "修路、架桥、治河……一批实事相继办成。"),
            pattern("……", "。。。"),
        ),
    ),
    Kind(
        "省略号是半角点",
        SECTION,
        "省略号写成三个半角点",
        S,
        True,
        added(
            ("建立市—县—乡网络……各级各负其责。", "修路、架桥、治河……一批实事相继办成。"), pattern("……", "...")
        ),
    ),
    Kind(
        "省略号半个",
        SECTION,
        "省略号只有一半",
        H,
        True,
        added(
            ("建立市—县—乡网络……各级各负其责。", "修路、架桥、治河……一批实事相继办成。"), pattern("……", "…")
        ),
    ),
    Kind(
        "破折号半个",
        SECTION,
        "破折号只有一半",
        H,
        True,
        added(
            ("改造的重点——地下管网，已基本完成。", "群众最关心的问题——上学，正在解决。"), pattern("——", "—")
        ),
    ),
    Kind(
        "破折号是减号",
        SECTION,
        "破折号写成两个半角减号",
        S,
        True,
        added(
            ("改造的重点——地下管网，已基本完成。", "群众最关心的问题——上学，正在解决。"), pattern("——", "--")
        ),
    ),
    Kind("字间空格", SECTION, "汉字之间有空格", H, True, in_texts(pattern(f"(?<={_HAN})(?={_HAN})", " "))),
    Kind(
        "字间全角空格",
        SECTION,
        "汉字之间有全角空格",
        H,
        True,
        in_texts(pattern(f"(?<={_HAN})(?={_HAN})", "\u3000")),
    ),
    Kind("标点前空格", SECTION, "标点前有空格", H, True, in_texts(pattern(f"(?<={_HAN})(?=[，。；])", " "))),
    Kind("标点后空格", SECTION, "标点后有空格", H, True, in_texts(pattern(f"(?<=[，。；])(?={_HAN})", " "))),
    Kind(
        "段首空格",
        SECTION,
        "段首有空格",
        H,
        True,
        in_texts(lambda text, random: [(0, 0, "\u3000\u3000")] if len(text) > 30 else []),
    ),
    Kind(
        "看不见的字符",
        SECTION,
        "文字里有零宽字符",
        S,
        True,
        in_texts(pattern(f"(?<={_HAN})(?={_HAN})", "\u200b")),
    ),
    Kind(
        "私用区字符",
        SECTION,
        "文字里有私用区字符",
        S,
        False,
        in_texts(pattern(f"(?<={_HAN})(?={_HAN})", "\ue5d2")),
    ),
    Kind("表情符号", SECTION, "文字里有表情符号", S, False, in_texts(pattern(f"(?<={_HAN})(?=，)", "😊"))),
    Kind(
        "直引号",
        SECTION,
        "引号是半角直引号",
        H,
        True,
        added(_QUOTED, pattern("“([^”]+)”", r'"\1"', everywhere=True)),
    ),
    Kind("引号反了", SECTION, "引号前后颠倒", S, True, added(_QUOTED, _mirrored)),
    Kind(
        "引号都是前引号",
        SECTION,
        "引号两边都是前引号",
        S,
        True,
        added(_QUOTED, pattern("”", "“", everywhere=True)),
    ),
    Kind(
        "引号都是后引号",
        SECTION,
        "引号两边都是后引号",
        S,
        True,
        added(_QUOTED, pattern("“", "”", everywhere=True)),
    ),
    Kind(
        "引号单双不配",
        SECTION,
        "前双引号配了后单引号",
        S,
        True,
        added(_QUOTED, pattern("”", "’", everywhere=True)),
    ),
    Kind(
        "书名号是尖括号",
        SECTION,
        "书名号写成半角尖括号",
        S,
        True,
        added(
            ("印发了《志愿服务实施细则》，明确了流程。",), pattern("《([^》]+)》", r"<\1>", everywhere=True)
        ),
    ),
    Kind(
        "书名号是单的",
        SECTION,
        "最外层用了单书名号",
        S,
        True,
        added(
            ("印发了《志愿服务实施细则》，明确了流程。", "修订《物业管理办法》，补充了条款。"),
            pattern("《([^》]+)》", r"〈\1〉", everywhere=True),
        ),
    ),
    Kind(
        "书名号成双引号",
        SECTION,
        "书名号前后不配",
        S,
        True,
        added(
            ("印发了《志愿服务实施细则》，明确了流程。", "修订《物业管理办法》，补充了条款。"),
            pattern("》", "”", everywhere=True),
        ),
    ),
    Kind("段末无句号", SECTION, "段末没有句号", H, True, in_texts(_last(""))),
    Kind("段末是逗号", SECTION, "段末是逗号", S, True, in_texts(_last("，"))),
    Kind("段末是顿号", SECTION, "段末是顿号", S, True, in_texts(_last("、"))),
    Kind("段末是分号", SECTION, "段末是分号", H, True, in_texts(_last("；"))),
    Kind("段末是半角点", SECTION, "段末是半角的点", H, True, in_texts(_last("."))),
    Kind(
        "序号第一顿号",
        SECTION,
        "第一后用了顿号",
        H,
        True,
        added(
            ("第一，做好前期论证；第二，落实建设资金。", "第一，摸清底数；第二，分类施策。"),
            pattern("(?<=第[一二])，", "、"),
        ),
    ),
    Kind(
        "括号序号加顿号",
        SECTION,
        "（1）后加了顿号",
        H,
        True,
        added(("拟分两步：（1）开展调查；（2）组织实施。",), pattern("(?<=）)(?=[开组])", "、")),
    ),
    Kind(
        "一是后漏字",
        SECTION,
        "一是写成一、是",
        H,
        True,
        added(("主要原因：一是投入不足，二是管护不到位。",), pattern("(?<=[一二])(?=是)", "、")),
    ),
    Kind("逗号是顿号下的点", SECTION, "逗号写成半角撇号", S, True, in_texts(_between("，", "'"))),
    Kind("标点是英文残留", SECTION, "切换输入法残留的反斜线", S, True, in_texts(_between("、", "\\\\"))),
)
