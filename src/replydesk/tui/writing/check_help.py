"""The help of the list of findings: its keys, the levels, where findings come from."""

from __future__ import annotations

from rich.text import Text

from replydesk.reply.rules.rule import Theme
from replydesk.tui.kit.help_text import KEYS_WIDE, aligned

_KEYS = (
    ("回车", "到那里去，选中有问题的字；再按 F5、回车，到下一处"),
    ("F2", "照提出的改这一条；要定去留的，按 F2 或 F3"),
    ("F4", "能改的全改，一次撤销"),
    ("F6", "本稿略过这一条：记下谁、什么时候；错误要再写“略过”两个字"),
    ("Shift+F6", "全单位略过：以后哪份稿子里有都不提，先问一次"),
    ("F8", "看略过了什么，收回"),
    ("Ctrl+Z", "撤销"),
)
_LEVELS = (
    ("错误", "发出去就是错的；导出会停下来"),
    ("疑似", "多半是错的，请核对"),
    ("提示", "值得看一眼"),
    ("未填", "该写的还没有写"),
    ("待定", "签发时填的，先空着"),
)
_SOURCES = "每条后面写着来源：国标、法规有条文可查；惯例是通行写法；本单位是单位档案里定的。"
_ELSEWHERE = "全部规则：回到稿子里按 F9，选“检查规则”。哪些查、查多严，在单位档案（Shift+F11）的“检查”里定。"


def check_help() -> Text:
    """Return the help."""
    text = Text()
    for title, rows in (("按键", _KEYS), ("级别", _LEVELS)):
        text.append(f"{title}\n", "bold underline")
        for name, what in rows:
            text.append(aligned(name, KEYS_WIDE), "bold").append(f"{what}\n")
    text.append("来源\n", "bold underline").append(f"{_SOURCES}\n")
    text.append("查什么\n", "bold underline").append(f"{'、'.join(Theme)}。\n")
    return text.append(
        "全部规则：回到稿子里按 F9，选“检查规则”。哪些查、查多严，在单位档案（Shift+F11）的“检查”里定。"
    )
