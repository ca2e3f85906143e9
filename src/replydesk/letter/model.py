"""The letter as the recipient reads it: an ordered sequence of blocks with roles."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.place import Place


class Role(StrEnum):
    """The role of a block in the letter; the values are the names of the styles in Word."""

    LETTERHEAD = "发文机关标志"
    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    NUMBER = "发文字号"
    SIGNER = "签发人"
    SIGNER_NAME = "签发人姓名"
    RESULT_CLASS = "办理类别"
    PUBLICITY = "公开属性"
    TITLE = "公文标题"
    SALUTATION = "主送"
    BODY = "公文正文"
    LEAD = "领起语"
    HEADING_1 = "一级标题"
    HEADING_2 = "二级标题"
    HEADING_3 = "三级标题"
    HEADING_4 = "四级标题"
    CELL = "表格"
    CELL_HEAD = "表头"
    ATTACHMENTS = "附件说明"
    ATTACHMENTS_NEXT = "附件说明续"
    SIGNATURE = "落款"
    POST = "签发职务"
    DATE = "成文日期"
    CONTACT = "附注"
    ATTACHMENT = "附件"
    ATTACHMENT_TITLE = "附件标题"
    CC = "抄送"
    IMPRINT = "印发机关"
    PRINT_DATE = "印发日期"


HEADINGS = (Role.HEADING_1, Role.HEADING_2, Role.HEADING_3, Role.HEADING_4)


class Span(NamedTuple):
    """A run of text in the face of a role."""

    text: str
    role: Role


class Cell(NamedTuple):
    """The position of a block in a table, from 0; blocks of one row and column are stacked in a cell."""

    table: int
    columns: int
    row: int
    column: int
    align: str = "left"  # left, center or right
    span: int = 1  # columns it spans
    is_middle: bool = False  # True to centre it vertically in a higher row, rounded up to whole lines


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of the letter or of a cell. A heading that runs in is the first of two spans."""

    role: Role
    spans: tuple[Span, ...]
    place: Place
    cell: Cell | None = None
    text: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # computed at once, since every text is read, and often
        object.__setattr__(self, "text", "".join([span.text for span in self.spans]))


class Unfilled(NamedTuple):
    """A phrase that could not be filled in: its kind (开头语, 标题 …) and the reason."""

    kind: str
    text: str


@dataclass(frozen=True)
class Letter:
    """The blocks in reading order, the phrases that could not be filled in, and the names of people."""

    blocks: tuple[Block, ...]
    unfilled: tuple[Unfilled, ...] = ()
    names: tuple[str, ...] = ()
    has_head: bool = True  # False for a form: page 1 has no letterhead, rules and number

    def text_of(self, role: Role) -> str:
        """Return the text of the first block of a role, "" if there is none."""
        places = self.places(role)
        return self.blocks[places[0]].text if places else ""

    def places(self, *roles: Role) -> list[int]:
        """Return the indices of the blocks of some roles, role by role."""
        return [index for role in roles for index in self._by_role.get(role, ())]

    @cached_property
    def by_place(self) -> dict[Place, list[int]]:
        """Return the indices of the blocks that come from each place."""
        found: dict[Place, list[int]] = {}
        for index, block in enumerate(self.blocks):
            found.setdefault(block.place, []).append(index)
        return found

    @cached_property
    def _by_role(self) -> dict[Role, list[int]]:
        found: dict[Role, list[int]] = {}
        for index, block in enumerate(self.blocks):
            found.setdefault(block.role, []).append(index)
        return found
