"""Textual's privates behave as the screens expect, and only one module uses them."""

from __future__ import annotations

import ast
import asyncio
import importlib
import inspect
import io
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import textual
from rich.color import ColorSystem
from rich.console import Console
from rich.style import Style
from textual._compositor import CompositorUpdate
from textual._wrap import compute_wrap_offsets
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.document import _wrapped_document
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.events import Key, Paste, ScreenResume
from textual.filter import LineFilter, Monochrome
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea, _text_area

import replydesk.tui
from replydesk.tui.kit.quick_screen import QuickScreen
from replydesk.tui.kit.textual_privates import (
    HookedApp,
    HookedScreen,
    KeyParser,
    Rows,
    StyledTextArea,
    ansi_codes,
    bound_ids,
    colour_system,
    has_messages,
    waits_for_message,
)
from replydesk.tui.kit.wrapping import wrap_offsets

TUI = Path(replydesk.tui.__file__).parent
MODULES = {
    ".".join(("replydesk.tui", *path.relative_to(TUI).with_suffix("").parts)): path
    for path in sorted(TUI.rglob("*.py"))
    if path.stem not in ("__init__", "textual_privates")
}
NAMED_TUPLE = {"_replace", "_asdict", "_make", "_fields"}


def test_textual_is_pinned_to_the_version_these_tests_know() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))
    assert f"textual=={textual.__version__}" in project["project"]["dependencies"]


def test_no_other_module_imports_or_reads_privates() -> None:
    found = [
        f"{path.name}: {name}"
        for path in MODULES.values()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _privates_used(node)
    ]
    assert found == []


def _privates_used(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith(("textual", "rich")):
        names = [*node.module.split("."), *(each.name for each in node.names)]
        yield from (name for name in names if name.startswith("_"))
    if isinstance(node, ast.Attribute) and _is_private(node.attr) and not _is_own(node.value):
        yield ast.unparse(node)


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__") and name not in NAMED_TUPLE


def _is_own(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id in ("self", "cls")


def test_no_other_class_takes_a_private_name_of_textual() -> None:
    """A method or attribute of the same name would silently override Textual's."""
    taken = [
        f"{node.name}.{name}"
        for module, path in MODULES.items()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
        and inspect.isclass(cls := getattr(importlib.import_module(module), node.name, None))
        for name in sorted(set(_declared(node)) & _theirs(cls))
    ]
    assert taken == []


def _theirs(cls: type) -> set[str]:
    return {name for base in cls.__mro__ if _is_theirs(base) for name in _privates_of(base)}


def _is_theirs(base: type) -> bool:
    return base.__module__.startswith(("textual.", "rich."))


@cache
def _privates_of(base: type) -> set[str]:
    assigned = re.findall(r"self\.(_\w+)\s*(?::[^=\n]+)?=", inspect.getsource(base))
    return {name for name in (*vars(base), *assigned) if _is_private(name)}


def _declared(node: ast.ClassDef) -> Iterator[str]:
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            yield each.name
        elif isinstance(each, ast.Attribute) and isinstance(each.ctx, ast.Store) and _is_own(each.value):
            yield each.attr
        elif isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store):
            yield each.id


@pytest.mark.parametrize(
    ("function", "parameters"),
    [
        (App._display, ["self", "screen", "renderable"]),
        (App._handle_exception, ["self", "error"]),
        (App._load_screen_css, ["self", "screen"]),
        (CompositorUpdate.render_segments, ["self", "console"]),
        (Screen._on_idle, ["self", "event"]),
        (Screen._on_timer_update, ["self"]),
        (Screen._move_focus, ["self", "direction", "selector"]),
        (Screen._get_breakpoint_classes, ["self", "dimension", "breakpoints"]),
        (TextArea._watch_selection, ["self", "previous_selection", "selection"]),
        (Input._watch_selection, ["self", "selection"]),
    ],
    ids=lambda each: each.__qualname__ if callable(each) else "",
)
def test_the_privates_take_what_they_took(function: Callable[..., object], parameters: list[str]) -> None:
    assert list(inspect.signature(function).parameters) == parameters


class Small(HookedApp):
    """A program with two widgets."""

    def __init__(self) -> None:
        super().__init__()
        self.updates: list[CompositorUpdate] = []
        self.faults: list[Exception] = []

    def compose(self) -> ComposeResult:
        yield Static("甲", id="one")
        yield StyledTextArea("乙")

    def painted(self, update: CompositorUpdate) -> CompositorUpdate:
        self.updates.append(update)
        return update


class AtTerminal(Small):
    """The same at a terminal, where no traceback may be shown."""

    @property
    def is_headless(self) -> bool:
        return False

    def fault(self, error: Exception) -> None:
        self.faults.append(error)
        self.exit()


async def test_every_update_of_a_screen_is_painted_by_the_hook() -> None:
    app = Small()
    async with app.run_test() as pilot:
        app.updates.clear()
        app.query_one("#one", Static).update("丙")
        await pilot.pause()
        assert any("丙" in update.render_segments(app.console) for update in app.updates)


def test_a_fault_comes_to_the_hook_and_in_tests_out_of_the_program() -> None:
    app, error = AtTerminal(), ValueError()
    app._handle_exception(error)
    assert app.faults == [error]


async def test_textual_hands_a_fault_to_the_method_that_is_overridden() -> None:
    class Faulty(Small):
        def on_mount(self) -> None:
            raise ValueError("甲")

        def _handle_exception(self, error: Exception) -> None:
            self.faults.append(error)
            super()._handle_exception(error)

    app = Faulty()
    with pytest.raises(ValueError, match="甲"):
        async with app.run_test():
            pass
    assert [str(each) for each in app.faults] == ["甲"]


async def test_a_filter_put_first_is_the_first_that_changes_lines() -> None:
    app, mine = Small(), Monochrome()
    app.filter_first(mine)
    async with app.run_test():
        filters: list[LineFilter] = list(app.get_line_filters())
        assert filters[0] is mine


async def test_the_rules_of_a_screen_hold_though_others_are_not_read_again(tmp_path: Path) -> None:
    rules = tmp_path / "own.tcss"
    rules.write_text("#own { height: 7; }", encoding="utf-8")

    class Own(Screen[None]):
        CSS_PATH = str(rules)

        def compose(self) -> ComposeResult:
            yield Static("丁", id="own")

    app = Small()
    async with app.run_test() as pilot:
        read: list[object] = []
        app.stylesheet.reparse = lambda: read.append("all")  # type: ignore[method-assign]
        await app.push_screen(Own())
        await pilot.pause()
        assert app.screen.query_one("#own").size.height == 7
        assert read == []


class Sized(HookedScreen[None]):
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    def compose(self) -> ComposeResult:
        yield Static("戊", id="one")


@pytest.mark.parametrize("size", [(50, 40), (80, 20)])
async def test_a_screen_has_the_classes_of_its_size_before_textual_sets_them(size: tuple[int, int]) -> None:
    before = Sized()
    before.know_size(*size)
    mine = {name for name in before.classes if name.startswith("-")}
    app = Small()
    async with app.run_test(size=size):
        after = Sized()
        await app.push_screen(after)
        assert {"-wide", "-narrow", "-low", "-high"} & after.classes == mine


async def test_a_hurried_screen_paints_without_waiting_for_the_timer(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Small()
    async with app.run_test() as pilot:
        screen = Sized()
        await app.push_screen(screen)
        await pilot.pause()
        monkeypatch.setattr(screen._update_timer, "resume", lambda: None)
        for is_hurried in (False, True):
            app.updates.clear()
            if is_hurried:
                screen.hurry()
            screen.query_one("#one", Static).update(f"己{is_hurried}", layout=False)
            await _rounds_of_the_loop(50)
            assert bool(app.updates) is is_hurried


async def _rounds_of_the_loop(count: int) -> None:
    for _ in range(count):
        await asyncio.sleep(0)


async def test_a_quick_screen_resumes_once_and_is_not_styled_again(monkeypatch: pytest.MonkeyPatch) -> None:
    resumed: list[bool] = []
    own = Screen._on_screen_resume

    def spied(self: Screen[object], event: ScreenResume) -> None:
        resumed.append(event.refresh_styles)
        own(self, event)

    monkeypatch.setattr(Screen, "_on_screen_resume", spied)
    app = Small()
    async with app.run_test() as pilot:
        resumed.clear()
        await app.push_screen(QuickScreen())
        await pilot.pause()
        assert resumed == [False]


def test_a_wrapped_document_keeps_its_rows_as_the_rows_are_read() -> None:
    assert list(inspect.signature(compute_wrap_offsets).parameters)[:2] == ["text", "width"]
    assert vars(_wrapped_document)["compute_wrap_offsets"] is wrap_offsets
    assert vars(_text_area)["WrappedDocument"] is Rows
    rows = WrappedDocument(Document("近年来我局\n好"), width=4)
    assert rows._wrap_offsets == [[2, 4], []]
    assert rows._offset_to_line_info == [(0, 0), (0, 1), (0, 2), (1, 0)]
    assert rows._line_index_to_offsets == [[0, 1, 2], [3]]


async def test_a_text_area_has_a_cursor_to_see_and_styles() -> None:
    app = Small()
    async with app.run_test() as pilot:
        area = app.query_one(StyledTextArea)
        area.focus()
        await pilot.pause()
        area.cursor_blink = False
        assert area.draws_cursor
        app.set_focus(None)
        await pilot.pause()
        assert not area.draws_cursor
        assert area.styles_in_use.cursor_style and area.styles_in_use.selection_style


async def test_a_widget_knows_the_ids_of_its_own_bindings() -> None:
    class Bound(Widget):
        BINDINGS = [Binding("f2", "nothing", id="mine.nothing")]

    assert bound_ids(Bound()) == {"mine.nothing"}


async def test_a_node_waits_for_a_message_but_not_in_the_middle_of_one() -> None:
    waits: list[bool] = []

    class Asked(Static):
        def on_mount(self) -> None:
            waits.append(waits_for_message(self))

    app = Small()
    async with app.run_test() as pilot:
        await app.mount(asked := Asked("庚"))
        await pilot.pause()
        assert waits == [False] and waits_for_message(asked)


async def test_a_message_that_was_looked_at_counts_as_waiting() -> None:
    class Anything(Message):
        pass

    app = Small()
    async with app.run_test() as pilot:
        await app.mount(asked := Static("辛"))
        await pilot.pause()
        assert not has_messages(asked)
        asked.post_message(Anything())
        assert has_messages(asked)
        await pilot.pause()
        assert not has_messages(asked)
        assert asked._pending_message is None
        asked._pending_message = Anything()  # as `_peek_message` leaves it
        assert has_messages(asked)
        asked._pending_message = None


@pytest.mark.parametrize(
    ("name", "colours"), [("256", ColorSystem.EIGHT_BIT), ("truecolor", ColorSystem.TRUECOLOR)]
)
def test_rich_gives_the_colours_of_a_terminal_and_the_codes_of_a_style(
    name: str, colours: ColorSystem
) -> None:
    console = Console(file=io.StringIO(), color_system=name, force_terminal=True, legacy_windows=False)  # type: ignore[arg-type]
    style = Style(color="#ff0000", bold=True)
    assert colour_system(console) is colours
    codes = ansi_codes(style, colours)
    assert codes == Strip.render_ansi(Style(color="#ff0000", bold=True), colours)
    assert ansi_codes(style, colours) == codes, "a style that has been rendered once"


def test_a_terminal_without_colours_is_sent_all_of_them() -> None:
    assert colour_system(Console(file=io.StringIO(), color_system=None)) is ColorSystem.TRUECOLOR


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b4\r", ["escape", "4", "enter"]),
        ("\x1b\x1b养老\r", ["escape", "escape", "养", "老", "enter"]),
        ("\x1b\r\x1b\t", ["escape", "enter", "escape", "tab"]),
        ("\x1b\x1b[A\x1bOP\x1b[2~题", ["escape", "up", "f1", "insert", "题"]),
        ("\x1b[200~甲\x1b[201~", ["甲"]),
        ("\x1bb\x1bf\x1b\x7f", ["ctrl+left", "ctrl+right", "ctrl+w"]),
    ],
)
def test_escape_and_a_key_in_one_packet_are_two_keys(sent: str, keys: list[str]) -> None:
    found = list(KeyParser().feed(sent))
    assert [each.text if isinstance(each, Paste) else getattr(each, "key", "") for each in found] == keys


@pytest.mark.parametrize("window", ["48;0;0;0;0t", "48;24;80;0;0t", "48;0;0;480;1600t"])
def test_a_mouse_in_a_window_without_a_size_loses_no_key_beside_it(window: str) -> None:
    sent = f"甲\x1b[{window}\x1b[<0;1;1M乙\x1b[<0;1;1m丙"
    found = [each.key for each in KeyParser().feed(sent) if isinstance(each, Key)]
    assert found == ["甲", "乙", "丙"]
