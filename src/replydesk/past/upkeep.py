"""Keeping the index up with the files: what is new, changed or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple, TypeVar

from replydesk.past.index import FileRecord, Index
from replydesk.past.model import PastState
from replydesk.past.reading import SHUT, read_files
from replydesk.past.sources import SourceFile, Sources
from replydesk.past.texts import with_words
from replydesk.reply.stock import Stock
from replydesk.text.segments import is_loaded

_AT_ONCE = 100  # files read between two looks whether to stop, and written together
_MANY = 500  # changes after which the index is worth tidying
_BEGUN = "?"  # behind the stamp of a file, once for each time that reading it was begun and not ended
_MOST_TRIES = 2  # then it is left out until it changes
_ENDED = "读这个文件时程序中断了，不再读它；请另存一份再试"
_WORDS = 20  # files for which the dictionary is loaded, if it is not yet: 0.2 s
_SECONDS = 0.5  # of reading, after which what was read is written

_T = TypeVar("_T")


class Changes(NamedTuple):
    """The files the index has to take up: files to be read, files that are gone, and the count of all.

    `unseen` are the folders that could not be looked at, with the reasons.
    """

    to_read: tuple[SourceFile, ...] = ()
    gone: tuple[str, ...] = ()
    total: int = 0
    unseen: tuple[tuple[str, str], ...] = ()

    @property
    def size(self) -> int:
        """Return how many files are to be taken up."""
        return len(self.to_read) + len(self.gone)


def changes(known: Mapping[str, str], sources: Sources, *, is_first: bool = False) -> Changes:
    """Return what differs between the index and the files; files of folders not seen are not gone.

    `is_first` tries files again that could not be opened.
    """
    there = {each.name for each in sources.files}
    unseen = [folder for folder, _ in sources.unseen]
    gone = (path for path in known if path not in there)
    tried = (each._replace(tries=_tries(each, known.get(each.name, ""))) for each in sources.files)
    return Changes(
        tuple(
            each
            for each in tried
            if not _is_known(each, known.get(each.name, ""), is_first) and each.tries < _MOST_TRIES
        ),
        tuple(path for path in gone if not any(Path(path).is_relative_to(folder) for folder in unseen)),
        len(sources.files),
        tuple((str(folder), reason) for folder, reason in sources.unseen),
    )


def _is_known(file: SourceFile, known: str, is_first: bool) -> bool:
    """Return True if a file need not be read: it is as it was, or could not be opened a while ago."""
    return known == file.stamp or (known == file.stamp + SHUT and not is_first)


def _tries(file: SourceFile, known: str) -> int:
    """Return how often reading a file as it is now was begun and not ended."""
    begun = known.removeprefix(file.stamp)
    return len(begun) if known.startswith(file.stamp) and set(begun) == {_BEGUN} else 0


def _begun(file: SourceFile) -> FileRecord:
    """Return the record of a file that is about to be read: all that is left if that ends the program."""
    return FileRecord(file.path, file.stamp + _BEGUN * (file.tries + 1), _ENDED)


def take_up(
    index: Index,
    found: Changes,
    stock: Callable[[], Stock],
    progress: Callable[[PastState], None],
    should_stop: Callable[[], bool],
    rest: float = 0.0,
) -> None:
    """Read and write what has changed, in short transactions, until done or stopped. Raises IndexFault.

    `rest` are the seconds between two files.
    """
    done = found.total - len(found.to_read)
    gone = found.gone
    records = read_files(found.to_read, stock, lambda files: index.put(map(_begun, files)))
    if len(found.to_read) > _WORDS or is_loaded():
        records = map(_in_words, records)
    at_once = 1 if any(each.tries for each in found.to_read) else _AT_ONCE
    for batch in _batches(records, should_stop, rest, at_once):
        index.put(batch, gone)
        gone = ()
        done += len(batch)
        progress(PastState(done, found.total, is_building=True))
    if gone and not should_stop():
        index.put((), gone)
    if found.size >= _MANY:
        index.tidy()


def _in_words(record: FileRecord) -> FileRecord:
    return record._replace(replies=tuple(map(with_words, record.replies)))


def _batches(
    records: Iterator[FileRecord], should_stop: Callable[[], bool], rest: float, at_once: int
) -> Iterator[Sequence[FileRecord]]:
    """Yield records together, as many as are read in half a second, until stopped."""
    while not should_stop():
        start, batch = monotonic(), []
        for record in islice(records, at_once):
            batch.append(record)
            if rest:
                sleep(rest)
            if monotonic() - start > _SECONDS or should_stop():
                break
        if not batch:
            return
        yield batch
