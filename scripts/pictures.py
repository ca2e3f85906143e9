"""Take the pictures of the documents: the workbench on the sample drafts in a real terminal, as PNG in docs/.

xterm on a virtual screen shows tmux with the program in it, its Chinese in Noto Sans Mono CJK. Debian
packages: xvfb, xterm, tmux, imagemagick, fonts-noto-cjk, fonts-dejavu-core.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

DOCS = Path(__file__).resolve().parents[1] / "docs"
DISPLAY = ":97"
NEEDED = ("Xvfb", "xterm", "tmux", "import")
NARROW_FONT = "DejaVu Sans Mono:pixelsize=16"  # its arrows are one cell wide, those of Noto Sans Mono CJK two
WIDE_FONT = "Noto Sans Mono CJK SC:pixelsize=19"
LEADING = 1.3  # height of a line, in heights of the narrow font
COLOURS = 64  # in a picture
PATIENCE = 30.0  # seconds until a picture is given up
QUIET = 0.4  # seconds without a change, after which a screen is taken for finished

TMUX_SETTINGS = """
set -g status off
set -g escape-time 20
set -g default-terminal "tmux-256color"
set -as terminal-features ",xterm*:RGB"
"""


class Picture(NamedTuple):
    """A picture: the terminal's size in cells, and steps of keys with the text that each brings up."""

    columns: int
    rows: int
    steps: Sequence[tuple[Sequence[str], str]]
    prepare: Callable[[Path], None] = lambda place: None  # what is done on the desk before it is opened
    shots: Mapping[int, str] = {}  # of a story: the pictures taken on the way, after so many steps


OPENED = (("Down", "Enter"), "会商单位")  # the second draft, with its form
STEP_4 = (("F4", "F4", "F4"), "4 答复内容")

CARE = "居家养老-张某某代表"
RETURNED = "回来的审阅稿.docx"
HANDED_OVER = "交办件"


def review_copy_back(place: Path) -> None:
    """Lay a review copy on the desk that two people corrected in Word."""
    from tests.support.word_review import Person, WordReview

    from replydesk.cli.program import main as run
    from replydesk.desk.desk_folder import Desk

    Desk.open(place)
    draft = place / "drafts" / f"{CARE}.md"
    if run(["export", str(draft), "-o", str(place / "送审"), "--review"]):
        raise SystemExit("no review copy was exported")
    file = WordReview((place / "送审" / f"{CARE}（审阅稿）.docx").read_bytes())
    li, wang = (Person(name, datetime(2026, 5, 28, 16, 40)) for name in ("李某某", "王某某"))

    def edit(words: str, new: str, by: Person, said: str = "") -> None:
        paragraph = next(each for each in file.paragraphs() if words in file.text(each))
        start = file.text(paragraph).index(words)
        if said:
            file.comment(paragraph, start, start + len(words), said, by)
        elif new:
            file.replace(paragraph, start, start + len(words), new, by)
        else:
            file.delete(paragraph, start, start + len(words), by)

    edit("412个", "420个", li)
    edit("，问题分析透彻，对策具体可行", "", li)
    edit("4月上旬与您当面沟通", "4月8日与您当面沟通", wang)
    edit("重建设、轻运营", "重建轻管", wang)
    edit("1126万人", "", wang, "请注明是哪一年的数")
    (place / RETURNED).write_bytes(file.data())


def taken_back(place: Path) -> None:
    """Have all of a returned review copy in its draft."""
    from replydesk.cli.program import main as run

    settings = place.parent / "replydesk" / "设置.yaml"
    settings.parent.mkdir()
    settings.write_text("姓名: 陈某某\n", encoding="utf-8")
    review_copy_back(place)
    if run(["review", str(place / RETURNED), "--desk", str(place), "--accept", "all"]):
        raise SystemExit("the review copy was not read back")


def remarked(place: Path) -> None:
    """Put remarks of a supervisor on a draft."""
    from replydesk.desk.desk_folder import read_draft, save_draft
    from replydesk.draft.place import Place
    from replydesk.draft.remarks.actions import add_remark
    from replydesk.draft.workflow import VerdictBy

    path = place / "drafts" / f"{CARE}.md"
    draft = read_draft(path).draft
    text = draft.sections[0].paragraphs[0].text
    said = (("1126万人", "请注明是哪一年的数", None), ("问题分析透彻，对策具体可行", "不必说", "对策可行"))
    for minute, (words, remark, proposed) in enumerate(said):
        start = text.index(words)
        by = VerdictBy("李某某", datetime(2026, 5, 28, 16, 40 + minute))
        end = start + len(words)
        draft = add_remark(draft, Place("答复内容", 0, 0), start, end, remark, by, proposed=proposed)
    save_draft(path, draft)


def season(place: Path) -> None:
    """Lay the drafts of a small season on the desk, last year's reply, and the files handed over."""
    from tests.support.story_of_originals import lay_out_story

    for sample in (place / "drafts").rglob("*.*"):
        sample.unlink()
    lay_out_story(place, place / HANDED_OVER)


def story_of_originals() -> Picture:
    """Return the story of docs/originals.md: from files handed over to the points when read."""
    from tests.support.story_of_originals import ANSWERS

    steps: list[tuple[Sequence[str], str]] = []
    shots = {}

    def do(*keys: str, until: str, shot: str = "") -> None:
        steps.append((keys, until))
        if shot:
            shots[len(steps)] = shot

    do("S-F10", until="Tab 补全")
    do(f"{HANDED_OVER}/", "Enter", until="1 份没有对上", shot="originals-matched")
    do("F3", "F8", until="像是答过的")
    do("126", until="只列出找到的")
    do("Enter", until="题目 100% 一样")
    do("S-F10", until="五是把助餐点", shot="originals-beside")
    do("C-d", until="未答 5")
    do("F8", until="添了 5 节", shot="originals-points")
    do("Home", "Enter", until="本节 0 字")
    do("C-r", until="支持各地新建")
    do("Enter", until="取这一句")
    do("Space", until="取这一段", shot="originals-past")
    do("Enter", until="标了 6 处")
    do("Escape", until="Esc 返回")
    do("Escape", until="本节 68 字", shot="originals-taken")
    do("C-d", until="已答 1")
    for done, answer in enumerate(ANSWERS, 2):
        do("Down", "Down", "Enter", until="本节 0 字")
        do(answer, "C-d", until=f"已答 {done}")
    do("Escape", until="本节 35 字")
    do("Escape", until="已存")
    do("Escape", until="只列出找到的")
    do("F5", until="拟好了，请核稿")
    do("Enter", until="也要办的理由", shot="originals-blocked")
    do("Escape", until="只列出找到的")
    do("Enter", until="1 收件人")
    do("S-F12", until="还有 6 处")
    do("2026年", "S-F12", until="还有 5 处")
    do("1500万元", "S-F12", until="还有 4 处", shot="originals-mended")
    do("S-F12", "S-F12", "S-F12", "S-F12", until="都核对完了")
    do("Escape", until="填好了")
    do("Escape", until="只列出找到的")
    do("F5", until="拟好了，请核稿")
    do("Enter", until="核稿")
    do("F4", until="F8 通过")
    do("C-d", until="已答 5", shot="originals-read")
    return Picture(120, 36, steps, season, shots)


PICTURES = {
    "draft": Picture(120, 40, [OPENED, STEP_4, (("Down", "Down"), "本节")]),
    "wide": Picture(160, 45, [OPENED, (("F4", "F4"), "3 开头语")]),
    "desk": Picture(120, 30, [(("C-a", "F7"), "回车 返回")]),
    "numbers": Picture(120, 36, [(("C-a", "F8"), "挑一个号")]),
    "reading": Picture(134, 44, [(("Down", "F4"), "F8 通过")]),
    "checking": Picture(120, 36, [(("Down", "Down", "Down", "Enter"), "会商单位"), (("F5",), "Esc 返回")]),
    "finding": Picture(120, 36, [OPENED, (("C-f",), "要找的字"), (("我厅", "Enter"), "2/14")]),
    "history": Picture(
        120, 36, [OPENED, STEP_4, (("再抓落实",), "已存"), (("C-o",), "历史版本"), (("Down",), "最早")]
    ),
    "remarks": Picture(120, 40, [OPENED, STEP_4, (("S-F4", "S-F4"), "1 采纳")], remarked),
    "redline": Picture(
        120, 40, [OPENED, (("C-o",), "历史版本"), (("Down",), "最早"), (("S-F8",), "F7 存为")], taken_back
    ),
    "review": Picture(
        120,
        40,
        [OPENED, (("S-F7",), "Tab 补全"), ((RETURNED, "Enter"), "读回审阅稿"), (("Space",), "采纳")],
        review_copy_back,
    ),
    "help": Picture(100, 36, [OPENED, STEP_4, (("F1",), "这一屏")]),
    "originals": story_of_originals(),
}


class Terminal:
    """The program in tmux, shown by an xterm."""

    def __init__(self, socket: str) -> None:
        self.socket = socket

    def tmux(self, *words: str) -> str:
        """Run a tmux command and return what it prints."""
        command = ["tmux", "-L", self.socket, *words]
        return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout

    def press(self, keys: Sequence[str]) -> None:
        """Press keys by tmux's names; anything else is typed."""
        for key in keys:
            self.tmux("send-keys", key)

    def wait_for(self, text: str) -> None:
        """Wait until a text is on the screen and the screen has come to rest.

        Raises:
            TimeoutError: the text did not come up.
        """
        end, seen, since = time.monotonic() + PATIENCE, "", 0.0
        while time.monotonic() < end:
            screen = self.tmux("capture-pane", "-p", "-e")
            if screen != seen:
                seen, since = screen, time.monotonic()
            elif time.monotonic() - since > QUIET and text in self.tmux("capture-pane", "-p"):
                return
            time.sleep(0.05)
        raise TimeoutError(f"{text} did not come up:\n{seen}")


@contextmanager
def screen() -> Iterator[None]:
    """Start a virtual screen for the time of the block."""
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "2600x1800x24"], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = DISPLAY
    try:
        time.sleep(1)
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def terminal(size: tuple[int, int], folder: Path) -> Iterator[Terminal]:
    """Open the workbench on a folder in a terminal of `size`, columns and rows."""
    settings = folder.parent / "tmux.conf"
    settings.write_text(TMUX_SETTINGS, encoding="utf-8")
    given = Terminal(f"pictures{os.getpid()}")
    program = [sys.executable, "-m", "replydesk", str(folder)]
    inner = ["tmux", "-u", "-L", given.socket, "-f", str(settings), "new-session", *program]
    look = ["-fa", NARROW_FONT, "-fd", WIDE_FONT, "-geometry", f"{size[0]}x{size[1]}+0+0", "-b", "6", "+sb"]
    look += ["-bg", "#121212", "-fg", "#e0e0e0"]
    look += ["-xrm", "XTerm*directColor: true", "-xrm", f"XTerm*scaleHeight: {LEADING}"]
    window = subprocess.Popen(["xterm", "-u8", *look, "-e", *inner])
    try:
        yield given
    finally:
        given.tmux("kill-server")
        window.terminate()
        window.wait()


def take(name: str, picture: Picture) -> list[Path]:
    """Take one picture, or those of a story; return the files."""
    from replydesk.desk import desk_folder

    shots = picture.shots or {len(picture.steps): name}
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CONFIG_HOME"] = os.environ["XDG_CACHE_HOME"] = folder
        place = Path(folder) / "答复"
        desk_folder.init_desk(place)
        picture.prepare(place)
        with terminal((picture.columns, picture.rows), place) as shown:
            shown.wait_for("F1 帮助")
            for done, (keys, text) in enumerate(picture.steps, 1):
                shown.press(keys)
                shown.wait_for(text)
                if done in shots:
                    _photograph(DOCS / f"{shots[done]}.png")
    return [DOCS / f"{each}.png" for each in shots.values()]


def _photograph(target: Path) -> None:
    """Write what the virtual screen shows, without the black around the terminal, in few colours."""
    from PIL import Image

    subprocess.run(["import", "-window", "root", "-trim", "+repage", str(target)], check=True)
    Image.open(target).convert("RGB").quantize(COLOURS).save(target, optimize=True)


def main() -> None:
    """Take the pictures named on the command line, or all."""
    missing = [program for program in NEEDED if shutil.which(program) is None]
    if missing:
        raise SystemExit(f"not installed: {', '.join(missing)}")
    with screen():
        for name in sys.argv[1:] or PICTURES:
            print(*take(name, PICTURES[name]), sep="\n")


if __name__ == "__main__":
    main()
