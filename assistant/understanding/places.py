"""Places that a question names and that are none of the corpus: another municipality. Pure."""

from __future__ import annotations

import re

from assistant.understanding.catalogue import Catalogue, name_words, word_keys
from assistant.understanding.pointing import kind_words
from assistant.understanding.topics import MONTHS
from assistant.wording import fold
from corpus import swedish
from corpus.stopwords import STOP_WORDS
from corpus.word_classes import is_verb
from ingest.kommuner import ALSO_WORDS, KOMMUNER

_KOMMUN = (
    re.compile(r"(?:municipality|city|town) of ([^\W\d_]{3,30})(?!\w)"),
    re.compile(
        r"(?<![\w-])(?<!en )(?<!vår )(?<!den )(?<!mer )(?<! a )(?<!our )(?<!the )([^\W\d_]{3,30})"
        r" (?:kommuns?|municipality|stads?)(?!\w)"
    ),
)
_BEFORE = re.compile(
    r"(?<!\w)(?:i|från|hos|inom|in|from|within|har|hade|gör|nådde|når|vill|planerar|jämfört med|did|does|has|have)\W$"
)
_AFTER = re.compile(
    r"(?:\"s|s)? (?:\w+ )?(?:sina?|sitt|their|its|mål\w*|plan\w*|program\w*|\w*mål|\w*plan|\w*bokslut\w*"
    r"|årsredovisning\w*|nämnd\w*|aktivitet\w*|goals?)(?!\w)"
)
"""What stands beside a place that something is asked of."""
_BEGINS = re.compile(r"(?:^|[.?!:]) *\W?$")
BESIDE = 40
"""Characters before a word that are looked at: more than those patterns need."""
MOST_PLACES = 20
"""Places that are told: a question of more is of none of them."""
_KOMMUNER = frozenset(name.casefold() for name in KOMMUNER) - ALSO_WORDS
_NO_PLACES_TEXT = """
hela samma annan annat egen egna övriga andra flera svensk svenska swedish english engelska january february march
april june july august september october november december
"""
_NO_PLACES = frozenset(_NO_PLACES_TEXT.split()) | MONTHS
"""Words that stand where a place may, with a capital or before "kommun"."""


def places_elsewhere(asked: str, catalogue: Catalogue) -> tuple[str, ...]:
    """Return the places, as written, that a question asks about and that nothing in the corpus is called by, each once.

    A word before "kommun" is one; so is the name of a Swedish municipality, and a name with a capital after "i" or
    "har", or that owns goals or plans.
    """
    folded = fold(asked)
    found = {match.start(1) for pattern in _KOMMUN for match in pattern.finditer(folded)}
    words = {start: (word, asked[start:end]) for word, start, end in name_words(asked)}
    for start, (word, written) in words.items():
        end = start + len(written)
        near = max(0, start - BESIDE)
        beside = _BEFORE.search(folded, near, start) or _AFTER.match(folded, end)
        named = bool({word, word.removesuffix("s")} & _KOMMUNER)
        if written[0].isupper() and (named or (beside and not _BEGINS.search(folded, near, start))):
            found.add(start)
    said = (words[start] for start in sorted(found) if start in words and not _is_plain(*words[start]))
    unknown = dict.fromkeys(written for word, written in said if not _is_known(word, catalogue))
    return tuple(unknown)[:MOST_PLACES]


def _is_plain(word: str, written: str) -> bool:
    """Say whether a word without a capital is of everyday language ("en attraktiv kommun"), and no genitive."""
    return written[0].islower() and (is_verb(word) or (not word.endswith("s") and swedish.is_word(word)))


def _is_known(word: str, catalogue: Catalogue) -> bool:
    """Say whether a word is no place, or one of a name in the corpus or its initials."""
    bare = word.removesuffix("s")
    said = {word, bare}
    if said & (_NO_PLACES | kind_words()) or any(word in words for words in STOP_WORDS.values()):
        return True
    initials = {one.upper() for one in said} & catalogue.abbreviations.keys()
    return bool(initials) or bool(catalogue.postings.keys() & word_keys(word))
