"""A file that holds several letters: each with the title and number above its own salutation.

Two copies of one letter stay together, `second_copy` keeps one of them. The parts of a file keep the numbers
of its lines: what is above a letter is blank in its part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from replydesk.draft.model import Key
from replydesk.importing.replies.head.salutation import answered_salutations
from replydesk.importing.replies.head.site_facts import is_fact_line
from replydesk.importing.replies.head.titles import title_lines
from replydesk.importing.replies.joining.page_frame import is_site, is_site_foot
from replydesk.importing.replies.joining.paragraphs import is_terminal, squeezed
from replydesk.importing.replies.joining.spacing import UNSEEN
from replydesk.importing.replies.lines.bodies import is_body
from replydesk.importing.replies.lines.dates import is_date
from replydesk.importing.replies.lines.marks import CC, head_marks
from replydesk.importing.replies.own_files import is_styled
from replydesk.importing.replies.parting.second_copy import is_same_letter
from replydesk.importing.replies.source import Source, SourceLine
from replydesk.text.note import Note

_MOST_ABOVE = 14  # Lines above a salutation searched for the title and number of its letter
_LEAST = 40  # Fewest characters of a letter
_MOST = 60  # Letters of one file; what follows stays with the last


def split_letters(source: Source) -> tuple[Source, ...]:
    """Return a part of the source for each letter in it, with a note; the source itself if there is one."""
    if is_styled(source.lines):
        return (source,)
    places = [place for place, line in enumerate(source.lines) if line.text.strip()]
    texts = [UNSEEN.sub("", source.lines[place].text).strip() for place in places]
    starts, doubtful = _starts(texts, places)
    notes = (
        *source.notes,
        *(
            Note("从这一行起好像另有一封信，没有分出来单独成稿，请对照原文", places[index] + 1)
            for index in doubtful
        ),
    )
    if not starts:
        return (replace(source, notes=notes),)
    bounds = [0, *(places[start] for start in starts), len(source.lines)]
    count = len(bounds) - 1
    return tuple(
        replace(
            source,
            lines=(*(SourceLine(""),) * begin, *source.lines[begin:end]),
            notes=(
                Note(f"文件里有 {count} 封信，各成一稿；这是第 {number} 封", begin + 1),
                *(note for note in notes if begin < note.line <= end or (number == 1 and not note.line)),
            ),
            left_out=source.left_out if number == 1 else (),
        )
        for number, (begin, end) in enumerate(pairwise(bounds), 1)
    )


def _starts(texts: Sequence[str], places: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return the first lines of all letters but the first, and the salutations that may begin others.

    `places` are the places of the texts in the file, where blank lines count.
    """
    starts: list[int] = []
    doubtful: list[int] = []
    found = answered_salutations(texts)
    above, begin = found[0] if found else 0, 0
    for number, salutation in enumerate(found[1:], 1):
        start = _start(texts, places, above, salutation)
        is_long = sum(map(len, texts[above:salutation])) >= _LEAST
        if not is_long or len(starts) == _MOST:
            continue
        below = found[number + 1] if number + 1 < len(found) else len(texts)
        end = salutation if start is None else start
        if is_same_letter(texts[begin:end], texts[end:below], above - begin, salutation - end):
            continue
        if start is None:
            doubtful.append(salutation)
            continue
        starts.append(start)
        above, begin = salutation, start
    return starts, doubtful


def _start(texts: Sequence[str], places: Sequence[int], above: int, salutation: int) -> int | None:
    """Return the first line of the letter with this salutation, below that of the letter above.

    It is what stands above its title or number, or the line below the foot of the other letter; None if
    there is neither.
    """
    rows = [
        place
        for place in range(max(above + 1, salutation - _MOST_ABOVE), salutation)
        if not is_site(texts[place])
    ]
    title = [rows[each] for each in title_lines([texts[place] for place in rows], rows)]
    named = [place for place in title if "。" not in texts[place] and "收悉" not in texts[place]]
    named += [place for place in rows if _has_mark(texts[place], Key.DOCUMENT_NUMBER)]
    if named:
        return _with_lines_above(texts, places, above, min(named))
    dated = [place for place in range(above + 1, salutation) if is_date(texts[place])]
    if not dated:
        return None
    return _with_lines_above(texts, places, dated[-1], salutation)


def _with_lines_above(texts: Sequence[str], places: Sequence[int], above: int, first: int) -> int:
    """Return the first of the lines directly above a title: marks, one letterhead, the top of a page."""
    has_letterhead = False
    while first - 1 > above:
        text = texts[first - 1]
        is_letterhead = not has_letterhead and _is_letterhead(text, texts[first - 2])
        is_top = (is_site(text) or is_fact_line(text)) and not is_site_foot(text)
        is_mark = bool(head_marks(text))
        if not (_is_mark_of_below(texts, places, first - 1) if is_mark else is_letterhead or is_top):
            break
        has_letterhead = has_letterhead or is_letterhead
        first -= 1
    return first


def _is_letterhead(text: str, above: str) -> bool:
    """Return True if a body on a line of its own is no signature below a last sentence."""
    is_signature = is_terminal(above) and not CC.match(above)
    is_name = is_body(squeezed(text).removesuffix("文件")) and "：" not in text
    return is_name and not (is_signature or CC.match(text) or is_site(text))


def _is_mark_of_below(texts: Sequence[str], places: Sequence[int], mark: int) -> bool:
    """Return True if a mark between two letters is nearer to the one below; publicity ends letters too."""
    if not head_marks(texts[mark]):
        return False
    top = mark
    while top > 1 and places[top] - places[top - 1] == 1 and head_marks(texts[top - 1]):
        top -= 1
    nearer = (places[top] - places[top - 1]) - (places[mark + 1] - places[mark])
    return nearer >= 0 if not _has_mark(texts[mark], Key.PUBLICITY) else nearer > 0


def _has_mark(text: str, key: Key) -> bool:
    return any(mark.key == key for mark in head_marks(text) or ())
