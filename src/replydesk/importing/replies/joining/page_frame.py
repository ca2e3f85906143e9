"""Lines around a letter that are not part of it: page numbers, and a website's lines above and below."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from replydesk.importing.replies.joining.paragraphs import PAGE_GAP, TextLine, squeezed
from replydesk.importing.replies.joining.remembered import remembered
from replydesk.importing.replies.source import SourceLine

_DASHES = "—―－–_·•~～\\-"
_PAGE_NUMBER = re.compile(
    rf"[{_DASHES}]+(\d{{1,3}})[{_DASHES}]*|(\d{{1,3}})[{_DASHES}]+|(\d{{1,3}})/\d{{1,3}}"
    r"|第(\d{1,3}|[一二三四五六七八九十]+)页([，,/、]?共(\d{1,3}|[一二三四五六七八九十]+)页)?|[Pp]age\d{1,3}(of\d{1,3})?"
)
_BARE_NUMBER = re.compile(r"\d{1,3}")
_NO_TEXT = re.compile(
    r"[（(【\[]?\s*+(?:此页|本页|此处|以下|此|本)\s*+(?:面|以下)?无\s*+正文(?:内容)?\s*+(?:[，,][^。]{0,16})?[）)】\]]?\s*+[。.]?"
)
_RESIDUE = re.compile(
    r"(?:正文|回复|答复|(?:答复|回复|办理)(?:内容|情况))?(?:\s*+[|｜]){1,40}"
    r"|<!--.{0,200}-->|</?[A-Za-z]{1,12} ?/?>|(?:\s*+&[a-z]{2,8};){1,20}|//-->"
)  # Left by a copy from a page
_RESIDUE_BEGINS = "|｜<&/"
_BARS = ("|", "｜")
_ADDRESS_AND_PAGE = re.compile(r"https?://\S+\s+(\d{1,3})/\d{1,3}")  # Printed by browsers below a page
_LEAST_LINES = 8  # Fewest lines of a page for a bare number below it to be a page number
_CELLS = re.compile(r"\t|[ \xa0\u3000]{2,}")
_SHORT = 3  # A line of so few characters may be the same on several pages by chance
_OF_SENTENCE = re.compile("[，。；！？]")  # In lines of a text, not in running heads and feet
_FRAME_LINES = 6  # Most website lines below the number of the only page

_LABELS = (
    "索引号|信息索引号?|信息来源|信息分类|信息名称|来源|稿源|稿件来源|文章来源|作者|发布日期|发布时间|发布机构|发布单位|发布人"
    "|发文日期|发文机关|发文单位|公开日期|公开时间|公开范围|公开形式|公开责任部门|成文日期|生成日期|有效性|时效性|效力状态|主题分类|主题词|体裁分类"
    "|组配分类|服务对象|文号|发文字号|标题|名称|浏览次数|浏览量|点击次数|点击数|点击率|点击量|点击|阅读次数|阅读量|阅读|浏览|访问次数|访问量|字体|字号"
    "|字体大小|分享到|分享|责任编辑|编辑|责编|审核|审核人|校对|初审|复审|终审|录入|上一篇|下一篇|上一条|下一条|时间|日期|更新时间|更新日期|视力保护色"
    "|主办单位|版权所有|网站标识码|联系我们"
)
_SITE = re.compile(
    rf"[【\[（(]?({_LABELS})[：:]"
    r"|(当前|您的|您现在的|您所在的|所在|现在的?)(位置|所在位置)|您现在所在|首页([>》»|/＞›-]|$)|网站首页|网站地图|版权所有|[Cc]opyright|©"
    r"|.{0,3}ICP备|.{0,3}公网安备|政府网站标识码|网站标识码|扫一扫|扫码(查看|阅读|分享)|微信扫|手机扫|在手机上?打开|无障碍(浏览|阅读|模式|$)|长者(模式|版|助手)|关怀版|(繁体|简体)(中文|版|$)"
    r"|[【\[（(<〖]?(我要)?(打印|关闭|收藏|分享|返回|纠错)(本页|此页|页面|窗口|正文|文章|到|顶部|列表|上一页|首页|[】\])）>〗]|$)"
    r"|[【\[（(]?(大|中|小)[】\])）]?[【\[（(]?(中|小|大)[】\])）]?([【\[（(]?(中|小|大)[】\])）]?)?$|A[+-]|字体[：:【\[（(大]|字号[：:【\[（(大]"
    r"|相关(链接|附件|文档|稿件|新闻|阅读|信息|推荐|文章)([：:]|$)|附件下载|上一[篇条页]|下一[篇条页]|友情链接|技术支持[：:]|(联系|关于)我们$|返回顶部"
    r"|主办[：:]|分享到|分享至|打印.{0,4}关闭|保存.{0,4}打印|(微信|微博|QQ空间|新浪)(微信|微博|QQ空间|新浪)|登录.{0,3}注册|站内搜索|请输入关键[字词]"
    r"|.{2,24}(门户网站|政府网站?|官方网站|信息公开(平台|专栏|网))$|您(是|为)(本站|本页|本文)?第?\d+(位|次)|https?[：:]//|www\."
)
# Words that only a site's foot has: its owner, its numbers, its advice on browsers, its buttons.
_SITE_FOOT = re.compile(
    r"版权所有|版权归|[Cc]opyright|COPYRIGHT|©|All ?Rights|ICP备|公网安备|网站标识码|备案(?:编?号|序号)[：:]"
    r"|分辨率|浏览效果|IE浏览器|(?:推荐|建议)(?:使用)?.{0,12}浏览器|技术支持[：:]|(?:网站|网页|页面|版面)(?:设计|制作|维护)|EndFragment"
    r"|(?:局|府|厅|委|办|中心|会|部|院)(?:主办|承办|维护|制作)(?:$|[，,；;|])|^主办[：:]|扫一扫|扫码(?:查看|阅读|分享)|返回顶部"
    r"|^[【\[（(<〖]?(?:我要)?(?:打印|关闭|收藏|分享|返回|纠错)(?:本页|此页|页面|窗口|正文|文章|到|顶部|列表|上一页|首页|关闭|[】\])）>〗]|$)"
    r"|^我要(?:写信|留言|咨询|纠错|评论|提问|投诉|举报|订阅)|^[【\[（(]?(?:[上下]一|前一|后一)[篇条页]|^[上下]篇[：:]|^您对.{0,4}(?:本文|本页|本站|本网)|^(?:责任编辑|责编|编辑)[：:]|^网站(?:地图|首页)|友情链接"
    r"|^(?:相关热词|热搜词?|推荐阅读|热门(?:推荐|文章|搜索)|猜你喜欢)(?:搜索)?(?:[：:]|$)|访问的(?:链接|网站).{0,8}离开"
    r"|^相关(?:链接|附件|文档|稿件|新闻|阅读|信息|推荐|文章)(?:[：:]|$)|^附件下载"
    r"|^(?:文件|文档|政策)(?:下载|咨询|问答|原文)$|^(?:文章)?标签(?:[：:]|$)"
    r"|^(?:账号|手机|用户名|扫码|短信|密码)[^。，]{0,10}登[录陆]$|^(?:立即|免费)注册$|^还没有账[号户]|^忘记密码"
    r"|^(?:标签|关键词|验证码)[：:]|^验证码$|^(?:全部|网友|发表|最新|热门)评论(?:$|[：:（(])|^(?:留言与)?评论[：:（(]"
    r"|^(?:请|点击|长按|使用|用|打开)?(?:手机|微信)?(?:扫描|扫|识别)(?:描|一扫|[上下左右]方|本页|本文|该|此)?二维码.{0,16}$|^.{0,8}二维码$"
    r"|^(?:欢迎|请|扫码)?关注.{0,16}(?:公众号|微信号|官方微信|官方微博|微信|微博)$"
)
# How the sentences of a site's foot begin.
_OF_SITE = re.compile(
    "本(?:网站|网|站)|您(?:即将|正在)?访问的(?:链接|网站)|(?:建议|推荐)(?:您)?使用|请使用|版权(?:所有|归)(?!的)|[Cc]opyright|©|为了?获得|未经"
)
# Advice to the readers of a page, not to those addressed.
_ADVICE = re.compile("(?:如果?|若)?您?对(?:该|此|本)(?:政策|文件|页面|信息|文章|解读|文)")
_OWN_NAME = re.compile("本(?:网站|网|站)|(?:凡|转载|注明)[^。]{0,40}本(?:网站|网|站)")
_AMBIGUOUS = re.compile("(?:时间|日期|名称|标题|主题词?|文号)[：:]")  # Labels that paragraphs have too
_CELL = re.compile(rf"\s*({_LABELS})[ \u3000]*\t")
_TIMESTAMP = re.compile(
    r"(时间)?\d{4}([-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)(星期.)?(\d{1,2}[：:]\d{2}([：:]\d{2})?)?.{0,12}"
)
_TRAIL = re.compile(r"[^>＞»›]{2,12}([>＞»›]+[^>＞»›]{2,20}){1,6}[>＞»›]*")


@dataclass(frozen=True, slots=True)
class Framed:
    """The lines of a source without blank lines and page edges, and the removed ones (number, text)."""

    lines: tuple[TextLine, ...]
    left_out: tuple[tuple[int, str], ...]


@remembered
def is_site(text: str) -> bool:
    """Return True if a line above or below a letter is a website's: a label, a path, a button."""
    bare = squeezed(text)
    if is_site_foot(bare) or ("\t" in text and _CELL.match(text)):
        return True
    return bare[-1:] != "。" and bool(_SITE.match(bare) or _TRAIL.fullmatch(bare))


@remembered
def is_site_foot(text: str) -> bool:
    """Return True if a line is surely of the foot of a site: its owner, a button, advice on browsers."""
    bare = squeezed(text)
    if bare[-1:] in "。！；":
        return bool(
            _OWN_NAME.match(bare) or _ADVICE.match(bare) or (_OF_SITE.match(bare) and _SITE_FOOT.search(bare))
        )
    return bool(_SITE_FOOT.search(bare))


def is_ambiguous(text: str) -> bool:
    """Return True if a line has a label of sites that a paragraph of a letter may begin with too."""
    return bool(_AMBIGUOUS.match(squeezed(text)))


def is_timestamp(text: str) -> bool:
    """Return True if a line is a date in digits, as websites put it under a title."""
    return bool(_TIMESTAMP.fullmatch(squeezed(text)))


def without_pages(lines: Sequence[SourceLine]) -> Framed:
    """Return the lines without blank lines and page edges, each with the number of blank lines above it."""
    kept: list[TextLine] = []
    left_out: list[tuple[int, str]] = []
    gap, page, counted = 0, 0, 0
    texts = [line.text.strip() for line in lines]
    bare = _bare_numbers(texts)
    for index, source in enumerate(lines):
        if not texts[index] and not any(cell.strip() for cell in source.cells):
            gap = gap if gap == PAGE_GAP else gap + 1
            continue
        if not source.cells and (number := bare.get(index) or _page_number(texts, index, counted)):
            counted = number
            left_out.append((index + 1, texts[index]))
            gap = PAGE_GAP
            continue
        if _is_rest(texts[index]):
            left_out.append((index + 1, texts[index]))
            continue
        if kept and source.page > page > 0:
            gap = PAGE_GAP
        page = source.page or page
        kept.append(TextLine(source, index + 1, gap))
        gap = 0
    return _without_running(kept, left_out)


def _is_rest(text: str) -> bool:
    """Return True if a line says that there is no text, or is what a copy from a page leaves."""
    return ("无" in text and bool(_NO_TEXT.fullmatch(text))) or (
        (text[:1] in _RESIDUE_BEGINS or text[-1:] in _BARS) and bool(_RESIDUE.fullmatch(text))
    )


def _without_running(lines: Sequence[TextLine], left_out: list[tuple[int, str]]) -> Framed:
    """Return the lines without those repeated at the head or foot of several pages."""
    breaks = [i for i, line in enumerate(lines) if i and line.gap == PAGE_GAP]
    texts = [squeezed(line.source.text) for line in lines]
    begin = [0] if lines and is_timestamp(texts[0]) else []  # a letterhead may be the signature further on
    heads, feet = Counter(texts[i] for i in begin + breaks), Counter(texts[i - 1] for i in breaks)
    least = max(2, len(breaks) * 2 // 3)
    running = {i for i in breaks if heads[texts[i]] >= least}
    running |= {i - 1 for i in breaks if feet[texts[i - 1]] >= least}
    running = {
        i
        for i in running
        if len(texts[i]) > _SHORT
        and not _CELLS.search(lines[i].source.text.strip())
        and (is_site(texts[i]) or not _OF_SENTENCE.search(texts[i]))
    }
    kept: list[TextLine] = []
    for index, line in enumerate(lines):
        if index in running:
            left_out.append((line.number, line.source.text.strip()))
        else:
            kept.append(line._replace(gap=PAGE_GAP) if index - 1 in running else line)
    return Framed(tuple(kept), tuple(left_out))


def _bare_numbers(texts: Sequence[str]) -> dict[int, int]:
    """Return the page numbers among lines of only a number: if all count on from 1, far apart."""
    rows = [index for index, text in enumerate(texts) if text]
    found = [(place, index) for place, index in enumerate(rows) if _BARE_NUMBER.fullmatch(texts[index])]
    places = [-1, *(place for place, _ in found)]
    apart = all(below - above > _LEAST_LINES for above, below in pairwise(places[:-1]))
    counts = [texts[index] for _, index in found] == [str(count) for count in range(1, len(found) + 1)]
    is_last = bool(found) and len(rows) - found[-1][0] <= _FRAME_LINES
    if not (counts and apart and (len(found) > 1 or is_last)):
        return {}
    return {index: count for count, (_, index) in enumerate(found, 1)}


def _page_number(texts: Sequence[str], index: int, before: int) -> int:
    """Return the page number on a line, 0 if there is none; a bare number must continue the count."""
    if printed := _ADDRESS_AND_PAGE.fullmatch(texts[index]):
        return int(printed[1])
    if len(texts[index]) > 24:
        return 0
    bare = squeezed(texts[index])
    if found := _PAGE_NUMBER.fullmatch(bare):
        digits = next((group for group in found.groups()[:4] if group and group.isdecimal()), "")
        return int(digits or 0) or before + 1
    if _BARE_NUMBER.fullmatch(bare):
        alone = not any(texts[max(index - 1, 0) : index]) and not any(texts[index + 1 : index + 2])
        number = int(bare)
        if alone and bare == str(number) and number in ((before + 1,) if before else (1, 2)):
            return number
    return 0
