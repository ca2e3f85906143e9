"""The rule of the words for the item and its authors: 建议 and 代表, 提案 and 委员."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.locations import Edit
from replydesk.draft.model import Key, Part
from replydesk.draft.place import attachment_number
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import Kind, counterpart
from replydesk.reply.findings import Finding, Hit, Level, shown_hits
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, of_facts

_PROPOSAL = ((Key.KIND, "政协提案"), (Key.SESSION, "省政协十三届四次会议"))

WORDS_OF_OTHER_KIND = Rule(
    "叫法不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "用了另一类的叫法",
    "代表建议写“建议”“代表”，政协提案写“提案”“委员”",
    "各段文字",
    fires=(
        Example("感谢委员对工作的支持。", "感谢委员", "感谢代表"),
        Example("您所提提案收悉。", "您所提提案", "您所提建议"),
        Example("该代表建议收悉。", "该代表建议", "该提案", fields=_PROPOSAL),
        Example("尊敬的代表：", "尊敬的代表", "尊敬的委员", fields=_PROPOSAL),
    ),
    passes=(
        Example("我局共承办人大建议、政协提案120件。"),
        Example("省政协提案委员会、《关于某事的提案》"),
        Example("此提案办理工作"),
        Example("您所提建议很有意义。"),
    ),
)


def kind_words_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that typed text calls the item and its authors by the words of their kind."""
    kind = facts.kind
    other = counterpart(kind)
    found: dict[str, list[tuple[str, Hit]]] = {}
    for place, text in facts.texts:
        if other.member in text or other.title_noun in text:
            for words, begin, right in _wrong_words(text, kind, other):
                found.setdefault(place.key, []).append((text, Hit(place, words, begin, right)))
    for key, hits in found.items():
        yield _finding(key, kind, other, hits)


def _wrong_words(text: str, kind: Kind, other: Kind) -> Iterator[tuple[str, int, str]]:
    lead = r"(?:您|你们)(?:所提|提出的|提交的|的)?|所提的?|[该本此]|这[件份]"
    wrong = (
        (rf"(各位|尊敬的|感谢|[您们]作为){other.member}(?![团会])", kind.member),
        (rf"({lead})(?:政协)?{other.title_noun}(?!委|办|工作)", kind.noun),
    )
    for pattern, right in wrong:
        for found in re.finditer(pattern, text):
            yield found[0], found.start(), f"{found[1]}{right}"


def _finding(key: str, kind: Kind, other: Kind, found: list[tuple[str, Hit]]) -> Finding:
    hits = [hit for _, hit in found]
    is_attached = attachment_number(key) is not None
    fault = f"{key if is_attached else ''}这是{kind.letter}，用了{other.name}的叫法"
    return WORDS_OF_OTHER_KIND.found(
        Key.ATTACHMENTS if is_attached else Part(key),
        f"{fault}：{shown_hits(found[0][0], hits)}",
        f"请改为“{kind.noun}”“{kind.member}”",
        hits=hits,
        fix=tuple(_edits(found)),
    )


def _edits(found: list[tuple[str, Hit]]) -> Iterator[Edit]:
    for place in dict.fromkeys(hit.place for _, hit in found):
        of_text = sorted((hit.begin, hit) for _, hit in found if hit.place == place)
        before = after = next(text for text, hit in found if hit.place == place)
        for begin, hit in reversed(of_text):
            after = f"{after[:begin]}{hit.right}{after[hit.end :]}"
        yield Edit(place, before, after)


KIND_WORD_LOOKS = (of_facts((WORDS_OF_OTHER_KIND,), kind_words_rule),)
