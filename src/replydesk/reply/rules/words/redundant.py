"""The rules of sentences that say a thing twice or the contrary, of measure words, and of 通过…使."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import TextPattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme

_WHERE = "正文各段、标题"
_NUMBER = r"(?:\d[\d,.]{0,12}+[万亿余多]{0,2}|(?<!第)[一二两三四五六七八九十百千万]{1,5}余?)"
# A measure word, and things it does not count.
_NOT_COUNTED = (
    ("辆", "桥梁?|学校|医院|水库|公园|电站|楼房|企业|公司|房屋"),
    ("座", "公交车(?!站|场|位)|客车|货车|轿车|汽车(?!站|城)|出租车|企业|学生|群众"),
    ("条", "树木?(?!枝)|苗木|果树|企业|学校|电梯|车辆|群众"),
    ("棵", "道路|公路|路灯|鱼"),
    ("位", "班级|企业|学校|村庄|项目|车辆|路灯"),
    ("名", "企业|公司|学校|医院|项目|村庄|车辆|合作社"),
    ("家", "群众|学生|教师|老人|村民|职工|代表|委员|干部|车辆|路灯"),
    ("所", "公交车|车辆|桥梁|公路|路灯|企业|公司|群众|水库"),
    ("台", "学生|教师|群众|公路|道路|桥梁|企业|学校|路灯"),
    ("盏", "电梯|车辆|摄像头|桥梁"),
    ("亩", "学生|群众|路灯|车辆"),
)

TWICE_SAID = Rule(
    "语义重复",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "一个意思说了两遍",
    "请删去多余的",
    _WHERE,
    fires=(
        Example("原因是由于资金不到位。", "由于", ""),
        Example("较去年同期同比增长5.3%。", "同比", ""),
        Example("非常十分感谢您的支持。", "十分", ""),
        Example("覆盖率提高了到98%。", "提高了到", "提高到"),
        Example("该镇被评为获全国文明村镇。", "获", ""),
    ),
    passes=(
        Example("由于资金不到位，比去年同期增长5.3%，同比增长6%，十分感谢，提高到98%，增加了到访人数。"),
    ),
)
WORDY = Rule(
    "语义累赘",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "有一个词是多余的",
    "可以删去",
    _WHERE,
    fires=(
        Example("目前现有学校36所。", "目前现有", "现有"),
        Example("全部都完成了改造。", "全部都", "全部"),
        Example("目的是为了提高效率。", "为了", ""),
        Example("收入悬殊很大。", "悬殊很大", "悬殊"),
        Example("运动员凯旋归来。", "凯旋归来", "凯旋"),
    ),
    passes=(Example("目前有学校36所，全部完成了改造，目的是提高效率，为了群众。"),),
)
CONTRARY = Rule(
    "否定失当",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "“防止”“避免”“切忌”后又用了否定，意思反了",
    "请删去否定词",
    _WHERE,
    fires=(
        Example("防止不再发生类似问题。", "防止不再", "防止再"),
        Example("避免不出现安全事故。", "避免不", "避免"),
        Example("切忌不要一刀切。", "切忌不要", "切忌"),
    ),
    passes=(Example("防止不正当竞争，避免不必要的损失，避免再出现事故，切忌一刀切，防止不法分子作案。"),),
)
MEASURE = Rule(
    "量词不当",
    Theme.WORDS,
    Level.SUSPECTED,
    CUSTOM,
    "量词和名词不配",
    "请换一个量词",
    _WHERE,
    fires=(
        Example("全市共有三百座公交车。", "座"),
        Example("新建桥梁5辆。", "辆"),
        Example("种植树木3万条。", "条"),
        Example("走访了36名企业。", "名"),
    ),
    passes=(
        Example(
            "三百辆公交车，新建桥梁5座，50名企业家，36家企业，120名学校管理人员，两家群众文化中心，3座汽车站。"
        ),
    ),
)
NO_SUBJECT = Rule(
    "缺主语",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "“通过……，使……”的句子没有主语",
    "可以删去“通过”或者“使”",
    "正文各段",
    fires=(Example("通过实施该项目，使群众出行更加便利。", "通过", ""),),
    passes=(Example("通过实施该项目，群众出行更加便利。我局通过培训，使群众掌握技能。"),),
)


def _measures() -> tuple[TextPattern, ...]:
    """Return the patterns of measure words before and behind what they do not count."""
    patterns: list[TextPattern] = []
    for word, things in _NOT_COUNTED:
        before = f"{_NUMBER}(?P<words>{word})(?:{things})(?!家|管理|[负领主文教]|干|代|化|之|的|们|服|活)"
        behind = rf"(?:{things})(?:共|约|达|近)?\d[\d,.]{{0,12}}+[万余多]?(?P<words>{word})(?=[，。；、（])"
        patterns += [TextPattern(MEASURE, (word,), pattern) for pattern in (before, behind)]
    return tuple(patterns)


_PATTERNS = (
    TextPattern(TWICE_SAID, ("原因是", "原因在于"), r"原因(?:是|在于)(?P<words>由于|因为)", ""),
    TextPattern(
        TWICE_SAID, ("同比", "环比"), r"(?:较|比)(?:去年|上年|上月)(?:同期)?(?P<words>同比|环比)", ""
    ),
    TextPattern(TWICE_SAID, ("十分", "非常"), "(?:非常(?=十分)|十分(?=非常))(?P<words>十分|非常)", ""),
    TextPattern(
        TWICE_SAID,
        ("了到",),
        r"(提高|增加|上升|下降|降低|减少|扩大|增长|提升|压缩|缩短|延长)了到(?=\d)",
        r"\1到",
    ),
    TextPattern(TWICE_SAID, ("评为",), r"被?评为(?P<words>获|荣获|为)", ""),
    TextPattern(TWICE_SAID, ("必须", "一定"), "必须必须|必须得(?!到)|一定必须", "必须"),
    TextPattern(TWICE_SAID, ("涉及",), "涉及及|涉及关于", "涉及"),
    TextPattern(TWICE_SAID, ("截至", "截止"), r"(?:截至|截止)到(?=\d|目前|去年|今年)", "截至"),
    TextPattern(WORDY, ("的原因，",), "由于[^，。；]{2,20}(?P<words>的原因)(?=，)", ""),
    TextPattern(TWICE_SAID, ("每天每日", "每日每天", "每年每"), "每天每日|每日每天", "每天"),
    TextPattern(TWICE_SAID, ("大约", "大概"), r"(?:估计|大概)(?P<words>大约)(?=[需有为是在占\d])", ""),
    TextPattern(
        TWICE_SAID, ("累计", "共计"), r"(?:累计|共计)(?P<words>共)(?=[处完投接受办收发建培查开\d])", ""
    ),
    TextPattern(WORDY, ("现有",), "目前现有", "现有"),
    TextPattern(WORDY, ("都",), "全部都(?=[^，。]{0,4}[了是已完通落])", "全部"),
    TextPattern(WORDY, ("为了",), "目的(?:就)?是(?P<words>为了)", ""),
    TextPattern(WORDY, ("悬殊",), "悬殊(?:很|较|太|过|巨)大", "悬殊"),
    TextPattern(WORDY, ("凯旋",), "凯旋(?:归来|而归)", "凯旋"),
    TextPattern(WORDY, ("目睹",), "亲眼目睹", "目睹"),
    TextPattern(CONTRARY, ("不再",), "(防止|避免|杜绝|以防|以免)(?:再次)?不再(?=发|出|次|产|形|引)", r"\1再"),
    TextPattern(CONTRARY, ("不",), "(避免|防止|杜绝|以免)不(?=出现|发生|产生|造成|形成|影响)", r"\1"),
    TextPattern(CONTRARY, ("切忌", "切勿", "禁止"), "(切忌|切勿|严禁|禁止)(?:不要|不可|不得|勿)", r"\1"),
    *_measures(),
    TextPattern(
        NO_SUBJECT, ("，使",), "(?:^|[。；])(?P<words>通过|经过)[^，。；：“”]{2,30}，使(?![用命得])", ""
    ),
)
LOOK = TextLook(tuple(dict.fromkeys(each.rule for each in _PATTERNS)), look_by(_PATTERNS))
