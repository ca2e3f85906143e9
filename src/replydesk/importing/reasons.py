"""Reasons not to make a draft of a file without being asked: it is no reply, or its item has a draft."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from replydesk.desk.desk_folder import Desk, read_head
from replydesk.draft.locations import typed_texts
from replydesk.draft.model import Draft, Key
from replydesk.importing.lists.item_identity import Item, Items, item_of
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.facts import subject
from replydesk.letter.kinds import kind_of
from replydesk.text.errors import UserError

NO_REPLY = "不像答复：没有编号、案由和提出人，也没有“收悉”“现答复如下”这样的话"
_TITLE = re.compile("答复|复函|函复|回复|会办|[协办]办意见|(?:建议|提案|议案)[^通知]{0,12}(?:函|意见|情况)")
_WORDING = re.compile(
    "收悉|收到|[答函回现]复如下|此[答函]?复|[建提]议案?办理|(?:建议|提案|议案)[》”]?[（(，]"
)
_ADDRESSED = re.compile("代表|委员")
_FACTS = (Key.ITEM_NUMBER, Key.SUBJECT, Key.PROPOSERS)


@dataclass(frozen=True, slots=True)
class Known:
    """The items a desk has drafts of, each with the name of its file and the item as in it."""

    items: Items[tuple[str, Item]]

    def reason(self, read: Imported) -> str:
        """Return why no draft is made of an imported file without being asked, "" if one is."""
        if not is_reply(read):
            return NO_REPLY
        item = _item(read.draft)
        name, known = self.items.find(item) or ("", item)
        is_same = known.subject == item.subject or not (known.subject and item.subject)
        is_sure = item.subject or (item.number and item.session)
        return f"已有稿子 {name}（同一件）" if name and is_same and is_sure else ""


def known_replies(desk: Desk) -> Known:
    """Return the items of a desk's drafts; those that cannot be read are passed over."""
    items: Items[tuple[str, Item]] = Items()
    for path in desk.drafts() if desk.drafts_folder.is_dir() else ():
        try:
            item = _item(read_head(path))
        except UserError:
            continue
        items.add(item, (path.name, item))
    return Known(items)


def is_reply(read: Imported) -> bool:
    """Return True if an imported file has anything that replies have and other papers have not."""
    draft = read.draft
    if any(draft.get(key) or draft.names(key) for key in _FACTS) or subject(draft):
        return True
    titles: Sequence[str] = (draft.get(Key.TITLE), *read.left_out, *read.unplaced)
    if any(_TITLE.search(text) for text in titles) or _ADDRESSED.search(draft.get(Key.SALUTATION)):
        return True
    return any(_WORDING.search(text) for _, text in typed_texts(draft))


def _item(draft: Draft) -> Item:
    """Return the item of a draft; a first reply and a later one are two."""
    return replace(item_of(draft), kind=kind_of(draft).name)
