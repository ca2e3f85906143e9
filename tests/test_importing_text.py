from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.disk import DeskError
from replydesk.importing.readers.text import read_text

TEXT = "张某某代表：\r\n\r\n　　您提出的建议收悉。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_a_text_is_read_in_every_encoding_of_offices(encoding: str) -> None:
    source = read_text(TEXT.encode(encoding), Path("甲.txt"))
    assert [line.text for line in source.lines] == ["张某某代表：", "", "　　您提出的建议收悉。", ""]
    assert bool(source.notes) == (encoding in ("utf-16", "gb18030"))


def test_a_form_feed_begins_a_page() -> None:
    source = read_text("甲\f乙\n丙".encode(), Path("甲.txt"))
    assert [(line.text, line.page) for line in source.lines] == [("甲", 1), ("乙", 2), ("丙", 2)]


def test_what_is_no_text_is_refused_with_its_name() -> None:
    with pytest.raises(DeskError, match="甲.txt：不是文本文件"):
        read_text(b"PK\x03\x04\0\0", Path("甲.txt"))
