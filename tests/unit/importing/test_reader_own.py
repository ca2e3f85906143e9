"""Our own Word files read back: every block of the letter, in its style, in page order."""

from __future__ import annotations

import pytest

from replydesk.importing.replies.readers.word import read_word
from replydesk.importing.replies.source import Side, SourceLine
from replydesk.layout.head_and_foot import HEAD
from replydesk.letter.model import Block, Role
from replydesk.reply.reply import Reply, make_reply
from tests.support.effort import seeds
from tests.support.replies import (
    SAMPLES,
    long_last_paragraph,
    mended,
    sample,
    squeezed,
    starter_stock,
    varied_reply,
    word_file,
)


def read(reply: Reply) -> tuple[SourceLine, ...]:
    source = read_word(word_file(reply))
    assert source.notes == ()
    return source.lines


def pieces(lines: tuple[SourceLine, ...]) -> list[tuple[str, str]]:
    """Return style and text of everything in the lines; cells and texts side by side are separate."""
    found = []
    for line in lines:
        found += [(line.style, text) for text in line.cells or line.text.split("\t") if text]
    return found


def blocks(reply: Reply) -> list[Block]:
    return [block for block in reply.letter.blocks if block.text]


def assert_is_read_back(reply: Reply) -> None:
    """Assert that the head is read in page order, the rest in letter order, with roles as styles."""
    read_back, written = pieces(read(reply)), blocks(reply)
    head = sum(block.role in HEAD or block.role is Role.LETTERHEAD for block in written)
    below = [block for block in written if block.role not in HEAD and block.role is not Role.LETTERHEAD]
    assert sorted(text for _, text in read_back[:head]) == sorted(
        block.text for block in written if block not in below
    )
    assert [text for _, text in read_back[head:]] == [block.text for block in below]
    for (style, _), block in zip(read_back[head:], below, strict=True):
        beside = {
            Role.DATE,
            Role.SIGNATURE,
            Role.POST,
            Role.IMPRINT,
            Role.PRINT_DATE,
            Role.CELL,
            Role.CELL_HEAD,
        }
        names = {str(block.role)} | (set(map(str, beside)) if block.role in beside else set())
        runs_in = f"{block.spans[0].role}接排" if len(block.spans) > 1 else ""
        assert style in names | {runs_in}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_read_back_whole(path: object) -> None:
    assert_is_read_back(sample(path))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", seeds(range(48)))
def test_varied_letters_are_read_back_whole(seed: int) -> None:
    assert_is_read_back(varied_reply(seed))


def test_condensed_letters_are_read_back_whole() -> None:
    for _, reply in (*mended(2), *squeezed(2)):
        assert reply.pages.condensed
        assert_is_read_back(reply)


def test_a_paragraph_split_for_the_signature_s_sake_is_one_again() -> None:
    reply = make_reply(long_last_paragraph(), starter_stock())
    assert reply.pages.moved_from
    assert_is_read_back(reply)


def test_levels_indents_and_sides_are_those_of_the_roles() -> None:
    reply = sample(SAMPLES[0])
    by_style = {line.style: line for line in read(reply)}
    assert by_style[Role.TITLE].side is Side.CENTRE
    assert by_style[Role.HEADING_1].level == 1
    assert by_style[Role.BODY].indent == 2.0
    assert by_style[Role.SIGNATURE].side is Side.RIGHT
