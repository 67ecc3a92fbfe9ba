"""Which of the values in a sentence or row is the one asked for. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.finding.sought import TYPED, Sought
from assistant.finding.values import (
    Valued,
    closeness,
    is_compared,
    last_run,
    parted,
    persons_in,
    ranges_in,
    row_run,
    values_in,
)
from assistant.understanding.coverage import Words, bare, likeness
from assistant.wording import NUMERIC, AnswerType, fold
from corpus import swedish
from corpus.model import FactRole
from corpus.quantities import TIME_UNITS

COUNTED = 0.7
"""How surely a word must be what "hur många" asks for."""
NAMES_COUNT = 2
"""What stands beside a name of the question is that name's: so many times what stands beside another word of it."""
SHORTEST_SORT = 4
"""Letters of a word for a sort of thing that names may end in."""
SAME_SORT = 0.8
"""From this likeness a word of a text is one for the sort of thing asked for."""
SHORTEST_STEM = 6
"""Letters that a name must share with the sort that it does not say."""
WORDS_BETWEEN = 3
"""Words that may stand between a number and what it counts ("46 nya och gamla medlemmar")."""
COUNT_REACH = 40
"""Characters between what is counted and its number ("antalet medlemmar uppgår till 46")."""

_ROLE_COLUMNS: Mapping[FactRole, tuple[str, ...]] = {
    FactRole.TARGET: ("målvärde", "målnivå"),
    FactRole.OUTCOME: ("utfall", "resultat", "bokslut"),
    FactRole.BASELINE: ("utgångsvärde", "nuläge", "utgångsläge"),
}
_TARGET_BEFORE = re.compile(
    r"(?:målvärde\w*|målnivå\w*|mål(?:et)?|ska|budget\w*|understiga|överstiga|minst"
    r"|högst)(?: [a-zåäö]+){0,2} ?[<>≤≥]? ?$"
)
_AIM_BEFORE = re.compile(
    r"(?:mål(?:et|en)?|målsättning\w*|riktning\w*|ambition\w*|sikte|siktar|vision\w*)(?: [a-zåäö]+){0,3} ?$"
)
_OUTCOME_BEFORE = re.compile(r"(?:utfall\w*|blev|var|uppgick|landade)(?: [a-zåäö]+){0,2} ?$")
_SAYS_COUNT = re.compile(
    r":|=|(?<!\w)(?:är|var|blev|uppgår|uppgick|utgör|utgörs|cirka|ca|is|are|was|were)(?!\w)"
    r"|(?<!\w)(?:öka|minska|sjunk|stig|växa?|krymp)\w* (?:\w+ ){0,2}?med(?!\w)"
)
_OTHER_CELL = re.compile(r"[.;:,\d]|\s[A-ZÅÄÖ]")
_TITLE_BEHIND = re.compile(r"\s?(?:\([^()]{1,12}\))?\s?[,–-]?\s?(?P<title>[^\W\d_]{3,40})")
_LENGTHS = frozenset({"km", "m", "m²", "ha", "mil"})
_OUT_OF = re.compile(r"(?:hur många|antalet) av|how many of")
_PART_OF = re.compile(r"(?<!\w)(?:av|of)(?: de| dessa| våra| the)? $")
_SPAN_ASKED = re.compile(r"gäller|period|pågår|löper|sträcker|vilka år|valid|which years")
_WHO_IS = re.compile(r"vem (?:är|var)(?!\w)|who (?:is|was)(?!\w)|vad heter")
_LENGTH_ASKED = re.compile(r"hur lång|hur långt|how long is|how far")
_TIME_ASKED = re.compile(r"hur länge|hur gammal|how long|how old")
_SAYS_TIME = re.compile(r"\b(?:år|månad|veck|dag|dygn|timm|minut|tid|väntetid|year|month|week|day|hour)")
_TIME_WORD = re.compile(r"\s(?:år|månad|veck|dag|timm|minut|year|month|week|day|hour)")
"""Behind a number in letters: it counts time, where time is not asked for."""
_PREDICATE = re.compile(r"(?<!\w)(?:är|utgörs av|består av|is|are)\s(?P<what>.+)$")
_INNER_NAME = re.compile(r"(?<=[a-zåäö,] )[A-ZÅÄÖ][\w&-]+")
_NAMED_SORT = (
    r"(?i:(?<![\w-]){sort}\w{{0,3}}) (?:i|på|vid) (?P<in_place>[A-ZÅÄÖ][\w-]+(?: [A-ZÅÄÖ][\w-]+)*)"
    r"|(?P<name>(?<![\w-])(?:[A-ZÅÄÖ][\w-]*?{sort}\w{{0,3}}|[A-ZÅÄÖ][\w-]+ {sort}\w{{0,3}})(?![\w-])"
    r"(?: (?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d)?)"
)
"""A name with the word for its sort, or the place that tells which of the sort is meant."""
_AUTHORITIES = frozenset({"myndighet", "organisation", "institut", "aktör", "authority", "body", "agency"})
_AUTHORITY = re.compile(
    r"(?:verket|verk|institutet|institut|styrelsen|inspektionen|myndigheten|kollegiet|rådet|polisen|universitet|regionen)$"
)
_NAMES = re.compile(r"(?<![\w-])[A-ZÅÄÖ][\w-]+(?: (?:& )?[A-ZÅÄÖ][\w-]+)*")
_HOW_MANY = re.compile(r"hur många|how many|antal")


def pick_value(text: str, header: str, sought: Sought) -> Valued | None:
    """Return the value asked for in a sentence or row: one that the question does not say itself, nearest its words.

    In a row it is that of the column which the question names; a row whose columns are not known gives no value,
    but that a target may be told by its comparator.
    """
    if sought.kind not in TYPED:
        return None
    if header and sought.kind in NUMERIC:
        cell = _in_column(header, text, sought)
        if cell is not None:
            return cell if _of_sort(cell, sought) else None
    spoken = {swedish.normalise(value.text) for value in values_in(sought.text, sought.kind)}
    values = [
        one
        for one in _values(text, sought)
        if swedish.normalise(one.text) not in spoken and _of_sort(one, sought) and not _is_said(one, sought)
    ]
    if sought.kind in NUMERIC:
        values = [one for one in values if not row_run(text, one) or _is_target(one, sought)]
        values = [one for one in values if _of_role(text, one, sought) and _counts(text, one, sought)]
    return max(
        values,
        key=lambda one: (
            _is_target(one, sought) or is_titled(text, one, sought),
            closeness(text, one, _asked_first(sought)) + NAMES_COUNT * closeness(text, one, sought.required),
            -one.start,
        ),
        default=None,
    )


def _asked_first(sought: Sought) -> tuple[str, ...]:
    """Return the words sought; of a share those of what makes it up first ("hur stor del av marken är skog")."""
    what = _PREDICATE.search(sought.text) if sought.kind is AnswerType.SHARE else None
    said = set(swedish.words(what["what"])) if what is not None else set()
    return tuple(sorted(sought.words, key=lambda word: word not in said))


def pick_name(text: str, sought: Sought) -> Valued | None:
    """Return the name of the sort asked for ("vilken skola": "Östra skolan", "Norrskolan"): the only one in a text.

    It is a word with a capital that ends in the sort, the sort with a word with a capital before it ("Grönt program
    2019–2023"), or what stands in that place ("kontoret i Lund": "Lund").
    """
    found: dict[str, Valued] = {}
    for sort in _words_for_sort(text, sought):
        for match in re.finditer(_NAMED_SORT.format(sort=re.escape(sort)), text):
            name = Valued(*_spanned(match, next(one for one in ("in_place", "name") if match[one])))
            plain = match["name"] is not None and swedish.is_word(fold(name.text))
            if fold(name.text) not in sought.text and not plain:
                found.setdefault(name.text, name)
    return next(iter(found.values())) if len(found) == 1 else None


def pick_organisation(text: str, sought: Sought) -> Valued | None:
    """Return the name of an organisation that does not say the sort asked for: the only one in a text.

    It begins as the sort does ("revisionsbyrå": "Nordan Revision"), or ends as authorities do ("Skogsverket").
    """
    head = sought.head or ""
    begins = head[:SHORTEST_STEM] if len(head) >= SHORTEST_STEM else None
    ends = _AUTHORITY if {head, swedish.lemma(head)} & _AUTHORITIES else None
    said = set(swedish.words(sought.text))
    found = {
        match.group(): match
        for match in _NAMES.finditer(text)
        for words in (fold(match.group()).split(),)
        if not said.issuperset(words)
        and ((begins and any(one.startswith(begins) for one in words)) or (ends and ends.search(words[-1])))
    }
    return Valued(*_spanned(next(iter(found.values())))) if len(found) == 1 else None


def _words_for_sort(text: str, sought: Sought) -> tuple[str, ...]:
    """Return the sort of thing that a name is asked of, and the words of a text for it."""
    if sought.head is None or len(sought.head) < SHORTEST_SORT:
        return ()
    said = (token.text for token in swedish.tokens(text))
    alike = (fold(one) for one in said if likeness(sought.head, swedish.normalise(one)) >= SAME_SORT)
    return tuple(dict.fromkeys(bare(one) for one in (sought.head, *alike)))


_NAME_BEFORE = re.compile(r"(?<!\w)[A-ZÅÄÖ][\w-]* (?:& )?\Z")
_NAME_BEHIND = re.compile(r" (?:& )?[A-ZÅÄÖ]")


def new_names(text: str, sought: Sought) -> tuple[str, ...]:
    """Return the words with a capital inside the sentences of a text that the question does not say.

    A word of the dictionary is none by itself: it begins a cell of a table ("… skolan Påbörjad"). Beside another one
    it is ("Nordan Revision & Råd").
    """
    said = set(swedish.words(sought.text))
    inner = (match for match in _INNER_NAME.finditer(text) if fold(match[0]) not in said)
    return tuple(one[0] for one in inner if not swedish.is_word(one[0]) or _is_beside_a_name(text, one))


def _is_beside_a_name(text: str, word: re.Match[str]) -> bool:
    return bool(_NAME_BEFORE.search(text, 0, word.start()) or _NAME_BEHIND.match(text, word.end()))


def _spanned(match: re.Match[str], group: str | int = 0) -> tuple[str, int, int]:
    return match[group], match.start(group), match.end(group)


def _values(text: str, sought: Sought) -> tuple[Valued, ...]:
    if sought.kind is AnswerType.DATE and _SPAN_ASKED.search(sought.text):
        return (*ranges_in(text), *values_in(text, sought.kind))
    if sought.kind is AnswerType.PERSON and _WHO_IS.search(sought.text):
        return persons_in(text)
    return values_in(text, sought.kind)


def _is_target(value: Valued, sought: Sought) -> bool:
    return sought.role is FactRole.TARGET and value.quantity is not None and value.quantity.comparator != "="


def is_titled(text: str, value: Valued, sought: Sought) -> bool:
    """Say whether a person's name has the role asked for right behind it ("Anna Berg (S), ordförande")."""
    if sought.kind is not AnswerType.PERSON or not sought.words:
        return False
    title = _TITLE_BEHIND.match(text, value.end)
    return title is not None and likeness(sought.words[0], swedish.normalise(title["title"])) >= COUNTED


def _of_role(text: str, value: Valued, sought: Sought) -> bool:
    """Say whether what stands before a number allows its role: "målvärdet om 6 %" is no outcome."""
    before = fold(text[max(0, value.start - 30) : value.start])
    if sought.role is FactRole.OUTCOME:
        return not _TARGET_BEFORE.search(before)
    if sought.fact and _AIM_BEFORE.search(before):
        return False
    return sought.role is not FactRole.TARGET or not _OUTCOME_BEFORE.search(before)


def _counts(text: str, value: Valued, sought: Sought) -> bool:
    """Say whether a number counts what "hur många" asks for: right before it, or after it behind a verb or colon."""
    if _TIME_WORD.match(text, value.end) and not _SAYS_TIME.search(sought.text) and not text[value.start].isdigit():
        return False
    if sought.head is None or not _HOW_MANY.search(sought.text) or sought.kind is not AnswerType.NUMBER:
        return True
    if is_compared(text, value) or (_OUT_OF.search(sought.text) and _PART_OF.search(fold(text[: value.start]))):
        return False
    for token in swedish.tokens(text):
        if likeness(sought.head, swedish.normalise(token.text)) < COUNTED:
            continue
        between = text[value.end : token.start] if token.start >= value.end else text[token.end : value.start]
        if token.start >= value.start and len(between.split()) <= WORDS_BETWEEN and not _OTHER_CELL.search(between):
            return True
        if token.end <= value.start and len(between) <= COUNT_REACH and _SAYS_COUNT.search(fold(between)):
            return True
    return False


def _is_said(value: Valued, sought: Sought) -> bool:
    """Say whether a name is one that the question itself says."""
    said = {word.removesuffix("s") for word in swedish.words(sought.text)}
    return value.quantity is None and {word.removesuffix("s") for word in swedish.words(value.text)} <= said


def _of_sort(value: Valued, sought: Sought) -> bool:
    """Say whether a number's unit can be meant: a length for "hur lång", no per cent for "hur många"."""
    if value.quantity is None or sought.kind is not AnswerType.NUMBER:
        return True
    unit = value.quantity.unit
    if _LENGTH_ASKED.search(sought.text):
        return unit in _LENGTHS or unit in TIME_UNITS
    if _TIME_ASKED.search(sought.text):
        return unit in TIME_UNITS
    if unit in TIME_UNITS and not _SAYS_TIME.search(sought.text):
        return False
    return not (_HOW_MANY.search(sought.text) and unit in ("%", "procentenheter", "‰"))


def column_of(header: str, text: str, start: int) -> str | None:
    """Return the head of the column in which the value at a place of a row stands; None where it is not known."""
    columns = header.split(" | ")
    values = parted(text, last_run(text), columns=len(columns) - 1)
    if not 1 <= len(values) <= len(columns) - 1:
        return None
    numbered = columns[-len(values) :]
    return next((column for column, one in zip(numbered, values, strict=True) if one.start == start), None)


def _in_column(header: str, text: str, sought: Sought) -> Valued | None:
    """Choose among a row's numbers by the header: only when there are no more numbers than columns after the first.

    A question that names no column asks for the outcome; of equals the last column is the newest.
    """
    columns = header.split(" | ")
    values = parted(text, last_run(text), columns=len(columns) - 1)
    if not 2 <= len(values) <= len(columns) - 1:
        return None
    numbered = columns[-len(values) :]
    named = (*sought.words, *(str(year) for year in sought.years), *_ROLE_COLUMNS[sought.role or FactRole.OUTCOME])
    scores = [sum(Words.of(column).covers(word) for word in named) for column in numbered]
    best = max(scores)
    if best == 0:
        return None
    return values[max(index for index, score in enumerate(scores) if score == best)]
