"""Where workplaces, lines of work and professions belong: the shipped word list, and an owner's own before it.

Two files of the same shape: `workplaces.toml` beside this module, and `arbetsplatser.toml` in the data directory. A
row is a workplace in base form and where it belongs, the nearest first; under `[kommuner.NAME]` stand one kommun's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.owner_file import read_owner_file
from assistant.understanding.scoping import same
from corpus.errors import SettingError
from corpus.swedish import lemma, normalise, tokens, words

SHIPPED = Path(__file__).with_name("workplaces.toml")
OWN_FILE = "arbetsplatser.toml"
"""The owner's list, in the data directory."""
EVERYWHERE, KOMMUNER = "arbetsplatser", "kommuner"
SHORTEST_HEAD = 5
"""Letters: a term of at least this length is also found at the end of a compound ("montessoriförskola")."""
DEFINITE = frozenset({"", "n", "en", "t", "et", "s", "ns", "ens", "ets", "a"})
"""Endings by which forms of one noun or adjective differ."""
SHORTEST_INFLECTED = 3
"""Letters of a word that is looked for in other forms."""
MOST_WORDS = 4
"""Words of the longest term."""

Rows = Mapping[tuple[str, ...], tuple[str, ...]]
"""Terms (words, normalised) and where each belongs, the nearest first."""


@dataclass(frozen=True, slots=True)
class Term:
    """A workplace that a text names: as it is said there, and its row's key (words, normalised)."""

    said: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Workplaces:
    """The rows that hold everywhere, and those of single kommuner, which go before."""

    everywhere: Rows = field(default_factory=dict)
    kommuner: Mapping[str, Rows] = field(default_factory=dict)

    def terms_in(self, text: str, *, kommun: str | None) -> tuple[Term, ...]:
        """Return the workplaces that a text names, in order of place; of terms that overlap, the longest."""
        rows = self._rows(kommun)
        said = tokens(text)
        found: list[Term] = []
        at = 0
        while at < len(said):
            window = said[at : at + MOST_WORDS]
            lengths = range(len(window), 0, -1)
            keys = ((length, _key(tuple(one.text for one in window[:length]), rows)) for length in lengths)
            length, key = next(((length, key) for length, key in keys if key is not None), (1, None))
            if key is not None:
                found.append(Term(text[window[0].start : window[length - 1].end], key))
            at += length
        return tuple(found)

    def above(self, key: tuple[str, ...], *, kommun: str | None) -> tuple[tuple[str, ...], ...]:
        """Return a term and what stands above it (words, normalised), the nearest first, each once."""
        rows = self._rows(kommun)
        return tuple(dict.fromkeys(_climb(key, rows, frozenset())))

    def _rows(self, kommun: str | None) -> Rows:
        own = next((rows for name, rows in self.kommuner.items() if kommun is not None and same(name, kommun)), {})
        return {**self.everywhere, **own}


def load_workplaces(data_dir: Path | None = None) -> Workplaces:
    """Read the shipped list and, where the data directory has one, the owner's. Raises SettingError."""
    lists = [_read(SHIPPED), *([_read(data_dir / OWN_FILE)] if data_dir is not None else [])]
    kommuner: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for one in lists:
        for name, rows in one.kommuner.items():
            kommuner.setdefault(name, {}).update(rows)
    return Workplaces({key: value for one in lists for key, value in one.everywhere.items()}, kommuner)


def _read(file: Path) -> Workplaces:
    """Read one list; without the file it is empty."""
    table = read_owner_file(file) or {}
    for name in table.keys() - {EVERYWHERE, KOMMUNER}:
        raise SettingError(f"{file}: [{name}] är okänt. Skriv raderna under [{EVERYWHERE}] eller [{KOMMUNER}.NAMN].")
    kommuner = _table(table.get(KOMMUNER, {}), f"{file}: [{KOMMUNER}]")
    return Workplaces(
        _rows(table.get(EVERYWHERE, {}), f"{file}: [{EVERYWHERE}]"),
        {name: _rows(rows, f"{file}: [{KOMMUNER}.{name}]") for name, rows in kommuner.items()},
    )


def _rows(value: object, place: str) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Check the rows of one table: a term of at most `MOST_WORDS` words = a list of names."""
    rows: dict[tuple[str, ...], tuple[str, ...]] = {}
    for term, names in _table(value, place).items():
        key = words(term)
        if not 0 < len(key) <= MOST_WORDS:
            raise SettingError(f"{place}: ”{term}” ska ha ett till {MOST_WORDS} ord. Rätta raden.")
        if not isinstance(names, list) or not names or not all(isinstance(one, str) and words(one) for one in names):
            raise SettingError(f'{place}: ”{term}” ska vara en lista med namn, till exempel ["socialnämnd"].')
        rows[key] = tuple(names)
    return rows


def _table(value: object, place: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise SettingError(f"{place} ska vara en tabell med rader. Rätta filen.")
    return value


def same_word(one: str, other: str) -> bool:
    """Say whether two normalised words are forms of one: equal, the definite of the other, or of one base form."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST_INFLECTED:
        return one == other
    return (longer.startswith(shorter) and longer[len(shorter) :] in DEFINITE) or lemma(one) == lemma(other)


def _key(said: tuple[str, ...], rows: Rows) -> tuple[str, ...] | None:
    """Return the key of the row that words say: all of them, or one word by its last part."""
    asked = tuple(map(normalise, said))
    alike = (key for key in rows if len(key) == len(asked) and all(map(same_word, asked, key)))
    found = asked if asked in rows else next(alike, None)
    if found is not None or len(asked) != 1:
        return found
    ends = {asked[0], lemma(asked[0])}
    heads = [key for key in rows if len(key) == 1 and len(key[0]) >= SHORTEST_HEAD]
    return max(
        (key for key in heads if any(end.endswith(key[0]) for end in ends)), key=lambda key: len(key[0]), default=None
    )


def _climb(key: tuple[str, ...], rows: Rows, seen: frozenset[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield a term, then each place it belongs to with what is above that."""
    if key in seen:
        return
    yield key
    for name in rows.get(key, ()):
        yield from _climb(words(name), rows, seen | {key})
