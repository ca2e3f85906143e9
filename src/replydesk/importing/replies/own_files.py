"""Letters written by this program, whose paragraphs have the styles of their roles: read exactly, by style.

Styles give the role of a paragraph, bookmarks the beginning of a passage, character styles the end of a
run-in heading. Texts side by side on a page are one paragraph with tabs, in the style of the first text.

Such a letter gives back the draft it was made from, except for:

* facts that no letter prints: 主办单位, 交办日期, 期限; 编号, 届次, 案由, 会商单位 if neither title nor
  opening names them; 落款 if the stamp of the signer replaces it;
* how the same was typed: names in 联名 are in 提出人, one name in a list is text, values that the profile or
  the program fills in may be written out, a passage typed exactly like a phrase is that phrase, spaces at the
  edges of a text or a cell are gone, rows of a table are as long as its longest;
* choices of the profile, and comments and keys of the file that the program does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from replydesk.draft.model import MENDED, Key, Part
from replydesk.importing.replies.body import Answer
from replydesk.importing.replies.foot.foot import Foot
from replydesk.importing.replies.head.head import ReplyHead
from replydesk.importing.replies.joining.paragraphs import Para
from replydesk.importing.replies.lines.marks import PRINTED, Mark, approver, foot_marks, head_marks
from replydesk.importing.replies.source import SourceLine
from replydesk.letter.model import HEADINGS, Role
from replydesk.text.numerals import HEADING_NUMBERS, heading_numbers

RUN_IN = "接排"  # The suffix of a heading's style name if text runs in after the heading
_ROLES = frozenset((*map(str, Role), *(f"{role}{RUN_IN}" for role in HEADINGS)))
_LEVELS = {f"{role}{end}": level for level, role in enumerate(HEADINGS, 1) for end in ("", RUN_IN)}
_TEXT = frozenset((Role.BODY, Role.CELL, Role.CELL_HEAD, *_LEVELS))
_PARTS = frozenset((*map(str, Part), str(Key.SIGNER)))
_LEFT_MARKS = {Role.COPY_NUMBER: Key.COPY_NUMBER, Role.SECRECY: Key.SECRECY, Role.URGENCY: Key.URGENCY}
_ROLES_OF_MARKS: dict[str, Role] = {
    Key.DOCUMENT_NUMBER: Role.NUMBER,
    Key.SIGNER: Role.SIGNER,
    Key.PUBLICITY: Role.PUBLICITY,
}
_LABEL = re.compile("^(?:附件|抄送)[：:]")  # a half-width colon is typed in Word
_FIELDS = {
    Role.NUMBER: Key.DOCUMENT_NUMBER,
    Role.RESULT_CLASS: Key.RESULT_CLASS,
    Role.PUBLICITY: Key.PUBLICITY,
    Role.SIGNER: Key.SIGNER,
}


def is_styled(lines: Sequence[SourceLine]) -> bool:
    """Return True if this program wrote a source: nearly all its paragraphs have styles of roles."""
    texts = [line for line in lines if line.text.strip() or line.cells]
    known = sum(line.style in _ROLES for line in texts)
    return len(texts) > 2 and known * 10 >= len(texts) * 9


def read_styled(lines: Sequence[SourceLine]) -> tuple[ReplyHead, list[Para], Foot]:
    """Return the parts above the text, its paragraphs, and the parts below it."""
    head, foot = ReplyHead(), Foot()
    text: list[Para] = []
    page: list[Para] | None = None
    part = ""
    for number, line in _pieces(lines):
        para = Para.of(line, number)
        part = next((name for name in line.bookmarks if name in _PARTS), part)
        if line.style in _TEXT or line.cells:
            para = replace(para, head=line.head, part=part)
            if page is None and part == Key.SIGNER and (name := approver(para.text)):
                foot.marks.append(Mark(Key.SIGNER, name))
                foot.mark_lines.append((number, para.text))
            else:
                (text if page is None else page).append(para)
        elif line.style == Role.ATTACHMENT:
            page = []
            foot.pages.append((para, page))
        elif line.style == Role.ATTACHMENT_TITLE and page is not None:
            page.append(para)
        elif not (_take_head(head, line.style, para) or _take_foot(foot, line.style, para)):
            foot.unplaced.append((number, para.text))
    foot.attachments = _names(foot.attachments)
    return head, text, foot


def _names(noted: list[str]) -> list[str]:
    """Return the names of attachments without their numbers; a single one has none (7.3.4).

    Another number before a point belongs to the name (3.0平台). Lines typed between them may have none.
    """
    if len(noted) < 2:
        return noted
    names, count = [], 0
    for number, text in enumerate(noted, 1):
        due = next((each for each in (number, count + 1) if text.startswith(f"{each}.")), 0)
        count = due or count
        names.append(text.removeprefix(f"{due}.") or text)
    return names


def is_mended(lines: Sequence[SourceLine]) -> bool:
    """Return True if a letter is marked as having its lines condensed."""
    return any(f"{Key.MENDING}_{MENDED}" in line.bookmarks for line in lines)


def _pieces(lines: Sequence[SourceLine]) -> Iterator[tuple[int, SourceLine]]:
    """Yield the lines that are not blank, texts side by side separately, each with its number."""
    for number, line in enumerate(lines, 1):
        if line.cells:
            yield number, line
            continue
        texts = [text for text in line.text.split("\t") if text.strip()]
        for place, text in enumerate(texts):
            yield number, replace(line, text=text, style=_role(line.style, text) if place else line.style)


def _role(beside: str, text: str) -> str:
    """Return the role of a text to the right of a text of another role."""
    if beside in (Role.SIGNATURE, Role.DATE, Role.POST):
        return beside
    if beside == Role.IMPRINT:
        return Role.PRINT_DATE
    marks = head_marks(text)
    return _ROLES_OF_MARKS.get(marks[0].key, Role.RESULT_CLASS) if marks else Role.NUMBER


def _take_head(head: ReplyHead, role: str, para: Para) -> bool:
    text = para.text
    match role:
        case Role.LETTERHEAD if not head.letterhead:
            head.letterhead = text
        case Role.TITLE:
            head.title += text
        case Role.SALUTATION:
            head.salutation += text
        case Role.COPY_NUMBER | Role.SECRECY | Role.URGENCY:
            head.marks.append(Mark(_LEFT_MARKS[Role(role)], text))
            head.mark_lines.append((para.line, text))
        case Role.NUMBER | Role.RESULT_CLASS | Role.PUBLICITY | Role.SIGNER:
            head.marks += head_marks(text) or [Mark(_FIELDS[Role(role)], text)]
            head.mark_lines.append((para.line, text))
        case _:
            return False
    return True


def _take_foot(foot: Foot, role: str, para: Para) -> bool:
    text = para.text
    match role:
        case Role.ATTACHMENTS | Role.ATTACHMENTS_NEXT:
            foot.attachments.append(_LABEL.sub("", text, count=1) if role == Role.ATTACHMENTS else text)
        case Role.SIGNATURE:
            foot.signatures.append(text)
        case Role.DATE if not foot.date:
            foot.date = text
        case Role.POST:
            foot.changed.append((para.line, text))  # the profile has it
        case Role.CONTACT:
            foot.marks += foot_marks(text) or [Mark(Key.PUBLICITY, text)]
            foot.mark_lines.append((para.line, text))
        case Role.CC:
            foot.cc.append(("抄送", _LABEL.sub("", text, count=1)))
        case Role.IMPRINT if not foot.issuer:
            foot.issuer = text
        case Role.PRINT_DATE if not foot.print_date:
            printed = PRINTED.fullmatch(text)
            foot.print_date = printed["date"] if printed else text.removesuffix("印发")
        case _:
            return False
    return True


def read_styled_answer(paras: Sequence[Para]) -> Answer:
    """Return the text with its headings, found by style; a run-in one ends with its character style."""
    answer = Answer()
    levels: list[int] = []
    for para in paras:
        level = 0 if para.cells else _LEVELS.get(para.style, 0)
        if not level:
            answer.last().append(para)
            continue
        levels.append(level)
        runs_in = para.style.endswith(RUN_IN)
        end = (para.head or para.text.find("。") + 1) if runs_in else len(para.text)
        heading = _without_number(para, para.text[:end], heading_numbers(levels)[-1], level, answer)
        rest = [Para(para.text[end:].strip(), para.line)] if para.text[end:].strip() else []
        answer.sections.append((level, heading, bool(rest), rest))
    return answer


def _without_number(para: Para, text: str, due: str, level: int, answer: Answer) -> str:
    """Return a heading without its number, noting a number that was changed in Word."""
    if text.startswith(due):
        return text[len(due) :]
    typed = re.match(HEADING_NUMBERS[level - 1], text)
    if not typed:
        return text
    answer.note_number(typed[0].strip(), due, para.line)
    return text[typed.end() :]
