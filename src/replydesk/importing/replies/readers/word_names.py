"""Names of WordprocessingML elements, and parsers of its simple values."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
V = "{urn:schemas-microsoft-com:vml}"
VAL = f"{W}val"
P, R, T, TBL, TR, TC = (f"{W}{name}" for name in ("p", "r", "t", "tbl", "tr", "tc"))
PPR, RPR, STYLE, NUM_PR = (f"{W}{name}" for name in ("pPr", "rPr", "style", "numPr"))
DELETED = (f"{W}del", f"{W}moveFrom")
INSERTED = (f"{W}ins", f"{W}moveTo")
BOX = f"{W}txbxContent"
ALTERNATES, CHOICE, FALLBACK = (f"{MC}{name}" for name in ("AlternateContent", "Choice", "Fallback"))
_NUMBER = re.compile(r"(-?\d{1,7}(?:\.\d{1,6})?)(pt|cm|mm|in|pi|pc)?")
_TWIPS = {"pt": 20.0, "cm": 1440 / 2.54, "mm": 144 / 2.54, "in": 1440.0, "pi": 240.0, "pc": 240.0}


def value(parent: Element, name: str) -> str | None:
    """Return the value of the child `name`, None if there is no such child."""
    child = parent.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "")


def is_on(parent: Element | None, name: str) -> bool | None:
    """Return True or False for a property that is on or off, None if it is not given."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return None if child is None else child.get(VAL, "1") not in ("0", "false", "off", "none")


def measure(text: str | None) -> float | None:
    """Return a measure in twips, from twips or a number with a unit; a plain number is unchanged."""
    found = _NUMBER.fullmatch(text.strip()) if text else None
    return float(found[1]) * _TWIPS.get(found[2] or "", 1.0) if found else None


def whole_number(text: str | None, default: int = 0) -> int:
    """Return a whole number, `default` if the text is none."""
    found = measure(text)
    return default if found is None else int(found)


def preferred_form(alternates: Element) -> Element | None:
    """Return the form to read of content given in two forms: the newer one."""
    choice = alternates.find(CHOICE)
    return alternates.find(FALLBACK) if choice is None else choice
