"""A quick look whether a text may hold private text at all; most do not, and are read no further."""

from __future__ import annotations

import re
from functools import cache, lru_cache

_DIGITS = (
    "0-9〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖幺貳參陸兩两"
    "\u00b2\u00b3\u00b9\u0660-\u0669\u06f0-\u06f9\u2070-\u2089\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u3289"
    "\uff10-\uff19\U0001d7ce-\U0001d7ff\U0001f100-\U0001f10c\U0001fbf0-\U0001fbf9"
)
# Seven digits of whatever kind, with marks and blanks between: no number has fewer if nothing is said of it.
_ROW = rf"[{_DIGITS}](?:[\W_OoIlｏＯＩｌ]{{0,10}}[{_DIGITS}]){{6}}"
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"  # on licence plates

# Words beside private text by their first characters: what follows those, ~ for a few blanks or marks.
_WORDS = {
    "联": "~系~人 ~系~员 ~系~同 ~络~人 ~络~员 ~系~[\u4e00-\u9fff]",
    "找": "~[\u4e00-\u9fff]",
    "致": "电~[\u4e00-\u9fff]",
    "经": "~办 ~手~人",
    "承": "~办~同 ~办~人 ~办~[:：(（]",
    "对": "~接~人",
    "拟": "稿~人 稿~[:：]",
    "填": "[表报]~人",
    "核": "稿~人 稿~[:：]",
    "校": "对~人 对~[:：]",
    "办": "理~人",
    "受": "访~人",
    "接": "访~人",
    "常": "住",
    "通": "[讯信]~地",
    **dict.fromkeys("栋幢座", f"~[{_DIGITS}]"),
    "单": f"元~[{_DIGITS}]",
    "号": f"楼~[{_DIGITS}]",
    "收": "件~人",
    "咨": "询~人~[:：是为(（]",
    "负": "责~人~[:：是为(（]",
    "责": "任~人~[:：是为(（] 任~领~导~[:：]",
    "领": "导~署 导~签",
    "分": "管~领~导~[:：]",
    "主": "管~领~导 办~人",
    "信": "访~人",
    "举": "报~人",
    "投": "诉~人",
    "反": "映~人",
    "来": "[访信]~人",
    "申": "请~人",
    "当": "事~人",
    "监": "护~人",
    "户": "主 籍",
    "业": "主~[:：是为]",
    "患": "者",
    "家": "属~[:：是为] 住 庭~[住地]",
    "姓": "~名",
    "签": "发~人 发。",
    "审": "核~人 签",
    "住": "~址 在",
    "现": "住",
    "暂": "住",
    "居": "住[在地于]",
    "微": "~信 ~号",
    "薇": "~信",
    "威": "~信",
    "徽": "~信",
    "卫": "~星~号?[:：]",
    "扣": "~扣",
    "抠": "~抠",
    "企": "~鹅",
    "球": "~球",
    "钉": "~钉",
    "抖": "~音",
    "快": "~手",
    "飞": "~信",
    "艾": "特",
    "加": "~[vVqQｖＶｑＱ微]",
    "+": "~[vVqQｖＶｑＱ]",
    "➕": "~[vVqQ]",
    **dict.fromkeys("vVｖＶ", "~[xXｘＸ信] ~[:：]"),
    **dict.fromkeys("wWｗＷ", "~[xXｘＸeEｅＥhHｈＨ]"),
    **dict.fromkeys("qQｑＱ", "~[qQｑＱ群号] ~[:：]"),
    **dict.fromkeys("sSｓＳ", "[kKｋＫ]"),
    **dict.fromkeys("cCｃＣ", "[oOｏＯ][nNｎＮ][tTｔＴ][aAａＡ]"),
    **dict.fromkeys("tTｔＴ", "[eEｅＥ][lLｌＬ] [:：]"),
    **dict.fromkeys("fFｆＦ", "[aAａＡ] [:：]"),
    **dict.fromkeys("mMｍＭ", "[oOｏＯ][bBｂＢ] [:：]"),
    **dict.fromkeys("pPｐＰ", "[hHｈＨ][oOｏＯ] [:：]"),
    **dict.fromkeys("aAａＡ", "[tTｔＴ]"),
    **dict.fromkeys(_PROVINCES, "~[A-Za-zＡ-Ｚａ-ｚ]"),
    **dict.fromkeys("#＃", "[A-Za-z0-9]"),
    **dict.fromkeys("@＠﹫☎☏✆📞📱📲📠", ""),
}
# After these a few digits may be a short number.
_SHORT = {
    "电": "~话 联",
    "手": "~机",
    "座": "~机",
    "传": "~真",
    "短": "~号",
    "分": "~机",
    "内": "~线",
    "虚": "拟~网",
    "集": "群~网",
    "联": "~系",
    "致": "电",
}


@cache  # compiled when first used; all branches begin with a character, by which they are sought
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    gap, few = r"[\W_]{0,3}", rf"[^0-9。]{{0,10}}[{_DIGITS}]{{3}}"
    branches = [
        re.escape(first) + rest.replace("~", gap)
        for first, words in _WORDS.items()
        for rest in words.split() or [""]
    ]
    branches += [
        first + rest.replace("~", gap) + few for first, words in _SHORT.items() for rest in words.split()
    ]
    return re.compile(_ROW), re.compile("|".join(branches))


@lru_cache(maxsize=4096)  # a keystroke changes one paragraph
def may_hold_private_text(text: str) -> bool:
    """Return False if a text certainly holds none."""
    row, word = _signs()
    return bool(row.search(text) or word.search(text))
