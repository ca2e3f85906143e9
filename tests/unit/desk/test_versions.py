"""The versions of a draft: kept, thinned by age, and read back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.files import digest
from replydesk.desk.versions import (
    EXPORTED,
    MILESTONES,
    NUMBERED,
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

NOW = datetime(2026, 5, 29, 10, 32, 5)


def version(text: str, when: datetime = NOW, why: str = SAVED) -> Version:
    return Version(when, why, digest(text.encode()), text)


TEXTS = st.text(st.sampled_from("甲乙丙\n"), max_size=20)
VERSIONS = st.lists(st.builds(version, TEXTS), max_size=10).map(
    lambda found: [each for at, each in enumerate(found) if at == 0 or each.text != found[at - 1].text]
)
AGES = st.lists(st.timedeltas(timedelta(0), timedelta(days=900)), min_size=1, max_size=60)


@given(VERSIONS)
def test_versions_are_read_back(versions: list[Version]) -> None:
    assert parse_versions(format_versions(versions)) == versions


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
