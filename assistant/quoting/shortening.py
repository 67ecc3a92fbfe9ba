"""Is a sentence one of the quote's with parts left out, none of which changes what the rest says? Pure.

The words of such a sentence stand in the quote in the same order. What is left out is a clause, what a comma or a
bracket parts, a member of a list, a phrase that begins with a preposition, or words without content. No word that
denies, limits, hedges or gives a condition may be lost from a clause of which something is kept, and no number may
come to stand beside other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.quoting.clauses import Parsed, parsed
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import is_content
from assistant.quoting.number_words import SPELLED
from assistant.quoting.tenses import hedges
from assistant.quoting.tones import COMPARATIVES, DENIALS, LIMITS, QUALIFIERS
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word
from corpus.swedish import sentences

JOINING = closed("och samt and")
_OPENING = JOINING | closed("men medan vilket vilka som där varav eftersom såsom exempelvis but while which")
_NO_PHRASE = closed("än om utan utom trots per than without")
"""Prepositions that compare, except, give a condition or make a rate."""
TOGETHER = closed("respektive tillsammans både mellan varken antingen sammanlagt totalt eller vardera both between or")
"""Words that tell of all members of a list, or of one of them."""
_ALL = closed("alla samtliga varje ingen inga all every each no none")
_CONDITIONS = closed("om ifall såvida förutsatt förutsättning dock undantag undantaget bortsett if provided")
_PARTS = closed("en ett några flera många flesta del delar hälften majoriteten one some several most half part")
_OF = closed("av of")
_BOUNDARY = re.compile(r"[,;:()]|\s[-\u2013]\s")
MOST_STARTS = 8
"""Places in a quote's sentence where the first word of a sentence may stand."""
MOST_GAPS = 4
LONGEST_SUBJECT = 6
"""Words before a verb that may stand after it in the quote."""
LONGEST = 120
"""Words of a quote's sentence that are looked at."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What is left out between two words of a sentence; `before` or `after` is None at the sentence's ends."""

    words: tuple[Word, ...]
    before: Word | None
    after: Word | None


def is_shortened(sentence: str, quotes: tuple[str, ...]) -> bool:
    """Say whether a sentence is one of a quote's, or of a cell's, with parts left out that change nothing."""
    own = parsed(sentence).words
    said = tuple(word.key for word in own)
    turned = tuple(_turned(own)) if len(said) <= LONGEST else ()
    sources = [parsed(text) for quote in quotes for text in _texts(quote)]
    return any(
        _shortens(said, source) or any(_shortens(one, source, turned=True) for one in turned) for source in sources
    )


def _turned(words: Sequence[Word]) -> Iterator[tuple[str, ...]]:
    """Give the words with the first verb before the subject, as after an adverbial: "har nämnden" of "nämnden har"."""
    verb = next((number for number, word in enumerate(words[: LONGEST_SUBJECT + 1]) if word.is_verb), 0)
    if verb:
        yield tuple(word.key for word in (words[verb], *words[:verb], *words[verb + 1 :]))


def _texts(quote: str) -> Iterator[str]:
    """Give the sentences of a text, or of the cells of its rows."""
    for cell in quote.split("|"):
        for start, end in sentences(cell):
            yield cell[start:end].strip(" |")


def _shortens(said: Sequence[str], source: Parsed, *, turned: bool = False) -> bool:
    """Say whether words are a text's with parts left out; `turned`: they begin with the verb of a main clause."""
    words = source.words[:LONGEST]
    if len(said) > len(words):
        return False
    starts = [number for number, word in enumerate(words) if said and word.key == said[0]]
    for start in starts[:MOST_STARTS]:
        kept = _aligned(said, words, start)
        lead = words[:start]
        if turned and (not lead or lead[0].key not in PREPOSITIONS - _NO_PHRASE or any(one.is_verb for one in lead)):
            continue
        if kept and _is_harmless(kept, words, source, turned=turned):
            return True
    return False


def _aligned(said: Sequence[str], words: Sequence[Word], start: int) -> tuple[int, ...]:
    """Return where each word stands, from `start` on, in long runs: where one ends the rest begins at its next."""
    kept = [start]
    for number, key in enumerate(said[1:], start=1):
        following = [place for place in range(kept[-1] + 1, len(words)) if words[place].key == key]
        if not following:
            return ()
        if following[0] == kept[-1] + 1:
            kept.append(following[0])
            continue
        rest = said[number:]
        kept.append(max(following, key=lambda place: (_run(rest, words, place), -place)))
    return tuple(kept)


def _run(said: Sequence[str], words: Sequence[Word], place: int) -> int:
    """Return how many words on end are the same from a place on."""
    length = 0
    while length < len(said) and place + length < len(words) and words[place + length].key == said[length]:
        length += 1
    return length


def _is_harmless(kept: tuple[int, ...], words: Sequence[Word], source: Parsed, *, turned: bool) -> bool:
    """Say whether each part left out may be, and none takes a word with it that changes the rest."""
    left_out = tuple(gaps(kept, words))
    if len(left_out) > MOST_GAPS:
        return False
    places = {words[number].place for number in kept}
    for clause in source.statements:
        if clause.clauses:
            continue
        own = {word.place for word in clause.words}
        if own & places and any(place not in places for place in marks(clause.words)):
            return False
    return all((turned and gap.before is None) or may_go(gap, source) for gap in left_out)


def marks(words: Sequence[Word]) -> Iterator[int]:
    """Give the places of words that deny, limit, compare, hedge or give a condition."""
    marking = DENIALS | LIMITS | QUALIFIERS | COMPARATIVES | _CONDITIONS - {"om"}
    yield from (word.place for word in words if word.key in marking)
    yield from (words[number].place for _, number in hedges(words))


def gaps(kept: tuple[int, ...], words: Sequence[Word]) -> Iterator[Gap]:
    """Give what is left out between the words (numbers, in order) that are kept."""
    ends = (-1, *kept, len(words))
    for one, other in pairwise(ends):
        if other > one + 1:
            before = words[one] if one >= 0 else None
            yield Gap(tuple(words[one + 1 : other]), before, words[other] if other < len(words) else None)


def may_go(gap: Gap, source: Parsed) -> bool:
    """Say whether what is left out leaves the rest as it was."""
    text = source.text
    first, last = gap.words[0], gap.words[-1]
    opens = gap.before is not None and bool(_BOUNDARY.search(text, gap.before.end, first.start))
    closes = gap.after is not None and bool(_BOUNDARY.search(text, last.end, gap.after.start))
    if first.key in _CONDITIONS and any(word.is_verb for word in gap.words):
        return False
    if _narrows(gap, source.words) or _parts_what_is_together(gap, source) or _tells_which_part(gap):
        return False
    if gap.before is None and gap.after is not None:
        conditional = source.words[0].key in _CONDITIONS
        ends = (closes or last.key in _OPENING) and not _begins_a_subject(gap)
        return ends and not gap.after.is_verb and not conditional
    if gap.before is not None and _is_number(gap.before) and not (opens or first.key in JOINING):
        return False
    if gap.after is None:
        return opens or first.key in _OPENING or _is_phrase(gap, text) or _is_purpose(gap)
    if opens and closes:
        return not any(_is_number(word) for word in (gap.before, gap.after) if word)
    if not any(is_content(word) or (word.is_verb and word.key not in AUXILIARIES) for word in gap.words):
        return not any(_is_number(word) for word in (*gap.words, gap.after)) and first.key not in PREPOSITIONS
    return _is_phrase(gap, text) or _is_member(gap, source, opens=opens, closes=closes)


def _parts_what_is_together(gap: Gap, source: Parsed) -> bool:
    """Say whether a gap takes the last members of a list that a word tells of together ("A och B tillsammans")."""
    clause = next(
        (one.words for one in source.statements if any(word.place == gap.words[0].place for word in one.words)), ()
    )
    own = [word for word in gap.words if word in clause]
    joins = gap.words[0].key in JOINING and gap.before is not None and not any(word.is_verb for word in own)
    return joins and any(word.key in TOGETHER for word in own)


def _tells_which_part(gap: Gap) -> bool:
    """Say whether a gap limits what is told to a part: "utfallet (för en av indikatorerna)"."""
    parts = any(word.key in _PARTS | SPELLED and after.key in _OF for word, after in pairwise(gap.words))
    return parts and not any(word.is_verb for word in gap.words)


def _begins_a_subject(gap: Gap) -> bool:
    """Say whether a gap before everything kept has the noun on which the rest hangs ("samarbetet mellan A och B")."""
    inside = any(word.key in PREPOSITIONS for word in gap.words[1:])
    return gap.words[-1].key in JOINING and inside and not any(word.is_verb for word in gap.words)


def _narrows(gap: Gap, words: Sequence[Word]) -> bool:
    """Say whether a gap narrows down "alla elever" or the like: what all are told of is told of no more."""
    before = gap.before.place if gap.before else 0
    is_phrase = gap.words[0].key in PREPOSITIONS and not _is_purpose(gap)
    return is_phrase and any(word.key in _ALL and word.place == before - 1 for word in words)


def _is_purpose(gap: Gap) -> bool:
    return [word.key for word in gap.words[:2]] in (["för", "att"], ["genom", "att"])


def _is_phrase(gap: Gap, text: str) -> bool:
    """Say whether a gap is one phrase with a preposition, without a verb or a number; inside, nothing joined to it."""
    first, last = gap.words[0], gap.words[-1]
    joined = any(word.key in JOINING for word in gap.words) or _BOUNDARY.search(text[first.start : last.end])
    return (
        first.key in PREPOSITIONS - _NO_PHRASE
        and last.key not in PREPOSITIONS
        and not any(word.is_verb or _is_amount(word) for word in gap.words)
        and not (joined and gap.after is not None)
    )


def _is_member(gap: Gap, source: Parsed, *, opens: bool, closes: bool) -> bool:
    """Say whether a gap is a member of a list with what joins it to the others, a single word or without a verb."""
    leads = gap.words[0].key in JOINING or opens
    ends = gap.words[-1].key in JOINING or closes
    inner = any(word.key in JOINING for word in gap.words[1:-1])
    place = gap.words[0].place
    clause = next((one.words for one in source.statements if any(word.place == place for word in one.words)), ())
    single = sum(word.key not in JOINING for word in gap.words) == 1 and not (gap.after and _is_number(gap.after))
    return (
        (leads != ends or (opens and not closes and single))
        and (leads or not inner)
        and (single or not any(word.is_verb for word in gap.words))
        and not any(_is_number(word) for word in gap.words)
        and not any(word.key in TOGETHER for word in clause)
    )


def _is_number(word: Word) -> bool:
    return word.key[0].isdigit() or word.key in SPELLED


def _is_amount(word: Word) -> bool:
    """Say whether a word is a number other than a year."""
    return _is_number(word) and not re.fullmatch(r"(?:19|20)\d\d", word.key)
