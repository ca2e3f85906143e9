"""A whole reply pasted anywhere in a draft: what goes where is shown, asked once, and undone at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Label, OptionList, Static

from replydesk.draft.model import Draft, Key
from replydesk.importing.replies.filling import (
    Body,
    FilledField,
    Filling,
    Mode,
    fill,
    plan_filling,
    read_reply_for,
)
from replydesk.importing.replies.head.site_facts import read_site_facts
from replydesk.importing.replies.recognise import Imported
from replydesk.text.characters import count_characters
from replydesk.tui.kit.choice_below import ChoiceBelow
from replydesk.tui.kit.wrapping import Wrapped
from replydesk.tui.writing.host import DraftHost, PastingHost

LARGE = 10_000  # characters of a pasted text from which it is read in a thread, while keys wait

_NAMES_WIDE = 12  # cells of the column of names, with the margin
_NAMED = 4  # fields that the summary names
_SHOWN = 60  # characters of a value that are shown

_OFFERED = {  # the ways of filling in that are offered, the first being the default
    Body.NONE: (Mode.ADD,),
    Body.EMPTY: (Mode.ADD,),
    Body.SAME: (Mode.KEEP,),
    Body.MOSTLY: (Mode.KEEP, Mode.ADD),
    Body.OTHER: (Mode.ADD, Mode.KEEP),
}


@dataclass(frozen=True)
class PastedText:
    """A pasted text, and what takes it in as any other; `has_place` is False if that only reports it."""

    text: str
    as_text: Callable[[], None]
    has_place: bool = True


def offer_reply(screen: PastingHost, pasted: PastedText) -> bool:
    """Ask what to do with a pasted text if it is a whole reply; return False if it is ordinary text.

    A large one is read in a thread first; it then is ordinary text only later, and `as_text` is called.
    """
    read = partial(read_reply_for, screen.session.draft, pasted.text, screen.stock)
    if len(pasted.text) > LARGE:
        screen.is_ready = False
        screen.run_worker(_offer_later(screen, pasted, read))
        return True
    if (reply := read()) is not None:
        _ask(screen, pasted, reply)
    return reply is not None


async def _offer_later(screen: PastingHost, pasted: PastedText, read: Callable[[], Imported | None]) -> None:
    try:
        reply = await asyncio.to_thread(read)
        if reply is None:
            pasted.as_text()
        else:
            _ask(screen, pasted, reply)
    finally:
        screen.is_ready = True


def _ask(screen: DraftHost, pasted: PastedText, reply: Imported) -> None:
    """Show where the parts of a reply go, and do what the clerk chooses."""
    filling = plan_filling(screen.session.draft, reply, screen.stock)
    choices = choices_of(filling, has_place=pasted.has_place)

    def answered(index: int | None) -> None:
        mode = None if index is None else choices[index][0]
        if isinstance(mode, Mode):
            screen.edit(lambda draft: fill(draft, filling, mode), "")
            screen.say(f"{_done(filling, mode)}；{screen.key('draft.undo')} 一次撤销")
        elif mode == AS_TEXT:
            pasted.as_text()
        else:
            screen.say("没有粘贴，稿子没有变")

    screen.app.push_screen(PasteDialog(filling, [words for _, words in choices]), answered)


AS_TEXT, NOTHING_PASTED = "text", ""


def choices_of(filling: Filling, *, has_place: bool) -> list[tuple[Mode | str, str]]:
    """Return the ways to go on with a pasted reply, each in words, the default first."""
    modes = (mode for mode in _OFFERED[filling.body] if filling.new or mode is Mode.ADD)
    choices: list[tuple[Mode | str, str]] = [(mode, _words(filling, mode)) for mode in modes]
    if filling.is_there or not choices:
        choices.insert(0, (NOTHING_PASTED, "不粘贴"))
    if filling.kept or filling.body in (Body.MOSTLY, Body.OTHER):
        choices.append((Mode.OVER, "按答复拆开，写过的也都换成信里的"))
    if has_place:
        choices.append((AS_TEXT, "只当文字粘贴，放在光标这里"))
    return choices


def _words(filling: Filling, mode: Mode) -> str:
    if filling.body is Body.EMPTY or filling.body is Body.NONE:
        return "按答复拆开，放进各栏"
    if mode is Mode.KEEP:
        return "按答复拆开，只放空着的各栏，答复内容不动"
    return "按答复拆开，放进各栏，答复内容接在已写的后面"


def _done(filling: Filling, mode: Mode) -> str:
    count = len(filling.new) + (len(filling.kept) if mode is Mode.OVER else 0)
    has_body = mode is not Mode.KEEP and filling.body is not Body.NONE
    filled = [f"{count} 栏"] * bool(count) + ["答复内容"] * has_body
    return f"已放进 {'和'.join(filled)}"


class PasteDialog(ChoiceBelow[int]):
    """Shows where the parts of a pasted reply go; returns the index of the way chosen, None for Esc."""

    BINDINGS = [  # before the list of ways, which has these keys too
        Binding("home", "turn_to(True)", priority=True),
        Binding("end", "turn_to(False)", priority=True),
    ]

    def __init__(self, filling: Filling, choices: Sequence[str]) -> None:
        super().__init__(name="paste-reply")
        self._filling = filling
        self._choices = choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield Label(title_of(self._filling), classes="title")
            with VerticalScroll(can_focus=False):
                yield Static(Wrapped(filling_text(self._filling), _NAMES_WIDE))
            yield OptionList(*self._choices)
            yield Static("↑↓ 选，回车   PgUp、PgDn、Home、End 翻看上面   Esc 不粘", classes="hint")

    def action_turn_to(self, first: bool) -> None:
        """Scroll to the start or the end of the text."""
        text = self.query_one(VerticalScroll)
        text.scroll_home(animate=False) if first else text.scroll_end(animate=False)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_index)


def title_of(filling: Filling) -> str:
    """Return the title of the question."""
    if filling.is_there and not filling.reply.others:
        return "这份答复已经在稿子里，各栏和答复内容都一样"
    other_item = "，答的是另一件" if filling.is_other_item else ""
    if others := filling.reply.others:
        return f"粘贴的有 {others + 1} 封信，只放第一封{other_item}；另有 {others} 封没有收进来，请分开粘贴"
    return f"粘贴的是一份完整的答复{other_item}"


def filling_text(filling: Filling) -> Text:
    """Return what goes where: a summary, what stays or is lost, the fields, the other lines."""
    text, reply = Text(), filling.reply
    _append_summary(text, filling)
    kept = [each for each in filling.kept if each.own]
    others = [each.name for each in filling.kept if not each.own]
    if kept:
        text.append("已经写了别的，不动（下面可以选换成信里的）\n", "bold")
        for entry in kept:
            text.append(
                f"{_row(entry.name, _short(entry.own))}\n{_row('', f'信里是：{_short(entry.text)}')}\n"
            )
    if others:
        text.append(f"答的是另一件，这几栏不放：{'、'.join(others)}\n", "bold")
    _append_lines(text, "没有收进来的句子，请对照原文", reply.lost)
    _append_lines(text, "认不出是什么，放在答复内容末尾", reply.unplaced)
    text.append("放进各栏\n" if filling.new else "", "bold")
    for entry in filling.new:
        text.append(f"{_row(entry.name, _new_words(entry, reply))}\n")
    text.append(f"{_row('答复内容', _body_words(filling))}\n")
    _append_lines(text, "印出来会和原文不完全一样", reply.reworded)
    outside = [line for line in reply.left_out if line not in reply.lost]
    used = [line for line in outside if _fields_said(line, reply)]
    fields = dict.fromkeys(key for line in used for key in _fields_said(line, reply))
    _append_lines(text, f"按网页信息栏填写：{'、'.join(fields)}", used)
    _append_lines(text, "信外的文字，不放", [line for line in outside if line not in used])
    text.rstrip()
    return text


def _append_summary(text: Text, filling: Filling) -> None:
    """Append how much there is of each; some fields by name if something else stands before them."""
    reply, own = filling.reply, sum(bool(each.own) for each in filling.kept)
    is_below = bool(filling.kept or reply.lost or reply.unplaced)
    few = "、".join(each.name for each in filling.new[:_NAMED]) + "等" * (len(filling.new) > _NAMED)
    counts = (
        (len(filling.new), "放进 {} 栏" + f"（{few}）" * is_below),
        (own, "{} 栏已写了别的"),
        (len(reply.lost), "{} 句没有收进来"),
        (len(reply.unplaced), "{} 行认不出"),
        (len(reply.reworded), "{} 行印得不完全一样"),
        (len([line for line in reply.left_out if line not in reply.lost]), "信外 {} 行"),
    )
    text.append("，".join(words.format(count) for count, words in counts if count), "bold")
    text.append("\n" if text else "")


def _append_lines(text: Text, what: str, lines: Sequence[str]) -> None:
    if lines:
        text.append(f"{what}，{len(lines)} 行\n", "bold")
        for line in lines:
            text.append(f"  {_short(line)}\n")


def _new_words(entry: FilledField, reply: Imported) -> str:
    """Return the text that a field gets, and what it replaces or where it is from."""
    words = _short(entry.text) or "不印，信里没有"
    if entry.own:
        return f"{words}（换下原来的：{_short(entry.own)}）"
    return f"{words}（按网页信息栏填写）" if entry.name in reply.from_site else words


def _fields_said(line: str, reply: Imported) -> list[Key]:
    """Return the fields filled from the website's facts that stand on a line."""
    facts = read_site_facts([line])[0]
    said = {facts.unit, facts.number, facts.date, facts.publicity} - {""}
    return [key for key in reply.from_site if reply.draft.get(key) in said]


def _row(name: str, value: str) -> str:
    return f"  {name}{'　' * max(5 - len(name), 1)}{value}"


def _short(text: str) -> str:
    line = "　".join(text.split("\n"))
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}……"


def _body_words(filling: Filling) -> str:
    theirs = filling.reply.draft
    sections = f"{len(theirs.sections)} 节，" if theirs.sections else ""
    words = f"{sections}{_size(theirs)} 字"
    own = {
        Body.NONE: "信里没有",
        Body.SAME: "已经在稿子里，不再放",
        Body.MOSTLY: f"{words}；一大半已经在稿子里",
        Body.OTHER: f"{words}；稿子里已写了别的",
    }
    return own.get(filling.body, words)


def _size(draft: Draft) -> int:
    texts = [each.text for each in draft.preamble]
    for section in draft.sections:
        texts += (section.heading, *(each.text for each in section.paragraphs))
    return sum(map(count_characters, texts))
