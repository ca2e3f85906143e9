"""The versions of a draft: their list, their differences; Enter restores one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.events import Click
from textual.message import Message
from textual.widgets import Static

from replydesk.desk.session import Session
from replydesk.desk.versions import Version
from replydesk.draft.diff import ChangeKind, DiffLine, changed_rows, compare_drafts, count_changes
from replydesk.draft.file import parse_draft
from replydesk.draft.model import Draft
from replydesk.reply.reply import make_reply
from replydesk.reply.stock import Stock
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_VERSIONS, ON_VERSIONS, footer
from replydesk.tui.kit.key_line import KeyLine
from replydesk.tui.kit.row_list import RowList, fitted
from replydesk.tui.kit.status import StatusLine
from replydesk.tui.kit.work_screen import TOO_SMALL, WorkScreen
from replydesk.tui.kit.wrapping import Wrapped

HEAD = ("时间", "为什么", "字数", "改动", "页")
CELLS = (15, 11, 6, 14, 3)  # widths of the list's columns

AROUND = 1  # paragraphs shown on either side of a differing one

STYLES = {ChangeKind.SAME: "dim", ChangeKind.REMOVED: "", ChangeKind.ADDED: ""}
# styles of paragraphs, and of their differing characters
SPOTS = {ChangeKind.SAME: "", ChangeKind.REMOVED: "reverse strike", ChangeKind.ADDED: "reverse"}


class VersionList(RowList):
    """Versions below a head, the newest first; the facts of a row are computed when it is shown."""

    BINDINGS = bindings(IN_VERSIONS)

    class Chosen(Message):
        """The version under the cursor was clicked again."""

    def __init__(self, versions: Sequence[Version], facts: Callable[[Draft], tuple[int, int]]) -> None:
        super().__init__(id="versions")
        self._versions = versions
        self._facts = facts
        self._cells: dict[int, tuple[str, ...]] = {}

    def on_mount(self) -> None:
        self.relist()

    @property
    def count(self) -> int:
        return len(self._versions)

    def on_click(self, event: Click) -> None:
        at = self.row_under(event)
        if at == self.at:
            self.post_message(self.Chosen())
        elif at is not None:
            self.go_to(at)

    def head(self) -> str:
        return _line(HEAD)

    def row(self, at: int) -> tuple[str, str]:
        return _line(self._row_cells(at)), ""

    def _row_cells(self, at: int) -> tuple[str, ...]:
        if at not in self._cells:
            version = self._versions[at]
            before = self._versions[at + 1] if at + 1 < len(self._versions) else None
            draft = parse_draft(version.text).draft
            characters, pages = self._facts(draft)
            change = str(count_changes(parse_draft(before.text).draft, draft)) if before else "最早的一版"
            when = f"{version.when:%m-%d %H:%M:%S}"
            self._cells[at] = (when, version.why, f"{characters}", change, f"{pages}")
        return self._cells[at]


class VersionsScreen(WorkScreen):
    """The versions of the draft that is open on the screen below."""

    CSS_PATH = "versions.tcss"
    COMMANDS_HERE = ON_VERSIONS
    BINDINGS = bindings(ON_VERSIONS)

    def __init__(
        self, session: Session, stock: Stock, versions: Sequence[Version], restore: Callable[[Version], None]
    ) -> None:
        super().__init__()
        self._session = session
        self._stock = stock
        self._versions = list(reversed(versions))
        self._restore = restore
        self._is_with_now = True

    @cached_property
    def _list(self) -> VersionList:
        return VersionList(self._versions, self._facts)

    def _facts(self, draft: Draft) -> tuple[int, int]:
        reply = make_reply(draft, self._stock)
        return reply.characters, len(reply.pages.pages)

    def compose(self) -> ComposeResult:
        title = f"{self._session.path.stem}　历史版本：{len(self._versions)} 个"
        yield Static(Text(title, no_wrap=True, overflow="ellipsis"), classes="top")
        with Horizontal(id="history"):
            yield self._list
            with VerticalScroll(id="differences"):
                yield Static(id="difference")
        yield Static(TOO_SMALL, id="too-small")
        yield StatusLine()
        yield KeyLine(footer(ON_VERSIONS), id="keys")

    def on_mount(self) -> None:
        self._list.focus()
        self._show()

    @on(VersionList.Pointed)
    def _show(self) -> None:
        self.query_one("#difference", Static).update(Wrapped(self._difference(), hang=3))
        self.query_one("#differences").scroll_to(y=0, animate=False)
        if self._versions:
            version = self._versions[self._list.at]
            self.query_one(StatusLine).facts(f"{version.when:%Y年%m月%d日 %H:%M:%S}　{version.why}")
        else:
            self.query_one(StatusLine).facts("还没有版本；写几个字存上就有了")

    def _difference(self) -> Text:
        if not self._versions:
            return Text("")
        at = self._list.at
        this = parse_draft(self._versions[at].text).draft
        if self._is_with_now:
            return render_differences("从这一版到现在", compare_drafts(this, self._session.draft))
        if at + 1 == len(self._versions):
            return render_differences("最早的一版", compare_drafts(Draft(), this))
        return render_differences(
            "从前一版到这一版", compare_drafts(parse_draft(self._versions[at + 1].text).draft, this)
        )

    def action_compare(self) -> None:
        """Compare with the current draft, or with the previous version."""
        self._is_with_now = not self._is_with_now
        self._show()

    @on(VersionList.Chosen)
    def action_restore(self) -> None:
        """Restore the version under the cursor."""
        if self._versions:
            version = self._versions[self._list.at]
            self.dismiss(None)
            self.app.call_later(self._restore, version)

    def action_back(self) -> None:
        """Go back to the draft."""
        self.dismiss(None)


def render_differences(title: str, lines: Sequence[DiffLine]) -> Text:
    """Return differences as a text: whole paragraphs behind their marks."""
    counts = {
        kind: sum(each.kind is kind for each in lines) for kind in (ChangeKind.REMOVED, ChangeKind.ADDED)
    }
    if not any(counts.values()):
        return Text(f"{title}：没有变化", "bold")
    said = f"{title}：删 {counts[ChangeKind.REMOVED]} 段，增 {counts[ChangeKind.ADDED]} 段"
    text = Text(said, "bold")
    for each in changed_rows(lines, AROUND):
        text.append("\n")
        if each is None:
            text.append("　 ……", "dim")
        else:
            text.append(f"{each.kind.value} ", "bold").append_text(_highlighted(each))
    return text


def _highlighted(line: DiffLine) -> Text:
    text = Text(line.text, STYLES[line.kind])
    text.stylize(SPOTS[line.kind], line.start, line.end)
    return text


def _line(cells: Sequence[str]) -> str:
    return " " + " ".join(fitted(cell, wide) for cell, wide in zip(cells, CELLS, strict=True))
