"""Verdicts on what a question names: quoted with who, when and whether forecast or outcome, never derived. Pure."""

from __future__ import annotations

from assistant.compose.assembling import Assembly
from assistant.computing.queries import Found
from corpus.model import FactRole, Verdict


def compose_verdicts(assembly: Assembly, entities: tuple[str, ...]) -> bool:
    """Quote every verdict on the entities (ids), each with its item; return whether there was any."""
    graph = assembly.renderer.graph
    found = [verdict for entity in entities for verdict in graph.verdicts if verdict.about == entity]
    for verdict in found:
        number = assembly.citations.mention(verdict.mentions[0]) if verdict.mentions else None
        if number is None:
            continue
        assembly.add_items((Found(verdict.about),))
        assembly.judge(verdict.about, _judgement(verdict), number, verdict=verdict.id)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
        _beside(assembly, verdict)
    return bool(found)


def _beside(assembly: Assembly, verdict: Verdict) -> None:
    """Quote the comment beside a verdict that a symbol gives: where the two disagree, both are shown."""
    for name in verdict.mentions[:1]:
        mention = assembly.renderer.graph.mentions[name]
        comment = mention.fact(FactRole.COMMENT)
        if comment is not None and mention.locator.pictures:
            number = assembly.cite(comment.locator, section=mention.path)
            assembly.quoted(assembly.citations.get(number).quote, (number,), core=False)


def _judgement(verdict: Verdict) -> tuple[str, tuple[str, str | None, str | None]]:
    return verdict.wording, (verdict.kind, verdict.as_of, verdict.by)
