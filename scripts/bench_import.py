"""The speed of importing old replies in one process: `python -m scripts.bench_import [N]`.

N letters (200) of some 3,500 characters without a paragraph in common: as text of whole paragraphs, as text
broken at the page's lines, as Word files of this program, and as Word files made by python-docx without its
styles, each with a different styles.xml (350 kB). Each is read, recognised and formatted as a draft, in
memory; the figures are files per second of processor time, the first file not counted.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bench_letters import PLACE, longest_draft, numbered, unseen
from tests.support.replies import word_file

from replydesk.draft.file import format_draft
from replydesk.draft.model import Key
from replydesk.importing.replies.importer import import_file
from replydesk.importing.replies.readers.word_names import W
from replydesk.render.plain import render as render_plain
from replydesk.reply.reply import Reply, make_reply


def main() -> None:
    """Make the files and print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    draft = longest_draft()
    replies = [make_reply(numbered(unseen(draft, i), i + 1), PLACE.stock) for i in range(count + 1)]
    size = sum(map(len, map(paragraphs, replies))) // len(replies)
    print(f"{count} letters of {size} characters")
    for name, make in KINDS.items():
        print(measure(name, [make(reply) for reply in replies]))


def measure(name: str, files: list[bytes]) -> str:
    """Return the line of the table for one kind of files."""
    import_one(files[0], name)
    start = time.process_time()
    shares = [import_one(data, name) for data in files[1:]]
    used = time.process_time() - start
    share = sum(shares) / len(shares)
    return f"{name:28} {len(shares) / used:7.0f} a second, {share:.2%} printed again as it was"


def import_one(data: bytes, name: str) -> float:
    """Import one file; return the share of its letter's characters that the draft prints unchanged."""
    outcome = import_file(data, name, PLACE.stock)
    assert outcome.imported, outcome.reason
    assert format_draft(outcome.imported.draft)
    imported = outcome.imported
    return imported.recovered / (imported.characters - imported.outside)  # page numbers are outside


def paragraphs(reply: Reply) -> str:
    """Return the text of a letter, one line per paragraph."""
    return "\n".join(block.text for block in reply.letter.blocks)


def lines(reply: Reply) -> str:
    """Return the text of a letter as printed, with page numbers."""
    pages = render_plain(reply.pages).split("\f")
    return "".join(f"{page}\n— {number} —\n\n" for number, page in enumerate(pages, 1))


def foreign(reply: Reply) -> bytes:
    """Return a Word file of the letter without this program's styles; its large styles.xml is unique."""
    from docx import Document

    document = Document()
    styles = document.styles.element
    styles.append(styles.makeelement(f"{W}style", {f"{W}styleId": reply.draft.get(Key.DOCUMENT_NUMBER)}))
    for text in paragraphs(reply).split("\n"):
        document.add_paragraph(text)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


KINDS: dict[str, Callable[[Reply], bytes]] = {
    ".txt, whole paragraphs": lambda reply: paragraphs(reply).encode(),
    ".txt, lines and pages": lambda reply: lines(reply).encode(),
    ".docx of this program": word_file,
    ".docx without its styles": foreign,
}

if __name__ == "__main__":
    main()
