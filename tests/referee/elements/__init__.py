"""A table of the official page: every measured number of GB/T 9704-2012, in the order of the page.

`text` and `ends` are for both formats, `letter` and `document` for one format each.
"""

from tests.referee.elements.base import Element
from tests.referee.elements.document import DOCUMENT_FOOT, DOCUMENT_HEAD
from tests.referee.elements.ends import ENDS, SIGNATURES
from tests.referee.elements.letter import LETTER
from tests.referee.elements.text import PAPER, TEXT

__all__ = ["ELEMENTS", "Element"]

ELEMENTS = (*PAPER, *LETTER, *DOCUMENT_HEAD, *TEXT, *SIGNATURES, *ENDS, *DOCUMENT_FOOT)
