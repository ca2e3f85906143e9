"""The versions of a draft: kept, thinned by age, and read back."""

from __future__ import annotations

import base64
import zlib
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.files import digest
from replydesk.desk.versions import (
    ELSEWHERE,
    EXPORTED,
    MILESTONES,
    NUMBERED,
    OPENED,
    SAVED,
    STAGED,
    WHOLE_EVERY,
    Version,
    format_version,
    format_versions,
    parse_versions,
    reasons,
    thin,
)
from replydesk.draft.model import Draft, Key
from replydesk.text.delta import checked_line

NOW = datetime(2026, 5, 29, 10, 32, 5)


def version(text: str, when: datetime = NOW, why: str = SAVED, who: str = "") -> Version:
    return Version(when, why, digest(text.encode()), text, who)


TEXTS = st.text(st.sampled_from("甲乙丙\n"), max_size=20)
PEOPLE = st.sampled_from(["", "张某某", "李 某某、王某某", "\n"])
VERSIONS = st.lists(st.builds(version, TEXTS, who=PEOPLE), max_size=10).map(
    lambda found: [each for at, each in enumerate(found) if at == 0 or each.text != found[at - 1].text]
)
AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), min_size=1, max_size=60)


@given(VERSIONS)
def test_versions_are_read_back(versions: list[Version]) -> None:
    assert parse_versions(format_versions(versions)) == versions


def test_lines_of_earlier_programs_are_read_and_name_nobody() -> None:
    packed = base64.b85encode(zlib.compress("甲".encode())).decode()
    one, other = version("甲"), version("甲乙", who="李某某")
    old = checked_line(["全", "2026-05-29 10:32:05", SAVED, one.digest, packed])
    old += checked_line(["变", "2026-05-29 10:32:05", SAVED, other.digest, one.digest, 1, "", "乙"])
    assert parse_versions(old) == [one, other._replace(who="")]
    assert format_version(other._replace(who=""), one) == old.splitlines(keepends=True)[1]
    assert parse_versions(old + format_version(version("丙", who="李某某")))[2].who == "李某某"


def test_who_wrote_a_version_behind_a_spoilt_line_is_not_said() -> None:
    versions = [version("字" * number, who="张某某") for number in range(WHOLE_EVERY + 2)]
    lines = format_versions(versions).split(b"\n")
    lines[3] = lines[3].replace("字".encode(), "了".encode())
    read = parse_versions(b"\n".join(lines))
    assert [each.who for each in read] == ["张某某"] * 3 + ["", "张某某"]


def test_the_text_of_another_program_is_of_the_person_who_saved_it_there() -> None:
    found = version("甲", why=ELSEWHERE)
    data = format_version(found) + format_version(version("甲", who="李某某"))
    assert [each.who for each in parse_versions(data)] == ["李某某"]
    opened = format_version(version("甲", why=OPENED)) + format_version(version("甲", who="李某某"))
    assert [each.who for each in parse_versions(opened)] == [""]


@given(st.lists(st.tuples(st.integers(0, 30), PEOPLE), min_size=1, max_size=30))
def test_thinning_never_gives_a_person_what_another_changed(ages: list[tuple[int, str]]) -> None:
    ages.sort(key=lambda each: each[0], reverse=True)
    versions = [
        version(f"{number}", NOW - timedelta(days=7 * weeks, minutes=1), who=who)
        for number, (weeks, who) in enumerate(ages)
    ]
    kept = [versions.index(each) for each in thin(versions, NOW)]
    for before, after in pairwise(kept):
        assert {each.who for each in versions[before + 1 : after + 1]} == {versions[after].who}


@given(VERSIONS, st.data())
def test_damage_costs_only_versions_and_never_makes_wrong_ones(
    versions: list[Version], data: st.DataObject
) -> None:
    whole = bytearray(format_versions(versions))
    if whole:
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] ^= 0xFF
    assert all(digest(each.text.encode()) == each.digest for each in parse_versions(bytes(whole)))


def test_damage_to_one_line_does_not_reach_beyond_the_next_whole_text() -> None:
    versions = [version("字" * number) for number in range(WHOLE_EVERY + 3)]
    lines = format_versions(versions).split(b"\n")
    lines[1] = b"spoilt"
    assert parse_versions(b"\n".join(lines)) == [versions[0], *versions[WHOLE_EVERY:]]


def test_a_version_like_the_one_before_adds_to_its_reasons() -> None:
    data = format_version(version("甲")) + format_version(version("甲", why=EXPORTED))
    assert parse_versions(data) == [version("甲", why=f"{SAVED}、{EXPORTED}")]


def test_a_version_takes_room_for_what_changed_only() -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + 4000)))
    before, after = version(text), version(f"{text}字")
    assert len(format_version(after, before)) < 200 < len(format_version(before)) < len(text.encode())


@given(AGES)
def test_thinning_keeps_the_first_the_last_and_all_of_the_last_day(ages: list[timedelta]) -> None:
    versions = [version(f"{number}", NOW - age) for number, age in enumerate(sorted(ages, reverse=True))]
    kept = thin(versions, NOW)
    assert kept[0] == versions[0] and kept[-1] == versions[-1]
    assert set(kept) >= {each for each in versions if NOW - each.when <= timedelta(days=1)}
    assert thin(kept, NOW) == kept


def test_of_a_day_this_week_a_version_an_hour_is_left() -> None:
    versions = [version(f"{n}", NOW - timedelta(days=3) + timedelta(minutes=n)) for n in range(24 * 60)]
    kept = thin(versions, NOW)
    assert 24 <= len(kept) <= 26 and versions[-1] in kept


def test_of_a_day_this_year_one_version_is_left() -> None:
    versions = [version(f"{n}", NOW - timedelta(days=30) + timedelta(minutes=30 * n)) for n in range(20 * 48)]
    assert 20 <= len(thin(versions, NOW)) <= 22


def test_of_years_ago_a_version_a_month_is_left() -> None:
    versions = [version(f"{day}", NOW - timedelta(days=1200 - day)) for day in range(365)]
    assert len(thin(versions, NOW)) <= 14


@pytest.mark.parametrize("why", sorted(MILESTONES))
def test_milestones_stay_whatever_their_age(why: str) -> None:
    old = NOW - timedelta(days=400)
    versions = [version(f"{number}", old + timedelta(seconds=number)) for number in range(10)]
    versions[5] = versions[5]._replace(why=f"{SAVED}、{why}")
    assert versions[5] in thin(versions, NOW) and len(thin(versions, NOW)) == 3


def test_a_change_of_number_or_stage_is_a_reason() -> None:
    draft = Draft()
    assert reasons(None, draft) == reasons(draft, draft.with_field(Key.SUBJECT, "甲")) == SAVED
    assert reasons(draft, draft.with_field(Key.DOCUMENT_NUMBER, "1号")) == f"{SAVED}、{NUMBERED}"
    assert reasons(draft, draft.with_field(Key.STAGE, "核稿")) == f"{SAVED}、{STAGED}"
