"""Small pieces of WordprocessingML as text."""

from __future__ import annotations

from collections.abc import Mapping

MINUTE = 5  # Height in twips of a line that only holds something: a full page of every sheet has room for it


def escaped(text: str) -> str:
    """Return the text escaped for XML between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return the text as a quoted XML attribute value; line ends and tabs would be read as spaces."""
    inner = escaped(text).replace('"', "&quot;")
    return f'"{inner.replace(chr(9), "&#9;").replace(chr(10), "&#10;").replace(chr(13), "&#13;")}"'


def exact(twips: int) -> str:
    """Return the paragraph property of an exact line height."""
    return f'<w:spacing w:line="{twips}" w:lineRule="exact"/>'


def face_name(place: str, faces: Mapping[str, str]) -> tuple[str, str]:
    """Return the face of a place and that of its Latin letters and digits: page numbers keep one (7.5)."""
    return faces[place], faces[place] if place == "页码" else faces["西文"] or faces[place]


def faces_of(face: str, latin: str) -> str:
    """Return the faces of a run; the hint keeps “ ” … — in the Chinese one."""
    name, other = quoted(face), quoted(latin)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={other} w:eastAsia={name} w:hAnsi={other} w:cs={other}/>'
