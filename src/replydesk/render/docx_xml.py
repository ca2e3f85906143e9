"""Small pieces of WordprocessingML as text."""

from __future__ import annotations

from collections.abc import Mapping

MINUTE = 5  # height (twips) of an anchor line; a full page of every sheet has room for it


def escaped(text: str) -> str:
    """Return the text escaped for XML between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoted(text: str) -> str:
    """Return the text as a quoted XML attribute value; tabs and line ends are kept as references."""
    inner = escaped(text).replace('"', "&quot;")
    return f'"{inner.replace(chr(9), "&#9;").replace(chr(10), "&#10;").replace(chr(13), "&#13;")}"'


def exact(twips: int) -> str:
    """Return the paragraph property of an exact line height."""
    return f'<w:spacing w:line="{twips}" w:lineRule="exact"/>'


def face_name(place: str, faces: Mapping[str, str]) -> tuple[str, str]:
    """Return the Chinese and the Latin face for a key of `FONTS`; page numbers have one face (7.5)."""
    return faces[place], faces[place] if place == "页码" else faces["西文"] or faces[place]


def faces_of(face: str, latin: str) -> str:
    """Return the faces of a run; the hint keeps “ ” … — in the Chinese one."""
    name, other = quoted(face), quoted(latin)
    return f'<w:rFonts w:hint="eastAsia" w:ascii={other} w:eastAsia={name} w:hAnsi={other} w:cs={other}/>'
