"""The rules of single fields: the item, its proposers, the marks of the head, the signature, the copies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.model import Key
from replydesk.letter.compose import salutation
from replydesk.letter.facts import DraftFacts, pronoun
from replydesk.letter.kinds import KINDS, NOTHING, SHORT_NAMES, counterpart, is_known
from replydesk.letter.print_options import PUBLICITY, URGENCY, JointForm
from replydesk.letter.recipients import count_other_pronouns
from replydesk.reply.findings import Finding, Level, field_hits, fix_of
from replydesk.reply.rules.required import OPTIONAL, REQUIRED, missing
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme, law, of_facts, standard
from replydesk.text.full_width import with_plain_digits

_MEMBERS = tuple({kind.member for kind in KINDS})

# Examples of what a kind asks for.
_EXAMPLES = {
    Key.SESSION: "省十四届人大四次会议",
    Key.ITEM_NUMBER: "0033",
}

_INNER_DEPARTMENT = re.compile(r"[处科股]$|(?<!办公)室$")


_TO_LEAD = ((Key.KIND, "会办意见"), (Key.LEAD_BODY, "市财政局"))

UNKNOWN_KIND = Rule(
    "类型写法",
    Theme.FIELDS,
    Level.ERROR,
    CUSTOM,
    "不认得这个类型",
    f"请写“{'”“'.join(SHORT_NAMES)}”之一",
    "类型",
    fires=(Example(fields=((Key.KIND, "来信"),), words="来信"),),
    passes=(Example(), Example(fields=((Key.KIND, "代表建议再次答复"),))),
)
KIND_AGAINST_ITEM = Rule(
    "类型不符",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "届次或提出人像另一类",
    "请核对类型；类型错了，代表、委员都会写错",
    "类型、届次、提出人",
    fires=(
        Example(fields=((Key.KIND, "政协提案"),), words="省十四届人大四次会议"),
        Example(fields=((Key.PROPOSERS, "李某某委员"),), words="李某某委员"),
    ),
    passes=(Example(), Example(fields=((Key.KIND, "政协提案"), (Key.SESSION, "省政协十三届四次会议")))),
)
NO_SALUTATION = Rule(
    "不写主送",
    Theme.FIELDS,
    Level.HINT,
    CUSTOM,
    "写了“无”，信里没有主送",
    "请核对；要主送的请清空这一项",
    "主送",
    fires=(Example(fields=((Key.SALUTATION, "无"),), words="无"),),
    passes=(Example(), Example(fields=((Key.SALUTATION, "张某某代表"),))),
)
LEAD_BODY_ADDRESSED = Rule(
    "会办主送",
    Theme.RECORD,
    Level.ERROR,
    CUSTOM,
    "会办意见写给主办单位，主送却是代表、委员",
    f"请清空这一项，在“{Key.LEAD_BODY}”里填主办单位",
    "会办意见的主送",
    fires=(Example(fields=(*_TO_LEAD, (Key.SALUTATION, "张某某代表")), words="张某某代表"),),
    passes=(Example(fields=_TO_LEAD), Example(fields=(*_TO_LEAD, (Key.SALUTATION, "市财政局")))),
)
JOINT_WITHOUT_FIRST = Rule(
    "联名缺领衔",
    Theme.FIELDS,
    Level.HINT,
    CUSTOM,
    "只写了联名，没写领衔的人",
    "请把第一位写在“提出人”里",
    "提出人、联名",
    fires=(Example(fields=((Key.PROPOSERS, ""), (Key.JOINT, "李某某"))),),
    passes=(Example(fields=((Key.JOINT, "李某某"),)),),
)
JOINT = Rule(
    "联名分送",
    Theme.FIELDS,
    Level.INFO,
    CUSTOM,
    "各发一份，这里看到的是第一份",
    "单位档案的“联名答复”可以改",
    "提出人",
    fires=(Example(fields=((Key.PROPOSERS, "张某某、李某某"),), profile=(("联名答复", "分送"),)),),
    passes=(Example(fields=((Key.PROPOSERS, "张某某、李某某"),)),),
)
COPY_NUMBER = Rule(
    "份号写法",
    Theme.FIELDS,
    Level.HINT,
    standard("GB/T 9704-2012 7.2.1"),
    "份号一般用 6 位数字",
    "请写 6 位数字",
    "份号",
    fires=(Example(fields=((Key.COPY_NUMBER, "１2"),), words="１2", right="000012"),),
    passes=(Example(), Example(fields=((Key.COPY_NUMBER, "000001"),))),
)
SECRECY = Rule(
    "标了密级",
    Theme.FIELDS,
    Level.HINT,
    law("党政机关公文处理工作条例 第二十六条"),
    "标了密级，这里不能写涉密的内容",
    "涉密稿件应按保密规定在涉密计算机上办理；不涉密的请清空这一项",
    "密级",
    fires=(Example(fields=((Key.SECRECY, "秘密"),), words="秘密"),),
    passes=(Example(),),
)
URGENCY_WORD = Rule(
    "紧急程度写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    law("党政机关公文处理工作条例 第九条"),
    "没有这个紧急程度",
    f"请写“{'”或“'.join(URGENCY)}”，不急的空着",
    "紧急程度",
    fires=(Example(fields=((Key.URGENCY, "很急"),), words="很急"),),
    passes=(Example(), Example(fields=((Key.URGENCY, "特急"),))),
)
PUBLICITY_WORD = Rule(
    "公开属性写法",
    Theme.FIELDS,
    Level.SUSPECTED,
    CUSTOM,
    "没有这种公开属性",
    f"请写“{'”“'.join(PUBLICITY)}”之一",
    "公开属性",
    fires=(Example(fields=((Key.PUBLICITY, "可公开"),), words="可公开"),),
    passes=(Example(), Example(fields=((Key.PUBLICITY, "不予公开"),))),
)
INNER_DEPARTMENT = Rule(
    "落款内设机构",
    Theme.FIELDS,
    Level.HINT,
    law("党政机关公文处理工作条例 第十七条"),
    "落款像是内设机构",
    "答复应以单位名义发出，请核对",
    "落款",
    fires=(Example(fields=((Key.SIGNATURE, "云川省民政厅养老服务处"),), words="云川省民政厅养老服务处"),),
    passes=(Example(), Example(fields=((Key.SIGNATURE, "云川省人民政府办公室"),))),
)
CC_OF_OTHER_KIND = Rule(
    "抄送不符",
    Theme.RECORD,
    Level.SUSPECTED,
    CUSTOM,
    "抄送了另一类的机构",
    "请核对抄送单位和类型",
    "抄送、类型",
    fires=(Example(fields=((Key.CC, "省政协提案委员会"),), words="政协"),),
    passes=(Example(), Example(fields=((Key.CC, "省人大常委会代表工委、省政协办公厅"),))),
)


def _number_like(facts: DraftFacts) -> str:
    """Return an example of the first reply's number, with the unit's own code."""
    return f"{facts.code or '某复字'}〔2026〕33号"


def kind_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the kind of the letter is a known one."""
    kind = facts.draft.get(Key.KIND)
    if not kind:
        yield missing(Key.KIND, UNKNOWN_KIND.remedy)
    elif not is_known(kind):
        message = f"不认得“{kind}”，先当作“{facts.kind.name}”"
        yield UNKNOWN_KIND.found(Key.KIND, message, hits=field_hits(facts.draft, Key.KIND))


def kind_fits_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the kind agrees with the session and the proposers."""
    draft = facts.draft
    kind = facts.kind
    other = counterpart(kind)
    session, people = draft.get(Key.SESSION), draft.get(Key.PROPOSERS)
    of_other = [Key.SESSION] * (other.congress in session) + [Key.PROPOSERS] * people.endswith(other.member)
    if of_other:
        message = f"是“{kind.name}”，届次或提出人却像“{other.name}”"
        hits = [hit for key in (Key.KIND, *of_other) for hit in field_hits(draft, key)]
        yield KIND_AGAINST_ITEM.found(Key.KIND, message, hits=hits)


def recipient_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the letter has a recipient, and one of its kind."""
    typed = facts.draft.get(Key.SALUTATION).rstrip("：:")
    if typed == NOTHING:
        yield NO_SALUTATION.found(Key.SALUTATION, hits=field_hits(facts.draft, Key.SALUTATION))
    elif facts.kind.to_lead:
        yield from _lead_body_findings(facts, typed)
    elif not salutation(facts):
        member = facts.kind.member
        yield missing(Key.PROPOSERS, f"请填{member}姓名，如“张某某”", "没有收件人")


def _lead_body_findings(facts: DraftFacts, typed: str) -> Iterator[Finding]:
    """Check that a body that assists writes to the body that leads, and knows whose item it is."""
    kind = facts.kind
    if not salutation(facts):
        yield missing(Key.LEAD_BODY, f"{kind.family}主送主办单位，请填它的名称，如“市财政局”", "没有收件人")
    elif typed.endswith((*_MEMBERS, *facts.proposers)):
        message = f"{kind.family}写给主办单位，主送却是“{typed}”"
        hits = field_hits(facts.draft, Key.SALUTATION, typed)
        yield LEAD_BODY_ADDRESSED.found(Key.SALUTATION, message, hits=hits)
    if not facts.proposers:
        yield OPTIONAL.found(Key.PROPOSERS, remedy=f"请填{kind.member}姓名，开头语要写")


def joint_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Report how many letters a joint item gets, and how far they differ from the text as typed."""
    draft = facts.draft
    if draft.get(Key.JOINT) and not draft.get(Key.PROPOSERS):
        yield JOINT_WITHOUT_FIRST.found(Key.PROPOSERS)
    if facts.joint_form is JointForm.TOGETHER:
        return
    is_each = facts.joint_form is JointForm.EACH
    message = f"{len(facts.proposers)} 位各发一份，这里看到的是第一份" if is_each else "只答复领衔的一位"
    word = pronoun(facts.proposers[:1])
    if turned := count_other_pronouns(draft, word):
        message += f"；正文里有 {turned} 段的称呼印成了“{word}”"
    yield JOINT.found(Key.PROPOSERS, message)


def subject_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the subject of the item is filled in."""
    if not facts.subject:
        noun = facts.kind.noun
        yield missing(Key.SUBJECT, f"请照抄{noun}的标题，不加书名号")


def item_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that what the kind asks for of the record is filled in."""
    for key in facts.kind.asked:
        if not facts.draft.get(key):
            example = _EXAMPLES.get(key) or _number_like(facts)  # the first reply's number
            yield OPTIONAL.found(key, remedy=f"如有，请照抄，如“{example}”")


def copy_number_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the copy number has six digits."""
    draft = facts.draft
    typed = draft.get(Key.COPY_NUMBER)
    digits = with_plain_digits(typed)
    if typed and not re.fullmatch(r"[0-9]{6}", typed):
        is_short = re.fullmatch(r"[0-9]{1,6}", digits)
        example = digits.zfill(6) if is_short else "000001"
        message = f"“{typed}”不是 6 位数字"
        fix = fix_of(draft, Key.COPY_NUMBER, example) if is_short else ()
        hits = field_hits(draft, Key.COPY_NUMBER, right=example if is_short else "")
        yield COPY_NUMBER.found(Key.COPY_NUMBER, message, f"一般用 6 位，如“{example}”", hits=hits, fix=fix)


def secrecy_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Warn of any secrecy class: secret matter may not be written here."""
    if typed := facts.draft.get(Key.SECRECY):
        message = f"标了“{typed}”，这里不能写涉密的内容"
        yield SECRECY.found(Key.SECRECY, message, hits=field_hits(facts.draft, Key.SECRECY))


def urgency_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the urgency is a known one."""
    typed = facts.draft.get(Key.URGENCY)
    if typed and typed not in URGENCY:
        hits = field_hits(facts.draft, Key.URGENCY)
        yield URGENCY_WORD.found(Key.URGENCY, f"没有“{typed}”这个紧急程度", hits=hits)


def publicity_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the publicity is a known one."""
    typed = facts.draft.get(Key.PUBLICITY)
    if typed and typed not in PUBLICITY:
        hits = field_hits(facts.draft, Key.PUBLICITY)
        yield PUBLICITY_WORD.found(Key.PUBLICITY, f"没有“{typed}”这种公开属性", hits=hits)


def signature_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a unit signs, not one of its inner departments."""
    name = facts.filled(Key.SIGNATURE)
    if not name:
        yield missing(Key.SIGNATURE, "请填本单位全称，与印章一致", "没有落款")
    elif _INNER_DEPARTMENT.search(name):
        hits = field_hits(facts.draft, Key.SIGNATURE)
        yield INNER_DEPARTMENT.found(Key.SIGNATURE, f"“{name}”像是内设机构", hits=hits)


def cc_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the copies go to bodies of the item's own kind."""
    kind = facts.kind
    right, wrong = kind.congress, counterpart(kind).congress
    cc = facts.filled(Key.CC)
    if wrong in cc and right not in cc:
        hits = field_hits(facts.draft, Key.CC, wrong)
        yield CC_OF_OTHER_KIND.found(Key.CC, f"{kind.letter}抄送了{wrong}的机构", hits=hits)


KIND_LOOKS = (
    of_facts((UNKNOWN_KIND, REQUIRED), kind_rule),
    of_facts((KIND_AGAINST_ITEM,), kind_fits_rule),
    of_facts((NO_SALUTATION, LEAD_BODY_ADDRESSED, REQUIRED, OPTIONAL), recipient_rule),
)
ITEM_LOOKS = (
    of_facts((JOINT_WITHOUT_FIRST, JOINT), joint_rule),
    of_facts((REQUIRED,), subject_rule),
    of_facts((OPTIONAL,), item_rule),
)
MARK_LOOKS = (
    of_facts((COPY_NUMBER,), copy_number_rule),
    of_facts((SECRECY,), secrecy_rule),
    of_facts((URGENCY_WORD,), urgency_rule),
)
PUBLICITY_LOOKS = (of_facts((PUBLICITY_WORD,), publicity_rule),)
SIGNATURE_LOOKS = (of_facts((INNER_DEPARTMENT, REQUIRED), signature_rule),)
CC_LOOKS = (of_facts((CC_OF_OTHER_KIND,), cc_rule),)
