from __future__ import annotations

import pytest

from replydesk.letter.print_options import (
    ClassForm,
    ContactForm,
    Format,
    PublicityForm,
    Seal,
    SignerForm,
)
from replydesk.letter.profile import CHOICES, PROFILE_KEYS, Profile, parse_profile
from replydesk.text.note import Note

WHOLE = """\
名称: 云川省民政厅
简称: 省民政厅
自称: 我厅
信头: 云川省民政厅
工作: 民政工作
代字:
  代表建议: 云民复议字
联系人: 王某某
电话: 0000-00000000
抄送:
  代表建议: [省人大常委会, 省政府办公厅]
  政协提案: 省政协提案委员会
页面: 撑满版心
字体:
  正文: 仿宋
类别:
  A: 已解决
套用语:
  开头语: 收悉
"""


def read(text: str) -> tuple[Profile, tuple[Note, ...]]:
    """Return the profile of a text, and the notes on it."""
    profile = parse_profile(text)
    return profile, profile.notes


def test_a_whole_profile_is_read() -> None:
    profile, notes = read(WHOLE)
    assert not notes
    assert profile == Profile(
        name="云川省民政厅",
        short_name="省民政厅",
        self_name="我厅",
        letterhead="云川省民政厅",
        field_of_work="民政工作",
        codes={"代表建议": "云民复议字"},
        contact="王某某",
        phone="0000-00000000",
        cc={"代表建议": ("省人大常委会", "省政府办公厅"), "政协提案": ("省政协提案委员会",)},
        sheet="撑满版心",
        fonts={"正文": "仿宋"},
        result_classes={"A": "已解决"},
        phrases={"开头语": "收悉"},
    )


def test_missing_keys_have_defaults() -> None:
    profile, notes = read("名称: 某局\n")
    assert (profile, notes) == (Profile(name="某局"), ())
    assert (profile.self_name, profile.sheet) == ("我单位", "常用")


@pytest.mark.parametrize("text", ["电话: 0100", "电话: 2026-05-29", "电话: true", "电话: 1e3"])
def test_every_value_is_the_text_as_typed(text: str) -> None:
    assert parse_profile(text).phone == text.partition(": ")[2]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("名称： 某局\n", "第 1 行：冒号是全角的，应写半角冒号加一个空格“: ”，已照此理解"),
        ("页面: 撑满\n", "页面写的是“撑满”，只能写“常用”或者“撑满版心”；先按“常用”"),
        ("双面: yes\n", "双面写的是“yes”，只能写“是”或者“否”；先按“否”"),
        ("名称:\n", "“名称”是空的，已用文件名；应写单位全称"),
        ("名称: 某局\n信头: ''\n", "“信头”是空的，已用名称；应写红色发文机关标志"),
        ("名称: 某厅\n\n名称: 某局\n", "第 3 行：“名称”写了两遍，已按后一个"),
        ("代字:\n  代表建议: ''\n  代表建议: ''\n", "第 3 行：“代表建议”写了两遍，已按后一个"),
        (
            "代字: {建议: 某复字}\n",
            "“代字”下面没有“建议”，可写：代表建议、政协提案、会办意见、再次答复、议案转建议、闭会期间建议；已略过",
        ),
        ("名称: 某局\n传真: 1\n", "单位档案里没有“传真”这一项，已略过"),
        ("名称: [某局]\n", "单位档案的“名称”写法不对，已略过"),
        ("代字: 某复字\n", "单位档案的“代字”写法不对，已略过"),
        ("抄送: 某局\n", "单位档案的“抄送”写法不对，已略过"),
        ("抄送: {代表建议: [[某局]]}\n", "单位档案的“抄送”写法不对，已略过"),
        ("抄送: {代表建议: {甲: 乙}}\n", "单位档案的“抄送”写法不对，已略过"),
        ("字体: {正文: [仿宋]}\n", "单位档案的“字体”写法不对，已略过"),
    ],
)
def test_an_unusable_value_is_left_out_with_a_note(text: str, note: str) -> None:
    profile, notes = read(text)
    assert [str(each) for each in notes] == [note]
    assert profile in (Profile(), Profile(name="某局"))


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        ("", "", "单位档案是空的，或不是“名称: 某某厅”的写法"),
        ("- 某局\n", "", "单位档案是空的，或不是“名称: 某某厅”的写法"),
        (
            "名称: 某局\n格式 文件\n双面: 是\n",
            "某局",
            "第 2 行：少一个冒号，应写成“名称: 某某厅”；单位档案没有读入",
        ),
        ('名称: 某局\n电话: "0100\n', "某局", "第 2 行：引号只有一半，应前后成对；单位档案没有读入"),
        (
            "名称: 某局\n抄送:\n  代表建议: [甲, 乙\n格式: 文件\n",
            "某局",
            "第 3 行：方括号、花括号不成对，或者中间少了逗号；单位档案没有读入",
        ),
        ("简称: @某局\n", "", "第 1 行：内容以特殊符号开头，请给内容加上引号；单位档案没有读入"),
        ("名称: 某局\n简称: 局\x07\n", "某局", "第 2 行：有不能用的字符，请删去重写；单位档案没有读入"),
        (
            "名称: 某局\n  传真: 1\n",
            "某局",
            "第 2 行：这一行或者上一行写法不对，应写成“名称: 某某厅”，冒号后空一格；单位档案没有读入",
        ),
        (
            "名称: " + "[" * 1000,
            "",
            "第 1 行：这一行或者上一行写法不对，应写成“名称: 某某厅”，冒号后空一格；单位档案没有读入",
        ),
    ],
)
def test_an_unreadable_profile_is_reported_with_line_and_cause(text: str, name: str, note: str) -> None:
    profile, notes = read(text)
    assert profile == Profile(name=name, unreadable=True)
    assert [str(each) for each in notes] == [note]


def test_every_field_of_a_profile_has_a_key() -> None:
    assert {*PROFILE_KEYS.values(), "unreadable", "notes"} == set(Profile.__slots__)


CHOSEN = [(key, word) for key, words in CHOICES.items() for word in words]


@pytest.mark.parametrize(("key", "word"), CHOSEN)
def test_every_choice_can_be_made(key: str, word: str) -> None:
    profile, notes = read(f"{key}: {word}\n")
    value = getattr(profile, PROFILE_KEYS[key])
    assert not notes
    assert value == {"是": True, "否": False}.get(word, word)


@pytest.mark.parametrize("key", CHOICES)
def test_the_first_choice_is_the_default(key: str) -> None:
    assert parse_profile(f"{key}: {CHOICES[key][0]}\n") == Profile()


@pytest.mark.parametrize("key", CHOICES)
@pytest.mark.parametrize("word", ["", "别的", "true"])
def test_a_wrong_choice_is_noted_with_the_right_ones(key: str, word: str) -> None:
    profile, notes = read(f"{key}: {word}\n")
    (expected,) = map(str, notes)
    assert expected.startswith(f"{key}写的是“{word}”，只能写" if word else f"{key}空着，只能写")
    assert expected.endswith(f"；先按“{CHOICES[key][0]}”") and all(
        f"“{each}”" in expected for each in CHOICES[key]
    )
    assert profile == Profile()


def test_a_choice_is_a_form_of_its_own_kind() -> None:
    lines = ["格式: 文件", "用印: 签名章", "类别样式: 括号", "公开样式: 公开方式", "签发样式: 审签"]
    profile, _ = read("\n".join([*lines, "联系样式: 分行", "双面: 是", "签发职务: 厅长"]))
    assert profile.format is Format.DOCUMENT and profile.seal is Seal.STAMP
    assert profile.class_form is ClassForm.PARENTHESES and profile.publicity_form is PublicityForm.MANNER
    assert profile.signer_form is SignerForm.APPROVED and profile.contact_form is ContactForm.LINES
    assert profile.two_sided is True and profile.bold_leads is False and profile.post == "厅长"


@pytest.mark.parametrize("key", ["名称", "信头", "电话"])
def test_a_character_that_word_does_not_allow_is_dropped_and_said(key: str) -> None:
    profile = parse_profile(f'{key}: "某某\\x01厅\\x00"\n')
    assert "某某厅" in (profile.name, profile.letterhead, profile.phone)
    assert f"“{key}”里有不能用的字符" in str(profile.notes[0])


def test_a_profile_that_refers_to_itself_over_and_over_is_read_at_once() -> None:
    rows = [f"a{n}: &a{n} {{x: *a{n - 1}, y: *a{n - 1}}}" for n in range(1, 60)]
    profile = parse_profile("a0: &a0 {x: 哈}\n" + "\n".join(rows) + "\n名称: 某某厅\n")
    assert profile.name == "某某厅"
    assert parse_profile("a: &a [*a]\n").unreadable
    assert parse_profile("[" * 100_000).unreadable


@pytest.mark.parametrize("text", ["别名: [建设口, 住建]", "别名: 建设口、住建", "别名:\n- 建设口\n- 住建"])
def test_other_names_are_a_list_or_a_row_of_words(text: str) -> None:
    profile, notes = read(f"名称: 某局\n{text}\n")
    assert (profile.other_names, notes) == (("建设口", "住建"), ())
