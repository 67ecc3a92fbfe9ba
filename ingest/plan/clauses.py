"""Where the main clauses of a Swedish sentence begin and end, for wordings that end with their clause. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.plan import deeds

MIN_WORDS = 4
"""A clause of fewer words says nothing by itself."""

_OWN_VERB = (
    r"(?:har|ska|kommer|är|kan|blir|bidrar|fokuserar|utgör|väntas|bedöms|omfattar|leder|visar|planeras|genomförs|pågår)"
)
_WORDS = r"(?:(?!som\s(?!grund|ett|en|del))[\w-]{1,40}\s)"
"""A word and its space, in front of a clause's own verb: not one of a relative clause."""
_CLAUSE_END = re.compile(
    r",\s(?:göras|tydliggöras|förtydligas|tas|ses|följas|utvecklas)\s"
    r"|,\s(?:vilket|vilka|vilken|något\ssom|som|och\sdet\b|men|där|däribland|därigenom|för\satt|medan|(?:i|under|genom|med)\svilk(?:en|et|a)"
    r"|samtidigt|vars|då|med\sutgångspunkt|tillsammans\smed)\b"
    rf"|(?<!\smed),?\soch\s(?:{_WORDS}{{0,8}}?{_OWN_VERB}|(?:ser|tar|genomför|arbetar)\s)\b"
    r"|,?\ssåsom\s|,\s(?:exempelvis|till\sexempel)\s|\s(?:som\s(?:syftar|ska|bidrar|innebär|stärker|möjliggör|skapar))\s|\s[–—-]\s|;\s|\sför\satt\s|\sså\satt\s"
    r"|(?<=\w)\sdär\s"
)
_NEXT_CLAUSE = re.compile(
    rf"(?:(?<!\smed),?\soch\s(?={_WORDS}{{1,8}}?{_OWN_VERB}\b)(?!det\s|detta\s|därmed\s|som\s(?!grund|ett|en|del))|;\s)"
)
"""Before a clause that is joined to the one before it, with a subject and a verb of its own."""
_UNSAID = re.compile(
    r"(?<!iska\s)(?<!nya\s)\b(?:insatser|åtgärder|satsningar|arbete|aktiviteter|en workshop|arbetat|arbetar|jobbat)\Z",
    re.IGNORECASE,
)
"""A clause that ends here says nothing yet: what follows belongs to it, but for examples of what it names."""
_EXAMPLES = re.compile(r",\s(?:däribland|där)\b")
_OPEN_CLAUSE = re.compile(r"\b(?:hur|vad|vilka|vilken)\s(?P<said>[^,]*)\Z")
"""An indirect question; it is open until its own verb stands."""
_VERB = re.compile(
    r"\b(?:har|ska|kommer|planerar|avser|arbetar|deltar|fortsätter|besluta(?:r|de|t)|planeras|pågår|sker|görs|höjs|sänks"
    rf"|{deeds.IS_DONE}|{deeds.DOES}|{deeds.DID}|{deeds.WAS_DONE})\b"
)
_ITS_VERB = re.compile(r"\b(?:ska|kan|har|är|bör|får|kommer|måste|blir)\b")


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each main clause that is joined to the sentence's first, the full stop left out."""
    start = 0
    for match in _NEXT_CLAUSE.finditer(sentence):
        before = sentence[start : match.start()]
        if len(before.split()) >= MIN_WORDS and _VERB.search(before) and not _is_open(before, match[0]):
            yield start, start + main_clause(before)
            start = match.end()
    yield start, start + main_clause(sentence[start:])


def main_clause(sentence: str) -> int:
    """Return where the main clause of a sentence ends, its full stop left out."""
    whole = len(sentence.rstrip(" .!"))
    for match in _CLAUSE_END.finditer(sentence):
        before = sentence[: match.start()]
        unsaid = _UNSAID.search(before) is not None and _EXAMPLES.match(match[0]) is None
        if len(before.split()) >= MIN_WORDS and _VERB.search(before) and not unsaid and not _is_open(before, match[0]):
            return match.start()
    return whole


def _is_open(before: str, end: str) -> bool:
    """Say whether an "och" only joins doers of an indirect question whose verb has not come ("… hur lärare och")."""
    match = _OPEN_CLAUSE.search(before) if end.lstrip(" ,").startswith("och ") else None
    return match is not None and _ITS_VERB.search(match["said"]) is None
