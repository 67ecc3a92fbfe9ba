"""What kinds, levels, details and ties are called in Swedish, where a reading is shown. Data and look-ups."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from itertools import groupby

from assistant.document_reading.findings import Finding, FoundFact, TiedTo
from assistant.document_reading.tree import CoverFact
from corpus.model import Change, LinkKind

KINDS: Mapping[str, tuple[str, str]] = {
    "goal": ("mål", "mål"),
    "activity": ("aktivitet", "aktiviteter"),
    "indicator": ("indikator", "indikatorer"),
    "verdict": ("bedömning", "bedömningar"),
}
"""One and several."""
LEVELS: Mapping[str, str] = {"vision": "vision", "area": "målområde", "goal": "mål", "board_goal": "nämndens mål"}
FACTS: Mapping[str, str] = {
    "status": "status",
    "target": "mål",
    "outcome": "utfall",
    "baseline": "utgångsläge",
    "start": "start",
    "end": "klart",
    "amount": "kostnad",
    "responsible": "ansvarig",
    "effect": "effekt",
    "comment": "kommentar",
    "symbol": "symbol",
    "title": "titel",
    "organ": "organ",
    "kind": "dokumenttyp",
    "period": "period",
    "decided": "beslutad",
    "diary_number": "diarienummer",
    "edition": "utgåva",
    "version": "version",
    "date": "datum",
    "parent": "organet hör till",
    "unit": "enhet",
    "unit_of": "enheten ovan hör till",
    "kommun": "kommun",
    "programme": "styrprogram",
}
SOURCES: Mapping[str, str] = {
    "manifest": "manifestet",
    "cover": "försättsbladet",
    "footer": "sidhuvud eller sidfot",
    "page": "en sida",
    "file": "filens egenskaper",
    "file_name": "filens namn",
    "command": "angivet vid inläsningen",
    "earlier": "gällde för den förra versionen av filen",
    "unknown": "manifestet, inläsningen eller filens namn",
}
"""Where a fact about a document was read."""
TIES: Mapping[str, str] = {
    "position": "står under det",
    "field": "anges i ett fält",
    "code": "koden eller numret visar det",
    "box": "står i samma ruta",
    "name": "nämns vid namn",
    "wording": "orden är lika",
    "correction": "rättat av en redaktör, inte angivet i dokumentet",
}
"""What shows that a finding belongs to another."""
PARTS: Mapping[str, str] = {"text": "ordalydelse", "level": "nivå", "number": "nummer", "goals": "koppling till"}
"""Parts of a finding that a person can correct beside its details."""
RELATIONS: Mapping[str, str] = {
    "goal": "del av",
    "activity": "hör till",
    "indicator": "mäter",
    "verdict": "gäller",
}
LONGEST_NAME = 80
"""Characters of a goal's name that are shown beside its label: the whole stands at the label."""
LONGEST_FACT = 160
"""Characters of a detail that are shown."""


def source(fact: CoverFact) -> str:
    """Return where a fact about a document was read: "försättsbladet, s. 1: »Motala kommun«", "filens namn"."""
    if fact.page is None:
        return SOURCES[fact.source]
    on_page = f"{pages(fact.page, fact.page)}: »{fact.quote or fact.text}«"
    if fact.place in ("cover", "footer"):
        on_page = f"{SOURCES[fact.place]}, {on_page}"
    if not fact.holds:
        return f"så står det i dokumentet, men något annat gäller; {on_page}"
    return on_page if fact.source == fact.place else f"{SOURCES[fact.source]}; även {on_page}"


def heading(finding: Finding) -> str:
    """Return what stands before a finding's own words: its level or kind, with its number or code."""
    name = LEVELS.get(finding.level or "", "mål") if finding.kind == "goal" else KINDS[finding.kind][0]
    return f"{name} {finding.number}" if finding.number else name


def said(fact: FoundFact) -> str:
    """Return a detail as "utfall 2021: 41 %"."""
    name = FACTS.get(fact.role, fact.role)
    text = shortened(fact.text, LONGEST_FACT)
    shown = f"{name} {fact.year}: {text}" if fact.year else f"{name}: {text}"
    return f"{shown} ({pages(fact.page, fact.page)})" if fact.symbol else shown


def facts(found: Sequence[FoundFact]) -> list[str]:
    """Return details as lines; a role's years beside one another are one: "kostnad 2021: 10, 2022: 12"."""
    lines = []
    for (role, yearly), those in groupby(found, key=lambda fact: (fact.role, fact.year is not None)):
        if yearly:
            years = ", ".join(f"{fact.year}: {shortened(fact.text, LONGEST_FACT)}" for fact in those)
            lines.append(f"{FACTS.get(role, role)} {years}")
        else:
            lines += map(said, those)
    return lines


def ties(finding: Finding, found: Sequence[TiedTo]) -> list[str]:
    """Return ties as lines; several goals that one field of this document names are one line."""
    lines = []
    for (how, link, labelled), group in groupby(found, key=lambda tie: (_how(tie), tie.link, tie.label is not None)):
        those = list(group)
        if len(those) == 1 or link != "stated" or not labelled:
            lines += [tied(finding, tie) for tie in those]
        else:
            those.sort(key=lambda tie: (len(tie.label or ""), tie.label))
            names = ", ".join(f"{tie.label} {shortened(tie.name)}" for tie in those)
            lines.append(f"{RELATIONS[finding.kind]} {names} ({how})")
    return lines


def _how(tie: TiedTo) -> str:
    by = f"{TIES.get(tie.tie, tie.tie)}, s.\N{NO-BREAK SPACE}{tie.page}"
    return by if tie.document is None else f"{by} i {tie.document}"


def tied(finding: Finding, tie: TiedTo) -> str:
    """Return a tie as "hör till Ett jämlikt Motala (M3; står under det, s. 4)"."""
    by = _how(tie)
    if tie.link == "unresolved":
        return f"nämner »{tie.name}«, men inget mål med det namnet lästes (s.\N{NO-BREAK SPACE}{tie.page})"
    relation = RELATIONS[finding.kind]
    if tie.link == "suggested":
        relation = f"{relation}, föreslaget:"
    name = shortened(tie.name) if tie.label else tie.name
    return f"{relation} {name} ({f'{tie.label}; ' if tie.label else ''}{by})"


def shortened(text: str, longest: int = LONGEST_NAME) -> str:
    """Return a long text up to a word's end."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,')} …"


def details(finding: Finding, *, only: Collection[int] | None = None) -> tuple[str, ...]:
    """Return what was read of a finding beside its words: organ, details (those of `only` some pages), ties."""
    found = [f"samma som {finding.same}"] if finding.same else []
    found += [f"organ: {finding.organ}"] if finding.organ else []
    found += facts([fact for fact in finding.facts if only is None or fact.page in only])
    found += ties(finding, finding.ties)
    if finding.pictures and finding.kind == "verdict":
        found.append(f"läst ur en symbol ({pages(finding.page, finding.page)}), ordet står i teckenförklaringen")
    if finding.corrected:
        found += corrections(finding)
    if finding.grunduppdrag:
        found.append("hör till grunduppdraget")
    if not finding.ties and finding.kind != "goal" and not finding.grunduppdrag:
        found.append("inte knuten till något mål")
    return tuple(found)


def corrections(finding: Finding) -> tuple[str, ...]:
    """Return what a person corrected, a line for each part, with what was first read."""
    if finding.first is None:
        return (f"rättat, {finding.corrected}: tillagt, lästes inte först",)
    said = tuple(f"rättat, {one.date}: {_changed(one)}" for one in finding.changes)
    return said or (f"rättat, {finding.corrected} (först läst: »{finding.first}«)",)


def _changed(change: Change) -> str:
    name = PARTS.get(change.part) or FACTS.get(change.part, change.part)
    levels = change.part == "level"
    first = LEVELS.get(change.first or "", change.first) if levels else change.first
    now = LEVELS.get(change.now or "", change.now) if levels else change.now
    how = "först bara föreslaget" if change.first_link is LinkKind.SUGGESTED else "först läst"
    return f"{name} {f'»{now}«' if now else 'borttaget'} ({how}: {f'»{first}«' if first else 'inget'})"


def pages(first: int, last: int) -> str:
    """Return "s. 3" or "s. 3–5"."""
    return f"s.\N{NO-BREAK SPACE}{first}" if first == last else f"s.\N{NO-BREAK SPACE}{first}–{last}"
