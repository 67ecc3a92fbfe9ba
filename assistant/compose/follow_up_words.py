"""What verdicts and comparisons are in words: the variables of the phrases about them. Pure, as all rendering."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Language
from assistant.compose import naming
from assistant.compose.speech import Makers
from assistant.computing.dating import period_of_verdict
from assistant.computing.following_up import comparisons_of_goal, compute_follow_up
from assistant.computing.judging import judgement_of
from assistant.computing.queries import (
    ActivitiesOf,
    AgainstTarget,
    Found,
    GoalsFollowed,
    Query,
    Result,
    Standing,
    VerdictsOn,
    Where,
)
from assistant.computing.targets import Comparison, comparisons
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Indicator, IndicatorValue, Verdict, VerdictKind
from corpus.swedish import normalise

_DECIDED = (Standing.MET, Standing.MISSED)


def follow_up_words(query: Query, result: Result, graph: PlanGraph, *, phrases: Phrases, language: Language) -> Makers:
    """Return what makes each variable that the phrases about verdicts and targets may want of a result."""
    say = _Saying(graph, phrases, language)
    match query:
        case VerdictsOn():
            return {
                "verdicts": lambda: say.verdicts(result.items),
                "wording": lambda: say.wording(result.items),
                "different": lambda: len({sense(one) for one in _verdicts(result.items, graph)}),
                "wordings": lambda: say.wordings(result.items),
            }
        case GoalsFollowed():
            judged = sum(bool(item.verdicts) for item in result.items)
            return {
                "verdicts": lambda: say.verdicts(result.items),
                "indicators": lambda: say.indicators(result.items, query.where),
                "tally": lambda: say.tally(result.items),
                "judged": lambda: judged,
            }
        case AgainstTarget():
            return say.compared(query, result)
        case ActivitiesOf(status_only=str(status)):
            return {"status": lambda: status or phrases.render("words.no_status", language)}
        case _:
            return {}


def _verdicts(items: Iterable[Found], graph: PlanGraph) -> list[Verdict]:
    found = (graph.entity(name) for item in items for name in item.verdicts)
    return [one for one in found if isinstance(one, Verdict)]


def sense(verdict: Verdict) -> str:
    """Return what tells one verdict's sense from another's: what its words say, else the words."""
    return judgement_of(verdict.wording) or normalise(verdict.wording)


class _Saying:
    """Says verdicts and comparisons of one graph in one language."""

    def __init__(self, graph: PlanGraph, phrases: Phrases, language: Language) -> None:
        self.graph = graph
        self.phrases = phrases
        self.language = language

    def verdicts(self, items: Iterable[Found]) -> str:
        """Return each verdict with whether it is a forecast, by whom and when."""
        return naming.SEPARATOR.join(self._verdict(one) for one in _verdicts(items, self.graph))

    def _verdict(self, verdict: Verdict) -> str:
        forecast = verdict.kind is VerdictKind.PROGNOSIS
        kind = self._say("words.forecast" if forecast else "words.outcome")
        about = period_of_verdict(verdict, self.graph)
        year = "" if about is None or (verdict.as_of or "").startswith(str(about)) else str(about)
        said = ", ".join(part for part in (kind, year, verdict.by or self._source(verdict), verdict.as_of) if part)
        return self._say("words.verdict", wording=verdict.wording, details=said)

    def _source(self, verdict: Verdict) -> str | None:
        """Return the title of the document that a verdict stands in."""
        places = [one for name in verdict.mentions for one in self.graph.documents_of(name)]
        return next((one.title or one.name for one in places), None)

    def wording(self, items: Iterable[Found]) -> str:
        """Return the one wording of a group."""
        return next((one.wording for one in _verdicts(items, self.graph)), "")

    def wordings(self, items: Iterable[Found]) -> str:
        """Return the different wordings, each quoted, in the order in which they are met."""
        said = {normalise(one.wording): one.wording for one in reversed(_verdicts(items, self.graph))}
        return ", ".join(self._say("words.quoted", name=one) for one in reversed(said.values()))

    def tally(self, items: Iterable[Found]) -> str:
        """Return how many goals have each wording, the commonest first; forecasts told as such."""
        said: Counter[tuple[str, bool]] = Counter()
        written: dict[str, str] = {}
        for item in items:
            verdicts = _verdicts((item,), self.graph)
            for one in verdicts:
                written.setdefault(normalise(one.wording), one.wording)
            said.update({(normalise(one.wording), one.kind is VerdictKind.PROGNOSIS) for one in verdicts})
        parts = [
            self._say("words.tally_forecast" if forecast else "words.tally", wording=written[wording], count=count)
            for (wording, forecast), count in sorted(said.items(), key=lambda one: (-one[1], one[0]))
        ]
        return naming.joined(parts, "words.and", phrases=self.phrases, language=self.language)

    def indicators(self, items: Iterable[Found], where: Where) -> str:
        """Return outcome and target of each indicator of the goals."""
        pairs = (pair for item in items for pair in comparisons_of_goal(item.id, where, self.graph))
        return naming.SEPARATOR.join(self._measured(indicator, pair) for indicator, pair in pairs)

    def _measured(self, indicator: Indicator, pair: Comparison) -> str:
        return self._say(
            "words.measured", name=indicator.name, outcome=pair.outcome.text, target=pair.target.text, year=pair.year
        )

    def compared(self, query: AgainstTarget, result: Result) -> Makers:
        """Return the variables of comparisons: cells of the first indicator found, tallies of all."""
        pairs = self._pairs(query, result.items[:1])
        first = pairs[0] if pairs else None
        return {
            "outcome": lambda: self._cells([pair.outcome for pair in pairs]),
            "target": lambda: self._cells([pair.target for pair in pairs]),
            "baseline": lambda: self._cells([pair.baseline for pair in pairs if pair.baseline is not None]),
            "in_year": lambda: first.year if first else "",
            "side": lambda: self._side(first),
            "met": lambda: self._tally(query, Standing.MET),
            "missed": lambda: self._tally(query, Standing.MISSED),
            "compared": lambda: sum(self._tally(query, one) for one in _DECIDED),
        }

    def _pairs(self, query: AgainstTarget, items: tuple[Found, ...]) -> tuple[Comparison, ...]:
        found = (self.graph.entity(item.id) for item in items)
        indicator = next((one for one in found if isinstance(one, Indicator)), None)
        return () if indicator is None else comparisons(indicator, query.where, self.graph)

    def _cells(self, values: list[IndicatorValue]) -> str:
        """Return what cells say; of sources that differ each with its document."""
        said = {"".join(value.text.split()): value for value in reversed(values)}
        different = list(reversed(said.values()))
        if len(different) == 1:
            return different[0].text
        return naming.joined(
            [self._with_source(value) for value in different], "words.and", phrases=self.phrases, language=self.language
        )

    def _with_source(self, value: IndicatorValue) -> str:
        places = self.graph.documents.get(value.locator.reading, ())
        title = next((one.title or one.name for one in places), "")
        return f"{value.text} ({title})"

    def _side(self, pair: Comparison | None) -> str:
        return self._say("words.above" if pair is not None and pair.above else "words.below")

    def _tally(self, query: AgainstTarget, standing: Standing) -> int:
        found = compute_follow_up(replace(query, standing=standing), self.graph)
        return found.count

    def _say(self, phrase: str, /, **given: str | int) -> str:
        return self.phrases.render(phrase, self.language, **given)
