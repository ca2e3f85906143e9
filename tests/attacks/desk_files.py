"""The files of a desk, damaged: no command stops, nothing blocks, the other drafts come through."""

from __future__ import annotations

import asyncio
import contextlib
import io
import json
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from replydesk.cli.program import main
from replydesk.desk import desk_folder, sidecar, stock_files
from replydesk.desk.session import Session
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key
from replydesk.text.delta import checked_line, read_checked_lines
from replydesk.tui.desk.desk_screen import DeskScreen
from replydesk.tui.writing.conflict_screen import ConflictScreen
from tests.attacks.model import Attack, Result
from tests.support.hostile_desk import DRAFTS
from tests.support.terminal_driver import PtyTerminal
from tests.support.workbench import FIXTURE, running

BAD, GOOD = "养老服务-张某某代表", "电梯加装-李某、王某委员"
REGISTERS = "发文字号"
CLOCK = datetime(2026, 5, 29, 10, 32)
BEGIN, END = "〓始", "终〓"  # of what is pasted
SECONDS = 30.0  # until a command counts as hanging
WORDS = "- 写法: 按装\n  应为: 安装\n  何时不算: [按装置]\n- 写法: 老大难\n"
ROSTER = "- 姓名: 王某某\n  职务: 云川省民政厅厅长\n  起: 2023年3月\n  止: 2026年1月\n"
Change = Callable[[Random, Path], None]


class Hanging(Exception):
    """A command that does not end."""


# the desk


def lay_out(folder: Path) -> Path:
    """Return a desk in use: two drafts with numbers, histories, a journal left by a crash, an export."""
    place = folder / "桌面"
    shutil.copytree(FIXTURE, place)
    run(["number", "reserve", str(place), "--code", "云民复议字", "--reason", "备用"])
    for name in (BAD, GOOD):
        path = place / "drafts" / f"{name}.md"
        for opening in range(2):
            session = Session.open(desk_folder.read_draft(path), folder, "甲")
            for number in range(3):
                now = CLOCK + timedelta(minutes=10 * opening + number)
                session.apply(_with_subject(f"第{opening}{number}次"), "", 60.0 * number)
                session.save(now)
            session.close(CLOCK)
    path = place / "drafts" / f"{BAD}.md"
    session = Session.open(desk_folder.read_draft(path), folder, "甲")
    session.apply(_with_subject("没有存"), "", 0.0)
    job = session.journal_job(CLOCK)
    assert job is not None
    job()
    session.store._hold.release()
    run(["export", str(place), "-o", str(place / "导出")])
    for kind, text in (("words", WORDS), ("roster", ROSTER)):
        path = files_of(place)[kind]
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    (folder / "设置.yaml").write_text("姓名: 张某某\n配色: 浅色\n按键:\n  存盘: Ctrl+S\n", "utf-8")
    return place


def _with_subject(text: str) -> Callable[[Draft], Draft]:
    return lambda draft: draft.with_field(Key.SUBJECT, text)


def files_of(place: Path) -> dict[str, Path]:
    """Return a file of each kind, by the kind."""
    drafts, templates = place / "drafts", place / "templates"
    path = drafts / f"{BAD}.md"
    kinds = (sidecar.WRITING, sidecar.UNDO, sidecar.HISTORY, sidecar.OPEN, sidecar.LOCK)
    return {
        "draft": path,
        **{kind: sidecar.path_of(path, kind) for kind in kinds},
        "register": (register := next((place / REGISTERS).glob("*.txt"))),
        "backup of the register": sidecar.backup_of(place, register.stem),
        "phrase": templates / "开头语" / "收悉.j2",
        "profile": templates / stock_files.PROFILES / "云川省民政厅.yaml",
        "words": templates / stock_files.WORDS / "本厅.yaml",
        "roster": templates / stock_files.ROSTER / "本厅.yaml",
        "settings": place.parent / "设置.yaml",
        "export log": place / "导出" / ".导出记录.jsonl",
        "list of files": place / "导出" / "目录.xlsx",
        "desk's lock": drafts / ".replydesk.lock",
    }


KINDS = (
    *("draft", sidecar.WRITING, sidecar.UNDO, sidecar.HISTORY, sidecar.OPEN, sidecar.LOCK, "register"),
    "backup of the register",
    *("phrase", "profile", "settings", "export log", "list of files", "desk's lock", "words", "roster"),
)


# what happens to a file


def cut(random: Random, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: random.randrange(len(data) + 1)])


def zeros(random: Random, path: Path) -> None:
    path.write_bytes(bytes(random.choice((1, len(path.read_bytes()), 100_000))))


def emptied(_: Random, path: Path) -> None:
    path.write_bytes(b"")


def noise(random: Random, path: Path) -> None:
    path.write_bytes(random.randbytes(random.choice((1, 1_000, 100_000))))


def spots(random: Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(random.choice((1, 3, 20))):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)
    path.write_bytes(bytes(data))


def lines_mixed(random: Random, path: Path) -> None:
    lines = path.read_bytes().split(b"\n")
    random.shuffle(lines)
    path.write_bytes(b"\n".join(lines[: random.randrange(1, len(lines) + 1)]))


def swapped(random: Random, path: Path) -> None:
    others = [other for other in files_of(_place_of(path)).values() if other.is_file() and other != path]
    path.write_bytes(random.choice(others).read_bytes())


def _place_of(path: Path) -> Path:
    return next((each for each in path.parents if each.name == "桌面"), path.parent / "桌面")


def numbers_changed(random: Random, path: Path) -> None:
    import re

    number = random.choice((b"9" * 5_000, b"-1", b"1e400", b"NaN", b"0", b"99999999999999999999"))
    data = re.sub(rb"\d+", lambda _: number if random.random() < 0.3 else _[0], path.read_bytes())
    path.write_bytes(data)


def hostile_text(random: Random, path: Path) -> None:
    make = DRAFTS[random.choice(list(DRAFTS))]
    path.write_text(make(random.choice((10_000, 100_000))), "utf-8")


def huge(_: Random, path: Path) -> None:
    path.write_bytes(path.read_bytes() if path.exists() else b"")
    os.truncate(path, 3_000_000_000)  # sparse: takes no room


def yaml_escapes(random: Random, path: Path) -> None:
    escape = random.choice(("\\x01", "\\0", "\\ud800", "\\x1b]52;c;eA==\\x07", "\\u202e", "\\ufffe"))
    keys = ("名称", "信头", "代字", "电话", "案由", "标题", "发文字号", "落款", "代表", "附件", "环节")
    text = "".join(f'{key}: "甲{escape}乙"\n' for key in keys)
    path.write_text(f"---\n{text}---\n\n正文。\n" if path.suffix == ".md" else text, "utf-8")


ODD: tuple[Any, ...] = (
    *(None, True, -1, 10**20, 1.5, float("nan"), "", "甲", "0000-00-00", "9" * 5_000, [], {}, [[]]),
    *("2026-05-29T10:32:00+08:00", "0001-01-01", "9999-12-31 23:59:59", "\ud800", "1" * 40, "x" * 100_000),
)


def odd_values(random: Random, path: Path) -> None:
    """Change values in checked lines, with the right checksum: another program's, or a hand's."""
    lines = [line for line in read_checked_lines(path.read_bytes()) if line]
    if not lines:
        return odd_json(random, path)
    for _ in range(random.choice((1, 1, 3))):
        line = random.choice(lines)
        line[random.randrange(len(line))] = random.choice(ODD)
    path.write_bytes(b"".join(map(checked_line, lines)))
    return None


def odd_json(random: Random, path: Path) -> None:
    """Change values of JSON lines."""
    rows = []
    for line in path.read_bytes().split(b"\n"):
        try:
            value = json.loads(line)
        except ValueError:
            continue
        holder = value
        while isinstance(holder, dict | list) and holder:
            key = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
            if random.random() < 0.5 or not isinstance(holder[key], dict | list):
                holder[key] = random.choice(ODD)
                break
            holder = holder[key]
        rows.append(json.dumps(value).encode())
    path.write_bytes(b"\n".join(rows) + b"\n")


def deep(random: Random, path: Path) -> None:
    data = random.choice((b"[", b'{"a":', b"- ", b"{%if a%}")) * 100_000
    from zlib import crc32

    path.write_bytes(b"%x %08x %s\n" % (len(data), crc32(data), data) if random.random() < 0.5 else data)


def bomb(random: Random, path: Path) -> None:
    """Write a version of 100 MB, packed, and a journal of as much."""
    import base64
    import zlib

    packed = base64.b85encode(zlib.compress(bytes(100_000_000), 9)).decode()
    line = ["全", "2026-05-29 10:32:05", "存盘", "0" * 32, packed]
    path.write_bytes(path.read_bytes() + checked_line(line) * random.choice((1, 5)))


def many_copies(random: Random, path: Path) -> None:
    """Write versions of one character each, of a text of a megabyte."""
    text = "甲" * 1_000_000
    import base64
    import zlib

    packed = base64.b85encode(zlib.compress(text.encode(), 9)).decode()
    first = ["全", "2026-05-29 10:32:05", "存盘", "0", packed]
    rows = [["变", "2026-05-29 10:32:05", "存盘", str(n + 1), str(n), 0, "", "乙"] for n in range(5_000)]
    journal = [["始", "", "", text, 0, "2026-05-29 10:32:05"]]
    steps = [["改", n + 1, "", "2026-05-29 10:32:05", 0, "", "乙"] for n in range(5_000)]
    lines: list[list[Any]] = [first, *rows] if path.name.endswith(sidecar.HISTORY) else [*journal, *steps]
    path.write_bytes(b"".join(map(checked_line, lines)))
    random.random()


def odd_time(random: Random, path: Path) -> None:
    with contextlib.suppress(OSError, OverflowError):
        when = random.choice((0, 1, -(10**10), 10**12, 2**62))
        os.utime(path, ns=(when, when) if abs(when) < 2**40 else (when // 2, when // 2))


def not_a_file(kind: str, _: Random, path: Path) -> None:
    """Put something that is no file in its place."""
    path.unlink(missing_ok=True)
    if kind == "FIFO":
        os.mkfifo(path)
    elif kind == "folder":
        path.mkdir()
    else:
        targets = {
            "circle": path.name,
            "dangling link": "没有",
            "endless": "/dev/zero",
            "/proc": "/proc/self/maps",
        }
        path.symlink_to(targets[kind])


def unreadable(_: Random, path: Path) -> None:
    path.chmod(0)


CHANGES: dict[str, Change] = {
    "cut short": cut,
    "zeros": zeros,
    "emptied": emptied,
    "noise": noise,
    "spots": spots,
    "lines mixed": lines_mixed,
    "swapped with another kind": swapped,
    "huge and odd numbers": numbers_changed,
    "hostile text": hostile_text,
    "3 GB": huge,
    "escapes": yaml_escapes,
    "odd values, right checksums": odd_values,
    "deep nesting": deep,
    "packed bomb": bomb,
    "many copies of a large text": many_copies,
    "odd time of the file": odd_time,
    **{
        kind: partial(not_a_file, kind)
        for kind in ("FIFO", "folder", "circle", "dangling link", "endless", "/proc")
    },
    "unreadable": unreadable,
}


# what is tried on it


class Said(NamedTuple):
    """What a command said."""

    code: int
    out: str
    err: str


@contextlib.contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raise Hanging if the block takes longer."""

    def ring(*_: object) -> None:
        raise Hanging

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def run(words: Sequence[str]) -> Said:
    """Run a command in this process."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", "replace") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main(list(words))
        except SystemExit as error:
            code = error.code if isinstance(error.code, int) else 1
    texts = []
    for stream in (out, err):
        stream.flush()
        assert isinstance(stream.buffer, io.BytesIO)
        texts.append(stream.buffer.getvalue().decode("utf-8", "replace"))
    return Said(code, *texts)


def commands(place: Path) -> dict[str, list[str]]:
    """Return the commands tried, each with its words; those of the first five must name the other draft."""
    good, bad = (str(place / "drafts" / f"{name}.md") for name in (GOOD, BAD))
    output = str(place / "新导出")
    return {
        "list": ["list", str(place)],
        "list --json": ["list", str(place), "--json"],
        "export": ["export", str(place), "-o", output, "--jobs", "1", "--force"],
        "number check": ["number", "check", str(place)],
        "export again": ["export", str(place), "-o", str(place / "导出"), "--resume", "--jobs", "1"],
        "number list": ["number", "list", str(place)],
        "history": ["history", bad],
        "history of the folder": ["history", str(place)],
        "preview": ["preview", good],
        "preview of it": ["preview", bad],
        "settings": ["settings"],
        "check": ["check", str(place)],
        "check --json": ["check", str(place), "--json", "--level", "错误"],
    }


def faults_of(place: Path, kind: str) -> Iterator[str]:
    """Run all commands on a desk with a bad file; yield what broke."""
    for name, words in commands(place).items():
        started = time.process_time()
        try:
            with at_most(SECONDS):
                said = run(words)
        except BaseException as error:
            yield f"{name}: {_where(error)}"
            continue
        if "Traceback" in said.err:
            yield f"{name}: traceback"
        if name.endswith("--json") and not _is_json(said.out):
            yield f"{name}: the output is not JSON: {said.out[:80]}"
        if (used := time.process_time() - started) > 10:
            yield f"{name}: {used:.0f} s"
        if name in ("list", "list --json") and GOOD not in said.out and GOOD[:4] not in said.out:
            yield f"{name}: the other draft is missing: {said.err[-200:]}"
        done = [path.name for path in (place / "新导出").glob("*.docx")]
        if name == "export" and not any(GOOD[:4] in each for each in done):
            yield f"{name}: the other draft is not exported ({said.code}): {said.err[-200:]}"
        if kind == "draft" and name in ("list", "export") and not _is_told(place, said):
            yield f"{name}: nothing is said of the draft that cannot be read ({said.code})"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return "\x1b" not in text


def _is_told(place: Path, said: Said) -> bool:
    """Return True unless the draft cannot be read and the command neither says so nor ends with a failure."""
    try:
        desk_folder.read_draft(place / "drafts" / f"{BAD}.md")
    except Exception:
        return said.code != 0 and BAD in said.err + said.out
    return True


def _where(error: BaseException) -> str:
    import traceback

    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} {str(error)[:80]!r} at {Path(last.filename).name}:{last.lineno}"


async def work(place: Path) -> None:
    """Open the workbench, write a character into the good draft, and open the bad one."""
    async with running(place, settings=place.parent / "设置.yaml") as driver:
        for name in (GOOD, BAD):
            driver.desk.open(driver.file(name))
            await driver.settle()
            if isinstance(driver.app.screen, ConflictScreen):
                await driver.press("escape")
            if driver.is_writing:
                await driver.press("a")
                await driver.press("ctrl+s", "ctrl+z", "ctrl+z", "ctrl+y")
                await driver.settle()
                driver.writing.save_or_rescue()
                while not isinstance(driver.app.screen, DeskScreen):
                    driver.app.pop_screen()
                await driver.settle()
        listed = {path.stem: entry.trouble for path, entry in driver.desk.reader.entries.items()}
        assert listed[GOOD] == "", listed


def workbench_faults(place: Path) -> Iterator[str]:
    """Work on a desk with a bad file; yield what broke."""
    try:
        with at_most(2 * SECONDS):
            asyncio.run(work(place))
    except BaseException as error:
        yield f"workbench: {_where(error)}"


# the attacks


def damage(place: Path, kind: str, name: str, random: Random) -> None:
    """Damage the desk's file of a kind in one of the ways."""
    path = files_of(place)[kind]
    if not path.exists():
        path.write_bytes(b"")
    CHANGES[name](random, path)


@contextlib.contextmanager
def desk_from(model: Path) -> Iterator[Path]:
    """Return a fresh copy of a desk; it is the clerk's home, too."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "tmp")
        shutil.copytree(model, copy, symlinks=True)
        before = os.environ.get("XDG_CONFIG_HOME")
        os.environ["XDG_CONFIG_HOME"] = str(copy)
        try:
            yield copy / "桌面"
        finally:
            os.environ.pop("XDG_CONFIG_HOME")
            if before is not None:
                os.environ["XDG_CONFIG_HOME"] = before
            for path in copy.rglob("*"):
                with contextlib.suppress(OSError):
                    if not path.is_symlink():
                        path.chmod(0o700)


def attack(
    seed: int, tries: int, probe: Callable[[Path, str], Iterator[str]], names: Sequence[str] = tuple(CHANGES)
) -> Result:
    """Damage a file of each kind in each way of these names, so many times; return what the probe finds."""
    faults: list[str] = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder)
        lay_out(model)
        for number in range(tries):
            for kind in KINDS:
                for name in names:
                    count += 1
                    with desk_from(model) as place:
                        damage(place, kind, name, Random(f"{seed} {number} {kind} {name}"))
                        found = list(probe(place, kind))
                    faults += [f"{kind}, {name} (try {number}): {'; '.join(found)}"] if found else []
    return Result(count, tuple(faults))


def every_command(seed: int) -> Result:
    """Try all commands on desks with one bad file."""
    return attack(seed, 2, faults_of)


def in_the_workbench(seed: int) -> Result:
    """Try the workbench on desks with one bad file; in eight of the ways, since it takes seconds."""
    random = Random(seed)
    return attack(seed, 1, lambda place, _: workbench_faults(place), random.sample(list(CHANGES), 8))


def odd_neighbours(place: Path) -> list[str]:
    """Put what has a draft's name and is none beside the drafts; return the names."""
    drafts = place / "drafts"
    os.mkfifo(drafts / "管道.md")
    (drafts / "夹.md").mkdir()
    (drafts / "圈.md").symlink_to("圈.md")
    (drafts / "圈一.md").symlink_to("圈二.md")
    (drafts / "圈二.md").symlink_to("圈一.md")
    (drafts / "断.md").symlink_to("没有")
    (drafts / "零.md").symlink_to("/dev/zero")
    (drafts / "别桌.md").symlink_to("..")
    (drafts / ("长" * 80 + ".md")).write_bytes(bytes(10))
    Path(os.fsdecode(os.fsencode(drafts) + b"/\xff\xfe\xed\xa0.md")).write_bytes(b"\xff\x00")
    (drafts / "a\x1b]0;b\x07\n\u202ec.md").write_bytes(bytes(10))
    return ["管道", "夹", "圈", "圈一", "圈二", "断", "零", "别桌"]


def with_neighbours(seed: int) -> Result:
    """Try every command and the workbench on a desk with names behind which there are no drafts."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        lay_out(Path(folder))
        with desk_from(Path(folder)) as place:
            names = odd_neighbours(place)
            faults += faults_of(place, "")
            said = run(["list", str(place)])
            faults += [f"list: {name} is not named" for name in names if f"{name}.md" not in said.err]
            faults += [] if said.code else ["list: the exit code says nothing"]
            faults += workbench_faults(place)
    return Result(len(commands(Path())) + 2, tuple(faults))


def killed_after_a_paste(seed: int, kills: int = 20) -> Result:
    """Kill the program as soon as a paste is on the screen: all of it must be there when it starts again."""
    from tests.support import crash
    from tests.support.hostile_desk import one_line, prose

    random = Random(seed)
    faults = []
    for number in range(kills):
        with tempfile.TemporaryDirectory() as folder:
            place, home = Path(folder, "桌面"), Path(folder, "家")
            home.mkdir()
            path = crash.lay_out(place)
            size = random.choice((4_000, 13_300, 40_000))
            text = random.choice((prose, one_line, "（".__mul__, "一、甲乙丙\n丁。\n".__mul__))(size)
            text = f"{BEGIN}{text[:size]}{END}"
            with crash.running(place, home) as terminal:
                crash.open_draft(terminal)
                if in_text := random.random() < 0.5:
                    terminal.send("escape", "4", "enter")
                terminal.paste(text)
                terminal.until(partial(_is_seen, terminal), "not shown")
                time.sleep(random.choice((0, 0, 0.05, 0.3)))
                os.kill(terminal.pid, signal.SIGKILL)
                terminal.ends()
            kept = format_draft(crash.present(path, home))
            if BEGIN not in kept or END not in kept:
                faults.append(f"kill {number}, {size} characters, {'text' if in_text else 'field'}: lost")
    return Result(kills, tuple(faults))


def _is_seen(terminal: PtyTerminal) -> bool:
    return BEGIN in terminal.joined or END in terminal.joined


ATTACKS = (
    Attack("a bad file of each kind × every command", every_command),
    Attack("a bad file of each kind × the workbench", in_the_workbench),
    Attack("what is no draft under a draft's name", with_neighbours),
    Attack("killed as a paste of 4,000 to 40,000 characters appears", killed_after_a_paste),
)
