"""Is a question outside what plans can answer, and what sort of outside is it? Pure, over the question's own words.

Only what is plainly outside is said to be: anything else is sought, and refused when it is not found.
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.understanding.kind.sign import whole
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
    r"tycker du|tycker ni|anser du|enligt dig|din åsikt|vad tror du|håller du med|gillar du"
    r"|do you (?:personally )?(?:think|like|agree|believe)|in your (?:opinion|view)"
    r"|är (?:\S{1,60} ){1,12}?(?:en bra|en dålig|ett bra|ett dåligt|vettiga?)|^\W*(?:och |men )?(?:är|is"
    r"|are) (?:\S{1,60} ){1,12}?(?:bra|dålig|dåligt|dåliga|meningslös\w*|onödig\w*|good|bad|useless)(?=\W*$)"
    r"|bra eller dålig\w*|är det (?:klokt|rätt|rimligt|smart|dumt|vettigt|bra|dåligt) att|(?:vem|who) (?:ska|borde"
    r"|should|is going to|will) (?:\S{1,20} ){0,2}?(?:rösta|vinna|win|vote)"
)
_WENT = whole(r"gick|gått|går|went|gone")
"""Asks how something went: a verdict, and no opinion."""
VALUING = frozenset(
    ("bra", "dålig", "dåligt", "dåliga", "meningslös", "meningslöst", "onödig", "onödigt", "good", "bad", "useless")
)
"""Words of opinions: they name no matter."""
_PRIVATE = (
    r"sjukskriven|sjukskrivning|sjukfrånvaro|sjuk|frånvarande|lön|lönen|tjänar|inkomst|diagnos|betyg|privatadress"
    r"|hemadress|skild|gravid|ålder|mobilnummer|telefonnummer|sparken|avskedad|uppsagd|varning|missbruk|skulder"
    r"|religion|salary|earn|earns|phone number|fired|pregnant"
)
_PRIVATE_MATTER = whole(_PRIVATE)
_PERSON_NAMED = re.compile(
    r"(?<![\w.])(?!(?:Vad|Hur|Är|Har|När|Var|Vem|Vilken|Vilket|Vilka|Is|Has|What|How|When|Where|Who|Does"
    r"|Did)\s)[A-ZÅÄÖ][a-zåäöéü]{1,20} (?:(?:von|af|de) )?[A-ZÅÄÖ][a-zåäöéü-]{2,25}(?:s)?(?![\w-])"
)
_SOMEBODY = whole(
    r"(?:min|vår|mina|våra|my|our) (?:chef|kollega|kollegor|granne|grannar|lärare|rektor|handläggare|brukare|elev"
    r"|boss|manager|colleague|neighbour|teacher)s?|[^\W\d_]{3,30}(?:chef|direktör|råd|sekreterare|ordförande)(?:en"
    r"|et)?s?"
)
_FIRST = r"(?:jag|mig|min|mitt|mina|man|i|my|me)"
_OWN_MATTERS = (
    r"semester\w*|lön|löne\w*|lönen|komptid\w*|vab|vabba\w*|pension\w*|friskvård\w*|uppsägningstid\w*"
    r"|uppsägning(?:en)?|hyra|hyran|hyreskontrakt\w*|föräldraledig\w*|föräldrapenning\w*|sjukanmäl\w*|karens\w*"
    r"|parkeringsbot\w*|böter|lösenord\w*|arbetsschema\w*|schemat|ledighet\w*|tjänstledig\w*|skatteåterbäring\w*"
    r"|anställningsavtal\w*|salary|payroll|vacation|holidays?|password|parental leave|medicin(?:en|er)?"
    r"|tabletter(?:na)?|värktablett\w*|feber|medicine"
)
_OWN_MATTER = whole(_OWN_MATTERS)
_MINE = whole(_FIRST)
_HOW_TO = whole(
    r"(?:hur|var|vart|när|kan) (?:ska |kan )?(?:jag|man|vi) (?:för att )?(?:ansök\w*|söker|söka|anmäl\w*"
    r"|överklag\w*|beställ\w*|boka\w*|betala\w*|hyra|hyr|säga upp|säger upp|byta|byter|köpa|köper)|how (?:do|can"
    r"|should) (?:i|one|we) (?:apply|register|appeal|book|order|pay|reset|log in|rent|report)|(?:kan|får) (?:jag"
    r"|(?:min|mitt|mina|vår|vårt|våra) \S{1,30}) (?:få|söka|beviljas|nekas)|can (?:i|(?:my|our) \S{1,30}) (?:get"
    r"|apply)|jag (?:vill|ska|behöver) (?:säga upp|ansöka|anmäla|överklaga|boka|byta|betala)|(?:ansöker|anmäler"
    r"|överklagar|bokar|söker) (?:jag|man)"
)
_LAW = whole(
    r"får (?:man|jag|grannen|chefen|de|arbetsgivaren) (?:egentligen )?(?:ha|göra|bygga|ta|parkera|elda|filma|säga"
    r"|neka|vägra|röka|dricka)|har (?:man|jag) rätt (?:till|att)|är det (?:lagligt|olagligt|tillåtet|förbjudet)"
    r"|kan (?:grannen|chefen|arbetsgivaren|hyresvärden|de) (?:tvinga|kräva|neka|säga upp|vräka)|vad säger lagen"
    r"|bryter (?:\S{1,40} ){1,4}?mot lagen|kan jag (?:bli )?(?:stämd|stämma|vräkt|åtalad)|straffet för"
    r"|is it (?:legal|illegal|allowed)|does the law"
)
_SERVICE = whole(
    r"öppettid\w*|opening hours|matsedel\w*|lunchmeny\w*|tidtabell\w*|busstid\w*|telefonn?umm?er|(?:nästa|sista"
    r"|första) (?:buss|tåg|färja)(?:n|en|et)?|phone number|väder\w*|väderprognos\w*|regna\w*|snöa\w*|raining"
    r"|weather|kötid\w*|kö(?:n|er|erna)"
)
_TODAY = whole(
    r"i dag|idag|i morgon|imorgon|i kväll|ikväll|på (?:mån|tis|ons|tors|fre|lör|sön)dag|just nu|vecka \d{1,2}|today"
    r"|tomorrow|tonight|right now|i går|igår|i jul|på julafton|klockan \d{1,2}"
)
_RUNNING = whole(
    r"öppnar|stänger|öppet|stängt|går (?:sista |nästa |första )?(?:bussen|tåget|färjan)|(?:nästa|sista) (?:buss|tåg"
    r"|färja)|serveras|lunch\w*|open|close|closes|served|bussen|tåget|vann|spelar"
)


def outside_of(text: str, *, of_plans: bool) -> Outside | None:
    """Say what sort of outside a question (NFC) is, None when it may be one for the plans.

    `of_plans` says that it names or wants something that plans hold: then only opinions, and somebody's private
    matters by a personal number, are outside.
    """
    if _PERSONAL_NUMBER.search(text):
        return Outside.PERSON
    folded = fold(text)
    if _OPINION.search(folded) and not _WENT.search(folded):
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
