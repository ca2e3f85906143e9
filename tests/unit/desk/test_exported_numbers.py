from __future__ import annotations

from pathlib import Path

import pytest

from replydesk.desk.desk_folder import Desk
from replydesk.desk.exported_numbers import exported_numbers

SERIES = "云民复议字〔2026〕"


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    for name in ("drafts", "templates", "导出"):
        (tmp_path / name).mkdir()
    return tmp_path / "导出"


def found(exports: Path) -> dict[int, str]:
    return dict(exported_numbers(Desk.open(exports.parent), SERIES))


def test_numbers_are_seen_in_names_lists_and_logs(exports: Path) -> None:
    import xlsxwriter

    (exports / f"{SERIES}7号 张某某代表.docx").touch()
    (exports / "云民复议字(2026)08号.docx").touch()
    lines = (
        '{"目录": [["云民复议字〔2026〕9号"]]}',
        r'{"目录": [["\u4e91\u6c11复议字〔2026〕10号"]]}',
        r"坏\u",
    )
    (exports / "记录.jsonl").write_text("\n".join(lines), encoding="utf-8")
    with xlsxwriter.Workbook(exports / "目录.xlsx") as book:
        book.add_worksheet().write_string(0, 0, f"{SERIES}11号")
    assert found(exports).keys() == {7, 8, 9, 10, 11}
    assert found(exports)[11] == "目录.xlsx"


def test_numbers_of_other_series_and_what_is_no_number_are_not(exports: Path) -> None:
    for name in ("云民复提字〔2026〕7号", "云民复议字〔2025〕7号", f"{SERIES}0号", f"{SERIES}1234567号"):
        (exports / f"{name}.docx").touch()
    (exports / "目录.xlsx").write_bytes(b"PK\x03\x04 no list")
    assert found(exports) == {}


def test_a_desk_without_exports_has_none(exports: Path) -> None:
    exports.rmdir()
    assert found(exports) == {}
