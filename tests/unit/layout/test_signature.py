from __future__ import annotations

import pytest

from replydesk.layout.lines import width_in_twips
from replydesk.layout.pages import Pages
from replydesk.layout.setup import Setup
from replydesk.layout.sheet import SEAL, SHEETS, SQUARE
from replydesk.letter.model import Role
from replydesk.letter.print_options import Seal
from tests.support.letters import block, filling, laid_out, line_of, row_of

MEASURE = SHEETS["常用"].measure
DATE = block(Role.DATE, "2026年5月29日")
SHORT, LONG = "某局", "南屏市住房和城乡建设局"


def signed(*names: str, seal: Seal = Seal.SEALED, lines: int = 3) -> Pages:
    role = Role.POST if seal is Seal.STAMP else Role.SIGNATURE
    return laid_out(filling(lines), *(block(role, name) for name in names), DATE, setup=Setup(seal=seal))


def edges(pages: Pages, role: Role, number: int = 0) -> tuple[int, int]:
    """Return the left and right edge of a line, in twips from the left edge of the type area."""
    line = line_of(pages, role, number)
    return line.left, line.left + width_in_twips(pages.text(line), role, pages.setup)


def test_a_sealed_letter_s_date_is_four_characters_from_the_right() -> None:
    assert MEASURE - edges(signed(SHORT), Role.DATE)[1] == pytest.approx(4 * SQUARE, abs=1)


@pytest.mark.parametrize("name", [SHORT, LONG, "云川省人力资源和社会保障厅办公室甲乙丙"])
def test_a_sealed_name_is_centred_on_the_date(name: str) -> None:
    pages = signed(name)
    assert sum(edges(pages, Role.SIGNATURE)) == pytest.approx(sum(edges(pages, Role.DATE)), abs=4)


def test_without_a_seal_the_name_is_two_characters_from_the_right_and_the_date_two_behind_its_beginning() -> (
    None
):
    pages = signed(LONG, seal=Seal.BARE)
    left, right = edges(pages, Role.SIGNATURE)
    assert MEASURE - right == 2 * SQUARE
    assert edges(pages, Role.DATE)[0] - left == 2 * SQUARE
    assert row_of(pages, Role.SIGNATURE)[1] == 3 + 3 + 1  # head, text, one blank line


def test_without_a_seal_a_date_longer_than_the_name_is_two_characters_from_the_right() -> None:
    pages = signed(SHORT, seal=Seal.BARE)
    left, right = edges(pages, Role.DATE)
    assert MEASURE - right == 2 * SQUARE
    assert left - edges(pages, Role.SIGNATURE)[0] == 2 * SQUARE


def test_a_stamp_has_its_room_between_the_post_and_four_characters_from_the_right() -> None:
    pages = signed("厅长", seal=Seal.STAMP)
    assert MEASURE - edges(pages, Role.DATE)[1] == pytest.approx(4 * SQUARE, abs=1)
    room = MEASURE - 4 * SQUARE - edges(pages, Role.POST)[1]
    assert room == pytest.approx(2 * SQUARE + 40 * 1440 / 25.4, abs=2)
    assert row_of(pages, Role.POST)[1] == 3 + 3 + 2
    assert row_of(pages, Role.DATE)[1] == row_of(pages, Role.POST)[1] + 2


@pytest.mark.parametrize("names", [("甲局", "乙局"), ("甲局", "乙局", "丙局"), (LONG, SHORT), ("甲局",) * 7])
def test_the_seals_of_several_bodies_do_not_touch(names: tuple[str, ...]) -> None:
    pages = signed(*names)
    rows = [row for page in pages.pages for row in page.rows]
    places = []
    for number in range(len(names)):
        line = line_of(pages, Role.SIGNATURE, number)
        y = next(index for index, row in enumerate(rows) if line in row) * pages.sheet.line
        places.append((sum(edges(pages, Role.SIGNATURE, number)) / 2, y))
    for one, (x, y) in enumerate(places):
        assert SEAL / 2 <= x <= MEASURE - SEAL / 2
        for other_x, other_y in places[:one]:
            assert (x - other_x) ** 2 + (y - other_y) ** 2 > SEAL**2


def test_the_last_of_several_bodies_is_centred_on_the_date() -> None:
    pages = signed("甲局", "乙局", "丙局")
    assert sum(edges(pages, Role.SIGNATURE, 2)) == pytest.approx(sum(edges(pages, Role.DATE)), abs=4)
    assert row_of(pages, Role.DATE)[1] == row_of(pages, Role.SIGNATURE)[1] + 1


def test_a_name_longer_than_a_line_is_set_as_other_lines() -> None:
    pages = signed("某" * 40)
    assert (
        "".join(pages.text(line) for line in pages.lines if pages.block(line).role is Role.SIGNATURE)
        == "某" * 40
    )
