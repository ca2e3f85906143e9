"""Printed forms that differ between units; a profile chooses one of each by its value here.

Units differ in page format, in the place of the result class, and in how signer and contact are named.
The texts are made here; their places are decided in `compose` and `layout`.
"""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The head and foot of the page."""

    LETTER = "信函"  # red double rules, the cc alone at the foot (GB/T 9704-2012, 10.1)
    DOCUMENT = (
        "文件"  # One red rule below the document number, an imprint between rules at the foot (7.2, 7.4)
    )


class Seal(StrEnum):
    """The seal on the signature; it decides the signature's place (7.3.5)."""

    SEALED = "盖章"
    BARE = "不盖章"
    STAMP = "签名章"  # stamp of the signer's name beside the post


class ClassForm(StrEnum):
    """Forms and places of the result class."""

    OWN_LINE = "另行"
    AFTER_NUMBER = "文号后"
    RESULT = "办理结果"
    PARENTHESES = "括号"
    AT_END = "文末"


class PublicityForm(StrEnum):
    """Forms and places of the statement on publication."""

    RELEASED = "此件公开发布"
    DISCLOSED = "此件主动公开"
    BESIDE_CLASS = "类别旁"
    QUESTION = "是否同意公开"
    MANNER = "公开方式"


class SignerForm(StrEnum):
    """Forms and places of the signer."""

    BESIDE_NUMBER = "文号旁"
    BELOW_NUMBER = "文号下"
    SIGNED_BY = "领导签发"
    LEADER = "领导署名"
    RESPONSIBLE = "承办负责人"
    APPROVED = "审签"


class ContactForm(StrEnum):
    """Forms of the contact."""

    NOTE = "附注"
    LINES = "分行"
    ONE_LINE = "同行"
    HANDLER = "承办人"


class JointForm(StrEnum):
    """Who gets a reply to an item with several proposers."""

    TOGETHER = "同函"  # one letter to all, with all names in the salutation
    EACH = "分送"  # one letter to each
    LEAD = "领衔"  # one letter to the first


# Faces for digits and Latin letters; "" is the face of the surrounding Chinese.
LATIN_FACES = ("", "Times New Roman")

PUBLICITY = ("主动公开", "依申请公开", "不予公开")  # values of 公开属性

URGENCY = ("特急", "加急")  # degrees of urgency (条例, art. 9)

# Forms that print the signer with the contact.
WHERE_AT_FOOT = (SignerForm.SIGNED_BY, SignerForm.LEADER, SignerForm.RESPONSIBLE)

_CLASS_TEXTS = {
    ClassForm.OWN_LINE: "类别：{}",
    ClassForm.AFTER_NUMBER: "{}类",
    ClassForm.RESULT: "办理结果：{}",
    ClassForm.PARENTHESES: "（{}类）",
    ClassForm.AT_END: "办复类别：{}",
}

_PUBLICITY_TEXTS = {
    PublicityForm.RELEASED: ("（此件公开发布）", "（此件依申请公开）", "（此件不予公开）"),
    PublicityForm.DISCLOSED: ("（此件主动公开）", "（此件依申请公开）", "（此件不予公开）"),
    PublicityForm.BESIDE_CLASS: ("同意公开", "依申请公开", "不同意公开"),
    PublicityForm.QUESTION: ("是否同意公开：是", "是否同意公开：依申请公开", "是否同意公开：否"),
    PublicityForm.MANNER: ("公开方式：主动公开", "公开方式：依申请公开", "公开方式：不予公开"),
}

_SIGNER_TEXTS = {
    SignerForm.BESIDE_NUMBER: "签发人：{}",
    SignerForm.BELOW_NUMBER: "签发人：{}",
    SignerForm.SIGNED_BY: "领导签发：{}",
    SignerForm.LEADER: "领导署名：{}",
    SignerForm.RESPONSIBLE: "承办负责人：{}",
    SignerForm.APPROVED: "此复函已经{}审签。",
}


def class_text(form: ClassForm, mark: str) -> str:
    """Return the result class as printed, "" if there is none; 甲类 stays 甲类."""
    return _CLASS_TEXTS[form].format(mark).replace("类类", "类") if mark else ""


def publicity_text(form: PublicityForm, value: str) -> str:
    """Return the statement on publication, "" without a value; other values are printed as typed."""
    if value not in PUBLICITY:
        return value
    return _PUBLICITY_TEXTS[form][PUBLICITY.index(value)]


def signer_text(form: SignerForm, name: str) -> str:
    """Return the signer as printed, "" if there is none."""
    return _SIGNER_TEXTS[form].format(name) if name else ""


def contact_lines(form: ContactForm, name: str, phone: str) -> list[str]:
    """Return the contact as printed, one text per line; missing parts are left out (7.3.6, practice)."""
    person = [f"联系人：{name}"] if name else []
    match form:
        case ContactForm.LINES:
            return person + ([f"联系电话：{phone}"] if phone else [])
        case ContactForm.ONE_LINE | ContactForm.HANDLER if name and phone:
            head = "联系人及电话" if form is ContactForm.ONE_LINE else "承办人及联系电话"
            return [f"{head}：{name}\u3000{phone}"]
    number = [f"电话：{phone}" if name else f"联系电话：{phone}"] if phone else []
    parts = "\u3000".join(person + number)
    return [f"（{parts}）" if form is ContactForm.NOTE else parts] if parts else []
