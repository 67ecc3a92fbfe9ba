"""Who does what to whom: the parts that words play in a clause must be those that they play in its source. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from assistant.moments import MONTHS
from assistant.quoting.clauses import YEAR_DIGITS, Statement
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Matches, is_content
from assistant.quoting.number_words import SPELLED
from assistant.quoting.words import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS, Word
from corpus.word_classes import is_noun

_AGENT = frozenset({"av", "by"})
_THAN = frozenset({"än", "framför", "than", "minus"})
_TIED = closed("för till från åt hos mot for to from against")
"""Prepositions that make a name another's: "för Lund" is not "Lund"."""
_OPPOSED = frozenset(
    frozenset(pair)
    for pair in (("från", "till"), ("före", "efter"), ("innan", "efter"), ("över", "under"), ("med", "utan"))
)
_ORGAN = re.compile(
    r"\w*(?:nämnd|styrels|förvaltning|fullmäktig|bolag|utskott|kontor|kommun|region|förbund|enhet)"
    r"(?:e|e?ns?|ers?|ernas?|ets?|s)?|committee|board|council|municipality|department|region"
)
_EARLIER = (closed("före innan before"), closed("efter after"))
_TIMES = closed("år månad vecka dag kvartal halvår höst vår sommar vinter tid period")
_BETWEEN = closed("inte ej aldrig också även nu redan ännu sedan")
_SUBORDINATING = closed("som vilket vilka vilken där då hur vad om att which that how")
_INFINITIVE = frozenset({"att", "to"})
_SUBJECTS = closed("vi man jag ni de han hon we they he she")
_AND = frozenset({"och", "and", "samt"})
_ADJECTIVE = re.compile(r"(?:iska|liga|nde|ade|amma|ella|iga|iva)$")
MOST_ANCHORS = 4
"""Places of one verb in a statement that are looked at."""
NEAR = 4
"""Words back in which the preposition of a word is sought."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Places of the words before a verb without a preposition (who acts), and of those after it (what is acted on)."""

    agents: frozenset[int]
    patients: frozenset[int]


def roles_agree(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether compared things, actors and what prepositions and genitives tie are the same in both."""
    return (
        _compared_alike(claim, statement, matches)
        and not _turns_time(claim, statement)
        and _prepositions_agree(claim, statement, matches)
        and _genitives_agree(claim, statement, matches)
        and _parts_agree(claim, statement, matches)
        and _names_keep_their_own(claim, statement, matches)
    )


def _names_keep_their_own(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what stands beside one organ or name in the statement is not told of another.

    "A sköter skolan och B vården": of A may not be told what stands in the cell of B.
    """
    if statement.is_row or statement.labels:
        return True
    named = {one.place: one.cell for word in claim.told if _names(word) for one in matches.get(word.place, ())}
    bare = [
        word
        for number, word in enumerate(statement.all)
        if _names(word) and tie(statement.all, number).preposition not in _TIED
    ]
    if not named or not any(word.place in named for word in bare):
        return True
    for word in claim.told:
        found = matches.get(word.place, ())
        if word.is_verb or not found or any(one.place in named for one in found):
            continue
        others = {other.place for one in found for other in bare if other.cell == one.cell and other.place != one.place}
        if others and not others & named.keys() and not {one.cell for one in found} & set(named.values()):
            return False
    return True


def _turns_time(claim: Statement, statement: Statement) -> bool:
    """Say whether "after" is told of what only has "before", or the other way round."""
    said, known = ({word.key for word in one.all} for one in (claim, statement))
    return any(said & mine and not known & mine and known & its for mine, its in (_EARLIER, _EARLIER[::-1]))


def _compared_alike(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what comes after "än" in the clause comes after it in the statement."""
    behind = {word.place for word in _after_than(statement.all)}
    for word in _after_than(claim.told):
        found = {one.place for one in matches.get(word.place, ())}
        if (found or word.key[0].isdigit()) and not found & behind:
            return False
    return _compares(statement.all) or not _compares(claim.told)


def _compares(words: Sequence[Word]) -> bool:
    return any(word.key in _THAN and _is_told_of(words, word) for word in words)


def _is_told_of(words: Sequence[Word], than: Word) -> bool:
    """Say whether "än" compares things rather than bounding a number ("mer än 48")."""
    after = next((word for word in words if word.place == than.place + 1), None)
    return after is not None and not after.key[0].isdigit()


def _after_than(words: Sequence[Word]) -> list[Word]:
    """Return the words compared with: after "än" up to a verb."""
    after: list[Word] = []
    for number, word in enumerate(words):
        if word.key in _THAN and _is_told_of(words, word):
            following = takewhile(lambda one: not one.is_verb, words[number + 1 : number + 1 + NEAR])
            after.extend(one for one in following if is_content(one))
    return after


def _prepositions_agree(claim: Statement, statement: Statement, matches: Matches) -> bool:
    places = {word.place: number for number, word in enumerate(statement.all)}
    acts = any(word.is_verb and word.key not in AUXILIARIES for word in statement.all)
    tied = _TIED if acts else _TIED | _AGENT  # "fick 2 mnkr av nämnden"
    for number, word in enumerate(claim.told):
        found = [places[one.place] for one in matches.get(word.place, ()) if one.place in places]
        if not found or word.key[0].isdigit() or word.key in MONTHS or word.is_verb:
            continue
        own = tie(claim.told, number)
        others = [tie(statement.all, position) for position in found]
        if all(frozenset((own.preposition, other.preposition)) in _OPPOSED for other in others):
            return False
        if (
            not (statement.is_row or statement.labels)
            and any(_names(one) for one in (word, *(statement.all[position] for position in found)))
            and all(_differs(own.preposition, one.preposition, tied) for one in others)
        ):
            return False
        if own.head is not None and not _tied_alike(own, others, found, statement, matches):
            return False
    return True


def _tied_alike(own: Tie, others: Sequence[Tie], found: Sequence[int], statement: Statement, matches: Matches) -> bool:
    """Say whether the statement does not tie another word to the head that the clause ties one to, nor to a number."""
    heads = {one.place for one in matches.get(own.head.place, ())} if own.head else set()
    tied = [other.head for other in others if other.head is not None]
    if len(tied) < len(others) or not heads or any(head.place in heads for head in tied):
        return True
    if own.head is not None and own.head.is_verb and own.preposition not in _AGENT:
        return True
    if all(head.key[0].isdigit() and len(head.key) != YEAR_DIGITS for head in tied):
        return False
    rivals = (tie(statement.all, number) for number in range(len(statement.all)) if number not in found)
    return not any(
        one.head is not None and one.head.place in heads and one.preposition == own.preposition for one in rivals
    )


def _names(word: Word) -> bool:
    """Say whether a word names somebody: an organ, or a name inside the sentence."""
    return word.is_name or bool(_ORGAN.fullmatch(word.key))


def _differs(one: str, other: str, tied: frozenset[str]) -> bool:
    """Say whether one preposition makes a name the receiver or source, and the other does not."""
    return one != other and (one in tied) != (other in tied)


@dataclass(frozen=True, slots=True)
class Tie:
    """The preposition that governs a word, "" without one, and the word right before it that it is tied to."""

    preposition: str = ""
    head: Word | None = None


def tie(words: Sequence[Word], number: int) -> Tie:
    """Find what governs a word; a verb, or words with content between, end the search."""
    contents = determined = 0
    for position in range(number - 1, max(-1, number - 1 - NEAR), -1):
        word = words[position]
        if word.cell != words[number].cell or word.is_verb or word.key == "att":
            break
        if word.key in PREPOSITIONS:
            head = words[position - 1] if position and words[position - 1].cell == word.cell else None
            return Tie(word.key, head if head is not None and is_content(head) else None)
        if is_content(word) and not word.key[0].isdigit() and not (determined and _is_genitive(words, position)):
            contents += not _ADJECTIVE.search(word.key)
            if contents > 1 or determined:
                break
        else:
            determined = 1
    return Tie()


def _genitives_agree(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether no owner and owned or acting one have changed places ("chefernas stöd", "cheferna")."""
    own = {one.place: _is_genitive(claim.told, number) for number, one in enumerate(claim.told)}
    other = {one.place: _is_genitive(statement.all, number) for number, one in enumerate(statement.all)}
    gained = lost = False
    for place, is_genitive in own.items():
        found = [other[one.place] for one in matches.get(place, ()) if one.place in other]
        if found:
            gained = gained or (is_genitive and not any(found))
            lost = lost or (not is_genitive and all(found))
    return not (gained and lost)


def _is_genitive(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    owned = words[number + 1] if number + 1 < len(words) else None
    ends = word.key.endswith("s") and not word.lemma.endswith("s") and not word.is_verb
    return ends and owned is not None and is_content(owned) and not owned.is_verb


def _parts_agree(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether no actor of the statement is acted on in the clause, nor the other way round."""
    if statement.is_row or statement.labels:
        return True
    places = {word.place: number for number, word in enumerate(statement.all)}
    told = frozenset(one.place for word in claim.told if not word.is_verb for one in matches.get(word.place, ()))
    for number, word in enumerate(claim.told):
        found = matches.get(word.place, ())[:MOST_ANCHORS]
        anchors = [places[one.place] for one in found if one.place in places and one.is_verb]
        infinitive = number and claim.told[number - 1].key in _INFINITIVE
        if word.is_verb and word.key not in AUXILIARIES and anchors and not infinitive:
            own = _parts(claim.told, number)
            if _acts_elsewhere(own, statement.all, anchors, matches):
                return False
            if not word.key.endswith("s") and _is_done_to_elsewhere(own, statement.all, anchors, matches):
                return False
            if not any(_fit(own, _parts(statement.all, anchor), matches, told=told) for anchor in anchors):
                return False
    return True


def _acts_elsewhere(own: Parts, words: Sequence[Word], anchors: Sequence[int], matches: Matches) -> bool:
    """Say whether who acts in a clause does something else in the statement ("… som Livsmedelsverket anger")."""
    acting = {one.place for place in own.agents for one in matches.get(place, ())}
    verbs = {words[anchor].place for anchor in anchors}
    following = [after for word, after in pairwise(words) if word.place in acting]
    others = [word for word in following if word.is_verb and word.key not in AUXILIARIES and word.place not in verbs]
    has_agents = any(_parts(words, anchor).agents - acting for anchor in anchors)
    return bool(others) and len(others) == len(acting) and has_agents


def _is_done_to_elsewhere(own: Parts, words: Sequence[Word], anchors: Sequence[int], matches: Matches) -> bool:
    """Say whether what a clause's verb does something to stands after another verb of the statement, and not its."""
    done_to = {one.place for place in own.patients for one in matches.get(place, ())}
    verbs = {words[anchor].place for anchor in anchors}
    others = {
        after.place
        for word, after in pairwise(words)
        if word.is_verb and word.key not in AUXILIARIES and word.place not in verbs and after.place in done_to
    }
    theirs = [_parts(words, anchor).patients for anchor in anchors]
    return bool(others) and others == done_to and all(patients and not patients & done_to for patients in theirs)


def _fit(own: Parts, other: Parts, matches: Matches, *, told: frozenset[int]) -> bool:
    """Compare the parts around a verb; `told` are the places of the words that the clause has, verbs aside."""
    agents = {one.place for place in own.agents for one in matches.get(place, ())}
    patients = {one.place for place in own.patients for one in matches.get(place, ())}
    acted_on = bool(agents & other.patients) and not agents & other.agents
    acting = bool(patients & other.agents) and not patients & other.patients
    if agents and other.agents & told and not agents & other.agents:
        return False  # who acts in the source stands in the clause, but does not act there
    if acted_on and other.agents and not patients & other.patients:
        return False
    return not (acting and own.agents and not agents & other.agents)


def _parts(words: Sequence[Word], verb: int) -> Parts:
    """Return who acts and what is acted on around a verb, in its cells up to the next verb on either side."""
    finite = verb
    while finite and words[finite - 1].key in AUXILIARIES | _BETWEEN:
        finite -= 1
    first = max((n + 1 for n in range(finite) if _ends_phrase(words[n]) and words[n].key not in AUXILIARIES), default=0)
    last = min((n for n in range(verb + 1, len(words)) if _ends_phrase(words[n])), default=len(words))
    if first and words[first - 1].is_verb:
        return Parts(frozenset(), frozenset())  # "då … visade ett resultat beslutade direktionen": whose are they?
    before = [n for n in range(first, finite) if _is_bare_noun(words, n)]
    if first and not before:
        return Parts(frozenset(), frozenset())
    spoken = any(words[n].key in _SUBJECTS for n in range(first, verb))
    after = [n for n in range(verb + 1, last) if words[n].cell == words[verb].cell and _is_bare_noun(words, n)]
    acting = [n for n in range(verb + 1, last) if is_content(words[n]) and tie(words, n).preposition in _AGENT]
    if words[verb].key.endswith("s"):
        return Parts(_places(words, acting), _places(words, (*before, *after)))
    if not before and after and not spoken:
        run = 1
        while run < len(after) and after[run] == after[run - 1] + 1 and _goes_on(words[after[run - 1]]):
            run += 1
        before, after = after[:run], after[run:]
    return Parts(_places(words, before), _places(words, after))


def _goes_on(word: Word) -> bool:
    return word.key.endswith("s") or word.text[0].isupper()


def _ends_phrase(word: Word) -> bool:
    return word.is_verb or word.key in CONJUNCTIONS - _AND or word.key in _SUBORDINATING


def _places(words: Sequence[Word], numbers: Iterable[int]) -> frozenset[int]:
    return frozenset(words[number].place for number in numbers)


def _is_bare_noun(words: Sequence[Word], number: int) -> bool:
    word = words[number]
    if _is_number(word) or word.key in PREPOSITIONS or not is_content(word) or word.lemma in _TIMES:
        return False
    tied = tie(words, number)
    is_part = tied.head is not None and _is_number(tied.head) and tied.preposition in _AGENT  # "24 av 31 skolor"
    is_bare = is_part or not tied.preposition
    return (word.is_name or is_noun(word.key)) and is_bare and not _is_genitive(words, number)


def _is_number(word: Word) -> bool:
    return word.key[0].isdigit() or word.key in SPELLED
