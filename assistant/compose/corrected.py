"""How an answer says what a person corrected of what it rests on, with the first reading beside it. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Correction, Language
from assistant.compose import naming
from assistant.computing.corrections import correction_of
from assistant.computing.queries import Found
from assistant.prompting import Phrases
from corpus.graph import PlanGraph
from corpus.model import Change, Level, LinkKind, Verdict

NOTE = "corrected.note"
MOST_TOLD = 12
"""Changes that the sentence tells one by one; every item has its own beside it."""


def rests_on(found: Found, graph: PlanGraph) -> Iterator[str]:
    """Yield the entities (ids) that a found one rests on: itself, both ends of its links, the goals above them."""
    yield found.id
    for link in (*found.links, *found.chain):
        yield link.source
        yield from (goal.id for goal in graph.goal_path(link.target))
    yield from (goal.id for goal in graph.goal_path(found.id))


def with_verdict(correction: Correction | None, verdict_id: str, graph: PlanGraph) -> Correction | None:
    """Return an item's correction with that of the verdict that it bears, as changes of the part "verdict"."""
    own, verdict = correction_of(verdict_id, graph), graph.entity(verdict_id)
    if own is None or not isinstance(verdict, Verdict):
        return correction
    changes = tuple(_of_verdict(change) for change in own.changes)
    if own.added:
        changes = (Change("verdict", own.date, verdict.wording), *changes)
    if correction is None:
        return Correction(own.date, added=False, changes=changes)
    return replace(correction, date=max(correction.date, own.date), changes=(*correction.changes, *changes))


def _of_verdict(change: Change) -> Change:
    return replace(change, part="verdict") if change.part == "text" else change


class Telling:
    """Tells corrections in one language."""

    def __init__(self, graph: PlanGraph, *, phrases: Phrases, language: Language) -> None:
        self._graph = graph
        self._phrases = phrases
        self._language = language

    def list(self, entities: tuple[str, ...]) -> str:
        """Return what was corrected of entities (ids) as one list; a count stands for those beyond MOST_TOLD."""
        told = [said for entity in entities for said in self._entity(entity)]
        if len(told) > MOST_TOLD:
            told = [*told[:MOST_TOLD], self._say("corrected.more", count=len(told) - MOST_TOLD)]
        return naming.SEPARATOR.join(told)

    def _entity(self, entity_id: str) -> Iterator[str]:
        correction, entity = correction_of(entity_id, self._graph), self._graph.entity(entity_id)
        if correction is None:
            return
        judged = isinstance(entity, Verdict)
        name = entity.wording if isinstance(entity, Verdict) else naming.plain_name(entity_id, self._graph)
        if correction.added:
            yield self._say("corrected.added", name=name, date=correction.date)
        for change in correction.changes:
            # What is added has no first reading to set its parts beside, but for what it was tied to by a person.
            if not correction.added or change.part == "goals":
                yield self.change(change, name, judged=judged)

    def change(self, change: Change, name: str, *, judged: bool) -> str:
        """Return one change in words: what holds, when it was corrected, what was first read."""
        part = "about" if judged and change.part == "goals" else change.part
        now, first = self._value(change.part, change.now), self._value(change.part, change.first)
        before = "corrected.first_none"
        if first:
            before = "corrected.suggested" if change.first_link is LinkKind.SUGGESTED else "corrected.first"
        return self._say(
            "corrected.text" if change.part == "text" else "corrected.change" if now else "corrected.emptied",
            part=self._say(f"corrected_part.{part}"), name=name, now=now, date=change.date,
            before=self._say(before, first=first),
        )  # fmt: skip

    def _value(self, part: str, text: str | None) -> str:
        if part != "level" or text not in list(Level):
            return text or ""
        return naming.level_words(Level(text), None, 1, phrases=self._phrases, language=self._language)

    def _say(self, phrase: str, **given: str | int) -> str:
        wanted = self._phrases.variables(phrase)
        return self._phrases.render(phrase, self._language, **{word: given[word] for word in wanted})
