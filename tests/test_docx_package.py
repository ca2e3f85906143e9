"""The quick way to a Word file makes the file that python-docx makes, part by part and byte by byte."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from replydesk.forms import LATIN_FACES, Format
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FONTS, SHEETS
from replydesk.letter import Role
from replydesk.office import Reply
from replydesk.render import docx
from replydesk.render.docx_assembly import assemble
from replydesk.render.docx_package import SECTION_END, Package, is_as_packed, pack
from replydesk.render.docx_styles import style_id

from .effort import seeds
from .replies import SAMPLES, sample, varied_reply

TEXT = '<w:p><w:r><w:t xml:space="preserve">正文 &lt;&amp;&gt; “引号”</w:t></w:r></w:p>'
DAY = date(2026, 5, 29)
PLAIN = Package(TEXT, frozenset(), Setup(), tuple(FONTS.items()), "关于某事的答复", "某局", DAY)
SETUPS = [
    Setup(sheet, form, two_sided=two_sided)
    for sheet, form, two_sided in product(SHEETS.values(), Format, (False, True))
]


def parts(packed: bytes) -> dict[str, bytes]:
    """The parts of a file by their names, in their order."""
    with ZipFile(BytesIO(packed)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def assert_same(package: Package) -> None:
    quick, plain = pack(package), assemble(package)
    assert list(parts(quick).items()) == list(parts(plain).items())
    assert quick == plain


def assert_same_reply(reply: Reply, monkeypatch: pytest.MonkeyPatch) -> None:
    quick = docx.render(reply.pages, reply.profile)
    monkeypatch.setattr(docx, "pack", assemble)
    plain = docx.render(reply.pages, reply.profile)
    assert list(parts(quick).items()) == list(parts(plain).items())
    assert quick == plain


@pytest.mark.parametrize("seed", seeds(range(40)))
def test_a_varied_reply_is_the_same_either_way(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_reply(varied_reply(seed), monkeypatch)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_the_same_either_way(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert_same_reply(sample(path), monkeypatch)


@pytest.mark.parametrize("setup", SETUPS)
@pytest.mark.parametrize("body", [TEXT, TEXT + SECTION_END + TEXT], ids=["one section", "two sections"])
@pytest.mark.parametrize("day", [DAY, None])
@pytest.mark.parametrize("latin", LATIN_FACES)
def test_every_set_up_is_the_same_either_way(setup: Setup, body: str, day: date | None, latin: str) -> None:
    faces = tuple({**FONTS, "西文": latin}.items())
    assert_same(PLAIN._replace(setup=setup, body=body, day=day, faces=faces))


names = st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=40
)
awkward = names | st.sampled_from(["@title@", "@body@", "@页码@", "@day@", "a@b", "1999-01-01", "长" * 300])


@given(title=awkward, author=awkward, day=st.none() | st.dates(date(1000, 1, 1)))
def test_any_properties_are_the_same_either_way(title: str, author: str, day: date | None) -> None:
    assert_same(PLAIN._replace(title=title, author=author, day=day))


@given(
    st.lists(
        awkward | st.sampled_from([*FONTS.values(), 'a"b', "a'b", "<&>", "a\tb\nc"]), min_size=6, max_size=6
    )
)
def test_any_faces_are_the_same_either_way(faces: list[str]) -> None:
    used = frozenset(map(style_id, Role))
    assert_same(PLAIN._replace(faces=tuple(zip(FONTS, faces, strict=True)), used_styles=used))


def test_marks_in_the_text_of_a_letter_stay_as_they_are() -> None:
    body = TEXT.replace("正文", "@body@ @section@ @title@ 邮箱a@b.c")
    assert_same(PLAIN._replace(body=body))
    assert (
        "@body@ @section@ @title@ 邮箱a@b.c"
        in parts(pack(PLAIN._replace(body=body)))["word/document.xml"].decode()
    )


@pytest.mark.parametrize("setup", SETUPS)
def test_a_package_is_valid(setup: Setup, tmp_path: Path) -> None:
    path = tmp_path / "reply.docx"
    path.write_bytes(pack(PLAIN._replace(setup=setup)))
    errors = [error.description for error in OpenXmlValidator().validate(str(path)).errors]
    assert [error for error in errors if not error.endswith("/theme' is missing.")] == []


def rewritten(packed: bytes, more: dict[str, bytes], time: tuple[int, int, int, int, int, int]) -> bytes:
    """The package as another program saves it: its parts and some more, all with a time."""
    saved = BytesIO()
    with ZipFile(saved, "w", ZIP_DEFLATED) as package:
        for name, content in {**parts(packed), **more}.items():
            package.writestr(ZipInfo(name, time), content)
    return saved.getvalue()


def test_a_file_that_was_not_touched_is_known(tmp_path: Path) -> None:
    path = tmp_path / "reply.docx"
    path.write_bytes(pack(PLAIN))
    assert is_as_packed(path)


@pytest.mark.parametrize(
    "saved",
    [
        rewritten(pack(PLAIN), {"docProps/app.xml": b"<x/>"}, (1980, 1, 1, 0, 0, 0)),
        rewritten(pack(PLAIN), {}, (2026, 5, 29, 10, 30, 0)),
        pack(PLAIN)[:-1],
        pack(PLAIN) + b"\0",
        b"PK",
        b"",
    ],
    ids=["with a part more", "with a time", "cut off", "with bytes behind", "torn", "empty"],
)
def test_a_file_that_another_program_saved_is_known(saved: bytes, tmp_path: Path) -> None:
    path = tmp_path / "reply.docx"
    path.write_bytes(saved)
    assert not is_as_packed(path)


def test_a_file_that_is_not_there_was_not_packed(tmp_path: Path) -> None:
    assert not is_as_packed(tmp_path / "reply.docx")
    assert not is_as_packed(tmp_path)
