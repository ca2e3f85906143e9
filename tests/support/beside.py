"""Originals beside the drafts of a test's desk."""

from __future__ import annotations

from pathlib import Path

from replydesk.desk.originals import put_original
from replydesk.draft.original import Original

ORIGINAL = Original(
    "代表建议",
    "省十四届人大四次会议",
    "0033",
    "关于推进社区居家养老的建议",
    ("张某某",),
    ("李某某",),
    source="0033.docx",
    text=(
        "近年来，老年人口持续增加。“一老一小”的事情，家家都有。",
        "一、存在的问题",
        "社区食堂补贴少，难以长期经营。",
        "二、建议",
        "一是加大对社区食堂的运营补贴；二是建立护理人员的岗位津贴制度；三是支持社会力量办站点。",
    ),
)
HANDED = """云川省第十四届人民代表大会第四次会议
代表建议
编号：第{number}号
案由：关于{subject}的建议
领衔代表：{first}
联名代表：李某某、王某某
理由：
近年来，各方面的需要持续增加，办法还不够多。
建议：
一是加大投入；二是建立制度，稳定队伍；三是支持社会力量参与。
"""


def beside(draft: Path, original: Original = ORIGINAL) -> Path:
    """Put an original beside a draft; return the draft's path."""
    put_original(draft, original)
    return draft


def handed(
    folder: Path, number: str = "0033", subject: str = "推进社区养老服务", first: str = "张某某"
) -> Path:
    """Write an original as it is handed over into a folder; return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{number}号建议.txt"
    path.write_text(HANDED.format(number=number, subject=subject, first=first), "utf-8")
    return path
