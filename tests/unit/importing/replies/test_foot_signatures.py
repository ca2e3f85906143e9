"""Signatures and dates below a letter: every form people type, and what a page damaged."""

from __future__ import annotations

import pytest

from replydesk.draft.model import Key
from tests.unit.importing.replies.foot_letter import BODY, DAY, NAME, THANKS, below, texts


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("2021年6月3日", DAY),
        ("2021 年 6 月 3 日", DAY),
        ("２０２１年６月３日", DAY),
        ("(2021年6月3日)", DAY),
        ("2021年6月3日 星期四", DAY),
        ("2021年6月3日（周四）", DAY),
        ("日期：2021年6月3日", DAY),
        ("成文时间：2021年6月3日", DAY),
        ("2021年6月3日 |", DAY),
        ("二〇二一年六月三日", "二〇二一年六月三日"),
        ("二○二一年六月三日", "二○二一年六月三日"),
        ("2021.6.3", "2021.6.3"),
        ("2021-6-3", "2021-6-3"),
        ("2021/06/03", "2021/06/03"),
        ("20210603", DAY),
        ("2021年6月3号", "2021年6月3号"),
        ("2021年6月　日", "2021年6月　日"),
    ],
)
def test_a_date_is_read_in_every_form(typed: str, date: str) -> None:
    draft = below(NAME, typed).draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (NAME, date)
    assert texts(draft)[-1] == THANKS.strip()


@pytest.mark.parametrize(
    "left",
    [
        "2021824",
        "202163",
        "二0 年 月 日",
        "2021年 月 日",
        "年 月 日",
        "×年×月×日",
        "2O21年6月3日",
        "2021年6月",
        "6月3日",
    ],
)
@pytest.mark.parametrize("joint", ["\n", "  "])
def test_a_signature_over_a_damaged_date_stays_one(left: str, joint: str) -> None:
    result = below(f"{NAME}{joint}{left}")
    assert (result.draft.get(Key.SIGNATURE), result.draft.get(Key.DATE)) == (NAME, "")
    assert [each.text for each in result.draft.thanks] == [THANKS.strip()]
    (note,) = [note.text for note in result.notes if "认不出是哪一天" in note.text]
    assert "".join(left.split()) in "".join(note.split())


@pytest.mark.parametrize(
    ("lines", "signature"),
    [
        ((f"{NAME}　{DAY}",), NAME),
        ((f"{DAY}　{NAME}",), NAME),
        ((DAY, NAME), NAME),
        ((f"{NAME}{DAY}|",), NAME),
        ((f"{NAME}（{DAY}）",), NAME),
        (("柳 溪 县 交 通 运 输 局", DAY), NAME),
        ((f"{NAME}（公章）", DAY), f"{NAME}（公章）"),
        ((NAME, "公路养护中心", DAY), f"{NAME}、公路养护中心"),
        ((f"柳溪县人民政府　{NAME}", DAY), f"柳溪县人民政府、{NAME}"),
        (("柳溪县人民政府", NAME, "柳溪县财政局", DAY), f"柳溪县人民政府、{NAME}、柳溪县财政局"),
        (("科创中心筹建组", DAY), "科创中心筹建组"),
        (("中共柳溪县委宣传部", DAY), "中共柳溪县委宣传部"),
        (("国网柳溪县供电公司", DAY), "国网柳溪县供电公司"),
        (("县长：王某某", DAY), "县长：王某某"),
        ((NAME, "局长：王某某", DAY), f"{NAME}、局长：王某某"),
        ((f"单位（盖章）：{NAME}", DAY), NAME),
        ((f"答复单位：{NAME}", DAY), NAME),
        ((f"承办单位（公章）：{NAME}　承办负责人（签字）：王某某", DAY), NAME),
        ((NAME, "打印", DAY), NAME),
    ],
)
def test_whoever_signs_is_read_beside_the_date(lines: tuple[str, ...], signature: str) -> None:
    draft = below(*lines).draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (signature, DAY)


@pytest.mark.parametrize(
    "name", ["柳溪县第一中学", "柳溪县城乡建设指挥部", "柳溪县总工会", "柳溪县移民工作领导小组"]
)
def test_a_name_at_the_end_is_the_signature_without_a_date_too(name: str) -> None:
    draft = below(name).draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (name, "")


@pytest.mark.parametrize(
    "lines",
    [
        ("　　2020年3月5日", "　　我局召开现场会，解决问题3个。"),
        ("　　地点：柳溪县交通运输局",),
        ("　　版权所有的问题已经解决，网站标识码已经公示。",),
        ("　　主办：县交通局，协办：县财政局。",),
        ("　　（已与代表当面沟通，代表表示满意。）",),
        ("　　时间：2020年5月", "　　联系人：各乡镇均已明确。"),
    ],
)
def test_what_stands_above_the_signature_is_text(lines: tuple[str, ...]) -> None:
    result = below(*lines, NAME, DAY)
    assert texts(result.draft) == [line.strip() for line in (BODY, THANKS, *lines)]
    assert (result.draft.get(Key.SIGNATURE), result.draft.get(Key.DATE)) == (NAME, DAY)


@pytest.mark.parametrize(
    "lines", [("（此页无正文）",), ("此页无正文。",), ("[本页无正文]",), ("（此页无正文，为签章页）",)]
)
def test_a_page_without_text_is_not_printed(lines: tuple[str, ...]) -> None:
    result = below(*lines, NAME, DAY)
    assert texts(result.draft) == [BODY.strip(), THANKS.strip()]
    assert result.draft.get(Key.SIGNATURE) == NAME


def test_a_row_of_the_foot_is_taken_apart() -> None:
    draft = below(f"{NAME}　　{DAY}　　（此件公开发布） 联系人：李某某 电话：0000-1234567").draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE), draft.get(Key.PUBLICITY)) == (
        NAME,
        DAY,
        "主动公开",
    )
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == ("李某某", "0000-1234567")


def test_what_is_left_of_a_date_above_the_signature_is_not_printed() -> None:
    result = below("2021603", f"{NAME}  联系电话：1234567 联系人：李某某")
    draft = result.draft
    assert (draft.get(Key.SIGNATURE), draft.get(Key.DATE)) == (NAME, "")
    assert (draft.get(Key.CONTACT), draft.get(Key.PHONE)) == ("李某某", "1234567")
    assert texts(draft)[-1] == THANKS.strip()
    assert any("2021603" in note.text for note in result.notes)


@pytest.mark.parametrize("line", ["2022", "2021年"])
def test_a_number_in_the_text_is_no_date(line: str) -> None:
    assert line in texts(below(line, "现已完工。", NAME, DAY).draft)
