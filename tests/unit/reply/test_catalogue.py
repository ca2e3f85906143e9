from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from replydesk.draft.locations import apply_edits
from replydesk.draft.model import Attachment, Draft, Key, Nested, Paragraph, Part, Section, Value
from replydesk.draft.place import Place
from replydesk.letter.facts import DraftFacts
from replydesk.letter.model import Block, Letter, Role, Span, Unfilled
from replydesk.letter.offices import Office
from replydesk.letter.print_options import PUBLICITY, URGENCY, Format, Seal, SignerForm
from replydesk.letter.profile import Profile
from replydesk.reply.findings import Finding, Level, apply_all_fixes, has_errors, problems, state_of
from replydesk.reply.rules.catalogue import check
from replydesk.reply.rules.record.attached import UNMENTIONED
from replydesk.reply.rules.rule import Case
from replydesk.reply.rules.shapes.single_fields import item_rule
from replydesk.text.note import Note
from tests.support.effort import examples
from tests.support.strategies import DRAFTS

PROFILE = Profile(
    name="云川省民政厅",
    codes={"代表建议": "云民复议字", "政协提案": "云民复提字"},
    result_classes={"A": "已解决", "B": "正在解决"},
)
GOOD = Draft(
    fields=(
        ("类型", "代表建议"),
        ("届次", "省十四届人大四次会议"),
        ("编号", "0033"),
        ("案由", "关于某事的建议"),
        ("提出人", "张某某"),
        ("发文字号", "云民复议字〔2026〕33号"),
        ("办理类别", "A"),
        ("成文日期", "2026年5月29日"),
        ("抄送", "省人大常委会人事代表选举工作委员会、省政府办公厅"),
    ),
    preamble=(Paragraph("我厅高度重视。"),),
)
KINDS_TO_WRITE = "“代表建议”“政协提案”“会办意见”“再次答复”“议案转建议”“闭会期间建议”"
ERROR, HINT, OPEN, INFO = Level.ERROR, Level.HINT, Level.OPEN, Level.INFO
DOCUMENT = replace(PROFILE, format=Format.DOCUMENT)


def findings(draft: Draft, profile: Profile = PROFILE) -> tuple[Finding, ...]:
    """Check a draft without its letter, which names no attachment."""
    found = check(Case(DraftFacts(draft, profile), Letter(())))
    return tuple(each for each in found if each.rule != UNMENTIONED.id)


def about(key: str, value: Value, profile: Profile = PROFILE) -> list[str]:
    found = findings(GOOD.with_field(key, value), profile)
    return [str(finding) for finding in found if finding.key == key]


LETTER = Letter(
    (
        Block(Role.BODY, (Span("经商省财政厅、省发展改革委，现答复如下：", Role.BODY),), Place("开头语")),
        Block(Role.CC, (Span("省人大常委会，省教育厅。", Role.CC),), Place("抄送")),
    )
)


@pytest.mark.parametrize(
    ("bodies", "unnamed"),
    [
        ("省财政厅", ""),
        ("云川省财政厅、省发展和改革委员会", ""),
        ("省财政厅、省教育厅", "“省教育厅”"),
        ("市财政局、省教育厅", "“市财政局”“省教育厅”"),
        ("", ""),
    ],
)
def test_a_reply_names_every_body_that_assists(bodies: str, unnamed: str) -> None:
    found = check(Case(DraftFacts(GOOD.with_field(Key.CONSULTED, bodies), PROFILE), LETTER))
    said = [each.message for each in found if each.key == Key.CONSULTED]
    assert said == ([f"答复里没有写到{unnamed}"] if unnamed else [])


def test_a_body_that_assists_need_not_name_the_others() -> None:
    draft = GOOD.with_field(Key.CONSULTED, "省教育厅").with_field(Key.KIND, "代表建议会办意见")
    found = check(Case(DraftFacts(draft.with_field(Key.LEAD_BODY, "省财政厅"), PROFILE), LETTER))
    assert [each for each in found if each.key == Key.CONSULTED] == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("张某某（南屏团）", "括号"),
        ("陈某某（附议：甲某", "“附议”"),
        ("集体提案", "“集体提案”"),
        ("张某某13", "数字"),
        ("张某某等12人", ""),
        ("张某某（等3人）", ""),
        ("第3代表团", ""),
        ("民进某市委会", ""),
    ],
)
def test_what_is_no_name_is_not_printed_unseen(name: str, said: str) -> None:
    found = about(Key.PROPOSERS, name)
    assert (len(found) == 1 and f"里有{said}" in found[0]) if said else found == []


def test_a_good_draft_has_no_findings() -> None:
    assert findings(GOOD) == ()
    assert state_of(()) == "可签发"


@pytest.mark.parametrize(
    ("key", "typed", "said"),
    [
        (Key.KIND, "", f"[错误] 类型：没有填；请写{KINDS_TO_WRITE}之一"),
        (Key.KIND, "议案", f"[错误] 类型：不认得“议案”，先当作“代表建议”；请写{KINDS_TO_WRITE}之一"),
        (Key.PROPOSERS, "", "[错误] 提出人：没有收件人；请填代表姓名，如“张某某”"),
        (Key.SUBJECT, "", "[错误] 案由：没有填；请照抄建议的标题，不加书名号"),
        (Key.SUBJECT, "《》", "[错误] 案由：没有填；请照抄建议的标题，不加书名号"),
        (Key.SESSION, "", "[提示] 届次：没有填；如有，请照抄，如“省十四届人大四次会议”"),
        (Key.ITEM_NUMBER, "", "[提示] 编号：没有填；如有，请照抄，如“0033”"),
        (Key.RESULT_CLASS, "D", "[疑似] 办理类别：单位档案里没有“D”类；可填：A、B"),
        (Key.SIGNATURE, "无", "[错误] 落款：没有落款；请填本单位全称，与印章一致"),
        (
            Key.SIGNATURE,
            "某局办公科",
            "[提示] 落款：“某局办公科”像是内设机构；答复应以单位名义发出，请核对",
        ),
        (Key.CC, "省政协提案委员会", "[疑似] 抄送：代表建议的答复抄送了政协的机构；请核对抄送单位和类型"),
        (Key.COPY_NUMBER, "１2", "[提示] 份号：“１2”不是 6 位数字；一般用 6 位，如“000012”"),
        (Key.COPY_NUMBER, "第1份", "[提示] 份号：“第1份”不是 6 位数字；一般用 6 位，如“000001”"),
        (
            Key.SECRECY,
            "机密★1年",
            "[提示] 密级：标了“机密★1年”，这里不能写涉密的内容；"
            "涉密稿件应按保密规定在涉密计算机上办理；不涉密的请清空这一项",
        ),
        (Key.URGENCY, "急件", "[疑似] 紧急程度：没有“急件”这个紧急程度；请写“特急”或“加急”，不急的空着"),
        (
            Key.PUBLICITY,
            "公开",
            "[疑似] 公开属性：没有“公开”这种公开属性；请写“主动公开”“依申请公开”“不予公开”之一",
        ),
    ],
)
def test_a_field_that_would_make_a_wrong_letter_is_named_with_the_remedy(
    key: Key, typed: str, said: str
) -> None:
    assert about(key, typed) == [said]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "[错误] 发文字号：没有填；请写，如“云民复议字〔2026〕33号”，未编号的可写“〔2026〕  号”"),
        ("第三十三号", "[错误] 发文字号：“第三十三号”不是发文字号；请写成“云民复议字〔2026〕33号”"),
        (
            "云民复议字〔2026〕加装电梯号",
            "[错误] 发文字号：“云民复议字〔2026〕加装电梯号”不是发文字号；请写成“云民复议字〔2026〕33号”",
        ),
        ("云民复议字〔26〕33号", "[错误] 发文字号：年份“26”不全；请写四位数字，如〔2026〕"),
        ("云民复议字〔〕33号", "[错误] 发文字号：没有填年份；请写四位数字，如〔2026〕"),
        ("云民复议字〔2026〕033号", "[错误] 发文字号：序号“033”前不应有 0；请改为“33”"),
        ("云民复议字〔2026〕00号", "[错误] 发文字号：序号“00”前不应有 0；请改为“1”"),
        ("〔2026〕33号", "[错误] 发文字号：缺少机关代字；请在〔〕前写上机关代字"),
        ("云民复议字〔2026〕  号", "[待定] 发文字号：还没有编号；签发登记后填写序号"),
        ("〔2026〕  号", "[待定] 发文字号：还没有编号；签发登记后填写序号"),
    ],
)
def test_a_document_number_is_checked_part_by_part(typed: str, said: str) -> None:
    assert about(Key.DOCUMENT_NUMBER, typed) == [said]


@pytest.mark.parametrize("brackets", ["[]", "［］", "【】", "（）", "()", "﹝﹞", "〖〗"])
def test_nonstandard_brackets_are_an_error_with_the_right_form(brackets: str) -> None:
    (said,) = about(Key.DOCUMENT_NUMBER, f"云民复议字{brackets[0]}2026{brackets[1]}33号")
    assert said.startswith("[错误]") and said.endswith("请改为“云民复议字〔2026〕33号”")


@pytest.mark.parametrize(
    "typed", ["云民复议字〔2026〕第33号", "云民复议字：〔2026〕33号", "云民复议字 [2026] 33号"]
)
def test_what_does_not_belong_into_a_document_number_is_taken_out_in_the_remedy(typed: str) -> None:
    (said,) = about(Key.DOCUMENT_NUMBER, typed)
    assert said.endswith("请改为“云民复议字〔2026〕33号”")


def test_the_example_of_a_document_number_is_the_unit_s_own() -> None:
    proposal = GOOD.with_field(Key.KIND, "政协提案").with_field(Key.DOCUMENT_NUMBER, "")
    assert any("云民复提字〔2026〕33号" in finding.remedy for finding in findings(proposal))
    assert any("某复字〔2026〕33号" in finding.remedy for finding in findings(proposal, Profile(name="某局")))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "[错误] 成文日期：没有填；请写，如“2026年5月29日”；未定可写“2026年　月　日”"),
        ("2026年　月　日", "[待定] 成文日期：日期未定；签发时填写"),
        ("2026年5月　日", "[待定] 成文日期：日期未定；签发时填写"),
        ("2026年2月30日", "[错误] 成文日期：没有“2026年2月30日”这一天；请核对月和日"),
        ("2026年13月1日", "[错误] 成文日期：没有“2026年13月1日”这一天；请核对月和日"),
        (
            "2026年05月09日",
            "[错误] 成文日期：“2026年05月09日”月日前不应有 0，中间不空格；请改为“2026年5月9日”",
        ),
        ("26年5月29日", "[错误] 成文日期：年份“26”不全；请写四位数字，如“2026年”"),
        ("二〇二六年五月二十九日", "[错误] 成文日期：不用汉字数字；请改为“2026年5月29日”"),
        ("二0二六年五月", "[错误] 成文日期：不用汉字数字；请写全年月日，如“2026年5月29日”"),
        ("2026-05-29", "[错误] 成文日期：“2026-05-29”不是完整的日期；请改为“2026年5月29日”"),
        (
            "99999999999年1月1日",
            "[错误] 成文日期：“99999999999年1月1日”不是完整的日期；请写全年月日，如“2026年5月29日”",
        ),
        ("2025年5月29日", "[疑似] 成文日期：发文字号是 2026 年，成文日期是 2025 年；请核对哪一个写错了"),
    ],
)
def test_a_date_is_checked_part_by_part(typed: str, said: str) -> None:
    assert about(Key.DATE, typed) == [said]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({Key.HANDED_OVER: "3月20日"}, "“3月20日”不是完整的日期"),
        ({Key.DEADLINE: "2026年2月30日"}, "没有“2026年2月30日”这一天"),
        ({Key.HANDED_OVER: "2026年3月2日", Key.DEADLINE: "2026年3月1日"}, "比交办日期还早"),
        ({Key.HANDED_OVER: "2026年3月1日", Key.DEADLINE: "2026年3月1日"}, ""),
    ],
)
def test_days_of_handling_are_checked_but_stop_nothing(fields: dict[Key, str], said: str) -> None:
    draft = GOOD
    for key, typed in fields.items():
        draft = draft.with_field(key, typed)
    found = [each for each in findings(draft) if each.key in fields]
    assert [each.level for each in found] == [Level.HINT] * bool(said)
    assert said in "".join(each.message for each in found)


@pytest.mark.parametrize("typed", ["2024年2月29日", "2026年12月31日"])
def test_a_day_that_exists_is_no_finding(typed: str) -> None:
    assert not [finding for finding in findings(GOOD.with_field(Key.DATE, typed)) if finding.level is ERROR]


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        (Key.COPY_NUMBER, "000012"),
        *((Key.URGENCY, each) for each in URGENCY),
        *((Key.PUBLICITY, each) for each in PUBLICITY),
    ],
)
def test_a_field_as_it_should_be_is_no_finding(key: Key, typed: str) -> None:
    assert about(key, typed) == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", []),
        ("2026年5月29日", []),
        (
            "2026年5月28日",
            ["[疑似] 印发日期：“2026年5月28日”比成文日期“2026年5月29日”还早；请核对哪一个写错了"],
        ),
        ("2026年6月", ["[错误] 印发日期：“2026年6月”不是完整的日期；请写全年月日，如“2026年5月29日”"]),
        ("2026-06-01", ["[错误] 印发日期：“2026-06-01”不是完整的日期；请改为“2026年6月1日”"]),
        ("2026年6月31日", ["[错误] 印发日期：没有“2026年6月31日”这一天；请核对月和日"]),
        ("2026年　月　日", ["[待定] 印发日期：日期未定；付印时填写"]),
    ],
)
def test_the_day_of_printing_is_checked_where_it_is_printed(typed: str, said: list[str]) -> None:
    assert about(Key.PRINT_DATE, typed, DOCUMENT) == said
    assert about(Key.PRINT_DATE, typed) == []


@pytest.mark.parametrize(("profile", "most"), [(PROFILE, 30), (DOCUMENT, 27)])
def test_a_letterhead_too_long_for_its_line_gets_a_warning(profile: Profile, most: int) -> None:
    def told(profile: Profile) -> list[str]:
        return [str(each) for each in findings(GOOD, profile) if each.key == Key.UNIT]

    assert told(replace(profile, letterhead="某" * most)) == told(replace(profile, name="某" * most)) == []
    long = "某" * (most + 1)
    said = f"[提示] 单位：信头“{long}”太长，排在一行里比 3 号字还小"
    remedy = f"请在单位档案的“信头”里写规范化简称，不超过 {most} 个字"
    assert told(replace(profile, letterhead=long)) == [f"{said}；{remedy}"]
    assert told(replace(profile, name=long)) == [f"{said}；{remedy}"]


@pytest.mark.parametrize(("head", "is_right"), [("a" * 60, True), ("a" * 61, False), ("某局（ABC）", True)])
def test_a_letterhead_is_measured_in_half_squares(head: str, is_right: bool) -> None:
    found = findings(GOOD, replace(PROFILE, letterhead=head))
    assert any("太长" in each.message for each in found) != is_right


def test_the_letterhead_of_a_letter_has_the_name_alone() -> None:
    named = replace(PROFILE, letterhead="云川省民政厅文件")
    assert [str(each) for each in findings(GOOD, named)] == [
        "[提示] 单位：信函格式的信头不带“文件”二字，单位档案里写的是“云川省民政厅文件”；"
        "请在“信头”里删去“文件”；要印红头文件的，把“格式”改为“文件”"
    ]
    assert findings(GOOD, replace(named, format=Format.DOCUMENT)) == ()


def test_a_profile_that_could_not_be_read_is_an_error_with_the_reason() -> None:
    draft = GOOD.with_field(Key.UNIT, "某局")
    broken = Profile(name="某局", unreadable=True, notes=(Note("少一个冒号", 2),))
    said = "“某局”的单位档案读不出来：第 2 行：少一个冒号"
    assert [each.message for each in findings(draft, broken) if each.level is ERROR] == [said]
    assert [each.message for each in findings(GOOD, broken) if each.level is ERROR] == [said]


@pytest.mark.parametrize("form", SignerForm)
def test_a_signer_is_asked_for_where_the_unit_s_form_names_one(form: SignerForm) -> None:
    profile = replace(PROFILE, signer_form=form)
    is_asked = form not in (SignerForm.BESIDE_NUMBER, SignerForm.BELOW_NUMBER)
    assert about(Key.SIGNER, "", profile) == ["[待定] 签发人：还没有签发人；签发时填写"] * is_asked
    assert about(Key.SIGNER, "李某某", profile) == []


def test_a_signature_stamp_needs_the_post() -> None:
    stamped = replace(PROFILE, seal=Seal.STAMP)
    assert about(Key.SIGNER, "李某某", stamped) == [
        "[提示] 签发人：用签名章，却没有签发人的职务；请在单位档案的“签发职务”里写上，如“厅长”"
    ]
    assert about(Key.SIGNER, "李某某", replace(stamped, post="厅长")) == []


def test_an_office_is_one_of_the_unit_s_if_its_profile_lists_some() -> None:
    unit = replace(PROFILE, short_name="省民政厅", offices=(Office("养老服务处"), Office("老龄处")))
    for right in ("", "养老服务处", "省民政厅养老服务处", "老龄处、某某处"):
        assert about(Key.OFFICE, right, unit) == []
    assert about(Key.OFFICE, "某某处、老龄处", unit) == [
        "[提示] 承办处室：单位档案里没有“某某处”这个处室，联系人、电话没有跟着它；"
        "请改选；没有选错的，在单位档案的“承办处室”里加上"
    ]
    assert about(Key.OFFICE, "某某处") == []


def test_the_text_of_an_attachment_needs_a_name() -> None:
    text = Attachment((Paragraph("甲"),))
    named = replace(GOOD, attachments=(text, text)).with_field(Key.ATTACHMENTS, ("清单",))
    assert [str(each) for each in findings(named) if each.level is ERROR] == [
        "[错误] 附件：附件2有正文，却没有名称；请在“附件”里补上名称，或者删去这段正文"
    ]
    assert findings(named.with_field(Key.ATTACHMENTS, "清单\n明细")) == ()


@pytest.mark.parametrize("mark", "。；，")
def test_the_name_of_an_attachment_ends_without_punctuation(mark: str) -> None:
    assert about(Key.ATTACHMENTS, f"任务清单{mark}\n明细（2026年）") == [
        f"[疑似] 附件：“任务清单{mark}”后面有标点；请改为“任务清单”"
    ]


def test_headings_of_attachments_are_checked_like_those_of_the_answer() -> None:
    text = Attachment((), (Section(1, "一、目标"), Section(2, " ")))
    named = replace(GOOD, attachments=(text,)).with_field(Key.ATTACHMENTS, "清单")
    assert [str(each) for each in findings(named)] == [
        "[疑似] 附件：附件1标题“一、目标”里写了序号，印出来会有两个；请删去“一、”，序号由程序编",
        "[提示] 附件：附件1有一个标题是空的；请填写或删去这一节",
    ]


def test_a_draft_without_an_answer_is_an_error() -> None:
    empty = replace(GOOD, preamble=(), sections=(Section(1, "工作情况"),))
    assert [str(finding) for finding in findings(empty)] == ["[错误] 答复内容：还没有写；请逐条答复所提意见"]


def test_an_empty_heading_is_worth_a_look() -> None:
    odd = replace(GOOD, sections=(Section(1, " "),))
    assert [str(finding) for finding in findings(odd)] == [
        "[提示] 答复内容：有一个标题是空的；请填写或删去这一节"
    ]


def test_a_phrase_that_could_not_be_filled_in_is_an_error() -> None:
    letter = Letter((), (Unfilled("开头语", "套用语……用了没有的名字“案油”"),))
    found = check(Case(DraftFacts(GOOD, PROFILE), letter))
    assert [(finding.level, finding.key) for finding in found] == [(ERROR, "开头语")]
    assert "案油" in found[0].message


def test_a_field_that_is_no_text_counts_as_missing() -> None:
    assert about(Key.DATE, Nested(" {年: 2026}"))[0].startswith("[错误] 成文日期：没有填")


@pytest.mark.parametrize(
    ("levels", "named"),
    [
        ([], "可签发"),
        ([HINT], "可签发"),
        ([INFO], "可签发"),
        ([HINT, OPEN], "草稿"),
        ([OPEN, ERROR], "有误"),
    ],
)
def test_a_draft_is_as_far_as_its_gravest_finding(levels: list[Level], named: str) -> None:
    found = tuple(Finding(level, "甲", "乙", "丙") for level in levels)
    assert state_of(found) == named
    assert has_errors(found) is (named == "有误")


def test_findings_come_in_the_order_of_the_letter() -> None:
    keys = [finding.key for finding in findings(Draft(), Profile())]
    assert keys == [
        Key.UNIT,
        Key.KIND,
        Key.PROPOSERS,
        Key.SUBJECT,
        Key.SESSION,
        Key.ITEM_NUMBER,
        Key.DOCUMENT_NUMBER,
        Part.ANSWER,
        Key.SIGNATURE,
        Key.DATE,
    ]


@examples(100)
@given(DRAFTS, st.sampled_from([PROFILE, Profile()]))
def test_any_draft_can_be_checked_and_every_finding_has_a_remedy(draft: Draft, profile: Profile) -> None:
    for finding in findings(draft, profile):
        assert finding.key and finding.message and finding.remedy


@examples(200)
@given(
    st.sampled_from([Key.DOCUMENT_NUMBER, Key.DATE]),
    st.text("云民〔〕[]（）第号年月日0123456789２０　 :：-", max_size=14),
)
def test_any_number_and_date_can_be_checked(key: Key, typed: str) -> None:
    check(Case(DraftFacts(GOOD.with_field(key, typed), PROFILE), Letter(())))


@pytest.mark.parametrize("text", ["张某某代表：", "2025年6月18日", "（联系人：王某某　电话：0000-00000000）"])
def test_the_head_and_foot_of_a_pasted_reply_are_reported(text: str) -> None:
    draft = Draft(preamble=(Paragraph("我厅高度重视。"), Paragraph(text)))
    said = [finding.message for finding in findings(draft, PROFILE) if finding.key == Part.ANSWER]
    assert said == [f"正文里有一段“{text}”，像是旧稿的主送、日期或附注"]


@pytest.mark.parametrize(
    ("fields", "is_told"),
    [
        ({"类型": "代表建议", "届次": "市政协十五届三次会议"}, True),
        ({"类型": "政协提案", "届次": "省十四届人大四次会议"}, True),
        ({"类型": "代表建议", "提出人": "李某某委员"}, True),
        ({"类型": "政协提案", "届次": "市政协十五届三次会议", "提出人": "李某某委员"}, False),
        ({"类型": "代表建议", "届次": "省十四届人大四次会议", "提出人": "张某某代表"}, False),
    ],
)
def test_a_kind_that_does_not_fit_the_session_or_the_people_is_an_error(
    fields: dict[str, str], is_told: bool
) -> None:
    found = findings(Draft(tuple(fields.items())), PROFILE)
    assert any(each.key == Key.KIND and each.level is Level.ERROR for each in found) == is_told


def test_an_adjustment_by_the_layout_is_no_problem() -> None:
    told = [Finding(level, "甲", "乙", "丙") for level in Level]
    assert [each.level for each in problems(tuple(told))] == [ERROR, Level.SUSPECTED, HINT, OPEN]


@pytest.mark.parametrize(
    ("key", "wrong", "right"),
    [
        (Key.DOCUMENT_NUMBER, "云民复议字[2026]第33号", "云民复议字〔2026〕33号"),
        (Key.DOCUMENT_NUMBER, "云民复议字〔2026〕033号", "云民复议字〔2026〕33号"),
        (Key.DATE, "2026-5-29", "2026年5月29日"),
        (Key.DATE, "2026年05月29日", "2026年5月29日"),
        (Key.COPY_NUMBER, "１2", "000012"),
        (Key.ATTACHMENTS, ("1.任务清单", "明细"), ("任务清单", "明细")),
        (Key.ATTACHMENTS, "任务清单。", "任务清单"),
        (Key.DEADLINE, "2026/6/1", "2026年6月1日"),
    ],
)
def test_a_field_with_a_mechanical_remedy_is_put_right_by_it(key: Key, wrong: Value, right: Value) -> None:
    draft = GOOD.with_field(key, wrong)
    (finding,) = (each for each in findings(draft) if each.key == key)
    assert apply_edits(draft, finding.fix) == GOOD.with_field(key, right)


def test_a_number_in_a_heading_and_the_rest_of_an_old_letter_are_taken_out() -> None:
    draft = replace(
        GOOD,
        preamble=(Paragraph("张某某代表："), Paragraph("我厅高度重视。")),
        sections=(Section(1, "一、目标", (Paragraph("已完成。"),)),),
    )
    for finding in findings(draft):
        draft = apply_edits(draft, finding.fix)
    assert draft == replace(GOOD, sections=(Section(1, "目标", (Paragraph("已完成。"),)),))


def test_pronouns_are_turned_by_their_remedy() -> None:
    draft = replace(GOOD, preamble=(Paragraph("你们的意见很好。"),))
    (finding,) = findings(draft)
    assert apply_edits(draft, finding.fix).preamble == (Paragraph("您的意见很好。"),)


@pytest.mark.parametrize("typed", ["一、工作开展情况", "（十二）完善工作机制"])
def test_a_heading_typed_as_a_paragraph_is_reported_with_its_place(typed: str) -> None:
    draft = replace(GOOD, preamble=(Paragraph("我厅高度重视。"), Paragraph(typed)))
    (finding,) = findings(draft)
    assert finding.message == f"“{typed}”像是标题，却写在正文里，印出来是正文的字体"
    assert finding.where == (Place(Part.ANSWER, -1, 1),)
    assert finding.remedy == "请改成一节的标题，印作“一、”"
    mended = apply_edits(draft, finding.fix)
    assert mended.sections[0].level == 1 and mended.sections[1:] == draft.sections


@pytest.mark.parametrize(("typed", "level"), [("1.加强领导", 3), ("（1）明确分工", 4)])
def test_a_low_heading_is_one_only_where_its_level_follows(typed: str, level: int) -> None:
    for above in range(1, 5):
        draft = replace(GOOD, sections=(Section(above, "甲", (Paragraph(typed),)),))
        found = [each for each in findings(draft) if each.fix]
        assert len(found) == (above >= level - 1)
        if found:
            assert apply_edits(draft, found[0].fix).sections[1] == Section(level, typed[-4:])


def test_typed_headings_become_sections_all_at_once_with_the_text_below_them() -> None:
    lines = ("我局高度重视。", "一、工作情况", "做了工作。", "（一）健全制度", "印发办法。", "三、下一步打算")
    draft = replace(
        GOOD, preamble=tuple(map(Paragraph, lines)), sections=(Section(2, "保障", GOOD.preamble),)
    )
    mended, count = apply_all_fixes(draft, findings)
    assert count == 3 and mended.preamble == (Paragraph(lines[0]),)
    assert mended.sections == (
        Section(1, "工作情况", (Paragraph("做了工作。"),)),
        Section(2, "健全制度", (Paragraph("印发办法。"),)),
        Section(1, "下一步打算"),
        draft.sections[0],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "一是健全机制。",
        "（一）班已开课。效果较好。",
        "一、二年级均已开课。",
        "一、二级医院达标情况",
        "1.5亿元专项资金",
        "一、老人，",
    ],
)
def test_a_sentence_that_begins_with_a_number_is_no_heading(typed: str) -> None:
    assert findings(replace(GOOD, preamble=(Paragraph(typed),))) == ()


def test_a_finding_of_a_text_has_its_place() -> None:
    text = Attachment((), (Section(1, " "),))
    draft = replace(GOOD, sections=(Section(1, " "),), attachments=(text,)).with_field(
        Key.ATTACHMENTS, "清单"
    )
    assert [each.where for each in findings(draft)] == [
        (Place(Part.ANSWER, 0, -1),),
        (Place("附件1", 0, -1),),
    ]


@examples(100)
@given(DRAFTS, st.sampled_from([PROFILE, Profile()]))
def test_every_remedy_can_be_taken(draft: Draft, profile: Profile) -> None:
    for finding in findings(draft, profile):
        if finding.fix:
            changed = apply_edits(draft, finding.fix)
            assert changed != draft
            assert finding not in findings(changed, profile)


def test_the_example_of_the_first_replys_number_has_the_units_code() -> None:
    draft = Draft((("类型", "代表建议再次答复"), ("单位", "清禾县水务局")))
    profile = Profile(name="清禾县水务局", codes={"代表建议再次答复": "清水复字"})
    found = tuple(item_rule(DraftFacts(draft, profile)))
    (said,) = (each.remedy for each in found if each.key == "原答复")
    assert "云民" not in said and "〔2026〕33号" in said
