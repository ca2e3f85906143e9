"""Archives: readable by the standard library, and reproducible."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import given
from hypothesis import strategies as st

from replydesk.render.zipping import archive, names_of_archived, part

name = st.text(
    st.characters(codec="ascii", exclude_categories=["Cc"], exclude_characters="\\"), min_size=1, max_size=60
)
contents = st.dictionaries(name, st.binary(max_size=2000), max_size=12)


@given(contents)
def test_archived_files_are_read_again(files: dict[str, bytes]) -> None:
    packed = archive(part(*each) for each in files.items())
    with ZipFile(BytesIO(packed)) as read:
        assert read.testzip() is None
        assert {each: read.read(each) for each in read.namelist()} == files
        assert read.namelist() == list(files)
        assert {(each.compress_type, each.date_time) for each in read.infolist()} <= {
            (ZIP_DEFLATED, (1980, 1, 1, 0, 0, 0))
        }
    assert names_of_archived(BytesIO(packed)) == list(files)


@given(contents)
def test_a_part_is_copied_into_any_archive_unchanged(files: dict[str, bytes]) -> None:
    parts = [part(*each) for each in files.items()]
    assert archive(parts) == archive(part(*each) for each in files.items())
    with ZipFile(BytesIO(archive(reversed(parts)))) as read:
        assert {each: read.read(each) for each in read.namelist()} == files


@given(st.binary(max_size=200), contents, st.integers(0, 400))
def test_other_files_and_damaged_archives_are_no_error(
    junk: bytes, files: dict[str, bytes], cut: int
) -> None:
    packed = archive(part(*each) for each in files.items())
    for data in (junk, packed[:cut], packed[cut:], packed + junk, junk + packed):
        found = names_of_archived(BytesIO(data))
        assert found is None or found == list(files) or data == packed
