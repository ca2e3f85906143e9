"""Originals and past replies made to hurt: links out of the desk, what is no file, texts, torn indexes.

Beside the desk lies a folder that belongs to nobody here; whatever is tried, nothing in it may change, and
nothing of it may be read where a link leads into it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from random import Random
from unittest import mock

from replydesk.desk import originals as desk_originals
from replydesk.desk import regular_file
from replydesk.desk.desk_folder import Desk, read_draft
from replydesk.desk.originals import OriginalTexts, original_of, put_original, remove_original, undo_put
from replydesk.desk.recycle_bin import DeletedDraft, delete, deleted_drafts, put_back
from replydesk.desk.renaming import rename_draft
from replydesk.desk.sidecar import sweep
from replydesk.draft.workflow import VerdictBy
from replydesk.importing.originals.files import read_files
from replydesk.importing.originals.intake import plan_originals, undo_written, with_original, write_originals
from replydesk.past.past import Past
from replydesk.reply.registers.model import Stamp
from replydesk.text.errors import UserError
from replydesk.tui.desk.desk_screen import DeskScreen
from tests.attacks.desk_files import at_most, run
from tests.attacks.model import Attack, Result
from tests.attacks.terminal import forbidden_in
from tests.support.harmed_originals import FOREIGN, HARMS, OTHER, OWN, HarmedDesk, kept
from tests.support.hostile_files import cases
from tests.support.processor_time import least_seconds
from tests.support.workbench import running

BY = Stamp("王某某@甲", "2026-05-29 10:12:03")
VERDICT_BY = VerdictBy("王某某", datetime(2026, 5, 29, 10, 12, 3))
SECONDS = 30.0  # until something counts as hanging
ENOUGH = 2.0  # seconds of processor time for one file
HANDED = "关于{0}的建议\n编号：第33号\n领衔代表：张某某\n{0}不足。建议：加强{0}。\n"


@contextmanager
def harmed(harm: str = "") -> Iterator[HarmedDesk]:
    """A desk, harmed; it is the clerk's home, too."""
    with tempfile.TemporaryDirectory() as folder:
        place = HarmedDesk(Path(folder))
        names = ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "HOME")
        with mock.patch.dict(os.environ, dict.fromkeys(names, str(Path(folder, "家")))):
            if harm:
                HARMS[harm](place)
            try:
                yield place
            finally:
                if not place.folder.is_symlink():
                    with suppress(OSError):
                        place.folder.chmod(0o700)


def _tried(what: str, act: Callable[[], object]) -> Iterator[str]:
    """Do something that may be refused in words; yield what broke."""
    try:
        with at_most(SECONDS):
            act()
    except UserError as error:
        if not str(error).strip() or FOREIGN in str(error):
            yield f"{what}: said {error!r}"
    except BaseException as error:
        yield f"{what}: {type(error).__name__}: {error}"


# reading


def faults_of_reading(place: HarmedDesk) -> Iterator[str]:
    """Yield what is wrong with reading and searching the originals of a desk."""
    for name in (OWN, OTHER):
        yield from _tried("read", lambda name=name: _read(place, name))  # type: ignore[misc]
    yield from _tried("sweep", lambda: sweep(place.drafts))
    if not place.is_untouched:
        yield "something outside the desk has changed"


def _read(place: HarmedDesk, name: str) -> None:
    path = place.path(name)
    texts = OriginalTexts(place.drafts)
    texts.look()
    assert FOREIGN not in texts.text_of(path), "a link was read for searching"
    found = original_of(path)
    assert found is None or FOREIGN not in "".join(found.text), "a link was read"
    if found:
        used = least_seconds(lambda: with_original(read_draft(path).draft, found), ENOUGH)
        assert used <= ENOUGH, f"{used:.1f} s"
    desk_originals.read_original_of(path)


def faults_of_commands(place: HarmedDesk) -> Iterator[str]:
    """Yield what is wrong with the commands that meet originals."""
    file = place.desk.parent / "交来.txt"
    file.write_text(HANDED.format(OWN), "utf-8")
    own = str(place.path(OWN))
    for words in (
        ["list", str(place.desk)],
        ["check", str(place.desk)],
        ["search", own, "--json"],
        ["search", "加强", "--desk", str(place.desk)],
        ["originals", str(place.folder), "--desk", str(place.desk), "--dry-run"],
        ["originals", str(file), "--draft", own, "--json"],
        ["originals", str(file), "--draft", own],
    ):
        yield from _tried(words[0], lambda words=words: _command(words))  # type: ignore[misc]
    if not place.is_untouched:
        yield "something outside the desk has changed"


def _command(words: Sequence[str]) -> None:
    said = run(words)
    assert said.code in (0, 1, 2), f"ended with {said.code}: {said.err[-200:]}"
    assert "Traceback" not in said.err
    assert not forbidden_in(said.out + said.err), (
        f"{forbidden_in(said.out + said.err)!r} reached the terminal"
    )


def reading_harmed(seed: int, harms: Sequence[str] = tuple(HARMS)) -> Result:
    """Read, search and take in originals where harm is done."""
    faults = []
    for name in harms:
        with harmed(name) as place:
            faults += [
                f"{name}: {fault}" for fault in (*faults_of_reading(place), *faults_of_commands(place))
            ]
    return Result(len(harms), tuple(faults))


async def work(place: HarmedDesk) -> None:
    """Search on the desk, open the draft, look at its original and its points, take it off, go back.

    What of it reaches the terminal is tried in `terminal`.
    """
    async with running(place.desk) as driver:
        await driver.press("ctrl+f")
        await driver.burst("加强", "enter")
        await driver.settle()
        await driver.press("escape")
        driver.desk.open(driver.file(OWN))
        await driver.settle()
        for key in ("f22", "pagedown", "f22", "ctrl+d", "escape", "f22", "f8", "enter", "escape", "escape"):
            await driver.press(key)
            await driver.settle()
        while not isinstance(driver.app.screen, DeskScreen):
            await driver.press("escape")
            await driver.settle()


def in_the_workbench(seed: int, harms: Sequence[str] = ()) -> Result:
    """Work in the workbench where harm is done; in twelve of the ways, since it takes seconds."""
    names = harms or Random(seed).sample(list(HARMS), 12)
    faults = []
    for name in names:
        with harmed(name) as place:
            found = list(_tried("workbench", lambda place=place: asyncio.run(work(place))))  # type: ignore[misc]
            if not place.is_untouched:
                found.append("something outside the desk has changed")
        faults += [f"{name}: {fault}" for fault in found]
    return Result(len(names), tuple(faults))


# acts


class Acts:
    """Acts on a draft: what was kept must be there afterwards, and nothing outside the desk is touched."""

    def __init__(self, place: HarmedDesk, random: Random) -> None:
        self._place, self._random = place, random
        self._draft = place.path(OWN)
        self._deleted: DeletedDraft | None = None
        self._undone: list[Callable[[], object]] = []
        self._count = 0
        self._treasures = place.contents() - {b""}
        self._treasures -= {place.path(name).read_bytes() for name in (OWN, OTHER)}

    def act(self) -> Iterator[str]:
        """Do something at random; yield what is wrong after it."""
        names = ("put", "take_in", "take_off", "undo", "rename", "delete")
        name = "put_back" if self._deleted else self._random.choice(names)
        yield from _tried(name, getattr(self, f"_{name}"))
        if not self._place.is_untouched:
            yield f"{name}: something outside the desk has changed"
        if lost := self._treasures - self._place.contents():
            yield f"{name}: lost {sorted(lost)[0][:60]!r}"
        if not (self._deleted.file if self._deleted else self._draft).exists():
            yield f"{name}: the draft is gone"

    def _put(self) -> None:
        self._count += 1
        data = f"交来{self._count}".encode()
        moved = put_original(self._draft, kept(f"第{self._count}次"), data, ".txt")
        self._treasures.add(data)
        self._undone.append(lambda: undo_put(moved))

    def _take_in(self) -> None:
        self._count += 1
        file = self._place.desk.parent / f"交来{self._count}.txt"
        text = HANDED.format(f"第{self._count}件")
        file.write_text(text, "utf-8")
        desk = Desk.open(self._place.desk)
        plan = plan_originals([str(file)], desk, draft=self._draft)
        written = write_originals(plan, desk, VERDICT_BY)
        if written.written:
            self._treasures.add(text.encode())
            self._undone.append(lambda: undo_written(written, VERDICT_BY))

    def _take_off(self) -> None:
        moved = remove_original(self._draft)
        self._undone.append(lambda: undo_put(moved))

    def _undo(self) -> None:
        if self._undone:
            self._undone.pop()()

    def _rename(self) -> None:
        name = self._random.choice("丁戊己庚辛")
        self._draft = rename_draft(Desk.open(self._place.desk), self._draft, name, BY).path
        self._undone.clear()

    def _delete(self) -> None:
        self._deleted = delete(self._draft, BY)
        self._undone.clear()

    def _put_back(self) -> None:
        assert self._deleted is not None
        deleted_drafts(self._place.drafts)
        self._draft = put_back(self._deleted, "王某某")
        self._deleted = None


def walk(seed: str, harm: str, steps: int = 12) -> list[str]:
    """Act on a draft at random, do harm between two acts, go on; return what is wrong."""
    random = Random(seed)
    with harmed() as place:
        acts = Acts(place, random)
        before = random.randrange(steps // 2)
        faults = [fault for _ in range(before) for fault in acts.act()]
        HARMS[harm](place)
        faults += [fault for _ in range(steps) for fault in acts.act()]
    return [f"{harm}, {seed}: {fault}" for fault in faults]


def acts_on_harmed(seed: int, tries: int = 600) -> Result:
    """Put, take off, undo, rename, delete and put back at random, with harm done in between."""
    names = [name for name in HARMS if "hundred thousand" not in name]
    walks = [walk(f"{seed} {number}", names[number % len(names)]) for number in range(tries)]
    return Result(tries, tuple(fault for faults in walks for fault in faults))


# exchanged between look and read

_SWAPS = (
    "the folder leads out",
    "the text leads out",
    "the text leads to the system",
    "the text leads to a device",
    "the text is a pipe",
    "the text is a folder",
    "the text is huge",
    "nothing",
)


def swapped(seed: int) -> Result:
    """Exchange an original for something else after each look that is taken at it before it is read."""
    looks: tuple[tuple[object, str], ...] = (
        (desk_originals, "refuse_link"),
        (desk_originals, "_text_in"),
        (regular_file, "is_link"),
        (regular_file, "_open_in"),
    )
    faults = [
        f"{harm}, at {name}: {fault}"
        for harm in _SWAPS
        for module, name in looks
        for fault in _swapped_at(harm, module, name)
    ]
    return Result(len(_SWAPS) * len(looks), tuple(faults))


def _swapped_at(harm: str, module: object, name: str) -> Iterator[str]:
    with harmed() as place:
        real, left = getattr(module, name), [1]

        def look(*words: object) -> object:
            found = real(*words) if name in ("refuse_link", "is_link") else None
            if (left and str(words[-1]).endswith(f"{OWN}.txt")) or (left and name == "refuse_link"):
                left.pop()
                HARMS[harm](place)
            return found if name in ("refuse_link", "is_link") else real(*words)

        with mock.patch.object(module, name, look):
            yield from _tried("read", lambda: _read_swapped(place))
        if left:
            yield "was not exchanged"
        if not place.is_untouched:
            yield "something outside the desk has changed"


def _read_swapped(place: HarmedDesk) -> None:
    found = desk_originals.read_original_of(place.path(OWN))
    assert found is None or found in (kept(OWN), kept(OWN).__class__()), "read what a link leads to"


# handed over


def handed_over(seed: int, scale: int = 100, most: int = 0) -> Result:
    """Files made to hurt, handed over as originals: read, or refused with the reason, in 2 s."""
    made = list(cases(scale).items())
    made = Random(seed).sample(made, most) if most else made
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "交来.docx")
        for name, (make, _) in made:
            path.write_bytes(make())
            faults += [f"{name}: {fault}" for fault in _tried("read", lambda: _read_handed(path))]
            faults += [f"{name}: wrote {each}" for each in os.listdir(folder) if each != path.name]
    return Result(len(made), tuple(faults))


def _read_handed(path: Path) -> None:
    reading = read_files([path])
    assert reading.found or all(why for _, why in reading.unread), "neither read nor refused"
    used = least_seconds(lambda: read_files([path]), ENOUGH)
    assert used <= ENOUGH, f"{used:.1f} s"


# past replies


def _foreign_index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE files (path, stamp, trouble)")
        db.execute("CREATE VIEW replies AS SELECT randomblob(1000000000) AS id, 1 AS path")
        db.commit()


def _hostile_rows(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db, suppress(sqlite3.Error):
        db.execute(
            "UPDATE replies SET text = randomblob(100000), facts = randomblob(99), asked = zeroblob(9))"
        )
        db.execute("INSERT INTO files VALUES (x'ff00', 'x', 'x')")
        db.commit()


def _cut_index(random: Random) -> Callable[[Path], None]:
    def cut(path: Path) -> None:
        data = bytearray(path.read_bytes())
        for _ in range(random.choice((1, 20, 200))):
            data[random.randrange(len(data))] = random.randrange(256)
        path.write_bytes(data[: random.choice((len(data), random.randrange(len(data))))])

    return cut


def _instead(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def harm(path: Path) -> None:
        path.unlink()
        make(path)

    return harm


def index_harms(place: HarmedDesk, random: Random) -> dict[str, Callable[[Path], object]]:
    """Return what is done to an index, by its name."""
    return {
        "torn": _cut_index(random),
        "noise": lambda path: path.write_bytes(random.randbytes(10_000)),
        "another program's": _instead(_foreign_index),
        "odd rows": _hostile_rows,
        "huge": lambda path: os.truncate(path, 3_000_000_000),
        "huge and not an index": _instead(_sparse_file),
        "leads out": _instead(lambda path: path.symlink_to(place.outside / "丙.txt")),
        "leads nowhere": _instead(lambda path: path.symlink_to(place.outside / "没有")),
        "leads to a device": _instead(lambda path: path.symlink_to("/dev/zero")),
        "a pipe": _instead(os.mkfifo),
        "a folder": _instead(Path.mkdir),
        "gone": Path.unlink,
        "empty": lambda path: path.write_bytes(b""),
        "the log leads out": lambda path: _log(path).symlink_to(place.outside / "丙.txt"),
        "the log is noise": lambda path: _log(path).write_bytes(random.randbytes(10_000)),
    }


def _sparse_file(path: Path) -> None:
    path.touch()
    os.truncate(path, 3_000_000_000)


def _log(path: Path) -> Path:
    log = path.with_name(f"{path.name}-wal")
    log.unlink(missing_ok=True)
    return log


def index_harmed(seed: int, tries: int = 20, names: Sequence[str] = ()) -> Result:
    """Harm the index between two runs, and while it is open: the past replies are found again."""
    faults, count = [], 0
    for number in range(tries):
        with harmed() as place:
            harms = index_harms(place, Random(f"{seed} {number}"))
        for name in names or harms:
            for is_open in (False, True):
                count += 1
                faults += [
                    f"{name}, open: {is_open}: {fault}" for fault in _index(f"{seed} {number}", name, is_open)
                ]
    return Result(count, tuple(faults))


def _index(seed: str, name: str, is_open: bool) -> Iterator[str]:
    with harmed() as place:
        file = place.desk.parent / "旧复.目录"
        desk = Desk.open(place.desk)
        past = Past(desk, (), file)
        past.upkeep()
        if not is_open:
            past.close()
        index_harms(place, Random(seed))[name](file)
        yield from _tried("upkeep", lambda: _finds(past if is_open else Past(desk, (), file)))
        yield from _tried("again", lambda: _finds(Past(desk, (), file)))
        if not place.is_untouched:
            yield "something outside the desk has changed"


def _finds(past: Past) -> None:
    try:
        for _ in range(3):
            past.upkeep(is_thorough=True)
            past.to_words("加强乙")
        if past.is_kept or not past.state.trouble:
            titles = {hit.reply.title for hit in past.to_words("关于乙的建议")}
            assert any("乙" in title for title in titles), f"found {titles}, {past.state}"
    finally:
        past.close()


def _folder_of_links(place: HarmedDesk) -> Path:
    folder = place.desk.parent / "圈"
    folder.mkdir()
    (folder / "里").symlink_to(folder)
    (folder / "自己").symlink_to("自己")
    (folder / "外.txt").symlink_to(place.outside / "丙.txt")
    os.mkfifo(folder / "管道.txt")
    (folder / "零.docx").symlink_to("/dev/zero")
    return folder


PAST_FOLDERS: dict[str, Callable[[HarmedDesk], Path]] = {
    "the desk": lambda place: place.desk,
    "its drafts": lambda place: place.drafts,
    "its originals": lambda place: place.folder,
    "what is above it": lambda place: place.desk.parent,
    "links in a loop": _folder_of_links,
    "a link in a loop": lambda place: _folder_of_links(place) / "自己",
    "a pipe": lambda place: _folder_of_links(place) / "管道.txt",
    "a file": lambda place: place.path(OWN),
    "a device": lambda place: Path("/dev/zero"),
    "nothing": lambda place: place.desk / "没有",
    "the system": lambda place: Path("/proc/self"),
    "one of control characters": lambda place: place.desk / "\x1b]0;题\x07\u202e",
}


def past_folders(seed: int, names: Sequence[str] = tuple(PAST_FOLDERS)) -> Result:
    """Name odd folders as those of past replies: the desk's own are found, once, and no link is followed."""
    faults = []
    for name in names:
        with harmed() as place:
            faults += [f"{name}: {fault}" for fault in _past_in(place, PAST_FOLDERS[name](place))]
    return Result(len(names), tuple(faults))


def _past_in(place: HarmedDesk, folder: Path) -> Iterator[str]:
    settings = Path(os.environ["XDG_CONFIG_HOME"], "replydesk", "设置.yaml")
    settings.parent.mkdir(parents=True)
    settings.write_text(f"旧复文件夹:\n- {str(folder)!r}\n", "utf-8", "replace")
    words = ["search", str(place.path(OWN)), "--json"]
    yield from _tried("search", lambda: _command(words))
    past = Past(Desk.open(place.desk), (folder,), place.desk.parent / "旧复.目录")
    with closing(past):
        yield from _tried("upkeep", past.upkeep)
        found = [hit.reply for hit in past.to_words("关于乙的建议")]
        if [reply.path.name for reply in found].count(f"{OTHER}.md") != 1:
            yield f"found {[str(reply.path) for reply in found]}"
        foreign = [hit for hit in past.to_words(FOREIGN) if FOREIGN in "".join(map(str, hit.passages))]
        if any(not hit.reply.path.is_relative_to(place.outside) for hit in foreign):
            yield "what a link leads to was read"


ATTACKS = (
    Attack(
        "an original or its folder harmed: links, no files, hostile texts; every reader",
        reading_harmed,
    ),
    Attack(
        "up to 17 acts on a draft at random, such a harm among them",
        acts_on_harmed,
    ),
    Attack("the same in the workbench, 12 ways", in_the_workbench),
    Attack("an original exchanged for something else between a look and the reading", swapped),
    Attack("files made to hurt, handed over as originals, in 2 s", handed_over),
    Attack("the index of past replies harmed, closed and open", index_harmed),
    Attack("odd folders named as those of past replies", past_folders),
)
