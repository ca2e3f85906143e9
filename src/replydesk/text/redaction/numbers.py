"""Numbers of people: what a row of digits is, by its form, its separators and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from replydesk.text.redaction import forms
from replydesk.text.redaction.amounts import COUNTED_BEHIND, ENDS, FEW_BEHIND, MANY_BEHIND
from replydesk.text.redaction.folding import CELL, PARAGRAPH, SPELLED, spelled_digits
from replydesk.text.redaction.model import PrivateHit
from replydesk.text.redaction.words import About, Context, context_before, context_behind, context_of_labels

_STRONG = frozenset(" -.·/~_|*+()'\\=#^")  # separators within one number
_WEAK = frozenset(f",、:;…。&!?{CELL}{PARAGRAPH}")  # more often between two
_BOUNDS = _WEAK | frozenset("()")  # a number can stand alone between these
_SEPARATORS = re.escape("".join(sorted(_STRONG | _WEAK)))
_CHAIN = re.compile(rf"[0-9]+(?:[{_SEPARATORS}]{{1,8}}[0-9]+)*")
_GROUP = re.compile("[0-9]+")
_SPELLINGS = frozenset(SPELLED)
_SPELLED = f"[0-9{SPELLED}]"
_WITHIN = re.escape("".join(sorted(_STRONG)))
_SPELLED_ROW = re.compile(rf"{_SPELLED}(?:[{_WITHIN}]{{0,4}}{_SPELLED}){{6,}}")

_EXTENSION = re.compile(
    r" ?\(? ?(?:转|-{1,2}|ext\.?|x|#|\*|分机号?|内线)[ :]{0,2}(?:分机)?[ :]{0,2}\d{1,6}(?![\d年月日万元%.])"
)
_X = re.compile(r"[ -]{0,3}x(?![a-z0-9])")
_TAIL = re.compile(
    r"[ 、,;/\\|&+()':~·.\n\x1f-]{0,4}(?:或者?|和|以?及|与|转|传真|电话|手机|座机|tel|fax)?[:. (]{0,3}"
)
_SHORT_TAIL = re.compile(r" ?[/、\\|~-] ?")  # 88905323/24
_WHOLE = ("", *" \n\x1f,、;()/。:!?-'")  # what may stand between a number and the next digits
_URL = re.compile(r"(?:https?:|www\.|[a-z]\.(?:cn|com)/)[!-~]{0,120}$")
_URL_WINDOW = 120  # characters of a text looked through for the beginning of a web address

_NEAR_PHONE = 24  # characters behind a telephone number in which a second one may stand
_MOST_GROUPS = 2000  # of a chain that are looked at
_PHONE, _IDENTITY, _CARD, _DIGITS = "电话号码", "身份证号", "银行卡号", "号码"
_SHORTEST, _LOCAL, _SHORT_MOST = 7, 8, 6  # digits of a local number, and of the longest short one


class _Chain:
    """A row of digits: its groups, and what parts them."""

    def __init__(self, text: str, digits: str, start: int, end: int) -> None:
        self.text = text
        self.groups = [each.span() for each in _GROUP.finditer(digits, start, end)]
        self.digits = [digits[one:other] for one, other in self.groups]
        ends = pairwise(self.groups)
        self.gaps = [text[one[1] : other[0]] for one, other in ends]  # behind each group but the last

    def cut(self, groups: int) -> None:
        """Leave only the first groups."""
        self.groups, self.digits, self.gaps = (
            self.groups[:groups],
            self.digits[:groups],
            self.gaps[: groups - 1],
        )

    def joined(self, first: int) -> Iterator[tuple[int, str]]:
        """Yield the digits of the groups from `first` on, with the index of the last, while not too long."""
        digits = ""
        for last in range(first, len(self.digits)):
            digits += self.digits[last]
            if len(digits) > forms.LONGEST and last > first:
                return
            yield last, digits

    def is_alone(self, first: int, last: int) -> bool:
        """Return True if these groups are parted from the others as one number is from another."""
        before = self.gaps[first - 1] if first else "\n"
        behind = self.gaps[last] if last < len(self.gaps) else "\n"
        return not (_BOUNDS.isdisjoint(before) or _BOUNDS.isdisjoint(behind))


@dataclass(frozen=True)
class _Span:
    """Some groups of a chain, from `first` to `last`, as one number."""

    chain: _Chain
    first: int
    last: int
    digits: str

    @property
    def start(self) -> int:
        return self.chain.groups[self.first][0]

    @property
    def end(self) -> int:
        return self.chain.groups[self.last][1]

    @cached_property
    def gaps(self) -> list[str]:
        return self.chain.gaps[self.first : self.last]

    @cached_property
    def shape(self) -> tuple[int, ...]:
        return tuple(map(len, self.chain.digits[self.first : self.last + 1]))

    @cached_property
    def is_strong(self) -> bool:
        """Return True if only separators of one number part the groups."""
        return all(map(_STRONG.issuperset, self.gaps))

    @cached_property
    def is_even(self) -> bool:
        """Return True if the groups stand alone and are all parted in one way."""
        return self.is_strong and len(set(self.gaps)) < 2 and self.is_alone

    @cached_property
    def is_alone(self) -> bool:
        return self.chain.is_alone(self.first, self.last)

    @cached_property
    def crosses(self) -> str:
        """Return the boundaries of cells and paragraphs within the number."""
        return "".join(each for gap in self.gaps for each in gap if each in (CELL, PARAGRAPH))

    @cached_property
    def is_decimal(self) -> bool:
        """Return True if the digits go on behind a decimal point, or have thousands parted."""
        parts = self.chain.digits[self.first : self.last + 1]
        before = self.chain.gaps[self.first - 1] if self.first else ""
        is_thousands = (
            bool(self.gaps) and set(self.gaps) == {","} and all(len(each) == 3 for each in parts[1:])
        )
        behind = self.chain.gaps[self.last] if self.last < len(self.chain.gaps) else ""
        has_cents = behind == "." and FEW_BEHIND.match(self.chain.text, self.chain.groups[self.last + 1][1])
        return (
            (before == "." and self.chain.digits[self.first - 1] == "0")
            or (self.gaps[:1] == ["."] and parts[0] == "0")
            or is_thousands
            or bool(has_cents)
        )

    @property
    def is_ranged(self) -> bool:
        """Return True if the number begins with two years: 1998-2003."""
        parts = self.chain.digits[self.first : self.last + 1]
        return len(parts) > 1 and forms.is_year(parts[0]) and forms.is_year(parts[1])

    @property
    def is_parted(self) -> bool:
        """Return True if a blank stands behind."""
        return self.chain.text[self.end : self.end + 1] == " "

    @property
    def is_marked(self) -> bool:
        """Return True if a colon or the like leads to the number: 电话：, Tel., 号码为."""
        before = self.chain.text[max(0, self.start - 3) : self.start].rstrip(" (+'")
        return before.endswith((":", ".", "号", "码", "为", "是"))

    def is_followed(self, pattern: re.Pattern[str]) -> bool:
        """Return True if a pattern matches what stands behind."""
        return bool(pattern.match(self.chain.text, self.end))


@dataclass(frozen=True)
class _Verdict:
    """What the groups up to `last` are; `what` is "" for a public number. `end` if it ends behind them."""

    last: int
    what: str = ""
    is_certain: bool = True
    end: int = 0
    is_phone: bool = True


def find_numbers(text: str, labels: Callable[[int], tuple[str, ...]]) -> Iterator[PrivateHit]:
    """Yield the private numbers of a folded text; `labels` returns those of the cell at a place."""
    judge = _Judge(text, labels)
    for found in _CHAIN.finditer(text):
        yield from judge.hits(_Chain(text, text, *found.span()))
    for found in _SPELLED_ROW.finditer(text):
        if not _SPELLINGS.isdisjoint(found[0]):
            yield from judge.spelled_hits(found.start(), found.end())


class _Judge:
    """The reading of one text; it remembers where the last private telephone number ended."""

    def __init__(self, text: str, labels: Callable[[int], tuple[str, ...]]) -> None:
        self.text = text
        self.labels = labels
        self.phone_end = -1

    def hits(self, chain: _Chain) -> Iterator[PrivateHit]:
        """Yield the private numbers of a chain."""
        if self._is_plain(chain):
            return
        first = 0
        if len(chain.groups) > _MOST_GROUPS:  # no number, but who knows what is in it
            yield PrivateHit(chain.groups[_MOST_GROUPS][0], chain.groups[-1][1], _DIGITS, is_certain=False)
            chain.cut(_MOST_GROUPS)
        while first < len(chain.groups):
            verdict = self._verdict(chain, first)
            if verdict is None:
                first += 1
                continue
            if verdict.what:
                hit = self._hit(chain, first, verdict)
                yield hit
                self.phone_end = hit.end if verdict.is_phone else self.phone_end
            end = max(chain.groups[verdict.last][1], verdict.end)
            while first < len(chain.groups) and chain.groups[first][0] < end:
                first += 1

    def _is_plain(self, chain: _Chain) -> bool:
        """Return True for a count or year, as most numbers are: a few digits and a unit."""
        is_short = len(chain.groups) == 1 and len(chain.digits[0]) < 5
        start, end = chain.groups[-1]
        is_near = self.phone_end >= 0 and start - self.phone_end < _NEAR_PHONE
        return is_short and not is_near and (end - start < 3 or bool(MANY_BEHIND.match(self.text, end)))

    def spelled_hits(self, start: int, end: int) -> Iterator[PrivateHit]:
        """Yield the private numbers among digits that are partly spelled: 一三八, 138OO."""
        digits = spelled_digits(self.text[:end])
        chain = _Chain(self.text, digits, start, end)
        for first in range(len(chain.groups)):
            for last, whole in chain.joined(first):
                for left in range(min(4, len(whole))):  # 张三一三八…
                    span = _Span(chain, first, last, whole[left:])
                    if (
                        forms.is_mobile(span.digits)
                        or forms.is_landline(span.digits)
                        or forms.is_identity(span.digits)
                        or (
                            not left
                            and len(whole) >= _SHORTEST
                            and self._context(chain, first).about not in (About.NOTHING, About.CODE)
                            and self._context(chain, first).is_beside
                        )
                    ):
                        yield PrivateHit(span.start + left, span.end, _PHONE)
                        return

    def _hit(self, chain: _Chain, first: int, verdict: _Verdict) -> PrivateHit:
        """Return the hit of a verdict, with + and brackets around it, and its extension."""
        start, end = chain.groups[first][0], verdict.end or chain.groups[verdict.last][1]
        if verdict.is_phone and (more := _EXTENSION.match(self.text, end)):
            end = more.end()
        if self.text[start - 1 : start] == "+" and start:
            start -= 1
        inside = self.text[start:end]
        if inside.count(")") > inside.count("(") and self.text[max(0, start - 2) : start].strip().endswith(
            "("
        ):
            start = self.text.rindex("(", 0, start)
        elif inside.count("(") > inside.count(")") and self.text[end : end + 2].lstrip().startswith(")"):
            end = self.text.index(")", end) + 1
        return PrivateHit(start, end, verdict.what, verdict.is_certain)

    def _context(self, chain: _Chain, first: int) -> Context:
        """Return what stands beside a number: a telephone number before it, words, the labels of its cell."""
        start = chain.groups[first][0]
        if 0 <= self.phone_end <= start and _TAIL.fullmatch(self.text, self.phone_end, start):
            return Context(About.PHONE, True)
        said = context_before(self.text, start)
        if said.about is About.NOTHING:
            said = context_of_labels(self.labels(start))
        if said.about is About.NOTHING:
            said = context_behind(self.text, chain.groups[-1][1])
        return said

    def _verdict(self, chain: _Chain, first: int) -> _Verdict | None:
        """Return what the number that begins with a group is, None if there is none."""
        spans = [_Span(chain, first, last, digits) for last, digits in chain.joined(first)]
        longest = len(spans[-1].digits)
        said = self._context(chain, first) if longest > 2 or self.phone_end >= 0 else _SAID_NOTHING
        if longest < _SHORTEST and said.about is About.NOTHING:
            return self._short_tail(spans[0])
        for judge in _JUDGES if longest >= _SHORTEST else (_hotline,):
            for span in spans:
                verdict = judge(span, said)
                if verdict and self._holds(span, said, verdict):
                    return verdict
        return self._short_tail(spans[0]) or self._said(spans, said) or self._bare(spans[0], spans, said)

    def _holds(self, span: _Span, said: Context, verdict: _Verdict) -> bool:
        """Return True if a number over several cells or paragraphs is one, not a row of figures."""
        if not span.crosses or said.about is About.PHONE:
            return True
        parts = span.chain.digits[span.first + 1 : span.last + 1]
        is_split = any(each[0] == "0" for each in parts) or max(span.shape) >= _SHORTEST
        return is_split or CELL not in span.crosses or not self.labels(span.start)

    def _short_tail(self, span: _Span) -> _Verdict | None:
        """Return the verdict on the last digits of a second number: 88905323/24."""
        gap = self.text[self.phone_end : span.start] if 0 <= self.phone_end <= span.start else ""
        if len(span.digits) <= _SHORT_MOST and gap and _SHORT_TAIL.fullmatch(gap) and span.is_followed(ENDS):
            return None if forms.is_hotline(span.digits) else _Verdict(span.last, _PHONE)
        return None

    def _said(self, spans: list[_Span], said: Context) -> _Verdict | None:
        """Return the verdict on a number that words beside it tell of."""
        match said.about:
            case About.PHONE | About.SHORT:
                return _local(spans, said) or _short(spans[0], said)
            case About.DOCUMENT | About.CARD | About.ACCOUNT:
                fewest = 5 if said.about is About.ACCOUNT else 6
                whole = [each for each in spans if len(each.digits) >= fewest and each.is_strong]
                if whole and said.is_beside and not whole[-1].is_followed(COUNTED_BEHIND):
                    x = _X.match(self.text, whole[-1].end)
                    end = x.end() if x else 0
                    is_number = said.about is About.ACCOUNT and forms.is_year(whole[-1].digits)
                    return (
                        None
                        if is_number
                        else _Verdict(whole[-1].last, said.about.value, end=end, is_phone=False)
                    )
        return None

    def _bare(self, span: _Span, spans: list[_Span], said: Context) -> _Verdict | None:
        """Return the doubtful verdict on a number that looks like a telephone's, of which nothing is said."""
        before = self.text[max(0, span.start - 2) : span.start]
        if before[-1:] == "+" and not before[:1].isalnum():
            long = [each for each in spans if 9 <= len(each.digits) <= 15 and each.is_strong]
            if long and not long[-1].is_followed(MANY_BEHIND):
                return _Verdict(long[-1].last, "电话号码", is_certain=False)
        if self._is_no_phone(span, before):
            return None
        length = len(span.digits)
        is_local = length in (_SHORTEST, _LOCAL) and span.digits[0] in "2345678"
        is_item = said.about is About.CODE
        is_dated = forms.is_date(span.digits) or (is_item and forms.is_year(span.digits[:4]))
        if (is_local and not is_dated) or (length >= 9 and not is_item):
            return _Verdict(span.last, _PHONE, is_certain=False)
        return _halves(spans) if not is_item else None

    def _is_no_phone(self, span: _Span, before: str) -> bool:
        """Return True for an amount, the digits behind a decimal point, a model's or standard's number."""
        gap = span.chain.gaps[span.last][:1] if span.last < len(span.chain.gaps) else ""
        if span.is_decimal or (before[-1:] == "." and before[:1].isdigit()):
            return True
        if span.is_followed(MANY_BEHIND) and not span.is_followed(re.compile("号")):
            return True
        is_whole = gap in _WHOLE
        letters = before[-1:].isascii() and before[-1:].isalpha()
        tail = self.text[span.end : span.end + 1]
        return not is_whole or letters or (tail.isascii() and tail.isalpha()) or self._is_in_url(span.start)

    def _is_in_url(self, at: int) -> bool:
        return bool(_URL.search(self.text[max(0, at - _URL_WINDOW) : at]))


def _identity(span: _Span, said: Context) -> _Verdict | None:
    digits, end = span.digits, 0
    if not 15 <= len(digits) <= 18:
        return None
    if len(digits) == 17 and (x := _X.match(span.chain.text, span.end)):
        digits, end = digits + "x", x.end()
    if not forms.is_identity(digits) or span.is_followed(FEW_BEHIND) or span.is_decimal:
        return None
    is_certain = len(digits) == 18 or said.about is not About.CODE
    if len(span.shape) > 1 and not span.is_strong:
        is_certain = False
    return _Verdict(span.last, _IDENTITY, is_certain, end, is_phone=False)


def _hotline(span: _Span, said: Context) -> _Verdict | None:
    if not forms.is_hotline(span.digits) or len(span.shape) > 3 or not span.is_strong:
        return None
    if len(span.digits) == 10 and span.digits[0] != "0":
        return _Verdict(span.last)
    is_whole = len(span.shape) == 1 or (
        len(span.shape) == 2 and forms.is_area_code(span.chain.digits[span.first])
    )
    return _Verdict(span.last) if is_whole and said.about is About.PHONE else None


def _card(span: _Span, said: Context) -> _Verdict | None:
    if not (16 <= len(span.digits) <= 19 and span.is_strong and span.is_alone) or span.is_followed(
        FEW_BEHIND
    ):
        return None
    is_right = forms.is_card(span.digits)
    if is_right or (forms.is_card_like(span.digits, span.shape) and said.about is not About.CODE):
        return _Verdict(span.last, _CARD, is_right and said.about is not About.CODE, is_phone=False)
    return None


def _landline(span: _Span, said: Context) -> _Verdict | None:
    begins = forms.is_area_code(span.chain.digits[span.first])
    is_form = forms.is_landline(span.digits) or (begins and forms.is_foreseen(span.digits, span.shape))
    if not is_form or span.is_decimal:
        return None
    is_told = said.about is About.PHONE and said.is_beside
    if span.is_followed(FEW_BEHIND) and not is_told:
        return None
    if len(span.shape) == 1 or (begins and span.is_strong) or span.is_even or is_told:
        return _Verdict(span.last, _PHONE, said.about is not About.CODE)
    return _Verdict(span.last, _PHONE, False) if begins else None


def _mobile(span: _Span, said: Context) -> _Verdict | None:
    if not forms.is_mobile(span.digits) or (span.is_decimal and said.about is not About.PHONE):
        return None
    is_told = said.about is About.PHONE and said.is_beside
    if is_told:
        return _Verdict(span.last, _PHONE)
    if span.is_followed(FEW_BEHIND) or span.is_ranged:
        return None
    is_usual = forms.is_mobile_shape(span.digits, span.shape)
    if span.is_even or (is_usual and span.is_strong):
        return _Verdict(span.last, _PHONE, said.about is not About.CODE)
    is_mixed = any("." in gap for gap in span.gaps) and not is_usual
    if is_usual or (span.is_strong and span.is_alone and not is_mixed):
        return _Verdict(span.last, _PHONE, is_certain=False)
    return None


_JUDGES = (_identity, _hotline, _card, _landline, _mobile)
_SAID_NOTHING = Context()


def _local(spans: list[_Span], said: Context) -> _Verdict | None:
    """Return the verdict on a number without area code behind a word such as 电话."""
    chosen = [each for each in spans if len(each.digits) in (_SHORTEST, _LOCAL) and not each.is_decimal]
    chosen = [each for each in chosen if each.is_strong or said.is_beside]
    whole = [each for each in spans if 9 <= len(each.digits) <= 12 and each.is_strong and each.is_alone]
    best = max(chosen, key=lambda each: (each.is_alone, len(each.digits)), default=None)
    if best is None or (len(best.shape) > 1 and whole and said.is_beside and best.last < whole[-1].last):
        best = whole[-1] if whole else best
    if best is None or forms.is_date(best.digits) or best.is_ranged:
        return None
    is_counted = best.is_followed(COUNTED_BEHIND) and not best.is_parted
    if (is_counted or (best.is_followed(COUNTED_BEHIND) and not said.is_beside)) and not best.is_marked:
        return None
    return _Verdict(best.last, _PHONE, said.is_beside or len(best.shape) == 1)


def _short(span: _Span, said: Context) -> _Verdict | None:
    """Return the verdict on a short number right behind a word such as 电话."""
    fewest = 3 if said.about is About.SHORT else 4
    if not said.is_beside or not fewest <= len(span.digits) <= _SHORT_MOST:
        return None
    is_marked = (span.is_marked or said.about is About.SHORT) and not span.is_followed(COUNTED_BEHIND)
    if not is_marked and not span.is_followed(ENDS):
        return None
    goes_on = span.last < len(span.chain.gaps) and span.chain.gaps[span.last].strip() in (".", "-", "~", ":")
    if goes_on or span.is_decimal or forms.is_hotline(span.digits):
        return None
    return _Verdict(span.last, _PHONE, not forms.is_date(span.digits))


def _halves(spans: list[_Span]) -> _Verdict | None:
    """Return the doubtful verdict on 8890-5323, which is neither years nor a range of round figures."""
    span = next((each for each in spans if each.shape in ((4, 4), (3, 4))), None)
    if span is None or not span.is_alone or span.gaps[0].strip() not in ("-", "") or span.crosses:
        return None
    parts = span.chain.digits[span.first : span.last + 1]
    is_range = (
        all(each[-1] == "0" for each in parts) or any(map(forms.is_year, parts)) or parts[0][0] in "019"
    )
    if is_range or span.is_followed(MANY_BEHIND) or len(parts[0]) == 3:
        return None
    return _Verdict(span.last, _PHONE, is_certain=False)
