"""The boxes of the document number in a form: 代字, 年份 and 序号."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Label

from replydesk.draft.document_number import Boxes, read_loosely
from replydesk.draft.model import Key
from replydesk.draft.place import Place
from replydesk.reply.find_replace import Match
from replydesk.reply.wrong_words import WordsByPlace
from replydesk.tui.kit.word_marks import marks_of
from replydesk.tui.writing.editors.fields import LineField

NO_CODE = "代字"  # placeholder of the number's 代字 if the profile has none

NAMES = ("code", "year", "serial")  # the ids of the boxes


class NumberBox(LineField):
    """A box of the number; a whole number pasted into it takes the place of all three."""

    def __init__(
        self, typed: Callable[[LineField], None], settle: Callable[[], None], name: str, placeholder: str
    ) -> None:
        super().__init__(typed, id=name, placeholder=placeholder)
        self._settle = settle
        self.is_replaced = False  # a whole number is just being pasted

    def take_paste(self, text: str) -> None:
        """Insert a pasted text; a whole number replaces what the box holds, and is taken apart at once."""
        number = read_loosely(" ".join(text.split()))
        if number and number.year and number.serial:
            self.is_replaced = True
            self.value = " ".join(text.split())
            self.is_replaced = False
            self._settle()
        else:
            super().take_paste(text)


def number_widgets(typed: Callable[[LineField], None], settle: Callable[[], None]) -> ComposeResult:
    """Yield the boxes of the number and the marks between them."""
    yield NumberBox(typed, settle, "code", NO_CODE)
    yield Label("〔")
    yield NumberBox(typed, settle, "year", "年")
    yield Label("〕")
    yield NumberBox(typed, settle, "serial", "序号")
    yield Label("号")


def typed_boxes(form: Widget) -> Boxes:
    """Return what the boxes of a form hold."""
    return Boxes(*(form.query_one(f"#{name}", LineField).value for name in NAMES))


def show_boxes(form: Widget, boxes: Boxes) -> None:
    """Show a number in the boxes of a form."""
    for name, part in zip(NAMES, boxes, strict=True):
        form.query_one(f"#{name}", LineField).show_text(part)


def box_at(form: Widget, match: Match) -> LineField:
    """Return the box with the words of a match, else the first empty one."""
    for box, begin, end in _boxes_in(form, match.text):
        if begin <= match.start < end:
            return box
    return empty_box(form)


def _boxes_in(form: Widget, number: str) -> Iterator[tuple[LineField, int, int]]:
    """Yield the boxes whose text is in a number, with where it begins and ends."""
    at = 0
    for name in NAMES:
        box = form.query_one(f"#{name}", LineField)
        begin = number.find(box.value, at) if box.value else -1
        if begin >= 0:
            at = begin + len(box.value)
            yield box, begin, at


def mark_boxes(form: Widget, number: str, words: WordsByPlace) -> None:
    """Mark the boxes whose part of the number has wrong words."""
    found = words.get(Place(Key.DOCUMENT_NUMBER), ())
    marked = {box: (begin, end) for box, begin, end in _boxes_in(form, number)} if found else {}
    for name in NAMES:
        box = form.query_one(f"#{name}", LineField)
        begin, end = marked.get(box, (0, 0))
        inside = [each for each in found if each.begin < end and each.end > begin]
        whole = (each._replace(begin=0, words=box.value) for each in inside)
        box.show_marks({box.value: marks_of(whole, box.value)} if inside else {})


def own_code(form: Widget) -> str:
    """Return the unit's own 代字, shown as the placeholder of the first box."""
    shown = form.query_one("#code", LineField).placeholder
    return "" if shown == NO_CODE else shown


def empty_box(form: Widget) -> LineField:
    """Return the first empty box of the document number.

    A number that could not be split is in the first box.
    """
    code, year, serial = (form.query_one(f"#{name}", LineField) for name in NAMES)
    if not (code.value or own_code(form)) or any(map(str.isdigit, code.value)):
        return code
    return serial if year.value else year


def describe_boxes(before: Boxes, after: Boxes, own: str) -> str:
    """Describe in words how a number was taken apart, "" if it was not."""
    if before.whole < 0:
        return ""
    units = ("", "年", "号")
    text = "文号分开填好了：" + "、".join(
        part + unit for part, unit in zip(after, units, strict=True) if part
    )
    if after.code and own and after.code != own:
        text += f"；单位档案的代字是“{own}”"
    others = [at for at in range(len(before)) if at != before.whole and before[at].strip()]
    replaced = "、".join(before[at].strip() for at in others if before[at].strip() != after[at])
    return text + (f"；换下了原来的 {replaced}" if replaced else "")
