"""The choices of a unit profile as they print, for the clerk who has to choose among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from replydesk.letter.print_options import (
    LATIN_FACES,
    PUBLICITY,
    ClassForm,
    ContactForm,
    JointForm,
    PublicityForm,
    SignerForm,
    class_text,
    contact_lines,
    publicity_text,
    signer_text,
)
from replydesk.letter.profile import CHOICES, Profile

SIGNER = "赵某某"  # the signer of examples

# Places on the page, where the printed text alone does not tell the choice.
_CLASS_PLACES = {
    ClassForm.OWN_LINE: "文号下面一行",
    ClassForm.AFTER_NUMBER: "文号后面",
    ClassForm.RESULT: "文号下面一行",
    ClassForm.PARENTHESES: "文号下面一行",
    ClassForm.AT_END: "文末",
}
_PUBLICITY_PLACES = {
    PublicityForm.RELEASED: "文末附注",
    PublicityForm.DISCLOSED: "文末附注",
    PublicityForm.BESIDE_CLASS: "类别后面",
    PublicityForm.QUESTION: "类别下面一行",
    PublicityForm.MANNER: "文末",
}
_SIGNER_PLACES = {
    SignerForm.BESIDE_NUMBER: "文号旁",
    SignerForm.BELOW_NUMBER: "文号下面",
    SignerForm.SIGNED_BY: "文末",
    SignerForm.LEADER: "文末",
    SignerForm.RESPONSIBLE: "文末",
    SignerForm.APPROVED: "正文末一句",
}
_WORDS: Mapping[str, Mapping[str, str]] = {
    "格式": {"信函": "信函：上下红双线，文号在右上", "文件": "文件：一条红线，末页有版记"},
    "页面": {
        "常用": "常用：上 37 下 35 毫米，行距 28.95 磅",
        "撑满版心": "撑满版心：上 34.58 下 32.58 毫米，行距 29.6 磅",
    },
    "双面": {"否": "单面印", "是": "双面印，左右页边对称"},
    "版记双页": {"否": "版记在末页", "是": "版记在双页，必要时加一页"},
    "用印": {
        "盖章": "盖章，名称下留章的位置",
        "不盖章": "不盖章，名称右空二字",
        "签名章": "签名章，前面写职务",
    },
    "领起语加粗": {"否": "一是的第一句不加粗", "是": "一是的第一句加粗"},
    "编号时机": {"签发后": "签发以后才取号", "随时": "随时可以取号"},
    "联名答复": {
        JointForm.TOGETHER: "一份，写全部姓名：张某某、李某某代表：",
        JointForm.EACH: "每人一份：张某某代表：",
        JointForm.LEAD: "只答复领衔的：张某某代表：",
    },
}


def printed_choices(key: str, profile: Profile) -> dict[str, str]:
    """Return the values of a choice, each with the words that show it as it prints."""
    if key == "西文":
        return {LATIN_FACES[0]: "随中文字体", LATIN_FACES[1]: f"{LATIN_FACES[1]}"}
    if key in _WORDS:
        return {str(value): _WORDS[key][value] for value in CHOICES[key]}
    return {str(value): _printed(key, profile)(str(value)) for value in CHOICES[key]}


def _printed(key: str, profile: Profile) -> Callable[[str], str]:
    mark = example_class(profile)
    name, phone = profile.contact or "王某某", profile.phone or "0000-00000000"
    shown: Mapping[str, Callable[[str], str]] = {
        "类别样式": lambda form: _at(class_text(ClassForm(form), mark), _CLASS_PLACES[ClassForm(form)]),
        "公开样式": lambda form: _at(
            publicity_text(PublicityForm(form), PUBLICITY[0]), _PUBLICITY_PLACES[PublicityForm(form)]
        ),
        "签发样式": lambda form: _at(signer_text(SignerForm(form), SIGNER), _SIGNER_PLACES[SignerForm(form)]),
        "联系样式": lambda form: " ⏎ ".join(contact_lines(ContactForm(form), name, phone)),
    }
    return shown[key]


def _at(text: str, place: str) -> str:
    return f"{text}　{place}"


def example_class(profile: Profile) -> str:
    """Return a result class for examples: B if the unit has it, else its first one."""
    classes = profile.result_classes or {"B": ""}
    return "B" if "B" in classes else next(iter(classes))
