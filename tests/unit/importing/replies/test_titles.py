"""Titles of old letters, and the facts they tell: session, number, subject, unit, class."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.head.item_record import record_of_title
from replydesk.importing.replies.head.titles import is_title
from tests.support.importing import imported

_SESSION = "县九届人大三次会议"


@pytest.mark.parametrize(
    ("title", "session", "number", "subject", "issuer"),
    [
        (f"关于答复{_SESSION}第43号建议的函", _SESSION, "43", "", ""),
        (
            "对青石县第九届人民代表大会三次会议第43号建议的答复",
            "青石县第九届人民代表大会三次会议",
            "43",
            "",
            "",
        ),
        (f"对办理{_SESSION}第43号建议的答复", _SESSION, "43", "", ""),
        (f"青石县水利局办理{_SESSION}第43号建议情况的答复", _SESSION, "43", "", "青石县水利局"),
        (f"关于“{_SESSION}第43号建议”的答复", _SESSION, "43", "", ""),
        (f"关于{_SESSION} 第43建议的答复函", _SESSION, "43", "", ""),
        (f"对{_SESSION}43号建议的答复", _SESSION, "43", "", ""),
        (f"对{_SESSION}代表建议第43号的答复", _SESSION, "43", "", ""),
        (f"对{_SESSION}第43、44号建议的答复", _SESSION, "43、44", "", ""),
        (f"对{_SESSION}第43号、第44号建议的答复", _SESSION, "43、44", "", ""),
        (f"关于张某某代表在{_SESSION}上提出的第43号建议的答复", _SESSION, "43", "", ""),
        ("对县九 届 人大 三次 会议第 4 3 号建议 的答复", _SESSION, "43", "", ""),
        (f"2024年青石县水利局对{_SESSION}第43号建议答复的函", _SESSION, "43", "", "青石县水利局"),
        (f"对{_SESSION}第43号建议的答复：关于清淤的建议", _SESSION, "43", "关于清淤的建议", ""),
        (f"对{_SESSION}第43号建议的答复——关于清淤的建议", _SESSION, "43", "关于清淤的建议", ""),
        (f"对{_SESSION}第43号建议的答复（县水利局）", _SESSION, "43", "", "县水利局"),
        ("关于《关于清淤的建议》的答复（县九届人大三次会议第43号）", _SESSION, "43", "关于清淤的建议", ""),
        ("关于“清淤”的答复（2024年人大建议43号）", "", "43", "", ""),
        ("关于加强河道清淤的建议的答复", "", "", "关于加强河道清淤的建议", ""),
        ("关于李某某委员提出的关于清淤的提案的答复", "", "", "关于清淤的提案", ""),
        ("第27号提案的答复", "", "27", "", ""),
        ("对县政协提案2024第21号的答复", "", "21", "", ""),
        ("关于县政协九届二次第21号提案的答复", "县政协九届二次", "21", "", ""),
        ("关于对市政协四届一次委员第094号提案的答复", "市政协四届一次", "094", "", ""),
        (
            "关于政协第八届青石县委员会第三次会议第0097号提案的答复",
            "政协第八届青石县委员会第三次会议",
            "0097",
            "",
            "",
        ),
    ],
)
def test_a_title_tells_its_item(title: str, session: str, number: str, subject: str, issuer: str) -> None:
    record = record_of_title(title)
    assert (record.session, record.number, record.issuer) == (session, number, issuer)
    assert record.subject == subject or (not subject and "清淤" not in record.subject)


@pytest.mark.parametrize(
    "text",
    [
        "建议提案办理",
        "人大代表建议答复",
        "提案办理情况",
        "答复意见",
        "依申请公开情况",
        "您提出的建议收悉，现答复如下：",
    ],
)
def test_names_of_columns_and_sentences_are_no_titles(text: str) -> None:
    assert not is_title(text)


def letter(head: str) -> str:
    return f"{head}\n张某某代表：\n您提出的《关于清淤的建议》收悉，现答复如下：\n已列入计划。\n"


TITLE = "对县九届人大三次会议第43号建议的答复"


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE}  发布日期：2024-05-06  编辑：王某  字号：[大 中 小]",
        f"{TITLE} 来源：县水利局",
        f"{TITLE} - 青石县水利局",
        f"{TITLE} |",
        f"{TITLE}_青石县人民政府",
        "对县九届人大三次会议第43号\n建议的\n答　　复",
        "对 县九届人大三次会议 第43号 建议的 答复",
        f"首页 > 政务公开 > {TITLE}\n对县九届人大次会议\n43号建议的答复",
        f"{TITLE}\n浏览：31次 时间：2024-05-06\n对县九届人大三次会议第43号议的答复",
    ],
)
def test_the_whole_title_is_read_without_what_a_website_adds(head: str) -> None:
    result = imported(letter(head))
    assert result.draft.get(Key.TITLE) in ("", TITLE)
    assert (result.draft.get(Key.SESSION), result.draft.get(Key.ITEM_NUMBER)) == ("县九届人大三次会议", "43")
    assert result.unplaced == ()


def test_a_page_s_title_with_its_unit_does_not_replace_the_letter_s() -> None:
    result = imported(letter(f"青石县水利局关于{TITLE}\n来源：县水利局\n{TITLE}"))
    assert result.draft.get(Key.TITLE) in ("", TITLE)


@pytest.mark.parametrize("mark", ["（B类）", "(B类)", "B类", "（B）", "（B）类"])
def test_the_class_behind_a_title_is_the_letter_s_class(mark: str) -> None:
    draft = imported(letter(f"{TITLE}{mark}")).draft
    assert (draft.get(Key.RESULT_CLASS), draft.get(Key.ITEM_NUMBER)) == ("B", "43")
    assert mark not in draft.get(Key.TITLE)


@pytest.mark.parametrize(
    ("head", "number", "result_class", "signer"),
    [
        ("青水函〔2024〕5号（B）类", "青水函〔2024〕5号", "B", ""),
        ("青水函〔2024〕5号 B类", "青水函〔2024〕5号", "B", ""),
        ("青水函〔2024〕5号\nA", "青水函〔2024〕5号", "A", ""),
        ("青 水 函 〔 2024 〕 5 号", "青水函〔2024〕5号", "", ""),
        ("青水函 〔 20 24 〕 1 5 号   签发人 : 王某某", "青水函〔2024〕15号", "", "王某某"),
        ("文号：青水函〔2024〕5号\n办理结果：已解决（A类）", "青水函〔2024〕5号", "A", ""),
        ("办理结果 A\n青水函〔2024〕5号", "青水函〔2024〕5号", "A", ""),
        ("（办理类别：B类）\n青水函〔2024〕5号", "青水函〔2024〕5号", "B", ""),
        ("青水函〔2024〕5", "青水函〔2024〕5", "", ""),
    ],
)
def test_number_class_and_signer_above_the_title(
    head: str, number: str, result_class: str, signer: str
) -> None:
    result = imported(letter(f"{head}\n{TITLE}"))
    keys = (Key.DOCUMENT_NUMBER, Key.RESULT_CLASS, Key.SIGNER)
    assert [result.draft.get(key) for key in keys] == [number, result_class, signer]
    assert (result.draft.get(Key.ITEM_NUMBER), result.unplaced) == ("43", ())


def test_letters_for_the_size_of_a_page_are_no_class() -> None:
    assert imported(letter(f"{TITLE}\n字体：大 中 小\nA\nA")).draft.get(Key.RESULT_CLASS) == ""


def test_a_class_behind_a_title_that_the_page_has_without_it_is_read() -> None:
    title = f"对{_SESSION}第43号建议的答复"
    draft = imported(
        f"{title}\n来源：县水利局\n{title}（B类）\n张某某代表：\n您提出的建议收悉。现答复如下：\n已办结。\n"
    ).draft
    assert draft.get(Key.RESULT_CLASS) == "B"
    assert "来源" not in draft.get(Key.TITLE)


def test_a_source_above_a_title_is_no_line_of_it() -> None:
    letter = "张某某代表：\n您提出的建议收悉。现答复如下：\n已办结。\n"
    text = f"供稿：青石县水利局\n对{_SESSION}第43号建议的答复\n{letter}"
    assert "供稿" not in imported(text).draft.get(Key.TITLE)
