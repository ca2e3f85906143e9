"""Documents that link to a picture, a section, a frame or a template, on a server and on this machine."""

from __future__ import annotations

import socket
import struct
import threading
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path

COLOUR = bytes([200, 10, 77])  # of the picture that must not be fetched
SECRET = "机密之文"  # the text that must not be fetched

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OPENDOCUMENT = f"""<?xml version="1.0"?>
<office:document-content xmlns:office="{_ODF}office:1.0" xmlns:text="{_ODF}text:1.0"
 xmlns:draw="{_ODF}drawing:1.0" xmlns:svg="{_ODF}svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 office:version="1.2"><office:body><office:text><text:p>正文</text:p>%s</office:text></office:body>
</office:document-content>"""
_MANIFEST = f"""<?xml version="1.0"?><manifest:manifest xmlns:manifest="{_ODF}manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""

_OPC = "http://schemas.openxmlformats.org/package/2006"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DML = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_DOC}" xmlns:wp="{_DML}/wordprocessingDrawing" xmlns:a="{_DML}/main" '
    f'xmlns:pic="{_DML}/picture"'
)
_TYPES = f"""<Types xmlns="{_OPC}/content-types"><Default Extension="rels"
 ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
 ContentType="application/xml"/><Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override
 PartName="/word/settings.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/></Types>"""


@contextmanager
def server() -> Iterator[tuple[str, list[str]]]:
    """Listen on this machine; yield the address, and the list of what is asked for."""
    asked: list[str] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with suppress(OSError):
            while True:
                caller, _ = listening.accept()
                with caller, suppress(OSError):
                    caller.settimeout(2)
                    asked.append(caller.recv(2000).split(b"\r\n")[0].decode("latin-1"))
                    caller.sendall(b"HTTP/1.0 404 no\r\n\r\n")

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", asked
    finally:
        listening.close()


def write_all(folder: Path, address: str) -> list[Path]:
    """Write documents of all kinds that link to a server and to files beside them; return them."""
    (folder / "密.png").write_bytes(_png())
    (folder / "密.html").write_text(f"<p>{SECRET}</p>", "utf-8")
    picture, text = ((folder / name).resolve().as_uri() for name in ("密.png", "密.html"))
    made = {
        "网页.html": _html(address, picture, text),
        "网页.doc": _html(address, picture, text),
        "富文本.rtf": _rtf(address, picture, text),
        "富文本.doc": _rtf(address, picture, text),
        "开放.odt": _odt(address, picture, text),
        "文档.docx": _docx(address, picture, text),
    }
    for name, data in made.items():
        (folder / name).write_bytes(data)
    return [folder / name for name in made]


def holds_secret(data: bytes) -> bool:
    """Return True if a .docx or .pdf holds the picture or the text that must not be fetched."""
    pieces = [data]
    if data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(data)) as parts:
            pieces += [parts.read(name) for name in parts.namelist()]
    for start in (data[at:] for at in _streams(data)):
        with suppress(zlib.error):
            pieces.append(zlib.decompressobj().decompress(start))
    return any(COLOUR * 20 in piece or SECRET.encode() in piece or piece == _png() for piece in pieces)


def _streams(data: bytes) -> Iterator[int]:
    at = -1
    while (at := data.find(b"stream\n", at + 1)) >= 0:
        yield at + len(b"stream\n")


def _png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress((b"\0" + COLOUR * 40) * 40)
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _html(address: str, picture: str, text: str) -> bytes:
    return f"""<html><head><meta charset="utf-8"><link rel="stylesheet" href="{address}/css.css"><base
 href="{address}/"></head><body background="{address}/ground.png"><p>正文</p><img src="{address}/html.png">
<img src="{picture}"><iframe src="{address}/frame.html"></iframe><iframe src="{text}"></iframe><object
 data="{address}/object"></object><embed src="{address}/embed.swf"><script src="{address}/script.js"></script>
</body></html>""".encode()


def _rtf(address: str, picture: str, text: str) -> bytes:
    codes = [
        *(f'INCLUDEPICTURE "{url}" \\\\d' for url in (f"{address}/rtf.png", picture)),
        *(f'INCLUDETEXT "{url}"' for url in (f"{address}/rtf.txt", text)),
    ]
    fields = "".join(
        rf"{{\field{{{star}\fldinst {code}}}{{\fldrslt x}}}}" for star in (r"\*", "") for code in codes
    )
    return rf"{{\rtf1\ansi text {{\*\template {address}/rtf.dot}}{fields}}}".encode()


def _odt(address: str, picture: str, text: str) -> bytes:
    def frame(inner: str) -> str:
        return f'<text:p><draw:frame svg:width="2cm" svg:height="2cm">{inner}</draw:frame></text:p>'

    link = 'xlink:href="%s" xlink:type="simple" xlink:actuate="onLoad"'
    content = "".join(frame(f"<draw:image {link % url}/>") for url in (f"{address}/odt.png", picture))
    content += "".join(
        f'<text:section text:name="{url[-9:]}"><text:section-source {link % url}/>'
        "<text:p>旧</text:p></text:section>"
        for url in (f"{address}/part.html", text)
    )
    content += frame(f"<draw:object {link % f'{address}/object.odt'}/>")
    content += frame(f"<draw:floating-frame {link % f'{address}/floating.html'}/>")
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        parts.writestr("content.xml", _OPENDOCUMENT % content)
        parts.writestr("META-INF/manifest.xml", _MANIFEST)
    return made.getvalue()


def _docx(address: str, picture: str, text: str) -> bytes:
    fields = "".join(
        _field(f'{kind} "{url}"')
        for kind, urls in (("INCLUDEPICTURE", (f"{address}/f.png", picture)), ("INCLUDETEXT", (text,)))
        for url in urls
    )
    body = f"<w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p>{_picture(1)}{_picture(2)}{fields}</w:body>"
    linked = [_relation(1, "image", f"{address}/docx.png", True), _relation(2, "image", picture, True)]
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as parts:
        parts.writestr("[Content_Types].xml", _TYPES)
        parts.writestr("_rels/.rels", _relations([_relation(1, "officeDocument", "word/document.xml")]))
        parts.writestr("word/document.xml", f"<w:document {_NAMES}>{body}</w:document>")
        parts.writestr(
            "word/_rels/document.xml.rels", _relations([*linked, _relation(3, "settings", "settings.xml")])
        )
        parts.writestr(
            "word/settings.xml", f'<w:settings {_NAMES}><w:attachedTemplate r:id="rId1"/></w:settings>'
        )
        template = _relation(1, "attachedTemplate", f"{address}/docx.dotm", True)
        parts.writestr("word/_rels/settings.xml.rels", _relations([template]))
    return made.getvalue()


def _relation(number: int, kind: str, target: str, is_external: bool = False) -> str:
    mode = ' TargetMode="External"' if is_external else ""
    return f'<Relationship Id="rId{number}" Type="{_DOC}/{kind}" Target="{target}"{mode}/>'


def _relations(each: list[str]) -> str:
    return f'<Relationships xmlns="{_OPC}/relationships">{"".join(each)}</Relationships>'


def _field(code: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    told = f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    return f"<w:p>{mark('begin')}{told}{mark('separate')}<w:r><w:t>旧</w:t></w:r>{mark('end')}</w:p>"


def _picture(number: int) -> str:
    extent = 'cx="900000" cy="900000"'
    return (
        f'<w:p><w:r><w:drawing><wp:inline><wp:extent {extent}/><wp:docPr id="{number}" name="p{number}"/>'
        f'<a:graphic><a:graphicData uri="{_DML}/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="x"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:link="rId{number}"/><a:stretch><a:fillRect/>'
        f'</a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
