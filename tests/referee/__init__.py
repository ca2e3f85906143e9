"""The referee: prints of .docx files by LibreOffice with metric-compatible fonts, measured glyph by glyph."""


class RefereeMissing(Exception):
    """An error if LibreOffice, or a tool for making its fonts, is missing."""
