"""The output sent to the terminal shows the screen, and is small."""

from __future__ import annotations

import io
import re
from itertools import accumulate, pairwise

from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, InlineUpdate, LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from replydesk.tui.kit.painting import Painter, difference

WIDTH, HEIGHT = 16, 3
CONSOLE = Console(file=io.StringIO(), color_system="truecolor", force_terminal=True, legacy_windows=False)
STYLES = (Style(color="#ff0000", bgcolor="#000000"), Style(bold=True, bgcolor="#112233"), None)

texts = st.text("张某a1，“ ", max_size=8)
cuts = st.lists(st.integers(1, WIDTH - 1), max_size=2, unique=True).map(lambda at: [0, *sorted(at), WIDTH])


@st.composite
def strips(draw: st.DrawFn, width: int) -> Strip:
    """Return a strip of a given width: segments, filled up with blanks."""
    segments = []
    for text in draw(st.lists(texts, max_size=3)):
        while cell_len(text) > width:
            text = text[:-1]
        width -= cell_len(text)
        segments.append(Segment(text, draw(st.sampled_from(STYLES))))
    return Strip([*segments, Segment(" " * width, STYLES[0])])


@st.composite
def screens(draw: st.DrawFn) -> list[dict[int, Strip]]:
    """Return all rows of a screen, cut where its parts meet."""
    edges = draw(cuts)
    return [{a: draw(strips(b - a)) for a, b in pairwise(edges)} for _ in range(HEIGHT)]


class Terminal:
    """A terminal that knows the sequences that are sent, and no others."""

    def __init__(self) -> None:
        self.cells = [[("?", "")] * WIDTH for _ in range(HEIGHT)]

    def take(self, sent: str) -> None:
        x = y = 0
        look = ""
        for place, colours, char in re.findall(r"\x1b\[(\d+;\d+)H|\x1b\[([\d;]*)m|([^\x1b])", sent):
            if place:
                y, x = (int(number) - 1 for number in place.split(";"))
            elif colours:
                look = colours.removeprefix("0").removeprefix(";")
            else:
                for shown in [char, *[""] * (cell_len(char) - 1)]:
                    self.cells[y][x] = (shown, look)
                    x += 1


def shown(screen: list[dict[int, Strip]]) -> list[list[tuple[str, str]]]:
    """Return the cells of a screen as Textual would write them."""
    terminal = Terminal()
    for y, row in enumerate(screen):
        for x, strip in row.items():
            terminal.take(f"\x1b[{y + 1};{x + 1}H{strip.render(CONSOLE)}")
    return terminal.cells


def whole(screen: list[dict[int, Strip]]) -> LayoutUpdate:
    return LayoutUpdate([row.values() for row in screen], Region(0, 0, WIDTH, HEIGHT))


def partly(screen: list[dict[int, Strip]], rows: range) -> ChopsUpdate:
    ends = [[*list(row)[1:], WIDTH] for row in screen]
    return ChopsUpdate(screen, [(y, 0, WIDTH) for y in rows], ends)


@given(screens(), st.lists(screens(), max_size=4))
def test_the_terminal_shows_the_screen_after_every_update(
    first: list[dict[int, Strip]], later: list[list[dict[int, Strip]]]
) -> None:
    painter, terminal = Painter(), Terminal()
    terminal.take(painter.thrifty(whole(first)).render_segments(CONSOLE))
    assert terminal.cells == shown(first)
    for screen in later:
        terminal.take(painter.thrifty(partly(screen, range(HEIGHT))).render_segments(CONSOLE))
        assert terminal.cells == shown(screen)


def test_nothing_is_sent_for_what_the_terminal_shows_already() -> None:
    screen = [{0: Strip([Segment("张某某代表：" + " " * 4)])} for _ in range(HEIGHT)]
    painter = Painter()
    painter.thrifty(whole(screen)).render_segments(CONSOLE)
    assert painter.thrifty(partly(screen, range(HEIGHT))).render_segments(CONSOLE) == ""


def test_a_character_typed_costs_few_bytes() -> None:
    before = [{0: Strip([Segment("您提出的" + " " * 8, STYLES[0])])} for _ in range(HEIGHT)]
    after = [{0: Strip([Segment("您提出的建" + " " * 6, STYLES[0])])}, *before[1:]]
    painter = Painter()
    painter.thrifty(whole(before)).render_segments(CONSOLE)
    sent = painter.thrifty(partly(after, range(HEIGHT))).render_segments(CONSOLE)
    assert "建" in sent and "您" not in sent and len(sent.encode()) < 60


def test_a_whole_update_is_sent_whole_since_the_terminal_may_show_anything() -> None:
    screen = [{0: Strip([Segment("张某某代表：" + " " * 4)])} for _ in range(HEIGHT)]
    painter = Painter()
    painter.thrifty(whole(screen)).render_segments(CONSOLE)
    assert painter.thrifty(whole(screen)).render_segments(CONSOLE).count("张某某") == HEIGHT


def test_an_update_of_another_kind_is_left_to_textual() -> None:
    update = InlineUpdate([])
    assert Painter().thrifty(update) is update


@example([Segment("e\u0301a")], [Segment("ea"), Segment("")])
@given(st.lists(texts.map(Segment)), st.lists(texts.map(Segment)))
def test_a_difference_makes_the_one_strip_of_the_other(one: list[Segment], other: list[Segment]) -> None:
    old, new = ("".join(segment.text for segment in segments) for segments in (one, other))
    wide = max(cell_len(old), cell_len(new))
    before, after = (f"{text}{' ' * (wide - cell_len(text))}" for text in (old, new))
    found = difference([Segment(before)], [Segment(after)])
    if found is None:
        assert before == after
        return
    x, piece = found
    text = "".join(segment.text for segment in piece)
    places = dict(zip(accumulate(map(cell_len, before), initial=0), range(len(before) + 1), strict=False))
    rest = before[places[x + cell_len(text)] :] if text != after else ""
    assert before[: places[x]] + text + rest == after
