"""Attacks on "one number once": names that look alike, desks named in many ways, damaged registers, kills.

After each attack every number that a clerk was ever told belongs to one draft only, and the register knows
it.
"""

from __future__ import annotations

import contextlib
import io
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from replydesk.cli.program import main
from replydesk.desk import append_file, desk_folder, files, numbering
from replydesk.desk.desk_folder import Desk
from replydesk.draft.document_number import DocumentNumber
from replydesk.draft.model import Key
from replydesk.reply.registers.model import HELD, NumberState
from replydesk.text.errors import UserError
from tests.attacks.model import Attack, Result
from tests.support.storm import DRAFT, LOOKS, NUMBER, SERIES, storm

Try = Callable[[int, int], Result]  # an attack, from a seed, so many times
Told = dict[str, int]  # the number each draft was told, by the draft's key
MEMORY = Path("/dev/shm")  # where there is one, the disk need not be waited for


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """Yield an empty folder of which nothing is left."""
    with tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(os.path.realpath(name))


def run(*words: str | Path) -> tuple[int, str, str]:
    """Run a command of the program; return exit code, output and messages."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(word) for word in words])
    return code, out.getvalue(), err.getvalue()


def number_in(path: Path) -> int:
    """Return the serial that a draft carries; 0 if it has none."""
    number = DocumentNumber.parse(desk_folder.read_draft(path).draft.get(Key.DOCUMENT_NUMBER))
    return number.serial if number else 0


def add(folder: Path, name: str) -> Path:
    """Write a draft that wants a number, and return its file."""
    path = folder / f"{name}.md"
    path.write_bytes(desk_folder.encode_draft(DRAFT))
    return path


def assign(path: Path) -> int:
    """Have a draft numbered by the command; return its number, 0 for a refusal. Raises AssertionError."""
    code, out, err = run("number", "assign", path)
    assert "Traceback" not in err
    assert (code == 0) == bool(out), (code, out, err)
    number = number_in(path) if code == 0 else 0
    assert code or f"{SERIES}{number}号" in out, (out, number)
    return number


def faults_of(home: Path, told: Told) -> list[str]:
    """Return the numbers told twice, and those that the register does not know."""
    twice = [number for number, times in Counter(told.values()).items() if times > 1]
    found = [f"told twice: {twice}"] if twice else []
    try:
        entries = numbering.register_file(Desk.open(home), NUMBER).read().entries
    except UserError as error:
        return [*found, f"not readable: {error}"]
    lost = [number for number in told.values() if number not in entries or entries[number].state not in HELD]
    return [*found, *([f"not in the register: {lost}"] if lost else [])]


# names


def look_alikes(seed: int, tries: int = 400) -> Result:
    """Give numbers to drafts whose names differ by what nobody sees."""
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries // len(LOOKS) or 1):
        with scratch() as folder:
            desk = folder / "drafts"
            desk.mkdir()
            stem = "".join(luck.choices('甲乙a\u00e9- \\"', k=luck.randrange(1, 4))).strip() or "甲"
            told: Told = {}
            for look in luck.sample(LOOKS, len(LOOKS)):
                where = luck.randrange(1, len(stem) + 1)
                path = add(desk, f"{stem[:where]}{look}{stem[where:]}")
                told[Desk.open(folder).key(path)] = assign(path)
            code, out, _ = run("number", "check", folder)
            faults += [f"{at}: {stem!r}: {fault}" for fault in faults_of(folder, told)]
            faults += [] if len(told) == len(list(desk.glob("*.md"))) else [f"{at}: two files, one key"]
            faults += [] if code and "看上去一样" in out else [f"{at}: {stem!r}: not told"]
    return Result(tries, tuple(faults))


# desks


def _plain(folder: Path) -> list[Path]:
    (folder / "办件" / "drafts").mkdir(parents=True)
    (folder / "办件" / "templates").mkdir()
    return [folder / "办件" / "drafts"]


def _bare(folder: Path) -> list[Path]:
    (folder / "办件" / "drafts").mkdir(parents=True)
    return [folder / "办件" / "drafts"]


def _flat(folder: Path) -> list[Path]:
    (folder / "办件").mkdir()
    return [folder / "办件"]


def _years(folder: Path) -> list[Path]:
    (folder / "办件" / "templates").mkdir(parents=True)
    years = [folder / "办件" / year / "drafts" for year in ("2025", "2026")]
    for year in years:
        year.mkdir(parents=True)
    return years


def _plain_years(folder: Path) -> list[Path]:
    (folder / "办件" / "templates").mkdir(parents=True)
    years = [folder / "办件" / year for year in ("2025", "2026")]
    for year in years:
        year.mkdir()
        add(year, "旧件")
    return years


LAYOUTS: tuple[Callable[[Path], list[Path]], ...] = (_plain, _bare, _flat, _years, _plain_years)


def _named(folder: Path, path: Path, luck: random.Random) -> tuple[Path, Path]:
    """Return a way to name a draft or folder, and the current folder in which it holds."""
    here = luck.choice([folder, path.parent, folder / "办件"])
    way = luck.randrange(5)
    if way == 0:
        return path, here
    if way == 1:
        return Path(os.path.relpath(path, here)), here
    if way == 2:
        return path.parent / "." / ".." / path.parent.name / path.name, here
    if way == 3:
        (folder / "链接").symlink_to(folder / "办件") if not (folder / "链接").is_symlink() else None
        return folder / "链接" / path.relative_to(folder / "办件"), here
    link = folder / f"稿子{luck.random()}"
    link.symlink_to(path.parent)
    return link / path.name, here


def desks(seed: int, tries: int = 300) -> Result:
    """Give numbers on desks laid out in five ways, each time named in another way; then to links."""
    luck, faults = random.Random(seed), list[str]()
    before = Path.cwd()
    for at in range(tries // 6 or 1):
        with scratch() as folder:
            layout = LAYOUTS[at % len(LAYOUTS)]
            places = layout(folder)
            told: Told = {}
            try:
                for name in "甲乙丙丁":
                    path = add(luck.choice(places), name)
                    named, here = _named(folder, path, luck)
                    os.chdir(here)
                    told[str(path)] = assign(named)
                os.chdir(before)
                registers = list(folder.rglob(f"{SERIES}.txt"))
                faults += [f"{at}: {layout.__name__}: {registers}"] if len(registers) != 1 else []
                faults += [f"{at}: {layout.__name__}: {fault}" for fault in faults_of(places[0], told)]
                outside = add(folder, "外面")
                link = places[0] / "连过来.md"
                link.symlink_to(outside)
                faults += [f"{at}: {layout.__name__}: a link got a number"] if assign(link) else []
                twin = places[0] / "同一个.md"
                twin.hardlink_to(add(places[0], "原稿"))
                faults += [f"{at}: {layout.__name__}: a second name got a number"] if assign(twin) else []
            except AssertionError as error:
                faults.append(f"{at}: {layout.__name__}: {error}")
            finally:
                os.chdir(before)
    return Result(tries, tuple(faults))


# damage


@dataclass
class Bench:
    """A desk with drafts that have numbers, some given back or void."""

    home: Path
    luck: random.Random
    told: Told = field(default_factory=dict)
    spent: set[int] = field(default_factory=set)  # void, or reserved for a purpose: never a draft's
    count: int = 0

    @property
    def register(self) -> Path:
        return self.home / "发文字号" / f"{SERIES}.txt"

    @property
    def backup(self) -> Path:
        return self.home / ".答复工作台" / f"{SERIES}.登记"

    def number_one(self) -> bool:
        """Have a new draft numbered; return False if that is refused."""
        self.count += 1
        path = add(self.home / "drafts", f"稿{self.count}")
        number = assign(path)
        if number:
            self.told[path.stem] = number
        else:
            path.unlink()
        return bool(number)

    def work(self, actions: int) -> None:
        """Do what clerks do: mostly take numbers, sometimes give one back, make one void, reserve one."""
        for _ in range(actions):
            what = self.luck.random()
            if what < 0.7 or not self.told:
                self.number_one()
            elif what < 0.85:
                name = self.luck.choice(sorted(self.told))
                run("number", "return", self.home / "drafts" / f"{name}.md", "--desk", self.home)
                del self.told[name]
            elif what < 0.93:
                name = self.luck.choice(sorted(self.told))
                run("number", "void", f"{SERIES}{self.told[name]}号", "--desk", self.home, "--reason", "印错")
                (self.home / "drafts" / f"{name}.md").unlink()
                self.spent.add(self.told.pop(name))
            else:
                words = ("--reason", "留用", "--code", NUMBER.code, "--year", NUMBER.year)
                number = DocumentNumber.parse(run("number", "reserve", self.home, *words)[1])
                self.spent |= {number.serial} if number else set()


def _zeros(data: bytes, luck: random.Random) -> bytes:
    return bytes(len(data))


def _emptied(data: bytes, luck: random.Random) -> bytes:
    return b""


def _cut(data: bytes, luck: random.Random) -> bytes:
    return data[: luck.randrange(len(data))]


def _headless(data: bytes, luck: random.Random) -> bytes:
    return data[luck.randrange(1, len(data)) :]


def _zero_tail(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data))
    return data[:at] + bytes(len(data) - at)


def _zero_hole(data: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(data))
    size = luck.randrange(1, 200)
    return (data[:at] + bytes(size) + data[at + size :])[: len(data)]


def _lines(change: Callable[[list[bytes], random.Random], object]) -> Callable[[bytes, random.Random], bytes]:
    def damage(data: bytes, luck: random.Random) -> bytes:
        rows = data.splitlines(keepends=True)
        change(rows, luck)
        return b"".join(rows)

    damage.__name__ = change.__name__
    return damage


def _drop(rows: list[bytes], luck: random.Random) -> None:
    for _ in range(luck.randrange(1, 4)):
        if rows:
            rows.pop(luck.randrange(len(rows)))


def _repeat(rows: list[bytes], luck: random.Random) -> None:
    row = luck.choice(rows)
    rows.insert(luck.randrange(len(rows) + 1), row)


def _swap(rows: list[bytes], luck: random.Random) -> None:
    one, other = luck.randrange(len(rows)), luck.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]


def _edit(rows: list[bytes], luck: random.Random) -> None:
    at = luck.randrange(len(rows))
    row = bytearray(rows[at])
    for _ in range(luck.randrange(1, 5)):
        row[luck.randrange(len(row))] = luck.choice(b"0123456789\t \n#z\xff\x00")
    rows[at] = bytes(row)


def _conflict(rows: list[bytes], luck: random.Random) -> None:
    at = luck.randrange(len(rows))
    rows[at:at] = [b"<<<<<<< mine\n", luck.choice(rows), b"=======\n", luck.choice(rows), b">>>>>>> other\n"]


def _garbage(data: bytes, luck: random.Random) -> bytes:
    return data + luck.randbytes(luck.randrange(1, 300))


def _tail(data: bytes, luck: random.Random) -> bytes:
    return data + luck.choice([b"\n", b"\r\n", b" ", b"\0\0\0", "随手记的\n".encode("gbk"), b"99\t500\t"])


def _marked(data: bytes, luck: random.Random) -> bytes:
    return b"\xef\xbb\xbf" + data


def _windows(data: bytes, luck: random.Random) -> bytes:
    return data.replace(b"\n", b"\r\n")


def _in_gbk(data: bytes, luck: random.Random) -> bytes:
    return data.decode().encode("gb18030")


def _in_utf_16(data: bytes, luck: random.Random) -> bytes:
    return data.decode().encode("utf-16")


def _of_another(data: bytes, luck: random.Random) -> bytes:
    return data.replace("云民复议字".encode(), "云民复提字".encode())


def _later(data: bytes, luck: random.Random) -> bytes:
    from zlib import crc32

    rows = data.split(b"\n")[:-1]
    body = b"\t".join([str(len(rows) - 2).encode(), b"500", "移交".encode(), b"x", b"y", b"z", b""])
    check = crc32(body, crc32(SERIES.encode()))
    return data + body + b"\t%08x\n" % check


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_zeros, _emptied, _cut, _headless, _zero_tail, _zero_hole, _garbage, _tail, _marked, _windows),
    *(_in_gbk, _in_utf_16, _of_another, _later),
    *map(_lines, (_drop, _repeat, _swap, _edit, _conflict)),
)


def _is_told_as_it_should_be(bench: Bench, err: str) -> bool:
    return str(bench.register) in err and "number check --repair" in err


def _go_on(bench: Bench, name: str) -> Iterator[str]:
    """Go on after damage: a number as before, or a refusal, a repair that works, and numbers as before."""
    untouched = bench.register.read_bytes() if bench.register.is_file() else None
    path = add(bench.home / "drafts", "探")
    code, _, err = run("number", "assign", path)
    if code == 0:
        bench.told["探"] = number_in(path)
    else:
        path.unlink()
        if not _is_told_as_it_should_be(bench, err):
            yield f"{name}: refused without file and remedy: {err}"
        if untouched is not None and bench.register.read_bytes() != untouched:
            yield f"{name}: refused, and changed all the same"
        code, _, err = run("number", "check", "--repair", bench.home)
        if "登记已修复" not in err:
            yield f"{name}: not repaired: {err}"
            return
        kept = [each.read_bytes() for each in bench.register.parent.glob("*.损坏*")]
        if untouched and bench.register.read_bytes() != untouched and untouched not in kept:
            yield f"{name}: the damaged file was not kept"
    for _ in range(3):
        if not bench.number_one():
            yield f"{name}: no number after the repair"
    yield from (f"{name}: {fault}" for fault in faults_of(bench.home, bench.told))
    if again := bench.spent & set(bench.told.values()):
        yield f"{name}: void or reserved, and given: {again}"


def _laid_out(folder: Path, luck: random.Random) -> Bench:
    (folder / "drafts").mkdir()
    (folder / "templates").mkdir()
    bench = Bench(folder, luck)
    bench.work(luck.randrange(6, 16))
    bench.number_one()
    return bench


def _damaged(seed: int, tries: int, *, with_backup: bool) -> Result:
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries):
        damage = DAMAGES[at % len(DAMAGES)]
        with scratch() as folder:
            bench = _laid_out(folder, luck)
            if not with_backup:
                bench.backup.unlink()
                bench.spent.clear()  # nothing else knows of them
            before = bench.register.read_bytes()
            after = damage(before, luck)
            bench.register.write_bytes(after)
            is_cut_at_a_line = before.startswith(after) and b"\n" in (after[-1:], before[len(after) :][:1])
            if not with_backup and is_cut_at_a_line:  # like an older register, but for the drafts
                run("number", "check", "--adopt", bench.home)
            try:
                faults += _go_on(bench, f"{at} {damage.__name__}")
            except (AssertionError, Exception) as error:
                faults.append(f"{at} {damage.__name__}: {error!r}")
    return Result(tries, tuple(faults))


def damaged(seed: int, tries: int = 600) -> Result:
    """Damage a register that has a backup: nothing is lost, and nothing given again."""
    return _damaged(seed, tries, with_backup=True)


def damaged_without_backup(seed: int, tries: int = 300) -> Result:
    """Damage a register of an earlier version: what drafts carry is not lost, nor given again."""
    return _damaged(seed, tries, with_backup=False)


def both_damaged(seed: int, tries: int = 200) -> Result:
    """Damage a register and its backup, each in a way of its own."""
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries):
        with scratch() as folder:
            bench = _laid_out(folder, luck)
            names = []
            bench.spent.clear()
            for path in (bench.register, bench.backup):
                damage = luck.choice(DAMAGES)
                names.append(damage.__name__)
                path.write_bytes(damage(path.read_bytes(), luck))
            try:
                faults += _go_on(bench, f"{at} {names}")
            except (AssertionError, Exception) as error:
                faults.append(f"{at} {names}: {error!r}")
    return Result(tries, tuple(faults))


COPIES = (
    "{} (1).txt",
    "{}（冲突副本 2026-11-28）.txt",
    "{}-PC1.txt",
    "{}.sync-conflict-20261128.txt",
    "{}.txt.orig",
    "副本.txt",
)


def copies(seed: int, tries: int = 150) -> Result:
    """Let two machines go on by themselves, one of them in a copy that a synchroniser puts beside."""
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries):
        with scratch() as folder:
            bench = _laid_out(folder, luck)
            common = bench.register.read_bytes()
            bench.work(luck.randrange(1, 6))
            theirs, told = bench.register.read_bytes(), dict(bench.told)
            name = luck.choice(COPIES).format(SERIES)
            if luck.random() < 0.5:  # the other machine's numbers only, as after an older state was put back
                bench.register.write_bytes(common)
                bench.backup.write_bytes(common)
            (bench.register.parent / name).write_bytes(theirs)
            bench.told = told
            try:
                faults += _go_on(bench, f"{at} {name}")
            except (AssertionError, Exception) as error:
                faults.append(f"{at} {name}: {error!r}")
    return Result(tries, tuple(faults))


def lost(seed: int, tries: int = 60) -> Result:
    """Take the register away, with its folder, with its backup, or put an old state back."""
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries):
        with scratch() as folder:
            bench = _laid_out(folder, luck)
            old = bench.register.read_bytes()
            bench.work(3)
            bench.number_one()
            how = at % 4
            if how == 0:
                bench.register.unlink()
            elif how == 1:
                shutil.rmtree(bench.register.parent)
            elif how == 2:
                bench.register.write_bytes(old)
            else:
                shutil.rmtree(bench.register.parent)
                bench.backup.unlink()
            if how < 3:
                faults += [f"{at} {how}: went on"] if bench.number_one() else []
                faults += _go_on(bench, f"{at} {how}")
            else:  # nothing is left but the drafts
                faults += [] if bench.number_one() else [f"{at}: refused without a trace"]
                numbers = list(bench.told.values())
                faults += [f"{at}: given twice"] if len(set(numbers)) < len(numbers) else []
    return Result(tries, tuple(faults))


# kills


class Killed(BaseException):
    """The end of the program at a step of its writing."""


STEPS = (
    (files, "write_whole"),
    (files, "create_whole"),
    (append_file, "append"),
    (append_file, "cut"),
    (Path, "rename"),
)


@contextlib.contextmanager
def killed_at(step: int, luck: random.Random) -> Iterator[None]:
    """Kill the program at a step of its writing: before it, after it, or in the middle of appending."""
    kept = [(place, name, getattr(place, name)) for place, name in STEPS]
    done = 0

    def wrapped(act: Callable[..., object], name: str) -> Callable[..., object]:
        def acting(*given: object, **named: object) -> object:
            nonlocal done
            done += 1
            if done != step:
                return act(*given, **named)
            how = luck.randrange(3)
            if how == 1:
                act(*given, **named)
            if how == 2 and name == "append":
                path, data = given
                assert isinstance(path, Path) and isinstance(data, bytes)
                with path.open("ab") as file:
                    file.write(data[: luck.randrange(len(data))])
            raise Killed

        return acting

    for place, name, act in kept:
        setattr(place, name, wrapped(act, name))
    try:
        yield
    except Killed:
        pass
    finally:
        for place, name, act in kept:
            setattr(place, name, act)


def kills(seed: int, tries: int = 300) -> Result:
    """Kill the program at each step of taking a number, and of a repair: the next one goes on."""
    luck, faults = random.Random(seed), list[str]()
    for at in range(tries):
        with scratch() as folder:
            bench = _laid_out(folder, luck)
            is_repair = at % 2 == 1
            if is_repair:
                damage = luck.choice(DAMAGES)
                bench.register.write_bytes(damage(bench.register.read_bytes(), luck))
            path = add(folder / "drafts", "被杀")
            with killed_at(1 + at // 2 % 6, luck):
                words = ("check", "--repair", folder) if is_repair else ("assign", path)
                run("number", *words)
            try:
                if not is_repair:  # nobody was told a number: whoever asks next gets one at once
                    bench.told["被杀"] = assign(path)
                    faults += [] if bench.told["被杀"] else [f"{at}: refused after a kill"]
                faults += _go_on(bench, f"{at} {'repair' if is_repair else 'assign'}")
            except (AssertionError, Exception) as error:
                faults.append(f"{at}: {error!r}")
    return Result(tries, tuple(faults))


def stormy(seed: int, numbers: int = 3_000, kills: int = 60, processes: int = 8) -> Result:
    """Let many clerks take numbers at once, and kill some of them."""
    with scratch() as folder:
        result = storm(folder, processes, numbers, kills, seed)
    faults = [*result.failures]
    faults += [f"given twice: {result.twice}"] if result.twice else []
    faults += [f"not registered: {result.unregistered}"] if result.unregistered else []
    faults += [f"unaccounted for: {result.unaccounted}"] if result.unaccounted else []
    faults += [f"registers: {result.registers}"] if result.registers != 1 else []
    unsure = [each for each in result.register.entries.values() if each.state is NumberState.UNSURE]
    faults += [f"in doubt: {unsure}"] if unsure else []
    return Result(result.register.highest, tuple(faults))


ATTACKS = (
    Attack("drafts whose names look alike, numbered", look_alikes),
    Attack("a desk named in other ways each time; links, strangers", desks),
    Attack("a damaged register", damaged),
    Attack("a damaged register without a backup", damaged_without_backup),
    Attack("a register and its backup, both damaged", both_damaged),
    Attack("copies with numbers of another machine", copies),
    Attack("a register gone or put back", lost),
    Attack("kills at every step of taking a number and of a repair", kills),
    Attack("numbers taken in a storm with kills", stormy),
)
