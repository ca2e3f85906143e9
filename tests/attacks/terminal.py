"""Data that would speak to the terminal, and a strict reader of what the program sends.

`payloads` gives texts that a terminal would obey, or that turn text round, hide in it or break its line;
`faults_of` reads the bytes of a terminal and lets through only sequences that the program is known to send,
and text without such characters. `tests/support/speaking_desk.py` puts a payload everywhere a desk has text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.attacks.model import Attack, Result
from tests.support.speaking_desk import COMMANDS, SpeakingDesk
from tests.support.terminal_driver import PtyTerminal, in_pty

# What a terminal obeys. The numbers 5, 8 and 99 are of no sequence that the program sends.
SEQUENCES = (
    "\x1b]52;c;6L+Z5piv\x07",  # clipboard
    "\x1b]0;题目\x07",  # title
    "\x1b]8;;http://x.invalid\x1b\\链接\x1b]8;;\x1b\\",
    "\x1bP1$r0m\x1b\\",  # DCS
    "\x1b_G99\x1b\\",  # APC
    "\x1b^pm\x1b\\",
    "\x1b[5;8m隐",
    "\x1b[99;99H",
    "\x1b[99T\x1b[6n\x1bc",
    "\x9b5;8m\x9d0;题\x9c\x90q\x9c",  # the same in eight bits
    "\x07\x08\x0b\x0c\x0e\x0f\x00\x7f",
    "\x1b[200~贴\x1b[201~",
)
TURNING = ("\u202e倒着\u202c", "\u2066隔\u2069\u2067\u2068", "\u200e\u200f\u061c\u202a\u202b\u202d")
HIDDEN = (
    "零\u200b\u200c\u200d\u2060\ufeff宽",
    "\xad软",
    "\U000e0001\U000e0041\U000e007f",  # tags
    "葛" + "\U000e0100" * 3 + "\ufe0f\ufe0e",
    "e" + "\u0301" * 40,
    "\u2061\u206a\ufff9\u180e",
)
BREAKS = ("行\u2028行\u2029行\x85行", "行\x1c行\x1d行\x1e行\x1f")
NO_CHARACTERS = ("\ufffe\uffff\ufdd0\U0001ffff", "\ud800半\udfff")
MARKUP = (
    "[red]红[/red]",
    "[link=http://x.invalid]链[/]",
    "[@click=app.leave]点[/]",
    "[[[/]",
    "{{ 7 }}",
    "%s%n",
)
_PARTS = (*SEQUENCES, *TURNING, *HIDDEN, *BREAKS, *NO_CHARACTERS, *MARKUP)

_CONTROLS = [chr(code) for code in range(0x20) if chr(code) not in "\t\n\r"] + [
    chr(c) for c in range(0x7F, 0xA0)
]


def payloads(seed: int, count: int = 4) -> list[str]:
    """Return payloads: one of everything, one of each kind, and `count` mixtures."""
    chance = Random(seed)
    kinds = (SEQUENCES, TURNING, HIDDEN, BREAKS, NO_CHARACTERS, MARKUP, _CONTROLS)
    mixtures = ("甲".join(chance.sample([*_PARTS, *chance.sample(_CONTROLS, 5)], 6)) for _ in range(count))
    return ["甲".join(_PARTS), *("甲".join(kind) for kind in kinds), *mixtures]


_ALWAYS_MARKED = re.compile(
    "[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\xad\u180e\ufff9-\ufffb\ufdd0-\ufdef\ufffe\uffff"
    "\U000e0000-\U000e00ff]|[\ufe00-\ufe0f\U000e0100-\U000e01ef]{2}|\u0301{5}"
)


def forbidden_in(text: str) -> str:
    """Return the characters of a text that may not reach a terminal; ends of lines and tabs may."""
    found = [
        char
        for char in text
        if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") and char not in "\t\n\r"
    ]
    return "".join(found) + "".join(_ALWAYS_MARKED.findall(text))


# The sequences that the program sends: colours, places, modes, and what it asks the terminal.
_SENT = re.compile(
    r"\x1b\[(?P<colours>[0-9;]*)m"
    r"|\x1b\[(?P<row>\d+);(?P<column>\d+)H"
    r"|\x1b\[\?(?P<mode>7|25|1000|1003|1004|1006|1015|1016|1049|2004|2026|2048)[hl]"
    r"|\x1b\[\?(?:2026|2048)\$p|\x1b\[<u|\x1b\[>\d+u"
    r"|\x1b\[2K|\x1b\[1A"  # of Rich's bar
    r"|\x1b\]22;default\x07"  # the mouse's arrow
    r"|\x1b\]52;c;[A-Za-z0-9+/]*={0,2}\x07"  # copied by the clerk; `is_copying`
)
_UNUSED = {"5", "6", "8"}  # colours the program never sends: blinking, hidden


def faults_of(data: bytes, size: tuple[int, int] = (120, 40), *, is_copying: bool = False) -> Iterator[str]:
    """Yield what is in the bytes that the program may not send."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        yield f"not UTF-8: {data[max(error.start - 20, 0) : error.start + 20]!r}"
        text = data.decode("utf-8", "replace")
    at = 0
    for sent in _SENT.finditer(text):
        yield from _faults_of_text(text[at : sent.start()])
        yield from _faults_of_sequence(sent, size, is_copying)
        at = sent.end()
    yield from _faults_of_text(text[at:])


def _faults_of_text(text: str) -> Iterator[str]:
    if found := forbidden_in(text):
        yield f"{found!r} in {text[:120]!r}"


def _faults_of_sequence(sent: re.Match[str], size: tuple[int, int], is_copying: bool) -> Iterator[str]:
    codes = (sent["colours"] or "").split(";")
    plain = [
        code for at, code in enumerate(codes) if codes[max(at - 2, 0) : at] not in (["38", "5"], ["48", "5"])
    ]
    if "38" not in codes and "48" not in codes and _UNUSED & set(plain):
        yield f"colours {sent[0]!r}"
    if sent["row"] and (int(sent["row"]) > size[1] or int(sent["column"]) > size[0] + 1):
        yield f"out of the window: {sent[0]!r}"
    if sent[0].startswith("\x1b]52") and not is_copying:
        yield f"copied: {sent[0]!r}"


# All screens and dialogs reached from the desk, and from reading a draft: keys, behind a = the text that is
# then on the screen.
ON_DESK = """
    f1=这一屏 escape f9=选用 down escape f11=设置 escape f12 ctrl+r ctrl+r ctrl+r ctrl+g=分组
    ctrl+g ctrl+g ctrl+g ctrl+f 甲=找到 escape escape down up f8=文号登记 down f2=预留 escape f4 escape escape
    ctrl+l=文件名或路径 enter=选用 enter=不能用 escape ctrl+o=文件名或路径 escape f2=新建答复
    tab escape f5 escape ctrl+e escape ctrl+a=已选 f7=返回 enter ctrl+k=返回 enter escape end home
"""
IN_DRAFT = """
    f12=页，共 f2=翻到 escape f3=翻看 escape f5=翻到 escape pagedown f6=退回 escape f8 escape f4=收件人 enter
    f4 tab tab down down f4 tab tab down down f4 tab tab down down f4 tab tab down down
    f4 tab tab down down f4 tab tab down down f4 tab tab down down f4 tab tab down down
    f5=检查 down down enter f6 f6 ctrl+f=查找 甲=处 down tab=换成 乙 ctrl+r escape
    f22=原件 pagedown ctrl+f 甲 escape f22 ctrl+d down down enter escape
    ctrl+o=恢复到这一版 down f6 down enter ctrl+z ctrl+y f3 ctrl+e escape f8 f7 f1=这一屏 escape
"""


def walk(terminal: PtyTerminal, steps: Sequence[str], seed: int, presses: int) -> None:
    """Go through screens and dialogs, then press some keys at random, and leave."""
    terminal.shows("F1")
    for step in steps:
        key, _, text = step.partition("=")
        terminal.send(key)
        terminal.rest(0.2 if key == "escape" else 0.04)  # an escape and a key at once are another key
        if text:
            terminal.shows(text)
    chance = Random(seed)
    for _ in range(presses):
        terminal.send(chance.choice(steps).partition("=")[0])
        terminal.rest(0.03)
    for _ in range(6):
        terminal.send("escape")
        terminal.rest(0.2)
    terminal.send("f10")


def faults_in_workbench(payload: str, home: Path, seed: int = 1, presses: int = 0) -> list[str]:
    """Walk through the workbench on a desk that is full of a payload; return what is wrong with its bytes."""
    desk = SpeakingDesk(home, payload)
    found: list[str] = []
    for words, steps in (([str(desk.folder)], ON_DESK), (["--read", str(desk.draft)], IN_DRAFT)):
        with in_pty(words, home, variables=desk.variables) as terminal:
            walk(terminal, steps.split(), seed, presses)
            code = terminal.ends()
            found += [f"ended with {code}"] if code else []
            found += faults_of(terminal.written)
    return list(dict.fromkeys(found))


def faults_in_commands(payload: str, home: Path) -> list[str]:
    """Run every command on a desk that is full of a payload; return what is wrong with the bytes sent."""
    found: list[str] = []
    desk = SpeakingDesk(home, payload)
    for words in COMMANDS:
        with in_pty(desk.words(words), home, variables=desk.variables) as terminal:
            terminal.send("n\n")
            terminal.ends()
            data = terminal.written.replace(b"\x0c", b"") if "--plain" in words else terminal.written
            found += (f"{words[0]}: {fault}" for fault in faults_of(data))
    return list(dict.fromkeys(found))


def _commands(seed: int) -> Result:
    return _tried(payloads(seed), len(COMMANDS), faults_in_commands)


def _workbench(seed: int) -> Result:
    tries = payloads(seed, 2)
    presses = 100
    return _tried(
        tries,
        len(ON_DESK.split()) + len(IN_DRAFT.split()) + 2 * presses,
        lambda payload, home: faults_in_workbench(payload, home, seed, presses),
    )


def _tried(tries: list[str], each: int, faults_in: Callable[[str, Path], list[str]]) -> Result:
    faults: list[str] = []
    for payload in tries:
        with TemporaryDirectory() as home:
            faults += faults_in(payload, Path(home))
    return Result(len(tries) * each, tuple(faults))


ATTACKS = (
    Attack("text for the terminal in every field and file, every command in a pty", _commands),
    Attack("the same in every screen and dialog of the workbench, in a pty", _workbench),
)
