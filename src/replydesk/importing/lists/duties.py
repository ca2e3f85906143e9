"""Which of a list's bodies is the desk's own, and what it has to do for an item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from replydesk.importing.lists.assignment import Assignment
from replydesk.importing.lists.bodies import Bodies, Duty
from replydesk.importing.lists.remarks import ListRemark, change, loss
from replydesk.letter.profile import Profile
from replydesk.text.body_names import is_short_for, likely_spelling

_ALIKE = "局厅委办"  # ends of bodies that are called now one, now the other
_MOST_COMPARED = 2_000  # bodies of a list that a short form is compared with


@dataclass(frozen=True, slots=True)
class ItemTask:
    """What a body of the desk has to do for an item.

    `leads` are the other leading bodies, `assisting` and `separate` the other ones; `own` the names in the
    row that were understood as the body though written otherwise.
    """

    duty: Duty
    profile: Profile
    leads: tuple[str, ...] = ()
    assisting: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    remarks: tuple[ListRemark, ...] = ()


class OwnBodies:
    """The desk's bodies among those of a list."""

    def __init__(self, profiles: Sequence[Profile], items: Iterable[Assignment]) -> None:
        self.profiles = [profile for profile in profiles if profile.name]
        self._named = list(dict.fromkeys(body for item in items for body in item.bodies.all))
        self._known: dict[str, tuple[Profile | None, str]] = {}

    def tasks(self, item: Assignment) -> Iterator[ItemTask | ListRemark]:
        """Yield what bodies of the desk have to do: one that answers, or assists, and those that assist it.

        A remark if it is none's, or doubtful whose.
        """
        first = self._task(item)
        yield first
        if isinstance(first, ItemTask) and first.duty is not Duty.ASSIST:
            for profile in self.profiles:
                beside = item.bodies.assisting
                own = [body for body in beside if self._means(body, profile, beside, item.bodies)]
                if own and profile is not first.profile:
                    yield self._named_task(Duty.ASSIST, profile, own, item.bodies)

    def _task(self, item: Assignment) -> ItemTask | ListRemark:
        bodies = item.bodies
        if not self.profiles:
            return self._without_names(item)
        if not bodies.all:
            return self._unnamed(item)
        for duty, names in _by_duty(bodies):
            named = [profile for body in names if (profile := self._meaning(body)[0])]
            for profile in named:
                if own := [body for body in names if self._means(body, profile, names, bodies)]:
                    return self._named_task(duty, profile, own, bodies)
        if doubts := [doubt for body in bodies.all if (doubt := self._meaning(body)[1])]:
            return loss(f"{doubts[0]}，没有起草；是本单位的，请把这个叫法写进单位档案的“别名”")
        return self._of_others(item)

    def _named_task(self, duty: Duty, profile: Profile, own: list[str], bodies: Bodies) -> ItemTask:
        remarks = [
            change(f"“{body}”当作{'本单位' if len(self.profiles) == 1 else f'“{profile.name}”'}")
            for body in own
            if body != profile.name
        ]
        leads, assisting, separate = (
            tuple(body for body in names if body not in own)
            for names in (bodies.lead, bodies.assisting, bodies.separate)
        )
        if duty is Duty.ASSIST and not leads:
            remarks.append(loss("由本单位会办，没有写主办单位，请补上"))
        if duty is Duty.LEAD and leads:
            names = "、".join(leads)
            remarks.append(loss(f"主办不止一个单位，先当作本单位主办，“{names}”列入会商单位，请核对"))
        return ItemTask(duty, profile, leads, assisting, separate, tuple(remarks))

    def _of_others(self, item: Assignment) -> ItemTask | ListRemark:
        """Return the task in a list of one body's own items, which need not name it; else a remark."""
        profile, bodies = self.profiles[0], item.bodies
        if item.own_duty is Duty.ASSIST:
            return ItemTask(Duty.ASSIST, profile, bodies.lead, bodies.assisting, bodies.separate)
        if not item.has_bodies:  # only a column of those that assist the list's own body
            return ItemTask(Duty.LEAD, profile, (), bodies.assisting)
        if not bodies.lead and not bodies.separate:
            note = loss(f"没有写主办单位，先当作“{profile.name}”主办，请核对")
            return ItemTask(Duty.LEAD, profile, (), bodies.assisting, remarks=(note,))
        names = "”“".join(each.name for each in self.profiles)
        return loss(f"没有写到“{names}”，没有起草；是本单位的，请把清单里的叫法写进单位档案的“别名”")

    def _unnamed(self, item: Assignment) -> ItemTask:
        """Return the task for an item without bodies: the first body of the desk has it."""
        duty = item.own_duty or Duty.LEAD
        profile = self.profiles[0]
        notes = []
        if duty is Duty.ASSIST:
            notes.append(loss("由本单位会办，没有写主办单位，请补上"))
        elif item.has_bodies and not item.own_duty:
            notes.append(loss(f"没有写主办单位，先当作“{profile.name}”主办，请核对"))
        return ItemTask(duty, profile, remarks=tuple(notes))

    def _without_names(self, item: Assignment) -> ItemTask:
        notes = []
        if item.bodies.all:
            notes.append(loss("没有单位档案，分不清本单位是主办还是会办，先当作主办；请先写单位档案"))
        return ItemTask(Duty.LEAD, Profile(), item.bodies.lead, item.bodies.assisting, remarks=tuple(notes))

    def _means(self, body: str, profile: Profile, beside: tuple[str, ...], row: Bodies) -> bool:
        """Return True if a name means the desk's body; a short form does not if its name has another duty."""
        if self._meaning(body)[0] is not profile:
            return False
        elsewhere = (other for other in row.all if other not in beside)
        return _is_name(body, profile) or not any(_is_name(other, profile) for other in elsewhere)

    def _meaning(self, body: str) -> tuple[Profile | None, str]:
        """Return the desk's body that a name means, and why it is doubtful which, if it is."""
        if body not in self._known:
            self._known[body] = self._find(body)
        return self._known[body]

    def _find(self, body: str) -> tuple[Profile | None, str]:
        exact = [profile for profile in self.profiles if _is_name(body, profile)]
        if exact:
            return exact[0], ""
        found = [profile for profile in self.profiles if self._stands_for(body, profile.name)]
        if len(found) > 1:
            return None, f"“{body}”可能是“{found[0].name}”，也可能是“{found[1].name}”"
        if found and (other := self._other_body(body, found[0])):
            return None, f"“{body}”可能是“{found[0].name}”，也可能是“{other}”"
        if not found and (near := next(self._nearly(body), "")):
            return None, f"“{body}”可能是“{near}”，看不准"
        return (found[0] if found else None), ""

    def _stands_for(self, body: str, name: str) -> bool:
        return is_short_for(body, name) or is_short_for(likely_spelling(body, name), name)

    def _nearly(self, body: str) -> Iterator[str]:
        """Yield the desk's bodies that a name would mean but for its last character: 住建委 for 住建局."""
        for profile in self.profiles:
            last = profile.name[-1:]
            if body[-1:] in _ALIKE and last in _ALIKE and is_short_for(f"{body[:-1]}{last}", profile.name):
                yield profile.name

    def _other_body(self, body: str, own: Profile) -> str:
        """Return another body of the list that a short form may stand for, "" if there is none."""
        for other in self._named[:_MOST_COMPARED]:
            is_own = _is_name(other, own) or self._stands_for(other, own.name)
            if not is_own and other.isalpha() and len(other) > len(body) and is_short_for(body, other):
                return other
        return ""


def _is_name(body: str, profile: Profile) -> bool:
    return body in (profile.name, profile.short_name, *profile.other_names)


def _by_duty(bodies: Bodies) -> tuple[tuple[Duty, tuple[str, ...]], ...]:
    return (
        (Duty.LEAD, bodies.lead),
        (Duty.SEPARATE, bodies.separate),
        (Duty.ASSIST, bodies.assisting),
    )
