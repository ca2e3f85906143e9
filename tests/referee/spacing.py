"""Widths that LibreOffice gets wrong, expressed by sizes and faces.

LibreOffice ignores the spacing of the last character of every run of one script: a line with ten changes
between Chinese and digits is 2.7 pt too long. A flat ODT file printed for its line breaks therefore has no
spacing, but smaller characters of the same advance. A full-width character is an em wide, an ASCII one in a
Chinese face half an em, so their sizes are exact. In Times New Roman the sizes are computed for every run.

LibreOffice takes “ ” … — · after a digit for Latin. They get the size and the face of the Chinese around
them, as required by the hint of their runs in the .docx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from html import escape, unescape
from itertools import accumulate
from typing import NamedTuple

from fontTools.ttLib import TTFont

from tests.referee.fonts import times_file

SIZE = 320  # twips of 3号, the only size with spacing
LATIN_FACE = "Times New Roman"

_STYLE = re.compile(r'<style:style style:name="([^"]+)"[^>]*?(?:/>|>.*?</style:style>)', re.DOTALL)
_DEFAULT = re.compile(r'<style:default-style style:family="paragraph">.*?</style:default-style>', re.DOTALL)
_PARENT = re.compile(r'style:parent-style-name="([^"]+)"')
_SPACING = re.compile(r'fo:letter-spacing="(?:(-[\d.]+)in|normal)"')
_CHINESE = re.compile(r'style:font-name-asian="([^"]+)"')
_LATIN = re.compile(r'style:font-name="([^"]+)"')
_SPACED = re.compile(r'<style:text-properties [^>]*fo:letter-spacing="(-[\d.]+)in"[^>]*>')
_SIZES = re.compile(r' (?:fo:letter-spacing|fo:font-size|style:font-size-asian)="[^"]*"')
_TOKEN = re.compile(r"<[^>]+>|[^<]+")
_NAME = re.compile(r'text:style-name="([^"]+)"')
_NESTED = ("text:p", "text:h", "text:span")
_ASCII, _EITHER = (
    r"[\x21-\x7e\xa0](?:[\x20-\x7e\xa0]*[\x21-\x7e\xa0])?",
    "[\xa1-\u1fff\u2010-\u205f\u2070-\u2e7f]+",
)
_STRETCH = re.compile(f"{_ASCII}|{_EITHER}")
_AUTOMATIC = "</office:automatic-styles>"


class _Context(NamedTuple):
    """The properties of a text: spacing in twips and Chinese face, None if not set."""

    spacing: int | None
    face: str | None

    def within(self, outer: _Context) -> _Context:
        return _Context(outer.spacing if self.spacing is None else self.spacing, self.face or outer.face)


def as_sizes(head: str, content: str) -> tuple[str, str]:
    """Return both parts of a flat ODT file, before and from its body on, with sizes instead of spacing."""
    default = _DEFAULT.search(head)
    latin = _LATIN.search(default[0]) if default else None
    sizer = _Sizer(_contexts(head), has_latin=bool(latin and latin[1].startswith(LATIN_FACE)))
    content = "".join(sizer.resized(content))
    head = head.replace(_AUTOMATIC, "".join(sizer.styles.values()) + _AUTOMATIC, 1)
    return _SPACED.sub(_smaller, head), content


def _smaller(properties: re.Match[str]) -> str:
    """Return text properties with smaller characters instead of spacing."""
    less = -_twips(properties[1])
    bare = _SIZES.sub("", properties[0])
    sizes = f' fo:font-size="{(SIZE - 2 * less) / 20}pt" style:font-size-asian="{(SIZE - less) / 20}pt"'
    return bare.replace(
        "<style:text-properties", f'<style:text-properties fo:letter-spacing="normal"{sizes}', 1
    )


def _twips(inches: str) -> int:
    return round(float(inches) * 1440)


def _contexts(head: str) -> dict[str, _Context]:
    """Return the properties of every style, inherited ones included."""
    own, parents = {"": _context(match[0]) if (match := _DEFAULT.search(head)) else _Context(0, None)}, {}
    for style in _STYLE.finditer(head):
        own[style[1]] = _context(style[0])
        parent = _PARENT.search(style[0])
        parents[style[1]] = parent[1] if parent else ""

    def whole(name: str) -> _Context:
        return own[name].within(whole(parents[name])) if parents.get(name) in own else own[name]

    return {name: whole(name) for name in own}


def _context(style: str) -> _Context:
    spacing, face = _SPACING.search(style), _CHINESE.search(style)
    return _Context(_twips(spacing[1] or "0") if spacing else None, face[1] if face else None)


class _Sizer:
    """A rewriter that puts runs of a text into sized spans; `styles` collects the styles it needs."""

    def __init__(self, contexts: Mapping[str, _Context], *, has_latin: bool) -> None:
        self.contexts = contexts
        self.has_latin = has_latin
        self.styles: dict[tuple[int, str], str] = {}

    def resized(self, content: str) -> Iterator[str]:
        for token, context in self._in_context(content):
            is_text = not token.startswith("<") and not token.isspace()
            yield _STRETCH.sub(lambda each: self._span(each[0], context), token) if is_text else token  # noqa: B023

    def _in_context(self, content: str) -> Iterator[tuple[str, _Context]]:
        """Yield every tag and text with its properties."""
        stack = [self.contexts[""]]
        for token in _TOKEN.findall(content):
            yield token, stack[-1]
            tag = token.strip("</>").split(" ", 1)[0]
            if tag not in _NESTED or token.endswith("/>"):
                continue
            if token.startswith("</"):
                stack.pop()
            else:
                name = _NAME.search(token)
                inner = self.contexts.get(name[1]) if name else None
                stack.append(inner.within(stack[-1]) if inner else stack[-1])

    def _span(self, stretch: str, context: _Context) -> str:
        spacing = context.spacing or 0
        if not stretch.isascii():
            return self._styled(stretch, SIZE + spacing if spacing else 0, context.face or "")
        text = unescape(stretch)
        if not self.has_latin or not spacing or not text.isascii():
            return stretch
        size, larger = _sizes(text, spacing)
        parts = ((text[:larger], size + 1), (text[larger:], size))
        return "".join(self._styled(escape(part, quote=False), each, "") for part, each in parts if part)

    def _styled(self, text: str, size: int, face: str) -> str:
        name = (
            f"S{list(self.styles).index((size, face))}"
            if (size, face) in self.styles
            else f"S{len(self.styles)}"
        )
        points = f' fo:font-size="{size / 20}pt"' if size else ""
        named = f' style:font-name="{face}"' if face else ""
        self.styles[size, face] = (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties{named}{points}/></style:style>"
        )
        return f'<text:span text:style-name="{name}">{text}</text:span>'


def _sizes(text: str, spacing: int) -> tuple[int, int]:
    """Return the size (twips) at which a text without spacing is as wide as spaced 3号.

    The second value is the number of its first characters that must be a twip larger for that.
    """
    ems = list(accumulate(map(_ems, text), initial=0.0))
    size, missing = divmod(SIZE * ems[-1] + spacing * len(text), ems[-1])
    return int(size), min(range(len(ems)), key=lambda number: abs(ems[number] - missing))


@cache
def _ems(char: str) -> float:
    font = _font()
    return float(font["hmtx"][font.getBestCmap()[ord(char)]][0] / font["head"].unitsPerEm)


@cache
def _font() -> TTFont:
    return TTFont(times_file())
