"""The package of a review copy: opened or refused, and what its properties and settings say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from replydesk.importing.replies.readers.limits import MAX_BYTES, Unreadable, too_much
from replydesk.importing.replies.readers.package import ZipPackage, core_properties
from replydesk.importing.replies.readers.reading import file_kind, ole_reason
from replydesk.importing.replies.readers.redlines import is_redline
from replydesk.importing.replies.readers.word import main_part
from replydesk.importing.replies.readers.word_names import W, is_on
from replydesk.importing.review.model import ReviewRefused
from replydesk.render.review_marks import DRAFT, VERSION

NOT_A_COPY = "这不是审阅稿（没有审阅稿的标记），没有读回；要当作旧答复读入，请用导入"
_IS_REDLINE = "这是花脸稿，只供看改了哪些，没有读回；请让对方改审阅稿"
_LOCKED = "文件被锁定（限制编辑），没有读回；请对方先在 Word 里取消“限制编辑”"
_LOCKS = frozenset(("readOnly", "forms"))  # the others let one comment or change with traces
_DIGEST = re.compile(r"[0-9a-f]{32,128}")
_ON = frozenset(("1", "true", "on"))


class PackageFacts(NamedTuple):
    """The facts a file states: the version and draft it was made from, whether changes are tracked."""

    version: str
    draft: str
    is_tracking: bool


def open_package(data: bytes) -> ZipPackage:
    """Return the package of a .docx. Raises ReviewRefused or Unreadable."""
    if not data.strip(b"\0 \t\r\n"):
        raise Unreadable("文件是空的，没有读回；请核对文件")
    if len(data) > MAX_BYTES:
        raise too_much(f"文件有 {len(data) / 1e6:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB")
    if data.startswith(b"PK"):
        package = ZipPackage(data)
        if not main_part(package).startswith("word/"):
            raise Unreadable("这不是 Word 文件，没有读回；请核对文件")
        return package
    if "密码" in (reason := ole_reason(data)):
        raise Unreadable(reason)
    kind = file_kind(data)
    kind = f" {kind} " if kind.isascii() else kind
    raise ReviewRefused(
        f"这是{kind}文件，没有读回；请用 Word 或 WPS 打开后另存为 .docx 再试", can_import=True
    )


def facts_of(package: ZipPackage, main: str, root: Element) -> PackageFacts:
    """Return what the properties and settings say; `root` is that of the main part.

    Raises ReviewRefused for a locked or a redline file.
    """
    if is_redline(package, root):
        raise ReviewRefused(_IS_REDLINE)
    given, core = dict(_properties(package)), core_properties(package)
    kept = core.get("identifier", "")
    version = given.get(VERSION) or (kept if _DIGEST.fullmatch(kept) else "")
    return PackageFacts(version, given.get(DRAFT, ""), _is_tracking(package, main))


def _properties(package: ZipPackage) -> Iterator[tuple[str, str]]:
    """Yield the custom properties."""
    for part in package.related("", "custom-properties")[:1]:
        for each in package.xml(part):
            yield each.get("name", ""), "".join(each.itertext()).strip()


def _is_tracking(package: ZipPackage, main: str) -> bool:
    for part in package.related(main, "settings")[:1]:
        settings = package.xml(part)
        lock = settings.find(f"{W}documentProtection")
        if lock is not None and lock.get(f"{W}edit") in _LOCKS and lock.get(f"{W}enforcement") in _ON:
            raise ReviewRefused(_LOCKED, can_import=True)
        return bool(is_on(settings, "trackRevisions"))
    return False
