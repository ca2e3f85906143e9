"""One setting of a profile is changed; all lines that are not its own stay byte for byte."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from replydesk.letter.offices import Office
from replydesk.letter.profile import (
    CHECK_LEVELS,
    CHOICES,
    INNER_KEYS,
    PARENTS,
    PROFILE_KEYS,
    Profile,
    parse_profile,
)
from replydesk.letter.profile_repair import INDENT
from replydesk.letter.profile_text import Setting, merge, setting_at, with_setting
from replydesk.letter.profile_text import SettingKey as At
from replydesk.text.errors import UserError

SAMPLE = """\
# 本局的档案，二〇二六年三月改过
名称: 云川省民政厅   # 三定方案上的全称
自称: 我厅
代字:
  # 办公室定的
  代表建议: 云民复议字  # 建议
  政协提案: 云民复提字
电话: 0000-00000000
抄送:
  代表建议:
    - 省人大常委会   # 人事代表委
    # 还有
    - 省政府办公厅
  政协提案: [省政协提案委员会]
传真: 0000-11111111
类别:
  A: 已经解决
  B: 正在解决
"""


def lines_changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines before and after, without those at the start and the end that are the same."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


@pytest.mark.parametrize(
    ("path", "value", "before", "after"),
    [
        (At("自称"), "我局", ["自称: 我厅"], ["自称: 我局"]),
        (
            At("名称"),
            "云川省民政局",
            ["名称: 云川省民政厅   # 三定方案上的全称"],
            ["名称: 云川省民政局  # 三定方案上的全称"],
        ),
        (
            At("代字", "代表建议"),
            "云民议",
            ["  代表建议: 云民复议字  # 建议"],
            ["  代表建议: 云民议  # 建议"],
        ),
        (At("代字", "会办意见"), "云民会", [], ["  会办意见: 云民会"]),
        (At("用印"), "不盖章", [], ["用印: 不盖章"]),
        (At("电话"), "", ["电话: 0000-00000000"], ['电话: ""']),
        (At("类别"), {"A": "已经解决", "C": "以后解决"}, ["  B: 正在解决"], ["  C: 以后解决"]),
        (
            At("抄送", "代表建议"),
            ("省人大常委会",),
            [
                "  代表建议:",
                "    - 省人大常委会   # 人事代表委",
                "    # 还有",
                "    - 省政府办公厅",
            ],
            ["  # 人事代表委", "  # 还有", "  代表建议: [省人大常委会]"],
        ),
    ],
)
def test_only_the_lines_of_the_setting_change(
    path: At, value: Setting, before: list[str], after: list[str]
) -> None:
    changed = with_setting(SAMPLE, path, value)
    assert lines_changed(SAMPLE, changed) == (before, after)
    assert setting_at(parse_profile(changed), path) == value


def test_a_new_key_goes_to_its_place_in_the_order() -> None:
    lines = with_setting(SAMPLE, At("联系人"), "王某某").splitlines()
    assert lines.index("联系人: 王某某") == lines.index("  政协提案: 云民复提字") + 1
    assert with_setting("# 说明\n自称: 我局\n", At("名称"), "某局") == "名称: 某局\n# 说明\n自称: 我局\n"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("名称: [某局\n", "方括号"),
        ("", "空的"),
        ("{名称: 某局, 自称: 我局}\n", "一行一项"),
        ("名称: &n 某局\n信头: *n\n", "写法特殊"),
    ],
)
def test_a_text_in_which_it_cannot_be_done_is_refused(text: str, why: str) -> None:
    with pytest.raises(UserError, match=why):
        with_setting(text, At("名称"), "别局")


WORDS = st.text("某省市局厅委 甲乙:：#,，、[]{}'\"\\-&*!|>%@`?0A（）", min_size=1, max_size=6)
NAMES = WORDS.map(str.strip).filter(lambda text: text and text not in ("{}", "[]"))
COMMENTS = st.sampled_from(["", "", "  # 说明：甲", " # ' 半个引号"])
PLAIN = st.text("某省市局厅委甲乙", min_size=1, max_size=4)


@st.composite
def scalars(draw: st.DrawFn) -> str:
    """A text as people write it in a profile."""
    text = draw(PLAIN)
    return draw(st.sampled_from([text, f'"{text}"', f"'{text}'", f"{text} {text}", ""]))


@st.composite
def lists(draw: st.DrawFn, indent: str) -> str:
    """A list as people write it, on one line or several, behind its colon."""
    items = draw(st.lists(PLAIN, max_size=3))
    if draw(st.booleans()) or not items:
        return f" [{', '.join(items)}]{draw(COMMENTS)}"
    return "".join(f"\n{indent}  - {each}{draw(COMMENTS)}" for each in items)


OFFICE_ENTRIES = (
    "承办处室:\n  甲处:\n    联系人: 赵某某  # 主任\n    电话: 0000-00001\n  # 二楼\n  乙处:\n    电话: 0\n",
    "承办处室:\n  甲处: 赵某某 0000-00001\n  丙处:\n",
    "承办处室:\n- 甲处 赵某某 0000-00001\n- 名称: 乙处\n  联系人: 钱某某\n",
    "承办处室: [甲处, 乙处]\n",
    "承办科室:\n    乙处:\n      电话: 0000-00001\n",
    "责任科室：甲处、乙处\n",
)


@st.composite
def offices(draw: st.DrawFn) -> tuple[Office, ...]:
    names = draw(st.lists(st.sampled_from(["甲处", "乙处", "丙处", "某局: 办"]), max_size=3, unique=True))
    phones = st.sampled_from(["", "0000-00001", "0000-00002"])
    contacts = st.sampled_from(["", "赵某某", "孙某某"])
    return tuple(Office(name, draw(contacts), draw(phones)) for name in names)


@st.composite
def entries(draw: st.DrawFn, key: str) -> str:
    """The lines of one setting, with comments above and behind; all kinds of spelling."""
    above = draw(st.sampled_from(["", "", "# 说明\n", "\n", "#甲: 乙\n\n"]))
    if key in PARENTS:
        names = draw(st.lists(st.sampled_from(inner_names(key)), max_size=3, unique=True))
        indent = draw(st.sampled_from(["  ", "    "]))
        lines = [inner_lines(draw, key, name, indent) for name in names]
        if not lines:
            return above + draw(st.sampled_from([f"{key}:\n", f"{key}: {{}}\n"]))
        if key != "抄送" and draw(st.integers(0, 4)) == 0:
            return above + f"{key}: {{{', '.join(f'{name}: 甲' for name in names)}}}{draw(COMMENTS)}\n"
        return f"{above}{key}:{draw(COMMENTS)}\n{''.join(lines)}"
    if key == "承办处室":
        return above + draw(st.sampled_from(OFFICE_ENTRIES))
    if key == "别名":
        return f"{above}{key}:{draw(lists(''))}\n"
    value = draw(st.sampled_from(list(CHOICES[key]))) if key in CHOICES else draw(scalars())
    return f"{above}{key}{draw(st.sampled_from([': ', ':  ', '：']))}{value}{draw(COMMENTS)}\n"


def inner_lines(draw: st.DrawFn, key: str, name: str, indent: str) -> str:
    above = draw(st.sampled_from(["", "", f"{indent}# 说明\n", "# 说明\n"]))
    if key == "抄送":
        return f"{above}{indent}{name}:{draw(lists(indent))}\n"
    value = draw(st.sampled_from(["1", "3"])) if key == "办理月数" else draw(PLAIN)
    return f"{above}{indent}{name}: {value}{draw(COMMENTS)}\n"


def inner_names(key: str) -> list[str]:
    return list(INNER_KEYS.get(key, ("A", "B", "C", "标题", "开头语", "会办意见标题")))


@st.composite
def profiles(draw: st.DrawFn) -> dict[str, str]:
    """The entries of a profile in any order, by key, one of them unknown."""
    keys = draw(st.lists(st.sampled_from([*PROFILE_KEYS, "传真"]), min_size=1, max_size=6, unique=True))
    return {key: draw(entries(key)) if key != "传真" else "传真: 0000\n# 备用\n" for key in keys}


@st.composite
def edits(draw: st.DrawFn) -> tuple[At, Setting]:
    """A setting and its new value."""
    key = draw(st.sampled_from(list(PROFILE_KEYS)))
    if key == "承办处室":
        return At(key), draw(offices())
    if key == "类别":
        return At(key), draw(st.dictionaries(st.sampled_from("ABC甲"), NAMES, max_size=4))
    if key == "抄送":
        names = NAMES.filter(lambda name: not set(name) & set("、，,"))
        return At(key, draw(st.sampled_from(inner_names(key)))), tuple(draw(st.lists(names, max_size=3)))
    if key in PARENTS:
        of_few = {"办理月数": ["1", "12", ""], "检查": [*CHECK_LEVELS, ""]}
        value = st.sampled_from(of_few[key]) if key in of_few else NAMES | st.just("")
        name = draw(st.sampled_from(inner_names(key)))
        return At(key, name), draw(value if name != "西文" else st.just("Times New Roman"))
    if key in ("别名", "略过"):
        return At(key), tuple(draw(st.lists(PLAIN, max_size=3)))
    return At(key), draw(st.sampled_from([str(each) for each in CHOICES[key]]) if key in CHOICES else NAMES)


@given(profiles(), edits(), st.sampled_from(["\n", "\r\n"]), st.booleans())
@example({"代字": "代字:\n  代表建议: 甲"}, (At("代字", "政协提案"), "乙"), "\n", False)
@example({"名称": "名称: 甲"}, (At("自称"), "乙"), "\r\n", True)
@example({"承办处室": "承办处室:\n  甲处:\n"}, (At("承办处室"), (Office("丙处"), Office("甲处"))), "\n", True)
def test_any_setting_of_any_profile_can_be_changed(
    parts: dict[str, str], edit: tuple[At, Setting], end: str, ends: bool
) -> None:
    path, value = edit
    text = "".join(parts.values()).replace("\n", end)
    text = text if ends else text.removesuffix(end)
    before = parse_profile(text)
    if before.unreadable:  # nothing but empty values
        return
    changed = with_setting(text, path, value)
    after = parse_profile(changed)
    if isinstance(value, str | tuple) and not (path.inner and not value):
        assert setting_at(after, path) == value
    assert [getattr(after, name) for key, name in PROFILE_KEYS.items() if key != path.key] == [
        getattr(before, name) for key, name in PROFILE_KEYS.items() if key != path.key
    ]
    others = "".join(lines for key, lines in parts.items() if key != path.key).split("\n")
    left = iter(changed.replace(end, "\n").split("\n"))
    assert all(line in left for line in others if line), "a line of another setting is gone"
    own = parts.get(path.key, "")
    assert all(comment in changed for comment in comments_of(own))
    assert "\r" not in text or "\n" not in changed.replace("\r\n", "")
    again = with_setting(changed, path, value)
    assert parse_profile(again) == after


def comments_of(lines: str) -> list[str]:
    return [line[line.index("#") :] for line in lines.split("\n") if line.lstrip().startswith("#")]


@given(st.text("名称自称: #\n\r\t[]{}-'\"&*|>甲乙　：", max_size=60), NAMES)
def test_a_text_of_any_kind_is_changed_as_meant_or_refused(text: str, name: str) -> None:
    try:
        changed = with_setting(text, At("名称"), name)
    except UserError:
        return
    after = parse_profile(changed)
    assert after.name == name
    expected = parse_profile(text)
    assert {key: getattr(after, key) for key in PROFILE_KEYS.values() if key != "name"} == {
        key: getattr(expected, key) for key in PROFILE_KEYS.values() if key != "name"
    }


def test_the_default_of_every_setting_can_be_read() -> None:
    for key in PROFILE_KEYS:
        assert setting_at(Profile(), At(key)) is not None
    assert INDENT


def test_changes_of_two_sides_are_both_kept() -> None:
    ours = with_setting(with_setting(SAMPLE, At("自称"), "我局"), At("代字", "会办意见"), "云民会")
    theirs = with_setting(SAMPLE, At("代字", "代表建议"), "云民议") + "# 他们的\n"
    text, clashes = merge(SAMPLE, ours, theirs)
    assert clashes == () and text.endswith("# 他们的\n")
    profile = parse_profile(text)
    assert profile.self_name == "我局"
    assert profile.codes == {"代表建议": "云民议", "政协提案": "云民复提字", "会办意见": "云民会"}


def test_of_a_setting_that_both_changed_theirs_stays() -> None:
    ours, theirs = (with_setting(SAMPLE, At("电话"), phone) for phone in ("0000-1", "0000-2"))
    assert merge(SAMPLE, ours, theirs) == (theirs, (At("电话"),))


OFFICES_SAMPLE = """\
名称: 某省民政厅
承办处室:
  # 一楼
  养老服务处:
    联系人: 赵某某  # 主任
    电话: 0000-2
  社会救助处:
    联系人: 钱某某
电话: 0000-1
"""


def test_an_office_is_changed_added_and_left_out_with_its_own_lines_only() -> None:
    first, second = parse_profile(OFFICES_SAMPLE).offices
    new = Office("规划财务处", "孙某某", "0000-3")
    changed = with_setting(OFFICES_SAMPLE, At("承办处室"), (first, replace(second, phone="0000-4"), new))
    assert lines_changed(OFFICES_SAMPLE, changed) == (
        [],
        ["    电话: 0000-4", "  规划财务处:", "    联系人: 孙某某", "    电话: 0000-3"],
    )
    assert "# 一楼\n" in with_setting(changed, At("承办处室"), (new, first))
    fewer = with_setting(OFFICES_SAMPLE, At("承办处室"), (first,))
    assert lines_changed(OFFICES_SAMPLE, fewer) == (["  社会救助处:", "    联系人: 钱某某"], [])
    none = with_setting(OFFICES_SAMPLE, At("承办处室"), ())
    assert parse_profile(none).offices == () and not parse_profile(none).notes
    assert parse_profile(with_setting(none, At("承办处室"), (new,))).offices == (new,)
    assert parse_profile(with_setting(SAMPLE, At("承办处室"), (new, first))).offices == (new, first)
