"""Actions on the numbers of a register: each returns the event to write, or a refusal; all are idempotent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from replydesk.reply.registers.model import (
    FILES_APART,
    HELD,
    HIGHEST_SERIAL,
    Action,
    Event,
    NumberEntry,
    NumberState,
    Register,
    Stamp,
    belongs_to_another,
    next_free,
)


class Decision(NamedTuple):
    """The outcome of an action: the number, the event to write (None: no change), the refusal with remedy."""

    number: int = 0
    event: Event | None = None
    refusal: str = ""  # the reason for doing nothing


def reserve(
    register: Register,
    stamp: Stamp,
    draft: str = "",
    reason: str = "",
    number: int = 0,
    taken: Collection[int] = (),
) -> Decision:
    """Reserve a number for a draft or a purpose: the one given, else the next."""
    if not draft and not reason:
        return Decision(refusal="预留要写明稿件或用途")
    held = register.held_by(draft) if draft else 0
    if held and number in (0, held):
        return Decision(held)
    if held:
        return Decision(held, refusal=f"“{draft}”已有 {register.full_number(held)}；要换号请先退回")
    return _take(register, Event(number, Action.RESERVE, draft, stamp, reason), taken)


def assign(
    register: Register, stamp: Stamp, draft: str, number: int = 0, taken: Collection[int] = ()
) -> Decision:
    """Assign a draft its number at signing: the one it holds, else the one given, else the next."""
    held = register.held_by(draft)
    if held and number in (0, held):
        entry = register.entries[held]
        if entry.state is NumberState.ASSIGNED:
            return Decision(held)
        return Decision(held, Event(held, Action.ASSIGN, draft, stamp, entry.reason))
    if held:
        return Decision(held, refusal=f"“{draft}”已有 {register.full_number(held)}；要换号请先退回")
    return _take(register, Event(number, Action.ASSIGN, draft, stamp), taken)


def adopt(register: Register, stamp: Stamp, draft: str, number: int, gone: Collection[str] = ()) -> Decision:
    """Register a number that a draft carries already. `gone` are drafts that no longer exist."""
    entry = register.entries.get(number)
    held = register.held_by(draft)
    if held == number and entry and entry.state is NumberState.ASSIGNED:
        return Decision(number)
    if held and held != number:
        message = f"“{draft}”在登记里是 {register.full_number(held)}；请先退回，或改稿子里的文号"
        return Decision(held, refusal=message)
    reason = ""
    if entry and entry.draft in gone:
        reason = f"原登记给“{entry.draft}”"
    elif entry and (
        belongs_to_another(entry, draft) or (entry.state is NumberState.RESERVED and not entry.draft)
    ):
        return Decision(number, refusal=_why_not(register, entry))
    return _accepted(Event(number, Action.ADOPT, draft, stamp, reason))


def give_back(register: Register, stamp: Stamp, number: int, reason: str = "") -> Decision:
    """Undo a reservation or an assignment: the number is free again, on record."""
    entry = register.entries.get(number)
    if entry is None:
        return Decision(number, refusal=f"{register.full_number(number)}没有登记过，不用退回")
    if entry.state is NumberState.FREE:
        return Decision(number)
    if entry.state is NumberState.VOID:
        return Decision(number, refusal=f"{register.full_number(number)}已作废，不再使用，不能退回")
    return Decision(number, Event(number, Action.GIVE_BACK, entry.draft, stamp, reason))


def void(register: Register, stamp: Stamp, number: int, reason: str) -> Decision:
    """Void a number: it is never handed out again; the reason is kept."""
    if not reason.strip():
        return Decision(number, refusal="作废要写明原因：--reason 原因")
    if not 0 < number <= register.highest:
        return Decision(number, refusal=f"{register.full_number(number)}还没有用到，不用作废")
    entry = register.entries.get(number)
    if entry and entry.state is NumberState.VOID:
        return Decision(number)
    return Decision(number, Event(number, Action.VOID, entry.draft if entry else "", stamp, reason))


def note_export(register: Register, stamp: Stamp, number: int, files: Iterable[str]) -> Decision:
    """Record the files exported for a number; names recorded before are not repeated."""
    entry = register.entries.get(number)
    if entry is None or entry.state not in HELD:
        return Decision(number, refusal=f"{register.full_number(number)}没有取号，导出的文件没有登记")
    new = [name for name in files if name not in entry.files]
    if not new:
        return Decision(number)
    return Decision(number, Event(number, Action.EXPORT, entry.draft, stamp, FILES_APART.join(new)))


def _take(register: Register, event: Event, taken: Collection[int]) -> Decision:
    """Decide to take the event's number, or the next if it has none."""
    number = event.number or next_free(register, taken)
    entry = register.entries.get(number)
    is_kept = bool(entry and entry.state in HELD)
    if entry and (belongs_to_another(entry, event.draft) or (is_kept and event.action is Action.RESERVE)):
        return Decision(number, refusal=_why_not(register, entry))
    if number in taken:
        return Decision(number, refusal=f"{register.full_number(number)}已写在别的稿子里，请看文号登记")
    return _accepted(event._replace(number=number))


def _accepted(event: Event) -> Decision:
    if not 0 < event.number <= HIGHEST_SERIAL:
        message = f"序号 {event.number} 不在 1 到 {HIGHEST_SERIAL} 之间；请核对登记和稿子里的文号"
        return Decision(event.number, refusal=message)
    return Decision(event.number, event)


def _why_not(register: Register, entry: NumberEntry) -> str:
    """Return why a number cannot be taken, and the remedy."""
    name = register.full_number(entry.number)
    if entry.state is NumberState.VOID:
        why = f"（{entry.reason}）" if entry.reason else ""
        return f"{name}已作废{why}，不再使用；请另取一个号"
    return f"{name}已{entry.state}给{entry.holder}；请另取一个号，或先退回"
