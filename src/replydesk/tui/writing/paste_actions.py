"""Texts pasted or typed on the screen of a draft: put in, asked about, refused."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.events import Key as KeyPress
from textual.events import Paste

from replydesk.draft.size import line_trouble, paste_trouble
from replydesk.tui.kit.page_view import PageView
from replydesk.tui.writing.draft_base import DraftBase
from replydesk.tui.writing.editors.fields import LARGE_PASTE
from replydesk.tui.writing.reply_paste import PastedText, offer_reply
from replydesk.tui.writing.step_bar import StepBar

if TYPE_CHECKING:
    from replydesk.tui.writing.host import PastingHost

NOT_IN_TEXT = "光标不在文字里，请先按 Tab 到要写的地方"


class PasteActions(DraftBase):
    """A screen with an open draft that texts are pasted into."""

    _is_pasting = False  # a large text is about to be typed in

    def take_in(self, pasted: str, as_text: Callable[[], None], *, is_line: bool = False) -> bool:
        """Prepare for a pasted text; return False if it is refused, or perhaps a whole reply, or large.

        A reply is asked about; `as_text`, which inserts the text as any other, may then be called later.
        Several paragraphs that are too long for one line are refused if `is_line`, unless they are a reply.
        """
        if not is_line or not (trouble := line_trouble(pasted)):
            return self._take_in(PastedText(pasted, as_text))
        refuse = partial(self._refuse_paste, trouble)
        if self._take_in(PastedText(pasted, refuse, has_place=False)):
            refuse()
        return False

    def _take_in(self, pasted: PastedText) -> bool:
        if trouble := paste_trouble(self.session.history.text, pasted.text):
            self.say(f"没有贴上：稿子连同贴的文字{trouble}；请分成几份", is_trouble=True)
            return False
        self._is_pasting = len(pasted.text) > LARGE_PASTE
        return not offer_reply(cast("PastingHost", self), pasted)

    def on_paste(self, event: Paste) -> None:
        """Take in a whole reply wherever it is pasted; report another paste that no field has taken."""
        if event.text.strip() and self._take_in(PastedText(event.text, self._refuse_paste, has_place=False)):
            self._refuse_paste()

    def _refuse_paste(self, trouble: str = NOT_IN_TEXT) -> None:
        self._is_pasting = False
        self.say(f"没有贴上：{trouble}", is_trouble=True)

    def on_key(self, event: KeyPress) -> None:
        """Report typing over the steps or the page."""
        is_text = event.is_printable and event.key != "space" and not event.key.isdecimal()
        if is_text and isinstance(self.focused, StepBar | PageView):
            self.say(f"没有写上：{NOT_IN_TEXT}", is_trouble=True)
