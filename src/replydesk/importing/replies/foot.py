"""Parts below the text: attachments, signature, date, contact, cc, imprint, attached pages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.draft.model import Key
from replydesk.importing.replies.footlines import (
    BEGINS_FOOT,
    MAX_SIGNATURE,
    NUMBERED_NAME,
    is_dashed,
    is_date,
    is_imprint,
    is_name,
    is_signed_and_dated,
)
from replydesk.importing.replies.head import BODY
from replydesk.importing.replies.marks import (
    ATTACHED,
    ATTACHMENT_HEAD,
    CC,
    PRINTED,
    SIGNED_AND_DATED,
    Mark,
    foot_marks,
)
from replydesk.importing.replies.page_frame import is_site, is_timestamp
from replydesk.importing.replies.paragraphs import NUMBERS, Para, is_terminal, squeezed

_INNER_NUMBER = re.compile(
    r"(?<=[^\d.])(?:(?<!\s)|(?<=[\d.]\s))\s*+(?<![\d.〔（第])(?=[2-9][.．、](?![0-9](?![0-9]{3} ?年)))"
)
_GAP = re.compile(r"[ \xa0]{2,}|[\t\u3000]+| (?=[\u4e00-\u9fff]{4})")
_ENDS_TEXT = re.compile("特此|专此|此致|此复|敬礼|顺祝|以上")
_SENTENCE = re.compile("[。，《]")  # Not in signatures, but in sentences, even without their full stop
_NO_FILES = re.compile(r"附\s*+件?\s*+[：:]\s*+")


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
    frame: list[tuple[int, str]] = field(default_factory=list)
    unplaced: list[tuple[int, str]] = field(default_factory=list)
    changed: list[tuple[int, str]] = field(default_factory=list)  # Lines the draft holds in another form


def split_foot(paras: Sequence[Para], units: Sequence[str]) -> tuple[list[Para], Foot]:
    """Return the paragraphs of the text, and the parts read below them."""
    foot = Foot()
    start = _start(paras, units)
    _read(foot, paras[start:], units)
    return list(paras[:start]), foot


def _start(paras: Sequence[Para], units: Sequence[str]) -> int:
    """Return the index of the first paragraph below the text."""
    dated = next((i for i, para in enumerate(paras) if _dates(para.text)), None)
    if dated is None:
        first = _first_page(paras)
        while first and _is_foot(paras[first - 1], units):
            first -= 1
        first = _with_framed(paras, first)
    else:
        first = dated
        while first and _is_foot(paras[first - 1], units) and dated - first < 30:
            first -= 1
        while first and dated - first < 8 and _may_sign(paras[first - 1]):
            first -= 1
    return _with_attachments(paras, first)


def _first_page(paras: Sequence[Para]) -> int:
    """Return the start of the attachments' pages in a letter without a date."""
    heads = (i for i, para in enumerate(paras) if i and ATTACHMENT_HEAD.fullmatch(para.text))
    return next(
        (i for i in heads if _is_foot(paras[i - 1], ()) or ATTACHED.match(paras[i - 1].text)), len(paras)
    )


def _dates(text: str) -> bool:
    return is_date(text) or (len(text) < 90 and is_signed_and_dated(text.strip()))


def _with_framed(paras: Sequence[Para], first: int) -> int:
    """Return the start of the foot of a letter without a date that is followed by lines of a website."""
    if first < len(paras):
        return first
    begins = [i for i, para in enumerate(paras) if BEGINS_FOOT.match(para.text) or is_site(para.text)]
    late = [i for i in begins if i * 3 > len(paras)]
    if not late:
        return first
    first = late[0]
    while first and is_name(paras[first - 1].text):
        first -= 1
    return first


def _is_foot(para: Para, units: Sequence[str]) -> bool:
    text = para.text
    if para.cells or not text:
        return False
    known = squeezed(text) in units or is_name(text) or all(map(is_name, _GAP.split(text)))
    marked = foot_marks(text) or CC.fullmatch(text) or is_imprint(text) or is_site(text)
    return bool(known or marked or (is_timestamp(text) and not is_terminal(text)))


def _may_sign(para: Para) -> bool:
    text = para.text
    is_head = any(pattern.match(text) for pattern in NUMBERS)
    return (
        not para.cells
        and 2 < len(squeezed(text)) <= MAX_SIGNATURE
        and not is_terminal(text)
        and not _SENTENCE.search(text)
        and not is_head
        and not ATTACHED.match(text)
        and not _ENDS_TEXT.match(text)
    )


def _with_attachments(paras: Sequence[Para], first: int) -> int:
    """Move the start of the foot up to the list of attachments (附件：1.…), which may take several lines."""
    for place in range(first - 1, max(first - 24, -1), -1):
        text = paras[place].text
        if ATTACHED.fullmatch(text) and not re.search("[。；]$", text):
            return place
        if not (NUMBERED_NAME.match(text) or _may_sign(paras[place])):
            break
    return first


def _read(foot: Foot, paras: Sequence[Para], units: Sequence[str]) -> None:
    """Read the paragraphs below the text one by one."""
    is_framed = False
    place = 0
    while place < len(paras):
        para = paras[place]
        place += 1
        text = para.text
        if ATTACHMENT_HEAD.fullmatch(text) and (foot.date or foot.signatures or foot.attachments):
            place = _read_page(foot, paras, place)
        elif (is_framed and not _is_late(text)) or (foot.date and _NO_FILES.fullmatch(text)):
            foot.frame.append((para.line, text))
        elif is_site(text) or (is_timestamp(text) and not is_date(text) and foot.date):
            is_framed = True
            foot.frame.append((para.line, text))
        elif not _take(foot, para, units):
            foot.unplaced.append((para.line, text or "\t".join(para.cells)))


def _is_late(text: str) -> bool:
    """Return True if a line below website lines still belongs to the letter."""
    return bool(CC.fullmatch(text) or foot_marks(text) or is_imprint(text))


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


def _take(foot: Foot, para: Para, units: Sequence[str]) -> bool:
    """Read one paragraph; return False if it is not recognised."""
    text = para.text
    if not text:
        return False
    if copied := CC.fullmatch(text):
        foot.cc.append((squeezed(copied["label"]), copied["text"].strip()))
        foot.changed.append((para.line, text))
    elif (printed := PRINTED.fullmatch(text)) and not foot.print_date:
        foot.issuer, foot.print_date = printed["issuer"].strip(), printed["date"].strip()
        foot.changed.append((para.line, text))
    elif not foot.date and (is_date(text) or (foot.signatures and is_dashed(text))):
        foot.date = text
    elif (both := SIGNED_AND_DATED.fullmatch(text)) and not foot.date and not foot_marks(text):
        foot.signatures += _signers(both["signed"], units)
        foot.date = both["date"].strip()
        foot.changed.append((para.line, text))
    elif not foot.date and not foot.signatures and (noted := ATTACHED.fullmatch(text)):
        foot.attachments += _names(noted["text"])
        foot.changed.append((para.line, text))
    elif foot.attachments and not foot.signatures and not foot.date and _is_next_name(foot, text):
        foot.attachments += _names(text) if NUMBERED_NAME.match(text) else [text[2:].strip()]
        foot.changed.append((para.line, text))
    elif seam := _seam_of_copies(foot, text):
        label, above = foot.cc[-1]
        foot.cc[-1] = (label, above + seam.strip() + text)
        foot.changed.append((para.line, text))
    elif marks := foot_marks(text):
        foot.marks += marks
        foot.mark_lines.append((para.line, text))
        foot.unplaced += [(para.line, mark.value) for mark in marks if not mark.key and mark.value]
    elif (not foot.date and _may_sign(para)) or (not foot.signatures and is_name(text)):
        foot.signatures += _signers(text, units)
    else:
        return False
    return True


def _seam_of_copies(foot: Foot, text: str) -> str:
    """Return the seam between the cc lines so far and a continuation (" " for no text), "" for other text.

    Names on lines of their own get a 、 between them; a name split by a line end does not.
    """
    names = re.split("[、，,；]", text.strip("、，,；。 "))
    above = foot.cc[-1][1] if foot.cc else "。"
    if above[-1:] == "。" or not all(re.search(BODY, name.strip()) for name in names):
        return ""
    is_list = above[-1:] in "、，,；" or bool(re.search("[、，,；]", text))
    return " " if is_list else "、" if foot.date or foot.signatures else ""


def _signers(text: str, units: Sequence[str]) -> list[str]:
    """Return the signing bodies on one line, separated by gaps; a letter-spaced name is one."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if len(parts) > 1 and all(len(part) > 3 and re.search(BODY, part) for part in parts):
        return parts
    return [squeezed(text) if squeezed(text) in units else text.strip()]


def _is_next_name(foot: Foot, text: str) -> bool:
    """Return True if a line is the name of another attachment; the second may begin 2.5G."""
    return bool(NUMBERED_NAME.match(text)) or text.startswith(f"{len(foot.attachments) + 1}.")


def _names(text: str) -> list[str]:
    """Return the names of attachments on one line, without their numbers."""
    if not text.strip():
        return []
    numbered = NUMBERED_NAME.match(text)
    parts = _INNER_NUMBER.split(text) if numbered and re.match(r"1\s*[.．、]", text) else [text]
    return [name for part in parts if (name := NUMBERED_NAME.sub("", part.strip(), count=1).strip())]


def field_of_copies(foot: Foot) -> str | tuple[str, ...]:
    """Return the field 抄送: a list if the names are separated by 、, else the text as typed."""
    texts = [text.rstrip("。.").strip() for _, text in foot.cc]
    if not texts:
        return ""
    joined = texts[0] + "".join(
        f"。{label}：{text}" for (label, _), text in zip(foot.cc[1:], texts[1:], strict=True)
    )
    parts = tuple(joined.split("、"))
    is_plain = len(parts) > 1 and all(part and part == part.strip() for part in parts)
    return parts if is_plain and not re.search("[，,；;。]|  ", joined) else joined


def marks_by_key(marks: Sequence[Mark]) -> dict[str, str]:
    """Return the first value of each mark that has a field; several contacts or phones are joined."""
    found: dict[str, str] = {}
    for mark in marks:
        if not mark.key or not mark.value:
            continue
        if mark.key in found and mark.key in (Key.CONTACT, Key.PHONE) and mark.value not in found[mark.key]:
            found[mark.key] += f"、{mark.value}"
        else:
            found.setdefault(mark.key, mark.value)
    return found
