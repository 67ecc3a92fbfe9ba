"""What a clause says of its own truth: denied, limited, caused, hoped for, done. Pure.

A sentence may not say flatly what its source denies or limits, nor deny or limit what the source says flatly; what is
planned, proposed or expected is not done; and a cause must be the source's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.quoting.clauses import Statement
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import Matches, is_content
from assistant.quoting.tenses import hedges_kept, is_commanded, tenses_agree
from assistant.quoting.words import Word

NEGATIONS = closed(
    """
    inte ej icke aldrig ingen inget inga ingenting varken utan not no never none neither nor without cannot
    """
)
DENIALS = NEGATIONS | closed("saknar saknas sakna saknade saknat lack lacks")
"""Words that deny what stands next to them."""
QUALIFIERS = closed(
    """
    hälften delvis helt nästan knappt huvudsak huvudsakligen partly partially almost fully mostly
    """
)
LIMITS = closed(
    """
    endast bara enbart främst flesta ännu redan först utom förutom alla samtliga alltid varje varannan hela några
    många vissa somliga näst ytterligare tidigast senast minst högst utebliven uteblivet uteblivna eventuell eventuella
    only just all every always some mainly most yet except
    """
)
"""Words that widen or narrow what is said; the source must say them of the same."""
MAY_BE_LEFT_OUT = closed(
    """
    redan alla samtliga varje hela många några vissa somliga ytterligare alltid all every ännu yet först helt fully
    """
)
"""Of them, those without which nothing more is said than with them."""
COMPARATIVES = closed(
    """
    fler färre större mindre högre lägre bättre sämre mer fewer more less higher lower
    """
)
"""Words that must stand at the same words in both, whatever else is said of them."""
_SOME = closed("några många vissa somliga flera enstaka some several many")
_DEFINITE = ("rna", "erna", "arna", "orna", "nas")
_OF_WHAT_FOLLOWS = closed("utan ingen inget inga no without")
_OF_ALL_THAT_FOLLOWS = closed("varken neither")
_OF_WHAT_PRECEDES = closed("utom förutom except")
_ONE_FORM = {
    "somliga": "vissa", "samtliga": "alla", "all": "alla",
    "bara": "endast", "enbart": "endast", "only": "endast", "just": "endast",
    "huvudsakligen": "huvudsak", "partly": "delvis", "partially": "delvis", "most": "flesta", "yet": "ännu",
    "every": "varje", "always": "alltid",
}  # fmt: skip
_CAUSES = (
    closed(
        """
    eftersom därför orsak orsaka beror bero anledning because therefore således ledde leder
    """
    ),
    closed("trots although despite"),
    closed("tack thanks"),
    closed("ifall såvida unless"),
)


def wrong_tones(claim: Statement, statement: Statement, matches: Matches) -> tuple[str, ...]:
    """Return what a clause and its statement differ in: "negation", "verdict" (partly), "scope", "tense"."""
    matched = frozenset(word.place for found in matches.values() for word in found)
    checks = (
        ("negation", _same_marks(claim, statement, matches, matched, DENIALS)),
        ("verdict", _same_marks(claim, statement, matches, matched, QUALIFIERS)),
        ("scope", all(_same_marks(claim, statement, matches, matched, marks) for marks in (LIMITS, COMPARATIVES))),
        ("tense", hedges_kept(claim, statement, matched) and not is_commanded(claim, statement, matches)),
        ("tense", tenses_agree(claim, statement, matches)),
    )
    return tuple(dict.fromkeys(reason for reason, holds in checks if not holds))


def causes_stand(sentence: Iterable[Word], source: Iterable[Word]) -> bool:
    """Say whether each kind of cause or condition that a sentence gives is one that its source gives."""
    said, known = _keys(sentence), _keys(source)
    return all(known & cause for cause in _CAUSES if said & cause)


def _keys(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(form for word in words for form in (word.key, word.lemma))


def _same_marks(
    claim: Statement, statement: Statement, matches: Matches, matched: frozenset[int], marks: frozenset[str]
) -> bool:
    """Say whether each mark of the clause stands at the same words in the statement, and none of its own is lost."""
    own = [(mark, _beside(claim.told, number)) for number, mark in _marks(claim.told, marks)]
    other = [(mark, _beside(statement.all, number)) for number, mark in _marks(statement.all, marks)]
    alike = marks is DENIALS
    own_places = [
        (mark, {found.place for word in beside for found in matches.get(word.place, ())}) for mark, beside in own
    ]
    if alike and len(own) > len(other):
        return False  # "inte inga"
    for mark, places in own_places:
        if not any((alike or mark == theirs) and places & _places(beside) for theirs, beside in other):
            return False
    if marks is LIMITS and _tells_all_of_some(claim, statement, matches):
        return False
    elsewhere = _told_in_other_cells(matches) if statement.is_row else frozenset()
    return all(
        mark in MAY_BE_LEFT_OUT
        or not (_places(beside) & matched) - elsewhere
        or any((alike or mark == mine) and places & _places(beside) for mine, places in own_places)
        for mark, beside in other
    )


def _tells_all_of_some(claim: Statement, statement: Statement, matches: Matches) -> bool:
    """Say whether what holds for some ("vissa enheter") is told of all of them ("enheterna")."""
    some = {word.place + 1 for word in statement.all if word.key in _SOME}
    return any(
        one.place in some and word.key.endswith(_DEFINITE) and not one.key.endswith(_DEFINITE)
        for word in claim.told
        for one in matches.get(word.place, ())
    )


def _told_in_other_cells(matches: Matches) -> frozenset[int]:
    """Return the places of a row's words where a word of a clause stands in more than one cell."""
    return frozenset(
        word.place for found in matches.values() if len({word.cell for word in found}) > 1 for word in found
    )


def _marks(words: Sequence[Word], marks: frozenset[str]) -> list[tuple[int, str]]:
    return [
        (number, _ONE_FORM.get(word.key, word.key))
        for number, word in enumerate(words)
        if word.key in marks and not _bounds_a_number(words, number)
    ]


def _bounds_a_number(words: Sequence[Word], number: int) -> bool:
    """Say whether a comparative belongs to a number ("större än 500"), which is compared with its bound."""
    following = words[number + 1 : number + 3]
    return len(following) > 1 and following[0].key in ("än", "than") and following[1].key[0].isdigit()


def _places(words: Iterable[Word]) -> set[int]:
    return {word.place for word in words}


def _beside(words: Sequence[Word], number: int) -> tuple[Word, ...]:
    """Return the words that a mark belongs to: what carries meaning next after it and next before it, in its cell."""
    mark = words[number]
    after = next((word for word in words[number + 1 :] if word.cell == mark.cell and _is_marked(word)), None)
    before = next(
        (
            word
            for word in reversed(words[:number])
            if word.cell == mark.cell and _is_marked(word) and not word.key[0].isdigit()
        ),
        None,
    )
    if mark.key in _OF_ALL_THAT_FOLLOWS:
        return tuple(word for word in words[number + 1 :] if word.cell == mark.cell and _is_marked(word))
    if mark.key in _OF_WHAT_FOLLOWS and after is not None:
        return (after,)
    if mark.key in _OF_WHAT_PRECEDES and before is not None:
        return (before, after) if after is not None else (before,)
    if mark.key == "hälften":
        return tuple(word for word in (before, after) if word is not None)
    attributive = mark.key in COMPARATIVES and after is not None and after.place == mark.place + 1
    if (attributive or mark.key in LIMITS | QUALIFIERS) and after is not None:
        return (after,)
    return tuple(word for word in (before, after) if word is not None)


def _is_marked(word: Word) -> bool:
    return is_content(word) and word.key not in DENIALS | LIMITS | QUALIFIERS
