"""The rules of places left to be filled in: XX, ____, 某某, （待补充）, 【此处填数】."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.draft.place import Place, field_text
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Spot, TextLook, Theme

_CROSSES = "XxＸｘ×"
_BLANKS = "_＿﹍*＊○◯△□■◎"
_HAN = r"[^\x00-\u33ff\uff00-\uffff]"
_UNIT = "[年月日个项件人名家处所户次条号届期批元万亿亩%％]"
_BODY = "(?:省|市|县|区|镇|乡|村|路|街道|社区|小区|局|厅|委|办|部门|单位|公司|企业|学校|医院|项目)"
_POST = "(?:[省市县区镇乡村局厅委办][长员民委]|街道[主书]|社区[主书]|项目经理)"
_IN = r"[^（）()【】\[\]［］〔〕。\n]"  # a character inside brackets

# XX年, 20XX年, X月X日, 第X号: no other reading.
_CROSSED_NUMBER = (
    rf"(?<![A-Za-z0-9.])(?:[12]\d{{0,2}})?[{_CROSSES}]{{1,4}}年(?:[{_CROSSES}\d]{{1,2}}月)?(?:[{_CROSSES}\d]{{1,2}}日)?"
    rf"|(?<![A-Za-z0-9.])[{_CROSSES}]{{1,2}}月[{_CROSSES}\d]{{1,2}}日"
    rf"|(?<=第)[{_CROSSES}]{{1,4}}(?={_UNIT})"
    rf"|(?<={_HAN})[{_CROSSES}](?=[月日个项件名家处所户次条届期批万亿])"
    rf"|(?<={_HAN})[{_CROSSES}]{{2,4}}(?=[万亿]?(?:元|亩|公里|平方米|人次|%))"
)
_TO_DO = (
    "填写?|补[充写齐上]|核[实对定准]|核(?=[）)】\\]])|确[认定]|更新|修改|替换|插入|添加|录入|统计数?"
    "|待[定核补]|删[除去]"
)
_INSTRUCTION = (
    rf"(?:[（(](?:此处|这里|待|需|应|后面|数据|数字|内容|名称|具体|材料|本段|此段)|[【\[［](?:请|此处|这里|待|需|插入|填))"
    rf"{_IN}{{0,12}}?(?:{_TO_DO})[^（）()【】\[\]［］〔〕。\n的]{{0,8}}[）)】\]］]"
    r"|[（(【\[［](?:待[定补填核查]|空|暂缺|标题|正文|单位名称|姓名|日期|数字|数据|文号|年份|此处填数)[）)】\]］]"
)
_REQUEST = (
    r"[（(]请(?:在此|业务|相关|处室|各处)?(?:填写?|补[充写齐上]|核[实对定准]|确认|更新|修改|替换|插入|添加)"
    r"[^（）()【】\[\]［］〔〕。\n的]{0,8}[）)]"
)
_TO_BE_DONE = (
    "(?<![A-Za-z])(?:TODO|TBD|FIXME)(?![A-Za-z])|待补充?(?=[。，；]|$)|待填写?(?=[。，；]|$)"
    "|此处(?:待|需|应|请)?(?:补充?|填写?|插入|加入|核实|删除|省?略)[^，。；：（）【】]{0,12}(?=[。，；：）】]|$)"
)
_EMPTY_TITLE = r"《[ \u3000]*+》|“[ \u3000]*+”|【[ \u3000]*+】|〔[ \u3000]*+〕"
_EMPTY_BRACKETS = r"（[ \u3000]*+）|［[ \u3000]*+］|\[[ \u3000]*+\]|\([ \u3000]*+\)"
_SLOT = r"\{{1,2}[^{}\n]{1,20}\}{1,2}|<<[^<>\n]{1,20}>>"
_UNDERLINED = r"[_＿﹍]{2,}+"

# XX市, ××公司, 某某局, ……万元, ？？: an item may be made unnamed on purpose.
_CROSSED_WORD = rf"(?<![A-Za-z0-9×])[{_CROSSES}]{{2,}}+(?![A-Za-z0-9年])"
_LETTER_FOR_NUMBER = rf"(?<={_HAN})[NnMm](?=[个项家件名处])"
_SIGNS_FOR_WORD = r"(?<![\d〇一二三四五六七八九十*])[*＊○◯△□■◎]{2,}+(?![\d〇一二三四五六七八九十])"
_DOTS_FOR_NUMBER = rf"(?<={_HAN})(?:……|——)(?=[万亿]?(?:元|个(?!别)|处|项|件|家|户|所|名|公里|人次|亩|%))"
_UNNAMED = (
    rf"某某(?!{_POST})(?={_BODY})|(?:^|(?<=[，。；：、“（《]))某某(?=代表|委员|同志|先生|女士)"
    "|(?:张三|李四|王五)(?=代表|委员|同志|局长|、|等)"
)
_QUERIES = "[？?]{2,}+|[？?](?=[万亿]?(?:元|个(?!人)|处|项|件|家|户|公里|%))"
_NUMBER_TO_COME = (
    "(?:待定|(?<![有亟尚还])待(?:更新|核实|确认|核对|统计)|(?<=[间期额数量单点选号])待核)"
    r"(?=[。，；）]|$| \|)"
)
_LOST_NUMBER = (
    "(?:投入|投资|安排|补助|补贴|下达|拨付|奖补|资金|累计|共计|争取)"
    "(?P<lost>[ \u3000]?(?:万元|亿元|万亩|公里|平方米))"
    "(?=[，。、；（用支]|$)"
)
_BLANK_NUMBER = rf"(?<={_HAN})[ \u3000]{{2,}}+(?=[万亿]?(?:元|个|处|项|件|家|户|所|公里|人次|年|月|日|号))"

LEFT_OPEN = Rule(
    "留空未填",
    Theme.ITSELF,
    Level.ERROR,
    CUSTOM,
    "有一处留着没有填",
    "请填上内容，或者删去",
    "正文各段、标题、各栏",
    fires=(
        Example("该路已于20XX年建成。", "20XX年"),
        Example("该项目计划X月X日开工。", "X月X日"),
        Example("全省共投入（此处填写数字）万元。", "（此处填写数字）"),
        Example("相关工作已交【请补充单位名称】办理。", "【请补充单位名称】"),
        Example("全省共建成____个站点。", "____"),
        Example("具体情况TODO。", "TODO"),
        Example("全年投入××万元，新建道路XX公里。", "××"),
        Example("目前进展情况待补充。", "待补充"),
        Example("按照《　》的要求办理（ ）。", "《　》"),
        Example("按照规定办理（ ）。", "（ ）"),
        Example("您提出的{{案由}}收悉。", "{{案由}}"),
        Example(words="（待补）", fields=((Key.ATTACHMENTS, "情况统计表（待补）"),)),
    ),
    passes=(
        Example("设置X光机2台，长3×宽2米，安装CT等设备。"),
        Example("具体数额（待省财政厅核定的数额）另行公布。"),
        Example("改造后尺寸为600×600毫米，做到一次办结。"),
        Example("具体方案待省政府确定后印发，补充材料由各地填写。"),
        Example("发放《办事指南》（请扫码填写的样式见大厅）。"),
    ),
)
SEEMS_OPEN = Rule(
    "疑似留空",
    Theme.ITSELF,
    Level.SUSPECTED,
    CUSTOM,
    "像是留着没有填",
    "请写明；有意不写明的，可以略过",
    "正文各段、标题",
    fires=(
        Example("由某某局负责落实。", "某某"),
        Example("全年投入 万元，新建站点12个。", " 万元"),
        Example("县级安排资金万元，新建站点12个。", "万元"),
        Example("××市已经完成改造。", "××"),
        Example("全省累计投入……万元。", "……"),
        Example("全省建成站点？？个。", "？？"),
        Example("开工时间待定。", "待定"),
        Example("已由○○公司承建。", "○○"),
    ),
    passes=(
        Example("张某某代表、李某某局长到现场调研，欧阳某某委员提出意见。"),
        Example("一些企业、项目……个别地方还存在困难。"),
        Example("自二○○八年起实施，至二〇〇九年完成。"),
        Example("这样做好不好？我们认真听取意见。"),
        Example("资金单位为万元，共12 万元，投入数万元、上亿元、几千万元，达到万人以上。"),
    ),
)


def _crossed(text: str) -> bool:
    return any(sign in text for sign in _CROSSES)


def _left_open(text: str) -> Iterator[re.Match[str]]:
    if _crossed(text):
        yield from re.finditer(_CROSSED_NUMBER, text)
    if any(sign in text for sign in "（(【[［"):
        yield from re.finditer(_INSTRUCTION, text)
    if "{" in text or "<<" in text:
        yield from re.finditer(_SLOT, text)
    if "待" in text or "此处" in text or "TODO" in text or "TBD" in text or "FIXME" in text:
        yield from re.finditer(_TO_BE_DONE, text)


def _left_blank(text: str) -> Iterator[Spot]:
    """Find blanks; the form that goes with a letter has some to be filled in by hand."""
    if any(sign in text for sign in "_＿﹍"):
        yield from (Spot(LEFT_OPEN, *found.span()) for found in re.finditer(_UNDERLINED, text))
    if any(sign in text for sign in "）)]］"):
        yield from (Spot(LEFT_OPEN, *found.span()) for found in re.finditer(_EMPTY_BRACKETS, text))
    if "  " in text or "\u3000\u3000" in text:
        yield from (Spot(SEEMS_OPEN, *found.span()) for found in re.finditer(_BLANK_NUMBER, text))


def _empty_titles(text: str) -> Iterator[Spot]:
    if any(sign in text for sign in "》”】〕"):
        yield from (Spot(LEFT_OPEN, *found.span()) for found in re.finditer(_EMPTY_TITLE, text))


def _seems_open(text: str) -> Iterator[re.Match[str]]:
    if _crossed(text):
        yield from re.finditer(_CROSSED_WORD, text)
    if any(letter in text for letter in "NnMm"):
        yield from re.finditer(_LETTER_FOR_NUMBER, text)
    if any(sign in text for sign in _BLANKS):
        yield from re.finditer(_SIGNS_FOR_WORD, text)
    if "……" in text or "——" in text:
        yield from re.finditer(_DOTS_FOR_NUMBER, text)
    if any(name in text for name in ("某某", "张三", "李四", "王五")):
        yield from re.finditer(_UNNAMED, text)
    if "？" in text or "?" in text:
        yield from re.finditer(_QUERIES, text)
    if "待" in text:
        yield from re.finditer(_NUMBER_TO_COME, text)
    yield from re.finditer(_LOST_NUMBER, text)
    if "（请" in text or "(请" in text:
        yield from re.finditer(_REQUEST, text)


def _open_places(text: str) -> Iterator[Spot]:
    certain: list[tuple[int, int]] = []
    for span in sorted(found.span() for found in _left_open(text)):
        if not certain or span[0] >= certain[-1][1]:
            certain.append(span)
            yield Spot(LEFT_OPEN, *span)
    for found in sorted(_seems_open(text), key=re.Match.start):
        if not any(begin < found.end() and found.start() < end for begin, end in certain):
            yield Spot(SEEMS_OPEN, *(found.span("lost") if "lost" in found.groupdict() else found.span()))


def _open_in_fields(case: Case) -> Iterator[Finding]:
    """Find them in the fields that are printed as text."""
    for key in (Key.TITLE, Key.SUBJECT, Key.ATTACHMENTS, Key.CONSULTED, Key.SIGNATURE, Key.CC):
        text = field_text(case.draft, key)
        for rule, begin, end, *_ in _open_places(text):
            yield finding(rule, [FoundWords(Place(key), text, begin, end)])


LOOKS = (
    DraftLook((LEFT_OPEN, SEEMS_OPEN), _open_in_fields),
    TextLook((LEFT_OPEN, SEEMS_OPEN), _open_places, of_rows=True),
    TextLook((LEFT_OPEN,), _empty_titles),
    TextLook((LEFT_OPEN, SEEMS_OPEN), _left_blank, of_attachments=False),
)
