"""The page of all rules, as Markdown: docs/rules.md, and what the program shows of it."""

from __future__ import annotations

from collections.abc import Iterator

from replydesk.reply.rules.rule import Example, Rule, Theme
from replydesk.text.marks import on_one_line

_LONGEST = 40  # characters of an example
_HEAD = ("规则", "级别", "来源", "说的是", "怎么办", "看哪里", "例（错 → 对）", "给出改法")
_ABOUT = """\
# 检查规则

检查（F5、`replydesk check`）用的全部规则。这一页由程序里的声明写成，请不要手改：

    python -m scripts.rules_page docs/rules.md

级别：

- **错误**：这样发出去一定是错的，导出要加 `--force`
- **疑似**：多半是错的
- **提示**：值得看一眼
- **待定**：签发时再填
- **说明**：版面自己做了什么，不用处理

来源：

- **国标**：国家标准；核对过条文的才写条号
- **法规**：法律法规和公文处理的规定
- **惯例**：通行的写法
- **本单位**：单位档案，单位自己的词表、名册

单位档案的“检查”可以让一条规则不查；来源是惯例的，也可以改级别。
"""


def rules_page(rules: tuple[Rule, ...] = ()) -> str:
    """Return the page of some rules, all of the catalogue by default: a table for each theme."""
    if not rules:
        from replydesk.reply.rules.catalogue import RULES

        rules = RULES
    return "\n".join((_ABOUT, *(_of_theme(theme, rules) for theme in Theme if _has(theme, rules))))


def _has(theme: Theme, rules: tuple[Rule, ...]) -> bool:
    return any(rule.theme is theme for rule in rules)


def _of_theme(theme: Theme, rules: tuple[Rule, ...]) -> str:
    rows = (_row(_cells(rule)) for rule in rules if rule.theme is theme)
    return "".join((f"## {theme}\n\n", _row(_HEAD), _row(["---"] * len(_HEAD)), *rows))


def _row(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _cells(rule: Rule) -> tuple[str, ...]:
    is_mended = any(each.right for each in rule.fires)
    example = next(iter(rule.fires), None)
    texts = (
        rule.id,
        rule.level.value,
        str(rule.source),
        rule.message,
        rule.remedy,
        rule.where,
        _shown(example) if example else "",
        "是" if is_mended else "",
    )
    return tuple(map(_escaped, texts))


def _shown(example: Example) -> str:
    """Return an example in a cell: the words and what is right, else what was typed."""
    if example.words:
        right = f" → {_cut(example.right)}" if example.right else ""
        return f"{_cut(example.words)}{right}"
    return "；".join(_typed(example))


def _typed(example: Example) -> Iterator[str]:
    yield from (f"单位档案 {key}：{_cut(value) or '空着'}" for key, value in example.profile)
    yield from (f"{key}：{_cut(value.strip()) or '空着'}" for key, value in example.fields)
    if example.text:
        yield _cut(example.text)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}……"


def _escaped(text: str) -> str:
    for sign in ("\\", "|", "<", "*", "_", "`"):
        text = text.replace(sign, f"\\{sign}")
    return on_one_line(text)
