"""The table of commands: name, help, options and function of each, declared once."""

from __future__ import annotations

from typing import Any, NamedTuple


class Option(NamedTuple):
    """An option or argument of a command, as `ArgumentParser.add_argument` takes it."""

    flags: tuple[str, ...]
    settings: dict[str, Any]


class ExclusiveOptions(NamedTuple):
    """Options that exclude each other."""

    options: tuple[Option, ...]


class CliCommand(NamedTuple):
    """A command, or an action of a command that has several."""

    name: str
    help: str
    run: str = ""  # "module.function" in `cli.commands`; loaded when the command runs
    options: tuple[Option | ExclusiveOptions, ...] = ()
    actions: tuple[CliCommand, ...] = ()
    epilog: str = ""


def _command(
    name: str, text: str, run: str, *options: Option | ExclusiveOptions, epilog: str = ""
) -> CliCommand:
    return CliCommand(name, text, run, options, epilog=epilog)


def _value(flags: str, metavar: str, text: str | None = None, **settings: Any) -> Option:
    """Build an argument, or an option with a value; `flags` are separated by spaces."""
    return Option(tuple(flags.split()), {"metavar": metavar, "help": text, **settings})


def _flag(flag: str, text: str) -> Option:
    return Option((flag,), {"action": "store_true", "help": text})


_FOLDER = _value("folder", "文件夹", "默认为当前文件夹", nargs="?", default=".")
_DESK = _value("--desk", "文件夹", "工作台文件夹，默认为当前文件夹", default=".")
_JSON = _flag("--json", "输出 JSON")
_ONLY = _value(
    "--only",
    "条件",
    "只要这些：可签发、草稿、有误；环节：拟稿、核稿、签发、已签、已发、退回、改过（通过以后改过）；"
    "建议、提案、会办意见等类型；或文件名、文号、编号、收件人、案由和另存各栏里的字"
    "（如 承办处室:城建科；*、? 用于整个文件名）。可以写几次：同一类的有一个符合就行，几类要都符合",
    action="append",
    default=[],
)
_REPORT = _value("--report", "文件", "把每份的结果写成 JSON")
_CODE = _value("--code", "代字", "机关代字，默认按单位档案", default="")
_YEAR = _value("--year", "年", "四位年份，默认今年", default="")
_REASON = _value("--reason", "文字", "用途或原因，记入登记", default="")
_TARGETS = _value("targets", "稿子或文号", "如 甲.md、云民复议字〔2026〕33号、33", nargs="+")

_ACTIONS_ON_NUMBERS = (
    _command("list", "列出登记的号、归谁、导出了哪些文件", "numbers.list_numbers", _FOLDER, _JSON),
    _command("next", "下一个号是多少（只看，不占用）", "numbers.show_next", _FOLDER, _CODE, _YEAR),
    _command(
        "reserve",
        "预留号：给稿子，或者给某个用途",
        "numbers.reserve",
        _value("places", "稿子", "稿子；给用途预留时写文件夹", nargs="+"),
        _value("--number", "N", "指定序号，不取下一个", type=int, default=0),
        *(_CODE, _YEAR, _REASON),
    ),
    _command(
        "assign",
        "给签发了的稿子编号，登记并写入稿子",
        "numbers.assign",
        _value(
            "drafts",
            "稿子",
            "稿子或文件夹；几份一起编，按建议、提案编号的次序。文件夹里没有签发的、有错误的不编，写明的都编",
            nargs="+",
        ),
        _flag("--dry-run", "只看会给什么号，不登记也不写入"),
    ),
    _command("return", "退回：号空出来，下次先用它", "numbers.give_back", _TARGETS, _DESK, _REASON),
    _command(
        "void",
        "作废：号不再使用，写明原因",
        "numbers.void",
        *(_TARGETS, _DESK, _value("--reason", "文字", "作废的原因，记入登记", required=True)),
    ),
    _command(
        "check",
        "核对稿子里的文号和登记",
        "numbers.check",
        *(_FOLDER, _JSON, _flag("--adopt", "把稿子里手写的、没有登记的号补登")),
        _flag("--repair", "修复损坏的登记：按备份、稿子和导出的文件；损坏的那一本留着"),
    ),
)

COMMANDS = (
    _command(
        "open",
        "打开工作台（可省略 open）",
        "workbench.open_desk",
        _FOLDER,
        _flag(
            "--read",
            "阅稿：逐件看核稿、签发的稿子（一件也没有就看全部），通过或者退回；文件夹处也可以写一份稿子",
        ),
    ),
    _command(
        "init",
        "在文件夹里放好套用语、单位档案和样稿",
        "drafts.init",
        _value("folder", "文件夹", "没有就新建；已有的文件不动"),
        _flag("--no-samples", "不放样稿，也不放虚构单位的档案：正式办件的文件夹"),
    ),
    _command(
        "new",
        "新建一份答复，或按交办清单新建多份",
        "drafts.new",
        _FOLDER,
        _value("--name", "名称", "文件名，不带 .md", default="新答复"),
        _value("--unit", "单位", "单位档案的名称", default=""),
        _value("--kind", "类型", "代表建议（默认）、政协提案、会办意见、再次答复等", default=""),
        _value("--from", "清单", "交办清单（.xlsx .xls .ods .csv）：一行一份稿子", dest="list"),
        _value("--sheet", "工作表", "只读清单里的这张工作表", default=""),
        _flag("--yes", "看过预览不再问，直接写入"),
        _flag("--dry-run", "只看清单读成什么样，不写入"),
        _flag("--json", "输出 JSON（与 --from 同用）"),
        epilog="例：replydesk new 我的文件夹 --from 交办清单.xlsx\n"
        "清单要有表头（编号、案由、提出人……，次序不限）。先看读成什么样，再问写不写入；"
        "已有稿子的件不动，清单添了行可以再运行一次。",
    ),
    _command(
        "list",
        "列出各稿的编号、文号、收件人、环节、期限、类别、状态和页数",
        "drafts.list_drafts",
        *(_FOLDER, _ONLY, _JSON),
    ),
    _command(
        "check",
        "检查稿子：错在哪里、依据什么、改成什么",
        "checking.check",
        _value("drafts", "稿子", "稿子或文件夹", nargs="+"),
        _value(
            "--level",
            "级别",
            "只看这个级别和更重的：错误、疑似、提示（默认，连同待定的）",
            choices=("错误", "疑似", "提示"),
            default="提示",
        ),
        _JSON,
        epilog="例：replydesk check 我的文件夹 --level 错误\n"
        "有错误的，退出码是 1。略过的问题另列，不算在内；规则见工作台的“检查规则”（按 F9 找）。",
    ),
    _command(
        "preview",
        "在终端看印出来的样子",
        "drafts.preview",
        _value("draft", "稿子"),
        _value("--page", "N", "只看第 N 页", type=int),
        _flag("--plain", "纯文本，一行就是印出的一行，换页处是换页符"),
    ),
    _command(
        "export",
        "导出 Word 文件（.docx）",
        "exporting.export_drafts",
        _value("drafts", "稿子", "稿子或文件夹", nargs="+"),
        _value("-o --output", "文件夹", "放 Word 文件的文件夹，默认为当前文件夹", default="."),
        _flag("--force", "有错误的、签发以后改过的也导出；改过的，文件名写明"),
        _ONLY,
        _value(
            "--names",
            "样式",
            "文件名的样式，可用 {稿子} {文号} {编号} {收件人} {案由} {类型} {单位}，默认 {稿子}",
            default="{稿子}",
        ),
        _value("--jobs", "N", "同时用 N 个进程；不写则按稿子多少和机器自定", type=int),
        _flag("--resume", "接着上次做：没有变的不再导出"),
        _flag("--public", "再各做一份公开件：没有电话、联系人和签发人"),
        ExclusiveOptions(
            (
                _flag("--review", "改做审阅稿：版面同答复，带批注，记修订，给领导在 Word 里改"),
                _flag("--approval", "改做发文稿纸（审批单）：已有的意见填好，空着的手写"),
            )
        ),
        _flag("--pdf", "再用本机的 LibreOffice 各转一份 PDF"),
        _REPORT,
        epilog="例：replydesk export 我的文件夹 -o 发出 --report 报告.json\n"
        "几份稿子一起导出时另有一份 目录.xlsx。"
        "Ctrl-C 做完手上的一份就停，已写的文件都是完整的；再加 --resume 接着做。",
    ),
    _command(
        "import",
        "把以前的答复（Word、PDF、网页、文本）变成稿子",
        "importing.import_replies",
        _value("files", "文件", "以前的答复，或放它们的文件夹（不含下级）", nargs="+"),
        _value("-o --output", "文件夹", "放稿子的文件夹；是工作台文件夹就放进它的 drafts", required=True),
        _value("--unit", "单位", "都是这个单位的答复；不写则看落款", default=""),
        _flag("--force", "不像答复的、已有稿子的也读入"),
        _REPORT,
        epilog="读 .docx .pdf .txt .htm .mht；装有 LibreOffice 时也读 .doc .wps .rtf .odt。"
        "稿子与来文同名，已有的文件不动。",
    ),
    _command(
        "originals",
        "把交办的建议、提案原件放到各自的稿子旁边",
        "originals.take_originals",
        _value("files", "文件", "原件（Word、PDF、网页、文本），或放它们的文件夹（不含下级）", nargs="+"),
        _DESK,
        _value("--draft", "稿子", "是这份稿子的原件；不写则按编号、案由、提出人去对", default=""),
        _flag("--new", "没有稿子的原件，各建一份新稿"),
        _flag("--dry-run", "只看对上了哪些，不写入"),
        _JSON,
        epilog="例：replydesk originals 交办件 --desk 我的文件夹 --dry-run\n"
        "原件放在稿子旁边的“原件”文件夹里。稿子里空着的届次、编号、案由、提出人照原件填好，不同的只列出来；"
        "没有对上、没有读入的，退出码是 1。",
    ),
    _command(
        "review",
        "把审阅稿（export --review 导出、在 Word 里改过的）读回它的稿子",
        "reviewing.review",
        _value("files", "文件", "改过的审阅稿（.docx）", nargs="+"),
        _DESK,
        _value("--draft", "稿子", "读回这份稿子；不写则按文件里记的版本去找", default=""),
        _value(
            "--accept",
            "谁",
            "采纳谁的改动：all 全部，none 一处也不（只收批注），或姓名（没有用修订的写“未修订”）；可以写几次",
            action="append",
            default=[],
        ),
        _flag("--dry-run", "只看会怎样，不写入"),
        _JSON,
        epilog="例：replydesk review 甲（审阅稿）.docx --desk 我的文件夹 --accept 李某某\n"
        "不写 --accept 就只列出谁改了什么，什么也不写；有没定的，退出码是 1。"
        "后来我们也改了同一处的，留我们的，他的记成批注。",
    ),
    _command(
        "history",
        "稿子的历史版本：列出、比较、恢复",
        "versions.history",
        _value("draft", "稿子", "稿子；写文件夹则列出删掉的、已不在而还有历史的稿子"),
        _JSON,
        ExclusiveOptions(
            (
                _value("--show", "N[..M]", "从第 N 版到现在（或到第 M 版），哪些字删了、增了，谁改的"),
                _value("--restore", "N", "把第 N 版写到 -o 的文件，原来的稿子不动", type=int),
            )
        ),
        _value("--who", "姓名", "只看这个人的：他写的版，或者他改的字；不知道是谁的，写 没有署名"),
        _flag(
            "--redline", "花脸稿：改动印在版面上，删的划去，增的加下划线；不写 --show，从上次通过、退回算起"
        ),
        _flag("--plain", "花脸稿用纯文本：删的是 [-这样-]，增的是 {+这样+}"),
        _value("-o --output", "文件", "恢复到哪个文件，花脸稿存成哪个 Word 文件；不能是已有的"),
        epilog="例：replydesk history 我的文件夹/drafts/甲.md --show 2..5 --who 张某某\n"
        "　　replydesk history 我的文件夹/drafts/甲.md --restore 3 -o 甲-第3版.md\n"
        "　　replydesk history 我的文件夹/drafts/甲.md --redline --show 2..5 -o 甲（花脸稿）.docx\n"
        "[-这样-]是删的，{+这样+}是增的，¶ 是分段、并段。",
    ),
    CliCommand(
        "number",
        "发文字号：登记、取号、退号、作废、核对",
        actions=_ACTIONS_ON_NUMBERS,
        epilog="例：replydesk number assign 我的文件夹/drafts/甲.md（签发时取号）\n"
        "　　replydesk number void 33 --desk 我的文件夹 --reason 印错\n"
        "登记在“发文字号”文件夹里，每个代字每年一个文本文件。",
    ),
    _command(
        "settings",
        "自己的设置：在哪个文件里，现在是什么",
        "settings.settings",
        _flag("--new", "还没有设置文件就建一个，里面有说明"),
        _flag("--keys", "列出工作台的全部命令和按键，改按键时照着写"),
        epilog="可以设：姓名（阅稿、审核时署的）、配色（深色、浅色、高对比）、按键。",
    ),
)
