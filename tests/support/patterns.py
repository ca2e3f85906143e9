"""Every regular expression of the program, with the methods by which it is used, and worst cases for each.

Patterns are found in two ways: those a module holds, and those written into a call (`re.sub(…)`), worked out
in the module's own names. Worst cases are made from a pattern's parse tree: what may repeat is repeated,
alone, after what leads to it, and beside what it overlaps, with an end that does not match.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import replydesk
from replydesk.importing.lists.columns import _RULES
from replydesk.importing.originals.labels import _COMPILED
from replydesk.reply.rules.marks.typed_text import _MARKS
from replydesk.reply.rules.pattern_look import TextPattern, compiled
from replydesk.text.numerals import HEADING_NUMBERS
from replydesk.text.redaction.accounts import _account_words
from replydesk.text.redaction.names import _labels
from replydesk.text.redaction.signs import _signs
from tests.support.processor_time import without_collector

METHODS = ("search", "match", "fullmatch", "sub", "subn", "finditer", "findall", "split")
_FROM_EVERY_PLACE = ("search", "sub", "subn", "finditer", "findall", "split")
_LONG = 20  # repetitions from which a repeat is worth an attack
_PUMPS = 5  # strings tried for each repeat
_SAMPLES = "a0 \t\n\u3000一年的，。、A(（“/.-_:<>=\"'%|*#“”\x00\ufffe"


class Used(NamedTuple):
    """A pattern, where it stands, and the ways it is applied: `search` for all that try every place."""

    place: str
    pattern: re.Pattern[Any]
    ways: tuple[str, ...]


# --- the patterns of the program


def all_patterns() -> list[Used]:
    """Return all patterns of the program; those of tables of texts are added by hand."""
    only_whole = {pattern.pattern for pattern, _, _ in _RULES}  # applied by `fullmatch`, through a loop
    only_whole |= {pattern.pattern for _, pattern in _COMPILED}
    found = [
        used._replace(ways=("fullmatch",)) if used.pattern.pattern in only_whole else used
        for used in _patterns()
    ]
    found += [Used("typed_text._MARKS", re.compile(pattern), ("search",)) for _, pattern, _ in _MARKS]
    found += [Used("redaction.signs", pattern, ("search",)) for pattern in _signs()]
    found += [Used("redaction", pattern, ("match",)) for pattern in (_account_words(), _labels())]
    found += [Used(each.rule.id, compiled(each.pattern), ("search",)) for each in _of_rules()]
    return [*found, *(Used("HEADING_NUMBERS", re.compile(each), ("match",)) for each in HEADING_NUMBERS)]


def _of_rules() -> Iterator[TextPattern]:
    for module in _modules():
        yield from (each for each in getattr(module, "_PATTERNS", ()) if isinstance(each, TextPattern))


def _patterns() -> list[Used]:
    """Return the patterns that are found, each once, by the place where it was found first."""
    trees = {module: ast.parse(_source(module)) for module in _modules()}
    ways = _ways_of_names(trees.values())
    found: dict[tuple[str | bytes, int], Used] = {}
    for module, tree in trees.items():
        name = module.__name__.removeprefix("replydesk.")
        held = [(key, each) for key, value in list(vars(module).items()) for each in _within(value, 0)]
        held += [(f"{key}()", each) for key, made in _tables(module) for each in _within(made(), 0)]
        for key, each in held:
            _note(found, Used(f"{name}.{key}", each, tuple(ways.get(key, ()))))
        for line, each, way in _written(tree, module):
            _note(found, Used(f"{name}:{line}", each, (way,) if way else ()))
    return list(found.values())


def unresolved() -> set[str]:
    """Return the functions with a call whose pattern cannot be worked out without running them."""
    return {
        f"{module.__name__.removeprefix('replydesk.')}.{_function_of(tree, call)}"
        for module in _modules()
        for tree in (ast.parse(_source(module)),)
        for call, _ in _re_calls(tree)
        if _worked_out(call, module) is None and _function_of(tree, call) not in dict(_tables(module))
    }


def _tables(module: ModuleType) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the functions of a module that keep patterns compiled when first used, by name."""
    for key, value in list(vars(module).items()):
        is_own = hasattr(value, "cache_info") and value.__module__ == module.__name__
        noted = getattr(value, "__annotations__", {})
        if is_own and set(noted) == {"return"} and "Pattern" in str(noted["return"]):
            yield key, value


def _function_of(tree: ast.AST, call: ast.Call) -> str:
    functions = [
        each
        for each in ast.walk(tree)
        if isinstance(each, ast.FunctionDef) and any(within is call for within in ast.walk(each))
    ]
    return functions[-1].name if functions else ""


@cache
def _modules() -> tuple[ModuleType, ...]:
    return tuple(
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(replydesk.__path__, "replydesk.")
        if not each.name.endswith("__main__")
    )


def _source(module: ModuleType) -> str:
    return Path(str(module.__file__)).read_text("utf-8")


def _note(found: dict[tuple[str | bytes, int], Used], used: Used) -> None:
    key = used.pattern.pattern, used.pattern.flags
    before = found.get(key)
    ways = dict.fromkeys((*(before.ways if before else ()), *used.ways))
    found[key] = Used(before.place if before else used.place, used.pattern, tuple(ways))


def _within(value: object, depth: int) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns in a value: itself, or held by a container or an object of ours."""
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 4:
        return
    elif isinstance(value, dict):
        for each in (*value, *value.values()):
            yield from _within(each, depth + 1)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for each in value:
            yield from _within(each, depth + 1)
    elif isinstance(value, type):
        if value.__module__.startswith("replydesk"):
            for each in list(vars(value).values()):
                yield from _within(each, depth + 2)
    elif type(value).__module__.startswith("replydesk"):
        names = getattr(value, "__slots__", None) or vars(value)
        for name in list(names):
            yield from _within(getattr(value, name, None), depth + 1)


def _re_calls(tree: ast.AST) -> Iterator[tuple[ast.Call, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in ("compile", *METHODS):
                yield node, node.func.attr


def _written(tree: ast.AST, module: ModuleType) -> Iterator[tuple[int, re.Pattern[Any], str]]:
    for call, method in _re_calls(tree):
        made = _worked_out(call, module)
        if made is not None:
            yield call.lineno, made, "" if method == "compile" else _way(method)


def _worked_out(call: ast.Call, module: ModuleType) -> re.Pattern[Any] | None:
    flags = [each for each in (*call.args[1:], *(word.value for word in call.keywords)) if _is_flags(each)]
    try:
        values = [
            eval(compile(ast.Expression(each), "", "eval"), vars(module))
            for each in (call.args[0], *flags[:1])
        ]
        return values[0] if isinstance(values[0], re.Pattern) else re.compile(*values)
    except (NameError, TypeError, AttributeError):
        return None


def _is_flags(node: ast.AST) -> bool:
    return any(
        isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name) and each.value.id == "re"
        for each in ast.walk(node)
    )


def _way(method: str) -> str:
    return "search" if method in _FROM_EVERY_PLACE else method


def _ways_of_names(trees: Iterable[ast.AST]) -> dict[str, dict[str, None]]:
    """Return the ways in which the pattern of each name is applied anywhere in the program."""
    found: dict[str, dict[str, None]] = {}
    for tree in trees:
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in METHODS:
                owner = node.value
                name = owner.id if isinstance(owner, ast.Name) else getattr(owner, "attr", "")
                if name:
                    found.setdefault(name, {})[_way(node.attr)] = None
    return found


# --- worst cases


class Repeat(NamedTuple):
    """A part of a pattern that may repeat, what leads to it, and strings that it repeats."""

    lead: str
    pumps: tuple[str, ...]


def worst_cases(pattern: re.Pattern[Any]) -> Iterator[Callable[[int], str]]:
    """Yield functions that make a worst case of about n characters."""
    found = list(_repeats(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), "", 0))
    tails = ("\x00", "\n\x00", "")
    seen: set[str] = set()
    pumps = list(dict.fromkeys(pump for each in found for pump in each.pumps))
    for each in found:
        for pump in each.pumps:
            for start in dict.fromkeys((each.lead, "")):
                for tail in tails:
                    yield from _new(seen, start, pump, "", tail)
            yield from _new(seen, "", "", each.lead + pump, "\x00")
            yield from _new(seen, "", "", each.lead + pump * 3, "\x00")
        if each.lead:
            yield from _new(seen, "", "", each.lead, "\x00")
    for one, other in islice(((a, b) for a in pumps for b in pumps if a != b), 60):
        yield from _new(seen, "", one, other, "\x00")
    for sample in _SAMPLES:
        yield from _new(seen, "", sample, "", "\x00")


def _new(seen: set[str], start: str, pump: str, again: str, tail: str) -> Iterator[Callable[[int], str]]:
    key = repr((start, pump, again, tail))
    if key not in seen and (pump or again):
        seen.add(key)
        parts = [each for each in (pump, again) if each]
        yield lambda n: start + "".join(each * max(n // len(parts) // len(each), 1) for each in parts) + tail


def _repeats(tree: Any, lead: str, depth: int) -> Iterator[Repeat]:
    """Yield the repeats of a parsed pattern, in order, those within others too."""
    items = list(tree)
    for index, (op, value) in enumerate(items):
        name = str(op)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, body = value
            if most >= _LONG:
                yield Repeat(lead, tuple(_pumps(body, items[index + 1 :])))
            yield from _repeats(body, lead, depth + 1)
        elif name == "SUBPATTERN":
            yield from _repeats(value[-1], lead, depth + 1)
        elif name == "ATOMIC_GROUP":
            yield from _repeats(value, lead, depth + 1)
        elif name == "BRANCH":
            for each in value[1]:
                yield from _repeats(each, lead, depth + 1)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(value[1], lead, depth + 1)
        elif name == "GROUPREF_EXISTS":
            for each in filter(None, value[1:]):
                yield from _repeats(each, lead, depth + 1)
        lead += _witness([(op, value)])


def _pumps(body: Any, after: list[Any]) -> list[str]:
    """Return strings that a repeat's body matches; first those that what follows may match as well."""
    items = list(body)
    rest = _characters(after)
    if len(items) == 1 and str(items[0][0]) in ("IN", "LITERAL", "NOT_LITERAL", "ANY"):
        own = _characters(items)
        shared = [each for each in own if each in rest]
        return list(dict.fromkeys((*shared, *own)))[:_PUMPS]
    found = [_witness(items)]
    found += [_witness(items, choose) for choose in range(1, 4)]
    inner = [char for char in _characters(items) if char in rest]
    return [each for each in dict.fromkeys((*found, *inner)) if each][:_PUMPS]


def _characters(items: Iterable[Any]) -> list[str]:
    """Return characters that parts of a pattern may consume, of the samples and of the pattern's own."""
    found: dict[str, None] = {}
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            found[chr(value)] = None
        elif name in ("IN", "NOT_LITERAL", "ANY"):
            found.update(dict.fromkeys(_members(name, value)))
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            found.update(dict.fromkeys(_characters(value[2])))
        elif name == "SUBPATTERN":
            found.update(dict.fromkeys(_characters(value[-1])))
        elif name == "ATOMIC_GROUP":
            found.update(dict.fromkeys(_characters(value)))
        elif name == "BRANCH":
            for each in value[1]:
                found.update(dict.fromkeys(_characters(each)))
    return list(found)


def _members(name: str, value: Any) -> list[str]:
    """Return some characters of a class."""
    if name == "ANY":
        return [each for each in _SAMPLES if each != "\n"]
    if name == "NOT_LITERAL":
        return [each for each in _SAMPLES if ord(each) != value]
    own = [each for kind, each in value if str(kind) == "LITERAL"]
    own += [end for kind, each in value if str(kind) == "RANGE" for end in each]
    near = {code + step for code in own for step in (-1, 0, 1)} | set(map(ord, _SAMPLES))
    tester = re.compile(_class_source(value), re.DOTALL)
    ordered = [*map(chr, own), *_SAMPLES, *(chr(code) for code in sorted(near) if 0 <= code < 0x110000)]
    return [each for each in dict.fromkeys(ordered) if tester.fullmatch(each)]


_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def _class_source(value: Any) -> str:
    pieces: list[str] = []
    for kind, each in value:
        name = str(kind)
        if name == "NEGATE":
            pieces.insert(0, "^")
        elif name == "LITERAL":
            pieces.append(f"\\U{each:08x}")
        elif name == "RANGE":
            pieces.append(f"\\U{each[0]:08x}-\\U{each[1]:08x}")
        else:
            pieces.append(_CATEGORIES[str(each)])
    return f"[{''.join(pieces)}]"


def _witness(items: Iterable[Any], choose: int = 0) -> str:
    """Return a short string that parts of a pattern match, where that can be said; `choose` varies it."""
    text = ""
    for op, value in items:
        name = str(op)
        if name == "LITERAL":
            text += chr(value)
        elif name in ("IN", "NOT_LITERAL", "ANY"):
            members = _members(name, value)
            text += members[choose % len(members)] if members else ""
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            text += _witness(value[2], choose) * max(value[0], min(choose, 1, value[1]))
        elif name == "SUBPATTERN":
            text += _witness(value[-1], choose)
        elif name == "ATOMIC_GROUP":
            text += _witness(value, choose)
        elif name == "BRANCH":
            text += _witness(value[1][choose % len(value[1])], choose)
    return text


# --- measuring


class Slow(NamedTuple):
    """A pattern that takes more than linear time: way, input, and seconds by number of characters."""

    used: Used
    way: str
    sample: str
    seconds: tuple[tuple[int, float], ...]

    def __str__(self) -> str:
        times = ", ".join(f"{size}: {seconds * 1000:.1f} ms" for size, seconds in self.seconds)
        return f"{self.used.place} ({self.way}) {self.used.pattern.pattern!r} on {self.sample!r}: {times}"


class _TooLong(Exception):
    """A match that was stopped."""


_SIZES = (400, 4_000)  # characters of the first tries, so that what explodes does so early
_FACTOR, _RATIO, _REPEATED = 4, 9.0, 3  # linear: the ratio is 4; quadratic: 16; repeated before it is said
_FLOOR = 0.02  # seconds of processor time below which nothing is said
_STOP = 0.5  # seconds after which a match is stopped


def slow(used: Used, most: int) -> Iterator[Slow]:
    """Yield worst cases of up to `most` characters that take more than linear time; one for each way."""
    for way in used.ways or ("search", "fullmatch"):
        run = _run(used.pattern, way)
        for make in worst_cases(used.pattern):
            if found := _measured(run, make, isinstance(used.pattern.pattern, bytes), most):
                yield Slow(used, way, make(12), found)
                break


def _run(pattern: re.Pattern[Any], way: str) -> Callable[[Any], object]:
    if way == "search":
        return pattern.findall
    return pattern.match if way == "match" else pattern.fullmatch


def _measured(
    run: Callable[[Any], object], make: Callable[[int], str], is_bytes: bool, most: int
) -> tuple[tuple[int, float], ...]:
    """Return the times of a case that grows too fast, () for any other."""
    found = []
    for size in (16, 24, 32, *(size for size in _SIZES if size < most), most // _FACTOR, most):
        found.append((size, _least(run, _encoded(make(size), is_bytes))))
        if found[-1][1] >= _STOP:
            return tuple(found)
    (_, before), (_, after) = found[-2:]
    for _ in range(_REPEATED):
        if after < _FLOOR or after < _RATIO * before:
            return ()
        before = max(before, _seconds(run, _encoded(make(size // _FACTOR), is_bytes)))
        after = min(after, _seconds(run, _encoded(make(size), is_bytes)))
    return tuple(found)


def _least(run: Callable[[Any], object], text: Any) -> float:
    """Return the processor time of a match, the least of some if it was stopped."""
    times = (_seconds(run, text) for _ in range(_REPEATED))
    return next((each for each in times if each < _STOP), _STOP)


def _encoded(text: str, is_bytes: bool) -> str | bytes:
    return text.encode("utf-8", "replace") if is_bytes else text


def _seconds(run: Callable[[Any], object], text: Any) -> float:
    """Return the processor time of a match; `_STOP` if it was stopped."""
    before = signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, _STOP)
    try:
        with without_collector():
            started = time.process_time()
            run(text)
            return time.process_time() - started
    except _TooLong:
        return _STOP
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise _TooLong
