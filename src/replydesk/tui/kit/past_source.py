"""The unit's past replies as the screens ask for them: answered, and kept up to date, in threads."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import TYPE_CHECKING, TypeVar

from replydesk.past.model import PastState
from replydesk.tui.kit.background import Background

if TYPE_CHECKING:
    from replydesk.past.past import Past

_Answer = TypeVar("_Answer")

# Called in a thread with an answer, or with None and what went wrong
Answered = Callable[[_Answer | None, BaseException | None], None]


class PastSource:
    """The memory of a desk, opened with the first question; nothing of it runs in the caller's thread."""

    def __init__(self, open_past: Callable[[], Past]) -> None:
        self._open = open_past
        self._asking = Background()
        self._past: Past | None = None
        self._upkeep: Thread | None = None
        self._has_ended = Event()
        self._is_announced = False

    @property
    def is_kept_up(self) -> bool:
        """Return True if `keep_up` was called or will be soon."""
        return self._upkeep is not None or self._is_announced

    def announce(self) -> None:
        """Say that `keep_up` will be called soon: what the memory is to tell waits for it."""
        self._is_announced = True

    @property
    def state(self) -> PastState:
        """Return how far the memory is built; cheap."""
        return self._past.state if self._past else PastState()

    @property
    def is_read(self) -> bool:
        """Return True if all files were read when the memory last looked at them."""
        return self.state.total > 0 and not self.state.is_building

    def ask(self, question: Callable[[Past], _Answer], answered: Answered[_Answer]) -> None:
        """Have a question answered after those asked before; `answered` is called in that thread."""
        answers: list[_Answer] = []

        def done(_: object, error: BaseException | None) -> None:
            answered(answers[0] if answers else None, error)

        self._asking.later(lambda: answers.append(question(self._opened())), done)

    def keep_up(self) -> None:
        """Read what is new, changed or gone from now on, until `end`."""
        if self._upkeep is None and not self._has_ended.is_set():
            self._upkeep = Thread(target=self._keep_up, name="past-upkeep", daemon=True)
            self._upkeep.start()

    def end(self) -> None:
        """Stop reading, and close the memory when all is answered."""
        self._has_ended.set()
        if self._past is not None:
            past, self._past = self._past, None
            self._asking.later(past.close, lambda *_: None)
        self._asking.end()

    def _opened(self) -> Past:
        if self._past is None:
            self._past = self._open()
        return self._past

    def _keep_up(self) -> None:
        from replydesk.past.keeping import keep_up

        keep_up(self._asking.do(self._opened), self._has_ended)
