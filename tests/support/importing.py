"""Sources for the tests of the import: texts as lines, and our letters as their Word files."""

from __future__ import annotations

from replydesk.importing.replies.readers.reading import read_source
from replydesk.importing.replies.readers.text import read_plain
from replydesk.importing.replies.recognise import Imported, recognise
from replydesk.importing.replies.source import Source
from replydesk.reply.reply import Reply
from replydesk.reply.stock import Stock
from tests.support.replies import starter_stock, word_file


def imported(text: str, stock: Stock | None = None) -> Imported:
    """Return the import of a text file."""
    return recognise(read_plain(text.encode()), stock or starter_stock())


def printed(reply: Reply) -> Source:
    """Return the source read from a reply's Word file."""
    return read_source(word_file(reply), "旧答复.docx")
