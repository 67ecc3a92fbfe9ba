"""An answer as JSON in the stable format of the command line and the service: fields are added, never renamed."""

from __future__ import annotations

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Correction,
    Evidence,
    Interpretation,
    Item,
    MadeBy,
    ModelUse,
    Receipt,
    Request,
    Sentence,
    Shown,
    Value,
)
from assistant.periods import period_text

Json = dict[str, object]


def answer_text(answer: Answer) -> str:
    """Return the answer's sentences as one text, a line each."""
    return "\n".join(sentence.text for sentence in answer.sentences)


def to_json(answer: Answer) -> Json:
    """Return the answer as plain lists, strings, numbers and objects; null or empty where something is unknown."""
    return {
        "question": answer.question,
        "language": answer.language,
        "kind": str(answer.kind),
        "interpretation": interpretation_json(answer.interpretation),
        "clarify": list(answer.clarify),
        "refused": answer.refused,
        "generated_by": answer.generated_by,
        "text": answer_text(answer),
        "sentences": [sentence_json(sentence) for sentence in answer.sentences],
        "items": [_item(item) for item in answer.items],
        "values": [_value(value) for value in answer.values],
        "also_mentioned": [{"document": document, "page": page} for document, page in answer.also_mentioned],
        "count": answer.count,
        "citations": [citation_json(citation) for citation in answer.citations],
        "receipt": receipt_json(answer.receipt),
        "warnings": list(answer.warnings),
        "context": answer.context,
        "next_questions": list(answer.next_questions),
        "model": _model(answer.model),
    }


def interpretation_json(read: Interpretation) -> Json:
    """Return how a question was read."""
    return {
        "form": read.form,
        "entities": list(read.entities),
        "kommun": read.kommun,
        "organ": read.organ,
        "period": period_text(read.period),
        "as_of": read.as_of,
        "read_as": read.read_as,
    }


def sentence_json(sentence: Sentence) -> Json:
    """Return a sentence; `by_model` stands only where a language model wrote it."""
    made: Json = {
        "text": sentence.text,
        "proof": str(sentence.proof),
        "citations": list(sentence.citations),
        "items": list(sentence.items),
    }
    return {**made, "by_model": True} if sentence.by_model else made


def _model(use: ModelUse | None) -> Json | None:
    if use is None:
        return None
    return {
        "name": use.name,
        "server": use.server,
        "in_house": use.in_house,
        "written": use.written,
        "shown": use.shown,
        "question": use.question,
    }


def _value(value: Value) -> Json:
    made: Json = {"role": value.role, "value": value.value, "unit": value.unit, "period": value.period}
    return made if value.of is None else {**made, "of": value.of}


def _item(item: Item) -> Json:
    return {
        "id": item.id,
        "name": item.name,
        "level": item.level,
        "goal_path": list(item.goal_path),
        "serves": item.serves,
        "organ": item.organ,
        "period": item.period,
        "responsible": item.responsible,
        "start": item.start,
        "end": item.end,
        "amount": item.amount,
        "values": [_value(value) for value in item.values],
        "change": item.change,
        "verdict": item.verdict,
        "verdict_detail": _verdict_detail(item),
        "standing": item.standing,
        "lacking": item.lacking,
        "symbols": [_shown(one) for one in item.symbols],
        "link": item.link,
        "evidence": [_evidence(step) for step in item.evidence],
        "citations": list(item.citations),
        "example": item.example,
        "corrected": _correction(item.corrected),
    }


def _correction(correction: Correction | None) -> Json | None:
    if correction is None:
        return None
    changes = [
        {
            "part": one.part, "date": one.date, "now": one.now, "first": one.first,
            "first_link": None if one.first_link is None else str(one.first_link),
        }
        for one in correction.changes
    ]  # fmt: skip
    return {"date": correction.date, "added": correction.added, "changes": changes}


def _verdict_detail(item: Item) -> Json | None:
    if item.verdict_detail is None:
        return None
    kind, as_of, by = item.verdict_detail
    return {"kind": kind, "as_of": as_of, "by": by}


def _shown(one: Shown) -> Json:
    return {"text": one.text, "page": one.page, "page_label": one.page_label, "citation": one.citation}


def _evidence(step: Evidence) -> Json:
    made: Json = {"step": step.step, "citation": step.citation}
    return made if step.corrected is None else {**made, "corrected": step.corrected}


def citation_json(citation: Citation) -> Json:
    """Return a quote and where it stands; its own page, start and end are its first part's."""
    first = citation.parts[0]
    return {
        "n": citation.n,
        "document": citation.document,
        "document_id": citation.document_id,
        "title": citation.title,
        "section": citation.section,
        "quote": citation.quote,
        "page": first.page,
        "page_label": first.page_label,
        "start": first.start,
        "end": first.end,
        "parts": [_part(part) for part in citation.parts],
        "example": citation.example,
    }


def _part(part: CitationPart) -> Json:
    made: Json = {
        "page": part.page,
        "page_label": part.page_label,
        "start": part.start,
        "end": part.end,
        "boxes": [[box.x0, box.y0, box.x1, box.y1] for box in part.boxes],
        "pictures": [[box.x0, box.y0, box.x1, box.y1] for box in part.pictures],
    }
    return made if part.cell is None else {**made, "cell": part.cell}


def receipt_json(receipt: Receipt) -> Json:
    """Return what was searched."""
    return {
        "state": receipt.state,
        "as_of": receipt.as_of,
        "documents_searched": list(receipt.documents_searched),
        "pages_searched": receipt.pages_searched,
        "missing": list(receipt.missing),
        "expected": receipt.expected,
        "skipped": [{"document": document, "reason": reason} for document, reason in receipt.skipped],
        "corrected": [
            {"document": one.document, "changed": one.changed, "removed": one.removed} for one in receipt.corrected
        ],
        "candidates": list(receipt.candidates),
        "published": receipt.published,
        "asked": _asked(receipt.asked),
        "made_by": _made_by(receipt.made_by),
    }


def _asked(asked: Request | None) -> Json | None:
    if asked is None:
        return None
    return {
        "question": asked.question,
        "language": asked.language,
        "kommun": asked.kommun,
        "organ": asked.organ,
        "period": period_text(asked.period),
        "context": asked.context,
    }


def _made_by(made_by: MadeBy | None) -> Json | None:
    if made_by is None:
        return None
    return {
        "roda": made_by.roda,
        "readers": list(made_by.readers),
        "generation": made_by.generation,
        "embedder": made_by.embedder,
    }
