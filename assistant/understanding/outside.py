"""Is a question outside what plans can answer, and what sort of outside is it? Pure, over the question's own words.

Only what is plainly outside is said to be: anything else is sought, and refused when it is not found.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.understanding.sign import holds_any, sign, whole
from assistant.wording import fold


class Outside(StrEnum):
    """What a question is that no plan answers."""

    OPINION = "opinion"
    IDEAS = "ideas"
    PERSON = "person"
    """Somebody's private matters."""
    ERRAND = "errand"
    """The asker's own matters: pay, leave, an application."""
    LAW = "law"
    """What one may do, and what the law says of it."""
    SERVICE = "service"
    """What is open, served or running today."""


_PERSONAL_NUMBER = re.compile(
    r"(?<![\d-])(?:(?:19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[67]\d)[-+ ]?\d{4}(?![\d-])"
)
_OPINION = whole(
    r"tycker du|tycker ni|anser du|enligt dig|din åsikt|är din uppfattning|vad tror du|håller du med|gillar du"
    r"|ärligt talat|i your opinion|do you (?:personally )?(?:think|like|agree|believe)|in your (?:opinion|view)"
    r"|your opinion"
    r"|your view|är (?:\S{1,60} ){1,12}?(?:en bra|en dålig|ett bra|ett dåligt|bra eller|vettiga?|rimliga? eller"
    r"|för luddiga?)"
    r"|^\W*(?:och |men )?(?:är|is|are) (?:\S{1,60} ){1,12}?(?:bra|dålig|dåligt|dåliga|meningslös\w*|onödig\w*|good|bad"
    r"|useless)(?=\W*$)"
    r"|bra eller dålig\w*|good or bad|any good"
    r"|håller (?:\S{1,60} ){0,8}?måttet|klokt eller|är det (?:klokt|rätt|rimligt|smart|dumt|vettigt|bra|dåligt) att"
    r"|vem (?:kommer|ska) (?:jag )?(?:att )?(?:vinna|rösta)"
    r"|(?:vem|vilket parti|which party|who) (?:ska|borde|should|kommer att|is going to"
    r"|will) (?:\S{1,20} ){0,2}?(?:rösta|vinna|win|vote)"
)
VALUING = frozenset(
    ("bra", "dålig", "dåligt", "dåliga", "meningslös", "meningslöst", "onödig", "onödigt", "good", "bad", "useless")
)
"""Words of opinions: they name no matter."""
_PRIVATE = (
    r"sjukskriven|sjukskrivning|sjukfrånvaro|sjuk|frånvarande|lön|lönen|tjänar|inkomst|diagnos|betyg|privatadress"
    r"|hemadress|skild|gravid|ålder|mobilnummer|telefonnummer|sparken|avskedad|uppsagd|varning"
    r"|missbruk|skulder|religion|salary|earn|earns|sick leave|on leave|home address|phone number|fired|pregnant"
)
_PRIVATE_MATTER = whole(_PRIVATE)
_PERSON_NAMED = re.compile(
    r"(?<![\w.])(?!(?:Vad|Hur|Är|Har|När|Var|Vem|Vilken|Vilket|Vilka|Is|Has|What|How|When|Where|Who|Does|Did)\s)"
    r"[A-ZÅÄÖ][a-zåäöéü]{1,20} (?:(?:von|af|de) )?[A-ZÅÄÖ][a-zåäöéü-]{2,25}(?:s)?(?![\w-])"
)
_SOMEBODY = whole(
    r"(?:min|vår|mina|våra|my|our) (?:chef|kollega|kollegor|granne|grannar|lärare|rektor|handläggare|brukare|elev|boss"
    r"|manager|colleague|neighbour|teacher)s?|[^\W\d_]{3,30}(?:chef|direktör|råd|sekreterare|ordförande)(?:en|et)?s?"
)
_FIRST = r"(?:jag|mig|min|mitt|mina|man|i|my|me)"
_OWN_MATTERS = (
    r"semester\w*|lön|löne\w*|lönen|komptid\w*|övertid(?:en)? (?:ut|betald)|vab|vabba\w*|pension\w*|friskvård\w*"
    r"|uppsägningstid\w*|uppsägning(?:en)?|hyra|hyran|hyreskontrakt\w*|föräldraledig\w*"
    r"|föräldrapenning\w*|sjukanmäl\w*|karens\w*|parkeringsbot\w*|böter|lösenord\w*|arbetsschema\w*|schemat"
    r"|ledighet\w*|tjänstledig\w*|skatteåterbäring\w*|anställningsavtal\w*|salary|payroll|pay slip|vacation|holidays?"
    r"|password|sick pay|parental leave|overtime pay|my rent|parking (?:fine|ticket)"
    r"|medicin(?:en|er)?|tabletter(?:na)?|värktablett\w*|feber|medicine"
)
_OWN_MATTER = whole(_OWN_MATTERS)
_MINE = whole(_FIRST)
_HOW_TO = whole(
    r"(?:hur|var|vart|när|kan) (?:ska |kan |gör )?(?:jag|man|vi) (?:för att )?(?:ansök\w*|söker|söka|anmäl\w*"
    r"|överklag\w*"
    r"|beställ\w*|boka\w*|betala\w*|hyra|hyr|säga upp|säger upp|få ut|får ut|logga\w* in|byta|byter|köpa|köper)"
    r"|how (?:do|can|should) (?:i|one|we) (?:apply|register|appeal|book|order|pay|reset|log in|rent|report)"
    r"|(?:kan|får) (?:jag|(?:min|mitt|mina|vår|vårt|våra) \S{1,30}) (?:få|söka|beviljas|nekas)"
    r"|can (?:i|(?:my|our) \S{1,30}) (?:get|apply|be granted)"
    r"|jag (?:vill|ska|behöver) (?:säga upp|ansöka|anmäla|överklaga|boka|byta|betala)|(?:ansöker|anmäler"
    r"|överklagar|bokar|söker) (?:jag|man)"
)
_LAW = whole(
    r"får (?:man|jag|grannen|chefen|de|arbetsgivaren) (?:verkligen |egentligen )?(?:ha|göra|bygga|ta"
    r"|parkera|elda|filma"
    r"|säga|neka|vägra|röka|dricka)|har (?:man|jag) rätt (?:till|att)|är det (?:lagligt|olagligt|tillåtet|förbjudet)"
    r"|får (?:hyresvärden|grannen|chefen|arbetsgivaren|facket) \w+|kan (?:grannen|chefen|arbetsgivaren"
    r"|hyresvärden|de) (?:tvinga|kräva|neka|säga upp|vräka)|vad säger lagen"
    r"|bryter (?:\S{1,40} ){1,4}?mot lagen|kan jag (?:bli )?(?:stämd|stämma|vräkt|åtalad)|straffet för|juridisk hjälp"
    r"|is it (?:legal|illegal|allowed)|am i (?:allowed|entitled)|does the law"
)
_SERVICE = whole(
    r"öppettid\w*|opening hours|matsedel\w*|lunchmeny\w*|tidtabell\w*|busstid\w*|telefonn?umm?er|(?:nästa|sista"
    r"|första) (?:buss|tåg|färja)(?:n|en|et)?|phone number|väder\w*"
    r"|väderprognos\w*|regna\w*|snöa\w*|raining|weather|kötid\w*"
)
_TODAY = whole(
    r"i dag|idag|i morgon|imorgon|i kväll|ikväll|i helgen|på (?:mån|tis|ons|tors|fre|lör|sön)dag|i natt|just nu"
    r"|nu på morgonen"
    r"|vecka \d{1,2}|today|tomorrow|tonight|this weekend|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|right now|i går|igår"
    r"|i jul|på julafton|klockan \d{1,2}"
)
_RUNNING = whole(
    r"öppnar|stänger|öppet|stängt|går (?:sista |nästa |första )?(?:bussen|tåget|färjan)|(?:nästa|sista) (?:buss"
    r"|tåg|färja)"
    r"|serveras|lunch\w*|open|close|closes|served|bussen|tåget|vann|spelar|next bus|last bus|next train"
)

_SPOKEN_OF = (
    sign(
        r"lön(?:en|er|erna)?|tjänar|lönespec\w*|sjuklön|löneutbetalning\w*|semester\w*|komptid\w*|flextid\w*"
        r"|övertid(?:en)?"
        r"|pension(?:en|er)?|sjukskriv\w+|sjukanmäl\w+|sjukdag\w*|vab(?:ba)?|föräldraled\w+|friskvårdsbidrag\w*"
        r"|uppsägning\w*|anställningsavtal\w*|schema(?:t)?|gymkort\w*"
        r"|salary|salaries|wages?|payroll|vacation|holidays?|sick leave pay|overtime|parental leave",
    ),
    sign(
        r"öppettid\w*|(?:is|are) (?:\S{1,40} ){1,4}?open|öppnar|stänger|(?:håller|har) (?:\S{1,40} ){0,3}?öppet"
        r"|telefonn?ummer|mobilnummer|växelnummer"
        r"|mejladress\w*|mailadress\w*|e-postadress\w*|adress(?:en)?|lösenord\w*|logga\w* (?:\S{1,40} )?in"
        r"|inloggning\w*"
        r"|opening hours?|phone number|telephone number|email address|password|log in|login|address of"
    ),
    sign(
        r"(?:ansöker|ansöka|söker) (?:\S{1,40} ){0,3}?(?:om|till|bygglov)|överklaga\w*|anmäler|parkera\w*"
        r"|parkeringsbot\w*"
        r"|köplats\w*|kötid\w*|(?:lång|långa|long) (?:\S{1,40} ){0,2}?(?:kön|köer|köerna|queues?)"
        r"|hyra (?:en|ett|ut|lokal)|får (?:man|jag) (?:ha|ta|lov)|do i apply|appeal a|apply for"
    ),
    sign(
        r"min (?:dotter|son|fru|man|mamma|pappa|chef|lägenhet|bil|tomt|granne|sambo|kollega)|sambo"
        r"|sophämtning\w*|passerkort\w*"
        r"|(?:kan|får|måste|behöver) jag (?!få|se|veta|läsa|hitta|tänka|förhålla|i )|halt ute|väder(?:et)?"
        r"|väderprognos\w*|regna[rdst]*|regn|paraply\w*|snöa[rdst]*|(?:sista|nästa"
        r"|första) (?:buss\w*|tåg\w*)"
        r"|går (?:\S{1,40} ){0,2}?(?:buss|bussen|tåg|tåget)|tidtabell\w*|match(?:en|er)?|landslag\w*|vann|allsvenskan"
        r"|lunch(?:en)?|matsedel\w*|lunchmatsedel\w*|meny(?:n)?|weather|rain(?:ing)?|umbrella|bus|train|timetable"
        r"|football|hockey\w*|who (?:won|wins)|going to win|lunch menu"
    ),
    sign(
        r"granne(?:n|ns|r|rna)?|grannens|häck(?:en)?|hyresvärd\w*|medicin(?:en|er)?|tablett\w*"
        r"|vaccin\w*"
        r"|feber|sjuk när|kommunalskatt\w*|skattesats\w*|deklar\w+|neighbou?r(?:\"s)?|medicine|pills?|vaccine|tax rate"
        r"|(?:riksdags|kommun)?valet|election|fru|hustru|man och barn|kollega(?:n|ns)? (?:haft|har|tjänar)"
    ),
)
"""Speaks of what no plan tells: pay and leave, opening hours, how to apply, weather, a neighbour."""


def outside_of(text: str, *, of_plans: bool) -> Outside | None:
    """Say what sort of outside a question (NFC) is, None when it may be one for the plans.

    `of_plans` says that it names or wants something that plans hold: then only opinions, and somebody's private
    matters by a personal number, are outside.
    """
    if _PERSONAL_NUMBER.search(text):
        return Outside.PERSON
    folded = fold(text)
    if _OPINION.search(folded):
        return Outside.OPINION
    if of_plans:
        return None
    if _PRIVATE_MATTER.search(folded) and (_PERSON_NAMED.search(text) or _SOMEBODY.search(folded)):
        return Outside.PERSON
    if _HOW_TO.search(folded) or (_OWN_MATTER.search(folded) and _MINE.search(folded)):
        return Outside.ERRAND
    if _LAW.search(folded):
        return Outside.LAW
    if _SERVICE.search(folded) or (_RUNNING.search(folded) and _TODAY.search(folded)):
        return Outside.SERVICE
    return None


def speaks_of_outside(folded: str) -> bool:
    """Say whether a folded question speaks of what no plan tells, of whatever sort; plans may be named all the same."""
    return holds_any(_SPOKEN_OF, folded)
