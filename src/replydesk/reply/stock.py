"""The stock of a desk: its phrases, its unit profiles and the document numbers in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from replydesk.draft.model import Draft, Key
from replydesk.letter.facts import SUGGESTION
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.reply.registers.agreement import Numbers
from replydesk.text.note import Note


@dataclass(frozen=True)
class Stock:
    """The phrases and profiles of a desk, notes on their files, and who holds which number."""

    phrases: Phrases = field(default_factory=Phrases)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)

    def profile(self, draft: Draft) -> Profile:
        """Return the profile that a draft names."""
        return self.profile_of(draft.get(Key.UNIT))

    def profile_of(self, unit: str) -> Profile:
        """Return the profile of a unit, by its name or file name, empty if unknown; for "" the only one."""
        if not unit:
            only = list(self.profiles.values())
            return only[0] if len(only) == 1 else Profile()
        by_name = {profile.name: profile for profile in self.profiles.values()}
        return self.profiles.get(unit) or by_name.get(unit) or Profile(name=unit)

    def new_draft(self, draft: Draft) -> Draft:
        """Return a new draft with its unit, kind and the phrases the unit usually takes filled in."""
        if not draft.get(Key.UNIT) and self.profiles:
            draft = draft.with_field(Key.UNIT, next(iter(self.profiles.values())).name)
        profile = self.profile(draft)
        for key, value in (
            (Key.UNIT, profile.name),
            (Key.KIND, SUGGESTION.name),
            (Key.THANKS, profile.phrases.get(Key.THANKS, "")),
            (Key.CLOSING, profile.phrases.get(Key.CLOSING, "")),
        ):
            if value and draft.raw(key) is None:
                draft = draft.with_field(key, value)
        return draft
