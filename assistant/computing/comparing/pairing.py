"""Which goals of two programmes are the same, or may be: by wording and links, never by number. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from corpus.graph import PlanGraph
from corpus.model import Goal, LinkKind, Relation
from corpus.similarity import near_equal, similarity
from corpus.swedish import content_words, lemma, normalise

Rule = Callable[[Goal, Goal], float]
"""How sure a pair is by one sign, 0 for none."""
LINKED = 2.0
"""A link that is stated comes before any likeness."""
ALIKE = 0.8
"""Likeness of two wordings from which one may be the other, put otherwise."""
SHARED_WORDS = 0.6
"""Share of the content words of both that two wordings must have in common for the same."""
FEWEST_WORDS = 2
"""Content words that a wording must have before one that holds them all may be the same, longer."""
_BROKEN = re.compile(r"(?<=[^\W\d])- (?=[a-zåäö])(?!(?:och|eller|samt) )")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NAME = re.compile(r"(?<=\s)[A-ZÅÄÖ]\w+")
_LETTERS = re.compile(r"[\w%]+")


@dataclass(frozen=True, slots=True)
class Pair:
    """A goal and the earlier one that it is (`equal`: in the same words), or (`sure` False) may be."""

    later: Goal
    earlier: Goal
    equal: bool
    sure: bool = True


def paired(later: Iterable[Goal], earlier: Iterable[Goal], graph: PlanGraph) -> tuple[Pair, ...]:
    """Pair goals one to one: equal names first, then what is linked or nearly equal, then what is only alike."""
    left, before = sorted(later, key=_by_id), sorted(earlier, key=_by_id)
    links = (link for goal in left for link in graph.links_from(goal.id, Relation.CONTINUES))
    linked = {(link.source, link.target) for link in links if link.kind is LinkKind.STATED}
    rules: tuple[Rule, ...] = (_equal, lambda one, other: _sure(one, other, linked), _possible)
    found: list[Pair] = []
    for number, rule in enumerate(rules):
        rated = [(rule(one, other), one, other) for one in left for other in before]
        for score, one, other in sorted(rated, key=lambda each: (-each[0], each[1].id, each[2].id)):
            if score > 0 and one in left and other in before:
                found.append(Pair(one, other, equal=number == 0, sure=number < len(rules) - 1))
                left.remove(one)
                before.remove(other)
    return tuple(found)


def _equal(one: Goal, other: Goal) -> float:
    """Rate by a name that both go by."""
    names = {plain_name(name) for name in (one.name, *one.aliases)}
    return float(bool(names & {plain_name(name) for name in (other.name, *other.aliases)}))


def _sure(one: Goal, other: Goal, linked: Container[tuple[str, str]]) -> float:
    """Rate by a link that is stated, or wordings that differ by a slip."""
    if (one.id, other.id) in linked:
        return LINKED
    return similarity(one.name, other.name) if near_equal(one.name, other.name) else 0.0


def _possible(one: Goal, other: Goal) -> float:
    """Rate by likeness of wording alone."""
    mine, theirs = _content(one.name), _content(other.name)
    fewest = min(len(mine), len(theirs))
    common = len(mine & theirs)
    if fewest >= FEWEST_WORDS and common == fewest:
        return 1.0
    if common and common / len(mine | theirs) >= SHARED_WORDS:
        return common / len(mine | theirs)
    alike = similarity(one.name, other.name)
    return alike if alike >= ALIKE else 0.0


def may_be_one(one: str, other: str) -> bool:
    """Say whether two wordings of activities may be one activity: the same names and numbers, and one within the other.

    Years are left out: they stand in columns beside the wording.
    """
    mine, theirs = _whole(one), _whole(other)
    if _numbers(mine) != _numbers(theirs) or _names(mine) != _names(theirs):
        return False
    words, others = (_content(text) - set(_YEAR.findall(text)) for text in (mine, theirs))
    within = words <= others or others <= words
    return (within and min(len(words), len(others)) > FEWEST_WORDS) or similarity(mine, theirs) >= ALIKE


def _whole(text: str) -> str:
    """Return a text with words that a line broke put together."""
    return _BROKEN.sub("", text)


def _numbers(text: str) -> tuple[str, ...]:
    return tuple(number for number in re.findall(r"\d+", text) if not _YEAR.fullmatch(number))


def _names(text: str) -> frozenset[str]:
    """Return the words within a text that are written with a capital."""
    return frozenset(normalise(word) for word in _NAME.findall(text))


@lru_cache(maxsize=20_000)
def plain_name(name: str) -> str:
    """Return a name as names are compared: letters and figures only."""
    return " ".join(_LETTERS.findall(normalise(name)))


@lru_cache(maxsize=20_000)
def _content(name: str) -> frozenset[str]:
    return frozenset(lemma(word) for word in content_words(name))


def _by_id(goal: Goal) -> str:
    return goal.id
