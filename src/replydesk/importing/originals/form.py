"""The fields of an original while its lines are read, from the head to the last line of its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from replydesk.draft.original import Original
from replydesk.importing.originals.labels import PEOPLE, Field, Labelled
from replydesk.importing.originals.people import (
    is_author,
    is_of_cppcc,
    is_with_post,
    name_with_unit,
    names_in,
    signers,
)
from replydesk.importing.originals.running_head import (
    RunningHead,
    is_subject,
    is_whole_subject,
    kind_in,
    read_running_head,
    title_behind,
    with_plain_figures,
)
from replydesk.letter.addressees import is_group
from replydesk.letter.facts import bare_number
from replydesk.letter.kinds import PROPOSAL, SUGGESTION
from replydesk.letter.original_fields import is_same_subject
from replydesk.letter.session_spelling import session_in
from replydesk.text.characters import one_line
from replydesk.text.title_marks import bare_title

_TITLE_BLANKS = re.compile(r"(?<=[^\x00-\x7f])[ \t\xa0\u3000]{1,8}|[ \t\xa0\u3000]{1,8}(?=[^\x00-\x7f])")
_ITEM_DIGITS = re.compile(r"(?:第)?([A-Za-z]{0,4}\d{1,12}(?:[-—－]\d{1,8})?)号?")
_TITLE_FALLBACK = re.compile(r"[^。！？；：:，,]{5,60}")
_NAMED_MEMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<who>代表|委员)[:：](?P<title>[^。！？；：]{5,60})"
)
_LONGEST_TITLE, _LONGEST_NUMBER = 200, 60  # characters; longer values are kept as they are
_WRITER = re.compile(r"(?:执笔|撰稿|撰写)")  # of an item that a group puts forward
_YEAR_BEFORE = re.compile(r"^[〔\[（(【]20\d\d年?[〕\]）)】](?=.)")
_GROUP_LINE = re.compile(r"[\u4e00-\u9fff]{3,30}[（(][^（）()]{2,30}[）)]")  # 南屏市代表团（团长：张某某）
_PERSON_LINE = re.compile(r"(?P<names>[\u4e00-\u9fff·、 \u3000]{2,60}?)(?:代表|委员)[：:]")
_FACTS_BEHIND = re.compile(r"(?P<title>[^（）()]{0,200})[（(](?P<facts>[^（）()]{2,160})[）)]")
_SHORT_REST = 4  # characters of a line above a page that are not of session, number and kind
_CARRIED_ON = re.compile(r"[、，,及和与的]$")
_ALONE = (Field.NUMBER, Field.SUBJECT, Field.SESSION)  # whose value may be on the line below the label


@dataclass
class OriginalForm:
    """The lines read so far; `used` are texts that became fields, `loose` head lines not understood."""

    number: str = ""
    subject: str = ""
    session: str = ""
    kinds: list[str] = field(default_factory=list)
    people: dict[Field, list[str]] = field(default_factory=lambda: {each: [] for each in PEOPLE})
    contact: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    author: str = ""
    label_kind: str = ""
    _author_line: str = ""
    _is_labelled: bool = False

    def take(self, each: Labelled) -> None:
        """Take the value of a label; what is not wholly a field's value is kept as it is."""
        self._note_label(each)
        value = each.value.strip()
        match each.field:
            case Field.NUMBER if not self.number and 0 < len(value) <= _LONGEST_NUMBER:
                self._take_number(each)
            case Field.SUBJECT if 0 < len(value) <= _LONGEST_TITLE and not self._is_labelled:
                self._take_subject(each)
            case Field.SESSION if not self.session and session_in(value):
                self.session = session_in(value)
                self._use(each)
            case Field.FIRST | Field.JOINT | Field.SECONDED:
                self._take_people(each)
            case Field.NAME:
                self._take_people(
                    each._replace(field=Field.FIRST if not self.people[Field.FIRST] else Field.JOINT)
                )
            case Field.BYLINE:
                self.author, self._author_line = self.author or value, one_line(shown(each))
                self.keep(each)
            case Field.SITE:
                self.left_out.append(shown(each))
            case _ if value:
                self.keep(each)
            case _:
                self._use(each)

    def _take_subject(self, each: Labelled) -> None:
        """Take the title behind its label, which outdoes a line above that only looks like one."""
        title = plain_title(each.value)
        if self.subject and not is_same_subject(self.subject, title):
            self.contact.append(self.subject)
        self.subject, self._is_labelled = title, True
        self._use(each)

    def _use(self, each: Labelled) -> None:
        self.used.append(each.label + each.value)

    def keep(self, each: Labelled) -> None:
        """Keep a labelled value as it is, among the contact lines."""
        self.contact += [one_line(part) for part in shown(each).split("\n") if part.strip()]

    def _note_label(self, each: Labelled) -> None:
        if each.field in (*PEOPLE, Field.NUMBER, Field.SUBJECT, Field.KIND, Field.CONTACT):
            word = each.value if each.field is Field.KIND else each.label
            word = "委员" if "界别" in each.label else "代表" if "代表团" in each.label else word
            self.label_kind = self.label_kind or kind_in("".join(word.split()))

    def _take_number(self, each: Labelled) -> None:
        bare = with_plain_figures("".join(each.value.split()))
        session = session_in(bare)
        rest = _YEAR_BEFORE.sub("", bare.rpartition("次会议")[2] if session else bare, count=1)
        found = _ITEM_DIGITS.search(rest)
        self.number = found[1] if found else bare_number(bare)
        self.session = self.session or session
        if found and (session or found[0] == rest or bare_number(rest) == found[1]):
            self._use(each)
        else:
            self.keep(each)

    def _take_people(self, each: Labelled) -> None:
        if each.field is Field.FIRST and _WRITER.match(each.label) and self.people[Field.FIRST]:
            self.keep(each)
            return
        found = names_in(each.value)
        self._add(each.field, found.names)
        self._add(Field.JOINT if each.field is Field.FIRST else each.field, found.joint)
        self.keep(each) if found.has_more else self._use(each)

    def _add(self, which: Field, names: Sequence[str]) -> None:
        """Add names that are not there yet; one who put it forward did not join too."""
        self.people[which] += [
            name for name in names if name not in self.people[which] and name not in self.people[Field.FIRST]
        ]

    def goes_on(self, text: str, last: Labelled | None, *, is_deep: bool = False) -> bool:
        """Take a line that goes on with the value of the label above: a long title, many names."""
        if last is None or last.field not in (*PEOPLE, *_ALONE):
            return False
        if not last.value and last.field in _ALONE and not getattr(self, last.field.value):
            self.take(last._replace(value=text))
            return True
        if last.field in (Field.NUMBER, Field.SESSION):
            return False
        if last.field is Field.SUBJECT:
            if is_whole_subject(self.subject) or not is_whole_subject(self.subject + plain_title(text)):
                return False
            self.subject += plain_title(text)
            self.used.append(text)
            return True
        if name := name_with_unit(text):
            self._add(last.field, [name])
            self.contact.append(one_line(text))
            return True
        found = names_in(text)
        is_list = len(found.names) > 1 or not last.value or is_deep or bool(_CARRIED_ON.search(last.value))
        if found.has_more or not found.names or not is_list:
            return False
        self._add(last.field, found.names)
        self.used.append(text)
        return True

    def take_head_line(self, text: str) -> bool:
        """Take a line above the text that names session, number or kind, or is the title."""
        if self.subject and not is_whole_subject(self.subject) and self._take_title(text):
            return True
        if (named := _NAMED_MEMBER.fullmatch(text)) and not self.subject:
            self.subject = plain_title(named["title"])
            self._add(Field.FIRST, [named["name"]])
            self.label_kind = self.label_kind or kind_in(named["who"])
            self.used.append(text)
            return True
        found = read_running_head(text)
        if title := title_behind(text):
            number = found.number or read_running_head(text.partition("关于")[0]).number
            self._take_found(found._replace(number=number))
            return self._take_title(title)
        is_about = text.lstrip("《“ 　").startswith("关于")
        if is_subject(text) and not found.number and (is_about or not found.session):
            return self._take_title(text)
        if not (found.session or found.number or found.kind):
            return False
        if found.number and self.number and found.number != self.number:
            return False
        self._take_found(found)
        rest = title_behind(found.rest) or found.rest
        if is_subject(rest) and not self.subject:
            self.subject = plain_title(rest)
            self.used.append(text)
        elif found.rest:
            self.contact.append(one_line(text))
        else:
            self.used.append(text)
        return True

    def take_person_line(self, text: str) -> bool:
        """Take a line between title and text that only names who put it forward: 张某某代表："""
        found = _PERSON_LINE.fullmatch(text.strip())
        if not found or not self.subject or self.people[Field.FIRST]:
            return False
        people = names_in(found["names"])
        if not people.names or people.has_more or any(map(is_group, people.names)):
            return False
        self._add(Field.FIRST, people.names)
        self.label_kind = self.label_kind or kind_in(text)
        self.used.append(text)
        return True

    def take_facts_behind(self, text: str) -> bool:
        """Take a title with its people in brackets, or facts alone: （第110号建议，张某某代表提出）."""
        found = _FACTS_BEHIND.fullmatch(text.strip())
        if not found or not re.search("(?:代表|委员)(?:联名|共同)?(?:提出|提交|提)?$", found["facts"]):
            return False
        title, facts = found["title"].strip(), found["facts"]
        parts = re.split("[，,；;]", facts)
        heads = [each for each in parts if read_running_head(each).session or read_running_head(each).number]
        bare = re.sub(
            "(?:联名|共同)?(?:提出|提交|提)$", "", "、".join(each for each in parts if each not in heads)
        )
        people = names_in(bare)
        if not people.names or people.has_more or (title and not self._take_title_line(title)):
            return False
        for each in heads:
            self._take_found(read_running_head(each))
        self._add(Field.FIRST, people.names)
        self.label_kind = self.label_kind or kind_in(bare)
        self.used.append(text)
        return True

    def _take_title_line(self, text: str) -> bool:
        """Take a title with its number before it: 第9号 关于…的建议."""
        number, blank, title = text.partition(" ")
        if blank and read_running_head(number).number and is_subject(title):
            self._take_found(read_running_head(number))
            return self._take_title(title.strip())
        return is_subject(text) and self._take_title(text)

    def take_running(self, texts: Sequence[str]) -> None:
        """Take session and number of lines above the pages, if the first page does not have them."""
        for text in texts:
            found = read_running_head(text)
            if len(found.rest) < _SHORT_REST and not (self.session and self.number):
                self._take_found(found)

    def _take_found(self, found: RunningHead) -> None:
        self.session = self.session or found.session
        self.number = self.number or found.number
        self.kinds += [found.kind] if found.kind else []

    def _take_title(self, text: str) -> bool:
        title = plain_title(text)
        if not self.subject:
            self.subject = title
        elif not is_whole_subject(self.subject) and is_whole_subject(self.subject + title):
            self.subject += title
        elif not is_same_subject(self.subject, title):
            return False
        self.used.append(text)
        return True

    def take_signature(self, text: str) -> None:
        """Take a line that people sign below the text, unless those are known already."""
        found = signers(text)
        if not found.names or self.people[Field.FIRST]:
            known = {name for names in self.people.values() for name in names}
            is_known = found.names and set(found.names) <= known and not found.has_more
            (self.used if is_known else self.contact).append(one_line(text))
            return
        self._add(Field.FIRST, found.names)
        self._add(Field.JOINT, found.joint)
        self.label_kind = self.label_kind or kind_in(text)
        self.used.append(text)
        if found.has_more:
            self.contact.append(one_line(text))

    def close_head(self) -> None:
        """Find the title among the lines of the head not understood; the others are kept as they are."""
        if not self.subject:
            fitting = [text for text in self.loose if _TITLE_FALLBACK.fullmatch(text.strip())]
            if fitting:
                self.subject = plain_title(fitting[0])
                self.used.append(fitting[0])
                self.loose.remove(fitting[0])
        for text in self.loose:
            self._close_loose(text)
        self.loose = []

    def _close_loose(self, text: str) -> None:
        found = signers(text)
        is_group_alone = (
            len(found.names) == 1 and is_group(found.names[0]) and bool(_GROUP_LINE.fullmatch(text.strip()))
        )
        if self.people[Field.FIRST] or len(text) >= 60:
            self.contact.append(one_line(text))
        elif found.names and (not found.has_more or is_group_alone or is_with_post(text)):
            self.take_signature(text)
        else:
            self.contact.append(one_line(text))

    def original(self, source: str, text: tuple[str, ...]) -> Original:
        """Return the original as read, with its text."""
        if not self.people[Field.FIRST] and self.author and is_author(self.author):
            self._add(Field.FIRST, names_in(self.author).names)
            self.used += [line for line in self.contact if line == self._author_line]
            self.contact = [line for line in self.contact if line != self._author_line]
        first, joint, seconded = (tuple(self.people[each]) for each in PEOPLE)
        if not first and joint:
            first, joint = joint[:1], joint[1:]
        return Original(
            self._kind(),
            self.session,
            self.number,
            self.subject,
            first,
            tuple(name for name in joint if name not in first),
            seconded,
            tuple(self.contact),
            source,
            text,
        )

    def _kind(self) -> str:
        """Return the kind: by what is printed above, by the session, the labels, the title."""
        special = next((kind for kind in self.kinds if kind not in (PROPOSAL.name, SUGGESTION.name)), "")
        by_session = (
            PROPOSAL.name if "政协" in self.session else SUGGESTION.name if "人大" in self.session else ""
        )
        if by_session == SUGGESTION.name and "闭会期间" in self.session:
            special = special or "闭会期间建议"
        noun = self.subject.rstrip("》”")
        by_title = (
            PROPOSAL.name if noun.endswith("提案") else SUGGESTION.name if noun.endswith("议案") else ""
        )
        by_people = PROPOSAL.name if any(map(is_of_cppcc, self.people[Field.FIRST])) else ""
        plain = next(iter(self.kinds), "")
        return special or by_session or plain or self.label_kind or by_title or by_people


def shown(each: Labelled) -> str:
    """Return a label and its value as a line."""
    label = "".join(each.label.split())
    return f"{label}：{each.value}" if label else each.value


def plain_title(text: str) -> str:
    """Return a title in one line, without 《》 and without blanks between Chinese characters."""
    return bare_title(_TITLE_BLANKS.sub("", one_line(text)).strip())
