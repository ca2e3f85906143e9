"""The phrases, profiles and drafts that come with the program."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest

from replydesk.desk import desk_folder
from replydesk.draft.file import format_draft
from replydesk.draft.model import Draft, Key, Part, Value
from replydesk.letter.compose import TITLE_PHRASES
from replydesk.letter.facts import DraftFacts
from replydesk.letter.feedback_form import FORMS
from replydesk.letter.kinds import (
    DEFAULT_PHRASES,
    KINDS,
    PROPOSAL,
    SUGGESTION,
    counterpart,
    kind_of,
    own_phrases,
    phrase_fits,
)
from replydesk.letter.model import HEADINGS, Role
from replydesk.letter.phrases import APPROVALS
from replydesk.letter.profile import FACES
from replydesk.reply.findings import Level, problems
from replydesk.reply.reply import make_reply
from tests.support.replies import SAMPLES, sample, starter_stock

PHRASES = [
    (kind, name)
    for kind, named in starter_stock().phrases.sources.items()
    for name in sorted(named)
    if kind not in (FORMS, APPROVALS)
]
PEOPLE: tuple[Value, ...] = ("张某某", ("李某某", "王某某"), "南屏市代表团")
CONSULTED: tuple[Value, ...] = (("省财政厅", "省教育厅"), "")
RECORDS = [
    Draft(
        tuple(
            zip((Key.KIND, Key.PROPOSERS, Key.SESSION, Key.ITEM_NUMBER, Key.CONSULTED), values, strict=True)
        )
    ).with_field(Key.SUBJECT, "关于某事的建议")
    for values in product(
        [kind.name for kind in KINDS], PEOPLE, ("省十四届人大四次会议", ""), ("0033", ""), CONSULTED
    )
]
LEAD_BODIES: tuple[Value, ...] = ("省财政厅", ("省财政厅", "省教育厅"))
EACH_SAMPLE = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


def fitting_records(part: str, name: str) -> list[Draft]:
    """Return the records for which a phrase may be offered, a lead body in those of opinions."""
    hint = starter_stock().phrases.hint(part, name)
    fitting = [draft for draft in RECORDS if phrase_fits(kind_of(draft), part, hint)]
    return [
        draft.with_field(Key.LEAD_BODY, LEAD_BODIES[number % 2]) if kind_of(draft).to_lead else draft
        for number, draft in enumerate(fitting)
    ]


def test_every_phrase_that_a_kind_takes_by_itself_is_there_and_marked_for_it() -> None:
    for part, name in own_phrases():
        assert name in starter_stock().phrases.names(part)
    for kind, part in product(KINDS, DEFAULT_PHRASES):
        name = kind.phrase(part) or DEFAULT_PHRASES[part]
        assert phrase_fits(kind, part, starter_stock().phrases.hint(part, name))


@pytest.mark.parametrize(("kind", "least"), [("开头语", 8), ("下一步", 6), (TITLE_PHRASES, 3)])
def test_there_are_phrases_enough_of_each_kind(kind: str, least: int) -> None:
    assert len(starter_stock().phrases.names(kind)) >= least


def test_there_are_thanks_and_closings_enough() -> None:
    thanks, closings = starter_stock().phrases.names("感谢"), starter_stock().phrases.names("结束语")
    assert len(thanks) + len(closings) >= 8 and thanks and closings


def test_every_phrase_has_its_place_in_a_letter() -> None:
    assert {kind for kind, _ in PHRASES} == {TITLE_PHRASES, *Part} - {Part.ANSWER}


@pytest.mark.parametrize(("kind", "name"), PHRASES)
def test_a_phrase_says_when_to_use_it(kind: str, name: str) -> None:
    assert 2 <= len(starter_stock().phrases.hint(kind, name)) <= 40


@pytest.mark.parametrize(("kind", "name"), PHRASES)
def test_a_phrase_reads_well_for_every_record_and_unit(kind: str, name: str) -> None:
    for draft, profile in product(fitting_records(kind, name), starter_stock().profiles.values()):
        (text,) = starter_stock().phrases.fill(kind, name, DraftFacts(draft, profile).slots)
        assert not re.search(r"[，、。：；]{2}|《》|（）|第号|[\s{}]|^[，。、]|None", text), text
        assert text.count("《") == text.count("》") and text.count("（") == text.count("）")
        if kind == TITLE_PHRASES:
            assert text.startswith(("关于", "对", profile.name)) and text[-1] not in "。："
        else:
            assert text[-1] in ("：" if kind == Part.OPENING else "。")


@pytest.mark.parametrize(("kind", "name"), PHRASES)
def test_a_phrase_never_mixes_kinds_or_pronouns(kind: str, name: str) -> None:
    profile = next(iter(starter_stock().profiles.values()))
    for draft in fitting_records(kind, name):
        filled = DraftFacts(draft, profile).slots
        text = "".join(starter_stock().phrases.fill(kind, name, {**filled, "案由": "某事"}))
        wrong = counterpart(kind_of(draft))
        assert wrong.noun not in text and wrong.member not in text.replace(filled["提出人"], "")
        assert ("您" in text) <= (filled["您"] == "您")
        assert ("你们" in text) <= (filled["您"] == "你们")


@pytest.mark.parametrize("name", starter_stock().phrases.names("开头语"))
def test_an_opening_names_the_subject_and_the_consulted(name: str) -> None:
    profile = next(iter(starter_stock().profiles.values()))
    for draft in fitting_records("开头语", name):
        text = "".join(starter_stock().phrases.fill("开头语", name, DraftFacts(draft, profile).slots))
        assert "《关于某事的建议》" in text
        if kind_of(draft).to_lead:
            assert "办意见如下：" in text
            continue
        assert "答复如下：" in text or "函复如下：" in text
        assert all(body in text for body in draft.names(Key.CONSULTED))


def test_the_profiles_are_whole() -> None:
    assert len(starter_stock().profiles) >= 3 and not starter_stock().notes
    for name, profile in starter_stock().profiles.items():
        assert profile.name == name
        assert profile.short_name and profile.letterhead and profile.field_of_work
        assert profile.contact.endswith("某某") and profile.phone == "0000-00000000"
        assert set(profile.codes) - {"会办意见"} == set(profile.cc) == {SUGGESTION.name, PROPOSAL.name}
        assert set(profile.fonts) == {*FACES} - {"西文"}
        assert all(chosen in starter_stock().phrases.names(kind) for kind, chosen in profile.phrases.items())


@EACH_SAMPLE
def test_a_sample_is_read_without_a_note(path: Path) -> None:
    assert desk_folder.read_draft(path).notes == ()


@EACH_SAMPLE
def test_the_text_of_a_sample_is_formatted_as_it_was_read(path: Path) -> None:
    again = format_draft(desk_folder.read_draft(path).draft)
    assert again.split("---\n", 2)[2] == path.read_text(encoding="utf-8").split("---\n", 2)[2]


@EACH_SAMPLE
def test_a_sample_has_no_findings_but_what_is_left_open(path: Path) -> None:
    assert [str(each) for each in problems(sample(path).findings) if each.level is not Level.OPEN] == []


@EACH_SAMPLE
def test_a_sample_is_a_whole_letter(path: Path) -> None:
    letter = sample(path).letter
    for role in (Role.NUMBER, Role.TITLE, Role.SALUTATION, Role.SIGNATURE, Role.DATE, Role.CONTACT, Role.CC):
        assert letter.text_of(role)


@EACH_SAMPLE
def test_a_sample_names_nobody_who_could_be_real(path: Path) -> None:
    draft, text = desk_folder.read_draft(path).draft, path.read_text(encoding="utf-8")
    for name in (*draft.names(Key.PROPOSERS), draft.get(Key.CONTACT)):
        assert name.endswith(("某某", "代表团"))
    assert not re.search(r"\d{3,4}-\d{7,8}|1[3-9]\d{9}", text.replace("0000-00000000", ""))


def test_the_samples_are_of_different_kinds() -> None:
    drafts = [desk_folder.read_draft(path).draft for path in SAMPLES]
    assert len(drafts) >= 4
    assert {draft.get(Key.KIND) for draft in drafts} == {SUGGESTION.name, PROPOSAL.name}
    lengths = [len(sample(path).pages.pages) for path in SAMPLES]
    assert min(lengths) <= 2 and max(lengths) >= 6
    run_in = [sum(section.runs_in for section in draft.sections) for draft in drafts]
    rows = [sum(text.is_item for part in draft.sections for text in part.paragraphs) for draft in drafts]
    assert max(run_in) >= 4 and max(rows) >= 4
    assert any(len(draft.names(Key.PROPOSERS)) == 2 and "提案" in draft.get(Key.KIND) for draft in drafts)
    assert any(not draft.sections for draft in drafts)
    states = {sample(path).state for path in SAMPLES}
    assert states == {"可签发", "草稿"}


def test_the_long_sample_has_both_levels_of_heads() -> None:
    longest = max((sample(path) for path in SAMPLES), key=lambda reply: reply.characters)
    roles = {span.role for block in longest.letter.blocks for span in block.spans}
    assert set(HEADINGS[:2]) <= roles
    assert make_reply(longest.draft, starter_stock()).characters == longest.characters > 3000
