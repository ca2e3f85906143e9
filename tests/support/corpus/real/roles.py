"""The people named at the foot or before the signature: roles, contacts, departments, addresses."""

from __future__ import annotations

from random import Random

from tests.support.corpus import words
from tests.support.corpus.item import Item
from tests.support.corpus.truth import Row, Truth

_LEADERS = (
    "领导签批",
    "领导签发",
    "主管领导",
    "分管领导",
    "责任领导",
    "承办负责人",
    "审签",
    "审签领导",
    "审核人",
    "签发领导",
    "分管负责人",
    "科室负责人",
    "单位负责人",
    "主要领导",
    "领导签字",
    "分管副局长",
    "把关领导",
    "审定",
)
_HANDLERS = (
    "承办人",
    "经办人",
    "具体承办人",
    "承办人员",
    "办理人",
    "经办人员",
    "具体经办人",
    "责任人",
    "经 办 人",
    "承 办 人",
    "承办人姓名",
)
_CALLS = ("联系电话", "电话", "联系方式", "办公电话", "电    话", "联系电话", "手机")
_JOINT = (
    "承办人及联系电话",
    "承办人及电话",
    "经办人及联系电话",
    "联系人及电话",
    "联系人及联系电话",
    "承办人、联系电话",
    "联系人及联系方式",
    "承办人员及联系电话",
    "联系人和电话",
    "联系人（电话）",
    "承办人及联系方式",
    "责任人及电话",
)
_OFFICES = ("人事股", "电力股", "办公室", "规划科", "基教科", "法规股", "综合科", "建管站", "养护中心")
_GAPS = ("　", "　　", "  ", "    ", "\t", " ")


def role_rows(random: Random, item: Item, truth: Truth, trouble: str) -> list[Row]:
    """Return the rows of the people, and say in the truth who is the contact and who must merely be kept."""
    return _FORMS[trouble](random, item, truth)


def _name(random: Random) -> str:
    return words.person(random)


def _phone(random: Random) -> str:
    return random.choice(
        (
            f"0000-{random.randint(10**6, 10**7 - 1)}",
            f"0000-{random.randint(10**7, 10**8 - 1)}",
            f"100{random.randint(0, 10**8 - 1):08d}",
            f"{random.randint(2 * 10**6, 10**7 - 1)}",
            f"{random.randint(2 * 10**7, 10**8 - 1)}",
        )
    )


def _colon(random: Random) -> str:
    return random.choice(("：", "：", "：", ":", "： "))


def _pair(random: Random, labels: tuple[str, ...], value: str) -> str:
    return random.choice(labels) + _colon(random) + value


def _aside(*texts: str) -> list[Row]:
    return [Row(text, aside=True) for text in texts]


def _leader_and_handler(random: Random, item: Item, truth: Truth) -> list[Row]:
    leader, truth.contact, truth.phone = _name(random), _name(random), _phone(random)
    truth.kept = (leader,)
    shown = leader if len(leader) > 2 or random.random() < 0.6 else f"{leader[0]}  {leader[1]}"
    form = random.random()
    joint = random.choice(_GAPS[:5] + ("", "，"))
    head = _pair(random, _LEADERS, shown)
    if form < 0.5:
        return _aside(head, _pair(random, _JOINT, f"{truth.contact}{joint}{truth.phone}"))
    if form < 0.8:
        return _aside(head, _pair(random, _HANDLERS, truth.contact), _pair(random, _CALLS, truth.phone))
    tail = (
        f"{_pair(random, _HANDLERS, truth.contact)}{random.choice(_GAPS)}{_pair(random, _CALLS, truth.phone)}"
    )
    return _aside(head, tail)


def _three_on_a_line(random: Random, item: Item, truth: Truth) -> list[Row]:
    first, second = _name(random), _name(random)
    truth.contact, truth.phone, truth.kept = _name(random), _phone(random), (first, second)
    one, two = random.sample(_LEADERS, 2)
    gap = random.choice(_GAPS[:5])
    line = gap.join(
        (
            f"{one}：{first}",
            f"{two}：{second}",
            _pair(random, _HANDLERS[:6], truth.contact).replace(":", "："),
        )
    )
    call = _pair(random, _CALLS, truth.phone)
    return _aside(f"{line}{gap}{call}") if random.random() < 0.3 else _aside(line, call)


def _office_in_brackets(random: Random, item: Item, truth: Truth) -> list[Row]:
    office, name, truth.phone = random.choice(_OFFICES), _name(random), _phone(random)
    label = random.choice(
        ("承办股室及电话", "承办科室及电话", "承办股室及联系人", "联系科室及电话", "承办单位及电话")
    )
    gap = random.choice(("", " ", "　", "，"))
    if random.random() < 0.3:
        truth.contact, truth.also["联系人"] = "", (office,)
        return _aside(f"（{label}：{office}{gap}{truth.phone}）")
    truth.contact, truth.also["联系人"] = name, (f"{office}{name}",)
    return _aside(f"（{label}：{office}{random.choice(('', '', ' '))}{name}{gap}{truth.phone}）")


def _plain_pair(random: Random, truth: Truth) -> list[str]:
    truth.contact, truth.phone = _name(random), _phone(random)
    form = random.random()
    who = random.choice(("联系人", "联 系 人", "联  系  人", "联系 人"))
    if form < 0.4:
        return [f"{who}：{truth.contact}{random.choice((' ', '  ', '　', '，'))}{truth.phone}"]
    if form < 0.7:
        return [f"{who}：{truth.contact}", _pair(random, _CALLS, truth.phone)]
    return [f"{who}：{truth.contact}{random.choice(_GAPS)}{_pair(random, _CALLS[:5], truth.phone)}"]


def _with_department(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return a contact with the department before it, as it stands before the signature."""
    label = random.choice(
        ("联系单位", "承办单位", "承办科室", "承办股室", "联系部门", "责任科室", "联系科室")
    )
    department = f"{item.body}{random.choice(_OFFICES)}"
    truth.kept = (department,)
    return _aside(f"{label}{_colon(random)}{department}", *_plain_pair(random, truth))


def _glued_brackets(random: Random, item: Item, truth: Truth) -> list[Row]:
    truth.contact, truth.phone = _name(random), _phone(random)
    call = random.choice(("联系电话", "电话"))
    return _aside(
        random.choice(
            (
                f"（联系人：{truth.contact}{call}：{truth.phone}",
                f"（联系人：{truth.contact}{call}：{truth.phone}）",
                f"（联系人：{truth.contact}，{truth.phone}）",
                f"联系人：{truth.contact}{call}：{truth.phone}）",
                f"（经办人：{truth.contact} {call}：{truth.phone}）",
                f"(联系人:{truth.contact} {truth.phone})",
                f"（联系人及电话：{truth.contact} {truth.phone}）",
            )
        )
    )


def _with_address(random: Random, item: Item, truth: Truth) -> list[Row]:
    code, address = f"{random.randint(1000, 9999)}00", f"{item.place}建设路{random.randint(1, 300)}号"
    rows = _plain_pair(random, truth)
    extra = [_pair(random, ("邮政编码", "邮编", "邮 政 编 码"), code)]
    truth.kept = (code,)
    if random.random() < 0.6:
        truth.kept += (address,)
        extra.append(_pair(random, ("地址", "联系地址", "单位地址", "通讯地址", "地    址"), address))
    if random.random() < 0.3:
        extra.append(_pair(random, ("电子邮箱", "邮箱", "E-mail"), "jytabl@example.cn"))
    random.shuffle(extra)
    return _aside(*rows, *extra) if random.random() < 0.75 else _aside(*extra, *rows)


def _blank_form(random: Random, item: Item, truth: Truth) -> list[Row]:
    return random.choice(
        (
            _aside("承办单位：（公章）  承办负责人：（签字）"),
            _aside("承办单位（公章）：", "承办负责人（签字）："),
            _aside("联系人：    联系电话："),
            _aside("领导签批：", "承 办 人：", "联系电话："),
            _aside("（联系人：   电话：   ）"),
        )
    )


def _labels_alone(random: Random, item: Item, truth: Truth) -> list[Row]:
    truth.contact, truth.phone = _name(random), _phone(random)
    return _aside(random.choice(("联系人：", "联系人", "承办人：")), truth.contact, "联系电话：", truth.phone)


def _each_with_phone(random: Random, item: Item, truth: Truth) -> list[Row]:
    leader, first = _name(random), _phone(random)
    truth.contact, truth.phone, truth.kept = _name(random), _phone(random), (leader, first)
    one = random.choice(("主管领导人姓名", "分管领导", "主管领导", "责任领导"))
    two = random.choice(("具体经办人姓名", "经办人", "承办人", "具体承办人"))
    gap = random.choice((" ", "  ", "　"))
    rows = [f"{one}：{leader}{gap}联系电话：{first}", f"{two}：{truth.contact}{gap}联系电话：{truth.phone}"]
    return _aside(*rows)


def _unit_phone(random: Random, item: Item, truth: Truth) -> list[Row]:
    unit, own = _phone(random), _phone(random)
    truth.contact = _name(random)
    gap = random.choice(_GAPS)
    if random.random() < 0.5:
        truth.phone = unit
        return _aside(f"单位联系电话：{unit}{gap}联系人：{truth.contact}")
    truth.phone, truth.kept, truth.also["电话"] = own, (unit,), (unit, f"{unit}、{own}", f"{own}、{unit}")
    return _aside(f"单位联系电话：{unit}", f"联系人：{truth.contact}{gap}手机：{own}")


def _own_office(random: Random, item: Item, truth: Truth) -> list[Row]:
    """Return the telephone of the body itself, which is nobody's contact."""
    truth.contact, truth.phone, truth.kept = "", _phone(random), (item.body,)
    label = random.choice(("联系单位", "承办单位", "联 系 单 位"))
    if random.random() < 0.4:
        return _aside(f"{label}及电话：{item.body}{random.choice(('', ' ', '　'))}{truth.phone}")
    return _aside(f"{label}：{item.body}", f"联系电话：{truth.phone}")


def _two_columns(random: Random, item: Item, truth: Truth) -> list[Row]:
    leader, code = _name(random), f"{random.randint(1000, 9999)}00"
    truth.contact, truth.phone, truth.kept = _name(random), _phone(random), (leader, code)
    shown = f"{leader[0]}  {leader[1]}" if len(leader) == 2 else leader
    gap = random.choice(("             ", "      ", "　　　"))
    return _aside(
        f"{random.choice(('承办负责人', '单位负责人', '分管领导'))}：{shown}{gap}邮政编码：{code}",
        f"{random.choice(('承  办  人', '承 办 人', '承办人'))}：{truth.contact}{gap}联系电话：{truth.phone}",
    )


_FORMS = {
    "领导和经办": _leader_and_handler,
    "三人一行": _three_on_a_line,
    "括号股室": _office_in_brackets,
    "落款前": _with_department,
    "括号粘连": _glued_brackets,
    "邮编地址": _with_address,
    "空白表": _blank_form,
    "标签独行": _labels_alone,
    "各带电话": _each_with_phone,
    "单位电话": _unit_phone,
    "两列": _two_columns,
    "本单位": _own_office,
}
