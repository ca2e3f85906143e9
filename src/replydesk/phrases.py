"""The phrases (套用语): Jinja2 templates of a desk, filled in from a draft's record.

Templates come from people, so they can only fill in names and choose by conditions: nothing of Python is
in reach, nothing loops, and an unknown name is an error that says so. Those of the plain form
(`phrasetext`) need no Jinja2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from replydesk import phrasetext

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    Ready = Template | phrasetext.Plain

MAX_PHRASE = 20_000
"""The longest text a phrase may fill in to, in characters."""

_ALLOWED = (
    *("Template", "Output", "TemplateData", "Name", "Const", "Concat"),
    *("If", "CondExpr", "And", "Or", "Not", "Compare", "Operand"),
)
"""What a template may be made of: the names of Jinja2's nodes for filling in and for conditions."""

_HINT = r"(?s)\s*\{#-?\s*(.*?)\s*-?#\}"


class PhraseError(Exception):
    """A phrase that cannot be filled in; the text tells a clerk which one and why."""


@dataclass(frozen=True)
class Phrases:
    """The phrases of a desk: kind (标题, 开头语 …) → name → Jinja2 source."""

    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def names(self, kind: str) -> tuple[str, ...]:
        """The names of all phrases of a kind, in their order."""
        return tuple(self.sources.get(kind, ()))

    def hint(self, kind: str, name: str) -> str:
        """When to use a phrase: the comment it begins with, "" when it has none."""
        found = re.match(_HINT, self.sources[kind][name])
        return " ".join(found[1].split()) if found else ""

    def fill(self, kind: str, name: str, slots: Mapping[str, str]) -> tuple[str, ...]:
        """The paragraphs of a phrase with its slots filled. Raises PhraseError."""
        key = (kind, name)
        if key not in self._templates:
            self._templates[key] = self._compiled(kind, name)
        template, used = self._templates[key]
        where = _file(kind, name)
        if unknown := "、".join(f"“{each}”" for each in used if each not in slots):
            raise PhraseError(f"套用语 {where} 用了没有的名字{unknown}；可用：{'、'.join(slots)}")
        try:
            text = template.render(slots)
        except Exception as error:  # a condition can compare text with a number
            raise PhraseError(f"套用语 {where} 填不出来，请核对写法") from error
        if len(text) > MAX_PHRASE:
            raise PhraseError(f"套用语 {where} 填出来超过 {MAX_PHRASE} 字，请核对写法")
        return tuple(line.strip() for line in text.splitlines() if line.strip())

    @cached_property
    def _templates(self) -> dict[tuple[str, str], tuple[Ready, tuple[str, ...]]]:
        return {}

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import StrictUndefined
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        return ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True)

    def _compiled(self, kind: str, name: str) -> tuple[Ready, tuple[str, ...]]:
        """A phrase ready to be filled in, and the names it uses."""
        if name not in self.sources.get(kind, {}):
            have = "、".join(self.names(kind)) or "一个也没有"
            raise PhraseError(f"没有名为“{name}”的套用语，templates/{kind} 里有：{have}")
        source = self.sources[kind][name]
        plain = phrasetext.parse(source)
        return (plain, plain.names) if plain else self._compiled_by_jinja(source, _file(kind, name))

    def _compiled_by_jinja(self, source: str, where: str) -> tuple[Template, tuple[str, ...]]:
        from jinja2 import TemplateSyntaxError, nodes

        try:
            tree = self._environment.parse(source)
            for node in tree.find_all(nodes.Node):
                if type(node).__name__ not in _ALLOWED:
                    said = f"套用语 {where} 第 {node.lineno} 行用了不许用的写法，只能用填空和判断"
                    raise PhraseError(said)
            template = self._environment.from_string(tree)
        except (TemplateSyntaxError, SyntaxError, RecursionError) as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else 1
            said = f"套用语 {where} 第 {line} 行写法不对，请核对 {{{{ }}}} 和 {{% %}} 是否成对"
            raise PhraseError(said) from error
        return template, tuple(dict.fromkeys(node.name for node in tree.find_all(nodes.Name)))


def source_of(lines: Iterable[str]) -> str:
    """The source of a phrase that reads as these paragraphs do, whatever they are: nothing is filled in."""
    text = "".join(f"{line.strip()}\n" for line in lines)
    return re.sub(r"\{(?=[{%#])", "{{ '{' }}", text)


def _file(kind: str, name: str) -> str:
    return f"templates/{kind}/{name}.j2"
