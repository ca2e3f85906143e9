"""Remarks in words: in the strip beside the text, in lists, among the facts."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from rich.text import Text
from textual.widgets import Static

from replydesk.desk.listing import day_text
from replydesk.draft.remarks.model import Outcome, Remark, RemarkAnswer
from replydesk.text.char_diff import text_edits
from replydesk.tui.kit.asking import AskLine
from replydesk.tui.kit.wrapping import Wrapped

MOST_WORDS = 24  # characters shown of the words of a remark; of more, both ends
FEW_WORDS = 14  # in a message, which is not to be cut at 80 columns


def moment(when: datetime) -> str:
    """Return a time as clerks write it: 5月28日 16:40."""
    return f"{day_text(when.date())} {when:%H:%M}"


def words_of(text: str, most: int = MOST_WORDS) -> str:
    """Return words in brackets, the middle of many left out; 整格 of a field left empty."""
    words = " ".join(text.split())
    if len(words) > most:
        words = f"{words[: most - 8]}……{words[-6:]}"
    return f"「{words}」" if words else "整格"


def signed_by(remark: Remark) -> str:
    """Return who wrote a remark, when, and on which version."""
    version = f"　版本 {remark.version}" if remark.version else ""
    return f"{remark.who} {moment(remark.when)}{version}"


def answer_words(answer: RemarkAnswer) -> str:
    """Return an answer: 不改（张某某 5月29日 09:12）：上级文件原话."""
    text = f"：{answer.text}" if answer.text else ""
    return f"{answer.outcome}（{answer.who} {moment(answer.when)}）{text}"


def said(remark: Remark) -> str:
    """Return the words of a remark and what it says: 「三百万元」：数字请核对；改成「五百万元」."""
    proposed = "" if remark.proposed is None else f"改成「{remark.proposed}」" if remark.proposed else "删去"
    return f"{on_words(remark)}：" + "；".join(filter(None, (remark.text, proposed)))


def on_words(remark: Remark) -> str:
    """Return the words that a remark is on, and what became of them."""
    words = words_of(remark.anchor.words)
    if remark.is_lost:
        return f"{words}（词句已经不在了）"
    return f"{words}（原来是{words_of(remark.put_on)}）" if remark.is_changed else words


def told(remark: Remark, number: str, where: str = "") -> Text:
    """Return a remark in full, its head first, one thing a line; `number` tells which it is of how many.

    `where` is given where the text is not beside it; the version then is left out.
    """
    head = f"{where}　{remark.who} {moment(remark.when)}" if where else signed_by(remark)
    text = Text.assemble((f"批注{number}　", "bold"), (head, "dim"), "\n")
    text.append(on_words(remark) + f"：{remark.text}" * bool(remark.text))
    if remark.proposed is not None:
        text.append("\n").append_text(_proposal(remark.put_on, remark.proposed))
    for answer in remark.answers:
        text.append(f"\n{answer_words(answer)}", "bold")
    return text


def remark_words(remark: Remark) -> str:
    """Return a remark in a line, with what became of it."""
    answers = "".join(f"；{answer_words(each)}" for each in remark.answers)
    return f"{remark.who} {moment(remark.when)} {said(remark)}{answers}"


def listed(remark: Remark, where: str) -> tuple[str, str]:
    """Return a remark for a list: its mark, whose it is and what it says; where, and what became of it."""
    mark = "○" if remark.is_open else "✓"
    answers = "；".join(map(answer_words, remark.answers))
    return f"{mark} {remark.who}：{said(remark)}", "　".join(
        filter(None, (where, moment(remark.when), answers))
    )


def _proposal(words: str, proposed: str) -> Text:
    """Return the proposed words, those underlined that are new."""
    if not proposed:
        return Text.assemble(("改成：", "bold"), "删去这几个字")
    text = Text.assemble(("改成：", "bold"), proposed)
    shift = text.plain.index("：") + 1
    for edit in text_edits(words, proposed) if words else ():
        begin = shift + edit.start
        text.stylize("underline", begin, begin + len(edit.added))
        shift += len(edit.added) - (edit.end - edit.start)
    return text


def count_words(remarks: Collection[Remark]) -> str:
    """Count remarks: 2 条没有处理，共 3 条."""
    left = sum(each.is_open for each in remarks)
    return f"{left} 条没有处理，共 {len(remarks)} 条" if left else f"{len(remarks)} 条，都处理了"


_ASKED = {  # of an answer that needs words: the placeholder, and the complaint about none
    Outcome.KEPT: ("理由，写批注的人看得到", "请写明为什么不改"),
    Outcome.REPLIED: ("回一句话，批注还留着", "请写要回的话"),
}


def words_dialog(remark: Remark, outcome: Outcome) -> AskLine:
    """Return the dialog that asks for the words of an answer."""
    asked, needed = _ASKED[outcome]
    above = Static(Wrapped(Text(f"{remark.who}：{said(remark)}\n"), 2))
    return AskLine(str(outcome), asked, "回车记下   Esc 不办", above=above, needed=needed, box="")
