"""Whom old letters address, who put the item forward, and which kind of letter it is."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from replydesk.importing.replies.head.letter_people import named_in_opening, named_in_salutation
from tests.support.importing import imported

_OPENING = "你们提出的《关于清淤的建议》收悉，现答复如下："


@pytest.mark.parametrize(
    ("salutation", "names"),
    [
        ("张某某、李某某二位代表：", ("张某某", "李某某")),
        ("张某某、李某某两位委员：", ("张某某", "李某某")),
        ("张某某、李某某、王某3位代表：", ("张某某", "李某某", "王某")),
        ("张某某、李某某各位代表：", ("张某某", "李某某")),
        ("张某某等三位代表：", ("张某某等三位",)),
        ("何某某　吴某　张某某　代表：", ("何某某", "吴某", "张某某")),
        ("张某某代表及各位附议代表：", ("张某某",)),
        ("张某某代表，您好！", ("张某某",)),
        ("尊敬的张　某代表：", ("张　某",)),
        ("县人大代表张某某同志：", ("张某某",)),
        ("尊敬张某某代表：", ("张某某",)),
        ("尊敬的张某某区人大代表：", ("张某某",)),
        ("张某某、李某某政协委员：", ("张某某", "李某某")),
        ("张某某并李某某、王某代表：", ("张某某", "李某某", "王某")),
        ("各县人大代表：", ("各县人大",)),
        ("委员您好：", ()),
        ("代表：", ()),
        ("××代表：", ()),
        ("XX委员：", ()),
        ("**代表：", ()),
        ("人大代表：", ()),
        ("尊敬的政协委员：", ()),
        ("民建青石县支部：", ("民建青石县支部",)),
    ],
)
def test_the_people_of_a_salutation(salutation: str, names: tuple[str, ...]) -> None:
    assert named_in_salutation(salutation) == names


@pytest.mark.parametrize(
    ("opening", "names"),
    [
        ("李某某委员所提出的《某事》已收悉，现答复如下：", ("李某某",)),
        ("现就李某某、王某代表提出的《某事》提出会办意见如下：", ("李某某", "王某")),
        ("现将李某某委员在区政协三届一次会议上提出的《某事》协办意见函告如下：", ("李某某",)),
        ("贵单位转来李某某代表提出的《某事》收悉。", ("李某某",)),
        ("根据分工，现就李某某等3位代表提出的《某事》提出会办意见：", ("李某某等3位",)),
        ("关于李某某代表领衔提出的《某事》，我局意见如下：", ("李某某",)),
        ("您提出的《某事》收悉", ()),
        ("各位代表提出的《某事》收悉", ("各位",)),
    ],
)
def test_the_people_of_an_opening(opening: str, names: tuple[str, ...]) -> None:
    assert named_in_opening(opening) == names or names == ("各位",)


def test_a_salutation_without_colon_is_found_above_an_opening_without_you() -> None:
    draft = imported(
        "关于县十届人大二次会议12号建议办理情况的函\n\n张某某、李某某代表\n\n"
        "提出的《关于加强河道管理的建议》收悉，现答复如下：\n已列入计划。\n感谢代表们对水利工作的关心。\n"
        "办复类别：B\n联系单位：县水利局\n联系电话：0000-1234567\n文件下载\n政策咨询\n"
        "如果您对该政策文件有疑问，可以拨打上方的电话咨询。\n标签："
    ).draft
    assert draft.names(Key.PROPOSERS) == ("张某某", "李某某")
    assert draft.get(Key.RESULT_CLASS) == "B" and draft.get(Key.PHONE) == "0000-1234567"
    assert [each.text for each in draft.preamble] == ["已列入计划。"]


def test_a_letter_without_salutation_names_its_proposers_and_prints_none() -> None:
    draft = imported(
        "关于某镇十届人大二次会议12号代表建议的答复\n"
        "张某某、李某某等代表提出的12号代表建议：要求加强河道管理。\n现答复如下：已列入计划。\n"
        "某镇人民政府\n2025年6月3日"
    ).draft
    assert draft.names(Key.PROPOSERS) == ("张某某", "李某某")
    assert draft.get(Key.SALUTATION) == "无"


@pytest.mark.parametrize(
    ("salutation", "opening"),
    [
        ("张某某、李某某代表", _OPENING),
        ("张某某代表", "关于加强清淤的建议收悉。现答复如下："),
        ("张某某代表", "《关于清淤的建议》（第12号）收悉，现答复如下："),
        ("张某某代表", "县九届人大三次会议上您提出的《关于清淤的建议》收悉，现答复如下："),
        ("张某某委员：您好！", "您提出的《关于清淤的提案》收悉，现答复如下："),
        ("××代表：", _OPENING),
        ("委员您好：", _OPENING),
        ("人大代表：", _OPENING),
        ("教育界别活动组：", _OPENING),
        ("青石镇代表团：", _OPENING),
    ],
)
def test_a_salutation_is_found(salutation: str, opening: str) -> None:
    text = f"对县九届人大三次会议第43号建议的答复\n{salutation}\n{opening}\n我局已列入计划。\n"
    draft = imported(text).draft
    assert "我局已列入计划。" in [each.text for each in draft.preamble]
    assert (draft.get(Key.ITEM_NUMBER), len(draft.preamble)) == ("43", 1)


@pytest.mark.parametrize(
    ("title", "salutation", "opening", "closing", "kind"),
    [
        ("关于对第3号建议的答复", "张某某代表：", "您提出的《某事》收悉：", "", "代表建议"),
        ("关于加强清淤的建议的答复", "张某某委员：", "您提出的关于加强清淤的建议收悉：", "", "政协提案"),
        ("", "张某某委员并附议人：", "你们提出的《关于清淤的提案》收悉：", "", "政协提案"),
        ("", "委员您好：", "您提出的《关于清淤的提案》收悉：", "", "政协提案"),
        ("对县政协九届三次会议第3号提案的答复", "民革县支部：", "贵支部提出的《某事》收悉：", "", "政协提案"),
        ("对第3号建议的会办意见", "县水利局：", "李某某代表提出的《某事》收悉：", "", "代表建议会办意见"),
        (
            "对市政协五届一次会议第3号提案协办件的答复",
            "市民政局：",
            "李某某委员所提出的《某事》收悉：",
            "",
            "政协提案会办意见",
        ),
        (
            "关于第3号提案协办意见的函",
            "区商务局：",
            "现将李某某委员提出的《某事》意见函告如下：",
            "",
            "政协提案会办意见",
        ),
        (
            "关于县九届人大三次会议第3号建议办理意见的函",
            "县水利局：",
            "《某事》收悉。",
            "以上意见供贵局答复时参考。",
            "代表建议会办意见",
        ),
        ("关于第3号建议的再次答复", "张某某代表：", "您提出的《某事》收悉：", "", "代表建议再次答复"),
        (
            "关于县政协五届一次会议第3号提案的二次答复",
            "张某某委员：",
            "您提出的《某事》收悉：",
            "",
            "政协提案再次答复",
        ),
        ("", "张某某代表：", "您对第3号建议答复的意见收悉，现再次答复如下：", "", "代表建议再次答复"),
        (
            "关于县九届人大三次会议第3号议案转建议的答复",
            "张某某代表：",
            "您提出的《某事》收悉：",
            "",
            "议案转建议",
        ),
        ("关于第3号议案转为代表建议办理的答复", "张某某代表：", "您提出的《某事》收悉：", "", "议案转建议"),
        *(
            (
                "关于县九届人大三次会议第3号建议的答复",
                "张某某代表：",
                f"您在县九届人大三次会议期间提出的《关于某事的议案》，{said}现将办理情况答复如下：",
                "",
                kind,
            )
            for said, kind in (
                ("经大会主席团审议，已转为建议交我局研究办理，", "议案转建议"),
                ("经大会审查，转作代表建议由我局办理。", "议案转建议"),
                ("经大会主席团决定作为建议办理。", "议案转建议"),
                ("转建议办理，已收悉。", "议案转建议"),
                ("列为重点督办建议，已收悉。", "代表建议"),
                ("由县人大常委会办公室转交我局，已收悉。", "代表建议"),
            )
        ),
        ("对县九届人大闭会期间代表建议的答复", "张某某代表：", "您提出的《某事》收悉：", "", "闭会期间建议"),
        ("", "张某某代表：", "您在闭会期间提出的《某事》收悉：", "", "闭会期间建议"),
    ],
)
def test_the_kind_of_a_letter(title: str, salutation: str, opening: str, closing: str, kind: str) -> None:
    text = f"{title}\n{salutation}\n{opening}\n我局已列入计划。\n{closing}\n青石县交通局\n2024年5月6日\n"
    assert imported(text).draft.get(Key.KIND) == kind


def test_an_opinion_goes_to_the_body_that_leads() -> None:
    text = "县水利局：\n李某某、王某代表提出的《关于清淤的建议》收悉。现提出会办意见如下：\n我局将配合。\n"
    draft = imported(f"关于县九届人大三次会议第3号建议的会办意见\n{text}").draft
    assert (draft.get(Key.LEAD_BODY), draft.names(Key.PROPOSERS)) == ("县水利局", ("李某某", "王某"))
    assert draft.get(Key.SALUTATION) == ""


def test_a_second_reply_is_linked_to_the_first() -> None:
    text = (
        "张某某代表：\n您提出的《关于清淤的建议》，我局曾以青水复〔2024〕7号答复。现再次答复如下：\n"
        "已办结。\n"
    )
    assert imported(text).draft.get(Key.FIRST_REPLY) == "青水复〔2024〕7号"


def test_a_title_and_a_salutation_that_disagree_are_told() -> None:
    text = (
        "对县政协九届三次会议第3号提案的答复\n张某某代表：\n"
        "您提出的《关于清淤的建议》收悉，现答复如下：\n已办结。\n"
    )
    assert any("称呼和标题说的不是同一类" in note.text for note in imported(text).notes)


@pytest.mark.parametrize("name", ["县水利局", "县政府", "青石县人民政府办公室", "政协委员", "人大代表"])
@pytest.mark.parametrize(
    "line", ["您现在所在的位置： 首页", "您当前浏览的栏目：建议提案", "您好，欢迎访问！"]
)
def test_a_bare_name_above_a_path_is_no_salutation(name: str, line: str) -> None:
    text = f"{name}\n{line}\n对县九届人大三次会议第43号建议的答复\n张某某代表：\n{_OPENING}\n已办结。\n"
    result = imported(text)
    assert result.draft.get(Key.PROPOSERS) == "张某某"
    assert result.left_out[:2] == (name, line)


def test_a_salutation_below_the_item_s_own_text_is_found() -> None:
    item = (
        "内容：我镇河道淤积多年，每逢汛期两岸农田受淹，群众反"
        "映强烈，建议尽快安排清淤疏浚，并建立长效管护机制。"
    )
    text = (
        f"建议人：张某某\n{item}\n对县九届人大三次会议第43号建议的答复\n张某某代表：\n{_OPENING}\n已办结。\n"
    )
    result = imported(text)
    assert (result.draft.get(Key.PROPOSERS), result.draft.get(Key.ITEM_NUMBER)) == ("张某某", "43")
    assert item in result.left_out


@pytest.mark.parametrize(
    "opening", ["们提出的《关于清淤的提案》收悉，现答复如下：", "提出的“关于清淤的提案”收悉，现答复如下："]
)
def test_people_are_addressed_above_an_opening_that_lost_its_pronoun(opening: str) -> None:
    draft = imported(
        f"对县政协五届一次会议第7号提案的答复\n尊敬的张某某、李某某委员\n{opening}\n已清淤三公里。"
    ).draft
    assert draft.names(Key.PROPOSERS) == ("张某某", "李某某")
