"""The rule of 的, 地 and 得, for the few patterns that are sure."""

from __future__ import annotations

from replydesk.reply.findings import Level
from replydesk.reply.rules.pattern_look import Pattern, look_by
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, TextLook, Theme

_WHO = "您|你们|各位|代表|委员|大家|我们|贵|能|继续|今后"
_MANNER = (
    "一如既往|真诚|衷心|诚挚|诚恳|由衷|热切|不断|逐步|逐渐|进一步|大力|切实|尽快|及时|全力|坚决|有序|有力|有效|"
    "更好|更快|更多|更加有效|更加有力|又快又好|又好又快|认真|深入|扎实|积极|积极主动|因地制宜|实事求是|科学合理|"
    "全面|系统|持续|稳步|有计划|有步骤|有重点|有针对性|最大限度|千方百计|毫不动摇|坚定不移|持之以恒|循序渐进"
)
# Verbs that are followed by what they act on, and so are no nouns there.
_ACTS = (
    "解决(?:好|了)|落实(?:好|到)|推进(?:各项|全|我|老|农|城|乡)|做好|抓好|办好|管好|用好|建好|"
    "开展(?:了|好|各|全|相|宣|专)|"
    "满足(?:群众|人民|广大|老|居|市|学|社|日)|服务(?:于|好|群众|人民|老|企|百姓)|"
    "保障(?:了|好|群众|人民|老|居|困难)|"
    "推动(?:了|我|全|各|农|城|乡|解决)|促进(?:了|我|全|各|农|城|乡|经济)|提高(?:了|群众|全|我|服务|教)|"
    "改善(?:了|群众|农村|人居|办学)|加强(?:了|对|与|和)|完善(?:了|相关|政策|制度)|关心(?:和支持)?(?:我|养|教|民)"
)
_DONE = "做|办|抓|搞|落实|解决|完成|执行|处理|贯彻"
_SAID = "氛围|作用|成效|基础|效果|成绩|意见|建议|问题|贡献|环境|影响|变化(?!于)"
_SAID_OF = "良好|重要|显著|明显|坚实|较大|较好|宝贵|突出|浓厚"
# What comes before and after, and what the particle should be.
_MIXED = (
    (rf"(?:真诚|衷心|诚恳|由衷|热切|诚挚)(?P<words>的)(?:希望|感谢|祝愿|欢迎|期待)(?:{_WHO})", "地"),
    (rf"(?:{_MANNER})(?P<words>的)(?:{_ACTS})", "地"),
    (r"(?:又快又好|又好又快)(?P<words>的)(?:实施|推进|建设)", "地"),
    (rf"(?<![所要])(?:{_DONE})(?P<words>的)(?:很好|更好|不够|不到位|较好|非常好|比较好|越来越)", "得"),
    (r"(?:取|获|觉)(?P<words>的)(?:了|实效|成效|到|明显|重大|积极成效|较好|显著)", "得"),
    (
        rf"(?:{_SAID_OF})(?P<words>地)(?:氛围|作用|成效|基础|效果|成绩|意见|建议|问题|贡献|环境|影响|变化)",
        "的",
    ),
    (r"(?:做|办|抓|搞)(?P<words>地)(?:很好|更好|不够|不到位|较好|非常好|比较好)", "得"),
)

PARTICLES = Rule(
    "的地得",
    Theme.WORDS,
    Level.HINT,
    CUSTOM,
    "“的”“地”“得”用混了",
    "请核对",
    "正文各段、标题",
    fires=(
        Example("我们真诚的希望您继续关心养老事业。", "的", "地"),
        Example("我局将一如既往的做好养老服务。", "的", "地"),
        Example("工程又快又好的实施。", "的", "地"),
        Example("这项工作做的不够，取的了一些经验。", "的", "得"),
        Example("形成良好地氛围。", "地", "的"),
    ),
    passes=(
        Example("感谢您一如既往的关心和支持，这是我们真诚的希望。"),
        Example("积极的推进作用明显，开展有效的服务，做好各项工作的落实。"),
        Example("有力地推动了工作，取得了良好的效果，所做的很好。"),
    ),
)


_PATTERNS = tuple(Pattern(PARTICLES, ("的", "地"), pattern, right) for pattern, right in _MIXED)
LOOK = TextLook((PARTICLES,), look_by(_PATTERNS))
