"""Changes with their authors as text on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from replydesk.draft.authorship import AuthoredLine, changed_rows
from replydesk.draft.change_text import authors_text, counts_text, in_brackets, line_mark, marked_pieces
from replydesk.draft.diff import ChangeKind

AROUND = 1  # paragraphs shown on either side of a differing one

STYLES = {ChangeKind.SAME: "", ChangeKind.REMOVED: "strike", ChangeKind.ADDED: "bold underline"}


def render_changes(title: str, lines: Sequence[AuthoredLine]) -> Text:
    """Return differences as a text: paragraphs behind their marks, their authors at the end."""
    if all(line.kind is ChangeKind.SAME for line in lines):
        return Text().append(f"{title}：没有改动", "bold")
    text = Text().append(f"{title}：{counts_text(lines)}", "bold")
    for each in changed_rows(lines, AROUND):
        text.append("\n")
        if each is None:
            text.append("　 ……", "dim")
        else:
            text.append_text(_line(each))
    return text


def _line(line: AuthoredLine) -> Text:
    if line.kind is ChangeKind.SAME:
        return Text(f"　 {line.text}", "dim")
    text = Text().append(f"{line_mark(line)} ", "bold")
    for kind, words in marked_pieces(line):
        text.append(words, STYLES[kind])
    return text.append(in_brackets(authors_text(line)), "dim")


def after_person(people: Sequence[str], who: str | None) -> str | None:
    """Return the person shown after `who`, None for all: each in turn."""
    if who is None:
        return people[0] if people else None
    at = people.index(who) + 1 if who in people else len(people)
    return people[at] if at < len(people) else None
