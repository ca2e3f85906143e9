from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.desk.desk_folder import Desk, encode_draft, init_desk
from replydesk.desk.units import create_unit, is_to_be_asked, latest_unit, unknown_unit
from replydesk.draft.model import Draft, Key
from replydesk.letter.own_unit import own_unit, unit_trouble
from replydesk.text.errors import UserError
from tests.support.effort import examples

NAME = "南屏市教育局"


@pytest.fixture
def place(tmp_path: Path) -> Desk:
    init_desk(tmp_path, samples=False)
    return Desk.open(tmp_path)


def write(place: Desk, name: str, unit: str, when: int) -> None:
    path = place.drafts_folder / f"{name}.md"
    path.write_bytes(encode_draft(Draft(((Key.UNIT, unit),))))
    os.utime(path, (when, when))


def test_a_new_unit_is_written_and_used_at_once(place: Desk) -> None:
    assert is_to_be_asked(place)
    path = create_unit(place, own_unit(NAME, "南教复议字", "王某某"))
    assert path == place.templates / "单位档案" / f"{NAME}.yaml"
    (unit,) = place.stock.units
    assert unit.profile.codes == {"代表建议": "南教复议字", "政协提案": "南教复提字"}
    assert not unit.profile.notes and place.stock.has_own_unit and not is_to_be_asked(place)
    assert place.stock.new_draft(Draft()).get(Key.UNIT) == NAME


def test_a_folder_of_drafts_gets_phrases_of_its_own_with_its_unit(tmp_path: Path) -> None:
    place = Desk.open(tmp_path)
    names = place.stock.phrases.names("下一步")
    (tmp_path / "甲.md").write_bytes(encode_draft(Draft()))
    create_unit(place, own_unit(NAME))
    assert place.stock.phrases.names("下一步") == names and [place.drafts()[0].name] == ["甲.md"]
    again = Desk.open(tmp_path)
    assert (again.root, again.drafts()) == (place.root, place.drafts())
    assert [unit.key for unit in again.stock.units] == [NAME]


def test_another_program_that_has_the_desk_open_sees_the_unit(tmp_path: Path) -> None:
    other, place = Desk.open(tmp_path), Desk.open(tmp_path)
    assert not other.stock.units
    create_unit(place, own_unit(NAME))
    assert other.refresh() and [unit.key for unit in other.stock.units] == [NAME]
    with pytest.raises(UserError, match="已有“南屏市教育局”的单位档案"):
        create_unit(other, own_unit(NAME))


def test_a_desk_with_drafts_is_asked_if_it_has_no_profile_at_all(place: Desk) -> None:
    write(place, "甲", NAME, 1)
    assert is_to_be_asked(place) and unknown_unit(place) == NAME


def test_a_folder_of_drafts_alone_is_not_asked(tmp_path: Path) -> None:
    place = Desk.open(tmp_path)
    assert is_to_be_asked(place)
    write(place, "甲", "云川省民政厅", 1)
    assert not is_to_be_asked(place) and unknown_unit(place) == ""
    assert not is_to_be_asked(Desk.open(tmp_path / "没有的"))


def test_a_profile_that_cannot_be_read_is_no_own_unit(tmp_path: Path) -> None:
    init_desk(tmp_path)
    samples = [each.key for each in Desk.open(tmp_path).stock.units]
    (tmp_path / "templates" / "单位档案" / "坏.yaml").write_text("名称: [某局", encoding="utf-8")
    stock = Desk.open(tmp_path).stock
    assert not stock.has_own_unit and set(samples) < {each.key for each in stock.units}


def test_a_desk_of_samples_is_not_asked(tmp_path: Path) -> None:
    init_desk(tmp_path)
    assert not is_to_be_asked(Desk.open(tmp_path))


def test_the_latest_unit_is_that_of_the_draft_written_last_with_an_offered_one(place: Desk) -> None:
    for name in (NAME, "清禾县水利局"):
        create_unit(place, own_unit(name))
    assert latest_unit(place) is None and unknown_unit(place) == ""
    write(place, "甲", "清禾县水利局", 1)
    write(place, "乙", NAME, 2)
    write(place, "丙", "云川省民政厅", 3)
    (place.drafts_folder / "丁.md").write_bytes(b"\0")
    unit = latest_unit(place)
    assert unit is not None and unit.key == NAME and unknown_unit(place) == "云川省民政厅"
    write(place, "甲", "清禾县水利局", 4)
    assert (unit := latest_unit(place)) is not None and unit.key == "清禾县水利局"


@examples(50)
@given(
    st.text(max_size=80)
    | st.sampled_from(["../../甲局", "con", "局" * 60, "　Ａ局", "a/b\\c:d局", ".局", "甲局.yaml", "-局"])
)
def test_any_name_is_written_into_its_folder_or_refused(name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Desk.open(Path(folder))
        (place.own_templates / "单位档案").mkdir(parents=True)
        unit = own_unit(name)
        if unit_trouble(unit)[0]:
            with pytest.raises(UserError):
                create_unit(place, unit)
            return
        path = create_unit(place, unit)
        assert path.parent == place.own_templates / "单位档案" and path.is_file()
        (written,) = place.stock.units
        assert written.profile.name == unit.name and place.stock.profile_of(written.key) is written.profile
        with pytest.raises(UserError):
            create_unit(place, unit)
