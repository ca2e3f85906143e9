"""The eight steps of a reply, from nothing to the Word file, and the effect of each step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from replydesk.draft.model import MENDED, Draft, Key, Paragraph, Part
from replydesk.layout.pages import Pages
from replydesk.reply import judged
from replydesk.reply import reply as reply_module
from replydesk.reply.findings import Finding, Level
from replydesk.reply.reply import Reply
from replydesk.reply.stock import Stock
from replydesk.tui.kit.one_of import OneOf
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing import line_mending
from replydesk.tui.writing.editors.fields import TextField
from tests.support.workbench import (
    SAMPLE,
    SMALL,
    Size,
    both_sizes,
    empty_desk,
    lay_out,
    new_draft,
    running,
    sample,
    screen_lines,
    text_of,
)

ANSWER = """一、工作开展情况
（一）健全制度。我局会同有关部门印发实施方案，明确责任分工，逐月调度进展。
（二）强化保障。安排专项资金320万元，配备工作人员46名。
二、关于所提建议的答复
关于增设站点的建议，已列入年度计划，拟新增站点18个，9月底前全部建成投用。"""

NEXT = "下一步，我厅将按照计划抓好落实，每季度向您通报一次进展。"


@both_sizes
async def test_a_reply_from_nothing_to_a_word_file(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.fill("省十四届人大四次会议", "0033", "关于完善服务站点的建议", "张某某", "", "省财政厅")
        await driver.press("f4")
        await driver.fill("2026", "33")
        await driver.press("f4", "f4")
        await driver.press("enter")
        await driver.paste(ANSWER)
        await driver.press("f4")
        await driver.paste(NEXT)
        await driver.press("f4")
        await driver.fill("2026年5月29日")
        await driver.press("f4")
        await driver.fill("钱某某", "0000-11111111")
        await driver.press("f4")
        await driver.paste("省人大常委会代表工委、省政府办公厅、省财政厅")
        await driver.press("f7")
        assert driver.status.startswith("已导出："), driver.text
        word = text_of(driver.folder / "导出" / "新答复.docx")
    for text in (
        "您提出的《关于完善服务站点的建议》收悉。经商省财政厅，现答复如下：",
        "张某某代表：",
        "一、工作开展情况",
        "（一）健全制度。我局会同有关部门印发实施方案，明确责任分工，逐月调度进展。",
        "（二）强化保障。安排专项资金320万元，配备工作人员46名。",
        "二、关于所提建议的答复",
        "关于增设站点的建议，已列入年度计划，拟新增站点18个，9月底前全部建成投用。",
        NEXT,
        "感谢您对民政工作的关心和支持。",
        "云川省民政厅",
        "2026年5月29日",
        "（联系人：钱某某　电话：0000-11111111）",
    ):
        assert text in word
    assert "第0033号代表建议的答复" in word.replace("\n", "")


@both_sizes
async def test_the_record_fills_title_salutation_opening_and_cc(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.fill("省十四届人大四次会议", "0033", "关于完善服务站点的建议", "张某某")
        await driver.settle()
        assert "张某某代表" in driver.text and "←提出人" in driver.text
        assert "标题        对省十四届人大四次会议第0033号代表" in driver.text
        assert "开头语您提出的《关于完善服务站点的建议》收悉" in driver.joined
        assert "抄送：省人大常委会代表工委、省政府办公厅。" in driver.letter


@both_sizes
async def test_from_suggestion_to_proposal_every_member_is_another(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press("shift+tab", "right")
        await driver.settle()
        assert driver.draft.get(Key.KIND) == "政协提案"
        assert driver.letter.replace("张某某代表", "").count("代表") == 0
        assert "张某某委员：" in driver.letter and "提案的答复" in driver.letter
        assert "抄送：省政协提案委、省政府办公厅。" in driver.letter


@both_sizes
async def test_two_people_are_addressed_as_several(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.fill("", "", "关于某事的建议", "张某某、李某某")
        await driver.settle()
        assert "张某某、李某某代表：" in driver.letter
        assert "你们提出的《关于某事的建议》" in driver.letter
        assert "您" not in driver.letter


@both_sizes
async def test_the_number_is_composed_with_its_brackets(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.press("f4")
        assert "←单位档案" in driver.text and "发文字号：没有填" in driver.text
        await driver.fill("2026")
        await driver.settle()
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕  号"
        assert "… 有待定的，签发时填" in driver.text
        await driver.press("tab")
        await driver.paste("7")
        assert driver.draft.get(Key.DOCUMENT_NUMBER) == "云民复议字〔2026〕7号"
        assert await driver.see("✓ 填好了")


@pytest.mark.parametrize(
    ("typed", "box"),
    [
        ("", "year"),
        ("云民复议字〔2026〕  号", "serial"),
        ("云民复议字〔2026〕33号", "serial"),
        ("〔〕33号", "year"),
        ("云民复议字[2026]33号", "code"),
    ],
)
async def test_the_cursor_goes_to_the_first_empty_box_of_the_number(
    tmp_path: Path, typed: str, box: str
) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        driver.writing.edit(lambda draft: draft.with_field(Key.DOCUMENT_NUMBER, typed), "")
        await driver.press("f4")
        assert driver.app.focused is not None and driver.app.focused.id == box


async def test_a_unit_without_a_code_is_asked_for_it_first(tmp_path: Path) -> None:
    folder = empty_desk(tmp_path)
    for path in (folder / "templates" / "单位档案").iterdir():
        path.write_text("名称: 某局\n", "utf-8")
    async with new_draft(folder) as driver:
        await driver.press("f4")
        assert driver.app.focused is not None and driver.app.focused.id == "code"


async def test_a_number_in_wrong_brackets_is_shown_as_typed_and_reported(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("〔2026〕33号", "[2026]33号"), "utf-8")
    async with sample(folder) as driver:
        await driver.press("f4")
        assert "云民复议字[2026]33号" in driver.text
        assert "请改为“云民复议字〔2026〕33号”" in driver.joined


async def test_the_result_class_is_chosen_with_the_arrows_and_the_mouse(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f4")
        driver.writing.query_one("#field-result_class", OneOf).focus()
        await driver.press("right")
        assert driver.draft.get(Key.RESULT_CLASS) == "A"
        await driver.click("○ C")
        assert driver.draft.get(Key.RESULT_CLASS) == "C"
        assert await driver.see("类别：C")
        await driver.click("○ 不标")
        assert driver.draft.get(Key.RESULT_CLASS) == ""


@both_sizes
async def test_publicity_urgency_secrecy_and_copy_number(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press("f4")
        await driver.click("○ 依申请公开")
        assert driver.draft.get(Key.PUBLICITY) == "依申请公开"
        assert await driver.see("公开        （此件依申请公开）")
        await driver.click("○ 不予公开")
        assert driver.draft.get(Key.PUBLICITY) == "不予公开"
        await driver.press("tab", "right")
        assert driver.draft.get(Key.URGENCY) == "特急"
        await driver.press("tab")
        await driver.fill("秘密", "000001")
        assert (driver.draft.get(Key.SECRECY), driver.draft.get(Key.COPY_NUMBER)) == ("秘密", "000001")
        await driver.settle()
        assert "密级：标了“秘密”，这里不能写涉密的内容" in driver.joined
        await driver.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert driver.draft.get(Key.SECRECY) == driver.draft.get(Key.URGENCY) == ""
        assert "● 不标  ○ 特急  ○ 加急" in driver.text


async def test_an_unknown_choice_is_shown_and_reported(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("案由:", "紧急程度: 急件\n案由:"), "utf-8")
    async with sample(folder) as driver:
        await driver.press("f4")
        assert "● 急件" in driver.text and "没有“急件”这个紧急程度" in driver.joined


@both_sizes
async def test_an_opening_is_picked_from_the_phrases(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to(3)
        assert "←套用语“收悉”" in driver.text
        assert "已交由我厅研究办理" in driver.joined
        await driver.press("tab", "down", "enter")
        await driver.settle()
        assert driver.draft.get(Key.OPENING) == "交办"
        assert "您提出的《关于推进社区养老服务的建议》已交由我厅研究办理" in driver.letter
        assert "←套用语“交办”" in driver.text and "●交办" in driver.text


@both_sizes
async def test_the_arrows_go_from_a_passage_to_its_phrases_and_back(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(5)
        await driver.press("down", "enter")
        assert driver.draft.get(Key.NEXT_STEPS) == "纳入规划"
        await driver.press("up")
        assert driver.app.focused is not None and driver.app.focused.id == "passage-next_steps"
        await driver.press("tab", "tab")
        await driver.paste("特此函复。")
        await driver.press("down", "down", "up")
        assert driver.app.focused.id == "phrases"
        await driver.press("enter")
        assert driver.draft.closing == (Paragraph("特此函复。"), Paragraph("专此答复。"))
        await driver.press("up")
        assert driver.app.focused.id == "passage-closing"
        await driver.press("ctrl+home", "up")
        assert driver.app.focused.id == "passage-thanks"


@both_sizes
async def test_an_opening_that_is_changed_becomes_the_clerks_own(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to(3)
        await driver.press("ctrl+end")
        await driver.paste("特此说明。")
        await driver.settle()
        assert driver.draft.opening == (
            Paragraph("您提出的《关于推进社区养老服务的建议》收悉。现答复如下：特此说明。"),
        )
        assert "←套用语" not in driver.text


@both_sizes
async def test_next_steps_thanks_and_closing_by_phrase_and_by_hand(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(5)
        driver.writing.query_one("#phrases").focus()
        await driver.press("down", "enter")
        assert driver.draft.get(Key.NEXT_STEPS) == "纳入规划"
        driver.writing.query_one("#passage-thanks", TextField).focus()
        await driver.press("ctrl+end")
        await driver.paste("欢迎您来函来电。")
        assert driver.draft.thanks == (Paragraph("感谢您对民政工作的关心和支持。欢迎您来函来电。"),)
        driver.writing.query_one("#passage-closing", TextField).focus()
        await driver.settle()
        assert "结束语的套用语" in driver.text
        await driver.paste("特此函复。")
        driver.writing.query_one("#phrases").focus()
        await driver.press("down", "enter")
        assert driver.draft.closing == (Paragraph("特此函复。"), Paragraph("专此答复。"))
        await driver.settle()
        order = [driver.letter.index(text) for text in ("纳入规划", "来函来电", "专此答复")]
        assert order == sorted(order)


@both_sizes
async def test_a_passage_that_is_emptied_stays_empty(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(5)
        driver.writing.query_one("#passage-thanks", TextField).focus()
        await driver.press("ctrl+end", "shift+home", "backspace", "backspace")
        await driver.settle()
        assert "感谢您对" not in driver.letter
        await driver.press("f4", "f2")
        assert "感谢您对" not in driver.letter


@both_sizes
async def test_signature_date_and_attachments(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(6)
        assert "云川省民政厅" in driver.text and "←单位档案" in driver.text
        await driver.press("up")
        await driver.fill("云川省某某办公室", "2026年2月30日", "李某某", "任务清单\n资金明细")
        await driver.settle()
        assert "没有“2026年2月30日”这一天" in driver.text and "！有错：成文日期" in driver.text
        assert driver.draft.names(Key.ATTACHMENTS) == ("任务清单", "资金明细")
        assert driver.draft.get(Key.SIGNER) == "李某某" and "签发        签发人：李某某" in driver.text
        assert "附件：1.任务清单\n2.资金明细\n云川省某某办公室\n2026年2月30日" in driver.letter


@both_sizes
async def test_contact_and_cc_come_from_the_profile_until_typed(tmp_path: Path, size: Size) -> None:
    async with new_draft(empty_desk(tmp_path), size) as driver:
        await driver.go_to(7)
        assert "王某某" in driver.text and driver.text.count("←单位档案") == 1
        assert driver.text.count("回车去单位档案") == 1
        await driver.fill("钱某某", "0000-22222222")
        await driver.settle()
        assert "附注        （联系人：钱某某　电话：0000-22222222）" in driver.text
        await driver.press("f4")
        assert "省人大常委会代表工委、省政府办公厅" in driver.text
        await driver.paste("无")
        await driver.settle()
        assert "抄送：" not in driver.letter


@both_sizes
async def test_the_day_of_printing_is_asked_for_where_it_is_printed(tmp_path: Path, size: Size) -> None:
    folder = lay_out(tmp_path)
    async with sample(folder, size) as driver:
        await driver.go_to(8)
        assert "印发日期" not in driver.text
    for path in (folder / "templates" / "单位档案").iterdir():
        path.write_text(path.read_text("utf-8") + "格式: 文件\n", "utf-8")
    async with sample(folder, size) as driver:
        await driver.go_to(8)
        assert "印发日期    2026年5月29日" in driver.text and "←成文日期" in driver.text
        await driver.press("tab")
        await driver.paste("2026年5月28日")
        assert driver.draft.get(Key.PRINT_DATE) == "2026年5月28日"
        await driver.settle()
        assert "比成文日期“2026年5月29日”还早" in driver.joined


async def test_a_list_of_the_file_stays_a_list_while_it_is_typed_into(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path), name="电梯加装-李某、王某委员") as driver:
        driver.writing.query_one("#field-proposers").focus()
        await driver.press("end")
        await driver.paste("、")
        await driver.paste("赵某")
        assert driver.draft.raw(Key.PROPOSERS) == ("李某", "王某", "赵某")


@both_sizes
async def test_the_page_is_repainted_as_one_types(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to(4)
        await driver.press("enter", "ctrl+end")
        await driver.paste("新写的一句话在这里。")
        if size == SMALL:
            await driver.press("f6")
        await driver.settle()
        lines = [line for line in screen_lines(driver.app) if "│▏" in line or "│▌" in line]
        marked = [line.replace("▏", "▌").split("│▌")[1].split("│")[0].strip() for line in lines]
        assert "".join(marked).endswith("新写的一句话在这里。")
        assert "│▌" in lines[-1] and not any("│▌" in line for line in lines[:-1])


async def test_eight_steps_with_their_states(tmp_path: Path) -> None:
    async with new_draft(empty_desk(tmp_path)) as driver:
        line = screen_lines(driver.app)[1].strip()
        assert line.startswith("1收件人○ 2发文字号○ 3开头语✓ 4答复内容○ 5下一步✓ 6落款○ 7联系方式✓ 8抄送✓")
        assert "1 收件人　○ 还没填：提出人、案由" in driver.text
        await driver.press("f4", "f4", "f4")
        assert "4 答复内容　○ 还没填：答复内容" in driver.text


@both_sizes
async def test_steps_are_reached_by_number_arrow_key_and_mouse(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.press("escape")
        for number, name in enumerate(("收件人", "发文字号", "开头语", "答复内容"), 1):
            await driver.press(str(number))
            assert f"{number} {name}　" in driver.text
        await driver.press("down")
        assert "5 下一步　" in driver.text
        await driver.click("7联系方式")
        assert "7 联系方式　" in driver.text
        await driver.press("f4", "f4")
        assert "8 抄送　" in driver.text and driver.status.startswith("写完了：")
        await driver.press("f4")
        assert "1 收件人　" in driver.text
        await driver.press("f2")
        assert "8 抄送　" in driver.text


@both_sizes
async def test_check_lists_the_findings_and_goes_to_the_step(tmp_path: Path, size: Size) -> None:
    async with running(lay_out(tmp_path), size) as driver:
        driver.desk.open(driver.file("缺项"))
        await driver.settle()
        await driver.press("f5")
        assert "[未填] 成文日期：没有填" in driver.text
        await driver.paste("成文日期")
        await driver.press("enter")
        await driver.settle()
        assert "6 落款　" in driver.text
        assert driver.app.focused is not None and driver.app.focused.id == "field-date"


def finds_only_errors(monkeypatch: pytest.MonkeyPatch, *more: Finding) -> None:
    """Make the check find errors, and some more, and nothing else."""

    def make_reply(draft: Draft, stock: Stock, name: str = "") -> Reply:
        made = reply_module.make_reply(draft, stock, name)
        errors = (each for each in made.findings if each.level is Level.ERROR)
        return replace(made, findings=(*more, *errors))

    monkeypatch.setattr(judged, "make_reply", make_reply)


async def test_a_draft_without_problems_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    finds_only_errors(monkeypatch)
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f5")
        assert driver.status == "没有发现问题"


async def test_a_finding_of_the_page_leads_to_the_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finds_only_errors(monkeypatch, Finding(Level.HINT, Key.MENDING, "有 1 处断行不好看", "可改写"))
    async with sample(lay_out(tmp_path), SMALL) as driver:
        await driver.go_to(4)
        await driver.press("f5", "enter")
        assert isinstance(driver.app.focused, PageView) and driver.writing.has_class("page-only")
        await driver.press("escape")
        assert "4 答复内容　" in driver.text


async def test_adjustments_of_the_page_are_listed_last_and_are_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = Finding(Level.INFO, Part.NEXT_STEPS, "第 2 页收紧了一行", "不用处理")
    finds_only_errors(monkeypatch, info)
    async with sample(lay_out(tmp_path)) as driver:
        assert "没有问题" in driver.status and "5下一步✓" in driver.text
        await driver.press("f5")
        assert "检查：没有问题" in driver.text
        assert "[说明] 第 2 页收紧了一行" in driver.text and "不用处理" in driver.text
        await driver.press("enter")
        assert driver.is_writing and "5 下一步　" in driver.text
        await driver.press("f2")
        driver.writing.edit(lambda draft: draft.with_field(Key.DATE, ""), "")
        await driver.press("f5")
        assert "检查：没有问题" not in driver.text
        assert driver.text.index("[未填] 成文日期") < driver.text.index("[说明]")
        await driver.press("escape", "f7")
        assert "有错误" in driver.text and "收紧了一行" not in driver.text


@both_sizes
async def test_lines_are_mended_and_no_longer(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size) as driver:
        await driver.go_to(6)
        before = driver.draft
        await driver.press("f3")
        assert driver.draft.get(Key.MENDING) == MENDED and "已修整断行" in driver.status
        assert "断行修整" in driver.text.splitlines()[0] and "6 落款　" in driver.text
        await driver.press("ctrl+l")
        assert driver.draft == before and driver.status == "已取消修整断行"
        assert "断行修整" not in driver.text
        await driver.press("ctrl+z")
        assert driver.draft.get(Key.MENDING) == MENDED and "6 落款　" in driver.text


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (6, 1, "已修整断行：6 处改好了 5 处，还有 1 处（F5 看）　（F3 取消）"),
        (6, 0, "已修整断行：6 处都改好了　（F3 取消）"),
        (2, 2, "已修整断行：2 处都没能改好（F5 看）　（F3 取消）"),
        (0, 0, "已修整断行：本来就没有断得不好的行　（F3 取消）"),
    ],
)
async def test_the_number_of_mended_lines_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: int, after: int, said: str
) -> None:
    def bad_breaks(pages: Pages) -> list[None]:
        return [None] * (after if pages.setup.mends else before)

    monkeypatch.setattr(line_mending, "bad_breaks", bad_breaks)
    async with sample(lay_out(tmp_path)) as driver:
        await driver.press("f3")
        assert driver.status == said


@both_sizes
async def test_errors_block_the_export_until_it_is_forced(tmp_path: Path, size: Size) -> None:
    async with sample(lay_out(tmp_path), size, "缺项") as driver:
        out = driver.folder / "导出" / "缺项.docx"
        await driver.press("f7")
        assert "有错误，改好再导出" in driver.text and not out.exists()
        await driver.press("escape", "f7", "enter")
        await driver.settle()
        assert not out.exists() and driver.app.screen is driver.writing
        await driver.press("f7", "up", "enter")
        await driver.settle()
        assert out.exists() and "赵某某代表：" in text_of(out)


async def test_an_opening_with_a_missing_phrase_is_reported_and_not_lost(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    path = folder / "drafts" / f"{SAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("案由:", "开头语: 没有的\n案由:"), "utf-8")
    async with sample(folder) as driver:
        await driver.go_to(3)
        assert "没有名为“没有的”的套用语" in driver.text
        assert driver.draft.get(Part.OPENING) == "没有的"


async def test_typing_outside_a_field_is_answered_with_where_to_go(tmp_path: Path) -> None:
    async with sample(lay_out(tmp_path)) as driver:
        before = driver.draft
        await driver.press("escape", "我")
        assert "没有写上：光标不在文字里，请先按 Tab" in driver.status
        await driver.paste("我局")
        assert "没有贴上：光标不在文字里，请先按 Tab" in driver.status
        assert driver.draft == before
