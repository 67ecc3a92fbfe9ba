"""Verdict mentions -> verdicts: quoted, with who, when, and whether they are a forecast."""

from __future__ import annotations

import re

from corpus.model import FactRole, Verdict, VerdictKind
from ingest.resolve.places import Place, entity_id

_FORECAST = re.compile(
    r"\bprognos|\bväntas\b|\bförväntas\b|\bhelårsbedömning|\bbedöms (?:att )?(?:kunna )?nås\b", re.IGNORECASE
)


def finish(place: Place, *, about: str, by: str | None) -> Verdict:
    """Return the verdict of one mention; when is the date beside it, else the document's."""
    document = place.document
    stated = place.mention.fact(FactRole.DECIDED)
    beside = (fact.text for fact in place.mention.facts if fact.role is FactRole.COMMENT)
    said = " ".join((place.mention.wording, *place.mention.path[-2:], *beside))
    return Verdict(
        id=entity_id("verdict", place.mention.id),
        about=about,
        wording=place.mention.wording,
        kind=VerdictKind.PROGNOSIS if _FORECAST.search(said) else VerdictKind.OUTCOME,
        mentions=(place.mention.id,),
        as_of=stated.text if stated else document.decided or (str(document.period.last) if document.period else None),
        by=by,
    )
