"""The saved states of a draft: which are kept as they grow old, and the lines they are kept in.

    ["全", when, why, digest, packed]                     a whole text, compressed (zlib, base 85)
    ["变", when, why, digest, of, at, removed, added]     made of the version with the digest `of`

Nothing is kept twice: a state equal to the one before it only adds to why that one is there.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from replydesk.draft.model import Draft, Key
from replydesk.text.delta import Delta, checked_line, difference, read_checked_lines

SAVED = "存盘"
OPENED = "打开时"
EXPORTED = "导出"
NUMBERED = "取号"
STAGED = "环节"
ELSEWHERE = "别处的"
SET_ASIDE = "换下的"
RECOVERED = "未存上的"
"""Why a state is a version."""

MILESTONES = frozenset({EXPORTED, NUMBERED, STAGED, ELSEWHERE, SET_ASIDE, RECOVERED})
"""Versions that are kept whatever their age, as the first and the last one are."""

WHOLE_EVERY = 50
"""Versions after which a text is written whole again, so that damage to a line does not reach farther."""

ALL_WITHIN = timedelta(days=1)
HOURLY_WITHIN = timedelta(days=7)
DAILY_WITHIN = timedelta(days=366)
"""Ages up to which all versions are kept, the last of each hour, the last of each day; then of each month."""


class Version(NamedTuple):
    """One state: when it was saved, why (reasons are parted by 、), its digest, and the file's text."""

    when: datetime
    why: str
    digest: str
    text: str

    @property
    def is_milestone(self) -> bool:
        """Whether it is kept whatever its age."""
        return not MILESTONES.isdisjoint(self.why.split("、"))


def thinned(versions: Sequence[Version], now: datetime) -> list[Version]:
    """The versions that are kept, in their order: the first, the last, milestones, and one of each period."""
    last_of = {_period(version.when, now): number for number, version in enumerate(versions)}
    kept = {0, len(versions) - 1, *last_of.values()}
    return [
        version
        for number, version in enumerate(versions)
        if number in kept or version.is_milestone or now - version.when <= ALL_WITHIN
    ]


def _period(when: datetime, now: datetime) -> str:
    """The stretch of time of which one version is kept."""
    age = now - when
    if age <= HOURLY_WITHIN:
        return f"{when:%Y-%m-%d %H}"
    return f"{when:%Y-%m-%d}" if age <= DAILY_WITHIN else f"{when:%Y-%m}"


def reasons(before: Draft | None, draft: Draft) -> str:
    """Why a saved draft is a version, beside being saved: its number or its stage is another one."""
    if before is None:
        return SAVED
    watched = ((Key.DOCUMENT_NUMBER, NUMBERED), (Key.STAGE, STAGED))
    changed = [why for key, why in watched if before.get(key) != draft.get(key)]
    return "、".join([SAVED, *changed])


def format_version(version: Version, before: Version | None = None) -> bytes:
    """A version as a line: how it differs from one that stands before it, or whole."""
    when = version.when.isoformat(sep=" ", timespec="seconds")
    if before is None:
        packed = base64.b85encode(zlib.compress(version.text.encode("utf-8", "replace"), 9)).decode("ascii")
        return checked_line(["全", when, version.why, version.digest, packed])
    change = difference(before.text, version.text)
    return checked_line(["变", when, version.why, version.digest, before.digest, *change])


def format_versions(versions: Iterable[Version]) -> bytes:
    """All versions as lines; `parse_versions` gives them back."""
    lines: list[bytes] = []
    before: Version | None = None
    for number, version in enumerate(versions):
        lines.append(format_version(version, before if number % WHOLE_EVERY else None))
        before = version
    return b"".join(lines)


def parse_versions(data: bytes) -> list[Version]:
    """Read versions; damaged lines, and those made of a version that is lost, are passed over."""
    texts: dict[str, str] = {}
    found: list[Version] = []
    for value in read_checked_lines(data):
        version = _version(value, texts) if value else None
        if version is None:
            continue
        texts[version.digest] = version.text
        if found and found[-1].digest == version.digest:
            found[-1] = joined(found[-1], version)
        else:
            found.append(version)
    return found


def joined(before: Version, version: Version) -> Version:
    """Two versions of one text as one, for the reasons of both."""
    whys = dict.fromkeys([*before.why.split("、"), *version.why.split("、")])
    return before._replace(why="、".join(whys))


def says_nothing_new(before: Version, version: Version) -> bool:
    """Whether a version is the one before it again, for no reason that is not known."""
    return before.digest == version.digest and joined(before, version).why in (
        before.why,
        f"{before.why}、{SAVED}",
    )


def _version(value: list[object], texts: dict[str, str]) -> Version | None:
    try:
        match value:
            case ["全", str(when), str(why), str(digest), str(packed)]:
                text = zlib.decompress(base64.b85decode(packed)).decode("utf-8")
            case ["变", str(when), str(why), str(digest), str(of), int(at), str(removed), str(added)]:
                text = Delta(at, removed, added).applied(texts[of])
            case _:
                return None
        return Version(datetime.fromisoformat(when), why, digest, text)
    except (ValueError, KeyError, zlib.error):
        return None
