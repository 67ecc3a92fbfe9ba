"""Questions of every kind over the synthetic corpus, half of them with kommun and period as their scope."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from tests.quality.bench.synthetic import PROGRAMMES, Kommun

_WORDINGS = (
    "Vilka aktiviteter stödjer {goal}?",
    "Hur många aktiviteter är kopplade till {goal}?",
    "Vilka mål finns inom {area}?",
    "Räkna upp alla resultatmål.",
    "Vilka aktiviteter har {board} {year}?",
    "Vilka mål bidrar {board} till?",
    "Vilka nämnder har aktiviteter för {goal}?",
    "Nåddes målet {goal}?",
    "Vilka mål saknar aktiviteter?",
    "Vad är nytt i programmet jämfört med {before}?",
    "När ska aktiviteterna för {goal} vara klara?",
    "Vad betyder {term}?",
    "Vad gör kommunen för {topic}?",
    "Vad säger planen om {topic}?",
    "Hur många semesterdagar har jag?",
    "Which activities support {goal}?",
)
"""Every kind of question (link, list, count, lookup, status, compare, gap, definition, topic, none) and English."""
_TOPICS = (
    "trafiksäkerhet",
    "unga",
    "digital trygghet",
    "vattenmiljö",
    "bibliotekens utveckling",
    "äldre på landsbygden",
)
_TERMS = ("kvalitetsmodell", "trafikanalys", "folkhälsostrategi")


@dataclass(frozen=True, slots=True)
class Posed:
    """A question and its scope: a kommun, and the first and last year of a period; None where it has none."""

    text: str
    kommun: str | None = None
    period: str | None = None


def questions(kommuner: tuple[Kommun, ...], *, count: int, seed: int = 0) -> Iterator[Posed]:
    """Yield `count` questions, the wordings in turn, every other one scoped."""
    rng = random.Random(seed)  # noqa: S311 - drawn questions, no secret
    for number in range(count):
        kommun, (first, last) = rng.choice(kommuner), rng.choice(PROGRAMMES)
        text = _WORDINGS[(number // 2) % len(_WORDINGS)].format(
            goal=rng.choice(kommun.goals[first]),
            area=rng.choice(kommun.areas),
            board=rng.choice(kommun.boards),
            year=rng.randint(first, last),
            before="{}–{}".format(*PROGRAMMES[0]),
            term=rng.choice(_TERMS),
            topic=rng.choice(_TOPICS),
        )
        yield Posed(text, kommun.name, f"{first}-{last}") if number % 2 else Posed(text)
