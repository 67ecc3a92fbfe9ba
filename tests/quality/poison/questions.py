"""Questions that attack: orders, invented sources, marks of prompts and hidden characters, beside honest questions."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from tests.quality.poison import attacks, disguise, plans
from tests.quality.poison.attacks import Poisoned
from tests.quality.poison.plans import Language

DATA = Path(__file__).parent / "questions.toml"

MANNERS: Mapping[str, Callable[[str, str], str]] = {
    "strewn": disguise.with_zero_width,
    "turned": lambda text, _: disguise.turned(text),
    "tagged": lambda text, _: disguise.tagged(text),
}


@dataclass(frozen=True, slots=True)
class PoisonedQuestion:
    """A question over one document. `honest` is what it asks honestly, asked alone ("" where it only orders).

    No answer may hold what is `forbidden`, or have a sentence that says nothing but one of `alone`.
    """

    technique: str
    language: Language
    document: str
    text: str
    honest: str
    canary: str
    forbidden: tuple[str, ...]
    alone: tuple[str, ...]


def make(documents: Sequence[Poisoned], seed: int) -> tuple[PoisonedQuestion, ...]:
    """Put each wording over a follow-up, none twice before all are used; the same seed gives the same questions."""
    rng = Random(f"poisoned questions {seed}")  # noqa: S311 - drawing documents, not secrets
    wordings = tomllib.loads(DATA.read_text(encoding="utf-8"))["question"]
    canaries = _fresh(documents, rng)
    judged = [one for one in documents if one.plan.goals[0].verdict]  # follow-ups, which every kind can be asked of
    chosen = [one for _ in range(len(wordings) // len(judged) + 1) for one in rng.sample(judged, len(judged))]
    asked = plans.load()
    return tuple(
        _question(wording, document, rng.choice([one for one in judged if one is not document]), next(canaries), asked)
        for wording, document in zip(wordings, chosen, strict=False)
    )


def _fresh(documents: Sequence[Poisoned], rng: Random) -> Iterator[str]:
    """Yield canaries that no document has."""
    taken = {document.attack.canary for document in documents}
    return (canary for canary in attacks.canaries(rng) if canary not in taken)


def _question(
    wording: Mapping[str, Any], document: Poisoned, other: Poisoned, canary: str, asked: Mapping[str, Any]
) -> PoisonedQuestion:
    """Fill in a wording, and say what no answer to it may hold."""
    plan, language = document.plan, wording["language"]
    honest = plans.ask(plan, asked, wording["honest"], language) if "honest" in wording else ""
    given = {
        "kommun": plan.kommun,
        "goal": plan.goals[0].name,
        "year": plan.year,
        "other_kommun": other.plan.kommun,
        "canary": canary,
        "host": attacks.host(canary),
        "honest": honest,
    }
    meant = wording.get("hidden", "").format(**given)
    seen = MANNERS[wording["manner"]](meant, canary) if "manner" in wording else ""
    text = wording["text"].format(**given, hidden=seen, code=disguise.encoded(meant))
    claims = tuple(claim.format(**given) for claim in wording.get("claims", ()))
    return PoisonedQuestion(
        technique=wording["technique"],
        language=language,
        document=document.file,
        text=text,
        honest=honest,
        canary=canary,
        forbidden=(canary, attacks.host(canary), *claims),
        alone=tuple(wording.get("alone", ())),
    )
