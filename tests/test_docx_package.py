"""A letter set into what was put together once is the file that python-docx puts together for it."""

from __future__ import annotations

from datetime import date

import pytest

from replydesk.layout.setup import Setup
from replydesk.layout.sheet import FONTS
from replydesk.render import docx
from replydesk.render.docx_package import SECTION_END, Package, assemble, pack

from .replies import SAMPLES, sample, varied_reply

TEXT = '<w:p><w:r><w:t xml:space="preserve">正文 &lt;&amp;&gt; “引号”</w:t></w:r></w:p>'
DAY = date(2026, 5, 29)


@pytest.mark.parametrize("seed", range(40))
def test_a_varied_reply_is_the_same_either_way(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = varied_reply(seed)
    quick = docx.render(reply.pages, reply.profile)
    monkeypatch.setattr(docx, "pack", assemble)
    assert quick == docx.render(reply.pages, reply.profile)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_the_same_either_way(path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    reply = sample(path)  # type: ignore[arg-type]
    quick = docx.render(reply.pages, reply.profile)
    monkeypatch.setattr(docx, "pack", assemble)
    assert quick == docx.render(reply.pages, reply.profile)


@pytest.mark.parametrize(
    "title", ["", "关于<某事>的答复 & “引号”", "@title@", "@author@", "1999-01-01", "长" * 300]
)
@pytest.mark.parametrize("day", [None, DAY, date(1999, 1, 1)])
@pytest.mark.parametrize("body", [TEXT, TEXT + SECTION_END + TEXT])
def test_any_text_is_the_same_either_way(title: str, day: date | None, body: str) -> None:
    for author in ("某局", "@title@ 1999-01-01 <&>"):
        package = Package(body, frozenset(), Setup(), tuple(FONTS.items()), title, author, day)
        assert pack(package) == assemble(package)
