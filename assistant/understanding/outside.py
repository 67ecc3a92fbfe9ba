"""Is a question outside what plans can answer, and what sort of outside is it? Pure, over the question's own words.

Only what is plainly outside is said to be: anything else is sought, and refused when it is not found.
"""

from __future__ import annotations

import re
from enum import StrEnum

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


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


_PERSONAL_NUMBER = re.compile(
    r"(?<![\d-])(?:(?:19|20)\d\d|\d\d)(?:0\d|1[0-2])(?:[0-2]\d|3[01]|[67]\d)[-+ ]?\d{4}(?![\d-])"
)
_OPINION = _any(
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
_PRIVATE_MATTER = _any(_PRIVATE)
_PERSON_NAMED = re.compile(
    r"(?<![\w.])(?!(?:Vad|Hur|Är|Har|När|Var|Vem|Vilken|Vilket|Vilka|Is|Has|What|How|When|Where|Who|Does|Did)\s)"
    r"[A-ZÅÄÖ][a-zåäöéü]{1,20} (?:(?:von|af|de) )?[A-ZÅÄÖ][a-zåäöéü-]{2,25}(?:s)?(?![\w-])"
)
_SOMEBODY = _any(
    r"(?:min|vår|mina|våra|my|our) (?:chef|kollega|kollegor|granne|grannar|lärare|rektor|handläggare|brukare|elev|boss"
    r"|manager|colleague|neighbour|teacher)s?|[^\W\d_]{3,30}(?:chef|direktör|råd|sekreterare|ordförande)(?:en|et)?s?"
)
_FIRST = r"(?:jag|mig|min|mitt|mina|man|i|my|me)"
_OWN_MATTERS = (
    r"semester\w*|lön|löne\w*|lönen|komptid\w*|övertid(?:en)? (?:ut|betald)|vab|vabba\w*|pension\w*|friskvård\w*"
    r"|gymkort\w*|uppsägningstid\w*|uppsägning(?:en)?|hyra|hyran|hyreskontrakt\w*|hyreslägenhet\w*|föräldraledig\w*"
    r"|föräldrapenning\w*|sjukanmäl\w*|karens\w*|parkeringsbot\w*|böter|lösenord\w*|arbetsschema\w*|schemat"
    r"|ledighet\w*|tjänstledig\w*|skatteåterbäring\w*|anställningsavtal\w*|salary|payroll|pay slip|vacation|holidays?"
    r"|password|sick pay|parental leave|overtime pay|my rent|parking (?:fine|ticket)"
    r"|medicin(?:en|er)?|tabletter(?:na)?|värktablett\w*|feber|medicine"
)
_OWN_MATTER = _any(_OWN_MATTERS)
_MINE = _any(_FIRST)
_HOW_TO = _any(
    r"(?:hur|var|vart|när|kan) (?:ska |kan |gör )?(?:jag|man|vi) (?:för att )?(?:ansök\w*|söker|söka|anmäl\w*"
    r"|överklag\w*"
    r"|beställ\w*|boka\w*|betala\w*|hyra|hyr|säga upp|säger upp|få ut|får ut|logga\w* in|byta|byter|köpa|köper)"
    r"|how (?:do|can|should) (?:i|one|we) (?:apply|register|appeal|book|order|pay|reset|log in|rent|report)"
    r"|(?:kan|får) (?:jag|(?:min|mitt|mina|vår|vårt|våra) \S{1,30}) (?:få|söka|beviljas|nekas)"
    r"|can (?:i|(?:my|our) \S{1,30}) (?:get|apply|be granted)"
    r"|jag (?:vill|ska|behöver) (?:säga upp|ansöka|anmäla|överklaga|boka|byta|betala)|(?:ansöker|anmäler"
    r"|överklagar|bokar|söker) (?:jag|man)"
)
_LAW = _any(
    r"får (?:man|jag|grannen|chefen|de|arbetsgivaren) (?:verkligen |egentligen )?(?:ha|göra|bygga|ta|hugga|såga"
    r"|parkera|elda|filma"
    r"|säga|neka|vägra|röka|dricka)|har (?:man|jag) rätt (?:till|att)|är det (?:lagligt|olagligt|tillåtet|förbjudet)"
    r"|får (?:hyresvärden|grannen|chefen|arbetsgivaren|facket) \w+|kan (?:grannen|chefen|arbetsgivaren"
    r"|hyresvärden|de) (?:tvinga|kräva|neka|säga upp|vräka)|vad säger lagen"
    r"|bryter (?:\S{1,40} ){1,4}?mot lagen|kan jag (?:bli )?(?:stämd|stämma|vräkt|åtalad)|straffet för|juridisk hjälp"
    r"|is it (?:legal|illegal|allowed)|am i (?:allowed|entitled)|does the law"
)
_SERVICE = _any(
    r"öppettid\w*|opening hours|matsedel\w*|lunchmeny\w*|tidtabell\w*|busstid\w*|telefonn?umm?er|(?:nästa|sista"
    r"|första) (?:buss|tåg|färja)(?:n|en|et)?|phone number|väder\w*"
    r"|väderprognos\w*|paraply|regna\w*|snöa\w*|raining|weather|kötid\w*|matchen|hockey\w*|fotbollslaget"
)
_TODAY = _any(
    r"i dag|idag|i morgon|imorgon|i kväll|ikväll|i helgen|på (?:mån|tis|ons|tors|fre|lör|sön)dag|i natt|just nu"
    r"|nu på morgonen"
    r"|vecka \d{1,2}|today|tomorrow|tonight|this weekend|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|right now|i går|igår"
    r"|i jul|på julafton|klockan \d{1,2}"
)
_RUNNING = _any(
    r"öppnar|stänger|öppet|stängt|går (?:sista |nästa |första )?(?:bussen|tåget|färjan)|(?:nästa|sista) (?:buss"
    r"|tåg|färja)"
    r"|serveras|lunch\w*|open|close|closes|served|bussen|tåget|vann|spelar|next bus|last bus|next train"
)


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
