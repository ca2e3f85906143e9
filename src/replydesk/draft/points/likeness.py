"""How much a text speaks of a point: by the pairs of characters and by the matters that both name.

A few words are much of a short point, and little of a long one.
Pairs that many points or many texts have tell little, as do the words of every official letter. A matter is
a row of words for one thing (资金, 经费, 下达): an answer often shares no other word with its point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from math import log, sqrt

from replydesk.draft.points.wording import signs_of, things_of

_HAN_RUNS = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9]{2,}")
_OFFICIAL = re.compile(
    "加强|推进|推动|完善|进一步|建设|工作|发展|提高|提升|加大|加快|建立|健全|强化|力度|相关|有关|部门|我[省市县区厅局委部]"
    "|[全各][省市县区地]|关于|针对|对于|您|提出|建议|提案|意见|问题|情况|落实|开展|做好|积极|持续|不断|充分|切实|有效|实施|政策"
    "|措施|制定|出台|组织|支持|鼓励|引导|促进|加以|进行|目前|近年来?|下一步|今后|继续|我们|以及|已经|同时|此外|通过|按照|根据"
    "|明确|要求|管理|服务|方面|体系|优化|实现|重点|主要|特别|认真|答复|办理|条件|地区|水平|作用|能力|确保|达到|其中|成立"
    "|共同|形成|逐步|结合|围绕|统筹|全面|深入|大力|着力|研究|探索|项目|制度|机制"
)
# Words for one thing, a row each: what replies say in place of the words of the point.
_MATTERS = (
    "资金|经费|财政|拨付|拨款|预算|补贴|补助|奖补|投入|债券|下达|专款|筹资|贴补|奖励",
    "人才|人员|队伍|师资|招聘|招录|编制|职称|待遇|工资|薪酬|津贴|岗位|引进|公费生|定向|用工|持证|大学生",
    "规划|布局|布点|选址|空白|配建|均衡|网点|半径|十五分钟",
    "监管|执法|检查|查处|处罚|整治|违规|违法|立案|约谈|责令|巡查|抽查|黑名单|双随机|关停|取缔|移送|线索",
    "宣传|知晓|科普|氛围|观念|宣讲|媒体|公众号|电视|广播|手册|活动周|活动月|活动日|专栏|典型|短片|普及|海报|讲座",
    "平台|数据|信息化|数字|智慧|智能|系统|小程序|手机|网上|线上|互联网|后台|上线",
    "立法|条例|法规|修订|草案|人大常委会|法制|办法|审议|规章|起草|施行|提请|法律",
    "标准|规范|评定|等级|星级|技术要求|贯标|达标|技术委员会|认证|立项|质量",
    "试点|示范|先行|样板|以点带面|可复制|创建|推广",
    "社会力量|社会资本|民办|购买服务|公建民营|民营|企业|市场化|连锁|品牌|运营|PPP|投资",
    "联席|领导小组|协调|配合|职责|分工|合力|牵头|会商|联动|多头|齐抓共管|专班|调度|分管",
    "考核|督查|问责|评估|绩效|排名|通报|督导|压实|第三方|追责|评优|挂钩|约谈|督办",
    "用地|土地|指标|划拨|闲置|厂房|校舍|产权|用房|场地|不动产|盘活|登记|征地",
    "设备|设施|更新|改造|维修|老化|硬件|新技术|破损|整修|装备|科技|升级|加固|提升改造|研发",
    "收费|价格|定价|指导价|减免|明码|免费|负担|优惠|涨价|封顶|价目|计费",
    "培训|轮训|教材|鉴定|竞赛|练兵|课程|进修|考试|研修|办班|结业|实操|学历",
    "安全|隐患|应急|消防|预案|演练|预警|险情|事故|排查|防范|灭火|薄弱环节|风险|处置|伤亡",
    "低保|残疾|困难|特困|贫困|救助|帮扶|留守|特殊群体|上门|走访|登门|关爱|弱势|慰问",
    "税|融资|金融|信贷|银行|贴息|利率|担保|保险|放款|农信|减税|降费|免征|补偿基金",
    "审批|流程|时限|证明|权限|一窗|并联|窗口|备案|许可|工作日|下放|盖章|材料|手续|门槛",
    "志愿|社工|社会组织|社会工作|积分|互助|义工|时间银行|结对|公益",
    "农村|乡镇|山区|边远|偏远|行政村|城乡|下沉|延伸|驻点|基层|巡回|短板",
    "监测|公开|公布|投诉|举报|热线|回应|监督|信箱|满意率|门户网站|公示|专栏|关切",
    "跨省|区域|协作|周边|邻省|毗邻|互认|结算|衔接|借鉴|先进经验|考察|对口|挂职|备忘录|长三角",
    "业主|自治|村规|居民公约|管护|维护|长效|共建|重建轻管|物业|议事|住户|看护",
    "就业|创业|岗位|失业|劳动|灵活就业|招工|务工|求职",
    "学校|教育|学生|课程|教师|校园|幼儿园|学位|课后|入学",
    "医院|医疗|医生|卫生|医保|护理|康复|体检",
    "养老|老年|老人|助餐|日间照料|敬老|床位|适老|失能",
    "道路|公路|公交|交通|线路|停车|车位|泊位|通行|拥堵|红绿灯|信号|班次|路网|隧道|标线",
    "污染|排放|环保|生态|垃圾|污水|水质|绿化|湿地|大气|噪声|治理|清运",
    "旅游|景区|文化|文物|非遗|传承|博物馆|演出|图书|游客|民宿|研学",
    "农业|农民|种植|粮食|农产品|耕地|养殖|农机|种子|合作社|冷链|农田",
    "产业|园区|集群|招商|龙头|产业链|制造|创新|专利|成果|科研|高校",
    "住房|小区|房屋|棚改|电梯|公积金|保障房|物业|旧城|拆迁",
    "水库|供水|饮水|灌溉|防洪|堤|泵站|水利|管网|水源|水价",
    "电网|供电|充电|能源|光伏|风电|煤|燃气|供暖|节能|新能源|储能",
    "网络|通信|基站|宽带|5G|信号覆盖|电信|移动",
    "法律援助|调解|矛盾|纠纷|信访|治安|警|法院|诈骗|普法|禁毒",
    "儿童|妇女|青少年|未成年|托育|婴幼儿|家庭|母婴|生育|家长|心理",
)
_WORDS = {matter: tuple(dict.fromkeys(matter.split("|"))) for matter in _MATTERS}
_WEAK = 0.2  # weight of a pair within the words of every letter
_OF_SUBJECT = 0.29  # share of its weight that a pair of the whole suggestion's subject keeps
_MATTER = 3.31  # weight of a matter, in pairs
_THING = 3.0  # weight of a thing that both name, each in its words
_SIGN = 0.81  # weight of a character alone
_HALF = 4.83  # evidence, in pairs, that counts as half in a short text
_LONG = 300  # characters of a text in which twice as much is needed
_FULL, _POWER, _SMALLEST = 20.0, 0.7, 0.14  # a point that has less to be found needs less, down to this share


@lru_cache(maxsize=1024)  # after a key all texts but one are those of before
def pairs_of(text: str) -> Mapping[str, float]:
    """Return the pairs of characters of a text with weights, less for words of every letter."""
    weak = bytearray(len(text))
    for found in _OFFICIAL.finditer(text):
        weak[found.start() : found.end()] = b"\1" * (found.end() - found.start())
    pairs: dict[str, float] = {}
    for run in _HAN_RUNS.finditer(text):
        for at in range(run.start(), run.end() - 1):
            pair = text[at : at + 2]
            weight = _WEAK if weak[at] and weak[at + 1] else 1.0
            pairs[pair] = max(weight, pairs.get(pair, 0.0))
    return pairs


@lru_cache(maxsize=1024)
def matters_of(text: str) -> Mapping[str, int]:
    """Return how many different words of each matter a text has, by the words of the matter."""
    found = {matter: sum(word in text for word in words) for matter, words in _WORDS.items()}
    return {matter: count for matter, count in found.items() if count}


class Likeness:
    """How much texts speak of each of some points; `subject` is that of the whole suggestion."""

    def __init__(self, points: Sequence[str], texts: Collection[str], subject: str = "") -> None:
        self.points = len(points)
        words = [_of_point(each, subject) for each in points]
        matters = [dict.fromkeys(matters_of(each), _MATTER) for each in points]
        things = [_things_of_point(each, subject) for each in points]
        self._words = _telling(words, [{**pairs_of(each), **signs_of(each)} for each in texts])
        self._matters = _telling(matters, [matters_of(each) for each in texts])
        self._things = _telling(things, [things_of(each) for each in texts])
        self._halves = [_HALF * _size(*each) for each in zip(words, matters, things, strict=True)]

    def of(self, text: str) -> list[float]:
        """Return for each point how much of it a text speaks of, from 0 to 1."""
        found = [0.0] * self.points
        for of_text in (pairs_of(text), signs_of(text)):
            for each in sorted(self._words.keys() & of_text.keys()):
                for point, weight in self._words[each]:
                    found[point] += weight
        _add_counted(found, self._matters, matters_of(text))
        _add_counted(found, self._things, things_of(text))
        longer = 1 + len(text) / _LONG
        return [each / (each + half * longer) for each, half in zip(found, self._halves, strict=True)]


def _add_counted(
    found: list[float], telling: Mapping[str, list[tuple[int, float]]], counts: Mapping[str, int]
) -> None:
    """Add what rows of words tell, less if the text has fewer of their words than of another row."""
    most = max(counts.values(), default=1)
    for each in sorted(telling.keys() & counts.keys()):
        share = min(1.0, 0.4 + 0.3 * counts[each]) * sqrt(counts[each] / most)
        for point, weight in telling[each]:
            found[point] += weight * share


def _of_point(point: str, subject: str) -> Mapping[str, float]:
    """Return the pairs and signs of a point, those of the whole suggestion's subject with less weight."""
    signs = {each: weight * _SIGN for each, weight in signs_of(point).items()}
    common = {*pairs_of(subject), *signs_of(subject)}
    return {
        each: weight * (_OF_SUBJECT if each in common else 1.0)
        for each, weight in {**pairs_of(point), **signs}.items()
    }


def _size(*told: Mapping[str, float]) -> float:
    """Return how much there is of a point to be found, from a least share to 1."""
    whole: float = sum(sum(each.values()) for each in told)
    share: float = (whole / _FULL) ** _POWER
    return min(1.0, max(_SMALLEST, share))


def _things_of_point(point: str, subject: str) -> Mapping[str, float]:
    common = things_of(subject)
    return {each: _THING * (_OF_SUBJECT if each in common else 1.0) for each in things_of(point)}


def _telling(
    points: Sequence[Mapping[str, float]], texts: Sequence[Mapping[str, object]]
) -> dict[str, list[tuple[int, float]]]:
    """Return what the points have, each with these points and its weight for them.

    It is less if many points or texts have it.
    """
    in_texts = Counter(each for text in texts for each in text)
    found: dict[str, list[tuple[int, float]]] = {}
    for number, of_point in enumerate(points):
        for each, weight in of_point.items():
            found.setdefault(each, []).append((number, weight))
    for each, having in found.items():
        rarity = log((len(texts) + 1.5) / (in_texts[each] + 0.5)) * _share(len(having), len(points))
        found[each] = [(point, weight * rarity) for point, weight in having]
    return found


def _share(count: int, points: int) -> float:
    """Return how telling something is that so many of the points have: 1 if one has it, little if all."""
    others = (points - count) / (points - 1) if points > 1 else 1.0
    return 0.05 + 0.95 * others * sqrt(others)
