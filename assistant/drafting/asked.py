"""A question with everything it is answered from: snapshot, scope, date, phrases, and the receipt that follows."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.answer import Receipt
from assistant.compose import Assembly, Renderer, notices
from assistant.computing.fitting import documents_of_organ, same
from assistant.computing.queries import Query, Where
from assistant.contacts import NO_CONTACTS, Contacts
from assistant.prompting import Phrases
from assistant.receipt import describe_expected, make_receipt, missing_plans, relevant_plans, searched_documents
from assistant.snapshot import Snapshot
from assistant.understanding.question import EntityType, Question, Scope
from assistant.understanding.workplaces import Workplaces
from assistant.wording import fold
from corpus.model import Document, Expected, Goal, Period


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, as understood, in its surroundings.

    `searched` are the documents that are searched for it; `absent` the expected ones that matter and were not read.
    """

    question: Question
    snapshot: Snapshot
    scope: Scope
    today: datetime.date
    phrases: Phrases
    searched: tuple[Document, ...]
    absent: tuple[Expected, ...]
    receipt: Receipt
    workplaces: Workplaces = field(default_factory=Workplaces)
    contacts: Contacts = NO_CONTACTS

    @classmethod
    def of(
        cls,
        question: Question,
        *,
        snapshot: Snapshot,
        scope: Scope,
        today: datetime.date,
        phrases: Phrases,
        workplaces: Workplaces,
        contacts: Contacts = NO_CONTACTS,
    ) -> Asked:
        """Gather what was searched and what is missing for a question."""
        view = snapshot.view
        where = Where(question.kommun, question.organ, question.period or _goal_period(question))
        searched = searched_documents(view.documents(), where)
        absent = missing_plans(snapshot.expected, view.documents(), where)
        receipt = make_receipt(
            state=view.state.number,
            as_of=today.isoformat(),
            documents=searched,
            expected=len(relevant_plans(snapshot.expected, where)),
            missing=(describe_expected(plan, phrases=phrases, language=question.language) for plan in absent),
            failures=snapshot.failures,
            amended=view.amendment,
            published=view.state.created,
            made_by=snapshot.made_by,
        )
        return cls(question, snapshot, scope, today, phrases, searched, absent, receipt, workplaces, contacts)

    def assembly(self) -> Assembly:
        """Return an empty answer to the question."""
        renderer = Renderer(
            self.snapshot.graph, phrases=self.phrases, language=self.question.language, receipt=self.receipt
        )
        contact = self.contacts.of(kommun=self.question.kommun, organ=self.question.organ)
        return Assembly(renderer, self.snapshot.pages, contact=contact.said if contact else "")

    def where(self, *, organ: str | None, period: Period | None) -> Where:
        """Return an organ's place in time, in the kommun that the question is about."""
        return Where(self.question.kommun, organ, period)

    def unsaid(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return which of some names no text says either."""
        return tuple(name for name in names if not self.snapshot.named_places.of(name))

    def as_written(self, words: Iterable[str]) -> tuple[str, ...]:
        """Return folded words as the question writes them."""
        folded, text = fold(self.question.text), self.question.text
        places = ((word, folded.find(fold(word))) for word in words)
        return tuple(text[at : at + len(word)] if at >= 0 else word for word, at in places)

    def described(self, plans: Iterable[Expected]) -> tuple[str, ...]:
        """Return expected documents in words, in the question's language."""
        language = self.question.language
        return tuple(describe_expected(plan, phrases=self.phrases, language=language) for plan in plans)

    def note_time(self, assembly: Assembly, query: Query) -> None:
        """Say first what the answer's period is not."""
        period = assembly.renderer.period(query)
        notices.note_newer(assembly, self.described(self.newer_programmes(period)))
        notices.note_period(assembly, period, asked=self.question.period, today=self.today)

    def note_gaps(self, assembly: Assembly, *, organs: Iterable[str]) -> None:
        """Say last which expected plans of some organs were not read, and warn of what could not be."""
        own = tuple(organs)
        missing = (plan for plan in self.absent if plan.organ and any(same(plan.organ, organ) for organ in own))
        notices.note_missing(assembly, self.described(missing))
        notices.warn_of_gaps(assembly, self.receipt, self.searched)

    def newer_programmes(self, period: Period | None) -> tuple[Expected, ...]:
        """Return expected later editions of the programme that defines the goals asked about, when not read in."""
        if period is None or self.question.period is not None:
            return ()
        graph, view = self.snapshot.graph, self.snapshot.view
        goals = (graph.goal(entity.id) for entity in self.question.named(EntityType.GOAL))
        defining = [document for goal in goals if goal is not None for document in _defining(goal, self.snapshot)]
        where = Where(kommun=self.question.kommun)
        return tuple(
            plan
            for plan in missing_plans(self.snapshot.expected, view.documents(), where)
            if plan.period is not None
            and plan.period.first > period.last
            and any(plan.kind and document.kind and same(plan.kind, document.kind) for document in defining)
        )

    def pointed_at(self) -> tuple[str, ...]:
        """Return the readings of the documents that the question points at ("i verksamhetsplanen")."""
        pointed = (document.reading for document in self.searched if document.id in self.question.documents)
        return tuple(dict.fromkeys(pointed))

    def readings(self) -> tuple[str, ...]:
        """Return the readings that text is sought in: of the asker's own organ where it has any, else of all.

        Those of the period that the asker has chosen, where any document is known to be of it.
        """
        chosen, period = self._chosen(), self.scope.period
        within = [one for one in chosen if period is None or one.period is None or one.period.overlaps(period)]
        dated = any(one.period is not None for one in within)
        return tuple(dict.fromkeys(document.reading for document in (within if dated else chosen)))

    def readings_of_any_time(self) -> tuple[str, ...]:
        """Return the same readings whatever their period: a plan may tell of other years than its own."""
        return tuple(dict.fromkeys(document.reading for document in self._chosen()))

    def _chosen(self) -> tuple[Document, ...]:
        organ = self.scope.organ or self.scope.organisation
        own = documents_of_organ(organ, self.searched, self.snapshot.graph) if organ else ()
        return own or self.searched


def _defining(goal: Goal, snapshot: Snapshot) -> tuple[Document, ...]:
    return snapshot.graph.documents_of(goal.mentions[0]) if goal.mentions else ()


def _goal_period(question: Question) -> Period | None:
    """Return the period of the goals named, from the first year to the last."""
    periods = [entity.period for entity in question.named(EntityType.GOAL) if entity.period is not None]
    if not periods:
        return None
    return Period(min(period.first for period in periods), max(period.last for period in periods))
