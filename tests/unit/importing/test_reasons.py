"""Files of which no draft is made unless asked: no replies, and replies whose item has a draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk, encode_draft, init_desk
from replydesk.draft.model import Draft
from replydesk.importing.reasons import is_reply, known_replies
from replydesk.importing.replies.importer import import_file
from replydesk.importing.replies.recognise import Imported
from tests.support.replies import starter_stock
from tests.unit.importing.test_importer import LETTER


def _read(text: str) -> Imported:
    imported = import_file(text.encode(), "旧.txt", starter_stock()).imported
    assert imported
    return imported


@pytest.mark.parametrize(
    "text",
    [
        "关于召开办公会的通知\n各股室：\n定于周五上午九时召开办公会。\n",
        "关于做好建议提案办理工作的通知\n各科室、各二级单位：\n请于6月底前办结。\n",
        "2026年工作总结\n一、主要工作\n建成便民桥三座。\n二、下一步\n继续推进。\n",
        "值班表\n周一\t张某某\n周二\t李某某\n",
        "会议纪要\n时间：2026年5月6日\n会议研究了道路养护工作。\n",
    ],
)
def test_other_papers_are_no_replies(text: str) -> None:
    assert not is_reply(_read(text))


@pytest.mark.parametrize(
    "text",
    [
        LETTER,
        "张某某代表：\n您提出的建议收悉。现答复如下：\n正在办理。\n",
        "关于县政协十届四次会议第61号提案的答复\n已修好路灯。\n",
        "张某某委员：\n路灯已经修好。\n某某县城管局\n2026年5月6日\n",
        "县交通局：\n关于第12号建议，我局会办意见如下：\n同意。\n",
        "您提出的关于修路的建议，我局高度重视，经研究，现答复如下：\n已修好。\n",
    ],
)
def test_letters_with_anything_of_a_reply_are_replies(text: str) -> None:
    assert is_reply(_read(text))


def test_the_draft_of_the_same_item_is_named(tmp_path: Path) -> None:
    init_desk(tmp_path, samples=False)
    desk, read = Desk.open(tmp_path), _read(LETTER)
    assert known_replies(desk).reason(read) == ""
    (tmp_path / "drafts" / "甲.md").write_bytes(encode_draft(read.draft))
    assert known_replies(desk).reason(read) == "已有稿子 甲.md（同一件）"
    again = read.draft.with_field("类型", "代表建议再次答复")
    (tmp_path / "drafts" / "甲.md").write_bytes(encode_draft(again))
    assert known_replies(desk).reason(read) == ""


@pytest.mark.parametrize(
    ("item", "is_same"),
    [
        ({"编号": "12", "案由": "关于修桥的建议"}, False),
        ({"编号": "0012", "案由": "关于修路的建议"}, True),
        ({"编号": "12", "届次": "县十八届人大四次会议"}, False),
        ({"编号": "13", "案由": "关于修路的建议"}, False),
    ],
)
def test_the_same_number_alone_is_not_the_same_item(
    tmp_path: Path, item: dict[str, str], is_same: bool
) -> None:
    init_desk(tmp_path, samples=False)
    old = "张某某代表：\n您提出的《关于修路的建议》（第12号）收悉。现答复如下：\n路已经修好。\n"
    draft = Draft((("类型", "代表建议"), *item.items()))
    (tmp_path / "drafts" / "甲.md").write_bytes(encode_draft(draft))
    assert bool(known_replies(Desk.open(tmp_path)).reason(_read(old))) == is_same
