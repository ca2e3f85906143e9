"""A draft with faults in its record that a check must not let pass: each is told once."""

from __future__ import annotations

from dataclasses import replace

from replydesk.draft.model import Draft, Key, Paragraph, Section
from replydesk.reply.findings import Finding, Level, problems
from tests.support.clean_reply import clean_draft, judged

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏"
    "陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
)
_BODY = "近年来，我厅以群众需求为导向，逐项推动社区养老服务落实，群众反映的问题逐步得到解决。"


def first_paragraph_draft() -> Draft:
    """Return the draft with every fault."""
    fields = (
        (Key.SESSION, SURNAMES),
        (Key.ITEM_NUMBER, "编号😀第0033号"),
        (Key.SUBJECT, "关于加强^[31m社区养老服务的建议"),
        (Key.PROPOSERS, ("李四，王五 赵六;钱七",)),
        (Key.PHONE, "电话abc１２３"),
        (Key.CONSULTED, "省财政厅【预算处"),
        (Key.SIGNER, "王某某《厅长"),
        (Key.CONTACT, "王某某“养老服务处"),
    )
    opening = Paragraph(
        "您在省十三届人大二次会议上提出的《关于加强社区养老服务的建议》（第0033号）收悉。现答复如下："
    )
    section = Section(1, "社区养老服务基本情况", (Paragraph(_BODY), Paragraph(_BODY)))
    draft = clean_draft().with_fields(fields)
    return replace(draft, opening=(opening,), sections=(section, section))


def of_field(key: Key) -> list[Finding]:
    return [each for each in problems(judged(first_paragraph_draft()).findings) if each.key == key]


def test_each_wrong_field_has_one_finding_with_its_words() -> None:
    expected = {
        Key.SESSION: ("届次写法", SURNAMES, ""),
        Key.ITEM_NUMBER: ("异常字符", "编号😀第0033号", "0033"),
        Key.SUBJECT: ("代码残留", "关于加强^[31m社区养老服务的建议", "关于加强社区养老服务的建议"),
        Key.PROPOSERS: ("提出人写法", "李四，王五 赵六;钱七", "李四、王五、赵六、钱七"),
        Key.PHONE: ("电话写法", "电话abc１２３", ""),
        Key.SIGNER: ("栏内标点不成对", "《厅长", ""),
        Key.CONTACT: ("栏内标点不成对", "“养老服务", ""),
    }
    found = {
        key: [(each.rule, hit.words, hit.right) for each in of_field(key) for hit in each.hits]
        for key in expected
    }
    assert found == {key: [each] for key, each in expected.items()}


def test_an_unclosed_mark_is_told_among_the_assisting_bodies() -> None:
    found = [each for each in of_field(Key.CONSULTED) if each.rule == "栏内标点不成对"]
    assert [hit.words for each in found for hit in each.hits] == ["【预算处"]


def test_the_draft_cannot_be_signed() -> None:
    reply = judged(first_paragraph_draft())
    assert reply.state == "有误"
    errors = {str(each.key) for each in reply.findings if each.level is Level.ERROR}
    assert {"届次", "编号", "案由", "提出人", "电话", "会商单位", "签发人", "联系人"} <= errors


def test_an_escape_code_in_a_subject_is_told() -> None:
    draft = clean_draft().with_field(Key.SUBJECT, "关于加强\x1b[31m社区养老服务的建议")
    found = [each for each in problems(judged(draft).findings) if each.key == Key.SUBJECT]
    assert [each.level for each in found] == [Level.ERROR]


def test_every_fault_has_a_finding_and_nothing_else_has() -> None:
    body = "近年来，我厅把社区养老服务列入【重点任务，逐项推动《养老服务条例落实，做到“件件有回音。"
    opening = Paragraph(
        "你们在省十三届人大二次会议上提出的《关于加强社区养老服务的建议》（第0033号）收悉。现答复如下："
    )
    section = Section(1, "社区养老服务基本情况", (Paragraph(body),))
    fields = (
        (Key.SESSION, SURNAMES),
        (Key.ITEM_NUMBER, "编号😀第0033号"),
        (Key.SUBJECT, "关于加强^[31m社区养老服务的建议"),
        (Key.PROPOSERS, "李四，王五 赵六;钱七"),
        (Key.PHONE, "电话abc１２３"),
    )
    draft = replace(clean_draft().with_fields(fields), opening=(opening,), sections=(section, section))
    assert sorted((each.rule, str(each.key)) for each in problems(judged(draft).findings)) == sorted(
        (
            ("届次写法", "届次"),
            ("届次不符", "开头语"),
            ("异常字符", "编号"),
            ("代码残留", "案由"),
            ("提出人写法", "提出人"),
            ("电话写法", "电话"),
            ("正文重复", "答复内容"),
            *[("标点不成对", "答复内容")] * 3,
        )
    )


def test_the_subject_in_the_place_of_the_proposer_is_told_once() -> None:
    draft = clean_draft().with_field(Key.PROPOSERS, "关于加强社区养老服务的建议")
    assert [str(each.key) for each in problems(judged(draft).findings)] == ["提出人"]
