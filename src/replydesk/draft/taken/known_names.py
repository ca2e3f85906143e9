"""The names of places and bodies that a draft has itself: in its record, its unit, its text, its original."""

from __future__ import annotations

from replydesk.draft.lines import placed_lines
from replydesk.draft.model import WRITTEN_BY_PROGRAM, Draft, Key
from replydesk.draft.taken.figures import figures_in
from replydesk.draft.taken.model import StaleKind
from replydesk.draft.taken.place_names import place_names_in
from replydesk.draft.taken.reading import stale_marks

NAMES = (StaleKind.PLACE, StaleKind.BODY)
_APART = "\n"  # no name goes over it


class KnownNames:
    """The names that a draft has, with those of further texts about it."""

    def __init__(self, draft: Draft, about: str = "") -> None:
        self._text = _APART.join((*_record(draft), *_own_texts(draft), about))
        pieces = self._text.split(_APART)
        self._names = {
            piece[start:end] for piece in pieces for start, end, kind in figures_in(piece) if kind in NAMES
        }

    def has(self, name: str) -> bool:
        """Return True if a name is known, or if all that names it is: 南屏市 of 南屏市人民医院."""
        if self._has_whole(name):
            return True
        own = max((each for each in self._names if name.startswith(each)), key=len, default="")
        return bool(own) and not any(place_names_in(name.removeprefix(own)))

    def _has_whole(self, name: str) -> bool:
        is_within = any(each.endswith(name) for each in self._names)  # 河口村 is another one than 柳河口村
        return name in self._names or (name in self._text and not is_within)


def _record(draft: Draft) -> list[str]:
    return [draft.get(key) for key in Key if key not in WRITTEN_BY_PROGRAM]


def _own_texts(draft: Draft) -> list[str]:
    """Return the texts of a draft without the words that wait to be confirmed."""
    texts = {place: line.text for line, place in placed_lines(draft)}
    for mark in stale_marks(draft):
        place, start, end = mark.anchor[:3]
        if place in texts:
            texts[place] = texts[place][:start] + " " * (end - start) + texts[place][end:]
    return list(texts.values())
