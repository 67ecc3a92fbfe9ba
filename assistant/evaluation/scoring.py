"""From answers and their key to figures. Pure.

What is counted: an *accuracy* is the share of questions with everything of that sort right; a *recall* or *precision*
is the share of things, over all questions together. A figure that no question asks for is None.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from assistant.answer import Answer, Citation, Kind
from assistant.evaluation.matching import Pairing, file_name, match_items, normalised, value_found
from assistant.evaluation.questions import KeyedQuestion

PageText = Callable[[str, int], str | None]
"""(document's id or name, page from 1) -> the page's text, None where there is no such page."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that an answer got wrong: which figure it costs, what was wanted and what came."""

    question: str
    metric: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Tally:
    """Right ones out of so many."""

    right: float = 0
    of: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.of + other.of)

    @property
    def share(self) -> float | None:
        """Return right / of, None when nothing was asked."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Unit:
    """What was judged at once (a document, a question, a claim): its name, and a tally for each figure it counts in."""

    name: str
    tallies: tuple[tuple[str, Tally], ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer against its key: a tally for each figure that the question asks for, and what was missed."""

    question: str
    tallies: tuple[tuple[str, Tally], ...]
    misses: tuple[Miss, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures by name, in the order they are reported, every miss, and what the figures are sums over."""

    metrics: tuple[tuple[str, float | None], ...]
    misses: tuple[Miss, ...]
    units: tuple[Unit, ...] = ()


SHARES = (
    "kind_accuracy", "item_recall", "item_precision", "count_accuracy", "value_accuracy", "source_accuracy",
    "entity_accuracy", "gap_recall", "gap_false", "mentioned_recall", "refusal_recall", "false_refusal_rate",
    "citation_exact", "model_shown", "model_used",
)  # fmt: skip
"""The figures that are shares, in order. `gap_false` and `false_refusal_rate` count wrongs: 0 is best.

`model_shown` is how many of a language model's sentences were proved and shown, `model_used` in how many of the answers
that it was asked for; neither has misses."""
SLOW, USUAL = 0.95, 0.5
"""The percentiles of answering time that are reported."""


def judge(question: KeyedQuestion, answer: Answer, *, milliseconds: float, page_text: PageText) -> Judgement:
    """Judge one answer. `milliseconds` is how long it took."""
    notes = _Notes(question.id)
    notes.note("kind_accuracy", [(_is_understood(question, answer), question.kind.value, answer.kind.value)])
    _judge_items(question, answer, notes=notes, page_text=page_text)
    _judge_exact(question, answer, notes=notes)
    _judge_refusal(question, answer, notes=notes)
    notes.note(
        "citation_exact",
        [(citation_stands(citation, page_text), citation.quote, _place(citation)) for citation in answer.citations],
    )
    if answer.model is not None and answer.model.written:
        notes.tallies["model_shown"] = Tally(answer.model.shown, answer.model.written)
        notes.tallies["model_used"] = Tally(int(answer.model.shown > 0), 1)
    return Judgement(question.id, tuple(notes.tallies.items()), tuple(notes.misses), milliseconds)


def summarise(judgements: Sequence[Judgement]) -> Figures:
    """Add up the judgements of a whole question file."""
    totals: dict[str, Tally] = {}
    for judgement in judgements:
        for name, tally in judgement.tallies:
            totals[name] = totals.get(name, Tally()) + tally
    shares = tuple((name, totals.get(name, Tally()).share) for name in SHARES)
    times = sorted(judgement.milliseconds for judgement in judgements)
    timed = (("p50_ms", percentile(times, USUAL)), ("p95_ms", percentile(times, SLOW)))
    misses = tuple(miss for judgement in judgements for miss in judgement.misses)
    units = tuple(Unit(judgement.question, judgement.tallies) for judgement in judgements)
    return Figures((*shares, *timed), misses, units)


def percentile(ordered: Sequence[float], share: float) -> float | None:
    """Return the smallest value that at least that share of the ordered values do not pass (nearest rank)."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)] if ordered else None


def citation_stands(citation: Citation, page_text: PageText) -> bool:
    """Say whether the quote is what stands at the citation's spans, line breaks read as spaces."""
    found = []
    for part in citation.parts:
        text = page_text(citation.document_id, part.page)
        if text is None or not 0 <= part.start < part.end <= len(text):
            return False
        found.append(text[part.start : part.end])
    return bool(found) and _spaced(" ".join(found)) == _spaced(citation.quote)


class _Notes:
    """Gathers tallies and misses of one question."""

    def __init__(self, question: str) -> None:
        self.question = question
        self.tallies: dict[str, Tally] = {}
        self.misses: list[Miss] = []

    def note(self, metric: str, checks: Iterable[tuple[bool, str, str]]) -> None:
        """Add (right, expected, got) checks to a figure; a wrong one is a miss."""
        for right, expected, got in checks:
            self.tallies[metric] = self.tallies.get(metric, Tally()) + Tally(int(right), 1)
            if not right:
                self.misses.append(Miss(self.question, metric, expected, got))

    def note_all(self, metric: str, checks: Sequence[tuple[bool, str, str]]) -> None:
        """Add one check that is right when all are; each wrong one is a miss."""
        self.tallies[metric] = self.tallies.get(metric, Tally()) + Tally(int(all(check[0] for check in checks)), 1)
        self.misses += [Miss(self.question, metric, expected, got) for right, expected, got in checks if not right]

    def note_wrong(self, metric: str, checks: Iterable[tuple[bool, str, str]]) -> None:
        """Add checks to a figure that counts wrongs; each wrong one is a miss."""
        for wrong, expected, got in checks:
            self.tallies[metric] = self.tallies.get(metric, Tally()) + Tally(int(wrong), 1)
            if wrong:
                self.misses.append(Miss(self.question, metric, expected, got))


def _is_understood(question: KeyedQuestion, answer: Answer) -> bool:
    """Say whether the kind is right. Keys differ in whether what is refused is "none" or what it asks for: both are."""
    if question.expect.refuse and answer.refused and Kind.NONE in (question.kind, answer.kind):
        return True
    return answer.kind is question.kind


def _judge_items(question: KeyedQuestion, answer: Answer, *, notes: _Notes, page_text: PageText) -> None:
    keys = question.expect.items
    if keys is None:
        return
    names = [item.name for item in answer.items]
    pairing = match_items(names, keys)
    matched = {key for _, key in pairing.pairs}
    found = [(index in matched, key[0], "") for index, key in enumerate(keys)]
    extra = [(index in pairing.unmatched_answers, "", name) for index, name in enumerate(names)]
    if question.kind is Kind.GAP:
        notes.note("gap_recall", found)
        notes.note_wrong("gap_false", extra)
        return
    notes.note("item_recall", found)
    notes.note("item_precision", [(not wrong, expected, got) for wrong, expected, got in extra])
    notes.note("mentioned_recall", _mentioned(keys, pairing, answer=answer, page_text=page_text))


def _mentioned(
    keys: Sequence[Sequence[str]], pairing: Pairing, *, answer: Answer, page_text: PageText
) -> list[tuple[bool, str, str]]:
    """Check that each key item is in the list or named on a page under "nämns också på"."""
    texts = [page_text(document, page) for document, page in answer.also_mentioned]
    pages = [normalised(text) for text in texts if text is not None]
    checks = []
    for index, key in enumerate(keys):
        listed = index not in pairing.unmatched_keys
        named = any(normalised(name) in page for page in pages for name in key)
        checks.append((listed or named, key[0], ""))
    return checks


def _judge_exact(question: KeyedQuestion, answer: Answer, *, notes: _Notes) -> None:
    expect = question.expect
    if expect.count is not None:
        notes.note("count_accuracy", [(answer.count == expect.count, str(expect.count), str(answer.count))])
    if expect.values is not None:
        values, wordings = _given_values(answer), _wordings(answer)
        got = ", ".join(values)
        notes.note_all(
            "value_accuracy",
            [(value_found(value, values=values, wordings=wordings), value, got) for value in expect.values],
        )
    if expect.sources is not None:
        cited = _cited_pages(answer)
        got = ", ".join(f"{document} s. {page}" for document, page in sorted(cited))
        notes.note_all(
            "source_accuracy",
            [
                ((file_name(source.document), source.page) in cited, f"{source.document} s. {source.page}", got)
                for source in expect.sources
            ],
        )
    if expect.entities is not None:
        resolved = match_items(answer.interpretation.entities, [[name] for name in expect.entities])
        found = {key for _, key in resolved.pairs}
        got = ", ".join(answer.interpretation.entities)
        notes.note_all("entity_accuracy", [(n in found, name, got) for n, name in enumerate(expect.entities)])


def _judge_refusal(question: KeyedQuestion, answer: Answer, *, notes: _Notes) -> None:
    if question.expect.refuse:
        notes.note("refusal_recall", [(answer.refused, "avböjt", _text(answer))])
    else:
        notes.note_wrong("false_refusal_rate", [(answer.refused, "svar", _text(answer))])


def _given_values(answer: Answer) -> list[str]:
    """Return the answer's values with their units: its own, its items' and its count."""
    stated = [*answer.values, *(value for item in answer.items for value in item.values)]
    dated = [text for item in answer.items for text in (item.start, item.end, item.amount) if text]
    count = [] if answer.count is None else [str(answer.count)]
    return [_with_unit(value.value, value.unit) for value in stated] + dated + count


def _with_unit(value: str, unit: str | None) -> str:
    return value if not unit or value.rstrip().casefold().endswith(unit.casefold()) else f"{value} {unit}"


def _wordings(answer: Answer) -> list[str]:
    quotes = [citation.quote for citation in answer.citations]
    return quotes + [item.verdict for item in answer.items if item.verdict]


def _cited_pages(answer: Answer) -> set[tuple[str, int]]:
    return {(file_name(citation.document), part.page) for citation in answer.citations for part in citation.parts}


def _place(citation: Citation) -> str:
    return f"{citation.document} s. {citation.parts[0].page}" if citation.parts else citation.document


def _text(answer: Answer) -> str:
    return " ".join(sentence.text for sentence in answer.sentences)


def _spaced(text: str) -> str:
    return " ".join(text.split())
