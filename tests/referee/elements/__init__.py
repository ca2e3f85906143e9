"""The official page as a table: every number of GB/T 9704-2012 that is measured, in the order of the page.

`text` has what all formats share, `letter` what is the letter format's. Another format is one more module
here with a table of its own, and a line below.
"""

from .base import Element
from .letter import LETTER
from .text import PAPER, TEXT

__all__ = ["ELEMENTS", "Element"]

ELEMENTS = (*PAPER, *LETTER, *TEXT)
"""The rows of the report."""
