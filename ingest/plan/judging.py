"""Sentences that judge whether a goal was reached -> verdicts, in their own words. Pure.

"Målet bedöms ha uppnåtts, trots att …" and "Kommunstyrelsen bedömer den 14 mars 2022 att målet inte är uppfyllt": the
verdict's wording is the judging clause; who judged and when are facts beside it.
"""

from __future__ import annotations

import re

from corpus.model import Fact, FactRole, Level, MentionKind, Relation, Span, Tie, TieKind
from corpus.swedish import dates, sentences
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.cover_words import organ_in
from ingest.plan.forecasts import is_forecast
from ingest.plan.judged_measures import read_judged_measures

_REACHED = re.compile(
    r"\b(?:upp)?(?:nå|nått|nådd|nås|nåtts|fyll)\w{0,4}\b|\bmåluppfyll|\bförenlig(?:t|a)?\smed\b.{0,80}mål|\böverträffa"
    r"|\binfria(?:ts?|s|d|de)\b",
    re.IGNORECASE,
)
_REACHES_OTHERS = re.compile(
    r"\b(?:upp)?(?:når|nå|nått)\s(?!fram\b)(?!(?:\S+\s){0,3}?\S*(?:mål|nivå|värde))\S", re.IGNORECASE
)
"""Somebody reached somebody: "har nått många unga" judges no goal unless the goal is what did not reach."""
_DEFINES = re.compile(r"\b(?:[Ee]tt|[Vv]arje|[Rr]espektive)\s(?:\w+\s)?\w*mål\s(?:som|bedöms|anses|är)\b")
"""A rule for judging: "Ett mål bedöms som uppfyllt när …"."""
_GOAL_NAMED = re.compile(r"mål|indikator", re.IGNORECASE)
_QUALIFIED = (
    r"(?:(?:inte|ej|delvis|helt|ännu|till stor del|till viss del|i huvudsak|i allt väsentligt|sannolikt)\s+){0,2}"
)
_PASSIVE = re.compile(r"\b(?P<clause>(?:bedöms|bedömdes|anses|ansågs)\b.*)", re.IGNORECASE)
_ACTIVE = re.compile(
    r"\b(?:bedömer|bedömde|anser|bedömningen är|bedömning är)\b.{0,80}?\batt\s+(?:\S+\s+){0,8}?"
    rf"(?P<clause>{_QUALIFIED}(?:är|har|kan|kommer|nås|nåddes|uppnås|uppfylls)\b.*)",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"(?P<subject>\b[Mm]ål(?:et|sättningen)\b)(?P<name>.{0,160}?)\s"
    r"(?P<clause>(?:(?:inte|ej|delvis|helt|nästan|till viss del)\s){0,2}(?:är|har|nås|nåddes|uppnås|uppnåddes"
    r"|uppfylls|uppfylldes|väntas"
    r"|förväntas|beräknas|kommer\satt|kan)\b.*)"
)
_REACHED_GOAL = re.compile(
    r"^(?:(?:inte|ej|delvis|helt|nästan|till viss del)\s){0,2}(?:är|har|väntas|förväntas|beräknas|kommer att"
    r"|kan)?\s?(?:[\w-]+\s){0,5}?"
    r"(?:uppfyll(?:t|s|as|da|des|ts)|(?:upp)?nå(?:tt|s|tts|dd|dda|ddes|s)|(?:upp)?nått|klarat)\b"
)
_FULFILMENT = re.compile(
    r"(?P<subject>\b[Mm]åluppfyllelsen\b)[^,.]{0,60}?\s"
    r"(?P<clause>(?:bedöms|bedömdes|anses|väntas|förväntas|är|var|blev|blir)\s(?!viktig|avgörande|beroende|en\s).*)"
)
"""A judgement of the section's goal in which only "måluppfyllelsen" is named."""
_WISH = re.compile(
    r"\b(?:för att|så att|om|när|hur|ska|bör|måste|krävs|viktigt|angeläget|nödvändigt|avgörande|förutsättning\w*"
    r"|ansvarar|verkar för|arbetar för|syftar|syftet|säkerställ\w+|avses|innebär|betyder|menas|förutsätter)\b"
    r"(?=.{0,80}\bmål)",
    re.IGNORECASE,
)
_JUDGING = re.compile(r"\b(?:bedömer|bedömde|anser)\b")
_AUDITORS = re.compile(r"(?:(?:Kommunens|De förtroendevalda)\sr|Kommunr|R)evisorerna\b|(?:Kommunr|R)evisionen\b")
_OF_THE_GOAL = re.compile(r"\bmålet\b", re.IGNORECASE)
_NAMED = re.compile(r"\b[Mm]ålet\s(?:att\s|om\s)?(?P<name>[^.]{8,160}?)\s*$")
MAX_LEAD_WORDS = 12
"""A first sentence of at most so many words may be the name of the goal that the paragraph is on."""
MAX_JUDGED_CHARACTERS = 1_000
"""A longer sentence is not looked into."""


def read_verdicts(text: str, span: Span, context: Context, collector: Collector) -> bool:
    """Add the judging clauses in a paragraph (at `span`) under a heading; say whether there was any.

    A sentence that judges an indicator judges no goal. Under a heading that no level word calls a goal, only what is
    said of "målet" counts.
    """
    if not context.path:
        return False
    before = len(collector.found)
    on_measures = read_judged_measures(text, span, context, collector)
    for start, end in sentences(text):
        sentence = text[start:end]
        found = _clause(sentence) if start not in on_measures else None
        if found is not None and (context.goal is not None or _OF_THE_GOAL.search(sentence)):
            _add(text, start, (start + found[0], start + found[1]), span=span, context=context, collector=collector)
    return len(collector.found) > before


def read_labelled_verdict(text: str, start: int, *, span: Span, context: Context, collector: Collector) -> None:
    """Add the verdict that follows its label ("Bedömning: …") from `start` in a paragraph at `span`.

    The first sentence is the verdict, cut to its judging clause where it has one; later sentences count when they
    judge.
    """
    if context.goal is None:
        return
    for index, (first, last) in enumerate(sentences(text[start:])):
        begin, end = start + first, start + last
        found = _clause(text[begin:end])
        if found is not None:
            place = (begin + found[0], begin + found[1])
        elif index == 0:
            place = (begin, begin + len(text[begin:end].rstrip(" .")))
        else:
            continue
        _add(text, begin, place, span=span, context=context, collector=collector)


def judged_part(text: str) -> tuple[int, int] | None:
    """Return where the judging clause of a cell stands, of several the last; None where no sentence judges a goal."""
    found = None
    for start, end in sentences(text):
        clause = _clause(text[start:end])
        if clause is not None:
            found = start + clause[0], start + clause[1]
    return found


def _clause(sentence: str) -> tuple[int, int] | None:
    """Return where the judging clause of a sentence stands, without its full stop, or None."""
    if len(sentence) > MAX_JUDGED_CHARACTERS or _DEFINES.search(sentence):
        return None
    match = _PASSIVE.search(sentence) or _ACTIVE.search(sentence)
    if match is None or not _REACHED.search(match["clause"]) or _of_others(sentence, match):
        match = _PLAIN.search(sentence)
        if match is None or not _REACHED_GOAL.match(match["clause"]):
            match = _FULFILMENT.search(sentence)
        if match is None or _WISH.search(sentence[: match.end("subject")]):
            return None
    return match.start("clause"), match.start("clause") + len(match["clause"].rstrip(" ."))


def _of_others(sentence: str, match: re.Match[str]) -> bool:
    """Say whether a clause only tells who or what was reached: neither it nor its subject is a goal."""
    named = _GOAL_NAMED.search(sentence[: match.start("clause")]) is not None
    return not named and _REACHES_OTHERS.search(match["clause"]) is not None


def _add(
    text: str, sentence: int, place: tuple[int, int], *, span: Span, context: Context, collector: Collector
) -> None:
    start, end = place
    named = _named(text, sentence, start, span, collector)
    # Under a theme, what the sentence names is judged, not the theme.
    theme = bool(named) and context.goal is not None and context.goal.level is Level.AREA
    collector.add(
        MentionKind.VERDICT,
        text[start:end],
        locator=collector.locator(Span(span.page, span.start + start, span.start + end)),
        path=context.path,
        organ=_judge(text[sentence:start]) or context.organ,
        facts=_date(text, sentence, end, span=span, collector=collector),
        ties=named if theme else (*named, *context.ties(collector, Relation.JUDGES)),
    )


def _judge(lead: str) -> str | None:
    """Return who judges, from the words before the clause: an organ that opens the sentence."""
    if not _JUDGING.search(lead):
        return None
    auditors = _AUDITORS.match(lead)
    if auditors is not None:
        return auditors[0]
    found = organ_in(lead)
    return found.value if found is not None and found.start == 0 else None


def _date(text: str, start: int, end: int, *, span: Span, collector: Collector) -> tuple[Fact, ...]:
    found = dates(text[start:end])
    place = collector.locator(Span(span.page, span.start + start, span.start + end))
    facts = (Fact(FactRole.DECIDED, found[0], place),) if found else ()
    if is_forecast(text[start:end]):
        facts = (*facts, Fact(FactRole.COMMENT, text[start:end], place))
    return facts


def _named(text: str, sentence: int, start: int, span: Span, collector: Collector) -> tuple[Tie, ...]:
    """Return a tie to what the sentence itself names ("Målet Trygga skolor har …"), or the paragraph's lead-in."""
    match = _NAMED.search(text[sentence:start])
    found = (sentence + match.start("name"), sentence + match.end("name")) if match is not None else None
    first = sentences(text)[0]
    if found is None and sentence > first[0] and len(text[first[0] : first[1]].split()) <= MAX_LEAD_WORDS:
        found = first[0], first[0] + len(text[first[0] : first[1]].rstrip(" .:"))
    if found is None:
        return ()
    place = Span(span.page, span.start + found[0], span.start + found[1])
    return (collector.tie(Relation.JUDGES, TieKind.NAME, target=text[found[0] : found[1]], span=place),)
