"""Private text in its spellings: numbers, accounts, names, and what must not be found of each afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

Number = Callable[[random.Random], str]  # makes a secret
Change = Callable[[str], str]  # spells a secret

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)  # of the digits of an identity number


class Spelling(NamedTuple):
    """A spelling: its text, the secret that must not be found, and its kind."""

    text: str
    secret: str
    kind: str


class Form(NamedTuple):
    """A kind of secret, what makes one, and how it is spelled."""

    kind: str
    number: Number
    change: Change


def mobile(rng: random.Random) -> str:
    """Return a mobile number by chance."""
    return f"1{rng.choice('3456789')}{rng.randrange(10**9):09}"


def local(rng: random.Random, digits: int = 8) -> str:
    """Return a fixed number without area code."""
    return f"{rng.choice('345678')}{rng.randrange(10 ** (digits - 1)):0{digits - 1}}"


def landline(rng: random.Random) -> str:
    """Return a fixed number with an area code of four digits."""
    return f"0{rng.choice('345789')}{rng.randrange(10)}{rng.randrange(1, 10)}{local(rng)}"


def identity(rng: random.Random) -> str:
    """Return an identity number with a right last character."""
    place = rng.choice(("22", "11", "31", "44", "51", "62"))
    place += f"{rng.randrange(1, 30):02}{rng.randrange(1, 30):02}"
    day = f"{rng.randrange(1940, 2012)}{rng.randrange(1, 13):02}{rng.randrange(1, 29):02}"
    body = f"{place}{day}{rng.randrange(1000):03}"
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return body + "10X98765432"[total % 11]


def old_identity(rng: random.Random) -> str:
    """Return an identity number of 15 digits."""
    number = identity(rng)
    return number[:6] + number[8:17]


def card(rng: random.Random, digits: int) -> str:
    """Return a bank card's number."""
    body = f"62{rng.randrange(10 ** (digits - 3)):0{digits - 3}}"
    total = sum(sum(divmod(int(digit) * (2 - place % 2), 10)) for place, digit in enumerate(reversed(body)))
    return f"{body}{-total % 10}"


def short(rng: random.Random) -> str:
    """Return a short number, which is none of the public ones."""
    return f"{rng.randrange(4, 9)}{rng.randrange(10**5):05}"


def account(rng: random.Random) -> str:
    """Return the name of an account."""
    return (
        rng.choice("abcdfghz")
        + "".join(rng.choice("abcdefgkmnz") for _ in range(5))
        + f"{rng.randrange(100, 999)}"
    )


def chat(rng: random.Random) -> str:
    """Return a QQ number."""
    return f"{rng.randrange(2, 9)}{rng.randrange(10**8):08}"


def passport(rng: random.Random) -> str:
    """Return the number of a passport."""
    return f"E{rng.randrange(10**8):08}"


def plate(rng: random.Random) -> str:
    """Return what stands behind the province on a licence plate."""
    return f"A{rng.randrange(10**5):05}"


def name(rng: random.Random) -> str:
    """Return the name of nobody."""
    return rng.choice("王钱赵刘陈杨周孙") + rng.choice(("某某", "小甲", "大乙", "甲乙"))


def home(rng: random.Random) -> str:
    """Return where nobody lives."""
    return f"某某小区{rng.randrange(2, 30)}栋{rng.randrange(2, 9)}单元{rng.randrange(201, 999)}室"


def _parted(shape: Sequence[int], gap: str, text: str) -> str:
    parts, at = [], 0
    for length in shape:
        parts.append(text[at : at + length])
        at += length
    return gap.join(filter(None, [*parts, text[at:]]))


def _digits(digits: str) -> Change:
    return lambda text: text.translate({48 + value: each for value, each in enumerate(digits)})


def _from(first: int) -> str:
    return "".join(chr(first + value) for value in range(10))


def _forms(kind: str, number: Number, texts: Iterable[str]) -> list[Form]:
    """Return the forms of texts with {} for the secret, {a} and {b} for the parts of a fixed number …"""

    def spelled(form: str, text: str) -> str:
        halves = {"a": text[:4], "b": text[4:], "c": text[4:8], "d": text[8:], "e": text[1:4]}
        return form.format(
            text, **halves, spaced=" ".join(text), first=text[:3], middle=text[3:7], last=text[7:]
        )

    return [Form(kind, number, partial(spelled, form)) for form in texts]


def _gaps(kind: str, number: Number, shapes: Iterable[Sequence[int]], gaps: Iterable[str]) -> list[Form]:
    return [Form(kind, number, partial(_parted, shape, gap)) for shape in shapes for gap in gaps]


_INVISIBLE = ("\u200b", "\u200c", "\u200d", "\ufeff", "\u00ad", "\u2060", "\u200e", "\u180e", "␦", "␛")
_MARKS = (
    "-",
    " ",
    ".",
    "·",
    "/",
    "～",
    "~",
    "—",
    "–",
    "－",
    "　",
    "_",
    "|",
    "•",
    "‧",
    "．",
    "／",
    "*",
    "=",
    "+",
    "'",
)
_WIDE_MARKS = ("  ", " - ", "——", "\u00a0", "\u2009", "\u202f", ")(", "、", "，", ", ", "--", " / ")
_NUMERALS: Mapping[str, str] = {
    "full": _from(0xFF10),
    "chinese": "〇一二三四五六七八九",
    "zero": "零一二三四五六七八九",
    "bank": "零壹贰叁肆伍陆柒捌玖",
    "circled": "⓪①②③④⑤⑥⑦⑧⑨",
    "upper": "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "bold": _from(0x1D7CE),
    "double": _from(0x1D7D8),
    "mono": _from(0x1D7F6),
    "arabic": _from(0x0660),
}

_MOBILES = (
    *_forms(
        "mobile",
        mobile,
        ("{}", "+86{}", "+86 {}", "0086{}", "0086-{}", "86-{}", "(+86){}", "（86）{}", "0{}"),
    ),
    *_forms(
        "mobile",
        mobile,
        ("手机{}", "【{}】", "“{}”", "（{first}）{middle}-{last}", "{first}（{middle}）{last}", "[{}]"),
    ),
    *_gaps("mobile", mobile, ((3, 4, 4), (3, 8), (4, 3, 4), (7, 4), (1,) * 10), (*_MARKS, *_INVISIBLE)),
    *_gaps("mobile", mobile, ((3, 4, 4), (3, 8)), _WIDE_MARKS),
    *(Form("spelled", mobile, _digits(digits)) for digits in _NUMERALS.values()),
    Form(
        "spelled",
        mobile,
        lambda text: text[:3].translate(str.maketrans("0123456789", _NUMERALS["zero"])) + text[3:],
    ),
    Form("spelled", mobile, lambda text: text.replace("0", "O").replace("1", "l")),
    Form("spelled", mobile, lambda text: "".join(f"{digit}\ufe0f\u20e3" for digit in text)),
)
_LANDLINES = (
    *_gaps(
        "landline",
        landline,
        ((4,), (4, 4)),
        ("-", "", " ", "—", "－", "　", ".", "·", "/", "～", " - ", "\u200b", "\u00ad", "_"),
    ),
    *_forms(
        "landline",
        landline,
        (
            "（{a}）{b}",
            "({a}){b}",
            "({a}) {c} {d}",
            "{a}-{c}-{d}",
            "{a}-{b}-801",
            "{a}-{b}转8012",
            "{a}-{b}（转801）",
        ),
    ),
    *_forms(
        "landline", landline, ("+86-{e}-{b}", "0086 {e} {b}", "+86 {e} {c} {d}", "（{a}） {b}", "{a}){b}")
    ),
    *_forms(
        "second",
        local,
        (
            "0431-88905323、{}",
            "0431-88905323，{}",
            "0431-88905323/{}",
            "0431-88905323 {}",
            "0431-88905323或{}",
        ),
    ),
    *_forms(
        "second",
        local,
        ("0431-88905323和{}", "（0431）88905323；{}", "0431-88905323，传真{}", "13800138000、{}"),
    ),
)
_CALLED = (
    *("电话：{}", "电话{}", "电　话：{}", "联系电话为{}", "联系电话是 {}", "Tel.{}", "TEL：{}"),
    *("tel: {}", "T：{}", "联系{}", "请联系：{}", "固话：{}", "联系方式：{}", "办公电话（白天）{}"),
    *("手机号码：{}", "座机{}", "传真：{}", "传 真：{}", "致电{}", "拨打{}", "☎{}", "📞 {}"),
    *("Fax: {}", "电联{}", "宅电{}", "联系人电话：{}", "咨询电话{}", "值班电话：{}"),
    *("电话号码（办）：{}", "Ｔｅｌ：{}", "电·话：{}"),
)  # fmt: skip
_LOCALS = (
    *_forms("local", local, (*_CALLED, "电话：{a}-{b}", "电话{a} {b}", "区号0431电话{}")),
    *_forms("local", partial(local, digits=7), _CALLED[:18]),
    *_forms(
        "short",
        short,
        ("Tel.{}", "电话：{}", "短号{}", "短号：{}", "分机{}", "联系电话：{}", "内线{}", "手机短号为{}"),
    ),
)
_ACCOUNTS = (
    *_forms(
        "account",
        account,
        ("微信：{}", "微信号{}", "微信号：{}", "微信 {}", "VX：{}", "vx:{}", "V信：{}", "v信{}", "wx：{}"),
    ),
    *_forms(
        "account",
        account,
        (
            "WX {}",
            "薇信：{}",
            "威信号：{}",
            "微 信：{}",
            "微.信：{}",
            "加V：{}",
            "加v {}",
            "+V：{}",
            "WeChat: {}",
        ),
    ),
    *_forms(
        "account",
        account,
        (
            "wechat{}",
            "weixin：{}",
            "微信（{}）",
            "微信号为{}",
            "ＶＸ：{}",
            "加微信{}",
            "Ｖ信：{}",
            "微信同号：{}",
        ),
    ),
    *_forms(
        "account",
        chat,
        ("QQ：{}", "QQ{}", "qq {}", "扣扣：{}", "扣扣{}", "QQ群：{}", "QQ群{}", "Q Q：{}", "企鹅号：{}"),
    ),
    *_forms("account", chat, ("ＱＱ：{}", "q群 {}", "QQ号为{}", "Q：{}", "v-x：{}", "微信{}")),
)
_MAILS = (
    *_forms(
        "mail",
        account,
        ("{}@163.com", "{} @ 163.com", "{}@ 163 . com", "{}＠163．com", "{}(at)163.com", "{}（at）163.com"),
    ),
    *_forms(
        "mail",
        account,
        (
            "{}[at]163.com",
            "{}#at#163.com",
            "{} at 163.com",
            "{}@政务.中国",
            "{}@example.公司",
            "{}@jl.gov.cn",
        ),
    ),
    *_forms(
        "mail",
        account,
        ("{spaced}@163.com", "{}@\u200b163.com", "邮箱{}@qq.com", "{}(at)163(dot)com", "{}@163。com"),
    ),
    *_forms(
        "mail",
        account,
        ("E-mail：{}@mail.example.com", "{}艾特163.com", "{}\u00ad@163.com", "{}@qq.com。", "{}#163.com"),
    ),
)
_PAPERS = (
    *_forms("identity", identity, ("{}", "身份证{}", "身份证号码：{}", "（{}）")),
    *_forms("identity", old_identity, ("{}", "身份证{}", "身份证号码：{}", "（{}）")),
    *_gaps("identity", identity, ((6, 8, 4), (6, 4, 4, 4)), ("-", " ", ".", "　", "·", "\u200b", "/", "—")),
    *_gaps("identity", old_identity, ((6, 6, 3),), ("-", " ", ".", "　", "·", "\u200b", "/", "—")),
    Form("identity", identity, _digits(_NUMERALS["full"])),
    Form("identity", identity, str.lower),
    *(
        form
        for digits in (16, 19)
        for form in _forms("card", partial(card, digits=digits), ("{}", "卡号：{}"))
    ),
    *(
        form
        for digits in (16, 19)
        for form in _gaps("card", partial(card, digits=digits), ((4, 4, 4, 4),), " -")
    ),
    *_forms("paper", passport, ("护照{}", "护照号：{}", "护照号码为{}", "{}")),
    *_forms("plate", plate, ("吉{}", "车牌吉{}", "车牌号：吉{}")),
)
_PEOPLE = (
    *_forms(
        "name",
        name,
        (
            "联系人是{}",
            "联系人为{}",
            "联系人：{}",
            "联系人{}",
            "联 系 人：{}",
            "联络员：{}",
            "联络员为{}",
            "经办：{}",
        ),
    ),
    *_forms(
        "name",
        name,
        (
            "经办人：{}",
            "经办人是{}",
            "承办人：{}",
            "承办人为{}",
            "对接人：{}",
            "联系人（{}）",
            "联系人：{}同志",
        ),
    ),
    *_forms(
        "name", name, ("联系人：办公室{}", "联系人姓名：{}", "具体联系人为{}", "承办：{}", "联系人：{spaced}")
    ),
    *_forms("name", name, ("办理人：{}", "拟稿：{}", "核稿人：{}", "校对：{}", "受访人：{}")),
    *_forms("name", name, ("联系人␦：{}", "联系人：办公室 {}", "请与{}联系（13800138000）")),
    *_forms(
        "name",
        name,
        ("主办人：{}", "经办同志：{}", "请联系{}同志", "可找{}同志办理。", "联系人：李建国（科长）、{}"),
    ),
    *_forms("name", name, ("联络员为{spaced}同志", "信访人{}来电", "13800138000{}咨询")),
    *_forms("short", short, ("虚拟网{}", "集群网{}")),
    *_forms("home", home, ("住{}", "通讯地址：{}", "通信地址：{}", "常住{}")),
    *_forms("home", home, ("家住{}", "住址：{}", "家庭住址：{}", "户籍地址为{}", "现住{}")),
)
# All spellings.
SPELLINGS: tuple[Form, ...] = (*_MOBILES, *_LANDLINES, *_LOCALS, *_ACCOUNTS, *_MAILS, *_PAPERS, *_PEOPLE)


def spell(number: int, rng: random.Random) -> Spelling:
    """Return one of the spellings with a fresh secret."""
    form = SPELLINGS[number]
    secret = form.number(rng)
    return Spelling(form.change(secret), secret, form.kind)
