"""The signs by which a question shows that it asks for something new, or for an opinion. Data, read on its skeleton."""

from __future__ import annotations

from assistant.understanding.kind.sign import sign
from assistant.understanding.kind.signs import PLAN_SAID, PLANNED_SAID, YES_OR_NO_SAID

_FEW = r"(?:\S{1,40} ){0,%d}?"
_WEIGHED = (
    r"bra|dålig\w*|bästa?|sämsta?|vettig\w*|rimlig\w*|realistisk\w*|lagom|tillräcklig\w*|meningsfull\w*|flum\w*"
    r"|luddig\w*|o?tydlig\w*|snåla?|modig\w*|ambitiös\w*|onödig\w*|viktig\w*|svår\w*|lätta?|krånglig\w*|smarta?"
    r"|good|bad|best|worst|reasonable|realistic|sensible|ambitious|clear|unclear|vague|enough|important"
)
"""Words that weigh what is good."""

OPEN = (
    sign(
        r"(?:skapa|utforma|rita|komponera|uppfinn|fantisera|författa|create|invent|design|compose|imagine"
        r"|propose) (?:ett|en|några|nya|fler|a|an|some|new)|rekommender\w+|recommend|kritisera|argument\w*"
        r"|räcker (?:verkligen|ACTIVITY|GOAL)|om (?:du|jag|vi|man) (?:fick|får) (?:bestämma|välja|önska)|dröm\w*"
    ),
    sign(rf"för (?:{_WEIGHED}|få|många)\W*$", beside=rf"{YES_OR_NO_SAID}"),
    sign(
        r"(?:bästa|sämsta|viktigaste|finaste|smartaste|best|worst|most important) (?:\S{1,40} ){0,2}?(?:GOAL"
        r"|ACTIVITY|INDICATOR)",
    ),
    sign(
        r"(?:skulle|hade|vill|kan) du (?:\S{1,40} ){0,3}?(?:formulera|prioritera|välja|göra|sätta|föreslå|säga"
        r"|ge)(?! (?:upp|mig|oss|hur|vad|vilka|listan))|if you were|would you (?:choose|do|say|change|pick|prefer)"
        r"|dit[t] råd|dina (?:råd|tips|förslag|tankar)|råd till|inspiration\w*|inspirera|advice (?:to|for|on)"
        r"|press release|pressmeddelande\w*|skål"
    ),
    sign(
        r"(?:kan|ska|borde|should|can) (?:vi|man|we) (?:\S{1,40} ){0,2}?(?:annat|annorlunda|mer|bättre|else"
        r"|differently|better|more)|how (?:can|could|might|should) (?:we|one)",
        unless=r"enligt|according to",
    ),
    sign(
        r"spåna\w*|förslag (?:på|till)|suggestions? (?:for|on|about)|kom(?:ma)? på|tipsa|måla upp|din (?:åsikt"
        r"|mening|uppfattning)|enligt dig|anser du|tror du|gillar du|your (?:view|opinion)|do you (?:\w+ )?(?:think"
        r"|believe|like|prefer)|in your opinion|(?:egen|ny|new|own) strateg\w+|slogan\w*|debattartikel|insändare"
        r"|idé|idé(?:n|er|erna)|idea"
    ),
    sign(
        r"(?:hjälp|help)\w* (?:\S{1,40} ){0,3}?(?:skriva|formulera|utforma|hitta på|write|draft|word)|omformulera"
        r"|skriv om"
    ),
    sign(
        r"borde|should (?:we|our)|bör (?:vi|kommunen|man|nästa|nämnden|WHO)",
        unless=r"(?:när|when|by when|vad (?:ska|bör) (?:\S{1,40} ){0,3}?klart)|should be"
        r"|should (?:\S{1,40} ){1,4}?reach"
        r"|should (?:\S{1,40} ){1,4}?be (?:in place|ready|done)",
    ),
    sign(
        rf"(?:hur|vad|vilka|vilket|what|how|which) {_FEW % 6}(?:skulle|could|would"
        rf"|might) (?:\S{{1,40}} ){{0,4}}?(?:kunna|passa|vara|hända|bli|få|göra|be|happen|work|do|make|suit|fit)"
        rf"|skulle (?:vi|man|kommunen) kunna|vad (?:kan|skulle) (?:vi|man) göra (?:bättre|annorlunda|mer)",
        unless=r"skulle (?:jag|du|ni) (?:vilja|behöva|kunna (?:få|se|visa|lista|ge|säga|berätta))",
    ),
    sign(
        rf"(?:är|are|is) {_FEW % 5}(?:bra|dålig\w*|vettig\w*|rimlig\w*|realistisk\w*|lagom|tillräcklig\w*"
        rf"|meningsfull\w*|flum\w*|good|bad|reasonable|realistic|sensible|ambitious)(?: \w+)?\W*(?:$|eller|or|för"
        rf"|enough|nog)",
        beside=rf"{PLANNED_SAID}|WHO|{PLAN_SAID}",
    ),
    sign(
        r"(?:bra|bäst|good) (?:eller|or) (?:\w+ )?(?:dålig\w*|bad)",
        unless=r"gick|gått|går|went|gone",
    ),
    sign(
        r"(?:vilk\w+|which|what) (?:\S{1,40} ){0,3}?(?:är|is|are) (?:\S{1,40} ){0,3}?(?:viktigast|bäst"
        r"|most important|best)|argumentera"
    ),
)
"""Asks for something new, or for an opinion."""
