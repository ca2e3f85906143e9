"""The rules of titles of laws and regulations. Local ones are never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from replydesk.draft.model import Key
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.found_words import FoundWords, finding_that_says
from replydesk.reply.rules.laws.cited import Cited, cited_titles, law_of, nearest
from replydesk.reply.rules.laws.title_list import COUNTRY, LawTitle, title_list
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Spot, TextLook, Theme
from replydesk.text.dates import parse_day

_WHERE = "正文各段、标题、附件"

UNKNOWN = Rule(
    "法规名称",
    Theme.LAWS,
    Level.SUSPECTED,
    CUSTOM,
    "没有这个名称的法律或行政法规",
    "请核对全称",
    _WHERE,
    fires=(
        Example(
            "依据《中华人民共和国老年人权益保护法》，推进养老服务。",
            "中华人民共和国老年人权益保护法",
            "中华人民共和国老年人权益保障法",
        ),
        Example(
            "落实《中华人民共和国安全生产管理法》要求。",
            "中华人民共和国安全生产管理法",
            "中华人民共和国安全生产法",
        ),
        Example("落实《中华人民共和国广场舞法》要求。", "中华人民共和国广场舞法"),
        Example("按照《未成年人保障法》执行。", "未成年人保障法", "未成年人保护法"),
        Example(
            "按照中华人民共和国妇女权益保护法，办理。",
            "中华人民共和国妇女权益保护法",
            "中华人民共和国妇女权益保障法",
        ),
        Example("按照《物业管里条例》执行。", "物业管里条例", "物业管理条例"),
        Example("按照《中华人民共和国物业管理条例》执行。", "中华人民共和国物业管理条例", "物业管理条例"),
        Example("按照《城市房地产管理条列》《工伤保险条列》执行。", "工伤保险条列", "工伤保险条例"),
        Example(
            "按照《中华人民共和国村民委员会组织发》执行。",
            "中华人民共和国村民委员会组织发",
            "中华人民共和国村民委员会组织法",
        ),
        Example("按照《社会团体管理登记条例》执行。", "社会团体管理登记条例", "社会团体登记管理条例"),
        Example(
            "按照《中华人民共和国道路交通安全条例》执行。",
            "中华人民共和国道路交通安全条例",
            "中华人民共和国道路交通安全法",
        ),
        Example(
            "按照《中华人民共和国义务教肓法》执行。", "中华人民共和国义务教肓法", "中华人民共和国义务教育法"
        ),
    ),
    passes=(
        Example("依据《中华人民共和国老年人权益保障法》《中华人民共和国民法典》《中华人民共和国宪法》。"),
        Example("落实《云川省物业管理条例》《南屏市城市绿化管理条例》《养老服务条例》。"),
        Example("修订《云川省实施〈中华人民共和国义务教育法〉办法》。"),
        Example("按照《中华人民共和国安全生产法（2021年修正）》《中华人民共和国土地管理法实施条例》。"),
        Example("中华人民共和国成立以来，各地探索了不少办法，也用过土法。"),
        Example("推广“枫桥经验”，编印《群众工作法》《居家养老服务办法》。"),
        Example("《中华人民共和国国民经济和社会发展第十五个五年规划纲要》已公布。"),
        Example("《中华人民共和国生态环境法典》施行后，按新的规定办理。"),
        Example("按照《中华人民共和国户口登记条例》和《中华人民共和国海上游览条例》执行。"),
    ),
)
REPEALED = Rule(
    "法规已废止",
    Theme.LAWS,
    Level.SUSPECTED,
    CUSTOM,
    "引用了已经废止的法律或行政法规",
    "请改引现行的；说的是过去的事的，写明“原《……》”",
    _WHERE,
    fires=(
        Example("根据《中华人民共和国婚姻法》规定办理。", "中华人民共和国婚姻法", "中华人民共和国民法典"),
        Example("根据《物权法》规定办理。", "物权法", "民法典"),
        Example("按照《信访条例》办理信访事项。", "信访条例", "信访工作条例"),
        Example("按照《城市房屋拆迁管理条例》办理。", "城市房屋拆迁管理条例", "国有土地上房屋征收与补偿条例"),
    ),
    passes=(
        Example("原《中华人民共和国婚姻法》已经废止，现按《中华人民共和国民法典》执行。"),
        Example("当时根据《物权法》办理了登记。"),
        Example("《合同法》废止后，按《民法典》执行。"),
        Example(
            "根据《中华人民共和国合同法》签订了协议。",
            fields=((Key.DATE, "2019年5月29日"), (Key.DOCUMENT_NUMBER, "云民复议字〔2019〕33号")),
        ),
    ),
)
SHORT_FORM = Rule(
    "法规简称",
    Theme.LAWS,
    Level.HINT,
    CUSTOM,
    "第一次写用了简称",
    "请写全称，后面再写的可以注明“以下简称……”",
    _WHERE,
    fires=(
        Example("根据《安全生产法》的规定，落实责任。", "安全生产法", "中华人民共和国安全生产法"),
        Example("按照《道路运输条例》办理。", "道路运输条例", "中华人民共和国道路运输条例"),
    ),
    passes=(
        Example("根据《中华人民共和国安全生产法》（以下简称《安全生产法》），落实《安全生产法》的责任。"),
        Example("根据《宪法》和《民法典》的规定办理。"),
        Example("修订《云川省实施〈义务教育法〉办法》，落实《物业管理条例》。"),
        Example("根据《中华人民共和国安全生产法》的规定，落实责任。\n按照《安全生产法》，加强培训。"),
    ),
)
MARKS = Rule(
    "法规书名号",
    Theme.LAWS,
    Level.HINT,
    CUSTOM,
    "法律名称没有用书名号",
    "请用书名号《》",
    _WHERE,
    fires=(
        Example(
            "根据“中华人民共和国安全生产法”的规定办理。",
            "“中华人民共和国安全生产法”",
            "《中华人民共和国安全生产法》",
        ),
        Example("依据中华人民共和国民法典，办理登记。", "中华人民共和国民法典", "《中华人民共和国民法典》"),
    ),
    passes=(
        Example("维护中华人民共和国宪法权威，建设法治中国。"),
        Example("根据《中华人民共和国安全生产法》办理。"),
    ),
)

WRONG_PLACE = Rule(
    "书名号位置",
    Theme.LAWS,
    Level.SUSPECTED,
    CUSTOM,
    "书名号没有括住法规的全名",
    "请把书名号移到全名的两边",
    _WHERE,
    fires=(
        Example(
            "按照《中华人民共和国社会保险》法办理。",
            "《中华人民共和国社会保险》法",
            "《中华人民共和国社会保险法》",
        ),
        Example("按照《物业管理》条例办理。", "《物业管理》条例", "《物业管理条例》"),
        Example(
            "按照中华人民共和国《社会保险法》办理。",
            "中华人民共和国《社会保险法》",
            "《中华人民共和国社会保险法》",
        ),
        Example(
            "按照中华人民共和国《社会保险》法办理。",
            "中华人民共和国《社会保险》法",
            "《中华人民共和国社会保险法》",
        ),
        Example(
            "按照《中华人民共和国社会保险法规定》办理。",
            "《中华人民共和国社会保险法规定》",
            "《中华人民共和国社会保险法》规定",
        ),
    ),
    passes=(
        Example("按照《中华人民共和国社会保险法》规定办理。"),
        Example("出台《养老服务》条例释义，印发《物业管理》专刊。"),
    ),
)

_WELL_KNOWN = ("宪法", "民法典", "刑法", "党章")  # everybody calls them so
_OF_THE_PAST = "原|当时|曾|旧|废止|失效|[取替]代|代替|整合|编纂|之前|以前|吸收"
_MARKS_WITHIN = rf"({COUNTRY})?《([^《》\n]{{2,40}})》(法典?(?![律规院治定庭人制学案])|条例|实施细则)?"
_MORE_WITHIN = (
    r"《([^《》\n]{2,40}?(?:法|条例))(的?(?:规定|要求|有关规定|相关规定|第[一二三四五六七八九十百]{1,5}条))》"
)
_AROUND = 12  # characters on both sides in which such a word counts


def _unknown(text: str) -> Iterator[Spot]:
    """Yield the titles of national laws that the list has not."""
    for each in cited_titles(text):
        if law_of(each.title):
            continue
        right = nearest(each.title)
        is_national = each.title.startswith(COUNTRY)
        if right:
            yield Spot(UNKNOWN, each.begin, each.end, right, f"名称像是“{right}”")
        elif is_national and each.marks and each.title.endswith(("法", "法典")):
            said = f"截至 {title_list().month}的名单里没有这部法律"
            yield Spot(UNKNOWN, each.begin, each.end, None, said)


def _unmarked(text: str) -> Iterator[Spot]:
    """Yield the full titles of laws in other marks than 《》, or in none."""
    for each in cited_titles(text):
        if each.marks in ("《", "〈") or not law_of(each.title) or each.title == f"{COUNTRY}宪法":
            continue
        around = 1 if each.marks else 0
        yield Spot(MARKS, each.begin - around, each.end + around, f"《{each.title}》")


def _misplaced(text: str) -> Iterator[Spot]:
    """Yield the titles of which 《》 leave out a part, or take in what is behind."""
    if "《" not in text:
        return
    for found in re.finditer(_MARKS_WITHIN, text):
        before, inside, behind = found.groups("")
        if (before or behind) and (law := law_of(f"{before}{inside}{behind}")):
            right = f"《{law.title if before else inside + behind}》"
            yield Spot(WRONG_PLACE, found.start(), found.end(), right)
    for found in re.finditer(_MORE_WITHIN, text):
        if law_of(found[1]):
            yield Spot(WRONG_PLACE, found.start(), found.end(), f"《{found[1]}》{found[2]}")


def _of_letter(case: Case) -> Iterator[Finding]:
    """Yield what depends on the letter's day, and on what it has said before."""
    day = parse_day(case.draft.get(Key.DATE))
    full: set[str] = set()
    spots: dict[tuple[Rule, str, str], list[FoundWords]] = {}
    for place, text in case.texts:
        for each in cited_titles(text):
            law = law_of(each.title)
            if law is None or each.marks not in ("《", "〈"):
                continue
            if said := _said_of_repealed(law, each, text, day):
                right = _in_same_form(law.successor, each.title)
                words = FoundWords(place, text, each.begin, each.end, right)
                spots.setdefault((REPEALED, place.key, said), []).append(words)
            elif _is_first_short(law, each, text, full):
                words = FoundWords(place, text, each.begin, each.end, law.title)
                spots.setdefault((SHORT_FORM, place.key, SHORT_FORM.message), []).append(words)
            full.add(law.title)
    for (rule, _, said), found in spots.items():
        quoted = f"：“《{found[0].words}》”" if rule is SHORT_FORM else ""
        count = f"等 {len(found)} 处" if len(found) > 1 else ""
        finding = finding_that_says(f"{said}{quoted}{count}", rule, found)
        # What the successor says of the matter is not known: its title is shown, not put in.
        yield finding if rule is SHORT_FORM else finding._replace(fix=())


def _said_of_repealed(law: LawTitle, cited: Cited, text: str, day: date | None) -> str:
    """Return what is wrong with a law that was not in force on a day, "" if nothing is."""
    last = law.last_day
    around = text[max(cited.begin - _AROUND, 0) : cited.begin] + text[cited.end : cited.end + _AROUND]
    if last is None or (day and day < last) or re.search(_OF_THE_PAST, around):
        return ""
    year, *rest = law.until.split("-")
    when = f"{year} 年" + "".join(f" {int(part)} {unit}" for part, unit in zip(rest, "月日", strict=False))
    instead = f"，由《{law.successor}》代替" if law.successor else ""
    return f"《{law.title}》已于 {when}废止{instead}"


def _in_same_form(successor: str, cited: str) -> str:
    """Return the title of the successor in the form of what is cited, short or full."""
    return successor if cited.startswith(COUNTRY) else successor.removeprefix(COUNTRY)


def _is_first_short(law: LawTitle, cited: Cited, text: str, full: set[str]) -> bool:
    is_short = cited.title != law.title and cited.title not in _WELL_KNOWN and cited.marks == "《"
    is_named = law.title in full or law.title in text[: cited.begin]
    return is_short and not is_named and "简称" not in text[max(cited.begin - _AROUND, 0) : cited.begin]


LOOKS = (
    TextLook((UNKNOWN,), _unknown, of_rows=True),
    TextLook((MARKS,), _unmarked, of_rows=True),
    TextLook((WRONG_PLACE,), _misplaced, of_rows=True),
    DraftLook((REPEALED, SHORT_FORM), _of_letter),
)
