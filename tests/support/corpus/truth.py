"""The known facts of a generated reply: its rows, and every field as a clerk would read it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Where(Enum):
    """Positions of a row on its line."""

    FLUSH = "flush"
    INDENTED = "indented"
    CENTRED = "centred"
    RIGHT = "right"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a letter before it is wrapped: a paragraph, a mark, a name."""

    text: str
    where: Where = Where.INDENTED
    # True if the line may be kept apart from the letter, with a note: a role without a field, a damaged date.
    aside: bool = False
    # True if a site's line stands here, between the parts of the letter.
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the answer.

    `level` is 1 to 4 for a numbered one, whose `heading` is its first sentence or the whole of it; `is_item`
    is True for one of a series 一是, 二是; `text` excludes the number and the heading. `typed` is the form of
    the number if it is not the standard one.
    """

    text: str
    level: int = 0
    heading: str = ""
    is_item: bool = False
    typed: str = ""


@dataclass(slots=True)
class Truth:
    """The fields of one letter. None is a field that the letter leaves open to more than one reading."""

    # The body that answers, as far as the letter names it.
    unit: str = ""
    kind: str = ""
    session: str = ""
    item_number: str = ""
    subject: str | None = ""
    people: tuple[str, ...] | None = ()
    salutation: str = ""
    title: str = ""
    document_number: str = ""
    opening: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    body: tuple[Passage, ...] = ()
    next_steps: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    # The words of the attachments' pages without their names, marks and white space.
    attached: str = ""
    signature: tuple[str, ...] = ()
    date: str = ""
    contact: str = ""
    phone: str = ""
    cc: tuple[str, ...] = ()
    result_class: str = ""
    publicity: str = ""
    signer: str | None = ""
    # The lead body of an assisting body's opinion, and the number of the reply that a second one follows.
    lead_body: str = ""
    first_reply: str = ""
    # Names and telephones that have no field of their own: they must be in the draft, a note or the account.
    kept: tuple[str, ...] = ()
    # Words that the letter must print with their blanks: Latin words, addresses, numbers with a point.
    exact: tuple[str, ...] = ()
    # True if it is open where the answer ends and where the next steps and the ending begin.
    is_loose: bool = False
    # Other right values of a field, and the fields left open, by the names that the scoring uses.
    also: dict[str, tuple[object, ...]] = field(default_factory=dict)
    open: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Sample:
    """A generated letter: its seed, the body that answers, its rows from first to last, and the truth.

    `troubles` are the names of what makes it hard to read; `frame` the lines around the letter in its file,
    none of which may be printed. The truth is loose too if the file has lost the paragraphs' ends.
    """

    seed: int
    body: str
    rows: tuple[Row, ...]
    truth: Truth = field(compare=False)
    troubles: tuple[str, ...] = ()
    frame: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(row.text for row in self.rows if not row.foreign)
