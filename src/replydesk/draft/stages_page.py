"""The page of all steps between stages, docs/stages.md, made from their table. Pure."""

from __future__ import annotations

from replydesk.draft.stages import STEPS, StageStep

_HEAD = """# 环节

拟稿 → 核稿 → 签发 → 已签 → 已发，哪一步都可以退回。
这一页由程序里的声明（`draft/stages.py`）写成，请不要手改：

    python -m scripts.stages_page docs/stages.md

| 办理 | 从 | 到 | 谁办 | 要有什么 | 阅稿记录写一行 | 怎样取消 |
| --- | --- | --- | --- | --- | --- | --- |
"""
_FOOT = """
- **理由**写进阅稿记录，连同有哪些错误；略过的错误也写进去。领导在阅稿（F4）和桌面上看得到。
  通过以前，错误一条条列出来。
- 阅稿记录里的**版本**，是办的时候看到的那一版；以后改了哪些，在稿子里、阅稿里按 Shift+F8 看。
- **批注**没有处理的，送核、送签、通过前提醒还有几条，照样可以办；有几条、谁提的，写进阅稿记录。
- **旧复**里取来的年份、日期、数字、姓名、文号，没有核对也没有改的，送核、送签、通过同错误一样要写明理由，
  有几处、哪几处写进阅稿记录。核对或者改了就不再提；略过、不查都不算。
- **逐条**没有答的意见，同批注一样提醒，写进阅稿记录。
- **已签**以后，标题、正文、收件人、落款、抄送改了，就是“签发后改过”：不能记为已发，不再取号，
  导出要加 `--force`，文件名写明“（签发后改过）”。
  文号、份号、签发人、成文日期、印发日期是签发以后填的，填了不算改。
- **记为已签**用在纸面签发的单位：写明谁签发的，程序另记一笔是谁补记的。
- **取号**（Ctrl+E、`number assign 文件夹`）只给签发了的编号；单位档案写“编号时机: 随时”的，不等签发。
  稿子里已有的号照样登记，命令行写明的稿子照样编号。
- **Ctrl+Z** 取消自己刚才办的一步，稿子变回原来的样子；后来又改过的不动。
  稿子开着的时候别处办的一步，撤销、恢复历史版本、留哪一份都不变。
- 选了几件一起办，先列出哪些可以办，哪些不能办、为什么；回车办可以办的。
- **按时、逾期**：记为已发的那一天和期限比，发出以后仍在桌面的期限栏、`list`、目录.xlsx 里。
- 以前的稿子里没有签发就写着“环节: 已发”的，还是已发。
"""


def stages_page() -> str:
    """Return the page."""
    return _HEAD + "".join(map(_row, STEPS)) + _FOOT


def _row(step: StageStep) -> str:
    """Return the row of a step."""
    cells = (
        step.name,
        "、".join(step.begins),
        step.ends,
        step.who,
        "；".join(step.needs),
        "、".join(step.writes),
        step.undone,
    )
    return f"| {' | '.join(cells)} |\n"
