"""Letters of our own, whose paragraphs have the styles of their roles: read by these, exactly."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.draft import Key
from replydesk.importing.body import Answer
from replydesk.importing.ending import Foot
from replydesk.importing.head import Head
from replydesk.importing.marks import PRINTED, Mark, foot_marks, head_marks
from replydesk.importing.paragraphs import Para
from replydesk.importing.source import SourceLine
from replydesk.letter import HEADINGS, Role
from replydesk.numerals import heading_numbers

_ROLES = frozenset(str(role) for role in Role)
_TEXT = (Role.BODY, Role.CELL, Role.CELL_HEAD, *HEADINGS)
_NUMBER = re.compile(r"[1-9][0-9]?\.")
_LEFT_MARKS = {Role.COPY_NUMBER: Key.COPY_NUMBER, Role.SECRECY: Key.SECRECY, Role.URGENCY: Key.URGENCY}


def is_styled(lines: Sequence[SourceLine]) -> bool:
    """Whether a source was written by this program: nearly all its paragraphs have styles of roles."""
    texts = [line for line in lines if line.text.strip() or line.cells]
    known = sum(line.style in _ROLES for line in texts)
    return len(texts) > 2 and known * 10 >= len(texts) * 9


def read_styled(lines: Sequence[SourceLine]) -> tuple[Head, list[Para], Foot]:
    """What stands above the text, its paragraphs, and what stands below them."""
    head, foot = Head(), Foot()
    text: list[Para] = []
    page: list[Para] | None = None
    for number, line in enumerate(lines, 1):
        if not line.text.strip() and not line.cells:
            continue
        para = Para.of(line, number)
        if line.style in _TEXT or line.cells:
            (text if page is None else page).append(para)
        elif line.style == Role.ATTACHMENT:
            page = []
            foot.pages.append((para, page))
        elif line.style == Role.ATTACHMENT_TITLE and page is not None:
            page.append(para)
        elif not (_take_head(head, line.style, para) or _take_foot(foot, line.style, para)):
            foot.unplaced.append((number, para.text))
    return head, text, foot


def _take_head(head: Head, role: str, para: Para) -> bool:
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


_FIELDS = {
    Role.NUMBER: Key.DOCUMENT_NUMBER,
    Role.RESULT_CLASS: Key.RESULT_CLASS,
    Role.PUBLICITY: Key.PUBLICITY,
    Role.SIGNER: Key.SIGNER,
}


def _take_foot(foot: Foot, role: str, para: Para) -> bool:
    text = para.text
    match role:
        case Role.ATTACHMENTS | Role.ATTACHMENTS_NEXT:
            foot.attachments.append(_NUMBER.sub("", text.removeprefix("附件："), count=1))
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
            foot.cc.append(("抄送", text.removeprefix("抄送：")))
        case Role.IMPRINT if not foot.issuer:
            foot.issuer = text
        case Role.PRINT_DATE if not foot.print_date:
            printed = PRINTED.fullmatch(text)
            foot.print_date = printed["date"] if printed else text.removesuffix("印发")
        case _:
            return False
    return True


def read_styled_answer(paras: Sequence[Para]) -> Answer:
    """The text with its headings: by their styles, and where they run in, by the numbers that are due."""
    answer = Answer()
    levels: list[int] = []
    for para in paras:
        level = HEADINGS.index(Role(para.style)) + 1 if para.style in HEADINGS else 0
        if level:
            heading, rest = para.text.removeprefix(heading_numbers([*levels, level])[-1]), ""
        else:
            level, heading, rest = _run_in(para, levels)
        if not level:
            answer.last().append(para)
            continue
        levels.append(level)
        answer.sections.append((level, heading, bool(rest), [Para(rest, para.line)] if rest else []))
    return answer


def _run_in(para: Para, levels: list[int]) -> tuple[int, str, str]:
    """Level, heading and text of a paragraph that begins with a number that is due; 0 for any other."""
    end = para.text.find("。") + 1
    if para.cells or not 0 < end < len(para.text):
        return 0, "", ""
    for level in range(1, 5):
        number = heading_numbers([*levels, level])[-1]
        if para.text.startswith(number):
            return level, para.text[len(number) : end], para.text[end:].strip()
    return 0, "", ""
