"""The rules of the check as a text to read: by theme, each with its level, its source and its remedy."""

from __future__ import annotations

from itertools import groupby

from rich.text import Text

from replydesk.reply.rules.rule import Rule, Theme

HANG = 4  # cells by which further lines of a rule are indented


def by_theme(rules: tuple[Rule, ...]) -> dict[Theme, list[Rule]]:
    """Return the rules of each theme, in the order of the themes."""
    order = list(Theme)
    ranked = sorted(rules, key=lambda rule: order.index(rule.theme))
    return {theme: list(each) for theme, each in groupby(ranked, key=lambda rule: rule.theme)}


def rules_text() -> Text:
    """Return all rules by theme."""
    from replydesk.reply.rules.catalogue import RULES

    text = Text(
        f"共 {len(RULES)} 条。错误：发出去就是错的，导出会停下；疑似：多半是错的；提示：值得看一眼。\n"
        "来源写“国标”“法规”的有条文可查，“惯例”是通行写法，本单位可以改级别、不查。\n"
    )
    for theme, rules in by_theme(RULES).items():
        text.append(f"\n{theme}\n", "bold underline")
        for rule in rules:
            text.append(rule.id, "bold").append(f"　{rule.level.value}　{rule.source}\n")
            text.append(f"　　{rule.message}；{rule.remedy}（{rule.where}）\n", "dim")
    text.right_crop()
    return text
