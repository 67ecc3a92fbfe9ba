"""The signs by which a question shows its kind, read on its skeleton (see `assistant.understanding.skeleton`). Data.

Tables are in order of strength within a kind only; which kind goes before which is told in
`assistant.understanding.kinds`, and what no plan tells in `assistant.understanding.outside`. Every pattern is linear.
"""

from __future__ import annotations

import re

from assistant.understanding.sign import sign, whole

_PLANNED = r"GOAL|ACTIVITY|INDICATOR|VALUE|VERDICT|DOCUMENT|ORGAN|NAME|PLAN"
_PLAN = r"PLAN|(?:verksamhets|handlings|mål)?plan(?:en|er|erna|ens)?|lup|(?:mål)?program\w*|\w*bokslut\w*"
_FEW = r"(?:\S{1,40} ){0,%d}?"
_NO = (
    r"(?:ingen|inget|inga|inte (?:\S{1,40} ){0,2}?(?:en enda|någon|något|några)|nobody|no one|none of|not any"
    r"|not a single|no)"
)

_YES_OR_NO = (
    r"^\W*(?:(?:och|men|så|and|but) )?(?:är|var(?= (?:det|de|målet|NAME|alla))|har|hade|blev|blir|gick|går|kom"
    r"|kommer|klara[rd]\w*"
    r"|når|nådde|ser|kan|ska|följs|mäts|täcks|bidrar|lyck\w+|finns|fanns|is|are|was|were|has|have|had|did|do"
    r"|does|will|can)(?= )"
)
"""How a question begins that is answered by yes or no."""
_WEIGHED = (
    r"bra|dålig\w*|bästa?|sämsta?|vettig\w*|rimlig\w*|realistisk\w*|lagom|tillräcklig\w*|meningsfull\w*|flum\w*"
    r"|luddig\w*"
    r"|o?tydlig\w*|snåla?|modig\w*|ambitiös\w*|onödig\w*|viktig\w*|svår\w*|lätta?|krånglig\w*|smarta?|good|bad"
    r"|best|worst"
    r"|reasonable|realistic|sensible|ambitious|clear|unclear|vague|enough|important"
)
"""Words that weigh what is good."""

OPEN = (
    sign(
        r"(?:skapa|utforma|rita|komponera|uppfinn|tänk ut|fantisera|författa|create|invent|design|compose"
        r"|imagine|propose)"
        r" (?:ett|en|några|nya|fler|a|an|some|new)|rekommender\w+|recommend|kritik(?:en)? (?:på|mot|av)"
        r"|kritisera|argument\w*|räcker (?:verkligen|det här|de här|ACTIVITY|GOAL)"
        r"|hur (?:formulerar|skriver|utformar) man|om (?:du|jag|vi|man) (?:fick|får) (?:bestämma|välja|önska)|dröm\w*"
    ),
    sign(rf"för (?:{_WEIGHED}|få|många)\W*$", beside=rf"{_YES_OR_NO}"),
    sign(
        r"(?:bästa|sämsta|viktigaste|finaste|smartaste|best|worst|most important) (?:\S{1,40} ){0,2}?(?:GOAL"
        r"|ACTIVITY|INDICATOR)",
    ),
    sign(
        r"(?:skulle|hade|vill|kan) du (?:\S{1,40} ){0,3}?(?:formulera|prioritera|välja|göra|sätta|föreslå"
        r"|säga|ge)"
        r"(?! (?:upp|mig|oss|hur|vad|vilka|en lista|listan))|om du (?:var|vore|fick)|if you were"
        r"|would you (?:choose|do|say|change|pick|prefer)"
        r"|dit[t] råd|ditt (?:råd|tips|förslag)|dina (?:råd|tips|förslag|tankar)|råd till|inspiration\w*|inspirera"
        r"|your (?:advice|thoughts|suggestion)|advice (?:to|for|on)|press release|pressmeddelande\w*|tal till|skål"
    ),
    sign(
        r"(?:kan|ska|borde|should|can) (?:vi|man|we) (?:\S{1,40} ){0,2}?(?:annat|annorlunda|mer|bättre|slå ihop"
        r"|ta bort|lägga till"
        r"|else|differently|better|more)|hur (?:kan|kunde|ska) (?:vi|man"
        r"|kommunen) (?:\S{1,40} ){0,2}?(?:förbättra|öka|höja|minska"
        r"|utveckla|stärka)|how (?:can|could|might|should) (?:we|one)",
        unless=r"enligt|according to",
    ),
    sign(
        r"spåna\w*|förslag (?:på|till)|suggestions? (?:for|on|about)|kom(?:ma)? på|tipsa|tips (?:på|om)"
        r"|måla upp|din (?:åsikt|mening|uppfattning)|enligt dig|anser du|vad anser|tror du|gillar du"
        r"|your (?:view|opinion)"
        r"|do you (?:\w+ )?(?:think|believe|like|prefer)|you (?:\w+ )?think|in your opinion|what if"
        r"|(?:egen|ny|new|own) strateg\w+|slogan\w*|debattartikel|insändare|recept på|idé|idé(?:n|er|erna)|idea"
    ),
    sign(
        r"(?:hjälp|help)\w* (?:\S{1,40} ){0,3}?(?:skriva|formulera|utforma|hitta på|komma på|write|draft|word)"
        r"|(?:skriv|författa|write|compose)(?: (?:ett|en|om|mig|på|a|an|me|the))(?!\w)|omformulera|skriv om"
    ),
    sign(
        r"borde|should (?:we|our|the (?:municipality|council|next))|our next|bör (?:vi|kommunen|man|nästa|nämnden|WHO)",
        unless=r"(?:när|when|by when|vad (?:ska|bör) (?:\S{1,40} ){0,3}?klart)|should be"
        r"|should (?:\S{1,40} ){1,4}?reach"
        r"|should (?:\S{1,40} ){1,4}?be (?:in place|ready|done)",
    ),
    sign(
        rf"(?:hur|vad|vilka|vilket|what|how|which) {_FEW % 6}(?:skulle|could|would|might)"
        r" (?:\S{1,40} ){0,4}?(?:kunna|passa|vara|hända|bli|få|göra|be|happen|work|do|make|suit|fit)"
        r"|skulle (?:vi|man|kommunen) kunna|hur (?:kan|ska|får) (?:vi|man|kommunen) (?:bli|få|göra|förbättra|öka) "
        r"(?:\S{1,40} ){0,3}?(?:bättre|fler|mer|nöjda\w*|fart)|vad (?:kan|skulle) (?:vi|man) göra (?:bättre"
        r"|annorlunda|mer)",
        unless=r"skulle (?:jag|du|ni) (?:vilja|behöva|kunna (?:få|se|visa|lista|ge|säga|berätta))",
    ),
    sign(
        rf"(?:är|are|is) {_FEW % 5}(?:bra|dålig\w*|vettig\w*|rimlig\w*|realistisk\w*|lagom|tillräcklig\w*"
        rf"|meningsfull\w*"
        r"|flum\w*|good|bad|reasonable|realistic|sensible|ambitious)(?: \w+)?\W*(?:$|eller|or|för|enough|nog|i )",
        beside=rf"{_PLANNED}|WHO|{_PLAN}",
    ),
    sign(
        r"(?:bra|bäst|good) (?:eller|or) (?:\w+ )?(?:dålig\w*|bad)"
        r"|viktigast enligt",
        unless=r"gick|gått|går|went|gone",
    ),
    sign(
        r"(?:vilk\w+|which|what) (?:\S{1,40} ){0,3}?(?:är|is|are) (?:\S{1,40} ){0,3}?(?:viktigast|bäst"
        r"|most important|best)"
        r"|(?:vilka|vilket|what) argument\w*|argumentera"
    ),
)
"""Asks for something new, or for an opinion."""

MEANING = (
    sign(r"vad (?:menar|avser) (?:\S{1,40} ){1,3}?(?:NAME|med)"),
    sign(r"\S{1,40} ?= ?(?=\?|$)"),
    sign(r"(?:är|is|are) (?:\S{1,40} ){1,5}?(?:samma sak|the same thing|the same)", unless=r"WHEN|WHO|NAME|PLAN"),
    sign(r"(?:ordet|begreppet|termen|uttrycket|förkortningen|bokstäverna|the (?:word|term|concept))"),
    sign(r"mena(?:r|de|s)? (?:\S{1,40} ){0,2}?med (?:det|de|detta)|what (?:did|does|do) (?:\S{1,40} ){1,3}?mean by"),
    sign(r"vad (?:är|var) (?:\S{1,40} ){1,4}?för något|short for|förstå (?:ordet|begreppet|termen|uttrycket)"),
    sign(
        r"^\W*(?:\S{1,40} ){0,2}?\S{1,40}\W{1,3} ?(?:vad|what) (?:är|betyder|innebär|is) (?:det|de|it"
        r"|that)(?! \w*s? \w)"
    ),
    sign(r"^\W*vad är (?:det|de)(?: egentligen)?(?= ?[?.!])|vad innebär|vad betyder|vad menar de|vad menas|vad avses"),
    sign(
        r"lägg(?:er|s)? (?:\S{1,40} ){0,2}?i (?:ordet|begreppet|termen)|what(?:'s| is"
        r"| does) (?:\S{1,40} ){1,3}?(?:mean|meant)"
    ),
)
"""Asks what a word means."""

TERMS_APART = whole(
    r"förra|föregående|gamla|nya|tidigare|innan|då|nu|previous|earlier|old|WHEN|WHO (?:\S{1,40} ){0,6}?WHO|sig"
    r"|what differs|planen|planerna|programmet|programmen"
)
"""Makes of a difference one between things that are, rather than between words."""

COUNT = (
    sign(
        r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d{1,3}|two|three|four|five|six) (?:eller|or) (?:två|tre"
        r"|fyra|fem|sex"
        r"|sju|åtta|nio|tio|elva|\d{1,3}|three|four|five|six|seven)",
        beside=_PLANNED,
    ),
    sign(r"(?:siffra|siffran|tal) på antalet"),
)

_EARLIER = (
    r"förra|föregående|förr|tidigare|gamla|innan|dessförinnan|previous|earlier|former|old|before|sen sist|sedan sist"
    r"|(?:sedan|efter|since|after|mot|än) (?:WHEN|dess)|(?:WHEN|PLAN) (?:\S{1,60} ){0,14}?(?:WHEN|PLAN)"
    r"|byttes ut|byter|bytte"
    r"|(?:nya|new) (?:\S{1,40} )?(?:program\w*|planen|lup|plan|programme)|(?:planerna|programmen) för WHEN|redan"
)
_CHANGED = (
    r"försvann|försvinn\w+|försvunn\w+|togs bort|tagits? bort|tas bort|plocka\w* bort|strök\w*|struk\w*|ströks"
    r"|skippa\w*|slopa\w*|utgått|utgick|avskaffa\w*|föll bort|fallit bort|rök"
    r"|(?:kom|kommit|finns|fanns|är|var|står|stod|togs|fick|hade|har) inte (?:\S{1,40} ){0,2}?(?:med|kvar"
    r"|längre|i|WHEN|NAME|PLAN)"
    r"|inte (?:\S{1,40} ){0,2}?(?:fanns|finns|stod|kvar|längre)|kvar"
    r"|(?:följ|häng)\w* (?:\S{1,40} ){0,6}?med(?= från| till|\W*$|,| sedan| in)|lev(?:er|de|t) vidare"
    r"|återkom\w*|återfinns"
    r"|ny|nya|nytt|nytillkom\w*|tillkom\w*|tillägg\w*|(?:kom|kommit) till|lag[tdr]\w* till|lades till"
    r"|bytt(?:e)? namn|omskriv\w*|omformuler\w*|flytta[td]\w*|desamma|samma|oförändra\w*|sig lik\w*|motsvar\w*"
    r"|hänt|added|dropped|removed|kept|carried|gone|remain\w*|new|renamed|reworded|unchanged|continued?|not in|were not"
)

COMPARE = (
    sign(
        r"annorlunda|different|men inte (?:nu|längre|WHEN|i)|(?:fler|färre|mer|mindre|högre|lägre|more"
        r"|fewer) (?:\S{1,40} ){0,3}?(?:sedan|since)",
        beside=rf"{_EARLIER}|WHEN",
    ),
    sign(
        r"(?:nya|nytt|andra|annat) namn|heter (?:\S{1,40} ){0,2}?annat|höj(?:ts|des|t|de)|sänk(?:ts|tes|t|te)"
        r"|skärp(?:ts|tes|t|te)"
        r"|raised|lowered|(?:la|lade|lagt|lägger) (?:\S{1,40} ){0,3}?till(?! grund)"
        r"|kvar (?:\S{1,40} ){0,3}?(?:från|sedan|since|from)",
        beside=rf"{_PLANNED}|{_PLAN}|WHO",
    ),
    sign(r"(?:mer|mindre|längre|kortare|more|less) (?:\S{1,40} )?än (?:\S{1,40} )?(?:förra|gamla|tidigare)"),
    sign(
        r"WHEN (?:kontra|vs\.?|versus|jämfört|gentemot|mot|eller) (?:\S{1,40} ){0,3}?WHEN|kontra|versus"
        r"|vs\.?",
        beside=r"WHEN|PLAN|WHO",
    ),
    sign(
        r"(?:flest|fler|färre|färst|störst|mest|most|more|fewest|fewer)",
        beside=r"WHO (?:eller|or|och"
        r"|and) (?:\S{1,40} )?WHO",
    ),
    sign(r"WHO (?:\S{1,60} ){0,8}?(?:inte|not|medan|while) (?:\S{1,40} ){0,3}?WHO"),
    sign(r"(?:upp eller ner|uppåt eller nedåt|ökar eller minskar|ökat eller minskat|up or down)"),
    sign(r"(?:taken over|tagits över|ärvt|ärvda?|övertagna?|nyhet(?:er|erna)?)", beside=rf"{_PLANNED}|{_PLAN}"),
    sign(r"skillnad(?:en|er|erna)? (?:mellan|på|i)", beside=r"WHEN|PLAN .{0,60}PLAN"),
    sign(_CHANGED, beside=_EARLIER),
    sign(
        r"försvann|försvunn\w+|togs bort|tagits? bort|ströks|strukits|nytillkom\w*|tillkommit|bytt namn|oförändra\w*"
        r"|flyttats? till ett annat|slopades|slopats|utgått|utgick|sen sist|sedan sist|then and now|då och nu",
        beside=rf"{_PLANNED}|{_PLAN}",
    ),
    sign(
        r"samma (?:\S{1,40} ){0,2}?(?:GOAL|håll|mål|ACTIVITY)|gemensamma (?:\S{1,40} )?(?:GOAL|ACTIVITY)"
        r"|gemensamt|gemensamma\W*$|in common|överlapp\w*|overlap\w*"
        r"|den ena (?:\S{1,40} ){0,8}?den andra|(?:hur|så) olika|möts (?:ORGAN|de)",
        beside=rf"{_PLANNED}|WHO|{_PLAN}",
    ),
    sign(
        r"(?:delar|dela|delas|shares|shared) (?:\S{1,40} ){0,2}?(?:på|av|mellan|by|between|GOAL|NAME)",
        beside=r"ORGAN|WHO",
    ),
    sign(
        r"(?:flera|flest|fler än en|mer än en|mer än ett|more than one|several|multiple|två eller flera|most)"
        r" (?:\S{1,40} ){0,2}?(?:ORGAN|av (?:de|dem)|ACTIVITY)",
        beside=r"GOAL|NAME",
    ),
    sign(
        r"(?:både|both) (?:\S{1,40} ){0,2}?WHO (?:och|and) (?:\S{1,40} ){0,2}?WHO|(?:skiljer|skilja"
        r"|skilde) (?:\S{1,40} ){0,8}?från"
    ),
    sign(
        r"(?:högre|lägre|större|mindre|bättre|sämre|fler|färre|mer|higher|lower|better|worse|more|fewer|less)"
        r" (?:\S{1,40} ){0,5}?(?:än|than) (?:\S{1,40} )?(?:WHEN|förra|året|föregående|tidigare|före|innan|before|last)"
    ),
    sign(
        r"vad (?:blev|hände) (?:det )?(?:\S{1,40} ){0,2}?(?:av|med) (?:\S{1,40} ){0,3}?(?:NAME|GOAL|gamla)",
        beside=_EARLIER,
    ),
    sign(
        r"compares?|(?:same|similar|different) ways?|differs?|på samma sätt|(?:står|ställ\w*|lägg"
        r"|(?<!vad )(?<!ket )(?<!sad )sätt) (?:\S{1,40} ){0,6}?(?:bredvid|mot|intill|sida vid sida)"
    ),
)
"""Sets one time, one plan or one organ beside another."""

_JUDGED = (
    r"uppfyll\w*|uppnå\w*|nå|nås|når|nådde\w*|nått\w*|klara[rdst]?\w*|met|reached?|achieved?|genomför\w*"
    r"|påbörja\w*|lyck\w*"
    r"|kom (?:upp|fram)|fulfilled|completed"
)
GAP = (
    sign(
        r"(?:vem|vilka|who) (?:har|lämnade|skickade|have|has|did) (?:\S{1,40} ){0,3}?(?:inte|not|ännu inte|\w+n\"t)",
        beside=rf"{_PLAN}|DOCUMENT|GOAL|ACTIVITY|INDICATOR",
        unless=_JUDGED,
    ),
    sign(
        r"ACTIVITY (?:\S{1,60} ){0,4}?(?:inte|not|\w+n\"t|ej) (?:\S{1,40} ){0,3}?(?:koppl\w*|knut\w*|knyt\w*"
        r"|hör|stödjer|bidrar|tied"
        r"|linked|connected|support)"
    ),
    sign(
        r"(?:INDICATOR|ACTIVITY|DOCUMENT|VALUE|ORGAN) (?:till|för|på|from|for) (?:varje|alla|samtliga|every"
        r"|each|all)",
        beside=_YES_OR_NO,
    ),
    sign(r"(?:var|where) (?:\S{1,40} ){0,2}?(?:saknar|saknas|brister|is there no)"),
    sign(
        r"(?:alla|samtliga|varje|all|every|each) (?:\S{1,40} ){0,2}?(?:GOAL|INDICATOR|ACTIVITY|ORGAN"
        r"|DOCUMENT) (?:\S{1,60} ){0,8}?"
        r"(?:GOAL|INDICATOR|ACTIVITY|VALUE|DOCUMENT|ORGAN|VERDICT|mätta?|följda?|täckta?|med)",
        beside=_YES_OR_NO,
        unless=_JUDGED,
    ),
    sign(
        r"(?:vilka|vilken|vilket|finns det|which|what|any) (?:\S{1,40} ){0,3}?(?:GOAL|INDICATOR|ORGAN|DOCUMENT)"
        r" (?:\S{1,60} ){0,6}?(?:inte|aldrig|ej|not|never|\w+n't)",
        unless=rf"{_JUDGED}|klara?|färdig\w*|hör|ligger|ingår|belong|WHEN .{{0,80}}WHEN",
    ),
    sign(
        r"glöms? bort|glömdes bort|glömda|fallit mellan stolarna|vad fattas|vad saknas",
        beside=rf"{_PLANNED}"
        rf"|{_PLAN}|WHO",
    ),
    sign(
        r"(?:ingen|inget|inga)(?! ann?an?t?| andra)|nobody|no one|none of",
        beside=rf"{_PLANNED}|{_PLAN}",
        unless=_JUDGED,
    ),
    sign(rf"{_NO} (?:\S{{1,40}} ){{0,3}}?(?:{_PLANNED}|{_PLAN}|uppföljning\w*|ansvarig\w*|koppling\w*)"),
    sign(
        r"utan (?!till|för|att|i|på|även|också)(?:\S{1,40} ){0,2}?(?:ACTIVITY|INDICATOR|GOAL|VALUE|VERDICT"
        r"|DOCUMENT|ORGAN"
        rf"|{_PLAN}|ansvarig\w*|ägare|uppföljning\w*|mått|siffr\w*|koppl\w*|bedömning\w*|betyg)"
    ),
    sign(
        r"(?:inte|aldrig|ej|not|never|isn't|aren't) (?:\S{1,40} ){0,4}?(?:bedöm\w*|uppföljda?|följ\w* upp"
        r"|följts upp|mät\w*"
        r"|jobba\w*|arbeta\w*|koppl\w*|knut\w*|knyt\w*|täck\w*|lämna[td]\w*|tagit upp|ställning|redovisa\w*"
        r"|rapport\w*|fått"
        r"|stöd\w*|assessed|judged|measured|followed|covered|linked|reported)",
        beside=rf"{_PLANNED}|{_PLAN}|WHO",
        unless=_JUDGED,
    ),
    sign(
        r"(?:stöds|mäts|följs|täcks|berörs|nämns|omfattas|bedöms|bedömdes|kopplas) (?:\S{1,40} ){0,2}?(?:inte"
        r"|aldrig|ej|av ingen)",
        unless=_JUDGED,
    ),
    sign(
        r"luck(?:a|an|or|orna)|bort?glömd\w*|vita fläckar|obedömd\w*|ouppfölj\w*|hoppat?s? över|förbisedd\w*"
        r"|lämna(?:ts|de|t) utan"
        r"|varken|står (?:helt )?tom\w*|gaps?|left out|overlooked|unmeasured|unassessed|saknade?",
        beside=rf"{_PLANNED}|{_PLAN}",
    ),
    sign(
        r"(?:missat|glömt|förbisett|missed|forgotten)(?: bort)? (?:\S{1,40} )?(?:någon|något|några|any)",
        beside=_PLANNED,
    ),
)
"""Asks what there is not."""

LABELLED = (
    sign(
        r"(?:läget|status(?:en)?|VERDICT) (?:\S{1,40} ){0,2}?(?:anges|står|är satt|sätts) som|(?:har|med"
        r"|fått) (?:VERDICT|status) ?\""
        r"|märkta?|markerade?|flaggade?|i kolumnen|marked as|(?:fått|som)(?= \"\w)",
        unless=r"vilken VERDICT|vad (?:är|har) (?:\S{1,40} ){0,2}?VERDICT|GOAL|NAME \w+ VERDICT",
    ),
)
"""Asks for the activities that a plan gives a certain status."""

STATUS = (
    sign(
        r"(?:gick|gått|går|went|gone) (?:bra|dåligt|snett|fel|sämst|bäst|well|badly|wrong)|(?:godkänt"
        r"|underkänt) (?:på|för)"
    ),
    sign(
        r"i linje med|(?<!att )lev\w+ upp till|live[ds]? up to|blivit av|blev (?:det )?av\W*$|kom (?:man|ni|de|vi|WHO) fram till|(?:ligger|är"
        r"|står) på (?:rött|gult|grönt)|on target"
        r"|enligt plan\W*$|ikapp|hur pass mycket"
    ),
    sign(
        r"hur (?:slutade|landade|föll|stod|står|blev|lyckas|lyckades|klarade|klarar)(?= )|vad har hänt med"
        r"|vad hände med|på plats\W*$"
        r"|ser det ut (?:som )?att|i vilken fas|(?:omdöme|betyg)(?:et)? (?:\S{1,40} ){0,2}?(?:på|för) (?:NAME"
        r"|målet|GOAL)"
        r"|(?:bra|gott) eller dåligt|(?:kom|kommit|är|var) (?:\S{1,40} ){0,2}?i mål|(?:kom|kommit|är|gå"
        r"|gick) (?:\S{1,40} ){0,2}?i GOAL\W*$",
        unless=r"hur många|hur ser du",
    ),
    sign(
        r"(?:^|, )\W*(?:är|blev|har|is|was|has) (?:\S{1,60} ){1,12}?(?:byggd?|byggts|byggda|gjord|gjort|gjorda"
        r"|invigd\w*|införd\w*|införts"
        r"|anlagd\w*|anlagts|\w{3,}[ae]ts|\w{3,}era[td]e?|built|opened|introduced|launched)\W*$"
    ),
    sign(
        r"^\W*(?:klara[rd]\w*|når|nådde|lyck\w+|uppnå\w*|uppfyll\w*|missa\w*|kommer) (?:vi|man|kommunen|de|WHO"
        r"|NAME|målet)"
    ),
    sign(r"delvis|partly|partially", beside=r"GOAL|NAME"),
    sign(r"hur långt (?:\S{1,60} ){0,8}?(?:kommit|nått|hunnit|gått)|how far"),
    sign(
        r"hur (?:går|gick|ligger|blev|har) (?:det|vi|de)(?: egentligen)? (?:\S{1,40} ){0,3}?(?:för|med"
        r"|till|i)(?! att)"
        r"|hur (?:går|gick) (?:\S{1,40} ){0,3}?(?:för|med|NAME|GOAL)|hur ser (?:det|prognos\w*|läget) ut"
        r"|how (?:is|are|did|has"
        r"|have|was|were) (?:\S{1,40} ){1,8}?(?:going|go|gone|doing|fare\w*|progress\w*)",
        unless=r"hur (?:går|gick) det till(?! \w+s)|till väga|vad går",
    ),
    sign(
        r"i (?:hamn|lås|land|fas)|lyckades|lyckats|sprack|spruckit|bakläxa|åt skogen|omdömen?|omdömet|som tänkt"
        r"|kommit någon vart"
        r"|nådd[ae]?|(?:ligger|släpar|är) (?:\S{1,40} ){0,2}?efter(?: (?:i )?(?:tid|plan|schema)\w*)"
        r"|kom(?:mit)? (?:inte )?upp (?:i|till)"
        r"|(?:hamna\w*|ligger|låg|blev|landa\w*) (?:under|över) (?:målet|GOAL|VALUE|sitt|sina)|(?:fell|fall"
        r"|falls|falling) short|meet"
        r"|klättrat|turn(?:ed)? out for|gått (?:bra|dåligt|vägen)|vilke[nt] (?:färg|betyg) (?:fick|har"
        r"|får) (?:NAME|målet|GOAL)"
    ),
    sign(
        r"läget|läge|status\w*|igång|i gång|på gång än",
        beside=r"NAME|GOAL|ACTIVITY|WHO|INDICATOR|\w{6,}",
        unless=r"hur (?:många|mycket)|nuläge\w*|(?:vad|vilket|vilken|what|which) (?:\S{1,40} ){1,6}?(?:igång"
        r"|i gång)|på gång|\w+läge\w*",
    ),
    sign(
        r"^\W*(?:(?:och|men|and) )?(?:är|blev|blir|har|is|are|was|were|has|have|did) .{1,160}?(?:klara?|klart"
        r"|färdig\w*|igång"
        r"|i gång|startat|upp|done|finished|ready|started|i hamn)\W*(?: (?:eller|än|ännu|nu|yet|or)(?!\w).{0,60})?$"
    ),
    sign(
        r"(?:nådde|når|nått|nåtts|missa\w*|klara\w*|uppnå\w+|uppfyll\w+|upp i|met|reach(?:ed)?|missed"
        r"|meet) (?:\S{1,40} ){0,5}?VALUE"
        r"|VALUE (?:\S{1,40} ){0,8}?(?:nåddes|nåtts|uppnå\w*|uppfyll\w*|sprack|met|reached|missed)",
        unless=r"(?:vilket|vilka|vad är|vad var|hur (?:högt|stort|hög)|what|which) (?:\S{1,40} )?VALUE",
    ),
    sign(r"(?:blev|är|var) (?:\S{1,40} ){0,3}?NAME (?:\S{1,40} )?(?:nått|nådd|klart|godkänt)"),
    sign(
        r"hur blev det (?:\S{1,40} ){0,2}?(?:med|för)|hur gick (?:det )?(?:\S{1,40} ){0,3}?(?:med|för)"
        r"|vad säger uppföljningen"
    ),
    sign(r"^\W*gick (?:målet )?NAME"),
    sign(
        r"^\W*(?:did|has|have|will) .{1,160}?(?:reach|reached|achieve|achieved|met|fulfil|hit|attain|live up to"
        r"|on track)"
    ),
)
"""Asks how it went, or how far something has come."""

DONE = (
    sign(
        r"(?:finns|är|händer|görs) det (?:\S{1,40} )?(?:något|några \S{1,40}) (?:på gång|planerat|som görs"
        r"|igång|för|mot|kring|åt)",
        unless=r"GOAL|INDICATOR|DOCUMENT|utfall",
    ),
    sign(
        r"(?:vem|vilka|who) (?:\S{1,40} ){0,2}?(?:bidrar|hjälper|stöttar|arbetar|jobbar|contributes?|helps?"
        r"|works?)",
        beside="NAME",
    ),
    sign(r"(?:vem|vilka|who) (?:gör|does|do) (?:vad|what)", beside=r"NAME|GOAL"),
    sign(r"målkoppling\w*|målmässigt|(?:hör|hörde|vart hör) (?:\S{1,40} ){0,4}?hemma", beside=r"GOAL|mål\w+"),
)
"""Asks what is done for something, or what something is for."""
LISTED = (
    sign(
        r"vad (?:är|var|finns) det för (?:\S{1,40} )?(?:GOAL|ACTIVITY|INDICATOR|DOCUMENT"
        r"|ORGAN)(?! för något)",
        unless="NAME",
    ),
    sign(r"dra (?:\S{1,40} ){0,2}?(?:GOAL|ACTIVITY|punkterna|listan)|skriv ut|vems DOCUMENT", unless="NAME"),
    sign(r"vad har (?:WHO )?(?:\S{1,40} )?för (?:GOAL|DOCUMENT)", unless="NAME"),
)
"""Asks for a list in other words than "vilka"."""
FIGURE = (sign(r"(?:vilken|vilket|what|which) (?:siffra|tal|procentsats|figure|level)", unless=r"VERDICT|uppfyll\w*"),)
"""Asks for one figure."""
PLANNED_DOING = re.compile(r"vad pågår|vad (?:har|drar|är|hade) .{1,60}?(?:på gång|i ?gång)")
"""Asks what is going on, not how it went."""
YES_OR_NO = re.compile(_YES_OR_NO)
"""A question that is answered by yes or no."""
