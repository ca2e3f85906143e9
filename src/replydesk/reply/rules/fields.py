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
from replydesk.reply.findings import Finding, Level, fix_of, missing
from replydesk.text.full_width import with_plain_digits

_MEMBERS = tuple({kind.member for kind in KINDS})

# Examples of what a kind asks for.
_EXAMPLES = {
    Key.SESSION: "省十四届人大四次会议",
    Key.ITEM_NUMBER: "0033",
}

_INNER_DEPARTMENT = re.compile(r"[处科股]$|(?<!办公)室$")


def kind_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the kind of the letter is a known one."""
    kind = facts.draft.get(Key.KIND)
    if not is_known(kind):
        message = f"不认得“{kind}”，先当作“{facts.kind.name}”" if kind else "没有填"
        remedy = f"请写“{'”“'.join(SHORT_NAMES)}”之一"
        yield Finding(Level.ERROR, Key.KIND, message, remedy, is_missing=not kind)


def kind_fits_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the kind agrees with the session and the proposers."""
    draft = facts.draft
    kind = facts.kind
    other = counterpart(kind)
    session, people = draft.get(Key.SESSION), draft.get(Key.PROPOSERS)
    if other.congress in session or people.endswith(other.member):
        message = f"是“{kind.name}”，届次或提出人却像“{other.name}”"
        yield Finding(Level.ERROR, Key.KIND, message, "请核对类型；类型错了，代表、委员都会写错")


def recipient_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the letter has a recipient, and one of its kind."""
    typed = facts.draft.get(Key.SALUTATION).rstrip("：:")
    if typed == NOTHING:
        yield Finding(Level.HINT, Key.SALUTATION, "写了“无”，信里没有主送", "请核对；要主送的请清空这一项")
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
        yield Finding(Level.ERROR, Key.SALUTATION, message, f"请清空这一项，在“{Key.LEAD_BODY}”里填主办单位")
    if not facts.proposers:
        yield Finding(Level.HINT, Key.PROPOSERS, "没有填", f"请填{kind.member}姓名，开头语要写")


def joint_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Report how many letters a joint item gets, and how far they differ from the text as typed."""
    draft = facts.draft
    if draft.get(Key.JOINT) and not draft.get(Key.PROPOSERS):
        yield Finding(Level.HINT, Key.PROPOSERS, "只写了联名，没写领衔的人", "请把第一位写在“提出人”里")
    if facts.joint_form is JointForm.TOGETHER:
        return
    is_each = facts.joint_form is JointForm.EACH
    message = f"{len(facts.proposers)} 位各发一份，这里看到的是第一份" if is_each else "只答复领衔的一位"
    word = pronoun(facts.proposers[:1])
    if turned := count_other_pronouns(draft, word):
        message += f"；正文里有 {turned} 段的称呼印成了“{word}”"
    yield Finding(Level.INFO, Key.PROPOSERS, message, "单位档案的“联名答复”可以改")


def subject_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the subject of the item is filled in."""
    if not facts.subject:
        noun = facts.kind.noun
        yield missing(Key.SUBJECT, f"请照抄{noun}的标题，不加书名号")


def item_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that what the kind asks for of the record is filled in."""
    for key in facts.kind.asked:
        if not facts.draft.get(key):
            example = (
                _EXAMPLES.get(key) or f"{facts.code or '某复字'}〔2026〕33号"
            )  # the first reply's number
            yield Finding(Level.HINT, key, "没有填", f"如有，请照抄，如“{example}”")


def _number_like(facts: DraftFacts) -> str:
    """Return an example of the first reply's number, with the unit's own code."""
    return f"{facts.code or '某复字'}〔2026〕33号"


def copy_number_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the copy number has six digits."""
    draft = facts.draft
    typed = draft.get(Key.COPY_NUMBER)
    digits = with_plain_digits(typed)
    if typed and not re.fullmatch(r"[0-9]{6}", typed):
        example = digits.zfill(6) if re.fullmatch(r"[0-9]{1,6}", digits) else "000001"
        message = f"“{typed}”不是 6 位数字"
        fix = fix_of(draft, Key.COPY_NUMBER, example) if digits.isdecimal() else ()
        yield Finding(Level.HINT, Key.COPY_NUMBER, message, f"一般用 6 位，如“{example}”", fix=fix)


def secrecy_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Warn of any secrecy class: secret matter may not be written here."""
    if typed := facts.draft.get(Key.SECRECY):
        message = f"标了“{typed}”，这里不能写涉密的内容"
        remedy = "涉密稿件应按保密规定在涉密计算机上办理；不涉密的请清空这一项"
        yield Finding(Level.HINT, Key.SECRECY, message, remedy)


def urgency_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the urgency is a known one."""
    typed = facts.draft.get(Key.URGENCY)
    if typed and typed not in URGENCY:
        remedy = f"请写“{'”或“'.join(URGENCY)}”，不急的空着"
        yield Finding(Level.HINT, Key.URGENCY, f"没有“{typed}”这个紧急程度", remedy)


def publicity_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the publicity is a known one."""
    typed = facts.draft.get(Key.PUBLICITY)
    if typed and typed not in PUBLICITY:
        remedy = f"请写“{'”“'.join(PUBLICITY)}”之一"
        yield Finding(Level.HINT, Key.PUBLICITY, f"没有“{typed}”这种公开属性", remedy)


def signature_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that a unit signs, not one of its inner departments."""
    name = facts.filled(Key.SIGNATURE)
    if not name:
        yield missing(Key.SIGNATURE, "请填本单位全称，与印章一致", "没有落款")
    elif _INNER_DEPARTMENT.search(name):
        yield Finding(Level.HINT, Key.SIGNATURE, f"“{name}”像是内设机构", "答复应以单位名义发出，请核对")


def cc_rule(facts: DraftFacts) -> Iterator[Finding]:
    """Check that the copies go to bodies of the item's own kind."""
    kind = facts.kind
    right, wrong = kind.congress, counterpart(kind).congress
    cc = facts.filled(Key.CC)
    if wrong in cc and right not in cc:
        message = f"{kind.letter}抄送了{wrong}的机构"
        yield Finding(Level.HINT, Key.CC, message, "请核对抄送单位和类型")
