"""One document's reading in the fields of a reading key, and with the quotes that corrections are keyed by. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.document_reading.findings import Finding

Plain = dict[str, object]


def reading_key(document: str, findings: Sequence[Finding]) -> Plain:
    """Return the reading as a reading key (docs/annotation.md): what `roda eval reading` takes, as plain data."""
    return {
        "document": document,
        "goals": [
            {"name": one.text, "level": one.level, "page": one.page, "parent": next(iter(_goals(one)), None)}
            for one in _of(findings, "goal")
        ],
        "activities": [
            {
                "text": one.text, "page": one.page, "goals": _goals(one), "organ": one.organ,
                "status": _fact(one, "status"),
            }
            for one in _of(findings, "activity")
        ],
        "indicators": [
            {
                "name": one.text, "page": one.page, "goal": next(iter(_goals(one)), None),
                "target": _fact(one, "target"), "outcome": _fact(one, "outcome"),
            }
            for one in _of(findings, "indicator")
        ],
        "verdicts": [
            {"goal": next(iter(_goals(one)), ""), "verdict": one.text, "page": one.page}
            for one in _of(findings, "verdict")
        ],
    }  # fmt: skip


def with_quotes(document: str, findings: Sequence[Finding], quotes: Mapping[str, str]) -> Plain:
    """Return the reading as a key with, by each entry, the words that a correction names it by; `quotes` by mention."""
    key = reading_key(document, findings)
    kinds = {"goals": "goal", "activities": "activity", "indicators": "indicator", "verdicts": "verdict"}
    for name, kind in kinds.items():
        entries = key[name]
        assert isinstance(entries, list)  # noqa: S101 - made so above
        for entry, finding in zip(entries, _of(findings, kind), strict=True):
            entry["quote"] = quotes[finding.id]
            if finding.corrected:
                entry["corrected"] = finding.corrected
    return key


def _of(findings: Sequence[Finding], kind: str) -> list[Finding]:
    return [one for one in findings if one.kind == kind]


def _goals(finding: Finding) -> list[str]:
    return list(dict.fromkeys(tie.name for tie in finding.ties if tie.link == "stated"))


def _fact(finding: Finding, role: str) -> str | None:
    return next((fact.text for fact in finding.facts if fact.role == role), None)
