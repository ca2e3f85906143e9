"""A desk with one text in every place where a desk, a list, an old letter or a clerk's home has text."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import yaml

from replydesk.desk import sidecar
from replydesk.desk.files import digest
from replydesk.desk.journal import Journal, UndoStep, format_journal
from replydesk.desk.original_paths import handed_path, original_path
from replydesk.desk.version_file import VersionFile
from replydesk.desk.versions import Version
from replydesk.draft.file import format_draft, parse_draft
from replydesk.draft.model import Attachment, Draft, Key, Paragraph, Section
from replydesk.text.delta import Delta
from tests.support.lists import workbook
from tests.support.word_files import docx, paragraph
from tests.support.workbench import SAMPLE, lay_out

# Every command; {desk}, {draft} … are filled in, {text} is the text itself.
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("list", "{desk}"),
    ("list", "{desk}", "--json"),
    ("preview", "{draft}"),
    ("preview", "{draft}", "--plain"),
    ("preview", "{sample}", "--page", "9"),
    ("export", "{desk}", "-o", "{out}", "--report", "{out}/报告.json", "--public"),
    ("export", "{desk}", "-o", "{out}", "--force", "--public", "--names", "{{案由}}{{收件人}}{{单位}}"),
    ("export", "{draft}", "-o", "{out}", "--force", "--resume"),
    ("export", "{draft}", "-o", "{out}", "--only", "{text}"),
    ("export", "{draft}", "-o", "{out}", "--names", "{{{text}}}"),
    ("import", "{old}", "-o", "{desk}", "--report", "{out}/读入.json"),
    ("import", "{old}", "-o", "{desk}", "--unit", "{text}"),
    ("new", "{desk}", "--name", "{text}"),
    ("new", "{desk}", "--unit", "{text}"),
    ("new", "{desk}", "--from", "{list}.csv"),
    ("new", "{desk}", "--from", "{list}.xlsx", "--dry-run"),
    ("new", "{desk}", "--from", "{list}.csv", "--json", "--yes"),
    ("new", "{desk}", "--from", "{list}.xlsx", "--sheet", "{text}"),
    ("history", "{draft}"),
    ("history", "{draft}", "--json"),
    ("history", "{draft}", "--show", "1"),
    ("history", "{draft}", "--restore", "1", "-o", "{out}/{name}.md"),
    ("history", "{draft}", "--restore", "1", "-o", "{out}/{name}.md"),
    ("history", "{desk}"),
    ("originals", "{old}", "--desk", "{desk}", "--dry-run"),
    ("originals", "{old}", "--desk", "{desk}", "--json"),
    ("originals", "{old}/文{name}.txt", "--draft", "{draft}"),
    ("originals", "{text}", "--desk", "{desk}"),
    ("search", "{draft}"),
    ("search", "{text}", "--desk", "{desk}"),
    ("search", "{text}", "--desk", "{desk}", "--json"),
    ("number", "list", "{desk}"),
    ("number", "list", "{desk}", "--json"),
    ("number", "next", "{desk}", "--code", "{text}"),
    ("number", "next", "{desk}", "--year", "{text}"),
    ("number", "reserve", "{desk}", "--reason", "{text}", "--code", "{text}"),
    ("number", "reserve", "{draft}", "--reason", "{text}"),
    ("number", "assign", "{draft}", "{sample}"),
    ("number", "return", "{text}", "--desk", "{desk}"),
    ("number", "void", "{draft}", "--desk", "{desk}", "--reason", "{text}"),
    ("number", "check", "{desk}"),
    ("number", "check", "{desk}", "--adopt"),
    ("number", "check", "{desk}", "--json"),
    ("settings",),
    ("settings", "--keys"),
    ("init", "{out}/{name}"),
    ("{text}",),
    ("list", "{text}", "{text}"),
    ("list", "--{text}"),
    ("preview", "{draft}", "--page", "{text}"),
    ("--help",),
)


class SpeakingDesk:
    """The desk, and the home and environment of its clerk, full of one text."""

    def __init__(self, home: Path, text: str) -> None:
        self._text, self._home = text.replace("\0", ""), home  # a file with a NUL is refused whole
        self._name = _file_name(text)
        (home / "桌").mkdir()
        self.folder = lay_out(home / "桌").rename(home / f"桌{self._name}")
        self._templates()
        self._drafts()
        self._register()
        self._settings()
        self._lists()
        self._letters()
        (home / "出").mkdir()
        user = text.replace("\0", "").encode("utf-8", "surrogateescape" if _is_escape(text) else "replace")
        self.variables = {"USER": os.fsdecode(user), "LOGNAME": os.fsdecode(user)}

    @property
    def draft(self) -> Path:
        """The draft that has the text in its name and in all its fields."""
        return self.folder / "drafts" / f"稿{self._name}.md"

    def words(self, words: Sequence[str]) -> list[str]:
        """Return a command of `COMMANDS` filled in."""
        given = {
            "desk": str(self.folder),
            "draft": str(self.draft),
            "sample": str(self.folder / "drafts" / f"{SAMPLE}.md"),
            "out": str(self._home / "出"),
            "old": str(self._home / "旧"),
            "list": str(self._home / f"单{self._name}"),
            "name": self._name,
            "text": _argument(self._text),
        }
        return [word.format_map(given) for word in words]

    def _drafts(self) -> None:
        text = self._text
        sample = self.folder / "drafts" / f"{SAMPLE}.md"
        draft = parse_draft(sample.read_text("utf-8")).draft
        full = spoken_draft(draft, text)
        self._write(self.draft, full)
        short = spoken_draft(Draft(), text)
        self._write(self.folder / "drafts" / f"空{self._name}.md", short)
        for key in Key:  # in one field only
            self._write(self.folder / "drafts" / f"{key}.md", _with_field(draft, key, text))
        self._sidecars(format_draft(full))
        self._original()
        gone = VersionFile(self.folder / "drafts" / f"没了{self._name}.md")
        gone.add(_version(9, text, format_draft(short)))

    def _write(self, path: Path, draft: Draft) -> None:
        path.write_bytes(format_draft(draft).encode("utf-8", "replace"))

    def _sidecars(self, text: str) -> None:
        versions = VersionFile(self.draft)
        for hour, said in enumerate(("打开", self._text, f"{self._text}二")):
            body = f"{text}\n{said}\n"
            versions.add(_version(8 + hour, said, body))
        known = digest(self.draft.read_bytes())
        step = UndoStep(self._text, Delta(len(text), "", self._text))
        journal = Journal(self.draft.name, known, text, 0, (step,), 1, self._text)
        crashed = self.folder / "drafts" / f"{Key.SUBJECT}.md"
        for path, what in ((self.draft, sidecar.UNDO), (crashed, sidecar.WRITING)):
            own = journal._replace(file=path.name, known=digest(path.read_bytes()))
            sidecar.path_of(path, what).write_bytes(format_journal(own))
        note = sidecar.path_of(self.folder / "drafts" / f"{Key.TITLE}.md", sidecar.OPEN)
        note.write_bytes(self._text.encode("utf-8", "replace"))
        spoilt = sidecar.path_of(self.folder / "drafts" / f"坏{self._name}.md", sidecar.WRITING)
        spoilt.write_bytes(self._text.encode("utf-8", "replace"))

    def _original(self) -> None:
        """Put an original beside the draft: as text, and as it was handed over."""
        path, line = original_path(self.draft), _line(self._text)
        path.parent.mkdir(exist_ok=True)
        fields = ("类型", "届次", "编号", "案由", "领衔", "联名", "联系", "来源", line)
        said = "".join(f"{field}: {line}\n" for field in fields)
        path.write_bytes(f"{said}\n{self._text}\n一是{line}；二是{line}。\n".encode("utf-8", "replace"))
        handed_path(self.draft, ".txt").write_bytes(self._text.encode("utf-8", "replace"))

    def _register(self) -> None:
        folder = self.folder / "发文字号"
        folder.mkdir()
        line = re.sub(r"[\t\n\r]", "", self._text)
        head = "# 发文字号登记：云民复议字〔2026〕\n"
        rows = (f"{at}\t{30 + at}\t签发\t{line}\t{line}\t{line}\t{line}\t0\n" for at in (1, 2, 3))
        data = f"{head}{''.join(rows)}{line}\n".encode("utf-8", "replace")
        (folder / "云民复议字〔2026〕.txt").write_bytes(data)
        (folder / f"{self._name}〔2026〕.txt").write_bytes(data)

    def _settings(self) -> None:
        path = self._home / ".config" / "replydesk" / "设置.yaml"
        path.parent.mkdir(parents=True)
        line = re.sub(r"[\n\r]", "", self._text)
        said = (
            f"姓名: {line}\n配色: {line}\n{line}\n{line}: {line}\n按键:\n  {line}: {line}\n  存盘: {line}\n"
        )
        path.write_bytes(said.encode("utf-8", "replace"))

    def _templates(self) -> None:
        templates = self.folder / "templates"
        for kind in ("开头语", "下一步", "感谢", "结束语", "标题"):
            path = templates / kind / f"语{self._name}.j2"
            path.write_bytes(self._text.replace("{", "").encode("utf-8", "replace"))
        (templates / "感谢" / f"坏{self._name}.j2").write_bytes(
            f"{{{{ {self._text} }}}}".encode("utf-8", "replace")
        )
        profiles = templates / "单位档案"
        whole = dict.fromkeys(
            ("名称", "简称", "自称", "信头", "工作", "联系人", "电话", "签发人", "页面"), self._text
        )
        data = yaml.safe_dump(whole, allow_unicode=False)
        (profiles / f"档{self._name}.yaml").write_text(data, "utf-8")
        (profiles / f"坏{self._name}.yaml").write_bytes(self._text.encode("utf-8", "replace"))

    def _lists(self) -> None:
        text = self._text
        heads = ("编号", "案由", "提出人", "主办单位", "期限", text)
        rows = [heads, *((f"00{at}{text}", text, f"张某某、{text}", text, text, text) for at in range(12))]
        quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
        path = self._home / f"单{self._name}"
        path.with_name(f"{path.name}.csv").write_bytes(quoted.encode("utf-8", "replace"))
        safe = [[_encodable(cell) for cell in row] for row in rows]
        path.with_name(f"{path.name}.xlsx").write_bytes(workbook({"清单": safe}))

    def _letters(self) -> None:
        folder, text = self._home / "旧", self._text
        folder.mkdir()
        lines = [
            "对省十四届人大四次会议第0033号建议的答复",
            "张某某代表：",
            text,
            f"一、{text}",
            "云川省民政厅",
        ]
        (folder / f"文{self._name}.txt").write_bytes("\n".join(lines).encode("utf-8", "replace"))
        marked = "".join(f"<p>{_entities(line)}</p>" for line in lines)
        (folder / f"页{self._name}.htm").write_text(
            f"<html><title>{_entities(text)}</title>{marked}", "utf-8"
        )
        body = "".join(paragraph(_xml(line)) for line in lines)
        (folder / f"字{self._name}.docx").write_bytes(docx(body))
        (folder / f"坏{self._name}.docx").write_bytes(text.encode("utf-8", "replace"))


def spoken_draft(draft: Draft, text: str) -> Draft:
    """Return a draft with a text in every field and every part."""
    for key in Key:
        draft = _with_field(draft, key, text)
    draft = replace(draft, fields=(*draft.fields, (_line(text), _line(text))))
    said = (
        Paragraph(_line(text)),
        Paragraph(_line(text), is_item=True),
        Paragraph(f"| {_line(text)} | 二 |"),
    )
    sections = tuple(Section(level, f"{_line(text)}{level}", said) for level in (1, 2, 3, 4))
    attachment = Attachment(said, sections)
    return replace(
        draft,
        opening=said,
        preamble=said,
        sections=sections,
        next_steps=said,
        thanks=said,
        closing=said,
        attachments=(attachment,),
    )


def _version(hour: int, why: str, text: str) -> Version:
    text = text.encode("utf-8", "replace").decode()
    return Version(datetime(2026, 5, 1, hour), why, digest(text.encode()), text)


def _with_field(draft: Draft, key: Key, text: str) -> Draft:
    try:
        return draft.with_field(key, f"{draft.get(key)}{text}")
    except (TypeError, ValueError):
        return draft


def _line(text: str) -> str:
    return re.sub(r"[\n\r]", "", text)


def _file_name(text: str) -> str:
    """Return as much of a text as a file system takes for a part of a name; halves of pairs as raw bytes."""
    data = os.fsencode(re.sub(r"[/\0]", "", text).encode("utf-8", "replace").decode())[:150]
    return data.decode("utf-8", "ignore") + ("\udcff" if _is_escape(text) else "")


def _is_escape(text: str) -> bool:
    return any("\udc80" <= char <= "\udcff" for char in text)


def _argument(text: str) -> str:
    return text.replace("\0", "").encode("utf-8", "replace").decode()[:300]


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode().replace("\ufffe", "").replace("\uffff", "")


def _entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" if not char.isalnum() else char for char in text)


def _xml(text: str) -> str:
    """Return the text without what XML cannot hold."""
    return (
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
        .replace("&", "")
        .replace("<", "")
    )
