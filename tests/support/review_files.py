"""Review copies with traces: built token by token, so that a test knows every character's fate.

A token is a character or a paragraph mark. It is in the base, in the file, or in both; who added it and who
removed it with a trace is noted. What is in one of the two only, without a trace, was changed untracked.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from io import BytesIO
from itertools import count, groupby
from typing import NamedTuple
from zipfile import ZipFile

from tests.support.word_files import NAMESPACES, packed

MARK = "\r"
AUTHORS = ("李某某", "张某某", "王某")
DIGEST = "0123456789abcdef" * 2
_TEXT = "我厅会同有关部门认真研究，逐项落实；截至2025年底已建成1206个。"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_USUAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_USUAL_TYPE = f"{_OFFICE}/relationships"
_TYPES = {"commentsExtended": "http://schemas.microsoft.com/office/2011/relationships"}
_W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_CUSTOM = (
    f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{}">'
    "<vt:lpwstr>{}</vt:lpwstr></property></Properties>"
)


class Trace(NamedTuple):
    """Who did it, when (minutes after nine), and the name of the move."""

    who: str
    minute: int = 0
    move: str = ""

    def attributes(self, number: int) -> str:
        when = f"2026-05-28T{9 + self.minute // 60:02}:{self.minute % 60:02}:00Z"
        return f'w:id="{number}" w:author="{escape(self.who)}" w:date="{when}"'


@dataclass(slots=True)
class Token:
    text: str
    added: Trace | None = None
    removed: Trace | None = None
    is_in_base: bool = True
    is_in_file: bool = True

    @property
    def is_accepted(self) -> bool:
        """Return True if the token is in the file with all its changes taken."""
        return self.is_in_file and not self.removed


@dataclass(slots=True)
class Row:
    """A table row: the tokens of its cells, without the marks that end them."""

    cells: list[list[Token]]
    added: Trace | None = None
    removed: Trace | None = None
    is_in_base: bool = True
    is_in_file: bool = True
    is_thin: bool = False  # the change is noted at the row only; Word notes it at its text, too

    def written(self, token: Token) -> Token:
        """Return a token of the row as it is written."""
        if self.is_thin:
            return token
        added, removed = token.added or self.added, token.removed or self.removed
        return replace(token, added=added, removed=removed)


class Remark(NamedTuple):
    """A comment on tokens of a story; which of its marks are in the file."""

    id: int
    start: Token
    end: Token
    has_start: bool = True
    has_end: bool = True


Block = list[Token] | list[Row]  # paragraphs that end with a mark each, or a table


@dataclass
class TracedDocument:
    """A file that came back, and its base."""

    blocks: list[Block] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def stories(self) -> Iterator[tuple[list[Token], Row | None]]:
        """Yield the rows of tokens in order, with the table row each is in."""
        for block in self.blocks:
            for row in _rows_of(block):
                yield from ((cell, row) for cell in row.cells)
            if tokens := _tokens_of(block):
                yield tokens, None

    def base_texts(self) -> list[str]:
        """Return the paragraphs of the base."""
        return list(self._texts(lambda token: token.is_in_base, lambda row: row.is_in_base))

    def accepted_texts(self) -> list[str]:
        """Return the paragraphs of the file with all changes taken."""
        return list(
            self._texts(lambda token: token.is_accepted, lambda row: row.is_in_file and not row.removed)
        )

    def _texts(self, has_token, has_row) -> Iterator[str]:  # type: ignore[no-untyped-def]
        for tokens, row in self.stories():
            if row and not has_row(row):
                continue
            text = "".join(token.text for token in tokens if has_token(token))
            yield from text.split(MARK) if row else text.split(MARK)[:-1]

    def file(self) -> bytes:
        """Return the file that came back."""
        threads = "".join(
            f'<w15:commentEx w15:paraId="{remark.id:08X}" w15:done="0"/>' for remark in self.remarks
        )
        return review_file(_Writer(self).body(), comments=_comments(self.remarks), threads=threads)

    def base(self) -> bytes:
        """Return the review copy as it was sent."""
        blocks: list[Block] = []
        for block in self.blocks:
            rows = [
                Row([[_plain(token) for token in cell if token.is_in_base] for cell in row.cells])
                for row in _rows_of(block)
                if row.is_in_base
            ]
            tokens = [_plain(token) for token in _tokens_of(block) if token.is_in_base]
            blocks.append(rows or tokens)
        return review_file(_Writer(TracedDocument(blocks)).body())


def _plain(token: Token) -> Token:
    return Token(token.text)


def _rows_of(block: Block) -> list[Row]:
    return [each for each in block if isinstance(each, Row)]


def _tokens_of(block: Block) -> list[Token]:
    return [each for each in block if isinstance(each, Token)]


class _Writer:
    """Writes a document as WordprocessingML."""

    def __init__(self, document: TracedDocument) -> None:
        self._document = document
        self._ids = count(1000)
        self._numbers = dict(_numbers(document))  # of the paragraphs of the base, by their marks
        self._starts: dict[int, list[Remark]] = {}
        self._ends: dict[int, list[Remark]] = {}
        for remark in document.remarks:
            self._starts.setdefault(id(remark.start), []).append(remark)
            self._ends.setdefault(id(remark.end), []).append(remark)
        self._written: list[Token] = []

    def body(self) -> str:
        return "".join(self._block(block) for block in self._document.blocks)

    def _block(self, block: Block) -> str:
        rows = [self._row(row) for row in _rows_of(block) if row.is_in_file]
        if rows:
            columns = max(len(row.cells) for row in _rows_of(block))
            grid = '<w:gridCol w:w="1500"/>' * columns
            return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        return "".join(self._paragraphs([token for token in _tokens_of(block) if token.is_in_file]))

    def _row(self, row: Row) -> str:
        changes = "".join(
            f"<w:{name} {trace.attributes(next(self._ids))}/>"
            for name, trace in (("ins", row.added), ("del", row.removed))
            if trace
        )
        cells = "".join(f"<w:tc>{''.join(self._cell(row, cell))}</w:tc>" for cell in row.cells)
        own = f"<w:trPr>{changes}</w:trPr>" if changes else ""
        return f"<w:tr>{own}{cells}</w:tr>"

    def _cell(self, row: Row, cell: list[Token]) -> Iterator[str]:
        tokens = [token for token in cell if token.is_in_file]
        written = [row.written(token) for token in (*tokens, Token(MARK))]
        self._written += written  # their ids stay theirs
        for token, copy in zip(tokens, written, strict=False):
            self._starts[id(copy)] = self._starts.get(id(token), [])
            self._ends[id(copy)] = self._ends.get(id(token), [])
            if id(token) in self._numbers:
                self._numbers[id(copy)] = self._numbers[id(token)]
        yield from self._paragraphs(written, id(cell))

    def _paragraphs(self, tokens: Sequence[Token], cell: int = 0) -> Iterator[str]:
        pending: list[Token] = []
        for at, token in enumerate(tokens, 1):
            if token.text != MARK:
                pending.append(token)
                continue
            yield self._paragraph(pending, token, cell if at == len(tokens) and cell else id(token))
            pending = []
        assert not pending

    def _paragraph(self, tokens: Sequence[Token], mark: Token, key: int) -> str:
        runs = []
        for _, group in groupby(tokens, key=lambda token: (token.added, token.removed)):
            runs.append(self._runs(list(group)))
        properties = "".join(
            f"<w:{kind} {trace.attributes(next(self._ids))}/>"
            for kind, trace in (
                ("moveTo" if mark.added and mark.added.move else "ins", mark.added),
                ("moveFrom" if mark.removed and mark.removed.move else "del", mark.removed),
            )
            if trace
        )
        marked = "".join(runs)
        if key in self._numbers:
            number = next(self._ids)
            start = f'<w:bookmarkStart w:id="{number}" w:name="段{self._numbers[key]}"/>'
            marked = f'{start}{marked}<w:bookmarkEnd w:id="{number}"/>'
        before, after = self._around(mark)
        move = self._move_of(mark)
        own = f"<w:pPr><w:rPr>{properties}</w:rPr></w:pPr>" if properties else ""
        return f"{move[0]}<w:p>{own}{marked}{before}{after}</w:p>{move[1]}"

    def _runs(self, tokens: Sequence[Token]) -> str:
        """Return tokens of one fate, split where comments begin and end."""
        text = ""
        found = []
        for token in tokens:
            before, after = self._around(token)
            if before:
                found.append(_run(text, is_removed=token.removed is not None) + before)
                text = ""
            text += token.text
            if after:
                found.append(_run(text, is_removed=token.removed is not None) + after)
                text = ""
        found.append(_run(text, is_removed=tokens[0].removed is not None))
        content = "".join(found)
        for trace, kinds in ((tokens[0].removed, ("del", "moveFrom")), (tokens[0].added, ("ins", "moveTo"))):
            if trace:
                kind = kinds[bool(trace.move)]
                content = f"<w:{kind} {trace.attributes(next(self._ids))}>{content}</w:{kind}>"
        before, after = self._move_of(tokens[0])
        return f"{before}{content}{after}"

    def _move_of(self, token: Token) -> tuple[str, str]:
        """Return the marks of a move around tokens, one range for each group of them."""
        starts, ends = "", ""
        for trace, way in ((token.added, "To"), (token.removed, "From")):
            if trace and trace.move:
                number = next(self._ids)
                starts += f'<w:move{way}RangeStart {trace.attributes(number)} w:name="{trace.move}"/>'
                ends = f'<w:move{way}RangeEnd w:id="{number}"/>{ends}'
        return starts, ends

    def _around(self, token: Token) -> tuple[str, str]:
        """Return the marks of comments before and behind a token."""
        before = "".join(
            f'<w:commentRangeStart w:id="{remark.id}"/>'
            for remark in self._starts.get(id(token), ())
            if remark.has_start
        )
        after = "".join(
            (f'<w:commentRangeEnd w:id="{remark.id}"/>' if remark.has_end else "")
            + f'<w:r><w:commentReference w:id="{remark.id}"/></w:r>'
            for remark in self._ends.get(id(token), ())
        )
        return before, after


def _numbers(document: TracedDocument) -> Iterator[tuple[int, int]]:
    """Yield the number of each paragraph of the base by what ends it: a mark, or a cell."""
    numbers = count()
    for tokens, row in document.stories():
        if row and not row.is_in_base:
            continue
        for token in tokens:
            if token.text == MARK and token.is_in_base:
                yield id(token), next(numbers)
        if row:
            yield id(tokens), next(numbers)


def _is_in_file(token: Token) -> bool:
    return token.is_in_file


def _run(text: str, *, is_removed: bool) -> str:
    name = "delText" if is_removed else "t"
    return f'<w:r><w:{name} xml:space="preserve">{escape(text)}</w:{name}></w:r>' if text else ""


def comment(number: int, text: str, who: str = "李某某", paragraph: str = "") -> str:
    """Return a comment of comments.xml; `paragraph` is the id of its paragraph."""
    identity = f' w14:paraId="{paragraph}"' if paragraph else ""
    return (
        f'<w:comment w:id="{number}" w:author="{who}" w:date="2026-05-28T16:40:00Z">'
        f"<w:p{identity}><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:comment>"
    )


def _comments(remarks: Iterable[Remark]) -> str:
    return "".join(comment(remark.id, f"意见{remark.id}", paragraph=f"{remark.id:08X}") for remark in remarks)


def review_file(
    body: str,
    *,
    comments: str = "",
    threads: str = "",
    settings: str = "<w:trackRevisions/>",
    property_name: str = "答复工作台版本",
    property_value: str = DIGEST,
    namespace: str = "",
) -> bytes:
    """Return a review copy with this body; `threads` are the children of commentsExtended.xml.

    `namespace` is that of Strict files, "" for the usual one.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/settings.xml": f"<w:settings {NAMESPACES}>{settings}</w:settings>",
        "_rels/.rels": _relations(
            {"officeDocument": "word/document.xml"}
            | ({"custom-properties": "docProps/custom.xml"} if property_name else {})
        ),
        "word/_rels/document.xml.rels": _relations(
            {
                "settings": "settings.xml",
                "comments": "comments.xml",
                "commentsExtended": "commentsExtended.xml",
            }
        ),
    }
    if property_name:
        parts["docProps/custom.xml"] = _CUSTOM.format(property_name, property_value)
    if comments:
        parts["word/comments.xml"] = f'<w:comments {NAMESPACES} xmlns:w14="{_W14}">{comments}</w:comments>'
    if threads:
        parts["word/commentsExtended.xml"] = f'<w15:commentsEx xmlns:w15="{_W15}">{threads}</w15:commentsEx>'
    if namespace:
        parts = {name: text.replace(_USUAL, namespace) for name, text in parts.items()}
    return packed({name: text.encode() for name, text in parts.items()})


def _content_types() -> str:
    """Return the types of all parts that a review copy may have."""
    main = "application/vnd.openxmlformats-officedocument"
    types = {
        "/word/document.xml": f"{main}.wordprocessingml.document.main+xml",
        "/word/settings.xml": f"{main}.wordprocessingml.settings+xml",
        "/word/comments.xml": f"{main}.wordprocessingml.comments+xml",
        "/word/commentsExtended.xml": f"{main}.wordprocessingml.commentsExtended+xml",
        "/docProps/custom.xml": f"{main}.custom-properties+xml",
    }
    each = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
    names = "http://schemas.openxmlformats.org/package/2006"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    default = f'<Default Extension="rels" ContentType="{rels}"/>'
    return f'<Types xmlns="{names}/content-types">{default}{each}</Types>'


def _relations(targets: dict[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{number}" Type="{_TYPES.get(kind, _USUAL_TYPE)}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items())
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{each}</Relationships>'


def random_document(
    chance: random.Random, *, unique: bool, untracked: bool = True, remarks: int = 3
) -> TracedDocument:
    """Return a document with random changes; if `unique`, no character occurs twice."""
    letters = (chr(number) for number in count(0x4E00))
    made = _Maker(chance, letters if unique else iter(lambda: chance.choice(_TEXT), ""))
    return made.document(untracked=untracked, remarks=remarks)


class _Maker:
    """Makes a base, and changes it."""

    def __init__(self, chance: random.Random, letters: Iterator[str]) -> None:
        self._chance = chance
        self._letters = letters
        self._names = count()

    def document(self, *, untracked: bool, remarks: int) -> TracedDocument:
        chance = self._chance
        document = TracedDocument()
        for number in range(chance.randint(1, 3)):
            if number and chance.random() < 0.7:
                document.blocks.append(self._table(untracked=untracked))
            document.blocks.append(self._paragraphs(chance.randint(1, 5)))
        for tokens, row in document.stories():
            for _ in range(chance.choice((0, 1, 1, 2, 3))):
                self._change(tokens, untracked=untracked, is_cell=row is not None)
        for number in range(remarks):
            self._remark(document, number)
        return document

    def _paragraphs(self, paragraphs: int) -> list[Token]:
        tokens: list[Token] = []
        for _ in range(paragraphs):
            tokens += [*self._new(self._chance.choice((0, 3, 8, 20))), Token(MARK)]
        return tokens

    def _new(self, length: int) -> list[Token]:
        return [Token(next(self._letters)) for _ in range(length)]

    def _table(self, *, untracked: bool) -> list[Row]:
        chance = self._chance
        columns = chance.randint(1, 3)
        rows = [
            Row([self._new(chance.randint(1, 5)) for _ in range(columns)])
            for _ in range(chance.randint(1, 4))
        ]
        for row in rows[1:]:
            row.is_thin = chance.random() < 0.2
            fate = chance.random()
            if fate < 0.15:
                row.added, row.is_in_base = self._trace(), False
            elif fate < 0.3:
                row.removed = self._trace()
            elif fate < 0.37 and untracked:
                row.is_in_base = False
            elif fate < 0.44 and untracked:
                row.is_in_file = False
        return rows

    def _trace(self) -> Trace:
        return Trace(self._chance.choice(AUTHORS), self._chance.randrange(400))

    def _change(self, tokens: list[Token], *, untracked: bool, is_cell: bool) -> None:
        chance = self._chance
        last = len(tokens) - (not is_cell)  # the last mark of a story stays
        start = chance.randint(0, last)
        end = min(last, start + chance.choice((0, 1, 2, 5, 12)))
        is_tracked = not untracked or chance.random() < 0.7
        fate = chance.random()
        if fate < 0.15 and is_tracked and end > start:
            self._move(tokens, start, end, last)
            return
        if fate < 0.7:
            self._remove(tokens[start:end], is_tracked=is_tracked)
        if fate > 0.4:
            tokens[end:end] = self._inserted(is_tracked=is_tracked)

    def _remove(self, tokens: Sequence[Token], *, is_tracked: bool) -> None:
        trace = self._trace()
        for token in tokens:
            if is_tracked and not token.removed and token.is_in_file:
                token.removed = trace
            elif not is_tracked and not token.added and not token.removed and token.is_in_base:
                token.is_in_file = False

    def _inserted(self, *, is_tracked: bool) -> list[Token]:
        chance = self._chance
        tokens = self._new(chance.choice((0, 1, 4, 9)))
        for _ in range(chance.choice((0, 0, 1, 2))):
            tokens.insert(chance.randint(0, len(tokens)), Token(MARK))
        trace = self._trace()
        for token in tokens:
            token.added, token.is_in_base = trace if is_tracked else None, False
        return tokens

    def _move(self, tokens: list[Token], start: int, end: int, last: int) -> None:
        """Move tokens that are in the base and were not changed; the new ones have other characters."""
        moved = [
            token
            for token in tokens[start:end]
            if token.is_in_base and token.is_in_file and not token.removed
        ]
        trace = self._trace()._replace(move=f"move{next(self._names)}")
        for token in moved:
            token.removed = trace
        copies = [Token(MARK if token.text == MARK else next(self._letters)) for token in moved]
        for copy in copies:
            copy.added, copy.is_in_base = trace, False
        at = self._chance.choice([place for place in range(last + 1) if not start < place < end])
        tokens[at:at] = copies

    def _remark(self, document: TracedDocument, number: int) -> None:
        stories = [
            [token for token in tokens if token.is_in_file and token.text != MARK]
            for tokens, row in document.stories()
            if row is None or row.is_in_file
        ]
        stories = [tokens for tokens in stories if tokens]
        if not stories:
            return
        tokens = self._chance.choice(stories)
        start = self._chance.randrange(len(tokens))
        end = min(len(tokens) - 1, start + self._chance.choice((0, 2, 6, 30)))
        has_end = self._chance.random() < 0.85
        document.remarks.append(Remark(number, tokens[start], tokens[end], True, has_end))


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}
