"""A question with pieces of it exchanged for those that a follow-up names: year, kommun, organ, goal, matter. Pure."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from assistant.answer import Kind
from assistant.understanding.asking_on.leaning import AFTER, BEFORE
from assistant.understanding.catalogue import THINGS, Catalogue, EntityType
from assistant.understanding.language import language_of
from assistant.understanding.naming import find_names
from assistant.understanding.question import understand
from assistant.understanding.recognising import EntityRef, Names, recognise
from assistant.understanding.scoping import Place, Scope, periods_in
from assistant.wording import fold
from corpus.model import Period

_LEADING = re.compile(r"^\W*(?:(?:för|i|hos|på|inom|under|med|om|av|for|in|at|of|about|with) )+")


@dataclass(frozen=True, slots=True)
class _Name:
    """A name in a text: its place (code points, end excluded), as it is written there, and as it is."""

    start: int
    end: int
    said: str
    name: str

    @property
    def is_genitive(self) -> bool:
        """Whether it is written with a genitive s that is not its own."""
        return self.said.endswith("s") and not self.name.endswith("s")

    @property
    def bare(self) -> str:
        """The name as written, without a genitive s."""
        return self.said[:-1] if self.is_genitive else self.said


class Filling:
    """A previous question, and where in it its names stand."""

    def __init__(self, question: str, *, catalogue: Catalogue, scope: Scope, today: datetime.date) -> None:
        self._question = question
        self._catalogue = catalogue
        self._scope = scope
        self._today = today
        self._names = recognise(question, catalogue=catalogue, scope=scope, today=today)

    def with_places(self, text: str, names: Names) -> str | None:
        """Return the question with the kommun, organ and period of a text in place of its own, or beside the rest."""
        filled = self._question
        for kind in (EntityType.ORGAN, EntityType.KOMMUN):
            said = self._spans(text, names, kind)
            if said:
                filled = self._exchanged(filled, said[0], kind=kind)
        periods = self._periods(text)
        if periods:
            filled = self._with_period(filled, text[periods[0].start : periods[-1].end])
        return filled if filled != self._question else None

    def with_thing(self, new: EntityRef) -> str | None:
        """Return the question asked of another goal, activity or indicator."""
        old = [one for one in self._names.entities if one.type in THINGS]
        same = [one for one in old if one.type is new.type] or old
        if not same:
            return None
        first = same[0]
        quoted = self._question[: first.start].rstrip().endswith(("”", '"', "“", "’", "'"))
        name = new.name if quoted else f"”{new.name}”"
        return f"{self._question[: first.start]}{name}{self._question[first.end :]}"

    def moved(self, folded: str) -> str | None:
        """Return the question for the year before, or after, the one that it names."""
        back, on = BEFORE.search(folded), AFTER.search(folded)
        if len(self._names.periods) != 1 or not (back or on):
            return None
        period, step = self._names.periods[0], -1 if back else 1
        length = period.last - period.first + 1
        moved = Period(period.first + step * length, period.last + step * length)
        return self._with_period(self._question, str(moved))

    def placed(self, text: str) -> str | None:
        """Return a text that asks by itself, with the kommun and the organ of the question where it names none."""
        kommun = self._names.kommun if self._names.kommun != self._scope.kommun else None
        organs = [one.name for one in self._names.entities if one.type is EntityType.ORGAN]
        where = [*organs[:1], *((kommun,) if kommun else ())]
        filled = text
        for name, preposition in zip(where, ("hos", "i") if organs else ("i",), strict=False):
            filled = _ended(filled, f" {preposition if not _english(text) else 'in'} {name}")
        return filled if where else None

    @property
    def subject(self) -> str:
        """The term that the question asks the meaning of, "" where it asks none."""
        asked = understand(self._question, catalogue=self._catalogue, scope=self._scope, today=self._today)
        return asked.subject if asked.kind is Kind.DEFINITION else ""

    def with_matter(self, first: str, text: str) -> str | None:
        """Return the question about the matter that begins with a word of a text.

        It takes the place of the term defined, or of the words that say the question's own matter.
        """
        asked = understand(self._question, catalogue=self._catalogue, scope=self._scope, today=self._today)
        start = fold(text).find(first)
        matter = _LEADING.sub("", text[start:]).rstrip(" ?!.")
        for old in (asked.subject, " ".join(asked.unexplained)):
            place = fold(self._question).find(fold(old)) if old else -1
            if place >= 0:
                return f"{self._question[:place]}{matter}{self._question[place + len(old) :]}"
        return None

    def _exchanged(self, filled: str, new: _Name, *, kind: EntityType) -> str:
        """Put a name in the place of the one of its kind, with a genitive where that has one; else at the end."""
        names = recognise(filled, catalogue=self._catalogue, scope=self._scope, today=self._today)
        old = self._spans(filled, names, kind)
        if not old:
            word = "in" if _english(filled) else "i" if kind is EntityType.KOMMUN else "hos"
            return _ended(filled, f" {word} {new.bare}")
        genitive = "s" if old[0].is_genitive and not new.bare.endswith("s") else ""
        return f"{filled[: old[0].start]}{new.bare}{genitive}{filled[old[0].end :]}"

    def _with_period(self, filled: str, said: str) -> str:
        old = self._periods(filled)
        if not old:
            return _ended(filled, f" in {said}" if _english(filled) else f" {said}")
        return f"{filled[: old[0].start]}{said}{filled[old[-1].end :]}"

    def _periods(self, text: str) -> tuple[Place, ...]:
        matches = find_names(text, self._catalogue, language=language_of(text))
        return tuple(place for _, place in periods_in(text, today=self._today, names=matches))

    def _spans(self, text: str, names: Names, kind: EntityType) -> list[_Name]:
        """Return the names of a kind in a text, in order; those inside other names left out."""
        things = [(one.start, one.end) for one in names.entities if one.type in THINGS]
        if kind is EntityType.ORGAN:
            found = {(one.start, one.end): one.name for one in names.entities if one.type is kind}
        else:
            matches = find_names(text, self._catalogue, language=language_of(text))
            found = {(one.start, one.end): one.named[0].name for one in matches if one.type is kind}
        kept = (span for span in sorted(found) if not any(start <= span[0] < end for start, end in things))
        return [_Name(start, end, text[start:end], found[start, end]) for start, end in kept]


def _ended(question: str, words: str) -> str:
    """Add words before the mark that ends a question."""
    bare = question.rstrip(" ?!.")
    return f"{bare}{words}{question[len(bare) :].strip() or '?'}"


def _english(text: str) -> bool:
    return language_of(fold(text)) == "en"
