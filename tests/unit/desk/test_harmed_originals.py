"""A few of the attacks of `make attacks` on originals and past replies, and what is said of links."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk
from replydesk.desk.original_paths import original_path
from replydesk.desk.originals import has_original, original_of, put_original, read_original_of
from replydesk.desk.recycle_bin import delete, put_back
from replydesk.desk.renaming import rename_draft
from replydesk.text.errors import UserError
from tests.attacks import originals
from tests.support.harmed_originals import HARMS, OTHER, OWN, HarmedDesk, kept

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no FIFOs")
_QUICK = (
    "the folder leads out",
    "that of replaced ones leads out",
    "the text leads out",
    "the text is a pipe",
    "the text is huge",
    "the lock leads out",
    "controls in fields",
    "names alike",
)


def few(names: Sequence[str], quick: Sequence[str] = _QUICK) -> pytest.MarkDecorator:
    """Try each of some names; by default those that are quick."""
    values = [pytest.param(name, marks=[] if name in quick else [pytest.mark.thorough]) for name in names]
    return pytest.mark.parametrize("name", values)


@pytest.fixture
def place(tmp_path: Path) -> HarmedDesk:
    return HarmedDesk(tmp_path)


@few([*HARMS])
def test_a_harmed_original_spoils_itself_only(name: str) -> None:
    with originals.harmed(name) as harmed:
        assert list(originals.faults_of_reading(harmed)) == []
        if not name.startswith("the folder"):
            assert original_of(harmed.path(OTHER)) == kept(OTHER)


@few([*HARMS], ("the folder leads out", "controls"))
def test_a_harmed_original_stops_no_command(name: str) -> None:
    with originals.harmed(name) as harmed:
        assert list(originals.faults_of_commands(harmed)) == []


@few([*HARMS], ("the folder leads out", "controls"))
def test_a_harmed_original_stops_no_work(name: str) -> None:
    assert originals.in_the_workbench(1, [name]).faults == ()


@few([each for each in HARMS if "hundred" not in each])
def test_nothing_is_lost_nor_touched_outside_whatever_is_done(
    name: str,
) -> None:
    assert originals.walk("1", name) == []


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="this system opens no file in an open folder")
def test_an_original_exchanged_after_a_look_is_not_read() -> None:
    assert originals.swapped(1).faults == ()


@pytest.mark.parametrize("most", [6, pytest.param(0, marks=pytest.mark.thorough)])
def test_a_file_made_to_hurt_is_read_as_an_original_or_refused(most: int) -> None:
    assert originals.handed_over(1, 1, most).faults == ()


def test_a_harmed_index_is_rebuilt() -> None:
    assert originals.index_harmed(1, 1).faults == ()


@few([*originals.PAST_FOLDERS], ("the desk", "links in a loop", "a pipe"))
def test_odd_folders_of_past_replies_do_no_harm(name: str) -> None:
    assert originals.past_folders(1, [name]).faults == ()


def test_a_folder_that_is_a_link_is_named_with_the_remedy(place: HarmedDesk) -> None:
    HARMS["the folder leads out"](place)
    own = place.path(OWN)
    for act in (lambda: read_original_of(own), lambda: put_original(own, kept("丙"))):
        with pytest.raises(UserError, match=r"是链接，指到 .*别处；.*请把那个文件夹本身移到这里"):
            act()
    assert original_of(own) is None and has_original(own)


def test_a_draft_whose_originals_lead_out_is_renamed_and_deleted_alone(place: HarmedDesk) -> None:
    HARMS["the folder leads out"](place)
    renamed = rename_draft(Desk.open(place.desk), place.path(OWN), "丁", originals.BY).path
    deleted = delete(renamed, originals.BY)
    assert put_back(deleted, "王某某") == renamed
    assert place.is_untouched


def test_a_deleted_original_is_not_put_back_through_a_link(place: HarmedDesk) -> None:
    deleted = delete(place.path(OWN), originals.BY)
    HARMS["the folder leads out"](place)
    with pytest.raises(UserError, match="是链接"):
        put_back(deleted, "王某某")
    assert original_of(deleted.file) == kept(OWN) and place.is_untouched
    place.folder.unlink()
    assert original_of(put_back(deleted, "王某某")) == kept(OWN)


def test_a_text_that_is_a_link_is_put_aside_as_it_is(place: HarmedDesk) -> None:
    HARMS["the text leads out"](place)
    with pytest.raises(UserError, match="这是链接"):
        read_original_of(place.path(OWN))
    moved = put_original(place.path(OWN), kept("丙"))
    assert original_of(place.path(OWN)) == kept("丙") and place.is_untouched
    assert any(now.is_symlink() for _, now in moved.old)
    assert not original_path(place.path(OWN)).is_symlink()
