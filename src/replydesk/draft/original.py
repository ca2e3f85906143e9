"""The original (原件) of a reply: the suggestion or proposal as it was handed over.

It is kept beside the drafts as a text file: its fields as lines `键: 值`, an empty line, the text, a
paragraph a line. Parsing is the inverse of formatting.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from replydesk.text.note import Note

# A long one has some 5,000 characters. One of more would be searched and drawn for seconds.
MOST_CHARACTERS, MOST_LINES = 100_000, 10_000


@dataclass(frozen=True, slots=True)
class Original:
    """A suggestion or proposal as read; fields that it does not have are empty.

    `kind` is one of 类型 in a draft, `session` and `number` are as typed in 届次 and 编号, `subject` is the
    案由 without 《》. `text` has the paragraphs of reasons and suggestions, without the head, the people and
    the contact lines; no character of them is lost. `source` is the name of its file, "" if it was pasted.
    """

    kind: str = ""
    session: str = ""
    number: str = ""
    subject: str = ""
    first: tuple[str, ...] = ()  # 领衔
    joint: tuple[str, ...] = ()  # 联名
    seconded: tuple[str, ...] = ()  # 附议
    contact: tuple[str, ...] = ()  # lines on address, telephone, unit and post, as they are
    source: str = ""
    text: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()  # of reading; not kept in the file


KEYS = {
    "kind": "类型",
    "session": "届次",
    "number": "编号",
    "subject": "案由",
    "first": "领衔",
    "joint": "联名",
    "seconded": "附议",
    "contact": "联系",
    "source": "来源",
}
_MANY = frozenset(each.name for each in fields(Original) if each.name in ("first", "joint", "seconded"))
_NAMES = {key: name for name, key in KEYS.items()}


def length_trouble(text: str) -> str:
    """Return why a text is too long for an original, with the remedy; "" if it is not."""
    if len(text) > MOST_CHARACTERS:
        found = f"有 {len(text)} 字，超过 {MOST_CHARACTERS // 10_000} 万字"
    elif (lines := text.count("\n") + 1) > MOST_LINES:
        found = f"有 {lines} 行，超过 {MOST_LINES // 10_000} 万行"
    else:
        return ""
    return f"{found}，不像一份原件，没有读入；请只留建议或提案本身"


def format_original(original: Original) -> str:
    """Return the text of an original's file."""
    head: list[str] = []
    for name, key in KEYS.items():
        value = getattr(original, name)
        if name == "contact":
            head += [f"{key}: {line}" for line in value]
        elif value:
            head.append(f"{key}: {'、'.join(value) if name in _MANY else value}")
    return "\n".join((*head, "", *original.text, ""))


def parse_original(text: str) -> Original:
    """Parse the text of an original's file; never fails. Odd lines above the empty one are text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, _, body = text.partition("\n\n") if not text.startswith("\n") else ("", "", text[1:])
    found: dict[str, str] = {}
    contact: list[str] = []
    odd: list[str] = []
    for line in head.split("\n"):
        key, colon, value = line.partition(":")
        name = _NAMES.get(key.strip(), "") if colon else ""
        if name == "contact":
            contact.append(value.strip())
        elif name:
            found[name] = value.strip()
        elif line.strip():
            odd.append(line)
    values = {
        name: tuple(filter(None, value.split("、"))) if name in _MANY else value
        for name, value in found.items()
    }
    paragraphs = (*odd, *(line for line in body.split("\n") if line.strip()))
    return Original(**values, contact=tuple(contact), text=paragraphs)  # type: ignore[arg-type]
