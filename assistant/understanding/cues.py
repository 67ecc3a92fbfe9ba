"""The words and phrases that tell what kind of question it is. Data, and the questions asked of it.

Every pattern is matched against the folded question with names masked; each is linear in its length.
"""

from __future__ import annotations

import re

from assistant.wording import Wanted, whole_word

OPEN = whole_word(
    r"brainstorma|hitta på|föreslå|ge (?:mig )?(?:(?:några|ett|fler|\d+) )?förslag|kom med (?:förslag|idéer)|idéer"
    r"|skriv (?:ett|en|om)"
    r"|formulera|vad tycker du|tycker du|borde vi|brainstorm|suggest|come up with|write (?:a|an|me)|draft|ideas"
    r"|what do you think"
    r"|dikta|översätt|translate|improve|förbättra texten"
)
DEFINITION = whole_word(
    r"betyder|betyda|menas (?:egentligen )?med|avses (?:egentligen )?med"
    r"|avser man med|vad avses|står \S{1,40} för"
    r"|innebär begreppet|innebär ordet|vad (?:innebär|betyder) (?:det|detta|de|den)(?=\W*(?:$|[?.!]))"
    r"|menar (?:man|ni|de|vi|kommunen|§{1,60}) (?:(?:egentligen|i \S{1,40}) )?med"
    r"|förklarar (?:\S{1,40} ){1,4}?(?:ordet|begreppet|termen)"
    r"|beskriva? (?:\S{1,40} ){0,4}?vad (?:\S{1,40} ){1,5}?är|explain what"
    r"|definitionen|definiera\w*|definition|begreppet|förkortningen|förkortning"
    r"|förklara (?:\S{1,40} ){1,6}?vad|förklara (?:ordet"
    r"|begreppet|vad)|förklaras|innebörd(?:en)?|(?:^\W*)betydelse(?:n)?|betydelse(?:n)?(?=\W*$)"
    r"|(?:vad|vilka|vilket|vem) (?:räknas|klassas) som|what counts as|who counts as"
    r"|meaning of|short for|förkortat|utskrivet|i klartext"
    r"|mean (?:by|with)|meant (?:by|with)|means?(?! to)|stands? for|define[sd]?|explain the (?:term|word)"
)
DIFFERENCE = whole_word(r"skillnad(?:en|er)?|difference|differences|differ|skiljer")
COMPARE = whole_word(
    r"jämför|jämfört|jämförelse|jämföra|vad är nytt|nyheter|nytt i|nya i|ändrats|ändrat|förändrats|förändrat"
    r"|förändringar?|förändringen"
    r"|utvecklats|utvecklat|samma mål|samma resultatmål|samma aktivitet|mest \w+ av"
    r"|högre eller lägre|större än"
    r"|mer än (?:förra|år)|tillkommit|försvunnit|tagits bort|borttagna|återkommer|skillnad(?:en|er)? mellan"
    r"|skiljer sig|compared?"
    r"|comparison|differ|differences? between|changed|what is new|what's new|same goals?|in common"
    r"|har (?:\S{1,40} ){0,3}(?:ökat|minskat)"
    r"|bättre eller sämre|eller (?:\S{1,40} ){1,3}som är mest"
)
GAP = whole_word(
    r"saknar|saknas|sakna|fattas|lacks?|lacking|missing|without(?: any)?|(?:have|has|with) no|(?:don't|do not"
    r"|does not) have"
    r"|har inga|har ingen|har inget|har (?:ännu )?inte (?:någon|några|något|fått|kopplats)|inte har (?:någon|några"
    r"|något)|inte kopplade?"
    r"|inte kopplat|inte (?:knutna?|knutet)|inte täcks|inga (?:aktiviteter|nyckeltal|indikatorer|mål|åtgärder|insatser)"
    r"|ingen (?:aktivitet|indikator|åtgärd|uppföljning|ansvarig|bedömning)"
    r"|utan (?:några |något |någon )?(?:koppling|kopplad\w*|aktivitet\w*|åtgärd\w*|insats\w*|nyckeltal\w*"
    r"|indikator\w*|mål|målvärde\w*"
    r"|resultatmål|ansvarig|ägare|uppföljning|bedömning|mätetal|mått)"
)
STATUS = whole_word(
    r"nåddes|nådde|nåtts|nått|nås|uppnåddes|uppnådde|uppnåtts|uppnått|uppnådda?|uppfyllt|uppfyllda?|uppfylldes"
    r"|uppfylls|uppfyllts"
    r"|uppfyllde|uppfylla|måluppfyllelse(?:n)?|bedöms|bedömdes|bedömts|bedömer|bedömde|bedömning(?:en|ar|arna)?"
    r"|(?<!vad )gick det|(?<!vad )går det"
    r"|har det gått|ligger vi till|ligger (?:\S{1,40} ){0,3}till(?! grund)|status(?:en)?|färdiggrad(?:en)?"
    r"|genomförda?|genomfört"
    r"|genomfördes|genomförts"
    r"|pågående|pågår|påbörjade?|påbörjats|avslutade?|missade|missades|missat|klarade|klarades|klarat|i mål(?! och)"
    r"|prognos(?:en|er)?|försenade?"
    r"|åtgärdade?|på rätt väg|grönt|gröna|gult|gula|rött|röda(?! tråd)|reached|achieved|met|fulfill?ed|missed|progress"
    r"|on track|completed"
    r"|how did|judged|assessed|status of|delayed|verdicts?"
)
END_IN_VIEW = whole_word(
    r"(?:ska|skall|kan|måste|för att|så att|vill|tänkta?|tänkt|should|will|to|can) (?:\S{1,60} ){0,12}?(?:nå|nås"
    r"|nått|uppnå"
    r"|uppnås|uppfylla|uppfyllas|klara|reached?|achieved?|met|fulfill?(?:ed)?)"
    r"|ligg(?:er|a) till grund|(?:går|gick) det att|hjälpa? (?:\S{1,40} ){0,2}till att nå"
)
"""A goal that shall be reached is an end in view, and no verdict."""
COUNT = whole_word(
    r"hur (?:pass )?många|count the|antal|antalet|how many"
    r"|(?<!diary )(?<!case )(?<!registration )(?<!reference )number of"
    r"|hur stort antal|räkna(?! upp)"
)
COUNTED = whole_word(r"hur (?:pass )?många(?: av (?:dem|dessa))?|how many(?: of (?:them|these))?")
LINK = whole_word(
    r"stöd[js]er|stödjs|stöder|stöds|stöttar|bidrar|bidra|bidragit|bidrog|kopplade?|kopplat|kopplas|koppling(?:en|ar)?"
    r"|knutna?|knyts|knutet"
    r"|ligger (?:bakom|till grund)|hör (?:ihop|till|samman)|hörande|tillhör|hänger|hänga|hängde|leder till|leda till"
    r"|hjälper|främjar|främja|gynnar|påverkar"
    r"|syftar|svarar mot"
    r"|riktade? mot|arbetar mot|jobbar mot|arbetar (?:med|för)|jobbar (?:med|för)|uppfylla|för att nå"
    r"|för att uppnå|ska nå|kopplar"
    r"|mäter|mäts|mätas|följs upp|följer upp|röda tråden|supports?|supporting|contributes?|contributing|linked"
    r"|connected|tied|related"
    r"|belongs?|serves?|served|serving|promotes?|measures?|measured|towards|lead to|leads to|relaterade?|relaterar"
    r"|ligger under|avser"
    r"|har (?:\S{1,40} ){0,6}(?:aktiviteter|åtgärder|insatser) (?:för|mot|till|inom)"
)
SUPPORT = whole_word(
    r"stöd[js]er|stödjs|stöder|stöds|stöttar|bidrar|bidra|kopplade?|kopplat|kopplas|främjar|gynnar|supports?"
    r"|contributes?|contributing|supporting|promotes?|linked|connected|tied"
)
"""Verbs by which one goal helps another, beside those by which it belongs to it."""
CHARGED = whole_word(r"(?:vad|what) (?:\S{1,60} ){0,4}(?:ansvar\w*|responsible|in charge)|ansvarsområden?")
INCLUDES = whole_word(
    r"vad (?:ingår|ryms|hör|innehåller|omfattar|består|finns)|(?:includes?|contains?|consists?|covers?|belongs to)"
    r"|is included"
)
DEVELOPS = whole_word(
    r"utveckla[rst]?|utvecklas|förbättra[rst]?|stärk(?:a|er|s|t)|develop(?:s|ing|ed)?|improve[sd]?"
    r"|strengthen(?:s|ing|ed)?"
)
WHAT_DO = whole_word(
    r"vad (?:gör|görs|ska|ska vi|gjorde|gjordes|har gjorts|har|håller|tänker|planerar|satsar"
    r"|planeras) ?(?:\S{1,40} ){0,6}?(?:för|åt|mot|inom|kring|med|göra)"
    r"|vad gör|vad görs|vad görs det|vad pågår|(?:görs|gör (?:vi|ni|man|någon|de|kommunen)|satsas) (?:det )?något"
    r"(?= (?:\S{1,40} ){0,2}?(?:för|åt|mot|kring))|what (?:do|does|is|are|did|will) (?:\S{1,40} ){0,5}(?:do|doing|done)"
    r"|hur (?:arbetar|jobbar|bidrar|stödjer|stöder|verkar)"
    r"|vad arbetar|hur ska (?:\S{1,40} ){1,4}(?:nå|uppnå|nås|uppnås|bidra|arbeta)|how (?:do|does"
    r"|will) (?:\S{1,40} ){1,4}(?:work|contribute|support|achieve|reach)"
    r"|(?:what|is anything) (?:is )?being done|what is (?:going on|happening|planned|under way)|vad händer"
    r"|på vilket sätt|vad sker"
    r"|vad (?:är|har|hade) (?:\S{1,60} ){0,6}?(?:på gång|på sitt bord|på sina bord|på bordet|att göra|för sig"
    r"|på agendan|igång"
    r"|inplanerat|planerat)|vad (?:pysslar|sysslar|jobbar|håller|drar|satsar|arbetar|bidrar)"
    r" (?:\S{1,60} ){0,4}?(?:med|på|igång)"
    r"|vad (?:är det )?(?:\S{1,60} ){0,3}?(?:pysslar|sysslar) med|(?:sitt|sina|vårt) strå till (?:den )?stacken"
    r"|(?:vad|allt|det) (?:\S{1,60} ){1,8}?(?:att göra|tänker göra|ska göra|gör|genomför)|hur (?:går"
    r"|bär) \S+ (?:till väga|sig åt)"
)
LIST = whole_word(
    r"räkna upp|rabbla|lista|vilka|ange|nämn|visa|redovisa|alla|samtliga|list|all|every|name|show|which|enumerate"
    r"|what are"
    r"|what (?:activities|actions|goals|indicators|measures|areas|boards|documents|plans)"
    r"|vad har (?:\S{1,40} ){1,4}för|vad finns det för"
    r"|finns det (?:några|något)|are there|ge mig"
)
LOOKUP_START = re.compile(
    r"^\W*(?:och |men |so |and )?(?:(?:i|under|på|till|från|sedan|by|in|on|at|since|from|until) )?(?:när|vem|vems|var"
    r"|vart|varför|hur mycket|hur stor|hur stort|hur stora|hur hög"
    r"|hur högt|hur låg|hur lågt|hur lång"
    r"|hur långt|hur länge|hur ofta|vad heter|senast när|till när|fram till"
    r"|(?:vilk\w+|what|which) (?:datum|år|dag|månad|månader|årstid|years?|dates?|months?|day)"
    r"|vad kostar|vad kostade|when|who|whose"
    r"|where|why|how much|how large|how high|how big|how long|how often|by when)(?!\w)"
)
NAMES_OF = re.compile(r"^\W*(?:och |men )?(?:vad (?:heter|kallas)|what are)(?!\w)")
SINGULAR = re.compile(
    r"(?:målet|området|visionen|enheten|nämnden|planen|talet|måttet|indikatorn|aktiviteten|åtgärden)s?$"
)
VALUE_ASKED = whole_word(
    r"vad (?:blev|är|var|landade|uppgick|uppgår)|vilket|vilken|what (?:is|was|were|are|will)|which|hur (?:stor"
    r"|stort|högt|hög|mycket)"
)
RESPONSIBLE = re.compile(
    r"\b(?:vilken|vilket) \w+ (?:är det som |som )?(?:ansvarar|är ansvarig|har ansvar(?:et)?|utför|genomför|svarar för"
    r"|sköter"
    r"|står för|håller i|tar hand om|driver|leder|har hand om)"
    r"|\b(?:which|what) \w+ (?:is|will be) (?:responsible|in charge|running|handling|leading)"
    r"|\b(?:på|hos) vilken \w+ (?:\w+ )?(?:ligger|vilar)"
    r"|\b(?:which|what) \w+ (?:handles|runs|leads|takes care of)"
)
EVERYTHING = whole_word(r"allt|allting|everything")
MEASURED = whole_word(r"mäter|mäts|mätas|mätt|följs upp|följas upp|measured?|measures|gauged?|tracked")
EVERYTHING_DONE = whole_word(
    r"(?:allt|allting) (?:som |vi |man |de |det som |nämnden |kommunen )*(?:görs|gör|ska göras|ska göra|planeras"
    r"|händer|pågår)|everything (?:that )?(?:is |being |we |they )*(?:done|do|doing|planned|going on)"
)
"""Asks for all that is done: activities, whatever else is spoken of."""
UNIT_ASKED = re.compile(r"(?:vilken|vilka|which|what) (?:enhet|avdelning|unit|department)s?(?!\w)")
DUE = whole_word(
    r"vad (?:ska|skall|måste|bör) (?:\S{1,60} ){0,4}?(?:vara|bli|ha blivit|ha) (?:klart|färdigt|slutfört|genomfört)"
    r"|vad (?:blir|är) (?:klart|färdigt)|what (?:is|are|should be|must be|will be) (?:due|ready|finished|completed"
    r"|done)"
)
"""What is to be ready by a time: activities, without naming them."""
WHAT_IS = re.compile(
    r"^\W*(?:och |men )?(?:vad (?:är|var|innebär|innefattar|omfattar)|vad är det för|vem är|what (?:is|are|was"
    r"|were)|what's|förklara|beskriv|explain"
    r"|berätta (?:om|vad)|tell me (?:about|what))(?!\w)"
)
RELATIONAL = whole_word(
    r"för|med|till|i|inom|på|mot|vid|från|hos|under|enligt|of|for|in|with|at|on|from|by|when|när"
    r"|[^\W\d]{2,40}(?:ens|ets|arnas|ernas)|[^\W\d]{2,40}s (?=\S)"
)
LETTERS = re.compile(r"^[\s?!.,\"]*[^\W\d_][^¤]*$")
DEFINITION_WORDS = 3
"""A term that one asks the meaning of has at most so many content words; more of them describe a fact to look up."""


def speaks_of_verdicts(masked: str) -> bool:
    """Say whether the question has a word by which plans are judged ("uppfyllda", "nådde", "on track")."""
    return bool(STATUS.search(masked))


def lists_or_counts(masked: str) -> bool:
    """Say whether the question asks which things there are, or how many, and for nothing of one of them."""
    return bool(LIST.search(masked) or COUNT.search(masked)) and not LOOKUP_START.search(masked)


def asks_what_is_due(masked: str) -> bool:
    """Say whether the question asks what is to be ready ("Vad ska vara klart i juni?"), which wants activities."""
    return bool(DUE.search(masked))


def is_link_verb(masked: str) -> bool:
    """Say whether the question has a verb that ties one thing to another ("stödjer", "hör till", "supports")."""
    return bool(LINK.search(masked))


def asks_of_one_thing(masked: str, wanted: Wanted) -> bool:
    """Say whether a question for goals asks which ones something serves ("Vilket mål ska läsutvecklaren nå?")."""
    before = masked[max(0, wanted.start - 30) : wanted.start]
    return (
        bool(re.match(r"\W*(?:vilket|which one)(?!\w)", masked))
        or bool(re.search(r"(?:vilket|which|what)(?: av| of)?(?: \S+){0,3} ?$", before))
        or is_link_verb(masked)
    )


def asks_what_belongs(masked: str) -> bool:
    """Say whether the question asks what an area holds ("Vad ingår i …"), which wants its goals without naming them."""
    return bool(INCLUDES.search(masked))


def asks_for_everything(masked: str) -> bool:
    """Say whether the question asks for all that someone has ("Räkna upp allt som nämnden hade med"): activities."""
    return bool(EVERYTHING.search(masked))


def asks_for_all_that_is_done(masked: str) -> bool:
    """Say whether the question asks for all that is done ("allt som görs inom …"), which wants activities."""
    return bool(EVERYTHING_DONE.search(masked))


def asks_how_measured(masked: str) -> bool:
    """Say whether the question asks by what something is measured ("Hur mäts …"), which wants indicators."""
    return bool(MEASURED.search(masked))


def asks_what_is_done(masked: str) -> bool:
    """Say whether the question asks what is done ("Vad gör vi för …"), which wants activities without naming them."""
    return bool(WHAT_DO.search(masked))
