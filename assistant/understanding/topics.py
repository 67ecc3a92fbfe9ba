"""Which of the words left over in a question say what it is about, and which only ask. Pure."""

from __future__ import annotations

from assistant.understanding.catalogue import name_words
from assistant.wording import Wanted
from corpus import swedish

_STANDING_TEXT = """
står stå stod redovisas redovisar redovisades presenteras presenterar anges nämns nämnts ingår ingick används visas
listas beskrivs räknas uppräknade upptagna tagits tas ligger innehåller innehåll upptas återfinns återges framgår
nämnda angivna redovisade kopplat rörande gällande angående handlar sköter håller bedrivs tillhörande
responsible charge reported presented listed stated mentioned given included appear appears contained contains
used shown described set found assigned run runs concern concerning regarding related
develop develops developing improve improves ours utveckla utvecklar förbättra förbättrar
klara klart färdig färdiga färdigt slutföras genomföras completed finished done
ansvar ansvaret ansvarsområde respektive knuten lagts läggs tagit fram tänkt igång
"""
_STANDING = frozenset(_STANDING_TEXT.split())
"""Words for how things stand in a document and who sees to them: they tell nothing of the things themselves."""
_VERB_ENDINGS = ("r", "s", "t", "de", "te")
_VERB_LEMMAS = ("a", "å")


def topics(left: tuple[str, ...], masked: str, wanted: Wanted | None) -> tuple[str, ...]:
    """Return the leftover words of a folded, masked question that something must name to be meant.

    The word right after what is wanted is the question's verb, when it has the form of one ("Vilka mål gagnar …").
    """
    verb = _word_after(masked, wanted.end) if wanted is not None else ""
    return tuple(word for word in left if word not in _STANDING and not (word == verb and _is_verb(word)))


def _word_after(masked: str, end: int) -> str:
    words = name_words(masked[end : end + 80])
    named = [word for word, _, _ in words if word not in ("som", "that", "which", "vi", "we")]
    return named[0] if named else ""


def _is_verb(word: str) -> bool:
    """Say whether a word has the ending of a finite verb and a verb for its lemma."""
    base = swedish.lemma(word)
    return base != word and base.endswith(_VERB_LEMMAS) and word.endswith(_VERB_ENDINGS)
