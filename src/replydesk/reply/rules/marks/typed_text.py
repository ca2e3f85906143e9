"""The rules of typed text with a mechanical remedy: each finds its fault, and what is right.

Texts filled in from phrases are skipped, since their files have to be corrected; so are table rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import ascii_letters, digits

from replydesk.draft.document_number import CLOSING, OPENING
from replydesk.draft.outline import LEVELS
from replydesk.draft.typed_heading import typed_heading
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Spot, TextLook, Theme, standard
from replydesk.text.changes import changes, with_pairs
from replydesk.text.dates import format_day, valid_day
from replydesk.text.full_width import narrowing_table, widening_table
from replydesk.text.title_marks import with_inner_marks

# A Chinese character or mark; such a class compiles in a tenth of the time of exact ones.
_WIDE = r"[^\x00-\xff]"
_SPACES = rf"(?<={_WIDE})[ \xa0]+(?={_WIDE}|[0-9A-Za-z])|(?<=[0-9A-Za-z%])[ \xa0]+(?={_WIDE})"
# A title of two rows, set apart by a space: 《关于……监管 促进……的通知》.
_TITLE_OF_TWO = "《[^《》 ]{6,60} [^《》 ]{6,60}》"
_WRONG_BRACKETS = (
    rf"(?<={_WIDE})[{re.escape(OPENING)}]\s*+([0-9]{{4}})\s*+[{re.escape(CLOSING)}]\s*+第?\s*+([0-9]+)\s*+号"
)

_DAY_IN_FIGURES = (
    r"(?<![0-9A-Za-z./-])((?:19|20)[0-9]{2})([./-])([0-9]{1,2})\2([0-9]{1,2})日?+"
    r"(?![0-9A-Za-z/]|\.[0-9]|[-－—~～至到]+[0-9])"
)

_NEAR = 9  # characters at the end of a sentence, among which are Chinese ones
_CAPTION = 20  # characters of the longest unpunctuated paragraph taken for a caption, which has no end mark
_ENDS = ("。”", "！”", "？”", "…”", "。）", "。》")
_CUT_OFF = ("如下", "进一步", "不断", "积极", *"的和与及将把被向从由")
_OPEN_ENDS = ("%", "％", "‰", "”", "）", "》")

_PUNCTUATION = standard("GB/T 15834-2011")  # no clause: none was read
_SHORT_PAIR = 18  # characters from one mark of a pair to the other, both shown as one
_TEXTS = "各段文字、标题，不含表格"

BRACKETS_OF_NUMBER = Rule(
    "文号括号",
    Theme.MARKS,
    Level.SUSPECTED,
    standard("GB/T 9704-2012 7.2.5"),
    "文号的年份不在六角括号里",
    "请改用〔〕，序号前不加“第”",
    _TEXTS,
    fires=(
        Example("印发了云民发[2024]第5号文件。", "[2024]第5号", "〔2024〕5号"),
        Example("印发了云民发【2024】5号文件。", "【2024】5号", "〔2024〕5号"),
    ),
    passes=(Example("印发了云民发〔2024〕5号文件。"), Example("引文见[2024]。")),
)
HALF_WIDTH_MARK = Rule(
    "半角标点",
    Theme.MARKS,
    Level.SUSPECTED,
    _PUNCTUATION,
    "中文里用了半角标点",
    "请改为全角标点",
    _TEXTS,
    fires=(
        Example("我局高度重视,认真研究。", ",", "，"),
        Example("会同有关部门(含3个县)办理。", "(含3个县)", "（含3个县）"),
        Example('出台"若干意见"。', '"若干意见"', "“若干意见”"),
        Example("养老、托育...等服务。", "...", "……"),
        Example("同比多2.5个点.", ".", "。"),
        Example("提高到93.2%.", ".", "。"),
    ),
    passes=(
        Example("增长1,206万元，会议于10:30召开，见www.example.cn，用GB/T 9704-2012。"),
        Example("第1.2节所列的f(x)不变。"),
        Example("详见www.example.cn/a.b"),
        Example("共计2023年—2025年的任务……"),
    ),
)
FULL_WIDTH_FIGURE = Rule(
    "全角数字字母",
    Theme.MARKS,
    Level.SUSPECTED,
    standard("GB/T 15835-2011"),
    "数字、字母用了全角",
    "请改为半角",
    _TEXTS,
    fires=(Example("新增１２．５万张床位，ＧＤＰ增长。", "１２．５", "12.5"),),
    passes=(Example("新增12.5万张床位，GDP增长。"),),
)
DAY_IN_FIGURES = Rule(
    "日期缺年月日",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "日期没有写出年月日",
    "请写成“2026年3月5日”的样子",
    _TEXTS,
    fires=(
        Example("2026.3.5召开会议。", "2026.3.5", "2026年3月5日"),
        Example("2026-04-01起施行。", "2026-04-01", "2026年4月1日"),
    ),
    passes=(Example("2026.3.5-3.8开会。"), Example("投入2026.3万元。"), Example("2026.13.5开会。")),
)
SPACE = Rule(
    "多余空格",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "文字之间有多余的空格",
    "请删去空格",
    _TEXTS,
    fires=(
        Example("截至 2025年底已建成。", "至 ", "至"),
        Example("共 建成3个示范点。", "共 ", "共"),
    ),
    passes=(
        Example("印发《关于加强养老服务监管 促进行业健康发展的通知》。"),
        Example("用GB/T 9704示范。"),
        Example("见Quality Management方法。"),
    ),
)
TITLE_IN_TITLE = Rule(
    "书名号套用",
    Theme.MARKS,
    Level.SUSPECTED,
    _PUNCTUATION,
    "书名号里又用了书名号",
    "里面一层请改用〈〉",
    _TEXTS,
    fires=(Example("对《关于实施《养老条例》的建议》作了研究。", "《养老条例》", "〈养老条例〉"),),
    passes=(Example("对《关于实施〈养老条例〉的建议》和《办法》作了研究。"),),
)
NO_STOP = Rule(
    "段末缺句号",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "段末没有句号",
    "请加上句号",
    "正文各段，不含附件和表格",
    fires=(Example("我局高度重视，认真研究", "究", "究。"),),
    passes=(
        Example("单位：万元"),
        Example("他说：“好。”"),
        Example("（联系电话见附注，请保持畅通）"),
        Example("有关情况如下："),
        Example("我局高度重视，现将有关办理情况答复如下"),
        Example("我局高度重视，将会同有关部门进一步"),
    ),
)
MARK_BEHIND_HEADING = Rule(
    "标题末标点",
    Theme.MARKS,
    Level.HINT,
    CUSTOM,
    "标题末尾有标点",
    "请删去标点；要与正文接排的，用句号",
    "标题",
    fires=(Example("# 工作开展情况：", "况：", "况"), Example("# 下一步打算；", "算；", "算")),
    passes=(Example("# 工作开展情况"), Example("# 健全制度。\n印发办法。"), Example("# 为什么办？")),
)


_FULL = widening_table(",;:?!")

# Half-width marks of Chinese text: their signs, their pattern, and their replacement.
_MARKS: tuple[tuple[tuple[str, ...], str, Callable[[re.Match[str]], str]], ...] = (
    (("...", "。。。"), rf"(?<={_WIDE})(?:\.{{3,}}|。{{3,}})", lambda _: "……"),
    (("十",), r"(?<=十[一二三四五])\.(?=五)", lambda _: ""),
    (("--",), rf"(?<={_WIDE})--+(?=[0-9])", lambda _: "—"),
    (("--",), rf"(?<={_WIDE})--+", lambda _: "——"),
    (tuple(",;:?!"), rf"(?<={_WIDE})[,;:?!]|[,;:?!](?={_WIDE})", lambda found: found[0].translate(_FULL)),
    (
        ("(",),
        rf"(?<={_WIDE})\(([^()]*)\)|\((?=[\x00-'*-\xff]*+{_WIDE})([^()]*+)\)",
        lambda found: f"（{found[1] or found[2] or ''}）",
    ),
    (('"',), rf'"(?=[\x00-!#-\xff]*+{_WIDE})([^"]*+)"', lambda found: f"“{found[1]}”"),
)


def _full_marks(text: str) -> str:
    """Replace half-width marks of Chinese text by full-width ones, except within numbers and Latin text."""
    for signs, pattern, right in _MARKS:
        if any(sign in text for sign in signs):
            text = re.sub(pattern, right, text)
    first, *rest = text.split(".")
    for part in rest:
        is_stop = first[-1:] > "\xff" and (not part or part > "\u0100")
        first += ("。" if is_stop else ".") + part
    return f"{first[:-1]}。" if _ends_with_point(first) else first


def _ends_with_point(text: str) -> bool:
    """Return True if a sentence ends with a half-width point behind a figure: 提高到93.2%."""
    near = text[-_NEAR:-2]
    is_behind_figure = text.endswith(".") and text[-2:-1] in tuple("0123456789%")
    return is_behind_figure and len(near) == _NEAR - 2 and any(char > "\u2e80" for char in near)


_NARROW = narrowing_table(ascii_letters + digits)


def _half_digits(text: str) -> str:
    """Replace full-width digits and letters by half-width ones."""
    return re.sub(r"(?<=[0-9])[．](?=[0-9])", ".", text.translate(_NARROW))


def _without_spaces(text: str) -> str:
    """Remove spaces next to Chinese characters."""
    return re.sub(f"{_TITLE_OF_TWO}|{_SPACES}", lambda found: found[0] if found[0][0] == "《" else "", text)


def _in_wrong_brackets(text: str) -> Iterator[Spot]:
    """Find document numbers whose year is not in 〔〕 (GB/T 9704-2012, 7.2.5)."""
    if "号" in text and any(bracket in text for bracket in OPENING):
        for found in re.finditer(_WRONG_BRACKETS, text):
            yield Spot(BRACKETS_OF_NUMBER, found.start(), found.end(), f"〔{found[1]}〕{found[2]}号")


def _days_in_figures(text: str) -> Iterator[Spot]:
    """Find days not written as 2026年3月5日; what is no day of the calendar, or begins a range, stays."""
    if "19" in text or "20" in text:
        for found in re.finditer(_DAY_IN_FIGURES, text):
            if day := valid_day(int(found[1]), int(found[3]), int(found[4])):
                yield Spot(DAY_IN_FIGURES, found.start(), found.end(), format_day(day))


def _with_stop(text: str) -> str:
    """Add a full stop to a paragraph without an end mark."""
    bare = text.rstrip()
    is_caption = len(bare) < _CAPTION and not any(mark in bare for mark in "，。；")
    is_open = not bare.endswith(_ENDS) and (bare[-1:].isalnum() or bare.endswith(_OPEN_ENDS))
    is_cut = bare.endswith(_CUT_OFF)  # another rule tells that
    is_note = bare.startswith("（") and bare.endswith("）")
    is_right = is_caption or is_note or is_cut or typed_heading(bare, LEVELS[-1]) is not None
    return f"{bare}。" if is_open and not is_right else text


def _without_end_mark(text: str) -> str:
    """Remove a comma or colon from the end of a heading; 。 stays: it makes the heading run in."""
    return text.rstrip().rstrip("，；：、,;:") if text.rstrip().endswith(tuple("，；：、,;:")) else text


def _mending(rule: Rule, mend: Callable[[str], str], *signs: str) -> Callable[[str], Iterator[Spot]]:
    """Return the look for what `mend` corrects; a text without any of the signs is right."""

    def look(text: str) -> Iterator[Spot]:
        if any(sign in text for sign in signs):
            for begin, end, right in with_pairs(changes(text, mend(text)), text, _SHORT_PAIR):
                yield Spot(rule, begin, end, right)

    return look


# In the order in which corrections are applied.
LOOKS = (
    TextLook((BRACKETS_OF_NUMBER,), _in_wrong_brackets),
    TextLook((HALF_WIDTH_MARK,), _mending(HALF_WIDTH_MARK, _full_marks, *',;:?!.("', "--", "。。。")),
    TextLook((FULL_WIDTH_FIGURE,), _mending(FULL_WIDTH_FIGURE, _half_digits, *map(chr, _NARROW), "．")),
    TextLook((DAY_IN_FIGURES,), _days_in_figures),
    TextLook((SPACE,), _mending(SPACE, _without_spaces, " ", "\xa0")),
    TextLook((TITLE_IN_TITLE,), _mending(TITLE_IN_TITLE, with_inner_marks, "《", "〈")),
    TextLook((NO_STOP,), _mending(NO_STOP, _with_stop, ""), of_headings=False, of_attachments=False),
    TextLook(
        (MARK_BEHIND_HEADING,),
        _mending(MARK_BEHIND_HEADING, _without_end_mark, *"，；：、,;:"),
        of_paragraphs=False,
    ),
)
