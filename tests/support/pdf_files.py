"""PDF files put together by hand: texts at places, in a Chinese face that every reader knows."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence

WIDTH, HEIGHT = 595, 842
"""A4 in points."""

Placed = tuple[float, float, str]
"""Left edge and baseline in points from the lower left corner, and a text in 16 points."""


def face(name: str, encoding: str, ordering: str, more: str = "") -> bytes:
    """A font object that names a font and does not hold it."""
    return (
        f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/{encoding}{more}/DescendantFonts[<</Type/Font"
        f"/Subtype/CIDFontType0/BaseFont/{name}/DW 1000/CIDSystemInfo<</Registry(Adobe)/Ordering({ordering})"
        "/Supplement 2>>>>]>>"
    ).encode()


_FACE = face("STSong-Light", "UniGB-UTF16-H", "GB1")

_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]/Contents %d 0 R/Resources<<%s/Font<</F 3 0 R>>>>>>"


def printed(*pages: Iterable[Placed]) -> bytes:
    """A PDF of pages of placed texts."""
    return pdf([b"\n".join(map(_shown, page)) for page in pages])


def _shown(placed: Placed) -> bytes:
    left, baseline, text = placed
    return b"BT /F 16 Tf %.2f %.2f Td <%s> Tj ET" % (left, baseline, text.encode("utf-16-be").hex().encode())


def placed(
    left: float,
    baseline: float,
    text: str,
    *,
    size: float = 16,
    colour: str = "0 0 0",
    angle: float = 0,
    mode: int = 0,
) -> bytes:
    """Content that shows a text with a size, a colour (three shares), a direction in degrees and a mode."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    matrix = f"{cos:.4f} {sin:.4f} {-sin:.4f} {cos:.4f} {left:.2f} {baseline:.2f}"
    coded = text.encode("utf-16-be").hex()
    return f"BT /F {size} Tf {colour} rg {mode} Tr {matrix} Tm <{coded}> Tj ET\n".encode()


def shows(text: bytes) -> bytes:
    """A page's content that shows a text."""
    return b"BT /F 12 Tf 72 700 Td (" + text + b") Tj ET"


def pdf(
    contents: Sequence[bytes],
    *,
    extra: Sequence[bytes] = (),
    is_packed: bool = False,
    trailer: bytes = b"",
    resources: bytes = b"",
    font: bytes = _FACE,
) -> bytes:
    """A PDF of pages with these contents; `extra` objects come behind, the first is `@` in the resources."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(contents)),
        font,
    ]
    resources = resources.replace(b"@", b"%d" % (4 + 2 * len(contents)))
    for number, content in enumerate(contents):
        objects += (_PAGE % (WIDTH, HEIGHT, 5 + 2 * number, resources), stream(content, is_packed=is_packed))
    return pdf_file([*objects, *extra], trailer)


def stream(content: bytes, head: bytes = b"", *, is_packed: bool = False) -> bytes:
    """A stream object with these entries in its head."""
    if is_packed:
        head, content = head + b"/Filter/FlateDecode", zlib.compress(content, 1)
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (head, len(content), content)


def pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first of which is its root."""
    places, parts, at = [], [b"%PDF-1.7\n"], 9
    for number, content in enumerate(objects, 1):
        places.append(at)
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, content))
        at += len(parts[-1])
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    parts.append(
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, trailer, at)
    )
    return b"".join(parts)
