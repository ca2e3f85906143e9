"""Sources for the tests of the import: texts as lines, and our letters as their Word files."""

from __future__ import annotations

from replydesk.export import word_file
from replydesk.importing.readers.reading import read_source
from replydesk.importing.readers.text import read_plain
from replydesk.importing.recognise import Imported, recognise
from replydesk.importing.source import Source
from replydesk.office import Office, Reply

from .replies import office


def imported(text: str, stock: Office | None = None) -> Imported:
    """Return the import of a text file."""
    return recognise(read_plain(text.encode()), stock or office())


def printed(reply: Reply) -> Source:
    """Return the source read from a reply's Word file."""
    return read_source(word_file(reply), "旧答复.docx")
