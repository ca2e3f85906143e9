"""Lines of websites above a letter, in the frames of many systems: none is printed or misread."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.recognise import Imported
from tests.support.importing import imported

_TITLE = "对县十届人大二次会议第12号建议的答复"
_LETTER = f"""{_TITLE}

张某某代表：

您提出的《关于修建便民桥的建议》收悉，现答复如下：

便民桥已于去年建成通车。

清禾县交通运输局
2025年6月3日
"""

FRAMES = {
    "path with bars and buttons": "网站首页 | 机构概况 | 政务公开\n"
    "首页 / 政务公开 / 建议提案\n打印 关闭 收藏",
    "path over several lines": "当前位置：\n首页\n»\n信息公开\n»\n人大代表建议",
    "path with dashes": "您的位置 - 首页 - 政府信息公开 - 建议办理",
    "name and slogan": "清禾县人民政府\n携手同行 共建家园\n今天是2025年8月2日",
    "bare bodies": "县交通运输局\n县政府办公室\n县水利局\n建议提案",
    "welcome": "您好，欢迎访问清禾县人民政府网站！\n登录 注册 退出",
    "you are here": "您正在浏览的栏目：建议提案\n您当前的位置 ： 首页",
    "search": "请输入关键字\n搜索\n热词：医保 社保",
    "accessible": "无障碍\n长者版\n繁體\nEnglish\nHome\nPrint",
    "letters for sizes": "A\nA\nA\n字体大小：大 中 小",
    "bullets": "• 000014/2025-00077\n• 清禾县交通运输局\n• 其他\n• 2025-06-20\n• 有效",
    "markdown": "| | | |\n| --- | --- |\n***",
    "leftovers": "<!-- 正文开始 -->\n&nbsp;\n<div class='a'>\nundefined",
    "half of a menu": "展开\n收起\n菜单\n返回\n更多+",
    "columns": "建议提案办理\n人大代表建议\n政协委员提案\n依申请公开\n主动公开",
    "shares": "分享到：\n微信\n微博\nQQ空间\n复制链接",
    "counts": "来源：县交通局 作者：李某 浏览：31 次 时间：2025-06-20 10:22",
    "counts in brackets": "[ 发布时间：2025-06-20 ] [ 来源：县交通局 ] [ 阅读：86 ]",
    "dates in words": "发布于 2025年6月20日 星期五 编辑 王某",
    "guide": "为进一步做好政务公开工作，现将办理情况公开。\n公开指南\n公开年报",
    "label and value": "主题分类：交通\n体裁分类：函\n有效性：有效\n公开范围：面向社会",
    "labels above values": "索引号\n000014/2025-77\n主题分类\n交通\n服务对象\n发布机构\n文号",
    "labels between bars": "| 索引号 | 000014-2025 | 主题词 | 桥梁 |\n| 有效期 | 长期 | 语种 | 中文 |",
    "labels in corner brackets": "【索引号】 000014/2025-77 【主题分类】 交通 【公开时限】 长期",
    "labels without marks": "时效性现行有效\n效力级别其他文件\n施行日期2025年06月20日",
    "other labels": "投稿栏目：阳光之窗\n信息去向：全网\n热度：12\n归档批次：丙",
    "last of the labels is empty": "主题分类：交通\n生效日期：\n废止日期：\n来源：",
}


def above(frame: str) -> Imported:
    return imported(f"{frame}\n{_LETTER}")


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_frame_is_left_out_and_the_letter_is_read(frame: str) -> None:
    result = above(frame)
    draft = result.draft
    known = [draft.get(key) for key in (Key.PROPOSERS, Key.SESSION, Key.ITEM_NUMBER, Key.SUBJECT, Key.DATE)]
    assert known == ["张某某", "县十届人大二次会议", "12", "关于修建便民桥的建议", "2025年6月3日"]
    assert [each.text for each in (*draft.opening, *draft.preamble)] == [
        *(each.text for each in draft.opening),
        "便民桥已于去年建成通车。",
    ]
    assert draft.get(Key.TITLE) in ("", _TITLE)
    assert draft.get(Key.UNIT) == "清禾县交通运输局"
    assert (draft.get(Key.RESULT_CLASS), draft.get(Key.PUBLICITY), result.unplaced) == ("", "", ())
    bare = "".join("".join(result.left_out).split())
    assert all("".join(line.split()) in bare for line in frame.split("\n"))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_frame_between_title_and_salutation_is_left_out(frame: str) -> None:
    title, _, rest = _LETTER.partition("\n")
    result = imported(f"{title}\n{frame}\n{rest}")
    assert (result.draft.get(Key.PROPOSERS), result.draft.get(Key.ITEM_NUMBER)) == ("张某某", "12")
    assert (result.draft.get(Key.RESULT_CLASS), result.unplaced) == ("", ())
    assert not any("".join(line.split()) in str(result.draft) for line in frame.split("\n") if len(line) > 8)


@pytest.mark.parametrize("office", ["东桥街道办事处", "清禾县公安局交通警察大队", "清禾县公路管理处"])
def test_an_office_above_the_title_is_the_unit(office: str) -> None:
    draft = imported(f"{office}\n{_LETTER.replace('清禾县交通运输局', '')}").draft
    assert draft.get(Key.UNIT) == office


@pytest.mark.parametrize(
    ("line", "number", "signer", "publicity"),
    [
        ("青教字〔2021〕19号 类 同意公开", "青教字〔2021〕19号", "", "主动公开"),
        ("青教〔2022106                    签发人：魏某某", "", "魏某某", ""),
        ("青教函2022　　签 发 人：魏某某", "", "魏某某", ""),
    ],
)
def test_marks_beside_a_damaged_one_are_read(line: str, number: str, signer: str, publicity: str) -> None:
    draft = imported(f"{line}\n\n{_LETTER}").draft
    assert (draft.get(Key.DOCUMENT_NUMBER), draft.get(Key.SIGNER)) == (number, signer)
    assert (draft.get(Key.PUBLICITY), draft.get(Key.RESULT_CLASS)) == (publicity, "")


@pytest.mark.parametrize(
    ("item", "answer"), [("提案内容：", "答复内容："), ("建议内容：", "办理答复："), ("内容：", "答复意见")]
)
def test_the_item_above_an_answer_without_salutation_is_not_printed(item: str, answer: str) -> None:
    text = "道路狭窄，车辆掉头影响通行。建议设置护栏。"
    reply = "关于护栏问题，我局已列入计划，明年实施。"
    read = imported(
        f"某某市公安局关于对市政协五届一次会议第96号提案的答复\n\n{item}\n\n{text}\n\n{answer}\n\n{reply}"
    )
    assert [each.text for each in read.draft.preamble] == [reply]
    assert text in read.lost


@pytest.mark.parametrize(
    ("lines", "result", "signer", "publicity"),
    [
        ("清禾县交通运输局 | 类 别：A |\n签发人：张某某 |", "A", "张某某", ""),
        (
            "[办理结果标注（A1）]\n[是否同意公开（是）]\n清交函〔2025〕20号 签发人：马某",
            "A1",
            "马某",
            "主动公开",
        ),
    ],
)
def test_marks_in_cells_and_brackets_are_read(lines: str, result: str, signer: str, publicity: str) -> None:
    draft = imported(f"{lines}\n{_LETTER}").draft
    assert (draft.get(Key.RESULT_CLASS), draft.get(Key.SIGNER)) == (result, signer)
    assert (draft.get(Key.PUBLICITY), draft.get(Key.UNIT)) == (publicity, "清禾县交通运输局")
