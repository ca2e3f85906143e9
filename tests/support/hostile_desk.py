"""Files of a desk that were made to hurt: drafts, phrases, profiles, histories; of any size asked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

from replydesk.desk import append_file, desk_folder, draft_store, stock_files, version_file
from replydesk.desk import files as files_of_disk
from replydesk.desk.journal import parse_journal
from replydesk.desk.settings import read_settings
from replydesk.desk.versions import read_versions
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft
from replydesk.letter.phrases import PhraseError, Phrases
from replydesk.letter.profile import parse_profile
from replydesk.reply.find_replace import Wanted, find_matches
from replydesk.reply.judged import judge
from replydesk.reply.stock import Stock
from replydesk.text.errors import UserError

FIXTURE = Path(__file__).parents[1] / "fixtures" / "workbench"

Make = Callable[[int], str]  # the text of a file with about so many characters

FIELDS = (
    "单位: 云川省民政厅\n类型: 代表建议\n届次: 省十四届人大四次会议\n编号: 0033\n"
    "案由: 关于推进养老服务的建议\n提出人: 张某某\n发文字号: 云民复议字〔2026〕33号\n"
    "成文日期: 2026年5月29日\n断行: 修整\n"
)
HEAD = f"---\n{FIELDS}---\n\n"
NOTHING = "\u200b"  # a character without width
END = "---\n\n正文。\n"
PASSAGE = "答在 答复内容 第1节 第1段"
TAKEN = "2026-05-28 16:40 张某某 取自"


def prose(size: int, seed: int = 1, line: int = 120) -> str:
    """Return text as people write it, no two lines alike: so many characters a line, and so many in all."""
    random = Random(seed)
    words = [chr(0x4E00 + random.randrange(2_000)) for _ in range(997)] + list("，，。、；：1a（）“”《》") * 6
    lines = max(size // (line + 2), 1)
    return "".join("".join(random.choices(words, k=line)) + "。\n" for _ in range(lines))


def one_line(size: int) -> str:
    """Return prose without a line break."""
    return prose(size, line=size).strip()


def _lines(line: str) -> Make:
    return lambda size: HEAD + f"{line}\n" * (size // (len(line) + 1))


def _run(text: str, before: str = "", after: str = "") -> Make:
    """Return one line with a text repeated."""
    return lambda size: f"{HEAD}{before}{text * (size // len(text))}{after}\n"


def _in_field(text: str, key: str = "案由", before: str = "", after: str = "") -> Make:
    return lambda size: f"---\n{key}: {before}{text * (size // len(text))}{after}\n{END}"


def _prose_in(key: str) -> Make:
    return lambda size: f"---\n{key}: {one_line(size)}\n{END}"


def _list_of(key: str, item: str) -> Make:
    return lambda size: f"---\n环节: 签发\n{key}:\n" + f"- {item}\n" * (size // (len(item) + 3)) + END


def _counted(key: str, *items: str) -> Make:
    """Return a list of lines, in each of which {0} is its number, in a draft with a paragraph to speak of."""

    def make(size: int) -> str:
        count = size // sum(len(each) + 3 for each in items)
        lines = "".join(f"- {each.format(number)}\n" for number in range(1, count + 1) for each in items)
        return f"---\n环节: 签发\n{key}:\n{lines}---\n\n# 甲\n投入500万元，乙。\n"

    return make


def _in_item(key: str, before: str, text: str, after: str = "") -> Make:
    """Return a list of one line with a text repeated."""
    return lambda size: f"---\n环节: 签发\n{key}:\n- {before}{text * (size // len(text))}{after}\n{END}"


def _in_head(line: Callable[[int], str]) -> Make:
    def make(size: int) -> str:
        count = size // len(line(100_000))
        return "---\n" + "".join(map(line, range(count))) + END

    return make


def _each(form: str, line: int = 120) -> Make:
    """Return lines of prose, each in a form."""
    return lambda size: HEAD + "".join(f"{form.format(row)}\n" for row in prose(size, line=line).split())


def _deep(size: int) -> str:
    return "---\n" + "".join(f"{' ' * n}a:\n" for n in range(int((2 * size) ** 0.5))) + "---\n"


def _laughs(size: int) -> str:
    rows = ["a0: &a0 哈"] + [f"a{n}: &a{n} [{f'*a{n - 1},' * 9}]" for n in range(1, 12)]
    return "---\n" + "\n".join(rows) + "\n案由: *a11\n---\n正文。\n" + "正文。\n" * (size // 4)


# Drafts, each by its name.
DRAFTS: dict[str, Make] = {
    # lines of one kind
    "ordinary paragraphs": _lines(
        "我厅高度重视养老服务工作，会同有关部门认真研究办理，现将有关情况答复如下。"
    ),
    "prose": lambda size: HEAD + prose(size),
    "prose in one line": lambda size: HEAD + one_line(size),
    "prose in a field": _prose_in("案由"),
    "prose in the title": _prose_in("标题"),
    "prose in a heading": lambda size: f"{HEAD}# {one_line(size)}\n甲。\n",
    "prose in a cell": lambda size: f"{HEAD}| 甲 | 乙 |\n| --- | --- |\n| {one_line(size)} | 乙 |\n",
    "a table of prose": _each("| 甲 | {0} |", 30),
    "a table of many columns": lambda size: f"{HEAD}|{'甲|' * (size // 4)}\n|{'乙|' * (size // 4)}\n",
    "two lines of many cells": lambda size: HEAD + f"|{'甲|' * 1000}\n" * (size // 2001),
    "items of prose": _each("1. {0}"),
    "headings of prose": _each("# {0}", 40),
    "a long phone": lambda size: f"---\n电话: {'1' * size}\n联系人: {'甲' * size}\n---\n\n正文。\n",
    "a long signature": _prose_in("落款"),
    "a long attachment name": _prose_in("附件"),
    "a long cc": _prose_in("抄送"),
    "names of prose": lambda size: f"---\n提出人: {'、'.join(prose(size, line=3).split())}\n---\n\n正文。\n",
    "blanks in a cell": lambda size: f"{HEAD}| 甲 | 乙 |\n| 甲{' ' * size}乙 | 乙 |\n",
    "blanks in the title": _in_field(" ", "标题", "甲", "乙"),
    "open book titles in the title": _in_field("《", "标题"),
    "zero width in the title": _in_field("\u200b", "标题", "关于" * 30, "的函"),
    "marks in the title": _in_field("第", "标题"),
    "zero width in a cell": lambda size: f"{HEAD}| 甲 | 乙 |\n| 甲{NOTHING * size}乙 | 乙 |\n",
    "no-break words": _run("\u2060甲"),
    "closing marks": _run("。", "甲"),
    "blanks and closing marks": _run(" 。", "甲"),
    "short lines": _lines("一"),
    "items": _lines("1. 健全体系"),
    "counted items": lambda size: HEAD + "".join(f"{n}. 甲\n" for n in range(1, size // 9)),
    "headings": _lines("# 一"),
    "deep headings": _lines("#### 一"),
    "numbered lines": _lines("一、甲"),
    "bracketed lines": _lines("（一）甲"),
    "rows of a table": _lines("| 甲 | 乙 |"),
    "empty rows": _lines("| |"),
    "marks of attachments": _lines("<!-- 附件1 -->"),
    "marks of parts": _lines("<!-- 下一步 -->\n甲"),
    "blank lines": _lines(""),
    "lines of blanks": _lines(" " * 10_000 + "甲"),
    "escaped lines": _lines("\\# 甲"),
    "fences": _lines("---"),
    # one line
    "one line": _run("我厅高度重视养老服务工作，会同有关部门认真研究办理。"),
    "one word": _run("a"),
    "one sentence": _run("甲"),
    "blanks": _run(" ", "甲", "乙"),
    "wide blanks": _run("\u3000", "甲", "乙"),
    "tabs": _run("\t", "甲", "乙"),
    "no-break blanks": _run("\xa0", "甲", "乙"),
    "digits": _run("1"),
    "Chinese numerals": _run("一"),
    "backslashes": _run("\\"),
    "hashes": _run("#"),
    "dashes": _run("-"),
    "long dashes": _run("—"),
    "bars": _run("|"),
    "escaped bars": _run("\\|", "|", "|"),
    "stars": _run("*"),
    "dots": _run("…"),
    "commas": _run("，"),
    "full stops": _run("。"),
    "opening brackets": _run("（"),
    "narrow brackets": _run("("),
    "square brackets": _run("［"),
    "number brackets": _run("〔"),
    "title brackets": _run("《"),
    "quotes": _run("“"),
    "closing brackets": _run("）"),
    "pairs of brackets": _run("（）"),
    "titles": _run("《甲》"),
    "nested titles": lambda size: HEAD + "《" * (size // 2) + "》" * (size // 2) + "\n",
    "phrase marks": _run("{{"),
    "comment marks": _run("{#"),
    "opened marks": _run("<!--"),
    "marks in a line": _run("<!--x-->"),
    "money": _run("1,"),
    "dates": _run("2026年"),
    "percentages": _run("1%"),
    "addresses": _run("a.", "http://"),
    "mail": _run("a@"),
    "times": _run("1:"),
    "zero width": _run("\u200b", "甲", "乙"),
    "combining marks": _run("\u0301", "e"),
    "control characters": _run("\x07", "甲"),
    "direction marks": _run("\u202e", "甲"),
    "emoji": _run("👩‍👩‍👧‍👦"),
    "lines in pairs": _run("一是甲。二是乙。"),
    "ordinals": _run("一是"),
    "pronouns": _run("你们"),
    "names": _run("张某某、"),
    "repeated words": _run("的的"),
    "years in brackets": _run("〔2026〕"),
    "colons": _run("："),
    # the head
    "a long value": _in_field("甲"),
    "a value of blanks": _in_field(" ", before="甲", after="乙"),
    "a value of brackets": _in_field("["),
    "a value of braces": _in_field("{a: "),
    "a value of quotes": _in_field('"'),
    "a value of hashes": _in_field(" #"),
    "a value of colons": _in_field(": "),
    "a number of digits": _in_field("1", "编号"),
    "a document number of digits": _in_field("1", "发文字号", "云民复〔2026〕", "号"),
    "a date of digits": _in_field("1", "日期"),
    "a deadline of digits": _in_field("9", "期限", "2026年", "月"),
    "many proposers": _in_field("张某某、", "提出人"),
    "many recipients": _in_field("张某某，", "提出人"),
    "many attachments": _list_of("附件", "甲"),
    "many cc": _list_of("抄送", "甲"),
    "many verdicts": _list_of("阅稿记录", "2026-05-28 16:40 核稿 通过 李某某"),
    "odd verdicts": _list_of("阅稿记录", "甲"),
    # points and what was taken over
    "many points": _counted("逐条", "〔{0}〕加大补贴（原件第{0}段第1至9字）"),
    "one point many times": _list_of("逐条", "〔1〕加大补贴"),
    "points of huge numbers": _list_of("逐条", f"〔{'9' * 400}〕加大补贴（原件第{'9' * 400}段）"),
    "points of huge places": _counted("逐条", "〔{0}〕加大补贴（原件第9999999段第9999999至9999999字）"),
    "a long point": lambda size: f"---\n逐条:\n- 〔1〕{one_line(size)}\n{END}",
    "backslashes in a point": _in_item("逐条", "〔1〕", "\\"),
    "sources in a point": _in_item("逐条", "〔1〕", "（原件第"),
    "passages of one point": _counted("逐条", "〔1〕甲{0}", f"〔1〕{PASSAGE}「投入【500】万元」"),
    "passages of no point": _counted("逐条", "〔{0}〕答在 答复内容 第{0}节 整段「乙。」"),
    "passages nowhere": _counted("逐条", "〔{0}〕甲", "〔{0}〕答在 答复内容 第99999节 第99999段「甲【乙】」"),
    "marks in a passage": _in_item("逐条", f"〔1〕甲\n- 〔1〕{PASSAGE}「", "【】", "」"),
    "a passage without end": _in_item("逐条", f"〔1〕甲\n- 〔1〕{PASSAGE}「", "【甲】"),
    "states of a point": _list_of("逐条", "〔1〕不采纳：甲"),
    "odd points": _list_of("逐条", "〔〕"),
    "many taken over": _counted(
        "旧复", f"〔{{0:08x}}〕{TAKEN}「甲」", "〔{0:08x}-1〕年份 答复内容 第1段「【500】」"
    ),
    "figures of one source": _counted("旧复", "〔3f2a-{0}〕金额 答复内容 第1节 第1段「投入【500万元】」"),
    "figures gone": _counted("旧复", "〔3f2a-{0}〕金额 原在答复内容 第9节 第9段「甲【乙】」原为「丙」"),
    "confirmed many times": _list_of("旧复", "〔3f2a-1〕2026-05-28 16:45 张某某 核对无误"),
    "a huge number of a source": _in_item("旧复", "〔", "f", f"〕{TAKEN}「甲」"),
    "a long name of a taker": _in_item("旧复", "〔3f2a〕2026-05-28 16:40 ", "张 ", "取自「甲」"),
    "marks of a source": _in_item("旧复", f"〔3f2a〕{TAKEN}「", "」「"),
    "odd lines of what was taken over": _list_of("旧复", "〔3f2a-〕年份「」"),
    "repeated keys": _in_head(lambda n: "案由: 甲\n"),
    "keys twice": _in_head(lambda n: f"甲{n // 2}: 甲\n"),
    "unknown keys": _in_head(lambda n: f"甲{n}: 甲\n"),
    "mistyped keys": _in_head(lambda n: f"案由：甲{n}\n"),
    "comments": _in_head(lambda n: "# 甲\n"),
    "comments in values": _in_head(lambda n: f"甲{n}: 乙 # 丙\n"),
    "anchors": _in_head(lambda n: f"甲{n}: &a{n} 乙\n"),
    "entries that are none": _in_head(lambda n: "案由: [甲\n"),
    "tabs in entries": _in_head(lambda n: "案由:\t甲\n"),
    "a block": lambda size: "---\n案由: |\n" + "  甲\n" * (size // 4) + "---\n\n正文。\n",
    "deep lists": lambda size: (
        "---\n案由:\n" + "".join(f"{'  ' * (n % 300)}- \n" for n in range(size // 300))
    ),
    "deep mappings": _deep,
    "a head without end": lambda size: "---\n" + "案由: 甲\n" * (size // 6),
    "quoted keys": _in_head(lambda n: f'"甲{n}": 乙\n'),
    "an unclosed quoted key": _in_field("甲", '"案由'),
    "billion laughs": _laughs,
}


def _packed(text: bytes) -> str:
    import base64
    import zlib

    return base64.b85encode(zlib.compress(text, 9)).decode()


def _lines_of(*rows: list[Any]) -> bytes:
    from replydesk.text.delta import checked_line

    return b"".join(map(checked_line, rows))


WHEN = "2026-05-29 10:32:05"


def _bomb(size: int) -> bytes:
    """Return a history whose versions unpack to 160 times so many bytes."""
    line = ["全", WHEN, "存盘", "0", _packed(bytes(16 * size))]
    return _lines_of(*[line] * 10)


def _versions(size: int) -> bytes:
    """Return a history of many versions of a long text."""
    text = one_line(400_000)
    rows = [["变", WHEN, "存盘", f"{n + 1}", f"{n}", 0, "", "乙"] for n in range(size // 100)]
    return _lines_of(["全", WHEN, "存盘", "0", _packed(text.encode())], *rows)


def _journal(size: int) -> bytes:
    """Return a journal of many steps in a long text."""
    steps = [["改", n + 1, "", WHEN, 0, "", "乙"] for n in range(size // 100)]
    return _lines_of(["始", "", "", one_line(400_000), 0, WHEN], *steps)


def _laughing_profile(size: int) -> bytes:
    rows = [f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}}}" for n in range(1, 60)]
    return ("a0: &a0 {x: 哈}\n" + "\n".join(rows) + "\n名称: 某某厅\n").encode()


PHRASES: dict[str, Make] = {
    "unclosed comment": lambda size: "{#" + " " * size,
    "unclosed comment, short": lambda size: "{#" + " " * 19_000,
    "opened marks": lambda size: "{{" * (size // 2),
    "brackets": lambda size: "{{" + "(" * min(size, 19_000) + "}}",
    "a number of digits": lambda size: "{{" + "9" * min(size, 19_000) + "}}",
    "powers": lambda size: "{{ 9**9**9 }}",
    "repeated text": lambda size: "{{ 'x' * 10**9 }}",
    "padding": lambda size: "{{ 案由|center(10**9) }}",
    "nested conditions": lambda size: "{% if 案由 %}" * 900 + "{% endif %}" * 900,
    "many slots": lambda size: "{{ 案由 }}" * 400,
    "joined slots": lambda size: "{{ " + " ~ ".join(["案由"] * 400) + " }}",
    "negations": lambda size: "{{ " + "not " * 4_000 + "案由 }}",
    "plain text": lambda size: "甲" * size,
}


def files() -> dict[str, Callable[[int], bytes]]:
    """Return what makes the bytes of each file, by its kind and name."""
    encode: Callable[[Make], Callable[[int], bytes]] = lambda make: lambda size: make(size).encode()  # noqa: E731
    return {
        **{f"draft: {name}": encode(make) for name, make in DRAFTS.items()},
        **{f"phrase: {name}": encode(make) for name, make in PHRASES.items()},
        "profile: billion laughs": _laughing_profile,
        "profile: brackets": lambda size: b"[" * min(size, 3_000_000),
        "profile: lines": lambda size: "名称: 某某厅\n".encode() * (min(size, 3_000_000) // 18),
        "profile: deep": lambda size: "".join(f"{' ' * n}a:\n" for n in range(2_000)).encode(),
        "settings: blanks": lambda size: f"按键:\n  存盘: a{' ' * min(size, 3_000_000)}b\n".encode(),
        "settings: lines": lambda size: b"a: #\n" * (min(size, 3_000_000) // 5),
        "history: bomb": _bomb,
        "history: many versions of a long text": _versions,
        "history: deep nesting": lambda size: b"[" * size + b"\n",
        "journal: many steps in a long text": _journal,
        "journal: zeros": lambda size: bytes(10 * size),
    }


def load() -> None:
    """Load what `read` needs, so that it is not measured."""
    from replydesk.letter.phrases import Phrases
    from replydesk.reply.judged import judge

    judge(Draft(), Stock(Phrases(), {}, ()))


def read(name: str, path: Path) -> str:
    """Do with a file what the program does; return what comes of it in a few words."""
    kind = name.partition(":")[0]
    try:
        return _READERS[kind](path)
    except ValueError as error:  # of a journal: it is set aside
        return str(error)
    except (UserError, PhraseError) as error:
        return str(error).partition("：")[2][:60] or str(error)[:80]


def _read_draft(path: Path) -> str:
    stock = stock_files.read_stock(FIXTURE / "templates")
    draft = desk_folder.read_draft(path).draft
    reply = judge(draft, stock, "甲").reply
    format_draft(draft)
    find_matches(draft, stock, Wanted("甲", is_loose=True))
    return f"{len(reply.pages.pages)} pages, {len(reply.findings)} findings"


def _read_phrase(path: Path) -> str:
    phrases = Phrases({"感谢": {"甲": files_of_disk.read_any_encoding(path)}})
    phrases.hint("感谢", "甲")
    return f"{sum(map(len, phrases.fill('感谢', '甲', {'案由': '乙' * 10_000})))} characters"


def _read_profile(path: Path) -> str:
    return f"{len(parse_profile(files_of_disk.read_any_encoding(path)).notes)} notes"


def _read_settings(path: Path) -> str:
    return f"{len(read_settings(path).notes)} notes"


def _read_history(path: Path) -> str:
    data = append_file.read_from(path, 0, version_file.LARGEST)[0]
    found, lost = read_versions(data)
    return f"{len(found)} versions, {lost} lost"


def _read_journal(path: Path) -> str:
    journal = parse_journal(append_file.read_from(path, 0, draft_store.MOST)[0])
    return f"{len(journal.text)} characters" if journal else "no journal"


_READERS = {
    "draft": _read_draft,
    "phrase": _read_phrase,
    "profile": _read_profile,
    "settings": _read_settings,
    "history": _read_history,
    "journal": _read_journal,
}
