"""The rules of the words for the item and its authors: 建议 and 提案, 代表 and 委员 are not mixed up (E5).

Titles and quotations are not looked at: many proposals have a title that ends in 的建议 (E6). Nothing is
proposed where the word alone does not say which of two is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key, Part
from replydesk.draft.place import Place
from replydesk.letter.addressees import bare_name, is_several
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import PROPOSAL, SUGGESTION, Kind, counterpart
from replydesk.reply.findings import Finding, Hit, Level, shown_hits
from replydesk.reply.rules.found_words import FoundWords, finding_that_says
from replydesk.reply.rules.record.wording import (
    field_hit,
    findings_of_hits,
    outside_quotations,
    typed_title,
)
from replydesk.reply.rules.rule import CUSTOM, Case, DraftLook, Example, Rule, Theme, of_facts

_PROPOSAL = (
    (Key.KIND, "政协提案"),
    (Key.SESSION, "省政协十三届四次会议"),
    (Key.SUBJECT, "关于加强社区养老服务的提案"),
)
_ADVICE = ((Key.KIND, "政协提案"), (Key.SESSION, "省政协十三届四次会议"))

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

ITEM_WORD = Rule(
    "建议提案混用",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "件的叫法与类型不同",
    "请核对是代表建议还是政协提案",
    "手写的标题（错误）、各段文字（书名号、引号里的不看）",
    fires=(
        Example("现就提案中所提问题答复如下。", "提案"),
        Example("第0033号提案反映的问题客观存在。", "提案"),
        Example("提案人提出的意见很有针对性。", "提案"),
        Example("收到提案后，我厅成立工作专班。", "提案"),
        Example("您提出的议案很有针对性，办理过程中我们就议案内容作了沟通。", "议案"),
        Example("第0033号建议反映的问题客观存在。", "建议", fields=_PROPOSAL),
        Example("您提出的议案很有针对性。", "议案", fields=_PROPOSAL),
        Example("# 代表建议办理情况", "代表建议", fields=_PROPOSAL),
        Example("您在建议中反映的问题客观存在。", "建议", fields=_PROPOSAL),
        Example(words="提案", fields=((Key.TITLE, "对省十四届人大四次会议第0033号提案的答复"),)),
    ),
    passes=(
        Example("我厅把办理人大代表建议和政协提案作为重要任务。"),
        Example(
            "省人大常委会把该议案列入督办，代表议案、建议和政协提案一并办理。",
            fields=((Key.KIND, "议案转建议"),),
        ),
        Example("该议案很有针对性。", fields=((Key.SUBJECT, "关于整治河道的议案"),)),
        Example("建议提案办理工作开展以来，省政协提案委员会多次调研，政协委员提案也反映了这一问题。"),
        Example("《关于加强政协提案办理的意见》印发后，“提案办理质量提升行动”全面铺开。"),
        Example(
            "在您提出的《关于加强社区养老服务的建议》中，建议加大投入，您的建议很有价值。", fields=_ADVICE
        ),
        Example("我们建议由省财政厅统筹研究，您所提建议我厅已采纳。", fields=_PROPOSAL),
        Example("您在提案中指出的问题客观存在。", fields=_PROPOSAL),
        Example("您在建议中指出的问题客观存在。", fields=_ADVICE),
        Example("我厅把代表建议、委员提案一并办理，人大代表建议和政协提案按期办结。", fields=_PROPOSAL),
        Example("今年我厅承办代表建议12件，均已办结。", fields=_PROPOSAL),
    ),
)

MEMBER_WORD = Rule(
    "代表委员混用",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "提出人的称呼与类型不同",
    "请核对是代表还是委员",
    "手写的标题、主送（错误）、各段文字（书名号、引号里的不看）",
    fires=(
        Example("张某某委员提出的意见很有针对性。", "委员", "代表"),
        Example("我厅与委员当面沟通。", "委员"),
        Example("办理期间，我们与委员保持了经常联系，并邀请委员到现场查看。", "委员"),
        Example("委员所提意见很有针对性。", "委员"),
        Example("感谢张某某代表对民政工作的关心。", "代表", "委员", fields=_PROPOSAL),
        Example("您作为人大代表反映的问题客观存在。", "代表", fields=_PROPOSAL),
        Example("您作为一名省政协委员，长期关心养老工作。", "委员"),
        Example(
            "以上意见供你单位统一答复委员时参考。",
            "委员",
            part=Part.CLOSING,
            fields=((Key.KIND, "代表建议会办意见"), (Key.LEAD_BODY, "省教育厅")),
        ),
        Example("我厅与代表当面沟通。", "代表", fields=_PROPOSAL),
        Example(words="委员", right="代表", fields=((Key.SALUTATION, "张某某委员"),)),
        Example(
            words="委员",
            right="代表",
            fields=((Key.PROPOSERS, "宫某某等11人"), (Key.SALUTATION, "宫某某等11名委员")),
        ),
    ),
    passes=(
        Example("省人大常委会委员、专家委员会委员和委员会成员参加调研，张某某委员会同意。"),
        Example("我厅与政协委员座谈，听取业委会委员所提意见。"),
        Example("省人大代表、村民代表和具有代表性的企业参加，代表提出的意见被采纳。", fields=_PROPOSAL),
        Example("张某某代表团结协作。", fields=_PROPOSAL),
        Example("我厅邀请专家和企业代表参加座谈，与村民代表共同商议。", fields=_PROPOSAL),
    ),
)

SUBJECT_KIND = Rule(
    "类型与案由不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "类型与案由末尾的叫法不同",
    "请核对类型和案由；政协提案的题目可以叫“……的建议”，代表建议不叫提案",
    "类型、案由",
    fires=(Example(words="提案", fields=((Key.SUBJECT, "关于加强社区养老服务的提案"),)),),
    passes=(
        Example(fields=_ADVICE),
        Example(fields=((Key.SUBJECT, "关于提高政协提案办理质量的建议"),)),
        Example(fields=((Key.KIND, "议案转建议"), (Key.SUBJECT, "关于制定慈善促进条例的议案"))),
    ),
)

# 提案 as a word for the item of a letter on a suggestion; not other bodies' proposals, or both together.
_PROPOSAL_WORD = (
    "(?<!政协)(?<!委员)(?<!建议)(?<!建议、)(?<!建议和)(?<!建议与)(?<!建议及)(?<!议案)(?<!议案、)(?<!集体)(?<!党派)(?<!界别)"
    "提案(?![委办]|工作|建议|议案|、|和|与|及|线索)"
)
_OF_BOTH = ("政协", "委员", "建议提案", "建议、提案", "建议和提案", "议案")
_SUGGESTION_WORD = (
    "(?<=号)(?:人大)?(?:代表)?建议"
    "|(?:(?<![^。；，：])|(?<=关于))(?:人大)?代表建议(?=办理情况|的办理|的答复|提出的|反映的|所提)"
)
_IN_SUGGESTION = (
    "(?:(?<=您在)|(?<=你们在)|(?<=现就)|(?<=针对))建议(?=中(?:反映|提|指|所))"  # if it has another name
)
# Behind these words it is known what is meant.
_MEANT = "(?:您|你们)(?:所提|提出的|提交的|的)?|所提的?|[该本此]|这[件份]"
# A bill is another thing: only where bills are spoken of beside other items is the word right.
_MOTION_WORD = (
    "(?<!人大)(?<!代表)(?<!建议)(?<!建议、)(?<!提案)(?<!提案、)(?<!人大代表)(?<!领衔)"
    "议案(?!转|审|建议|提案|组|、|和|与|及|[0-9])"
)
_FROM_MEMBER = (
    r"(?:(?<![^。；])|(?<=[与和向对据照就]))委员(?=您|所提|提出|反映|在[^，。；]{0,10}中?提)"
    r"|(?<![^，。；：与和向对请])委员(?=您|当面|电话沟通|见面|面商|沟通|座谈|联系|汇报)"
    r"|(?<=统一答复)委员"
    r"|(?:(?<=[您们]作为)|(?<=[您们]作为一[名位]))(?:[全省市县区]?[国级]?(?:人大|政协)?)委员"
    r"|(?:(?<=我们与)|(?<=[厅局委办]与)|(?<=及时与)|(?<=邀请)|(?<=征求)|(?<=听取)|(?<=回访)|(?<=走访)|(?<=向))"
    r"委员(?=保持|到|一同|共同|一起|多次|进行|交流|现场|实地|意见|的意见|参加|视察|反馈|说明|通报|，|。)"
)
_FROM_DEPUTY = _FROM_MEMBER.replace("委员", "代表")


def words_of_other_kind(facts: DraftFacts) -> Iterator[Finding]:
    """Find where typed text surely calls the item or its authors by the words of the other kind."""
    kind = facts.kind
    other = counterpart(kind)
    found: dict[str, list[FoundWords]] = {}
    for place, text in facts.texts:
        if other.member in text or other.title_noun in text:
            for words, right in _sure_words(text, kind, other):
                of_part = found.setdefault(place.key, [])
                of_part.append(FoundWords(place, text, words.start(), words.end(), right))
    for of_part in found.values():
        shown = shown_hits(of_part[0].text, [each.hit for each in of_part])
        message = f"这是{kind.letter}，用了{other.name}的叫法：{shown}"
        remedy = f"请改为“{kind.noun}”“{kind.member}”"
        yield finding_that_says(message, WORDS_OF_OTHER_KIND, of_part, remedy)


def _sure_words(text: str, kind: Kind, other: Kind) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the words for the item and its authors that are the other kind's, with the right ones."""
    wrong = (
        (rf"(各位|尊敬的|感谢|[您们]作为){other.member}(?![团会])", kind.member),
        (rf"({_MEANT})(?:政协)?{other.title_noun}(?!委|办|工作)", kind.noun),
    )
    for pattern, right in wrong:
        for found in re.finditer(pattern, text):
            yield found, f"{found[1]}{right}"


def _item_words(case: Case) -> Iterator[Finding]:
    kind = case.facts.kind
    if not (case.draft.get(Key.KIND) or case.draft.get(Key.SESSION)):
        return
    message = f"这是{kind.letter}，叫法却不是“{kind.noun}”"
    is_named_so = case.facts.subject.endswith(kind.noun)
    for hit in _words_in(kind, Place(Key.TITLE), typed_title(case), is_named_so=is_named_so):
        level = None if hit.words == "议案" else Level.ERROR  # many call every item so
        yield from findings_of_hits(ITEM_WORD, (hit,), case, message, level=level)
    texts = case.typed_texts
    is_motion = "议案" in case.draft.get(Key.SUBJECT)  # its own title calls it so
    hits = (
        hit
        for place, text in texts
        for hit in _words_in(kind, place, text, is_named_so=is_named_so)
        if not is_motion or hit.words != "议案"
    )
    yield from findings_of_hits(ITEM_WORD, hits, case, message)


def _words_in(kind: Kind, place: Place, text: str, *, is_named_so: bool) -> Iterator[Hit]:
    if "提案" not in text and "建议" not in text and "议案" not in text:
        return
    plain = outside_quotations(text)
    if kind.congress == SUGGESTION.congress:
        yield from _proposals_in(place, plain)
    elif "建议" in plain:
        for found in re.finditer(_SUGGESTION_WORD, plain):
            yield Hit(place, found[0], found.start())
        for found in re.finditer(_IN_SUGGESTION, plain) if is_named_so else ():
            yield Hit(place, found[0], found.start())
    if kind.title_noun != "议案转建议" and "议案" in plain:
        for found in re.finditer(_MOTION_WORD, plain):
            yield Hit(place, found[0], found.start())


def _proposals_in(place: Place, text: str) -> Iterator[Hit]:
    """Yield 提案 where a sentence calls the item so; not where proposals are spoken of beside suggestions."""
    for sentence in re.finditer("[^。；！？]+", text) if "提案" in text else ():
        if any(word in sentence[0] for word in _OF_BOTH):
            continue
        for found in re.finditer(_PROPOSAL_WORD, sentence[0]):
            before = sentence[0][max(found.start() - 6, 0) : found.start()]
            if not re.search(f"(?:{_MEANT})$", before):
                yield Hit(place, found[0], sentence.start() + found.start())


def _member_words(case: Case) -> Iterator[Finding]:
    kind = case.facts.kind
    other = counterpart(kind).member
    message = f"这是{kind.letter}，提出人应称“{kind.member}”"
    fields = ((Place(key), case.draft.get(key)) for key in (Key.TITLE, Key.SALUTATION))
    for texts, level in ((fields, Level.ERROR), (case.typed_texts, None)):
        hits = (hit for place, text in texts if other in text for hit in _members_in(case, place, text))
        yield from findings_of_hits(MEMBER_WORD, hits, case, message, "请核对是代表还是委员", level=level)


def _members_in(case: Case, place: Place, text: str) -> Iterator[Hit]:
    kind = case.facts.kind
    other = counterpart(kind).member
    plain = outside_quotations(text)
    named = set(_behind_names(case, place, plain, other))
    yield from (Hit(place, other, at, kind.member) for at in sorted(named))
    is_member = other == PROPOSAL.member
    alone = re.finditer(_FROM_MEMBER, plain) if is_member else re.finditer(_FROM_DEPUTY, plain)
    yield from (Hit(place, other, at) for each in alone if (at := each.end() - len(other)) not in named)


_OTHER_WORDS = tuple("团性会人作处")  # behind 代表 and 委员 they make other words


def _behind_names(case: Case, place: Place, text: str, member: str) -> Iterator[int]:
    """Yield the offsets of a member's word behind the name of a proposer, or at the end of 主送."""
    names = {bare_name(name) for name in case.facts.proposers if not is_several(name)}
    at = text.find(member)
    while at >= 0:
        behind = text[at + len(member) :]
        is_end = place.key == Key.SALUTATION and at > 1 and not behind.strip("：: ")
        is_named = any(len(name) > 1 and text.endswith(name, 0, at) for name in names)
        if is_end or (is_named and not behind.startswith(_OTHER_WORDS)):
            yield at
        at = text.find(member, at + 1)


def _subject_kind(case: Case) -> Iterator[Finding]:
    kind, typed = case.facts.kind, case.draft.get(Key.SUBJECT).rstrip("》”")
    if kind.congress == SUGGESTION.congress and typed.endswith("提案"):
        at = case.draft.get(Key.SUBJECT).rfind("提案")
        raw = field_hit(case, Key.SUBJECT).words
        begin = raw.rfind("提案") if "提案" in raw else at
        message = f"类型是“{kind.name}”，案由却叫“提案”"
        hits = (Hit(Place(Key.SUBJECT), "提案", begin), field_hit(case, Key.KIND))
        yield SUBJECT_KIND.found(Key.SUBJECT, message, hits=hits)


KIND_WORD_LOOKS = (of_facts((WORDS_OF_OTHER_KIND,), words_of_other_kind),)
LOOKS = (
    DraftLook((ITEM_WORD,), _item_words),
    DraftLook((MEMBER_WORD,), _member_words),
    DraftLook((SUBJECT_KIND,), _subject_kind),
)
