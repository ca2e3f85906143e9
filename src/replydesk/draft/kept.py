"""Facts that a draft keeps and no letter prints: fields of its file that are none of the program's.

They come from columns of assigned lists (立案日期), from roles at the foot of old replies (领导签批), or were
typed into the file.
"""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.draft.model import COMMENT, Draft, Key, Nested, split_names
from replydesk.draft.place import field_text

OTHER_ASSISTING = "其他会办单位"  # further bodies that assist, in a draft to the body that leads
KEPT = "另存："  # begins the place of a change of a kept field, before its name
OFFICE_NAMES = (str(Key.OFFICE), "责任科室")  # by which the office of a draft is searched
_KNOWN = frozenset((*map(str, Key), COMMENT))


def kept_fields(draft: Draft) -> dict[str, str]:
    """Return name and text of each kept field, blank ones too, in the order of the file."""
    names = dict.fromkeys(name for name, value in draft.fields if not isinstance(value, Nested))
    return {name: field_text(draft, name) for name in names if name not in _KNOWN}


def filled_fields(draft: Draft) -> dict[str, str]:
    """Return name and text, stripped, of each kept field that is not blank."""
    return {name: text for name, typed in kept_fields(draft).items() if (text := typed.strip())}


def kept_words(draft: Draft) -> str:
    """Return the lines by which a search finds a draft's office and kept fields: 承办处室:城建科.

    The colon is of either width. Of several names in a field, each has lines of its own too.
    """
    return "\n".join(_lines(draft))


def _lines(draft: Draft) -> Iterator[str]:
    office = draft.get(Key.OFFICE)
    named = dict.fromkeys(OFFICE_NAMES, office) if office else {}
    for name, text in (named | filled_fields(draft)).items():
        for each in dict.fromkeys((text, *split_names(name, text))):
            yield f"{name}:{each}"
            yield f"{name}：{each}"
