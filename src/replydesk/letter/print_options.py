"""The forms in which units print the same thing. A profile chooses one of each by its value here.

Forms of a reply differ by place: whether it is a letter or a document, where the result class stands, how
the signer and the contact are named. What a form says is made here; where it stands is up to `compose` and
`layout`.
"""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """The head and foot of the page."""

    LETTER = "信函"  # red double rules, the cc alone at the foot (GB/T 9704-2012, 10.1)
    # One red rule below the document number, an imprint between rules at the foot (7.2, 7.4).
    DOCUMENT = "文件"


class Seal(StrEnum):
    """What is put on the signature, which decides where it stands (7.3.5)."""

    SEALED = "盖章"
    BARE = "不盖章"
    STAMP = "签名章"  # the stamp of the signer's name, with the post beside it


class ClassForm(StrEnum):
    """How the result class is written, and where."""

    OWN_LINE = "另行"
    AFTER_NUMBER = "文号后"
    RESULT = "办理结果"
    PARENTHESES = "括号"
    AT_END = "文末"


class PublicityForm(StrEnum):
    """How it is said whether the reply is made public, and where."""

    RELEASED = "此件公开发布"
    DISCLOSED = "此件主动公开"
    BESIDE_CLASS = "类别旁"
    QUESTION = "是否同意公开"
    MANNER = "公开方式"


class SignerForm(StrEnum):
    """How the one who signed is named, and where."""

    BESIDE_NUMBER = "文号旁"
    BELOW_NUMBER = "文号下"
    SIGNED_BY = "领导签发"
    LEADER = "领导署名"
    RESPONSIBLE = "承办负责人"
    APPROVED = "审签"


class ContactForm(StrEnum):
    """How the person to ask is named."""

    NOTE = "附注"
    LINES = "分行"
    ONE_LINE = "同行"
    HANDLER = "承办人"


class JointForm(StrEnum):
    """Who gets a reply to an item that several people put forward together."""

    TOGETHER = "同函"  # all of them one letter, with all names in its salutation
    EACH = "分送"  # everyone a letter of their own
    LEAD = "领衔"  # the first of them one letter


# The faces there can be for digits and Latin letters; "" is that of the Chinese around them.
LATIN_FACES = ("", "Times New Roman")

PUBLICITY = ("主动公开", "依申请公开", "不予公开")  # what can be said of a reply's publication

URGENCY = ("特急", "加急")  # the degrees of urgency (条例, art. 9).

# The forms in which the signer stands with the contact.
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
    """The result class as it is printed, "" without one; 甲类 stays 甲类."""
    return _CLASS_TEXTS[form].format(mark).replace("类类", "类") if mark else ""


def publicity_text(form: PublicityForm, value: str) -> str:
    """What is printed of a reply's publication, "" without a value; one of its own is printed as typed."""
    if value not in PUBLICITY:
        return value
    return _PUBLICITY_TEXTS[form][PUBLICITY.index(value)]


def signer_text(form: SignerForm, name: str) -> str:
    """The signer as printed, "" without one."""
    return _SIGNER_TEXTS[form].format(name) if name else ""


def contact_lines(form: ContactForm, name: str, phone: str) -> list[str]:
    """The contact as printed, one text to a line; what is missing is left out (7.3.6, practice)."""
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
