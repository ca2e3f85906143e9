"""The index of past replies on disk: SQLite, its full text search over pairs of characters.

It can be made again from the files at any time, so whatever is wrong with it is mended by rebuilding it. It
lies in the user's own cache folder: which folders are read is the user's setting, SQLite keeps no promises on
network shares, and nobody else may put a file there that its native code would open.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import NamedTuple, TypeVar

from replydesk.desk import sidecar
from replydesk.desk.files import make_folder
from replydesk.desk.regular_file import check_regular
from replydesk.past.grams import indexed_terms
from replydesk.past.model import PastReply
from replydesk.past.texts import BREAK, RememberedText, packed, unpacked
from replydesk.text.errors import UserError
from replydesk.text.json_line import json_line

_VERSION = 2  # of the tables and of what is remembered; an index of another one is rebuilt
_WAIT = 5.0  # seconds for another program that writes
_MOST_COUNTED = 50_000  # terms
_MOST_TEXT = 1_000_000  # bytes of a text when unpacked

_TABLES = (
    "CREATE TABLE files (path BLOB PRIMARY KEY, stamp TEXT NOT NULL, trouble TEXT NOT NULL) WITHOUT ROWID",
    "CREATE TABLE replies (id INTEGER PRIMARY KEY, path BLOB NOT NULL, facts BLOB NOT NULL,"
    " text BLOB NOT NULL, asked BLOB NOT NULL)",
    "CREATE INDEX replies_of ON replies (path)",
    "CREATE VIRTUAL TABLE grams USING fts5(terms, content='', detail=none, columnsize=0, tokenize='ascii')",
)

_T = TypeVar("_T")

# What a file raises that is torn, or none of ours: SQLite, and its rows where they are not as written.
_FAULTS = (sqlite3.Error, ValueError, TypeError, LookupError, OverflowError)


class IndexFault(Exception):
    """The index cannot be written or read now: the disk is full, or another program keeps it."""


class Torn(IndexFault):
    """The index is damaged and must be rebuilt."""


class FileRecord(NamedTuple):
    """A file as it was read: its stamp, why it could not be read, and its replies."""

    path: Path
    stamp: str
    trouble: str = ""
    replies: tuple[RememberedText, ...] = ()


class Index:
    """An open index; every method may be called from any thread, and raises `IndexFault` only."""

    def __init__(self, path: Path | None) -> None:
        """Open the index at a path, rebuilding it if it is torn or foreign; None keeps it in memory."""
        self._lock = RLock()
        self.path = path
        self._open()

    def _open(self) -> None:
        self.path = self.path if self.path and _is_usable(self.path) else None
        self._docs: dict[str, int] = {}  # in how many replies terms are, as counted since the last change
        self._version = -1  # of the file, as others change it
        try:
            self._connection = _opened(self.path)
        except _FAULTS:
            self._connection = self._rebuilt()
        self._identity = _identity_of(self.path)

    def _rebuilt(self) -> sqlite3.Connection:
        if self.path:
            for suffix in ("", "-wal", "-shm", "-journal"):
                sidecar.remove(self.path.with_name(self.path.name + suffix))
            with suppress(*_FAULTS):
                return _opened(self.path)
        self.path = None
        return _opened(None)

    def rebuild(self) -> None:
        """Drop all that is remembered and begin again; in memory, if the file cannot be replaced."""
        with self._lock:
            self._connection.close()
            self._docs = {}
            self._connection = self._rebuilt()
            self._identity = _identity_of(self.path)

    def open_again(self) -> None:
        """Open the file at the path if it is another one now: deleted, or rebuilt by another program."""
        with self._lock:
            if self._identity != _identity_of(self.path):
                self._connection.close()
                self._open()

    def close(self) -> None:
        """Close the index."""
        with self._lock:
            self._connection.close()

    def count(self) -> int:
        """Return how many replies are remembered."""
        return self._ask(lambda db: int(db.execute("SELECT count(*) FROM replies").fetchone()[0]))

    def stamps(self) -> dict[str, str]:
        """Return the paths of the files read, with their stamps."""

        def ask(db: sqlite3.Connection) -> dict[str, str]:
            rows = db.execute("SELECT path, stamp FROM files").fetchall()
            return {os.fsdecode(path): stamp for path, stamp in rows}

        return self._ask(ask)

    def failed(self) -> tuple[tuple[str, str], ...]:
        """Return the files that could not be read, with the reasons."""
        words = "SELECT path, trouble FROM files WHERE trouble <> '' ORDER BY path"

        def ask(db: sqlite3.Connection) -> tuple[tuple[str, str], ...]:
            return tuple((os.fsdecode(path), str(trouble)) for path, trouble in db.execute(words).fetchall())

        return self._ask(ask)

    def docs_of(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many replies each of some terms is."""

        def ask(db: sqlite3.Connection) -> dict[str, int]:
            version = db.execute("PRAGMA data_version").fetchone()[0]
            if version != self._version or len(self._docs) > _MOST_COUNTED:
                self._docs, self._version = {}, version
            for term in terms:
                if term not in self._docs:
                    row = db.execute("SELECT doc FROM gram_docs WHERE term = ?", (term,)).fetchone()
                    self._docs[term] = row[0] if row else 0
            return {term: self._docs[term] for term in terms}

        return self._ask(ask)

    def with_term(self, term: str, *, is_prefix: bool = False) -> list[int]:
        """Return the numbers of the replies that have a term, or one that begins with it."""
        quoted = '"' + term.replace('"', '""') + '"' + "*" * is_prefix
        words = "SELECT rowid FROM grams WHERE grams MATCH ?"
        return self._ask(lambda db: [row[0] for row in db.execute(words, (quoted,))])

    def numbers_of(self, path: Path) -> frozenset[int]:
        """Return the numbers of the replies in a file."""
        words = "SELECT id FROM replies WHERE path = ?"
        return frozenset(self._ask(lambda db: [row[0] for row in db.execute(words, (os.fsencode(path),))]))

    def load(self, numbers: Iterable[int]) -> dict[int, RememberedText]:
        """Return the replies of some numbers, in their order, without those that are gone."""

        def ask(db: sqlite3.Connection) -> list[tuple[int, bytes, bytes, bytes, bytes]]:
            words = "SELECT id, path, facts, text, asked FROM replies WHERE id = ?"
            return [row for each in numbers if (row := db.execute(words, (each,)).fetchone())]

        return {number: found for number, *row in self._ask(ask) if (found := _loaded(*row))}

    def put(self, records: Iterable[FileRecord], gone: Iterable[str] = ()) -> None:
        """Write what was read of some files, and forget others, whole or not at all."""
        with self._writing() as db:
            for path in gone:
                _forget(db, os.fsencode(path))
                db.execute("DELETE FROM files WHERE path = ?", (os.fsencode(path),))
            for record in records:
                _put(db, record)

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with self._lock, _as_faults():
            self._docs = {}
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def _ask(self, question: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock, _as_faults():
            return question(self._connection)

    def check(self) -> None:
        """Look through the whole file. Raises Torn if it is damaged."""
        words = self._ask(lambda db: db.execute("PRAGMA quick_check(1)").fetchone())
        if words != ("ok",):
            raise Torn

    def tidy(self) -> None:
        """Make the file small and quick again after many changes."""
        with self._writing() as db:
            db.execute("INSERT INTO grams (grams) VALUES ('optimize')")
        self._ask(lambda db: db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone())


@contextmanager
def _as_faults() -> Iterator[None]:
    """Tell damage from what passes: a full disk, another program that writes."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if _code_of(error) == sqlite3.SQLITE_ERROR:  # a table is missing: not our file
            raise Torn(str(error)) from error
        raise IndexFault(_reason(error)) from error
    except _FAULTS as error:
        raise Torn(str(error)) from error


def _code_of(error: sqlite3.OperationalError) -> int:
    """Return SQLite's code of an error; Python gives its own errors on the content of rows none."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def _reason(error: sqlite3.OperationalError) -> str:
    code = _code_of(error)
    if code == sqlite3.SQLITE_FULL:
        return "磁盘已满，旧复没有读完；请腾出空间"
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "另一个程序正在整理旧复，请稍候"
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR):
        return "旧复的目录写不进磁盘，请检查用户文件夹是否只读"
    return f"旧复的目录用不了（{error}）"


def _is_usable(path: Path) -> bool:
    """Return True if a path can hold an index: nothing is there, or a regular file."""
    try:
        make_folder(path.parent)
        check_regular(path, os.lstat(path).st_mode)
    except FileNotFoundError:
        return True
    except (OSError, UserError):
        return False
    return True


def _identity_of(path: Path | None) -> tuple[int, int] | None:
    """Return what tells a file from another one of its name; None if there is none."""
    with suppress(OSError):
        if path:
            state = os.lstat(path)
            return state.st_dev, state.st_ino
    return None


def _opened(path: Path | None) -> sqlite3.Connection:
    """Open or create an index. Raises sqlite3.Error for one that is not as this program makes it."""
    connection = sqlite3.connect(
        path or ":memory:", timeout=_WAIT, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():
            _create(connection)
        _check_schema(connection)
        connection.execute("CREATE VIRTUAL TABLE temp.gram_docs USING fts5vocab(main, grams, row)")
    except BaseException:
        connection.close()
        raise
    return connection


def _create(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    if not connection.execute("SELECT 1 FROM sqlite_master").fetchone():  # nor made by another meanwhile
        for table in _TABLES:
            connection.execute(table)
        connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.execute("COMMIT")


def _check_schema(connection: sqlite3.Connection) -> None:
    """Raise DatabaseError unless all tables are ours, and nothing else is there."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    rows = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
    ours = {sql for name, sql in rows if sql and not name.startswith("grams_")}
    others = [name for name, sql in rows if sql not in _TABLES and not name.startswith(("grams_", "sqlite_"))]
    if version != _VERSION or ours != set(_TABLES) or others:
        raise sqlite3.DatabaseError("foreign")


def _put(db: sqlite3.Connection, record: FileRecord) -> None:
    path = os.fsencode(record.path)
    _forget(db, path)
    for each in record.replies:
        text, asked = _texts(each)
        row = (path, _facts_text(each.reply), _squeezed(text), _squeezed(asked))
        number = db.execute(
            "INSERT INTO replies (path, facts, text, asked) VALUES (?, ?, ?, ?)", row
        ).lastrowid
        db.execute("INSERT INTO grams (rowid, terms) VALUES (?, ?)", (number, _terms_of(text, asked)))
    db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (path, record.stamp, record.trouble))


def _texts(text: RememberedText) -> tuple[str, str]:
    """Return the lines and what was asked as they are kept: split into words, if they were."""
    many = len(text.lines)
    if len(text.split) != many + len(text.asked):
        return packed(text.lines), "\n".join(text.asked)
    return packed(text.lines, text.split[:many]), "\n".join(text.split[many:])


def _terms_of(text: str, asked: str) -> str:
    text, asked = text.replace(BREAK, ""), asked.replace(BREAK, "")
    return " ".join(indexed_terms("\n".join((*(line.text for line in unpacked(text)), asked))))


def _forget(db: sqlite3.Connection, key: bytes) -> None:
    """Forget the replies of a file; the search is given the very terms that it was given for them."""
    for number, text, asked in db.execute(
        "SELECT id, text, asked FROM replies WHERE path = ?", (key,)
    ).fetchall():
        terms = _terms_of(_spread(text), _spread(asked))
        db.execute("INSERT INTO grams (grams, rowid, terms) VALUES ('delete', ?, ?)", (number, terms))
    db.execute("DELETE FROM replies WHERE path = ?", (key,))


def _squeezed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6) if text else b""


def _spread(data: bytes) -> str:
    """Return a squeezed text. Raises DatabaseError if it is none."""
    if not data:
        return ""
    machine = zlib.decompressobj()
    try:
        return machine.decompress(data, _MOST_TEXT).decode("utf-8", "surrogatepass")
    except (zlib.error, UnicodeDecodeError) as error:
        raise sqlite3.DatabaseError("text") from error


_KEPT = (
    "label",
    "title",
    "number",
    "session",
    "year",
    "people",
    "result_class",
    "kind",
    "stage",
    "day",
    "digest",
)


def _facts_text(reply: PastReply) -> bytes:
    values = [reply.place, *(getattr(reply, name) for name in _KEPT)]
    return _squeezed(json_line(values, is_compact=True))


def _loaded(path: bytes, facts: bytes, text: bytes, asked: bytes) -> RememberedText | None:
    """Return a reply from its row; None for a row that this program did not write."""
    try:
        place, *values = json.loads(_spread(facts))
        kept, wanted = _spread(text), _spread(asked)
        lines, words = unpacked(kept.replace(BREAK, "")), tuple(wanted.replace(BREAK, "").split("\n"))
        split = (*(line.text for line in unpacked(kept)), *wanted.split("\n")) if BREAK in kept else ()
        file = Path(os.fsdecode(path))
    except _FAULTS:
        return None
    if len(values) != len(_KEPT) or not isinstance(place, int) or not all(isinstance(v, str) for v in values):
        return None
    key = f"{file}#{place}" if place else str(file)
    reply = PastReply(key=key, path=file, place=place, **dict(zip(_KEPT, values, strict=True)))
    return RememberedText(reply, lines, words if wanted else (), split if wanted else split[:-1])
