"""What was searched for an answer, what is expected but not read, and what could not be read. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from assistant.answer import CorrectedReading, Language, MadeBy, Receipt, Request
from assistant.computing.fitting import in_kommun, in_period, same
from assistant.computing.queries import Where
from assistant.prompting import Phrases
from corpus.model import Amendment, Document, Expected, Failure, Period


def searched_documents(documents: Iterable[Document], where: Where) -> tuple[Document, ...]:
    """Return the current documents of the kommun asked about, those without a kommun included, by name."""
    searched = [
        document
        for document in documents
        if not document.superseded and (document.kommun is None or in_kommun(document.kommun, where.kommun))
    ]
    return tuple(sorted(searched, key=lambda document: (document.name, document.id)))


def missing_plans(expected: Iterable[Expected], documents: Iterable[Document], where: Where) -> tuple[Expected, ...]:
    """Return the expected documents that were not read and that matter for the kommun, organ and period asked about."""
    read = tuple(documents)
    of_period: dict[Period | None, list[Document]] = defaultdict(list)
    for document in read:
        of_period[document.period].append(document)

    def is_read(plan: Expected) -> bool:
        near = read if plan.period is None else of_period.get(plan.period, ())
        return any(_is(document, plan) for document in near)

    return tuple(plan for plan in relevant_plans(expected, where) if not is_read(plan))


def relevant_plans(expected: Iterable[Expected], where: Where) -> tuple[Expected, ...]:
    """Return the expected documents that matter for the kommun, organ and period asked about, each once."""
    fitting = (
        plan
        for plan in expected
        if (where.kommun is None or plan.kommun is None or in_kommun(plan.kommun, where.kommun))
        and (where.organ is None or plan.organ is None or same(plan.organ, where.organ))
        and in_period(plan.period, where.period)
    )
    return tuple(dict.fromkeys(fitting))


def describe_expected(plan: Expected, *, phrases: Phrases, language: Language) -> str:
    """Return an expected document in words: its kind, organ, kommun and period, as far as they are known."""
    kind = plan.kind or phrases.render("missing.some_document", language)
    details = [detail for detail in (plan.organ, plan.kommun, str(plan.period) if plan.period else None) if detail]
    if not details:
        return kind
    return phrases.render("missing.document", language, kind=kind, details=", ".join(details))


def make_receipt(
    *,
    state: int,
    as_of: str,
    documents: Iterable[Document],
    missing: Iterable[str],
    expected: int = 0,
    failures: Iterable[Failure],
    candidates: Iterable[str] = (),
    amended: Callable[[str], Amendment | None] = lambda _: None,
    published: str = "",
    asked: Request | None = None,
    made_by: MadeBy | None = None,
) -> Receipt:
    """Gather the receipt: state number, today's date (ISO), documents searched, what is missing, what was skipped.

    `amended` tells what corrections made of a reading (id), None where nothing; `published` is when the state was.
    """
    searched = tuple(documents)
    return Receipt(
        state=state,
        as_of=as_of,
        documents_searched=tuple(document.name for document in searched),
        pages_searched=sum(document.page_count - len(document.unreadable) for document in searched),
        missing=tuple(missing),
        expected=expected,
        skipped=tuple((failure.name, failure.reason) for failure in failures),
        corrected=tuple(_corrected(searched, amended)),
        candidates=tuple(candidates),
        published=published,
        asked=asked,
        made_by=made_by,
    )


def _corrected(documents: Iterable[Document], amended: Callable[[str], Amendment | None]) -> Iterator[CorrectedReading]:
    for document in documents:
        amendment = amended(document.reading)
        if amendment is not None:
            yield CorrectedReading(document.name, len(amendment.mentions), len(amendment.removed))


def _is(document: Document, plan: Expected) -> bool:
    """Say whether a document is the expected one; what the plan leaves open fits anything."""
    return (
        (plan.kommun is None or in_kommun(document.kommun, plan.kommun))
        and (plan.organ is None or (document.organ is not None and same(document.organ, plan.organ)))
        and (plan.kind is None or (document.kind is not None and same(document.kind, plan.kind)))
        and (plan.period is None or (document.period is not None and document.period == plan.period))
    )
