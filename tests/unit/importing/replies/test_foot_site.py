"""What a page has below a letter, and what still belongs to it."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.joining.paragraphs import squeezed
from tests.unit.importing.replies.foot_letter import (
    BODY,
    DAY,
    LETTER,
    NAME,
    THANKS,
    below,
    others,
    signed,
    texts,
)

_FRAMES = [
    ("我要写信", "政务服务网", "电话：0000-7777777", "地址：柳溪县建设路1号"),
    ("<!--EndFragment-->", "|"),
    ("便民直通车", "Copyright © 2014 柳溪县人民政府", "建议分辨率：1440*960以上"),
    ("柳溪县人民政府主办  柳溪县大数据局承办", "本网站由柳溪县人民政府办公室管理。"),
    ("主办单位：柳溪县政务公开办　　承办单位：柳溪县信息中心", "电话：7777777"),
    ("上一篇：关于防汛的通知", "下一篇：没有了", "柳溪县人民政府", "网站标识码0000000000"),
    ("您对本文是否满意？", "相关阅读：", "• 柳溪县召开会议 2026-05-11"),
    ("【关闭窗口】", "柳溪县人民政府主办", "邮编：600000"),
    ("点赞 (35)", "书香展台", "中国政府网 | 省政府门户 | 市州政府"),
]


@pytest.mark.parametrize("frame", _FRAMES)
def test_the_page_below_a_date_is_left_out(frame: tuple[str, ...]) -> None:
    result = signed(*frame)
    draft = result.draft
    assert texts(draft) == [BODY.strip(), THANKS.strip()]
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (NAME, DAY)
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE), others(draft)) == ("", "", {})
    assert squeezed("".join(result.left_out)) == squeezed("".join(frame)) and not result.unplaced


@pytest.mark.parametrize("frame", [each for each in _FRAMES if each[0] not in ("点赞 (35)", "我要写信")])
def test_the_page_below_a_letter_that_nobody_signed_is_left_out(frame: tuple[str, ...]) -> None:
    result = below(*frame)
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
    assert result.draft.get(Key.SIGNATURE) in ("", "无")
    assert sorted(squeezed("".join(result.left_out))) == sorted(squeezed("".join(frame)))


@pytest.mark.parametrize(
    "lines",
    [
        ("　　时间：2020年5月至6月。", "　　名称：柳溪县专场招聘会。", "　　明年再招二十名。"),
        ("　　来源：中央资金300万元。", "　　去向：公路养护。"),
        ("　　时间：2020年5月", "　　地点：县政府会议室", "　　我局将继续做好工作。"),
        ("　　编辑：县志已经出版。", "　　下一步，我局将继续推进。"),
    ],
)
def test_the_foot_of_a_page_never_begins_above_a_sentence(lines: tuple[str, ...]) -> None:
    result = below(*lines)
    assert set(map(str.strip, lines)) <= set(texts(result.draft)) and not result.left_out


def test_the_contact_below_a_button_is_the_letters() -> None:
    draft = signed("分享到：", "（联系人：李某某　电话：0000-1234567）", "抄送：县人大常委会。").draft
    assert (draft.get(Key.CONTACT), draft.get(Key.CC)) == ("李某某", "县人大常委会")


@pytest.mark.parametrize("head", [("当前位置：首页",), ("柳溪县政府网", "")])
@pytest.mark.parametrize("ending", [(NAME, DAY), ()])
def test_a_page_that_holds_the_letter_twice_prints_it_once(
    head: tuple[str, ...], ending: tuple[str, ...]
) -> None:
    result = below(*ending, *head, *LETTER, *ending)
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
    assert result.draft.get(Key.DATE) == (DAY if ending else "")


def test_the_suggestions_reasons_below_the_date_are_not_the_letters() -> None:
    result = signed("理由：便民桥一头连着集市，一头连着村庄，雨天积水，群众反映强烈。 建议：尽快修建。")
    assert result.draft.get(Key.SIGNATURE) == NAME and result.draft.get(Key.DATE) == DAY
    assert not any("理由" in text for text in texts(result.draft))


def test_a_form_to_log_in_below_an_unsigned_letter_is_not_printed() -> None:
    result = below("账号+密码登录", "手机+密码登录", "还没有账号？", "立即注册")
    assert texts(result.draft)[-1] == THANKS.strip()


@pytest.mark.parametrize(
    "line",
    [
        "扫描二维码随身看资讯",
        "标签：",
        "留言与评论（共有 0 条评论）",
        "验证码：",
        "全部评论",
        "扫描上方二维码",
        "长按识别二维码",
        "微信扫描二维码关注",
        "柳溪发布二维码",
        "关注柳溪发布微信公众号",
        "请关注官方微博",
    ],
)
def test_a_site_s_word_ends_a_letter_without_signature(line: str) -> None:
    result = below(line)
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
    assert line in result.left_out


@pytest.mark.parametrize("line", ["推广二维码门牌，扫描二维码即可查询", "市民可扫描二维码查询办理进度。"])
def test_a_text_about_codes_stays(line: str) -> None:
    assert line in texts(below(line, NAME, DAY).draft)
