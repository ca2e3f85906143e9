"""Attacks on the end of the program: faults, signals, lost terminals, killed exports, hostile documents."""

from __future__ import annotations

import io
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from typing import NamedTuple
from unittest import mock

from replydesk.cli.program import main
from replydesk.desk import files, libreoffice
from replydesk.desk.fault_report import FOLDER
from tests.attacks.model import Attack, Result
from tests.support import endings, links
from tests.support.faults import KINDS, SECRET, Fault, injected
from tests.support.terminal_driver import SOURCE
from tests.support.workbench import SAMPLE, lay_out

Words = Callable[[Path], list[str]]

LIST = "编号,案由,提出人\n1,关于某事的建议,张某某\n2,关于另一事的建议,李某某\n"
OLD = "关于某事的答复\n\n张某某代表：\n您提出的建议收悉。现答复如下：\n已经办好。\n某局\n2026年5月1日\n"

COMMANDS: dict[str, Words] = {
    "init": lambda home: ["init", str(home / "新")],
    "new": lambda home: ["new", str(home / "桌面"), "--name", "新的"],
    "new --from": lambda home: ["new", str(home / "桌面"), "--from", str(home / "清单.csv"), "--yes"],
    "list": lambda home: ["list", str(home / "桌面")],
    "list --json": lambda home: ["list", str(home / "桌面"), "--json"],
    "preview": lambda home: ["preview", _draft(home)],
    "preview --plain": lambda home: ["preview", _draft(home), "--plain"],
    "export": lambda home: ["export", _draft(home), "-o", str(home / "出")],
    "export many": lambda home: [
        "export",
        str(home / "桌面"),
        "--force",
        "--jobs",
        "1",
        "-o",
        str(home / "出"),
    ],
    "export --public": lambda home: ["export", str(home / "桌面"), "--public", "-o", str(home / "出")],
    "import": lambda home: ["import", str(home / "旧.txt"), "-o", str(home / "桌面")],
    "history": lambda home: ["history", _draft(home)],
    "number list": lambda home: ["number", "list", str(home / "桌面")],
    "number check": lambda home: ["number", "check", str(home / "桌面")],
    "settings": lambda home: ["settings"],
    "help": lambda home: ["--help"],
}


def _draft(home: Path) -> str:
    return str(home / "桌面" / "drafts" / f"{SAMPLE}.md")


@contextmanager
def clerk() -> Iterator[Path]:
    """The home of a clerk with a desk, a list and an old reply."""
    with tempfile.TemporaryDirectory(prefix="attack-") as name:
        home = Path(name)
        lay_out(home)
        (home / "清单.csv").write_text(LIST, "utf-8")
        (home / "旧.txt").write_text(OLD, "utf-8")
        with mock.patch.dict(os.environ, {"HOME": name, "USERPROFILE": name, "XDG_CONFIG_HOME": ""}):
            yield home


class Outcome(NamedTuple):
    """What a command came to."""

    code: int
    told: str  # on standard error


def outcome_of(words: list[str], fault: Fault) -> Outcome:
    """Run a command in this process, with a fault in it."""
    told = io.StringIO()
    unraisable = mock.patch.object(sys, "unraisablehook")  # as the program does
    with redirect_stdout(io.StringIO()), redirect_stderr(told), unraisable:
        try:
            with injected(fault):
                code = main(words)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
    return Outcome(code, told.getvalue())


def trouble_with(outcome: Outcome, home: Path) -> str:
    """Return what the net has let through, "" if nothing."""
    if "Traceback" in outcome.told or SECRET in outcome.told:
        return f"told the clerk: {outcome.told[-300:]}"
    reports = sorted((home / FOLDER).glob("*.txt")) if (home / FOLDER).is_dir() else []
    if any(SECRET in report.read_text("utf-8") for report in reports):
        return "the report holds data"
    if outcome.code != 70:
        return "" if outcome.code in (0, 1, 2) else f"exit code {outcome.code}"
    lines = [line for line in outcome.told.splitlines() if FOLDER in line]
    if not lines or not reports:
        return f"no line with the place of a report: {outcome.told[-300:]}"
    return ""


def fault_in_command(luck: random.Random, name: str) -> str:
    """Raise a seeded exception at a seeded call of a command; return what broke."""
    with clerk() as home:
        count = Fault(0)
        outcome_of(COMMANDS[name](home), count)
    with clerk() as home:
        fault = Fault(luck.randint(1, count.calls), luck.choice(KINDS))
        try:
            trouble = trouble_with(outcome_of(COMMANDS[name](home), fault), home)
        except BaseException as error:
            trouble = f"raised {error!r}"
    return trouble and f"{name}: {fault.kind.__name__} at {fault.place}: {trouble}"


def faults_in_commands(seed: int, tries: int = 320) -> Result:
    """Raise exceptions everywhere in every command."""
    luck = random.Random(seed)
    names = list(COMMANDS)
    found = [fault_in_command(luck, names[number % len(names)]) for number in range(tries)]
    return Result(tries, tuple(filter(None, found)))


class Case(NamedTuple):
    """A way of starting the workbench, the screen it shows, and the way it ends."""

    way: str
    screen: str
    how: str

    @property
    def keeps_typing(self) -> bool:
        """Return True if something is typed that must not be lost."""
        return self.screen in endings.IN_DRAFT


def cases(luck: random.Random, tries: int) -> Iterator[Case]:
    """Yield every way of starting with the loss of the terminal, then seeded combinations."""
    ways = [way for way in endings.WAYS if endings.can_start(way)]
    screens = [*endings.ON_DESK, *endings.IN_DRAFT]
    for number in range(tries):
        way = ways[number] if number < len(ways) else luck.choice(ways)
        how = "closed" if number < len(ways) else luck.choice(("closed", *endings.ENDS))
        if how == "parent killed" and way not in endings.WITH_PARENT:
            how = "closed"
        yield Case(way, luck.choice(screens), how)


def end_of(case: Case, limit: float = 1.0) -> endings.Ended:
    """Start, go to the screen, end; return how long it took and what broke."""
    import termios

    with tempfile.TemporaryDirectory(prefix="attack-") as name, endings.started(Path(name), case.way) as run:
        before = termios.tcgetattr(run.fd)
        run.shows("可签发")
        run.rests()
        if case.keeps_typing:
            run.open_draft()
        run.send(*{**endings.ON_DESK, **endings.IN_DRAFT}[case.screen])
        seconds, trouble = run.end(case.how)
        if case.how in endings.SIGNALS and not trouble:
            run.read(lambda: not endings.wild_terminal(run, before), 2)
            trouble = endings.wild_terminal(run, before)
        if case.keeps_typing and not trouble:
            trouble = endings.lost_typing(run.desk, Path(name))
        if seconds > limit:
            trouble = f"after {seconds:.2f} s {trouble}"
    return endings.Ended(seconds, trouble and f"{case.way}, {case.screen}, {case.how}: {trouble}")


def terminals_lost(seed: int, tries: int = 120) -> Result:
    """Take the terminal away, in every way of starting and at every screen."""
    found = [end_of(case) for case in cases(random.Random(seed), tries)]
    return Result(tries, tuple(each.trouble for each in found if each.trouble))


def fault_in_workbench(luck: random.Random, calls: int = 0) -> tuple[str, int]:
    """Raise a seeded exception at a seeded call while somebody works; return what broke, and all calls."""
    import termios

    with tempfile.TemporaryDirectory(prefix="attack-") as name:
        home, count = Path(name), Path(name, "calls")
        screen = luck.choice([*endings.IN_DRAFT])
        fault = Fault(round(calls ** luck.uniform(0.6, 1.0)) if calls else 0, luck.choice(KINDS))

        def workbench() -> int:
            with injected(fault, in_threads=True):
                try:
                    return main([str(home / "桌面")])
                finally:
                    count.write_text(f"{fault.calls} {fault.place}", "utf-8")

        with endings.started(home, command=workbench) as run:
            before = termios.tcgetattr(run.fd)
            is_typed = _work(run, (*endings.IN_DRAFT[screen], "escape", "escape"))
            code = run.ends()
            trouble = endings.wild_terminal(run, before)
        made, _, place = count.read_text("utf-8").partition(" ") if count.exists() else ("0", "", "")
        told = run.written.decode("utf-8", "replace")
        if "Traceback" in told or SECRET in told:
            trouble = f"told the clerk: {told[-300:]}"
        if code not in (0, 70) or (code == 70 and FOLDER not in told):
            trouble = f"exit code {code}: {told[-200:]!r}"
        if is_typed and not trouble:
            trouble = endings.lost_typing(run.desk, home)
        at = f"{screen}: {fault.kind.__name__} at {place}, call {fault.at}: "
        return trouble and at + trouble, int(made)


def _work(run: endings.Started, keys: Sequence[str]) -> bool:
    """Open the draft, type, press keys, leave; return True if the program has shown what was typed."""
    is_typed = False
    with suppress(OSError):
        run.read(lambda: "可签发".encode() in run.written, 5)
        run.rests()
        os.write(run.fd, b"\r")
        run.read(lambda: "1 收件人".encode() in run.written, 5)
        run.rests()
        os.write(run.fd, endings.TYPED.encode())
        run.rests(0.4)
        is_typed = endings.TYPED[-1].encode() in run.written and b"\x1b[?1049l" not in run.written
        run.send(*keys)
        run.send("f10", "f10")
    return is_typed


def faults_in_workbench(seed: int, tries: int = 60) -> Result:
    """Raise exceptions everywhere in the workbench while a draft is written."""
    luck = random.Random(seed)
    _, calls = fault_in_workbench(luck)
    found = [fault_in_workbench(luck, calls)[0] for _ in range(tries)]
    return Result(tries, tuple(filter(None, found)))


def interrupts(seed: int, tries: int = 100) -> Result:
    """Send Ctrl-C to commands from their first to their last moment, 10 ms further each time."""
    luck = random.Random(seed)
    names = ("list", "preview", "export many", "import", "number list", "settings")
    found = [interrupted(luck.choice(names), number % 50 * 0.01) for number in range(tries)]
    return Result(tries, tuple(filter(None, found)))


def interrupted(name: str, after: float) -> str:
    """Send Ctrl-C to a command so many seconds after its net is spread; return what broke.

    Before that, while Python itself starts (15 ms on an idle machine), Python shows its own words.
    """
    with clerk() as home:
        ready, started = os.pipe()
        code = (
            "from replydesk.cli import program\n"
            "run, write, close = program._run_whole, program.os.write, program.os.close\n"
            f"program._run_whole = lambda: (write({started}, b'.'), close({started}), run())[-1]\n"
            "program.program()"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", code, *COMMANDS[name](home)],
            pass_fds=[started],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
        )
        os.close(started)
        with os.fdopen(ready) as pipe:
            pipe.read(1)
        time.sleep(after)
        process.send_signal(signal.SIGINT)
        told = process.communicate()[1].decode("utf-8", "replace")
    if "Traceback" not in told and process.returncode in (0, 1, 130):
        return ""
    return f"{name} after {after:.2f} s: exit code {process.returncode}, {told[-200:]}"


def killed_exports(seed: int, tries: int = 12) -> Result:
    """Kill exports at random moments and resume them; the files and the list must be those of a whole run."""
    luck = random.Random(seed)
    found = [killed_export(luck) for _ in range(tries)]
    return Result(tries, tuple(filter(None, found)))


def killed_export(luck: random.Random, drafts: int = 60) -> str:
    """Kill an export of several processes several times, resume it; return what differs from a whole run."""
    with clerk() as home:
        sample = Path(_draft(home))
        for path in sample.parent.iterdir():
            if path != sample:
                path.unlink()
        for number in range(drafts):
            shutil.copy(sample, sample.with_name(f"稿{luck.random():.12f}{number}.md"))
        words = ["export", str(home / "桌面"), "--force", "-o"]
        main_quietly([*words, str(home / "整"), "--jobs", "1"])
        for _ in range(luck.randint(1, 3)):
            command = [sys.executable, "-m", "replydesk", *words, str(home / "断"), "--resume", "--jobs", "2"]
            environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
            process = subprocess.Popen(
                command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
            )
            time.sleep(luck.uniform(0.2, 1.0))
            process.kill()
            process.wait()
            time.sleep(0.2)  # the workers finish their current draft
        main_quietly([*words, str(home / "断"), "--resume", "--jobs", "2"])
        whole, resumed = (_contents(home / name) for name in ("整", "断"))
    return "" if whole == resumed else f"differs: {sorted(set(whole.items()) ^ set(resumed.items()))[:3]}"


def main_quietly(words: list[str]) -> int:
    """Run a command in this process; return its exit code."""
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        return main(words)


def _contents(folder: Path) -> dict[str, str]:
    """Return the digests of a folder's files, without the log, whose lines are in the order of the work."""
    return {
        path.name: files.digest(path.read_bytes()) for path in folder.iterdir() if path.suffix != ".jsonl"
    }


# Surroundings that a command is not used to, for a shell: $R is the program, $D a desk, $H the clerk's home.
SURROUNDINGS = (
    "$R list $D >&-",
    "$R list $D 2>&-",
    "$R list $D <&-",
    "$R list $D <&- >&- 2>&-",
    "$R preview $D/drafts/缺项.md >&-",
    "$R export $D -o $H/出 --force >&-",
    "$R list $D >/dev/full",
    "$R preview $D/drafts/缺项.md >/dev/full",
    "$R export $D -o $H/出 --force >/dev/full",
    "$R list $D >/dev/full 2>&1",
    "$R list $D | head -c 1",
    "env -u HOME $R list $D",
    "env -u HOME $R settings",
    "HOME=/没有 $R settings",
    "HOME=relative $R settings",
    "LC_ALL=C $R export $D -o $H/出 --force",
    "LC_ALL=C PYTHONUTF8=0 $R export $D -o $H/出 --force",
    "LC_ALL=C PYTHONUTF8=0 PYTHONCOERCECLOCALE=0 $R new $D --name 新",
    "LC_ALL=没有.GBK $R list $D",
    "PYTHONIOENCODING=ascii $R list $D",
    "PYTHONIOENCODING=utf-16 $R list $D",
    "COLUMNS=$(printf '9%.0s' $(seq 5000)) $R list $D",
    "COLUMNS=² LINES=x $R --help",
    "COLUMNS=-5 $R list $D",
    "COLUMNS=1 $R --help",
    "TMPDIR=/没有 TEMP=/没有 TMP=/没有 $R export $D -o $H/出 --force",
    "mkdir $H/去; cd $H/去; rmdir $H/去; $R list",
    "mkdir $H/去; cd $H/去; rmdir $H/去; $R list $D",
    "mkdir $H/去; cd $H/去; rmdir $H/去; $R export $D --force",
    "mkdir $H/去; cd $H/去; rmdir $H/去; $R init",
    "mkdir $H/去; cd $H/去; rmdir $H/去; $R",
    "ulimit -n 10; $R list $D",
    "ulimit -f 0; $R export $D -o $H/出 --force",
    "ulimit -v 80000; $R export $D -o $H/出 --force",
    "ulimit -s 256; $R list $D",
    "echo | $R $D",
    "$R $D </dev/null",
    "$R $D | cat",
    "TERM=dumb $R $D </dev/null",
)


def odd_surroundings(seed: int) -> Result:
    """Run commands where streams, folders, locales and limits are not as usual."""
    found = [trouble_in(each) for each in SURROUNDINGS]
    return Result(len(found), tuple(filter(None, found)))


def trouble_in(surroundings: str) -> str:
    """Run a command in a shell; return what is wrong with what it says and how it ends."""
    with clerk() as home:
        given = {"R": f"{sys.executable} -m replydesk", "D": str(home / "桌面"), "H": str(home)}
        done = subprocess.run(
            ["sh", "-c", surroundings],
            env={**os.environ, **given, "PYTHONPATH": str(SOURCE)},
            cwd=home,
            capture_output=True,
            timeout=120,
        )
    told = done.stderr.decode("utf-8", "replace")
    is_well = done.returncode in (0, 1, 2, 70) and "Traceback" not in told and "Exception ignored" not in told
    if done.returncode == 70 and FOLDER not in told:
        is_well = False
    return "" if is_well else f"{surroundings[:60]}: exit code {done.returncode}, {told[-200:]}"


def linking_documents(seed: int) -> Result:
    """Have LibreOffice convert documents that link to a server and to a file; nothing may be fetched."""
    program = libreoffice.find()
    if program is None:
        return Result(0)
    faults, tries = [], 0
    for kind in ("docx", "pdf"):
        with tempfile.TemporaryDirectory() as name, links.server() as (address, asked):
            documents = links.write_all(Path(name), address)
            tries += len(documents)
            for document, result in libreoffice.convert(program, documents, kind):
                if isinstance(result, Path) and links.holds_secret(result.read_bytes()):
                    faults.append(f"{document.name} → {kind}: holds the local picture or text")
            faults += [f"{kind}: asked for {path}" for path in asked]
    return Result(tries, tuple(faults))


ATTACKS: tuple[Attack, ...] = (
    Attack("an exception at any call in any command", faults_in_commands),
    Attack("an exception at any call in the workbench", faults_in_workbench),
    Attack("a command in odd surroundings", odd_surroundings),
    Attack("Ctrl-C at any moment of a command", interrupts),
    Attack("an export killed and resumed", killed_exports),
    Attack("a document that links, opened by LibreOffice", linking_documents),
    Attack("the terminal lost, or a signal, at any screen", terminals_lost),
)
