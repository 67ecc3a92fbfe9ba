"""What stands under another word in the source may not be told without that word. Pure.

"The risk is that the school closes" does not say that it closes, "the shortage of teachers grows" not that teachers
grow, "if the grant is raised the school is built" not that it is built. Some words only hand on what stands under them
("the report shows that …"): the table of synonyms names them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise, takewhile

from assistant.moments import MONTHS
from assistant.quoting.clauses import Parsed, Statement
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Matches, is_content
from assistant.quoting.roles import tie
from assistant.quoting.synonyms import synonyms
from assistant.quoting.tenses import WILL, hedge_of, hedges
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word
from corpus.word_classes import is_noun

_IFS = closed("om ifall såvida förutsatt if unless provided")
_WITHOUT = closed("utan without")
_CONDITIONAL = _IFS | _WITHOUT | closed("förutsättning vid när då annars when")
_TO = closed("att to that")
_WHETHER = closed("om huruvida whether")
_HANDED_ON = closed("genom trots efter innan därför så by")
"""Words before "att" that tell how, when or why: what follows is told."""
_ALL = closed("alla samtliga varje ingen inga all every each no none")
_HEADS = {"behov": "need"}
"""Nouns that hedge what belongs to them, though not all around them."""
_RELATIVE = closed("som who which")
_BEING = closed("är var vara blir blev bli is are was were be")
_FOR = "för"
_OF = closed("av på för om of")
"""Prepositions that tie a word to a noun of which it is a part or an object ("brist på lärare")."""
NEAR = 5
"""Words back from "att" among which stands what governs it."""
SUBJECT = 4
"""Words after "om" among which stands the verb of its clause."""


@dataclass(frozen=True, slots=True)
class Governed:
    """A predicate that stands under another word: `governor` is None where it only follows "för att"."""

    governor: Word | None
    predicate: Word
    is_purpose: bool


def keeps_what_governs(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what stands under a word of the statement ("riskerar att …") is told with that word, or hedged so."""
    matched = {one.place for found in matches.values() for one in found}
    under = {one.predicate.place for one in _governed(claim.all)}
    main = {one.place for place, found in matches.items() if place not in under for one in found}
    said = {kind for kind, _ in hedges(claim.all)}
    for one in _governed(statement.all):
        if one.predicate.place not in main or (one.governor is not None and one.governor.place in matched):
            continue
        if one.is_purpose and said & {WILL, "strive"}:
            continue
        if one.governor is None or not _may_be_dropped(one.governor, said):
            return False
    return True


def _may_be_dropped(governor: Word, said: set[str]) -> bool:
    """Say whether a governing word hands on what stands under it, or is said by a hedge of the claim."""
    table = synonyms()
    if governor.lemma in table.asserting or governor.key in table.asserting:
        return True
    if governor.lemma in table.ensuring and WILL in said:
        return True
    return hedge_of(governor) in said


def _governed(words: Sequence[Word]) -> Iterator[Governed]:
    """Give the predicates after "att", "to" and "whether", each with what carries meaning right before these."""
    for number, word in enumerate(words):
        whether = word.key in _WHETHER and _opens_clause(words, number)
        if not (word.key in _TO or whether):
            continue
        before = words[number - 1].key if number else ""
        if before in _HANDED_ON or not number:
            continue
        governor = _governor(words, number)
        if governor is not None and governor.key in AUXILIARIES:
            continue
        told = (*_told_after_to(words, number), *_predicates(words, number, finite=whether), *_states(words, number))
        for predicate in told:
            yield Governed(governor, predicate, before == _FOR)
            if (ordering := _orders(words, governor)) is not None:
                yield Governed(ordering, predicate, is_purpose=False)
    yield from _bare_infinitives(words)


def _orders(words: Sequence[Word], governor: Word | None) -> Word | None:
    """Return the verb right before a governing noun: "rekommenderar nämnden att …"."""
    if governor is None or governor.is_verb:
        return None
    before = next((word for word in words if word.place == governor.place - 1), None)
    return before if before is not None and before.cell == governor.cell and _acts(before) else None


def _bare_infinitives(words: Sequence[Word]) -> Iterator[Governed]:
    """Give the infinitives that stand right after another verb: "uppmanas stärka"."""
    for verb, word in pairwise(words):
        infinitive = word.key.endswith(("a", "as")) and word.is_verb and word.key not in AUXILIARIES
        if _acts(verb) and not verb.key.endswith("a") and infinitive and verb.cell == word.cell:
            yield Governed(verb, word, is_purpose=False)


def _opens_clause(words: Sequence[Word], number: int) -> bool:
    """Say whether "om" begins a clause ("ovisst om skolan byggs"): it has a verb after its noun, and none at once."""
    following = words[number + 1 : number + 1 + SUBJECT]
    return any(place and word.is_verb for place, word in enumerate(following)) and following[0].key not in PREPOSITIONS


def _governor(words: Sequence[Word], number: int) -> Word | None:
    """Return the nearest word back that carries meaning, prepositions and pronouns aside."""
    for word in reversed(words[max(0, number - NEAR) : number]):
        if word.cell != words[number].cell:
            return None
        if word.key in synonyms().asserting:
            return word
        if (is_content(word) or word.is_verb) and not (word.key[0].isdigit() or word.key in MONTHS):
            return word
    return None


def _predicates(words: Sequence[Word], number: int, *, finite: bool) -> Iterator[Word]:
    """Give the first predicate after a word, and the infinitives that are joined to it."""
    seen = False
    for word in words[number + 1 :]:
        if word.key in _TO | _HANDED_ON:
            return
        if not word.is_verb or word.key in AUXILIARIES:
            continue
        if seen and (finite or not word.key.endswith(("a", "as"))):
            return
        seen = True
        yield word


def _states(words: Sequence[Word], number: int) -> Iterator[Word]:
    """Give what something is said to be after a word ("befarar att skolan är nedlagd"), where no verb tells it."""
    clause = list(takewhile(lambda word: word.key not in _TO | _HANDED_ON, words[number + 1 :]))
    being = next((place for place, word in enumerate(clause) if word.key in _BEING), None)
    if being is not None and not any(word.is_verb and word.key not in AUXILIARIES for word in clause[:being]):
        yield from islice((word for word in clause[being + 1 :] if is_content(word)), 1)


def _told_after_to(words: Sequence[Word], number: int) -> Iterator[Word]:
    """Give the word after the English "to", where the dictionary knows no verb."""
    following = words[number + 1 : number + 2]
    if words[number].key == "to" and following and is_content(following[0]) and not following[0].is_name:
        yield following[0]


def keeps_heads(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what belongs to a noun ("bristen på lärare") is not put in its place ("lärarna ökar")."""
    if statement.is_row or statement.labels:
        return True
    matched = {one.place for found in matches.values() for one in found}
    said = {kind for kind, _ in hedges(claim.all)}
    places = {word.place: number for number, word in enumerate(statement.all)}
    for number, word in enumerate(claim.told):
        found = [places[one.place] for one in matches.get(word.place, ()) if one.place in places]
        if not found or not _stands_alone(claim.told, number, [statement.all[place] for place in found]):
            continue
        ties = [tie(statement.all, place) for place in found]
        if all(
            one.preposition in _OF
            and one.head is not None
            and _weighs(one.head)
            and one.head.place not in matched
            and (_HEADS.get(one.head.lemma) or hedge_of(one.head)) not in said
            for one in ties
        ):
            return False
    return True


def _stands_alone(words: Sequence[Word], number: int, found: Sequence[Word]) -> bool:
    """Say whether a word of a clause is a noun without a preposition, or a verb that the source has as a noun."""
    word = words[number]
    if word.is_verb:
        return word.key not in AUXILIARIES and all(is_noun(one.key) for one in found)
    return is_noun(word.key) and not tie(words, number).preposition


def keeps_what_all_are(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether "all" are told of no more than the source tells it of ("alla elever i årskurs 9")."""
    words = statement.all
    places = {word.place: number for number, word in enumerate(words)}
    matched = {one.place for found in matches.values() for one in found}
    for mark, word in pairwise(claim.told):
        if mark.key not in _ALL or statement.is_row:
            continue
        for one in matches.get(word.place, ()):
            phrase = _narrowing(words, places[one.place]) if one.place in places else []
            if phrase and not any(other.place in matched for other in phrase):
                return False
    return True


def _narrowing(words: Sequence[Word], number: int) -> list[Word]:
    """Return what carries meaning in the phrase with a preposition right after a noun, up to a verb."""
    following = [word for word in words[number + 1 : number + 1 + SUBJECT] if word.cell == words[number].cell]
    if not following or following[0].key not in PREPOSITIONS or (len(following) > 1 and following[1].key in _TO):
        return []  # "varje år för att …"
    return [word for word in takewhile(lambda one: not one.is_verb, following) if is_content(word)]


def keeps_relatives(statement: Statement, matches: Matches) -> bool:
    """Say whether what a subject is narrowed by ("ärenden som tas inom en vecka ökade") is told with it."""
    if statement.is_row or statement.labels:
        return True
    matched = {one.place for found in matches.values() for one in found}
    words = statement.all
    for number, word in enumerate(words):
        if word.key not in _RELATIVE or not number or words[number - 1].place not in matched:
            continue
        if word.cell != words[number - 1].cell or any(one.is_verb for one in words[:number]):
            continue
        clause = [one for one in words[number + 1 :] if one.cell == word.cell]
        verbs = [place for place, one in enumerate(clause) if one.is_verb]
        main = next((place for one, place in pairwise(verbs) if clause[one].key not in AUXILIARIES), None)
        if main is not None and not any(one.place in matched for one in clause[:main]):
            return False
    return True


def _weighs(head: Word) -> bool:
    """Say whether a noun or verb before a preposition says something of its own."""
    light = head.lemma.endswith(synonyms().light) or head.key.endswith(synonyms().light)
    return (is_noun(head.key) or _acts(head)) and not light and not head.key[0].isdigit()


def _acts(head: Word) -> bool:
    return head.is_verb and head.key not in AUXILIARIES


def keeps_conditions(claim: Statement, statement: Statement, matches: Matches, source: Parsed) -> bool:
    """Say whether what is told under a condition ("ska, om medel finns, …") is told with one."""
    if statement.is_row or any(word.key in _CONDITIONAL for word in claim.all):
        return True
    if _is_conditional(statement.told):
        return False
    cells = {word.cell for word in statement.words}
    for cell, group in groupby(source.words, key=lambda word: word.cell):
        words = tuple(group)
        beside = bool({cell - 1, cell, cell + 1} & cells) and words[0].key in _IFS
        if beside and any(word.is_verb for word in words):
            return not any(one.cell != cell for found in matches.values() for one in found)
    return True


def _is_conditional(words: Sequence[Word]) -> bool:
    """Say whether a clause begins with its condition: "Om anslaget höjs byggs skolan", "Utan bidrag läggs den ned"."""
    first = next((word for word in words if word.key not in ("men", "och")), None)
    if first is None or first.key not in _IFS | _WITHOUT or first.key == "såvida":
        return False
    verbs = [word for word in words if word.is_verb and word.cell == first.cell]
    return len(verbs) > (first.key in _IFS)
