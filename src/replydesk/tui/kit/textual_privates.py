"""Everything the workbench uses of Textual, or of Rich below it, that is private there.

Textual is pinned to one version, and `tests/tui/test_textual_privates.py` fails when one changes. No
other module of the screens imports, overrides or reads a private of Textual; a test sees to that, too.
"""

from __future__ import annotations

import os
import select
import sys
from bisect import bisect_right
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from itertools import pairwise
from typing import IO, Any, TypeVar

import rich.cells
import rich.text
import textual._wrap
import textual.content
import textual.widgets._input
from rich.cells import cell_len
from rich.color import ColorSystem
from rich.console import Console, RenderableType
from rich.style import Style
from rich.text import Text
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.content import Content
from textual.css.query import QueryType
from textual.document import _wrapped_document
from textual.document._document import Document, EditResult, Location
from textual.document._wrapped_document import WrappedDocument
from textual.dom import DOMNode
from textual.driver import Driver
from textual.events import Idle, Key
from textual.filter import LineFilter
from textual.geometry import Offset
from textual.message import Message
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import TextArea, _text_area
from textual.widgets.text_area import TextAreaTheme
from textual.worker import WorkerFailed

from replydesk.text.marks import on_one_line, shown
from replydesk.tui.kit.wrapping import wrap_offsets

__all__ = [
    "ChopsUpdate",
    "CompositorUpdate",
    "HookedApp",
    "HookedScreen",
    "KeyParser",
    "LayoutUpdate",
    "Rows",
    "StyledTextArea",
    "ansi_codes",
    "bound_ids",
    "colour_system",
    "has_messages",
    "waits_for_message",
]

_Result = TypeVar("_Result")


_TO_DRAIN = 0.3  # seconds in which a terminal that is there takes what was written before

END_OF_INPUT = b"\x04"  # Ctrl-D; `script` sends it when it has lost its own terminal, and then waits

_TICK = 0.1  # seconds after which keys are looked for again, and an Esc is known not to begin a sequence

# What a terminal is told to be as before: no Kitty keys, pastes, mouse, sizes, focus and line ends as usual,
# the other screen gone, the cursor shown.
_MODES = (2004, 1000, 1003, 1015, 1006, 1016, 2048, 1004)
_AS_BEFORE = b"\x1b[<u" + b"".join(b"\x1b[?%dl" % mode for mode in _MODES) + b"\x1b[?7h\x1b[?1049l\x1b[?25h"


class HookedApp(App[None]):
    """A program that is asked before a screen is painted, before a fault ends it, without its terminal."""

    def __init__(self) -> None:
        super().__init__(driver_class=_terminal_driver())

    def terminal_lost(self) -> None:
        """Deal with the loss of the terminal; called from any thread, maybe often."""

    def is_relayed_to_nobody(self) -> bool:
        """Return True if another program hands on keys, and has lost the terminal that they came from."""
        return False

    def soon(self, job: Callable[[], object]) -> None:
        """Run a job between two messages; to be called from another thread. Raises RuntimeError if ended."""
        if self._loop is None:
            raise RuntimeError("the program does not run")
        self._loop.call_soon_threadsafe(job)

    def give_terminal_back(self) -> None:
        """Set the terminal as it was before the program, from any thread; never wait for long."""
        if give_back := getattr(self._driver, "give_back", None):
            give_back()

    def painted(self, update: CompositorUpdate) -> CompositorUpdate:
        """Return what is sent to the terminal in place of an update of the screen."""
        return update

    def fault(self, error: Exception) -> None:
        """Deal with a fault of the program; called only where a person is at the terminal."""
        super()._handle_exception(error)

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End the program; Textual prints the last words as they are."""
        words = Text(on_one_line(message)) if isinstance(message, str) else message
        super().exit(result, return_code, words)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy; a half of a pair, which has no bytes, becomes a mark."""
        super().copy_to_clipboard("".join(on_one_line(c) if "\ud800" <= c <= "\udfff" else c for c in text))

    def filter_first(self, line_filter: LineFilter) -> None:
        """Have a filter change every line before Textual's own filters do.

        Textual chooses its filters itself; without this, dimmed text keeps two thirds of its colour.
        """
        self._filters.insert(0, line_filter)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        """Paint; there is no public place between the compositor and the driver."""
        if isinstance(renderable, CompositorUpdate):
            renderable = self.painted(renderable)
        super()._display(screen, renderable)

    def _handle_exception(self, error: Exception) -> None:
        """Handle a fault; Textual would show a clerk a traceback, and nothing would be saved."""
        if isinstance(error, WorkerFailed):
            error = error.error if isinstance(error.error, Exception) else error
        if self.is_headless:  # in tests the fault has to come out
            super()._handle_exception(error)
        else:
            self.fault(error)

    def _load_screen_css(self, screen: Screen[object]) -> None:
        """Add the rules of a screen; Textual would parse all others again and restyle what is shown."""
        for path in screen.css_path:
            if not self.stylesheet.has_source(str(path)):
                self.stylesheet.read(path)
                self.stylesheet.parse()


class _Output:
    """The terminal as a file whose loss is told once and otherwise goes unnoticed.

    Textual's thread that writes would end with the first error, and its queue, full, would block the program.
    """

    def __init__(self, file: IO[str], lost: Callable[[], None]) -> None:
        self._file = file
        self._lost = lost

    def write(self, text: str) -> None:
        self._guard(lambda: self._file.write(text))

    def flush(self) -> None:
        self._guard(self._file.flush)

    def fileno(self) -> int:
        return self._file.fileno()

    def _guard(self, write: Callable[[], object]) -> None:
        try:
            write()
        except (OSError, ValueError):
            self._lost()


def _early(data: bytes | None) -> bytes | None:
    """Return keys typed before the terminal was ours, as they were typed; b"" for an end of input.

    The terminal has made a line feed of Enter, and NUL of an end of input, as `script` sends it when it has
    lost its own terminal.
    """
    return b"" if data and b"\0" in data else data and data.replace(b"\n", b"\r")


_ESC = "\x1b"
_BEGINS_SEQUENCE = "[O"  # what follows Esc in the sequences of keys
_BY_WORD = ("\x1bb", "\x1bf", "\x1b\x7f")  # a word back, a word on, deleted: keys of a Mac with Option


class KeyParser(XTermParser):
    """A parser for which Esc and another key in one packet are two keys.

    Textual's takes them for one key with Alt, which no command has: of Esc, 4 typed fast it makes ¢.
    """

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        begins = sequence[1:2] in _BEGINS_SEQUENCE or sequence in _BY_WORD
        if len(sequence) == 2 and sequence[0] == _ESC and not begins:
            yield Key("escape", _ESC)
            sequence = sequence[1]
        yield from super()._sequence_to_key_events(sequence, alt)

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the event of a mouse; None where the terminal has told a window without a size."""
        try:
            return super().parse_mouse_code(code)
        except ArithmeticError:
            return None


def _terminal_driver() -> type[Driver] | None:
    """Return the driver of a terminal that notices its loss; None for Textual's own choice, as on Windows."""
    if sys.platform == "win32":
        return None
    import termios

    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """A terminal of which the end of input is the end; Textual's own reads on for ever."""

        def __init__(self, app: HookedApp, **settings: bool | tuple[int, int] | None) -> None:
            super().__init__(app, **settings)  # type: ignore[arg-type]
            self._hooked_app = app
            assert sys.__stderr__ is not None
            self._handle = sys.__stderr__.fileno()
            self._file = _Output(sys.__stderr__, app.terminal_lost)  # type: ignore[assignment]

        def _get_terminal_size(self) -> tuple[int, int]:
            """Return the size the program believes in; of a terminal without one Textual's two ideas differ.

            It would paint for ever, since it is never of the size it was told.
            """
            width, height = self._hooked_app.console.size
            return width, height

        def run_input_thread(self) -> None:
            """Read keys until asked to stop; bytes that are no UTF-8 are shown as such."""
            parser = KeyParser(self._debug)
            decoder = getincrementaldecoder("utf-8")("replace")
            is_early = True  # typed before the terminal was ours: it has made line feeds of Enter
            while not self.exit_event.is_set():
                try:
                    is_typed = select.select([self.fileno], [], [], 0 if is_early else _TICK)[0]
                    data = os.read(self.fileno, 4096) if is_typed else None
                    if is_early:
                        data, is_early = _early(data), False
                except BlockingIOError:
                    continue
                except (OSError, ValueError):
                    data = b""
                if data == b"" or (data and END_OF_INPUT in data and self._hooked_app.is_relayed_to_nobody()):
                    self._hooked_app.terminal_lost()
                    return
                self._hand_on(parser, decoder.decode(data or b""))

        def _run_input_thread(self) -> None:
            """Read keys; Textual's catches a fault and shows its traceback, here `threading` tells it."""
            self.run_input_thread()

        def _hand_on(self, parser: KeyParser, text: str) -> None:
            for event in parser.feed(text) if text else parser.tick():
                self.process_message(event)

        def give_back(self) -> None:
            """Set the terminal as it was."""
            if self.attrs_before is not None:
                with suppress(termios.error):
                    termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
            with suppress(OSError, ValueError):
                if select.select([], [self._handle], [], _TO_DRAIN)[1]:
                    os.write(self._handle, _AS_BEFORE)

    return TerminalDriver


class HookedScreen(Screen[_Result]):
    """A screen that can be painted at once, and that knows the classes of its size before it is styled."""

    _is_hurried = False

    def hurry(self) -> None:
        """Paint what a key changes as soon as it is done.

        Textual paints by the beat of a timer, and a key that comes when a frame is just out waits up to two
        beats, 33 ms, doing nothing.
        """
        self._is_hurried = True

    def know_size(self, width: int, height: int) -> None:
        """Set the classes of a window of a size in cells; set later, all rules are applied twice."""
        across, down = self.HORIZONTAL_BREAKPOINTS or [], self.VERTICAL_BREAKPOINTS or []
        for cells, breakpoints in ((width, across), (height, down)):
            self.add_class(*self._get_breakpoint_classes(cells, breakpoints), update=False)

    def _move_focus(self, direction: int = 0, selector: str | type[QueryType] = "*") -> Widget | None:
        """Lay out first: the order of the fields is that of their places, and one shown just now has none."""
        if self._layout_required:
            self._on_timer_update()
        return super()._move_focus(direction, selector)

    async def _on_idle(self, event: Idle) -> None:
        """Paint after Textual has decided to wait for its timer; a public `on_idle` would come before."""
        await super()._on_idle(event)
        if self._is_hurried and (self._dirty_widgets or self._layout_required):
            self._is_hurried = False
            self._on_timer_update()


class Rows(WrappedDocument):
    """A wrapped document that looks at one row at a time, where Textual's takes the paragraph apart."""

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self._offset_to_line_info)

    def row_at(self, at: int) -> tuple[int, int]:
        """Return the paragraph of a row, counted from the top, and which of its rows it is."""
        paragraph, row = self._offset_to_line_info[at]
        return paragraph, row

    def bounds(self, paragraph: int, row: int) -> tuple[int, int]:
        """Return from which to which character a row of a paragraph goes."""
        offsets = self._wrap_offsets[paragraph]
        start = offsets[row - 1] if row else 0
        return start, offsets[row] if row < len(offsets) else len(self.document[paragraph])

    def get_sections(self, line_index: int) -> list[str]:
        """Return the rows of a paragraph."""
        text = self.document[line_index]
        places = (0, *self._wrap_offsets[line_index], len(text))
        return [text[start:end] for start, end in pairwise(places)]

    def location_to_offset(self, location: tuple[int, int]) -> Offset:
        """Return the cell and the row at which a character is shown."""
        paragraph, column = location
        text = self.document[paragraph]
        if "\t" in text:
            return super().location_to_offset(location)
        row = bisect_right(self._wrap_offsets[paragraph], column)
        start, _ = self.bounds(paragraph, row)
        return Offset(cell_len(text[start:column]), self._line_index_to_offsets[paragraph][row])


class StyledTextArea(TextArea):
    """A text area that tells how its cursor and its selection are drawn."""

    @property
    def draws_cursor(self) -> bool:
        """True while the cursor is to be seen."""
        return self._draw_cursor

    @property
    def styles_in_use(self) -> TextAreaTheme:
        """The styles of the text, the cursor and the selection."""
        return self._theme


def waits_for_message(pump: MessagePump) -> bool:
    """Return True if a node waits at its queue; the size of the queue does not tell if it is in a handler."""
    return bool(pump._message_queue.ready_event._waiters)


def has_messages(pump: MessagePump) -> bool:
    """Return True if messages wait for a node; the next one may have been taken from its queue already."""
    return pump._pending_message is not None or bool(pump.message_queue_size)


def bound_ids(node: DOMNode) -> set[str | None]:
    """Return the ids of the bindings one widget declares itself."""
    return {each.id for same in node._bindings.key_to_bindings.values() for each in same}


def colour_system(console: Console) -> ColorSystem:
    """Return the colours a terminal can show; Rich tells only their name."""
    return console._color_system or ColorSystem.TRUECOLOR


def ansi_codes(style: Style, colours: ColorSystem) -> str:
    """Return the codes that switch to a style; Rich keeps them for a style it has rendered once."""
    return Strip.render_ansi(style, colours) if style._ansi is None else style._ansi


class Lines(Document):
    """The lines of a text area; Textual would also part them at a form feed or at U+2028, and lose those."""

    def __init__(self, text: str) -> None:
        super().__init__("")
        self._lines = text.split("\n")

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace the text between two places; return what was there, and the end of the new text."""
        top, bottom = sorted((start, end))
        before, after = self._part(top)[0], self._part(bottom)[1]
        removed = self.get_text_range(top, bottom)
        added = text.split("\n")
        added[0] = before + added[0]
        end_column = len(added[-1])
        added[-1] += after
        self._lines[top[0] : bottom[0] + 1] = added
        return EditResult((top[0] + len(added) - 1, end_column), removed)

    def _part(self, place: Location) -> tuple[str, str]:
        """Return the line of a place, before and behind it; a place below the last line has none."""
        row, column = place
        line = self._lines[row] if row < len(self._lines) else ""
        return line[:column], line[column:]


def _put(owner: object, name: str, value: object) -> None:
    """Put a function or a class of ours in the place of a private one."""
    setattr(owner, name, value)


def _wrap_chinese() -> None:
    """Have all text areas wrap by `wrap_offsets` into `Rows`: a text area has no setting for either."""
    _put(_wrapped_document, "compute_wrap_offsets", wrap_offsets)
    _put(_text_area, "WrappedDocument", Rows)  # as a text area makes one itself
    _put(_text_area, "Document", Lines)


def _measure_marks() -> None:
    """Have Rich and Textual measure every text as it is painted, with marks.

    By themselves they count a control character as no cell, and drop some from labels: a row with one would
    be longer than its place, or the clerk would not see it. Done once for all widgets: none may forget it.
    """
    of_character, of_text = rich.cells.get_character_cell_size, rich.cells._cell_len
    graphemes = rich.cells.split_graphemes

    @lru_cache(maxsize=4096)
    def size_of(character: str, unicode_version: str = "auto") -> int:
        return of_character(shown(character), unicode_version)

    def length_of(text: str, unicode_version: str) -> int:
        return of_text(shown(text), unicode_version)

    def parts_of(text: str, unicode_version: str = "auto") -> tuple[list[tuple[int, int, int]], int]:
        return graphemes(shown(text), unicode_version)

    for module in (rich.cells, textual._wrap, textual.widgets._input):
        _put(module, "get_character_cell_size", size_of)
    _put(rich.cells, "_cell_len", length_of)
    _put(rich.cells, "split_graphemes", parts_of)
    rich.cells.cached_cell_len.cache_clear()
    _put(rich.text, "strip_control_codes", shown)
    _put(textual.content, "_strip_control_codes", shown)


def _take_texts_literally() -> None:
    """Have no text read as markup: a title such as 附件[red] would lose its brackets, or open a link."""

    def literal(markup: str | Content, **_: Any) -> Content:
        return markup if isinstance(markup, Content) else Content(markup)

    _put(Content, "from_markup", staticmethod(literal))


_wrap_chinese()
_measure_marks()
_take_texts_literally()
