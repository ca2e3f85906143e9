"""Keys carried out where they arrive, so that a command typed behind them finds what they have done."""

from __future__ import annotations

from textual.events import Key
from textual.widget import Widget


class KeysAtOnce(Widget):
    """A widget whose keys do not go round by the program, which may by then show another screen.

    A key that is a command (`WorkScreen.action_behind_keys`) waits only for what is with the widget itself:
    with → and F8 typed in one breath, the draft that is passed must be the next one.
    """

    async def on_key(self, event: Key) -> None:
        active = self.screen.active_bindings.get(event.key)
        if active and active.enabled and not active.binding.priority:
            event.stop()
            event.prevent_default()
            await self.app.run_action(active.binding.action, active.node)
