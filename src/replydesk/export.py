"""A reply as a file: laid out, rendered and written whole."""

from __future__ import annotations

from pathlib import Path

from replydesk import desk
from replydesk.office import Reply


def export(reply: Reply, draft: Path, folder: Path) -> Path:
    """Write the .docx of a draft into a folder, named as the draft. Raises DeskError."""
    from replydesk.render import docx

    target = folder / f"{draft.stem}.docx"
    desk.write_whole(target, docx.render(reply.pages, reply.profile))
    return target
