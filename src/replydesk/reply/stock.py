"""The stock of a desk: its phrases, its unit profiles and the document numbers in use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from replydesk.draft.model import PASSAGES, Draft, Key, Part
from replydesk.draft.place import with_field_text
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING, Kind, default_phrase, kind_of, phrase_fits
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import Profile
from replydesk.reply.registers.agreement import Numbers
from replydesk.reply.unit_lists import UnitLists
from replydesk.text.note import Note

# Parts whose usual phrases are written into a new draft; an opening is taken without being written down.
_CHOSEN_AT_FIRST = (Part.THANKS, Part.CLOSING)


class Unit(NamedTuple):
    """A unit as it is chosen: its profile, the profile's file (without suffix), and its text in 单位.

    `key` is the name, or the file where the name would lead to another profile; `label` is shown.
    """

    profile: Profile
    file: str
    key: str
    label: str


@dataclass(frozen=True)
class Stock:
    """The phrases and profiles of a desk, notes on their files, and who holds which number.

    `profiles` are keyed by the names of their files; `samples` are those of fictional units. `is_borrowed` is
    True if the desk has no templates, and these are the program's. `lists` are the unit's for the check.
    """

    phrases: Phrases = field(default_factory=Phrases)
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    numbers: Numbers = field(default_factory=Numbers)
    samples: frozenset[str] = frozenset()
    is_borrowed: bool = False
    lists: UnitLists = field(default_factory=UnitLists)

    @property
    def has_own_unit(self) -> bool:
        """Return True if a profile that can be read is of a real unit."""
        return not self.is_borrowed and any(
            file not in self.samples and not profile.unreadable for file, profile in self.profiles.items()
        )

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return the units offered for new drafts, by file; fictional ones only on a desk that has no other.

        A draft that names another one has its profile all the same.
        """
        if self.is_borrowed:
            return ()
        left_out = self.samples if self.has_own_unit else frozenset()
        return tuple(self._unit(file) for file in self.profiles if file not in left_out)

    def _unit(self, file: str) -> Unit:
        profile = self.profiles[file]
        is_found = bool(profile.name) and self.profile_of(profile.name) is profile
        names = [each.name for each in self.profiles.values()]
        label = profile.name if names.count(profile.name) == 1 else f"{profile.name}（{file}.yaml）"
        return Unit(
            profile,
            file,
            profile.name if is_found else file,
            f"{label}　样例" if file in self.samples else label,
        )

    def unit_named(self, text: str) -> Unit | None:
        """Return the offered unit that a draft with this 单位 has, None if it has none of them."""
        profile = self.profile_of(text)
        return next((unit for unit in self.units if unit.profile is profile), None) if text else None

    def key_of(self, profile: Profile) -> str:
        """Return what a draft writes as 单位 to have a profile."""
        file = next((file for file, each in self.profiles.items() if each is profile), "")
        return self._unit(file).key if file else profile.name

    def profile(self, draft: Draft) -> Profile:
        """Return the profile that a draft names."""
        return self.profile_of(draft.get(Key.UNIT))

    def profile_of(self, unit: str) -> Profile:
        """Return the profile of a unit, by its file, name or 别名, empty if unknown; for "" the only one.

        Of several with the name it is that of the first file. A unit that was renamed has its former name as
        another one: its drafts still name that.
        """
        if not unit:
            return self.units[0].profile if len(self.units) == 1 else Profile()
        by_name = {profile.name: profile for profile in reversed(list(self.profiles.values()))}
        return self.profiles.get(unit) or by_name.get(unit) or self._otherwise_named(unit)

    def _otherwise_named(self, unit: str) -> Profile:
        named = (each for each in self.profiles.values() if unit in each.other_names)
        return next(named, Profile(name=unit))

    def new_draft(self, draft: Draft) -> Draft:
        """Return a new draft with its unit, kind and the phrases the unit usually takes filled in."""
        if not draft.get(Key.UNIT) and self.units:
            draft = draft.with_field(Key.UNIT, self.units[0].key)
        facts = DraftFacts(draft, self.profile(draft))
        usual: list[tuple[str, str]] = [
            (Key.UNIT, facts.profile.name),
            (Key.KIND, facts.kind.name),
            *((key, facts.default_phrase(key)) for key in _CHOSEN_AT_FIRST),
        ]
        return draft.with_fields(
            (key, value) for key, value in usual if value not in ("", NOTHING) and draft.raw(key) is None
        )

    def with_kind(self, draft: Draft, kind: str) -> Draft:
        """Return a draft made another kind of letter: phrases that do not fit it give way to the usual ones.

        What is typed stays as it is.
        """
        changed = draft.with_field(Key.KIND, kind)
        old, new = kind_of(draft), kind_of(changed)
        chosen = self.profile(draft).phrases
        for part in PASSAGES:
            is_own = bool(old.phrase(part) or new.phrase(part))
            if not is_own or draft.passage(part) or self._all_fit(new, part, draft):
                continue
            usual = default_phrase(new, part, chosen) if part in _CHOSEN_AT_FIRST else ""
            changed = with_field_text(changed, Key(part), "" if usual == NOTHING else usual)
        return changed

    def _all_fit(self, kind: Kind, part: Part, draft: Draft) -> bool:
        """Return True if phrases are chosen for a part and all fit a kind; a sentence typed there does."""
        names = draft.names(part)
        known = set(names) & set(self.phrases.names(part))
        return bool(names) and all(phrase_fits(kind, part, self.phrases.hint(part, name)) for name in known)
