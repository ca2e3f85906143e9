"""A desk with originals, a folder beside it that is not the clerk's to give, and harm done to the originals.

What was kept before the harm stays in the desk: a folder or file in the way is given another name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from unicodedata import normalize

from replydesk.desk.desk_folder import encode_draft
from replydesk.desk.original_paths import ASIDE, original_path
from replydesk.desk.originals import put_original
from replydesk.draft.model import Draft, Key
from replydesk.draft.original import MOST_CHARACTERS, Original
from tests.attacks.terminal import payloads

FOREIGN = "旁人的密件甲乙丙"  # all that lies outside the desk says this
OWN, OTHER = "甲", "乙"  # the draft that is harmed, and one that is not


class HarmedDesk:
    """The desk, and the folder that links lead to."""

    def __init__(self, folder: Path) -> None:
        self.desk, self.outside = folder / "桌", folder / "别处"
        (self.desk / "templates").mkdir(parents=True)
        self.drafts = self.desk / "drafts"
        self.drafts.mkdir()
        for name in (OWN, OTHER):
            draft = Draft().with_fields([(Key.SUBJECT, f"关于{name}的建议"), (Key.ITEM_NUMBER, "33")])
            self.path(name).write_bytes(encode_draft(draft))
            put_original(self.path(name), kept(name), f"原件{name}".encode(), ".txt")
        (self.outside / ASIDE).mkdir(parents=True)
        for name in (
            f"{OWN}.txt",
            f"{OWN}（交办文件）.txt",
            "丙.txt",
            f"{ASIDE}/{OWN}.txt",
            ".replydesk.lock",
        ):
            (self.outside / name).write_text(FOREIGN, "utf-8")
        left = self.outside / ".00000000-1-0000000000000000.tmp"  # as a killed program leaves it
        left.write_text(FOREIGN, "utf-8")
        os.utime(left, (0, 0))
        self._seen = dict(_seen(self.outside))

    def path(self, name: str) -> Path:
        """Return a draft's path."""
        return self.drafts / f"{name}.md"

    @property
    def folder(self) -> Path:
        """The folder of originals."""
        return original_path(self.path(OWN)).parent

    @property
    def text(self) -> Path:
        """The original of the draft that is harmed."""
        return original_path(self.path(OWN))

    @property
    def is_untouched(self) -> bool:
        """Return True if all is as it was outside the desk."""
        return dict(_seen(self.outside)) == self._seen

    def contents(self) -> set[bytes]:
        """Return what the small files of the desk hold, links apart."""
        found = set()
        for folder, _, names in os.walk(self.desk):
            for path in (Path(folder, name) for name in names):
                if path.is_file() and not path.is_symlink() and path.stat().st_size < 10_000:
                    found.add(path.read_bytes())
        return found

    def make_way(self, path: Path) -> Path:
        """Give what lies at a path another name; return the path."""
        if os.path.lexists(path):
            path.rename(path.with_name(f"{path.name}.旧{len(os.listdir(path.parent))}"))
        return path


def kept(name: str) -> Original:
    """Return the original of a name."""
    return Original(subject=f"关于{name}的建议", first=("张某某",), text=(f"{name}不足。", f"应加强{name}。"))


def _seen(folder: Path) -> Iterator[tuple[str, tuple[int, bytes]]]:
    for path in sorted(folder.rglob("*")):
        state = path.lstat()
        yield str(path), (state.st_mode, path.read_bytes() if path.is_file() else b"")


Harm = Callable[[HarmedDesk], None]


def _link(which: str, target: str) -> Harm:
    """Put a link in place of a file or folder of originals."""

    def harm(place: HarmedDesk) -> None:
        place.folder.mkdir(exist_ok=True)
        path = place.folder / which if which else place.folder
        to = Path(target.format(outside=place.outside, own=path.name))
        place.make_way(path).symlink_to(to)

    return harm


def _made(which: str, make: Callable[[Path], object]) -> Harm:
    """Put something in place of a file or folder of originals."""

    def harm(place: HarmedDesk) -> None:
        if which:
            place.folder.mkdir(exist_ok=True)
        make(place.make_way(place.folder / which if which else place.folder))

    return harm


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _text(text: str, encoding: str = "utf-8") -> Harm:
    return _made(f"{OWN}.txt", lambda path: path.write_bytes(text.encode(encoding, "replace")))


def _bytes(data: bytes) -> Harm:
    return _made(f"{OWN}.txt", lambda path: path.write_bytes(data))


def _sparse(size: int) -> Harm:
    def make(path: Path) -> None:
        path.write_bytes(b"")
        os.truncate(path, size)

    return _made(f"{OWN}.txt", make)


def _crowd(count: int) -> Harm:
    def harm(place: HarmedDesk) -> None:
        place.folder.mkdir(exist_ok=True)
        for number in range(count):
            os.close(os.open(place.folder / f"件{number}.txt", os.O_CREAT | os.O_WRONLY, 0o600))

    return harm


def _twins(place: HarmedDesk) -> None:
    """Put names beside that differ in case, in composed characters, in what is not seen, or are too long."""
    place.folder.mkdir(exist_ok=True)
    for name in (f"{OWN}.TXT", f"{OWN}.txt.txt", f"{OWN}\u200b.txt", normalize("NFD", "é.txt"), "é.txt"):
        (place.folder / name).write_text("别的", "utf-8")
    handed = f"{OWN}（交办文件）"
    for name in (f"{handed}.{'长' * 70}", f"{handed}{'x' * 200}", f"{handed}.\udcff\udcfe"):
        with suppress(OSError):
            (place.folder / name).write_text("别的", "utf-8")


def _control_names(place: HarmedDesk) -> None:
    place.folder.mkdir(exist_ok=True)
    for payload in payloads(1, 2):
        name = os.fsdecode(payload.replace("/", "").replace("\0", "").encode("utf-8", "replace")[:120])
        with suppress(OSError):
            (place.folder / f"{OWN}（交办文件）.{name}").write_text("别的", "utf-8")
            (place.folder / f"{name}.txt").write_text("别的", "utf-8")


_LINE = "编号: 甲乙\n案由: 丙\n领衔: 张某某、李某\n联系: 丁\n"
_HANDED = f"{OWN}（交办文件）.txt"

# Each by its name.
HARMS: dict[str, Harm] = {
    "the folder leads out": _link("", "{outside}"),
    "the folder leads to itself": _link("", "{own}"),
    "the folder leads nowhere": _link("", "{outside}/没有/没有"),
    "the folder leads to the system": _link("", "/proc/self"),
    "the folder leads to the drafts": _link("", "."),
    "the folder is a file": _made("", lambda path: path.write_bytes("别的".encode())),
    "the folder is a pipe": _made("", _pipe),
    "the folder cannot be read": _made("", lambda path: path.mkdir(mode=0)),
    "that of replaced ones leads out": _link(ASIDE, f"{{outside}}/{ASIDE}"),
    "that of replaced ones leads nowhere": _link(ASIDE, "没有"),
    "that of replaced ones is a file": _made(ASIDE, lambda path: path.write_bytes("别的".encode())),
    "that of replaced ones is a pipe": _made(ASIDE, _pipe),
    "the lock leads out": _link(".replydesk.lock", "{outside}/.replydesk.lock"),
    "the lock is a pipe": _made(".replydesk.lock", _pipe),
    "the text leads out": _link(f"{OWN}.txt", "{outside}/丙.txt"),
    "the text leads to itself": _link(f"{OWN}.txt", "{own}"),
    "the text leads nowhere": _link(f"{OWN}.txt", "没有"),
    "the text leads to a device": _link(f"{OWN}.txt", "/dev/zero"),
    "the text leads to the system": _link(f"{OWN}.txt", "/proc/self/environ"),
    "the text is a pipe": _made(f"{OWN}.txt", _pipe),
    "the text is a folder": _made(f"{OWN}.txt", Path.mkdir),
    "the text cannot be read": _made(f"{OWN}.txt", lambda path: path.touch(mode=0)),
    "the text is huge": _sparse(200_000_000),
    "the text is longer than any disk": _sparse(2**42),
    "the file handed over leads out": _link(_HANDED, "{outside}/丙.txt"),
    "the file handed over is a pipe": _made(_HANDED, _pipe),
    "the file handed over is a folder": _made(_HANDED, Path.mkdir),
    "zeros": _bytes(bytes(100_000)),
    "half a character": _bytes("甲".encode()[:2] * 50_000),
    "halves of pairs": _text("\ud800甲" * 1_000, "utf-16"),
    "nothing": _bytes(b""),
    "controls": _text("\n".join(payloads(1, 2)).replace("\0", "")),
    "controls in fields": _text("".join(f"案由: {each}\n编号: {each}\n" for each in payloads(1, 2))),
    "longer than any": _text("甲" * (MOST_CHARACTERS + 1)),
    "lines of fields": _text(_LINE * 2_000),
    "fields without end": _text("领衔: " + "张某某、" * 20_000),
    "points without end": _text("\n\n" + "一是建议加大投入；" * 10_000),
    "colons": _text(":" * 90_000),
    "empty lines": _text("\n" * 9_999),
    "names alike": _twins,
    "controls in names": _control_names,
    "a thousand files": _crowd(1_000),
    "a hundred thousand files": _crowd(100_000),
}
