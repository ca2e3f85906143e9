"""Comparison of a draft with the truth, field by field, and of the letter's characters with the draft's."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator

from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.importing.replies.recognise import Imported
from replydesk.letter.compose import compose, passage
from replydesk.letter.facts import DraftFacts, item_number, proposers, subject
from replydesk.letter.kinds import kind_of
from replydesk.letter.model import Role
from replydesk.reply.stock import Stock
from replydesk.text.numerals import chinese_numeral
from tests.support.corpus.truth import Passage, Sample, Truth

Values = dict[str, object]

_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_CALLED = re.compile(r"(代表|委员)$")
_NUMBERS = re.compile(r"[（(]?[一二三四五六七八九十]{1,3}(?:[、是]|[）)])|[（(]?\d{1,2}(?:[、.](?!\d)|[）)])")
# The fields that a letter leaves open if the ends of its parts do; "全文" is asked instead.
_PARTS_OF_TEXT = ("正文文字", "标题层次", "接排标题", "一是二是", "下一步", "感谢和结束语")
_APPROVED = re.compile(r"此复函已经(.{1,6})审签。")


def bare(text: str) -> str:
    """Return the text without white space and invisible characters, with ASCII digits."""
    folded = "".join(unicodedata.normalize("NFKC", char) if char.isdecimal() else char for char in text)
    return "".join(folded.translate(_UNSEEN).split())


def expected(truth: Truth) -> Values:
    """Return the known values of a letter; None for an open one."""
    values: Values = {
        "单位": truth.unit,
        "类型": truth.kind or None,
        "届次": bare(truth.session),
        "编号": bare(truth.item_number),
        "案由": None if truth.subject is None else bare(truth.subject),
        "提出人": truth.people,
        "主送": bare(truth.salutation),
        "标题": bare(truth.title),
        "发文字号": bare(truth.document_number),
        "开头语": [bare(text) for text in truth.opening],
        **_answer(truth.body),
        "下一步": [bare(text) for text in truth.next_steps],
        "感谢和结束语": [bare(text) for text in _ending(truth)],
        "附件": [bare(name) for name in truth.attachments],
        "附件内容": bare(truth.attached),
        "落款": list(truth.signature),
        "成文日期": bare(truth.date),
        "联系人": truth.contact,
        "电话": truth.phone,
        "抄送": list(truth.cc),
        "办理类别": truth.result_class,
        "公开属性": truth.publicity,
        "签发人": truth.signer,
        "会商单位": truth.consulted,
        "主办单位": bare(truth.lead_body),
        "原答复": bare(truth.first_reply),
        "全文": _unnumbered(bare("".join(_texts(truth)))) if truth.is_loose else None,
    }
    left = {*truth.open, *(_PARTS_OF_TEXT if truth.is_loose else ())}
    return values | dict.fromkeys(left)


def _ending(truth: Truth) -> list[str]:
    return [text for text in truth.ending if truth.signer is not None or "审签" not in text]


def _texts(truth: Truth) -> list[str]:
    """Return the paragraphs of the answer and what follows it, without the opening."""
    return [*(each.heading + each.text for each in truth.body), *truth.next_steps, *_ending(truth)]


def _unnumbered(text: str) -> str:
    """Return the text without the numbers of headings and items, which a draft makes itself."""
    return _NUMBERS.sub("", text)


def found(draft: Draft, stock: Stock) -> Values:
    """Return the same values as the draft has them."""
    facts = DraftFacts(draft, stock.profile(draft))
    letter = compose(facts, stock.phrases)
    people = proposers(draft)

    def texts_of(part: Part) -> list[str]:
        return [bare(each.text) for each in _numbered(passage(draft, facts.profile, stock.phrases, part))]

    return {
        "单位": bare(draft.get(Key.UNIT)),
        "类型": kind_of(draft).name,
        "届次": bare(draft.get(Key.SESSION)),
        "编号": bare(item_number(draft)),
        "案由": bare(subject(draft)),
        "提出人": tuple(_CALLED.sub("", bare(name)) for name in people),
        "主送": bare(letter.text_of(Role.SALUTATION)).rstrip("：:"),
        "标题": bare(letter.text_of(Role.TITLE)),
        "发文字号": bare(draft.get(Key.DOCUMENT_NUMBER)),
        "开头语": texts_of(Part.OPENING),
        **_answer(_passages(draft.preamble, draft.sections)),
        "下一步": texts_of(Part.NEXT_STEPS),
        "感谢和结束语": [
            text
            for text in (*texts_of(Part.THANKS), *texts_of(Part.CLOSING))
            if not _APPROVED.fullmatch(text)
        ],
        "附件": [bare(name) for name in draft.names(Key.ATTACHMENTS)],
        "附件内容": bare("".join(_words(draft.attachments)).replace("|", "")),
        "落款": [bare(letter.blocks[place].text) for place in letter.places(Role.SIGNATURE)],
        "成文日期": bare(draft.get(Key.DATE)),
        **_filled(facts),
        "会商单位": tuple(map(bare, draft.names(Key.CONSULTED))),
        "主办单位": bare(draft.get(Key.LEAD_BODY)),
        "原答复": bare(str({str(key): value for key, value in draft.fields}.get("原答复", ""))),
        "全文": _unnumbered(_running_text(draft, texts_of)),
    }


def _running_text(draft: Draft, texts_of: Callable[[Part], list[str]]) -> str:
    """Return the characters of the answer and of what follows it."""
    answer = [bare(each.heading + each.text) for each in _passages(draft.preamble, draft.sections)]
    ends = (*texts_of(Part.NEXT_STEPS), *texts_of(Part.THANKS), *texts_of(Part.CLOSING))
    return "".join((*answer, *(text for text in ends if not _APPROVED.fullmatch(text))))


def _filled(facts: DraftFacts) -> Values:
    """Return the fields that a profile may fill in."""
    draft = facts.draft
    cc = facts.filled(Key.CC)
    return {
        "联系人": bare(facts.filled(Key.CONTACT)),
        "电话": bare(facts.filled(Key.PHONE)),
        "抄送": [bare(name) for name in re.split(r"[、，,；\s]+", cc.rstrip("。")) if name],
        "办理类别": draft.get(Key.RESULT_CLASS).removesuffix("类"),
        "公开属性": draft.get(Key.PUBLICITY),
        "签发人": bare(draft.get(Key.SIGNER)),
    }


def _answer(body: Iterable[Passage]) -> Values:
    """Return the answer's text, its paragraphs' levels, its run-in headings, and its rows of 一是."""
    passages = list(body)
    return {
        "正文文字": [bare(each.heading + each.text) for each in passages],
        "标题层次": [
            (each.level, bare(each.heading) if not each.text else "") for each in passages if each.level
        ],
        "接排标题": [bare(each.heading) for each in passages if each.level and each.text],
        "一是二是": [each.is_item for each in passages],
    }


def _passages(preamble: Iterable[Paragraph], sections: Iterable[Section]) -> Iterator[Passage]:
    yield from (Passage(each.text, is_item=each.is_item) for each in preamble)
    for section in sections:
        run_in = section.paragraphs[0].text if section.runs_in else ""
        yield Passage(run_in, section.level, section.heading)
        for each in section.paragraphs[int(section.runs_in) :]:
            yield Passage(each.text, is_item=each.is_item)


def _numbered(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    count = 0
    for each in paragraphs:
        count = count + 1 if each.is_item else 0
        yield Paragraph(f"{chinese_numeral(count)}是{each.text}") if count else each


def _words(attachments: Iterable[Attachment]) -> Iterator[str]:
    for attachment in attachments:
        for each in _passages(attachment.preamble, attachment.sections):
            if not re.fullmatch(r"[|\-: ]+", each.text):
                yield each.heading + each.text


def wrong(sample: Sample, imported: Imported, stock: Stock) -> dict[str, tuple[object, object]]:
    """Return the fields that differ, with the true and the found value."""
    values = found(imported.draft, stock)
    truth = sample.truth
    wanted = {name: value for name, value in expected(truth).items() if value is not None}
    return {
        name: (value, values[name])
        for name, value in wanted.items()
        if value != values[name] and values[name] not in truth.also.get(name, ())
    }


def artefacts(draft: Draft) -> int:
    """Return the number of spaces beside digits in the draft's text, except between Latin words."""
    parts = (
        *draft.opening,
        *draft.preamble,
        *(each for s in draft.sections for each in s.paragraphs),
        *draft.next_steps,
    )
    return sum(
        len(re.findall(r"(?<=[\u4e00-\u9fff]) +(?=\d)|(?<=\d) +(?=[\u4e00-\u9fff])", each.text))
        for each in parts
    )
