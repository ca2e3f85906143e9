"""Tells whether words of an original ask for something, give reasons, or close."""

from __future__ import annotations

from replydesk.draft.points.finding.vocabulary import (
    ABOUT_ABOVE,
    ASKED_FOR,
    ASKING,
    ASKING_LEAD,
    ASKS_WHETHER,
    BODY_SHOULD,
    CLAUSE_END,
    CLOSING_LINE,
    CONNECTING_WORD,
    EDGE,
    EXPLAINING,
    HOPES,
    IMPERATIVES,
    LACKS,
    LONGEST_GENERAL,
    LONGEST_HEADING,
    LONGEST_LEAD,
    LONGEST_NOUN,
    LONGEST_STOPPED,
    MODAL_START,
    MODAL_WITHIN,
    MUST_DO,
    NOT_MODAL,
    NOT_PREPOSITIONS,
    OF_WORK,
    PREPOSITIONS,
    PROBLEMS_AND_ADVICE,
    PROMISES,
    REASONS,
    SAYS_SOME,
    SET_OUT,
    SHOULD_BEHIND,
    SOMEBODY_ASKS,
    STRONG_LEAD,
    SUBJECTS,
    SUGGESTION_TITLE,
    THINKS,
    URGES,
    WHOLE_TEXT,
)


def is_title(text: str) -> bool:
    """Return True for the title of a suggestion: 关于……的建议."""
    return bool(SUGGESTION_TITLE.match(text))


def is_closing(text: str) -> bool:
    """Return True for a line behind what is asked for: 特此建议, 以上建议……, people, dates."""
    return bool(CLOSING_LINE.match(text)) or (text.startswith(("希望", "恳请", "请")) and is_hope(text))


def is_hope(text: str) -> bool:
    """Return True for a sentence that hopes for attention only."""
    is_above = any(each in text[:EDGE] for each in ABOUT_ABOVE)
    return is_above or any(each in _last_clause(text) for each in HOPES)


def _last_clause(text: str) -> str:
    """Return what is behind the last comma, at most the end of a sentence."""
    end = text.rstrip("。！!；; ")[-EDGE:]
    return end[max(end.rfind("，"), end.rfind(",")) + 1 :]


def _last_of(text: str, words: tuple[str, ...]) -> int:
    """Return where the last of some words ends, 0 if there is none."""
    return max((at + len(each) for each in words if (at := text.rfind(each)) >= 0), default=0)


def is_label_of_all(text: str) -> bool:
    """Return True for a label of the whole text, reasons and all: 建议内容："""
    return text.strip("【】[]（）()：: \u3000") in WHOLE_TEXT


def _bare(text: str) -> str:
    """Return a text without brackets around it, a short one also without blanks: 建 议."""
    bare = text.strip("【】[]（）() \u3000")
    return "".join(bare.split()) if len(bare) <= LONGEST_LEAD else bare


def announces_asking(text: str, *, is_line: bool) -> bool:
    """Return True for a heading of suggestions (a line of its own), or words that lead in to them."""
    bare = _bare(text)
    if bare.rstrip("：:。").endswith("反映如下"):  # what is wrong comes first
        return False
    if not bare or is_label_of_all(bare) or is_title(bare) or PROBLEMS_AND_ADVICE.search(bare):
        return False
    asks, gives = _last_of(bare, ASKING), _last_of(bare, REASONS)
    says_some = bool(SAYS_SOME.search(bare)) and not gives
    asks = len(bare) if says_some else asks
    core = bare.rstrip("：:。.，,")
    is_heading = is_line and _is_heading(bare, core) and len(core) - 1 <= asks > gives
    if is_heading and not _is_asked_itself(core):
        return True
    is_promised = says_some or any(each in bare[-14:] for each in PROMISES)
    is_named = core.endswith(ASKED_FOR) or not core.replace(",", "，").rpartition("，")[2].startswith(
        IMPERATIVES
    )
    is_lead = is_promised or (text.endswith(("：", ":", "】")) and is_named)
    if not is_lead or len(bare) > LONGEST_LEAD:
        return False
    sets_out = _last_of(bare, SET_OUT)
    if asks > gives or (lead_in(text) > 0 and text.endswith(("：", ":"))):
        return True
    return bool(sets_out > gives and any(each in bare for each in PROMISES))


def ends_asking(text: str) -> bool:
    """Return True for a sentence whose last word names what is asked for: ……提出了建议。"""
    core = _bare(text).rstrip("：:。.，,；; ")
    if is_title(text) or PROBLEMS_AND_ADVICE.search(core):
        return False
    return _last_of(core, ASKING) >= len(core) > _last_of(core, REASONS)


def _is_asked_itself(text: str) -> bool:
    """Return True for a heading that is a point itself: 制定实施方案, 关于加大投入的建议."""
    is_long = len(text) > LONGEST_GENERAL and text.startswith((*IMPERATIVES, *SUBJECTS))
    is_noun = text.endswith(("建议", "对策")) or (len(text) <= LONGEST_NOUN and not text.startswith(OF_WORK))
    return is_long or (text.startswith(IMPERATIVES) and not is_noun)


def is_asking_heading(text: str) -> bool:
    """Return True for a heading like 关于加大投入的建议, which names one point."""
    core = text.rstrip("：:。.，, \u3000")
    is_named = core.endswith(("建议", "意见", "请求")) and core.startswith(SUBJECTS)
    return is_named and LONGEST_GENERAL - 4 < len(core) <= 2 * LONGEST_HEADING


def _is_heading(text: str, core: str) -> bool:
    """Return True if a line may be a heading: short, no sentences; with a stop at its end very short."""
    most = LONGEST_STOPPED if text.endswith(("。", ".")) else LONGEST_HEADING
    return len(core) <= most and not any(mark in core for mark in "。；;！")


def announces_reasons(text: str, *, is_line: bool) -> bool:
    """Return True for a heading of reasons, or words that lead in to them."""
    bare = _bare(text)
    core = bare.rstrip("：:。.，,")
    asks, gives = _last_of(bare, ASKING), _last_of(bare, REASONS)
    if not gives or gives <= asks:
        return False
    if is_line and _is_heading(bare, core):
        return gives >= len(core) - 1 and not begins_asking(core)
    is_lead = text.endswith(("：", ":", "】")) or any(each in bare[-14:] for each in PROMISES)
    return is_lead and len(bare) <= LONGEST_LEAD and not begins_asking(core)


def lead_in(text: str) -> int:
    """Return how many characters lead in to what a sentence asks for (为此，我建议), 0 if it does not so."""
    found = ASKING_LEAD.match(text) or SOMEBODY_ASKS.match(text)
    if not found:
        return 0
    end = found.end()
    while end < len(text) and text[end] in "：:，, \u3000":
        end += 1
    return end


def asks_strongly(text: str) -> bool:
    """Return True if a sentence asks in so many words: 建议……, 为此，恳请……; not 希望……."""
    if is_hope(text):
        return False
    found = ASKING_LEAD.match(text)
    return found[0].endswith(STRONG_LEAD) if found else bool(SOMEBODY_ASKS.match(text))


def asks_at_all(text: str) -> bool:
    """Return True if a sentence asks, also by 希望 or 请."""
    return (lead_in(text) > 0 or asks_whether(text)) and not is_hope(text)


def asks_whether(text: str) -> bool:
    """Return True for a question that asks for something: 末班车可否延长到十点？, 能不能……."""
    return bool(ASKS_WHETHER.match(text) or (text.endswith(("？", "?")) and ASKS_WHETHER.search(text)))


def begins_asking(text: str) -> bool:
    """Return True if the first words ask: a verb, or 要, 应."""
    is_modal = text.startswith(MODAL_START) and not text.startswith(NOT_MODAL)
    return text.startswith(IMPERATIVES) or is_modal or lead_in(text) > 0


def should_be_done(text: str) -> bool:
    """Return True if a sentence begins with what must be done: 要加大……, 我们认为应……."""
    is_said = MUST_DO.match(text) or THINKS.search(text, 0, EDGE) or SHOULD_BEHIND.search(text)
    return bool(is_said) and not text.startswith(NOT_MODAL)


def may_begin_asking(text: str) -> bool:
    """Return True if the first words may ask, where asking is what one expects: also 由……, 在……."""
    text = CONNECTING_WORD.sub("", text, count=1)
    is_other = text.startswith(NOT_PREPOSITIONS)
    return begins_asking(text) or (text.startswith(PREPOSITIONS) and not is_other)


def asks_within(text: str) -> bool:
    """Return True if a text asks by 应, 要, 建议 somewhere."""
    return bool(MODAL_WITHIN.search(text))


def tells_who_should(text: str) -> bool:
    """Return True for 区政府应……, 有关部门要……."""
    return bool(BODY_SHOULD.search(text))


def urges(text: str) -> bool:
    """Return True if the first clause says that something must be done: 邮政要挑大梁; not 资金要么不足."""
    first = CLAUSE_END.split(text, maxsplit=1)[0]
    return bool(URGES.search(first)) and not names_lack(text)


def explains(text: str) -> bool:
    """Return True if a paragraph explains what is before it."""
    return text.startswith(EXPLAINING) or (tells_of_lack(text) and not begins_asking(text))


def names_lack(text: str) -> bool:
    """Return True if the first clause of a text ends with what is wrong: 养护资金短缺, not 修复破损的路面."""
    return CLAUSE_END.split(text, maxsplit=1)[0].endswith(LACKS)


def tells_of_lack(text: str) -> bool:
    """Return True if a text tells what is wrong: 不足, 滞后, 隐患."""
    head = text[:60]
    return any(each in head for each in LACKS)
