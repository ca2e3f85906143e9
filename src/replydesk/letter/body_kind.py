"""What the name of a public body tells: level, standard short name, what it calls itself, its work."""

from __future__ import annotations

import re
from typing import NamedTuple

from replydesk.text.full_width import normalized, normalized_without_spaces
from replydesk.text.marks import without_marked

# 区 behind these words is no level of government: 开发区, 社区.
_NO_DISTRICT = (
    *("保护", "开发", "名胜", "风景", "示范", "合作", "试验", "实验", "高新", "产业"),
    *"园社街灌库学",
)
_BEFORE_DISTRICT = "".join(f"(?<!{word})" for word in _NO_DISTRICT)
# A place at the start of a name. 州 is no level in 湖州市, 城市 is no place; a county may have one character.
_OWN_PLACE = re.compile(
    r"(?:\w{2,10}?(?P<level>自治[区州县旗]|[地林新]区|[省市盟旗]|州(?![市县区])|"
    rf"{_BEFORE_DISTRICT}区)|\w{{1,10}}?(?P<county>县))(?=\w)"
)
_TOWN = re.compile(r"\w{1,10}?(?P<level>[乡镇])(?=人民政府|党委|人大)")
_LEVEL_ALONE = re.compile(r"自治[区州县旗]|地区|[省市州盟县区旗](?=\w{2})")
_ABOVE_PLACE = re.compile("国家税务总局|中国共产党|中共|共青团|中国共产主义青年团")
_LEAGUE = ("共青团", "中国共产主义青年团")
_RANKS = {"省": 1, "自治区": 1, "市": 2, "自治州": 2, "州": 2, "盟": 2, "地区": 2, "乡": 4, "镇": 4}

# Words of full names, and those of the standard short names.
_SHORT_WORDS = (
    ("人民政府", "政府"),
    ("住房和城乡建设", "住房城乡建设"),
    ("人力资源和社会保障", "人力资源社会保障"),
    ("发展和改革", "发展改革"),
    ("国有资产监督管理委员会", "国资委"),
    ("市场监督管理局", "市场监管局"),
    ("医疗保障局", "医保局"),
    ("林业和草原局", "林草局"),
    ("广播电视局", "广电局"),
    ("民族宗教事务委员会", "民宗委"),
    ("民族事务委员会", "民委"),
    ("教育委员会", "教委"),
    ("机构编制委员会办公室", "编办"),
    ("供销合作社联合社", "供销社"),
    ("残疾人联合会", "残联"),
    ("妇女联合会", "妇联"),
    ("工商业联合会", "工商联"),
    ("归国华侨联合会", "侨联"),
    ("文学艺术界联合会", "文联"),
    ("科学技术协会", "科协"),
    ("区管理委员会", "区管委会"),
    ("委员会", "委"),
)

# How a body calls itself, by the end of its name; longer ends first.
_SELF_NAMES = (
    ("街道办事处", "我街道"),
    ("办公室", "我办"),
    ("委员会", "我委"),
    ("管委会", "我委"),
    *((end, "我校") for end in ("大学", "学院", "学校", "中学", "小学")),
    *((end, f"我{end}") for end in ("公司", "集团", "中心", "总队", "支队", "大队")),
    *((end, f"我{end}") for end in "厅局委办部署院会行社馆站所处"),
)

# Fields of work that do not follow from the name without its last word.
_WORK = {
    "人民政府": "政府工作",
    "人民政府办公厅": "政府工作",
    "人民政府办公室": "政府工作",
    "高级人民法院": "法院工作",
    "中级人民法院": "法院工作",
    "人民法院": "法院工作",
    "人民检察院": "检察工作",
    "总工会": "工会工作",
    "发展和改革委员会": "发展改革工作",
    "退役军人事务厅": "退役军人工作",
    "退役军人事务局": "退役军人工作",
    "国有资产监督管理委员会": "国有资产监管工作",
    "市场监督管理局": "市场监管工作",
    "残疾人联合会": "残疾人工作",
    "妇女联合会": "妇女工作",
    "供销合作社联合社": "供销合作工作",
    "科学技术协会": "科协工作",
    "红十字会": "红十字工作",
}
_OF_PARTY = re.compile("^(?:委员会|委)(?=.{2,8}部$)")
_FIELD_IN_NAME = re.compile(r"(\w{2,20}?)(?:委员会|[局厅委部])")


class BodyName(NamedTuple):
    """A body's name taken apart: what is above its place (中共), place (南屏市), level (市), the rest."""

    above: str
    place: str
    level: str
    rest: str


def clean_body_name(typed: str) -> str:
    """Return a body's name as typed, without blanks and unseen characters, brackets in full width."""
    plain = normalized(normalized_without_spaces(without_marked(typed)))  # an accent may join what was apart
    return plain.replace("(", "（").replace(")", "）")


def take_apart(name: str) -> BodyName:
    """Return the parts of a body's clean full name; place and level are "" if it names none."""
    found = _ABOVE_PLACE.match(name)
    above = found[0] if found else ""
    rest, place, level = name.removeprefix(above), "", ""
    while (found := _OWN_PLACE.match(rest) or _TOWN.match(rest)) and _rank(_level(found)) > _rank(level):
        place, level, rest = found[0], _level(found), rest[found.end() :]
    if not place and (found := _LEVEL_ALONE.match(rest)):  # 市教育局
        return BodyName(above, found[0], found[0], rest[found.end() :])
    return BodyName(above, place, level, rest)


def _level(found: re.Match[str]) -> str:
    groups = found.groupdict()
    return groups["level"] or groups["county"]


def _rank(level: str) -> int:
    """Return the rank of a level of government, 0 for none; counties and what is beside them have 3."""
    return _RANKS.get(level, 3) if level else 0


def short_level(body: BodyName) -> str:
    """Return a level as other bodies' names begin with it: 省, 自治区, 州 for 自治州; "" if there is none."""
    return body.level if body.level == "自治区" else body.level.removeprefix("自治")


def short_name(body: BodyName) -> str:
    """Return the standard short name of a body: 市住房城乡建设局; the full name if it has no place."""
    rest = body.rest.partition("（")[0]
    if body.above in _LEAGUE:
        return f"团{short_level(body)}委"
    for full, short in _SHORT_WORDS:
        rest = rest.replace(full, short)
    return f"{short_level(body)}{rest}" if body.level else body.above + rest


def self_name(body: BodyName) -> str:
    """Return what a body calls itself: 我局; a government 我市; 我单位 if nothing follows from its name."""
    rest = body.rest.partition("（")[0]
    if rest in ("人民政府", "政府"):
        return f"我{body.level[-1:] or '单位'}"
    return next((word for end, word in _SELF_NAMES if rest.endswith(end)), "我单位")


def field_of_work(body: BodyName) -> str:
    """Return what thanks are given to a body for: 民政工作; 我校工作 if its name does not say."""
    rest = body.rest.partition("（")[0]
    if body.above in _LEAGUE:
        return "共青团工作"
    if rest in _WORK:
        return _WORK[rest]
    found = _FIELD_IN_NAME.fullmatch(_OF_PARTY.sub("", rest))
    return f"{found[1]}工作" if found else f"{self_name(body)}工作"
