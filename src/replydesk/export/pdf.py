"""PDFs of exported Word files, made by LibreOffice: kept beside them, or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from replydesk.desk import files, libreoffice, outside
from replydesk.text.errors import DiskError

MISSING = "没有找到 LibreOffice，不能转 PDF；请安装 LibreOffice（libreoffice.org），或去掉 --pdf 只导出 Word"

_REASONS = {
    libreoffice.Failure.REFUSED: "LibreOffice 没有转成 PDF，请用 Word 打开看看",
    libreoffice.Failure.STUCK: "LibreOffice 转这一份时停住了，没有 PDF",
}


def is_due(document: Path) -> bool:
    """Return True if a document has no PDF beside it that is as new as itself."""
    try:
        return document.with_suffix(".pdf").stat().st_mtime_ns < document.stat().st_mtime_ns
    except OSError:
        return True


def convert(
    program: Path, documents: Sequence[Path], is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, str]]:
    """Make a PDF beside each document; yield each document with "", or the reason why it has no PDF.

    A PDF that was there is replaced by a whole one or stays. When stopped, documents that were not tried are
    not yielded.
    """

    def keep(document: Path, made: Path) -> str:
        return _copy(made, document.with_suffix(".pdf"))

    return _each(program, documents, keep, is_stopped)


def print_all(
    program: Path, documents: Sequence[Path], printer: str, is_stopped: Callable[[], bool] = lambda: False
) -> Iterator[tuple[Path, str]]:
    """Send documents to a printer as PDFs; yield each as `convert` does."""

    def send(document: Path, made: Path) -> str:
        trouble = outside.print_file(made, printer, document.stem)
        return f"{document.name}：{trouble}" if trouble else ""

    return _each(program, documents, send, is_stopped)


def _each(
    program: Path,
    documents: Sequence[Path],
    use: Callable[[Path, Path], str],
    is_stopped: Callable[[], bool],
) -> Iterator[tuple[Path, str]]:
    """Convert documents and use each PDF while it is there; yield each document with what `use` returns."""
    left = dict.fromkeys(documents)
    try:
        for document, result in libreoffice.convert(program, documents, "pdf", is_stopped):
            del left[document]
            if isinstance(result, libreoffice.Failure):
                yield document, f"{document}：{_REASONS[result]}"
            else:
                yield document, use(document, result)
    except DiskError as error:
        for document in left:
            yield document, f"{document}：没有转 PDF；{error}"


def _copy(printed: Path, target: Path) -> str:
    """Copy a PDF to `target`, whole; return "" or the reason why it cannot be."""
    try:
        files.copy_whole(printed, target)
    except DiskError as error:
        return str(error)
    return ""
