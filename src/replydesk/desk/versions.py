"""The versions of a draft: which are kept as they grow old, and their lines in the file.

    ["全", when, why, digest, packed, who]                     a whole text, compressed (zlib, base 85)
    ["变", when, why, digest, of, at, removed, added, who]     a change of the version with the digest `of`

`who` wrote the text; it is left out where that is not known.

Whole texts alone would take 4.1 MB instead of 0.18 MB for 500 versions of 4,000 characters, and 0.4 s instead
of 0.02 s to read them; files with both kinds of lines would have to be read anyway.
"""

from __future__ import annotations

import base64
import zlib
from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from replydesk.desk.files import digest
from replydesk.draft.model import Draft, Key
from replydesk.draft.size import MAX_CHARACTERS
from replydesk.text.dates import naive_time
from replydesk.text.delta import Delta, checked_line, difference, read_checked_lines

# The reasons for keeping a version.
SAVED = "存盘"
OPENED = "打开时"
EXPORTED = "导出"
NUMBERED = "取号"
STAGED = "环节"
REMARKED = "批注"
ELSEWHERE = "别处的"
SET_ASIDE = "换下的"
RECOVERED = "未存上的"
JUDGED = "办理前"  # what a verdict was given on
REVIEWED = "审阅稿"  # what a review copy was made of
READ_BACK = "审阅稿读回"
ORIGINAL = "原件"  # fields and points filled from it

# The reasons that keep a version whatever its age; the first and the last version are kept too.
MILESTONES = frozenset(
    {
        EXPORTED,
        NUMBERED,
        STAGED,
        REMARKED,
        ELSEWHERE,
        SET_ASIDE,
        RECOVERED,
        JUDGED,
        REVIEWED,
        READ_BACK,
        ORIGINAL,
    }
)

ID_DIGITS = 8  # of a version's digest, in the draft's records

WHOLE_EVERY = 50  # versions between whole texts, which limit the damage of a spoilt line

MAX_TEXT = 4_000_000  # bytes of a version's text, as of a draft's file
MAX_REBUILT = 300_000_000  # characters of all versions that are rebuilt, half a second of work
MAX_TOTAL = 30_000_000  # characters of all versions together; of more the oldest are not read

# Ages up to which all versions are kept, the last of each hour, the last of each day; then of each month.
ALL_WITHIN = timedelta(days=1)
HOURLY_WITHIN = timedelta(days=7)
DAILY_WITHIN = timedelta(days=366)


class Version(NamedTuple):
    """One version: when it was saved, why (reasons separated by 、), its digest, and the file's text.

    `who` wrote what differs from the version before, "" if that is not known.
    """

    when: datetime
    why: str
    digest: str
    text: str
    who: str = ""

    @property
    def id(self) -> str:
        """Return the digits that name the version in the draft's records."""
        return self.digest[:ID_DIGITS]

    @property
    def is_milestone(self) -> bool:
        """Return True if it is kept whatever its age."""
        return not MILESTONES.isdisjoint(self.why.split("、"))


def make_version(text: str, when: datetime, why: str, who: str = "") -> Version:
    """Return a version of a file's text."""
    data = text.encode("utf-8", "replace")
    return Version(when.replace(microsecond=0, tzinfo=None), why, digest(data), text, who)


def thin(versions: Sequence[Version], now: datetime) -> list[Version]:
    """Return the versions to keep, in order: the first, the last, milestones, and one of each period.

    The last one before another person wrote is kept, too: nobody gets what others have changed.
    """
    last_of = {_period(version.when, now): number for number, version in enumerate(versions)}
    ends = {number for number, (one, other) in enumerate(pairwise(versions)) if one.who != other.who}
    kept = {0, len(versions) - 1, *last_of.values(), *ends}
    return [
        version
        for number, version in enumerate(versions)
        if number in kept or version.is_milestone or now - version.when <= ALL_WITHIN
    ]


def _period(when: datetime, now: datetime) -> str:
    """Return the period of which one version is kept."""
    age = now - when
    if age <= HOURLY_WITHIN:
        return f"{when:%Y-%m-%d %H}"
    return f"{when:%Y-%m-%d}" if age <= DAILY_WITHIN else f"{when:%Y-%m}"


def reasons(before: Draft | None, draft: Draft) -> str:
    """Return why a saved draft is a version: being saved, and a new number or stage."""
    if before is None:
        return SAVED
    watched = ((Key.DOCUMENT_NUMBER, NUMBERED), (Key.STAGE, STAGED))
    changed = [why for key, why in watched if before.get(key) != draft.get(key)]
    return "、".join([SAVED, *changed])


def format_version(version: Version, before: Version | None = None) -> bytes:
    """Format a version as a line: as a change of an earlier one, or whole."""
    when = version.when.isoformat(sep=" ", timespec="seconds")
    who = [version.who] if version.who else []
    if before is None:
        packed = base64.b85encode(zlib.compress(version.text.encode("utf-8", "replace"), 9)).decode("ascii")
        return checked_line(["全", when, version.why, version.digest, packed, *who])
    change = difference(before.text, version.text)
    return checked_line(["变", when, version.why, version.digest, before.digest, *change, *who])


def format_versions(versions: Iterable[Version]) -> bytes:
    """Format all versions as lines, the inverse of `parse_versions`."""
    lines: list[bytes] = []
    before: Version | None = None
    for number, version in enumerate(versions):
        lines.append(format_version(version, before if number % WHOLE_EVERY else None))
        before = version
    return b"".join(lines)


def parse_versions(data: bytes) -> list[Version]:
    """Read versions; damaged lines, and changes of lost versions, are skipped."""
    return read_versions(data)[0]


def read_versions(data: bytes) -> tuple[list[Version], int]:
    """Read versions; return them, and how many lines were skipped: damaged, of lost versions, too many.

    Who wrote a version behind skipped lines is not known: others may have changed what it holds.
    """
    texts: dict[str, str] = {}  # of the last versions: a change is one of the version before it
    found: deque[Version] = deque()
    total = lost = 0
    left, has_gap = MAX_REBUILT, False
    for value in read_checked_lines(data):
        version = _version(value, texts) if value and left > 0 else None
        if version is None or len(version.text) > MAX_CHARACTERS:
            lost, has_gap = lost + 1, True
            continue
        version, has_gap = version._replace(who="" if has_gap else version.who), False
        left -= len(version.text)
        texts[version.digest] = version.text
        if len(texts) > 2 * WHOLE_EVERY:
            del texts[next(iter(texts))]
        if found and found[-1].digest == version.digest:
            found[-1] = merge_reasons(found[-1], version)
        else:
            found.append(version)
            total += len(version.text)
        while total > MAX_TOTAL:
            total -= len(found.popleft().text)
            lost += 1
    return list(found), lost


def merge_reasons(before: Version, version: Version) -> Version:
    """Merge two versions of one text, with the reasons of both, and who wrote it first.

    The program that found the text in the file may have noted it before the one that wrote it.
    """
    reasons = before.why.split("、")
    whys = dict.fromkeys([*reasons, *version.why.split("、")])
    who = before.who or (version.who if ELSEWHERE in reasons else "")
    return before._replace(why="、".join(whys), who=who)


def repeats(before: Version, version: Version) -> bool:
    """Return True if `version` repeats the previous one for no new reason, and does not say who wrote it."""
    if before.digest != version.digest:
        return False
    merged = merge_reasons(before, version)
    return merged.who == before.who and merged.why in (before.why, f"{before.why}、{SAVED}")


def _version(value: list[object], texts: dict[str, str]) -> Version | None:
    try:
        match value:
            case ["全", str(when), str(why), str(known), str(packed), *who]:
                text = _unpacked(base64.b85decode(packed)).decode("utf-8")
            case ["变", str(when), str(why), str(known), str(of), int(at), str(removed), str(added), *who]:
                text = Delta(at, removed, added).applied(texts[of])
            case _:
                return None
        return Version(naive_time(when), why, known, text, _who(who))
    except (ValueError, KeyError, zlib.error):
        return None


def _who(rest: list[object]) -> str:
    """Return the author at the end of a line; later programs may write more behind."""
    return rest[0] if rest and isinstance(rest[0], str) else ""


def _unpacked(data: bytes) -> bytes:
    """Return data unpacked, no more than the largest draft. Raises ValueError, zlib.error."""
    unpacking = zlib.decompressobj()
    found = unpacking.decompress(data, MAX_TEXT)
    if not unpacking.eof:
        raise ValueError("longer than any draft, or cut short")
    return found
