from __future__ import annotations

import pytest

from replydesk.draft.model import MENDED, Draft, Key, Paragraph
from replydesk.layout.bad_breaks import BreakKind
from replydesk.layout.lay_out import lay_out
from replydesk.layout.setup import Setup
from replydesk.letter.model import Letter, Role
from replydesk.reply.findings import Level
from replydesk.reply.reply import make_reply
from replydesk.reply.rules.printed.pages import bad_breaks, check_pages
from tests.support.letters import block, laid_out, table
from tests.support.replies import SAMPLES, sample, starter_stock

# A paragraph whose first line ends between 2025 and 年: indent of 2 squares, 22, 2, 2 for the digits.
SPLIT = block(Role.BODY, "文" * 22 + "截至2025年底，" + "文" * 40)


def test_a_line_that_ends_badly_is_named_by_its_page_and_row() -> None:
    (found,) = bad_breaks(laid_out(SPLIT))
    assert str(found) == "第1页第4行“2025|年”"
    assert found.found.kind is BreakKind.NUMBER


def test_mending_condenses_the_paragraph_and_nothing_else() -> None:
    good = block(Role.BODY, "文" * 100)
    pages = laid_out(SPLIT, good, setup=Setup(mends=True))
    assert not bad_breaks(pages)
    ((start, end, twips),) = pages.condensed[0]
    assert set(pages.condensed) == {0} and (start, end) == (0, len(SPLIT.text)) and 0 < twips <= 12
    assert "".join(map(pages.text, pages.lines)) == SPLIT.text + good.text


def test_a_lone_character_on_the_last_line_is_mended() -> None:
    letter = Letter((block(Role.BODY, "文" * 26 + "文" * 28 + "字。"),))
    assert [each.found.kind for each in bad_breaks(lay_out(letter, Setup()))] == [BreakKind.LONE]
    assert not bad_breaks(lay_out(letter, Setup(mends=True)))


def test_the_name_of_a_person_in_the_letter_is_not_to_be_broken() -> None:
    letter = Letter((block(Role.BODY, "文" * 25 + "张某某代表提出"),), names=("张某某",))
    assert [each.found.text for each in bad_breaks(lay_out(letter, Setup()))] == ["张|某某"]


def test_what_ends_badly_is_one_finding_with_the_remedy() -> None:
    (finding,) = check_pages(laid_out(*[SPLIT] * 30))
    assert finding.key == Key.MENDING and finding.level is Level.INFO
    assert "30 处" in finding.message and finding.message.count("2025|年") == 20
    assert "修整断行" in finding.remedy


def test_what_cannot_be_laid_out_is_an_error() -> None:
    (finding,) = check_pages(laid_out(*table([f"第{n}列" for n in range(20)])))
    assert finding.level is Level.ERROR


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_mending_a_sample_leaves_fewer_bad_breaks_and_loses_nothing(path: object) -> None:
    plain = sample(path)  # type: ignore[arg-type]
    mended = make_reply(plain.draft.with_field(Key.MENDING, MENDED), starter_stock())
    assert len(bad_breaks(mended.pages)) <= len(bad_breaks(plain.pages)) // 2
    assert [block.text for block in mended.letter.blocks] == [block.text for block in plain.letter.blocks]
    assert len(mended.pages.pages) <= len(plain.pages.pages)


def test_a_draft_asks_for_mending_by_its_field() -> None:
    draft = Draft(((str(Key.MENDING), MENDED),), preamble=(Paragraph(SPLIT.text),))
    assert make_reply(draft, starter_stock()).pages.setup.mends


def test_a_page_1_without_text_gets_a_warning() -> None:
    long = block(Role.SALUTATION, "张某某、" * 200)
    (finding,) = [
        each for each in check_pages(laid_out(long, block(Role.BODY, "文"))) if each.level.name == "HINT"
    ]
    assert finding.key == Key.SALUTATION and "首页没有正文" in finding.message
    assert not [each for each in check_pages(laid_out(block(Role.BODY, "文"))) if each.level.name == "HINT"]
