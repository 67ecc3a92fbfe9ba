"""Whether the source gives the figures of a sentence to the same things. Pure.

A figure that stands in the source may still be another thing's: of the next row, the year before, the other goal. It
is that of the sentence when its value, unit and comparator are, when what it counts and the preposition before it are,
and when no other figure of its kind stands nearer to the sentence's other words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from assistant.moments import MONTHS
from assistant.quoting.clauses import Statement
from assistant.quoting.figures import MOST_BETWEEN, PHRASE, Figure
from assistant.quoting.matching import Matches, same_word
from assistant.quoting.words import Word
from corpus.quantities import UNITS

_TARGETS = ("mål", "target")
_AND = frozenset({"och", "samt", "and"})
_AIMED = (*_TARGETS, "ska", "bör", "vänta", "planera", "sikta", "goal", "shall", "should")
_ROUND = (10, 100, 1000)
"""Wholes of which a part is a share: "åtta av tio"."""
BESIDE = 2
"""Words between two figures of one enumeration or range."""
MOST_FIGURES = 30
"""Figures of one clause that are looked at; a clause with more of them is a table."""


def unbound(
    sentence: Sequence[Figure], claim: Statement, statement: Statement, figures: tuple[Figure, ...], matches: Matches
) -> tuple[str, ...]:
    """Return "number" or "year" for each figure of a clause that the statement does not give to the same thing.

    `figures` are those of the statement's text.
    """
    places = {word.place for word in statement.all}
    here = tuple(one for one in figures if one.place in places)
    if len(sentence) > MOST_FIGURES:
        return ("number",)
    reasons = []
    if any(one.kind == "number" for one in sentence) and _is_shared(statement) and not _is_shared(claim):
        reasons.append("number")
    if _loses_the_rate(sentence, claim, statement, here) or _loses_the_whole(sentence, here):
        reasons.append("number")
    if _tells_the_whole_of_a_part(sentence, statement, here, matches):
        reasons.append("number")
    if _loses_the_part(sentence, here, matches) or _takes_a_target(sentence, claim, statement, here):
        reasons.append("number")
    if _loses_a_number(sentence, claim, here, matches) or _changes_order(sentence, statement, here):
        reasons.append("number")
    for figure in sentence:
        among = here
        if figure.kind == "year" and not any(one.kind == "year" for one in here):
            among = _only_year(figures)
        equal = [one for one in among if figure.equals(one) and _same_unit(figure, one, sentence, statement)]
        rivals = [
            one
            for one in among
            if one.kind == figure.kind
            and one.value != figure.value
            and not _is_beside(one, figure, sentence)
            and not _is_part_or_whole(one, figure, sentence)
        ]
        if not any(_is_bound(figure, one, claim, rivals, matches) for one in equal):
            reasons.append("year" if figure.kind == "year" else "number")
    return tuple(dict.fromkeys(reasons))


def _is_shared(statement: Statement) -> bool:
    """Say whether a number is told of several together: "A och B har tillsammans 40"."""
    keys = [word.key for word in statement.all]
    return "tillsammans" in keys and bool(_AND & set(keys[: keys.index("tillsammans")]))


def _loses_the_rate(
    sentence: Sequence[Figure], claim: Statement, statement: Statement, here: tuple[Figure, ...]
) -> bool:
    """Say whether a figure that is a rate ("5 mnkr per år") is told without it, or with another."""
    told = {word.lemma for word in claim.told} | {"år" for word in claim.told if word.key.startswith("årlig")}
    of_the_row = {word.lemma for word in statement.words} if statement.is_row else set()
    for figure in sentence:
        rates = {one.per for one in here if figure.equals(one) and figure.unit == one.unit}
        if rates and not (rates & (told | {""}) if not figure.per else figure.per in rates | of_the_row):
            return True
    return False


def _loses_the_whole(sentence: Sequence[Figure], here: tuple[Figure, ...]) -> bool:
    """Say whether a share told as so many of ten or a hundred is told as a number of its own."""
    parts = {one.of: one for one in here if one.of is not None and one.value in _ROUND}
    shares = [one for one in here if one.place in parts]
    return any(
        figure.equals(one) and not any(other.equals(parts[one.place]) for other in sentence)
        for figure in sentence
        for one in shares
    )


def _tells_the_whole_of_a_part(
    sentence: Sequence[Figure], statement: Statement, here: tuple[Figure, ...], matches: Matches
) -> bool:
    """Say whether what is told of a part ("varav 30 bor i tätorten") is told with the number of the whole."""
    place = next((word.place for word in statement.all if word.key == "varav"), None)
    if place is None or not sentence:
        return False
    parts = [one for one in here if one.place > place]
    only_there = any(min(one.place for one in found) > place for found in matches.values())
    return only_there and not any(figure.equals(one) for figure in sentence for one in parts)


def _loses_the_part(sentence: Sequence[Figure], here: tuple[Figure, ...], matches: Matches) -> bool:
    """Say whether what holds for some of a number is told of all ("tre av fem mål" as "målen")."""
    told = {one.place for found in matches.values() for one in found}
    wholes = [
        one
        for one in here
        if one.of is not None
        and one.counted
        and one.last + 1 in told
        and not _tells_only_the_whole(one, matches)
        and not any(figure.of is not None and figure.equals(one) for figure in sentence)
    ]
    return any(
        not any(figure.value == part.value for figure in sentence)
        for one in wholes
        for part in here
        if part.place == one.of
    )


def _takes_a_target(
    sentence: Sequence[Figure], claim: Statement, statement: Statement, here: tuple[Figure, ...]
) -> bool:
    """Say whether a figure that a row gives as a target is told without saying so."""
    targets = {label.cell for label in statement.labels if label.key.startswith(_TARGETS)}
    others = {label.cell for label in statement.labels} - targets
    if not statement.is_row or not targets or any(word.key.startswith(_AIMED) for word in claim.told):
        return False
    cells = [{one.cell for one in here if one.equals(figure)} for figure in sentence if figure.kind == "number"]
    return any(found & targets and not found & others for found in cells)


def _loses_a_number(sentence: Sequence[Figure], claim: Statement, here: tuple[Figure, ...], matches: Matches) -> bool:
    """Say whether a counted thing is put under another's number ("176 tolkar och nio …" as "176 tolkar och …")."""
    stated = {(one.kind, one.value) for one in sentence}
    counted = {one.last + 1 for one in here if one.counted and (one.kind, one.value) not in stated}
    for number, word in enumerate(claim.told[1:]):
        joined = claim.told[number].key in _AND and any(0 < word.place - one.place <= PHRASE for one in sentence)
        if joined and any(one.place in counted for one in matches.get(word.place, ())):
            return True
    return False


def _changes_order(sentence: Sequence[Figure], statement: Statement, here: tuple[Figure, ...]) -> bool:
    """Say whether figures given in the order of what they belong to ("A och B … 7 respektive 5") come in another."""
    if not any(word.key == "respektive" for word in statement.words):
        return False
    order = [next((one.place for one in here if figure.equals(one)), -1) for figure in sentence]
    return order != sorted(order)


def _only_year(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the years of a text that names one year alone, which then holds for all of it."""
    found = tuple(one for one in figures if one.kind == "year")
    return found if len({one.value for one in found}) == 1 else ()


def _same_unit(figure: Figure, candidate: Figure, sentence: Sequence[Figure], statement: Statement) -> bool:
    """Say whether two figures have one unit, or the one that lacks it is given it by what stands around."""
    if figure.unit == candidate.unit:
        return True
    if not figure.unit:
        return not figure.counted and any(one.unit == candidate.unit for one in sentence)
    written = UNITS.get(figure.unit, "").replace("|", " ").split()
    return not (candidate.unit or candidate.counted) and any(word.key in written for word in statement.all)


def _is_beside(rival: Figure, figure: Figure, sentence: Sequence[Figure]) -> bool:
    """Say whether a figure of the source stands beside the one in question in the sentence too ("8 och 9")."""
    return any(one.equals(rival) and abs(one.place - figure.place) <= BESIDE for one in sentence)


def _tells_only_the_whole(whole: Figure, matches: Matches) -> bool:
    """Say whether a clause has nothing but the whole of a part, and whose it is: "Kommunen har 31 skolor"."""
    found = [one.place for words in matches.values() for one in words[:1]]
    return all(whole.place - MOST_BETWEEN < place <= whole.last + len(whole.counted) for place in found)


def _is_part_or_whole(rival: Figure, figure: Figure, sentence: Sequence[Figure]) -> bool:
    """Say whether a figure of the source is the part or the whole of the one in question in the sentence too."""
    return any(one.equals(rival) and (one.of == figure.place or figure.of == one.place) for one in sentence)


def _is_bound(figure: Figure, candidate: Figure, claim: Statement, rivals: Sequence[Figure], matches: Matches) -> bool:
    """Say whether a figure of the source with the right value is also that of the right thing."""
    if figure.preposition and candidate.preposition and not _agree(figure.preposition, candidate.preposition):
        return False
    if figure.kind == "number" and not (_counts_alike(figure, candidate) and _is_so(figure, candidate, claim, matches)):
        return False
    if candidate.of is not None and figure.of is None and not _tells_only_the_whole(candidate, matches):
        return False
    if figure.named and candidate.named and not same_word(figure.named, candidate.named):
        return False
    if _follows_alike(figure, candidate, claim, matches):
        return True
    rivals = [rival for rival in rivals if rival.of != candidate.place]
    if any(_fits_better(rival, candidate, figure) for rival in rivals if _comparable(rival, candidate)):
        return False
    score = _score(claim, figure, matches)
    own = score(candidate)
    return all(score(rival) <= own for rival in rivals if _comparable(rival, candidate))


def _fits_better(rival: Figure, candidate: Figure, figure: Figure) -> bool:
    """Say whether what stands next to a figure in the clause stands next to a rival, and something else to its own."""
    if figure.preposition and rival.preposition and not _agree(figure.preposition, rival.preposition):
        return False
    if figure.kind == "number" and _shared(figure, rival) > _shared(figure, candidate):
        return True
    for mine, its, theirs in (
        (figure.left, candidate.left, rival.left),
        (figure.right, candidate.right, rival.right),
    ):
        next_one = mine[:1]
        if (
            next_one
            and _any_same(next_one, theirs)
            and its
            and not _any_same(next_one, its)
            and not _any_same(its, mine)
        ):
            return True
    return False


def _shared(figure: Figure, other: Figure) -> int:
    """Return how many of the words on each side of two figures are the same."""
    sides = ((figure.left, other.left), (figure.right, other.right))
    return sum(_any_same((word,), its) for mine, its in sides for word in mine)


def _any_same(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(same_word(one, other) for one in ones for other in others)


def _follows_alike(figure: Figure, candidate: Figure, claim: Statement, matches: Matches) -> bool:
    """Say whether a figure alone in its cell, "(75)", stands after the same word in both."""
    words = [word for word in claim.told if word.place != figure.place and word.place in matches]
    if any(word.cell == figure.cell for word in words):
        return False
    before = next((word for word in reversed(words) if word.place < figure.place), None)
    return before is not None and any(
        0 < candidate.place - one.place <= figure.place - before.place for one in matches[before.place]
    )


def _agree(one: str, other: str) -> bool:
    swedish = {"from": "från", "to": "till", "by": "med"}
    return swedish.get(one, one) == swedish.get(other, other)


def _counts_alike(figure: Figure, candidate: Figure) -> bool:
    """Say whether the nouns right after two numbers agree, where both have one."""
    if not figure.counted or not candidate.counted:
        return True
    return any(same_word(one, other) for one in figure.counted for other in candidate.counted)


def _is_so(figure: Figure, candidate: Figure, claim: Statement, matches: Matches) -> bool:
    """Say whether what a counted thing is said to be ("12 fristående skolor") is not said of another number's."""
    between = [word for word in claim.all if figure.last < word.place < figure.last + len(figure.counted)]
    cells = [{one.cell for one in matches[word.place]} for word in between if word.place in matches]
    return all(candidate.cell in found for found in cells)


def _comparable(rival: Figure, candidate: Figure) -> bool:
    return rival.unit == candidate.unit


def _score(claim: Statement, figure: Figure, matches: Matches) -> Callable[[Figure], int]:
    """Return how many of the words beside a figure of the clause stand in the cell of a figure of the source.

    Beside: in its cell, verbs aside, which a source need not repeat; in the whole clause where it has no others.
    """
    others = [
        word
        for word in claim.all
        if word.place != figure.place
        and word.place in matches
        and not word.is_verb
        and not (figure.kind in ("month", "year") and abs(word.place - figure.place) == 1 and _is_of_a_date(word))
    ]
    near = [word for word in others if word.cell == figure.cell] or others
    cells = [frozenset(one.cell for one in matches[word.place]) for word in near]
    return lambda one: sum(one.cell in cell for cell in cells)


def _is_of_a_date(word: Word) -> bool:
    return word.key in MONTHS or word.key.isdigit()
