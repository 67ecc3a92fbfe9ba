"""Which part of a text asks, and which only tells who asks and why ("Jag är ny här. Vilka mål …"). Pure."""

from __future__ import annotations

import re

from assistant.understanding.scoping import Place
from assistant.wording import GRUNDUPPDRAG, INTERROGATIVE, fold
from corpus import swedish

_WH = (
    r"vilka|vika|vilken|vilket|vad|hur|när|vem|vems|var|vart|varför|which|what|how|when|who|whose|where|why"
    r"|om det finns"
)
_PREPOSITION = (
    r"genom|med|på|i|till|mot|för|av|under|inom|från|över|om|efter|vid|senast|hos|by|for|to|in|under|with|at|from"
    r"|through|within|on|of"
)
_BEGINS_ASKING = re.compile(
    r"^\W*(?:(?:och|men|så|hej|alltså|and|but|so|please|snälla)(?: ?, ?| )?)*"
    rf"(?:(?:{_PREPOSITION}) )?(?:{_WH}|räkna upp|rabbla|count the|räkna|lista|nämn|ange|visa|redovisa|ge|berätta"
    rf"|sammanställ"
    rf"|beskriv|förklara|jämför|sammanfatta|summera|antal|antalet|samtliga|alla"
    r"|finns|har|är|gör|list|name|show|give|tell|number of|every|all|is|are|do|does|did|has|have)(?!\w)"
)
_MATRIX = re.compile(
    r"(?:undrar(?: (?:jag|vi|lite|nu|därför)(?!\w))?(?!\w)|funderar (?:jag )?på|vill (?:jag "
    r"|vi )?(?:gärna )?(?:veta|se|ha|få)(?!\w)"
    r"|skulle (?:jag |vi )?(?:gärna )?(?:vilja|behöva)(?: (?:veta|se|ha|få))?(?: (?:veta|reda på|fram))?"
    r"|behöver(?: (?:jag|vi))?(?: (?:veta|se|få|ha))?(?: (?:veta|reda på|fram))?"
    r"|(?:kan|skulle) (?:du|ni|man)(?: (?:kunna|vara snäll och|vara vänlig och|snälla))?"
    r" (?:säga|berätta|visa|lista|kolla|hjälpa mig(?: med)?(?: att (?:se|hitta|förstå|lista))?"
    r"|ta (?:fram|reda på)|räkna upp|ge(?: mig)?|tala om|plocka fram|svara på|se|hitta)(?: (?:mig|oss))?"
    r"|(?:fattar|förstår|begriper|vet|minns) inte|vet (?:du|ni|någon)|säg mig|säg(?!\w)"
    r"|(?:intressant|bra|kul|nyfiken|roligt"
    r"|viktigt)(?: (?:vore|är|att|på"
    r"|skulle|vara))* (?:att )?"
    r"(?:se|veta|få veta|höra)|wonder(?:ing)?|(?:would|i'd) like to (?:know|see|have)|want to (?:know|see)"
    r"|need to (?:know|see)|(?:can|could|would) you (?:please )?(?:tell me|list|show(?: me)?|give me|check"
    r"|help me (?:find|see|understand))|tell me)[ ,:–-]*"
)
"""Words by which a question is put inside a sentence; they and what stands before them do not ask."""
_ADDS = re.compile(r"^\W*(?:jag menar|jag tänker på|alltså|dvs|i mean|that is|närmare bestämt)(?!\w)")
"""A sentence that says more closely what the one before it asks."""
_ORDERS = re.compile(
    r"(?:vill (?:jag |vi )?(?:bara |gärna )?ha|behöver(?: (?:jag|vi))?|räcker(?: det)? med|nöjer (?:mig|oss) med"
    r"|(?:want|need)(?: just)?) (?:en |ett |bara )?"
    r"(?:siffr\w+|antal\w*|lista\w*|uppräkning\w*|sammanställning\w*|(?:a|the) (?:number|list|count|figure))(?!\w)"
)
"""Says in which form the answer to the question before is wanted ("Jag vill ha en siffra på antalet")."""
_POLITE = re.compile(
    r"^\W*(?:kan|skulle|kunde|could|can|would|är) (?:du|ni|man|någon|you|someone|det)"
    r" [^.?!]{0,60}(?:hjälp\w*|snäll\w*|help|kind|möjligt|possible)[^.?!]{0,30}[.?!]*\s*$"
)
_MEANWHILE = re.compile(r"^\W*(?:när (?:jag|vi|man)|when (?:i|we|you))(?!\w)")
"""Tells on what occasion one asks, where it is no question."""
_TELLS = re.compile(r"^\W*(?:hej\W+)?(?:jag|vi|som|i am|i'm|i|we|we're|as|till|inför|on|at|på)(?!\w)")
_CUT = re.compile(rf"[,:–-] ?(?=(?:(?:{_PREPOSITION}) )?(?:{_WH})(?!\w))")
_BACK = re.compile(
    r"(?<!\w)(?:(?:det|den|dem|de)(?=\s*(?:$|[?.!,;])| (?:är|var|vara|ska|skall|blir|bli|blev|har|hade|kan|till|för"
    r"|med|på"
    r"|in|en del|under|då|betyder|innebär|handlar|går|kostar|genomförs|startar|klar|klart|klara|färdig|färdigt"
    r"|tänkt|tänkta)(?!\w))"
    r"|(?:det|den|detta|denna|det här|den här) [^\W\d]*(?:målet|området|aktiviteten|åtgärden|insatsen|indikatorn"
    r"|nyckeltalet)"
    r"|(?:under|inom|bakom|mot) (?:det|den|dem)(?= (?:och|eller)(?!\w))|dess"
    r"|(?:de|the) (?:två|tre|båda|bägge|two|three) [^\W\d]*(?:målen|områdena|goals|areas)"
    r"|dessa|denna|detta|där|dit|sådana?|sådant|målet|området|aktiviteten|åtgärden|insatsen"
    r"|it|that|this|those|these|them|they|there|the goal|the area|the activity)(?!\w)"
)
_EXPLETIVE = re.compile(
    r"(?<!\w)(?:finns (?:det|där)|är (?:det|de)(?! ?[?.!]| (?:för|till|en del)(?!\w))|det (?:finns|är|som)|går det"
    r"|vad är det för|are there|is there|there (?:is|are)|that (?:is|are|the|a|we|you|\w+s)(?!\w))(?!\w)"
)
"""Pronouns that point at nothing said before."""


def asking_part(text: str) -> tuple[Place, ...]:
    """Return the parts of a text that ask, in order: sentences, without a clause that only leads up to the question.

    The whole text where nothing tells a part from the rest.
    """
    folded = fold(text)
    spans = [Place(start, end) for start, end in swedish.sentences(text)]
    asking = [span for span in spans if _asks(folded[span.start : span.end])]
    if asking:  # "Ta med grunduppdraget också." belongs to the question before it
        after = (span for span in spans if span.start > asking[0].start and span not in asking)
        asking += [span for span in after if GRUNDUPPDRAG.search(folded[span.start : span.end])]
    parts = [_without_lead(folded, span) for span in sorted(asking, key=lambda one: one.start) or spans]
    return tuple(parts) or (Place(0, len(text)),)


def blanked(text: str, parts: tuple[Place, ...]) -> str:
    """Return a text of the same length in which everything outside the parts is spaces."""
    kept = [" "] * len(text)
    for part in parts:
        kept[part.start : part.end] = text[part.start : part.end]
    return "".join(kept)


def asking_first(text: str, parts: tuple[Place, ...]) -> str:
    """Return the parts that ask, and after them the rest of the text."""
    rest = list(text)
    for part in parts:
        rest[part.start : part.end] = " " * (part.end - part.start)
    asking = " ".join(text[part.start : part.end].strip() for part in parts)
    return f"{asking} {' '.join(''.join(rest).split())}"


def points_back(asking: str) -> bool:
    """Say whether the folded asking part speaks of something said before it ("det målet", "it")."""
    return bool(_BACK.search(_EXPLETIVE.sub(" ", asking)))


def _asks(sentence: str) -> bool:
    if _POLITE.match(sentence):
        return False
    if _ADDS.match(sentence) or _ORDERS.search(sentence):
        return True
    if _MEANWHILE.match(sentence) and "?" not in sentence:
        return False
    if "?" in sentence[-4:]:
        return True
    return bool(_BEGINS_ASKING.match(sentence)) or any(
        INTERROGATIVE.match(sentence, matrix.end()) for matrix in _MATRIX.finditer(sentence)
    )


def _without_lead(folded: str, span: Place) -> Place:
    """Cut from a sentence what leads up to its question."""
    sentence = folded[span.start : span.end]
    if _BEGINS_ASKING.match(sentence) and not _MATRIX.match(sentence):
        return span
    start = 0
    for matrix in _MATRIX.finditer(sentence):
        if re.search(r"\w", sentence[matrix.end() :]):
            start = matrix.end()
    cut = _CUT.search(sentence, start) if _TELLS.match(sentence) else None
    if cut is not None:
        start = cut.end()
    return Place(span.start + start, span.end)
