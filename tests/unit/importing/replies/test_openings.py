"""Openings of old letters: the item's title, session and number, and the bodies consulted."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.head.item_record import first_reply_number, record_of_opening
from tests.support.importing import imported

_SUBJECT = "关于加强河道清淤的建议"


@pytest.mark.parametrize(
    ("opening", "subject"),
    [
        (f"您提出的《{_SUBJECT}》收悉，现答复如下：", _SUBJECT),
        (f"您提出的{_SUBJECT}收悉，现答复如下：", _SUBJECT),
        (f"您提出的“{_SUBJECT}”收悉，现答复如下：", _SUBJECT),
        (f"您提出的「{_SUBJECT}」收悉，现答复如下：", _SUBJECT),
        (f"在县十届人大二次会议上,你们提出了题为《{_SUBJECT}》的议案,现答复如下:", _SUBJECT),
        (f"您提出的{_SUBJECT}》（第12号）收悉，现答复如下：", _SUBJECT),
        ("您提出的关于推进清淤工作》（第12号）收悉，现答复如下：", "关于推进清淤工作"),
        (f"收到交办我局的{_SUBJECT}》收悉，现答复如下：", _SUBJECT),
        (f"你们所提出的《{_SUBJECT}》收悉后，我局高度重视，现答复如下：", _SUBJECT),
        (
            "您提出的关于“河长制”落实中的问题及建议已收悉，现答复如下：",
            "关于“河长制”落实中的问题及建议",
        ),
        ("您提出的关于“加强河道清淤的建议”收悉，现答复如下：", "加强河道清淤的建议"),
        ("您提出的关于“加强河道清淤”的建议收悉，现答复如下：", "加强河道清淤"),
        (f"现将您提出的{_SUBJECT}办理情况答复如下：", _SUBJECT),
        (f"现就您提出的{_SUBJECT}，答复如下：", _SUBJECT),
        (f"您提出的{_SUBJECT}提案收悉，现回复如下：", _SUBJECT),
        (f"您提出的{_SUBJECT}的建议收悉，现回复如下：", _SUBJECT),
        ("您提出的关于 加强河道清淤的建议 的建议 已 收悉。现答复如下：", _SUBJECT),
        (f"您提出{_SUBJECT}收悉，现答复如下：", _SUBJECT),
        (f"您所提的{_SUBJECT}已交我局办理。现答复如下：", _SUBJECT),
        (f"感谢您对水利工作的关心。您提出的{_SUBJECT}已收悉，现答复如下：", _SUBJECT),
        (f"首先感谢您长期以来对水利工作的支持，您提出的《{_SUBJECT}》收悉。现答复如下：", _SUBJECT),
        (f"您好！您提交的{_SUBJECT}（第12号）已收悉。现答复如下：", _SUBJECT),
        (f"您{_SUBJECT}收悉，现答复如下：", _SUBJECT),
        ("们提出的关于加强河道清淤”的提案收悉，现答复如下：", "关于加强河道清淤"),
        (f"收到您提出的{_SUBJECT}后，我局高度重视，现答复如下：", _SUBJECT),
        (f"您提出的第12号建议{_SUBJECT}收悉，现答复如下：", _SUBJECT),
        (f"您提出的第12号建议《{_SUBJECT}》收悉，现答复如下：", _SUBJECT),
        ("您提出的加强河道清淤的建议收悉，现答复如下：", "加强河道清淤的建议"),
        ("您提出的关于落实《河道条例》的建议收悉，现答复如下：", "关于落实《河道条例》的建议"),
        ("您提出的关于完善建议办理机制的建议收悉，现答复如下：", "关于完善建议办理机制的建议"),
        ("您提出的《关于清淤的建议》《关于修坝的建议》收悉，现答复如下：", "关于清淤的建议、关于修坝的建议"),
        (
            "您提出的《关于清淤的建议》（第1号）和《关于修坝的建议》（第2号）收悉：",
            "关于清淤的建议、关于修坝的建议",
        ),
        ("您提出的建议收悉，现答复如下：", ""),
        ("您提出的宝贵意见收悉，现答复如下：", ""),
    ],
)
def test_an_opening_names_the_item(opening: str, subject: str) -> None:
    assert record_of_opening(opening).subject == subject


@pytest.mark.parametrize(
    ("opening", "session", "number"),
    [
        ("您在市九届人大三次会议上提出的《某事》（第12号）收悉", "市九届人大三次会议", "12"),
        ("您于市政协九届三次会议期间联名提交的《某事》收悉", "市政协九届三次会议", ""),
        ("您在市九届人大三次会议闭会期间提出的《某事》收悉", "市九届人大三次会议闭会期间", ""),
        ("市九届人大三次会议期间，您提出的《某事》收悉", "市九届人大三次会议", ""),
        ("现将市九届人大三次会议第012号建议《某事》会办意见函告如下：", "市九届人大三次会议", "012"),
        ("您在某市 政协 五 届 五 次会议上提出的《某事》（第 4号）收悉", "某市政协五届五次会议", "4"),
        ("您提出的《某事》（市九届人大三次会议第B12号）收悉", "市九届人大三次会议", "B12"),
        ("您提出的第151建议《某事》收悉", "", "151"),
    ],
)
def test_an_opening_names_session_and_number(opening: str, session: str, number: str) -> None:
    record = record_of_opening(f"{opening}，现答复如下：")
    assert (record.session, record.number) == (session, number)


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("综合市委编办意见", ("市委编办",)),
        ("综合市委编办、市财政局的会办意见", ("市委编办", "市财政局")),
        ("我局与市商务局、供销总社及11个区政府研究", ("市商务局", "供销总社", "11个区政府")),
        ("经与县住房和城乡建设局、县文化和旅游局协商", ("县住房和城乡建设局", "县文化和旅游局")),
        ("经商县财政局和县人社局", ("县财政局", "县人社局")),
        ("我局会同县水利局、青石镇等单位进行了研究", ("县水利局", "青石镇")),
        ("结合市发展改革委意见", ("市发展改革委",)),
        ("经综合会办单位意见", ()),
        ("会同有关部门研究", ()),
        ("经局务会研究", ()),
    ],
)
def test_an_opening_names_the_bodies_consulted(words: str, bodies: tuple[str, ...]) -> None:
    assert record_of_opening(f"您提出的《某事》收悉，{words}，现答复如下：").consulted == bodies


@pytest.mark.parametrize(
    "text",
    [
        "我局曾以青水复〔2024〕7号文答复。现根据您的意见再次答复如下：",
        "您对《关于第12号建议的答复》（青水复〔2024〕7号）的意见收悉，现再次答复如下：",
        "对我局青水复〔2024〕7号答复不满意",
    ],
)
def test_a_second_reply_names_the_first(text: str) -> None:
    assert first_reply_number(text).endswith("青水复〔2024〕7号")


def test_a_subject_with_two_clauses_keeps_its_blank() -> None:
    text = "张某某代表：\n您提出的《关于疏浚城区河道 改善人居环境的建议》收悉，现答复如下：\n已办结。\n"
    assert imported(text).draft.get(Key.SUBJECT) == "关于疏浚城区河道 改善人居环境的建议"


def test_a_session_before_a_narrow_comma_is_read() -> None:
    record = record_of_opening(f"在县十届人大二次会议上,你们提出了《{_SUBJECT}》,现答复如下:")
    assert record.session == "县十届人大二次会议"
