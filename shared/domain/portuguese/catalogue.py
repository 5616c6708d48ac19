"""How a sentence finds its translation: by the English template that it was made from.

A template names its places, `pod {name} is not ready`; its Portuguese twin uses the same names, and
says what stands there: `{name}` a name or a figure, `{why:quoted}` words of another system, which
stay as they are, `{why:said}` a sentence of ours, `{changes:listed}` several, between commas. The
translations themselves are in the rooms' modules.
"""

import functools
from collections.abc import Mapping
from string import Formatter
from typing import NamedTuple

from shared.domain.portuguese import (
    Place,
    advice,
    failures,
    incidents,
    pods,
    promql,
    queries,
    signals,
    topics_cluster,
    topics_runtimes,
    topics_stores,
)

ROOMS = (
    signals, queries, promql, pods, incidents, failures, advice,
    topics_cluster, topics_runtimes, topics_stores,
)  # fmt: skip
ROW = "; "  # what our sentences are joined by
NO_NAME = (ROW, ": ")  # what neither a name nor a figure holds


class Template(NamedTuple):
    """A sentence with places; `literals` stand before, between and after them."""

    literals: tuple[str, ...]
    places: tuple[str, ...]
    kinds: Mapping[str, str]
    portuguese: str

    def values(self, sentence: str) -> dict[str, Place] | None:
        """Return what stands in the places of `sentence`; None when it is of another template."""
        between = _between(self.literals, sentence)
        if between is None:
            return None
        values = dict(zip(self.places, map(Place, between), strict=True))
        fits = all(self.kinds[name] or _is_name(value) for name, value in values.items())
        return values if fits else None


def template(english: str, portuguese: str) -> Template:
    """Read a template."""
    literals, places = [""], list[str]()
    for literal, place, _, _ in Formatter().parse(english):
        literals[-1] += literal
        if place is not None:
            places.append(place)
            literals.append("")
    kinds = {place: kind or "" for _, place, kind, _ in Formatter().parse(portuguese) if place}
    return Template(tuple(literals), tuple(places), kinds, portuguese)


@functools.cache
def whole() -> Mapping[str, str]:
    """Return the sentences without places."""
    pairs = {
        english: portuguese for room in ROOMS for english, portuguese in room.SENTENCES.items()
    }
    return {one.format(): said.format() for one, said in pairs.items() if "{" not in _bare(one)}


@functools.cache
def templates() -> tuple[Template, ...]:
    """Return the sentences with places, those that say most of a sentence first."""
    pairs = (pair for room in ROOMS for pair in room.SENTENCES.items())
    every = (template(*pair) for pair in pairs if "{" in _bare(pair[0]))
    return tuple(sorted(every, key=lambda one: -sum(map(len, one.literals))))


def in_portuguese(sentence: str) -> str:
    """Return one of our sentences, or several in a row, in Portuguese; anything else as it is."""
    if (said := whole().get(sentence)) is not None:
        return said
    for one in templates():
        if (values := one.values(sentence)) is not None:
            return one.portuguese.format(**values)
    if ROW in sentence:
        return ROW.join(map(in_portuguese, sentence.split(ROW)))
    return sentence


def _bare(english: str) -> str:
    """Return a template without braces that are written as they are."""
    return english.replace("{{", "").replace("}}", "")


def _between(literals: tuple[str, ...], sentence: str) -> list[str] | None:
    """Return what stands between the literals; None when they do not make up the sentence."""
    first, *others = literals
    if not others:
        return [] if sentence == first else None
    *inner, last = others
    at, end = len(first), len(sentence) - len(last)
    if not (sentence.startswith(first) and sentence.endswith(last)):
        return None
    found: list[str] = []
    for literal in inner:
        next_at = sentence.find(literal, at, end)
        if next_at < 0:
            return None
        found.append(sentence[at:next_at])
        at = next_at + len(literal)
    return [*found, sentence[at:end]] if at <= end else None


def _is_name(value: str) -> bool:
    return not any(mark in value for mark in NO_NAME)
