"""Every screen as text, in three sizes. `UPDATE_GOLDEN=1` rewrites the files; read the difference."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from replydesk.desk import desk_folder, files, recycle_bin
from replydesk.desk.settings import THEMES
from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.draft.points.actions import add_point
from replydesk.draft.points.model import PointSource
from replydesk.draft.remarks.actions import add_remark
from replydesk.draft.workflow import VerdictBy
from replydesk.reply.registers.model import Stamp
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.kit.dialogs import Dialog
from replydesk.tui.kit.past_source import PastSource
from replydesk.tui.kit.work_screen import WorkScreen
from replydesk.tui.originals.intake_screen import IntakeScreen
from replydesk.tui.writing.draft_screen import DraftScreen
from tests.support.beside import ORIGINAL, beside, handed
from tests.support.known_past import SAME, KnownPast
from tests.support.readable import english, faint_texts
from tests.support.workbench import LARGE, SAMPLE, SMALL, WIDE, YESTERDAY, Driver, Size, lay_out, running

GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
LIST = """编号,案由,领衔代表,联名,届次,交办日期,备注
0034,关于完善站点的建议,赵某某,钱某某、孙某某,省十四届人大四次会议,2026年5月6日,
0033,关于推进社区养老服务的建议,张某某,,省十四届人大四次会议,,
,,李某某,,,,只有姓名
"""
ATTACHED = "附件: [任务清单, 资金明细]\n"
TEXTS = """
<!-- 附件1 -->
以下任务分工负责。
# 目标
1. 甲
2. 乙
<!-- 附件2 -->
| 项目 | 金额 |
| 甲 | 320 |
"""


async def desk_screen(driver: Driver) -> None:
    """Show the list of drafts."""
    await to_the_desk(driver)


async def new_draft_dialog(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("f2")


async def own_unit_dialog(driver: Driver) -> None:
    await new_draft_dialog(driver)
    await driver.press("tab", "tab", "end", "enter")
    await driver.fill("南屏市住房和城乡建设局", "南建复议字", "赵某某", "0000-00000000")


async def list_asked_for(driver: Driver) -> None:
    await to_the_desk(driver)
    (driver.folder / "2026年交办清单.csv").write_text(LIST, "utf-8")
    os.utime(driver.folder / "2026年交办清单.csv", (YESTERDAY.timestamp(),) * 2)
    await driver.press("f3")


async def list_understood(driver: Driver) -> None:
    await list_asked_for(driver)
    await driver.press("enter")
    await driver.settle()
    await driver.press("enter")


async def numbers_planned(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.point("缺项")
    await driver.press("space", "space", "ctrl+e")


async def registers(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("f8")


async def reservation(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.point("缺项")
    await driver.press("f8", "f2")


async def voiding(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("home", "f8", "f2")
    await driver.paste("12")
    await driver.press("tab")
    await driver.paste("厅办通报")
    await driver.press("enter", "f4")


async def settings(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("f11")


async def helping_on_the_desk(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("f1")


async def commands_of_the_desk(driver: Driver) -> None:
    await to_the_desk(driver)
    await driver.press("f9")


async def steps(driver: Driver, step: int, name: str = "养老服务-张某某代表") -> None:
    """Go to a step of a draft, which is opened if need be."""
    while isinstance(driver.app.screen, Dialog):
        driver.app.screen.dismiss(None)
        await driver.calm()
    if not driver.is_writing or driver.writing.session.path != driver.file(name):
        await to_the_desk(driver)
        driver.desk.open(driver.file(name))
        await driver.settle()
    await driver.go_to(step)


async def record(driver: Driver) -> None:
    await steps(driver, 1)


async def record_with_gaps(driver: Driver) -> None:
    await steps(driver, 1, "缺项")


async def number(driver: Driver) -> None:
    await steps(driver, 2)


async def opening(driver: Driver) -> None:
    await steps(driver, 3)


async def answer(driver: Driver) -> None:
    await steps(driver, 4)
    await driver.press("down", "down")


async def next_steps(driver: Driver) -> None:
    await steps(driver, 5)


async def signature(driver: Driver) -> None:
    await steps(driver, 6)


async def attachments(driver: Driver) -> None:
    text = driver.file("养老服务-张某某代表").read_text("utf-8").replace("33号", "34号")
    text = text.replace("案由:", f"{ATTACHED}案由:")
    driver.file("有附件").write_text(text + TEXTS, "utf-8")
    await steps(driver, 6, "有附件")
    await driver.press("tab", "tab", "tab")


async def contact(driver: Driver) -> None:
    await steps(driver, 7)


async def copies(driver: Driver) -> None:
    await steps(driver, 8)


async def page(driver: Driver) -> None:
    await steps(driver, 1)
    await driver.press("f6", "pagedown")


async def helping(driver: Driver) -> None:
    await to_the_desk(driver)  # a draft just opened has the focus on the first of its sections
    await steps(driver, 4)
    await driver.press("f1")


async def commands(driver: Driver) -> None:
    await steps(driver, 1)
    await driver.press("f9")


async def checking(driver: Driver) -> None:
    await steps(driver, 1, "缺项")
    await driver.press("f5")


async def blocked_export(driver: Driver) -> None:
    await steps(driver, 1, "缺项")
    await driver.press("f7")


async def deleted(driver: Driver) -> None:
    await to_the_desk(driver)
    for name in (SAMPLE, "缺项"):
        recycle_bin.delete(driver.file(name), Stamp("王某某@一科", "2026-05-29 10:32:00"))
    await driver.press("ctrl+u")


async def profile(driver: Driver, group: int = 0) -> None:
    await to_the_desk(driver)
    await driver.press("f23")
    await driver.paste("云川省民政厅")
    await driver.press("enter", *["f4"] * group)


async def profile_contact(driver: Driver) -> None:
    await profile(driver, 2)


async def profile_page(driver: Driver) -> None:
    await profile(driver, 5)


async def profile_forms(driver: Driver) -> None:
    await profile(driver, 6)


async def profile_phrases(driver: Driver) -> None:
    await profile(driver, 8)


async def unit_changed(driver: Driver) -> None:
    """Change the unit of a draft of its own: it may or may not be saved before the next screen."""
    path = driver.file("换单位")
    path.write_text(driver.file(SAMPLE).read_text("utf-8").replace("33号", "37号"), "utf-8")
    await steps(driver, 1, path.stem)
    await driver.press("f14", "enter")
    await driver.settle()


async def changed(driver: Driver) -> None:
    """Show what changed in a draft: a few words added, a few removed."""
    await steps(driver, 1, "缺项")
    driver.writing.edit(lambda draft: draft.with_field(Key.SUBJECT, "关于完善农村养老设施的建议"), "")
    await driver.settle()
    await driver.press("f20")


async def versions(driver: Driver) -> None:
    await driver.press("escape", "ctrl+o", "space", "down")


async def past_replies(driver: Driver) -> None:
    """Show past replies like the draft; what is known is told by the test."""
    driver.app.__dict__["past"] = PastSource(lambda: KnownPast(SAME))
    await steps(driver, 4)
    await driver.press("ctrl+r")
    await driver.settle()


async def past_text(driver: Driver) -> None:
    await past_replies(driver)
    await driver.press("enter", "down", "down")
    await driver.settle()


async def taken_over(driver: Driver) -> None:
    """Show figures that were taken over where the draft is written."""
    await past_text(driver)
    await driver.press("enter", "escape", "escape", "f24")
    await driver.settle()


async def remarks(driver: Driver) -> None:
    """Show the first of two remarks where the draft is written."""
    await to_the_desk(driver)  # no session of before may write to the file
    path = driver.file("有批注")
    path.write_text(driver.file(SAMPLE).read_text("utf-8").replace("33号", "35号"), "utf-8")
    draft, by = desk_folder.read_draft(path).draft, VerdictBy("李某某", YESTERDAY)
    text = draft.sections[0].paragraphs[0].text
    place, begin = Place(Part.ANSWER, 0, 0), text.index("412个")
    draft = add_remark(draft, place, begin, begin + 4, "和统计公报核对一下", by, "8c1d22e0", "436个")
    draft = add_remark(draft, place, 0, 0, "太长，分成两段", by, "8c1d22e0")
    desk_folder.save_draft(path, draft)
    await steps(driver, 1, "有批注")
    await driver.press("f16", "f16")


async def remark_written(driver: Driver) -> None:
    await remarks(driver)
    await driver.press("enter", "ctrl+k")
    await driver.paste("数字请核对")


async def all_remarks(driver: Driver) -> None:
    await remarks(driver)
    await driver.press("2", "f18")


async def pointed_at(driver: Driver) -> None:
    """Show the words pointed at where the draft is read."""
    await remarks(driver)
    await to_the_desk(driver)
    driver.desk.open_for_reading([driver.file("有批注")])
    await driver.settle()
    await driver.press("f7", *["down"] * 11, "right")


async def remark_read(driver: Driver) -> None:
    await pointed_at(driver)
    await driver.press("escape", "f16", "f16")
    await driver.settle()


async def original(driver: Driver) -> None:
    """Show the original of a draft with two points, some words found."""
    path = driver.file("有原件")
    path.write_text(driver.file(SAMPLE).read_text("utf-8").replace("33号", "36号"), "utf-8")
    draft, text = desk_folder.read_draft(beside(path)).draft, ORIGINAL.text[4]
    for words in ("加大对社区食堂的运营补贴", "建立护理人员的岗位津贴制度"):
        start = text.index(words)
        draft = add_point(draft, words, source=PointSource(4, start, start + len(words)))
    desk_folder.save_draft(path, draft)
    await steps(driver, 3, "有原件")
    await driver.press("f22", "/")
    await driver.paste("补贴")


async def original_read(driver: Driver) -> None:
    await to_the_desk(driver)
    driver.desk.open_for_reading([driver.file("有原件")])
    await driver.settle()
    await driver.press("f22")


async def originals_looked_over(driver: Driver) -> None:
    """Show originals before they are kept: one that matched, one that did not, one that cannot be read."""
    await to_the_desk(driver)
    text = driver.file(SAMPLE).read_text("utf-8").replace("0033", "0077").replace("33号", "37号")
    driver.file("待配").write_text(text, "utf-8")
    files_of = driver.folder / "交办"
    handed(files_of, "0077")
    handed(files_of, "0099", "修路架桥", "钱某某")
    (files_of / "坏的.docx").write_bytes(b"\x00\x01")
    await driver.press("f22")
    await driver.paste(f"{files_of.absolute()}/")
    await driver.settle()
    await driver.press("enter")
    await driver.settle()


SCREENS: dict[str, Callable[[Driver], Awaitable[None]]] = {
    "桌面": desk_screen,
    "新建": new_draft_dialog,
    "本单位": own_unit_dialog,
    "导入清单": list_asked_for,
    "导入清单-看": list_understood,
    "取号": numbers_planned,
    "文号登记": registers,
    "预留": reservation,
    "设置": settings,
    "帮助-桌面": helping_on_the_desk,
    "命令-桌面": commands_of_the_desk,
    "收件人": record,
    "收件人-缺项": record_with_gaps,
    "发文字号": number,
    "开头语": opening,
    "答复内容": answer,
    "下一步": next_steps,
    "落款": signature,
    "附件": attachments,
    "联系方式": contact,
    "抄送": copies,
    "版面": page,
    "帮助": helping,
    "命令": commands,
    "检查": checking,
    "导出-有错误": blocked_export,
    "作废": voiding,
    "单位档案": profile,
    "单位档案-联系": profile_contact,
    "单位档案-版面": profile_page,
    "单位档案-写法": profile_forms,
    "单位档案-套用语": profile_phrases,
    "换单位": unit_changed,
    "改了哪些": changed,
    "历史版本": versions,
    "批注": remarks,
    "批注-写": remark_written,
    "批注-全部": all_remarks,
    "批注-阅稿": pointed_at,
    "批注-阅稿-看": remark_read,
    "旧复": past_replies,
    "旧复-文字": past_text,
    "旧复-取来": taken_over,
    "原件": original,
    "原件-阅稿": original_read,
    "添加原件": originals_looked_over,
    "回收站": deleted,  # last: it deletes drafts of the others
}


async def to_the_desk(driver: Driver) -> None:
    """Close all screens over the desk, drafts saved: else a slow test leaves a journal, a fast one none."""
    while not isinstance(driver.app.screen, DeskScreen):
        over = driver.app.screen
        if isinstance(over, DraftScreen):
            assert over.save_or_rescue()
        is_waited_for = isinstance(over, Dialog | IntakeScreen)
        over.dismiss(None) if is_waited_for else driver.app.pop_screen()
        await driver.calm()
    await driver.settle()


USUAL, *OTHERS = THEMES
CASES = [
    pytest.param(SMALL, USUAL),
    *(pytest.param(size, USUAL, marks=pytest.mark.thorough) for size in (LARGE, WIDE)),
    *(pytest.param(WIDE, theme, marks=pytest.mark.thorough) for theme in OTHERS),
]


def all_words(driver: Driver) -> str:
    """Return the text of the screen, its help and its list of commands, which can be scrolled to."""
    work = next(each for each in reversed(driver.app.screen_stack) if isinstance(each, WorkScreen))
    return "\n".join(
        [driver.text, work.help_text().plain, *(f"{each.name}{each.help}" for each in work.available)]
    )


@pytest.mark.parametrize(("size", "theme"), CASES)
async def test_every_screen_is_as_in_its_file_has_contrast_and_no_english(
    size: Size, theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "resolve", lambda path, strict=False: path)
    monkeypatch.setattr(files, "user_name", lambda: "王某某")
    monkeypatch.chdir(tmp_path)
    lay_out(Path())
    seen: dict[str, str] = {}
    faint: dict[str, dict[str, float]] = {}
    foreign: dict[str, set[str]] = {}
    async with running(Path("桌面"), size) as driver:
        driver.app.theme = theme
        for name, show in SCREENS.items():
            await show(driver)
            await driver.settle()
            seen[f"{name}-{size[0]}x{size[1]}.txt"] = driver.text.rstrip("\n") + "\n"
            foreign[name] = english(all_words(driver))
            faint[name] = faint_texts(driver)
    if os.environ.get("UPDATE_GOLDEN") and theme == USUAL:
        for file, text in seen.items():
            (GOLDEN / file).write_text(text, "utf-8", newline="\n")
    for file, text in seen.items() if theme == USUAL else ():
        assert text == (GOLDEN / file).read_text("utf-8"), file
    assert {name: words for name, words in foreign.items() if words} == {}
    assert {name: texts for name, texts in faint.items() if texts} == {}


def test_every_screen_has_its_file_in_every_size_without_english() -> None:
    files = sorted(GOLDEN.glob("*.txt"))
    assert len(files) == len(SCREENS) * 3
    known = re.compile(
        r"F\d+|Esc|PgUp|PgDn|Home|End|Ctrl|Shift|Insert|Delete|Word|Excel|CSV|csv|PDF|Tab|UTF?|\bdrafts\b|\bmd\b|docx|txt"
    )
    for file in files:
        assert not re.findall(r"[A-Za-z]{2,}", known.sub("", file.read_text("utf-8"))), file.name
