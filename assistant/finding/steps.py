"""How plans are made and followed, as the documents tell it: sentences about the steps, in order. Pure.

A step is a sentence of running text in which something is done to one of the stations between vision and annual
accounts ("På hösten skriver nämnderna sina planer").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.finding.passage_places import Extracted, Reason, locate, sentences_of
from assistant.finding.telling import is_told
from assistant.wording import fold
from corpus.model import Passage

STATIONS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")
    for pattern in (
        r"vision(?:en|s)?",
        (
            r"(?:utvecklings)?program(?:met|mets|men)?|lup|(?:fullmäktiges|kommunens|övergripande) mål"
            r"|resultatmål(?:en)?|inriktningsmål(?:en)?|målområden(?:a)?|prioriterade (?:områden|mål)"
            r"|fokusområden(?:a)?"
        ),
        (
            r"budget(?:en|ar|process\w*|arbete\w*)?|mål och budget|mål- och resursplan(?:en)?|budgetdirektiv(?:en)?"
            r"|ramar(?:na)?"
        ),
        (
            r"verksamhetsplan(?:en|er|erna)?|nämndmål(?:en)?|nämndplan(?:en|er)?|handlingsplan(?:en|er|erna)?"
            r"|nämnd(?:en|ens|ernas|s)? plan(?:en|er)?|planen|planerna"
        ),
        r"aktivitet(?:en|er|erna)?|åtgärd(?:en|er|erna)?",
        (
            r"uppföljning(?:en|ar|arna)?|följs upp|följer upp|delårsbokslut(?:et)?|delårsrapport(?:en)?|tertial\w*"
            r"|avstämning(?:en|ar)?|rapporteras|rapporterar|följ(?:s|er) (?:\S{1,40} ){1,5}?upp"
            r"|årsbokslut(?:et)?|bokslut(?:et)?|årsredovisning(?:en)?|verksamhetsberättelse(?:n)?"
        ),
    )
)
"""The stations in order: vision, programme, budget, plan, activity, follow-up in interim and annual accounts."""
_ENGLISH = {
    "programme": 1, "program": 1, "goals": 1, "budget": 2, "plan": 3, "plans": 3, "activities": 4, "follow-up": 5,
    "accounts": 5, "report": 5,
}  # fmt: skip
_DONE = re.compile(
    r"(?<!\w)(?:antar|antas|antagit|beslutar|beslutas|beslutat|fastställer|fastställs|skriver|skrivs|bryts? ner"
    r"|bryter ner|bryts ned"
    r"|tar fram|tas fram|utarbetar|utarbetas|utgår från|bygger på|grundas på|ligger till grund|pekar ut|lämnar|lämnas"
    r"|rapporterar|rapporteras|redovisar|redovisas|följs upp|följer upp|stäms? av|går igenom|behandlar|behandlas"
    r"|berättar|omsätt\w+|konkretiser\w+|formulerar|formuleras|bidrar|tilldelar|fördelar|fördelas|sammanställs"
    r"|delas in|analyseras|läggs fram|mynnar ut|inleds|avslutas|upprättar|upprättas)(?!\w)"
)
_ABOUT_STEERING = re.compile(
    r"(?<!\w)(?:styr\w*|så styrs|från \w+ till \w+|uppföljning\w*|budgetprocess\w*|planering\w*"
    r"|planeringsprocess\w*|årshjul\w*"
    r"|process\w*|målstyrning\w*|styrmodell\w*|styrkedja\w*|röda tråden|så (?:arbetar|följs|hänger|läser)\w*)"
)
MOST_STEPS = 10
MOST_FROM_OTHERS = 2
"""Steps that each further document adds, of stations that those before it do not name."""
LONGEST = 400
"""Characters of a step."""


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence that tells of a step, and the stations (numbers of STATIONS) that it names."""

    found: Extracted
    stations: frozenset[int]


def stations_in(text: str) -> frozenset[int]:
    """Return the stations that a text names, in Swedish, and in English where a word stands for one."""
    folded = fold(text)
    named = {number for number, pattern in enumerate(STATIONS) if pattern.search(folded)}
    return frozenset(named | {_ENGLISH[word] for word in re.findall(r"[\w-]+", folded) if word in _ENGLISH})


@dataclass(frozen=True, slots=True)
class Way:
    """Which part of the way is asked about: from station `first` to `last`, at all of them or those of `at`."""

    first: int = 0
    last: int = len(STATIONS) - 1
    at: frozenset[int] = frozenset()

    def holds(self, stations: frozenset[int]) -> bool:
        """Say whether a step that names some stations is on this way."""
        within = bool(stations) and self.first <= min(stations) and max(stations) <= self.last
        return within and (not self.at or bool(stations & self.at))


def way_asked(question: str) -> Way:
    """Return the way that a question asks about: between the stations that it names, or at the only one, or all."""
    named = stations_in(question)
    return Way(min(named), max(named)) if len(named) > 1 else Way(at=named)


def steps_in(passages: Iterable[Passage], way: Way) -> tuple[Step, ...]:
    """Return the steps of a way that passages of one document tell, in their order."""
    found: list[Step] = []
    for passage in passages:
        steering = bool(_ABOUT_STEERING.search(fold(" / ".join(passage.headings[-2:]))))
        for start, end in () if passage.header else sentences_of(passage):
            text = passage.text[start:end]
            stations = stations_in(text)
            enough = len(stations) > 1 or steering
            told = len(text) <= LONGEST and is_told(text) and not text.rstrip().endswith(("?", ":"))
            if way.holds(stations) and enough and told and _DONE.search(fold(text)):
                place = locate(passage, start, end)
                found.append(Step(Extracted(passage, start, end, place, 1.0, Reason.SENTENCE), stations))
    return tuple(found)


def in_order(told: Sequence[Sequence[Step]]) -> tuple[Extracted, ...]:
    """Return the steps to show, from the first station to the last: what one document tells, and what only others do.

    `told` holds the steps of each document, those that are asked first before the rest. Within a station the order is
    that of the documents.
    """
    chosen: list[Step] = []
    for steps in told:
        known = _covered(chosen)
        new = [step for step in steps if not chosen or step.stations - known]
        chosen += new if not chosen else new[:MOST_FROM_OTHERS]
    said: dict[str, Step] = {}
    for step in sorted(chosen, key=lambda step: max(step.stations)):
        said.setdefault(fold(step.found.text), step)
    return tuple(step.found for step in said.values())[:MOST_STEPS]


def richness(steps: Sequence[Step]) -> tuple[int, int]:
    """Return how much a document tells of the way: the stations that it names, then its steps."""
    return len(_covered(steps)), len(steps)


def _covered(steps: Iterable[Step]) -> frozenset[int]:
    return frozenset(number for step in steps for number in step.stations)
