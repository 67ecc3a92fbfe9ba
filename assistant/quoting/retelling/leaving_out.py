"""Does nothing that is left out of a source change what is told? Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.moments import MONTHS
from assistant.quoting.clauses import YEAR_DIGITS, Parsed, Statement
from assistant.quoting.closed_classes import closed
from assistant.quoting.matching import is_content
from assistant.quoting.retelling.order import Places
from assistant.quoting.retelling.sources import Source
from assistant.quoting.retelling.word_kinds import BEING, SUBORDINATING, is_amount
from assistant.quoting.shortening import JOINING, MOST_GAPS, TOGETHER, Gap, gaps, marks, may_go
from assistant.quoting.synonyms import synonyms
from assistant.quoting.words import AUXILIARIES, PREPOSITIONS, Word

_HOW_MANY = closed("flera båda bägge ett en two both several one")
_OR = closed("eller or")
_RELATIVE = closed("som which who that")
_EMPTY = closed("även också däremot dessutom därtill därmed vidare nämligen also")
_THAT = closed("att that")
_ASIDE = closed("det den de en ett som vilket vilka antingen exempelvis såsom")
_WHEN_OR_WHERE = closed("i på under inom in on during")


def leaves_out_little(told: Sequence[Word], source: Source, places: Places) -> bool:
    """Say whether nothing that is left out of the source changes what is told."""
    kept = _with_small_words(told, source, places)
    left_out = tuple(gaps(kept, source.words))
    if len(left_out) > MOST_GAPS or any(_is_torn(gap, source, kept) for gap in left_out):
        return False
    kept_places = {source.words[number].place for number in kept}
    aside = {word.place for gap in left_out if _is_aside(gap, source.text) for word in gap.words}
    for clause in source.text.statements:
        own = {word.place for word in clause.words}
        if not clause.clauses and own & kept_places and set(marks(clause.words)) - kept_places - aside:
            return False
    return all(
        _is_definition(gap)
        or _is_when_or_where(gap)
        or _is_report(gap)
        or all(word.key in _EMPTY for word in gap.words)
        or may_go(gap, source.text)
        for gap in left_out
    )


def _with_small_words(told: Sequence[Word], source: Source, places: Places) -> tuple[int, ...]:
    """Return the numbers of the words that are kept: with small ones next to them that are said too, and articles."""
    kept = set(places.values())
    for number, place in places.items():
        for step in (1, -1):
            away = step
            while _same_key(told, number + away, source.words, place + away):
                kept.add(place + away)
                away += step
        for before in range(place - 1, -1, -1):
            if not _goes_with_a_noun(source.words[before]) or told[number].is_verb:
                break
            kept.add(before)
    return tuple(sorted(kept))


def _same_key(told: Sequence[Word], number: int, words: Sequence[Word], place: int) -> bool:
    return 0 <= number < len(told) and 0 <= place < len(words) and told[number].key == words[place].key


def _goes_with_a_noun(word: Word) -> bool:
    """Say whether a word before a noun belongs to it: an article or a preposition."""
    joins = JOINING | _OR | _HOW_MANY - {"ett", "en", "one"} | SUBORDINATING - PREPOSITIONS
    return not (is_content(word) or word.is_verb or word.key in joins)


def _is_aside(gap: Gap, text: Parsed) -> bool:
    """Say whether a gap after a comma up to the end only says more of what stands before it (", det program som …")."""
    opens = gap.before is not None and "," in text.text[gap.before.end : gap.words[0].start]
    return opens and gap.after is None and gap.words[0].key in _ASIDE


def _is_when_or_where(gap: Gap) -> bool:
    """Say whether a gap is when or where, before the verb that begins what is told ("På hösten skriver …")."""
    inside = gap.words[:-1] if gap.words[-1].key in AUXILIARIES else gap.words
    turned = gap.before is None and gap.after is not None and (gap.after.is_verb or inside != gap.words)
    return turned and gap.words[0].key in _WHEN_OR_WHERE and not any(word.is_verb for word in inside)


def _is_report(gap: Gap) -> bool:
    """Say whether a gap only hands on what follows it ("Studier visar att …")."""
    reports = len(gap.words) > 1 and {gap.words[-2].lemma, gap.words[-2].key} & synonyms().asserting
    return gap.before is None and gap.words[-1].key in _THAT and bool(reports)


def _is_torn(gap: Gap, source: Source, kept: Sequence[int]) -> bool:
    """Say whether a gap takes a part of what belongs together: of alternatives, of what is counted, of a value."""
    first, last = gap.words[0], gap.words[-1]
    inside = {word.key for word in gap.words}
    if inside <= JOINING:
        return False
    words_kept = [source.words[number] for number in kept]
    beside = JOINING & {first.key, last.key} and not any(word.is_verb for word in gap.words)
    counted = any(_is_count(source.words, number) for number in kept)
    near = _clause_of(gap, source)
    return (
        _narrows_the_subject(gap)
        or (first.key in _OR and gap.before is not None)
        or (last.key in _OR and gap.after is not None)
        or bool(inside & _HOW_MANY and not {word.key for word in words_kept} & inside & _HOW_MANY and len(inside) == 1)
        or bool(beside and counted)
        or ((first.key in JOINING or last.key in JOINING) and bool(near & TOGETHER))
        or any(
            one is not None and is_amount(one) and is_amount(end)
            for one, end in ((gap.before, first), (gap.after, last))
        )
    )


def _narrows_the_subject(gap: Gap) -> bool:
    """Say whether a gap is a phrase between a noun and its verb: of all hemtjänst is told what holds in one place."""
    after_noun = gap.before is not None and is_content(gap.before) and not gap.before.is_verb
    return after_noun and gap.after is not None and gap.after.is_verb and gap.words[0].key in PREPOSITIONS


def _is_count(words: Sequence[Word], number: int) -> bool:
    """Say whether a word is a number other than a year, a day or the article "en"."""
    word = words[number]
    following = words[number + 1].key if number + 1 < len(words) else ""
    is_year = word.key.isdigit() and len(word.key) == YEAR_DIGITS
    return is_amount(word) and word.key not in _HOW_MANY and not is_year and following not in MONTHS


def _clause_of(gap: Gap, source: Source) -> set[str]:
    """Return the words of the clauses in which a gap begins or ends."""
    ends = {gap.words[0].place, gap.words[-1].place} | {one.place for one in (gap.before, gap.after) if one}
    clauses: list[Statement] = [one for one in source.text.statements if not one.clauses]
    return {word.key for one in clauses if any(word.place in ends for word in one.words) for word in one.words}


def _is_definition(gap: Gap) -> bool:
    """Say whether a gap only says what something is before it tells of it: "X är ett Y som …"."""
    first, last = gap.words[0], gap.words[-1]
    verbs = sum(word.is_verb for word in gap.words)
    again = len(gap.words) > 1 and gap.words[-2].key in JOINING
    told = gap.before is not None and gap.after is not None and gap.after.is_verb
    return told and first.key in BEING and last.key in _RELATIVE and (verbs == 1 or again)
