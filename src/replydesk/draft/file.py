"""The draft file: Markdown with YAML front matter. `parse_draft` never fails, `format_draft` is its inverse.

    ---
    类型: 代表建议
    编号: 0033
    ---

    # 工作开展情况                     level 1 of 4; the program writes 一、
    ## 完善制度机制。                  ends in 。 with text below: runs into it
    我厅……
    1. 健全体系。……                   items 一是, 二是 …

    | 项目 | 金额 |                    rows of a table

    <!-- 下一步 -->                    the parts of `Part`, in any order
    下一步，我厅将……

    <!-- 附件1 -->                     the text of the first attachment, written like the answer

A line of text that looks like one of these marks is written with Markdown's backslash.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from replydesk.draft.front_matter import format_fields, looks_like_entry, parse_fields
from replydesk.draft.model import PASSAGES, Attachment, Draft, Paragraph, Part, Section
from replydesk.draft.points.reading import point_notes
from replydesk.draft.remarks.reading import remark_notes
from replydesk.draft.workflow import workflow_state
from replydesk.text.marks import has_forbidden
from replydesk.text.note import Note

FENCE = "---"
MAX_ATTACHMENTS = 50  # The highest number in the mark of an attachment

_FENCE_LINE = re.compile(r"(?:---|\.\.\.|———?|－－－)\s*")
_MARK = re.compile(rf"<!--\s*(?:({'|'.join(Part)})|附件\s*+(\d{{0,9}}))\s*+-->\s*")
_HEADING = re.compile(r"(#{1,4})(?!#) ?(.*)")
_ITEM = re.compile(r"(\d{1,9})[.)] (.*)")
_ESCAPED = re.compile(r"(\d{0,9})\\([!-/:-@\[-`{-~])")
_NEEDS_ESCAPE = re.compile(rf"#|\d{{1,9}}[.)] |{_MARK.pattern}|\d{{0,9}}\\[!-/:-@\[-`{{-~]")


class Parsed(NamedTuple):
    """A draft, and notes of problems found while reading its file."""

    draft: Draft
    notes: tuple[Note, ...] = ()


def parse_draft(text: str) -> Parsed:
    """Read a draft file; never fails. Lines that fit nowhere are kept in the body, with a note."""
    lines = _split_lines(text.removeprefix("\ufeff"))
    first, end, body, notes = _split(lines)
    fields, lost, more = parse_fields(lines[first:end], first + 1)
    notes += more
    numbered = [*((0, line) for line in lost), *enumerate(lines[body:], body + 1)]
    draft, noted = _parse_body(each for each in numbered if each[1].strip())
    notes += noted
    if has_forbidden(text):
        said = "有看不见的控制字符，版面上显示为“␇”“␦”一类的符号，请删去"
        notes += [Note(said, number) for number, line in enumerate(lines, 1) if has_forbidden(line)]
    draft = replace(draft, fields=tuple(fields))
    return Parsed(draft, (*notes, *workflow_state(draft).notes, *remark_notes(draft), *point_notes(draft)))


def parse_head(text: str, keys: Collection[str] = ()) -> Draft:
    """Read the fields of a draft file without its text; only those of `keys`, if given."""
    text = text.removeprefix("\ufeff")
    end_of_head = text.find(f"\n{FENCE}\n", len(FENCE)) if text.startswith(f"{FENCE}\n") else -1
    lines = _split_lines(text if end_of_head < 0 else text[: end_of_head + len(FENCE) + 1])
    first, end, _, _ = _split(lines)
    head = lines[first:end]
    fields = parse_fields(_entries(head, tuple(keys)) if keys else head, first + 1)[0]
    return Draft(tuple(field for field in fields if not keys or field[0] in keys))


def _entries(head: list[str], keys: tuple[str, ...]) -> list[str]:
    """Return the lines of the front matter that can belong to entries of these keys."""
    chosen: list[str] = []
    is_chosen = False
    for line in head:
        if line and line[0] not in " \t\u3000-":
            is_chosen = line.lstrip("\"'").startswith(keys)
        if is_chosen:
            chosen.append(line)
    return chosen


def format_draft(draft: Draft) -> str:
    """Return the text of a draft's file, the inverse of `parse_draft` if the last attachment is not empty."""
    parts = [f"{FENCE}\n{format_fields(draft.fields)}{FENCE}\n"]
    if draft.opening:
        parts += [_mark(Part.OPENING), *_blocks(draft.opening), _mark(Part.ANSWER)]
    parts += _body_blocks(draft.preamble, draft.sections)
    for part in PASSAGES[1:]:
        if draft.passage(part):
            parts += [_mark(part), *_blocks(draft.passage(part))]
    for number, attachment in enumerate(draft.attachments, 1):
        if attachment != Attachment():
            parts += [_mark(f"附件{number}"), *_body_blocks(attachment.preamble, attachment.sections)]
    return "".join(parts)


def parse_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Read lines of an editor as paragraphs: `1. ` begins an item, blank lines are dropped."""
    texts = _Texts()
    for line in _split_lines(text):
        if line.strip():
            texts.take(line)
    return tuple(texts.found)


def parse_attachment(text: str) -> Attachment:
    """Read lines of an editor as an attachment: `# ` begins a heading, the rest are paragraphs."""
    body = _TextBody()
    for line in _split_lines(text):
        if line.strip():
            body.take(line)
    return body.attachment()


def _split_lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _split(lines: list[str]) -> tuple[int, int, int, list[Note]]:
    """Find the first line of the head, its end, and the first line of the body (0-based); and notes."""
    start = next((i for i, line in enumerate(lines) if line.strip()), len(lines))
    if start == len(lines):
        return 0, 0, 0, [Note("文件是空的，已当作新稿打开")]
    fenced = bool(_FENCE_LINE.fullmatch(lines[start]))
    if not fenced and not looks_like_entry(lines[start]):
        return 0, 0, 0, [Note("没有文件头（两行“---”之间的各项），全文已放进答复内容", 1)]
    first = start + fenced
    end = next((i for i in range(first, len(lines)) if _FENCE_LINE.fullmatch(lines[i])), None)
    if end is not None and _has_text(lines[first:end]):
        end = None
    notes = [] if fenced else [Note("文件头前面少了一行“---”，已照有理解", start + 1)]
    if end is None:
        end = next((i for i in range(first, len(lines)) if not lines[i].strip()), len(lines))
        notes.append(Note("文件头后面少了一行“---”，已在第一个空行处断开", end))
        return first, end, end, notes
    return first, end, end + 1, notes


def _has_text(head: list[str]) -> bool:
    """Return True if the supposed head holds a paragraph or heading, so that its end is missing."""
    after_blank = False
    for line in head:
        if after_blank and line.strip() and line[0] not in " \t\u3000-" and not looks_like_entry(line):
            return True
        after_blank = not line.strip()
    return False


@dataclass
class _Texts:
    """Paragraphs while they are being read, and how many items in a row there are at their end."""

    found: list[Paragraph] = field(default_factory=list)
    items: int = 0

    def take(self, line: str) -> None:
        """Add one line, not blank: a paragraph or an item."""
        paragraph = _paragraph(line, self.items)
        self.items = self.items + 1 if paragraph.is_item else 0
        self.found.append(paragraph)


@dataclass
class _TextBody:
    """The answer or an attachment while it is being read."""

    preamble: _Texts = field(default_factory=_Texts)
    sections: list[tuple[int, str, _Texts]] = field(default_factory=list)

    def take(self, line: str) -> None:
        """Add one line, not blank: a heading, or a paragraph of the last section."""
        if line[0] == "#" and (found := _HEADING.fullmatch(line)):
            self.sections.append((len(found[1]), found[2], _Texts()))
        else:
            last = self.sections[-1][2] if self.sections else self.preamble
            last.take(line)

    def attachment(self) -> Attachment:
        """Return the text read so far."""
        sections = (Section(level, heading, tuple(texts.found)) for level, heading, texts in self.sections)
        return Attachment(tuple(self.preamble.found), tuple(sections))


def _parse_body(lines: Iterable[tuple[int, str]]) -> tuple[Draft, list[Note]]:
    """Read the body of a draft from numbered lines that are not blank; return the draft and notes."""
    notes: list[Note] = []
    passages: dict[str, _Texts] = {part: _Texts() for part in PASSAGES}
    answer = _TextBody()
    attached: dict[int, _TextBody] = {}
    at: str | int = Part.ANSWER
    for number, line in lines:
        if (mark := _marked(line, number, notes)) is not None:
            at = mark
        elif isinstance(at, int):
            attached.setdefault(at, _TextBody()).take(line)
        elif at == Part.ANSWER:
            answer.take(line)
        else:
            if _HEADING.fullmatch(line):
                notes.append(Note(f"“{at}”里不能有标题，已作为一段文字保留", number))
            passages[at].take(line)
    body = answer.attachment()
    numbers = range(1, max(attached, default=0) + 1)
    draft = Draft(
        opening=tuple(passages[Part.OPENING].found),
        preamble=body.preamble,
        sections=body.sections,
        next_steps=tuple(passages[Part.NEXT_STEPS].found),
        thanks=tuple(passages[Part.THANKS].found),
        closing=tuple(passages[Part.CLOSING].found),
        attachments=tuple(attached.get(each, _TextBody()).attachment() for each in numbers),
    )
    return draft, notes


def _marked(line: str, number: int, notes: list[Note]) -> str | int | None:
    """Return the part, or the number of the attachment, that a line marks; None for a line of text."""
    found = _MARK.fullmatch(line) if line[0] == "<" else None
    if not found or found[1]:
        return found and found[1]
    attachment = int(found[2] or 1)
    if 1 <= attachment <= MAX_ATTACHMENTS:
        return attachment
    notes.append(Note(f"附件的序号应在 1 到 {MAX_ATTACHMENTS} 之间，已作为一段文字保留", number))
    return None


def _paragraph(line: str, items: int) -> Paragraph:
    """Read one line as a paragraph or an item; `items` is the number of items right before it."""
    if not (line[0] == "\\" or line[0].isdecimal()):
        return Paragraph(line)
    found = _ITEM.fullmatch(line)
    if found and found[2].strip() and goes_on(int(found[1]), items):
        return Paragraph(found[2], is_item=True)
    return Paragraph(_ESCAPED.sub(r"\1\2", line, count=1) if _ESCAPED.match(line) else line)


def goes_on(number: int, items: int) -> bool:
    """Return True if an item starts a list (only 1 does) or continues one, in any order; a year does not."""
    return number == 1 or (items > 0 and (number < 100 or number == items + 1))


def _mark(part: str) -> str:
    return f"\n<!-- {part} -->\n"


def _body_blocks(preamble: tuple[Paragraph, ...], sections: tuple[Section, ...]) -> list[str]:
    blocks = _blocks(preamble)
    for section in sections:
        texts = _blocks(section.paragraphs)
        if section.runs_in:
            texts[0] = texts[0].removeprefix("\n")
        blocks += [f"\n{heading_line(section)}\n", *texts]
    return blocks


def heading_line(section: Section) -> str:
    """Return the line of a heading: # 标题."""
    hashes = "#" * section.level
    return f"{hashes} {section.heading}" if section.heading else hashes


def _blocks(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Return the lines of paragraphs with a blank line before each, except within a list or table."""
    pairs = itertools.pairwise(paragraphs)
    joined = [(now.is_item and before.is_item) or (now.is_row and before.is_row) for before, now in pairs]
    return [
        f"{line}\n" if tight else f"\n{line}\n"
        for line, tight in zip(paragraph_lines(paragraphs, "{}. ".format), [False, *joined], strict=False)
    ]


def paragraph_lines(paragraphs: Sequence[Paragraph], lead: Callable[[int], str]) -> list[str]:
    """Return paragraphs as lines; before an item comes `lead` of its number in its list."""
    lines: list[str] = []
    row = 0
    for paragraph in paragraphs:
        row = row + 1 if paragraph.is_item else 0
        lines.append(f"{lead(row)}{paragraph.text}" if row else escaped(paragraph.text))
    return lines


def escaped(text: str) -> str:
    """Return a line of text, with a backslash if it would read as a mark."""
    if not _NEEDS_ESCAPE.match(text):
        return text
    digits = next((i for i, char in enumerate(text) if not char.isdecimal()), len(text))
    return f"{text[:digits]}\\{text[digits:]}"
