"""Repeated heads split a file; a text that cites another item stays whole."""

from __future__ import annotations

import pytest

from replydesk.importing.originals.reading import read_original

_BODY = "　　老旧小区的楼道没有扶手，老人上下楼很不方便。建议分批加装，费用由街道统筹。\n"
_SHORT_BODY = "　　小区楼道没有扶手，建议加装。\n"
_FIRST, _SECOND = "关于加装楼道扶手的建议", "关于增设夜间公交的建议"


def _texts(text: str) -> list[str]:
    return [each.subject for each in read_original(text.encode(), "甲.txt")]


@pytest.mark.parametrize("body", [_BODY, _SHORT_BODY])
@pytest.mark.parametrize("gap", ["", "\n", "\n\n\n"])
@pytest.mark.parametrize("number", ["第030{}号", "030{}", "编号：030{}", "第2{}号建议", "案号：2{}"])
@pytest.mark.parametrize("is_title_first", [False, True])
def test_a_head_that_repeats_parts_a_file(body: str, gap: str, number: str, is_title_first: bool) -> None:
    def item(place: int, title: str, name: str) -> str:
        head = [number.format(place), title]
        return "\n".join([*(reversed(head) if is_title_first else head), f"领衔代表：{name}", body])

    assert _texts(item(1, _FIRST, "张明") + gap + item(2, _SECOND, "李华")) == [_FIRST, _SECOND]


def test_titles_and_people_alone_part_a_file_whose_first_has_no_number_either() -> None:
    text = f"{_FIRST}\n领衔代表：张明\n{_BODY}\n{_SECOND}\n领衔代表：李华\n{_BODY}"
    assert _texts(text) == [_FIRST, _SECOND]


@pytest.mark.parametrize(
    "more",
    [
        "　　去年第0302号建议也提到这件事，至今没有办成。\n",
        "　　请一并办理关于增设夜间公交的建议。\n",
        "附件：1. 关于增设夜间公交的建议\n2. 第0302号建议的答复\n",
        f"附件：\n第0302号\n{_SECOND}\n领衔代表：李华\n{_BODY}",
    ],
)
def test_a_text_that_cites_another_item_is_one_original(more: str) -> None:
    assert _texts(f"第0301号\n{_FIRST}\n领衔代表：张明\n{_BODY}{more}{_SHORT_BODY}") == [_FIRST]


def test_a_doubtful_head_stays_apart_and_is_told() -> None:
    text = f"第0301号\n{_FIRST}\n领衔代表：张明\n{_BODY}{_SECOND}\n领衔代表：李华\n{_BODY}"
    (made,) = read_original(text.encode(), "甲.txt")
    assert _SECOND in made.text and "领衔代表：李华" in made.text
    assert any("像是另一份原件的开头" in note.text for note in made.notes)


def test_a_head_printed_again_is_no_other_original() -> None:
    head = f"第0301号\n{_FIRST}\n领衔代表：张明\n"
    assert _texts(head + _SHORT_BODY + head + _SHORT_BODY) == [_FIRST]
