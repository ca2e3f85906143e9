"""The approval form (发文稿纸) that goes with a draft on paper, made from a template of the unit.

It has the verdicts given so far, and room for those that are written by hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from replydesk.draft.model import Key
from replydesk.draft.remarks.reading import open_remarks
from replydesk.draft.workflow import CHANGED, Record, Stage, Verdict, WorkflowState, workflow_state
from replydesk.letter.facts import DraftFacts
from replydesk.letter.feedback_form import form_slots
from replydesk.letter.model import Letter, Role
from replydesk.letter.phrases import APPROVALS, USUAL_APPROVAL, PhraseError, Phrases
from replydesk.letter.printed_form import LINE
from replydesk.letter.profile import Profile
from replydesk.text.characters import one_line
from replydesk.text.dates import format_day

_JUDGED = (Verdict.PASSED, Verdict.RETURNED)
_SENT_ON = (Verdict.TO_CHECK, Verdict.TO_SIGN)


def approval_lines(facts: DraftFacts, letter: Letter, phrases: Phrases, digest: str) -> tuple[str, ...]:
    """Return the lines of the form of a draft. Raises PhraseError.

    `letter` is the draft's (first) letter, `digest` that of its text now.
    """
    name = template_name(phrases, facts.profile)
    lines = phrases.fill(APPROVALS, name, approval_slots(facts, letter, digest))
    if not lines:
        raise PhraseError(f"templates/{APPROVALS}/{name}.j2 里没有文字")
    return lines


def template_name(phrases: Phrases, profile: Profile) -> str:
    """Return the name of a unit's form: its own name or short name, 通用, or that of the only one there is.

    Raises PhraseError.
    """
    names = phrases.names(APPROVALS)
    for name in (profile.name, profile.short_name, USUAL_APPROVAL):
        if name in names:
            return name
    if len(names) == 1:
        return names[0]
    have = f"有：{'、'.join(names)}" if names else "一个也没有"
    raise PhraseError(f"templates/{APPROVALS} 里没有“{profile.name}.j2”，也没有“{USUAL_APPROVAL}.j2”；{have}")


def approval_slots(facts: DraftFacts, letter: Letter, digest: str) -> dict[str, str]:
    """Return the slots of the form: those of feedback forms, the letter's fields, and the verdicts."""
    draft, state = facts.draft, workflow_state(facts.draft)
    remarks = len(open_remarks(draft))
    more = {
        "标题": letter.text_of(Role.TITLE),
        "主送": facts.addressees,
        "抄送": facts.filled(Key.CC),
        "附件": "、".join(draft.names(Key.ATTACHMENTS)),
        "处室": facts.office.name if facts.office else draft.get(Key.OFFICE),
        "签发人": draft.get(Key.SIGNER),
        "批注": f"{remarks}条没有处理" if remarks else "",
    }
    keys = (Key.SECRECY, Key.URGENCY, Key.COPY_NUMBER, Key.PUBLICITY, Key.RESULT_CLASS)
    typed = {str(key): draft.get(key) for key in keys}
    verdicts = {name: LINE.join(map(one_line, lines)) for name, lines in _verdicts(state, digest).items()}
    words = {name: one_line(text) for name, text in (more | typed).items()} | verdicts
    return form_slots(facts) | {name: text.replace("|", "\\|") for name, text in words.items()}


def _verdicts(state: WorkflowState, digest: str) -> Mapping[str, Sequence[str]]:
    """Return the slots made of the record of verdicts, by lines."""
    records = state.records
    sent = next((each for each in records if each.verdict in _SENT_ON), None)
    return {
        "拟稿人": [sent.who] if sent else [],
        "拟稿日期": [format_day(sent.when)] if sent else [],
        "核稿": list(_opinions(records, Stage.CHECKING)),
        "会签": [],
        "签发": [
            *_opinions(records, Stage.SIGNING),
            *([f"（{CHANGED}）"] if state.is_changed(digest) else []),
        ],
        "阅稿记录": [f"{each.stage}{_line(each)}" for each in records],
    }


def _opinions(records: Sequence[Record], stage: Stage) -> Iterator[str]:
    return (_line(each) for each in records if each.stage is stage and each.verdict in _JUDGED)


def _line(record: Record) -> str:
    """Return a verdict as a line: 退回：数字请核对　李某某　2026年5月28日."""
    reason = f"：{record.reason}" if record.reason else ""
    return f"{record.verdict}{reason}　{record.who}　{format_day(record.when)}"
