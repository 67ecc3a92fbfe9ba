"""Misspelt words of asking, put right before a question is read ("hur månag", "upfyllt", "fösrlag"). Pure.

Only words that the dictionary and the names of the corpus do not have are touched, and only where one word of asking
is nearest. Names are not touched here: they are found though misspelt (see `assistant.understanding.naming`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.understanding.catalogue import Catalogue, is_function_word, word_keys
from assistant.understanding.language import language_of
from assistant.wording import find_things, fold
from corpus import swedish
from corpus.similarity import slips

SHORTEST = 5
"""Letters from which a word may be misspelt."""
LONG = 8
"""Letters from which a word may have two slips."""
MOST_WORDS = 60
"""Words of one question that are tried."""
_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},40}}")
SHORTEST_PART = 3
"""Letters of either part of a compound."""
_WORD_PAIR = re.compile(r"(?<![\w-])(?=([^\W\d_]{3,30}) ([^\W\d_]{3,30})(?![\w-]))")
"""A word and the next, wherever a word begins."""
_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"
_SPOKEN = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)"), written)
    for pattern, written in (
        ("va", "vad"),
        ("Va", "Vad"),
        ("(?<=[a-zåäö] )e(?!-)", "är"),
        ("(?<=[a-zåäö] )o(?!-)", "och"),
        ("(?<=[a-zåäö] )me", "med"),
        ("(?:(?<=går )|(?<=gick ))de(?= (?:för|med|till))|(?<=innebär )de(?= att)", "det"),
        ("nåt|nånting|någonting", "något"),
        ("nån", "någon"),
        ("dom", "de"),
    )
)
"""Spoken forms and how they are written."""
_CONTRACTED = re.compile(r"(?<!\w)(what|who|where|when|how|there|it)['’]s(?!\w)", re.IGNORECASE)
_HOW_MANY = re.compile(r"(?<=[Hh]ur )m(?!ycke)\w{3,6}(?!\w)")
"""What follows "hur": "många" in some spelling."""
_ASKING_TEXT = """
vilka vilken vilket nummer många antal antalet betyder betydelse innebär menas förklara begreppet skillnad skillnaden
skillnader förslag föreslå aktivitet aktiviteten aktiviteter aktiviteterna indikator indikatorn indikatorer
indikatorerna nyckeltal nyckeltalen åtgärder åtgärderna insatser insatserna målvärde målvärdet målvärden utfall
utfallet resultatmål resultatmålen inriktningsmål inriktningsmålen nämndmål nämndmålen målet målen områden områdena
prioriterade visionen programmet programmets planen planer verksamhetsplan verksamhetsplanen verksamhetsplaner
verksamhetsplanens årsredovisning årsredovisningen årsbokslut årsbokslutet delårsbokslut delårsrapport uppföljning
uppföljningen budget budgeten nämnden nämnder nämnderna nämndens förvaltningen kommunen kommunens bidrar stödjer
kopplade kopplat kopplas koppling hänger uppfyllt uppfyllda uppfylldes uppfyller uppnått uppnådda uppnåddes nådde
nåddes missade klarade bedömning bedömningen bedömdes status statusen genomförda genomfört pågår prognos prognosen
jämför jämfört ändrats förändrats försvann försvunnit tillkommit saknar saknas sakna ingen inget finns grunduppdrag
grunduppdraget diarienummer beslutades antogs ansvarar ansvarig kostar kostnad sammanfatta sammanfattning sammanställ
jobbar arbetar utveckla utvecklar delvis
"""
_ASKING = frozenset(_ASKING_TEXT.split())


def respelled(text: str, catalogue: Catalogue) -> str:
    """Return the text with misspelt words of asking put right; an English text as it is."""
    if language_of(text) == "en":
        return _CONTRACTED.sub(r"\1 is", _joined(text, catalogue))
    text = _joined(_in_writing(text), catalogue)
    tried = list(_WORD.finditer(text))[:MOST_WORDS]
    if all(_is_settled(fold(match[0])) for match in tried):
        return text
    pieces, end = [], 0
    for match in tried:
        word = fold(match[0])
        settled = _is_settled(word) or _is_named(word, catalogue)
        meant = None if settled else _meant(word) or (_slipped(word) if match[0].islower() else None)
        if meant is not None:
            pieces += [text[end : match.start()], meant.capitalize() if match[0][0].isupper() else meant]
            end = match.end()
    return "".join((*pieces, text[end:]))


def _in_writing(text: str) -> str:
    """Return the text with spoken forms of words of asking written in full."""
    for pattern, written in _SPOKEN:
        text = pattern.sub(written, text)
    return _HOW_MANY.sub(lambda said: "många" if slips(said[0], "många", at_most=2) <= 2 else said[0], text)


def _joined(text: str, catalogue: Catalogue) -> str:
    """Return the text with compounds of the corpus's names written together ("kultur buss")."""
    pieces, end = [], 0
    for match in _WORD_PAIR.finditer(text):
        first, last = fold(match[1]), fold(match[2])
        if match.start() >= end and _is_compound(first, last, catalogue):
            pieces += [text[end : match.end(1)], match[2]]
            end = match.end(2)
    return "".join((*pieces, text[end:]))


def _is_compound(first: str, last: str, catalogue: Catalogue) -> bool:
    """Say whether two words are the parts of a compound in a name of the corpus."""
    if is_function_word(first) or is_function_word(last):
        return False
    longer = (
        key for key in word_keys(first + last) if key.startswith(first) and len(key) >= len(first) + SHORTEST_PART
    )
    return any(key in catalogue.postings for key in longer)


def _is_settled(word: str) -> bool:
    """Say whether a word needs no putting right: the dictionary has it, or it is an inflection of a word of asking."""
    return (
        swedish.is_word(word)
        or bool(find_things(word))
        or any(word.startswith(other) or other.startswith(word) for other in _ASKING)
    )


def _is_named(word: str, catalogue: Catalogue) -> bool:
    return bool(catalogue.postings.keys() & word_keys(word))


@lru_cache(maxsize=4096)
def _slipped(word: str) -> str | None:
    """Return the word of the dictionary that lacks one letter, or has two turned round, in a misspelt one.

    None of none, or of several. Words that differ otherwise may be another word, and names are not touched.
    """
    dropped = {word[:at] + letter + word[at:] for at in range(1, len(word)) for letter in _LETTERS}
    turned = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1)}
    meant = [other for other in sorted((dropped | turned) - {word}) if swedish.is_word(other)]
    return meant[0] if len(meant) == 1 else None


@lru_cache(maxsize=4096)
def _meant(word: str) -> str | None:
    """Return the word of asking that a misspelt one is nearest to; None of none, or of several equally near."""
    most = 2 if len(word) >= LONG else 1
    near = [(slips(word, other, at_most=most), other) for other in _ASKING if other[0] == word[0]]
    best = min((count for count, _ in near), default=most + 1)
    meant = [other for count, other in near if count == best]
    return meant[0] if best <= most and len(meant) == 1 else None
