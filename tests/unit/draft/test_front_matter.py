from __future__ import annotations

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from replydesk.draft import front_matter
from replydesk.draft.front_matter import format_fields, looks_like_entry, parse_fields
from replydesk.draft.model import Nested, Value


def read(text: str) -> list[tuple[str, Value]]:
    fields, lost, _ = parse_fields(text.split("\n"), 2)
    assert not lost
    return fields


def notes(text: str) -> list[str]:
    return [str(note) for note in parse_fields(text.split("\n"), 2)[2]]


@pytest.mark.parametrize(
    "text",
    ["0032", "2026-05-29", "3.10", "1e3", "true", "no", "null", "~", "0x1F", "12:30:00", "2026年5月29日"],
)
def test_every_scalar_is_the_text_as_typed(text: str) -> None:
    assert read(f"编号: {text}") == [("编号", text)]
    assert read(format_fields([("编号", text)]).rstrip("\n")) == [("编号", text)]


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("抄送: [甲局, 乙局]", ("甲局", "乙局")),
        ("抄送:\n- 甲局\n- 乙局", ("甲局", "乙局")),
        ("抄送:\n  - 甲局\n  - '乙局'", ("甲局", "乙局")),
        ("抄送: []", ()),
        ("抄送:", ""),
        ("抄送: 甲局", "甲局"),
        ('抄送: "甲局 # 乙局"', "甲局 # 乙局"),
        ("抄送: '甲''乙'", "甲'乙"),
        ("抄送: |\n  甲局\n  乙局", "甲局\n乙局"),
        ("抄送: 甲局\n  乙局", "甲局 乙局"),
        ("抄送: {甲局: 1}", Nested(" {甲局: 1}")),
        ("抄送:\n  甲局:\n  - 乙", Nested("\n  甲局:\n  - 乙")),
    ],
)
def test_a_value_is_a_text_or_a_list_or_kept_as_yaml(entry: str, value: Value) -> None:
    assert read(entry) == [("抄送", value)]
    assert read(format_fields([("抄送", value)]).rstrip("\n")) == [("抄送", value)]


def test_a_key_may_hold_a_colon() -> None:
    assert read('"时间:地点": {a: b}') == [("时间:地点", Nested(" {a: b}"))]
    assert format_fields([("时间:地点", Nested(" {a: b}"))]) == '"时间:地点": {a: b}\n'


def test_unknown_keys_comments_and_their_order_survive() -> None:
    text = "# 张某某的件\n经办科室: 甲科\n案由: 关于某事的建议\n# 待核\n字数: 1200\n编号: 0033\n"
    fields = read(text.rstrip("\n"))
    assert [key for key, _ in fields] == ["#", "经办科室", "案由", "#", "字数", "编号"]
    assert format_fields(fields) == text


@pytest.mark.parametrize(
    ("entry", "comments"),
    [
        ("编号: 0033 # 待核", [" 待核"]),
        ("抄送: # 一\n- 甲局 # 二\n- 乙局 # 三", [" 一", " 二", " 三"]),
        ("抄送: [甲局, # 一\n 乙局]", [" 一"]),
        ("案由: > # 一\n 关于某事", [" 一"]),
        ('案由: "关于 #1 的建议" # 一', [" 一"]),
        ('案由: "关于 #1 的建议"', []),
        ("案由: 关于#1的建议", []),
        ("案由: |\n  关于 # 的建议", []),
    ],
)
def test_comments_of_an_entry_are_kept_and_only_comments(entry: str, comments: list[str]) -> None:
    assert [value for key, value in read(entry) if key == "#"] == comments


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("案由：关于某事", ("案由", "关于某事"), "第 2 行：“案由”后面是全角冒号，应写“案由: ”，已照此理解"),
        ("经办 ： 甲科", ("经办", "甲科"), "第 2 行：“经办”后面是全角冒号，应写“经办: ”，已照此理解"),
        (
            "编号:0033",
            ("编号", "0033"),
            "第 2 行：“编号”后面应写半角冒号加一个空格“编号: ”，已照此理解",
        ),
        (
            "编号 : 0033",
            ("编号", "0033"),
            "第 2 行：“编号”后面应写半角冒号加一个空格“编号: ”，已照此理解",
        ),
        ("编号:\t0033", ("编号", "0033"), "第 2 行：有制表符（Tab），应写空格，已照此理解"),
        (
            "案由: 关于: 某事",
            ("案由", "关于: 某事"),
            "第 2 行：“案由”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号",
        ),
        (
            "案由: [关于某事",
            ("案由", "[关于某事"),
            "第 2 行：“案由”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号",
        ),
        (
            "案由: &a 关于某事",
            ("案由", "&a 关于某事"),
            "第 2 行：“案由”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号",
        ),
        (
            "案由: 某\x07事",
            ("案由", "某\x07事"),
            "第 2 行：“案由”的内容里有 YAML 的特殊符号，已按文字收下，存盘时会加上引号",
        ),
    ],
)
def test_typing_slips_are_repaired_with_a_note(line: str, field: tuple[str, str], expected: str) -> None:
    assert read(line) == [field]
    assert notes(line) == [expected]
    assert notes(format_fields([field]).rstrip("\n")) == []


def test_a_list_indented_with_tabs_is_read() -> None:
    assert read("抄送:\n\t- 甲局\n\t- 乙局") == [("抄送", ("甲局", "乙局"))]
    assert notes("抄送:\n\t- 甲局") == ["第 2 行：有制表符（Tab），应写空格，已照此理解"]


@pytest.mark.parametrize("line", ["没有冒号", "- 甲局", "%YAML 1.2", "@", "编号: 1\n  届次: 2"])
def test_a_line_that_is_no_entry_is_returned_whole_with_line_and_remedy(line: str) -> None:
    fields, lost, found = parse_fields(["类型: 代表建议", *line.split("\n"), "落款: 某局"], 2)
    assert fields == [("类型", "代表建议"), ("落款", "某局")]
    assert lost == line.split("\n")
    assert [note.line for note in found] == [3]
    assert "应写成“案由: 关于……”" in found[0].text


def test_a_repeated_key_is_noted_and_kept() -> None:
    assert read("编号: 1\n编号: 2") == [("编号", "1"), ("编号", "2")]
    assert notes("编号: 1\n编号: 2") == ["第 2 行：“编号”写了不止一次，以第一次为准；请删去多余的"]


@pytest.mark.parametrize(
    ("line", "is_entry"),
    [
        ("案由: 关于某事", True),
        ("案由:", True),
        ("案由：关于某事", True),
        ("案由:关于某事", True),
        ("备注: 甲", True),
        ('"备注": 甲', True),
        ("备注：甲", False),
        ("尊敬的张某某代表：", False),
        ("# 标题", False),
        ("时间是 12:30", False),
        ("", False),
    ],
)
def test_a_head_is_distinguished_from_a_letter(line: str, is_entry: bool) -> None:
    assert looks_like_entry(line) is is_entry


@pytest.mark.parametrize(
    "text",
    [
        "关于“一老一小”服务的建议",
        "云民复议字〔2026〕  号",
        "2026年　月　日",
        "0000-00000000",
        "《某条例》（草案）",
    ],
)
def test_ordinary_text_is_written_without_quotes(text: str) -> None:
    assert format_fields([("案由", text)]) == f"案由: {text}\n"


@pytest.mark.parametrize(
    "text", [" 甲", "甲: 乙", "# 甲", "- 甲", "[甲", '"甲"', "甲\n乙", "甲\t乙", "@甲", "!甲"]
)
def test_text_that_yaml_would_read_otherwise_is_quoted_on_one_line(text: str) -> None:
    written = format_fields([("案由", text)])
    assert written.startswith('案由: "') and written.count("\n") == 1
    assert read(written.rstrip("\n")) == [("案由", text)]


def test_an_item_after_a_value_spoils_only_itself() -> None:
    fields, lost, found = parse_fields(["类型: 代表建议", "- 甲局", "抄送：", "- 乙局"], 2)
    assert fields == [("类型", "代表建议"), ("抄送", ("乙局",))]
    assert lost == ["- 甲局"]
    assert [note.line for note in found] == [3, 4]


_KEY = st.text("编号附件Ab1_", min_size=1, max_size=4)
_TEXT = st.text("省厅Ab1~-: ，（）#'\"&[]|>\u3000", max_size=6)


@given(_KEY, st.lists(_TEXT, max_size=3))
def test_texts_below_a_key_are_read_as_yaml_reads_them(key: str, texts: list[str]) -> None:
    lines = [f"{key}:", *(f"- {text}" for text in texts)]
    fields, lost, found = parse_fields(lines, 2)
    if lost or found or len(fields) != 1 or isinstance(fields[0][1], Nested):
        return  # noted for the clerk, or kept as it is
    (loaded,) = yaml.load("\n".join(lines), Loader=yaml.BaseLoader).values()
    value = fields[0][1]
    assert (list(value) if isinstance(value, tuple) else value) == loaded


@pytest.mark.parametrize(
    ("text", "value"),
    [("　甲　", "甲"), ("甲@　", "甲@"), ('"甲　"', "甲　"), ("[甲　]", ("甲　",))],
)
def test_wide_blanks_around_a_text_are_stripped_unless_quoted(text: str, value: Value) -> None:
    assert read(f"案由: {text}") == [("案由", value)]


_KEYS = st.sampled_from(["案由", "编号", "提出人", "附件", "备注 一", '"甲:乙"', "'甲：乙'", "1", "~", "<<"])
_COLONS = st.sampled_from([": "] * 5 + [":", "：", " : ", ": ：", ":\t", "： ", ":　"])
_VALUES = st.one_of(
    st.sampled_from(["0033", "某厅", "", "", "2026年　月　日", "甲：乙", "a:b", "甲#乙", "《甲》", "甲　"]),
    st.sampled_from(["[甲局, 乙局]", "甲 # 注", '"引号"', "'单'", "{甲: 1}", "[]", "[甲,]", "[甲, [乙]]"]),
    st.sampled_from(
        ["甲: 乙", "&a 甲", "*a", "!b 甲", "|", ">", "- 甲", "[甲", "'甲", '"甲', "]", "@甲", "%甲"]
    ),
    st.sampled_from(["\ufeff", "甲\u2028乙", "甲\x85", "\x07", "\xa0甲", "\ud800", "甲\t乙", "? 甲"]),
)
_ENTRIES = st.builds("{}{}{}".format, _KEYS, _COLONS, _VALUES)
_ROWS = st.sampled_from(
    ["- 甲局", "- 乙局 # 注", "  - 甲", "\t- 甲", "  甲", "# 注", "  # 注", "", "  ", "没有冒号", "]", "}"]
    + ["  乙: 丙", "　编号: 1", "\t案由：甲", "--- 甲", "? 键", ": 值", "%YAML 1.1", "　　甲", "  |", '乙"']
)
_HEADS = st.lists(st.one_of(_ENTRIES, _ENTRIES, _ROWS), max_size=8)


@settings(max_examples=400)
@given(_HEADS)
@example(['案由: "甲', "# 注", '编号: 乙"'])
@example(['案由: "甲', '标题: 乙"'])
@example(["抄送:", "# 注", "- 甲"])
@example(["案由: |", "  甲", "编号: 1"])
@example(["案由: {甲: &a 乙}", "编号: *a"])
@example(["案由: {甲: 乙}", "# 注", "备注:", "  甲: 乙 # 丙", "编号: 1 # 丁"])
def test_entries_are_read_together_as_they_are_one_by_one(lines: list[str]) -> None:
    together = parse_fields(lines, 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_read_together", lambda entries: None)
        assert parse_fields(lines, 2) == together


def test_a_head_without_structural_slips_is_read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_alone(*_: object) -> None:
        raise AssertionError("entries are read one by one")

    monkeypatch.setattr(front_matter, "_read_alone", read_alone)
    assert len(read("类型: 代表建议\n# 待核\n编号:0033\n抄送：\n- 甲局\n备注: {甲: 乙} # 丙\n落款:")) == 6
