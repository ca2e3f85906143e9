"""The memory of a desk: its past replies, found by likeness, words, and the same suggestion."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from replydesk.desk.desk_folder import Desk
from replydesk.desk.locks import hold
from replydesk.desk.settings import Settings
from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key
from replydesk.draft.original import Original
from replydesk.letter.facts import proposer_names, subject
from replydesk.past.cache_path import index_path, sweep
from replydesk.past.candidates import MOST as MOST_COMPARED
from replydesk.past.candidates import candidates
from replydesk.past.facts import year_of
from replydesk.past.grams import grams_of
from replydesk.past.index import Index, IndexFault, Torn
from replydesk.past.model import PastHit, PastReply, PastState, SameItem
from replydesk.past.ranking import literals, query_of, ranked, split_words, weighed
from replydesk.past.reading import read_again
from replydesk.past.same_item import ComparedItem, same_items
from replydesk.past.sources import find_sources
from replydesk.past.texts import RememberedText, is_formula
from replydesk.past.upkeep import Changes, changes, take_up
from replydesk.text.errors import UserError

MOST = 20  # hits returned unless asked otherwise
MOST_CHARACTERS = 6_000  # of a text that is compared
_TITLE, _POINT, _TEXT, _OWN = 3.0, 2.0, 1.0, 0.5  # how much the parts of a suggestion count

_MOST_SAME = 100  # replies looked through for the same suggestion: one missed is answered twice

_LOCK = ".锁"
_TRIES = 2  # to read all, should the index turn out to be torn

_Texts = Sequence[tuple[str, float]]


class Past:
    """The past replies of a desk and of the folders in the settings (旧复文件夹).

    Safe to use from several threads. A question takes up to 50 ms with 10,000 replies, the first one of a
    program 0.3 s more: ask in the background, never for a key. Nothing raises but `text_of`.
    """

    def __init__(self, desk: Desk, folders: Sequence[Path] = (), file: Path | None = None) -> None:
        """Open the memory kept in a file, or made in memory if there is none or it cannot be used."""
        self.desk = Desk(desk.root, desk.drafts_folder, desk.home)  # its stock is read in other threads
        self.folders = tuple(folders)
        self.file = file
        self._index = Index(file)
        self._state = PastState()
        self._is_torn = self._is_closed = False
        self._is_first = True  # until all files were read or tried
        self._upkeep = Lock()

    @classmethod
    def open(cls, desk: Desk, settings: Settings | None = None) -> Past:
        """Open the memory of a desk, an empty one if there is none yet. Never raises; reads no draft."""
        path = index_path(desk.home)
        if path:
            sweep(path.parent)
        return cls(desk, tuple(map(Path, settings.past_folders if settings else ())), path)

    @property
    def is_kept(self) -> bool:
        """Return True if what is read is kept on disk, where a process of its own can read it."""
        return self._index.path is not None

    def similar(
        self,
        draft: Draft,
        original: Original | None = None,
        points: Sequence[str] = (),
        *,
        own: Path | None = None,
        most: int = MOST,
    ) -> tuple[PastHit, ...]:
        """Return the replies most like a suggestion, best first: by its title, its text and its points.

        `own` is the file of the draft, which is not found itself. Without an original, what the draft says
        so far counts, too.
        """
        return self._like(_suggestion(draft, original, points), own, most)

    def to_words(self, text: str, *, own: Path | None = None, most: int = MOST) -> tuple[PastHit, ...]:
        """Return the replies that fit some words best, with the paragraphs that do."""
        return self._like([(text[:MOST_CHARACTERS], 1.0)], own, most)

    def same_item(
        self, draft: Draft, original: Original | None = None, *, own: Path | None = None
    ) -> tuple[SameItem, ...]:
        """Return the replies to the same suggestion in another year or by other people, likest first."""
        title = subject(draft) or (original.subject if original else "")
        asked = original.text if original else ()
        if not title and not asked:
            return ()
        session = draft.get(Key.SESSION) or (original.session if original else "")
        number = draft.get(Key.ITEM_NUMBER) or (original.number if original else "")
        item = ComparedItem(number, session, year_of(draft), proposer_names(draft), title, asked)
        texts = [(title, _TITLE), ("\n".join(asked)[:MOST_CHARACTERS], _TEXT)]
        found = self._found(texts, own, _MOST_SAME)
        return same_items(item, [text for text, _ in found])

    def text_of(self, reply: PastReply) -> Draft:
        """Read a reply's file again. Raises UserError if it is gone, or cannot be read."""
        return read_again(reply.path, reply.place, lambda: self.desk.stock)

    def _like(self, texts: _Texts, own: Path | None, most: int) -> tuple[PastHit, ...]:
        try:
            found = self._found(texts, own)
            words = weighed(texts, split_words) if found else {}
            literal = literals(texts[0][0]) if len(texts) == 1 else {}
            text = "\n".join(text for text, _ in texts)
            query = query_of(words, self._index.docs_of, self._index.count(), literal, text)
        except IndexFault as fault:
            return self._failed(fault)
        return ranked(query, [text for text, _ in found], [score for _, score in found], most)

    def _found(
        self, texts: _Texts, own: Path | None, most: int = MOST_COMPARED
    ) -> list[tuple[RememberedText, float]]:
        """Return the replies that are worth comparing with some texts, and their scores by terms."""
        itself = Path(os.path.realpath(own)) if own else None
        try:
            terms = weighed(texts, grams_of)
            numbers = self._index.numbers_of(itself) if itself else frozenset()
            scores = candidates(self._index, terms, self._index.count(), numbers, most) if terms else {}
            found = self._index.load(scores)
        except IndexFault as fault:
            self._failed(fault)
            return []
        return [(text, scores[number]) for number, text in found.items()]

    def _failed(self, fault: IndexFault) -> tuple[()]:
        self._is_torn |= isinstance(fault, Torn)
        return ()

    @property
    def state(self) -> PastState:
        """Return how far the memory is built, as known now; cheap."""
        return self._state

    def tell(self, state: PastState) -> None:
        """Note how far another process has built the memory."""
        self._state = state
        self._is_first &= state.is_building or bool(state.trouble)

    def changes(self, should_stop: Callable[[], bool] = lambda: False) -> Changes | None:
        """Return what differs between the memory and the files now; None if stopped. Raises IndexFault."""
        if not self._is_closed:
            self._index.open_again()
        sources = find_sources(self.desk, self.folders, should_stop)
        return sources and changes(self._index.stamps(), sources, is_first=self._is_first)

    def upkeep(
        self,
        progress: Callable[[PastState], None] = lambda _: None,
        should_stop: Callable[[], bool] = lambda: False,
        *,
        rest: float = 0.0,
        is_thorough: bool = False,
    ) -> PastState:
        """Read what is new, changed or gone, in this thread; return the state at the end. Never raises.

        What was read stays read when it is stopped. Another program that is at it is left to do it. `rest`
        are the seconds between two files. `is_thorough` looks through the index for damage first.
        """

        def tell(state: PastState) -> None:
            self._state = state
            progress(state)

        with self._upkeep, _alone(self.file if self.is_kept else None) as is_alone:
            if self._is_closed or not is_alone:
                return self._state
            for _ in range(_TRIES):
                try:
                    if is_thorough and not self._is_torn:
                        self._index.check()
                    self._state = self._take_up(tell, should_stop, rest)
                    break
                except Torn:
                    self._state = PastState(trouble="旧复的目录坏了，正在重建")
                    self._is_torn = True
                except IndexFault as fault:
                    self._state = self._state._replace(is_building=False, trouble=str(fault))
                    break
        return self._state

    def _take_up(
        self, tell: Callable[[PastState], None], should_stop: Callable[[], bool], rest: float
    ) -> PastState:
        if self._is_torn:
            self._index.rebuild()
            self._is_torn = False
        found = self.changes(should_stop)
        if found is None:
            return self._state
        take_up(self._index, found, lambda: self.desk.stock, tell, should_stop, rest)
        self._is_first &= should_stop()
        return self._state_of(found, is_stopped=should_stop())

    def _state_of(self, found: Changes, *, is_stopped: bool) -> PastState:
        """Return the state after some changes were taken up."""
        done = len(self._index.stamps()) if is_stopped else found.total
        return PastState(done, found.total, failed=(*found.unseen, *self._index.failed()))

    def close(self) -> None:
        """Close the memory; it answers nothing any more."""
        self._is_closed = True
        self._index.close()


@contextmanager
def _alone(file: Path | None) -> Iterator[bool]:
    """Keep other programs from reading the same files meanwhile; False if one is at it already."""
    release: Callable[[], object] | None = int  # does nothing
    if file:
        with suppress(UserError):  # no locks here: both read, and write the same
            release = hold(file.with_suffix(_LOCK))
    try:
        yield release is not None
    finally:
        if release:
            release()


def _suggestion(draft: Draft, original: Original | None, points: Sequence[str]) -> _Texts:
    """Return the texts of a suggestion with their weights."""
    title = subject(draft) or (original.subject if original else "")
    texts = [(title, _TITLE), *((point, _POINT) for point in points)]
    if original:
        return [*texts, ("\n".join(original.text)[:MOST_CHARACTERS], _TEXT)]
    own = [text for _, text in typed_texts(draft) if not is_formula(text)]
    return [*texts, ("\n".join(own)[:MOST_CHARACTERS], _OWN)]
