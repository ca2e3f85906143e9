"""Broken lines of a printed or copied text, joined to paragraphs."""
