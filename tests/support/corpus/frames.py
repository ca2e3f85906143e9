"""Lines around a letter on a website or in a file that are not part of it, in words of our own."""

from __future__ import annotations

from random import Random

from tests.support.corpus.truth import Truth

_ABOVE = (
    "您现在的位置：首页 > 政务公开 > 建议提案办理 > 正文",
    "首页 / 政府信息公开 / 人大建议办理",
    "当前位置： 首页 >> 政务公开 >> 法定主动公开内容 >> 建议提案",
    "{body}门户网站",
    "来源：{body}  发布时间：2026-06-03 09:12  浏览次数：123 次",
    "发布日期：2026-06-03 15:20    来源：{body}    阅读：86次",
    "发布时间：2026年6月3日 信息来源：{body} 点击数：56",
    "字体：[大 中 小]",
    "【字体：大 中 小】",
    "分享到：",
    "索引号：000000000/2026-00012",
    "发布机构：{body}",
    "主题分类：建议提案办理",
    "成文日期：2026-05-29",
    "网站首页  机构概况  新闻中心  政务公开  互动交流",
)
_BELOW = (
    "【打印本页】 【关闭窗口】",
    "打印 关闭",
    "[打印] [关闭]",
    "扫一扫在手机打开当前页",
    "上一篇：关于做好汛期值守工作的通知",
    "下一篇：2026年第二季度信息公开情况",
    "责任编辑：管理员",
    "版权所有：{body}  ICP备案：云ICP备00000000号",
    "主办单位：{body}　　承办单位：{place}信息中心",
    "网站标识码：0000000000  云公网安备 00000000000000号",
    "网站地图 | 联系我们 | 关于我们",
    "Copyright © 2026 {body} All Rights Reserved",
    "您是第 12345 位访客",
    "返回顶部",
)


def framed(random: Random, truth: Truth, body: str) -> tuple[list[str], list[str]]:
    """Return the lines above a letter and those below it."""
    slots = {"body": body, "place": body[:3]}
    above = _some(random, _ABOVE, slots) if random.random() < 0.5 else []
    if not truth.date:  # a letter without a date takes that of the website's facts
        above = [line for line in above if not line.startswith("成文日期")]
    if truth.title and above and random.random() < 0.5:
        above.insert(random.randrange(1, len(above) + 1), truth.title)
    below = _some(random, _BELOW, slots) if random.random() < 0.5 else []
    return above, below


def _some(random: Random, texts: tuple[str, ...], slots: dict[str, str]) -> list[str]:
    chosen = sorted(random.sample(range(len(texts)), random.randint(1, 4)))
    return [texts[index].format(**slots) for index in chosen]
