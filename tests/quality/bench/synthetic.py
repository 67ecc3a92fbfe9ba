"""A large invented corpus for the benchmarks: Markdown plans of many municipalities, drawn from a seed.

Each document holds real plan content (goals, or a table of activities under each goal) and, for most of its length,
running prose in drawn sentences, so that passages, names and activities stand in the proportions of real plans: about
one activity to fifteen passages.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.quality.golden.words import Theme, load

PASSAGES_A_DOCUMENT = 125
"""What a document of PARAGRAPHS paragraphs comes to, its tables' rows included."""
PARAGRAPHS = 110
SENTENCES_A_PARAGRAPH = 6
"""Some seventy words: each paragraph is a passage of its own."""
ACTIVITIES_A_PLAN = 9
THEMES = 4
BOARDS = 6
PROGRAMMES = ((2019, 2022), (2023, 2026))
DOCUMENTS_A_KOMMUN = len(PROGRAMMES) * (1 + BOARDS * 4)
"""A programme and a plan a year for each board."""


@dataclass(frozen=True, slots=True)
class Kommun:
    """A municipality of the corpus: its name, its boards, and its goals by programme (first year)."""

    name: str
    boards: tuple[str, ...]
    areas: tuple[str, ...]
    goals: dict[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Drawn:
    kommun: Kommun
    themes: tuple[Theme, ...]


def write(folder: Path, *, passages: int, seed: int = 0) -> tuple[Kommun, ...]:
    """Write documents that come to about that many passages, and their manifest; return what is in them."""
    rng = random.Random(seed)  # noqa: S311 - a drawn corpus, no secret
    count = max(1, round(passages / PASSAGES_A_DOCUMENT / DOCUMENTS_A_KOMMUN))
    names = _names(rng, count)
    folder.mkdir(parents=True, exist_ok=True)
    manifest = ["[corpus]\nexample = true\n"]
    made = []
    for name in names:
        drawn = _drawn(rng, name)
        made.append(drawn.kommun)
        manifest.extend(_organs(drawn.kommun))
        for file, facts, text in _documents(rng, drawn):
            (folder / file).write_text(text, encoding="utf-8")
            manifest.append("[[document]]\n" + "".join(f'{key} = "{value}"\n' for key, value in facts.items()))
    (folder / "manifest.toml").write_text("\n".join(manifest), encoding="utf-8")
    return tuple(made)


def _names(rng: random.Random, count: int) -> tuple[str, ...]:
    lists = load().lists
    every = [first + last for first in lists["place.first"] for last in lists["place.last"]]
    return tuple(rng.sample(every, count))


def _drawn(rng: random.Random, name: str) -> _Drawn:
    every = load().themes
    themes = tuple(rng.sample(every, min(THEMES, len(every))))
    boards = dict.fromkeys(board for theme in themes for board, _ in rng.sample(theme.boards, 2))
    goals = {
        first: tuple(goal for theme in themes for goal in rng.sample(theme.goals, min(4, len(theme.goals))))
        for first, _ in PROGRAMMES
    }
    kommun = Kommun(name, tuple(boards)[:BOARDS], tuple(rng.choice(theme.areas) for theme in themes), goals)
    return _Drawn(kommun, themes)


def _organs(kommun: Kommun) -> Iterator[str]:
    yield f'[[organ]]\nname = "Kommunfullmäktige i {kommun.name}"\nkind = "fullmäktige"\nkommun = "{kommun.name}"\n'
    for board in kommun.boards:
        yield f'[[organ]]\nname = "{board}"\nkind = "nämnd"\nkommun = "{kommun.name}"\n'


def _documents(rng: random.Random, drawn: _Drawn) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield each document's file name, facts for the manifest, and text."""
    kommun = drawn.kommun
    for first, last in PROGRAMMES:
        title = f"Program {first}–{last}"
        file = f"{kommun.name.lower()}-program-{first}.md"
        facts = {"file": file, "kommun": kommun.name, "organ": f"Kommunfullmäktige i {kommun.name}",
                 "kind": "lokalt utvecklingsprogram", "title": title, "period": f"{first}-{last}"}  # fmt: skip
        yield file, facts, _programme(rng, kommun, title, first)
        for board in kommun.boards:
            for year in range(first, last + 1):
                file = f"{kommun.name.lower()}-{kommun.boards.index(board)}-plan-{year}.md"
                title = f"Verksamhetsplan {year}"
                facts = {"file": file, "kommun": kommun.name, "organ": board, "kind": "verksamhetsplan",
                         "title": title, "period": str(year)}  # fmt: skip
                yield file, facts, _plan(rng, drawn, board, title, (first, year))


def _programme(rng: random.Random, kommun: Kommun, title: str, first: int) -> str:
    parts = [f"# {title}", *prose(rng, PARAGRAPHS - 10)]
    goals = kommun.goals[first]
    for number, area in enumerate(kommun.areas):
        parts.append(f"## Prioriterat område: {area}")
        for place in range(number * 4, number * 4 + 4):
            parts += [f"### Resultatmål {place + 1}: {goals[place]}", *prose(rng, 1)]
    return "\n\n".join(parts) + "\n"


def _plan(rng: random.Random, drawn: _Drawn, board: str, title: str, when: tuple[int, int]) -> str:
    """Return a board's plan: prose, and a table of activities under each of three goals."""
    first, year = when
    goals = drawn.kommun.goals[first]
    parts = [f"# {board}: {title}", "## Förutsättningar", *prose(rng, PARAGRAPHS)]
    for place in sorted(rng.sample(range(len(goals)), 3)):
        theme = drawn.themes[place // 4]
        parts.append(f"## Resultatmål {place + 1}: {goals[place]}")
        rows = [_activity(rng, theme) for _ in range(ACTIVITIES_A_PLAN // 3)]
        table = ["| Aktivitet | Ansvarig | Klart |", "|---|---|---|"]
        parts.append("\n".join([*table, *(f"| {row} | {board} | december {year} |" for row in rows)]))
    return "\n\n".join(parts) + "\n"


def _activity(rng: random.Random, theme: Theme) -> str:
    places = load().lists
    place = rng.choice(places["place.first"]) + rng.choice(places["place.last"])
    return rng.choice(theme.activities).format(ort=place, n=rng.randint(2, 12), kommun="", year="")


def prose(rng: random.Random, paragraphs: int) -> Iterator[str]:
    """Yield paragraphs that say how things are and state nothing to be done."""
    for _ in range(paragraphs):
        yield " ".join(_sentence(rng) for _ in range(SENTENCES_A_PARAGRAPH))


def _sentence(rng: random.Random) -> str:
    words = _prose_words()
    subject, field, thing = (compound(rng) for _ in range(3))
    said = f"{subject.capitalize()} inom {field} {rng.choice(words['verbs'])} {thing} med {compound(rng)}"
    return f"{said} {rng.choice(words['places'])}."


def compound(rng: random.Random) -> str:
    """Draw a word of two or three parts."""
    stems = rng.sample(_prose_words()["stems"], 2) if rng.random() < 0.5 else [rng.choice(_prose_words()["stems"])]
    return "".join(stems) + rng.choice(_prose_words()["heads"])


@cache
def _prose_words() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
