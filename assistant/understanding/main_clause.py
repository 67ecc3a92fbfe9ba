"""A question told as a main clause: clefts, indirect questions and what is put first, turned round. Pure.

"Vad är det vi på skolan ska göra?", "… vad vi på skolan ska göra" and "Vad ska vi på skolan göra?" ask the same; the
signs know the last. What is turned is grammar alone: no word of what is asked is put in or taken out.
"""

from __future__ import annotations

import re

from assistant.wording import fold
from corpus.word_classes import is_verb

_WH = r"vilka|vilken|vilket|vad|vem|hur många|hur mycket"
_WORD = r"[^\s,;:.?!\"”]{1,40}"
_PRONOUN = r"jag|vi|man|ni|de|du"
_SUBJECT = (
    rf"(?:{_PRONOUN}|kommunen|politikerna|förskolan|skolan"
    r"|(?:[^\W\d_]{1,20}a )?[^\W\d_]{0,20}(?:nämnden|nämnderna|styrelsen|förvaltningen|bolaget|enheten))"
)
_MODAL = r"ska|skall|kan|kunde|har|hade|bör|måste|vill|får|gör|är|var|blev"
_TAG = re.compile(r",? (?:typ|eller|va|liksom|tack|tro|tack på förhand|please|thanks)(?=\W*$)", re.IGNORECASE)
_CLEFT = re.compile(
    rf"(?<!\w)(?P<asked>(?:{_WH})(?: {_WORD}){{0,5}}?) (?:(?:är|var) det|det (?:är|var))"
    rf"(?: som (?P<does>{_WORD})| (?P<who>{_SUBJECT})(?!\w))",
    re.IGNORECASE,
)
"""What is asked for, set apart: "vilka mål är det som gäller", "vilka mål det är vi har"."""
_WHO_DOES = re.compile(rf"(?<!\w)(?P<asked>vad|vem) som (?P<does>{_WORD})", re.IGNORECASE)
_INDIRECT = re.compile(
    rf"(?<!\w)(?P<asked>vad|hur|varför) (?P<who>{_SUBJECT}) (?P<rest>(?:{_WORD}(?: |(?=\W*$))){{1,5}})",
    re.IGNORECASE,
)
"""The order of a question inside a sentence: its subject before its verb."""
_WHETHER = re.compile(
    rf"(?<=undrar )(?P<asked>om) (?P<who>{_SUBJECT}) "
    rf"(?P<rest>(?:{_WORD}(?: |(?=\W*$))){{1,5}})",
    re.IGNORECASE,
)
_VERB_LAST = re.compile(
    rf"(?<!\w)vad (?P<what>(?!det|de|den|som|är){_WORD}(?: {_WORD}){{0,2}}) (?P<verb>är|betyder|innebär)(?=\W*$)",
    re.IGNORECASE,
)
"""What a word means, inside a sentence: "jag undrar vad ett index är"."""
_PUT_FIRST = re.compile(
    rf"^\W*(?P<what>{_WORD}(?: {_WORD}){{0,6}}?),? (?P<verb>är|var|har|hade|blev|blir|kom|gick|går|hann) "
    r"(?:de|den|det|dom) (?P<rest>\w.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""What a question for yes or no is about, before it: "kurserna, har de börjat?"."""
_BEGINS_ASKING = re.compile(
    rf"\W*(?:{_WH}|hur|när|var|varför|{_MODAL}|finns|och|men|om|som|det|den|de|i|på|enligt)(?!\w)"
)


def as_main_clause(text: str) -> str:
    """Return a Swedish text with its question in the order of a main clause; any other text as it is."""
    text = _CLEFT.sub(_without_cleft, _TAG.sub("", text))
    text = _INDIRECT.sub(_turned, _WHO_DOES.sub(r"\g<asked> \g<does>", text))
    text = _WHETHER.sub(lambda clause: _turned(clause).removeprefix("om "), text)
    text = _VERB_LAST.sub(r"vad \g<verb> \g<what>", text)
    first = _PUT_FIRST.match(text)
    if first is None or _BEGINS_ASKING.match(fold(first["what"])):
        return text
    return f"{first['verb'].capitalize()} {first['what']} {first['rest']}"


def _without_cleft(cleft: re.Match[str]) -> str:
    if cleft["does"] == "för":
        return cleft[0]
    return f"{cleft['asked']} {cleft['does'] or cleft['who']}"


def _turned(clause: re.Match[str]) -> str:
    """Put the verb before its subject; leave the clause where no verb is told."""
    left = clause["rest"].split()
    verb = next((at for at, word in enumerate(left) if _is_finite(fold(word))), None)
    if verb is None:
        return clause[0]
    ends = " " if clause["rest"].endswith(" ") else ""
    return " ".join((clause["asked"], left[verb], clause["who"], *left[:verb], *left[verb + 1 :])) + ends


def _is_finite(word: str) -> bool:
    """Say whether a word is a verb in the present or past tense."""
    return bool(re.fullmatch(_MODAL, word)) or (word.endswith(("r", "de", "te", "s")) and is_verb(word))
