"""The lines that a site prints below a letter, part by part in the order of a page."""

from __future__ import annotations

from random import Random

from tests.support.corpus.site.above import Page
from tests.support.corpus.site.invented import menu_row, menu_word

_BUTTONS = (
    "【打印本页】 【关闭窗口】",
    "打印 关闭",
    "[打印] [关闭]",
    "[打印本页][关闭]",
    "打印本页 | 关闭窗口",
    "返回顶部",
    "关闭",
    "打印",
    "TOP",
    "我要写信",
    "我要评论",
    "分享到：",
    "收藏本页",
    "我要纠错",
    "【纠错】",
    "返回列表",
    "回首页",
    "返 回",
    "点赞 ({n})",
    "微信扫一扫：分享",
    "扫一扫在手机打开当前页",
    "扫描二维码",
    "扫描二维码分享本页",
    "长按识别二维码",
    "关注{place}发布微信公众号",
    "转发",
    "下载文档",
    "是否满意：满意 基本满意 不满意",
    "您对本文是否满意？",
    "展开全文",
    "×",
    "回到顶部 ↑",
    "语音播报",
)
_EDITORS = (
    "责任编辑：李某某",
    "（责任编辑：王某）",
    "编辑：某某  审核：李某",
    "信息来源：{body}",
    "作者：{short}",
    "发布人：管理员",
    "[责任编辑:admin]",
    "初审：张某 复审：李某 终审：王某",
    "【编辑：某某】",
    "最后更新：{day}",
    "供稿：办公室",
)
_HEADINGS = (
    "相关链接",
    "相关文章",
    "相关阅读：",
    "相关信息",
    "推荐阅读",
    "【相关新闻】",
    "热门推荐",
    "相关附件",
    "最新公开",
)
_OTHERS = (
    "关于做好汛期值守工作的通知",
    "{year}年第二季度信息公开情况",
    "{place}民政局关于{rank}人大第57号建议的答复函",
    "{place}召开安全生产工作会议",
    "对{session}第8号建议的答复",
    "{place}水务局关于{session}第12号提案的答复",
    "一图读懂{thing}",
    "{year}年部门预算公开",
)
_NEAR = ("上一篇：", "上一条：", "上篇:", "上一篇", "前一篇：", "【上一篇】")
_NEXT = ("下一篇：", "下一条：", "下篇:", "下一篇", "后一篇：", "【下一篇】")
_OWNER = (
    "版权所有：{body}",
    "版权所有 © {place}人民政府",
    "Copyright © 2026 {body} All Rights Reserved",
    "© 2014 {place}人民政府 版权所有 网站地图",
    "主办单位：{body}　　承办单位：{place}信息中心",
    "主办：{place}人民政府办公室  技术支持：某某科技",
    "{place}人民政府版权所有   {place}人民政府办公室主办",
    "Copyright(C)2015-2026 版权所有",
    "{body}主办 {place}大数据局承办",
    "主管单位：{place}委员会  运维：某某公司",
    "中共{place}委 {place}人民政府主办",
)
_CODES = (
    "ICP备案号：云ICP备00000000号",
    "云ICP备00000000号-1",
    "ICP备案号：",
    "网站标识码：0000000000",
    "云公网安备 00000000000000号",
    "网站标识码: 0000000000  云公网安备00000000000000号",
    "政府网站标识码：0000000000",
    "党政机关 政府网站找错",
    "事业单位",
    "备案编号：云00000000",
)
_ADVICE = (
    "建议使用1024×768分辨率浏览",
    "建议分辨率：1440*960以上 最佳分辨率为：1920*1080 推荐浏览器：IE浏览器",
    "推荐使用IE9.0以上浏览器访问本站",
    "最佳浏览效果：1920×1080",
    "本网站已支持IPv6访问",
    "为了获得更好的体验，请使用Chrome浏览器",
)
_ADDRESS = (
    "地址：{place}某街28号  邮编：000000",
    "联系电话：0000-00000000",
    "地址：{place}行政中心 电话：0000-0000000 传真：0000-0000000",
    "电话：00000000",
    "网站维护电话：0000-0000000 邮箱：web@example.cn",
    "联系我们：0000-0000000",
    "值班电话：0000-00000000（工作日）",
    "承办单位电话：0000-0000000（非政务咨询）",
)
_COUNTERS = (
    "您是第 {n} 位访客",
    "本站访问量：{n}",
    "今日访问：{n} 总访问：{n}",
    "访问人数{n}",
    "在线人数 {n}",
)
_LINKS = (
    "网站地图 | 联系我们 | 关于我们",
    "网站声明 隐私保护 使用帮助",
    "中国政府网 | 省政府门户 | 市州政府 | 区县政府",
    "友情链接：",
    "国务院部门网站",
    "站点地图 | 法律声明 | RSS订阅",
    "--各县区网站--",
    "微信公众号",
    "政务微博",
    "客户端下载",
    "微信 微博 移动端",
)
_REMNANTS = (
    "<!--EndFragment-->",
    "|",
    "| |",
    "</span>",
    "foot_img_01.png",
    "dzjg.png",
    "&nbsp;",
    "<br/>",
    "$(function(){});",
    'document.write("")',
    "附件下载：",
    "附件：",
    "*",
    "//-->",
    "null",
    "【】",
    "()",
    "/* share */",
)


def lines_below(random: Random, page: Page, *, is_bounded: bool) -> list[str]:
    """Return the lines below a letter; `is_bounded` if the first must show that the letter has ended."""
    rows: list[str] = []
    for texts, rate, most in _PARTS:
        if random.random() < rate * page.fullness:
            rows += [page.filled(random, text) for text in random.sample(texts, random.randint(1, most))]
            if texts is _OWNER and random.random() < 0.5:  # without its owner it could be the letter's own
                rows.append(page.filled(random, random.choice(_ADDRESS)))
    if random.random() < 0.25 * page.fullness:
        place = random.randint(0, min(3, len(rows)))
        rows[place:place] = _related(random, page)
    if random.random() < 0.35:
        place = random.randint(0, min(2, len(rows)))
        rows[place:place] = _neighbours(random, page)
    for _ in range(random.choice((0, 0, 0, 1, 1, 2))):
        rows.insert(random.randint(0, len(rows)), random.choice((menu_word, menu_word, menu_row))(random))
    return [page.filled(random, "版权所有：{body}"), *rows] if is_bounded and rows else rows


def _related(random: Random, page: Page) -> list[str]:
    mark, behind = random.choice(("· ", "• ", "", "", "【")), random.choice(("", "  2026-05-11", " [05-11]"))
    rows = [
        mark + page.filled(random, text) + "】" * (mark == "【") + behind
        for text in random.sample(_OTHERS, random.randint(1, 4))
    ]
    return [random.choice(_HEADINGS), *rows]


def _neighbours(random: Random, page: Page) -> list[str]:
    before, after = (page.filled(random, text) for text in random.sample(_OTHERS, 2))
    index = random.randrange(len(_NEAR))
    rows = [_NEAR[index] + before, _NEXT[index] + random.choice((after, after, "没有了", "无"))]
    if random.random() < 0.15:
        return ["    ".join(rows)]
    return rows if random.random() < 0.8 else rows[:1]


# The parts in the order of a page: wordings, how often a page has them, and how many of them at most.
_PARTS: tuple[tuple[tuple[str, ...], float, int], ...] = (
    (_REMNANTS, 0.25, 1),
    (_EDITORS, 0.3, 1),
    (_BUTTONS, 0.6, 4),
    (_LINKS, 0.3, 3),
    (_OWNER, 0.45, 2),
    (_CODES, 0.4, 2),
    (_ADVICE, 0.15, 1),
    (_COUNTERS, 0.12, 1),
)
