"""A page that holds its letter twice: one copy is kept, the other told and left out."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.recognise import Imported
from tests.support.importing import imported

TITLE = "对市七届人大二次会议第8号建议的答复"
LETTER = """甲某某代表：
您提出的《关于增设夜间公交的建议》收悉，现答复如下：
我局已开通夜间公交3条，明年再开2条。线路覆盖主城区。
下一步，我局将优化班次，方便群众出行。
感谢您对交通工作的关心。
云某市交通运输局
2025年7月1日
"""
BODY = "我局已开通夜间公交3条，明年再开2条。线路覆盖主城区。"
WORD = "".join(
    f"　　{line[:17]}\n{line[17:]}\n" if len(line) > 17 else f"{line}\n" for line in LETTER.split("\n")
)


def twice(read: Imported) -> list[str]:
    return [note.text for note in read.notes if "两遍" in note.text]


@pytest.mark.parametrize(
    ("between", "second"),
    [
        ("", f"{TITLE}\n{LETTER}"),
        ("附件下载\n", LETTER),
        ("当前位置：首页 > 正文\n市交函〔2025〕3号\n", f"{TITLE}\n{LETTER}"),
        ("打印\n", LETTER.replace("我局已开通", "我局现已开通")),
        ("文档正文\n", f"{TITLE}\n{WORD}"),
        ("相关附件\n", LETTER.replace("甲某某", "尊敬的甲某某")),
        ("\n", LETTER.partition("感谢")[0]),
    ],
)
def test_the_first_of_two_alike_is_kept(between: str, second: str) -> None:
    read = imported(f"{TITLE}\n{LETTER}{between}{second}")
    draft = read.draft
    assert [each.text for each in draft.preamble] == [BODY]
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == ("云某市交通运输局", "2025年7月1日")
    assert "收了前一遍" in twice(read)[0]
    assert read.lost == () and not read.unplaced
    assert read.outside >= len("".join(second.split()))


@pytest.mark.parametrize(
    "first",
    [
        LETTER.partition("下一步")[0],
        LETTER.replace("线路覆盖主城区。", "").partition("感谢")[0],
        LETTER.partition("云某市")[0].replace("下一步，我局将优化班次，方便群众出行。\n", ""),
    ],
)
def test_the_fuller_of_two_is_kept(first: str) -> None:
    read = imported(f"{TITLE}\n{first}\n相关附件\n{TITLE}\n{LETTER}")
    assert [each.text for each in read.draft.preamble] == [BODY]
    assert read.draft.get(Key.TITLE) in ("", TITLE) and read.draft.get(Key.DATE) == "2025年7月1日"
    assert "收了后一遍" in twice(read)[0] and read.lost == ()


def test_a_sentence_that_only_the_other_copy_has_is_lost_and_told_first() -> None:
    own = "因涉及管线迁改，站台改造须待明年汛期以后实施。"
    second = LETTER.replace("线路覆盖主城区。", "").replace("方便群众出行。", f"方便群众出行。\n{own}")
    read = imported(
        f"{TITLE}\n{LETTER.replace('优化班次', '逐步优化班次和线网，增加站点，延长时间')}{second}"
    )
    assert own in read.lost and read.missing >= len(own)
    assert any(own[:10] in note.text for note in read.notes[:2])


def test_a_letter_to_another_is_no_copy() -> None:
    read = imported(f"{TITLE}\n{LETTER}{TITLE}\n{LETTER.replace('甲某某', '戊某某')}")
    assert not twice(read)
