from __future__ import annotations

import re
from dataclasses import replace

import pytest

from replydesk.draft.locations import apply_edits
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Part, Section
from replydesk.letter.facts import DraftFacts
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level
from replydesk.reply.rules.shapes.unseen import unseen_rule
from replydesk.text.marks import without_marked
from tests.attacks.terminal import payloads
from tests.support.speaking_desk import spoken_draft


def findings(draft: Draft) -> list[Finding]:
    return list(unseen_rule(DraftFacts(draft, Profile())))


def test_characters_not_seen_are_named_and_shown_in_marks() -> None:
    draft = Draft(preamble=(Paragraph("我厅高度\u202e重视。"), Paragraph("已\x07办\x07。")))
    (told,) = findings(draft)
    assert (told.level, told.key) == (Level.ERROR, Part.ANSWER)
    assert told.message == "有看不见的字符，会印成“␦”一类的记号：“我厅高度␦重视。”等 2 段"
    assert told.remedy == "请删去 U+202E、U+0007"


@pytest.mark.parametrize(
    ("key", "text", "level"),
    [
        (Key.SUBJECT, "关于\u200b道路的建议", Level.HINT),
        (Key.SUBJECT, "关于\u2066道路的建议", Level.ERROR),
        (Key.DEADLINE, "2026年\u202e6月1日", Level.HINT),
        (Key.ATTACHMENTS, "清\x9b单", Level.ERROR),
    ],
)
def test_what_would_be_printed_as_a_mark_is_an_error(key: Key, text: str, level: Level) -> None:
    (told,) = findings(Draft().with_field(key, text))
    assert (told.level, told.key) == (level, key)


def test_the_text_of_an_attachment_is_told_with_its_name() -> None:
    draft = Draft(attachments=(Attachment((), (Section(1, "清\u200e单"),)),))
    (told,) = findings(draft)
    assert told.key == Key.ATTACHMENTS and told.message.startswith("附件1有看不见的字符")


@pytest.mark.parametrize("payload", payloads(1, 3), ids=range(len(payloads(1, 3))))
def test_the_remedy_takes_out_all_of_them_and_nothing_else(payload: str) -> None:
    draft = spoken_draft(Draft(), payload.replace("\0", ""))
    mended = apply_edits(draft, (edit for each in findings(draft) for edit in each.fix))
    assert findings(mended) == []
    without_colours = re.sub(r"\x1b\[[0-9;]*m", "", draft.sections[0].heading)  # whole codes of a terminal
    assert mended.sections[0].heading == without_marked(without_colours)
    assert replace(mended, fields=(), attachments=()) != Draft()


def test_usual_text_is_right() -> None:
    draft = Draft().with_field(Key.SUBJECT, "关于葛\U000e0100某\u3000é̀的建议")
    assert findings(draft) == []
