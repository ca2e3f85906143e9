"""The rule of a draft's name: a copy keeps the people, number and title of the item it was made for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, split_names
from replydesk.letter.addressees import bare_name, is_several
from replydesk.letter.facts import item_number
from replydesk.letter.kinds import PROPOSAL, SUGGESTION, counterpart
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.record.item_title import likeness
from replydesk.reply.rules.record.wording import field_hit
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme

FILE_NAME = Rule(
    "稿名不符",
    Theme.RECORD,
    Level.HINT,
    CUSTOM,
    "稿子的文件名里是别的件",
    "请核对；是从别的稿子复制来的，可以在桌面上改名",
    "文件名",
    fires=(
        Example(words="张某某", name="居家养老-李四海代表"),
        Example(words="代表建议", name="居家养老-张某某委员"),
        Example(words="0033", name="第58号-居家养老"),
        Example(words="关于加强社区养老服务的建议", name="关于修建便民桥的建议-张某某代表"),
    ),
    passes=(
        Example(name="居家养老-张某某代表"),
        Example(name="第33号-关于加强社区养老服务的建议"),
        Example(name="0033-张某某-关于加强社区养老服务的建议"),
        Example(name="新答复"),
        Example(name="书名号题与附议代表"),
    ),
)

_LIKE = 0.4  # likeness below which a title is another item's


def _file_name(case: Case) -> Iterator[Finding]:
    stem = case.name.rpartition("/")[2].removesuffix(".md")
    for part in re.split("[-—－_ ]", stem):
        key, own = _differs(case, part)
        if own:
            message = f"{FILE_NAME.message}：文件名写“{part}”，“{key}”是“{own}”"
            yield FILE_NAME.found(key, message, hits=(field_hit(case, key),))


def _differs(case: Case, part: str) -> tuple[Key, str]:
    """Return the field that a part of a name contradicts, and its text; "" if it contradicts none."""
    draft, kind = case.draft, case.facts.kind
    people = {bare_name(name) for name in case.facts.proposers}
    other = counterpart(kind).member
    if re.fullmatch(r"[\u4e00-\u9fff·、]{2,30}(?:代表|委员)", part) and people:
        if part.endswith(other) and other in (SUGGESTION.member, PROPOSAL.member):
            return Key.KIND, draft.get(Key.KIND)
        names = [bare_name(name) for name in split_names(Key.PROPOSERS, part)]
        if not all(re.fullmatch("[\u4e00-\u9fff·]{2,4}(?:等.{0,6})?", name) for name in names):
            return Key.PROPOSERS, ""
        is_known = any(is_several(name) for name in (*names, *people)) or set(names) & people
        return Key.PROPOSERS, "" if is_known else draft.get(Key.PROPOSERS)
    if found := re.fullmatch(r"第([0-9]{1,8})号", part):
        own = re.sub(r"\D", "", item_number(draft))
        return Key.ITEM_NUMBER, draft.get(Key.ITEM_NUMBER) if own and int(found[1]) != int(own) else ""
    if re.fullmatch("关于.{4,80}的(?:建议|提案|议案)", part) and case.facts.subject:
        return Key.SUBJECT, case.facts.subject if likeness(part, case.facts.subject) < _LIKE else ""
    return Key.SUBJECT, ""


LOOKS = (DraftLook((FILE_NAME,), _file_name),)
