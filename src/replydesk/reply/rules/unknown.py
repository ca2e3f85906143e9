"""What a draft or a profile says of rules that are none: lines of 略过, and switches of 检查."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from replydesk.draft.model import Draft, Key
from replydesk.draft.place import Place, field_text
from replydesk.letter.profile import CHECKS, NOT_CHECKED, PASSED_OVER, Profile
from replydesk.reply.findings import Finding, Hit, Level
from replydesk.reply.passed_over import MOST_WORDS, NEVER_PASSED, parse_passed, passed_by_unit
from replydesk.reply.rules.rule import CUSTOM, Case, Example, Rule, Theme
from replydesk.text.note import Note

MOST_LINES = 20  # lines with a finding each; the others share one

UNKNOWN_LINE = Rule(
    "略过看不懂",
    Theme.ITSELF,
    Level.HINT,
    CUSTOM,
    "“略过”里有一行看不懂",
    "请照检查规则的名称写，如“标点重复「，，」”，或者删去这一行",
    "略过",
    fires=(Example(fields=((Key.PASSED_OVER, "没有的规则「甲」"),), words="没有的规则「甲」"),),
    passes=(Example(), Example(fields=((Key.PASSED_OVER, "标点重复「甲」 张某某"),))),
)


def unknown_lines(case: Case, known: Iterable[Rule]) -> Iterator[Finding]:
    """Yield a finding for each line of a draft's 略过 that names none of the known rules; one for many."""
    lines = case.draft.names(Key.PASSED_OVER)
    names = {rule.id for rule in known} if lines else set()
    hits = _as_hits(case.draft, lines)
    unknown = [(hit, name) for hit in hits if (name := parse_passed(hit.words).rule) not in names]
    for hit, name in unknown[:MOST_LINES]:
        message = f"“略过”里的“{_cut(hit.words)}”看不懂：没有“{_cut(name)}”这条规则"
        yield UNKNOWN_LINE.found(Key.PASSED_OVER, message, hits=(hit,))
    if rest := [hit for hit, _ in unknown[MOST_LINES:]]:
        message = f"“略过”里还有 {len(rest)} 行看不懂：没有这样的规则"
        yield UNKNOWN_LINE.found(Key.PASSED_OVER, message, hits=rest)


def _as_hits(draft: Draft, lines: Iterable[str]) -> Iterator[Hit]:
    """Yield lines of 略过, in their order, as hits in its text."""
    text, at = field_text(draft, Key.PASSED_OVER), 0
    for line in lines:
        begin = max(text.find(line, at), at)
        yield Hit(Place(Key.PASSED_OVER), line, begin)
        at = begin + len(line)


def _cut(text: str) -> str:
    return text if len(text) <= MOST_WORDS else f"{text[:MOST_WORDS]}……"


def unknown_switches(profile: Profile, known: Iterable[Rule]) -> Iterator[Note]:
    """Yield notes on what a profile says of rules that are not known, or whose level cannot be changed."""
    sources = {rule.id: rule.source for rule in known}
    for name, level in profile.checks.items():
        if name not in sources:
            yield Note(f"“{CHECKS}”下面的“{name}”不是检查规则，已略过")
        elif name in NEVER_PASSED:
            yield Note(f"“{CHECKS}”里“{name}”总是要查的，写了没有用")
        elif level != NOT_CHECKED and sources[name] != CUSTOM:
            why = f"它的来源是“{sources[name]}”；只能写“{NOT_CHECKED}”"
            yield Note(f"“{CHECKS}”里“{name}”的级别不能改：{why}")
    for line in passed_by_unit(profile):
        if line.rule not in sources:
            yield Note(f"“{PASSED_OVER}”里的“{line}”看不懂：没有“{line.rule}”这条检查规则")
