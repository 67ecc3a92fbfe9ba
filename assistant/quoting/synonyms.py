"""Words that may stand for one another when a sentence is checked: data that the owner may edit, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.swedish import lemma

FILE = Path(__file__).with_name("synonyms.toml")


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Lemmas by the lemmas that say the same; pairs that never do; what a label allows; words that say little.

    `verbal`: forms of strong verbs and the nouns made of them -> the verb.
    """

    same: Mapping[str, frozenset[str]]
    opposites: frozenset[frozenset[str]]
    licences: Mapping[str, frozenset[str]]
    plain: frozenset[str]
    empty: frozenset[str]
    light: tuple[str, ...]
    asserting: frozenset[str]
    ensuring: frozenset[str]
    light_verbs: frozenset[str]
    verbal: Mapping[str, str]

    @classmethod
    def load(cls, path: Path = FILE) -> Synonyms:
        """Read the table; words are kept as they stand and by their lemma."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        same: dict[str, set[str]] = {}
        for group in table["same"]:
            forms = _forms(group)
            for form in forms:
                same.setdefault(form, set()).update(forms)
        return cls(
            {form: frozenset(others) for form, others in same.items()},
            frozenset(frozenset(pair) for pair in table["opposites"]),
            {label: _forms(words) for label, words in table["licences"].items()},
            _forms(table["plain"]),
            frozenset(table["empty"]),
            tuple(table["light"]),
            _forms(table["asserting"]),
            _forms(table["ensuring"]),
            _forms(table["light_verbs"]),
            {form: verb for verb, forms in table["strong"].items() for form in (verb, *forms.split())},
        )

    def are_opposite(self, one: str, other: str) -> bool:
        """Say whether two lemmas are a pair of opposites."""
        return frozenset((one, other)) in self.opposites


def _forms(group: list[str]) -> frozenset[str]:
    return frozenset(group) | {lemma(word) for word in group}


@lru_cache(maxsize=1)
def synonyms() -> Synonyms:
    """Return the table that stands beside this module."""
    return Synonyms.load()
