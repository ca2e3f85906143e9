"""The questions on the public copy: texts that look private, which stay out until the clerk has decided."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from replydesk.draft.locations import Edit
from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text, text_at
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Letter
from replydesk.reply.findings import Finding, Hit, Level, Ruling
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.text.redaction.signs import may_hold_private_text

if TYPE_CHECKING:
    from replydesk.letter.private_parts import Doubt

_LEFT_OUT_ANYWAY = (Key.CONTACT, Key.SIGNER)  # fields that a public copy never prints
_MOST = 100_000  # characters of a letter that is read at every key
_DECISIONS = {"去掉": Key.LEFT_OUT, "保留": Key.KEPT_PUBLIC}
_PLATE = "车辆为吉A12345。"

TO_DECIDE = Rule(
    "公开件待定",
    Theme.PUBLIC,
    Level.HINT,
    CUSTOM,
    "有像电话、姓名一类的文字，公开件里先去掉",
    f"请定：不能公开的记入“{Key.LEFT_OUT}”，能公开的记入“{Key.KEPT_PUBLIC}”",
    "可以公开的答复的各段文字",
    fires=(Example(_PLATE, "吉A12345"),),
    passes=(
        Example("覆盖率由71.5%提高到93.2%。"),
        Example(_PLATE, fields=((Key.KEPT_PUBLIC, "吉A12345"),)),
        Example(_PLATE, fields=((Key.PUBLICITY, "不予公开"),)),
    ),
)
DECIDED = Rule(
    "公开件已定",
    Theme.PUBLIC,
    Level.INFO,
    CUSTOM,
    "公开件里保留还是去掉，已定",
    "要改，请从“公开保留”“公开去掉”里删去",
    "可以公开的答复的各段文字",
    fires=(Example(_PLATE, "吉A12345", fields=((Key.KEPT_PUBLIC, "吉A12345"),)),),
    passes=(Example(_PLATE), Example()),
)
TOO_LONG = Rule(
    "公开件太长",
    Theme.PUBLIC,
    Level.INFO,
    CUSTOM,
    "太长，像电话、姓名的文字没有在这里列出",
    "公开件里照样去掉，导出时列出",
    "可以公开的答复的各段文字",
    fires=(Example("已经完成。" * (_MOST // 5)),),
    passes=(Example(),),
)
PUBLIC_RULES = (TO_DECIDE, DECIDED, TOO_LONG)


def public_copy_findings(facts: DraftFacts, letter: Letter) -> Iterator[Finding]:
    """Yield a question for each doubtful text of a letter that may be published, and the answers given."""
    blocks = [block for block in letter.blocks if block.place.key not in _LEFT_OUT_ANYWAY]
    if sum(len(block.text) for block in blocks) > _MOST:
        yield TOO_LONG.found(Key.PUBLICITY)
        return
    if not any(may_hold_private_text(block.text) or block.cell for block in blocks):
        return
    from replydesk.letter.private_parts import private_parts  # most letters do without
    from replydesk.letter.public_copy import why_forbidden

    if why_forbidden(facts.draft):
        return
    asked: set[tuple[str, bool | None]] = set()
    for doubt in private_parts(blocks, facts).doubts:
        if (doubt.text, doubt.is_kept) not in asked:
            asked.add((doubt.text, doubt.is_kept))
            yield _question(facts.draft, doubt) if doubt.is_kept is None else _answer(facts.draft, doubt)


def _question(draft: Draft, doubt: Doubt) -> Finding:
    message = f"“{doubt.where}”里的“{doubt.text}”像{doubt.what}，公开件里先去掉"
    rulings = tuple(Ruling(name, _edits(draft, doubt.text, key)) for name, key in _DECISIONS.items())
    found = TO_DECIDE.found(Key.PUBLICITY, message, places=(doubt.block.place,), hits=_hits(draft, doubt))
    return found._replace(rulings=rulings)


def _answer(draft: Draft, doubt: Doubt) -> Finding:
    done = "保留" if doubt.is_kept else "去掉"
    message, remedy = f"公开件里{done}“{doubt.text}”，已定", f"要改，请从“{_DECISIONS[done]}”里删去"
    ruling = Ruling("重新定", _edits(draft, doubt.text, None))
    places, hits = (doubt.block.place,), _hits(draft, doubt)
    found = DECIDED.found(Key.PUBLICITY, message, remedy, places=places, hits=hits)
    return found._replace(rulings=(ruling,))


def _hits(draft: Draft, doubt: Doubt) -> tuple[Hit, ...]:
    """Return the doubtful words where they are typed; those of a phrase at the beginning of its part."""
    begin = (text_at(draft, doubt.block.place) or "").find(doubt.text)
    return (Hit(doubt.block.place, doubt.text, max(begin, 0)),)


def _edits(draft: Draft, text: str, chosen: Key | None) -> tuple[Edit, ...]:
    """Return the edits that list a text in one of the two fields, and only there."""
    from replydesk.letter.private_parts import with_decision

    found = []
    for key in _DECISIONS.values():
        before = draft.names(key)
        after = with_decision(before, text, is_chosen=key is chosen)
        if after != before:
            found.append(Edit(Place(key), field_text(draft, key), "\n".join(after)))
    return tuple(found)
