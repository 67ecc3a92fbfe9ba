"""Sentences of prose that judge an indicator of the document -> verdicts, in their own words. Pure.

"Trots att målvärdet om 6 % sjukfrånvaro inte uppfylldes" names its indicator itself; "Inom miljöområdet … Resultatet
visar att målet för företag nästan nås" says in its paragraph's first words which one it is on. Each clause with a verb
of its own is a verdict; a comparison of figures is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Span, Tie, TieKind
from corpus.swedish import content_words, lemma, sentences, stated_quantities, words, years
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.forecasts import is_forecast
from ingest.plan.measures import without_values

MAX_CHARACTERS = 700
"""A longer sentence is not looked into."""
MAX_INDICATORS = 400
"""Of a document with more indicators, only so many of the last ones are looked for."""
_ADVERB = r"(?:(?:inte|ej|delvis|helt|nästan|även|därmed|tydligt|knappt|precis|klart|ännu|väl|till\sviss\sdel)\s)"
_VERB = (
    rf"(?:{_ADVERB}{{0,2}}(?:(?:har|är|bedöms|väntas|beräknas|kommer\satt)\s)?{_ADVERB}{{0,2}}"
    r"(?:(?:ha|bli|kunna)\s)?(?:(?:upp)?(?:nås|nåtts|nåddes|nådda|nådd|nått)|uppfyll(?:s|ts|t|des|da)"
    r"|klara(?:s|ts|des|t)|överträffa(?:s|ts|des|t)|infria(?:s|ts|des|t)))"
)
_LEVEL = r"(?:målvärde[nt]?|målnivå(?:n|erna)?|ambitionsnivå(?:n|erna)?|riktvärdet|målsättning(?:en|arna)?)"
_FALLS = (
    rf"(?:{_ADVERB}?(?:stannar|stannade|hamnar|hamnade|landar|landade)\s(?:vid|på)\s\S+\soch\s)?{_ADVERB}?"
    rf"(?:understiger|understeg|överstiger|översteg|överträffar|överträffade|når|nådde|uppnår|uppnådde)\s(?:inte\s|ej\s)?"
    rf"(?:{_LEVEL}|målet|målen)"
)
_INVERTED = re.compile(
    rf"\b(?P<clause>har\s(?:inte\s|ej\s|delvis\s)?(?:årets\s)?{_LEVEL}\s{_ADVERB}?(?:uppnåtts|nåtts|uppfyllts|klarats))",
    re.IGNORECASE,
)
_ON_LEVEL = re.compile(
    rf"\b(?:{_LEVEL}|indikatorn|nyckeltalet|målindikatorn)(?:\s[^,.;]{{1,120}}?)?\s(?P<clause>{_VERB}\b)", re.IGNORECASE
)
_ON_GOAL = re.compile(
    rf"\b(?:mål(?:et|en)|{_LEVEL})(?:\s(?:för|om|på|i)\s[^,.;]{{1,60}}?)?\s(?P<clause>{_VERB}\b)"
    rf"|\b(?:resultatet|utfallet)(?:\s(?:för|i|på)\s[^,.;]{{1,60}}?)?\s(?P<falls>{_FALLS}\b)",
    re.IGNORECASE,
)
_AIM = re.compile(rf"\b{_LEVEL}\b", re.IGNORECASE)
_GOES_ON = re.compile(rf",\soch\s(?P<clause>{_VERB}\b)", re.IGNORECASE)
_CLAUSE_END = re.compile(
    rf",\s(?:medan|samtidigt\ssom|vilket|men)\b|,\soch\s(?={_VERB}\b)|\s(?:då|eftersom)\s|[.;]\s*\Z", re.IGNORECASE
)
_SUBORDINATE = re.compile(r"(?:Trots\satt|Även\som|Eftersom|Fastän)\b")
_COMMA = re.compile(rf",|{_CLAUSE_END.pattern}", re.IGNORECASE)
_SUBJECT = re.compile(
    r"^(?:Inom|För|Gällande|Avseende|Beträffande|Vad\sgäller|När\sdet\sgäller)\s(?:området\s(?P<area>[\w-]+)"
    r"|(?P<compound>[\w-]{3,40}?)s?-?området|(?P<plain>[\w-]+))\b",
    re.IGNORECASE,
)
_WISH = re.compile(r"\b(?:för att|om|när|så att|måste|krävs|bör|ska)\s(?:\S+\s){0,3}$", re.IGNORECASE)
_NO_NAME = frozenset({"andel", "antal", "andelen", "antalet", "procent", "per", "index"})


def read_judged_measures(text: str, span: Span, context: Context, collector: Collector) -> frozenset[int]:
    """Add the verdicts on indicators in a paragraph (at `span`); return where the sentences that gave any begin."""
    if not any(form.search(text) for form in (_SUBJECT, _INVERTED, _ON_LEVEL)):
        return frozenset()
    known = [mention for mention in collector.found if mention.kind is MentionKind.INDICATOR][-MAX_INDICATORS:]
    themed = context.goal is None or context.goal.level is Level.AREA
    about = _subject(text, known) if themed else None
    if about is not None:
        _read_aim(text, span, about, collector)
    judging = set()
    for start, end in sentences(text):
        sentence = text[start:end]
        if not known or len(sentence) > MAX_CHARACTERS:
            continue
        found = about if about is not None and _ON_GOAL.search(sentence) else None
        if found is None and (_INVERTED.search(sentence) or _ON_LEVEL.search(sentence)):
            found = _named(sentence, known)
        places = [] if found is None else list(_clauses(sentence, on_goal=found is about))
        for first, last in places:
            judging.add(start)
            place = Span(span.page, span.start + start + first, span.start + start + last)
            _add(sentence[first:last], place, found, context, collector)
    return frozenset(judging)


def _read_aim(text: str, span: Span, about: Mention, collector: Collector) -> None:
    """Give an indicator the first level that its paragraph's first sentence says was aimed at."""
    start, end = sentences(text)[0]
    aim = _AIM.search(text, start, min(end, start + MAX_CHARACTERS))
    number = next((one for one in stated_quantities(text[aim.end() : end])), None) if aim is not None else None
    if aim is None or number is None:
        return
    first, last = aim.end() + number.start, aim.end() + number.end
    place = collector.locator(Span(span.page, span.start + first, span.start + last))
    year = next(iter(years(text[aim.start() : first])), None)
    collector.extend(about, facts=(Fact(FactRole.TARGET, text[first:last], place, number.quantity, year),))


def _add(wording: str, place: Span, about: Mention | None, context: Context, collector: Collector) -> None:
    if about is None:
        return
    locator = collector.locator(place)
    collector.add(
        MentionKind.VERDICT,
        wording,
        locator=locator,
        path=context.path,
        organ=context.organ,
        facts=(Fact(FactRole.COMMENT, wording, locator),) if is_forecast(wording) else (),
        ties=(Tie(Relation.JUDGES, TieKind.NAME, about.wording, locator, about.id),),
    )


def _clauses(sentence: str, *, on_goal: bool) -> Iterator[tuple[int, int]]:
    """Give the judging clauses of a sentence: each to where another subject or another verb begins."""
    forms = (_ON_GOAL, _GOES_ON) if on_goal else (_INVERTED, _ON_LEVEL)
    matches = sorted((match for form in forms for match in form.finditer(sentence)), key=lambda match: match.start())
    reached = 0
    for match in matches:
        group = "falls" if match.groupdict().get("falls") else "clause"
        start = match.start(group)
        if start < reached or _WISH.search(sentence[: match.start()]):
            continue
        subordinate = _SUBORDINATE.match(sentence) is not None and "," not in sentence[:start]
        ends = (_COMMA if subordinate else _CLAUSE_END).search(sentence, match.end(group))
        last = ends.start() if ends is not None else len(sentence)
        reached = start + len(sentence[start:last].rstrip(" .;,"))
        yield start, reached


# --- which indicator ----------------------------------------------------------------------------------------------


def _subject(text: str, known: Sequence[Mention]) -> Mention | None:
    """Return the indicator that a paragraph's first words say it is on: the one whose part is called so."""
    match = _SUBJECT.match(text)
    if match is None:
        return None
    name = lemma(match["area"] or match["compound"] or match["plain"])
    found = [mention for mention in known if name in (lemma(_part(mention)), _part(mention).casefold())]
    names = {mention.wording for mention in found}
    return found[0] if len(names) == 1 else None


def _part(mention: Mention) -> str:
    """Return what a measure in a group is called in it ("Insikt: Bygglov" -> "Bygglov")."""
    return mention.wording.rpartition(":")[2].strip()


def _named(sentence: str, known: Sequence[Mention]) -> Mention | None:
    """Return the indicator whose name's every word stands in a sentence, the longest such; None where none does."""
    here = {lemma(word) for word in words(sentence)}
    best: tuple[int, Mention] | None = None
    for mention in known:
        name = _words_of(mention.wording)
        if name and name <= here and (best is None or len(name) > best[0]):
            best = len(name), mention
    return None if best is None else best[1]


@lru_cache(maxsize=10_000)
def _words_of(wording: str) -> frozenset[str]:
    """Return the lemmas that name a measure, without its values and the words any measure has."""
    found = {lemma(word) for word in content_words(without_values(wording))} - _NO_NAME
    return frozenset(word for word in found if not word.isdigit())
