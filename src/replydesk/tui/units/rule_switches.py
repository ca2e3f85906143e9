"""The rules of the check as switches of a unit: which are looked at, and how heavy those of custom weigh."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from replydesk.letter.profile import CHECK_LEVELS, NOT_CHECKED
from replydesk.reply.passed_over import NEVER_PASSED
from replydesk.reply.rules.rule import CUSTOM, Rule
from replydesk.tui.command import bindings
from replydesk.tui.commands import IN_RULES
from replydesk.tui.kit.rules_text import by_theme
from replydesk.tui.kit.wrapping import Wrapped

_LEVELS = CHECK_LEVELS[1:]  # from the heaviest
_IDS_WIDE = 16  # cells
_INDENT = 4  # cells


class RuleSwitches(OptionList):
    """All rules by theme; Space switches one off or on, the arrows change the level of one of custom."""

    BINDINGS = bindings(IN_RULES)

    def __init__(self, changed: Callable[[RuleSwitches], None], name: str) -> None:
        super().__init__(id=name)
        self._changed = changed
        self._rules: list[Rule | None] = []
        self.checks: Mapping[str, str] = {}

    def show(self, checks: Mapping[str, str]) -> None:
        """Show what a unit has set for each rule."""
        from replydesk.reply.rules.catalogue import RULES

        if self._rules and checks == self.checks:
            return
        self.checks = dict(checks)
        at = self.highlighted
        self.clear_options()
        self._rules = []
        for theme, rules in by_theme(RULES).items():
            self._rules += [None, *rules]
            self.add_option(Option(Text(str(theme), "bold"), disabled=True))
            self.add_options(Option(Wrapped(self._line(rule), hang=_INDENT)) for rule in rules)
        self.highlighted = at if at is not None else 1

    def _line(self, rule: Rule) -> Text:
        own, level = self.checks.get(rule.id, ""), rule.level.value
        is_on = own != NOT_CHECKED
        name = rule.id + " " * max(_IDS_WIDE - cell_len(rule.id), 2)
        text = Text("● " if is_on else "○ ").append(name, "bold" if is_on else "")
        if own in _LEVELS and own != level and rule.source == CUSTOM:
            text.append(own, "bold").append(f"（原为{level}）")
        else:
            text.append(level if is_on else NOT_CHECKED)
        return text.append(f"　{rule.source}").append(f"　{rule.message}；{rule.remedy}", "dim")

    @property
    def _rule(self) -> Rule | None:
        return self._rules[self.highlighted] if self.highlighted is not None else None

    def action_switch(self) -> None:
        """Have the selected rule not looked at, or looked at again."""
        if (rule := self._rule) and rule.id not in NEVER_PASSED:
            self._set(rule, "" if self.checks.get(rule.id) == NOT_CHECKED else NOT_CHECKED)

    def action_weigh(self, by: int) -> None:
        """Make the selected rule heavier (-1) or lighter (1), if it is of custom and looked at."""
        rule = self._rule
        if (
            rule is None
            or rule.id in NEVER_PASSED
            or rule.source != CUSTOM
            or rule.level.value not in _LEVELS
        ):
            return
        now = self.checks.get(rule.id) or rule.level.value
        if now in _LEVELS:
            level = _LEVELS[min(max(_LEVELS.index(now) + by, 0), len(_LEVELS) - 1)]
            self._set(rule, "" if level == rule.level.value else level)

    def _set(self, rule: Rule, level: str) -> None:
        checks = {key: each for key, each in self.checks.items() if key != rule.id}
        self.show(checks | {rule.id: level} if level else checks)
        self._changed(self)
