"""The shape of fields that name bodies and offices: 会商单位, 主办单位, 落款, 抄送, 承办处室."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, split_names
from replydesk.letter.kinds import NOTHING, Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.shapes.shape import Fault, put_in_order

BODIES = Rule(
    "单位名写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "不像单位名称",
    "请写单位名称，如“省财政厅”；几个单位之间用顿号",
    "会商单位、主办单位、落款、抄送、承办处室",
    fires=tuple(
        Example(fields=((Key.CC, typed),), words=words or typed, right=right)
        for typed, words, right in (
            (
                "省人大常委会人事代表选举工作委员会 省政府办公厅",
                "",
                "省人大常委会人事代表选举工作委员会、省政府办公厅",
            ),
            ("省人大常委会人事代表选举工作委员会、省政府办公厅abc", "省政府办公厅abc", ""),
            ("省人大常委会(代工委)、省政府办公厅", "省人大常委会(代工委)", "省人大常委会（代工委）"),
            ("省人大常委会代工委、省政府办公厅0000-00000000", "省政府办公厅0000-00000000", ""),
            ("省人大常委会代工委、、省政府办公厅", "、、", "、"),
            ("省人大常委会代工委、省", "省", ""),
            ("省人大常委会代工委、王某某", "王某某", ""),
            ("省人大常委会代工委,省政府办公厅", "", "省人大常委会代工委、省政府办公厅"),
            ("抄送：省人大常委会代工委", "", "省人大常委会代工委"),
            ("省人大常委会代工委、省政府办公厅1", "省政府办公厅1", ""),
            ("省人大常委会代工委、省人大常委会代工委", "省人大常委会代工委", ""),
            ("省人大常委会代工委、请省政府办公厅一并办理！", "请省政府办公厅一并办理！", ""),
            ("省人大常委会代工委、省财 政厅", "省财 政厅", "省财政厅"),
            ("省人大常委会代工委、请省财政厅提意见", "请省财政厅提意见", ""),
        )
    ),
    passes=tuple(
        Example(fields=((Key.CC, typed),))
        for typed in (
            "省人大常委会代工委、省政府办公厅",
            "省人大常委会代工委，省政府办公厅。",
            "省人大常委会代工委（2份），12345热线管理办公室",
            "第十二师、兵团办公厅",
            "省人大常委会代工委；各市、县民政局",
            "张某某代表",
            "无",
        )
    ),
)

_BLANK_WITHIN = r"(?<=[^\s\x00-\xff])\s+(?=[^\s\x00-\xff])"
_BETWEEN = "[,;/／]"
_SAID_BEFORE = "^(?:经商|会商|会同|商(?=[省市县区])|主办|会办|协办|落款|承办)[：:]?"
_SEAL = "[（(](?:章|盖章|印|公章|印章|签章)[）)]$"
_ASKED = "^请(?=.{4})|(?:提出?意见|尽快|反馈|商办|阅办|处理意见)$|^由.{3,}(?:负责|办理|牵头)$"
_LONGEST = 40  # characters
_HALF_BRACKETS = str.maketrans("()", "（）")
# A person's name: a common surname that begins few names of places, and no word of a body at the end.
_PERSON = (
    "[王李张刘陈杨赵吴徐孙胡朱郭罗梁宋郑谢韩唐冯董曹袁邓彭吕蒋蔡魏薛潘戴邹谭姚廖崔邱][^\x00-\xff]{1,3}"
    "(?<![厅局委办院部会署司队团社行校公府联心所站室组处科股党协乡镇县区市村表员])"
)


def copy_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what is wrong with the bodies that get copies; commas and semicolons may group them."""
    whole = text.strip()
    if whole.rstrip("。") == NOTHING:
        return
    for found in re.finditer("[、，,；;]{2,}", whole):
        yield Fault(found[0], found[0][0], f"“{found[0]}”多了一个")
    if re.search(_BLANK_WITHIN, whole):
        yield from _blanks(whole, kind)
        return
    if (right := re.sub(_BETWEEN, "、", whole).strip("、，；")) != whole:
        yield Fault(whole, right, f"“{whole}”几个单位之间应用顿号")
        return
    if (right := whole.removeprefix("抄送").lstrip("：:")) != whole:
        yield Fault(whole, right, f"“{whole}”前面多了“抄送”")
        return
    yield from _of_names(whole.removesuffix("。"))


def body_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield what is wrong with the names of bodies."""
    whole = text.strip()
    if whole == NOTHING:
        return
    if re.search(_BLANK_WITHIN, whole):
        yield from _blanks(whole, kind)
        return
    bare = re.sub(_SAID_BEFORE, "", whole)
    listed = re.sub("[、，,；;/／]+", "、", bare).strip("、。")
    right = re.sub(_SEAL, "", listed)
    if right != whole and right:
        is_of_marks = re.sub("[，；]", "、", whole).strip("、") == right
        yield Fault(whole, right, f"“{whole}”应写成“{right}”", level=Level.HINT if is_of_marks else None)
        return
    yield from _of_names(whole)


def _of_names(whole: str) -> Iterator[Fault]:
    names = split_names(Key.CONSULTED, whole)
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        yield Fault(twice, message=f"“{twice}”写了两次", remedy="请删去一个", level=Level.HINT)
    for name in names:
        if re.search("[()]", name) and name.count("(") == name.count(")"):
            yield Fault(name, name.translate(_HALF_BRACKETS), f"“{name}”里有半角括号")
        elif said := _odd(name):
            yield Fault(name, message=said)


def _blanks(whole: str, kind: Kind) -> Iterator[Fault]:
    tidy = put_in_order(Key.CONSULTED, whole, kind)
    if not re.search(_BLANK_WITHIN, tidy):
        right = put_in_order(Key.CC, whole, kind)
        yield Fault(whole, right, f"“{whole}”几个单位之间应用顿号", level=Level.HINT)
        return
    for name in split_names(Key.CONSULTED, whole):
        if re.search(_BLANK_WITHIN, name):
            yield Fault(name, re.sub(_BLANK_WITHIN, "", name), f"“{name}”中间有空格", level=Level.HINT)


def _odd(name: str) -> str:
    """Return what is wrong with a name, in words; "" if nothing is."""
    if len(name) == 1:
        return f"“{name}”只有一个字"
    if re.fullmatch(_PERSON, name):
        return f"“{name}”像是姓名"
    if re.search("[0-9０-９][-0-9０-９]{5,}", name):
        return f"“{name}”里有号码"
    if re.search(r"[a-z]|(?<=[^\x00-\xff])[A-Z]$", name):
        return f"“{name}”里有字母"
    if re.search("[0-9０-９]$|[0-9]{4}年", name):
        return f"“{name}”里有数字"
    if re.search("[。！？：:?!=+#@$%^&*<>]", name):
        return f"“{name}”不像单位名称"
    if re.search(_ASKED, name):
        return f"“{name}”是一句话，不是单位名称"
    if len(name) > _LONGEST:
        return f"“{name[:10]}……”太长，不像单位名称"
    return ""
