"""The referee prints a .docx with LibreOffice and metric-true fonts: where did every glyph go?"""


class RefereeMissing(Exception):
    """LibreOffice, or something its private fonts are made with, is not on this machine."""
