from __future__ import annotations

from random import Random

import pytest

from replydesk.importing.replies.readers.limits import MAX_CHARACTERS, MAX_LINES, Unreadable
from replydesk.importing.replies.readers.text import read_plain

TEXT = "张某某代表：\r\n\r\n　　您提出的建议收悉。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_a_text_is_read_in_every_encoding_of_offices(encoding: str) -> None:
    source = read_plain(TEXT.encode(encoding))
    assert [line.text for line in source.lines] == ["张某某代表：", "", "　　您提出的建议收悉。"]


def test_a_form_feed_begins_a_page() -> None:
    source = read_plain("甲\f乙\n丙".encode())
    assert [(line.text, line.page) for line in source.lines] == [("甲", 1), ("乙", 2), ("丙", 2)]


@pytest.mark.parametrize("data", [b"\x01\x02\xff\x81", b"\xff\xfe\x00\xd8\x00\xd8"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="不是文本"):
        read_plain(data)


@pytest.mark.parametrize("text", ["甲" * (MAX_CHARACTERS + 1), "甲\n" * (MAX_LINES + 1)])
def test_what_is_too_long_for_a_letter_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="不像一份答复"):
        read_plain(text.encode())


def test_bytes_at_random_are_no_text() -> None:
    random = Random(7)
    for _ in range(200):
        with pytest.raises(Unreadable):
            read_plain(bytes(random.randrange(256) for _ in range(300)))
