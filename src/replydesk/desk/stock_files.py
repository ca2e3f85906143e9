"""The files of a desk's phrases and profiles, and those that come with the program."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from replydesk.desk.files import digest, digest_of, read_any_encoding
from replydesk.letter.kinds import own_phrases
from replydesk.letter.phrases import APPROVALS, USUAL_APPROVAL, Phrases
from replydesk.letter.profile import Profile, parse_profile
from replydesk.reply.list_entries import few
from replydesk.reply.roster_file import parse_roster
from replydesk.reply.stock import Stock
from replydesk.reply.unit_lists import OwnWord, PostHeld, UnitLists
from replydesk.reply.word_list_file import parse_word_list
from replydesk.text.errors import UserError
from replydesk.text.note import Note

PROFILES = "单位档案"  # the folder of `templates/` with the unit profiles
ROSTER = "名册"  # that with lists of who held which post
WORDS = "词表"  # that with the unit's own words
LISTS = (ROSTER, WORDS)  # what a unit keeps for its check

_PACKAGE = Path(__file__).resolve().parents[1]


def starter_folder() -> Path:
    """Return the folder of the phrases, profiles and sample drafts that come with the program."""
    inside = _PACKAGE / "starter"
    return inside if inside.is_dir() else _PACKAGE.parents[1]


def read_stock(templates: Path) -> Stock:
    """Return the phrases and profiles of a templates folder. A file that cannot be used gives a note."""
    notes: list[Note] = []
    sources: dict[str, dict[str, str]] = {}
    profiles: dict[str, Profile] = {}
    for path in _stock_files(templates):
        if path.parent.name in LISTS:
            continue
        if path.suffix == ".yaml":
            profile = _profile(path)
            profiles[path.stem] = profile if profile.name else replace(profile, name=path.stem)
            notes += [Note(f"{path}：{note}") for note in (*profile.notes, *few(_on_check(profile)))]
        elif (text := _text(path, notes)) is not None:
            sources.setdefault(path.parent.name, {})[path.stem] = text
    _add_own_phrases(sources, notes)
    notes += _same_names(profiles)
    samples = frozenset(file for file, profile in profiles.items() if _is_sample(file, profile))
    lists = _lists(templates, notes)
    return Stock(Phrases(sources), profiles, tuple(notes), samples=samples, lists=lists)


def _lists(templates: Path, notes: list[Note]) -> UnitLists:
    """Return what the unit keeps for its check, and add notes on what cannot be used."""
    words: list[OwnWord] = []
    roster: list[PostHeld] = []
    for path in _stock_files(templates):
        if path.parent.name not in LISTS or (text := _text(path, notes)) is None:
            continue
        if path.parent.name == ROSTER:
            held, found = parse_roster(text)
            roster += held
        else:
            listed, found = parse_word_list(text)
            words += listed
        notes += [Note(f"{path}：{note}") for note in found]
    notes += _misnamed(templates)
    return UnitLists(tuple(words), tuple(roster))


def _misnamed(templates: Path) -> Iterator[Note]:
    """Yield notes on files of lists whose names an editor ended otherwise: 本局.yaml.txt, 本局.yml."""
    for folder in LISTS:
        for name in _names_in(templates / folder):
            if name.lower().endswith((".txt", ".yml")):
                path = templates / folder / name
                yield Note(f"{path}：没有读；文件名要以“.yaml”结尾，如“本单位.yaml”")


def _on_check(profile: Profile) -> Iterator[Note]:
    """Yield notes on what a profile says of the check."""
    if profile.checks or profile.passed_over:
        from replydesk.reply.rules.catalogue import RULES  # most profiles do without
        from replydesk.reply.rules.unknown import unknown_switches

        yield from unknown_switches(profile, RULES)


def _same_names(profiles: Mapping[str, Profile]) -> Iterator[Note]:
    """Yield a note for each name that several profiles have."""
    files: dict[str, list[str]] = {}
    for file, profile in profiles.items():
        files.setdefault(profile.name, []).append(file)
    for name, same in files.items():
        if len(same) > 1:
            named = "、".join(f"{file}.yaml" for file in same)
            message = f"有 {len(same)} 个单位档案的名称都是“{name}”：{named}；新建时按文件名选"
            yield Note(f"{message}，稿子的“单位”写文件名就是指那一个")


def _is_sample(file: str, profile: Profile) -> bool:
    """Return True if a profile is one of the program's fictional ones, with its numbers and contact."""
    path = starter_folder() / "templates" / PROFILES / f"{file}.yaml"
    return path.is_file() and _identity(profile) == _identity(_profile(path))


def _identity(profile: Profile) -> tuple[str, dict[str, str], str, str]:
    return profile.name, dict(profile.codes), profile.contact, profile.phone


def _add_own_phrases(sources: dict[str, dict[str, str]], notes: list[Note]) -> None:
    """Add what letters take by themselves, from the program, to a desk that has it not.

    That is a kind's phrases and the approval form: desks laid out by an earlier program have fewer.
    """
    forms = [] if sources.get(APPROVALS) else [(APPROVALS, USUAL_APPROVAL)]
    for part, name in (*own_phrases(), *forms):
        if name not in sources.get(part, {}):
            text = _text(starter_folder() / "templates" / part / f"{name}.j2", notes)
            sources.setdefault(str(part), {})[name] = text or ""


def _profile(path: Path) -> Profile:
    try:
        return parse_profile(read_any_encoding(path))
    except UserError as error:
        return Profile(unreadable=True, notes=(Note(str(error).removeprefix(f"{path}：")),))


def stock_stamps(templates: Path) -> frozenset[tuple[Path, int, int]]:
    """Return the files of phrases and profiles, with the times of their last writes and their sizes."""
    found = set()
    for path in _stock_files(templates):
        with suppress(OSError):
            status = path.stat()
            found.add((path, status.st_mtime_ns, status.st_size))
    return frozenset(found)


def stock_digest(templates: Path) -> str:
    """Return a digest of the content of all phrases and profiles."""
    paths = [path for path in _stock_files(templates) if path.parent.name not in LISTS]
    found = sorted((path.relative_to(templates).as_posix(), digest_of(path)) for path in paths)
    return digest(repr(found).encode())


def _stock_files(templates: Path) -> list[Path]:
    """Return the files of phrases and then of profiles and lists, by name."""
    found = [
        templates / folder / name
        for folder in _names_in(templates)
        for name in _names_in(templates / folder)
        if name.endswith(".j2") or (name.endswith(".yaml") and folder in (PROFILES, *LISTS))
    ]
    return sorted(found, key=lambda path: path.suffix == ".yaml")


def _names_in(folder: Path) -> list[str]:
    """Return the names in a folder, sorted; none if it is no folder."""
    try:
        return sorted(os.listdir(folder))
    except OSError:
        return []


def _text(path: Path, notes: list[Note]) -> str | None:
    try:
        return read_any_encoding(path)
    except UserError as error:
        notes.append(Note(str(error)))
        return None
