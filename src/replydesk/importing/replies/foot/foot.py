"""Parts below the text: attachments, signature, date, contact, cc, imprint, attached pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from replydesk.draft.model import Key
from replydesk.importing.replies.foot.foot_names import (
    attachment_names,
    is_next_name,
    name_of_file,
    seam_of_copies,
    signers_of,
)
from replydesk.importing.replies.foot.foot_start import find_foot, may_sign
from replydesk.importing.replies.foot.foot_tables import data_table
from replydesk.importing.replies.foot.footlines import (
    NUMBERED_NAME,
    is_imprint,
    is_marked,
    is_name,
    is_person,
    parts_of_line,
    signed_and_dated,
)
from replydesk.importing.replies.joining.page_frame import is_site, is_site_foot, is_timestamp
from replydesk.importing.replies.joining.paragraphs import Para, squeezed
from replydesk.importing.replies.lines.contacts import (
    kind_of,
    labelled_by_any,
    labelled_row,
    with_values_below,
)
from replydesk.importing.replies.lines.dates import date_of, ending_date, is_damaged, is_dashed, is_date
from replydesk.importing.replies.lines.marks import (
    ATTACHED,
    ATTACHMENT_HEAD,
    BLANKS,
    CC,
    PRINTED,
    Mark,
    foot_marks,
)
from replydesk.text.note import Note

_NO_FILES = re.compile(r"附\s*+件?\s*+[：:]\s*+")
_ORIGINAL = re.compile(  # The suggestion itself, behind the reply to it
    r"附?件?[：:]?\d{0,4}[.．、]?(?:原(?:建议|提案|议案|件|文)"
    r"|[^。，：]{0,12}(?:建议|提案|议案)(?:的?原文|原件|内容|全文|正文|文本)|(?:标题|题目|案由|理由|案据|(?:建议|提案)内容)[：:])"
    r"|附件?[：:]?[^。，：]{2,8}(?:代表|委员)的?(?:建议|提案)$"
)
_FORM = re.compile(
    r"[^。：；，]{0,36}(?:(?:意见|反馈|评价|测评|征询|沟通|联系|满意|回访|办理|处理|登记)[^。：；，]{0,6}[表卡单]|回执单?)"
)
_STAMPED = re.compile("[（(](?:加?盖章|公章|签章|印章)[）)]")
_SHORTEST_BODY = 4  # Names of inner offices (办公室) are shorter
_ANSWERING = ("承办单位", "答复单位", "办理单位", "主办单位")
_NAME_AND_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,4})[\s：:，]{0,4}([0-9０-９][0-9０-９\-－—]{5,20})")
# What the deputy said about the handling, below the letter; and the choices of a form.
_SATISFIED = re.compile("[（(]?[^：:]{0,60}(?:代表|委员|提案人|您|你们)[^：:]{0,40}满意[^：:]{0,20}")
_CHOICES = re.compile("[□☐○〇]|不满意|？")
_LONE_CLASS = re.compile("[（(]?([A-DＡ-Ｄ])[）)]?")
_ROWS = 16  # Most lines at the end in which a row of a table may have people and telephones
_PRINTERS = re.compile(
    r"(?:主\s*+题\s*+词|共\s*+印|打\s*+[字印]|校\s*+对|印\s*+数)[：:\s0-9]|[（(]共印"
)  # Beside an imprint


@dataclass
class Foot:
    """The parts read below the text.

    `frame` are lines outside the letter, which are left out; `unplaced` are lines that fit nowhere.
    """

    attachments: list[str] = field(default_factory=list)
    signatures: list[str] = field(default_factory=list)
    date: str = ""
    marks: list[Mark] = field(default_factory=list)
    mark_lines: list[tuple[int, str]] = field(default_factory=list)
    cc: list[tuple[str, str]] = field(default_factory=list)  # Label (抄送, 抄报) and text of each cc line
    issuer: str = ""
    print_date: str = ""
    pages: list[tuple[Para, list[Para]]] = field(default_factory=list)  # Head (附件1) and paragraphs of each
    tables: list[Para] = field(default_factory=list)  # Rows of tables of data below the signature
    frame: list[tuple[int, str]] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    changed: list[tuple[int, str]] = field(default_factory=list)  # Lines the draft holds in another form
    notes: list[Note] = field(default_factory=list)
    is_undated: bool = False  # True if what stands under the signature is no readable date
    unread_date: str = ""  # What stands there

    @property
    def is_signed(self) -> bool:
        """Return True if the signature or the date is read: what follows must say what it is."""
        return bool(self.date or self.signatures or self.is_undated)


def split_foot(paras: Sequence[Para], units: Sequence[str]) -> tuple[list[Para], Foot]:
    """Return the paragraphs of the text, and the parts read below them."""
    foot = Foot()
    paras = _in_lines(paras)
    start, is_dated = find_foot(paras, units)
    _Reader(foot, paras[start:], units, is_dated).read()
    return list(paras[:start]), foot


def _in_lines(paras: Sequence[Para]) -> list[Para]:
    """Return the paragraphs, each part of the foot as one: a label joined to its value, a row taken apart."""
    lines: list[Para] = []
    place = 0
    for text, count in with_values_below(["" if para.cells else para.text for para in paras]):
        para = paras[place]
        row = labelled_row(para.cells) if len(paras) - place < _ROWS else ""
        parts = [row or text] if para.cells or count > 1 else parts_of_line(text)
        is_changed = count > 1 or len(parts) > 1 or bool(row)
        lines += [replace(para, text=part, cells=(), table=0) for part in parts] if is_changed else [para]
        place += count
    return lines


@dataclass
class _Reader:
    """The paragraphs below the text, read one by one.

    Up to the date, a line may be a signature. Below it, only what says what it is belongs to the letter: cc,
    people and telephones, class, publicity, attachments, imprint. Anything else is the page around the
    letter, and so is what follows, unless it is surely the letter's.
    """

    foot: Foot
    paras: Sequence[Para]
    units: Sequence[str]
    is_dated: bool
    is_framed: bool = False
    _is_above_date: bool = False
    _is_above_name: bool = False
    _is_after_copies: bool = False
    seen: set[str] = field(default_factory=set)  # Lines taken so far: a page that repeats one holds it twice

    def read(self) -> None:
        """Read all paragraphs into `foot`."""
        place = 0
        while place < len(self.paras):
            place = self._read_at(place)
        if self.foot.date and not self.foot.signatures:
            self._sign_by_label()

    def _read_at(self, place: int) -> int:
        """Read one paragraph, or the page that begins with it; return the index after it."""
        para = self.paras[place]
        text = para.text.strip(BLANKS)
        place += 1
        copies_before = list(self.foot.cc)
        below = self.paras[place].text.strip(BLANKS) if place < len(self.paras) else ""
        self._is_above_name = is_name(below)
        self._is_above_date = not self.foot.date and (is_date(below) or is_damaged(below) or is_dashed(below))
        if self._is_page(text, place):
            return _read_page(self.foot, self.paras, place)
        if (self.foot.is_signed or not self.is_dated) and self._is_apart(para.line, text):
            self._leave_out(self.paras[place - 1 :])
            return len(self.paras)
        if not self.is_framed and (rows := data_table(self.paras, place - 1)):
            self._keep_table(rows)
            return place - 1 + len(rows)
        if self.is_framed and not self._is_open and (not _is_late(text) or squeezed(text) in self.seen):
            self._leave_out([para])
        elif self._is_frame(text):
            self.is_framed |= not (_NO_FILES.fullmatch(text) or _PRINTERS.match(text))
            self._leave_out([para])
        elif self._take(para, text):
            self.seen.add(squeezed(text))
            self._is_after_copies = bool(copies_before != self.foot.cc)
        elif self.foot.is_signed or self.is_framed or not self.is_dated:
            self.is_framed = True
            self._leave_out([para])
        else:
            self.foot.unplaced.append((para.line, para.text or "\t".join(para.cells)))
        return place

    @property
    def _is_open(self) -> bool:
        """Return True above the date: a line may be a signature, and a site's lines do not end the letter."""
        return self.is_dated and not self.foot.date and not self.foot.is_undated

    def _sign_by_label(self) -> None:
        """Take the body that answers by its label (答复单位：…) for the signature that is missing."""
        for mark in self.foot.marks:
            if mark.key in _ANSWERING and len(mark.value) > _SHORTEST_BODY and is_name(mark.value):
                self.foot.signatures += signers_of(mark.value, self.units)
                self.foot.marks.remove(mark)
                return

    def _keep_table(self, rows: Sequence[Para]) -> None:
        self.foot.tables += rows
        said = f"信后的表格（{len(rows)} 行）已放在答复内容末尾，请核对它的位置"
        self.foot.notes.append(Note(said, rows[0].line))

    def _leave_out(self, paras: Sequence[Para]) -> None:
        self.foot.frame += [(para.line, para.text or "\t".join(para.cells)) for para in paras]

    def _is_page(self, text: str, place: int) -> bool:
        """Return True if an attachment's own page begins: its head, with something below it."""
        is_below = self.foot.is_signed and text[-1:] not in "：:"
        head = ATTACHMENT_HEAD.fullmatch(text) if is_below or self.foot.attachments else None
        return bool(head and place < len(self.paras))

    def _is_apart(self, line: int, text: str) -> bool:
        """Return True if the suggestion itself or a form to fill in begins, and note it."""
        if self.foot.attachments and not self.foot.is_signed and NUMBERED_NAME.match(text):
            return False
        bare = squeezed(text)
        what = "原建议（提案）" if _ORIGINAL.match(bare) else "表格" if _FORM.fullmatch(bare) else ""
        if what:
            self.foot.notes.append(Note(f"信后附的{what}没有收进来：{text[:30]}", line))
        return bool(what)

    def _is_frame(self, text: str) -> bool:
        if CC.fullmatch(text) or date_of(text) or is_imprint(text):
            return False
        if self.foot.is_signed and (_NO_FILES.fullmatch(text) or _PRINTERS.match(text)):
            return True
        if self.foot.is_signed and (name := name_of_file(text)) is not None:
            return not (name and not self.foot.attachments and ATTACHED.fullmatch(text))
        is_label = bool(self.foot.is_signed and not self.foot.date and is_dashed(text))
        if is_marked(text) and not is_site_foot(text):
            return False
        return is_site(text) or (is_timestamp(text) and self.foot.is_signed and not is_label)

    def _take(self, para: Para, text: str) -> bool:
        """Read one paragraph; return False if it is not recognised."""
        if not text:
            return False
        taken = (
            self._take_copies(text)
            or self._take_date(para.line, text)
            or self._take_attachments(text)
            or self._take_seam(text)
        )
        if taken:
            if self.foot.date != para.text:
                self.foot.changed.append((para.line, para.text))
            return True
        return self._take_marks(para, text) or self._take_signature(para, text)

    def _take_copies(self, text: str) -> bool:
        foot = self.foot
        if (copied := CC.fullmatch(text)) and (copied["label"] or foot.is_signed):
            label, bodies = copied["label"] or copied["short"], copied["text"] or copied["bodies"] or ""
            bodies = bodies.strip().removesuffix("）") if text[0] in "（(" else bodies.strip()
            foot.cc.append((squeezed(label), bodies))
            return True
        if (printed := PRINTED.fullmatch(text)) and not foot.print_date:
            foot.issuer, foot.print_date = printed["issuer"].strip(), printed["date"].strip()
            return True
        return False

    def _take_date(self, line: int, text: str) -> bool:
        foot = self.foot
        if foot.date or foot.is_undated:
            return False
        if date := date_of(text) or (text if foot.signatures and is_dashed(text) else ""):
            foot.date = date
            return True
        is_below = foot.signatures or self._is_above_name or (foot.marks and text[:2] in ("19", "20"))
        if is_below and is_damaged(text):
            self._note_damaged(line, text)
            return True
        signed, date, is_read = ("", "", False) if foot_marks(text) else signed_and_dated(text)
        if signed:
            foot.signatures += signers_of(signed, self.units)
            self._keep_date(line, date, is_read=is_read)
        elif (dated := ending_date(text)) and "月" in dated.date and is_marked(dated.before):
            self._keep_marks(foot_marks(dated.before) or [], dated.before)
            self._keep_date(line, dated.date, is_read=dated.is_read)
        else:
            return False
        return True

    def _keep_date(self, line: int, date: str, *, is_read: bool) -> None:
        if is_read:
            self.foot.date = date
        else:
            self._note_damaged(line, date)

    def _note_damaged(self, line: int, text: str) -> None:
        self.foot.is_undated, self.foot.unread_date = True, text
        self.foot.notes.append(
            Note(f"落款下写的“{text}”认不出是哪一天，{Key.DATE}空着，请对照原件补填", line)
        )

    def _take_attachments(self, text: str) -> bool:
        foot = self.foot
        if not foot.attachments and (noted := ATTACHED.fullmatch(text)):
            named = name_of_file(text) if foot.is_signed else None
            foot.attachments += attachment_names(noted["text"] if named is None else named)
            return True
        if foot.attachments and not foot.is_signed and is_next_name(len(foot.attachments), text):
            foot.attachments += attachment_names(text) if NUMBERED_NAME.match(text) else [text[2:].strip()]
            return True
        return False

    def _take_seam(self, text: str) -> bool:
        """Join a line to the cc line above it."""
        label, above = self.foot.cc[-1] if self.foot.cc and self._is_after_copies else ("", "")
        seam = seam_of_copies(above, text, is_below=bool(self.foot.date or self.foot.signatures))
        if seam:
            self.foot.cc[-1] = (label, above + seam.strip() + text)
        return bool(seam)

    def _take_marks(self, para: Para, text: str) -> bool:
        is_person_signed = is_person(text) and self._is_above_date
        marks = None if is_person_signed else foot_marks(text) or self._next_person(text)
        if marks is None and self.foot.is_signed and not (self.is_framed or is_person_signed):
            lone = _LONE_CLASS.fullmatch(text)
            facts = [(str(Key.RESULT_CLASS), lone[1])] if lone else labelled_by_any(text)
            if _SATISFIED.fullmatch(text) and not _CHOICES.search(text):
                facts = facts or [("满意情况", text.strip("（()）"))]
            marks = [Mark(*fact) for fact in facts] if facts else None
        if marks is None:
            return False
        self._keep_marks(marks, text)
        self.foot.mark_lines.append((para.line, para.text))
        return True

    def _next_person(self, text: str) -> list[Mark] | None:
        """Return the person and the telephone on a line below those of another contact, without labels."""
        found = _NAME_AND_NUMBER.fullmatch(text) if self.foot.marks else None
        if not found or self.foot.marks[-1].key not in (Key.CONTACT, Key.PHONE):
            return None
        named = next((mark.key for mark in reversed(self.foot.marks) if mark.key != Key.PHONE), "")
        who = named if kind_of(named) in ("handler", "last handler") else Key.CONTACT
        return [Mark(who, found[1]), Mark(Key.PHONE, found[2])]

    def _keep_marks(self, marks: list[Mark], text: str) -> None:
        """Keep marks; the office beside a stamp's place is the signature where there is no other."""
        first = marks[0].value if marks else ""
        if _STAMPED.search(text) and not self.foot.signatures and is_name(first):
            self.foot.signatures += signers_of(first, self.units)
            marks = marks[1:]
        self.foot.marks += marks

    def _take_signature(self, para: Para, text: str) -> bool:
        foot = self.foot
        is_signature = may_sign(para) or (self._is_above_date and is_person(text))
        if (self._is_open and is_signature) or (not foot.signatures and (is_name(text) or is_person(text))):
            signers = signers_of(text, self.units)
            foot.signatures += signers
            if squeezed("".join(signers)) != squeezed(para.text):
                foot.changed.append((para.line, para.text))
            return True
        return False


def _is_late(text: str) -> bool:
    """Return True if a line below lines of a page still belongs to the letter."""
    if CC.fullmatch(text):
        return not text.startswith(("报", "送"))
    marks = foot_marks(text) or []
    known = (Key.CONTACT, Key.RESULT_CLASS, Key.PUBLICITY)
    return is_imprint(text) or any(mark.key in known or "承办人" in mark.key for mark in marks)


def _read_page(foot: Foot, paras: Sequence[Para], place: int) -> int:
    """Read the pages of one attachment and return the index after them."""
    page: list[Para] = []
    head = paras[place - 1]
    while place < len(paras):
        text = paras[place].text
        if ATTACHMENT_HEAD.fullmatch(text) or CC.fullmatch(text) or is_imprint(text) or is_site(text):
            break
        page.append(paras[place])
        place += 1
    foot.pages.append((head, page))
    return place
