"""A short letter whose foot the tests write."""

from __future__ import annotations

from replydesk.draft.model import Draft, Key
from replydesk.importing.replies.recognise import Imported
from tests.support.importing import imported

NAME, DAY = "柳溪县交通运输局", "2021年6月3日"
OPENING = "　　您提出的《关于修建便民桥的建议》收悉，现答复如下："
BODY = "　　便民桥已于去年建成通车，工程质量经验收合格。"
THANKS = "　　感谢您对交通工作的关心。"
LETTER = ("对县十届人大二次会议第12号建议的答复", "张某某代表：", OPENING, BODY, THANKS)
_OWN = frozenset(map(str, Key))


def below(*lines: str) -> Imported:
    """Return the import of the letter with lines below its text."""
    return imported("\n".join((*LETTER, *lines)))


def signed(*lines: str) -> Imported:
    """Return the import of the letter with its signature and date, and lines below them."""
    return below(NAME, DAY, *lines)


def others(draft: Draft) -> dict[str, str]:
    """Return what the draft keeps under headings that are no fields."""
    return {key: draft.get(key) for key, _ in draft.fields if key not in _OWN}


def texts(draft: Draft) -> list[str]:
    """Return the paragraphs of the letter that are printed below its opening."""
    sections = [
        text for each in draft.sections for text in (each.heading, *(p.text for p in each.paragraphs))
    ]
    ends = (*draft.next_steps, *draft.thanks, *draft.closing)
    return [*(each.text for each in draft.preamble), *sections, *(each.text for each in ends)]
