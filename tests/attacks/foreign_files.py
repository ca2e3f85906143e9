"""Files of others: lists and letters made to hurt or damaged at random, and texts that take patterns long."""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Thread

from replydesk.importing.lists.intake import read_list
from replydesk.importing.replies.importer import import_paths
from replydesk.importing.replies.pasted import read_paste
from replydesk.text.errors import UserError
from tests.attacks.model import Attack, Result
from tests.support.hostile_files import cases
from tests.support.hostile_lists import Case, list_cases
from tests.support.hostile_reviews import review_cases, review_outcome
from tests.support.mutations import anything, changed_list, changed_pdf, changed_review
from tests.support.outcomes import list_outcome, reply_outcome
from tests.support.patterns import all_patterns, slow
from tests.support.processor_time import least_seconds
from tests.support.replies import starter_stock

_SECONDS = 2.0  # of processor time, for one file
_RATIO = 6.0  # of the times for a text and for its quarter: 4 if linear, 16 if quadratic
_PUMPS = (
    "\t",
    " ",
    "\u3000",
    "0",
    "a",
    "(",
    "（",
    "《",
    "“",
    "\\",
    "|",
    "一",
    "、",
    "。",
    "张某某、",
    "附件：",
    "1. 甲\n",
    "一是乙。\n",
    "a\tb\n",
)


def _timed(name: str, run: Callable[[], str]) -> Iterator[str]:
    """Yield what is wrong with an outcome: a fault, or too much time."""
    said: list[str] = []
    try:
        seconds = least_seconds(lambda: said.append(run()), _SECONDS)
    except Exception as error:
        yield f"{name}: {type(error).__name__}: {error}"
        return
    if said[-1] or seconds > _SECONDS:
        yield f"{name}: {said[-1] or f'{seconds:.1f} s'}"


def _letter(path: Path, reason: str) -> str:
    ((_, outcome),) = import_paths([path], starter_stock())
    is_right = reason in outcome.reason if reason else bool(outcome.imported)
    return "" if is_right else f"not “{reason}” but “{outcome.reason}”"


def _list(path: Path, reason: str) -> str:
    try:
        read_list(path)
        said = ""
    except UserError as error:
        said = str(error)
    return "" if reason in said else f"not “{reason}” but “{said}”"


def _made_to_hurt(made: dict[str, Case], read: Callable[[Path, str], str]) -> Result:
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "来文")
        for name, (make, reason) in made.items():
            path.write_bytes(make())
            faults += _timed(name, lambda reason=reason: read(path, reason))  # type: ignore[misc]
    return Result(len(made), tuple(faults))


def hostile_letters(seed: int, scale: int = 100) -> Result:
    """Letters made to hurt, read and made into drafts."""
    return _made_to_hurt(cases(scale), _letter)


def hostile_lists(seed: int, scale: int = 100) -> Result:
    """Lists made to hurt, read and understood."""
    return _made_to_hurt(list_cases(scale), _list)


def hostile_reviews(seed: int, scale: int = 100) -> Result:
    """Review copies made to hurt, read and compared with what was sent."""
    return _made_to_hurt(review_cases(scale), _review)


def _review(path: Path, reason: str) -> str:
    said = review_outcome(path.read_bytes())
    is_right = reason in said if reason else not said
    return "" if is_right else f"not “{reason}” but “{said}”"


def damaged_reviews(seed: int, tries: int = 2_000) -> Result:
    """Review copies changed at random: refused, or what is taken of them is exact."""
    return _seeded(seed, tries, lambda each: review_outcome(changed_review(each)))


def damaged_letters(seed: int, tries: int = 4_000) -> Result:
    """Letters and web pages changed at random."""
    return _seeded(seed, tries, lambda each: reply_outcome(anything, each))


def damaged_pdfs(seed: int, tries: int = 200) -> Result:
    """PDF files changed at random."""
    return _seeded(seed, tries, lambda each: reply_outcome(changed_pdf, each))


def damaged_lists(seed: int, tries: int = 800) -> Result:
    """Lists of every kind changed at random: every row is used, or rejected with the reason."""
    return _seeded(seed, tries, lambda each: list_outcome(changed_list(each)))


def _seeded(seed: int, tries: int, outcome: Callable[[int], str]) -> Result:
    first = seed * 1_000_000
    said = ((each, outcome(each)) for each in range(first, first + tries))
    return Result(tries, tuple(f"{each}: {what}" for each, what in said if what.startswith("!")))


def worst_cases_of_patterns(seed: int, most: int = 64_000) -> Result:
    """Every pattern of the program on worst cases made from its parse tree."""
    found = all_patterns()
    return Result(len(found), tuple(str(each) for used in found for each in slow(used, most)))


def pasted_texts(seed: int, size: int = 1_000_000) -> Result:
    """Pasted texts of a megabyte: characters and lines of a kind, alone and mixed; linear time for each."""
    chance = random.Random(seed)
    texts = [pump * (size // len(pump)) for pump in _PUMPS]
    texts += ["".join(chance.choices(_PUMPS, k=size // 4)) for _ in range(10)]
    return Result(len(texts), tuple(fault for text in texts for fault in _more_than_linear(text)))


def _more_than_linear(text: str) -> Iterator[str]:
    """Yield what is wrong with reading a text: lost, or long and more than linear in its length."""
    shorter = least_seconds(lambda: read_paste(text[: len(text) // 4]), 0.0)
    enough = max(_SECONDS, _RATIO * shorter)
    read: list[bool] = []
    seconds = least_seconds(lambda: read.append(bool(read_paste(text))), enough)
    if not read[-1] or seconds > enough:
        yield f"{text[:12]!r}: {f'{seconds:.1f} s' if read[-1] else 'lost'}"


def no_files(seed: int) -> Result:
    """What is no regular file behind a name: a FIFO, a device, a folder, a link to one, a link to itself."""
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as folder:
        paths = list(_odd_places(Path(folder)))
        for path in paths:
            for read in (
                lambda path=path: _letter(path, str(path.name)),
                lambda path=path: _list(path, str(path)),
            ):
                faults += _in_time(path.name, read)
    return Result(2 * len(paths), tuple(faults))


def _odd_places(folder: Path) -> Iterator[Path]:
    names = {
        name: folder / name for name in ("管道.docx", "设备.docx", "自己.docx", "夹.docx", "夹的链接.docx")
    }
    os.mkfifo(names["管道.docx"])
    names["设备.docx"].symlink_to("/dev/zero")
    names["自己.docx"].symlink_to(names["自己.docx"])
    names["夹.docx"].mkdir()
    names["夹的链接.docx"].symlink_to(folder)
    yield from names.values()
    yield folder / "没有.docx"
    yield Path("/proc/self/mem")


def _in_time(name: str, read: Callable[[], str]) -> Sequence[str]:
    """Return what is wrong with a read in a thread, which may hang for ever."""
    said: list[str] = []
    thread = Thread(target=lambda: said.extend(_timed(name, read)), daemon=True)
    thread.start()
    thread.join(10)
    return [f"{name}: hangs"] if thread.is_alive() else said


ATTACKS = (
    Attack("letters made to hurt, in 2 s", hostile_letters),
    Attack("lists made to hurt, in 2 s", hostile_lists),
    Attack("letters damaged at random", damaged_letters),
    Attack("review copies made to hurt, in 2 s", hostile_reviews),
    Attack("review copies damaged at random", damaged_reviews),
    Attack("PDF files damaged at random", damaged_pdfs),
    Attack("lists damaged at random", damaged_lists),
    Attack("patterns on their worst cases", worst_cases_of_patterns),
    Attack("pasted texts of a megabyte", pasted_texts),
    Attack("names behind which there is no file", no_files),
)
