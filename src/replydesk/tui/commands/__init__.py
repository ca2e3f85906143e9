"""All commands of the workbench, each declared once, in the module of its screen.

Footer, help and the list of commands are derived from these.
"""

from __future__ import annotations

from replydesk.tui.commands.desk import IN_BIN, IN_COLUMNS, IN_LIST, IN_REGISTER, ON_BIN, ON_DESK
from replydesk.tui.commands.everywhere import EVERYWHERE
from replydesk.tui.commands.originals import IN_ORIGINAL, IN_ORIGINALS, ON_ORIGINAL, ON_ORIGINALS
from replydesk.tui.commands.past import IN_PAST, IN_PAST_TEXT, ON_PAST
from replydesk.tui.commands.points import IN_POINT, IN_POINTS, ON_POINTS, ON_POINTS_READ
from replydesk.tui.commands.reading import BETWEEN_DRAFTS, BETWEEN_PAGES, IN_LINES, ON_PAGES, ON_READING
from replydesk.tui.commands.redlines import ON_REDLINE
from replydesk.tui.commands.reviewing import IN_DECISIONS, ON_CLASHES, ON_REVIEW
from replydesk.tui.commands.screens import PARTS, SCREENS, every_command, footer
from replydesk.tui.commands.shared import IN_CHOICE, IN_FORM, IN_PAGE, IN_REMARK, IN_SELECTION, IN_TEXT
from replydesk.tui.commands.units import IN_PICK, IN_RULES, ON_PROFILE
from replydesk.tui.commands.versions import IN_VERSIONS, ON_CHANGES, ON_CONFLICT, ON_VERSIONS
from replydesk.tui.commands.writing import IN_FIND, IN_OUTLINE, IN_PASSAGE, IN_REPLACE, IN_STEPS, ON_DRAFT

__all__ = [
    "BETWEEN_DRAFTS",
    "BETWEEN_PAGES",
    "EVERYWHERE",
    "IN_BIN",
    "IN_CHOICE",
    "IN_COLUMNS",
    "IN_DECISIONS",
    "IN_FIND",
    "IN_FORM",
    "IN_LINES",
    "IN_LIST",
    "IN_ORIGINAL",
    "IN_ORIGINALS",
    "IN_OUTLINE",
    "IN_PAGE",
    "IN_PASSAGE",
    "IN_PAST",
    "IN_PAST_TEXT",
    "IN_PICK",
    "IN_POINT",
    "IN_POINTS",
    "IN_REGISTER",
    "IN_REMARK",
    "IN_REPLACE",
    "IN_RULES",
    "IN_SELECTION",
    "IN_STEPS",
    "IN_TEXT",
    "IN_VERSIONS",
    "ON_BIN",
    "ON_CHANGES",
    "ON_CLASHES",
    "ON_CONFLICT",
    "ON_DESK",
    "ON_DRAFT",
    "ON_ORIGINAL",
    "ON_ORIGINALS",
    "ON_PAGES",
    "ON_PAST",
    "ON_POINTS",
    "ON_POINTS_READ",
    "ON_PROFILE",
    "ON_READING",
    "ON_REDLINE",
    "ON_REVIEW",
    "ON_VERSIONS",
    "PARTS",
    "SCREENS",
    "every_command",
    "footer",
]
