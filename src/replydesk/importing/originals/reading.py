"""An original read from a file or a pasted text: its fields, and the text of reasons and suggestions.

Lines are of the head until the text begins, of the tail from below it; rows of forms are read wherever they
are. Each line becomes a field, or is kept as it is: in the text, among the contact lines, or in a note on
what a page shows beside it. No character of the text is lost.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from replydesk.draft.original import Original
from replydesk.importing.originals.appendix import appendix_start, is_by_offices
from replydesk.importing.originals.cells import FormRow, cells_of, read_row
from replydesk.importing.originals.covering import without_covering
from replydesk.importing.originals.form import OriginalForm, plain_title, shown
from replydesk.importing.originals.labels import PEOPLE, Field, Labelled, field_of, labelled
from replydesk.importing.originals.odd_lines import head_before_labels, labelled_without_colon, unmarked
from replydesk.importing.originals.parting import part_originals
from replydesk.importing.originals.people import names_in
from replydesk.importing.originals.running_head import is_subject, is_whole_subject, read_running_head
from replydesk.importing.originals.seams import paragraphs_of
from replydesk.importing.originals.sources import original_sources
from replydesk.importing.originals.tail import (
    is_author_note,
    is_button,
    is_plain_date,
    is_signature,
    tail_start,
)
from replydesk.importing.replies.joining.page_frame import is_site, is_timestamp, without_pages
from replydesk.importing.replies.joining.paragraphs import TextLine, match_heading_number, squeezed
from replydesk.importing.replies.readers.limits import Unreadable
from replydesk.importing.replies.readers.text import lines_of
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.letter.original_fields import is_same_subject
from replydesk.text.characters import one_line
from replydesk.text.note import Note

_LONG, _LEAST = 20, 12  # characters of a first line of text without a full stop, and with a comma
_SENTENCE_END = re.compile("[。！？；]")
_TICK_BOX = re.compile("[□☐☑☒]")
_SENTENCE_STOP = re.compile("[。！？]")
_SALUTED_BODY = re.compile(r"[\u4e00-\u9fff、（）()]{2,40}[：:]")
_ANY_COMMA = re.compile("[，,]")
_OF_OFFICES = ("意见", "单位", "部门", "情况")  # what labels below the text end with
_DEEP = "\u3000" * 3  # before names below those behind a label
_TITLE_WITHIN = 4  # paragraphs at the beginning of a text, in which its title may stand
_SHOWN = 20  # characters shown of what was left out


def read_original(data: bytes, name: str) -> tuple[Original, ...]:
    """Return the originals in a file, mostly one; `name` is its name. Raises Unreadable."""
    source = original_sources([(data, name)])[0]
    if isinstance(source, Unreadable):
        raise source
    return originals_in(source, name)


def originals_in(source: Source, name: str) -> tuple[Original, ...]:
    """Return the originals in a source that was read of a file; the kind above the first is that of all."""
    found = [read_lines(part, name) for part in part_originals(source)]
    return tuple(each if each.kind else replace(each, kind=found[0].kind) for each in found)


def original_of_text(text: str) -> Original:
    """Return the original that a pasted text is. Never fails."""
    return read_lines(Source(tuple(lines_of(text))))


class AccountedOriginal(NamedTuple):
    """An original, the texts that became its fields, and what was left out beside it."""

    original: Original
    used: tuple[str, ...]
    left_out: tuple[str, ...]


def read_lines(source: Source, name: str = "") -> Original:
    """Return the original in the lines of a source; what a page shows beside it goes into a note."""
    return read_accounted(source, name).original


def read_accounted(source: Source, name: str = "") -> AccountedOriginal:
    """Return the original in the lines of a source, with an account of all its lines."""
    framed = without_pages(source.lines)
    uncovered = without_covering(framed.lines)
    reader = _LineReader(uncovered.lines)
    reader.form.contact += uncovered.words
    reader.form.left_out += uncovered.mail
    reader.read()
    reader.form.take_running([text for _, text in framed.left_out])
    made = _with_title_of_text(reader.form.original(name, reader.paragraphs()))
    left_out = [*source.left_out, *(text for _, text in framed.left_out), *reader.form.left_out]
    noted = replace(made, notes=(*source.notes, *_notes(left_out)))
    return AccountedOriginal(noted, tuple(reader.form.used), tuple(left_out))


def _with_title_of_text(original: Original) -> Original:
    """Return an original without a title with that of its first lines: below a remark of a leader, say.

    The line stays in the text: above it may stand what is no part of a head.
    """
    titles = (each for each in original.text[:_TITLE_WITHIN] if is_subject(each) and is_whole_subject(each))
    title = "" if original.subject else next(titles, "")
    return replace(original, subject=plain_title(title)) if title else original


def _is_below_text(text: str) -> bool:
    """Return True if a cell has a label and its value that are no part of the text: 审查意见：…"""
    found = labelled(text)
    return bool(found) and all(each.field not in (Field.BODY, Field.PART) for each in found)


def _notes(left_out: Sequence[str]) -> list[Note]:
    texts = [text for text in left_out if text.strip()]
    if not texts:
        return []
    first = "、".join(f"“{text.strip()[:_SHOWN]}”" for text in texts[:3])
    more = f" 等 {len(texts)} 行" if len(texts) > 3 else ""
    return [Note(f"不是原件里的文字没有收进来：{first}{more}")]


def _as_text(each: Labelled) -> Labelled:
    """Return a label with a value; a title (案由) of sentences is the first part of the text."""
    value = each.value.strip()
    stops = len(_SENTENCE_STOP.findall(value))
    is_title = value.startswith(("关于", "《", "“")) and stops < 2
    is_sentence = stops > 1 or (stops and not is_title and bool(_ANY_COMMA.search(value)))
    return each._replace(field=Field.PART) if each.field is Field.SUBJECT and is_sentence else each


class _LineReader:
    """Reads the lines of one original from the first to the last."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        self.form = OriginalForm()
        self._lines = lines
        self._appendix = appendix_start(lines)
        self._tail = tail_start(lines[: self._appendix])
        self._text: list[TextLine] = []
        self._has_text = False
        self._last: Labelled | None = None
        self._heading: tuple[Field | None, ...] = ()
        self._role: Field | None = None

    def read(self) -> None:
        """Read all lines."""
        for index, line in enumerate(self._lines[: self._appendix]):
            if cells := cells_of(line.source, len(self._heading)):
                self._read_cells(line, cells)
            elif index >= self._tail or self._ends_text(line.source.text):
                self._tail = min(self._tail, index)
                self._read_tail(line.source.text.strip())
            elif self._has_text:
                self._add_text(line)
            else:
                self._read_head(line)
        self.form.close_head()
        self._read_appendix(self._lines[self._appendix :])

    def _read_appendix(self, lines: Sequence[TextLine]) -> None:
        """Add the appendix to the text as it is; a row of a table with blanks between its cells."""
        for line in lines:
            self._add_texts(line, [line.source.text or "\u3000".join(filter(None, line.source.cells))])

    def _ends_text(self, text: str) -> bool:
        """Return True if a line below the text is only the label of what offices wrote: 审查意见."""
        if not self._has_text:
            return False
        is_label = field_of(text) is Field.ABOUT and text.strip("：: \t\u3000").endswith(_OF_OFFICES)
        return is_label or is_by_offices(text)

    def paragraphs(self) -> tuple[str, ...]:
        """Return the text, broken lines joined."""
        return paragraphs_of(self._text)

    def _begin_text(self) -> None:
        if not self._has_text:
            self.form.close_head()
            self._has_text = True

    def _add_text(self, line: TextLine) -> None:
        """Add a line of the text; the title again above it is none."""
        text = line.source.text.strip()
        is_first = not self._text
        if is_first and self.form.subject and is_same_subject(plain_title(text), self.form.subject):
            self.form.used.append(text)
            return
        found = labelled(text)
        is_label = bool(found and found[0].field in (Field.PART, Field.BODY) and not found[0].value)
        self._text.append(line._replace(starts=line.starts or is_label))

    def _add_texts(self, line: TextLine, texts: Sequence[str]) -> None:
        """Add the paragraphs of cells as lines of their own."""
        self._begin_text()
        is_whole = line.source.is_paragraph or bool(line.source.cells)
        for part in (part for text in texts for part in text.split("\n") if part.strip()):
            self._add_text(TextLine(SourceLine(part, is_paragraph=is_whole), line.number, starts=True))

    def _read_head(self, line: TextLine) -> None:
        """Read a line above the text, or the first one of it."""
        text = unmarked((line.source.number + line.source.text).strip())
        if found := labelled(text) or labelled_without_colon(text):
            self._read_labels(line, found)
            return
        head, behind = head_before_labels(text)
        if behind:
            self._read_head(TextLine(SourceLine(head, is_paragraph=True), line.number))
            self._read_labels(line, behind)
            return
        field = field_of(text)
        is_deep = line.source.text.startswith(_DEEP)
        if field is None and self.form.goes_on(text, self._last, is_deep=is_deep):
            return
        if field in (*PEOPLE, Field.NUMBER, Field.SUBJECT, Field.SESSION):
            self._last = Labelled(field, text, "")
            self.form.used.append(text)
            return
        self._last = None
        if is_site(text) or is_timestamp(text):
            self.form.left_out.append(text)
        elif _TICK_BOX.search(text):
            self.form.contact.append(one_line(text))
        elif field is Field.BODY:
            self.form.used.append(text)
            self._begin_text()
        elif self.form.take_person_line(text) or self.form.take_facts_behind(text):
            return
        elif self._begins_text(text, line):
            self._begin_text()
            self._add_text(line)
        elif not self.form.take_head_line(text):
            self._read_loose(text)

    def _read_loose(self, text: str) -> None:
        if is_signature(text) and self.form.subject:
            self.form.take_signature(text)
        elif is_plain_date(squeezed(text)):
            self.form.contact.append(text)
        else:
            self.form.loose.append(text)

    def _begins_text(self, text: str, line: TextLine) -> bool:
        """Return True if a line is the first one of the text."""
        if field_of(text) is Field.PART:
            return True
        if match_heading_number(text) and not text.startswith("（"):
            return True
        if _SALUTED_BODY.fullmatch(squeezed(text)):
            return bool(self.form.subject or self.form.loose) or text.startswith("尊敬的")
        if _SENTENCE_END.search(text):
            return True
        if is_subject(text) and not (self.form.subject and is_whole_subject(self.form.subject)):
            return False
        has_comma = bool(_ANY_COMMA.search(text)) and len(text) >= _LEAST
        return has_comma or (len(text) >= _LONG and bool(self.form.subject) and self._is_plain(text))

    def _is_plain(self, text: str) -> bool:
        """Return True if a line of the head names nothing that stands there."""
        if is_same_subject(plain_title(text), self.form.subject):
            return False
        found = read_running_head(text)
        return not (found.session or found.number or found.kind or is_signature(text) or names_in(text).names)

    def _read_labels(self, line: TextLine, found: Sequence[Labelled]) -> None:
        """Read labels and values; the text begins with the first one that the text follows."""
        found = [_as_text(each) for each in found]
        for place, each in enumerate(found):
            if each.field is Field.PART and not place:
                self._begin_text()
                self._add_text(line)
                return
            if each.field in (Field.BODY, Field.PART):
                self._add_texts(line, [each.value if each.field is Field.BODY else shown(each)])
                self.form.used.append(each.label)
            else:
                self._take(each)
        self._last = found[-1]

    def _take(self, each: Labelled) -> None:
        if each.field in PEOPLE and not each.value.strip():
            self._role = each.field
        self.form.take(each)

    def _read_tail(self, text: str) -> None:
        """Read a line below the text."""
        if found := labelled(text):
            for each in found:
                self._take(each)
            self._last = found[-1]
        elif is_plain_date(squeezed(text)):
            self.form.contact.append(text)
        elif is_site(text) or is_timestamp(text) or is_button(text):
            self.form.left_out.append(text)
        elif is_author_note(text) or is_signature(text):
            self.form.take_signature(text)
        elif text:
            self.form.contact.append(text)

    def _read_cells(self, line: TextLine, cells: Sequence[str]) -> None:
        """Read a row of a form, of a list of people, or of a table in the text."""
        row = read_row(cells, self._heading, self._role)
        if row.heading:
            self._heading = row.heading
            self.form.used += cells
            return
        if row.values and not any(each.label for each in row.values):
            self._read_listed(row)
            return
        self._heading = () if row.values else self._heading
        if row.values:
            self._read_values(line, row)
        elif self._has_text and all(map(_is_below_text, row.texts)):
            for text in row.texts:
                self._read_tail(text)
        elif self._has_text or any(map(_SENTENCE_END.search, row.texts)):
            self._add_texts(line, row.texts if len(row.texts) == 1 else ["\u3000".join(row.texts)])
        else:
            for text in row.texts:
                self._read_head(TextLine(SourceLine(text, is_paragraph=True), line.number))

    def _read_listed(self, row: FormRow) -> None:
        """Read a row of a list of people."""
        others = [each.value for each in row.values if each.field is Field.CONTACT]
        for each in row.values:
            is_known = each.field is Field.NUMBER and bool(self.form.number and others)
            if each.field is not Field.CONTACT and not is_known:
                self.form.take(each)
        if others:
            self.form.contact.append("\u3000".join(each.value for each in row.values))

    def _read_values(self, line: TextLine, row: FormRow) -> None:
        """Read a row with labels; a text without one goes before them."""
        if row.texts:
            self.form.contact.append("\u3000".join(row.texts))
        for each in map(_as_text, row.values):
            if each.field is Field.BODY:
                self._add_texts(line, [each.value])
                self.form.used.append(each.label)
            elif each.field is Field.PART:
                self._add_texts(line, [each.label, each.value])
            else:
                self._take(each)
