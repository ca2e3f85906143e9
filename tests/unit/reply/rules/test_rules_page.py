"""docs/rules.md is the page that the rules make."""

from __future__ import annotations

from pathlib import Path

from replydesk.reply.findings import Level
from replydesk.reply.rules.catalogue import RULES
from replydesk.reply.rules.rule import CUSTOM, Example, Rule, Theme
from replydesk.reply.rules.rules_page import rules_page

PAGE = Path(__file__).parents[4] / "docs" / "rules.md"


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == rules_page(), "python -m scripts.rules_page docs/rules.md"


def test_every_rule_has_one_row_below_its_theme() -> None:
    themes = rules_page().split("\n## ")[1:]
    rows = [(theme.split("\n")[0], row.split(" | ")[0]) for theme in themes for row in theme.split("\n")[4:]]
    assert sorted(row for row in rows if row[1]) == sorted((rule.theme, f"| {rule.id}") for rule in RULES)


def test_what_markdown_would_read_as_marks_stays_text() -> None:
    example = Example("|甲|\n|---|\n<b>*乙*", "|甲|\n<b>", "`丙_")
    rule = Rule("试", Theme.MARKS, Level.HINT, CUSTOM, "甲|乙", "改", "正文", fires=(example,))
    row = rules_page((rule,)).splitlines()[-1]
    assert row == r"| 试 | 提示 | 惯例 | 甲\|乙 | 改 | 正文 | \|甲\|␊\<b> → \`丙\_ | 是 |"
