"""Write `render/docx_blank.py`: what python-docx puts around every letter, as texts."""

from __future__ import annotations

import re
from pathlib import Path

from replydesk.render import docx_styles
from replydesk.render.docx_assembly import blank

TARGET = Path(docx_styles.__file__).with_name("docx_blank.py")
WIDE = 90
HEAD = '''"""The Word package without its letter, made by python-docx, with marks where letters differ.

`make blank` writes this file from `docx_assembly.blank`; it is not changed by hand.
"""
# fmt: off

'''


def main() -> None:
    """Write the module."""
    TARGET.write_text(source(), encoding="utf-8")


def source() -> str:
    """The module's text: one piece of XML a line."""
    made = blank()
    parts = "".join(f"    {name!r}: (\n{_literal(text, 8)}    ),\n" for name, text in made.parts.items())
    rest = {"NUMBERED": made.numbered, "UNNUMBERED": made.unnumbered, "DATES": made.dates}
    pieces = (f"\n{name} = (\n{_literal(text, 4)})\n" for name, text in rest.items())
    return f"{HEAD}PARTS = {{\n{parts}}}\n{''.join(pieces)}"


def _literal(text: str, indent: int) -> str:
    """The text as adjacent literals of at most a line each, broken before tags and attributes."""
    lines = [""]
    for piece in re.split(r"(?=<)|(?<= )", text):
        if lines[-1] and (piece.startswith("<") or len(lines[-1] + piece) > WIDE):
            lines.append("")
        lines[-1] += piece
    return "".join(f"{' ' * indent}{line!r}\n" for line in lines)


if __name__ == "__main__":
    main()
