"""Field problems that would make a wrong letter: each rule looks at one field and says the remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from replydesk.draft.locations import Edit
from replydesk.draft.model import Attachment, Draft, Key, Part, Section
from replydesk.draft.place import Place, attachment_key
from replydesk.letter.compose import salutation
from replydesk.letter.facts import KINDS, DraftFacts, pronoun
from replydesk.letter.model import Letter
from replydesk.letter.print_options import PUBLICITY, URGENCY, JointForm
from replydesk.letter.recipients import count_other_pronouns
from replydesk.reply.findings import Finding, Level, Rule, fix_of, has_errors, missing, problems, state
from replydesk.reply.rules.number_and_dates import (
    date_rule,
    handling_rule,
    number_rule,
    print_date_rule,
    year_rule,
)
from replydesk.reply.rules.pronouns import pronoun_rule
from replydesk.reply.rules.typed_text import kind_words_rule, text_rules
from replydesk.reply.rules.unit import (
    letterhead_rule,
    post_rule,
    result_class_rule,
    signer_rule,
    unit_rule,
)
from replydesk.text.dates import parse_date
from replydesk.text.full_width import with_plain_digits
from replydesk.text.numerals import heading_numbers

__all__ = ["RULES", "Finding", "Level", "check", "has_errors", "problems", "state"]

_NUMBERED = re.compile(r"附件\d*[：:]?|\d{1,2}[.．、]")
_PUNCTUATION = tuple("。；，、：,;.")  # none behind the name of an attachment (7.3.4)
_SALUTATION = re.compile(r".{2,28}(代表|委员|代表团)[：:]")
_TYPED_HEADING = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）)[^。；！？]{1,40}"
)
_INNER_OFFICE = re.compile(r"[处科股]$|(?<!办公)室$")


def check(facts: DraftFacts, letter: Letter) -> tuple[Finding, ...]:
    """Return all findings of a draft, in the order of the letter."""
    found = [finding for rule in RULES for finding in rule(facts)]
    unfilled = [Finding(Level.ERROR, each.kind, each.text, "请改选或修改") for each in letter.unfilled]
    return (*found, *unfilled)


def _kind(facts: DraftFacts) -> Iterator[Finding]:
    kind = facts.draft.get(Key.KIND)
    names = [each.name for each in KINDS]
    if kind not in names:
        said = f"不认得“{kind}”" if kind else "没有填"
        remedy = f"请写“{'”或“'.join(names)}”"
        yield Finding(Level.ERROR, Key.KIND, said, remedy, is_missing=not kind)


def _kind_fits(facts: DraftFacts) -> Iterator[Finding]:
    draft = facts.draft
    kind = facts.kind
    other = KINDS[1 - KINDS.index(kind)]
    session, people = draft.get(Key.SESSION), draft.get(Key.PROPOSERS)
    wrong_session = "人大" if kind is KINDS[1] else "政协"
    if wrong_session in session or people.endswith(other.member):
        said = f"是“{kind.name}”，届次或提出人却像“{other.name}”"
        yield Finding(Level.ERROR, Key.KIND, said, "请核对类型；类型错了，代表、委员都会写错")


def _attachments(facts: DraftFacts) -> Iterator[Finding]:
    draft = facts.draft
    names = draft.names(Key.ATTACHMENTS)
    for index, name in enumerate(names):
        if _NUMBERED.match(name):
            said = f"“{name}”前面有序号，印出来会有两个"
            fix = _renamed(draft, names, index, _NUMBERED.sub("", name, count=1).strip())
            yield Finding(Level.WARNING, Key.ATTACHMENTS, said, "请只写名称，序号由程序编", fix=fix)
        if name.endswith(_PUNCTUATION):
            right = name.rstrip("".join(_PUNCTUATION))
            fix = _renamed(draft, names, index, right)
            said = f"“{name}”后面有标点"
            yield Finding(Level.WARNING, Key.ATTACHMENTS, said, f"请改为“{right}”", fix=fix)


def _renamed(draft: Draft, names: tuple[str, ...], index: int, right: str) -> tuple[Edit, ...]:
    """What gives an attachment another name; nothing where none would be left, since texts go by names."""
    text = "\n".join((*names[:index], right, *names[index + 1 :]))
    return fix_of(draft, Key.ATTACHMENTS, text) if right else ()


def _attachment_texts(facts: DraftFacts) -> Iterator[Finding]:
    draft = facts.draft
    names = len(draft.names(Key.ATTACHMENTS))
    for number, attachment in enumerate(draft.attachments, 1):
        key = attachment_key(number)
        if number > names and attachment != Attachment():
            remedy = "请在“附件”里补上名称，或者删去这段正文"
            yield Finding(Level.ERROR, Key.ATTACHMENTS, f"{key}有正文，却没有名称", remedy)
        yield from _headings(Key.ATTACHMENTS, key, attachment.sections)


def _recipient(facts: DraftFacts) -> Iterator[Finding]:
    if not salutation(facts):
        member = facts.kind.member
        yield missing(Key.PROPOSERS, f"请填{member}姓名，如“张某某”", "没有收件人")


def _joint(facts: DraftFacts) -> Iterator[Finding]:
    """What is made of a joint item: how many letters, and where they are not as typed."""
    draft = facts.draft
    if draft.get(Key.JOINT) and not draft.get(Key.PROPOSERS):
        yield Finding(Level.WARNING, Key.PROPOSERS, "只写了联名，没写领衔的人", "请把第一位写在“提出人”里")
    if facts.joint_form is JointForm.TOGETHER:
        return
    is_each = facts.joint_form is JointForm.EACH
    said = f"{len(facts.proposers)} 位各发一份，这里看到的是第一份" if is_each else "只答复领衔的一位"
    word = pronoun(facts.proposers[:1])
    if turned := count_other_pronouns(draft, word):
        said += f"；正文里有 {turned} 段的称呼印成了“{word}”"
    yield Finding(Level.INFO, Key.PROPOSERS, said, "单位档案的“联名答复”可以改")


def _subject(facts: DraftFacts) -> Iterator[Finding]:
    if not facts.subject:
        noun = facts.kind.noun
        yield missing(Key.SUBJECT, f"请照抄{noun}的标题，不加书名号")


def _item(facts: DraftFacts) -> Iterator[Finding]:
    for key, example in ((Key.SESSION, "省十四届人大四次会议"), (Key.ITEM_NUMBER, "0033")):
        if not facts.draft.get(key):
            yield Finding(Level.WARNING, key, "没有填", f"如有，请照抄，如“{example}”")


def _copy_number(facts: DraftFacts) -> Iterator[Finding]:
    draft = facts.draft
    typed = draft.get(Key.COPY_NUMBER)
    digits = with_plain_digits(typed)
    if typed and not re.fullmatch(r"[0-9]{6}", typed):
        example = digits.zfill(6) if re.fullmatch(r"[0-9]{1,6}", digits) else "000001"
        said = f"“{typed}”不是 6 位数字"
        fix = fix_of(draft, Key.COPY_NUMBER, example) if digits.isdecimal() else ()
        yield Finding(Level.WARNING, Key.COPY_NUMBER, said, f"一般用 6 位，如“{example}”", fix=fix)


def _secrecy(facts: DraftFacts) -> Iterator[Finding]:
    if typed := facts.draft.get(Key.SECRECY):
        said = f"标了“{typed}”，这里不能写涉密的内容"
        remedy = "涉密稿件应按保密规定在涉密计算机上办理；不涉密的请清空这一项"
        yield Finding(Level.WARNING, Key.SECRECY, said, remedy)


def _urgency(facts: DraftFacts) -> Iterator[Finding]:
    typed = facts.draft.get(Key.URGENCY)
    if typed and typed not in URGENCY:
        remedy = f"请写“{'”或“'.join(URGENCY)}”，不急的空着"
        yield Finding(Level.WARNING, Key.URGENCY, f"没有“{typed}”这个紧急程度", remedy)


def _publicity(facts: DraftFacts) -> Iterator[Finding]:
    typed = facts.draft.get(Key.PUBLICITY)
    if typed and typed not in PUBLICITY:
        remedy = f"请写“{'”“'.join(PUBLICITY)}”之一"
        yield Finding(Level.WARNING, Key.PUBLICITY, f"没有“{typed}”这种公开属性", remedy)


def _signature(facts: DraftFacts) -> Iterator[Finding]:
    name = facts.filled(Key.SIGNATURE)
    if not name:
        yield missing(Key.SIGNATURE, "请填本单位全称，与印章一致", "没有落款")
    elif _INNER_OFFICE.search(name):
        yield Finding(Level.WARNING, Key.SIGNATURE, f"“{name}”像是内设机构", "答复应以单位名义发出，请核对")


def _answer(facts: DraftFacts) -> Iterator[Finding]:
    draft = facts.draft
    paragraphs = [*draft.preamble, *(each for part in draft.sections for each in part.paragraphs)]
    if not paragraphs:
        yield missing(Part.ANSWER, "请逐条答复所提意见", "还没有写")
    yield from _headings(Part.ANSWER, Part.ANSWER, draft.sections)


def _headings(key: str, body: str, sections: tuple[Section, ...]) -> Iterator[Finding]:
    """Headings without a text, or with a number of their own, in the answer or another `body`."""
    where = "" if body == Part.ANSWER else body
    numbers = heading_numbers(section.level for section in sections)
    for index, (number, section) in enumerate(zip(numbers, sections, strict=True)):
        heading, place = section.heading.strip(), Place(body, index, -1)
        if not heading:
            said = f"{where}有一个标题是空的"
            yield Finding(Level.WARNING, key, said, "请填写或删去这一节", places=(place,))
        elif heading.startswith(number):
            said = f"{where}标题“{heading}”里写了序号，印出来会有两个"
            fix = (Edit(place, section.heading, heading.removeprefix(number).strip()),)
            yield Finding(Level.WARNING, key, said, f"请删去“{number}”，序号由程序编", fix=fix)


def _leftovers(facts: DraftFacts) -> Iterator[Finding]:
    for place, typed in facts.texts_of(Part.ANSWER):
        text = typed.strip()
        if not place.is_heading and (
            parse_date(text) or text.startswith("（联系人") or _SALUTATION.fullmatch(text)
        ):
            said = f"正文里有一段“{text}”，像是旧稿的主送、日期或附注"
            fix = (Edit(place, typed, ""),)
            yield Finding(Level.WARNING, Part.ANSWER, said, "这些由程序写，请从正文里删去", fix=fix)


def _typed_headings(facts: DraftFacts) -> Iterator[Finding]:
    """Headings that were typed, with their numbers, as paragraphs: they would be printed as text."""
    for place, typed in facts.texts_of(Part.ANSWER):
        if not place.is_heading and _TYPED_HEADING.fullmatch(text := typed.strip()):
            said = f"“{text}”像是标题，却写在正文里，印出来是正文的字体"
            remedy = "请加一节，写成那一节的标题；序号由程序编"
            yield Finding(Level.WARNING, Part.ANSWER, said, remedy, places=(place,))


def _cc(facts: DraftFacts) -> Iterator[Finding]:
    wrong = "政协" if facts.kind.name == KINDS[0].name else "人大"
    right = "人大" if wrong == "政协" else "政协"
    cc = facts.filled(Key.CC)
    if wrong in cc and right not in cc:
        said = f"{facts.kind.name}的答复抄送了{wrong}的机构"
        yield Finding(Level.WARNING, Key.CC, said, "请核对抄送单位和类型")


RULES: tuple[Rule, ...] = (
    unit_rule,
    letterhead_rule,
    _kind,
    _kind_fits,
    _recipient,
    _joint,
    _subject,
    _item,
    handling_rule,
    _copy_number,
    _secrecy,
    _urgency,
    number_rule,
    result_class_rule,
    _publicity,
    _answer,
    _leftovers,
    _typed_headings,
    pronoun_rule,
    kind_words_rule,
    text_rules,
    _attachments,
    _attachment_texts,
    _signature,
    signer_rule,
    post_rule,
    date_rule,
    year_rule,
    _cc,
    print_date_rule,
)
"""Every rule, in the order of the letter."""
