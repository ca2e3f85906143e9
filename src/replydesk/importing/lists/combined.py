"""Cells that hold two facts: a number and a title, a number and its kind, a duty and the body that leads."""

from __future__ import annotations

import re

from replydesk.draft.model import Key
from replydesk.importing.lists.cells import kind_in
from replydesk.importing.lists.columns import DUTY, HANDLERS

_NUMBER_AND_TITLE = re.compile(
    r"(?:建议|提案|议案)?第?\s*(?P<number>[A-Za-z]{0,4}\d{1,8})\s*号(?:建议|提案|议案)?[\s:：、.．—-]{0,4}(?P<title>\S.{3,})",
    re.DOTALL,
)
_KIND_AND_NUMBER = re.compile(
    r"(?P<kind>[省市县区州镇乡]?(?:人大|政协)?(?:代表|委员)?\s{0,2}(?:建议|提案|议案))\s{0,2}第?(?P<number>\d{1,8})号?"
)
_OWN_DUTY = re.compile(
    r"(?P<duty>主办|独办|会办|协办|分办)(?:件|单位)?(?:\s{0,2}[（(](?:主办|牵头)(?:单位)?[:：](?P<lead>[^（()）]{2,60})[）)])?"
)


def taken_apart(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts of a row by field, those that hold two facts taken apart."""
    found = dict(texts)
    titled = _NUMBER_AND_TITLE.fullmatch(found.get(Key.SUBJECT, ""))
    if titled and not found.get(Key.ITEM_NUMBER):
        found |= {Key.ITEM_NUMBER: titled["number"], Key.SUBJECT: titled["title"]}
    if numbered := _KIND_AND_NUMBER.fullmatch(found.get(Key.ITEM_NUMBER, "")):
        found[Key.ITEM_NUMBER] = numbered["number"]
        if kind := kind_in(numbered["kind"]):
            found.setdefault(Key.KIND, kind)
    own = _OWN_DUTY.fullmatch(found.get(HANDLERS, "").strip())
    if own and DUTY not in found:
        found[DUTY] = own["duty"]
        del found[HANDLERS]
        if own["lead"]:
            found.setdefault(Key.LEAD_BODY, own["lead"])
    return found
