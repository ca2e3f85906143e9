"""The outline of the answer: a tree of its sections, edited by key and mouse."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from replydesk.draft import outline
from replydesk.draft.model import Draft
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_OUTLINE

BEFORE_SECTIONS = "（第一个标题之前的正文）"
UNFOLDED, FOLDED, TROUBLE = "▾ ", "▸ ", "！"
INDENT = 2  # cells of indentation a level


class _Line(NamedTuple):
    """A row as drawn: the section, its indentation and triangle, its text, and an aside at the right."""

    section: int
    lead: str
    text: str
    aside: str
    is_trouble: bool = False


class _Drag(NamedTuple):
    """A dragged branch: the draft before, the branch's section, and the section it is to be put before."""

    draft: Draft
    section: int
    to: int

    @property
    def landed(self) -> Draft:
        """Return the draft with the branch at its new place."""
        return outline.dropped(self.draft, self.section, self.to)


class Outline(ScrollView, can_focus=True):
    """The sections in order, by number and heading; the first row is the text before them.

    It changes nothing itself, but posts requests. While a branch is dragged, the tree is shown as if it were
    dropped.
    """

    BINDINGS = [
        *bindings(IN_OUTLINE),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "move(-10)", show=False),
        Binding("pagedown", "move(10)", show=False),
        Binding("home", "move(-9999)", show=False),
        Binding("end", "move(9999)", show=False),
    ]
    COMPONENT_CLASSES = {"outline--cursor", "outline--aside", "outline--trouble", "outline--drag"}

    class Asked(Message):
        """A request to change the sections: add, remove, up, down, raise, lower."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    class Chosen(Message):
        """The cursor is on another section; with `to_write`, the clerk wants to write in it."""

        def __init__(self, index: int, *, to_write: bool = False) -> None:
            super().__init__()
            self.index = index
            self.to_write = to_write

    class Dropped(Message):
        """A branch was dropped before section `to`."""

        def __init__(self, index: int, to: int) -> None:
            super().__init__()
            self.index = index
            self.to = to

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.at = -1
        self._draft = Draft()
        self._folded: frozenset[int] = frozenset()
        self._trouble: frozenset[int] = frozenset()
        self._lines: list[_Line] = []
        self._pressed: int | None = None
        self._drag: _Drag | None = None

    def show(self, draft: Draft, at: int, trouble: Collection[int] = ()) -> None:
        """Show the sections of a draft with the cursor on one; `trouble` are those with problems."""
        folded = outline.refolded(self._draft, draft, self._folded)
        self._folded = folded - frozenset(outline.parents(draft, at))
        self._draft, self.at, self._trouble = draft, at, frozenset(trouble)
        self._redraw()
        self._scroll_to_cursor()

    def _redraw(self) -> None:
        draft, folded = self._draft, self._folded
        if self._drag:
            draft = self._drag.landed
            folded = outline.refolded(self._drag.draft, draft, folded)
        before, self._lines = (
            self._lines,
            _lines(draft, folded, self._trouble if draft is self._draft else ()),
        )
        if len(before) != len(self._lines):
            self.virtual_size = Size(0, len(self._lines))
            self.refresh(layout=True)
            return
        for y, (old, new) in enumerate(zip(before, self._lines, strict=True)):
            if old != new:
                self._draw(y)

    def _draw(self, row: int) -> None:
        self.refresh(Region(0, row - int(self.scroll_y), self.size.width, 1))

    @property
    def _row(self) -> int:
        """Return the row of the cursor, or of the dragged branch."""
        at = self.at
        if self._drag and self._drag.landed is not self._drag.draft:
            at = outline.dropped_index(self._drag.draft, self._drag.section, self._drag.to)
        return next((y for y, line in enumerate(self._lines) if line.section == at), 0)

    def _scroll_to_cursor(self) -> None:
        self.scroll_to_region(Region(0, self._row, 1, 1), animate=False)

    def _go_to(self, index: int) -> None:
        if index != self.at:
            self._draw(self._row)
            self.at = index
            self._draw(self._row)
            self.post_message(self.Chosen(index))
        self._scroll_to_cursor()

    def action_move(self, rows: int) -> None:
        """Move the cursor by some rows."""
        row = min(max(self._row + rows, 0), len(self._lines) - 1)
        self._go_to(self._lines[row].section)

    def action_write(self) -> None:
        """Go to the text of the section."""
        self.post_message(self.Chosen(self.at, to_write=True))

    def action_ask(self, what: str) -> None:
        """Post a request."""
        self.post_message(self.Asked(what))

    def action_fold(self, is_folded: bool) -> None:
        """Fold or unfold the branch; if there is nothing to fold, go to its parent, or down."""
        row = next(
            (row for row in outline.visible_rows(self._draft, self._folded) if row.section == self.at), None
        )
        if row and row.has_parts and row.is_folded != is_folded:
            self._fold(self.at, is_folded)
        elif not is_folded:
            self.action_move(1)
        elif (above := next(outline.parents(self._draft, self.at), None)) is not None:
            self._go_to(above)

    def _fold(self, index: int, is_folded: bool) -> None:
        self._folded = self._folded | {index} if is_folded else self._folded - {index}
        if index in outline.parents(self._draft, self.at):
            self._go_to(index)
        self._redraw()

    def on_key(self, event: events.Key) -> None:
        """Treat an input method's plus sign as the plus key; cancel a drag with Esc."""
        if event.character == "＋":
            event.stop()
            self.action_ask("add")
        elif event.key == "escape" and self._drag:
            event.stop()
            self._let_go()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Remember the section under the mouse."""
        row = self._row_under(event)
        self._pressed = self._lines[row].section if event.button == 1 and row is not None else None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show where the dragged section would be dropped."""
        if self._pressed is None or self._pressed < 0:
            return
        row = self._row_under(event)
        if self._drag is None and (row is None or self._lines[row].section == self._pressed):
            return
        if self._drag is None:
            self._go_to(self._pressed)
            self.capture_mouse()
            self._drag = _Drag(self._draft, self._pressed, self._pressed)
        self._drag_to(int(event.y + self.scroll_y))

    def _drag_to(self, y: int) -> None:
        """Move the dragged branch to the mouse: before the row above it, or behind the one below."""
        assert self._drag is not None
        draft, index, _ = self._drag
        lines = _lines(draft, self._folded)
        row = min(max(y, 1), len(lines) - 1)
        held = lines[row].section
        behind = lines[row + 1].section if row + 1 < len(lines) else len(draft.sections)
        to = held if held <= index else behind
        if index < held < outline.branch_end(draft, index):
            to = index
        before = self._row
        self._drag = _Drag(draft, index, to)
        self._redraw()
        self._draw(before)
        self._draw(self._row)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the branch where it is shown."""
        if not self._drag:
            return
        drag = self._let_go()
        event.stop()
        if drag.landed is not drag.draft:
            self.post_message(self.Dropped(drag.section, drag.to))

    def _let_go(self) -> _Drag:
        drag, self._drag, self._pressed = self._drag, None, None
        assert drag is not None
        self.release_mouse()
        self._redraw()
        self.refresh()
        return drag

    def on_click(self, event: events.Click) -> None:
        """Select a section; fold it at its triangle; open its text with a second click."""
        pressed, self._pressed = self._pressed, None
        row = self._row_under(event)
        if row is None or pressed is None or self._lines[row].section != pressed:
            return
        line = self._lines[row]
        at = event.x - cell_len(line.lead) + INDENT
        if 0 <= at < INDENT and line.lead.endswith((UNFOLDED, FOLDED)):
            self._fold(line.section, line.lead.endswith(UNFOLDED))
        elif event.chain > 1:
            self.post_message(self.Chosen(line.section, to_write=True))
        else:
            self._go_to(line.section)

    def _row_under(self, event: events.MouseEvent) -> int | None:
        row = int(event.y + self.scroll_y)
        return row if 0 <= row < len(self._lines) else None

    def on_focus(self) -> None:
        self._draw(self._row)

    def on_blur(self) -> None:
        self._draw(self._row)

    def render_line(self, y: int) -> Strip:
        row = y + int(self.scroll_y)
        width = self.size.width
        if row >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        text = self._drawn(self._lines[row], width, is_quieter=row != self._row)
        style = self.rich_style
        if row == self._row:
            name = "outline--drag" if self._drag else "outline--cursor"
            style = style + self.get_component_rich_style(name, partial=True)
        strip = Strip(text.render(self.app.console)).adjust_cell_length(width)
        return strip.apply_style(style)

    def _drawn(self, line: _Line, width: int, *, is_quieter: bool) -> Text:
        """Return a row: the heading, cut if need be, and the aside at the right."""
        aside = Text(no_wrap=True)
        if line.is_trouble:
            aside.append(f" {TROUBLE}", self.get_component_rich_style("outline--trouble", partial=True))
        quiet = self.get_component_rich_style("outline--aside", partial=True) if is_quieter else ""
        aside.append(f" {line.aside} " if line.aside else "", quiet)
        text = Text(line.lead + line.text, quiet if line.section < 0 and not self._draft.preamble else "")
        room = max(width - aside.cell_len, 8)
        text.truncate(room, overflow="ellipsis")
        return text + Text(" " * (room - text.cell_len)) + aside


def _lines(draft: Draft, folded: Collection[int], trouble: Collection[int] = ()) -> list[_Line]:
    whole = sum(outline.size(draft, index) for index in range(-1, len(draft.sections)))
    lines = [_Line(-1, "", BEFORE_SECTIONS, f"全部 {whole} 字" if whole else "空", -1 in trouble)]
    numbers = outline.numbers(draft)
    for index, has_parts, is_folded in outline.visible_rows(draft, folded):
        section = draft.sections[index]
        triangle = (FOLDED if is_folded else UNFOLDED) if has_parts else " " * INDENT
        size = outline.size(draft, index, whole=has_parts)
        aside = f"{'共 ' if has_parts else ''}{size} 字" if size else "空"
        hidden = range(index, outline.branch_end(draft, index) if is_folded else index + 1)
        lines.append(
            _Line(
                index,
                " " * INDENT * (section.level - 1) + triangle,
                numbers[index] + (section.heading or "（还没有标题）"),
                f"接排 {aside}" if section.runs_in else aside,
                any(each in trouble for each in hidden),
            )
        )
    return lines
