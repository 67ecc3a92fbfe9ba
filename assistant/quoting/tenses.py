"""Is what a clause plans, expects or has done planned, expected or done in its source? Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.quoting.clauses import Statement
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Matches, is_content
from assistant.quoting.words import AUXILIARIES, Word

WILL = "will"
_HEDGES = {
    word: kind
    for kind, written in {
        "can": "kan kunna kunde möjlig möjlighet möjliggöra kapacitet förmåga möjligen eventuellt may might could",
        "should": "bör böra borde should",
        "expect": "vänta förvänta bedöma bedömning beräkna uppskatta prognos enligt expect expected assess assessed",
        "propose": "föreslå förslag propose proposed",
        "plan": "planera planned plans intends",
        "need": "behöva behövas behövs behövdes krävas krävs krävdes nödvändig måste need needed",
        "consider": "undersöka utreda pröva överväga diskutera",
        "risk": "risk riskera hota hot fara risks threaten",
        "likely": "troligen troligtvis sannolikt sannolik förmodligen antagligen kanske probably likely perhaps",
        "strive": "sträva verka försöka önska hoppas ambition vilja vill",
        WILL: "ska skall skulle shall will",
    }.items()
    for word in written.split()
}
_AIMS = ("mål", "målsättning", "ambition", "avsikt", "syfte", "inriktning")
_OF_THINGS = frozenset({"plan", "propose", "need"})
_UNSURE = frozenset({"can", "should", "likely", "risk"})
_COMPATIBLE = frozenset({"plan", "strive"})
"""What is planned or striven for may be told with "ska"."""
_ATTRIBUTIVE = ("ad", "ade", "ande", "at")
HEDGED_VERBS = 2
"""Predicates after a hedge that it holds for ("bör arbeta för att minska")."""
_STATUS = closed(
    """
    klar klart klara färdig färdigt färdiga genomförd genomfört genomförda avslutad avslutat slutförd slutfört
    uppnått uppnådd uppfyllt uppfylld försenat försenad
    """
)
_TO_COME = closed("ska skall skulle kan bör kommer will shall should")
_OF_STATUS = closed("status bedömning läge måluppfyllelse uppföljning resultat kommentar färdiggrad")
_OUTCOMES = ("utfall", "resultat", "outcome", "result")
_DONE = closed(
    """
    genomförd genomfört genomförda avslutad avslutat slutförd slutfört uppnått uppnådd uppfyllt
    """
)
_PRETERITE = re.compile(r"(?:ade|[^aei]nde|[dtkpsrlgv][dt]e|ste|rde)s?$")
_IRREGULAR = closed(
    """
    antog antogs avslog avslogs beslöt beslöts bestod blev drog drogs fick fann fanns föll föreslog föreslogs gav
    gavs gick gjorde gjordes hade höll hölls kom lade lades låg lät satte sattes skedde skrev skrevs såg sågs
    sjönk steg stod såldes sålde tog togs uppgick valde valdes vann var överlät var
    """
)
_ENGLISH_PAST = re.compile(
    r"[a-z]{3,}[a-z]ed|was|were|met|held|rose|fell|grew|built|made|began|took|gave|sold|bought|paid"
)
_SUPINE = re.compile(r"(?:at|it|[tlrkspmngv]t)s?$")
_PARTICIPLE = re.compile(r"(?:d|dda|ade|[gvr]na)$")
_STRONG = re.compile(r"(?:tag|giv|driv|drag|håll|skriv|brut|slag|bund|skjut|lämn|skil)(?:en|et|na)$")
_THERE = closed("finns fanns")
_HOLDING = closed("får fick har hade has had")
_VIEWS = closed("prognos förslag proposal forecast")
_MAY = closed("får fick")
_PERFECT = closed("har hade ha has had have")
_BE = closed("är blev blivit blir is was var were")
_TO_BE = closed("vara bli ha få be become have")
THINGS = 3
"""Words beside a verb that name what is planned or proposed."""
AWAY = 4
"""Words between an auxiliary and its verb."""


def hedges_kept(claim: Statement, statement: Statement, matched: frozenset[int]) -> bool:
    """Say whether what the statement only plans, proposes, expects or may be is so in the clause too."""
    said = {kind for kind, _ in hedges(claim.all)}
    known = {kind for kind, _ in hedges(statement.all)}
    if WILL in said - known and known - said - _COMPATIBLE:
        return False
    for kind, number in hedges(statement.all):
        held = _predicates_after(statement.all, number, whole=kind == "consider")
        if not held and kind in _OF_THINGS:  # "en översyn planeras"
            held = _things_beside(statement.all, number)
        if _covers_all(statement.all, number, kind, held=held):
            held = _predicates_after(statement.all, number, whole=True)
        is_so = any(word.key in _BE | _HOLDING for word in claim.told)
        of_being = is_so and _holds_of_being(statement.all, number, matched)
        if not any(word.place in matched for word in held) and not of_being:
            continue
        infinitive = any(word.key == "att" for word in claim.words)
        if kind not in said and not (kind == WILL and (said - {"need"} or infinitive)):
            return False
    return True


def _covers_all(words: Sequence[Word], number: int, kind: str, *, held: Sequence[Word]) -> bool:
    """Say whether a hedge holds for all after it: "prognosen pekar mot …", "målet är fler platser"."""
    return words[number].lemma in _VIEWS or (not held and kind == "strive" and bool(_aim(words, number)))


def _holds_of_being(words: Sequence[Word], number: int, matched: frozenset[int]) -> bool:
    """Say whether a hedge stands before "vara", "bli" or "ha", with something of the clause next ("ska vara klar")."""
    following = words[number + 1 : number + 1 + AWAY]
    position = next((n for n, word in enumerate(following) if word.key in _TO_BE), None)
    if position is None:
        return False
    return any(word.place in matched for word in [one for one in following[position + 1 :] if is_content(one)][:1])


def hedges(words: Sequence[Word]) -> list[tuple[str, int]]:
    """Return the kinds of hedges ("can", "plan", "will") that words hold, with the number of each one's word."""
    return [
        (kind, number)
        for number, word in enumerate(words)
        if (kind := hedge_of(word) or _aim(words, number) or _is_allowed(words, number))
        and not (word.key.endswith(_ATTRIBUTIVE) and word.lemma != word.key)
    ]


def hedge_of(word: Word) -> str:
    """Return the kind of hedge that a word is, "" for none."""
    return _HEDGES.get(word.key) or _HEDGES.get(word.lemma, "")


def _things_beside(words: Sequence[Word], number: int) -> list[Word]:
    """Return the words right after a verb that carry meaning, in its cell; without any, those right before it."""
    cell = [word for word in words if word.cell == words[number].cell and is_content(word)]
    after = [word for word in cell if word.place > words[number].place]
    return after[:THINGS] or [word for word in cell if word.place < words[number].place][-THINGS:]


def _aim(words: Sequence[Word], number: int) -> str:
    """Return "strive" for the noun of "målet är att …", "way" for that of "på väg att …"."""
    following = tuple(word.key for word in words[number + 1 : number + 3])
    if words[number].key == "väg" and following[:1] == ("att",):
        return "way"
    if following[:1] != ("är",) or not words[number].lemma.endswith(_AIMS):
        return ""
    cell = [word.key for word in words[number + 2 :] if word.cell == words[number].cell]
    aims = following[1:] == ("att",) or (cell and not _STATUS.intersection(cell) and is_content(words[number + 2]))
    return "strive" if aims else ""


def _is_allowed(words: Sequence[Word], number: int) -> str:
    """Return "can" for "får" before another verb ("får använda")."""
    following = words[number + 1 : number + 3]
    return "can" if words[number].key in _MAY and any(_is_infinitive(word) for word in following) else ""


def _is_infinitive(word: Word) -> bool:
    return word.is_verb and word.key not in AUXILIARIES and word.key.endswith(("a", "as"))


def _predicates_after(words: Sequence[Word], number: int, *, whole: bool) -> list[Word]:
    """Return the next predicates after a hedge, in its cell; `whole`: all that follows there."""
    following = [word for word in words[number + 1 :] if word.cell == words[number].cell]
    if whole:
        return following
    held = [(place, word) for place, word in enumerate(following) if _is_predicate(word)][:HEDGED_VERBS]
    return [word for order, (place, word) in enumerate(held) if not order or following[place - 1].key == "att"]


def _is_predicate(word: Word) -> bool:
    return word.key in _STATUS or (word.is_verb and word.key not in AUXILIARIES)


def is_commanded(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what the statement says may or should be is told with "ska"."""
    own, other = _holders(claim.all), _holders(statement.all)
    for place, kinds in own.items():
        known = {kind for one in matches.get(place, ()) for kind in other.get(one.place, ())}
        if WILL in kinds - known and known & _UNSURE and not known & kinds:
            return True
    return False


def _holders(words: Sequence[Word]) -> dict[int, set[str]]:
    """Return the kinds of hedges that hold each predicate, by its place."""
    held: dict[int, set[str]] = {}
    for kind, number in hedges(words):
        for word in _predicates_after(words, number, whole=False):
            held.setdefault(word.place, set()).add(kind)
    return held


def tenses_agree(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what the clause tells as done is done in the statement, and what it tells as to come is not."""
    words = claim.all
    for number, word in enumerate(words):
        found = matches.get(word.place, ())
        told = is_told_done(words, number)
        if word.key in _STATUS and statement.is_row:
            if told and not any(_tells_status(statement, other) for other in found):
                return False
        elif (
            (told and not _is_done(word, found, statement, matches))
            or (_is_to_come(words, number) and _is_predicate(word) and _are_past(statement, found))
            or (_is_told_as_now(word) and found and all(_is_preterite(other) for other in found))
        ):
            return False
    return True


def _is_told_as_now(word: Word) -> bool:
    """Say whether a verb is told as going on: "ansvarar"."""
    return word.is_verb and word.key not in AUXILIARIES and word.key.endswith("r")


def _is_done(word: Word, found: Sequence[Word], statement: Statement, matches: Matches) -> bool:
    """Say whether a verb that is told as done is told so in the statement; words that are no verbs are not judged."""
    if found and all(other in statement.labels for other in found):
        return not word.is_verb  # "Kostnad: 90 tkr" is no "kostade"
    acts = found if _ENGLISH_PAST.fullmatch(word.key) else [other for other in found if other.is_verb]
    alike = any(_is_done_form(other) or other.key == word.key for other in found)
    return not acts or alike or _has_done_status(statement) or _tells_an_outcome(statement, matches)


def _are_past(statement: Statement, found: Sequence[Word]) -> bool:
    acts = [other for other in found if other.is_verb] or found
    return bool(acts) and all(_is_done_form(other) and _is_past(statement.all, other) for other in acts)


def _is_made(words: Sequence[Word], number: int) -> bool:
    """Say whether a participle of a strong verb tells what has been done ("finns framtagen", "är framtaget")."""
    before = {other.key for other in words[max(0, number - AWAY) : number]}
    return bool(_STRONG.search(words[number].key)) and bool(before & (_BE | _THERE)) and not before & _TO_COME


def is_told_done(words: Sequence[Word], number: int) -> bool:
    """Say whether a verb is in the past or perfect: "införde", "har införts", "är infört"."""
    word = words[number]
    before = {other.key for other in words[max(0, number - AWAY) : number]}
    if _ENGLISH_PAST.fullmatch(word.key) and before & (_TO_COME | _TO_BE | _BE):
        return bool(before & _BE) and not before & _TO_COME
    if _is_preterite(word):
        return True
    if _PARTICIPLE.search(word.key) or word.key in _STATUS:
        return bool(before & _BE) and not before & _TO_COME
    perfect = before & (_PERFECT | _BE) if word.is_verb else before & _PERFECT
    return bool(_SUPINE.search(word.key)) and bool(perfect) and not before & _TO_COME


def tells_of_the_past(words: Sequence[Word]) -> bool:
    """Say whether a verb among words tells what has been."""
    return any(is_told_done(words, number) for number, word in enumerate(words) if word.is_verb)


def _is_to_come(words: Sequence[Word], number: int) -> bool:
    before = {other.key for other in words[max(0, number - AWAY) : number]}
    return bool(before & _TO_COME - {"kan", "bör"})


def _is_past(words: Sequence[Word], word: Word) -> bool:
    """Say whether a word of the statement tells what has been."""
    if _is_preterite(word):
        return True
    number = next(number for number, other in enumerate(words) if other.place == word.place)
    if _is_made(words, number):
        return True
    before = {other.key for other in words[max(0, number - AWAY) : number]}
    return bool(before & _PERFECT) and bool(_SUPINE.search(word.key))


def _is_done_form(word: Word) -> bool:
    participle = bool(_PARTICIPLE.search(word.key)) and word.key != word.lemma
    return _is_preterite(word) or bool(_SUPINE.search(word.key) or _STRONG.search(word.key)) or participle


def _is_preterite(word: Word) -> bool:
    swedish = word.key in _IRREGULAR or (bool(_PRETERITE.search(word.key)) and word.is_verb)
    return swedish or bool(_ENGLISH_PAST.fullmatch(word.key))


def _tells_status(statement: Statement, word: Word) -> bool:
    """Say whether a word of a row stands in a cell that tells how things are, not when they should be done."""
    labels = [label for label in statement.labels if label.cell == word.cell]
    return word not in labels and any(label.lemma in _OF_STATUS for label in labels)


def _tells_an_outcome(statement: Statement, matches: Matches) -> bool:
    """Say whether a clause has the value of a row's cell that is labelled as an outcome."""
    cells = {word.cell for word in statement.labels if word.key.startswith(_OUTCOMES)}
    labels = {word.place for word in statement.labels}
    return any(word.cell in cells and word.place not in labels for found in matches.values() for word in found)


def _has_done_status(statement: Statement) -> bool:
    labels = {word.place for word in statement.labels}
    return statement.is_row and any(word.key in _DONE and word.place not in labels for word in statement.words)
