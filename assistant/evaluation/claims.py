"""Claims that are true or false of a quote: does the verifier let the true ones through and stop the false? Pure.

One JSON object a line. Figures: `false_stopped` and `true_passed`, over all and by the type that a claim states. A
claim marked `reserve` counts in the figures but is never shown among the misses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter

from assistant.evaluation.key_files import read_key, read_text
from assistant.evaluation.scoring import Figures, Miss, Tally, Unit
from corpus.errors import MeasureError

Check = Callable[[str, str], tuple[str, ...]]
"""(sentence, quote) -> why the sentence may not rest on the quote alone; () when it may."""
FALSE_STOPPED, TRUE_PASSED = "false_stopped", "true_passed"


@dataclass(frozen=True, slots=True)
class Claim:
    """A true and a false sentence about one quote. `id` is the line's number where the file gives none."""

    claim_true: str
    claim_false: str
    quote: str
    true_type: str | None = None
    false_type: str | None = None
    id: str | None = None
    reserve: bool = False


def load_claims(path: Path) -> tuple[Claim, ...]:
    """Read a claims file; empty lines are passed over. Raises MeasureError, naming file and line."""
    adapter = TypeAdapter(Claim)
    claims = []
    for number, line in enumerate(read_text(path, called="Filen med påståenden").splitlines(), start=1):
        if line.strip():
            claim = read_key(line, adapter, place=f"{path} rad {number}", remedy="Rätta raden och kör igen.")
            claims.append(claim if claim.id else replace(claim, id=f"rad {number}"))
    if not claims:
        raise MeasureError(f"Filen {path} innehåller inga påståenden. Skriv ett per rad som JSON.")
    return tuple(claims)


def measure_claims(claims: Sequence[Claim], *, check: Check) -> Figures:
    """Check both sentences of every claim against its quote."""
    tallies: dict[str, Tally] = {FALSE_STOPPED: Tally(), TRUE_PASSED: Tally()}
    misses, units = [], []
    for claim in claims:
        own: dict[str, Tally] = {}
        passed, stopped = check(claim.claim_true, claim.quote), check(claim.claim_false, claim.quote)
        for metric, right, type_, sentence, got in (
            (FALSE_STOPPED, bool(stopped), claim.false_type, claim.claim_false, "släpptes igenom"),
            (TRUE_PASSED, not passed, claim.true_type, claim.claim_true, f"stoppades: {', '.join(passed)}"),
        ):
            for name in (metric, f"{metric}_{type_}") if type_ else (metric,):
                own[name] = Tally(int(right), 1)
                tallies[name] = tallies.get(name, Tally()) + own[name]
            if not right and not claim.reserve:
                misses.append(Miss(claim.id or "", f"{metric}_{type_}" if type_ else metric, sentence, got))
        units.append(Unit(claim.id or "", tuple(own.items())))
    totals = (FALSE_STOPPED, TRUE_PASSED)
    names = (*totals, *sorted(name for name in tallies if name not in totals))
    return Figures(tuple((name, tallies[name].share) for name in names), tuple(misses), tuple(units))
