"""Phrases (套用语): Jinja2 templates in `templates/<kind>/<name>.j2`, filled in with facts of a draft.

Templates are written by clerks, so they are not trusted: Jinja2 runs sandboxed, a template may only fill in
names and choose by conditions (no loops, calls, attributes, filters), and an unknown name is an error.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from replydesk.letter.kinds import Kind, marked_for, phrase_fits
from replydesk.text.title_marks import with_inner_marks

if TYPE_CHECKING:
    from jinja2 import Environment, Template

APPROVALS = "发文稿纸"  # kind of phrase for approval forms: a folder of `templates/`
USUAL_APPROVAL = "通用"  # the approval form of units that have none named after them

MAX_SOURCE = 20_000  # maximum length of a template, in characters
MAX_PHRASE = 20_000  # maximum length of a filled-in phrase, in characters
MAX_NAMES = 500  # names a template may use, repetitions included
MAX_COMPILED = 256  # compiled templates kept; a desk has a few dozen phrases
MAX_FILLED = 512  # filled-in templates kept
_MAX_FILLED_IN = 50 * MAX_PHRASE  # characters of all slots of a template, whichever its conditions choose

# The Jinja2 nodes a template may consist of: output of names and constants, and conditions.
_ALLOWED = (
    *("Template", "Output", "TemplateData", "Name", "Const", "Concat"),
    *("If", "CondExpr", "And", "Or", "Not", "Compare", "Operand"),
)


class PhraseError(Exception):
    """A phrase that cannot be filled in; the message names it and the reason, in Chinese."""


class _Compiled(NamedTuple):
    """A compiled template and the names it uses, in order of appearance, with how often."""

    template: Template
    names: Counter[str]


class _Compiler:
    """A compiler of templates that keeps the last `MAX_COMPILED` of them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], _Compiled] = {}

    def compiled(self, source: str, where: str) -> _Compiled:
        """Return the compiled template; `where` is its file, for messages. Raises PhraseError."""
        key = (source, where)
        if key not in self._kept:
            made = self._compile(source, where)
            if len(self._kept) >= MAX_COMPILED:
                del self._kept[next(iter(self._kept))]
            self._kept[key] = made
        return self._kept[key]

    @cached_property
    def _environment(self) -> Environment:
        from jinja2 import StrictUndefined  # here, since commands that fill in no phrase start faster
        from jinja2.sandbox import ImmutableSandboxedEnvironment

        environment = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True)
        environment.globals.clear()
        return environment

    def _compile(self, source: str, where: str) -> _Compiled:
        from jinja2 import TemplateSyntaxError, nodes

        if len(source) > MAX_SOURCE:
            raise PhraseError(f"套用语 {where} 有 {len(source)} 字，超过 {MAX_SOURCE} 字，没有用；请缩短")
        try:
            tree = self._environment.parse(source)
            parts = list(tree.find_all(nodes.Node))
            for node in parts:
                if type(node).__name__ not in _ALLOWED:
                    message = f"套用语 {where} 第 {node.lineno} 行用了不许用的写法，只能用填空和判断"
                    raise PhraseError(message)
            template = self._environment.from_string(tree)
        except (TemplateSyntaxError, SyntaxError, RecursionError, MemoryError, ValueError) as error:
            line = error.lineno if isinstance(error, TemplateSyntaxError) else _line_of_digits(source)
            message = f"套用语 {where} 第 {line} 行写法不对，请核对 {{{{ }}}} 和 {{% %}} 是否成对"
            raise PhraseError(message) from error
        names = Counter(node.name for node in parts if isinstance(node, nodes.Name))
        if names.total() > MAX_NAMES:
            raise PhraseError(f"套用语 {where} 填空超过 {MAX_NAMES} 处，没有用；请缩短")
        return _Compiled(template, names)


def _line_of_digits(source: str) -> int:
    """Return the line with a number too long for Python to read, 1 if there is none."""
    found = re.search(r"[\d_]{4000}", source)
    return source.count("\n", 0, found.start()) + 1 if found else 1


@lru_cache(MAX_FILLED)  # few phrases have other slots for the next recipient: products of 40 take 8 % less
def _filled(where: str, template: Template, slots: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return the paragraphs of a template, filled in with the names it uses. Raises PhraseError."""
    try:
        text = with_inner_marks(template.render(slots))
    except Exception as error:  # a condition can compare text with a number
        raise PhraseError(f"套用语 {where} 填不出来，请核对写法") from error
    if len(text) > MAX_PHRASE:
        raise PhraseError(f"套用语 {where} 填出来超过 {MAX_PHRASE} 字，请核对写法")
    return tuple(line.strip() for line in text.splitlines() if line.strip())


@dataclass(frozen=True)
class Phrases:
    """The phrases of a desk: kind (标题, 开头语 …) → name → Jinja2 source."""

    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _compiler: _Compiler = field(default_factory=_Compiler, init=False, repr=False, compare=False)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all phrases of a kind, in their order."""
        return tuple(self.sources.get(kind, ()))

    def hint(self, kind: str, name: str) -> str:
        """Return the comment at the start of a phrase, which says when to use it, "" if there is none."""
        start, mark, rest = self.sources[kind][name][:MAX_SOURCE].partition("{#")
        comment, end, _ = rest.partition("#}")
        is_first = mark and end and not start.strip()
        return " ".join(comment.removeprefix("-").removesuffix("-").split()) if is_first else ""

    def fill(self, kind: str, name: str, slots: Mapping[str, str]) -> tuple[str, ...]:
        """Return the paragraphs of a phrase, filled in with `slots`. Raises PhraseError."""
        where = f"templates/{kind}/{name}.j2"
        template, names = self._compiler.compiled(self._source(kind, name), where)
        try:
            words = [(each, slots[each]) for each in names]
        except KeyError:
            unknown = "、".join(f"“{each}”" for each in names if each not in slots)
            message = f"套用语 {where} 用了没有的名字{unknown}；可用：{'、'.join(slots)}"
            raise PhraseError(message) from None
        if sum([len(word) * names[each] for each, word in words]) > _MAX_FILLED_IN:
            raise PhraseError(f"套用语 {where} 填出来太长，请核对稿子里的各项")
        return _filled(where, template, tuple(words))

    def _source(self, kind: str, name: str) -> str:
        if name not in self.sources.get(kind, {}):
            have = "、".join(self.names(kind)) or "一个也没有"
            raise PhraseError(f"没有名为“{name}”的套用语，templates/{kind} 里有：{have}")
        return self.sources[kind][name]


def fitting(phrases: Phrases, part: str, kind: Kind) -> list[str]:
    """Return the names of the phrases of a part that may be offered for a kind: those marked for it first."""
    hints = {name: phrases.hint(part, name) for name in phrases.names(part)}
    found = [name for name, hint in hints.items() if phrase_fits(kind, part, hint)]
    return sorted(found, key=lambda name: not marked_for(hints[name]))


def phrase_source(lines: Iterable[str], mark: str = "") -> str:
    """Return a template that fills in to exactly these paragraphs, whatever they contain, with its mark."""
    text = "".join(f"{line.strip()}\n" for line in lines)
    comment = f"{{# {mark} #}}\n" if mark else ""
    return comment + re.sub(r"\{(?=[{%#])", "{{ '{' }}", text)
