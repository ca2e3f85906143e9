"""Tests of the offices of a unit: how a profile lists them, what slips are understood, which one is meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.model import Draft, Key
from replydesk.letter.compose import compose
from replydesk.letter.facts import DraftFacts
from replydesk.letter.kinds import NOTHING
from replydesk.letter.model import Role
from replydesk.letter.offices import CONTACT_WORDS, PHONE_WORDS, Office, find_office, format_offices
from replydesk.letter.phrases import Phrases
from replydesk.letter.profile import PROFILE_KEYS, Profile, parse_profile

TWO = (Office("基层治理处", "陈某某", "0000-00000001"), Office("养老服务处", "赵某某", "0000-00000002"))
BEFORE = "名称: 某厅\n联系人: 王某某\n电话: 0000-00000000\n"
BEHIND = "\n自称: 我厅\n"
UNIT = Profile(name="某厅", self_name="我厅", contact="王某某", phone="0000-00000000", offices=TWO)


def read(lines: str) -> Profile:
    return parse_profile(f"{BEFORE}{lines}{BEHIND}")


def test_offices_are_read_as_shown_without_a_note() -> None:
    profile = read("\n".join(format_offices(TWO)))
    assert profile == UNIT and not profile.notes


SHOWN = """\
承办处室:
  基层治理处:
    联系人: 陈某某
    电话: 0000-00000001
  养老服务处:
    联系人: 赵某某
    电话: 0000-00000002"""


def test_the_form_is_the_one_of_the_documentation() -> None:
    assert "\n".join(format_offices(TWO)) == SHOWN


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (SHOWN.replace("  ", "    "), 0),
        (SHOWN.replace("    ", "       ").replace("\n  养", "\n  # 养老\n\n  养"), 0),
        (SHOWN.replace(": 赵", "：赵").replace("处:", "处："), 3),
        (SHOWN.replace("  ", ""), 6),  # as pasted from a page that has no indents
        (SHOWN.replace("  ", "\t"), 10),  # an odd indent, and the depth it leaves open
        (SHOWN.replace("    ", "  "), 4),
        (SHOWN.replace("    电话", "      电话"), 2),
        (SHOWN.replace("承办处室", "承办科室"), 1),
        (SHOWN.replace("承办处室", "  承办处室"), 1),
        (SHOWN.replace("电话", "联系电话").replace("联系人", "姓名"), 0),
        ("承办处室:\n  基层治理处: 陈某某 0000-00000001\n  养老服务处: 赵某某（0000-00000002）", 2),
        ("承办处室:\n  基层治理处：陈某某，电话：0000-00000001\n  养老服务处: [赵某某, 0000-00000002]", 3),
        (
            "承办处室:\n  - 基层治理处 联系人：陈某某 电话：0000-00000001\n"
            "  - 养老服务处：赵某某 0000-00000002",
            2,
        ),
        ("承办处室:\n- 基层治理处: 陈某某 0000-00000001\n- 养老服务处: 赵某某 0000-00000002", 2),
        (
            "承办处室:\n  - 名称: 基层治理处\n    联系人: 陈某某\n    电话: 0000-00000001\n"
            "  - 名称: 养老服务处\n    电话: 0000-00000002\n    联系人: 赵某某",
            0,
        ),
        (
            "承办处室:\n  基层治理处:\n    联系人: 陈某某　0000-00000001\n  养老服务处: 赵某某 0000-00000002",
            2,
        ),
        (f"{SHOWN}\n    联系人: 赵某某", 1),
        (f"{SHOWN}\n    传真: 0000", 1),
        (f"{SHOWN}\n  养老服务处: 赵某某 0000-00000002", 2),
    ],
)
def test_other_ways_to_write_them_are_understood(lines: str, notes: int) -> None:
    profile = read(lines)
    assert profile == UNIT and len(profile.notes) == notes
    assert all(note.line for note in profile.notes)


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("承办处室:", []),
        ('承办处室: ""', []),
        ("承办处室: 基层治理处、养老服务处", ["基层治理处", "养老服务处"]),
        ("承办处室: [基层治理处, 养老服务处]", ["基层治理处", "养老服务处"]),
        ("承办科室: 基层治理处、养老服务处", ["基层治理处", "养老服务处"]),
        ("责任处室：基层治理处", ["基层治理处"]),
        ("代字:\n  代表建议: 甲字\n科室: [基层治理处, 养老服务处]  # 两个", ["基层治理处", "养老服务处"]),
        ("承办处室:\n  基层治理处:\n  养老服务处:", ["基层治理处", "养老服务处"]),
        ("承办处室:\n  - [甲]\n  - 乙", ["乙"]),
        ("承办处室:\n  联系人: 陈某某", []),
    ],
)
def test_offices_may_have_no_contact_of_their_own(lines: str, names: list[str]) -> None:
    profile = read(lines)
    assert [office.name for office in profile.offices] == names
    assert (profile.name, profile.self_name, profile.contact) == ("某厅", "我厅", "王某某")


def test_the_units_own_contact_below_the_offices_stays_the_units() -> None:
    profile = parse_profile(f"名称: 某厅\n{SHOWN}\n联系人: 王某某\n电话: 0000-00000000\n自称: 我厅\n")
    assert profile == UNIT and not profile.notes


@pytest.mark.parametrize(
    ("lines", "note"),
    [
        ("承办处室:\n  甲处:\n    传真: 1", "第 6 行：“甲处”下面没有“传真”，可写：联系人、电话；已略过"),
        (
            "承办处室:\n  甲处: 陈某某 0000-00001",
            "第 5 行：“甲处”的联系人和电话写在一行里，已按联系人“陈某某”、电话“0000-00001”理解",
        ),
        (
            "承办处室:\n  电话: 0000",
            "第 5 行：“承办处室”下面先写处室的名称，"
            "应写成“处室名称:”，下面缩进写“联系人: ”和“电话: ”；这一条已略过",
        ),
        ("承办处室:\n  - 甲处\n  - 甲处", "第 6 行：“甲处”写了两遍，已按后一个"),
        (
            '承办处室:\n  甲处:\n    联系人: "陈\\u0001"',
            "单位档案的“承办处室”里有不能用的字符，已删去；请重写",
        ),
    ],
)
def test_a_fault_is_noted_with_its_line(lines: str, note: str) -> None:
    assert [str(each) for each in read(lines).notes] == [note]


NAMES = st.text("甲乙丙处科室（）a:：#", min_size=1, max_size=12).map(
    lambda text: f"第{''.join(text.split())}"
)
CONTACTS = st.text("甲乙丙某 ·、#:\"'[-", max_size=6).map(lambda text: " ".join(text.split()))
PHONES = st.text("0123456789-—() 转、#", max_size=14).map(lambda text: " ".join(text.split()))
OFFICE_LISTS = st.lists(
    st.builds(Office, NAMES, CONTACTS, PHONES), unique_by=lambda office: office.name, max_size=4
)


@given(OFFICE_LISTS)
def test_written_offices_are_read_as_they_were(offices: list[Office]) -> None:
    profile = read("\n".join(format_offices(offices)))
    assert profile.offices == tuple(offices) and not profile.notes
    assert (profile.self_name, profile.contact) == ("我厅", "王某某")


LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", " ", "  ", "    ", "\t", "\u3000", "- ", "  - "]),
        st.sampled_from([*PROFILE_KEYS, *CONTACT_WORDS, *PHONE_WORDS, "甲处", "#", "", '"乙处"']),
        st.sampled_from(["", ":", ": ", "："]),
        st.sampled_from(["", "陈某某", "陈某某 0000-00000001", "[甲, 乙]", "{", "&a", "*a"]),
    ),
)


@given(st.lists(LINES, max_size=12))
def test_whatever_stands_there_is_read_without_a_failure(lines: list[str]) -> None:
    profile = read("\n".join(("承办处室:", *lines)))
    assert all(office.name for office in profile.offices)


@pytest.mark.parametrize(
    ("typed", "contact"),
    [
        ("养老服务处", "赵某某"),
        (" 养老 服务处 ", "赵某某"),
        ("省民政厅养老服务处", "赵某某"),
        ("我厅养老服务处", "赵某某"),
        ("养老服务处、基层治理处", "赵某某"),
        ("某某处、养老服务处", None),  # the first leads
        ("养老处", None),
        ("", None),
    ],
)
def test_an_office_is_found_by_its_name(typed: str, contact: str | None) -> None:
    found = find_office(TWO, typed, ("云川省民政厅", "省民政厅", "我厅", ""))
    assert (found.contact if found else None) == contact


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({}, "（联系人：王某某　电话：0000-00000000）"),
        ({"承办处室": "养老服务处"}, "（联系人：赵某某　电话：0000-00000002）"),
        ({"承办处室": "某某处"}, "（联系人：王某某　电话：0000-00000000）"),
        ({"承办处室": "养老服务处", "联系人": "孙某某"}, "（联系人：孙某某　电话：0000-00000002）"),
        ({"承办处室": "养老服务处", "电话": "0000-3"}, "（联系人：赵某某　电话：0000-3）"),
        ({"承办处室": "养老服务处", "联系人": "无", "电话": "无"}, ""),
        ({"承办处室": "老龄处"}, "（联系人：周某某　电话：0000-00000000）"),
        ({"承办处室": "法规处"}, "（联系电话：0000-00000003）"),
    ],
)
def test_a_contact_is_the_drafts_else_the_offices_else_the_units(
    fields: dict[str, str], printed: str
) -> None:
    offices = (*TWO, Office("老龄处", "周某某"), Office("法规处", NOTHING, "0000-00000003"))
    unit = Profile(name="某厅", contact="王某某", phone="0000-00000000", offices=offices)
    letter = compose(DraftFacts(Draft(tuple(fields.items())), unit), Phrases())
    assert letter.text_of(Role.CONTACT) == printed
    assert Key.OFFICE not in {block.place.key for block in letter.blocks}
