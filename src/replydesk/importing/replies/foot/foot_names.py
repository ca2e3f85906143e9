"""Rows of names below the text: signing bodies, cc, attachments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from replydesk.importing.replies.foot.footlines import NUMBERED_NAME, SEAL
from replydesk.importing.replies.joining.paragraphs import squeezed
from replydesk.importing.replies.lines.bodies import BODY
from replydesk.importing.replies.lines.marks import ATTACHED

_INNER_NUMBER = re.compile(
    r"(?<=[^\d.])(?:(?<!\s)|(?<=[\d.]\s))\s*+(?<![\d.〔（第])(?=[2-9][.．、](?![0-9](?![0-9]{3} ?年)))"
)
_GAP = re.compile(r"[ \xa0]{2,}|[\t\u3000]+| (?=[\u4e00-\u9fff]{4})")
_NO_BODY = re.compile("网站|[|｜丨>»#“”•·：:]")  # In the rows of a site's menu
_NO_OFFICE = re.compile("(?<![银分支总])行$|[顶底头]部$")  # 热点排行, 回到顶部
_FILE = re.compile(
    r"\.(?:docx?|pdf|xlsx?|wps|zip|rar|jpe?g|png|et)\s*+(?:[（(].{0,20}[）)])?$", re.IGNORECASE
)
_OF_LETTER = re.compile(
    "答复|复函|回复|建议|提案|议案|扫描件|原件|〔|第[0-9]{1,4}号|[0-9]{6}"
)  # No attachment's name
_LIST = re.compile("[^。：:（(]{2,200}")  # The bodies of a cc line


def seam_of_copies(copies: str, text: str, *, is_below: bool) -> str:
    """Return the seam between a cc text so far and a continuation (" " for no text), "" for other text.

    `is_below` is True below signature or date, where only cc lines go on. Names on lines of their own get a
    、 between them; a name split by a line end does not.
    """
    names = re.split("[、，,；]", text.strip("、，,；。 "))
    above = copies or "。"
    if (
        above[-1:] == "。"
        or _NO_BODY.search(text)
        or not all(re.search(BODY, name.strip()) and not _NO_OFFICE.search(name.strip()) for name in names)
    ):
        return ""
    is_list = above[-1:] in "、，,；" or bool(re.search("[、，,；]", text))
    return " " if is_list else "、" if is_below else ""


def signers_of(text: str, units: Sequence[str]) -> list[str]:
    """Return the signing bodies on one line, separated by gaps; a letter-spaced name is one."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if len(parts) > 1 and all(len(part) > 3 and re.search(BODY, SEAL.sub("", part)) for part in parts):
        return parts
    bare, pieces = squeezed(text), text.split()
    is_spread = len(pieces) > 2 and all(len(piece) == 1 for piece in pieces)
    return [bare if bare in units or is_spread else text.strip()]


def is_next_name(count: int, text: str) -> bool:
    """Return True if a line is the name of one more attachment than `count`; the second may begin 2.5G."""
    return bool(NUMBERED_NAME.match(text)) or text.startswith(f"{count + 1}.")


def attachment_names(text: str) -> list[str]:
    """Return the names of attachments on one line, without their numbers."""
    if not text.strip():
        return []
    numbered = NUMBERED_NAME.match(text)
    parts = _INNER_NUMBER.split(text) if numbered and re.match(r"1\s*[.．、]", text) else [text]
    return [name for part in parts if (name := NUMBERED_NAME.sub("", part.strip(), count=1).strip())]


def name_of_file(text: str) -> str | None:
    """Return the name of the attached file on a line, "" for the letter's own file, None for no file."""
    if not _FILE.search(text):
        return None
    noted = ATTACHED.fullmatch(text)
    name = _FILE.sub("", noted["text"] if noted else text).strip()
    return name if re.search("[\u4e00-\u9fff]", name) and not _OF_LETTER.search(name) else ""


def field_of_copies(copies: Sequence[tuple[str, str]]) -> str | tuple[str, ...]:
    """Return the field 抄送 of cc lines, each with its label: a list if the names are separated by 、 or each
    line is a list, else the text as typed.
    """
    texts = [text.rstrip("。.").strip() for _, text in copies]
    if not texts:
        return ""
    if len(texts) > 1 and all(map(_LIST.fullmatch, texts)):
        return tuple(name for text in texts for name in re.split(r"[、，,；;\s]+", text) if name)
    joined = texts[0] + "".join(
        f"。{label}：{text}" for (label, _), text in zip(copies[1:], texts[1:], strict=True)
    )
    parts = tuple(joined.split("、"))
    is_plain = len(parts) > 1 and all(part and part == part.strip() for part in parts)
    return parts if is_plain and not re.search("[，,；;。]|  ", joined) else joined
