"""A tool's arguments against its schema: short sentences that a model can act on, nothing called.

Only the small part of JSON Schema that the catalogue uses: flat objects of strings, integers,
numbers, booleans and arrays. What a value means to the function is the function's own check.
"""

import math
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any, cast

from shared.errors import clip

Rule = Mapping[str, Any]

MAX_FAULTS = 3  # a model mends these first; a longer list is only more to read
MAX_CHARACTERS = 4096  # of a string whose schema says no maxLength: names and times are short
MAX_ITEMS = 100  # of an array whose schema says no maxItems
MAX_NAME_CHARACTERS = 64  # of an unknown argument's name, which is the caller's text
NEAR_ENOUGH = 0.5  # `pod` is meant to find `pod_name`


def faults(arguments: object, schema: Rule) -> list[str]:
    """Return what is wrong with `arguments`, at most MAX_FAULTS sentences; none when all is well.

    No sentence repeats a value.
    """
    if not isinstance(arguments, dict):
        return ["arguments must be an object"]
    given = cast("dict[str, object]", arguments)
    known: Mapping[str, Rule] = schema.get("properties", {})
    missing = [f"{name} is required" for name in schema.get("required", ()) if name not in given]
    wrong = (_fault(name, value, known) for name, value in given.items())
    return [*missing, *filter(None, wrong)][:MAX_FAULTS]


def _fault(name: str, value: object, known: Mapping[str, Rule]) -> str:
    if name not in known:
        return _unknown(name, known)
    wrong = _wrong(value, known[name])
    return f"{name} {wrong}" if wrong else ""


def _unknown(name: str, known: Iterable[str]) -> str:
    near = get_close_matches(name[:MAX_NAME_CHARACTERS], list(known), 1, NEAR_ENOUGH)
    hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(known) or 'none'}"
    return f"there is no argument {clip(name, MAX_NAME_CHARACTERS)!r}; {hint}"


def _wrong(value: object, rule: Rule) -> str:
    """Return how a value breaks its rule, or ""."""
    name = str(rule.get("type", ""))
    if name not in KINDS:
        return ""
    article, fits, check = KINDS[name]
    if not fits(value):
        return f"must be {article} {name}" + (", or be left out" if value is None else "")
    allowed = rule.get("enum")
    if allowed and value not in allowed:
        return f"must be one of {', '.join(map(str, allowed))}"
    return check(value, rule)


def _text(value: Any, rule: Rule) -> str:
    least, most = rule.get("minLength", 0), rule.get("maxLength", MAX_CHARACTERS)
    if len(value) > most:
        return f"must have at most {most} characters"
    if len(value) < least:
        return "must not be empty" if least == 1 else f"must have at least {least} characters"
    if not _is_whole(value):
        return "must be Unicode text; it holds half of a character"
    if not re.search(rule.get("pattern", ""), value):
        return f"must match the pattern {rule['pattern']}"
    return ""


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # a lone surrogate, which JSON can spell and nothing can send
        return False
    return True


def _quantity(value: Any, rule: Rule) -> str:
    bounds = (
        ("minimum", value < rule.get("minimum", -math.inf), "at least"),
        ("maximum", value > rule.get("maximum", math.inf), "at most"),
        ("exclusiveMinimum", value <= rule.get("exclusiveMinimum", -math.inf), "greater than"),
        ("exclusiveMaximum", value >= rule.get("exclusiveMaximum", math.inf), "less than"),
    )
    broken = (f"must be {words} {rule[bound]}" for bound, breaks, words in bounds if breaks)
    return next(broken, "")


def _items(value: Any, rule: Rule) -> str:
    most = rule.get("maxItems", MAX_ITEMS)
    if len(value) > most:
        return f"must have at most {most} items"
    return next((f"items: each {wrong}" for item in value if (wrong := _item(item, rule))), "")


def _item(item: object, rule: Rule) -> str:
    return _wrong(item, rule.get("items", {}))


def _anything(_value: Any, _rule: Rule) -> str:
    return ""


def _is_number(value: object) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _is_integer(value: object) -> bool:
    return _is_number(value) and (isinstance(value, int) or cast("float", value).is_integer())


KINDS: Mapping[str, tuple[str, Callable[[object], bool], Callable[[Any, Rule], str]]] = {
    "string": ("a", lambda value: isinstance(value, str), _text),
    "integer": ("an", _is_integer, _quantity),
    "number": ("a", _is_number, _quantity),
    "boolean": ("a", lambda value: isinstance(value, bool), _anything),
    "array": ("an", lambda value: isinstance(value, list), _items),
    "object": ("an", lambda value: isinstance(value, dict), _anything),
}
