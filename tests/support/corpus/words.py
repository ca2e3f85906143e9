"""The vocabulary: invented places, bodies, people, subjects, and sentences made of clauses."""

from __future__ import annotations

from random import Random

# Places by rank.
PLACES = {
    "省": ("云川省",),
    "市": ("南屏市", "临湾市", "白桐市"),
    "县": ("清禾县", "松岭县", "桐溪县", "云和寨自治县"),
    "区": ("东屏区", "河湾区"),
    "镇": ("石桥镇", "梨花坪乡", "柳林镇"),
}

DEPARTMENTS = {
    "省": (
        "民政厅",
        "教育厅",
        "交通运输厅",
        "农业农村厅",
        "卫生健康委员会",
        "发展和改革委员会",
        "医疗保障局",
        "水利厅",
    ),
    "市": (
        "住房和城乡建设局",
        "教育局",
        "交通运输局",
        "水务局",
        "城市管理局",
        "人力资源和社会保障局",
        "发展和改革委员会",
        "公安局交通管理支队",
    ),
    "县": (
        "交通运输局",
        "农业农村局",
        "水利局",
        "教育体育局",
        "民政局",
        "林业和草原局",
        "供销合作社联合社",
        "文化和旅游局",
        "市场监督管理局",
    ),
    "区": ("城市管理局", "教育局", "住房和城乡建设局", "卫生健康局", "商务局", "数据服务中心"),
    "镇": ("人民政府",),
}

CONSULTED = ("财政局", "自然资源局", "发展改革局", "生态环境局", "公安局", "审计局")

SURNAMES = "张王李赵刘陈杨黄周吴徐孙马朱胡林郭何高罗"
GIVEN = ("某", "某某")

# Fields of work, with the things that a suggestion may be about.
FIELDS = (
    ("交通", "农村公路养护", "城乡公交一体化", "石门坎至双河口公路改造", "国道沿线停车区建设"),
    ("教育", "乡村小规模学校建设", "校外托管服务", "中小学生心理健康教育", "职业教育产教融合"),
    ("医疗", "基层中医馆建设", "县域急救网络", "长期护理保险试点", "村医队伍稳定"),
    ("养老", "社区食堂运营", "居家适老化改造", "农村互助养老", "认知障碍早期筛查"),
    ("水利", "小型水库除险加固", "农村饮水安全", "青石坡灌区续建配套", "河道清淤"),
    ("农业", "高标准农田管护", "茶叶品牌建设", "冷链物流设施建设", "撂荒地复耕"),
    ("住建", "老旧小区改造", "电梯加装", "生活垃圾分类", "地下管网更新"),
    ("环保", "秸秆综合利用", "扬尘治理", "餐饮油烟整治", "饮用水水源保护"),
    ("文旅", "古村落保护利用", "乡村旅游提质", "非遗工坊建设", "公共图书馆延时开放"),
    ("经济", "“个转企”工作", "中小微企业融资", "5G网络覆盖", "“互联网+政务服务”"),
)

_VERBS = ("加强", "推进", "加快", "进一步做好", "支持", "完善", "规范", "解决", "重视", "切实抓好")
_TAILS = ("", "工作", "有关问题", "若干问题")

_FACTS = (
    "{place}先后投入资金{n}万元，完成{thing}项目{m}个",
    "截至{year}年底，全{rank}{thing}覆盖率达到{p}%",
    "已将{thing}列入{year}年民生实事，明确由{dept}牵头落实",
    "{year}年以来，共开展专题调研{m}次，梳理问题{k}条，已整改{j}条",
    "印发《{place}{thing}三年行动方案（{year}—{later}年）》，细化任务{m}项",
    "每年{month}月组织一次集中检查，发现一处、整改一处",
    "新建站点{m}处，改造提升{k}处，惠及群众{n}余人",
    "对接上级部门争取专项补助{d}万元，今年已到位{j}0万元",
    "建立“一月一调度、一季一通报”机制，压实各方责任",
    "按照“缺什么、补什么”的原则，逐个制定整改清单",
    "选派技术人员{k}名驻点指导，培训骨干{m}人次",
    "推动{thing}与乡村建设同步规划、同步实施",
    "引导社会力量参与，形成政府、企业、群众共同出力的局面",
    "经现场踏勘，该处道路全长{d}公里，路面宽{k}米，破损面积约{n}平方米",
    "由于涉及用地调整，目前暂不具备实施条件",
    "项目可行性研究报告已通过评审，计划{year}年{month}月开工",
    "依托APP和12345热线收集意见，办结率{p}%",
    "严格执行GB/T {n}等标准，确保质量",
    "个别乡镇仍有重建轻管的现象",
    "全部实行台账管理，由专人负责销号",
    "比上年增长{d}%，高于全{rank}平均水平{k}个百分点",
    "受理申请{m}件，平均办理时间由3{k}天缩短到{j}天",
)

_STARTS = ("", "", "", "近年来，", "目前，", "同时，", "其中，", "为此，", "据统计，", "经核实，", "此外，")
_SELF = {"厅": "我厅", "局": "我局", "委": "我委", "府": "我镇", "队": "我支队", "社": "我社", "心": "我中心"}


def self_name(body: str) -> str:
    """Return a body's name for itself."""
    return "我委" if body.endswith("委员会") else _SELF.get(body[-1], "我单位")


def person(random: Random) -> str:
    return random.choice(SURNAMES) + random.choice(GIVEN)


def subject(random: Random) -> tuple[str, str]:
    """Return the title of a suggestion without its last noun, and the thing it is about."""
    _, *things = random.choice(FIELDS)
    thing = random.choice(things)
    place = random.choice(("", "", "", "我省", "我市", "我县", "清禾县", "农村地区", "城乡接合部"))
    more = (
        f"、{random.choice(_VERBS[:6])}{random.choice(random.choice(FIELDS)[1:])}"
        if random.random() < 0.12
        else ""
    )
    return f"关于{random.choice(_VERBS)}{place}{thing}{more}{random.choice(_TAILS)}", thing


def clause(random: Random, thing: str, place: str, dept: str) -> str:
    year = random.randint(2021, 2026)
    return random.choice(_FACTS).format(
        place=place,
        rank=place[-1],
        thing=thing,
        dept=dept,
        n=random.randint(100, 39800),
        m=random.randint(2, 460),
        k=random.randint(2, 48),
        j=random.randint(2, 30),
        d=round(random.uniform(1, 90), 1),
        p=random.choice((72.5, 86, 93.4, 100, 95)),
        year=year,
        later=year + 2,
        month=random.randint(1, 12),
    )


def sentence(random: Random, thing: str, place: str, dept: str, clauses: int = 0) -> str:
    """Return a sentence that ends in 。"""
    count = clauses or random.choice((1, 1, 2, 2, 3))
    parts = [clause(random, thing, place, dept) for _ in range(count)]
    joint = random.choice(("，", "，", "；"))
    return f"{random.choice(_STARTS)}{joint.join(parts)}。"


def text(random: Random, thing: str, place: str, dept: str, sentences: int) -> str:
    """Return some sentences as one paragraph."""
    return "".join(sentence(random, thing, place, dept) for _ in range(sentences))
